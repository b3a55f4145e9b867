"""Ordinary ways to write one thing, set side by side by rule: headings of contacts, times, an offer's yes, plans."""

import pytest

from clausea.codes_load import load_codes
from clausea.content import codes_dir
from clausea.evidence import find_evidence
from clausea.models import Claim
from clausea.records import from_texts

LIBRARY = load_codes(codes_dir())


def _relied(text: str, *elements: str) -> list[tuple[str, str | None, object]]:
    """(element, date, minutes or person) of what is relied on."""
    evidence = find_evidence(from_texts([text]), LIBRARY, Claim(), code="CCM06")
    return [
        (item.element, item.value.date, item.value.minutes or item.value.person)
        for item in evidence.items
        if item.relied_on and item.element in elements
    ]


WAYS = (
    "Telephone visit", "Video visit", "Telehealth visit", "tele-visit", "Virtual visit", "Audio visit", "phone session",
    "Zoom session", "Phone check-in", "Telephone encounter", "Phone call", "Phone follow-up", "Care manager call",
)  # fmt: skip
SAID = "Slept better this week, walked every day with his wife."
HEADINGS = (
    "CCM {way} 05/21/2026 3:10-3:18 pm, 8 min\n{said}\nPlan goes on.\nG. Tillery, RN",
    "CCM {way}\nDate: 05/21/2026   Time: 8 minutes\n{said}\nG. Tillery, RN",
    "05/21/2026 CCM {way} 8 min\nS: {said}\nG. Tillery, RN",
    "CCM notes, May 2026\n\n05/21/2026 {way}, 8 min. {said} G. Tillery, RN",
    "05/21/2026 CCM {way} - G. Tillery, RN - 8 min\n{said}",
)


@pytest.mark.parametrize("way", WAYS)
def test_a_headed_contact(way: str) -> None:
    """A heading with day, way and length is a contact with the patient and its writer's minutes; no wife is called."""
    expected = [("patient_contact", "2026-05-21", None), ("staff_minutes", "2026-05-21", 8)]
    heading = HEADINGS[WAYS.index(way) % len(HEADINGS)]

    for form in (heading, HEADINGS[-1]):
        actual = _relied(form.format(way=way, said=SAID), "patient_contact", "staff_minutes", "coordination")
        assert expected == sorted(actual), form


def test_the_writer_of_a_headed_call_is_no_therapist_who_was_called() -> None:
    """An LCSW who heads a BHI note as its writer is not the party of a coordination (CONTRACT 1)."""
    text = "05/21/2026 BHI phone call - G. Tillery, LCSW - 8 min\nPt slept better this week, walks every day."

    assert [("staff_minutes", "2026-05-21", 8)] == _relied(text, "bh_coordination", "coordination", "staff_minutes")


OFFER = (
    "Visit of 11/25/2025\nCassius Whitford, MD. Office visit.\nBehavioral health integration (BHI) explained: a "
    "counselor of ours will call her between visits; a coinsurance may apply; one office a month; may stop at will. "
    "{yes}, 11/25/2025.\nCassius Whitford, MD"
)


@pytest.mark.parametrize(
    "yes",
    [
        "She wishes it, said so to me", "He is in", "She said go ahead", "She signed on", "She accepts", "Yes, please",
        "Gave the nod", "Her answer was yes", "She has no objection", "OKd by patient", "She is on board",
        "She would be glad of the calls", "She asked to be enrolled", "She takes it up",
    ],
)  # fmt: skip
def test_a_yes_to_an_explained_offer_is_the_consent(yes: str) -> None:
    """Behind a program's name, an explanation and what must be told, any plain yes is the consent (domain.md 1.3)."""
    assert [("consent_bhi", "2025-11-25", None)] == _relied(OFFER.format(yes=yes), "consent_bhi")


@pytest.mark.parametrize(
    "answer",
    [
        "She will think about it", "She does not wish it", "She wants to ask her son first", "She is undecided",
        "She said maybe later", "She passed on it", "She wants to know more first", "She asked what it costs",
        "Her daughter wants it, patient not asked", "Knee injection offered. She accepts", "She wants time",
        "Sertraline raised to 100. She is fine with it",
    ],
)  # fmt: skip
def test_a_doubtful_answer_is_none(answer: str) -> None:
    """Hedges, questions, relatives and answers to another offer are no consent."""
    assert [] == _relied(OFFER.format(yes=answer), "consent_bhi")


@pytest.mark.parametrize(
    "line",
    [
        "The person you always reach here: Colette Dufresne, LMFT, extension 12",
        "Who she can count on here: Colette Dufresne, LMFT, same person each time.",
        "Her link in the team: Colette Dufresne, LMFT (text or ring 555-0129).",
        "Nurse he talks to each month: Colette Dufresne, LMFT, 555-0101",
    ],
)
def test_a_label_that_says_whom_to_reach_names_the_designated_member(line: str) -> None:
    """Continuity with a named member of the team (CONTRACT 1), by what the label says and not by its name."""
    assert [("designated_member", None, "Colette Dufresne")] == _relied(
        f"Care plan 05/19/2026\n{line}", "designated_member"
    )


