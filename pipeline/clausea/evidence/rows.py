"""Table rows with their columns understood: date, start, stop, minutes, person, activity, result.

Columns are known by their header's words. Tables that stage 1 rebuilt from boxes come with cells; where it could
not (plain text, OCR), a header line followed by dated lines is read by the order of its words.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from clausea import sieve as re
from clausea.pages import Entry, Mark, Page, Table
from clausea.values.dates import find_dates, is_day
from clausea.values.durations import find_durations
from clausea.values.people import find_people

_ROLES: tuple[tuple[str, str], ...] = (
    ("date", r"date(?: of service| of contact| of call)?|dos|day|service date|date/time|when|contact date"
             r"|completed(?: on)?|date (?:completed|performed|done)|performed on|(?:activity|task|call|entry) date"),
    ("start", r"start(?: time)?|begin(?:s|ning)?|began|time in|from|in|started"),
    ("stop", r"stop(?: time)?|stopped|end(?: time)?|ends|time out|to|out|ended|finish(?:ed)?"),
    ("minutes", r"min(?:ute)?s?\.?|time spent(?: \(min(?:ute)?s?\))?|time \(min(?:ute)?s?\)"
                r"|duration(?: \(min(?:ute)?s?\))?|mins? spent|total(?: min(?:ute)?s?| time)?"
                r"|bhcm minutes|ccm min(?:ute)?s?|bhi min(?:ute)?s?|length|elapsed(?: time)?|amt|took|time taken"
                r"|talk time|call length|(?:personal|own|staff|nurse|provider|practitioner|clinical|ccm|bhi) time|"
                r"how long|(?:logged|actual|call) (?:time|minutes|duration)"),
    ("time", r"time"),
    ("person", r"person|staff(?: member| name)?|tech(?:nician)?|worker|of|signed(?: by)?|signature|who|user|name|by"
               r"|(?:done|performed|completed|logged|entered) by|provider|nurse|clinician"
               r"|owner|assignee|(?:billing )?practitioner|physician|doctor|prescriber|logged by|assigned to"
               r"|author|team member|initials?|inits?\.?|caller|employee|staff init(?:ials)?|cm|rn|resource"),
    ("role", r"role|credentials?|title|discipline|position"),
    ("mode", r"mode|method|type|contact type|via|channel"),
    ("activity", r"activity|activities|task|what(?: happened)?|description|notes?|comments?|details?|summary|reason"
                 r"|service|work|purpose|subject|intervention|action|category|(?:task |activity |work )?narrative"),
    ("result", r"result|outcome|status|disposition|response"),
    ("program", r"program|prog|svc|service line"),
    ("entries", r"entries|count|contacts|calls|encounters|#"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row: its extent on the page, its cells by column role, its date and person."""

    page: int
    start: int
    end: int
    contiguous: bool
    columns: tuple[str, ...]
    headers: tuple[str, ...]
    cells: tuple[tuple[int, int], ...]
    """Extent of each column's cell; (-1, -1) when empty or scattered beyond one stretch."""
    header: tuple[int, int] | None
    date: Mark | None = None
    person: Mark | None = None
    wordy: tuple[tuple[int, int], ...] = field(default=())
    table: int = 0

    def cell(self, role: str) -> tuple[int, int] | None:
        for name, span in zip(self.columns, self.cells, strict=False):
            if name == role and span[0] >= 0:
                return span
        return None


_CLOCKED = re.compile(r"\b(?:start|begin|stop|end|in|out|of day|call|appt|appointment|visit|arrival|due)\b")


@lru_cache(maxsize=4096)  # the same headers stand over every table of a chart
def column_role(header: str) -> str:
    """The role that a header's words give to a column; "" when they say nothing that is used."""
    words = re.sub(r"\s+", " ", header).strip(" .:#*").lower()
    for role, pattern in _ROLES:
        if re.fullmatch(pattern, words):
            return role
    if re.search(r"\bmin(?:ute)?s?\b", words):
        return "minutes"
    if re.fullmatch(r"(?:\w+ ){1,2}time|time (?:spent|on \w+|\(\w+\))", words) and not _CLOCKED.search(words):
        return "time"  # "BHCM time", "Nurse time": minutes where the cells are lengths
    for role, pattern in _ROLES:
        if role in ("date", "person", "activity", "program", "result") and re.search(rf"\b(?:{pattern})\b", words):
            return role
    return ""


Parts = Sequence[tuple[int, int, Entry]]
"""(start, end, entry) of the page's parts of entries, in the entries' order."""


