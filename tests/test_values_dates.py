"""Dates: every notation reads back to its day; fractions, phone numbers and versions are no dates."""

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausea.values.dates import DateHit, MonthHit, RangeHit, find_dates, find_months, find_ranges

MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
DAYS = st.dates(date(2010, 1, 1), date(2039, 12, 31))
LONG_AGO = st.dates(date(1930, 1, 1), date(2039, 12, 31))


def _ordinal(day: int) -> str:
    return f"{day}{'th' if 10 < day < 14 else {1: 'st', 2: 'nd', 3: 'rd'}.get(day % 10, 'th')}"


def _full_notations(day: date) -> list[str]:
    m, d, y, name = day.month, day.day, day.year, MONTHS[day.month - 1]
    return [
        day.isoformat(),
        f"{y}/{m}/{d}",
        f"{m}/{d}/{y}",
        f"{m:02}/{d:02}/{y}",
        f"{m}-{d}-{y}",
        f"{m:02}.{d:02}.{y}",
        f"{m} / {d} / {y}",
        f"{name} {d}, {y}",
        f"{name[:3]} {d} {y}",
        f"{name[:3]}. {d}, {y}",
        f"{name.upper()} {d}, {y}",
        f"{name} {_ordinal(d)}, {y}",
        f"{d} {name} {y}",
        f"{d}-{name[:3]}-{y}",
        f"{d:02}{name[:3].upper()}{y}",
        f"{_ordinal(d)} of {name} {y}",
    ]


def _short_notations(day: date) -> list[str]:
    m, d, y = day.month, day.day, day.year % 100
    return [
        f"{m}/{d}/{y:02}",
        f"{m:02}/{d:02}/{y:02}",
        f"{m:02}-{d:02}-{y:02}",
        f"{m:02}.{d:02}.{y:02}",
        f"{MONTHS[m - 1][:3]} {d} '{y:02}",
        f"{d}-{MONTHS[m - 1][:3]}-{y:02}",
    ]


@given(
    LONG_AGO,
    st.sampled_from(["{}", "DOS: {}", "({})", "seen {}.", "Signed {} 10:02", "{}: call with patient", "{}, {}"]),
)
def test_every_full_notation_reads_back(day: date, frame: str) -> None:
    """A written day is that day, wherever it stands."""
    for written in _full_notations(day):
        text = frame.replace("{}", written)
        hits = find_dates(text)
        assert [day.isoformat()] * frame.count("{}") == [hit.iso for hit in hits], text
        assert all(written == text[hit.start : hit.end] and not hit.partial for hit in hits)


@given(DAYS)
def test_two_digit_years_are_this_century(day: date) -> None:
    """Charts write 3/5/26; up to 39 that is 20xx."""
    for written in _short_notations(day):
        assert [DateHit(3, 3 + len(written), day.isoformat(), False)] == list(find_dates(f"on {written} she called"))


def test_a_birth_of_two_digits_is_of_the_last_century() -> None:
    """A birth in 1931 is no visit in 2031."""
    assert ["1931-11-02"] == [hit.iso for hit in find_dates("DOB: 11/02/31")]


@given(DAYS, st.integers(-40, 40))
def test_a_missing_year_comes_from_near(day: date, days_off: int) -> None:
    """ "5/6" in an entry of May is that May's sixth; the year's turn included."""
    near = (day + timedelta(days=days_off)).isoformat()
    name = MONTHS[day.month - 1]
    for written in (f"{day.month}/{day.day}", f"{name} {day.day}", f"{name[:3]} {_ordinal(day.day)}"):
        text = f"called on {written}, no answer"
        assert [DateHit(10, 10 + len(written), day.isoformat(), True)] == list(find_dates(text, near=near)), text


def test_a_page_count_after_a_date_is_no_date() -> None:
    """ "export 04/28/2026 3/8": one date."""
    assert ["2026-04-28"] == [hit.iso for hit in find_dates("chart export 04/28/2026 3/8", near="2026-04-10")]


def test_without_near_nothing_partial_is_read() -> None:
    """A date without its year is no date where nobody knows the year."""
    assert () == find_dates("message left 5/5 and 5/6; seen March 5 and on the 6th, Thursday")


@pytest.mark.parametrize(
    ("text", "near", "expected"),
    [
        ("message left 5/5 and 5/6; son reached 5/7", "2025-05-09", ["2025-05-05", "2025-05-06", "2025-05-07"]),
        ("5/6 - 9 min - ride arranged", "2025-05", ["2025-05-06"]),
        ("03-25 called patient", "2026-03-30", ["2026-03-25"]),
        ("seen on the 6th, then again", "2026-03-10", ["2026-03-06"]),
        ("calls on the 4th and 12th.", "2026-03", ["2026-03-04", "2026-03-12"]),
        ("LVM Thursday", "2026-03-10", ["2026-03-05"]),
        ("spoke with her last Tues", "2026-03-10", ["2026-03-03"]),
        ("reached her on Tuesday", "2026-03-10", ["2026-03-10"]),
        ("reached her yesterday", "2026-03-01", ["2026-02-28"]),
        ("Discuss enrollment tomorrow", "2025-12-31", ["2026-01-01"]),
        ("12/30 no answer", "2026-01-04", ["2025-12-30"]),
        ("Thursday, March 5, 2026", "2026-03-10", ["2026-03-05"]),
        ("calls March 3, 10 and 17, 2026", None, ["2026-03-03", "2026-03-10", "2026-03-17"]),
        ("visit next Thursday, every Monday", "2026-03-10", []),
    ],
)
def test_partial_dates_in_their_sentence(text: str, near: str | None, expected: list[str]) -> None:
    """Month-day, ordinals, weekdays and lists resolve by what is known (domain.md 2.2, T25)."""
    assert expected == [hit.iso for hit in find_dates(text, near=near)]


