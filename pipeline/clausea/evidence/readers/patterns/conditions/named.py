"""Reads named conditions from problem lists, assessments and face sheets: chronic ones, and behavioral health ones.

A code decides what a condition is; without one, the condition must stand in a place where conditions are listed.
Resolved, past, family and acute problems are none.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from clausea import sieve as re
from clausea.elements import Families
from clausea.evidence.facts import make_item, polarity_of
from clausea.evidence.readers.patterns.chart import Chart
from clausea.evidence.readers.patterns.conditions.words import is_own, of_relative
from clausea.evidence.units import Unit
from clausea.models import Item, Polarity, Value
from clausea.pages import Mark
from clausea.values.boxes import find_boxes
from clausea.values.icd import find_icd10

_OVER = re.compile(
    r"\(past\)|\bpast[:,]|\bremission since\b|\bhistorical\b|\bresolved\b|"
    r"\bstatus post\b|\bs/p\b|\bhistory of\b|\bh/o\b|\bhx of\b|\binactive\b|"
    r"\b(?:full|"
    r"sustained) remission\b|\bruled? out\b|\br/o\b|"
    r"\bin \d{4} only\b|\bscreening for\b|\bno (?:history|evidence|sign)|\bcorrected \d{4}|\bremoved\b|"
    r"\bdo not code\b|\bgestational\b|\bfamily\b|\bin (?:mother|father)\b",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"problem|diagnos|assessment|condition|impression|a/p|\bdx\b|comorbid|face sheet|summary|"
    r"plan of care|care[ -]?plan|care management plan|\bpoc\b|"
    r"program|enrol|eligib|"
    r"other\b|also\b|goals and interventions|cc(?:m|p)\b|chief|active|chronic|\bimp\b|snapshot|intake|(?:^|[.;]\s)a:\s",
    re.IGNORECASE,
)
_RULE = re.compile(
    r"\b(?:eligible|qualifying|covered|targeted?|typical|common|appropriate) (?:\w+ )?(?:conditions?|diagnos[ei]s"
    r"|disorders?)\b[^.;]{0,30}"
    r"\b(?:includ\w+|are|such as|e\.g)\b|\b(?:conditions?|diagnos[ei]s) (?:that|which) (?:qualify|are (?:eligible"
    r"|covered))\b",
    re.IGNORECASE,
)
"""A program's rule that lists conditions: nobody's diagnosis."""
_NOT_PLACE = re.compile(
    r"family history|review of systems|past (?:medical|surgical)|past (?:problems|"
    r"diagnos|conditions)|historical|surgical history|resolved|closed|"
    r"inactive|past hist|procedures|education|imaging|x-?ray|"
    r"\bxr\b|radiograph|laborator|immuniz|medication|allerg|vital|insurance|appointment|fill history|home log|"
    r"call details|registration|"
    r"\bstay\b|emergency|outside record|indication|physical exam|social history|message|understanding|"
    r"hospital course|quality|care gaps|reminders|self-care|advice|referral and",
    re.IGNORECASE,
)
_PAST_LIST = re.compile(r"\b(?:historical|past|resolved|inactive|prior|previous|old|family)\b", re.IGNORECASE)
"""A list's own heading, even where it is no heading of the page ("Diagnoses: historical")."""
_REPORT = re.compile(r"imaging|radiolog|x-?ray|radiograph|\bMRI\b|\bCT\b|ultrasound|laborator|education", re.IGNORECASE)
_STATUS_WORDS = re.compile(
    r"[\s•●▪\d.)(#:;–-]*(?:active|current|chronic|problem|dx|diagnosis|primary|yes|code)?[\s:.)–-]*", re.IGNORECASE
)
_LEAD = re.compile(
    r"^[\s•●▪\d.)#\-–:]*(?:\b(?:and|with|assessment|plan|diagnos[ei]s|problems?|also|dx|impression|imp|"
    r"other (?:conditions|diagnoses)|principal diagnosis|"
    r"active(?: problems?)?|conditions?|chronic conditions?|pmh|currently)\b\s*[:\-–]?\s*(?:\d[.)]\s*)?)*",
    re.IGNORECASE,
)
_BEFORE_OTHER = re.compile(
    r"\b(?:screen|mother|father|sister|brother|risk (?:of|for)|rule|possible|prevent|education|agency|clinic|center|"
    r"society|registry|plan|scale|questionnaire|"
    r"educator|shoes|class|program|group|medication|visit|goal|monitor|drug)\w*\W*$",
    re.IGNORECASE,
)
_AFTER_OTHER = re.compile(
    r"[ -]*(?:\d|screen|vaccin|education|risk|test|class|clinic|medication|scale|score|group|program|rash)",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"(?:[ ,-]+(?:stage \w+|type \d|class \w+|mild|moderate|severe|permanent|persistent|paroxysmal|chronic|left \w+|"
    r"right \w+|recurrent|with [a-z]+ [a-z]+|with [a-z]+|gold \w))*",
    re.IGNORECASE,
)
_HEAD = re.compile(
    r"(?:\b(?:type \d|chronic|permanent|essential|generalized|major|recurrent|severe|mild|moderate|systolic|"
    r"diastolic|congestive|paroxysmal|acute on chronic)\s+)+$",
    re.IGNORECASE,
)
_IN_CARE = re.compile(
    r"\b(?:treated|treatment|followed|managed|enrolled|monitored|care|visit|f/u|follow-up|diagnosed|diagnosis|suffers|"
    r"lives|living|in bhi|in cocm)\s(?:here\s|today\s|in \w+\s)?(?:for|of|with|from)\s|\bunder treatment\b|"
    r"\bf/u\s|\by/?o\b[^.;]{0,12}\s(?:w/|with)\s|\b\d\d ?[MF]\s(?:w/|with)\s|"
    r"\bon (?:sertraline|buprenorphine|an? (?:ssri|snri|antidepressant))",
    re.IGNORECASE,
)
"""What makes a condition the one under care, outside of a list."""
_IN_CARE_BEFORE = re.compile(
    r"\b(?:treated|treatment|followed|managed|enrolled|monitored|care|visit|f/u|follow-up|diagnosed|diagnosis|suffers|"
    r"lives|living|in bhi|in cocm)\s(?:here\s|today\s|in \w+\s)?(?:for|of|with|from)\s(?:(?:her|his|their)\s)?"
    r"(?:(?!screen|risk|prevent|family|possible)\w+\s){0,2}$|"
    r"\bf/u\s$|(?:\by/?o\b[^.;]{0,12}|\b\d\d ?[MF])\s(?:w/|with)\s$",
    re.IGNORECASE,
)
_ELEMENTS = ("bh_diagnosis", "chronic_conditions")
_AGAINST = (Polarity.NEGATED, Polarity.HISTORICAL, Polarity.TEMPLATE)


