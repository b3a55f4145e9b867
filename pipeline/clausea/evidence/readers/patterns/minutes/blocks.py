"""Summaries below the notes of a page: what a month's recap lists again was logged above, and is counted there once.

A copy stands on another page as a rule (evidence.merge joins those); here it shares the page with the notes themselves.
Lines that only part the month's time ("Phone 9 min; coordination 5 min", "N. Trask, LPN 14 min") log nothing either.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from clausea import sieve as re
from clausea.evidence.readers.patterns.chart import Chart
from clausea.evidence.readers.patterns.minutes.entry import Logged
from clausea.values.dates import find_dates
from clausea.values.namekeys import same_person

_RECAP = re.compile(
    r"\b(?:summar(?:y|ized)|recap|roll[- ]?up|month[- ]?end|(?:billing|billed|monthly) (?:report|total|statement|"
    r"time|log|detail|sheet|worksheet|minutes|review|entries)|"
    r"(?:ccm|bhi|pcm|cocm|time) (?:billing|report|statement|recap)|"
    r"statement|certification|attestation|ledger|tally|minutes by (?:date|day)|totals? by (?:date|day))\b",
    re.IGNORECASE,
)
_PARTS = re.compile(
    r"\b(?:by (?:type|category|staff|person|activity|kind|task|program|role|credential)|break-?down|split|of which|"
    r"distribution|consist(?:s|ing) of|comprised)\b",
    re.IGNORECASE,
)
_DATED_LINE = re.compile(
    r"\W*(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+)?(?:\d{1,4}[-/.]\d|[A-Z][a-z]{2,8}\.? \d)"
)
_MOST = 40
"""Lines of a list below its heading."""


def without_copies(found: Sequence[Logged], chart: Chart) -> Iterator[Logged]:
    """What was logged, each once: without a recap's copies of its page, and without parts of a list's sum."""
    captions = {id(one): _caption(one, chart) for one in found}
    pages: dict[int, list[Logged]] = defaultdict(list)
    for one in found:
        if one.corrects is None and not _RECAP.search(captions[id(one)]):
            pages[one.unit.page].append(one)
    for one in found:
        if one.corrects is None and _RECAP.search(captions[id(one)]):
            own = next((other for other in pages[one.unit.page] if _same(one, other)), None)
            if own is not None:
                pages[one.unit.page].remove(own)
                continue
        if one.corrects is None and _only_parts(one, found, chart):
            continue
        yield one


def _same(one: Logged, other: Logged) -> bool:
    people = one.person.name, other.person.name
    return (one.date, one.seconds // 60) == (other.date, other.seconds // 60) and (
        not all(people) or same_person(*people)
    )


def _caption(one: Logged, chart: Chart) -> str:
    """The heading of the table or list of dated lines that a length stands in; the line itself if it is no list."""
    text = chart.texts[one.unit.page]
    row = one.unit.row
    at = row.header[0] if row is not None and row.header is not None else one.unit.start
    start = text.rfind("\n", 0, at) + 1
    own = text[start : text.find("\n", at) if "\n" in text[at:] else len(text)]
    if row is None and not _DATED_LINE.match(own):
        return own
    for _ in range(_MOST):
        stop = start - 1
        if stop <= 0:
            return ""
        start = text.rfind("\n", 0, stop) + 1
        line = text[start:stop]
        if line.strip() and not _DATED_LINE.match(line) and not _HEADS.search(line):
            return line
    return ""


_HEADS = re.compile(r"^\W*(?:date|day|dos|min\w*|staff)\b(?!.*\d)", re.IGNORECASE)
"""The column heads between a list and its heading."""


def _only_parts(one: Logged, found: Sequence[Logged], chart: Chart) -> bool:
    """Whether an undated line below a list parts the list's sum by kind of work or by person."""
    if one.unit.row is not None or one.minutes_mark is None:
        return False
    text, at = chart.texts[one.minutes_mark.page], one.minutes_mark.start
    start, stop = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    line = text[start : stop if stop >= 0 else len(text)]
    if find_dates(line, near=one.date):
        return False
    above = [
        other
        for other in found
        if other is not one and other.unit.page == one.unit.page and other.unit.start < start and other.corrects is None
    ]
    dated = [other for other in above if _in_dated_line(other, chart)]
    if len({other.date for other in dated}) < _LIST:
        return False
    if _PARTS.search(line):
        return True
    of_person = [other for other in dated if _named(other, line)]
    if of_person and one.seconds // 60 == sum(other.seconds for other in of_person) // 60:
        return True
    beside = [other for other in found if other.unit.page == one.unit.page and _within(other, start, stop)]
    whole = sum(other.seconds for other in dated) // 60
    return len(beside) > 1 and sum(other.seconds for other in beside) // 60 == whole


_LIST = 2
"""Days of the lines that make a list."""


def _in_dated_line(one: Logged, chart: Chart) -> bool:
    text = chart.texts[one.unit.page]
    return one.unit.row is not None or _DATED_LINE.match(text, text.rfind("\n", 0, one.unit.start) + 1) is not None


def _named(one: Logged, line: str) -> bool:
    surname = (one.person.name or "").split()[-1:]
    return bool(surname) and re.search(rf"\b{re.escape(surname[0])}\b", line) is not None


def _within(one: Logged, start: int, stop: int) -> bool:
    mark = one.minutes_mark
    return mark is not None and start <= mark.start and (stop < 0 or mark.start < stop)
