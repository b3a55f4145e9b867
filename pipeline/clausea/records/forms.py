"""Form values and text notes of one page, appended to its text, each with its box and the label printed beside it.

Runs in the child process: imports only the standard library, PDFium's bindings, raw.py and text.py.
PDFium's page text holds neither form values nor notes; a consent date typed into a form stands only there.
"""

import ctypes
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import pypdfium2_raw as pdfium

from clausea.records.raw import Quad, Value, Word
from clausea.records.text import tidy

_Place = Callable[[float, float, float, float], Quad]
_NOTES = {pdfium.FPDF_ANNOT_TEXT: "note", pdfium.FPDF_ANNOT_FREETEXT: "freetext", pdfium.FPDF_ANNOT_STAMP: "stamp"}
_KINDS = {
    pdfium.FPDF_FORMFIELD_TEXTFIELD: "text",
    pdfium.FPDF_FORMFIELD_COMBOBOX: "choice",
    pdfium.FPDF_FORMFIELD_LISTBOX: "choice",
    pdfium.FPDF_FORMFIELD_CHECKBOX: "checkbox",
    pdfium.FPDF_FORMFIELD_RADIOBUTTON: "radio",
}
_HIDDEN = 2 | 32
"""Annotation flags Hidden and NoView (ISO 32000-1 table 165): what no reader sees is no part of the chart."""
_PASSWORD = 1 << 13


class _Widget(NamedTuple):
    kind: str
    name: str
    value: str
    checked: bool | None
    box: Quad
    shown: Quad
    tooltip: str


def read_values(
    form: Any, page: Any, text: str, words: Sequence[Word], read: _Place, display: _Place
) -> tuple[str, list[Value]]:
    """The page text with form values, then notes, each on lines of its own (CONTRACT 4), and the values' places.

    `read` places a box of user space with the text upright (as `words` are), `display` on the displayed page.
    """
    count = pdfium.FPDFPage_GetAnnotCount(page)
    if count <= 0:
        return text, []
    widgets: list[_Widget] = []
    notes: list[_Widget] = []
    for number in range(count):
        annotation = pdfium.FPDFPage_GetAnnot(page, number)
        if not annotation:
            continue
        if not pdfium.FPDFAnnot_GetFlags(annotation) & _HIDDEN:
            subtype = pdfium.FPDFAnnot_GetSubtype(annotation)
            box, shown = _box(annotation, read), _box(annotation, display)
            if subtype == pdfium.FPDF_ANNOT_WIDGET and form:
                found = _widget(form, annotation, box, shown)
                widgets += [found] if found else []
            elif subtype in _NOTES:
                contents = _string(lambda *a, of=annotation: pdfium.FPDFAnnot_GetStringValue(of, b"Contents", *a))
                notes.append(_Widget(_NOTES[subtype], "", tidy(contents), None, box, shown, ""))
        pdfium.FPDFPage_CloseAnnot(annotation)
    phrases = _phrases(text, words, [widget.box for widget in widgets])
    values: list[Value] = []
    for widget in widgets + notes:
        start, end = _label(widget, phrases) if widget.kind in _KINDS.values() else (-1, -1)
        label = text[start:end].rstrip(" :") if start >= 0 else widget.tooltip
        if start >= 0:
            end = start + len(label)
        if widget.checked is not None:
            at = end if start >= 0 else len(text)
            values.append(Value(at, at, widget.kind, widget.name, label, start, end, widget.checked, widget.shown))
        elif widget.value:
            at = len(text) + (1 if text else 0)
            text = f"{text}\n{widget.value}" if text else widget.value
            values.append(Value(at, len(text), widget.kind, widget.name, label, start, end, None, widget.shown))
    return text, values


def _box(annotation: Any, place: _Place) -> Quad:
    rect = pdfium.FS_RECTF()
    pdfium.FPDFAnnot_GetRect(annotation, ctypes.byref(rect))
    low, high = sorted((rect.bottom, rect.top))
    left, right = sorted((rect.left, rect.right))
    return place(left, low, right, high)


def _string(call: Callable[..., int]) -> str:
    """A UTF-16 string of PDFium's two-call pattern (ask for the size, then for the bytes)."""
    size = call(None, 0)
    if size <= 2:
        return ""
    buffer = ctypes.create_string_buffer(size)
    call(ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), size)
    return buffer.raw[: size - 2].decode("utf-16-le", "ignore")


