"""The minutes table of a letter: a row for each counted entry, our total, and the chart's own totals beside it.

A total of the chart is named where it agrees, where the pages sent along show another figure, and where overlapping
entries explain the difference; a running total that fits the entries so far is neither.
"""

from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass

from clausea.appeal.facts import Fact, Proof, by_date, month_name
from clausea.models import CountedEntry, Evidence, MinutesTable


@dataclass(frozen=True, slots=True)
class TableRow:
    """A counted entry. `counted` minutes of `proof.minutes`; `overlaps` when the rest lies in another counted entry."""

    proof: Proof
    counted: Fact
    less: Fact | None
    overlaps: bool
    correction: Fact | None
    """The chart's words about a correction of the entry, where its quotes hold them."""


@dataclass(frozen=True, slots=True)
class Minutes:
    """A month's minutes for the services that count the same entries."""

    services: tuple[str, ...]
    elements: tuple[str, ...]
    month: str
    total: Fact
    rows: tuple[TableRow, ...]
    seconds: bool
    """True when the rows' whole minutes do not add up to the total, because seconds are kept until the end."""
    agreeing: tuple[Proof, ...]
    before_overlap: tuple[Proof, ...]
    """A stated total that is the plain sum of overlapping entries."""
    differing: tuple[Proof, ...]
    uncounted: tuple[Proof, ...]
    uncounted_minutes: Fact | None

    @property
    def proofs(self) -> tuple[Proof, ...]:
        return tuple(row.proof for row in self.rows)


def table_of(
    tables: Sequence[MinutesTable],
    evidence: Evidence,
    view: Callable[[str], Proof],
    corrections: tuple[str, ...],
    sent: Set[tuple[str, int]],
) -> Minutes:
    """The table of services that count the same entries.

    `corrections`: how words begin that tell of a correction. `sent`: pages that the letter cites elsewhere.
    """
    table = tables[0]
    entries = {entry.item: entry for entry in table.counted}
    proofs = by_date(view(item) for item in entries)
    rows = tuple(_row(proof, entries[proof.id], proofs, corrections) for proof in proofs)
    pages = {place for proof in proofs for place in proof.places} | sent
    totals = [view(item) for item in table.stated_totals if evidence.item(item).relied_on]
    running, raw = [], 0
    for proof in proofs:
        raw += proof.item.decided.minutes or 0
        running.append(str(raw))
    others = [one for one in totals if one.minutes != str(table.total) and set(one.places) <= pages]
    before_overlap = [one for one in others if any(row.overlaps for row in rows) and one.minutes == str(raw)]
    differing = [one for one in others if one.minutes not in running]
    uncounted = [
        (view(entry.item), entry.minutes)
        for entry in table.excluded
        if entry.minutes and set(view(entry.item).places) <= pages and evidence.item(entry.item).relied_on
    ]
    return Minutes(
        services=tuple(one.service for one in tables),
        elements=tuple(dict.fromkeys(proof.element for proof in proofs)),
        month=month_name(table.month),
        total=Fact(str(table.total), entries),
        rows=rows,
        seconds=sum(entry.minutes for entry in table.counted) != table.total,
        agreeing=by_date(one for one in totals if one.minutes == str(table.total))[:1],
        before_overlap=by_date(before_overlap)[:1],
        differing=by_date(differing),
        uncounted=by_date(proof for proof, _ in uncounted),
        uncounted_minutes=Fact(str(sum(count for _, count in uncounted)), (proof.id for proof, _ in uncounted))
        if uncounted
        else None,
    )


def _row(proof: Proof, entry: CountedEntry, proofs: tuple[Proof, ...], corrections: tuple[str, ...]) -> TableRow:
    stated = proof.item.decided.minutes
    less = stated - entry.minutes if stated is not None and stated > entry.minutes else None
    return TableRow(
        proof=proof,
        counted=Fact(str(entry.minutes), (proof.id,)),
        less=Fact(str(less), (proof.id,)) if less else None,
        overlaps=bool(less) and any(_overlap(proof, other) for other in proofs if other.id != proof.id),
        correction=proof.said_with(*corrections),
    )


def _overlap(one: Proof, other: Proof) -> bool:
    """Whether two entries of the same person share minutes of the same day."""
    first, second = one.item.decided, other.item.decided
    if first.date != second.date or first.person != second.person:
        return False
    if not (first.start and first.end and second.start and second.end):
        return False
    return max(first.start, second.start) < min(first.end, second.end)
