"""Reads visits: the contact that a dated visit note is, and the visit that can start a program or follows a discharge.

A visit is known by its note (title or first lines, with a practitioner) or by a statement that names it ("Initiating
visit 3/10/2026, IPPE", "TCM visit 3/11/2026"). Emergency, nurse and telephone visits start nothing.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from clausea.evidence.facts import make_item, polarity_of, quote_span, split_person
from clausea.evidence.readers.patterns.chart import Chart, mark_in
from clausea.evidence.readers.patterns.days import event_day, event_days
from clausea.evidence.readers.patterns.decisions import decision_in
from clausea.evidence.readers.patterns.staff import Directory, kind_of
from clausea.evidence.units import Unit
from clausea.models import Claim, Item, Polarity, Value
from clausea.pages import Entry, Mark
from clausea.values.people import find_people
from clausea.values.programs import find_programs

_TITLE = re.compile(
    r"\b(?:office|in[- ]clinic|clinic|wellness|follow[- ]?up|new patient|"
    r"established patient|home|face[- ]to[- ]face|tcm|transition(?:al)?(?: of)? care(?: management|"
    r" mgmt)?|"
    r"hospital follow[- ]?up|hospital f/?u|post[- ](?:hospital|discharge|"
    r"snf)(?: transition)?|annual|medicare|primary care|sick|acute|return|"
    r"comprehensive) (?:care )?(?:\w+ )?(?:visit|note|exam|encounter|appointment|"
    r"appt)\b|"
    r"\b(?:office|progress|visit|clinic|encounter|soap) (?:visit )?note\b|"
    r"\bawv\b|\bippe\b|annual (?:physical|wellness)|wellness visit|welcome to medicare|"
    r"transition of care visit|e/m visit|"
    r"history and physical|\bhouse call\b|(?:in[- ]person|face[- ]to[- ]face),? (?:visit|"
    r"e/?m)\b|visit (?:code|type|date)\b|\boffice[:,]? in[- ]person|\bdate of visit\b|"
    r"\bseen (?:today )?(?:in (?:the |our )?(?:office|clinic|person)|face[- ]to[- ]face)|"
    r"^\W*(?:\d[\d/.-]+ )?office\b|\bOV\b|\bseen (?:today )?by\b|\bin[- ]person (?:evaluation|"
    r"assessment|appointment|exam)|\bI (?:saw|examined)\b.{0,40}\b(?:clinic|"
    r"office|home|person)\b|\bvisit note\b|\boffice visit\b|\bclinic visit\b",
    re.IGNORECASE,
)
_NOT_TITLE = re.compile(
    r"\b(?:telephone|phone (?:note|call|encounter)|nurse visit|therapy|"
    r"counsel|outside|emergency|ed\b|er\b|hospital (?:course|discharge)|"
    r"discharge (?:summary|note)|dermatology|cardiology|eye|dental|"
    r"appointments?\b(?! kept)|scheduled|history$|bhi contact|ccm (?:call|"
    r"log|note|contact)|cocm contact|case management|psychiatry|portal|"
    r"labs?\b|virtual check|statement|home health|infusion|tracking card|"
    r"worksheet|"
    r"problem list|radiology|imaging|vaccin\w*|visit summary|log\b|referral|"
    r"authoriz\w+|claims?\b|denied|denial|billing|request\w*|home (?:health|"
    r"care) (?:nurse|rn|aide|visit)|rn visit|ma visit)",
    re.IGNORECASE,
)
_SCHEDULE = re.compile(
    r"\btracking card|\bworksheet|\bworklist|\bappointments?\b|\bschedule\b|"
    r"\bstatement\b",
    re.IGNORECASE,
)
"""Titles that hold for all dated lines below them: a line there points to a visit, its note stands elsewhere."""
_CODE = re.compile(r"\b(99(?:20[2-5]|21[2-5]|34[1-9]|350|38[1-7]|39[1-7]|49[56])|G0402|G043[89]|90791|90792)\b")
_INPERSON = re.compile(
    r"\bin[- ]person\b|\bface[- ]to[- ]face\b|\bf2f\b|\bseen (?:today )?in (?:the |"
    r"our )?(?:office|clinic|person)|\bpresents? (?:to|for|today)|\bin (?:the )?office\b|"
    r"\boffice visit\b|"
    r"\bexam(?:ination|ined)?\b|\bvitals?\b|\bBP \d|place: office|home visit|house call|clinic visit",
    re.IGNORECASE,
)
_VIDEO = re.compile(r"\b(?:video|telehealth|telemedicine|virtual)\b(?! consent)", re.IGNORECASE)
_PHONE = re.compile(r"\b(?:telephone|audio[- ]only|by phone)\b", re.IGNORECASE)
_TCM = re.compile(
    r"\btcm\b|transition(?:al)?(?: of)?[ -](?:care|visit)|9949[56]|post[- ]?(?:hospital|"
    r"hosp|discharge|snf|acute)\b|\btransitional care\b|hospital (?:follow[- ]?up|"
    r"f/?u)|"
    r"\bvisit (?:since|after) (?:\w+ ){0,3}(?:discharge|left|leaving)|after (?:an )?(?:inpatient|"
    r"hospital|snf) (?:stay|admission)|after (?:hospital )?discharge",
    re.IGNORECASE,
)
_TCM_TEXT = re.compile(
    r"\bfirst visit (?:since|after)\b|9949[56]|\btcm (?:visit|appt|face)|"
    r"transitional care (?:visit|management visit)",
    re.IGNORECASE,
)
_MISSED = re.compile(
    r"\bno[- ]?show(?:ed)?\b(?! (?:policy|fee))|\bdid(?: not|n['’]t) (?:come|"
    r"attend|arrive|keep|show|present|make it)|\bmissed (?:the |this |her |"
    r"his )?(?:visit|appointment|appt)|\bnot (?:kept|done|completed)\b|"
    r"\bcancel(?:l)?ed\b|\brescheduled\b|\bleft without|\bresched\b",
    re.IGNORECASE,
)
_EXPLICIT = re.compile(
    r"\binitiat(?:ing|ion|e) (?:[\w-]+ ){0,2}(?:e/?m|face[- ]to[- ]face|"
    r"visit|encounter|awv|ippe|exam|appointment)\b|\bqualifying (?:\w+ )?(?:visit|"
    r"encounter)\b|"
    r"\b(?:visit|awv|ippe|exam|physical|e/?m)\b[^.;]{0,40}\b(?:serve[sd]|"
    r"counts?|counted|used|qualifie[sd]|is|was) as (?:the |an? )?(?:\w+ )?initiating\b|"
    r"\b(?:ccm|bhi|co-?cm|apcm|care management|collaborative care|program)\b[^.;]{0,20}\b(?:started|"
    r"begun|began|initiated) (?:at|during|in|with) (?:the |this |her |his |"
    r"an? |today['’]s )?(?:\w+ )?(?:visit|awv|ippe|physical|appointment|"
    r"exam)\b|"
    r"\b(?:ccm|bhi|co-?cm|pcm|apcm|care management) (?:initiat\w+|start|enrol\w+) visit\b|"
    r"\bvisit (?:for|to) start(?:ing)?\b|\bstart of (?:ccm|bhi|co-?cm|apcm|care management)\b[^.;]{0,20}\bvisit\b",
    re.IGNORECASE,
)
_TCM_SAID = re.compile(
    r"\b(?:tcm|toc|transition(?:al)? (?:of )?care(?: management| mgmt)?(?: services)?|"
    r"hospital (?:f/?u|follow[- ]?up)|post[- ]?(?:discharge|hospital))\b[^.;]{0,25}?\b(?:visit|"
    r"appt|appointment|follow[- ]?up|f2f|face[- ]to[- ]face)\b|"
    r"\b9949[56]\b[^.;]{0,30}\b(?:performed|done|completed|dos|date|visit)\b|"
    r"(?:^|[;|.,]\s*|\s{2,}|\d\s+)visit\s*[:–-]?\s+(?=\d)",
    re.IGNORECASE,
)
_FOREIGN = re.compile(
    r"\b(?:ED|ER)\b|\bemergency|\bhome health\b|\bnurse visit|\b(?:rn|ma|"
    r"lpn) visit|\btelephone visit|\baudio[- ]only|\bcardiology visit|\bpsychiatry visit|"
    r"\btherapy visit|\boutside note|"
    r"\bbedside\b|\b(?:in|at) the hospital\b|\brounds?\b|\bbefore discharge|"
    r"\bauthoriz\w+|\bclaim\b|\b(?:wife|husband|spouse|mother|father)['’]s\b",
    re.IGNORECASE,
)
_BOOKED_ONLY = re.compile(
    r"\b(?:request\w*|within|schedul\w*|resched\w*|planned|upcoming|pending|"
    r"reminder|booked|offer\w*|to be seen|needs?|due|will|please|confirmed for|"
    r"must|requires?|if)\b",
    re.IGNORECASE,
)
"""A visit that is only spoken of: booked, asked for, due."""
_FIRST = re.compile(r"\bfirst (?:\w+ )?visit", re.IGNORECASE)
_AGAIN = re.compile(
    r"\b(?:second|2nd|third|another|subsequent|additional) (?:\w+ ){0,2}visit|"
    r"\b(?:tcm|transitional care)(?: visit)? (?:was |already |has been )*(?:done|"
    r"completed|billed|on|of|ended|closed)\b|\b(?:after|since|last) (?:the |"
    r"her |his )?tcm\b|"
    r"\b(?:not|no) (?:a )?tcm\b|\bdoes not (?:qualify|count)|\bbefore discharge|\bin the hospital\b",
    re.IGNORECASE,
)
"""A later visit that looks back on the transitional one."""
_BY_PHONE = re.compile(r"\b(?:phone|telephone|called|call|contacted|voicemail|vm|tc|spoke)\b", re.IGNORECASE)
_HEAD = 5
"""Sentences at the start of an entry that may say what kind of visit it is."""


class _Visit(NamedTuple):
    entry: Entry
    quote: Mark
    date: Mark
    person: Mark | None
    mode: str
    words: str
    code: Mark | None


def read_visits(chart: Chart) -> Iterator[Item]:
    """Items `patient_contact` (in person or video), `initiating_visit` and `tcm_visit` of visits.

    Which visits can start a program is settled after reading, when its start is known (`without_later_visits`).
    """
    directory = Directory(chart.record)
    for entry in chart.record.entries:
        if entry.handout or entry.blank or entry.outside or entry.draft:
            continue
        units = chart.of_entry(entry)
        visit = _note(chart, directory, entry, units) if units else None
        if visit is not None:
            yield from _items(chart, visit, units)
        else:
            yield from _statements(chart, directory, units)


def _note(chart: Chart, directory: Directory, entry: Entry, units: tuple[Unit, ...]) -> _Visit | None:
    """The visit that an entry is the note of, None when it is something else."""
    own = _own_title(entry)
    title = own.value if own else ""
    first = [unit for unit in units if unit.row is None][:_HEAD]
    head = f"{title} | {' | '.join(unit.text for unit in first)}"
    text = " ".join(unit.text for unit in units)
    code = next(
        (
            mark_in(unit, m.start(1), m.end(1), m.group(1))
            for unit in units
            if unit.row is None
            for m in [_CODE.search(unit.text)]
            if m
        ),
        None,
    )
    carried = entry.title.value if entry.title and _SCHEDULE.search(entry.title.value) else ""
    start = f"{title} {first[0].text if first else ''} {carried}"
    if not first or not (_TITLE.search(head) or code) or _NOT_TITLE.search(start) or _MISSED.search(text[:400]):
        return None
    mode = (
        "in_person"
        if _INPERSON.search(text)
        else "video"
        if _VIDEO.search(text)
        else "phone"
        if _PHONE.search(text)
        else "in_person"
    )
    date = _date(chart, units, entry)
    person = _practitioner(chart, directory, entry, units)
    if mode == "phone" or date is None or person is None:
        return None
    said = next((unit for unit in first if _TITLE.search(unit.text) or _CODE.search(unit.text)), first[0])
    place = (
        own
        if own and (own.start < said.start or own.page < said.page)
        else mark_in(said, 0, min(len(said.text), 190), said.text)
    )
    polarity, _ = polarity_of(said, 0, len(said.text))
    if polarity in (Polarity.PLANNED, Polarity.NEGATED) and own is None:
        return None
    return _Visit(entry, place, date, person, mode, head[:80].strip(" |"), code)


def _own_title(entry: Entry) -> Mark | None:
    """The title when it stands in the entry itself, not carried on from the page's first one."""
    title = entry.title
    if title is None or not any(
        part.page == title.page and part.start <= title.start < part.end for part in entry.parts
    ):
        return None
    return title


