"""When a verb with its party is no contact: attempts, tasks, plans, a hospital's own calls."""

from dataclasses import replace
from typing import NamedTuple

from clausea import sieve as re
from clausea.evidence.facts import polarity_of
from clausea.evidence.readers.patterns.contacts import words
from clausea.evidence.readers.patterns.contacts.parties import Party
from clausea.evidence.units import Unit
from clausea.models import Polarity


class Act(NamedTuple):
    """A contact with `party`, stated at [start, end) of the unit's text."""

    start: int
    end: int
    party: Party


_TOLD_OF = re.compile(
    r"\b(?:pt|patient|client|she|he|member|mother|daughter|dtr|wife|husband|spouse|son|mom|dad|sister|brother"
    r"|caregiver|poa"
    r"|(?:mr|mrs|ms)\.?\s\w+)\b(?:\s\w+){0,2}?\s(?:reports?|"
    r"reported|says|said|states?|stated|mentions?|mentioned|tells|recalls|was told|heard)(?:\s(?:that|by|from))?"
    r"(?:\s(?:the|her|his|their|a))?\s$",
    re.IGNORECASE,
)
"""The patient tells what a third party said: "pt states her pharmacist told her ..."."""
_TOLD_BY = re.compile(
    r"\b(?:pt|patient|client|she|he)\b(?:\s\w+)?\s(?:reports?|reported|says|said|states?"
    r"|stated)(?:\sthat)?\s(?:the|her|his|their|a)\s"
    r"(?:\w+\s){1,2}$",
    re.IGNORECASE,
)
"""The same where the third party reached the patient."""


_REPLY = re.compile(
    r"\W*(?:the )?(?:pt|patient|client|member|she|he|they|caregiver|wife|husband|son|daughter)\s"
    r"(?:replied|responded|answered|texted|pressed|rated|scored|gave)\b",
    re.IGNORECASE,
)


def answers_robot(before: str, text: str) -> bool:
    """Whether a sentence is the reply to what no person sent: "Automated check-in sent. Patient replied YES"."""
    return _REPLY.match(text) is not None and words.ROBOT.search(before) is not None


def opens_with_failure(text: str) -> bool:
    """Whether a sentence opens with a failed attempt, but not to reach another ("voicemail left for nephrology")."""
    match = words.NO_ANSWER.search(text)
    if match is None or match.start() >= 12 or re.match(r"\W*\d{1,2}[/.-]\d", text):
        return False
    return not re.match(r"\s\w*\s?(?:for|with|at) \w", text[match.end() :])


_VISIT_TO = re.compile(
    r"\b(?:tele|video|phone|office|home|f/?u|follow(?:ed|ing)?[- ]?up|clinic|wellness)[\s-]?(?:health )?(?:\w+"
    r" )?(?:check(?:-?up)?"
    r"|visit|appt|appointment|exam|re-?check)\s(?:on\s)?(?:[\d/.-]{3,10}\s)?(?:w/|with|by)\s*$|"
    r"\bvisit\s(?:by|via|on|over)\s(?:video|zoom|phone|telehealth|[\d/.-]{3,10})\b[^.;]{0,16}(?:w/|with|by)\s*$",
    re.IGNORECASE,
)
"""The patient's visit to a practitioner: "in office for f/u check w/ Dr. Amund"."""
PATIENT_AWAY = re.compile(
    r"\b(?:pt|patient|client|he|she|him|her|mother|mom|father|dad|mr\.? \w+|mrs\.? \w+|ms\.? \w+)\b['’]?s? (?:is"
    r" |was |still "
    r"|currently |now ){0,2}(?:asleep|sleeping|napping|resting|not (?:home|in|there|available|able)|unavailable"
    r"|away|out"
    r"|busy|at (?:dialysis|work|church|therapy|the \w+|an? \w+)|in the (?:shower"
    r"|bath\w*))\b[^.;]{0,40}?\b(?:ask(?:s|ed)"
    r"|requests?|requested|wants|told|said to|please|try|will have|can we|could we)\b[^.;]{0,24}?\b(?:call|ring"
    r"|phone|try"
    r"|later|again|back|tomorrow)\b",
    re.IGNORECASE,
)
"""Who came to the phone says that the patient cannot, and asks for another time."""
ONLY_ANSWERED = re.compile(
    r"\b(?:answered|picked up|came to the phone)\b[^;]{0,60}?\b(?:(?:pt|patient|client|he|she|mother|mom|father|dad)\b"
    r"['’]?s?(?: is| was| still| currently| now){0,2} (?:not (?:available|home|in|there|able)|unavailable|asleep"
    r"|sleeping|napping|resting|out|away)|(?:not|un) ?able to (?:speak|talk)\s(?:with|to))\b"
    r"(?![^;]{0,90}\b(?:reports?|reported|reviewed|discussed|states?|stated|says|feels?|went over|questions|denies"
    r"|eating|taking|no (?:pain|fever|falls))\b)",
    re.IGNORECASE,
)
"""Somebody answered and the patient could not come: nothing is told of a talk."""


