"""Reads care-plan documents: the plan itself, the days that it names (created, revised, reviewed), and its copies."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from typing import NamedTuple

from clausea import sieve as re
from clausea.evidence.facts import make_item, polarity_of
from clausea.evidence.readers.patterns.actdays import behavioral_here, is_behavioral
from clausea.evidence.readers.patterns.chart import Chart, mark_in
from clausea.evidence.readers.patterns.plans import words
from clausea.evidence.readers.patterns.plans.charted import is_charted
from clausea.evidence.readers.patterns.plans.copies import read_plan_changes, read_plan_copies
from clausea.evidence.readers.patterns.plans.handovers import copies_in
from clausea.evidence.triggers import Trigger
from clausea.evidence.units import Unit
from clausea.models import Item, Polarity, Value
from clausea.pages import Entry, Mark
from clausea.values.dates import find_dates

_OTHER_PLAN = re.compile(
    r"assessment (?:and|&|/) plan|discharge plan|safety plan|treatment authorization|"
    r"(?<!behavioral )(?<!mental )(?<!my )(?<!personal )(?<!own )health plan|agreement|consent|"
    r"policy|education|handout|review of|insurance|coverage|meridian|"
    r"\b(?:physical|occupational|speech|radiation|infusion|massage|respiratory|dental|orthodontic|wound"
    r"|cancer|oncology|"
    r"chiropractic|renal|dialysis|fertility|pt|ot|slp)\b[\w ,/&-]{0,20}(?:treatment plan|plan of care)",
    re.IGNORECASE,
)
_BEHAVIORAL_WORDS = re.compile(
    r"behavio|mental|psych|depress|anxiety|\bbhi?\b|cocm|collaborative|ptsd|treatment plan", re.IGNORECASE
)
_UNDONE = re.compile(
    r"\b(?:not|never|no|none|cannot|n/a)\b|\b(?:will|recommend\w*|requested|missing|needs?|overdue|due|pending|awaiting|tbd)\b"
    r"|\?|\bplans? to\b"
    r"|\bplan of benefits\b"
    r"|\b(?:travel|floor|meal|exercise|payment|lesson) plan\b",
    re.IGNORECASE,
)
_HISTORY = re.compile(r"plan (?:revision|change|update)s?(?: history| log)?$|revision history", re.IGNORECASE)


_NOTE = re.compile(
    r"\b(?:visit|notes?|encounter|discharge|summary|therapy|registry|tracker|log|calls?|report|letter|history|consult\w*"
    r"|assessment|wellness visit|physical|exam|referral|outside|hospital|minutes|time|tally)\b",
    re.IGNORECASE,
)
"""What is no plan of ours, whatever table stands in it."""


class Document(NamedTuple):
    """The entries of one plan document (a dated line inside it starts an entry of its own)."""

    title: Mark
    entries: tuple[Entry, ...]
    units: tuple[Unit, ...]
    behavioral: bool


class Action(NamedTuple):
    """Work on the plan stated at [start, end) of a unit, on a day."""

    unit: Unit
    start: int
    end: int
    day: Mark
    action: str


def read_plans(chart: Chart) -> Iterator[Item]:
    """Items `care_plan`, `care_plan_activity`, `care_plan_shared`, `bh_plan` of plans, and copies named elsewhere."""
    behavioral = is_behavioral(chart)
    documents = list(_documents(chart, behavioral))
    inside = {id(entry) for document in documents for entry in document.entries}
    copied: set[tuple[int, int]] = set()
    for document in documents:
        yield from _document(chart, document)
        for item in () if document.behavioral else read_plan_copies(chart, document.units):
            copied.add((item.page, item.start))
            yield item
    yield from _dated_names(chart, behavioral)
    yield from _dated_plans(chart, behavioral)
    for unit in chart.units:
        own = any(page == unit.page and unit.start <= start < unit.end for page, start in copied)
        if not (unit.entry.handout or unit.entry.blank or own):
            yield from copies_in(chart, unit, in_plan=id(unit.entry) in inside, behavioral=behavioral)


def _documents(chart: Chart, behavioral: bool) -> Iterator[Document]:
    lists = chart.elements["care_plan"].lists
    by_entry: dict[int, list[Unit]] = {}
    for unit in chart.units:
        by_entry.setdefault(id(unit.entry), []).append(unit)
    titled = [
        entry
        for entry in chart.record.entries
        if entry.title is not None and not (entry.handout or entry.blank or entry.draft or entry.outside)
    ]
    named_groups = [
        (entries[0].title, entries)
        for _, group in groupby(
            titled, key=lambda entry: (entry.title.page, entry.title.start) if entry.title else None
        )
        if (entries := tuple(group))
    ]
    for title, entries in (*named_groups, *_untitled(chart, by_entry)):
        if title is None or len(title.value.split()) > 10 or _OTHER_PLAN.search(title.value):
            continue
        plain = re.match(r"\W*(?:\w+ ){0,2}plan\b(?! for today)", title.value, re.IGNORECASE)
        of_behavior = _BEHAVIORAL_WORDS.search(title.value) is not None
        program = entries[0].program.value if entries[0].program else None
        units = tuple(unit for entry in entries for unit in by_entry.get(id(entry), ()))
        if not (
            any(chart.words.pattern(term).search(title.value) for term in lists["title"])
            or (of_behavior and (plain or "plan" in title.value.lower()))
            or _HISTORY.search(title.value)
            or (not _NOTE.search(title.value) and is_charted(units))
        ):
            continue
        if not of_behavior and any(chart.words.pattern(term).search(title.value) for term in lists["not_title"]):
            continue
        if _UNDONE.search(title.value):
            continue  # "Will revise the plan if ..." is a line of its own, no plan's name
        ours = of_behavior or program in ("bhi", "cocm") or (behavioral and program is None)
        yield Document(title, entries, units, ours)


_DATED = Trigger(words.BH_DATED)


def _dated_names(chart: Chart, behavioral: bool) -> Iterator[Item]:
    """`bh_plan`: a behavioral plan that a sentence names with its date ("P (BHI plan, 04/22/2026): weekly CBT")."""
    for _, unit in chart.passing(_DATED):
        match = words.BH_DATED.search(unit.text)
        if match is None or unit.row is not None or unit.entry.handout or unit.entry.blank or unit.entry.outside:
            continue
        plain = re.match(r"treatment|individual", match[0], re.IGNORECASE)
        if plain and (not behavioral_here(chart, unit, behavioral) or _OTHER_PLAN.search(unit.text[: match.end()])):
            continue
        hit = next((hit for hit in find_dates(unit.text) if hit.start == match.end() and not hit.partial), None)
        if hit is None or words.NEXT.search(unit.text[: hit.end + 12]):
            continue
        if polarity_of(unit, match.start(), hit.end)[0] is Polarity.AFFIRMED:
            day = mark_in(unit, hit.start, hit.end, hit.iso)
            yield make_item(
                chart.pages[unit.page],
                "bh_plan",
                Value(date=hit.iso, action="created"),
                unit.start + match.start(),
                unit.start + hit.end,
                [("date", day)],
                texts=chart.texts,
            )


_PLAN_DATED = Trigger(words.PLAN_HEAD)


def _dated_plans(chart: Chart, behavioral: bool) -> Iterator[Item]:
    """`care_plan`: a line headed by a plan of care and its day ("COMPREHENSIVE CARE PLAN, 05/21/2026. HF: ...")."""
    for _, unit in chart.passing(_PLAN_DATED):
        text = _line_from(chart, unit)
        match = words.PLAN_DATED.match(text)
        entry = unit.entry
        if match is None or unit.row is not None or entry.handout or entry.blank or entry.outside or entry.draft:
            continue
        if behavioral_here(chart, unit, behavioral) or _BEHAVIORAL_WORDS.search(text[: match.end() + 40]):
            continue
        if any(
            chart.words.pattern(term).search(unit.context) for term in chart.elements["care_plan"].lists["not_title"]
        ):
            continue
        hit = next((hit for hit in find_dates(text) if hit.start == match.end() and not hit.partial), None)
        if hit is None or words.WORKED_ON.match(text, hit.end) or re.search(r"\d\s*(?:by|at)\b", match[0]):
            continue
        named = replace(unit, text=text[: hit.end], end=unit.start + hit.end)
        if polarity_of(named, match.start(), hit.end)[0] is Polarity.AFFIRMED:
            day = mark_in(named, hit.start, hit.end, hit.iso)
            yield make_item(
                chart.pages[unit.page],
                "care_plan",
                Value(date=hit.iso),
                unit.start,
                unit.start + hit.end,
                [("date", day)],
                texts=chart.texts,
            )


def _line_from(chart: Chart, unit: Unit) -> str:
    """The line of the page from where the unit begins: "rev. 3" and "Eff. 12/15" end a unit, no line."""
    return chart.texts[unit.page][unit.start : unit.start + 120].split("\n", 1)[0]


def _untitled(chart: Chart, by_entry: dict[int, list[Unit]]) -> Iterator[tuple[Mark, tuple[Entry, ...]]]:
    """Plans without a heading of the layout: a first line that is a plan's name, over a line with its date."""
    for entry in chart.record.entries:
        if entry.title is not None or entry.handout or entry.blank or entry.draft or entry.outside:
            continue
        units = by_entry.get(id(entry), [])
        if len(units) < 2 or units[0].row is not None:
            continue
        first, second = units[0], units[1]
        line = words.NAME_LINE.fullmatch(first.text)
        if line is None:
            continue
        alone = chart.pages[first.page].text[first.end : first.end + 1] in ("\n", "")
        while not words.DATE_LINE.match(second.text) and words.LABEL_LINE.fullmatch(second.text) and len(units) > 2:
            units = units[1:]
            second = units[1]
        if line["date"] or (alone and words.DATE_LINE.match(second.text)):
            yield Mark(first.text, first.page, first.start, first.end), (entry,)


