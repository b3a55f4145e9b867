"""Lists of what is to come: a dated line under "Upcoming appointments" tells of no visit and no call that was held.

Where each line of such a list begins with its day, it looks like an entry of its own; the words that head the list
stand some lines above.
"""

from clausea import sieve as re
from clausea.evidence.readers.patterns.chart import Chart
from clausea.evidence.units import Unit
from clausea.pages import Page

TO_COME = re.compile(
    r"^\W*(?:(?:upcoming|future|coming)\b(?:\s[\w/&]+){0,4}|(?:scheduled|pending|next|planned|booked)\s"
    r"(?:appointments?|visits?|encounters?|calls?|contacts?|follow-?ups?)|(?:appointments?|visits?|calls?)\s"
    r"(?:scheduled|to come|ahead|made for \w+)|(?:appointment|follow-?up) schedule|to ?-?do(?: list)?)\W*$",
    re.IGNORECASE,
)
"""A heading, alone on its line."""
_ITEM = re.compile(
    r"\s*(?:[-•*▪☐]\s*)?(?:(?:mon|tue|wed|thu|fri|sat|sun)\w*\.?,?\s+)?(?:\d{1,4}[/.-]\d{1,2}|\d{1,2}:\d\d|"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d{1,2}\b)",
    re.IGNORECASE,
)
_HEADS = re.compile(r"\s*(?:date|day|when)\b[^\d]*$", re.IGNORECASE)
"""The line that names the columns."""
_FAR = 12
"""Lines of a list."""


def to_come(chart: Chart, unit: Unit) -> bool:
    """Whether the unit begins in a line of such a list."""
    return at_to_come(chart.pages[unit.page], unit.start)


def at_to_come(page: Page, position: int) -> bool:
    """Whether the line at that place of the page is a dated one of such a list."""
    text = page.text
    start = text.rfind("\n", 0, position) + 1
    if not _ITEM.match(text, start):
        return False
    for _ in range(_FAR):
        if start == 0:
            return False
        above = text.rfind("\n", 0, start - 1) + 1
        line = text[above : start - 1]
        if TO_COME.match(line):
            return True
        if line.strip() and not _ITEM.match(line) and not _HEADS.match(line):
            return False
        start = above
    return False
