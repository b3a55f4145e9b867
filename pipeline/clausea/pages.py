"""The records as read, in memory: pages of text with their geometry, and the dated entries cut from them.

Frozen dataclasses with slots, and tuples for what a long chart has by the hundred thousand (lines, boxes, cells), not
pydantic: they are made by our own reader and checked by nobody else. Offsets are code points in the page's text, `end`
exclusive. Boxes are PDF points of the page as it is displayed (rotation and crop box applied), origin at the top left.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from clausea.models import PageFlag, RecordFile, Span, UnreadPage


class Box(NamedTuple):
    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True, slots=True)
class Place:
    """Where a cited span stands on its page, one box for each printed line that it touches, in reading order.

    Empty where the page has no geometry (text of the second reader).
    """

    span: Span
    shown: tuple[Box, ...]
    """On the page as displayed: origin at the top left, rotation and crop box applied. For a review page's image."""
    user: tuple[tuple[float, float, float, float], ...]
    """The same in PDF user space (left, bottom, right, top), unrotated: for QuadPoints and `re`, as they are."""


@dataclass(frozen=True, slots=True)
class LiftedPage:
    """A page copied out of a file: what of it is shown (left, bottom, right, top in PDF user space), and how many
    quarter turns clockwise it is shown with."""

    box: tuple[float, float, float, float]
    turn: int


@dataclass(frozen=True, slots=True)
class Lifted:
    """Pages copied out of a file as a PDF of their own: flattened, inert, without metadata."""

    pdf: bytes
    pages: tuple[LiftedPage, ...]
    sha256: str
    """Of the file they come from."""


class Line(NamedTuple):
    """One line of page text (without its newline). `size` in points, 0 where unknown (form values, OCR)."""

    start: int
    end: int
    box: Box | None = None
    size: float = 0.0
    bold: bool = False
    running: bool = False
    """True for running heads, feet and fax lines: they date nothing and name no author."""


@dataclass(frozen=True, slots=True)
class FormField:
    """A form value or text note, as a span of its page. `label` is the printed text beside it ("Date of consent").

    For check boxes and radio buttons `checked` tells the state and start == end where no text stands for it.
    """

    start: int
    end: int
    kind: str
    """text, choice, checkbox, radio, note, freetext or stamp."""
    name: str = ""
    label: str = ""
    label_start: int = -1
    label_end: int = -1
    checked: bool | None = None
    box: Box | None = None


class Cell(NamedTuple):
    """A table cell: its segments in reading order (more than one when it wraps and the text order scatters it)."""

    segments: tuple[tuple[int, int], ...] = ()


class Row(NamedTuple):
    cells: tuple[Cell, ...]
    """One per column of the table, empty cells included."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table rebuilt from boxes: `columns` are the header's words, `header` its span."""

    columns: tuple[str, ...]
    header: tuple[int, int]
    rows: tuple[Row, ...]

    @property
    def span(self) -> tuple[int, int]:
        """From the first of its words to the last; a table that goes on from the page before has no header here."""
        places = [segment for row in self.rows for cell in row.cells for segment in cell.segments]
        places += [self.header] if self.header[1] else []
        return min(start for start, _ in places), max(end for _, end in places)


@dataclass(frozen=True, slots=True)
class PageIdentity:
    """Who the page says it is about (first found on the page); None where it does not say."""

    name: str | None = None
    dob: str | None = None
    mrn: str | None = None


@dataclass(frozen=True, slots=True)
class DoubtfulWord:
    """A word with a figure that was read from a picture and may be another: relied on by nothing unseen.

    The page text holds the likeliest reading; `raw` is what was seen before a code-shaped repair ("14l" for 141).
    """

    start: int
    end: int
    raw: str
    others: tuple[str, ...]
    """What else it could be, likeliest first."""


@dataclass(frozen=True, slots=True)
class PlacedWord:
    """A word of a page that was read from its picture; `user` as in Place, `sure` of its least certain letter (0 to 1).

    The certainty is the model's own, which is too high: what is to be doubted stands in `Page.doubts`.
    """

    start: int
    end: int
    shown: Box
    user: tuple[float, float, float, float]
    sure: float = 1.0


