"""Reads rating scales from tables and typed forms: columns of days, columns of instruments, form fields."""

from collections.abc import Iterator, Sequence
from datetime import date

from clausea import sieve as re
from clausea.evidence.facts import make_item
from clausea.evidence.readers.patterns.chart import Chart
from clausea.evidence.units import Unit
from clausea.models import Item, Polarity, Value
from clausea.pages import Entry, FormField, Mark, Page, Row, Table
from clausea.values.dates import find_dates
from clausea.values.instruments import MENTION, canonical
from clausea.values.scales import ScoreHit, find_scores

_ITEM_ROW = re.compile(
    r"item\s*#?\s*\d|\bq\s*\d|question|mode|staff|severity|by\b|method|goal|target|due", re.IGNORECASE
)
_SUMMARY = re.compile(
    r"first|initial|baseline|intake|last|latest|current|recent|prior|previous|change|goal|target|due|next|item",
    re.IGNORECASE,
)
_OUTSIDE = re.compile(
    r"outside|elsewhere|other (?:clinic|practice)|prior (?:clinic|practice)|hospital|historical", re.IGNORECASE
)
_SCORE_CELL = re.compile(r"\s*(\d{1,2})(?:\s*/\s*\d{2})?(?:\s*\(?[A-Za-z ]{3,24}\)?)?\s*")
_DATED_CELL = re.compile(r"\s*(\d{1,2})(?:\s*/\s*\d{2})?\s*(?:\(|on |, )\s*(.{3,14}?)\)?\s*")
_YEAR = 366


OTHER_TABLE = re.compile(
    r"(?!.*\b(?:scores?|totals?|results?|points|phq|gad|epds|pcl|audit|sums?)\b)"
    r"(?=.*\b(?:day|date|when)\b)(?=.*\b(?:min(?:ute)?s?|time|duration|hours?|wt|weight|bp|pulse|dose)\b)[^\d]{3,60}",
    re.IGNORECASE,
)
"""The head of another table: the days below it are not the instrument's."""


_OF_SCALES = re.compile(
    r"\W*(?:instrument|scale|tool|measure|screen(?:er|ing)?|questionnaire|test|survey|assessment)s?"
    r"(?: name| tool| used)?\W*",
    re.IGNORECASE,
)
"""The head of a column that names scales: the figure under "Total" is a score."""


def in_minutes(unit: Unit, hit: ScoreHit) -> bool:
    """Whether the figure behind an instrument stands in the row's column of minutes: "GAD-7 | 13"."""
    if unit.row is None or any(_OF_SCALES.fullmatch(header) for header in unit.row.headers):
        return False
    cell = unit.row.cell("minutes")
    at = unit.start + hit.score_start
    return cell is not None and cell[0] <= at < cell[1] and unit.start + hit.start < cell[0]


def newest_day(chart: Chart) -> str | None:
    """The latest day on which an entry of the chart was written; None in a chart without dated entries."""
    days = [
        entry.date.value
        for entry in chart.record.entries
        if entry.date and not entry.outside and len(entry.date.value) == 10
    ]
    return max(days, default=None)


def dated_columns(headers: Sequence[str]) -> bool:
    """True when a table's columns are days, as a flowsheet's are."""
    return any(find_dates(header) for header in headers)


def read_flowsheets(chart: Chart) -> Iterator[Item]:
    """Items `rating_scale` of tables and typed forms."""
    for page in chart.pages.values():
        for table in page.tables:
            entry = chart.entry_at(page.number, table.header[0])
            if entry is not None and (entry.handout or entry.blank):
                continue
            if dated_columns(table.columns):
                yield from _by_columns(chart, page, table)
            else:
                yield from _by_rows(chart, page, table, entry)
        yield from _form(chart, page)


