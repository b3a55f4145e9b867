"""The day of an act, and whether it belongs to a behavioral health program."""

from dataclasses import replace

from clausea import sieve as re
from clausea.evidence.facts import Dated, day_of
from clausea.evidence.readers.patterns.chart import Chart, mark_in
from clausea.evidence.readers.patterns.days import day_of_stay, event_days, of_the_stay
from clausea.evidence.units import Unit
from clausea.pages import Mark
from clausea.values.dates import find_dates

BEHAVIORAL = ("bhi", "cocm")


def is_behavioral(chart: Chart) -> bool:
    """Whether the chart's program is behavioral: more of its entries belong to BHI or CoCM than to another program."""
    programs = [
        entry.program.value for entry in chart.record.entries if entry.program and not entry.handout and not entry.blank
    ]
    ours = sum(program in BEHAVIORAL for program in programs)
    return ours > sum(program in ("ccm", "pcm", "apcm", "tcm") for program in programs)


def behavioral_here(chart: Chart, unit: Unit, behavioral: bool) -> bool:
    """Whether the act belongs to BHI or CoCM: by its section, entry or own words, else by what the chart is about."""
    program = chart.program_of(unit)
    if program is not None:
        return program in BEHAVIORAL
    text = entry_text(chart, unit, 1200)
    if len(text) < 1200 and re.search(
        r"\bBHI\b|\bCoCM\b|\bBHCM\b|\bBH (?:plan|care|team|note|integration)\b|behavioral health|collaborative care",
        text,
        re.IGNORECASE,
    ):
        return True
    return behavioral


def entry_text(chart: Chart, unit: Unit, most: int) -> str:
    """The first `most` characters of the entry (a long entry is not joined for each of its sentences)."""
    known = chart.heads.get((id(unit.entry), most))
    if known is None:
        text = ""
        for part in unit.entry.parts:
            text += chart.pages[part.page].text[part.start : min(part.end, part.start + most)]
            if len(text) >= most:
                break
        known = chart.heads[id(unit.entry), most] = text[:most]
    return known


def day_in(chart: Chart, unit: Unit, start: int, end: int, *, of_paper: bool = False) -> Dated:
    """The day of an act: the date that heads its sentence or its line of a table, one beside it, else the entry's.

    A date elsewhere in the sentence is another day's ("requested from the eye clinic, date 04/21"), unless the act is a
    paper, whose date it is (`of_paper`: "care plan present, dated 1/5/26").
    """
    copied = _copied_from(chart, unit)
    if copied is not None:
        return Dated(copied)
    text = unit.text
    near = unit.date or unit.entry.date or unit.entry.month
    hits = [
        hit
        for hit in find_dates(text, near=near.value if near else None)
        if any(c.isdigit() for c in text[hit.start : hit.end]) and not day_of_stay(text, hit.start, hit.end)
    ]
    page = chart.pages[unit.page].text
    for hit in reversed(hits):
        head = (
            hit.end <= start
            and hit.start < 34
            and re.match(r"\s*[:–-]", text[hit.end :])
            and not re.search(r"\b(?:since|from|until|next|due|by)\s*$", text[: hit.start], re.IGNORECASE)
        )
        line = unit.row is not None and hit.start > 0 and hit.end <= start and page[unit.start + hit.start - 1] == "\n"
        if (head and unit.row is None) or line:
            return Dated(mark_in(unit, hit.start, hit.end, hit.iso))
    if unit.row is not None and unit.date is not None:
        return Dated(unit.date)
    inside = any(start < hit.start < end for hit in hits)
    for hit in hits if of_paper else ():
        behind = text[end : hit.start] if hit.start >= end else ""
        if behind and (_OWN_DAY.fullmatch(behind) or (inside and re.fullmatch(r"[\s:(–-]{1,3}(?:on\s)?", behind))):
            return Dated(mark_in(unit, hit.start, hit.end, hit.iso))
    for hit in sorted(hits, key=lambda hit: max(hit.start - end, start - hit.end)):
        gap = text[end : hit.start] if hit.start >= end else text[hit.end : start]
        if re.fullmatch(r"[\s.:(–-]*", gap):
            return Dated(mark_in(unit, hit.start, hit.end, hit.iso))
        before = text[max(0, hit.start - 22) : hit.start]
        if (
            not re.search(
                r"[;:,.|]|\s[-–—]\s|\b(?:for|until|since|set|moved|due|from|next|by|start\w*|will|of|slot|opening|appt|appointment)\b",
                f"{gap} {before}"[:80],
                re.IGNORECASE,
            )
            and len(gap.split()) <= 6
            and not (unit.entry.date is not None and _TOLD.search(text[: hit.start]))
        ):
            return Dated(mark_in(unit, hit.start, hit.end, hit.iso))
    entered = unit.entry.date
    if unit.date is not None or (entered is not None and not of_the_stay(chart, entered)):
        return Dated(unit.date or entered)
    dated = day_of(unit, start, end)
    if dated.mark is not None and _of_the_stay(unit, dated.mark):
        dated = Dated(None)
    if dated.mark is not None and (entered is None or dated.mark != entered):
        return dated
    if entered is None:
        return Dated(_head_day(chart, unit) or _only_day(chart, unit))
    return Dated(_beside_the_stay(chart, unit))


