"""Reads coordination by its parts, in any order: an outside party, and an exchange that was had with it.

told.py reads verb and party side by side; this takes the sentence of a care-management note in which both stand,
unless somebody only tells of the party, the exchange failed, lies ahead, or went from the party to the patient.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from clausea import sieve as re
from clausea.evidence.facts import make_item, polarity_of, quote_span
from clausea.evidence.readers.patterns.actdays import behavioral_here, day_in, entry_text, is_behavioral
from clausea.evidence.readers.patterns.chart import Chart
from clausea.evidence.readers.patterns.contacts import words
from clausea.evidence.readers.patterns.contacts.frontdesk import left_to_front_desk
from clausea.evidence.readers.patterns.contacts.parties import Parties
from clausea.evidence.triggers import Trigger
from clausea.evidence.units import Unit
from clausea.models import Item, Polarity, Status, Value

_OUTSIDE = ("pharmacy", "practitioner", "agency", "therapist")
_TALK, _PASSED = "@exchanged", "@passed"
_TRIGGER = Trigger(_TALK, _PASSED)
FAR, _NEAR = 14, 7
"""Words between a party and a talk with it; between it and a paper, an order or an answer."""
_SHORT = 480
"""Characters of an entry that is a note of one matter, whatever its title."""
_NOTE = re.compile(
    r"phone|call\b|contact|encounter|\blog\b|notes?\b|message|outreach|coordinat|care manage|\bccm\b|\bpcm\b|\bapcm\b"
    r"|\bbhi\b|cocm|report of time|tracking|month|between|referral|conference|task",
    re.IGNORECASE,
)
_NO_NOTE = re.compile(
    r"office visit|progress note|annual|wellness|physical|h ?& ?p|discharge|hospital|operative|procedure|emergency|"
    r"laborator|imaging|radiology|patholog|therapy note|home health (?:visit|cert|note)|medication|problem|history|"
    r"consult(?:ation)? (?:note|report)|new patient|telehealth visit|video visit|\bhpi\b|subjective|past|care team|"
    r"consent|enrol|instructions|education|insurance|appointment|upcoming|care plan|goals|audit|claim",
    re.IGNORECASE,
)
_TELLS = (
    r"\b(?:pt|patient|client|she|he|mother|daughter|dtr|wife|husband|spouse|son|mom|dad|sister|brother|caregiver|family|poa"
    r"|(?:mr|mrs|ms)\.?\s\w+)\b(?:\s\w+){0,2}?\s(?:reports?"
    r"|reported|says|said|states?|stated|mentions?|mentioned|tells|sees|saw|attend(?:s|ed)|goes|went|likes|has (?:an?"
    r" )?(?:appt|appointment|session)|was told|is told|wants|asked|prefers|met|thinks|believes|recalls|heard"
    r"|got|gets)\b"
)
TOLD_BY_PATIENT = re.compile(rf"{_TELLS}|\b(?:seen|followed|treated|managed|prescribed) by\b", re.IGNORECASE)
"""The patient tells of somebody: nothing was exchanged by the house."""
_PATIENTS_OWN = re.compile(
    r"\b(?:pt|patient|client|she|he|mother|daughter|wife|husband|son|mom|dad|caregiver|family)\b['’]?\s"
    r"(?:(?:has|had|also|then|already|just|herself|himself)\s){0,2}$",
    re.IGNORECASE,
)
"""What stands before a verb whose subject is the patient or a relative."""
_TOPIC = re.compile(
    r".*\b(?:about|regarding|re|concerning)\b|\s(?:w/|with\s|to\s)?\s?(?:\w+\s){0,1}?(?:pt|patient|client|member|him|her|mr|mrs|ms|mother"
    r"|daughter|wife|husband|son|mom|dad|caregiver)\b(?!['’]?s\s)(?!\s(?:and|then|&)\b)(?<!to her)(?<!with her)",
    re.IGNORECASE,
)
"""What stands between a verb and a party that is only spoken of: "called patient about the cardiology visit"."""
_HOW = re.compile(r"\b(?:how|when|where|whether|what) to\b", re.IGNORECASE)
"""What was only talked of: "discussed how to reach the pharmacy"."""
_TO_PATIENT = re.compile(r"\s(?:w/|with\s|to\s)?\s?(?:the\s|our\s)?(?:pt|patient|client|member)\b(?!['’]?s)", re.I)
AHEAD = re.compile(
    r"\b(?:will|plan(?:s|ned)? to|planned|scheduled (?:call|contact|to|for)|upcoming|to be|next|if|should"
    r"|needs? to|please|pending|due|would like|agrees? to|consider\w*|"
    r"recommend\w*|advised to|encouraged|offered|declin\w*|refus\w*|waitlist|must|may|can|to ?do"
    r"|remind\w* (?:pt|patient"
    r"|to))\b(?!\s?\d)[^.;]{0,40}$",
    re.IGNORECASE,
)
_UNMET = re.compile(
    r"\b(?:hung up|(?:kept|left|put|placed|waited) on hold|on hold (?:for )?\d|office (?:was |is )?closed"
    r"|closed for|not (?:yet|available"
    r"|answered|back|received|sent|returned)|no (?:reply|record|report|one)|await\w*|in error|"
    r"undeliver\w*|did(?: not|n['’]t)|could(?: not|n['’]t)|(?:fax|transmission|call) (?:has )?failed)\b",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"\b(?:ward|bedside|floor nurse|billing|copay|co-pay|eligib\w*|claim|brochure|leaflet|policy|training|webinar|"
    r"directory|preferred|emergency contact|coordination of benefits|benefits form|gait|cranial|reflexes"
    r"|consults?\b(?=[^.;]*\bfrom (?:last|20\d\d))|years? ago|in (?:19|20)\d\d|last (?:year|month|spring|summer|fall"
    r"|winter))\b",
    re.IGNORECASE,
)
_BARE_DOCTOR = re.compile(r"(?:dr|doctor)\.?\s\w+", re.IGNORECASE)


class Span(NamedTuple):
    start: int
    end: int


def exchange(unit: Unit, party: Span, verbs: Iterator["re.Match[str]"], far: int) -> Span | None:
    """Where the sentence says that something was exchanged with `party`: from the one word to the other."""
    text = unit.text
    for verb in verbs:
        first, last = min(party.start, verb.start()), max(party.end, verb.end())
        gap = text[party.end : verb.start()] if verb.start() >= party.end else text[verb.end() : party.start]
        if (party.start < verb.end() and verb.start() < party.end) or len(gap.split()) > far:
            continue
        if re.search(r"[;☐☒☑✓|]|\[[ xX]?\]", gap) or re.search(r"(?<!Dr)(?<!Mr)(?<!Ms)(?<!Mrs)\.\s", gap):
            continue
        if verb.end() <= party.start and (_TOPIC.match(gap) or _HOW.search(gap)):
            continue
        if AHEAD.search(text[: verb.start()]) or AHEAD.search(text[:first]) or TOLD_BY_PATIENT.search(text[:last]):
            continue
        if _PATIENTS_OWN.search(text[: verb.start()]):
            continue
        if party.end <= verb.start() and _TO_PATIENT.match(text[verb.end() :]):
            continue
        if polarity_of(unit, verb.start(), verb.end())[0] is Polarity.AFFIRMED:
            return Span(first, last)
    return None


def days_and_places(known: Sequence[Item]) -> tuple[set[str | None], dict[int, list[tuple[int, int]]]]:
    """The days of the items, and where their quotes stand, by page."""
    places: dict[int, list[tuple[int, int]]] = {}
    for item in known:
        places.setdefault(item.page, []).append((item.start, item.end))
    return {item.value.date for item in known}, places


def stands_in(unit: Unit, places: dict[int, list[tuple[int, int]]]) -> bool:
    """Whether one of the quotes stands in the sentence: what it tells has been read."""
    return any(start < unit.end and unit.start < end for start, end in places.get(unit.page, ()))


def undone(text: str) -> bool:
    """Whether a sentence says that the exchange failed, is a robot's or the front desk's, or is of another matter."""
    return bool(
        words.NO_ANSWER.search(text)
        or words.ROBOT.search(text)
        or words.FRONT_DESK.search(text)
        or _UNMET.search(text)
        or _ELSEWHERE.search(text)
    )


def read_exchanges(chart: Chart, known: Sequence[Item]) -> Iterator[Item]:
    """Items `coordination` that told.py did not find; `known`: those it found. One for each day at most."""
    parties = chart.parties
    behavioral = is_behavioral(chart)
    days, places = days_and_places(known)
    talk, passed = chart.words.pattern(_TALK), chart.words.pattern(_PASSED)
    for _, unit in chart.passing(_TRIGGER):
        if not (talk.search(unit.text) or passed.search(unit.text)) or not _in_note(chart, unit):
            continue
        if (
            stands_in(unit, places)
            or undone(unit.text)
            or words.BARE.match(unit.text)
            or behavioral_here(chart, unit, behavioral)
        ):
            continue
        found = _had(unit, parties, talk.finditer, passed.finditer)
        if found is None:
            continue
        party, span = found
        dated = day_in(chart, unit, *span)
        if dated.mark is None or dated.mark.value in days or left_to_front_desk(chart, unit):
            continue
        days.add(dated.mark.value)
        start, end = quote_span(unit, *span)
        activity = re.sub(r"\s+", " ", unit.text[span.start : end]).strip(" .;,")[:120]
        yield make_item(
            chart.pages[unit.page],
            "coordination",
            Value(date=dated.mark.value, party=party[:80], activity=activity),
            unit.start + start,
            unit.start + end,
            [("date", dated.mark)],
            Polarity.AFFIRMED,
            Status.NEEDS_REVIEW if dated.doubtful else Status.VERIFIED,
            ("the sentence names more than one day",) if dated.doubtful else (),
            chart.texts,
        )


_Verbs = Callable[[str], Iterator["re.Match[str]"]]


def _had(unit: Unit, parties: Parties, talk: _Verbs, passed: _Verbs) -> tuple[str, Span] | None:
    for party in parties.find(unit.text):
        if party.kind not in _OUTSIDE or (party.kind == "practitioner" and _BARE_DOCTOR.fullmatch(party.name)):
            continue
        place = Span(party.start, party.end)
        for verbs, far in ((talk, FAR), (passed, _NEAR)):
            span = exchange(unit, place, verbs(unit.text), far)
            if span is not None:
                return party.name, span
    return None


def _in_note(chart: Chart, unit: Unit) -> bool:
    """Whether the sentence stands in a note of care management, or in a short one of no other kind."""
    entry = unit.entry
    if entry.handout or entry.blank or entry.draft or entry.outside or unit.row is not None:
        return False
    if unit.page in chart.record.other_patient_pages or _NO_NOTE.search(unit.context):
        return False
    return bool(
        entry.program is not None or _NOTE.search(unit.context) or len(entry_text(chart, unit, _SHORT + 1)) <= _SHORT
    )
