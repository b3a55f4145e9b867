"""Tables rebuilt from word boxes, because the text of a table often stands in an order that scatters its rows.

The page text stays as it is; a cell is one or more spans of it. No word of any chart is known here: a header is a
row of short labels with column gaps under which further rows fall into the same columns, ruled or not.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from clausea import sieve as re
from clausea.pages import Cell, Row, Table
from clausea.records.datedlines import over_day
from clausea.records.dayheads import are_days, are_numbered_days
from clausea.records.raw import RawPage, Word
from clausea.records.rows import Strip, monospaced, visual_rows
from clausea.records.sidebyside import halves
from clausea.records.subrows import notes_below
from clausea.records.tablerows import DATE, HALF_LINE, NUMBER, Body, logical_rows, words_of
from clausea.records.tightheads import parted_heads

_SHORTENED = re.compile(r"(?:\w+ )?[A-Za-z]{2,6}\.")
_CLOCK_FORM = re.compile(r"\b(?:h{1,2}|m{1,2}|hr|min)(?::(?:m{1,2}|s{1,2}|min|sec)){1,2}\b", re.IGNORECASE)
"""How a column's lengths are written, in its label: "Talk time (mm:ss)"."""
_DAY_AND_LABEL = re.compile(r"\d{1,2}/\d{1,2}/\d{2,4} [A-Za-z][\w-]* [A-Za-z]")
"""A form's value with the next label behind it: no head of a column."""
_LONGEST_LABEL = 40
_MOST_COLUMNS = 16


@dataclass(slots=True)
class _Grid:
    """A table in the making: columns by the x of their left edges, gutters of free space between them."""

    titles: list[str]
    header: tuple[int, int]
    lefts: list[set[float]]
    gutters: list[list[tuple[float, float]]]
    rows: list[list[list[Word]]] = field(default_factory=list)


def find_tables(
    pages: Sequence[RawPage], running: Mapping[int, frozenset[int]]
) -> tuple[dict[int, tuple[Table, ...]], bool]:
    """The tables of each page of a file from top to bottom, by page number, and whether the last one may go on.

    `running` holds the starts of each page's running lines, which belong to no table. A table of dated rows that goes
    on at the top of the next page without its header keeps its columns there; its header is then (0, 0).
    """
    found, carried = {}, None
    for page in pages:
        if not page.words:
            carried = None
            continue
        strips = visual_rows(page, running.get(page.number, frozenset()))
        wide = 1.1 if not page.width or monospaced(strips) else 0.55  # plain text has no width
        tables, at = [], 0
        if carried and strips:
            at, table, carried = _continued(page.text, strips, carried, wide)
            tables += [table] if table else []
        while at < len(strips) - 1:
            beside = halves(page.text, strips, at, wide)
            if beside is not None:
                found_here, at = _both(page.text, strips, at, beside, wide)
                if found_here:
                    tables += found_here
                    carried = None
                    continue
            at, table, carried = _table(page.text, strips, at, wide)
            tables += [table] if table else []
        found[page.number] = tuple(tables)
    return found, carried is not None


def _both(
    text: str, strips: Sequence[Strip], at: int, beside: tuple[list[Strip], list[Strip]], wide: float
) -> tuple[list[Table], int]:
    """The tables that stand beside each other, and the first strip below both; none where either is no table."""
    read = [(_table(text, part, 0, wide), part) for part in beside]
    tables = [table for (_, table, _), _ in read if table]
    if len(tables) < len(beside):
        return [], at
    low = max(part[number - 1].base for (number, _, _), part in read)
    return tables, next((n for n in range(at, len(strips)) if strips[n].base > low), len(strips))


def _is_header(labels: Sequence[str]) -> bool:
    """A row of two or more short labels: no sentences, no "label:", names before numbers."""
    if not 2 <= len(labels) <= _MOST_COLUMNS:
        return False
    if any(len(label) > _LONGEST_LABEL or len(label.split()) > 6 or _closed(label) for label in labels):
        return False
    if any(":" in _CLOCK_FORM.sub("", label) for label in labels) or any(
        char in "☐☒☑□■[" for label in labels for char in label
    ):
        return False
    if any(map(_DAY_AND_LABEL.match, labels)):
        return False
    if labels[0][0] in "•-*" or not any(char.isalpha() for label in labels for char in label):
        return all(DATE.match(label) for label in labels) and len(labels) > 1
    if are_days(labels) or (len(labels) > 3 and are_numbered_days(labels)):
        return True
    named = [label for label in labels if not DATE.match(label) and not NUMBER.match(label)]
    dated = [label for label in labels if DATE.match(label)]
    if labels[0][0].isdigit():
        return False
    if len(labels) == 2 and len(dated) == 1:
        return False  # "Patient Outreach  03/05/2026" is a title with its day
    if len(named) + len(dated) == len(labels):
        return len(named) == len(labels) or len(named) <= 2
    return len(labels) > 3 and bool(named) and all(label.isdigit() and len(label) <= 2 for label in labels[1:])


