"""Every threshold of domain.md 1.1 to 1.8, one minute (or day) below and on it, through the shipped services."""

from datetime import date

import pytest

from assess_cases import library
from clausea.assess import assess
from clausea.calendar import add_business_days, add_days
from clausea.codes import ExampleItem, MinutesTest
from clausea.models import Result, Route, Value
from clausea.rehearsal import evidence_of, stage_for

MET, SHORT, OPEN = Result.MET, Result.NOT_MET, Result.UNCLEAR
CASES = [
    # service, units, its base, minutes, result; 1.8 "full_threshold"
    ("99490", 1, None, 19, SHORT),
    ("99490", 1, None, 20, MET),
    ("99439", 1, "99490", 39, SHORT),
    ("99439", 1, "99490", 40, MET),
    ("99439", 2, "99490", 59, SHORT),
    ("99439", 2, "99490", 60, MET),
    ("99439", 3, "99490", 80, SHORT),  # at most two units
    ("99491", 1, None, 29, SHORT),
    ("99491", 1, None, 30, MET),
    ("99437", 1, "99491", 59, SHORT),
    ("99437", 1, "99491", 60, MET),
    ("99437", 2, "99491", 89, SHORT),
    ("99437", 2, "99491", 90, MET),
    ("99487", 1, None, 59, SHORT),
    ("99487", 1, None, 60, MET),
    ("99489", 1, "99487", 89, SHORT),
    ("99489", 1, "99487", 90, MET),
    ("99489", 2, "99487", 119, SHORT),
    ("99489", 2, "99487", 120, MET),
    ("99424", 1, None, 29, SHORT),
    ("99424", 1, None, 30, MET),
    ("99425", 1, "99424", 59, SHORT),
    ("99425", 1, "99424", 60, MET),
    ("99426", 1, None, 29, SHORT),
    ("99426", 1, None, 30, MET),
    ("99427", 1, "99426", 59, SHORT),
    ("99427", 1, "99426", 60, MET),
    ("99427", 2, "99426", 89, SHORT),
    ("99427", 2, "99426", 90, MET),
    ("99427", 3, "99426", 120, SHORT),
    ("99484", 1, None, 19, SHORT),
    ("99484", 1, None, 20, MET),
    ("G0323", 1, None, 19, SHORT),
    ("G0323", 1, None, 20, MET),
    # collaborative care: between the CPT midpoint and the full time the payer's policy decides
    ("99492", 1, None, 35, SHORT),
    ("99492", 1, None, 36, OPEN),
    ("99492", 1, None, 69, OPEN),
    ("99492", 1, None, 70, MET),
    ("99493", 1, None, 30, SHORT),
    ("99493", 1, None, 31, OPEN),
    ("99493", 1, None, 59, OPEN),
    ("99493", 1, None, 60, MET),
    ("G2214", 1, None, 15, SHORT),
    ("G2214", 1, None, 16, OPEN),
    ("G2214", 1, None, 29, OPEN),
    ("G2214", 1, None, 30, MET),
    ("99494", 1, "99492", 85, SHORT),
    ("99494", 1, "99492", 86, OPEN),
    ("99494", 1, "99492", 99, OPEN),
    ("99494", 1, "99492", 100, MET),
    ("99494", 2, "99492", 115, SHORT),
    ("99494", 2, "99492", 116, OPEN),
    ("99494", 2, "99492", 130, MET),
    ("99494", 1, "99493", 75, SHORT),
    ("99494", 1, "99493", 76, OPEN),
    ("99494", 1, "99493", 90, MET),
    ("99494", 2, "99493", 105, SHORT),
    ("99494", 2, "99493", 106, OPEN),
    ("99494", 2, "99493", 120, MET),
    ("99457", 1, None, 19, SHORT),
    ("99457", 1, None, 20, MET),
    ("99458", 1, "99457", 39, SHORT),
    ("99458", 1, "99457", 40, MET),
    ("99458", 2, "99457", 59, SHORT),
    ("99458", 2, "99457", 60, MET),
    ("99470", 1, None, 9, SHORT),
    ("99470", 1, None, 10, MET),
    ("G0019", 1, None, 59, SHORT),
    ("G0019", 1, None, 60, MET),
    ("G0022", 1, "G0019", 89, SHORT),
    ("G0022", 1, "G0019", 90, MET),
    ("G0023", 1, None, 59, SHORT),
    ("G0023", 1, None, 60, MET),
    ("G0024", 1, "G0023", 89, SHORT),
    ("G0024", 1, "G0023", 90, MET),
]