def table_rows(page: Page, parts: Parts) -> tuple[TableRow, ...]:
    """The rows of the page's tables, in order, then those of tables that only the text shows."""
    rows: list[TableRow] = []
    for number, table in enumerate(page.tables):
        rows.extend(_from_cells(page, table, number, _month_of(parts, table.header[0])))
    spans = [(row.start, row.end) for row in rows]
    rows.extend(row for row in _from_text(page, parts) if not any(s < row.end and row.start < e for s, e in spans))
    return tuple(sorted(rows, key=lambda row: row.start))


def _month_of(parts: Parts, position: int) -> str | None:
    for start, end, entry in parts:
        if start <= position < end:
            mark = entry.month or entry.date
            return mark.value if mark else None
    return None


def _from_cells(page: Page, table: Table, number: int, near: str | None) -> Iterable[TableRow]:
    columns = _with_minutes(page, table, tuple(column_role(header) for header in table.columns))
    columns = _by_content(page, table, columns)
    previous: Mark | None = None
    for row in table.rows:
        segments = [segment for cell in row.cells for segment in cell.segments]
        if not segments:
            continue
        start, end = min(s for s, _ in segments), max(e for _, e in segments)
        cells = tuple(_extent(page, cell.segments) for cell in row.cells)
        date = _date_in(page, cells, columns, near)
        filled = sum(1 for cell in row.cells if cell.segments)
        total = re.search(
            r"\b(?:sub-?|grand )?totals?\b|\bmtd\b|\bsum\b|month[- ]to[- ]date|cumulative|\bbilled\b",
            page.text[start:end],
            re.IGNORECASE,
        )
        if (
            date is None
            and total is None
            and not _SUMS_UP.match(page.text[start:end])
            and previous is not None
            and filled >= 2
            and "date" in columns
            and cells[columns.index("date")][0] < 0
        ):
            date = previous  # a blank date cell repeats the day above it
        previous = date or previous
        named, spans = _with_lengths(page, table, columns, cells)
        yield TableRow(
            page=page.number,
            start=start,
            end=end,
            contiguous=_contiguous(page, start, end, segments),
            columns=named,
            headers=table.columns,
            cells=spans,
            header=table.header,
            date=date,
            person=_person_in(page, spans, named),
            wordy=tuple(sorted(s for s in segments if len(page.text[s[0] : s[1]].split()) >= 3)),
            table=number,
        )


def _with_minutes(page: Page, table: Table, columns: tuple[str, ...]) -> tuple[str, ...]:
    """A column headed only "Time" holds minutes when its cells are lengths and not times of day."""
    if "time" not in columns or "minutes" in columns:
        return columns
    index = columns.index("time")
    cells = [
        " ".join(page.text[start:end] for start, end in row.cells[index].segments)
        for row in table.rows
        if index < len(row.cells) and row.cells[index].segments
    ]
    lengths = [
        cell
        for cell in cells
        if re.fullmatch(r"\s*(?:0?0:\d\d(?::\d\d)?|\d{1,3}(?:\s*(?:min\w*|m))?\.?)\s*", cell) or find_durations(cell)
    ]
    if cells and len(lengths) >= len(cells) * 0.6:
        return tuple("minutes" if role == "time" else role for role in columns)
    return columns


def _with_lengths(
    page: Page, table: Table, columns: tuple[str, ...], cells: tuple[tuple[int, int], ...]
) -> tuple[tuple[str, ...], tuple[tuple[int, int], ...]]:
    """A table without a column of minutes may keep them beside the person: "11 min OB RN" under "Time / by"."""
    if "minutes" in columns or "start" in columns or "person" not in columns:
        return columns, cells
    index = columns.index("person")
    timed = re.search(r"\b(?:time|min\w*|length|duration)\b", table.columns[index], re.IGNORECASE)
    if timed is None or index >= len(cells):
        return columns, cells
    start, end = cells[index]
    written = page.text[start:end].replace("\n", " ") if start >= 0 else ""
    hit = next(iter(find_durations(written)), None)
    if hit is None:
        return columns, cells
    before, after = written[: hit.start].strip(" ,;-/"), written[hit.end :].strip(" ,;-/")
    person = before or after
    at = start + written.index(person, 0 if before else hit.end)
    rest = (at, at + len(person)) if person else (-1, -1)
    spans = (*cells[:index], rest, *cells[index + 1 :], (start + hit.start, start + hit.end))
    return (*columns, "minutes"), spans


_DATED_CELL = re.compile(r"\W*(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s)?", re.IGNORECASE)


