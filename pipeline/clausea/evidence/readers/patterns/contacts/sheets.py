"""Reads contacts that a sheet, a row or a thread of messages tells: the party in its field, the patient's answer.

"Party: podiatry office", a table with the columns date, with, about; "How contacted: [x] phone"; the patient's message
and the clinic's answer to it, which together are one exchange.
"""

from collections.abc import Iterator, Sequence

from clausea import sieve as re
from clausea.evidence.facts import make_item
from clausea.evidence.readers.patterns.actdays import BEHAVIORAL
from clausea.evidence.readers.patterns.chart import Chart, mark_in
from clausea.evidence.readers.patterns.contacts import words
from clausea.evidence.readers.patterns.contacts.parties import Parties
from clausea.evidence.readers.patterns.days import of_the_stay
from clausea.evidence.readers.patterns.sheets import Field, Sheet, mark_of
from clausea.evidence.triggers import Trigger
from clausea.evidence.units import Unit
from clausea.models import Item, Value
from clausea.pages import Mark
from clausea.values.boxes import find_boxes
from clausea.values.dates import find_dates

_PARTY = re.compile(
    r"(?:other |outside |third )?(?:party|with|with whom|agency|organi[sz]ation|spoke (?:with|to)|contacted|"
    r"person contacted|who|whom|"
    r"called|caller|contact(?: (?:person|with))?|coordinated with|coordination with|entity|provider contacted|"
    r"service contacted|to ?/ ?from|to|from|facility|vendor|pharmacy|specialist|relationship|name of contact"
    r"|outside contact|"
    r"(?:person|party) (?:called|spoken to))",
    re.IGNORECASE,
)
_DAY = re.compile(
    r"(?:date|when|day|on|sent|received|dos|date of (?:the )?(?:(?:interactive|first|initial|live|phone"
    r"|successful|two-way) )?(?:contact|call|coordination|service|svc)|(?:contact|call"
    r"|encounter) date|"
    r"(?:date|time) ?/ ?(?:time|date))",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"about|re\b|regarding|outcome|result|reason|topic|purpose|summary|notes?|details?|action|"
    r"contact|what",
    re.IGNORECASE,
)
_UNDONE = re.compile(
    r"\b(?:planned|pending|scheduled for|to be|will (?:call|try|contact|retry|reach|follow|send|fax|ask)|tbd"
    r"|not (?:done|reached|yet)|cancel\w*|no[- ]show|appointment|"
    r"appt)\b",
    re.IGNORECASE,
)
_NO_CONTACTS = re.compile(
    r"care team|appointment|schedul|insurance|emergency contact|address|directory|phone list|roster|medic|problem|"
    r"allerg|fill|claim|"
    r"audit|attend|referral list",
    re.IGNORECASE,
)
_HOW = re.compile(r"contact|reach|spoke|how .*(?:pt|patient|caregiver)|mode|method|via|type", re.IGNORECASE)
_OF_PATIENT = re.compile(r"\b(?:pt|patient|client|caregiver|member)\b", re.IGNORECASE)
_WAYS = {
    "phone": "phone",
    "telephone": "phone",
    "telephonic": "phone",
    "video": "video",
    "in person": "in_person",
    "in-person": "in_person",
    "face to face": "in_person",
    "face-to-face": "in_person",
    "office": "in_person",
    "portal": "portal",
}
_PORTAL = re.compile(
    r"\bportal\b|\bmy ?chart\b|\bsecure (?:message|messag\w+|msg|chat|e-?mail)|\bpatient message|"
    r"\bmessage (?:thread|exchange)",
    re.IGNORECASE,
)
_SPEAKER = re.compile(
    r"\W*(?:portal|message|msg|secure (?:message|msg)|mychart|"
    r"chat)?\W*(?:[\d/.-]{6,10})?,?\s*(?:\d{1,2}:\d\d\s*(?:[ap]\.?m\.?)?)?\W*"
    r"(?:from:? |by )?(?:(?P<patient>patient|pt|member|client|caregiver|wife|husband|daughter|son)\b|"
    r"(?:(?-i:[A-Z])[\w.'’-]*,?\s){0,3}(?P<staff>rn|lpn|ma|cma|nurse|staff|clinic|care team|care manager"
    r"|provider|np|dr\.? \w+|office|"
    r"team)\b)(?:[^:\]]{0,20}[:\]]\s*(?=\S)|\s+(?=[\"“]))",
    re.IGNORECASE,
)
_PATIENT_WROTE = re.compile(
    r"\b(?:patient|pt|client|she|he|wife|husband|daughter|son|dtr|caregiver)\b(?:\s\w+){0,2}?\s(?:wrote|messaged"
    r"|e-?mailed|asks?|asked|sent|sends|writes|messages|repl(?:ied|ies)|reports?|reported|thanks|"
    r"answered|confirmed|thanked|responded|acknowledged|wrote back)\b",
    re.IGNORECASE,
)
_STAFF_WROTE = re.compile(
    r"\b(?:I|we|nurse|rn|lpn|staff|provider|np|clinic|team|care manager|dr\.? \w+)\b(?:\s\w+){0,1}?\s(?:answered|"
    r"answers|advises|writes|replie[sd]|respond(?:ed|s)|wrote back|"
    r"wrote|advised|messaged|sent)\b",
    re.IGNORECASE,
)
_TWO_WAY = re.compile(
    r"\b(?:two-way|back[- ]and[- ]forth|exchanged?)\b[^.;]*\b(?:with|w/|by) (?:the )?(?:patient|pt|her|him|"
    r"caregiver|daughter|son|wife|husband)\b",
    re.IGNORECASE,
)
_ONE_SIDED = re.compile(
    r"\bunread\b|\bno (?:reply|answer|response)\b|\bnot (?:read|opened|answered)\b|"
    r"\bauto",
    re.IGNORECASE,
)
_FEW = 4


