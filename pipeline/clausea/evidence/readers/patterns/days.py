"""The day of a fact that names none itself: the one that its neighbours, or the whole short entry, agree on."""

from collections.abc import Iterable

from clausea import sieve as re
from clausea.evidence.readers.patterns.chart import Chart, mark_in
from clausea.evidence.units import Unit
from clausea.pages import Mark
from clausea.values.dates import find_dates
from clausea.values.people import find_people

_NOT_THE_DAY = re.compile(
    r"(?:\b(?:dob|born|birth(?:day| ?date)?|date of birth|printed|print|"
    r"rev(?:ised)?|form|expires?|exp|next|until|due|scheduled(?: for| on)?|"
    r"return(?: on)?|f/u|follow[- ]?up|"
    r"since|effective from|seen last|last seen|last|prior|previous|faxed|run)\W{0,4}(?:on\W{0,2}|date\W{0,2})?)$",
    re.IGNORECASE,
)
_SIGNING = re.compile(
    r"\W*(?:(?:staff|by|electronically|e-?signed|signed|completed|documented|recorded|entered|noted|reviewed"
    r"|performed|done|"
    r"administered|given|written|dictated|charted|author(?:ed)?|date|time|on|at|rn|provider|practitioner|signature|dr|"
    r"(?:office |clinic |tcm |transition |transitional care |follow[- ]?up )?visit|\d{1,2}:?\d\d|[ap]m)\b\W*){0,6}",
    re.IGNORECASE,
)
_FAR = 8
"""Sentences around the fact that may give its day; an entry of at most twice as many is read whole."""


def only_day(chart: Chart, units: tuple[Unit, ...], index: int) -> Mark | None:
    """The single day named around units[index] on its page, None when there is none or more than one."""
    unit = units[index]
    signed = _signature_below(chart, units)
    if signed is not None:
        return signed
    near = [other for other in units[max(0, index - _FAR) : index + _FAR + 1] if other.page == unit.page]
    marks = list(days_in(near))
    return marks[0] if len({mark.value for mark in marks}) == 1 else None


def _signature_below(chart: Chart, units: tuple[Unit, ...]) -> Mark | None:
    """The day of a line with a date and a name alone that follows an undated entry: its signature."""
    after = chart.after(units[-1])
    if after is None or after.page != units[-1].page or units[-1].entry.date is not None:
        return None
    hits = find_dates(after.text)
    people = find_people(after.text)
    if len(hits) != 1 or hits[0].partial or not people:
        return None
    left = after.text
    for start, end in sorted([(hits[0].start, hits[0].end), *((p.start, p.end) for p in people)], reverse=True):
        left = left[:start] + left[end:]
    return mark_in(after, hits[0].start, hits[0].end, hits[0].iso) if _SIGNING.fullmatch(left) else None


def days_in(units: Iterable[Unit]) -> Iterable[Mark]:
    """Every full date of the units that is no date of birth, print or appointment."""
    for number, unit in enumerate(units):
        for hit in find_dates(unit.text):
            heading = number == 0 and re.search(r"follow[- ]?up\s*$", unit.text[: hit.start], re.IGNORECASE)
            if not hit.partial and (heading or not _NOT_THE_DAY.search(unit.text[: hit.start])):
                yield mark_in(unit, hit.start, hit.end, hit.iso)