def _by_content(page: Page, table: Table, columns: tuple[str, ...]) -> tuple[str, ...]:
    """Columns whose headers say nothing, by what most of their cells hold: a day at the front, a person's name."""
    roles = list(columns)
    if "minutes" not in roles and not ("start" in roles and "stop" in roles):
        for index, known in enumerate(roles):
            cells = _cells_of(page, table, index)
            if not known and len(cells) >= 1 and all(_LENGTH.fullmatch(cell) for cell in cells):
                roles[index] = "minutes"
                break
    if "minutes" not in roles and not ("start" in roles and "stop" in roles):
        return columns
    for role in ("date", "person"):
        if role in roles:
            continue
        for index, known in enumerate(roles):
            cells = _cells_of(page, table, index)
            if known or len(cells) < 2 or sum(_holds(role, cell) for cell in cells) < len(cells) * 0.6:
                continue
            roles[index] = role
            break
    return tuple(roles)


_LENGTH = re.compile(r"\s*\d{1,3}\s?(?:min(?:ute)?s?\.?|m)\s*", re.IGNORECASE)
"""A cell that holds a length with its unit, whatever its column is called."""


def _cells_of(page: Page, table: Table, index: int) -> list[str]:
    """The written cells of one column."""
    return [
        page.text[row.cells[index].segments[0][0] : row.cells[index].segments[-1][1]].replace("\n", " ")
        for row in table.rows
        if index < len(row.cells) and row.cells[index].segments
    ]


def _holds(role: str, cell: str) -> bool:
    if role == "date":
        lead = _DATED_CELL.match(cell)
        start = lead.end() if lead else 0
        return any(hit.start <= start for hit in find_dates(cell[:40]) if not hit.partial)
    people = [hit for hit in find_people(cell) if hit.credential or hit.role]
    return len(people) == 1 and people[0].start <= 2 and len(cell) - people[0].end < 8


_SUMS_UP = re.compile(
    r"\W*(?:(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|"
    r"jun|jul|aug|sept?|oct|nov|dec)\b\.?(?!\s*\d{1,2}\b(?!\d))|all\b|sum\b|"
    r"(?:rn|lpn|nurse|staff|ccm|bhi|cocm) only)",
    re.IGNORECASE,
)
"""How a row that adds up the others begins: "June, LPN only: 23 min"."""


def _extent(page: Page, segments: Sequence[tuple[int, int]]) -> tuple[int, int]:
    if not segments:
        return (-1, -1)
    start, end = min(s for s, _ in segments), max(e for _, e in segments)
    return (start, end) if _contiguous(page, start, end, segments) else segments[0]


def _contiguous(page: Page, start: int, end: int, segments: Sequence[tuple[int, int]]) -> bool:
    at = start
    for first, last in sorted(segments):
        if page.text[at:first].strip(" \n\t|_-="):
            return False  # words of another row or column stand between
        at = max(at, last)
    return not page.text[at:end].strip(" \n\t|_-=")


def _date_in(page: Page, cells: Sequence[tuple[int, int]], columns: Sequence[str], near: str | None) -> Mark | None:
    order = [i for i, role in enumerate(columns) if role == "date"] or [0]
    for index in order[:1]:
        if index < len(cells) and cells[index][0] >= 0:
            start, end = cells[index]
            written = page.text[start:end].replace("\n", " ")
            bare = re.fullmatch(
                r"\s*\d{1,2}/\d{1,2}\s*", written
            )  # "4/3" alone could be a fraction, in a date column it is none
            lone = re.fullmatch(r"\s*(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?\.?\s*", written)
            if lone and near and len(near) == 7 and "date" in columns:  # a day alone, its month in the heading
                iso = f"{near}-{int(lone['day']):02d}"
                at = start + lone.start("day"), start + lone.end("day")
                return Mark(iso, page.number, *at) if is_day(iso) else None
            for hit in find_dates(f"{written} -" if bare else written, near=near):
                if not hit.partial or near:
                    return Mark(hit.iso, page.number, start + hit.start, start + hit.end)
    return None


def _person_in(page: Page, cells: Sequence[tuple[int, int]], columns: Sequence[str]) -> Mark | None:
    for index, role in enumerate(columns):
        if role == "person" and index < len(cells) and cells[index][0] >= 0:
            start, end = cells[index]
            return Mark(page.text[start:end].replace("\n", " "), page.number, start, end)
    return None


