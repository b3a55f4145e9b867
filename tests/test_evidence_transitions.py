"""Discharges, contacts, attempts and visits of transitional care, and the visit that starts a program."""

import pytest

from clausea.codes_load import load_codes
from clausea.content import codes_dir
from clausea.evidence import find_evidence
from clausea.models import Claim
from clausea.records import from_texts

LIBRARY = load_codes(codes_dir())


def found(text: str, element: str, claim: Claim | None = None) -> list[tuple[str, str | None]]:
    """(polarity, date) of every item of the element in a one-page chart."""
    evidence = find_evidence(from_texts([text]), LIBRARY, claim or Claim(), code="CCM06")
    return [(item.polarity.value, item.value.date) for item in evidence.items if item.element == element]


@pytest.mark.parametrize(
    "text",
    [
        "Discharged (day 0): Wed 3/4/26 Mercy Hosp, inpt -> home",
        "Discharged from SNF: Wednesday Mar 4, 2026, 11:30",
        "Inpatient 03/01/2026 to 03/04/2026 at Mercy Hospital.",
        "S: home since 3/4/26 after 4 day inpatient stay at Mercy Hospital.",
        "Left hospital 03/04/2026 for home with daughter.",
    ],
)
def test_discharge_in_many_forms(text: str) -> None:
    """The day of discharge is read from notices, summaries and notes."""
    assert [("affirmed", "2026-03-04")] == found(text, "discharge")


@pytest.mark.parametrize(
    "text",
    [
        "ED visit 03/04/2026\nSeen and released 03/04/2026, nosebleed.",
        "Discharged from physical therapy 03/04/2026, goals met.",
        "Patient discharged from the practice 03/04/2026.",
        "Wife was discharged from Mercy Hospital on 03/04/2026.",
        "Hospital discharge expected 03/04/2026.",
    ],
)
def test_no_discharge_from_a_stay(text: str) -> None:
    """Emergency visits, therapy, the practice and other people's stays are none (MLN908628)."""
    assert [] == found(text, "discharge")


@pytest.mark.parametrize(
    "text",
    [
        "TCM call 03/06/2026. Talked w/ daughter Ann. Hospital discharge 3/4/2026. A. Reed, RN",
        "3/6/26 Called pt s/p hospital d/c 3/4/26. Feeling better, no SOB. A. Reed, RN",
        "Discharge date: 03/04/2026\nContact date: 03/06/2026\nContacted: spouse\nStaff: A. Reed, RN",
        "Discharged 03/04/2026 Mercy Hospital.\n\nTelephone note 03/06/2026\nReached Halina (niece, lives in)"
        " on the phone. A. Reed, RN",
    ],
)
def test_contact_after_discharge(text: str) -> None:
    """A person who was reached is a contact on the day of the call, never on that of the discharge."""
    assert [("affirmed", "2026-03-06")] == found(text, "tcm_contact")


@pytest.mark.parametrize(
    "text",
    [
        "TCM 03/06/2026: Rang home and cell. No pick-up. VM left. D/C 03/04/2026. A. Reed, RN",
        "TCM call 03/06/2026 [ ] Reached [x] Not reached [x] VM left. D/C 03/04/2026. A. Reed, RN",
    ],
)
def test_attempt_is_no_contact(text: str) -> None:
    """A voicemail by a person is an attempt and no contact."""
    assert ([("affirmed", "2026-03-06")], []) == (found(text, "tcm_attempt"), found(text, "tcm_contact"))


@pytest.mark.parametrize(
    "text",
    [
        "TCM 03/05/2026 automated call, patient pressed 1. D/C 03/04/2026.",
        "TCM 03/05/2026 portal greeting sent by system, unread. D/C 03/04/2026.",
        "03/05/2026 The hospital's call center reached the patient after discharge 03/04/2026.",
        "Plan: TCM call to patient on 03/06/2026. Discharge 03/04/2026.",
        "03/03/2026 Our RN talked with the charge nurse about discharge 03/04/2026. (before discharge)",
    ],
)
def test_machines_hospitals_and_plans_are_neither(text: str) -> None:
    """No automatic call, unread message, hospital call or plan is a contact or an attempt."""
    assert [] == found(text, "tcm_contact") + found(text, "tcm_attempt")


