"""What each page of a file shows by itself: its tables, whom it names, and whether it speaks to a program.

The second half of a long file is looked at by a second process: the pages need nothing of each other but the lines that
run through the file, and a table that goes on from the page before.
"""

import pickle
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from clausea.pages import Box, DoubtfulWord, FormField, Line, Page, PlacedWord, Table
from clausea.processes import aside
from clausea.records.flags import speaks
from clausea.records.identity import Said, statements
from clausea.records.packing import packed
from clausea.records.raw import RawPage
from clausea.records.tables import find_tables

_LONG = 400
"""Pages of a file that is worth a second process."""


class Looked(NamedTuple):
    """Pages of a file in order, with what each says of whom it is about; `speaking` to a program by their numbers."""

    pages: list[Page]
    said: list[tuple[Said, ...]]
    speaking: list[int]
    goes_on: bool = False
    """Whether the last page's table may go on behind it."""


def looked_at(record: str, pages: Sequence[RawPage], running: Mapping[int, frozenset[int]]) -> Looked:
    """The pages of the record with that name; `running` holds the starts of each page's running lines."""
    if len(pages) < _LONG:
        return _look(record, pages, running)
    half = len(pages) // 2
    rest = aside(lambda: packed(_look(record, pages[half:], running)), worth=True)
    first = _look(record, pages[:half], running)
    second: Looked = pickle.loads(rest())  # noqa: S301 - our own second process, which sees text only
    if first.goes_on:  # what the second half begins with may belong to that table
        return _look(record, pages, running)
    return Looked(first.pages + second.pages, first.said + second.said, first.speaking + second.speaking)


def _look(record: str, pages: Sequence[RawPage], running: Mapping[int, frozenset[int]]) -> Looked:
    tables, goes_on = find_tables(pages, running)
    made = [_page(record, raw, running[raw.number], tables.get(raw.number, ())) for raw in pages]
    return Looked(
        made, [statements(page) for page in made], [page.number for page in made if speaks(page.text)], goes_on
    )


def _page(record: str, raw: RawPage, running: frozenset[int], tables: tuple[Table, ...]) -> Page:
    lines = tuple(
        Line(line.start, line.end, Box(*line.box) if line.box else None, line.size, line.bold, line.start in running)
        for line in raw.lines
    )
    fields = tuple(FormField(*field[:8], Box(*field.box) if field.box else None) for field in raw.fields)
    return Page(
        record,
        raw.number,
        raw.text,
        lines,
        fields,
        tables,
        raw.label if raw.label and raw.label != str(raw.number) else None,
        width=raw.width,
        height=raw.height,
        ocr=raw.ocr,
        doubts=tuple(DoubtfulWord(*doubt) for doubt in raw.doubts),
        words=tuple(PlacedWord(word.start, word.end, Box(*word.shown), word.user, word.sure) for word in raw.places),
    )
