"""Where a citation stands on pages as scanners and printers leave them: turned, cropped, shifted (pdf.md 4)."""

from itertools import product
from pathlib import Path

import pypdfium2
import pytest

from clausea.errors import RecordsError
from clausea.models import Span
from clausea.pages import Box
from clausea.records import read_records, rectangles
from records_pdfs import Builder, typeset

WORD = (150.0, 640.0, "Consent 03/05/2026")
BOXES = {
    "plain": {},
    "cropped": {"CropBox": [50, 40, 500, 700]},
    "shifted": {"MediaBox": [100, 200, 712, 992], "CropBox": [100, 200, 712, 992]},
    "beyond": {"CropBox": [-20, -20, 900, 900]},
}


def _span(records, text: str, page: int = 1) -> Span:
    start = records.text("R1", page).index(text)
    return Span(record="R1", page=page, start=start, end=start + len(text), quote=text)


def _ink(path: Path, box: Box) -> float:
    """How much of the page's dark pixels lie in the box, on the page as it is displayed."""
    with pypdfium2.PdfDocument(path) as document:
        image = document[0].render(scale=2, grayscale=True).to_pil()
    dark = image.point(lambda level: 255 if level < 128 else 0)
    whole = dark.histogram()[255]
    inside = dark.crop((int(2 * box.x0) - 2, int(2 * box.y0) - 2, int(2 * box.x1) + 3, int(2 * box.y1) + 3))
    return inside.histogram()[255] / whole


@pytest.mark.parametrize(("boxes", "turn"), list(product(BOXES, (0, 90, 180, 270))))
def test_rectangles_are_true_on_turned_and_cropped_pages(tmp_path: Path, boxes: str, turn: int) -> None:
    """The displayed box holds the words' ink; the user-space box is the same whatever the page's rotation and crop."""
    build = Builder()
    keys = dict(BOXES[boxes])
    media = keys.pop("MediaBox", None)
    page = build.page(WORD, Rotate=turn, **keys)
    if media:
        page.MediaBox = media
    path = build.save(tmp_path / "a.pdf")
    records = read_records([path])
    (place,) = rectangles(records, [_span(records, "Consent 03/05/2026")])
    (shown,), ((left, bottom, right, top),) = place.shown, place.user
    assert _ink(path, shown) > 0.98
    assert (150, 640) == (round(left, -1), round(bottom, -1))
    assert (95, 8) < (right - left, top - bottom) < (125, 16)


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_rectangles_of_text_that_stands_sideways(tmp_path: Path, turn: int) -> None:
    """A page fed the wrong way: the text stands sideways on the sheet, the box is still one per printed line."""
    path = typeset(
        tmp_path / "a.pdf",
        f"#set page(width: 400pt, height: 400pt)\n#place(center + horizon, rotate({turn}deg, box(width: 200pt)[12 min"
        " on 03/05/2026 \\ second line]))",
    )
    records = read_records([path])
    (place,) = rectangles(records, [_span(records, records.text("R1", 1).strip())])
    assert 2 == len(place.shown)
    whole = Box(
        min(box.x0 for box in place.shown), min(box.y0 for box in place.shown),
        max(box.x1 for box in place.shown), max(box.y1 for box in place.shown),
    )  # fmt: skip
    assert _ink(path, whole) > 0.98


def test_values_and_notes_have_rectangles_on_a_turned_cropped_page(tmp_path: Path) -> None:
    """A consent date that is a form value, and a note, are marked where their widgets stand."""
    build = Builder()
    page = build.page((72, 700, "Consent date:"), Rotate=90, CropBox=[50, 40, 600, 760])
    build.text_field(page, "d", "03/05/2026", (170, 695, 300, 712))
    build.note(page, "FreeText", "8 minutes")  # at 400, 700, 500, 720
    records = read_records([build.save(tmp_path / "a.pdf")])
    value, note = rectangles(records, [_span(records, "03/05/2026"), _span(records, "8 minutes")])
    assert ((170.0, 695.0, 300.0, 712.0),) == value.user
    assert ((400.0, 700.0, 500.0, 720.0),) == note.user
    assert (Box(655.0, 120.0, 672.0, 250.0),) == value.shown


def test_places_come_in_the_order_asked_for(tmp_path: Path) -> None:
    """One place for each span, twice where asked twice, over several records and pages."""
    one = typeset(tmp_path / "a.pdf", "first #pagebreak() second")
    two = typeset(tmp_path / "b.pdf", "third")
    records = read_records([one, two])
    third = Span(record="R2", page=1, start=0, end=5, quote="third")
    spans = [third, _span(records, "second", 2), _span(records, "first"), third]
    places = rectangles(records, spans)
    assert spans == [place.span for place in places]
    assert [1, 1, 1, 1] == [len(place.user) for place in places]
    assert places[0] == places[3]


def test_a_changed_file_is_named(tmp_path: Path) -> None:
    """The chart was moved or replaced meanwhile: the message names it and says what to do."""
    path = typeset(tmp_path / "a.pdf", "first")
    records = read_records([path])
    span = _span(records, "first")
    path.write_bytes(b"%PDF-1.7 gone")
    with pytest.raises(RecordsError, match="run the extraction again"):
        rectangles(records, [span])
