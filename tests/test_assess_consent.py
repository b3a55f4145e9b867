"""Consent to the program: before the first counted minute, and the last word wins."""

import pytest

from assess_cases import BHI_REST, CCM_REST, bhi, fact, finding, judge, result, staff
from clausea.models import Assessment, Polarity, Result, Route, Status

LOG = (staff("2026-03-05", 12), staff("2026-03-19", 15))


def yes(day: str | None, **given: object) -> tuple[str, dict[str, object]]:
    return fact("consent_ccm", date=day, **given)


def no(day: str | None, quote: str = "Patient declined CCM", **given: object) -> tuple[str, dict[str, object]]:
    return fact("consent_ccm", date=day, polarity=Polarity.NEGATED, quote=quote, **given)


def case(*words: tuple[str, dict[str, object]], unread: int = 0) -> Assessment:
    return judge(*words, *CCM_REST, *LOG, unread=unread)


@pytest.mark.parametrize(
    ("words", "expected", "route"),
    [
        ((yes("2026-01-12"),), Result.MET, Route.APPEAL),
        ((yes("2026-03-05"),), Result.MET, Route.APPEAL),
        ((no("2026-01-10"), no("2026-01-20", "No consent on file"), yes("2026-02-22")), Result.MET, Route.APPEAL),
        ((yes("2026-01-12"), no("2026-02-20", "Patient withdrew consent")), Result.CONTRADICTED, Route.DO_NOT_APPEAL),
        ((no("2026-02-20"),), Result.CONTRADICTED, Route.DO_NOT_APPEAL),
        ((yes("2026-01-12"), no("2026-04-20", "opted out of CCM")), Result.MET, Route.APPEAL),
        ((yes("2026-01-12"), no("2026-03-12", "opted out of CCM")), Result.UNCLEAR, Route.NEEDS_RECORDS),
        ((yes("2026-04-06"),), Result.NOT_MET, Route.DO_NOT_APPEAL),
        ((yes("2026-03-25"),), Result.NOT_MET, Route.DO_NOT_APPEAL),
        ((no("2026-02-20", "No CCM consent on file"),), Result.NOT_MET, Route.NEEDS_RECORDS),
        ((yes("2026-01-12"), no("2026-02-20", "No CCM consent on file")), Result.UNCLEAR, Route.NEEDS_RECORDS),
        ((), Result.NOT_MET, Route.NEEDS_RECORDS),
        ((yes(None),), Result.UNCLEAR, Route.NEEDS_RECORDS),
        ((yes("2026-01-12", status=Status.NEEDS_REVIEW),), Result.UNCLEAR, Route.NEEDS_RECORDS),
        ((yes("2026-01-12"), no("2026-02-20", status=Status.NEEDS_REVIEW)), Result.UNCLEAR, Route.NEEDS_RECORDS),
        ((yes("2026-01-12"), no("2026-01-12")), Result.UNCLEAR, Route.NEEDS_RECORDS),
        ((yes("2026-01-12", polarity=Polarity.PLANNED),), Result.NOT_MET, Route.NEEDS_RECORDS),
        ((yes("2026-01-12", polarity=Polarity.TEMPLATE),), Result.NOT_MET, Route.NEEDS_RECORDS),
        ((yes("2026-01-12", polarity=Polarity.OTHER_PATIENT),), Result.NOT_MET, Route.NEEDS_RECORDS),
    ],
)
def test_the_last_word_on_consent_decides(words: tuple, expected: Result, route: Route) -> None:
    """CMS consent rules (MLN909188), field-notes 12: given, declined, withdrawn, late, undated, planned."""
    assessment = case(*words)
    assert (expected, route) == (result(assessment, "consent_ccm"), assessment.route)


def test_a_cured_refusal_is_told_and_counts_from_the_consent() -> None:
    """Declined, then given: met on the day it was given, and the refusal is shown (DESIGN 4.4)."""
    assessment = case(no("2026-01-10"), yes("2026-02-22"))
    assert "2026-02-22" == finding(assessment, "consent_ccm").value.date
    assert any("01/10/2026" in line for line in assessment.against)


def test_late_consent_leaves_the_month_s_sum_alone() -> None:
    """A consent after the month fails by itself; the sum stays what the log shows."""
    assessment = case(yes("2026-04-06"))
    assert (27, Result.MET) == (assessment.minutes[0].total, result(assessment, "staff_minutes"))


def test_consent_to_another_program_is_not_enough() -> None:
    """CMS BHI FAQ: consent to CCM is not consent to BHI."""
    facts = (fact("consent_ccm", date="2025-11-04"), *BHI_REST, bhi("2026-03-05", 24))
    assessment = judge(*facts, services=("99484",))
    assert (Result.NOT_MET, Route.NEEDS_RECORDS) == (result(assessment, "consent_bhi", "99484"), assessment.route)


def test_a_representative_needs_stated_authority() -> None:
    """field-notes 12: met with a stated power of attorney or guardianship, else a person decides."""
    assert Result.UNCLEAR is result(case(yes("2026-01-12", relationship="daughter")), "consent_ccm")
    assert Result.MET is result(case(yes("2026-01-12", relationship="daughter, HCPOA")), "consent_ccm")
    assert Result.MET is result(case(yes("2026-01-12", relationship="patient")), "consent_ccm")


def test_pages_not_read_may_hold_the_consent() -> None:
    """CONTRACT 4: unread pages that could hold a missing mandatory requirement make it unclear."""
    assert Result.UNCLEAR is result(case(unread=1), "consent_ccm")
    assert Result.UNCLEAR is result(case(yes("2026-04-06"), unread=1), "consent_ccm")
