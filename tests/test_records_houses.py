"""Whose paper a document is: the practice's own or another house's."""

import pytest

from clausea.codes_load import load_codes
from clausea.content import codes_dir
from clausea.evidence import find_evidence
from clausea.models import Claim
from clausea.records import from_texts

FACE = "Harbor Light Clinic\nFace sheet\nPatient: Josiah Ekwueme\nDOB: 06/21/1949\nMRN: HL-7731\n"


def outside(*pages):
    """The titles of the documents that another house wrote."""
    record = from_texts([FACE, *pages]).files[0]
    return [entry.title.value for entry in record.entries if entry.outside and entry.title]


@pytest.mark.parametrize(
    "paper",
    [
        "Cardiology letter\nCoastal Cardiology, 03/17/2026. Kenji Nakashima, MD. Stable angina. I spent 30 minutes.\n",
        "Lakes General Hospital - discharge summary\nAdmitted 03/02/2026. Nursing teaching 45 minutes.\n",
        "FAX from Fernwick Counseling 12/1/25\nIntake session 11/25/2025, 53 minutes.\n",
        "RIVERBEND PHYSICAL THERAPY\n03/12/2026 gait training, 40 minutes. C. Wren, PT\n",
        "OUTSIDE REPORT\n03/12/2026 heel blister, cleaned. 25 minutes. S. Lachance, DPM\n",
    ],
)
def test_a_paper_that_names_another_house_is_that_house_s(paper):
    assert [paper.split("\n")[0]] == outside(paper)


@pytest.mark.parametrize(
    "paper",
    [
        "Call to Larkspur Pharmacy\n03/12/2026 Refill synced. 6 minutes. M. Quill, RN\n",
        "Pharmacy contact\nCalled Larkspur Pharmacy 03/12/2026, refill synced. M. Quill, RN\n",
        "Cardiology follow-up\n03/12/2026 Seen in the office. Lowell Abernathy, MD\n",
        "Physical Therapy Referral\n03/12/2026 Referred to Riverbend Physical Therapy. Lowell Abernathy, MD\n",
        "CCM coordination with Lakes General Hospital\n03/12/2026 Records requested, 8 minutes. M. Quill, RN\n",
        "Harbor Light Counseling\n03/12/2026 BHI contact, 8 minutes. M. Quill, RN\n",
    ],
)
def test_what_the_practice_did_with_another_house_is_its_own_note(paper):
    assert [] == outside(paper)


def test_a_heart_clinic_s_own_notes_are_its_own():
    """A house that heads the chart, or stands at the edge of many pages, is the practice that sends it."""
    first = "Riverbend Heart Clinic\nFace sheet\nPatient: Josiah Ekwueme\nDOB: 06/21/1949\n"
    visit = "Riverbend Heart Clinic\n03/12/2026 Office visit. Om Patwardhan, MD\n"
    record = from_texts([first, visit]).files[0]

    assert [] == [entry for entry in record.entries if entry.outside]


def test_minutes_of_another_house_are_no_minutes_of_the_practice():
    """Only the billing practitioner's own clinical staff counts (42 CFR 410.26(b))."""
    paper = "Wound care note\nBayou Wound Center, 03/12/2026. Debridement, CCM 20 minutes. Seen by C. Moss, RN\n"

    found = find_evidence(from_texts([FACE, paper]), load_codes(codes_dir()), Claim(), code="CCM06")

    assert [] == [item.value.minutes for item in found.items if item.element == "staff_minutes" and item.relied_on]


def test_decision_making_of_another_house_is_not_the_billing_practitioner_s():
    """99487 asks for moderate or high decision making by the practitioner who bills it (CPT 2025, complex CCM)."""
    paper = "Consultation\nBluff City Orthopedics, 03/12/2026. MDM: high complexity. Peter Nagy, MD\n"
    found = find_evidence(from_texts([FACE, paper]), load_codes(codes_dir()), Claim(), code="CCM06")

    assert [] == [item.value.level for item in found.items if item.element == "mdm"]
