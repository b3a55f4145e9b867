"""The practitioner's review of the team's work in any order of words: a verb of reviewing, the work, who and when.

"Month-end sign off | 03/31/2026 | S. A., MD | minutes reviewed", a form's lines ("Cosigner: ...", "Date read: ...") and
a table's row say the same as "Reviewed by"; a visit, a test's result or a list gone over with the patient do not.
"""

from collections.abc import Sequence
from typing import NamedTuple

from clausea import sieve as re
from clausea.evidence.readers.patterns.chart import mark_in
from clausea.evidence.rows import TableRow
from clausea.evidence.units import Unit
from clausea.pages import Mark
from clausea.values.dates import find_dates
from clausea.values.people import PersonHit

_VERB = (
    r"(?:reviewed|discussed|review(?=\s?\|)|rvw['’]?d|revw?['’]?d|read|looked\s(?:at|over|through)|(?:went|gone"
    r"|goes)\s(?:over|through)|checked"
    r"|approved|co-?signed|countersigned|signed\soff|sign-?\s?off|audited|verified|agree[ds]?\swith|ok['’]?e?d"
    r"|initial(?:l)?ed)"
)
_WORK = (
    r"(?:(?:call|contact|ccm|bhi|cocm|cm|pcm|care\smanage\w*|nurs\w+|nurse['’]s|staff|lpn|rn|ma|lcsw|your|my|our"
    r"|their|monthly|team|program"
    r"|january|february|march|april|may|june|july|august|september|october|november|december)\s(?:[\w'’/.-]+\s){0,2}"
    r"(?:logs?|minutes|time|notes?|entries|entry|activity|documentation|work|calls?|contacts?|record|sheet)"
    r"|(?:time|contact|call|activity)\s?(?:logs?|sheets?|cards?)|logs?\b|minutes|entries|cm\sactivity|staff\stime)"
)
_REVIEWED = re.compile(
    rf"\b(?:(?P<verb>{_VERB})\b(?:\s[\w'’/.-]+){{0,5}}?\s{_WORK}\b"
    rf"|{_WORK}\b(?:\s[\w'’/.,-]+){{0,6}}?\s(?P<after>{_VERB})\b)",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"\b(?:co-?sign(?:er|ed by|ing (?:provider|physician|practitioner))?|reviewer|reviewing (?:provider|physician"
    r"|practitioner)"
    r"|supervisor(?:['’]s)? (?:review|sign-?off)|(?:physician|provider|practitioner) (?:review|oversight|sign-?off)"
    r"|overseen by|oversee(?:ing (?:provider|physician|practitioner))|supervis(?:or|ing (?:provider|physician"
    r"|practitioner)|ed by)|direct(?:ed by|ing (?:provider|physician"
    r"|practitioner))"
    r"|(?:record|notes?|entries|log|minutes|month|chart|read|approved|authorized) (?:reviewed|approved|read|closed) by)"
    r"(?:\s(?:name|signature))?\s?(?:[:=|–-]|\.{2,}|\s{2,})[\s.]*(?:dr\.?\s)?$",
    re.IGNORECASE,
)
_DAY_LABEL = re.compile(
    r"\b(?:date|on|time|signed|reviewed|read|cosign\w*|dt)\b[\w /]{0,20}[:=|–.\s-]*$|^\W*$|[–|,-]\s*$", re.IGNORECASE
)
_YES_READ = re.compile(
    r"\b(?:entries|logs?|notes?|minutes|time|month|documentation|reviewed|read)\b[^?:]{0,25}(?:reviewed|read"
    r"|checked|approved)?"
    r"\s*[?:]\s*(?:y|yes|x|✓|done)\b",
    re.IGNORECASE,
)
_AGREED = re.compile(r"^\W*(?:reviewed|seen|noted|agreed?)(?: and (?:agree\w*|approved|noted))?[.,!]", re.IGNORECASE)
"""A practitioner's own short answer under a routed note."""
_WITH_PATIENT = re.compile(
    rf"\b{_VERB}\b[^.;]{{0,50}}\b(?:with|w/)\s?(?:the |her |his )?(?:pt|patient|him|her|family|daughter|son|wife"
    rf"|husband|caregiver|member)\b",
    re.IGNORECASE,
)
_NOT_BY = re.compile(
    r"\b(?:for|to see|see|of|called|calls?|notified|faxed|sent|refer\w*|ordered by|per|seen by|appointment with"
    r"|appt with|visit with|to|told|cc:?"
    r"|pcp:?|attn:?|patient of|awaiting|pending|forwarded to|routed to)\s+(?:dr\.?\s)?$",
    re.IGNORECASE,
)
_NEVER = re.compile(
    r"\b(?:not|never|no|will|to be|should|must|pending|awaiting|due|unsigned|needs?|if|please|blank|un(?:read"
    r"|reviewed))\b[^.;]{0,30}$",
    re.IGNORECASE,
)
OTHERS_WORK = re.compile(
    r"\b(?:labs?|imaging|x-?rays?|ekg|echo\w*|ct|mri|results?|glucose|bp|blood pressure|sugar|food|diet|weight"
    r"|home|medication|med|discharge|"
    r"pain|sleep|mood|portal|vitals?|insulin|hospital|therapy|consult\w*)\s(?:\w+\s)?(?:logs?|readings?|notes?"
    r"|record|summary|results?|diary)\b"
    r"|\b(?:appeal|denial|claim|audit|payer|insurance|policy)\b",
    re.IGNORECASE,
)