def _closed(label: str) -> bool:
    """Whether a label ends like a sentence; "Init." and "Min." are short for a word."""
    return label[-1] in ",;:" or (label[-1] == "." and not _SHORTENED.fullmatch(label))


def _is_banner(text: str, labels: Sequence[str], strip: Strip, wide: float) -> bool:
    """True for a line of titles above the real header: the next row is a header too, with more columns."""
    below = [words_of(text, chunk) for chunk in strip.chunks(wide)]
    plain = not any(char.isdigit() for label in below for char in label)
    return plain and len(below) > len(labels) and _is_header(below)


def _table(text: str, strips: Sequence[Strip], at: int, wide: float) -> tuple[int, Table | None, _Grid | None]:
    """The table whose header is strip `at`: where to go on, the table, and its grid when it ends the page."""
    head = strips[at]
    above = _interleaved(strips, at)
    if not above and len(head.chunks(wide)) < 2:
        return at + 1, None, None  # a line of running text, as most are
    chunks = parted_heads(text, _columns([head, *above], wide), strips[at + 1 :])
    labels = [words_of(text, chunk) for chunk in chunks]
    if not _is_header(labels) or any(_is_banner(text, labels, strip, wide) for strip in _below(strips, at)):
        return at + 1, None, None
    words = [word for chunk in chunks for word in chunk]
    grid = _Grid(
        [words_of(text, chunk) for chunk in chunks],
        (min(word.start for word in words), max(word.end for word in words)),
        [{chunk[0].x0} for chunk in chunks],
        [[(max(w.x1 for w in a), min(w.x0 for w in b))] for a, b in pairwise(chunks)],
    )
    number = at + 1 + sum(strip.base > head.base for strip in above)
    body, number = _body(text, strips, number, head, grid, wide)
    rows = logical_rows(text, body)
    while rows and not any(rows[-1][1:]):  # a heading behind the table that happens to fit its first column
        rows.pop()
    full = sum(1 for row in rows if sum(map(bool, row)) >= 2)
    if not full or 2 * full < len(rows) or _side_by_side(text, grid, rows) or _label_value(text, head, body, rows):
        return at + 1, None, None
    if len(rows) == 1 and _boxes(text, chunks, rows[0]):
        return at + 1, None, None
    return number, _made(text, grid, grid.header, rows), _carry(text, grid, rows, last=number >= len(strips))


def _below(strips: Sequence[Strip], at: int) -> Iterator[Strip]:
    """The strip below, and while all are bold the next ones: bold labels may stand over a table's bold head."""
    head = strips[at]
    for strip in strips[at + 1 : at + 1 + _LABELS]:
        yield strip
        if not (head.bold and strip.bold and strip.size == head.size):
            return


_LABELS = 5
"""Lines of a form's labels over a table."""


def _continued(text: str, strips: Sequence[Strip], grid: _Grid, wide: float) -> tuple[int, Table | None, _Grid | None]:
    """The rows at the top of a page that go on with the table of the page before."""
    body, number = _body(text, strips, 0, strips[0], grid, wide)
    rows = logical_rows(text, body)
    while rows and not rows[0][0] and not any(_figures(text, cell) for cell in rows[0]):
        rows.pop(0)  # the rest of a row that the end of the page tore
    if not rows or not DATE.match(words_of(text, rows[0][0]).split(" ")[0]) or not any(rows[0][1:]):
        return 0, None, None
    return number, _made(text, grid, (0, 0), rows), _carry(text, grid, rows, last=number >= len(strips))


def _figures(text: str, cell: Sequence[Word]) -> bool:
    return len(cell) == 1 and NUMBER.match(words_of(text, cell)) is not None


def _carry(text: str, grid: _Grid, rows: Sequence[Sequence[Sequence[Word]]], *, last: bool) -> _Grid | None:
    """The grid for the next page, when dated rows reach the end of this one."""
    dated = rows and DATE.match(words_of(text, rows[-1][0]).split(" ")[0])
    return _Grid(grid.titles, grid.header, grid.lefts, grid.gutters) if last and dated else None


