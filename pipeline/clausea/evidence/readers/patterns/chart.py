"""What every pattern reader works on: one record's pages and units, with the elements and their words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from clausea.elements import Element, Families
from clausea.evidence.readers.patterns.contacts.forms import Form, read_forms
from clausea.evidence.readers.patterns.contacts.parties import Parties
from clausea.evidence.readers.patterns.minutes.settings import Settings
from clausea.evidence.readers.patterns.sheets import Sheet, read_sheets
from clausea.evidence.readers.patterns.staff import Directory
from clausea.evidence.triggers import Passed, Trigger, known
from clausea.evidence.units import Unit
from clausea.pages import Entry, Mark, Page, Record, parts_by_page
from clausea.values.programs import find_programs


@dataclass(frozen=True)
class Chart:
    """One record, cut into units. `texts` are the page texts by number."""

    record: Record
    units: tuple[Unit, ...]
    elements: Mapping[str, Element]
    words: Families
    pages: Mapping[int, Page] = field(default_factory=dict)

    @cached_property
    def heads(self) -> dict[tuple[int, int], str]:
        """How entries begin, by identity and length: their sentences all ask the same (actdays.entry_text)."""
        return {}

    @cached_property
    def texts(self) -> dict[int, str]:
        return {number: page.text for number, page in self.pages.items()}

    @cached_property
    def directory(self) -> Directory:
        """Who is who in the record; every reader that asks shares it."""
        return Directory(self.record)

    @cached_property
    def parties(self) -> Parties:
        """With whom its contacts are; every reader that asks shares it."""
        return Parties(self)

    @cached_property
    def settings(self) -> Settings:
        """What stands around its entries' minutes; every reader that asks shares it."""
        return Settings(self)

    @cached_property
    def sheets(self) -> tuple[Sheet, ...]:
        """Its labels with their values; every reader that asks shares them."""
        return tuple(read_sheets(self))

    @cached_property
    def contact_forms(self) -> dict[int, tuple[Form, ...]]:
        """Its forms of contacts by page; every reader that asks shares them."""
        groups: dict[int, list[Form]] = {}
        for form in read_forms(self):
            groups.setdefault(form.sheet.page, []).append(form)
        return {page: tuple(forms) for page, forms in groups.items()}

    def passing(self, trigger: Trigger) -> tuple[tuple[int, Unit], ...]:
        """The units in which something could match the trigger, each with its place in `units`."""
        return self._passed.units(trigger)

    def holds(self, entry: Entry, trigger: Trigger) -> bool:
        """Whether a unit of the entry passes."""
        return id(entry) in self._passed.entries(trigger)

    def may(self, trigger: Trigger, text: str) -> bool:
        """Whether something of the text could match the trigger."""
        return self._passed.may(trigger, text)

    @cached_property
    def _passed(self) -> Passed:
        return Passed(self.units, self.words)

    def looked_at(self) -> None:
        """Find out now what every reader asks of the chart: before a second process gets a copy of it."""
        for trigger in known()[:1]:
            self.passing(trigger)
        _ = self.directory, self.parties, self._by_entry, self._by_page, self._places, self._parts

    def of_entry(self, entry: Entry) -> tuple[Unit, ...]:
        return self._by_entry.get(id(entry), ())

    @cached_property
    def _by_entry(self) -> dict[int, tuple[Unit, ...]]:
        """Units by the identity of their entry: looked up for every fact, so never searched."""
        groups: dict[int, list[Unit]] = {}
        for unit in self.units:
            groups.setdefault(id(unit.entry), []).append(unit)
        return {key: tuple(units) for key, units in groups.items()}

    def entry_at(self, page: int, position: int) -> Entry | None:
        """The entry to which that place of a page belongs, None when it belongs to none."""
        return next((entry for start, end, entry in self._parts.get(page, ()) if start <= position < end), None)

    @cached_property
    def _parts(self) -> dict[int, list[tuple[int, int, Entry]]]:
        return parts_by_page(self.record.entries)

    def on_page(self, number: int) -> tuple[Unit, ...]:
        return self._by_page.get(number, ())

    @cached_property
    def _by_page(self) -> dict[int, tuple[Unit, ...]]:
        groups: dict[int, list[Unit]] = {}
        for unit in self.units:
            groups.setdefault(unit.page, []).append(unit)
        return {number: tuple(units) for number, units in groups.items()}

    def after(self, unit: Unit) -> Unit | None:
        """The unit that follows in reading order, of whatever entry."""
        place = self._places.get(id(unit))
        if place is None:  # a unit made of several: what follows its end
            return next((other for other in self.on_page(unit.page) if other.start >= unit.end), None)
        return self.units[place + 1] if place + 1 < len(self.units) else None

    def before(self, unit: Unit, count: int) -> tuple[Unit, ...]:
        """At most `count` units before it in reading order, of whatever entry."""
        place = self._places[id(unit)]
        return self.units[max(0, place - count) : place]

    @cached_property
    def _places(self) -> dict[int, int]:
        return {id(unit): place for place, unit in enumerate(self.units)}

    def program_of(self, unit: Unit) -> str | None:
        """The program that the unit's section or entry names, None when neither does."""
        hits = find_programs(unit.section) if unit.section else ()
        if hits:
            return hits[0].program
        return unit.entry.program.value if unit.entry.program else None


def mark_in(unit: Unit, start: int, end: int, value: str) -> Mark:
    """A mark for [start, end) of the unit's text."""
    return Mark(value, unit.page, unit.start + start, unit.start + end)
