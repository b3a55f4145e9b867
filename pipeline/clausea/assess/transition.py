"""The tests of transitional care: discharge, contact in business days, visit and reconciliation (domain.md 1.3)."""

from datetime import date

from clausea.assess.chart import Chart, us
from clausea.assess.kinds import reaches
from clausea.assess.outcome import Outcome, ids, missing
from clausea.calendar import add_business_days, add_days, business_days_between
from clausea.codes import ContactTest, DischargeTest, NoLaterThanVisitTest, VisitTest
from clausea.models import FindingValue, Item, Result


def judge_discharge(chart: Chart, element: str, test: DischargeTest) -> Outcome:
    """The claim's discharge stands in the chart; setting and destination qualify wherever the chart states them."""
    asked = chart.discharge or ""
    slots = {"pages": chart.pages, "discharge": us(asked) if asked else "", "detail": ""}
    same = tuple(item for item in chart.relied(element) if item.decided.date == asked and asked)
    if not same:
        offered = tuple(item for item in chart.offered(element) if item.decided.date in (None, asked))
        others = tuple(item for item in chart.relied(element) if item.decided.date != asked)
        if not offered and others and not chart.unread:
            days = ", ".join(us(item.decided.date) for item in others)
            return Outcome(Result.NOT_MET, "other_stay", {**slots, "detail": days}, items=ids(others))
        return missing(chart, offered, slots=slots)
    for item in same:
        for text, good, bad in (
            (item.decided.setting, test.settings, test.not_settings),
            (item.decided.to, test.to, test.not_to),
        ):
            if text and _names(text, bad) and not _names(text, good):
                slots["detail"] = text
                return Outcome(Result.NOT_MET, "not_qualifying", slots, items=(item.id,), shown=True)
    return Outcome(Result.MET, None, slots, FindingValue(date=asked), ids(same))


def judge_contact(chart: Chart, element: str, test: ContactTest) -> Outcome:
    """Contact in time, or enough timely attempts on separate occasions. The day of discharge itself is a question.

    Days of contact are counted Monday to Friday without federal holidays, whatever the practice's hours
    (MLN908628, Transitional Care Management Services).
    """
    if not chart.discharge:
        return missing(chart, chart.offered(element), slots={"pages": chart.pages, "limit": "", "date": ""})
    day = date.fromisoformat(chart.discharge)
    limit = add_business_days(day, test.business_days).isoformat()
    contacts = tuple(item for item in chart.relied(element) if (item.decided.date or "") >= chart.discharge)
    timely = tuple(item for item in contacts if chart.discharge < (item.decided.date or "") <= limit)
    tries = tuple(
        item for item in chart.relied(test.attempt_element) if chart.discharge < (item.decided.date or "") <= limit
    )
    slots = {"pages": chart.pages, "limit": us(limit), "date": "", "attempts": "", "days": ""}
    clerical = tuple(item for item in timely if _clerical(chart, item))
    timely = tuple(item for item in timely if item not in clerical)
    if timely:
        reached = timely[0].decided.date or ""
        days = business_days_between(day, date.fromisoformat(reached))
        slots.update(date=us(reached), days=str(days))
        return Outcome(Result.MET, None, slots, FindingValue(days=days, date=reached), ids(timely))
    occasions = _occasions(tries)
    slots["attempts"] = ", ".join(us(item.decided.date) for item in tries)
    if contacts:
        slots["date"] = us(contacts[0].decided.date)
    if len(occasions) >= test.attempts:
        return Outcome(Result.MET, "attempts", slots, FindingValue(count=len(occasions)), ids(tries, contacts[:1]))
    same_day = tuple(item for item in contacts if item.decided.date == chart.discharge)
    if same_day:
        return Outcome(Result.UNCLEAR, "same_day", slots, items=ids(same_day, tries))
    if clerical:
        slots["date"] = us(clerical[0].decided.date)
        return Outcome(Result.UNCLEAR, "clerical", slots, items=ids(clerical, tries))
    if len(tries) >= test.attempts:
        return Outcome(Result.UNCLEAR, "one_occasion", slots, items=ids(tries))
    undated = tuple(item for item in chart.relied(element, test.attempt_element) if not item.decided.date)
    offered = tuple(
        item
        for item in chart.offered(element, test.attempt_element)
        if chart.discharge <= (item.decided.date or limit) <= limit
    )
    if undated:
        return Outcome(Result.UNCLEAR, "undated", slots, items=ids(undated))
    if offered:
        return missing(chart, offered, slots=slots)
    if contacts and not chart.unread:
        return Outcome(Result.NOT_MET, "late", slots, items=ids(contacts[:1], tries), shown=True)
    if tries and not chart.unread:
        return Outcome(Result.NOT_MET, "one_attempt", slots, items=ids(tries), shown=True)
    return missing(chart, (), slots=slots)


