"""Entries that a reviewer will ask about: unsigned ones, ones signed by initials only, and late ones.

What is said of them is in codes/_letter: unsigned entries need the author's signature attestation, initials a key
(Medicare Program Integrity Manual, chapter 3, section 3.3.2.4), and late entries are disclosed as such, never silently.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, get_args

from clausea.models import Claim, Item
from clausea.pages import Entry, Records

Kind = Literal["unsigned", "initials", "late", "after_denial"]
KINDS: tuple[Kind, ...] = get_args(Kind)
_INITIALS = re.compile(r"(?:[A-Z]\.?\s?){2,3}")
_TIMED = ("staff_minutes", "practitioner_minutes", "bhcm_minutes")


@dataclass(frozen=True, slots=True)
class Remark:
    """One remark about the entry that an item stands in."""

    kind: Kind
    item: Item


def remarks(
    items: Iterable[Item], claim: Claim, records: Records | None, words: Mapping[str, Sequence[str]]
) -> tuple[Remark, ...]:
    """What a reviewer will ask about these items, each entry of a kind once, in the items' order.

    `words` are the beginnings of lines by which a chart says that an entry is unsigned or late ([entries] of
    letter.toml). Without records only the items' own values speak.
    """
    found: dict[tuple[Kind, str, int, str | None], Remark] = {}
    for item in items:
        entry = _entry(item, records)
        text = _text(item, entry, records).casefold()
        kinds: list[Kind] = []
        if item.decided.signed == "no" or (entry and entry.draft) or _says(text, words.get("unsigned", ())):
            kinds.append("unsigned")
        if item.element in _TIMED and _INITIALS.fullmatch(item.decided.person or ""):
            kinds.append("initials")
        if _says(text, words.get("late", ())):
            kinds.append("late")
        elif _after_denial(item, entry, claim):
            kinds.append("after_denial")
        for kind in kinds:
            found.setdefault((kind, item.record, item.page, item.decided.date), Remark(kind, item))
    return tuple(found.values())


def _says(text: str, words: Sequence[str]) -> bool:
    return any(re.search(rf"\b{re.escape(word)}\b", text) for word in words)


def _after_denial(item: Item, entry: Entry | None, claim: Claim) -> bool:
    """Whether event or signature is dated after the denial notice."""
    if not claim.notice_date:
        return False
    signed: Any = entry.signed_on.value if entry and entry.signed_on else ""
    return (item.decided.date or "") > claim.notice_date or str(signed)[:10] > claim.notice_date


def _entry(item: Item, records: Records | None) -> Entry | None:
    """The smallest entry around the item's quote."""
    if records is None:
        return None
    try:
        entries = records.file(item.record).entries
    except KeyError:
        return None
    around = [
        (sum(part.end - part.start for part in entry.parts), entry.index, entry)
        for entry in entries
        if any(part.page == item.page and part.start <= item.start <= part.end for part in entry.parts)
    ]
    return min(around, key=lambda one: one[:2])[2] if around else None


def _text(item: Item, entry: Entry | None, records: Records | None) -> str:
    """The lines that speak of the item's entry: its first line, those of the quote, the one after, and the signature.

    Not the whole entry: one late row of a month's log does not make the other rows late.
    """
    if records is None:
        return item.quote
    try:
        page = records.text(item.record, item.page)
        lines = [_line(page, item.start, item.end)]
        after = page.find("\n", item.end)
        lines += [_line(page, after + 1, after + 1)] if after >= 0 else []
        if entry and entry.parts:
            first = entry.parts[0]
            lines.append(_line(records.text(item.record, first.page), first.start, first.start))
        if entry and entry.signature:
            mark = entry.signature
            lines.append(_line(records.text(item.record, mark.page), mark.start, mark.end))
    except KeyError:
        return item.quote
    return "\n".join(lines)


def _line(page: str, start: int, end: int) -> str:
    """The whole lines that a stretch of the page touches."""
    after = page.find("\n", end)
    return page[page.rfind("\n", 0, start) + 1 : after if after >= 0 else len(page)]
