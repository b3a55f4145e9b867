"""Reads stated totals of minutes: month to date, cumulative, billed. They are a cross-check and never summed."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from clausea import sieve as re
from clausea.evidence.facts import make_item
from clausea.evidence.readers.patterns.chart import Chart, mark_in
from clausea.evidence.readers.patterns.minutes.columns import factor_of, length_cell, scaled
from clausea.evidence.readers.patterns.minutes.entry import is_days_own
from clausea.evidence.readers.patterns.minutes.settings import Settings, is_care_management
from clausea.evidence.readers.patterns.minutes.words import (
    FILLER,
    MONTH_NAME,
    NAMES_ANOTHER,
    RULE,
    SCORED,
    STRONG_TOTAL,
    SUM_ROW,
    VISIT,
    is_plain_total,
    is_total,
    names_month,
    programs_in,
)
from clausea.evidence.units import Unit
from clausea.models import Basis, Item, Value
from clausea.pages import Mark
from clausea.values.dates import find_dates, find_months, find_ranges
from clausea.values.datewords import BIRTH
from clausea.values.durations import find_durations
from clausea.values.times import find_intervals

_CLAUSE = re.compile(
    r"(?:[.;]|(?<=\d),(?!\s(?:19|20)\d\d\b)|(?<=min),)\s+|\s[–—-]\s|\s\|\s|\s{3,}|\s+(?=(?:grand |running |"
    r"monthly )?totals?\W{0,3}(?:time\W{0,3}|min\w*\W{0,3})?\d)|"
    r"\s+(?=(?:ccm|bhi|cocm|pcm|apcm|rpm) (?:sub-?)?totals?\b)",
    re.IGNORECASE,
)
_TRAILING = re.compile(r"(?:=|\b)\s*(?P<number>\d{1,4})\s*(?:min(?:ute)?s?\.?|m|['’′])?\s*[.)]?\s*$", re.IGNORECASE)
_LABELED = re.compile(
    r"(?:\b(?:total|mtd|month[- ]to[- ]date|cumulative|sum|tally|minutes|mins?|time|far)\b[^\d:=]{0,40}|"
    r"(?<=[a-z0-9])\s?)[:=]\s*(?P<number>\d{1,4})\b(?![/:.]\d)",
    re.IGNORECASE,
)
_HEAD = re.compile(
    rf"\W*(?:{MONTH_NAME.pattern}\.?\s+)?(?:mtd|tot|total|month[- ]to[- ]date|cumulative|sum)"
    r"[^\d]{0,30}(?P<number>\d{1,4})\b(?![/:.]\d)",
    re.IGNORECASE,
)
_CLOCKED = re.compile(r"(?P<number>\d{1,2}:[0-5]\d:[0-5]\d|\b0:[0-5]\d)\s*$")
_TICKS = re.compile(r"(?<![\d:])(?P<number>[1-9]\d{1,2}):(?P<seconds>[0-5]\d)\s*$")
"""A month's sum of a log in mm:ss: ten hours and more are no month of one patient."""
_FIRST = re.compile(
    r"\W*(?P<number>\d{1,4})\s*(?:min(?:ute)?s?\.?)?\s+(?:(?:sheet|grand|month\w*|log|column|running)\s+)?(?:totals?|ttl|tot)\b\W*$",
    re.IGNORECASE,
)
_MONTH_END = re.compile(
    r"\b(?:month(?:ly)?[- ](?:end|sum|summary|tally|totals?|minutes|time)|(?:program|service|staff|ccm|bhi|"
    r"cocm) minutes\b|minutes (?:summary|by|for|in)|"
    r"time (?:summary|statement|totals?)|tally|minute totals?|sum of minutes)",
    re.IGNORECASE,
)
"""Heads a list of sums: a program or a role and its number on each line."""
_LISTED = re.compile(
    r"\W*(?P<who>(?:ccm|bhi|cocm|pcm|apcm|rpm|tcm|bhcm|care managers?|(?:clinical )?staff|all(?: staff)?|total|"
    r"together|rn|lpn|nurses?|practitioner|provider|sum|99\d{3})"
    r"(?: (?:total|time|minutes|min))?)\s*[:=–-]?\s*(?P<number>\d{1,4})\s*(?:min(?:ute)?s?\.?)?\W*$",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"\b(?:payer|insurer|denial|denied|claim(?! (?:note|dates?|line|worksheet|period)s?\b)|expects?|need(?:s|ed)?|"
    r"require\w*|at least|minimum|goal|target|"
    r"will|should)\b",
    re.IGNORECASE,
)
_WANTED = re.compile(
    r"\s*(?:min\w*\s)?(?:(?:more|further)\s)?(?:(?:is|are|was|were)\s)?(?:needed|required|short|"
    r"missing)\b|"
    r"\s*min\w*\s+on\s+(?:the\s)?\d",
    re.IGNORECASE,
)
_IN_FIGURES = re.compile(r"\((?P<number>\d{1,4})(?:\s?min\w*)?\)\W*$", re.IGNORECASE)
"""A number written out, then in figures: "thirty-one (31)"."""
_PERIOD = re.compile(r"\b(?:period|month|service|report|statement|billing|summary)\b", re.IGNORECASE)
_LABELED_TIME = re.compile(
    r"\W*(?:total |clinical |care |all )*(?:staff|ccm|bhi|cocm|pcm|apcm|program|bhcm|manager|provider|"
    r"practitioner|nurse|rn|time)\s?(?:time|minutes|min)?\s?(?:[:=]|\d)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:ytd|year[- ]to[- ]date|this year|annual)\b", re.IGNORECASE)
