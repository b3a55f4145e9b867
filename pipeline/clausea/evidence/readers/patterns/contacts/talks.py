"""Reads contacts with the patient by their parts, in any order: the patient or a caregiver, and a talk that was held.

told.py reads verb and party side by side; this takes the sentence of a note in which both stand, or a note whose
first words name the way of contact and whose text then tells what the patient said.
"""

from collections.abc import Iterator, Sequence

from clausea import sieve as re
from clausea.evidence.facts import make_item, polarity_of, quote_span
from clausea.evidence.readers.patterns.actdays import day_in, entry_text
from clausea.evidence.readers.patterns.chart import Chart
from clausea.evidence.readers.patterns.coming import TO_COME, to_come
from clausea.evidence.readers.patterns.contacts import words
from clausea.evidence.readers.patterns.contacts.chains import WILL_DO, of_the_house_before
from clausea.evidence.readers.patterns.contacts.exchanges import AHEAD
from clausea.evidence.readers.patterns.contacts.frontdesk import left_to_front_desk, says_front_desk
from clausea.evidence.readers.patterns.contacts.parties import Parties, Party
from clausea.evidence.readers.patterns.contacts.rules import opens_with_failure
from clausea.evidence.triggers import Trigger
from clausea.evidence.units import Unit
from clausea.models import Item, Polarity, Status, Value

_TALK = "@conversed"
_FAR = 5
"""Words between the talk and the one it was with."""
_SHORT = 700
"""Characters of an entry that is a note of one contact."""
_OUTSIDE = ("pharmacy", "practitioner", "agency", "therapist", "hospital")
_NO_NOTE = re.compile(
    r"discharge|hospital|operative|procedure|emergency|laborator|imaging|radiology|patholog|medication|problem|history|"
    r"consult|\bhpi\b|past|care team|consent|enrol|instructions|education|insurance|appointment|upcoming|goals|audit|"
    r"claim|social|review of systems|exam|vital|immuniz|care plan|policy|billing|caseload|registry",
    re.IGNORECASE,
)
_NOT_HELD = re.compile(
    r"\b(?:prefer\w*|best (?:way|time|number)|may be|can be|reach(?:able|ed) at|call(?:ed)? if|if (?:you|pt"
    r"|patient|needed)|"
    r"survey|reminder|confirm(?:ed|ing)? (?:the |his |her |an )?(?:appointment|appt|visit|insurance|address)"
    r"|reschedul\w*|"
    r"insurance|copay|billing|balance|on file|no contact|not (?:spoken|seen|reached|contacted)|ward|bedside|"
    r"due for|requests?|requested|wants|would like|asked (?:for|that|to)|dropped off|sent|mailed|faxed|left)\b",
    re.IGNORECASE,
)
_FOR = re.compile(r"\b(?:for|about|re|regarding|on behalf of|of)\s(?:the\s|our\s|\w+\s)?$", re.IGNORECASE)
"""What stands before one that is only spoken of: "reached the pharmacy for pt"."""
_BY_WAY = re.compile(
    r"\((?:by |via |over (?:the )?)?(?P<way>(?:tele)?phone|telephonic|video|in person|face[- ]to[- ]face|f2f"
    r"|zoom|phone "
    r"(?:call|visit))\b[^()]{0,30}\)\W*(?:[\"“]|[A-Z][a-z])",
    re.IGNORECASE,
)
"""A note's first words with the way of contact in brackets ("SUBJECTIVE (by phone, 2/16/26): ...")."""
_SEEN_HERE = re.compile(
    r"\W*(?:(?:[\d/.-]{6,10}|today)\W+)?(?:(?:the )?(?:pt|patient|client)\s(?:is |was )?)?(?:seen|here"
    r"|presents?|presented|"
    r"in(?: the)? (?:office|clinic)|arrived)\s(?:back\s)?(?:today|this (?:morning|afternoon)"
    r"|in (?:the )?(?:office|clinic)|for)\b"
    r"(?!\s(?:by|at)\s)",
    re.IGNORECASE,
)
_STAFF_VISIT = re.compile(
    r"^\W*(?:[\d/.-]{6,10}\W+)?(?:date\W+)?(?:(?:nurse|rn|lpn|lvn|ma|cma|clinical staff"
    r"|nursing)\s(?:only\s)?(?:office\s|clinic\s)?"
    r"visit|nv|(?:bp|blood pressure|weight|wound|injection|vaccine|immuni[sz]ation|flu shot"
    r"|b-?12)\s(?:re-?)?(?:check\s)?visit"
    r"|(?:bp|blood pressure|weight|wound)\s(?:re-?)?check(?=\s(?:in|at)\s(?:the\s)?(?:office"
    r"|clinic)))\b(?!\s(?:sched|booked|due"
    r"|appt|appointment|needed|order|set|tomorrow|next))",
    re.IGNORECASE,
)
"""The head of a visit to the practice's staff; it starts nothing and is a contact."""
_PRESENT = re.compile(
    r"\bhere\s(?:for|to|today|with)\b|\bcame\sin\b|\bin (?:the )?(?:office|clinic)\b|\bgiven\b|\badministered\b"
    r"|\btolerated\b"
    r"|\bBP\b\W{0,4}\d{2,3}/\d|\b1\d\d/\d\d\b|\bseen\b|\bpresents?\b|\bremoved\b|\bchecked\b|\b(?:pt|patient)"
    r" (?:is |was )?"
    r"(?:in|here|arrived|denies|reports|states)\b",
    re.IGNORECASE,
)
_NOT_KEPT = re.compile(
    r"\bno[- ]?show|\bcancel\w*|\bresched\w*|\b(?:not|never) (?:seen|kept|here)\b(?! by)|\bdid(?: not|n['’]t)"
    r" (?:come|show|keep)"
    r"|\bby (?:phone|video|telephone)\b|\btele\w+\b|\bhome (?:health|care)\b|\bvna\b",
    re.IGNORECASE,
)
_HOUSE_CALL = re.compile(
    r"\bhome visit\b[^.;]{0,24}?\b(?:by|with|w/)\s(?:the\s|our\s|ccm\s|clinic\s|practice\s)?(?:rn|lpn|lvn"
    r"|nurse|np|pa|ma|chw|md|"
    r"pharmacist|pharmd|social worker|lcsw|lmsw|care manager|community health worker|me)\b|\b(?:made|did"
    r"|completed) (?:a )?home visit\b"
    r"|\b(?:went to see|visited|saw)\s(?:Mr|Mrs|Ms)?[^;:]{0,30}?\bat (?:her|his|their|(?:the )?(?:pt"
    r"|patient)['’]s) (?:home|house|apartment)\b",
    re.IGNORECASE,
)
_ENCOUNTER = re.compile(
    r"^[^.;\n]{0,48}\b(?:(?:tele)?phone|video)\s(?:encounter|note|call|contact|visit|check(?:[ -]?in)?"
    r"|session|follow-?up)\b|"
    r"\b(?:encounter|contact|visit|type|mode|note)\b[^.;\n]{0,30}\W(?:tele)?phone\b\W*$",
    re.IGNORECASE,
)
_HEARD = re.compile(
    r"\b(?:pt|patient|client|she|he|caregiver|wife|husband|daughter|son"
    r"|mother)\b(?!['’]s\s)\s(?:\w+\s){0,2}?(?:reports?|reported|says|"
    r"said|states?|stated|feels|felt|denies|denied|agrees|agreed|tells|told|took|takes|verbali[sz]e[sd]|understands|"
    r"describes|admits|endorses|is (?:doing|feeling|taking|eating|sleeping|walking|using|at)|at\b|wants|knows"
    r"|c/o|doing)\b|"
    r"\bwith (?:him|her|pt|patient|the patient)\b|\bintroduced my",
    re.IGNORECASE,
)
_TELLS = Trigger(_TALK, _HOUSE_CALL, _BY_WAY, _SEEN_HERE, _ENCOUNTER, _STAFF_VISIT)


