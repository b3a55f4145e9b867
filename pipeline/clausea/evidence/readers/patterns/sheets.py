"""Sheets: labels with their values, one to a line or several in a line, and rows of tables as labels with values.

"Consent: Yes", "Opted in .... 09/30/25", "Patient response      agrees",
"| Created | 09/17/2025 |": the same fact in any notation. What the labels mean, each element's reader knows.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from clausea import sieve as re
from clausea.pages import Entry, Mark, Page
from clausea.values.asread import as_read
from clausea.values.boxes import find_boxes
from clausea.values.dates import find_dates

if TYPE_CHECKING:
    from clausea.evidence.readers.patterns.chart import Chart

_COLUMNS = re.compile(r"\s{2,}|\t|\s*\|\s*")
_PARTED = re.compile(r"\s\s|\t|\|")
_NUMBERED = re.compile(r"\W*\d{1,2}[.)]?\s+(?=[A-Z][a-z])")
_LABELLED = re.compile(
    r"(?P<label>[A-Za-z#$][\w /&’'().,%+-]{0,68}?)\s*(?::|=|\?\s*:?|\s?\.{3,}|…+|_{2,}|\s[–—-](?=\s)|"
    r"\s->)\s*(?=\S)(?P<value>.*)",
    re.DOTALL,
)
_TAGGED = re.compile(
    r"(?P<label>[A-Za-z][A-Za-z ]{1,30}?\b(?:via|on|date|by|mode|type|dt))\s+(?=[A-Z\d])", re.IGNORECASE
)
"""A label whose last word shows that a value follows: "Consented via Verbal", "Start date 3/4/26"."""
_WORDS = 9
"""Words that a label without a sign behind it may have."""
_YES = re.compile(r"\W*(?:yes|y|true|done|completed?|✓|✔)\b|\W*[✓✔☑☒]|\W*x\s*$", re.IGNORECASE)
_NO = re.compile(r"\W*(?:no|n|false|none|not|never|declin\w*|refus\w*|pending|n/a|unknown|blank)\b", re.IGNORECASE)
_CIRCLED = re.compile(
    r"[(\[]\s*(?P<yes>yes|y)\s*[)\]]\s*/?\s*(?:no|n)\b|\b(?:yes|y)\s*/?\s*[(\[]\s*(?:no|n)\s*[)\]]", re.IGNORECASE
)


class Field(NamedTuple):
    """A label and its value; the value stands at page text [start, end), the label at label_start."""

    label: str
    value: str
    start: int
    end: int
    label_start: int

    def day(self, near: str | None = None) -> tuple[int, int, str] | None:
        """The first whole date in the value: its place on the page and the ISO day."""
        for hit in find_dates(self.value, near=near):
            if not hit.partial or near:
                return self.start + hit.start, self.start + hit.end, hit.iso
        return None


class Sheet(NamedTuple):
    """Fields that belong together, under the words that head them."""

    page: int
    entry: Entry
    heading: str
    fields: tuple[Field, ...]
    row: bool

    @property
    def start(self) -> int:
        return min(field.label_start for field in self.fields) if not self.row else self.fields[0].start

    @property
    def end(self) -> int:
        return max(field.end for field in self.fields)


def answer(value: str) -> bool | None:
    """True for an answer that says yes, False for one that says no, None for any other value."""
    circled = _CIRCLED.search(value)
    if circled:
        return circled["yes"] is not None
    boxes = [box for box in find_boxes(value) if re.match(r"(?:yes|no|y|n)\b", box.label, re.IGNORECASE)]
    if boxes:
        ticked = {bool(re.match("y", box.label, re.IGNORECASE)) for box in boxes if box.checked}
        return ticked.pop() if len(ticked) == 1 else None
    if _NO.match(value):
        return False
    return True if _YES.match(value) else None


def read_sheets(chart: "Chart") -> Iterator[Sheet]:
    """The sheets of all entries that are no handouts or blank forms, and the rows of their tables.

    A sheet's lines may have been cut into several entries ("Date offered  02/20/2026" looks like a new one)."""
    rows: dict[int, list[tuple[int, int]]] = {}
    known: set[tuple[int, int, int]] = set()
    for unit in chart.units:
        row = unit.row
        if row is None or (row.page, row.start, row.end) in known:
            continue
        known.add((row.page, row.start, row.end))
        rows.setdefault(row.page, []).append((row.start, row.end))
        page = chart.pages[row.page]
        cells = tuple(
            Field(header, page.text[start:end].replace("\n", " "), start, end, start)
            for header, (start, end) in zip(row.headers, row.cells, strict=False)
            if start >= 0
        )
        if cells and not _left_out(unit.entry):
            yield Sheet(row.page, unit.entry, f"{_title(unit.entry)} | {unit.section}", cells, True)
    parts: dict[int, list[tuple[int, int, Entry]]] = {}
    for entry in chart.record.entries:
        for part in entry.parts:
            parts.setdefault(part.page, []).append((part.start, part.end, entry))
    for number, page in chart.pages.items():
        yield from _plain_tables(page, parts.get(number, []), rows.setdefault(number, []))
        yield from _blocks(page, parts.get(number, []), rows.get(number, []))


def _left_out(entry: Entry) -> bool:
    return entry.handout or entry.blank or entry.outside


def _title(entry: Entry) -> str:
    return entry.title.value if entry.title else ""


