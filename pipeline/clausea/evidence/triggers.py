"""What a text must hold before a reader looks at it: one pass over a chart tells for every reader which units matter.

Eighteen readers with a dozen questions each walk every sentence of a chart, and nearly all of it is about something
else. A reader names once what nothing of it can do without, by the very expressions that it asks, so that a word added
to them is added to its trigger too:

    _TRIGGER = Trigger(REACHED, (FAILED, any_of("@patient", _NAMED)), rows=every_row)
    for place, unit in chart.passing(_TRIGGER): ...

A trigger never turns away a text that one of its ways could match (literals.py); it may let through what none does.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from itertools import product
from string import ascii_lowercase
from typing import Any, NamedTuple, TypeAlias

from clausea import expressions
from clausea.elements import Families
from clausea.evidence.rows import TableRow
from clausea.evidence.units import Unit
from clausea.literals import CLAUSES, commonness, ways
from clausea.scan import Questions
from clausea.sieve import Pattern, scan_of
from clausea.sieve import share as share_questions

_COMMON = 3.0
"""Literals that stand so often turn nothing away: looking for them costs more than it saves."""
_EVERYWHERE = frozenset(f" {ascii_lowercase}")
"""What stands in nearly every sentence by itself."""
_MOST = 300
"""Ways that several expressions make together and still are told one by one."""
_Sets = tuple[frozenset[str], ...]


class AnyOf(NamedTuple):
    """Expressions of which one must match; made by `any_of`."""

    parts: "tuple[Way, ...]"


Way: TypeAlias = Pattern[Any] | str | AnyOf | tuple["Way", ...]
"""What a text may pass by: an expression, a word family ("@consent"), several that must all match, one of several."""


def any_of(*parts: Way) -> AnyOf:
    """One of these, where all of a tuple are asked: `(FAILED, any_of("@patient", _NAMED))`."""
    return AnyOf(parts)


def no_row(_: TableRow) -> bool:
    """No row of a table matters for being one."""
    return False


def every_row(_: TableRow) -> bool:
    """Every row of a table matters, whatever its words."""
    return True


class Trigger:
    """The ways by which a text may matter to a reader; `rows`: which table rows matter whatever their words."""

    def __init__(self, *ways: Way, rows: Callable[[TableRow], bool] = no_row) -> None:
        self.ways, self.rows, self.number = ways, rows, len(_all)
        _all.append(self)


_all: list[Trigger] = []
_open = False


def known() -> tuple[Trigger, ...]:
    """All triggers that the readers have made."""
    return tuple(_all)


@contextmanager
def opened() -> Iterator[None]:
    """Inside, every text passes every trigger: for the test that triggers change nothing that is read."""
    global _open
    before, _open = _open, True
    try:
        yield
    finally:
        _open = before


class Passing:
    """Which triggers a text passes, for the triggers known so far and one set of word families."""

    def __init__(self, questions: Questions) -> None:
        self._scan, self._bits = scan_of(questions)
        self._own = sum(1 << bit for bit in self._bits)
        self._known: dict[int, int] = {}

    def of(self, text: str) -> int:
        """A bit for each trigger that the text passes."""
        able = int.from_bytes(self._scan.mask(text), "little") & self._own
        known = self._known.get(able)
        if known is None:
            known = sum(1 << number for number, bit in enumerate(self._bits) if able >> bit & 1)
            self._known[able] = known
        return known


@lru_cache(maxsize=4)
def _questions(words: Families, count: int) -> Questions:
    return tuple(tuple(sets for way in trigger.ways for sets in _ways(way, words)) for trigger in _all[:count])


@lru_cache(maxsize=4)
def _passing(words: Families, count: int) -> Passing:
    return Passing(_questions(words, count))


def share(words: Families) -> None:
    """Let the scan of a long chart look for what passes the triggers, too."""
    share_questions(_questions(words, len(_all)))
    _passing.cache_clear()


class Passed:
    """Which units of a chart pass which trigger; all units are looked at when a reader first asks."""

    def __init__(self, units: Sequence[Unit], words: Families) -> None:
        self._units, self._words = units, words
        self._known = 0
        self._marks: list[int] = []
        self._entries: dict[int, frozenset[int]] = {}

    def may(self, trigger: Trigger, text: str) -> bool:
        """Whether the text could match one of the trigger's ways."""
        return _open or bool(_passing(self._words, len(_all)).of(text) >> trigger.number & 1)

    def units(self, trigger: Trigger) -> tuple[tuple[int, Unit], ...]:
        """The units that pass, with their places."""
        if _open:
            return tuple(enumerate(self._units))
        bit, rows = 1 << trigger.number, trigger.rows
        found = enumerate(zip(self._units, self._all_marks(), strict=True))
        if rows is no_row:
            return tuple((place, unit) for place, (unit, mark) in found if mark & bit)
        return tuple(
            (place, unit) for place, (unit, mark) in found if mark & bit or (unit.row is not None and rows(unit.row))
        )

    def entries(self, trigger: Trigger) -> frozenset[int]:
        """The identities of the entries with a unit that passes."""
        if trigger.number not in self._entries or _open:
            self._entries[trigger.number] = frozenset(id(unit.entry) for _, unit in self.units(trigger))
        return self._entries[trigger.number]

    def _all_marks(self) -> list[int]:
        if self._known != len(_all):
            self._known = len(_all)
            of = _passing(self._words, len(_all)).of
            self._marks = [of(unit.text) for unit in self._units]
        return self._marks


def _ways(way: Way, words: Families) -> list[_Sets]:
    """The ways by which a text can match, each as sets of literals of which it must hold one each."""
    if isinstance(way, str):
        way = words.pattern(way)
    if isinstance(way, Pattern):
        return [_rare(sets) for sets in expressions.recalled("ways", way.pattern, way.flags, ways)]
    if isinstance(way, AnyOf):
        return [sets for part in way.parts for sets in _ways(part, words)]
    found: list[_Sets] = [()]
    for part in way:
        own = _ways(part, words)
        if len(found) * len(own) > _MOST:
            best = [min(sets, key=commonness, default=frozenset[str]()) for sets in own]
            own = [_rare((frozenset[str]().union(*best),)) if all(best) else ()]
        found = [_rare((*one, *other)) for one, other in product(found, own)]
    return found


def _rare(sets: Iterable[frozenset[str]]) -> _Sets:
    told = (each for each in sets if commonness(each) < _COMMON and _EVERYWHERE.isdisjoint(each))
    return tuple(sorted(told, key=commonness)[:CLAUSES])