def read_conditions(chart: Chart) -> Iterator[Item]:
    """Items `chronic_conditions` and `bh_diagnosis`."""
    patterns = [(name, _all(chart.elements[name].lists["conditions"], chart.words)) for name in _ELEMENTS]
    for unit in chart.units:
        hits = [
            (match.start(), -match.end(), element)
            for element, pattern in patterns
            for match in pattern.finditer(unit.text)
        ]
        if not hits and not find_icd10(unit.text):
            continue
        if (
            unit.entry.handout
            or unit.entry.blank
            or _NOT_PLACE.search(unit.section or unit.context)
            or _REPORT.search(unit.context)
            or _PAST_LIST.search(_line_head(chart, unit))
            or _RULE.search(unit.text)
        ):
            continue
        coded = list(_coded(chart, unit))
        yield from (item for _, item in coded)
        place = _PLACE.search(unit.context) or _PLACE.search(unit.text[:40]) or _PLACE.search(_line_head(chart, unit))
        told = bool(place or _IN_CARE.search(unit.text))
        yield from _worded(chart, unit, sorted(hits), [span for span, _ in coded], told=told)


def _line_head(chart: Chart, unit: Unit) -> str:
    """What the unit's line begins with ("Dx: MDD; GAD" are two units), or the heading right above a list of items."""
    page = chart.pages[unit.page].text
    start = page.rfind("\n", 0, unit.start) + 1
    if start < unit.start:
        return page[start : min(unit.start, start + 40)]
    if not re.match(r"\s*[-•*]", unit.text):
        return ""
    above = re.search(r"(?:^|\n)([^\n]{3,30})\n(?:[ \t]*[-•*][^\n]{2,60}\n){0,12}$", page[max(0, start - 600) : start])
    return above[1] if above else ""


