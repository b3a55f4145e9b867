"""From PDFium's characters to page text: line ends, line-end hyphens and invisible characters mapped away.

Runs in the child process: imports nothing of clausea and nothing beyond the standard library.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

BREAK = "\x1e"
"""Put into the source where a line break is missing; becomes \\n."""
_SPARE = "\x1d"
"""Put into the source for a blank that is there twice; becomes nothing."""
_ARTIFACT = re.compile(
    "[ \t\u00a0]*\r\n?|[ \t\u00a0]+\n"  # line ends, with the blanks before them
    "|\ufffe|\x02"  # PDFium's two marks for a hyphen at the end of a line
    "|[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\t\x0b\x0c]"  # blanks of other widths
    "|[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u061c\u180e]"  # soft hyphens, zero-width, bidi
    "|[\U000e0000-\U000e007f]"  # tag characters: invisible text
    "|[\ufb00-\ufb06]"  # Latin ligatures
    "|[\x00-\x08\x0e-\x1f\x7f]|[\ud800-\udfff]"
)
_OTHER = re.compile(
    "[\ufffe\t\x00-\x09\x0b\x0c\x0e-\x1f\x7f\u00a0\u00ad\u061c\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u2069"
    "\u3000\ud800-\udfff\ufb00-\ufb06\ufeff\U000e0000-\U000e007f]"
)
"""All of these but blanks and line ends: most pages have none."""
_GAP = re.compile(r"(?<=\S) +(?=\S)")
_TYPED = re.compile(r"(?<=[.,;:!?)]) {2}|(?<=[a-z]) {2}(?=[a-z])")
"""Two blanks that part no columns: behind a stop, or between two words in small letters."""
_WITHIN = re.compile(r"(?<=[a-z,;]) {2}(?=[a-z])")
_MANY, _RARE = 6, 0.05
"""Gaps of two blanks between words that make two the width of a page's blank, and the share of single ones then."""
_LIGATURES = {chr(0xFB00 + n): plain for n, plain in enumerate(("ff", "fi", "fl", "ffi", "ffl", "st", "st"))}


class Mapped(NamedTuple):
    """Page text and, for each untouched stretch, where it starts here and where it started in the source."""

    text: str
    here: tuple[int, ...]
    there: tuple[int, ...]

    def source(self, offset: int) -> int:
        """The source index of a page-text offset (code points both)."""
        at = bisect_right(self.here, offset) - 1
        return self.there[at] + offset - self.here[at]

    def shift(self, start: int, end: int) -> int | None:
        """What to add to every offset in [start, end) for its source index; None where it is not the same for all."""
        at = bisect_right(self.here, start) - 1
        untouched = at + 1 == len(self.here) or self.here[at + 1] >= end
        return self.there[at] - self.here[at] if untouched else None


def _replacement(found: str) -> str:
    if found in ("\ufffe", "\x02"):
        return "-"
    if found[-1] in "\r\n" or found == BREAK:
        return "\n"
    if found in _LIGATURES:
        return _LIGATURES[found]
    return " " if found.isspace() and found != _SPARE else ""


def spare_blanks(source: str) -> list[int]:
    """The places of blanks that are there twice: in a line of running words, or wherever a page has its blanks double.

    Two blanks part columns too: a line that has others than between two words in small letters and behind a stop is
    left as it is, for a reader of columns asks for them.
    """
    if "  " not in source:
        return []
    widths = [len(gap) for gap in _GAP.findall(source)]
    twice = widths.count(2)
    if widths.count(1) <= _RARE * twice and len(_WITHIN.findall(source)) >= _MANY:
        return [gap.start() for gap in _GAP.finditer(source) if len(gap.group()) == 2]
    found, at = [], 0
    for line in source.split("\n"):
        if _WITHIN.search(line) and _TYPED.sub(" ", line).find("  ", len(line) - len(line.lstrip(" "))) < 0:
            found += [at + gap.start() for gap in _WITHIN.finditer(line)]
        at += len(line) + 1
    return found


def clean(source: str, breaks: Sequence[int] = ()) -> Mapped:
    """Map PDF artifacts away; the text ends without a line break.

    `breaks` are indices of the source, ascending, before which a line break is missing.
    """
    lines = source.split("\r\n")
    spare = spare_blanks(source)
    if not (breaks or spare or not len(lines) - 1 == source.count("\r") == source.count("\n") or _OTHER.search(source)):
        return _plain(lines)
    source = source.replace(BREAK, "\x1f").replace(_SPARE, "\x1f")
    for at in spare:
        source = source[:at] + _SPARE + source[at + 1 :]
    for added, at in enumerate(breaks):
        source = source[: at + added] + BREAK + source[at + added :]
    pieces: list[str] = []
    here, there = [0], [0]
    length = last = 0
    for match in _ARTIFACT.finditer(source):
        piece = source[last : match.start()]
        new = _replacement(match.group())
        pieces += (piece, new)
        length += len(piece)
        here.append(length)  # the replacement stands where the artifact began ...
        there.append(match.start())
        length += len(new)
        last = match.end()
        here.append(length)  # ... and the rest goes on behind it
        there.append(last)
    pieces.append(source[last:])
    if breaks:
        there = [at - source.count(BREAK, 0, at) for at in there]
    return Mapped("".join(pieces).rstrip("\n "), tuple(here), tuple(there))


def _plain(lines: list[str]) -> Mapped:
    """The same for a page without other artifacts than its line ends."""
    here, there = [0], [0]
    length = at = 0
    for number, line in enumerate(lines[:-1]):
        kept = lines[number] = line.rstrip(" ")
        length += len(kept)
        here.append(length)
        there.append(at + len(kept))
        length += 1
        at += len(line) + 2
        here.append(length)
        there.append(at)
    return Mapped("\n".join(lines).rstrip("\n "), tuple(here), tuple(there))


def tidy(value: str) -> str:
    """A form value or note as page text: same artifacts away, blank lines and outer blanks too."""
    lines = (line.strip() for line in clean(value.replace("\r\n", "\n").replace("\r", "\n")).text.split("\n"))
    return "\n".join(line for line in lines if line)
