"""Lines whose cells a sign parts: each cell where it stands, whatever is empty."""

from hypothesis import given
from hypothesis import strategies as st

from clausea.evidence.separated import cells_between, names_between


def test_empty_cells_keep_their_place() -> None:
    assert [(2, 7), (10, 12), (-1, -1), (18, 19)] == cells_between("| 03/04 | 12 |  | x |", 0, 4)
    assert [(-1, -1), (5, 6), (9, 10)] == cells_between("|  | b | c |", 0, 3)
    assert [(1, 5), (8, 17)] == cells_between('"12,5","A. Roe,RN"', 0, 2)


@given(st.text('|,;\t" a1', max_size=16))
def test_no_line_stops_the_reader(line: str) -> None:
    """Whatever signs a line holds, a cell is a stretch of it."""
    names_between(line)
    cells = cells_between(line, 0, 3)
    assert all(start == -1 or 0 <= start < end <= len(line) for start, end in cells)
