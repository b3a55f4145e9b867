"""Cuts a record into dated entries: a note, a call, a form, a log, a letter, with its date, author and program.

What makes a fact is spread over the page: the date stands in a heading, the name in the signature (DESIGN 3a.1).
Running heads and fax lines date nothing; a print date is no event date.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from clausea import sieve as re
from clausea.pages import Entry, Line, Mark, Page, Part
from clausea.records.datedlines import (
    MAY_BE_DATE,
    is_dated,
    is_only_day,
    lines_of_kinds,
    month_of_days,
    over_value,
    repeated_heads,
    whole_date,
)
from clausea.records.descriptions import describe
from clausea.records.headings import Heading, TypeSizes, heading, is_rule, type_sizes
from clausea.records.houses import Houses
from clausea.records.pageheads import PageHead, is_log, page_heads
from clausea.records.sheets import another_paper, sheet_of
from clausea.records.shortdays import month_apart, months_of_days, near_latest
from clausea.values.asread import as_read
from clausea.values.dates import find_dates, find_months

_DATE_LABEL = re.compile(
    r"^\s*(?:date(?: of (?:service|visit|contact|call|encounter))?|dos|(?:encounter|visit|contact|call|service|"
    r"note) date"
    r"|date (?:and|&|/) time|date/time)\s*:?\s+\S*\d",
    re.IGNORECASE,
)
_RUNS_ON = re.compile(
    r"\b(?:on|of|from|by|dated|and|the|since|until|for|to|at|with|given|before|after)\s*$|,\s?[A-Z]\w{1,7},$",
    re.I,
)
"""A line that reads on: the date that the next one begins with is its own, and opens no entry."""
_MID_SENTENCE = re.compile(r"(?:,|[a-z]{2})\s*$")
_IN_PASSING = re.compile(
    r"\s*(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,2}(?:st|nd|rd|th)?"
    r"(?:, (?:19|20)\d\d)?[.;:,)?](?!\s*$|\s(?:19|20)\d\d)",
    re.IGNORECASE,
)
_FULL = 0.8
"""Share of its page's widest line that a line fills when its sentence goes on below it."""
_OTHER_OFFICES = re.compile(
    r"\W*(?:(?:outside|external|other|received|scanned outside) (?:records?|documents?|notes?|papers|correspondence)"
    r"|records? (?:received )?from (?:other|outside) (?:offices|providers|facilities|practices)"
    r"|(?:outside|external) (?:provider|facility) (?:records?|notes?|documents?))\W*",
    re.IGNORECASE,
)
"""Heads a page of other offices' papers, each with a title of its own."""


@dataclass
class _Draft:
    """An entry while it is being cut."""

    lines: list[tuple[Page, Line]] = field(default_factory=list)
    title: Mark | None = None
    sections: list[Mark] = field(default_factory=list)
    dated: bool = False
    parent: "_Draft | None" = None
    month: Mark | None = None
    near: Mark | None = None
    dayless: bool = False
    """A log's line whose year nobody tells."""
    program: Mark | None = None
    """The program that the patient line of its page names."""
    keeper: Mark | None = None
    """Who did the work of the sheet, as its patient line says."""
    outside: bool = False
    """Under a page's heading of other offices' papers."""
    described: Entry | None = None
    """The entry once it was described: the dated lines of a log all ask for the same parent."""


class _Latest:
    """The last whole date above a line: it gives "Nov 28 Fri" its year. Few lines ask for it, so it is sought then."""

    def __init__(self) -> None:
        self._passed: list[tuple[Page, Line, str]] = []
        self._found: Mark | None = None

    def pass_by(self, page: Page, line: Line, text: str) -> None:
        self._passed.append((page, line, text))

    def date(self) -> Mark | None:
        dates = (whole_date(*passed) for passed in reversed(self._passed))
        self._found = next(filter(None, dates), self._found)
        self._passed.clear()
        return self._found


