"""Reads discharges from a stay: the hospital's own papers, notices, and what the practice's notes say of them.

A discharge from therapy, home health, hospice or the practice is none, nor an emergency visit without admission.
"""

from collections.abc import Iterator
from dataclasses import replace

from clausea import sieve as re
from clausea.evidence.facts import make_item, polarity_of, quote_span
from clausea.evidence.readers.patterns.chart import Chart, mark_in
from clausea.evidence.readers.patterns.transitions.staylabels import in_and_out
from clausea.evidence.triggers import Trigger
from clausea.evidence.units import Unit
from clausea.models import Item, Polarity, Value
from clausea.pages import Mark
from clausea.values.dates import find_dates, find_ranges

_FACILITY = re.compile(
    r"\b((?:(?:St\.?|Saint|Mt\.?|Mount|[A-Z][\w'’.&-]+)\s+){1,4}(?:Medical Center|"
    r"Hospital|Hosp\b\.?|Health(?: ?System| Center)?|Regional|Memorial|"
    r"Infirmary|"
    r"Rehabilitation(?: (?:& Nursing )?(?:Center|Hospital))?|Rehab|Nursing (?:Home|"
    r"Facility|Center)|SNF|Clinic Hospital|General|Skilled Nursing(?: Facility)?)(?:\s+(?:Hospital|"
    r"Medical Center|Center))?)"
)
_WORD = re.compile(
    r"\b(?:date of discharge|discharge date|discharged?|dsch\b|disch(?:gd|\b\.?)|d/c(?:['’]?e?d)?|dc['’]?d|released|"
    r"dc(?= date\b|\W{0,3}(?:\d|(?-i:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? \d))|"
    r"dc(?=\s(?-i:(?:[A-Z][\w.'’]+\s){0,3})(?:hosp\w*|regional|memorial|general|snf|rehab|medical center)\s\d)|"
    r"(?:inpt|inpatient|hospitali[sz]ed|admitted)\b[^.;:\d]{0,40}?\b(?:thru|through|until|till)(?=\s\d)|"
    r"(?:got|is|was|been|came) out of (?:the )?(?:hospital|rehab|snf|nursing home)|"
    r"(?:hospital|snf|rehab) dismissal|dismiss(?:ed|al) (?:from|date)|"
    r"left (?:the )?(?:hospital|snf|facility|rehab|nursing home|inpatient)|"
    r"went home|sent home|(?:came|returned|got|back|arrived) home|left AMA|"
    r"let (?:go|out)(?: home)?|(?:stay|hospitali[sz]ation|admission)\b[^.;:]{0,50}?\b(?:ended|over|completed"
    r"|concluded|"
    r"finished)|(?:pt|patient|she|he|was|is|got|s/p|hosp(?:ital)?|home) dc(?=\W)|"
    r"left (?-i:(?:St\.?|Saint|Mt\.?|[A-Z][\w'’-]+)(?: [A-Z&][\w'’-]*){0,5})(?= (?:on )?\d)|checked out of|"
    r"dod\b|home (?:from (?:the )?[\w.]+(?: [\w.]+){0,3} )?since)(?!\w)",
    re.IGNORECASE,
)
_HOME_WORD = re.compile(
    r"went home|sent home|home .*since|released|let .*|left (?-i:[A-Z]).*|home dc|checked out.*|(?:came|returned"
    r"|got|back|"
    r"arrived) home|dod",
    re.IGNORECASE,
)
_NOT_BETWEEN = re.compile(
    r"\b(?:summ(?:ary)?|instructions?|plan(?:ner|ning|s)?|list|med\w*|papers?|"
    r"orders?|call(?:ed|s)?|contact\w*|note|dated|printed|admi\w*|adm\b|"
    r"visit\w*|seen|follow|f/u|appt|appointment|within|rec['’]?d|received|"
    r"reviewed|sent|faxed|with pcp|expected|criteria|documents|teaching|"
    r"took|paperwork|diagnos\w*|barriers?)\b|[;]|(?<!\bSt)(?<!\bMt)(?<!\bFt)\.\s+[A-Z](?!\w*\.)",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"(?:^|\b(?:the|her|his|after|following|re|on|of|since|from)\s+|\()\W{0,2}$", re.IGNORECASE)
