"""Minutes in tables: one logged activity per dated row of a time log."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from clausea import sieve as re
from clausea.evidence.readers.patterns.chart import Chart
from clausea.evidence.readers.patterns.contacts.frontdesk import says_front_desk
from clausea.evidence.readers.patterns.minutes.columns import (
    FIGURE,
    TIMED,
    counts_not,
    each_length,
    factor_of,
    length_cell,
    length_header,
)
from clausea.evidence.readers.patterns.minutes.entry import Logged, late_day
from clausea.evidence.readers.patterns.minutes.openrows import stands_open, status_of
from clausea.evidence.readers.patterns.minutes.people import role_label
from clausea.evidence.readers.patterns.minutes.settings import NOT_CARE, Settings, is_care_management
from clausea.evidence.readers.patterns.minutes.takenback import VOID
from clausea.evidence.readers.patterns.minutes.words import LATE, MONTH_NAME, SCORED, TOTAL, programs_in
from clausea.evidence.readers.patterns.staff import Directory, Person, kind_of
from clausea.evidence.readers.patterns.visits.titles import is_visit_title
from clausea.evidence.rows import TableRow
from clausea.evidence.units import Unit
from clausea.models import Polarity
from clausea.pages import Mark
from clausea.values.credentials import usual
from clausea.values.dates import find_dates, find_months
from clausea.values.durations import find_durations
from clausea.values.times import find_intervals

_UNDONE = re.compile(
    r"\b(?:scheduled|planned|pending|cancell?ed|no[ -]show|to do|tbd|not done|booked|blocked|tentative|upcoming|"
    r"did(?: not|n['’]t) (?:happen|occur|take place)|(?:was )?(?:not|never) (?:made|held|placed)|rescheduled|"
    r"moved to [\w /]{2,16}|not performed|"
    r"(?:not|never|un)[ -]?(?:counted|billed|billable|charged|logged)|no[ -]charge)\b"
    r"[\W\d]*(?:;|$)|"
    r"\(\s*(?:scheduled|planned|pending|booked|blocked|cancell?ed|tentative)\s*\)",
    re.IGNORECASE,
)
_CODE = re.compile(r"\b(?:[9G]\d{4})\b")
_OWN_TIME = re.compile(
    r"\b(?:practitioner|provider|physician|md|np|my|own|personal)\b|9949[1]|99437|9942[45]", re.IGNORECASE
)
"""A log without a column for persons is its signer's own only when it says so: practitioners sign for their staff."""
_CARE_MANAGER = re.compile(r"bh ?cm|care manager", re.IGNORECASE)
_NOTED = re.compile(r"^\s*(?P<minutes>\d{1,3})\s*(?:min(?:ute)?s?\.?|m)?\s*[*†]?\s*\([A-Za-z ]{2,24}\)\s*$")
_LICENSE = re.compile(r"\s*(?:RN|LPN|LVN|CMA|RMA|CCMA|LCSW|LMSW|PharmD)\s*")
"""A cell that tells only by which license the work was done; "MA" alone could be anything."""
_SURNAME = re.compile(
    r"\s*(?P<name>[A-Z][\w’'-]+),? (?P<credential>MD|DO|NP|PA|PA-C|FNP|DNP|APRN|RN|LPN|LVN|CMA|RMA|LCSW|LMSW|MSW|"
    r"PharmD)\s*"
)
"""A surname and its credential alone in the column of persons: no town and its state stand there."""
_MM_SS = re.compile(r"\s*(?P<first>\d{1,3}):(?P<second>[0-5]\d)\s*")
_MONTH_ALONE = re.compile(
    r"\W*(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?,? ?['’]?(?:20)?\d\d|\d{1,2}/20\d\d"
    r"|20\d\d-\d\d)(?![\d/-])",
    re.IGNORECASE,
)
"""A row that begins with a month and no day."""
_LEGEND = re.compile(r"\bmm?:ss\b|\bmin(?:ute)?s?\s?[:/]\s?sec(?:ond)?s?\b", re.IGNORECASE)
_WHAT = re.compile(
    r"\b(?:contacts?|calls?|activit\w+|work(?: done)?|done|summary|notes?|what|tasks?|descriptions?|interventions?|"
    r"details)\b",
    re.IGNORECASE,
)
"""Heads the column that says what was done."""
_HOURS_OF_A_CALL = 3
_A_TALE = 6
"""Words of a cell that tells of a contact; a sum is said in fewer."""
_OPENING = 18
"""Characters within which a sum says that it is one: "Total CCM time for May"."""
_MINUTE = 60


