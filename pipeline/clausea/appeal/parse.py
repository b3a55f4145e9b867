"""A rendered template as the parts of a letter.

The text is divided by `@part` lines. In `@body` and `@request`, a blank line ends a paragraph, every line is one
sentence, `## [name] Heading` opens a numbered section, and rows of `|` are a table. A section that nothing was
written in is left out with its heading, and so is a table without rows.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from clausea.appeal.letter import Block, Line, Paragraph, ReRow, Run, Sentence, Table
from clausea.errors import ContentError

Ink = Callable[[str], Line]
PARTS = ("letterhead", "date", "addressee", "re", "salutation", "body", "request", "closing", "signature", "enclosures")
_PART = re.compile(r"@([a-z]+)(?:[ \t]+(.*))?")
_HEADING = re.compile(r"##[ \t]+(?:\[(\w+)\][ \t]*)?(.+)")
_RULE = re.compile(r"\|[ \t:|-]+\|")


@dataclass(slots=True)
class Parts:
    """The parts as written: their lines, and the words behind `@part`."""

    lines: dict[str, list[str]] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)

    def written(self, part: str) -> list[str]:
        return [line for line in self.lines.get(part, ()) if line.strip()]


def divide(text: str, where: str) -> Parts:
    """The text by its `@part` lines. Raises ContentError for a part that does not exist or has no lines."""
    parts = Parts()
    current: list[str] | None = None
    for line in text.splitlines():
        found = _PART.fullmatch(line.strip())
        if found:
            if found[1] not in PARTS:
                raise ContentError(f"{where}: there is no part @{found[1]}. Parts are: @{', @'.join(PARTS)}.")
            current = parts.lines.setdefault(found[1], [])
            parts.titles[found[1]] = (found[2] or "").strip()
        elif current is not None:
            current.append(line)
        elif line.strip():
            raise ContentError(f"{where}: text before the first part. Begin with @letterhead.")
    missing = [part for part in PARTS if part not in parts.lines]
    if missing:
        raise ContentError(f"{where}: the letter has no part @{missing[0]}. Add it or include the file that holds it.")
    return parts


def re_rows(lines: Iterable[str], ink: Ink, where: str) -> tuple[ReRow, ...]:
    """`Label | text` rows of the RE block."""
    rows = []
    for line in lines:
        label, bar, text = line.partition("|")
        if not bar:
            raise ContentError(f"{where}: a row of @re has no |. Write it as: Label | text.")
        rows.append(ReRow(label=label.strip(), text=ink(text.strip())))
    return tuple(rows)


def blocks(lines: Iterable[str], ink: Ink, *, numbered: bool = True) -> tuple[tuple[Block, ...], dict[str, int]]:
    """Paragraphs and tables, and the numbers of the named sections (from 1, where they are `numbered`)."""
    found: list[Block] = []
    sections: dict[str, int] = {}
    number = 1
    heading: re.Match[str] | None = None
    for group in _groups(lines):
        opened = _HEADING.fullmatch(group[0])
        if opened:
            heading = opened
            group = group[1:]
        rest: Block | None = _table(group, ink) if group and group[0].startswith("|") else _paragraph(group, ink)
        if rest is None:
            continue
        if heading:
            title = ink(heading[2].strip())
            shown = number if numbered else None
            if isinstance(rest, Table):
                found.append(Paragraph(number=shown, heading=title))
            else:
                rest = rest.model_copy(update={"number": shown, "heading": title})
            if heading[1]:
                sections.setdefault(heading[1], number)
            number += 1
            heading = None
        found.append(rest)
    return tuple(found), sections


def resolve(line: Line, sections: dict[str, int], section: str, below: str) -> Line:
    """The line with its references to sections written out: "section 2", or "below"."""

    def written(run: Run) -> Run:
        if run.kind != "see":
            return run
        number = sections.get(run.text)
        return Run(text=f"{section} {number}" if number else below, bold=run.bold, italic=run.italic)

    return tuple(written(run) for run in line)


def _groups(lines: Iterable[str]) -> list[list[str]]:
    """Runs of lines between blank lines; a heading begins a run, and so does the first row of a table."""
    groups: list[list[str]] = [[]]
    for line in (line.strip() for line in lines):
        table = line.startswith("|")
        if not line or line.startswith("##") or (groups[-1] and table != groups[-1][-1].startswith("|")):
            groups.append([])
        if line:
            groups[-1].append(line)
    return [group for group in groups if group]


def _paragraph(group: list[str], ink: Ink) -> Paragraph | None:
    lines = [line for line in map(ink, group) if line]
    return Paragraph(sentences=tuple(Sentence(runs=line) for line in lines)) if lines else None


def _table(group: list[str], ink: Ink) -> Table | None:
    head, *rows = group
    right: tuple[int, ...] = ()
    if rows and _RULE.fullmatch(rows[0]):
        marks = _cells(rows.pop(0))
        right = tuple(index for index, mark in enumerate(marks) if mark.endswith(":"))
    cut = tuple(tuple(ink(cell) for cell in _cells(row)) for row in rows)
    return Table(head=tuple(ink(cell) for cell in _cells(head)), right=right, rows=cut) if cut else None


def _cells(row: str) -> list[str]:
    return [cell.strip() for cell in row.strip().strip("|").split("|")]