def read_contact_sheets(chart: Chart, parties: Parties) -> Iterator[Item]:
    """`coordination` and `patient_contact` items of sheets, rows and exchanges of messages."""
    for sheet in chart.sheets:
        yield from _sheet(chart, parties, sheet)
    for forms in chart.contact_forms.values():
        for form in forms:
            if form.held and form.day is not None and form.who is not None:
                yield _item(chart, form.sheet, form.who, form.day, "patient_contact", {"mode": form.mode or "phone"})
    yield from _threads(chart)
    yield from _exchanges(chart)


def _sheet(chart: Chart, parties: Parties, sheet: Sheet) -> Iterator[Item]:
    how = [field for field in sheet.fields if _HOW.search(field.label)]
    who = next((field for field in sheet.fields if _PARTY.fullmatch(field.label)), None)
    if who is None and not how:
        return
    wording = " | ".join(f"{field.label} {field.value}" for field in sheet.fields)
    if (
        words.NO_ANSWER.search(wording)
        or _UNDONE.search(wording)
        or words.ROBOT.search(wording)
        or words.FRONT_DESK.search(wording)
    ):
        return
    if _NO_CONTACTS.search(sheet.heading) or any(_NO_CONTACTS.search(field.label) for field in sheet.fields):
        return
    day = _day(chart, sheet)
    if day is None:
        return
    for field in how:
        ways = [
            _WAYS[box.label.lower()] for box in find_boxes(field.value) if box.checked and box.label.lower() in _WAYS
        ]
        if len(ways) == 1 and _OF_PATIENT.search(f"{field.label} {field.value}"):
            yield _item(chart, sheet, field, day, "patient_contact", {"mode": ways[0]})
    if who is None:
        return
    about = [field for field in sheet.fields if _ABOUT.fullmatch(field.label) or _ABOUT.match(field.label)]
    coordinating = re.search(r"coordinat", f"{sheet.heading} {wording}", re.IGNORECASE)
    if not (about or coordinating) or _worked(sheet, who):
        return
    found = parties.find(who.value)
    kinds = [party.kind for party in found]
    if not kinds and not (coordinating and re.match(r"[A-Z]", who.value)):
        return
    if kinds and kinds[0] not in ("pharmacy", "practitioner", "agency", "therapist", "hospital"):
        return
    activity = next((field.value for field in about), who.value)
    treats = bool(kinds) and kinds[0] != "agency" and _behavioral(chart, sheet)
    yield _item(
        chart,
        sheet,
        who,
        day,
        "bh_coordination" if treats else "coordination",
        {"party": who.value[:80], "activity": activity[:120]},
    )


def _worked(sheet: Sheet, who: Field) -> bool:
    """Whether "Who" of a time log is who spent the time: the row gives minutes and names nobody else for them."""
    labels = [field.label for field in sheet.fields if field is not who]
    return (
        re.fullmatch(r"who", who.label, re.IGNORECASE) is not None
        and any(_LENGTH.match(label) for label in labels)
        and not any(_WORKER.search(label) for label in labels)
    )


_LENGTH = re.compile(r"(?:min(?:ute)?s?|duration|length|time spent|total(?: time)?)\b", re.IGNORECASE)
_WORKER = re.compile(r"\b(?:staff|by|nurse|initials?|author|user|rn|care manager|clinician|employee)\b", re.IGNORECASE)