def test_visit_and_its_decision_making() -> None:
    """A transitional-care visit carries its stated level."""
    text = (
        "TCM visit 03/11/2026, seen in office. D/C 03/04/2026. Decision making to be moderate complexity. F. Ames, MD"
    )
    assert ([("affirmed", "2026-03-11")], [("affirmed", "2026-03-11")]) == (
        found(text, "tcm_visit"),
        found(text, "mdm"),
    )


@pytest.mark.parametrize(
    "text",
    [
        "TCM visit scheduled 03/11/2026 with Dr. Ames.",
        "TCM visit 03/11/2026: patient did not show. F. Ames, MD",
        "ED visit 03/11/2026 after discharge 03/04/2026. F. Ames, MD",
        "Home health nurse visit 03/09/2026 after discharge 03/04/2026. A. Reed, RN",
        "99495 requires a face-to-face visit within 14 days of discharge.",
    ],
)
def test_no_transitional_visit(text: str) -> None:
    """Visits booked, missed, of an emergency room or of an agency are none."""
    assert [] == found(text, "tcm_visit")


@pytest.mark.parametrize(
    "text",
    [
        "27 May 2026 - clinic visit with Dr. Ames (99214), in person\nBHI explained.",
        "Initiating visit for CCM 05/27/2026, office visit 99215. F. Ames, MD",
        "5/27/2026 In-clinic visit, 99215\nF. Ames DNP.\nGait steady.",
    ],
)
def test_initiating_visit(text: str) -> None:
    """A dated first line or a statement names the visit that started the program."""
    assert [("affirmed", "2026-05-27")] == found(text, "initiating_visit")


def test_other_stays_are_past() -> None:
    """With a discharge billed, an older stay's discharge and contact are historical (domain.md 1.3)."""
    text = (
        "Earlier stay\nMercy Hospital, discharged home 01/05/2026.\nTCM call 01/06/2026 by A. Reed, RN, spoke "
        "with patient.\n"
        "\nDischarge 03/04/2026 Mercy Hospital -> home.\n"
    )
    claim = Claim(discharge="2026-03-04")
    assert ([("historical", "2026-01-05"), ("affirmed", "2026-03-04")], [("historical", "2026-01-06")]) == (
        found(text, "discharge", claim),
        found(text, "tcm_contact", claim),
    )


def test_consent_to_another_program_ends_no_search_for_the_visit() -> None:
    """The visit that starts BHI may come after consent to CCM."""
    text = (
        "03/04/2025 Pt gave verbal consent to CCM. A. Reed, RN\n\n"
        "10/14/2025 OFFICE VISIT - Dr. Ames, face to face, 99214\nVerbal consent to BHI given 10/14/2025.\nF. "
        "Ames, MD\n"
    )
    assert [("affirmed", "2025-10-14")] == found(text, "initiating_visit", Claim(services=("99484",)))


@pytest.mark.parametrize(
    "text",
    [
        "03/05/2026 Text message sent after discharge 03/04/2026, no reply. A. Reed, RN",
        "03/05/2026 Called pharmacy about discharge meds, line busy. D/C 03/04/2026. A. Reed, RN",
        "03/05/2026 Left message with home health agency re discharge orders of 03/04/2026. A. Reed, RN",
        "03/05/2026 Patient called after discharge 03/04/2026 and left a message on our line. A. Reed, RN",
        "03/05/2026 Billing left voicemail about balance after hospital stay, discharge 03/04/2026.",
        "03/05/2026 If no answer at the TCM call, try again tomorrow. D/C 03/04/2026. A. Reed, RN",
    ],
)
def test_no_attempt_at_the_patient(text: str) -> None:
    """Two attempts stand for the contact (MLN908628): only a person's own unanswered call to the patient is one."""
    assert [] == found(f"Chart note\n{text}\nLives alone.", "tcm_attempt")


