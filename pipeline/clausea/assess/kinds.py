"""The named kinds of test that a requirement may use: items in, outcome out. Thresholds and words are in codes/."""

from collections.abc import Iterable

from clausea.assess.chart import Chart, us
from clausea.assess.outcome import Outcome, ids, missing
from clausea.calendar import add_days
from clausea.codes import CountTest, DatedTest, FirstMonthTest, MdmTest, ScaleTest, SeenTest
from clausea.models import FindingValue, Item, Level, Result


def judge_dated(chart: Chart, element: str, test: DatedTest) -> Outcome:
    """At least one fact of the element in the window; the newest one in it is named."""
    low, high = _window(chart, test)
    relied = chart.relied(element)
    inside = tuple(item for item in relied if item.decided.date and low <= item.decided.date <= high)
    undated = tuple(item for item in relied if not item.decided.date)
    older = tuple(item for item in relied if item.decided.date and item.decided.date < low)
    slots = {"pages": chart.pages, "count": str(len(inside)), "older": us(older[-1].decided.date) if older else ""}
    if inside:
        slots["date"] = us(inside[-1].decided.date)
        value = FindingValue(count=len(inside), date=inside[-1].decided.date)
        return Outcome(Result.MET, None, slots, value, ids(inside))
    if undated:
        if test.undated == "met":
            return Outcome(Result.MET, "undated", {**slots, "date": us(None)}, items=ids(undated))
        return Outcome(Result.UNCLEAR, "undated", slots, items=ids(undated))
    offered = tuple(item for item in chart.offered(element) if low <= (item.decided.date or low) <= high)
    if offered:
        return missing(chart, offered, slots=slots)
    denied = tuple(item for item in chart.denied(element) if low <= (item.decided.date or "") <= high)
    near = chart.relied(*test.near) if test.near else ()
    if near:
        return Outcome(Result.UNCLEAR, "near", slots, items=ids(near))
    if older and test.older == "unclear":
        return Outcome(Result.UNCLEAR, "older", slots, items=ids(older))
    out = missing(chart, (), slots=slots, case="older" if older else None)
    if out.result is Result.NOT_MET and test.none_found == "unclear":
        return Outcome(Result.UNCLEAR, None, slots)
    return Outcome(out.result, out.case, out.slots, items=ids(denied, older[-1:]))


def judge_count(chart: Chart, element: str, test: CountTest) -> Outcome:
    """Distinct conditions: one ICD-10 category is one; where a code is missing, a common word makes them one."""
    relied, offered = chart.relied(element), chart.offered(element)
    groups = _distinct(relied, test.generic_words)
    names = ", ".join(group[0].decided.condition or group[0].decided.icd10 or "" for group in groups)
    slots = {"pages": chart.pages, "count": str(len(groups)), "needed": str(test.at_least), "names": names}
    value = FindingValue(count=len(groups))
    if test.at_most is not None and len(groups) > test.at_most:
        return Outcome(Result.UNCLEAR, "more", slots, value, ids(relied))
    if len(groups) >= test.at_least:
        return Outcome(Result.MET, None, slots, value, ids(relied))
    if offered and len(_distinct((*relied, *offered), test.generic_words)) >= test.at_least:
        out = missing(chart, offered, slots=slots)
        return Outcome(out.result, out.case, out.slots, value, ids(relied, offered))
    out = missing(chart, (), slots=slots)
    return Outcome(out.result, out.case, out.slots, value, ids(relied))


def judge_named(chart: Chart, element: str) -> Outcome:
    """A person is named in the role."""
    relied = tuple(item for item in chart.relied(element) if item.decided.person)
    slots = {"pages": chart.pages}
    if relied:
        value = relied[-1].decided
        slots["name"] = f"{value.person}, {value.credential}" if value.credential else str(value.person)
        return Outcome(Result.MET, None, slots, items=ids(relied))
    unnamed = tuple(item for item in chart.relied(element) if not item.decided.person)
    if unnamed:
        return Outcome(Result.UNCLEAR, "unnamed", slots, items=ids(unnamed))
    return missing(chart, chart.offered(element), slots=slots)


def judge_scale(chart: Chart, element: str, test: ScaleTest) -> Outcome:
    """A completed scale with its score in the month; scores before the month alone do not do (field-notes 16)."""
    first, last = chart.bounds
    scored = tuple(item for item in chart.relied(element) if item.decided.score is not None)
    inside = tuple(item for item in scored if first <= (item.decided.date or "") <= last)
    older = tuple(item for item in scored if item.decided.date and item.decided.date < first)
    undated = tuple(item for item in scored if not item.decided.date)
    slots = {"pages": chart.pages, "scores": _scores(inside), "older": _scores(older)}
    weak = {_plain(name) for name in test.weak}
    strong = tuple(item for item in inside if _plain(item.decided.instrument) not in weak)
    if strong:
        value = FindingValue(count=len(inside), date=strong[-1].decided.date)
        return Outcome(Result.MET, None, slots, value, ids(strong, inside))
    if inside:
        return Outcome(Result.UNCLEAR, "weak", slots, items=ids(inside))
    if undated:
        return Outcome(Result.UNCLEAR, "undated", slots, items=ids(undated))
    offered = tuple(item for item in chart.offered(element) if first <= (item.decided.date or first) <= last)
    out = missing(chart, offered, slots=slots, case="older" if older else None)
    return out if offered else Outcome(out.result, out.case, out.slots, items=ids(older[-1:], chart.denied(element)))