@pytest.mark.parametrize(
    "text",
    [
        "strength 5/5 in all extremities",
        "5/5 strength",
        "VA 20/25 OD 6/9 OS",
        "BP 120/80",
        "pain 4/10",
        "rates pain 8/10 today",
        "score 14/21",
        "PHQ-2 3/6",
        "page 1/8",
        "3/8",
        "extension 4/5, otherwise 5/5",
        "Page 1 of 8 p. 2/9",
        "1/2 tablet daily",
        "3/4 cup",
        "2/6 systolic murmur",
        "Mini-Cog 5/5",
        "oriented 4/4",
        "answered 7/9 items",
        "740-555-0142",
        "1-800-555-0169",
        "NDC 0002-8215-01",
        "12345-6789-01",
        "v3.2.15",
        "version 1.2.26",
        "123-45-6789",
        "02/30/2026",
        "13/14/2026",
        "5/6%",
        "Mar 12 minutes",
        "May 10 mg",
        "3-5 days",
        "10-12 visits",
        "the 2nd attempt",
        "patient may 5 times",
    ],
)
def test_what_only_looks_like_a_date(text: str) -> None:
    """Strength, acuity, pressure, pain, scores, pages, doses, phones, drug codes and versions are no dates."""
    assert () == find_dates(text, near="2026-05-15")


@pytest.mark.parametrize(
    "written",
    [
        "March 2026",
        "Mar 2026",
        "MARCH 2026",
        "March, 2026",
        "Mar-26",
        "03/2026",
        "3/2026",
        "2026-03",
        "March of 2026",
        "Mar '26",
    ],
)
def test_every_notation_of_a_month(written: str) -> None:
    """A month with its year, in any notation."""
    assert (MonthHit(4, 4 + len(written), "2026-03"),) == find_months(f"for {written}: 27 minutes")


def test_a_full_date_is_no_month() -> None:
    """The month of a full date is not a month of its own."""
    assert () == find_months("03/05/2026, 2026-03-05, March 5, 2026 and 5 March 2026")


@pytest.mark.parametrize(
    ("text", "near", "expected"),
    [
        ("4/30-5/1/25", None, ("2025-04-30", "2025-05-01")),
        ("4/30-5/1", "2025-05", ("2025-04-30", "2025-05-01")),
        ("March 3-10, 2026", None, ("2026-03-03", "2026-03-10")),
        ("02/01/2026 to 02/28/2026", None, ("2026-02-01", "2026-02-28")),
        ("02/01/2026 through 02/28/2026", None, ("2026-02-01", "2026-02-28")),
        ("2026-02-01 – 2026-02-28", None, ("2026-02-01", "2026-02-28")),
        ("12/30-1/2/26", None, ("2025-12-30", "2026-01-02")),
        ("March 30 - April 2, 2026", None, ("2026-03-30", "2026-04-02")),
    ],
)
def test_ranges(text: str, near: str | None, expected: tuple[str, str]) -> None:
    """A stretch of days, its year written once or known; both ends are dates too (domain.md 2.2, T17)."""
    assert (RangeHit(0, len(text), *expected),) == find_ranges(text, near=near)
    assert list(expected) == [hit.iso for hit in find_dates(text, near=near)]


@given(st.text(max_size=200), st.sampled_from([None, "2026-03", "2026-03-05"]))
def test_no_text_breaks_it(text: str, near: str | None) -> None:
    """Any text is read; hits are in order, apart, and inside it."""
    for hits in (find_dates(text, near=near), find_months(text)):
        assert all(0 <= hit.start < hit.end <= len(text) for hit in hits)
        assert all(one.end <= two.start for one, two in itertools.pairwise(hits))
    find_ranges(text, near=near)


@given(
    st.lists(
        st.sampled_from(
            ["3", "12", "/", "-", ".", " ", "2026", "26", "Mar", "March ", "5th", "the ", "\n", ",", "to", "may"]
        ),
        max_size=12,
    )
)
def test_no_jumble_breaks_it(parts: list[str]) -> None:
    """Dates in pieces are read or not, never crash."""
    text = "".join(parts)
    for hit in find_dates(text, near="2026-03-05"):
        date.fromisoformat(hit.iso)
    find_ranges(text, near="2026-03")


def test_near_must_be_a_date_or_month() -> None:
    """A caller's mistake is an error."""
    with pytest.raises(ValueError, match="isoformat"):
        find_dates("5/6", near="May")
