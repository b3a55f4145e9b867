"""Reads transitional care: contacts after a discharge and attempts that failed, and settles which stay they belong to.

A contact reached the patient or a caregiver, by a person of the practice; machines, unread messages, the hospital's own
calls and calls before the discharge never count (42 CFR 414.40 has no rule of its own: MLN908628 says what an
interactive contact is).
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from clausea import sieve as re
from clausea.evidence.facts import make_item, polarity_of, quote_span, split_person
from clausea.evidence.readers.patterns.chart import Chart, mark_in
from clausea.evidence.readers.patterns.contacts.attempts import CUT_SHORT, FAILED, NOT_ABLE, attempt_in, headed_as_call
from clausea.evidence.readers.patterns.contacts.frontdesk import by_front_desk
from clausea.evidence.readers.patterns.contacts.rules import ONLY_ANSWERED, answers_robot
from clausea.evidence.readers.patterns.days import event_day, event_days
from clausea.evidence.readers.patterns.staff import Directory, kind_of
from clausea.evidence.readers.patterns.transitions.days import (
    EACH_TIME,
    failed_days,
    head_of_log,
    of_another_box,
    right_behind,
)
from clausea.evidence.readers.patterns.transitions.discharges import read_discharges
from clausea.evidence.readers.patterns.transitions.others import failed_then, ruled_out, talk_told
from clausea.evidence.readers.patterns.transitions.words import (
    AT_HOME,
    AT_WORK,
    BEHIND,
    CALLED,
    HOME_CALL,
    LABELLED,
    NO_STAY,
    NOT_YET,
    QUOTED,
    REACHED,
    REPLIES,
    SPOKEN,
    STATE,
    STAY_WORDS,
    TELLS,
)
from clausea.evidence.triggers import Trigger
from clausea.evidence.units import Unit
from clausea.models import Item, Polarity, Value
from clausea.pages import Mark
from clausea.values.boxes import find_boxes
from clausea.values.people import find_people

_REMOTE = re.compile(r"\bcall\b|\bphone\b|\btele\w+|\btc\b|\bt/c\b|\bvideo\b", re.IGNORECASE)
_INTENT = re.compile(
    r"^\W*(?:plan|p|to[- ]?do|next(?: steps?)?|needs?|goal|reminder|task)\s*:|"
    r"\b(?:will(?! (?:have|tell|ask|get|give)\b)|to be|due|needs? to|should|must|schedule)\b[^.;]{0,40}\b(?:call|"
    r"contact|reach)",
    re.IGNORECASE,
)
_SEVEN = 7
"""Days after a discharge in which a call whose note does not name the discharge is still taken for its contact."""
_SERVICE = 30
"""Days of the service, which begin on the day of discharge (MLN908628)."""


class _Act(NamedTuple):
    element: str
    unit: Unit
    start: int
    end: int
    days: tuple[Mark, ...]
    said: bool
    """Whether the note itself speaks of the discharge or of transitional care."""


def read_transitions(chart: Chart, contacts: Sequence[Item]) -> Iterator[Item]:
    """Items `discharge`, `tcm_contact`, `tcm_attempt`. `contacts`: the patient contacts that the chart tells."""
    directory = chart.directory
    discharges = list(read_discharges(chart))
    yield from discharges
    stays = sorted({item.value.date for item in discharges if item.value.date})
    acts: list[_Act] = []
    for entry in chart.record.entries:
        if entry.handout or entry.blank or entry.outside or entry.draft:
            continue
        if not (chart.holds(entry, _TELLS_ALONE) or chart.holds(entry, _REPLIES)):
            continue
        units = chart.of_entry(entry)
        for index, unit in enumerate(units):
            reply = chart.may(_REPLIES, unit.text) and _THREAD.search(unit.context)
            if not (reply or chart.may(_TELLS_ALONE, unit.text)):
                continue
            act = _act(chart, units, index)
            if act is not None and not by_front_desk(units, index):
                acts.append(act)
                acts.extend(_tried_before(act))
    acts.extend(_known_contacts(chart, contacts, {id(act.unit) for act in acts}))
    for act in _settled(acts, stays):
        yield from _items(chart, directory, act)


def _act(chart: Chart, units: tuple[Unit, ...], index: int) -> _Act | None:
    unit = units[index]
    found = _kind(units, index)
    if (
        found is None
        or _INTENT.search(unit.text[: found[2]] if found[0] == "tcm_attempt" else unit.text)
        or ruled_out(chart, unit)
        or (index and answers_robot(units[index - 1].text, unit.text))
        or (found[0] == "tcm_contact" and failed_then(units, index, found))
    ):
        return None
    element, start, end = found
    # what is to follow an attempt makes no plan of it
    said = replace(unit, text=unit.text[:end]) if element == "tcm_attempt" else unit
    polarity, _ = polarity_of(said, start, end)
    if polarity in (Polarity.PLANNED, Polarity.TEMPLATE) or (
        element == "tcm_contact" and polarity is not Polarity.AFFIRMED and not find_boxes(unit.text)
    ):
        return None
    several = event_days(unit)
    if element == "tcm_attempt" and not several and index and headed_as_call(units[index - 1], unit):
        several = event_days(units[index - 1])[:1]  # "05/05 TCM call to pt. No answer."
    failed = failed_days(unit, several) if element == "tcm_attempt" and len(several) > 1 else ()
    if element == "tcm_attempt" and not several and index and EACH_TIME.search(unit.text):
        several = event_days(units[index - 1])  # "Phoned 1/9 & again 1/12. Voicemail each time."
    if element == "tcm_attempt" and len(several) > 1 and re.search(r"\bboth\b|\beach\b|\b(?:and|&)(?!\w)", unit.text):
        days = tuple(several)
    elif len(failed) > 1:
        days = failed
    elif element == "tcm_attempt" and several and several[0].start < unit.start and several[0].page == unit.page:
        days = tuple(several)
    else:
        day = right_behind(unit, end, event_days(unit)) if element == "tcm_contact" else None
        day = day or event_day(chart, units, index, start)
        apart = day is not None and element == "tcm_contact" and of_another_box(unit, day, start)
        days = (day,) if day and not apart else ()
    return _Act(element, unit, start, end, days, _said(chart, units, index)) if days else None


def _tried_before(act: _Act) -> Iterator[_Act]:
    """The attempts that the sentence of a contact tells beside it: "LM 5/4, reached wife 5/5"."""
    several = event_days(act.unit)
    if act.element != "tcm_contact" or len(several) < 2:
        return
    days = tuple(mark for mark in failed_days(act.unit, several) if mark.value < act.days[0].value)
    found = FAILED.search(act.unit.text)
    if days and found and attempt_in((act.unit,), 0, found, False):
        yield act._replace(element="tcm_attempt", start=found.start(), end=found.end(), days=days)


def _known_contacts(chart: Chart, contacts: Sequence[Item], taken: set[int]) -> Iterator[_Act]:
    """Contacts with the patient, in words that any program uses, where the note itself tells of the discharge."""
    for item in contacts:
        if not item.relied_on:
            continue
        unit = next((u for u in chart.on_page(item.page) if u.start <= item.start < u.end), None)
        if unit is None or id(unit) in taken or FAILED.search(unit.text):
            continue
        if item.value.mode == "video" and _VIDEO_VISIT.search(unit.text):
            continue  # the visit itself
        if item.value.mode == "in_person" and not AT_HOME.search(unit.text):
            continue
        units = chart.of_entry(unit.entry)
        index = next(number for number, other in enumerate(units) if other is unit)
        start, end = item.start - unit.start, min(item.end, unit.end) - unit.start
        day = None if by_front_desk(units, index) else event_day(chart, units, index, start)
        if day is None or _INTENT.search(unit.text) or ruled_out(chart, unit) or not _said(chart, units, index):
            continue
        beside = units[max(0, index - 1) : index + 2] if unit.row is None else (unit,)
        told = f"{unit.context} | {' | '.join(other.text for other in beside if other.row is None or other is unit)}"
        taken.add(id(unit))
        yield _Act("tcm_contact", unit, start, end, (day,), STAY_WORDS.search(NO_STAY.sub(" ", told)) is not None)


_VIDEO_VISIT = re.compile(
    r"\bvisit\b(?:(?!\b(?:call|check-?in|contact)\b)[^.;])*\b(?:MD|DO|NP|PA|PA-C|DNP|CNP|APRN|dr)\b", re.IGNORECASE
)
"""A visit by video that a practitioner holds."""


def _kind(units: Sequence[Unit], index: int) -> tuple[str, int, int] | None:
    """Contact or attempt, and the words that say so; boxes decide before words."""
    unit = units[index]
    text = unit.text
    boxes = [box for box in find_boxes(text) if box.label]
    if boxes and _BOXED.search(" ".join(box.label for box in boxes)):
        ticked = [box for box in boxes if box.checked]
        failed = next((box for box in ticked if FAILED.search(box.label)), None)
        if failed:
            return "tcm_attempt", *failed.span
        reached = next(
            (
                box
                for box in ticked
                if re.match(r"(?:reached|spoke|contact|patient|caregiver)", box.label, re.IGNORECASE)
            ),
            None,
        )
        if reached:
            return "tcm_contact", *reached.span
        if not ticked:
            return None
    asked = next((box for box in boxes if box.checked and _YES_NO.fullmatch(box.label.strip())), None)
    if asked and _ASKED.search(text[: asked.start]) and not FAILED.search(text):
        yes = asked.label.strip().lower().startswith("y")
        return ("tcm_contact", *asked.span) if yes else None
    contact, failed_words = _reached(units, index), FAILED.search(text)
    if (
        contact
        and failed_words
        and contact.start() <= failed_words.start()
        and re.match(r"[^.;]{0,12}$", text[contact.end() : failed_words.start()])
        and not re.search(r"\bspoke|\btalked|answered", contact.group(), re.IGNORECASE)
    ):
        contact = None  # "reached her voicemail", "called patient, no answer"
    if contact and failed_words and failed_words.start() <= contact.start() < failed_words.end():
        contact = None  # "recording picked up"
    if contact and failed_words and contact.start() <= failed_words.start() and _HEADS.match(contact.group()):
        contact = None  # "Interactive contact (d/c 3/11): left message"
    if contact and failed_words and (CUT_SHORT.search(text) or NOT_ABLE.search(text[: contact.start() + 8])):
        contact = None  # "not able to get him on the phone", "asked us to call later"
    if contact and ONLY_ANSWERED.search(text[contact.start() :]):
        contact = None  # "grandson answered, pt not available"
    if contact:
        return "tcm_contact", contact.start(), contact.end()
    if failed_words:
        before = units[index - 1] if index and units[index - 1].row is None else None
        spoken = before is not None and talk_told(before.text)
        if attempt_in(units, index, failed_words, spoken):
            return "tcm_attempt", failed_words.start(), failed_words.end()
    return None if failed_words else _labelled(units, index) or _told(units, index)


def _labelled(units: Sequence[Unit], index: int) -> tuple[str, int, int] | None:
    """The line of a form that gives the contact's day, and the call that was done, unless what follows says no."""
    text = units[index].text
    found = LABELLED.search(text)
    after = units[index + 1].text if index + 1 < len(units) and not units[index].row else ""
    if found is None or NOT_YET.search(text) or find_boxes(text) or FAILED.search(after):
        return None
    filled = text[found.end() :]
    if found.group().rstrip().endswith(":") and not (BEHIND.search(filled) or find_people(filled)):
        return None
    return "tcm_contact", found.start(), found.end()