@pytest.mark.parametrize(
    "line", ["Who to call on weekends: Dana Roe, RN", "Person to contact in an emergency: Dana Roe, RN"]
)
def test_a_number_for_emergencies_names_nobody(line: str) -> None:
    """An emergency or covering contact is no designated member (elements/designated_member.toml)."""
    assert [] == _relied(f"Care plan 05/19/2026\n{line}", "designated_member")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("CCM effort 10 min", [("staff_minutes", "2026-05-21", 10)]),
        ("Worked 10 min under CCM.", [("staff_minutes", "2026-05-21", 10)]),
        ("Entered 10 minutes to the CCM log.", [("staff_minutes", "2026-05-21", 10)]),
        ("CCM effort, Lindqvist: 10 + 12 + 8 = 30 min.", []),
        ("CCM work, all contacts: 28 minutes (13, 8, 7).", []),
    ],
)
def test_a_length_counts_and_a_sum_of_others_does_not(line: str, expected: list[object]) -> None:
    """Roll-ups repeat time that stands elsewhere (domain.md 2.2): no minutes of the note that holds them."""
    text = f"CCM phone note 05/21/2026\nWent over the breathing sheet with patient.\n{line}\nG. Tillery, RN"

    assert expected == _relied(text, "staff_minutes")


SIGNED_ELSEWHERE = (
    (  # whoever stands behind a line's day wrote it, not who signs the sheet below; "all hands" adds up
        "Nurse time, chronic care\nMonth January 2026\n\n"
        "Tue 1/6/2026. Shirin Kovalenko, RN. Called patient: ankle weights. 9 min.\n"
        "Mon 2/2/2026. Shirin Kovalenko, RN. Called patient: start-of-month check. 8 min.\n"
        "All hands, January: 27 min.\nRead and signed, Dov Hallgrimsson, PA-C, 02-03-26",
        [("staff_minutes", "2026-01-06", 9), ("staff_minutes", "2026-02-02", 8)],
    ),
    (  # a signature's day may be spelled
        "CCM PROVIDER NOTE JUN 11, 2026 16:41\n\nRewrote care plan. Own time 9 min.\n\n"
        "/es/ THEA VOSSLER, ANP-BC   JUN 11, 2026 16:53",
        [("practitioner_minutes", "2026-06-11", 9)],
    ),
    (  # a figure that another one stands in place of is history
        "CCM call 3/10/26\nTelephoned Pine Barrens Oxygen about the concentrator.\nTime 11 min.\n"
        "P. Aaltonen, RN 3/10/26\n\nLATE ENTRY 3/12/26, P. Aaltonen, RN: the timer ran on. "
        "Real length of the 3/10/26 call is 5 min; please read 5 in place of 11.",
        [("staff_minutes", "2026-03-10", 5)],
    ),
)


@pytest.mark.parametrize(("text", "expected"), SIGNED_ELSEWHERE)
def test_the_minutes_of_whoever_wrote_them(text: str, expected: list[object]) -> None:
    """Time counts for the person who spent it, once, as it was corrected (domain.md 2.2, CONTRACT 1)."""
    assert expected == _relied(text, "staff_minutes", "practitioner_minutes")


def test_a_score_told_of_another_month_is_history() -> None:
    """A score with its own month is not today's (CONTRACT 2: historical)."""
    text = (
        "Office visit 05/12/2026\nThe campus clinic recorded a GAD-7 of 18 in October 2013.\nGAD-7 today: total 15.\n"
        "Anselm Brightwater, MD"
    )
    evidence = find_evidence(from_texts([text]), LIBRARY, Claim(), code="CCM06")

    actual = [(item.value.score, item.polarity) for item in evidence.items if item.element == "rating_scale"]

    assert [(18, "historical"), (15, "affirmed")] == sorted(actual, reverse=True)


def test_advice_on_a_patient_not_seen_is_no_visit() -> None:
    """A consultant's review without the patient starts nothing and is no contact (CONTRACT 1)."""
    text = (
        "Psychiatric case consultation\nDay 08/14/2026\nConsulting psychiatrist Ingmar Sollis, DO\n"
        "Gone through on the registry. I advise sertraline 100 mg. Patient not seen by me.\n"
        "Ingmar Sollis, DO 08/14/2026"
    )
    assert [] == _relied(text, "initiating_visit", "patient_contact")


def test_a_house_before_the_patient_is_not_the_patient() -> None:
    """The name beside the birth date is the patient's; the house's town stands before both."""
    head = "Pelican Row Health, Bay Colline LA · Evander Quispe · 08/02/1960 · PR-66190"
    other = "Gulf Terrace Medical Center | QUISPE, EVANDER | DOB 08/02/1960 | Enc 88-20417"
    pages = [
        f"{head}\nCCM note 03/04/2026\nCalled patient.",
        f"{other}\nDischarge date June 18, 2026",
        f"{head}\nMore.",
    ]

    assert () == from_texts([pages]).files[0].other_patient_pages
