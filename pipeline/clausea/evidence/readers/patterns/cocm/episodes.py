"""Reads what only collaborative care has: start of the episode, lists of caseload reviews, rows of the registry."""

import itertools
from collections.abc import Iterator

from clausea import sieve as re
from clausea.evidence.facts import day_of, make_item, polarity_of, quote_span
from clausea.evidence.readers.patterns.actdays import entry_text
from clausea.evidence.readers.patterns.chart import Chart, mark_in
from clausea.evidence.readers.patterns.cocm.consultants import (
    ADVICE,
    COCM,
    CONSULT,
    MANAGER,
    affirmed,
    find_consultants,
    read_consultation,
    read_manager,
)
from clausea.evidence.readers.patterns.cocm.consultnotes import read_headed
from clausea.evidence.readers.patterns.cocm.words import in_doubt
from clausea.evidence.triggers import Trigger, every_row
from clausea.evidence.units import Unit
from clausea.models import Item, Polarity, Value
from clausea.pages import Mark, Page, Table
from clausea.values.dates import find_dates, find_months

_BEGINS = (
    r"(?:start(?:s|ed|ing)?|beg[iau]n(?:s|ning)?|open(?:ed|s)?|initiated|initiation|activated|admi(?:ssion|tted"
    r"|t(?: date)?)"
    r"|enroll?(?:ed|ment|s)?|entered|intake|onboard(?:ed|ing)|joined|kick-?off|effective date|accepted|inducted"
    r"|launched|commenced|commencement)"
)
_START = (
    rf"\b{COCM}(?:\s?\(\d{{5}}\))?[\s:,–-]{{0,3}}(?:\s?(?:new|care|program"
    rf"|treatment))?(?:\s?episode(?:\s?#?\d)?)?[\s:,–-]{{0,3}}(?:of care\s)?(?:was\s)?{_BEGINS}\b(?:\sdate)?",
    rf"\b{_BEGINS}(?:\sdate)?(?:\s(?:of|in|to|into|our|the|a|bh|behavioral health|psychiatric|for|with|her|his"
    rf"|their|new|patient))*\s{COCM}\b",
    rf"\b(?:first|initial)\s{COCM}\s(?:contact|encounter|session|visit|month|calendar month|assessment|evaluation)\b",
    rf"\b(?:in|on|with|part of|receiving|active in|enrolled in) (?:the |our )?{COCM} since\b",
    rf"\bday (?:one|1|#1) (?:of|in) (?:the |our )?{COCM}\b",
    rf"\b{COCM} since\b",
    rf"\bnew to (?:the |our )?{COCM}\b",
    rf"\b(?:taken (?:on(?:to| to)?|into)|brought (?:on(?:to)?|into)|picked up (?:by|for|in)) (?:the |our )?{COCM}\b",
    r"\bepisode (?:of care )?(?:start(?:ed)?|begin|began|opened|onset)(?: date)?\b",
    rf"\b(?:first|initial)\s(?:contact|encounter|session|visit|assessment)\s(?:for|in|of)\s{COCM}\b",
    r"^\W*(?:start(?:ed)?|began|begins?|opened)(?:\sdate)?\W{1,3}(?=[\w/., -]{6,18}\W*$)(?=\D*\d)(?!\D*\d+\s?mg)",
    rf"\b{COCM}[\s:,–-]{{0,3}}(?:first|initial)\s(?:calendar month|month|contact|encounter|session|visit)\b",
    r"\b(?:program|episode|treatment episode)\s?(?:start(?:ed)?|begin(?:s|ning)?|began|begun|opened|enrollment"
    r"|admission)(?:\sdate|\stoday)?\b",
    r"\b(?:patient|pt|client|she|he)\sbegins\s(?:the\s)?program\b",
    r"(?<![\w.] )(?<!\d )\b(?:enrolled|enrollment date|date enrolled|start date|date of enrollment)\s?:",
    rf"\b(?:first|initial)\s(?:calendar\s)?month\sof\s{COCM}\b",
    rf"\b(?:first|initial)\s(?:day|date)\s(?:in|of|with|on)\s(?:the\s|our\s)?{COCM}\b",
    rf"\b(?:enroll?(?:ed|ment|s)?|joined|inducted|onboarded|admitted|taken on|accepted|activated"
    rf"|opened)\b(?:\s(?!not\b|ccm\b|bhi\b"
    rf"|if\b|when\b)[\w'’/.-]+){{0,6}}\s{COCM}\b",
    rf"\b{COCM}\b(?:[\s,:(–-]+(?!not\b|ccm\b|bhi\b|if\b|when\b|or\b)[\w'’/.-]+){{0,6}}[\s,:(–-]+(?:enroll?(?:ed"
    rf"|ment)|joined|inducted"
    rf"|onboarded|admitted|activated)\b",
    rf"\b(?:a |as )?new\s{COCM}\s(?:patient|pt|case|client|member|episode|participant|start|enrollee)\b",
    r"\bdate\sof\s(?:initiation|enroll?ment|start|admission|entry|commencement|intake)\b",
    r"\b(?:begin(?:ning)?|start|open(?:ed|ing)?|enroll?(?:ed|ment)|effective|admi(?:t|ssion)|initiation"
    r"|activation|entry)"
    r"(?:\s(?:date|dt|on))?\s?(?:[:=|–-]|\.{2,})[\s.]*(?=\d)",
    r"\benroll?(?:ed|ment)\s(?:date\s|on\s|was\s|is\s|took\splace\s|completed\s){0,2}(?=\d)",
    r"(?<=\d\s)(?:enroll?ed|joined|admitted|inducted|onboarded|episode opened|program start)\b",
    r"\b(?:I|we|bhcm|dr\.? \w+)\s(?:have\s|has\s)?(?:enrolled|started|admitted|signed up|onboarded)\s(?:him|her"
    r"|them|pt|patient|the patient)\b",
    r"\bmonth\s(?:one|1)\b(?!\d)",
    rf"\b(?:start|beginning|opening|first day|onset|day one)\sof\s(?:the\s|this\s|her\s|his\s)?(?:{COCM}\s)?(?:care\s"
    r"|treatment\s)?(?:episode|enrollment|program)\b",
    rf"\b(?:{COCM}\s|episode\s|program\s|enrollment\s){{1,2}}(?:start|begin|opening)(?:\s(?:date|day))?\s?[:=]",
)
_STARTS = re.compile("|".join(_START), re.IGNORECASE)
_NOT_START = re.compile(
    r"\bif (?:accepted|approved|she|he|patient|pt)\b|\bwill (?:start|begin|enroll)|\bto start\b|\bplans? to\b"
    r"|\bconsider|\breported with|\bdescriptor|\bcalls for|\bneeds\b|"
    r"\brequires?\b|\boffered|\beligible|(?<!not )\bdeclin|\bdoors\b|\bclinic opened|\bprogram of the clinic"
    r"|\b(?:bhi|ccm"
    r"|apcm|rpm)\s(?:start|enroll)|\battempt|\bno answer\b|\bwait-?\s?list|:\s*pending\b|\bpacket|\bbrochure"
    r"|\bleaflet|\bpaperwork|\benroll?ment (?:form|sheet)\b|\bjob\b|\bschool\b|\babroad\b|\bearlier\b",
    re.IGNORECASE,
)
_AROUND = ("@cocm", "@psychconsult", "@bhcm")
_ENTERED = re.compile(r"enrolled|entered|\bentry\b|added|updated|last update|refreshed", re.IGNORECASE)
_STAMPED = re.compile(
    r"(?<!immunization )(?<!vaccine )(?<!cancer )(?<!tumor )(?<!trauma )\b(?:(?:bh|cocm|amc|caseload|our|the"
    r"|patient)\s)?registry(?:\s(?:row|snapshot|line|view|status|check))?\s?[:,–-]?\s?(?:as of\s|since\s|on\s"
    r"|dated\s)?"
    r"(?=(?:\d{1,2}[/-]\d{1,2}[/-]\d{2,4}|\d{4}-\d\d-\d\d)\b)",
    re.IGNORECASE,
)
_CONTENT = re.compile(r"[A-Za-z]{3}")
_HELD = re.compile(r"\b(?:reviewed|discussed|presented|held|done|yes|attended|completed)\b", re.IGNORECASE)

