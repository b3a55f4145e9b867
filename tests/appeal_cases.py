"""Cases for the tests of the letter: invented charts of a page or two, with their items, findings and claims."""

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from clausea.appeal import Letter, draft
from clausea.codes import Library
from clausea.codes_load import load_codes
from clausea.content import codes_dir
from clausea.models import (
    Assessment,
    Basis,
    Claim,
    CountedEntry,
    Evidence,
    ExcludedEntry,
    Finding,
    FindingValue,
    Item,
    Level,
    MinutesTable,
    Practice,
    RecordFile,
    Result,
    Route,
    Run,
    Value,
)
from clausea.pages import Page, Record, Records

PRACTICE = Practice.model_validate(
    {
        "name": "Elm Fork Family Medicine",
        "letterhead": ["Elm Fork Family Medicine", "Primary care"],
        "address": ["12 Mill Lane", "Elm Fork, OH 43095"],
        "phone": "(740) 555-0110",
        "fax": "(740) 555-0111",
        "npi": "2500142387",
        "tin": "89-5550142",
        "signatory": {"name": "Dora Whitcomb", "title": "Billing Manager", "phone": "(740) 555-0112"},
    }
)
DATE = "2026-05-04"


@dataclass
class Chart:
    """One record of plain pages, and items whose quotes are found on them."""

    pages: list[str]
    labels: dict[int, str] = field(default_factory=dict)
    items: list[Item] = field(default_factory=list)

    def add(
        self,
        element: str,
        quote: str,
        page: int = 1,
        basis: dict[str, str | tuple[int, str]] | None = None,
        **value: Any,
    ) -> str:
        start = self.pages[page - 1].index(quote)
        spans = []
        for name, where in (basis or {}).items():
            at, words = where if isinstance(where, tuple) else (page, where)
            first = self.pages[at - 1].index(words)
            spans.append(Basis(field=name, record="R1", page=at, start=first, end=first + len(words), quote=words))
        item = Item(
            id=f"E{len(self.items) + 1:03d}", element=element, value=Value(**value), quote=quote, record="R1",
            page=page, start=start, end=start + len(quote), basis=tuple(spans),
        )  # fmt: skip
        self.items.append(item)
        return item.id

    @property
    def records(self) -> Records:
        pages = tuple(
            Page("R1", number, text, label=self.labels.get(number)) for number, text in enumerate(self.pages, start=1)
        )
        return Records((Record("R1", Path("chart.pdf"), "a" * 64, pages, len(pages)),))


@dataclass
class Built:
    """Everything that `draft` takes."""

    chart: Chart
    claim: Claim
    assessment: Assessment
    code: str
    practice: Practice = PRACTICE

    @property
    def evidence(self) -> Evidence:
        file = RecordFile(id="R1", file="chart.pdf", path="chart.pdf", sha256="a" * 64, pages=len(self.chart.pages))
        return Evidence(
            code=self.code, claim=self.claim, records=(file,), items=tuple(self.chart.items), run=Run(version="0")
        )

    def letter(self, **options: Any) -> Letter:
        library = a_library()
        return draft(
            library.codes[self.code], library, self.claim, self.evidence, self.assessment, self.practice,
            self.chart.records, DATE, **options,
        )  # fmt: skip

    def changed(self, **claim: Any) -> "Built":
        """The same case with other claim facts."""
        data = self.claim.model_dump() | claim
        return Built(self.chart, Claim.model_validate(data), self.assessment, self.code, self.practice)


@cache
def a_library() -> Library:
    """codes/ as shipped."""
    return load_codes(codes_dir())


def findings(service: str, found: dict[str, list[str]], **minutes: int) -> list[Finding]:
    """Met findings, one per element."""
    return [
        Finding(
            requirement=element.replace("_", "-"), element=element, service=service, level=Level.MANDATORY,
            result=Result.MET, value=FindingValue(minutes=minutes.get(element)), items=tuple(items),
            reason="found", source="-",
        )
        for element, items in found.items()
    ]  # fmt: skip


