"""Heads of columns that nearly touch: figures set right end where the next column begins.

"Minutes Staff" is one label by its gap, but every row below has a figure that ends at its first word and another cell
that begins with its second: there a column ends.
"""

from collections.abc import Sequence
from itertools import pairwise

from clausea.records.raw import Word
from clausea.records.rows import Strip
from clausea.records.tablerows import NUMBER

_ROWS = 12
"""Lines below a head that are asked."""
_FEWEST = 2
_NEAR = 1.2
"""Points from the edge of a label to that of a cell under it."""


def parted_heads(text: str, chunks: Sequence[list[Word]], below: Sequence[Strip]) -> list[list[Word]]:
    """The labels of a table's head, those parted that stand over two columns."""
    parts: list[list[Word]] = []
    for chunk in chunks:
        parts.append([chunk[0]])
        for last, word in pairwise(chunk):
            if _between_columns(text, last, word, below):
                parts.append([])
            parts[-1].append(word)
    return parts


def _between_columns(text: str, last: Word, word: Word, below: Sequence[Strip]) -> bool:
    """Whether in the rows below a figure ends before the gap and a cell begins where the label behind it does."""
    rows = 0
    for strip in below[:_ROWS]:
        left = next((other for other in reversed(strip.words) if other.x0 < last.x1), None)
        right = next((other for other in strip.words if other.x1 > word.x0), None)
        if left is None or right is None or left is right:
            if left is not None and left is right:
                return False  # a word across the gap
            continue
        if left.x1 <= last.x0:
            continue  # nothing below the first label, as where a cell goes on
        if not _figure(text, left) or abs(right.x0 - word.x0) > _NEAR:
            return False
        rows += 1
    return rows >= _FEWEST


def _figure(text: str, word: Word) -> bool:
    return NUMBER.match(text[word.start : word.end]) is not None
