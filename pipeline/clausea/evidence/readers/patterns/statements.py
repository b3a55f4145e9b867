"""Reads what sheets state by question and answer: a plan that exists, its changes and copies, access, risk, medicines.

"Does the patient have a comprehensive care plan?  Y" over "When established?  Feb 24, 2025"; a table of papers sent; a
log of what was done with the plan. A label alone states nothing: its answer, or a word of doing, must stand beside it.
"""

from collections.abc import Iterator
from typing import NamedTuple

from clausea import sieve as re
from clausea.evidence.facts import make_item
from clausea.evidence.readers.patterns.chart import Chart
from clausea.evidence.readers.patterns.plans.words import action_of, method_of
from clausea.evidence.readers.patterns.sheets import Field, Sheet, answer, mark_of
from clausea.evidence.readers.patterns.visits.words import EXPLICIT
from clausea.models import Item, Value
from clausea.pages import Mark
from clausea.several import Several
from clausea.values.dates import find_dates

_PLAN = (
    r"\b(?:care|ccm|comprehensive|disease[- ]management|management)[\s-]plan\b|\bpoc\b"
    r"|\bplan of care\b|\bcareplan\b"
)
_BEHAVIORAL = re.compile(
    r"behavio|\bbhi?\b|cocm|mental|psych|treatment plan|safety plan|"
    r"nursing care plan",
    re.IGNORECASE,
)
_DONE = re.compile(
    r"\W*(?:done|completed?|performed|provided|given|sent|in place|on file|established|created|developed|reconciled|"
    r"confirmed|"
    r"documented|explained|reviewed|comprehensive|scanned|active|current)\b(?!\s*(?:by|on)?\s*_{2,})",
    re.IGNORECASE,
)
_UNDONE = re.compile(
    r"\b(?:not|never|no|none|pending|planned|due|will|tbd|declin\w*|refus\w*|next|scheduled|needs?|overdue|unable|n/a|blank)\b|n['’]t\b|_{3,}",
    re.IGNORECASE,
)
_DAY = re.compile(
    r"\bdate|\bwhen\b|^on$|\bday\b|established|created|started?\b|opened|developed|completed|performed|reviewed|provided|"
    r"effective|sent|given|written|done|dated|initiated",
    re.IGNORECASE,
)
_OTHER_DAY = re.compile(
    r"birth|\bdob\b|print|next|\bdue\b|expir|\brun\b|discharge|admi(?:t|ssion)|faxed|follow|"
    r"return|revis(?:ed|ion) form",
    re.IGNORECASE,
)


_SHORT = 600
"""Characters of an entry, or of a page, whose only day is that of all it says."""


class _Question(NamedTuple):
    """What a label asks, by words; `sure` tells that its answer yes is the fact."""

    element: str
    label: "re.Pattern[str]"


_QUESTIONS = (
    _Question(
        "care_plan_shared",
        re.compile(
            rf"(?:copy|copies)\b.*(?:{_PLAN}|\bplan\b)|(?:{_PLAN}).*\b(?:cop(?:y|ies)|provided|given|shared|sent|mailed|received|"
            r"furnished|offered)\b",
            re.IGNORECASE,
        ),
    ),
    _Question(
        "care_plan",
        re.compile(
            rf"^(?:(?:is|does|has|was|do|did)\b.*)?(?:{_PLAN})(?:\s*(?:\([^)]*\)|on file|in place|"
            rf"in (?:the )?(?:chart|ehr|record)|"
            r"established|created|developed|completed|exists|present|status|document(?:ed)?))?\W*$",
            re.IGNORECASE,
        ),
    ),
    _Question(
        "access_24_7",
        re.compile(
            r"24\s?[/x-]\s?7|\b24[- ]?h(?:ou)?rs?\b|around[- ]the[- ]clock|after[- ]?hours|"
            r"any time of (?:the )?(?:day|night)",
            re.IGNORECASE,
        ),
    ),
    _Question("initiating_visit", EXPLICIT),
    _Question(
        "chronic_risk",
        re.compile(
            r"risk of (?:\w+[\s,/]+){0,6}(?:death|decline|decompensation|exacerbation|hospitali[sz]ation)|"
            r"(?:last|expected|duration|persist)\w*\b.*\b(?:12|twelve)\s?\+?\s?(?:months?|mos?)\b",
            re.IGNORECASE,
        ),
    ),
    _Question(
        "med_reconciliation",
        re.compile(
            r"\b(?:med(?:ication)?s?|drug|rx)\b.{0,20}\breconcil\w*|\breconcil\w*.{0,30}\bmed(?:ication|icine)?s?\b|"
            r"\bmed[- ]?rec\b",
            re.IGNORECASE,
        ),
    ),
)
_PAYER = re.compile(r"nurse line|insurance|member services|hospital|emergency|\b911\b|pharmacy|crisis", re.IGNORECASE)
_ACTION = re.compile(
    r"\W*(?P<action>reviewed|revised|updated|changed|modified|monitored|created|amended|"
    r"adjusted)\b",
    re.IGNORECASE,
)
_CHANGES = re.compile(
    rf"(?:{_PLAN}).{{0,20}}\b(?:action|activity|changes?|updates?|revisions?|history|log|edits?|"
    rf"status)\b",
    re.IGNORECASE,
)
_CHANGE = re.compile(
    r"\b(?:added|removed|dropped|changed|raised|lowered|new|replaced|stopped|closed|set|moved|"
    r"updated|revised)\b",
    re.IGNORECASE,
)
_HANDED_OUT = re.compile(
    rf"(?:{_PLAN})\W{{1,3}}(?:cop(?:y|ies)\W{{1,3}})?(?:\w+ )?(?:distribution|distributed|cop(?:y|ies)|sharing|shared"
    rf"|given|sent|provided|delivery)\b|\b(?:distribution|copies|sharing|delivery) of (?:the )?(?:\w+ )?(?:{_PLAN})",
    re.IGNORECASE,
)
"""Heads a list of those who got the plan."""
_TO = re.compile(r"sent to|given to|recipient|to|provided to|released to|shared with|who", re.IGNORECASE)
_PATIENT = re.compile(
    r"\b(?:patient|pt|member|caregiver|wife|husband|daughter|son|family|guardian|niece|nephew|home address|"
    r"self)\b",
    re.IGNORECASE,
)


