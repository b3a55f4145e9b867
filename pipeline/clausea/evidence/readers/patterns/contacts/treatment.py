"""Reads coordination of behavioral treatment by its parts, in any order: a party of that treatment, and an "
"exchange that was had.

told.py reads verb and party side by side; this takes the sentence of a behavioral entry in which both stand, unless
the patient only tells of that party, the exchange failed or lies ahead.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from clausea import sieve as re
from clausea.evidence.facts import make_item, quote_span
from clausea.evidence.readers.patterns.actdays import behavioral_here, day_in, is_behavioral
from clausea.evidence.readers.patterns.chart import Chart
from clausea.evidence.readers.patterns.conditions.medicines import drugs
from clausea.evidence.readers.patterns.contacts import words
from clausea.evidence.readers.patterns.contacts.exchanges import FAR, Span, days_and_places, exchange, stands_in, undone
from clausea.evidence.triggers import Trigger
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
    r"|(?:DBT|CBT|grief|bereavement|skills|process|anger|trauma|recovery|support|therapy|AA|NA) (?:group"
    r"|program)(?: leader"
    r"| facilitator)?|group (?:leader|facilitator)|(?-i:ACT) team|assertive community|residential (?:program"
    r"|treatment)|sober living"
    r"|clubhouse|partial hospital\w*|psychiatry|psych(?= (?:intake|nurse|office|clinic|team|consult))|NAMI"
    r"|psychiatric nurse"
    r"|mental health (?:nurse|worker|team)|case manager|social worker(?= at)|crisis (?:worker|counselor)"
    r"|sponsor|pharmac(?:y|ist)|rite aid|cvs|walgreens|"
    r"(?-i:(?:[A-Z][\w'’&-]+ ){1,3}(?:Psychiatry|Counseling|Counselling|Behavioral(?: Health)?|Therapy"
    r"|Psychological|Mental Health|Recovery|"
    r"Wellness|Drug|Pharmacy|IOP))|(?-i:(?:[A-Z]{3,} ){1,3}(?:PSYCHIATRY|COUNSELING|BEHAVIORAL|THERAPY|RECOVERY"
    r"|PHARMACY|DRUG))|"
    r"school counselor|eap|case ?worker)\b",
    re.IGNORECASE,
)
_HOUSE = re.compile(
    r"\b(?:pcp|primary(?: care)?(?: provider| physician| doctor)?(?=[\s,:.;])|treating (?:physician"
    r"|practitioner|provider)|prescriber|"
    r"(?:psychiatric |psych )?consultant|dr\.? (?-i:[A-Z][\w'’-]+))",
    re.IGNORECASE,
)
"""The practitioner of the house, with whom treatment is coordinated where the sentence is about treatment."""
_TREATS = re.compile(
    r"\d ?mg\b|\bdos(?:e|es|ing|age)\b|\bmed(?:s|ication\w*|icine\w*)?\b|therap|\bCBT\b|\bSSRI|\bSNRI|taper|titrat|"
    r"side effect|refill|\bPHQ|\bGAD|suicid|\bSI\b|safety|advice|recommend|\brecs?\b|referral|counsel|treatment",
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


_TRIGGER = Trigger(_PARTY, _HOUSE)


def read_treatment(chart: Chart, known: Sequence[Item]) -> Iterator[Item]:
    """Items `bh_coordination` that told.py did not find; `known`: those it found."""
    behavioral = is_behavioral(chart)
    reading = chart.elements["bh_coordination"].reading
    days, places = days_and_places(known)
    for _, unit in chart.passing(_TRIGGER):
        entry = unit.entry
        if (
            entry.handout
            or entry.blank
            or entry.draft
            or entry.outside
            or unit.page in chart.record.other_patient_pages
            or stands_in(unit, places)
        ):
            continue
        party = _PARTY.search(unit.text) or _HOUSE.search(unit.text)
        if party is None or not (_OURS.search(unit.text) or _ours(chart, unit, behavioral)):
            continue
        span = _exchange(unit, chart)
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
    r"\bBHI\b|\bCo-?CM\b|\bBH (?:referral|coordination|care|integration)\b|\bbehavioral health (?:integration"
    r"|referral|coordination|care coordination)\b",
    re.IGNORECASE,
)


def _ours(chart: Chart, unit: Unit, behavioral: bool) -> bool:
    if behavioral_here(chart, unit, behavioral):
        return True
    return any(other is not unit and _OURS.search(other.text) for other in chart.of_entry(unit.entry)[:8])


def _exchange(unit: Unit, chart: Chart) -> Span | None:
    """Where the sentence says that something was exchanged with the party: from the one word to the other."""
    text = _granted(unit.text)
    if undone(text):
        return None
    outside = [Span(*party.span()) for party in _PARTY.finditer(text)]
    house = []
    after = chart.after(unit)
    near = f"{text} {after.text if after is not None and after.entry is unit.entry else ''}"
    if _TREATS.search(near) or drugs(chart).search(near):
        house = [Span(*party.span()) for party in _HOUSE.finditer(text)]
    read = replace(unit, text=text)
    for term, parties in (("@exchanged", [*outside, *house]), ("@passed", outside)):  # papers alone treat nobody
        for party in parties:
            span = exchange(read, party, chart.words.pattern(term).finditer(text), FAR)
            if span is not None:
                return span
    return None


def _granted(text: str) -> str:
    """The sentence without what it grants first, length kept: "Although the first two numbers were wrong, ..."."""
    return re.sub(
        r"\b(?:although|though|not only)\b[^,;]{5,90},", lambda match: " " * len(match[0]), text, flags=re.IGNORECASE
    )
