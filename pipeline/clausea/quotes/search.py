"""Where a quote stands on the pages: exact, then in normal form, then as a scan may have spoiled it.

Statuses that a person may rely on without looking are `exact` and `normalized`; `fuzzy` is shown for acceptance.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from rapidfuzz import fuzz

from clausea.models import Span
from clausea.pages import Page, Records
from clausea.quotes.gates import between_figures, negated_before, walk
from clausea.quotes.normal import Compact, compact, tokens

QuoteStatus = Literal["exact", "normalized", "fuzzy", "conflict", "ambiguous", "wrong_page", "not_found"]

_SHORT_WORDS, _SHORT_CHARS = 4, 20
_CANDIDATE = 80.0
"""Similarity from which a stretch of a page is looked at word by word; no quote passes on its similarity."""
_RUNNING_LINES, _RUNNING_SHARE = 3, 0.3
_OVERLAP = 3000
"""Code points of each of two neighbouring pages that a quote across the page break may use."""
_OPENING = 8
"""Characters in normal form that the first page of two must hold of a quote over their break."""
_ELLIPSIS = re.compile(r"\s*(?:\[?\.{3,}\]?|\[?…\]?)\s*")
_NUMBER_PARTS = ".,/:-"


class Located(NamedTuple):
    """Where a quote stands. Offsets are code points of that page's text; page 0 when it was not found.

    `reasons` are words for the specialist and hold no chart text. `rest` is the second part (page, start, end) of a
    quote that runs over a page break. With `wrong_page` the page given is the true one, not the one asked for.
    """

    status: QuoteStatus
    page: int = 0
    start: int = 0
    end: int = 0
    reasons: tuple[str, ...] = ()
    rest: tuple[int, int, int] | None = None

    @property
    def stands(self) -> bool:
        """True when the words are on the page asked for, with no more than honest differences of copying."""
        return self.status in ("exact", "normalized")


class _Hit(NamedTuple):
    page: int
    start: int
    end: int


def stands(records: Records, span: Span) -> bool:
    """True when the span's page was read and its offsets slice the page text to exactly the quote."""
    page = page_of(records, span.record, span.page)
    return page is not None and bool(span.quote) and page.text[span.start : span.end] == span.quote


def page_of(records: Records, record_id: str, number: int) -> Page | None:
    """That page, or None when the record is unknown or the page was not read."""
    for record in records.files:
        if record.id == record_id:
            guess = number - 1
            if 0 <= guess < len(record.pages) and record.pages[guess].number == number:
                return record.pages[guess]
            return next((page for page in record.pages if page.number == number), None)
    return None


def locate(pages: Sequence[Page], quote: str, *, page: int | None = None) -> Located:
    """Where `quote` stands on `pages` (of one record); `page` is the page that it is said to be on.

    A quote shorter than four words or twenty characters must stand on the page named, once: short words match anywhere.
    """
    quote = quote.strip()
    wanted = tokens(quote)
    if not wanted:
        return Located("not_found", reasons=("the quote is empty",))
    named = [each for each in pages if page is None or each.number == page]
    short = len(wanted) < _SHORT_WORDS or len(quote) < _SHORT_CHARS
    if short and page is None:
        return Located("ambiguous", reasons=("the quote is too short to be found without its page",))
    found = _choose(named, quote) or _across_break(pages, quote, page)
    if found is not None:
        return found
    if page is not None and not short:
        elsewhere = _choose([each for each in pages if each.number != page], quote)
        if elsewhere is not None and elsewhere.stands:
            return elsewhere._replace(status="wrong_page", reasons=(f"the quote stands on page {elsewhere.page}",))
        if elsewhere is not None:
            return elsewhere
    return _stitched(named, quote) or _fuzzy(named, quote, short=short)


