"""Lines whose cells a sign parts: bars, commas with or without quotes, semicolons, tabs.

An export that was printed as it is ("03/04/2026,12,\"A. Roe, RN\",\"Called patient\"") is a table all the same.
"""

from clausea import sieve as re

_SIGNS = "|,;\t"
_CELL = {
    sign: re.compile(rf"""[ ]*(?:"(?P<quoted>(?:[^"]|"")*)"|(?P<plain>[^{sign}]*?))[ ]*(?:{sign}|$)""")
    for sign in ",;\t"
}


def names_between(text: str) -> list[str]:
    """The names of columns that commas, semicolons or tabs part; none where the line is no such head."""
    for sign in ",;\t":
        if text.count(sign) >= 2:
            return [text[start:end] for start, end in _cells(text, sign) if end > start]
    return []


def cells_between(text: str, at: int, columns: int) -> list[tuple[int, int]]:
    """The cells of a line that one sign parts into as many as its head has; (-1, -1) for an empty one, none elsewhere.

    `at` is where the line begins on its page.
    """
    for sign in _SIGNS:
        if text.count(sign) < columns - 1:
            continue
        spans = _between_bars(text) if sign == "|" else _cells(text, sign)
        if len(spans) == columns:
            return [(at + start, at + end) if end > start else (-1, -1) for start, end in spans]
    return []


def _cells(text: str, sign: str) -> list[tuple[int, int]]:
    """The extents of the cells of a line, quotes left out."""
    spans: list[tuple[int, int]] = []
    place = 0
    while place <= len(text):
        match = _CELL[sign].match(text, place)
        if match is None:
            return []
        spans.append(match.span("quoted" if match["quoted"] is not None else "plain"))
        if match.end() == len(text) and not text.endswith(sign):
            break
        if match.end() == place:
            break
        place = match.end()
    return spans


def _between_bars(text: str) -> list[tuple[int, int]]:
    """The extents of the cells of a line, bars at its ends left out."""
    start = len(text) - len(text.lstrip())
    start += len(text[start:]) - len(text[start:].lstrip("|"))
    end = max(start, len(text.rstrip().rstrip("|")))
    spans = []
    for part in text[start:end].split("|"):
        begin = start + len(part) - len(part.lstrip())
        spans.append((begin, begin + len(part.strip())))
        start += len(part) + 1
    return spans
