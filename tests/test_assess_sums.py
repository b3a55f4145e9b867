"""The month's sum against a slow reference that ticks off single seconds: equal for every log that can be made up.

The logs hold what spoils sums in charts: overlaps, calls over midnight and over the month's ends, rows told again with
and without their times, reports that copy a log, superseded and rejected rows, seconds, stated lengths that differ
from their times, two programs, strangers and the front desk, running totals.
"""

from collections import Counter
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from hypothesis import event, given, settings
from hypothesis import strategies as st

from assess_cases import CCM, Fact, fact, judge, staff
from clausea.models import Polarity, Status

FIRST, PAST = datetime(2026, 3, 1), datetime(2026, 4, 1)
PEOPLE = (("Bo Larch", "RN", 0), ("Kim Sorrel", "LPN", 1), ("Ute Marsh", "LCSW", 2))
UNCOUNTED = (("Lou Tarn", "front desk", 0), ("Jo Pell", None, 1))


class Row(NamedTuple):
    """One row of a log as it was lived, from which the facts of the chart are made."""

    begins: datetime
    minutes: int
    person: tuple[str, str | None, int]
    program: str
    told: str
    """How the row states its time: times, both, length, seconds, lower, higher."""
    seconds: int
    again: str
    """Whether it is told again: once, repeated (as it is), reported (without its times)."""
    state: str


times = st.builds(
    lambda day, minute, shift: FIRST + timedelta(days=day, minutes=3 * minute + shift),
    st.one_of(st.sampled_from((-1, 0, 0, 30, 30)), st.integers(-3, 33)),
    st.one_of(st.integers(200, 214), st.sampled_from((470, 476, 478, 479))),  # 10:00 to 10:42, and before midnight
    st.just(0),
)
rows = st.lists(
    st.builds(
        Row,
        times,
        st.integers(1, 40),
        st.sampled_from((*PEOPLE, *PEOPLE, *UNCOUNTED)),
        st.sampled_from(("ccm", "ccm", "ccm", "bhi")),
        st.sampled_from(("times", "both", "both", "length", "seconds", "lower", "higher")),
        st.integers(0, 59),
        st.sampled_from(("once", "once", "repeated", "reported")),
        st.sampled_from(("stands", "stands", "stands", "stands", "stands", "superseded", "rejected", "planned")),
    ),
    max_size=10,
)


def lived(log: list[Row]) -> list[Row]:
    """Rows of different people never begin at the same minute: else they might be one call, which is another rule.

    Rows whose stated length differs from their times have a day time of their own: the overlap of such is not defined.
    """
    out = []
    for number, row in enumerate(log):
        begins = row.begins + timedelta(minutes=row.person[2])
        if row.told in ("lower", "higher"):
            begins = begins.replace(hour=13 + number % 10, minute=0)
            row = row._replace(minutes=2 + row.minutes % 38)
        out.append(row._replace(begins=begins))
    return out


def facts_of(number: int, row: Row) -> list[Fact]:
    """What the chart says of the row."""
    name, credential, _ = row.person
    ends = row.begins + timedelta(minutes=row.minutes)
    stated: dict[str, Any] = {"start": f"{row.begins:%H:%M}", "end": f"{ends:%H:%M}"}
    length: int | None = {"lower": row.minutes - 1, "higher": row.minutes + 9}.get(row.told, row.minutes)
    if row.told == "times":
        length = None
    if row.told in ("length", "seconds"):
        stated = {}
    if row.told == "seconds":
        stated = {"seconds": 60 * row.minutes + row.seconds}
    given = {
        "person": name,
        "credential": credential,
        "program": row.program,
        "activity": f"task {number} of {name}",
        **{
            "stands": {},
            "superseded": {"polarity": Polarity.HISTORICAL},
            "rejected": {"status": Status.REJECTED},
            "planned": {"polarity": Polarity.PLANNED},
        }[row.state],
    }
    day = f"{row.begins:%Y-%m-%d}"
    told = [staff(day, length, **stated, **given)]
    if row.again == "repeated":
        told.append(staff(day, length, **stated, **given))
    if row.again == "reported" and row.told in ("both", "length"):
        told.append(staff(day, length, **given))
    return told