_SPEAKS = Trigger(ADVICE, CONSULT, MANAGER, "@bhcm", _STARTS, rows=every_row)
"""Of rows the columns may say it."""


def read_cocm(chart: Chart) -> Iterator[Item]:
    """Items `psych_consultation`, `bh_care_manager`, `cocm_start`, `caseload_review` of lists, `registry` of tables."""
    directory = chart.directory
    consultants = find_consultants(chart, directory)
    around: dict[int, bool] = {}
    yield from read_headed(chart, directory)
    speaking = {place for place, _ in chart.passing(_SPEAKS)}
    heading: Unit | None = None  # a line that names caseload reviews of a month, above dated lines
    for index, unit in enumerate(chart.units):
        if (
            unit.entry.handout
            or unit.entry.blank
            or unit.entry.outside
            or unit.page in chart.record.other_patient_pages
        ):
            continue
        if index in speaking:
            yield from read_consultation(chart, directory, unit, consultants)
            yield from read_manager(chart, directory, unit, chart.units[index - 1] if index else None)
            yield from _start(chart, unit, around)
        if heading is not None and heading.entry is not unit.entry:
            heading = None
        yield from _reviews(chart, unit, heading)
        if chart.words.pattern("@caseload").search(unit.text) and find_months(unit.text):
            heading = unit
        yield from _registry_row(chart, unit)
    for page in chart.pages.values():
        for table in page.tables:
            yield from _registry_table(chart, page, table)


