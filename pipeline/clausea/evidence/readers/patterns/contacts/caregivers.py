"""Relatives and other caregivers: a talk with one of them is coordination, what one says in a visit is the visit's.

CONTRACT 1 counts a dated act with a caregiver as coordination and as a contact with the patient alike. Who came along
to the office and told how the patient sleeps is an informant of the billed visit: nothing was coordinated with them,
and nobody was called.
"""

from collections.abc import Iterator, Sequence

from clausea import sieve as re
from clausea.evidence.facts import make_item
from clausea.evidence.readers.patterns.chart import Chart
from clausea.evidence.units import Unit
from clausea.models import Item, Value

_APART = re.compile(
    r"\b(?:(?:tele)?phone[ds]?|phoning|tele\w*|call(?:ed|s|ing)?|rang|ring|t/?c|p/?c|text(?:ed)?|messaged?|e-?mail\w*|portal"
    r"|video|voice|faxed|later|afterwards?|after (?:the |this )?visit|before (?:the |this )?visit)\b",
    re.IGNORECASE,
)
"""Says that the talk was not had in the room."""


def in_the_room(item: Item, chart: Chart, contacts: Sequence[Item]) -> bool:
    """Whether an act with a caregiver, or a contact by phone, stands in the note of a face-to-face visit and tells of
    no talk apart from it.

    Args:
        contacts: the items `patient_contact` found so far.
    """
    if not item.relied_on or item.element not in ("coordination", "patient_contact"):
        return False
    if item.element == "coordination":
        party = chart.parties.find(item.value.party or "")
        if not party or any(one.kind != "caregiver" for one in party):
            return False
    elif item.value.mode == "in_person":
        return False
    entry = chart.entry_at(item.page, item.start)
    unit = _unit(item, chart)
    if entry is None or unit is None or unit.row is not None or _APART.search(unit.text):
        return False
    return any(
        other.relied_on
        and other.value.mode == "in_person"
        and other.value.date == item.value.date
        and chart.entry_at(other.page, other.start) is entry
        and (other.page, other.start) != (item.page, item.start)
        for other in contacts
    )


def of_caregivers(chart: Chart, contacts: Sequence[Item], known: Sequence[Item]) -> Iterator[Item]:
    """Items `coordination` of the contacts by phone or in writing that were had with a caregiver and nobody else.

    Args:
        contacts: the items `patient_contact`.
        known: the items `coordination` found already; one for each day and page.
    """
    told = {(item.page, item.value.date) for item in known if item.relied_on}
    for item in contacts:
        if not item.relied_on or item.value.mode not in ("phone", "portal", "video") or not item.value.date:
            continue
        unit = _unit(item, chart)
        if unit is None or (item.page, item.value.date) in told or unit.entry.outside:
            continue
        found = [party for party in chart.parties.find(unit.text) if party.kind in ("patient", "caregiver")]
        if not found or found[0].kind != "caregiver" or unit.text[found[0].end :][:2] in ("'s", "’s"):
            continue
        if _AGREES.search(unit.text) and not _APART.search(unit.text):
            continue
        before = unit.text[: found[0].start]
        if not _FIRST.search(before) or _company(before) or any(party.kind == "patient" for party in found[:2]):
            continue
        told.add((item.page, item.value.date))
        marks = [(b.field, b) for b in item.basis if b.field == "date"]
        made = make_item(
            chart.pages[item.page],
            "coordination",
            Value(date=item.value.date, party=found[0].name[:80], activity=_activity(unit, found[0].start)),
            item.start,
            item.end,
            [],
            texts=chart.texts,
        )
        yield made.model_copy(update={"basis": tuple(basis for _, basis in marks), "status": item.status})


_AGREES = re.compile(r"\b(?:consent|agree|enrol|declin|permission|authori[sz])", re.IGNORECASE)
"""What a caregiver signs or agrees to is a consent, no talk about care."""
_FIRST = re.compile(
    r"(?:^|[:.;,|–—(-]|\b(?:with|w/|to|from|by|called|phoned|rang|reached|the|his|her|pt['’]?s|patient['’]?s|spoke|talked|call"
    r"|phone|tel(?:ephone)?|RN|LPN|MA|min|m|and|&|incoming|outgoing|received|returned|got|had))\s*$",
    re.IGNORECASE,
)
"""Before the one who was talked with."""
_WITH = re.compile(
    r"(?:^|[.;:,|(–—\d]|\bmin\w*\b)(?P<words>[^.;:,|(–—\d]*)\b(?:with|w/|and|&)\s(?:the\s|his\s|her\s)?$", re.I
)
_TALKED = re.compile(
    r"call|phon|spoke|spk|talk|reach|\btel|video|zoom|contact|check|\bmet\b|meet|discuss|review|convers|updat|messag"
    r"|session|visit|\brang\b|heard|voice|mail|portal|text|wrote|repl|\bask|\btold|inform|explain|\bgone? "
    r"|went (?:over|thr)"
    r"|confirm|report|answer|teach|taught|educat|train|coach|\bplan|arrang|coordinat|support|advis|instruct|notif|return"
    r"|receiv|incoming|outgoing|\bt/?c\b|\bp/?c\b|\bf2f\b|face|person|shar|work|outreach|follow|touch|connect|confer|chat",
    re.IGNORECASE,
)
_DOES = re.compile(r"(?<![\w'’-])[a-z]{3,}(?:ed|s|ing|t|ve|e)(?![\w'’-])")


def _company(before: str) -> bool:
    """Whether the clause that leads to a caregiver tells what the patient does with them: "walked daily with his"."""
    clause = _WITH.search(before)
    return clause is not None and _DOES.search(clause["words"]) is not None and _TALKED.search(clause["words"]) is None


def _activity(unit: Unit, start: int) -> str:
    return re.sub(r"\s+", " ", unit.text[start:]).strip(" .;,")[:120]


def _unit(item: Item, chart: Chart) -> Unit | None:
    return next((unit for unit in chart.on_page(item.page) if unit.start <= item.start < unit.end), None)