def a_claim(**facts: Any) -> Claim:
    base: dict[str, Any] = {
        "payer": "Granite Shore Health",
        "payer_address": ["Appeals Unit", "PO Box 118", "Granite Shore, OH 43090"],
        "claim_number": "GS-2026-000417",
        "member_id": "GSH 0042",
        "notice_date": "2026-04-20",
        "patient": {"name": "Ada M. Quill", "dob": "1948-07-19"},
        "period": {"start": "2026-03-01", "end": "2026-03-31"},
        "billing_practitioner": {"name": "Ines Abara", "credential": "MD", "npi": "2044177311"},
    }
    return Claim.model_validate(base | facts)


def ccm() -> Built:
    """99490, two entries of 12 and 9 minutes; the payer never had the records (CO-252)."""
    chart = Chart(
        [
            "Problems\nEssential hypertension I10 active\nGout M10.9 active\nBoth will last for life and put her at"
            " high risk of decline.\nNamed contact for continuity: Lena Ortiz, RN\n",
            "Wellness visit 01/14/2026 with Ines Abara, MD, in person\nVerbal OK to CCM given 01/14/2026, cost share"
            " told. Lena Ortiz, RN\n",
            "CCM plan of care, made 01/20/2026\nPatient was handed a copy 01/22/2026\nNight line 555-0199 told"
            " 01/20/2026\n",
            "Log March 2026\n03/04/2026 10:02 10:14 12 min Lena Ortiz, RN Phoned patient, readings gone over\n"
            "03/11/2026 2:30 PM 2:39 PM 9 min Lena Ortiz, RN Phoned Dr. Vail's office (lung) about wheeze;\nearlier"
            " slot agreed\n03/18/2026 Plan looked through, goals unchanged\nSum 21\nStaff worked under the general"
            " supervision of Ines Abara, MD. Signed 03/31/2026\n",
        ]
    )
    one = chart.add("staff_minutes", "12 min", 4, {"date": "03/04/2026", "person": "Lena Ortiz, RN"}, date="2026-03-04",
                    minutes=12, start="10:02", end="10:14", person="Lena Ortiz", credential="RN",
                    activity="Phoned patient, readings gone over", program="ccm")  # fmt: skip
    two = chart.add("staff_minutes", "9 min", 4, {"date": "03/11/2026"}, date="2026-03-11", minutes=9, start="14:30",
                    end="14:39", person="Lena Ortiz", credential="RN", activity="Phoned Dr. Vail's office (lung) about"
                    " wheeze", program="ccm")  # fmt: skip
    total = chart.add("minutes_total", "Sum 21", 4, month="2026-03", minutes=21)
    found = {
        "staff_minutes": [one, two],
        "coordination": [chart.add("coordination", "Phoned Dr. Vail's office (lung) about wheeze;\nearlier slot agreed",
                                   4, {"date": "03/11/2026"}, date="2026-03-11", party="Dr. Vail's office (lung)",
                                   activity="asked for an earlier slot")],
        "chronic_conditions": [
            chart.add("chronic_conditions", "Essential hypertension", condition="Essential hypertension", icd10="I10"),
            chart.add("chronic_conditions", "Gout M10.9", condition="Gouty arthritis", icd10="M10.9"),
        ],
        "chronic_risk": [chart.add("chronic_risk", "Both will last for life and put her at high risk of decline")],
        "designated_member": [chart.add("designated_member", "Named contact for continuity: Lena Ortiz, RN",
                                        person="Lena Ortiz", credential="RN")],
        "initiating_visit": [chart.add("initiating_visit", "Wellness visit 01/14/2026", 2, date="2026-01-14",
                                       visit="Wellness visit", mode="in_person", person="Ines Abara", credential="MD")],
        "consent_ccm": [chart.add("consent_ccm", "Verbal OK to CCM given 01/14/2026, cost share told", 2,
                                  date="2026-01-14", mode="verbal", documented_by="Lena Ortiz, RN",
                                  content=("cost_share",))],
        "care_plan": [chart.add("care_plan", "CCM plan of care, made 01/20/2026", 3, date="2026-01-20")],
        "care_plan_activity": [chart.add("care_plan_activity", "Plan looked through, goals unchanged", 4,
                                         {"date": "03/18/2026"}, date="2026-03-18", action="reviewed")],
        "care_plan_shared": [chart.add("care_plan_shared", "Patient was handed a copy 01/22/2026", 3,
                                       date="2026-01-22")],
        "access_24_7": [chart.add("access_24_7", "Night line 555-0199 told 01/20/2026", 3, date="2026-01-20")],
        "patient_contact": [chart.add("patient_contact", "Phoned patient", 4, {"date": "03/04/2026"},
                                      date="2026-03-04", mode="phone")],
        "supervision": [chart.add("supervision", "Staff worked under the general supervision of Ines Abara, MD", 4,
                                  {"date": "03/31/2026"}, date="2026-03-31", person="Ines Abara", credential="MD")],
    }  # fmt: skip
    table = MinutesTable(
        service="99490", month="2026-03", total=21, stated_totals=(total,),
        counted=(CountedEntry(item=one, minutes=12), CountedEntry(item=two, minutes=9)),
    )  # fmt: skip
    assessment = Assessment(
        findings=tuple(findings("99490", found, staff_minutes=21)), routes={"99490": Route.APPEAL}, route=Route.APPEAL,
        minutes=(table,), units={"99490": 1},
    )  # fmt: skip
    claim = a_claim(
        code="CCM06", services=["99490"], denied_amounts={"99490": 61.42},
        denial={"group": "CO", "carc": "252", "rarc": ["M127"], 
                "text": "Please send the chart. Coordination of care was not shown."},
    )  # fmt: skip
    return Built(chart, claim, assessment, "CCM06")


