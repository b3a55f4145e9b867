"""The text layer of one file, page by page: which way leads into it, and what becomes of pages that stop the reader."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import NamedTuple

from clausea.errors import RecordsError
from clausea.pages import Door
from clausea.records.raw import RawPage, decode
from clausea.records.sandbox import Died, Limits, ask

DAMAGED = "damaged page: it cannot be loaded"
IN_PART = "damaged page: only a part of it could be recovered"
_DEATHS = 3
"""A file may stop the reader this often before the rest of it is given up."""
_LOCKED = 4
_MOST_PAGES = 20_000
"""Of one file: a chart of ten years has some 5,000; a page tree may claim two billion."""


class TextLayer(NamedTuple):
    """`unread` are pages that could not be loaded, with why; `lasting` is False where another run may do better."""

    total: int
    pages: dict[int, RawPage]
    unread: dict[int, str]
    lasting: bool
    door: Door
    attached: int


class NoPageError(RecordsError):
    """No page of the file can be read."""


class _Refused(Exception):  # noqa: N818 - a state of the file
    """This way does not lead in; `locked` where a password is asked for."""

    def __init__(self, locked: bool) -> None:
        super().__init__(locked)
        self.locked = locked


def read_text(
    path: Path, door: Door, passwords: Sequence[str], limits: Limits, progress: Callable[[int, int], None] | None
) -> TextLayer:
    """Read every page's text layer. Raises RecordsError for a file that is locked, empty or beyond repair."""
    locked = False
    for what, way in _ways(door, passwords):
        if locked and not way.password:
            continue  # repair opens no lock
        try:
            return _read(path, what, way, limits, progress)
        except _Refused as refused:
            locked |= refused.locked
    if locked:
        remedy = (
            "None of the passwords fits; check" if passwords else "Write its password into a file and name that with"
        )
        raise RecordsError(f"{path}: locked with a password. {remedy} --password-file, or save a copy without one.")
    raise NoPageError(f"{path}: damaged, no page can be read. Export or print the chart again.")


def _ways(door: Door, passwords: Sequence[str]) -> Iterator[tuple[str, Door]]:
    """As it is; with each password; repaired; with another library."""
    doors = [door, *(replace(door, password=password) for password in passwords)]
    yield from (("pages", one) for one in doors)
    if door.kind == "pdf":
        yield from (("pages", replace(one, repair=True)) for one in doors)
        if door.inside < 0:
            yield from (("second", one) for one in doors)


def _read(path: Path, what: str, door: Door, limits: Limits, progress: Callable[[int, int], None] | None) -> TextLayer:
    """Raises _Refused where this way does not lead in, RecordsError for a file without pages."""
    pages: dict[int, RawPage] = {}
    unread: dict[int, str] = {}
    total, first, deaths, attached = 0, 1, 0, 0
    while True:
        break_off = None
        request = {"what": what, "path": str(path.resolve()), "first": first, "door": asdict(door)}
        try:
            for message in ask(request, limits):
                if "pages" in message:
                    total = min(int(message["pages"]), _MOST_PAGES)
                    attached = int(message.get("attached", 0))
                    unread.update(dict.fromkeys(map(int, message.get("lost", ())), IN_PART))
                elif "refused" in message:
                    raise _Refused(int(message["refused"]) == _LOCKED)
                elif "failed" in message:
                    first = int(message["failed"]) + 1
                    unread[first - 1] = DAMAGED
                else:
                    page = decode(message)
                    pages[page.number] = page
                    first = page.number + 1
                if progress and total:
                    progress(min(first - 1, total), total)
                if first > total > 0:
                    break
        except Died as died:
            break_off = str(died)
        except (ValueError, KeyError, TypeError):
            break_off = "the PDF reader gave no usable answer"
        if not total:
            if break_off:
                raise _Refused(locked=False)
            raise RecordsError(f"{path}: the file has no pages. Export the chart again.")
        if break_off is None:
            return TextLayer(total, pages, unread, not deaths, door, attached)
        deaths += 1
        unread[first] = break_off
        first += 1
        if first > total or deaths >= _DEATHS:
            unread.update(dict.fromkeys(range(first, total + 1), f"given up: {break_off}"))
            return TextLayer(total, pages, unread, lasting=False, door=door, attached=attached)


def attachments(path: Path, door: Door, limits: Limits) -> list[tuple[str, bool]]:
    """Name and whether it is a PDF, of each file attached inside the PDF."""
    try:
        for message in ask({"what": "attachments", "path": str(path.resolve()), "door": asdict(door)}, limits):
            return [(str(name), bool(is_pdf)) for name, is_pdf in message["attachments"]]
    except (Died, KeyError, TypeError, ValueError):
        return []
    return []
