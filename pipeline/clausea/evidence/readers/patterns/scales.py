"""Reads completed rating scales: in sentences, as columns of a flowsheet headed by dates, and as typed form fields."""

import re
from collections.abc import Iterator

from clausea.evidence.facts import day_of, make_item, polarity_of
from clausea.evidence.readers.patterns.chart import Chart
from clausea.evidence.units import Unit
from clausea.models import Item, Polarity, Status, Value
from clausea.pages import Mark, Page, Row, Table
from clausea.values.dates import find_dates
from clausea.values.scales import ScoreHit, find_scores

_ITEM_ROW = re.compile(r"item\s*#?\s*\d|\bq\s*\d|question|mode|staff|severity|by\b|method", re.IGNORECASE)
_DUE = re.compile(r"\bdue\b|\bdeferred\b|\bdeclin|\brefus|not (?:done|completed|given)|to be done|will (?:repeat|administer|do)", re.IGNORECASE)
_RELATIVE = re.compile(r"\b(?:mother|father|sister|brother|son|daughter|wife|husband|spouse|sibling)(?:'s|’s)\b", re.IGNORECASE)
_CHANGE = re.compile(r"\b(?:from|was|prior|previous(?:ly)?|last|baseline|initial|first|down from|up from|old episode)\b\W*$", re.IGNORECASE)


def read_scales(chart: Chart) -> Iterator[Item]:
    """Items `rating_scale`; an older score with its own day is an item of that day."""
    for unit in chart.units:
        if unit.entry.handout or unit.entry.blank or unit.row is not None and _dated_columns(chart, unit):
            continue
        for hit in find_scores(unit.text):
            item = _stated(chart, unit, hit)
            if item is not None:
                yield item
    for page in chart.pages.values():
        for table in page.tables:
            yield from _flowsheet(chart, page, table)
        yield from _form(chart, page)


def _dated_columns(chart: Chart, unit: Unit) -> bool:
    row = unit.row
    return row is not None and sum(bool(find_dates(header)) for header in row.headers) >= 1


def _stated(chart: Chart, unit: Unit, hit: ScoreHit) -> Item | None:
    if _RELATIVE.search(unit.text[: hit.start]):
        return None
    polarity, cue = polarity_of(unit, hit.score_start, hit.score_end)
    if polarity in (Polarity.NEGATED, Polarity.PLANNED) and not _DUE.search(unit.text):
        polarity = Polarity.AFFIRMED  # "denies SI, PHQ-9 12": a number that was scored is there
    if polarity in (Polarity.TEMPLATE, Polarity.PLANNED, Polarity.NEGATED):
        return None
    day, own = _day(unit, hit)
    status, reasons = Status.VERIFIED, ()
    if hit.prior and not own:
        polarity, reasons = Polarity.HISTORICAL, ("an earlier score without its day",)
    elif polarity is Polarity.HISTORICAL and own:
        polarity = Polarity.AFFIRMED
    if not hit.in_range:
        status, reasons = Status.NEEDS_REVIEW, (f"the score is outside the scale of 0 to {hit.maximum}",)
    if day is None:
        if polarity is Polarity.AFFIRMED:
            status, reasons = Status.NEEDS_REVIEW, ("no day stands with the score",)
        fields = Value(instrument=hit.instrument, score=hit.score)
        marks: list[tuple[str, Mark]] = []
    else:
        fields = Value(instrument=hit.instrument, score=hit.score, date=day.value)
        marks = [("date", day)]
    start = unit.start + min(hit.start, hit.score_start)
    end = unit.start + max(hit.end, hit.score_end)
    marks.append(("score", Mark(str(hit.score), unit.page, unit.start + hit.score_start, unit.start + hit.score_end)))
    return make_item(chart.pages[unit.page], "rating_scale", fields, start, end, marks, polarity, status, reasons, chart.texts)