def _blocks(page: Page, parts: list[tuple[int, int, Entry]], rows: list[tuple[int, int]]) -> Iterator[Sheet]:
    fields: list[Field] = []
    heading, last = "", 0
    under: Entry | None = None
    words = as_read(page.text)
    for line in page.lines:
        if line.running or any(a < line.end and line.start < b for a, b in rows):
            continue
        entry = next((entry for start, end, entry in parts if start <= line.start < end), None)
        if entry is None or _left_out(entry):
            continue
        own = _fields(words[line.start : line.end], line.start)
        apart = page.text[last : line.start].count("\n") > 1
        if fields and under is not None and (apart or not own):
            yield Sheet(page.number, under, heading, tuple(fields), False)
            fields = []
        if not fields:
            under = entry
            if apart or not own:
                heading = ""
        if own:
            heading = heading or ("" if _of_title(entry, line.start) else _title(entry))
            fields.extend(own)
        else:
            heading = page.text[line.start : line.end]
        last = line.end
    if fields and under is not None:
        yield Sheet(page.number, under, heading, tuple(fields), False)


def _plain_tables(page: Page, parts: list[tuple[int, int, Entry]], rows: list[tuple[int, int]]) -> Iterator[Sheet]:
    """Rows of tables drawn with bars that stage 1 did not take for tables: column heads without figures, then rows
    of as many cells. Adds their places to `rows`."""
    heads: list[str] = []
    for line in page.lines:
        text = page.text[line.start : line.end]
        if "|" not in text or any(a < line.end and line.start < b for a, b in rows):
            heads = []
            continue
        cells = [match.span() for match in re.finditer(r"[^|]+", text) if match[0].strip()]
        written = [text[start:stop].strip() for start, stop in cells]
        if len(cells) < 3:
            heads = []
        elif not heads or len(heads) != len(cells):
            headed = all(len(cell.split()) <= 4 and not re.search(r"\d", cell) for cell in written)
            heads = written if headed else []
        else:
            entry = next((entry for start, end, entry in parts if start <= line.start < end), None)
            if entry is None or _left_out(entry):
                continue
            fields = []
            for head, cell, (start, stop) in zip(heads, written, cells, strict=True):
                at = line.start + start + len(text[start:stop]) - len(text[start:stop].lstrip())
                fields.append(Field(head, cell, at, at + len(cell), at))
            rows.append((fields[0].start, fields[-1].end))
            yield Sheet(page.number, entry, _title(entry), tuple(fields), True)


def _of_title(entry: Entry, start: int) -> bool:
    return entry.title is not None and abs(entry.title.start - start) < 4


_LIKE = re.compile(r"[:=?\t|…]|\s\s|\.\.\.|__|\s[–—-]\s|->|(?:via|on|date|by|mode|type|dt)\s+\w", re.IGNORECASE)
"""What a line with labels and values cannot do without."""


def _fields(text: str, at: int) -> tuple[Field, ...]:
    """The labelled values of a line; none for a sentence."""
    if not _LIKE.search(text):
        return ()
    found: list[Field] = []
    begin = _NUMBERED.match(text)
    cells: list[tuple[int, int]] = []
    place = begin.end() if begin else len(text) - len(text.lstrip(" \t|*•-–[]"))
    for gap in [*(_COLUMNS.finditer(text, place) if _PARTED.search(text) else ()), None]:
        stop = gap.start() if gap else len(text)
        if text[place:stop].strip(" .:_") or (text[place:stop].strip() and cells):
            cells.append((place, stop))
        place = gap.end() if gap else stop
    pending: tuple[int, int] | None = None
    for start, stop in cells:
        cell = text[start:stop]
        match = None if cell.rstrip().endswith("?") else _LABELLED.match(cell)
        if cell.rstrip().endswith("?") and len(cell.split()) <= 24 and len(cells) > 1:
            pending = (start, stop)
        elif match and match["value"].strip() and len(match["label"].split()) <= _WORDS + 3:
            found.append(_field(text, at, start, start + match.end("label"), start + match.start("value"), stop))
            pending = None
        elif pending is not None:
            found.append(_field(text, at, pending[0], pending[1], start, stop))
            pending = None
        elif (
            len(cells) > 1
            and re.fullmatch(r"[A-Za-z#][\w /&’'().,%+-]{0,68}?\s*(?:[:?=]|\.{2,})?", cell)
            and len(cell.split()) <= _WORDS
        ):
            pending = (start, stop)
        elif len(cells) == 1 and (tagged := _TAGGED.match(cell)) and len(cell.split()) <= _WORDS:
            found.append(_field(text, at, start, start + tagged.end("label"), start + tagged.end(), stop))
        elif found:  # goes on with the value before it
            before = found[-1]
            found[-1] = before._replace(value=text[before.start - at : stop], end=at + stop)
    return tuple(found)


def _field(text: str, at: int, label: int, till: int, start: int, stop: int) -> Field:
    start += len(text[start:stop]) - len(text[start:stop].lstrip(" .:_…"))
    return Field(
        text[label:till].strip(" .:?=|-–"), text[start:stop].strip(), at + start, at + max(start, stop), at + label
    )


def mark_of(sheet: Sheet, place: tuple[int, int, str]) -> Mark:
    """The mark of a value found in a field."""
    return Mark(place[2], sheet.page, place[0], place[1])
