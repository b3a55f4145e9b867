"""Facts that would meet a requirement, invented from its test alone: what the letters are tried with before any chart.

Made for `clausea codes check`: an expert who adds a service or a code gets its letters tried without writing a case
for each combination. `rich` facts fill every field of their element, plain ones only what the test needs.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from clausea.calendar import add_business_days, add_days, month_bounds
from clausea.codes import (
    BilledWithTest,
    ConsentTest,
    ContactTest,
    CountTest,
    DeviceDaysTest,
    DischargeTest,
    ExampleItem,
    FirstMonthTest,
    Library,
    MdmTest,
    MinutesTest,
    NamedTest,
    NoLaterThanVisitTest,
    NotRequiredTest,
    Requirement,
    ScaleTest,
    SeenTest,
    Service,
    VisitTest,
)
from clausea.models import Claim, OtherService, Patient, Period, Practitioner, Value

_MONTH = "2026-03"
_DISCHARGE = "2026-05-22"
_STOCK: dict[str, Any] = {
    "mode": "phone",
    "given_by": "patient",
    "documented_by": "Bo Larch, RN",
    "content": ("cost_share", "may_stop"),
    "person": "Bo Larch",
    "credential": "RN",
    "activity": "call about the plan",
    "action": "reviewed",
    "method": "mail",
    "party": "Elm Pharmacy",
    "condition": "Hypertension",
    "icd10": "I10",
    "visit": "office visit",
    "instrument": "PHQ-9",
    "score": 12,
    "intervention": "problem solving",
    "facility": "Example Hospital",
    "setting": "inpatient",
    "to": "home",
    "device": "blood pressure cuff",
}
_CONDITIONS = (("Type 2 diabetes", "E11.9"), ("Hypertension", "I10"), ("Heart failure", "I50.22"), ("COPD", "J44.9"))
_WHO = {"clinical_staff": "RN", "practitioner": "MD", "care_manager": "LCSW", "professional": "LCSW"}


def claim_for(services: Sequence[Service]) -> Claim:
    """A claim of the services for a month (or a discharge) on which all of them are in force."""
    codes = tuple(service.code for service in services)
    base = {
        "services": codes,
        "patient": Patient(name="Pat Example", dob="1950-02-03"),
        "billing_practitioner": Practitioner(name="Bo Larch", credential="MD", npi="1000000001")
        if any(_who(service) == "practitioner" for service in services)
        else None,
    }
    if any(service.period == "discharge" for service in services):
        end = add_days(_DISCHARGE, 29)
        return Claim(**base, discharge=_DISCHARGE, period=Period(start=_DISCHARGE, end=end))
    month = max([_MONTH, *((service.effective_from or "")[:7] for service in services)])
    ends = [service.effective_to[:7] for service in services if service.effective_to]
    first, last = month_bounds(min([month, *ends]))
    needed = [
        requirement.test.codes[0]
        for service in services
        for requirement in service.requirements
        if isinstance(requirement.test, BilledWithTest)
    ]
    others = tuple(OtherService(code=code, dos=last) for code in dict.fromkeys(needed) if code not in codes)
    return Claim(**base, period=Period(start=first, end=last), other_services=others)


def facts_for(
    claim: Claim, requirements: Iterable[Requirement], library: Library, *, rich: bool
) -> dict[str, tuple[ExampleItem, ...]]:
    """By element, the facts that meet every one of the requirements; an element that cannot be met has none."""
    found: dict[str, tuple[ExampleItem, ...]] = {}
    asked = list(requirements)
    for requirement in asked:
        known = library.elements.get(requirement.element)
        if known is None or isinstance(requirement.test, NotRequiredTest | BilledWithTest):
            continue
        made = []
        for given in _values(requirement, claim, asked):
            stock = {name: _STOCK[name] for name in known.values if name in _STOCK} if rich else {}
            made.append(ExampleItem(element=requirement.element, value=Value.model_validate({**stock, **given})))
        if len(made) > len(found.get(requirement.element, ())) or isinstance(requirement.test, MinutesTest):
            found[requirement.element] = tuple(made)
    return found


def _values(requirement: Requirement, claim: Claim, asked: Sequence[Requirement]) -> list[dict[str, Any]]:
    """The values of the facts, one dictionary for each."""
    first, last = (claim.period.start, claim.period.end) if claim.period else (_DISCHARGE, _DISCHARGE)
    middle = add_days(first, 11)
    match requirement.test:
        case ConsentTest():
            return [{"date": add_days(first, -20), "mode": "verbal", "relationship": None}]
        case CountTest() as test:
            most = test.at_most if test.at_most is not None else len(_CONDITIONS)
            few = min(max(test.at_least, 1), most)
            return [{"condition": name, "icd10": code} for name, code in _CONDITIONS[:few]]
        case NamedTest():
            return [{"person": "Bo Larch", "credential": "RN"}]
        case ScaleTest():
            return [{"instrument": "PHQ-9", "score": 12, "date": middle}]
        case MdmTest() as test:
            return [{"level": test.levels[0], "date": middle}]
        case SeenTest():
            return [{"date": add_days(first, -25), "visit": "office visit", "mode": "in_person"}]
        case FirstMonthTest() as test:
            return [{"date": add_days(first, 1) if test.is_ == "first" else add_days(first, -40)}]
        case DischargeTest():
            return [{"date": claim.discharge}]
        case ContactTest() as test:
            return [{"date": add_business_days(date.fromisoformat(_DISCHARGE), test.business_days).isoformat()}]
        case VisitTest() as test:
            return [{"date": add_days(_DISCHARGE, test.days), "mdm": test.levels[0]}]
        case NoLaterThanVisitTest():
            return [{"date": add_days(_DISCHARGE, 5)}]
        case DeviceDaysTest() as test:
            return [{"date": last, "days": test.at_least}]
        case MinutesTest() as test:
            return _entries(test, claim, asked, first)
        case _:
            return [{"date": middle if requirement.test.kind == "dated" else None}]


def _entries(test: MinutesTest, claim: Claim, asked: Sequence[Requirement], first: str) -> list[dict[str, Any]]:
    """Two entries that reach what all services of the claim need together."""
    needed = [_needed(one.test, claim) for one in asked if isinstance(one.test, MinutesTest)]
    total = max(needed)
    credential = test.only_credentials[-1] if test.only_credentials else _WHO[test.who]
    parts = (total - total // 3, total // 3)
    return [
        {
            "date": add_days(first, day),
            "minutes": minutes,
            "person": "Bo Larch",
            "credential": credential,
            "program": test.programs[0],
            "activity": "call about the plan",
        }
        for day, minutes in zip((4, 18), parts, strict=True)
    ]


def _needed(test: MinutesTest, claim: Claim) -> int:
    if test.each is None:
        return test.at_least or 0
    base = next((minutes for code, minutes in test.base.items() if code in claim.services), max(test.base.values()))
    return base + test.each


def _who(service: Service) -> str | None:
    return next((one.test.who for one in service.requirements if isinstance(one.test, MinutesTest)), None)
