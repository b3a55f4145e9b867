"""The day of a fact that names none itself: the one that its neighbours, or the whole short entry, agree on."""

import re
from collections.abc import Iterable

from clausea.evidence.readers.patterns.chart import Chart, mark_in
from clausea.evidence.units import Unit
from clausea.pages import Mark
from clausea.values.dates import find_dates
from clausea.values.people import find_people

_NOT_THE_DAY = re.compile(
    r"(?:\b(?:dob|born|birth(?:day| ?date)?|date of birth|printed|print|rev(?:ised)?|form|expires?|exp|next|until|due|scheduled(?: for| on)?|return(?: on)?|f/u|follow[- ]?up|"
    r"since|effective from|seen last|last seen|last|prior|previous|faxed|run)\W{0,4}(?:on\W{0,2}|date\W{0,2})?)$",
    re.IGNORECASE,
)
_FAR = 8
"""Sentences around the fact that may give its day; an entry of at most twice as many is read whole."""


def only_day(chart: Chart, units: tuple[Unit, ...], index: int) -> Mark | None:
    """The single day named around units[index] on its page, None when there is none or more than one."""
    unit = units[index]
    signed = _signature_below(chart, units)
    if signed is not None:
        return signed
    near = [other for other in units[max(0, index - _FAR) : index + _FAR + 1] if other.page == unit.page]
    marks = list(days_in(near))
    return marks[0] if len({mark.value for mark in marks}) == 1 else None


def _signature_below(chart: Chart, units: tuple[Unit, ...]) -> Mark | None:
    """The day of a line with a date and a name alone that follows an undated entry: its signature."""
    after = chart.after(units[-1])
    if after is None or after.page != units[-1].page or units[-1].entry.date is not None:
        return None
    hits = find_dates(after.text)
    people = find_people(after.text)
    if len(hits) != 1 or hits[0].partial or not people:
        return None
    left = after.text
    for start, end in sorted([(hits[0].start, hits[0].end), *((p.start, p.end) for p in people)], reverse=True):
        left = left[:start] + left[end:]
    return mark_in(after, hits[0].start, hits[0].end, hits[0].iso) if re.fullmatch(r"\W*(?:staff|by|signed|electronically signed by|rn|provider)?\W*", left, re.IGNORECASE) else None


def days_in(units: Iterable[Unit]) -> Iterable[Mark]:
    """Every full date of the units that is no date of birth, print or appointment."""
    for number, unit in enumerate(units):
        for hit in find_dates(unit.text):
            heading = number == 0 and re.search(r"follow[- ]?up\s*$", unit.text[: hit.start], re.IGNORECASE)
            if not hit.partial and (heading or not _NOT_THE_DAY.search(unit.text[: hit.start])):
                yield mark_in(unit, hit.start, hit.end, hit.iso)
