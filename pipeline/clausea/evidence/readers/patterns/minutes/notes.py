"""Minutes in running text: durations, start and stop times, log lines without columns; each by its own clause."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from clausea import sieve as re
from clausea.evidence.facts import polarity_of, quote_span
from clausea.evidence.readers.patterns.chart import Chart, mark_in
from clausea.evidence.readers.patterns.minutes.amendments import find_amendment, passages
from clausea.evidence.readers.patterns.minutes.clauses import (
    LISTED,
    SEGMENT,
    around,
    clause_of,
    counts,
    durations_in,
    settled,
)
from clausea.evidence.readers.patterns.minutes.copies import is_copied
from clausea.evidence.readers.patterns.minutes.corrections import Correction, find_correction
from clausea.evidence.readers.patterns.minutes.entry import Logged, work_day
from clausea.evidence.readers.patterns.minutes.openrows import stands_open
from clausea.evidence.readers.patterns.minutes.people import worker
from clausea.evidence.readers.patterns.minutes.settings import Setting, Settings
from clausea.evidence.readers.patterns.minutes.sums import added_up, joined, without_list_sums, without_sums
from clausea.evidence.readers.patterns.minutes.takenback import VOID
from clausea.evidence.readers.patterns.minutes.words import (
    CONTEXT,
    EXCUSED,
    MONTH_NAME,
    VISIT,
    is_plain_total,
    is_sum_of_parts,
    is_total,
    names_month,
    programs_in,
)
from clausea.evidence.readers.patterns.staff import Directory
from clausea.evidence.readers.patterns.visits.titles import is_visit_title
from clausea.evidence.units import Unit
from clausea.models import Polarity
from clausea.values.dates import find_dates
from clausea.values.durations import DurationHit
from clausea.values.namekeys import same_person
from clausea.values.people import find_people
from clausea.values.times import IntervalHit, find_intervals

_WRONG = re.compile(
    r"\b\d{1,3}\s?min\w*\b[^.;]{0,50}\b(?:(?:is|are|was|were) (?:wrong|incorrect|an? (?:error|mistake))|in error)\b",
    re.IGNORECASE,
)
_EXAMPLE = re.compile(
    r"\W*(?:for )?(?:example|sample|e\.g|(?:billing|coding|payer) (?:memo|rule|tip|note|reminder|guide)|"
    r"reminder|tip|rule|"
    r"policy|did you know|faq|[qa]\s?:)\b",
    re.IGNORECASE,
)
"""Opens an illustration or a rule."""
_BOOKED = re.compile(
    r"\b(?:appointment|appt|open|hours|shift|available|slot|booked|scheduled|clinic is|class|group)\b", re.IGNORECASE
)
_UNREACHED = re.compile(
    r"\bno (?:answer|pick-?up|response|reply)\b|\bvoice ?mail|"
    r"\b(?:left|leave) (?:a |an |her |him )?(?:message|vm|word)\b|"
    r"\bunable to reach\b|\b(?:not|never) reached\b|\blvm\b|\bmailbox\b|\brang out\b",
    re.IGNORECASE,
)


_OLD_THING = re.compile(
    r"\bold (?:bottles?|meds?|medications?|pills?|supply|rx|prescriptions?|scripts?|dose|cuff|meter|machine"
    r"|address|number|phone"
    r"|pharmacy|list|box|inhalers?|refills?|patch(?:es)?|strips)\b",
    re.IGNORECASE,
)
_SEVERAL = 2


@dataclass(frozen=True)
class Notes:
    """The reader of one chart's sentences."""

    chart: Chart
    settings: Settings
    directory: Directory
    program: str | None = None
    """The program of entries that name none; None while these are not read."""

    def read(self) -> Iterator[Logged]:
        """Logged minutes of sentences; an entry's own sum of them is left out."""
        found: list[Logged] = []
        unlabeled: list[int] = []
        entries = self.chart.record.entries
        for number, entry in enumerate(entries):
            setting = self.settings.by_entry.get(entry.index)
            if setting is None or not setting.units or entry.outside or entry.handout or entry.blank:
                continue
            logged = self._entry(number, setting)
            found.extend(logged)
            if not logged and setting.program is None and not setting.visit and entry.date is not None:
                unlabeled.append(number)
        yield from without_list_sums(found, self.chart)
        yield from self._taken_over(found, unlabeled)

    def _entry(self, number: int, setting: Setting) -> list[Logged]:
        entries = self.chart.record.entries
        after = self.settings.by_entry[entries[number + 1].index].units if number + 1 < len(entries) else ()
        logged = [found for unit in self._read_at_once(setting) for found in self._unit(unit, setting, after)]
        return list(without_sums(logged, setting))

    def _read_at_once(self, setting: Setting) -> Iterator[Unit]:
        return passages(self.chart.texts, tuple(joined(self.chart, setting.units)))

    def _taken_over(self, found: list[Logged], unlabeled: list[int]) -> Iterator[Logged]:
        """Dated notes that name no program, by one whose other time is of the chart's only program, are of that one."""
        program = self.settings.sole
        own = [logged for logged in found if logged.program == program and logged.person.name]
        if program is None or not own:
            return
        surnames = re.compile("|".join({re.escape((logged.person.name or "").split()[-1]) for logged in own}))
        reader = replace(self, program=program)
        for number in unlabeled:
            setting = self.settings.by_entry[self.chart.record.entries[number].index]
            author = setting.units[0].entry.author
            if any(_UNREACHED.search(unit.text) for unit in setting.units):
                continue  # a try that reached nobody is not counted unless its writer says for what
            if not (author and surnames.search(author.value)) and not any(
                surnames.search(unit.text) for unit in setting.units
            ):
                continue
            for logged in reader._entry(number, setting):
                same = [other for other in own if same_person(other.person.name, logged.person.name)]
                if same and logged.program in (None, program):
                    yield replace(logged, program=program, bhcm=logged.bhcm or same[0].bhcm)

    def _unit(self, unit: Unit, setting: Setting, after: tuple[Unit, ...]) -> Iterator[Logged]:
        if unit.row is not None or not re.search(r"\d|min|hour", unit.text, re.IGNORECASE):
            return
        text = EXCUSED.sub(lambda match: " " * len(match.group()), unit.text)
        correction = find_correction(unit, setting, text)
        make = _Maker(self, unit, setting, after)
        near = unit.entry.date or unit.entry.month
        amendment = find_amendment(unit, near.value if near else None)
        if correction is not None:
            unproven = not self._is_logged(unit, text, setting)
            days = amendment.days if amendment else ()
            yield from (replace(logged, unproven=unproven, days=days) for logged in make.correction(correction))
            return
        if amendment is not None:
            told = Correction(amendment.start, amendment.end, amendment.seconds, amendment.old, None)
            yield from (replace(one, unproven=True, days=amendment.days) for one in make.correction(told))
            return
        if not self._is_logged(unit, text, setting):
            return
        intervals, durations = find_intervals(text), durations_in(text)
        if not (intervals or durations):
            return
        if _WRONG.search(text) or _EXAMPLE.match(text) or stands_open(text):
            return
        month = unit.entry.month.value if unit.entry.month else None
        if setting.is_month and unit.date is None and not find_dates(text, near=month):
            return  # a month's sum
        if unit.date is None and setting.is_log and _of_a_month(self.chart.texts[unit.page], unit):
            return
        if setting.undone or is_copied(unit, setting):
            return  # nothing was spent, or the minutes are those of the day that the text was copied from
        if len(durations) > 1 and is_sum_of_parts(text) and (names_month(text) or _closes_month(text, durations)):
            return
        if intervals and not _BOOKED.search(text[max(0, intervals[0].start - 40) : intervals[0].start]):
            yield from make.intervals(
                intervals, [d for d in durations if not any(i.start <= d.start < i.end for i in intervals)]
            )
            return
        durations = added_up(text, durations)
        seen: set[tuple[int, str | None]] = set()
        for number, hit in enumerate(durations):
            left = durations[number - 1].end if number else 0
            right = durations[number + 1].start if number + 1 < len(durations) else len(text)
            if counts(text, hit, left, right, listed=self._is_listed(unit)):
                sums = is_plain_total(around(text, hit, left, right))
                for logged in make.duration(hit, left, right):
                    if (logged.seconds, logged.date) not in seen:  # "17 min (17 minutes)" is one time
                        seen.add((logged.seconds, logged.date))
                        yield replace(logged, sums=sums)

    def _is_listed(self, unit: Unit) -> bool:
        """Whether the unit is one of several lines of its page that begin with a day and say how long."""
        return LISTED.match(unit.text) is not None and self._lines_of_logs.get(unit.page, 0) >= _SEVERAL

    @cached_property
    def _lines_of_logs(self) -> Counter[int]:
        return Counter(unit.page for unit in self.chart.units if unit.row is None and LISTED.match(unit.text))

    def _is_logged(self, unit: Unit, text: str, setting: Setting) -> bool:
        """Care-management time by the sentence, the entry or what stands above it; never a visit's time."""
        stated = bool(programs_in(text)) or bool(CONTEXT.search(text))
        if VISIT.search(text) or (VOID.search(text) and find_correction(unit, setting, text) is None):
            return False
        if setting.visit and not stated:
            return False
        if is_visit_title(unit.section) and not stated:
            return False
        if self.program is not None:
            return True
        return stated or self.settings.program(unit) is not None or self.settings.is_care(unit)


