"""Reads the face-to-face visit after a discharge where no title names it so: seen, after a stay, by a practitioner.

The three may stand in one sentence or in three; a form gives them as labels, a tracking table as columns. A visit by
telephone, of a nurse, booked, missed or in another house is none (42 CFR 414.40 leaves it to MLN908628).
"""

from collections.abc import Iterator, Sequence
from datetime import date

from clausea import sieve as re
from clausea.evidence.facts import make_item, polarity_of, quote_span, split_person
from clausea.evidence.readers.patterns.chart import Chart, mark_in
from clausea.evidence.readers.patterns.days import LEFT, event_day
from clausea.evidence.readers.patterns.staff import Directory, Person, kind_of
from clausea.evidence.readers.patterns.visits.decisions import decision_in, level_of
from clausea.evidence.readers.patterns.visits.words import (
    AGAIN,
    BOOKED_ONLY,
    BY_PHONE,
    FOREIGN,
    INPERSON,
    MISSED,
    OTHERS,
    SPECIALIST,
    TCM,
    TIMELY,
    TOLD_AFTER,
    TOLD_ONLY,
)
from clausea.evidence.triggers import Trigger
from clausea.evidence.units import Unit
from clausea.models import Item, Polarity, Status, Value
from clausea.pages import Mark
from clausea.values.dates import find_dates
from clausea.values.people import find_people

_SEEN = re.compile(
    r"\b(?:seen|examined|evaluated|(?:face|f)[- ]?(?:to|2)[- ]?(?:face|f)|f2f|in[- ]person|attended|roomed|"
    r"check(?:ed)?[- ]?in|arrived|presents?|presented|return(?:s|ed) to (?:the |our )?(?:office|clinic|practice)"
    r"|(?:came|comes) (?:in|to (?:the |our )?(?:office|clinic|practice)|today)|"
    r"(?:I|we|dr\.? [\w'’-]+|provider|np|pa) saw|saw (?:the |her|him|them|pt|patient|mr|mrs|ms)"
    r"|here (?:on )?(?:[\d/-]{5,10} )?(?:today|for|with|w/"
    r"|after|following)|"
    r"home visit|house call|(?:office|clinic|in-clinic|in-office) (?:visit|appointment|follow[- ]?up))\b",
    re.IGNORECASE,
)
_STAY_OVER = re.compile(
    rf"\b(?:after|following|post|since|s/p|from|of|out of|recent|status post|days? (?:after|post))\b[^.;|]{{0,45}}?"
    r"\b(?:stay|discharged?|d/c|dc|hospital\w*|admission|admitted|snf|rehab|inpatient|ltach|icu)\b|"
    rf"(?<!ruled )(?<!rule )(?<!rules )\b{LEFT}\b[\s:(–-]{{0,3}}"
    r"(?:on |from |date:? )?(?:[\w.' ]{1,30} )?(?=\d{1,4}[/-]|[A-Z][a-z]{2} \d)|"
    r"\bhome (?:from|since)\b|\bstay\s?:",
    re.IGNORECASE,
)
_NEVER = re.compile(
    r"\b(?:no|denies|without) (?:recent |new |further |interval )*(?:hospital\w*|admission|discharge|ED|stay)\b|"
    r"\b(?:before|prior to|until|expected|anticipated|planned) (?:the |her |his )?discharge\b|\b(?:not|never) seen\b|"
    r"\bphysical therapy\b|\bdischarged from (?:our|the|this) (?:practice|clinic|program|therapy)",
    re.IGNORECASE,
)
_FORM = re.compile(r"\b(?:f2f|face[- ]to[- ]face)(?: visit)?\s?[:?]\s?(?:y|yes|done|x|✓|completed)\b", re.IGNORECASE)
"""A form's field that says that the visit was held."""
_THIRTY = 30
_COLUMN = re.compile(
    r"\W*(?:f2f|face[- ]to[- ]face|tcm|office|date of|in[- ]person|clinic)?\s?(?:visit|f2f|seen|face[- ]to[- ]face)"
    r"(?: date| dt)?\W*",
    re.IGNORECASE,
)
_LEFT_COLUMN = re.compile(rf"\W*(?:date of |hospital )?{LEFT}(?: date| dt)?\W*", re.IGNORECASE)


