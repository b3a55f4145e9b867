"""What was done in lines below the row: "03/04/2026  A. Roe, RN  Phone  12" over "Spoke with patient about ...".

Such a note runs across the columns, and without it the table would end at its first row.
"""

from collections.abc import Iterable, Sequence

from clausea import sieve as re
from clausea.records.rows import Strip
from clausea.records.tablerows import DATE, Body, words_of

_MOST = 6
"""Lines of a note."""
_EDGE = 2.5
"""Points between left edges that are one."""
_ANOTHER = re.compile(
    r"\W*(?:addend\w+|amend\w+|correct(?:ion|ed)|late entry|error|void\w*|(?:sub-?|grand )?totals?|mtd|sum|signed|"
    r"electronically|reviewed by|page \d|[A-Z][\w ]{2,30}:)",
    re.IGNORECASE,
)
"""How a line begins that is no note of the row above it."""


def notes_below(text: str, strips: Sequence[Strip], number: int, lefts: Iterable[float], body: Body) -> Sequence[Strip]:
    """The strips from `number` on that tell of the dated row above, up to the next dated row; none where they do not.

    `lefts` are the left edges of the column of days. Behind the last row a note must stand as the others do.
    """
    edges = list(lefts)
    above = body[-1] if body else None
    if above is None or not _opens(text, above[0], edges):
        return ()
    end = number
    while end < len(strips) and end - number < _MOST and not _opens(text, strips[end], edges):
        if not _tells(text, strips[end], above[0]):
            return ()
        end += 1
    notes = [strip for strip, cells in body if cells and len(cells) > 1 and cells[-1] and not any(cells[:-1])]
    if end < len(strips) and _opens(text, strips[end], edges) and abs(strips[end].size - above[0].size) < 1:
        return strips[number:end]
    if not notes:
        return ()
    left, pitch = notes[0].words[0].x0, max(note.size for note in notes) * 1.6
    end = number
    last = above[0]
    while end < len(strips) and abs(strips[end].words[0].x0 - left) < _EDGE and strips[end].base - last.base <= pitch:
        last = strips[end]
        end += 1
    return strips[number:end]


def _opens(text: str, strip: Strip, edges: Sequence[float]) -> bool:
    """Whether a day stands at the left edge, with something behind it."""
    first = strip.words[0]
    at_edge = any(abs(first.x0 - edge) < _EDGE for edge in edges)
    return at_edge and len(strip.words) > 1 and DATE.match(text[first.start : first.end]) is not None


def _tells(text: str, strip: Strip, row: Strip) -> bool:
    return not strip.bold and abs(strip.size - row.size) < 1.6 and not _ANOTHER.match(words_of(text, strip.words))