LEFT = (
    r"(?:discharg(?:e|ed|es)|d\s?/\s?c(?:['’]?e?d)?|dc(?:['’]?d)?|dsch|disch(?:arged)?|"
    r"released|leaving|departed|departure|"
    r"(?<!message )(?<!messages )(?<!msg )(?<!msgs )(?<!vm )(?<!vms )(?<!mail )(?<!mails )(?<!voicemails )"
    r"(?<!word )(?<!card )(?<!were )(?<!was )(?<!been )left|out|went home|sent home|home since|home from|"
    r"(?:came|got|coming|return(?:ed|ing)?|back) home|stay|admi(?:t|"
    r"tted|ssion)|adm|"
    r"inpatient|inpt|hospitali[sz]ed)"
)
_OF_THE_STAY = re.compile(
    rf"\b{LEFT}\b\.?(?:[\s:()\-–]|\b(?-i:St|Mt|Ft)\.|\b(?:date|day 0|on|was|of|at|from|to|home|"
    rf"hospital|hosp|the|snf|rehab|facility|nursing|skilled|center|ward|unit|icu|irf|ltac|"
    rf"since|yesterday|her|his|and|thr(?:u|ough)|(?:un)?til|"
    rf"(?!tc\b|pc\b|ph\b|f2f|l?vm\b|na\b|pt\b|ov\b|tcm|toc)(?-i:[A-Z]{{2,3}}\b)|"
    rf"(?!call|contact|visit|"
    rf"follow|phone|outreach|tcm)(?-i:[A-Z][a-z][\w.'’-]*))\b){{0,14}}$",
    re.IGNORECASE,
)
_STAY_AFTER = re.compile(
    r"^\s*(?:\(\w+\)\s*)?(?:(?:hospital|snf|inpatient|facility|rehab)\s+){0,2}(?:discharge|"
    r"d/c|stay|admission)\b(?!\s*:|(?:['’]?e?d)?(?:\s(?!call|phone|spoke|seen|visit)[\w.'’]+){0,5}?\s(?:on\s)?\(?(?:\d{1,4}[/.-]\d"
    r"|(?-i:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d)|\W{0,3}(?:date\W*)?\d"
    r"|\s(?:[\w-]+\s)?(?:phone|call|f/?u|follow|outreach|contact|visit|check))",
    re.IGNORECASE,
)
_HEADED = re.compile(
    r"\W*(?:post[- ]?)?(?:hospital\s?|hosp\.?\s?|tcm\s|toc\s)?(?:discharge\s)?(?:f/?u|follow[- ]?up)\s*$", re.IGNORECASE
)
"""A line's first words that name the follow-up itself, not an appointment: "Hospital discharge f/u 3/31/26 / phone"."""
_APPOINTMENT = re.compile(
    r"\b(?:f/?u|follow[- ]?up|appt|appointment|visit(?: with [\w. ]+)?(?: set|"
    r" scheduled| booked)?|due|next|scheduled|retry|see (?:her|him|pt|patient)|"
    r"until|starts?|re-?call|again on|booked|set)"
    r"(?:\s*(?:on|for|at|is|to|by|confirmed|made|-|:))*\s*\(?$",
    re.IGNORECASE,
)


_AFTER_IT = re.compile(
    r"\b(?:contact\w*|call\w*|reached|seen|visit\w*|date) (?:after|post) (?:hospital )?discharge\s*[:(]\s*$|"
    r"\b(?:contact|call|visit|communication|face|f2f)\b[^;:]{0,60}\bdays (?:of|after|from|post|following) (?:the |"
    r"hospital )*"
    r"(?:discharge|d/c)\s*:\s*$",
    re.IGNORECASE,
)
_BOOKED = re.compile(r"\b(?:due|next|scheduled|retry|until|booked|set|see|again|starts?)\b", re.IGNORECASE)


def day_of_stay(text: str, start: int, end: int) -> bool:
    """Whether the words beside a date make it the day of a discharge or admission: nobody was called on it."""
    before = text[max(0, start - 60) : start]
    return bool(_OF_THE_STAY.search(before) and not _AFTER_IT.search(before)) or bool(_STAY_AFTER.match(text[end:]))


def event_days(unit: Unit, *, visits: bool = False) -> list[Mark]:
    """The days of the unit on which something was done: none of the stay itself, none of an appointment.

    With `visits`, a date after "visit" is the visit's own and counts.
    """
    near = unit.date or unit.entry.date
    marks = []
    for hit in find_dates(unit.text, near=near.value if near else None):
        before, after = unit.text[: hit.start], unit.text[hit.end :]
        if (
            (_OF_THE_STAY.search(before) and not _AFTER_IT.search(before))
            or _STAY_AFTER.match(after)
            or (
                _NOT_THE_DAY.search(before)
                and not re.search(r"follow[- ]?up\s*$", before)
                and not _HEADED.match(before)
            )
        ):
            continue
        booked = _APPOINTMENT.search(before)
        if booked and not _HEADED.match(before) and not (visits and not _BOOKED.search(booked.group())):
            continue
        marks.append(mark_in(unit, hit.start, hit.end, hit.iso))
    return marks


def event_day(chart: Chart, units: tuple[Unit, ...], index: int, at: int, *, visits: bool = False) -> Mark | None:
    """The day of what stands at offset `at` of units[index]: beside it, of its row or entry, or of its neighbours."""
    unit = units[index]
    own = event_days(unit, visits=visits)
    if own:
        beside = next((mark for mark in own if 0 <= mark.start - unit.start - at <= 2), None)
        if beside is not None:
            return beside
        before = [mark for mark in own if mark.start - unit.start <= at]
        return before[-1] if before else own[0]
    if unit.date is not None:
        return unit.date
    entry = unit.entry.date
    if entry is not None and not of_the_stay(chart, entry):
        return entry
    for other in (*reversed(units[max(0, index - 4) : index]), *units[index + 1 : index + 4]):
        near = event_days(other, visits=visits)
        if other.page == unit.page and near:
            return near[0]
    return _signature_below(chart, units)


def of_the_stay(chart: Chart, mark: Mark) -> bool:
    """Whether the words before a date make it the day of a discharge or admission."""
    text = chart.pages[mark.page].text
    before = text[max(0, mark.start - 60) : mark.start].rsplit("\n", 1)[-1]
    return bool(_OF_THE_STAY.search(before) or _STAY_AFTER.match(text[mark.end : mark.end + 40].split("\n")[0]))
