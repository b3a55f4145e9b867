"""What stands though something planned stands behind it: "Called pt to follow up", "HTN: recheck in 2 wks".

A plan that follows a fact is mostly the fact's own ("PHQ-9 next visit"). It is another matter when the fact is an act
whose purpose it tells, a paper that was given for it, an illness that it treats, or a clause of its own.
"""

from clausea import sieve as re
from clausea.evidence.polarity.clauses import OWN_VERB, PAPER, PAST_VERB
from clausea.evidence.polarity.illnesses import ILLNESS
from clausea.evidence.polarity.words import any_of

_ACTS_UPON = (
    r"screen\w*", r"visit", r"calls?", r"consult\w*", r"plan", r"review", r"educ\w*", r"teaching", r"program",
    r"registry", r"follow\w*", r"f/u", r"referral", r"eval\w*", r"assess\w*", r"check", r"scale", r"score",
    r"clinic", r"group", r"testing",
)  # fmt: skip
_IS_ILL = re.compile(rf"(?:[\w-]+\s){{0,2}}{ILLNESS}(?!\w|.*\b{any_of(_ACTS_UPON)}\b)", re.IGNORECASE)
_SUSPECTED = re.compile(
    r"suspect|possib|probab|question|presum|provision|rule|r/o|potential|confirm|tentativ|work-?up|eval|\?|likely|undecided|future",
    re.IGNORECASE,
)

_CALLS = (
    r"calls?", r"tc", r"t/c", r"phone\scalls?", r"message", r"msg", r"vm", r"voice\s?mail", r"fax", r"e-?mail",
    r"text",
)  # fmt: skip
_CALL_MADE = re.compile(
    rf"(?:(?:outbound|inbound|outgoing|incoming|follow-?up|return)\s)?{any_of(_CALLS)}(?:\s(?:placed\s|made\s)?(?:to|from|w/|with)\s[\w\s.’'-]{{2,30}})?$",
    re.IGNORECASE,
)
_CALL_GOES_ON = re.compile(r"\s(?:was\s)?(?:placed|made|to|from|w/|with|received|rec['’]?d)\b", re.IGNORECASE)
_PURPOSE = re.compile(
    r"(?:\bto\s(?!be\b|the\b|an?\b|his\b|her\b|pt\b|patient\b|him\b|them\b|dr\b|our\b|our\b|my\b|son\b|daughter\b|wife\b|husband\b"
    r"|family\b|pharm|clinic|office|hh\b|home\b|snf\b|cvs|walg|\d)[a-z]{2,}\s|[,:;]\s\S)",
    re.IGNORECASE,
)
_GOVERNED = (
    r"gave", r"obtained", r"got", r"signed", r"did", r"completed", r"reviewed", r"used", r"explained", r"discussed",
    r"made", r"practiced", r"taught", r"updated", r"established", r"created", r"documented",
)  # fmt: skip
_GIVEN_BEFORE = re.compile(
    rf"\b(?<!to\s)(?<!be\s)(?<!not\s)(?<!never\s)(?<!if\s){any_of(_GOVERNED)}\s(?:the\s|her\s|his\s|an?\s|brief\s|full\s|verbal\s|written\s"
    r"|oral\s)*$",
    re.IGNORECASE,
)
_FOR_SOMETHING = re.compile(r"(?:^\s(?:to|for|re|regarding|about|around|on)\b\s\w|[,;]\s\w)", re.IGNORECASE)
_FINISHED = (
    r"given(?!\sto)", r"obtained", r"signed", r"completed", r"done", r"received", r"reviewed", r"updated",
    r"documented", r"established", r"created", r"held", r"conducted", r"verified", r"discussed", r"performed",
)  # fmt: skip
_FINISHED_BEHIND = re.compile(
    rf"\s(?:was\s|is\s|has\sbeen\s)?{any_of(_FINISHED)}\b(?:\s\d[\d/]*)?"
    r"(?:\s(?:for|to|w/|with|by|re|today)\b|[,;.]).*\S\s",
    re.IGNORECASE,
)
_THEIRS = re.compile(
    r"[,;]\s(?:and\s|but\s)?(?:they|he|she|we|i|pt|patient|son|daughter|dtr|wife|husband|rn|md|pcp|dr\.?\s\w+|\w+\soffice)\s?$",
    re.IGNORECASE,
)
_SENT = re.compile(r"\s(?:was\s|has\sbeen\s)?(?:sent|faxed|called\sin|submitted|entered)\b", re.IGNORECASE)


def stands(sentence: str, start: int, end: int, at: int, till: int) -> bool:
    """Whether the plan at sentence[at:till], behind the fact at sentence[start:end], is another matter than it."""
    fact, path, word = sentence[start:end], sentence[end:at], sentence[at:till].lstrip(" :–—-").lower()
    if _IS_ILL.fullmatch(fact.strip()) and not _SUSPECTED.search(sentence[start:till]):
        return True  # "HTN: recheck in 2 wks", "MDD - will continue Lexapro"
    if PAST_VERB.match(fact) and OWN_VERB.search(fact) and word.startswith("to ") and word[3:5] != "be":
        return True  # "Called pt to follow up"
    if _CALL_MADE.search(fact) and _CALL_GOES_ON.search(f"{fact}{path}") and _PURPOSE.search(path):
        return True  # "Call to pharmacy to request refill, ready tomorrow"
    if _GIVEN_BEFORE.search(sentence[:start]) and _FOR_SOMETHING.search(path):
        return True  # "gave verbal consent to begin services next month"
    if _FINISHED_BEHIND.match(path):
        return True  # "consent given for Dr. Wu to be consulted"
    if PAPER.search(fact) or not _SENT.match(path):
        return False
    return _THEIRS.search(f"{path}{word.partition(' ')[0]} ") is not None  # "referral sent to podiatry, they will call"