def _reached(units: Sequence[Unit], index: int) -> "re.Match[str] | None":
    """Words that somebody was reached: by the call itself, by a visit at home, by a reply in a thread of messages."""
    unit = units[index]
    found = REACHED.search(unit.text) or HOME_CALL.search(unit.text) or _by_name(units, index)
    if found is None and (reply := REPLIES.match(unit.text)) and _THREAD.search(f"{unit.context}"):
        return reply
    return found


_HEADS = re.compile(r"interactive\b", re.IGNORECASE)
"""Words for a contact that may head one that failed."""
_THREAD = re.compile(r"\b(?:thread|messages?|portal|mychart|chat|conversation)\b", re.IGNORECASE)
_YES_NO = re.compile(r"(?:yes|no|y|n)\b\W*(?:(?:date\b|on\b|\d{1,2}[/-]\d).*)?", re.IGNORECASE)
_ASKED = re.compile(
    r"\b(?:contact(?:ed)?|communication|reached|spoke|interactive)\b(?:[^.;]|\bbus\.){0,60}[:?]\W*(?:\[ ?\]"
    r"|☐)?\W*(?:no\W*|"
    r"yes\W*)?$",
    re.IGNORECASE,
)
"""A form's question whether the patient was reached, right before its ticked answer."""
_BOXED = re.compile(r"\b(?:reached|vm|voicemail|answer|message|contact|attempt)\b", re.IGNORECASE)
"""What the boxes of a form of calls are about."""
_REPLIES = Trigger(REPLIES)
"""A reply in a thread; elsewhere it tells nothing."""
_TELLS_ALONE = Trigger(REACHED, HOME_CALL, SPOKEN, FAILED, LABELLED, CALLED, TELLS, QUOTED, _ASKED, _BOXED)
"""What tells a contact or an attempt anywhere."""


