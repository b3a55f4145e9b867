"""One chart file to raw pages: what can be read, what cannot and why. Knows the sandbox, knows no medicine."""

import hashlib
import re
import string
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, NamedTuple

from clausea.errors import RecordsError
from clausea.models import UnreadPage
from clausea.pages import Door
from clausea.records import cache
from clausea.records.given import checked
from clausea.records.ocr import read_pictures
from clausea.records.options import Ocr, Options
from clausea.records.raw import SPARSE, Quad, RawPage
from clausea.records.sandbox import Died, Limits, ask
from clausea.records.textlayer import attachments, read_text

NO_TEXT = "scanned page without a text layer; the OCR is off (--ocr never)"
MOSTLY_IMAGE = "mostly a scanned image; only the little text printed over it was read (--ocr never)"
NONSENSE = "its text layer is not readable; the OCR is off (--ocr never)"
NO_PAGE = "damaged file: no page of it can be read; export or print it again"
_NO_LETTER = re.compile(r"[\W_]+")
_ALPHANUMERIC = (string.ascii_letters + string.digits).encode()
_STRANGE = re.compile("[\x00-\x1f\x7f-\x9f\ue000-\uf8ff\ufff0-\uffff]")
"""Control, private-use and replacement characters: fonts without a usable encoding give these."""
_ODD = re.compile(r"[A-Za-z]*[^\W\d_]\d+[^\W\d_]{2,}|[A-Za-z]+[^\w\s'’./&@:-][A-Za-z]+|[^aeiouyAEIOUY\W\d_]{5,}")
"""Words that no writer writes: figures or signs inside, no vowel. A scanner's poor text layer is full of them."""

_SIGNS = re.compile(r"[!\"#$%&'()*+;<=>?@\[\\\]^`{|}~]")
_COMMON = re.compile(
    r"\b(?:the|of|and|to|in|is|was|for|with|on|at|by|no|not|or|as|an|are|be|from|this|date|name|patient|pt|time|page|"
    r"dob|note|call(?:ed)?|min|minutes|visit|plan|care|dr|md|rn|total|yes|el|la|de|los|para|con)\b",
    re.IGNORECASE,
)
_LETTERS = re.compile(r"[^\W\d_]{3,}")
_VOWEL = re.compile(r"[aeiouyáéíóú]", re.IGNORECASE)
_ENOUGH = 12
"""Words from which a page without any common one, many without a vowel, is no language."""


class FileText(NamedTuple):
    """A file as read: `unread` may name a page that also stands in `pages` (a stamp's words over a scan)."""

    sha256: str
    page_count: int
    pages: tuple[RawPage, ...]
    unread: tuple[UnreadPage, ...]
    door: Door = Door()
    attached: tuple[tuple[str, bool], ...] = ()
    """Name of each file attached inside, and whether it is a PDF."""
    lasting: bool = True
    """False where another run may read more (a limit of time, an OCR that did not start)."""


def read_file(
    path: Path,
    *,
    limits: Limits = Limits(),  # noqa: B008 - frozen
    options: Options = Options(),  # noqa: B008 - frozen
    progress: Callable[[int, int], None] | None = None,
    inside: int = -1,
) -> FileText:
    """Read a file in child processes, pages without a usable text layer from their pictures.

    `inside` is the number of an attachment that is read instead of the file itself. `progress(pages read, pages in
    all)` is called after each page. Raises RecordsError when the file is no PDF or picture, locked, empty or beyond
    repair; a single bad page is only listed.
    """
    sha256, kind = checked(path)
    if inside >= 0:
        sha256 = hashlib.sha256(f"{sha256}:{inside}".encode()).hexdigest()
    asked = options.ocr_pages.get(sha256)
    key = f"{sha256}:{options.ocr if asked is None else asked}"
    kept = cache.get_object("file", key) if options.cache else None
    if isinstance(kept, str):
        kept = cache.get_object("file", kept)
    if isinstance(kept, FileText):
        if progress:
            progress(kept.page_count, kept.page_count)
        return kept
    text = read_text(path, Door(kind, inside=inside), options.passwords, limits, progress)
    wanted = {
        number
        for number in range(1, text.total + 1)
        if (options.ocr != "never" and number not in text.pages and number not in text.unread)
        or (number in text.pages and _by_picture(text.pages[number], options.ocr, asked))
    }
    pages, unread, lasting = dict(text.pages), dict(text.unread), text.lasting
    done = text.total - len(wanted)
    for read in read_pictures(path, text.door, {number: pages.get(number) for number in wanted}, options, limits):
        lasting &= read.lasting
        if read.page is not None:
            pages[read.number] = read.page
        if read.reason:
            unread[read.number] = read.reason
        done += 1
        if progress:
            progress(done, text.total)
    for number, page in list(pages.items()):
        reason = None if page.ocr else why_unread(page)
        if reason:
            unread.setdefault(number, reason)
            if reason != MOSTLY_IMAGE:
                del pages[number]
    listed = tuple(UnreadPage(page=number, reason=reason) for number, reason in sorted(unread.items()))
    attached = tuple(attachments(path, text.door, limits)) if text.attached and inside < 0 else ()
    found = FileText(sha256, text.total, tuple(page for _, page in sorted(pages.items())), listed, text.door, attached)
    if options.cache and lasting and not text.door.password:  # what a password guards is kept nowhere
        by_picture = tuple(page.number for page in found.pages if page.ocr)
        cache.put_object("file", key, found)
        if asked is None:  # a reviewed evidence.json asks for the pages that this run chose
            cache.put_object("file", f"{sha256}:{by_picture}", key)
    return found


