"""Contacts that only their place tells: a log's row or a dated heading that names the way of contact and nobody.

"02/03/2026, telephone, 9 min" over a note, or a row of a contact log with the cell "phone", is a contact with the
patient unless the note tells of a failed or planned call, or of a talk with somebody else.
"""

from collections.abc import Callable, Iterable

from clausea import sieve as re
from clausea.evidence.readers.patterns.chart import Chart
from clausea.evidence.readers.patterns.contacts import words
from clausea.evidence.readers.patterns.contacts.ways import REMOTE, REMOTE_MEETING, REMOTE_VISIT
from clausea.evidence.units import Unit
from clausea.values.dates import find_dates

_OF = (
    r"(?:(?:nurse|rn|ccm|pcm|apcm|bhi?|cocm|tcm|care\s(?:manage(?:r|ment)|coordinat(?:or|ion))|outreach|follow-?up|f/u"
    r"|monthly|weekly|therapy|behavioral\shealth)\s)"
)
"""Whose contact it is, or which of many."""
_WAY = (
    rf"(?:{_OF}{{1,2}}(?:phone\s)?call|{_OF}{{0,2}}(?:{REMOTE_MEETING}|{REMOTE})|tel\.?|tc"
    r"|in\s(?:the\s)?(?:clinic|office|person)|(?:in-(?:clinic|office|person)|clinic|office|face\sto\sface|f2f)"
    r"(?:\s(?:session|contact|meeting))?|home\svisit)"
)
_CELL = re.compile(rf"\W*(?P<way>{_WAY})(?:\sx\s?\d)?\W*", re.IGNORECASE)
_AFTER_DAY = re.compile(rf"[\s,|–-]*(?P<way>{_WAY})(?=\s*[.,:;|(–-]|\s+\d)", re.IGNORECASE)
_HEAD = re.compile(rf"(?:^\W*|[,|–-]\s*|\d\s+)(?P<way>{_WAY})(?=\s*(?:[,.:|(–-]|$)|\s+\d)", re.IGNORECASE)
_LENGTH = re.compile(r"\b\d{1,3}\s?(?:min|m\b)|\d:\d\d\s*(?:-|–|to)\s*\d{1,2}:\d\d", re.IGNORECASE)
_TYPED = re.compile(
    rf"\W*(?:(?:encounter|contact|note|visit|type|call)\b|{_OF}{{0,2}}{REMOTE_MEETING}\b)",
    re.IGNORECASE,
)
"""A heading that names its kind; its length may stand below ("ENCOUNTER: 03/17/2026 - TELEPHONE", "TIME: 12 MIN")."""
_VERBALLY = re.compile(r"\bconsent (?:given|obtained|taken)\b[^.;]{0,12}\bverbal\w*,? by (?:tele)?phone", re.IGNORECASE)
_LOG = re.compile(
    r"contact|call|\blog\b|notes?\b|outreach|phone|ccm|bhi|cocm|care manage|behavioral|telephone|encounter"
    r"|between|tracking",
    re.IGNORECASE,
)
_NOT_LOG = re.compile(
    r"front desk|audit|claims|ledger|schedul|appointment|portal|message|vital|referral|order|hospital|outside|pharmacy|"
    r"minutes only|laborator|imaging|caseload|registry|consult",
    re.IGNORECASE,
)
_LATER = re.compile(
    r"\b(?:planned|booked|scheduled|resched\w*|due|pending|to be done|upcoming|cancel\w*|no[- ]?show|missed|moved to|"
    r"not done|to do|tbd|review)\b",
    re.IGNORECASE,
)
_WITHOUT_PATIENT = re.compile(
    r"\b(?:not|never|without|no)\s(?:(?:to|with|w/|the|talk|contact|speaking)\s){0,3}(?:pt|patient|client|member)\b"
    r"|\b(?:pt|patient|client|member)\s(?:(?:was|is)\s)?not\s(?:on\b|present|there|involved|spoken|a\sparty)"
    r"|\bnon-?(?:pt|patient)\b|\b(?:provider|peer|staff)[- ]to[- ](?:provider|peer|staff)\b|\bcollateral\b",
    re.IGNORECASE,
)
"""A heading that says itself that the patient had no part in it: "telephone, not to patient", "collateral call"."""
_PATIENT_THERE = re.compile(
    r"\b(?:PHQ|GAD|MoCA|AUDIT)(?:-\d+)?:?\s*=?\s*(?:today:?\s*|score:?\s*|total:?\s*|of\s)?\d|"
    r"\b(?:he|she|pt|patient|client)\b(?!['’]s\s)\s(?:\w+\s)?(?:reports?|reported|says|said|did|feels|felt|is|was|slept|denies|denied|doing|feeling|"
    r"agreed|agrees|wants|took|states|denies|told|asked)\b|\bwith (?:him|her|pt|patient|the patient)\b",
    re.IGNORECASE,
)


