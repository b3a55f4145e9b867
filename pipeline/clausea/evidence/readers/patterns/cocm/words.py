"""What is told of the consultant without being a consultation: a program explained, a consent, a meeting held."""

from clausea import sieve as re
from clausea.values.dates import find_dates

PROGRAM_TOLD = re.compile(
    r"\bcost[- ]?shar\w+|\bco-?pay\w*|\bco-?insurance\b|\b(?:share|part) of (?:the )?costs?\b|\b(?:may|can|free"
    r"|right|freedom)"
    r" (?:\w+ )?(?:to )?(?:withdraw|stop|quit|leave|opt|end|cancel)\b|\bI (?:was|am|have been) (?:told|informed"
    r"|advised)\b"
    r"|\b(?:psychiatr\w+|consultant|who) (?:who )?advises? (?:my|your|her|his|the) (?:doctor|provider|pcp)"
    r"|\bwithout (?:seeing|meeting) (?:me|you|her|him|them)\b",
    re.IGNORECASE,
)
"""Words of a program that is explained."""
AGREED_TO = re.compile(
    r"\b(?:consent(?:s|ed|ing)?|permission|authori[sz](?:es|ed|ation)|(?:pt|patient|client|she|he|they|member|wife|husband"
    r"|daughter|son|mother|father|guardian|ok|okay|fine|verbally) (?:\w+ )?(?:agrees?|agreed|accepts?|accepted|with|to)"
    r"|(?:agree[sd]?|accept(?:s|ed)?) (?:to|with) (?:\w+ )?(?:cocm|collaborative))\b(?:incl\.|[^.;]){0,110}?"
    r"\b(?:psych\w*[- ]consult\w*|consult\w* (?:with|by|from|to) (?:an? |the |our )?psych\w*|consulting psych\w*"
    r"|psychiatrist|(?:cocm|team) consultant|consultant)\b",
    re.IGNORECASE,
)
"""What somebody agreed to, the consultant's part among it."""
ADVISED = re.compile(
    r"\b(?:suggest\w*|advised|advice|mg|dose|doses|increased?|start(?:ed|ing)? (?!cocm|collaborative)\w+)\b",
    re.IGNORECASE,
)
RECOMMENDS = re.compile(
    r"\brecommend\w*|\brecs?\b|\b(?:reviewed|discussed) (?:the |this )?(?:case|patient|pt)\b", re.IGNORECASE
)
ON_PATIENT = re.compile(
    r"\b(?:pt|patient|client|member|she|he|her|him|his|mr|mrs|ms|case|cases|this|recommend\w*|recs?|advis\w+|suggest\w*"
    r"|mg|dose\w*|meds?|increas\w+|continue|start\w*|stop\w*|switch\w*|raise\w*|lower\w*|taper|augment|no change\w*"
    r"|charts?|records?|history|suicid\w*|symptoms?|phq\S*|gad\S*|response|plan|scores?|discussed|presented|diagnos\w+|dx)\b",
    re.IGNORECASE,
)
"""Words of this patient, or of advice, in the sentence of a meeting."""


def in_doubt(match: "re.Match[str]") -> bool:
    """Whether words of a start are only asked about or aimed at: "CoCM start? 03/10/2026".

    A form's question whose answer is the day ("When did CoCM start? 03/10/2026") or a yes is none.
    """
    text, end = match.string, match.end()
    behind = _DOUBTED.match(text, end)
    if _SCORE_AT.search(text[: match.start()]) and not find_dates(text[end:]):
        return True
    return behind is not None and not (behind["asked"] and _FORM_ASKS.search(text[:end]) is not None)


_DOUBTED = re.compile(
    r"(?P<asked>\s*(?:date\s*)?\?(?!\W*(?:yes|y)\b))|\s*\(\s*\?|[\s:]*(?:target|goal|aim|projected|anticipated|proposed)\b"
    r"|[\s:,–-]*(?:date\s*:?\s*)?(?:on\s|of\s)?(?:\d{1,4}[-/.]){1,2}\d{1,4}\s*\(?\?",
    re.IGNORECASE,
)
_SCORE_AT = re.compile(
    r"\b(?:phq|gad|pcl|audit|epds|dast|mdq|scores?|scored)\b[^.;]{0,30}\b(?:at|on|since|from|before|vs\.?)\s(?:the\s|her\s|his\s)?$",
    re.IGNORECASE,
)
"""A score's own day, told later: "PHQ-9 at entry: 19"."""
_FORM_ASKS = re.compile(r"\b(?:date|when|what|which|has|have|did|was|is|were|day)\b", re.IGNORECASE)


_CARRIED = re.compile(
    r"\b(?:carried|copied|brought|pulled|rolled)\s(?:forward|over|down)\b|\bsame\s(?:recs?|advice|recommendations?)?\s?as\s(?:on\s|of\s)?"
    r"(?:last|prior|previous|\d)|\b(?:unchanged|repeated|restated)\sfrom\s(?:the\s)?(?:last|prior|previous|\d)",
    re.IGNORECASE,
)
_AWAY = re.compile(
    r"\b(?:consultant|psychiatrist|(?:dr|doctor)\.?\s[\w'’-]+|[\w'’-]+,\s(?:MD|DO))\s?(?:[,(–-]\s?)?(?:(?:is|was|still|being)\s)*"
    r"(?:on\s(?:leave|vacation|pto|holiday|sabbatical)|away\b|absent|out\s(?:sick|of\s(?:the\s)?office|this\sweek|today|on\s)"
    r"|not\s(?:present|available|in\sattendance|there|able\sto\s(?:attend|join))|unavailable|unable\sto\s(?:attend|join)"
    r"|did\s?(?:not|n['’]t)\s(?:attend|join|come|dial)|called\s(?:out|in\ssick)|no-?show)"
    r"|\b(?:present|attend(?:ed|ees|ing)|there)\s?:[^\n]{0,60}\b(?:alone|only)\b"
    r"|\b(?:meeting|conference|review|session|rounds|huddle|held)\b[^.;\n]{0,30}\b(?:cancel+ed|not\sheld|did\snot\s(?:meet|happen)"
    r"|postponed)\b",
    re.IGNORECASE,
)


def not_held(sentence: str, around: str) -> str | None:
    """Words that say that the consultant had no part in it that day: advice carried forward, a consultant on leave.

    `around`: what the entry says beside the sentence.
    """
    found = _CARRIED.search(sentence) or _AWAY.search(around)
    return found[0].strip() if found else None