def _made(text: str, grid: _Grid, header: tuple[int, int], rows: Sequence[Sequence[list[Word]]]) -> Table:
    titles = [*grid.titles, *[""] * (max(map(len, rows)) - len(grid.titles))]  # notes below the rows have no label
    columns = len(titles)
    cells = [tuple(_cell(text, cell) for cell in [*row, *[[]] * columns][:columns]) for row in rows]
    return Table(tuple(titles), header, tuple(Row(row) for row in cells))


def _body(text: str, strips: Sequence[Strip], number: int, head: Strip, grid: _Grid, wide: float) -> tuple[Body, int]:
    """The strips from `number` on that fall into the grid, by column, and where they end."""
    body: Body = []
    while number < len(strips):
        strip = strips[number]
        if number and _ends(strips[number - 1], strip, head, body):
            break
        if body and _heads_again(text, grid, strip, wide):
            break
        cells = _fit(grid, strip, wide)
        if cells is None or _sentence(text, cells, body):
            told = notes_below(text, strips, number, grid.lefts[0], body)
            if not told:
                break
            body += [(strip, [*([] for _ in grid.titles), list(strip.words)]) for strip in told]
            number += len(told)
            continue
        second = not body and strip is not head and head.bold and strip.bold and strip.size == head.size
        if second and len(grid.titles) == len(cells):  # a header of two lines
            grid.titles = [f"{a} {words_of(text, b)}".strip() for a, b in zip(grid.titles, cells, strict=True)]
            grid.header = (grid.header[0], max(grid.header[1], *(word.end for cell in cells for word in cell)))
        else:
            body.append((strip, cells))
        number += 1
    return body, number


def _heads_again(text: str, grid: _Grid, strip: Strip, wide: float) -> bool:
    """Whether below columns of days the days of the next week head columns of their own."""
    if not are_days(grid.titles[1:]):
        return False
    return are_days([words_of(text, chunk) for chunk in strip.chunks(wide)])


def _interleaved(strips: Sequence[Strip], at: int) -> list[Strip]:
    """Strips half a line above or below: lines of taller cells of the same row, beside cells set in its middle."""
    head = strips[at]
    near = [strips[n] for n in (at - 1, at + 1) if 0 <= n < len(strips)]
    return [strip for strip in near if abs(strip.base - head.base) < HALF_LINE * head.size and strip.bold == head.bold]


def _columns(strips: Sequence[Strip], wide: float) -> list[list[Word]]:
    """Chunks of several strips, those above each other joined, from left to right."""
    chunks = [chunk for strip in sorted(strips, key=lambda strip: strip.base) for chunk in strip.chunks(wide)]
    columns: list[list[Word]] = []
    for chunk in chunks:
        for column in columns:
            if chunk[0].x0 < max(word.x1 for word in column) and min(word.x0 for word in column) < chunk[-1].x1:
                column += chunk
                break
        else:
            columns.append(list(chunk))
    return sorted(columns, key=lambda column: min(word.x0 for word in column))


def _label_value(text: str, head: Strip, body: Body, rows: Sequence[Sequence[Sequence[Word]]]) -> bool:
    """Two columns under a first row like the others are labels with values, and that row is no header."""
    if len(rows[0]) != 2 or head.ruled or (head.bold and not all(strip.bold for strip, _ in body)):
        return False
    pairs = [(words_of(text, row[0]), words_of(text, row[1])) for row in rows]
    return 5 * sum(bool(DATE.match(a) or NUMBER.match(b)) for a, b in pairs) < 3 * len(pairs)


def _boxes(text: str, labels: Sequence[Sequence[Word]], row: Sequence[Sequence[Word]]) -> bool:
    """Whether the page writes each label before its own value, among them a day's: boxes and no columns."""
    named = zip(labels, row, strict=False)
    if not any(len(a) > 1 and over_day(words_of(text, a), words_of(text, b)) for a, b in named if b):
        return False
    places = [(label[0].start, cell[-1].end) for label, cell in zip(labels, row, strict=False) if label and cell]
    between = [text[label[-1].end : cell[0].start] for label, cell in zip(labels, row, strict=False) if label and cell]
    follow = [text[a[1] : b[0]] for a, b in pairwise(places)]
    return len(places) > 1 and not any(piece.strip() for piece in (*between, *follow))


def _ends(last: Strip, strip: Strip, head: Strip, body: Body) -> bool:
    """True when the strip stands too far below, or in another type, to belong to the table above it."""
    pitch = strip.base - last.base
    usual = max((b[0].base - a[0].base for a, b in pairwise(body)), default=0.0)
    if pitch > max(3.2 * head.size, 1.9 * usual):
        return True
    plain = [other for other, _ in body if not other.bold]
    if strip.bold and plain and len(plain) == len(body) and len(strip.words) <= 8:
        first = strip.words[0]
        return not any(word.x0 > first.x1 + 3 * strip.size for word in strip.words)
    return bool(body) and abs(strip.size - body[-1][0].size) > 1.6


