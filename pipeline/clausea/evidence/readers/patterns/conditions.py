"""Reads named conditions from problem lists, assessments and face sheets: chronic ones, and behavioral health ones.

A code decides what a condition is; without one, the condition must stand in a place where conditions are listed.
Resolved, past, family and acute problems are none.
"""

import re
from collections.abc import Iterator

from clausea.evidence.facts import make_item, polarity_of
from clausea.evidence.readers.patterns.chart import Chart
from clausea.evidence.units import Unit
from clausea.models import Item, Polarity, Value
from clausea.pages import Mark
from clausea.values.icd import find_icd10

_OVER = re.compile(r"\bresolved\b|\bstatus post\b|\bs/p\b|\bhistory of\b|\bh/o\b|\bhx of\b|\binactive\b|\bremission\b|\bruled? out\b|\br/o\b|\bin \d{4} only\b|\bscreening for\b|\bno (?:history|evidence|sign)", re.IGNORECASE)
_PLACE = re.compile(
    r"problem|diagnos|assessment|condition|impression|a/p|\bdx\b|comorbid|face sheet|summary|plan of care|care plan|program|enrol|eligib|other\b|also\b|goals and interventions|cc(?:m|p)\b|chief|active|chronic",
    re.IGNORECASE,
)
_NOT_PLACE = re.compile(
    r"family history|review of systems|past (?:medical|surgical)|past problems|surgical history|resolved|education|imaging|laborator|immuniz|medication|allerg|vital|insurance|appointment|fill history|"
    r"home log|call details|registration|older stay|april stay|emergency|outside record|indication|physical exam|social history|message|understanding|hospital course",
    re.IGNORECASE,
)
_LEAD = re.compile(r"^[\s•●▪\d.)\-–:]*(?:\b(?:and|with|assessment|plan|diagnos[ei]s|problems?|also|dx|impression|other (?:conditions|diagnoses)|principal diagnosis|active problems?|conditions?|chronic conditions?|pmh|currently)\b\s*[:\-–]?\s*)*", re.IGNORECASE)


def read_conditions(chart: Chart) -> Iterator[Item]:
    """Items `chronic_conditions` and `bh_diagnosis`."""
    for unit in chart.units:
        if unit.entry.handout or unit.entry.blank or _NOT_PLACE.search(unit.section or unit.context):
            continue
        coded = list(_coded(chart, unit))
        yield from (item for _, item in coded)
        if _PLACE.search(unit.context) or _PLACE.search(unit.text[:40]):
            spans = [span for span, _ in coded]
            yield from _worded(chart, unit, spans)


def _element(chart: Chart, code: str) -> str | None:
    for name in ("bh_diagnosis", "chronic_conditions"):
        if any(code.replace(".", "").startswith(prefix.replace(".", "")) for prefix in chart.elements[name].lists["icd10"]):
            return name
    return None


def _coded(chart: Chart, unit: Unit) -> Iterator[tuple[tuple[int, int], Item]]:
    hits = find_icd10(unit.text)
    for number, hit in enumerate(hits):
        element = _element(chart, hit.code)
        begin = hits[number - 1].end if number else 0
        stop = hits[number + 1].start if number + 1 < len(hits) else len(unit.text)
        start = _name_start(unit.text, begin, hit.start)
        name = unit.text[start : hit.start].strip(" (,:;–—-|[")
        after = ""
        if len(name) < 3:
            match = re.match(r"[\s)\]:,–—-]*([A-Za-z][^;.,(|]{3,70})", unit.text[hit.end : stop])
            name = match.group(1).strip() if match else ""
            start = hit.start
            after = unit.text[hit.end : hit.end + match.end()] if match else ""
        tail = unit.text[hit.end : stop]
        if element is None or len(name) < 3 or len(name) > 90 or _OVER.search(f"{unit.text[start : hit.start]} {tail if unit.row else tail[:30]}"):
            continue
        polarity, _ = polarity_of(unit, start, hit.start if hit.start > start else hit.end)
        if polarity in (Polarity.NEGATED, Polarity.HISTORICAL, Polarity.TEMPLATE):
            continue
        value = Value(condition=_clean(name), icd10=hit.code)
        end = hit.end + len(after)
        marks = [("icd10", Mark(hit.code, unit.page, unit.start + hit.start, unit.start + hit.end))]
        yield (start, end), make_item(
            chart.pages[unit.page], element, value, unit.start + start, unit.start + end, marks, texts=chart.texts
        )


