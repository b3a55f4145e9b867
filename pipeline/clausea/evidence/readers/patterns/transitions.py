"""Reads transitional care: the discharge, contacts after it, and attempts that failed."""

import re
from collections.abc import Iterator

from clausea.evidence.facts import day_of, make_item, polarity_of, quote_span, split_person
from clausea.evidence.readers.patterns.chart import Chart, mark_in
from clausea.evidence.readers.patterns.staff import Directory
from clausea.evidence.units import Unit
from clausea.models import Item, Polarity, Value
from clausea.pages import Mark
from clausea.values.dates import find_dates

_FACILITY = re.compile(
    r"\b((?:(?:St\.?|Saint|Mt\.?|Mount|[A-Z][\w'’.&-]+)\s+){1,4}(?:Medical Center|Hospital|Health(?: ?System| Center)?|Regional|Memorial|Infirmary|Rehabilitation(?: Center| Hospital)?|Rehab|Nursing (?:Home|Facility|Center)|SNF|Clinic Hospital|General|Skilled Nursing(?: Facility)?)(?:\s+(?:Hospital|Medical Center|Center))?)"
)
_DISCHARGE = re.compile(r"\b(?:discharged?(?: date| to| home| on)?|date of discharge|d/c(?:'?e?d)?(?: date| home)?|dc'?d|released (?:from|home))\b", re.IGNORECASE)
_SETTING = (
    ("observation", r"\bobservation\b"),
    ("skilled nursing facility", r"\bsnf\b|skilled nursing|nursing facility"),
    ("rehabilitation", r"\b(?:acute |inpatient )?rehab(?:ilitation)?\b|\birf\b"),
    ("inpatient", r"\binpatient\b|\badmitted\b|\badmission\b|\bhospitali[sz]ation\b|\bhospital stay\b"),
)
_TO = (
    ("assisted living", r"assisted living|\balf\b"),
    ("home", r"\b(?:to|→|disposition:?|dispo:?|discharged|,|d/c(?:'d)?)\s+(?:to )?(?:own |his |her |private )?(?:home|residence)\b|\bhome (?:with|self)|\bhome\b(?! (?:health|care|scale|phone|log|list|bp|and mobile|oxygen|med))"),
)  # fmt: skip
_EMERGENCY = re.compile(r"emergency (?:department|room|visit)|\bed visit\b|\ber visit\b|not admitted|sent home the same day|treated and released|urgent care", re.IGNORECASE)
_NOT_STAY = re.compile(r"\b(?:therapy|hospice|home health|physical therapy|pt services|wound clinic|primary care|care management)\s*(?:discharge|d/c)|discharge (?:from|ulcer|wound|nasal|ear|vaginal|eye)|discharge (?:expected|planned|planning|anticipated|instructions|list|medic\w+|documents|criteria)|yellow|purulent|drainage|discharged to primary care", re.IGNORECASE)


def read_transitions(chart: Chart) -> Iterator[Item]:
    """Items `discharge`, `tcm_contact`, `tcm_attempt`."""
    directory = Directory(chart.record)
    for unit in chart.units:
        if unit.entry.handout or unit.entry.blank:
            continue
        yield from _discharge(chart, unit)
        yield from _reached(chart, directory, unit)


def _discharge(chart: Chart, unit: Unit) -> Iterator[Item]:
    text = unit.text
    word = _DISCHARGE.search(text)
    if word is None or _NOT_STAY.search(text) or _EMERGENCY.search(f"{unit.context} {text}"):
        return
    near = unit.entry.date
    dates = find_dates(text, near=near.value if near else None)
    place: Mark | None = None
    for hit in dates:
        gap = text[word.end() : hit.start]
        if hit.start >= word.end() and re.fullmatch(
            r"\s*(?:date)?\s*[:\-–]?\s*(?:(?:from (?:[\w.'&-]+ ){1,5}|to (?:\w+ ){1,3}|home |was |of |on |(?:mon|tues|wednes|thurs|fri|satur|sun)day,? ){0,3})\(?", gap, re.IGNORECASE
        ):
            place = mark_in(unit, hit.start, hit.end, hit.iso)
            break
    if place is None:
        return
    polarity, _ = polarity_of(unit, word.start(), word.end())
    if polarity in (Polarity.PLANNED, Polarity.TEMPLATE):
        return
    own = chart.of_entry(unit.entry)
    whole = " ".join(other.text for other in own[:8])
    facility = _FACILITY.search(text) or _FACILITY.search(whole) or _head_facility(chart, unit)
    fields: dict[str, object] = {"date": place.value}
    marks = [("date", place)]
    if facility:
        fields["facility"] = re.sub(r"^(?:From|To|At|The)\s+", "", facility.group(1)).strip()
    title = unit.entry.title.value if unit.entry.title else ""
    admitted = f"{text} {whole if re.search('discharge|hospital', title, re.IGNORECASE) else ''}"
    for name, pattern in _SETTING:
        if re.search(pattern, admitted, re.IGNORECASE):
            fields["setting"] = name
            break
    for name, pattern in _TO:
        if re.search(pattern, text[word.start() :], re.IGNORECASE):
            fields["to"] = name
            break
    start, end = quote_span(unit, word.start(), place.end - unit.start)
    yield make_item(chart.pages[unit.page], "discharge", Value.model_validate(fields), unit.start + start, unit.start + end, marks, texts=chart.texts)


