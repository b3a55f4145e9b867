"""Scores of rating scales: what a patient reached, and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausea.values.instruments import INSTRUMENTS
from clausea.values.scales import find_scores

NAMES = st.sampled_from(
    ["PHQ-9", "GAD-7", "PHQ-2", "AUDIT-C", "EPDS", "PCL-5", "ISI", "CES-D", "PSC-17", "DAST-10", "PHQ-A", "GDS-15"]
)
FRAMES = st.sampled_from(
    [
        "{n}: {s}",
        "{n} {s}",
        "{n} = {s}",
        "{n} score {s}",
        "{n} total score: {s}",
        "{n} score of {s}",
        "{n} {s}/{m}",
        "{n} completed 03/05/2026: total {s} (moderate)",
        "{n} done: {s}.",
        "scored a {s} on the {n}",
        "total of {s} on her {n}",
        "{n} (03/05/2026): {s}",
        "{n} administered by phone, score {s}",
        "{n} was {s} today",
        "{n} ({s})",
    ]
)


@given(NAMES, st.integers(0, 80), FRAMES)
def test_every_notation_of_a_score_reads_back(name: str, score: int, frame: str) -> None:
    """The instrument, the score and where it stands; beyond the highest total it is handed on as out of range."""
    text = frame.format(n=name, s=score, m=INSTRUMENTS[name])
    (hit,) = find_scores(text)
    assert (name, score, False, score <= INSTRUMENTS[name]) == (hit.instrument, hit.score, hit.prior, hit.in_range), (
        text
    )
    assert str(score) == text[hit.score_start : hit.score_end]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("PHQ-9: 14 (moderate) 6/2/25, prior 19 (4/1/25)", [("PHQ-9", 14, False), ("PHQ-9", 19, True)]),
        ("PHQ-2: 4 → PHQ-9 repeated: 16", [("PHQ-2", 4, False), ("PHQ-9", 16, False)]),
        ("PHQ-9 went from 16 to 12", [("PHQ-9", 16, True), ("PHQ-9", 12, False)]),
        ("PHQ-9 16 → 12", [("PHQ-9", 16, True), ("PHQ-9", 12, False)]),
        ("PHQ-9 14, down from 19", [("PHQ-9", 14, False), ("PHQ-9", 19, True)]),
        ("Last PHQ-9 was 19", [("PHQ-9", 19, True)]),
        ("EPDS 12, item 10 = 0", [("EPDS", 12, False)]),
        ("PCL-5 41 (cut 31)", [("PCL-5", 41, False)]),
        ("GDS 15-item: 6", [("GDS-15", 6, False)]),
        ("GAD 7 =11/21", [("GAD-7", 11, False)]),
        ("PHQ9 Total Score = 7", [("PHQ-9", 7, False)]),
        ("PHQ 9:14", [("PHQ-9", 14, False)]),
        ("Patient Health Questionnaire-9 score of fourteen", [("PHQ-9", 14, False)]),
        ("PHQ-9 11/27, GAD-7 9/21", [("PHQ-9", 11, False), ("GAD-7", 9, False)]),
        ("PHQ-9 5/6: 14", [("PHQ-9", 14, False)]),
        ("PHQ-9 total score (0-27): 12", [("PHQ-9", 12, False)]),
        ("PHQ-9 12, goal < 5", [("PHQ-9", 12, False)]),
        ("AUDIT-C 5 (positive)", [("AUDIT-C", 5, False)]),
        ("PHQ-9 for teens: 12", [("PHQ-A", 12, False)]),
    ],
)
def test_scores_in_their_sentence(text: str, expected: list[tuple[str, int, bool]]) -> None:
    """Current and prior scores, screens and follow-ups (domain.md 2.1, items 49 to 58)."""
    assert expected == [(hit.instrument, hit.score, hit.prior) for hit in find_scores(text)]


@pytest.mark.parametrize(
    "text",
    [
        "PHQ-9 below 10 by 05/01/2026",
        "goal GAD-7 below 5",
        "target PHQ-9 of 5",
        "PHQ-9 goal 5",
        "PHQ-9 <5",
        "PHQ-9 due",
        "PHQ-9 not completed",
        "PHQ-9 score ____",
        "PHQ-9 item 9 1 0 0 0",
        "Item 9 = 0",
        "Q9 = 0, denies SI",
        "a PHQ-9 score of 14 means moderate depression",
        "PHQ-9 is 5 or higher",
        "PHQ-9: 5-9 mild",
        "PHQ-9 cutoff 10",
        "raise dose if PHQ-9 is not below 12",
        "half of the first PHQ-9 (17) by June",
        "PHQ-9 on 03/05/2026",
        "PHQ-9 and GAD-7 at the 05/21 contact",
        "PHQ-9 in 4 weeks",
        "The PHQ-9 is a 9 item tool",
        "PHQ-9 at visit 3",
        "PHQ-9 decreased by 5 points",
        "PHQ-9 total 21 19 18 15",
        "PHQ-9\n3. Call pharmacy",
        "an audit of 12 charts",
        "PHQ-9 time 12 minutes",
        "repeat PHQ-9 q2 weeks",
    ],
)
def test_what_is_no_score(text: str) -> None:
    """Goals, cut-offs, bands, items, examples, due dates, rows of a flowsheet (domain.md 2.2, T10 to T13)."""
    assert () == find_scores(text)


def test_out_of_range_is_said() -> None:
    """PHQ-9 34 or a wrong denominator is a reading error, never a score (domain.md 2.2, T13)."""
    assert [False, False, False] == [hit.in_range for hit in find_scores("PHQ-9 34, GAD-7 27, PHQ-9 14/21")]


@given(
    st.text(max_size=160)
    | st.lists(
        st.sampled_from(
            ["PHQ-9", "GAD-7", " ", ":", "14", "/27", "(", ")", "prior", "from", "to", "→", "\n", "score", ","]
        ),
        max_size=16,
    ).map("".join)
)
def test_no_text_breaks_it(text: str) -> None:
    """Any text is read; the score's offsets slice to a number."""
    for hit in find_scores(text):
        assert 0 <= hit.start <= hit.score_start < hit.score_end <= hit.end <= len(text)


def test_a_change_told_in_points_leaves_the_score_reached() -> None:
    """The difference in points is no score; the total reached is."""
    assert [("PHQ-9", 9)] == [(hit.instrument, hit.score) for hit in find_scores("PHQ-9 dropped 5 points to 9.")]
    assert () == find_scores("PHQ-9 dropped 5 points.")


def test_a_day_between_name_and_score_is_passed() -> None:
    """ "From" a day is no comparison with an earlier score."""
    assert [12] == [hit.score for hit in find_scores("PHQ-9 from 04/20/2026 was 12")]


def test_a_scale_not_done_keeps_the_last_score_as_prior() -> None:
    """The earlier score with its day is told, marked as prior."""
    hits = find_scores("PHQ-9 not done; last score 14 on 03/02/2026")
    assert [(14, True)] == [(hit.score, hit.prior) for hit in hits]


def test_a_score_goes_to_the_instrument_named_behind_it() -> None:
    """ "16 on the PHQ-9 and 12 on the GAD-7": the 12 is the second instrument's."""
    hits = find_scores("Scored 16 on PHQ-9 and 12 on GAD-7.")
    assert [("PHQ-9", 16), ("GAD-7", 12)] == [(hit.instrument, hit.score) for hit in hits]