def code_for(service: str):
    return next(code for code in library().codes.values() if service in code.services)


@pytest.mark.parametrize(
    ("service", "units", "base", "minutes", "expected"),
    CASES,
    ids=[f"{service}x{units}-{base or 'alone'}-{minutes}" for service, units, base, minutes, _ in CASES],
)
def test_minutes_on_and_below_the_threshold(
    service: str, units: int, base: str | None, minutes: int, expected: Result
) -> None:
    """domain.md 1.8: never rounded up; the midpoint for collaborative care only, and there it is the payer's policy."""
    code = code_for(service)
    stage = stage_for(code, library(), library().services[service])
    services = (base, service) if base else (service,)
    claim = stage.claim.model_copy(update={"services": services, "billed_units": {service: units}})
    facts = []
    for group in stage.facts.values():
        timed = [fact for fact in group if fact.value.minutes is not None]
        facts += [fact for fact in group if fact not in timed]
        if timed:
            value = timed[0].value.model_copy(update={"minutes": minutes})
            facts.append(timed[0].model_copy(update={"value": value}))
    _, evidence = evidence_of(code, claim, facts)
    assessment = assess(evidence, code, library(), claim)
    tests = {one.id: one.test for one in library().services[service].requirements}
    timed = next(
        one
        for one in assessment.findings
        if one.service == service and isinstance(tests.get(one.requirement), MinutesTest)
    )
    assert (expected, minutes) == (timed.result, timed.value.minutes)


def test_every_timed_service_has_its_boundary_here() -> None:
    """A new service cannot come without its boundary."""
    timed = {
        service.code
        for service in library().services.values()
        if any(isinstance(one.test, MinutesTest) for one in service.requirements)
    }
    assert timed == {case[0] for case in CASES}


DISCHARGE = "2026-05-22"


@pytest.mark.parametrize(
    ("service", "day", "expected"),
    [
        ("99495", 14, Route.APPEAL),
        ("99495", 15, Route.DO_NOT_APPEAL),
        ("99496", 7, Route.APPEAL),
        ("99496", 8, Route.CORRECTED_CLAIM),  # 99495 stands
        ("99496", 15, Route.DO_NOT_APPEAL),
    ],
)
def test_the_visit_s_last_day(service: str, day: int, expected: Route) -> None:
    """domain.md 1.3: 14 and 7 calendar days; a visit on day 8 to 14 leaves 99495."""
    code = code_for(service)
    stage = stage_for(code, library(), library().services[service])
    facts = [fact for group in stage.facts.values() for fact in group if fact.element != "tcm_visit"]
    facts.append(ExampleItem(element="tcm_visit", value=Value(date=add_days(DISCHARGE, day), mdm="high")))
    _, evidence = evidence_of(code, stage.claim, facts)
    assert expected is assess(evidence, code, library(), stage.claim).route


@pytest.mark.parametrize(("business_day", "expected"), [(1, Result.MET), (2, Result.MET), (3, Result.NOT_MET)])
def test_the_contact_s_last_business_day(business_day: int, expected: Result) -> None:
    """domain.md 1.3: two business days after the discharge, Memorial Day left out (05/27/2026 is the second)."""
    code = code_for("99495")
    stage = stage_for(code, library(), library().services["99495"])
    facts = [fact for group in stage.facts.values() for fact in group if fact.element != "tcm_contact"]
    day = add_business_days(date.fromisoformat(DISCHARGE), business_day).isoformat()
    facts.append(ExampleItem(element="tcm_contact", value=Value(date=day, mode="phone")))
    _, evidence = evidence_of(code, stage.claim, facts)
    found = assess(evidence, code, library(), stage.claim).findings
    assert expected is next(one.result for one in found if one.element == "tcm_contact")


@pytest.mark.parametrize("service", ["99495", "99496", "G0556", "G0557", "G0558", "G0568", "G0569", "G0570"])
def test_no_minutes_are_asked_where_the_code_has_none(service: str) -> None:
    """domain.md 1.8, 1.9 #4: every time sentence is suppressed for these."""
    assert library().services[service].unit_rule is None
    rules = library().services[service].requirements
    assert not any(isinstance(one.test, MinutesTest) for one in rules)
