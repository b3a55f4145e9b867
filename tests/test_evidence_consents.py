"""Consents as the embedded reader finds them: in sentences, forms and lists, for each program by itself."""

import pytest

from clausea.codes_load import load_codes
from clausea.content import codes_dir
from clausea.evidence import find_evidence
from clausea.models import Claim
from clausea.records import from_texts

LIBRARY = load_codes(codes_dir())


def consents(text: str) -> list[tuple[str, str, str, str | None]]:
    """(element, polarity, status, date) of every consent in a one-page chart."""
    evidence = find_evidence(from_texts([text]), LIBRARY, Claim(), code="CCM06")
    return [
        (item.element, item.polarity.value, item.status.value, item.value.date)
        for item in evidence.items
        if item.element.startswith("consent_")
    ]


def given(element: str, day: str) -> list[tuple[str, str, str, str | None]]:
    return [(element, "affirmed", "verified", day)]


@pytest.mark.parametrize(
    ("text", "element", "day"),
    [
        ("02/03/2026 Explained chronic care management. She said yes. A. Reed, RN", "consent_ccm", "2026-02-03"),
        ("02/03/2026 He ok'd BHI verbally. A. Reed, RN", "consent_bhi", "2026-02-03"),
        ("1/5/26 Enrolled in CCM, see signed consent dated 12/20/2025. A. Reed, RN", "consent_ccm", "2025-12-20"),
        ("02/03/2026 BHI offered again, accepts by phone. A. Reed, RN", "consent_bhi", "2026-02-03"),
        ("02/03/2026 Told about CoCM. Her son (HCPOA) consented for her. A. Reed, RN", "consent_cocm", "2026-02-03"),
    ],
)  # fmt: skip
def test_told_over_several_sentences(text: str, element: str, day: str) -> None:
    """The program may stand a sentence earlier; the day is the consent's own."""
    assert given(element, day) == consents(text)


def test_form_with_boxes_over_several_lines() -> None:
    """A form's ticked decision stands with its labelled day."""
    text = (
        "CHRONIC CARE MANAGEMENT - AGREEMENT\nDecision: (X) agrees ( ) does not agree\nHow: (X) Verbal ( ) Written "
        "Date: 02/03/2026 Taken by: A. Reed, RN"
    )
    assert given("consent_ccm", "2026-02-03") == consents(text)


@pytest.mark.parametrize(
    ("said", "mode"),
    [
        ("Mr. Okoro gave verbal consent to BHI.", None),
        ("He said yes to BHI by phone.", None),
        ("I agree to take part in BHI.", "written"),
    ],
)
def test_who_signs_a_note_of_spoken_consent_has_not_written_it(said: str, mode: str | None) -> None:
    """A signature below words that were spoken is the writer's: the letter may not call that consent written."""
    text = f"BHI consent\nDate: 02/03/2026\n{said}\nSigned: Marisol Quennell, NP"
    evidence = find_evidence(from_texts([text]), LIBRARY, Claim(), code="CCM21")
    modes = [item.value.mode for item in evidence.items if item.element == "consent_bhi"]

    assert modes
    assert [one for one in modes if one == "written"] == [one for one in modes if mode == "written"]


def test_form_that_says_no() -> None:
    """A ticked refusal is kept, negated: it speaks against the claim (DESIGN 4.4)."""
    text = (
        "CONSENT FOR CHRONIC CARE MANAGEMENT\n[ ] I agree [x] I do not agree\nSignature: Maria Lopez Date signed: "
        "02/11/2026"
    )
    assert [("consent_ccm", "negated", "verified", "2026-02-11")] == consents(text)


def test_blank_form_is_a_template() -> None:
    """Nobody agreed on a form that nobody filled in."""
    text = (
        "CONSENT FOR CHRONIC CARE MANAGEMENT\n[ ] I agree [ ] I do not agree\nSignature: ____________ Date signed: "
        "____/____/____"
    )
    assert ["template"] == [polarity for _, polarity, _, _ in consents(text)]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (
            "12/18/2025 States she does not want the CCM program any more and asks us to stop it. A. Reed, RN",
            "2025-12-18",
        ),
        ("12/18/2025 Phone note.\nCCM stopped at patient request, effective 12/31/2025. A. Reed, RN", "2025-12-31"),
        ("Patient revoked CCM consent on 02/11/2026 by phone. A. Reed, RN", "2026-02-11"),
    ],
)
def test_withdrawal_is_negated_with_its_day(text: str, day: str) -> None:
    """A consent taken back later is found, so that the assessment can say contradicted."""
    assert [("consent_ccm", "negated", "verified", day)] == consents(text)


@pytest.mark.parametrize(
    "text",
    [
        "CCM Enrollment note 02/03/2026\nDiscussed CCM. Patient would like to think about it. A. Reed, RN",
        "1/5/26 Mr. Ross is enrolled in CCM. Called about labs. A. Reed, RN",
        "03/04/2026 CCM call. Verbal consent obtained to speak with daughter about medications. A. Reed, RN",
        "03/04/2026 CCM. Patient agrees to start new insulin. Gave permission to leave voicemail. A. Reed, RN",
        "03/04/2026 Verbal consent for telehealth visit obtained. CCM call 12 min. A. Reed, RN",
        "11/24/2025 Dr. Ames went over my BHI notes and agrees with plan. A. Reed, RN",
        "10/02/2026 Reviewed the September CCM work on Ms. Lopez, agree. J. Ames, MD",
        "Consent for house call service: signed 05/02/2024\nCCM program: ___ yes ___ no (not filled)",
    ],
)
def test_no_consent_to_the_program(text: str) -> None:
    """Consent to something else, being enrolled, and agreeing with a plan are no consent to a program."""
    assert [] == [found for found in consents(text) if found[1] == "affirmed"]


