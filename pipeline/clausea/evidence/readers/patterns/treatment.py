"""Reads coordination of behavioral treatment by its parts, in any order: a party of that treatment, and an "
"exchange that was had.

contacts.py reads verb and party side by side; this takes the sentence of a behavioral entry in which both stand, unless
the patient only tells of that party, the exchange failed or lies ahead.
"""

from collections.abc import Iterator, Sequence

from clausea import sieve as re
from clausea.evidence.facts import make_item, polarity_of, quote_span
from clausea.evidence.readers.patterns import contactwords as words
from clausea.evidence.readers.patterns.actdays import behavioral_here, day_in, is_behavioral
from clausea.evidence.readers.patterns.chart import Chart
from clausea.evidence.units import Unit
from clausea.models import Item, Polarity, Status, Value

_PARTY = re.compile(
    r"\b(?:psychiatrists?|(?:psycho)?therapists?|counsel+ors?|psychologist|pmhnp|psych (?:np|provider|office"
    r"|clinic)|iop|php program|"
    r"intensive outpatient|(?:methadone|opioid|suboxone|addiction|substance use|mental health|behavioral health"
    r"|psychiatric|counseling|therapy)"
    r" (?:clinic|program|center|agency|office|provider|practice)|community mental health|cmhc|detox"
    r"|crisis (?:team|line|center|clinic)|"
    r"peer (?:support|specialist|recovery)\w*(?: agency| specialist| program)?|recovery (?:coach|center|program)"
    r"|sponsor|pharmac(?:y|ist)|"
    r"(?-i:(?:[A-Z][\w'’&-]+ ){1,3}(?:Psychiatry|Counseling|Counselling|Behavioral(?: Health)?|Therapy"
    r"|Psychological|Mental Health|Recovery|"
    r"Wellness|Drug|Pharmacy|IOP))|(?-i:(?:[A-Z]{3,} ){1,3}(?:PSYCHIATRY|COUNSELING|BEHAVIORAL|THERAPY|RECOVERY"
    r"|PHARMACY|DRUG))|"
    r"school counselor|eap|case worker|(?:pcp|dr\.?) (?-i:[A-Z][\w'’-]+)(?=[^.;]{0,60}\b(?:mg|dose|start\w*"
    r"|sertraline|therapy|cbt|"
    r"medic\w+|increase|taper\w*|advice)))",
    re.IGNORECASE,
)
_EXCHANGE = re.compile(
    r"\b(?:spoke|spoken|talked|conferred|called|phoned|rang|telephoned|telephone(?=\s?\d)|returned (?:my|our|the"
    r"|his|her) call|calls? (?:from|to|with|in from)"
    r"|(?:three|3)[- ]way call|conference call|faxed|emailed|e-mailed|sent|forwarded|mailed|received|obtained"
    r"|exchanged|records (?:sent|received)"
    r"|confirmed|verified|clarified|coordinated|arranged|scheduled|booked|accepted|referral (?:sent|placed|faxed"
    r"|made|accepted|completed|"
    r"submitted)|got (?:through|hold)|get through|reached|stayed on the line|(?:secure )?(?:msg|message)[sd]?"
    r"|replied|discussed|gave|huddle|"
    r"compared|reviewed (?:\w+ ){0,4}with|warm hand-?off|consulted|notified|updated|informed|asked|linked"
    r"|connected|met with|requested)\b",
    re.IGNORECASE,
)
_TOLD_BY_PATIENT = re.compile(
    r"\b(?:pt|patient|client|she|he|mother|daughter|wife|husband|son)\b(?:\s\w+){0,2}?\s(?:reports?|reported|says"
    r"|said|states?|stated|sees|saw|"
    r"attend(?:s|ed)|goes|went|likes|has (?:an? )?(?:appt|appointment|session)|called (?:her|his)|wants"
    r"|asked (?:about|for)|prefers|met with)\b"
    r"|\b(?:seen|followed|treated|managed|prescribed) by\b",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"\b(?:will|plan(?:s|ned)? to|to be|next|if|should|needs? to|please|pending|due|would like|agrees? to"
    r"|consider\w*|recommend\w*|advised to|"
    r"encouraged|offered|declin\w*|refus\w*|waitlist|must|may|can)\b(?!\s?\d)[^.;]{0,40}$",
    re.IGNORECASE,
)
_NOT_CARE = re.compile(
    r"\b(?:physical|occupational|speech|massage|radiation|infusion|oxygen|wound|respiratory) therap\w*|billing"
    r"|copay|eligib\w*|claim|prior auth\w*|"
    r"brochure|leaflet|list of|directory|handout|insurance (?:card|call)|policy|training|webinar|no-?show letter"
    r"|front desk|marketing|vaccin\w*",
    re.IGNORECASE,
)
_LOG = re.compile(r"coordinat", re.IGNORECASE)
_NEAR = 14


