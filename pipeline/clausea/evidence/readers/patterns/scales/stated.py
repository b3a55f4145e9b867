"""Reads completed rating scales where a sentence or a row states them; tables and forms are in flowsheets.py."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from clausea import sieve as re
from clausea.evidence.facts import make_item, polarity_of
from clausea.evidence.readers.patterns.chart import Chart, mark_in
from clausea.evidence.readers.patterns.scales.days import (
    day_below,
    is_day_of_scores,
    led_by,
    line_day,
    of_instrument,
    score_day,
    told_of_the_start,
)
from clausea.evidence.readers.patterns.scales.flowsheets import (
    OTHER_TABLE,
    dated_columns,
    in_minutes,
    newest_day,
    read_flowsheets,
)
from clausea.evidence.readers.patterns.scales.lists import LISTED, OWNS, RELATIVE, UNDONE, instrument_of, listed_on
from clausea.evidence.readers.patterns.scales.whose import of_a_relative, of_kin
from clausea.evidence.units import Unit
from clausea.models import Item, Polarity, Status, Value
from clausea.pages import Entry, Mark
from clausea.values.dates import find_dates, find_months
from clausea.values.instruments import MENTION, canonical
from clausea.values.scales import ScoreHit, find_scores

_DUE = re.compile(
    r"\bdue\b|\bdeferred\b|\bdeclin|\brefus|not (?:done|completed|given|administered)|to be done|will (?:repeat"
    r"|administer|do)",
    re.IGNORECASE,
)
_TELLS = re.compile(
    r"\s(?:\w+\s){0,2}?(?:say(?:s|ing)?|said|reports?|reported|states?|stated|tells|told|mention(?:s|ed)|shared?|admits|"
    r"admitted|adds|added|notes|noted)\b",
    re.IGNORECASE,
)
_HAS = re.compile(
    rf"(?:{OWNS}|\s(?:\([\w ]+\)\s)?(?:\w+\s){{0,2}}?(?:had|has|scored|got|took|completed|did|answered|filled)\b)"
    r"(?![^.;]*\b(?:patient|pt|client|him|with)\b)",
    re.IGNORECASE,
)
_SELF = re.compile(r"\b(?:herself|himself|themsel\w+|(?:her|his|their) own)\b", re.IGNORECASE)
_OF_RELATIVE = re.compile(
    r"\b(?:mother|father|sister|brother|son|daughter|wife|husband|spouse|partner)['’]s "
    r"(?:own |note|scores?|forms?|results?|questionnaire|chart|record)",
    re.IGNORECASE,
)
"""Heads what is about somebody else of the family."""
_ELSEWHERE = re.compile(
    r"\b(?:old|earlier|previous|prior|past) episode|\belsewhere\b|\byears? ago\b|\bin (?:19|20)\d\d\b|\bhistory of\b|"
    r"\b(?:prior|previous|former|old) (?:clinic|provider|practice|therapist|psychiatrist)",
    re.IGNORECASE,
)
_IN_A_MONTH = re.compile(
    r"\s?\(?(?:points?\s)?(?:back\s)?(?:in|from|of|during)\s(?:early\s|late\s|mid-?\s?)?"
    r"(?P<month>[A-Z][a-z]{2,8}\.?,?\s(?:of\s)?(?:19|20)\d\d)(?![\d/-])"
)
_CARED_ELSEWHERE = re.compile(r"\b(?:emergency (?:room|department)|hospital|inpatient)\b", re.IGNORECASE)
_TOTAL = re.compile(
    r"\W*(?:grand\s|raw\s|final\s|overall\s)?(?:total|sum|score|adds?(?:\sup)?\sto|comes\sto|totals"
    r"|add(?:ed)?(?:\sthe)?\scolumns?(?:\stotals?)?|columns?\s(?:totals?|added))(?:\s(?:score|points"
    r"|severity score|raw score))?(?:\sof\s(?:all\s|the\s)?(?:\d\s)?(?:items|answers|responses)(?:\s\d+\s?-\s?\d+)?)?"
    r"\s*(?:[:=|–-]|is|was)?\s*(\d{1,2})"
    r"(?:\s*(?:/|of|out of)\s*(\d{1,2}))?(?:\s*points)?(?:\s*[(|,;:–-]?\s*[A-Za-z ]{0,40}\)?)?\W*",
    re.IGNORECASE,
)
_FILLED = re.compile(
    r"\b(?:completed?|filled|(?:re-?)?administered|repeated|retaken|redone|given|done|answered|questionnaire|form"
    r"|screening|scale)\b|little interest",
    re.IGNORECASE,
)
_ROLLED_UP = re.compile(r"\b(?:registry|tracker|trend|export|extract)\b", re.IGNORECASE)
_ENTERED = re.compile(
    r"\bregistry\b[^.;]{0,24}\b(?:updated|entered|refreshed|current|completed|logged|posted)\b[^.;\d]*$"
    r"|\b(?:updated|entered|added|logged|recorded|posted|put)\b[^.;]{0,24}\bregistry\b[^.;\d]*$",
    re.IGNORECASE,
)
_CARRIED = re.compile(
    r"\b(?:last|latest|most recent|prior|previous|baseline|initial|due|next|since|from)\b", re.IGNORECASE
)
_YEAR = 366
_RESULT = re.compile(
    r"\W*(?:(?:her|his|their|the|pt['’]?s?|patient['’]?s?|client['’]?s?|today['’]?s|current|new|total|final"
    r"|overall)\s){0,3}"
    r"(?:result|score|scored|sum|total|(?:s?he|they|pt|patient|client)\s(?:got|scored))"
    r"(?:\s(?:today|now|this\s(?:visit|time)))?\s?(?:[:=–-]|is|was|of|a|at)?\s*(\d{1,2})(?:\s*(?:/|of"
    r"|out of)\s*(\d{1,2}))?(?:\s*points)?(?:\s*[(|,;–-]\s*[A-Za-z ]{0,40}\)?)?\W*",
    re.IGNORECASE,
)
_CONFERRED = 3
"""Units after the words of a caseload review that still belong to it."""
_TAKEN = re.compile(r"\btoday\b|\b(?:completed|administered|taken|repeated|filled|done|scored)\b", re.IGNORECASE)
_SENTENCE = 160
"""Characters of a sentence whose clauses are read together."""
_REACH = 26
"""Units between an instrument's heading and its total: a form has up to ten numbered items and some instruction."""


