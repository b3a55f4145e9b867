"""Which day a score is of: beside it, before it on its line, on the line below, and what a later note only repeats."""

from clausea import sieve as re
from clausea.evidence.facts import day_of
from clausea.evidence.readers.patterns.chart import Chart, mark_in
from clausea.evidence.units import Unit
from clausea.pages import Mark
from clausea.values.dates import DateHit, find_dates
from clausea.values.instruments import MENTION, canonical
from clausea.values.scales import ScoreHit

_GAP = re.compile(
    r"\s*(?:(?:/|of|out of)\s*\d{1,2})?\s*(?:points?)?\s*(?:\([^()\d]{0,40}\))?\s*(?:,?\s*(?:on|done|completed"
    r"|administered|collected|from|taken|dated|as of))?[\s(,:–—-]*",
    re.IGNORECASE,
)
_BEGIN = (
    r"(?:entry|enroll?ments?|enrolled|intake|baseline|initial|outset|onset|initiation|admission|starting|to begin with"
    r"|first (?:visit|contact|session)"
    r"|(?:program|episode|cocm|bhi|treatment) (?:start|entry|enrollment|initiation)"
    r"|(?:the )?(?:start|beginning)(?: of (?:the |this )?(?:program|episode|treatment|care|cocm|bhi|therapy))?)"
)
_START = re.compile(rf"\b{_BEGIN}\b", re.IGNORECASE)
_AT_START = re.compile(
    rf"(?:\s?/\s?\d{{1,2}})?\W{{0,3}}(?:(?:(?:score[ds]?|when) )?(?:at|on|upon|from) "
    rf"(?:(?:her|his|their|program|cocm|bhi) )?{_BEGIN}\b|when (?:(?:s?he|they|pt|patient) (?:was )?)?enrolled\b"
    rf"|to begin with\b|\((?:at |on )?{_BEGIN}\))",
    re.IGNORECASE,
)
_OF_START = re.compile(rf"\b{_BEGIN} (?:(?:score|total|result)s?:? )?$", re.IGNORECASE)
_START_WITHIN = re.compile(
    rf"(?:\bat|\bon|\bupon|\() ?(?:her |his |their |program |cocm |bhi )?{_BEGIN}\b", re.IGNORECASE
)
"""Between the instrument and its score: "PHQ-9 at entry: 19", "PHQ-9 (entry) 19"."""


def told_of_the_start(chart: Chart, unit: Unit, hits: tuple[ScoreHit, ...]) -> tuple[ScoreHit, ...]:
    """The scores, those "at entry" or "on enrollment" as earlier ones: a later note repeats with what it all began.

    In the note of the beginning itself ("CoCM intake", "Initial assessment") the baseline is that day's score.
    """
    if not hits or _START.search(unit.text) is None:
        return hits
    first = chart.of_entry(unit.entry)[0]
    title = unit.entry.title
    apart = title is not None and not (title.page == unit.page and title.start <= unit.start < title.end)
    begins = bool(apart and title and _START.search(title.value)) or (
        first is not unit and _START.search(first.text) is not None
    )
    return tuple(
        hit._replace(prior=not begins)
        if _AT_START.match(unit.text, max(hit.end, hit.score_end))
        or _OF_START.search(unit.text[: hit.start])
        or _START_WITHIN.search(unit.text[hit.start : hit.score_start])
        else hit
        for hit in hits
    )


def led_by(unit: Unit, hits: tuple[ScoreHit, ...], led: tuple[Unit, Mark] | None) -> tuple[Unit, Mark] | None:
    """The day before the first score of a line, for the clauses behind it: "Measures (5/18/26): PHQ-9 8; GAD-7 6"."""
    dates = [hit for hit in find_dates(unit.text) if not hit.partial]
    if dates:
        first = dates[0]
        before = hits[0].score_start if hits else len(unit.text)  # "C-SSRS screen 4/14/26: low risk. PHQ-9 16"
        leads = len(dates) == 1 and first.end <= before
        return (unit, mark_in(unit, first.start, first.end, first.iso)) if leads else None
    follows = led is not None and led[0].page == unit.page and 0 <= unit.start - led[0].end <= 2
    return (unit, led[1]) if led and follows else None


_DAY_OF_FORM = re.compile(
    r"\W*(?:(?:date|day|test|screening|screen|assessment)\s(?:of\s)?)?(?:administered|administration|completed|completion"
    r"|given|taken|done|collected|scored|obtained|performed|assessed|screened|screening|assessment|recorded"
    r"|filled (?:in|out)|date)(?: on| date)?\W{0,3}",
    re.IGNORECASE,
)


_INSTRUMENTS_DAY = re.compile(
    r"\W*(?:(?:date|day|when|on|of|last|was|administered|completed|given|taken|done|collected|scored|obtained|screening|"
    r"screen|score[ds]?|form|filled (?:in|out)|test)\b\W*)+",
    re.IGNORECASE,
)
"""What a form says beside an instrument's name before the day: "PHQ-9 date: 03/02/2026"."""
_OF_ANOTHER = re.compile(
    r"\b(?:plans?|consent\w*|cop(?:y|ies)|enroll\w*|dob|birth|born|admi(?:tted|ssion)|discharged?|referr\w+|sent|mailed|"
    r"given|due|next|signed|opened|started|effective|expires?|printed)\b",
    re.IGNORECASE,
)
"""The label of another thing's day, on a form that has many."""
_OF_SCORES = re.compile(
    r"\W*(?:\w+\s){0,2}(?:screen(?:ing|er)?s?|scores?|scales?|measures?|questionnaires?|assessments?|instruments?)\b"
    r"(?:\s(?:results?|tools?|scores?))?",
    re.IGNORECASE,
)
"""Begins a line over scores: "Screening results entered 03/24/2026 08:52 by ..."."""
_SHORT = 40


