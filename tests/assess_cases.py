"""Builders for the tests of assess: facts in CONTRACT words, a whole good case of each family, and their assessment."""

from functools import cache
from pathlib import Path
from typing import Any

from clausea.assess import assess
from clausea.codes import Library
from clausea.codes_load import load_codes
from clausea.models import (
    Assessment,
    Claim,
    Evidence,
    Finding,
    Item,
    Period,
    Polarity,
    RecordFile,
    Result,
    Run,
    Status,
    UnreadPage,
    Value,
)

CODES = Path(__file__).parents[1] / "codes"
RN = {"person": "Bo Larch", "credential": "RN", "program": "ccm"}
MARCH = Period(start="2026-03-01", end="2026-03-31")

Fact = tuple[str, dict[str, Any]]


@cache
def library() -> Library:
    return load_codes(CODES)


def fact(element: str, **given: Any) -> Fact:
    """A fact; besides the value's fields: polarity, status, quote."""
    return element, given


def staff(day: str, minutes: int | None = None, **given: Any) -> Fact:
    return fact("staff_minutes", date=day, minutes=minutes, **{**RN, **given})


def bhi(day: str, minutes: int, **given: Any) -> Fact:
    return staff(day, minutes, **{"credential": "LCSW", "program": "bhi", **given})


def care_manager(day: str, minutes: int, **given: Any) -> Fact:
    return fact(
        "bhcm_minutes",
        date=day,
        minutes=minutes,
        **{"person": "Bo Larch", "credential": "LCSW", "program": "cocm", **given},
    )


CCM_CONSENT = fact("consent_ccm", date="2026-01-12", mode="verbal")
CCM_REST = (
    fact("chronic_conditions", condition="Type 2 diabetes", icd10="E11.9"),
    fact("chronic_conditions", condition="Hypertension", icd10="I10"),
    fact("care_plan", date="2026-01-12"),
    fact("care_plan_activity", date="2026-03-20", action="reviewed"),
)
CCM = (CCM_CONSENT, *CCM_REST)
BHI_CONSENT = fact("consent_bhi", date="2026-02-03", mode="verbal")
BHI_REST = (
    fact("bh_diagnosis", condition="Generalized anxiety disorder", icd10="F41.1"),
    fact("rating_scale", date="2026-03-05", instrument="GAD-7", score=11),
    fact("bh_plan", date="2026-03-05", action="revised"),
    fact("bh_coordination", date="2026-03-19", party="Oak Street Counseling"),
    fact("designated_member", person="Bo Larch", credential="LCSW"),
)
BHI = (BHI_CONSENT, *BHI_REST)
COCM = (
    fact("consent_cocm", date="2026-02-27", mode="verbal"),
    fact("bh_diagnosis", condition="Major depressive disorder", icd10="F32.1"),
    fact("rating_scale", date="2026-03-05", instrument="PHQ-9", score=17),
    fact("bh_plan", date="2026-03-05", action="created"),
    fact("bh_care_manager", person="Bo Larch", credential="LCSW"),
    fact("psych_consultation", date="2026-03-12", person="Ira Fenn, MD"),
    fact("registry", date="2026-03-12"),
    fact("bh_intervention", date="2026-03-05", intervention="behavioral activation"),
)
TCM = (fact("discharge", date="2026-05-22"), fact("med_reconciliation", date="2026-05-26"))


def evidence(facts: tuple[Fact, ...], claim: Claim, *, unread: int = 0) -> Evidence:
    items = []
    for number, (element, given) in enumerate(facts, start=1):
        given = dict(given)
        items.append(
            Item(
                id=f"E{number:03}",
                element=element,
                polarity=given.pop("polarity", Polarity.AFFIRMED),
                status=given.pop("status", Status.VERIFIED),
                quote=(quote := given.pop("quote", f"{element} {number}")),
                value=Value(**given),
                record="R1",
                page=1,
                start=0,
                end=len(quote),
            )
        )
    pages = tuple(UnreadPage(page=number, reason="locked") for number in range(1, unread + 1))
    record = RecordFile(id="R1", file="chart.pdf", path="chart.pdf", sha256="0", pages=9, unread_pages=pages)
    return Evidence(code=claim.code or "", claim=claim, records=(record,), items=tuple(items), run=Run(version="0"))


def judge(*facts: Fact, services: tuple[str, ...] = ("99490",), unread: int = 0, **claim: Any) -> Assessment:
    """The assessment of a March 2026 case (or of a discharge) with those facts."""
    code = "CCM21" if services[0] in library().codes["CCM21"].services else "CCM06"
    if "discharge" not in claim:
        claim = {"period": MARCH, **claim}
    made = Claim(code=code, services=services, **claim)
    return assess(evidence(facts, made, unread=unread), library().codes[code], library(), made)


def finding(assessment: Assessment, element: str, service: str = "99490") -> Finding:
    return next(one for one in assessment.findings if (one.element, one.service) == (element, service))


def result(assessment: Assessment, element: str, service: str = "99490") -> Result:
    return finding(assessment, element, service).result


def counted(*facts: Fact, services: tuple[str, ...] = ("99490",), **claim: Any) -> tuple[int, list[str]]:
    """The month's sum and the reasons of what is left out, for the first service."""
    table = judge(*facts, services=services, **claim).minutes[0]
    whys = {text: key for key, text in library().words.why.items()}
    return table.total, [whys[entry.why] for entry in table.excluded]
