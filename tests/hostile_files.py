"""Damaged and hostile files, made here: each must end with text or a named reason, and never take the run down."""

import io
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import pikepdf
import typst

from records_pdfs import Builder


def _saved(build: Builder, **keys: object) -> bytes:
    out = io.BytesIO()
    build.pdf.save(out, **keys)  # type: ignore[arg-type]
    return out.getvalue()


def _objects(*objects: bytes, root: int = 1) -> bytes:
    """A PDF written by hand: objects from 1 on, with a true table of their places."""
    data, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return data + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Root %d 0 R /Size %d >>\nstartxref\n%d\n%%%%EOF\n"
        % (len(objects) + 1, table, root, len(objects) + 1, len(data))
    )


def _stream(data: bytes, keys: bytes = b"") -> bytes:
    return b"<< %s /Length %d >>\nstream\n%s\nendstream" % (keys, len(data), data)


def _one_page(content: bytes, *more: bytes, resources: bytes = b"", keys: bytes = b"", root: bytes = b"") -> bytes:
    """Catalog, tree, page, content, then `more` from object 5 on."""
    return _objects(
        b"<< /Type /Catalog /Pages 2 0 R %s >>" % root,
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << %s >> %s >>"
        % (resources, keys or b"/MediaBox [0 0 612 792]"),
        content,
        *more,
    )


FONT = b"/Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>"
WORDS = _stream(b"BT /F1 12 Tf 72 700 Td (Time spent: 12 min) Tj ET")
FORM = b"/Type /XObject /Subtype /Form /BBox [0 0 100 100]"


def draws_itself() -> bytes:
    loop = _stream(b"/X Do /X Do", FORM + b" /Resources << /XObject << /X 5 0 R >> >>")
    return _one_page(_stream(b"/X Do"), loop, resources=b"/XObject << /X 5 0 R >>")


def billion_laughs() -> bytes:
    forms = [
        _stream(b"/X Do " * 10, FORM + b" /Resources << /XObject << /X %d 0 R >> >>" % (number + 1))
        for number in range(5, 15)
    ]
    return _one_page(_stream(b"/X Do"), *forms, _stream(b"0 0 m", FORM), resources=b"/XObject << /X 5 0 R >>")


def packed_twice() -> bytes:
    """A gigabyte of operators in a few kilobytes."""
    pack = zlib.compressobj(9)
    inner = b"".join(pack.compress(b"0 0 m 1 1 l S\n" * 75_000) for _ in range(1000)) + pack.flush()
    return _one_page(_stream(zlib.compress(inner, 9), b"/Filter [/FlateDecode /FlateDecode]"))


def packed_image() -> bytes:
    pack = zlib.compressobj(9)
    data = b"".join(pack.compress(bytes(2**20)) for _ in range(900)) + pack.flush()
    image = b"/Type /XObject /Subtype /Image /Width 30000 /Height 30000 /ColorSpace /DeviceGray /BitsPerComponent 8"
    return _one_page(
        _stream(b"q 612 0 0 792 0 0 cm /I Do Q"),
        _stream(data, image + b" /Filter /FlateDecode"),
        resources=b"/XObject << /I 5 0 R >>",
    )


def nested_arrays() -> bytes:
    return _one_page(WORDS, resources=FONT, root=b"/Deep " + b"[" * 100_000 + b"]" * 100_000)


def nested_brackets_in_content() -> bytes:
    return _one_page(_stream(b"[" * 200_000 + b"] TJ"), resources=FONT)


def claims_two_billion_pages() -> bytes:
    return _one_page(WORDS, resources=FONT).replace(b"/Count 1", b"/Count 2000000000")


def one_page_a_thousand_times() -> bytes:
    return _objects(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count 1000 /Kids [%s] >>" % (b"3 0 R " * 1000),
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << %s >> >>" % FONT,
        WORDS,
    )