def of_row(unit: Unit, with_others: bool) -> tuple[int, int] | None:
    """Where a dated row of a contact log names its way of contact, offsets in the unit's text."""
    row, text = unit.row, unit.text
    if row is None or unit.date is None or not _LOG.search(unit.context) or _NOT_LOG.search(unit.context):
        return None
    if words.NO_ANSWER.search(text) or _LATER.search(text) or not lasted(unit) or _WITHOUT_PATIENT.search(text):
        return None
    if with_others and not _PATIENT_THERE.search(text):
        return None
    for start, end in row.cells:
        if start < unit.start or end > unit.end:
            continue
        cell = text[start - unit.start : end - unit.start]
        match = _CELL.fullmatch(cell) or _begins(cell)
        if match is not None:
            return start - unit.start + match.start("way"), start - unit.start + match.end("way")
    return None


def _begins(cell: str) -> "re.Match[str] | None":
    """The way of contact right after the day that a cell begins with ("Apr 22, 2026 phone. ...")."""
    for hit in find_dates(cell[:30]):
        if hit.start <= 5 and not hit.partial:
            return _AFTER_DAY.match(cell, hit.end)
    return None


def lasted(unit: Unit) -> bool:
    """Whether the row tells of time: minutes that are not none, or a start and a stop."""
    row = unit.row
    if row is None:
        return False
    minutes = row.cell("minutes")
    if minutes is not None:
        number = re.search(r"\d+", unit.text[max(0, minutes[0] - unit.start) : minutes[1] - unit.start])
        return number is not None and int(number[0]) > 0
    return row.cell("start") is not None and row.cell("stop") is not None


def of_call_row(unit: Unit, with_others: bool) -> tuple[int, int] | None:
    """Where a timed row of a log speaks of a call, or stands under a heading that does, and of nobody else.

    "1/13/26 Intro call, made the plan with her. 16 min"; "Phone record / Mar 9, 2026 12 m Went to group twice".
    """
    text = unit.text
    if unit.row is None or unit.date is None or with_others or not lasted(unit) or _NOT_LOG.search(unit.context):
        return None
    if words.NO_ANSWER.search(text) or _LATER.search(text) or _NO_TALK.search(text):
        return None
    if _ANOTHER.search(text):
        return None
    match = _CALL_NOUN.search(text)
    if match is not None and _OUTSIDER.match(text, match.end()):
        return None
    if match is not None and _LOG.search(unit.context):
        return match.span()
    cell = unit.row.cell("activity")
    if not _CALL_LOG.search(unit.context) or cell is None or cell[1] - cell[0] < _TOLD:
        return None
    start = max(0, cell[0] - unit.start)
    return start, min(len(text), start + _TOLD)


_CALL_NOUN = re.compile(
    r"\b(?:intro(?:ductory)?|first|initial|follow-?up|f/u|weekly|monthly|biweekly|check-?in|welcome|routine"
    r"|after[ -]visit|ccm|bhi|"
    r"cocm|nurse|care manager|outreach|enrollment|support|(?:tele)?phone|video)\s(?:phone\s|video\s)?(?:call"
    r"|check-?in)\b|"
    r"(?<=[\dap]m\s)call(?=\s?[.,:;–-]\s)|(?<=\d\s)call(?=\s?[.,:;–-]\s)",
    re.IGNORECASE,
)
_OUTSIDER = re.compile(
    r"\s?[.,:;–-]\s(?:the\s|an?\s|outside\s|other\s)?(?:agenc\w+|vendors?|pharmac\w+|dme|suppl\w+|hh\w*|home\s(?:health|care)|specialists?"
    r"|insur\w+|payer|health\splan|labs?|facility|snf|hospital|clinic|office|providers?|md|dr|doctor|therapist|counselor|transport\w*"
    r"|hospice|outside|external|third\sparty|school|community|county|program|case\s?manager|social\sservices?)\b",
    re.IGNORECASE,
)
"""Behind a call whose other side a log names by its kind alone: "Call, AGENCY"."""
_CALL_LOG = re.compile(
    r"\b(?:(?:tele)?phone|calls?)\b(?:\s\w+){0,2}?\s(?:record|log|notes?|contacts?)\b|\bcalls? (?:with"
    r"|to) (?:the )?(?:patient|pt)\b",
    re.IGNORECASE,
)
"""A heading under which each row is a call."""
_NO_TALK = re.compile(
    r"prior auth|\brefills?\b(?! reviewed)|\bfax|\bletter\b|chart (?:prep|review)|(?:care[ -]?plan|poc) (?:written"
    r"|update)|caseload|front desk|"
    r"reception|resched|insurance|coverage|\bdesk\b|\bclerk\b|records? request|mailed|\bRPM\b|robo|automat"
    r"|auto\b|review(?:ed)? (?:of )?"
    r"(?:chart|labs?|records?|notes?)|message|text\b",
    re.IGNORECASE,
)
_ANOTHER = re.compile(
    r"\b(?:rang|called|phoned|emailed|wrote|(?:spoke|talked)\s(?:with|to|w/))\s(?-i:(?:[A-Z]\w+|the)\b)"
    r"(?!\s(?:pt|patient)\b)",
    re.IGNORECASE,
)
"""A call to somebody by name; the patient's own names are known elsewhere."""
_TOLD = 12
"""Characters of a note that tells something."""