def _start(chart: Chart, unit: Unit, around: dict[int, bool]) -> Iterator[Item]:
    """The day on which the episode began, in words of a start near words of the program."""
    yield from _start_column(chart, unit)
    match = _STARTS.search(unit.text)
    if match is None or in_doubt(match) or _NOT_START.search(unit.text) or _elsewhere(unit):
        return
    named = re.search(rf"\b{COCM}\b", unit.text, re.IGNORECASE) is not None
    if not named and (_OTHER_PROGRAM.search(unit.text) or not _collaborative(chart, unit, around)):
        return
    answer = chart.after(unit) if unit.text.rstrip().endswith("?") else None
    if answer is not None and not find_dates(unit.text):
        dates = find_dates(answer.text)
        if dates and dates[0].start <= 6 and not dates[0].partial:
            told = mark_in(answer, dates[0].start, dates[0].end, dates[0].iso)
            page = chart.pages[unit.page]
            value = Value(date=told.value)
            yield make_item(page, "cocm_start", value, unit.start, told.end, [("date", told)], texts=chart.texts)
        return
    if _RELATIVE.search(unit.text) or not affirmed(unit, match.start(), match.end()):
        return
    dates = find_dates(unit.text)
    ahead = [hit for hit in dates if 0 <= match.start() - hit.end <= 2]
    behind = ahead or [
        hit for hit in dates if hit.start >= match.end() and len(unit.text[match.end() : hit.start].split()) <= 3
    ]
    day = (
        mark_in(unit, behind[0].start, behind[0].end, behind[0].iso)
        if behind
        else day_of(unit, match.start(), match.end()).mark
    )
    if day is None:
        return
    first, last = quote_span(unit, match.start(), match.end())
    yield make_item(
        chart.pages[unit.page],
        "cocm_start",
        Value(date=day.value),
        unit.start + first,
        unit.start + last,
        [("date", day)],
        texts=chart.texts,
    )


_OTHER_PROGRAM = re.compile(
    r"\b(?:ccm|chronic care|bhi|rpm|remote|tcm|transitional|pcm|apcm|hospice|home health|medicaid|medicare|school"
    r"|rehab)\b",
    re.IGNORECASE,
)
_RELATIVE = re.compile(
    r"\b(?:husband|wife|spouse|daughter|son|mother|father|sister|brother|partner|neighbor"
    r"|friend)(?:['’]s)?\s(?:was |is |has |had |also )?"
    r"(?:enroll|join|start|admit|beg)",
    re.IGNORECASE,
)
_START_COLUMN = re.compile(
    rf"\W*(?:{COCM}\s)?(?:episode\s)?(?:start(?:ed)?|enroll?(?:ed|ment)|begin|began|opened"
    rf"|admit(?:ted)?)(?:\s(?:date|dt|on))?\W*",
    re.IGNORECASE,
)


def _start_column(chart: Chart, unit: Unit) -> Iterator[Item]:
    """The day in the column of a collaborative-care table that names the start."""
    row = unit.row
    if row is None or not row.contiguous:
        return
    around = f"{unit.context} | {' | '.join(row.headers)}"
    if not re.search(rf"\b{COCM}\b", around, re.IGNORECASE):
        return
    for header, (start, end) in zip(row.headers, row.cells, strict=False):
        first, last = start - unit.start, end - unit.start
        if not _START_COLUMN.fullmatch(header) or not 0 <= first < last <= len(unit.text):
            continue
        hits = find_dates(unit.text[first:last])
        if len(hits) == 1 and not hits[0].partial:
            day = mark_in(unit, first + hits[0].start, first + hits[0].end, hits[0].iso)
            page = chart.pages[unit.page]
            yield make_item(
                page, "cocm_start", Value(date=day.value), unit.start, unit.end, [("date", day)], texts=chart.texts
            )


