"""The letter's files: the same words in each, the same bytes each time, and nothing of a chart as markup."""

import re
from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from docx import Document
from docx.oxml.ns import qn
from pypdf import PdfReader

from appeal_cases import CASES, addon, ccm
from clausea.appeal import Letter, docx, markdown, pdf
from clausea.appeal.letter import Paragraph, Run, Sentence

HOSTILE = "*a* **b** | c #set page(fill: red) {{ 7*7 }} <b>x</b> $y$ @body ## h \\ `z` [l](u) é “q” ½"


def flat(text: str) -> str:
    return " ".join(text.split())


def pdf_text(data: bytes) -> str:
    return flat(" ".join(page.extract_text() for page in PdfReader(BytesIO(data)).pages))


def docx_text(data: bytes) -> str:
    document = Document(BytesIO(data))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return flat(" ".join([*(one.text for one in document.paragraphs), *cells]))


def with_sentence(letter: Letter, text: str) -> Letter:
    block = Paragraph(sentences=(Sentence(runs=(Run(kind="quote", text=text),)),))
    return letter.model_copy(update={"blocks": (block,)})


@pytest.mark.parametrize("name", CASES)
def test_the_same_case_gives_the_same_bytes(name: str) -> None:
    """DESIGN 4.10: no clock, no random ids."""
    one, two = CASES[name]().letter(), CASES[name]().letter()
    assert one == two
    assert docx.write(one) == docx.write(two)
    assert pdf.write(one) == pdf.write(two)
    assert markdown.render(one) == markdown.render(two)


@pytest.mark.parametrize("name", CASES)
def test_a_letter_has_at_most_two_pages(name: str) -> None:
    """field-notes 26."""
    assert len(PdfReader(BytesIO(pdf.write(CASES[name]().letter()))).pages) <= 2


def test_each_format_holds_every_sentence() -> None:
    letter = addon().letter()
    word, typeset = docx_text(docx.write(letter)), pdf_text(pdf.write(letter))
    typeset = re.sub(r"(AMQ · Claim no\. \S+ · Page \d of \d|DRAFT - NOT REVIEWED) ?", "", typeset)
    for sentence in letter.sentences:
        for run in sentence.runs:
            if run.kind in ("text", "quote", "citation"):
                assert flat(run.text) in word
                assert flat(run.text).replace("- ", "-") in typeset.replace("- ", "-")


def test_chart_text_is_never_markup() -> None:
    """DESIGN 3 templates: chart text is data in Markdown, Word and Typst alike."""
    letter = with_sentence(ccm().letter(), HOSTILE)
    assert flat(HOSTILE) in docx_text(docx.write(letter))
    assert "#set page(fill: red)" in pdf_text(pdf.write(letter))
    text = markdown.render(letter)
    assert "\\*a\\* \\*\\*b\\*\\* \\| c #set page" in text
    assert "\\<b\\>" in text


def test_chart_text_goes_through_the_template_untouched() -> None:
    """A quote full of marks of every kind comes out as it stands on the page."""
    built = ccm()
    quote = "Plan *not* {{ 7*7 }} {% raw %} | row ## @body “x” **ok"
    built.chart.pages.append(quote + "\nend")
    index = next(at for at, one in enumerate(built.chart.items) if one.element == "care_plan_activity")
    item = built.chart.items[index]
    built.chart.items[index] = item.model_copy(
        update={"quote": quote, "page": 5, "start": 0, "end": len(quote), "basis": ()}
    )
    quotes = [run.text for one in built.letter().sentences for run in one.runs if run.kind == "quote"]
    assert quote in quotes


def test_the_pdf_is_tagged_us_letter_with_embedded_fonts_and_a_mark_on_each_page() -> None:
    """pdf.md 4: standard ua-1; domain.md 4.3: US Letter, page x of y and claim on each page."""
    data = pdf.write(addon().letter())
    with pikepdf.open(BytesIO(data)) as file:
        assert bool(file.Root.MarkInfo.Marked)
        assert "en-US" == str(file.Root.Lang)
        assert b"pdfuaid" in bytes(file.Root.Metadata.read_bytes())
        for page in file.pages:
            assert [612, 792] == [round(float(side)) for side in page.MediaBox[2:]]
            for font in page.Resources.Font.values():
                assert "FontFile" in str(font.DescendantFonts[0].FontDescriptor.keys())
    reader = PdfReader(BytesIO(data))
    for number, page in enumerate(reader.pages, start=1):
        text = flat(page.extract_text())
        assert "DRAFT - NOT REVIEWED" in text
        assert f"AMQ · Claim no. GS-2026-000417 · Page {number} of {len(reader.pages)}" in text


def test_the_word_file_has_styles_fields_and_a_repeating_head_row() -> None:
    """Real headings and tables: what a reader program and a second page need."""
    document = Document(BytesIO(docx.write(addon().letter())))
    assert "Heading 2" in {one.style.name for one in document.paragraphs if one.style is not None}
    minutes = document.tables[1]
    assert minutes.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    section = document.sections[0]
    assert "DRAFT - NOT REVIEWED" == section.header.paragraphs[0].text
    codes = [one.text.strip() for one in section.footer._element.iter(qn("w:instrText"))]
    assert ["PAGE", "NUMPAGES"] == codes
    assert "2026-05-04" == str(document.core_properties.created.date())
    assert "" == document.core_properties.author


def test_a_field_is_highlighted_in_word() -> None:
    document = Document(BytesIO(docx.write(ccm().changed(member_id=None).letter())))
    marked = [
        run.text for table in document.tables for row in table.rows for cell in row.cells for one in cell.paragraphs
        for run in one.runs if run.font.highlight_color is not None
    ]  # fmt: skip
    assert ["[member ID]"] == marked


def test_citations_in_word_lead_to_the_exhibit_in_the_enclosures() -> None:
    """Every exhibit that is cited is linked, and every link has its bookmark, each once."""
    letter = addon().letter()
    body = Document(BytesIO(docx.write(letter))).element.body
    anchors = [one.get(qn("w:anchor")) for one in body.iter(qn("w:hyperlink"))]
    names = [one.get(qn("w:name")) for one in body.iter(qn("w:bookmarkStart"))]
    wanted = {f"exhibit_{one.label.replace('-', '_')}" for one in letter.exhibits}
    assert wanted == set(anchors) == set(names)
    assert len(names) == len(set(names))
    assert {"Exhibit Link"} == {
        style.get(qn("w:val")).replace("ExhibitLink", "Exhibit Link")
        for one in body.iter(qn("w:hyperlink"))
        for style in one.iter(qn("w:rStyle"))
    }


def test_citations_in_the_pdf_lead_to_the_exhibit_in_the_enclosures() -> None:
    """Each link of letter.pdf opens where the enclosures name that exhibit."""
    data = pdf.write(addon().letter())
    seen, places = pypdfium2.PdfDocument(data), set()
    with pikepdf.open(BytesIO(data)) as file:
        numbers = {page.obj.objgen: at for at, page in enumerate(file.pages)}
        for at, page in enumerate(file.pages):
            for link in page.obj.get("/Annots", []):
                label = seen[at].get_textpage().get_text_bounded(*(float(side) for side in link.Rect)).strip("“”();, .")
                target, left, top = numbers[link.Dest[0].objgen], float(link.Dest[2]), float(link.Dest[3])
                found = seen[target].get_textpage().get_text_bounded(left - 1, top - 16, left + 30, top + 2)
                assert label in found, (label, found)
                places.add(label)
    assert {one.label for one in addon().letter().exhibits} == places
