"""The days of calls after a discharge: several in a sentence, one behind the words, those of a log under its head."""

from collections.abc import Sequence
from itertools import pairwise

from clausea import sieve as re
from clausea.evidence.readers.patterns.chart import Chart
from clausea.evidence.readers.patterns.contacts.attempts import FAILED
from clausea.evidence.readers.patterns.transitions.words import REACHED
from clausea.evidence.units import Unit
from clausea.pages import Mark
from clausea.values.boxes import find_boxes

EACH_TIME = re.compile(r"\b(?:both|each|every|all) (?:times?|calls?|tries|attempts?|days?)\b", re.IGNORECASE)


def of_another_box(unit: Unit, day: Mark, start: int) -> bool:
    """Whether the day stands with an earlier box of the same line: "records obtained 6/22 [x] contact made: date"."""
    at = day.end - unit.start
    if day.page != unit.page or not 0 < at <= start:
        return False
    return any(at <= box.start < start + 3 for box in find_boxes(unit.text))


def right_behind(unit: Unit, end: int, days: Sequence[Mark]) -> Mark | None:
    """The day that stands right behind the contact, where the one before it is a failed call's.

    "LM 5/4, reached wife 5/5".
    """
    before = [mark for mark in days if mark.end - unit.start <= end]
    behind = next((mark for mark in days if mark.start - unit.start >= end), None)
    if not before or behind is None or _BESIDE.fullmatch(unit.text[end : behind.start - unit.start]) is None:
        return None
    last = before[-1]
    led = last.start - unit.start <= _LEAD and not FAILED.search(unit.text[:end])
    return None if led else behind


_BESIDE = re.compile(r"[\s(]*(?:(?:on|today|again|back|by phone|at home)\s+)*\(?", re.IGNORECASE)
_LEAD = 12
"""Characters before the day that leads a line."""


def failed_days(unit: Unit, several: Sequence[Mark]) -> tuple[Mark, ...]:
    """The days of a sentence each of which failed: "called 5/4 LM, called 5/5 no answer"."""
    text, places = unit.text, [(mark.start - unit.start, mark.end - unit.start) for mark in several]
    cuts = [0]
    for (_, end), (start, _) in pairwise(places):
        parted = list(_PARTED.finditer(text, end, start))
        cuts.append(parted[-1].start() if parted else start)
    parts = [text[first:last] for first, last in pairwise([*cuts, len(text)])]
    return tuple(
        mark
        for mark, part in zip(several, parts, strict=True)
        if FAILED.search(part) and not REACHED.search(part) and not _NOT_YET.search(part)
    )


_PARTED = re.compile(r"[,;]|\b(?:and|then)\b|&")


_NOT_YET = re.compile(r"\b(?:will|plan|to be|due|scheduled|next)\b[^.;]{0,20}\b(?:call|try|attempt)", re.IGNORECASE)


def head_of_log(chart: Chart, unit: Unit) -> str:
    """The heading above the dated lines of a log, each of which was read as an entry of its own."""
    if not _LOG_LINE.match(unit.text) or unit.row is not None:
        return ""
    for other in reversed(chart.before(unit, _LOG_LINES)):
        if other.page != unit.page:
            return ""
        if not _LOG_LINE.match(other.text):
            return other.text if other.entry.title is not None and len(other.text.split()) <= _HEADING else ""
    return ""


_LOG_LINE = re.compile(r"\W*(?:#?\d{1,2}[.)]\s+)?\d{1,4}[-/.]\d{1,2}(?:[-/.]\d{2,4})?\b")
_LOG_LINES = 12
"""Lines of a log above one of them among which its heading is looked for."""
_HEADING = 8
"""Words of a heading."""
