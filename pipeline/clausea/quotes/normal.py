"""Page text in a form in which honest copies are equal, with the way back to the offsets of the page.

Honest differences are those of copying and of page layout: case, spacing, line breaks, words divided at a line end,
soft hyphens, ligatures, accents, kinds of quotes and dashes. A difference in a figure is never one of them:
"1 2" does not become "12", nor "1. 2" "1.2".
"""

import unicodedata
from array import array
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

_DROPPED = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
_JOINING = frozenset("-\u2010\u2011\u2013")
"""Dashes that may stand inside a word; the em dash parts clauses and never does."""
_ALIKE = {
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u02bc`\u00b4", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb", '"'),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d", "-"),
    "\u2044": "/",
    "\u2215": "/",
}
_SYMBOLS = frozenset("☐☒☑✓✔✗✘□■○●<>≤≥=$%±")
"""Signs that carry meaning of their own and count as a word: a ticked box, a comparison, an amount."""


class Compact(NamedTuple):
    """`chars`: the text without whitespace, in normal form; `at[i]`: offset in the text of what made chars[i]."""

    chars: str
    at: "array[int]"


class Token(NamedTuple):
    """A word, a number or a sign in normal form, with its offsets. `capital`: written with a capital letter;
    `capitals`: written in capitals only (a credential, an abbreviation, a heading)."""

    text: str
    start: int
    end: int
    capital: bool
    capitals: bool


@lru_cache(maxsize=4096)
def compact(text: str) -> Compact:
    """The text without whitespace, except where leaving it out would make one number of two."""
    chars: list[str] = []
    at = array("I")
    for offset, piece, spaced in _pieces(text, 0, len(text)):
        joined = piece
        if spaced and piece[0].isdigit() and chars and _ends_number(chars):
            joined = " " + piece
        for char in joined:
            chars.append(char)
            at.append(offset)
    return Compact("".join(chars), at)


def tokens(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The words, numbers and signs of text[start:end], with offsets into `text`."""
    found: list[Token] = []
    word: list[str] = []
    first = last = 0

    def close() -> None:
        if word:
            raw = [char for char in text[first : last + 1] if char.isalpha()]
            capitals = len(raw) > 1 and all(char.isupper() for char in raw)
            found.append(Token("".join(word), first, last + 1, bool(raw) and raw[0].isupper(), capitals))
            word.clear()

    for offset, piece, spaced in _pieces(text, start, len(text) if end is None else end):
        if spaced:
            close()
        if piece[0].isalnum():
            first = first if word else offset
            last = offset
            word.append(piece)
        elif piece == "'" and word:  # "didn't" is one word
            continue
        else:
            close()
            if piece in _SYMBOLS:
                found.append(Token(piece, offset, offset + 1, False, False))
    close()
    return found


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, str, bool]]:
    """(offset, normal form of the character there, whether whitespace stands before it)."""
    spaced = False
    before = ""
    offset = start
    while offset < end:
        char = text[offset]
        if char in _DROPPED:
            offset += 1
            continue
        if char.isspace():
            spaced = True
            offset += 1
            continue
        if char in _JOINING and before.isalpha() and not spaced:
            after = _joined_at(text, offset + 1, end)
            if after is not None:
                offset = after
                continue
        piece, parted = _normal(char)
        if piece:
            yield offset, piece, spaced or parted
            before, spaced = piece[-1], False
        offset += 1


def _joined_at(text: str, offset: int, end: int) -> int | None:
    """Where the word goes on after its hyphen: at once with a letter, or in lower case on the next line."""
    at = offset
    while at < end and (text[at].isspace() or text[at] in _DROPPED):
        at += 1
    if at >= end:
        return None
    gap = text[offset:at]
    if not any(char.isspace() for char in gap):
        return at if text[at].isalpha() else None
    return at if "\n" in gap and text[at].islower() else None


@lru_cache(maxsize=4096)
def _normal(char: str) -> tuple[str, bool]:
    """Normal form of one character, and whether it must be kept apart from a digit before it (½, ²)."""
    if char.isascii():
        return ("'" if char == "`" else char.casefold()), False
    if char in _ALIKE:
        return _ALIKE[char], False
    if char in _SYMBOLS:
        return char, False
    decomposed = unicodedata.normalize("NFKD", char)
    kept = "".join(_ALIKE.get(part, part) for part in decomposed if not unicodedata.combining(part))
    tag = unicodedata.decomposition(char).partition(" ")[0]
    return "".join(kept.split()).casefold(), tag in ("<fraction>", "<super>", "<sub>")


def _ends_number(chars: list[str]) -> bool:
    return chars[-1].isdigit() or (chars[-1] in ".," and len(chars) > 1 and chars[-2].isdigit())