def _behavioral(chart: Chart, sheet: Sheet) -> bool:
    """Whether the sheet belongs to a behavioral program: its entry does, or its own words say so."""
    if sheet.entry.program is not None:
        return sheet.entry.program.value in BEHAVIORAL
    part = sheet.entry.parts[0]
    text = chart.pages[part.page].text[part.start : min(part.end, part.start + 600)]
    return re.search(r"\bBHI\b|\bCoCM\b|\bBHCM\b|behavioral health|collaborative care", text, re.IGNORECASE) is not None


def _day(chart: Chart, sheet: Sheet) -> Mark | None:
    near = sheet.entry.date or sheet.entry.month
    for field in sheet.fields:
        place = field.day(near.value if near and sheet.row else None) if _DAY.fullmatch(field.label) else None
        if place is not None:
            return mark_of(sheet, place)
    head = sheet.entry.date
    return None if sheet.row or (head is not None and of_the_stay(chart, head)) else head


def _item(chart: Chart, sheet: Sheet, field: Field, day: Mark, element: str, fields: dict[str, str]) -> Item:
    start, end = (sheet.start, sheet.end) if sheet.row else (field.label_start, field.end)
    return make_item(
        chart.pages[sheet.page], element, Value.model_validate({"date": day.value, **fields}), start, end,
        [("date", day)], texts=chart.texts,
    )  # fmt: skip


def _threads(chart: Chart) -> Iterator[Item]:
    """One contact for each day on which the patient and the clinic both wrote in a thread."""
    days: dict[str, dict[str, tuple[Unit, Mark]]] = {}
    last = None
    for unit in chart.units:
        match = _SPEAKER.match(unit.text)
        if (
            match is None
            or unit.row is not None
            or words.ROBOT.search(unit.text)
            or unit.entry.handout
            or unit.entry.outside
        ):
            continue
        hits = [hit for hit in find_dates(unit.text[: match.end()]) if not hit.partial]
        mark = mark_in(unit, hits[0].start, hits[0].end, hits[0].iso) if hits else unit.date or unit.entry.date
        above = chart.before(unit, _FEW)
        before = " ".join(other.text for other in above)
        mark = mark or _heading_day(above, unit)
        where = f"{unit.text[: match.end()]} {unit.context} {before}"
        if mark is None or not _PORTAL.search(where) or _ONE_SIDED.search(unit.text):
            continue
        side = "patient" if match["patient"] else "staff"
        days.setdefault(mark.value, {}).setdefault(side, (unit, mark))
        last = mark
    if last is None:
        return
    for sides in days.values():
        if len(sides) == 2:
            yield _exchange(chart, *sides["patient"])


def _heading_day(above: Sequence[Unit], unit: Unit) -> Mark | None:
    """The day of the heading over a thread whose lines give only the time ("MyChart 02/03/2026")."""
    for other in reversed(above):
        hits = [hit for hit in find_dates(other.text) if not hit.partial]
        if other.page == unit.page and _PORTAL.search(other.text) and len(hits) == 1 and len(other.text.split()) <= 6:
            return mark_in(other, hits[0].start, hits[0].end, hits[0].iso)
    return None


_TRIGGER = Trigger(_PORTAL)


def _exchanges(chart: Chart) -> Iterator[Item]:
    """An exchange told in a sentence or two: the patient wrote, somebody of the clinic answered."""
    for number, unit in chart.passing(_TRIGGER):
        portal = _PORTAL.search(unit.text)
        if portal is None or unit.row is not None or unit.entry.handout or unit.entry.outside:
            continue
        near = [other for other in chart.units[number : number + _FEW] if other.entry is unit.entry]
        told = " ".join(other.text for other in near)
        if (
            not _TWO_WAY.search(unit.text) and not (_PATIENT_WROTE.search(told) and _STAFF_WROTE.search(told))
        ) or _ONE_SIDED.search(told):
            continue
        if words.ROBOT.search(told) or words.LATER.search(unit.text[: portal.start()]):
            continue
        hits = [hit for hit in find_dates(unit.text) if not hit.partial]
        mark = mark_in(unit, hits[0].start, hits[0].end, hits[0].iso) if hits else unit.date or unit.entry.date
        if mark is not None:
            yield _exchange(chart, unit, mark)


def _exchange(chart: Chart, unit: Unit, mark: Mark) -> Item:
    return make_item(
        chart.pages[unit.page], "patient_contact", Value.model_validate({"date": mark.value, "mode": "portal"}),
        unit.start, unit.end, [("date", mark)], texts=chart.texts,
    )  # fmt: skip
