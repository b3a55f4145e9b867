"""What the embedded reader promises about scales, direction and collaborative care."""

import pytest

from clausea.codes_load import load_codes
from clausea.content import codes_dir
from clausea.evidence import find_evidence
from clausea.models import Claim
from clausea.records import from_texts

LIBRARY = load_codes(codes_dir())


def _found(element: str, text: str) -> list[dict[str, object]]:
    """The relied-on values of one element in a page of text."""
    evidence = find_evidence(from_texts([text]), LIBRARY, Claim(), code="CCM06")
    return [item.value.given() for item in evidence.items if item.element == element and item.relied_on]


def _scale(instrument: str, score: int, date: str) -> dict[str, object]:
    return {"date": date, "instrument": instrument, "score": score}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "PHQ-9 16 (03/03/2026), 12 (04/07/2026).",
            [_scale("PHQ-9", 16, "2026-03-03"), _scale("PHQ-9", 12, "2026-04-07")],
        ),
        (
            "Visit 05/12/2026\nPHQ-9 and GAD-7 were 13 and 10 today.",
            [_scale("PHQ-9", 13, "2026-05-12"), _scale("GAD-7", 10, "2026-05-12")],
        ),
        (
            "Note 05/12/2026\nPHQ-9: 11 (moderate), prior 15 (04/01/2026).",
            [_scale("PHQ-9", 11, "2026-05-12"), _scale("PHQ-9", 15, "2026-04-01")],
        ),
        ("PHQ-9 form, completed 05/12/2026\nTotal: 7", [_scale("PHQ-9", 7, "2026-05-12")]),
        ("BHI note 05/12/2026\nPHQ-9 19 at entry. Sleeps better.", []),
        ("05/12/2026 Repeat PHQ-9 fell to 7.", [_scale("PHQ-9", 7, "2026-05-12")]),
        ("05/12/2026 We did the PHQ-9 together and it came out to 13.", [_scale("PHQ-9", 13, "2026-05-12")]),
        ("05/12/2026 PHQ-9 dropped five points and is now 12.", [_scale("PHQ-9", 12, "2026-05-12")]),
        (
            "05/12/2026 PHQ-9 & GAD-7 done (12, 9).",
            [_scale("PHQ-9", 12, "2026-05-12"), _scale("GAD-7", 9, "2026-05-12")],
        ),
        (
            "Measures (5/12/26): PHQ9: 8; GAD7: 6",
            [_scale("PHQ-9", 8, "2026-05-12"), _scale("GAD-7", 6, "2026-05-12")],
        ),
        ("ISI total: 19\nAdministered: May 12, 2026 by Mo Haskett, RN", [_scale("ISI", 19, "2026-05-12")]),
        ("[x] PHQ-9 done   Score: _11_   Date: _5/12/26_", [_scale("PHQ-9", 11, "2026-05-12")]),
        ("Repeat PHQ-9 05/12/2026 in 4 weeks.", []),
        ("Visit 05/12/2026\nItem 9 on the PHQ-9 was 0.", []),
        ("BHI note 05/12/2026\nIntake PHQ-9 19; PHQ-9 today 11.", [_scale("PHQ-9", 11, "2026-05-12")]),
        ("BHI note 05/12/2026\nPHQ-9 19 at enrollment 02/03/2026.", [_scale("PHQ-9", 19, "2026-02-03")]),
        ("CoCM initial assessment 05/12/2026\nBaseline PHQ-9: 17.", [_scale("PHQ-9", 17, "2026-05-12")]),
    ],
)
def test_each_score_has_its_own_day(text: str, expected: list[dict[str, object]]) -> None:
    """A day beside another score is never borrowed; a total below its heading keeps the heading's day."""
    assert expected == _found("rating_scale", text)


@pytest.mark.parametrize(
    "text",
    [
        "Note 05/12/2026\nHer husband completed a PHQ-9 at his clinic, score 14.",
        "Note 05/12/2026\nOld episode: PHQ-9 20 on 02/10/2023, treated elsewhere.",
        "Note 05/12/2026\nPHQ-9 due at the next call, last 14.",
        "Note 05/12/2026\nAdd bupropion if PHQ-9 is not below 10 by June.",
    ],
)
def test_what_is_no_score_of_this_episode(text: str) -> None:
    """Another person's score, an earlier episode's, a scale that is due and a condition are not relied on."""
    assert [] == _found("rating_scale", text)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("I read the March log and direct this team.\nNora Beck, MD 04/01/2026", "2026-04-01"),
        ("Supervising: N. Beck, MD, reviewed March program notes 04/02/2026", "2026-04-02"),
        ("Cosigned by: Nora Beck, MD 04/03/2026 07:45", "2026-04-03"),
        ("Reviewed and approved for billing: Nora Beck, FNP-C, 04/04/2026.", "2026-04-04"),
    ],
)
def test_direction_is_dated_where_it_is_signed(text: str, day: str) -> None:
    """42 CFR 410.26(b)(5): a dated review, co-signature or statement of the practitioner shows general supervision."""
    assert [day] == [value.get("date") for value in _found("supervision", text)]


@pytest.mark.parametrize(
    "text",
    [
        "Labs reviewed by Nora Beck, MD 04/01/2026.",
        "Needs supervision with bathing, told Nora Beck, MD 04/01/2026.",
        "Approved: ____________",
        "Psychiatric consultant Ida Moor, MD, reviewed the case 04/01/2026.",
    ],
)
def test_what_is_no_direction(text: str) -> None:
    """A test result, help with bathing, a blank line and the consultant's review direct no staff."""
    assert [] == _found("supervision", text)


