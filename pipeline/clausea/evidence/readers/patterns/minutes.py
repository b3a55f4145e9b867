"""Reads logged minutes: rows of time logs, start and stop times, stated and narrated durations, and corrections.

An entry counts only inside a care-management program or log; visit time, therapy sessions, rules, exercises and totals
are not logged activities (domain.md 1.11, 2.2).
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from clausea.evidence.facts import make_item
from clausea.evidence.readers.patterns.chart import Chart
from clausea.evidence.readers.patterns.minute_corrections import corrected
from clausea.evidence.readers.patterns.minute_entry import Logged
from clausea.evidence.readers.patterns.minute_notes import Notes
from clausea.evidence.readers.patterns.minute_rows import Rows
from clausea.evidence.readers.patterns.minute_settings import Settings, is_care_management
from clausea.evidence.readers.patterns.staff import Directory, kind_of
from clausea.models import Basis, Item, Polarity, Status, Value


def read_minutes(chart: Chart) -> Iterator[Item]:
    """Items of staff, practitioner and care manager minutes; a corrected time is one item with the new minutes."""
    directory, settings = Directory(chart.record), Settings(chart)
    logged = [*Rows(chart, settings, directory).read(), *Notes(chart, settings, directory).read()]
    for entry in corrected(logged):
        if entry.program is None and is_care_management(settings.words(entry.unit)):
            entry = replace(entry, program=settings.default)
        item = _item(chart, settings, entry)
        if item is not None:
            yield item


def _item(chart: Chart, settings: Settings, entry: Logged) -> Item | None:
    kind = kind_of(entry.person, chart.elements)
    element = (
        "bhcm_minutes"
        if entry.program == "cocm" and kind != "practitioner"
        else "practitioner_minutes"
        if kind == "practitioner"
        else "staff_minutes"
    )
    if kind == "practitioner" and entry.program == "cocm" and not entry.bhcm:
        return None  # the practitioner's or the consultant's time is no care manager time (domain.md 1.5)
    if entry.day is None or entry.seconds <= 0:
        return None
    status, reasons = _status(entry, kind)
    fields: dict[str, object] = {
        "date": entry.day.value,
        "minutes": entry.seconds // 60,
        "seconds": entry.seconds if entry.seconds % 60 else None,
        "start": entry.from_,
        "end": entry.to,
        "person": entry.person.name,
        "credential": entry.person.credential,
        "activity": _activity(chart, settings, entry),
        "program": entry.program,
        "signed": "no" if entry.unit.entry.draft else "yes" if entry.unit.entry.signature else None,
    }
    marks = [("date", entry.day)]
    if entry.person_mark is not None and entry.person.name:
        marks.append(("person", entry.person_mark))
    if entry.person.credential_mark is not None:
        marks.append(("credential", entry.person.credential_mark))
    if entry.times is not None and entry.from_ is not None:
        marks += [("start", entry.times[0]), ("end", entry.times[1])]
    if entry.minutes_mark is not None:
        marks.append(("minutes", entry.minutes_mark))
    item = make_item(
        chart.pages[entry.unit.page], element, Value.model_validate({k: v for k, v in fields.items() if v is not None}),
        entry.start, entry.end, marks, entry.polarity, status, reasons, chart.texts,
    )  # fmt: skip
    return _with_clock_cells(chart, item, entry)


def _with_clock_cells(chart: Chart, item: Item, entry: Logged) -> Item:
    """Names the cells of "0930" and "1001" even inside the quote: four bare digits are a time only in their column."""
    if entry.times is None or entry.from_ is None:
        return item
    extra = []
    for field, mark in zip(("start", "end"), entry.times, strict=True):
        written = chart.pages[mark.page].text[mark.start : mark.end]
        if re.fullmatch(r"\s*\d{4}\s*", written) and not any(basis.field == field for basis in item.basis):
            extra.append(
                Basis(field=field, record=item.record, page=mark.page, start=mark.start, end=mark.end, quote=written)
            )
    return item.model_copy(update={"basis": (*item.basis, *extra)}) if extra else item


def _status(entry: Logged, kind: str) -> tuple[Status, tuple[str, ...]]:
    """Verified when it is plain who spent how long; front-desk work is rejected, the rest needs a look."""
    if entry.polarity is Polarity.AFFIRMED and kind == "nonclinical":
        return Status.REJECTED, ("front-desk or administrative work, no clinical staff time",)
    if entry.polarity is Polarity.AFFIRMED and kind == "unknown" and not (entry.bhcm and entry.program == "cocm"):
        return Status.NEEDS_REVIEW, (*entry.reasons, "the credential of the person is not shown")
    return (Status.NEEDS_REVIEW if entry.reasons else Status.VERIFIED), entry.reasons


def _activity(chart: Chart, settings: Settings, entry: Logged) -> str | None:
    row = entry.unit.row
    if row is not None:
        text = chart.pages[row.page].text
        cell = row.cell("activity")
        if cell:
            return " ".join(text[cell[0] : cell[1]].split())[:160]
        wordy = max(row.wordy, key=lambda span: span[1] - span[0], default=None)
        return " ".join(text[wordy[0] : wordy[1]].split())[:160] if wordy and not row.contiguous else None
    for unit in settings.of(entry.unit).units:
        if (
            unit.row is None
            and len(unit.text.split()) >= 4
            and not re.match(r"[\w /]{2,24}:", unit.text)
            and unit.start != entry.unit.start
        ):
            return unit.text[:160]
    return None
