"""Hostile and damaged files: none crashes, hangs or exceeds the limits; each gives text or a reason (pdf.md 6.5)."""

import os
import resource
import time
from pathlib import Path

import pytest

from clausea.errors import RecordsError
from clausea.records import Options, read_records
from clausea.records.files import read_file
from clausea.records.sandbox import Limits
from hostile_files import HOSTILE

LIMITS = Limits(bytes=400 * 2**20, cpu=4, wall=30.0)
pytestmark = pytest.mark.skipif(os.name != "posix", reason="memory limits need POSIX")
UNHARMED = ("nested_arrays", "runs_a_script", "launches_a_program", "table_in_a_circle", "length_lies", "zeroed_tail")
"""Their words stand on the page whatever surrounds them."""


@pytest.mark.parametrize(
    "name",
    [pytest.param(name, marks=[] if number % 4 == 0 else [pytest.mark.slow]) for number, name in enumerate(HOSTILE)],
)
def test_ends_with_text_or_a_named_reason(tmp_path: Path, name: str) -> None:
    """The run goes on within the limits, and says of each page what became of it."""
    path = tmp_path / "chart.pdf"
    path.write_bytes(HOSTILE[name]())
    began, before = time.monotonic(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    try:
        read = read_file(path, limits=LIMITS, options=Options(ocr="never", cache=False))
    except RecordsError as error:
        said = str(error)
        assert said.startswith(f"{path}: ")
        assert "Export" in said or "Save" in said or "save" in said
    else:
        named = {page.page for page in read.unread if page.reason}
        assert set(range(1, read.page_count + 1)) == named | {page.number for page in read.pages}
        if name in UNHARMED:
            assert any("min" in page.text for page in read.pages), read.unread
    assert time.monotonic() - began < 120
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 400 * 1024


def test_one_hostile_file_does_not_cost_the_others(tmp_path: Path) -> None:
    """A folder with a hostile file: the chart beside it is read, the hostile page is listed."""
    (tmp_path / "a.pdf").write_bytes(HOSTILE["draws_itself"]())
    (tmp_path / "b.pdf").write_bytes(HOSTILE["zeroed_tail"]())
    first, second = read_records([tmp_path], options=Options(ocr="never", cache=False)).files
    assert [1] == [unread.page for unread in first.unread]
    assert 4 == len(second.pages)


@pytest.mark.slow
def test_a_hostile_picture_does_not_stop_the_ocr(tmp_path: Path) -> None:
    """Thirty thousand pixels square inside a PDF: drawn small or refused, within the limits."""
    path = tmp_path / "a.pdf"
    path.write_bytes(HOSTILE["packed_image"]())
    read = read_file(path, limits=LIMITS, options=Options(cache=False, workers=1))
    assert [1] == [unread.page for unread in read.unread] or [""] == [page.text for page in read.pages]
