"""Reads who directed the work and who consulted: supervision, and the psychiatric consultant's reviews."""

import re
from collections.abc import Iterator

from clausea.evidence.facts import day_of, make_item, polarity_of, quote_span
from clausea.evidence.readers.patterns.chart import Chart, mark_in
from clausea.evidence.readers.patterns.staff import Directory, kind_of, same_person
from clausea.evidence.units import Unit
from clausea.models import Item, Polarity, Value
from clausea.pages import Mark
from clausea.values.dates import find_dates
from clausea.values.people import PersonHit, find_people

_COUNTERSIGNED = re.compile(
    r"\b(?:reviewed(?: and (?:signed|approved|agreed))?|approved|agree[sd]?|co-?sign(?:ed|er|ature)?|counter-?sign(?:ed|ature)?|attested|acknowledged|read and initialed|plan approved|signed off|noted and agreed|reviewed/signed)\b(?: (?:by|with))?\s*[:\-–,]?\s*(?:by )?(?:dr\.? )?$",
    re.IGNORECASE,
)
_OWN_WORK = re.compile(r"office visit|progress note|visit\b|discharge|imaging|laborator|therapy|outside|consult(?:ation)? note|appointment|wellness|operative", re.IGNORECASE)


def read_direction(chart: Chart) -> Iterator[Item]:
    """Items `supervision` and `psych_consultation`."""
    directory = Directory(chart.record)
    consultants = _consultants(chart)
    for index, unit in enumerate(chart.units):
        if unit.entry.handout or unit.entry.blank:
            continue
        yield from _supervision(chart, directory, unit, chart.units[index + 1 : index + 3])
        yield from _consultation(chart, unit, consultants)


def _practitioners(chart: Chart, directory: Directory, text: str) -> list[PersonHit]:
    found = []
    for hit in find_people(text):
        person = directory.identify(text[hit.start : hit.end])
        if kind_of(person, chart.elements) == "practitioner":
            found.append(hit)
    return found


def _supervision(chart: Chart, directory: Directory, unit: Unit, following: tuple[Unit, ...]) -> Iterator[Item]:
    text = unit.text
    people = _practitioners(chart, directory, text)
    stated = chart.words.pattern("@supervise").search(text)
    if stated and (people or following):
        polarity, _ = polarity_of(unit, stated.start(), stated.end())
        if polarity is not Polarity.AFFIRMED:
            return
        signer = people[0] if people else None
        owner = unit
        if signer is None:
            for other in following:
                found = _practitioners(chart, directory, other.text)
                if found and other.entry is unit.entry and other.page == unit.page:
                    signer, owner = found[0], other
                    break
        if signer is None:
            return
        person = mark_in(owner, signer.start, signer.end, owner.text[signer.start : signer.end])
        day = _signed_day(chart, directory, unit, following, signer.name)
        yield _item(chart, directory, unit, person, day, stated.start(), max(stated.end(), signer.end if owner is unit else stated.end()))
        return
    if _OWN_WORK.search(unit.context) and not re.search(r"care plan|monthly|log|caseload|program", unit.context, re.IGNORECASE):
        return
    author = unit.entry.author
    for hit in people:
        before = _COUNTERSIGNED.search(text[: hit.start])
        after = re.match(r"[\s,]*(?:reviewed|approved|agree[sd]?|co-?signed|counter-?signed|attested)\b", text[hit.end :], re.IGNORECASE)
        if not before and not after:
            continue
        if author is not None and same_person(directory.identify(author.value).name, hit.name) and author.start != unit.start + hit.start:
            continue
        day = _beside(unit, hit)
        if day is None:
            continue  # an approval without its day proves no direction in any month
        person = mark_in(unit, hit.start, hit.end, text[hit.start : hit.end])
        start = before.start() if before else hit.start
        yield _item(chart, directory, unit, person, day, start, day.end - unit.start if day.end - unit.start > hit.end else hit.end)


def _beside(unit: Unit, hit: PersonHit) -> Mark | None:
    for date in find_dates(unit.text):
        if 0 <= date.start - hit.end <= 14 or 0 <= hit.start - date.end <= 6:
            return mark_in(unit, date.start, date.end, date.iso)
    return None


