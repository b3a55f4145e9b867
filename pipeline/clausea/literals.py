"""What text must hold before a regular expression can match it, read from the expression itself.

The idea is RE2's FilteredRE2: from "(?:call|phone)d? (?:the )?patient" follows that a text without "patient", or
with neither "call" nor "phone", cannot match, whatever the rest says. Letters are compared folded (`fold`), so that
the answer holds with and without IGNORECASE. What is not understood asks for nothing: such an expression is searched.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from importlib import import_module
from itertools import product
from math import prod
from operator import itemgetter
from typing import Any, NamedTuple

op = import_module("re._constants")
parser = import_module("re._parser")  # the standard library's own, so that both read an expression alike

_MOST = 40
"""Strings that one part of an expression may stand for and still be spelled out."""
_RARITY = (1.0, 0.3, 0.05, 0.01, 0.004)
"""How often a literal of 0, 1, 2, 3, 4 characters stands in a sentence, roughly."""
_LONGEST = len(_RARITY) - 1
_RARE = 0.002
"""The same for longer ones."""
_WORTH = 0.7
"""A set of literals that stands in more sentences than this share turns too little away."""
_SURE = 0.01
"""An expression that no more than this share of sentences could match needs no ways."""
_BETTER = 2.0
"""How much more than all of them together the ways may seem to let through: they are told one by one all the same, for
a literal's length says little of how common it is."""
_RARE_ENOUGH = 0.0005
"""A sentence that holds the sets so far is so rare that a further one is not looked for."""
CLAUSES = 3
_FEW = 20
"""Literals that are looked for in another one by one."""
_REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)
_ASCII = bytes(
    ord("0") if chr(n).isdecimal() else ord(" ") if chr(n).isspace() else ord(chr(n).lower()) for n in range(128)
).ljust(256, b"?")
TWINS = {0x17F: "s", 0x130: "i", 0x131: "i", 0x212A: "k"}
"""The only characters beyond ASCII that IGNORECASE takes for ASCII letters."""


def fold(text: str) -> str:
    """The text as the literals are written: small letters, every digit a 0, every white space a blank.

    Whatever an expression's character matches, with IGNORECASE or without, becomes that character folded.
    """
    if text.isascii():
        return text.encode("ascii").translate(_ASCII).decode("ascii")
    return re.sub(r"\d", "0", re.sub(r"\s", " ", text.translate(TWINS).lower()))


def clauses(pattern: str, flags: int = 0) -> tuple[frozenset[str], ...]:
    """At most three sets of folded literals; every text that matches holds one literal at least of each set."""
    try:
        return _clauses(list(parser.parse(pattern, flags)))
    except RecursionError:
        return ()


def _clauses(nodes: list[Any]) -> tuple[frozenset[str], ...]:
    needs = _sequence(nodes)
    return _rarest(needs.sets if needs.exact is None else (needs.exact,))


def _rarest(sets: Iterable[frozenset[str]]) -> tuple[frozenset[str], ...]:
    """Those that are worth looking for: as many as make a sentence that holds them all rare."""
    found: list[frozenset[str]] = []
    share = 1.0
    for common, each in sorted(((commonness(each), each) for each in _shortened(sets)), key=itemgetter(0))[:CLAUSES]:
        if common > _WORTH or share <= _RARE_ENOUGH:
            break
        share *= common
        found.append(each)
    return tuple(found)


def needed(pattern: str, flags: int = 0) -> tuple[tuple[frozenset[str], ...], ...]:
    """What a search can be spared by: the ways in which the expression can match, few of them or one for all.

    Nothing where any text might match. An expression of many alternatives needs one literal of very many, which turns
    little away; its ways one by one turn away much more, but cost a bit each: they are told where that pays.
    """
    try:
        nodes = list(parser.parse(pattern, flags))
        whole = _clauses(nodes)
        share = _share(whole)
        if share <= _SURE:
            return (whole,)
        ways = [_rarest(_told(way)) for way in _alternatives(nodes)]
    except RecursionError:
        return ()
    if not all(ways) or sum(map(_share, ways)) > min(1.0, share * _BETTER):
        return (whole,) if whole else ()
    alone = frozenset[str]().union(*(way[0] for way in ways if len(way) == 1))
    return (*((_shortest(alone),) for _ in [0] if alone), *(way for way in ways if len(way) > 1))


