"""Clock times and intervals."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausea.values.times import find_intervals, find_times

MINUTE = st.integers(0, 24 * 60 - 1)


def _clock(minute: int) -> str:
    return f"{minute // 60 % 24:02}:{minute % 60:02}"


def _twelve(minute: int, style: str) -> str:
    hour, half = minute // 60 % 24, "AM" if minute // 60 % 24 < 12 else "PM"
    return style.format(
        h=hour % 12 or 12,
        m=f"{minute % 60:02}",
        half=half,
        low=half.lower(),
        dots=f"{half[0].lower()}.m.",
        letter=half[0].lower(),
    )


STYLES = st.sampled_from(
    ["{h}:{m} {half}", "{h}:{m}{half}", "{h}:{m} {dots}", "{h}:{m}{low}", "{h}:{m} {low}", "{h}:{m}{letter}"]
)


@given(MINUTE, STYLES)
def test_every_notation_of_a_time_reads_back(minute: int, style: str) -> None:
    """Twelve-hour notations read back to the minute, and slice to what was read."""
    written = _twelve(minute, style)
    text = f"signed {written} by"
    assert [(written, _clock(minute))] == [(text[hit.start : hit.end], hit.time) for hit in find_times(text)]


@given(st.integers(60, 24 * 60 - 1))
def test_the_24_hour_clock_reads_back(minute: int) -> None:
    """14:05 and, beside a time's word, 1405."""
    assert [_clock(minute)] == [hit.time for hit in find_times(f"signed {_clock(minute)}")]
    assert [_clock(minute)] == [hit.time for hit in find_times(f"called at {_clock(minute).replace(':', '')}")]


@given(
    st.integers(60, 23 * 60),
    st.integers(1, 59),
    st.sampled_from(
        [
            "{}-{}",
            "{} – {}",
            "{} to {}",
            "from {} until {}",
            "Start {} Stop {}",
            "Start time: {}; End time: {}",
            "Time in: {} Time out: {}",
            "Time in {} / out {}",
            "began at {} and ended at {}",
            "Start: {} | Stop: {}",
        ]
    ),
)
def test_every_notation_of_an_interval_reads_back(first: int, length: int, frame: str) -> None:
    """Both ends and the minutes between them, in either clock."""
    last = first + length
    for style in (_clock, lambda minute: _twelve(minute, "{h}:{m} {half}")):
        text = "Call " + frame.format(style(first), style(last))
        (hit,) = find_intervals(text)
        assert (_clock(first), _clock(last), length) == (hit.from_, hit.to, hit.minutes), text
        assert text[hit.end - 1] == text[-1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Start 9:05 AM Stop 9:17 AM Sum 12", ("09:05", "09:17", 12)),
        ("Time in 0915 / out 0932", ("09:15", "09:32", 17)),
        ("(0915-0932)", ("09:15", "09:32", 17)),
        ("from 2:30 to 2:39 PM", ("14:30", "14:39", 9)),
        ("11:50-12:05 PM", ("11:50", "12:05", 15)),
        ("11:50 AM - 12:05 PM", ("11:50", "12:05", 15)),
        ("12:50-1:05", ("12:50", "13:05", 15)),
        ("12:55 PM to 1:10", ("12:55", "13:10", 15)),
        ("23:50-00:10", ("23:50", "00:10", 20)),
        ("11:50 PM - 12:10 AM", ("23:50", "00:10", 20)),
        ("2-2:15 PM", ("14:00", "14:15", 15)),
        ("9:05a-9:17a", ("09:05", "09:17", 12)),
        ("10:02:15 - 10:19:40", ("10:02", "10:19", 17)),
    ],
)
def test_intervals_settle_noon_midnight_and_meridiems(text: str, expected: tuple[str, str, int]) -> None:
    """domain.md 1.11 step 3: end minus start, midnight and AM/PM handled."""
    (hit,) = find_intervals(text)
    assert expected == (hit.from_, hit.to, hit.minutes)


@pytest.mark.parametrize(
    "text",
    ["10:19-10:02", "1200-1500 kcal", "740-555-0142", "2010-2015", "titer 1:40", "70-99 mg/dL", "0:12", "8:00-22:30"],
)
def test_what_is_no_interval(text: str) -> None:
    """An end before its start is an error of the chart, never a length."""
    assert () == find_intervals(text)


@pytest.mark.parametrize("text", ["CCM time: 0:12", "Duration 00:08:30", "ratio 1:40", "12:5", "5/6", "3.5"])
def test_what_is_no_time(text: str) -> None:
    """Lengths and ratios are not times of day."""
    assert () == find_times(text)


def test_a_time_within_an_interval_has_its_meridiem() -> None:
    """In "2:30 to 2:39 PM" both are afternoon."""
    assert ["14:30", "14:39"] == [hit.time for hit in find_times("from 2:30 to 2:39 PM")]


@given(
    st.text(max_size=200)
    | st.lists(
        st.sampled_from(["9", "09", ":", "15", "-", " to ", "AM", " p.m.", "start ", "out ", " ", "2400"]), max_size=14
    ).map("".join)
)
def test_no_text_breaks_it(text: str) -> None:
    """Any text is read, and hits lie inside it in order."""
    for hits in (find_times(text), find_intervals(text)):
        assert all(0 <= hit.start < hit.end <= len(text) for hit in hits)
        assert all(one.end <= two.start for one, two in itertools.pairwise(hits))
