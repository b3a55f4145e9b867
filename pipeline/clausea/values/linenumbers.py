"""Numbers printed at the front of each line of a page, as transcripts and prints for a court have them."""

import re
from itertools import pairwise

_NUMBERED = re.compile(r"^[ \t]*(\d{1,4})(?![.)/:-]|\d)(?:[ \t]+|$)", re.MULTILINE)
_LINE = re.compile(r"^.*\S.*$", re.MULTILINE)
_FEWEST = 8
"""Lines that must be counted: fewer may be a list."""
_MOST_OF = 0.8
"""Share of the page's lines that are counted; its head and foot may stand outside."""


def line_numbers(text: str) -> list[tuple[int, int]]:
    """Where the line numbers of a page stand, with the blanks behind them; none where its lines are not counted."""
    found = list(_NUMBERED.finditer(text))
    if len(found) < _FEWEST:
        return []
    steps = sum(int(two[1]) == int(one[1]) + 1 for one, two in pairwise(found))
    if steps < len(found) - 1 or len(found) < _MOST_OF * len(_LINE.findall(text)):
        return []
    return [match.span() for match in found]
