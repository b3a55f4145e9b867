"""Roles that stand as labels above the people who have them: "Consulting psychiatrist" over "Nadia Salim, MD"."""

from collections.abc import Iterator

from clausea import sieve as re
from clausea.evidence.readers.patterns.chart import Chart, mark_in
from clausea.evidence.units import Unit
from clausea.pages import Mark
from clausea.values.people import find_people

_PRESCRIBES = re.compile(r"(?:M\.?D|D\.?O|(?:PM|F|A|C)?H?N\.?P|APRN|CNS|PA)\b")
_NEAR = 2
"""Characters between a label's line and its value's."""


def role_alone(text: str, start: int, end: int) -> bool:
    """Whether a line is but the role at text[start:end]."""
    return text.strip(" .,:;()*•–-") == text[start:end].strip()


def below(chart: Chart, unit: Unit) -> Iterator[tuple[str, Mark]]:
    """The person with a credential who opens the line below a label."""
    after = chart.after(unit)
    if after is None or after.page != unit.page or after.row is not None or after.start - unit.end > _NEAR:
        return
    for hit in find_people(after.text)[:1]:
        if hit.name and hit.credential and hit.start <= 1:
            yield hit.name, mark_in(after, hit.start, hit.end, after.text[hit.start : hit.end])


def is_prescriber(person: str) -> bool:
    """Whether a person's credential is one of those who may advise on all medicines: no nurse above or below."""
    return _PRESCRIBES.search(person) is not None
