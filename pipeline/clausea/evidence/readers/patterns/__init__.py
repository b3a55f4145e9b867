"""The embedded reader: every element, read by rules and word families (DESIGN 3a)."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from clausea import sieve
from clausea.elements import Element, Families
from clausea.evidence import matching, triggers
from clausea.evidence.readers.patterns.acts import read_acts
from clausea.evidence.readers.patterns.chart import Chart
from clausea.evidence.readers.patterns.cocm.episodes import read_cocm
from clausea.evidence.readers.patterns.conditions.named import read_conditions
from clausea.evidence.readers.patterns.consents.told import read_consents
from clausea.evidence.readers.patterns.contacts.caregivers import in_the_room, of_caregivers
from clausea.evidence.readers.patterns.contacts.exchanges import read_exchanges
from clausea.evidence.readers.patterns.contacts.invisits import of_visits
from clausea.evidence.readers.patterns.contacts.partyrows import read_party_rows
from clausea.evidence.readers.patterns.contacts.talks import of_transitions, read_talks
from clausea.evidence.readers.patterns.contacts.tellings import read_tellings
from clausea.evidence.readers.patterns.contacts.told import read_contacts
from clausea.evidence.readers.patterns.contacts.treatment import read_treatment
from clausea.evidence.readers.patterns.devices import read_devices
from clausea.evidence.readers.patterns.direction.directed import read_direction
from clausea.evidence.readers.patterns.members import read_members
from clausea.evidence.readers.patterns.minutes.logged import read_minutes
from clausea.evidence.readers.patterns.minutes.totals import read_totals
from clausea.evidence.readers.patterns.plans.behavioral import read_plan_lines
from clausea.evidence.readers.patterns.plans.documents import read_plans
from clausea.evidence.readers.patterns.scales.stated import read_scales
from clausea.evidence.readers.patterns.strangers import held_by_us
from clausea.evidence.readers.patterns.transitions.calls import read_transitions
from clausea.evidence.readers.patterns.undone import as_the_line_says
from clausea.evidence.readers.patterns.visits.decisions import read_decisions
from clausea.evidence.readers.patterns.visits.notes import read_visits
from clausea.evidence.units import read_units
from clausea.models import Item
from clausea.pages import Record

_READERS = (
    read_consents,
    read_minutes,
    read_totals,
    read_scales,
    read_conditions,
    read_plans,
    read_plan_lines,
    read_visits,
    read_decisions,
    read_devices,
    read_direction,
    read_cocm,
    read_contacts,
    read_members,
    read_acts,
)


_LONG = 150
"""Pages of a record that is worth a rehearsal."""
_REHEARSED = 4
"""Stretches of it, from front to back, that are read for it."""
_STRETCH = 3
"""Pages of a stretch."""


def read(record: Record, elements: Mapping[str, Element], words: Families) -> Iterator[Item]:
    """Every item that the rules find in a record, not yet joined, numbered or verified."""
    _rehearse(record, elements, words)
    yield from _read(record, elements, words)


def _rehearse(record: Record, elements: Mapping[str, Element], words: Families) -> None:
    if len(record.pages) < _LONG or sieve.ready():
        return
    triggers.share(words)
    matching.share(matching.with_cues(elements.values()), words)
    if not sieve.recall():
        with sieve.gathered():
            for _ in _read(_samples(record), elements, words):
                pass  # read again with the rest: here the readers only bring up their expressions
        triggers.share(words)


def _samples(record: Record) -> Record:
    """Some stretches of a record with the entries that lie within them."""
    apart = len(record.pages) // _REHEARSED
    pages = tuple(page for place, page in enumerate(record.pages) if place % apart < _STRETCH)
    numbers = {page.number for page in pages}
    entries = tuple(entry for entry in record.entries if all(part.page in numbers for part in entry.parts))
    return replace(record, pages=pages, entries=entries)


def _chart(record: Record, elements: Mapping[str, Element], words: Families) -> Chart:
    return Chart(record, read_units(record), elements, words, {page.number: page for page in record.pages})


def _read(record: Record, elements: Mapping[str, Element], words: Families) -> Iterator[Item]:
    chart = _chart(record, elements, words)
    found = list(_found(chart))
    found.extend(of_visits(found))
    contacts = [item for item in found if item.element == "patient_contact"]
    kept = [item for item in found if not in_the_room(item, chart, contacts)]
    yield from kept
    contacts = [item for item in kept if item.element == "patient_contact"]
    known = [item for item in kept if item.element == "coordination"]
    yield from held_by_us(as_the_line_says(of_caregivers(chart, contacts, known), chart), chart)


def _found(chart: Chart) -> Iterator[Item]:
    contacts: list[Item] = []
    treatment: list[Item] = []
    coordination: list[Item] = []
    for reader in _READERS:
        for item in held_by_us(as_the_line_says(reader(chart), chart), chart):
            if item.element == "patient_contact":
                contacts.append(item)
            elif item.element == "bh_coordination":
                treatment.append(item)
            elif item.element == "coordination":
                coordination.append(item)
            yield item
    for later in (read_talks, read_tellings):
        for item in held_by_us(as_the_line_says(later(chart, contacts), chart), chart):
            contacts.append(item)
            yield item
    after_discharge = list(held_by_us(as_the_line_says(read_transitions(chart, contacts), chart), chart))
    yield from after_discharge
    yield from as_the_line_says(of_transitions(after_discharge, contacts), chart)
    yield from as_the_line_says(read_treatment(chart, treatment), chart)
    for item in held_by_us(as_the_line_says(read_exchanges(chart, coordination), chart), chart):
        coordination.append(item)
        yield item
    yield from held_by_us(as_the_line_says(read_party_rows(chart, [*coordination, *treatment]), chart), chart)