def of_heading(chart: Chart, unit: Unit, others: Callable[[Iterable[Unit]], bool]) -> tuple[int, int] | None:
    """Where the heading of a dated note names its way of contact and its length, offsets in the unit's text.

    `others`: whether units tell of a contact with somebody who is not the patient."""
    entry = unit.entry
    if unit.row is not None or entry.date is None or entry.title is None or unit.start != entry.title.start:
        return None
    text = unit.text[: entry.title.end - entry.title.start]
    match = _HEAD.search(text)
    if match is None or len(text) > 110 or not (any(find_dates(text)) or _day_below(unit)):
        return None
    kind = REMOTE_VISIT.sub("call", text)  # "Phone appointment 05/21" is none that is still to come
    if any(found.search(kind) for found in (_NOT_LOG, _LATER, _WITHOUT_PATIENT, words.FRONT_DESK)):
        return None
    body = [other for other in chart.of_entry(entry) if other is not unit][:12]
    told = " ".join(other.text for other in (unit, *body))
    if not _LENGTH.search(text) and not (_LENGTH.search(told) and _TYPED.match(text)):
        return None
    if words.NO_ANSWER.search(told) or words.ROBOT.search(told) or re.search(r"\bnot done\b|no-?show", told):
        return None
    if others([unit, *body]) and not _PATIENT_THERE.search(told):
        return None
    return match.span("way")


def _day_below(unit: Unit) -> bool:
    """Whether the heading's day stands in one of the lines right below it."""
    day = unit.entry.date
    return day is not None and day.page == unit.page and 0 <= day.start - unit.end <= _BELOW


_BELOW = 60
"""Characters."""
_SET_ASIDE = re.compile(
    r"\b(?:min(?:ute)?s?|hour|slot|time)\s(?:is\s|was\s|were\s)?(?:held|reserved|set aside|blocked|kept)\b|\bdue then\b"
    r"|\bnot timed\b|\bno (?:\w+\s){0,2}(?:minutes|time)\b",
    re.IGNORECASE,
)
_SIGNED_OR_TIMED = re.compile(r"\b(?:min(?:ute)?s?|ccm|bhi|cocm|pcm|apcm|time|to|(?-i:[A-Z]{2,5}|[A-Z]))\b|[^A-Za-z]+")


def of_dated_line(chart: Chart, unit: Unit) -> tuple[int, int] | None:
    """Where a note's dated first line names its way of contact, and the note its length and what was said.

    Of a note that names another house, only with words of the patient.
    """
    match = DATED_WAY.match(unit.text) if unit.row is None else None
    day = unit.entry.date
    if match is None or day is None or day.page != unit.page or not unit.start <= day.start < unit.start + match.end():
        return None
    if not (unit.entry.program or _LOG.search(unit.context)) or _NOT_LOG.search(unit.context):
        return None
    if _WITHOUT_PATIENT.search(unit.text):
        return None
    body = [other for other in chart.of_entry(unit.entry) if other.row is None and other.start >= unit.start][:12]
    told = " ".join(other.text for other in body)
    said = _SIGNED_OR_TIMED.sub(" ", told[match.end() :])
    if not _LENGTH.search(told) or len(said.split()) < _SAYS:
        return None
    if any(words_of.search(told) for words_of in (words.NO_ANSWER, words.ROBOT, words.FRONT_DESK, _SET_ASIDE, _LATER)):
        return None
    if any(party.kind in _OTHER_HOUSES for party in chart.parties.find(told)) and not _PATIENT_THERE.search(told):
        return None
    return match.span("way")


