"""Lengths of time: every notation reads back to the second; rates, ages and clock times are none."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausea.values.durations import DurationHit, find_durations

ONES = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = ["twenty", "thirty", "forty", "fifty"]


def _spelled(number: int) -> str:
    if number < 20:
        return ONES[number - 1]
    tens, ones = divmod(number, 10)
    return TENS[tens - 2] + (f"-{ONES[ones - 1]}" if ones else "")


FRAMES = st.sampled_from(
    [
        "{}",
        "Time spent: {}.",
        "Total {} today",
        "({})",
        "{} - called pharmacy",
        "call lasted {}, no concerns",
        "3/5 {} RN",
    ]
)


@given(st.integers(1, 59), FRAMES)
def test_every_notation_of_minutes_reads_back(minutes: int, frame: str) -> None:
    """Minutes in digits and words, with every unit, exact and unbounded."""
    written = [
        f"{minutes} min",
        f"{minutes} mins",
        f"{minutes} minutes",
        f"{minutes}min",
        f"{minutes}-minute",
        f"{minutes} MIN",
        f"{minutes:02} min",
        f"{_spelled(minutes)} minutes",
    ]
    for form in written:
        text = frame.format(form)
        start = text.index(form)
        assert (DurationHit(start, start + len(form), minutes * 60, False, None),) == find_durations(text), text


@given(st.integers(1, 9), st.integers(1, 59), FRAMES)
def test_every_notation_of_hours_and_minutes_reads_back(hours: int, minutes: int, frame: str) -> None:
    """Hours with minutes are one length."""
    for form in (
        f"{hours} hr {minutes} min",
        f"{hours} hours and {minutes} minutes",
        f"{hours}h {minutes}m",
        f"{hours} hrs, {minutes} mins",
        f"{_spelled(hours)} hours {minutes} minutes",
    ):
        text = frame.format(form)
        assert [(form, hours * 3600 + minutes * 60)] == [
            (text[hit.start : hit.end], hit.seconds) for hit in find_durations(text)
        ], text


@given(st.integers(0, 3), st.integers(0, 59), st.integers(0, 59))
def test_clocked_lengths_read_back_beside_a_word_for_them(hours: int, minutes: int, seconds: int) -> None:
    """0:12 and 00:08:30 are lengths after a length's word."""
    full = hours * 3600 + minutes * 60
    assert [full] == [hit.seconds for hit in find_durations(f"Duration: {hours}:{minutes:02}")]
    assert [full + seconds] == [hit.seconds for hit in find_durations(f"Duration {hours:02}:{minutes:02}:{seconds:02}")]
    assert [full] == [hit.seconds for hit in find_durations(f"{hours}:{minutes:02}", column=True)]


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("a quarter of an hour", 900),
        ("half an hour", 1800),
        ("half hour", 1800),
        ("three quarters of an hour", 2700),
        ("an hour and five minutes", 3900),
        ("an hour and a half", 5400),
        ("one hour", 3600),
        ("¾ hour", 2700),
        ("1 1/2 hours", 5400),
        ("0.25 hr", 900),
        ("1.5 hours", 5400),
        ("12.5 min", 750),
        ("8 min 30 sec", 510),
        ("45 seconds", 45),
        ("twelve (12) minutes", 720),
        ("CCM time: 0:12", 720),
        ("14:05-14:20 (15m)", 900),
        ("call 8'", 480),
        ("Minutes: 12", 720),
        ("Time (min): 12", 720),
        ("Minutes spent = 9", 540),
        ("changed from 21 to 8 minutes", 480),
        ("1:05 hrs", 3900),
        ("Time spent: 12 min (10:30-10:42)", 720),
    ],
)
def test_one_length_in_its_words(text: str, seconds: int) -> None:
    """The spellings of domain.md 2.1 (items 11 to 30), exact."""
    assert [(seconds, False, None)] == [hit[2:] for hit in find_durations(text)]


@pytest.mark.parametrize(
    ("text", "seconds", "approximate", "bound"),
    [
        ("~10 min", 600, True, None),
        ("approx. a quarter hour", 900, True, None),
        ("about 12 minutes", 720, True, None),
        ("12 minutes or so", 720, True, None),
        ("10-15 minutes", 600, True, None),
        ("10 to 15 min", 600, True, None),
        ("> 20 minutes", 1200, False, "at_least"),
        ("at least 20 minutes", 1200, False, "at_least"),
        ("20+ min", 1200, False, "at_least"),
        ("more than twenty minutes", 1200, False, "at_least"),
        ("less than 20 min", 1200, False, "less_than"),
        ("under 30 min", 1800, False, "less_than"),
        ("up to 20 minutes", 1200, False, "less_than"),
        ("8 mins x 2", 480, True, None),
        ("2 x 8 min", 480, True, None),
        ("8 minutes each", 480, True, None),
    ],
)
def test_hedges_limits_and_multiples_are_marked(text: str, seconds: int, approximate: bool, bound: str | None) -> None:
    """What is not an exact stated length says so; a multiple is never multiplied silently."""
    assert [(seconds, approximate, bound)] == [hit[2:] for hit in find_durations(text)]


@pytest.mark.parametrize(
    "text",
    [
        "resp 20/min",
        "every 20 minutes",
        "q15 min",
        "12 L/min",
        "60 mL/min/1.73",
        "20 minutes ago",
        "arrive 20 minutes early",
        "15 minutes late",
        "24 hours a day, 7 days a week",
        "within 48 hours",
        "24-hour line",
        "each additional 20 minutes",
        "each further 20 minutes",
        "the first 20 minutes",
        "5'8\" 70 kg",
        "in a minute",
        "metformin 20",
        "Time: 14:05",
        "Start 9:05 AM Stop 9:17 AM Sum 12",
        "aged 12 minutes",
        "Time in: 0:12",
        "BHCM minutes March: 28 + 14 + 18",
        "min assist",
        "03/03 7.1 h 6.9 h",
        "2 hours 2022".replace("2 hours", "48 hours"),
        "5 m",
        "per minute",
        "10:30-10:42",
    ],
)
def test_what_is_no_length(text: str) -> None:
    """Rates, waits, ages, rules, heights and clock times (domain.md 2.2, T20 and T21)."""
    assert () == find_durations(text)


def test_a_minutes_column_is_read_bare() -> None:
    """Each line of a column's text is a cell; without `column` bare figures are nothing."""
    assert [720, 750, 720, 510] == [
        hit.seconds for hit in find_durations("12\n12.5\n0:12\n00:08:30\nRN\n9999", column=True)
    ]
    assert () == find_durations("12\n12.5")


@given(
    st.text(max_size=200)
    | st.lists(
        st.sampled_from(
            [
                "1",
                "12",
                "min",
                "hr",
                "h",
                "m",
                " ",
                "half",
                "an hour",
                "and",
                ":",
                "-",
                "x",
                "~",
                ">",
                "(",
                "½",
                "quarter",
                "s",
            ]
        ),
        max_size=14,
    ).map("".join)
)
def test_no_text_breaks_it(text: str) -> None:
    """Any text is read; hits are inside it, in order and apart."""
    for column in (False, True):
        hits = find_durations(text, column=column)
        assert all(0 <= hit.start < hit.end <= len(text) and hit.seconds >= 0 for hit in hits)
        assert all(one.end <= two.start for one, two in itertools.pairwise(hits))
