"""Which parts of a chart a model is shown: whole entries, chosen by the elements' cues within a budget of tokens.

A chart that fits the budget is shown whole. Of a longer one the entries with the most cues go first, those of the
service month before others, then their neighbours. Pages of another patient and pages that speak to a program are never
shown: the embedded reader reads them, and nothing on them is relied on.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from clausea.elements import Element, Families, tokens_of
from clausea.evidence.asking.prompts import Shown, numbered
from clausea.models import Item, Polarity
from clausea.pages import Entry, Page, Record
from clausea.values.dates import find_dates

_SPEAKS_TO_A_PROGRAM = "speaks_to_a_program"
_CHARACTERS_PER_TOKEN = 2.6
"""Of charts, which are full of figures (measured 2.3 to 3.1 with a small model's tokens); prose has four."""
_ITEM, _CUE = 4.0, 1.0
_YEAR_BEFORE, _UNDATED, _OTHER_TIME = 0.5, 0.25, 0.05
"""Weights beside the service month's 1.0: consent, plan and initiating visit stand in the year before it."""
_MANDATORY = 3.0


@dataclass(frozen=True, slots=True)
class Stretch:
    """Consecutive lines of one page, numbered from 1, both ends included."""

    page: int
    first: int
    last: int


@dataclass(frozen=True)
class Block:
    """What is shown together or not at all: an entry, or a page that belongs to none."""

    record: str
    order: int
    stretches: tuple[Stretch, ...]
    tokens: int
    score: float = 0.0


@dataclass(frozen=True)
class Ledger:
    """Of one record: pages looked at, and pages that may not be shown."""

    record: str
    considered: tuple[int, ...]
    held_back: tuple[int, ...]


@dataclass
class Text:
    """A record's pages as numbered lines."""

    record: Record
    _lines: dict[int, list[str]] = field(default_factory=dict)

    def lines(self, page: int) -> list[str]:
        """The lines of a page, as they stand."""
        if page not in self._lines:
            self._lines[page] = self.record.page(page).text.split("\n")
        return self._lines[page]

    def shown(self, stretches: Iterable[Stretch]) -> tuple[Shown, ...]:
        """The stretches in the order of the pages, as they are sent; empty lines are left out."""
        pages = []
        for number, group in groupby(sorted(stretches, key=lambda one: (one.page, one.first)), lambda one: one.page):
            lines = self.lines(number)
            wanted = sorted({at for one in group for at in range(one.first, one.last + 1)})
            kept = tuple(numbered(at, lines[at - 1]) for at in wanted if lines[at - 1].strip())
            if kept:
                pages.append(Shown(number, kept))
        return tuple(pages)

    def span(self, page: int, first: int, last: int) -> tuple[int, int] | None:
        """Offsets of these lines in the page text; None when the page has no such lines."""
        lines = self.lines(page)
        if not 1 <= first <= last <= len(lines):
            return None
        start = sum(len(line) + 1 for line in lines[: first - 1])
        return start, start + sum(len(line) + 1 for line in lines[first - 1 : last]) - 1


def estimate(text: str) -> int:
    """Tokens of a text, rather too many than too few."""
    return int(len(text) / _CHARACTERS_PER_TOKEN) + 1


def ledger(record: Record) -> Ledger:
    """Which pages may be shown."""
    flagged = {flag.page for flag in record.flags if flag.flag in (_SPEAKS_TO_A_PROGRAM, "may_be_other_patient")}
    held = sorted(flagged | set(record.other_patient_pages))
    return Ledger(record.id, tuple(page.number for page in record.pages), tuple(held))


def blocks(
    text: Text,
    wanted: Sequence[Element],
    mandatory: frozenset[str],
    words: Families,
    items: Iterable[Item],
    month: str | None,
) -> list[Block]:
    """The record's blocks in the order of the chart, scored by what may stand in them."""
    record = text.record
    held = set(ledger(record).held_back)
    places = _places(record)
    found: dict[int, set[str]] = {}
    for item in items:
        if item.record == record.id and item.polarity in (Polarity.AFFIRMED, Polarity.NEGATED):
            for span in (item.span, *item.also):
                found.setdefault(_block_at(text, places, span.page, span.start), set()).add(item.element)
    made = []
    for order, entry, stretches in _grouped(record, places):
        kept = tuple(stretch for stretch in stretches if stretch.page not in held)
        shown = text.shown(kept)
        if not shown:
            continue
        body = "\n".join(line for page in shown for line in page.lines)
        score = _score(body, wanted, mandatory, words, found.get(order, set()))
        if month:
            score *= _nearness(entry, body, month)
        made.append(Block(record.id, order, kept, estimate(body) + 8 * len(shown), score))
    return made


def choose(every: Sequence[Block], budget: int, taken: frozenset[tuple[str, int]] = frozenset()) -> list[Block]:
    """The blocks to show within the budget, in the order of the chart, without those that were `taken` before."""
    free = [block for block in every if (block.record, block.order) not in taken]
    if sum(block.tokens for block in free) <= budget:
        return free
    chosen: dict[tuple[str, int], Block] = {}
    by_place = {(block.record, place): block for place, block in enumerate(free)}
    places = {(block.record, block.order): place for place, block in enumerate(free)}
    ranked = sorted((block for block in free if block.score > 0), key=lambda one: (-one.score, one.record, one.order))
    neighbours = [
        by_place[(block.record, place)]
        for block in ranked
        for place in (places[(block.record, block.order)] - 1, places[(block.record, block.order)] + 1)
        if (block.record, place) in by_place
    ]
    for block in (*ranked, *neighbours):
        if (block.record, block.order) not in chosen and block.tokens <= budget:
            chosen[(block.record, block.order)] = block
            budget -= block.tokens
    return [block for block in free if (block.record, block.order) in chosen]


def calls(chosen: Sequence[Block], tokens: int) -> list[tuple[str, tuple[Stretch, ...]]]:
    """The blocks as calls (record, stretches) of at most `tokens` each; a longer block is a call of its own."""
    made: list[tuple[str, list[Stretch], int]] = []
    for block in chosen:
        if made and made[-1][0] == block.record and made[-1][2] + block.tokens <= tokens:
            record, stretches, size = made[-1]
            made[-1] = (record, [*stretches, *block.stretches], size + block.tokens)
        else:
            made.append((block.record, list(block.stretches), block.tokens))
    return [(record, tuple(stretches)) for record, stretches, _ in made]


def halves(stretches: tuple[Stretch, ...]) -> tuple[tuple[Stretch, ...], ...]:
    """The stretches in two parts, a single one at its middle line; nothing when there is nothing to part."""
    if len(stretches) > 1:
        middle = len(stretches) // 2
        return stretches[:middle], stretches[middle:]
    only = stretches[0]
    if only.first == only.last:
        return ()
    middle = (only.first + only.last) // 2
    return (Stretch(only.page, only.first, middle),), (Stretch(only.page, middle + 1, only.last),)


def _places(record: Record) -> dict[int, list[int]]:
    """For each page, the block of each of its lines: the entry's index, or a number of its own for a page without."""
    places: dict[int, list[int]] = {}
    parts: dict[int, list[tuple[int, int]]] = {}
    for entry in record.entries:
        for part in entry.parts:
            parts.setdefault(part.page, []).append((part.start, entry.index))
    loose = len(record.entries)
    last: int | None = None
    for page in record.pages:
        starts = sorted(parts.get(page.number, ()))
        if not starts:
            last = None
        own: list[int] = []
        current = starts[0][1] if starts else loose + page.number
        at = 0
        for line in page.text.split("\n"):
            for start, index in starts:
                if start <= at + len(line):
                    current = index
            own.append(current)
            at += len(line) + 1
        last = own[-1] if own else last
        places[page.number] = own
    return places


def _grouped(
    record: Record, places: Mapping[int, Sequence[int]]
) -> Iterable[tuple[int, Entry | None, tuple[Stretch, ...]]]:
    """Blocks in the order in which they begin."""
    stretches: dict[int, list[Stretch]] = {}
    for page in record.pages:
        at = 1
        for index, group in groupby(places[page.number]):
            size = len(list(group))
            stretches.setdefault(index, []).append(Stretch(page.number, at, at + size - 1))
            at += size
    entries = {entry.index: entry for entry in record.entries}
    for index, own in stretches.items():
        yield index, entries.get(index), tuple(own)


def _block_at(text: Text, places: Mapping[int, Sequence[int]], page: int, offset: int) -> int:
    own = places.get(page, ())
    line = text.record.page(page).text.count("\n", 0, offset)
    return own[min(line, len(own) - 1)] if own else -1


def _score(body: str, wanted: Sequence[Element], mandatory: frozenset[str], words: Families, found: set[str]) -> float:
    tokens = tokens_of(body)
    score = 0.0
    for element in wanted:
        weight = _MANDATORY if element.id in mandatory else 1.0
        if element.id in found:
            score += weight * _ITEM
        elif speaks(element, body, tokens, words):
            score += weight * _CUE
    return score


def speaks(element: Element, body: str, tokens: frozenset[str], words: Families) -> bool:
    """Whether a cue of the element, or every word of one of its `send` lines, may stand in the text."""
    for cue in element.reading.cues:
        if all(term.startswith("~") or words.may_stand(term, tokens) for term in cue.all):
            return True
    return any(
        all(words.may_stand(term, tokens) and words.pattern(term).search(body) for term in line.split(" + "))
        for line in element.send
    )


def _nearness(entry: Entry | None, body: str, month: str) -> float:
    """How much a block's time matters to the month: by its entry's day, or by a day within it."""
    day = entry.date.value if entry is not None and entry.date is not None else ""
    if day.startswith(month) or any(hit.iso.startswith(month) for hit in find_dates(body, near=f"{month}-15")):
        return 1.0
    if not day:
        return _UNDATED
    return _YEAR_BEFORE if f"{int(month[:4]) - 1}{month[4:]}" <= day[:7] < month else _OTHER_TIME


def page_of(record: Record, number: int) -> Page | None:
    """The page with that number, None when it was not read."""
    return next((page for page in record.pages if page.number == number), None)
