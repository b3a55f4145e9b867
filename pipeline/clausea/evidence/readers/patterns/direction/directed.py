"""Reads who directed the work: supervision, dated reviews, co-signatures, a practitioner's own program notes.

General supervision needs no co-signature each month (42 CFR 410.26(b)(5)); a dated review or a statement shows it.
"""

from collections.abc import Iterator

from clausea import sieve as re
from clausea.evidence.facts import make_item, own_polarity, quote_span
from clausea.evidence.readers.patterns.chart import Chart, mark_in
from clausea.evidence.readers.patterns.cocm.consultants import CONSULT, Consultant, affirmed, among, find_consultants
from clausea.evidence.readers.patterns.direction.days import (
    Signer,
    after_verb,
    day_beside,
    day_of_direction,
    labelled_below,
    undated,
)
from clausea.evidence.readers.patterns.direction.reviews import OTHERS_WORK, STATES_REVIEW, review_columns, review_in
from clausea.evidence.readers.patterns.direction.words import (
    BODILY,
    DIRECTS,
    EXPLAINED,
    EXPLAINED_ALONE,
    FIRST_PERSON,
    GIVES,
    LOG_REVIEWED,
    OTHER_MATTER,
    OWN_WORK,
    PATIENT_AGREES,
    PERSONAL,
    PROGRAM_WORK,
    RESULTS,
    SHARED_WORK,
    SIGN_AFTER,
    SIGN_BEFORE,
    TO_COME,
    VERB_FIRST,
)
from clausea.evidence.readers.patterns.staff import Directory, Person, kind_of
from clausea.evidence.readers.patterns.visits.own import of_a_visit, under_visit
from clausea.evidence.triggers import Trigger
from clausea.evidence.units import Unit
from clausea.models import Item, Polarity, Value
from clausea.pages import Mark
from clausea.values.namekeys import same_person
from clausea.values.people import PersonHit, find_people

_GIVEN = re.compile(
    r"\b(?:(?:provider|physician|practitioner|pcp|md|do|np|pa|clinician|month-?end|monthly)(?:['’]s)? (?:review"
    r"|sign-?off)\W{0,3}(?:done|completed?)?"
    r"|reviewed|read|approved|checked|closed|verified|audited|(?:gone|went|looked) over|signed off|co-?sign(?:ed)?"
    r"|counter-?sign(?:ed)?|attested|acknowledged)\b"
    r"(?:\s?(?:and|&|/|\+)\s?\w+)?(?:\swith\s(?:the\s|our\s)?\w+)?\s*(?:on\s)?(?:[a-z]{3,6}day,?\s|(?:mon|tue|wed|thu|fri|sat|sun)\.?,?\s)?"
    r"(?:[\d/.-]{6,10}|[a-z]{3,9}\.?\s\d{1,2},?\s\d{4}"
    r"|\d{1,2}[ -][a-z]{3,9}[ -]\d{2,4})(?:,?\s\d{1,2}:\d\d(?:\s?[ap]m)?)?\s*[,.:–—-]{0,2}\s*"
    r"(?:by\s(?:dr\.?\s)?)?$",
    re.IGNORECASE,
)
"""A verb of review with its day, before the name."""
_THEIR_PEOPLE = re.compile(
    r"['’]s (?:staff|office|nurse|ma|team|clinic|practice|front desk|scheduler|partner|assistant|resident)s?\b",
    re.IGNORECASE,
)
_SIGNS = Trigger(SIGN_BEFORE, SIGN_AFTER, _GIVEN)
"""What a counter-signature stands on."""
_IN_ANY_ORDER = Trigger(*STATES_REVIEW)
_STATES = Trigger(
    *(FIRST_PERSON, "@supervise", DIRECTS, GIVES, LOG_REVIEWED, SIGN_BEFORE, SIGN_AFTER, _GIVEN, PERSONAL),
    *STATES_REVIEW,
    rows=review_columns,
)


def read_direction(chart: Chart) -> Iterator[Item]:
    """Items `supervision`."""
    directory = chart.directory
    consultants = find_consultants(chart, directory)
    for index, unit in chart.passing(_STATES):
        if unit.entry.handout or unit.entry.blank or unit.entry.draft or unit.entry.outside:
            continue
        if unit.heading and len(unit.text.split()) <= 2:
            continue  # "Supervision" heads a statement and is none
        first = FIRST_PERSON.search(unit.text)
        if first is not None and CONSULT.search(f"{unit.context} {unit.text[: first.start()]}"):
            continue  # the consultant's own review of the patient
        near = [
            other
            for other in chart.units[index + 1 : index + 4]
            if other.entry is unit.entry and other.page == unit.page
        ]
        before = [
            other
            for other in chart.units[max(0, index - 1) : index]
            if other.entry is unit.entry and other.page == unit.page
        ]
        item = _statement(chart, directory, unit, near, before, consultants)
        if item is not None:
            yield item
            continue
        if not under_visit(unit, before):
            signed = (
                list(_countersigned(chart, directory, unit, near, consultants)) if chart.may(_SIGNS, unit.text) else []
            )
            yield from signed
            told = chart.may(_IN_ANY_ORDER, unit.text) or (unit.row is not None and review_columns(unit.row))
            if not signed and told and not EXPLAINED_ALONE.search(unit.text):
                yield from _in_any_order(chart, directory, unit, near, before, consultants)
        own = _own_note(chart, directory, unit)
        if own is not None:
            yield own