def _date(chart: Chart, units: tuple[Unit, ...], entry: Entry) -> Mark | None:
    if entry.date is not None:
        return entry.date
    for index, unit in enumerate(units[: _HEAD + 1]):
        label = re.search(
            r"\b(?:when|date(?: of (?:visit|service))?|dos|visit date|seen(?: on)?|"
            r"visit)\s*[:=]?\s*(?=\d|[A-Z][a-z]{2})",
            unit.text,
            re.IGNORECASE,
        )
        if label:
            return event_day(chart, units, index, label.end(), visits=True)
    for unit in units[:2]:
        if _TITLE.search(unit.text) or _CODE.search(unit.text):
            days = event_days(unit, visits=True)
            if days:
                return days[0]
    return None


def _practitioner(chart: Chart, directory: Directory, entry: Entry, units: tuple[Unit, ...]) -> Mark | None:
    """The practitioner who may bill: author, signature, or named in the first or last lines; staff start nothing."""
    for mark in (entry.author, entry.signature):
        if mark is not None and kind_of(directory.identify(mark.value), chart.elements) == "practitioner":
            return mark
    if (
        entry.author is not None
        and kind_of(directory.identify(entry.author.value), chart.elements) == "staff"
        and not entry.signature
    ):
        return None
    for unit in (*units[: _HEAD + 1], *units[-4:]):
        found = _practitioner_in(chart, directory, unit)
        if found is not None:
            return found
    return None


