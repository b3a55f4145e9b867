"""Pages that are not sent without a person's decision (domain.md 4.4, field-notes 31): what on them says so.

These are alarms, not judgements: a page that merely speaks of such a thing is held, too, because looking at it costs a
minute and sending it cannot be undone. `title` and `why` are shown to the specialist; no word of the page is.
"""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Hold:
    """A reason to hold a page."""

    kind: str
    title: str
    rule: str


MISFILED = Hold("misfiled", "seems to be another patient's page; tell the privacy officer", "45 CFR 164.402")
MAYBE_MISFILED = Hold(
    "may_be_other_patient", "may be another patient's page: compare name, birth date and number", "45 CFR 164.402"
)
SPEAKS_TO_A_PROGRAM = Hold("speaks_to_a_program", "holds words that are meant for a computer program", "-")
INTERNAL = Hold("internal", "is the internal page of gaps, which is never released", "-")
PSYCHOTHERAPY = Hold(
    "psychotherapy_notes",
    "speaks of psychotherapy notes, which need an authorization of their own",
    "45 CFR 164.508(a)(2)",
)
PART_2 = Hold(
    "part_2", "may come from a substance use program; such records need the patient's consent", "42 CFR Part 2"
)
CARD = Hold("insurance_card", "seems to show an insurance card", "45 CFR 164.502(b)")
SSN = Hold("ssn", "shows a Social Security number", "45 CFR 164.502(b)")
SUICIDALITY = Hold("item_9", "shows an answer about suicidal thoughts (PHQ item 9)", "45 CFR 164.502(b)")

_PSYCHOTHERAPY = re.compile(
    r"\b(?:psycho-?therapy|therapy[ -]process|process|private session)[ -]notes?\b", re.IGNORECASE
)
_NOT_ENCLOSED = re.compile(r"^[^.\n]{0,60}\b(?:not (?:included|enclosed|released|part of)|excluded)\b", re.IGNORECASE)
_PART_2 = re.compile(
    r"\b42\s*C\.?F\.?R\.?\s*(?:part\s*)?2\b|\bpart\s+2\s+(?:program|protected|record)"
    r"|\bopioid treatment (?:program|center|clinic)|\bmethadone (?:clinic|program|maintenance|dos|treatment)"
    r"|\b(?:substance[ -](?:use|abuse)|chemical dependency|addiction|detox(?:ification)?|alcohol and drug)"
    r"(?:[ -](?:disorders?|medicine))?\s+(?:treatment |recovery |rehabilitation |counseling |services? )*"
    r"(?:program|cent(?:er|re)|clinic|facility|unit|notes?)\b"
    r"|\b(?:re-?disclosure|further disclosure)\b[^.\n]{0,60}\bprohibit|\bprohibit\w*[^.\n]{0,80}\bre-?disclos",
    re.IGNORECASE,
)
_OTP = re.compile(r"\bOTP\b(?=[^.\n]{0,40}(?:clinic|program|dos|methadone|buprenorphine))")
_CARD_NAMED = re.compile(
    r"\b(?:insurance|member(?:ship)?|medicare|medicaid|health plan) (?:id )?card\b[^.\n]{0,30}"
    r"(?:cop(?:y|ied)|scan|image|photo|front|back|on file)|\b(?:cop(?:y|ied)|scan(?:ned)?|image|photo) of (?:the )?"
    r"(?:insurance|member(?:ship)?|medicare|medicaid|health plan) (?:id )?card\b",
    re.IGNORECASE,
)
_CARD_MARKS = (
    re.compile(r"\bRx\s*BIN\b|\bBIN\s*(?:#|no\.?|number)?\s*:?\s*\d{6}\b", re.IGNORECASE),
    re.compile(r"\bRx?\s*PCN\b", re.IGNORECASE),
    re.compile(r"\bRx\s*(?:GRP|group)\b", re.IGNORECASE),
    re.compile(r"\bpayer ID\b", re.IGNORECASE),
    re.compile(r"\b(?:customer|member) services?\b[^\n]{0,30}\d{3}", re.IGNORECASE),
    re.compile(r"\bgroup\s*(?:#|no\.?|number|num)\b", re.IGNORECASE),
    re.compile(r"\bco-?pays?\b[^\n]{0,60}\b(?:specialist|ER|urgent)\b", re.IGNORECASE),
)
_SSN = re.compile(r"(?<![\d-])(?!000|666|9\d\d)\d{3}-(?!00)\d{2}-(?!0000)\d{4}(?:[A-Z]\d?)?(?![\d-])")
_SSN_NAMED = re.compile(
    r"\b(?:SSN|social security (?:number|no\.?|#)|soc\.? sec\.?)\W{0,4}(?:\d[ -]?){9}(?!\d)", re.IGNORECASE
)
_SUICIDE = re.compile(
    r"\bsuicid\w*|\bself[- ]harm\w*|\bbetter off dead\b|\bhurting (?:yourself|self|himself|herself|themsel\w+)\b"
    r"|\b(?:item|question|no\.?|#)\s*(?:9|nine)\b(?=[^\n]{0,60}(?:\d|none|denie|not at all|positive|negative|yes|no\b))"
    r"|\bQ\s?9\b|\bSI\s*/\s*HI\b|\b(?:denie[sd]|no|without|active|passive)\s+(?-i:SI)\b|\bC-?SSRS\b",
    re.IGNORECASE,
)
_HOTLINE = re.compile(
    r"\bsuicide\s*(?:&|and|prevention|crisis|hot|life)\W*(?:crisis|prevention|life|hot|line)*", re.IGNORECASE
)


def holds(text: str, *, internal: str) -> tuple[Hold, ...]:
    """What on a page's text asks for a decision. `internal` is the heading of gaps.md."""
    found = []
    if internal.casefold() in " ".join(text.casefold().split()):
        found.append(INTERNAL)
    if any(not _NOT_ENCLOSED.match(text[one.end() :]) for one in _PSYCHOTHERAPY.finditer(text)):
        found.append(PSYCHOTHERAPY)
    if _PART_2.search(text) or _OTP.search(text):
        found.append(PART_2)
    if _CARD_NAMED.search(text) or _card(text):
        found.append(CARD)
    if _SSN.search(text) or _SSN_NAMED.search(text):
        found.append(SSN)
    if any(not _HOTLINE.match(text[one.start() :]) for one in _SUICIDE.finditer(text)):
        found.append(SUICIDALITY)
    return tuple(found)


def _card(text: str) -> bool:
    """Three of the things that stand together on a card, one of them for the pharmacy."""
    marks = [bool(mark.search(text)) for mark in _CARD_MARKS]
    return any(marks[:3]) and sum(marks) >= 3
