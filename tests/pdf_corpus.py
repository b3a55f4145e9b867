"""Several hundred small PDFs over contents, fonts, structures and damage, for the goal that text is found in all.

Every file holds the words that its content says, and is made here: contents that producers write, each saved in the
ways that producers save, and then damaged in the ways that files come to be damaged.
"""

import io
import random
import re
import zlib
from base64 import a85encode
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import pikepdf
import typst
from pikepdf import Array, Dictionary, Encryption, Name, ObjectStreamMode, StreamDecodeLevel, String

from hostile_files import FONT, _objects, _one_page, _stream
from records_pdfs import Builder

LINE = "Time spent: 12 minutes with the patient"


class Sample(NamedTuple):
    """A file of the corpus; `locked` where a real password guards it."""

    name: str
    data: bytes
    locked: bool = False


def _typeset(markup: str, **keys: Any) -> bytes:
    made = typst.compile(markup.encode(), ignore_system_fonts=True, **keys)
    assert isinstance(made, bytes)
    return made


def _built(*contents: bytes, **keys: Any) -> bytes:
    build = Builder()
    for content in contents or (b"",):
        build.page(*(() if content else ((72, 700, LINE),)), content=content, **keys)
    return _bytes(build.pdf)


def _bytes(pdf: pikepdf.Pdf, **keys: Any) -> bytes:
    out = io.BytesIO()
    pdf.save(out, static_id="encryption" not in keys, **keys)
    return out.getvalue()


def _shown(code: bytes) -> bytes:
    return b"BT /F1 12 Tf 72 700 Td " + code + b" ET"


def _hex(text: str) -> bytes:
    return text.encode("latin-1").hex().encode()


