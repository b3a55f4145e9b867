"""The order that a clause opens with: "Reassess PHQ-9 in 4 weeks", no row of a log ("Call pharmacy, 6 min")."""

from clausea import sieve as re
from clausea.evidence.polarity.clauses import FIGURE, PAST_VERB

_ORDER = re.compile(
    r"(?:(?:please|also|then|and|next|kindly)\s)*(?:(?P<sure>talk\sto|obtain|get|reassess|re-assess|re-?evaluate|recheck"
    r"|enroll|arrange|ensure|remind|notify|collect|document|administer|reconcile"
    r"|cosign|co-sign|revise|enter|bring|try|discuss|refer|ask)"
    r"|(?P<plain>send|create|give|provide|submit|(?:start|begin|initiate|resume)(?=\s(?:the\s|her\s|his\s|monthly\s|in\s|on\s)*"
    r"(?:ccm|bhi|cocm|pcm|apcm|tcm|rpm|care|collaborative|chronic|behavioral|program|enrollment|calls?|minutes)\b)(?!\s\w+\s*$)"
    r"(?![^;.]{0,40}(?::|\d/\d\d?/\d|\d-\d\d?-\d)))"
    r"|(?P<maybe>repeat|schedule|call|contact|start|begin|initiate|finish|develop"
    r"|follow[\s-]?up|order|review|update|complete|mail|fax"
    r"|email|sign|check|see|visit(?!\s\d)|offer|add|screen|renew|re-?screen|recall|meet|continue|share"
    r"|do|set\sup))\b(?!\s?[:.]|['’-])",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"(?:\s\d[\d/]{2,9})?\s?(?:[–—-]\s|[:;]\s)(?P<order>(?:please\s|pls\s|must\s|just\s)?(?:(?P<sure>(?:(?:the"
    r"|this|her|his|our)\s)?(?:pt|patient|nurse|rn|lpn|md|np|pa|ma|cm|cma|sw|lcsw|pcp|staff|team|daughter|son"
    r"|wife|husband|family|dr\.?\s\w+)\sto\s(?!the\b|his\b|her\b)[a-z]+|do|get|obtain|redo|repeat|recheck|finish"
    r"|reassess|begin|try|ask|bring|arrange|schedule|set\sup|remind)|complete|start|send|call|review|discuss"
    r"|update|sign"
    r"|enroll|offer|give|mail|check|see|add|create|collect|order|screen|start|raise|revisit)\b(?!\s?[:.]|['’-]))",
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


def ordered(sentence: str, start: int, end: int) -> tuple[int, int] | None:
    """The verb that orders the fact: "Reassess PHQ-9 in 4 weeks", "Med rec - do at next visit"; no row of a log."""
    stated = PAST_VERB.search(sentence, start, end) or FIGURE.search(sentence, start, end)
    return _before(sentence, start) or (None if stated else _behind(sentence, end))


def _behind(sentence: str, end: int) -> tuple[int, int] | None:
    order = _BEHIND.match(sentence, end)
    if order is None or _TIMED.search(sentence) or _FINITE.search(sentence, end):
        return None
    if PAST_VERB.search(sentence, end) or not (order["sure"] or _SOON.search(sentence, end)):
        return None
    return order.span("order")


def _before(sentence: str, start: int) -> tuple[int, int] | None:
    begin = max((m.end() for m in re.finditer(r"[;:]\s+|\s[-–—•]\s|^[\W_]+", sentence[: start + 1])), default=0)
    order = _ORDER.match(sentence, begin)
    if order is None or order.start() > start or _TIMED.search(sentence):
        return None
    clause = re.split(r"[;.]\s", sentence[begin:])[0]
    said = PAST_VERB.search(clause) if order["maybe"] or order["plain"] or order[0].lower() == "document" else None
    if said or _FINITE.search(clause) or (order["maybe"] and not _SOON.search(clause)):
        return None
    return order.span()