def _document(chart: Chart, document: Document) -> Iterator[Item]:
    element = "bh_plan" if document.behavioral else "care_plan_activity"
    actions = list(_actions(document))
    known = {action.day.value for action in actions}
    if not document.behavioral:
        yield from (item for item in read_plan_changes(chart, document.units) if item.value.date not in known)
    for action in actions:
        unit, value = action.unit, Value(date=action.day.value, action=action.action)
        start, end = (
            unit.start + min(action.start, action.day.start - unit.start),
            max(unit.start + action.end, action.day.end),
        )
        if action.day.page == unit.page and end - start < 200 and start >= unit.start and end <= unit.end:
            yield make_item(
                chart.pages[unit.page], element, value, start, end, [("date", action.day)], texts=chart.texts
            )
        else:
            yield make_item(
                chart.pages[unit.page], element, value, unit.start, unit.end, [("date", action.day)], texts=chart.texts
            )
    title, entries = document.title, document.entries
    created = next((action.day for action in actions if action.action == "created"), None)
    day = (
        created
        or entries[0].date
        or next(
            (action.day for action in actions if action.action == "revised" and action.unit.entry is entries[0]), None
        )
    )
    day = day or next((day for unit in document.units[:4] if (day := _start_of(chart, unit))), None)
    if day is None or _HISTORY.search(title.value):
        return
    if document.behavioral:
        in_title = find_dates(title.value)
        if not actions or (created is None and in_title and in_title[0].iso not in {a.day.value for a in actions}):
            yield make_item(
                chart.pages[title.page],
                "bh_plan",
                Value(date=day.value, action="created"),
                title.start,
                title.end,
                [("date", day)],
                texts=chart.texts,
            )
        return
    text = " ".join(unit.text for unit in document.units) + " ".join(
        h for unit in document.units if unit.row for h in unit.row.headers
    )
    parts = sum(
        chart.words.pattern(term).search(text) is not None for term in chart.elements["care_plan"].lists["parts"]
    )
    rows = sum(unit.row is not None for unit in document.units)
    if parts >= 2 or rows >= 2 or created is not None:
        signed = "yes" if any(entry.signature for entry in entries) else None
        yield make_item(
            chart.pages[title.page],
            "care_plan",
            Value(date=day.value, signed=signed),
            title.start,
            title.end,
            [("date", day)],
            texts=chart.texts,
        )


