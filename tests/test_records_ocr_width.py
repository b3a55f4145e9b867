"""A figure that is printed wider than its characters are: something in it was not read."""

from math import inf

from clausea.records.ocr_width import excess, ink_width

WIDE = {"/": 7.0, ":": 5.0, ".": 5.0, "-": 8.0}


def _width(text: str) -> float:
    return sum(WIDE.get(char, 11.0) for char in text) - 1.0


def test_a_digit_that_was_not_read_leaves_room() -> None:
    """The page's own figures tell what a digit and a slash take: 11/93 where 111/93 is printed is a digit too wide."""
    right = ["03/05/2026", "10:30", "10:42", "12", "128/76", "99490", "7.4", "70-99", "2026", "134", "555-0142"] * 3
    misread = [("11/93", _width("111/93")), ("9:155", _width("9:15")), ("HbA1c", 50.0), ("12", None)]
    found = excess([*((text, _width(text)) for text in right), *misread])
    assert max(map(abs, found[: len(right)])) < 0.1
    assert [1.0, -1.0, 0.0, 0.0] == [round(one, 1) for one in found[len(right) :]]


def test_few_figures_and_several_typefaces_tell_nothing() -> None:
    """A page with a handful of figures is no measure, nor one with half of them larger."""
    assert [0.0, 0.0] == excess([("12", 21.0), ("345", 90.0)])
    mixed = [("03/05/2026", _width("03/05/2026") * size) for size in (1.0, 1.4)] * 15
    assert [0.0] * 30 == excess(mixed)


def test_the_ink_of_a_word() -> None:
    """From the widest white before it to the widest behind it; a cell begins where its first ink is."""
    spots = [(0.0, 9.0, 40), (12.0, 20.0, 40), (34.0, 43.0, 40), (46.0, 55.0, 40), (70.0, 79.0, 40)]
    assert 21.0 == ink_width(spots, 16.0, 38.0, 50.0, 74.0)
    assert 20.0 == ink_width(spots, -inf, 4.0, 16.0, 38.0)
    assert 79.0 == ink_width(spots, -inf, 4.0, 74.0, inf)
    assert ink_width([(0.0, 30.0, 90)], 5.0, 20.0, 25.0, inf) is None
