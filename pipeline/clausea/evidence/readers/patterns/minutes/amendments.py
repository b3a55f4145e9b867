"""Corrections told in a sentence or two below a log: which day's time was wrong, what it was, what it is.

"Note of 11-13: time for the drugstore call on 11-12 should read 5 min., I wrote 15 by mistake", "Time for 3/4
overstated. Correct minutes: 6": the day is one of the log's, not the day of the writing, and the sentence may name
both. Which is meant is settled against the log (corrections.py): a correction that fits no entry of it changes
nothing.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from clausea import sieve as re
from clausea.evidence.readers.patterns.chart import mark_in
from clausea.evidence.units import Unit
from clausea.pages import Mark
from clausea.values.dates import find_dates, is_day
from clausea.values.durations import find_durations
from clausea.values.numbers import NUMBER_WORD, number
from clausea.values.times import find_intervals

_CUE = re.compile(
    r"\b(?:addend\w+|correct(?:ed|ion|ions|s)?|error|errors|mistak\w+|wrong(?:ly)?|typos?|erratum|amend\w*|transposed|"
    r"should (?:have (?:been|read|said|shown)|be|read|say|show)|over-?stated|under-?stated|over-?counted|"
    r"mis-?(?:typed|keyed|entered|logged|recorded|read|counted|wrote|written)|actual(?:ly)?|instead of|rather than|"
    r"in place of|not \d{1,3}\b|(?:left|forgot|timer)\b[^.;]{0,20}\brunning|"
    r"(?:changed|revised|adjusted|reduced|edited|lowered) (?:from|to)|strike|disregard the \d)",
    re.IGNORECASE,
)
"""Says that something written is not so."""
_TIMED = re.compile(r"min(?:ute)?s?\b|\btime|\bentry\b|\bduration|\blength|\bline\b|\blog(?:ged)?\b", re.IGNORECASE)
_SUM = re.compile(r"\b(?:totals?|totaled|sum|altogether|month|monthly|mtd)\b", re.IGNORECASE)
"""A sum put right corrects no entry."""
_N = rf"(?:\d{{1,3}}|{NUMBER_WORD})(?![\d:/.-]\d)"
_MIN = r"\s?-?(?:min(?:ute)?s?\b|m\b|['’′])"
_OF = r"(?:time|minutes?|mins?|duration|length|figure|number|amount|entry|count)"
_END = rf"(?:{_MIN}|(?!\s?(?!not\b|instead|rather|in place|per\b|as\b|on\b|for\b)[A-Za-z]{{2,}}|\s?%))"
"""Behind a number of minutes: the word, or nothing that it would count."""
_STRICT = re.compile(
    rf"\bfrom\s(?P<old1>{_N})(?:{_MIN})?\.?\s(?:down\s|up\s)?to\s(?P<new1>{_N}){_END}"
    rf"|(?P<old2>{_N})(?:{_MIN})?\.?\s?(?:->|→|=>|\s(?:was\s|is\s)?(?:changed|corrected|amended|revised|lowered)\sto)"
    rf"\s?(?P<new2>{_N}){_END}"
    rf"|\bnot\s(?P<old3>{_N})(?:{_MIN})?\.?,?\s(?:but|it was|was|is)\s(?:only\s)?(?P<new3>{_N}){_END}"
    rf"|\b(?P<new4>{_N})(?:{_MIN})?\.?,?\s\(?(?:not|instead of|rather than|in place of)\s(?:the\s)?(?P<old4>{_N}){_END}"
    rf"|\bshould\s(?:have\s)?(?:be|been|read|say|said|show|shown)\s(?:only\s)?(?P<new5>{_N}){_END}"
    rf"|\b(?:correct(?:ed)?|right|actual|true|real)\s{_OF}(?:\s(?:is|was))?\s?[:=]?\s?(?P<new6>{_N}){_END}"
    rf"|\bcorrected\sto\s(?P<new7>{_N}){_END}",
    re.IGNORECASE,
)
"""States the new minutes by its words alone."""
_LOOSE = re.compile(
    rf"\b(?:is|was|took|lasted|ran|really|actually|only|shows?|showed|reads|to|at|[:=])\s?(?:only\s|about\s)?(?P<new>{_N}){_MIN}",
    re.IGNORECASE,
)
"""States a length: the new one where the old one or another day than that of the writing stands beside it."""
_OLD = re.compile(
    rf"\b(?:wrote|typed|put(?:\sdown)?|entered|logged|keyed|recorded|charted|documented|posted|listed|shown|written|read|"
    rf"had|says?|said)\s(?:it\s)?(?:as\s|at\s|in\s)?(?P<wrote>{_N})(?:{_MIN})?(?!\s?(?:units|mg|lb|st|nd|rd|th))"
    rf"|(?P<mistaken>{_N})(?:{_MIN})?\.?\s(?:is|was|were|are)\s(?:an?\s|the\s)?"
    r"(?:typo|mistake|error|wrong|incorrect|in error)",
    re.IGNORECASE,
)
_SHORT = re.compile(r"(?<![\d/.-])(?P<month>1[0-2]|0?[1-9])(?P<bar>[/-])(?P<day>3[01]|[12]\d|0?[1-9])(?![\d/-])")
_WRITTEN = re.compile(
    r"(?:note|addend\w+|corrections?|corrected|amend\w+|clarification|erratum|made|written|entered|signed|added|documented|"
    r"late note|comment|remark)(?:\s(?:on|of|dated|from|made))?\W*$",
    re.IGNORECASE,
)
"""Before the day of the writing."""
_SIGNED = re.compile(r"(?:\b[A-Z]{2,4}\.?|\b[A-Z]\.\s?[A-Z]\.),?\s*$")
"""Initials or a credential: the day behind them is the signature's."""
_TOGETHER = 3
_FIRST = 3
_LONGEST = 240


