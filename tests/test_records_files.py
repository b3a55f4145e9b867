"""Files that are missing, locked, damaged, scanned or hostile: each gives text or a named reason (pdf.md 6.5)."""

import os
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from clausea.errors import RecordsError
from clausea.models import UnreadPage
from clausea.records import Options, read_records
from clausea.records.files import NO_TEXT, NONSENSE, read_file, why_unread
from clausea.records.raw import RawPage
from clausea.records.sandbox import Limits
from records_pdfs import Builder, typeset

SMALL = Limits(bytes=300 * 2**20, cpu=5, wall=20.0)
posix_only = pytest.mark.skipif(os.name != "posix", reason="memory limits need POSIX")


def _refused(path: Path) -> str:
    with pytest.raises(RecordsError) as caught:
        read_records([path])
    return str(caught.value)


def test_folder_gives_its_pdfs_sorted(tmp_path: Path) -> None:
    """A folder stands for its PDFs in order of their names; records are R1, R2 in that order."""
    for name in ("b.PDF", "a.pdf", "note.txt"):
        typeset(tmp_path / name, name[0])
    records = read_records([tmp_path])
    assert [("R1", "a.pdf", "a"), ("R2", "b.PDF", "b")] == [
        (record.id, record.path.name, record.pages[0].text) for record in records.files
    ]


def test_progress_counts_pages(tmp_path: Path) -> None:
    """Progress names pages read and pages in all, and no chart text."""
    seen: list[tuple[int, int]] = []
    read_records([typeset(tmp_path / "a.pdf", "a #pagebreak() b")], progress=lambda done, of: seen.append((done, of)))
    assert [(1, 2), (2, 2)] == [pair for pair in seen if pair[0]]


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("chart.pdf", b"PK\x03\x04 a zip", "not a PDF"),
        ("chart.pdf", b"", "is empty"),
        ("chart.pdf", b"%PDF-1.7\n" + b"junk " * 500, "damaged"),
    ],
)
def test_unusable_file_is_named_with_the_remedy(tmp_path: Path, name: str, content: bytes, words: str) -> None:
    """The message names the file, what is wrong and what to do."""
    path = tmp_path / name
    path.write_bytes(content)
    message = _refused(path)
    assert str(path) in message
    assert words in message


def test_missing_file_and_folder_without_pdfs(tmp_path: Path) -> None:
    assert "no such file" in _refused(tmp_path / "missing.pdf")
    assert "no PDF in this folder" in _refused(tmp_path)


def test_locked_file_is_named_as_locked(tmp_path: Path) -> None:
    """A file that asks for a password is said to be locked; one with an owner's password only is read."""
    build = Builder()
    build.page((72, 700, "text"))
    locked = build.save(tmp_path / "a.pdf", encryption=pikepdf.Encryption(user="secret", owner="other"))
    assert "locked with a password" in _refused(locked)
    owned = build.save(tmp_path / "b.pdf", encryption=pikepdf.Encryption(user="", owner="other"))
    assert "text" == read_records([owned]).text("R1", 1)


def test_file_without_pages(tmp_path: Path) -> None:
    pikepdf.new().save(tmp_path / "a.pdf")
    assert "no pages" in _refused(tmp_path / "a.pdf")


def test_scanned_page_is_unread_and_a_blank_one_is_not(tmp_path: Path) -> None:
    """Issue: a page without a usable text layer is listed as unread with its reason; an empty page hides nothing."""
    build = Builder()
    image = build.pdf.make_stream(b"\x00" * 300)
    for key, value in {"Type": Name.XObject, "Subtype": Name.Image, "Width": 10, "Height": 10}.items():
        image[f"/{key}"] = value
    image.ColorSpace, image.BitsPerComponent = Name.DeviceRGB, 8
    build.page((72, 700, "typed page"))
    scan = build.page(content=b"q 612 0 0 792 0 0 cm /I Do Q")
    scan.Resources.XObject = Dictionary(I=image)
    build.page()
    record = read_records([build.save(tmp_path / "a.pdf")], options=Options(ocr="never")).files[0]
    assert (UnreadPage(page=2, reason=NO_TEXT),) == record.unread
    assert [(1, "typed page"), (3, "")] == [(page.number, page.text) for page in record.pages]
    assert 3 == record.page_count


