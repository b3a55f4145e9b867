"""Tables whose cells are set in the middle: every line comes into the row of its own day."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from clausea.records.middles import middle_rows

LINE, SIZE = 14.0, 9.0


def laid_out(heights):
    """Which lines hold a day, the pitches between the lines, and with which lines the rows begin."""
    dated, bases, starts, top = [], [], [], 0.0
    for height in heights:
        starts.append(len(dated))
        places = [(top + LINE * number, False) for number in range(height)]
        middle = top + LINE * (height - 1) / 2
        if height % 2:
            places[height // 2] = (middle, True)
        else:
            places.append((middle, True))
        for base, day in sorted(places):
            bases.append(base)
            dated.append(day)
        top += LINE * height
    return dated, [b - a for a, b in pairwise(bases)], starts


@given(st.lists(st.integers(1, 4), min_size=2, max_size=12).filter(lambda rows: any(row % 2 == 0 for row in rows)))
def test_each_line_comes_into_the_row_of_its_day(heights):
    dated, pitches, starts = laid_out(heights)

    assert starts == middle_rows(dated, pitches, SIZE)


@given(st.lists(st.integers(1, 4), min_size=2, max_size=12))
def test_days_on_the_first_line_of_their_rows_are_left_to_other_rules(heights):
    dated = [line == 0 for height in heights for line in range(height)]

    assert None is middle_rows(dated, [LINE] * (len(dated) - 1), SIZE)


def test_lines_that_no_middle_explains_are_left_to_other_rules():
    """The last row would need a line below its day that is not there: a table that goes on over the page."""
    assert None is middle_rows([False, True, False, False, True], [7.0, 7.0, 14.0, 14.0], SIZE)
