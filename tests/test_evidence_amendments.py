"""Corrections told below a time log, and rows of it that stand open."""

import functools

import pytest

from clausea.codes import Library
from clausea.codes_load import load_codes
from clausea.content import codes_dir
from clausea.evidence import find_evidence
from clausea.models import Claim
from clausea.records import from_texts

LOG = """CCM log Nov 2025
11/5/25 Ann Pruitt RN 9 min phoned patient
11/12/25 Ann Pruitt RN 15 min pharmacy call
11/20/25 Ann Pruitt RN 4 min phoned wife, plan reviewed
"""
TABLE = """CCM log May 2026
Date | Staff | Activity | Min | Status
5/6/26 | Ann Pruitt RN | Call with patient | 13 | Done
"""


@functools.cache
def library() -> Library:
    return load_codes(codes_dir())


def counted(text: str) -> list[tuple[str | None, int | None]]:
    """Day and minutes of the staff time that can be relied on."""
    found = find_evidence(from_texts([text]), library(), Claim(), code="CCM06").items
    return [(i.value.date, i.value.minutes) for i in found if i.element == "staff_minutes" and i.relied_on]


@pytest.mark.parametrize(
    "told",
    [
        "Note of 11-13-25: time for the drugstore call on 11-12 should read 5 min, I wrote 15 in error. A. Pruitt, RN",
        "Addendum 11/21/25 Ann Pruitt RN: on 11/12 I logged 15 minutes for the pharmacy. The call took 5 minutes.",
        "*Error: Nov 12 entry is 5 minutes (typed 15). Ann Pruitt RN",
        "11/12 time changed from 15 to 5 min per phone record, Ann Pruitt RN 11/22/25",
        "Time for 11/12/25 overstated. Correct minutes: 5. Ann Pruitt RN 11/22/25",
        "Please amend the entry of 12 November: five minutes rather than fifteen. Ann Pruitt RN",
    ],
)
def test_a_correction_below_a_log_changes_the_day_that_it_names(told: str) -> None:
    """A corrected time is one item with the corrected minutes (CONTRACT 1), on the day of the work."""
    assert [("2025-11-05", 9), ("2025-11-12", 5), ("2025-11-20", 4)] == sorted(counted(LOG + told))


@pytest.mark.parametrize(
    "told",
    [
        "The total for November should be 27 minutes not 28. A. Pruitt RN",
        "Correction: refill should be 30 tablets, not 15. A. Pruitt RN",
    ],
)
def test_a_correction_of_something_else_changes_no_time(told: str) -> None:
    """A sum is no activity (CONTRACT 1), and tablets are no minutes."""
    assert [("2025-11-05", 9), ("2025-11-12", 15), ("2025-11-20", 4)] == sorted(counted(LOG + told))


@pytest.mark.parametrize(
    ("row", "minutes"),
    [
        ("TO DO: call Dr. Pruss re vitamin level | 10 | ", None),
        ("Next week: ask pharmacy about refill | 10 | ", None),
        ("Call with pharmacy | 10 | Not started", None),
        ("Plan: called pharmacy, refill sent | 10 | ", 10),
        ("Call, patient keeps a tally, 11 spasms a week | 10 | Done", 10),
        ("Total CCM time for May | 10 | ", None),
    ],
)
def test_a_row_that_stands_open_was_not_spent(row: str, minutes: int | None) -> None:
    """Only an affirmed activity counts (CONTRACT 2); a row of things to do, or a sum, is none."""
    expected = [("2026-05-06", 13), *([] if minutes is None else [("2026-05-27", minutes)])]
    assert expected == counted(f"{TABLE}5/27/26 | Ann Pruitt RN | {row}")