def read_scales(chart: Chart) -> Iterator[Item]:
    """Items `rating_scale`; an older score with its own day is an item of that day."""
    newest = newest_day(chart)
    pending: tuple[Entry, Mark, int, str, int] | None = None  # entry, instrument, its highest total, quote, units since
    conferred: tuple[Entry, int] | None = None  # an entry of a caseload review, since which unit: it repeats scores
    heading: tuple[Entry, Mark] | None = None  # the day of a short line above, for entries without their own
    row_of: tuple[Mark, int, Unit] | None = None  # the instrument of dated scores, its highest total, the last of them
    led: tuple[Unit, Mark] | None = None  # a clause of the line that began with the day of its scores
    for number, unit in enumerate(chart.units):
        if chart.words.pattern("@caseload").search(unit.text):
            conferred = (unit.entry, number)
        repeated = conferred is not None and conferred[0] is unit.entry and number - conferred[1] <= _CONFERRED
        if unit.row is not None:
            repeated = conferred == (unit.entry, number)
        if heading is None or heading[0] is not unit.entry:
            heading = None
        dates = find_dates(unit.text) if len(unit.text) <= 80 and unit.entry.date is None else ()
        if len(dates) == 1 and is_day_of_scores(unit, dates[0]):
            heading = (unit.entry, mark_in(unit, dates[0].start, dates[0].end, dates[0].iso))
        if unit.entry.handout or unit.entry.blank or (unit.row is not None and dated_columns(unit.row.headers)):
            continue
        hits = find_scores(unit.text)
        if not hits and number and (joined := _joined(chart, chart.units[number - 1], unit)) is not None:
            unit, hits = joined, find_scores(joined.text)
        hits = told_of_the_start(chart, unit, hits)
        above = heading[1] if heading and of_instrument(chart, heading[1], hits) else None
        if hits or (MENTION.search(unit.text) and not (UNDONE.search(unit.text) or _CARRIED.search(unit.text))):
            led = led_by(unit, hits, led)
        if hits:
            above = above or (led[1] if led else None) or day_below(chart, unit)
        for hit in hits:
            if in_minutes(unit, hit):
                continue
            item = _stated(chart, unit, hit, hits, newest, above)
            if item is not None and not of_a_relative(chart, unit):
                yield _repeated(item) if repeated and not _TAKEN.search(unit.text) else item
        if row_of is not None and not hits and (listed := listed_on(chart, unit, row_of)) is not None:
            yield listed
            row_of = (row_of[0], row_of[1], unit)
            continue
        row_of = instrument_of(unit, hits) if len(unit.text) <= _SENTENCE else None
        if pending is not None and not hits and OTHER_TABLE.fullmatch(unit.text):
            pending = None
        named = None if hits else _named(unit)
        if named is not None:
            pending = (unit.entry, named[0], named[1], unit.text, 0)
        elif hits or pending is None or pending[0] is not unit.entry or pending[4] > _REACH:
            pending = None
        else:
            above = heading[1] if heading else None
            below = _below(chart, unit, pending[1], pending[2], above, directly=pending[4] <= 1)
            if below is not None and not of_a_relative(chart, unit):
                yield below
            pending = (*pending[:4], pending[4] + 1)
    yield from read_flowsheets(chart)


