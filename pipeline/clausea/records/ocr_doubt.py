"""Figures read from a picture: which may be others, and code-shaped repairs that keep what was seen.

A wrong digit in a letter is a false claim, a flagged right one costs a look: the bar is high on purpose. The model is
sure of most of its wrong digits (a 4 of a half-resolution fax read as 1 with 0.99), so its certainty alone tells
little: a second reading, ink that nobody read and the shape of the figure tell more (measured: `make bench-ocr`).
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from clausea.records.ocr_shapes import EDGES, NAMES, cut, date_of, letter_like, meant, name_of, shaped, spelled

SURE, FAXED = 0.9, 0.98
"""A digit read with less certainty is doubtful, though further readings bear it out: on a clear page, on a poor one."""
CLEAR = 0.9985
"""Mean certainty of the letters of a clear page: printed ones have more, all but a few faxes less."""
_ALONE = 0.993
"""The same without a second reading."""
_SIGN, _SIGN_FAXED = 0.9, 0.985
"""The same of a sign between two digits; the second on a poor page where not all readings are alike."""
_LETTER = 0.6
"""The same of a letter that may be a digit, where a second reading bears it out."""
_INK = 0.2
"""Ink beside a figure that nobody read, in usual characters: a sign or a digit is missing."""
_INK_CERTAIN = 0.9
"""The same on a clear page where every character is certain: the edge of a wide letter of the neighbor is less."""
_APART = 1.7
"""Two digits of a figure farther apart than this many usual distances had a sign between them."""
_LONE = 0.97
"""A sign or letter that stands alone before a figure and is read with less certainty may be a `<`."""
_WIDER = 0.5
"""A figure wider than its characters by this many digits has one more, one narrower has one too many. A full stop
behind it that is none does not matter."""
_HIDDEN = 0.1
_MOST_OTHERS = 3
_DIGIT_OF = str.maketrans({"l": "1", "I": "1", "|": "1", "O": "0", "o": "0", "i": "1", "!": "1", "t": "1"})
_NUMBER = re.compile(r"\d{1,5}")
_DATE = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})")
_TIME = re.compile(r"\d{1,2}:\d{2}(?:-\d{1,2}:\d{2})?(?:[ap]m?)?", re.IGNORECASE)
_CODE = re.compile(r"[A-TV-Z]\d\d(?:\.\d{1,4})?")
_CODE_AS_NUMBER = re.compile(r"1\d\d(?:\.\d{1,4})?")
_ABOUT_CODES = re.compile(r"\b(?:[do0]x|icd(?:-?10)?(?:-cm)?|diagnos\w*|codes?)\W*$", re.IGNORECASE)
_MEASURED = re.compile(r"\b(?:wt|weight|weigh(?:s|ed)|temp(?:erature)?|t)\W*$", re.IGNORECASE)
"""A weight or a temperature follows, no code."""
_POUNDS = re.compile(r"[1I|](?=bs?$)")
_L_AS_ONE, _L_AT_END = re.compile(r"[A-Z]?[a-z]+1[a-z]+"), re.compile(r"[A-Z]?[a-z]{2,}1")
_ZERO_IN_WORD = re.compile(r"[A-Z]*[A-Z]0[A-Z]+|0[a-z]{2,}|[A-Z][a-z]*0[a-z]+", re.ASCII)
_SCALE = re.compile(r"^PH[O0](?=-\d)")
_FIVE = re.compile(r"(?<=\d)\$(?=[\d/.-])")
_DASHES = str.maketrans("–—", "--")
_UNPARTED = re.compile(r"([12]\d\d|\d\d)(\d{2,3})")
"""A blood pressure without its slash."""
_BARE = re.compile(r"\s|^[^\w<>≤≥]+|\W+$")


class Seen(NamedTuple):
    """One character as the model saw it; empty text for one that it nearly saw."""

    text: str
    sure: float
    other: str
    chance: float
    x: float = 0.0
    """Its middle in the line, in pixels."""


class Word(NamedTuple):
    """A word as it goes into the page text; `others` is empty where nothing about it is doubtful."""

    text: str
    raw: str
    others: tuple[str, ...] = ()


class Again(NamedTuple):
    """The further readings of a word, none where it was certain, and the ink before and behind it that was not read."""

    texts: tuple[str, ...]
    before: float
    behind: float
    wider: float = 0.0
    """How much wider it is printed than its characters are, in digits."""


def line(
    parts: Sequence[tuple[Sequence[Seen], Again | None]], before: str, pitch: float = 0.0, *, clear: bool = True
) -> list[Word]:
    """The words of a line. `before` is what stands before it in its row: it tells a code from a number.

    `pitch` is the usual distance of two digits of the page, in pixels; 0 where it is not known. Of a page that is not
    `clear` more is doubted.
    """
    words: list[Word] = []
    for seen, again in parts:
        word = judged(seen, " ".join([before, *(word.text for word in words)]), again, clear=clear)
        apart = _apart(seen, pitch)
        words.append(_doubted(word, apart) if apart else word)
    for n in range(1, len(words)):
        last = [seen for seen, _ in parts[n - (2 if words[n - 1].text == "=" and n > 1 else 1) : n]]
        if _sign_lost(last, words[n].text):
            words[n] = _doubted(words[n], f"?{words[n].text}")
        if words[n - 1].text.strip(EDGES) in ("BP", "B/P") and (pressure := _UNPARTED.fullmatch(words[n].text)):
            words[n] = _doubted(words[n], "/".join(pressure.groups()))
    if len(words) == 1 and letter_like(words[0].text):
        words[0] = _doubted(words[0], "l")
    for n, (left, right) in enumerate(pairwise(words)):
        month = words[n - 1].text if n else (before.split() or [""])[-1]
        if cut(left.text, right.text) and not spelled(month, left.text, right.text):
            whole = date_of(left.text + right.text) or left.text + right.text
            words[n], words[n + 1] = _doubted(words[n], whole), _doubted(words[n + 1], whole)
    return words


def _sign_lost(before: Sequence[Sequence[Seen]], figure: str) -> bool:
    """True for a lone character of which little is certain before a figure: most likely the sign that belongs to it."""
    shown = [[char for char in seen if char.text] for seen in before]
    alone = [chars[0] for chars in shown if len(chars) == 1 and not chars[0].text.isdigit()]
    return figure[0].isdigit() and any(char.sure < _LONE for char in alone)


def _doubted(word: Word, other: str) -> Word:
    """The word, and first of all what it could be."""
    return word._replace(
        others=tuple(dict.fromkeys((other, *(one for one in word.others if one != "?"))))[:_MOST_OTHERS]
    )


def _apart(seen: Sequence[Seen], pitch: float) -> str | None:
    """The word with a question mark where two digits stand so far apart that something was between them."""
    shown = [char for char in seen if char.text]
    for number, (left, right) in enumerate(pairwise(shown), 1):
        if left.text.isdigit() and right.text.isdigit() and right.x - left.x > _APART * pitch > 0:
            texts = [char.text for char in shown]
            return "".join([*texts[:number], "?", *texts[number:]])
    return None


def judged(seen: Sequence[Seen], before: str, again: Again | None = None, *, clear: bool = True) -> Word:
    """The word of these characters. `before` is the text of its line up to it; `clear` is the page (see `line`)."""
    raw = "".join(char.text for char in seen)
    repaired = _repaired(raw, before)
    if not any(char.isdigit() for char in repaired):
        return Word(repaired, raw)
    others = dict.fromkeys([raw] if repaired != raw else [])
    core = raw.strip(EDGES)
    if _CODE_AS_NUMBER.fullmatch(core) and "." in core and not _MEASURED.search(before):
        others[raw.replace(core, "I" + core[1:])] = None  # I50.22 is read as 150.22 more often than not
    seconds = [_repaired(text, before) for text in again.texts] if again else []
    alike = bool(seconds) and all(_BARE.sub("", second) == _BARE.sub("", repaired) for second in seconds)
    others |= dict.fromkeys(second or "?" for second in seconds if not _same(repaired, raw, second))
    if _L_AT_END.fullmatch(core):
        others[raw.replace("1", "l")] = None  # tota1, Cal1
    if name := name_of(repaired):
        others[name] = None
    if not shaped(repaired, clear=clear):
        others |= dict.fromkeys([*meant(repaired)][:2] or ["?"])
    bars = (
        (_ALONE if again is None else SURE if clear else FAXED),
        (_SIGN if clear or alike else _SIGN_FAXED),
        (_SIGN if again is None else _LETTER),
    )
    ink = _INK if seconds or not clear else _INK_CERTAIN
    if again and max(again.before, again.behind) > ink:
        others[f"?{repaired}" if again.before > ink else f"{repaired}?"] = None
    if again and (again.wider > _WIDER or (again.wider < -_WIDER and raw[-1:].isdigit())):
        others[f"{repaired}?"] = None
    for number, char in enumerate(seen):
        left = "".join(one.text for one in seen[:number])
        right = "".join(one.text for one in seen[number + 1 :])
        echo = not char.text and char.other in (left[-1:], right[:1])  # the edge of a letter that was read
        inside = left[-1:].isdigit() and right[:1].isdigit()
        named = alike and char.text == "1" and char.other == "l" and repaired.strip(EDGES) in NAMES
        if echo or named or not _matters(char, inside, *bars):
            continue
        others[left + char.other + right] = None
    others.pop(repaired, None)
    return Word(repaired, raw, tuple(others)[:_MOST_OTHERS])


def _same(repaired: str, raw: str, second: str) -> bool:
    """Whether the second reading bears the first out; one that has no figure's shape says nothing about its signs."""
    second, repaired, raw = (text.translate(_DASHES) for text in (second, repaired, raw))
    bare, mine = _BARE.sub("", second), _BARE.sub("", repaired)
    longest = max(second.split(), key=len, default="")  # the rest is the edge of a neighbor
    if {bare, _BARE.sub("", longest)} & {mine, _BARE.sub("", raw)}:
        return True
    return shaped(repaired) and not shaped(second) and re.sub(r"\D", "", bare) == re.sub(r"\D", "", mine)


def _matters(char: Seen, inside: bool, digit: float, sign: float, letter: float) -> bool:
    """True when the character may be another one and that would change a figure: bars for each kind of character."""
    if not char.text:
        return char.chance >= _HIDDEN and (char.other.isdigit() or char.other in "<>.-")
    if char.text.isdigit():
        return char.sure < digit
    if inside and char.text in ".,-/:":
        return char.sure < sign
    figure = char.other.isdigit() or char.text in "lIOoSBZ|"
    return figure and char.sure < letter


def _repaired(raw: str, before: str) -> str:
    """The word with letters that can only be digits, and digits that can only be letters, put right."""
    raw = _SCALE.sub("PHQ", _FIVE.sub("5", raw))
    core = raw.strip(EDGES)
    if not core:
        return raw
    if before.rstrip()[-1:].isdigit() and _POUNDS.match(core):
        return raw.replace(core, "l" + core[1:])
    if _L_AS_ONE.fullmatch(core):
        return raw.replace(core, core.replace("1", "l"))
    date = None if shaped(core) else date_of(core)
    if date:
        return raw.replace(core, date)
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
