"""Text is found wherever a tool finds it (pdf.md 6.6): several hundred small PDFs that the tests make."""

import io
import logging
import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pikepdf
import pypdf
import pypdfium2
import pytest

from clausea.errors import RecordsError
from clausea.records import Options
from clausea.records.files import read_file
from pdf_corpus import LINE, Sample, corpus, without_unicode

pytestmark = pytest.mark.slow
WORD = re.compile(r"[A-Za-z]{3,}")
SHARE = 0.998
"""2,382 of the 2,386 real files of which any tool read a word (pdf.md 6.6)."""


def _ours(path: Path) -> str:
    """All text of the file, or the message that names why there is none."""
    try:
        return "\n".join(page.text for page in read_file(path, options=Options(ocr="never", cache=False)).pages)
    except RecordsError as error:
        return f"refused: {error}"


def _by_any_tool(data: bytes) -> bool:
    """Whether PDFium alone, pypdf, or PDFium behind a repair by qpdf finds a word."""

    def repaired() -> bytes:
        out = io.BytesIO()
        with pikepdf.open(io.BytesIO(data)) as pdf:
            pdf.save(out)
        return out.getvalue()

    def by_pdfium(source: bytes) -> str:
        return "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(source))

    for tool in (
        lambda: by_pdfium(data),
        lambda: "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages),
        lambda: by_pdfium(repaired()),
    ):
        try:
            if WORD.search(tool()):
                return True
        except Exception:  # each has its own errors, and here they are all one
            continue
    return False


def test_text_is_found_wherever_a_tool_finds_it(tmp_path: Path) -> None:
    """Producers, fonts, structures, savings and damages; what a real password guards is named as locked."""
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    files = corpus()

    def read(one: tuple[int, Sample]) -> str:
        path = tmp_path / f"{one[0]}.pdf"
        path.write_bytes(one[1].data)
        return _ours(path)

    with ThreadPoolExecutor(2) as threads:  # each waits for a child process
        texts = list(threads.map(read, enumerate(files)))
    open_ones = [(one, text) for one, text in zip(files, texts, strict=True) if not one.locked]
    findable = found = whole = 0
    missed = []
    for one, text in open_ones:
        mine = not text.startswith("refused") and bool(WORD.search(text))
        if not mine and not _by_any_tool(one.data):
            continue
        findable, found = findable + 1, found + mine
        whole += "".join(LINE.split()) in "".join(text.split())
        missed += [] if mine else [one.name]
    print(f"\n{len(files)} files: words in {found} of {findable} where any tool finds one, the whole line in {whole}")

    assert [] == [one.name for one, text in zip(files, texts, strict=True) if one.locked and "locked" not in text]
    assert found >= SHARE * findable, missed
    assert whole >= SHARE * findable
    assert len(files) > 200


def test_a_page_whose_font_tells_no_letters_is_read_from_its_picture(tmp_path: Path) -> None:
    """Identity-H without ToUnicode: what every tool gives for its text is no text, and none of it is taken for any."""
    path = tmp_path / "a.pdf"
    path.write_bytes(without_unicode(f"#set text(14pt)\nTelephone note of 03/05/2026.\n\n{LINE}."))
    (page,) = read_file(path, options=Options(cache=False, workers=1)).pages

    assert (True, f"Telephone note of 03/05/2026.\n{LINE}.") == (page.ocr, page.text)
