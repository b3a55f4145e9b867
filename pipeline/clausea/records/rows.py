"""Visual rows: words that stand side by side on the page, whatever line of the page text they belong to."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from clausea import sieve as re
from clausea.records.raw import RawPage, Word

_RULE = re.compile(r"^[-=_─━—+|]{3,}$")
_BAR = re.compile(r"^[|│┃]+$")


@dataclass(slots=True)
class Strip:
    """A visual row."""

    words: list[Word]
    size: float
    bold: bool
    base: float
    """y of the baseline."""
    ruled: bool = False
    """A line of dashes follows."""

    def chunks(self, wide: float) -> list[list[Word]]:
        """Its words, parted at column gaps."""
        parts = [[self.words[0]]]
        for last, word in pairwise(self.words):
            if word.x0 - last.x1 > wide * self.size:
                parts.append([])
            parts[-1].append(word)
        return parts


def visual_rows(page: RawPage, running: frozenset[int]) -> list[Strip]:
    """Words in visual rows from top to bottom, rules and bars taken out."""
    pieces: list[Strip] = []
    number = 0
    for line in page.lines:
        words = []
        while number < len(page.words) and page.words[number].start < line.end:
            words.append(page.words[number])
            number += 1
        if line.start in running:
            continue
        size = line.size or 10.0
        for word in words:
            shown = page.text[word.start : word.end]
            if _BAR.match(shown):
                continue
            if _RULE.match(shown):
                if pieces and word is words[0]:
                    pieces[-1].ruled = True
                continue
            last = pieces[-1].words[-1] if pieces and pieces[-1].words[-1].start >= line.start else None
            if last and word.x0 >= last.x0 and abs(word.y0 + word.y1 - last.y0 - last.y1) < 1.2 * size:
                pieces[-1].words.append(word)
            else:
                base = word.y1 if last or not line.base else line.base
                pieces.append(Strip([word], size, line.bold, base))
    pieces.sort(key=lambda piece: piece.base)
    strips: list[Strip] = []
    for piece in pieces:
        last_strip = strips[-1] if strips else None
        if last_strip and piece.base - last_strip.base < 0.35 * min(piece.size, last_strip.size):
            last_strip.words += piece.words
            last_strip.bold &= piece.bold
            last_strip.ruled |= piece.ruled
        else:
            strips.append(piece)
    for strip in strips:
        strip.words.sort(key=lambda word: word.x0)
    return strips


def monospaced(strips: Sequence[Strip]) -> bool:
    """True when long words have the same width per character all over the page (typewriter prints)."""
    shares = sorted(
        (word.x1 - word.x0) / ((word.end - word.start) * strip.size)
        for strip in strips
        for word in strip.words
        if word.end - word.start >= 6
    )
    if len(shares) < 4:
        return False
    low, high = shares[len(shares) // 20], shares[-1 - len(shares) // 20]
    return low > 0.53 and high - low < 0.08
