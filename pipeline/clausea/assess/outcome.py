"""What a test says about one requirement, before it becomes a finding; and the answers that all tests share."""

from dataclasses import dataclass, field

from clausea.assess.chart import Chart
from clausea.assess.minutes import Tally
from clausea.models import FindingValue, Item, Level, Result


@dataclass(frozen=True)
class Outcome:
    """`case` picks special words, `slots` fill them.

    `shown` is True when the record itself shows the failure (short sum, late consent): then nothing that the clinic
    could send would cure it, and the route is not "get records".
    """

    result: Result
    case: str | None = None
    slots: dict[str, str] = field(default_factory=dict)
    value: FindingValue = field(default_factory=FindingValue)
    items: tuple[str, ...] = ()
    shown: bool = False
    level: Level | None = None
    """Set when the chart itself makes the requirement weigh more than it does in general."""
    tally: Tally | None = None
    unvouched: Result | None = None
    """The result by the letter of a rule that is unverified or expired: it is told, and nothing stands on it."""


def ids(*groups: tuple[Item, ...]) -> tuple[str, ...]:
    """The ids of the items, each once, in order."""
    return tuple(dict.fromkeys(item.id for group in groups for item in group))


def missing(
    chart: Chart, offered: tuple[Item, ...], *, slots: dict[str, str] | None = None, case: str | None = None
) -> Outcome:
    """Nothing stands: unclear when a person may still accept something or pages were not read, else not met."""
    if offered:
        return Outcome(Result.UNCLEAR, "review", {**(slots or {}), "places": str(len(offered))}, items=ids(offered))
    if chart.unread:
        return Outcome(Result.UNCLEAR, "unread", slots or {})
    return Outcome(Result.NOT_MET, case, slots or {})
