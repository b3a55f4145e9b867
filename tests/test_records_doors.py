"""Ways into a file: repaired, with a password, as a picture, attached inside another (issue: damage and doors)."""

from pathlib import Path

import numpy as np
import pikepdf
import pytest
from PIL import Image

from clausea.errors import RecordsError
from clausea.models import Span
from clausea.records import Options, lift_pages, read_records, rectangles
from clausea.records.textlayer import IN_PART
from fax_pages import image
from hostile_files import HOSTILE, chart, with_attachments
from records_pdfs import Builder

NEVER = Options(ocr="never")


def _written(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def test_a_truncated_chart_is_read_in_part(tmp_path: Path) -> None:
    """The end of the file is lost in the transfer, and the table of places with it: the pages before it are read."""
    record = read_records([_written(tmp_path / "a.pdf", HOSTILE["truncated"]())]).files[0]
    assert ["Page 1. Time spent: 11 min on 03/01/2026.", "Page 4. Time spent: 14 min on 03/04/2026."] == [
        record.pages[0].text, record.pages[-1].text,
    ]  # fmt: skip


def test_pages_that_are_lost_are_listed(tmp_path: Path) -> None:
    """Of a chart cut in the middle, a page whose content breaks off says so; none is taken for an empty sheet."""
    whole = chart()
    cut = whole[: whole.index(b"Page 3") + 3]
    record = read_records([_written(tmp_path / "a.pdf", cut)], options=NEVER).files[0]
    whole_pages = [page.number for page in record.pages if "Time spent" in page.text]
    lost = {unread.page for unread in record.unread}
    assert whole_pages
    assert lost == set(range(1, record.page_count + 1)) - set(whole_pages)
    assert IN_PART in {unread.reason for unread in record.unread}


def test_rectangles_and_packet_pages_of_a_repaired_chart(tmp_path: Path) -> None:
    """What was read through repair is marked and copied through repair."""
    path = _written(tmp_path / "a.pdf", HOSTILE["truncated"]())
    records = read_records([path])
    quote = "11 min"
    start = records.text("R1", 1).index(quote)
    (place,) = rectangles(records, [Span(record="R1", page=1, start=start, end=start + len(quote), quote=quote)])
    assert 1 == len(place.user)
    assert 695 < place.user[0][1] < 702
    record = records.files[0]
    assert 1 == len(lift_pages(path, [1], sha256=record.sha256, door=record.door).pages)


def test_a_password_opens_a_locked_chart(tmp_path: Path) -> None:
    """Each password of the file is tried; without one the message says how to give it; it is kept nowhere."""
    build = Builder()
    build.page((72, 700, "locked words"))
    path = build.save(tmp_path / "a.pdf", encryption=pikepdf.Encryption(user="open sesame", owner="other"))
    for passwords in ((), ("wrong",)):
        with pytest.raises(RecordsError, match="--password-file"):
            read_records([path], options=Options(passwords=passwords))
    records = read_records([path], options=Options(passwords=("wrong", "open sesame")))
    assert "locked words" == records.text("R1", 1)
    assert "sesame" not in repr(records)
    (place,) = rectangles(records, [Span(record="R1", page=1, start=0, end=6, quote="locked")])
    assert 1 == len(place.user)
    with pytest.raises(RecordsError):
        read_records([path])


def test_attached_charts_are_records_and_other_attachments_are_listed(tmp_path: Path) -> None:
    """A cover sheet with a PDF inside: both are read; the spreadsheet inside is named."""
    records = read_records([with_attachments(tmp_path / "cover.pdf")])
    cover, inside = records.files
    assert ("cover.pdf", "cover.pdf (attached: chart.pdf)") == (cover.name, inside.name)
    assert ["Cover sheet"] == [page.text for page in cover.pages]
    assert 2 == len(inside.pages)
    assert cover.sha256 != inside.sha256
    assert ["attachment_not_read: totals.csv"] == [flag.flag for flag in cover.flags]
    lifted = lift_pages(inside.path, [2], sha256=inside.sha256, door=inside.door)
    assert 1 == len(lifted.pages)


def test_a_damaged_file_beside_a_good_one_is_listed(tmp_path: Path) -> None:
    """The good chart is read; the damaged one is a record with a page that was not read, so that nobody forgets it."""
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7\n" + b"junk " * 500)
    (tmp_path / "b.pdf").write_bytes(chart(1))
    damaged, good = read_records([tmp_path]).files
    assert [(1, "damaged file: no page of it can be read; export or print it again")] == [
        (unread.page, unread.reason) for unread in damaged.unread
    ]
    assert 1 == len(good.pages)


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["tiff", "png", "jpeg"])
def test_pictures_are_records(tmp_path: Path, kind: str) -> None:
    """A fax server's TIFF of several pages, in one bit, and single pictures: read by OCR, cited with rectangles."""
    pages = [image([[f"Time spent: {minutes} min on 03/05/2026"]], "DejaVu Sans Mono", 12) for minutes in (12, 25)]
    frames = [Image.fromarray(page) for page in pages]
    path = tmp_path / f"fax.{kind}"
    if kind == "tiff":
        bits = [frame.convert("1") for frame in frames]
        bits[0].save(path, save_all=True, append_images=bits[1:], dpi=(200, 200), compression="group4")
    else:
        frames[0].save(path, dpi=(200, 200))
    records = read_records([path])
    record = records.files[0]
    wanted = ["Time spent: 12 min on 03/05/2026", "Time spent: 25 min on 03/05/2026"]
    assert wanted[: len(record.pages)] == [page.text for page in record.pages]
    assert (2 if kind == "tiff" else 1) == record.page_count
    assert (612, 792) == (round(record.pages[0].width), round(record.pages[0].height))
    (place,) = rectangles(records, [Span(record="R1", page=1, start=0, end=4, quote="Time")])
    assert 50 < place.user[0][0] < 60
    assert 1 == len(lift_pages(path, [1], sha256=record.sha256, door=record.door).pages)


def test_a_picture_in_another_format_is_refused(tmp_path: Path) -> None:
    """What is neither PDF nor picture of the three kinds is named, with the way out."""
    path = tmp_path / "a.gif"
    Image.fromarray(np.zeros((9, 9), np.uint8)).save(path)
    with pytest.raises(RecordsError, match="not a PDF, TIFF, PNG or JPEG"):
        read_records([path])
