"""The other tests of requirements: dated facts, conditions, scales, visits, episodes, transitional care."""

import pytest

from assess_cases import (
    BHI,
    BHI_CONSENT,
    BHI_REST,
    CCM,
    CCM_CONSENT,
    COCM,
    TCM,
    Fact,
    bhi,
    care_manager,
    fact,
    finding,
    judge,
    result,
    staff,
)
from clausea.models import Level, Polarity, Result, Route, Status

DISCHARGE = "2026-05-22"  # the Friday before Memorial Day


def without(facts: tuple[Fact, ...], element: str) -> tuple[Fact, ...]:
    return tuple(one for one in facts if one[0] != element)


def tcm(*facts: Fact, service: str = "99495", discharge: str = DISCHARGE) -> Result:
    assessment = judge(*TCM, *facts, services=(service,), discharge=discharge)
    return result(assessment, "tcm_contact" if facts[0][0] != "tcm_visit" else "tcm_visit", service)


def test_two_distinct_conditions_are_needed() -> None:
    """CPT 99490: two or more chronic conditions (Noridian JF A); two names of one condition are one."""
    base = (*without(CCM, "chronic_conditions"), staff("2026-03-05", 24))
    one = fact("chronic_conditions", condition="Type 2 diabetes", icd10="E11.9")
    same = fact("chronic_conditions", condition="Diabetes mellitus, type 2")
    sibling = fact("chronic_conditions", condition="Type 2 diabetes with neuropathy", icd10="E11.40")
    other = fact("chronic_conditions", condition="Chronic kidney disease", icd10="N18.3")
    assert Result.NOT_MET is result(judge(*base, one, same, sibling), "chronic_conditions")
    assert Result.MET is result(judge(*base, one, other), "chronic_conditions")


def test_a_plan_is_enough_when_it_was_monitored_in_the_month() -> None:
    """CPT 99490: established, implemented, revised or monitored; a monthly update is no rule (domain.md 1.1)."""
    base = (*without(CCM, "care_plan_activity"), staff("2026-03-05", 24))
    monitored = fact("care_plan_activity", date="2026-03-13", action="monitored")
    created = fact("care_plan_activity", date="2026-01-12", action="created")
    assert Result.MET is result(judge(*base, monitored), "care_plan_activity")
    assert Result.NOT_MET is result(judge(*base, created), "care_plan_activity")


def test_a_plan_made_after_the_month_does_not_count() -> None:
    """domain.md 1.10 CP-EXISTS: dated by the month's end."""
    base = (*without(CCM, "care_plan"), staff("2026-03-05", 24))
    late = judge(*without(base, "care_plan_activity"), fact("care_plan", date="2026-04-02"))
    assert Result.NOT_MET is result(late, "care_plan")
    assert Result.UNCLEAR is result(judge(*base), "care_plan")  # work on a plan is noted, the plan itself is not there


@pytest.mark.parametrize(
    ("scale", "expected"),
    [
        (fact("rating_scale", date="2026-03-31", instrument="PHQ-9", score=0), Result.MET),
        (fact("rating_scale", date="2026-02-27", instrument="PHQ-9", score=14), Result.NOT_MET),
        (fact("rating_scale", date="2026-04-01", instrument="PHQ-9", score=14), Result.NOT_MET),
        (fact("rating_scale", date="2026-03-05", instrument="PHQ-9"), Result.NOT_MET),
        (fact("rating_scale", instrument="PHQ-9", score=14), Result.UNCLEAR),
        (fact("rating_scale", date="2026-03-05", instrument="PHQ-2", score=4), Result.UNCLEAR),
        (fact("rating_scale", date="2026-03-05", instrument="MoCA", score=26), Result.UNCLEAR),
        (
            fact("rating_scale", date="2026-03-05", instrument="PHQ-9", score=14, polarity=Polarity.OTHER_PATIENT),
            Result.NOT_MET,
        ),
        (
            fact("rating_scale", date="2026-03-05", instrument="PHQ-9", score=14, status=Status.NEEDS_REVIEW),
            Result.UNCLEAR,
        ),
    ],
)
def test_a_scored_scale_of_the_month_is_needed(scale: Fact, expected: Result) -> None:
    """MLN909432: validated rating scales; field-notes 16 fixes the month as window."""
    assessment = judge(*without(BHI, "rating_scale"), scale, bhi("2026-03-05", 24), services=("99484",))
    assert expected is result(assessment, "rating_scale", "99484")
    assert (Route.APPEAL if expected is Result.MET else Route.NEEDS_RECORDS) is assessment.route


def test_general_integration_asks_for_no_consultant_care_manager_or_registry() -> None:
    """NGS, MLN909432: these belong to collaborative care, whatever a chart or a payer says."""
    assessment = judge(*BHI, bhi("2026-03-05", 24), services=("99484",))
    for element in ("psych_consultation", "bh_care_manager", "registry"):
        assert Result.NOT_APPLICABLE is result(assessment, element, "99484")
    assert Route.APPEAL is assessment.route


