"""How a copy of the care plan was handed over, as a sentence of a note or the foot of the plan itself says it."""

from collections.abc import Iterator
from dataclasses import replace

from clausea import sieve as re
from clausea.evidence.facts import Dated, make_item, polarity_of, quote_span
from clausea.evidence.readers.patterns.actdays import day_in
from clausea.evidence.readers.patterns.chart import Chart, mark_in
from clausea.evidence.readers.patterns.plans import words
from clausea.evidence.units import Unit
from clausea.models import Item, Polarity, Value
from clausea.values.dates import find_dates

_COPY_FIRST = re.compile(
    r"\W*(?:(?:pt|patient|s?he|family|wife|husband|daughter|son|caregiver) (?:now )?(?:has|got|received|took|kept) )?"
    r"(?:(?:a|one|the|her|his|their|own|paper|printed|hard|large[- ]print|electronic|pdf) ){0,3}cop(?:y|ies)\b",
    re.IGNORECASE,
)


_LEADS = re.compile(r"^(?:(?![A-Za-z]{3}).)*$|(?:\s{2,}|[|·•;]\s?)$")
"""Before a verb that opens its line, or a field of the line."""


_TO_THEM = re.compile(
    r"(?<=plan )to(?= (?:the |her |his )?(?:pt|patient|caregiver|family|wife|husband|daughter|son|spouse|mother"
    r"|father)\b)",
    re.IGNORECASE,
)


_TO_PATIENT = re.compile(
    r"\b(?:to|gave|given(?: to)?|handed(?: to)?|with|mailed(?: to)?|for)\s(?:the\s)?(?:pt|patient|caregiver|wife"
    r"|husband|daughter"
    r"|son|family)\b(?!['’]s)[\s,;]{1,2}(?:(?:and|also|copy|copies|then|w/|with|cc|sent|faxed|another|one)[\s:]{1,2}){1,3}$",
    re.IGNORECASE,
)
"""Before another receiver: the plan went to the patient first ("given to pt and sent to PCP")."""
_CAME_BACK = re.compile(r"\b(?:returned|mailed back|undeliver\w*|bounced|came back)\b", re.IGNORECASE)


def _plan_above(chart: Chart, unit: Unit) -> bool:
    """Whether the care plan that was copied stands right above in the same entry."""
    part = next((p for p in unit.entry.parts if p.page == unit.page and p.start <= unit.start < p.end), None)
    if part is None:
        return False
    above = chart.pages[unit.page].text[max(part.start, unit.start - 500) : unit.start]
    return (
        re.search(
            r"\bcare[\s-]plan\b|\bcareplan\b|\bplan of care\b|\bpoc\b|\bccp\b"
            r"|\bplan (?:was |is )?(?:now )?(?:signed|updated|finali[sz]ed|revised|completed|done|approved)\b",
            above,
            re.IGNORECASE,
        )
        is not None
    )


def _closing_day(unit: Unit, end: int) -> Dated | None:
    """The one whole day that closes the sentence, behind a comma: "Given to Ottoline on paper, 4/28/26."."""
    hits = [hit for hit in find_dates(unit.text) if not hit.partial]
    if unit.row is not None or len(hits) != 1 or unit.text[hits[0].end :].strip(" .)"):
        return None
    gap = unit.text[end : hits[0].start]
    if not 0 < len(gap) <= _CLOSE or not gap.rstrip().endswith(",") or words.NEXT.search(gap):
        return None
    return Dated(mark_in(unit, hits[0].start, hits[0].end, hits[0].iso))


_CLOSE = 45
"""Characters from the handing over to its day."""


