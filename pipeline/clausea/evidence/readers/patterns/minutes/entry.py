"""One logged stretch of time on its way to an item, and the day it belongs to."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from clausea import sieve as re
from clausea.evidence.facts import day_of
from clausea.evidence.readers.patterns.chart import mark_in
from clausea.evidence.readers.patterns.minutes.settings import Setting
from clausea.evidence.readers.patterns.minutes.words import LATE, is_plain_total
from clausea.evidence.readers.patterns.staff import Person
from clausea.evidence.units import Unit
from clausea.models import Polarity
from clausea.pages import Mark
from clausea.values.dates import DateHit, find_dates, is_day
from clausea.values.datewords import BIRTH, WEEKDAY
from clausea.values.durations import find_durations

_OF_THE_WORK = re.compile(
    r"\b(?:for|on|of|dos|service(?: date)?|occurred|date|re|from|contact|call|entry|the|"
    r"work)\s*:?\s*(?:the\s*)?$",
    re.IGNORECASE,
)
_OF_THE_WRITING = re.compile(
    r"\b(?:made|entered|written|wrote|recorded|typed|keyed|documented|charted|added|signed|created|posted|"
    r"printed|scanned|addendum|correction|correct\w*|late entry)(?: on)?\W*$",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"\b(?:date|dos|date of (?:service|contact|call|encounter)|(?:encounter|service|contact|call|"
    r"visit) date)\s*(?:of \w+ ?)?[:=]?\s*(?:\w+day,? )?$|"
    r"^\W*(?:ccm|bhi|co-?cm|pcm|apcm) (?:(?:phone|telephone|care|outreach) )?(?:call|contact|note|encounter|visit)"
    r"(?: of| on)?\s*:?\s*$",
    re.IGNORECASE,
)


_NUMBERED = re.compile(r"\W*(?P<day>0?[1-9]|[12]\d|3[01])(?:(?:st|nd|rd|th)\b|\s{2,}(?=[A-Z])|\s?[|:–—-]\s(?=[A-Z]))")
_BEHIND_ON = re.compile(
    r"\s*(?:min(?:ute)?s?\.?)?,?\s*\(?on\s+(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+)?(?:the\s)?", re.IGNORECASE
)
_SLASHED_ON = re.compile(r"(?P<month>0?[1-9]|1[0-2])/(?P<day>0?[1-9]|[12]\d|3[01])(?![\d/])")
_ALONE = re.compile(r"\W*(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s*)?", re.IGNORECASE)
_DAY_ALONE = 30
_NEXT_LINE = 3
_ENTRIES_OF_A_DAY = 6
"""Lines below a day that heads them."""
_CLAUSE_ENDS = re.compile(r"[.;,|]\s+$")
_SLASHED = re.compile(r"(?<![\d/.])(?P<month>0?[1-9]|1[0-2])/(?P<day>0?[1-9]|[12]\d|3[01])\s*(?:[-–—:(]\s*)?$")
_ON = re.compile(r"\W*(?:then |again |finally,? )?on (?:\w+day,? )?(?:the )?", re.IGNORECASE)
_DID = re.compile(
    r",?\s+(?:I|we|(?:the )?(?:nurse|patient|pt|daughter|son)(?: and I)?)\s+(?!will\b|plan\b|am\b|are\b)\w+"
    r"|,?\s+(?:called|phoned|telephoned|rang|spoke|talked|met|faxed|reviewed|received|returned|contacted|reached|updated)\b",
    re.IGNORECASE,
)
"""The words behind the day that opens a narrated activity."""
_HEADING = re.compile(r"\b(?:note|contact|call|encounter|entry|outreach)\b", re.IGNORECASE)
_SHORT = 70


@dataclass(frozen=True)
class Logged:
    """One logged activity. Offsets are of the page.

    `corrects`: the minutes that this entry replaces, -1 when it does not say which.
    """

    unit: Unit
    start: int
    end: int
    seconds: int
    day: Mark | None
    person: Person
    person_mark: Mark | None
    program: str | None
    from_: str | None = None
    to: str | None = None
    minutes_mark: Mark | None = None
    times: tuple[Mark, Mark] | None = None
    """Where a row's start and stop stand."""
    reasons: tuple[str, ...] = ()
    polarity: Polarity = Polarity.AFFIRMED
    corrects: int | None = None
    bhcm: bool = False
    unproven: bool = False
    """A correction outside of what reads as a log: it counts only for a time that stands elsewhere."""
    scale: Mark | None = None
    """Where the page says in what a figure counts: the head "Hours", "1 unit = 6 minutes"."""
    days: tuple[Mark, ...] = ()
    """A correction's: the days that its sentence names, of which the log's is meant."""
    sums: bool = False
    """Said as a total: the one time of its entry, or the sum of the entry's others."""

    @property
    def date(self) -> str | None:
        return self.day.value if self.day else None


