"""What crosses the pipe from the child process: a page as plain tuples, and its one-line wire form.

Imports only the standard library: both sides load it, and the child must start in a few hundredths of a second.
The wire form is JSON and not pickle, because a hostile PDF that took the child over must not reach the parent.
"""

import json
import sys
from array import array
from base64 import b64decode, b64encode
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import pairwise
from operator import gt
from typing import Any, NamedTuple, overload

SPARSE = 200
"""Fewer printed characters than this and a page with a large picture is a scan with little text over it."""
Quad = tuple[float, float, float, float]
"""x0, y0, x1, y1 in points of the displayed page, origin at the top left."""


_NUMBERS = 6
"""Of a word: start, end and four corners."""


_OF_LINE = 9
"""Numbers of a line (see _flat_lines)."""
_UNIT = 1.5 * 2**52
_LOWER = 0 if sys.byteorder == "little" else 1


class Word(NamedTuple):
    start: int
    end: int
    x0: float
    y0: float
    x1: float
    y1: float


_word = partial(tuple.__new__, Word)


class FlatWords(Sequence[Word]):
    """Words as they cross the pipe, coordinates in tenths of points: an eighth of the memory of as many tuples."""

    __slots__ = ("numbers",)

    def __init__(self, numbers: "array[int]") -> None:
        self.numbers = numbers

    def __len__(self) -> int:
        return len(self.numbers) // _NUMBERS

    def __iter__(self) -> Iterator[Word]:
        numbers = self.numbers
        corners = [[number / 10 for number in numbers[place::_NUMBERS]] for place in range(2, _NUMBERS)]
        return map(_word, zip(numbers[0::_NUMBERS], numbers[1::_NUMBERS], *corners, strict=True))

    @overload
    def __getitem__(self, index: int) -> Word: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Word]: ...
    def __getitem__(self, index: int | slice) -> Word | Sequence[Word]:
        return tuple(self)[index]

    def stand_in(self, length: int) -> bool:
        """Whether each is a span of a text of that length."""
        starts, ends = self.numbers[0::_NUMBERS], self.numbers[1::_NUMBERS]
        return not starts or (min(starts) >= 0 and max(ends) <= length and not any(map(gt, starts, ends)))


class TextLine(NamedTuple):
    start: int
    end: int
    box: Quad | None
    size: float
    bold: bool
    base: float = 0.0
    """y of the baseline; 0 where unknown."""


class Value(NamedTuple):
    """A form value or note: FormField of clausea.pages as a plain tuple. For check boxes start == end."""

    start: int
    end: int
    kind: str
    name: str
    label: str
    label_start: int
    label_end: int
    checked: bool | None
    box: Quad | None


class Doubt(NamedTuple):
    """A word that was read from a picture and may be another: `raw` is what was seen, `others` what it could be."""

    start: int
    end: int
    raw: str
    others: tuple[str, ...]


class Placed(NamedTuple):
    """A word read from a picture: where it stands as displayed and in PDF user space, how sure its worst letter is."""

    start: int
    end: int
    shown: Quad
    user: Quad
    sure: float = 1.0


class RawPage(NamedTuple):
    """A page as the PDF library gives it, or as it was read from its picture (`ocr`)."""

    number: int
    text: str
    lines: tuple[TextLine, ...] = ()
    words: Sequence[Word] = ()
    """Only of pages that look tabular; the others do not need them."""
    fields: tuple[Value, ...] = ()
    label: str = ""
    width: float = 0.0
    height: float = 0.0
    image: float = 0.0
    """Share of the page that its largest picture covers; 0 on pages with plenty of text."""
    drawn: int = 0
    """How many things are drawn on a page with little text."""
    printed: int = 0
    """Length of the printed text, before form values and notes."""
    ocr: bool = False
    doubts: tuple[Doubt, ...] = ()
    places: tuple[Placed, ...] = ()


def union(boxes: Sequence[Quad | Word]) -> Quad:
    """The box around boxes, or around words."""
    if len(boxes) == 1:
        return boxes[0][-4:]
    *_, x0, y0, x1, y1 = zip(*boxes, strict=True)
    return min(x0), min(y0), max(x1), max(y1)


WIDE_GAP = 0.95
"""Words of one line farther apart than this share of the line's height belong to different columns."""


