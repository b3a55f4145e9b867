"""Does everything that a letter could rely on still stand in the chart?"""

from clausea.errors import EvidenceError
from clausea.models import EvidenceFile, Item, Status
from clausea.pages import Records
from clausea.quotes import stands, verify


def check(file: EvidenceFile, records: Records) -> list[tuple[str, str]]:
    """(item id, what is wrong) for each item that no longer stands: its quote, its basis, or a verified value that its
    words do not carry (as after an edit of the file by hand). Items that were rejected by the program are left out.

    Raises EvidenceError when a record is missing or is another file than the one that was read.
    """
    _same_files(file, records)
    found = []
    for item in file.items:
        if item.status is not Status.REJECTED and (why := _wrong(item, records)):
            found.append((item.id, why))
    return found


def _wrong(item: Item, records: Records) -> str:
    for name, span in (
        ("the quote is", item.span),
        *((f"the words for {basis.field} are", basis) for basis in item.basis),
        *(("a repeat of the quote is", span) for span in item.also),
    ):
        if not stands(records, span):
            return f"page {span.page}: {name} not there"
    if item.status is Status.VERIFIED:
        checked = verify(item, records)
        if checked.status is not Status.VERIFIED:
            new = [reason for reason in checked.reasons if reason not in item.reasons]
            return f"page {item.page}: {'; '.join(new or checked.reasons)}"
    return ""


def _same_files(file: EvidenceFile, records: Records) -> None:
    there = {record.id: record.sha256 for record in records.files}
    for record in file.records:
        if record.id not in there:
            raise EvidenceError(f"{record.id}: its chart is not there. Name it with --records.")
        if there[record.id] != record.sha256:
            raise EvidenceError(
                f"{record.id}: is another file than the one that this evidence was read from. "
                "Name the right one with --records, or run `clausea extract` again."
            )