_REVIEW_COLUMNS = re.compile(
    r"\b(?:supervis\w+|co-?sign\w*|reviewing|billing|responsible)\b[^|]{0,20}\|.*\b(?:review\w*|co-?sign\w*"
    r"|agree\w*|approv\w*|signed)\b",
    re.IGNORECASE,
)
_PROVIDER_DID = re.compile(
    rf"\b(?:provider|pcp|physician|practitioner|md|np|doctor)\s(?:has\s|then\s"
    rf"|also\s)?(?:{_VERB})\b(?:\s[\w'’/.-]+){{0,4}}?\s{_WORK}\b",
    re.IGNORECASE,
)
"""The provider without a name, who stands with one in the line above: a huddle's list of those present."""


_SIGNED_BACK = re.compile(
    r"^\W*(?:status\W{1,3})?(?:co-?signed|counter-?signed|signed off|reviewed (?:and|&|/) ?(?:co-?)?signed|attested)\b"
    r"\W{0,3}(?:on\s)?(?=\d{1,2}[/.-]|\d{4}-|[A-Z][a-z]{2,8}\.? \d)",
    re.IGNORECASE,
)
"""A co-signature's day without a name, which stands where the note was sent."""
_SENT_TO = re.compile(r"\b(?:rout|forward|sent|for co-?sign|co-?signer|awaiting|assigned)", re.IGNORECASE)
_ORDERS = (
    r"(?:agreed?|i agree|approved|seen|noted|reviewed|ok(?:ay)?|concur|(?:please |will |ok to "
    r"|okay to )?(?:increase|incr|decrease|decr"
    r"|hold|stop|start|continue|cont|change|switch|recheck|repeat|raise|lower|reduce|double|titrate|restart|add|d/c|discontinue"
    r"|give|have (?:her|him|pt)|keep))\b"
)
_REPLIED = re.compile(
    rf"^\W*(?:\d[\d/:. -]*(?:[ap]m)?\W{{0,3}})?(?:pcp|provider|physician|practitioner|md|np|doctor"
    rf"|dr\.? (?-i:[A-Z])[\w'’-]+(?:,? (?-i:MD|DO|NP))?)"
    rf"(?:['’]s)?\s(?:response|reply|replied|responded|answered|wrote back|messaged back|comments?"
    rf"|commented)\b[^\"“:;]{{0,40}}[:;]?\s*[\"“']?{_ORDERS}",
    re.IGNORECASE,
)
"""The practitioner's answer to a note that was sent: "PCP response 3/6/26: "Seen, agree, ..." - R. Malloy, MD"."""
_THREAD = re.compile(
    rf"^\W*(?:dr\.? )?(?:[\w.'’-]+,? ){{1,3}}(?-i:MD|DO|NP|FNP|PA|PA-C|DNP"
    rf"|APRN)\W{{0,3}}(?:\d[\d/: ]*(?:[ap]m)?\W{{0,3}})?:\s[\"“']?{_ORDERS}",
    re.IGNORECASE,
)
"""A line of a thread in the practitioner's name: "Leif Castellanos, DO: raise amlodipine to 10"."""
_ASKS = re.compile(r"^\W*(?:[\w.'’-]+,? ){1,3}(?-i:RN|LPN|LVN|CMA|MA|RMA|LCSW|LMSW|BSN|PharmD)\b[^:]{0,24}:\s\S")
"""The line of the staff that it answers."""
STATES_REVIEW = (_LABEL, _REVIEWED, _YES_READ, _AGREED, _SIGNED_BACK, _REPLIED, _THREAD)
"""One of these stands in every unit that states a review; only a table's columns may say it instead."""


