"""A small typesetter for the tests: lines, boxes and tables at exact places on letter pages, as offices set them.

What a table is, a reader of PDFs only knows from where its words stand, so that the places are what is tried here.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import pikepdf
from pikepdf import Array, Dictionary, Name

_WIDTHS = (
    "278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 278 278 "
    "584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667 611 722 667 944 "
    "667 667 611 278 278 278 469 556 333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556 556 556 333 500 "
    "278 556 500 722 500 500 500 334 260 334 584"
)
_ADVANCE = dict(zip(map(chr, range(32, 127)), map(int, _WIDTHS.split()), strict=True))
"""Helvetica's, in thousandths of the type size."""
_FONTS = {"F1": "Helvetica", "F2": "Helvetica-Bold", "F3": "Courier"}
_LEAD = 1.2
_MARGIN = 54.0


class Column(NamedTuple):
    """`title` may hold line ends; `set` is left, right or center."""

    title: str
    width: float
    set: str = "left"


def width(text: str, size: float, *, mono: bool = False) -> float:
    """In points."""
    return 0.6 * size * len(text) if mono else sum(_ADVANCE.get(letter, 556) for letter in text) * size / 1000


def wrapped(text: str, room: float, size: float) -> list[str]:
    """The lines of a text that is set as wide as `room`; what holds line ends is broken there."""
    lines: list[str] = []
    for piece in text.split("\n"):
        lines.append("")
        for word in piece.split(" "):
            longer = f"{lines[-1]} {word}".strip()
            if lines[-1] and width(longer, size) > room:
                lines.append(word)
            else:
                lines[-1] = longer
    return lines