def in_columns(chart: Chart, units: Sequence[Unit]) -> Iterator[Item]:
    """The day in the visit's column of a table that lists discharges and visits."""
    for unit in units:
        row = unit.row
        if row is None or not row.contiguous or not any(_LEFT_COLUMN.fullmatch(header) for header in row.headers):
            continue
        marks: dict[str, tuple[int, int]] = {}
        for header, (start, end) in zip(row.headers, row.cells, strict=False):
            first, last = start - unit.start, end - unit.start
            if not 0 <= first < last <= len(unit.text):
                continue
            name = (
                "date"
                if _COLUMN.fullmatch(header)
                else "mdm"
                if re.search(r"mdm|decision", header, re.IGNORECASE)
                else ""
            )
            if name:
                marks.setdefault(name, (first, last))
        if "date" not in marks or MISSED.search(unit.text) or BOOKED_ONLY.search(unit.text):
            continue
        first, last = marks["date"]
        hits = find_dates(unit.text[first:last])
        if len(hits) != 1 or hits[0].partial:
            continue
        day = mark_in(unit, first + hits[0].start, first + hits[0].end, hits[0].iso)
        level = level_of(unit.text[slice(*marks["mdm"])]) if "mdm" in marks else None
        person = unit.person
        fields = [("date", day), *([("person", person)] if person else [])]
        if level:
            fields.append(("mdm", mark_in(unit, *marks["mdm"], level)))
        value = Value(date=day.value, mdm=level, person=split_person(person.value)[0] if person else None)
        yield make_item(chart.pages[unit.page], "tcm_visit", value, unit.start, unit.end, fields, texts=chart.texts)


_SEES = Trigger(_SEEN)


def after_the_stay(chart: Chart, directory: Directory, units: Sequence[Unit]) -> Iterator[Item]:
    """A visit that an entry tells in words of its own: somebody was seen, a stay lies behind, a practitioner is "
    "named."""
    if not units or not chart.holds(units[0].entry, _SEES):
        return
    plain = [unit for unit in units if unit.row is None]
    text = " | ".join(unit.text for unit in plain[:40])
    if not plain or not (_SEEN.search(text) and _STAY_OVER.search(text)) or AGAIN.search(text) or OTHERS.search(text):
        return
    if other_kind(text):
        return
    for index, unit in enumerate(units):
        seen = None if unit.row else _SEEN.search(unit.text)
        if seen is None:
            continue
        spoken = TIMELY.sub(" ", unit.text)
        if MISSED.search(unit.text) or BOOKED_ONLY.search(spoken) or _NEVER.search(unit.text):
            continue
        if FOREIGN.search(unit.text) or (BY_PHONE.search(unit.text) and not INPERSON.search(unit.text)):
            continue
        near = " | ".join(other.text for other in units[max(0, index - 5) : index + 5] if other.row is None)
        if not (_STAY_OVER.search(near) or TCM.search(near)) or _NEVER.search(near):
            continue
        if polarity_of(unit, seen.start(), seen.end())[0] is not Polarity.AFFIRMED or only_staff(
            chart, directory, unit
        ):
            continue
        day = event_day(chart, tuple(units), index, seen.end(), visits=True)
        if day is None or not _follows(units, day):
            continue
        person = _who(chart, directory, units, index)
        if person is None and not (_FORM.search(unit.text) and TCM.search(f"{unit.context} {near}")):
            continue
        written = unit.entry.date
        if written is not None and day.value > written.value and not own_day(unit, written):
            continue
        start, end = quote_span(unit, seen.start(), seen.end())
        doubt = "the visit may be a specialist's" if SPECIALIST.search(unit.text) else None
        yield tcm_item(chart, tuple(units), mark_in(unit, start, end, ""), day, person, doubt)
        return


_OTHER_KIND = re.compile(
    r"\b(?:annual|yearly|wellness|awv|ippe|physical exam|well (?:woman|man|adult)|pre-?op\w*"
    r"|medicare (?:visit|physical)|"
    r"sports physical|new patient|travel|dental|eye exam|(?:blood pressure|bp|wound|weight|lab|injection"
    r"|vaccine) (?:check|visit)|G043[89]|"
    r"G0402)\b",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"\btcm\b|transition(?:al|s)?(?: of)? care|\btoc\b|9949[56]|hospital (?:follow|f/?u)|\bhfu\b|hosp\.? f/?u|"
    r"post[- ]?(?:hospital|discharge|acute|snf)|discharge follow|after (?:the |her |his )?(?:hospital|discharge)",
    re.IGNORECASE,
)