def tree_of_itself() -> bytes:
    return _objects(b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 9 >>")


def tree_of_5000_levels() -> bytes:
    levels = [b"<< /Type /Pages /Kids [%d 0 R] /Count 1 >>" % (number + 1) for number in range(2, 5002)]
    page = b"<< /Type /Page /Contents 5003 0 R /MediaBox [0 0 612 792] /Resources << %s >> >>" % FONT
    return _objects(b"<< /Type /Catalog /Pages 2 0 R >>", *levels, page, WORDS)


def huge_page() -> bytes:
    return _one_page(WORDS, resources=FONT, keys=b"/MediaBox [-1e9 -1e9 1e9 1e9]")


def page_without_size() -> bytes:
    return _one_page(WORDS, resources=FONT, keys=b"/MediaBox [0 0 0 0] /UserUnit 75000")


def runs_a_script() -> bytes:
    root = b"/OpenAction << /S /JavaScript /JS (while (true) {}) >> /AA << /WC 5 0 R >>"
    return _one_page(WORDS, b"<< /S /JavaScript /JS (app.alert(1)) >>", resources=FONT, root=root)


def launches_a_program() -> bytes:
    root = b"/OpenAction << /S /Launch /F (/bin/sh) /Win << /F (cmd.exe) >> >>"
    return _one_page(WORDS, resources=FONT, root=root)


def content_is_its_page() -> bytes:
    return _one_page(WORDS, resources=FONT).replace(b"/Contents 4 0 R", b"/Contents [3 0 R 2 0 R]")


def length_lies() -> bytes:
    return _one_page(WORDS, resources=FONT).replace(b"/Length ", b"/Length 99999999")


def table_in_a_circle() -> bytes:
    whole = _one_page(WORDS, resources=FONT)
    place = whole.rindex(b"startxref\n") + 10
    return whole.replace(b"/Root 1 0 R", b"/Prev %s /Root 1 0 R" % whole[place:].split()[0])


def field_of_itself() -> bytes:
    widget = b"<< /Type /Annot /Subtype /Widget /FT /Tx /T (a) /Parent 5 0 R /Kids [5 0 R] /Rect [0 0 9 9] >>"
    keys = b"/MediaBox [0 0 612 792] /Annots [5 0 R]"
    return _one_page(WORDS, widget, resources=FONT, keys=keys, root=b"/AcroForm << /Fields [5 0 R] >>")


def font_of_itself() -> bytes:
    font = b"<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding 5 0 R /DescendantFonts [5 0 R] /ToUnicode 5 0 R >>"
    return _one_page(WORDS, font, resources=b"/Font << /F1 5 0 R >>")


def type3_of_itself() -> bytes:
    font = (
        b"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 1 1] /FontMatrix [1 0 0 1 0 0] /CharProcs << /a 6 0 R >>"
        b" /Encoding << /Differences [97 /a] >> /FirstChar 97 /LastChar 97 /Widths [1]"
        b" /Resources << /Font << /F1 5 0 R >> >> >>"
    )
    glyph = _stream(b"BT /F1 1 Tf (aaaaaaaaaa) Tj ET")
    return _one_page(_stream(b"BT /F1 9 Tf (aaaa) Tj ET"), font, glyph, resources=b"/Font << /F1 5 0 R >>")


def attached_to_itself() -> bytes:
    build = Builder()
    build.page((72, 700, "outer page"))
    build.pdf.attachments["again.pdf"] = _saved(build)
    return _saved(build)


def unknown_lock() -> bytes:
    return _one_page(WORDS, resources=FONT).replace(
        b"/Root 1 0 R", b"/Encrypt << /Filter /Nobody /V 9 /R 9 /O () /U () /P 0 >> /ID [(a) (b)] /Root 1 0 R"
    )


def chart(pages: int = 4) -> bytes:
    """A usual chart with classic objects, to be damaged."""
    build = Builder()
    for number in range(1, pages + 1):
        build.page((72, 700, f"Page {number}. Time spent: {10 + number} min on 03/0{number}/2026."))
    return _saved(build, object_stream_mode=pikepdf.ObjectStreamMode.disable, compress_streams=False)


def truncated() -> bytes:
    whole = chart()
    return whole[: whole.rindex(b"xref")]


def cut_in_half() -> bytes:
    markup = "#set document(date: none)\n" + "#lorem(300) #pagebreak() " * 6
    whole = typst.compile(markup.encode(), ignore_system_fonts=True)
    return whole[: len(whole) // 2]


def zeroed_tail() -> bytes:
    whole = chart()
    return whole[:-700] + bytes(700)


def shuffled() -> bytes:
    whole = bytearray(chart())
    for place in range(300, len(whole), 97):
        whole[place] = 255 - whole[place]
    return bytes(whole)


def picture_of_60000() -> bytes:
    """A PNG that says it is 60,000 pixels square."""
    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 0, 0, 0, 0)
    chunk = lambda kind, data: (  # noqa: E731
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    )
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(10_000))) + chunk(b"IEND", b"")
    )


def tiff_in_a_circle() -> bytes:
    """A TIFF whose only directory follows itself."""
    entries = ((256, 3, 1, 8), (257, 3, 1, 8), (258, 3, 1, 8), (262, 3, 1, 1), (273, 4, 1, 8), (279, 4, 1, 64))
    body = struct.pack("<H", len(entries)) + b"".join(struct.pack("<HHII", *entry) for entry in entries)
    return b"II*\x00" + struct.pack("<I", 72) + bytes(64) + body + struct.pack("<I", 72)


HOSTILE: dict[str, Callable[[], bytes]] = {
    make.__name__: make
    for make in (
        draws_itself, billion_laughs, packed_twice, packed_image, nested_arrays, nested_brackets_in_content,
        claims_two_billion_pages, tree_of_itself, tree_of_5000_levels, huge_page, page_without_size, runs_a_script,
        launches_a_program, content_is_its_page, length_lies, table_in_a_circle, field_of_itself, font_of_itself,
        type3_of_itself, attached_to_itself, unknown_lock, truncated, cut_in_half, zeroed_tail, shuffled,
        picture_of_60000, tiff_in_a_circle, one_page_a_thousand_times,
    )
}  # fmt: skip
"""By name; the first ones are those that make other readers eat gigabytes."""


def with_attachments(path: Path) -> Path:
    """A cover sheet with a chart and a spreadsheet attached."""
    build = Builder()
    build.page((72, 700, "Cover sheet"))
    build.pdf.attachments["chart.pdf"] = chart(2)
    build.pdf.attachments["totals.csv"] = b"a,b\n"
    return build.save(path)
