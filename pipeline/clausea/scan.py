"""One pass over a text that tells which of many questions it could answer (Aho-Corasick)."""

from collections.abc import Sequence
from operator import itemgetter

import ahocorasick

from clausea.literals import CLAUSES, fold

_LONGEST = 1600
"""Characters of a text worth scanning: longer ones hold nearly every literal."""
_TEXTS = 150_000
"""Texts whose mask is remembered: more than the sentences of 1,000 pages, for each reader goes through them all."""
_NUMBER = itemgetter(1)

_FEW = 40
"""Literals that are sought one by one sooner than an expression."""

Way = Sequence[frozenset[str]]
"""Sets of folded literals, at most `CLAUSES`: a text must hold one literal of each. No set at all: any text will do."""
Questions = tuple[tuple[tuple[frozenset[str], ...], ...], ...]
"""The ways of several questions; two that ask the same are equal."""


def few_of(ways: Sequence[Way]) -> tuple[str, ...]:
    """Some literals of which a text must hold one for any of the ways; none when they are many."""
    literals = frozenset[str]().union(*(min(way, key=len) for way in ways if way))
    return tuple(literals) if all(ways) and len(literals) <= _FEW else ()


class Scan:
    """The literals of some questions, found in one pass over a text.

    A question may be answered in one way or in several; `bits` tells, question by question, its bit in the masks.

    Each way has a bit of its own. The ways of one question lie side by side below its bit: all ones added to them
    carry into it when one of them is set, so that one addition tells of every question whether it has a way.
    """

    def __init__(self, questions: Sequence[Sequence[Way]]) -> None:
        self.masks: dict[str, bytes] = {}
        self._same: dict[bytes, bytes] = {}  # masks repeat: each is kept once
        self._asked: set[str] = set()
        self._ones = self._kept = 0
        """All ones for each question of several ways; the bits of all questions."""
        bits = [0] * len(questions)
        ways: list[tuple[int, Way]] = []  # with its bit
        width = 0
        for number in sorted(range(len(questions)), key=lambda number: -max(map(len, questions[number]), default=0)):
            question = questions[number]
            if len(question) > 1:
                self._ones |= ((1 << len(question)) - 1) << width
            ways += enumerate(question, width)
            width += len(question) - (len(question) == 1)  # an only way's own bit is the question's
            bits[number] = width
            self._kept |= 1 << width
            width += 1
        self.bits = tuple(bits)
        self._bytes = max(1, -(-width // 8))
        self.every = b"\xff" * self._bytes
        """The mask of a text of which nothing is known."""
        self._free = [0] * CLAUSES  # by clause: the ways that have no such clause
        self._at = [0] * CLAUSES  # by clause: where its bits begin; the ways with many clauses come first
        found: dict[str, int] = {}  # by literal: the ways it serves, clause by clause
        end = 0
        for place in range(CLAUSES):
            self._at[place] = end
            for bit, way in ways:
                if place >= len(way):
                    self._free[place] |= 1 << bit
                    continue
                for literal in way[place]:
                    found[literal] = found.get(literal, 0) | 1 << (self._at[place] + bit)
                end = max(end, self._at[place] + bit + 1)
        self._found = tuple(found.values())
        self._automaton = ahocorasick.Automaton()
        for number, literal in enumerate(found):
            self._automaton.add_word(literal, number)
        self._automaton.make_automaton()

    def look(self, text: str) -> bytes:
        """The mask of a text that is asked again; of one asked for the first time nothing is known.

        Half of all texts are heads and tails of a sentence and asked once: a search costs less than their mask.
        """
        asked = self._asked
        if text in asked:
            return self.mask(text)
        if len(asked) >= _TEXTS:
            asked.clear()
        asked.add(text)
        return self.every

    def mask(self, text: str) -> bytes:
        """A bit for each question that the text may answer (`bits`), the first one lowest in the first byte.

        Remembered, for a sentence is asked many of them.
        """
        known = self.masks.get(text)
        if known is not None:
            return known
        if len(text) > _LONGEST:
            return self.every  # not scanned: everything may match
        found = 0
        if self._found:
            serves = self._found
            for number in set(map(_NUMBER, self._automaton.iter(fold(text)))):
                found |= serves[number]
        free, (_, second, third) = self._free, self._at
        able = (found | free[0]) & (found >> second | free[1]) & (found >> third | free[2])
        answers = (able + self._ones) & self._kept
        if len(self.masks) >= _TEXTS:
            self.forget()
        mask = answers.to_bytes(self._bytes, "little")
        mask = self.masks[text] = self._same.setdefault(mask, mask)
        return mask

    def forget(self) -> None:
        """Remember no text any more."""
        self.masks.clear()
        self._same.clear()
