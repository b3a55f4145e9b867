"""The days of a stay by short labels, "In" and "Out", as a hospital's summary heads them."""

from collections.abc import Iterator

from clausea import sieve as re
from clausea.evidence.readers.patterns.chart import Chart, mark_in
from clausea.evidence.units import Unit
from clausea.pages import Mark
from clausea.values.dates import find_dates

_STAY_PAPER = re.compile(
    r"hospital|inpatient|\bstay\b|discharge|admission|rehab|skilled|\bsnf\b|infirmary|medical center|memorial",
    re.IGNORECASE,
)
_DAY = r"(?=\S{0,10}\d|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?\s\d)"
_CAME_IN = re.compile(
    r"(?:^|[.;|,(]\s*|\s{2,})(?:dates?\s)?(?:in|adm(?:it(?:ted)?|itted|ission)?|arriv(?:ed|al)|entered|from)\b(?:\sdate)?"
    rf"(?:\s?[:=–-]\s?|\s){_DAY}",
    re.IGNORECASE,
)
_WENT_OUT = re.compile(
    r"(?:^|[.;|,)]\s*|\s{2,}|\d\s+|[a-z]\s+)(?:dates?\s)?(?:out|depart(?:ed|ure)|left)\b(?:\sdate)?"
    rf"(?:\s?[:=–-]\s?|\s){_DAY}",
    re.IGNORECASE,
)


def in_and_out(chart: Chart, unit: Unit) -> Iterator[tuple[int, Mark]]:
    """ "In: 31-Oct-2025 (inpatient). Out: 5-Nov-2025, to own home": the labels of a stay on a paper about it."""
    out = _WENT_OUT.search(unit.text)
    if out is None or unit.row is not None:
        return
    title = unit.entry.title.value if unit.entry.title else ""
    if not _STAY_PAPER.search(f"{title} | {unit.section}") or re.search(r"intake|\blog\b|time", title, re.IGNORECASE):
        return
    day = next((hit for hit in find_dates(unit.text) if out.end() <= hit.start <= out.end() + 10), None)
    units = chart.of_entry(unit.entry)
    place = next((number for number, other in enumerate(units) if other is unit), 0)
    for other in (*units[max(0, place - 2) : place], unit):
        came = _CAME_IN.search(other.text)
        first = next(
            (hit for hit in find_dates(other.text) if came and came.end() <= hit.start <= came.end() + 10), None
        )
        if day and first and not day.partial and first.iso <= day.iso:
            yield out.end(), mark_in(unit, day.start, day.end, day.iso)
            return