class Sheets:
    """Pages that are filled from the top; `y` is where the next line stands, in points from the top."""

    def __init__(self, *, landscape: bool = False, size: float = 10, every: Callable[["Sheets"], None] | None = None):
        self.high, self.wide = (612.0, 792.0) if landscape else (792.0, 612.0)
        self.size, self.every = size, every
        self.pages: list[list[bytes]] = []
        self.turn()

    def turn(self) -> None:
        """A new page, with whatever the office prints on each."""
        self.pages.append([])
        self.y = _MARGIN
        if self.every is not None:
            self.every(self)

    @property
    def number(self) -> int:
        return len(self.pages)

    def put(self, x: float, y: float, text: str, *, size: float = 0, bold: bool = False, mono: bool = False) -> None:
        """A text at a place."""
        font = "F3" if mono else "F2" if bold else "F1"
        shown = text.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
        place = f"{x:.2f} {self.high - y:.2f}".encode()
        self.pages[-1].append(b"BT /%s %.1f Tf %s Td (%s) Tj ET" % (font.encode(), size or self.size, place, shown))

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """A drawn line."""
        here = (x0, self.high - y0, x1, self.high - y1)
        self.pages[-1].append(b"%.2f %.2f m %.2f %.2f l S" % here)

    def shade(self, x: float, y: float, wide: float, high: float) -> None:
        """A gray box."""
        self.pages[-1].append(b"q 0.9 g %.2f %.2f %.2f %.2f re f Q" % (x, self.high - y - high, wide, high))

    def say(self, *lines: str, x: float = _MARGIN, size: float = 0, bold: bool = False, mono: bool = False) -> None:
        """Lines of text below what stands on the page."""
        for line in lines:
            if self.y > self.high - _MARGIN:
                self.turn()
            if line:
                self.put(x, self.y, line, size=size, bold=bold, mono=mono)
            self.y += _LEAD * (size or self.size)

    def center(self, text: str, *, size: float = 0, bold: bool = False) -> None:
        self.say(text, x=(self.wide - width(text, size or self.size)) / 2, size=size, bold=bold)

    def gap(self, points: float = 8) -> None:
        self.y += points

    def table(
        self,
        columns: Sequence[Column],
        rows: Sequence[Sequence[str]],
        *,
        x: float = _MARGIN,
        rules: str = "grid",
        upright: str = "top",
        pad: float = 3,
        gutter: float = 6,
        zebra: bool = False,
        heads: bool = True,
        bold_heads: bool = True,
        repeat: bool = False,
        order: str = "cell",
        bottom: float = 0,
        split: bool = False,
    ) -> None:
        """Rows of cells below what stands on the page.

        `rules`: grid, rows, head or none. `upright`: where a short cell stands in a tall row (top, middle, bottom).
        `order`: how the file writes it, cell by cell, line by line, or column by column. `bottom`: points from the top
        at which the page is full; then the table goes on overleaf, its row torn in two where `split`.
        """
        full = bottom or self.high - _MARGIN
        step = _LEAD * self.size
        titled = [column.title for column in columns]
        made = [(titled, True)] * heads + [(list(row), False) for row in rows]
        lefts = [x + gutter / 2]
        for column in columns:
            lefts.append(lefts[-1] + column.width)
        later: list[list[Callable[[], None]]] = [[] for _ in columns]
        for number, (cells, head) in enumerate(made):
            lines = [
                wrapped(cell, column.width - gutter, self.size) for cell, column in zip(cells, columns, strict=True)
            ]
            tall = max(map(len, lines))
            if self.y + tall * step + 2 * pad > full + self.size:
                room = int((full - self.y - pad) / step) + 1
                if split and 0 < room < tall:
                    self._row(
                        columns,
                        lefts,
                        [cell[:room] for cell in lines],
                        room,
                        pad,
                        gutter,
                        "top",
                        order,
                        head and bold_heads,
                        later,
                    )
                    lines = [cell[room:] for cell in lines]
                    tall -= room
                self.turn()
                if repeat:
                    above = [
                        wrapped(title, c.width - gutter, self.size) for title, c in zip(titled, columns, strict=True)
                    ]
                    self._row(
                        columns, lefts, above, max(map(len, above)), pad, gutter, upright, order, bold_heads, later
                    )
            if zebra and number % 2:
                self.shade(x, self.y - self.size, lefts[-1] - x, tall * step + 2 * pad)
            if rules in ("grid", "rows"):
                self.rule(x, self.y - self.size, lefts[-1], self.y - self.size)
            if rules == "grid":
                for left in lefts:
                    self.rule(
                        left - gutter / 2,
                        self.y - self.size,
                        left - gutter / 2,
                        self.y - self.size + tall * step + 2 * pad,
                    )
            self._row(columns, lefts, lines, tall, pad, gutter, upright, order, head and bold_heads, later)
            if head and rules == "head":
                self.rule(x, self.y - self.size, lefts[-1], self.y - self.size)
        if rules in ("grid", "rows"):
            self.rule(x, self.y - self.size, lefts[-1], self.y - self.size)
        for column in later:
            for put in column:
                put()

    def _row(self, columns, lefts, lines, tall, pad, gutter, upright, order, bold, later) -> None:  # type: ignore[no-untyped-def]
        step = _LEAD * self.size
        puts = []
        for index, (column, cell) in enumerate(zip(columns, lines, strict=True)):
            low = {"top": 0.0, "middle": (tall - len(cell)) * step / 2, "bottom": (tall - len(cell)) * step}[upright]
            for number, line in enumerate(cell):
                spare = column.width - gutter - width(line, self.size) * (1.06 if bold else 1)
                at = lefts[index] + {"left": 0.0, "right": spare, "center": spare / 2}[column.set]
                y = self.y + pad + low + number * step
                if line:
                    puts.append((index, y, at, line))
        if order == "line":
            puts.sort(key=lambda put: (round(put[1]), put[2]))
        for index, y, at, line in puts:
            if order == "column":
                later[index].append(lambda at=at, y=y, line=line: self.put(at, y, line, bold=bold))
            else:
                self.put(at, y, line, bold=bold)
        self.y += tall * step + 2 * pad

    def save(self, path: Path) -> Path:
        """The pages as a file."""
        with pikepdf.new() as pdf:
            fonts = {
                name: Dictionary(
                    Type=Name.Font, Subtype=Name.Type1, BaseFont=Name("/" + base), Encoding=Name.WinAnsiEncoding
                )
                for name, base in _FONTS.items()
            }
            shared = pdf.make_indirect(Dictionary({f"/{name}": font for name, font in fonts.items()}))
            for content in self.pages:
                page = Dictionary(
                    Type=Name.Page,
                    MediaBox=Array([0, 0, self.wide, self.high]),
                    Resources=Dictionary(Font=shared),
                    Contents=pdf.make_stream(b"\n".join(content)),
                )
                pdf.pages.append(pikepdf.Page(pdf.make_indirect(page)))
            pdf.save(path, static_id=True)
        return path
