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


def test_pages_beyond_what_a_chart_can_have_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page tree that goes on and on is read up to the limit, and what is left out is listed, not forgotten."""
    monkeypatch.setattr("clausea.records.textlayer._MOST_PAGES", 7)
    path = tmp_path / "chart.pdf"
    path.write_bytes(HOSTILE["one_page_a_thousand_times"]())
    read = read_file(path, options=Options(ocr="never", cache=False))

    assert list(range(1, 8)) == [page.number for page in read.pages]
    assert [(8, "pages 8 to 1000 were not read: no chart is so long; split the file where it is one")] == [
        (unread.page, unread.reason) for unread in read.unread
    ]


def test_the_hostile_files_are_those_that_were_asked_for() -> None:
    """At least twenty, of every kind that is known to take readers down."""
    kinds = {
        "self-reference": ["draws_itself", "content_is_its_page", "field_of_itself", "font_of_itself"],
        "trees": ["tree_of_itself", "one_page_a_thousand_times"],
        "nested decompression": ["packed_twice", "packed_image", "billion_laughs"],
        "huge counts and boxes": ["claims_two_billion_pages", "huge_page", "picture_of_60000", "tree_of_5000_levels"],
        "damage": ["truncated", "cut_in_half", "zeroed_tail", "shuffled", "length_lies", "table_in_a_circle"],
        "actions": ["runs_a_script", "launches_a_program"],
    }

    assert [] == [name for names in kinds.values() for name in names if name not in HOSTILE]
    assert len(HOSTILE) >= 20


@pytest.mark.slow
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