def _day(unit: Unit, hit: ScoreHit) -> tuple[Mark | None, bool]:
    """The score's day and whether it stands with the score itself."""
    near = unit.date or unit.entry.date
    dates = find_dates(unit.text, near=near.value if near else None)
    end = max(hit.end, hit.score_end)
    for date in dates:
        between = unit.text[end : date.start]
        if date.start >= end and re.fullmatch(r"\s*(?:/\s*\d{1,2})?\s*(?:\([^()]{0,40}\))?\s*(?:,?\s*(?:on|done|completed|administered|collected|from|taken|dated))?[\s(,:–—-]*", between):
            return Mark(date.iso, unit.page, unit.start + date.start, unit.start + date.end), True
    if hit.prior:
        for date in dates:
            if 0 <= hit.start - date.end <= 14:
                return Mark(date.iso, unit.page, unit.start + date.start, unit.start + date.end), True
        return None, False
    mark = day_of(unit, min(hit.start, hit.score_start), end).mark
    return mark, False


def _flowsheet(chart: Chart, page: Page, table: Table) -> Iterator[Item]:
    """Columns headed by dates, rows by instrument: each cell is a score of its column's day."""
    days = [find_dates(header) for header in table.columns]
    if sum(bool(hits) for hits in days) < 1:
        return
    for row in table.rows:
        name = _cell_text(page, row, 0)
        instruments = find_scores(f"{name} 1") or find_scores(f"{re.sub(r'total|score', '', name, flags=re.IGNORECASE).strip()}: 1")
        if not instruments or _ITEM_ROW.search(re.sub(r"total|score", "", name, flags=re.IGNORECASE).replace(instruments[0].instrument, "")):
            continue
        for index, hits in enumerate(days):
            if not hits or index >= len(row.cells) or not row.cells[index].segments:
                continue
            start, end = row.cells[index].segments[0]
            score = re.fullmatch(r"\s*(\d{1,2})(?:\s*/\s*\d{2})?\s*", page.text[start:end])
            header = _header_mark(page, table, index, hits[0].iso)
            if score is None or header is None:
                continue
            head = row.cells[0].segments[0]
            value = Value(instrument=instruments[0].instrument, score=int(score.group(1)), date=hits[0].iso)
            marks = [("date", header), ("score", Mark(score.group(1), page.number, start, end)), ("instrument", Mark(name, page.number, *head))]
            if int(score.group(1)) <= instruments[0].maximum:
                yield make_item(page, "rating_scale", value, head[0], max(head[1], end) if end - head[0] < 80 and end > head[0] else head[1], marks, texts=chart.texts)


def _header_mark(page: Page, table: Table, index: int, iso: str) -> Mark | None:
    begin, end = table.header
    for hit in find_dates(page.text[begin:end].replace("\n", " ")):
        if hit.iso == iso:
            return Mark(iso, page.number, begin + hit.start, begin + hit.end)
    return None


def _cell_text(page: Page, row: Row, index: int) -> str:
    if index >= len(row.cells):
        return ""
    return " ".join(page.text[start:end] for start, end in row.cells[index].segments).replace("\n", " ")


def _form(chart: Chart, page: Page) -> Iterator[Item]:
    """A scale as a form: the instrument in the page's words, total and day as typed values."""
    if not page.fields or page.number in chart.record.other_patient_pages:
        return
    entry = next((e for e in chart.record.entries if any(p.page == page.number for p in e.parts)), None)
    title = entry.title if entry else None
    if title is None:
        return
    named = find_scores(f"{title.value}: 1") or find_scores(f"{re.sub(r'.*[(]|[)].*', '', title.value)}: 1")
    if not named:
        return
    day: Mark | None = None
    for form in page.fields:
        if re.search(r"date|completed on", f"{form.label} {form.name}", re.IGNORECASE) and not re.search(r"birth|dob", f"{form.label} {form.name}", re.IGNORECASE):
            for hit in find_dates(page.text[form.start : form.end]):
                day = Mark(hit.iso, page.number, form.start + hit.start, form.start + hit.end)
    for form in page.fields:
        text = page.text[form.start : form.end].strip()
        if re.search(r"total|score", f"{form.label} {form.name}", re.IGNORECASE) and re.fullmatch(r"\d{1,2}", text) and day is not None:
            if int(text) <= named[0].maximum:
                value = Value(instrument=named[0].instrument, score=int(text), date=day.value)
                marks = [("date", day), ("score", Mark(text, page.number, form.start, form.end))]
                yield make_item(page, "rating_scale", value, title.start, title.end, marks, texts=chart.texts)
            return
