"""Visits by the head of their encounter: its kind in a field or a cell, who held it, whether it was kept."""

import random

import pytest

from clausea.codes_load import load_codes
from clausea.content import codes_dir
from clausea.evidence import find_evidence
from clausea.models import Claim
from clausea.records import from_texts

LIBRARY = load_codes(codes_dir())
LABELS = ("Visit Type", "Type", "Encounter type", "Appt type", "Reason for visit", "Enc type", "Type of visit")
KINDS = ("F/U", "Est Pt 30", "Follow-up 15", "MAWV", "CPE", "HTN recheck", "3 month follow up", "Same day", "New Pt 60")
AFTER = ("TCM-HIGH", "TOC f/u", "Hosp FU", "SNF follow up", "Hosp d/c f/u", "Transitional Care", "HFU")
OTHERS = ("Nurse visit", "NV", "Lab only", "Injection", "Telephone", "Refill", "Portal message", "Chart prep")
LOST = ("Status: No Show", "Appt status: Scheduled", "Arrived: No", "Status: Cancelled", "Status: Rescheduled")
EXAM = "CC: HTN, COPD\nVitals: BP 140/82 SpO2 95%\nExam: NAD, lungs clear\nAssessment: stable. RTC 3 mo."
STAY = "Discharged 03/10/2026 from Valley Hospital. BP 118/70. Lungs clear. Meds reconciled. MDM moderate."


def facts(text: str) -> set[tuple[str, str | None]]:
    """Visits that a letter could rest on, with their days."""
    found = find_evidence(from_texts([text]), LIBRARY, Claim(), code="CCM36").items
    return {(one.element, one.value.date) for one in found if one.element.endswith("_visit") and one.relied_on}


def note(seed: int, kinds: tuple[str, ...], body: str, status: tuple[str, ...] = ("",)) -> str:
    """An encounter with its head in any order, in one line or several."""
    chance = random.Random(seed)
    head = [f"{chance.choice(LABELS)}: {chance.choice(kinds)}", chance.choice(("DOS: ", "Date: ")) + "03/16/2026"]
    chance.shuffle(head)
    head += [part for part in (chance.choice(status), "Provider: Lena Marsh, DO") if part]
    return chance.choice(("\n", "   ", " | ")).join(head) + "\n" + body


@pytest.mark.parametrize("seed", range(10))
def test_a_kind_in_its_field_above_an_exam_is_a_visit(seed: int) -> None:
    """A face-to-face visit with a practitioner can initiate care management (CMS, CCM FAQ)."""
    assert {("initiating_visit", "2026-03-16")} == facts(note(seed, KINDS, EXAM))


@pytest.mark.parametrize("seed", range(10))
def test_a_kind_that_names_the_stay_is_the_transitional_visit(seed: int) -> None:
    """MLN908628: a face-to-face visit within 7 or 14 days of the discharge."""
    assert ("tcm_visit", "2026-03-16") in facts(note(seed, AFTER, STAY))


@pytest.mark.parametrize("seed", range(8))
def test_other_kinds_and_visits_not_kept_start_nothing(seed: int) -> None:
    """A nurse's visit, a laboratory's, a missed or a booked one is no face-to-face visit of the practitioner."""
    assert set() == facts(note(seed, OTHERS, "BP 132/78. Tolerated well."))
    assert set() == facts(note(seed, (*KINDS, *AFTER), "Pt to bring meds.", LOST))