def judge_seen(chart: Chart, element: str, test: SeenTest) -> Outcome:
    """Seen face to face in the months before the program began; never "not met", since the history may be elsewhere.

    Supporting, unless the chart shows a new patient: then the visit has to come first.
    """
    last = chart.bounds[1]
    consents = [item.decided.date for item in chart.relied(test.consent) if item.decided.date]
    worked = [item.decided.date for item in chart.relied(*test.minutes) if item.decided.date]
    known = sorted(day for day in (*consents, *worked) if day <= last)
    begin = known[0] if known else last
    worked_after = sorted(day for day in worked if begin <= day <= last)
    until = worked_after[0] if worked_after and consents else begin
    low = add_days(begin, -round(test.months * 365.25 / 12))
    visits = tuple(
        item
        for item in chart.relied(element)
        if item.decided.date and (item.decided.mode or "") not in test.not_modes and item.decided.date <= last
    )
    fit = tuple(item for item in visits if low <= (item.decided.date or "") <= until)
    new = any(word in (item.decided.visit or "").casefold() for item in visits for word in test.new_patient_words)
    level = Level.MANDATORY if new else None
    slots = {"pages": chart.pages, "start": us(begin)}
    if fit:
        slots["date"] = us(fit[-1].decided.date)
        value = FindingValue(date=fit[-1].decided.date)
        return Outcome(Result.MET, None, slots, value, ids(fit), level=level)
    if visits:
        slots["date"] = us(visits[-1].decided.date)
        return Outcome(Result.UNCLEAR, "outside", slots, items=ids(visits), level=level)
    return Outcome(Result.UNCLEAR, None, slots, items=ids(chart.offered(element)), level=level)


def judge_mdm(chart: Chart, element: str, test: MdmTest) -> Outcome:
    """Decision making of one of the levels stated in the month; one stated at another time is a question."""
    first, last = chart.bounds
    relied = chart.relied(element)
    inside = tuple(item for item in relied if first <= (item.decided.date or "") <= last)
    slots = {"pages": chart.pages, "needed": " or ".join(test.levels), "level": "", "date": ""}
    good = tuple(item for item in inside if reaches(item.decided.level or item.decided.mdm, test.levels))
    if good:
        slots.update(level=str(good[-1].decided.level or good[-1].decided.mdm), date=us(good[-1].decided.date))
        return Outcome(Result.MET, None, slots, FindingValue(date=good[-1].decided.date), ids(good))
    if inside:
        slots.update(level=str(inside[-1].decided.level or inside[-1].decided.mdm), date=us(inside[-1].decided.date))
        return Outcome(Result.NOT_MET, "lower", slots, items=ids(inside), shown=True)
    if relied:
        return Outcome(Result.UNCLEAR, "other_time", slots, items=ids(relied))
    return missing(chart, chart.offered(element), slots=slots)


def judge_episode_month(chart: Chart, element: str, test: FirstMonthTest) -> Outcome:
    """First or later month of the episode. A month that the chart shows to be the other one is a mandatory failure."""
    starts = tuple(item for item in chart.relied(element) if item.decided.date)
    starts = tuple(item for item in starts if (item.decided.date or "")[:7] <= (chart.month or ""))
    slots = {"pages": chart.pages}
    if not starts:
        return Outcome(Result.UNCLEAR, None, slots, items=ids(chart.offered(element)))
    newest = starts[-1]
    day = newest.decided.date or ""
    slots["date"] = us(day)
    is_first = day[:7] == chart.month
    if is_first == (test.is_ == "first"):
        return Outcome(Result.MET, None, slots, FindingValue(date=day), (newest.id,))
    return Outcome(Result.NOT_MET, None, slots, FindingValue(date=day), (newest.id,), shown=True, level=Level.MANDATORY)


def reaches(level: str | None, levels: Iterable[str]) -> bool:
    """Whether the stated level is one of those."""
    words = (level or "").casefold().replace("-", " ").split()
    return any(name in words for name in levels)


def _window(chart: Chart, test: DatedTest) -> tuple[str, str]:
    first, last = chart.bounds
    if test.window == "month":
        return first, last
    if test.window == "about_month":
        return add_days(first, -test.days_before), add_days(last, test.days_after)
    return "0001-01-01", last if test.window == "by_month_end" else "9999-12-31"


def _plain(name: str | None) -> str:
    return "".join(c for c in (name or "").casefold() if c.isalnum())


def _scores(items: tuple[Item, ...]) -> str:
    return ", ".join(
        f"{item.decided.instrument or ''} {item.decided.score} ({us(item.decided.date)})".strip() for item in items
    )


def _distinct(items: Iterable[Item], generic: tuple[str, ...]) -> list[list[Item]]:
    groups: list[list[Item]] = []
    for item in items:
        for group in groups:
            if any(_same_condition(item, other, generic) for other in group):
                group.append(item)
                break
        else:
            groups.append([item])
    return groups


def _same_condition(one: Item, other: Item, generic: tuple[str, ...]) -> bool:
    a, b = one.decided.icd10, other.decided.icd10
    if a and b:
        return a[:3].upper() == b[:3].upper()
    return bool(_stems(one.decided.condition, generic) & _stems(other.decided.condition, generic))


def _stems(condition: str | None, generic: tuple[str, ...]) -> set[str]:
    words = "".join(c if c.isalpha() else " " for c in (condition or "").casefold()).split()
    return {word[:6] for word in words if len(word) > 3 and word not in generic}