def addon() -> Built:
    """99490 and 99439: an overlap of one person, a corrected entry, totals that differ, front-desk minutes."""
    chart = Chart(
        [
            "02/03/2026 9:05 - 9:17 12 min called patient Ivo Tamm, RN. Running total 12\n"
            "02/06/2026 8 min called Harbor Home Health, dressing order Ivo Tamm, RN\n"
            "Addendum 02/09/2026: 02/06 time corrected from 18 to 8 minutes\n",
            "02/12/2026 13:00-13:14 14 min plan revised with daughter Ivo Tamm, RN\n"
            "02/12/2026 13:08-13:18 10 min called Oak Pharmacy Ivo Tamm, RN\n"
            "02/19/2026 7 min refill call Mina Roe, LPN\n02/20/2026 6 min echo moved, front desk\n"
            "Month total 51\nBilled 63\n",
        ]
    )

    def entry(quote: str, page: int, day: str, minutes: int, activity: str, **more: Any) -> str:
        basis = {"activity": activity} | more.pop("basis", {})
        who = more.pop("who", ("Ivo Tamm", "RN"))
        return chart.add("staff_minutes", quote, page, basis, date=day, minutes=minutes, activity=activity,
                         person=who[0], credential=who[1], program="ccm", **more)  # fmt: skip

    rows = [
        entry("12 min", 1, "2026-02-03", 12, "called patient", start="09:05", end="09:17"),
        entry("8 min", 1, "2026-02-06", 8, "called Harbor Home Health, dressing order",
              basis={"minutes": "02/06 time corrected from 18 to 8 minutes"}),
        entry("14 min", 2, "2026-02-12", 14, "plan revised with daughter", start="13:00", end="13:14"),
        entry("10 min", 2, "2026-02-12", 10, "called Oak Pharmacy", start="13:08", end="13:18"),
        entry("7 min", 2, "2026-02-19", 7, "refill call", who=("Mina Roe", "LPN")),
    ]  # fmt: skip
    desk = chart.add("staff_minutes", "6 min", 2, date="2026-02-20", minutes=6, activity="echo moved")
    totals = (
        chart.add("minutes_total", "Running total 12", 1, month="2026-02", minutes=12),
        chart.add("minutes_total", "Month total 51", 2, month="2026-02", minutes=51),
        chart.add("minutes_total", "Billed 63", 2, month="2026-02", minutes=63),
    )
    act = chart.add("coordination", "called Harbor Home Health, dressing order", 1, {"date": "02/06/2026"},
                    date="2026-02-06", party="Harbor Home Health")  # fmt: skip
    counted = tuple(
        CountedEntry(item=item, minutes=minutes) for item, minutes in zip(rows, (12, 8, 14, 4, 7), strict=True)
    )
    tables = tuple(
        MinutesTable(service=service, month="2026-02", total=45, counted=counted, stated_totals=totals,
                     excluded=(ExcludedEntry(item=desk, minutes=6, why="front desk"),))
        for service in ("99490", "99439")
    )  # fmt: skip
    both = [
        *findings("99490", {"staff_minutes": rows, "coordination": [act]}, staff_minutes=45),
        *findings("99439", {"staff_minutes": rows}, staff_minutes=45),
    ]
    assessment = Assessment(
        findings=tuple(both), routes={"99490": Route.APPEAL, "99439": Route.APPEAL}, route=Route.APPEAL,
        minutes=tables, units={"99490": 1, "99439": 1},
    )  # fmt: skip
    claim = a_claim(
        code="CCM06", services=["99490", "99439"], period={"start": "2026-02-01", "end": "2026-02-28"},
        denied_amounts={"99490": 61.42, "99439": 46.90}, billed_units={"99490": 1, "99439": 1},
        denial={"group": "CO", "carc": "251", "rarc": ["N237"],
                "text": "The log on file does not carry the added unit."},
    )  # fmt: skip
    return Built(chart, claim, assessment, "CCM06")


