"""Words read from a picture, back to a page: lines and columns, text with offsets, boxes, and what is doubtful.

Rows are judged on the picture set level, so that skew cannot mix two lines; boxes go back to the page as displayed.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from math import cos, radians, sin
from statistics import median
from typing import Any, NamedTuple

from clausea.records.ocr_doubt import CLEAR, Again, Seen, line
from clausea.records.raw import Doubt, Placed, Quad, RawPage, TextLine, Word

_INK = 0.62
"""Share of a found box's height that its letters take: the model draws its boxes wider than the ink."""
_LARGE = 1.3
"""Type this much larger than the page's is a heading; heights of found boxes vary by a tenth without a reason."""
_FAR = 1.2
"""White space wider than this many line heights parts two columns, and is two blanks in the text."""
_SIDE = 8
"""Rows with running text on both sides of a gutter that make two columns."""


class _Piece(NamedTuple):
    """A stretch of one line on the level picture, in pixels."""

    x0: float
    x1: float
    y: float
    tall: float
    chars: Sequence[Sequence[Any]]
    looks: Mapping[int, Again]
    """The further readings, by the number of their first character."""


class _Part(NamedTuple):
    """A word of a piece."""

    x0: float
    x1: float
    seen: tuple[Seen, ...]
    again: Again | None


def page_of(number: int, answer: Mapping[str, Any], picture: Mapping[str, Any], label: str = "") -> RawPage:
    """The page of a worker's answer to a picture. Raises ValueError, KeyError or TypeError when it is none."""
    pieces = [_piece(piece) for piece in answer["pieces"]]
    back = _Back(answer, picture)
    usual = median([piece.tall for piece in pieces] or [1.0])
    stride = median([_stride(piece) for piece in pieces if len(piece.chars) >= 8] or [0.0])
    pitch, clear = _pitch(pieces), _clear(pieces)
    text, lines, words, doubts, places = "", [], [], [], []
    for row in _reading_order(_rows(pieces), back.wide):
        at = len(text)
        if text:
            text += "\n"
            at += 1
        base = median([piece.y + piece.tall * _INK / 2 for piece in row])
        for number_in_row, piece in enumerate(row):
            tall = piece.tall * _INK
            far = number_in_row and piece.x0 - row[number_in_row - 1].x1 > _FAR * usual
            parts = _words(piece)
            its = line([(part.seen, part.again) for part in parts], text[at:], pitch, clear=clear)
            for number_in_piece, (part, word) in enumerate(zip(parts, its, strict=True)):
                text += ("  " if far and not number_in_piece else " ") if len(text) > at else ""
                start, end = len(text), len(text) + len(word.text)
                text += word.text
                x0, x1, y0, y1 = part.x0, part.x1, piece.y - tall / 2, piece.y + tall / 2
                words.append(Word(start, end, *back.level(x0, y0, x1, y1)))
                shown = back.shown(x0, y0, x1, y1)
                sure = min((char.sure for char in part.seen if char.text), default=1.0)
                places.append(Placed(start, end, shown, back.user(shown), round(sure, 3)))
                if word.others:
                    doubts.append(Doubt(start, end, word.raw, word.others))
        if len(text) > at:
            tallest = max(row, key=lambda piece: piece.x1 - piece.x0)
            ratio = min(tallest.tall / usual, _stride(tallest) / stride if stride else 1.0)
            size = back.points(usual * _INK) * (ratio if ratio >= _LARGE else 1.0)
            inside = [place.shown for place in places if place.start >= at]
            lines.append(TextLine(at, len(text), _around(inside), round(size, 1), False, back.points(base)))
    width, height = back.size
    return RawPage(
        number, text, tuple(lines), tuple(words), (), label, width, height, 1.0, 1, len(text),
        True, tuple(doubts), tuple(places),
    )  # fmt: skip


class _Back:
    """From pixels of the level picture to points: level, as displayed, and in PDF user space."""

    def __init__(self, answer: Mapping[str, Any], picture: Mapping[str, Any]) -> None:
        self._scale = float(picture["scale"])
        self._rows, self._columns = int(picture["rows"]), int(picture["columns"])
        self._turns, angle = int(answer["turns"]) % 4, radians(float(answer["angle"]))
        self._cos, self._sin = cos(angle), sin(angle)
        self._sheet = [float(value) for value in picture["sheet"]]
        self.size = (self._columns / self._scale, self._rows / self._scale)
        turned = self._turns % 2 == 1
        self._wide, self._tall = (self._rows, self._columns) if turned else (self._columns, self._rows)
        self.wide = float(self._wide)

    def points(self, pixels: float) -> float:
        return pixels / self._scale

    def level(self, x0: float, y0: float, x1: float, y1: float) -> Quad:
        return self.points(x0), self.points(y0), self.points(x1), self.points(y1)

    def shown(self, x0: float, y0: float, x1: float, y1: float) -> Quad:
        """The box around the corners, tilted and turned back to how the page is displayed."""
        corners = [self._turned(*self._tilted(x, y)) for x in (x0, x1) for y in (y0, y1)]
        xs, ys = [self.points(x) for x, _ in corners], [self.points(y) for _, y in corners]
        return min(xs), min(ys), max(xs), max(ys)

    def _tilted(self, x: float, y: float) -> tuple[float, float]:
        dx, dy = x - self._wide / 2, y - self._tall / 2
        return self._cos * dx - self._sin * dy + self._wide / 2, self._sin * dx + self._cos * dy + self._tall / 2

    def _turned(self, x: float, y: float) -> tuple[float, float]:
        """Undo the quarter turns (counterclockwise) that set the picture upright."""
        if self._turns == 1:
            return self._columns - y, x
        if self._turns == 2:
            return self._columns - x, self._rows - y
        if self._turns == 3:
            return y, self._rows - x
        return x, y

    def user(self, shown: Quad) -> Quad:
        """A displayed box in user space (left, bottom, right, top): the inverse of Glyphs.display."""
        turns, left, bottom, right, top = self._sheet
        x0, y0, x1, y1 = shown
        if turns == 0:
            return x0 + left, top - y1, x1 + left, top - y0
        if turns == 1:
            return y0 + left, x0 + bottom, y1 + left, x1 + bottom
        if turns == 2:
            return right - x1, y0 + bottom, right - x0, y1 + bottom
        return right - y1, top - x1, right - y0, top - x0


