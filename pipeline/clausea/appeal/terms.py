"""Until when a door stays open: the payer's rule counted from notice, receipt or service, with the counting in words.

Calendar days. A day of receipt that the rule presumes holds until there is evidence of another: an earlier day of the
claim file shortens the term, a later one is named beside it and never relied on.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from clausea.calendar import federal_holidays, is_business_day
from clausea.models import Claim
from clausea.payers import PayerDoor

_FEBRUARY_28 = 28


@dataclass(frozen=True, slots=True)
class Term:
    """The last day, or what has to be filled in to know it."""

    due: date | None = None
    plan_by: date | None = None
    words: str = ""
    unknown: str = ""
    """Why there is no last day: the key of the sentence."""
    fill_in: tuple[str, ...] = ()


def term_of(door: PayerDoor, claim: Claim, services: tuple[str, ...], words: dict[str, str]) -> Term:
    """The last day of `door` for these services of the claim; `words` are those of codes/payers/_words.toml."""
    counted = _counted(door, claim, services, words)
    if door.way not in ("appeal", "records") or not claim.appeal_deadline:
        return counted
    given = date.fromisoformat(claim.appeal_deadline)
    if counted.due is None or given == counted.due:
        text = counted.words or words["on_notice"].format(due=us(given))
        return Term(given, _plan(given), text)
    if given > counted.due:
        return counted
    clash = words["on_notice_earlier"].format(given=us(given), counted=us(counted.due))
    return Term(given, _plan(given), f"{counted.words}. {clash}")


def _counted(door: PayerDoor, claim: Claim, services: tuple[str, ...], words: dict[str, str]) -> Term:
    if not door.days and not door.years:
        own = [words["fill_deadline"]] if door.way in ("appeal", "records") else []
        return Term(unknown="no_days", fill_in=(door.fill_in or "", *own))
    start, said, later = _start(door, claim, services, words)
    if start is None:
        service = door.counted_from == "service"
        key, fill = ("no_service_date", "fill_dos") if service else ("no_date", "fill_notice")
        return Term(unknown=key, fill_in=(words[fill],))
    counted = _after(start, door)
    unit = words["plus_days"] if door.days else words["plus_year" if door.years == 1 else "plus_years"]
    said.append(unit.format(days=door.days, years=door.years, due=us(counted)))
    due, plan = counted, None
    if not is_business_day(counted):
        holiday = federal_holidays(counted.year).get(counted)
        day = {"day": us(counted), "weekday": f"{counted:%A}", "holiday": f" ({holiday})" if holiday else ""}
        plan = _plan(counted)
        day["plan"] = us(plan or counted)
        if door.nonworking == "next_working_day":
            while not is_business_day(due):
                due += timedelta(days=1)
            said.append(words["rolled"].format(**day, due=us(due)))
        else:
            said.append(words["not_rolled"].format(**day))
    text = "; ".join(said)
    if later is not None:
        text += ". " + words["received_later"].format(later=us(later), due_later=us(_after(later, door))).rstrip(".")
    return Term(due, plan, text)


def _start(
    door: PayerDoor, claim: Claim, services: tuple[str, ...], words: dict[str, str]
) -> tuple[date | None, list[str], date | None]:
    """The day that the term runs from, how it was found, and a later day of receipt that would need proof."""
    if door.counted_from == "service":
        days = [claim.dos[service] for service in services if service in claim.dos]
        day = min(map(date.fromisoformat, days), default=None)
        return day, [words["service"].format(service=us(day))] if day else [], None
    notice = date.fromisoformat(claim.notice_date) if claim.notice_date else None
    received = date.fromisoformat(claim.received_date) if claim.received_date else None
    if door.counted_from == "notice":
        return notice, [words["notice"].format(notice=us(notice))] if notice else [], None
    if door.presumed_receipt is not None and notice is not None:
        presumed = notice + timedelta(days=door.presumed_receipt)
        if received is not None and received < presumed:
            return received, [words["received_early"].format(received=us(received))], None
        said = words["notice_presumed"].format(notice=us(notice), presumed=door.presumed_receipt, received=us(presumed))
        return presumed, [said], received if received and received > presumed else None
    if received is not None:
        return received, [words["received"].format(received=us(received))], None
    return notice, [words["received_unknown"].format(notice=us(notice))] if notice else [], None


def _after(start: date, door: PayerDoor) -> date:
    if not door.years:
        return start + timedelta(days=door.days or 0)
    try:
        return start.replace(year=start.year + door.years)
    except ValueError:  # 29 February: the year ends on the 28th
        return start.replace(year=start.year + door.years, day=_FEBRUARY_28)


def _plan(due: date) -> date | None:
    """The working day before a last day that is none; None where the last day is a working day."""
    day = due
    while not is_business_day(day):
        day -= timedelta(days=1)
    return day if day != due else None


def us(day: date) -> str:
    """03/05/2026."""
    return f"{day:%m/%d/%Y}"
