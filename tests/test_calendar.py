"""The calendar that payers count with."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausea.calendar import (
    add_business_days,
    add_days,
    business_days_between,
    federal_holidays,
    is_business_day,
    month_bounds,
    month_of,
)

days = st.dates(date(2018, 1, 1), date(2035, 12, 31))


def test_holidays_of_2026_are_those_of_5_usc_6103() -> None:
    """5 U.S.C. 6103(a), and (b)(1) for 4 July 2026, a Saturday kept on Friday the 3rd."""
    expected = {
        date(2026, 1, 1): "New Year's Day",
        date(2026, 1, 19): "Birthday of Martin Luther King, Jr.",
        date(2026, 2, 16): "Washington's Birthday",
        date(2026, 5, 25): "Memorial Day",
        date(2026, 6, 19): "Juneteenth National Independence Day",
        date(2026, 7, 3): "Independence Day",
        date(2026, 9, 7): "Labor Day",
        date(2026, 10, 12): "Columbus Day",
        date(2026, 11, 11): "Veterans Day",
        date(2026, 11, 26): "Thanksgiving Day",
        date(2026, 12, 25): "Christmas Day",
    }
    assert expected == dict(federal_holidays(2026))


@pytest.mark.parametrize(
    ("day", "kept"),
    [
        (date(2021, 12, 31), True),  # New Year's Day 2022 is a Saturday
        (date(2022, 12, 26), True),  # Christmas Day is a Sunday: Executive Order 11582
        (date(2023, 1, 2), True),
        (date(2027, 6, 18), True),  # Juneteenth is a Saturday
        (date(2020, 6, 19), False),  # Public Law 117-17 is of 2021
        (date(2025, 1, 20), True),  # Dr. King's birthday, which is Inauguration Day as well
        (date(2029, 1, 20), False),  # a Saturday
        (date(2037, 1, 20), False),  # Inauguration Day on a Tuesday: 6103(c) is for Washington, DC only
        (date(2026, 11, 27), False),  # the day after Thanksgiving is no federal holiday
        (date(2026, 12, 24), False),
    ],
)
def test_observed_days(day: date, kept: bool) -> None:
    """5 U.S.C. 6103(b)(1) and Executive Order 11582 move a holiday off the weekend; (c) is local."""
    assert kept == (day in federal_holidays(day.year))


def test_friday_discharge_runs_through_tuesday() -> None:
    """MLN908628 (transitional care): two business days after discharge, Monday to Friday except holidays."""
    assert date(2026, 3, 10) == add_business_days(date(2026, 3, 6), 2)
    assert date(2026, 3, 10) == add_business_days(date(2026, 3, 7), 2)
    assert date(2026, 3, 10) == add_business_days(date(2026, 3, 8), 2)


def test_holiday_does_not_count() -> None:
    """field-notes.md, head: discharge on Friday 05/22/2026, Memorial Day 05/25, so the window ends on 05/27."""
    assert date(2026, 5, 27) == add_business_days(date(2026, 5, 22), 2)


def test_months() -> None:
    """Months are `YYYY-MM`; bounds are first and last day."""
    assert ("2026-02-01", "2026-02-28") == month_bounds("2026-02")
    assert ("2028-02-01", "2028-02-29") == month_bounds("2028-02")
    assert ("2026-12-01", "2026-12-31") == month_bounds("2026-12")
    assert "2026-03" == month_of("2026-03-31") == month_of("2026-03")
    assert "2026-06-20" == add_days("2026-05-22", 29)


@pytest.mark.parametrize("wrong", ["2026-13", "2026", "March", "2026-02-30", "2026-03-", ""])
def test_month_of_nonsense_is_an_error(wrong: str) -> None:
    """A string that is no date and no month never becomes one."""
    with pytest.raises(ValueError, match=r".+"):
        month_of(wrong)


@given(days, st.integers(0, 40))
def test_adding_lands_on_the_day_counted(day: date, count: int) -> None:
    """add_business_days and business_days_between agree, and a count above 0 lands on a business day."""
    later = add_business_days(day, count)
    assert count == business_days_between(day, later)
    assert -count == business_days_between(later, day)
    assert count == 0 or is_business_day(later)


@given(days)
def test_every_holiday_is_a_weekday(day: date) -> None:
    """Holidays are kept on weekdays, and a weekend is never a business day."""
    assert all(holiday.weekday() < 5 for holiday in federal_holidays(day.year))
    assert not (day.weekday() >= 5 and is_business_day(day))
    assert 10 <= len(federal_holidays(day.year)) <= 12


@given(days)
def test_negative_count_is_refused(day: date) -> None:
    """Nothing counts backwards silently."""
    with pytest.raises(ValueError, match="negative"):
        add_business_days(day, -1)
    assert business_days_between(day, day) == 0
    assert business_days_between(day, day + timedelta(days=7)) <= 5
