"""Whose score a note tells of: a relative who writes in the first person scored themselves, not the patient."""

from clausea import sieve as re
from clausea.evidence.readers.patterns.actdays import entry_text
from clausea.evidence.readers.patterns.chart import Chart
from clausea.evidence.units import Unit
from clausea.values.instruments import MENTION
from clausea.values.people import find_people

_KIN = (
    r"(?:(?:step-?|grand)?(?:daughter|son|mother|father|mom|dad)|dtr|wife|husband|spouse|partner|sister|brother|niece|nephew"
    r"|aunt|uncle|cousin|caregiver|fianc[eé]e?|friend)(?:-in-law)?"
)
_MINE = re.compile(
    r"\b(?:I|I['’]ve|I['’]d)\s(?:[a-z]\w*\s){0,3}?(?:scored|got|get|had|took|did|filled|completed|answered|tested|did)\b"
    r"|\bmy\s(?:own\s)?(?:total|score|result|phq|gad|pcl|number)|\b(?:for|of)\sme\b|\bmyself\b",
    re.IGNORECASE,
)
"""Somebody scored themselves; staff who "completed the PHQ-9 with her" are known by their signature."""
_WRITES = re.compile(
    rf"\b(?:from|by|signed|signature|author|written\sby)\b[:\s]{{1,3}}(?:(?:the|pt['’]?s|patient['’]?s|her|his)\s)?"
    rf"(?:(?-i:[A-Z])[\w'’.-]+\s){{0,3}}[(,]?\s?(?:(?:the|pt['’]?s|patient['’]?s)\s)?{_KIN}\b"
    rf"|\n\W*(?:(?-i:[A-Z])[\w'’.-]+[ ]){{0,2}}(?-i:[A-Z])[\w'’.-]+\s?[(,–-]\s?"
    rf"(?:(?:the|pt['’]?s|patient['’]?s)\s)?{_KIN}\)?[ ]*(?:\n|$)"
    rf"|\b{_KIN}(?:\s(?-i:[A-Z][a-z]+)){{0,2}}(?:\s(?:writes|wrote|states?|says|said|e-?mailed|messaged|reports?|reported)\b"
    rf"[^.;\n]{{0,24}})?:\s?",
    re.IGNORECASE,
)
_FOR_PATIENT = re.compile(
    r"\bbehalf\b|\bproxy\b|\b(?:filled|completed|answered|did|done|took)\b[^.;\n]{0,24}\bfor\s(?:the\s|our\s|my\s)?"
    r"(?:patient|pt|mom|mother|dad|father|husband|wife|him|her)\b",
    re.IGNORECASE,
)
_FOR_SELF = re.compile(
    rf"\b{_KIN}\b[^.;\n]{{0,30}}\b(?:for|about|on|of)\s(?:her|him)self\b|\b{_KIN}['’]s\sown\s(?:phq|gad|score|form|screen)",
    re.IGNORECASE,
)
_ABOUT_SELF = re.compile(
    rf"(?:\[\s?[xX✓✔]\s?\]|[☒☑✓✔]|\([xX]\))\s?(?:{_KIN}|family\smember|relative|caregiver|parent)\b(?:,?\s(?:about|for|on)\s(?:my|him|her|them)sel(?:f|ves)\b)?"
    rf"|\b(?:{_KIN}|family\smember|relative|caregiver|parent),?\s(?:about|for|on)\s(?:my|him|her|them)sel(?:f|ves)\b",
    re.IGNORECASE,
)
"""A form whose boxes say that somebody else answered it, about themselves or without a word for whom."""
_NEAR, _SHORT = 2, 900


def of_a_relative(chart: Chart, unit: Unit) -> bool:
    """Whether the score of a sentence is its writer's own, who is one of the patient's people."""
    if _by_another(chart, unit):
        return True
    units = chart.of_entry(unit.entry)
    place = next((number for number, other in enumerate(units) if other.start == unit.start), 0)
    said = " ".join(other.text for other in units[max(0, place - _NEAR) : place + 1] if other.row is None)
    mine = _MINE.search(said) is not None
    if not mine and "self" not in said and "own" not in said:
        return False
    if _FOR_SELF.search(said):
        return True
    whole = entry_text(chart, unit, _SHORT)
    if not mine or _WITH.search(said) or _FOR_PATIENT.search(whole):
        return False
    if _from_relative(chart, unit):
        return True
    return (_QUOTED if _by_staff(unit) else _WRITES).search(whole) is not None