def read_talks(chart: Chart, known: Sequence[Item]) -> Iterator[Item]:
    """Items `patient_contact` that told.py did not find; `known`: those it found. One for each day at most."""
    parties = chart.parties
    days = {item.value.date for item in known}
    talk = chart.words.pattern(_TALK)
    for _, unit in chart.passing(_TELLS):
        if not _in_note(chart, unit):
            continue
        found = _told(chart, unit, talk) or _by_way(chart, unit, parties)
        if found is None:
            continue
        start, end, mode = found
        dated = day_in(chart, unit, start, end)
        if dated.mark is None or dated.mark.value in days or to_come(chart, unit) or left_to_front_desk(chart, unit):
            continue
        if words.LATER.search(unit.text[:start]) or AHEAD.search(unit.text[:start]):
            continue
        after = chart.after(unit)
        if after is not None and after.entry is unit.entry and opens_with_failure(after.text):
            continue  # "Call to pt about the heel. Voicemail, left my name."
        if polarity_of(unit, start, end)[0] is not Polarity.AFFIRMED:
            continue
        days.add(dated.mark.value)
        left, right = quote_span(unit, start, end)
        yield make_item(
            chart.pages[unit.page],
            "patient_contact",
            Value.model_validate({"date": dated.mark.value, "mode": mode}),
            unit.start + left,
            unit.start + right,
            [("date", dated.mark)],
            Polarity.AFFIRMED,
            Status.NEEDS_REVIEW if dated.doubtful else Status.VERIFIED,
            ("the sentence names more than one day",) if dated.doubtful else (),
            chart.texts,
        )