def _joined(chart: Chart, before: Unit, unit: Unit) -> Unit | None:
    """Two clauses of one sentence, the first with the instrument, the second with its score: "GAD-7 given; total 8"."""
    if before.entry is not unit.entry or before.page != unit.page or before.row is not None or unit.row is not None:
        return None
    if unit.end - before.start > _SENTENCE or len({canonical(found) for found in MENTION.finditer(before.text)}) != 1:
        return None
    if MENTION.search(unit.text) or find_scores(before.text):
        return None
    between = chart.texts[unit.page][before.end : unit.start]
    if ";" not in between and not before.text.endswith(";"):
        return None
    text = chart.texts[unit.page][before.start : unit.end].replace("\n", " ")
    return replace(before, text=text, end=unit.end)


def _repeated(item: Item) -> Item:
    """A score told in a caseload review was taken on an earlier day, unless the day stands with it."""
    if item.status is not Status.VERIFIED or item.polarity is not Polarity.AFFIRMED or not item.value.date:
        return item
    if find_dates(item.quote):
        return item
    return item.model_copy(
        update={"status": Status.NEEDS_REVIEW, "reasons": (*item.reasons, "a caseload review repeats the score")}
    )


def _named(unit: Unit) -> tuple[Mark, int] | None:
    """The one instrument that a heading or a sentence about a filled-in form names, with its highest total."""
    mentions = list(MENTION.finditer(unit.text))
    names = {canonical(mention) for mention in mentions}
    if len(names) != 1 or UNDONE.search(unit.text) or RELATIVE.search(unit.text):
        return None
    if unit.row is not None and "minutes" in unit.row.columns:
        return None
    first = mentions[0]
    if (first.start() > 24 and not _FILLED.search(unit.text)) or len(unit.text) > 160:
        return None
    known = find_scores(f"{first.group()}: 1")
    return (mark_in(unit, first.start(), first.end(), known[0].instrument), known[0].maximum) if known else None