def _piece(piece: Sequence[Any]) -> _Piece:
    corners, chars, *more = piece
    looks = {
        int(begin): Again(tuple(map(str, texts)), float(before), float(behind), float(wider))
        for begin, _, texts, before, behind, wider in (more[0] if more else ())
    }
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = corners
    return _Piece((ax + dx) / 2, (bx + cx) / 2, (ay + by + cy + dy) / 4, (cy + dy - ay - by) / 2, chars, looks)


def _stride(piece: _Piece) -> float:
    """Width of a character."""
    return (piece.x1 - piece.x0) / max(sum(bool(char[0]) for char in piece.chars), 1)


def _pitch(pieces: Sequence[_Piece]) -> float:
    """The usual distance of two digits that stand side by side; 0 on a page with few."""
    found = [
        (piece.x1 - piece.x0) * (float(b[4]) - float(a[4]))
        for piece in pieces
        for a, b in pairwise(char for char in piece.chars if char[0])
        if a[0].isdigit() and b[0].isdigit()
    ]
    return median(found) if len(found) >= 12 else 0.0


def _clear(pieces: Sequence[_Piece]) -> bool:
    """Whether the letters of the page are as certain as printed ones are."""
    sure = [float(char[1]) for piece in pieces for char in piece.chars if char[0].strip()]
    return not sure or sum(sure) / len(sure) >= CLEAR


def _words(piece: _Piece) -> list[_Part]:
    """The words of a piece; a character's place is the middle of the step where it was read."""
    groups: list[tuple[int, list[Sequence[Any]]]] = [(0, [])]
    for number, char in enumerate(piece.chars):
        if char[0] == " ":
            groups.append((number + 1, []))
        else:
            groups[-1][1].append(char)
    width, half = piece.x1 - piece.x0, _stride(piece) / 2
    parts = []
    for begin, group in groups:
        shown = [char for char in group if char[0]]
        if shown:
            x0 = piece.x0 + width * float(shown[0][4]) - half
            x1 = piece.x0 + width * float(shown[-1][4]) + half
            seen = tuple(Seen(str(c[0]), float(c[1]), str(c[2]), float(c[3]), width * float(c[4])) for c in group)
            parts.append(_Part(max(x0, piece.x0), min(max(x1, x0 + half), piece.x1), seen, piece.looks.get(begin)))
    return parts


def _rows(pieces: Sequence[_Piece]) -> list[list[_Piece]]:
    """Pieces that stand side by side, from top to bottom, each row from left to right."""
    rows: list[list[_Piece]] = []
    for piece in sorted(pieces, key=lambda piece: piece.y):
        row = rows[-1] if rows else []
        if row and abs(piece.y - median([one.y for one in row])) < 0.4 * min(piece.tall, *(one.tall for one in row)):
            row.append(piece)
        else:
            rows.append([piece])
    return [sorted(row, key=lambda piece: piece.x0) for row in rows]


def _reading_order(rows: list[list[_Piece]], wide: float) -> list[list[_Piece]]:
    """Rows as they are read: of two columns of running text the left one first, then the right one."""
    gutter = _gutter(rows, wide)
    if gutter is None:
        return rows
    found: list[list[_Piece]] = []
    left: list[list[_Piece]] = []
    right: list[list[_Piece]] = []
    for row in rows:
        if any(piece.x0 < gutter < piece.x1 for piece in row):
            found += [*left, *right, row]
            left, right = [], []
            continue
        for side, its in ((left, [p for p in row if p.x1 <= gutter]), (right, [p for p in row if p.x0 >= gutter])):
            if its:
                side.append(its)
    return [*found, *left, *right]


def _gutter(rows: Sequence[Sequence[_Piece]], wide: float) -> float | None:
    """The middle of a gutter between two columns of running text; None for a page of one column and for tables."""
    pairs = [row for row in rows if len(row) == 2 and all(piece.x1 - piece.x0 > 0.27 * wide for piece in row)]
    if len(pairs) < _SIDE:
        return None
    low, high = max(row[0].x1 for row in pairs), min(row[1].x0 for row in pairs)
    return (low + high) / 2 if low < high else None


def _around(boxes: Sequence[Quad]) -> Quad:
    x0, y0, x1, y1 = zip(*boxes, strict=True)
    return min(x0), min(y0), max(x1), max(y1)
