"""Reads contacts with the patient out of a whole short note: a way of contact in one sentence, the answer in another.

told.py and talks.py want verb and party side by side. A note in telegram style leaves most of that out ("Outreach
14:10, live answer. Verified DOB. Pain 4/10."): here a note counts when some words say how the contact was held, some
say what the patient or a caregiver answered, did or wanted, and none that it failed, lies ahead or was with others.
"""

from collections.abc import Iterator, Sequence

from clausea import sieve as re
from clausea.evidence.facts import make_item, polarity_of, quote_span
from clausea.evidence.readers.patterns.actdays import day_in, entry_text
from clausea.evidence.readers.patterns.chart import Chart, mark_in
from clausea.evidence.readers.patterns.coming import TO_COME, to_come
from clausea.evidence.readers.patterns.contacts import tellingwords as parts
from clausea.evidence.readers.patterns.contacts import words
from clausea.evidence.readers.patterns.contacts.frontdesk import says_front_desk
from clausea.evidence.readers.patterns.contacts.parties import Party
from clausea.evidence.readers.patterns.days import event_day
from clausea.evidence.units import Unit
from clausea.models import Item, Polarity, Value
from clausea.pages import Mark
from clausea.values.dates import find_dates, find_months

_SHORT = 700
"""Characters of an entry that is a note of one contact."""
_OUTSIDE = ("pharmacy", "practitioner", "agency", "therapist", "hospital")
_NO_NOTE = re.compile(
    r"discharge (?:summ|instr|med)|hospital (?:course|note)|operative|procedure|emergency|laborator|imaging|radiology"
    r"|patholog|medication"
    r"|problem|history|consult|\bhpi\b|past|care team|consent|enrol|instructions|education|insurance|appointment"
    r"|upcoming"
    r"|goals|audit|"
    r"claim|social|review of systems|exam|vital|immuniz|care plan|policy|billing|caseload|registry|office visit"
    r"|progress note|subjective|"
    r"wellness|h ?& ?p|therapy note",
    re.IGNORECASE,
)

_STAFF = re.compile(
    r"\b(?:rn|lpn|lvn|cma|rma|ma|np|fnp|pa-?c|md|do|lcsw|lmsw|lsw|msw|lpc|lmhc|lmft|pharmd|chw|bhcm|nurse|ccm|cm"
    r"|care (?:manager|coordinator))\b|\s[–—-]\s?[a-z]{2,3}\W*$|\b(?:outgoing|incoming|outbound|inbound)\b",
    re.IGNORECASE,
)

_FIELD = re.compile(r"\W*\w+(?:\s\w+)?\s?:")
_HOME_FROM = re.compile(
    r"\b(?:from|left|leaving|after|d/?c|discharged?|stay at|at|home)\W+(?:the |\w+ ){0,2}$", re.IGNORECASE
)


def read_tellings(chart: Chart, known: Sequence[Item]) -> Iterator[Item]:
    """Items `patient_contact` of short notes that have none; `known`: those found so far. One for each note."""
    taken = {item.value.date for item in known}
    places = {(item.page, item.start) for item in known}
    for entry in chart.record.entries:
        if entry.handout or entry.blank or entry.draft or entry.outside:
            continue
        units = tuple(unit for unit in chart.of_entry(entry) if unit.row is None)
        if not units or units[0].page in chart.record.other_patient_pages:
            continue
        whole = entry_text(chart, units[0], _SHORT + 1)
        if len(whole) > _SHORT or not (_likely(whole) or (_of_calls(units) and not _failed(whole))):
            continue
        if any(unit.page == page and unit.start <= start < unit.end for unit in units for page, start in places):
            continue
        found = _held(chart, units, whole)
        if found is None:
            continue
        index, start, end, mode = found
        unit = units[index]
        day = event_day(chart, units, index, start) or day_in(chart, unit, start, end).mark or _of_month(unit, whole)
        if day is None or day.value in taken or to_come(chart, unit):
            continue
        taken.add(day.value)
        left, right = quote_span(unit, start, end)
        yield make_item(
            chart.pages[unit.page],
            "patient_contact",
            Value.model_validate({"date": day.value, "mode": mode}),
            unit.start + left,
            unit.start + right,
            [("date", day)],
            texts=chart.texts,
        )


def _of_month(unit: Unit, whole: str) -> Mark | None:
    """The day without a year that a note begins with, where the note names its month ("3/9 ... (log, March 2026)")."""
    months = {hit.month for hit in find_months(whole)}
    if len(months) != 1:
        return None
    hits = [hit for hit in find_dates(unit.text[:16], near=min(months)) if hit.start <= 2]
    return mark_in(unit, hits[0].start, hits[0].end, hits[0].iso) if hits and hits[0].iso[:7] in months else None


def _likely(whole: str) -> bool:
    """A quick look at a note: some way of contact, nothing that says it failed or was no talk of the care team's."""
    ways = (parts.SPOKE_WITH, parts.TALKED, parts.CALLED, parts.VIDEO, parts.IN_PERSON)
    if not any(way.search(whole) for way in ways):
        return False
    return not _failed(whole)


def _failed(whole: str) -> bool:
    return bool(
        words.NO_ANSWER.search(whole)
        or parts.NOT_HELD.search(whole)
        or words.ROBOT.search(whole)
        or words.FRONT_DESK.search(whole)
        or says_front_desk(whole)
    )