def _widget(form: Any, annotation: Any, box: Quad, shown: Quad) -> _Widget | None:
    kind = _KINDS.get(pdfium.FPDFAnnot_GetFormFieldType(form, annotation))
    flags = pdfium.FPDFAnnot_GetFormFieldFlags(form, annotation)
    if kind is None or (kind == "text" and flags & _PASSWORD):
        return None
    name = _string(lambda *a: pdfium.FPDFAnnot_GetFormFieldName(form, annotation, *a))
    tooltip = tidy(_string(lambda *a: pdfium.FPDFAnnot_GetFormFieldAlternateName(form, annotation, *a)))
    if kind in ("checkbox", "radio"):
        return _Widget(kind, name, "", bool(pdfium.FPDFAnnot_IsChecked(form, annotation)), box, shown, tooltip)
    value = _string(lambda *a: pdfium.FPDFAnnot_GetFormFieldValue(form, annotation, *a))
    if kind == "choice":  # the option's label is what the reader sees, its value may be a code
        options = range(pdfium.FPDFAnnot_GetOptionCount(form, annotation))
        chosen = [n for n in options if pdfium.FPDFAnnot_IsOptionSelected(form, annotation, n)]
        labels = [_string(lambda *a, n=n: pdfium.FPDFAnnot_GetOptionLabel(form, annotation, n, *a)) for n in chosen]
        value = ", ".join(label for label in labels if label) or value
    return _Widget(kind, name, tidy(value), None, box, shown, tooltip)


class _Phrase(NamedTuple):
    start: int
    end: int
    box: Quad


def _phrases(text: str, words: Sequence[Word], widgets: Sequence[Quad]) -> list[_Phrase]:
    """Words that stand together on a line: a wide gap, a line break or a widget between them parts two labels."""
    phrases: list[_Phrase] = []
    last: Word | None = None
    for word in words if widgets else ():
        start, end, x0, y0, x1, y1 = word
        if last and phrases and "\n" not in text[last[1] : start]:
            gap, height = x0 - last[4], max(y1 - y0, last[5] - last[3], 1.0)
            between = any(b[0] < x0 and b[2] > last[4] and _share_row(b, word[2:]) for b in widgets if b[2] - b[0] > 0)
            if -1 <= gap <= 1.2 * height and not (between and gap > 0.35 * height):
                old = phrases[-1]
                phrases[-1] = _Phrase(
                    old.start, end, (old.box[0], min(old.box[1], y0), max(old.box[2], x1), max(old.box[3], y1))
                )
                last = word
                continue
        phrases.append(_Phrase(start, end, (x0, y0, x1, y1)))
        last = word
    return phrases


def _share_row(a: Quad, b: Quad) -> bool:
    return min(a[3], b[3]) - max(a[1], b[1]) > 0.4 * min(a[3] - a[1], b[3] - b[1])


def _label(widget: _Widget, phrases: Sequence[_Phrase]) -> tuple[int, int]:
    """The printed label: beside a check box (right before left when as near), left of or above a text field."""
    box = widget.box
    height = max(min(box[3] - box[1], 14.0), 6.0)
    row = [phrase for phrase in phrases if _share_row(phrase.box, box)]
    left = [(box[0] - p.box[2], p) for p in row if p.box[2] <= box[0] + 2]
    right = [(p.box[0] - box[2], p) for p in row if p.box[0] >= box[2] - 2]
    near: list[tuple[float, _Phrase]] = []
    if widget.checked is not None:
        near = [(gap + 3.0, p) for gap, p in left if gap < 60] + [(gap, p) for gap, p in right if gap < 60]
    else:
        near = list(left)
        # a label above starts where its field starts; running text above a far-off field is no label
        above = [(box[1] - p.box[3], p) for p in phrases if abs(p.box[0] - box[0]) < 12]
        if not near or min(near)[0] > 60:
            near += [(gap + 8.0, p) for gap, p in above if -2 <= gap < 2.2 * height]
        if not near:
            near = [(gap, p) for gap, p in right if gap < 30]
    if not near:
        return -1, -1
    best = min(near, key=lambda pair: pair[0])[1]
    return best.start, best.end