def _elsewhere(unit: Unit) -> bool:
    title = unit.entry.title
    above = title.value if title and not (title.page == unit.page and title.start <= unit.start < title.end) else ""
    return bool(re.search(r"registry|education|consent", f"{above} | {unit.section}", re.IGNORECASE))


def _collaborative(chart: Chart, unit: Unit, around: dict[int, bool]) -> bool:
    """True when the entry is one of collaborative care: by its program, or by its consultant or care manager."""
    entry = unit.entry
    if entry.program is not None:
        return entry.program.value == "cocm"
    if entry.index not in around:
        text = "\n".join(
            chart.texts[part.page][part.start : part.end] for part in entry.parts if part.page in chart.pages
        )
        text += "".join(f" {title.value}" for title in (entry.title,) if title is not None)
        around[entry.index] = any(chart.words.pattern(term).search(text) for term in _AROUND)
    return around[entry.index]


def _reviews(chart: Chart, unit: Unit, heading: Unit | None) -> Iterator[Item]:
    """Several days of one list of caseload reviews, or a dated line under such a heading."""
    text = unit.text
    caseload = chart.words.pattern("@caseload")
    named = caseload.search(text)
    if named is None and heading is None and not caseload.search(unit.context):
        return
    near = unit.entry.month or unit.entry.date
    months = find_months(heading.text) if heading is not None else ()
    dates = find_dates(text, near=months[0].month if months else near.value if near else None)
    if named is not None and len(dates) == 0 and (month := re.search(r"\b[A-Z][a-z]+ (20\d\d)\b", text)):
        dates = find_dates(text, near=f"{month[1]}-01")
    if named is not None and len(dates) >= 2:
        listed = [dates[0]] if dates[0].start >= named.end() else []
        for before, after in itertools.pairwise(dates):
            if (
                listed
                and listed[-1] is before
                and re.fullmatch(r"\s?(?:,|;|and|&|, and)\s?", text[before.end : after.start])
            ):
                listed.append(after)
        if len(listed) < 2 or polarity_of(unit, named.start(), named.end())[0] is not Polarity.AFFIRMED:
            return
    elif named is None and dates and dates[0].start <= 1:
        said = f"{unit.entry.title.value if unit.entry.title else ''} {heading.text if heading else ''}"
        held = _HELD.search(text) or (_HELD.search(said) and _CONTENT.search(text))
        if held is None or re.search(r"\b(?:not|no|cancel\w*|next)\b", text, re.IGNORECASE):
            return
        listed = [dates[0]]
    else:
        return
    for hit in listed:
        day = mark_in(unit, hit.start, hit.end, hit.iso)
        first, last = quote_span(unit, named.start() if named else 0, hit.end)
        yield make_item(
            chart.pages[unit.page],
            "caseload_review",
            Value(date=day.value),
            unit.start + first,
            unit.start + last,
            [("date", day)],
            texts=chart.texts,
        )


_UPDATED = re.compile(
    r"\b(?:last )?(?:updated?|refreshed|entry|touched|edited|modified|added|entered|enrolled)(?: on)?[\W_]{1,24}"
    r"(?=\d{1,4}[/-]|\d\d?[ -]?[a-z]{3}[ -]?20)", re.I)  # fmt: skip
_OTHER_TRACKER = re.compile(
    r"\b(?:contact|time|minutes?|call|outreach|activity|visit|encounter|task|referral|billing)s?\b[^|]{0,20}\btrack",
    re.IGNORECASE,
)
"""A tracker of calls or of time: its days are those of the contacts, not of the registry."""


def _of_scores(chart: Chart, unit: Unit) -> bool:
    """Whether a row only repeats the course of the scores, where the sheet itself says when it was updated."""
    if unit.row is not None and any(_ENTERED.search(header) for header in unit.row.headers):
        return False
    text = entry_text(chart, unit, 900)
    return _UPDATED.search(text) is not None


