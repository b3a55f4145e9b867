"""Reads forms of a contact: labels for the day, the one who was reached, the way and the outcome, in any order.

"Contact date: 3/12/26 / Method: telephone / Spoke to: patient / Outcome: completed". A form speaks as a whole: the
outcome of one field decides about the name in another, so a call without answer makes no contact of "Contacted: wife".
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from clausea import sieve as re
from clausea.evidence.readers.patterns.contacts import words
from clausea.evidence.readers.patterns.sheets import Field, Sheet, answer, mark_of
from clausea.pages import Mark
from clausea.values.boxes import find_boxes

if TYPE_CHECKING:  # the chart holds its forms
    from clausea.evidence.readers.patterns.chart import Chart

_ABOUT_CONTACT = re.compile(
    r"contact|reach|spoke|talk|call|outreach|recipient|participant|answer|respond|informant|\bwho\b|\bwith\b",
    re.IGNORECASE,
)
"""A label of such a form: most sheets have none, and nothing more is asked of them."""
_SPOKE = re.compile(
    r"(?:who (?:was )?)?(?:(?:person|individual|party|name of (?:the )?(?:person|individual)|contact) )?"
    r"(?:(?:i )?spoke(?:n)? (?:with|to)|talked (?:with|to)|contacted|reached|spoken (?:with|to)|contact made with"
    r"|answered(?: by)?"
    r"|conversation with|interviewed|who answered)|(?:phone|call) answered by|successful(?:ly)? contact(?:ed)? with",
    re.IGNORECASE,
)
"""A label that says that somebody was there."""
_NAMED = re.compile(
    r"contact(?: (?:with|person|name|to))?|who|with(?: whom)?|caller|recipient|participants?|respondent|informant"
    r"|(?:call|phone call|outreach|outreach call)(?: made| placed)? (?:to|from|with)|person(?: called)?|called"
    r"|contacted party|call recipient|outreach (?:made|completed) (?:to|with)",
    re.IGNORECASE,
)
"""A label for somebody whom a call was for."""
_WAY = re.compile(
    r"(?:(?:contact|call|encounter|communication|outreach|interaction|visit) )?(?:type|mode|method|modality"
    r"|medium|means"
    r"|format|direction)(?: of (?:the )?(?:contact|communication|encounter|outreach|call|interaction))?|via|how"
    r"(?: contacted| reached)?|contacted (?:by|via)|reached (?:by|via)|by what means",
    re.IGNORECASE,
)
_OUTCOME = re.compile(
    r"(?:(?:contact|call|outreach|attempt|encounter|communication) )?(?:outcome|results?|status|disposition)"
    r"(?: of (?:the )?(?:contact|call|outreach|attempt|encounter))?"
    r"|(?:(?:was )?(?:the )?(?:contact|patient|pt|call|caregiver|person|member|live contact|outreach) )?(?:was )?"
    r"(?:made|reached|successful|completed|answered|established|contacted)|success(?:ful)?(?: (?:contact|call"
    r"|outreach))?"
    r"|able to (?:reach|contact)(?: (?:pt|patient))?",
    re.IGNORECASE,
)
_SIDE = (
    r"(?:the |her |his )?(?:patient|pt|client|member|wife|husband|spouse|daughter|son|caregiver|mother|father|sister"
    r"|brother|niece|nephew|poa|hcpoa|guardian|family)"
)
_ANSWERED = re.compile(
    rf"\W*(?:{_SIDE} (?:was )?(?:answered|reached|contacted|picked up|spoken (?:to|with))|(?:spoke|talked|connected)"
    rf" (?:with|to|w/) {_SIDE}|(?:reached|contacted) {_SIDE})(?: (?:by|via|on|over) (?:the )?(?:tele)?phone|"
    rf" live| directly)?"
    r"(?:\W.{0,80})?",
    re.IGNORECASE | re.DOTALL,
)
"""An outcome that names who was reached: "Call result: patient answered"."""
_IN_VAIN = re.compile(
    r"(?:left (?:a )?)?(?:message|msg|voice ?mail|vm|lvm)(?: left)?|no answer|unable to reach|unsuccessful",
    re.IGNORECASE,
)
"""A label whose "yes" says that nobody was reached."""
_DAY = re.compile(
    r"(?:(?:contact|call|encounter|outreach|service|interaction|communication|session) )?date(?: ?[/&] ?time)?"
    r"(?: of (?:the )?(?:successful |phone |live |interactive |first |initial |two-way )?(?:contact|call"
    r"|encounter|service|outreach|interaction"
    r"|communication))?"
    r"|date (?:contacted|called|reached|spoke\w*)|dos|when|(?:called|contacted|reached) on|day|date and time"
    r"|date, time",
    re.IGNORECASE,
)
_NARROW = re.compile(r"contact|call|reach|outreach|encounter|spoke", re.IGNORECASE)
_HELD = re.compile(
    r"\W*(?:(?:contact|call|outreach|phone call|patient|pt|caregiver) (?:was )?)?(?:completed?|success\w*"
    r"|reached|spoke\w*|"
    r"talked|contact made|made contact|answered|connected|done|yes|y|live|made|contacted)\b(?! (?:by|with) (?:a )?"
    r"(?:machine|vm|voice))",
    re.IGNORECASE,
)
_MISSED = re.compile(
    r"\b(?:no[- ]?(?:answer|ans|response|reply|contact|pick|show)|n/?a|l?vm|lm|lmtcb|lmom|left|voice ?mail"
    r"|machine|busy|"
    r"wrong|disconnected|unable|unsuccessful|not|attempt\w*|fail\w*|unreach\w*|rang|hung|mail ?box|msg|message)\b",
    re.IGNORECASE,
)
_UNDONE = re.compile(
    r"\W*(?:no|n|none|never|declin\w*|refus\w*|schedul\w*|pending|planned|cancel\w*|resched\w*|missed|unread|due|open|"
    r"in progress|incomplete|to be|tbd|awaiting|deferred|postponed)\b",
    re.IGNORECASE,
)
_NOT_SUCH = re.compile(
    r"emergency|insur|address|next of kin|preferred|pharmacy name|responsible party|guarantor|alternate", re.IGNORECASE
)
"""Labels and headings of sheets that list people."""
_CLERICAL = re.compile(
    r"\b(?:reminder|copay|co-pay|balance|billing|insurance|survey|(?:confirm\w*|resched\w*"
    r"|cancel\w*) (?:\w+ ){0,2}(?:appt"
    r"|appointment|visit))\b",
    re.IGNORECASE,
)
_SELF = re.compile(r"\W*(?:self|pt|patient|client|member)\W*", re.IGNORECASE)
_DIRECTION = re.compile(r"\b(?:out(?:going|bound)|in(?:coming|bound))\b", re.IGNORECASE)
_THEIRS = ("patient", "caregiver")


class Form(NamedTuple):
    """A form of one contact: on page text [start, end). held: False when nobody was reached or it lies ahead."""

    sheet: Sheet
    start: int
    end: int
    held: bool
    day: Mark | None
    mode: str | None
    who: Field | None
    """The field with the patient or a caregiver, None when it names another or nobody."""


def read_forms(chart: "Chart") -> Iterator[Form]:
    """The forms of a chart that say how a contact ended, or with whom of the patient's side it was."""
    for sheet in chart.sheets:
        if not any(_ABOUT_CONTACT.search(field.label) for field in sheet.fields):
            continue
        form = _form(chart, sheet)
        if form is not None:
            yield form