def test_the_mailbox_at_the_street_is_no_voice_mail() -> None:
    """Who fell on the way to the mailbox was not called; a mailbox that is full was."""
    stay = "01/20/2025 Office visit\nDischarged from Mercy Hospital 01/12/2025.\n"
    fall = "She had one fall on 01/13/2025 while walking to the mailbox, without injury, and did not seek care."

    assert [] == found(f"{stay}{fall}\nSigned: Leopold Vance, MD", "tcm_attempt")
    call = found(f"{stay}01/13/2025 TCM call: mailbox full. R. Vance, RN", "tcm_attempt")
    assert [("affirmed", "2025-01-13")] == call


@pytest.mark.parametrize(
    "text",
    [
        "Hospital follow-up visit 3/11/2026 Dr. Ames",
        "03/06/2026 Post-discharge visit by A. Reed, RN at home; Dr. Ames notified.",
        "99495 DOS 03/11/2026 billed, denied.",
        "Her husband had his TCM visit 03/11/2026 with Dr. Ames.",
        "TCM: visit not within 14 days; seen 04/02/2026 as routine follow-up. F. Ames, MD",
    ],
)
def test_doubtful_transitional_visit_is_not_relied_on(text: str) -> None:
    """A bare date, a nurse's visit, a claim line, another person's and a late visit are not asserted."""
    evidence = find_evidence(
        from_texts([f"Discharged 03/04/2026 from Mercy Hospital to home.\n{text}"]), LIBRARY, Claim(), code="CCM06"
    )
    assert [] == [item.value.date for item in evidence.items if item.element == "tcm_visit" and item.relied_on]


def test_first_name_in_a_transition_call_is_a_contact() -> None:
    """In a call of this service a first name alone is the patient's or a caregiver's; with a job beside it, not."""
    text = (
        "Discharged 03/04/2026 from Mercy Hospital.\n"
        "03/05/2026 TCM call: spoke with Greta{}, pills in the house. A. Reed, RN"
    )
    assert ([("affirmed", "2026-03-05")], []) == (
        found(text.format(""), "tcm_contact"),
        found(text.format(" at the pharmacy"), "tcm_contact"),
    )


def test_the_hospitals_own_call_is_no_contact() -> None:
    """The contact within two business days is the practice's (MLN908628); the hospital calls its patients, too."""
    text = (
        "Discharge summary. Admitted: 03/01/2026 Discharged: 03/04/2026 Mercy Hospital\nHospital transition call\n"
        "03/05/2026 10:30. Mercy Hospital Care Transitions, Brigid, RN: spoke to patient, filled the antibiotic."
    )
    assert [] == found(text, "tcm_contact")


@pytest.mark.parametrize(
    "told",
    [
        "returned pt's call. She confirms leaving the rehab 3/12, home w/ sister.",
        "spoke with pt, who was released from the rehab unit 3/12.",
        "reached wife. Wife states they let him go 3/12.",
    ],
)
def test_the_day_of_leaving_is_not_that_of_the_call(told: str) -> None:
    """The two business days run to the call itself (MLN908628)."""
    assert [("affirmed", "2026-03-13")] == found(f"03/13/26 1440 TCM: {told} LT RN", "tcm_contact")


def test_a_box_behind_its_label_is_read_with_it() -> None:
    """A ticked box may stand behind the words that it ticks; a template's box about the contact tells no day of it."""
    head = "Discharged 03/04/2026 from Mercy Hospital.\n"
    assert ([("affirmed", "2026-03-05")], [("affirmed", "2026-03-05")], []) == (
        found(head + "TCM call 03/05/2026\nReached patient [x]   Left voicemail [ ]", "tcm_contact"),
        found(head + "TCM call 03/05/2026\nReached patient [ ]   Left voicemail [x]", "tcm_attempt"),
        found(
            head + "Visit 03/13/2026\nTCM requirements met per template: contact within 2 business days [x]",
            "tcm_contact",
        ),
    )