_WRITTEN_BY = re.compile(
    r"\b(?:created|updated|revised|modified|edited|entered|signed|documented|written|prepared|recorded|authored|logged|"
    r"completed|charted|transcribed|dictated)\W{1,3}(?:on\s)?(?:[\d/.-]{6,10}\W{1,3})?by\W{0,2}\s?(?:dr\.?\s)?$",
    re.IGNORECASE,
)
_OWN_TIME = re.compile(r"\s?[,:–—-]?\s{1,3}\d{1,3}\s?(?:m|min|mins|minutes)\b", re.IGNORECASE)


_ADDRESSED = re.compile(r"\W*(?:To|TO|Dear|Attn\.?)\s(?:[Tt]he\s)?[A-Z][^:.;\d]{1,60}:\s")
"""To whom a letter is written: "To Lantern House Calls: on behalf of my mother ...": nobody is called."""


def _writes(unit: Unit, party: Party) -> bool:
    """Whether the party is who wrote the line or spent its time: the row's person, "last updated by L. Pruitt, LCSW",
    "Dr. Brandt: 14 minutes CCM"."""
    text, person = unit.text, unit.person
    if unit.row is not None and person is not None and person.page == unit.page:
        return person.start <= unit.start + party.start and unit.start + party.end <= person.end
    if _WRITTEN_BY.search(text[: party.start]):
        return True
    return not re.search(r"[A-Za-z]{2}", text[: party.start]) and _OWN_TIME.match(text, party.end) is not None


def _lives(text: str, act: Act) -> bool:
    """Whether the patient is who calls or sees their own people, in life or as homework: no work of the care team's."""
    before, behind = text[: act.start], text[act.end :]
    if _THE_PATIENT.search(before):
        return True
    return _IN_GENERAL.match(text, act.start) is not None and bool(_HOMEWORK.search(before) or _OFTEN.match(behind))


_THE_PATIENT = re.compile(
    r"(?<!with )(?<!to )(?<!of )(?<!per )(?<!by )(?<!for )(?<!called )(?<!told )(?<!asked )"
    r"\b(?:pt|patient|client|she|he)\s(?:(?:has|had|also|now|again|already|then|often|usually|still|regularly|herself"
    r"|himself|\w+ly)\s){0,3}$",
    re.IGNORECASE,
)
"""Before the verb: its subject is the patient ("Pt calls brother twice a week now")."""
_IN_GENERAL = re.compile(
    r"(?:call|phone|text|talk|speak|visit|meet|contact|see|check)(?:s|ing)?\b|phoning\b", re.IGNORECASE
)
_HOMEWORK = re.compile(
    r"\b(?:homework|hw|assignments?|goals?|action\s(?:plan|steps?)|activit(?:y|ies)(?:\s(?:schedule|plan|log))?"
    r"|between[- ]sessions?"
    r"|(?:ba|activation|weekly|week['’]s|coping|safety|crisis)\splan|practice|steps?|coping(?:\sskills)?|pleasant\s\w+"
    r"|supports?)\b[^.;:=]{0,24}[:=–-]\s[^.;]*$",
    re.IGNORECASE,
)
_OFTEN = re.compile(
    r"[^.;,]{0,20}\b(?:daily|weekly|nightly|regularly|often|every\s\w+|each\s\w+"
    r"|(?:once|twice|three times|several times|\dx?)\s?"
    r"(?:/|per|a|an|each|every)\s?(?:day|week|wk|month)|on\s\w+days)\b",
    re.IGNORECASE,
)


