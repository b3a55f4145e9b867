"""The check of an item: do its quote and basis stand, and can its value be read from them?

A check only ever lowers a status. An item whose offsets slice to its quote costs a comparison of strings and the
reading of its value; only the others are searched for.
"""

from typing import NamedTuple, TypeVar

from clausea.models import Basis, Item, Span, Status
from clausea.pages import Records
from clausea.quotes.readings import doubts
from clausea.quotes.search import Located, locate, page_of, stands

_Spanned = TypeVar("_Spanned", Item, Basis, Span)
_FLAG_PROGRAM = "speaks_to_a_program"
_FLAG_PATIENT = "may_be_other_patient"


class _Checked(NamedTuple):
    status: Status
    reasons: tuple[str, ...]


def verify(item: Item, records: Records) -> Item:
    """The item with the status that the pages allow, and the reasons why it is not better.

    - quote or basis not on its page, or the page has other words or figures there: `rejected`;
    - found only as a poor scan has it, in several places, or on another page than the one given: `needs_review`;
    - a value field that cannot be read from quote and basis, or is read otherwise: `needs_review`;
    - affirmed although the page is another patient's or speaks to a program: `needs_review`.

    A span that stands with honest differences of copying gets the page's own words and offsets. Spans under `also`
    that do not stand are left out. The status is never raised, and a second check changes nothing.
    """
    found, checked = _span(item, records, "quote")
    verdicts = [checked]
    basis = []
    for each in item.basis:
        moved, checked = _span(each, records, f"basis of {each.field}")
        basis.append(moved)
        verdicts.append(checked)
    rest = _continued(item, records)
    if rest is not None and rest not in basis:
        basis.append(rest)
    also = tuple(span for span in item.also if stands(records, span))
    changed = tuple(basis) != item.basis or also != item.also
    item = found.model_copy(update={"basis": tuple(basis), "also": also}) if changed else found
    if all(verdict.status is not Status.REJECTED for verdict in verdicts):
        verdicts.append(_place(item, records))
        verdicts.extend(_Checked(Status.NEEDS_REVIEW, (doubt,)) for doubt in doubts(item))
    return _lowered(item, verdicts)


def _span(span: _Spanned, records: Records, name: str) -> tuple[_Spanned, _Checked]:
    page = page_of(records, span.record, span.page)
    if page is None:
        return span, _Checked(Status.REJECTED, (f"{name}: the page was not read",))
    if span.quote and page.text[span.start : span.end] == span.quote:
        if _cuts(page.text, span.start) or _cuts(page.text, span.end):
            return span, _Checked(Status.NEEDS_REVIEW, (f"{name}: begins or ends inside a word or number",))
        return span, _Checked(Status.VERIFIED, ())
    located = locate(records.file(span.record).pages, span.quote, page=span.page)
    reasons = tuple(f"{name}: {reason}" for reason in located.reasons)
    if located.status in ("conflict", "not_found"):
        return span, _Checked(Status.REJECTED, reasons)
    if located.page:
        span = _moved(span, located, records)
    if located.stands:
        return span, _Checked(Status.VERIFIED, reasons)  # reasons here only tell of a page break
    return span, _Checked(Status.NEEDS_REVIEW, reasons)


def _cuts(text: str, edge: int) -> bool:
    """True between two digits or two letters; "12min" may be cut between figure and unit."""
    before, after = text[max(edge - 1, 0) : edge], text[edge : edge + 1]
    return (before.isdigit() and after.isdigit()) or (before.isalpha() and after.isalpha())


def _moved(span: _Spanned, located: Located, records: Records) -> _Spanned:
    text = records.text(span.record, located.page)
    return span.model_copy(
        update={
            "page": located.page,
            "start": located.start,
            "end": located.end,
            "quote": text[located.start : located.end],
        }
    )


def _continued(item: Item, records: Records) -> Basis | None:
    """The second part of a quote that runs over a page break, as a basis span of its own."""
    if stands(records, item.span) or page_of(records, item.record, item.page) is None:
        return None
    located = locate(records.file(item.record).pages, item.quote, page=item.page)
    if located.rest is None or not located.stands:
        return None
    page, start, end = located.rest
    quote = records.text(item.record, page)[start:end]
    return Basis(field="quote", record=item.record, page=page, start=start, end=end, quote=quote)


def _place(item: Item, records: Records) -> _Checked:
    if item.polarity == "affirmed":
        record = records.file(item.record)
        flagged = {flag.page for flag in record.flags if flag.flag == _FLAG_PATIENT}
        if item.page in record.other_patient_pages or item.page in flagged:
            return _Checked(Status.NEEDS_REVIEW, ("the page may be another patient's",))
        if any(page_is_anothers(records, basis) for basis in item.basis):
            return _Checked(Status.NEEDS_REVIEW, ("a value stands on a page that reads as another patient's",))
        if any(flag.page == item.page and flag.flag == _FLAG_PROGRAM for flag in record.flags):
            return _Checked(Status.NEEDS_REVIEW, ("the page holds words meant for a computer program",))
    return _Checked(Status.VERIFIED, ())


def page_is_anothers(records: Records, span: Span) -> bool:
    """Whether the span stands on a page that is set apart as another patient's."""
    return span.page in records.file(span.record).other_patient_pages


def _lowered(item: Item, verdicts: list[_Checked]) -> Item:
    order = (Status.VERIFIED, Status.NEEDS_REVIEW, Status.REJECTED)
    status = max((item.status, *(verdict.status for verdict in verdicts)), key=order.index)
    reasons = tuple(dict.fromkeys((*item.reasons, *(reason for verdict in verdicts for reason in verdict.reasons))))
    if status is item.status and reasons == item.reasons:
        return item
    return item.model_copy(update={"status": status, "reasons": reasons})
