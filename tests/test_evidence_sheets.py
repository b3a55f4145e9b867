"""Facts in sheets, rows and threads: the same fact in any notation, and what only looks like it."""

import pytest

from clausea.codes_load import load_codes
from clausea.content import codes_dir
from clausea.evidence import find_evidence
from clausea.models import Claim
from clausea.records import from_texts

LIBRARY = load_codes(codes_dir())


def facts(text: str, element: str) -> list[tuple[str | None, str | int | None]]:
    """(date, mode or minutes) of the relied-on items of an element in a page of `text`."""
    items = find_evidence(from_texts([text]), LIBRARY, Claim(), code="CCM06").items
    return [
        (item.value.date, item.value.mode or item.value.minutes)
        for item in items
        if item.element == element and item.relied_on
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Chronic Care Mgmt\n Opted in ........... 09/30/25\n How ................ spoken, by phone",
        "| Program | Consent | Date | Mode |\n| CCM | Y | 09/30/2025 | verbal |",
        "CCM WORKSHEET\n1  Date offered        09/28/2025\n2  Patient response    wants to think\n"
        "3  Date of second talk     09/30/2025\n4  Patient response    agrees, verbal",
    ],
)
def test_consent_is_read_in_any_notation_of_a_sheet(text: str) -> None:
    assert [("2025-09-30", "verbal")] == facts(text, "consent_ccm")


def test_the_patients_yes_answers_the_clinics_question() -> None:
    text = (
        "Portal thread\n03/02/2026 09:00 Clinic: May we enroll you in CCM? A copay may apply.\n"
        "03/03/2026 10:00 Patient: Yes, please."
    )
    assert [("2026-03-03", None)] == facts(text, "consent_ccm")


@pytest.mark.parametrize(
    "text",
    [
        "CCM\nConsent: No\nDate: 09/30/2025",
        "Clinical staff time (CCM): 00:14:00 on 04/02/2026. Signed: R. Pike, RN",
        "CCM enrollment 04/21/2026: plan of care reviewed, signed and a copy provided. F. Mansouri, MD",
        "Portal thread\n03/02/2026 09:00 Clinic: May we enroll you in CCM?\n"
        "03/03/2026 10:00 Patient: I will think about it.",
        "CCM packet mailed 2/6/26, awaiting signed return.",
    ],
)
def test_what_is_no_consent(text: str) -> None:
    assert [] == facts(text, "consent_ccm")


def test_days_alone_stand_under_the_months_heading() -> None:
    text = "APRIL 2026 CCM LOG\nDay | Staff | Work | Min\n2 | T. Osgood CMA | call | 8\n9 | T. Osgood CMA | fax | 6"
    assert [("2026-04-02", 8), ("2026-04-09", 6)] == facts(text, "staff_minutes")


def test_only_the_ticked_length_was_spent() -> None:
    text = "CCM contact 6/11/25\nMinutes spent: ☐ 5  ☑ 10  ☐ 15\nWho: G. Mbeki, CMA"
    assert [("2025-06-11", 10)] == facts(text, "staff_minutes")


def test_minutes_left_out_are_not_counted() -> None:
    text = (
        "Of the 40 minutes that we were on the phone 4/14/26, only 22 min went to chronic care management. J. Cole, RN"
    )
    assert [("2026-04-14", 22)] == facts(text, "staff_minutes")


def test_a_question_with_its_answer_states_the_fact() -> None:
    assert [("2026-01-15", None)] == facts(
        "DID YOU RECONCILE MEDS?  Y    DATE: 1/15/26    INIT: TM", "med_reconciliation"
    )
    assert [] == facts("DID YOU RECONCILE MEDS?  N    DATE: 1/15/26    INIT: TM", "med_reconciliation")


def test_a_condition_of_a_relative_is_none_of_the_patients() -> None:
    items = find_evidence(
        from_texts(["Pt's gout flares in winter. Her sister's COPD is worse."]), LIBRARY, Claim(), code="CCM06"
    ).items
    assert ["gout"] == [item.value.condition for item in items if item.element == "chronic_conditions"]