@dataclass(frozen=True)
class _Maker:
    """Makes the logged entries of one unit."""

    notes: Notes
    unit: Unit
    setting: Setting
    after: tuple[Unit, ...]

    def duration(self, hit: DurationHit, left: int, right: int) -> Iterator[Logged]:
        polarity = self._polarity(hit.start, hit.end)
        if polarity is None:
            return
        start, end = quote_span(self.unit, hit.start, hit.end)
        reasons = ("the chart gives an approximate time",) if hit.approximate else ()
        yield self._logged(
            (start, end), hit.seconds, (hit.start, hit.end), self.program(left, hit, right), polarity, reasons
        )

    def intervals(self, intervals: tuple[IntervalHit, ...], durations: list[DurationHit]) -> Iterator[Logged]:
        """One entry per pair of times; a stated length beside it is kept, the lower counts when the two differ."""
        text = self.unit.text
        polarity = self._polarity(intervals[0].start, intervals[0].end)
        if polarity is None:
            return
        for number, interval in enumerate(intervals):
            after = intervals[number + 1].start if number + 1 < len(intervals) else len(text)
            before = intervals[number - 1].end if number else 0
            own = [d for d in durations if interval.end <= d.start < after] or [
                d for d in durations if before <= d.start < interval.start
            ]
            own = [
                d for d in own if d.seconds // 60 == interval.minutes or not is_total(clause_of(text, d.start, d.end))
            ]
            seconds, reasons, place = settled(text, interval, own)
            whole = quote_span(self.unit, min(interval.start, place[0]), max(interval.end, place[1]))
            span = whole if len(intervals) == 1 else (min(interval.start, place[0]), max(interval.end, place[1]))
            logged = self._logged(span, seconds, place, self.program(before, interval, after), polarity, reasons)
            yield replace(logged, from_=interval.from_, to=interval.to)

    def correction(self, found: Correction) -> Iterator[Logged]:
        place = (found.start, found.end)
        program = self.program(0, None, len(self.unit.text))
        logged = self._logged(place, found.seconds, place, program, Polarity.AFFIRMED, ())
        old = found.old if found.old is not None else -1
        clocks = (found.interval.from_, found.interval.to) if found.interval else (None, found.stop)
        day = found.day or self.unit.entry.date or logged.day
        yield replace(logged, day=day, corrects=old, from_=clocks[0], to=clocks[1])

    def _polarity(self, start: int, end: int) -> Polarity | None:
        """The polarity of the time; None where it was not spent. "CCM services" in a signed line is no boilerplate."""
        if _STAYED_AWAY.match(self.unit.text, end):
            return None
        stop = SEGMENT.search(self.unit.text, end)
        spoken = (
            replace(self.unit, text=self.unit.text[: stop.start()]) if stop else self.unit
        )  # what follows is the work
        polarity, cue = polarity_of(spoken, start, end)
        if polarity is Polarity.TEMPLATE and not (self.unit.entry.blank or self.unit.entry.handout):
            signed = any(hit.credential for hit in find_people(self.unit.text))
            return Polarity.AFFIRMED if signed and re.search("services?$", cue or "", re.IGNORECASE) else None
        if polarity is Polarity.HISTORICAL and (cue or "").lower() == "old" and _OLD_THING.search(spoken.text[:start]):
            return Polarity.AFFIRMED  # "stop the old bottle (7 min)": the bottle is old
        if polarity is Polarity.NEGATED and (cue or "").isdigit():
            return Polarity.AFFIRMED  # the nought of "0.25 hr"
        return None if polarity in (Polarity.PLANNED, Polarity.NEGATED, Polarity.TEMPLATE) else polarity

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
        self,
        span: tuple[int, int],
        seconds: int,
        place: tuple[int, int],
        program: str | None,
        polarity: Polarity,
        reasons: tuple[str, ...],
    ) -> Logged:
        unit = self.unit
        person, person_mark = worker(
            self.notes.directory, unit, self.setting, self.after, self.notes.settings.groups.head(unit)
        )
        words = f"{unit.text} {self.notes.settings.words(unit)}"
        if (
            program is None
            and re.search(r"\bbh ?cm\b", words, re.IGNORECASE)
            and not self.notes.settings.programs.get("bhi")
        ):
            program = "cocm"  # the care manager of collaborative care goes by that name
        bhcm = bool(re.search(r"\bbh ?cm\b|behavioral health care manager|bh care manager", words, re.IGNORECASE))
        return Logged(
            unit, unit.start + span[0], unit.start + span[1], seconds, work_day(unit, *place, self.setting),
            person, person_mark, program, minutes_mark=mark_in(unit, *place, str(seconds // 60)),
            reasons=reasons, polarity=polarity, bhcm=bhcm,
        )  # fmt: skip


_STAYED_AWAY = re.compile(
    r"""[\s-]*(?:[\w/-]+\s){0,3}(?:calls?|sessions?|visits?|appt|appointment|intake|video|slot|block|contact
      |check[ -]?in|f/u|follow[ -]?up)\W{1,3}(?:was\s)?(?:(?:but\s)?(?:pt|patient|client|she|he|they)\s)?(?:was\sa\s)?
      (?:no[ -]?show(?:ed)?|n/s(?:['’]?d)?|dnka|dna|did(?:\snot|n['’]t)\s(?:show(?:\sup)?|attend|join|come)
        |never\s(?:came
        |joined|showed|arrived)|cancel+ed|canc(?:['’]?d)?|cx['’]?d|stood\s(?:me|us)\sup|forgot|not\skept|resched\w*)
      (?=\s*(?:$|[.;,)/–—-]|by\b|per\b))""",
    re.IGNORECASE | re.VERBOSE,
)
"""Behind the length of a booked call that nobody came to: "30 min call - pt no show"."""
_MONTH_FIRST = re.compile(
    rf"\W*(?:(?:month(?:ly)?|billing|time|summary|totals?|sheet|minutes|min|all|sum|ccm|bhi|pcm) ){{0,3}}"
    rf"(?:for |of |in )?(?:the )?(?:{MONTH_NAME.pattern}(?!\W{{0,2}}\d{{1,2}}\b(?![\d/]))|(?:0?[1-9]|1[0-2])/20\d\d\b)",
    re.IGNORECASE,
)


def _of_a_month(text: str, unit: Unit) -> bool:
    """Whether the unit stands in a line that begins with a month and no day: sums, also behind the first one."""
    start = text.rfind("\n", 0, unit.start) + 1
    opening = _MONTH_FIRST.match(text, start)
    return opening is not None and opening.end() <= unit.end and not find_dates(text[start : unit.end])


def _closes_month(text: str, durations: tuple[DurationHit, ...]) -> bool:
    """True for "Month closed: 26 minutes mine, 21 nurse's, 47 altogether": sums of others' work, none of that day."""
    longest = max(hit.seconds for hit in durations)
    parts = sum(hit.seconds for hit in durations) - longest
    return len(durations) > 2 and parts == longest and re.search(r"\bmonth", text, re.IGNORECASE) is not None


def _adjacent(text: str, program: tuple[int, int, str], hit: "DurationHit | IntervalHit") -> bool:
    between = text[program[1] : hit.start] if program[1] <= hit.start else text[hit.end : program[0]]
    return len(between) < 24 and not re.search(r"[.;]", between)
