"""Which cells of a log's row are lengths, and in what they count: minutes, hours in decimals, units of some minutes."""

from collections.abc import Iterator
from dataclasses import replace

from clausea import sieve as re
from clausea.evidence.rows import TableRow
from clausea.pages import Mark, Page
from clausea.values.boxes import find_boxes

TIMED = frozenset(["minutes", "hours", "units"])
"""Roles of columns that say how long."""
_NO = re.compile(r"\s*(?:no?|false|0|✗|x?\s?not? .*)\s*", re.IGNORECASE)
_UNIT = re.compile(
    r"\b(?:1|one|each|per) unit\s*(?:=|is|:|equals|of)\s*(?P<one>\d{1,2})\s?min\w*|\bunits?\b[^.\n|]{0,14}?"
    r"(?P<of>\d{1,2})[- ]?min\w*(?: (?:each|per unit|apiece))?|\b(?P<before>\d{1,2})[- ]min\w* units?\b|"
    r"\b(?P<per>\d{1,2}) min\w* (?:per|a|each) unit\b",
    re.IGNORECASE,
)
FIGURE = re.compile(r"\s*(?P<n>\d{0,2}\.\d{1,3}|\d{1,2})\s*(?:h(?:ou)?rs?\.?|h|units?)?\s*", re.IGNORECASE)
"""A cell of decimal hours or of units."""
_SHORTEST = 1
_LONGEST = 15
"""Minutes of a unit of time; longer ones are units of a code, which are billed and not spent."""


def each_length(row: TableRow) -> Iterator[TableRow]:
    """The row once for each of its cells of minutes: direct and indirect time, the time of each program."""
    timed = [index for index, role in enumerate(row.columns) if role == "minutes"]
    filled = [index for index in timed if index < len(row.cells) and row.cells[index][0] >= 0]
    if len(timed) < 2:
        yield row
        return
    for index in filled:
        roles = tuple("" if other in timed and other != index else role for other, role in enumerate(row.columns))
        yield replace(row, columns=roles, contiguous=False)


def length_cell(row: TableRow) -> tuple[int, int] | None:
    """Where the row says how long."""
    return row.cell("minutes") or row.cell("hours") or row.cell("units")


def length_header(row: TableRow) -> str:
    """The header over the cell that says how long, where the table has several."""
    for role, header, span in zip(row.columns, row.headers, row.cells, strict=False):
        if role == "minutes" and span[0] >= 0:
            return header
    return ""


_STRUCK = re.compile(
    r"\W*(?:dup(?:licate)?s?|rejected|error|entered in error|invalid|void(?:ed)?|deleted|removed|excluded|inactive|"
    r"superseded|replaced|archived|denied|retracted|not started|missed|overdue|due|draft|"
    r"(?:non|not|un)[- ]?bill(?:able|ed)|"
    r"cancel+ed|planned|scheduled|assigned|future)\b\s*(?:[-–—:(,;].{0,40})?",
    re.IGNORECASE | re.DOTALL,
)
"""A row's state that says that its time was not spent, or is not this entry's."""


def counts_not(text: str, row: TableRow) -> bool:
    """True where the row itself says in its column that it is not billed, or was taken back or not done."""
    state = row.cell("result")
    if state is not None and _STRUCK.fullmatch(text[slice(*state)]):
        return True
    cell = row.cell("counts")
    if cell is None:
        return False
    written = text[slice(*cell)].strip()
    boxes = find_boxes(written)
    return _NO.fullmatch(written) is not None or bool(boxes and not any(box.checked for box in boxes))


def scaled(written: str, factor: int) -> int | None:
    """Seconds of a cell of decimal hours or of units; None where it holds another thing."""
    figure = FIGURE.fullmatch(written)
    return round(float(figure["n"]) * factor) if figure else None


def factor_of(page: Page, row: TableRow) -> tuple[int, Mark | None]:
    """Seconds of one in the cell that says how long, and where the page says so; 0 for units that it does not tell."""
    if row.cell("minutes") is not None or row.header is None:
        return 60, None
    role = "hours" if row.cell("hours") is not None else "units" if row.cell("units") is not None else ""
    if not role:
        return 60, None
    begin, end = row.header
    if role == "hours":
        word = re.search(r"\b(?:hours?|hrs?)\b", page.text[begin:end], re.IGNORECASE)
        if word is None:
            return 0, None
        return 3600, Mark(word.group(), page.number, begin + word.start(), begin + word.end())
    for match in _UNIT.finditer(page.text):
        minutes = int(match["one"] or match["of"] or match["before"] or match["per"])
        if _SHORTEST <= minutes <= _LONGEST:
            return minutes * 60, Mark(match.group(), page.number, match.start(), match.end())
    return 0, None
