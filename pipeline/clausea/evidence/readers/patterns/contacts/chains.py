"""Which parties a verb reaches: the first one named after it, and those joined to it."""

from typing import TYPE_CHECKING

from clausea import sieve as re
from clausea.evidence.readers.patterns.contacts.parties import Party
from clausea.evidence.units import Unit

if TYPE_CHECKING:
    from clausea.evidence.readers.patterns.chart import Chart

_FAR = 9
"""Words between a verb and its party."""
_STOP = re.compile(
    r"[;]|^\s*:\s*(?:plan|cost)|(?<!Dr)(?<!Mr)(?<!Ms)(?<!Mrs)\.\s|\b(?:about|regarding|re|concerning|because|"
    r"who)\b[:\s]",
    re.IGNORECASE,
)
_CHAIN = re.compile(
    r"\s*(?:\([^)]*\)\s*)?(?:,\s*(?:then|and)?|and(?: then)?|&|then|/|\+|;\s*then)\s*(?:to |with |w/ |the |his |her |"
    r"pt'?s )?",
    re.IGNORECASE,
)
_EXCEPT = re.compile(r"\b(?:not|never|nor|without|except|excluding)\s(?:(?:to|with|w/|by|the)\s)*$", re.IGNORECASE)
_SUBJECT = re.compile(r"he|she|they", re.IGNORECASE)
WILL_DO = re.compile(
    r"(?:\b(?:will|can|would|should|may|might|shall|going to|plans? to|wants? to|agree[sd]? to|offer(?:s|ed) to"
    r"|prefers? to|willing to|need(?:s|ed)? to)|['’]ll)\s(?:\w+\s){1,2}?(?:with\s|to\s|the\s)?$",
    re.IGNORECASE,
)
"""Before the object of a verb of its own, of what lies ahead."""
_PRONOUN = re.compile(r"he|she|they|him|her", re.IGNORECASE)


_A_THING = re.compile(r"\b(?:steps?|goals?|stage|level|target|milestone)\b[\w\s]{0,12}\bwith\b", re.IGNORECASE)
"""What was reached, and who came along: "reached step three with partner"."""


def too_far(gap: str) -> bool:
    return (
        re.search(r"\bfor (?:\w+\s)?$", gap) is not None
        or _EXCEPT.search(gap) is not None
        or len(gap.split()) > _FAR
        or re.match(r"\s*(?:that|if|whether)\b", gap) is not None
        or _STOP.search(gap) is not None
        or _A_THING.search(gap) is not None
    )


def of_the_house_before(chart: "Chart", unit: Unit, party: Party) -> bool:
    """Whether "they" is the office that the sentence before names: "Left word at cardiology; they called back"."""
    if unit.text[party.start : party.end].lower() != "they":
        return False
    return any(
        one.kind in ("pharmacy", "practitioner", "agency", "therapist", "hospital")
        for other in chart.before(unit, 1)
        if other.entry is unit.entry
        for one in chart.parties.find(other.text)
    )


def only_told_of(gap: str, party: Party) -> bool:
    """Whether "she" behind a verb and another's name is no object of the verb ("Rang Deacon Farrow: she talks").

    Nor is whom somebody will see or call ("pulmonary called today, will see him 03/27").
    """
    if WILL_DO.search(gap):
        return True
    return _SUBJECT.fullmatch(party.name) is not None and re.search(r"\b(?!Dr|Mrs?|Ms)[A-Z][a-z]{2,}", gap) is not None


def seen_elsewhere(text: str, end: int, found: list[Party]) -> bool:
    """Whether the patient was seen by somebody of another house ("seen by Dr. Pham, cardiology")."""
    return re.match(r"\s(?:today |yesterday )?(?:by|at|in) ", text[end:], re.IGNORECASE) is not None and any(
        party.kind in ("agency", "therapist", "hospital")
        or (party.kind == "practitioner" and not re.fullmatch(r"(?:dr|doctor)\.?\s[\w'’-]+", party.name, re.IGNORECASE))
        for party in found
        if 0 <= party.start - end <= 12
    )


def chain(text: str, first: Party, found: list[Party]) -> list[Party]:
    """The first party and those joined to it: "wife Marit and then pt", "patient, then Dr. Iversen (GI)"."""
    chained = [first]
    for party in found:
        last = chained[-1]
        between = text[last.end : party.start]
        if party.start < last.end:
            continue
        if ":" in between and _PRONOUN.fullmatch(party.name):
            break  # "with Mr. Dubois: he skipped ...": the same one, told of
        if last.kind == "patient" and party.kind == "own" and "," in between:
            break  # "call with patient, A. Sorrell, LPN": the writer
        if last.kind == "patient" and re.fullmatch(r"['’]?s\s+(?:\w+\s+)?", between):
            chained[-1:] = [party]  # "with pt's therapist": not the patient
        elif not between.strip(" (,:"):  # "therapist Ida Renn, LMFT": one party, named
            chained[-1:] = [party if party.kind == last.kind or last.kind == "patient" else last]
        elif _CHAIN.fullmatch(between):
            chained.append(party)
    return chained
