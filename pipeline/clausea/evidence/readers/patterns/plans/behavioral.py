"""Reads the lines of a plan's own log or page: the plan stands in the heading, the line has day and action.

"BHI plan log" over "05/14/2026 created" and "06/11/2026 revised", "BHI care plan" over "Version 3 - revision date
05/22/2026": the line alone names no plan, so the cues of codes/elements cannot read it.
"""

from collections.abc import Iterator
from itertools import pairwise

from clausea import sieve as re
from clausea.evidence.facts import make_item, own_polarity, quote_span
from clausea.evidence.readers.patterns.actdays import is_behavioral
from clausea.evidence.readers.patterns.chart import Chart, mark_in
from clausea.evidence.units import Unit
from clausea.models import Item, Polarity, Value
from clausea.values.dates import find_dates

_CONDITION = (
    r"(?:depress\w+|anxi\w+|ptsd|panic|bipolar|mdd|gad|adhd|ocd|mood|grief|insomnia|(?:alcohol|opioid|substance) use)"
)
_HEADING = re.compile(
    rf"^\W*(?:(?:individuali[sz]ed|current|updated)\s)?(?:(?:treatment|care|tx|action)\splan|plan of care)\s?"
    rf"(?:[–—:-]|for)\s?(?:major\s|generali[sz]ed\s)?{_CONDITION}\b|"
    r"\b(?:bhi|bh|behaviou?ral(?: health)?|mental health|cocm|collaborative care|psychiatric|depression"
    r"|anxiety)\b[^.;:]{0,25}"
    r"\b(?:(?:care|treatment|tx)[ -]?plan|plan of care|poc|plan)\b",
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
_CONTENT = re.compile(
    r"\b(?:(?:bhi|bh|behaviou?ral(?: health)?|mental health|cocm|collaborative care|psychiatric|" + _CONDITION + r")\s"
    r"(?:(?:care|treatment|tx|action|coping|recovery|self[- ]management)\s)?plan(?: of care)?"
    r"|(?:(?:care|treatment|tx|action)\splan|plan of care)\s(?:for|re)\s(?:(?:her|his|the|major|generali[sz]ed)\s)?"
    + _CONDITION
    + r"(?:\s(?:disorder|today|now|this month|going forward)){0,2})"
    r"\s?[:–—-]\s(?!\W*(?:due|pending|none|no\b|not\b|n/a|tbd|see|needs?|to be|will|overdue|declin|defer|awaiting"
    r"|missing|review(?:ed)?\b|on file|copy|done\b|yes\b|completed?\b|in (?:chart|place)|\[|☐|_|\d))"
    r"(?=(?:[^\s.;]+[\s,]+){2})",
    re.IGNORECASE,
)
"""A behavioral plan by name with its steps behind it: "depression care plan - weekly calls, walk daily"."""
_REPLACES = re.compile(
    r"\b(?:replac|supersed)\w+\s(?:(?:the|her|his|any)\s)?(?:\w+\s){0,2}(?:plan|one)\b", re.IGNORECASE
)
_PART = re.compile(
    r"\W*(?P<part>(?:(?:long|short)[- ]term\s|treatment\s|patient\s|pt\s)?(?:problem|goal|objective|target"
    r"|intervention|action|step|strateg\w+|plan|med(?:ication)?|barrier|progress|follow[- ]?up)s?\s?(?:#?\d{1,2})?)"
    r"\s?[:=–-]\s?\w.{3,}",
    re.IGNORECASE,
)
"""A line of a plan's page with its content: "Goal: PHQ-9 under 10"."""
_LOG_HEADING = re.compile(
    r"\W*(?:(?:ccm|comprehensive|chronic|patient|care management|electronic)\s){0,3}(?:care[\s-]?plan|plan of care)\s?"
    r"[–—:-]?\s?(?:(?:revision|version|change|update|review)s?\s)?(?:history|log|versions?|revisions|changes|updates"
    r"|reviews)\W*",
    re.IGNORECASE,
)
"""What heads the log of a care plan."""
_FAR = 10
"""Lines below its heading that a plan's page or log is read."""
_SHORT_LINE = 7
_ORDER = ("created", "revised", "reviewed")


def read_plan_lines(chart: Chart) -> Iterator[Item]:
    """Items `bh_plan`, and `care_plan_activity` of a care plan's log, of lines whose plan heads them."""
    heading: Unit | None = None
    element = "bh_plan"
    since = 0
    told = False
    parts: set[str] = set()
    seen: set[tuple[str, str, str]] = set()
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
            heading, since, element, told = unit, 0, "bh_plan", False
            parts = set()
            continue
        if len(unit.text.split()) <= _SHORT_LINE and _LOG_HEADING.fullmatch(unit.text):
            heading, since, told = unit, 0, False
            element = "bh_plan" if is_behavioral(chart) else "care_plan_activity"
            continue
        content = _CONTENT.search(unit.text)
        if content is not None and unit.row is None:
            yield from _with_content(chart, unit, content)
        since += 1
        if heading is None or since > _FAR or heading.page != unit.page:
            heading = None
            continue
        logged = _LOG_HEADING.fullmatch(heading.text) and unit.row is not None and "minutes" not in unit.row.columns
        if (unit.row is not None and not logged) or re.match(r"[A-Z][A-Z /&-]{6,}$", unit.text):
            heading = None if unit.row is None else heading  # another title
            continue
        part = _PART.match(unit.text)
        if part is not None and part["part"].lower() not in parts:
            parts.add(part["part"].lower())
            if len(parts) == _WHOLE and not told and element == "bh_plan":
                yield from _page(chart, heading)
        for start, end in _entries(unit):
            item = _line(chart, unit, heading, element, start, end)
            if item is not None and (element, item.value.date or "", item.value.action or "") not in seen:
                seen.add((element, item.value.date or "", item.value.action or ""))
                told = True
                yield item


def _is_heading(unit: Unit) -> bool:
    if len(unit.text.split()) > _SHORT_LINE:
        return False
    days = find_dates(unit.text)
    text = unit.text[days[-1].end :] if days else unit.text  # "BHI note 03/04/2026" and the name below, in one unit
    return _HEADING.search(text) is not None and not _NOT_DONE.search(text) and not _ACTION.search(text)


_WHOLE = 2
"""Different parts that make what stands under a plan's name a plan."""


def _page(chart: Chart, heading: Unit) -> Iterator[Item]:
    """A plan by its name and its parts, under the day of its entry."""
    day = heading.entry.date
    if day is None or own_polarity(heading, 0, len(heading.text))[0] is not Polarity.AFFIRMED:
        return
    yield make_item(
        chart.pages[heading.page],
        "bh_plan",
        Value(date=day.value, action="created"),
        heading.start,
        heading.end,
        [("date", day)],
        texts=chart.texts,
    )


def _with_content(chart: Chart, unit: Unit, content: "re.Match[str]") -> Iterator[Item]:
    """A plan by its name and its steps in one line, of the line's day or the entry's."""
    if own_polarity(unit, content.start(), content.start() + 1)[0] is not Polarity.AFFIRMED:
        return
    near = unit.entry.date
    days = [
        hit for hit in find_dates(unit.text[: content.start()], near=near.value if near else None) if not hit.partial
    ]
    day = mark_in(unit, days[-1].start, days[-1].end, days[-1].iso) if days else unit.entry.date
    if day is None:
        return
    after = chart.after(unit)
    said = f"{unit.text} {after.text if after is not None and after.entry is unit.entry else ''}"
    first, last = quote_span(unit, content.start(), content.end())
    yield make_item(
        chart.pages[unit.page],
        "bh_plan",
        Value(date=day.value, action="revised" if _REPLACES.search(said) else "created"),
        unit.start + first,
        unit.start + last,
        [("date", day)],
        texts=chart.texts,
    )


_VERSION = re.compile(r"\b(?:v|ver|version|rev|revision|#)[.#]?\s?\d{1,2}\b", re.IGNORECASE)


def _entries(unit: Unit) -> list[tuple[int, int]]:
    """The stretches of a line that each hold one day: lines of a log that run on in one sentence."""
    hits = [hit for hit in find_dates(unit.text) if not hit.partial]
    if len({hit.iso for hit in hits}) < 2:
        return [(0, len(unit.text))]
    first = _ACTION.search(unit.text)
    versions = [match.start() for match in _VERSION.finditer(unit.text) if match.start() < hits[-1].start]
    if len(versions) == len(hits) and versions[0] < hits[0].start:
        edges = [*versions, len(unit.text)]
    elif first is not None and first.start() > hits[0].start:
        edges = [*(hit.start for hit in hits), len(unit.text)]
    else:
        edges = [0, *(hit.end for hit in hits)]
    return list(pairwise(edges))


def _line(chart: Chart, unit: Unit, heading: Unit, element: str, start: int, end: int) -> Item | None:
    """What [start, end) of a line says: one action with its day."""
    action = next((match for match in _ACTION.finditer(unit.text, start, end) if not _VERSION.match(match[0])), None)
    action = action or _ACTION.search(unit.text, start, end)
    if action is None or _NOT_DONE.search(unit.text, start, end):
        return None
    if own_polarity(unit, action.start(), action.end())[0] is not Polarity.AFFIRMED:
        return None
    near = unit.entry.date or heading.entry.date
    hits = [
        hit
        for hit in find_dates(unit.text, near=near.value if near else None)
        if not hit.partial and start <= hit.start < end
    ]
    if len({hit.iso for hit in hits}) > 1 or (element == "care_plan_activity" and not hits):
        return None
    day = mark_in(unit, hits[0].start, hits[0].end, hits[0].iso) if hits else unit.entry.date
    if day is None:
        return None
    name = next(name for name in _ORDER if action[name])
    first, last = quote_span(unit, action.start(), action.end())
    if end - start < len(unit.text):
        first, last = start, end
    return make_item(
        chart.pages[unit.page],
        element,
        Value(date=day.value, action=name),
        unit.start + first,
        unit.start + last,
        [("date", day)],
        texts=chart.texts,
    )
