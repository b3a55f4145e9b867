"""Who is named as the patient's own contact in the care team, and what only looks like it."""

import pytest

from clausea.codes_load import load_codes
from clausea.content import codes_dir
from clausea.evidence import find_evidence
from clausea.models import Claim, Polarity, Status
from clausea.records import from_texts

LIBRARY = load_codes(codes_dir())


def found(element: str, text: str) -> list[dict[str, object]]:
    """The values of the element's affirmed and verified items in a one-page chart."""
    evidence = find_evidence(from_texts([text]), LIBRARY, Claim(), code="CCM06")
    return [
        item.value.given()
        for item in evidence.items
        if item.element == element and item.polarity is Polarity.AFFIRMED and item.status is Status.VERIFIED
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Her regular nurse in the program is Mona Ashby, RN.",
        "Mona Ashby, RN - his care manager, the one he asks for (ext 12)",
        "First call for any question: Mona Ashby, RN, 555-0100.",
        "Lead for this patient: Mona Ashby, RN.",
        "Mona Ashby, RN remains her contact in the program.",
        "Care manager Mona Ashby, RN, direct line 555-0100",
        "Your person on the team: Mona Ashby, RN (direct line 555-0100)",
        "Mona Ashby, RN is the nurse she deals with every month.",
    ],
)
def test_a_named_contact_is_read_in_whatever_order(text: str) -> None:
    """42 CFR 410.26/CCM scope: continuity of care with a designated member of the care team, named by the chart."""
    assert [{"person": "Mona Ashby", "credential": "RN"}] == found("designated_member", text)


@pytest.mark.parametrize(
    "text",
    [
        "Her home health nurse is Mona Ashby, RN.",
        "Task assigned to Mona Ashby, RN.",
        "CCM nurse Mona Ashby, RN called the patient.",
        "Care team: Mona Ashby, RN; Ann Lee, MD.",
        "Emergency contact: Mona Ashby, RN",
        "Mona Ashby, RN is the nurse at Mercy she deals with.",
        "First contact with Mona Ashby, RN by phone.",
        "Behavioral health care manager (BHCM): Mona Ashby, LCSW",
    ],
)
def test_a_name_beside_a_job_is_no_designated_contact(text: str) -> None:
    """A team list, a task, another house's nurse and the author of a call say nothing of continuity."""
    assert [] == found("designated_member", text)


def test_a_note_in_the_first_person_names_its_author() -> None:
    """The person who writes "I am her steady contact" is the one whom the notes' heading names."""
    text = "BHI NOTES - Mona Ashby, LCSW\nI am Ms. Sorel's one steady person here for BHI.\n"
    assert [{"person": "Mona Ashby", "credential": "LCSW"}] == found("designated_member", text)


def test_a_dated_heading_with_its_way_and_length_is_a_contact() -> None:
    """A heading that names the way of contact over a note about nobody else is a contact with the patient."""
    text = "BHI NOTES\n03/02/2026, telephone, BHI 14 min\nSlept well five nights. Walks again.\n"
    assert [{"date": "2026-03-02", "mode": "phone"}] == found("patient_contact", text)


def test_a_dated_heading_over_a_failed_call_is_no_contact() -> None:
    """An unanswered call is no contact whatever its heading says."""
    text = "BHI NOTES\n03/02/2026, telephone, BHI 4 min\nNo answer, voicemail left.\n"
    assert [] == found("patient_contact", text)


def test_the_payers_line_is_no_access_to_the_care_team() -> None:
    """24/7 access means the practice's own clinicians (MLN909188), not the nurse line on the insurance card."""
    text = "Insurance card\nMember ID XY 20 11\nMembers: 24/7 nurse advice line 800-555-0100.\n"
    assert [] == found("access_24_7", text)


def test_one_parenthesis_of_codes_names_two_conditions() -> None:
    """ "X with Y (code, code)" lists two conditions, each with its own code."""
    text = "Problem list\nType 2 diabetes with stage 3a kidney disease (E11.22, N18.31)\n"
    assert ["E11.22", "N18.31"] == [value["icd10"] for value in found("chronic_conditions", text)]


def test_a_list_of_past_conditions_shows_none() -> None:
    """The heading of a list, and "(past)" before one entry, say that the patient has it no longer."""
    text = (
        "Patient summary\nDiagnoses: current\n- (I50.32) Chronic diastolic heart failure\n"
        "Diagnoses: historical\n- (K57.32) Diverticulitis, 2019\n"
    )
    assert ["I50.32"] == [value["icd10"] for value in found("chronic_conditions", text)]
    listed = "Dx list\n- F33.1 Major depressive disorder, recurrent\n- (past) F10.11 alcohol abuse, in remission\n"
    assert ["F33.1"] == [value["icd10"] for value in found("bh_diagnosis", listed)]


def test_each_line_of_a_care_team_speaks_of_its_own_person() -> None:
    """The role behind a name is that person's, not that of the next line's."""
    text = "CARE TEAM\nOla Wren, DO - billing provider\nMona Ashby, RN - assigned care manager\nIda Stroh, MD - surgery"
    assert [{"person": "Mona Ashby", "credential": "RN"}] == found("designated_member", text)


def test_a_role_stands_above_the_one_who_has_it() -> None:
    text = (
        "Collaborative care team\nMy physician\nHannah Brisbois, MD\nBehavioral health care manager\n"
        "Teresa Vance, RN (nine years here)\nConsulting psychiatrist\nNadia Salim, MD"
    )
    assert [{"person": "Teresa Vance", "credential": "RN"}] == found("bh_care_manager", text)


def test_a_sheet_of_the_patients_data_is_no_leaflet() -> None:
    data = "Legal name\nIda Purcell\nBirth date\n2/11/46\nAddress\nRR 2 Box 118\nPhone\n(406) 555-0173\n"
    member = "Bettina Krauss, RN is the nurse she asks for and her steady contact on our care team."
    assert [{"person": "Bettina Krauss", "credential": "RN"}] == found(
        "designated_member", f"Patient Information Sheet\n{data}{member}"
    )
