"""What the eighth set taught: who a line, a cell, a heading or a page belongs to (domain.md 1.7, 1.11, 2.2)."""

import pytest

from clausea.codes_load import load_codes
from clausea.content import codes_dir
from clausea.evidence import find_evidence
from clausea.models import Claim
from clausea.records import from_texts


def facts(text: str, *elements: str) -> list[tuple[object, ...]]:
    """The relied-on items of these elements: element, day and the figure that each has."""
    found = find_evidence(from_texts([text]), load_codes(codes_dir()), Claim(), code="CCM06").items
    return [
        (one.element, one.value.date or one.value.month, one.value.minutes or one.value.score or one.value.mode)
        for one in found
        if one.element in elements and one.relied_on
    ]


def test_a_weekday_before_the_day_heads_a_note() -> None:
    text = (
        "CCM notes April 2026\nThursday, April 2, 2026. Call with patient about lows. CCM time 12 minutes. P. Diaz, LVN"
    )
    assert [("staff_minutes", "2026-04-02", 12)] == facts(text, "staff_minutes")


@pytest.mark.parametrize("who", ["Mindy Osgood, nursing student,", "Dolly Quarles, patient access,"])
def test_a_learner_or_the_access_desk_is_no_clinical_staff(who: str) -> None:
    """domain.md 1.0: clinical staff works under the practitioner and is allowed to do the service."""
    text = (
        f"CCM notes March 2026\n03/25/2026 {who} on the call with patient about refills. (8 min)\n"
        "03/27/2026 Gus Ray, RN. Called patient. 6 min"
    )
    assert [("staff_minutes", "2026-03-27", 6)] == facts(text, "staff_minutes")


@pytest.mark.parametrize(
    "session",
    [
        "Individual session 06/16/2026, 55 minutes. T. Lindstrom, LMFT.",
        "05/07/2026 Testing time 45 minutes. L. Oye, RRT",
    ],
)
def test_a_session_or_a_test_is_billed_apart(session: str) -> None:
    assert [] == facts(f"CoCM chart, June 2026\n{session}", "staff_minutes", "bhcm_minutes")


def test_a_month_that_is_closed_spends_no_time() -> None:
    """domain.md 1.11: sums are never logged activities."""
    text = "CCM note 03/31/2026\nMonth closed: 26 minutes mine, 21 minutes nurse, 47 minutes altogether. D. Lee, MD"
    assert [] == facts(text, "staff_minutes", "practitioner_minutes")


def test_a_score_is_its_own_persons() -> None:
    text = (
        "CoCM note 06/15/2026\nMr. Hallberg's own PHQ-9 was 6 on 06/15/2026 at his clinic.\nPatient's PHQ-9 16 today."
    )
    assert [("rating_scale", "2026-06-15", 16)] == facts(text, "rating_scale")


def test_a_questionnaires_total_is_no_total_of_minutes() -> None:
    text = "BHI entries March 2026\n3/5/26 Phone, patient. PHQ-9 total 11. Lonely at weekends. 9 min"
    assert [] == facts(text, "minutes_total")


def test_a_house_call_is_no_telephone_call() -> None:
    text = (
        "Transitional care management visit, house call\nDate: 02/19/2026\n"
        "Cal Stanhope, MD. Patient seen in person.\nMDM: high."
    )
    assert [("patient_contact", "2026-02-19", "in_person")] == facts(text, "patient_contact", "tcm_contact")


def test_whoever_received_a_paper_was_not_talked_with() -> None:
    assert [] == facts(
        "CCM note 02/13/2026\nDaughter received the revised plan by mail on 02/11/2026.", "patient_contact"
    )


def test_a_laboratorys_specimen_blanks_no_page() -> None:
    text = "CCM log 03/04/2026\nCalled patient, 9 minutes. G. Ray, RN\nSpecimen stable for 72 hours."
    assert [("staff_minutes", "2026-03-04", 9)] == facts(text, "staff_minutes")


def test_consent_is_told_below_its_heading() -> None:
    text = "CCM consent\nObtained by telephone from the patient on 12/02/2025. Cost share explained."
    assert [("consent_ccm", "2025-12-02", "verbal")] == facts(text, "consent_ccm")


@pytest.mark.parametrize(
    ("text", "elements", "expected"),
    [
        (  # the way of contact at the front of a dated line; nobody was reached, and a slot lies ahead
            "CCM notes May 2026\n05/03/2026 Phone, 12 min. Swelling down, weighs daily.\n"
            "05/05/2026 Phone, 6 min. Left message.\n05/09/2026 Phone, 15 min held for her call.",
            ("patient_contact",),
            [("patient_contact", "2026-05-03", "phone")],
        ),
        (  # whoever signs a review below the work did not do it, and a therapist who was called did not either
            "BHI notes, March 2026\n(behavioral health integration; Cora Whitfield, LMHC)\n"
            "March 17, 2026. Called his therapist, Julian Prior, LICSW. My time was 7 minutes.\n"
            "Read through and approved under my general supervision. Yusra Belcourt, MD, April 2, 2026.",
            ("staff_minutes", "practitioner_minutes"),
            [("staff_minutes", "2026-03-17", 7)],
        ),
        (  # the figure behind the place of a questionnaire is its score, pages and goals are none
            "Office visit 03/04/2026, Ana Ruiz, MD\nPt filled out the PHQ-9 on paper at check-in: 14.\n"
            "GAD-7 given to patient to take home: 2 pages.",
            ("rating_scale",),
            [("rating_scale", "2026-03-04", 14)],
        ),
        (  # a month's number and working hours are no sums; a table of months is one for each
            "CoCM enrollment\nMay 2026 is month 3.\nShe may work full time without limits from June 1, 2026.\n\n"
            "CoCM monthly time\nMonth  CoCM minutes\nJan 2026  72\nFeb 2026  64",
            ("minutes_total",),
            [("minutes_total", "2026-01", 72), ("minutes_total", "2026-02", 64)],
        ),
    ],
)
def test_words_of_offices_never_met(text: str, elements: tuple[str, ...], expected: list[tuple[object, ...]]) -> None:
    """What the ninth set taught (domain.md 1.0, 1.11, 2.2): each kind with its look-alike."""
    assert expected == facts(text, *elements)