def other_kind(text: str) -> bool:
    """Whether a visit near a discharge is of another kind by its own name ("annual wellness visit")."""
    return _OTHER_KIND.search(text) is not None and _NAMED.search(text) is None


def _follows(units: Sequence[Unit], day: Mark) -> bool:
    """Whether the entry names a day of discharge in the thirty days before the visit."""
    near = day.value
    for unit in units:
        for hit in find_dates(unit.text, near=near):
            before = unit.text[max(0, hit.start - 60) : hit.start]
            after = unit.text[hit.end : hit.end + 25]
            if not (
                re.search(rf"\b{LEFT}\b[^;|]{{0,45}}$|\b(?:stay|since)\b[^;|]{{0,45}}$", before, re.IGNORECASE)
                or re.match(r"\s*(?:\w+ ){0,2}(?:discharge|d/c|stay)", after, re.IGNORECASE)
            ):
                continue
            if 0 <= (date.fromisoformat(near) - date.fromisoformat(hit.iso)).days <= _THIRTY:
                return True
    return False


def _who(chart: Chart, directory: Directory, units: Sequence[Unit], index: int) -> Mark | None:
    """The practitioner of the visit: named in its sentence, beside it, or signing the entry."""
    for other in (units[index], *units[index + 1 : index + 8], *units[max(0, index - 2) : index]):
        found = practitioner_in(chart, directory, other)
        if found is not None:
            return found
    for mark in (units[index].entry.signature, units[index].entry.author):
        if mark is not None and kind_of(directory.identify(mark.value), chart.elements) == "practitioner":
            return mark
    after = chart.after(units[-1])
    if after is not None and after.page == units[-1].page and len(after.text.split()) <= 8:
        return practitioner_in(chart, directory, after)
    return None


def practitioner_in(chart: Chart, directory: Directory, unit: Unit) -> Mark | None:
    """The practitioner whom a sentence names, and not as one who was told."""
    for hit in find_people(unit.text):
        words = unit.text[hit.start : hit.end]
        if TOLD_ONLY.search(unit.text[: hit.start]) or TOLD_AFTER.match(unit.text[hit.end :]):
            continue  # told of the visit, not its practitioner
        person = directory.identify(words)
        if hit.credential and not person.credential:  # a surname behind its credential: "NP Talbott"
            person = Person(hit.name, hit.credential, hit.role)
        if kind_of(person, chart.elements) == "practitioner" or (hit.title and hit.title.lower().startswith("dr")):
            return mark_in(unit, hit.start, hit.end, words)
    return None


def tcm_item(
    chart: Chart, units: tuple[Unit, ...], quote: Mark, date: Mark, person: Mark | None, doubt: str | None
) -> Item:
    """The visit after a discharge; with a `doubt` a person must look before it counts."""
    marks = [("date", date)] + ([("person", person)] if person else [])
    level: str | None = None
    for unit in units:
        stated = decision_in(unit)
        if stated is not None:
            level = stated[0]
            marks.append(("mdm", mark_in(unit, stated[1], stated[2], level)))
            break
    value = Value(date=date.value, mdm=level, person=split_person(person.value)[0] if person else None)
    return make_item(
        chart.pages[quote.page],
        "tcm_visit",
        value,
        quote.start,
        quote.end,
        marks,
        status=Status.NEEDS_REVIEW if doubt else Status.VERIFIED,
        reasons=(doubt,) if doubt else (),
        texts=chart.texts,
    )


def own_day(unit: Unit, mark: Mark) -> bool:
    """Whether a date is no day of writing but the stay's: discharge dates head worksheets."""
    return unit.page == mark.page and unit.start <= mark.start < unit.end


def only_staff(chart: Chart, directory: Directory, unit: Unit) -> bool:
    """Whether the sentence names staff and no practitioner: their visit is no face-to-face visit of the service."""
    kinds = {
        kind_of(directory.identify(unit.text[hit.start : hit.end]), chart.elements) for hit in find_people(unit.text)
    }
    return "staff" in kinds and practitioner_in(chart, directory, unit) is None
