"""What crosses the pipe from the child process: a page as plain tuples, and its one-line wire form.

Imports only the standard library: both sides load it, and the child must start in a few hundredths of a second.
The wire form is JSON and not pickle, because a hostile PDF that took the child over must not reach the parent.
"""

import json
from array import array
from base64 import b64decode, b64encode
from collections.abc import Sequence
from itertools import pairwise
from typing import Any, NamedTuple

SPARSE = 200
"""Fewer printed characters than this and a page with a large picture is a scan with little text over it."""
Quad = tuple[float, float, float, float]
"""x0, y0, x1, y1 in points of the displayed page, origin at the top left."""


class Word(NamedTuple):
    start: int
    end: int
    x0: float
    y0: float
    x1: float
    y1: float


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
    """A word read from a picture: where it stands as displayed and in PDF user space."""

    start: int
    end: int
    shown: Quad
    user: Quad


class RawPage(NamedTuple):
    """A page as the PDF library gives it, or as it was read from its picture (`ocr`)."""

    number: int
    text: str
    lines: tuple[TextLine, ...] = ()
    words: tuple[Word, ...] = ()
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
    x0, y0, x1, y1 = zip(*(box[-4:] for box in boxes), strict=True)
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
    words = array("i")
    if tabular(page):
        words.extend(
            number
            for start, end, x0, y0, x1, y1 in page.words
            for number in (start, end, round(10 * x0), round(10 * y0), round(10 * x1), round(10 * y1))
        )
    lines = [(a, b, _tenths(box), round(10 * size), bold, round(10 * y)) for a, b, box, size, bold, y in page.lines]
    fields = [(*field[:8], _tenths(field.box)) for field in page.fields]
    places = [(a, b, _tenths(shown), _tenths(user)) for a, b, shown, user in page.places]
    packed = {"lines": lines, "fields": fields, "words": b64encode(words.tobytes()).decode(), "places": places}
    return json.dumps({**page._asdict(), **packed}, separators=(",", ":"))


def decode(message: dict[str, Any]) -> RawPage:
    """The page of a message. Raises ValueError, KeyError or TypeError when it is not one."""
    flat = array("i", b64decode(message["words"]))
    text = str(message["text"])
    words = [
        Word(flat[n], flat[n + 1], flat[n + 2] / 10, flat[n + 3] / 10, flat[n + 4] / 10, flat[n + 5] / 10)
        for n in range(0, len(flat), 6)
    ]
    lines = [
        TextLine(start, end, _points(box), size / 10, bool(bold), base / 10)
        for start, end, box, size, bold, base in message["lines"]
    ]
    fields = [_value(field) for field in message["fields"]]
    doubts = [Doubt(start, end, str(raw), tuple(map(str, others))) for start, end, raw, others in message["doubts"]]
    places = [
        Placed(start, end, _points(shown) or (0, 0, 0, 0), _points(user) or (0, 0, 0, 0))
        for start, end, shown, user in message["places"]
    ]
    spans: list[Word | TextLine | Value | Doubt | Placed] = [*words, *lines, *fields, *doubts, *places]
    if any(not 0 <= span.start <= span.end <= len(text) for span in spans):
        raise ValueError("a span outside of the text")
    numbers = {key: message[key] for key in ("number", "width", "height", "image", "drawn", "printed")}
    return RawPage(
        text=text, lines=tuple(lines), words=tuple(words), fields=tuple(fields), label=str(message["label"]),
        ocr=bool(message["ocr"]), doubts=tuple(doubts), places=tuple(places), **numbers,
    )  # fmt: skip


def _value(field: list[Any]) -> Value:
    start, end, kind, name, label, label_start, label_end, checked, box = field
    return Value(start, end, kind, name, label, label_start, label_end, checked, _points(box))


def _tenths(box: Quad | None) -> list[int] | None:
    return [round(10 * number) for number in box] if box else None


def _points(box: Any) -> Quad | None:
    return (box[0] / 10, box[1] / 10, box[2] / 10, box[3] / 10) if box else None
