"""Business days, federal holidays and months: the calendar that payers count with (pure).

A business day is Monday to Friday and no legal public holiday of 5 U.S.C. 6103(a). A holiday on a Saturday is kept
on the Friday before (5 U.S.C. 6103(b)(1)), one on a Sunday on the Monday after (Executive Order 11582, section 3).
Inauguration Day (6103(c)) is a holiday in and around Washington, DC only and stays a business day here.
The practice's own hours do not matter: CMS counts "Monday through Friday, except holidays" for transitional care.
"""

from calendar import monthrange
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from types import MappingProxyType

_JUNETEENTH_SINCE = 2021  # Public Law 117-17 added it to 6103(a) on 17 June 2021
_MONDAY, _THURSDAY, _SATURDAY, _SUNDAY = 0, 3, 5, 6


@cache
def federal_holidays(year: int) -> Mapping[date, str]:
    """The weekdays of that year on which a federal holiday is kept, with its name, in order.

    31 December is among them when the next New Year's Day is a Saturday.
    """
    holidays = {
        _observed(date(year, 1, 1)): "New Year's Day",
        _nth(year, 1, _MONDAY, 3): "Birthday of Martin Luther King, Jr.",
        _nth(year, 2, _MONDAY, 3): "Washington's Birthday",
        _last(year, 5, _MONDAY): "Memorial Day",
        _nth(year, 9, _MONDAY, 1): "Labor Day",
        _nth(year, 10, _MONDAY, 2): "Columbus Day",
        _nth(year, 11, _THURSDAY, 4): "Thanksgiving Day",
        _observed(date(year, 7, 4)): "Independence Day",
        _observed(date(year, 11, 11)): "Veterans Day",
        _observed(date(year, 12, 25)): "Christmas Day",
    }
    if year >= _JUNETEENTH_SINCE:
        holidays[_observed(date(year, 6, 19))] = "Juneteenth National Independence Day"
    if year < date.max.year:
        holidays[_observed(date(year + 1, 1, 1))] = "New Year's Day"
    return MappingProxyType({day: holidays[day] for day in sorted(holidays) if day.year == year})


def is_business_day(day: date) -> bool:
    """True for Monday to Friday unless a federal holiday is kept on it."""
    return day.weekday() < _SATURDAY and day not in federal_holidays(day.year)


def add_business_days(day: date, count: int) -> date:
    """The `count`-th business day after `day`; `day` itself is never counted.

    Discharge on a Friday, count 2: the Tuesday after (when that Monday is no holiday).
    Raises ValueError for a negative count.
    """
    if count < 0:
        raise ValueError("count of business days must not be negative")
    while count > 0:
        day += timedelta(days=1)
        count -= is_business_day(day)
    return day


def business_days_between(first: date, last: date) -> int:
    """How many business days follow `first` up to and including `last`; negative when `last` is earlier.

    `business_days_between(discharge, contact) <= 2` is the same as `contact <= add_business_days(discharge, 2)`
    for every contact on a business day; for a weekend contact the latter is the rule.
    """
    if last < first:
        return -business_days_between(last, first)
    return sum(is_business_day(first + timedelta(days=day)) for day in range(1, (last - first).days + 1))


def month_of(iso: str) -> str:
    """The month `YYYY-MM` of an ISO date or of an ISO month. Raises ValueError when it is neither."""
    month = iso[:7]
    month_bounds(month)
    if len(iso) != len(month):
        date.fromisoformat(iso)
    return month


def month_bounds(month: str) -> tuple[str, str]:
    """First and last day of the month `YYYY-MM`, as ISO dates. Raises ValueError when it is no month."""
    first = date.fromisoformat(f"{month}-01")
    return first.isoformat(), first.replace(day=monthrange(first.year, first.month)[1]).isoformat()


def add_days(iso: str, days: int) -> str:
    """The ISO date that many calendar days later (earlier when negative)."""
    return (date.fromisoformat(iso) + timedelta(days=days)).isoformat()


def _observed(day: date) -> date:
    shift = {_SATURDAY: -1, _SUNDAY: 1}.get(day.weekday(), 0)
    return day + timedelta(days=shift)


def _nth(year: int, month: int, weekday: int, n: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (n - 1))


def _last(year: int, month: int, weekday: int) -> date:
    last = date(year, month, monthrange(year, month)[1])
    return last - timedelta(days=(last.weekday() - weekday) % 7)
