"""What nobody gave and the chart tells: patient, services, service period, discharge, billing practitioner.

Each key that is read from the chart is named in `inferred`, and every screen and letter says so: a person checks it.
Where the chart points to two answers alike, none is given.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from clausea.calendar import month_of
from clausea.claims.flags import TCM_DAYS, month_period, tcm_period
from clausea.codes import DenialCode, Library, MinutesTest, Service
from clausea.models import Claim, Evidence, Item, Level, Patient, Period, Polarity, Practitioner, Status
from clausea.pages import PageIdentity
from clausea.values.dates import find_dates

_SPEAKS_FOR_BILLER = {"supervision": 3, "tcm_visit": 3, "mdm": 2, "initiating_visit": 2, "practitioner_minutes": 2}
"""Elements that name the billing practitioner, with their weight."""


def infer_claim(
    claim: Claim, evidence: Evidence, code: DenialCode, library: Library, *, patient: PageIdentity | None = None
) -> Claim:
    """The claim with what the chart adds; nothing that was given is changed. `patient` is whose chart it is.

    Services: of the code's, the one whose requirements the chart speaks to most. Month: the one with most logged
    minutes of the program. Transitional care: 30 days beginning on the day of discharge.
    """
    facts = [
        item for item in evidence.items if item.polarity is Polarity.AFFIRMED and item.status is not Status.REJECTED
    ]
    new: dict[str, Any] = {}
    if patient is not None and (known := _patient(claim.patient, patient)) != claim.patient:
        new["patient"] = known
    billed = tuple(dict.fromkeys((*claim.billed_units, *claim.denied_amounts, *claim.dos)))
    services = claim.services or billed  # the claim may name its lines in another place
    if not services and (services := _services(code, library, facts, claim)):
        new["services"] = services
    chosen = [library.services[name] for name in services if name in library.services]
    discharge = claim.discharge
    if discharge is None and any(service.period == "discharge" for service in chosen):
        discharge = _discharge(facts, claim.period)
        if discharge is not None:
            new["discharge"] = discharge
    if claim.period is None and (period := _period(claim, chosen, discharge, facts)) is not None:
        new["period"] = period
    if claim.billing_practitioner is None and (biller := _biller(facts, library)) is not None:
        new["billing_practitioner"] = biller
    inferred = tuple(dict.fromkeys((*claim.inferred, *new)))
    return claim.model_copy(update={"services": services, **new, "inferred": inferred})


def _patient(given: Patient, read: PageIdentity) -> Patient:
    dob = next((hit.iso for hit in find_dates(read.dob or "") if not hit.partial), None)
    return Patient(name=given.name or read.name, dob=given.dob or dob, mrn=given.mrn or read.mrn)


def _services(code: DenialCode, library: Library, facts: Sequence[Item], claim: Claim) -> tuple[str, ...]:
    bases = [service for name in code.services if not (service := library.services[name]).add_on_to]
    wanted = "discharge" if claim.discharge else "month" if claim.period else None
    bases = [service for service in bases if wanted in (None, service.period)] or bases
    if len(bases) == 1:
        return (bases[0].code,)
    ranked = sorted(bases, key=lambda service: _speaks_to(service, facts), reverse=True)
    return (ranked[0].code,) if ranked and _speaks_to(ranked[0], facts)[1:] > (0, 0) else ()


def _speaks_to(service: Service, facts: Sequence[Item]) -> tuple[bool, float, int]:
    """Whether the chart names the service's program, then the share of what it needs that stands, then its minutes."""
    there = {item.element for item in facts}
    named = any(item.decided.program == service.program for item in facts) or f"consent_{service.program}" in there
    asked = {each.element for each in service.requirements if each.level is Level.MANDATORY}
    return named, len(asked & there) / max(len(asked), 1), sum(_minutes([service], facts).values())


def _minutes(services: Iterable[Service], facts: Sequence[Item]) -> Counter[str]:
    """Logged minutes by month, of the entries that the services count and of no other program."""
    tests = [each.test for service in services for each in service.requirements]
    elements = {name for test in tests if isinstance(test, MinutesTest) for name in test.counted}
    programs = {service.program for service in services}
    months: Counter[str] = Counter()
    for item in facts:
        value = item.decided
        if item.element in elements and value.date and value.minutes and value.program in (None, *programs):
            months[month_of(value.date)] += value.minutes
    return months


def _period(claim: Claim, services: Sequence[Service], discharge: str | None, facts: Sequence[Item]) -> Period | None:
    if discharge is not None:
        return tcm_period(discharge)
    if any(service.period == "discharge" for service in services):
        return None
    billed = {month_of(day) for day in claim.dos.values()}
    months = _minutes(services, facts) if not billed else Counter(billed)
    if not months:  # no entry with minutes: the months of stated totals
        months = Counter(item.decided.month for item in facts if item.element == "minutes_total" and item.decided.month)
    if not months:
        elements = {each.element for service in services for each in service.requirements}
        dates = [item.decided.date for item in facts if item.element in elements and item.decided.date]
        months = Counter(map(month_of, dates))
    return month_period(max(months, key=lambda month: (months[month], month))) if months else None


def _discharge(facts: Sequence[Item], period: Period | None) -> str | None:
    """The day that the given period begins with; else the latest discharge that contact or visit follow in 30 days."""
    days = sorted({item.decided.date for item in facts if item.element == "discharge" and item.decided.date})
    if period is not None:
        return period.start if period == tcm_period(period.start) or period.start in days else None
    after = [item.decided.date for item in facts if item.element in ("tcm_contact", "tcm_attempt", "tcm_visit")]
    followed = [day for day in days if any(each and 0 <= _days(day, each) < TCM_DAYS for each in after)]
    return max(followed or days, default=None)


def _days(first: str, last: str) -> int:
    return (date.fromisoformat(last) - date.fromisoformat(first)).days


def _biller(facts: Sequence[Item], library: Library) -> Practitioner | None:
    weights: Counter[str] = Counter()
    credentials: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for item in facts:
        value = item.decided
        if not value.person:
            continue
        if value.credential:
            credentials[value.person][value.credential] += 1
        weights[value.person] += _SPEAKS_FOR_BILLER.get(item.element, 0)
    able = [
        person
        for person, weight in weights.items()
        if weight and credentials[person] and library.roles.of(_first(credentials[person])) == "practitioner"
    ]
    able.sort(key=lambda person: weights[person], reverse=True)
    if not able or (len(able) > 1 and weights[able[0]] == weights[able[1]]):
        return None
    return Practitioner(name=able[0], credential=_first(credentials[able[0]]))


def _first(counts: Counter[str]) -> str:
    return counts.most_common(1)[0][0]
