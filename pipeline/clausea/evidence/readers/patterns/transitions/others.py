"""Calls after a discharge that are none of the practice: a machine, the hospital, an unread message, other programs."""

from clausea import sieve as re
from clausea.evidence.readers.patterns.chart import Chart
from clausea.evidence.readers.patterns.contacts.attempts import BY_RECORDING, FAILED, NOT_READ
from clausea.evidence.readers.patterns.contacts.rules import opens_with_failure
from clausea.evidence.readers.patterns.transitions.words import NOT_OURS, REACHED, THEIRS
from clausea.evidence.units import Unit

_MACHINE = re.compile(
    r"\b\w*bot\b|\brobo\w*|(?<!health )(?<!hospital )\bsystem\b|\bauto(?:mat\w+|-?\w*)?\b|\bsurvey\b|"
    r"\brecord(?:ed|ing) (?:call|message)|\bivr\b|\bpressed \d\b",
    re.IGNORECASE,
)
_UNREAD = re.compile(r"\bunread\b|\bnot (?:opened|read|yet read)\b|\bportal\b|\bmychart\b|\be-?mail", re.IGNORECASE)
_VISIT_NOTE = re.compile(
    r"\bvisit\b(?!.*\b(?:call|phone|reminder)\b)|\bdischarge (?:summary|"
    r"instructions)|\bcase management|\bhospital course|\bnursing|\bED\b|"
    r"\bemergency",
    re.IGNORECASE,
)


def ruled_out(chart: Chart, unit: Unit) -> bool:
    """A machine's, the hospital's, an unread message, a visit's note, or another program's call."""
    person = unit.person.value if unit.person else ""
    text = unit.text
    if (
        chart.words.pattern("@robot").search(BY_RECORDING.sub(" ", text))
        or _MACHINE.search(f"{person} | {text}")
        or THEIRS.search(text)
        or THEIRS.search(unit.context)
        or THEIRS.search(person)
        or NOT_OURS.search(text)
    ):
        return True
    if (
        _UNREAD.search(text)
        and not NOT_READ.search(text)
        and not re.search(r"\b(?:spoke|talked|answered|called|phone|reached)\b", text, re.IGNORECASE)
    ):
        return True
    title = unit.entry.title.value if unit.entry.title else ""
    if FAILED.search(title):
        title = ""  # the line of the attempt itself: "TCM home visit attempted, patient not home"
    if _VISIT_NOTE.search(f"{title} | {unit.section}") and not unit.row:
        return True
    program = chart.program_of(unit)
    return program not in (None, "tcm") and not chart.words.pattern("@tcm").search(text)


def failed_then(units: tuple[Unit, ...], index: int, found: tuple[str, int, int]) -> bool:
    """Whether the next sentence says that a call reached nobody: "TCM call to pt. No answer."."""
    unit = units[index]
    if unit.row is not None or index + 1 >= len(units) or _TALKED.search(unit.text[found[1] :]):
        return False
    after = units[index + 1]
    return after.row is None and after.page == unit.page and opens_with_failure(after.text)


_TALKED = re.compile(
    r"\b(?:spoke|spoken|talked|answered|reached|convers\w+|replied|states?|reports?|says)\b", re.IGNORECASE
)


def talk_told(text: str) -> bool:
    """Whether a sentence says that somebody was spoken with."""
    return REACHED.search(text) is not None and _TALKED.search(text) is not None and FAILED.search(text) is None
