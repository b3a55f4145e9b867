"""What the chart tells where nobody gave it."""

from typing import Any

import pytest

from clausea.claims import infer_claim
from clausea.codes import DenialCode, Library
from clausea.codes_load import load_codes
from clausea.content import codes_dir
from clausea.models import Claim, Evidence, Item, Patient, Period, Polarity, Practitioner, Run, Status, Value
from clausea.pages import PageIdentity


@pytest.fixture(scope="module")
def library() -> Library:
    return load_codes(codes_dir())


def code_for(library: Library, *services: str) -> DenialCode:
    """A denial code that concerns these services."""
    some = next(iter(library.codes.values()))
    return some.model_copy(update={"services": services})


def fact(element: str, polarity: Polarity = Polarity.AFFIRMED, status: Status = Status.VERIFIED, **value: Any) -> Item:
    return Item(id="E001", element=element, value=Value(**value), quote="x", record="R1", page=1, start=0, end=1,
                polarity=polarity, status=status)  # fmt: skip


def minutes(date: str, count: int, element: str = "staff_minutes", **more: Any) -> Item:
    return fact(element, date=date, minutes=count, **more)


def inferred(
    library: Library, claim: Claim, *items: Item, services: tuple[str, ...] = ("99484",), **more: Any
) -> Claim:
    evidence = Evidence(code="CCM21", claim=claim, records=(), items=items, run=Run(version="0"))
    return infer_claim(claim, evidence, code_for(library, *services), library, **more)


GIVEN = Claim(
    services=("99484",),
    period=Period(start="2026-03-01", end="2026-03-31"),
    patient=Patient(name="Test Person", dob="1950-01-31", mrn="T-1"),
    billing_practitioner=Practitioner(name="Ina Sample", credential="MD"),
)


def test_what_was_given_is_never_changed(library: Library) -> None:
    """The chart may say otherwise: the claim is what was billed."""
    items = (minutes("2026-04-02", 30), fact("supervision", person="Bo Other", credential="DO"))
    assert GIVEN == inferred(library, GIVEN, *items, patient=PageIdentity("Someone Else", "1960-01-01", "X"))


def test_the_month_with_most_minutes_of_the_program(library: Library) -> None:
    """Minutes of another program, declined, rejected or of another element do not make the month."""
    items = (
        minutes("2026-03-05", 12, program="bhi"),
        minutes("2026-03-19", 15),
        minutes("2026-04-02", 26),
        minutes("2026-02-02", 60, program="ccm"),
        minutes("2026-01-02", 60, polarity=Polarity.PLANNED),
        minutes("2026-01-03", 60, status=Status.REJECTED),
        fact("minutes_total", month="2026-05", minutes=90),
    )
    claim = inferred(library, Claim(), *items)
    assert Period(start="2026-03-01", end="2026-03-31") == claim.period
    assert (("99484",), ("services", "period")) == (claim.services, claim.inferred)


def test_without_entries_the_stated_totals_tell_the_month(library: Library) -> None:
    """A report of a month without its entries still tells which month is meant."""
    claim = inferred(library, Claim(services=("99484",)), fact("minutes_total", month="2026-05", minutes=24))
    assert (Period(start="2026-05-01", end="2026-05-31"), ("period",)) == (claim.period, claim.inferred)


def test_without_minutes_the_dates_of_its_elements_tell_the_month(library: Library) -> None:
    """Of two months alike, the later."""
    items = (fact("rating_scale", date="2026-02-03", score=12), fact("bh_plan", date="2026-03-03"))
    claim = inferred(library, Claim(services=("99484",)), *items)
    assert claim.month == "2026-03"


def test_the_billed_date_tells_the_month(library: Library) -> None:
    """field-notes.md A2: the date billed is the month's end or threshold date; the lines name the services."""
    claim = inferred(library, Claim(dos={"99484": "2026-03-31"}), minutes("2026-04-02", 30))
    assert ("2026-03", ("99484",), ("period",)) == (claim.month, claim.services, claim.inferred)


def test_an_empty_chart_tells_nothing(library: Library) -> None:
    """No guess: of several services none is chosen, and there is no period."""
    assert Claim() == inferred(library, Claim(), services=("99490", "99491", "99484"))


def test_the_service_that_the_chart_speaks_to(library: Library) -> None:
    """Staff time makes 99490, the practitioner's own 99491; an add-on is never chosen."""
    services = ("99439", "99490", "99491")
    common = (fact("consent_ccm", date="2026-01-05"), fact("care_plan", date="2026-01-05"))
    by_staff = inferred(library, Claim(), *common, minutes("2026-03-05", 21), services=services)
    by_practitioner = minutes("2026-03-05", 31, element="practitioner_minutes")
    assert ("99490",) == by_staff.services
    assert ("99491",) == inferred(library, Claim(), *common, by_practitioner, services=services).services


STAY = (
    fact("discharge", date="2026-02-10"),
    fact("discharge", date="2026-05-22"),
    fact("tcm_contact", date="2026-05-26"),
    fact("tcm_visit", date="2026-06-02", person="Ina Sample", credential="MD"),
    fact("discharge", date="2026-07-30"),
)


def test_transitional_care_begins_with_the_discharge_that_was_followed(library: Library) -> None:
    """MLN908628: 30 days from the day of discharge; a later stay without contact or visit is another case."""
    claim = inferred(library, Claim(services=("99495",)), *STAY)
    assert ("2026-05-22", Period(start="2026-05-22", end="2026-06-20")) == (claim.discharge, claim.period)
    assert ("discharge", "period", "billing_practitioner") == claim.inferred


def test_the_given_period_tells_the_discharge(library: Library) -> None:
    """30 days that the claim gives begin with the discharge that it means."""
    given = Claim(services=("99495",), period=Period(start="2026-02-10", end="2026-03-11"))
    claim = inferred(library, given, *STAY[:2])
    assert ("2026-02-10", ("discharge",)) == (claim.discharge, claim.inferred)


def test_the_patient_of_the_chart(library: Library) -> None:
    """Only what the claim leaves open is filled in."""
    read = PageIdentity("Test Person", "01/31/1950", "T-1")
    claim = inferred(library, Claim(patient=Patient(name="T. Person")), patient=read)
    assert Patient(name="T. Person", dob="1950-01-31", mrn="T-1") == claim.patient
    assert "patient" in claim.inferred


def test_the_practitioner_who_directs(library: Library) -> None:
    """The one who supervises or sees the patient; staff never, and of two alike nobody."""
    staff = minutes("2026-03-05", 12, person="Priya Anand", credential="LCSW")
    directs = fact("supervision", date="2026-03-31", person="Ina Sample", credential="MD")
    visit = fact("initiating_visit", date="2026-01-05", person="Bo Other", credential="DO")
    claim = Claim(services=("99484",))
    expected = Practitioner(name="Ina Sample", credential="MD")
    assert expected == inferred(library, claim, staff, directs, visit).billing_practitioner
    assert inferred(library, claim, staff).billing_practitioner is None
    alike = (visit, fact("mdm", person="Ina Sample", credential="MD"))
    assert inferred(library, claim, *alike).billing_practitioner is None
