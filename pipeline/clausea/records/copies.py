"""Pages that stand in the chart twice, and notes that were carried forward: the text of another day's note anew.

A chart is printed, faxed and scanned more than once, so the same page comes again and is read once. A note with a new
date above last week's words and minutes is another matter: payers and auditors call it cloned, and its minutes may
never have been spent. Such notes are found by their words alone, dates and signatures left out.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256

from clausea import sieve as re
from clausea.models import PageFlag
from clausea.pages import Entry, Line, Page, Record, TwinPage
from clausea.values.dates import find_dates
from clausea.values.durations import find_durations
from clausea.values.times import find_times

DUPLICATE = "duplicate_page"
"""The page stands in the chart before, word for word; where, follows."""
COPIED_FORWARD = "copied_forward"
"""An entry of the page has the words and the minutes of an entry of another day; where, follows."""
SAME_TEXT = "same_text"
"""An entry of the page has the words of an entry of another day, with other minutes or times; where, follows."""

_PAGE_WORDS = 12
"""Words from which a page that repeats is a duplicate; fewer may stand on any two forms."""
_EDGE = 4
"""Lines from either end of a page among which a running line can stand."""
_WORDS = 10
"""Words of narrative from which two notes alike are one note copied; "Called, no answer" is written every week."""
_WORD = re.compile(r"[a-z]{2,}", re.IGNORECASE)
_CLOCK = re.compile(r"\b\d{1,2}:\d{2}(?::\d{2})?(?:\s?[ap]\.?m\b\.?)?", re.IGNORECASE)
_BOX = re.compile(r"[☐☑☒✓✔]|\[[ xX]?\]|\([ xX]?\)\s")
_CALENDAR = re.compile(
    r"\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|[ap]m)\b",
    re.IGNORECASE,
)
_STEMS = frozenset(
    "jan feb mar apr may jun jul aug sep oct nov dec mon tue wed thu fri sat sun am pm".split()  # noqa: SIM905
)
"""How such words begin: most lines have none."""
_LABELED = re.compile(r"^\s*[A-Za-z][\w /&'().#-]{0,30}:\s*")


def mark_copies(records: Sequence[Record]) -> tuple[Record, ...]:
    """The records with their duplicate pages, copied entries and the flags of both; `records` in the chart's order."""
    twins = _twin_pages(records)
    entries = _copied_entries(records, {(twin.record, twin.page) for twin in twins})
    return tuple(_marked(record, twins, entries) for record in records)


def _marked(
    record: Record, twins: Sequence[TwinPage], copied: Mapping[tuple[str, int], tuple[Entry, Entry, str]]
) -> Record:
    flags = [
        PageFlag(page=twin.page, flag=f"{DUPLICATE}: {_place(record, twin.of_record, twin.of_page)}")
        for twin in twins
        if twin.record == record.id
    ]
    entries = []
    for entry in record.entries:
        known = copied.get((record.id, entry.index))
        if known is not None:
            _, first, kind = known
            where = _place(record, first.record, first.parts[0].page)
            flags += [PageFlag(page=part.page, flag=f"{kind}: {where}") for part in entry.parts]
            if kind == COPIED_FORWARD:
                entry = replace(entry, copied_from=first.date)
        entries.append(entry)
    return replace(
        record,
        entries=tuple(entries),
        flags=(*record.flags, *dict.fromkeys(flags)),
        twins=tuple(twin for twin in twins if twin.record == record.id),
    )


def _place(record: Record, other: str, page: int) -> str:
    return f"p. {page}" if other == record.id else f"{other} p. {page}"


def _twin_pages(records: Sequence[Record]) -> list[TwinPage]:
    """Every page that repeats an earlier one word for word, running lines left out, with the first of its kind.

    Pages alike whose entries are of different days are two: a sheet without a date of its own takes that of the sheet
    before it.
    """
    running = {_shape(page, line) for one in records for page in one.pages for line in page.lines if line.running}
    first: dict[tuple[str, tuple[str, ...]], tuple[str, Page, list[Line]]] = {}
    twins = []
    for record in records:
        days = _days(record)
        for page in record.pages:
            lines = _own_lines(page, running)
            text = "\n".join(" ".join(page.text[line.start : line.end].split()) for line in lines)
            if len(_WORD.findall(text)) < _PAGE_WORDS:
                continue
            key = (sha256(text.encode("utf-8", "surrogatepass")).hexdigest(), days.get(page.number, ()))
            other, there, theirs = first.setdefault(key, (record.id, page, lines))
            if there is not page:
                alike = tuple(
                    (mine.start, its.start, mine.end - mine.start)
                    for mine, its in zip(lines, theirs, strict=True)
                    if page.text[mine.start : mine.end] == there.text[its.start : its.end]
                )
                twins.append(TwinPage(record.id, page.number, other, there.number, alike))
    return twins


def _own_lines(page: Page, running: Collection[str]) -> list[Line]:
    """The page's lines without its running ones, and at its edges without what is a running line elsewhere."""
    lines = [line for line in page.lines if page.text[line.start : line.end].strip()]
    return [
        line
        for place, line in enumerate(lines)
        if not line.running and (_EDGE <= place < len(lines) - _EDGE or _shape(page, line) not in running)
    ]


