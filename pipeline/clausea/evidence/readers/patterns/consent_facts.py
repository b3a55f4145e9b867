"""From the words of a consent to its item: day, mode, who gave it, what was told."""

from typing import NamedTuple

from clausea.evidence.facts import Dated, day_of, make_item, quote_span
from clausea.evidence.readers.patterns.chart import Chart
from clausea.evidence.readers.patterns.consent_words import PROGRAMS, content_of, recorder_in, representative_in
from clausea.evidence.units import Unit
from clausea.models import Item, Polarity, Status, Value
from clausea.pages import Mark


class Found(NamedTuple):
    """Words of consent at [word_start, word_end) of a unit, with their program at [start, end) around them."""

    program: str
    start: int
    end: int
    word_start: int
    word_end: int


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
