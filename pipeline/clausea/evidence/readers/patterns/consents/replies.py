"""Reads consents given in other voices: the patient's answer in a thread of messages, the patient's own signed words.

An answer counts right after the clinic's question that names the program; a statement in the first person when a name
and a day stand below it.
"""

from typing import NamedTuple

from clausea import sieve as re
from clausea.evidence.readers.patterns.chart import mark_in
from clausea.evidence.readers.patterns.consents.words import NOT_GIVEN, OTHER_MATTER, PROGRAMS, refusals
from clausea.evidence.units import Unit
from clausea.pages import Mark
from clausea.values.boxes import find_boxes
from clausea.values.dates import find_dates
from clausea.values.programs import find_programs

_STAMP = r"\W*(?:[\d/.-]{4,10},?\s+)?(?:(?:at\s)?\d{1,2}:\d\d(?::\d\d)?\s*(?:[ap]\.?m\.?)?\W*)?"
REPLY = re.compile(
    rf"{_STAMP}(?:(?:patient|pt|member|from patient|from pt|reply(?: from (?:patient|pt))?|(?:mr|mrs|ms)\.? \w+|"
    rf"wife|husband|"
    r"daughter|son|caregiver|proxy)\b[^:\]>]{0,24}[:\]>–-]+|(?:patient|pt) (?:replied|answered|wrote(?: back)?|"
    r"responded)\W*)"
    r"\W*(?P<said>yes\b|yep\b|yeah\b|sure\b|ok(?:ay)?\b|i agree\b|i consent\b|i accept\b|agreed\b|absolutely\b|"
    r"please (?:do|enroll|sign)|"
    r"sign me up|count me in|i['’]?(?:d| would) like (?:to|that)|i want to|go ahead|sounds good|that['’]?s fine)",
    re.IGNORECASE,
)
_OFFER = re.compile(
    r"\?|\breply\b|\bplease (?:confirm|answer|let us know)|\brespond\b|\bwould you\b|\bdo you\b|\bmay we\b|"
    r"\bcan we\b|\bare you\b",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"agree|enrol|\bjoin|sign (?:you )?up|consent|take part|particip|\bstart|permission|\bok(?:ay)?\b", re.IGNORECASE
)
FIRST_PERSON = re.compile(
    r"\bI,?\s(?:\w+ \w+,\s)?(?:hereby |also |do |freely |now |have )?(?:give|choose|chose|agree|consent|"
    r"authori[sz]e|elect|accept|want|wish|"
    r"request|allow|permit|ask|approve|opt)\b",
)
_SIGNATURE = re.compile(
    r"(?:^|\s)(?:e-?signed|electronically signed|signed|signature(?: of [\w ]+)?|/s/|\(signature\)|\(signed\)|"
    r"sign(?:ed)? by)\b\)?\s*[:,]?",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?:[A-Z][a-z’'-]+|[A-Z]\.)(?:\s(?:[A-Z]\.|[A-Z][a-z’'-]+)){1,3}")
_OF_A_PAPER = re.compile(
    r"\b(?:attorney|h?c?poa|proxy|guardian(?:ship)?|directive|will|trust|order|deed|decree|court|papers?|document|form)\W+"
    r"(?:papers?\W+|documents?\W+|form\W+)?(?:\w+\W+){0,2}?(?:dated|of|from|since|signed|effective|executed)"
    r"(?: on)?\W*$",
    re.IGNORECASE,
)
"""Before the day of a paper that gives the signer the right to sign ("power of attorney dated May 2, 2022")."""
_ALL_NO = re.compile(r"\bnot\b|n['’]t\b|\bno\b|think|later|unsure|maybe|\?", re.IGNORECASE)
_BELOW = 6
"""Sentences below a statement in which its signature stands."""


class Voice(NamedTuple):
    """Consent in the patient's own voice: which program, where, when and how."""

    program: str
    start: int
    end: int
    day: Mark | None
    mode: str | None
    wording: str = ""
    """The statement down to its signature: who signs, and by what right."""


def reply_at(units: tuple[Unit, ...]) -> Voice | None:
    """The patient's yes in the last unit to the clinic's question just before."""
    index, unit = len(units) - 1, units[-1]
    match = REPLY.match(unit.text)
    if match is None or _ALL_NO.search(unit.text) or OTHER_MATTER.search(unit.text):
        return None
    for back in range(1, 5):
        if index - back < 0:
            return None
        asked = units[index - back]
        if asked.page != unit.page or REPLY.match(asked.text):
            return None
        programs = {hit.program for hit in find_programs(asked.text)}
        if not programs:
            continue
        said = " ".join(other.text for other in units[index - back : index])
        if len(programs) != 1 or not _OFFER.search(said) or not _ASKS.search(said):
            return None
        program = programs.pop()
        days = [
            mark_in(unit, hit.start, hit.end, hit.iso)
            for hit in find_dates(unit.text[: match.start("said")])
            if not hit.partial
        ]
        day = days[0] if days else unit.date or unit.entry.date or _above(units, index)
        return Voice(program, match.start("said"), len(unit.text), day, None) if program in PROGRAMS else None
    return None


def _above(units: tuple[Unit, ...], index: int) -> Mark | None:
    for other in reversed(units[max(0, index - 8) : index]):
        for hit in find_dates(other.text):
            if not hit.partial:
                return mark_in(other, hit.start, hit.end, hit.iso)
    return None


def own_words_at(units: tuple[Unit, ...], index: int) -> Voice | None:
    """A statement in the first person at units[index] about one program, with a signature and a day below it."""
    unit = units[index]
    match = FIRST_PERSON.search(unit.text)
    programs = {hit.program for hit in find_programs(unit.text)}
    if match is None or len(programs) != 1 or not programs <= PROGRAMS.keys() or unit.entry.blank or unit.entry.handout:
        return None
    if refusals(unit.text) or NOT_GIVEN.search(unit.text) or find_boxes(unit.text):
        return None
    for last, other in enumerate(units[index + 1 : index + 1 + _BELOW], index + 2):
        if other.page != unit.page:
            return None
        signature = _SIGNATURE.search(other.text)
        if signature is None or re.search(
            r"_{3,}\s*(?:date|$)|not signed|unsigned|to be signed", other.text, re.IGNORECASE
        ):
            continue
        if not _NAME.search(other.text):
            continue
        below = [other, *units[index + 1 : index + 2 + _BELOW]]
        days = [
            mark_in(line, hit.start, hit.end, hit.iso)
            for line in below
            for hit in sorted(find_dates(line.text), key=lambda hit: line is other and hit.start < signature.end())
            if not hit.partial
            and not re.search(r"birth|dob|born|rev|print", line.text[: hit.start][-14:], re.IGNORECASE)
            and not _OF_A_PAPER.search(line.text[: hit.start])
        ]
        if days:
            wording = " ".join(line.text for line in units[index:last])
            return Voice(next(iter(programs)), match.start(), len(unit.text), days[0], "written", wording)
    return None
