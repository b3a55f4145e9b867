"""Reads the elements that codes/elements describes by cues alone: dated acts and statements."""

import re
from collections.abc import Iterator

from clausea.elements import Element
from clausea.evidence.matching import CueHit, find_cue
from clausea.evidence.facts import Dated, day_of, make_item, polarity_of, quote_span, split_person
from clausea.evidence.readers.patterns.chart import Chart, mark_in
from clausea.evidence.units import Unit
from clausea.models import Item, Polarity, Status, Value
from clausea.pages import Mark
from clausea.values.people import find_people


def read_acts(chart: Chart) -> Iterator[Item]:
    """Items of every element that has cues, unit by unit."""
    described = [element for element in chart.elements.values() if element.reading.cues]
    for number, page in chart.pages.items():
        able = [element for element in described if _possible(chart, element, number)]
        if not able:
            continue
        for unit in chart.units:
            if unit.page != page.number:
                continue
            for element in able:
                hit = find_cue(unit, element.reading, chart.words)
                if hit is not None:
                    item = _item(chart, element, unit, hit)
                    if item is not None:
                        yield item


def _possible(chart: Chart, element: Element, number: int) -> bool:
    """A quick look at the whole page: some cue has all its families on it (or in the context they may come from)."""
    text = chart.pages[number].text
    return any(
        all(term.startswith("~") or chart.words.pattern(term).search(text) for term in cue.all)
        for cue in element.reading.cues
    )


def _item(chart: Chart, element: Element, unit: Unit, hit: CueHit) -> Item | None:
    reading = element.reading
    polarity, cue = polarity_of(unit, hit.start, hit.end)
    if polarity is not Polarity.AFFIRMED and polarity.value not in reading.keep:
        return None
    fields: dict[str, object] = {}
    marks: list[tuple[str, Mark]] = []
    dated = Dated(None) if reading.date == "none" else day_of(unit, hit.start, hit.end)
    if dated.mark is not None:
        fields["date"] = dated.mark.value
        marks.append(("date", dated.mark))
    elif reading.date == "needed":
        return None
    if reading.person != "none":
        person = _person_near(unit, hit)
        if person is None:
            if reading.person == "needed":
                return None
        else:
            name, credential, role = split_person(person.value)
            if role and not credential:
                return None
            fields["person"] = name
            if credential and "credential" in element.values:
                fields["credential"] = credential
            marks.append(("person", person))
    for name, values in reading.fields.items():
        found = _field(chart, unit, hit, values)
        if found is not None:
            fields[name] = found
        elif name in reading.default:
            fields[name] = reading.default[name]
    for name in ("party", "activity", "intervention"):
        if name in element.values:
            fields[name] = _words_of(unit, hit, name)
    start, end = quote_span(unit, hit.start, hit.end)
    return make_item(
        chart.pages[unit.page],
        element.id,
        Value.model_validate(fields),
        unit.start + start,
        unit.start + end,
        marks,
        polarity,
        Status.NEEDS_REVIEW if dated.doubtful else Status.VERIFIED,
        ("the sentence names more than one day",) if dated.doubtful else (cue,) if cue and polarity is not Polarity.AFFIRMED else (),
        chart.texts,
    )


def _person_near(unit: Unit, hit: CueHit) -> Mark | None:
    """The person nearest to the cue in the unit, one with a credential first."""
    people = [p for p in find_people(unit.text) if p.credential or p.name]
    if not people:
        return None
    with_credential = [p for p in people if p.credential]
    near = min(with_credential or people, key=lambda p: min(abs(p.start - hit.end), abs(hit.start - p.end)))
    return mark_in(unit, near.start, near.end, unit.text[near.start : near.end])


def _field(chart: Chart, unit: Unit, hit: CueHit, values: dict[str, tuple[str, ...]]) -> str | None:
    """The value whose word stands in the cue, else in the unit, else in the entry's title."""
    for text in (unit.text[hit.start : hit.end], unit.text, unit.context):
        for value, terms in values.items():
            if any(chart.words.pattern(term).search(text) for term in terms):
                return value
    return None


def _words_of(unit: Unit, hit: CueHit, name: str) -> str:
    """Short free text of the act: the clause around the cue, or for a party the words around its name."""
    clause = re.split(r"[;.]\s", unit.text[hit.start :])[0] if name != "intervention" else unit.text[hit.start : hit.end]
    return clause.strip()[:120]
