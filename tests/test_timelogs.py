"""Time logs as offices print them: the roles of their columns, titles beside the patient's name, sums counted once."""

import functools
import sys
from pathlib import Path

import pytest

from clausea.codes import Library
from clausea.codes_load import load_codes
from clausea.content import codes_dir
from clausea.evidence import find_evidence
from clausea.models import Claim, Evidence
from clausea.records import from_texts, read_records

sys.path.insert(0, str(Path(__file__).parent / "bench"))

import timelogs

KINDS = ("staff_minutes", "practitioner_minutes", "bhcm_minutes", "minutes_total")


@functools.cache
def library() -> Library:
    return load_codes(codes_dir())


def _counted(evidence: Evidence) -> list[tuple[str, str | None, int | None]]:
    return [
        (item.value.program or "total", item.value.date or item.value.month, item.value.minutes)
        for item in evidence.items
        if item.element in KINDS and item.relied_on
    ]


def counted(text: str) -> list[tuple[str, str | None, int | None]]:
    """Program, day or month, and minutes of what can be relied on."""
    return _counted(find_evidence(from_texts([text]), library(), Claim(), code="CCM06"))


HEAD = "CCM time log   Patient: Hester Lund   DOB 02/02/1945   May 2026\n"


def test_columns_are_read_by_their_heads_and_their_cells(tmp_path: Path) -> None:
    """Rows that do not count, running sums, two programs and hours in decimals, each under a title that stands beside
    the patient's name (domain.md 1.11: each activity's own time, once, for its own program)."""
    pages = [
        HEAD + "Date | Role | Name | Min | Billable | Running total\n"
        "05/05/2026 | RN | Tia Marsh | 9 | Y | 9\n"
        "05/06/2026 | LPN | Ann Cole | 4 | N | 9\n"
        "05/14/2026 | RN | Tia Marsh | 10 | Y | 19",
        HEAD.replace("CCM time", "Care management time") + "DOS | CCM | RPM | Staff\n"
        "05/15/2026 | 8 | | Tia Marsh, RN\n"
        "05/18/2026 | 7 | 6 | Tia Marsh, RN",
        HEAD + "Date | Staff | Hours\n05/19/2026 | Tia Marsh, RN | 0.20\n"
        "05/20/2026 | Tia Marsh, RN | 0.15\nTotal | | 0.35",
        HEAD + "Date | Staff | Total time | CCM eligible time\n05/26/2026 | Tia Marsh, RN | 15 min | 12 min\n"
        "05/27/2026 | Tia Marsh, RN | 6 min | 0 min",
    ]
    chart = tmp_path / "chart.pdf"
    chart.write_bytes(timelogs.typeset("\n<break>\n".join(pages), "grid"))
    found = _counted(find_evidence(read_records([chart]), library(), Claim(), code="CCM06"))
    assert found == [
        ("ccm", "2026-05-05", 9),
        ("ccm", "2026-05-14", 10),
        ("ccm", "2026-05-15", 8),
        ("ccm", "2026-05-18", 7),
        ("rpm", "2026-05-18", 6),
        ("ccm", "2026-05-19", 12),
        ("ccm", "2026-05-20", 9),
        ("total", "2026-05", 21),
        ("ccm", "2026-05-26", 12),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (  # days without a year under a month beside the patient's name, minutes as 10'
            "CCM LOG    FEB 2026    PT: Wendell Agard  DOB 6/6/1936\n2/3   10'   called re cough    Nora Petrov, RN\n"
            "2/10  x15 min   care plan rev w/ pt    Nora Petrov, RN\n",
            [("ccm", "2026-02-03", 10), ("ccm", "2026-02-10", 15)],
        ),
        (  # a bulleted list and what adds it up
            "CCM monthly note - May 2026\n• 5/4 - reviewed BP log with patient, 6 mins.\n"
            "• 5/8 - call to nephrology, 9 mins.\nStaff time 15 min\nRosa Beltran, RN\n",
            [("ccm", "2026-05-04", 6), ("ccm", "2026-05-08", 9)],
        ),
        (  # figures without a unit behind a label that can mean nothing else
            "CCM phone note 04/07/2026\nSpoke with patient.\nTime spent: 7\nBettina Crowe, RN\n",
            [("ccm", "2026-04-07", 7)],
        ),
        (  # start and stop in two sentences
            "CCM call 04/14/2026. Call began at 2:15 pm. Gout flare discussed. We spoke until 2:28 pm.\n"
            "Theo Brand, RN\n",
            [("ccm", "2026-04-14", 13)],
        ),
        (  # an entry's whole time and its part; an equation
            "CCM phone note 02/17/2026\n5-minute call to endocrinology.\nTotal time for CCM today: 17 minutes.\n"
            "Georgia Tull, RN\n",
            [("ccm", "2026-02-17", 17)],
        ),
        (
            "05/04/2026 CCM: phone 25 mins + registry update 5 mins = 30 mins. Liv Moran, RN\n",
            [("ccm", "2026-05-04", 30)],
        ),
        (  # a correction that names the day of the corrected entry, whose year is no number of minutes
            "CCM Log\n04/09/2026 12 min call with pt. M. Alvi, RN\n"
            "04/10/2026 CORRECTION: entry of 04/09/2026 should read 7 min, not 12. M. Alvi, RN\n",
            [("ccm", "2026-04-09", 7)],
        ),
        (  # what was added is time, what a rule adds is none
            "Nurse note 05/06/2026 CCM\nTime 8 minutes. Additional 5 minutes spent on call back to wife.\n"
            "99439: each additional 20 minutes.\nLena Choi, RN\n",
            [("ccm", "2026-05-06", 8), ("ccm", "2026-05-06", 5)],
        ),
        (  # a person's name that is a month's too, under a month
            "99490 documentation, month of February 2026\nFeb 3: 12 minutes, June Pohl RN, phoned patient\n"
            "Feb 13: 9 minutes, June Pohl RN, reached patient\n",
            [("ccm", "2026-02-03", 12), ("ccm", "2026-02-13", 9)],
        ),
        (  # a birth date is no day of work and no month
            "CCM summary for Iona Teague, DOB 3/19/1942\nCall with patient, which took six minutes.\nOna Field, RN\n",
            [],
        ),
    ],
)
def test_logs_in_running_text(text: str, expected: list[tuple[str, str, int]]) -> None:
    """Entries have their own day and their time once; what adds them up is no entry (domain.md 1.11, steps 3 to 7)."""
    assert counted(text) == expected


