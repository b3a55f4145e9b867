"""Copies and changes as a plan's own sheet notes them: short fields and jottings, in the plan's own entries.

"Copy: portal 3/25/26", "Photocopy to Gunnar 9-18-25 by mail", "Binder copy left with niece 20-Jun-2025"; below "Plan
updates", "Amendments" or "Changes" each dated line is a revision.
"""

from collections.abc import Iterator, Sequence

from clausea import sieve as re
from clausea.evidence.facts import make_item, polarity_of
from clausea.evidence.readers.patterns.chart import Chart, mark_in
from clausea.evidence.readers.patterns.plans import words
from clausea.evidence.units import Unit
from clausea.models import Item, Polarity, Value
from clausea.values.dates import DateHit, find_dates

_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*"
_COPY = re.compile(
    r"\b(?P<copy>(?:photo|xero?x|binder|paper|printed|hard|large[- ]print|home|patient['’]?s?|pt['’]?s?)?"
    r"[- ]?cop(?:y|ies|ied))\b(?P<how>(?:[^.;|\d]|\.(?=\S)){0,60}?)"
    rf"(?=\d{{1,4}}[-/.]|\d{{1,2}}[- ]{_MONTH}\b|\b{_MONTH}\.? \d)",
    re.IGNORECASE,
)
"""A copy with what was done with it, up to its day."""
_HANDED = re.compile(
    r"\b(?:to|given|gave|left|sent|mailed|handed|posted|provided|shared|with|via|by|in|on|portal|mychart|e-?mail(?:ed)?|mail|yes"
    r"|fridge|home|hand|person|pt|patient|wife|husband|daughter|son|niece|nephew|sister|brother|caregiver|family)\b|^\W*$",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"\b(?:no|not|declin\w*|refus\w*|will|to be|pending|due|request\w*|needs?|owed|next"
    r"|of (?:consent|card|insurance|labs?|results?|records?|med\w*)"
    r"|to (?:pcp|dr\b|cardio\w*|nephro\w*|chart|hospital|home health|agency|pharmacy|specialist|insur\w*))\b",
    re.IGNORECASE,
)
_WANTED = re.compile(
    r"\b(?:ask(?:s|ed|ing)?|request(?:s|ed|ing)?|wants?|wanted|(?:would|['’]d) like|needs?|needed|waiting|due|owed?"
    r"|lost|misplaced|without|no|print)\b[^.;:,]{0,30}$",
    re.IGNORECASE,
)
"""Before a copy that somebody would like to have, or had."""
_GAVE = re.compile(r"\b(?:given|gave|left|sent|mailed|handed|posted|provided|shared|e-?mailed)\b", re.IGNORECASE)
_CHANGES = re.compile(
    r"^\W*(?:(?:care\s)?plan\s)?(?:updates?|amendments?|changes?|revisions?|edits?|additions?"
    r"|log of (?:changes|revisions|updates)|(?:change|revision|update) (?:log|history))\s?[:–-]?\s*",
    re.IGNORECASE,
)
"""Heads the changes of a plan."""
_LOOKED = re.compile(
    r"\b(?:look(?:ed)? (?:over|at|through)|went (?:over|through)|gone (?:over|through)|reviewed|re-?read|re-?visited"
    r"|discussed|checked)\b[^.;]{0,24}\b(?:plan|goals?)\b|\b(?:plan|goals?)\b[^.;]{0,16}\b(?:looked (?:over|at)"
    r"|gone over|reviewed|revisited|unchanged|carry on|continue[sd]?)\b",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"\b(?:next|due|will|to be|to redo|redo|planned|scheduled|by|until|target|goal date)\b", re.IGNORECASE
)
_NEAR = 30


def read_plan_copies(chart: Chart, units: Sequence[Unit]) -> Iterator[Item]:
    """Items `care_plan_shared` of a plan's own sheet.

    Args:
        units: the sentences of one plan's document.
    """
    for unit in units:
        if unit.row is not None or "cop" not in unit.text.casefold():
            continue
        for found in _COPY.finditer(unit.text):
            how = found["how"]
            hit = next((hit for hit in _days(unit) if hit.start >= found.end()), None)
            if hit is None or hit.start - found.end() > 1 or _NOT.search(unit.text[found.start() : hit.start]):
                continue
            behind = re.match(r"[^.;\d]{0,24}", unit.text[hit.end :])
            told = f"{how} {behind[0] if behind else ''}"
            if not _HANDED.search(how) or (_WANTED.search(unit.text[: found.start()]) and not _GAVE.search(how)):
                continue
            if polarity_of(unit, found.start(), hit.start)[0] is not Polarity.AFFIRMED:
                continue
            fields = {"date": hit.iso, "method": words.method_of(told) or ("in person" if "left" in how else None)}
            value = Value.model_validate({key: one for key, one in fields.items() if one})
            day = mark_in(unit, hit.start, hit.end, hit.iso)
            yield make_item(
                chart.pages[unit.page], "care_plan_shared", value, unit.start + found.start(), unit.start + hit.end,
                [("date", day)], texts=chart.texts,
            )  # fmt: skip


def read_plan_changes(chart: Chart, units: Sequence[Unit]) -> Iterator[Item]:
    """Items `care_plan_activity`: dated lines below a heading of changes, and jottings that the plan was gone over."""
    headed = False
    for unit in units:
        heads = _CHANGES.match(unit.text)
        if (unit.section and _CHANGES.match(unit.section)) or heads:
            headed = True
        elif unit.row is None and not _days(unit) and len(unit.text) < _NEAR and unit.heading:
            headed = False
        text = unit.text
        for hit in _days(unit):
            opens = re.fullmatch(r"\W*(?:\w+ on \w+:\s*)?", text[: hit.start]) or (
                heads is not None and hit.start - heads.end() <= 1
            )
            rest = text[hit.end :]
            if _AHEAD.search(text[: hit.start]) or _AHEAD.search(rest[:_NEAR]):
                continue
            looked = _LOOKED.search(rest[:60])
            if not (looked and len(text[: hit.start].split()) <= 4) and not (headed and opens):
                continue
            day = mark_in(unit, hit.start, hit.end, hit.iso)
            stop = re.search(r"(?:[.;](?=\s|$)|$)", rest)
            end = hit.end + (looked.end() if looked else stop.start() if stop else len(rest))
            action = "reviewed" if looked else "revised"
            yield make_item(
                chart.pages[unit.page], "care_plan_activity", Value(date=hit.iso, action=action),
                unit.start + hit.start, unit.start + end, [("date", day)], texts=chart.texts,
            )  # fmt: skip
            break


def _days(unit: Unit) -> list[DateHit]:
    near = unit.entry.date or unit.entry.month
    return [hit for hit in find_dates(unit.text, near=near.value if near else None) if not hit.partial]
