"""The shapes that figures have in charts: a date, a time, a dose. What has none of them was misread somewhere.

The model is sure of a full stop where a comma stood and of a colon in place of a slash; their shape betrays them. Pure.
"""

import re
from collections.abc import Iterator

from rapidfuzz.distance import Levenshtein

EDGES = ".,;:()[]'\"*"
"""Signs around a word that do not belong to its figure."""
_NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d{1,2})?|0?\.\d{1,3}"
_DAY = r"(?:0?[1-9]|1[0-2])([/.-])(?:0?[1-9]|[12]\d|3[01])\1(?:(?:19|20)\d\d|\d\d)"
_CLOCK = r"(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?:[ap]\.?m?\.?)?"
_UNIT = r"%|°|[xX]|mc?g|k?g|m[lL]|mins?|m|hrs?|h|secs?|lbs?|[cmk]m|in|ft|y/?o|yrs?|w|d|st|nd|rd|th|[ap]m?|[AP]M|F|C"
_SMALL = r"\d{1,5}|\d{1,3}\.\d{1,2}"
_SHAPES = re.compile(
    rf"""(?:[<>≤≥+±~]=?)?[$\#]?(?:{_NUMBER})\+?/?(?:{_UNIT})?
    | (?:{_SMALL})[-–](?:{_SMALL})(?:{_UNIT})? | \d\d?/\d\d? | \d\d\d?/\d\d\d?  # a span, a share, a blood pressure
    | {_DAY} | (?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]) | (?:0?[1-9]|1[0-2])/(?:19|20)\d\d
    | \d\d?/\d\d?[-–]\d\d?/\d\d? | \d'\d\d?  # two days, feet and inches
    | {_CLOCK} | {_CLOCK}[-–]{_CLOCK}
    | [A-TV-Z]\d[\dAB]\.[\dA-Z]{{1,4}}
    | (?:1-)?(?:\d{{3}}[-.])?\d{{3}}[-.]\d{{4}} | \d{{3}}-\d{{2}}-\d{{4}}  # telephone, Social Security
    """,
    re.VERBOSE,
)
_SIGNS = r"$.,:/<>≤≥=+~_'\"’”-"
_FIGURE = re.compile(
    rf"[|!]?[\d{_SIGNS}][\dSOolI|!BZ{_SIGNS}]*(?:{_UNIT})?|[SOolIBZ|!]\d?|[ec]\d+"
    r"|[\d/:.,-]*[/:][A-Za-z]\d[\d/:.,-]*|[A-Z][\dA-Z]{2}\.\w+|[A-Za-z]{2,}-?\d{1,2}[^\w\s-]\d+"
    r"|[A-Za-z]\d[/:]\d[\d/:.,'-]*|[A-Za-z]/\d\d?[/'.]\d+|\d{1,3}-?[A-Z]|[A-Za-z]{1,2}\d{1,2}[/:]\d[\d/:.,'-]*"
)
"""What can only be a figure: digits, signs, letters that look like digits. Names with a digit in them are not judged.
An e before digits is a `<`; then a code, a name and its figure with a sign between them for a blank; last a date or
time that begins with a letter, and a letter right behind a number (`8P` for BP)."""
_PARTS = re.compile(r"[()\[\];+]|:(?!\d)|(?<=[A-Za-z]):|(?<=[A-Za-z%)\]]),|,(?!\d)")
_BROKEN = re.compile(
    r"[(\[\"']*(?:[.,:;-][.,:;'\"’”/-]*\d|[SOolIBZ|!]:[0-5]\d\b|[A-Z]\d[\dA-Z][,:;]\d|[a-z]\d\d?[/-]\d{4}|\d+[/-]\W*$)"
)
"""A figure that begins or ends with a sign, a letter in the place of the hour or of a date's digit, a code without its
full stop: one character at least was not read, or misread."""
_DATE_LIKE = re.compile(r"(\d{1,2})[^\w\s]?(\d{2})[^\w\s]?((?:19|20)\d\d)")
_LOST_COLON = re.compile(r"(?:0\d|1[0-8]|2[1-3])[0-5]\d")
"""Four digits that may be a time of the day, and are no year."""
_LOST_POINT = re.compile(r"[1-9]\d{0,2}\.\d\d|[<>≤≥]=?\.\d+|[<>≤≥]?=?0\d{1,2}")
"""A time or a span whose sign was read as a full stop, perhaps; a figure whose first digit was not read."""
_PIECE = re.compile(r"(?:[A-Za-z]+[,.;:])?\(?[<>]?=?\d[\d/:.,'\"’-]*\W*(?:-[A-Z])?")
_SHORT = re.compile(r"\W?\d{1,3}\W*|.*\d[:/-]|.*[/:-]\d{1,2}\W?")
_YEAR = re.compile(r"(?:19|20)\d\d\W*")
_OWN = re.compile(rf"{_DAY}|{_CLOCK}|{_CLOCK}[-–]{_CLOCK}")
_YEAR_HEAD = re.compile(r"(?:19|20)\d\d:")
_SIGN_FIRST = re.compile(r"[-/:.,]\d")
NAMES = frozenset(("HbA1c", "PHQ-2", "PHQ-4", "PHQ-8", "PHQ-9", "PHQ-15", "GAD-2", "GAD-7"))
"""Names with a digit that stand beside figures in every chart."""
_TWINS = str.maketrans("$SsOoQDlI|!iBZz", "555000011111822")


