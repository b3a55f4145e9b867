"""Reads visits: the contact that a dated visit note is, and the visit that can start a program or follows a discharge.

A visit is known by its note (title or first lines, with a practitioner) or by a statement that names it ("Initiating
visit 3/10/2026, IPPE", "TCM visit 3/11/2026"). Emergency, nurse and telephone visits start nothing.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from clausea import sieve as re
from clausea.evidence.facts import make_item, polarity_of, quote_span, split_person
from clausea.evidence.readers.patterns.chart import Chart, mark_in
from clausea.evidence.readers.patterns.coming import to_come
from clausea.evidence.readers.patterns.days import event_day, event_days
from clausea.evidence.readers.patterns.staff import Directory, kind_of
from clausea.evidence.readers.patterns.transitions.visits import (
    after_the_stay,
    in_columns,
    only_staff,
    other_kind,
    own_day,
    practitioner_in,
    tcm_item,
)
from clausea.evidence.readers.patterns.visits.tables import in_encounter_lists
from clausea.evidence.readers.patterns.visits.words import (
    AGAIN,
    AUDIO,
    BOOKED_ONLY,
    BY_PHONE,
    CODE,
    ENROLLED_AT,
    EXAMINED,
    EXPLICIT,
    FIRST,
    FOREIGN,
    INPERSON,
    KEPT,
    KIND_ALONE,
    KIND_LABEL,
    MISSED,
    NOT_KEPT,
    NOT_KIND,
    NOT_TITLE,
    OTHERS,
    PHONE,
    RELATIVES_VISIT,
    SCHEDULE,
    SLOT_KEPT,
    SPECIALIST,
    TCM,
    TCM_SAID,
    TCM_TEXT,
    TIMELY,
    TITLE,
    VIDEO,
)
from clausea.evidence.triggers import Trigger
from clausea.evidence.units import Unit
from clausea.models import Claim, Item, Polarity, Value
from clausea.pages import Entry, Mark
from clausea.values.programs import find_programs

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
    directory = chart.directory
    for entry in chart.record.entries:
        if entry.handout or entry.blank or entry.outside or entry.draft:
            continue
        units = chart.of_entry(entry)
        named = any(EXPLICIT.search(unit.text) and event_days(unit, visits=True) for unit in units[1:_HEAD])
        if units and (to_come(chart, units[0]) or _not_kept(units)):
            continue
        visit = _note(chart, directory, entry, units) if units and not named else None
        told = list(_items(chart, visit, units) if visit else _statements(chart, directory, units))
        if not any(item.element == "tcm_visit" and item.relied_on for item in told):
            told += after_the_stay(chart, directory, units)
        told += in_encounter_lists(chart, directory, units)
        yield from told
        yield from in_columns(chart, units)
        yield from _contacts_of(told)


def _contacts_of(told: list[Item]) -> Iterator[Item]:
    """A visit that a sentence states is a contact with the patient, too: one for each day that has none."""
    days = {item.value.date for item in told if item.element == "patient_contact"}
    for item in told:
        if item.element == "patient_contact" or not item.relied_on or item.value.date in days:
            continue
        days.add(item.value.date)
        mode = "video" if VIDEO.search(item.quote) and not INPERSON.search(item.quote) else "in_person"
        value = Value(date=item.value.date, mode=item.value.mode or mode)
        basis = tuple(one for one in item.basis if one.field == "date")
        yield item.model_copy(update={"element": "patient_contact", "value": value, "basis": basis})


def _note(chart: Chart, directory: Directory, entry: Entry, units: tuple[Unit, ...]) -> _Visit | None:
    """The visit that an entry is the note of, None when it is something else."""
    own = _own_title(chart, entry)
    own = own if own and any(part.start <= own.start < part.end for part in entry.parts) else None
    title = own.value if own else ""
    first = [unit for unit in units if unit.row is None][:_HEAD]
    head = f"{title} | {' | '.join(unit.text for unit in first)}"
    text = " ".join(unit.text for unit in units)
    code = next(
        (
            mark_in(unit, m.start(1), m.end(1), m.group(1))
            for unit in units
            if unit.row is None
            for m in [CODE.search(unit.text)]
            if m
        ),
        None,
    )
    carried = entry.title.value if entry.title and SCHEDULE.search(entry.title.value) else ""
    start = f"{title} {first[0].text if first else ''} {carried}"
    if not first or NOT_KIND.search(head) or not (TITLE.search(head) or code or _of_its_kind(head, text)):
        return None
    if NOT_TITLE.search(start) or MISSED.search(text[:400]) or _UNSEEN.search(text):
        return None
    mode = (
        "in_person"
        if INPERSON.search(text)
        else "video"
        if VIDEO.search(text) and not AUDIO.search(text)
        else "phone"
        if PHONE.search(text)
        else "in_person"
    )
    said = next((unit for unit in first if TITLE.search(unit.text) or CODE.search(unit.text)), first[0])
    named = TITLE.search(said.text)
    if RELATIVES_VISIT.search(said.text) or (named and _COMING.search(said.text[: named.start()])):
        return None
    date = _led_by_day(said) or _looked_back(said) or _date(chart, units, entry)
    person = _practitioner(chart, directory, entry, units)
    if mode == "phone" or date is None or person is None or _slot(units, own, code):
        return None
    if person not in (entry.author, entry.signature) and only_staff(chart, directory, said):
        return None  # a nurse's visit that a practitioner heard of
    place = (
        own
        if own and (own.start < said.start or own.page < said.page)
        else mark_in(said, 0, min(len(said.text), 190), said.text)
    )
    polarity, _ = polarity_of(said, 0, len(said.text))
    if polarity in (Polarity.PLANNED, Polarity.NEGATED) and own is None:
        return None
    return _Visit(entry, place, date, person, mode, head[:80].strip(" |"), code)


_COMING = re.compile(r"\b(?:next|upcoming|future)\s(?:\w+\s){0,2}$", re.IGNORECASE)
"""What stands before a visit that lies ahead: "next office visit with Dr. Lowe in 3 months"."""


def _of_its_kind(head: str, text: str) -> bool:
    """Whether the head of an encounter names a kind of visit in its field, or alone above a practitioner's exam."""
    return bool(KIND_LABEL.search(head) or KIND_ALONE.search(head)) and EXAMINED.search(text) is not None


