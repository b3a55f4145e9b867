"""What the embedded reader takes for a contact, an act of coordination, a care plan and a condition, and what not."""

import pytest

from clausea.codes_load import load_codes
from clausea.content import codes_dir
from clausea.evidence import find_evidence
from clausea.models import Claim
from clausea.records import from_texts

_MINE = ("coordination", "bh_coordination", "patient_contact", "care_plan", "care_plan_activity", "care_plan_shared")


def _found(text: str, *elements: str) -> list[tuple[str, str | None]]:
    evidence = find_evidence(from_texts([text]), load_codes(codes_dir()), Claim(), code="CCM06")
    wanted = elements or _MINE
    return [(item.element, item.value.date) for item in evidence.items if item.element in wanted and item.relied_on]


def _parties(text: str, element: str) -> list[str | None]:
    evidence = find_evidence(from_texts([text]), load_codes(codes_dir()), Claim(), code="CCM06")
    return [item.value.party for item in evidence.items if item.element == element and item.relied_on]


@pytest.mark.parametrize(
    "text",
    [
        "03/12/2026 Called patient, no answer, left voicemail. K. Ames, RN",
        "03/12/2026 Automated call to patient, recording played.",
        "03/12/2026 Will call patient next week. K. Ames, RN",
        "03/12/2026 Portal message sent to patient, unread. K. Ames, RN",
        "CCM note 03/12/2026\nK. Ames, RN\nCall to pt re heel. Voice mail, left name and x 214.",
        "CCM note 03/12/2026\nK. Ames, RN\nPhone call to patient. Mailbox full.",
        "CCM note 03/12/2026\nK. Ames, RN\nCall to pt. No pick up, message with call back number.",
        "Messages\n03/12/2026 09:00 Automated check-in text sent. Patient replied YES.",
    ],
)
def test_an_attempt_is_no_contact(text: str) -> None:
    """A patient contact is interactive (MLN909432): voicemail, robot, unread and planned ones are none."""
    assert [] == _found(text, "patient_contact")


def test_the_first_party_after_the_verb_is_the_one_called() -> None:
    """A call to the patient about a specialist is a contact with the patient and no coordination."""
    text = "CCM note 03/12/2026. Called patient about the cardiology visit. K. Ames, RN"
    assert [("patient_contact", "2026-03-12")] == _found(text, "coordination", "patient_contact")


def test_a_caregiver_is_coordination_and_contact() -> None:
    """A call to the caregiver is both (CONTRACT 1: party caregiver; contact with patient or caregiver)."""
    text = "CCM note 03/12/2026. Phoned wife: falls, standing pressure, pill box. K. Ames, RN"
    assert {("coordination", "2026-03-12"), ("patient_contact", "2026-03-12")} == set(
        _found(text, "coordination", "patient_contact")
    )


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("CCM note 03/12/2026. Linden Drug called: inhaler on back order. K. Ames, RN", "Linden Drug"),
        (
            "CCM note 03/12/2026. Called Larkmoor Home Nursing: visits start Monday. K. Ames, RN",
            "Larkmoor Home Nursing",
        ),
        (
            "CCM note 03/12/2026. Spoke with Dr. Amsel (nephrology) about potassium. K. Ames, RN",
            "Dr. Amsel (nephrology)",
        ),
    ],
)
def test_a_party_is_named_by_its_own_name(text: str, party: str) -> None:
    """The party's value is its name, not the clause."""
    assert [party] == _parties(text, "coordination")


@pytest.mark.parametrize(
    "text",
    [
        "CCM note 03/12/2026. Called nephrology, no answer. K. Ames, RN",
        "CCM note 03/12/2026. Planned call to nephrology next week. K. Ames, RN",
        "03/12/2026 J. Poole, front desk: moved cardiology appointment, faxed insurance card.",
        "Telephone message\nTaken 03/12/2026\nBy J. Poole, front office\nFrom Patient\nWants Friday's cardiology time "
        "moved. Cardiology's desk called back: moved to 2:20 PM.",
        "CCM note 03/12/2026. Nurse line day and night, on-call physician after hours.",
    ],
)
def test_no_coordination_without_an_act(text: str) -> None:
    """Failed and planned calls, front-desk work and the access statement are no coordination."""
    assert [] == _found(text, "coordination")


