"""Reads who directed the work: supervision, dated reviews, co-signatures, a practitioner's own program notes.

General supervision needs no co-signature each month (42 CFR 410.26(b)(5)); a dated review or a statement shows it.
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from clausea import sieve as re
from clausea.evidence.facts import make_item, own_polarity, quote_span
from clausea.evidence.readers.patterns.chart import Chart, mark_in
from clausea.evidence.readers.patterns.consultants import CONSULT, Consultant, affirmed, among, find_consultants
from clausea.evidence.readers.patterns.directionwords import (
    ANOTHER_DAY,
    BODILY,
    DAY_GLUE,
    DIRECTS,
    EXPLAINED,
    EXPLAINED_ALONE,
    FIRST_PERSON,
    GIVES,
    LOG_REVIEWED,
    OTHER_ACT,
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
    WEEKDAY,
)
from clausea.evidence.readers.patterns.ownvisits import of_a_visit, under_visit
from clausea.evidence.readers.patterns.reviews import OTHERS_WORK, STATES_REVIEW, review_columns, review_in
from clausea.evidence.readers.patterns.staff import Directory, Person, kind_of
from clausea.evidence.triggers import Trigger
from clausea.evidence.units import Unit
from clausea.models import Item, Polarity, Value
from clausea.pages import Mark
from clausea.values.dates import find_dates
from clausea.values.namekeys import same_person
from clausea.values.people import PersonHit, find_people


class _Signer(NamedTuple):
    unit: Unit
    hit: PersonHit


_GIVEN = re.compile(
    r"\b(?:reviewed|read|approved|checked|verified|audited|(?:gone|went|looked) over|signed off|co-?sign(?:ed)?"
    r"|counter-?sign(?:ed)?|attested|acknowledged)\b"
    r"(?:\s?(?:and|&|/|\+)\s?\w+)?\s*(?:on\s)?(?:[a-z]{3,6}day,?\s|(?:mon|tue|wed|thu|fri|sat|sun)\.?,?\s)?"
    r"(?:[\d/.-]{6,10}|[a-z]{3,9}\.?\s\d{1,2},?\s\d{4}"
    r"|\d{1,2}[ -][a-z]{3,9}[ -]\d{2,4})(?:,?\s\d{1,2}:\d\d(?:\s?[ap]m)?)?\s*[,:–—-]{0,2}\s*"
    r"(?:by\s(?:dr\.?\s)?)?$",
    re.IGNORECASE,
)
"""A verb of review with its day, before the name."""
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
            signed = list(_countersigned(chart, directory, unit, consultants)) if chart.may(_SIGNS, unit.text) else []
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
    day = _day(directory, signer, unit, near, before)
    if stated is None and (day is None or signer.unit is unit):
        return None  # an approval in the same line is a counter-signature's case
    if stated is first and day is None:
        return None
    return _item(chart, directory, unit, signer, day, match.start(), match.end())


def _signer(
    chart: Chart, directory: Directory, unit: Unit, near: list[Unit], consultants: list[Consultant], before: list[Unit]
) -> _Signer | None:
    """The practitioner in the sentence, in the lines that sign it, the sentence before, else the signature."""
    for other in (unit,) if unit.row is not None else (unit, *near[:2], *before):
        found = _practitioners(chart, directory, other, consultants)
        if found and (other is unit or other in before or not _someone_else(other, found[0])):
            return _Signer(other, found[0])
    signature = unit.entry.signature
    if signature is not None and signature.page == unit.page:
        for other in near:
            if other.start <= signature.start < other.end:
                found = _practitioners(chart, directory, other, consultants)
                return _Signer(other, found[0]) if found else None
    return None


def _someone_else(unit: Unit, hit: PersonHit) -> bool:
    """True when the line names the practitioner for something else than signing: "called Dr. X about ..."."""
    lead = unit.text[: hit.start]
    return len(lead.split()) > 6 and not re.search(r"sign|review|approv|/s/", lead, re.IGNORECASE)


def _day(directory: Directory, signer: _Signer, unit: Unit, near: list[Unit], before: list[Unit]) -> Mark | None:
    """The day of the statement: beside the name, of that person's signature in the next lines, else the entry's."""
    beside = _beside(signer.unit, signer.hit)
    if beside is not None:
        return beside
    lines = [unit, *near]
    after = next((below for above, below in pairwise(lines) if above is signer.unit), None)
    if after is not None and signer.unit.text[signer.hit.end :].strip(" .,") == "":
        for found in find_dates(after.text, near=_near(after))[:1]:
            if not after.text[: found.start].strip() and not after.text[found.end :].strip(" ."):
                return mark_in(after, found.start, found.end, found.iso)  # the line broke between name and day
    for other in near:
        for hit in find_people(other.text):
            if same_person(directory.identify(other.text[hit.start : hit.end]).name, signer.hit.name) and (
                mark := _beside(other, hit)
            ):
                return mark
    for other in (unit, *before, *near[:2]):
        signed = re.search(
            r"\b(?:e-?signed|electronically signed|signed|reviewed|read|checked|verified|(?:gone|went|looked)"
            r" (?:over|through|at)"
            r"|authenticated|approved)\b",
            other.text,
            re.IGNORECASE,
        )
        if signed is not None:
            for found in find_dates(other.text, near=_near(other)):
                if found.start >= signed.end():
                    return mark_in(other, found.start, found.end, found.iso)
    if unit.date is not None:
        return unit.date
    own = find_dates(unit.text, near=_near(unit))
    if len({found.iso for found in own}) == 1 and not ANOTHER_DAY.search(unit.text[: own[0].start]):
        return mark_in(unit, own[0].start, own[0].end, own[0].iso)
    for other in near[:1]:
        for found in find_dates(other.text, near=_near(other))[:1]:
            if not other.text[: found.start].strip() and not other.text[found.end :].strip(" ."):
                return mark_in(other, found.start, found.end, found.iso)  # the day alone under the statement
    for other in before[-1:]:
        days = find_dates(other.text, near=_near(other))
        if len({found.iso for found in days}) == 1 and _names(other, signer.hit):
            return mark_in(other, days[0].start, days[0].end, days[0].iso)
    signature = unit.entry.signature
    if signature is not None and same_person(directory.identify(signature.value).name, signer.hit.name):
        return unit.entry.signed_on or (None if unit.entry.month else unit.entry.date)
    return None if unit.entry.month else unit.entry.date


def _names(unit: Unit, person: PersonHit) -> bool:
    """Whether the sentence names the person: "spoke with Dr. X 02/10; Dr. X directed her ..."."""
    return any(same_person(hit.name, person.name) for hit in find_people(unit.text) if hit.name)


def _near(unit: Unit) -> str | None:
    mark = unit.date or unit.entry.date or unit.entry.month
    return mark.value if mark else None


def _beside(unit: Unit, hit: PersonHit) -> Mark | None:
    """A date that stands with the name: after it, or just before it ("reviewed 03/02/2026 R. Osei, MD")."""
    dates = find_dates(unit.text, near=_near(unit))
    for found in dates:
        if found.start >= hit.end and DAY_GLUE.fullmatch(unit.text[hit.end : found.start]):
            return mark_in(unit, found.start, found.end, found.iso)
    for found in dates:
        if 0 <= hit.start - found.end <= 6 and re.fullmatch(r"[\s,:–—-]*(?:by |= )?", unit.text[found.end : hit.start]):
            return mark_in(unit, found.start, found.end, found.iso)
    return None


def _countersigned(chart: Chart, directory: Directory, unit: Unit, consultants: list[Consultant]) -> Iterator[Item]:
    """A practitioner's dated review or co-signature of the team's work."""
    if OWN_WORK.search(unit.context) and not SHARED_WORK.search(unit.context):
        return
    text = unit.text
    if RESULTS.search(text) or OTHERS_WORK.search(text):
        return
    author = unit.entry.author
    for hit in _practitioners(chart, directory, unit, consultants):
        before, after = SIGN_BEFORE.search(text[: hit.start]), SIGN_AFTER.match(_undated(text[hit.end :]))
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
        if (day := _beside(unit, hit) or _after(unit, hit, after)) is None:
            continue  # an approval without its day proves no direction in any month
        verb = before or given
        start = verb.start() if verb else hit.start
        end = max(hit.end, day.end - unit.start if day.page == unit.page else hit.end)
        yield _item(chart, directory, unit, _Signer(unit, hit), day, start, end)


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
    yield _item(chart, directory, unit, _Signer(review.unit, review.hit), review.day, review.start, review.end)


def _undated(text: str) -> str:
    """The words after a name without the date that stands first: "Dr. X 03/04/2026, who approved the plan"."""
    dates = find_dates(text[:24])
    if dates and re.fullmatch(r"[\s,(–-]*(?:on )?", text[: dates[0].start]):
        return " " * dates[0].end + re.sub(r"^([\s,)]*)who ", lambda found: found[1] + "    ", text[dates[0].end :])
    return text


def _after(unit: Unit, hit: PersonHit, verb: "re.Match[str] | None") -> Mark | None:
    """The day of "H. Solheim, MD, reviewed December notes 01/02/2026": the one after the verb, or the line's own."""
    if verb is not None:
        later = [found for found in find_dates(unit.text, near=_near(unit)) if found.start >= hit.end + verb.end()]
        between = unit.text[hit.end : later[0].start] if later else ""
        others = any(found.start > 0 for found in find_people(between))
        if len({found.iso for found in later}) == 1 and not OTHER_ACT.search(between) and not others:
            return mark_in(unit, later[0].start, later[0].end, later[0].iso)
    lead = find_dates(unit.text, near=_near(unit))[:1]
    heads = bool(lead) and WEEKDAY.fullmatch(unit.text[: lead[0].start]) is not None
    if heads and not find_dates(unit.text[lead[0].end :], near=_near(unit)):
        return mark_in(unit, lead[0].start, lead[0].end, lead[0].iso)
    return None


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
    chart: Chart, directory: Directory, unit: Unit, signer: _Signer, day: Mark | None, start: int, end: int
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
