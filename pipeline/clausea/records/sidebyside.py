"""Tables that stand beside each other, parted before they are read: a row of both would be a fact on another's day.

A second table begins where the first one's leading label comes again ("Date | Min | Staff   Date | Min | Staff"). Two
labels that come again may be one table's ("Date | Time in | Date | Time out"), unless the page writes the first table
to its end before the second one.
"""

from collections.abc import Sequence
from dataclasses import replace

from clausea.records.raw import Word
from clausea.records.rows import Strip
from clausea.records.tablerows import words_of

_ENOUGH = 3
"""Labels that come again in their order, and name a second table."""


def halves(text: str, strips: Sequence[Strip], at: int, wide: float) -> tuple[list[Strip], list[Strip]] | None:
    """The strips from `at` on as those of the table at the left and of the one beside it; None where there is one."""
    chunks = strips[at].chunks(wide)
    if len(chunks) < 2 * 2:
        return None
    labels = [words_of(text, chunk).lower() for chunk in chunks]
    again = next((n for n in range(2, len(labels) - 1) if labels[n] == labels[0]), None)
    if again is None or len(labels) - again < 2:
        return None
    edge = chunks[again][0].x0
    same = labels[again:] == labels[:again]
    if not (same and again >= _ENOUGH) and not _written_apart(strips, at, chunks[again][0], edge):
        return None
    parts: tuple[list[Strip], list[Strip]] = ([], [])
    for strip in strips[at:]:
        sides = [word for word in strip.words if word.x1 <= edge], [word for word in strip.words if word.x1 > edge]
        for part, words in zip(parts, sides, strict=True):
            if words:
                part.append(replace(strip, words=words, parted=None))
    return parts


def _written_apart(strips: Sequence[Strip], at: int, second: Word, edge: float) -> bool:
    """Whether the page goes on with the rows of the left table before it comes to the head of the second one."""
    below = [word for strip in strips[at + 1 : at + 3] for word in strip.words if word.x1 <= edge]
    return bool(below) and all(word.start < second.start for word in below)
