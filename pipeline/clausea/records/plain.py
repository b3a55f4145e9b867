"""Plain text as a page without geometry: for tests, and for readers that give text only.

Its words get made-up places on a character grid, so that typewriter tables with runs of blanks are rebuilt too.
"""

from clausea import sieve as re
from clausea.records.raw import RawPage, TextLine, Word
from clausea.records.text import spare_blanks

_STEP, _PITCH, _FAR = 6.0, 12.0, 3000.0
"""Width of a character, distance of lines and of barred columns, in points, of the made-up grid; type size 10."""


def plain_page(number: int, text: str) -> RawPage:
    """A page of the text, no blank twice. Lines have no box; words only where some line has column gaps."""
    lines: list[TextLine] = []
    words: list[Word] = []
    at = 0
    for spare in reversed(spare_blanks(text)):
        text = text[:spare] + text[spare + 1 :]
    for row, piece in enumerate(text.split("\n")):
        if piece.strip():
            lines.append(TextLine(at, at + len(piece), None, 0.0, False, _PITCH * (row + 1)))
            words += _words(at, piece, _PITCH * (row + 1))
        at += len(piece) + 1
    gaps = re.search(r"\S(?:\s{2,}|\t|\s*\|\s*)\S.*\n.*\S(?:\s{2,}|\t|\s*\|\s*)\S", text)
    return RawPage(number, text, tuple(lines), tuple(words) if gaps else (), printed=len(text), drawn=1)


def _words(at: int, piece: str, y: float) -> list[Word]:
    """Words of a line by their character columns; bars and tabs set columns far apart, aligned or not."""
    found, begin = [], 0
    for number, cell in enumerate(re.split(r"[|\t]", piece)):
        blanks = len(cell) - len(cell.lstrip()) if number else 0
        for word in re.finditer(r"\S+", cell):
            a, b = word.span()
            x = _FAR * number + _STEP * (a - blanks)
            found.append(Word(at + begin + a, at + begin + b, x, y - 8.0, x + _STEP * (b - a), y))
        begin += len(cell) + 1
    return found
