"""Cuts entries into what is read at once: sentences, labelled values, table rows and form fields.

A unit's text is the page's own slice (line ends turned into blanks, length kept), so that offsets in it are
offsets on the page. A table row's cells are units of their own that inherit the row's date and person.
"""

import re as plain
from collections.abc import Iterator
from dataclasses import dataclass

from clausea import sieve as re
from clausea.evidence.daycolumns import day_columns
from clausea.evidence.rows import TableRow, table_rows
from clausea.pages import Entry, Line, Mark, Page, Record, parts_by_page
from clausea.values.asread import as_read
from clausea.values.dates import find_dates
from clausea.values.datewords import DAY_ALONE, LABEL_OVER

_ABBREVIATION = plain.compile(  # asked of eight characters: a look before the search would cost more than it
    r"(?<!['’])(?:\b(?:dr|mr|mrs|ms|st|vs|no|nos|approx|appt|min|mins|hr|hrs|e\.g|i\.e|etc|pt|ph|tel|ext|wt|inc"
    r"|dept|desig|jan|feb|"
    r"mar|apr|"
    r"jun|jul|aug|sept?|oct|nov|dec|a\.m|p\.m|re|rec|dx|tx|hx|rx|q|w|s|c)|\b[A-Z])\.$",
    re.IGNORECASE,
)
_BREAK = re.compile(r"(?<=[.!?])[\"')\]]*\s+(?=[\"'(\[☐☒☑•]?[A-Z0-9☐☒☑•])|;\s+|\s+[•●▪]\s*|\t+")
_LEADER = plain.compile(r"(?:\.\s?){4,}$")
"""A line of dots that leads from a form's label to its value ends no sentence."""
_HARD = re.compile(
    r"^\s*(?:[•●▪◦*–]|-\s|\[[ xX✓]?\]|\([ xX✓]?\)|[☐☒☑✓✔]|\(?\d{1,2}[.)]\s|[A-Z][\w /&'().-]{1,34}:(?:\s|$)|"
    r"[A-Z][\w ,/&'()-]{1,40}(?:\s[–—]\s|\s?\.{4,}|\s{3,}\S)|\d{1,2}(?:st|nd|rd|th)(?:\s{2,}|\s?[-–—:]\s)|"
    r"\d{1,2}:\d\d\s?(?:[ap]\.?m\.?)?\s{1,3}[A-Z][\w.' ]{1,24}:\s|"
    r"[A-Z]\w+ \d{1,2}/\d{1,2}/\d{2,4}\b|(?:Mon|Tues?|Wed|Thu(?:rs)?|Fri|Sat"
    r"|Sun)(?:[a-z]*day)?\.?,?\s\d{1,2}/\d{1,2}\b|"
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? \d{1,2}(?:,? 20\d\d)?(?:\s?[:–—|-]\s|\s{2,}"
    r"|\s*$)|\|\s|\d{1,2}\s{2,}[A-Z]|"
    r"\d{1,2}-(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)(?:-\d{2,4})?\b|"
    r"(?:[A-Z]\w+\.? (?:\w+ ){0,2}|Sub-?)?(?:[Tt]otals?|TOTALS?|Sum|Accrued|Accumulated|Cumulative|Tally|MTD)\b"
    r"[^.]{0,24}?[\s:=]\d{1,4}(?:m?\b)|"
    r"(?:All|ALL)(?:\s(?:hands|staff|together))?\W{0,2}\d{1,4}\b\W*(?:min\w*)?\W*$|\d{1,4}\smin\w*\.?\sall\b|"
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)\s(?:adds?\sup|comes|came|runs"
    r"|ran|amounts?)\sto\s\d|"
    r"(?:Correction|Addendum|Amendment|Late [Ee]ntry|CORRECTION|ADDENDUM|AMENDMENT|LATE ENTRY)\b[^.;:]{0,40}[\d:]|"
    r"\d{1,4}\s(?:min\w*\.?\s)?(?:[A-Za-z]+\s)?(?:TOTALS?|[Tt]otal)\b\W*$|\d{1,2}/\d{1,2}(?:/\d{2,4})?\b)"
)
_ANSWER = re.compile(
    r"\W{0,3}(?:[xX✓✔]\s?[\])]\s?)?(?:yes|no|y|n)\b(?=[\s).,;/:–-]*(?:$|\(|[A-Z/]|\s{2}|"
    r"\d))(?!\s\w+\s\w+\s[a-z])",
    re.IGNORECASE,
)
"""What stands on a form behind a printed question."""
_LOG_LINE = re.compile(r"\s*\d{1,4}[-/.]\d{1,2}(?:[-/.]\d{1,4})?\s*(?:;|$)")
_AMENDS = re.compile(
    r"\b(?:in error|by mistake|mistakenly|wrongly|incorrectly|correct(?:ed)?|actual|"
    r"should)\b",
    re.IGNORECASE,
)
_RULE = re.compile(r"[\s=_*~─═-]*")
_COLUMN = 60.0
"""Points: left edges nearer than this belong to one column of text."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A stretch of one page that is read at once, with the context it inherits."""

    record: str
    page: int
    start: int
    end: int
    text: str
    entry: Entry
    section: str = ""
    date: Mark | None = None
    """A date of its own: the row's, or the day that a dated line begins with."""
    person: Mark | None = None
    row: TableRow | None = None

    @property
    def heading(self) -> bool:
        """True for a title or section heading standing alone: it names what follows and states nothing itself."""
        marks = (self.entry.title, *self.entry.sections)
        return any(mark is not None and mark.page == self.page and mark.start == self.start for mark in marks)

    @property
    def context(self) -> str:
        """Title and section, as words."""
        return f"{self.entry.title.value if self.entry.title else ''} | {self.section}"


def read_units(record: Record) -> tuple[Unit, ...]:
    """The units of a record's entries, in reading order; pages of another patient included (they are marked later)."""
    pages = {page.number: page for page in record.pages}
    parts = parts_by_page(record.entries)
    rows = {
        number: (*table_rows(page, parts.get(number, ())), *day_columns(page, parts.get(number, ())))
        for number, page in pages.items()
    }
    units: list[Unit] = []
    for entry in record.entries:
        for part in entry.parts:
            page = pages[part.page]
            taken = [row for row in rows[part.page] if part.start <= row.start < part.end]
            units.extend(_sentences(record.id, page, entry, part.start, part.end, taken))
            for row in taken:
                units.extend(_cells(record.id, page, entry, row))
    return tuple(sorted(units, key=lambda unit: (unit.page, unit.start)))


def _sentences(record: str, page: Page, entry: Entry, start: int, end: int, rows: list[TableRow]) -> Iterator[Unit]:
    sections = [mark for mark in entry.sections if mark.page == page.number or mark.page < page.number]
    lines = [
        line
        for line in page.lines
        if start <= line.start < end
        and not line.running
        and not any(line.start < row.end and row.start < line.end for row in rows)
        and not any(
            row.header and row.header[0] <= line.start < row.header[1] and _names_columns(page, row) for row in rows
        )
        and not _RULE.fullmatch(page.text, line.start, line.end)
    ]
    alone = {mark.start for mark in (entry.title, *entry.sections) if mark is not None and mark.page == page.number}
    alone |= {row.header[0] for row in rows if row.header}
    words = as_read(page.text)
    for first, last in _paragraphs(page, lines, alone):
        text = words[first:last].replace("\n", " ")
        day: Mark | None = None
        for piece_start, piece_end in _split(text):
            at = first + piece_start
            day = _told_on(page, entry, at, text[piece_start:piece_end]) or day
            section = ""
            for mark in sections:
                if mark.page < page.number or mark.start <= at:
                    section = mark.value
            yield Unit(record, page.number, at, first + piece_end, text[piece_start:piece_end], entry, section, day)


_TOLD_ON = re.compile(
    r"(?:0?[1-9]|1[0-2])[/.-](?:0?[1-9]|[12]\d|3[01])[/.-](?:20)?\d\d(?!\d)[\s,:–-]+"
    r"(?:(?:at )?\d{1,2}:?\d\d\s?(?:[ap]\.?m?\b)?[\s,:–-]+)?"
    r"(?:(?:ccm|bhi|co-?cm|apcm|pcm|tcm)\b|\d{1,3}\s?m(?:in)?\b|(?:\S+\s){0,3}?(?:called|phoned|rang|spoke|talked|reached"
    r"|contacted|lvm|lm|left (?:vm|msg|message|voicemail)|t/?c|pc|phone call|tel|telephoned|faxed|messaged|reviewed"
    r"|discussed|met with|home visit|(?:RN|LPN|LVN|CMA|LCSW|LMSW|PharmD)\b))",
    re.IGNORECASE,
)
"""A sentence that begins with its own day and tells what was done on it."""
_TO_COME = re.compile(
    r"\b(?:appt|appointments?|sched\w*|booked|due|will|to (?:call|be|see|follow)|next|plan(?:ned)?|starts?"
    r"|visit (?:on|with))\b",
    re.IGNORECASE,
)
_OPENING = 6
"""Characters before the day that a line begins with."""


def _told_on(page: Page, entry: Entry, at: int, text: str) -> Mark | None:
    """The day of a sentence that begins with it, in a line that began with another day: two entries of a log."""
    if not text[:1].isdigit() or entry.date is None or entry.date.page != page.number or at <= entry.date.end:
        return None
    opens = any(part.page == page.number and 0 <= entry.date.start - part.start <= _OPENING for part in entry.parts)
    if not opens or not _TOLD_ON.match(text) or _TO_COME.search(text[:80]):
        return None
    hit = next((hit for hit in find_dates(text[:16]) if hit.start == 0 and not hit.partial), None)
    return Mark(hit.iso, page.number, at, at + hit.end) if hit and hit.iso != entry.date.value else None


def _names_columns(page: Page, row: TableRow) -> bool:
    """Whether the lines above a table name its columns: fields with their values ("Opened 04/29/2026") do not."""
    if row.header is None or not any(row.columns):
        return False
    above = page.text[slice(*row.header)]
    return len(above) <= 120 and not re.search(r"\d/\d{1,2}/\d{2}", above)


def _paragraphs(page: Page, lines: list[Line], alone: set[int]) -> Iterator[tuple[int, int]]:
    """Runs of lines that read on: a line that ends well before the margin closes its paragraph.

    Lines that start at one of `alone` (headings, heads of tables) read on with nothing.
    """
    if not lines:
        return
    widest = max(line.end - line.start for line in lines)
    margins: dict[int, float] = {}  # by left edge: each column of a page has its own right margin
    first, last = lines[0].start, lines[-1].end
    for line in page.lines:  # rules and rows too: they show how wide the page is set
        if line.box and first <= line.start < last and not line.running:
            column = round(line.box.x0 / _COLUMN)
            margins[column] = max(margins.get(column, 0.0), line.box.x1)
    begin = lines[0].start
    for line, after in zip(lines, [*lines[1:], None], strict=True):
        margin = margins[round(line.box.x0 / _COLUMN)] if line.box else 0.0
        apart = after is not None and (_within(line, alone) or _within(after, alone))
        if after is None or apart or _closes(page, line, after, widest, margin):
            yield begin, line.end
            if after is not None:
                begin = after.start


def _within(line: Line, starts: set[int]) -> bool:
    return any(line.start <= start < line.end for start in starts)


def _closes(page: Page, line: Line, after: Line, widest: int, margin: float) -> bool:
    words = as_read(page.text)
    text, then = words[line.start : line.end], words[after.start : after.end]
    if words[line.end : after.start].strip(" \n\t"):
        return True  # something else stands between the two
    if _LABEL_ABOVE.fullmatch(text) and _VALUE_BELOW.match(then):
        return False
    if _LENGTH_BELOW.match(then) and text.rstrip()[-1:].isdigit():
        return False  # "Time on BHI: 6" over "minutes"
    if then[:1].isdigit() and _value_below(text, then):
        return False
    if _goes_on(line, after, text, then, margin) or (_INITIAL.search(text) and _SURNAME.match(then)):
        return False
    if _HARD.match(then) or abs(line.size - after.size) > 0.6 or line.bold != after.bold:
        return _LEADS_ON.search(text.rstrip()[-6:]) is None
    if _PERSON.match(then) and (_PERSON.match(text) or text.rstrip().endswith(":")):
        return True  # a list of people: each line speaks of its own
    signed = _SIGNED_OFF.search(text)
    if signed is not None and signed["initials"] not in _NOT_INITIALS:
        return True
    word = then.split(" ")[0] if then else ""
    if line.box and after.box and line.end > line.start:
        step = (line.box.x1 - line.box.x0) / (line.end - line.start)
        return line.box.x1 + step * (len(word) + 1) < margin - 2 * step
    return len(text) + len(word) + 1 < widest * 0.94


_LEADS_ON = plain.compile(r"(?:\b(?:on|of|from|with|by|dr\.?|and|to|the)|,)$", plain.IGNORECASE)
"""The end of a line that the next one goes on with."""


def _value_below(text: str, then: str) -> bool:
    """Whether a day or a figure stands below its label, which has no colon, as in the boxes of a form."""
    if then.strip().isdigit():
        return _FIGURE_OVER.fullmatch(text) is not None
    return DAY_ALONE.fullmatch(then) is not None and LABEL_OVER.fullmatch(text) is not None


_FIGURE_OVER = re.compile(r"\s*[A-Z][\w/ -]{0,28}\b(?:[Ss]core|[Tt]otal|SCORE|TOTAL)\s*")


def _goes_on(line: Line, after: Line, text: str, then: str, margin: float) -> bool:
    """Whether a line that fills its column breaks off in a sentence: a word in small letters goes on below it.

    Its weight says nothing against it: a note's day may stand bold at the front of a line.
    """
    if line.box is None or after.box is None or not _LOWER.match(then) or not _GOES_ON.search(text):
        return False
    near = abs(line.size - after.size) <= _SAME_SIZE and after.box.x0 - line.box.x0 < _COLUMN / 2
    return near and line.box.x1 - line.box.x0 >= (margin - line.box.x0) * _NEARLY


_LABEL_ABOVE = re.compile(r"\s*[A-Z][\w /&'’().,#-]{1,44}:\s*")
_VALUE_BELOW = re.compile(r"(?!\s*(?:[•●▪◦*–]|-\s|[A-Z][\w /&'’().,#-]{1,44}:))\s*\S")
"""A label that stands above its value ("Date of service:" over "02/12/2026"), as exports set them."""
_LENGTH_BELOW = re.compile(r"\s*(?:min(?:ute)?s?|hours?|hrs?)\b\.?(?!\s+\d)")
_SAME_SIZE = 0.6
_GOES_ON = re.compile(r"(?:[a-z0-9)’'\"]|,|:)\s*$")
_LOWER = re.compile(r"\s*[a-z]{2,}[ ,.;:’'-]|\s*a ")
_NEARLY = 0.8
"""Share of its column that a line fills when a word in small letters below it goes on with its sentence."""
_INITIAL = re.compile(r"(?:^|[\s(–-])(?:[A-Z]\.\s?){1,2}$")
_SURNAME = re.compile(r"\s*[A-Z][\w'’-]+,? (?:[A-Z]{2,4}\b|[A-Z][A-Za-z]+, [A-Z]{2,})")
"""A surname with what follows it: its initial stands at the end of the line above."""
_PERSON = re.compile(
    r"[A-Z][\w'’.-]+(?: [A-Z][\w'’.-]+){1,3},? (?:RN|LPN|LVN|MD|DO|NP|FNP|DNP|APRN|PA|PA-C|CMA|MA|LCSW|LMSW|PharmD|RPh|"
    r"PhD)\b"
)
"""A line that begins with a person and a credential."""
_SIGNED_OFF = re.compile(r"[.!?]\s+(?P<initials>[A-Z]{2,3})\s*$")
"""Initials behind the last sentence of a line: whoever wrote it signs there, and the next line is another's."""
_NOT_INITIALS = frozenset(
    re.findall(
        r"\w+",
        "PT BP HR RR RN LPN MA NP PA MD DO OT SW CM BH ED ER CCM BHI PCP PHQ GAD CBC TSH DM CHF HTN FU TC ID SNF HH CT",
    )
)


def _ends_nothing(head: str) -> bool:
    """Whether what a sentence would end with is an abbreviation, or the leader of a form's line."""
    if not head.rstrip().endswith("."):
        return False
    tail = head[-8:]
    return _ABBREVIATION.search(tail) is not None or (tail.count(".") >= 4 and _LEADER.search(tail) is not None)


def _split(text: str) -> Iterator[tuple[int, int]]:
    begin = 0
    for match in _breaks(text):
        head = text[begin : match.start()]
        next_entry = head.endswith(("min.", "mins.")) and _TOLD_ON.match(text, match.end())
        if not match.group().startswith(";") and not next_entry and _ends_nothing(head):
            continue
        if head.endswith("..."):
            continue  # a leader between a label and its value
        if head.endswith("?") and _ANSWER.match(text, match.end()):
            continue  # a form's question and its answer are read at once
        if match.group().startswith(";") and _AMENDS.search(head) and _AMENDS.match(text, match.end()):
            continue  # the mistake and its correction
        if match.group().startswith(";") and _LOG_LINE.match(head):
            continue  # a line of a log whose columns are parted by semicolons
        if head.strip():
            yield begin + len(head) - len(head.lstrip()), begin + len(head.rstrip())
        begin = match.end()
    rest = text[begin:]
    if rest.strip():
        yield begin + len(rest) - len(rest.lstrip()), begin + len(rest.rstrip())


def _breaks(text: str) -> Iterator[re.Match[str]]:
    """Where sentences end, and where behind a label's day the next label with its day begins."""
    if text.count("/") < _SLASHES or len(pairs := list(_NEXT_LABEL.finditer(text))) == 0:
        yield from _BREAK.finditer(text)
        return
    ends = [match for match in pairs if _LABELED.search(text[: match.start()])]
    yield from sorted([*_BREAK.finditer(text), *ends], key=lambda match: match.start())


_SLASHES = 2
"""Of a day."""
_NEXT_LABEL = re.compile(
    r"(?<=\d)\s+(?=(?!(?:To|Thru|Through|Until|And|Or|At|By)\b)[A-Z][\w/'’-]*(?: [\w/'’()-]+){0,5}:?\s+"
    r"\d{1,2}/\d{1,2}/\d{2,4}(?:\s|$))|"
    r"(?<=\b(?:RN|MD|DO|NP|PA))\s+(?=[A-Z][\w/'’-]*(?: [\w/'’()-]+){1,5}:?\s+\d{1,2}/\d{1,2}/\d{2,4}(?:\s|$))"
)
"""Before a form's label with its day: "... 01/20/2026 Copy given to patient 01/22/2026"."""
_LABELED = re.compile(r"(?:^|[.;:] |\d )\s*[A-Z][^.;!?]{2,80}?\s(?:\d{1,2}/\d{1,2}/\d{2,4}|RN|MD|DO|NP|PA)$")


def _cells(record: str, page: Page, entry: Entry, row: TableRow) -> Iterator[Unit]:
    """A row that reads on is one unit; a scattered one gives a unit per segment of its wordy cells."""
    if row.contiguous:
        text = as_read(page.text)[row.start : row.end].replace("\n", " ")
        yield Unit(record, page.number, row.start, row.end, text, entry, "", row.date, row.person, row)
        return
    for start, end in row.wordy:
        text = as_read(page.text)[start:end].replace("\n", " ")
        yield Unit(record, page.number, start, end, text, entry, "", row.date, row.person, row)