def _signed_day(chart: Chart, directory: Directory, unit: Unit, following: tuple[Unit, ...], name: str) -> Mark | None:
    """The day of the statement: beside the name, else of that practitioner's signature in the next lines, else the entry's."""
    for other in (unit, *following):
        if other.entry is not unit.entry or other.page != unit.page:
            continue
        signed = re.search(r"sign|reviewed|authenticated", other.text, re.IGNORECASE)
        for hit in find_dates(other.text):
            if signed or (other is unit and re.fullmatch(r"[\s,(.:-]*(?:on )?", other.text[: hit.start][-3:] or "")):
                return mark_in(other, hit.start, hit.end, hit.iso)
    signature = unit.entry.signature
    if signature is not None and unit.entry.signed_on is not None and same_person(directory.identify(signature.value).name, name):
        return unit.entry.signed_on
    return None if unit.entry.month else unit.entry.date


def _item(
    chart: Chart, directory: Directory, unit: Unit, person: Mark, day: Mark | None, start: int, end: int
) -> Item:
    known = directory.identify(person.value)
    fields: dict[str, object] = {"person": known.name, "credential": known.credential}
    marks = [("person", person)]
    if day is not None:
        fields["date"] = day.value
        marks.append(("date", day))
    if known.credential_mark is not None:
        marks.append(("credential", known.credential_mark))
    first, last = quote_span(unit, start, end)
    return make_item(chart.pages[unit.page], "supervision", Value.model_validate(fields), unit.start + first, unit.start + last, marks, texts=chart.texts)


def _consultants(chart: Chart) -> list[str]:
    """Names that the chart gives as psychiatric consultant."""
    names = []
    for unit in chart.units:
        match = chart.words.pattern("@psychconsult").search(unit.text)
        if match and not unit.entry.handout:
            names += [hit.name for hit in find_people(unit.text) if abs(hit.start - match.end()) <= 30 or abs(match.start() - hit.end) <= 20]
    return names


def _consultation(chart: Chart, unit: Unit, consultants: list[str]) -> Iterator[Item]:
    text = unit.text
    program = chart.program_of(unit)
    words = chart.words
    review = words.pattern("@recommended").search(text) or words.pattern("@caseload").search(text)
    if review is None or unit.entry.outside:
        return
    people = [hit for hit in find_people(text) if any(same_person(hit.name, name) for name in consultants)]
    heading = unit.entry.author
    role = words.pattern("@psychconsult").search(text)
    if not people and not role:
        context = words.pattern("@caseload").search(unit.context) or words.pattern("@psychconsult").search(unit.context)
        if not (context and consultants and re.search(r"recommend|\brecs?\b|case reviewed|reviewed from", text, re.IGNORECASE)):
            return
    if program not in (None, "cocm") and not role:
        return
    polarity, _ = polarity_of(unit, review.start(), review.end())
    if polarity is not Polarity.AFFIRMED and not re.search(r"recommend|reviewed|meeting|\brecs?\b", text, re.IGNORECASE):
        return
    if re.search(r"\b(?:if|when) (?:needed|indicated)|will (?:be )?(?:review|present|discuss)|to be (?:reviewed|presented)|next week|pending review|awaiting", text, re.IGNORECASE):
        return
    day = day_of(unit, review.start(), review.end()).mark
    if day is None:
        return
    person: Mark | None = None
    if people:
        person = mark_in(unit, people[0].start, people[0].end, text[people[0].start : people[0].end])
    else:
        for other in chart.of_entry(unit.entry):
            for hit in find_people(other.text):
                if any(same_person(hit.name, name) for name in consultants):
                    person = person or mark_in(other, hit.start, hit.end, other.text[hit.start : hit.end])
        person = person or heading
    if person is None:
        return
    first, last = quote_span(unit, review.start(), review.end())
    value = Value(date=day.value, person=person.value.strip(" ,.;"))
    yield make_item(chart.pages[unit.page], "psych_consultation", value, unit.start + first, unit.start + last, [("date", day), ("person", person)], texts=chart.texts)
