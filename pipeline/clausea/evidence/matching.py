"""Finds an element's cues in a unit: one word of every family, close together, in any order unless order is asked."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, product
from typing import NamedTuple

from clausea import sieve as re
from clausea.elements import Cue, Element, Families, Reading, tokens_of
from clausea.evidence.units import Unit
from clausea.literals import CLAUSES, commonness
from clausea.scan import Questions

_MOST = 4
"""Mentions of one family that are looked at in one unit; a sentence with more says nothing new."""


class Gate:
    """Which elements a text could say something of: those of which one cue's families could all stand in it."""

    def __init__(self, elements: Sequence[Element], words: Families) -> None:
        self._scan, places = re.scan_of(_questions(elements, words))
        self._bits = [(element, 1 << bit) for element, bit in zip(elements, places, strict=True)]
        self._own = sum(bit for _, bit in self._bits)
        self._known: dict[int, list[Element]] = {}

    def able(self, text: str) -> list[Element]:
        """The elements that are worth looking for in the text, in their order."""
        able = int.from_bytes(self._scan.mask(text), "little") & self._own
        known = self._known.get(able)
        if known is None:
            known = self._known[able] = [element for element, bits in self._bits if able & bits]
        return known


def share(elements: Sequence[Element], words: Families) -> None:
    """Let the scan of a long chart look for what passes a gate of these elements, too."""
    re.share(_questions(elements, words))


def with_cues(elements: Iterable[Element]) -> tuple[Element, ...]:
    """Those that are found by cues."""
    return tuple(element for element in elements if element.reading.cues)


def _questions(elements: Sequence[Element], words: Families) -> Questions:
    return tuple(tuple(_needed(cue, words) for cue in element.reading.cues) for element in elements)


def _needed(cue: Cue, words: Families) -> tuple[frozenset[str], ...]:
    families = [words.starts(term) for term in cue.all if not term.startswith("~")]
    return tuple(sorted(filter(None, families), key=commonness)[:CLAUSES])


class CueHit(NamedTuple):
    """Where a cue stands in a unit's text, offsets of the unit."""

    start: int
    end: int


def find_cue(unit: Unit, reading: Reading, words: Families, *, program: str = "") -> CueHit | None:
    """`program`: the program that the chart gives to a unit which names none itself.

    The tightest place where one of the element's cues stands, None when none does or a word speaks against it."""
    best: CueHit | None = None
    phrase = False
    held = tokens_of(unit.text)
    for cue in reading.cues:
        if not _possible(cue, words, held):
            continue
        hit = _find(unit, cue, words)
        if hit is not None and (best is None or hit.end - hit.start < best.end - best.start):
            best, phrase = hit, len(cue.all) == 1
    if best is None:
        return None
    spoken = _sentence(unit, best)
    own = spoken.find(unit.text[best.start : best.end]) if phrase else -1
    stop = own + best.end - best.start
    for term in reading.against:
        for match in words.pattern(term).finditer(spoken):
            if own < 0 or match.start() < own or match.end() > stop:
                return None  # words that are a fact by themselves do not speak against it: the "no" of "no ride"
    context = f"{unit.context} | {unit.entry.program.value if unit.entry.program else program}"
    if any(words.pattern(term).search(context) for term in reading.not_in):
        return None
    if reading.only_in:
        where = f"{context} | {unit.text}"
        if not any(words.pattern(term).search(where) for term in reading.only_in):
            return None
    return best


def _possible(cue: Cue, words: Families, tokens: frozenset[str]) -> bool:
    """Whether all families of a cue could stand in a text of these words ("~" ones may stand elsewhere)."""
    return not any(first.isdisjoint(tokens) for first in words.first_words(cue.all))


def _sentence(unit: Unit, hit: CueHit) -> str:
    """The words that may speak against the cue: the unit's, of a table's row the sentence with the cue."""
    if unit.row is None:
        return _CONCEDED.sub(lambda found: found[0] if _overlap(found, hit) else " ", unit.text)
    start = max((m.end() for m in re.finditer(r"[.;]\s", unit.text[: hit.start])), default=0)
    stop = re.search(r"[.;]\s", unit.text[hit.end :])
    return unit.text[start : hit.end + stop.start() if stop else len(unit.text)]


_CONCEDED = re.compile(r"\b(?:al)?though\b[^,;]{5,90},|\bdespite\b[^,;]{5,60},", re.IGNORECASE)
"""What a sentence grants before it says what was done: "Although last week's was cancelled, ..."."""


def _overlap(found: "re.Match[str]", hit: CueHit) -> bool:
    return found.start() < hit.end and hit.start < found.end()


def _find(unit: Unit, cue: Cue, words: Families) -> CueHit | None:
    places: list[Sequence[tuple[int, int]]] = []
    for term in cue.all:
        spans = [match.span() for _, match in zip(range(_MOST), words.pattern(term).finditer(unit.text), strict=False)]
        if term.startswith("~"):
            if spans or _in_context(unit, term, words):
                continue  # it may stand anywhere
            return None
        if not spans:
            return None
        places.append(spans)
    best: CueHit | None = None
    for combination in _orders(places, cue.ordered):
        start, end = min(s for s, _ in combination), max(e for _, e in combination)
        if len(unit.text[start:end].split()) <= cue.within and (best is None or end - start < best.end - best.start):
            best = CueHit(start, end)
    return best


def _orders(places: Sequence[Sequence[tuple[int, int]]], ordered: bool) -> Iterator[tuple[tuple[int, int], ...]]:
    """One place of each family, never the same words twice ("copy of the care plan" needs a plan besides its copy)."""
    for combination in product(*places):
        ranked = sorted(combination)
        if any(a[1] > b[0] for a, b in pairwise(ranked)):
            continue
        if ordered and list(combination) != ranked:
            continue
        if combination:
            yield combination


def _in_context(unit: Unit, term: str, words: Families) -> bool:
    program = unit.entry.program.value if unit.entry.program else ""
    return bool(words.pattern(term).search(f"{unit.context} | {program}"))
