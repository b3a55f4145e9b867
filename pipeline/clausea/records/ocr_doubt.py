"""Figures read from a picture: which may be others, and code-shaped repairs that keep what was seen.

A wrong digit in a letter is a false claim, a flagged right one costs a look: the bar is high on purpose. The model is
sure of most of its wrong digits (a 4 of a half-resolution fax read as 1 with 0.99), hence the high threshold.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

SURE = 0.993
"""A digit read with less certainty is doubtful (measured on fax pages: tests/bench/test_ocr.py)."""
_HIDDEN = 0.1
_MOST_OTHERS = 3
_DIGIT_OF = str.maketrans({"l": "1", "I": "1", "|": "1", "O": "0", "o": "0", "i": "1", "!": "1", "t": "1"})
_NUMBER = re.compile(r"\d{1,5}")
_DATE = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})")
_TIME = re.compile(r"\d{1,2}:\d{2}(?:-\d{1,2}:\d{2})?(?:[ap]m?)?", re.IGNORECASE)
_CODE = re.compile(r"[A-TV-Z]\d\d(?:\.\d{1,4})?")
_CODE_AS_NUMBER = re.compile(r"1\d\d(?:\.\d{1,4})?")
_ABOUT_CODES = re.compile(r"\b(?:dx|icd(?:-?10)?(?:-cm)?|diagnos\w*|codes?)\W*$", re.IGNORECASE)
_ZERO_IN_WORD = re.compile(r"[A-Z]*[A-Z]0[A-Z]+|0[a-z]{2,}|[A-Z][a-z]*0[a-z]+", re.ASCII)
_EDGES = ".,;:()[]'\"*"


class Seen(NamedTuple):
    """One character as the model saw it; empty text for one that it nearly saw."""

    text: str
    sure: float
    other: str
    chance: float


class Word(NamedTuple):
    """A word as it goes into the page text; `others` is empty where nothing about it is doubtful."""

    text: str
    raw: str
    others: tuple[str, ...] = ()


def judged(seen: Sequence[Seen], before: str) -> Word:
    """The word of these characters. `before` is the text of its line up to it: it tells a code from a number."""
    raw = "".join(char.text for char in seen)
    repaired = _repaired(raw, before)
    if not any(char.isdigit() for char in repaired):
        return Word(repaired, raw)
    others = dict.fromkeys([raw] if repaired != raw else [])
    for number, char in enumerate(seen):
        left = "".join(one.text for one in seen[:number])
        right = "".join(one.text for one in seen[number + 1 :])
        echo = not char.text and char.other in (left[-1:], right[:1])  # the edge of a letter that was read
        if echo or not _matters(char, raw):
            continue
        others[left + char.other + right] = None
    core = raw.strip(_EDGES)
    if _CODE_AS_NUMBER.fullmatch(core) and "." in core:
        others[raw.replace(core, "I" + core[1:])] = None  # I50.22 is read as 150.22 more often than not
    others.pop(repaired, None)
    return Word(repaired, raw, tuple(others)[:_MOST_OTHERS])


def _matters(char: Seen, raw: str) -> bool:
    """True when the character may be another one and that would change a figure."""
    if not char.text:
        return char.chance >= _HIDDEN and (char.other.isdigit() or char.other in "<>.-")
    if char.text.isdigit():
        return char.sure < SURE
    figure = char.other.isdigit() or char.text in ".,-/:" or char.text in "lIOoSBZ|"
    return figure and char.sure < 0.9 and sum(one.isdigit() for one in raw) >= 1


def _repaired(raw: str, before: str) -> str:
    """The word with letters that can only be digits, and digits that can only be letters, put right."""
    core = raw.strip(_EDGES)
    if not core:
        return raw
    if _ZERO_IN_WORD.fullmatch(core):
        return raw.replace(core, core.replace("0", "o" if core[1:2].islower() and core[0] != "0" else "O"))
    as_digits = core.translate(_DIGIT_OF)
    if any(char.isdigit() for char in core) and core != as_digits:
        if any(shape.fullmatch(as_digits) for shape in (_NUMBER, _DATE, _TIME)) and not _CODE.fullmatch(core):
            return raw.replace(core, as_digits)
        code = core[0] + as_digits[1:]
        if _CODE.fullmatch(code) and ("." in code or _ABOUT_CODES.search(before)):  # CO2 is no code
            return raw.replace(core, code)
    if _CODE_AS_NUMBER.fullmatch(core) and _ABOUT_CODES.search(before):
        return raw.replace(core, "I" + core[1:])
    return raw