def test_stamp_over_a_scan_is_read_and_the_page_still_unread(tmp_path: Path) -> None:
    """A fax line typed over a scan does not make the scan readable."""
    build = Builder()
    image = build.pdf.make_stream(b"\x00" * 300)
    image.Type, image.Subtype, image.Width, image.Height = Name.XObject, Name.Image, 10, 10
    image.ColorSpace, image.BitsPerComponent = Name.DeviceRGB, 8
    scan = build.page((72, 780, "Fax received 06/24/2026 14:02 page 1"), content=b"q 612 0 0 792 0 0 cm /I Do Q")
    scan.Resources.XObject = Dictionary(I=image)
    record = read_records([build.save(tmp_path / "a.pdf")], options=Options(ocr="never")).files[0]
    assert [1] == [unread.page for unread in record.unread]
    assert "Fax received" in record.pages[0].text


@posix_only
def test_hostile_page_costs_only_itself(tmp_path: Path) -> None:
    """pdf.md 1, hostile files: an object that draws itself makes PDFium eat memory and abort; the rest goes on."""
    build = Builder()
    build.page((72, 700, "first"))
    loop = build.pdf.make_stream(b"/X Do /X Do")
    loop.Type, loop.Subtype, loop.BBox = Name.XObject, Name.Form, Array([0, 0, 100, 100])
    loop.Resources = Dictionary(XObject=Dictionary(X=loop))
    bad = build.page(content=b"/X Do")
    bad.Resources.XObject = Dictionary(X=loop)
    build.page((72, 700, "third"))
    read = read_file(build.save(tmp_path / "a.pdf"), limits=SMALL)
    assert [(1, "first"), (3, "third")] == [(page.number, page.text) for page in read.pages]
    assert [2] == [unread.page for unread in read.unread]


@posix_only
def test_silent_reader_is_stopped(tmp_path: Path) -> None:
    """A reader that gives no answer within the wall limit is ended, and the page says so."""
    build = Builder()
    build.page((72, 700, "first"))
    with pytest.raises(RecordsError, match="damaged"):
        read_file(build.save(tmp_path / "a.pdf"), limits=Limits(wall=0.001))


def test_reader_process_knows_neither_secrets_nor_the_command_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The child gets an empty environment, and the chart's name is on no command line (it may hold a patient's)."""
    seen: list[tuple[list[str], dict[str, str]]] = []
    real = subprocess.Popen

    def spy(command: list[str], **keys: object) -> object:
        seen.append((command, keys["env"]))  # type: ignore[arg-type]
        return real(command, **keys)  # type: ignore[call-overload]

    monkeypatch.setenv("OPENAI_API_KEY", "canary-key")
    monkeypatch.setattr("clausea.records.sandbox.subprocess.Popen", spy)
    read_records([typeset(tmp_path / "Roe_Jane.pdf", "text")])
    ((command, environment),) = seen
    assert sys.executable == command[0]
    assert not any("Roe_Jane" in word for word in command)
    assert "canary-key" not in environment.values()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Called the patient about the new inhaler.", None),
        ("WBC RBC HGB HCT MCV MCH MCHC RDW PLT BUN CRE GLU", NONSENSE),  # a page of nothing but such words is no page
        ("Lab results Date 03/05/2026\nWBC RBC HGB HCT MCV MCH MCHC RDW PLT BUN CRE GLU", None),
        ("120/80 98 16", None),
        ("!\"#$%& #&# '(%( &'# !\"#$", NO_TEXT),
        ("&DOOHG WKH SDWLHQW DERXW WKH QHZ LQKDOHU DQG WKH VZHOOLQJ RI KHU DQNOHV VKH VOHHSV EHWWHU", NONSENSE),
    ],
)
def test_a_font_that_tells_no_letters_gives_no_text(text: str, expected: str | None) -> None:
    """Glyph numbers in place of letters are no words: the page is read from its picture, or listed with its reason."""
    page = RawPage(1, text, (), (), (), "", 612.0, 792.0, 0.0, 40, len(text))

    assert expected == why_unread(page)