def _practitioner_in(chart: Chart, directory: Directory, unit: Unit) -> Mark | None:
    for hit in find_people(unit.text):
        words = unit.text[hit.start : hit.end]
        if kind_of(directory.identify(words), chart.elements) == "practitioner" or (
            hit.title and hit.title.lower().startswith("dr")
        ):
            return mark_in(unit, hit.start, hit.end, words)
    return None


def _items(chart: Chart, visit: _Visit, units: tuple[Unit, ...]) -> Iterator[Item]:
    page = chart.pages[visit.quote.page]
    marks = [("date", visit.date)]
    yield make_item(
        page,
        "patient_contact",
        Value(date=visit.date.value, mode=visit.mode),
        visit.quote.start,
        visit.quote.end,
        marks,
        texts=chart.texts,
    )
    name = split_person(visit.person.value)[0] if visit.person else None
    if visit.person:
        marks = [*marks, ("person", visit.person)]
    if visit.code:
        marks = [*marks, ("visit", visit.code)]
    words = " ".join(part for part in (visit.words[:60], visit.code.value if visit.code else "") if part)
    value = Value(date=visit.date.value, visit=words, person=name, mode=visit.mode)
    yield make_item(page, "initiating_visit", value, visit.quote.start, visit.quote.end, marks, texts=chart.texts)
    title = _own_title(visit.entry)
    head = " | ".join([title.value if title else "", *(unit.text for unit in units[:_HEAD])])
    text = " ".join(unit.text for unit in units)
    if (_TCM.search(head) or _TCM_TEXT.search(text)) and (not _AGAIN.search(text) or _FIRST.search(text)):
        yield _tcm_item(chart, units, visit.quote, visit.date, visit.person)


