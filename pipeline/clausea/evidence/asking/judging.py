"""Mode `judge`, for small models: rules propose lines, the model gives the share of "yes", the likeliest are offered.

A small model cannot find facts, but its share of yes tells evidence from look-alikes (measured: area under the curve
0.88 against 0.56 for what it extracts by itself). It ranks and lifts; it never drops anything.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from clausea.elements import Element, tokens_of
from clausea.evidence.asking.answers import Answer, Ground
from clausea.evidence.asking.passages import ledger, speaks
from clausea.evidence.asking.prompts import judge_schema, judge_system, judge_user
from clausea.evidence.facts import own_polarity
from clausea.evidence.readers.interface import Ask
from clausea.evidence.units import Unit
from clausea.models import Item, Polarity
from clausea.values.durations import find_durations
from clausea.values.scales import find_scores

_AROUND = 2
"""Lines above and below that are shown with a proposed line."""
_LONGEST = 400
_TIMED = ("staff_minutes", "practitioner_minutes", "bhcm_minutes")


class Proposal(NamedTuple):
    """A line that might state an element's fact, though the rules did not take it."""

    ground: Ground
    element: Element
    unit: Unit


def propose(
    grounds: Sequence[Ground], wanted: Sequence[Element], items: Iterable[Item], month: str | None, most: int
) -> list[Proposal]:
    """Lines with an element's words that no item of that element quotes, those of the service month first."""
    quoted: dict[tuple[str, int, str], list[tuple[int, int]]] = {}
    for item in items:
        for span in (item.span, *item.also):
            quoted.setdefault((span.record, span.page, item.element), []).append((span.start, span.end))
    found = []
    for ground in grounds:
        held = set(ledger(ground.record).held_back)
        for unit in ground.chart.units:
            if unit.page in held or unit.heading or not 8 <= len(unit.text) <= _LONGEST:
                continue
            for element in _may_state(ground, unit, wanted):
                spans = quoted.get((unit.record, unit.page, element.id), ())
                if not any(start < unit.end and unit.start < end for start, end in spans):
                    found.append(Proposal(ground, element, unit))
    found.sort(key=lambda one: (not _of_month(one.unit, month), one.unit.record, one.unit.page, one.unit.start))
    return found[:most]


def ask(proposal: Proposal, tokens: int, secret: bytes) -> Ask:
    """The call about one line; `secret` makes its fence."""
    ground, element, unit = proposal
    lines = ground.text.lines(unit.page)
    first = ground.record.page(unit.page).text.count("\n", 0, unit.start)
    last = ground.record.page(unit.page).text.count("\n", 0, unit.end)
    heading = unit.entry.title.value if unit.entry.title else ""
    user = judge_user(
        element,
        heading,
        [line for line in lines[max(0, first - _AROUND) : first] if line.strip()],
        unit.text,
        [line for line in lines[last + 1 : last + 1 + _AROUND] if line.strip()],
        secret,
    )
    return Ask(judge_system(), user, judge_schema(), tokens, yes_no=True)


def answer(proposal: Proposal) -> Answer:
    """The proposed line as an answer, which takes the same checks as any other: its quote is the line itself."""
    ground, element, unit = proposal
    text = ground.record.page(unit.page).text
    line = text.count("\n", 0, unit.start) + 1
    return Answer(
        record=unit.record,
        element=element.id,
        page=unit.page,
        first_line=line,
        last_line=text.count("\n", 0, unit.end) + 1,
        quote=text[unit.start : unit.end],
        value="",
        polarity=Polarity.AFFIRMED,
    )


def _may_state(ground: Ground, unit: Unit, wanted: Sequence[Element]) -> Iterator[Element]:
    """The elements whose words stand in the unit, that are affirmed there, and that have the value they need."""
    tokens = tokens_of(unit.text)
    if not tokens or own_polarity(unit, 0, len(unit.text))[0] is not Polarity.AFFIRMED:
        return
    for element in wanted:
        if element.id in _TIMED and not find_durations(unit.text):
            continue
        if element.id == "rating_scale" and not find_scores(unit.text):
            continue
        if speaks(element, unit.text, tokens, ground.chart.words):
            yield element


def _of_month(unit: Unit, month: str | None) -> bool:
    date = unit.date or unit.entry.date
    return bool(month and date and date.value.startswith(month))
