"""Reads logged minutes: rows of time logs, start and stop times, stated and narrated durations, and corrections.

An entry counts only inside a care-management program or log; visit time, therapy sessions, rules, exercises and totals
are not logged activities (domain.md 1.11, 2.2).
"""

from collections.abc import Iterator
from dataclasses import replace

from clausea import sieve as re
from clausea.evidence.facts import make_item
from clausea.evidence.readers.patterns.chart import Chart, mark_in
from clausea.evidence.readers.patterns.minutes.activity import activity
from clausea.evidence.readers.patterns.minutes.aside import without_left_out
from clausea.evidence.readers.patterns.minutes.blocks import without_copies
from clausea.evidence.readers.patterns.minutes.corrections import corrected
from clausea.evidence.readers.patterns.minutes.entry import Logged
from clausea.evidence.readers.patterns.minutes.notes import Notes
from clausea.evidence.readers.patterns.minutes.people import role_label
from clausea.evidence.readers.patterns.minutes.rows import Rows
from clausea.evidence.readers.patterns.minutes.settings import Settings
from clausea.evidence.readers.patterns.minutes.words import CONTEXT, EXCUSED, programs_in
from clausea.evidence.readers.patterns.staff import Person, kind_of
from clausea.evidence.units import Unit
from clausea.models import Basis, Item, Polarity, Status, Value
from clausea.pages import Entry, Mark
from clausea.values.durations import find_durations
from clausea.values.people import PersonHit, find_people

_BY_TRAINED_STAFF = ("chi", "pin")
"""Programs that trained staff without a clinical license furnish, too (community health workers)."""


def read_minutes(chart: Chart) -> Iterator[Item]:
    """Items of staff, practitioner and care manager minutes; a corrected time is one item with the new minutes."""
    directory, settings = chart.directory, chart.settings
    logged = [*Rows(chart, settings, directory).read(), *Notes(chart, settings, directory).read()]
    for entry in corrected(list(without_copies(logged, chart))):
        if entry.program is None and settings.is_care(entry.unit):
            entry = replace(entry, program=settings.default or settings.only)
        item = _item(chart, settings, without_left_out(entry, settings.of(entry.unit)))
        if item is not None:
            yield item


def _item(chart: Chart, settings: Settings, entry: Logged) -> Item | None:
    kind = kind_of(entry.person, chart.elements)
    if kind == "unknown" and (doctor := _doctor(settings, entry)) is not None:
        entry, kind = doctor, "practitioner"
    if kind == "unknown" and entry.program in _BY_TRAINED_STAFF:
        trained = chart.elements["staff_minutes"].lists["trained"]
        kind = "staff" if (entry.person.credential or "").upper() in trained else kind
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
    if kind == "practitioner" and entry.unit.row is None and not _apart_from_visits(settings, entry):
        return None
    if kind == "practitioner" and entry.unit.row is None and _of_those_directed(settings, entry):
        return None
    status, reasons = _status(entry, kind)
    fields: dict[str, object] = {
        "date": entry.day.value,
        "minutes": entry.seconds // 60,
        "seconds": entry.seconds if entry.seconds % 60 else None,
        "start": entry.from_,
        "end": entry.to,
        "person": entry.person.name,
        "credential": entry.person.credential or _title(entry.person, kind),
        "activity": activity(chart, _of_its_day(settings.of(entry.unit).units, entry), entry),
        "program": entry.program,
        "signed": _signed(entry.unit.entry),
    }
    marks = [("date", entry.day)]
    month = entry.unit.entry.month
    if (
        month is not None
        and entry.day.page in chart.texts
        and chart.texts[entry.day.page][entry.day.start : entry.day.end].isdigit()
    ):
        marks.append(("date", month))  # a day alone under the month's heading
    if entry.person_mark is not None and entry.person.name:
        marks.append(("person", entry.person_mark))
    if entry.person.credential_mark is not None:
        marks.append(("credential", entry.person.credential_mark))
    if entry.times is not None and entry.from_ is not None:
        marks += [("start", entry.times[0]), ("end", entry.times[1])]
    if entry.minutes_mark is not None:
        marks.append(("minutes", entry.minutes_mark))
    if entry.scale is not None:
        marks.append(("minutes", entry.scale))
    item = make_item(
        chart.pages[entry.unit.page], element, Value.model_validate({k: v for k, v in fields.items() if v is not None}),
        entry.start, entry.end, marks, entry.polarity, status, reasons, chart.texts,
    )  # fmt: skip
    return _with_clock_cells(chart, item, entry)


def _of_its_day(units: tuple[Unit, ...], entry: Logged) -> tuple[Unit, ...]:
    """The sentences of the entry's day, where one line tells of several."""
    if entry.unit.row is not None or not any(unit.date for unit in units):
        return units
    days = [(unit, unit.date or unit.entry.date) for unit in units]
    return tuple(unit for unit, day in days if day is not None and day.value == entry.date) or units


