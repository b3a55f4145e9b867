"""Corrections of logged time: what an addendum says, and which places it makes history.

A corrected time is one item with the corrected minutes (CONTRACT 1): the superseded number is history wherever the
chart repeats it for that day, also in roll-ups and in text that a template carried forward.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from clausea import sieve as re
from clausea.evidence.readers.patterns.chart import mark_in
from clausea.evidence.readers.patterns.minutes.entry import Logged
from clausea.evidence.readers.patterns.minutes.settings import OPENS, Setting
from clausea.evidence.readers.patterns.minutes.takenback import CORRECTED
from clausea.evidence.readers.patterns.minutes.words import MONTH_NAME, is_total
from clausea.evidence.units import Unit
from clausea.models import Polarity
from clausea.pages import Mark
from clausea.values.dates import find_dates
from clausea.values.namekeys import same_person
from clausea.values.people import find_people
from clausea.values.times import IntervalHit, find_intervals, find_times

_AMENDS = re.compile(
    r"\b(?:correct\w*|errors?|mistak\w+|mis-?\w*(?:typed|keyed|entered|logged|recorded|read)|wrong\w*|typos?|"
    r"should (?:be|read|say|have)|in fact|actual(?:ly)?|really|instead of|rather than|not \d{1,3}\b|timer|clock|"
    r"overstat\w+|understat\w+|overcount\w+|amend\w+|chang\w+|adjust\w*|revis\w+|reduc\w+|recount\w*|interrupt\w*|"
    r"left (?:it|the \w+) running|(?:stop|start|end)(?:ped|ed)? (?:time )?(?:was|is|at))\b",
    re.IGNORECASE,
)
_N = r"\d{1,3}"
_STATES = re.compile(
    r"\b(?:so|thus|hence|was|is|were|be|read|reads|to|at|lasted|took|ran|came to|"
    r"counts?(?: as)?|time|minutes|duration|length|(?<!\d)[:=])"
    r"\s*[:=]?\s*(?:(?:only|really|actually|just|about|in fact|truly)\s+)?"
    rf"(?P<new>{_N})(?![\d:/])\s?(?:min(?:ute)?s?\b|m\b|['’′])?(?:\s?min\w*)?(?:\s?\([^()]{{0,24}}\))?"
    rf"(?P<tail>,?\s*\(?(?:and |and it is )?(?:not|instead of|rather than|in place of|in lieu of)\s+(?:the\s+)?"
    rf"(?P<old>{_N})(?![\d:/]))?",
    re.IGNORECASE,
)
_NOT_FIRST = re.compile(
    rf"\bnot\s+(?P<old>{_N})\s?(?:min\w*)?,?\s*(?:but|it was|was|is|rather)\s+(?P<new>{_N})\s?min", re.IGNORECASE
)
_MINUTES_WORD = re.compile(r"min(?:ute)?s?\b|['’′]|\bm\b", re.IGNORECASE)
_OF_TIME = re.compile(r"\b(?:time|contact|call|duration|length|line|entry|log)\b", re.IGNORECASE)
_MORE = re.compile(r"\b(?:additional|another|further|more|extra|plus|added|also)\b", re.IGNORECASE)
_STOP = re.compile(r"\b(?:stop\w*|end\w*|out)\b(?: time)?\s*(?:was|is|at|:|=)?\s*$", re.IGNORECASE)
_WORK_DAY = re.compile(
    r"\b(?:for|of|on|from|entry|dated|dos|re|call|contact|note|line|row|the|time|that)\s*:?\s*(?:the\s*)?$",
    re.IGNORECASE,
)
_SHORT_DAY = re.compile(
    r"\b(?:call|contact|entry|note|line|row|time|visit|log) (?:of|on|for|from|dated) (?:the )?"
    r"(?P<day>\d{1,2}/\d{1,2})(?![\d/])|"
    rf"\b(?:the|of|on|for) (?P<named>{MONTH_NAME.pattern}\.? \d{{1,2}})(?!\d|,? \d{{4}})(?= \w)",
    re.IGNORECASE,
)
"""A day without its year between words: "the call of 09/15 ended", "the June 11 call"."""
_ANY_YEAR = "2000-01"
_SUM = re.compile(r"\b(?:total|sum) (?:for|of|in)\b|\bmonth(?:ly)? (?:total|sum)\b", re.IGNORECASE)
_WRITING = re.compile(
    r"(?:addend\w+|correct(?:ion|ed)|amend\w+|clarification|erratum|made|written|entered|signed|recorded|added|"
    r"documented)(?: (?:on|of|dated))?\W*$",
    re.IGNORECASE,
)
_WHICH = -2
"""Corrects one of several times of its day, and does not say which."""


@dataclass(frozen=True)
class Correction:
    """What one sentence corrects. Offsets are of the sentence.

    `seconds` 0: the time is in doubt, and no new one is given. `old` None: it does not say what it replaces.
    """

    start: int
    end: int
    seconds: int
    old: int | None
    day: Mark | None
    interval: IntervalHit | None = None
    stop: str | None = None


def find_correction(unit: Unit, setting: Setting, text: str) -> Correction | None:
    """The correction in `text`, the unit's; None when the sentence corrects no time."""
    match, first = CORRECTED.search(text), _NOT_FIRST.search(text)
    stated = [m for m in _STATES.finditer(text) if m["old"] or _MINUTES_WORD.search(text[m.start("new") : m.end()])]
    contrast = next((m for m in stated if m["old"]), None)
    if not (match or first or contrast or setting.amended):
        return None
    if match and _SUM.search(text) and not find_dates(text, near=_ANY_YEAR):
        return None  # "The total for March should be 33 minutes, not 42"
    if not match and (is_total(text) or _MORE.search(text)):
        return None  # a sum, or an addendum that adds time, replaces none
    block = _block(unit, setting)
    if match:
        groups = match.groupdict()
        old, new = (
            next((int(v) for k, v in groups.items() if k.startswith(name) and v), None) for name in ("old", "new")
        )
        if new is not None:
            return Correction(*match.span(), new * 60, old, _day(unit, block), _interval(text))
    if first:
        return Correction(*first.span(), int(first["new"]) * 60, int(first["old"]), _day(unit, block))
    if contrast and (_MINUTES_WORD.search(text) or (block and _OF_TIME.search(text))):
        return Correction(*contrast.span(), int(contrast["new"]) * 60, int(contrast["old"]), _day(unit, block))
    stated = [m for m in stated if _MINUTES_WORD.search(text[m.start("new") : m.end()])]
    if not block or not any(_AMENDS.search(other.text) for other in block):
        return None
    interval = _interval(text)
    if interval is not None:
        return Correction(interval.start, interval.end, interval.minutes * 60, None, _day(unit, block), interval)
    if stated:
        return Correction(*stated[-1].span(), int(stated[-1]["new"]) * 60, None, _day(unit, block))
    for clock in find_times(text):
        if _STOP.search(text[: clock.start]):
            return Correction(clock.start, clock.end, 0, None, _day(unit, block), stop=clock.time)
    return None


