"""Highlights on scanned pages: the words that were read from the picture are the words that stand in the box.

The example chart is printed to pictures, so that its own text layer can be asked what stands under each box.
"""

from difflib import SequenceMatcher
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest

from packet_cases import EXAMPLES, Opened, confirmed, reviewed, solid

pytestmark = pytest.mark.slow


def pictured(chart: Path, place: Path) -> Path:
    """The chart as pictures of its pages, at 200 dpi in grey."""
    import pikepdf
    from pikepdf import Array, Dictionary, Name

    with pikepdf.new() as file:
        for page in pypdfium2.PdfDocument(chart):
            image = page.render(scale=200 / 72).to_pil().convert("L")
            data = BytesIO()
            image.save(data, "JPEG", quality=85)
            made = file.make_stream(data.getvalue())
            made.update(
                Dictionary(
                    Type=Name.XObject, Subtype=Name.Image, Width=image.width, Height=image.height,
                    ColorSpace=Name.DeviceGray, BitsPerComponent=8, Filter=Name.DCTDecode,
                )
            )  # fmt: skip
            width, height = page.get_size()
            sheet = file.add_blank_page(page_size=(width, height))
            sheet.obj.Resources = Dictionary(XObject=Dictionary(Scan=made))
            sheet.obj.Contents = file.make_stream(f"q {width} 0 0 {height} 0 0 cm /Scan Do Q".encode())
            sheet.obj.MediaBox = Array([0, 0, width, height])
        file.save(place)
    return place


def test_words_read_from_a_picture_stand_in_their_box(tmp_path: Path) -> None:
    """Under each highlight the original's text layer has the quoted words (nine of ten letters: OCR may slip)."""
    original = EXAMPLES["CCM06"] / "chart.pdf"
    chart = pictured(original, tmp_path / "chart.pdf")
    made = confirmed(reviewed(tmp_path / "case", EXAMPLES["CCM06"] / "claim.toml", chart))
    packet, source = Opened(made.files["packet.pdf"]), pypdfium2.PdfDocument(original)
    pages = {(one.record, one.page): one.packet_page for one in made.file.exhibits}
    checked = 0
    for item in made.file.items:
        for span in (item.span, *item.basis):
            found = []
            for left, bottom, right, top in packet.boxes(pages[span.record, span.page]):
                scale, x, y = _placing(packet, pages[span.record, span.page])
                box = ((left - x) / scale, (bottom - y) / scale, (right - x) / scale, (top - y) / scale)
                found.append(solid(source[span.page - 1].get_textpage().get_text_bounded(*box)))
            for line in filter(None, map(solid, span.quote.split("\n"))):
                runs_on = (one + other for one in found for other in found if one != other)  # over a wide gap
                best = max(_share(line, one) for one in (*found, *runs_on))
                assert best >= 0.9, (item.id, span.page, best)
                checked += 1
    print(f"\nquotes of scanned pages inside their highlight: {checked} of {checked}")
    assert checked > 30


def _share(line: str, box: str) -> float:
    """The share of the line's letters that the box has in the same order."""
    blocks = SequenceMatcher(None, line, box, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) / len(line)


def _placing(packet: Opened, number: int) -> tuple[float, float, float]:
    """Scale and place of the copied page, from the packet page's own content."""
    import pikepdf

    matrix: list[float] = []
    for operands, operator in pikepdf.parse_content_stream(packet.parts.pages[number - 1]):
        if str(operator) == "cm":
            matrix = [float(one) for one in operands]
        if str(operator) == "Do" and str(operands[0]) == "/CopiedPage":
            break
    return matrix[0], matrix[4], matrix[5]