@pytest.mark.parametrize("element", ["psych_consultation", "bh_care_manager", "registry", "bh_intervention"])
def test_collaborative_care_asks_for_its_whole_team(element: str) -> None:
    """domain.md 1.5: 99492 without consultant, care manager, registry or intervention is not supported yet."""
    assessment = judge(*without(COCM, element), care_manager("2026-03-05", 72), services=("99492",))
    assert (Result.NOT_MET, Route.NEEDS_RECORDS) == (result(assessment, element, "99492"), assessment.route)


def test_the_first_month_is_99492_and_later_months_are_99493() -> None:
    """CPT collaborative care: wrong ordinal is a corrected claim (field-notes 6)."""
    minutes = care_manager("2026-03-05", 72)
    first, later = fact("cocm_start", date="2026-03-02"), fact("cocm_start", date="2026-01-15")
    for service, start, route, other in (
        ("99492", first, Route.APPEAL, {}),
        ("99492", later, Route.CORRECTED_CLAIM, {"99492": "99493"}),
        ("99493", later, Route.APPEAL, {}),
        ("99493", first, Route.CORRECTED_CLAIM, {"99493": "99492"}),
    ):
        assessment = judge(*COCM, start, minutes, services=(service,))
        assert (route, other) == (assessment.route, assessment.alternative), (service, start)


def test_no_general_integration_claim_fails_for_want_of_a_co_signature() -> None:
    """42 CFR 410.26(b)(5): general supervision; none found is a question, never a failure (field-notes 13)."""
    assessment = judge(*BHI, bhi("2026-03-05", 24), services=("99484",))
    found = finding(assessment, "supervision", "99484")
    assert (Result.UNCLEAR, Level.SUPPORTING, Route.APPEAL) == (found.result, found.level, assessment.route)
    signed = judge(*BHI, bhi("2026-03-05", 24), fact("supervision", date="2026-04-14"), services=("99484",))
    assert Result.MET is result(signed, "supervision", "99484")
    old = judge(*BHI, bhi("2026-03-05", 24), fact("supervision", date="2025-04-14"), services=("99484",))
    assert Result.UNCLEAR is result(old, "supervision", "99484")


def test_coordination_is_what_the_payer_disputes_and_no_condition() -> None:
    """field-notes 14: no rule asks for an outside party each month; its absence never says "do not appeal"."""
    assessment = judge(*CCM, staff("2026-03-05", 24))
    found = finding(assessment, "coordination")
    assert (Level.AT_ISSUE, Result.NOT_MET, Route.APPEAL) == (found.level, found.result, assessment.route)


def test_the_visit_is_looked_for_before_the_program_began() -> None:
    """Noridian CCM Q&A 2017: a year before CCM began, not before the billed month (field-notes 10)."""
    consent = fact("consent_ccm", date="2025-08-14")
    base = (consent, *without(CCM, "consent_ccm"), staff("2026-03-05", 24))
    good = judge(*base, fact("initiating_visit", date="2024-10-13", visit="annual wellness visit"))
    old = judge(*base, fact("initiating_visit", date="2024-06-13", visit="office visit"))
    none = judge(*base)
    assert Result.MET is result(good, "initiating_visit")
    for unknown in (old, none):
        assert (Result.UNCLEAR, Route.APPEAL) == (result(unknown, "initiating_visit"), unknown.route)


def test_a_new_patient_must_be_seen_first() -> None:
    """domain.md 1.0: for a new patient the visit is a condition; seen only after the start, records are needed."""
    base = (BHI_CONSENT, *BHI_REST, bhi("2026-03-05", 24))
    same_day = judge(*base, fact("initiating_visit", date="2026-02-03", visit="new patient visit"), services=("99484",))
    after = judge(*base, fact("initiating_visit", date="2026-03-30", visit="new patient visit"), services=("99484",))
    assert (Result.MET, Route.APPEAL) == (result(same_day, "initiating_visit", "99484"), same_day.route)
    assert (Result.UNCLEAR, Route.NEEDS_RECORDS) == (result(after, "initiating_visit", "99484"), after.route)