@pytest.mark.slow
def test_no_sum_of_the_bench_is_above_its_truth() -> None:
    """A wrong sum above a threshold is a requirement called met that is not."""
    assert timelogs.main([]) == 0


def test_days_as_columns_are_read_where_the_figures_are_minutes() -> None:
    head = "CCM time log - March 2026\nStaff: Dana Whitfield, LPN\n"
    assert counted(head + "Activity | 3/12 | 3/23 | Total\ncall with daughter | 16 | 7 | 23") == [
        ("ccm", "2026-03-12", 16),
        ("ccm", "2026-03-23", 7),
    ]
    assert counted(head + "Date | 3/12 | 3/23\nMinutes | 16 | 7\nWeight | 160 | 158") == [
        ("ccm", "2026-03-12", 16),
        ("ccm", "2026-03-23", 7),
    ]
    assert counted("CCM vitals - March 2026\nDate | 3/12 | 3/23\nPulse | 72 | 70") == []


def test_a_list_of_lengths_gives_each_its_own_day() -> None:
    said = "CCM log - March 2026\nDana Whitfield, LPN spent 16 minutes on March 9 and 6 on March 11 for CCM."
    assert counted(said) == [("ccm", "2026-03-09", 16), ("ccm", "2026-03-11", 6)]
    headed = "CCM TIME LOG\nStaff: Marcy Oduya, RN\n3/3/26\nphoned patient, 6 min\n3/16/26\nphoned pharmacy, 18 min"
    assert counted(headed) == [("ccm", "2026-03-03", 6), ("ccm", "2026-03-16", 18)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "CCM TIME - June 2026\nEmployee: Tia Marsh, RN\n06/02/2026 call with patient 9 min\n"
            "Employee: Lin Poe, front desk\n06/03/2026 call to book labs 6 min",
            [("ccm", "2026-06-02", 9)],
        ),
        (
            "CCM LOG June 2026\n06/02/2026 gout call, 9 min, Tia Marsh, RN\n06/09/2026 pharmacy, 5 min, Tia Marsh, RN\n"
            "Carried forward: 14 min\nPhone 9 min; coordination 5 min\nStaff breakdown: Tia Marsh, RN 14 min",
            [("ccm", "2026-06-02", 9), ("ccm", "2026-06-09", 5), ("total", "2026-06", 14)],
        ),
        (
            "06/02/2026 CCM note. Gout better. CCM time 9 min. Tia Marsh, RN\n"
            "06/09/2026 CCM note. Diet sheet mailed. CCM time 5 min. Tia Marsh, RN\n"
            "Monthly summary for June 2026\nDate        Staff        Minutes\n06/02/2026  T. Marsh, RN   9\n"
            "06/09/2026  T. Marsh, RN   5",
            [("ccm", "2026-06-02", 9), ("ccm", "2026-06-09", 5)],
        ),
        (
            "CCM  JUN 26   Pt: Bo Lee   DOB 8/8/1946\n6/2   tc pt, knee pain     9 mins.   RN\n"
            "6/9   c/p reviewed         8 mins.   RN",
            [("ccm", "2026-06-02", 9), ("ccm", "2026-06-09", 8)],
        ),
    ],
)
def test_each_office_keeps_its_log_in_its_own_way(text: str, expected: list[tuple[str, str, int]]) -> None:
    """Who heads a group of rows, what only parts or repeats the sum, days without their year (domain.md 1.11)."""
    assert counted(text) == expected