def _interval(text: str) -> IntervalHit | None:
    hits = find_intervals(text)
    return hits[-1] if hits else None


def _block(unit: Unit, setting: Setting) -> tuple[Unit, ...]:
    """The sentences of the addendum that the unit stands in, up to it and a few behind; empty outside of one."""
    opened: list[Unit] = []
    here = False
    title = unit.entry.title.value if unit.entry.title else ""
    if OPENS.match(title):
        opened = []
        return tuple(other for other in setting.units if other.row is None)[:8]
    for other in setting.units:
        if other is unit or (other.page == unit.page and other.start == unit.start):
            here = True
        if other.row is not None or (opened and _signs(other) and not OPENS.match(other.text)):
            if here:
                break
            opened = []
            continue
        if OPENS.match(other.text):
            if here and opened and other.start != unit.start:
                break
            opened = [other]
        elif opened:
            opened.append(other)
        if here and not opened:
            return ()
    return tuple(opened) if here else ()


def _signs(unit: Unit) -> bool:
    people = [hit for hit in find_people(unit.text) if hit.credential]
    return len(people) == 1 and len(unit.text) - (people[0].end - people[0].start) < 14


def _day(unit: Unit, block: tuple[Unit, ...]) -> Mark | None:
    """The day of the corrected work, in the sentence or else in its addendum; never the day of the writing."""
    near = unit.entry.date or unit.entry.month
    reference = near.value if near else None
    for other in block if reference is None else ():
        whole = next((hit for hit in find_dates(other.text) if not hit.partial), None)
        if whole is not None:
            reference = whole.iso
            break
    for other in (unit, *(other for other in block if other is not unit)):
        for short in _SHORT_DAY.finditer(other.text) if reference else ():
            group = "day" if short["day"] else "named"
            for hit in find_dates(f"{short[group]} -", near=reference)[:1]:
                return mark_in(other, *short.span(group), hit.iso)
        for hit in find_dates(other.text, near=reference):
            before = other.text[: hit.start]
            if _WORK_DAY.search(before) and not _WRITING.search(before):
                return mark_in(other, hit.start, hit.end, hit.iso)
    return None


