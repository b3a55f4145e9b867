"""Time logs whose days are columns: the day stands over the figure, what was done or who did it at the row's front.

"Activity | 3/12 | 3/23 | Total" over "call with daughter | 16 | 7 | 23", or "Date | 3/12 | 3/23" over rows of minutes
and of initials. Each figure under a day is a row of its own. The same shape holds weights, sugars and doses: figures
are minutes only where the row, the corner or the title says so.
"""

from collections.abc import Iterator

from clausea import sieve as re
from clausea.evidence.columns import column_role
from clausea.evidence.rows import Parts, TableRow, month_of
from clausea.pages import Mark, Page, Table
from clausea.values.dates import find_dates, is_day

_FIGURE = re.compile(r"\s*\d{1,3}\s*(?:min(?:ute)?s?|m|['’′])?\.?\s*", re.IGNORECASE)
_WEEKDAY = re.compile(r"\W*(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s*)?", re.IGNORECASE)
_TIMED = re.compile(r"\b(?:min(?:ute)?s?|time)\b(?!\s*(?:of day|in|out|seen|taken|due))", re.IGNORECASE)
_LOG = re.compile(r"\b(?:time|min(?:ute)?s?)\b|\btimesheet\b", re.IGNORECASE)
"""What says in the lines above the table that its figures are minutes."""
_SUMS = re.compile(r"\b(?:sub-?|grand )?totals?\b|\bsum\b|\bcum\w*|\brunning\b|\bmtd\b|to date|\ball\b", re.IGNORECASE)
_OTHER = re.compile(
    r"\b(?:bp|systolic|diastolic|pulse|hr|weight|wt|lbs?|kg|temp\w*|spo2|o2|glucose|sugars?|a1c|phq\S*|gad\S*|score|pain|"
    r"steps|walk\w*|exercis\w+|sleep|slept|(?:#|no\.?|number) of \w+|attempts?|units?|doses?|mg|inr|visits?|planned"
    r"|goal|"
    r"target|billed|"
    r"not counted|non-?billable|front desk|reception\w*|student)\b|^\W*(?:calls?|contacts?)\W*$",
    re.IGNORECASE,
)
"""A row of another thing that is measured by the day, or of time that does not count."""
_SUMMED = re.compile(r"\s*(?:\w+\s){0,3}\w*:?\s*\d{1,3}\s*min", re.IGNORECASE)
"""The sum of such a table, on the line below it."""
_BELOW = 60
_ABOVE = 200
"""Characters above a table in which its title stands."""


def day_columns(page: Page, parts: Parts) -> Iterator[TableRow]:
    """A row for each figure of minutes below a day; none where the columns are no days."""
    for number, table in enumerate(page.tables):
        yield from _of_table(page, table, number, month_of(parts, table.header[0]))


def _of_table(page: Page, table: Table, number: int, near: str | None) -> Iterator[TableRow]:
    if sum(any(c.isdigit() for c in header) for header in table.columns) < 2:
        return
    days = _days(page, table, near)
    if len(days) < 2:
        return
    corner = table.columns[0]
    role = column_role(corner)
    above = page.text[max(0, table.header[0] - _ABOVE) : table.header[0]]
    ends = [stop for row in table.rows for cell in row.cells for _, stop in cell.segments]
    below = page.text[max(ends) : max(ends) + _BELOW] if ends else ""
    timed = any(pattern.search(text) for pattern, text in ((_TIMED, corner), (_LOG, above), (_SUMMED, below)))
    people: dict[int, Mark] = {}
    for row in table.rows:
        label = _written(page, row.cells[0].segments) if row.cells else ""
        if role == "date" and column_role(label) == "person":
            for index in days:
                mark = _cell(page, row.cells[index].segments) if index < len(row.cells) else None
                if mark is not None:
                    people[index] = mark
    for row in table.rows:
        first = _cell(page, row.cells[0].segments) if row.cells else None
        label = first.value if first else ""
        if _SUMS.search(label) or _OTHER.search(label):
            continue
        of_minutes = _TIMED.search(label) is not None
        if not of_minutes and not (timed and role in ("activity", "person", "")):
            continue
        for index, day in days.items():
            cell = _cell(page, row.cells[index].segments) if index < len(row.cells) else None
            if cell is None or not _FIGURE.fullmatch(cell.value):
                continue
            person = people.get(index) or (first if role == "person" else None)
            cells = ((day.start, day.end), (cell.start, cell.end))
            yield TableRow(
                page=page.number,
                start=cell.start,
                end=cell.end,
                contiguous=True,
                columns=("date", "minutes", "person") if person else ("date", "minutes"),
                headers=("date", label if of_minutes else "minutes", "person")[: 3 if person else 2],
                cells=(*cells, (person.start, person.end)) if person else cells,
                header=table.header,
                date=day,
                person=person,
                table=number,
            )


def _days(page: Page, table: Table, near: str | None) -> dict[int, Mark]:
    """The days that head columns, by the column's place."""
    found: dict[int, Mark] = {}
    at = table.header[0]
    numbered = column_role(table.columns[0]) == "date"
    for index, header in enumerate(table.columns):
        start = page.text.find(header, at, table.header[1]) if header.strip() else -1
        if start < 0:
            continue
        at = start + len(header)
        lead = _WEEKDAY.match(header)
        begin = lead.end() if lead else 0
        lone = re.fullmatch(r"(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?", header.strip())
        if lone:
            iso = f"{near}-{int(lone['day']):02d}" if near and len(near) == 7 else ""
            if numbered and index and is_day(iso):
                found[index] = Mark(iso, page.number, start, start + len(header))
            continue
        bare = re.fullmatch(r"\d{1,2}/\d{1,2}\s*", header[begin:])
        for hit in find_dates(f"{header} -" if bare else header, near=near)[:1]:
            if hit.start <= begin and hit.end >= len(header.rstrip(" .:")) and (near or not hit.partial):
                found[index] = Mark(hit.iso, page.number, start + hit.start, start + hit.end)
    return found


def _cell(page: Page, segments: tuple[tuple[int, int], ...]) -> Mark | None:
    if len(segments) != 1:
        return None
    start, end = segments[0]
    return Mark(page.text[start:end], page.number, start, end)


def _written(page: Page, segments: tuple[tuple[int, int], ...]) -> str:
    return " ".join(page.text[start:end] for start, end in segments)
