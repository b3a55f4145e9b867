"""Reads the visits that a list of encounters gives in rows: day, kind of visit, practitioner, what came of it.

A row is a visit when its kind is one that a practitioner holds, a practitioner stands in it, and its status or its list
says that it took place. Rows of what is to come, of nurses, laboratories and telephones are none.
"""

from collections.abc import Iterator, Sequence

from clausea import sieve as re
from clausea.evidence.facts import make_item, split_person
from clausea.evidence.readers.patterns.chart import Chart, mark_in
from clausea.evidence.readers.patterns.coming import to_come
from clausea.evidence.readers.patterns.staff import Directory, kind_of
from clausea.evidence.readers.patterns.visits.words import CODE, MISSED, SPECIALIST, VISIT_CELL
from clausea.evidence.units import Unit
from clausea.models import Item, Value
from clausea.values.people import find_people

_TYPE = re.compile(
    r"\W*(?:(?:visit|encounter|enc|appt|appointment|service|event)(?: type| kind| reason)?|type(?: of (?:visit"
    r"|encounter|service|appointment))?|kind|reason(?: for visit)?)\W*",
    re.IGNORECASE,
)
_WITH = re.compile(
    r"\W*(?:(?:rendering|billing|attending|seen by|visit|treating)?\s?(?:provider|practitioner|physician|clinician"
    r"|doctor)(?: name)?|with|seen by|who|by)\W*",
    re.IGNORECASE,
)
_STATUS = re.compile(
    r"\W*(?:(?:visit|appt|appointment|encounter) )?(?:status|outcome|disposition|kept\??|result)\W*", re.I
)
_DONE = re.compile(
    r"\W*(?:completed?|checked out|check(?:ed)? ?out|arrived|kept|seen|closed|signed|done|attended|yes|y)\W*(?:\d.*)?",
    re.IGNORECASE,
)
_VISITS = re.compile(
    r"\b(?:past|previous|prior|recent|completed|kept|all|office|clinic) (?:\w+ )?(?:visits?|encounters?"
    r"|appointments?)\b|\b(?:visits?|encounters?) (?:history|list|log|summary|report|record)\b|\bencounters\b",
    re.IGNORECASE,
)
"""A heading over visits that took place."""
_AFAR = re.compile(r"\b(?:tele\w*|video|virtual|phone)\b", re.IGNORECASE)


def in_encounter_lists(chart: Chart, directory: Directory, units: Sequence[Unit]) -> Iterator[Item]:
    """Items `initiating_visit` of the rows of lists of visits."""
    for unit in units:
        row, day = unit.row, unit.date
        if row is None or not row.contiguous or day is None:
            continue
        cells: dict[str, tuple[int, int]] = {}
        for header, (start, end) in zip(row.headers, row.cells, strict=False):
            first, last = start - unit.start, end - unit.start
            if not 0 <= first < last <= len(unit.text):
                continue
            for column, titles in (("status", _STATUS), ("kind", _TYPE), ("person", _WITH)):
                if titles.fullmatch(header):
                    cells.setdefault(column, (first, last))
                    break
        if "kind" not in cells or "person" not in cells or MISSED.search(unit.text) or SPECIALIST.search(unit.text):
            continue
        kind, who = unit.text[slice(*cells["kind"])], unit.text[slice(*cells["person"])]
        status = unit.text[slice(*cells["status"])] if "status" in cells else ""
        code = CODE.search(unit.text)
        took_place = _DONE.fullmatch(status) if status else (code or _VISITS.search(unit.context))
        if not took_place or VISIT_CELL.fullmatch(kind) is None or _AFAR.search(kind) or to_come(chart, unit):
            continue
        person = next(iter(find_people(who)), None)
        words = who[person.start : person.end] if person else who
        if kind_of(directory.identify(words), chart.elements) != "practitioner":
            continue
        at = cells["person"][0] + (person.start if person else 0)
        name = mark_in(unit, at, at + len(words), words)
        value = Value(date=day.value, visit=kind.strip(), person=split_person(words)[0], mode="in_person")
        marks = [("date", day), ("person", name)]
        yield make_item(
            chart.pages[unit.page], "initiating_visit", value, unit.start, unit.end, marks, texts=chart.texts
        )