def _below(
    chart: Chart, unit: Unit, instrument: Mark, maximum: int, above: Mark | None, *, directly: bool
) -> Item | None:
    """A form's total, or a dated line of a list, under the instrument's heading."""
    if unit.row is not None and "minutes" in unit.row.columns:
        return None
    total = _TOTAL.fullmatch(unit.text) or (_RESULT.fullmatch(unit.text) if directly else None)
    day = unit.date or unit.entry.date
    span = total.span(1) if total else (0, 0)
    score, stated = (int(total[1]), total[2]) if total else (0, None)
    lined = _on_line(unit, instrument) if total is None and directly else None
    if lined is not None:
        score, span = lined.score, (lined.score_start, lined.score_end)
        told = [hit for hit in find_dates(unit.text) if not hit.partial]
        if len({hit.iso for hit in told}) == 1:
            day = mark_in(unit, told[0].start, told[0].end, told[0].iso)
        elif day is None:
            day = line_day(chart, instrument)
    elif total is None:
        near = unit.entry.date or unit.entry.month
        dates = find_dates(unit.text, near=near.value if near else None)
        listed = LISTED.fullmatch(unit.text, dates[0].end) if dates and dates[0].start <= 2 else None
        if listed is None:
            return None
        span, score, stated = listed.span(1), int(listed[1]), listed[2]
        day = mark_in(unit, dates[0].start, dates[0].end, dates[0].iso)
    else:
        day = line_day(chart, instrument) or day
    day = day or above or day_below(chart, unit)
    if score > maximum or (stated and int(stated) != maximum) or day is None:
        return None
    value = Value(instrument=instrument.value, score=score, date=day.value)
    marks = [("instrument", instrument), ("date", day), ("score", mark_in(unit, *span, unit.text[slice(*span)]))]
    return make_item(chart.pages[unit.page], "rating_scale", value, unit.start, unit.end, marks, texts=chart.texts)


_SCORE_LINE = re.compile(
    r"\W*(?:and\s)?(?:(?:her|his|their|the|pt|patient|client|s?he|they|it)\s)?(?:(?:has|had|auto-?|then)\s?)?"
    r"(?:scored|score|totall?ed|total|result(?:ed)?|sum|got)\b",
    re.IGNORECASE,
)


def _on_line(unit: Unit, instrument: Mark) -> ScoreHit | None:
    """The score of a line or sentence that begins with its label, right under the one that names the instrument."""
    if not _SCORE_LINE.match(unit.text) or UNDONE.search(unit.text):
        return None
    lead = f"{instrument.value} "
    hits = [hit for hit in find_scores(lead + unit.text) if not hit.prior and hit.score_start >= len(lead)]
    if len(hits) != 1 or not hits[0].in_range:
        return None
    hit = hits[0]
    return hit._replace(score_start=hit.score_start - len(lead), score_end=hit.score_end - len(lead))


def _by_name(chart: Chart, unit: Unit, hit: ScoreHit) -> bool:
    """Whether somebody of the patient's people, named in the sentence, tells of a score of their own."""
    names = chart.parties.relatives
    before, whole = unit.text[: hit.start], unit.text
    for match in names.finditer(before) if names else ():
        owns = _HAS.match(before, match.end()) and not _TELLS.match(before, match.end())
        if owns or (_TELLS.match(before, match.end()) and _SELF.search(whole, match.end())):
            return True
    return False


