"""Page text, offsets, lines, form values and notes of PDFs (CONTRACT 4, page text)."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name

from clausea.models import Span
from clausea.pages import Box
from clausea.records import read_records, rectangles
from clausea.records.text import clean, tidy
from records_pdfs import Builder, typeset


def _span(records, text: str, page: int = 1) -> Span:
    start = records.text("R1", page).index(text)
    return Span(record="R1", page=page, start=start, end=start + len(text), quote=text)


def test_text_has_plain_line_ends_and_lines_slice_it(tmp_path: Path) -> None:
    """Lines end with \\n, without trailing blanks; every line slices the page text."""
    page = read_records(typeset(tmp_path / "a.pdf", "First line \\ Second line")).files[0].pages[0]
    assert "First line\nSecond line" == page.text
    assert ["First line", "Second line"] == [page.text[line.start : line.end] for line in page.lines]


def test_line_has_size_weight_and_box(tmp_path: Path) -> None:
    """Font size in points, bold type, and a box in points from the top left of the page."""
    markup = "#set page(width: 300pt, height: 200pt, margin: 20pt)\n#text(16pt)[*Call note*]\\ #text(9pt)[plain words]"
    title, body = read_records(typeset(tmp_path / "a.pdf", markup)).files[0].pages[0].lines
    assert (16.0, True) == (title.size, title.bold)
    assert (9.0, False) == (body.size, body.bold)
    assert title.box is not None
    assert 20 <= title.box.x0 < 25
    assert 18 <= title.box.y0 < title.box.y1 < 45


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("one \r\ntwo", "one\ntwo"),
        ("PHQ\ufffe9 and self\x02care", "PHQ-9 and self-care"),
        ("co\u00adpay no\u200bne \u202ertl\u202c", "copay none rtl"),
        ("12\u00a0min\u2009total", "12 min total"),
        ("o\ufb03ce \ufb02ow", "office flow"),
        ("hid\U000e0041den", "hidden"),
    ],
)
def test_artifacts_are_mapped_away(source: str, expected: str) -> None:
    """CONTRACT 4: line ends, line-end hyphens, invisible characters and odd blanks are no part of the text."""
    assert expected == clean(source).text


@given(st.text(alphabet="ab \r\n\u00ad\ufffe\ufb01\u200b\U0001d465", max_size=60))
def test_every_kept_character_maps_to_its_source(source: str) -> None:
    """Offsets of the page text lead back to the character that PDFium gave."""
    mapped = clean(source)
    for offset, char in enumerate(mapped.text):
        if char in "ab\U0001d465":
            assert char == source[mapped.source(offset)]


def test_offsets_hold_behind_characters_beyond_16_bits(tmp_path: Path) -> None:
    """PDFium counts surrogates, offsets are code points: the box of a word behind them is still the word's."""
    markup = "#set page(width: 400pt, height: 100pt)\n$x = y$ #h(1fr) #box[minutes]"
    records = read_records(typeset(tmp_path / "a.pdf", markup))
    assert "\U0001d465 = \U0001d466 minutes" == records.text("R1", 1)
    (place,) = rectangles(records, [_span(records, "minutes")])
    (box,) = place.shown
    assert 350 < box.x0 < box.x1 < 390


def test_rectangles_are_one_per_printed_line(tmp_path: Path) -> None:
    """A quote over two lines gets two boxes; a value's box is its widget's."""
    build = Builder()
    page = build.page((72, 700, "Consent date:"), (72, 680, "Second line here"))
    build.text_field(page, "d", "03/05/2026", (170, 695, 300, 712))
    records = read_records(build.save(tmp_path / "a.pdf"))
    spans = [_span(records, "date:\nSecond"), _span(records, "03/05/2026")]
    quote, value = rectangles(records, spans)
    assert spans == [quote.span, value.span]
    assert (2, 2) == (len(quote.shown), len(quote.user))
    assert (Box(170.0, 80.0, 300.0, 97.0),) == value.shown
    assert ((170.0, 695.0, 300.0, 712.0),) == value.user


def test_form_values_stand_behind_the_text_with_their_labels(tmp_path: Path) -> None:
    """A consent date that exists only as a form value is text, with the label printed left of or above it."""
    build = Builder()
    page = build.page((72, 700, "Date of consent:"), (72, 650, "Obtained by"), (72, 600, "Language:"))
    build.text_field(page, "f1", "03/05/2026", (300, 695, 400, 712))
    build.text_field(page, "f2", "K. Ames, LPN", (72, 628, 300, 645))
    build.choice(page, "f3", "en", [("en", "English"), ("es", "Spanish")], (150, 595, 250, 612))
    got = read_records(build.save(tmp_path / "a.pdf")).files[0].pages[0]
    assert "Date of consent:\nObtained by\nLanguage:\n03/05/2026\nK. Ames, LPN\nEnglish" == got.text
    assert [
        ("text", "f1", "Date of consent", "03/05/2026"),
        ("text", "f2", "Obtained by", "K. Ames, LPN"),
        ("choice", "f3", "Language", "English"),
    ] == [(f.kind, f.name, f.label, got.text[f.start : f.end]) for f in got.fields]
    assert "Date of consent" == got.text[got.fields[0].label_start : got.fields[0].label_end]