def nothing_of(path: Path) -> FileText:
    """A file of which no page can be read, beside others: one page stands for it, so that it is not forgotten."""
    return FileText(checked(path)[0], 1, (), (UnreadPage(page=1, reason=NO_PAGE),))


def _by_picture(page: RawPage, mode: Ocr, asked: tuple[int, ...] | None) -> bool:
    """Whether the page is to be read from its picture: decided by its image and the sense of its text (pdf.md 7)."""
    if asked is not None:
        return page.number in asked
    if mode == "always":
        return page.drawn > 0
    return mode == "auto" and (why_unread(page) is not None or (page.image >= 0.5 and garbled(page.text)))


def why_unread(page: RawPage) -> str | None:
    """Why the page's text layer is no text; None for a readable page and for a blank one."""
    solid = "".join(page.text.split())
    if not solid.strip("•·") or (page.drawn and not any(map(str.isalnum, solid))):
        return NO_TEXT if page.drawn else None
    strange = len(_STRANGE.findall(solid))
    if strange > 0.2 * len(solid) or (len(solid) > 80 and "_" not in solid and _letters(solid) < 0.3 * len(solid)):
        return NONSENSE
    if len(_SIGNS.findall(solid)) > max(8, 0.5 * len(solid)) or _no_language(page.text):
        return NONSENSE
    return MOSTLY_IMAGE if page.image >= 0.5 and len(solid) < SPARSE else None


def _letters(solid: str) -> int:
    """Letters and figures of the text."""
    if solid.isascii():
        return len(solid) - len(solid.encode().translate(None, _ALPHANUMERIC))
    return len(_NO_LETTER.sub("", solid))


def _no_language(text: str) -> bool:
    """True where a font gives its own numbers for letters ("7KH SDWLHQW" for "The patient"): many words, none of them
    common, and too many without a vowel."""
    if _COMMON.search(text):
        return False
    words = _LETTERS.findall(text)
    return len(words) >= _ENOUGH and sum(not _VOWEL.search(word) for word in words) > 0.3 * len(words)


def garbled(text: str) -> bool:
    """True for the poor text layer of a scanner: many of its words are no words."""
    words = [word.strip(".,;:()[]'\"*-") for word in text.split()]
    words = [word for word in words if sum(map(str.isalpha, word)) >= 3]
    return len(words) >= 20 and sum(bool(_ODD.fullmatch(word)) for word in words) > 0.12 * len(words)


def read_rectangles(
    path: Path,
    spans: Sequence[tuple[int, int, int]],
    *,
    door: Door = Door(),  # noqa: B008 - frozen
    limits: Limits = Limits(),  # noqa: B008 - frozen
) -> Iterator[tuple[tuple[int, int, int], list[tuple[Quad, Quad]]]]:
    """For each (page, start, end), by page: its boxes as displayed and in user space. RecordsError when it changed."""
    wanted: dict[int, list[tuple[int, int]]] = {}
    for page, start, end in spans:
        wanted.setdefault(page, []).append((start, end))
    try:
        request: dict[str, Any] = {"what": "rectangles", "path": str(path.resolve()), "spans": sorted(wanted.items())}
        request["door"] = asdict(door)
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
