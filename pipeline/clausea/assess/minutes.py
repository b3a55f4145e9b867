"""The summing rule: the minutes of one month that count for one service, each entry once (domain.md 1.11).

Whole countable time of the calendar month; overlapping intervals of one person once; one call by two staff once;
seconds kept and floored only in the sum; nothing carried over from another month; running totals never summed;
time of another program never shared. What does not count is kept with its reason: people believe the sum because
they see what was left out.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from clausea.assess.chart import Chart, month_name
from clausea.assess.eligible import ELSEWHERE, FAR_MONTH, MINUTE_ELEMENTS, doubt_of, programs, stays_out
from clausea.calendar import month_bounds
from clausea.codes import MinutesTest
from clausea.models import CountedEntry, ExcludedEntry, Item, MinutesTable, Polarity, Status, Value
from clausea.values.namekeys import same_person

_DAY = 86400


@dataclass(frozen=True)
class Tally:
    """What the month's entries come to. `possible` adds what a person could still accept or the chart explain."""

    total: int
    possible: int
    counted: tuple[CountedEntry, ...]
    excluded: tuple[ExcludedEntry, ...]
    dates: tuple[str, ...]
    """Days of the counted entries, in the order of `counted`."""
    found: bool
    """Whether any entry of the month and of the program stands, counted or not."""
    uncertain: tuple[str, ...] = ()
    """Items that could count and do not yet."""
    overlap: int = 0
    """Minutes taken off because they were counted already."""

    @property
    def sum(self) -> str:
        """ "12 + 15 = 27", or "27" for a single entry."""
        parts = [str(entry.minutes) for entry in self.counted]
        if len(parts) < 2 or sum(entry.minutes for entry in self.counted) != self.total:
            return str(self.total)
        return f"{' + '.join(parts)} = {self.total}"


@dataclass
class _Row:
    """An entry on its way into the sum; `first` and `last` are seconds since 0001-01-01 where times are given."""

    item: Item
    value: Value
    seconds: int
    first: int | None = None
    last: int | None = None
    cut: bool = False


@dataclass
class _Sorting:
    """The rows of the table while they are sorted into counted, possible and excluded."""

    rows: list[_Row] = field(default_factory=list)
    possible: list[tuple[_Row, str]] = field(default_factory=list)
    excluded: list[tuple[Item, int, str]] = field(default_factory=list)