def _stated(
    chart: Chart, unit: Unit, hit: ScoreHit, hits: tuple[ScoreHit, ...], newest: str | None, above: Mark | None
) -> Item | None:
    if RELATIVE.search(unit.text[: hit.start]) or _OF_RELATIVE.search(unit.context) or _by_name(chart, unit, hit):
        return None
    if of_kin(chart.texts[unit.page][max(unit.start - _SENTENCE, 0) : unit.start], unit.text[: hit.start]):
        return None
    polarity, _ = polarity_of(unit, hit.score_start, hit.score_end)
    if polarity in (Polarity.NEGATED, Polarity.PLANNED) and not _DUE.search(unit.text):
        polarity = Polarity.AFFIRMED  # "denies SI, PHQ-9 12": a number that was scored is there
    if polarity in (Polarity.TEMPLATE, Polarity.PLANNED, Polarity.NEGATED):
        return None
    day, own = score_day(unit, hit, hits)
    if day is None and not hit.prior:
        day = above
    status = Status.VERIFIED
    reasons: tuple[str, ...] = ()
    family = re.search(r"family", unit.section, re.IGNORECASE) is not None
    past = _past(unit, hit, day, newest)
    if past or family:
        polarity, reasons = (
            Polarity.HISTORICAL,
            (
                "a score of an earlier episode or of another household member"
                if family
                else "a score of an earlier time",
            ),
        )
    elif hit.prior and not own:
        polarity, reasons = Polarity.HISTORICAL, ("an earlier score without its day",)
    elif polarity is Polarity.HISTORICAL and (own or _compared(hit, hits)):
        polarity = Polarity.AFFIRMED
    if not hit.in_range:
        status, reasons = Status.NEEDS_REVIEW, (f"the score is outside the scale of 0 to {hit.maximum}",)
    if (
        not own
        and _ROLLED_UP.search(unit.text[: hit.start])
        and unit.row is None
        and not (_headed(unit, hit) or _entered(unit, hit))
    ):
        status, reasons = Status.NEEDS_REVIEW, ("a summary gives the score without its day",)
    if day is None and polarity is Polarity.AFFIRMED:
        status, reasons = Status.NEEDS_REVIEW, ("no day stands with the score",)
    fields = Value(instrument=hit.instrument, score=hit.score, date=day.value if day else None)
    marks = [("date", day)] if day else []
    start = unit.start + min(hit.start, hit.score_start)
    end = unit.start + max(hit.end, hit.score_end)
    marks.append(("score", mark_in(unit, hit.score_start, hit.score_end, str(hit.score))))
    return make_item(
        chart.pages[unit.page], "rating_scale", fields, start, end, marks, polarity, status, reasons, chart.texts
    )


def _compared(hit: ScoreHit, hits: tuple[ScoreHit, ...]) -> bool:
    """True for the present score of a comparison: "13 compared to 18 last month"."""
    return not hit.prior and any(other.prior and other.instrument == hit.instrument for other in hits)


def _entered(unit: Unit, hit: ScoreHit) -> bool:
    """Whether a line of its own day tells that the score was put into the registry, or says that it is today's."""
    before = unit.text[: hit.start]
    if _CARRIED.search(unit.text[: hit.end]):
        return False
    if re.search(r"\btoday\b", unit.text, re.IGNORECASE):
        return True
    return unit.text[:1].isdigit() and _ENTERED.search(before) is not None


def _headed(unit: Unit, hit: ScoreHit) -> bool:
    """True for a typed row: its day, a bar, the instrument."""
    return bool(re.search(r"\d\s?\|\s?$", unit.text[: hit.start]))


def _past(unit: Unit, hit: ScoreHit, day: Mark | None, newest: str | None) -> bool:
    """History: told of another episode or place, or more than a year older than the note or the chart around it."""
    if unit.entry.title and _CARED_ELSEWHERE.search(unit.entry.title.value):
        return True
    clause = re.split(r"[.;]\s", unit.text[: hit.start])[-1] + unit.text[hit.start :].split(";")[0]
    if _ELSEWHERE.search(clause):
        return True
    around = unit.entry.date or day
    since = _IN_A_MONTH.match(unit.text, hit.end)
    months = find_months(since["month"]) if since else ()
    if months and around is not None and months[0].month != around.value[:7]:
        return True  # "a GAD-7 of 18 in October 2013", told in the note of another month
    if day is None:
        return unit.entry.outside
    told = unit.entry.date.value if unit.entry.date and not unit.entry.outside else newest
    return told is not None and older(day.value, told)


def older(day: str, than: str) -> bool:
    """True when an ISO day lies more than a year before another."""
    try:
        return (date.fromisoformat(than) - date.fromisoformat(day)).days > _YEAR
    except ValueError:  # a month only
        return False
