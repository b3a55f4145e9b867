"""Which lines begin with a day, or say what they are before it: the lines that open an entry of a log."""

from collections.abc import Sequence

from clausea import sieve as re
from clausea.pages import Line, Mark, Page
from clausea.values.dates import find_dates

MAY_BE_DATE = re.compile(
    r"\s*(?:[•●▪◦]\s*|[*–-]\s+)?[\[(*]?(?:#\s?\d{1,3}[.):]?\s+)?(?:\d{1,2}[/.-]\d|"
    r"(?:19|20)\d\d-\d|\d{1,2}[ -]?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|"
    r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,? )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d|"
    r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,? \d)",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(
    r"\W*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun)\.?,? ", re.IGNORECASE
)

_DAY_AHEAD = r"(?=\S{0,10}\s?\d|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s)"
_KIND_OF_ENTRY = re.compile(
    r"\s*(?:(?:rpt|repeat|copy|late|new)\s+){0,2}(?:ccm|bhi|tcm|pcm|cocm|apcm|msg|message|tele?|tc|phone|call|note|visit|"
    r"portal|contact|nurse|nsg|rn|staff|log|entry|enc(?:ounter)?|memo|copy|rpt|repeat|resent|dup(?:licate)?)"
    rf"(?:\s+(?:call|note|msg|visit|contact|entry|encounter|memo|in|out|log))?\s*[:–-]?\s+{_DAY_AHEAD}",
    re.IGNORECASE,
)
"""Says what a line of a log is, before its day: "CCM 03/12/26 MQ RN 14 MIN", "Phone note 3/12/2026 ..."."""
_STANDING = re.compile(
    r"\W{0,3}(?:draft|un(?:signed|finished)|not (?:yet )?signed|in progress|incomplete|pended|void(?:ed)?|"
    r"(?:entered |charted )?in error|struck(?: out)?|deleted|disregard)"
    rf"\b[^.:\d]{{0,40}}?\W{{1,4}}{_DAY_AHEAD}",
    re.IGNORECASE,
)
"""Says that a line of a log does not stand, before its day: "DRAFT, NOT SIGNED. Tuesday, March 3, 2026 ..."."""


def is_dated(text: str, month: str | None, latest: Mark | None) -> bool:
    """True for a line that begins with a day: a whole date, or month and day under a heading that names the month.

    A spelled month ("Nov 28 Fri") needs no heading; its year is that of the last whole date.
    """
    if not MAY_BE_DATE.match(text):
        return False
    spelled = re.match(r"\W*[A-Za-z]", text) is not None
    near = month or (latest.value if latest and spelled else None)
    weekday = _WEEKDAY.match(text)
    for hit in find_dates(text[:44], near=near):
        if hit.start > (weekday.end() if weekday else 6) or (hit.partial and near is None):
            return False
        rest = text[hit.end :]
        return bool(re.match(r"[\])*]?\s*(?:[-–—:.;|,@]|\s|$)", rest)) and len(rest.split()) >= 2
    return False


def whole_date(page: Page, line: Line, text: str) -> Mark | None:
    for hit in find_dates(text):
        if not hit.partial:
            born = re.search(r"birth|\bdob\b|born", text, re.IGNORECASE)
            return None if born else Mark(hit.iso, page.number, line.start + hit.start, line.start + hit.end)
    return None


def lines_of_kinds(texts: Sequence[str]) -> frozenset[str]:
    """The lines of a page's log that say what they are before their day.

    A single one is somebody's heading, unless it says that what it opens does not stand.
    """
    found, void = [], []
    for text in texts:
        void_said, said = _STANDING.match(text), _KIND_OF_ENTRY.match(text)
        if void_said and is_dated(text[void_said.end() :], None, None):
            void.append(text)
        elif said and is_dated(text[said.end() :], None, None):
            found.append(text)
    return frozenset(void + (found if len(found) > 1 else []))