@dataclass(frozen=True)
class Rows:
    """The reader of one chart's time logs."""

    chart: Chart
    settings: Settings
    directory: Directory
    clocks: dict[tuple[int, int, tuple[int, int] | None], bool] = field(default_factory=dict)
    """Whether a table's minutes column is written mm:ss."""

    def read(self) -> Iterator[Logged]:
        """The logged rows, each once; totals, planned rows and rows without time are none."""
        seen: set[tuple[int, int]] = set()
        for unit in self.chart.units:
            row = unit.row
            if row is None or (row.page, row.start) in seen:
                continue
            seen.add((row.page, row.start))
            for one in each_length(row):
                logged = self._row(unit, one)
                if logged is not None:
                    yield logged

    def _row(self, unit: Unit, row: TableRow) -> Logged | None:
        text = self.chart.pages[row.page].text
        line = text[row.start : row.end].replace("\n", " ")
        entry = unit.entry
        if (
            entry.blank
            or entry.handout
            or not self.is_log(unit, row)
            or _adds_up(text, row, line)
            or VOID.search(line)
            or _UNDONE.search(line)
            or counts_not(text, row)
            or stands_open(_told(text, row, line))
            or status_of(text, row) == "undone"
        ):
            return None
        service = row.cell("program")
        if service and _CODE.search(text[slice(*service)]) and not programs_in(text[slice(*service)]):
            return None  # time of another billed service: psychotherapy, a visit
        day = self._day(unit, row, line)
        factor, scale = factor_of(self.chart.pages[row.page], row)
        seconds, mark, from_, to, reasons = _time(text, row, line, factor, clocked=self._counts_seconds(row))
        if day is None or seconds is None:
            return None
        if status_of(text, row) == "open":
            reasons = (*reasons, "the row's status says that it is open")
        person, person_mark = self._person(unit, row, text)
        if says_front_desk(line):  # "prior authorization, done by T. Marsh, office assistant" in the nurse's own log
            person, person_mark = Person(None, None, "front desk"), None
        told = row.cell("activity")
        alone = not row.contiguous or (told is not None and bool(find_durations(text[slice(*told)])))
        figure = length_cell(row)  # "2026,12,": only by itself it is a figure
        alone = alone or (figure is not None and text[figure[0] - 1 : figure[0]] in (",", ";"))
        cell = figure if alone else None  # a note that tells of "5 min" on the bus says another length
        start, end = cell or (row.start, row.end)
        words = self.settings.words(unit)
        bhcm = bool(_CARE_MANAGER.search(words))
        program = self._program(unit, row, line)
        if program is None and bhcm and self.settings.programs.get("cocm"):
            program = "cocm"
        if program is None and not self.settings.is_care(unit):
            program = self.settings.only  # the log of a chart of one program, under no title that names it
        cells = (row.cell("start"), row.cell("stop"))
        times = (
            (Mark(from_ or "", row.page, *cells[0]), Mark(to or "", row.page, *cells[1]))
            if cells[0] and cells[1]
            else None
        )
        return Logged(
            unit,
            start,
            end,
            seconds,
            day,
            person,
            person_mark,
            program,
            from_,
            to,
            mark,
            times,
            reasons,
            Polarity.AFFIRMED,
            bhcm=bhcm,
            scale=scale,
        )

    def _counts_seconds(self, row: TableRow) -> bool:
        """True for a column of mm:ss: its header or the page says so, or its first parts are no hours of a call."""
        key = (row.page, row.table, row.header)
        if key not in self.clocks:
            page = self.chart.pages[row.page].text
            others = [u.row for u in self.chart.units if u.page == row.page and u.row is not None]
            cells = [
                page[slice(*cell)]
                for other in others
                if (other.page, other.table, other.header) == key and other.date is not None
                for cell in [other.cell("minutes")]
                if cell is not None
            ]
            parts = [_MM_SS.fullmatch(cell) for cell in cells]
            timed = [int(part["first"]) for part in parts if part is not None]
            told = bool(_LEGEND.search(" ".join(row.headers)) or _LEGEND.search(page))
            self.clocks[key] = bool(timed) and (told or max(timed) > _HOURS_OF_A_CALL)
        return self.clocks[key]

    def is_log(self, unit: Unit, row: TableRow) -> bool:
        """True for a table that logs care-management time: a time column under words of care management."""
        if not TIMED & set(row.columns) and not ("start" in row.columns and "stop" in row.columns):
            return False
        heads = zip(row.columns, row.headers, strict=False)
        if any(role == "minutes" and MONTH_NAME.search(head) for role, head in heads):
            return False  # "June min" of a caseload list: a month's sum per patient
        if "program" in row.columns and row.cell("program"):
            return True
        caption = f"{self.settings.caption(unit)} | {' '.join(row.headers)}"
        if is_visit_title(unit.context) and not is_care_management(caption):
            return False
        return self.settings.program(unit) is not None or self.settings.is_care(unit) or self._worked(unit, row)

    def _worked(self, unit: Unit, row: TableRow) -> bool:
        """A table of days, minutes, who and what, under no title that says for what, in a chart of one program only.

        Only rows of the practice's own people are its log: a diary of walks has minutes as well, and nobody's initials.
        """
        if self.settings.only is None or not {"date", "minutes"} <= set(row.columns):
            return False
        words = f"{self.settings.words(unit)} | {' '.join(row.headers)}"
        if is_visit_title(words) or NOT_CARE.search(words) or not _WHAT.search(" | ".join(row.headers)):
            return False
        person, mark = self._person(unit, row, self.chart.pages[row.page].text)
        own = mark is not None and mark.page == row.page and row.start <= mark.start < row.end
        return own and kind_of(person, self.chart.elements) in ("staff", "practitioner")

    def _day(self, unit: Unit, row: TableRow, line: str) -> Mark | None:
        if LATE.search(line):
            late = late_day(replace(unit, start=row.start, end=row.end, text=line))
            if late is not None and late.value <= (row.date.value if row.date else late.value):
                return late
        if row.date is not None:
            return row.date
        if "date" not in row.columns and _MONTH_ALONE.match(line):
            return None  # "April 2026 | CCM | 24": a month's sum
        if "date" not in row.columns and unit.entry.date is not None and self._alone(unit, row):
            return unit.entry.date  # an encounter's labels side by side, their values in the line below
        cell = row.cell("date")
        months = find_months(
            " | ".join([self.settings.words(unit), *(other.text for other in self.settings.of(unit).units[:3])])
        )
        if cell is None or not months:
            return None
        for hit in find_dates(self.chart.pages[row.page].text[cell[0] : cell[1]], near=months[0].month):
            return Mark(hit.iso, row.page, cell[0] + hit.start, cell[0] + hit.end)
        return None

    def _alone(self, unit: Unit, row: TableRow) -> bool:
        """Whether the table has no other row."""
        others = (other.row for other in self.settings.of(unit).units if other.row is not None)
        return not any(
            (other.page, other.table) == (row.page, row.table) and other.start != row.start for other in others
        )

    def _person(self, unit: Unit, row: TableRow, text: str) -> tuple[Person, Mark | None]:
        mark = row.person
        if mark is None:
            for begin, stop in row.cells:
                cell = text[begin:stop] if begin >= 0 and stop - begin <= 8 else ""
                if cell and (self.directory.known(cell)[1] or self.directory.signed(cell)[1]):
                    mark = Mark(text[begin:stop], row.page, begin, stop)
                    break
        person = self.directory.identify(mark.value) if mark else Person(None, None, None)
        if mark and not person.credential and _LICENSE.fullmatch(mark.value):
            return Person(None, mark.value.strip(), None), None
        alone = _SURNAME.fullmatch(mark.value) if mark and not person.credential else None
        if alone:
            person = Person(alone["name"], usual(alone["credential"]), None)
        role = row.cell("role")
        if role and not person.credential:
            named = self.directory.identify(f"{person.name or 'Some Body'}, {text[role[0] : role[1]]}")
            person = Person(person.name, named.credential, named.job or person.job)
        if mark is None:
            label = role_label(text[row.start : row.end]) or role_label(self.settings.words(unit))
            head = self.settings.groups.head(unit)
            if head is not None and ("person" not in row.columns or row.cell("person") is None):
                return self.directory.identify(head.value), head
            mark = unit.entry.author if "person" not in row.columns else None
            named = self.directory.identify(mark.value) if mark else Person(None, None, None)
            if mark is not None and (
                kind_of(named, self.chart.elements) != "practitioner" or _OWN_TIME.search(self.settings.words(unit))
            ):
                return named, mark
            return label or person, None
        return person, mark

    def _program(self, unit: Unit, row: TableRow, line: str) -> str | None:
        over = {name for _, _, name in programs_in(length_header(row))}
        if len(over) == 1:
            return over.pop()  # "CCM min" beside "RPM min"
        cell = row.cell("program")
        if cell:
            hits = programs_in(self.chart.pages[row.page].text[cell[0] : cell[1]])
            if hits:
                return hits[0][2]
        named = {name for _, _, name in programs_in(line)}
        own = self.settings.program(unit)
        headers = programs_in(f"{' '.join(row.headers)} | {self.settings.caption(unit)}")
        if len(named) == 1 and (own is None or own not in named):
            return named.pop()
        return headers[0][2] if headers else own


