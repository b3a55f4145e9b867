"""A practitioner's own visit: what is signed there is their work and nobody's direction."""

from clausea.evidence.readers.patterns.chart import Chart
from clausea.evidence.readers.patterns.direction.words import OWN_WORK, SEEN_BY, SHARED_WORK
from clausea.evidence.units import Unit


def under_visit(unit: Unit, before: list[Unit]) -> bool:
    """True under a short line that heads an own visit, where the entry has no title to say so."""
    above = before[-1].text if before and unit.entry.title is None else ""
    return len(above) <= 40 and bool(OWN_WORK.search(above)) and not SHARED_WORK.search(above)


def of_a_visit(chart: Chart, unit: Unit) -> bool:
    """Whether the note's first lines say that it is of a visit, and its title names no work of the team."""
    first = () if SHARED_WORK.search(unit.context) else chart.of_entry(unit.entry)[:4]
    return any(SEEN_BY.search(other.text) for other in first if other is not unit)