def _from_text(page: Page, parts: Parts) -> Iterable[TableRow]:
    """Header lines with three or more column words, one of them a date or minutes column, and the dated lines below."""
    lines = [line for line in page.lines if not line.running and page.text[line.start : line.end].strip()]
    index = 0
    while index < len(lines):
        line = lines[index]
        columns, headers = _header_columns(page.text[line.start : line.end])
        index += 1
        if not columns or any(table.header[0] <= line.start < table.header[1] for table in page.tables):
            continue
        near = _month_of(parts, line.start)
        starts: list[tuple[int, Mark]] = []
        last = index
        while last < len(lines):
            at = lines[last]
            text = page.text[at.start : at.end]
            hits = [hit for hit in find_dates(text[:30], near=near) if hit.start <= 2 and (near or not hit.partial)]
            if hits:
                starts.append((last, Mark(hits[0].iso, page.number, at.start + hits[0].start, at.start + hits[0].end)))
            elif not starts or not _continues(page.text, lines[last - 1].end, at.start, text):
                break
            last += 1
        for position, (number, date) in enumerate(starts):
            final = starts[position + 1][0] if position + 1 < len(starts) else last
            final = min(final, number + 3)
            yield _text_row(
                page, lines[number].start, lines[final - 1].end, columns, headers, (line.start, line.end), date
            )
        index = max(index, last)


def _header_columns(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    if len(text) > 120 or re.search(r"\d|[.!?]$|:\s", text):
        return (), ()
    words = [word for word in re.split(r"\s{2,}|\t|\s*\|\s*", text.strip()) if word]
    if len(words) < 3:
        words = text.split()
    roles = [column_role(word) for word in words]
    named = [role for role in roles if role]
    if len(named) >= 3 and "date" in named and len(named) >= len(roles) * 0.6 and roles[0] == "date":
        return tuple(roles), tuple(words)
    return (), ()


def _continues(text: str, end: int, start: int, line: str) -> bool:
    return "\n" not in text[end:start].strip(" \n") and not re.match(
        r"\s*(?:addend\w+|amend\w+|correct(?:ion|ed)|late entry|[A-Z][\w ]{2,30}:|total|sub-?total|mtd|sum)\b",
        line,
        re.IGNORECASE,
    )


_SHORT_NAME = re.compile(r"(?<=\s\s)[A-Z]\.\s?[A-Z][a-z’'-]+(?:-[A-Z][a-z]+)?(?!\w)")
"""An initial and a surname that open a cell; the credential stands a line below, after the next cell's words."""


def _text_row(
    page: Page,
    start: int,
    end: int,
    columns: tuple[str, ...],
    headers: tuple[str, ...],
    header: tuple[int, int],
    date: Mark,
) -> TableRow:
    """Cells of a row that only has its order: the person where a name stands, minutes beside it or at the end."""
    text = page.text[start:end].replace("\n", " ")
    cells = [(-1, -1)] * len(columns)
    person = None
    if "person" in columns:
        spans = [(hit.start, hit.end) for hit in find_people(text)] or [m.span() for m in _SHORT_NAME.finditer(text)]
        for begin, stop in spans[:1]:
            person = Mark(text[begin:stop], page.number, start + begin, start + stop)
            cells[columns.index("person")] = (person.start, person.end)
    if "minutes" in columns:
        where = columns.index("minutes")
        number = _minutes_cell(text, date.end - start, where, columns, person.start - start if person else None)
        if number:
            cells[where] = (start + number[0], start + number[1])
    cells[columns.index("date")] = (date.start, date.end)
    return TableRow(
        page.number, start, end, True, columns, headers, tuple(cells), header, date, person, ((start, end),), -1
    )


def _minutes_cell(
    text: str, after: int, where: int, columns: tuple[str, ...], person: int | None
) -> tuple[int, int] | None:
    number = r"(?<![\d:/.,-])\d{1,3}(?:\.\d+)?(?![\d:/%])|\b\d{1,2}:\d\d(?::\d\d)?\b"
    if where == len(columns) - 1:
        match = re.search(rf"(?:{number})(?=\s*(?:min(?:ute)?s?\.?|m)?\s*$)", text)
        return match.span() if match else None
    bound = person if person is not None and "person" in columns and columns.index("person") > where else len(text)
    tail = text[after:bound]
    matches = list(re.finditer(r"(?<![\d:/.,-])\d{1,3}(?![\d:/%.])(?!\s*[ap]\.?m)", tail, re.IGNORECASE))
    if not matches:
        return None
    beside = re.match(r"\s*\d", tail) and all(role in ("date", "start", "stop") for role in columns[:where])
    pick = matches[-1] if bound != len(text) and not beside else matches[0]  # what was done may hold figures too
    return after + pick.start(), after + pick.end()