def _element(chart: Chart, code: str) -> str | None:
    """The element whose list has the longest prefix of the code (F03 is chronic, other F codes behavioral)."""
    plain = code.replace(".", "")
    fitting = [
        (len(prefix.replace(".", "")), name)
        for name in _ELEMENTS
        for prefix in chart.elements[name].lists["icd10"]
        if plain.startswith(prefix.replace(".", ""))
    ]
    return max(fitting)[1] if fitting else None


def _coded(chart: Chart, unit: Unit) -> Iterator[tuple[tuple[int, int], Item]]:
    hits = find_icd10(unit.text)
    previous = ""
    for number, hit in enumerate(hits):
        element = _element(chart, hit.code)
        begin = hits[number - 1].end if number else 0
        stop = hits[number + 1].start if number + 1 < len(hits) else len(unit.text)
        start = _name_start(unit.text, begin, hit.start)
        name = unit.text[start : hit.start].strip(" (,:;–—-|[/")
        after = ""
        if len(name) < 3 or _STATUS_WORDS.fullmatch(name):
            match = re.match(
                r"[\s)\]:,–—-]*([A-Za-z][^;.(|]{2,70}?)(?=\s*(?:$|[;.(|]|\s{2,}|\b(?:onset|since)\b))",
                unit.text[hit.end : stop],
            )
            name = match.group(1).strip() if match else ""
            start = hit.start
            after = unit.text[hit.end : hit.end + match.end()] if match else ""
        if len(name) < 3 and number and not re.search(r"\w", _JOINT.sub("", unit.text[begin : hit.start])) and previous:
            name, start = _second_name(previous), hit.start  # "X with Y (E11.22, N18.31)"
        elif len(name) < 3:
            whole = unit.text[begin : hit.start].strip(" (,:;–—-|[/")
            lead = _LEAD.match(whole)
            name = whole[lead.end() :] if lead else whole  # "Persistent depressive disorder (dysthymia), F34.1"
            start = begin + unit.text[begin : hit.start].find(name) if name else hit.start
        previous = name or previous
        end_of = hit.end + len(after)
        tail = unit.text[hit.end : stop]
        named = unit.text[start if start < hit.start else begin : hit.start]
        around = f"{named} {tail if unit.row else tail[:30]}"
        if element is None or len(name) < 3 or len(name) > 90 or _OVER.search(around):
            continue
        if _polarity(unit, start, hit.start if hit.start > start else end_of) in _AGAINST:
            continue
        value = Value(condition=_clean(name), icd10=hit.code)
        end = end_of
        marks = [("icd10", Mark(hit.code, unit.page, unit.start + hit.start, unit.start + hit.end))]
        yield (
            (start, end),
            make_item(
                chart.pages[unit.page], element, value, unit.start + start, unit.start + end, marks, texts=chart.texts
            ),
        )


_JOINT = re.compile(r"\band\b|\bicd(?:-?10)?(?:-cm)?\b", re.IGNORECASE)
_GOES_ON = re.compile(r"\b(?:since|onset)(?: (?:age|about|at least))? \d+", re.IGNORECASE)
"""A start without an end ("since age 19") makes nothing past."""


_OTHER_FIELD = re.compile(
    r"\s[–—-]\s(?=(?:goal|target|plan|interv|action)\w*\b)|\s{2,}(?=[A-Za-z]+\s?:)|;\s|"
    r"\bgoals?\s?:",
    re.IGNORECASE,
)
"""Where the next field begins: the goal of a problem does not make it a plan."""


def _second_name(name: str) -> str:
    """The second condition of "type 2 diabetes with stage 3a kidney disease", else the same words."""
    parts = re.split(r"\s(?:with|and|w/|due to)\s", name, maxsplit=1)
    return parts[-1]


def _polarity(unit: Unit, start: int, end: int) -> Polarity:
    """What the sentence around a name says of it; words inside the name ("without", "type") say nothing."""
    masked = re.sub(r"\w", "x", unit.text[start:end])
    after = _GOES_ON.sub(lambda match: re.sub(r"\w", "x", match[0]), unit.text[end:])
    other = _OTHER_FIELD.search(after)
    after = after[: other.start()] if other else after
    return polarity_of(replace(unit, text=unit.text[:start] + masked + after), start, end)[0]


