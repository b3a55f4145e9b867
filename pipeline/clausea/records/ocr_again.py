"""Figures read again: cut out of their line, each time prepared otherwise, and whether ink beside them was read at all.

The model reads a line as a whole and is sure of most of its wrong digits. Alone, smoothed or stretched, it reads every
second wrong figure of a fax otherwise, and two or three right ones in a hundred (measured on 16 pages). And it drops
signs silently: the `<` before 100 leaves ink behind.
"""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import cv2
import numpy as np

from clausea.records.ocr_width import Spot, ink_width

_CERTAIN = 0.9999
"""A word of which every character is read with this certainty is not read again: it never came out otherwise."""

_LEAD = 0.75
"""Heights of a line from its end to the middle of a character: where it is more, the finder saw something there."""


def _smooth(crop: Any) -> Any:
    """Without the stairs and tears that a fax gives to strokes, more of them from line to line than along it."""
    return cv2.GaussianBlur(crop, (0, 0), sigmaX=0.5, sigmaY=1.2)


def _wide(crop: Any) -> Any:
    """Stretched: two digits that touch, or two alike side by side, have room."""
    soft = cv2.GaussianBlur(crop, (0, 0), 0.8)
    return cv2.resize(soft, None, fx=1.25, fy=1.0, interpolation=cv2.INTER_CUBIC)


LOOKS = (_smooth, _wide)
"""How a figure is prepared for each reading after the first."""


class Char(NamedTuple):
    """One character: what it is, how sure the model is, what it could be else, how likely that is, where it is."""

    text: str
    sure: float
    other: str
    chance: float
    at: float
    """Middle, as a share of its line's width."""


class Figure(NamedTuple):
    """A word with a digit: its characters in the line, its columns in the line's picture, unread ink beside it."""

    begin: int
    end: int
    left: int
    right: int
    again: bool
    """Whether it is to be read again."""
    before: float
    behind: float
    wide: float | None = None
    """Pixels that its ink takes, None where that cannot be told."""


class Look(NamedTuple):
    """What a figure (characters `begin` to `end` of its line) was read as when it was read again; empty: it was not.

    `before` and `behind` are unread ink beside it, in usual characters; `more` is how much wider it is than its
    characters, in digits.
    """

    begin: int
    end: int
    texts: tuple[str, ...]
    before: float
    behind: float
    more: float = 0.0


def figures(chars: Sequence[Char], crop: Any) -> Iterator[Figure]:
    """The words with a digit of a line. `crop` is the line's picture (BGR)."""
    gray = crop.min(axis=2)
    wide = gray.shape[1]
    shown = [char.at * wide for char in chars if char.text.strip()]
    if not shown:
        return
    usual = wide / len(shown)
    near = float(np.median(np.diff(shown))) if len(shown) > 1 else 0.45 * gray.shape[0]
    spots: list[Spot] | None = None
    begin = 0
    for end in range(len(chars) + 1):
        if end < len(chars) and chars[end].text != " ":
            continue
        word = [char for char in chars[begin:end] if char.text]
        if any(char.text.isdigit() for char in word):
            spots = _spots(gray) if spots is None else spots
            first, final = word[0].at * wide, word[-1].at * wide
            last = max((x for x in shown if x < first), default=-1e9)
            following = min((x for x in shown if x > final), default=1e9)
            left = max(first - 0.75 * usual - 3, last + 0.6 * near, _edge(spots, last, first)[1] + 1, 0)
            right = min(final + 0.75 * usual + 4, following - 0.6 * near, _edge(spots, following, final)[0] - 1, wide)
            ink = sum(size for _, _, size in spots) / len(shown) or 1.0
            before, behind = _unread(spots, last, first, near) / ink, _unread(spots, final, following, near) / ink
            before = max(before, float(first == shown[0] and first > _LEAD * gray.shape[0]))
            behind = max(behind, float(final == shown[-1] and wide - final > _LEAD * gray.shape[0]))
            again = right - left >= 4 and min(char.sure for char in word) < _CERTAIN
            inked = ink_width(
                spots, last if last > 0 else -np.inf, first, final, following if following < 1e9 else np.inf
            )
            yield Figure(begin, end, int(left), int(right), again, round(before, 2), round(behind, 2), inked)
        begin = end + 1


def seen_again(figure: Figure, readings: Sequence[Sequence[Char]], more: float = 0.0) -> Look:
    """What the further readings of a figure gave, and how much wider it is than its characters, in digits."""
    texts = tuple("".join(char.text for char in chars).strip() for chars in readings)
    return Look(figure.begin, figure.end, texts, figure.before, figure.behind, more)


def _spots(gray: Any) -> list[Spot]:
    """Left, right and size of each spot of ink; neither specks, nor what the lines above and below left."""
    tall = gray.shape[0]
    _, _, found, _ = cv2.connectedComponentsWithStats((gray < 140).astype(np.uint8), connectivity=8)
    return [
        (float(x), float(x + wide), int(size))
        for x, y, wide, high, size in found[1:]
        if y + high > 0.22 * tall and y < 0.85 * tall and size >= 0.004 * tall * tall
    ]


def _edge(spots: Sequence[Spot], middle: float, mine: float) -> tuple[float, float]:
    """Left and right of the spot with a neighbor's middle in it, unless it touches the figure's own."""
    for x0, x1, _ in spots:
        if x0 <= middle <= x1 and not x0 <= mine <= x1:
            return x0, x1
    return 1e9, -1e9


def _unread(spots: Sequence[Spot], low: float, high: float, near: float) -> float:
    """Ink between the middles of two characters that are read that belongs to neither of them."""
    reach = 0.62 * near
    return sum(
        size
        for x0, x1, size in spots
        if low + reach < (x0 + x1) / 2 < high - reach
        and not any(x0 - 0.25 * near <= middle <= x1 + 0.25 * near for middle in (low, high))
    )