def shaped(word: str, *, clear: bool = False) -> bool:
    """False for a word with a part that can only be a figure and has the shape of none.

    On a `clear` page 2.78 and 1159 are what they are; on others a time or a span, perhaps, that lost its sign.
    """
    if _BROKEN.match(word):
        return False
    parts = [part.strip(EDGES) for part in _PARTS.split(word.strip(EDGES))]
    return all(
        _SHAPES.fullmatch(part) and (clear or not (_LOST_COLON.fullmatch(part) or _LOST_POINT.fullmatch(part)))
        for part in parts
        if any(map(str.isdigit, part)) and _FIGURE.fullmatch(part)
    )


def date_of(word: str) -> str | None:
    """The date whose slashes were read as other signs or not at all; None for what is none."""
    found = _DATE_LIKE.fullmatch(word.strip(EDGES))
    if not found:
        return None
    date = "/".join(found.groups())
    return date if shaped(date) else None


def meant(word: str) -> Iterator[str]:
    """What a word without the shape of a figure may stand for, likeliest first."""
    core = word.strip(EDGES)
    tries = [core if core[:2].isalpha() else core.translate(_TWINS)]
    tries += [f"<{core[1:]}"] if core[:1] in ("e", "c", "-") else []
    tries += [f"{core[:2]}:{core[2:]}"] if _LOST_COLON.fullmatch(core) else []
    tries += [re.sub(r"(?<=\d)[^\w\s](?=\d)", sign, core) for sign in ",/:-."]
    for one in dict.fromkeys((date_of(core) or "", *tries)):
        if one and one != core and shaped(one):
            yield word.replace(core, one)


def name_of(word: str) -> str | None:
    """The name that this word misses by one character, as PHC-9 does; None where it misses none."""
    core = word.strip(EDGES)
    if core in NAMES or not any(map(str.isalpha, core)):
        return None
    near = (name for name in sorted(NAMES) if Levenshtein.distance(core, name, score_cutoff=1) == 1)
    return next((name for name in near if name.replace("-", "") != core), None)


def letter_like(word: str) -> bool:
    """True for a lone 1 or 11: alone in its cell it may be the letter l or L, a rule of the table, a streak."""
    return word.strip(EDGES) in ("1", "11")


def cut(left: str, right: str) -> bool:
    """True when two neighbors are one figure that was read in two pieces, as `08/` and `11/2025`."""
    if not _PIECE.fullmatch(left) or not right.strip(EDGES):
        return False
    if left.endswith((":", ".", ")", ";")) and (_OWN.fullmatch(right.strip(EDGES)) or _YEAR_HEAD.fullmatch(left)):
        return False  # the number of a list and its date, a month's year and its total
    if _SIGN_FIRST.match(right):
        return left.isdigit()
    return bool(_PIECE.fullmatch(right) and (_SHORT.fullmatch(left) or _YEAR.fullmatch(right)) and not _whole(left))


_MONTH = re.compile(r"\W*(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}[.,]?", re.IGNORECASE)
_SPELLED_DAY = re.compile(r"\d{1,2},? (?:19|20)\d\d\W*")


def spelled(before: str, left: str, right: str) -> bool:
    """True for the day and the year behind a month's name: "March", "19,", "2026" are no figure cut in two."""
    return bool(_MONTH.fullmatch(before) and _SPELLED_DAY.fullmatch(f"{left} {right}"))


def _whole(left: str) -> bool:
    """A figure that ends: nothing belongs behind it."""
    return left[-1:] in ");" or bool(
        re.fullmatch(rf"{_DAY}|(?:19|20)\d\d-\d\d-\d\d|\(?{_CLOCK}[-–]{_CLOCK}", left.strip(EDGES))
    )