def test_a_total_below_a_day_alone_is_the_days_own() -> None:
    """It is no month's total: nothing else is timed under that day. What adds up the lines above still is one."""
    head = "CCM log March 2026\nStaff: Dana Whitfield, RN\n"
    days = "03/05/2026\nCalled patient.\nTotal time 12 minutes.\n03/09/2026\nCalled patient.\nTotal time 9 minutes.\n"
    own = [("ccm", "2026-03-05", 12), ("ccm", "2026-03-09", 9)]
    assert counted(head + days) == own
    assert counted(f"{head}{days}Month total 21 minutes") == [*own, ("total", "2026-03", 21)]
    sums = "03/05/2026\nCalled patient 12 min\n03/09/2026\nCalled patient 9 min\nTotal 21 minutes."
    assert counted(head + sums) == [*own, ("total", "2026-03", 21)]


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ("LVM for patient. She rang back on Wednesday and we spoke 8 minutes.", "2026-05-06"),
        ("Called patient, 8 min. Fell on Wednesday.", "2026-05-04"),
    ],
)
def test_a_weekday_in_a_note_is_not_always_the_last_one(told: str, day: str) -> None:
    """An answer comes after the note's first call, and what somebody tells of is not the day of the call."""
    assert counted(f"CCM note Monday 05/04/2026\n{told} Rue Lester, RN") == [("ccm", day, 8)]


@pytest.mark.parametrize("total", ["All 21", "21 min all hands", "March adds up to 21 min. SH 3/31/26"])
def test_a_sum_is_said_in_plain_words(total: str) -> None:
    head = "CCM log March 2026\nStaff: Dana Whitfield, RN\n03/05/2026 Called patient 12 min\n03/09/2026 Called 9 min\n"
    assert counted(head + total)[-1] == ("total", "2026-03", 21)
