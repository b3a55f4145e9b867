"""Calls of the front desk are no clinical contact (domain.md 1.7 and 2.2: staff, not schedulers)."""

import pytest

from clausea.codes_load import load_codes
from clausea.content import codes_dir
from clausea.evidence import find_evidence
from clausea.models import Claim
from clausea.records import from_texts

DISCHARGED = "Problem list\nHypertension. Discharged home 06/10/2026 from Larch Hospital.\n"


def contacts(text: str) -> list[tuple[str, str | None]]:
    """The contacts that a letter could rest on, with their days."""
    found = find_evidence(from_texts([DISCHARGED, text]), load_codes(codes_dir()), Claim(), code="CCM36").items
    return [
        (one.element, one.value.date)
        for one in found
        if one.element in ("tcm_contact", "patient_contact") and one.relied_on
    ]


@pytest.mark.parametrize(
    "text",
    [
        "06/11/2026 9:20 AM Taken by: Nell P., scheduling\nCaller: daughter. Wants hospital follow-up.\nBooked 06/17.",
        "06/11/2026 Call answered by front desk. Spoke with patient about hospital follow-up time.",
        "06/11/2026 Spoke with patient after discharge, booked 06/17. Scheduling only.",
    ],
)
def test_the_front_desk_reaches_nobody(text: str) -> None:
    """Whoever books the visit has not made the interactive contact."""
    assert [] == contacts(text)


def test_a_nurse_who_books_the_visit_has_reached_the_patient() -> None:
    """The same words by a nurse, who also asks how things are, are the contact."""
    text = "TCM call 06/11/2026\nSpoke with patient. Medicines reviewed.\nBooked 06/17.\nNell Park, RN"
    assert ("tcm_contact", "2026-06-11") in contacts(text)