def of_transitions(found: Sequence[Item], known: Sequence[Item]) -> Iterator[Item]:
    """A contact after a discharge is a contact with the patient, too: one for each day that has none."""
    days = {item.value.date for item in known}
    for item in found:
        if item.element == "tcm_contact" and item.relied_on and item.value.date not in days:
            days.add(item.value.date)
            value = Value(date=item.value.date, mode=item.value.mode)
            basis = tuple(one for one in item.basis if one.field == "date")
            yield item.model_copy(update={"element": "patient_contact", "value": value, "basis": basis})


def _told(chart: Chart, unit: Unit, talk: "re.Pattern[str]") -> tuple[int, int, str] | None:
    """The talk and the one it was with, where nobody of another house stands in the sentence."""
    text = unit.text
    if talk.search(text) is None or _undone(text) or words.BARE.match(text):
        return None
    found = [party for party in chart.parties.find(text) if not of_the_house_before(chart, unit, party)]
    if any(party.kind in _OUTSIDE for party in found):
        return None
    for verb in talk.finditer(text):
        for party in found:
            if party.kind not in ("patient", "caregiver") or not _near(text, verb.span(), party):
                continue
            start, end = min(verb.start(), party.start), max(verb.end(), party.end)
            mode = words.mode_of(verb[0], text, unit.context) or _mode(verb[0])
            if mode is not None:
                return start, end, mode
    return None


def _near(text: str, verb: tuple[int, int], party: Party) -> bool:
    first, last = verb
    if party.start < last and first < party.end:
        return False
    gap = text[last : party.start] if party.start >= last else text[party.end : first]
    if re.search(r"[;:]|\.\s", gap) or len(gap.split()) > _FAR or _FOR.search(gap):
        return False
    if party.start >= last and WILL_DO.search(gap):
        return False
    return not (party.kind == "caregiver" and re.match(r"['’]s\b", text[party.end :]))


def _mode(verb: str) -> str | None:
    if re.search(r"visit|met\b|came|walked|stopped|dropped|sat", verb, re.IGNORECASE):
        return "in_person"
    if re.search(r"message", verb, re.IGNORECASE):
        return "portal"
    return None if re.search(r"answer|picked", verb, re.IGNORECASE) else "phone"


def _by_way(chart: Chart, unit: Unit, parties: Parties) -> tuple[int, int, str] | None:
    """A note that opens with its way of contact and goes on with what the patient said, or with a visit."""
    text, entry = unit.text, unit.entry
    match = _HOUSE_CALL.search(text)
    if match and entry.author is not None and not _undone(text):
        outside = any(party.kind in ("agency", "hospital") for party in parties.find(text))
        return None if outside else (*match.span(), "in_person")
    if unit.start != next((other.start for other in chart.of_entry(entry)[:1]), -1):
        return None
    whole = entry_text(chart, unit, _SHORT)
    if words.NO_ANSWER.search(whole) or words.ROBOT.search(whole) or words.FRONT_DESK.search(whole):
        return None
    match = _BY_WAY.search(text)
    if match is not None and len(text[: match.start()].split()) <= 4:
        return match.start(), match.end("way") + 1, words.mode_of(match["way"]) or "phone"
    match = _STAFF_VISIT.match(text)
    if match is not None and entry.author is not None and _PRESENT.search(whole[match.end() :]):
        elsewhere = _NOT_KEPT.search(whole) or any(party.kind in _OUTSIDE for party in parties.find(text))
        return None if elsewhere else (*match.span(), "in_person")
    match = _SEEN_HERE.match(text)
    if match is not None and entry.author is not None:
        elsewhere = any(party.kind in _OUTSIDE for party in parties.find(text))
        return None if elsewhere else (*match.span(), "in_person")
    match = _ENCOUNTER.search(text)
    if match is None or len(text.split()) > 24 or not _HEARD.search(whole[match.end() :]):
        return None
    if any(party.kind in _OUTSIDE for party in parties.find(whole)) or _NOT_HELD.search(text):
        return None
    return match.start(), match.end(), words.mode_of(match[0]) or "phone"


def _undone(text: str) -> bool:
    return bool(
        words.NO_ANSWER.search(text)
        or words.ROBOT.search(text)
        or words.FRONT_DESK.search(text)
        or _NOT_HELD.search(text)
        or says_front_desk(text)
    )


def _in_note(chart: Chart, unit: Unit) -> bool:
    entry = unit.entry
    if entry.handout or entry.blank or entry.draft or entry.outside or unit.row is not None:
        return False
    if unit.page in chart.record.other_patient_pages or _NO_NOTE.search(unit.context) or TO_COME.search(unit.section):
        return False
    return entry.program is not None or len(entry_text(chart, unit, _SHORT + 1)) <= _SHORT
