"""One PDF through PDFium: text, lines, word boxes, form values and notes, as plain tuples.

Runs in the child process (see sandbox.py) and therefore imports only the standard library, PDFium's bindings and
its neighbors glyphs.py, forms.py, raw.py and text.py. Boxes are (x0, y0, x1, y1) in points of the displayed page,
origin at the top left; offsets are code points of the page text.
"""

import ctypes
import json
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

import pypdfium2_raw as pdfium

from clausea.records.forms import read_values
from clausea.records.glyphs import Glyphs
from clausea.records.raw import SPARSE, Quad, RawPage, TextLine, Word, union
from clausea.records.render import picture

_LOOKED_AT = 400
_LOOKED_AT_IN_TEXT = 16
"""Objects of a page that are looked at for a picture: a scan is the first thing drawn under its text layer."""


class CannotOpen(Exception):  # noqa: N818 - it is a state of the file, not a defect of ours
    """PDFium refuses the file; `code` is its error number."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


class Document:
    """An open PDF. Use as a context manager: the native handles are freed at its end."""

    def __init__(self, path: str, door: dict[str, Any] | None = None) -> None:
        pdfium.FPDF_InitLibrary()
        self.lost: list[int] = []
        """Pages that were not recovered whole."""
        if door and (door["repair"] or door["kind"] != "pdf" or door["inside"] >= 0):
            self._data, self.lost = _behind(path, json.dumps(door))
            self.raw = pdfium.FPDF_LoadMemDocument64(self._data, len(self._data), None)
        else:
            password = door["password"].encode() if door and door["password"] else None
            self.raw = pdfium.FPDF_LoadDocument(path.encode(), password)
        if not self.raw:
            raise CannotOpen(pdfium.FPDF_GetLastError())
        self._config = pdfium.FPDF_FORMFILLINFO(version=2)
        has_forms = pdfium.FPDF_GetFormType(self.raw) != pdfium.FORMTYPE_NONE
        self.form = pdfium.FPDFDOC_InitFormFillEnvironment(self.raw, self._config) if has_forms else None

    def __enter__(self) -> "Document":
        return self

    def __exit__(self, *_: object) -> None:
        if self.form:
            pdfium.FPDFDOC_ExitFormFillEnvironment(self.form)
        pdfium.FPDF_CloseDocument(self.raw)

    def __len__(self) -> int:
        return int(pdfium.FPDF_GetPageCount(self.raw))

    def page(self, number: int) -> RawPage:
        """Read page `number` (from 1). Raises ValueError when PDFium cannot load it."""
        with self._glyphs(number) as (page, glyphs):
            return self._read(number, page, glyphs)

    @property
    def attached(self) -> int:
        """How many files are attached inside."""
        return int(pdfium.FPDFDoc_GetAttachmentCount(self.raw))

    def picture(self, number: int) -> dict[str, Any]:
        """Page `number` as a gray picture (see render.py). Raises ValueError as `page` does."""
        page = pdfium.FPDF_LoadPage(self.raw, number - 1)
        if not page:
            raise ValueError(number)
        try:
            return picture(page)
        finally:
            pdfium.FPDF_ClosePage(page)

    @contextmanager
    def _glyphs(self, number: int) -> Iterator[tuple[Any, Glyphs]]:
        """The loaded page and its characters. Raises ValueError when PDFium cannot load it."""
        page = pdfium.FPDF_LoadPage(self.raw, number - 1)
        if not page:
            raise ValueError(number)
        text_page = pdfium.FPDFText_LoadPage(page)
        if self.form:
            pdfium.FORM_OnAfterLoadPage(page, self.form)  # without it every check box reads as unchecked
        try:
            yield page, Glyphs(page, text_page)
        finally:
            if self.form:
                pdfium.FORM_OnBeforeClosePage(page, self.form)
            pdfium.FPDFText_ClosePage(text_page)
            pdfium.FPDF_ClosePage(page)

    def rectangles(self, number: int, spans: list[tuple[int, int]]) -> list[list[tuple[Quad, Quad]]]:
        """For each span of the page text its places, one per printed line, form values' boxes included.

        A place is the box on the displayed page and the same in PDF user space. Raises ValueError as `page` does.
        """
        with self._glyphs(number) as (page, glyphs):
            raw = self._read(number, page, glyphs)
            return [self._places(raw, glyphs, start, end) for start, end in spans]

    @staticmethod
    def _places(raw: RawPage, glyphs: Glyphs, start: int, end: int) -> list[tuple[Quad, Quad]]:
        places: list[tuple[Quad, Quad]] = []
        for line in raw.lines:
            a, b = max(start, line.start), min(end, line.end, raw.printed)
            if a < b:
                for box in _by_row(glyphs.runs(a, b, glyphs.read)):
                    user = glyphs.user(box, upright=True)
                    places.append((glyphs.display(*user), user))
        boxes = [field.box for field in raw.fields if field.start < end and start < field.end and field.box]
        return [*places, *((box, glyphs.user(box)) for box in boxes)]

    def _read(self, number: int, page: Any, glyphs: Glyphs) -> RawPage:
        lines, words = _lines(glyphs)
        if glyphs.mend():
            lines, words = _lines(glyphs)
        text = glyphs.text
        printed = len(text)
        text, fields = read_values(self.form, page, text, words, glyphs.read, glyphs.display)
        for field in fields:
            at = field.start
            for piece in text[field.start : field.end].split("\n") if field.end > field.start else ():
                lines.append(TextLine(at, at + len(piece), field.box, 0.0, False))
                at += len(piece) + 1
        sparse = len("".join(text.split())) < SPARSE
        image, drawn = _pictures(page, glyphs, _LOOKED_AT if sparse else _LOOKED_AT_IN_TEXT)
        label = _label(self.raw, number)
        return RawPage(
            number, text, tuple(lines), tuple(words), tuple(fields), label,
            glyphs.width, glyphs.height, image, drawn, printed,
        )  # fmt: skip


@lru_cache(1)
def _behind(path: str, door: str) -> tuple[bytes, list[int]]:
    """The plain PDF behind a door; made once, although the document is opened anew every so many pages."""
    from clausea.records.doors import NoEntry, plain_pdf

    try:
        return plain_pdf(path, json.loads(door))
    except NoEntry as no:
        raise CannotOpen(no.code) from None


def _lines(glyphs: Glyphs) -> tuple[list[TextLine], list[Word]]:
    lines, words = [], []
    start = 0
    for piece in glyphs.text.split("\n"):
        end = start + len(piece)
        if piece.strip():
            found = glyphs.words(start, piece)
            words += found
            size, bold, base = glyphs.font(found[0].start if found else start)
            box = union(found) if found else None
            if box and glyphs.sideways:
                box = union(glyphs.runs(start, end, glyphs.display))
            lines.append(TextLine(start, end, box, size, bold, base))
        start = end + 1
    return lines, words


def _by_row(boxes: list[Quad]) -> list[Quad]:
    """Runs that stand side by side as one box: a span is marked once a printed line."""
    rows: list[Quad] = []
    for box in boxes:
        if rows and min(box[3], rows[-1][3]) > max(box[1], rows[-1][1]) and box[0] >= rows[-1][0]:
            rows[-1] = union([rows[-1], box])
        else:
            rows.append(box)
    return rows


def _pictures(page: Any, glyphs: Glyphs, most: int) -> tuple[float, int]:
    """Share of the page that its largest picture covers, and how many things are drawn on it."""
    count = pdfium.FPDFPage_CountObjects(page)
    area, bounds = 0.0, [ctypes.c_float() for _ in range(4)]
    for number in range(min(count, most)):
        thing = pdfium.FPDFPage_GetObject(page, number)
        if pdfium.FPDFPageObj_GetType(thing) in (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_FORM):
            pdfium.FPDFPageObj_GetBounds(thing, *(ctypes.byref(value) for value in bounds))
            left, bottom, right, top = (value.value for value in bounds)
            area = max(area, (right - left) * (top - bottom))
    return min(area / max(glyphs.width * glyphs.height, 1.0), 1.0), count


def _label(document: Any, number: int) -> str:
    buffer = ctypes.create_string_buffer(64)
    length = pdfium.FPDF_GetPageLabel(document, number - 1, buffer, 64)
    return buffer.raw[: length - 2].decode("utf-16-le", "ignore") if 2 < length <= 64 else ""
