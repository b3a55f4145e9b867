"""Rules have an owner, an expiry and a status; a claim is judged by the rule of its own day."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from assess_cases import BHI, CCM, CODES, Fact, bhi, evidence, fact, finding, judge, library, result, staff
from clausea.appeal import gaps
from clausea.assess import assess
from clausea.codes_load import load_codes
from clausea.errors import ContentError
from clausea.models import Claim, OtherService, Period, Practitioner, Result, Route

RPM = {"program": "rpm"}
AGREED = fact("consent_rpm", date="2025-11-18", mode="verbal")


def month(name: str) -> Period:
    return Period(start=f"{name}-01", end=f"{name}-28")


def test_no_rule_has_expired() -> None:
    """Fails on the day after a rule's expiry: read its sources again, then set `expires` and `read`."""
    expired = {
        f"{service.code} {rule.id}": rule.expires
        for service in library().services.values()
        for rule in service.requirements
        if rule.expires < date.today().isoformat()
    }
    assert not expired, f"codes/services: these rules have expired, read their sources again: {expired}"


def test_every_rule_has_an_owner_a_source_and_a_day_on_which_it_was_read() -> None:
    """The issue: sources, the day each was read, an owner and an expiry."""
    for service in library().services.values():
        assert service.rule_sources, service.code
        for rule in service.requirements:
            assert rule.owner, rule.id
            assert rule.sources, rule.id
            for source in rule.sources:
                assert date.fromisoformat(source.read) <= date.today(), rule.id


def test_nothing_is_met_by_a_rule_that_nobody_could_verify() -> None:
    """domain.md [K]: where sources disagree, the finding is unclear and says what is open."""
    facts = (
        AGREED,
        fact("device_setup", date="2026-03-02"),
        fact("device_data", month="2026-03", days=18),
    )
    assessment = judge(*facts, services=("99453",))
    found = finding(assessment, "device_data", "99453")
    assert Result.UNCLEAR is found.result
    assert found.reason.startswith("Readings on 18 days.")
    assert "One guide asks for two days" in found.reason
    assert Result.MET is result(assessment, "device_setup", "99453")
    assert Route.APPEAL is assessment.route  # what is not settled supports, and decides nothing


def test_unverified_rules_say_what_is_open() -> None:
    """Where the notes mark a rule, the rule says so itself."""
    for service in library().services.values():
        for rule in service.requirements:
            assert (rule.status == "unverified") == bool(rule.unsettled), rule.id


def test_a_claim_after_the_expiry_is_judged_unclear() -> None:
    """A rule that nobody has vouched for on the day of service neither meets nor loses a claim."""
    facts = [staff("2027-03-05", 24)]
    assessment = judge(*CCM, *facts, period=month("2027-03"))
    assert {Result.UNCLEAR} == {one.result for one in assessment.findings}
    found = finding(assessment, "staff_minutes")
    assert "24 minutes in March 2027" in found.reason
    assert "01/31/2027" in found.reason
    assert Route.NEEDS_RECORDS is assessment.route


@pytest.mark.parametrize(
    ("service", "first"),
    [
        ("99445", "2026-01"),
        ("99470", "2026-01"),
        ("G0568", "2026-01"),
        ("G0569", "2026-01"),
        ("G0570", "2026-01"),
        ("G0556", "2025-01"),
        ("G0557", "2025-01"),
        ("G0558", "2025-01"),
        ("G0019", "2024-01"),
        ("G0022", "2024-01"),
        ("G0023", "2024-01"),
        ("G0024", "2024-01"),
        ("G0323", "2023-01"),
        ("99424", "2022-01"),
        ("99425", "2022-01"),
        ("99426", "2022-01"),
        ("99427", "2022-01"),
    ],
)
def test_a_code_cannot_be_billed_before_its_first_day(service: str, first: str) -> None:
    """domain.md 1.6, 1.7: first days of the codes. The month before is lost, whatever the chart says."""
    year = int(first[:4])
    before = judge(services=(service,), period=month(f"{year - 1}-12"))
    after = judge(services=(service,), period=month(first))
    lost = [one for one in before.findings if one.requirement == "code-in-force"]
    assert [Result.NOT_MET] == [one.result for one in lost]
    assert f"{service} can be billed from 01/01/{year} on" in lost[0].reason
    assert before.route in (Route.DO_NOT_APPEAL, Route.CORRECTED_CLAIM)
    assert not [one for one in after.findings if one.requirement == "code-in-force"]