def work_day(unit: Unit, start: int, end: int, setting: Setting) -> Mark | None:
    """The day on which the time at [start, end) of the unit was spent, not the day it was written down.

    Beside it, else the row's or the entry's, else a labeled date of the entry, else the only day it names.
    """
    late = LATE.search(unit.text)
    if late:
        named = late_day(unit)
        if named is not None:
            return named
    told = _day_behind(unit, end) or _day_above(unit, setting)
    if told is None and unit.entry.date is None and unit.date is None and is_plain_total(unit.text):
        told = _own_day(unit, setting)
    if told is not None:
        return told
    found = _slashed_day(unit, start) or day_of(unit, start, end).mark or _numbered_day(unit)
    if found is None and unit.date is None and unit.entry.date is None:
        found = _told_day(unit, setting)
    written = unit.date or unit.entry.date
    if found is not None and written is not None and _answered(unit, found, setting):
        begins = date.fromisoformat(written.value)
        apart = (date.fromisoformat(found.value) - begins).days % 7
        return replace(found, value=(begins + timedelta(days=apart)).isoformat())
    if found is not None and written is not None and _of_next_sentence(unit, end, found) and _within(unit, written):
        return written
    if (
        found is not None
        and written is not None
        and found.value > written.value
        and not (_heads(unit, found, start) or _signs_off(unit, found, end))
    ):
        return written  # nobody logs work of a later day: "PT start date given as June 22, 12 min" in June 18's entry
    if found is not None:
        return found
    days: list[Mark] = []
    labeled: list[Mark] = []
    for other in setting.units:
        for hit in find_dates(other.text):
            before = other.text[: hit.start]
            if hit.partial or _OF_THE_WRITING.search(before) or BIRTH.search(before[-24:]):
                continue
            mark = mark_in(other, hit.start, hit.end, hit.iso)
            if _LABEL.search(other.text[: hit.start]):
                labeled.append(mark)
            days.append(mark)
    if labeled:  # the last one above it: several calls may stand in one entry
        above = [mark for mark in labeled if (mark.page, mark.start) < (unit.page, unit.end)]
        return above[-1] if above else labeled[0]
    opening = [mark for mark in days if mark.start < setting.units[0].end and mark.page == setting.units[0].page]
    if len(opening) == 1 and _HEADING.search(setting.units[0].text) and len(setting.units[0].text) < _SHORT:
        return opening[0]
    return days[0] if len({mark.value for mark in days}) == 1 else None


def _of_next_sentence(unit: Unit, end: int, day: Mark) -> bool:
    """Whether a day opens what stands behind the dot of the time: "call 8 min. 5/20/26 A1c 8.1"."""
    behind = unit.text[end : max(end, day.start - unit.start)]
    if not _within(unit, day) or re.fullmatch(r"\s?\.\s+", behind) is None:
        return False
    return re.match(r"\W*\w", unit.text[day.end - unit.start :]) is not None


def _within(unit: Unit, mark: Mark) -> bool:
    return mark.page == unit.page and unit.start <= mark.start < unit.end


