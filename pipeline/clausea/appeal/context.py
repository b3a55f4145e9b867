"""What a letter template can ask: the claim, the services argued, what is proven and by which items.

Only items that a met finding stands on, and that the contract lets a letter rely on, ever reach a sentence.
The names used here are explained to the billing expert in codes/_letter/README.md.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from clausea import calendar
from clausea.appeal.facts import Fact, PageText, Proof, by_date, once, us_date
from clausea.appeal.tables import Minutes, table_of
from clausea.codes import ContactTest, DenialCode, Library, NotACondition, Service, Source
from clausea.models import Assessment, Claim, CountedEntry, Denial, Evidence, Finding, MinutesTable, Result, Route

_MINUTES = ("staff_minutes", "practitioner_minutes", "bhcm_minutes")


@dataclass(frozen=True, slots=True)
class Billed:
    """One line of the claim as a letter speaks of it."""

    code: str
    service: Service
    units: int
    supported: int
    amount: float | None
    dos: str | None
    paid: bool
    argued: bool


@dataclass(frozen=True, slots=True)
class Denied:
    """One denial and the services that it names. `label` is "CO-251, N237"."""

    services: tuple[str, ...]
    text: str | None
    label: str
    kind: str
    """requested (records never had), incomplete (records seen and found short) or other."""


@dataclass(frozen=True, slots=True)
class Section:
    """A section that the record supports; `disputed` when the payer's words or codes are about it."""

    name: str
    disputed: bool
    stated: bool
    """True when the payer's own words or codes say so, not only our list of what the denial code disputes."""


@dataclass(frozen=True, slots=True)
class Transition:
    """Transitional care: the discharge and what followed, counted by the calendar."""

    discharge: Proof
    window_end: Fact
    holidays: tuple[Fact, ...]
    contacts: tuple[Proof, ...]
    attempts: tuple[Proof, ...]
    reached: Proof | None
    visit: Proof | None
    visit_day: Fact | None


@dataclass(frozen=True, slots=True)
class NoCondition:
    """What the payer asks for, and the definition of the codes billed that does not hold it."""

    asked: str
    services: tuple[str, ...]
    elements: str
    sources: tuple[Source, ...]


