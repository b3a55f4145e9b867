"""From a model's answer to an item: the quote found on its page, the value read by code from the quoted words.

Nothing of the answer is believed. The quote must stand in the lines named or on the page; figures, dates and people are
read here, from the page; the model's own value must be among them; the polarity is judged here too. An answer that
cannot be verified becomes a rejected item with its reason, because the count matters (CONTRACT 3).
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from pydantic import Field, ValidationError

from clausea import sieve as re
from clausea.codes import Library
from clausea.elements import Element
from clausea.evidence.asking.gate import against, lacking
from clausea.evidence.asking.passages import Text, page_of
from clausea.evidence.facts import day_of, make_item, own_polarity, person_of, polarity_of, split_person
from clausea.evidence.readers.patterns.chart import Chart
from clausea.evidence.units import Unit
from clausea.models import Item, Model, Polarity, Status, Value
from clausea.pages import Mark, Page, Record
from clausea.quotes import locate
from clausea.values.durations import find_durations
from clausea.values.icd import find_icd10
from clausea.values.people import find_people
from clausea.values.scales import find_scores
from clausea.values.times import find_intervals

READER = "model"
ALONE = "found by the model alone"
TIMED = ("staff_minutes", "practitioner_minutes", "bhcm_minutes", "minutes_total")
_NO_VALUE = "value: the quoted words do not say it"
_NUMBER = re.compile(r"(?<![\d.,:/-])\d{1,4}(?![\d:/-]|[.,]\d)")
_NEAR = 1
"""Lines beyond those named in which a quote is looked for first."""


class Answer(Model):
    """One fact as the model gives it; `record` is ours."""

    record: str = ""
    element: str
    page: int
    first_line: int
    last_line: int
    quote: str
    value: str
    polarity: Polarity


class Answers(Model):
    """The whole answer of a call."""

    items: tuple[Answer, ...] = Field(default=())


def parse(text: str) -> tuple[Answer, ...] | str:
    """The answers of a reply, or why it is unusable (a field's place, never its content)."""
    bare = text.strip()
    if bare.startswith("```"):
        bare = bare.strip("`").removeprefix("json").strip()
    try:
        return Answers.model_validate_json(bare).items
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        place = ".".join("item" if isinstance(part, int) else str(part) for part in first["loc"][:3])
        known = all(part in (*Answer.model_fields, "items", "item") for part in place.split(".")) if place else True
        return f"{place if known else 'an unknown key'}: {first['type']}" if place else "it is no JSON object"


def whole_items(text: str) -> tuple[Answer, ...]:
    """The items that stand complete in an answer that was cut off."""
    found = []
    for match in re.finditer(r"\{[^{}]*\}", text):
        try:
            found.append(Answer.model_validate_json(match.group()))
        except ValidationError:
            continue
    return tuple(found)


@dataclass(frozen=True)
class Ground:
    """One record as answers are checked against it."""

    chart: Chart
    library: Library

    @property
    def record(self) -> Record:
        return self.chart.record

    @cached_property
    def text(self) -> Text:
        return Text(self.chart.record)

    @cached_property
    def _by_page(self) -> dict[int, list[Unit]]:
        pages: dict[int, list[Unit]] = defaultdict(list)
        for unit in self.chart.units:
            pages[unit.page].append(unit)
        return pages

    def unit(self, page: int, start: int, end: int) -> Unit | None:
        """The unit that holds the span, or most of it; the smallest of those that hold all of it."""
        best: tuple[int, int, Unit] | None = None
        for unit in self._by_page.get(page, ()):
            shared = min(end, unit.end) - max(start, unit.start)
            if shared > 0 and (best is None or (shared, unit.start - unit.end) > best[:2]):
                best = (shared, unit.start - unit.end, unit)
        return best[2] if best else None


@dataclass(frozen=True)
class Claimed:
    """An answer and what became of it. `figure`: the minutes or score that the model gave and the words hold."""

    answer: Answer
    item: Item
    figure: int | None = None

    @property
    def placed(self) -> bool:
        """Whether the quote stands on its page and its value in the quote."""
        return not (self.item.start == self.item.end or self.item.reasons[:1] == (_NO_VALUE,))


def claim(answer: Answer, ground: Ground) -> Claimed:
    """The item of an answer: `needs_review` where it stands on its page, else `rejected`, with the reasons."""
    element = ground.library.elements.get(answer.element)
    page = page_of(ground.record, answer.page)
    if element is None or page is None:
        return _rejected(answer, ground, "names an element or a page that was not asked for")
    place = _place(answer, page, ground)
    if isinstance(place, str):
        return _rejected(answer, ground, place)
    start, end = place
    unit = ground.unit(page.number, start, end)
    if unit is None:
        return _rejected(answer, ground, "the quoted words are a running head or rule of the page", place)
    figures = _figures(element.id, page.text[start:end], unit)
    figure = _figure(answer, figures)
    if element.id in (*TIMED, "rating_scale") and figure is None and (answer.value.strip() or not figures):
        return _rejected(answer, ground, _NO_VALUE, place)
    value, marks = _value(element, answer, unit, (start, end), figure)
    polarity = _polarity(element, unit, start, end)
    reasons = [ALONE]
    if polarity is not answer.polarity:
        reasons.append(f"the model reads it as {answer.polarity.value}, the words as {polarity.value}")
    item = make_item(
        page, element.id, value, start, end, marks, polarity, Status.NEEDS_REVIEW, texts=ground.chart.texts
    )
    wrong = list(against(item, unit, element, ground.chart, ground.library.roles))
    if answer.polarity is Polarity.AFFIRMED and polarity is not Polarity.AFFIRMED:
        wrong.append(f"the page says otherwise: {polarity.value}")
    if polarity is Polarity.AFFIRMED:
        item = item.model_copy(update={"polarity": answer.polarity})  # when in doubt a fact is not affirmed
    if wrong:
        item = item.model_copy(update={"status": Status.REJECTED})
    missing = () if wrong else lacking(item, unit, element, ground.chart)
    reasons = [*wrong, *reasons, *missing]
    return Claimed(answer, item.model_copy(update={"reader": (READER,), "reasons": tuple(reasons)}), figure)


def _place(answer: Answer, page: Page, ground: Ground) -> tuple[int, int] | str:
    """Where the quote stands: in the lines named, else on the page; or why it does not."""
    count = len(ground.text.lines(page.number))
    first = min(max(1, answer.first_line - _NEAR), count)
    last = min(max(first, answer.last_line + _NEAR), count)
    near = ground.text.span(page.number, first, last)
    if near is not None and answer.quote.strip():
        start, end = near
        window = replace(page, text=" " * start + page.text[start:end] + " " * (len(page.text) - end))
        found = locate([window], answer.quote, page=page.number)
        if found.stands and found.rest is None:
            return found.start, found.end
    found = locate(ground.record.pages, answer.quote, page=page.number)
    if found.stands and found.rest is None:
        return found.start, found.end
    return f"quote: {found.reasons[0] if found.reasons else 'it runs over a page break'}"


def _figures(element: str, quote: str, unit: Unit) -> tuple[int, ...]:
    """The minutes or scores that the quoted words hold."""
    if element == "rating_scale":
        return tuple(dict.fromkeys(hit.score for hit in find_scores(quote)))
    if element not in TIMED:
        return ()
    read = [hit.seconds // 60 for hit in find_durations(quote) if not hit.approximate and hit.bound is None]
    read += [hit.minutes for hit in find_intervals(quote)]
    if not read and unit.row is not None:  # the cell of a minutes column
        read = [int(hit.group()) for hit in _NUMBER.finditer(quote)]
    return tuple(dict.fromkeys(read))


def _figure(answer: Answer, figures: tuple[int, ...]) -> int | None:
    """The model's figure when it is among those that the words hold; theirs, when it gave none and they hold one."""
    given = [int(hit.group()) for hit in _NUMBER.finditer(answer.value)]
    given += [hit.seconds // 60 for hit in find_durations(answer.value)]
    for number in given:
        if number in figures:
            return number
    return figures[0] if len(figures) == 1 and not answer.value.strip() else None


def _value(
    element: Element, answer: Answer, unit: Unit, span: tuple[int, int], figure: int | None
) -> tuple[Value, list[tuple[str, Mark]]]:
    """The fields that code reads at the quote, with their places."""
    start, end = span[0] - unit.start, span[1] - unit.start
    start, end = max(0, start), min(len(unit.text), max(end, start + 1))
    quote = unit.text[start:end]
    fields: dict[str, object] = {}
    marks: list[tuple[str, Mark]] = []
    day = day_of(unit, start, end)
    if "date" in element.values and day.mark is not None and len(day.mark.value) == len("YYYY-MM-DD"):
        fields["date"] = day.mark.value
        marks.append(("date", day.mark))
    if "month" in element.values and day.mark is not None:
        fields["month"] = day.mark.value[:7]
        marks.append(("month", day.mark))
    if figure is not None:
        fields["score" if element.id == "rating_scale" else "minutes"] = figure
    if element.id == "rating_scale":
        fields["instrument"] = next((hit.instrument for hit in find_scores(quote) if hit.score == figure), None)
    for name, mark in _person(element, unit, quote, start):
        fields[name] = mark.value
        marks.append((name, mark))
    if "condition" in element.values:
        known = answer.value.strip() if answer.value.strip().casefold() in quote.casefold() else ""
        fields["condition"] = known or quote.strip()
    if "icd10" in element.values and (codes := find_icd10(quote)):
        fields["icd10"] = codes[0].code
    return Value.model_validate(fields), marks


def _person(element: Element, unit: Unit, quote: str, start: int) -> Iterator[tuple[str, Mark]]:
    """Who did it: named in the quote, else the row's or entry's person, for elements that have one."""
    if "person" not in element.values:
        return
    named = [hit for hit in find_people(quote) if hit.name]
    if named:
        hit = named[0]
        yield "person", Mark(hit.name, unit.page, unit.start + start + hit.start, unit.start + start + hit.end)
        if hit.credential and "credential" in element.values:
            at = unit.start + start
            yield "credential", Mark(hit.credential, unit.page, at + hit.start, at + hit.end)
        return
    mark = person_of(unit)
    if mark is None:
        return
    name, credential, _ = split_person(mark.value)
    if name:
        yield "person", replace(mark, value=name)
    if credential and "credential" in element.values:
        yield "credential", replace(mark, value=credential)


def _polarity(element: Element, unit: Unit, start: int, end: int) -> Polarity:
    """Judged from the words around the quote, as for the embedded reader; a family history holds only conditions."""
    first = max(0, start - unit.start)
    last = min(len(unit.text), max(first + 1, end - unit.start))
    if first >= last:
        first, last = 0, len(unit.text)
    judged = polarity_of if "condition" in element.values else own_polarity
    return judged(unit, first, last)[0]


def _rejected(answer: Answer, ground: Ground, why: str, place: tuple[int, int] | None = None) -> Claimed:
    """The answer as it was given, kept for the count; its offsets are those of the place, or of nothing."""
    pages = ground.record.pages
    page = page_of(ground.record, answer.page) or pages[0]
    start, end = place or (0, 0)
    item = Item(
        id="E000",
        element=answer.element if answer.element in ground.library.elements else "unknown",
        quote=page.text[start:end] if place else answer.quote,
        record=ground.record.id,
        page=page.number,
        start=start,
        end=end,
        polarity=answer.polarity,
        status=Status.REJECTED,
        reasons=(why, ALONE),
        reader=(READER,),
    )
    return Claimed(answer, item)
