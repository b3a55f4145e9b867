"""How fast: start-up, a draft of 33 pages, reading against pypdf. Only ratios are asserted."""

import sys
import time
from pathlib import Path

import pikepdf
import pypdf
import pytest
from measuring import quickest

from clausea.records import read_records

ROOT = Path(__file__).resolve().parents[2]
CASE = ROOT / "codes" / "CCM06" / "examples" / "case"

pytestmark = pytest.mark.slow


def copies(times, place):
    """The example chart so many times in one file."""
    with pikepdf.new() as whole, pikepdf.open(CASE / "chart.pdf") as chart:
        for _ in range(times):
            whole.pages.extend(chart.pages)
        whole.save(place)
    return place


def test_start_up():
    """`clausea --version` answers at once: no heavy library is imported for it."""
    bare = quickest(sys.executable, "-c", "import typer, json")
    ours = quickest(sys.executable, "-m", "clausea", "--version")
    print(f"\nclausea --version: {ours:.2f} s (Python with typer alone: {bare:.2f} s)")

    assert ours < 3 * bare + 0.2


def test_draft_of_thirty_pages(tmp_path):
    """A draft from a chart of 33 pages, all files written, costs a few bare starts of Python."""
    chart = copies(3, tmp_path / "chart.pdf")
    bare = quickest(sys.executable, "-c", "import typer, json")
    ours = quickest(
        sys.executable, "-m", "clausea", "draft", "--claim", CASE / "claim.toml", "--records", chart,
        "--out", tmp_path / "case", "--anyway",
    )  # fmt: skip
    print(f"\nclausea draft, 33 pages: {ours:.1f} s")

    assert ours < 60 * bare


def test_reading_against_pypdf(tmp_path):
    """Reading text, geometry and form values of 330 pages takes no longer than pypdf takes for the text alone."""
    chart = copies(30, tmp_path / "chart.pdf")
    began = time.perf_counter()
    pages = len(read_records([chart]).files[0].pages)
    ours = time.perf_counter() - began
    began = time.perf_counter()
    for page in pypdf.PdfReader(chart).pages:
        page.extract_text()
    theirs = time.perf_counter() - began
    print(f"\nread {pages} pages: {pages / ours:.0f} pages/s; pypdf, text alone: {pages / theirs:.0f} pages/s")

    assert pages == 330
    assert ours < 2.5 * theirs  # 0.6 to 0.9 on a quiet machine
