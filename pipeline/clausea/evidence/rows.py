"""Table rows with their columns understood: date, start, stop, minutes, person, activity, result.

Columns are known by their header's words. Tables that stage 1 rebuilt from boxes come with cells; where it could
not (plain text, OCR), a header line followed by dated lines is read by the order of its words.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from clausea import sieve as re
from clausea.evidence.columns import column_role, column_roles
from clausea.evidence.separated import cells_between, names_between
from clausea.pages import Cell, Entry, Mark, Page, Table
from clausea.values.asread import as_read
from clausea.values.dates import find_dates, is_day
from clausea.values.durations import find_durations
from clausea.values.people import find_people


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

    def reads_on(self, start: int, end: int) -> bool:
        """Whether a stretch is the row, or its whole cell of what was done, though others stand elsewhere."""
        return self.contiguous or self.cell("activity") == (start, end)


Parts = Sequence[tuple[int, int, Entry]]
"""(start, end, entry) of the page's parts of entries, in the entries' order."""


def table_rows(page: Page, parts: Parts) -> tuple[TableRow, ...]:
    """The rows of the page's tables, in order, then those of tables that only the text shows."""
    rows: list[TableRow] = []
    for number, table in enumerate(page.tables):
        rows.extend(_from_cells(page, table, number, month_of(parts, table.header[0])))
    spans = [(row.start, row.end) for row in rows]
    rows.extend(row for row in _from_text(page, parts) if not any(s < row.end and row.start < e for s, e in spans))
    return tuple(sorted(rows, key=lambda row: row.start))


def month_of(parts: Parts, position: int) -> str | None:
    """The month, or the day, of the entry at a place of the page."""
    for start, end, entry in parts:
        if start <= position < end:
            mark = entry.month or entry.date
            return mark.value if mark else None
    return None


def _from_cells(page: Page, table: Table, number: int, near: str | None) -> Iterable[TableRow]:
    columns = column_roles(page, table)
    previous: Mark | None = None
    above: Mark | None = None
    for row in table.rows:
        segments = [segment for cell in row.cells for segment in cell.segments]
        if not segments:
            continue
        start, end = min(s for s, _ in segments), max(e for _, e in segments)
        cells = tuple(_extent(page, cell.segments) for cell in row.cells)
        date = _date_in(page, cells, columns, near)
        filled = sum(1 for cell in row.cells if cell.segments)
        total = re.search(
            r"\b(?:sub-?|grand )?(?:totals?|ttl|tot)\b|\bmtd\b|\bsum\b|month[- ]to[- ]date|cumulative|\bbilled\b"
            r"|^\W*(?:accrued|accumulated|tally|combined|together)\b",
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
        person = _person_in(page, spans, named)
        if person is not None and named is columns:
            person = _whole_name(page, row.cells[columns.index("person")].segments, person)
        if date is not None and (_DITTO.fullmatch(person.value) if person else _leads(columns)):
            person = above
        above = person if date is not None else None
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
            person=person,
            wordy=_wordy(page, row.cells),
            table=number,
        )


def _whole_name(page: Page, segments: Sequence[tuple[int, int]], person: Mark) -> Mark:
    """A name that wrapped in its cell, while the page writes line by line: "Tom" .. "Weaver," .. "LPN"."""
    if len(segments) < _PIECES or person.end >= segments[-1][1]:
        return person
    value = " ".join(page.text[start:end] for start, end in segments)
    return Mark(value, person.page, segments[0][0], segments[-1][1])


_PIECES = 2
_WORDY = 3


def _wordy(page: Page, cells: Iterable[Cell]) -> tuple[tuple[int, int], ...]:
    """The stretches of cells that say something; the lines of a cell that follow each other on the page are one."""
    found: list[tuple[int, int]] = []
    for cell in cells:
        pieces: list[tuple[int, int]] = []
        for start, end in sorted(cell.segments):
            if pieces and not page.text[pieces[-1][1] : start].strip():
                pieces[-1] = (pieces[-1][0], end)
            else:
                pieces.append((start, end))
        found += [(start, end) for start, end in pieces if len(page.text[start:end].split()) >= _WORDY]
    return tuple(sorted(found))


_DITTO = re.compile(r"""\s*(?:["”〃]|''|same|ditto|do\\.|-\s?[\"”]\s?-)\s*""", re.IGNORECASE)
"""Says that the cell is that of the row above."""


def _leads(columns: Sequence[str]) -> bool:
    """True where persons stand in the first column: it groups the rows below each name."""
    return bool(columns) and columns[0] == "person"


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
    at, words = start, as_read(page.text)
    for first, last in sorted(segments):
        if words[at:first].strip(" \n\t|_-="):
            return False  # words of another row or column stand between
        at = max(at, last)
    return not words[at:end].strip(" \n\t|_-=")


def _date_in(page: Page, cells: Sequence[tuple[int, int]], columns: Sequence[str], near: str | None) -> Mark | None:
    order = [i for i, role in enumerate(columns) if role == "date"][:1]
    order = order or [*[i for i, role in enumerate(columns) if role == "start"][:1], 0]  # "03/02/2026 08:14"
    for index in order:
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
        near = month_of(parts, line.start)
        starts: list[tuple[int, Mark]] = []
        last = index
        while last < len(lines):
            at = lines[last]
            text = page.text[at.start : at.end]
            lead = _WEEKDAY.match(text)
            front = max(2, lead.end()) if lead else 2
            hits = [hit for hit in find_dates(text[:30], near=near) if hit.start <= front and (near or not hit.partial)]
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
    words = names_between(text) or [word for word in re.split(r"\s{2,}|\t|\s*\|\s*", text.strip()) if word]
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


_WEEKDAY = re.compile(r"\W*(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+", re.IGNORECASE)
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
    bars = cells_between(text, start, len(columns))
    if bars:
        cells = bars
        if person is None and "person" in columns and cells[columns.index("person")][0] >= 0:
            begin, stop = cells[columns.index("person")]
            person = Mark(page.text[begin:stop], page.number, begin, stop)
    elif "minutes" in columns:
        where = columns.index("minutes")
        number = _minutes_cell(text, date.end - start, where, columns, person.start - start if person else None)
        if number:
            cells[where] = (start + number[0], start + number[1])
    cells[columns.index("date")] = (date.start, date.end)
    if "start" in columns and "stop" in columns:
        clocks = [m.span() for m in _CLOCK_CELL.finditer(text, date.end - start)]
        if len(clocks) == 2:
            for role, (begin, stop) in zip(("start", "stop"), clocks, strict=True):
                cells[columns.index(role)] = (start + begin, start + stop)
    return TableRow(
        page.number, start, end, True, columns, headers, tuple(cells), header, date, person, ((start, end),), -1
    )


_CLOCK_CELL = re.compile(r"(?<![\w:/.])\d{1,2}:\d\d(?::\d\d)?(?:\s?[ap]\.?m?\b\.?)?(?![\w:])", re.IGNORECASE)


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
