"""letter.md: the letter as Markdown. Chart text is escaped, so that it stays text."""

import re
from collections.abc import Iterable

from clausea.appeal.letter import Block, Letter, Line, Paragraph, Run, shown

_MARKUP = re.compile(r"([\\`*<>|]|(?<=[^\W_])_|_(?=[^\W_])|\](?=\()|^[#+-](?= ))")


def render(letter: Letter) -> str:
    """The whole letter as Markdown text."""
    parts: list[str] = []
    for mark in letter.draft_marks:
        parts.append(f"**{_escape(mark)}**")
    parts.append("  \n".join(map(_line, letter.letterhead)))
    parts.append(_line(letter.dateline))
    parts.append("  \n".join(map(_line, letter.addressee)))
    parts.append(_table((letter.re_title, ()), [((Run(text=row.label),), row.text) for row in letter.re], bold=True))
    parts.append(_line(letter.salutation))
    parts.extend(map(_block, letter.blocks))
    parts.extend(map(_block, letter.request))
    parts.append(_line(letter.closing))
    parts.append("  \n".join(map(_line, letter.signatures)))
    enclosed = "; ".join(f"({number}) {_line(line)}" for number, line in enumerate(letter.enclosures, start=1))
    parts.append(f"**{_escape(letter.enclosures_title)}:** {enclosed}")
    parts.append(f"*{_escape(letter.footer.left)}*" if letter.footer.left else "")
    return "\n\n".join(part for part in parts if part) + "\n"


def _block(block: Block) -> str:
    if isinstance(block, Paragraph):
        number = f"{block.number}. " if block.number else ""
        heading = f"**{number}{_line(block.heading)}.**" if block.heading else ""
        return " ".join([*([heading] if heading else []), *(_line(one.runs) for one in block.sentences)])
    return _table(block.head, block.rows, block.right)


def _table(
    head: Iterable[Line], rows: Iterable[Iterable[Line]], right: tuple[int, ...] = (), bold: bool = False
) -> str:
    titles = [_line(cell) for cell in head]
    if bold:
        titles[0] = f"**{titles[0]}**"
    rule = ["---:" if index in right else "---" for index in range(len(titles))]
    lines = [titles, rule, *([_line(cell, alone=True) for cell in row] for row in rows)]
    return "\n".join(f"| {' | '.join(cells)} |".replace("|  |", "| |").replace("|  |", "| |") for cells in lines)


def _line(line: Line, alone: bool = False) -> str:
    return "".join(_run(run, alone and len(line) == 1) for run in line)


def _run(run: Run, alone: bool) -> str:
    text = _escape(shown(run, alone=alone))
    if (run.bold or run.kind == "field") and text.strip():
        text = f"**{text}**"
    if run.italic and text.strip():
        text = f"*{text}*"
    return text


def _escape(text: str) -> str:
    return _MARKUP.sub(r"\\\1", text)
