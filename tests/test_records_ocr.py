"""Scanned pages: read from their pictures, doubtful figures said so, read once (pdf.md 2)."""

from pathlib import Path

import cv2
import numpy as np
import pytest
from typer.testing import CliRunner

from clausea.cli import app
from clausea.models import Span
from clausea.records import Options, read_records, rectangles
from clausea.records.ocr_doubt import Seen, Word, judged
from clausea.records.ocr_layout import page_of
from fax_pages import fax, image
from records_pdfs import scanned

NOTE = [
    ["Patient: Imogen Prewitt DOB: 05/24/1962"],
    ["Date: 03/05/2026"],
    ["Phone call with patient about her diet and the refill."],
    ["Time spent: 12 min (10:30-10:42). Kelly Brandt, RN"],
]
PICTURE = {"rows": 1100, "columns": 850, "scale": 100 / 72, "ink": 0.05, "number": 1, "sheet": [0, 0, 0, 612, 792]}


def _seen(text: str, **doubts: tuple[float, str]) -> list[Seen]:
    """Characters as the model saw them, all certain but those named by position: n4=(0.6, "1")."""
    return [
        Seen(char, *((doubts[f"n{n}"][0], doubts[f"n{n}"][1], 0.3) if f"n{n}" in doubts else (1.0, "", 0.0)))
        for n, char in enumerate(text)
    ]


def _answer(*pieces: tuple[float, float, str], turns: int = 0, angle: float = 0.0) -> dict[str, object]:
    """A worker's answer with certain characters 10 pixels wide, in lines 30 pixels high, at (x, y)."""
    return {
        "turns": turns,
        "angle": angle,
        "pieces": [
            (
                ((x, y), (x + 10 * len(text), y), (x + 10 * len(text), y + 30), (x, y + 30)),
                [(char, 1.0, "", 0.0, (n + 0.5) / len(text)) for n, char in enumerate(text)],
            )
            for x, y, text in pieces
        ],
    }


