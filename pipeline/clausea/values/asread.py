"""A page's text as the readers see it: what tells nothing is blank, each sign of a kind is one, every place stays.

"Tue 03/10/2026" tells no more than "03/10/2026": every reader knows the labels, verbs and columns that a date stands
behind, and a weekday between the two would have to be in each of their expressions. So it is with the hyphen that
does not break a line, and with the numbers that count a page's lines, and with capitals
where a note is typed without them. Quotes are always cut from the page itself.
"""

import re
from functools import lru_cache

from clausea.values.linenumbers import line_numbers
from clausea.values.smalltext import with_capitals
from clausea.values.swapped import unswapped

_HYPHENS = str.maketrans("‐‑−", "---")
_DAY = (
    r"(?:[Mm]on|MON|[Tt]ues?|TUES?|[Ww]ed(?:nes)?|WED(?:NES)?|[Tt]hu(?:rs?)?|THU(?:RS?)?|[Ff]ri|FRI|[Ss]at(?:ur)?"
    r"|SAT(?:UR)?|[Ss]un|SUN)(?:day|DAY)?"
)
_MONTH = r"(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[A-Za-z]{0,6}\.?"
_BESIDE = re.compile(
    rf"(?<![\w/.-]){_DAY}\.?,? {{1,2}}(?=\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{2,4}}(?!\d)|(?:19|20)\d\d-\d\d-\d\d"
    rf"|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? (?:19|20)\d\d|\d{{1,2}}[ -]?{_MONTH}[ -]?(?:19|20)\d\d)"
    rf"|(?:(?<=\d/\d\d)|(?<=/\d{{4}})) \({_DAY}\.?\)(?!\w)"
)


_STROKE = re.compile(
    r"(?<=[a-z])/(?=(?:RN|LPN|LVN|CMA|RMA|MA|MD|DO|NP|FNP|APRN|PA|PA-C|LCSW|LMSW|LPC|PharmD|PhD|BSN|MSN)\b(?!/))"
)
"""Between a name and its credential."""


@lru_cache(maxsize=1 << 10)
def as_read(text: str) -> str:
    """The text with blanks for line numbers and weekdays beside whole dates, and with plain hyphens; as long as it was.

    A weekday without a date, or beside a date that lacks its year, stays: it says which day is meant, or that a day is
    still to come.
    """
    if not text.isascii():
        text = text.translate(_HYPHENS)
    text = _STROKE.sub(" ", unswapped(with_capitals(text)))
    for start, end in line_numbers(text):
        text = text[:start] + " " * (end - start) + text[end:]
    return _BESIDE.sub(lambda match: " " * len(match.group()), text)
