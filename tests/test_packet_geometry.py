"""Highlights and stamps on pages of every geometry: turned, cropped, shifted, with form values (pdf.md 4).

75 pages are made, read as a chart, set into a packet and read again from its bytes: the cited words must stand in the
yellow that PDFium paints, the yellow where the box was sent, and nothing of the page under a stamp.
"""

from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
import pikepdf
import pypdfium2
import pytest
from pikepdf import Array

from clausea.appeal.packet.assemble import Sheet, assemble
from clausea.appeal.packet.place import BAND, Quad, marks, placed
from clausea.models import Span
from clausea.records import lift_pages, read_records, rectangles
from packet_cases import Opened, solid
from records_pdfs import Builder

TURNS = (0, 90, 180, 270, -90)
BOXES: tuple[tuple[str, dict[str, Any]], ...] = (
    ("plain", {}),
    ("cropped", {"CropBox": [60, 80, 560, 720]}),
    ("crop beyond the page", {"CropBox": [-50, 100, 700, 900]}),
    ("shifted", {"MediaBox": [-120, -90, 492, 702]}),
    ("shifted far and cropped", {"MediaBox": [1000, 2000, 1612, 2792], "CropBox": [1050, 2040, 1580, 2750]}),
)
KINDS = ("text", "form", "small")
CASES = [(turn, name, keys, kind) for turn, (name, keys), kind in product(TURNS, BOXES, KINDS)]


def chart(place: Path) -> Path:
    """One page for each case, its cited words in the middle of what is shown."""
    made = Builder()
    for number, (turn, _, keys, kind) in enumerate(CASES):
        box = keys.get("CropBox", keys.get("MediaBox", [0, 0, 612, 792]))
        x, y = (max(box[0], 0) if keys else 0) + 150.0, box[1] + 300.0
        size = {"MediaBox": [0, 0, 300, 420]} if kind == "small" and not keys else {}
        if size:
            x, y = 60.0, 200.0
        words = f"Cited {number:02d} words: 12 min"
        page = made.page((x, y, "Left " if kind == "form" else words), (x, y + 60, "Other line above"))
        page.Rotate = turn
        for key, value in (keys | size).items():
            page["/" + key] = Array(value)
        if kind == "form":
            made.text_field(page, f"f{number}", words, (x + 60, y - 4, x + 240, y + 14))
    return made.save(place)


def yellow(page: Any, scale: float) -> Quad | None:
    """The box around everything yellow that is painted, in points from the bottom left."""
    image = page.render(scale=scale).to_pil().convert("RGB")
    red, green, blue = np.moveaxis(np.asarray(image), 2, 0)
    ys, xs = np.nonzero((red > 200) & (green > 190) & (blue < 170))
    if not len(xs):
        return None
    return (
        int(xs.min()) / scale,
        (image.height - int(ys.max()) - 1) / scale,
        (int(xs.max()) + 1) / scale,
        (image.height - int(ys.min())) / scale,
    )


def overlap(a: Quad, b: Quad) -> float:
    """Intersection over union."""
    wide, high = min(a[2], b[2]) - max(a[0], b[0]), min(a[3], b[3]) - max(a[1], b[1])
    shared = max(wide, 0.0) * max(high, 0.0)
    return shared / ((a[2] - a[0]) * (a[3] - a[1]) + (b[2] - b[0]) * (b[3] - b[1]) - shared)


def blank(count: int, sizes: list[tuple[float, float]]) -> bytes:
    """Empty frames of the sheets' sizes."""
    from io import BytesIO

    out = BytesIO()
    with pikepdf.new() as file:
        for size in sizes[:count]:
            file.add_blank_page(page_size=size)
        file.save(out)
    return out.getvalue()


