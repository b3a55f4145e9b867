"""Facts as other hands state them: what stands around a statement and its day changes neither."""

import pytest

from clausea.codes_load import load_codes
from clausea.content import codes_dir
from clausea.evidence import find_evidence
from clausea.models import Claim
from clausea.records import from_texts

CASES = (
    ("care_plan", "COMPREHENSIVE CARE PLAN, 05/21/2026. HF: daily wt. DM: CGM.", [{"date": "2026-05-21"}]),
    ("care_plan", "Care plan completed 3/2/26, will review quarterly.", [{"date": "2026-03-02"}]),
    ("care_plan", "3/10/26 Chart audit: comprehensive care plan present, dated 1/5/26.", [{"date": "2026-01-05"}]),
    ("care_plan", "Care plan due 3/2/26, will do at AWV", []),
    ("care_plan_shared", "Copy of care plan given to pt and sent to PCP 3/3/26", [{"date": "2026-03-03"}]),
    ("care_plan_shared", "Copy of care plan sent to PCP for pt 3/3/26", []),
    (
        "staff_minutes",
        "3/10/26 CCM call 12 min with pt, visit scheduled 3/20. Ana Lucero RN",
        [{"date": "2026-03-10", "minutes": 12}],
    ),
    ("registry", "Added to registry 3/2/26, will be tracked weekly.", [{"date": "2026-03-02"}]),
    (
        "rating_scale",
        "PHQ-9 done by phone 3/3/26: 13. GAD-7: 9.",
        [
            {"date": "2026-03-03", "instrument": "PHQ-9", "score": 13},
            {"date": "2026-03-03", "instrument": "GAD-7", "score": 9},
        ],
    ),
    ("rating_scale", "PHQ-9 last done 1/3/26. GAD-7 9.", []),
    (
        "rating_scale",
        "Edinburgh scale at 6-wk postpartum visit, 2/26/26, scored 14.",
        [{"date": "2026-02-26", "instrument": "EPDS", "score": 14}],
    ),
    (
        "supervision",
        "Message thread 04/01/2026\nT. Wendell, LPN: BP 162/94 x3, what next?\n"
        "Leif Castellanos, DO: raise amlodipine to 10, I will look at the log Friday.",
        [{"date": "2026-04-01", "person": "Leif Castellanos", "credential": "DO"}],
    ),
    ("supervision", "3/6/26 D/w Dr. Patel, cardiology: increase furosemide. P. Rautio RN", []),
    ("consent_cocm", "Portal message sent to patient 02/23/2026: CoCM description with consent form attached.", []),
    ("initiating_visit", "Comprehensive visit on March 26, 2026 served to start APCM.", [{"date": "2026-03-26"}]),
)


@pytest.mark.parametrize(("element", "text", "expected"), CASES)
def test_stated_by_other_hands(element: str, text: str, expected: list[dict[str, object]]) -> None:
    evidence = find_evidence(from_texts([text]), load_codes(codes_dir()), Claim(), code="CCM06")
    keys = {key for one in expected for key in one}
    found = [item.value.given() for item in evidence.items if item.element == element and item.relied_on]
    assert expected == [{key: value for key, value in one.items() if key in keys} for one in found]


def test_a_line_that_tells_of_a_printed_plan_is_no_print_stamp() -> None:
    """It stands at the edge of its page with a date, and has been left out as one."""
    page = from_texts(["Patient received printed care plan on 03/03/2026."]).files[0].page(1)
    assert not any(line.running for line in page.lines)


def test_a_short_note_has_the_year_from_the_bracket_that_names_it() -> None:
    note = "Spoke to patient 3/31. [CCM log March 2026] Stopped ibuprofen, pain ok. Pia Rautio, RN"
    evidence = find_evidence(from_texts([note]), load_codes(codes_dir()), Claim(), code="CCM06")
    assert ["2026-03-31"] == [item.value.date for item in evidence.items if item.element == "patient_contact"]
