"""Timed services: the month's sum against the code's threshold, its units, and the CPT midpoint where it may apply."""

from clausea.assess.chart import Chart, month_name, us
from clausea.assess.minutes import Tally
from clausea.assess.outcome import Outcome, ids, missing
from clausea.codes import MinutesTest
from clausea.models import FindingValue, Result


def needed(test: MinutesTest, base: str | None, units: int) -> int:
    """Minutes of the month that so many units need: the threshold, or the base's minutes and full increments."""
    if test.each is None:
        return test.at_least or 0
    return _base(test, base) + test.each * units


def units(test: MinutesTest, base: str | None, total: int) -> int:
    """Units that the minutes support, by full increments and no more than the code allows."""
    if test.each is None:
        return int(total >= (test.at_least or 0))
    full = max(0, (total - _base(test, base)) // test.each)
    return full if test.max_units is None else min(full, test.max_units)


def judge_minutes(chart: Chart, test: MinutesTest, tally: Tally, base: str | None, billed: int) -> Outcome:
    """The sum reaches what the billed units need. `value.minutes` is the month's whole sum, also for an add-on.

    Between the CPT midpoint and the full threshold the payer's policy decides: unclear (domain.md 1.8), unless the
    payer's own rules (codes/payers) say that it does not follow the midpoint.
    """
    threshold = needed(test, base, billed)
    supported = units(test, base, tally.total)
    slots = {
        "sum": tally.sum,
        "total": str(tally.total),
        "needed": str(threshold),
        "margin": str(tally.total - threshold),
        "short": str(max(0, threshold - tally.total)),
        "possible": str(tally.possible),
        "units": str(supported),
        "billed": str(billed),
        "month": month_name(chart.month or ""),
        "pages": chart.pages,
        "days": ", ".join(us(day) for day in tally.dates),
    }
    value = FindingValue(minutes=tally.total, units=supported)
    counted = tuple(entry.item for entry in tally.counted)
    everything = (*counted, *tally.uncertain)
    allowed = test.max_units is None or billed <= test.max_units
    if tally.total >= threshold and allowed:
        return Outcome(Result.MET, None, slots, value, counted, tally=tally)
    if not allowed:
        slots["max"] = str(test.max_units)
        return Outcome(Result.NOT_MET, "too_many_units", slots, value, counted, shown=True, tally=tally)
    if tally.possible >= threshold:
        return Outcome(Result.UNCLEAR, "possible", slots, value, everything, tally=tally)
    follows = chart.library.payers.of(chart.claim).midpoint.rule != "no"
    if follows and test.midpoint is not None and tally.total >= _midpoint(test, base, billed):
        return Outcome(Result.UNCLEAR, "midpoint", slots, value, counted, tally=tally)
    if chart.unread:
        return Outcome(Result.UNCLEAR, "unread", slots, value, everything, tally=tally)
    if not tally.found:
        totals = tuple(item for item in chart.relied("minutes_total") if item.decided.month == chart.month)
        if any((item.decided.minutes or 0) >= threshold for item in totals):
            return Outcome(Result.UNCLEAR, "total_only", slots, value, ids(totals), tally=tally)
        out = missing(chart, (), slots=slots, case="none_found")
        return Outcome(out.result, out.case, slots, value, tally=tally)
    case = "fewer_units" if supported else None
    return Outcome(Result.NOT_MET, case, slots, value, counted, shown=True, tally=tally)


def _base(test: MinutesTest, base: str | None) -> int:
    return test.base[base] if base in test.base else max(test.base.values())


def _midpoint(test: MinutesTest, base: str | None, billed: int) -> int:
    if test.midpoint is None or test.each is None:
        return test.midpoint or 0
    return _base(test, base) + test.each * (billed - 1) + test.midpoint
