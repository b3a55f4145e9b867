"""Exhibits: which pages a letter cites, what they are called, and how a citation is printed.

The exhibit's letter is the record, its number the page's place among the cited pages of that record, so that a
reader who counts the pages of the packet finds it. The chart's own page (PDF page, from 1) stands beside it,
with the label printed on the page where that differs.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from clausea.appeal.facts import Proof
from clausea.appeal.letter import Exhibit, Place
from clausea.models import RecordFile
from clausea.pages import Records


@dataclass(frozen=True, slots=True)
class CitationWords:
    """The words of a citation (codes/_letter/labels.toml)."""

    exhibit: str
    page: str
    pages: str
    printed: str


def exhibits(cited: Iterable[Proof], files: Sequence[RecordFile], records: Records) -> tuple[Exhibit, ...]:
    """One exhibit for each cited page, in the order of the records and their pages."""
    items: dict[tuple[str, int], list[Proof]] = {}
    for proof in cited:
        for place in proof.places:
            items.setdefault(place, []).append(proof)
    used = [file for file in files if any(record == file.id for record, _ in items)]
    found = []
    for index, file in enumerate(used):
        pages = sorted(page for record, page in items if record == file.id)
        for number, page in enumerate(pages, start=1):
            proofs = items[file.id, page]
            found.append(
                Exhibit(
                    label=f"{_letters(index)}-{number}",
                    record=file.id,
                    file=file.file,
                    page=page,
                    printed=printed_label(records, file.id, page),
                    items=tuple(dict.fromkeys(proof.id for proof in proofs)),
                    elements=tuple(dict.fromkeys(proof.element for proof in proofs)),
                )
            )
    return tuple(found)


def printed_label(records: Records, record: str, page: int) -> str | None:
    """The label printed on the page, None where it is the page's number."""
    label = records.file(record).page(page).label
    return label if label and label != str(page) else None


def print_citation(places: Iterable[Place], listed: Mapping[tuple[str, int], Exhibit], words: CitationWords) -> str:
    """ "Ex. A-3; chart p. 12", several pages of one record together: "Ex. A-3, A-4; chart pp. 12, 14"."""
    wanted = {(place.record, place.page) for place in places}
    by_record: dict[str, list[Exhibit]] = {}
    for at, exhibit in listed.items():
        if at in wanted:
            by_record.setdefault(exhibit.record, []).append(exhibit)
    parts = []
    for group in by_record.values():
        numbers = ", ".join(str(exhibit.page) + _printed(exhibit, words) for exhibit in group)
        labels = ", ".join(exhibit.label for exhibit in group)
        parts.append(f"{words.exhibit} {labels}; {words.page if len(group) == 1 else words.pages} {numbers}")
    return "; ".join(parts)


def _printed(exhibit: Exhibit, words: CitationWords) -> str:
    return f", {words.printed} {exhibit.printed}" if exhibit.printed else ""


def _letters(index: int) -> str:
    """0 → A, 25 → Z, 26 → AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
