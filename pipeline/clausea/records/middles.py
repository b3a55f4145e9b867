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


def bottom_rows(dated: Sequence[bool], lines: Sequence[str]) -> list[int] | None:
    """The numbers of the lines with which the rows begin, where the day stands on the last line of its row.

    `lines` are the notes as they stand beside the days. Only how they read on tells such a table from one whose first
    line belongs to its head: a note begins with a capital, and the lines that it goes on with seldom do.
    """
    days = [number for number, day in enumerate(dated) if day]
    if len(days) < 2 or dated[0]:
        return None
    starts = [0, *(number + 1 for number in days if number + 1 < len(dated))]
    tall = [(start, day) for start, day in zip(starts, days, strict=False) if day > start]
    if 2 * sum(map(bool, (lines[start][:1].isupper() for start, _ in tall))) <= len(tall):
        return None
    going_on = sum(not lines[number][:1].isupper() for start, day in tall for number in range(start + 1, day + 1))
    in_all = sum(day - start for start, day in tall)
    return starts if 2 * going_on > in_all and 2 * len(tall) >= len(days) else None
