"""Remote monitoring: days with readings, as the record states them for the service month."""

from clausea.assess.chart import Chart
from clausea.assess.outcome import Outcome, ids, missing
from clausea.codes import DeviceDaysTest
from clausea.models import FindingValue, Item, Result


def judge_device_days(chart: Chart, element: str, test: DeviceDaysTest) -> Outcome:
    """The days that the record counts are within the code's range.

    A later count of the month replaces an earlier one ("9 days as of the 15th"). Counts of one day, or without a day,
    that lead to different answers are a question for a person.
    """
    stated = tuple(item for item in chart.relied(element) if item.decided.days is not None and _of_month(chart, item))
    slots = {
        "pages": chart.pages,
        "needed": str(test.at_least),
        "most": str(test.at_most) if test.at_most is not None else "30",
        "days": " and ".join(dict.fromkeys(str(item.decided.days) for item in stated)),
    }
    if not stated:
        offered = tuple(item for item in chart.offered(element) if _of_month(chart, item))
        return missing(chart, offered, slots=slots)
    newest = max(item.decided.date or "" for item in stated)
    decisive = tuple(item for item in stated if (item.decided.date or newest) == newest)
    answers = {_answer(item.decided.days or 0, test) for item in decisive}
    if len(answers) > 1:
        return Outcome(Result.UNCLEAR, "differ", slots, items=ids(stated))
    days = decisive[-1].decided.days or 0
    slots["days"] = str(days)
    value = FindingValue(days=days, date=decisive[-1].decided.date)
    answer = answers.pop()
    if answer is None:
        return Outcome(Result.MET, None, slots, value, ids(decisive))
    return Outcome(Result.NOT_MET, answer, slots, value, ids(decisive), shown=True)


def _answer(days: int, test: DeviceDaysTest) -> str | None:
    """None when the days fit, else the case of the wording."""
    if days < test.at_least:
        return "fewer"
    return "more" if test.at_most is not None and days > test.at_most else None


def _of_month(chart: Chart, item: Item) -> bool:
    first, last = chart.bounds
    if item.decided.month:
        return item.decided.month == chart.month
    return item.decided.date is not None and first <= item.decided.date <= last