def _by_columns(chart: Chart, page: Page, table: Table) -> Iterator[Item]:
    """Columns headed by days, rows by instrument: each cell is a score of its column's day."""
    days = [find_dates(header) for header in table.columns]
    newest = max((hits[0].iso for hits in days if hits), default="")
    for row in table.rows:
        named = _instrument(_cell_text(page, row, 0))
        if named is None:
            continue
        for index, hits in enumerate(days):
            cell = _cell(row, index)
            header = _header_mark(page, table, hits[0].iso) if hits else None
            score = _SCORE_CELL.fullmatch(page.text[slice(*cell)]) if cell else None
            if score is None or header is None or cell is None or int(score[1]) > named.maximum:
                continue
            outside = any(_OUTSIDE.search(_cell_text(page, other, index)) for other in table.rows)
            old = outside or _old(hits[0].iso, newest)
            head = row.cells[0].segments[0]
            value = Value(instrument=named.instrument, score=int(score[1]), date=hits[0].iso)
            place = Mark(score[1], page.number, cell[0] + score.start(1), cell[0] + score.end(1))
            marks = [("date", header), ("score", place), ("instrument", Mark(named.instrument, page.number, *head))]
            end = cell[1] if cell[0] > head[1] and cell[1] - head[0] < 80 else head[1]
            polarity = Polarity.HISTORICAL if old else Polarity.AFFIRMED
            reasons = ("a score of an earlier time or another practice",) if old else ()
            yield make_item(
                page, "rating_scale", value, head[0], end, marks, polarity, reasons=reasons, texts=chart.texts
            )


def _old(day: str, newest: str) -> bool:
    try:
        return (date.fromisoformat(newest) - date.fromisoformat(day)).days > _YEAR
    except ValueError:  # a header that gives only a month
        return False


def _by_rows(chart: Chart, page: Page, table: Table, entry: Entry | None) -> Iterator[Item]:
    """Columns headed by instruments: a cell is a score of its own day, or of its row's; a summary column has no day."""
    named = [_instrument(header) for header in table.columns]
    if not any(named):
        return
    mark = entry and (entry.date or entry.month)
    near = mark.value if mark else None
    for row in table.rows:
        days = [
            (index, hit)
            for index in range(len(row.cells))
            for hit in find_dates(_cell_text(page, row, index), near=near)[:1]
        ]
        days = [(index, hit) for index, hit in days if named[index : index + 1] in ([None], [])]
        for index, instrument in enumerate(named):
            cell = _cell(row, index)
            if instrument is None or cell is None:
                continue
            text = page.text[slice(*cell)].replace("\n", " ")
            plain, own = _SCORE_CELL.fullmatch(text), _DATED_CELL.fullmatch(text)
            day: Mark | None = None
            if own is not None and (found := find_dates(own[2], near=days[0][1].iso if days else near)):
                at = cell[0] + own.start(2) + found[0].start
                day = Mark(found[0].iso, page.number, at, at + found[0].end - found[0].start)
            elif plain is not None and days and not _SUMMARY.search(table.columns[index]):
                where = _cell(row, days[0][0])
                if where is not None and days[0][0] == 0 and len(table.rows) >= 1:
                    day = Mark(days[0][1].iso, page.number, where[0] + days[0][1].start, where[0] + days[0][1].end)
            score = own if own is not None and day is not None else plain
            if day is None or score is None or int(score[1]) > instrument.maximum:
                continue
            value = Value(instrument=instrument.instrument, score=int(score[1]), date=day.value)
            header = _header_words(page, table, table.columns[index])
            marks = [("date", day), *([("instrument", header)] if header else [])]
            yield make_item(page, "rating_scale", value, *cell, marks, texts=chart.texts)


def _instrument(name: str) -> ScoreHit | None:
    """The instrument that a row's or column's heading names; None for its items, bands, goals."""
    plain = re.sub(r"\b(?:total|scores?)\b", "", name, flags=re.IGNORECASE).strip(" :-")
    hits = find_scores(f"{plain}: 1") or find_scores(f"{re.sub(_SUMMARY, '', plain).strip()}: 1")
    if not hits or _ITEM_ROW.search(plain.replace(hits[0].instrument, "")):
        return None
    return hits[0]