_OWN_HOME = r"home\b(?!\s(?:health|care|phone|address|number|fax|e-?mail|voice|pharmacy))"
_LET_HOME = re.compile(
    rf"released(?:\s(?:on\s)?\d[\d/.-]{{2,9}})?,?\s(?:{_OWN_HOME}|to\s(?:{_OWN_HOME}|snf\b|rehab|skilled"
    r"|(?-i:(?:[A-Z][\w'’-]+ ){1,3}(?:Post-Acute|Rehab|Nursing|Care Center)))|from\s(?-i:St\.|Saint|Mt\.|Mount)\s)",
    re.IGNORECASE,
)
_A_PAPER = re.compile(
    r"\b(?:results?|records?|labs?|orders?|reports?|info\w*|images?|scripts?|med\w*|refills?)\b"
    r"[^.;]{0,20}$",
    re.IGNORECASE,
)
"""What is released to somebody, before the word; a person is let go."""
_EMERGENCY = re.compile(
    r"emergency (?:department|room|visit)|\bed visit\b|\ber visit\b|\bED\b|"
    r"not admitted|sent home the same day|treated and released|seen and released|"
    r"urgent care|left without being seen",
    re.IGNORECASE,
)
_IS_ED = re.compile(r"\bED\b|\bER\b|emergency|urgent care", re.IGNORECASE)
_NOT_STAY = re.compile(
    r"\b(?:therapy|hospice|home health(?: episode)?|physical therapy|occupational therapy|"
    r"pt services|wound clinic|primary care|care management|program|outpatient|"
    r"episode|cardiac rehab|clinic|agency|home care)\s*(?:(?:services?|agency|nurse|rn|aide|staff|"
    r"team)\s*)?(?:has |have )?(?:discharged?|d/c)\b|"
    r"\b(?:discharged?|d/c(?:['’]?d)?|released) (?:from|by|to) (?:the |"
    r"our |this )?(?:practice|clinic|care of|physical|occupational|speech|"
    r"outpatient|home health|hospice|pt\b|ot\b|therapy|program|ccm|bhi|"
    r"episode|cardiac rehab|primary care|physician|jail|custody|duty)|"
    r"discharge (?:ulcer|wound|nasal|ear|vaginal|eye)|discharge (?:expected|"
    r"anticipated)|yellow|purulent|drainage from|discharged to primary care|"
    r"liability|information|records? released|released (?:to work|for work|"
    r"results?)",
    re.IGNORECASE,
)
_SOMEBODY_ELSE = re.compile(
    r"\b(?:wife|husband|spouse|daughter|son|mother|father|sister|brother|"
    r"neighbor|roommate|friend)(?:['’]s)?\s+(?:was |is |has been |had been |"
    r"got )?$",
    re.IGNORECASE,
)
_STAYED = re.compile(
    r"\binpatient\b|\bhospitali[sz]\w+\b|\badmitted\b|\badmission\b|\badm\b|\bhospital\b|"
    r"\bstay\b|\bsnf\b|\btcm\b|\bpost[- ]?discharge\b|\btransition|\brehab\b|\bnursing (?:home|facility)|"
    r"\bskilled nursing",
    re.IGNORECASE,
)
_LEAVES = re.compile(
    r"pt|patient|she|he|resident|client|was|is|been|hospital|snf|rehab|facility|since|after|from|of|on|post|s/p|"
    r"recent|recently|adm|date|days?|and|then|the|her|his|got|to|by|home|following|M(?:r|s|rs)",
    re.IGNORECASE,
)
"""Words that stand before "d/c" when a person leaves a stay; after another word an order or a drug has ended."""
_SETTING = (
    ("observation", r"\bobservation\b"),
    ("skilled nursing facility", r"\bsnf\b|skilled nursing|nursing facility|nursing (?:center|home)"),
    ("rehabilitation", r"\b(?:acute |inpatient )?rehab(?:ilitation)?\b|\birf\b"),
    ("inpatient", r"\binpatient\b|\binpt\b|\badmitted\b|\badmission\b|\bhospitali[sz]ation\b|\bhospital stay\b"),
)
_TO = (
    ("skilled nursing facility", r"\bto (?:\w+ ){0,3}(?:snf|skilled nursing|nursing (?:home|facility)|rehab\w*)\b"),
    ("assisted living", r"assisted living|\balf\b"),
    (
        "home",
        r"(?:\bto|→|->|disposition:?|dispo:?|disp:?|discharged|,|sent|went|"
        r"d/c(?:'d)?)\s+(?:\d\d )?(?:to )?(?:own |his |her |private )?(?:home|"
        r"residence)\b|\bhome (?:with|w/|self|since)|\bhome\b(?! (?:health|"
        r"care|scale|phone|log|list|bp|and mobile|oxygen|med))",
    ),
)