@dataclass(frozen=True)
class Amendment:
    """A correction as its sentence tells it. `start` and `end` are offsets in it; `old` None when it does not say."""

    start: int
    end: int
    seconds: int
    old: int | None
    days: tuple[Mark, ...]


def passages(texts: Mapping[int, str], units: tuple[Unit, ...]) -> Iterator[Unit]:
    """The units, the sentences of one correction made one: "On 3/4 I logged 15 by mistake. The call took 5 min." """
    held: Unit | None = None
    for unit in units:
        if held is not None and _reads_on(held, unit):
            text = texts[held.page][held.start : unit.end].replace("\n", " ")
            held = replace(held, end=unit.end, text=text)
            continue
        if held is not None:
            yield held
            held = None
        if unit.row is None and _CUE.search(unit.text) and _TIMED.search(unit.text):
            held = unit
        else:
            yield unit
    if held is not None:
        yield held


def _reads_on(held: Unit, unit: Unit) -> bool:
    near = unit.row is None and unit.page == held.page and 0 <= unit.start - held.end <= _TOGETHER
    if not near or len(held.text) + len(unit.text) > _LONGEST or _STRICT.search(held.text):
        return False
    if find_intervals(held.text):
        return False  # "Correct time 9:30 to 9:47, 17 minutes." has said it all
    if find_durations(held.text) and not _OLD.search(held.text):
        return False  # it has its minutes already
    hits = find_dates(unit.text)
    return not (hits and hits[0].start < 4) and bool(_STRICT.search(unit.text) or _LOOSE.search(unit.text))


def find_amendment(unit: Unit, near: str | None) -> Amendment | None:
    """What the sentence corrects; None when it names neither a day of a log nor the minutes that were wrong.

    Args:
        near: an ISO day or month of the log, from which a day without its year takes it.
    """
    text = unit.text
    if not _CUE.search(text) or not _TIMED.search(text) or _SUM.search(text):
        return None
    strict = _STRICT.search(text)
    days = _days(unit, near)
    old = _number(strict, "old") if strict else None
    if old is None:
        told = strict.span() if strict else (0, 0)
        wrote = [hit for hit in _OLD.finditer(text) if not (hit.start() < told[1] and told[0] < hit.end())]
        old = _number(wrote[0], "") if wrote else None
    if strict is not None:
        new, start, end = _number(strict, "new"), *strict.span()
    else:
        loose = [hit for hit in _LOOSE.finditer(text) if number(hit["new"]) != old]
        if not loose or not (old is not None or any(mark.start > unit.start + 3 for mark in days)):
            return None
        new, start, end = number(loose[-1]["new"]), *loose[-1].span()
    if new is None or new == old or not (days or old is not None):
        return None
    own = all(mark.start <= unit.start + _FIRST for mark in days)
    if own and any(
        hit.end <= start or hit.start >= end for hit in find_durations(text) if hit.seconds != (old or 0) * 60
    ):
        return None  # a line of the log with its own time, which tells of something else put right
    return Amendment(start, end, new * 60, old, days)


def _number(match: "re.Match[str]", kind: str) -> int | None:
    return next((number(value) for name, value in match.groupdict().items() if value and name.startswith(kind)), None)


def _days(unit: Unit, near: str | None) -> tuple[Mark, ...]:
    """The days that the sentence names, those of a writing last."""
    text = unit.text
    first: list[Mark] = []
    last: list[Mark] = []
    taken: list[tuple[int, int]] = []
    for hit in find_dates(text, near=near):
        taken.append((hit.start, hit.end))
        late = _WRITTEN.search(text[: hit.start]) or _SIGNED.search(text[: hit.start])
        (last if late else first).append(mark_in(unit, hit.start, hit.end, hit.iso))
    year = int(near[:4]) if near else None
    for short in _SHORT.finditer(text) if year else ():
        if any(start < short.end() and short.start() < end for start, end in taken):
            continue
        iso = f"{year:04d}-{int(short['month']):02d}-{int(short['day']):02d}"
        if is_day(iso):
            late = _WRITTEN.search(text[: short.start()])
            (last if late else first).append(mark_in(unit, *short.span(), iso))
    return (*first, *last)