def _name_start(text: str, begin: int, code: int) -> int:
    """Where the condition's name begins: after the clause mark before it, or after the row's start."""
    window = text[begin:code]
    inner = window.rstrip(" (,:;–—-|[/")
    cut = max(
        (m.end() for m in re.finditer(r"(?:[.;:|]\s+|\)\s*[,.;]?\s*|\s{2,}|(?<=\d)\s*,\s+|\d/\d{2,4}\s+)", inner)),
        default=0,
    )
    lead = _LEAD.match(inner[cut:])
    return begin + cut + (lead.end() if lead else 0)


def _clean(name: str) -> str:
    return re.sub(r"\s+", " ", name).strip(" .,;:-–—()[]/")


@lru_cache(maxsize=8)
def _all(conditions: tuple[str, ...], words: Families) -> re.Pattern[str]:
    """One pattern of all the element's condition words, the longest first."""
    return words.any_of(tuple(sorted(conditions, key=len, reverse=True)))


def _worded(
    chart: Chart, unit: Unit, hits: list[tuple[int, int, str]], taken: list[tuple[int, int]], *, told: bool
) -> Iterator[Item]:
    """Conditions named without a code, where conditions are listed (`told`) or a sentence says that the patient has
    them now. `hits`: start, negative end and element of each name."""
    seen = list(taken)
    for begin, negative_end, element in hits:
        if any(start < -negative_end and begin < end for start, end in seen):
            continue
        ours = element == "chronic_conditions" and is_own(unit.text, begin, -negative_end)
        span = _named(unit, begin, -negative_end, sure=ours) if told or ours else None
        seen.append(span or (begin, -negative_end))
        if span is not None:
            value = Value(condition=_clean(unit.text[slice(*span)]))
            yield make_item(
                chart.pages[unit.page],
                element,
                value,
                unit.start + span[0],
                unit.start + span[1],
                [],
                texts=chart.texts,
            )


def _named(unit: Unit, start: int, end: int, *, sure: bool = False) -> tuple[int, int] | None:
    """The whole name around [start, end), None where the words are no active condition of this patient.

    `sure`: the sentence itself says whose it is."""
    text = unit.text
    if of_relative(text[:start]):
        return None
    if _OVER.search(text[max(0, start - 30) : end + 30]) or _BEFORE_OTHER.search(text[max(0, start - 22) : start]):
        return None
    if _AFTER_OTHER.match(text, end) or (len(text[start:end]) == 2 and not text[start:end].isupper()):
        return None
    box = next((box for box in find_boxes(text) if box.label_start <= start < box.label_end), None)
    if box is not None and not box.checked:
        return None
    if box is None and _polarity(unit, start, end) is not Polarity.AFFIRMED:
        return None
    if not (sure or box is not None or _listed(unit, start, end)):
        return None
    tail = _TAIL.match(text, end)
    lead = _HEAD.search(text[:start])
    return (lead.start() if lead else start), (tail.end() if tail else end)


def _listed(unit: Unit, start: int, end: int) -> bool:
    """True where a condition stands as a member of a list or heads its line, not inside a story."""
    before, after = unit.text[:start], unit.text[end:]
    heads = (
        bool(re.fullmatch(r"[\s•●▪\d.)(:;\-–]*(?:[A-Za-z /&]{2,30}[:\-–]\s*)?(?:[\w ]{0,20})?", before))
        and len(before.split()) <= 3
    )
    member = bool(re.search(r"(?:[,;:/&+|]|\b\d\)|#\d|\band\b|\bwith\b)\s*(?:\w+ ){0,2}$", before)) and bool(
        re.match(
            r"\s*(?:[,;.:/&+)(]|\d\)|and\b|with\b|,? (?:stable|controlled|on treatment|near goal|quiet|well|at goal|"
            r"worse)|$)|(?:[ ,-]+\w+){0,4}\s*(?:[,;.]|$)",
            after,
        )
    )
    if before.rstrip().endswith((":", "-", "–")) and len(before.split()) <= 6 and _PLACE.search(before):
        return True
    cared = _IN_CARE_BEFORE.search(before) or re.match(r",? (?:under|in|on) treatment\b", after)
    return heads or member or unit.row is not None or cared is not None
