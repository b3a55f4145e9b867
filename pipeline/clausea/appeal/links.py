"""Links of a letter: its citations lead to the exhibits, in the file or in the list of enclosures.

A citation is printed as words ("Ex. A-3, A-4; chart pp. 12, 14"). What leads somewhere in it are the exhibits' labels,
and they stand in the list of enclosures again, where a letter that travels alone is followed to.
"""

import re
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from clausea.appeal.letter import Letter, Run


class Part(NamedTuple):
    """A stretch of a run; `label` is the exhibit that it names ("A-3")."""

    text: str
    label: str | None = None


def parts(text: str, labels: Sequence[str]) -> tuple[Part, ...]:
    """The text cut at the labels, each of them a part of its own."""
    if not labels:
        return (Part(text),) if text else ()
    named = re.compile(r"(?<![\w-])(" + "|".join(map(re.escape, sorted(labels, key=len, reverse=True))) + r")(?![\w-])")
    cut = named.split(text)
    return tuple(Part(piece, piece if index % 2 else None) for index, piece in enumerate(cut) if piece)


def document(letter: Letter, to: Callable[[Run, str], str | None], *, anchors: bool) -> dict[str, Any]:
    """The letter as plain data for a typesetter: every run cut into `parts`, {text, to, at}.

    `to(run, label)` names what a citation leads to; with `anchors` the list of enclosures holds those places.
    """
    labels = [exhibit.label for exhibit in letter.exhibits]
    data = letter.model_dump(mode="json")
    listed = "\n".join(run.text for line in letter.enclosures for run in line)
    reached = {label for label in labels if not anchors or Part(label, label) in parts(listed, labels)}
    set_already: set[str] = set()

    def part(run: Run, piece: Part, enclosure: bool) -> dict[str, str | None]:
        links = piece.label in reached and (run.kind == "citation" or (enclosure and not anchors))
        leads = to(run, piece.label) if links and piece.label else None
        here = piece.label if enclosure and anchors and piece.label not in set_already else None
        if here:
            set_already.add(here)
        return {"text": piece.text, "to": leads, "at": place(here) if here else None}

    def walk(node: Any, enclosure: bool) -> None:
        if isinstance(node, dict):
            if "places" in node:  # a run
                run = Run.model_validate(node)
                cut = parts(run.text, labels if run.kind == "citation" or enclosure else ())
                node["parts"] = [part(run, piece, enclosure) for piece in cut]
            else:
                for key, value in node.items():
                    walk(value, enclosure or key == "enclosures")
        elif isinstance(node, list):
            for one in node:
                walk(one, enclosure)

    walk(data, False)
    return data


def place(label: str) -> str:
    """The name of an exhibit's place in a file."""
    return f"exhibit-{label}"