def cut_entries(pages: Sequence[Page]) -> tuple[Entry, ...]:
    """The entries of one record's pages, in order; every line that is not running stands in exactly one entry."""
    set_in = type_sizes([page for page in pages if not page.ocr])
    drafts: list[_Draft] = []
    month: Mark | None = None  # the month that the last heading names: it dates the "5/6" below it
    shelf = 0  # the page whose heading says that what follows on it came from other offices
    latest = _Latest()
    days: Mapping[str, Mark | None] = {}
    heads = page_heads(pages)
    houses = Houses(pages)
    for page in pages:
        body = [line for line in page.lines if not line.running and page.text[line.start : line.end].strip()]
        words = as_read(page.text)
        texts = [words[line.start : line.end] for line in body]
        tabled = [table.span for table in page.tables]
        sizes = type_sizes([page]) if page.ocr else set_in  # a scan's sizes compare with its own page's only
        kinds = lines_of_kinds(texts)
        forms = repeated_heads(texts)
        days = months_of_days(page, texts, filter(None, days.values()))
        printed: set[tuple[str, ...]] = set()
        fresh = True
        telling = list(heads.get(page.number, ()))
        for position, line in enumerate(body):
            text = texts[position]
            if is_rule(text):
                continue
            while telling and telling[0].end <= line.start:
                head = telling.pop(0)
                fresh = _under(head, page, drafts) and fresh
                month = head.month or (None if head.title else month)
            following = texts[position + 1 : position + 6]
            inside = any(start <= line.start < end for start, end in tabled)
            ruled = sizes.ruled and is_rule((following or [""])[0]) and len(_COLUMN_NAMES.findall(text)) < _HEADS_TABLE
            kind = Heading.NONE if inside and not ruled else heading(page, line, following, sizes, first=fresh)
            if kind is Heading.SECTION and fresh and drafts and _other_document(page, drafts[-1]):
                kind = Heading.TITLE
            mark = Mark(text.strip(), page.number, line.start + len(text) - len(text.lstrip()), line.end)
            if kind is not Heading.NONE:
                months = find_months(text)
                month = (
                    Mark(months[0].month, page.number, line.start + months[0].start, line.start + months[0].end)
                    if months
                    else (None if kind is Heading.TITLE else month)
                )
            elif not inside and (told := month_of_days(page, line, text, following)):
                month = told
            here = days.get(text) or month
            dayless = text in days and not here and not near_latest(text, latest.date())
            if (
                kind is Heading.TITLE
                and drafts
                and (
                    (text in kinds and not line.bold and not is_rule((following or [""])[0]))
                    or _goes_on_with_log(page, line, text, following, drafts, sizes)
                )
            ):
                kind = Heading.NONE
            if kind is not Heading.NONE and text in days and not line.bold:
                kind = Heading.NONE
            if kind is not Heading.NONE and _OTHER_OFFICES.fullmatch(text):
                shelf = page.number
            if kind is Heading.TITLE:
                outside = shelf == page.number or houses.another(mark.value, next(iter(following), "").strip())
                sheet = _sheet(drafts, page) if is_only_day(mark.value) else None
                drafts.append(_Draft([(page, line)], title=mark, outside=outside, parent=sheet))
            elif (
                text in forms and forms[text] in printed and not inside and not _only_titled(drafts[-1])
            ) or _opens_undated(page, line, drafts, fresh, following, inside):
                dated = not inside and text in days and is_dated(text, here.value if here else None, None)
                parent = _titled(drafts, page) if not fresh else None
                drafts.append(
                    _Draft([(page, line)], dated=dated, parent=parent, month=here if dated else None, dayless=dayless)
                )
            elif (
                not inside
                and drafts
                and (text in kinds or MAY_BE_DATE.match(text))
                and (text in kinds or text in days or is_dated(text, here.value if here else None, latest.date()))
                and not (position and _reads_on(page, body[position - 1], texts[position - 1], text, drafts[-1]))
            ):
                near = here or (None if is_dated(text, None, None) else latest.date())
                parent = _titled(drafts, page)
                drafts.append(_Draft([(page, line)], None, [], True, parent, here, near, dayless))
            else:
                if not drafts:
                    drafts.append(_Draft())
                if kind is Heading.SECTION:
                    if drafts[-1].dated:  # a section after dated lines belongs to the note that they stand in
                        drafts.append(_Draft(parent=_titled(drafts, page)))
                    drafts[-1].sections.append(mark)
                drafts[-1].lines.append((page, line))
            if text in forms:
                printed.add(forms[text])
            fresh = False
            for head in heads.get(page.number, ()):
                _tell(head, page, drafts[-1])
            latest.pass_by(page, line, text)
    return tuple(_entry(index, draft) for index, draft in enumerate(drafts) if draft.lines)


def _only_titled(draft: _Draft) -> bool:
    """Whether nothing but the form's own name stands above its head line."""
    return draft.title is not None and len(draft.lines) <= 1