@pytest.fixture(scope="module")
def chart(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A faxed note: skewed, one bit a pixel, with specks, and nothing but a picture in the PDF."""
    return scanned(tmp_path_factory.mktemp("scan") / "scan.pdf", fax(image(NOTE, "DejaVu Sans Mono", 11), 1))


def test_a_scanned_page_is_read(chart: Path) -> None:
    """A page without a text layer is read from its picture, skewed as it is, and says so."""
    record = read_records([chart]).files[0]
    (page,) = record.pages
    assert (True, ()) == (page.ocr, record.unread)
    assert [line[0] for line in NOTE] == page.text.split("\n")
    assert ("Imogen Prewitt", "1962-05-24") == (page.identity.name, page.identity.dob)


def test_rectangles_of_a_scanned_page_hold_the_ink(chart: Path) -> None:
    """A quote of a skewed scan is marked where it stands on the sheet as displayed, and in user space alike."""
    records = read_records([chart])
    start = records.text("R1", 1).index("12 min")
    (place,) = rectangles(records, [Span(record="R1", page=1, start=start, end=start + 6, quote="12 min")])
    clean = fax(image(NOTE, "DejaVu Sans Mono", 11), 1)
    box = place.shown[0]
    inside = clean[int(box.y0 * 200 / 72) : int(box.y1 * 200 / 72), int(box.x0 * 200 / 72) : int(box.x1 * 200 / 72)]
    assert 0.08 < (inside < 128).mean() < 0.5
    left, bottom, right, top = place.user[0]
    assert (round(box.x0, 1), round(box.y1, 1)) == (round(left, 1), round(792 - bottom, 1))
    assert 30 < right - left + sum(box[2] - box[0] for box in place.user[1:]) < 60
    assert top > bottom


@pytest.mark.slow
def test_what_was_read_is_read_once(chart: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second run of the same chart opens neither the PDF nor a picture (issue: results cached by file hash)."""
    first = read_records([chart])

    def none(*_: object, **__: object) -> object:
        raise AssertionError("a child process was started")

    monkeypatch.setattr("clausea.records.sandbox.subprocess.Popen", none)
    assert first == read_records([chart])


def test_the_cache_is_private(chart: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It holds chart text: folders for the user alone, files too, and names that tell nothing."""
    monkeypatch.setenv("CLAUSEA_CACHE", str(tmp_path / "kept"))
    read_records([chart], options=Options(ocr="never"))
    files = [path for path in (tmp_path / "kept").rglob("*") if path.is_file()]
    assert files
    assert {0o600} == {path.stat().st_mode & 0o777 for path in files}
    assert {0o700} == {path.stat().st_mode & 0o777 for path in (tmp_path / "kept").rglob("*") if path.is_dir()}
    assert not any("scan" in path.name for path in files)


def test_purge_forgets_what_was_read(chart: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`clausea purge` without a case: nothing of any chart is left in the cache."""
    monkeypatch.setenv("CLAUSEA_CACHE", str(tmp_path / "kept"))
    read_records([chart], options=Options(ocr="never"))
    said = [CliRunner().invoke(app, ["purge"]).stdout for _ in range(2)]
    assert "kept readings of charts removed." in said[0]
    assert "Nothing of any chart was kept.\n" == said[1]
    assert [] == [path for path in (tmp_path / "kept").rglob("*") if path.is_file()]


def test_without_ocr_the_page_is_listed(chart: Path) -> None:
    """--ocr never: the page is unread, with the way out in its reason."""
    (unread,) = read_records([chart], options=Options(ocr="never")).files[0].unread
    assert (1, True) == (unread.page, "--ocr never" in unread.reason)


@pytest.mark.slow
def test_a_sheet_fed_sideways_or_upside_down_is_read(tmp_path: Path) -> None:
    """Wrong way in the feeder: the text is found, and its boxes lie on the sheet as displayed."""
    picture = image(NOTE, "Libertinus Serif", 12)
    record = read_records([scanned(tmp_path / "a.pdf", np.rot90(picture).copy())], options=Options(workers=1)).files[0]
    (page,) = record.pages
    assert "Time spent: 12 min (10:30-10:42). Kelly Brandt, RN" in page.text
    box = page.words[0].shown
    assert box.y1 - box.y0 > 2 * (box.x1 - box.x0)  # a word that stands upright


@pytest.mark.parametrize(
    ("raw", "before", "text"),
    [
        ("14l", "glucose ", "141"),
        ("O3/05/2026", "Date: ", "03/05/2026"),
        ("10:3O-10:42", "", "10:30-10:42"),
        ("El1.9;", "Dx: ", "E11.9;"),
        ("150.22", "Dx: ", "I50.22"),
        ("110", "ICD-10 code: ", "I10"),
        ("0yelaran", "Patient: Marguerite ", "Oyelaran"),
        ("D0B:", "", "DOB:"),
        ("CO2", "", "CO2"),
        ("HbA1c", "", "HbA1c"),
        ("110", "pulse ", "110"),
        ("1800", "call ", "1800"),
    ],
)
def test_code_shaped_repairs(raw: str, before: str, text: str) -> None:
    """What can only be a figure or a code is put right; what was seen is kept, and a repaired figure is doubtful."""
    word = judged(_seen(raw), before)
    assert (text, raw) == (word.text, word.raw)
    assert (raw in word.others) == (raw != text and any(char.isdigit() for char in text))


def test_a_digit_that_is_not_sure_has_its_others() -> None:
    """A digit under the bar names what else it could be; a certain one names nothing; letters do not matter."""
    assert Word("12", "12", ("72",)) == judged(_seen("12", n0=(0.8, "7")), "")
    assert Word("12", "12", ()) == judged(_seen("12"), "")
    assert Word("dose", "dose", ()) == judged(_seen("dose", n1=(0.5, "e")), "")


def test_a_number_that_may_be_a_code() -> None:
    """150.22 is a weight where one is expected, a code where one is, and elsewhere perhaps either."""
    assert Word("150.22", "150.22") == judged(_seen("150.22"), "weight ")
    assert Word("150.22", "150.22", ("I50.22",)) == judged(_seen("150.22"), "listed as ")
    assert Word("I50.22", "150.22", ("150.22",)) == judged(_seen("150.22"), "diagnosis ")


def test_a_figure_nearly_seen_is_doubtful() -> None:
    """The model settled for 1 but nearly saw a digit behind it; the echo of a letter's edge is none."""
    hidden = [Seen("1", 1.0, "", 0.0), Seen("", 0.7, "4", 0.3)]
    assert ("14",) == judged(hidden, "").others
    assert () == judged([Seen("1", 1.0, "", 0.0), Seen("", 0.7, "1", 0.3)], "").others


def test_rows_come_from_the_level_picture() -> None:
    """Cells side by side are one line of text, far apart by two blanks; lines go from top to bottom."""
    page = page_of(
        1, _answer((400, 100, "Minutes"), (50, 102, "Date"), (50, 150, "03/05/2026"), (400, 149, "12")), PICTURE
    )
    assert "Date  Minutes\n03/05/2026  12" == page.text
    assert [(0, 13), (14, 28)] == [(line.start, line.end) for line in page.lines]


def test_two_columns_of_running_text_are_read_one_after_the_other() -> None:
    """A leaflet or consult letter in two columns: the left column first."""
    rows = [
        (x, 100 + 40 * n, f"{side}{n} " + "words of a long sentence")
        for n in range(9)
        for x, side in ((50, "L"), (450, "R"))
    ]
    text = page_of(1, _answer(*rows), PICTURE).text
    assert [f"L{n}" for n in range(9)] + [f"R{n}" for n in range(9)] == [line.split()[0] for line in text.split("\n")]


@pytest.mark.parametrize("turns", [0, 1, 2, 3])
def test_words_go_back_to_the_sheet_as_it_was_fed(turns: int) -> None:
    """The inverse of the turn that set the picture upright: checked against the picture turned with OpenCV."""
    sheet = np.full((1100, 850), 255, np.uint8)
    cv2.rectangle(sheet, (600, 200), (700, 230), 0, -1)
    upright = np.rot90(sheet, turns)
    ys, xs = np.nonzero(upright == 0)
    x0, y0, x1, y1 = int(xs.min()), int(ys.min()), int(xs.max()) + 1, int(ys.max()) + 1
    middle = (y0 + y1) / 2
    corners = ((x0, middle - 15), (x1, middle - 15), (x1, middle + 15), (x0, middle + 15))
    answer = {"turns": turns, "angle": 0.0, "pieces": [(corners, [("m", 1.0, "", 0.0, 0.5)])]}
    ((_, _, shown, _, _),) = page_of(1, answer, PICTURE).places
    center = ((shown[0] + shown[2]) / 2 * 100 / 72, (shown[1] + shown[3]) / 2 * 100 / 72)
    assert (650.5, 215.5) == pytest.approx(center, abs=0.2)


def test_a_heading_is_larger_than_its_page() -> None:
    """Type sizes are the page's own; only a line much larger than it is set apart."""
    body = [(50.0, 200.0 + 50 * n, "a line of the body of the page") for n in range(4)]
    answer = _answer(*body)
    title = (
        ((50, 100), (350, 100), (350, 160), (50, 160)),
        [(char, 1.0, "", 0.0, n / 15) for n, char in enumerate("BHI care notes.")],
    )
    answer["pieces"] = [title, *answer["pieces"]]  # type: ignore[misc]
    sizes = [line.size for line in page_of(1, answer, PICTURE).lines]
    assert sizes[0] > 1.5 * sizes[1]
    assert 1 == len(set(sizes[1:]))


@pytest.mark.slow
def test_a_picture_without_words_is_listed_and_an_empty_sheet_is_not(tmp_path: Path) -> None:
    """A photo could hold anything; a blank back side hides nothing."""
    photo = np.random.default_rng(1).integers(0, 255, (2200, 1700)).astype(np.uint8)
    blank = np.full((2200, 1700), 255, np.uint8)
    record = read_records([scanned(tmp_path / "a.pdf", cv2.GaussianBlur(photo, (0, 0), 40) // 2, blank)]).files[0]
    assert [1] == [unread.page for unread in record.unread]
    assert [""] == [page.text for page in record.pages]


def test_a_poor_text_layer_over_a_scan_is_not_trusted() -> None:
    """pdf.md 7: text exists but is wrong; decided by the sense of the words."""
    from clausea.records.files import garbled

    poor = "Pat1ent rep0rts fee1ing bettr sjnce th@last cxll w1th hr pharmcst abt the ref1ll " * 4
    good = "Patient reports feeling better since the last call with her pharmacist about the refill of 10 mg tablets. "
    assert (True, False) == (garbled(poor), garbled(good * 3))


@pytest.mark.slow
def test_pages_typeset_are_not_read_from_pictures(tmp_path: Path) -> None:
    """A page with a usable text layer keeps it; --ocr always asks for its picture."""
    from records_pdfs import typeset

    chart = typeset(tmp_path / "a.pdf", "#set text(size: 14pt)\nTime spent: 12 min on 03/05/2026")
    assert [False] == [page.ocr for page in read_records([chart]).files[0].pages]
    (page,) = read_records([chart], options=Options(ocr="always")).files[0].pages
    assert (True, "Time spent: 12 min on 03/05/2026") == (page.ocr, page.text)
