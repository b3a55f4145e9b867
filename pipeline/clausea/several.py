"""Many expressions asked of the same texts, and one look that tells which of them could match."""

from collections.abc import Sequence
from typing import Generic, TypeVar

from clausea.scan import Scan
from clausea.sieve import Pattern, ready

_Named = TypeVar("_Named")


class Several(Generic[_Named]):
    """Expressions that are all asked of the same texts, each with what it stands for: one look tells which could
    match, where asking hundreds of them in turn would cost more than the few searches that are left."""

    def __init__(self, named: Sequence[tuple[Pattern[str], _Named]]) -> None:
        self._named = tuple(named)
        self._scans: list[tuple[Scan, int, dict[int, list[int]]]] | None = None
        self._always: list[int] = []

    def able(self, text: str) -> list[_Named]:
        """What those that could match the text stand for, in their order."""
        if self._scans is None and not self._ready():
            return [name for _, name in self._named]
        places = list(self._always)
        for scan, bits, at in self._scans or ():
            left = int.from_bytes(scan.mask(text), "little") & bits
            while left:
                lowest = left & -left
                places += at[lowest]
                left ^= lowest
        return [self._named[place][1] for place in sorted(places)]

    def _ready(self) -> bool:
        if not ready() and any(pattern.waits for pattern, _ in self._named):
            return False
        scans: dict[int, tuple[Scan, dict[int, list[int]]]] = {}
        for place, (pattern, _) in enumerate(self._named):
            scan, index = pattern._scan, pattern._index
            if index is None or pattern.waits:
                self._always.append(place)
            else:
                scans.setdefault(id(scan), (scan, {}))[1].setdefault(1 << index, []).append(place)
        self._scans = [(scan, sum(at), at) for scan, at in scans.values()]
        return True