def test_a_code_before_its_first_day_is_told_in_the_gap_report() -> None:
    """The finding has words wherever findings are shown: what it asks for, and its title."""
    code, claim = library().codes["CCM10"], Claim(code="CCM10", services=("99445",), period=month("2025-12"))
    case = evidence((AGREED, days(9, "2025-12")), claim)
    assessment = assess(case, code, library(), claim)
    report = gaps.render(code, library(), claim, case, assessment)
    assert "**Code in force on the day of service** (99445, needed): not met." in report
    assert "99445 can be billed from 01/01/2026 on" in report
    assert "look up which code was in force" in report
    assert Route.DO_NOT_APPEAL is assessment.route


def days(count: int, of: str) -> Fact:
    return fact("device_data", month=of, days=count)


@pytest.mark.parametrize(
    ("service", "count", "of", "expected", "route"),
    [
        ("99454", 15, "2025-12", Result.NOT_MET, Route.DO_NOT_APPEAL),  # 2025: no code for fewer than 16 days
        ("99454", 16, "2025-12", Result.MET, Route.APPEAL),
        ("99454", 15, "2026-01", Result.NOT_MET, Route.CORRECTED_CLAIM),  # 2026: 99445 instead
        ("99454", 16, "2026-01", Result.MET, Route.APPEAL),
        ("99445", 1, "2026-01", Result.NOT_MET, Route.DO_NOT_APPEAL),
        ("99445", 2, "2026-01", Result.MET, Route.APPEAL),
        ("99445", 15, "2026-01", Result.MET, Route.APPEAL),
        ("99445", 16, "2026-01", Result.NOT_MET, Route.CORRECTED_CLAIM),
    ],
)
def test_days_with_readings(service: str, count: int, of: str, expected: Result, route: Route) -> None:
    """domain.md 1.7: 2 to 15 days are 99445 from 2026 on, 16 to 30 are 99454."""
    assessment = judge(AGREED, days(count, of), services=(service,), period=month(of))
    assert (expected, route) == (result(assessment, "device_data", service), assessment.route)


def test_a_later_count_of_the_month_replaces_an_earlier_one() -> None:
    """ "9 days as of the 15th" is no count of the month; two counts of one day are a question."""
    early = fact("device_data", date="2026-03-15", days=9)
    late = fact("device_data", date="2026-03-31", days=18)
    other = fact("device_data", date="2026-03-31", days=14)
    assert Result.MET is result(judge(early, late, services=("99454",)), "device_data", "99454")
    assert Result.UNCLEAR is result(judge(late, other, services=("99454",)), "device_data", "99454")
    assert Result.NOT_MET is result(
        judge(fact("device_data", date="2026-02-28", days=20), services=("99454",)), "device_data", "99454"
    )


@pytest.mark.parametrize(
    ("service", "minutes", "of", "expected", "route"),
    [
        ("99457", 19, "2025-12", Result.NOT_MET, Route.DO_NOT_APPEAL),  # 2025: nothing under 20 minutes
        ("99457", 20, "2025-12", Result.MET, Route.APPEAL),
        ("99457", 19, "2026-01", Result.NOT_MET, Route.CORRECTED_CLAIM),  # 2026: 99470 instead
        ("99457", 9, "2026-01", Result.NOT_MET, Route.DO_NOT_APPEAL),
        ("99470", 9, "2026-01", Result.NOT_MET, Route.DO_NOT_APPEAL),
        ("99470", 10, "2026-01", Result.MET, Route.APPEAL),
    ],
)
def test_monitoring_minutes(service: str, minutes: int, of: str, expected: Result, route: Route) -> None:
    """domain.md 1.7: 20 minutes, from 2026 on 10 to 19 for 99470."""
    live = fact("rpm_contact", date=f"{of}-12", mode="phone")
    assessment = judge(AGREED, live, staff(f"{of}-12", minutes, **RPM), services=(service,), period=month(of))
    assert (expected, route) == (result(assessment, "staff_minutes", service), assessment.route)


