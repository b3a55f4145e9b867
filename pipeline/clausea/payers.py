"""What the billing experts know of payers (codes/payers), as models: the ways that a payer leaves open after a denial,
how long each stays open, what each asks for, and the payer's reading of rules that payers read differently.

Nothing here reads a file (`clausea.payers_load` does) and nothing here counts a day (`clausea.appeal.deadlines` does).
"""

import re
from typing import Literal

from pydantic import Field

from clausea.models import Claim, IsoDate, Model, PayerType
from clausea.sources import Source

Way = Literal["appeal", "records", "correct", "resubmit", "none"]
"""What a denial calls for: argue it, send what was asked for, correct the claim, file it again, or nothing."""

DoorKind = Literal[
    "redetermination", "reconsideration", "provider_dispute", "member_appeal", "records_submission", "reopening",
    "corrected_claim", "new_claim", "hearing", "council_review", "court", "none",
]  # fmt: skip
"""The procedure by which the payer takes it."""


class RequiredElement(Model):
    """A part without which the payer does not take the request, and the key of the claim file that holds it."""

    what: str
    claim: tuple[str, ...]
    """Keys of the claim or of the practice profile, any of which fills it: "patient.name", "practice.name"."""


class PayerDoor(Model):
    """One way of one payer: the procedure, to whom, in what form, and until when."""

    way: Literal["appeal", "records", "correct", "resubmit"]
    level: int | None = Field(default=None, ge=1, le=5)
    """The level of an appeal; other ways have none."""
    names: tuple[str, ...] = ()
    """How a claim file may call this level ("redetermination", "second")."""
    contracted: bool | None = None
    """For practices with a contract only, without one only, or both alike (not given)."""
    door: DoorKind
    title: str
    """As the screen calls it: "Redetermination, first of five levels"."""
    heading: str | None = None
    """As the letter's title calls it; None where the letter keeps its general title."""
    reason: str
    to: str | None = None
    form: str | None = None
    days: int | None = Field(default=None, ge=1)
    years: int | None = Field(default=None, ge=1)
    counted_from: Literal["receipt", "notice", "service"] = "notice"
    presumed_receipt: int | None = Field(default=None, ge=0)
    """Days after the notice's date on which it counts as received; None where the rule presumes nothing."""
    filed_when: Literal["received", "sent"] | None = None
    nonworking: Literal["next_working_day", "unknown"] = "unknown"
    """What becomes of a last day on a weekend or federal holiday; unknown: as counted, and said so."""
    cautious: str | None = None
    """Why the days given are the cautious reading of sources that differ."""
    late: str | None = None
    """What can still be done when the last day has gone."""
    fill_in: str | None = None
    """Where the days are not given: what to look up, and where."""
    brings: tuple[str, ...] = ()
    """What has to go along: a waiver of liability, an authorisation."""
    note: str | None = None
    requires: tuple[RequiredElement, ...] = ()
    sources: tuple[Source, ...] = Field(min_length=1)

    @property
    def source(self) -> str:
        return "; ".join(str(source) for source in self.sources)


class Reading(Model):
    """How the payer reads a rule that payers read differently; `unknown` where nobody has verified it."""

    rule: Literal["yes", "no", "unknown"]
    words: str
    """What a specialist is told."""
    sources: tuple[Source, ...] = ()