_ANY = re.compile(
    r"disch|d/c|dc|dsch|released|left|home|dod|let(?: |$)|checked|inpatient|hospital|admi|stay|\bout\W|depart",
    re.IGNORECASE,
)
"""Parts of words without which a sentence tells of no discharge: a quick look before the patterns."""
_TRIGGER = Trigger(_ANY, rows=lambda row: _ANY.search(" ".join(row.headers)) is not None)


def read_discharges(chart: Chart) -> Iterator[Item]:
    """Items `discharge`, affirmed only: an expected discharge is none."""
    yield from _in_banners(chart)
    for _, unit in chart.passing(_TRIGGER):
        if not _ANY.search(unit.text) and not (unit.row and _ANY.search(" ".join(unit.row.headers))):
            continue
        if unit.entry.handout or unit.entry.blank or _NOT_STAY.search(unit.text):
            continue
        title = unit.entry.title.value if unit.entry.title else ""
        if _EMERGENCY.search(unit.text) or _IS_ED.search(f"{title} | {unit.section}"):
            continue
        seen: set[str] = set()
        for start, day in (*_stated(unit), *_in_column(unit), *_below_label(chart, unit), *in_and_out(chart, unit)):
            if day.value not in seen:
                seen.add(day.value)
                yield _item(chart, unit, start, day)


def _stated(unit: Unit) -> Iterator[tuple[int, Mark]]:
    """(offset of the words, day) of every discharge that the unit states."""
    text = unit.text
    near = unit.date or unit.entry.date
    dates = find_dates(text, near=near.value if near else None)
    for word in _WORD.finditer(text):
        if _SOMEBODY_ELSE.search(text[: word.start()]) or _order_ended(unit, word):
            continue
        if _TERM.search(text[: word.start()]):
            continue  # "within two business days of discharge: 6/9": the day of what was due
        if _WHAT_FOLLOWED.search(text[: word.start()]) and _HELD_ON.match(text, word.end()):
            continue  # "Contacted after discharge: 6/9", "visit since discharge done 6/9": the day of the contact
        if _HOME_WORD.fullmatch(word.group()) and not (
            _STAYED.search(f"{text} {unit.context}") or _FACILITY.search(text) or _released_home(text, word)
        ):
            continue
        filled = _FILLED.match(text, word.end())  # a form's field: the boxes of its neighbours say nothing of it
        judged = replace(unit, text=text[: word.end()]) if filled else unit
        polarity, cue = polarity_of(judged, word.start(), word.end())  # "your hospital stay": the hospital's own paper
        if polarity in (Polarity.PLANNED, Polarity.TEMPLATE, Polarity.NEGATED) and not (cue and cue.lower() == "your"):
            continue
        after = next((hit for hit in dates if hit.start >= word.end()), None)
        if (
            after is not None
            and after.start - word.end() <= 70
            and not _NOT_BETWEEN.search(text[word.end() : after.start])
        ):
            if not re.search(r"\b(?:call|contact|visit|appt|appointment)\W*$", text[: word.start()], re.IGNORECASE):
                yield word.start(), mark_in(unit, after.start, after.end, after.iso)
            continue
        before = next((hit for hit in reversed(dates) if hit.end <= word.start()), None)
        if (
            before is not None
            and re.fullmatch(
                r"[\s:)]*(?:(?:mon|tue|wed|thu|fri|sat|sun)\w*\W+)?(?:(?:hospital|snf|"
                r"inpatient|pt|patient)\s+)?|,?\s*(?:(?:the |this |our )?(?:pt|patient|resident|she|he)|(?-i:M(?:r|"
                r"s|rs)\. "
                r"[A-Z][\w'’-]+)) (?:was |is |got )?",
                text[before.end : word.start()],
                re.IGNORECASE,
            )
            and not _ITS_SEQUEL.match(text, word.end())
            and (
                (before.start <= 3 and not re.search(r"discharge\b", word.group(), re.IGNORECASE))
                or _BEFORE.search(text[: before.start])
            )
        ):
            yield min(before.start, word.start()), mark_in(unit, before.start, before.end, before.iso)
    if re.search(
        r"\binpatient\b|\bhospitali[sz]ed\b|\bdischarged\b|\badmitted\b|\bhospital stay\b|"
        r"\bhospitali[sz]ation\b|\bstay at\b|\blos\b|\blength of stay\b|\bdates? of (?:stay|admission)\b|^\W*stay\b",
        text,
        re.IGNORECASE,
    ):
        for span in find_ranges(text, near=near.value if near else None):
            place = next((hit for hit in dates if span.start <= hit.start and hit.iso == span.last), None)
            mark = (
                mark_in(unit, place.start, place.end, span.last)
                if place
                else mark_in(unit, span.start, span.end, span.last)
            )
            if span.first != span.last and re.search(
                r"(?:inpatient|hospitali[sz]\w+|admitted|admission|stay|\blos|hospital|at [A-Z][\w. ]+|"
                r"class|center|from)\b[^.;]{0,45}$",
                text[: span.start],
                re.IGNORECASE,
            ):
                yield span.start, mark