def _shape(page: Page, line: Line) -> str:
    return re.sub(r"\d+", "#", " ".join(page.text[line.start : line.end].split())).casefold()


def _days(record: Record) -> dict[int, tuple[str, ...]]:
    """The days of the entries on each page."""
    days: dict[int, set[str]] = {}
    for entry in record.entries:
        for part in entry.parts if entry.date else ():
            days.setdefault(part.page, set()).add(entry.date.value if entry.date else "")
    return {page: tuple(sorted(found)) for page, found in days.items()}


def _copied_entries(
    records: Sequence[Record], twins: Iterable[tuple[str, int]]
) -> dict[tuple[str, int], tuple[Entry, Entry, str]]:
    """(entry, the first of its words, kind) by record and entry index, for entries with words of another day's."""
    known = set(twins)
    alike: dict[str, list[tuple[str, Entry, Mapping[int, Page]]]] = {}
    for record in records:
        pages = {page.number: page for page in record.pages}
        for entry in record.entries:
            first = entry.parts[0].page
            if entry.date is None or entry.blank or entry.handout or (record.id, first) in known:
                continue
            if first in record.other_patient_pages:
                continue
            key = _key(entry, pages)
            if key is not None:
                alike.setdefault(key, []).append((entry.date.value, entry, pages))
    found: dict[tuple[str, int], tuple[Entry, Entry, str]] = {}
    for group in alike.values():
        if len({day for day, _, _ in group}) > 1:  # only then is it worth while to look closely
            found.update(_compared(sorted(group, key=lambda one: (one[0], one[1].record, one[1].parts[0].page))))
    return found


def _compared(
    group: Sequence[tuple[str, Entry, Mapping[int, Page]]],
) -> Iterator[tuple[tuple[str, int], tuple[Entry, Entry, str]]]:
    """What the entries of a group, oldest first, have of earlier ones."""
    told = [(day, entry, _narrative(entry, pages)) for day, entry, pages in group]
    for number, (day, entry, text) in enumerate(told):
        earlier = [one for one in told[:number] if one[0] < day]
        same = next((one for one in earlier if one[2] == text), None)
        if same is not None and find_durations(text):
            yield (entry.record, entry.index), (entry, same[1], COPIED_FORWARD)
            continue
        words = _without_times(text)
        near = next((one for one in earlier if _without_times(one[2]) == words), None)
        if near is not None:
            yield (entry.record, entry.index), (entry, near[1], SAME_TEXT)


def _key(entry: Entry, pages: Mapping[int, Page]) -> str | None:
    """The entry's words without figures and names of days and months; None where it tells too little."""
    words: list[str] = []
    told, enough = 0, _WORDS + (len(_WORD.findall(entry.title.value)) if entry.title else 0)
    for text in _told(entry, pages):
        folded = text.casefold()
        here = _WORD.findall(folded)
        words += here if _STEMS.isdisjoint(word[:3] for word in here) else _WORD.findall(_CALENDAR.sub("", folded))
        if told < enough:
            label = _LABELED.match(text)
            told += 0 if _BOX.search(text) else len(_WORD.findall(text, label.end() if label else 0))
    return sha256(" ".join(words).encode("utf-8", "surrogatepass")).hexdigest() if told >= enough else None


def _told(entry: Entry, pages: Mapping[int, Page]) -> Iterator[str]:
    """The entry's lines without that of its signature."""
    mark = entry.signature
    for part in entry.parts:
        at = part.start
        for line in pages[part.page].text[part.start : part.end].split("\n"):
            signs = mark is not None and mark.page == part.page and at <= mark.start < at + len(line) + 1
            at += len(line) + 1
            if line.strip() and not signs:
                yield " ".join(line.split())


def _narrative(entry: Entry, pages: Mapping[int, Page]) -> str:
    """What the entry tells, its own day and its signature left out."""
    return " ".join(_undated(line, entry) for line in _told(entry, pages)).casefold()


def _without_times(text: str) -> str:
    """The words alone: lengths and clock times out, so that the same words with other minutes are the same words."""
    for hit in reversed(find_durations(text)):
        text = f"{text[: hit.start]}#{text[hit.end :]}"
    return _CLOCK.sub("", text)


def _undated(text: str, entry: Entry) -> str:
    """The line without the entry's own day and that of its signature, and without what stands beside the latter."""
    own = {mark.value for mark in (entry.date, entry.signed_on) if mark is not None}
    for hit in reversed(find_dates(text)):
        if hit.iso in own:
            times = [time for time in find_times(text[hit.end :]) if time.start <= 6]
            end = hit.end + (times[0].end if times and hit.start > 0 and _SIGNS.search(text[: hit.start]) else 0)
            text = f"{text[: hit.start]}#{text[end:]}"
    return text


_SIGNS = re.compile(r"\b(?:signed|entered|recorded|saved|closed|locked|authenticated)\b", re.IGNORECASE)
