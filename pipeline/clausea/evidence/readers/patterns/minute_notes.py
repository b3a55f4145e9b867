"""Minutes in running text: durations, start and stop times, log lines without columns, each judged by its own clause."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from clausea.evidence.facts import polarity_of, quote_span
from clausea.evidence.readers.patterns.chart import Chart, mark_in
from clausea.evidence.readers.patterns.minute_entry import Logged, late_day, work_day
from clausea.evidence.readers.patterns.minute_people import worker
from clausea.evidence.readers.patterns.minute_settings import Setting, Settings, is_care_management
from clausea.evidence.readers.patterns.staff import Directory
from clausea.evidence.readers.patterns.timewords import (
    CONTEXT,
    COPIED,
    CORRECTED,
    DOSING,
    EXCUSED,
    FILLER,
    FUTURE,
    HABIT,
    RULE,
    SPENT,
    SPENT_AFTER,
    VISIT,
    VOID,
    is_total,
    names_month,
    programs_in,
)
from clausea.evidence.units import Unit
from clausea.models import Polarity
from clausea.pages import Mark
from clausea.values.dates import find_dates
from clausea.values.durations import DurationHit, find_durations
from clausea.values.people import find_people
from clausea.values.times import IntervalHit, find_intervals

_CLAUSE = re.compile(r"[.;!?]\s+|\s\|\s|\s//\s|\n")
_SEGMENT = re.compile(r"[.;!?,:=|()\[\]~]|\s//?\s|\s[-–—]\s|[–—]|\s{2,}")
_LOG_LINE = re.compile(r"\W*[\d/.-]{3,10}\s*[-–—|,:]\s*(?P<time>\d{1,2}:\d\d(?::\d\d)?|\d{1,3})(?=\s*[-–—|,]\s)")
_LABELED = re.compile(r"(?<!\d )(?<!\d)\b(?:minutes|mins?)\.?\s{1,3}(?P<time>\d{1,3})\b(?!\s*(?:min|[:/%.-]\s?\d|of\b|x\b|times))", re.IGNORECASE)
_ZERO_CLOCK = re.compile(r"(?<![\w:/.])(?P<time>0:[0-5]\d(?::[0-5]\d)?)(?![\w:])(?!\s*[ap]\.?m)", re.IGNORECASE)
_START = re.compile(r"\b(?:start|begin|began|begun|in)\w*\b[^\n]{0,24}$", re.IGNORECASE)
_CLOCK = re.compile(r"\d{1,2}:?\d\d\s*(?:[ap]\.?m\.?)?\s*$", re.IGNORECASE)
_STOP = re.compile(r"\W*(?:(?:time|call|session) )?(?:stop|end|finish|out)\w*\b", re.IGNORECASE)
_BOOKED = re.compile(r"\b(?:appointment|appt|open|hours|shift|available|slot|booked|scheduled|clinic is|class|group)\b", re.IGNORECASE)
_BREAKS_COPY = re.compile(r"\W*(?:a/p|a&p|assessment|plan|hpi|ros|exam|physical exam|pe|objective|subjective|[soap]|today)\s*:", re.IGNORECASE)


@dataclass(frozen=True)
class Notes:
    """The reader of one chart's sentences."""

    chart: Chart
    settings: Settings
    directory: Directory

    def read(self) -> Iterator[Logged]:
        """Logged minutes of sentences; an entry's own sum of them is left out."""
        entries = self.chart.record.entries
        for number, entry in enumerate(entries):
            setting = self.settings.by_entry.get(entry.index)
            if setting is None or not setting.units or entry.outside or entry.handout or entry.blank:
                continue
            after = self.settings.by_entry[entries[number + 1].index].units if number + 1 < len(entries) else ()
            yield from without_sums([logged for unit in _joined(self.chart, setting.units) for logged in self._unit(unit, setting, after)])

    def _unit(self, unit: Unit, setting: Setting, after: tuple[Unit, ...]) -> Iterator[Logged]:
        if unit.row is not None or not re.search(r"\d|min|hour", unit.text, re.IGNORECASE):
            return
        text = EXCUSED.sub(lambda match: " " * len(match.group()), unit.text)
        intervals, durations = find_intervals(text), _durations(text)
        if not (intervals or durations) or not self._is_logged(unit, text, setting):
            return
        make = _Maker(self, unit, setting, after)
        correction = CORRECTED.search(text)
        if correction:
            yield from make.correction(correction)
            return
        if intervals and not _BOOKED.search(text[max(0, intervals[0].start - 40) : intervals[0].start]):
            yield from make.intervals(intervals, [d for d in durations if not any(i.start <= d.start < i.end for i in intervals)])
            return
        seen: set[int] = set()
        for number, hit in enumerate(durations):
            left = durations[number - 1].end if number else 0
            right = durations[number + 1].start if number + 1 < len(durations) else len(text)
            if hit.seconds not in seen and counts(text, hit, left, right):
                seen.add(hit.seconds)
                yield from make.duration(hit, left, right)

    def _is_logged(self, unit: Unit, text: str, setting: Setting) -> bool:
        """Care-management time by the sentence, the entry or what stands above it; never a visit's time."""
        stated = bool(programs_in(text)) or bool(CONTEXT.search(text))
        if VISIT.search(text) or VOID.search(text):
            return False
        if setting.visit and (not stated or _is_copied(unit, setting)):
            return False
        return stated or self.settings.program(unit) is not None or is_care_management(self.settings.words(unit))