def test_complex_care_needs_stated_decision_making() -> None:
    """CPT 99487: moderate or high decision making; stated low, 99490 stands instead (field-notes 5)."""
    base = (*CCM, staff("2026-03-05", 62))
    for level, expected, route in (
        ("moderate", Result.MET, Route.APPEAL),
        ("low", Result.NOT_MET, Route.CORRECTED_CLAIM),
        (None, Result.NOT_MET, Route.NEEDS_RECORDS),
    ):
        facts = (fact("mdm", date="2026-03-20", level=level),) if level else ()
        assessment = judge(*base, *facts, services=("99487",))
        assert (expected, route) == (result(assessment, "mdm", "99487"), assessment.route)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ((fact("tcm_contact", date="2026-05-26"),), Result.MET),
        ((fact("tcm_contact", date="2026-05-27"),), Result.MET),  # Monday the 25th is Memorial Day
        ((fact("tcm_contact", date="2026-05-28"),), Result.NOT_MET),
        ((fact("tcm_contact", date="2026-05-22"),), Result.UNCLEAR),
        ((fact("tcm_contact", date="2026-05-21"),), Result.NOT_MET),
        ((fact("tcm_contact", date="2026-05-26", person="Kim Sorrel, scheduler"),), Result.UNCLEAR),
        ((fact("tcm_contact", date="2026-05-26", person="automated call"),), Result.UNCLEAR),
        ((fact("tcm_attempt", date="2026-05-26"), fact("tcm_attempt", date="2026-05-27")), Result.MET),
        ((fact("tcm_attempt", date="2026-05-26"), fact("tcm_attempt", date="2026-05-28")), Result.NOT_MET),
        ((fact("tcm_attempt", date="2026-05-26"), fact("tcm_attempt", date="2026-05-26")), Result.UNCLEAR),
        (
            (
                fact("tcm_attempt", date="2026-05-26", start="09:10"),
                fact("tcm_attempt", date="2026-05-26", start="15:40"),
            ),
            Result.MET,
        ),
        ((fact("tcm_contact", date="2026-05-26", polarity=Polarity.PLANNED),), Result.NOT_MET),
        ((fact("tcm_contact", date="2026-05-26", status=Status.NEEDS_REVIEW),), Result.UNCLEAR),
    ],
)
def test_contact_or_two_attempts_in_two_business_days(facts: tuple[Fact, ...], expected: Result) -> None:
    """MLN908628 and Noridian on direct contact: Monday to Friday except holidays; two timely attempts do."""
    assert expected is tcm(*facts)


@pytest.mark.parametrize(
    ("service", "day", "mdm", "expected"),
    [
        ("99495", "2026-06-05", "moderate", Result.MET),
        ("99495", "2026-06-06", "moderate", Result.NOT_MET),
        ("99495", "2026-05-29", "high", Result.MET),
        ("99495", "2026-05-29", "low", Result.NOT_MET),
        ("99495", "2026-05-29", None, Result.UNCLEAR),
        ("99496", "2026-05-29", "high", Result.MET),
        ("99496", "2026-05-30", "high", Result.NOT_MET),
        ("99496", "2026-05-29", "moderate", Result.NOT_MET),
        ("99495", "2026-05-22", "high", Result.NOT_MET),
    ],
)
def test_visit_days_and_decision_making(service: str, day: str, mdm: str | None, expected: Result) -> None:
    """MLN908628: 99495 within 14 days, moderate or high; 99496 within 7 days, high; never the discharge day."""
    assert expected is tcm(fact("tcm_visit", date=day, mdm=mdm), service=service)


def test_a_late_visit_for_99496_leaves_99495() -> None:
    """domain.md 1.3: high decision making with a visit on day 8 to 14 is 99495."""
    facts = (*TCM, fact("tcm_contact", date="2026-05-26"), fact("tcm_visit", date="2026-06-02", mdm="high"))
    assessment = judge(*facts, services=("99496",), discharge=DISCHARGE)
    assert (Route.CORRECTED_CLAIM, {"99496": "99495"}) == (assessment.route, assessment.alternative)
    late_contact = (*TCM, fact("tcm_contact", date="2026-06-01"), fact("tcm_visit", date="2026-06-02", mdm="high"))
    assert Route.DO_NOT_APPEAL is judge(*late_contact, services=("99496",), discharge=DISCHARGE).route


def test_the_discharge_must_be_the_claim_s() -> None:
    """domain.md 2.2 T23: of several stays only the claim's counts; a setting that does not qualify fails."""
    other = judge(*TCM, services=("99495",), discharge="2026-04-10")
    assert Result.NOT_MET is result(other, "discharge", "99495")
    for setting, expected in (
        ("emergency department", Result.NOT_MET),
        ("inpatient, by way of the emergency department", Result.MET),
        ("observation", Result.MET),
    ):
        facts = (fact("discharge", date=DISCHARGE, setting=setting), TCM[1])
        assessment = judge(*facts, services=("99495",), discharge=DISCHARGE)
        assert expected is result(assessment, "discharge", "99495"), setting
    facility = judge(
        fact("discharge", date=DISCHARGE, to="skilled nursing facility"), services=("99495",), discharge=DISCHARGE
    )
    assert Result.NOT_MET is result(facility, "discharge", "99495")


def test_medications_are_reconciled_by_the_visit_s_day() -> None:
    """Noridian on TCM: no later than the day of the face-to-face visit."""
    visit = fact("tcm_visit", date="2026-05-29", mdm="high")
    for day, expected in (("2026-05-29", Result.MET), ("2026-05-30", Result.NOT_MET), ("2026-05-20", Result.NOT_MET)):
        facts = (TCM[0], visit, fact("med_reconciliation", date=day))
        assessment = judge(*facts, services=("99495",), discharge=DISCHARGE)
        assert expected is result(assessment, "med_reconciliation", "99495"), day


def test_consent_is_enough_alone_and_nothing_else_is() -> None:
    """A requirement's window leaves facts of other months out, whatever their number."""
    assessment = judge(CCM_CONSENT, staff("2026-02-05", 60), staff("2026-04-05", 60))
    assert (Result.NOT_MET, 0) == (
        result(assessment, "staff_minutes"),
        finding(assessment, "staff_minutes").value.minutes,
    )