def _time(
    text: str, row: TableRow, line: str, factor: int = 60, *, clocked: bool = False
) -> tuple[int | None, Mark | None, str | None, str | None, tuple[str, ...]]:
    """Seconds of a row: its minutes cell, else stop minus start; both kept, the lower counts when they differ."""
    cell, from_cell, to_cell = length_cell(row), row.cell("start"), row.cell("stop")
    seconds, mark = _cell_minutes(text, row.page, cell, factor, clocked=clocked) if cell else (None, None)
    joined = line
    if from_cell and to_cell:
        ends = [_undated(text[begin:stop].replace("\n", " ")) for begin, stop in (from_cell, to_cell)]
        joined = " - ".join(ends)
    intervals = find_intervals(joined)
    if not intervals:
        return seconds, mark, None, None, ()
    first = intervals[0]
    if seconds is None:
        if len(intervals) == 1 and cell is None:
            marks = Mark(str(first.minutes), row.page, *(from_cell or (row.start, row.end)))
            return first.minutes * 60, marks, first.from_, first.to, ()
        return None, None, None, None, ()
    if abs(seconds - first.minutes * 60) >= 60 and from_cell:
        lower = min(seconds, first.minutes * 60)
        return (
            lower,
            mark,
            first.from_,
            first.to,
            (f"the row states {seconds // 60} minutes, its times make {first.minutes}",),
        )
    return seconds, mark, first.from_, first.to, ()