def _start_of(chart: Chart, unit: Unit) -> Mark | None:
    """The day of a line that begins "Start 03/02/2026" in the head of a plan."""
    text = _line_from(chart, unit)
    label = words.DATE_LINE.match(text)
    if label is None or unit.row is not None:
        return None
    hit = next((hit for hit in find_dates(text) if hit.start - label.end() <= 1 and not hit.partial), None)
    return mark_in(replace(unit, text=text), hit.start, hit.end, hit.iso) if hit else None


def _actions(document: Document) -> Iterator[Action]:
    whole = {hit.iso[5:]: hit.iso for unit in document.units for hit in find_dates(unit.text) if not hit.partial}
    for unit in document.units:
        near = unit.entry.date or next((entry.date for entry in document.entries if entry.date), None)
        found = find_dates(unit.text, near=near.value if near else None)
        # "September 17 revision" below "Revised September 17, 2026" is of that year
        dates = [hit._replace(iso=whole.get(hit.iso[5:], hit.iso)) if hit.partial else hit for hit in found]
        if unit.row is not None:
            yield from _in_columns(unit)
            continue
        for match in words.ACTION.finditer(unit.text):
            before = unit.text[max(0, match.start() - 24) : match.start()]
            if words.NEXT.search(before) or words.NOT_PLAN.search(before[-18:]):
                continue
            if words.action_of(match["action"]) == "reviewed" and re.search(r"\bby\b", match[0]):
                continue  # the practitioner's sign-off
            hit = next(
                (
                    hit
                    for hit in dates
                    if match.end("action") <= hit.start <= match.end() + 12 and match.end() <= hit.end
                ),
                None,
            )
            if hit is not None:
                yield Action(
                    unit,
                    match.start(),
                    hit.end,
                    mark_in(unit, hit.start, hit.end, hit.iso),
                    words.action_of(match["action"]),
                )
        day, changed = unit.entry.date, None if dates else _renamed(document).search(unit.text)
        if changed and day and polarity_of(unit, *changed.span("action"))[0] is Polarity.AFFIRMED:
            yield Action(unit, *changed.span(), day, words.action_of(changed["action"]))
        for hit in dates[:1]:
            match_after = (
                words.DATED_ACTION.match(unit.text, hit.end)
                if hit.start <= 3 or re.fullmatch(r"\W*change (?:on|of)\s*", unit.text[: hit.start], re.IGNORECASE)
                else None
            )
            if (
                match_after
                and polarity_of(unit, match_after.start("action"), match_after.end())[0] is Polarity.AFFIRMED
            ):
                yield Action(
                    unit,
                    hit.start,
                    match_after.end(),
                    mark_in(unit, hit.start, hit.end, hit.iso),
                    words.action_of(match_after["action"]),
                )
            elif re.fullmatch(r"\W*change (?:on|of)\s*", unit.text[: hit.start], re.IGNORECASE) or (
                hit.start <= 3 and _HISTORY.search(document.title.value)
            ):
                yield Action(unit, 0, hit.end, mark_in(unit, hit.start, hit.end, hit.iso), "revised")


def _renamed(document: Document) -> "re.Pattern[str]":
    """Work on the document by the name that it gives itself: "We changed the roadmap"."""
    name = re.findall(r"[A-Za-z]+", document.title.value)[-1:] or ["plan"]
    return re.compile(
        rf"\b(?P<action>{words.REVISED}|{words.REVIEWED})\s(?:the|this|our|her|his|their)\s{name[0]}\b", re.I
    )


def _in_columns(unit: Unit) -> Iterator[Action]:
    """Dates under a column headed "Reviewed" or "Updated"."""
    row = unit.row
    if row is None:
        return
    for header, cell in zip(row.headers, row.cells, strict=False):
        match = re.match(
            rf"\W*(?:date |last )?({words.REVISED}|{words.REVIEWED})\W*(?:on|date)?\W*$", header, re.IGNORECASE
        )
        if not match or cell[0] < unit.start or cell[1] > unit.end:
            continue
        text = unit.text[cell[0] - unit.start : cell[1] - unit.start]
        for hit in find_dates(text)[:1]:
            at = cell[0] - unit.start + hit.start
            yield Action(
                unit,
                0,
                len(unit.text),
                mark_in(unit, at, at + hit.end - hit.start, hit.iso),
                words.action_of(match.group(1)),
            )