_TOTAL_WORD = re.compile(
    r"(?:grand|sub-?total|sub|totals?|ttl|tot|sum|mtd|ytd|cumulative|cum|running|tally|month|monthly|month-to-date|date|"
    r"to|all|rows?|above|entries|sheet|log|together|"
    r"combined|so|far|ccm|bhi|cocm|pcm|apcm|rpm|bhcm|accumulated|billed|aggregate|end|as|at|stands|calendar)",
    re.IGNORECASE,
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SHEET = re.compile(r"\b(?:month(?:ly|[- ]end)?|billing) (?:sheet|recap|roll[- ]?up|summary|page)\b", re.IGNORECASE)
_SHEET_LABEL = re.compile(
    r"\W*(?:physician|practitioner|provider|(?:clinical )?staff|nurses?|nursing|rn|lpn|bhcm|care manager|ccm|bhi|cocm|"
    r"pcm|apcm|all|total|together|combined|sum)\b[^\d]{0,32}$",
    re.IGNORECASE,
)
_HALF = 6
_HOURS = 1000
"""A bare figure of four digits is a time of day ("RUN 07/31/2026 1800"): nobody spends as many minutes on a patient."""
_WHOLE = 160
"""Characters of a line that is quoted whole."""


def read_totals(chart: Chart) -> Iterator[Item]:
    """Items `minutes_total`, one per statement of a total with its month."""
    return _Totals(chart, chart.settings).read()


@dataclass
class _Totals:
    """The reader of one chart's totals; `days` are the days of the rows above, by table."""

    chart: Chart
    settings: Settings
    days: dict[tuple[int, tuple[int, int] | None], list[Mark]] = field(default_factory=dict)

    def read(self) -> Iterator[Item]:
        for unit in self.chart.units:
            if unit.row is not None and unit.row.date is not None:
                self.days.setdefault((unit.row.page, unit.row.header), []).append(unit.row.date)
            if unit.entry.handout or unit.entry.blank:
                continue
            if unit.row is not None and unit.row.date is None and "entries" in unit.row.columns:
                yield from self._program_row(unit)
            elif unit.row is not None and (
                self._is_sheet_row(unit) or self._is_sum_row(unit) or self._is_month_row(unit)
            ):
                yield from self._sheet_row(unit)
            elif re.search(r"\d|min", unit.text):
                yield from self._unit(unit)

    def _unit(self, unit: Unit) -> Iterator[Item]:
        if VISIT.search(unit.text) or self.settings.of(unit).visit:
            return
        heads = re.match(r"\W*(?:[\d/.-]+\W+)?(?:totals?|ttl|tot|mtd|sum|cumulative|running)\b", unit.text, re.I)
        if unit.row is not None and unit.row.date is not None and not heads:
            return
        listed = self._listed(unit)
        if listed is not None:
            yield from self._item(unit, *listed, 0)
            return
        said = _said(unit, self.settings)
        if not said(unit.text) or not self._care_management(unit):
            return
        text = SCORED.sub(lambda match: " " * len(match.group()), unit.text)
        for start, stop in _clauses(text):
            clause = text[start:stop]
            if not said(clause) or RULE.search(clause) or _YEAR.search(clause) or not _of_minutes(clause):
                continue
            found = _minutes(clause)
            if found is not None and not _DENIED.search(clause[: found[1]]) and not _WANTED.match(clause[found[1] :]):
                yield from self._item(unit, start + found[0], start + found[1], found[2], start)

    def _listed(self, unit: Unit) -> tuple[int, int, int] | None:
        """A line of a month-end list: "BHI 21" under "Program minutes Dec 2025"."""
        match = _LISTED.match(unit.text)
        if match is None or not (1 <= int(match["number"]) <= 2000):
            return None
        above = f"{self.settings.words(unit)} | {_text_above(self.settings.of(unit).units, unit)}"
        return (*match.span("number"), int(match["number"])) if _MONTH_END.search(above) and unit.row is None else None

    def _item(self, unit: Unit, start: int, end: int, minutes: int, clause: int) -> Iterator[Item]:
        month = self._month(unit, clause, end)
        if month is None or minutes <= 0:
            return
        first = 0 if len(unit.text) <= _WHOLE and clause == 0 else clause
        stop = end + len(re.match(r"\s*(?:min(?:ute)?s?\b\.?)?", unit.text[end:], re.IGNORECASE).group())  # type: ignore[union-attr]  # may be empty
        marks = [("month", month), ("minutes", Mark(str(minutes), unit.page, unit.start + start, unit.start + end))]
        ticks = _TICKS.match(unit.text[start:end])
        seconds = minutes * 60 + int(ticks["seconds"]) if ticks else None
        value = Value(month=month.value, minutes=minutes, **({"seconds": seconds} if seconds else {}))
        yield make_item(
            self.chart.pages[unit.page],
            "minutes_total",
            value,
            unit.start + first,
            unit.start + stop,
            marks,
            texts=self.chart.texts,
        )

    def _is_sheet_row(self, unit: Unit) -> bool:
        """True for "Staff | 24" in a month's sheet: a role or a program and its sum, in a table without days."""
        row = unit.row
        if row is None or row.date is not None or "date" in row.columns or row.cell("minutes") is None:
            return False
        label = next((span for role, span in zip(row.columns, row.cells, strict=False) if role != "minutes"), (-1, -1))
        words = self.chart.pages[row.page].text[label[0] : label[1]] if label[0] >= 0 else ""
        return bool(_SHEET_LABEL.match(words.replace("\n", " ")) and _SHEET.search(self.settings.words(unit)))

    def _is_month_row(self, unit: Unit) -> bool:
        """True for "April 2026 | 62" in a table whose rows are months and one of whose columns is a program's time."""
        row = unit.row
        if row is None or row.date is not None or row.cell("minutes") is None or not find_months(unit.text):
            return False
        start, end = row.cells[0]
        words = self.chart.pages[row.page].text[start:end] if start >= 0 else ""
        months = find_months(words)
        return len(months) == 1 and not (words[: months[0].start] + words[months[0].end :]).strip(" .:,")

    def _is_sum_row(self, unit: Unit) -> bool:
        """True for the row under a log's days that adds up their column: "Total | | 27"."""
        row = unit.row
        if row is None or row.date is not None or length_cell(row) is None or not self.days.get((row.page, row.header)):
            return False
        heads = SUM_ROW.match(self.chart.pages[row.page].text[row.start : row.end])
        return bool(heads) and self._care_management(unit)

    def _program_row(self, unit: Unit) -> Iterator[Item]:
        """A row of a month summary: "BHI  2  24" under Program, Entries, Minutes."""
        if programs_in(unit.text) or re.match(r"\W*(?:all|total|sum|together|combined)\b", unit.text, re.IGNORECASE):
            yield from self._sheet_row(unit)

    def _sheet_row(self, unit: Unit) -> Iterator[Item]:
        row = unit.row
        assert row is not None
        cell = length_cell(row)
        month = self._month(unit, 0, 0)
        if cell is None or month is None:
            return
        page = self.chart.pages[row.page]
        text = page.text[cell[0] : cell[1]]
        factor, scale = factor_of(page, row)
        read = [scaled(text, factor)] if scale else [hit.seconds for hit in find_durations(text, column=True)[:1]]
        for seconds in filter(None, read):
            value = Value(month=month.value, minutes=seconds // 60, **({"seconds": seconds} if seconds % 60 else {}))
            marks = [("month", month), ("minutes", Mark(text, row.page, *cell))]
            marks += [("minutes", scale)] if scale else []
            item = make_item(page, "minutes_total", value, row.start, row.end, marks, texts=self.chart.texts)
            if scale:  # the cell is minutes only by its column's head
                start, end = cell
                shown = Basis(field="minutes", record=item.record, page=row.page, start=start, end=end, quote=text)
                item = item.model_copy(update={"basis": (*item.basis, shown)})
            yield item

    def _care_management(self, unit: Unit) -> bool:
        if self.settings.program(unit) is not None or is_care_management(f"{self.settings.words(unit)} | {unit.text}"):
            return True
        if unit.row is not None:
            return (unit.row.page, unit.row.header) in self.days and "minutes" in unit.row.columns
        of_time = re.search(r"\b(?:min(?:ute)?s?|time|month[- ]to[- ]date|mtd)\b|\d['’′]", unit.text, re.IGNORECASE)
        if not of_time and names_month(unit.text) and is_plain_total(unit.text):
            of_time = re.search(
                r"\d\s?min", " ".join(other.text for other in self.chart.before(unit, 5)), re.IGNORECASE
            )
        return bool(of_time) and (names_month(unit.text) or bool(STRONG_TOTAL.search(unit.text)))

    def _month(self, unit: Unit, clause: int, end: int) -> Mark | None:
        """The month: named in clause or line, that of the table's rows, of the entry, of a period printed above."""
        text = unit.text
        months = sorted(find_months(text), key=lambda hit: (not clause <= hit.start < end, abs(hit.start - clause)))
        if months:
            return mark_in(unit, months[0].start, months[0].end, months[0].month)
        for period in find_ranges(text):
            if period.first[:7] == period.last[:7]:
                return mark_in(unit, period.start, period.end, period.first[:7])
        context = unit.entry.month or unit.entry.date or self._period(unit)
        bare = self._bare_month(unit, context) if context is not None else None
        if bare is not None:
            return bare
        days = self.days.get((unit.row.page, unit.row.header), []) if unit.row is not None else []
        if days:
            most = Counter(day.value[:7] for day in days).most_common(1)[0][0]
            month = unit.entry.month.value if unit.entry.month else most
            day = next((day for day in days if day.value[:7] == month), None)
            if day is not None:
                return Mark(month, day.page, day.start, day.end)
        if context is not None:
            return Mark(context.value[:7], context.page, context.start, context.end)
        for hit in find_dates(text):
            return mark_in(unit, hit.start, hit.end, hit.iso[:7])
        return None

    def _bare_month(self, unit: Unit, context: Mark) -> Mark | None:
        """A month without its year in the line or the entry's title: the one nearest to the date at hand."""
        heads = self.settings.of(unit).units[:1] if self.settings.of(unit).is_month else ()
        for other in (unit, *heads):
            for named in MONTH_NAME.finditer(other.text):
                if named.group() == "may":
                    continue
                number = _MONTHS.index(named.group()[:3].lower()) + 1
                apart = number - int(context.value[5:7])  # "December" beside a day of January is last year's
                year = int(context.value[:4]) - (apart > _HALF) + (apart < -_HALF)
                return mark_in(other, named.start(), named.end(), f"{year}-{number:02d}")
        return None

    def _period(self, unit: Unit) -> Mark | None:
        """A month or a period that the entry's own lines print."""
        for other in self.settings.of(unit).units:
            for month in find_months(other.text):
                return mark_in(other, month.start, month.end, month.month)
            for period in find_ranges(other.text):
                if period.first[:7] == period.last[:7]:
                    return mark_in(other, period.start, period.end, period.first[:7])
            for day in find_dates(other.text):
                if not day.partial and not BIRTH.search(other.text[max(0, day.start - 24) : day.start]):
                    return mark_in(other, day.start, day.end, day.iso)
        return None


def _said(unit: Unit, settings: Settings) -> Callable[[str], bool]:
    """What counts as a total here: under a month or a log "Total 34" does, in a single note only a month's total."""
    setting = settings.of(unit)
    if setting.is_month:
        return lambda clause: is_total(clause) or is_plain_total(clause) or bool(_LABELED_TIME.match(clause))
    if (unit.row is not None or setting.is_log or setting.banner) and not is_days_own(unit, setting):
        return lambda clause: is_total(clause) or is_plain_total(clause)
    return lambda clause: is_total(clause) or (is_plain_total(clause) and names_month(unit.text))


def _clauses(text: str) -> Iterator[tuple[int, int]]:
    """Clauses that hold a number each: "Provider 33 min. Staff 15 min. Together 48." A sum ("= 75") is one clause."""
    if "=" in text and _TRAILING.search(text):
        yield 0, len(text)
        return
    begin = 0
    for match in _CLAUSE.finditer(text):
        if (
            re.search(r"\d|" + _NUMBER_WORDS, text[begin : match.start()], re.IGNORECASE)
            and _minutes(text[begin : match.start()]) is not None
        ):
            yield begin, match.start()
            begin = match.end()
    yield begin, len(text)


_NUMBER_WORDS = (
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|"
    r"sixty)\b"
)


def _minutes(clause: str) -> tuple[int, int, int] | None:
    """Where the clause has its number of minutes, and the number: a duration, a labeled or closing figure, h:mm:ss."""
    if find_intervals(clause):
        return None
    trailing = _TRAILING.search(clause)
    if "=" in clause and trailing and trailing.start() >= clause.rfind("="):
        return trailing.start("number"), trailing.end("number"), int(trailing["number"])
    named = [(hit.start, hit.end) for hit in find_months(clause)] + [(hit.start, hit.end) for hit in find_dates(clause)]
    durations = [
        hit
        for hit in find_durations(clause)
        if not hit.bound and not any(first <= hit.start < last for first, last in named)
    ]
    if durations:
        return durations[-1].start, durations[-1].end, durations[-1].seconds // 60
    clocked = _CLOCKED.search(clause)
    if clocked:
        for hit in find_durations(clocked["number"], column=True):
            return *clocked.span("number"), hit.seconds // 60
    ticks = _TICKS.search(clause)
    if ticks and re.search(r"\b(?:durations?|logged|elapsed|talk time|timer)\b", clause, re.IGNORECASE):
        return ticks.start("number"), ticks.end("seconds"), int(ticks["number"])
    for match in (
        _IN_FIGURES.search(clause),
        _LABELED.search(clause),
        trailing,
        _HEAD.match(clause),
        _FIRST.match(clause),
    ):
        if match is None or NAMES_ANOTHER.search(clause[: match.start("number")]):
            continue
        number, at = int(match["number"]), match.start("number")
        if 0 < number < _HOURS and not any(first <= at < last for first, last in named):
            return at, match.end("number"), number
    return None


def _of_minutes(clause: str) -> bool:
    """True when what is added up is time: it says so, or says nothing but total, program, role and month."""
    if re.search(
        r"\b(?:(?:full|part)[- ]time|sleep|asleep|snor\w*|recording|apnea|exercise|walk\w*|weekly activity|score"
        r"|phq|gad|readings?|"
        r"units|insulin|steps|calories)\b",
        clause,
        re.IGNORECASE,
    ):
        return False
    if re.search(
        r"min(?:ute)?s?\b|\btime\b|\bdurations?\b|\bhours?\b|\d{1,2}:\d\d:\d\d|\d\s?['’′]|\dm\b", clause, re.IGNORECASE
    ):
        return True
    rest = MONTH_NAME.sub(" ", clause)
    return all(FILLER.fullmatch(word) or _TOTAL_WORD.fullmatch(word) for word in re.findall(r"[A-Za-z][\w-]*", rest))


def _text_above(units: tuple[Unit, ...], unit: Unit) -> str:
    """The three lines above a unit in its entry."""
    index = next((i for i, other in enumerate(units) if other is unit), 0)
    return " | ".join(other.text for other in units[max(0, index - 3) : index])