def _sentence(text: str, cells: Sequence[Sequence[Word]], body: Body) -> bool:
    """True for running text below the table that fits its wide first column by chance."""
    if any(cells[1:]) or not body:
        return False
    longest = max((len(words_of(text, other[0])) for _, other in body if other[0]), default=0)
    return len(cells[0]) > 4 and len(words_of(text, cells[0])) > 1.5 * longest


def _fit(grid: _Grid, strip: Strip, wide: float) -> list[list[Word]] | None:
    """The strip's words by column, and the gutters narrowed by them; None when it does not belong to the table."""
    chunks = strip.chunks(wide)
    left = not grid.rows and chunks[0][-1].x1 < min(grid.lefts[0]) - 0.5 * strip.size
    if left and (len(chunks) > len(grid.titles) or are_days(grid.titles)):
        grid.titles.insert(0, "")  # row labels under an empty corner
        grid.gutters.insert(0, [(chunks[0][-1].x1, min(grid.lefts[0]))])
        grid.lefts.insert(0, {chunks[0][0].x0})
    elif DATE.match(grid.titles[0]) or are_days(grid.titles):
        return None
    chunks = [part for chunk in chunks for part in _parted(grid, chunk)]
    edges = [(chunk[0].x0, max([word.x1 for word in chunk])) for chunk in chunks]
    gutters = [_without(free, edges) for free in grid.gutters]
    slack = 0.15 * strip.size
    crossed = [number for number, free in enumerate(gutters) if not free or max(b - a for a, b in free) < slack]
    cells: list[list[Word]] = [[] for _ in grid.titles]
    if crossed:
        last = chunks[-1]
        ends_apart = len(chunks) >= 2 and last[0].x0 >= max(a for a, _ in grid.gutters[-1]) and len(last) <= 2
        if not ends_apart or len(chunks) > 3:
            return None
        gutters = grid.gutters  # a total: its words run across columns, its figure stands in the last one
    else:
        grid.gutters = gutters
    middles = [max(free, key=lambda gap: gap[1] - gap[0]) for free in gutters]
    for chunk in chunks:
        center = chunk[0].x0 + slack if crossed else (chunk[0].x0 + chunk[-1].x1) / 2
        column = sum(center > (a + b) / 2 for a, b in middles)
        if not cells[column] and not crossed:
            grid.lefts[column].add(chunk[0].x0)
        cells[column] += chunk
    grid.rows.append(cells)
    return cells


def _parted(grid: _Grid, chunk: list[Word]) -> list[list[Word]]:
    """A chunk parted where a word starts exactly at the left edge of a column: its neighbor cell nearly touches it."""
    if len(chunk) == 1:
        return [chunk]
    edges = {edge for lefts in grid.lefts[1:] for edge in lefts}
    parts = [[chunk[0]]]
    for last, word in pairwise(chunk):
        if any(abs(word.x0 - edge) < 0.8 for edge in edges) and any(
            a <= (last.x1 + word.x0) / 2 <= b for free in grid.gutters for a, b in free
        ):
            parts.append([])
        parts[-1].append(word)
    return parts


def _without(free: Sequence[tuple[float, float]], edges: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Free space of a gutter that chunks with these edges leave."""
    left = list(free)
    for x0, x1 in edges:
        if left and x0 < left[-1][1] and x1 > left[0][0]:
            left = [gap for a, b in left for gap in ((a, min(b, x0)), (max(a, x1), b)) if gap[1] > gap[0]]
    return left


def _side_by_side(text: str, grid: _Grid, rows: Sequence[Sequence[Sequence[Word]]]) -> bool:
    """Columns of running text beside each other are no table: between their headings stands what is below the first."""
    between = sorted(text[slice(*grid.header)].split()) != sorted(" ".join(grid.titles).split())
    cells = [words_of(text, cell) for row in rows for cell in row if cell]
    return between and 2 * sum(len(cell) <= 14 for cell in cells) < len(cells)


def _cell(text: str, words: Sequence[Word]) -> Cell:
    """Spans of the page text, words joined that only a blank parts."""
    segments: list[tuple[int, int]] = []
    for word in words:
        if segments and segments[-1][1] <= word.start and not text[segments[-1][1] : word.start].strip(" "):
            segments[-1] = (segments[-1][0], word.end)
        else:
            segments.append((word.start, word.end))
    return Cell(tuple(segments))