def reference(log: list[Row]) -> int:
    """Seconds of March, ticked off one by one for each person; floored to minutes at the very end."""
    ticked: dict[str, set[datetime]] = {}
    untimed: dict[tuple[int, str], int] = {}
    for number, row in enumerate(log):
        name, credential, _ = row.person
        if credential not in ("RN", "LPN", "LCSW") or row.program != "ccm" or row.state != "stands":
            continue
        if row.told in ("length", "seconds"):
            if FIRST <= row.begins < PAST:
                untimed[number, name] = 60 * row.minutes + (row.seconds if row.told == "seconds" else 0)
            continue
        length = row.minutes - 1 if row.told == "lower" else row.minutes
        for second in range(60 * length):
            moment = row.begins + timedelta(seconds=second)
            if FIRST <= moment < PAST:
                ticked.setdefault(name, set()).add(moment)
    return (sum(map(len, ticked.values())) + sum(untimed.values())) // 60


@settings(max_examples=400, deadline=None)
@given(rows)
def test_any_log_gives_what_a_count_of_seconds_gives(made: list[Row]) -> None:
    """domain.md 1.11, steps 2 to 9: the sum equals the reference, whatever the log holds."""
    log = lived(made)
    facts = [one for number, row in enumerate(log) for one in facts_of(number, row)]
    for kind in Counter(row.again for row in log):
        event(kind)
    rollup = fact("minutes_total", month="2026-03", minutes=sum(row.minutes for row in log))
    table = judge(*CCM, *facts, rollup).minutes[0]

    assert reference(log) == table.total


@settings(max_examples=150, deadline=None)
@given(rows, st.randoms(use_true_random=False))
def test_the_order_of_the_rows_changes_no_sum(made: list[Row], shuffler: Any) -> None:
    """A chart prints its rows in any order; the sum is the same."""
    log = lived(made)
    facts = [one for number, row in enumerate(log) for one in facts_of(number, row)]
    shuffled = list(facts)
    shuffler.shuffle(shuffled)

    assert judge(*CCM, *facts).minutes[0].total == judge(*CCM, *shuffled).minutes[0].total


def test_a_report_s_copy_of_a_timed_row_hides_no_overlap() -> None:
    """domain.md 1.11 steps 4 and 5: 10:00-10:12 and 10:05-10:15 are 15 minutes, however often a report tells them."""
    facts = (
        staff("2026-03-05", 12, activity="call"),
        staff("2026-03-05", 12, start="10:00", end="10:12", activity="call"),
        staff("2026-03-05", 10, start="10:05", end="10:15", activity="fax"),
    )
    assert 15 == judge(*CCM, *facts).minutes[0].total


def test_a_copy_of_a_row_that_lies_inside_another_adds_nothing() -> None:
    """domain.md 1.11 step 5: told again without its times, a row that counted for nothing counts for nothing."""
    facts = (
        staff("2026-03-05", 30, start="10:00", end="10:30", activity="visit plan"),
        staff("2026-03-05", 5, start="10:10", end="10:15", activity="call"),
        staff("2026-03-05", 5, activity="call"),
    )
    assert 30 == judge(*CCM, *facts).minutes[0].total


def test_a_copy_of_a_call_over_the_month_s_end_adds_nothing() -> None:
    """domain.md 1.11 steps 3 and 5: 23:50 to 00:01 is ten minutes of March, though a report tells all eleven."""
    facts = (
        staff("2026-03-31", 11, start="23:50", end="00:01", activity="call"),
        staff("2026-03-31", 11, activity="call"),
    )
    assert 10 == judge(*CCM, *facts).minutes[0].total
