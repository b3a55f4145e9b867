"""ICD-10-CM codes by their form; whether a code is in force is not this module's question."""

from functools import lru_cache
from typing import NamedTuple

from clausea import sieve as re


class IcdHit(NamedTuple):
    """An ICD-10-CM code at text[start:end], upper case with its point ("F32.1")."""

    start: int
    end: int
    code: str


# Letter, digit, digit or letter (C7A, M1A), then up to four after the point. U is for emergency codes (U07.1).
_DOTTED = re.compile(r"(?<![\w.\-/])([A-TV-Z]\d[\dAB]\.[\dA-Z]{1,4}|U0[79]\.\d)(?![\w]|\.\d|-\d)", re.IGNORECASE)
_PLAIN = re.compile(r"(?<![\w.\-/])([A-TV-Z]\d[\dAB])(?![\w/]|\.\w|-\d|\s?(?:mg|mcg|units?)\b)")
_PLAIN_LONG = re.compile(r"(?<![\w.\-/])([A-TV-Z]\d[\dAB])([\dA-Z]{1,4})(?![\w.\-/])")
_CUE = re.compile(
    r"(?:icd|dx|diagnos\w*|codes?|problems?|assessment|condition\w*|impression|a&p|a/p)\b[^\n]{0,60}$", re.IGNORECASE
)
# Categories that are whole codes and common in these charts; other three-character strings need a word for it nearby.
_WHOLE = frozenset(
    [
        "I10",
        "I48",
        "J45",
        "F03",
        "F10",
        "F11",
        "F20",
        "F22",
        "F23",
        "F24",
        "F29",
        "F32",
        "F33",
        "F39",
        "F42",
        "F60",
        "G20",
        "G35",
        "I50",
        "J40",
        "J42",
        "J80",
        "J82",
        "K30",
        "K36",
        "K37",
        "K52",
        "L40",
        "N08",
        "R05",
        "R17",
        "R34",
        "R52",
        "R54",
        "R55",
        "R64",
        "R69",
        "Z21",
        "Z23",
        "Z66",
        "B20",
        "B49",
        "C61",
        "C73",
        "D45",
        "E43",
        "E46",
        "E54",
        "E65",
        "E68",
        "I96",
        "N19",
        "N23",
        "N72",
        "O94",
        "Q02",
    ]
)
_NOT_CODES = frozenset(["B12", "D10", "D50", "H1N", "D25", "B10", "T20", "T30", "A1A", "B1A", "A1B"])
"""Vitamins, infusions and flu strains of the same form."""


@lru_cache(maxsize=1 << 15)  # every reader asks the same of the same sentence
def find_icd10(text: str) -> tuple[IcdHit, ...]:
    """All ICD-10-CM codes: with their point anywhere, without it only where a code would stand."""
    hits = []
    for match in _DOTTED.finditer(text):
        if match[1][0].islower() and not _asked(text, match):
            continue  # d50.5 of a dose
        hits.append(IcdHit(*match.span(1), match[1].upper()))
    for match in _PLAIN.finditer(text):
        if match[1] not in _NOT_CODES and (_asked(text, match) or (match[1] in _WHOLE and _stands_apart(text, match))):
            hits.append(IcdHit(*match.span(1), match[1]))
    for match in _PLAIN_LONG.finditer(text):
        if _asked(text, match) and any(char.isdigit() for char in match[2]):
            hits.append(IcdHit(*match.span(), f"{match[1]}.{match[2]}"))
    return tuple(sorted(hits))


def _asked(text: str, match: re.Match[str]) -> bool:
    """Whether a word for codes stands before the match on its line."""
    line = text.rfind("\n", 0, match.start()) + 1
    return bool(_CUE.search(text[line : match.start()]))


def _stands_apart(text: str, match: re.Match[str]) -> bool:
    """Whether it stands where a code would: in parentheses, after a comma or dash, first on its line,
    or before the status column of a problem list."""
    if re.match(
        r"\s+(?:(?:19|20)\d\d|active|chronic|current|stable|resolved|inactive)\b", text[match.end() :], re.IGNORECASE
    ):
        return True
    before = text[max(0, match.start() - 3) : match.start()]
    after = text[match.end() : match.end() + 1]
    return (
        bool(re.search(r"(?:^|[(\[,;:\n–—-]\s?)$", before)) or after in ")]" or after in ("", "\n", ",", ".", ";", ":")
    )