def _name_start(text: str, begin: int, code: int) -> int:
    """Where the condition's name begins: after the clause mark before it, or after the row's start."""
    window = text[begin:code]
    inner = window.rstrip(" (,:;–—-|[")
    cut = max((m.end() for m in re.finditer(r"(?:[.;:|]\s+|\)\s*[,.;]?\s*|\s{2,}|(?<=\d)\s*,\s+)", inner)), default=0)
    lead = _LEAD.match(inner[cut:])
    return begin + cut + (lead.end() if lead else 0)


def _clean(name: str) -> str:
    return re.sub(r"\s+", " ", name).strip(" .,;:-–—()[]")


def _worded(chart: Chart, unit: Unit, taken: list[tuple[int, int]]) -> Iterator[Item]:
    """Conditions named without a code, where conditions are listed."""
    for element in ("bh_diagnosis", "chronic_conditions"):
        seen: list[tuple[int, int]] = list(taken)
        for term in sorted(chart.elements[element].lists["conditions"], key=len, reverse=True):
            for match in chart.words.pattern(term).finditer(unit.text):
                if any(start < match.end() and match.start() < end for start, end in seen):
                    continue
                seen.append(match.span())
                around = unit.text[max(0, match.start() - 30) : match.end() + 30]
                if _OVER.search(around) or re.search(r"\b(?:screen|mother|father|sister|brother|risk (?:of|for)|rule|possible|prevent|education|agency|clinic|center|society|registry|plan|scale|questionnaire|educator|shoes|class|program|group|medication|visit|goal|monitor)\w*\W*$", unit.text[max(0, match.start() - 22) : match.start()], re.IGNORECASE):
                    continue
                if re.match(r"[ -]*(?:\d|screen|vaccin|education|risk|test|class|clinic|medication|scale|score|group|program)", unit.text[match.end() :], re.IGNORECASE):
                    continue
                polarity, _ = polarity_of(unit, match.start(), match.end())
                if polarity is not Polarity.AFFIRMED:
                    continue
                if not _listed(unit, match.start(), match.end()):
                    continue
                tail = re.match(r"(?:[ ,-]+(?:stage \w+|type \d|class \w+|mild|moderate|severe|permanent|persistent|paroxysmal|chronic|left \w+|right \w+|recurrent|with [a-z]+ [a-z]+|gold \w))*", unit.text[match.end() :], re.IGNORECASE)
                end = match.end() + (tail.end() if tail else 0)
                start = match.start()
                lead = re.search(r"(?:\b(?:type \d|chronic|permanent|essential|generalized|major|recurrent|severe|mild|moderate|systolic|diastolic|congestive|acute on chronic)\s+)+$", unit.text[:start], re.IGNORECASE)
                start = lead.start() if lead else start
                yield make_item(
                    chart.pages[unit.page], element, Value(condition=_clean(unit.text[start:end])), unit.start + start, unit.start + end, [], texts=chart.texts
                )


def _listed(unit: Unit, start: int, end: int) -> bool:
    """True where a condition stands as a member of a list or heads its line, not inside a story."""
    before, after = unit.text[:start], unit.text[end:]
    heads = bool(re.fullmatch(r"[\s•●▪\d.)(:;\-–]*(?:[A-Za-z /&]{2,30}[:\-–]\s*)?(?:[\w ]{0,20})?", before)) and len(before.split()) <= 3
    member = bool(re.search(r"(?:[,;:/&+]|\band\b|\bwith\b)\s*(?:\w+ ){0,2}$", before)) and bool(re.match(r"\s*(?:[,;.:/&+)(]|and\b|with\b|,? (?:stable|controlled|on treatment|near goal|quiet|well|at goal|worse)|$)|(?:[ ,-]+\w+){0,4}\s*(?:[,;.]|$)", after))
    return heads or member or unit.row is not None