def _choose(pages: Sequence[Page], quote: str) -> Located | None:
    """The quote word for word, or in normal form: one place, several, or (None) no place."""
    for status, search in (("exact", _exact), ("normalized", _normalized)):
        hits = [hit for each in pages for hit in search(each, quote)]
        if len(hits) > 1:
            return Located("ambiguous", *hits[0], reasons=(f"the quote stands in {len(hits)} places",))
        if hits:
            text = next(each.text for each in pages if each.number == hits[0].page)
            if negated_before(text, hits[0].start):
                return Located("conflict", *hits[0], reasons=("the word before the quote turns it round",))
            return Located("exact" if status == "exact" else "normalized", *hits[0])
    return None


def _exact(page: Page, quote: str) -> Iterator[_Hit]:
    at = page.text.find(quote)
    while at >= 0:
        if not _cut(page.text, at, at + len(quote)):
            yield _Hit(page.number, at, at + len(quote))
        at = page.text.find(quote, at + 1)


def _normalized(page: Page, quote: str) -> Iterator[_Hit]:
    for start, end in _normal_places(page.text, compact(page.text), quote):
        yield _Hit(page.number, start, end)


def _normal_places(text: str, normal: Compact, quote: str) -> Iterator[tuple[int, int]]:
    wanted = compact(quote).chars.strip(".,;:\"'")
    at = normal.chars.find(wanted) if wanted else -1
    while at >= 0:
        start, end = normal.at[at], normal.at[at + len(wanted) - 1] + 1
        if not _cut(text, start, end):
            run = tokens(text, start, end)
            same = walk(tokens(quote), run, 0)
            if same is not None and same.last == len(run) and not same.alike:
                yield start, end
        at = normal.chars.find(wanted, at + 1)


def _cut(text: str, start: int, end: int) -> bool:
    """True when the span begins or ends inside a word or a number."""
    return _inside(text, start, -1) or _inside(text, end - 1, 1)


def _inside(text: str, edge: int, step: int) -> bool:
    beyond = edge + step
    if not 0 <= beyond < len(text) or not text[edge].isalnum():
        return False
    near = text[beyond]
    if near.isalnum() or near == "\u00ad":
        return True
    further = beyond + step
    if not 0 <= further < len(text):
        return near == "." and step < 0 and text[edge].isdigit()
    if text[edge].isdigit():
        if near in _NUMBER_PARTS and text[further].isdigit():
            return True
        return near == "." and step < 0 and text[further].isspace()
    if near in "-\u2010\u2011":  # a word divided at the line end, or "non-" before it
        while 0 <= further < len(text) and text[further].isspace():
            further += step
        return 0 <= further < len(text) and text[further].isalpha()
    if near == "\n" and text[further] in "-\u2010\u2011\u00ad" and step < 0:
        return text[edge].islower() and text[further - 1 : further].isalpha()
    return False


def _across_break(pages: Sequence[Page], quote: str, page: int | None) -> Located | None:
    """The quote over the break of two pages, running heads and feet left out."""
    opening = compact(quote).chars[:_OPENING]
    by_number = {each.number: each for each in pages}
    masks: Counter[str] | None = None
    for each in pages:
        following = by_number.get(each.number + 1)
        if following is None or (page is not None and page not in (each.number, following.number)):
            continue
        if opening not in compact(each.text[-_OVERLAP:]).chars:
            continue
        masks = _line_masks(pages) if masks is None else masks
        for bare in (True, False):
            first, second = _body(each, masks, len(pages), bare), _body(following, masks, len(pages), bare)
            first = (max(first[0], first[1] - _OVERLAP), first[1])
            second = (second[0], min(second[1], second[0] + _OVERLAP))
            head = each.text[slice(*first)] + "\n"
            joined = head + following.text[slice(*second)]
            for start, end in _normal_places(joined, compact(joined), quote):
                if not start < len(head) < end:
                    continue
                if negated_before(joined, start):
                    return Located("conflict", reasons=("the word before the quote turns it round",))
                here = each.text[: first[1]].rstrip()
                rest = (following.number, second[0], second[0] + end - len(head))
                reasons = ("the quote runs over a page break",)
                return Located("normalized", each.number, first[0] + start, len(here), reasons, rest)
    return None