def _head_facility(chart: Chart, unit: Unit) -> "re.Match[str] | None":
    """The facility of the page's own letterhead, when the entry is the hospital's."""
    title = unit.entry.title.value if unit.entry.title else ""
    if not re.search(r"discharge|hospital|admission", title, re.IGNORECASE):
        return None
    page = chart.pages[unit.page]
    for line in page.lines[:3]:
        found = _FACILITY.search(page.text[line.start : line.end])
        if found:
            return found
    return None


def _reached(chart: Chart, directory: Directory, unit: Unit) -> Iterator[Item]:
    """A call after discharge that reached somebody, or an attempt that did not."""
    words = chart.words
    text = unit.text
    where = f"{unit.context} | {text}"
    program = chart.program_of(unit)
    if not (program == "tcm" or words.pattern("@tcm").search(where) or re.search(r"discharge", unit.context, re.IGNORECASE)):
        return
    if program not in (None, "tcm") or re.search(r"discharge (?:summary|instructions)|case management|hospital course|nursing", unit.context, re.IGNORECASE):
        return
    if words.pattern("@robot").search(text) or re.search(r"\bsystem\b", unit.person.value if unit.person else "", re.IGNORECASE):
        return
    failed = words.pattern("@noanswer").search(text)
    tried = words.pattern("@phone").search(text) or words.pattern("@message").search(text) or re.search(r"\battempt", text, re.IGNORECASE)
    reached = re.search(
        r"\b(?:spoke|spoken|talked|reached|contacted|connected|conversation|discussed|reviewed) (?:with |to )?(?:the )?(?:patient|pt|him|her|wife|husband|spouse|daughter|son|caregiver|mother|father|sister|brother|mr|mrs|ms)\b|\b(?:patient|pt) (?:reached|answered|reports?|states?|doing|feels|called back|returned)\b|\bcalled (?:the )?(?:patient|pt)\b(?=.*\b(?:reports?|states?|feels?|says|reviewed|discussed|denies)\b)|\bspoke (?:w/|with)|\breached\b|\b(?:call|contact) (?:completed|made|successful)\b|s/w (?:pt|patient)",
        text, re.IGNORECASE,
    )  # fmt: skip
    if failed and tried and not (reached and reached.start() > failed.end()):
        element, place = "tcm_attempt", failed
    elif reached and not failed:
        element, place = "tcm_contact", reached
    elif reached and failed:
        element, place = "tcm_contact", reached
    else:
        return
    polarity, _ = polarity_of(unit, place.start(), place.end())
    if element == "tcm_contact" and polarity is not Polarity.AFFIRMED or polarity in (Polarity.PLANNED, Polarity.TEMPLATE):
        return
    day = day_of(unit, place.start(), place.end()).mark
    if day is None:
        return
    person = unit.person or unit.entry.author
    fields: dict[str, object] = {"date": day.value, "mode": _mode(chart, unit)}
    marks = [("date", day)]
    if person is not None:
        known = directory.identify(person.value)
        if known.job and not known.credential and re.search(r"system|automat|bot", known.job, re.IGNORECASE):
            return
        name, credential, _ = split_person(person.value)
        fields["person"] = ", ".join(part for part in (known.name or name, known.credential or credential) if part) or None
        marks.append(("person", person))
    start, end = quote_span(unit, place.start(), place.end())
    yield make_item(
        chart.pages[unit.page], element, Value.model_validate(fields), unit.start + start, unit.start + end, marks, texts=chart.texts
    )


def _mode(chart: Chart, unit: Unit) -> str:
    words = chart.words
    for mode, term in (("video", "@video"), ("phone", "@phone"), ("in_person", "@inperson"), ("portal", "@portal")):
        if words.pattern(term).search(unit.text) or words.pattern(term).search(unit.context):
            return mode
    return "phone"