@dataclass(frozen=True)
class _Maker:
    """Makes the logged entries of one unit."""

    notes: Notes
    unit: Unit
    setting: Setting
    after: tuple[Unit, ...]

    def duration(self, hit: DurationHit, left: int, right: int) -> Iterator[Logged]:
        polarity, _ = polarity_of(self.unit, hit.start, hit.end)
        if polarity in (Polarity.PLANNED, Polarity.NEGATED, Polarity.TEMPLATE):
            return
        start, end = quote_span(self.unit, hit.start, hit.end)
        reasons = ("the chart gives an approximate time",) if hit.approximate else ()
        yield self._logged((start, end), hit.seconds, (hit.start, hit.end), self.program(left, hit, right), polarity, reasons)

    def intervals(self, intervals: tuple[IntervalHit, ...], durations: list[DurationHit]) -> Iterator[Logged]:
        """One entry per pair of times; a stated length beside it is kept, the lower counts when the two differ."""
        text = self.unit.text
        polarity, _ = polarity_of(self.unit, intervals[0].start, intervals[0].end)
        if polarity in (Polarity.PLANNED, Polarity.NEGATED, Polarity.TEMPLATE):
            return
        for number, interval in enumerate(intervals):
            after = intervals[number + 1].start if number + 1 < len(intervals) else len(text)
            before = intervals[number - 1].end if number else 0
            own = [d for d in durations if interval.end <= d.start < after] or [d for d in durations if before <= d.start < interval.start]
            own = [d for d in own if d.seconds // 60 == interval.minutes or not is_total(_clause(text, d.start, d.end))]
            seconds, reasons, place = _settled(text, interval, own)
            whole = quote_span(self.unit, min(interval.start, place[0]), max(interval.end, place[1]))
            span = whole if len(intervals) == 1 else (min(interval.start, place[0]), max(interval.end, place[1]))
            logged = self._logged(span, seconds, place, self.program(before, interval, after), polarity, reasons)
            yield replace(logged, from_=interval.from_, to=interval.to)

    def correction(self, match: "re.Match[str]") -> Iterator[Logged]:
        groups = match.groupdict()
        old = next((int(v) for k, v in groups.items() if k.startswith("old") and v), None)
        new = next((int(v) for k, v in groups.items() if k.startswith("new") and v), None)
        if new is None:
            return
        logged = self._logged(match.span(), new * 60, match.span(), self.program(0, None, len(self.unit.text)), Polarity.AFFIRMED, ())
        named = late_day(self.unit) or _target_day(self.unit)
        yield replace(logged, day=named or logged.day, corrects=old if old is not None else -1)

    def program(self, left: int, hit: "DurationHit | IntervalHit | None", right: int) -> str | None:
        """The program named beside the time, else anywhere in the sentence, else the section's or the entry's."""
        named = programs_in(self.unit.text)
        if hit is not None:
            near = [p for p in named if left <= p[0] < right]
            named = sorted(near or named, key=lambda p: min(abs(p[0] - hit.end), abs(hit.start - p[1])))
        if named and (self.setting.program is None or named[0][2] != self.setting.program):
            own = self.notes.settings.program(self.unit)
            if own is None or hit is None or own not in {p[2] for p in named}:
                return named[0][2]
            return named[0][2] if _adjacent(self.unit.text, named[0], hit) else own
        return self.notes.settings.program(self.unit)

    def _logged(
        self, span: tuple[int, int], seconds: int, place: tuple[int, int], program: str | None, polarity: Polarity, reasons: tuple[str, ...]
    ) -> Logged:
        unit = self.unit
        person, person_mark = worker(self.notes.directory, unit, self.setting, self.after)
        words = f"{unit.text} {self.notes.settings.words(unit)}"
        bhcm = bool(re.search(r"\bbh ?cm\b|behavioral health care manager|bh care manager", words, re.IGNORECASE))
        return Logged(
            unit, unit.start + span[0], unit.start + span[1], seconds, work_day(unit, *place, self.setting), person, person_mark, program,
            minutes_mark=mark_in(unit, *place, str(seconds // 60)), reasons=reasons, polarity=polarity, bhcm=bhcm,
        )  # fmt: skip


def counts(text: str, hit: DurationHit, left: int, right: int) -> bool:
    """True when the words around a duration say that it was spent on the entry's activity.

    `left` and `right` bound what belongs to it: the durations before and behind.
    """
    clause_start = max([left, *(m.end() for m in _CLAUSE.finditer(text, 0, hit.start))])
    clause_stop = next((m.start() for m in _CLAUSE.finditer(text, hit.end)), len(text))
    before, after = text[clause_start : hit.start], text[hit.end : min(clause_stop, right)]
    if hit.bound or is_total(f"{before}{text[hit.start:hit.end]}{after}"):
        return False
    if RULE.search(f"{before} {text[hit.start:hit.end]}{after}") or FUTURE.search(before) or DOSING.match(after):
        return False
    near_before = before[max((m.end() for m in _SEGMENT.finditer(before)), default=0) :]
    stop = _SEGMENT.search(after)
    near_after = after[: stop.start()] if stop else after
    if HABIT.search(near_before) or HABIT.search(" ".join(near_after.split()[:3])):
        return False
    if _fills(near_before) and _fills(near_after):
        return True
    return bool(SPENT.search(before) or SPENT_AFTER.match(after)) or (_fills(near_before) and not near_before.strip() and not before.strip())


def _fills(segment: str) -> bool:
    """True when a stretch beside a duration holds nothing but filler, dates, programs, names."""
    for start, end, _ in reversed(programs_in(segment)):
        segment = segment[:start] + segment[end:]
    for hit in reversed(find_people(segment)):
        segment = segment[: hit.start] + segment[hit.end :]
    for day in reversed(find_dates(segment, near="2000-01-01")):
        segment = segment[: day.start] + segment[day.end :]
    return all(FILLER.fullmatch(word) or not any(c.isalnum() for c in word) for word in re.findall(r"[\w-]+", segment))


def _durations(text: str) -> tuple[DurationHit, ...]:
    """Lengths of time, and the bare figures of a log line ("8/19 - 0:10 - CI"), a label ("min 16") or a timer ("0:13")."""
    hits = list(find_durations(text))
    for pattern in (_LOG_LINE, _LABELED, _ZERO_CLOCK):
        for match in [pattern.match(text)] if pattern is _LOG_LINE else pattern.finditer(text):
            if match is None:
                continue
            offset = match.start("time")
            for hit in find_durations(match["time"], column=True):
                moved = hit._replace(start=hit.start + offset, end=hit.end + offset)
                if not any(moved.start < other.end and other.start < moved.end for other in hits):
                    hits.append(moved)
    return tuple(sorted(hits))


def _settled(text: str, interval: IntervalHit, own: list[DurationHit]) -> tuple[int, tuple[str, ...], tuple[int, int]]:
    """Seconds of a pair of times beside stated minutes: the stated ones, or the lower of two that differ."""
    seconds, place = interval.minutes * 60, (interval.start, interval.end)
    bare = re.match(r"\W*(?:total|=|\(|\|)\W{0,3}(\d{1,3})\b(?!\s*[:/])", text[interval.end :], re.IGNORECASE)
    stated = own[0].seconds if own else int(bare.group(1)) * 60 if bare else None
    if own:
        place = (own[0].start, own[0].end)
    if stated is None:
        return seconds, (), place
    if abs(stated - seconds) < 60:
        return stated if own else seconds, (), place
    return min(seconds, stated), (f"the entry states {stated // 60} minutes, its times make {interval.minutes}",), place


def _clause(text: str, start: int, end: int) -> str:
    left = max((m.end() for m in re.finditer(r"[.;,]\s", text[:start])), default=0)
    right = re.search(r"[.;,]\s", text[end:])
    return text[left : end + right.start() if right else len(text)]


def _adjacent(text: str, program: tuple[int, int, str], hit: "DurationHit | IntervalHit") -> bool:
    between = text[program[1] : hit.start] if program[1] <= hit.start else text[hit.end : program[0]]
    return len(between) < 24 and not re.search(r"[.;]", between)


def _target_day(unit: Unit) -> Mark | None:
    """The day of the corrected entry: "time for the 02/06 call", "the 8/11 line"."""
    near = unit.entry.date or unit.entry.month
    for hit in find_dates(unit.text, near=near.value if near else None):
        if re.search(r"\b(?:for|of|on|from|entry|dated|re|call|the)\s*(?:the\s*)?$", unit.text[: hit.start], re.IGNORECASE):
            return mark_in(unit, hit.start, hit.end, hit.iso)
    return None


def _is_copied(unit: Unit, setting: Setting) -> bool:
    """True when a heading of copied text stands above the sentence with no new heading between."""
    copied = False
    for other in setting.units:
        if COPIED.search(other.text):
            copied = True
        elif _BREAKS_COPY.match(other.text):
            copied = False
        if other.page == unit.page and other.start == unit.start:
            break
    return copied


def _joined(chart: Chart, units: tuple[Unit, ...]) -> Iterator[Unit]:
    """The units, a start time and the stop time on the next line made one."""
    skip = False
    for unit, after in zip(units, [*units[1:], None], strict=True):
        if skip:
            skip = False
            continue
        if (
            after is not None and after.page == unit.page and unit.row is None and after.row is None and 0 <= after.start - unit.end <= 3
            and _START.search(unit.text) and _CLOCK.search(unit.text) and _STOP.match(after.text)
        ):  # fmt: skip
            text = chart.pages[unit.page].text[unit.start : after.end].replace("\n", " ")
            yield replace(unit, end=after.end, text=text)
            skip = True
            continue
        yield unit


def without_sums(entries: list[Logged]) -> Iterator[Logged]:
    """Leaves out a duration that only adds up the entry's others, or repeats its one interval."""
    yield from (entry for entry in entries if entry.corrects is not None)
    timed = [entry for entry in entries if entry.from_ is not None and entry.corrects is None]
    plain = [entry for entry in entries if entry.from_ is None and entry.corrects is None]
    kept = list(timed)
    for entry in plain:
        others = [other for other in entries if other is not entry and other.corrects is None and other.date == entry.date]
        whole = sum(other.seconds for other in timed if other.date == entry.date)
        repeats = whole and entry.seconds // 60 == whole // 60
        adds = len(others) >= 2 and entry.seconds == sum(other.seconds for other in others)
        same = any(o.seconds == entry.seconds and o.unit.start < entry.unit.start and o in kept for o in others) and _sums_up(entry)
        if not (repeats or adds or same):
            kept.append(entry)
    yield from kept


def _sums_up(entry: Logged) -> bool:
    return bool(re.search(r"\b(?:total|this encounter|in all|altogether|overall)\b", entry.unit.text, re.IGNORECASE)) and not names_month(entry.unit.text)