def test_check_boxes_have_state_and_the_nearest_label(tmp_path: Path) -> None:
    """The box's state is read; its label is the word beside it, parted from its neighbor's by the boxes."""
    build = Builder()
    page = build.page((72, 700, "Consent:"), (152, 700, "Verbal"), (232, 700, "Written"))
    build.check_box(page, "verbal", True, (136, 698, 148, 710))
    build.check_box(page, "written", False, (216, 698, 228, 710))
    got = read_records(build.save(tmp_path / "a.pdf")).files[0].pages[0]
    assert [("Verbal", True), ("Written", False)] == [(field.label, field.checked) for field in got.fields]
    assert all(field.start == field.end for field in got.fields)


def test_labels_left_of_check_boxes(tmp_path: Path) -> None:
    """Where the boxes stand behind their words, the word before is the label."""
    build = Builder()
    page = build.page((72, 700, "Verbal"), (172, 700, "Written"))
    build.check_box(page, "a", False, (112, 698, 124, 710))
    build.check_box(page, "b", True, (216, 698, 228, 710))
    got = read_records(build.save(tmp_path / "a.pdf")).files[0].pages[0]
    assert [("Verbal", False), ("Written", True)] == [(field.label, field.checked) for field in got.fields]


def test_notes_follow_the_form_values_and_hidden_ones_are_left_out(tmp_path: Path) -> None:
    """Text notes are text of the page, in annotation order; what no reader sees is not."""
    build = Builder()
    page = build.page((72, 700, "Printed"))
    build.note(page, "Text", "called again 03/06")
    build.note(page, "FreeText", "corrected:\r8 minutes")
    build.note(page, "Text", "hidden words", flags=2)
    build.text_field(page, "f", "value", (300, 695, 400, 712))
    got = read_records(build.save(tmp_path / "a.pdf")).files[0].pages[0]
    assert "Printed\nvalue\ncalled again 03/06\ncorrected:\n8 minutes" == got.text
    assert ["text", "note", "freetext"] == [field.kind for field in got.fields]
    assert ["Printed", "value", "called again 03/06", "corrected:", "8 minutes"] == [
        got.text[line.start : line.end] for line in got.lines
    ]


def test_boxes_lie_on_the_page_as_displayed(tmp_path: Path) -> None:
    """Rotation and crop box are applied: a reviewer's highlight needs no further arithmetic."""
    build = Builder()
    build.page((100, 700, "word"), CropBox=[50, 50, 562, 742])
    build.page((100, 700, "word"), Rotate=90)
    cropped, turned = read_records(build.save(tmp_path / "a.pdf")).files[0].pages
    assert (512.0, 692.0) == (cropped.width, cropped.height)
    assert cropped.lines[0].box is not None
    assert (50, 42) == (round(cropped.lines[0].box.x0), round(cropped.lines[0].box.y1))
    assert (792.0, 612.0) == (turned.width, turned.height)
    assert turned.lines[0].box is not None
    assert (700, 100) == (round(turned.lines[0].box.x0), round(turned.lines[0].box.y0))


def test_printed_page_label_where_it_differs(tmp_path: Path) -> None:
    """A page labeled iii is cited with its label; a label equal to the number is none."""
    build = Builder()
    for _ in range(2):
        build.page((72, 700, "text"))
    roman, plain = Dictionary(S=Name.r, St=3), Dictionary(S=Name.D, St=2)
    build.pdf.Root.PageLabels = Dictionary(Nums=Array([0, roman, 1, plain]))
    assert ["iii", None] == [page.label for page in read_records(build.save(tmp_path / "a.pdf")).files[0].pages]


def test_tidy_value_has_no_blank_lines() -> None:
    """A form value keeps its lines, without blanks around them."""
    assert "one\ntwo" == tidy("  one \r\r two\n")


def test_figures_of_a_column_are_not_run_together(tmp_path: Path) -> None:
    """PDFium reads "11" above a lone "6" as "116"; minutes that nobody logged must not arise."""
    build = Builder()
    build.page((72, 700, "Min"), (72, 680, "11"), (72, 660, "6"))
    records = read_records(build.save(tmp_path / "a.pdf"))
    assert "Min\n11\n6" == records.text("R1", 1)
    (place,) = rectangles(records, [Span(record="R1", page=1, start=7, end=8, quote="6")])
    assert 132 == round(place.shown[0].y1)


def test_a_hyphen_at_the_foot_of_the_page_does_not_swallow_the_line(tmp_path: Path) -> None:
    """The page's last line and its foot are two lines: as one, the foot's date and the note's words went together."""
    build = Builder()
    foot = (72, 40, "Printed 05/06/2026 Page 1 of 2")
    build.page((72, 700, "Spoke with"), (72, 686, "daughter, refill under-"), foot)
    page = read_records(build.save(tmp_path / "a.pdf")).files[0].pages[0]

    assert "Spoke with\ndaughter, refill under-\nPrinted 05/06/2026 Page 1 of 2" == page.text
    assert [False, False, True] == [line.running for line in page.lines]


@given(st.lists(st.text("ab -", max_size=6), max_size=8))
def test_a_page_without_artifacts_reads_like_one_with_them(lines):
    """Pages with nothing but line ends take a shorter way to the same text and the same places."""
    source = "\r\n".join(lines)
    short, long = clean(source), clean(source + "\u00ad")

    assert short.text == long.text
    assert [short.source(at) for at in range(len(short.text))] == [long.source(at) for at in range(len(long.text))]
