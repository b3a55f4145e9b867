"""Decisions of an earlier run on a new one: no run ever overwrites what a person decided (CONTRACT 4)."""

from collections import defaultdict
from typing import NamedTuple

from clausea.models import Decision, EvidenceFile, Item, Review, Span, Status
from clausea.review.decisions import next_id


class _Fact(NamedTuple):
    """What makes two items the same fact, place aside: element, the file's hash, value and polarity."""

    element: str
    sha256: str
    value: str
    polarity: str


def carry_over(old: EvidenceFile, new: EvidenceFile) -> tuple[EvidenceFile, tuple[Item, ...]]:
    """`new` with the decisions of `old`, and the decided items of `old` that match nothing in it.

    A decision goes to the item of the same element, record hash, value and polarity at the same place: the same
    offsets, else the only one whose words overlap. Facts that a reviewer added come along as long as their chart is
    there and its page text is made by the same rules. A decision to accept is not given to an item whose quote no
    longer stands.
    """
    undecided = Review()
    reviewed = [item for item in old.items if item.review != undecided]
    if not reviewed:
        return new, ()
    hashes = {record.id: record.sha256 for record in old.records}
    ids = {record.sha256: record.id for record in new.records}
    there = _by_fact(new)
    decisions: dict[str, Review] = {}
    added: list[Item] = []
    unmatched: list[Item] = []
    for item in reviewed:
        match = _match(item, there[_fact(item, hashes)], ids.get(hashes[item.record]))
        if match is not None and match.id not in decisions and _may_have(match, item.review):
            decisions[match.id] = item.review
        elif match is None and "reviewer" in item.reader and old.run.text == new.run.text:
            moved = _in_new_record(item, hashes, ids)
            (unmatched if moved is None else added).append(item if moved is None else moved)
        else:
            unmatched.append(item)
    items = [
        item.model_copy(update={"review": decisions[item.id]}) if item.id in decisions else item for item in new.items
    ]
    for item in added:
        items.append(item.model_copy(update={"id": next_id(items)}))
    return new.model_copy(update={"items": tuple(items)}), tuple(unmatched)


def _by_fact(file: EvidenceFile) -> defaultdict[_Fact, list[Item]]:
    hashes = {record.id: record.sha256 for record in file.records}
    facts: defaultdict[_Fact, list[Item]] = defaultdict(list)
    for item in file.items:
        facts[_fact(item, hashes)].append(item)
    return facts


def _fact(item: Item, hashes: dict[str, str]) -> _Fact:
    return _Fact(item.element, hashes[item.record], item.value.model_dump_json(exclude_none=True), item.polarity)


def _match(item: Item, candidates: list[Item], record: str | None) -> Item | None:
    def places(candidate: Item) -> list[Span]:
        return [span for span in (candidate.span, *candidate.also) if span.record == record and span.page == item.page]

    exact = [each for each in candidates if any((item.start, item.end) == (s.start, s.end) for s in places(each))]
    if exact:
        return exact[0]
    near = [each for each in candidates if any(item.start < s.end and s.start < item.end for s in places(each))]
    return near[0] if len(near) == 1 else None


def _may_have(item: Item, review: Review) -> bool:
    return item.status is not Status.REJECTED or review.decision in (Decision.REJECTED, Decision.PENDING)


def _in_new_record(item: Item, hashes: dict[str, str], ids: dict[str, str]) -> Item | None:
    spans = (item.span, *item.basis, *item.also)
    if any(hashes[span.record] not in ids for span in spans):
        return None

    def renamed(record: str) -> dict[str, str]:
        return {"record": ids[hashes[record]]}

    basis = tuple(each.model_copy(update=renamed(each.record)) for each in item.basis)
    also = tuple(each.model_copy(update=renamed(each.record)) for each in item.also)
    return item.model_copy(update={**renamed(item.record), "basis": basis, "also": also})
