"""Reads the stated complexity of medical decision making: "MDM high", "moderate complexity", a ticked box."""

from collections.abc import Iterator

from clausea import sieve as re
from clausea.evidence.facts import make_item, quote_span
from clausea.evidence.polarity import judge
from clausea.evidence.readers.patterns.chart import Chart
from clausea.evidence.readers.patterns.days import event_day
from clausea.evidence.triggers import Trigger
from clausea.evidence.units import Unit
from clausea.models import Item, Polarity, Status, Value
from clausea.pages import Entry, Mark
from clausea.values.boxes import find_boxes
from clausea.values.dates import find_dates

_LEVEL = r"(?:high|moderate|mod|low|straightforward)"
_MAKING = (
    r"(?:mdm|(?:medical )?decision[- ]?making|complexity of (?:(?:the|my|medical|clinical|today['’]s) )*decisions?|"
    r"(?:medical |clinical )decision complexity)"
)
_LEADS = r"(?:\s*(?:[:=–—-]|->|→|(?:[.…·_]\s?){2,})\s*)"
"""What joins a field's label to its value: a colon, a dash, an arrow, a line of dots."""
_STATED = re.compile(
    rf"\b{_MAKING}\b(?:\W{{0,4}}(?:complexity|level|[345]|of|is|was|for|the|this|"
    rf"visit|to be|today|at least|judged|on|\d{{1,2}}/\d{{1,2}}/\d{{2,4}})\b){{0,6}}\W{{0,4}}(?P<after>{_LEVEL})"
    rf"\b"
    rf"|\b{_MAKING}\b[^.;]{{0,90}}?\b(?P<stated>{_LEVEL})[- ]complexity\b"
    rf"|\b{_MAKING}\b[^.;:]{{0,70}}?\b(?:is|was|to be|remains|remained|stays|rated|graded|considered|judged|scored|"
    rf"assessed|deemed|documented|as|of|at)\s+(?:again |still |at least "
    rf"|overall )?(?P<found>{_LEVEL})\b(?! (?:risk|blood|"
    rf"potassium|dose|sodium))"
    rf"|\b{_MAKING}\b[^;:]{{0,60}}?{_LEADS}(?:[hml]\s?[=-]\s?)?(?P<field>{_LEVEL})\b"
    rf"|\b{_MAKING}\b(?: level| complexity)?\s?[:=]\s?(?P<letter>[HM])(?=\s|$|[,;)])"
    rf"|\b(?P<before>{_LEVEL})(?:ly)?\b(?:[- ](?:complexity|complex|level|in|of|medical)){{0,3}}\W{{0,3}}{_MAKING}\b"
    rf"|\bcomplexity\W{{0,3}}(?:is |was |of )?(?P<bare>{_LEVEL})\b|\b{_MAKING}\b (?:is |was |of |today |"
    rf"remains )*(?P<complex>high|moderate)(?:ly)?[- ]complex\b|\b(?P<ahead>high|moderate)[- ]complexity\b",
    re.IGNORECASE,
)
_HEADED = re.compile(
    rf"\W*(?:(?:final|overall|total|summary)\s)?(?:level|complexity|result|conclusion|overall)"
    rf"(?:\s(?:of|for)\s[\w ]{{1,30}})?{_LEADS}(?P<level>{_LEVEL})\b",
    re.IGNORECASE,
)
"""The line that concludes a list headed by the words of decision making: "Final level: High"."""
_ANSWERED = re.compile(
    rf"\W*(?:A[:.]\s*)?(?:yes|y)\b[\s,:–-]{{0,4}}(?:it (?:is|was) )?(?P<level>{_LEVEL})\b", re.IGNORECASE
)
_ASKED = re.compile(rf"\b{_MAKING}\b[^?]{{0,60}}\?\s*$", re.IGNORECASE)
_CIRCLED = re.compile(rf"(?:[(\[*_<]\s?){{1,2}}(?P<level>{_LEVEL})(?:\s?[)\]*_>]){{1,2}}", re.IGNORECASE)
_BEFORE_NOW = re.compile(
    rf"\((?:was|previously|prior|last|before|had been|up from|down from)\b[^)]*\)|\b(?:was|previously|prior"
    rf"|last (?:visit|time))"
    rf"\b[^.;,]{{0,12}}\b{_LEVEL}\b[^.;,]{{0,12}}\b(?:last|before|previous|prior|at the)\b[^.;,]*|"
    rf"\b(?:up|down|changed|raised|increased|not) (?:from )?{_LEVEL}\b",
    re.IGNORECASE,
)
"""An earlier level, told beside today's."""
_RELATIVE = re.compile(
    r"\b(?:sister|brother|wife|husband|spouse|mother|father|daughter|son|room-?mate|neighbor)(?:['’]s\b|,? (?:who"
    r"|had|has|was|"
    r"seen|is)\b)",
    re.IGNORECASE,
)
_ABOVE = 6
"""Lines between the words of decision making and the level."""
_SPEAKS = Trigger(_STATED, re.compile(_MAKING, re.IGNORECASE))
_LEVEL_BOX = re.compile(
    rf"(?:{_MAKING}(?: level| complexity)?\W{{0,3}})?{_LEVEL}(?:[- ]complexity)?(?:\W{{0,3}}{_MAKING}\W*)?",
    re.IGNORECASE,
)
_DESCRIPTOR = re.compile(
    r"\b99\d{3}\b\W{0,3}\(?(?:high|moderate|low|straightforward)|\brequires\b|"
    r"(?<!encounter )(?<!visit )(?<!patient )(?<!pt )(?<!case )(?<!today )(?<!service )\brequired?\b|\bmust\b"
    r"|\bpayer\b|\bdenial\b|\bappeal\b|\bnot shown\b|"
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
        if entry.handout or entry.blank or entry.draft or entry.outside or not chart.holds(entry, _SPEAKS):
            continue
        units = chart.of_entry(entry)
        if _of_specialist(entry, units):
            continue
        spoken = -_ABOVE - 1
        for index, unit in enumerate(units):
            spoken = index if chart.may(_SPEAKS, unit.text) else spoken
            if index - spoken > _ABOVE:
                continue
            stated = decision_in(unit) or _headed(units, index)
            if stated is None or _RELATIVE.search(unit.text):
                continue
            level, start, end = stated
            polarity, cue = _polarity(unit, start, end)
            if cue and cue.lower() in ("to be", "consider"):  # "I judge the complexity to be high"
                polarity = Polarity.AFFIRMED
            if polarity is not Polarity.AFFIRMED and not find_boxes(unit.text):
                continue
            day = event_day(chart, units, index, start, visits=True) or _of_title(entry)
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


def _of_specialist(entry: Entry, units: tuple[Unit, ...]) -> bool:
    """Whether the note is a surgeon's or another house's: its decisions are none of the visit that is billed."""
    first = units[0].text if units and len(units[0].text) <= _HEAD else ""
    heads = f"{entry.title.value if entry.title else ''} | {first}"
    return _SPECIALIST_NOTE.search(heads) is not None and not _OWN_VISIT.search(heads)


_HEAD = 80
"""Characters of a line that heads a note."""
_SPECIALTY = (
    r"(?:surg(?:eon|ery|ical)|ortho\w*|cardiology|nephrology|neurology|oncology|urology|pulmonology|gastroenterology"
    r"|an[ae]sthesia|rheumatology|dermatology|ent|gi)"
)
_SPECIALIST_NOTE = re.compile(
    rf"\b{_SPECIALTY}\s(?:consult\w*|letter|report|note|h\s?&\s?p|associates|group|specialists|eval\w*)\b"
    rf"|\b(?:letter|report|note|consult\w*|records?|evaluation|h\s?&\s?p)\s(?:from|of|by)\s(?:the\s|an?\s|dr\.?\s[\w.]+,?\s)?(?:\w+\s)?{_SPECIALTY}\b"
    r"|\b(?:pre-?op\w*|operative|inpatient|admission)\s(?:note|eval\w*|report|consult\w*|assessment|h\s?&\s?p)\b"
    r"|\b(?-i:ED|ER)\s(?:note|visit|report|course|physician|provider)\b"
    r"|\bemergency\s(?:department|room|dept)\s(?:note|visit|report|record|course)\b",
    re.IGNORECASE,
)
_OWN_VISIT = re.compile(
    r"\b(?:tcm|transition\w*|follow[- ]?up|f/u|post[- ]?(?:hospital|discharge|ed|er)|after|hfu)\b", re.IGNORECASE
)


def _of_title(entry: Entry) -> Mark | None:
    """The one day that the entry's title names: "Hospital follow-up visit 06/16/2026"."""
    title = entry.title
    hits = [hit for hit in find_dates(title.value) if not hit.partial] if title is not None else []
    if title is None or len(hits) != 1:
        return None
    return Mark(hits[0].iso, title.page, title.start + hits[0].start, title.start + hits[0].end)


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
        return (_level(ticked[0].label), *ticked[0].span) if len(ticked) == 1 else None
    if (ringed := _circled(text)) is not None and re.search(_MAKING, text, re.IGNORECASE):
        return _level(ringed["level"]), ringed.start("level"), ringed.end("level")
    text = _BEFORE_NOW.sub(lambda found: " " * len(found[0]), text)
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


def _headed(units: tuple[Unit, ...], index: int) -> tuple[str, int, int] | None:
    """A level whose line leaves the words of decision making to the question, heading or box line above it."""
    text = units[index].text
    above = [other.text for other in units[max(0, index - _ABOVE) : index]]
    if not above or not any(re.search(rf"\b{_MAKING}\b", line, re.IGNORECASE) for line in above):
        return None
    answered = _ANSWERED.match(text) if _ASKED.search(above[-1]) else None
    if answered is not None:
        return _level(answered["level"]), answered.start("level"), answered.end("level")
    headed = _HEADED.match(text)
    if headed is not None:
        return _level(headed["level"]), headed.start("level"), headed.end("level")
    boxes = [box for box in find_boxes(text) if _LEVEL_BOX.fullmatch(box.label.strip())]
    ticked = [box for box in boxes if box.checked]
    if len(boxes) > 1 and len(ticked) == 1 and re.search(rf"\b{_MAKING}\b", above[-1], re.IGNORECASE):
        return _level(ticked[0].label), *ticked[0].span
    return None


def _circled(text: str) -> "re.Match[str] | None":
    """The one option of a line that is set off: "Low / (Moderate) / High"."""
    words = [found.lower() for found in re.findall(rf"\b{_LEVEL}\b", text, re.IGNORECASE)]
    ringed = list(_CIRCLED.finditer(text))
    return ringed[0] if len(set(words)) > 1 and len(ringed) == 1 and "/" in text else None


def level_of(cell: str) -> str | None:
    """The level that a table's cell holds, None when it holds anything else."""
    found = re.fullmatch(rf"\W*(?P<level>{_LEVEL}|[HM])(?:[- ]complexity)?\W*", cell, re.IGNORECASE)
    return _level(found["level"]) if found else None


def _word(match: "re.Match[str]") -> str:
    return next(word for word in match.groups() if word)


def _level(word: str) -> str:
    plain = re.sub(rf"^{_MAKING}(?: level| complexity)?\W{{0,3}}", "", word.strip().lower())
    word = re.split(r"[- (]", plain, maxsplit=1)[0]
    return {"m": "moderate", "h": "high", "mod": "moderate", "straightforward": "low"}.get(word, word)