def bhi() -> Built:
    """99484; the payer asked for a registry and a psychiatric consultant."""
    chart = Chart(
        [
            "02/03/2026 new patient visit, in person, Ines Abara, MD\nMajor depression, recurrent F33.1\n"
            "She said yes to BHI on 02/03/2026, spoken; copay and outside advice explained\n",
            "BH plan of 02/10/2026, reworked 03/05/2026: four walks weekly\n"
            "Care team member for BHI: Priya Lund, LCSW\n",
            "03/05/2026 PHQ-9 by phone: 12. Item 9: 0\nBHI 12 min 10:30-10:42 Priya Lund, LCSW\n",
            "03/19/2026 phoned counselor Dana Reed, intake booked\nBHI 15 min 14:05-14:20 Priya Lund, LCSW\n"
            "Staff acted under Dr. Abara's general supervision, 03/31/2026\n",
        ]
    )
    one = chart.add("staff_minutes", "BHI 12 min", 3, {"date": "03/05/2026"}, date="2026-03-05", minutes=12,
                    start="10:30", end="10:42", person="Priya Lund", credential="LCSW", program="bhi")  # fmt: skip
    two = chart.add("staff_minutes", "BHI 15 min", 4, {"date": "03/19/2026"}, date="2026-03-19", minutes=15,
                    start="14:05", end="14:20", person="Priya Lund", credential="LCSW", program="bhi")  # fmt: skip
    found = {
        "staff_minutes": [one, two],
        "rating_scale": [chart.add("rating_scale", "PHQ-9 by phone: 12. Item 9: 0", 3, {"date": "03/05/2026"},
                                   instrument="PHQ-9", score=12, date="2026-03-05")],
        "bh_diagnosis": [chart.add("bh_diagnosis", "Major depression, recurrent F33.1",
                                   condition="Major depression, recurrent", icd10="F33.1")],
        "bh_plan": [chart.add("bh_plan", "reworked 03/05/2026: four walks weekly", 2, date="2026-03-05",
                              action="revised")],
        "bh_coordination": [chart.add("bh_coordination", "phoned counselor Dana Reed, intake booked", 4,
                                      {"date": "03/19/2026"}, date="2026-03-19", party="counselor Dana Reed")],
        "designated_member": [chart.add("designated_member", "Care team member for BHI: Priya Lund, LCSW", 2,
                                        person="Priya Lund", credential="LCSW")],
        "consent_bhi": [chart.add("consent_bhi", "She said yes to BHI on 02/03/2026, spoken", 1, date="2026-02-03",
                                  mode="verbal")],
        "initiating_visit": [chart.add("initiating_visit", "02/03/2026 new patient visit, in person", 1,
                                       date="2026-02-03", mode="in_person")],
        "supervision": [chart.add("supervision", "Staff acted under Dr. Abara's general supervision", 4,
                                  {"date": "03/31/2026"}, date="2026-03-31")],
    }  # fmt: skip
    table = MinutesTable(
        service="99484", month="2026-03", total=27,
        counted=(CountedEntry(item=one, minutes=12), CountedEntry(item=two, minutes=15)),
    )  # fmt: skip
    assessment = Assessment(
        findings=tuple(findings("99484", found, staff_minutes=27)), routes={"99484": Route.APPEAL}, route=Route.APPEAL,
        minutes=(table,), units={"99484": 1},
    )  # fmt: skip
    claim = a_claim(
        code="CCM21", services=["99484"], denied_amounts={"99484": 54.12},
        denial={"group": "CO", "carc": "251", "rarc": ["N42"],
                "text": "No registry, assessment or psychiatric consultation seen."},
    )  # fmt: skip
    return Built(chart, claim, assessment, "CCM21")


