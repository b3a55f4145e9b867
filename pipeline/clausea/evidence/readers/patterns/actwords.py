"""A sentence as the cues of an act should see it: without words that say something else here."""

from dataclasses import replace

from clausea import sieve as re
from clausea.evidence.units import Unit
from clausea.values.boxes import find_boxes

_ON_PAPER = re.compile(
    r"\bwritten(?=\s(?:copy\s(?:of\s)?(?:the\s|her\s|his\s)?)?(?:\w+\s){0,2}?(?:care\s?plan|plan(?:\sof\scare)?"
    r"|copy)\b)",
    re.IGNORECASE,
)


_MEETS = re.compile(
    r"(?<!a )(?<!any )(?<!each )(?<!if )\b(?:pt|patient|she|he|client|(?:mr|mrs|ms)\.? [a-z]+) (?:still |also )?"
    r"(?:qualifies|(?:meets|met) (?:the )?(?:\w+ ){0,2}criteria:?|is eligible)(?! if\b)",
    re.IGNORECASE,
)
"""Says of this patient what a rule says of anybody."""


def meets(unit: Unit) -> Unit:
    """The unit without its words of eligibility, where they are said of the patient."""
    return (
        replace(unit, text=_MEETS.sub(lambda found: "x" * len(found[0]), unit.text))
        if _MEETS.search(unit.text)
        else unit
    )


def as_a_verb(unit: Unit) -> Unit:
    """The unit without "written" where it says what a plan is on: "written care plan given to patient" wrote none."""
    return replace(unit, text=_ON_PAPER.sub(" " * len("written"), unit.text)) if "ritten" in unit.text else unit


def ticked(unit: Unit) -> Unit:
    """The unit without the labels of boxes that nobody ticked, where another box of it is ticked."""
    boxes = find_boxes(unit.text)
    if not any(box.checked for box in boxes) or all(box.checked for box in boxes):
        return unit
    text = unit.text
    for box in boxes:
        if not box.checked and box.label:
            text = text[: box.label_start] + " " * (box.label_end - box.label_start) + text[box.label_end :]
    return replace(unit, text=text)
