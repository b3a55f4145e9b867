"""Facts told in other orders, lines and columns than the usual sentence, and the look-alikes that stay unread."""

import pytest

from clausea.codes_load import load_codes
from clausea.content import codes_dir
from clausea.evidence import find_evidence
from clausea.models import Claim
from clausea.records import from_texts

LIBRARY = load_codes(codes_dir())


def days(element: str, text: str) -> list[str | None]:
    """The days of the element's items that may be relied on, in a one-page chart."""
    evidence = find_evidence(from_texts([text]), LIBRARY, Claim(), code="CCM06")
    return [item.value.date for item in evidence.items if item.element == element and item.relied_on]


@pytest.mark.parametrize(
    ("element", "text"),
    [
        ("supervision", "Month-end check | 05/04/2026 | Ada Kern, MD | minutes reviewed, no changes"),
        ("supervision", "Author: D. Bly, MA\nCosigner: Ada Kern, MD\nCosign date/time: May 04 2026 08:59"),
        ("supervision", "Supervising Provider    Reviewed?    Date\nAda Kern, MD            Y            05/04/2026"),
        ("psych_consultation", "PSYCHIATRIC CONSULTANT NOTE\nDate: 05/04/2026\nRec: add CBT-I.\nAda Kern, MD"),
        ("psych_consultation", "Psych consultant entries (Ada Kern, MD)\n05/04/2026 - reviewed, dose kept"),
        ("cocm_start", "Collaborative care tracking\nEnrollment: 05/04/2026\nLast contact: 05/20/2026"),
        ("cocm_start", "When did CoCM begin? 5/4/2026"),
        ("caseload_review", "Although last week's was cancelled, caseload review took place 05/04/2026, pt presented."),
        ("registry", "Did the registry get updated? Yes, 5/4/2026."),
        ("bh_plan", "BHI plan log\n05/04/2026  revised  - H. Rusk LCSW"),
        ("bh_coordination", "BHI 5/4/26: Spoke w/ pharmacist at Mill Drug, sertraline had been on hold, now released."),
        ("mdm", "MDM  . . . . . . . HIGH\nSigned: L. Voss, DO 05/04/2026"),
        ("tcm_contact", "05/04/2026 the daughter returned our call, home from rehab since 5/1, eats well. K. Bly, RN"),
        ("tcm_attempt", "Discharged: 05/01/2026\n05/04/2026 0915 no answer\nK. Bly, RN"),
        ("tcm_visit", "05/04/2026 I saw her in the office after the hospital stay (d/c 5/1). BP 128/70. Ada Kern, MD"),
        ("discharge", "Facility | Adm | D/C\nMercy Hospital | 05/01/2026 | 05/04/2026"),
        ("rating_scale", "Geriatric depression scale (GDS-15) given 05/04/2026. Pt scored nine (9) of fifteen."),
    ],
)
def test_what_counts_is_read_in_whatever_order(element: str, text: str) -> None:
    """42 CFR 410.26(b)(5), CPT 99492-99494, MLN908628: what must be shown, not how a chart words or lays it out."""
    assert ["2026-05-04"] == days(element, text)


@pytest.mark.parametrize(
    ("element", "text"),
    [
        ("supervision", "Glucose log reviewed by Ada Kern, MD 5/4/26."),
        ("supervision", "Reviewed BP log with patient 5/4/26, appointment with Ada Kern, MD next week."),
        ("psych_consultation", "Inpatient psychiatric consultation 5/4/26, Ada Kern, MD: recommends transfer."),
        ("cocm_start", "Husband enrolled in CoCM on 5/4/26."),
        ("cocm_start", "CoCM contact 5/4/2026; enrolled in CCM 1/2/2026."),
        ("caseload_review", "5/4/26 caseload review held; patient not presented"),
        ("bh_plan", "Blue Shield behavioral health plan benefits updated 5/4/26."),
        ("bh_coordination", "BHI 5/4/26: pt reports she spoke with her therapist about sleep."),
        ("tcm_contact", "CCM monthly call 05/04/2026: spoke with pt, BP good. No hospital stay this year."),
        ("tcm_contact", "5/4/26 patient was asleep, son answered and asked us to call later (d/c 5/1)."),
        ("tcm_attempt", "LVM for cardiology office 5/4/26 re pt's d/c summary."),
        ("tcm_visit", "Wife's TCM visit was 5/4/26 w/ Dr. Pell; pt came along as driver."),
        ("discharge", "Home health agency discharged pt 5/4/26, no skilled need."),
        ("rating_scale", "BHI plan 05/04/2026; goals: walk 3x/wk, PHQ-9 to 7."),
        ("bh_diagnosis", "Eligible conditions for BHI include MDD, GAD, PTSD and substance use disorders."),
    ],
)
def test_what_only_looks_like_it_is_not_read(element: str, text: str) -> None:
    """A false fact is a false claim to a payer; each of these slipped through once."""
    assert [] == days(element, text)