def cocm() -> Built:
    """99492: three roles, registry, caseload review."""
    chart = Chart(
        [
            "BHCM: Priya Lund, LCSW. Joined 03/03/2026, month one of the episode. Registry line made 03/03/2026\n"
            "Major depression, single episode F32.1\nYes to collaborative care, in writing, 03/03/2026\n",
            "03/03/2026 BHCM 45 min 13:00-13:45 Priya Lund, LCSW; PHQ-9 17; activity planning begun\n"
            "03/12/2026 case review, Dr. Helen Brand (psychiatry): raise the dose\n"
            "03/17/2026 BHCM 30 min 11:00-11:30 Priya Lund, LCSW; PHQ-9 13\n"
            "Reviewed by Ines Abara, MD 03/31/2026\n",
        ]
    )
    one = chart.add("bhcm_minutes", "BHCM 45 min", 2, {"date": "03/03/2026"}, date="2026-03-03", minutes=45,
                    start="13:00", end="13:45", person="Priya Lund", credential="LCSW", program="cocm")  # fmt: skip
    two = chart.add("bhcm_minutes", "BHCM 30 min", 2, {"date": "03/17/2026"}, date="2026-03-17", minutes=30,
                    start="11:00", end="11:30", person="Priya Lund", credential="LCSW", program="cocm")  # fmt: skip
    found = {
        "bhcm_minutes": [one, two],
        "bh_care_manager": [chart.add("bh_care_manager", "BHCM: Priya Lund, LCSW", person="Priya Lund")],
        "cocm_start": [chart.add("cocm_start", "Joined 03/03/2026, month one of the episode", date="2026-03-03")],
        "registry": [chart.add("registry", "Registry line made 03/03/2026", date="2026-03-03")],
        "bh_diagnosis": [chart.add("bh_diagnosis", "Major depression, single episode", condition="MDD")],
        "consent_cocm": [chart.add("consent_cocm", "Yes to collaborative care, in writing, 03/03/2026", mode="written",
                                   date="2026-03-03")],
        "rating_scale": [chart.add("rating_scale", "PHQ-9 17", 2, instrument="PHQ-9", score=17, date="2026-03-03"),
                         chart.add("rating_scale", "PHQ-9 13", 2, instrument="PHQ-9", score=13, date="2026-03-17")],
        "psych_consultation": [chart.add("psych_consultation", "case review, Dr. Helen Brand (psychiatry): raise the"
                                         " dose", 2, date="2026-03-12", person="Dr. Helen Brand")],
        "bh_intervention": [chart.add("bh_intervention", "activity planning begun", 2, date="2026-03-03")],
        "supervision": [chart.add("supervision", "Reviewed by Ines Abara, MD 03/31/2026", 2, date="2026-03-31")],
    }  # fmt: skip
    table = MinutesTable(
        service="99492", month="2026-03", total=75,
        counted=(CountedEntry(item=one, minutes=45), CountedEntry(item=two, minutes=30)),
    )  # fmt: skip
    assessment = Assessment(
        findings=tuple(findings("99492", found, bhcm_minutes=75)), routes={"99492": Route.APPEAL}, route=Route.APPEAL,
        minutes=(table,), units={"99492": 1},
    )  # fmt: skip
    claim = a_claim(
        code="CCM21", services=["99492"], denied_amount=150.88,
        denial={"group": "CO", "carc": "50", "text": "Registry use and care manager time are not shown."},
    )  # fmt: skip
    return Built(chart, claim, assessment, "CCM21")


