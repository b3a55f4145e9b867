"""The text layer of one PDF, page by page: which library reads it, and what becomes of pages that stop the reader."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from clausea.errors import RecordsError
from clausea.records.raw import RawPage, decode
from clausea.records.sandbox import Died, Limits, ask

_DEATHS = 3
"""A file may stop the reader this often before the rest of it is given up."""
_LOCKED = 4


class TextLayer(NamedTuple):
    """`unread` are pages that could not be loaded, with why; `lasting` is False where another run may do better."""

    total: int
    pages: dict[int, RawPage]
    unread: dict[int, str]
    lasting: bool


def read_text(path: Path, limits: Limits, progress: Callable[[int, int], None] | None) -> TextLayer:
    """Read every page's text layer. Raises RecordsError for a file that is locked, empty or beyond repair."""
    pages: dict[int, RawPage] = {}
    unread: dict[int, str] = {}
    total, first, deaths, what = 0, 1, 0, "pages"
    while True:
        refused = None
        try:
            for message in ask({"what": what, "path": str(path.resolve()), "first": first}, limits):
                if "pages" in message:
                    total = int(message["pages"])
                elif "refused" in message:
                    refused = int(message["refused"])
                elif "failed" in message:
                    first = int(message["failed"]) + 1
                    unread[first - 1] = "damaged page: it cannot be loaded"
                else:
                    page = decode(message)
                    pages[page.number] = page
                    first = page.number + 1
                if progress and total:
                    progress(min(first - 1, total), total)
            break_off = None
        except Died as died:
            break_off = str(died)
        except (ValueError, KeyError, TypeError):
            break_off = "the PDF reader gave no usable answer"
        if refused == _LOCKED:
            raise RecordsError(f"{path}: locked with a password. Save a copy without a password and name that one.")
        if (refused is not None or (break_off and not total)) and what == "pages":
            what = "second"  # another library reads some files that the first one refuses
            continue
        if refused is not None or not total:
            if refused is None and break_off is None:
                raise RecordsError(f"{path}: the file has no pages. Export the chart again.")
            raise RecordsError(f"{path}: damaged, no page can be read. Export or print the chart again.")
        if break_off is None:
            return TextLayer(total, pages, unread, not deaths)
        deaths += 1
        unread[first] = break_off
        first += 1
        if first > total:
            return TextLayer(total, pages, unread, lasting=False)
        if deaths >= _DEATHS:
            unread.update(dict.fromkeys(range(first, total + 1), f"given up: {break_off}"))
            return TextLayer(total, pages, unread, lasting=False)
