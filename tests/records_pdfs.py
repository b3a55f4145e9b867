"""Small PDFs for the tests of records/: typeset with typst, or built object by object with pikepdf."""

import zlib
from pathlib import Path
from typing import Any

import pikepdf
import typst
from pikepdf import Array, Dictionary, Name, String


def typeset(path: Path, markup: str) -> Path:
    """A PDF of typst markup, with the fonts of the wheel only."""
    path.write_bytes(typst.compile(markup.encode(), ignore_system_fonts=True))
    return path


def scanned(path: Path, *pictures: Any, **keys: Any) -> Path:
    """A PDF of letter pages, each nothing but a gray picture (a numpy array), as scanners write them."""
    with pikepdf.new() as pdf:
        for picture in pictures:
            rows, columns = picture.shape
            image = pdf.make_stream(zlib.compress(picture.tobytes()))
            image.Type, image.Subtype, image.Width, image.Height = Name.XObject, Name.Image, columns, rows
            image.ColorSpace, image.BitsPerComponent, image.Filter = Name.DeviceGray, 8, Name.FlateDecode
            pdf.add_blank_page(page_size=(612, 792))
            page = pdf.pages[-1].obj
            page.Resources = Dictionary(XObject=Dictionary(I=image))
            page.Contents = pdf.make_stream(b"q 612 0 0 792 0 0 cm /I Do Q")
            for key, value in keys.items():
                page[f"/{key}"] = value
        pdf.save(path, static_id=True)
    return path


class Builder:
    """A PDF made of raw content streams, for what no typesetter writes."""

    def __init__(self) -> None:
        self.pdf = pikepdf.new()
        self.font = self.pdf.make_indirect(
            Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding)
        )
        self.fields: list[Any] = []

    def page(self, *texts: tuple[float, float, str], content: bytes = b"", **keys: Any) -> Any:
        """A letter page with texts at (x, y), 12 points; further page keys as given."""
        shown = b"".join(b"BT /F1 12 Tf %f %f Td (%s) Tj ET\n" % (x, y, text.encode("latin-1")) for x, y, text in texts)
        page = Dictionary(
            Type=Name.Page,
            MediaBox=[0, 0, 612, 792],
            Resources=Dictionary(Font=Dictionary(F1=self.font)),
            Contents=self.pdf.make_stream(shown + content),
            Annots=Array([]),
            **keys,
        )
        self.pdf.pages.append(pikepdf.Page(self.pdf.make_indirect(page)))
        return self.pdf.pages[-1].obj

    def text_field(self, page: Any, name: str, value: str, box: tuple[float, float, float, float]) -> None:
        self._annotate(page, box, FT=Name.Tx, T=String(name), V=String(value), Subtype=Name.Widget)

    def check_box(self, page: Any, name: str, on: bool, box: tuple[float, float, float, float]) -> None:
        state = Name.Yes if on else Name.Off
        looks = Dictionary(N=Dictionary(Yes=self._look(), Off=self._look()))
        self._annotate(page, box, FT=Name.Btn, T=String(name), V=state, AS=state, AP=looks, Subtype=Name.Widget)

    def choice(self, page: Any, name: str, value: str, options: list[tuple[str, str]], box: Any) -> None:
        pairs = Array([Array([String(code), String(shown)]) for code, shown in options])
        keys = {"FT": Name.Ch, "Ff": 1 << 17, "T": String(name), "V": String(value), "Opt": pairs}
        self._annotate(page, box, Subtype=Name.Widget, **keys)

    def note(self, page: Any, kind: str, contents: str, flags: int = 4) -> None:
        self._annotate(page, (400, 700, 500, 720), Subtype=Name("/" + kind), Contents=String(contents), F=flags)

    def save(self, path: Path, **keys: Any) -> Path:
        if self.fields:
            self.pdf.Root.AcroForm = Dictionary(Fields=Array(self.fields), DA=String("/F1 10 Tf 0 g"))
        self.pdf.save(path, **keys)
        return path

    def _annotate(self, page: Any, box: Any, F: int = 4, **keys: Any) -> None:  # noqa: N803 - PDF's own key
        annotation = self.pdf.make_indirect(Dictionary(Type=Name.Annot, Rect=list(box), F=F, **keys))
        page.Annots.append(annotation)
        if keys["Subtype"] == Name.Widget:
            self.fields.append(annotation)

    def _look(self) -> Any:
        stream = self.pdf.make_stream(b"")
        stream.Type, stream.Subtype, stream.BBox = Name.XObject, Name.Form, Array([0, 0, 10, 10])
        return stream