def _form(chart: "Chart", sheet: Sheet) -> Form | None:
    if _NOT_SUCH.search(sheet.heading) or any(_NOT_SUCH.search(field.label) for field in sheet.fields):
        return None
    spoke = [field for field in sheet.fields if _SPOKE.fullmatch(field.label) and answer(field.value) is None]
    named = [field for field in sheet.fields if _NAMED.fullmatch(field.label)]
    way = next((field for field in sheet.fields if _WAY.fullmatch(field.label)), None)
    told = [] if spoke or named else [field for field in sheet.fields if _ANSWERED.fullmatch(field.value)]
    told = [field for field in told if _OUTCOME.fullmatch(field.label)]
    if not (spoke or named or way or told):
        return None
    ended = {held for field in sheet.fields if (held := _ended(field)) is not None}
    if len(ended) > 1:
        return None  # several calls on one sheet
    days = [field for field in sheet.fields if _DAY.fullmatch(field.label)]
    days = [field for field in days if _NARROW.search(field.label)] or days
    near = sheet.entry.date or sheet.entry.month
    place = days[0].day(near.value if near and sheet.row else None) if len(days) == 1 else None
    day = mark_of(sheet, place) if place else None
    mode = _mode(way) if way else None
    if ended == {False}:
        return Form(sheet, sheet.start, sheet.end, False, day, mode, None)
    who = next((field for field in (*spoke, *named, *told) if _of_patient(chart, field)), None)
    if who is None or day is None or _others(sheet):
        return None
    if who in told:
        return Form(sheet, sheet.start, sheet.end, True, day, mode or "phone", who)
    if ended != {True} and not (mode and (who in spoke or len(sheet.fields) > 3)) and who not in spoke:
        return None
    return Form(sheet, sheet.start, sheet.end, True, day, mode or "phone", who)


def _ended(field: Field) -> bool | None:
    """Whether a field says that somebody was reached; None when it says nothing of it."""
    if _IN_VAIN.fullmatch(field.label):
        return False if answer(field.value) else None
    if not _OUTCOME.fullmatch(field.label) and not _SPOKE.fullmatch(field.label):
        return None
    ticked = [box.label for box in find_boxes(field.value) if box.checked]
    said = " ".join(ticked) if ticked else field.value
    if find_boxes(field.value) and not ticked:
        return None
    if _MISSED.search(said[:60]):
        return False
    if _HELD.match(said):
        return True
    return False if _UNDONE.match(said) else None


def _mode(field: Field) -> str | None:
    ticked = [box.label for box in find_boxes(field.value) if box.checked]
    said = " ".join(ticked) if ticked else field.value
    return words.mode_of(said) or ("phone" if _DIRECTION.search(said) else None)


def _of_patient(chart: "Chart", field: Field) -> bool:
    if _SELF.fullmatch(field.value):
        return True
    ticked = [box.label for box in find_boxes(field.value) if box.checked]
    if _ANSWERED.fullmatch(field.value):
        return True
    kinds = {party.kind for party in chart.parties.find(" ".join(ticked) if ticked else field.value)}
    return bool(kinds) and kinds <= set(_THEIRS) and len(field.value.split()) <= 8


_COMING = re.compile(r"\W*(?:planned|scheduled|pending|booked|due|upcoming|to be done|cancel\w*|tbd)\W*", re.IGNORECASE)
"""What a cell says, whatever its column, of a contact that lies ahead: "Minutes: planned"."""


def _others(sheet: Sheet) -> bool:
    """Whether the contact lies ahead, a machine or the front desk made the call, or nothing clinical was said."""
    wording = " | ".join(f"{field.label} {field.value}" for field in sheet.fields)
    return bool(
        any(_COMING.fullmatch(field.value) for field in sheet.fields)
        or words.ROBOT.search(wording)
        or words.FRONT_DESK.search(wording)
        or _CLERICAL.search(wording)
        or re.search(r"\b(?:unread|not (?:read|opened))\b", wording, re.IGNORECASE)
    )
