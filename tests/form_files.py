"""Forms as offices fill them, with what they hold: values of every kind of field, and free text, each with its box."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pikepdf
from pikepdf import Array, Dictionary, Name, String

MULTILINE, COMB, COMBO, RADIO, NO_TOGGLE = 1 << 12, 1 << 24, 1 << 17, 1 << 15, 1 << 14
"""Field flags of ISO 32000-1, tables 228 to 230."""
PEOPLE = ["Ona Birk, LCSW", "K. Ames, LPN", "José Núñez", "Zoë O’Hara", "M. Feld, RN", "Siân Évora", "李 W.", "R. Tam"]
TERMS = "Agrees to monthly calls, may stop at any time, told of cost. " * 2
Box = tuple[float, float, float, float]


class Held(NamedTuple):
    """One value that a page holds: kind as Clausea names it, the text shown or the state, and its box in user space."""

    page: int
    kind: str
    value: str | bool
    box: Box


class Forms:
    """A PDF of filled forms, and everything that was filled in."""

    def __init__(self, *, appearances: bool, utf16: bool) -> None:
        self.pdf = pikepdf.new()
        self.appearances, self.utf16 = appearances, utf16
        self.held: list[Held] = []
        self.fields: list[Any] = []
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding)
        self.font = self.pdf.make_indirect(font)

    def page(self, turn: int, number: int) -> None:
        """A page with a field of each kind, turned by so many degrees."""
        page = self.pdf.make_indirect(
            Dictionary(
                Type=Name.Page,
                MediaBox=[0, 0, 612, 792],
                CropBox=[20, 20, 592, 772],
                Rotate=turn,
                Resources=Dictionary(Font=Dictionary(F1=self.font)),
                Contents=self.pdf.make_stream(b"BT /F1 10 Tf 60 740 Td (Consent form) Tj ET"),
                Annots=Array([]),
            )
        )
        self.pdf.pages.append(pikepdf.Page(page))
        self.at = self.pdf.pages[-1].obj
        person = PEOPLE[number % len(PEOPLE)]
        self.text(f"p{number}.name", person, (100, 690, 300, 708))
        self.text(f"p{number}.date", f"0{1 + number % 9}/1{number % 9}/2026", (320, 690, 420, 708))
        lines = f"Called daughter.\rNo answer on try {number}."
        self.text(f"p{number}.note", lines, (100, 620, 400, 680), Ff=MULTILINE)
        self.text(f"p{number}.zip", f"{90210 + number}", (100, 590, 200, 608), Ff=COMB, MaxLen=5)
        self.text(f"p{number}.long", TERMS, (100, 570, 500, 584))
        self.choice(f"p{number}.mode", ["Verbal", "Written", "Electronic"], number % 3, (100, 540, 200, 556), Ff=COMBO)
        self.choice(f"p{number}.list", ["Yes", "No", "Unknown"], number % 3, (220, 520, 300, 560), Ff=0)
        self.box(f"p{number}.told", bool(number % 2), (100, 500, 112, 512))
        self.box(f"p{number}.copy", not number % 2, (140, 500, 152, 512), on="1")
        self.radio(f"p{number}.who", number % 3, [(180 + 30 * place, 500, 192 + 30 * place, 512) for place in range(3)])
        self.child(f"p{number}", "nested", f"nested {number}", (100, 470, 250, 486))
        self.free(f"Corrected: {8 + number} minutes", (100, 440, 260, 458))
        self.free(f"Faxed to Dr. Holm\rby {person}", (300, 430, 460, 462))
        self.free(f"Turned note {number}", (480, 300, 500, 420), Rotate=90)

    def text(self, name: str, value: str, box: Box, **keys: Any) -> None:
        self.add("text", value.strip(), box, FT=Name.Tx, T=self.said(name), V=self.said(value), **keys)

    def choice(self, name: str, options: list[str], chosen: int, box: Box, **keys: Any) -> None:
        pairs = Array([Array([String(f"c{place}"), self.said(shown)]) for place, shown in enumerate(options)])
        picked = {"V": String(f"c{chosen}"), "I": Array([chosen])}
        self.add("choice", options[chosen], box, FT=Name.Ch, T=self.said(name), Opt=pairs, **picked, **keys)

    def box(self, name: str, on_now: bool, box: Box, on: str = "Yes") -> None:
        state = Name(f"/{on}") if on_now else Name.Off
        looks = Dictionary(N=Dictionary({f"/{on}": self.look(), "/Off": self.look()}))
        self.add("checkbox", on_now, box, FT=Name.Btn, T=self.said(name), V=state, AS=state, AP=looks)

    def radio(self, name: str, chosen: int, boxes: list[Box]) -> None:
        parent = self.pdf.make_indirect(
            Dictionary(FT=Name.Btn, Ff=RADIO | NO_TOGGLE, T=self.said(name), V=Name(f"/r{chosen}"), Kids=Array([]))
        )
        for place, box in enumerate(boxes):
            state = Name(f"/r{place}") if place == chosen else Name.Off
            looks = Dictionary(N=Dictionary({f"/r{place}": self.look(), "/Off": self.look()}))
            parent.Kids.append(self.add("radio", place == chosen, box, field=False, Parent=parent, AS=state, AP=looks))
        self.fields.append(parent)

    def child(self, name: str, part: str, value: str, box: Box) -> None:
        """A field whose value stands on its parent, two levels up."""
        root = self.pdf.make_indirect(Dictionary(T=self.said(f"{name}.group"), Kids=Array([])))
        parent = self.pdf.make_indirect(
            Dictionary(FT=Name.Tx, T=self.said(part), V=self.said(value), Parent=root, Kids=Array([]))
        )
        root.Kids.append(parent)
        parent.Kids.append(self.add("text", value, box, field=False, Parent=parent))
        self.fields.append(root)

    def free(self, value: str, box: Box, **keys: Any) -> None:
        shown = {"AP": Dictionary(N=self.look(value))} if self.appearances else {}
        keys |= {"Subtype": Name.FreeText, "Contents": self.said(value), "DA": String("/F1 10 Tf 0 g"), **shown}
        self.add("freetext", value, box, field=False, **keys)

    def add(self, kind: str, value: str | bool, box: Box, *, field: bool = True, **keys: Any) -> Any:
        keys = {"Subtype": Name.Widget, **keys}
        if self.appearances and isinstance(value, str) and keys["Subtype"] == Name.Widget:
            keys |= {"AP": Dictionary(N=self.look(value)), "DA": String("/F1 10 Tf 0 g")}
        made = self.pdf.make_indirect(Dictionary(Type=Name.Annot, Rect=list(box), F=4, P=self.at, **keys))
        self.at.Annots.append(made)
        if field:
            self.fields.append(made)
        plain = value.replace("\r", "\n") if isinstance(value, str) else value
        self.held.append(Held(len(self.pdf.pages), kind, plain, box))
        return made

    def look(self, value: str = "") -> Any:
        shown = f"BT /F1 10 Tf 2 4 Td ({value.encode('latin-1', 'replace').decode('latin-1')}) Tj ET" if value else ""
        stream = self.pdf.make_stream(shown.encode("latin-1"))
        stream.Type, stream.Subtype, stream.BBox = Name.XObject, Name.Form, Array([0, 0, 300, 60])
        stream.Resources = Dictionary(Font=Dictionary(F1=self.font))
        return stream

    def said(self, text: str) -> String:
        """The string in UTF-16 where asked, else as pikepdf writes it."""
        return String(b"\xfe\xff" + text.encode("utf-16-be")) if self.utf16 else String(text)

    def save(self, path: Path) -> Path:
        keys = {} if self.appearances else {"NeedAppearances": True}
        self.pdf.Root.AcroForm = Dictionary(
            Fields=Array(self.fields), DA=String("/F1 10 Tf 0 g"),
            DR=Dictionary(Font=Dictionary(F1=self.font)), **keys,
        )  # fmt: skip
        self.pdf.save(path)
        return path


def filled(folder: Path) -> Iterator[tuple[Path, list[Held]]]:
    """Four files of eight pages, turned every way, with and without appearances, in both notations of strings."""
    number = 0
    for appearances in (True, False):
        for utf16 in (True, False):
            forms = Forms(appearances=appearances, utf16=utf16)
            for turn in (0, 90, 180, 270, 0, 90, 180, 270):
                forms.page(turn, number)
                number += 1
            yield forms.save(folder / f"form-{appearances}-{utf16}.pdf"), forms.held
