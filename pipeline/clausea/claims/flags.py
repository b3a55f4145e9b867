"""The options of the command line joined with the claim file. What contradicts is asked about, never guessed."""

from collections.abc import Sequence
from datetime import date

from clausea.calendar import add_days, month_bounds
from clausea.errors import UsageError
from clausea.models import Claim, Period

TCM_DAYS = 30
"""Transitional care runs for 30 days and begins on the day of discharge (MLN908628)."""


def merge_flags(
    claim: Claim,
    code: str | None = None,
    services: Sequence[str] = (),
    month: str | None = None,
    discharge: str | None = None,
) -> Claim:
    """The claim with --code, --service, --month and --discharge, and its period where one of them tells it.

    `--service` may choose among the services of the claim file. Raises UsageError when an option is no month or
    date, or contradicts the claim file, and when month and discharge are both given.
    """
    code = code.strip().upper() if code else None
    if code and claim.code and code != claim.code.upper():
        raise UsageError(f"--code {code} contradicts the claim file, which says {claim.code}. Leave one out.")
    asked = tuple(dict.fromkeys(name for each in services for name in each.upper().replace(",", " ").split()))
    if other := [name for name in asked if claim.services and name not in claim.services]:
        raise UsageError(
            f"--service {' '.join(other)} contradicts the claim file, which lists {', '.join(claim.services)}. "
            "Add it there or leave it out here."
        )
    if month and (discharge or claim.discharge):
        raise UsageError(
            "A month and a discharge together: one case has one service period. "
            "Give --month for services of a calendar month, --discharge for transitional care."
        )
    if discharge and claim.discharge and discharge != claim.discharge:
        raise UsageError(f"--discharge {discharge} contradicts the claim file ({claim.discharge}). Leave one out.")
    period = _asked(month, discharge or claim.discharge)
    if period and claim.period and (period.start[:7] if month else period.start) not in claim.period.start:
        option = f"--month {month}" if month else f"The discharge {period.start}"
        raise UsageError(f"{option} contradicts the claim file's period from {claim.period.start}. Leave one out.")
    return claim.model_copy(
        update={
            "code": code or claim.code,
            "services": asked or claim.services,
            "discharge": discharge or claim.discharge,
            "period": claim.period or period,
        }
    )


def tcm_period(discharge: str) -> Period:
    """The 30 days that begin on the day of discharge."""
    return Period(start=discharge, end=add_days(discharge, TCM_DAYS - 1))


def month_period(month: str) -> Period:
    """The calendar month `YYYY-MM`."""
    start, end = month_bounds(month)
    return Period(start=start, end=end)


def _asked(month: str | None, discharge: str | None) -> Period | None:
    if month:
        try:
            return month_period(month)
        except ValueError:
            raise UsageError(f"--month {month}: is no month. Write it as 2026-03.") from None
    if discharge:
        try:
            if len(discharge) != len("2026-03-04"):
                raise ValueError
            return tcm_period(date.fromisoformat(discharge).isoformat())
        except ValueError:
            raise UsageError(f"--discharge {discharge}: is no date. Write it as 2026-03-04.") from None
    return None
