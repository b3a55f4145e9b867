"""How fast: start-up, a draft of 30 pages, a chart of 1,000 pages against pypdf. Only ratios are asserted."""

import os
import subprocess
import sys
import time
import warnings
from pathlib import Path

import long_chart
import pikepdf
import pypdf
import pytest

from clausea.records import read_records

ROOT = Path(__file__).resolve().parents[2]
CASE = ROOT / "codes" / "CCM06" / "examples" / "case"

MOST_OF_PYPDF = {"as exported": 5.0, "dense": 3.5}
"""CPU of a whole `extract` in shares of pypdf's text extraction; the aim is 0.5 for the chart as exported."""

pytestmark = pytest.mark.slow


def seconds(*words):
    """The best of three runs of a command."""
    best = float("inf")
    for _ in range(3):
        began = time.perf_counter()
        run = subprocess.run(list(map(str, words)), check=False, capture_output=True, cwd=ROOT / "pipeline")
        assert run.returncode in (0, 3)
        best = min(best, time.perf_counter() - began)
    return best


def copies(times, place):
    """The example chart so many times in one file."""
    with pikepdf.new() as whole, pikepdf.open(CASE / "chart.pdf") as chart:
        for _ in range(times):
            whole.pages.extend(chart.pages)
        whole.save(place)
    return place


def thousand_pages(place):
    """All charts of the tests one after the other, over and over, up to 1,000 pages with a text layer."""
    charts = [*sorted((ROOT / "tests" / "charts").rglob("*.pdf")), *sorted((ROOT / "codes").rglob("case/chart.pdf"))]
    with pikepdf.new() as whole, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # forms lose their common parts: their values stay on the pages
        while len(whole.pages) < 1000:
            for path in charts:
                with pikepdf.open(path) as chart:
                    whole.pages.extend(chart.pages)
        del whole.pages[1000:]
        whole.save(place)
    return place


MEASURED = """
import resource, subprocess, sys
code = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(code, used.ru_utime + used.ru_stime, used.ru_maxrss)
"""


def spent(*words):
    """CPU seconds of a command and all its children, and the most memory that one of them had, in MB.

    A small process of its own starts it: what is forked inherits the peak of whoever forks, here of all benches before.
    """
    run = subprocess.run(
        [sys.executable, "-c", MEASURED, *map(str, words)], check=True, capture_output=True, text=True,
        cwd=ROOT / "pipeline", env={**os.environ, "CLAUSEA_CACHE": "off"},
    )  # fmt: skip
    code, cpu, memory = run.stdout.split()
    assert int(code) in (0, 3)
    return float(cpu), float(memory) / (1024 if sys.platform == "linux" else 1024**2)


PYPDF = "import sys, pypdf; [page.extract_text() for page in pypdf.PdfReader(sys.argv[1]).pages]"
STAGES = """
import os, sys
from pathlib import Path
from clausea import workflow
from clausea.assess import assess
from clausea.evidence import find_evidence
from clausea.models import Claim, Period
from clausea.records import read_records
def now():
    return sum(os.times()[:4])
library, spent = workflow.open_library(), [now()]
claim = Claim(code="CCM06", services=("99490",), period=Period(start="2026-03-01", end="2026-03-31"))
read = read_records([Path(sys.argv[1])])
spent.append(now())
found = find_evidence(read, library, claim)
spent.append(now())
assess(found, library.codes["CCM06"], library, claim)
spent.append(now())
print("start {:.1f}  records {:.1f}  evidence {:.1f}  assess {:.1f}".format(
    spent[0], *(b - a for a, b in zip(spent, spent[1:]))))
"""


@pytest.mark.parametrize("kind", MOST_OF_PYPDF)
def test_thousand_pages(kind, tmp_path):
    """`extract` of 1,000 born-digital pages: CPU against pypdf's text extraction of the same file, and memory.

    `as exported` is one patient's chart as an EHR prints it, one page in fourteen of it care management; `dense` is
    the worst case: the charts of ninety patients one after the other, nothing in them but care management.
    """
    chart = {"as exported": long_chart.write, "dense": thousand_pages}[kind](tmp_path / "chart.pdf")
    theirs, _ = spent(sys.executable, "-c", PYPDF, chart)
    ours, memory = spent(
        sys.executable, "-m", "clausea", "extract", "--code", "CCM06", "--service", "99490", "--month", "2026-03",
        "--records", chart, "--out", tmp_path / "case",
    )  # fmt: skip
    stages = subprocess.run(
        [sys.executable, "-c", STAGES, chart], check=True, capture_output=True, text=True, cwd=ROOT / "pipeline",
        env={**os.environ, "CLAUSEA_CACHE": "off"},
    ).stdout.strip()  # fmt: skip
    print(
        f"\nextract, 1,000 pages {kind}: {ours:.1f} CPU seconds, pypdf's text alone {theirs:.1f}: "
        f"ratio {ours / theirs:.2f}"
        f"\n  CPU seconds by stage: {stages}\n  peak memory {memory:.0f} MB"
    )

    assert ours < MOST_OF_PYPDF[kind] * theirs
    assert memory < 400


def test_start_up():
    """`clausea --version` answers at once: no heavy library is imported for it."""
    bare = seconds(sys.executable, "-c", "import typer, json")
    ours = seconds(sys.executable, "-m", "clausea", "--version")
    print(f"\nclausea --version: {ours:.2f} s (Python with typer alone: {bare:.2f} s)")

    assert ours < 3 * bare + 0.2


def test_draft_of_thirty_pages(tmp_path):
    """A draft from a chart of 33 pages, all files written, costs a few bare starts of Python."""
    chart = copies(3, tmp_path / "chart.pdf")
    bare = seconds(sys.executable, "-c", "import typer, json")
    ours = seconds(
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