_FILLED = re.compile(r"(?:\s(?:date|dt|on))?\s*(?:[:=|–-]|\.{2,}|→)[\s.]*(?P<day>\d{1,2}[/-])", re.IGNORECASE)
_WHAT_FOLLOWED = re.compile(
    r"\b(?:contact\w*|calls?|called|phoned?|reached|outreach|visit\w*|seen|spoke\w*|attempt\w*|encounter|conversation"
    r"|appointment|appt|check-?in|f/?u|follow[- ]?up|message\w*|face[- ]to[- ]face|f2f|reconcil\w+|med"
    r" rec)\b[^.;:]{0,24}?"
    r"\b(?:after|since|post|following|s/p)[\s-]+(?:the |her |his |hospital |inpatient |snf )*$",
    re.IGNORECASE,
)
_HELD_ON = re.compile(
    r"\s*:|,?\s+(?:(?:was|were|is|has been|had been|not|already|then)\s)*(?:made|done|completed|held|placed|performed"
    r"|conducted|attempted|tried|took place|occurred|documented|unsuccessful|successful|kept|answered|returned|by)\b|"
    r"\s+(?:on\s)?[\d/.-]{3,10},?\s(?:and|&)\s(?:again\s|then\s)?(?:on\s)?\d",
    re.IGNORECASE,
)
"""What gives the day that follows to the call or visit "after discharge", not to the discharge."""
_ITS_SEQUEL = re.compile(
    r"\s+(?:follow[- ]?up|f/?u|(?:phone |tele\w* )?calls?|phone|outreach|contact|visit|instructions?|summar\w+"
    r"|plann\w+"
    r"|papers|paperwork|med\w*|teaching|education|appt|appointment|checklist|note|packet|review)\b",
    re.IGNORECASE,
)
"""What a discharge is followed by: "5/5 discharge call" is the day of the call."""
_TERM = re.compile(r"\bdays (?:of|after|from|post|following) (?:the |hospital )*$", re.IGNORECASE)
_LABEL = re.compile(
    r"\W*(?:date (?:of )?(?:hospital |snf |inpatient )?(?:discharged?|d/c|dc)|(?:hospital |snf |"
    r"inpatient )?(?:discharged?|"
    r"d/c|dc|disch)\.? (?:date|dt|on)|discharged?|disch|d/c|dod)\W*",
    re.IGNORECASE,
)
"""A label or a column's heading that names the day of discharge and nothing else."""
_BANNER = re.compile(
    r"\badm(?:it|itted|ission)?\b[^|]{0,40}\b(?:disch(?:arged?)?|d/c|dc)(?: date| dt)?\s*[.:]\s*(?=\d)", re.IGNORECASE
)


def _in_column(unit: Unit) -> Iterator[tuple[int, Mark]]:
    """The day in the column of a table that lists stays by admission and discharge."""
    if unit.row is None or not unit.row.contiguous:
        return
    for header, (start, end) in zip(unit.row.headers, unit.row.cells, strict=False):
        first, last = start - unit.start, end - unit.start
        if not _LABEL.fullmatch(header) or not 0 <= first < last <= len(unit.text):
            continue
        hits = find_dates(unit.text[first:last])
        if len(hits) == 1 and not hits[0].partial:
            yield first + hits[0].start, mark_in(unit, first + hits[0].start, first + hits[0].end, hits[0].iso)


def _below_label(chart: Chart, unit: Unit) -> Iterator[tuple[int, Mark]]:
    """The day that stands alone on the line under its label, or in the place of its label where bars part both "
    "lines."""
    hits = find_dates(unit.text)
    yield from _below_labels(chart, unit)
    if len(hits) != 1 or hits[0].partial:
        return
    if re.search(r"[^\W\d_]", unit.text[: hits[0].start] + unit.text[hits[0].end :]):
        return
    units = chart.of_entry(unit.entry)
    place = next((number for number, other in enumerate(units) if other is unit), 0)
    if place and units[place - 1].page == unit.page and _LABEL.fullmatch(units[place - 1].text):
        yield hits[0].start, mark_in(unit, hits[0].start, hits[0].end, hits[0].iso)


