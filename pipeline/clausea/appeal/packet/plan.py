"""What goes into a packet and where: parts in the payer's order (domain.md 4.3), sheets, anchors, highlights."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from clausea.appeal import links
from clausea.appeal.context import Case
from clausea.appeal.facts import long_date, plain
from clausea.appeal.letter import Exhibit, Letter, Run, Table
from clausea.appeal.packet.assemble import Sheet
from clausea.appeal.packet.index import Group, index
from clausea.appeal.packet.place import Quad, marks, placed
from clausea.models import Practice, Span
from clausea.pages import Lifted, Place, Records

Anchors = Mapping[tuple[str, str], float]
"""Exhibit label and item: how far below the top of the exhibit's page a link to the item opens."""
_NOTE_LINE = 95
"""Characters of a note on one line of the room at a page's foot."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes out with the letter: `name` as in codes/_letter/packet.toml ("denial")."""

    name: str
    lifted: Lifted


@dataclass(frozen=True, slots=True)
class Contents:
    """Everything a packet is made of, before it is typeset."""

    letter: Letter
    """As it stands in the packet: without the tables, which are pages of their own."""
    tables: tuple[Table, ...]
    case: Case
    practice: Practice
    records: Records
    places: tuple[Place, ...]
    charts: Mapping[str, Lifted]
    """The cited pages of each record, in their order."""
    attachments: tuple[Attachment, ...]
    draft_mark: str
    words: Mapping[str, Any]
    """codes/_letter/packet.toml."""
    exhibit_words: Mapping[str, str]
    """codes/_letter/letter.toml [exhibits]."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The packet as data for the typesetter (`data`), the sheets to set into it, and the bookmarks by slot."""

    data: dict[str, Any]
    sheets: tuple[Sheet, ...]
    outline: tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...]
    """(title, slot, those below it)."""


def spans(letter: Letter, case: Case) -> tuple[Span, ...]:
    """Every quote and basis that the letter cites, once."""
    items = [case.view(item).item for item in letter.cited]
    every = [span for item in items for span in (item.span, *item.basis)]
    return tuple(
        dict.fromkeys(
            Span(record=one.record, page=one.page, start=one.start, end=one.end, quote=one.quote) for one in every
        )
    )


def plan(contents: Contents) -> Plan:
    """The packet of the contents: cover, form, letter, notice and claim, index, minutes, exhibits, the rest."""
    words, letter = contents.words["words"], contents.letter
    sheets, frames, anchors = _exhibits(contents)
    groups = index(contents.case, letter.exhibits, words["also_cited"])
    parts: list[dict[str, Any]] = []
    for place in ("before", "after", "end"):
        if place == "after":
            parts.append(
                {"kind": "letter", "key": "letter", "title": words["letter"], "letter": _letter(contents, anchors)}
            )
        if place == "end":
            parts.append(_index(groups, contents, anchors))
            if contents.tables:
                parts.append(_minutes(contents, anchors))
            parts.append({"kind": "sheets", "key": "exhibits", "title": words["exhibits"], "sheets": frames})
        for attachment in contents.attachments:
            known = contents.words["attachments"][attachment.name]
            if known["place"] == place:
                made, shown = _attached(attachment, known["title"], words)
                sheets += made
                parts.append({"kind": "sheets", "key": attachment.name, "title": known["title"], "sheets": shown})
    data = {
        "title": letter.title,
        "stamp": letter.footer.left,
        "draft": contents.draft_mark,
        "words": words,
        "parts": [_cover(parts, contents), *parts],
    }
    return Plan(data, tuple(sheets), tuple(_outline(data["parts"])))


