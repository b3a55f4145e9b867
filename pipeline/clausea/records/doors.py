"""Ways into a file that PDFium does not take as it is: repaired, salvaged, attached inside another, or a picture.

Runs in the child process: imports only the standard library, pikepdf (qpdf) and, for pictures, Pillow. Each way ends in
the bytes of a plain PDF, which everything else reads like any other.
"""

import re
from io import SEEK_END, BytesIO
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

MOST_FRAMES = 2000
MOST_PIXELS = 60_000_000
"""Of one picture: a letter page at 600 dpi has 34 million."""
_OBJECT = re.compile(rb"(?<!\d)(\d{1,8})\s+\d{1,5}\s+obj\b")
_TAIL = 64
_LARGEST = 512 * 2**20
_PAGE = re.compile(rb"(\d{1,8})\s+(\d{1,5})\s+obj\s*<<(?:(?!endobj).){0,4000}?/Type\s*/Page(?![a-zA-Z])", re.DOTALL)


class NoEntry(Exception):  # noqa: N818 - a state of the file
    """This way does not lead in; `code` is PDFium's error number of the same kind (4: locked, 3: damaged)."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


def plain_pdf(path: str, door: dict[str, Any]) -> tuple[bytes, list[int]]:
    """The PDF behind the door, and the pages that were not recovered whole. Raises NoEntry."""
    try:
        if door["kind"] == "picture":
            return _of_picture(path), []
        data: Any = path
        if door["inside"] >= 0:
            data = BytesIO(_attachment(path, door))
        return _repaired(data, door["password"])
    except pikepdf.PasswordError:
        raise NoEntry(4) from None
    except (pikepdf.PdfError, OSError, ValueError, KeyError, TypeError, IndexError, RecursionError):
        raise NoEntry(3) from None


def attachments(path: str, password: str) -> list[tuple[str, bool]]:
    """Name and whether it is a PDF, of each file attached inside the PDF. Empty where there is none."""
    try:
        with pikepdf.open(path, password=password) as pdf:
            return [(name, _bytes(spec)[:1024].find(b"%PDF-") >= 0) for name, spec in pdf.attachments.items()]
    except (pikepdf.PdfError, OSError, ValueError, KeyError, TypeError, RecursionError):
        return []


def _attachment(path: str, door: dict[str, Any]) -> bytes:
    with pikepdf.open(path, password=door["password"]) as pdf:
        return _bytes(list(pdf.attachments.values())[door["inside"]])


def _bytes(spec: Any) -> bytes:
    data: bytes = spec.get_file().read_bytes()
    if len(data) > _LARGEST:
        raise ValueError("too large")
    return data


def _repaired(source: Any, password: str) -> tuple[bytes, list[int]]:
    """The file as qpdf recovers it; where its end with the page tree is lost, its pages are gathered one by one."""
    try:
        pdf = pikepdf.open(_ended(source), password=password, attempt_recovery=True)
    except pikepdf.PasswordError:
        raise
    except pikepdf.PdfError:
        whole = source.getvalue() if isinstance(source, BytesIO) else Path(source).read_bytes()
        pdf = pikepdf.open(BytesIO(_with_tree(whole)))
    with pdf:
        lost = _lost(pdf)
        out = BytesIO()
        pdf.save(out, static_id=True)
    return out.getvalue(), lost


def _ended(source: Any) -> Any:
    """The file, with an end behind its last object where the table of places is cut off: qpdf drops it otherwise."""
    if not isinstance(source, BytesIO):
        with Path(source).open("rb") as file:
            file.seek(max(file.seek(0, SEEK_END) - _TAIL, 0))
            if not file.read().rstrip().endswith(b"endobj"):
                return source
    whole = source.getvalue() if isinstance(source, BytesIO) else Path(source).read_bytes()
    return BytesIO(whole + b"\ntrailer\n<< >>\n") if whole.rstrip().endswith(b"endobj") else source


def _with_tree(data: bytes) -> bytes:
    """The bytes with a page tree over the pages that stand in it. Raises ValueError when there are none."""
    pages = list(dict.fromkeys((int(n), int(g)) for n, g in _PAGE.findall(data)))
    if not pages:
        raise ValueError("no pages")
    kids = b" ".join(b"%d %d R" % page for page in pages)
    new = max(int(number) for number in _OBJECT.findall(data)) + 1
    tree = b"%d 0 obj\n<< /Type /Pages /Count %d /Kids [ %s ] >>\nendobj\n" % (new, len(pages), kids)
    root = b"%d 0 obj\n<< /Type /Catalog /Pages %d 0 R >>\nendobj\n" % (new + 1, new)
    trailer = b"trailer\n<< /Root %d 0 R /Size %d >>\n%%%%EOF\n" % (new + 1, new + 2)
    return data + b"\nendstream\nendobj\n" + tree + root + trailer


def _lost(pdf: pikepdf.Pdf) -> list[int]:
    """Pages whose content is missing or breaks off."""
    lost = []
    for number, page in enumerate(pdf.pages, 1):
        before = len(pdf.get_warnings())
        try:
            contents = page.obj.get("/Contents")
            streams = list(contents) if isinstance(contents, Array) else [contents] if contents is not None else []
            whole = bool(streams) and all(stream.read_bytes() is not None for stream in streams)
        except (pikepdf.PdfError, AttributeError, TypeError, ValueError):
            whole = False
        if not whole or len(pdf.get_warnings()) > before:
            lost.append(number)
    return lost


def _of_picture(path: str) -> bytes:
    """A page for each frame of a TIFF, PNG or JPEG, in gray, as large as its resolution says."""
    from PIL import Image, ImageOps, UnidentifiedImageError

    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    try:
        with Image.open(path, formats=("TIFF", "PNG", "JPEG")) as picture, pikepdf.new() as pdf:
            for frame in range(min(getattr(picture, "n_frames", 1), MOST_FRAMES)):
                picture.seek(frame)
                across, down = (float(value) for value in picture.info.get("dpi", (0, 0)))
                gray = ImageOps.exif_transpose(picture).convert("L")
                across, down = (across, down) if across > 50 and down > 50 else (_fitting(*gray.size),) * 2
                _add_page(pdf, gray, gray.width / across * 72, gray.height / down * 72)
            out = BytesIO()
            pdf.save(out, static_id=True)
    except (UnidentifiedImageError, Image.DecompressionBombError, SyntaxError, EOFError):
        raise NoEntry(3) from None
    return out.getvalue()


def _fitting(width: int, height: int) -> float:
    """The resolution at which a picture without one is as large as a letter page."""
    return max(min(width, height) / 8.5, max(width, height) / 11, 36.0)


def _add_page(pdf: pikepdf.Pdf, gray: Any, width: float, height: float) -> None:
    pdf.add_blank_page(page_size=(max(width, 3), max(height, 3)))
    page = pdf.pages[-1].obj
    image = pikepdf.Stream(pdf, gray.tobytes())
    image.Type, image.Subtype, image.Width, image.Height = Name.XObject, Name.Image, gray.width, gray.height
    image.ColorSpace, image.BitsPerComponent = Name.DeviceGray, 8
    page.Resources = Dictionary(XObject=Dictionary(I=pdf.make_indirect(image)))
    page.Contents = pdf.make_stream(b"q %f 0 0 %f 0 0 cm /I Do Q" % (width, height))
