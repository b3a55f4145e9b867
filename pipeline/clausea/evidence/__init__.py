"""Stage 2: from records to items of evidence, each verified on its page."""

from collections.abc import Sequence

from clausea import __version__
from clausea.codes import Library
from clausea.elements import load_families
from clausea.evidence.merge import merge, other_patient
from clausea.evidence.pictures import looked_at
from clausea.evidence.readers import patterns
from clausea.evidence.readers.patterns.transitions.stays import of_this_stay
from clausea.evidence.readers.patterns.visits.notes import without_later_visits
from clausea.evidence.standing import as_they_stand, read_once
from clausea.models import Claim, Evidence, Item, Run, Status
from clausea.pages import Records
from clausea.quotes import verify

__all__ = ["find_evidence"]


def find_evidence(
    records: Records, library: Library, claim: Claim, *, readers: Sequence[str] = ("patterns",), code: str | None = None
) -> Evidence:
    """Every item of every element in `records`, found by the named readers, joined and verified.

    Items on a page that reads as another patient's keep that polarity; an item whose quote or basis does not stand
    is rejected with its reason and kept.
    """
    families = load_families(library.folder / "elements")
    found: list[Item] = []
    for record in records.files:
        others = set(record.other_patient_pages)
        scanned = any(page.ocr for page in record.pages)
        speaking = {flag.page for flag in record.flags if flag.flag == "speaks_to_a_program"}
        for item in as_they_stand(patterns.read(record, library.elements, families), record):
            kept = other_patient(item) if item.page in others else looked_at(item, record) if scanned else item
            found.append(_flagged(kept) if item.page in speaking else kept)
    once = read_once(found, records)
    facts = merge(of_this_stay(without_later_visits(once, claim), claim), library.elements)
    return Evidence(
        code=code or claim.code or "",
        claim=claim,
        records=tuple(record.listed for record in records.files),
        items=tuple(verify(item, records) for item in facts),
        run=Run(
            version=__version__,
            readers=tuple(readers),
            pages_read=sum(len(record.pages) for record in records.files),
        ),
    )


def _flagged(item: Item) -> Item:
    """Nothing on a page whose text speaks to a program is relied on before a person has looked (DESIGN 4.8)."""
    if item.status is Status.REJECTED:
        return item
    reasons = (*item.reasons, "the page holds text that speaks to a program")
    return item.model_copy(update={"status": Status.NEEDS_REVIEW, "reasons": reasons})
