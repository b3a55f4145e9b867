"""The characters of one PDF page: their text, and where each of them stands.

Runs in the child process: imports only the standard library, PDFium's bindings, raw.py and text.py.
"""

import ctypes
from collections.abc import Callable
from functools import lru_cache
from math import hypot, pi
from typing import Any

import pypdfium2_raw as pdfium

from clausea.records.raw import Quad, Word, union
from clausea.records.text import Mapped, clean


def _plainly(function: Any, result: Any = ctypes.c_int) -> Any:
    """The native function as it stands, its arguments given as C knows them (whole numbers and `byref`): a third of
    the cost of a call with checked arguments, and a long chart makes a million of them."""
    return ctypes.PYFUNCTYPE(result)(ctypes.cast(function, ctypes.c_void_p).value or 0)


_count_rects = _plainly(pdfium.FPDFText_CountRects)
_get_rect = _plainly(pdfium.FPDFText_GetRect)
_get_matrix = _plainly(pdfium.FPDFText_GetMatrix)
_get_origin = _plainly(pdfium.FPDFText_GetCharOrigin)
_get_size = _plainly(pdfium.FPDFText_GetFontSize, ctypes.c_double)
_get_font = _plainly(pdfium.FPDFText_GetFontInfo, ctypes.c_ulong)
_get_weight = _plainly(pdfium.FPDFText_GetFontWeight)
_word = tuple.__new__
_corners = (ctypes.c_double * 4)()
"""Where PDFium writes the left, top, right and bottom of a box, or x and y of a place."""
_places = tuple(ctypes.byref(_corners, 8 * number) for number in range(4))
_matrix, _flags, _name = pdfium.FS_MATRIX(), ctypes.c_int(), ctypes.create_string_buffer(128)
_LENGTH = ctypes.c_ulong(128)
_to_matrix, _to_flags, _to_name = map(ctypes.byref, (_matrix, _flags, _name))