def is_day_of_scores(unit: Unit, day: DateHit) -> bool:
    """Whether a short line with one day dates the scores below it: no label of another thing, no score itself."""
    length = len(unit.text) - (day.end - day.start)
    if length > (2 * _SHORT if _OF_SCORES.match(unit.text) else _SHORT):
        return False
    named = next(MENTION.finditer(unit.text), None)
    if named is not None:
        between = unit.text[named.end() : day.start]
        return named.end() < day.start and _INSTRUMENTS_DAY.fullmatch(between) is not None
    return _OF_ANOTHER.search(unit.text) is None


def of_instrument(chart: Chart, day: Mark, hits: tuple[ScoreHit, ...]) -> bool:
    """Whether the line of a day names no instrument, or the one of the scores."""
    page = chart.texts.get(day.page, "")
    line = page[page.rfind("\n", 0, day.start) + 1 : day.start]
    named = {canonical(match) for match in MENTION.finditer(line[-_SHORT:])}
    return not named or not hits or bool(named & {hit.instrument for hit in hits})


def day_below(chart: Chart, unit: Unit) -> Mark | None:
    """The labelled day on the line below a score: "Administered: Feb 26, 2026 by M. Haskett, RN"."""
    below = chart.after(unit) if unit.row is None and unit.date is None and unit.entry.date is None else None
    label = _DAY_OF_FORM.match(below.text) if below is not None and below.page == unit.page else None
    if below is None or label is None:
        return None
    day = next((hit for hit in find_dates(below.text) if hit.start == label.end() and not hit.partial), None)
    return mark_in(below, day.start, day.end, day.iso) if day else None


def line_day(chart: Chart, instrument: Mark) -> Mark | None:
    """The first day on the line that names the instrument."""
    page = chart.texts.get(instrument.page, "")
    begin, end = page.rfind("\n", 0, instrument.start) + 1, page.find("\n", instrument.end)
    beside = find_dates(page[begin : end if end >= 0 else len(page)])
    return Mark(beside[0].iso, instrument.page, begin + beside[0].start, begin + beside[0].end) if beside else None


_BEFORE = 3
"""Characters between a day and the score that it leads."""


def score_day(unit: Unit, hit: ScoreHit, hits: tuple[ScoreHit, ...]) -> tuple[Mark | None, bool]:
    """The score's day and whether it stands with the score itself; a day beside another score is that score's."""
    near = unit.date or unit.entry.date or unit.entry.month
    dates = find_dates(unit.text, near=near.value if near else None)
    end = hit.score_end if hit.start < hit.score_start else max(hit.end, hit.score_end)
    begun = _AT_START.match(unit.text, end)
    end = begun.end() if begun else end
    later = next((other for other in hits if other.start >= hit.start and other.score_start > hit.score_start), None)
    inside = [d for d in dates if hit.start <= d.start and d.end <= hit.score_start]
    first = min(other.score_start for other in (*hits, hit) if other.start == hit.start)
    if inside and not hit.prior and inside[0].start < first:
        return _mark(unit, inside[-1]), True
    for found in dates:
        if found.start >= end and _GAP.fullmatch(unit.text[end : found.start]):
            return _mark(unit, found), True
    for found in dates:  # "PHQ-9 20 -> 3/3/26 14"
        led = first < found.start and 0 <= hit.score_start - found.end <= _BEFORE
        if led and not any(_belongs(unit.text, found, other) for other in hits if other is not hit):
            return _mark(unit, found), True
    if hit.prior:
        compared = any(not other.prior and other.start == hit.start for other in hits)
        for found in dates:
            if compared and found.end <= hit.start:
                continue  # "3/3/26 PHQ-9 20 -> 14": the day is that of the 14
            if 0 <= hit.score_start - found.end <= 14 and not any(
                found.end <= other.score_start < hit.score_start for other in hits
            ):
                return _mark(unit, found), True
        return None, False
    if later is not None and not later.prior and later.instrument != hit.instrument and later.start - end <= 6:
        return score_day(unit, later, hits)  # "PHQ-9 20, GAD-7 16 on 2 Jun"
    others = [other for other in hits if other is not hit]
    if any(_belongs(unit.text, found, other) for found in dates for other in others):
        mine = [
            d for d in dates if d.end <= hit.start and not any(d.end <= o.score_start < hit.score_start for o in others)
        ]
        if mine and unit.date is None and re.match(r"[\s:,(–-]*$", unit.text[: mine[0].start]):
            return _mark(unit, mine[0]), True
        return unit.date or unit.entry.date, False
    return day_of(unit, min(hit.start, hit.score_start), end).mark, False


def _belongs(text: str, found: DateHit, other: ScoreHit) -> bool:
    end = other.score_end if other.start < other.score_start else max(other.end, other.score_end)
    return found.start >= end and bool(_GAP.fullmatch(text[end : found.start]))


def _mark(unit: Unit, found: DateHit) -> Mark:
    return mark_in(unit, found.start, found.end, found.iso)
