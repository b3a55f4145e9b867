"""A page whose lines are counted at the margin: its lines begin behind their numbers, which say nothing.

Read with it, a number is the first figure of its line: a score, minutes, the day's place in a log. The page's text
stays as it is, so that quotes are what is printed.
"""

from clausea.records.raw import RawPage, TextLine
from clausea.values.linenumbers import line_numbers


def unnumbered(page: RawPage) -> RawPage:
    """The page with its lines and words behind the line numbers; the page itself where it has none."""
    found = line_numbers(page.text[: page.printed])
    if not found:
        return page
    ends = dict(found)
    lines = [_behind(line, ends.get(line.start)) for line in page.lines]
    numbers = {at for start, end in found for at in range(start, end)}
    words = tuple(word for word in page.words if word.start not in numbers)
    return page._replace(lines=tuple(line for line in lines if line.start < line.end), words=words)


def _behind(line: TextLine, end: int | None) -> TextLine:
    if end is None:
        return line
    if end >= line.end:
        return line._replace(start=line.end)
    box = line.box
    if box:
        x0, y0, x1, y1 = box
        box = (x0 + (x1 - x0) * (end - line.start) / (line.end - line.start), y0, x1, y1)
    return line._replace(start=end, box=box)
