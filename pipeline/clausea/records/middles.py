"""Rows of a table whose cells are set in the middle of their row: the day has as many lines above it as below.

Without white between the rows nothing else tells whether the line above a day ends the row before or begins its own,
and a line in the wrong row is a fact on a wrong day. That cells are set so, a row of two lines shows: its day stands
half a line below the first and above the second.
"""

from collections.abc import Sequence

HALF = 0.9
"""Lines closer than so many type sizes stand half a line apart."""


def middle_rows(dated: Sequence[bool], pitches: Sequence[float], size: float) -> list[int] | None:
    """The numbers of the lines with which the rows begin; None where the days do not stand in the middle of rows.

    `dated`: which lines hold a row's day; `pitches`: from each line to the next one, in points; `size`: of the type, in
    points.
    """
    days = [number for number, day in enumerate(dated) if day]
    if len(days) < 2 or not any(_between(number, pitches, size) for number in days):
        return None
    starts = []
    begin = 0
    for number in days:
        above = number - begin
        if above < 0:
            return None
        starts.append(begin)
        begin = number + above + 1
    return starts if begin == len(dated) else None


def _between(number: int, pitches: Sequence[float], size: float) -> bool:
    return 0 < number < len(pitches) and max(pitches[number - 1], pitches[number]) < HALF * size
