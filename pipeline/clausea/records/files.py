"""One chart file to raw pages: what can be read, what cannot and why. Knows the sandbox, knows no medicine."""

import hashlib
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from clausea.errors import RecordsError
from clausea.models import UnreadPage
from clausea.records.raw import Quad, RawPage, decode
from clausea.records.sandbox import Died, Limits, ask

NO_TEXT = "no text layer: scanned page; OCR is not part of this version"
MOSTLY_IMAGE = "mostly a scanned image; only the little text printed over it was read"
NONSENSE = "text layer is not readable; OCR is not part of this version"
_DEATHS = 3
"""A file may stop the reader this often before the rest of it is given up."""
_LOCKED = 4
_NO_LETTER = re.compile(r"[\W_]+")
_STRANGE = re.compile("[\x00-\x1f\x7f-\x9f\ue000-\uf8ff\ufff0-\uffff]")
"""Control, private-use and replacement characters: fonts without a usable encoding give these."""


class FileText(NamedTuple):
    """A file as read: `unread` may name a page that also stands in `pages` (a stamp's words over a scan)."""

    sha256: str
    page_count: int
    pages: tuple[RawPage, ...]
    unread: tuple[UnreadPage, ...]


def chart_files(paths: Sequence[Path | str]) -> tuple[Path, ...]:
    """The PDFs meant: files as given, folders' *.pdf sorted (subfolders too). RecordsError when there are none."""
    found: list[Path] = []
    for path in map(Path, paths):
        if path.is_dir():
            inside = sorted(file for file in path.rglob("*") if file.suffix.lower() == ".pdf" and file.is_file())
            if not inside:
                raise RecordsError(f"{path}: no PDF in this folder. Put the chart there, or name the file.")
            found += inside
        elif path.is_file():
            found.append(path)
        else:
            raise RecordsError(f"{path}: no such file. Check the name, or name the folder that holds the chart.")
    if not found:
        raise RecordsError("No records given. Name the chart's PDF files or a folder with them.")
    return tuple(dict.fromkeys(found))


def read_file(
    path: Path,
    *,
    limits: Limits = Limits(),  # noqa: B008 - frozen
    progress: Callable[[int, int], None] | None = None,
) -> FileText:
    """Read a PDF in the child process.

    `progress(pages read, pages in all)` is called after each page. Raises RecordsError when the file is no PDF,
    locked, empty or beyond repair; a single bad page is only listed.
    """
    sha256 = _checked(path)
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
            break
        deaths += 1
        unread[first] = break_off
        first += 1
        if first > total:
            break
        if deaths >= _DEATHS:
            unread.update(dict.fromkeys(range(first, total + 1), f"given up: {break_off}"))
            break
    kept = []
    for number, page in sorted(pages.items()):
        reason = why_unread(page)
        if reason:
            unread[number] = reason
        if not reason or reason == MOSTLY_IMAGE:
            kept.append(page)
    listed = tuple(UnreadPage(page=number, reason=reason) for number, reason in sorted(unread.items()))
    return FileText(sha256, total, tuple(kept), listed)


def _checked(path: Path) -> str:
    """The file's SHA-256. RecordsError when it cannot be read or is no PDF."""
    try:
        with path.open("rb") as file:
            head = file.read(1024)
            file.seek(0)
            digest = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise RecordsError(f"{path}: cannot be opened ({error.strerror}). Check its permissions.") from None
    if not head:
        raise RecordsError(f"{path}: the file is empty. Export the chart again.")
    if b"%PDF-" not in head:
        raise RecordsError(f"{path}: not a PDF. Print or export the record as PDF first.")
    return digest


def why_unread(page: RawPage) -> str | None:
    """Why the page counts as unread although it was loaded; None for a readable page and for a blank one."""
    solid = "".join(page.text.split())
    if not solid.strip("•·"):
        return NO_TEXT if page.drawn else None
    letters = len(_NO_LETTER.sub("", solid))
    strange = len(_STRANGE.findall(solid))
    if strange > 0.2 * len(solid) or (len(solid) > 80 and letters < 0.3 * len(solid) and "_" not in solid):
        return NONSENSE
    return MOSTLY_IMAGE if page.image >= 0.5 else None


def read_rectangles(
    path: Path,
    spans: Sequence[tuple[int, int, int]],
    *,
    limits: Limits = Limits(),  # noqa: B008 - frozen
) -> Iterator[tuple[tuple[int, int, int], list[tuple[Quad, Quad]]]]:
    """For each (page, start, end), by page: its boxes as displayed and in user space. RecordsError when it changed."""
    wanted: dict[int, list[tuple[int, int]]] = {}
    for page, start, end in spans:
        wanted.setdefault(page, []).append((start, end))
    try:
        request = {"what": "rectangles", "path": str(path.resolve()), "spans": sorted(wanted.items())}
        for message in ask(request, limits):
            page = int(message["number"])
            for (start, end), boxes in zip(wanted[page], message["boxes"], strict=True):
                yield (page, start, end), [(_quad(shown), _quad(user)) for shown, user in boxes]
    except (Died, KeyError, TypeError, ValueError):
        raise RecordsError(
            f"{path}: its pages can no longer be read. If it changed, run the extraction again."
        ) from None


def _quad(numbers: Sequence[float]) -> Quad:
    left, bottom, right, top = map(float, numbers)
    return left, bottom, right, top
