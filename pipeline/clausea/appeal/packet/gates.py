"""What stops a packet: each reason names the fact, the field or the page, and what to do about it.

Nothing here judges whether the record supports the appeal (assess does), nor whether quotes stand (the letter is not
written when one does not): these are the last questions before health information leaves the practice.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from clausea.appeal.letter import Letter, Run
from clausea.appeal.packet.disclosure import Hold
from clausea.models import Decision, Evidence, Model


class Confirmed(Model):
    """A page that a person decided to send although it was held, and why it was held."""

    page: str
    """ "R1:3", or "denial:1" for a page of an attachment."""
    reasons: tuple[str, ...]
    by: str


@dataclass(frozen=True, slots=True)
class HeldPage:
    """A page that goes out, as the user knows it, and what speaks against sending it."""

    key: str
    """As in Confirmed."""
    name: str
    """ "chart.pdf, page 3 (Ex. A-2)"."""
    items: tuple[str, ...]
    """Facts that the letter cites from it."""
    holds: tuple[Hold, ...]


_ATTACHED = {
    "attach denial notice": "denial",
    "attach claim copy": "claim",
    "attach signature attestation": "attestation",
    "attach key of initials": "initials",
}
"""Fields of the list of enclosures and what fills each; all others are authorizations that a door asks for."""


def unreviewed(letter: Letter, evidence: Evidence) -> tuple[str, ...]:
    """Ids of cited facts on which nobody has decided."""
    pending = {item.id for item in evidence.items if item.review.decision is Decision.PENDING}
    return tuple(item for item in letter.cited if item in pending)


def fields(letter: Letter) -> tuple[str, ...]:
    """Fill-in fields that stand in the letter, in its order."""
    return tuple(dict.fromkeys(run.text.strip("[]") for run in _runs(letter) if run.kind == "field"))


def problems(
    letter: Letter, evidence: Evidence, held: Sequence[HeldPage], confirmed: Iterable[str], *, draft: bool
) -> tuple[str, ...]:
    """Why this packet may not leave; empty when it may. `confirmed` are keys of held pages, `draft` waives review."""
    found = []
    open_items = unreviewed(letter, evidence)
    if open_items and not draft:
        found.append(
            f"{_count(open_items, 'cited fact')} not reviewed: {', '.join(open_items)}. "
            "Decide with `clausea review`, or make a draft with --unreviewed."
        )
    for label in fields(letter):
        if label.startswith("attach "):
            option = _ATTACHED.get(label, "authorization")
            found.append(
                f"The letter encloses a file that is not there ({label.removeprefix('attach ')}). "
                f"Give it with --attach {option}=FILE, or leave it out with --attach {option}=none."
            )
        else:
            found.append(
                f"The letter has an open field: {label}. Fill it in (claim file or practice profile), and draft again."
            )
    allowed = set(confirmed)
    for page in held:
        if page.key in allowed:
            continue
        cited = f", cited for {', '.join(page.items)}" if page.items else ""
        why = "; ".join(hold.title for hold in page.holds)
        instead = "reject the facts cited from it" if page.items else "attach a copy without it"
        found.append(
            f"{page.name}{cited}: {why}. Leave the page out ({instead}), or decide that it may go: "
            f"--confirm-page {page.key} --by NAME."
        )
    return tuple(found)


def confirmations(held: Sequence[HeldPage], keys: Iterable[str], by: str) -> tuple[Confirmed, ...]:
    """The record of pages that a person let through."""
    wanted = set(keys)
    return tuple(
        Confirmed(page=page.key, reasons=tuple(hold.kind for hold in page.holds), by=by)
        for page in held
        if page.key in wanted
    )


def page_keys(given: Iterable[str], records: Sequence[str]) -> dict[str, str]:
    """Pages as the user names them ("3" where there is one record, "R2:3", "denial:1") to their keys."""
    keys = {}
    for text in given:
        source, _, number = text.strip().rpartition(":")
        if not source and len(records) == 1:
            source = records[0]
        keys[text] = f"{source}:{number}"
    return keys


def _runs(letter: Letter) -> list[Run]:
    lines = [
        *letter.letterhead, letter.dateline, *letter.addressee, letter.re_title, *(row.text for row in letter.re),
        *(sentence.runs for sentence in letter.sentences), *letter.signatures, *letter.enclosures,
    ]  # fmt: skip
    tables = [cell for block in letter.blocks if block.kind == "table" for row in block.rows for cell in row]
    return [run for line in (*lines, *tables) for run in line]


def _count(things: Sequence[str] | Mapping[str, str], name: str) -> str:
    return f"{len(things)} {name}{'' if len(things) == 1 else 's'} {'is' if len(things) == 1 else 'are'}"
