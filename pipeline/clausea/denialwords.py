"""A payer's words, read tolerantly: clauses that deny something, and phrases given as beginnings of words (pure)."""

import re
from collections.abc import Iterable, Sequence
from itertools import product

from rapidfuzz.distance import OSA

_SPLIT = re.compile(r"[.;!?\n]+|\b(?:but|however|although|though|yet)\b", re.IGNORECASE)
_WORD = re.compile(r"\d+/\d+|[a-z0-9]+")
_SMALL = frozenset({
    "a", "an", "and", "any", "are", "as", "at", "be", "been", "by", "for", "from", "has", "have", "in", "is", "it",
    "its", "of", "on", "or", "our", "that", "the", "their", "this", "to", "was", "were", "which", "with", "within",
    "your",
})  # fmt: skip
"""Words that carry no meaning here: left out before distances are counted."""
_LONG = 8
"""Letters from which a word forgives one wrong letter; shorter ones would turn into other words (consent, content)."""
_SPREAD = 2
"""Words of weight that may stand between the words of a phrase."""


def clauses(text: str, denies: Sequence[str], accepts: Sequence[str]) -> list[list[str]]:
    """The words of each clause, small words left out; a clause that only tells what the payer accepts is dropped."""
    kept = []
    for clause in _SPLIT.split(text.casefold().replace("add-on", "addon").replace("add on", "addon")):
        words = [word for word in _WORD.findall(clause) if word not in _SMALL]
        speaks_against = any(word.startswith(tuple(denies)) for word in words)
        if words and (speaks_against or not any(word.startswith(tuple(accepts)) for word in words)):
            kept.append(words)
    return kept


def found(kept: Iterable[Sequence[str]], phrase: str) -> tuple[str, ...]:
    """The words that carry the phrase, from the first clause that has all of them near each other; () where none."""
    stems = [stem for stem in phrase.split() if stem not in _SMALL]
    for words in kept:
        fits = [[_begins(word, stem) for word in words] for stem in stems]
        if not all(map(any, fits)):
            continue
        for first in range(len(words)):  # a window at a time: pasted pages repeat their words without end
            window = range(first, min(first + len(stems) + _SPREAD, len(words)))
            places = [[number for number in window if fit[number]] for fit in fits]
            for chosen in product(*places):
                if len(set(chosen)) == len(stems):
                    return tuple(words[number] for number in sorted(chosen))
    return ()


def _begins(word: str, stem: str) -> bool:
    if word.startswith(stem):
        return True
    if len(stem) < _LONG or word[0] != stem[0]:
        return False
    return any(OSA.distance(word[: len(stem) + more], stem) <= 1 for more in (-1, 0, 1))