_OWN_DAY = re.compile(
    r"[\s,;(–-]*(?:(?:is|was|which is) )?(?:dated|(?:with (?:a )?|plan |start |effective )?date(?: of)?|created"
    r"|established|completed"
    r"|written|finali[sz]ed)(?: on)?[\s:]{1,3}",
    re.IGNORECASE,
)
"""Between an act and the day that is its own for sure: "care plan present, dated 1/5/26"."""


def up_to_day(unit: Unit) -> Unit | None:
    """The unit up to its first whole day, where what follows goes on to something else; None where it does not.

    "Care plan completed 3/2/26, will review quarterly": the review lies ahead, the plan does not.
    """
    if unit.row is not None:
        return None
    hit = next((hit for hit in find_dates(unit.text) if not hit.partial), None)
    if hit is None or hit.start < _SUBJECT or not _GOES_ON.match(unit.text, hit.end):
        return None
    return None if _UNDONE_AFTER.search(unit.text, hit.end) else replace(unit, text=unit.text[: hit.end])


_SUBJECT = 6
"""Characters before a day that can name what was done on it."""
_GOES_ON = re.compile(
    r"\s?(?:[,;:.)(]|\s[-–—]\s|(?:\s(?:replac\w+|supersed\w+|cover\w*|includ\w+|incl|list\w*|with|w/|by|during|at|and|for)\b))",
    re.IGNORECASE,
)
_UNDONE_AFTER = re.compile(
    r"\b(?:not|never|n['’]t|declin\w*|refus\w*|cancel\w*|incomplete|draft|unsigned|pending|void\w*|error|wrong"
    r"|husband|wife|other patient"
    r"|tbd|created|established|developed|initiated)\b",
    re.IGNORECASE,
)
"""What takes back the statement before the day, or dates it otherwise."""
_TOLD = re.compile(
    r"\b(?:pt|patient|client|she|he|they|who|wife|husband|spouse|partner|son|daughter|dtr|mother|mom|father|dad|sister"
    r"|brother|niece|nephew|aunt|caregiver|aide)\s(?:\([^)]{1,20}\)\s)?(?:\w+ly\s)?(?:says?|said|states?|stated|reports?"
    r"|reported|tells?(?:\s(?:me|us))?|told\s(?:me|us)|confirm(?:s|ed)|notes|noted|mention(?:s|ed)|claims|thinks|recalls)"
    r"\s(?!on\s|by\s|at\s|via\s|over\s|during\s)(?:[\w'’-]+\s+){2,}(?:on\s|in\s)?$",
    re.IGNORECASE,
)
"""Before a day of which somebody told: "Wife states he fell 3/12" was said on the note's own day."""


def _beside_the_stay(chart: Chart, unit: Unit) -> Mark | None:
    """The one day beside that of the stay, where the stay's day heads a short note: "D/C 3/2. Contact made 3/4"."""
    if len(entry_text(chart, unit, 601)) > 600 or len(unit.entry.parts) != 1:
        return None
    marks = {mark.value: mark for other in chart.of_entry(unit.entry) for mark in event_days(other)}
    return next(iter(marks.values())) if len(marks) == 1 else None


def _of_the_stay(unit: Unit, mark: Mark) -> bool:
    at = (mark.start - unit.start, mark.end - unit.start)
    return mark.page == unit.page and 0 <= at[0] < len(unit.text) and day_of_stay(unit.text, *at)


_BOOKED_DAY = re.compile(r"\b(?:slot|opening|available|intake)\s(?:is |on |for |at )*$", re.IGNORECASE)
"""What stands before the day that was booked, not the day of the call."""


def _head_day(chart: Chart, unit: Unit) -> Mark | None:
    """The labelled date in the first lines of an entry ("When: 12/02/2025 14:00")."""
    part = unit.entry.parts[0]
    head = chart.pages[part.page].text[part.start : min(part.end, part.start + 250)]
    label = re.search(
        r"\b(?:when|date(?: of (?:service|contact|visit))?|dos|seen)\s*:\s*(?=\S*\d)", head, re.IGNORECASE
    )
    for hit in find_dates(head):
        if label and not hit.partial and 0 <= hit.start - label.end() <= 12:
            return Mark(hit.iso, part.page, part.start + hit.start, part.start + hit.end)
    return None


def _only_day(chart: Chart, unit: Unit) -> Mark | None:
    """The single day that a short undated note names."""
    text = entry_text(chart, unit, 601)
    if len(text) > 600 or len(unit.entry.parts) != 1:
        return None
    hits = [hit for hit in find_dates(text) if not hit.partial]
    part = unit.entry.parts[0]
    if len({hit.iso for hit in hits}) != 1:
        return None
    return Mark(hits[0].iso, part.page, part.start + hits[0].start, part.start + hits[0].end)


def _copied_from(chart: Chart, unit: Unit) -> Mark | None:
    """The day that text "copied forward from the note of 10/22" was first written."""
    page = chart.pages[unit.page].text
    part = next((p for p in unit.entry.parts if p.page == unit.page and p.start <= unit.start < p.end), None)
    if part is None:
        return None
    before = page[max(part.start, unit.start - 500) : unit.end]
    if "forward" not in before.lower():
        return None
    matches = list(re.finditer(r"(?:copied|carried|pulled) forward from[^.:]{0,60}", before, re.IGNORECASE))
    match = matches[-1] if matches else None
    if match is None or "\n\n" in before[match.end() :]:
        return None
    at = max(part.start, unit.start - 500) + match.start()
    for hit in find_dates(match[0]):
        return Mark(hit.iso, unit.page, at + hit.start, at + hit.end)
    return None