def ruled_out(unit: Unit, act: Act) -> bool:
    """Whether the words around a contact say that it did not happen, or is none of the care team's."""
    text = unit.text
    if act.party.kind not in ("patient", "caregiver") and _writes(unit, act.party):
        return True
    addressed = _ADDRESSED.match(text)
    if addressed is not None and act.start < addressed.end():
        return True
    clause_end = re.search(r"[;]|\.\s", text[act.end :])
    lead = re.search(r"(?:.*\b(?:but|then|however|until|later)\b|.*;)", text[: act.start], re.IGNORECASE)
    clause = text[
        max(0, act.start - 30, lead.end() if lead else 0) : act.end + (clause_end.start() if clause_end else len(text))
    ]
    if act.party.kind in ("patient", "caregiver") and (
        PATIENT_AWAY.search(text[act.start :]) or ONLY_ANSWERED.search(text[act.start :])
    ):
        return True
    if act.party.kind in ("practitioner", "own") and _VISIT_TO.search(text[: act.party.start]):
        return True
    if words.NO_ANSWER.search(clause) or words.LATER.search(text[: act.start]) or "911" in clause or "988" in clause:
        return True
    behind = text[act.end + clause_end.end() :] if clause_end and act.party.kind in ("patient", "caregiver") else ""
    if behind and opens_with_failure(behind):
        return True  # "Call to pt. No pick up, message left."
    if (
        unit.row is None
        and words.BARE.match(text)
        and act.start < 25
        and not re.match(r"\W*refer\b", text, re.IGNORECASE)
    ):
        return True
    if re.search(
        r"bedside|\bward\b|(?<!unit's )(?<!unit’s )(?<!dialysis )(?<!facility )charge nurse|"
        r"case manager called|no-?show",
        text,
        re.IGNORECASE,
    ):
        return True
    if act.party.kind in ("patient", "caregiver") and _TOLD_BY.search(text[: act.start]):
        return True
    if act.party.kind not in ("patient", "caregiver") and _TOLD_OF.search(text[: min(act.start, act.party.start)]):
        return True
    if act.party.kind == "caregiver" and unit.row is None and _lives(text, act):
        return True
    label = words.TASK.search(text[: act.start])
    if label and words.BARE.match(text[act.start :]):
        return True
    papers = re.search(r"\b(?:records?|summary|results?|reports?|papers?)\b", text[act.start : act.end], re.IGNORECASE)
    if act.party.kind in ("hospital", "own") and words.HOSPITAL.search(text) and not papers:
        return True
    said = re.search(r":\s|;|\s\((?!\w+\))", text[act.end :])  # what was said there is no judgment of the contact
    heard = text[: act.end + said.start()] if said else text
    head = heard.rfind(": ", 0, act.start)
    if head > 0 and not re.search(r"\b(?:next|plan|to ?do|follow-?up|will|task|if)\b", heard[:head], re.IGNORECASE):
        heard = " " * head + heard[head:]
    polarity, _ = polarity_of(replace(unit, text=heard), act.start, act.end)
    if act.party.kind == "program" and polarity is Polarity.PLANNED:
        return bool(re.search(r"\b(?:will|if|consider|next|plan to|offer\w*)\b", heard, re.IGNORECASE))
    return polarity is not Polarity.AFFIRMED