def _practitioners(chart: Chart, directory: Directory, unit: Unit, consultants: list[Consultant]) -> list[PersonHit]:
    text = unit.text
    found = []
    for read in find_people(text):
        verb = VERB_FIRST.match(text, read.start, read.end)  # "Countersigned P. Osei MD": the verb is no first name
        hit = read._replace(start=verb.start("name"), name=verb["name"]) if verb else read
        if _THEIR_PEOPLE.match(text, hit.end):
            continue  # "supervised by Dr. Ito's staff": not the doctor
        person = directory.identify(text[hit.start : hit.end])
        if hit.credential and not person.credential:  # a surname alone, with its credential: "Dr. Osei, MD"
            person = Person(hit.name, hit.credential, hit.role)
        kind = kind_of(person, chart.elements)
        doctor = (
            kind == "unknown"
            and person.name
            and not person.credential
            and re.match(r"dr\b", text[hit.start :] or "", re.IGNORECASE)
        )
        if (kind == "practitioner" or doctor) and not among(person.name, consultants):
            found.append(hit)
    if not found:
        span = directory.known(text)
        if span is not None:
            person = directory.identify(text[slice(*span)])
            if kind_of(person, chart.elements) == "practitioner" and person.name:
                found.append(PersonHit(span[0], span[1], person.name, person.credential, None))
    return found


def _statement(
    chart: Chart, directory: Directory, unit: Unit, near: list[Unit], before: list[Unit], consultants: list[Consultant]
) -> Item | None:
    """Words of supervision or direction, with the practitioner they name or who signs them."""
    text = unit.text
    first = FIRST_PERSON.search(text)
    if first is not None and not PROGRAM_WORK.search(text[first.end() :]):
        first = None
    if first is not None and EXPLAINED.search(text[first.start() :]):
        first = None
    if first is not None and OWN_WORK.search(unit.context) and not SHARED_WORK.search(unit.context):
        first = None  # "I reviewed the record" of an own visit
    supervise = chart.words.pattern("@supervise").search(text)
    if supervise is not None and BODILY.search(text):
        supervise = None
    stated = supervise or DIRECTS.search(text) or GIVES.search(text) or first
    reviewed = None
    if stated is None and (reviewed := LOG_REVIEWED.search(text)) is None:
        return None
    match = stated or reviewed
    if match is None or (match is reviewed and PATIENT_AGREES.search(text[: match.end()])):
        return None
    if match is reviewed and EXPLAINED_ALONE.search(text):
        return None
    said = own_polarity(unit, match.start(), match.end())[0] is Polarity.AFFIRMED
    if not said and not (match is first and affirmed(unit, match.start(), match.end())):
        return None
    signer = _signer(
        chart,
        directory,
        unit,
        near,
        consultants,
        before if supervise or (stated and not first) or match.start() <= 1 else [],
    )
    if signer is None:
        return None
    day = day_of_direction(directory, signer, unit, near, before)
    if stated is None and (day is None or signer.unit is unit):
        return None  # an approval in the same line is a counter-signature's case
    if stated is first and day is None:
        return None
    return _item(chart, directory, unit, signer, day, match.start(), match.end())


def _signer(
    chart: Chart, directory: Directory, unit: Unit, near: list[Unit], consultants: list[Consultant], before: list[Unit]
) -> Signer | None:
    """The practitioner in the sentence, in the lines that sign it, the sentence before, else the signature."""
    for other in (unit,) if unit.row is not None else (unit, *near[:2], *before):
        found = _practitioners(chart, directory, other, consultants)
        if found and (other is unit or other in before or not _someone_else(other, found[0])):
            return Signer(other, found[0])
    signature = unit.entry.signature
    if signature is not None and signature.page == unit.page:
        for other in near:
            if other.start <= signature.start < other.end:
                found = _practitioners(chart, directory, other, consultants)
                return Signer(other, found[0]) if found else None
    return None


def _someone_else(unit: Unit, hit: PersonHit) -> bool:
    """True when the line names the practitioner for something else than signing: "called Dr. X about ..."."""
    lead = unit.text[: hit.start]
    return len(lead.split()) > 6 and not re.search(r"sign|review|approv|/s/", lead, re.IGNORECASE)