def _day_behind(unit: Unit, end: int) -> Mark | None:
    """The day that stands behind a length with "on": "18 min on 3/3, 9 on 3/10"."""
    match = _BEHIND_ON.match(unit.text, end)
    if match is None:
        return None
    near = unit.date or unit.entry.date or unit.entry.month
    for hit in find_dates(f"{unit.text} -", near=near.value if near else None):
        if hit.start == match.end() and (near or not hit.partial):
            return mark_in(unit, hit.start, hit.end, hit.iso)
    slashed = _SLASHED_ON.match(unit.text, match.end()) if near else None
    if slashed is None or near is None or int(slashed["month"]) != int(near.value[5:7]):
        return None
    iso = f"{near.value[:7]}-{int(slashed['day']):02d}"
    return mark_in(unit, *slashed.span(), iso) if is_day(iso) else None


def _day_above(unit: Unit, setting: Setting) -> Mark | None:
    """The day that stands alone on a line above, as the heading of that day's entries."""
    if unit.date is not None:
        return None
    near = unit.entry.month or unit.entry.date
    if _near_date(unit.text, near):
        return None
    above = [other for other in setting.units if other.page == unit.page and other.start < unit.start]
    below = unit.start
    for other in reversed(above[-_ENTRIES_OF_A_DAY:]):
        if other.row is not None or below - other.end > _NEXT_LINE:
            return None  # a line between them that is no unit may be a day as well: "3/9" looks like a page's number
        below = other.start
        alone = _near_date(other.text, near) if len(other.text) < _DAY_ALONE else ()
        if alone and _ALONE.fullmatch(other.text[: alone[0].start]) and not other.text[alone[0].end :].strip(" :.-–—,"):
            return mark_in(other, alone[0].start, alone[0].end, alone[0].iso)
        if alone:
            return None
    return None


def is_days_own(unit: Unit, setting: Setting) -> bool:
    """Whether a "Total time 12 minutes." is the time of the one day above it: no month's, no log's."""
    return unit.row is None and is_plain_total(unit.text) and _own_day(unit, setting) is not None


def _own_day(unit: Unit, setting: Setting) -> Mark | None:
    """The day alone on a line above a total, or that opens a line above it where each day has its total.

    No other length stands between the two, and the figure does not add up those of the days above.
    """
    lengths = find_durations(unit.text)
    above = [other for other in setting.units if (other.page, other.start) < (unit.page, unit.start)]
    told = [(other, hit.seconds) for other in above if other.row is None for hit in find_durations(other.text)]
    if len(lengths) != 1 or (told and sum(seconds for _, seconds in told) == lengths[0].seconds):
        return None
    day = _day_above(unit, setting)
    if day is None and sum(is_plain_total(other.text) for other in setting.units if other.row is None) > 1:
        near = unit.entry.month or unit.entry.date
        opened = [(hit, other) for other in above[-_ENTRIES_OF_A_DAY:] for hit in _near_date(other.text, near)[:1]]
        hit, other = opened[-1] if opened else (None, unit)
        if hit is not None and _ALONE.fullmatch(other.text[: hit.start]):
            day = mark_in(other, hit.start, hit.end, hit.iso)
    if day is None or any(other.page == day.page and other.start >= day.start for other, _ in told):
        return None
    return day


def _near_date(text: str, near: Mark | None) -> tuple[DateHit, ...]:
    hits = find_dates(text if len(text) > _DAY_ALONE else f"{text} -", near=near.value if near else None)
    return tuple(hit for hit in hits if near or not hit.partial)


def _slashed_day(unit: Unit, start: int) -> Mark | None:
    """The "2/5" right before a time under its month's heading: "2/2 - 6 min, 2/5 - 5 min"."""
    month = unit.entry.month
    match = _SLASHED.search(unit.text[:start]) if month is not None and len(month.value) == 7 else None
    if match is None or month is None or int(match["month"]) != int(month.value[5:]):
        return None
    iso = f"{month.value}-{int(match['day']):02d}"
    return mark_in(unit, match.start("month"), match.end("day"), iso) if is_day(iso) else None