def _header_mark(page: Page, table: Table, iso: str) -> Mark | None:
    begin, end = table.header
    for hit in find_dates(page.text[begin:end].replace("\n", " ")):
        if hit.iso == iso:
            return Mark(iso, page.number, begin + hit.start, begin + hit.end)
    return None


def _header_words(page: Page, table: Table, words: str) -> Mark | None:
    begin, end = table.header
    at = page.text.find(words, begin, end)
    return Mark(words, page.number, at, at + len(words)) if words and at >= 0 else None


def _cell(row: Row, index: int) -> tuple[int, int] | None:
    return row.cells[index].segments[0] if index < len(row.cells) and row.cells[index].segments else None


def _cell_text(page: Page, row: Row, index: int) -> str:
    if index >= len(row.cells):
        return ""
    return " ".join(page.text[start:end] for start, end in row.cells[index].segments).replace("\n", " ")


def _form(chart: Chart, page: Page) -> Iterator[Item]:
    """A scale as a form: the instrument in the total's label or the title, total and day as typed values."""
    if not page.fields or page.number in chart.record.other_patient_pages:
        return
    for form in page.fields:
        text = page.text[form.start : form.end].strip()
        label = f"{form.label} {form.name.replace('_', ' ')}"
        if not re.search(r"\b(?:total|score|sum)\b", label, re.IGNORECASE) or not re.fullmatch(r"\d{1,2}", text):
            continue
        at = form.label_start if form.label_start >= 0 else form.start
        entry = chart.entry_at(page.number, at)
        title = entry.title if entry else None
        named = _one_instrument(form.label) or (_one_instrument(title.value) if title else None)
        day = _typed_day(page, form)
        if named is None or day is None or int(text) > named.maximum:
            continue
        labelled = form.label_start >= 0
        if not labelled and title is None:
            continue
        begin, end = (
            (title.start, title.end) if title is not None and not labelled else (form.label_start, form.label_end)
        )
        value = Value(instrument=named.instrument, score=int(text), date=day.value)
        marks = [("date", day), ("score", Mark(text, page.number, form.start, form.end))]
        if labelled and title is not None and _one_instrument(form.label) is None:
            marks.append(("instrument", title))
        yield make_item(page, "rating_scale", value, begin, end, marks, texts=chart.texts)


def _one_instrument(words: str) -> ScoreHit | None:
    """The one instrument that a heading or label names, whatever else it says ("PHQ-9 (fillable)")."""
    mentions = {canonical(mention): mention.group() for mention in MENTION.finditer(words)}
    hits = find_scores(f"{next(iter(mentions.values()))}: 1") if len(mentions) == 1 else ()
    return hits[0] if hits else None


def _typed_day(page: Page, total: FormField) -> Mark | None:
    """The day typed into the same form: of the fields named like the total's, else the only one of the page."""
    days: list[tuple[FormField, Mark]] = []
    for form in page.fields:
        label = f"{form.label} {form.name.replace('_', ' ')}"
        if re.search(r"\bdate\b|\bday\b|completed on|\bwhen\b", label, re.IGNORECASE) and not re.search(
            r"birth|\bdob\b|next|due|print|\brev", label, re.IGNORECASE
        ):
            for hit in find_dates(page.text[form.start : form.end])[:1]:
                days.append((form, Mark(hit.iso, page.number, form.start + hit.start, form.start + hit.end)))
    family = re.split(r"[_.\d -]", total.name, maxsplit=1)[0].lower()
    own = [mark for form, mark in days if family and form.name.lower().startswith(family)]
    found = own or [mark for _, mark in days]
    return found[0] if len({mark.value for mark in found}) == 1 else None