def test_a_therapist_called_in_bhi_is_treatment() -> None:
    """In a BHI note a call to the therapist is bh_coordination and not coordination (CONTRACT 1)."""
    text = "BHI note 03/12/2026. Called therapist Ida Renn, LMFT: sees the patient weekly. K. Ames, LCSW"
    assert [("bh_coordination", "2026-03-12")] == _found(text, "coordination", "bh_coordination")


def test_text_carried_forward_keeps_its_day() -> None:
    """A sentence copied from an earlier note belongs to that note's day."""
    text = (
        "CCM note 04/06/2026\nInterval history (copied forward from RN note 03/12/2026): "
        "Care plan revised, salt goal added.\nK. Ames, RN"
    )
    assert ("care_plan_activity", "2026-04-06") not in _found(text, "care_plan_activity")


def test_the_next_review_is_no_work_on_the_plan() -> None:
    """A due date proves nothing."""
    assert [] == _found("Next care plan review due 07/20/2026.", "care_plan_activity")


def test_a_copy_for_the_patient() -> None:
    """A dated copy to the patient is shared; one to a specialist is not."""
    assert [("care_plan_shared", "2026-01-22")] == _found(
        "Copy of care plan mailed to patient 01/22/2026.", "care_plan_shared"
    )
    assert [] == _found("Copy of care plan faxed to cardiology 01/22/2026.", "care_plan_shared")


def test_one_condition_under_many_names() -> None:
    """DM2 in a note and E11.42 in the problem list are one condition, with every place kept."""
    pages = [
        "Problem list\nType 2 diabetes mellitus with polyneuropathy E11.42 active",
        "Assessment: DM2, stable; COPD, stable.",
        "Problem list\nChronic obstructive pulmonary disease [J44.9] active",
    ]
    evidence = find_evidence(from_texts(pages), load_codes(codes_dir()), Claim(), code="CCM06")
    found = sorted(item.value.icd10 or "" for item in evidence.items if item.element == "chronic_conditions")
    assert ["E11.42", "J44.9"] == found


@pytest.mark.parametrize(
    "text",
    [
        "Problem list: Gout M10.9 inactive since 2020",
        "Diagnoses closed\nIron deficiency anemia, corrected 2022",
        "Family history: diabetes in mother",
    ],
)
def test_an_old_condition_is_none(text: str) -> None:
    """Inactive, closed and family conditions are not chronic conditions of the patient."""
    assert [] == _found(text, "chronic_conditions")


def test_a_risk_in_a_leaflet_is_not_the_patients() -> None:
    """The statement of risk must be about this patient (MLN909188)."""
    assert [] == _found("Untreated high blood pressure raises the risk of stroke.", "chronic_risk")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("05/06/2026 13:40 | out | Oxygen vendor | concentrator swapped | S. Pell, MA", ("coordination", "2026-05-06")),
        (
            "CCM calls April 2026\n4/6   pt   phone   12 min   glucose log\n4/10  pt   phone   VM",
            ("patient_contact", "2026-04-06"),
        ),
    ],
)
def test_a_row_of_bare_columns_is_read_by_what_its_cells_hold(text: str, expected: tuple[str, str]) -> None:
    """A dated row with its party and what was done is one act; the row of a voicemail is none (MLN909432)."""
    assert [expected] == _found(text, "coordination", "patient_contact")


@pytest.mark.parametrize(
    "text",
    [
        "05/02/2026 CCM: pt states her pharmacist told her to take it with food. K. Ames, RN",
        "03/12/2026 CCM: called podiatry, on hold 15 min, hung up. K. Ames, RN",
        "Upcoming appointments\n07/08/2026 Called patient's cardiology office visit\n07/09/2026 Phone visit with pt",
    ],
)
def test_what_is_told_of_failed_or_to_come_is_no_act(text: str) -> None:
    """Only what the care team did with the other party counts (CONTRACT 1: one dated act with another party)."""
    assert [] == _found(text, "coordination", "patient_contact")