def _reads_on(page: Page, line: Line, text: str, then: str, draft: _Draft) -> bool:
    """Whether the day at the front of a line stands in the sentence of the line above: "first night" over "Feb 4.".

    Not where a log's lines begin so.
    """
    if _RUNS_ON.search(text):
        return True
    sign = _IN_PASSING.match(then)
    if sign is None or not _MID_SENTENCE.search(text) or (sign.group().endswith(":") and not text.endswith(",")):
        return False
    if draft.dated and _IN_PASSING.match(_text_of(draft)):
        return False
    widest = max(other.end - other.start for other in page.lines if not other.running)
    return line.end - line.start >= widest * _FULL


def _text_of(draft: _Draft) -> str:
    """The line that opens an entry."""
    page, line = draft.lines[0]
    return as_read(page.text)[line.start : line.end]


_LOGGED = re.compile(
    r"\d\s?(?:m|min(?:ute)?s?|['’′])(?!\w)|^\W*[\d/.-]{6,10}\s{2,}\d{1,3}\s{2,}|"
    r"^\W*[\d/.-]{6,10}\s+\S.*\s{3,}\d{1,3}\s*$",
    re.IGNORECASE,
)
"""A dated line that says how long: no heading, whatever else it looks like."""
_ADDS_UP = re.compile(
    r"\W*(?:\d{1,4} )?(?:\w+ ){0,3}(?:sub-?)?"
    r"(?:totals?|sum|mtd|cumulative|staff time|corrections?|addend\w+|late entry|key)\b",
    re.IGNORECASE,
)
_BY_STAFF = re.compile(r"\d\s?min\w*\W.*\b(?:RN|LPN|LVN|MA|CMA|RMA|LCSW|LMSW|MSW|PharmD)\W*$")
"""A line of a log that ends with who spent its minutes."""
_GROUP = re.compile(r"\s*[A-Z][A-Za-z/&-]*(?: [A-Za-z/&-]+){0,4}:?\s*")
"""The kind of work that heads the next lines of a log: "Care coordination"."""
_OTHERS = 2
_COLUMN_NAMES = re.compile(
    r"\b(?:date|day|dos|time|start|stop|end|min(?:ute)?s?|hrs?|duration|length|total|user|staff|role|who|by|initials|name"
    r"|task|activity|description|service|type|program|note|notes|comments?|reason|outcome)\b",
    re.IGNORECASE,
)
_HEADS_TABLE = 3
"""Names of columns in a line over a rule that make it the head of a table and no heading."""
_COLUMNS = re.compile(r"^\W*[\d/.-]{6,10}\s{2,}(?:\d{1,3}\s{2,}|\S.*\s{3,}\d{1,3}\s*$)")


def _goes_on_with_log(
    page: Page, line: Line, text: str, following: Sequence[str], drafts: Sequence[_Draft], sizes: TypeSizes
) -> bool:
    """True for a dated and timed line in the body's type below the title or another line of a log.

    Over a note it is that note's heading: the line below must be another of its kind, or this one has columns.
    """
    if following and not (
        MAY_BE_DATE.match(following[0])
        or _ADDS_UP.match(following[0])
        or _COLUMNS.match(text)
        or (drafts[-1].dated and _BY_STAFF.search(text))
        or (_GROUP.fullmatch(following[0]) and any(map(MAY_BE_DATE.match, following[1:2])))
    ):
        return False
    if line.bold or (sizes.body and line.size >= sizes.body * _LARGER) or not MAY_BE_DATE.match(text):
        return False
    parent = _titled(drafts, page)
    log = drafts[-1].dated or bool(parent and parent.title and is_log(parent.title.value))
    log = log or sum(bool(_LOGGED.search(other)) for other in following if MAY_BE_DATE.match(other)) >= _OTHERS
    return log and bool(_LOGGED.search(text)) and is_dated(text, None, None)


_LARGER = 1.12


def _under(head: PageHead, page: Page, drafts: list[_Draft]) -> bool:
    """Opens the entry that a patient line gives its title, unless it goes on from the page before; True when not."""
    if head.title is None:
        return True
    name = re.sub(r"\W*\b(?:page|sheet|pg|p)\b.*|\W*\d.*|\W+$", "", head.title.value, flags=re.IGNORECASE)
    last = drafts[-1] if drafts else None
    titled = last.title or (last.parent.title if last and last.parent else None) if last else None
    if last and titled and last.lines[-1][0].number == page.number - 1 and titled.value.startswith(name):
        return False
    drafts.append(_Draft([(page, head.line)], title=head.title))
    return False