_UNSEEN = re.compile(
    r"\b(?:pt|patient|client|member)\s(?:was\s)?not\s(?:been\s)?(?:seen|examined|interviewed)\sby\s(?:me|us)\b"
    r"|\b(?:did|have|has)(?:n['’]t|\snot)\s(?:see|seen|meet|met|examined?|interview(?:ed)?)\s(?:the\s|this\s)?"
    r"(?:pt|patient|client)\b",
    re.IGNORECASE,
)
"""A consultant's advice on a patient whom they did not see is no visit."""


def _not_kept(units: tuple[Unit, ...]) -> bool:
    """Whether the head of an encounter says that nobody came."""
    return any(unit.row is None and NOT_KEPT.search(unit.text) for unit in units[: _HEAD + 1])


def _slot(units: tuple[Unit, ...], own: Mark | None, code: Mark | None) -> bool:
    """A line with a day, a clock time and a name alone is a slot of a schedule, not the note of a visit."""
    words = " ".join(unit.text for unit in units)
    return (
        code is None
        and (own is None or len(words) <= len(own.value) + 4)
        and len(words) <= 90
        and re.search(r"\b\d{1,2}:\d\d\b", words) is not None
        and SLOT_KEPT.search(words) is None
    )


def _led_by_day(unit: Unit) -> Mark | None:
    """The day that the visit's own line begins with, where one entry tells of several days."""
    return next((mark for mark in event_days(unit, visits=True) if mark.start - unit.start <= 1), None)


def _looked_back(unit: Unit) -> Mark | None:
    """The day of a form's line that names the last visit; the form itself was filled on another day."""
    last = re.search(r"\b(?:last|latest|most recent)\b", unit.text, re.IGNORECASE)
    days = [mark for mark in event_days(unit, visits=True) if last and mark.start - unit.start > last.end()]
    return days[0] if len(days) == 1 else None


def _own_title(chart: Chart, entry: Entry) -> Mark | None:
    """The title when it stands in the entry or right above its dated line, not carried on from the page's first one."""
    title = entry.title
    for part in entry.parts:
        if title is not None and part.page == title.page and part.end > title.start:
            between = chart.texts[title.page][title.end : part.start]
            return title if part.start <= title.start or not between.strip() else None
    return None


def _date(chart: Chart, units: tuple[Unit, ...], entry: Entry) -> Mark | None:
    if entry.date is not None:
        return entry.date
    for index, unit in enumerate(units[: _HEAD + 1]):
        label = re.search(
            r"\b(?:when|(?<!start )(?<!begin )(?<!consent )date(?: ?/ ?time)?(?: of (?:visit|service"
            r"|encounter))?|dos|visit date"
            r"|seen(?: on)?|encounter|visit|appt|appointment)\s*[:=]?\s*(?=\d|[A-Z][a-z]{2})",
            unit.text,
            re.IGNORECASE,
        )
        if label:
            return event_day(chart, units, index, label.end(), visits=True)
    for unit in units[:2]:
        if TITLE.search(unit.text) or CODE.search(unit.text) or KIND_LABEL.search(unit.text) or _SEEN.search(unit.text):
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
        found = practitioner_in(chart, directory, unit)
        if found is not None:
            return found
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
    title = _own_title(chart, visit.entry)
    head = " | ".join([title.value if title else "", *(unit.text for unit in units[:_HEAD])])
    text = " ".join(unit.text for unit in units)
    known = TCM.search(head) or TCM_TEXT.search(text)
    if other_kind(f"{head} {visit.words}"):
        return
    if known and not OTHERS.search(units[0].text) and (not AGAIN.search(text) or FIRST.search(text)):
        doubt = None if KEPT.search(text) else "no words say that the visit took place"
        if SPECIALIST.search(chart.texts[visit.quote.page][visit.quote.start : visit.quote.end]):
            doubt = "the visit may be a specialist's"
        yield tcm_item(chart, units, visit.quote, visit.date, visit.person, doubt)