def tabular(page: RawPage) -> bool:
    """True when two or more lines have column gaps or share their row with another line."""
    found, number = 0, 0
    words = page.words
    seen: set[int] = set()
    for line in page.lines:
        if line.box is None:
            continue
        first = number
        while number < len(words) and words[number].start < line.end:
            number += 1
        row = round(line.base / 2)
        gap = WIDE_GAP * max(line.size, 5.0)
        if (line.base and seen & {row - 1, row, row + 1}) or any(
            b.x0 - a.x1 > gap for a, b in pairwise(words[first:number])
        ):
            found += 1
            if found >= 2:
                return True
        seen.add(row)
    return False


def encode(page: RawPage) -> str:
    """One line of JSON; coordinates in tenths of points."""
    fields = [(*field[:8], _tenths(field.box)) for field in page.fields]
    places = [(a, b, _tenths(shown), _tenths(user), sure) for a, b, shown, user, sure in page.places]
    packed = {"lines": _letters(_flat_lines(page)), "words": _letters(_flat(page)), "fields": fields, "places": places}
    return json.dumps({**page._asdict(), **packed}, separators=(",", ":"))


def _letters(numbers: "array[int]") -> str:
    return b64encode(numbers.tobytes()).decode()


def _flat_lines(page: RawPage) -> "array[int]":
    """Of each line start, end, type size, baseline, boldness (1) and whether it has a box (2), and the box."""
    flat = array("i")
    for start, end, box, size, bold, base in page.lines:
        x0, y0, x1, y1 = box or (0.0, 0.0, 0.0, 0.0)
        flat.extend((
            start, end, round(10 * size), round(10 * base), bold + 2 * (box is not None),
            round(10 * x0), round(10 * y0), round(10 * x1), round(10 * y1),
        ))  # fmt: skip
    return flat


def _flat(page: RawPage) -> "array[int]":
    if isinstance(page.words, FlatWords):
        return page.words.numbers
    if not tabular(page):
        return array("i")
    flat = array("i", [0]) * (_NUMBERS * len(page.words))
    starts, ends, *corners = zip(*page.words, strict=True)
    flat[0::_NUMBERS], flat[1::_NUMBERS] = array("i", starts), array("i", ends)
    for place, numbers in enumerate(corners, 2):
        flat[place::_NUMBERS] = _rounded(numbers)
    return flat


def _rounded(numbers: Sequence[float]) -> "array[int]":
    """Tenths, as `round` gives them, a third as costly: a double of this size has no digits behind the point, so that
    adding rounds (half to even), and its lower half is the whole number."""
    halves = array("i")
    halves.frombytes(array("d", [10 * number + _UNIT for number in numbers]).tobytes())
    return halves[_LOWER::2]


def decode(message: dict[str, Any]) -> RawPage:
    """The page of a message. Raises ValueError, KeyError or TypeError when it is not one."""
    words = FlatWords(array("i", b64decode(message["words"])))
    text = str(message["text"])
    flat = [iter(array("i", b64decode(message["lines"])))] * _OF_LINE
    lines = [
        TextLine(start, end, _points(box) if marks & 2 else None, size / 10, bool(marks & 1), base / 10)
        for start, end, size, base, marks, *box in zip(*flat, strict=True)
    ]
    fields = [_value(field) for field in message["fields"]]
    doubts = [Doubt(start, end, str(raw), tuple(map(str, others))) for start, end, raw, others in message["doubts"]]
    places = [
        Placed(start, end, _points(shown) or (0, 0, 0, 0), _points(user) or (0, 0, 0, 0), float(sure))
        for start, end, shown, user, sure in message["places"]
    ]
    spans: list[TextLine | Value | Doubt | Placed] = [*lines, *fields, *doubts, *places]
    if any(not 0 <= span.start <= span.end <= len(text) for span in spans) or not words.stand_in(len(text)):
        raise ValueError("a span outside of the text")
    numbers = {key: message[key] for key in ("number", "width", "height", "image", "drawn", "printed")}
    return RawPage(
        text=text, lines=tuple(lines), words=words, fields=tuple(fields), label=str(message["label"]),
        ocr=bool(message["ocr"]), doubts=tuple(doubts), places=tuple(places), **numbers,
    )  # fmt: skip


def _value(field: list[Any]) -> Value:
    start, end, kind, name, label, label_start, label_end, checked, box = field
    return Value(start, end, kind, name, label, label_start, label_end, checked, _points(box))


def _tenths(box: Quad | None) -> list[int] | None:
    return [round(10 * number) for number in box] if box else None


def _points(box: Any) -> Quad | None:
    return (box[0] / 10, box[1] / 10, box[2] / 10, box[3] / 10) if box else None