@dataclass(frozen=True, slots=True)
class Page:
    record: str
    number: int
    text: str
    lines: tuple[Line, ...] = ()
    fields: tuple[FormField, ...] = ()
    tables: tuple[Table, ...] = ()
    label: str | None = None
    """The printed page label where it differs from the number."""
    identity: PageIdentity = PageIdentity()
    width: float = 0.0
    height: float = 0.0
    ocr: bool = False
    """True for a page that was read from its picture; only such a page has `doubts` and `words`."""
    doubts: tuple[DoubtfulWord, ...] = ()
    words: tuple[PlacedWord, ...] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """A value read from a place of the chart: what it says and where it stands."""

    value: str
    page: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of one page that belongs to an entry."""

    page: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Entry:
    """A dated unit of the chart: a note, a call, a form, a log, a letter. It may run over several pages.

    `date` is the day of the event, never a print, fax or signature-only date. `author` is "Name, Credential".
    `signature` is the signing line where one was found; `draft` is True for unsigned drafts and dictated-not-read.
    """

    record: str
    index: int
    parts: tuple[Part, ...]
    title: Mark | None = None
    date: Mark | None = None
    month: Mark | None = None
    author: Mark | None = None
    program: Mark | None = None
    signature: Mark | None = None
    signed_on: Mark | None = None
    sections: tuple[Mark, ...] = ()
    """The headings inside the entry, in order ("Family history", "Plan")."""
    draft: bool = False
    unsigned: bool = False
    """True where the entry itself says that it waits for its signature."""
    written: Mark | None = None
    """The day of the writing where the entry is a late one: later than that of the event."""
    copied_from: Mark | None = None
    """The day of the entry whose words and minutes this one repeats (see records/copies.py)."""
    blank: bool = False
    """True for blank forms and master copies."""
    handout: bool = False
    """True for leaflets, education sheets, policies, cover sheets, cards: general words, not about this patient."""
    outside: bool = False
    """True for records of another practice (therapist, hospital, outside clinic)."""


def parts_by_page(entries: Iterable[Entry]) -> dict[int, list[tuple[int, int, Entry]]]:
    """(start, end, entry) of every entry's parts on each page, in the entries' order."""
    parts: dict[int, list[tuple[int, int, Entry]]] = {}
    for entry in entries:
        for part in entry.parts:
            parts.setdefault(part.page, []).append((part.start, part.end, entry))
    return parts


@dataclass(frozen=True, slots=True)
class Door:
    """How a file was got into: with a password, repaired, as a picture, or attached inside another PDF."""

    kind: str = "pdf"
    """pdf or picture (TIFF, PNG, JPEG)."""
    password: str = field(default="", repr=False)
    repair: bool = False
    inside: int = -1
    """Number of the attachment that it is, from 0; -1 for the file itself."""


@dataclass(frozen=True, slots=True)
class TwinPage:
    """A page that repeats an earlier one of the chart, word for word, running lines apart."""

    record: str
    page: int
    of_record: str
    of_page: int
    lines: tuple[tuple[int, int, int], ...]
    """(start on the page, start on the earlier one, length) of the lines that both print alike."""


@dataclass(frozen=True, slots=True)
class Record:
    """One file of the chart, or a PDF attached inside one."""

    id: str
    path: Path
    sha256: str
    pages: tuple[Page, ...]
    page_count: int
    entries: tuple[Entry, ...] = ()
    unread: tuple[UnreadPage, ...] = ()
    other_patient_pages: tuple[int, ...] = ()
    flags: tuple[PageFlag, ...] = ()
    door: Door = Door()
    attached: str = ""
    """Its name inside the file at `path`, for an attachment."""
    twins: tuple[TwinPage, ...] = ()
    """Its pages that stand in the chart before: read once, cited at both places."""

    @property
    def name(self) -> str:
        """What people know it by."""
        return f"{self.path.name} (attached: {self.attached})" if self.attached else self.path.name

    @property
    def listed(self) -> RecordFile:
        """As evidence.json lists it (CONTRACT.md 4)."""
        return RecordFile(
            id=self.id,
            file=self.name,
            path=str(self.path),
            sha256=self.sha256,
            pages=self.page_count,
            ocr_pages=tuple(page.number for page in self.pages if page.ocr),
            unread_pages=self.unread,
            other_patient_pages=self.other_patient_pages,
            flags=self.flags,
        )

    def page(self, number: int) -> Page:
        """The page with that number; KeyError when it was not read."""
        for page in self.pages:
            if page.number == number:
                return page
        raise KeyError(number)


@dataclass(frozen=True, slots=True)
class Records:
    """What stage 1 hands on."""

    files: tuple[Record, ...]
    patient: PageIdentity = PageIdentity()
    """Whose chart it is: the claim's patient where given, else what most pages say."""

    def file(self, record_id: str) -> Record:
        for record in self.files:
            if record.id == record_id:
                return record
        raise KeyError(record_id)

    def text(self, record_id: str, page: int) -> str:
        return self.file(record_id).page(page).text
