"""How an entry stands as a document: draft, unsigned, or written on a later day than what it tells of.

A draft proves nothing; an entry that waits for its signature needs an attestation; a late entry is of the day that it
tells of, and bears the day of its writing as well (Medicare Program Integrity Manual, chapter 3, 3.3.2.5).
"""

from collections.abc import Sequence
from typing import NamedTuple

from clausea import sieve as re
from clausea.values.dates import DateHit, find_dates

_DRAFT_TITLE = re.compile(r"\bdraft\b|\bpreliminary\b|dictated (?:but )?not (?:read|reviewed)", re.IGNORECASE)
_DRAFT_LINE = re.compile(
    r"^\W*(?:this (?:note |entry |document )?is (?:an? )?)?(?:unsigned )?draft\b(?=\W*$|\s*[-–—:|(*,.]|\s+(?:note|copy|"
    r"version|entry|document|only|do not|not)\b)"
    r"|[-–—(\[*]\s*draft\s*[)\]*]*\W*$"
    r"|\bstatus\s*:?\s*(?:unsigned )?(?:draft|incomplete|preliminary)\b"
    r"|\bdictated (?:but )?not (?:read|reviewed)\b|\bpreliminary[ -]+(?:note|report)\b",
    re.IGNORECASE,
)
_UNSIGNED = re.compile(
    r"\bunsigned\b|\bnot (?:yet )?(?:been )?(?:electronically )?(?:signed|authenticated)\b"
    r"|\b(?<!co-)(?<!co)(?:e-?)?signature\W{1,3}(?:is |still )?(?:pending|missing|required|outstanding|needed)\b"
    r"|\b(?:pending|awaiting|awaits|needs) (?:the |its |(?:provider|author|clinician|electronic|staff)(?:'s)? )?"
    r"(?:e-?)?signature\b",
    re.IGNORECASE,
)
_OF_ANOTHER_PAPER = re.compile(
    r"\b(?:consent|form|forms|order|orders|agreement|letter|referral|release|roi|certification|485|packet|paperwork|"
    r"request|prescription|application|co-?sign\w*)\b",
    re.IGNORECASE,
)
"""What else waits for a signature in a note: papers of the patient or of another practice."""
_TAIL = 6
"""Lines at the end of an entry where its signature stands, or why it does not."""

LATE = re.compile(
    r"\b(?:late|delayed|retrospective|back[- ]?dated) (?:entry|note|documentation)\b"
    r"|\b(?:entered|documented|recorded|charted) (?:late|retrospectively)\b",
    re.IGNORECASE,
)
_WRITTEN = re.compile(
    r"\b(?:entered|written|documented|recorded|charted|created|typed|made|entry(?: date)?|note(?: date)?|"
    r"documentation date|date (?:entered|written|documented|recorded|charted|of (?:entry|documentation|note)))"
    r"(?: on| date| by [A-Z][\w., ]{2,40}?)?\W{0,3}$|^\W*(?:late|delayed|retrospective) (?:entry|note)\W*$|"
    r"^\W*addend(?:um|a)\W*$",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"\b(?:for|of|re|regarding|about|on|to|from|dos|seen|occurred|took place|"
    r"event|services?|contact|call|visit|encounter|session|work|note|entry)"
    r"(?: (?:on|of|dated|date|the|that|made|done|held|from|for|services?|contact|call|phone|telephone|visit|encounter|"
    r"session|work|note|entry))*\W{0,3}$",
    re.IGNORECASE,
)


class Signing(NamedTuple):
    """Whether an entry is a draft, and whether it waits for its signature."""

    draft: bool
    unsigned: bool


def signing(lines: Sequence[str], title: str, *, signed: bool) -> Signing:
    """How the entry of these lines stands; `signed` where a signing line with its day was found.

    What is marked as a draft and signed nevertheless is no draft for sure: it waits for somebody to look.
    """
    tail = lines[-_TAIL:]
    unsigned = any(_UNSIGNED.search(line) and not _OF_ANOTHER_PAPER.search(line) for line in (*tail, title))
    signed = signed and not unsigned
    draft = bool(_DRAFT_TITLE.search(title)) or any(_DRAFT_LINE.search(line) for line in (*lines[:4], *tail))
    return Signing(draft and not signed, unsigned or (draft and signed))


def told_day(title: str) -> DateHit | None:
    """The day that the title of a late entry or addendum tells of ("Late entry 04/02/2026 for call of 03/09/2026").

    None where the title names none, or only the day of its writing.
    """
    for hit in find_dates(title):
        before = title[: hit.start]
        if not hit.partial and _TOLD.search(before) and not _WRITTEN.search(before):
            return hit
    return None


def written_day(lines: Sequence[str], title: str) -> tuple[int, DateHit] | None:
    """(line, day) of the writing where one of the first lines of a late entry names it; line -1 is the title."""
    head = (title, *lines[:8])
    if not any(LATE.search(line) for line in head):
        return None
    for number, line in enumerate(head, -1):
        for hit in find_dates(line):
            if not hit.partial and _WRITTEN.search(line[: hit.start]):
                return number, hit
    return None
