"""What was found out about an expression, kept between runs: its code as `re` compiles it, and what it needs.

There are two thousand; to compile them and to tell what each one needs takes as long as reading two hundred pages, and
comes out the same every time. `recalled` finds it out, or knows it from an earlier run; where that is kept is nothing
to this module (`lend`). An expression that holds words of a chart is never kept (`ours`).
"""

import re
import sys
from array import array
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any, TypeVar

from clausea.literals import parser

_compiler = import_module("re._compiler")  # the standard library's own: its code is what `re` runs
_engine = import_module("_sre")

EDITION = f"{sys.version}:{getattr(_engine, 'MAGIC', '')}:{getattr(_engine, 'CODESIZE', '')}:{sys.byteorder}"
"""Whose code it is: another Python's is of no use."""
_PATIENCE = 30
"""Findings of our own before those of earlier runs are fetched: a command that reads no chart needs fewer."""
_WORTH = 40
"""New findings that are worth writing all of them down again."""
_MOST = 20_000
"""Findings that are kept: beyond them somebody's own codes/ have changed very often."""
_LONG = ("long", "", 0)

_Found = TypeVar("_Found")
_Key = tuple[str, str, int]

_known: dict[_Key, Any] = {}
_ours: set[tuple[str, int]] = set()
_fetch: Callable[[], object] | None = None
_missed, _new = 0, 0


def lend(fetch: Callable[[], object]) -> None:
    """`fetch` gives what `news` gave in an earlier run, or anything else where there is none; called when needed."""
    global _fetch
    _fetch = fetch


def news() -> Mapping[_Key, Any] | None:
    """All findings, where enough of them are new to be worth keeping; they count as kept then."""
    global _new
    if _new < _WORTH or len(_known) > _MOST:
        return None
    _new = 0
    return dict(_known)


def recalled(kind: str, pattern: str, flags: int, find: Callable[[str, int], _Found]) -> _Found:
    """What `find` finds out about the expression, now or in an earlier run. Raises what `find` raises."""
    global _missed, _new
    key = (kind, pattern, flags)
    if key not in _known:
        _missed += 1
        if _missed >= _PATIENCE:
            _fetched()
    if key in _known:
        found: _Found = _known[key]
        return found
    found = find(pattern, flags)
    if (pattern, flags) in _ours:
        _known[key] = found
        _new += 1
    return found


def knows(kind: str, pattern: str, flags: int) -> bool:
    """Whether that was found out before."""
    return (kind, pattern, flags) in _known


def long_read() -> None:
    """From now on `asked` tells: a long chart was read."""
    global _new
    if _LONG not in _known:
        _known[_LONG] = True
        _new += _WORTH


def asked() -> list[tuple[str, int]]:
    """The expressions that long charts were asked often enough to look for what they need; none before the first."""
    _fetched()
    return [(pattern, flags) for kind, pattern, flags in _known if kind == "needs"] if _LONG in _known else []


def take(pattern: str, flags: int) -> None:
    """Call an expression ours, whose findings may be kept."""
    _ours.add((pattern, flags))


def ours(pattern: str) -> bool:
    """Whether an expression that is just being made is ours: written in a module or in the function that asks it.

    One put together while a chart is read may hold a patient's name: what is found out about it is kept by nobody.
    """
    frame = sys._getframe(1)
    while frame.f_back is not None and frame.f_globals.get("__name__") in (__name__, "clausea.sieve"):
        frame = frame.f_back
    if pattern in frame.f_code.co_consts:
        return True
    at: Any = frame
    while at is not None:
        if at.f_code.co_name == "<module>" and getattr(at.f_globals.get("__spec__"), "_initializing", False):
            return True  # a module is being imported: no chart has a hand in that
        at = at.f_back
    return False


def compiled(pattern: str, flags: int) -> "re.Pattern[str]":
    """As `re.compile`, sooner where its code is known. Raises re.error for a wrong expression."""
    try:
        return built(pattern, *recalled("code", pattern, flags, _code))
    except (AttributeError, TypeError, ValueError, RuntimeError, OverflowError):  # a Python that compiles otherwise
        return re.compile(pattern, flags)


_Code = tuple[int, bytes, int, dict[str, int]]


def _code(pattern: str, flags: int) -> _Code:
    return code_of(parser.parse(pattern, flags), flags)


def code_of(tree: Any, flags: int) -> _Code:
    """The code of a parsed expression: its flags, the words for the engine, how many groups, their names."""
    words = array("I", map(int, _compiler._code(tree, flags)))
    return int(flags | tree.state.flags), words.tobytes(), tree.state.groups - 1, dict(tree.state.groupdict)


def built(pattern: str | None, flags: int, code: bytes, groups: int, names: dict[str, int]) -> "re.Pattern[str]":
    """The expression from its code, as re._compiler ends."""
    by_number: list[str | None] = [None] * (groups + 1)
    for name, number in names.items():
        by_number[number] = name
    words = array("I")
    words.frombytes(code)
    built: re.Pattern[str] = _engine.compile(pattern, flags, words.tolist(), groups, names, tuple(by_number))
    return built


def _fetched() -> None:
    """Take over what earlier runs found out, once; what is not of our making is ignored."""
    global _fetch
    if _fetch is None:
        return
    fetch, _fetch = _fetch, None
    given = fetch()
    if not isinstance(given, dict) or not all(isinstance(key, tuple) and len(key) == len(_LONG) for key in given):
        return
    for key, value in given.items():
        _known.setdefault(key, value)
        _ours.add(key[1:])