class Glyphs:
    """The characters of one page: their text and where they stand on the displayed page."""

    def __init__(self, page: Any, text_page: Any) -> None:
        self._page = text_page
        self._count = pdfium.FPDFText_CountChars(text_page)
        source = _characters(text_page, self._count)
        self._source = source
        self._parted: list[Word] = []
        """Words of more than one run: of two fonts, or torn over two lines."""
        self._mapped: Mapped = clean(source)
        wide = any(ord(char) > 0xFFFF for char in source) if not source.isascii() else False
        self._units = _utf16(source) if wide else None
        self._direct = not wide and len(source) == self._count
        self._rotation = int(pdfium.FPDFPage_GetRotation(page))
        self._upright = self._turn()
        self.sideways = self._upright != self._rotation
        """True when the text stands sideways or upside down on the displayed page, as it does after a wrong scan."""
        bounds = pdfium.FS_RECTF()
        pdfium.FPDF_GetPageBoundingBox(page, ctypes.byref(bounds))
        self._left, self._bottom, self._right, self._top = bounds.left, bounds.bottom, bounds.right, bounds.top
        self.width = float(pdfium.FPDF_GetPageWidthF(page))
        self.height = float(pdfium.FPDF_GetPageHeightF(page))
        self._handle = ctypes.byref(text_page.contents) if text_page else None

    @property
    def text(self) -> str:
        return self._mapped.text

    def mend(self) -> bool:
        """Part figures that PDFium ran together over a line break ("11" above "6" read as "116"), and a word that a
        hyphen parts from what reads on elsewhere: in the next column, or from the page's foot.

        True when the text changed: lines and words are then to be taken anew.
        """
        breaks = []
        for start, end, *_ in self._parted:
            last: Quad | None = None
            for at in range(start, end):
                boxes = self.runs(at, at + 1, self.read)
                apart = boxes and last and _below(last, boxes[0])
                if apart and last and (self.text[at - 1] != "-" or _elsewhere(last, boxes[0])):
                    breaks.append(self._mapped.source(at))
                last = boxes[0] if boxes else last
        if breaks:
            self._mapped = clean(self._source, breaks)
        return bool(breaks)

    def _index(self, offset: int) -> int:
        """PDFium's character index of a page-text offset."""
        at = self._mapped.source(offset)
        if self._direct:
            return at
        if self._units:
            at = self._units[at]
        return max(int(pdfium.FPDFText_GetCharIndexFromTextIndex(self._page, at)), 0)

    def _turn(self) -> int:
        """Quarter turns that set most of the text upright."""
        samples = [self._count * n // 8 for n in range(1, 8)] if self._count > 8 else [0]
        angles = [float(pdfium.FPDFText_GetCharAngle(self._page, n)) for n in samples if n < self._count]
        turns = [round(angle / (pi / 2)) % 4 for angle in angles if angle >= 0]
        return max(set(turns), key=turns.count) if turns else self._rotation

    def display(self, left: float, bottom: float, right: float, top: float) -> Quad:
        """A box of PDF user space on the displayed page."""
        return self._place(self._rotation, left, bottom, right, top)

    def read(self, left: float, bottom: float, right: float, top: float) -> Quad:
        """The same with the text upright: what stands beside and above what is judged there."""
        return self._place(self._upright, left, bottom, right, top)

    def _place(self, turns: int, left: float, bottom: float, right: float, top: float) -> Quad:
        if turns == 0:
            return left - self._left, self._top - top, right - self._left, self._top - bottom
        if turns == 1:
            return bottom - self._bottom, left - self._left, top - self._bottom, right - self._left
        if turns == 2:
            return self._right - right, bottom - self._bottom, self._right - left, top - self._bottom
        return self._top - top, self._right - right, self._top - bottom, self._right - left

    def user(self, box: Quad, *, upright: bool = False) -> Quad:
        """Back to PDF user space (left, bottom, right, top) from the displayed page, or from the text set upright."""
        x0, y0, x1, y1 = box
        turns = self._upright if upright else self._rotation
        if turns == 0:
            return x0 + self._left, self._top - y1, x1 + self._left, self._top - y0
        if turns == 1:
            return y0 + self._left, x0 + self._bottom, y1 + self._left, x1 + self._bottom
        if turns == 2:
            return self._right - x1, y0 + self._bottom, self._right - x0, y1 + self._bottom
        return self._right - y1, self._top - x1, self._right - y0, self._top - x0

    def runs(self, start: int, end: int, place: Callable[[float, float, float, float], Quad]) -> list[Quad]:
        """Boxes of the characters [start, end), one per run of the same line and font."""
        first = self._index(start)
        count = self._index(end - 1) + 1 - first
        return self._runs(_count_rects(self._handle, first, max(count, 1)), place)

    def _runs(self, count: int, place: Callable[[float, float, float, float], Quad]) -> list[Quad]:
        """The boxes that PDFium has counted last."""
        boxes = []
        for number in range(count):
            _get_rect(self._handle, number, *_places)
            left, top, right, bottom = _corners
            boxes.append(place(left, bottom, right, top))
        return boxes

    def words(self, start: int, line: str) -> list[Word]:
        """The words of a line with their boxes; a word without a visible glyph is left out.

        Called half a million times for a long chart, PDFium twice each: hence no function of our own in the way.
        """
        page, corners = self._handle, _corners
        to_left, to_top, to_right, to_bottom = _places
        upright, x, y = self._upright == 0, self._left, self._top
        shift = self._mapped.shift(start, start + len(line)) if self._direct else None
        found, at = [], start
        for part in line.split(" "):
            end = at + len(part)
            if part:
                if shift is None:
                    first = self._index(at)
                    count = max(self._index(end - 1) + 1 - first, 1)
                else:
                    first, count = at + shift, end - at
                runs = _count_rects(page, first, count)
                if runs == 1 and upright:
                    _get_rect(page, 0, to_left, to_top, to_right, to_bottom)
                    left, top, right, bottom = corners
                    found.append(_word(Word, (at, end, left - x, y - top, right - x, y - bottom)))
                elif runs:
                    found.append(Word(at, end, *union(self._runs(runs, self.read))))
                    if runs > 1:
                        self._parted.append(found[-1])
            at = end + 1
        return found

    def font(self, offset: int) -> tuple[float, bool, float]:
        """Font size in points as displayed, whether the font is a bold one, and the baseline's y."""
        index, page = self._index(offset), self._handle
        scale = 1.0
        if _get_matrix(page, index, _to_matrix):
            scale = hypot(_matrix.c, _matrix.d) or 1.0
        size = round(_get_size(page, index) * scale, 1)
        length = _get_font(page, index, _to_name, _LENGTH, _to_flags)
        bold = _named_bold(_name.value) if 0 < length <= 128 else False
        _corners[0] = _corners[1] = 0.0
        _get_origin(page, index, *_places[:2])
        x, y, _, _ = _corners
        bold = bold or _get_weight(page, index) >= 600
        return size, bold, self.read(x, y, x, y)[1]


@lru_cache(256)
def _named_bold(name: bytes) -> bool:
    known = name.decode("utf-8", "ignore").lower()
    return any(word in known for word in ("bold", "black", "heavy", "demi"))


def _characters(text_page: Any, count: int) -> str:
    if count <= 0:
        return ""
    units = (ctypes.c_ushort * (2 * count + 1))()
    written = pdfium.FPDFText_GetText(text_page, 0, count, units)
    return ctypes.string_at(units, 2 * (written - 1)).decode("utf-16-le", "surrogatepass") if written > 1 else ""


def _utf16(source: str) -> list[int]:
    """UTF-16 index of each code point: PDFium counts surrogates, Python does not."""
    units, at = [], 0
    for char in source:
        units.append(at)
        at += 2 if ord(char) > 0xFFFF else 1
    units.append(at)
    return units


def _elsewhere(a: Quad, b: Quad) -> bool:
    """True when letter b does not stand on the line that follows a's: above it, or farther down than lines are set
    apart, 4.5 heights of a small letter being some two lines."""
    return b[3] < a[1] or b[1] - a[3] > 4.5 * max(a[3] - a[1], b[3] - b[1])


def _below(a: Quad, b: Quad) -> bool:
    """True when character b stands on another line than a: farther than a superscript, or back to the left."""
    apart = abs((a[1] + a[3]) - (b[1] + b[3])) / 2
    overlap = min(a[3], b[3]) - max(a[1], b[1])
    tall = max(a[3] - a[1], b[3] - b[1])
    return overlap < 0 and (apart > 1.3 * tall or (apart > 0.8 * tall and b[0] < a[2] - 1))