def corrected(logged: list[Logged]) -> Iterator[Logged]:
    """Applies corrections: what they replace stays, as history, and lends the new time what that leaves out."""
    others = [entry for entry in logged if entry.corrects is None]
    corrections = [_on_its_day(entry, others) for entry in logged if entry.corrects is not None]
    changed: dict[int, Logged] = {}
    for correction in corrections:
        old = _old_minutes(correction, others, corrections)
        if old is None and (correction.seconds == 0 or correction.unproven):
            changed[id(correction)] = replace(correction, seconds=0)
            continue
        if old is None:
            same_day = [entry for entry in others if _same_day(entry, correction)]
            if len({entry.seconds // 60 for entry in same_day}) > 1:
                reason = "an addendum corrects a time of this day without saying which"
                for entry in same_day:
                    changed[id(entry)] = replace(entry, reasons=(*entry.reasons, reason))
                changed[id(correction)] = replace(correction, reasons=(*correction.reasons, reason))
            continue
        replaced = [entry for entry in others if _same_day(entry, correction) and entry.seconds // 60 == old]
        known = _completed(correction, replaced)
        if not replaced and known.unproven:
            known = replace(known, seconds=0)
        changed[id(correction)] = known
        for entry in replaced:
            if known.seconds == 0:
                reason = "an addendum corrects this entry's clock times"
                changed[id(entry)] = replace(entry, reasons=(*entry.reasons, reason))
            elif entry.seconds // 60 != known.seconds // 60:
                reason = f"corrected to {known.seconds // 60} minutes by an addendum"
                changed[id(entry)] = replace(entry, polarity=Polarity.HISTORICAL, reasons=(reason,))
    for entry in others:
        yield changed.get(id(entry), entry)
    seen: set[tuple[str | None, int, int]] = set()
    finals = [changed.get(id(correction), correction) for correction in corrections]
    # a new stop whose start stands in no cell comes after the minutes that the addendum states itself
    for final in sorted(finals, key=lambda one: one.to is not None and one.times is None):
        key = (final.date, final.seconds, final.unit.entry.index)
        if final.seconds > 0 and key not in seen:
            seen.add(key)
            yield final


def _on_its_day(correction: Logged, others: list[Logged]) -> Logged:
    """Written on another day without naming the work's: the only earlier day on which the replaced minutes stand.

    Of the days that its sentence names, the first on which the log has such a time is meant.
    """
    for day in correction.days:
        of_day = [entry for entry in others if entry.date == day.value and entry.polarity is Polarity.AFFIRMED]
        old = correction.corrects if correction.corrects is not None and correction.corrects >= 0 else None
        named = [entry for entry in of_day if old is None or entry.seconds // 60 == old]
        told = [entry for entry in named if entry.seconds != correction.seconds]
        if told and len({entry.seconds // 60 for entry in told}) == 1:
            wrong = told[0]
            return replace(
                correction,
                day=day if day.value == wrong.date else wrong.day,
                corrects=wrong.seconds // 60,
                person=correction.person if correction.person.credential else wrong.person,
                person_mark=correction.person_mark if correction.person.credential else wrong.person_mark,
                unproven=False,
            )
        if told and old is None:
            return replace(correction, day=day, corrects=_WHICH, unproven=False)
    if any(_same_day(entry, correction) for entry in others):
        return correction
    unsaid = correction.corrects == -1
    earlier = [
        entry
        for entry in others
        if (entry.unit.entry is correction.unit.entry if unsaid else entry.seconds // 60 == correction.corrects)
        and (entry.date or "9") < (correction.date or "")
        and same_person(entry.person.name, correction.person.name)
    ]
    return replace(correction, day=earlier[0].day) if len({entry.date for entry in earlier}) == 1 else correction


def _completed(correction: Logged, replaced: list[Logged]) -> Logged:
    """The correction with program and person of what it replaces; a new stop makes the new length."""
    known = correction
    for entry in replaced:
        lends = bool(entry.person.credential) and not known.person.credential
        known = replace(
            known,
            program=known.program or entry.program,
            person=entry.person if lends else known.person,
            person_mark=entry.person_mark if lends else known.person_mark,
            bhcm=known.bhcm or entry.bhcm,
        )
        if known.seconds == 0 and known.to and entry.from_:
            length = _clock(known.to) - _clock(entry.from_)
            if 0 < length < entry.seconds // 60:
                times = (entry.times[0], known.minutes_mark) if entry.times and known.minutes_mark else None
                known = replace(known, seconds=length * 60, from_=entry.from_, times=times)
    return known


def _clock(value: str) -> int:
    return int(value[:2]) * 60 + int(value[3:5])


def _old_minutes(correction: Logged, others: list[Logged], corrections: list[Logged]) -> int | None:
    """The minutes that a correction replaces: said, or the one time of its day (of its entry, of its start)."""
    if correction.corrects == _WHICH:
        return None
    if correction.corrects is not None and correction.corrects >= 0:
        return correction.corrects
    same_day = [entry for entry in others if _same_day(entry, correction)]
    if correction.from_:
        started = {entry.seconds // 60 for entry in same_day if entry.from_ == correction.from_}
        if len(started) == 1:
            return started.pop()
    for group in ([e for e in same_day if e.unit.entry is correction.unit.entry], same_day):
        values = {entry.seconds // 60 for entry in group} - {c.seconds // 60 for c in corrections if c.seconds}
        if len(values) == 1:
            return values.pop()
    return None


def _same_day(entry: Logged, correction: Logged) -> bool:
    if entry.date != correction.date or entry.polarity is not Polarity.AFFIRMED:
        return False
    return entry.unit.entry is correction.unit.entry or same_person(entry.person.name, correction.person.name)