def _contents() -> Iterator[tuple[str, bytes]]:
    """What producers write: operators, strings, and fonts."""
    text = LINE.encode()
    words = LINE.split()
    yield "typst serif", _typeset(LINE)
    yield "typst table", _typeset(f"#table(columns: 2, [Date], [Note], [03/05/2026], [{LINE}])")
    yield "typst columns", _typeset(f"#set page(columns: 2)\n{LINE}\n#colbreak()\n{LINE}")
    yield "typst mono turned", _typeset(f'#set text(font: "DejaVu Sans Mono")\n#rotate(90deg)[{LINE}]')
    yield "typst ligatures", _typeset(f"Office staff filed the final affidavit. {LINE}")
    yield "typst archive", _typeset(LINE, pdf_standards=["a-2b"], timestamp=0)
    yield "one string", _built()
    yield "hexadecimal", _built(_shown(b"<" + _hex(LINE) + b"> Tj"))
    yield "octal", _built(_shown(b"(" + b"".join(b"\\%03o" % byte for byte in text) + b") Tj"))
    yield "kerned", _built(_shown(b"[" + b" -20 ".join(b"(%s)" % word.encode() for word in _pairs(LINE)) + b"] TJ"))
    yield (
        "letter by letter",
        _built(_shown(b" ".join(b"(%c) Tj %d 0 Td" % (byte, 8 if chr(byte) not in "il:t" else 5) for byte in text))),
    )
    yield "word by word", _built(_shown(b" ".join(b"1 0 0 1 %d 700 Tm (%s) Tj" % (72 + 70 * n, word.encode())
                                                  for n, word in enumerate(words))))  # fmt: skip
    yield "next line", _built(b"BT /F1 12 Tf 14 TL 72 700 Td (%s) Tj T* (%s) ' 1 1 (%s) \" ET" % (text, text, text))
    yield "drawn with lines", _built(b"0 0 m 612 792 l S 1 0 0 RG 10 10 90 90 re f " + _shown(b"(%s) Tj" % text))
    yield "two streams", _split(_shown(b"(%s) Tj" % text))
    yield "invisible over a picture", _built(b"BT 3 Tr /F1 12 Tf 72 700 Td (%s) Tj ET" % text)
    yield "turned quarter", _built(Rotate=90)
    yield "upside down", _built(Rotate=180)
    yield "cropped", _built(CropBox=[36, 36, 576, 756])
    yield (
        "shifted origin",
        _one_page(_stream(_shown(b"(%s) Tj" % text)), resources=FONT, keys=b"/MediaBox [-100 -100 512 792]"),
    )
    yield "large unit", _built(UserUnit=2)
    yield "empty page first", _built(b"q Q", _shown(b"(%s) Tj" % text))
    outer, inner = _form(b"/B Do", b"/XObject << /B 6 0 R >>"), _form(_shown(b"(%s) Tj" % text), FONT)
    yield "form in form", _one_page(_stream(b"/A Do"), outer, inner, resources=b"/XObject << /A 5 0 R >>")
    yield (
        "inherited",
        _objects(
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [5 0 R] /Count 1 /MediaBox [0 0 612 792] /Rotate 90 /Resources << %s >> >>" % FONT,
            b"<< /Type /Page /Parent 5 0 R /Contents 4 0 R >>",
            _stream(_shown(b"(%s) Tj" % text)),
            b"<< /Type /Pages /Parent 2 0 R /Kids [3 0 R] /Count 1 >>",
        ),
    )
    yield (
        "kids written in place",
        _objects(
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Count 1 /Kids [<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 3 0 R "
            b"/Resources << %s >> >>] >>" % FONT,
            _stream(_shown(b"(%s) Tj" % text)),
        ),
    )
    yield (
        "objects in the wrong order",
        _objects(
            b"<< /Type /Page /Parent 3 0 R /MediaBox [0 0 612 792] /Contents 2 0 R /Resources << %s >> >>" % FONT,
            _stream(_shown(b"(%s) Tj" % text)),
            b"<< /Type /Pages /Kids [1 0 R] /Count 1 >>",
            b"<< /Type /Catalog /Pages 3 0 R >>",
            root=4,
        ),
    )
    yield from _fonts()
    yield "values of a form alone", _form_only()
    yield "free text alone", _free_text()


def _pairs(text: str) -> list[str]:
    return [text[at : at + 3] for at in range(0, len(text), 3)]


def _form(content: bytes, resources: bytes) -> bytes:
    return _stream(content, b"/Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources << %s >>" % resources)


def _split(content: bytes) -> bytes:
    """The content in three streams, parted between tokens, as editors leave it."""
    build = Builder()
    page = build.page()
    at, then = content.index(b"Tf") + 2, content.index(b"Td") + 2
    page.Contents = Array([build.pdf.make_stream(part) for part in (content[:at], content[at:then], content[then:])])
    return _bytes(build.pdf)


_CMAP = b"begincmap 1 begincodespacerange <%s> <%s> endcodespacerange 1 beginbfrange <%s> <%s> <0020> endbfrange"
_PLAIN = b"<< /Type /Font /Subtype /%s /BaseFont /%s /Encoding /%s >>"
_TYPE3 = (
    b"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 600 700] /FontMatrix [0.001 0 0 0.001 0 0] /CharProcs << %s >> "
    b"/Encoding << /Type /Encoding /Differences [%s] >> /FirstChar 32 /LastChar 127 /Widths %s %s >>"
)
_CID = (
    b"<< /Type /Font /Subtype /Type0 /BaseFont /Nowhere /Encoding /%s %s /DescendantFonts [<< /Type /Font /Subtype /%s "
    b"/BaseFont /Nowhere /CIDSystemInfo << /Registry (Adobe) /Ordering (%s) /Supplement 0 >> >>] >>"
)
_OWN = 28
"""How far the codes of a font of its own lie from the letters'."""


def _fonts() -> Iterator[tuple[str, bytes]]:
    """One page each with a font of its kind."""
    codes = LINE.encode()
    shown = _shown(b"(%s) Tj" % codes)
    for name, font in {
        "helvetica without encoding": b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        "times in mac roman": _PLAIN % (b"Type1", b"Times-Roman", b"MacRomanEncoding"),
        "courier in win ansi": _PLAIN % (b"Type1", b"Courier", b"WinAnsiEncoding"),
        "truetype not embedded": _PLAIN % (b"TrueType", b"Arial", b"WinAnsiEncoding"),
        "font nobody has": _PLAIN % (b"Type1", b"ABCDEF+Nowhere", b"WinAnsiEncoding"),
    }.items():
        yield name, _with_font(shown, font)
    letters = " ".join(f"/{chr(byte)}" for byte in range(97, 123)).encode()
    moved = bytes(byte + 100 if 96 < byte < 123 else byte for byte in codes)
    renamed = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding << /Differences [197 %s] >> >>" % letters
    yield "differences", _with_font(_shown(b"(%s) Tj" % moved), renamed)
    widths = b"[" + b" ".join([b"600"] * 96) + b"]"
    own = b"<< /Type /Font /Subtype /Type1 /BaseFont /Courier /FirstChar 0 /LastChar 95 /Widths %s /ToUnicode 6 0 R >>"
    hidden = bytes(byte - _OWN for byte in codes).hex().encode()
    yield (
        "own codes with a map",
        _with_font(_shown(b"<%s> Tj" % hidden), own % widths, _stream(_CMAP % (b"00", b"FF", b"04", b"60"))),
    )
    used = sorted(set(codes))
    boxes = b" ".join(b"/%s 6 0 R" % _glyph_name(byte) for byte in used)
    names = b" ".join(b"%d /%s" % (byte, _glyph_name(byte)) for byte in used)
    box = _stream(b"600 0 0 0 600 700 d1 50 0 500 600 re f")
    yield "type 3 with glyph names", _with_font(shown, _TYPE3 % (boxes, names, widths, b""), box)
    map3 = _stream(_CMAP % (b"00", b"FF", b"20", b"7E"))
    yield "type 3 with a map", _with_font(shown, _TYPE3 % (boxes, names, widths, b"/ToUnicode 7 0 R"), box, map3)
    wide = LINE.encode("utf-16-be").hex().encode()
    known = _CID % (b"UniGB-UCS2-H", b"", b"CIDFontType0", b"GB1")
    yield "cid font of a known collection", _with_font(_shown(b"<%s> Tj" % wide), known)
    glyphs = "".join(f"{byte - _OWN:04x}" for byte in codes).encode()
    mapped = _CID % (b"Identity-H", b"/ToUnicode 6 0 R", b"CIDFontType2", b"Identity")
    map0 = _stream(_CMAP % (b"0000", b"FFFF", b"0004", b"0060"))
    yield "cid font with a map", _with_font(_shown(b"<%s> Tj" % glyphs), mapped, map0)


def _with_font(content: bytes, font: bytes, *more: bytes) -> bytes:
    return _one_page(_stream(content), font, *more, resources=b"/Font << /F1 5 0 R >>")


def _glyph_name(byte: int) -> bytes:
    known = {32: b"space", 58: b"colon", 49: b"one", 50: b"two"}
    return known.get(byte, bytes([byte]))


def _form_only() -> bytes:
    build = Builder()
    page = build.page()
    build.text_field(page, "note", LINE, (72, 680, 400, 700))
    build.pdf.Root.AcroForm = Dictionary(Fields=Array(build.fields), DA=String("/F1 10 Tf 0 g"))
    return _bytes(build.pdf)


def _free_text() -> bytes:
    build = Builder()
    build.note(build.page(), "FreeText", LINE)
    return _bytes(build.pdf)


def _savings() -> dict[str, Callable[[pikepdf.Pdf], bytes]]:
    """The ways in which the same pages are saved."""
    return {
        "as it is": _bytes,
        "object streams": lambda pdf: _bytes(pdf, object_stream_mode=ObjectStreamMode.generate),
        "classic": lambda pdf: _bytes(pdf, object_stream_mode=ObjectStreamMode.disable, force_version="1.3"),
        "linearized": lambda pdf: _bytes(pdf, linearize=True),
        "uncompressed": lambda pdf: _bytes(pdf, compress_streams=False, stream_decode_level=StreamDecodeLevel.all),
        "qdf": lambda pdf: _bytes(pdf, qdf=True),
        "40 bits, no password": lambda pdf: _bytes(pdf, encryption=_lock("", 2)),
        "rc4, no password": lambda pdf: _bytes(pdf, encryption=_lock("", 3)),
        "aes 128, no password": lambda pdf: _bytes(pdf, encryption=_lock("", 4)),
        "aes 256, no password": lambda pdf: _bytes(pdf, encryption=_lock("", 6)),
        "ascii 85": lambda pdf: _encoded(pdf, lambda raw: (a85encode(raw) + b"~>", Name.ASCII85Decode)),
        "ascii hexadecimal": lambda pdf: _encoded(pdf, lambda raw: (raw.hex().encode() + b">", Name.ASCIIHexDecode)),
        "run lengths": lambda pdf: _encoded(pdf, lambda raw: (_runs(raw), Name.RunLengthDecode)),
        "packed twice": lambda pdf: _encoded(
            pdf, lambda raw: (a85encode(zlib.compress(raw)) + b"~>", Array([Name.ASCII85Decode, Name.FlateDecode]))
        ),
    }


def _lock(password: str, revision: int) -> Encryption:
    return Encryption(owner="x", user=password, R=revision, aes=revision >= 4, metadata=revision >= 4)


def _encoded(pdf: pikepdf.Pdf, how: Callable[[bytes], tuple[bytes, Any]]) -> bytes:
    for page in pdf.pages:
        contents = page.obj.get("/Contents")
        for stream in list(contents) if isinstance(contents, Array) else [contents] if contents is not None else []:
            data, name = how(stream.read_bytes())
            stream.write(data, filter=name)
    return _bytes(pdf, stream_decode_level=StreamDecodeLevel.none, compress_streams=False)


def _runs(raw: bytes) -> bytes:
    parts = [raw[at : at + 128] for at in range(0, len(raw), 128)]
    return b"".join(bytes([len(part) - 1]) + part for part in parts) + b"\x80"


def _damages() -> dict[str, Callable[[bytes], bytes]]:
    """What becomes of files on their way: each leaves the page's words in the file."""
    return {
        "junk before": lambda data: b"\r\nReceived by fax server\r\n" + data,
        "junk behind": lambda data: data + b"\n<html>download complete</html>" * 60,
        "end cut off": lambda data: data[: data.rindex(b"startxref")],
        "table cut off": lambda data: data[: _table(data)],
        "wrong place of the table": lambda data: re.sub(rb"startxref\s+\d+", b"startxref\n7", data),
        "no place of the table": lambda data: re.sub(rb"startxref\s+\d+", b"", data),
        "table shifted": lambda data: re.sub(rb"(\d{10})(?= 00000 n)", lambda m: b"%010d" % (int(m[1]) + 9), data),
        "zeroed tail": lambda data: data[:-64] + bytes(64),
        "wrong lengths": lambda data: re.sub(rb"/Length \d+(?! \d)", b"/Length 3", data),
        "version nobody knows": lambda data: re.sub(rb"%PDF-\d\.\d", b"%PDF-9.9", data, count=1),
        "changed later": _changed_later,
    }


def _table(data: bytes) -> int:
    found = re.search(rb"\nxref\s", data)
    return found.start() + 1 if found else data.rindex(b"startxref")


def _changed_later(data: bytes) -> bytes:
    """The file with an appended update that sets another title, as a stamp or a signature leaves it."""
    found = re.findall(rb"startxref\s+(\d+)", data)
    root = re.search(rb"/Root (\d+) 0 R", data)
    size = re.search(rb"/Size (\d+)", data)
    if not (found and root and size):
        return data
    number = int(size[1])
    title = b"%d 0 obj\n<< /Title (Changed) >>\nendobj\n" % number
    place, table = len(data) + 1, len(data) + 1 + len(title)
    return data + (
        b"\n%sxref\n%d 1\n%010d 00000 n \ntrailer\n<< /Root %s 0 R /Info %d 0 R /Size %d /Prev %s >>\n"
        b"startxref\n%d\n%%%%EOF\n" % (title, number, place, root[1], number, number + 1, found[-1], table)
    )


def corpus(seed: int = 5) -> list[Sample]:
    """Every content as it is; every content in three ways of saving, and with two kinds of damage, in turn; locked
    files. The same files for the same seed."""
    order = random.Random(seed)
    savings, damages = list(_savings().items()), list(_damages().items())
    made = []
    for name, data in _contents():
        made.append(Sample(name, data))
        for way, save in order.sample(savings[1:], 3):
            with pikepdf.open(io.BytesIO(data)) as pdf:
                made.append(Sample(f"{name}, {way}", save(pdf)))
        with pikepdf.open(io.BytesIO(data)) as pdf:
            plain = _bytes(pdf, object_stream_mode=ObjectStreamMode.disable)
        for way, damage in order.sample(damages, 2):
            made.append(Sample(f"{name}, {way}", damage(plain)))
    for revision in (2, 3, 4, 6):
        with pikepdf.open(io.BytesIO(_built())) as pdf:
            locked = _bytes(pdf, encryption=_lock("real", revision))
            made.append(Sample(f"locked, revision {revision}", locked, locked=True))
    return made


def without_unicode(markup: str) -> bytes:
    """A page whose CID fonts map their glyphs to no letters, as some print drivers write it."""
    with pikepdf.open(io.BytesIO(_typeset(f'#set page(paper: "us-letter")\n{markup}'))) as pdf:
        for one in pdf.objects:
            if isinstance(one, Dictionary) and one.get("/Type") == Name.Font and "/ToUnicode" in one:
                del one["/ToUnicode"]
        return _bytes(pdf)
