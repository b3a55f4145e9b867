"""Reads care-plan documents: the plan itself, and the days that its head or foot names (created, revised, reviewed)."""

import re
from collections.abc import Iterator

from clausea.evidence.facts import make_item
from clausea.evidence.readers.patterns.chart import Chart, mark_in
from clausea.evidence.units import Unit
from clausea.models import Item, Value
from clausea.pages import Entry, Mark
from clausea.values.dates import find_dates

_ACTION = re.compile(
    r"\b(?P<action>(?:plan )?(?:created|started|opened|initiated|established|developed|written|drafted|made)|(?:last |most recent |care plan )?(?:revised|revision|updated?|changed|modified|amended)|(?:last |most recent )?(?:reviewed|review)|(?:care plan )?(?:monitored))\b"
    r"\s*(?:\(?rev(?:ision)?\.? ?\d\)?)?\s*(?:date|on|by [^:]{0,30})?\s*[:\-–(]?\s*(?:with (?:patient|pt) )?(?=(?:\w{3,9}\.? )?\d)",
    re.IGNORECASE,
)
_NEXT = re.compile(r"\bnext\b|\bdue\b|\bscheduled\b|\bplanned\b", re.IGNORECASE)


def read_plans(chart: Chart) -> Iterator[Item]:
    """Items `care_plan` with `care_plan_activity`, or `bh_plan`, of entries that are plans."""
    words = chart.words
    lists = chart.elements["care_plan"].lists
    for entry in chart.record.entries:
        if entry.title is None or entry.handout or entry.blank or entry.draft:
            continue
        title = entry.title.value
        if not any(words.pattern(term).search(title) for term in (*lists["title"], "@bhplan")):
            continue
        if len(title.split()) > 10 or re.search(r"assessment (?:and|&|/) plan|discharge plan|safety plan|treatment authorization", title, re.IGNORECASE):
            continue
        behavioral = any(words.pattern(term).search(title) for term in lists["not_title"])
        program = entry.program.value if entry.program else None
        if behavioral:
            if program in ("bhi", "cocm") or re.search(r"behavio|mental|psych|depress|anxiety|\bbh", title, re.IGNORECASE):
                yield from _behavioral(chart, entry)
            continue
        if not any(words.pattern(term).search(title) for term in lists["title"]):
            continue
        yield from _medical(chart, entry)


def _actions(chart: Chart, entry: Entry) -> Iterator[tuple[Unit, "re.Match[str]", Mark]]:
    for unit in chart.of_entry(entry):
        near = entry.date
        dates = find_dates(unit.text, near=near.value if near else None)
        for match in _ACTION.finditer(unit.text):
            if _NEXT.search(unit.text[: match.end()][-40:]) or re.search(r"\bcopy\b|goal|by \d", unit.text[max(0, match.start() - 18) : match.start()], re.IGNORECASE):
                continue
            for hit in dates:
                if match.end() <= hit.start <= match.end() + 12:
                    yield unit, match, mark_in(unit, hit.start, hit.end, hit.iso)
                    break


def _medical(chart: Chart, entry: Entry) -> Iterator[Item]:
    text = " ".join(chart.pages[part.page].text[part.start : part.end] for part in entry.parts)
    parts = sum(chart.words.pattern(term).search(text) is not None for term in chart.elements["care_plan"].lists["parts"])
    created: Mark | None = None
    for unit, match, day in _actions(chart, entry):
        action = _named(match["action"])
        if action == "created":
            created = created or day
        yield make_item(
            chart.pages[unit.page], "care_plan_activity", Value(date=day.value, action=action), unit.start + match.start(), day.end, [("date", day)], texts=chart.texts
        )
    day = created or entry.date
    if parts >= 2 and day is not None and entry.title is not None:
        signed = "yes" if entry.signature else None
        title = entry.title
        yield make_item(chart.pages[title.page], "care_plan", Value(date=day.value, signed=signed), title.start, title.end, [("date", day)], texts=chart.texts)


def _behavioral(chart: Chart, entry: Entry) -> Iterator[Item]:
    found = False
    for unit, match, day in _actions(chart, entry):
        found = True
        value = Value(date=day.value, action=_named(match["action"]))
        yield make_item(chart.pages[unit.page], "bh_plan", value, unit.start + match.start(), day.end, [("date", day)], texts=chart.texts)
    if not found and entry.date is not None and entry.title is not None:
        title = entry.title
        value = Value(date=entry.date.value, action="created")
        yield make_item(chart.pages[title.page], "bh_plan", value, title.start, title.end, [("date", entry.date)], texts=chart.texts)


def _named(word: str) -> str:
    for action, pattern in (("revised", "revis|updat|chang|modif|amend"), ("reviewed", "review"), ("monitored", "monitor")):
        if re.search(pattern, word, re.IGNORECASE):
            return action
    return "created"