class Payer(Model):
    """One file of codes/payers: a kind of payer, or one payer by name."""

    file: str
    payer_type: PayerType | None
    """None for the baseline, which holds while nobody has said what kind of payer it is."""
    title: str
    payer: tuple[str, ...] = ()
    """Names of the one payer that this file is about, as the claim gives them; empty for a kind of payer."""
    names: tuple[str, ...] = ()
    """Words in a payer's name by which notices of this kind are known. A hint only: nothing is decided by it."""
    owner: str
    review_by: IsoDate
    """The day from which the rules count as expired until somebody reads them again."""
    midpoint: Reading
    tcm_with_ccm: Reading
    channels: tuple[str, ...] = ()
    doors: tuple[PayerDoor, ...]

    def door(self, way: str, contracted: bool | None, level: int = 1) -> PayerDoor | None:
        """The door of a way (of a level, for appeals) that fits the contract; None where none or several fit."""
        fitting = [
            one
            for one in self.doors
            if one.way == way
            and (way != "appeal" or one.level == level)
            and (one.contracted is None or contracted is None or one.contracted == contracted)
        ]
        return fitting[0] if len(fitting) == 1 else None

    def depends_on_contract(self, way: str, level: int = 1) -> bool:
        """Whether the way differs for practices with and without a contract."""
        of_way = [one for one in self.doors if one.way == way and (way != "appeal" or one.level == level)]
        return any(one.contracted is not None for one in of_way)

    def level(self, written: str | None) -> int | None:
        """The level that a claim file writes; 1 where it writes none, None where its words are not known here."""
        if not written:
            return 1
        words = _plain(written)
        if number := re.fullmatch(r"(?:level )?([1-5])", words):
            return int(number[1])
        found = {one.level for one in self.doors if one.level and any(_plain(name) in words for name in one.names)}
        ordinals = {n for n, name in enumerate(("first", "second", "third", "fourth", "fifth"), 1) if name in words}
        levels = found or ordinals
        return levels.pop() if len(levels) == 1 else None


class Payers(Model):
    """Every file of codes/payers."""

    baseline: Payer
    kinds: dict[str, Payer]
    own: tuple[Payer, ...] = ()
    """Single payers with a file of their own."""
    words: dict[str, str]
    """Sentences of the door and its date (codes/payers/_words.toml), slots in braces."""

    @property
    def every(self) -> tuple[Payer, ...]:
        return (self.baseline, *self.kinds.values(), *self.own)

    def of(self, claim: Claim) -> Payer:
        """The rules for a claim: the payer's own file, else those of its kind, else the baseline."""
        name = _plain(claim.payer or "")
        for one in self.own:
            if name in map(_plain, one.payer) and claim.payer_type in (None, one.payer_type):
                return one
        return self.kinds.get(claim.payer_type or "", self.baseline)

    def hint(self, payer: str | None) -> tuple[str, str] | None:
        """(kind of payer, the word of the name that points to it) where exactly one kind is pointed to."""
        words = f" {_plain(payer or '')} "
        hits = [(kind, name) for kind, one in self.kinds.items() for name in one.names if f" {_plain(name)} " in words]
        longest = [hit for hit in hits if len(hit[1]) == max(len(name) for _, name in hits)]
        return longest[0] if len({kind for kind, _ in longest}) == 1 else None


class Door(Model):
    """The way that is open for some lines of a claim, worked out for a day."""

    services: tuple[str, ...] = ()
    way: Way
    kind: DoorKind | None
    """None: not known, and `fill_in` says what would settle it."""
    title: str
    heading: str | None = None
    reason: str
    to: str | None = None
    form: str | None = None
    source: str = ""
    citation: str = ""
    """The rule of the term as a letter prints it; empty where nobody has looked it up."""
    due: IsoDate | None = None
    plan_by: IsoDate | None = None
    """The working day to plan for where the last day is none."""
    arithmetic: str = ""
    """How the last day was counted, in words; empty where it was not."""
    days_left: int | None = None
    fill_in: tuple[str, ...] = ()
    brings: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    """Required elements that claim and practice profile do not give."""
    requires: tuple[RequiredElement, ...] = ()
    channels: tuple[str, ...] = ()
    """By what means the payer takes it."""
    clock: str | None = None
    """The appeal's own last day, where another way is advised: it goes on running."""
    closed: bool = False
    """True where there is nothing to appeal, whatever the record shows."""

    @property
    def open_to_appeal(self) -> bool:
        """Whether a letter with the record is what goes through this door."""
        return self.way in ("appeal", "records")


def _plain(text: str) -> str:
    return " ".join(re.findall(r"[a-z0-9]+", text.casefold()))