def judge_visit(chart: Chart, element: str, test: VisitTest) -> Outcome:
    """The first visit after discharge falls in the days allowed, with decision making of a level that is enough."""
    if not chart.discharge:
        return missing(chart, chart.offered(element), slots={"pages": chart.pages, "limit": ""})
    limit = add_days(chart.discharge, test.days)
    visits = tuple(item for item in chart.relied(element) if (item.decided.date or "") > chart.discharge)
    slots = {"pages": chart.pages, "limit": us(limit), "allowed": str(test.days), "needed": " or ".join(test.levels)}
    slots.update(date="", days="", level="")
    offered = tuple(item for item in chart.offered(element) if chart.discharge < (item.decided.date or limit) <= limit)
    if not visits:
        return missing(chart, offered, slots=slots)
    visit = visits[0]
    day = visit.decided.date or ""
    days = (date.fromisoformat(day) - date.fromisoformat(chart.discharge)).days
    slots.update(date=us(day), days=str(days))
    value = FindingValue(days=days, date=day)
    if day > limit:
        if offered or chart.unread:
            return missing(chart, offered, slots=slots)
        return Outcome(Result.NOT_MET, "late", slots, value, (visit.id,), shown=True)
    level, items = _level(chart, visit, test)
    if level is None:
        return Outcome(Result.UNCLEAR, "no_level", slots, value, items)
    slots["level"] = level
    if not reaches(level, test.levels):
        return Outcome(Result.NOT_MET, "lower", slots, value, items, shown=True)
    return Outcome(Result.MET, None, slots, value, items)


def judge_no_later_than_visit(chart: Chart, element: str, test: NoLaterThanVisitTest) -> Outcome:
    """Done from the day of discharge to the day of the first visit after it."""
    if not chart.discharge:
        return missing(chart, chart.offered(element), slots={"pages": chart.pages, "limit": "", "date": ""})
    visits = [item for item in chart.relied(test.visit_element) if (item.decided.date or "") > chart.discharge]
    limit = (visits[0].decided.date if visits else None) or add_days(chart.discharge, test.days)
    relied = chart.relied(element)
    slots = {"pages": chart.pages, "limit": us(limit), "date": ""}
    fit = tuple(item for item in relied if chart.discharge <= (item.decided.date or "") <= limit)
    if fit:
        slots["date"] = us(fit[0].decided.date)
        return Outcome(Result.MET, None, slots, FindingValue(date=fit[0].decided.date), ids(fit))
    undated = tuple(item for item in relied if not item.decided.date)
    if undated:
        return Outcome(Result.UNCLEAR, "undated", slots, items=ids(undated))
    offered = tuple(item for item in chart.offered(element) if chart.discharge <= (item.decided.date or limit) <= limit)
    late = tuple(item for item in relied if (item.decided.date or "") > limit)
    if late and not offered and not chart.unread:
        slots["date"] = us(late[0].decided.date)
        return Outcome(Result.NOT_MET, "late", slots, items=ids(late[:1]), shown=True)
    return missing(chart, offered, slots=slots)


def _clerical(chart: Chart, item: Item) -> bool:
    """Whether the person who called is named as front desk, scheduler or machine."""
    person, credential = item.decided.person, item.decided.credential
    return "not_clinical" in (chart.library.roles.of(person), chart.role(person, credential))


def _names(text: str, words: tuple[str, ...]) -> bool:
    return any(word in f" {text.casefold()} " for word in words)


def _level(chart: Chart, visit: Item, test: VisitTest) -> tuple[str | None, tuple[str, ...]]:
    """The visit's stated decision making: its own, else one stated for the same day."""
    if visit.decided.mdm:
        return visit.decided.mdm, (visit.id,)
    for item in chart.relied(test.mdm_element):
        stated = item.decided.level or item.decided.mdm
        if item.decided.date == visit.decided.date and stated:
            return stated, (visit.id, item.id)
    return None, (visit.id,)


def _occasions(tries: tuple[Item, ...]) -> set[tuple[str, str]]:
    """Separate occasions: other days, or other stated times of one day."""
    occasions: set[tuple[str, str]] = set()
    for item in tries:
        day, start = item.decided.date or "", item.decided.start or ""
        if start or not any(known == day for known, _ in occasions):
            occasions.add((day, start))
    untimed = {day for day, start in occasions if not start}
    return {(day, start) for day, start in occasions if not start or day not in untimed}
