"""Pages lifted out of a chart for the packet: flattened, inert, and nothing else of the file with them.

`lift` runs in the child process and imports only the standard library and pikepdf; qpdf parses here what the parent
then only passes on. Form values and notes that are seen on the page become part of it; scripts, actions, attachments,
links, metadata and every other page stay behind.
"""

import re
from collections.abc import Sequence
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Name

from clausea.records.doors import NoEntry, plain_pdf

_PRIVATE = ("/Metadata", "/PieceInfo", "/AF", "/OPI", "/LastModified", "/AA", "/Thumb", "/StructParents", "/B", "/Tabs")
"""Keys that carry authors, programs, histories or behavior and nothing that is drawn."""
_FONT = re.compile(r"/(\S+)\s+[\d.]+\s+Tf")
_LETTER = (0.0, 0.0, 612.0, 792.0)


class CannotLift(Exception):  # noqa: N818 - a state of the file
    """pikepdf cannot open the file, or the page is not there."""


def lift(path: str, numbers: Sequence[int] | None, door: dict[str, Any]) -> tuple[bytes, list[dict[str, Any]]]:
    """A PDF of the pages `numbers` (from 1; None for all) in that order, and for each its `box` (left, bottom, right,
    top in PDF user space, what a reader shows of it) and `turn` (quarter turns clockwise). Raises CannotLift."""
    try:
        behind = door["repair"] or door["kind"] != "pdf" or door["inside"] >= 0
        source: Any = BytesIO(plain_pdf(path, door)[0]) if behind else path
        with pikepdf.open(source, password="" if behind else door["password"]) as chart, pikepdf.new() as out:
            wanted = range(len(chart.pages)) if numbers is None else [number - 1 for number in numbers]
            out.add_pages_from(chart, wanted)
            _flatten(out)
            places = [_place(page) for page in out.pages]
            for page in out.pages:
                page.contents_coalesce()
                if "/Annots" in page.obj:
                    del page.obj.Annots
            _strip(out)
            saved = BytesIO()
            out.save(saved, static_id=True, stream_decode_level=pikepdf.StreamDecodeLevel.none, compress_streams=False)
    except (NoEntry, pikepdf.PdfError, IndexError, ValueError, TypeError, KeyError) as error:
        raise CannotLift(type(error).__name__) from None
    return saved.getvalue(), places


def _flatten(out: pikepdf.Pdf) -> None:
    """What annotations show on a screen becomes part of the page.

    qpdf draws the values of all fields of a form or of none: where the form does not ask for it, those fields that
    come with their looks are laid down first, and only the others are drawn.
    """
    form = out.Root.get("/AcroForm")
    if form is not None and not form.get("/NeedAppearances"):
        out.flatten_annotations("screen")
        form.NeedAppearances = True
        out.Root.AcroForm = form
    if form is not None:
        _lend_fonts(out, form)
        out.generate_appearance_streams()
        form.NeedAppearances = False
    out.flatten_annotations("screen")


def _lend_fonts(out: pikepdf.Pdf, form: Any) -> None:
    """Helvetica for every font name that a form's fields use and its resources lack."""
    named = {"Helv"}
    for field in out.objects:
        if isinstance(field, pikepdf.Dictionary) and "/DA" in field:
            named.update(_FONT.findall(str(field.DA)))
    named.update(_FONT.findall(str(form.get("/DA", ""))))
    if "/DR" not in form:
        form.DR = pikepdf.Dictionary()
    if "/Font" not in form.DR:
        form.DR.Font = pikepdf.Dictionary()
    plain = pikepdf.Dictionary(
        Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding
    )
    for name in sorted(named):
        if "/" + name not in form.DR.Font:
            form.DR.Font["/" + name] = out.make_indirect(plain)


def _place(page: pikepdf.Page) -> dict[str, Any]:
    media = _box(page, "/MediaBox") or _LETTER
    crop = _box(page, "/CropBox")
    if crop:
        shared = max(crop[0], media[0]), max(crop[1], media[1]), min(crop[2], media[2]), min(crop[3], media[3])
        crop = shared if shared[0] < shared[2] and shared[1] < shared[3] else None
    turn = _inherited(page.obj, "/Rotate")
    return {"box": list(crop or media), "turn": int(turn) // 90 % 4 if turn is not None else 0}


def _box(page: pikepdf.Page, key: str) -> tuple[float, float, float, float] | None:
    """The box with its corners in order, None where it is missing or empty."""
    numbers = _inherited(page.obj, key)
    if not isinstance(numbers, Array) or len(numbers) != 4:
        return None
    a, b, c, d = (float(number) for number in numbers)
    return (min(a, c), min(b, d), max(a, c), max(b, d)) if a != c and b != d else None


def _inherited(node: Any, key: str) -> Any:
    """A page's own key or that of the nearest node above it."""
    for _ in range(50):
        if node is None or key in node:
            return node.get(key) if node is not None else None
        node = node.get("/Parent")
    return None


def _strip(out: pikepdf.Pdf) -> None:
    for thing in out.objects:
        if isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
            for key in _PRIVATE:
                if key in thing and thing.get("/Type") != Name.Metadata:
                    del thing[key]
    for key in ("/AcroForm", "/Names", "/Dests", "/OpenAction", "/Outlines", "/StructTreeRoot"):
        if key in out.Root:
            del out.Root[key]