def _tcm_item(chart: Chart, units: tuple[Unit, ...], quote: Mark, date: Mark, person: Mark | None) -> Item:
    marks = [("date", date)] + ([("person", person)] if person else [])
    level: str | None = None
    for unit in units:
        stated = decision_in(unit)
        if stated is not None:
            level = stated[0]
            marks.append(("mdm", mark_in(unit, stated[1], stated[2], level)))
            break
    value = Value(date=date.value, mdm=level, person=split_person(person.value)[0] if person else None)
    return make_item(chart.pages[quote.page], "tcm_visit", value, quote.start, quote.end, marks, texts=chart.texts)


def _statements(chart: Chart, directory: Directory, units: tuple[Unit, ...]) -> Iterator[Item]:
    """Visits that a sentence states: the one that started a program, the one after a discharge."""
    for index, unit in enumerate(units):
        if (
            (unit.row is not None and not unit.row.contiguous)
            or _MISSED.search(unit.text)
            or re.search(r"\d{3}-\d{4}|\$", unit.text)
        ):
            continue
        said = _EXPLICIT.search(unit.text)
        tcm = _TCM_SAID.search(unit.text) if said is None else None
        match = said or tcm
        if match is None or (
            tcm and tcm.group().lower().startswith("visit") and not _TCM.search(f"{unit.context} {units[0].text}")
        ):
            continue
        if tcm and (_FOREIGN.search(unit.text) or _only_staff(chart, directory, unit)):
            continue  # an emergency, agency or outside visit after the discharge
        around = " ".join(other.text for other in units[index : index + 3])
        if tcm and _BY_PHONE.search(around) and not _INPERSON.search(around):
            continue
        polarity, _ = polarity_of(unit, match.start(), match.end())
        date = event_day(chart, units, index, match.end(), visits=True)
        if polarity is not Polarity.AFFIRMED or date is None or _BOOKED_ONLY.search(unit.text):
            continue
        person = _practitioner_in(chart, directory, unit) or next(
            (p for other in units[index + 1 : index + 3] if (p := _practitioner_in(chart, directory, other))), None
        )
        start, end = quote_span(unit, match.start(), match.end())
        quote = mark_in(unit, start, end, "")
        if tcm:
            yield _tcm_item(chart, units, quote, date, person)
            continue
        marks = [("date", date)] + ([("person", person)] if person else [])
        value = Value(date=date.value, visit=match.group(), person=split_person(person.value)[0] if person else None)
        yield make_item(
            chart.pages[unit.page], "initiating_visit", value, quote.start, quote.end, marks, texts=chart.texts
        )