def tally(chart: Chart, test: MinutesTest, *, not_before: str | None = None) -> Tally:
    """The month's sum for the test. Entries before the day `not_before` (the consent) are shown and left out."""
    assert chart.month is not None, "minutes are asked of a month"
    sorting = _Sorting()
    labels = programs(chart)
    for item in (*chart.relied(*MINUTE_ELEMENTS), *chart.offered(*MINUTE_ELEMENTS)):
        _sort(item, chart, test, not_before, labels, sorting)
    counted, copies, seconds = _sum(sorting.rows)
    doubtful = [row for row, _ in sorting.possible if not any(_repeats(row, other) for other, _ in counted)]
    more = doubtful + [row for row, _, sure in copies if not sure]
    _, _, possible = _sum([*sorting.rows, *more], trusting=True)
    why = chart.library.words.why
    excluded = [
        *((item, minutes, why[key]) for item, minutes, key in sorting.excluded),
        *((row.item, _minutes(row), why[key]) for row, key in sorting.possible),
        *((row.item, _minutes(row), why[key]) for row, key, _ in copies),
        *((item, item.value.minutes or 0, why[key]) for item, key in _set_aside(chart, test)),
    ]
    excluded.sort(key=lambda entry: (entry[0].decided.date or "9999", entry[0].id))
    return Tally(
        total=seconds // 60,
        possible=possible // 60,
        counted=tuple(
            CountedEntry(item=row.item.id, minutes=credit // 60, note=_note(chart, row, credit))
            for row, credit in counted
        ),
        excluded=tuple(ExcludedEntry(item=item.id, minutes=minutes, why=text) for item, minutes, text in excluded),
        dates=tuple(row.value.date or "" for row, _ in counted),
        found=bool(counted or sorting.possible or any(key not in ELSEWHERE for _, _, key in sorting.excluded)),
        uncertain=tuple(row.item.id for row in more),
        overlap=sum(row.seconds - credit for row, credit in counted) // 60,
    )


def table(chart: Chart, service: str, result: Tally) -> MinutesTable:
    """The tally as the two tables that are shown, with the chart's own totals beside them."""
    assert chart.month is not None, "minutes are asked of a month"
    stated = [item for item in chart.relied("minutes_total") if item.decided.month == chart.month]
    return MinutesTable(
        service=service,
        month=chart.month,
        total=result.total,
        counted=result.counted,
        excluded=result.excluded,
        stated_totals=tuple(item.id for item in stated),
        discrepancy=_discrepancy(chart, result, [item.decided.minutes or 0 for item in stated]),
    )


def _set_aside(chart: Chart, test: MinutesTest) -> Iterator[tuple[Item, str]]:
    """Entries of the month that the reader set aside, with the key of the reason: they are shown, never counted."""
    for item in chart.set_aside(*test.counted):
        value = item.decided
        ours = value.program is None or value.program in test.programs
        if ours and value.minutes and (value.date or "").startswith(chart.month or "-"):
            draft = item.polarity is Polarity.TEMPLATE
            yield item, "not_clinical" if item.status is Status.REJECTED else "draft" if draft else "corrected"


def entry_days(chart: Chart, test: MinutesTest) -> tuple[str, ...]:
    """Days of all entries that could be counted if consent were no matter, of any month, oldest first."""
    days = []
    for item in chart.relied(*test.counted):
        value = item.decided
        if value.date and (value.program is None or value.program in test.programs):
            days.append(value.date)
    return tuple(sorted(days))


def _sort(
    item: Item, chart: Chart, test: MinutesTest, not_before: str | None, labels: set[str], sorting: _Sorting
) -> None:
    value = item.decided
    row = _row(item, chart.month or "")
    minutes = _minutes(row) if row else value.minutes or 0
    reason = stays_out(item, chart, test, not_before, timed=row is not None, cut=row is not None and row.cut)
    if reason == FAR_MONTH:
        return
    if reason or row is None:
        sorting.excluded.append((item, minutes, reason or "no_minutes"))
        return
    doubt = doubt_of(item, chart, test, labels)
    if doubt:
        sorting.possible.append((row, doubt))
    else:
        sorting.rows.append(row)


def _row(item: Item, month: str) -> _Row | None:
    """The entry's time inside the month; None where neither minutes nor both times are given.

    Stated minutes and a span of times that differ give the lower. Times past midnight belong to the next day.
    """
    value = item.decided
    stated = _stated(value)
    if value.start is None or value.end is None or value.date is None:
        return None if stated is None else _Row(item, value, stated)
    day = date.fromisoformat(value.date).toordinal() * _DAY
    first, last = day + _seconds(value.start), day + _seconds(value.end)
    if last < first:
        last += _DAY
    if last == first:
        return None if stated is None else _Row(item, value, stated)
    spanned = last - first
    whole = spanned if stated is None else min(stated, spanned)
    if stated is not None and abs(stated - spanned) < 60:
        whole = stated  # times drop the seconds that the length keeps
    low, high = (date.fromisoformat(bound).toordinal() * _DAY for bound in month_bounds(month))
    inside = max(0, min(last, high + _DAY) - max(first, low))
    if inside == last - first or inside == 0:
        return _Row(item, value, whole, first, last)
    outside = last - first - inside
    return _Row(item, value, max(0, whole - outside), max(first, low), min(last, high + _DAY), cut=True)


def _stated(value: Value) -> int | None:
    """Stated seconds. `seconds` may be the whole time or what is left over beside `minutes`."""
    if value.seconds is not None:
        return value.seconds if value.seconds >= 60 else (value.minutes or 0) * 60 + value.seconds
    return None if value.minutes is None else value.minutes * 60


def _sum(
    rows: list[_Row], *, trusting: bool = False
) -> tuple[list[tuple[_Row, int]], list[tuple[_Row, str, bool]], int]:
    """Rows with the seconds credited, rows that repeat another (with their reason and whether that is sure), the sum.

    `trusting` counts the doubtful repetitions too.
    """
    counted: list[tuple[_Row, int]] = []
    copies: list[tuple[_Row, str, bool]] = []
    # Rows with times first: they are what a row without times may repeat, whether they counted or lay inside another.
    for row in sorted(rows, key=lambda row: (row.value.date or "9999", row.first is None, row.first or 0, row.item.id)):
        copy = _copy(row, [*(other for other, _ in counted), *(other for other, _, sure in copies if sure)])
        if copy and not (trusting and not copy[1]):
            copies.append((row, *copy))
            continue
        credit = row.seconds
        if row.first is not None and row.last is not None:
            taken = [
                (other.first, other.last)
                for other, _ in counted
                if other.first is not None and other.last is not None
                if other.first < row.last and row.first < other.last and _once(row, other)
            ]
            credit = max(0, credit - _overlap(row.first, row.last, taken))
        if credit == 0 and row.seconds:
            copies.append((row, "counted_already", True))
        else:
            counted.append((row, credit))
    return counted, copies, sum(credit for _, credit in counted)


def _copy(row: _Row, others: list[_Row]) -> tuple[str, bool] | None:
    """Whether an entry without times repeats another of its day: (reason, sure) or None."""
    for other in others:
        timed = row.first is not None and other.first is not None
        if timed or row.value.date != other.value.date or _told(row) != _told(other):
            continue
        activity, known = _plain(row.value.activity), _plain(other.value.activity)
        alike = activity is not None and activity == known
        if _one_person(row, other):
            if alike:
                return "copy", True
            if (activity is None or known is None) and row.item.quote == other.item.quote:
                return "maybe_copy", False
        elif alike:
            return "same_call", True
    return None


def _told(row: _Row) -> int:
    """Seconds as the chart tells them, also where the month's end cut the entry: a copy tells the whole."""
    return (_stated(row.value) or row.seconds) if row.cut else row.seconds


def _repeats(row: _Row, other: _Row) -> bool:
    """Whether an entry in doubt may only be a counted one told again: then it adds nothing to what is possible."""
    if row.value.date != other.value.date or row.seconds != other.seconds or not _one_person(row, other):
        return False
    return row.first is None or other.first is None or row.first == other.first


def _once(row: _Row, other: _Row) -> bool:
    """Whether overlapping times of two entries are counted once: one person's, or one call of two."""
    if _one_person(row, other):
        return True
    activity, known = _plain(row.value.activity), _plain(other.value.activity)
    told = f"{row.value.activity} {row.item.quote} {other.value.activity} {other.item.quote}"
    if _SAME_CALL.search(told):
        return True
    return (row.first, row.last) == (other.first, other.last) or (activity is not None and activity == known)


_SAME_CALL = re.compile(
    r"\b(?:same|joint|during (?:the|this|that)?) ?(?:phone )?(?:call|contact|conversation)\b", re.IGNORECASE
)
"""An entry that says itself that it was one call of two (domain.md 1.11, step 4)."""


def _one_person(row: _Row, other: _Row) -> bool:
    if row.value.person is None or other.value.person is None:
        return True
    one, two = row.value.person, other.value.person
    return _plain(one) == _plain(two) or same_person(one, two, unknown=False)


def _overlap(first: int, last: int, taken: list[tuple[int, int]]) -> int:
    """Seconds of [first, last) that the intervals cover, each second once."""
    covered, reached = 0, first
    for start, end in sorted(taken):
        start, end = max(start, reached), min(end, last)
        if end > start:
            covered += end - start
            reached = end
    return covered


def _note(chart: Chart, row: _Row, credit: int) -> str | None:
    note = chart.library.words.note
    parts = []
    if credit < row.seconds:
        parts.append(note["overlap"].format(minutes=-(-(row.seconds - credit) // 60)))
    if row.cut:
        parts.append(note["cut"])
    if credit % 60:
        parts.append(note["seconds"].format(minutes=credit // 60, seconds=credit % 60))
    stated = _stated(row.value)
    if stated is not None and not row.cut and stated > row.seconds:
        parts.append(note["lower"].format(minutes=-(-stated // 60)))
    if row.value.signed == "no":
        parts.append(note["unsigned"])
    return "; ".join(parts) or None


def _discrepancy(chart: Chart, result: Tally, stated: list[int]) -> str | None:
    """Why the chart's totals and ours differ, in words; None when one agrees or none is stated."""
    if not stated or result.total in stated:
        return None
    words = chart.library.words.discrepancy
    totals = sorted(set(stated))
    text = words["totals" if len(totals) > 1 else "total"].format(
        stated=", ".join(map(str, totals)), month=month_name(chart.month or ""), total=result.total
    )
    parts = [words["overlap"].format(minutes=result.overlap)] if result.overlap else []
    elsewhere = chart.library.words.why["other_month"]
    for why in dict.fromkeys(entry.why for entry in result.excluded if entry.why != elsewhere):
        minutes = sum(entry.minutes for entry in result.excluded if entry.why == why)
        parts.append(words["excluded"].format(minutes=minutes, why=why))
    return " ".join([text, *parts])


def _minutes(row: _Row) -> int:
    return row.seconds // 60


def _plain(text: str | None) -> str | None:
    return " ".join(text.casefold().split()) if text else None


def _seconds(time: str) -> int:
    hours, minutes = time.split(":")
    return (int(hours) * 60 + int(minutes)) * 60
