"""Visual rows: words that stand side by side on the page, whatever line of the page text they belong to."""

import re as plain
from collections.abc import Sequence
from dataclasses import dataclass
from operator import itemgetter

from clausea import sieve as re
from clausea.records.raw import RawPage, Word

_RULE = re.compile(r"^[-=_─━—+|]{3,}$")
_BAR = re.compile(r"^[|│┃]+$")
_SIGN = plain.compile(r"(?<![^\s|])[-=_─━—+|│┃]")
_DASHES, _BARS = "-=_─━—+|", "|│┃"
"""How such words begin: most words do not."""
_LEFT = itemgetter(2)
"""A word's x0."""


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

    parted: tuple[float, list[list[Word]]] | None = None
    """What `chunks` was asked last and what it answered: every way to read a table asks again."""

    def chunks(self, wide: float) -> list[list[Word]]:
        """Its words, parted at column gaps; not to be changed."""
        if self.parted and self.parted[0] == wide:
            return self.parted[1]
        gap, right = wide * self.size, self.words[0].x0
        parts: list[list[Word]] = [[]]
        for word in self.words:
            if word.x0 - right > gap:
                parts.append([])
            parts[-1].append(word)
            right = word.x1
        self.parted = wide, parts
        return parts


def visual_rows(page: RawPage, running: frozenset[int]) -> list[Strip]:
    """Words in visual rows from top to bottom, rules and bars taken out."""
    pieces: list[Strip] = []
    text, all_words = page.text, list(page.words)
    number, count = 0, len(all_words)
    for line in page.lines:
        first = number
        while number < count and all_words[number].start < line.end:
            number += 1
        if line.start in running or first == number:
            continue
        size = line.size or 10.0
        near = 1.2 * size
        here = all_words[first:number]
        if _reads_on(here, near) and line.start <= here[0].start and not _SIGN.search(text, line.start, line.end):
            pieces.append(Strip(here, size, line.bold, line.base or here[0].y1))
            continue
        last: Word | None = None
        for word in here:
            sign = text[word.start : word.start + 1]
            if sign in _BARS and _BAR.match(text[word.start : word.end]):
                continue
            if sign in _DASHES and _RULE.match(text[word.start : word.end]):
                if pieces and word is here[0]:
                    pieces[-1].ruled = True
                continue
            if last and word.x0 >= last.x0 and abs(word.y0 + word.y1 - last.y0 - last.y1) < near:
                pieces[-1].words.append(word)
            else:
                base = word.y1 if last or not line.base else line.base
                pieces.append(Strip([word], size, line.bold, base))
            last = word if word.start >= line.start else None
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
        strip.words.sort(key=_LEFT)
    return strips


def _reads_on(words: Sequence[Word], near: float) -> bool:
    """Whether the words stand on one line from left to right, as most lines do."""
    lefts = list(map(_LEFT, words))
    middles = [word[3] + word[5] for word in words]
    return max(middles) - min(middles) < near - 0.01 and lefts == sorted(lefts)


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