def test_their_nurse_is_the_party_that_the_day_names() -> None:
    """One act told twice, by name and by pronoun, is one act of coordination: a letter counts it once."""
    text = (
        "CCM note 04/21/2026\nContact: Phone, with Bluestem Cardiology\n"
        "Phoned Bluestem Cardiology and spoke with their nurse about the echocardiogram.\nBettina Ruark, LPN"
    )
    assert ["Bluestem Cardiology"] == _parties(text, "coordination")


@pytest.mark.parametrize(
    "text",
    [
        "Outreach 03/12/2026 14:10, live answer. Verified DOB. Pain 4/10, using walker. K. Ames, RN",
        "03/12/2026 Chatted by phone. Doing her stretches, knees ok. T. Iwu, CMA",
        'CCM TELEPHONE ENCOUNTER\nDate: 03/12/2026\nAsked about breathing: "better than last week".\nK. Ames, RN',
        "MyChart 03/12/2026\n8:14 Pt: the new inhaler makes me shaky\n9:02 Nurse Ames: how many puffs?\n9:40 Pt: four",
    ],
)
def test_a_note_tells_of_a_contact_by_its_parts(text: str) -> None:
    """Way of contact and answer may stand in two sentences; an exchange of messages under its day is one, too."""
    assert [("patient_contact", "2026-03-12")] == _found(text, "patient_contact")


@pytest.mark.parametrize(
    "text",
    [
        "03/12/2026 Pharmacy tech spoke with patient: she takes 2 tabs. Noted by K. Ames, RN",
        "03/12/2026 Pt called her son about a ride, she states. K. Ames, RN",
        "03/12/2026 Staff meeting: talked about pt's plan, she needs a scale. K. Ames, RN",
        "03/12/2026 Reviewed call log from home health: pt states pain 4. K. Ames, RN",
        "03/12/2026 TC placed to pt; call went to vm. K. Ames, RN",
        "03/12/2026 Reached out to patient by letter; wants flu shot info. K. Ames, RN",
    ],
)
def test_what_others_heard_is_no_contact_of_the_practice(text: str) -> None:
    """Another house's call, the patient's to somebody else, a meeting about the patient and papers read are none."""
    assert [] == _found(text, "patient_contact")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nights/weekends: 505-555-0160 reaches the on-duty RN.", True),
        ("When the office is dark, calls roll to the physician on call, seven days, twenty-four hours.", True),
        ("After 5 pm and weekends our RN triage desk is open all night for urgent needs.", True),
        ("If the office is closed, call 555-0188: a nurse from our practice answers at any hour.", True),
        ("Clinic is closed nights and weekends.", False),
        ("He is awake all night with his phone.", False),
        ("The emergency room is open all night.", False),
    ],
)
def test_hours_of_the_care_team_are_told_in_many_ways(text: str, expected: bool) -> None:
    """Round-the-clock access for urgent needs (MLN909188): the team's own, told with or without "24/7"."""
    assert expected == bool(_found(text, "access_24_7"))


def test_a_plan_says_who_wrote_it_before_its_day() -> None:
    """The day behind the writer's name, a revision's day behind "of", and the copy in another field of the line."""
    text = (
        "Care plan\nStatus: active   Authored by Dr. Poe on January 20, 2026   Handed to patient 01/22/2026\n"
        "Goal: walk. Steps: log.\nRevision of February 17, 2026: goal now three blocks."
    )
    assert [
        ("care_plan", "2026-01-20"),
        ("care_plan_activity", "2026-01-20"),
        ("care_plan_activity", "2026-02-17"),
        ("care_plan_shared", "2026-01-22"),
    ] == sorted(_found(text))


def test_a_day_that_somebody_told_of_is_not_that_of_the_call() -> None:
    assert [("coordination", "2026-03-16"), ("patient_contact", "2026-03-16")] == _found(
        "CCM note 03/16/2026\nWife states he fell 3/12. Dana Ruiz, RN"
    )
    assert [("patient_contact", "2026-03-12")] == _found(
        "CCM note 03/16/2026\nPatient reported on 3/12 by phone that she fell. Dana Ruiz, RN"
    )
