"""Check boxes of printed and typed forms, with the label that each belongs to.

The label may stand after its box ("☒ Verbal ☐ Written"), before it ("Verbal [x] Written [ ]") or, where a PDF gives the
words first, all labels before all boxes ("Verbal Written ☒ ☐"). A box whose label cannot be told has the label "".
"""

from functools import lru_cache
from typing import NamedTuple

from clausea import sieve as re


class BoxHit(NamedTuple):
    """A box at text[start:end] (the mark alone); its label is text[label_start:label_end]."""

    start: int
    end: int
    label: str
    label_start: int
    label_end: int
    checked: bool

    @property
    def span(self) -> tuple[int, int]:
        """From the first of box and label to the last: a label may stand before its box."""
        if not self.label:
            return self.start, self.end
        return min(self.start, self.label_start), max(self.end, self.label_end)


_CHECKED = "☒☑✔✓✗✘🗹🗷⊠▣■◉\uf0fe\uf0fd\uf0fc\uf078\uf052\uf053"
_EMPTY = "☐□▢❏❑◻⬜○◯\uf0a8\uf06f\uf071\uf0a3\uf02a"
_OPTION = (
    r"(?:verbal(?:ly)?|oral(?:ly)?|written|electronic(?:ally)?|yes|no|n/?a|y|n|phone|telephone"
    r"|telephonic|video|in[\s-]person|face[\s-]to[\s-]face"
    r"|portal|mail(?:ed)?|e-?mail(?:ed)?|fax(?:ed)?|declined?s?|refused?s?|accept(?:ed|s)?"
    r"|agree[ds]?|consent(?:s|ed)?|given|obtained|not\sobtained|patient"
    r"|caregiver|guardian|hcpoa|poa|self|spouse|initial|annual|true|false|completed?|pending"
    r"|none|other|unable|left\smessage|new|established|male|female)"
)
_MARK = re.compile(
    rf"""(?P<sure>[{_CHECKED}{_EMPTY}])
    |(?<!\w)\[(?P<square>\s{{0,3}}|_{{1,3}}|\s?[xX✓✔✗*]\s?)\](?!\()
    |(?<!\w)\((?P<round>\s{{1,3}}|_{{1,3}}|\s?[xX✓✔✗]\s?)\)
    |(?<![\w_])(?P<line>_{{1,3}}\s?[xX✓✔]\s?_{{1,3}})(?![\w_])
    |(?<![\w_])(?P<blank>_{{1,5}})(?![\w_])
    |(?<=[a-z:?])\s(?P<bare>[xX])(?=\s|$)""",
    re.VERBOSE | re.IGNORECASE,
)
_HINT = re.compile(rf"[{_CHECKED}{_EMPTY}\[(_]|\s[xX](?=\s|$)")
"""A text without any of these has no box."""
_ANSWER = (
    r"(?:verbal|oral|written|electronic|yes|no|n/?a|y|n|phone|video|in[\s-]person|accept(?:ed"
    r"|s)?|declined?s?|refused?s?)"
)
_OPTION_LAST = re.compile(rf"(?:^|(?<=[\s:,/;?(]))(?:{_OPTION}|{_ANSWER}\s?[:.])\s*$", re.IGNORECASE)
_OPTION_FIRST = re.compile(rf"\s*(?P<word>{_OPTION})(?![\w'])", re.IGNORECASE)
_OPTION_ANY = re.compile(rf"(?<![\w-])(?:{_OPTION})(?![\w'])", re.IGNORECASE)
_NEXT_FIELD = re.compile(r"\s{2,}|\t|\s(?=[A-Z][\w/]*(?:\s[\w/]+){0,2}:(?:\s|$))|\s\|\s?|;\s")


_ONLY_DAY = re.compile(
    r"\W*(?:(?:on|dated?|time|initials)\W+){0,2}\d{1,4}[-/.]\d{1,2}(?:[-/.]\d{1,4})?\W*", re.IGNORECASE
)
"""The day of what a box says, behind it: the words before it are its label ("Copy given to patient [ ] 03/10/2026")."""


@lru_cache(maxsize=1 << 17)  # every reader asks the same of the same sentence
def find_boxes(text: str) -> tuple[BoxHit, ...]:
    """All boxes in reading order, checked or not."""
    if not _HINT.search(text):
        return ()
    hits: list[BoxHit] = []
    lines = [(match.start(), match[0]) for match in re.finditer(r"[^\n]+", text)]
    for index, (offset, line) in enumerate(lines):
        marks = _marks(line)
        if not marks:
            continue
        labels = _labels(line, marks)
        if labels is None:  # marks alone: their words stand on the line before or after
            labels, base = _beside(lines, index, len(marks))
        else:
            base = [offset] * len(marks)
        for mark, (start, end), at in zip(marks, labels, base, strict=True):
            begin, stop = at + start, at + end
            hits.append(BoxHit(offset + mark.start, offset + mark.end, text[begin:stop], begin, stop, mark.checked))
    return tuple(hits)


class _Mark(NamedTuple):
    start: int
    end: int
    checked: bool


_Place = tuple[int, int]


