"""Calls that the front desk took: scheduling and messages are no clinical contact (domain.md 1.7, 2.2)."""

from collections.abc import Sequence
from functools import lru_cache

from clausea import sieve as re
from clausea.evidence.readers.patterns.chart import Chart
from clausea.evidence.units import Unit

_NEAR = 4
"""Sentences of the same entry, before and behind, in which a call says who took it."""
_TAKEN = re.compile(
    r"\b(?:taken|answered|received|handled|entered|logged|recorded|documented|message|msg|call|done|filled(?: out)?|"
    r"completed|sent|made)\s?by\b:?\s[^;|]{0,40}?\b(?:scheduling|scheduler|front (?:desk|office)|reception(?:ist)?|"
    r"billing|registration|operator|answering service|secretary|switchboard|clerk|office assistant|"
    r"administrative assistant|patient services|call center)\b",
    re.IGNORECASE,
)
_JOB_BEHIND = re.compile(
    r"\b(?:by|staff|author|user|written|writer|logged|operator)\b\s?:?\s{1,12}(?-i:[A-Z][\w.'’-]*\s){0,2}"
    r"(?-i:[A-Z][\w'’-]+)(?:,\s?|\s[(–-]\s?)(?:scheduling|scheduler|front (?:desk|office)|reception(?:ist)?|billing|"
    r"registration|switchboard|secretary|office assistant|patient services)\b",
    re.IGNORECASE,
)
"""The name of whoever wrote it with such a job behind it: "By   C. Estes, front office"."""
_JOB_NAMED = re.compile(
    r"^\W*(?:[a-z]{2,9}\s){0,2}\d[\d/.-]{5,9}[\s,\d:apm]{0,12}(?:[A-Z][\w.'’-]*,?\s){1,3}\("
    r"(?:billing|front (?:desk|office)|scheduling|reception|registration|insurance|patient accounts)"
    r"(?: (?:clerk|staff|specialist|rep(?:resentative)?|coordinator|office|team|dept\.?))?\)|"
    r"^\W*\d[\d/.-]{2,9}[\s,\d:@apmhrs–-]{1,14}"
    r"(?!call|spoke|phon|mess|msg|left|rang|talk|fax|sent|contact|notif|ask|told|e-?mail)"
    r"(?-i:[A-Z]\.\s?|[A-Z][a-z]+\s)(?-i:[A-Z][\w'’-]+),?\s"
    r"(?:billing|front (?:desk|office)|scheduling|reception|registration)\s?[:–-]\s",
    re.IGNORECASE,
)
"""The writer of a dated line with such a job in brackets or before a colon: "MSG 03/18/26 T ODOM (BILLING CLERK)"."""
_DESK_CALLED = re.compile(
    r"(?:^\W*|\d{2,4}\W{1,3}(?:at\s)?(?:\d\d?:?\d\d(?:\s?[ap]\.?m\b)?(?:\s?h(?:ou)?rs\b)?\W{1,3})?)"
    r"(?:the )?(?:front (?:desk|office)|reception(?:ist)?|scheduling|"
    r"scheduler|billing|registration|switchboard|answering service)\b"
    r"(?:\s?\([^)]{2,30}\)|\s[A-Z]\.? ?[A-Z][a-z]+|,\s[A-Z][\w. ]{2,20},?)?\s"
    r"(?:called|phoned|rang|spoke|left|moved|rescheduled|confirmed|reminded|talked|took|texted)\b",
    re.IGNORECASE,
)
"""The front desk itself is the one who called: "Reception (L. Q.) called with a reminder"."""
_ONLY = re.compile(
    r"\b(?:scheduling only|no clinical (?:questions?|content|concerns?|information|issues?|discussion)|"
    r"(?:administrative|clerical|appointment) call)\b",
    re.IGNORECASE,
)


_HANDED_ON = re.compile(
    r"\b(?:passed|transfer(?:red)?|warm[- ]?transfer\w*|handed|hand-?off|connected|forwarded|routed|put through"
    r"|sent|given)\b"
    r"[^.;]{0,40}\b(?:nurse|rn|lpn|lvn|triage|provider|dr|np|pa|care manager|care coordinator|clinical)\b",
    re.IGNORECASE,
)
_CLINICIAN = re.compile(
    r"\b(?:nurse|rn|lpn|lvn|i|np|pa|dr\.? \w+|care manager|care coordinator|triage|who)\b,?(?: [A-Z][\w'’-]+,?)?"
    r"(?: (?:then|also|rn|lpn|nurse))? (?:spoke|talked|advised|called|reviewed|discussed|assessed|went over|took"
    r" the call)\b",
    re.IGNORECASE,
)
"""A call that the desk only answered, and a clinician then held."""


def by_front_desk(units: Sequence[Unit], index: int) -> bool:
    """Whether the call told of at units[index] (an entry's units) was the front desk's, or about an appointment only.

    A table's row speaks for itself: its neighbors are other calls.
    """
    own = units[index]
    if own.row is not None:
        return says_front_desk(own.text)
    near = [other.text for other in units[max(0, index - _NEAR) : index + _NEAR + 1] if other.row is None]
    return says_front_desk(" ".join(near))


@lru_cache(maxsize=1 << 12)  # an entry's sentences all ask of its beginning
def says_front_desk(text: str) -> bool:
    """Whether the words say that somebody without a clinical role did it, or that nothing clinical was said."""
    if not any(way.search(text) for way in (_TAKEN, _ONLY, _DESK_CALLED, _JOB_NAMED, _JOB_BEHIND)):
        return False
    return not (_HANDED_ON.search(text) and _CLINICIAN.search(text))


def left_to_front_desk(chart: Chart, unit: Unit) -> bool:
    """The same for a unit of a chart; most entries name no front desk at all."""
    if not any(says_front_desk(chart.texts[part.page][part.start : part.end]) for part in unit.entry.parts):
        return False
    units = chart.of_entry(unit.entry)
    return by_front_desk(units, next(number for number, other in enumerate(units) if other is unit))
