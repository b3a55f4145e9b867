"""Reads the lines of a behavioral plan's own log or page: the plan stands in the heading, the line has day and action.

"BHI plan log" over "05/14/2026 created" and "06/11/2026 revised", "BHI care plan" over "Version 3 - revision date
05/22/2026": the line alone names no plan, so the cues of codes/elements cannot read it.
"""

from collections.abc import Iterator

from clausea import sieve as re
from clausea.evidence.facts import make_item, own_polarity, quote_span
from clausea.evidence.readers.patterns.chart import Chart, mark_in
from clausea.evidence.units import Unit
from clausea.models import Item, Polarity, Value
from clausea.values.dates import find_dates

_HEADING = re.compile(
    r"\b(?:bhi|bh|behaviou?ral(?: health)?|mental health|cocm|collaborative care|psychiatric|depression"
    r"|anxiety)\b[^.;:]{0,25}"
    r"\b(?:(?:care|treatment|tx) plan|plan of care|plan)\b",
    re.IGNORECASE,
)
_ACTION = re.compile(
    r"\b(?:(?P<created>created|developed|established|initiated|written|drafted|built|opened|started|begun|set up"
    r"|(?:made|prepared|drawn up|entered)(?=(?: on)?\s?:?\s?\d)|original|initial)"
    r"|(?P<revised>revis(?:ed|ion)|updated?|changed|modified|adjusted|amended|reworked|rewrote|rewritten|version \d+|"
    r"goals? (?:\w+ ){0,2}(?:met|added|removed|changed|dropped|replaced)|new goal|goal \d+\b[^.;]{0,20}\b(?:added"
    r"|removed|changed|dropped))"
    r"|(?P<reviewed>reviewed|went over|gone over|discussed|no changes?))\b",
    re.IGNORECASE,
)
_NOT_DONE = re.compile(
    r"\b(?:due|next|will|to be|pending|planned|scheduled|not|no plan|overdue|needs?|should"
    r"|expires?)\b",
    re.IGNORECASE,
)
_FAR = 10
"""Lines below its heading that a plan's page or log is read."""
_ORDER = ("created", "revised", "reviewed")


def read_plan_lines(chart: Chart) -> Iterator[Item]:
    """Items `bh_plan` of lines whose plan stands in the heading above."""
    heading: Unit | None = None
    since = 0
    seen: set[tuple[str, str]] = set()
    for unit in chart.units:
        entry = unit.entry
        if (
            entry.handout
            or entry.blank
            or entry.draft
            or entry.outside
            or unit.page in chart.record.other_patient_pages
        ):
            heading = None
            continue
        if _is_heading(unit):
            heading, since = unit, 0
            continue
        since += 1
        if heading is None or since > _FAR or heading.page != unit.page:
            heading = None
            continue
        if unit.row is not None or re.match(r"[A-Z][A-Z /&-]{6,}$", unit.text):
            heading = None if unit.row is None else heading  # another title
            continue
        item = _line(chart, unit, heading)
        if item is not None and (item.value.date or "", item.value.action or "") not in seen:
            seen.add((item.value.date or "", item.value.action or ""))
            yield item


def _is_heading(unit: Unit) -> bool:
    short = len(unit.text.split()) <= 7 and not find_dates(unit.text)
    return (
        short
        and _HEADING.search(unit.text) is not None
        and not _NOT_DONE.search(unit.text)
        and not _ACTION.search(unit.text)
    )


def _line(chart: Chart, unit: Unit, heading: Unit) -> Item | None:
    action = _ACTION.search(unit.text)
    if action is None or _NOT_DONE.search(unit.text):
        return None
    if own_polarity(unit, action.start(), action.end())[0] is not Polarity.AFFIRMED:
        return None
    near = unit.entry.date or heading.entry.date
    hits = [hit for hit in find_dates(unit.text, near=near.value if near else None) if not hit.partial]
    if len({hit.iso for hit in hits}) > 1:
        return None
    day = mark_in(unit, hits[0].start, hits[0].end, hits[0].iso) if hits else unit.entry.date
    if day is None:
        return None
    name = next(name for name in _ORDER if action[name])
    first, last = quote_span(unit, action.start(), action.end())
    return make_item(
        chart.pages[unit.page],
        "bh_plan",
        Value(date=day.value, action=name),
        unit.start + first,
        unit.start + last,
        [("date", day)],
        texts=chart.texts,
    )
