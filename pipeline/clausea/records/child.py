"""The child process that touches a PDF: limits itself, then answers one request with lines of JSON.

Started by sandbox.py, which writes the request to its standard input. Imports only what it needs: a chart is
usually short, and the start of the process is most of its cost.
"""

import json
import sys
from typing import Any

from clausea.records.raw import RawPage, TextLine, encode
from clausea.records.text import clean

REOPEN = 50
"""Pages after which the document is opened anew: PDFium keeps what it parsed (237 MB against 45 on 1,000 pages)."""


PIECE = 3 * 2**20
"""Bytes of a file that go into one message."""


def main(request: dict[str, Any]) -> None:
    """Answer the request: `{"pages": n}`, then one message a page; or `{"refused": code}`."""
    seconds = int(request["seconds"])
    spend = _limit(int(request["bytes"]), seconds)
    what = {"pages": _pages, "rectangles": _rectangles, "second": _second_reader, "lift": _lift}
    what |= {"pictures": _pictures, "ocr": _ocr, "attachments": _attachments}
    read = what[request["what"]]
    read(request, spend)


def _limit(data: int, seconds: int) -> Any:
    """Limit memory and files at once; the returned function grants the next page its CPU seconds."""
    try:
        import resource
    except ImportError:  # no POSIX: the parent's wall clock is the only limit
        return lambda: None
    for what, limit in (("RLIMIT_DATA", data), ("RLIMIT_CORE", 0), ("RLIMIT_FSIZE", 0)):
        if hasattr(resource, what):
            try:
                resource.setrlimit(getattr(resource, what), (limit, limit))
            except (ValueError, OSError):  # a stricter limit stands already
                continue

    def spend() -> None:
        used = resource.getrusage(resource.RUSAGE_SELF)
        hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
        resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + seconds, hard))

    return spend


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def _pages(request: dict[str, Any], spend: Any) -> None:
    from clausea.records.pdf import CannotOpen, Document

    spend()
    number, last = int(request["first"]), 0
    while number == int(request["first"]) or number <= last:
        try:
            with Document(request["path"], request.get("door")) as document:
                total = len(document)
                last = min(total, int(request["last"]))
                if number == int(request["first"]):
                    _say(json.dumps({"pages": total, "lost": document.lost, "attached": document.attached}))
                for number in range(number, min(number + REOPEN, last + 1)):  # noqa: B020 - goes on where it was
                    spend()
                    try:
                        _say(encode(document.page(number)))
                    except ValueError:
                        _say(json.dumps({"failed": number}))
                number += 1
        except CannotOpen as refused:
            _say(json.dumps({"refused": refused.code}))
            return


def _rectangles(request: dict[str, Any], spend: Any) -> None:
    from clausea.records.pdf import Document

    with Document(request["path"], request.get("door")) as document:
        for number, spans in request["spans"]:
            spend()
            _say(json.dumps({"number": number, "boxes": document.rectangles(number, spans)}))


def _lift(request: dict[str, Any], spend: Any) -> None:
    """Pages for the packet, in pieces that fit into a message."""
    from base64 import b64encode

    from clausea.records.lifted import CannotLift, lift

    spend()
    try:
        data, places = lift(request["path"], request["pages"], request["door"])
    except CannotLift:
        _say(json.dumps({"refused": 3}))
        return
    for at in range(0, len(data), PIECE):
        _say(json.dumps({"piece": b64encode(data[at : at + PIECE]).decode()}))
    _say(json.dumps({"places": places, "size": len(data)}))


def _pictures(request: dict[str, Any], spend: Any) -> None:
    """The pages `numbers` as gray pictures; `{"failed": n}` for one that cannot be drawn."""
    from clausea.records.pdf import Document

    numbers = list(request["numbers"])
    while numbers:
        with Document(request["path"], request.get("door")) as document:
            for number in numbers[:REOPEN]:
                spend()
                try:
                    _say(json.dumps({"number": number, **document.picture(number)}))
                except ValueError:
                    _say(json.dumps({"failed": number}))
        del numbers[:REOPEN]


def _attachments(request: dict[str, Any], spend: Any) -> None:
    from clausea.records.doors import attachments

    spend()
    _say(json.dumps({"attachments": attachments(request["path"], request["door"]["password"])}))


def _ocr(request: dict[str, Any], spend: Any) -> None:
    from clausea.records.ocr_worker import serve

    del request
    serve(spend, _say)


def _second_reader(request: dict[str, Any], spend: Any) -> None:
    """pypdf, for the few files that PDFium refuses: text without geometry."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    spend()
    try:
        reader = PdfReader(request["path"])
        if reader.is_encrypted and not reader.decrypt(request["door"]["password"]):
            _say(json.dumps({"refused": 4}))
            return
        total = len(reader.pages)
    except (PyPdfError, OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError, AssertionError):
        _say(json.dumps({"refused": 3}))
        return
    _say(json.dumps({"pages": total}))
    for number in range(int(request["first"]), min(total, int(request["last"])) + 1):
        spend()
        try:
            text = clean(reader.pages[number - 1].extract_text()).text
        except Exception:  # whatever pypdf raises on a damaged page, the page is unread and the rest goes on
            _say(json.dumps({"failed": number}))
            continue
        lines, at = [], 0
        for piece in text.split("\n"):
            lines += [TextLine(at, at + len(piece), None, 0.0, False)] if piece.strip() else []
            at += len(piece) + 1
        _say(encode(RawPage(number, text, tuple(lines), printed=len(text), drawn=1)))
