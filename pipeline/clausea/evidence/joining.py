"""Joins what a model found with what the embedded reader found (DESIGN 3a, CONTRACT 3).

The same fact is one item with both readers named. Where they differ in polarity or in a figure that the page holds, the
item waits for a person, and both readings are told. What the model found alone waits for a person too. What cannot be
verified is rejected, kept and counted. A model's silence changes nothing.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from clausea.evidence.asking.answers import ALONE, READER, TIMED, Claimed
from clausea.models import Item, Polarity, Status


class Joined(NamedTuple):
    """All items, and how many of the model's were the same fact, in conflict, offered and rejected."""

    items: tuple[Item, ...]
    agreed: int
    differing: int
    offered: int
    rejected: int


def join(embedded: Sequence[Item], claimed: Iterable[Claimed]) -> Joined:
    """The embedded items in their order and with their ids, then the model's own, numbered M001 and on."""
    items = list(embedded)
    alone: list[Item] = []
    agreed = differing = 0
    for one in claimed:
        place = _same(items, one) if one.placed else None
        differs = _difference(items[place], one) if place is not None else ""
        if place is None or (differs and one.item.status is Status.REJECTED):
            alone.append(_elsewhere(one.item, embedded))  # what the page itself contradicts is no second opinion
            continue
        agreed, differing = agreed + (not differs), differing + bool(differs)
        items[place] = _both(items[place], differs)
    own = _once(alone)
    numbered = [item.model_copy(update={"id": f"M{number:03d}"}) for number, item in enumerate(own, 1)]
    return Joined(
        (*items, *numbered),
        agreed,
        differing,
        sum(item.status is Status.NEEDS_REVIEW for item in own),
        sum(item.status is Status.REJECTED for item in own),
    )


def _same(items: Sequence[Item], one: Claimed) -> int | None:
    """The embedded item of the same element at the same words; of several the one with the same figure. Elsewhere
    in the chart the same day of the same element is the same fact too, except for minutes."""
    item = one.item
    here = [
        place
        for place, other in enumerate(items)
        if other.element == item.element and other.status is not Status.REJECTED and _touch(other, item)
    ]
    fitting = [place for place in here if one.figure is not None and _figure(items[place]) == one.figure]
    affirmed = [place for place in here if items[place].polarity is one.answer.polarity]
    again = [
        place
        for place, other in enumerate(items)
        if item.element not in TIMED
        and item.reasons == (ALONE,)  # else the words say something else of the same day
        and other.element == item.element
        and other.polarity is item.polarity
        and item.value.date is not None
        and (other.value.date, _figure(other)) == (item.value.date, _figure(item))
        and other.status is not Status.REJECTED
    ]
    return next(iter((*fitting, *affirmed, *here, *again)), None)


def _touch(one: Item, other: Item) -> bool:
    """Whether they quote words of the same place, the embedded item at any of its places."""
    carrying = [basis for basis in one.basis if basis.field in ("minutes", "score", "quote", "person", "start")]
    return any(
        span.record == other.record and span.page == other.page and span.start < other.end and other.start < span.end
        for span in (one.span, *one.also, *(basis for basis in carrying if one.record == basis.record))
    )


def _figure(item: Item) -> int | None:
    return item.value.score if item.element == "rating_scale" else item.value.minutes


def _difference(item: Item, one: Claimed) -> str:
    """In what the model differs, in words; empty when it does not."""
    if one.answer.polarity is not item.polarity:
        model, rules = one.answer.polarity.value, item.polarity.value
        return f"the readers differ: the model reads it as {model}, the rules as {rules}"
    figure = _figure(item)
    if one.figure is not None and figure is not None and one.figure != figure:
        what = "a score of" if item.element == "rating_scale" else "minutes:"
        return f"the readers differ: the model reads {what} {one.figure}, the rules {figure}"
    return ""


def _both(item: Item, differs: str) -> Item:
    """The item with both readers named; it waits for a person where they differ."""
    readers = tuple(dict.fromkeys((*item.reader, READER)))
    if not differs:
        return item.model_copy(update={"reader": readers})
    status = Status.NEEDS_REVIEW if item.status is Status.VERIFIED else item.status
    reasons = tuple(dict.fromkeys((*item.reasons, differs)))
    return item.model_copy(update={"reader": readers, "status": status, "reasons": reasons})


def _elsewhere(item: Item, embedded: Sequence[Item]) -> Item:
    """Rejected where the rules read other minutes at the same words: a stated total is no activity, nor the reverse."""
    if item.status is Status.REJECTED or item.element not in TIMED:
        return item
    if any(other.element in TIMED and other.element != item.element and _touch(other, item) for other in embedded):
        why = "the page says otherwise: these minutes are of another kind"
        return item.model_copy(update={"status": Status.REJECTED, "reasons": (why, *item.reasons)})
    return item


def _once(items: Iterable[Item]) -> list[Item]:
    """Each fact once, in the order of the chart; what is offered before what is rejected."""
    seen: dict[tuple[object, ...], Item] = {}
    for item in items:
        key = (item.element, item.record, item.page, item.start, item.end, item.quote, item.value, item.status)
        seen.setdefault(key, item)
    order = {Status.NEEDS_REVIEW: 0, Status.VERIFIED: 0, Status.REJECTED: 1}
    return sorted(
        seen.values(),
        key=lambda item: (
            order[item.status], item.polarity is not Polarity.AFFIRMED, item.record, item.page, item.start, item.element
        ),
    )  # fmt: skip
