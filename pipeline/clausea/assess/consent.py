"""Consent to a program: on or before the first counted minute, the last word wins (domain.md 1.0, field-notes 12)."""

from dataclasses import dataclass

from clausea.assess.chart import Chart, us
from clausea.assess.minutes import entry_days
from clausea.assess.outcome import Outcome, ids, missing
from clausea.codes import ConsentTest, MinutesTest
from clausea.models import FindingValue, Item, Result, Value


@dataclass(frozen=True)
class Standing:
    """What the chart's words on consent come to. `since` is the day from which minutes may count, None: never."""

    outcome: Outcome
    since: str | None = None


def judge_consent(chart: Chart, element: str, test: ConsentTest, minutes: MinutesTest | None) -> Standing:
    """The consent requirement of a service whose minutes are counted by `minutes`.

    Consent given within the month is met when entries stand on or after its day; earlier entries are then left out
    of the sum. Consent after the month, or after the month's last entry, is late. Withdrawn before the first minute
    is a contradiction; withdrawn later in the month is a question for a person, since programs end it at month end.
    """
    first, last = chart.bounds
    given = [item for item in chart.relied(element) if item.decided.date]
    undated = tuple(item for item in chart.relied(element) if not item.decided.date)
    refusals = [item for item in chart.denied(element) if _refuses(item, test)]
    blanks = tuple(item for item in chart.denied(element) if item not in refusals)
    days = [day for day in entry_days(chart, minutes) if first <= day <= last] if minutes else []
    begin = days[0] if days else last
    spoken = sorted(
        [(item.decided.date or "", 1, item) for item in given]
        + [(item.decided.date, 0, item) for item in refusals if item.decided.date],
        key=lambda word: word[:2],
    )
    until_begin = [word for word in spoken if word[0] <= last]
    slots = {"first": us(begin), "pages": chart.pages}
    if not until_begin:
        return Standing(_none_in_time(chart, element, test, given, undated, (tuple(refusals), blanks), slots))
    return _last_word(chart, element, test, until_begin, days, slots)


def _last_word(
    chart: Chart,
    element: str,
    test: ConsentTest,
    spoken: list[tuple[str, int, Item]],
    days: list[str],
    slots: dict[str, str],
) -> Standing:
    """The words up to the month's end, oldest first: the one that holds when the minutes begin."""
    day, yes, item = spoken[-1]
    first, _ = chart.bounds
    if not yes:
        earlier = [word for word in spoken if word[1] and word[0] <= day]
        slots = {**slots, "refused": us(day), "date": us(earlier[-1][0] if earlier else None)}
        if earlier and days and days[0] >= earlier[-1][0] and day > days[0] and day >= first:
            items = ids((item, earlier[-1][2]))
            return Standing(Outcome(Result.UNCLEAR, "withdrawn_in_month", slots, items=items), since=earlier[-1][0])
        case = "withdrawn" if earlier else "declined"
        items = ids((item, earlier[-1][2])) if earlier else (item.id,)
        return Standing(Outcome(Result.CONTRADICTED, case, slots, FindingValue(date=day), items, shown=True))
    slots = {**slots, "date": us(day)}
    # the consent that holds is the first yes after the last no
    yeses = [word for word in spoken if word[1]]
    noes = [word for word in spoken if not word[1]]
    holding = next(word for word in yeses if not noes or word[:2] > noes[-1][:2])
    since, item = holding[0], holding[2]
    slots["date"] = us(since)
    doubts = [other for other in chart.maybe_denied(element) if _refuses(other, test)]
    doubts = [other for other in doubts if (other.decided.date or since) >= since]
    blank = [
        other for other in chart.denied(element) if not _refuses(other, test) and (other.decided.date or "") > since
    ]
    open_refusal = [
        other for other in chart.denied(element) if _refuses(other, test) and other.decided.date in (None, since)
    ]
    value = FindingValue(date=since)
    if days and since > days[-1]:
        return Standing(Outcome(Result.NOT_MET, "late", slots, value, (item.id,), shown=True))
    if doubts or blank or open_refusal:
        items = ids((item,), tuple(doubts), tuple(blank), tuple(open_refusal))
        return Standing(Outcome(Result.UNCLEAR, "conflict", slots, value, items), since=since)
    if _lacks_authority(item.decided, test):
        slots["relationship"] = item.decided.relationship or ""
        return Standing(Outcome(Result.UNCLEAR, "authority", slots, value, (item.id,)), since=since)
    return Standing(Outcome(Result.MET, None, slots, value, (item.id,)), since=since)


def _none_in_time(
    chart: Chart,
    element: str,
    test: ConsentTest,
    given: list[Item],
    undated: tuple[Item, ...],
    noes: tuple[tuple[Item, ...], tuple[Item, ...]],
    slots: dict[str, str],
) -> Outcome:
    refusals, blanks = noes
    if undated:
        case = "conflict" if refusals else "undated"
        return Outcome(Result.UNCLEAR, case, {**slots, "date": "undated"}, items=ids(undated, refusals))
    if any(not item.decided.date for item in refusals):
        slots = {**slots, "refused": "undated"}
        return Outcome(Result.CONTRADICTED, "declined", slots, items=ids(refusals), shown=True)
    offered = chart.offered(element)
    _, last = chart.bounds
    early = tuple(item for item in offered if (item.decided.date or last) <= last)
    if early:
        return missing(chart, early, slots=slots)
    if given and not chart.unread:
        day = given[0].decided.date
        late = {**slots, "date": us(day)}
        return Outcome(Result.NOT_MET, "late", late, FindingValue(date=day), (given[0].id,), shown=True)
    near = chart.relied(*test.near) if test.near else ()
    if near:
        return Outcome(Result.UNCLEAR, "near", slots, items=ids(near))
    if blanks and not chart.unread:
        return Outcome(Result.NOT_MET, "none_on_file", slots, items=ids(blanks))
    return missing(chart, (), slots=slots)


def _refuses(item: Item, test: ConsentTest) -> bool:
    """Whether the quote says no, as against "none on file"."""
    quote = item.quote.casefold()
    return any(word in quote for word in test.refusal_words)


def _lacks_authority(value: Value, test: ConsentTest) -> bool:
    if not value.relationship:
        return False
    text = value.relationship.casefold()
    return not any(word in text for word in (*test.self_words, *test.authority_words))
