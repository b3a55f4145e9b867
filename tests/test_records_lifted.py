"""Pages copied out of a chart for the packet: only those asked for, flattened, inert, of the file that was read."""

from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from pikepdf import Array, Dictionary, Name, String

from clausea.errors import RecordsError
from clausea.pages import LiftedPage
from clausea.records import lift_pages
from records_pdfs import Builder


def whole(data: bytes) -> bytes:
    """Every object and every stream of the file, undone from compression."""
    with pikepdf.open(BytesIO(data)) as file:
        out = BytesIO()
        file.save(out, stream_decode_level=pikepdf.StreamDecodeLevel.all, compress_streams=False)
    return out.getvalue()


def texts(data: bytes) -> list[str]:
    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data)]


def test_only_the_pages_asked_for_are_copied(tmp_path: Path) -> None:
    """Minimum necessary (45 CFR 164.502(b)): nothing of another page leaves with them."""
    made = Builder()
    for number in range(1, 6):
        made.page((72, 700, f"Page marker {number}"))
    lifted = lift_pages(made.save(tmp_path / "chart.pdf"), [4, 2])
    assert ["Page marker 4", "Page marker 2"] == [text.strip() for text in texts(lifted.pdf)]
    assert b"marker 3" not in whole(lifted.pdf)
    assert (LiftedPage((0.0, 0.0, 612.0, 792.0), 0),) * 2 == lifted.pages


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_page_tells_what_of_it_is_shown_and_how_it_is_turned(tmp_path: Path, turn: int) -> None:
    made = Builder()
    made.page((72, 700, "x"), Rotate=turn, CropBox=Array([700, 20, 10, -50]))
    lifted = lift_pages(made.save(tmp_path / "chart.pdf"), None)
    assert (LiftedPage((10.0, 0.0, 612.0, 20.0), turn // 90),) == lifted.pages


def test_form_values_and_notes_seen_on_the_page_become_part_of_it(tmp_path: Path) -> None:
    """pdf.md 4: copied pages lose their form; the values must stay visible."""
    made = Builder()
    page = made.page((72, 700, "Date of consent"))
    made.text_field(page, "consent", "03/05/2026", (200, 690, 300, 710))
    made.check_box(page, "agreed", True, (320, 690, 330, 700))
    lifted = lift_pages(made.save(tmp_path / "chart.pdf"), [1])
    (text,) = texts(lifted.pdf)
    assert "03/05/2026" in text
    with pikepdf.open(BytesIO(lifted.pdf)) as file:
        assert "/AcroForm" not in file.Root
        assert "/Annots" not in file.pages[0].obj


def test_active_content_and_metadata_stay_behind(tmp_path: Path) -> None:
    """Scripts, actions, attachments, links, authors and paths: none of them is in the copy."""
    made = Builder()
    page = made.page((72, 700, "Visible words"))
    script = Dictionary(S=Name.JavaScript, JS=String("app.alert('canary-script')"))
    page.AA = Dictionary(O=script)
    page.Annots.append(
        made.pdf.make_indirect(
            Dictionary(
                Type=Name.Annot, Subtype=Name.Link, Rect=[72, 700, 200, 712],
                A=Dictionary(S=Name.URI, URI=String("http://canary.example")),
            )
        )
    )  # fmt: skip
    page.PieceInfo = Dictionary(Canary=String("canary-piece"))
    made.pdf.Root.OpenAction = script
    made.pdf.attachments["canary-file.txt"] = b"canary-attached"
    made.pdf.docinfo["/Author"] = "canary-author"
    lifted = lift_pages(made.save(tmp_path / "chart.pdf"), [1])
    assert b"Visible words" in whole(lifted.pdf)
    assert b"canary" not in whole(lifted.pdf).lower()


def test_another_file_under_the_same_name_is_refused(tmp_path: Path) -> None:
    made = Builder()
    made.page((72, 700, "one"))
    path = made.save(tmp_path / "chart.pdf")
    with pytest.raises(RecordsError, match=r"chart\.pdf: changed after it was read"):
        lift_pages(path, [1], sha256="0" * 64)


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7 nothing", b"# gaps\n"])
def test_a_file_that_is_no_pdf_is_named_with_the_next_step(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "notice.pdf"
    path.write_bytes(content)
    with pytest.raises(RecordsError, match=r"notice\.pdf: its pages cannot be copied\. Print it"):
        lift_pages(path, None)


def test_a_page_that_is_not_there_is_refused(tmp_path: Path) -> None:
    made = Builder()
    made.page((72, 700, "one"))
    with pytest.raises(RecordsError, match="cannot be copied"):
        lift_pages(made.save(tmp_path / "chart.pdf"), [2])