def _doctor(settings: Settings, entry: Logged) -> Logged | None:
    """The entry with its "Dr. Sauer" as the one who spent the time, where the time itself, or the heading of its log,
    is a physician's or provider's. The title alone does not tell: pharmacists and psychologists have it too."""
    unit = entry.unit
    if entry.person.credential or entry.person.job not in (None, "practitioner"):
        return None
    doctors = [
        hit
        for hit in find_people(unit.text)
        if hit.title == "Dr" and hit.name and not hit.credential and not _OTHERS.search(unit.text[: hit.start])
    ]
    title = unit.entry.title
    setting = settings.of(unit)
    if not doctors and unit.row is None:
        return _of_their_log(settings, entry)
    if len(doctors) != 1:
        return None
    if entry.program in _PRACTITIONERS and unit.row is None and _spends(unit.text, doctors[0]):
        return _as_theirs(entry, unit, doctors[0])
    first = setting.units[0].text
    for said in (unit.text, title.value if title else "", first if len(first) <= _HEADING else "", setting.banner):
        label = role_label(said)
        theirs = label.job == "practitioner" if label is not None else _THEIR_LOG.search(said) is not None
        if theirs:
            return _as_theirs(entry, unit, doctors[0])
        if label is not None:
            return None
    return None


def _as_theirs(entry: Logged, unit: Unit, hit: PersonHit) -> Logged:
    mark = mark_in(unit, hit.start, hit.end, unit.text[hit.start : hit.end])
    return replace(entry, person=Person(hit.name, None, "practitioner"), person_mark=mark)


def _spends(text: str, hit: PersonHit) -> bool:
    """Whether a doctor stands where a log names who spent the time: behind the day, or beside the minutes."""
    before, behind = text[: hit.start], text[hit.end :]
    if _WHERE.match(behind):
        return False
    timed = _LENGTH_BEFORE.search(before) is not None
    if timed and not behind.strip(" .,;"):
        return True
    return (timed or _AT_HEAD.fullmatch(before) is not None) and _LENGTH_BEHIND.match(f"{behind} ") is not None


def _of_their_log(settings: Settings, entry: Logged) -> Logged | None:
    """The entry of a log whose heading names one doctor as the one who kept it: "MD care mgmt log (Dr. Amari)"."""
    first, title = settings.of(entry.unit).units[0], entry.unit.entry.title
    heads = [mark_in(first, 0, len(first.text), first.text), *([title] if title else [])]
    for head in heads:
        doctors = [hit for hit in find_people(head.value) if hit.title == "Dr" and hit.name and not hit.credential]
        if len(doctors) == 1 and len(head.value) <= _HEADING and _THEIR_LOG.search(head.value):
            hit = doctors[0]
            mark = Mark(head.value[hit.start : hit.end], head.page, head.start + hit.start, head.start + hit.end)
            return replace(entry, person=Person(hit.name, None, "practitioner"), person_mark=mark)
    return None


_PRACTITIONERS = ("ccm", "pcm")
"""Programs in which a "Dr." who spends the time is the practitioner; behavioral care has its psychologists."""
_WHERE = re.compile(
    r"['’]s?\b|\s(?:office|clinic|staff|team|nurse|appt|appointment|visit|referral|pharmacy|notes?|records?|consult|re\b|to\b|will)",
    re.IGNORECASE,
)
_AT_HEAD = re.compile(
    r"\W*(?:[\d/.-]{4,10}|[A-Z][a-z]{2,8}\.? \d{1,2},? \d{4}|\d{1,2} [A-Z][a-z]{2,8} \d{4})?\W*", re.IGNORECASE
)
_LENGTH_BEFORE = re.compile(r"\d\s?m(?:in(?:ute)?s?)?\.?[\s,–-]+(?:(?:ccm|pcm)[\s,–-]+)?(?:by )?$", re.IGNORECASE)
_LENGTH_BEHIND = re.compile(
    r"(?:\s(?:personally |also )?(?:spent|devoted|used|logged))?[\s:,|–—-]*(?:[\d/.-]{6,10}[\s:,|–—-]+)?"
    r"(?:(?:ccm|pcm)[\s:,|–—-]+)?(?:\d{1,3}|[a-z]+(?:-[a-z]+)?)\s?m(?:in(?:ute)?s?)?\b",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"(?:\b(?:with|per|to|from|for|of|under|called|told|notified|cc|direction|supervis\w+|asked|see|sees)|w/|@)"
    r"[\s:]*(?:the )?$",
    re.IGNORECASE,
)
"""Before a doctor who is not the one whose time it is."""
_HEADING = 60
"""Characters of a line that heads a log."""
_THEIR_LOG = re.compile(
    r"\b(?:physician|provider|practitioner|doctor|md)(?:['’]s)? (?:\w+ ){0,3}(?:log|entry|entries|minutes|time"
    r"|record)\b"
    r"|\b(?:log|entry|minutes|time) (?:by|of|for) (?:the )?(?:billing )?(?:physician|provider|practitioner)\b",
    re.IGNORECASE,
)