def _from_relative(chart: Chart, unit: Unit) -> bool:
    """Whether the message that the sentence stands in is from one of the patient's people, named elsewhere."""
    names = chart.parties.relatives
    sent = list(_FROM.finditer(chart.texts[unit.page][max(0, unit.start - _SHORT) : unit.start]))
    return names is not None and bool(sent) and names.search(sent[-1]["who"]) is not None


def _by_another(chart: Chart, unit: Unit) -> bool:
    """Whether the form above a total was answered by one of the patient's people about themselves."""
    part = next((p for p in unit.entry.parts if p.page == unit.page and p.start <= unit.start < p.end), None)
    if part is None:
        return False
    above = chart.texts[unit.page][max(part.start, unit.start - _FORM) : unit.end]
    forms = list(MENTION.finditer(above))
    head = above[max(0, forms[-1].start() - _SHORT // 9) :] if forms else above[-_SHORT // 9 :]
    found = _ABOUT_SELF.search(head)
    return found is not None and ("sel" in found[0] or not _FOR_PATIENT.search(head))


_FORM = 700
"""Characters of a filled-in form with ten questions."""


def _by_staff(unit: Unit) -> bool:
    """Whether somebody with a credential wrote the note: what is theirs in it are the questions asked."""
    marks = (unit.entry.author, unit.entry.signature)
    return any(hit.credential for mark in marks if mark is not None for hit in find_people(mark.value))


_FROM = re.compile(r"(?:^|\n)\W*(?:from|sender|author|written by)\s?:\s*(?P<who>[^\n]{2,40})", re.IGNORECASE)
_WITH = re.compile(
    r"\b(?:with|from|to|for)\s(?:the\s)?(?:her|him|them|patient|pt|client|chart|mrs?|ms)\b", re.IGNORECASE
)
_QUOTED = re.compile(
    rf"\b{_KIN}\b(?:\s(?-i:[A-Z][a-z]+)){{0,2}}(?:\s(?:writes|wrote|states?|says|said|e-?mailed|messaged)\b[^.;\n]{{0,24}})?[:,]\s?"
    r"(?:[\"“']|I\s|my\s)",
    re.IGNORECASE,
)
"""A relative's own words in a note of the staff's."""


_KIN_IS = re.compile(
    r"(?:^|[.;,:]\s|\b(?-i:(?=[A-Z]))|(?<!with )(?<!by )(?<!to )(?<!of )(?<!for )(?<!from )(?<!about )"
    r"\b(?:and|his|her|their|the|pt['’]?s|patient['’]?s)\s)"
    rf"(?:{_KIN}|roommate|neighbou?r|(?:boy|girl)friend|co-?worker)(?:\s\([^)]*\))?,?"
    r"(?:\s(?:who|also|too|now|just|recently))*"
    r"\s(?:(?:is|was)(?!\s(?:with|here|present|at|on|in|her|his|the|worried|concerned|aware|helping|listening))"
    r"|has(?!\s(?:noticed|seen|noted|been\s(?:helping|worried|concerned)))|had|suffers?|suffered|struggles?|takes|took"
    r"|got|gets|lives|sees|saw|went|scored|battles?)\b",
    re.IGNORECASE,
)
_BACK_TO_PATIENT = re.compile(r"\b(?:patient|pt|client|(?-i:[Ss]?[Hh]e)|I)\b", re.IGNORECASE)
_POSSESSIVE = re.compile(
    r"(?:^|[.;,:–—-]\s|\b(?:and|but)\s)(?:her|his|their)\s(?:own\s|last\s|latest\s)?$", re.IGNORECASE
)


def of_kin(before: str, text: str) -> bool:
    """Whether the score that `text` ends before is one of the kin of whom it, or the sentence `before`, has told.

    "His sister has bipolar disorder; her" (PHQ-9 was 22). What kin tell of the patient ("Daughter reports ...") is not
    meant, nor a sentence that has come back to the patient.
    """
    if not _POSSESSIVE.search(text):
        return False
    told = " ".join([*before.split(), *text.split(), ""])
    kin, owner = list(_KIN_IS.finditer(told)), _POSSESSIVE.search(told)
    return bool(kin and owner and not _BACK_TO_PATIENT.search(told[kin[-1].end() : owner.start()]))