def review_columns(row: TableRow) -> bool:
    """Whether the columns of a row's table are those of reviews."""
    return _REVIEW_COLUMNS.search(" | ".join(row.headers)) is not None


class Review(NamedTuple):
    """The words of a review at [start, end) of a unit, the practitioner's place, and the day."""

    start: int
    end: int
    unit: Unit
    hit: PersonHit
    day: Mark


def review_in(
    unit: Unit,
    people: Sequence[PersonHit],
    near: Sequence[tuple[Unit, Sequence[PersonHit]]],
    before: Sequence[Unit],
    above: Sequence[tuple[Unit, PersonHit]] = (),
) -> Review | None:
    """The review that `unit` states, None for none.

    `people`: the unit's practitioners; `near`: the lines below with theirs; `above`: those of the lines above.
    """
    text = unit.text
    if OTHERS_WORK.search(text) or _WITH_PATIENT.search(text):
        return None
    columns = unit.row is not None and unit.date is not None and len(people) == 1 and review_columns(unit.row)
    if columns and unit.date is not None and not re.search(r"\b(?:n|no|pending)\b", text, re.IGNORECASE):
        return Review(0, len(text), unit, people[0], unit.date)
    label = next((hit for hit in people if _LABEL.search(text[: hit.start])), None)
    labelled = _LABEL.search(text[: label.start]) if label is not None else None
    if label is not None and labelled is not None:
        day = _day(unit, label.end) or _day_below(near)
        return Review(labelled.start(), label.end, unit, label, day) if day else None
    found = _REVIEWED.search(text) or _YES_READ.search(text) or _REPLIED.search(text)
    if (
        found is None
        and _AGREED.match(text)
        and any(re.search(r"rout|forward|sent", other.text, re.IGNORECASE) for other in before[-1:])
    ):
        found = _AGREED.match(text)
    if found is None and len(people) == 1 and any(_ASKS.match(other.text) for other in before[-1:]):
        found = _THREAD.search(text)
    if found is None and not people and len(above) == 1 and (back := _SIGNED_BACK.search(text)):
        sent = _SENT_TO.search(above[0][0].text)
        day = _day(unit, back.end() - 1)
        return Review(back.start(), back.end(), *above[0], day) if sent and day else None
    if found is None or _NEVER.search(text[: found.start()]):
        return None
    own = [hit for hit in people if not _NOT_BY.search(text[: hit.start])]
    if len(own) == 1:
        day = _day(unit, 0) or _entry_day(unit)
        return Review(found.start(), found.end(), unit, own[0], day) if day else None
    if people:
        return None
    if _PROVIDER_DID.search(text) and len(above) == 1:
        day = _day(unit, 0) or _entry_day(unit)
        return Review(found.start(), found.end(), above[0][0], above[0][1], day) if day else None
    for other, hits in near[:4]:
        if len(hits) == 1 and _signs(other, hits[0]):
            day = _day(other, 0) or _day_below(near) or _entry_day(unit)
            return Review(found.start(), found.end(), other, hits[0], day) if day else None
        if hits:
            return None
    return None


def _signs(unit: Unit, hit: PersonHit) -> bool:
    """Whether a line is a signature: little stands in it besides the person and a day."""
    left = re.sub(r"\d[\d/:.-]*", " ", unit.text[: hit.start] + unit.text[hit.end :])
    return len(re.findall(r"[A-Za-z]{2,}", left)) <= 5 and not _NOT_BY.search(unit.text[: hit.start])


def _day(unit: Unit, after: int) -> Mark | None:
    near = unit.date or unit.entry.date or unit.entry.month
    hits = [
        hit
        for hit in find_dates(unit.text, near=near.value if near else None)
        if hit.start >= after and any(c.isdigit() for c in unit.text[hit.start : hit.end])
    ]
    if unit.date is not None and not after:
        return unit.date
    return mark_in(unit, hits[0].start, hits[0].end, hits[0].iso) if len({hit.iso for hit in hits}) == 1 else None


def _day_below(near: Sequence[tuple[Unit, Sequence[PersonHit]]]) -> Mark | None:
    """The day of a form's line below: "Cosign date/time: Jun 05 2026 08:59"."""
    for other, _ in near[:4]:
        for hit in find_dates(other.text)[:1]:
            if not hit.partial and _DAY_LABEL.search(other.text[: hit.start]):
                return mark_in(other, hit.start, hit.end, hit.iso)
    return None


def _entry_day(unit: Unit) -> Mark | None:
    return None if unit.entry.month else unit.entry.date
