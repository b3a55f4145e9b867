"""Are two runs of words the same statement? The gates a quote passes before anybody relies on it (pure).

Equal words pass; words that differ as a scan makes them differ ("c0nsent", "Mareh") pass as `alike`; everything
else fails: a figure, a month, a unit, a negation, a name, a credential, a word added, dropped or moved.
A similarity score alone accepts "12 minutes" for "21 minutes", so no score decides here.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from clausea.quotes.normal import Token

_NUMBER_WORDS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred half quarter third first second "
    "fourth fifth sixth seventh eighth ninth tenth once twice zero"
)
_CALENDAR = (
    "january february march april may june july august september october november december jan feb mar apr jun jul "
    "aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur "
    "thurs fri sat sun am pm noon midnight today yesterday tomorrow"
)
_UNITS = (
    "min mins minute minutes hr hrs hour hours sec secs second seconds mg mcg g gm ml l unit units tab tabs tablet "
    "tablets mmhg kg lb lbs day days week weeks month months year years daily weekly monthly yearly bid tid qid qd "
    "qhs prn percent"
)
_REFUSALS = (
    "no not non none never nor neither without cannot cant didnt wont doesnt isnt wasnt hasnt havent unable negative "
    "pending deferred unless if except hold held will would should prior previous former other another"
)
CRITICAL = frozenset(" ".join((_NUMBER_WORDS, _CALENDAR, _UNITS, _REFUSALS)).split())
"""Words whose exchange makes another statement: counts, calendar, units, negation, refusal, condition, time."""
_CRITICAL_STEMS = (
    "declin refus withdr revok deni deny cancel opted optout stopp discontin unsuccess incomplet unsign unread missed "
    "fail absent lack"
)
_STEMS = tuple(_CRITICAL_STEMS.split())
_NEGATING_PREFIXES = ("un", "in", "non", "dis", "im", "ir", "il", "mis", "a")
_GLUE = frozenset({"no", "not", "non", "in", "un", "a", "an", "dis", "im", "ir", "il", "mis", "able"})
"""Words that turn a statement round when a space is lost: "in active" and "inactive", "no table" and "notable"."""
_NEGATOR = re.compile(
    r"(?P<label>[:?][ \t]*)?\b(?:no|not|never|without|non"
    r"|den(?:y|ies|ied|ying)|declin(?:e|es|ed|ing)|refus(?:e|es|ed|ing))"
    r"(?P<gap>[\s-]+)(?:(?:the|a|an|any|his|her|their)\s+)?$",
    re.IGNORECASE,
)
_LOOK_ALIKE = str.maketrans({"0": "o", "1": "l", "i": "l", "|": "l", "5": "s", "8": "b", "9": "g", "q": "g",
                             "e": "c", "u": "n", "f": "t"})  # fmt: skip
_LONG_WORD = 6
_LONGEST_MERGE = 3


class Walk(NamedTuple):
    """The page's tokens [first, last) say what the quote says; `alike` when a scan's letters had to be forgiven."""

    first: int
    last: int
    alike: bool


def critical(word: str) -> bool:
    """True for a word in normal form that must never be exchanged."""
    return word in CRITICAL or word.startswith(_STEMS)


def alike(one: Token, other: Token) -> bool:
    """True when the two differ as one word differs from its own scan, and neither reading is a critical word."""
    a, b = one.text, other.text
    if a == b:
        return True
    digits = [char for char in a if char.isdigit()], [char for char in b if char.isdigit()]
    if all(digits) and digits[0] != digits[1]:
        return False
    if any(digits) and not all(digits):
        mixed = a if digits[0] else b
        if sum(map(str.isdigit, mixed)) > 1 or sum(map(str.isalpha, mixed)) < 3:
            return False
    folded = _fold(a) == _fold(b)
    if critical(a) or critical(b):
        return folded and not (critical(a) and critical(b)) and min(len(a), len(b)) >= 5
    if one.capitals or other.capitals:
        return folded and max(len(a), len(b)) > _LONG_WORD
    if folded:
        return True
    if one.capital or other.capital or min(len(a), len(b)) < _LONG_WORD or _turned_round(a, b):
        return False
    return Levenshtein.distance(_fold(a), _fold(b), score_cutoff=1) <= 1


def walk(quote: Sequence[Token], page: Sequence[Token], start: int) -> Walk | None:
    """Follow the quote word by word along the page from page[start]; None at the first word that differs.

    A word that a line or a scan divided, or two that it ran together, count as the same when their letters are equal.
    """
    at, i, forgiven = start, 0, False
    while i < len(quote):
        if at >= len(page):
            return None
        if quote[i].text == page[at].text:
            i, at = i + 1, at + 1
            continue
        merged = _merge(quote, i, page, at)
        if merged is not None:
            i, at = i + merged[0], at + merged[1]
            continue
        if not alike(quote[i], page[at]):
            return None
        forgiven = True
        i, at = i + 1, at + 1
    return Walk(start, at, forgiven)


def between_figures(text: str, run: Sequence[Token]) -> list[str]:
    """What stands between neighbouring figures of the run (":", "/", "-", ". ", a leading point), in order.

    Two runs that `walk` finds alike hold the same digits; equal lists say that they also hold the same numbers.
    """
    marks: list[str] = []
    for before, token in zip((None, *run), run, strict=False):
        if not token.text[0].isdigit():
            continue
        if before is not None and _ends_in_figure(before):
            gap = text[before.end : token.start].replace("\u00ad", "")
            gap = re.sub("[\u2010-\u2015\u2212]", "-", gap)
            marks.append(re.sub(r"\s*([:/-])\s*", r"\1", re.sub(r"\s+", " ", gap)))
        elif text[token.start - 1 : token.start] == "." and not text[token.start - 2 : token.start - 1].isalnum():
            marks.append(".")
    return marks


def negated_before(text: str, start: int) -> bool:
    """True when the word directly before `start` turns the quote round: "medication changes" cut from "No medication
    changes". An answer at the end of its line ("Interpreter: no") does not reach the next line."""
    found = _NEGATOR.search(text, max(0, start - 40), start)
    return found is not None and not (found["label"] and "\n" in found["gap"])


def _ends_in_figure(token: Token) -> bool:
    """A figure at the end, and not a scan's "tota1"."""
    letters, digits = sum(map(str.isalpha, token.text)), sum(map(str.isdigit, token.text))
    return token.text[-1].isdigit() and not (digits == 1 and letters >= 3)


def _merge(quote: Sequence[Token], i: int, page: Sequence[Token], at: int) -> tuple[int, int] | None:
    for count in range(2, _LONGEST_MERGE + 1):
        if _merges(quote[i : i + count], count, page[at]):
            return count, 1
        if _merges(page[at : at + count], count, quote[i]):
            return 1, count
    return None


def _merges(parts: Sequence[Token], count: int, whole: Token) -> bool:
    if len(parts) < count or "".join(part.text for part in parts) != whole.text:
        return False
    if any(part.text in _GLUE for part in parts):
        return False
    return not any(a.text[-1].isdigit() and b.text[0].isdigit() for a, b in pairwise(parts))


def _turned_round(a: str, b: str) -> bool:
    short, long = sorted((a, b), key=len)
    return any(
        long.startswith(prefix) and Levenshtein.distance(long[len(prefix) :], short, score_cutoff=1) <= 1
        for prefix in _NEGATING_PREFIXES
        if len(long) - len(short) >= len(prefix) - 1
    )


def _fold(word: str) -> str:
    return word.translate(_LOOK_ALIKE).replace("rn", "m").replace("vv", "w").replace("cl", "d")