def _by_name(units: Sequence[Unit], index: int) -> "re.Match[str] | None":
    """ "TCM call ... Spoke with Greta": in a call of this service a first name alone is the patient's or a caregiver's,
    unless a job or a place stands with it."""
    text = units[index].text
    spoken = SPOKEN.search(text)
    before = units[index - 1].text if index and units[index].row is None else ""
    if spoken is None or not (_TCM_ITSELF.search(text) or _TCM_ITSELF.search(before)):
        return None
    return None if AT_WORK.match(text[spoken.end() :]) else spoken


def _told(units: Sequence[Unit], index: int) -> tuple[str, int, int] | None:
    """A contact that shows in what the patient told: after a call, or under a call's heading."""
    unit = units[index]
    after = "" if unit.row else " ".join(other.text for other in units[index + 1 : index + 3])
    called = CALLED.search(unit.text)
    if called and STATE.search(f"{unit.text[called.end() :]} {after}") and not FAILED.search(after):
        return "tcm_contact", called.start(), called.end()
    tells = TELLS.search(unit.text) or QUOTED.search(unit.text)
    before = " | ".join(other.text for other in units[max(0, index - 3) : index]) if not unit.row else ""
    if (
        tells
        and _REMOTE.search(f"{unit.entry.title.value if unit.entry.title else ''} | {before} | {unit.text}")
        and not FAILED.search(before)
    ):
        return "tcm_contact", tells.start(), tells.end()
    return None


