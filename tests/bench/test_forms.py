"""Form values and free text stand in the page's text, each with its page and its box (pdf.md 6.4)."""

from collections import Counter
from pathlib import Path

import pytest

from clausea.models import Span
from clausea.pages import FormField, Page, Records
from clausea.records import Options, read_records, rectangles
from form_files import Held, filled

pytestmark = pytest.mark.slow
LEAST = 0.98
FREE = ("freetext",)
_POINTS = 1.5


def _value(page: Page, field: FormField) -> str | bool | None:
    return field.checked if field.checked is not None else page.text[field.start : field.end]


def _boxes(records: Records, found: list[tuple[Held, Page, FormField]]) -> list[bool]:
    """Whether each value stands in its box of PDF user space, as the packet asks for it."""
    spans = [
        Span(record="R1", page=page.number, start=one.start, end=one.end, quote=page.text[one.start : one.end])
        for _, page, one in found
    ]
    places = rectangles(records, spans)
    return [
        len(place.user) == 1 and all(abs(a - b) < _POINTS for a, b in zip(place.user[0], held.box, strict=True))
        for (held, _, _), place in zip(found, places, strict=True)
    ]


def test_values_and_free_text_have_page_and_box(tmp_path: Path) -> None:
    """Text, combs, several lines, lists, boxes, radio buttons; turned pages; with and without appearances."""
    asked: Counter[bool] = Counter()
    read: Counter[bool] = Counter()
    boxed: Counter[bool] = Counter()
    missed: list[Held] = []
    for path, held in filled(tmp_path):
        records = read_records([path], options=Options(ocr="never", cache=False))
        pages = {page.number: page for page in records.files[0].pages}
        spoken: list[tuple[Held, Page, FormField]] = []
        left = {number: list(page.fields) for number, page in pages.items()}
        for one in held:
            free = one.kind in FREE
            asked[free] += 1
            page = pages[one.page]
            found = next((f for f in left[one.page] if f.kind == one.kind and _value(page, f) == one.value), None)
            if found is None:
                missed.append(one)
                continue
            left[one.page].remove(found)
            read[free] += 1
            assert found.box is not None
            assert 0 <= found.box.x0 < found.box.x1 <= page.width
            assert 0 <= found.box.y0 < found.box.y1 <= page.height
            if isinstance(one.value, str):
                spoken.append((one, page, found))
            else:
                boxed[free] += 1
        for (one, _, _), true in zip(spoken, _boxes(records, spoken), strict=True):
            boxed[one.kind in FREE] += true
    for free, name in ((False, "form values"), (True, "free text")):
        print(f"\n{name}: {read[free]} of {asked[free]} read, {boxed[free]} with their true box", end="")
    print()

    assert read[False] >= LEAST * asked[False], missed[:5]
    assert read[True] >= LEAST * asked[True], missed[:5]
    assert (boxed[False], boxed[True]) == (read[False], read[True])
