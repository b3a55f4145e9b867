"""Reads the psychiatric consultant's notes whose role stands in the heading, a column or a label, and not beside "
"the advice.

"PSYCHIATRIC CONSULTANT NOTE" over "Case reviewed. Rec: ..." and a signature, a log with the column "Consultant", a
message "from consulting psychiatrist": the practitioner whom such a note names alone is its consultant.
"""

from collections.abc import Iterator

from clausea import sieve as re
from clausea.evidence.facts import make_item, quote_span
from clausea.evidence.readers.patterns.chart import Chart, mark_in
from clausea.evidence.readers.patterns.cocm.consultants import ADVICE, COCM, NOT_YET, affirmed
from clausea.evidence.readers.patterns.days import days_in
from clausea.evidence.readers.patterns.staff import Directory, kind_of
from clausea.evidence.units import Unit
from clausea.models import Item, Value
from clausea.pages import Entry, Mark
from clausea.values.dates import find_dates
from clausea.values.people import find_people

_HEAD = re.compile(
    rf"\b(?:psych(?:iatric|iatry|iatrist)?[- ]consult(?:ant|ing \w+)(?:['’]s)?|consult(?:ing|ant) psychiatr\w+"
    rf"|(?:cocm|{COCM}) (?:psychiatrist"
    r"|consultant)|psych(?:iatric|iatry)? (?:case review|case consult\w*|consult\w* \((?:cocm|collaborative"
    r"|indirect)[^)]*\)|caseload review))\b",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"\b(?:hospital|inpatient|emergency|ED|discharge|treating|outpatient psychiatr|referr\w*|appointment|intake"
    r"|education|leaflet|"
    r"consent|policy|training|will be|no (?:psych|consult)\w*)\b",
    re.IGNORECASE,
)
_COLUMN = re.compile(r"\b(?:psych\w*|consultant)\b", re.IGNORECASE)
_NOT_HIM = re.compile(r"\b(?:pcp|treating|billing|attending|referring|primary)\b[^,;|]{0,25}$", re.IGNORECASE)
_SENT = re.compile(r"\b(?:sent|date|reviewed|received|on)\b\s?(?:[:.–-]|\.{2,})*[\s.]*$", re.IGNORECASE)


def read_headed(chart: Chart, directory: Directory) -> Iterator[Item]:
    """Items `psych_consultation` of such notes."""
    for entry in chart.record.entries:
        if entry.handout or entry.blank or entry.outside or entry.draft:
            continue
        units = chart.of_entry(entry)
        if not units or units[0].page in chart.record.other_patient_pages:
            continue
        yield from _rows(chart, units)
        title = entry.title.value if entry.title is not None and len(entry.title.value.split()) <= 14 else ""
        head = next((unit for unit in units[:3] if len(unit.text.split()) <= 14 and _HEAD.search(unit.text)), None)
        if head is None and not _HEAD.search(title):
            continue
        text = f"{title} | {' | '.join(unit.text for unit in units[:12])}"
        if _ELSEWHERE.search(text):
            continue
        person = _person(chart, directory, entry, units)
        if person is None:
            continue
        yield from _advice(chart, units, person)


def _advice(chart: Chart, units: tuple[Unit, ...], person: Mark) -> Iterator[Item]:
    seen: set[str] = set()
    for unit in units:
        said = ADVICE.search(unit.text)
        if said is None or unit.row is not None or NOT_YET.search(unit.text) or (unit.heading and len(units) > 1):
            continue
        judged = affirmed(unit, said.start(), said.end())
        day = _day_beside(unit, said.end()) or _day(units, unit)
        if not judged or day is None or day.value in seen:
            continue
        seen.add(day.value)
        yield _item(chart, unit, said.start(), said.end(), day, person)


def _rows(chart: Chart, units: tuple[Unit, ...]) -> Iterator[Item]:
    """A row of a log with a column for the consultant and one for the advice."""
    for unit in units:
        row = unit.row
        if row is None or unit.date is None or unit.person is None or not row.contiguous:
            continue
        heads = " | ".join(row.headers)
        if not _COLUMN.search(heads) or not re.search(r"recommend|advice|recs?\b|review", heads, re.IGNORECASE):
            continue
        around = f"{unit.context} | {heads} | {' | '.join(other.text for other in units[:6] if other.row is None)}"
        if (
            not re.search(rf"psych|\b{COCM}\b", around, re.IGNORECASE)
            or _ELSEWHERE.search(unit.text)
            or NOT_YET.search(unit.text)
        ):
            continue
        yield _item(chart, unit, 0, len(unit.text), unit.date, unit.person)


def _person(chart: Chart, directory: Directory, entry: Entry, units: tuple[Unit, ...]) -> Mark | None:
    """The one practitioner of the note, or of the title that it shares with others."""
    found: dict[str, Mark] = {}
    title = entry.title
    if title is not None:
        for hit in find_people(title.value):
            words = title.value[hit.start : hit.end]
            if hit.credential and kind_of(directory.identify(words), chart.elements) == "practitioner":
                place = Mark(words, title.page, title.start + hit.start, title.start + hit.end)
                found.setdefault(hit.name.split()[-1].lower(), place)
        if len(found) == 1 and _HEAD.search(title.value):
            return next(iter(found.values()))  # "PSYCHIATRIC CONSULTANT: I. H., MD" heads what that person said
    for unit in units[:14]:
        for hit in find_people(unit.text):
            words = unit.text[hit.start : hit.end]
            if not hit.name or _NOT_HIM.search(unit.text[: hit.start]):
                continue
            if kind_of(directory.identify(words), chart.elements) == "practitioner":
                found.setdefault(hit.name.split()[-1].lower(), mark_in(unit, hit.start, hit.end, words))
    return next(iter(found.values())) if len(found) == 1 else None


def _day_beside(unit: Unit, end: int) -> Mark | None:
    """The day right behind the words of the review: "caseload review 08-Jan-2026 with R. Salcedo"."""
    for hit in find_dates(unit.text):
        if hit.partial or hit.start < end:
            continue
        if re.fullmatch(r"[\s,:(–-]*(?:on |of )?", unit.text[end : hit.start]):
            return mark_in(unit, hit.start, hit.end, hit.iso)
    return None


def _day(units: tuple[Unit, ...], unit: Unit) -> Mark | None:
    near = unit.date or unit.entry.date
    own = [hit for hit in find_dates(unit.text, near=near.value if near else None) if hit.start <= 12]
    if own:
        return mark_in(unit, own[0].start, own[0].end, own[0].iso)
    if unit.date is not None:
        return unit.date
    if unit.entry.date is not None:
        return unit.entry.date
    marks = list(days_in([other for other in units[:14] if other.page == unit.page]))
    return marks[0] if len({mark.value for mark in marks}) == 1 else None


def _item(chart: Chart, unit: Unit, start: int, end: int, day: Mark, person: Mark) -> Item:
    hits = find_people(person.value)
    name = ", ".join(part for part in (hits[0].name, hits[0].credential) if part) if hits else person.value
    first, last = quote_span(unit, start, end)
    return make_item(
        chart.pages[unit.page],
        "psych_consultation",
        Value(date=day.value, person=name),
        unit.start + first,
        unit.start + last,
        [("date", day), ("person", person)],
        texts=chart.texts,
    )
