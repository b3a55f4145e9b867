"""An expression that ignores case, written anew for small letters: `re` finds out much sooner that it does not match.

With IGNORECASE `re` compares every letter by way of its small form and tries each alternative in turn; without it a
first letter that does not fit rules an alternative out at once. So the text is put in small letters once, and the
expression's twin for small letters looks first. The twin finds all that the expression finds, at the same places, and
rarely more; where that is not certain there is no twin.
"""

import re
from functools import lru_cache
from typing import Any

from clausea import expressions
from clausea.literals import TWINS, op, parser

_SMALL = {**{code: chr(code + 32) for code in range(ord("A"), ord("Z") + 1)}, **TWINS}


class _NoTwin(Exception):  # noqa: N818 - no error: the expression is searched as it is
    """The expression holds what cannot be written for small letters."""


def small(text: str) -> str:
    """The text with A to Z, and what IGNORECASE takes for one of them, in small letters; of the same length."""
    return text.lower() if text.isascii() else _translated(text)


@lru_cache(maxsize=1 << 13)
def _translated(text: str) -> str:
    return text.translate(_SMALL)


def twin(pattern: str, flags: int) -> "re.Pattern[str] | None":
    """An expression that finds something in `small(text)` wherever `pattern` finds something in `text`, or earlier.

    None when there is none: the expression minds case, or holds back references, letters beyond ASCII and the like.
    """
    code = expressions.recalled("twin", pattern, flags, _twin)
    return None if code is None else expressions.built(None, *code)


def _twin(pattern: str, flags: int) -> tuple[int, bytes, int, dict[str, int]] | None:
    if not flags & re.IGNORECASE:
        return None
    try:
        tree = parser.parse(pattern, flags & ~re.IGNORECASE)
        if tree.state.flags & re.IGNORECASE:
            return None  # "(?i)" in the expression itself
        _lower(tree, positive=True)
        return expressions.code_of(tree, 0)
    except (_NoTwin, RecursionError):
        return None


def _lower(nodes: Any, *, positive: bool, minds: bool = False) -> None:
    """Writes the nodes of an expression for small letters, in place.

    `exact`: False outside of every part that must not match; there a twin that finds more does no harm.
    `minds`: inside of "(?-i:...)", whose twin finds more than it does.
    """
    for place, (code, argument) in enumerate(nodes):
        if code is op.LITERAL or (code is op.NOT_LITERAL and not minds):
            nodes[place] = (code, _letter(argument))
        elif code is op.IN:
            nodes[place] = (code, _members(argument, minds=minds))
        elif code is op.BRANCH:
            for branch in argument[1]:
                _lower(branch, positive=positive, minds=minds)
        elif code is op.SUBPATTERN:
            _, added, dropped, inner = argument
            minds_here = minds or bool(dropped & re.IGNORECASE)
            if added or dropped & ~int(re.IGNORECASE) or (minds_here and not positive):
                raise _NoTwin
            if minds_here:
                nodes[place] = (code, (argument[0], 0, 0, inner))
            _lower(inner, positive=positive, minds=minds_here)
        elif code in (op.MAX_REPEAT, op.MIN_REPEAT):
            _lower(argument[2], positive=positive, minds=minds)
        elif code is op.ASSERT:
            _lower(argument[1], positive=positive, minds=minds)
        elif code is op.ASSERT_NOT and not minds:
            _lower(argument[1], positive=False)
        elif code not in (op.AT, op.ANY):
            raise _NoTwin


def _letter(code: int) -> int:
    letter = chr(code)
    if code > 127 and not letter.upper() == letter == letter.lower():
        raise _NoTwin
    return ord(letter.lower())


def _members(members: Any, *, minds: bool) -> list[tuple[Any, Any]]:
    found: list[tuple[Any, Any]] = []
    for code, argument in members:
        if code is op.LITERAL:
            found.append((code, _letter(argument)))
        elif code is op.RANGE and argument[1] < 128:
            found.append((code, argument))
            first, last = max(argument[0], ord("A")), min(argument[1], ord("Z"))
            if first <= last:
                found.append((code, (first + 32, last + 32)))
        elif code is op.CATEGORY or (code is op.NEGATE and not minds):
            found.append((code, argument))
        else:
            raise _NoTwin
    return found