def _shortened(sets: Iterable[frozenset[str]]) -> list[frozenset[str]]:
    """The few sets that promise to be the rarest, each without the literals that hold another of it."""
    likely = sorted(filter(_turns_away, sets), key=commonness)[: CLAUSES + 2]
    return [_shortest(each) for each in likely]


def _share(way: Iterable[frozenset[str]]) -> float:
    """In what share of sentences a way's literals stand, roughly."""
    return prod(min(1.0, commonness(each)) for each in way)


def ways(pattern: str, flags: int = 0) -> tuple[tuple[frozenset[str], ...], ...]:
    """The ways in which an expression can match, alternative by alternative, each with sets as `clauses` tells them.

    What a way looks ahead for counts too: more is told than by `clauses`, and more must be looked for.
    """
    try:
        return tuple(_told(nodes) for nodes in _alternatives(list(parser.parse(pattern, flags))))
    except RecursionError:
        return ((),)


def _alternatives(nodes: list[Any]) -> Iterable[list[Any]]:
    """The sequences that follow from the widest choice of a sequence."""
    choices = [(len(found), place) for place, node in enumerate(nodes) if (found := _choices(node))]
    if not choices:
        return [nodes]
    _, place = max(choices)
    before = [_looked_into(node) for node in nodes[:place]]
    after = [_looked_into(node) for node in nodes[place + 1 :]]
    return [[*before, *each, *after] for each in _choices(nodes[place])]


def _looked_into(node: Any) -> Any:
    """The node; one with nodes of its own as what it needs, for all ways share it."""
    code, argument = node
    return (_TOLD, _node(code, argument)) if code in (op.BRANCH, op.SUBPATTERN, *_REPEATS) else node


def _choices(node: Any) -> Sequence[Any]:
    code, argument = node
    if code is op.SUBPATTERN and len(argument[3]) == 1:
        return _choices(argument[3][0])
    return argument[1] if code is op.BRANCH else ()


def _told(nodes: list[Any]) -> tuple[frozenset[str], ...]:
    ahead = [_sequence(argument[1]) for code, argument in nodes if code is op.ASSERT and argument[0] > 0]
    needed = [_sequence(nodes), *ahead]
    found = [each for needs in needed for each in (needs.sets if needs.exact is None else (needs.exact,))]
    return tuple(sorted(_shortened(found), key=commonness)[:CLAUSES])


class _Needs(NamedTuple):
    """`exact`: all that the part may match, None when it cannot be spelled out. `sets`: what it must hold then."""

    exact: frozenset[str] | None = None
    sets: tuple[frozenset[str], ...] = ()

    def best(self) -> frozenset[str] | None:
        """The set that fewest texts satisfy; None when nothing must be there."""
        sets = [each for each in (self.sets if self.exact is None else (self.exact,)) if _turns_away(each)]
        return min(sets, key=commonness) if sets else None


def exact(node: Any) -> frozenset[str] | None:
    """All that one node of a parsed expression may match, folded; None when it cannot be spelled out."""
    code, argument = node
    return (_letters(chr(argument)) if code is op.LITERAL else _node(code, argument)).exact


_TOLD = "told"
"""The code of a node that was looked into before: its argument is what it needs."""
_FOLDED = [fold(chr(code)) for code in range(128)]
_NOTHING = _Needs(exact=frozenset(("",)))
_ANYTHING = _Needs()


def _sequence(nodes: Iterable[Any]) -> _Needs:
    """Parts that follow one another: what can be spelled out grows along, the rest cuts it."""
    run: frozenset[str] = _NOTHING.exact or frozenset()
    sets: list[frozenset[str]] = []
    whole, letters = True, ""
    for code, argument in nodes.data if isinstance(nodes, parser.SubPattern) else nodes:
        if code is op.LITERAL and argument < 128:  # most are: they grow the run at once, when it is next looked at
            letters += _FOLDED[argument]
            continue
        needs = _letters(chr(argument)) if code is op.LITERAL else _node(code, argument)
        if needs is _NOTHING:
            continue
        if letters:
            run, letters = frozenset([each + letters for each in run]), ""
        if needs.exact is not None and len(run) * len(needs.exact) <= _MOST:
            run = frozenset([a + b for a in run for b in needs.exact])
            continue
        whole = False
        sets += [run, *needs.sets]
        run = needs.exact if needs.exact is not None else frozenset(("",))
    if letters:
        run = frozenset([each + letters for each in run])
    if whole:
        return _Needs(exact=run)
    return _Needs(sets=tuple(each for each in (*sets, run) if _turns_away(each)))


