"""Reads visits: the contact that a dated visit note is, and the visit that can start a program or follows a discharge."""

import re
from collections.abc import Iterator

from clausea.evidence.facts import make_item, split_person
from clausea.evidence.readers.patterns.chart import Chart
from clausea.evidence.readers.patterns.staff import Directory, kind_of
from clausea.models import Item, Value
from clausea.pages import Entry, Mark

_TITLE = re.compile(
    r"\b(?:office|clinic|wellness|follow[- ]?up|new patient|established patient|home|face[- ]to[- ]face|tcm|transitional care(?: management)?|hospital follow[- ]?up|post[- ](?:hospital|discharge)|annual|medicare|primary care|sick|acute|return) (?:care )?(?:\w+ )?(?:visit|note|exam|encounter|appointment)\b|"
    r"\b(?:office|progress|visit|clinic|encounter) (?:visit )?note\b|\bawv\b|\bippe\b|annual (?:physical|wellness)|wellness visit|welcome to medicare|transition of care visit|e/m visit|^office visit|history and physical",
    re.IGNORECASE,
)
_NOT_TITLE = re.compile(r"\b(?:telephone|phone|nurse|therapy|counsel|outside|emergency|ed\b|er\b|hospital (?:course|discharge)|discharge summary|dermatology|cardiology|eye|dental|appointment|scheduled|history$|bhi contact|ccm|cocm contact|case management|psychiatry|portal|lab|virtual check)", re.IGNORECASE)
_CODE = re.compile(r"\b(99(?:20[2-5]|21[2-5]|34[1-9]|350|38[1-7]|39[1-7]|49[56])|G0402|G043[89]|90791|90792)\b")
_INPERSON = re.compile(r"\bin[- ]person\b|\bface[- ]to[- ]face\b|\bf2f\b|\bseen (?:today )?in (?:the )?(?:office|clinic|person)|\bpresents? (?:to|for|today)|\bin (?:the )?office\b|\boffice visit\b|\bexam(?:ination)?\b|\bvitals?\b|\bBP \d|place: office|home visit", re.IGNORECASE)
_VIDEO = re.compile(r"\b(?:video|telehealth|telemedicine|virtual)\b(?! consent)", re.IGNORECASE)
_PHONE = re.compile(r"\b(?:telephone|audio[- ]only|by phone)\b", re.IGNORECASE)
_TCM = re.compile(r"\btcm\b|transition(?:al)?(?: of)?[ -]care|9949[56]|post[- ]?(?:hospital|discharge)|hospital follow[- ]?up|(?:first )?visit after (?:hospital )?discharge|after (?:an )?(?:inpatient|hospital) (?:stay|admission)|since discharge", re.IGNORECASE)
_MDM = re.compile(r"(?:(?:medical )?decision[- ]making|\bmdm\b)\W{0,4}(?:is |was |of )?(?:\w+ ){0,2}?(?P<a>high|moderate|low|straightforward)|(?P<b>high|moderate|low|straightforward)(?:[- ]complexity)?\W{0,3}(?:\w+ )?(?:mdm|(?:medical )?decision[- ]making)", re.IGNORECASE)
_MISSED = re.compile(r"\bno[- ]?show\b|did not (?:come|attend|arrive)|\bcancel(?:l)?ed\b|\brescheduled\b|\bleft without", re.IGNORECASE)


def read_visits(chart: Chart) -> Iterator[Item]:
    """Items `patient_contact` (in person or video), `initiating_visit` and `tcm_visit` of visit notes.

    Which visits can start a program is settled after reading, when its start is known (`without_later_visits`).
    """
    directory = Directory(chart.record)
    for entry in chart.record.entries:
        if entry.title is None or entry.date is None or entry.handout or entry.blank or entry.outside or entry.draft:
            continue
        units = chart.of_entry(entry)
        text = " ".join(unit.text for unit in units)
        code = _CODE.search(text)
        head = f"{entry.title.value} {units[0].text if units else ''}"
        if not (_TITLE.search(head) or code) or _NOT_TITLE.search(head) or _MISSED.search(text[:400]):
            continue
        if not _own_practice(chart, directory, entry):
            continue
        mode = "in_person" if _INPERSON.search(text) else "video" if _VIDEO.search(text) else "phone" if _PHONE.search(text) else "in_person"
        if mode == "phone":
            continue
        yield from _visit(chart, directory, entry, text, code.group(1) if code else None, mode)


def _own_practice(chart: Chart, directory: Directory, entry: Entry) -> bool:
    """The visit's clinician is a practitioner who may bill (a nurse visit starts nothing)."""
    mark = entry.author or entry.signature
    if mark is None:
        return False
    return kind_of(directory.identify(mark.value), chart.elements) == "practitioner"


def _visit(
    chart: Chart, directory: Directory, entry: Entry, text: str, code: str | None, mode: str
) -> Iterator[Item]:
    assert entry.title is not None and entry.date is not None
    author = entry.author or entry.signature
    name = split_person(author.value)[0] if author else None
    title = entry.title
    page = chart.pages[title.page]
    marks = [("date", entry.date)]
    yield make_item(page, "patient_contact", Value(date=entry.date.value, mode=mode), title.start, title.end, marks, texts=chart.texts)
    words = " ".join(part for part in (title.value, code) if part)
    with_person = [*marks, ("person", author)] if author else marks
    if code:
        place = next(
            (Mark(code, unit.page, unit.start + m.start(1), unit.start + m.end(1)) for unit in chart.of_entry(entry) for m in [_CODE.search(unit.text)] if m),
            None,
        )
        if place:
            with_person.append(("visit", place))
    initiating = Value(date=entry.date.value, visit=words[:80], person=name, mode=mode)
    yield make_item(page, "initiating_visit", initiating, title.start, title.end, with_person, texts=chart.texts)
    if _TCM.search(text) and (_TCM.search(title.value) or re.search(r"discharg", text, re.IGNORECASE)):
        decision = _MDM.search(text)
        mdm = (decision["a"] or decision["b"]).lower() if decision else None
        tcm_marks = list(with_person)
        for unit in chart.of_entry(entry):
            stated = _MDM.search(unit.text)
            if stated:
                tcm_marks.append(("mdm", Mark(mdm or "", unit.page, unit.start + stated.start(), unit.start + stated.end())))
                break
        value = Value(date=entry.date.value, mdm="low" if mdm == "straightforward" else mdm, person=name)
        yield make_item(page, "tcm_visit", value, title.start, title.end, tcm_marks, texts=chart.texts)


def without_later_visits(items: list[Item]) -> list[Item]:
    """Leaves out visits after the program began: a visit that comes later starts nothing (domain.md 1.0)."""
    starts = [item.value.date for item in items if item.element.startswith("consent_") and item.relied_on and item.value.date]
    if not starts:
        return items
    first = min(starts)
    return [item for item in items if item.element != "initiating_visit" or (item.value.date or "") <= first]