def _title(person: Person, kind: str) -> str | None:
    """The job that stands for a credential: "Tess Ng, medical assistant"."""
    return person.job if kind == "staff" and person.name and person.job and person.job not in _NO_TITLE else None


_NO_TITLE = ("clinical staff", "staff")


def _signed(entry: Entry) -> str | None:
    if entry.draft or entry.unsigned:
        return "no"
    return "yes" if entry.signature else None


def _apart_from_visits(settings: Settings, entry: Logged) -> bool:
    """Practitioners' time is a visit's unless its sentence, or what stands above it, says that it is program time."""
    text = entry.unit.text
    if programs_in(text) or CONTEXT.search(text) or settings.is_care(entry.unit):
        return True
    units = settings.of(entry.unit).units
    whole = EXCUSED.sub(" ", " ".join(unit.text for unit in units))
    return len(units) <= _FEW and bool(programs_in(whole) or CONTEXT.search(whole)) and not _VISITING.search(whole)


def _of_those_directed(settings: Settings, entry: Logged) -> bool:
    """Time in a note by which its signer vouches for others' work is theirs, unless its sentence says whose it is."""
    units = settings.of(entry.unit).units
    whole = " ".join(unit.text for unit in units)
    return len(units) <= _FEW and bool(_VOUCHES.search(whole)) and not _MINE.search(entry.unit.text)


_VOUCHES = re.compile(
    r"\b(?:(?:under|at|on|by|per) my (?:\w+ )?(?:direction|supervision|instruction|oversight)s?\b|"
    r"month[- ]?end (?:sign|close|approval|attest)\w*)",
    re.IGNORECASE,
)
"""Vouches for the work of others."""
_MINE = re.compile(
    r"\b(?:I|my|mine|personal(?:ly)?|own|call(?:ed)?|phoned|spoke|talked|"
    r"(?:provider|practitioner|physician|md|np|do|pa)(?:['’]s)? (?:time|min(?:ute)?s?)|9949[1]|99437|9942[45])\b",
    re.IGNORECASE,
)
_FEW = 8
"""Sentences of a note so short that the program it names is that of its time."""
_VISITING = re.compile(
    r"\bvisits?\b|\boffice\b|\bclinic\b|\bexam\w*|\bvitals?\b|\bBP\W{0,2}\d|\bHPI\b|\bROS\b|\b99(?:2[01]\d|38\d|39\d)\b|wellness|physical|"
    r"follow[- ]?up|(?<!non[- ])(?<!not )face[- ]to[- ]face|in person|presents|encounter|seen\b",
    re.IGNORECASE,
)


def _with_clock_cells(chart: Chart, item: Item, entry: Logged) -> Item:
    """Names the cells of "0930" and of "07:10" mm:ss even inside the quote: they are times only in their column."""
    marks = []
    if entry.times is not None and entry.from_ is not None:
        marks += list(zip(("start", "end"), entry.times, strict=True))
    listed = entry.unit.row is None and len(find_durations(entry.unit.text)) > 0  # "9 minutes on 3/3, 8 on 3/10"
    if entry.minutes_mark is not None and (entry.unit.row is not None or listed):
        marks.append(("minutes", entry.minutes_mark))
    extra = []
    if entry.day is not None:
        marks.append(("date", entry.day))
    for field, mark in marks:
        if mark.page not in chart.pages:
            continue
        written = chart.pages[mark.page].text[mark.start : mark.end]
        bare = r"\s*\d{4}\s*" if field != "minutes" else r"\d{1,3}" if listed else r"\d\d:[0-5]\d"
        bare = r"\d{1,2}/\d{1,2}" if field == "date" else bare
        bare = r"[\d.]+" if field == "minutes" and entry.scale is not None else bare
        named = any((basis.page, basis.start) == (mark.page, mark.start) for basis in item.basis)
        if re.fullmatch(bare, written) and not named and (entry.scale or field not in {b.field for b in item.basis}):
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
    letters = set(re.split(r"[,/ ]+", (entry.person.credential or "").upper()))
    if entry.program == "cocm" and entry.person.credential and letters <= _ASSISTANTS and not entry.bhcm:
        reason = "a medical assistant's time is no care manager's unless the chart says so"
        return Status.NEEDS_REVIEW, (*entry.reasons, reason)
    return (Status.NEEDS_REVIEW if entry.reasons else Status.VERIFIED), entry.reasons


_ASSISTANTS = frozenset(["MA", "CMA", "RMA", "CNA", "CCMA"])
"""Collaborative care counts the time of its care manager (MLN909432); a medical assistant rooms the patient."""