def _node(code: Any, argument: Any) -> _Needs:
    if code is _TOLD:
        return argument  # type: ignore[no-any-return]
    if code is op.IN:
        return _letters(_class(argument))
    if code is op.BRANCH:
        return _branch(argument[1])
    if code is op.SUBPATTERN:
        return _sequence(argument[3])
    if code is op.ATOMIC_GROUP:
        return _sequence(argument)
    if code in _REPEATS:
        return _repeat(*argument)
    if code in (op.AT, op.ASSERT, op.ASSERT_NOT):
        return _NOTHING  # they look and take nothing: what stands before and behind them touches
    return _ANYTHING


def _class(members: Sequence[tuple[Any, Any]]) -> str | None:
    """The characters of a class, folded; None when they are many or negated."""
    found: list[str] = []
    for code, argument in members:
        if code is op.LITERAL:
            found.append(chr(argument))
        elif code is op.RANGE and argument[1] - argument[0] < 10:
            found.extend(map(chr, range(argument[0], argument[1] + 1)))
        elif code is op.CATEGORY and argument in (op.CATEGORY_DIGIT, op.CATEGORY_SPACE):
            found.append("0" if argument is op.CATEGORY_DIGIT else " ")
        else:
            return None
    return "".join(found)


@lru_cache(maxsize=1024)
def _letters(characters: str | None) -> _Needs:
    """One of some characters. A letter beyond ASCII has twins of its own: it is not spelled out."""
    if not characters or any(ord(c) > 127 and not c.upper() == c == c.lower() for c in characters):
        return _ANYTHING
    folded = frozenset(map(fold, characters))
    return _Needs(exact=folded) if len(folded) <= 12 else _ANYTHING


def _branch(branches: Sequence[Any]) -> _Needs:
    found = [_sequence(branch) for branch in branches]
    exact = [needs.exact for needs in found if needs.exact is not None]
    if len(exact) == len(found) and sum(map(len, exact)) <= _MOST:
        return _Needs(exact=frozenset().union(*exact))
    best = [needs.best() for needs in found]
    sets = [each for each in best if each is not None]
    return _Needs(sets=(frozenset().union(*sets),)) if len(sets) == len(found) else _ANYTHING


def _repeat(least: int, most: Any, part: Any) -> _Needs:
    needs = _sequence(part)
    exact = needs.exact
    if exact is not None and most <= 4 and sum(len(exact) ** times for times in range(least, most + 1)) <= _MOST:
        counts = range(least, most + 1)
        return _Needs(exact=frozenset("".join(each) for times in counts for each in product(exact, repeat=times)))
    if least == 0:
        return _ANYTHING
    return _Needs(sets=needs.sets if exact is None else (exact,))


def _turns_away(literals: frozenset[str]) -> bool:
    return bool(literals) and "" not in literals


def commonness(literals: frozenset[str]) -> float:
    """In what share of sentences one of the literals stands, roughly and at most."""
    share = 0.0
    for literal in literals:
        size = len(literal)
        if size > _LONGEST:
            share += _RARE
        elif size == 1 and (literal == " " or literal.isalpha()):
            share += 1.0  # in nearly every sentence: finding it costs more than it saves
        else:
            share += _RARITY[size]
    return share


def _shortest(literals: frozenset[str]) -> frozenset[str]:
    """Without those that hold another: where "calls" stands, "call" stands."""
    kept: set[str] = set()
    for each in sorted(literals, key=len):
        if len(kept) < _FEW:
            held = any(map(each.__contains__, kept))
        else:  # its parts are fewer than those kept
            parts = (each[at : at + size] for size in range(1, len(each)) for at in range(len(each) - size + 1))
            held = not kept.isdisjoint(parts)
        if not held:
            kept.add(each)
    return frozenset(kept)