def _exhibits(contents: Contents) -> tuple[list[Sheet], list[dict[str, Any]], dict[tuple[str, str], float]]:
    where = {
        (place.span.record, place.span.page, place.span.start, place.span.end): place.user for place in contents.places
    }
    sheets: list[Sheet] = []
    frames: list[dict[str, Any]] = []
    anchors: dict[tuple[str, str], float] = {}
    counts: dict[str, int] = {}
    for exhibit in contents.letter.exhibits:
        at = counts[exhibit.record] = counts.get(exhibit.record, -1) + 1
        page = contents.charts[exhibit.record].pages[at]
        quotes, bases = _spans_on(exhibit, contents.case)
        notes = _notes(exhibit, [*(span for _, span in quotes), *(span for _, span in bases)], contents.records)
        set_ = placed(page, below=sum(12.0 + 11.0 * (len(note) // _NOTE_LINE) for note in notes))

        def boxes(span: Span, put: Any = set_) -> list[Quad]:
            return [put.box(box) for box in where.get((span.record, span.page, span.start, span.end), ())]

        every = [(box, True) for _, span in quotes for box in boxes(span)]
        every += [(box, False) for _, span in bases for box in boxes(span)]
        for item, span in (*bases, *quotes):
            anchors[exhibit.label, item] = set_.anchor(boxes(span))
        sheets.append(Sheet(exhibit.label, exhibit.record, at, set_, marks(every)))
        frames.append(_frame(exhibit, contents, set_.flipped, anchors, notes, first=not frames))
    return sheets, frames, anchors


def _spans_on(exhibit: Exhibit, case: Case) -> tuple[list[tuple[str, Span]], list[tuple[str, Span]]]:
    """Quotes and basis spans that stand on the exhibit's page, each with its item."""
    here = (exhibit.record, exhibit.page)
    items = [case.view(item).item for item in exhibit.items]
    quotes = [(item.id, item.span) for item in items if (item.record, item.page) == here]
    bases: list[tuple[str, Span]] = [
        (item.id, basis) for item in items for basis in item.basis if (basis.record, basis.page) == here
    ]
    return quotes, bases


def _notes(exhibit: Exhibit, cited: Iterable[Span], records: Records) -> tuple[str, ...]:
    """Cited text notes: their words show on no page, so the frame prints them at its foot."""
    page = records.file(exhibit.record).page(exhibit.page)
    found = [
        plain(page.text[field.start : field.end])
        for field in page.fields
        if field.kind in ("note", "freetext", "stamp")
        and any(span.start < field.end and field.start < span.end for span in cited)
    ]
    return tuple(dict.fromkeys(found))


def _frame(
    exhibit: Exhibit, contents: Contents, flipped: bool, anchors: Anchors, notes: tuple[str, ...], *, first: bool
) -> dict[str, Any]:
    words = contents.words["words"]
    for_what = ", ".join(
        dict.fromkeys(contents.exhibit_words.get(name, name.replace("_", " ")) for name in exhibit.elements)
    )
    detail = f"{words['chart_page']} {_chart_page(exhibit, words)}; {words['cited_for']}: {for_what}"
    here = [
        {"key": anchor(exhibit.label, item), "y": y} for (label, item), y in anchors.items() if label == exhibit.label
    ]
    return {
        "key": exhibit.label,
        "part": "exhibits",
        "first": first,
        "title": f"{words['exhibit']} {exhibit.label}",
        "detail": detail,
        "flipped": flipped,
        "anchors": here,
        "notes": list(notes),
    }


def anchor(label: str, item: str) -> str:
    """The name of an item's place on an exhibit."""
    return f"at-{label}-{item}"


def _chart_page(exhibit: Exhibit, words: Mapping[str, str]) -> str:
    return f"{exhibit.page}, {words['printed']} {exhibit.printed}" if exhibit.printed else str(exhibit.page)


def _letter(contents: Contents, anchors: Anchors) -> dict[str, Any]:
    return links.document(contents.letter, lambda run, label: _target(run, label, anchors), anchors=False)


def _target(run: Run, label: str, anchors: Anchors) -> str:
    """Where a citation leads: to the first of its facts on that exhibit, else to the exhibit."""
    return next((anchor(label, item) for item in run.items if (label, item) in anchors), links.place(label))


def _index(groups: Sequence[Group], contents: Contents, anchors: Anchors) -> dict[str, Any]:
    words = contents.words["words"]

    def row(one: Any) -> dict[str, Any]:
        label = one.exhibit.label
        at = anchor(label, one.item) if (label, one.item) in anchors else links.place(label)
        return {"lines": list(one.lines), "exhibit": label, "at": at, "chart": _chart_page(one.exhibit, words)}

    return {
        "kind": "index",
        "key": "index",
        "title": words["index"],
        "intro": words["index_intro"],
        "head": contents.words["index"]["head"],
        "groups": [{"title": group.title, "rows": [row(one) for one in group.rows]} for group in groups],
    }


def _minutes(contents: Contents, anchors: Anchors) -> dict[str, Any]:
    only = contents.letter.model_copy(update={"blocks": contents.tables, "request": ()})
    data = links.document(only, lambda run, label: _target(run, label, anchors), anchors=False)
    return {"kind": "minutes", "key": "minutes", "title": contents.words["words"]["minutes"], "tables": data["blocks"]}


def _attached(attachment: Attachment, title: str, words: Mapping[str, str]) -> tuple[list[Sheet], list[dict[str, Any]]]:
    sheets, frames = [], []
    count = len(attachment.lifted.pages)
    for number, page in enumerate(attachment.lifted.pages, start=1):
        key, set_ = f"{attachment.name}-{number}", placed(page)
        sheets.append(Sheet(key, attachment.name, number - 1, set_))
        detail = f"{words['page']} {number} {words['of']} {count}" if count > 1 else ""
        frames.append(
            {"key": key, "part": attachment.name, "first": number == 1, "title": title, "detail": detail,
             "flipped": set_.flipped, "anchors": [], "notes": []}
        )  # fmt: skip
    return sheets, frames


def _cover(parts: Sequence[dict[str, Any]], contents: Contents) -> dict[str, Any]:
    """No clinical word: whom it is for, who sends it, what is in it."""
    words, letter, practice = contents.words["words"], contents.letter, contents.practice
    claim = contents.case.claim
    sender = [practice.name, ", ".join(practice.address), _numbers(practice), practice.signatory.name]
    rows = [
        {"label": words["to"], "lines": [line for line in (claim.payer, *claim.payer_address) if line]},
        {"label": words["from"], "lines": [line for line in sender if line]},
        {"label": words["date"], "lines": [long_date(letter.date)]},
        {"label": words["about"], "lines": ["".join(run.text for run in letter.re_title), letter.footer.left]},
    ]
    pages = sum(file.pages for file in contents.case.evidence.records if file.id in contents.charts)
    return {
        "kind": "cover",
        "key": "cover",
        "title": words["title"],
        "rows": rows,
        "contents": [{"title": part["title"], "key": part["key"]} for part in parts],
        "disclosed": words["disclosed"].format(disclosed=len(letter.exhibits), pages=pages),
        "confidential": words["confidential"],
    }


def _numbers(practice: Practice) -> str:
    return " · ".join(
        part
        for part in (f"Tel {practice.phone}" if practice.phone else "", f"Fax {practice.fax}" if practice.fax else "")
        if part
    )


def _outline(parts: Sequence[dict[str, Any]]) -> Iterable[tuple[str, str, tuple[tuple[str, str], ...]]]:
    for part in parts:
        frames = part.get("sheets", [])
        slot = frames[0]["key"] if frames else part["key"]
        below = tuple((frame["title"], frame["key"]) for frame in frames) if part["key"] == "exhibits" else ()
        yield part["title"], slot, below
