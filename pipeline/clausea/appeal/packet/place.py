"""Where a copied page stands on its page of the packet, and where its highlights fall.

A chart page is set, upright and whole, between two bands that belong to the packet: whatever the page's own size, turn
or crop, the stamps in the bands are clear of its content. Units are PDF points; user space has its origin at the
bottom left, `anchor` heights are counted from the top as a typesetter does.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from clausea.pages import LiftedPage

Quad = tuple[float, float, float, float]
"""left, bottom, right, top."""
Matrix = tuple[float, float, float, float, float, float]

SHORT, LONG = 612.0, 792.0
"""US Letter (domain.md 4.3)."""
BAND = 34.0
"""Height of the bands above and below the page."""
GUTTER = 26.0
"""Least width beside the page: the bar that marks highlighted lines stands there."""
_PAD = 1.2
"""Space between the quoted words and their box, so that its line touches no letter."""
_GAP = 8.0
"""Boxes of one line that are nearer than this are one."""
_ABOVE = 60.0
"""How far above the highlighted line a link opens, so that its context is seen."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A box of a highlight on the packet page; `quote` is False for the words of a value that stands elsewhere."""

    box: Quad
    quote: bool


@dataclass(frozen=True, slots=True)
class Placed:
    """A copied page on its page of the packet."""

    flipped: bool
    """True for a page wider than high: US Letter on its side."""
    matrix: Matrix
    """From the copied page's user space to the packet page's."""
    left: float
    """Where the copied page begins on its page of the packet."""

    @property
    def size(self) -> tuple[float, float]:
        return (LONG, SHORT) if self.flipped else (SHORT, LONG)

    def box(self, user: Quad) -> Quad:
        """A box of the copied page on the packet page."""
        a, b, c, d, e, f = self.matrix
        corners = [(a * x + c * y + e, b * x + d * y + f) for x in (user[0], user[2]) for y in (user[1], user[3])]
        xs, ys = zip(*corners, strict=True)
        return min(xs), min(ys), max(xs), max(ys)

    def anchor(self, boxes: Iterable[Quad]) -> float:
        """How far below the page's top a link to these boxes of the packet page opens."""
        top = max((box[3] for box in boxes), default=self.size[1])
        return max(0.0, self.size[1] - top - _ABOVE)


def placed(page: LiftedPage, *, below: float = 0.0) -> Placed:
    """The page between the bands, shrunk to fit and never enlarged; `below` is kept free at its foot for notes."""
    left, bottom, right, top = page.box
    wide, high = right - left, top - bottom
    turned: Matrix = (
        (1, 0, 0, 1, -left, -bottom),
        (0, -1, 1, 0, -bottom, right),
        (-1, 0, 0, -1, right, top),
        (0, 1, -1, 0, top, -left),
    )[page.turn]
    if page.turn % 2:
        wide, high = high, wide
    flipped = wide > high
    width, height = (LONG, SHORT) if flipped else (SHORT, LONG)
    scale = min(1.0, (width - 2 * GUTTER) / wide, (height - 2 * BAND - below) / high)
    x, y = (width - scale * wide) / 2, height - BAND - scale * high
    a, b, c, d, e, f = turned
    return Placed(flipped, (scale * a, scale * b, scale * c, scale * d, scale * e + x, scale * f + y), x)


def marks(spans: Iterable[tuple[Quad, bool]]) -> tuple[Mark, ...]:
    """Boxes to draw, from the top: those that stand side by side on one line, or over one another, become one."""
    found: list[Mark] = []
    for box, quote in sorted(spans, key=lambda one: (-one[0][3], one[0][0])):
        mark = Mark((box[0] - _PAD, box[1] - _PAD, box[2] + _PAD, box[3] + _PAD), quote)
        while twin := next((other for other in found if _one(mark.box, other.box)), None):
            found.remove(twin)
            mark = Mark(_around(mark.box, twin.box), mark.quote or twin.quote)
        found.append(mark)
    return tuple(sorted(found, key=lambda one: (-one.box[3], one.box[0])))


def _one(a: Quad, b: Quad) -> bool:
    """Whether two boxes share most of a line and stand near each other on it."""
    shared = min(a[3], b[3]) - max(a[1], b[1])
    apart = max(a[0], b[0]) - min(a[2], b[2])
    return shared > 0.6 * min(a[3] - a[1], b[3] - b[1]) and apart < _GAP


def _around(a: Quad, b: Quad) -> Quad:
    return min(a[0], b[0]), min(a[1], b[1]), max(a[2], b[2]), max(a[3], b[3])