def test_each_program_by_itself() -> None:
    """One sentence may say yes to one program and no to another."""
    found = consents("03/04/2026 Pt consents to CCM; declines BHI. A. Reed, RN")
    assert [("consent_bhi", "negated"), ("consent_ccm", "affirmed")] == sorted(item[:2] for item in found)


def test_undated_consent_needs_review() -> None:
    """A consent that cannot be placed in time is offered, not relied on."""
    assert [("consent_ccm", "affirmed", "needs_review", None)] == consents("Patient gave verbal consent to CCM.")


@pytest.mark.parametrize(
    "text",
    [
        "Account ledger\nMailing: 'Ask about CCM! Say yes today. Verbal consent is all we need.'\nPosted 03/04/2026",
        "Chart note 03/04/2026\nGave CCM consent form to take home, to be signed at next visit.",
        "Chart note 03/04/2026\nCCM consent form mailed, not back yet.",
        "Chart note 03/04/2026\nCCM: left voicemail asking for consent.",
        "Chart note 03/04/2026\nShe agreed to think about CCM.",
        "Chart note 03/04/2026\nHusband consented to CCM for himself.",
    ],
)
def test_consent_not_given_by_the_patient(text: str) -> None:
    """Advertising, a form sent out, a request and a relative's own enrollment are no consent of the patient."""
    assert [] == [item for item in consents(text) if item[1] == "affirmed" and item[2] == "verified"]


def test_signing_has_many_words() -> None:
    """Putting one's name to an agreement is signing it; the program may stand between the sheet and the verb."""
    assert [("consent_ccm", "affirmed", "verified", "2025-09-16")] == consents(
        "Visit 09/16/2025\nMrs. Diaz put her name to the chronic care agreement today, September 16, 2025."
    )
    assert [("consent_bhi", "affirmed", "verified", "2025-10-02")] == consents(
        "Visit 09/16/2025\nA second sheet, for behavioral health integration, she signed on October 2, 2025."
    )


@pytest.mark.parametrize(
    "text",
    [
        "MD review [X] agree with RN's CCM plan. T. Orr, DO 3/12/26",
        "[X] I agree with the nurse's CCM notes. T. Orr, DO 3/12/26",
        "03/12/2026 Agrees with the BHI assessment above. T. Orr, DO",
    ],
)
def test_a_colleagues_agreement_is_no_consent(text: str) -> None:
    """Whoever signs off somebody's plan, notes or assessment has not consented for the patient."""
    assert [] == consents(text)


def test_a_form_that_was_sent_in_has_the_day_above_its_statements() -> None:
    """The day of sending stands over the statements that the patient answered; another form's day is not theirs."""
    text = (
        "Form responses\nForm: Care between visits   Submitted via portal 01/21/2026 14:22 by the patient.\n\n"
        "Patient consents to Chronic Care Management (CCM) services.\nForm: Video visits   Submitted 09/30/2025 09:10\n"
        "I agree to be seen by video: YES"
    )
    assert given("consent_ccm", "2026-01-21") == consents(text)


@pytest.mark.parametrize(
    "text",
    [
        "Consent for Chronic Care Management\nSigned by patient: No\nDate: 01/13/2026",
        "BHI Consent\nPatient signature: Not obtained\nDate: 01/13/2026",
    ],
)
def test_a_form_that_answers_no_is_no_consent(text: str) -> None:
    """The label of a signature is none where its answer is no."""
    assert [] == consents(text)


def test_a_program_that_consent_is_told_apart_from_is_not_consented_to() -> None:
    """Consent to one program is none to the other, which is named only to be set aside (domain.md 1.0)."""
    text = "12/18/2025 Consented to BHI (verbal), separate from CCM consent. R. Quade, LPN"
    assert given("consent_bhi", "2025-12-18") == consents(text)


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("06/03/26 COCM AGREEMENT PAPER GIVEN TO PT TO READ AT HOME, WILL SIGN AND BRING IT BACK. S. REED", "planned"),
        ("06/03/26 Gave her the CoCM consent form to take home and think about.", "planned"),
        ("06/03/26 Patient took the CoCM consent home, will drop it off signed.", "planned"),
        ("06/03/26 CoCM consent form given to patient to read, signed and returned the same day.", "affirmed"),
        ("06/03/26 CoCM consent obtained verbally; copy given to patient to take home.", "affirmed"),
    ],
)
def test_a_paper_that_went_home_is_pending(text: str, polarity: str) -> None:
    """What was handed out to be read and signed is agreed to when it comes back, not before (domain.md 1.0)."""
    assert [("consent_cocm", polarity, "verified", "2026-06-03")] == consents(text)
