"""Routes, the order of findings, and what is said for and against (CONTRACT 4)."""

import os
import tomllib
from pathlib import Path
from typing import Any

import pytest

from assess_cases import BHI, CCM, CCM_REST, bhi, evidence, fact, finding, judge, library, result, staff
from clausea.assess import assess
from clausea.errors import UsageError
from clausea.models import Assessment, Claim, ClaimLine, OtherService, Period, Result, Route

CHARTS = Path(os.environ.get("CLAUSEA_CHARTS", Path(__file__).parents[2] / "shared" / "charts"))
TRUTHS = sorted(CHARTS.glob("*.truth.toml")) + sorted((Path(__file__).parent / "charts").glob("*.truth.toml"))
SECOND = ("99490", "99439")


def read_truth(path: Path) -> tuple[dict[str, Any], Assessment]:
    """The assessment of the facts that a truth file lists, as if a reader had found all of them and nothing else."""
    truth = tomllib.loads(path.read_text(encoding="utf-8"))
    facts = []
    for table in truth["item"]:
        given = {key: value[0] if isinstance(value, list) else value for key, value in table.items()}
        element = given.pop("element")
        facts.append((element, {key: value for key, value in given.items() if key not in ("pages", "by")}))
    month = truth.get("month")
    claim = Claim(
        code=truth["code"],
        services=tuple(truth["services"]),
        period=Period(start=f"{month}-01", end=f"{month}-28") if month else None,
        discharge=truth.get("discharge"),
    )
    return truth, assess(evidence(tuple(facts), claim), library().codes[truth["code"]], library(), claim)


@pytest.mark.skipif(not TRUTHS, reason="no truth files beside the checkout: set CLAUSEA_CHARTS to a folder of charts")
@pytest.mark.parametrize("path", TRUTHS, ids=lambda path: path.stem)
def test_the_facts_of_a_chart_give_its_findings_and_route(path: Path) -> None:
    """With every true fact found, rules and words alone decide: each finding and the route are the truth's."""
    truth, assessment = read_truth(path)
    for expected in truth["finding"]:
        found = finding(assessment, expected["requirement_element"], expected["service"])
        assert found.result in [expected["result"], *expected.get("accept", [])], found.reason
        if "minutes" in expected:
            assert expected["minutes"] == found.value.minutes
    assert assessment.route in [truth["route"]["is"], *truth["route"].get("accept", [])]


def test_base_and_add_on_stand_together() -> None:
    """45 minutes carry 99490 and one unit of 99439; both findings show the whole sum (CONTRACT 4)."""
    assessment = judge(*CCM, staff("2026-03-05", 45), services=SECOND)
    assert (Route.APPEAL, {"99490": 1, "99439": 1}) == (assessment.route, assessment.units)
    assert 45 == finding(assessment, "staff_minutes", "99439").value.minutes == assessment.minutes[0].total


def test_a_supported_base_with_an_unsupported_add_on_is_a_corrected_claim() -> None:
    """CONTRACT 4, route of the case."""
    assessment = judge(*CCM, staff("2026-03-05", 39), services=SECOND)
    assert {"99490": Route.APPEAL, "99439": Route.CORRECTED_CLAIM} == assessment.routes
    assert (Route.CORRECTED_CLAIM, {"99439": "99490"}) == (assessment.route, assessment.alternative)


def test_an_add_on_goes_no_better_than_its_base() -> None:
    """Enough minutes for both do not help where the base lacks its consent."""
    missing = judge(*CCM_REST, staff("2026-03-05", 45), services=SECOND)
    assert {"99490": Route.NEEDS_RECORDS, "99439": Route.NEEDS_RECORDS} == missing.routes
    late = judge(fact("consent_ccm", date="2026-04-06"), *CCM_REST, staff("2026-03-05", 45), services=SECOND)
    assert Route.DO_NOT_APPEAL is late.route