def _countersigned(
    chart: Chart, directory: Directory, unit: Unit, near: list[Unit], consultants: list[Consultant]
) -> Iterator[Item]:
    """A practitioner's dated review or co-signature of the team's work."""
    if OWN_WORK.search(unit.context) and not SHARED_WORK.search(unit.context):
        return
    text = unit.text
    if RESULTS.search(text) or OTHERS_WORK.search(text):
        return
    author = unit.entry.author
    for hit in _practitioners(chart, directory, unit, consultants):
        before, after = SIGN_BEFORE.search(text[: hit.start]), SIGN_AFTER.match(undated(text[hit.end :]))
        given = _GIVEN.search(text[: hit.start])
        if (not before and not after and not given) or of_a_visit(chart, unit):
            continue
        if (before or given) and (OTHER_MATTER.search(text[: hit.start]) or PATIENT_AGREES.search(text[: hit.start])):
            continue
        said = before or given
        if said is not None and (
            own_polarity(unit, said.start(), said.start() + 1)[0] is not Polarity.AFFIRMED
            or TO_COME.search(unit.text[: said.start()])
            or re.match(r"(?:checked|verified|audited)\s(?:with|for)\b", said.group(), re.IGNORECASE)
        ):
            continue
        if (
            author is not None
            and not author.start <= unit.start + hit.start < author.end
            and same_person(directory.identify(author.value).name, hit.name)
        ):
            continue
        day = day_beside(unit, hit) or after_verb(unit, hit, after)
        shared = SHARED_WORK.search(f"{unit.context} {' '.join(other.text for other in near)}")
        if day is None and (chart.program_of(unit) or shared):
            day = labelled_below(unit, hit, near)
        if day is None:
            continue  # an approval without its day proves no direction in any month
        verb = before or given
        start = verb.start() if verb else hit.start
        end = max(hit.end, day.end - unit.start if day.page == unit.page else hit.end)
        yield _item(chart, directory, unit, Signer(unit, hit), day, start, end)


def _in_any_order(
    chart: Chart, directory: Directory, unit: Unit, near: list[Unit], before: list[Unit], consultants: list[Consultant]
) -> Iterator[Item]:
    """A review whose words, person and day stand in another order or on lines of their own."""
    if (OWN_WORK.search(unit.context) and not SHARED_WORK.search(unit.context)) or RESULTS.search(unit.text):
        return
    people = _practitioners(chart, directory, unit, consultants)
    below = [(other, _practitioners(chart, directory, other, consultants)) for other in near]
    own = chart.of_entry(unit.entry)
    place = next((number for number, other in enumerate(own) if other is unit), 0)
    above = [
        (other, hit)
        for other in own[max(0, place - 2) : place]
        if other.page == unit.page
        for hit in _practitioners(chart, directory, other, consultants)
    ]
    review = review_in(unit, people, below, before, above)
    if review is None or own_polarity(unit, review.start, review.start + 1)[0] is not Polarity.AFFIRMED:
        return
    yield _item(chart, directory, unit, Signer(review.unit, review.hit), review.day, review.start, review.end)


def _own_note(chart: Chart, directory: Directory, unit: Unit) -> Item | None:
    """The practitioner's signed note of personal program time (99491, 99437): the direction is the work itself."""
    personal = PERSONAL.search(unit.text)
    entry = unit.entry
    if personal is None or entry.program is None or entry.signature is None or entry.signed_on is None:
        return None
    person = directory.identify(entry.signature.value)
    if kind_of(person, chart.elements) != "practitioner" or entry.signature.page not in chart.pages:
        return None
    if (
        own_polarity(unit, personal.start(), personal.end())[0] is not Polarity.AFFIRMED
        and "not with" not in unit.text.lower()
    ):
        return None
    known = directory.identify(entry.signature.value)
    value = Value(person=known.name, credential=known.credential, date=entry.signed_on.value)
    first, last = quote_span(unit, personal.start(), personal.end())
    marks = [("person", entry.signature), ("date", entry.signed_on)]
    return make_item(
        chart.pages[unit.page], "supervision", value, unit.start + first, unit.start + last, marks, texts=chart.texts
    )


def _item(
    chart: Chart, directory: Directory, unit: Unit, signer: Signer, day: Mark | None, start: int, end: int
) -> Item:
    person = mark_in(signer.unit, signer.hit.start, signer.hit.end, signer.unit.text[signer.hit.start : signer.hit.end])
    known = directory.identify(person.value)
    marks = [("person", person)]
    if day is not None:
        marks.append(("date", day))
    if known.credential_mark is not None:
        marks.append(("credential", known.credential_mark))
    if signer.unit is unit:
        start, end = min(start, signer.hit.start), max(end, signer.hit.end)
    value = Value(person=known.name, credential=known.credential, date=day.value if day else None)
    first, last = quote_span(unit, start, end)
    return make_item(
        chart.pages[unit.page], "supervision", value, unit.start + first, unit.start + last, marks, texts=chart.texts
    )