def copies_in(chart: Chart, unit: Unit, *, in_plan: bool, behavioral: bool) -> Iterator[Item]:
    """`care_plan_shared`: a copy given, in the plan's own foot or in a note that names the plan."""
    text = unit.text
    if re.search(r"education|insurance|consent|behavio", unit.context, re.IGNORECASE) or chart.program_of(unit) in (
        "bhi",
        "cocm",
    ):
        return
    if behavioral and chart.program_of(unit) is None:
        return
    given = words.GIVEN.search(text)
    attached = re.search(r"\b(?:attached|enclosed)\b", text, re.IGNORECASE) if given is None else None
    verb = given or attached
    named = words.PLAN_COPY.search(text) or (in_plan and words.PLAN_WORD.search(text))
    in_plan = in_plan or (_COPY_FIRST.match(text) is not None and _plan_above(chart, unit))
    named = named or (in_plan and words.PLAN_WORD.search(text))
    leads = in_plan and verb is not None and _LEADS.search(text[: verb.start()]) is not None
    if (
        verb is None
        and named
        and re.search(
            r"\bcop(?:y|ies) (?:of (?:\w+ ){1,4})?(?:to|->|→|=>) (?:the |her |his )?(?:patient|pt|caregiver"
            r"|family|wife|husband"
            r"|daughter|son|spouse|mother|father|guardian|poa|home)\b"
            r"(?!['’]s\b(?! (?:home|house|address|portal|e-?mail|mychart)))",
            text,
            re.IGNORECASE,
        )
    ):
        verb = re.search(r"\bcop(?:y|ies) (?:of (?:\w+ ){1,4})?(?:to\b|->|→|=>)", text, re.IGNORECASE)
    elsewhere = words.ELSEWHERE.search(text)
    if verb is None or not (named or leads) or (elsewhere and not _TO_PATIENT.search(text[: elsewhere.start()])):
        return
    if _CAME_BACK.search(text):
        return
    if leads and words.OTHER_THING.search(chart.pages[unit.page].text[max(0, unit.start - 40) : unit.start]):
        return  # "; number given to patient": what was given stands before the semicolon
    start = min(verb.start(), named.start() if named else verb.start())
    end = max(verb.end(), named.end() if named else verb.end())
    if end - start > 90 or words.OTHER_THING.search(text[start:end]) or (not named and words.OTHER_THING.search(text)):
        return
    person = (
        chart.words.pattern("@patient").search(text)
        or chart.words.pattern("@caregiver").search(text)
        or (find_dates(text) and chart.parties.relatives is not None and chart.parties.relatives.search(text))
        or re.search(r"\bto (?-i:[A-Z][a-z]+)\b|\byour\b|\b(?:mr|mrs|ms)\.? (?-i:[A-Z])", text, re.IGNORECASE)
    )
    handed = re.search(r"\bcop(?:y|ies)\b", text, re.IGNORECASE) and re.search(
        r"hand|gave|given|provided", verb.group(), re.IGNORECASE
    )
    if not (person or handed or words.CHANNEL.search(text)):
        return
    spoken = replace(unit, text=_TO_THEM.sub("xx", text))  # "copy of plan to pt" plans nothing
    if polarity_of(spoken, start, end)[0] is not Polarity.AFFIRMED:
        return
    channels = [match.end() for match in words.CHANNEL.finditer(text)] + [
        match.end() for match in chart.words.pattern("@patient").finditer(text)
    ]
    reach = max((at for at in channels if at - end < 60 and ";" not in text[end:at]), default=end)
    dated = _closing_day(unit, end) or day_in(chart, unit, start, max(end, reach))
    fields: dict[str, object] = {"date": dated.mark.value} if dated.mark else {}
    method = words.method_of(f"{text} {unit.context if 'portal' in unit.context.lower() else ''}")
    if method:
        fields["method"] = method
    first, last = quote_span(unit, start, end)
    marks = [("date", dated.mark)] if dated.mark else []
    yield make_item(
        chart.pages[unit.page],
        "care_plan_shared",
        Value.model_validate(fields),
        unit.start + first,
        unit.start + last,
        marks,
        texts=chart.texts,
    )