def _marks(line: str) -> list[_Mark]:
    found = []
    for match in _MARK.finditer(line):
        group = match.groupdict()
        kind = match.lastgroup or "sure"
        content = group[kind]
        start, end = match.span()
        if kind == "bare":
            start += 1
            if len(_OPTION_ANY.findall(line)) < 2 or not _OPTION_LAST.search(line[max(0, start - 40) : start]):
                continue
        if kind == "blank" and not (
            _OPTION_FIRST.match(line, end) or _OPTION_LAST.search(line[max(0, start - 40) : start])
        ):
            continue  # a line to write on
        checked = content in _CHECKED if kind == "sure" else any(char in "xX✓✔✗*" for char in content)
        found.append(_Mark(start, end, checked))
    return found


def _labels(line: str, marks: list[_Mark]) -> list[_Place] | None:
    """Where the label of each mark stands in the line; None when the line holds marks and nothing else."""
    gaps = _gaps(line, marks)
    if not any(re.search(r"\w", line[start:end]) for start, end in gaps):
        return None
    if len(marks) > 1 and all(not re.search(r"\w", line[start:end]) for start, end in gaps[1:-1]):
        for start, end in (gaps[0], gaps[-1]):  # "Verbal Written ☒ ☐"
            words = list(_OPTION_ANY.finditer(line, start, end))
            if start == gaps[0][0] and len(words) > len(marks):
                words = words[-len(marks) :]
            if len(words) == len(marks):
                return [word.span() for word in words]
        return [(marks[0].start, marks[0].start)] * len(marks)
    if len(marks) == 1 and re.search(r"[a-z]{3}", line[: marks[0].start]) and _ONLY_DAY.fullmatch(line, marks[0].end):
        return [_label_before(line, *gaps[0], several=False)]
    before = [_label_before(line, *gap, several=len(marks) > 1) for gap in gaps[:-1]]
    after = [_label_after(line, *gap) for gap in gaps[1:]]
    head = line[: marks[0].start].rstrip(" \t•*-–")
    if (
        (not head or head.endswith((":", "?")))
        and re.search(r"\w", line[gaps[-1][0] :])
        and all(re.search(r"\w", line[start:end]) for start, end in gaps[1:-1])
    ):
        return after  # nothing but a question stands before the first box, and words after the last: labels follow
    said_before = sum(bool(_OPTION_LAST.search(line[start:end])) for start, end in gaps[:-1])
    said_after = sum(bool(_OPTION_FIRST.match(line[start:end])) for start, end in gaps[1:])
    if said_before != said_after:
        return before if said_before > said_after else after
    if (
        said_before
        and not _ANSWERED_FIRST.search(line[: marks[0].start])
        and all(_is_yes_no(line, *place) for place in after)
    ):
        return after  # "Care plan given to patient [ ] Yes [x] No": the last word of the question is no answer
    if (
        said_before
        and re.search(r"\w", line[slice(*_label_before(line, *gaps[0]))])
        and re.search(r"\w", line[gaps[-1][0] :])
    ):
        return [(mark.start, mark.start) for mark in marks]  # "Yes X No": whose it is cannot be told
    heading = re.search(r"[\w)]\W*$", line[: marks[0].start].rstrip(" \t•*-–") or " ")
    if (
        heading
        and not line[: marks[0].start].rstrip().endswith((":", "?"))
        and not re.search(r"\w", line[gaps[-1][0] :])
    ):
        return before
    return after


_YES_NO = re.compile(r"(?<!\w)(?:yes|no|y|n|n/?a)(?!\w)\W*", re.IGNORECASE)
_ANSWERED_FIRST = re.compile(rf"{_YES_NO.pattern}$", re.IGNORECASE)


def _is_yes_no(line: str, start: int, end: int) -> bool:
    """Whether the label is a yes or a no."""
    return _YES_NO.fullmatch(line[start:end]) is not None


def _gaps(line: str, marks: list[_Mark]) -> list[_Place]:
    """The stretches before, between and after the marks."""
    edges = [0, *(edge for mark in marks for edge in (mark.start, mark.end)), len(line)]
    return list(zip(edges[::2], edges[1::2], strict=True))


def _label_after(line: str, start: int, end: int) -> _Place:
    cut = _NEXT_FIELD.search(line, start + len(line[start:end]) - len(line[start:end].lstrip()), end)
    return _trim(line, start, cut.start() if cut else end)


def _label_before(line: str, start: int, end: int, *, several: bool = True) -> _Place:
    option = _OPTION_LAST.search(line[start:end])
    if option and (several or line[start:end][: option.start()].rstrip().endswith((":", "?", ","))):
        return _trim(line, start + option.start(), end)
    parts = [match.end() for match in re.finditer(r"[:?;|]\s|\s{2,}|\t", line[start:end].rstrip())]
    return _trim(line, start + parts[-1] if parts else start, end)


def _trim(line: str, start: int, end: int) -> _Place:
    while start < end and line[start] in " \t:,;.•*-–|/":
        start += 1
    while end > start and line[end - 1] in " \t:,;.•*-–|/":
        end -= 1
    return start, end


def _beside(lines: list[tuple[int, str]], index: int, count: int) -> tuple[list[_Place], list[int]]:
    for other in (index - 1, index + 1):
        if 0 <= other < len(lines):
            offset, line = lines[other]
            words = list(_OPTION_ANY.finditer(line))
            if len(words) == count and not _marks(line):
                return [word.span() for word in words], [offset] * count
    return [(0, 0)] * count, [lines[index][0]] * count