def _adds_up(text: str, row: TableRow, line: str) -> bool:
    """Whether the row is a sum; one that tells of a call may tell of tallies and totals behind its first words."""
    if row.date is None and _counts_contacts(text, row):
        return True
    told = _told(text, row, line)
    if row.cell("activity") is None or row.cell("person") is None or row.date is None or len(told.split()) < _A_TALE:
        return TOTAL.search(SCORED.sub(" ", line[:60])) is not None
    rest = [text[slice(*cell)] for role, cell in zip(row.columns, row.cells, strict=False) if role != "activity"]
    return TOTAL.search(SCORED.sub(" ", f"{told[:_OPENING]} | {' | '.join(rest)}")) is not None


def _counts_contacts(text: str, row: TableRow) -> bool:
    """Whether a row without a day counts somebody's contacts: "Who | Contacts | BHI time" over "C. D. | 2 | 25 min"."""
    cells = zip(row.headers, row.cells, strict=False)
    return any(
        _COUNT.fullmatch(header) and text[slice(*cell)].strip().isdigit() for header, cell in cells if header and cell
    )


_COUNT = re.compile(
    r"\W*(?:(?:no\.?|number|count|total|how many)\W{0,2}(?:of )?)?(?:contacts?|calls?|entries|sessions?|encounters?"
    r"|touches|times|rows|notes|visits)(?: (?:logged|made|held|counted))?\W*",
    re.IGNORECASE,
)


def _told(text: str, row: TableRow, line: str) -> str:
    """What the row says was done: its own cell, else the whole line."""
    cell = row.cell("activity")
    return text[slice(*cell)].replace("\n", " ") if cell else line


def _undated(written: str) -> str:
    """A start or stop without the day before it: "03/02/2026 08:14:10"."""
    for hit in find_dates(written)[:1]:
        return (written[: hit.start] + written[hit.end :]).strip(" ,")
    return written


def _cell_minutes(
    text: str, page: int, cell: tuple[int, int], factor: int, *, clocked: bool
) -> tuple[int | None, Mark | None]:
    written = text[cell[0] : cell[1]].replace("\n", " ")
    if factor != _MINUTE:
        figure = FIGURE.fullmatch(written)
        if figure is None:
            return None, None
        seconds = round(float(figure["n"]) * factor)
        return seconds, Mark(str(seconds // 60), page, cell[0] + figure.start("n"), cell[0] + figure.end("n"))
    ticks = _MM_SS.fullmatch(written) if clocked else None
    if ticks:
        seconds = int(ticks["first"]) * 60 + int(ticks["second"])
        return seconds, Mark(str(seconds // 60), page, cell[0] + ticks.start("first"), cell[0] + ticks.end("second"))
    noted = _NOTED.match(written)
    if noted:
        start, end = noted.span("minutes")
        return int(noted["minutes"]) * 60, Mark(noted["minutes"], page, cell[0] + start, cell[0] + end)
    for hit in find_durations(written, column=True):
        return hit.seconds, Mark(str(hit.seconds // 60), page, cell[0] + hit.start, cell[0] + hit.end)
    return None, None
