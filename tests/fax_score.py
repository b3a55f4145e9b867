"""How a page was read against what was printed: words, and apart from them the figures and codes."""

import re
import resource
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from rapidfuzz.distance import Levenshtein

from clausea.pages import Page
from clausea.records import Options, read_records
from fax_pages import page
from records_pdfs import scanned

_EDGES = ".,;:()[]'\"*"
_DIGIT = re.compile(r"\d")


@dataclass
class Score:
    """What became of the printed words that hold a digit (`figures`: dates, times, minutes, codes, numbers, doses).

    `wrong`: other characters stand in its place, of which one is a digit, or a figure was read where none is printed;
    somebody could rely on it. `flagged`: every word of that reading that holds a digit is marked as doubtful.
    `lost`: no digit was read in its place, so nothing can be relied on. `disturbed`: read rightly, and marked all the
    same. What stands at the edge (brackets, full stops) and glued words do not make a figure wrong.
    """

    words: int = 0
    errors: int = 0
    figures: int = 0
    wrong: int = 0
    flagged: int = 0
    lost: int = 0
    disturbed: int = 0
    cpu: float = 0.0
    """Processor seconds a page: drawing, finding, reading, the start of the workers among them."""
    missed: list[tuple[str, str]] = field(default_factory=list)
    """(printed, read) of the wrong ones that are not marked."""

    @property
    def caught(self) -> float:
        """Share of the wrong figures that are marked; 1 where none is wrong."""
        return self.flagged / self.wrong if self.wrong else 1.0

    @property
    def cost(self) -> float:
        """Share of the figures read rightly that are marked all the same."""
        return self.disturbed / max(self.figures - self.wrong - self.lost, 1)

    @property
    def rate(self) -> float:
        """Word error rate: words to change, add or drop, as a share of those printed. Order counts."""
        return self.errors / self.words

    def add(self, printed: Sequence[str], page: Page) -> None:
        """Count a page; `printed` are its words in reading order."""
        self.words += len(printed)
        self.errors += Levenshtein.distance(printed, page.text.split())
        read = [(m.start(), m.end()) for m in re.finditer(r"\S+", page.text)]
        marked = [any(doubt.start < end and start < doubt.end for doubt in page.doubts) for start, end in read]
        digits = {n for n, (start, end) in enumerate(read) if _DIGIT.search(page.text[start:end])}
        meant = set()
        for word, its in zip(printed, _readings(printed, page.text, read), strict=True):
            if not _DIGIT.search(word):
                continue
            meant.update(its)
            self.figures += 1
            held = [n for n in its if n in digits]
            if not held:
                self.lost += 1
            elif _stands(word, " ".join(page.text[slice(*read[n])] for n in its)):
                self.disturbed += any(marked[n] for n in held)
            else:
                self._wrong(word, held, marked, read, page.text)
        for number in sorted(digits - meant):
            self._wrong("", [number], marked, read, page.text)

    def _wrong(self, word: str, held: list[int], marked: list[bool], read: list[tuple[int, int]], text: str) -> None:
        self.wrong += 1
        if all(marked[n] for n in held):
            self.flagged += 1
        else:
            self.missed.append((word, " ".join(text[slice(*read[n])] for n in held)))


def _readings(printed: Sequence[str], text: str, read: Sequence[tuple[int, int]]) -> list[list[int]]:
    """For each printed word the numbers of the words that were read in its place, by the characters they share."""
    whole = " ".join(printed)
    place = [-1] * len(whole)
    for code in Levenshtein.opcodes(whole, re.sub(r"\s", " ", text)):
        if code.tag in ("equal", "replace"):
            for offset in range(code.src_end - code.src_start):
                place[code.src_start + offset] = code.dest_start + offset
    found, at = [], 0
    for word in printed:
        mine = [n for n in place[at : at + len(word)] if n >= 0 and not text[n].isspace()]
        at += len(word) + 1
        low, high = (mine[0], mine[-1]) if mine else (0, -1)
        found.append([n for n, (start, end) in enumerate(read) if start <= high and low < end])
    return found


def _stands(word: str, reading: str) -> bool:
    """Whether the figure is read as printed, no digit or sign before or behind it that could belong to it."""
    core = re.escape(word.strip(_EDGES))
    return bool(re.search(rf"(?<!\d)(?<!\d[.,/:-])(?<![<>=]){core}(?!\d)(?![.,/:-]\d)", reading))


def measured(kind: str, seeds: Iterable[int], place: Path) -> Score:
    """Pages of one kind read as a chart, through the public function. `place` is a folder for it."""
    pages = [page(seed, kind) for seed in seeds]
    chart = scanned(place / f"{kind}.pdf", *(picture for _, picture in pages))
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    record = read_records([chart], options=Options(cache=False)).files[0]
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    score = Score(cpu=(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) / len(pages))
    by_number = {one.number: one for one in record.pages}
    for number, (words, _) in enumerate(pages, 1):
        score.add(words, by_number[number])
    return score