def _updated(chart: Chart, unit: Unit) -> Iterator[Item]:
    """The day on which a registry's sheet says that it was updated ("Last updated 05/28/2026. Enrolled ...")."""
    said = _UPDATED.search(unit.text)
    if said is None or (unit.row is not None and not _UPDATED.match(re.sub("^registry ", "", unit.text.lower()))):
        return
    for hit in find_dates(unit.text):
        if 0 <= hit.start - said.end() <= 1 and polarity_of(unit, *said.span())[0] is Polarity.AFFIRMED:
            day = mark_in(unit, hit.start, hit.end, hit.iso)
            first, last = unit.start + said.start(), unit.start + hit.end
            yield make_item(
                chart.pages[unit.page], "registry", Value(date=day.value), first, last, [("date", day)],
                texts=chart.texts,
            )  # fmt: skip


def _registry_title(chart: Chart, unit: Unit) -> Mark | None:
    """The title above a row; where the row's own line was taken for one, the heading some rows above it."""
    title = unit.entry.title
    if title is None or title.start != unit.start or title.page != unit.page or not unit.text[:1].isdigit():
        return title
    for other in reversed(chart.before(unit, 8)):
        above = other.entry.title
        if other.page != unit.page or not other.text[:1].isdigit():
            return above if above is not None and other.page == unit.page and other.start == above.start else title
    return title


def _registry_row(chart: Chart, unit: Unit) -> Iterator[Item]:
    """A dated row of a registry's own view of the patient."""
    title = _registry_title(chart, unit)
    stamped = _STAMPED.search(unit.text)
    undone = stamped is not None and re.search(
        r"\b(?:not|no|never|without|will|pending|due)\b", unit.text[: stamped.start()], re.IGNORECASE
    )
    if stamped is not None and not undone and polarity_of(unit, stamped.start(), stamped.end())[0] is Polarity.AFFIRMED:
        for hit in find_dates(unit.text[stamped.start() :]):
            if hit.start <= stamped.end() - stamped.start():
                day = mark_in(unit, stamped.start() + hit.start, stamped.start() + hit.end, hit.iso)
                first, last = quote_span(unit, stamped.start(), stamped.end())
                yield make_item(
                    chart.pages[unit.page],
                    "registry",
                    Value(date=day.value),
                    unit.start + first,
                    unit.start + last,
                    [("date", day)],
                    texts=chart.texts,
                )
            return
    if (
        title is None
        or not chart.words.pattern("@registry").search(title.value)
        or (unit.row and "minutes" in unit.row.columns)
        or _OTHER_TRACKER.search(title.value)
    ):
        return
    if _of_scores(chart, unit) or (unit.row is None and _UPDATED.match(unit.text)):
        yield from _updated(chart, unit)
        return
    if unit.row is None and any(chart.words.pattern(term).search(unit.text) for term in ("@caseload", "@psychconsult")):
        return  # the consultant's day, though the sheet above is a registry's
    near = unit.entry.month or unit.entry.date
    dates = find_dates(unit.text, near=near.value if near else None)
    if not dates or dates[0].start > 1 or re.search(r"immuniz|vaccin|tumor|cancer", title.value, re.IGNORECASE):
        return
    if not re.search(
        rf"\b{COCM}\b|phq|gad|caseload|behavioral",
        f"{title.value} {unit.text} {' '.join(unit.row.headers) if unit.row else ''}",
        re.IGNORECASE,
    ):
        return
    day = mark_in(unit, dates[0].start, dates[0].end, dates[0].iso)
    if polarity_of(unit, 0, len(unit.text))[0] is Polarity.AFFIRMED:
        yield make_item(
            chart.pages[unit.page],
            "registry",
            Value(date=day.value),
            unit.start,
            unit.end,
            [("date", day)],
            texts=chart.texts,
        )


def _registry_table(chart: Chart, page: Page, table: Table) -> Iterator[Item]:
    """A registry's export: the days in its columns of entry and update."""
    entry = chart.entry_at(page.number, table.header[0])
    if entry is None or entry.title is None or page.number in chart.record.other_patient_pages:
        return
    if not chart.words.pattern("@registry").search(entry.title.value) or re.search(
        r"immuniz|vaccin|tumor|cancer", entry.title.value, re.IGNORECASE
    ):
        return
    for index, header in enumerate(table.columns):
        if not _ENTERED.search(header):
            continue
        for row in table.rows:
            if index >= len(row.cells) or not row.cells[index].segments:
                continue
            start, end = row.cells[index].segments[0]
            for hit in find_dates(page.text[start:end])[:1]:
                day = Mark(hit.iso, page.number, start + hit.start, start + hit.end)
                yield make_item(page, "registry", Value(date=day.value), start, end, [("date", day)], texts=chart.texts)
