"""How wide a figure is printed against how wide its characters are: a digit or a sign that was not read leaves room.

Digits of a page are all of one width in nearly every typeface, so its own figures tell what each sign takes.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np

Spot = tuple[float, float, int]
"""Left, right and size of a spot of ink."""
_KINDS = {sign: n for n, signs in enumerate(("0123456789", ".,:;'", "/", "-–", "()", "<>=")) for sign in signs}
_USUAL = (1.0, 0.6, 0.7, 0.8, 0.6, 1.1, -0.1)
"""Width of each kind in digits, and what a word takes less because of its edges: where a page tells nothing else."""
_LEAST = 20
"""Figures on a page under which it tells too little."""
_OFF, _MANY = 0.4, 0.1
"""Where more than this share of the figures are off by this many digits, the page has several typefaces."""


def ink_width(spots: Sequence[Spot], before: float, first: float, final: float, behind: float) -> float | None:
    """Pixels from the widest white before a word's first character to the widest behind its final one.

    `before` and `behind` are the middles of its neighbors, infinite where there is none; None where nothing parts them.
    """
    runs: list[list[float]] = []
    for left, right, _ in sorted(spots):
        if runs and left <= runs[-1][1] + 0.5:
            runs[-1][1] = max(runs[-1][1], right)
        else:
            runs.append([left, right])
    gaps = [(a[1], b[0]) for a, b in pairwise(runs)]

    def widest(low: float, high: float) -> tuple[float, float] | None:
        return max((g for g in gaps if low < sum(g) / 2 < high), key=lambda g: g[1] - g[0], default=None)

    white = widest(before, first) if np.isfinite(before) else (-1.0, -1.0)
    after = widest(final, behind) if np.isfinite(behind) else (1e9, 1e9)
    its = [run for run in runs if white and after and run[0] >= white[1] and run[1] <= after[0]]
    return its[-1][1] - its[0][0] if its else None


def excess(words: Sequence[tuple[str, float | None]]) -> list[float]:
    """For each word and its width how many digits wider it is than its characters take; 0 where that is not known."""
    told = [_counted(text) if width else None for text, width in words]
    fit = [(row, width) for row, (_, width) in zip(told, words, strict=True) if row and width and row[0] >= 2]
    if len(fit) < _LEAST:
        return [0.0] * len(words)
    rows, widths = np.array([row for row, _ in fit], float), np.array([width for _, width in fit], float)
    digit = float(np.median(widths / rows[:, :-1].sum(axis=1)))
    prior = np.diag([0.0, 1.0, 1.0, 1.0, 1.0, 1.0, 0.5])
    weight: Any = np.ones(len(fit))
    taken: Any = np.array(_USUAL) * digit
    for _ in range(4):  # what does not fit counts for less each time
        found = np.linalg.solve(rows.T @ (rows * weight[:, None]) + prior, rows.T @ (weight * widths) + prior @ taken)
        weight = 1 / (1 + ((widths - rows @ found) / digit / 0.15) ** 2)
    if found[0] <= 0 or float(np.mean(np.abs(widths - rows @ found) > _OFF * found[0])) > _MANY:
        return [0.0] * len(words)
    return [
        round(float((width - np.dot(row, found)) / found[0]), 2) if row and width else 0.0
        for row, (_, width) in zip(told, words, strict=True)
    ]


def _counted(text: str) -> list[int] | None:
    """How often each kind of character stands in a word, and 1 for its edges; None where it has others."""
    if not text or any(char not in _KINDS for char in text):
        return None
    return [*(sum(_KINDS[char] == kind for char in text) for kind in range(len(_USUAL) - 1)), 1]