_SAYS = 2
"""Words of a note, beside its time and its signature, that tell something."""
_OTHER_HOUSES = ("pharmacy", "practitioner", "agency", "therapist", "hospital")


def _heading(unit: Unit) -> "re.Match[str] | None":
    """A program note whose heading names the way of contact: "9 Jun 2026 - video, R. Tamayo LMHC"."""
    entry = unit.entry
    if (
        entry.title is None
        or entry.program is None
        or unit.start != entry.title.start
        or entry.author is None
        or len(unit.text.split()) > 12
    ):
        return None
    return _WAY_NAMED.search(unit.text)


_WAY_NAMED = re.compile(r"\b(?:video|face to face|in person)\b", re.IGNORECASE)
_NOTED = re.compile(r"\W*(?:phone|telephone|video) (?:session|contact|visit|call) note\b", re.IGNORECASE)
_DAY = (
    r"(?:\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?|\d{4}-\d\d-\d\d|\d{1,2}\s(?-i:[A-Z])[a-z]{2,8}\.?,?\s\d{4}"
    r"|(?-i:[A-Z])[a-z]{2,8}\.?\s\d{1,2}(?:,?\s\d{4})?)"
)
_HOURS = r"(?:,?\s(?:at\s)?\d{1,2}:\d\d(?:\s?[ap]\.?m\.?)?(?:\s?(?:[-–]|to)\s?\d{1,2}:\d\d(?:\s?[ap]\.?m\.?)?)?)?"
DATED_WAY = re.compile(
    rf"\W*(?:date\W{{1,2}})?(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{{0,6}}\.?,?\s)?{_DAY}{_HOURS}[\s,|:–—-]{{1,16}}(?P<way>{_WAY})"
    r"(?=\s*[.,:;|(–—-]|\s*$|\s+\d|(?-i:\s[A-Z]))",
    re.IGNORECASE,
)
"""A line that begins with its day and the way of contact: "04/09/2026 Video. 16 min", "3 Aug 2026, telephone"."""
HEADINGS = (_HEAD, _WAY_NAMED, DATED_WAY)
"""One of these stands in a heading that names its way of contact."""
WITHOUT_VERB = (
    *(words.VISIT_WITH, _VERBALLY, words.ANSWERED, words.HOME_VISIT, words.CONTACT_NOUN, words.CALL_DONE, words.BY_WAY),
    *(words.CHECKED_IN, _NOTED, words.BY_PHONE, (words.PLACE, words.SEEN)),
)
"""One of these stands in a sentence that tells a contact and no party, unless it is a heading."""


def without_verb(unit: Unit, told: str = "") -> "re.Match[str] | None":
    """Where a sentence tells a contact and no party: a scale taken by phone, a visit in person, a session by video."""
    text = unit.text
    if words.NO_ANSWER.search(text):
        return None
    told = "" if words.NO_ANSWER.search(told) else told
    if not _VERBALLY.search(text) and re.search(r"\bconsent|minutes? of|requires?\b", text, re.IGNORECASE):
        return None
    match = words.VISIT_WITH.search(text) or _heading(unit)
    about = re.search(r"PHQ|GAD|scale|screen|\bpatient\b|\bpt\b|client|\bhim\b|\bher\b", text, re.IGNORECASE)
    match = match or _VERBALLY.search(text) or words.ANSWERED.search(text) or words.HOME_VISIT.search(text)
    if match is None and words.CONTACT_NOUN.match(text) and _PATIENT_THERE.search(told) and len(text.split()) <= 3:
        match = words.CONTACT_NOUN.match(text)  # "Telephonic visit. Pt states ..."
    if match is None and _PATIENT_THERE.search(told):
        match = words.CALL_DONE.search(text) or words.BY_WAY.search(text) or words.CHECKED_IN.search(text)
    noted = _NOTED.match(text)
    if match is None and noted and unit.entry.date is not None:
        match = noted
    if match is None and about and not re.search(r"\bhome (?!visit)|home-|safety", text, re.IGNORECASE):
        match = words.BY_PHONE.search(text) or words.CONTACT_NOUN.search(text)
    if match is None and words.PLACE.search(text):
        match = words.SEEN.search(text)
        if match and re.search(
            r"\b(?:schedul|arrived|appt|next|return|agreed to|will|therapist|\bED\b|emergency)\b", text, re.IGNORECASE
        ):
            return None
    if match is None or words.LATER.search(text[: match.start()]) or words.HOSPITAL.search(text):
        return None
    return match