def read_statements(chart: Chart) -> Iterator[Item]:
    """Items of sheets that answer a question about the plan, access, risk or medicines."""
    for sheet in chart.sheets:
        where = f"{sheet.heading} | {' | '.join(field.label for field in sheet.fields)}"
        behavioral = _BEHAVIORAL.search(where) is not None
        yield from _answers(chart, sheet, behavioral=behavioral)
        if not behavioral:
            yield from _changes(chart, sheet)
            yield from _copies(chart, sheet)


_ASKED = Several([(question.label, question) for question in _QUESTIONS])


def _answers(chart: Chart, sheet: Sheet, *, behavioral: bool) -> Iterator[Item]:
    for field in sheet.fields:
        question = next((one for one in _ASKED.able(field.label) if one.label.search(field.label)), None)
        if question is None or (behavioral and question.element.startswith("care_plan")):
            continue
        if question.element == "access_24_7" and _PAYER.search(field.label):
            continue
        said = answer(field.value)
        if said is not True and not (said is None and _DONE.match(field.value) and not _UNDONE.search(field.value)):
            continue
        day = _day(chart, sheet, field)
        if day is None and question.element in ("care_plan", "med_reconciliation", "initiating_visit"):
            continue
        fields: dict[str, object] = {"date": day.value} if day else {}
        if question.element == "care_plan_shared":
            method = method_of(" ".join(other.value for other in sheet.fields))
            fields |= {"method": method} if method else {}
        yield _item(chart, sheet, question.element, fields, field.label_start, field.end, day)


def _changes(chart: Chart, sheet: Sheet) -> Iterator[Item]:
    """A line of a log of the plan ("03/12/2026  Reviewed"), a sheet headed by the plan's changes."""
    labels = " | ".join(field.label for field in sheet.fields)
    if not (_CHANGES.search(labels) or _CHANGES.search(sheet.heading)):
        return
    for field in sheet.fields:
        match = _ACTION.match(field.value) or (
            _CHANGE.search(field.value) if not find_dates(field.value[:12]) else None
        )
        if match is None or _UNDONE.search(field.value) or _DAY.search(field.label):
            continue
        day = _day(chart, sheet, field)
        if day is None:
            continue
        start = sheet.start if sheet.row else field.label_start
        action = action_of(match["action"]) if "action" in match.groupdict() else "revised"
        yield _item(chart, sheet, "care_plan_activity", {"date": day.value, "action": action}, start, field.end, day)
        return


def _copies(chart: Chart, sheet: Sheet) -> Iterator[Item]:
    """A row of papers sent: the plan, to the patient, on a day."""
    given = next((field for field in sheet.fields if _TO.fullmatch(field.label) and _PATIENT.search(field.value)), None)
    if given is None:
        return
    plan = next((field for field in sheet.fields if re.search(_PLAN, field.value, re.IGNORECASE)), None)
    if plan is None and _HANDED_OUT.search(sheet.heading):
        plan = sheet.fields[0]
    if plan is None or any(_UNDONE.search(field.value) for field in sheet.fields):
        return
    day = _day(chart, sheet, given)
    fields: dict[str, object] = {"date": day.value} if day else {}
    method = method_of(" ".join(field.value for field in sheet.fields))
    fields |= {"method": method} if method else {}
    start, end = (sheet.start, sheet.end) if sheet.row else (plan.label_start, given.end)
    yield _item(chart, sheet, "care_plan_shared", fields, min(start, end), max(start, end), day)


def _day(chart: Chart, sheet: Sheet, field: Field) -> Mark | None:
    """The day in the answer, of a label of a day after it, of any in the sheet, of the entry, or its only one."""
    own = field.day()
    if own is not None and not _UNDONE.search(field.value):
        return mark_of(sheet, own)
    near = sheet.entry.month.value if sheet.row and sheet.entry.month else None
    dated = [
        (other, day)
        for other in sheet.fields
        if _DAY.search(other.label) and not _OTHER_DAY.search(other.label) and (day := other.day(near)) is not None
    ]
    behind = [pair for pair in dated if pair[0].start > field.start]
    for pairs in (behind, dated):
        if pairs:
            return mark_of(sheet, pairs[0][1])
    if sheet.entry.date is not None:
        return sheet.entry.date
    parts = [(part.start, part.end) for part in sheet.entry.parts if part.page == sheet.page]
    for start, end in (*parts, (0, len(chart.pages[sheet.page].text))):
        if end - start <= _SHORT:
            hits = [hit for hit in find_dates(chart.pages[sheet.page].text[start:end]) if not hit.partial]
            if len({hit.iso for hit in hits}) == 1:
                return Mark(hits[0].iso, sheet.page, start + hits[0].start, start + hits[0].end)
    return None


def _item(
    chart: Chart, sheet: Sheet, element: str, fields: dict[str, object], start: int, end: int, day: Mark | None
) -> Item:
    return make_item(
        chart.pages[sheet.page], element, Value.model_validate(fields), start, end,
        [("date", day)] if day else [], texts=chart.texts,
    )  # fmt: skip