def _told_day(unit: Unit, setting: Setting) -> Mark | None:
    """The day that a sentence of an undated narrative begins with, its year from the day told before it."""
    earlier = [
        hit.iso
        for other in setting.units
        if (other.page, other.start) < (unit.page, unit.start)
        for hit in find_dates(other.text)
        if not hit.partial and not BIRTH.search(other.text[: hit.start][-24:])
    ]
    for hit in find_dates(unit.text, near=earlier[-1][:7])[:1] if earlier else ():
        if _ON.fullmatch(unit.text[: hit.start]):
            return mark_in(unit, hit.start, hit.end, hit.iso)
    return None


def _heads(unit: Unit, day: Mark, start: int) -> bool:
    """Whether a date opens its own clause just before the time: "08/03/2026: 24 min. 08/19/2026: 11 min." """
    if day.page != unit.page or not unit.start <= day.start < unit.start + start:
        return False
    before, between = unit.text[: day.start - unit.start], unit.text[day.end - unit.start : start]
    if _ON.fullmatch(before) and _DID.match(between):
        return True  # a narrative that goes on: "On March 17 I spoke with her daughter from 10:30 until 10:41"
    return (not before.strip() or bool(_CLAUSE_ENDS.search(before))) and not any(c.isalpha() for c in between)


def _signs_off(unit: Unit, day: Mark, end: int) -> bool:
    """Whether the day closes the line right behind the time, as in a signature: "-- T. Osborne RN, 7 min, 02/06/26"."""
    if day.page != unit.page or not unit.start + end <= day.start < unit.end:
        return False
    between, behind = unit.text[end : day.start - unit.start], unit.text[day.end - unit.start :]
    return _CLOSING.fullmatch(between) is not None and not any(c.isalpha() for c in behind)


def _answered(unit: Unit, day: Mark, setting: Setting) -> bool:
    """Whether a weekday is that of an answer to what the note tells before it ("LVM. She rang back on Wednesday"): the
    next one from the note's day on. Where the sentence names a day before it, that one counts, and all is past."""
    if day.page != unit.page or not unit.start <= day.start < unit.end:
        return False
    before = unit.text[: day.start - unit.start]
    if not WEEKDAY.fullmatch(unit.text, day.start - unit.start, day.end - unit.start) or not _BACK.search(before):
        return False
    if WEEKDAY.search(before) or re.search(r"\d\s?[/-]\s?\d", before):
        return False
    return any(
        other.page == unit.page and other.end <= unit.start and not other.heading and _TRIED.search(other.text)
        for other in setting.units
    )


_TRIED = re.compile(
    r"\b(?:lvm|lm|vm|message|voicemail|call(?:ed)?|phon(?:e|ed)|rang|spoke|texted|wrote|tried)\b", re.IGNORECASE
)
_BACK = re.compile(
    r"\b(?:rang|called|phoned|came|got|wrote|messaged|texted|emailed)"
    r"\s(?:(?:me|us|the office|my call)\s)?back\b[^.;]{0,20}$"
    r"|\breturned\s(?:my|our|the|her|his|their)?\s?(?:calls?|messages?|voicemails?)\b[^.;]{0,20}$"
    r"|\b(?:replied|answered|responded)\b[^.;]{0,12}$",
    re.IGNORECASE,
)
"""Before the weekday of an answer."""
_CLOSING = re.compile(r"[\s,.;|()/@–—-]*(?:on |dated? )?", re.IGNORECASE)


def _numbered_day(unit: Unit) -> Mark | None:
    """The day that a line begins with under a heading that names the month: "12th   L. Lyle LPN   10 min"."""
    match = _NUMBERED.match(unit.text)
    month = unit.entry.month
    if match is None or month is None or len(month.value) != 7:
        return None
    iso = f"{month.value}-{int(match['day']):02d}"
    return mark_in(unit, *match.span("day"), iso) if is_day(iso) else None


def late_day(unit: Unit) -> Mark | None:
    """The day of the work in "late entry made 5/27 for 5/26", None when only the day of writing is named."""
    near = unit.date or unit.entry.date or unit.entry.month
    for hit in find_dates(unit.text, near=near.value if near else None):
        before = unit.text[: hit.start]
        if _OF_THE_WORK.search(before) and not _OF_THE_WRITING.search(before):
            return mark_in(unit, hit.start, hit.end, hit.iso)
    return None
