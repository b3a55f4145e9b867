"""Reads the rows of a log that has bare columns and no table: a day, with whom, which way, about what.

"4/6   pt   phone   12 min   glucose log", "05/06/26 13:40 | out | Oxygen vendor | concentrator swapped | S. Pell MA":
each cell is told by what it holds, whatever the order of the columns and without their names.
"""

from collections.abc import Iterator
from typing import NamedTuple

from clausea import sieve as re
from clausea.evidence.facts import make_item
from clausea.evidence.readers.patterns.actdays import behavioral_here, is_behavioral
from clausea.evidence.readers.patterns.chart import Chart
from clausea.evidence.readers.patterns.contacts import words
from clausea.evidence.readers.patterns.contacts.frontdesk import says_front_desk
from clausea.evidence.readers.patterns.visits.words import CODE, VISIT_CELL
from clausea.evidence.units import Unit
from clausea.models import Item, Value
from clausea.pages import Entry, Mark, Page
from clausea.values.dates import find_dates
from clausea.values.people import find_people

_BARS = (re.compile(r"\s*\|\s*"), re.compile(r"\s{2,}|\t+"), re.compile(r"\s[-–—]{1,2}\s"), re.compile(r"\s+/\s+"))
"""What parts the columns of a line: one kind of it in a line."""
_WHO = re.compile(
    r"\W*(?:(?:spoke|talked)\s(?:w/|with|to)\s|w/\s?|with\s|to\s|the\s)?(?:pt|patient|self|client|member|caregiver|cg|(?:pt['’]?s?\s)?"
    r"(?:wife|husband|spouse|daughter|dtr|son|mother|mom|father|dad|sister|brother|niece|nephew|hcpoa|poa)"
    r"(?:\s(?:and|&)\s(?:pt|patient))?)(?:\s\(?(?-i:[A-Z])\w+\)?)?\s?(?:reached|spoken to|called|contacted)?\W*",
    re.IGNORECASE,
)
_WAY = re.compile(
    r"\W*(?:(?:out(?:going|bound)?|in(?:coming|bound)?|ob|ib)\s)?(?:(?P<phone>(?:tele)?phone(?:\s?call|\scontact)?|telephonic|tel\.?|tc|t/c|p/c|ph|"
    r"call)|(?P<video>video(?:\s(?:call|visit))?|zoom|telehealth)|(?P<in_person>in[\s-]person|f2f|face[\s-]to[\s-]face|"
    r"office|clinic|home\svisit|in\s(?:clinic|office)))\W*",
    re.IGNORECASE,
)
_DIRECTION = re.compile(
    r"\W*(?:out(?:going|bound)?|in(?:coming|bound)?|ob|ib|sent|rec['’]?d|from|to)\W*", re.IGNORECASE
)
_PROGRAM = re.compile(r"\W*(?:ccm|bhi|cocm|pcm|apcm|tcm|bhcm|care management)\W*", re.IGNORECASE)
_LENGTH = re.compile(r"\W*\d{1,3}\s?(?:m|min|mins|minutes)?\.?\W*|\W*\d{1,2}:\d\d.{0,14}", re.IGNORECASE)
_REACHED = re.compile(
    r"\b(?:reached|spoke|talked|completed?|connected|answered|successful|yes|contact made|done|live)\b", re.IGNORECASE
)
_UNDONE = re.compile(
    r"\b(?:planned|pending|scheduled|sched|to be|due|tbd|cancel\w*|no[- ]?show|resched\w*|not done|n/?a"
    r"|no ans\w*|vm|lvm|"
    r"lm|lmom|lmtcb|left|msg|will (?:call|try|retry)|unsuccessful|unable|attempt\w*|busy|na|reminder"
    r"|declin\w*|refus\w*|"
    r"mailed|letter|sent|next|upcoming|appointment|appt|missed|open)\b",
    re.IGNORECASE,
)
_NO_LOG = re.compile(
    r"front desk|audit|claims?\b|ledger|schedul|appointment|vital|hospital|laborator|imaging|caseload"
    r"|insurance|upcoming|"
    r"attend|roster|directory|care team|registry|medic|problem|allerg|immuniz|attempts? only|call details|instructions|"
    r"home log|glucose log|family history|education|to do|tasks?$|orders?\b",
    re.IGNORECASE,
)


_FIELD = re.compile(r"[A-Za-z][A-Za-z /]{1,24}:\s")
"""A labelled field: the head of an encounter is no row of a log."""


class _Row(NamedTuple):
    """The cells of a line, the first one its day; places are offsets on the page."""

    day: Mark
    cells: tuple[tuple[int, int, str], ...]
    start: int
    end: int