def _tell(head: PageHead, page: Page, draft: _Draft) -> None:
    """Month and program of the patient line, for the entry that opens beside it."""
    first, line = draft.lines[0]
    near = first is page and (line is head.line or page.text[line.end : head.end].count("\n") <= _BESIDE)
    if near and (line.start <= head.end or not page.text[head.end : line.start].strip()):
        draft.month = draft.month or head.month
        draft.program = draft.program or head.program
        draft.keeper = draft.keeper or head.keeper


_BESIDE = 3
"""Lines from the one that opens an entry to the patient line that belongs to it."""


def _opens_undated(
    page: Page, line: Line, drafts: Sequence[_Draft], fresh: bool, following: Sequence[str], inside: bool
) -> bool:
    """True for the first line of a page that opens an entry without a title, and for a second date label in one."""
    if not drafts:
        return True
    text = _with_value(as_read(page.text)[line.start : line.end], following)
    if not fresh:
        if inside or not _DATE_LABEL.match(text):
            return False
        own = [before.text[part.start : part.end] for before, part in drafts[-1].lines[drafts[-1].title is not None :]]
        return any(_DATE_LABEL.match(_with_value(one, own[at + 1 :])) for at, one in enumerate(own)) or (
            drafts[-1].dated and _another_day(_text_of(drafts[-1]), text)
        )
    return _other_document(page, drafts[-1]) or any(map(_DATE_LABEL.match, (text, *following[:2])))


def _other_document(page: Page, draft: _Draft) -> bool:
    """Whether a page is another patient's, on another house's paper, or a first sheet: nothing reads on to it."""
    last = draft.lines[-1][0] if draft.lines else page
    named = last.identity != page.identity and page.identity.name and last.identity.name
    return bool(named) or another_paper(page, last) or (last is not page and _first_sheet(page, last))


def _with_value(text: str, following: Sequence[str]) -> str:
    """A line with the one below, where it is a label that stands above its value."""
    return f"{text} {following[0].strip()}" if following and over_value(text, following[0]) else text


def _another_day(opening: str, text: str) -> bool:
    """Whether a labelled day is another than that of the line which opens the entry."""
    first, then = ({hit.iso for hit in find_dates(one) if not hit.partial} for one in (opening, text))
    return bool(first and then) and not first & then


def _first_sheet(page: Page, before: Page) -> bool:
    """True where the pages count their sheets and a new count begins: nothing reads on from the document before."""
    sheet, last = sheet_of(page), sheet_of(before)
    return sheet is not None and sheet[0] == 1 and (last is None or last[0] == last[1])


def _titled(drafts: Sequence[_Draft], page: Page) -> _Draft | None:
    """The entry with a title that dated lines belong to, when it reaches to this page or the one before."""
    for draft in reversed(drafts):
        if draft.title is not None or draft.parent is None:
            near = draft.lines and page.number - drafts[-1].lines[-1][0].number <= 1
            return draft if near else None
    return None


def _sheet(drafts: Sequence[_Draft], page: Page) -> _Draft | None:
    """The sheet whose days or weeks have headings of their own: the titled entry above that is no such heading."""
    for draft in reversed(drafts):
        if draft.title is None or is_only_day(draft.title.value):
            continue
        near = draft.lines and page.number - drafts[-1].lines[-1][0].number <= 1
        return draft if near and is_log(draft.title.value) else None
    return None


def _entry(index: int, draft: _Draft) -> Entry:
    parts: list[Part] = []
    for page, line in draft.lines:
        if parts and parts[-1].page == page.number and _joins(page, parts[-1].end, line.start):
            parts[-1] = Part(page.number, parts[-1].start, line.end)
        else:
            parts.append(Part(page.number, line.start, line.end))
    parent = None
    if draft.parent is not None:
        draft.parent.described = draft.parent.described or _entry(-1, draft.parent)
        parent = draft.parent.described
    described = describe(
        Entry(
            record=draft.lines[0][0].record,
            index=index,
            parts=tuple(parts),
            title=draft.title,
            sections=tuple(draft.sections),
        ),
        {page.number: page for page, _ in draft.lines},
        parent,
        dated_line=draft.dated,
        month=draft.month or month_apart(draft.lines),
        near=draft.near,
        dayless=draft.dayless,
        outside=draft.outside,
    )
    program, author = described.program or draft.program, described.author or draft.keeper
    return replace(described, program=program, author=author)


def _joins(page: Page, end: int, start: int) -> bool:
    """True when nothing but blanks, rules and bullets stands between two lines."""
    between = as_read(page.text)[end:start]
    return all(not piece.strip(" \t•●▪") or is_rule(piece) for piece in between.split("\n"))