def _only_staff(chart: Chart, directory: Directory, unit: Unit) -> bool:
    """Whether the sentence names staff and no practitioner: their visit is no face-to-face visit of the service."""
    kinds = {
        kind_of(directory.identify(unit.text[hit.start : hit.end]), chart.elements) for hit in find_people(unit.text)
    }
    return "staff" in kinds and _practitioner_in(chart, directory, unit) is None


def without_later_visits(items: list[Item], claim: Claim | None = None) -> list[Item]:
    """Leaves out visits after the program began: a visit that comes later starts nothing (domain.md 1.0).

    The program is the claim's: consent to another one does not begin it. Where the claim names none, the last
    program to begin decides; where the chart holds no consent to it, the end of the claim's period.
    """
    starts: dict[str, str] = {}
    for item in items:
        if item.element.startswith("consent_") and item.relied_on and item.value.date:
            starts[item.element] = min(starts.get(item.element, "9999"), item.value.date)
    billed = {
        f"consent_{hit.program}" for service in (claim.services if claim else ()) for hit in find_programs(service)
    }
    asked = [day for element, day in starts.items() if element in billed] if billed else list(starts.values())
    limit = max(asked) if asked else claim.period.end if claim and claim.period else None
    if limit is None:
        return items
    return [item for item in items if item.element != "initiating_visit" or (item.value.date or "") <= limit]
