"""Letters, slips and leaflets: whose paper it is, who signs by what right, and what is only said of a day to come."""

import pytest

from clausea.codes_load import load_codes
from clausea.content import codes_dir
from clausea.evidence import find_evidence
from clausea.models import Claim, Item
from clausea.records import from_texts


def _items(*pages: str) -> list[Item]:
    evidence = find_evidence(from_texts(list(pages)), load_codes(codes_dir()), Claim(), code="CCM06")
    return [item for item in evidence.items if item.relied_on]


def _told(*pages: str, of: str) -> list[dict[str, object]]:
    return [item.value.given() for item in _items(*pages) if item.element == of]


_LETTER = """LETTER OF AGREEMENT
October 20, 2025
To Harbor House Calls:
On behalf of my mother, I accept the offer of chronic care management by Iris Vale, NP.
Ann Roe, daughter, agent under health care power of attorney dated May 2, 2022
signed Ann Roe 10/20/2025"""


def test_a_letter_of_consent_has_its_signature_s_day_and_names_the_signer_s_right() -> None:
    """Consent is dated and given by the patient or who may sign (MLN909188): not the day of the power of attorney."""
    (consent,) = _told(_LETTER, of="consent_ccm")
    assert ("2025-10-20", "written", "representative", "power of attorney") == tuple(
        consent[field] for field in ("date", "mode", "given_by", "relationship")
    )


def test_to_whom_a_letter_is_written_is_nobody_called() -> None:
    assert [] == [item for item in _items(_LETTER) if item.element in ("patient_contact", "coordination")]


@pytest.mark.parametrize(
    "line",
    [
        "Pulmonary (Dr. Amund) called today, will see him 03/27.",
        "GI called and can see patient on 03/29/2026.",
        "Dr. Lund's office called, agreed to see her 03/27.",
    ],
)
def test_whom_a_specialist_will_see_was_not_called(line: str) -> None:
    assert [] == _told(f"Case note 03/20/2026\n{line}\nL. Brandt, RN", of="patient_contact")


@pytest.mark.parametrize(
    "title",
    ["Clinic handout: What is collaborative care?", "Leaflet - What is CoCM?", "What is the collaborative care model?"],
)
def test_a_handout_below_a_note_is_nobody_s_score(title: str) -> None:
    """A leaflet is a template (CONTRACT 2), whatever note it is printed under."""
    text = f"Progress note 03/20/2026\nPHQ-9 today 12.\n{title}\nScores such as a PHQ-9 of 14 help us see change."
    assert [12] == [told["score"] for told in _told(text, of="rating_scale")]


_SUMMARY = """VALLEY REGIONAL MEDICAL CENTER Roe, Ann DOB 01/27/1951
DISCHARGE SUMMARY
Discharge date 03/13/2026 to home."""
_SLIPS = """NORTH FORK FAMILY MEDICINE Roe, Ann 01/27/1951
PHONE SLIPS (March 2026)
Mon 03/16/26 2:35 pm. Dialed home. Rang out, left word on the machine to call us. Corey Banks, MA
Tue 03/17/26 10:05 am. Reached daughter at home. Still short on stairs. Hanna Voss, RN"""


def test_a_page_on_another_house_s_paper_goes_on_with_no_entry() -> None:
    """The practice's own calls do not stand in the hospital's summary before them (domain.md 1.3)."""
    assert ["2026-03-17"] == [told["date"] for told in _told(_SUMMARY, _SLIPS, of="tcm_contact")]
    assert ["2026-03-16"] == [told["date"] for told in _told(_SUMMARY, _SLIPS, of="tcm_attempt")]


@pytest.mark.parametrize(
    ("line", "level"),
    [
        ("Complexity of decisions: HIGH (threat to breathing).", ["high"]),
        ("Clinical decision complexity today was moderate.", ["moderate"]),
        ("Decisions about high-cost home care were put off.", []),
    ],
)
def test_complexity_of_decisions(line: str, level: list[str]) -> None:
    assert level == [told["level"] for told in _told(f"TCM visit 03/20/2026\n{line}", of="mdm")]


_DICTATED = """CARE MANAGEMENT DICTATIONS
Entries are those of Iris Vale, NP-C (IV), unless another name is given.
January 13, 2026. CCM. Spoke by telephone with her daughter. I gave this 9 minutes. IV, NP
January 16, 2026. CCM. Called pharmacy about refills. I put 5 minutes into this. IV, NP
January 20, 2026. CCM. Called patient. I will allow ten minutes for the next one.
She gave herself 30 minutes of rest. IV, NP
January 22, 2026. CCM. Called her daughter. My share was 14 minutes. IV, NP
Correction dictated January 23, 2026. For January 13 I said 9 minutes.
The right figure for January 13 is 7 minutes. IV, NP"""


def test_a_dictated_sentence_says_how_long_its_writer_worked() -> None:
    """A corrected time is one item with the corrected minutes (CONTRACT 1)."""
    told = _told(_DICTATED, of="practitioner_minutes")
    assert [("2026-01-13", 7), ("2026-01-16", 5), ("2026-01-22", 14)] == sorted(
        (str(one["date"]), one["minutes"]) for one in told
    )