def test_monitoring_needs_a_live_contact() -> None:
    """domain.md 1.7: at least one real-time contact in the month; a call of another program is none."""
    call = fact("patient_contact", date="2026-03-12", mode="phone")
    assessment = judge(AGREED, call, staff("2026-03-12", 24, **RPM), services=("99457",))
    assert (Result.NOT_MET, Route.NEEDS_RECORDS) == (result(assessment, "rpm_contact", "99457"), assessment.route)


def test_monitoring_needs_consent() -> None:
    """Noridian JE B: patient consent at the time the services are provided; consent to chronic care is another."""
    ccm = fact("consent_ccm", date="2025-11-18", mode="verbal")
    without = judge(ccm, days(18, "2026-03"), services=("99454",))
    assert (Result.UNCLEAR, Route.NEEDS_RECORDS) == (result(without, "consent_rpm", "99454"), without.route)


def test_advanced_primary_care_asks_for_no_minutes() -> None:
    """domain.md 1.6: no time threshold; levels by conditions and QMB."""
    facts = (
        fact("consent_apcm", date="2026-01-12"),
        fact("chronic_conditions", condition="Type 2 diabetes", icd10="E11.9"),
        fact("chronic_conditions", condition="Hypertension", icd10="I10"),
        fact("care_plan", date="2026-01-12"),
    )
    two = judge(*facts, services=("G0557",))
    assert Route.APPEAL is two.route
    assert not two.minutes
    assert Result.NOT_APPLICABLE is result(two, "staff_minutes", "G0557")
    three = judge(*facts, services=("G0558",))
    assert (Result.NOT_MET, Route.NEEDS_RECORDS) == (result(three, "qmb_status", "G0558"), three.route)
    assert Route.APPEAL is judge(*facts, fact("qmb_status", date="2026-03-01"), services=("G0558",)).route
    one = judge(*facts[:2], facts[3], services=("G0557",))
    assert Route.NEEDS_RECORDS is one.route
    assert "look whether G0557" in finding(judge(*facts, services=("G0556",)), "chronic_conditions", "G0556").reason


ADD_ON = (
    fact("consent_apcm", date="2026-01-12"),
    fact("care_plan", date="2026-01-12"),
    *(one for one in BHI if one[0] != "consent_bhi"),
)


def test_the_add_ons_of_2026_need_advanced_primary_care_and_no_minutes() -> None:
    """domain.md 1.6, 1.9: G0570 only with G0556-8 of the same practitioner and month; never tested by minutes."""
    alone = judge(*ADD_ON, services=("G0570",))
    assert (Result.UNCLEAR, Route.NEEDS_RECORDS) == (result(alone, "claim_line", "G0570"), alone.route)
    npi = Practitioner(name="Ada Quist", npi="1000000001")
    for other, expected in (
        (OtherService(code="G0557", dos="2026-03-31", npi="1000000001"), Result.MET),
        (OtherService(code="G0557", dos="2026-03-31"), Result.MET),
        (OtherService(code="G0557", dos="2026-03-31", npi="1000000002"), Result.NOT_MET),
        (OtherService(code="G0557", dos="2026-02-28", npi="1000000001"), Result.UNCLEAR),
    ):
        with_base = judge(*ADD_ON, services=("G0570",), other_services=(other,), billing_practitioner=npi)
        assert expected is result(with_base, "claim_line", "G0570")
        assert not with_base.minutes


def test_collaborative_add_ons_ask_for_the_team() -> None:
    """domain.md 1.6: G0568 and G0569 are collaborative care by their roles, G0570 is not."""
    base = {"other_services": (OtherService(code="G0557", dos="2026-03-31"),)}
    asked = {one.element for one in judge(services=("G0568",), **base).findings if one.level == "mandatory"}
    assert {"bh_care_manager", "psych_consultation", "registry"} <= asked
    asked = {one.element for one in judge(services=("G0570",), **base).findings if one.level == "mandatory"}
    assert not {"bh_care_manager", "psych_consultation", "registry"} & asked


