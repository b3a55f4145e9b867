"""Logs grouped by person: "Employee: Dana Whitlock, RN" over her rows, then the next one's name over his.

Only lines with nothing but a person, each over rows or timed lines, and several of them: a list of the care team heads
nothing.
"""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from operator import attrgetter

from clausea import sieve as re
from clausea.evidence.units import Unit
from clausea.pages import Mark
from clausea.values.people import find_people

_LABEL = re.compile(
    r"\W*(?:(?:employee|staff(?: member| name)?|nurse|user|clinician|agent|caller|worker|team member|provider|"
    r"practitioner|care (?:manager|coordinator)|case manager|coordinator|"
    r"(?:performed|logged|completed|entered|done) by|by|"
    r"who|name|time (?:of|for|by)|minutes (?:of|for|by)|entries (?:of|for|by))(?: name)?\s*[:=–-]?\s+)?",
    re.IGNORECASE,
)
_REST = re.compile(
    r"[\s:.)–—-]*(?:\(?(?:ccm|bhi|pcm|cocm|apcm)?\s?(?:time|log|entries|minutes|activity|total)?\W{0,3}(?:\d{1,3}\s?min\w*)?\)?)?\W*",
    re.IGNORECASE,
)
_TIMED = re.compile(r"\d\s?(?:m|min(?:ute)?s?)\b|\d:\d\d|\d/\d", re.IGNORECASE)
_MINUTES = re.compile(r"\d\s?(?:m|min(?:ute)?s?)\b|\d:\d\d", re.IGNORECASE)
_LONGEST = 70
_FEWEST = 2


class Groups:
    """The persons who head groups of a chart's rows, page by page as these are asked for.

    `on_page`: the units of a page in reading order.
    """

    def __init__(self, on_page: Callable[[int], Sequence[Unit]]) -> None:
        self._on_page = on_page
        self._known: dict[int, list[Mark]] = {}

    def head(self, unit: Unit) -> Mark | None:
        """Who heads the group that the unit stands in, on its page."""
        marks = self._known.get(unit.page)
        if marks is None:
            marks = self._known[unit.page] = _heads(self._on_page(unit.page))
        at = bisect_right(marks, unit.start, key=_START) - 1
        return marks[at] if at >= 0 else None


_START = attrgetter("start")


def _heads(units: Sequence[Unit]) -> list[Mark]:
    """The persons who head groups of a page's rows; none when it is only one."""
    found: list[Mark] = []
    timed = False
    """A timed line stood before any name: the names below such lines sign them."""
    for number, unit in enumerate(units):
        mark = _heading(unit)
        if mark is None and not timed and not found and _MINUTES.search(unit.text):
            timed = True
        if mark is not None and mark.start == unit.start and timed:
            continue
        after = units[number + 1] if mark is not None and number + 1 < len(units) else None
        if mark is None or after is None or _heading(after) is not None:
            continue
        if after.row is not None or _TIMED.search(after.text) or _heads_table(after):
            found.append(mark)
    return found if len({mark.value for mark in found}) >= _FEWEST else []


def _heading(unit: Unit) -> Mark | None:
    text = unit.text
    if unit.row is not None or len(text) > _LONGEST or unit.entry.handout or unit.entry.blank:
        return None
    label = _LABEL.match(text)
    begin = label.end() if label else 0
    people = find_people(text[begin:])
    if len(people) != 1 or people[0].start > 1 or not (people[0].credential or people[0].role):
        return None
    person = people[0]
    if not _REST.fullmatch(text[begin:], person.end):
        return None
    start, end = begin + person.start, begin + person.end
    return Mark(text[start:end], unit.page, unit.start + start, unit.start + end)


def _heads_table(unit: Unit) -> bool:
    """Whether the unit is the head line of a table, which is no row itself: "Date  Task  Minutes"."""
    return re.search(r"\b(?:date|day|dos)\b.*\b(?:min\w*|time|duration)\b", unit.text, re.IGNORECASE) is not None