_BARS = re.compile(r"\s+[/|]\s+|\s{3,}")


def _below_labels(chart: Chart, unit: Unit) -> Iterator[tuple[int, Mark]]:
    """ "Hospital / Admit / Discharge" over "Unity Hospital / 06/20/2026 / 06/25/2026"."""
    cells = _BARS.split(unit.text.strip())
    if unit.row is not None or len(cells) < 2:
        return
    units = chart.of_entry(unit.entry)
    place = next((number for number, other in enumerate(units) if other is unit), 0)
    labels = _BARS.split(units[place - 1].text.strip()) if place else []
    if len(labels) != len(cells) or find_dates(units[place - 1].text):
        return
    for label, cell in zip(labels, cells, strict=True):
        hits = find_dates(cell)
        if _LABEL.fullmatch(label) and len(hits) == 1 and not hits[0].partial:
            at = unit.text.index(cell) + hits[0].start
            yield at, mark_in(unit, at, at + hits[0].end - hits[0].start, hits[0].iso)


def _in_banners(chart: Chart) -> Iterator[Item]:
    """The stay that a hospital's running head names with both days, on the first page that carries it."""
    seen: set[str] = set()
    for page in chart.pages.values():
        for line in page.lines:
            if not line.running:
                continue
            text = page.text[line.start : line.end]
            found = _BANNER.search(text)
            if found is None:
                continue
            day = next((hit for hit in find_dates(text) if hit.start == found.end()), None)
            if day is None or day.partial or day.iso in seen:
                continue
            seen.add(day.iso)
            mark = Mark(day.iso, page.number, line.start + day.start, line.start + day.end)
            first, last = line.start + found.start(), mark.end
            yield make_item(page, "discharge", Value(date=day.iso), first, last, [("date", mark)], texts=chart.texts)


def _released_home(text: str, word: "re.Match[str]") -> bool:
    return _LET_HOME.match(text, word.start()) is not None and _A_PAPER.search(text[: word.start()]) is None


def _order_ended(unit: Unit, word: "re.Match[str]") -> bool:
    """Whether "d/c" means discontinued: a drug or a device stands right before it and nothing tells of a stay."""
    if not re.match(r"dc|d/c", word.group(), re.IGNORECASE) or _FACILITY.search(unit.text):
        return False
    if _STAYED.search(f"{unit.text} {unit.context}"):
        return False
    before = re.search(r"([A-Za-z][\w'’-]*)(?: was| is)?\s*$", unit.text[: word.start()])
    return before is not None and not _LEAVES.fullmatch(before[1])


def _item(chart: Chart, unit: Unit, start: int, day: Mark) -> Item:
    text = unit.text
    own = chart.of_entry(unit.entry)
    whole = " ".join(other.text for other in own[:8])
    facility = _FACILITY.search(text) or _FACILITY.search(whole) or _head_facility(chart, unit)
    fields: dict[str, object] = {"date": day.value}
    if facility:
        fields["facility"] = re.sub(r"^(?:From|To|At|The)\s+", "", facility.group(1)).strip()
    title = unit.entry.title.value if unit.entry.title else ""
    admitted = f"{text} {whole if re.search('discharge|hospital|nursing', title, re.IGNORECASE) else ''}"
    for name, pattern in _SETTING:
        if re.search(
            pattern,
            re.sub(r"\bto (?:\w+ ){0,3}(?:snf|rehab\w*|skilled nursing)", " ", admitted, flags=re.IGNORECASE),
            re.IGNORECASE,
        ):
            fields["setting"] = name
            break
    for name, pattern in _TO:
        if re.search(pattern, text[start:], re.IGNORECASE):
            fields["to"] = name
            break
    first, last = min(start, day.start - unit.start), max(start + 4, day.end - unit.start)
    left, right = quote_span(unit, first, last)
    return make_item(
        chart.pages[unit.page],
        "discharge",
        Value.model_validate(fields),
        unit.start + left,
        unit.start + right,
        [("date", day)],
        texts=chart.texts,
    )


def _head_facility(chart: Chart, unit: Unit) -> "re.Match[str] | None":
    """The facility of the page's own letterhead, when the entry is the hospital's."""
    title = unit.entry.title.value if unit.entry.title else ""
    if not re.search(r"discharge|hospital|admission", title, re.IGNORECASE):
        return None
    page = chart.pages[unit.page]
    for line in page.lines[:3]:
        found = _FACILITY.search(page.text[line.start : line.end])
        if found:
            return found
    return None