def tcm(*, attempts: bool = False) -> Built:
    """99495 after a discharge on the Friday before Memorial Day: reached in time, or two attempts and reached later."""
    chart = Chart(
        [
            "Left Corran Hospital 05/22/2026 for home\n",
            "05/26/2026 rang patient, no reply, Ivo Tamm, RN\n05/27/2026 rang again, no reply, Ivo Tamm, RN\n"
            "05/27/2026 16:00 talked with patient, Ivo Tamm, RN\n05/29/2026 talked with patient, Ivo Tamm, RN\n",
            "Transition visit 06/02/2026 Ines Abara, MD. Moderate complexity.\nMeds squared with hospital list"
            " 06/02/2026\n",
        ]
    )
    found = {
        "discharge": [chart.add("discharge", "Left Corran Hospital 05/22/2026", date="2026-05-22",
                                facility="Corran Hospital", to="home")],
        "tcm_visit": [chart.add("tcm_visit", "Transition visit 06/02/2026", 3, date="2026-06-02", mdm="moderate",
                                person="Ines Abara", credential="MD")],
        "med_reconciliation": [chart.add("med_reconciliation", "Meds squared with hospital list 06/02/2026", 3,
                                         date="2026-06-02")],
    }  # fmt: skip
    if attempts:
        tries = [
            chart.add(
                "tcm_attempt", "rang patient, no reply", 2, {"date": "05/26/2026"}, date="2026-05-26", mode="phone"
            ),
            chart.add(
                "tcm_attempt", "rang again, no reply", 2, {"date": "05/27/2026"}, date="2026-05-27", mode="phone"
            ),
        ]
        chart.add("tcm_contact", "05/29/2026 talked with patient", 2, date="2026-05-29", mode="phone")
        found["tcm_contact"] = tries
    else:
        found["tcm_contact"] = [chart.add("tcm_contact", "05/27/2026 16:00 talked with patient", 2, date="2026-05-27",
                                          mode="phone", person="Ivo Tamm", credential="RN")]  # fmt: skip
    assessment = Assessment(
        findings=tuple(findings("99495", found)), routes={"99495": Route.APPEAL}, route=Route.APPEAL
    )
    claim = a_claim(
        code="CCM06", services=["99495"], denied_amount=201.20, discharge="2026-05-22",
        period={"start": "2026-05-22", "end": "2026-06-20"}, dos={"99495": "2026-06-02"},
        denial={"group": "CO", "carc": "251", "rarc": ["N323"], "text": "Contact in two business days was not shown."},
    )  # fmt: skip
    return Built(chart, claim, assessment, "CCM06")


CASES = {"ccm": ccm, "addon": addon, "bhi": bhi, "cocm": cocm, "tcm": tcm, "attempts": lambda: tcm(attempts=True)}