def read_treatment(chart: Chart, known: Sequence[Item]) -> Iterator[Item]:
    """Items `bh_coordination` that contacts.py did not find; `known`: those it found."""
    behavioral = is_behavioral(chart)
    reading = chart.elements["bh_coordination"].reading
    days = {item.value.date for item in known}
    for unit in chart.units:
        entry = unit.entry
        if (
            entry.handout
            or entry.blank
            or entry.draft
            or entry.outside
            or unit.page in chart.record.other_patient_pages
        ):
            continue
        party = _PARTY.search(unit.text)
        if party is None or not (_OURS.search(unit.text) or _ours(chart, unit, behavioral)):
            continue
        span = _exchange(unit)
        if (
            span is None
            or words.ROBOT.search(unit.text)
            or words.FRONT_DESK.search(unit.text)
            or _NOT_CARE.search(unit.text)
        ):
            continue
        if any(chart.words.pattern(term).search(unit.context) for term in reading.not_in):
            continue
        if any(chart.words.pattern(term).search(unit.text) for term in reading.against if term != "prescriber"):
            continue
        dated = day_in(chart, unit, *span)
        if dated.mark is None or dated.mark.value in days:
            continue
        days.add(dated.mark.value)
        start, end = quote_span(unit, min(span[0], party.start()), max(span[1], party.end()))
        value = Value(date=dated.mark.value, party=party.group()[:80], activity=unit.text[slice(*span)][:120])
        yield make_item(
            chart.pages[unit.page],
            "bh_coordination",
            value,
            unit.start + start,
            unit.start + end,
            [("date", dated.mark)],
            Polarity.AFFIRMED,
            Status.NEEDS_REVIEW if dated.doubtful else Status.VERIFIED,
            ("the sentence names more than one day",) if dated.doubtful else (),
            chart.texts,
        )


_OURS = re.compile(
    r"\bBHI\b|\bCo-?CM\b|\bBH (?:referral|coordination|care)\b|\bbehavioral health (?:integration"
    r"|referral|coordination)\b",
    re.IGNORECASE,
)


def _ours(chart: Chart, unit: Unit, behavioral: bool) -> bool:
    if behavioral_here(chart, unit, behavioral):
        return True
    return any(other is not unit and _OURS.search(other.text) for other in chart.of_entry(unit.entry)[:8])


def _exchange(unit: Unit) -> tuple[int, int] | None:
    """Where the sentence says that something was exchanged with the party: from the one word to the other."""
    text = unit.text
    for party in _PARTY.finditer(text):
        for verb in _EXCHANGE.finditer(text):
            first, last = min(party.start(), verb.start()), max(party.end(), verb.end())
            if len(text[first:last].split()) > _NEAR or (party.start() < verb.end() and verb.start() < party.end()):
                continue
            if (
                _AHEAD.search(text[:first])
                or _AHEAD.search(text[: verb.start()])
                or _TOLD_BY_PATIENT.search(text[:last])
            ):
                continue
            if words.NO_ANSWER.search(_granted(text)) or re.search(r"[;]", text[first:last]):
                continue
            if polarity_of(unit, verb.start(), verb.end())[0] is Polarity.AFFIRMED:
                return first, last
    return None


def _granted(text: str) -> str:
    """The sentence without what it grants first: "Although the first two numbers were wrong, ..."."""
    return re.sub(r"\b(?:although|though|not only)\b[^,;]{5,90},", " ", text, flags=re.IGNORECASE)
