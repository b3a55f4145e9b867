"""The text layer of one file, page by page: which way leads into it, and what becomes of pages that stop the reader."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from queue import SimpleQueue
from typing import Any, NamedTuple

from clausea.errors import RecordsError
from clausea.pages import Door
from clausea.records.raw import RawPage, decode
from clausea.records.sandbox import Died, Limits, ask, processors

DAMAGED = "damaged page: it cannot be loaded"
IN_PART = "damaged page: only a part of it could be recovered"
TOO_MANY = "pages {first} to {claimed} were not read: no chart is so long; split the file where it is one"
_DEATHS = 3
"""A part may stop the reader this often before the rest of it is given up."""
_LOCKED = 4
_PART = 250
"""Pages of one child process: parts are read side by side, and one that stops the reader costs the others nothing."""
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
    done: set[int] = set()

    def count(number: int, total: int) -> None:
        done.add(number)
        if progress:
            progress(len(done), total)

    request = {"what": what, "path": str(path.resolve()), "door": asdict(door)}
    with ThreadPoolExecutor(processors()) as threads:  # each waits for a child process of its own
        total: SimpleQueue[int] = SimpleQueue()
        head = threads.submit(_part, request, 1, min(_PART, _MOST_PAGES), limits, count, total.put)
        head.add_done_callback(lambda _: total.put(0))
        most = total.get()  # the first thing that the child says
        ranges = [(start, min(start + _PART - 1, most)) for start in range(_PART + 1, most + 1, _PART)]
        rest = [threads.submit(_part, request, start, end, limits, count) for start, end in ranges]
        first = head.result()
        parts = [first, *(part.result() for part in rest)]
    if first.break_off and not first.total:
        raise _Refused(locked=False)
    if not first.total:
        raise RecordsError(f"{path}: the file has no pages. Export the chart again.")
    unread = dict.fromkeys(first.lost, IN_PART) | {n: why for part in parts for n, why in part.unread.items()}
    if first.claimed > first.total:
        unread[first.total + 1] = TOO_MANY.format(first=first.total + 1, claimed=first.claimed)
    return TextLayer(
        first.total + (first.claimed > first.total),
        {number: page for part in parts for number, page in part.pages.items()},
        unread,
        not any(part.break_off for part in parts),
        door,
        first.attached,
    )


@dataclass
class _Part:
    """A range of pages as read."""

    total: int = 0
    claimed: int = 0
    pages: dict[int, RawPage] = field(default_factory=dict)
    unread: dict[int, str] = field(default_factory=dict)
    lost: tuple[int, ...] = ()
    attached: int = 0
    break_off: str | None = None


def _part(
    request: dict[str, Any],
    first: int,
    last: int,
    limits: Limits,
    count: Callable[[int, int], None],
    tell: Callable[[int], None] | None = None,
) -> _Part:
    """Pages `first` to `last`; one that stops the reader is passed over, and after three of them the rest is given up.

    `tell` is told how many pages the file has as soon as the child says so. Raises _Refused where the file cannot be
    opened this way.
    """
    part = _Part()
    deaths = 0
    while True:
        try:
            for message in ask({**request, "first": first, "last": last}, limits):
                if "pages" in message:
                    part.claimed = int(message["pages"])
                    part.total = min(part.claimed, _MOST_PAGES)
                    part.attached = int(message.get("attached", 0))
                    part.lost = tuple(map(int, message.get("lost", ())))
                    last = min(last, part.total)
                    if tell:
                        tell(part.total)
                    continue
                if "refused" in message:
                    raise _Refused(int(message["refused"]) == _LOCKED)
                if "failed" in message:
                    first = int(message["failed"]) + 1
                    part.unread[first - 1] = DAMAGED
                else:
                    page = decode(message)
                    part.pages[page.number] = page
                    first = page.number + 1
                count(first - 1, part.total)
            return part
        except Died as died:
            part.break_off = str(died)
        except (ValueError, KeyError, TypeError):
            part.break_off = "the PDF reader gave no usable answer"
        if not part.total:
            return part
        deaths += 1
        if first <= last:
            part.unread[first] = part.break_off
        first += 1
        if first > last or deaths >= _DEATHS:
            part.unread.update(dict.fromkeys(range(first, last + 1), f"given up: {part.break_off}"))
            return part


def attachments(path: Path, door: Door, limits: Limits) -> list[tuple[str, bool]]:
    """Name and whether it is a PDF, of each file attached inside the PDF."""
    try:
        for message in ask({"what": "attachments", "path": str(path.resolve()), "door": asdict(door)}, limits):
            return [(str(name), bool(is_pdf)) for name, is_pdf in message["attachments"]]
    except (Died, KeyError, TypeError, ValueError):
        return []
    return []
