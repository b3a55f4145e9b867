"""packet.pdf from its typeset pages and the copied pages: each is set into its frame, highlighted, and bookmarked.

Typst made every page with its stamps and links; here the copied pages come in as drawings (form XObjects), which can
hold neither form fields nor links nor scripts. Highlights lie over them: a yellow ground that darkens nothing under it,
in a black box, with a black bar beside the page, so that they are seen on a screen, in print and in a fax.
"""

from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, OutlineItem

from clausea.appeal.packet.place import Mark, Placed
from clausea.pages import Lifted

_GROUND = "1 0.93 0.4 rg"
_BAR = 3.0
"""Width of the bar beside the page."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A copied page in the packet: where it comes from, how it is set, what is highlighted on it."""

    key: str
    """What the sheet is called in the file: "A-3" for an exhibit, "denial-1" for a page of an attachment."""
    source: str
    index: int
    """Its place among the source's copied pages, from 0."""
    placed: Placed
    marks: tuple[Mark, ...] = ()


def part_pages(frames: bytes, parts: Sequence[str]) -> tuple[dict[str, int], int]:
    """The first page of each of the packet's parts, and how many pages there are.

    The cover is the first of the parts, and the links of its table of contents lead to the others, in their order.
    """
    with pikepdf.open(BytesIO(frames)) as file:
        numbers = {page.obj.objgen: number for number, page in enumerate(file.pages, start=1)}
        found = [numbers[link.Dest[0].objgen] for link in file.pages[0].obj.get("/Annots", [])]
        return dict(zip(parts, [1, *found], strict=True)), len(numbers)


def assemble(
    frames: bytes,
    sheets: Sequence[Sheet],
    sources: Mapping[str, Lifted],
    numbers: Mapping[str, int],
    bookmarks: Sequence[tuple[str, int, Sequence[tuple[str, int]]]],
) -> bytes:
    """The finished packet. `numbers` is the packet page of each sheet, `bookmarks` are (title, page, those below).

    The same input gives the same bytes.
    """
    with ExitStack() as stack:
        packet = stack.enter_context(pikepdf.open(BytesIO(frames)))
        opened = {name: stack.enter_context(pikepdf.open(BytesIO(source.pdf))) for name, source in sources.items()}
        ground = packet.make_indirect(Dictionary(Type=Name.ExtGState, BM=Name.Multiply, CA=1, ca=1))
        for sheet in sheets:
            page = packet.pages[numbers[sheet.key] - 1]
            copied = sources[sheet.source].pages[sheet.index]
            drawing = packet.copy_foreign(opened[sheet.source].pages[sheet.index].as_form_xobject(False))
            drawing.BBox = Array([round(side, 4) for side in copied.box])
            name = page.add_resource(drawing, Name.XObject, Name.CopiedPage)
            state = page.add_resource(ground, Name.ExtGState, Name.Ground)
            page.contents_add(_drawn(sheet, str(name), str(state)).encode(), prepend=False)
        _bookmark(packet, bookmarks)
        _anonymous(packet)
        saved = BytesIO()
        packet.save(
            saved,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            compress_streams=True,
        )
    return saved.getvalue()


def _drawn(sheet: Sheet, drawing: str, ground: str) -> str:
    matrix = " ".join(f"{number:.5f}" for number in sheet.placed.matrix)
    lines = [f"q {matrix} cm {drawing} Do Q"]
    bar = sheet.placed.left - _BAR - 4
    for mark in sheet.marks:
        left, bottom, right, top = mark.box
        box = f"{left:.2f} {bottom:.2f} {right - left:.2f} {top - bottom:.2f} re"
        line = "0.9 w [] 0 d" if mark.quote else "0.7 w [2.5 1.5] 0 d"
        lines.append(f"q {ground} gs {_GROUND} {box} f Q")
        lines.append(f"q 0 G {line} {box} S Q")
        if mark.quote:
            lines.append(f"q 0 g {bar:.2f} {bottom:.2f} {_BAR} {top - bottom:.2f} re f Q")
    return "\n".join(["q", *lines, "Q"])


def _bookmark(packet: pikepdf.Pdf, bookmarks: Sequence[tuple[str, int, Sequence[tuple[str, int]]]]) -> None:
    with packet.open_outline() as outline:
        outline.root.clear()
        for title, number, below in bookmarks:
            entry = OutlineItem(title, number - 1)
            entry.children.extend(OutlineItem(name, at - 1) for name, at in below)
            outline.root.append(entry)


def _anonymous(packet: pikepdf.Pdf) -> None:
    """Title and language stay; no program, author, path or history."""
    for key in ("/Metadata", "/PieceInfo"):
        if key in packet.Root:
            del packet.Root[key]
    for key in list(packet.docinfo.keys()):
        if key != "/Title":
            del packet.docinfo[key]
    packet.Root.PageMode = Name.UseOutlines
    packet.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
