"""What an item's entry is worth as a document: drafts prove nothing, unsigned and copied ones wait for a person.

A page that stands in the chart twice is read once: what it holds is one item, cited at both places.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from clausea.models import Item, Polarity, Span, Status
from clausea.pages import Entry, Record, Records, TwinPage, parts_by_page

_DRAFT = "the entry is an unsigned draft"
_UNSIGNED = "the entry is marked as unsigned or as a draft: a signature attestation of its author would settle it"
_COPIED = "the words and minutes are those of the entry of {day}, carried forward under a new date"


def as_they_stand(items: Iterable[Item], record: Record) -> Iterator[Item]:
    """The items with what the entry that each stands in takes from them."""
    parts = parts_by_page(record.entries)
    for item in items:
        entry = _entry_of(item, parts)
        yield item if entry is None else _standing(item, entry)


def _entry_of(item: Item, parts: Mapping[int, Sequence[tuple[int, int, Entry]]]) -> Entry | None:
    return next((entry for start, end, entry in parts.get(item.page, ()) if start <= item.start < end), None)


def _standing(item: Item, entry: Entry) -> Item:
    if item.polarity is not Polarity.AFFIRMED or item.status is Status.REJECTED:
        return item
    if entry.draft:  # CONTRACT 2: an unsigned draft is template
        return item.model_copy(update={"polarity": Polarity.TEMPLATE, "reasons": (*item.reasons, _DRAFT)})
    reasons = [_UNSIGNED] if entry.unsigned else []
    if entry.copied_from is not None:
        reasons.append(_COPIED.format(day=_us(entry.copied_from.value)))
    if not reasons:
        return item
    return item.model_copy(update={"status": Status.NEEDS_REVIEW, "reasons": (*item.reasons, *reasons)})


def _us(iso: str) -> str:
    return f"{iso[5:7]}/{iso[8:10]}/{iso[:4]}"


def read_once(items: Sequence[Item], records: Records) -> list[Item]:
    """The items with those of duplicate pages joined to the same words of the first such page, and each item of the
    first page cited at its other places too."""
    twins = {(twin.record, twin.page): twin for record in records.files for twin in record.twins}
    if not twins:
        return list(items)
    copies: dict[tuple[str, int], list[TwinPage]] = defaultdict(list)
    for twin in twins.values():
        copies[twin.of_record, twin.of_page].append(twin)
    known = {_place(item.element, item.span) for item in items if (item.record, item.page) not in twins}
    kept = []
    for item in items:
        own = twins.get((item.record, item.page))
        if own is not None:
            back = _back(own, item.span)
            if back is not None and _place(item.element, back) in known:
                continue
            kept.append(item)  # the copy alone was understood: what stands before it may differ
            continue
        there = [span for twin in copies[item.record, item.page] if (span := _forth(twin, item.span)) is not None]
        kept.append(item.model_copy(update={"also": (*item.also, *there)}) if there else item)
    return kept


def _place(element: str, span: Span) -> tuple[str, str, int, int, int]:
    return (element, span.record, span.page, span.start, span.end)


def _back(twin: TwinPage, span: Span) -> Span | None:
    """The span of a duplicate page on the first such page."""
    lines = [(here, there, length) for here, there, length in twin.lines]
    return _moved(lines, span, twin.of_record, twin.of_page)


def _forth(twin: TwinPage, span: Span) -> Span | None:
    """The span of the first page on its duplicate."""
    lines = [(there, here, length) for here, there, length in twin.lines]
    return _moved(lines, span, twin.record, twin.page)


def _moved(lines: Sequence[tuple[int, int, int]], span: Span, record: str, page: int) -> Span | None:
    """The span by its first and last line; None where the lines between do not stand alike on the other page."""
    first = next((to + span.start - of for of, to, length in lines if of <= span.start <= of + length), None)
    last = next((to + span.end - of for of, to, length in lines if of <= span.end <= of + length), None)
    if first is None or last is None or last - first != span.end - span.start:
        return None
    return span.model_copy(update={"record": record, "page": page, "start": first, "end": last})
