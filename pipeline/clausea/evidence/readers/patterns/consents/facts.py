"""From the words of a consent to its item: day, mode, who gave it, what was told."""

from collections.abc import Sequence
from typing import NamedTuple

from clausea import sieve as re
from clausea.evidence.facts import Dated, day_of, make_item, quote_span
from clausea.evidence.readers.patterns.chart import Chart, mark_in
from clausea.evidence.readers.patterns.consents.papers import standing_since
from clausea.evidence.readers.patterns.consents.words import PROGRAMS, content_of, recorder_in, representative_in
from clausea.evidence.readers.patterns.days import only_day
from clausea.evidence.units import Unit
from clausea.models import Item, Polarity, Status, Value
from clausea.pages import Mark
from clausea.values.dates import find_dates

_SUBMITTED = re.compile(
    r"\b(?:submitted|completed|signed|answered|filed|returned|filled (?:in|out)|e-?signed|accepted|"
    r"sent in)\b[^.;\d]{0,48}$",
    re.IGNORECASE,
)
"""Before the day of a form that the patient sent in: it stands over the statements that it asks."""
_ABOVE = 6
_RIGHT = re.compile(r"\b(?:power of attorney|h?c?poa|guardian|health ?care proxy|conservator)\b", re.IGNORECASE)
"""By what right somebody signs for the patient."""


def submitted(units: Sequence[Unit], index: int) -> Mark | None:
    """The day on which the form was sent in, from the nearest line above that gives one."""
    for unit in reversed(units[max(0, index - _ABOVE) : index]):
        hits = [hit for hit in find_dates(unit.text) if not hit.partial]
        if hits:
            told = len(hits) == 1 and _SUBMITTED.search(unit.text[: hits[0].start]) is not None
            return mark_in(unit, hits[0].start, hits[0].end, hits[0].iso) if told else None
    return None


class Found(NamedTuple):
    """Words of consent at [word_start, word_end) of a unit, with their program at [start, end) around them."""

    program: str
    start: int
    end: int
    word_start: int
    word_end: int


def consent_day(chart: Chart, units: tuple[Unit, ...], index: int, found: Found) -> Dated:
    """The day in or beside the sentence, the entry's, the next sentences', or the only one that the entry has."""
    unit = units[index]
    dated = day_of(unit, found.start, found.end)
    if dated.mark is not None:
        return dated
    mark = standing_since(unit, found.start) or only_day(chart, units, index) or submitted(units, index)
    return Dated(mark) if mark is not None else dated


def refusal_item(chart: Chart, unit: Unit, program: str, start: int, end: int) -> Item:
    found = Found(program, start, end, start, end)
    return consent_item(
        chart, unit, found, day_of(unit, start, end), None, Polarity.NEGATED, unit.text[start:end], unit.text
    )


def consent_item(
    chart: Chart,
    unit: Unit,
    found: Found,
    dated: Dated,
    mode: str | None,
    polarity: Polarity,
    cue: str | None,
    wording: str,
) -> Item:
    fields: dict[str, object] = {"mode": mode} if mode else {}
    marks: list[tuple[str, Mark]] = []
    if dated.mark is not None:
        fields["date"] = dated.mark.value
        marks.append(("date", dated.mark))
    fields["content"] = content_of(wording) or None
    relationship = representative_in(unit.text)
    right = _RIGHT.search(wording) if relationship in ("child", "spouse", "parent") else None
    relationship = right.group().lower() if right else relationship
    fields["given_by"] = "representative" if relationship else "patient"
    fields["relationship"] = relationship
    fields["documented_by"] = recorder_in(wording)
    quote = quote_span(unit, found.start, found.end)
    reasons: tuple[str, ...] = ()
    status = Status.VERIFIED
    if polarity is Polarity.AFFIRMED and (dated.mark is None or dated.doubtful):
        status = Status.NEEDS_REVIEW
        reasons = (
            ("no day stands with the consent",)
            if dated.mark is None
            else ("more than one day stands with the consent",)
        )
    elif polarity is not Polarity.AFFIRMED and cue:
        reasons = (cue,)
    return make_item(
        chart.pages[unit.page],
        PROGRAMS[found.program],
        Value.model_validate({k: v for k, v in fields.items() if v is not None}),
        unit.start + quote[0],
        unit.start + quote[1],
        marks,
        polarity,
        status,
        reasons,
        chart.texts,
    )