def _said(chart: Chart, units: Sequence[Unit], index: int) -> bool:
    unit = units[index]
    tcm = chart.words.pattern("@tcm")
    near = " | ".join(other.text for other in units[max(0, index - 5) : index + 6] if not other.row or other is unit)
    where = NO_STAY.sub(" ", f"{unit.context} | {near}")
    if tcm.search(where) or STAY_WORDS.search(where) or chart.program_of(unit) == "tcm":
        return True
    head = head_of_log(chart, unit)
    return bool(head and (tcm.search(head) or STAY_WORDS.search(head)))


def _settled(acts: Sequence[_Act], stays: Sequence[str]) -> Iterator[_Act]:
    """Acts after a discharge. One that does not name the discharge counts within a week, up to the first contact."""
    reached: dict[str, str] = {}
    for act in sorted(acts, key=lambda act: act.days[0].value):
        days = []
        for day in act.days:
            stay = _stay_of(day.value, stays)
            if stay is None:
                if act.said and (not stays or _TCM_ITSELF.search(act.unit.text)):
                    days.append(day)
                continue
            near = 0 < (date.fromisoformat(day.value) - date.fromisoformat(stay)).days <= _SEVEN
            first = reached.get(stay, day.value) >= day.value
            if act.said or (near and first):
                days.append(day)
                if act.element == "tcm_contact":
                    reached.setdefault(stay, day.value)
        if days:
            yield act._replace(days=tuple(days))


_TCM_ITSELF = re.compile(r"\btcm\b|transition|discharg|\bd/c\b|hospital stay|post[- ]?hospital", re.IGNORECASE)


def _stay_of(day: str, stays: Sequence[str]) -> str | None:
    """The last discharge up to the day, when the day lies in its thirty days."""
    before = [stay for stay in stays if stay <= day]
    late = not before or date.fromisoformat(day) - date.fromisoformat(before[-1]) > timedelta(days=_SERVICE)
    return None if late else before[-1]


def _items(chart: Chart, directory: Directory, act: _Act) -> Iterator[Item]:
    person = _person(chart, directory, act)
    start, end = quote_span(act.unit, act.start, act.end)
    for day in act.days:
        fields: dict[str, object] = {"date": day.value, "mode": _mode(chart, act.unit)}
        marks = [("date", day)]
        if person is not None:
            known = directory.identify(person.value)
            name, credential, _ = split_person(person.value)
            fields["person"] = (
                ", ".join(part for part in (known.name or name, known.credential or credential) if part) or None
            )
            marks.append(("person", person))
        yield make_item(
            chart.pages[act.unit.page],
            act.element,
            Value.model_validate(fields),
            act.unit.start + start,
            act.unit.start + end,
            marks,
            texts=chart.texts,
        )


def _person(chart: Chart, directory: Directory, act: _Act) -> Mark | None:
    """Who called: the row's person, a member of staff named in the sentence, the entry's author."""
    if act.unit.person is not None:
        return act.unit.person
    for hit in find_people(act.unit.text):
        words = act.unit.text[hit.start : hit.end]
        if kind_of(directory.identify(words), chart.elements) in ("staff", "practitioner"):
            return mark_in(act.unit, hit.start, hit.end, words)
    return act.unit.entry.author


_AT_THE_DOOR = re.compile(
    r"face[- ]to[- ]face|in the home|\bthe door\b|\bhome (?:outreach )?visit\b|\bdrove (?:by|out)\b|\bknock\w*",
    re.IGNORECASE,
)


def _mode(chart: Chart, unit: Unit) -> str:
    words = chart.words
    for mode, term in (("video", "@video"), ("phone", "@phone"), ("in_person", "@inperson"), ("portal", "@portal")):
        if words.pattern(term).search(unit.text) and not (mode == "phone" and _AT_THE_DOOR.search(unit.text)):
            return mode
    if _AT_THE_DOOR.search(unit.text) or HOME_CALL.search(unit.text):
        return "in_person"
    return "portal" if _THREAD.search(unit.context) and REPLIES.match(unit.text) else "phone"