_SEEN = re.compile(r"\b(?:pt|patient|she|he|client) (?:was )?(?:seen|examined|evaluated|visited)\b", re.IGNORECASE)
_PURPOSE = re.compile(
    r"(?<=[a-z\d] )to (?:begin|start|initiate|open|enroll)(?= (?:\w+ )?(?:ccm|bhi|co-?cm|pcm|apcm|chronic|care"
    r"|collaborative|behavioral|principal|the program))",
    re.IGNORECASE,
)
"""What a visit was held for: "office visit 1/20/26 to begin CCM" lies as little ahead as the visit."""
_STATED = Trigger(EXPLICIT, TCM_SAID, ENROLLED_AT)


def _statements(chart: Chart, directory: Directory, units: tuple[Unit, ...]) -> Iterator[Item]:
    """Visits that a sentence states: the one that started a program, the one after a discharge."""
    for index, unit in enumerate(units):
        if (
            not chart.may(_STATED, unit.text)
            or (unit.row is not None and not unit.row.contiguous)
            or MISSED.search(unit.text)
            or re.search(r"\d{3}-\d{4}|\$", unit.text)
        ):
            continue
        if RELATIVES_VISIT.search(unit.text):
            continue
        said = EXPLICIT.search(unit.text)
        tcm = TCM_SAID.search(unit.text) if said is None else None
        told = None
        if said is None and tcm is None and not (FOREIGN.search(unit.text) or PHONE.search(unit.text)):
            said = told = ENROLLED_AT.search(unit.text)
        match = said or tcm
        if match is None or (
            tcm
            and re.match(r"\W*(?:visit|face|f2f|date of)", tcm.group(), re.IGNORECASE)
            and not TCM.search(tcm.group())
            and not TIMELY.search(tcm.group())
            and not TCM.search(f"{unit.context} {units[0].text}")
            and not _after_contact(units, index)
        ):
            continue
        if tcm and (FOREIGN.search(unit.text) or OTHERS.search(unit.text) or only_staff(chart, directory, unit)):
            continue  # an emergency, agency or outside visit after the discharge
        around = " ".join(other.text for other in units[index : index + 3])
        if tcm and BY_PHONE.search(around) and not INPERSON.search(around):
            continue
        spoken = unit if tcm else replace(unit, text=_PURPOSE.sub(lambda to: "x" * len(to[0]), unit.text))
        polarity, _ = polarity_of(spoken, match.start(), match.end())
        date = event_day(chart, units, index, match.end(), visits=True)
        if polarity is not Polarity.AFFIRMED or date is None or BOOKED_ONLY.search(TIMELY.sub(" ", unit.text)):
            continue
        beside = (unit, *units[index + 1 : index + 3], *(units[max(0, index - 1) : index] if told else ()))
        person = next((p for other in beside if (p := practitioner_in(chart, directory, other))), None)
        if match is told and person is None:
            continue  # a talk about the program at a nurse's visit starts nothing
        start, end = quote_span(unit, match.start(), match.end())
        quote = mark_in(unit, start, end, "")
        if tcm:
            written = unit.entry.date
            if written is not None and unit.date is None and date.value > written.value and not own_day(unit, written):
                continue  # told before it was to take place
            kept = KEPT.search(around) or (person is not None and re.search(r"\b9949[56]\b", unit.text))
            doubt = None if kept else "no words say that the visit took place"
            if SPECIALIST.search(unit.text):
                doubt = "the visit may be a specialist's"
            yield tcm_item(chart, units, quote, date, person, doubt)
            continue
        marks = [("date", date)] + ([("person", person)] if person else [])
        value = Value(date=date.value, visit=match.group(), person=split_person(person.value)[0] if person else None)
        yield make_item(
            chart.pages[unit.page], "initiating_visit", value, quote.start, quote.end, marks, texts=chart.texts
        )


def _after_contact(units: tuple[Unit, ...], index: int) -> bool:
    """Whether the labelled line stands below those of the discharge and the contact, as on a transition sheet."""
    above = " | ".join(other.text for other in units[max(0, index - 4) : index])
    if re.match(r"\W*(?:date of )?(?:face|f2f)", units[index].text, re.IGNORECASE):
        return re.search(r"\bdischarged?\b(?: date)?\W", above, re.IGNORECASE) is not None
    return bool(
        re.search(r"\bdischarged?\b(?: date)?\W", above, re.IGNORECASE)
        and re.search(r"\bcontact(?:ed)?\b", above, re.IGNORECASE)
    )


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
