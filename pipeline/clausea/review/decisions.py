"""A person accepts, rejects or corrects a fact, or adds one that the readers missed."""

from collections.abc import Sequence

from clausea.errors import EvidenceError, QuoteError, UsageError
from clausea.models import Decision, EvidenceFile, Item, Polarity, Review, Status, Value
from clausea.pages import Records
from clausea.quotes import locate, verify

_REMEDIES = {
    "ambiguous": "Quote more words around it.",
    "wrong_page": "Give that page.",
}


def decide(
    file: EvidenceFile,
    ids: Sequence[str],
    decision: Decision,
    by: str | None,
    at: str | None,
    note: str | None = None,
    value: Value | None = None,
) -> EvidenceFile:
    """The file with that decision on each of the items. `at` is a time as the caller writes it (ISO 8601).

    `edited` needs the corrected `value`, no other decision takes one; `pending` takes a decision back.
    Raises UsageError for an unknown id, a missing name, or an item whose quote is not on its page: nobody can accept
    what the chart does not say.
    """
    known = {item.id: item for item in file.items}
    if missing := [name for name in ids if name not in known]:
        raise UsageError(f"{', '.join(missing)}: no such item in this evidence. Take the ids from evidence.json.")
    if (decision is Decision.EDITED) != (value is not None):
        raise UsageError("A corrected value belongs to the decision edited, and to no other. Give both or neither.")
    if decision is Decision.PENDING:
        review = Review(note=note)
    elif not by:
        raise UsageError("A decision needs a name. Say who decides.")
    else:
        review = Review(decision=decision, by=by, at=at, note=note, value=value)
    if decision in (Decision.ACCEPTED, Decision.EDITED):
        unproved = [name for name in ids if known[name].status is Status.REJECTED]
        if unproved:
            raise UsageError(
                f"{', '.join(unproved)}: the words are not on the page, so this cannot be accepted. "
                "Reject it, or add the fact with the words that the page has."
            )
    chosen = set(ids)
    items = tuple(item.model_copy(update={"review": review}) if item.id in chosen else item for item in file.items)
    return file.model_copy(update={"items": items})


def add_item(
    file: EvidenceFile,
    records: Records,
    *,
    element: str,
    quote: str,
    page: int,
    value: Value,
    by: str,
    at: str | None,
    record: str | None = None,
    polarity: Polarity = Polarity.AFFIRMED,
    note: str | None = None,
) -> tuple[EvidenceFile, Item]:
    """The file with a fact that a reviewer found, accepted by that reviewer, and the new item.

    The quote is verified like any other; the item gets the words of the page. Without `record`, the only record.
    Raises QuoteError when the quote does not stand on that page, UsageError for an unknown record.
    """
    ids = [each.id for each in records.files]
    if record is None and len(ids) == 1:
        record = ids[0]
    if record is None or record not in ids:
        raise UsageError(f"Which chart? Name one of {', '.join(ids)}.")
    if record not in {each.id for each in file.records}:
        raise EvidenceError(f"{record}: is not among the records of this evidence. Run `clausea extract` with it.")
    located = locate(records.file(record).pages, quote, page=page)
    if not located.stands and located.status != "fuzzy":
        remedy = _REMEDIES.get(located.status, "Copy the words as `clausea text` prints them.")
        raise QuoteError(f"page {page}: {'; '.join(located.reasons)}. {remedy}")
    item = Item(
        id=next_id(file.items),
        element=element,
        value=value,
        quote=quote,
        record=record,
        page=page,
        start=located.start,
        end=located.end,
        polarity=polarity,
        reader=("reviewer",),
        review=Review(decision=Decision.ACCEPTED, by=by, at=at, note=note),
    )
    item = verify(item, records)
    return file.model_copy(update={"items": (*file.items, item)}), item


def next_id(items: Sequence[Item]) -> str:
    """The first id above all that are used: E001, E002, ..."""
    used = (item.id[1:] for item in items if item.id[:1] == "E")
    return f"E{max((int(number) for number in used if number.isdigit()), default=0) + 1:03d}"