def test_an_add_on_asked_for_alone_takes_its_base_along() -> None:
    """99490 paid, 99439 denied (field-notes 1): the add-on needs all that the base needs."""
    good = judge(*CCM, staff("2026-03-05", 45), services=("99439",))
    assert (Route.APPEAL, Result.MET) == (good.route, result(good, "consent_ccm", "99439"))
    bad = judge(*CCM_REST, staff("2026-03-05", 45), services=("99439",))
    assert Route.NEEDS_RECORDS is bad.route
    short = judge(*CCM, staff("2026-03-05", 30), services=("99439",))
    assert (Route.CORRECTED_CLAIM, {"99439": "99490"}) == (short.route, short.alternative)


def test_an_add_on_in_doubt_leaves_a_partial_appeal() -> None:
    """Some services appeal and others need records: appeal_partial (CONTRACT 4)."""
    initials = staff("2026-03-06", 20, person="JP", credential=None)
    assessment = judge(*CCM, staff("2026-03-05", 25), initials, services=SECOND)
    assert {"99490": Route.APPEAL, "99439": Route.NEEDS_RECORDS} == assessment.routes
    assert Route.APPEAL_PARTIAL is assessment.route


def test_staff_minutes_billed_as_the_practitioner_s_are_a_corrected_claim() -> None:
    """domain.md 2.2 T34: 99491 on a nurse's minutes; 99490 stands."""
    assessment = judge(*CCM, staff("2026-03-05", 32), services=("99491",))
    assert (Route.CORRECTED_CLAIM, {"99491": "99490"}) == (assessment.route, assessment.alternative)


def test_supporting_requirements_never_change_a_route() -> None:
    """CONTRACT 4."""
    assessment = judge(*CCM, staff("2026-03-05", 24))
    unmet = [one for one in assessment.findings if one.result in (Result.NOT_MET, Result.UNCLEAR)]
    assert unmet
    assert Route.APPEAL is assessment.route


def test_adverse_findings_come_first() -> None:
    """DESIGN 4.4: contradicted, not met, unclear, and mandatory before supporting."""
    refused = fact("consent_ccm", date="2026-01-10", polarity="negated", quote="declined")
    assessment = judge(refused, *CCM_REST, staff("2026-03-05", 12))
    assert ["consent_ccm", "staff_minutes"] == [one.element for one in assessment.findings[:2]]
    assert "met" == assessment.findings[-1].result


def test_what_speaks_against_is_said_in_words() -> None:
    """Thin margins, services that exclude each other, a paid line that the record does not support (field-notes 20)."""
    thin = judge(*CCM, staff("2026-03-05", 21), other_services=(OtherService(code="99487", dos="2026-03-31"),))
    assert any("thin margin" in line for line in thin.against)
    assert any("99487" in line for line in thin.against)
    paid = judge(*CCM, staff("2026-03-05", 17), services=SECOND, lines={"99490": ClaimLine(status="paid")})
    assert any("99490 was paid" in line for line in paid.against)


def test_what_the_chart_cannot_tell_is_said_once() -> None:
    """field-notes 23: overlap with other services needs the claim history; pages not read are named."""
    assessment = judge(*CCM, staff("2026-03-05", 24), unread=1)
    confirm = [line for line in assessment.cannot_tell if "claim history" in line]
    assert 1 == len(confirm)
    assert any("1 (locked)" in line for line in assessment.cannot_tell)


def test_a_case_without_month_or_service_is_a_usage_error() -> None:
    """An error says the next thing to do (DESIGN 4.9)."""
    code = library().codes["CCM06"]
    for claim, word in (
        (Claim(services=("99490",)), "--month"),
        (Claim(), "--service"),
        (Claim(services=("99999",)), "99999"),
        (Claim(services=("99495",)), "--discharge"),
    ):
        with pytest.raises(UsageError, match=word):
            assess(evidence((), claim), code, library(), claim)


def test_the_same_input_gives_the_same_assessment() -> None:
    """DESIGN 4.10."""
    facts = (*BHI, bhi("2026-03-05", 12), bhi("2026-03-19", 9))
    assert judge(*facts, services=("99484",)) == judge(*facts, services=("99484",))
