"""Limits of the child processes: a slow machine loses no page, a hostile file or picture no more than its own."""

import base64
import os
import subprocess
import sys
import time
import zlib
from pathlib import Path

import numpy as np
import pytest

from clausea.records import Options, read_records
from clausea.records.ocr_pool import LIMITS, Pool
from clausea.records.render import LONGEST
from clausea.records.sandbox import Limits, Watch, ask
from fax_pages import image, page
from records_pdfs import scanned, typeset

pytestmark = [pytest.mark.slow, pytest.mark.skipif(os.name != "posix", reason="limits need POSIX")]
DOOR = {"kind": "pdf", "password": "", "inside": -1, "repair": False}


def _picture(number: int, gray: np.ndarray) -> dict[str, object]:
    rows, columns = gray.shape
    pixels = base64.b64encode(zlib.compress(gray.tobytes())).decode()
    return {"number": number, "rows": rows, "columns": columns, "pixels": pixels}


def _answers(limits: Limits, *pictures: dict[str, object]) -> dict[int, dict[str, object]]:
    """What one worker with these limits answers to each picture."""
    with Pool(1, limits) as pool:
        return {int(p["number"]): answer for p, answer in pool.read(pictures, lambda _: None, lambda *_: None)}


def _child(code: str) -> "subprocess.Popen[bytes]":
    return subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.DEVNULL)


def test_a_slow_reader_of_its_answers_costs_the_child_nothing(tmp_path: Path) -> None:
    """The child that draws pages waits while they are read: that is not its silence, and no page goes missing."""
    chart = typeset(tmp_path / "a.pdf", "a #pagebreak() b #pagebreak() c")
    request = {"what": "pictures", "path": str(chart), "door": DOOR, "numbers": [1, 2, 3]}
    seen = []
    for message in ask(request, Limits(wall=2.0)):
        seen.append(message["number"])
        time.sleep(2.5)
    assert [1, 2, 3] == seen


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc")
def test_a_child_that_computes_is_given_time() -> None:
    """The clock kills a child that does nothing; one that computes has ten times as long, then its limit of CPU."""
    idle, busy = _child("import time; time.sleep(60)"), _child("while True: pass")
    try:
        watches = [Watch(child, 1.0) for child in (idle, busy)]
        idle.wait(30)
        assert [True, False] == [watch.late for watch in watches]
        busy.wait(60)
        assert watches[1].late
    finally:
        for child in (idle, busy):
            child.kill()
            child.wait()


def test_a_page_stays_within_the_limits_of_a_file_part() -> None:
    """pdf.md 6.5: 1.5 GiB, as for a part of a file. A page upside down is read twice, and fits all the same."""
    assert 1536 * 2**20 == LIMITS.bytes
    _, gray = page(3, "fax")
    answer = _answers(LIMITS, _picture(1, np.rot90(gray, 2).copy()))[1]
    assert "failed" not in answer
    assert len(answer["pieces"]) > 40


@pytest.mark.parametrize("limits", [Limits(bytes=120 * 2**20), Limits(cpu=1)], ids=["memory", "cpu"])
def test_a_page_beyond_the_limits_costs_that_page(limits: Limits) -> None:
    """Too little memory, too little time: the page is failed with a reason, and the pool goes on."""
    _, gray = page(3, "fax")
    answers = _answers(limits, _picture(1, gray), _picture(2, gray))
    assert {1, 2} == set(answers)
    for answer in answers.values():
        assert str(answer["failed"]).startswith(("reading the scan failed: ", "scanned page; the OCR could not"))


def test_a_picture_of_too_many_pixels_is_refused() -> None:
    """Five thousand pixels square are none of ours: not unpacked, and the next page is read by the same worker."""
    huge = {**_picture(1, np.zeros((10, 10), np.uint8)), "rows": 5000, "columns": 5000}
    answers = _answers(LIMITS, huge, _picture(2, image([["Time spent: 12 min"]], size=12.0)))
    assert "scanned page; the OCR could not read it" == answers[1]["failed"]
    assert "failed" not in answers[2]


def test_a_poster_is_drawn_small(tmp_path: Path) -> None:
    """A page of five by seven meters: its picture has no more pixels than a sheet's."""
    chart = scanned(tmp_path / "a.pdf", image([["Time spent: 12 min"]], size=12.0), MediaBox=[0, 0, 14400, 14400])
    request = {"what": "pictures", "path": str(chart), "door": DOOR, "numbers": [1]}
    (message,) = ask(request)
    assert max(message["rows"], message["columns"]) <= LONGEST


def test_a_page_that_fails_is_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the OCR could not do stands in `unread` with its reason, and another run may try again."""
    monkeypatch.setattr("clausea.records.ocr.Pool", lambda workers: Pool(1, Limits(cpu=1)))
    chart = scanned(tmp_path / "a.pdf", page(3, "fax")[1])
    for _ in range(2):
        (unread,) = read_records([chart], options=Options(workers=1)).files[0].unread
        assert (1, True) == (unread.page, "scan" in unread.reason)
