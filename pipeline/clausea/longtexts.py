"""Searches of whole pages: only where an expression could begin is it tried.

`re` tries an expression at every character; one with forty alternatives takes milliseconds for a page. When all that it
can match begins with one of some literals, one pass (Aho-Corasick) finds these, and it is tried there alone: the same
matches, for a match can begin nowhere else.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import product
from typing import Any

import ahocorasick

from clausea.literals import exact, fold, op, parser

LONG = 240
"""Characters from which on the pass pays."""
_MOST = 60
"""Literals that are spelled out before a part is left out."""
_LENGTH = 12
"""Characters of a literal that are looked for."""


class Walk:
    """The places of a text where an expression could begin."""

    def __init__(self, pattern: "re.Pattern[str]", literals: frozenset[str]) -> None:
        self._match = pattern.match
        self._automaton = ahocorasick.Automaton()
        for literal in literals:
            self._automaton.add_word(literal, len(literal) - 1)
        self._automaton.make_automaton()

    def finditer(self, text: str, pos: int, endpos: int) -> "Iterator[re.Match[str]]":
        """As `finditer` of the expression."""
        match = self._match
        for place in self._places(text):
            if place >= pos and (found := match(text, place, endpos)):
                yield found
                pos = found.end()

    def search(self, text: str, pos: int, endpos: int) -> "re.Match[str] | None":
        """As `search` of the expression."""
        return next(self.finditer(text, pos, endpos), None)

    def _places(self, text: str) -> list[int]:
        return sorted({end - back for end, back in self._automaton.iter(_folded(text))})


@lru_cache(maxsize=4)
def _folded(text: str) -> str:
    return fold(text)


def walk(pattern: "re.Pattern[str]") -> Walk | None:
    """The walk for an expression, None when it may begin with anything."""
    literals = begins(pattern.pattern, pattern.flags)
    return Walk(pattern, literals) if literals else None


def begins(pattern: str, flags: int = 0) -> frozenset[str]:
    """As `starts`; none for an expression that is too deep, too."""
    try:
        return starts(pattern, flags)
    except RecursionError:
        return frozenset()


def starts(pattern: str, flags: int = 0) -> frozenset[str]:
    """Folded literals with one of which whatever the expression matches begins; none when that cannot be told."""
    found = _starts(list(parser.parse(pattern, flags))) or frozenset()
    kept: list[str] = []
    for each in sorted({one[:_LENGTH] for one in found}):  # what begins with another comes right behind it
        if not kept or not each.startswith(kept[-1]):
            kept.append(each)
    return frozenset(kept)


def _starts(nodes: list[Any]) -> frozenset[str] | None:
    """The same for a sequence of nodes; None when it may begin with anything or match nothing."""
    run: frozenset[str] = frozenset(("",))
    for place, node in enumerate(nodes):
        spelled = exact(node)
        if spelled is not None and len(run) * len(spelled) <= _MOST:
            run = frozenset(a + b for a, b in product(run, spelled))
            continue
        if all(len(each) > 1 for each in run):
            return run
        after = _starts_of(node, nodes[place + 1 :])
        if after is None:
            return None if "" in run else run
        return frozenset(a + b for a, b in product(run, after))
    return None if "" in run else run


def _starts_of(node: Any, rest: list[Any]) -> frozenset[str] | None:
    """How a node that is not spelled out begins, with what follows it where it may be left out."""
    code, argument = node
    if code is op.SUBPATTERN:
        return _starts([*argument[3], *rest]) if len(argument[3]) else None
    if code is op.BRANCH:
        branches = [_starts([*branch, *rest]) for branch in argument[1]]
        known = [each for each in branches if each is not None]
        return frozenset().union(*known) if len(known) == len(branches) else None
    if code in (op.MAX_REPEAT, op.MIN_REPEAT):
        least, _, part = argument
        begun = _starts(list(part))
        if least:
            return begun
        after = _starts(rest)
        return begun | after if begun is not None and after is not None else None
    return None