def own(day: str, minutes: int, credential: str) -> Fact:
    return bhi(day, minutes, credential=credential)


@pytest.mark.parametrize(
    ("credential", "of", "expected"),
    [
        ("LCSW", "2023-12", Result.MET),
        ("PsyD", "2023-12", Result.MET),
        ("LMFT", "2023-12", Result.NOT_MET),  # marriage and family therapists since 2024
        ("LMFT", "2024-01", Result.MET),
        ("LMHC", "2024-01", Result.MET),
        ("RN", "2024-01", Result.NOT_MET),
    ],
)
def test_the_psychologist_s_code_counts_certain_professions(credential: str, of: str, expected: Result) -> None:
    """domain.md 1.4: G0323 by psychologists and clinical social workers, therapists and counselors since 2024."""
    assessment = judge(*BHI, own(f"{of}-05", 24, credential), services=("G0323",), period=month(of))
    assert expected is result(assessment, "staff_minutes", "G0323")


def test_community_health_workers_count_for_their_programs_only() -> None:
    """domain.md 1.7: certified or trained staff for CHI and PIN; never silently for chronic care (field-notes 17)."""
    worker = {"credential": "CHW", "program": "chi"}
    facts = (
        fact("consent_chi", date="2026-02-03"),
        fact("social_need", date="2026-02-03", condition="food"),
        fact("initiating_visit", date="2026-02-03", visit="office visit", mode="in_person"),
    )
    for minutes, expected in ((59, Route.DO_NOT_APPEAL), (60, Route.APPEAL)):
        assert expected is judge(*facts, staff("2026-03-05", minutes, **worker), services=("G0019",)).route
    assert Route.NEEDS_RECORDS is judge(*facts[:2], staff("2026-03-05", 60, **worker), services=("G0019",)).route
    ccm = judge(*CCM, staff("2026-03-05", 24, credential="CHW"))
    assert (Result.UNCLEAR, 0) == (result(ccm, "staff_minutes"), finding(ccm, "staff_minutes").value.minutes)


@pytest.fixture
def codes(tmp_path: Path) -> Path:
    folder = tmp_path / "codes"
    shutil.copytree(CODES, folder)
    return folder


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('level = "mandatory"', 'level = "mandatory"\nstatus = "unverified"', ("unsettled",)),
        ('level = "mandatory"', 'level = "mandatory"\nstatus = "doubtful"', ("status", "unverified")),
        ("expires =", "expired =", ("expired", "expires")),
        (
            'level = "mandatory"',
            'level = "mandatory"\neffective_from = "2026-02-01"\neffective_to = "2026-01-01"',
            ("effective_from is later",),
        ),
    ],
)
def test_a_mistake_in_status_or_dates_is_named(codes: Path, old: str, new: str, words: tuple[str, ...]) -> None:
    """File, key and remedy."""
    path = codes / "services/ccm.toml"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        load_codes(codes)
    for word in ("ccm.toml", *words):
        assert word in str(caught.value)


def test_a_claim_of_an_old_year_is_judged_by_the_old_rule(codes: Path) -> None:
    """A rule that changed has two requirements, each with its dates."""
    path = codes / "services/ccm.toml"
    text = path.read_text(encoding="utf-8")
    start = text.index('[[requirement]]\nid = "ccm-minutes"')
    end = text.index("[[requirement]]", start + 5)
    rule = text[start:end]
    old = rule.replace('id = "ccm-minutes"', 'id = "ccm-minutes-old"\neffective_to = "2026-02-28"')
    old = old.replace("at_least = 20", "at_least = 25")
    new = rule.replace('id = "ccm-minutes"', 'id = "ccm-minutes"\neffective_from = "2026-03-01"')
    path.write_text(text[:start] + old + new + text[end:], encoding="utf-8")
    changed = load_codes(codes)
    for of, expected in (("2026-02", Result.NOT_MET), ("2026-03", Result.MET)):
        claim = Claim(code="CCM06", services=("99490",), period=month(of))
        assessment = assess(evidence((*CCM, staff(f"{of}-05", 24)), claim), changed.codes["CCM06"], changed, claim)
        assert expected is result(assessment, "staff_minutes")
