"""Visual rows of a table joined to its rows: cells wrap, stand at the top, in the middle or at the foot of their row.

A line in the wrong row is a fact on a wrong day, so that every sign of where a row begins is asked: the column of days,
the white between rows, where the day stands among the lines of its row, and how the lines of a note read on.
"""

from collections.abc import Sequence
from itertools import pairwise

from clausea import sieve as re
from clausea.records.middles import bottom_rows, middle_rows
from clausea.records.raw import Word
from clausea.records.rows import Strip

DATE = re.compile(
    r"^\W?(\d{1,2}[/.-]\d{1,2}([/.-]\d{2,4})?|\d{4}-\d{2}(-\d{2})?|[A-Z][a-z]{2,8}\.? \d{1,2},?( \d{4})?)\W?$"
)
_DATED = re.compile(
    r"^\W?(?:\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?(?![\d/])|\d{4}-\d{2}|"
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d{1,2}\b|"
    r"\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))",
    re.IGNORECASE,
)
"""A cell that begins with a day, whatever follows it (a weekday, a time, a year on the next line)."""
NUMBER = re.compile(r"^[<>~]?\d+([.:,]\d+)?\s?%?$")
_HOUR = re.compile(r"\W?\d{1,2}(?:[:.]\d\d)? ?(?:[ap]\.?m?\.?)?|\W?\d{1,2}:\d\d.{0,14}", re.IGNORECASE)
"""A leading cell's second line: the time of day below the day."""
HALF_LINE = 0.95
"""Baselines nearer than this share of the type size cannot be lines of the same cell."""
Body = list[tuple[Strip, list[list[Word]]]]
_TELLING = 3
"""Words of a cell that reads on from line to line."""


def words_of(text: str, words: Sequence[Word]) -> str:
    """The words as the page has them, parted by blanks."""
    return " ".join([text[word.start : word.end] for word in words])


def logical_rows(text: str, body: Body) -> list[list[list[Word]]]:
    """Visual rows joined to table rows: a row starts where its column of days has a new value, else its first column.

    Where wrapped cells stand visibly closer than rows, the distance decides first: a cell set in the middle of a tall
    row has lines of its neighbors above it.
    """
    if not body:
        return []
    columns = max(len(cells) for _, cells in body)
    size = body[0][0].size
    pitches = [b[0].base - a[0].base for a, b in pairwise(body)]
    whole = [pitch for pitch in pitches if pitch >= HALF_LINE * size]
    tight = min(whole, default=size)
    wider = sum(pitch > 1.15 * tight for pitch in whole)
    spaced = 4 * wider >= len(whole) > 0 and tight < 1.45 * size
    key = _days_column(text, body, columns)
    dated = key == 0
    if dated and spaced:  # the distances mean rows only if nearly every block between them has its date
        starts = [0, *(n + 1 for n, pitch in enumerate(pitches) if pitch > 1.15 * tight), len(body)]
        undated = sum(not any(cells[0] for _, cells in body[a:b]) for a, b in pairwise(starts))
        spaced = 4 * undated <= len(starts) - 1
    rows: list[list[list[Word]]] = []
    fixed = None
    if key is not None:
        days = [_dates(text, cells[key]) for _, cells in body]
        fixed = middle_rows(days, pitches, size)
        if fixed is None and not days[0]:
            fixed = bottom_rows(days, [_reading(text, cells) for _, cells in body])
    for number, (_, cells) in enumerate(body):
        cells = cells + [[]] * (columns - len(cells))
        if fixed is not None and number not in fixed:
            for old, new in zip(rows[-1], cells, strict=True):
                old += new
            continue
        pitch = pitches[number - 1] if number else 0.0
        apart = spaced and pitch > 1.15 * tight
        another = dated and bool(rows) and all(_dates(text, row[0]) for row in (rows[-1], cells))
        after = body[number + 1][1] if number + 1 < len(body) else None
        # a day set in the middle of a tall row has a line of its own row's note above it
        leads = dated and not cells[0] and after is not None and _dates(text, after[0])
        another = another or (leads and pitches[number] < HALF_LINE * size <= pitch)
        close = pitch < HALF_LINE * size or (spaced and not apart and not (rows and rows[-1][0]))
        joined = number > 0 and not another and close
        if (
            not rows
            or fixed is not None
            or another
            or (apart and sum(map(bool, cells)))
            or (not joined and _starts(text, rows[-1], cells, key=key, spaced=spaced))
        ):
            rows.append([list(cell) for cell in cells])
        else:
            for old, new in zip(rows[-1], cells, strict=True):
                old += new
    return rows


def _days_column(text: str, body: Body, columns: int) -> int | None:
    """The column whose cells begin with days: the first one, else the only other one; None where there is none."""
    for index in range(columns):
        written = [words_of(text, cells[index]) for _, cells in body if index < len(cells) and cells[index]]
        days = sum(bool(_DATED.match(value)) for value in written)
        if 2 * days >= sum(not re.fullmatch(r"\d{4}", value) for value in written) > 0 and (not index or days > 1):
            return index
    return None


def _reading(text: str, cells: Sequence[Sequence[Word]]) -> str:
    """The longest cell of a visual row: what was done, or a line of it."""
    return max((words_of(text, cell) for cell in cells), key=len, default="")


def _starts(
    text: str, row: Sequence[Sequence[Word]], cells: Sequence[Sequence[Word]], *, key: int | None, spaced: bool
) -> bool:
    # a figure where the row has one already: another row, though its leading cell may be empty (one date, two entries)
    again = [(words_of(text, new), words_of(text, old)) for old, new in zip(row, cells, strict=True) if old and new]
    dated = key == 0
    if dated and cells[0] and re.fullmatch(r"(?:19|20)\d\d", words_of(text, cells[0])):
        return False  # a year that wrapped
    if dated and cells[0] and _HOUR.fullmatch(words_of(text, cells[0])) and _dates(text, row[0]) and len(row[0]) <= 3:
        return False  # "2/5/26" over "3:40p"
    if any(_figure(new) and _figure(old) for new, old in again):
        return True
    if cells[0]:
        return dated or not (spaced or (key is not None and _reads_on(text, row, cells)))
    return False


def _reads_on(text: str, row: Sequence[Sequence[Word]], cells: Sequence[Sequence[Word]]) -> bool:
    """Whether a line with nothing but its first cell goes on with the note that stands in the first column."""
    if any(cells[1:]) or not any(row[1:]):
        return False
    line = words_of(text, cells[0])
    return len(row[0]) >= _TELLING and (line[:1].islower() or words_of(text, row[0])[-1:] in ",-–")


def _dates(text: str, cell: Sequence[Word]) -> bool:
    return bool(cell) and bool(_DATED.match(words_of(text, cell)))


def _figure(value: str) -> bool:
    return bool(NUMBER.match(value) or DATE.match(value))
