"""Reads consents that are typed into the fields of a PDF form: which program, which day, how, taken by whom.

The label beside a field says what its value is; a field that names another program ("CCM consent date" on a BHI form)
is that program's own.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from clausea import sieve as re
from clausea.evidence.facts import make_item
from clausea.evidence.readers.patterns.chart import Chart
from clausea.evidence.readers.patterns.consents.words import PROGRAMS, mode_of
from clausea.models import Item, Value
from clausea.pages import Entry, FormField, Mark, Page
from clausea.values.dates import find_dates
from clausea.values.people import find_people
from clausea.values.programs import find_programs

_CONSENT = re.compile(r"consent|agree|enrol|authori[sz]|permission|opt(?:ed)?[ -]?in", re.IGNORECASE)
_DAY = re.compile(r"\b(?:date|day|when|on)\b|date", re.IGNORECASE)
_NOT_THE_DAY = re.compile(r"birth|\bdob\b|\brev|expir|print|revok|withdr|declin|next|due", re.IGNORECASE)
_GIVEN = re.compile(
    r"\b(?:consent|agreement|permission)\b.*\b(?:given|obtained|signed|received|taken|recorded)\b|"
    r"\b(?:given|obtained|signed|received|taken|recorded)\b.*\b(?:consent|agreement|permission)\b|"
    r"\bconsent (?:date|day)\b|\bdate of (?:verbal |written )?(?:consent|agreement|enrol\w+)\b|\bconsented on\b",
    re.IGNORECASE,
)
_HOW = re.compile(r"\bhow\b|mode|method|type|manner|form of|given (?:by|as|in)\b|verbal or|consent\W*$", re.IGNORECASE)
_BY = re.compile(
    r"(?:taken|obtained|recorded|documented|witnessed|explained|entered|completed|received|consented) by|staff|witness|"
    r"clinician|obtainer",
    re.IGNORECASE,
)
_REFUSED = re.compile(r"\s*(?:declin\w*|refus\w*|no|not given|does not (?:agree|consent))\b.*", re.IGNORECASE)


class Read(NamedTuple):
    date: Mark | None
    mode: str | None
    marks: list[tuple[str, Mark]]
    recorder: str | None = None
    given: bool = False
    """True when a typed field says by its label that the consent was given on its day."""
    declined: bool = False


def fields_of(page: Page, entry: Entry) -> tuple[FormField, ...]:
    """The fields that stand in the entry: by the place of their labels; an unlabelled one by its name alone."""
    parts = [part for part in entry.parts if part.page == page.number]
    return tuple(
        form
        for form in page.fields
        if parts and (form.label_start < 0 or any(part.start <= form.label_start < part.end for part in parts))
    )


def read_typed(page: Page, fields: Sequence[FormField], program: str) -> Read:
    """Day, mode and recorder of the program's consent in typed, chosen and ticked fields."""
    date: Mark | None = None
    mode: str | None = None
    recorder: str | None = None
    given = declined = False
    marks: list[tuple[str, Mark]] = []
    for form in fields:
        label = _label(form)
        if {hit.program for hit in find_programs(label)} - {program}:
            continue  # a field of another program
        value = page.text[form.start : form.end].strip()
        if form.kind in ("checkbox", "radio"):
            ticked = _ticked_mode(label) if form.checked and mode is None else None
            if ticked:
                mode = ticked
                if form.label_start >= 0:
                    marks.append(("mode", Mark(ticked, page.number, form.label_start, form.label_end)))
            declined = declined or bool(form.checked and re.match(r"\s*(?:I )?(?:declin|refus|no\b)", label, re.I))
            continue
        if not value or form.kind not in ("text", "choice"):
            continue
        if _DAY.search(label) and not _NOT_THE_DAY.search(label):
            hits = find_dates(value)
            if hits and (date is None or (_GIVEN.search(label) and not given)):
                date = Mark(hits[0].iso, page.number, form.start + hits[0].start, form.start + hits[0].end)
                given = given or bool(_GIVEN.search(label))
        elif _BY.search(label) and find_people(value):
            person = find_people(value)[0]
            recorder = recorder or person.name + (f", {person.credential}" if person.credential else "")
        elif _HOW.search(label) or _CONSENT.search(label):
            declined = declined or bool(_REFUSED.fullmatch(value))
            if mode is None and (mode := mode_of(value)):
                marks.append(("mode", Mark(mode, page.number, form.start, form.end)))
    return Read(date, mode, marks, recorder, given, declined)


def _ticked_mode(label: str) -> str | None:
    if re.search(r"verbal|oral|phone", label, re.IGNORECASE):
        return "verbal"
    return "written" if re.search(r"written|signed", label, re.IGNORECASE) else None


def _label(form: FormField) -> str:
    return f"{form.label} {form.name.replace('_', ' ')}"


def other_programs(chart: Chart, page: Page, taken: set[str]) -> Iterator[Item]:
    """Consents to programs that a form's title does not name: "CCM consent date | 12/08/2025"."""
    if not page.fields or page.number in chart.record.other_patient_pages:
        return
    for program, element in PROGRAMS.items():
        if element in taken:
            continue
        own = [form for form in page.fields if {hit.program for hit in find_programs(_label(form))} == {program}]
        read = read_typed(page, own, program)
        if read.date is None or not read.given or read.declined:
            continue
        dated = next(form for form in own if form.start <= read.date.start < form.end)
        begin = dated.label_start if dated.label_start >= 0 else dated.start
        end = dated.label_end if dated.label_start >= 0 else dated.end
        fields = {"date": read.date.value, "mode": read.mode, "given_by": "patient", "documented_by": read.recorder}
        value = Value.model_validate({name: known for name, known in fields.items() if known is not None})
        yield make_item(page, element, value, begin, end, [("date", read.date), *read.marks], texts=chart.texts)