@dataclass(frozen=True)
class Case:
    """The whole case, as templates see it under `case`."""

    code: DenialCode
    library: Library
    claim: Claim
    evidence: Evidence
    assessment: Assessment
    page_text: PageText
    kinds: Mapping[str, Mapping[str, Iterable[str]]]
    sections_known: Mapping[str, Mapping[str, Iterable[str]]]
    corrections: tuple[str, ...]
    sent: frozenset[tuple[str, int]] = frozenset()
    """Pages that the letter cites, once that is known: their totals are explained, too."""
    _proofs: dict[str, Proof] = field(default_factory=dict)

    @cached_property
    def billed(self) -> tuple[Billed, ...]:
        lines = []
        for code in self.claim.services:
            units = self.claim.units(code)
            line = self.claim.lines.get(code)
            amount = self.claim.denied_amounts.get(code)
            if amount is None and len(self.claim.services) == 1:
                amount = self.claim.denied_amount
            lines.append(
                Billed(
                    code=code,
                    service=self.library.services[code],
                    units=units,
                    supported=min(units, self.assessment.units.get(code, units)),
                    amount=amount,
                    dos=self.claim.dos.get(code),
                    paid=bool(line and line.status == "paid"),
                    argued=code in self.argued,
                )
            )
        return tuple(lines)

    @cached_property
    def argued(self) -> tuple[str, ...]:
        """Denied services whose route is an appeal; where there are none, every denied one (a draft with gaps)."""
        denied = tuple(code for code in self.claim.services if not self._paid(code))
        appealed = tuple(code for code in denied if self.assessment.routes.get(code) is Route.APPEAL)
        return appealed or denied

    @property
    def families(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self.library.services[code].family for code in self.argued))

    @property
    def tcm(self) -> bool:
        """Whether the service period runs from a discharge."""
        return any(self.library.services[code].period == "discharge" for code in self.argued)

    @property
    def supported(self) -> bool:
        """Whether the record supports an appeal of every service argued."""
        return all(self.assessment.routes.get(code) is Route.APPEAL for code in self.argued)

    @cached_property
    def no_conditions(self) -> tuple[NoCondition, ...]:
        """What this denial asks for although the definition of a service argued does not; an add-on has its base's."""
        found = []
        for one in self.code.not_a_condition:
            bases = dict.fromkeys(self._defined(code) for code in self.argued if self._asks_for_none(one, code))
            for base in bases:
                service = self.library.services[base]
                if service.elements:
                    found.append(NoCondition(one.asked, (base,), service.elements, service.elements_sources))
        return tuple(found)

    def _asks_for_none(self, one: NotACondition, code: str) -> bool:
        return not one.services or code in one.services

    def _defined(self, code: str) -> str:
        """The service that the code's definition is that of: its own, or an add-on's base."""
        service = self.library.services[code]
        return next((base for base in service.add_on_to if base in self.claim.services), (*service.add_on_to, code)[0])

    @cached_property
    def denials(self) -> tuple[Denied, ...]:
        """The payer's denials of the services argued, alike ones together; empty when nobody gave any."""
        grouped: dict[Denial, list[str]] = {}
        for code in self.argued:
            line = self.claim.lines.get(code)
            denial = (line and line.denial) or self.claim.denial
            if denial and (denial.text or denial.carc or denial.rarc):
                grouped.setdefault(denial, []).append(code)
        return tuple(
            Denied(tuple(codes), denial.text, _label(denial), self._kind(denial)) for denial, codes in grouped.items()
        )

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """Met findings of the services argued and of the lines that were paid."""
        of = {*self.argued, *(code for code in self.claim.services if self._paid(code))}
        return tuple(one for one in self.assessment.findings if one.service in of and one.result is Result.MET)

    def proof(self, *elements: str, limit: int | None = None) -> tuple[Proof, ...]:
        """Items of the elements that a met finding stands on, in order of date."""
        named = dict.fromkeys(item for finding in self.findings for item in finding.items)
        items = (item for item in self.evidence.items if item.id in named)
        found = by_date(self.view(item.id) for item in items if item.element in elements and item.relied_on)
        return once(found)[:limit]

    def met(self, *elements: str) -> bool:
        """Whether an item of one of the elements stands behind a met finding."""
        return bool(self.proof(*elements))

    def payer_says(self, *words: str) -> bool:
        """Whether the payer's own words hold one of these (beginnings of words, in any case)."""
        text = " ".join(denied.text or "" for denied in self.denials)
        return any(re.search(rf"\b{re.escape(word)}", text, re.IGNORECASE) for word in words)

    def sections(self, names: Iterable[str]) -> tuple[Section, ...]:
        """Those of the sections that the record supports, the disputed ones first, else in the order given."""
        standing = [name for name in names if self._stands(name)]
        stated = {name for name in standing if self._disputed_by_payer(name)}
        disputed = stated
        if not disputed:
            disputed = {name for name in standing if set(self.code.at_issue) & set(self._elements(name))}
        return tuple(
            Section(name, name in disputed, name in stated)
            for name in sorted(standing, key=lambda name: name not in disputed)
        )

    @cached_property
    def minutes(self) -> tuple[Minutes, ...]:
        """The month's table for the services argued; services that count the same entries share one."""
        grouped: dict[tuple[CountedEntry, ...], list[MinutesTable]] = {}
        for table in self.assessment.minutes:
            if table.service in self.argued and table.counted:
                grouped.setdefault(table.counted, []).append(table)
        return tuple(
            table_of(tables, self.evidence, self.view, self.corrections, self.sent) for tables in grouped.values()
        )

    @cached_property
    def transition(self) -> Transition | None:
        """The facts of transitional care, None without a proven discharge."""
        discharges = [proof for proof in self.proof("discharge") if proof.iso]
        if not discharges:
            return None
        start = next((one for one in discharges if one.iso == self.claim.discharge), discharges[0])
        first = date.fromisoformat(start.iso or "")
        last = calendar.add_business_days(first, self._business_days())
        holidays = [
            day
            for year in {first.year, last.year}
            for day in calendar.federal_holidays(year)
            if first < day <= last
        ]  # fmt: skip
        within = (first.isoformat(), last.isoformat())
        contacts = tuple(one for one in self.proof("tcm_contact") if _between(one, *within))
        attempts = tuple(one for one in self.proof("tcm_attempt") if _between(one, *within))
        period_end = self.claim.period.end if self.claim.period else date.max.isoformat()
        later = self._relied_on("tcm_contact", last.isoformat(), period_end)
        visit = next(iter(self.proof("tcm_visit")), None)
        day = (date.fromisoformat(visit.iso) - first).days if visit and visit.iso else None
        return Transition(
            discharge=start,
            window_end=Fact(us_date(last.isoformat()), (start.id,)),
            holidays=tuple(Fact(us_date(holiday.isoformat()), (start.id,)) for holiday in sorted(holidays)),
            contacts=contacts,
            attempts=attempts,
            reached=next((one for one in later if one.iso and one.iso > last.isoformat()), None),
            visit=visit,
            visit_day=Fact(str(day), (start.id, visit.id)) if visit and day is not None else None,
        )

    def view(self, item_id: str) -> Proof:
        """The item as templates see it."""
        if item_id not in self._proofs:
            self._proofs[item_id] = Proof(self.evidence.item(item_id), self.page_text)
        return self._proofs[item_id]

    def _paid(self, code: str) -> bool:
        line = self.claim.lines.get(code)
        return bool(line and line.status == "paid")

    def _kind(self, denial: Denial) -> str:
        for kind, codes in self.kinds.items():
            if denial.carc in tuple(codes["carc"]):
                return kind
        for kind, codes in self.kinds.items():
            if set(denial.rarc) & set(codes["rarc"]):
                return kind
        return "other"

    def _elements(self, section: str) -> tuple[str, ...]:
        return tuple(self.sections_known[section]["elements"])

    def _stands(self, section: str) -> bool:
        families = tuple(self.sections_known[section].get("families", ()))
        if families and not any(self.library.services[code].family in families for code in self.argued):
            return False
        if "minutes" in self.sections_known[section].get("needs", ()):
            return bool(self.minutes)
        return self.met(*self._elements(section))

    def _disputed_by_payer(self, section: str) -> bool:
        known = self.sections_known[section]
        rarc = set(self.claim.denial.rarc if self.claim.denial else ())
        rarc |= {code for line in self.claim.lines.values() if line.denial for code in line.denial.rarc}
        return self.payer_says(*known.get("payer_words", ())) or bool(rarc & set(known.get("rarc", ())))

    def _business_days(self) -> int:
        """Business days in which contact is due, from the services' own test."""
        tests = (one.test for code in self.argued for one in self.library.services[code].requirements)
        return next((test.business_days for test in tests if isinstance(test, ContactTest)), 0)

    def _relied_on(self, element: str, first: str, last: str) -> tuple[Proof, ...]:
        items = (item for item in self.evidence.items if item.element == element and item.relied_on)
        return tuple(proof for proof in by_date(self.view(item.id) for item in items) if _between(proof, first, last))

    def told(self, act: Proof) -> Proof:
        """The time entry of the act's day and page that tells of it in a sentence of its own; the act without one.

        A form's field ("Phone, with the pharmacy") says less than the entry below it.
        """
        party, said = (act.item.decided.party or "").casefold(), (act.words or "").casefold()
        for entry in self.proof(*_MINUTES) if party else ():
            words = (entry.words or "").casefold()
            here = (entry.item.record, entry.item.page) == (act.item.record, act.item.page)
            if here and entry.iso == act.iso and party in words and said not in words and len(words) > len(said):
                return entry
        return act

    def with_credential(self, person: str) -> str:
        """The billing practitioner's name as the claim has it, with the credential; another person's as it is."""
        who = self.claim.billing_practitioner
        same = who and who.credential and who.name.casefold() == person.casefold()
        return f"{who.name}, {who.credential}" if who and same else person

    def names(self) -> Mapping[str, Callable[..., Any]]:
        """The functions that templates call without `case.`"""
        return {
            "proof": self.proof,
            "met": self.met,
            "payer_says": self.payer_says,
            "sections": self.sections,
            "told": self.told,
            "with_credential": self.with_credential,
        }


def _between(proof: Proof, first: str, last: str) -> bool:
    return proof.iso is not None and first <= proof.iso <= last


def _label(denial: Denial) -> str:
    carc = "-".join(part for part in (denial.group, denial.carc) if part)
    return ", ".join(part for part in (carc, *denial.rarc) if part)
