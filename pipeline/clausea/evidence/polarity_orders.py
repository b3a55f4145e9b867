"""The order that a clause opens with: "Reassess PHQ-9 in 4 weeks", no row of a log ("Call pharmacy, 6 min")."""

from clausea import sieve as re
from clausea.evidence.polarity_clauses import PAST_VERB

_ORDER = re.compile(
    r"(?:(?:please|also|then|and|next|kindly)\s)*(?:(?P<sure>talk\sto|obtain|get|reassess|re-assess|re-?evaluate|recheck"
    r"|enroll|arrange|ensure|remind|notify|collect|document|administer|reconcile"
    r"|cosign|co-sign|revise|enter|bring|try|discuss|refer|ask)|(?P<maybe>repeat|schedule|call|contact"
    r"|follow[\s-]?up"
    r"|order|review|update|start|begin|initiate|complete|send|mail|fax"
    r"|email|sign|check|see|visit|offer|add|screen|renew|re-?screen|recall|meet|continue|create|finish|develop"
    r"|share"
    r"|give|provide|do|set\sup))\b(?!\s?[:.]|['’-])",
    re.IGNORECASE,
)
_SOON = re.compile(
    r"\b(?:after|once|upon|if|next|by|tomorrow|later|before|until|at\s(?:the\s)?\w+\s(?:visit|appointment|call)"
    r"|each"
    r"|every|weekly|monthly|quarterly|daily|q\s?\d\w*|prn|asap|soon"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:in\s)?\d+(?:\s?[-–]\s?\d+)?\s?(?:d|days?|wks?|weeks?|mos?"
    r"|months?))\b|\x00",
    re.IGNORECASE,
)
_FINITE = re.compile(r"\b(?:was|were|has|have|had|did|is|are)\b", re.IGNORECASE)
_TIMED = re.compile(r"\d\s?min|\d:\d\d|\||☒|☑|✔|\[x\]", re.IGNORECASE)


def ordered(sentence: str, start: int) -> tuple[int, int] | None:
    """The verb that orders the fact's clause: "Reassess PHQ-9 in 4 weeks", no row of a log ("Call pharmacy, 6 min")."""
    begin = max((m.end() for m in re.finditer(r"[;:]\s+|\s[-–—•]\s|^[\W_]+", sentence[: start + 1])), default=0)
    order = _ORDER.match(sentence, begin)
    if order is None or order.start() > start or _TIMED.search(sentence):
        return None
    clause = re.split(r"[;.]\s", sentence[begin:])[0]
    said = PAST_VERB.search(clause) if order["maybe"] or order[0].lower() == "document" else None
    if said or _FINITE.search(clause) or (order["maybe"] and not _SOON.search(clause)):
        return None
    return order.span()