_CALLS = re.compile(
    r"^\W*(?:(?:tele)?phone|call)\s(?:and\s\w+\s)?(?:messages?|calls?|notes?|logs?|contacts?|encounters?|conversations?)\b"
    r"|\b(?:tele)?phone\s(?:log|notes?|calls|contacts?)\b",
    re.IGNORECASE,
)
"""Heads a list of what was said by phone: "Phone messages and transition calls"."""


def _of_calls(units: tuple[Unit, ...]) -> bool:
    title = units[0].entry.title
    return title is not None and units[0].entry.date is not None and _CALLS.search(title.value) is not None


def _held(chart: Chart, units: tuple[Unit, ...], whole: str) -> tuple[int, int, int, str] | None:
    """Which sentence names the way of contact, where in it, and the way itself."""
    if any(_NO_NOTE.search(unit.context) or TO_COME.search(unit.section) for unit in units[:1]):
        return None
    if not _by_staff(units, whole):
        return None
    for index, unit in enumerate(units):
        for expression, mode in (
            (parts.IN_PERSON, "in_person"),
            (parts.VIDEO, "video"),
            (parts.SPOKE_WITH, None),
            (parts.TALKED, None),
            (parts.CALLED, None),
        ):
            for cue in expression.finditer(unit.text):
                if not _stands(chart, unit, cue):
                    continue
                called = expression is parts.CALLED
                rest = units[index:]
                told = _before_others(chart, rest) if called else rest
                headed = len(told) == len(rest) and parts.CALL_NOUN.match(unit.text)
                if not (_answered(told, cue, not called) or (headed and _of_the_patient(told, cue))):
                    continue
                way = mode or words.mode_of(unit.text, unit.context, whole) or "phone"
                return index, cue.start(), cue.end(), "phone" if way == "portal" else way
    if _of_calls(units):  # the heading says how, the sentence who told or wanted something
        for index, unit in enumerate(units):
            says = parts.REPORTS.match(unit.text)
            if says is not None and polarity_of(unit, *says.span())[0] is Polarity.AFFIRMED:
                return index, says.start(), says.end(), "phone"
    return None


def _by_staff(units: tuple[Unit, ...], whole: str) -> bool:
    """Whether somebody of the house stands behind the note: a signature, a credential, initials, a program."""
    entry = units[0].entry
    return entry.author is not None or entry.program is not None or _STAFF.search(whole) is not None


def _stands(chart: Chart, unit: Unit, cue: "re.Match[str]") -> bool:
    """Whether the sentence says that the contact was had, and with nobody of another house."""
    before = unit.text[: cue.start()]
    if parts.AHEAD.search(before) or words.LATER.search(before) or parts.TOLD_OF.search(before):
        return False
    if words.BARE.match(unit.text) and cue.start() < 25 and not (find_dates(unit.text) or _FIELD.match(unit.text)):
        return False
    if any(_with_others(unit.text, cue, party) for party in chart.parties.find(unit.text)):
        return False
    return polarity_of(unit, cue.start(), cue.end())[0] is Polarity.AFFIRMED


def _with_others(text: str, cue: "re.Match[str]", party: Party) -> bool:
    """Whether the contact was with a party of another house: the one that stands beside the words for it.

    A hospital may be the one that the patient came home from, an agency one that the talk was about.
    """
    if party.kind not in _OUTSIDE:
        return False
    if _HOME_FROM.search(text[: party.start]) or parts.IN_PERSON.fullmatch(cue[0]):
        return False
    if parts.CALLED.fullmatch(cue[0]):
        return True
    gap = text[cue.end() : party.start] if party.start >= cue.end() else text[party.end : cue.start()]
    return not re.search(r"[:;,]|\.\s", gap)


def _of_the_patient(units: Sequence[Unit], cue: "re.Match[str]") -> bool:
    """Whether a note that is headed as a call goes on with what patients are asked about."""
    return parts.CONDITION.search(" . ".join([units[0].text[cue.end() :], *(u.text for u in units[1:])])) is not None


def _before_others(chart: Chart, units: tuple[Unit, ...]) -> tuple[Unit, ...]:
    """The sentences up to the first that names somebody of another house: what follows may be that one's answer."""
    for number, unit in enumerate(units[1:], start=1):
        for party in chart.parties.find(unit.text):
            if party.kind in _OUTSIDE and not _HOME_FROM.search(unit.text[: party.start]):
                return units[:number]
    return units


def _answered(units: Sequence[Unit], cue: "re.Match[str]", talked: bool) -> bool:
    """Whether the note goes on with what came back; after a bare call nothing less than an answer will do."""
    here = units[0].text
    if parts.SPOKE_WITH.fullmatch(cue[0]):
        return True
    after = " . ".join([here[cue.end() :], *(unit.text for unit in units[1:])])
    if (
        parts.REPORTS.search(after)
        or parts.BARE_REPORTS.search(after)
        or parts.QUOTED.search(after)
        or parts.ASKED.search(after)
    ):
        return True
    there = parts.THERE.search(f"{here} {after}")
    if parts.IN_PERSON.fullmatch(cue[0]):
        taught = parts.TAUGHT.search(after)
        return bool((there or taught) and (parts.CONDITION.search(after) or taught))
    return talked and bool(parts.STATUS.search(f"{here} {after}") or (there and parts.TAUGHT.search(after)))