def read_log_rows(chart: Chart) -> Iterator[Item]:
    """`patient_contact`, `coordination` and `bh_coordination` items of rows that name nothing but what they hold."""
    parties = chart.parties
    behavioral = is_behavioral(chart)
    for unit, row in _rows(chart):
        whole = " | ".join(text for _, _, text in row.cells)
        if words.NO_ANSWER.search(whole) or words.ROBOT.search(whole) or words.FRONT_DESK.search(whole):
            continue
        if _UNDONE.search(whole) or says_front_desk(whole) or _NO_LOG.search(unit.context):
            continue
        cells = [text for _, _, text in row.cells]
        if sum(_FIELD.match(text) is not None for text in cells) > 1:
            continue
        way = next((match for text in cells if (match := _WAY.fullmatch(text))), None)
        who = next((text for text in cells if _WHO.fullmatch(text)), None)
        told = [text for text in cells if _tells(text)]
        if who is not None:
            mode = "phone" if way is None else next(name for name, value in way.groupdict().items() if value)
            if way is not None or (told and any(_REACHED.search(text) for text in cells)):
                yield _item(chart, unit, row, "patient_contact", {"mode": mode})
            continue
        if any(VISIT_CELL.fullmatch(text) or CODE.fullmatch(text) for text in cells):
            continue  # a row of a list of visits: its practitioner held the visit
        for text in cells:
            found = parties.find(text)
            if len(found) == 0 or found[0].kind not in ("pharmacy", "practitioner", "agency", "therapist"):
                continue
            if not _names_only(text, found[0].start, found[-1].end) or not [
                other for other in told if other is not text
            ]:
                continue
            if found[0].kind == "practitioner" and _spends(text, cells):
                continue
            ours = behavioral_here(chart, unit, behavioral)
            element = "bh_coordination" if ours and found[0].kind != "agency" else "coordination"
            activity = next(other for other in told if other is not text)
            yield _item(chart, unit, row, element, {"party": text.strip()[:80], "activity": activity[:120]})
            break


def _spends(text: str, cells: list[str]) -> bool:
    """Whether a practitioner's cell names who spent the row's minutes: nobody else in the row could have."""
    others = [other for other in cells if other is not text]
    timed = any(_LENGTH.fullmatch(other) or re.fullmatch(r"\d{1,3}", other) for other in others)
    staffed = any(re.fullmatch(r"[A-Z]{2,3}", other) or find_people(other) for other in others)
    credential = any(hit.credential for hit in find_people(text))
    return timed and credential and not staffed


def _tells(text: str) -> bool:
    """Whether a cell says something: it is no way, direction, length, program or name."""
    if any(kind.fullmatch(text) for kind in (_WAY, _WHO, _DIRECTION, _PROGRAM, _LENGTH)):
        return False
    people = find_people(text)
    return bool(re.search(r"[A-Za-z]{3}", text)) and not (people and len(text.split()) <= 4 and people[0].start <= 2)


def _names_only(text: str, start: int, end: int) -> bool:
    """Whether a cell holds a party and little else ("psychiatrist Dr. Holm", "HH nurse Kay")."""
    rest = f"{text[:start]} {text[end:]}"
    return len(re.findall(r"[A-Za-z]{2,}", rest)) <= 3 and not re.search(
        r"\b(?:for|re|about|to see|appt|visit)\b", rest
    )


def _rows(chart: Chart) -> Iterator[tuple[Unit, _Row]]:
    for unit in chart.units:
        entry = unit.entry
        if unit.row is not None or entry.handout or entry.blank or entry.draft or entry.outside:
            continue
        if unit.page in chart.record.other_patient_pages or not re.match(
            r"\W*(?:[A-Z][a-z]{2,8}\W{1,2})?\d", unit.text
        ):
            continue
        page = chart.pages[unit.page]
        stop = page.text.find("\n", unit.start)  # a row's last line may read on into the signature
        row = _row(page, entry, unit.start, min(unit.end, stop if stop >= 0 else unit.end))
        if row is not None:
            yield unit, row


def _row(page: Page, entry: Entry, start: int, end: int) -> _Row | None:
    text = page.text[start:end]
    near = entry.date or entry.month
    hits = [hit for hit in find_dates(text[:30], near=near.value if near else None) if hit.start <= 6]
    if not hits:
        return None
    bar = next((bar for bar in _BARS if len(bar.findall(text)) >= 2), None)
    if bar is None:
        return None
    after = re.match(
        r"\s*(?:@\s?|at\s)?\d{1,2}:\d\d(?:\s?[ap]\.?m?\.?)?(?:\s?[-–]\s?\d{1,2}:\d\d(?:\s?[ap]\.?m?\.?)?)?",
        text[hits[0].end :],
        re.I,
    )
    place = hits[0].end + (after.end() if after else 0)
    cells = []
    for gap in [*bar.finditer(text, place), None]:
        stop = gap.start() if gap else len(text)
        if text[place:stop].strip(" |-–—:"):
            cells.append((start + place, start + stop, text[place:stop].strip(" |-–—:")))
        place = gap.end() if gap else stop
    if len(cells) < 2:
        return None
    return _Row(Mark(hits[0].iso, page.number, start + hits[0].start, start + hits[0].end), tuple(cells), start, end)


def _item(chart: Chart, unit: Unit, row: _Row, element: str, fields: dict[str, str]) -> Item:
    return make_item(
        chart.pages[unit.page], element, Value.model_validate({"date": row.day.value, **fields}), row.start, row.end,
        [("date", row.day)], texts=chart.texts,
    )  # fmt: skip