@pytest.fixture(scope="module")
def packet(tmp_path_factory: pytest.TempPathFactory) -> tuple[Opened, list[Sheet]]:
    path = chart(tmp_path_factory.mktemp("geometry") / "chart.pdf")
    records = read_records([path])
    assert len(CASES) == 75 == len(records.files[0].pages)
    spans = []
    for page in records.files[0].pages:
        quote = f"Cited {page.number - 1:02d} words: 12 min"
        start = page.text.index(quote)
        spans.append(Span(record="R1", page=page.number, start=start, end=start + len(quote), quote=quote))
    lifted = lift_pages(path, None)
    sheets = []
    for number, (one, place) in enumerate(zip(lifted.pages, rectangles(records, spans), strict=True)):
        put = placed(one)
        sheets.append(Sheet(f"A-{number}", "R1", number, put, marks((put.box(box), True) for box in place.user)))
    frames = blank(75, [sheet.placed.size for sheet in sheets])
    numbers = {sheet.key: at for at, sheet in enumerate(sheets, start=1)}
    return Opened(assemble(frames, sheets, {"R1": lifted}, numbers, [])), sheets


def test_the_cited_words_stand_in_the_yellow(packet: tuple[Opened, list[Sheet]]) -> None:
    """At least 74 of 75: words under the highlight, and the yellow painted where it was sent (IoU of 0.7 and more)."""
    opened, sheets = packet
    failed = []
    for number, (sheet, (turn, name, _, kind)) in enumerate(zip(sheets, CASES, strict=True), start=1):
        words = opened.highlighted(number)
        wanted = solid(f"Cited {number - 1:02d} words: 12 min")
        seen = yellow(opened.seen[number - 1], 1.0)
        right = len(sheet.marks) == 1 and any(wanted == one for one in words)
        if not right or seen is None or overlap(seen, sheet.marks[0].box) < 0.7:
            failed.append((turn, name, kind, words))
    print(f"\nhighlights right in PDFium: {75 - len(failed)} of 75")
    assert len(failed) <= 1, failed


def test_nothing_of_a_page_stands_where_the_stamps_are(packet: tuple[Opened, list[Sheet]]) -> None:
    """The bands above and below stay empty on every page, however it is turned or cropped."""
    opened, sheets = packet
    for number, sheet in enumerate(sheets, start=1):
        width, height = sheet.placed.size
        assert (width, height) == opened.seen[number - 1].get_size()
        image = opened.seen[number - 1].render(scale=1).to_pil().convert("L")
        for band in (
            image.crop((0, 0, image.width, int(BAND))),
            image.crop((0, image.height - int(BAND), image.width, image.height)),
        ):
            assert (255, 255) == band.getextrema(), number


def test_a_page_is_shrunk_to_fit_and_never_enlarged(packet: tuple[Opened, list[Sheet]]) -> None:
    for sheet in packet[1]:
        a, b, *_ = sheet.placed.matrix
        scale = abs(a) + abs(b)
        assert 0.5 < scale <= 1.0


@pytest.mark.slow
def test_poppler_paints_the_same(packet: tuple[Opened, list[Sheet]], tmp_path: Path) -> None:
    """A second reader program: the yellow stands where it was sent there, too (at least 74 of 75)."""
    import shutil
    import subprocess

    if not shutil.which("pdftoppm"):
        pytest.skip("pdftoppm (poppler) is not installed")
    opened, sheets = packet
    (tmp_path / "packet.pdf").write_bytes(opened.data)
    subprocess.run(["pdftoppm", "-r", "72", "-png", "packet.pdf", "p"], cwd=tmp_path, check=True)
    from PIL import Image

    right = 0
    for sheet, path in zip(sheets, sorted(tmp_path.glob("p-*.png")), strict=True):
        image = Image.open(path).convert("RGB")
        found = [
            (x, y)
            for y in range(image.height)
            for x in range(image.width)
            if (lambda p: p[0] > 200 and p[1] > 190 and p[2] < 170)(image.getpixel((x, y)))
        ]
        xs, ys = [x for x, _ in found] or [0], [y for _, y in found] or [0]
        seen = (min(xs), image.height - max(ys) - 1, max(xs) + 1, image.height - min(ys))
        right += overlap(seen, sheet.marks[0].box) >= 0.7
    print(f"\nhighlights right in poppler: {right} of 75")
    assert right >= 74


def test_pdfium_is_what_reads(packet: tuple[Opened, list[Sheet]]) -> None:
    assert isinstance(packet[0].seen, pypdfium2.PdfDocument)
