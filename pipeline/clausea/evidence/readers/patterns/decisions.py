"""Reads the stated complexity of medical decision making: "MDM high", "moderate complexity", a ticked box."""

from collections.abc import Iterator

from clausea import sieve as re
from clausea.evidence.facts import make_item, quote_span
from clausea.evidence.polarity import judge
from clausea.evidence.readers.patterns.chart import Chart
from clausea.evidence.readers.patterns.days import event_day
from clausea.evidence.units import Unit
from clausea.models import Item, Polarity, Status, Value
from clausea.values.boxes import find_boxes

_LEVEL = r"(?:high|moderate|mod|low|straightforward)"
_MAKING = r"(?:mdm|(?:medical )?decision[- ]?making)"
_STATED = re.compile(
    rf"\b{_MAKING}\b(?:\W{{0,4}}(?:complexity|level|[345]|of|is|was|for|the|this|"
    rf"visit|to be|today|at least|judged|on|\d{{1,2}}/\d{{1,2}}/\d{{2,4}})\b){{0,6}}\W{{0,4}}(?P<after>{_LEVEL})"
    rf"\b"
    rf"|\b{_MAKING}\b[^.;]{{0,90}}?\b(?P<stated>{_LEVEL})[- ]complexity\b"
    rf"|\b(?P<before>{_LEVEL})(?:ly)?\b(?:[- ](?:complexity|complex|level|in|of|medical)){{0,3}}\W{{0,3}}{_MAKING}\b"
    rf"|\bcomplexity\W{{0,3}}(?:is |was |of )?(?P<bare>{_LEVEL})\b|\b{_MAKING}\b (?:is |was |of |today |"
    rf"remains )*(?P<complex>high|moderate)(?:ly)?[- ]complex\b|\b(?P<ahead>high|moderate)[- ]complexity\b",
    re.IGNORECASE,
)
_LEVEL_BOX = re.compile(rf"{_LEVEL}(?:[- ]complexity)?(?:\W{{0,3}}{_MAKING}\W*)?", re.IGNORECASE)
_DESCRIPTOR = re.compile(
    r"\b99\d{3}\b\W{0,3}\(?(?:high|moderate|low|straightforward)|\brequires?\b|"
    r"\brequired\b|\bmust\b|\bpayer\b|\bdenial\b|\bappeal\b|\bnot shown\b|"
    r"\bwithin \d+ (?:calendar )?days\b|"
    r"\bat least moderate\b.{0,30}\b(?:for|code|99)|\bmeans\b|\bdefin\w+|\bor high\b|\beither\b|\bwhen the case\b",
    re.IGNORECASE,
)


_DENIED_AFTER = re.compile(
    r"(?:\s*complexity)?\W{0,3}(?:was |is |were )?((?:not|never|no longer)\b|un(?:supported|documented)|denied|if\b)",
    re.IGNORECASE,
)


def read_decisions(chart: Chart) -> Iterator[Item]:
    """Items `mdm`: the level that the practitioner states, with the day of the visit."""
    for entry in chart.record.entries:
        if entry.handout or entry.blank or entry.draft:
            continue
        units = chart.of_entry(entry)
        for index, unit in enumerate(units):
            stated = decision_in(unit)
            if stated is None:
                continue
            level, start, end = stated
            polarity, cue = _polarity(unit, start, end)
            if cue and cue.lower() == "to be":  # "I judge the complexity to be high"
                polarity = Polarity.AFFIRMED
            if polarity is not Polarity.AFFIRMED and not find_boxes(unit.text):
                continue
            day = event_day(chart, units, index, start, visits=True)
            quote = quote_span(unit, start, end)
            marks = [("date", day)] if day else []
            yield make_item(
                chart.pages[unit.page],
                "mdm",
                Value(level=level, date=day.value if day else None),
                unit.start + quote[0],
                unit.start + quote[1],
                marks,
                status=Status.VERIFIED if day else Status.NEEDS_REVIEW,
                reasons=() if day else ("no day stands with the level",),
                texts=chart.texts,
            )


def _polarity(unit: Unit, start: int, end: int) -> tuple[Polarity, str | None]:
    """What stands before the level decides, and a denial right after it; its reasons ("kidney decline") do not."""
    denied = _DENIED_AFTER.match(unit.text[end:])
    if denied is not None:
        return Polarity.NEGATED, denied[1]
    judgement = judge(unit.text[:end], start, end)
    return judgement.polarity, judgement.cue


def decision_in(unit: Unit) -> tuple[str, int, int] | None:
    """(level, start, end) of the stated level in the unit's text, None when it states none or only a descriptor."""
    text = unit.text
    boxes = [box for box in find_boxes(text) if _LEVEL_BOX.fullmatch(box.label.strip())]
    if boxes and re.search(_MAKING, text, re.IGNORECASE):
        ticked = [box for box in boxes if box.checked]
        return (_level(ticked[0].label), ticked[0].start, ticked[0].label_end) if len(ticked) == 1 else None
    if _DESCRIPTOR.search(text) or text.rstrip().endswith("?"):
        return None
    levels = list(_STATED.finditer(text))
    if not levels or len({_level(_word(match)) for match in levels}) > 1:
        return None
    match = levels[0]
    if match["ahead"] and not re.search(
        rf"\b{_MAKING}\b|\bvisit\b|\btransition|\btcm\b|\bmanagement\b|f/?u\b", text, re.IGNORECASE
    ):
        return None
    return _level(_word(match)), match.start(), match.end()


def _word(match: "re.Match[str]") -> str:
    return next(word for word in match.groups() if word)


def _level(word: str) -> str:
    word = re.split(r"[- (]", word.strip().lower(), maxsplit=1)[0]
    return {"mod": "moderate", "straightforward": "low"}.get(word, word)