def test_a_consultant_is_who_the_chart_names() -> None:
    """CPT 99492: the treating physician's agreement is no psychiatric consultation."""
    text = (
        "Psychiatric consultant: Ida Moor, MD\nCaseload review 04/08/2026\nDr. Moor recommends sertraline 100 mg."
        "\nNora Beck, MD agrees, ordered 04/09/2026."
    )
    assert ["2026-04-08"] == [value["date"] for value in _found("psych_consultation", text)]


def test_a_registry_of_vaccines_is_none() -> None:
    """A registry entry is of the behavioral health registry, with its day."""
    text = "Immunization registry checked 04/01/2026.\n\nEntered in the CoCM registry 04/02/2026."
    assert [{"date": "2026-04-02"}] == _found("registry", text)


def test_the_episode_starts_where_words_say_so() -> None:
    """A rule about the first month starts no episode; an opened episode does."""
    text = "The first month of CoCM is reported with 99492.\n\nCollaborative care episode opened 04/02/2026."
    assert [{"date": "2026-04-02"}] == _found("cocm_start", text)


@pytest.mark.parametrize(
    "text",
    [
        "CCM March 2026\nLog gone over with Jolene, agree. L. Ames DO 04/02/2026",
        "Between-visit work, March 2026\nTime sheet checked by L. Ames, DO, 2 Apr 2026.",
        "CCM March 2026\nProgram run under my direction; March reviewed. L. Ames, DO, April 2, 2026.",
        "CCM March 2026\nStaff worked under my general supervision; cards read 4/2/2026. L. Ames, DO",
        "CCM March 2026\nI follow this team's work and read the March entries. L. Ames, DO, 04/02/2026",
        "March CCM: 3 calls, A. Reed RN.\nCountersigned L. Ames DO 04/02/2026",
    ],
)
def test_ways_of_directing(text: str) -> None:
    """General supervision shows in many words (42 CFR 410.26(b)(5)): a dated review or a statement of direction."""
    assert [("2026-04-02", "L. Ames")] == [
        (found.get("date"), found.get("person")) for found in _found("supervision", text)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "CCM March 2026\nWill have the log checked by Dr. Ames, MD on 4/1/2026.",
        "CCM March 2026\nMarch labs checked by Dr. Ames, MD 3/3/2026.",
        "CCM March 2026\nNeeds supervision with bathing. L. Ames, MD 3/3/2026",
    ],
)
def test_no_direction(text: str) -> None:
    """A review still to come, a reading of results and a patient's need of supervision direct no staff."""
    assert [] == _found("supervision", text)


def test_score_told_in_a_caseload_review_has_no_day() -> None:
    """A consultant repeats a score of an earlier day: it is offered, not relied on."""
    assert [] == _found(
        "rating_scale", "CoCM\nMay 7, 2026, weekly caseload review: Dr. Storm reviewed; PHQ-9 12, better."
    )
    assert [_scale("PHQ-9", 19, "2026-03-03")] == _found(
        "rating_scale", "Visit 03/03/2026\nLow since her sister's death, PHQ-9 19."
    )


@pytest.mark.parametrize(
    ("element", "text", "days"),
    [
        (
            "supervision",
            "CCM monthly summary\nReviewed by: Harold Finch, MD\nDate reviewed: 03/16/2026",
            ["2026-03-16"],
        ),
        ("supervision", "LAB RESULTS\nReviewed by: Harold Finch, MD\nDate reviewed: 03/16/2026", []),
        ("supervision", "Note sent to Harold Finch, MD for cosign. Cosigned 3/9/2026", ["2026-03-09"]),
        ("supervision", "03/16/2026 Dr. Finch directed nurse to hold lasix. K. Dao RN", ["2026-03-16"]),
        ("supervision", "03/16/2026 Dr. Finch directed patient to the ER.", []),
        ("supervision", "CoCM psych consult note - 01/29/2026 - I reviewed the chart. Bianca Holt, PMHNP", []),
        ("bh_plan", "03/04/2026 Plan of care for anxiety: worry log nightly, weekly calls.", ["2026-03-04"]),
        ("bh_plan", "03/04/2026 Depression care plan due", []),
        (
            "care_plan_activity",
            "Care plan history\nv3  03/20/2026  modified\nv2  12/12/2025  modified",
            ["2026-03-20", "2025-12-12"],
        ),
        (
            "psych_consultation",
            "01/09/2026 Consents to CoCM incl. review of the chart by the psychiatric consultant.",
            [],
        ),
        ("psych_consultation", "03/12/2026 Weekly caseload review held with psychiatric consultant.", []),
        ("rating_scale", "PHQ-9: 02/10/2026 = 17; 03/13/2026 = 12", ["2026-02-10", "2026-03-13"]),
        ("rating_scale", "PHQ-9\n03/10/2026 14 min call", []),
        ("coordination", "03/11/2026 Dr. Brandt: 14 minutes CCM, reviewed labs", []),
        ("bhcm_minutes", "CoCM: BHCM 60 minutes remaining to reach 99493 as of 05/11/2026.", []),
    ],
)
def test_what_offices_write_of_plans_reviews_and_scores(element: str, text: str, days: list[str]) -> None:
    """The day is that of the act; what is due, lacking, explained or held in general is none (CONTRACT 1 and 2)."""
    assert days == [value.get("date") for value in _found(element, text)]
