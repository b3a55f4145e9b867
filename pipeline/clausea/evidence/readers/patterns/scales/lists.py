"""Lists of days and scores of one instrument: under its name as a heading, or behind its first dated score."""

from clausea import sieve as re
from clausea.evidence.facts import make_item
from clausea.evidence.readers.patterns.chart import Chart, mark_in
from clausea.evidence.units import Unit
from clausea.models import Item, Value
from clausea.pages import Mark
from clausea.values.dates import find_dates
from clausea.values.instruments import MENTION
from clausea.values.scales import ScoreHit, find_scores

OWNS = (
    r"['’]s\b(?!\s(?:\w+\s){0,2}(?:death|passing|loss|funeral|illness|suicide|diagnosis|move|house|home|birthday"
    r"|wedding|visit|stroke|surgery|help|divorce|absence|care|presence|request|phone|concern)\b)"
)
"""Whose a score is, unless what is theirs is something else."""
RELATIVE = re.compile(
    r"\b(?:mother|father|mom|dad|sister|brother|son|daughter|wife|husband|spouse|partner|sibling|aunt|uncle|cousin"
    r"|(?:boy|girl)?friend|fianc[eé]e?|roommate|neighbor|caregiver|co-?worker|grand(?:daughter|son|mother|father|ma|pa)"
    r"|niece|nephew)(?:-in-law)?"
    rf"(?:{OWNS}|\s(?:\w+\s){{0,2}}(?:had|has|scored|got|took"
    r"|completed|did|answered|filled)\b"
    r"|:\s)(?![^.;]*\b(?:patient|pt|client)\b)[^.;]*$|\b(?:mr|mrs|ms)\.? [\w’'-]+?['’]s own\b[^.;]*$",
    re.IGNORECASE,
)
LISTED = re.compile(
    r"(?:\s*(?:total|score|PHQ-9|GAD-7)?\s*[:=|–-]?\s*)(\d{1,2})(?:\s*/\s*(\d{1,2}))?(?:\s*\(?[A-Za-z ]{0,40}\)?)?\W*",
    re.IGNORECASE,
)
UNDONE = re.compile(
    r"\b(?:due|deferred|declin\w*|refus\w*|not|goals?|target|will|next|repeat|pending|if|when|until|every|blank"
    r"|under|below)\b",
    re.IGNORECASE,
)
_BAND = re.compile(
    r"\W*(?:(?:minimal|none|mild|moderate(?:ly)?|severe|severity|depression|anxiety|points?|positive|negative|improved"
    r"|baseline|intake|initial|remission|stable|worse|better|today)\b\W*)*",
    re.IGNORECASE,
)
"""What may stand behind a score of a list."""
_NEXT_TO = 4
"""Characters between the entries of a list of days and scores."""


def instrument_of(unit: Unit, hits: tuple[ScoreHit, ...]) -> tuple[Mark, int, Unit] | None:
    """The one instrument of a heading, or of dated scores that more may follow: "PHQ-9: 02/10/2026 = 17; 03/13 ..."."""
    mentions = list(MENTION.finditer(unit.text))
    if len(mentions) != 1 or unit.row is not None or UNDONE.search(unit.text) or RELATIVE.search(unit.text):
        return None
    first = mentions[0]
    dated = bool(hits) and bool(find_dates(unit.text[first.end() :])) and not any(hit.prior for hit in hits)
    heads = not hits and re.fullmatch(
        r"\W*(?:scores?|trend|history|totals?|results?|course|log|over time|\W)*\W*",
        unit.text[: first.start()] + " " + unit.text[first.end() :],
        re.IGNORECASE,
    )
    known = find_scores(f"{first.group()}: 1") if dated or heads else ()
    if not known:
        return None
    return mark_in(unit, first.start(), first.end(), known[0].instrument), known[0].maximum, unit


def listed_on(chart: Chart, unit: Unit, row_of: tuple[Mark, int, Unit]) -> Item | None:
    """One more day and score of the instrument named before, right behind the last: "03/13/2026 = 12"."""
    instrument, maximum, last = row_of
    if unit.page != last.page or not 0 <= unit.start - last.end <= _NEXT_TO or unit.entry.handout or unit.entry.blank:
        return None
    near = last.entry.date or unit.entry.month
    dates = find_dates(unit.text, near=near.value if near else None)
    if not dates or dates[0].start > 2 or dates[0].partial:
        return None
    listed = LISTED.fullmatch(unit.text, dates[0].end)
    if listed is None or int(listed[1]) > maximum or (listed[2] and int(listed[2]) != maximum):
        return None
    if not _BAND.fullmatch(unit.text, listed.end(2) if listed[2] else listed.end(1)):
        return None
    day = mark_in(unit, dates[0].start, dates[0].end, dates[0].iso)
    value = Value(instrument=instrument.value, score=int(listed[1]), date=day.value)
    marks = [("instrument", instrument), ("date", day), ("score", mark_in(unit, *listed.span(1), listed[1]))]
    return make_item(chart.pages[unit.page], "rating_scale", value, unit.start, unit.end, marks, texts=chart.texts)