def _body(page: Page, masks: Counter[str], count: int, bare: bool) -> tuple[int, int]:
    """The page text without its running heads and feet, as offsets; all of it unless `bare`."""
    start, end = 0, len(page.text)
    if not bare:
        return start, end
    running = {line.start for line in page.lines if line.running}
    lines = [(found.start(), found.end()) for found in re.finditer(r"[^\n]+", page.text)]

    def runs(line: tuple[int, int]) -> bool:
        often = masks[_mask(page.text[slice(*line)])]
        return line[0] in running or (often > 1 and often >= _RUNNING_SHARE * count)

    for line in lines[:_RUNNING_LINES]:
        if not runs(line):
            break
        start = line[1] + 1
    for line in reversed(lines[-_RUNNING_LINES:]):
        if not runs(line):
            break
        end = line[0]
    return (start, end) if start < end else (0, len(page.text))


def _line_masks(pages: Sequence[Page]) -> Counter[str]:
    """How many pages begin or end with a line, figures aside."""
    masks: Counter[str] = Counter()
    for page in pages:
        lines = [line for line in page.text.split("\n") if line.strip()]
        masks.update({_mask(line) for line in lines[:_RUNNING_LINES] + lines[-_RUNNING_LINES:]})
    return masks


def _mask(line: str) -> str:
    return re.sub(r"\d+", "#", line.strip().casefold())


def _stitched(pages: Sequence[Page], quote: str) -> Located | None:
    """A quote that leaves words out is no quote, even when its pieces stand on the page in their order."""
    pieces = [piece for piece in _ELLIPSIS.split(quote) if piece]
    if len(pieces) < 2:
        return None
    for page in pages:
        at = 0
        hits: list[_Hit] = []
        for piece in pieces:
            hit = next((hit for hit in (*_exact(page, piece), *_normalized(page, piece)) if hit.start >= at), None)
            if hit is None:
                break
            at, hits = hit.end, [*hits, hit]
        if len(hits) == len(pieces):
            reasons = ("the quote leaves words out; quote one unbroken stretch",)
            return Located("conflict", page.number, hits[0].start, hits[-1].end, reasons)
    return Located("not_found", reasons=("the quote leaves words out, and its pieces do not stand on the page",))


def _fuzzy(pages: Sequence[Page], quote: str, *, short: bool) -> Located:
    """The nearest stretch of the pages: alike word by word as a scan is, in conflict, or too far to be meant."""
    wanted, run = compact(quote).chars, tokens(quote)
    best: tuple[float, Page, int, int] | None = None
    for page in pages:
        normal = compact(page.text)
        near = fuzz.partial_ratio_alignment(wanted, normal.chars, score_cutoff=_CANDIDATE)
        if near is None or near.dest_end <= near.dest_start or (best is not None and near.score <= best[0]):
            continue
        best = (near.score, page, normal.at[near.dest_start], normal.at[near.dest_end - 1] + 1)
    if best is None:
        return Located("not_found", reasons=("the quote is not on the page",))
    _, page, start, end = best
    if short:
        return Located("conflict", page.number, start, end, ("too short to be told from other words like it",))
    around = tokens(page.text, _clear(page.text, start, -1), _clear(page.text, end, 1))
    for first in range(len(around)):
        same = walk(run, around, first)
        if same is None:
            continue
        matched = around[same.first : same.last]
        if between_figures(quote, run) != between_figures(page.text, matched):
            continue
        start, end = matched[0].start, matched[-1].end
        if _cut(page.text, start, end) or negated_before(page.text, start):
            continue
        reasons = ("the letters differ as in a poor scan; compare with the page",)
        return Located("fuzzy", page.number, start, end, reasons)
    return Located("conflict", page.number, start, end, ("the page has other words or figures at this place",))


def _clear(text: str, offset: int, step: int) -> int:
    """The offset moved outwards to whitespace, some words further."""
    offset = max(0, min(len(text), offset + 40 * step))
    while 0 < offset < len(text) and not text[offset - 1 if step < 0 else offset].isspace():
        offset += step
    return offset
