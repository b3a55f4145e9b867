"""The packet: one PDF that a payer's reviewer can check in two minutes. `build` makes it; gates.py says when not to.

Contents to plan (what stands where), plan to typeset pages (Typst: stamps, links, page numbers), typeset pages and
copied pages to one file (pikepdf: highlights, bookmarks). No clock, no random ids: the same contents, the same bytes.
"""

import json
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pikepdf
import typst

from clausea.appeal.packet.assemble import assemble, part_pages
from clausea.appeal.packet.plan import Attachment, Contents, plan, spans
from clausea.pages import Lifted, LiftedPage

__all__ = ["Attachment", "Contents", "Packet", "build", "own", "spans"]

_HERE = Path(__file__).parent
_SOURCE = (_HERE.parent / "letter_body.typ", _HERE / "packet.typ")


@dataclass(frozen=True, slots=True)
class Packet:
    """The finished file and where things stand in it (packet pages, from 1)."""

    pdf: bytes
    pages: int
    slots: dict[str, int]
    """First page of each part ("cover", "letter", "index", "minutes") and page of each sheet ("A-3", "denial-1")."""
    letter_pages: int


def own(name: str, pdf: bytes) -> Attachment:
    """A page of ours as an attachment: made by this program, and therefore not copied in the child process."""
    with pikepdf.open(BytesIO(pdf)) as file:
        boxes = [tuple(float(side) for side in page.MediaBox) for page in file.pages]
    pages = tuple(LiftedPage((left, bottom, right, top), 0) for left, bottom, right, top in boxes)
    return Attachment(name, Lifted(pdf, pages, sha256(pdf).hexdigest()))


def build(contents: Contents) -> Packet:
    """The packet of the contents, typeset, stamped, linked, highlighted and bookmarked."""
    made = plan(contents)
    source = b"".join(path.read_bytes() for path in _SOURCE)
    inputs = {"packet": json.dumps(made.data, ensure_ascii=False)}
    frames: bytes = typst.compile(source, format="pdf", sys_inputs=inputs, ignore_system_fonts=True)
    slots, pages = part_pages(frames, [part["key"] for part in made.data["parts"]])
    order = sorted([*slots.values(), pages + 1])
    letter_pages = order[order.index(slots["letter"]) + 1] - slots["letter"]
    for part in made.data["parts"]:
        slots |= {sheet["key"]: slots[part["key"]] + at for at, sheet in enumerate(part.get("sheets", ()))}
    bookmarks = [
        (title, slots[slot], [(name, slots[key]) for name, key in below]) for title, slot, below in made.outline
    ]
    sources = {**contents.charts, **{one.name: one.lifted for one in contents.attachments}}
    pdf = assemble(frames, made.sheets, sources, slots, bookmarks)
    return Packet(pdf, pages, slots, letter_pages)
