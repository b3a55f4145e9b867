"""Forms of a contact are read as a whole; a date of the stay, another house's call and a machine make no contact."""

import random

import pytest

from clausea.codes_load import load_codes
from clausea.content import codes_dir
from clausea.evidence import find_evidence
from clausea.models import Claim
from clausea.records import from_texts

LIBRARY = load_codes(codes_dir())
WHO = ("Contacted", "Spoke with", "Person contacted", "Contact with", "Recipient", "Call to", "Talked to", "Reached")
WHOM = ("Patient", "Self", "Daughter (Elena)", "pt's wife Carol", "Caregiver")
DAY = ("Date", "Contact date", "Date of call", "DOS", "Outreach date", "Date/Time")
WAY = ("Contact type: Phone", "Method: Telephone", "Mode of contact: telephonic", "Type: [x] Phone [ ] Video")
REACHED = ("Outcome: Successful", "Call result: Connected", "Contact made? Yes", "Status: Contact made", "Reached? Y")
NOBODY = ("Outcome: LVM", "Call result: Voicemail", "Contact made? No", "Status: Not reached", "Reached? N",
          "Disposition: Busy", "Outcome: Attempted", "Status: Scheduled", "Outcome: [ ] Reached [x] LVM")  # fmt: skip


def facts(text: str) -> set[tuple[str, str | None]]:
    """What a letter could rest on: contacts, attempts and coordination with their days."""
    elements = ("patient_contact", "tcm_contact", "tcm_attempt", "coordination")
    found = find_evidence(from_texts([text]), LIBRARY, Claim(), code="CCM36").items
    return {(one.element, one.value.date) for one in found if one.element in elements and one.relied_on}


def form(seed: int, outcomes: tuple[str, ...]) -> str:
    """A form of a call with its labels in any order."""
    chance = random.Random(seed)
    lines = [f"{chance.choice(WHO)}: {chance.choice(WHOM)}", chance.choice(WAY), chance.choice(outcomes)]
    lines.insert(chance.randrange(4), f"{chance.choice(DAY)}: 03/12/2026")
    body = chance.choice(("\n", " | ")).join(lines)
    return f"Patient Outreach\n{body}\nCare manager: M. Okafor, RN"


@pytest.mark.parametrize("seed", range(12))
def test_a_form_with_a_good_outcome_is_a_contact(seed: int) -> None:
    """Whatever its labels are called and however they are ordered."""
    assert ("patient_contact", "2026-03-12") in facts(form(seed, REACHED))


@pytest.mark.parametrize("seed", range(16))
def test_a_form_without_an_answer_is_none(seed: int) -> None:
    """The outcome in one field decides about the name in another: voicemail is no interactive contact (MLN908628)."""
    assert set() == facts(form(seed, NOBODY))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Discharge date: 6/1/2026\nDate of successful contact: 6/2/2026\nContacted: Patient\nVia: phone\nD. Wu, RN",
            {("patient_contact", "2026-06-02"), ("tcm_contact", "2026-06-02")},
        ),
        ("3/12/26 TC pt's son NA. M. Okafor RN", set()),
        ("3/12/26 TCM call. D/C 3/11/26 Valley Hosp. LM for Mr. Ruiz. M. Okafor RN", {("tcm_attempt", "2026-03-12")}),
        ("3/12/26 TCM call (Valley Hosp dc 3/11/26) hospital unable to reach pt. M. Okafor RN", set()),
        ("3/12/26 Interactive contact (Mercy dc 3/11/26) VM full. M. Okafor RN", {("tcm_attempt", "2026-03-12")}),
        ("3/12/26 Hospital nurse called her daughter. M. Okafor RN", set()),
        ("3/12/26 SW pt. Sugars 120-150. M. Okafor RN", {("patient_contact", "2026-03-12")}),
        ("3/12/26 Inpt St. Brendan's thru 3/11/26. Rtnd pt call, sleeping ok, has meds. M. Okafor RN",
         {("patient_contact", "2026-03-12"), ("tcm_contact", "2026-03-12")}),
    ],
)  # fmt: skip
def test_words_of_calls(text: str, expected: set[tuple[str, str | None]]) -> None:
    """Short forms of a talk, of a failed one, of another house's, and the day of the stay beside them."""
    assert expected == facts(text)


def test_a_row_whose_note_is_only_planned_is_no_contact() -> None:
    text = "Date | Type | Contact | Minutes | Note\n06/02/2026 | Phone | Patient |  | Planned\n"

    assert set() == facts(f"Care Manager Contact Log\n{text}")
