"""Which of two scores is the earlier one: "GAD-7 8 today (was 15)", "baseline PHQ-9 21 ... now 9", "PHQ-9 19 -> 11".

A score alone is the entry's own, whatever it is called ("baseline PHQ-9 14"); only another one beside it, of now, puts
it into the past.
"""

from clausea import sieve as re
from clausea.evidence.polarity.words import any_of

_SCALES = (
    r"phq", r"gad", r"audit", r"dast", r"epds", r"c-?ssrs", r"moca", r"mmse", r"mdq", r"pcl", r"gds", r"score[sd]?",
)  # fmt: skip
_SCALE = re.compile(rf"\b{any_of(_SCALES)}", re.IGNORECASE)
_SCORE = r"(?<![\d/.-])\d{1,2}(?![\d/:.]\d|\s?(?:min|mg|%|wks?|weeks?|mos?|months?|days?|yrs?|/\d))\b"
_FIGURE = re.compile(_SCORE)

_FIRST = (
    r"baseline", r"initial", r"intake", r"starting", r"entry", r"enrollment", r"first", r"admission", r"original",
    r"pre-?treatment", r"opening", r"last", r"earlier", r"pre-?tx",
)  # fmt: skip
_NOW = (
    r"now", r"today", r"currently", r"current", r"this\s(?:visit|month|week|time|morning)", r"at\spresent",
    r"repeat", r"rpt", r"re-?check(?:ed)?", r"latest", r"most\srecent",
)  # fmt: skip
_WAS = (
    r"was", r"had\sbeen", r"it\swas", r"prev(?:ious(?:ly)?)?\.?", r"prior(?:ly)?", r"before", r"from",
    r"last\stime", r"last(?:\s(?:visit|month|week))?", r"formerly", r"baseline", r"intake", r"initial(?:ly)?",
    r"vs\.?",
)  # fmt: skip
_MOVED = (
    r"down", r"up", r"dropped", r"fell", r"fallen", r"rose", r"risen", r"went", r"gone", r"decreased", r"increased",
    r"improved", r"declined", r"worsened", r"changed", r"came\sdown", r"moved", r"reduced",
)  # fmt: skip

_CALLED_FIRST = re.compile(
    rf"\b{any_of(_FIRST)}\s(?:(?:documented|recorded|total|known)\s)?(?:[\w-]*[a-z][\w-]*\s)?$", re.I
)
_LEADS = re.compile(rf"{any_of(_FIRST)}\s", re.IGNORECASE)
_OF_NOW = re.compile(
    rf"[,;.(–—-]\s?(?:but\s|and\s)?(?:(?:{any_of(_NOW)})\b[^.;\d]{{0,16}}(?:\W{_SCORE}|[:?]\s*$)"
    rf"|(?:is\s|down\sto\s|up\sto\s)?{_SCORE}\s(?:{any_of(_NOW)})\b)",
    re.IGNORECASE,
)
_AFTER_ANOTHER = re.compile(
    rf"{_SCORE}[^.;\d]{{0,14}}?[(,;/]\s?(?:[\w-]*[a-z][\w-]*\s)?{any_of(_WAS)}\s?(?:at\s|of\s|a\s|an\s|:\s?)?$", re.I
)
_IN_BRACKETS = re.compile(rf"{_SCORE}\s?\($")
_DATED_IN_BRACKETS = re.compile(r"\s?(?:on|in|at|from|,)\s?(?:\d|[a-z])[^)]*\)", re.IGNORECASE)
_MOVED_FROM = re.compile(
    rf"\bfrom\s(?:an?\s|the\s)?(?:high|low|peak|baseline|start)\sof\s$|\b(?:{any_of(_MOVED)}\s)+(?:(?:down|up)\s)?(?:from\s)?(?:an?\s)?(?:[\w-]*[a-z][\w-]*\s(?:of\s)?)?$",
    re.I,
)
_FROM = re.compile(r"from\b", re.IGNORECASE)
_TO = re.compile(rf"\s?(?:\([^)]*\)\s?)?(?:to|->|=>|→|–>|>|⇒)\s?(?:an?\s)?{_SCORE}", re.IGNORECASE)
_AT_FIRST = re.compile(
    r"\s(?:at|on|@)\s(?:the\s)?(?:start|beginning|baseline|intake|enroll\w+|entry|admission|first\s\w+|outset|onset|initial\s\w+)",
    re.IGNORECASE,
)
_WAS_WITHIN = re.compile(r"\b(?:was|were|had\sbeen)\b", re.IGNORECASE)


def earlier(sentence: str, start: int, end: int, behind: str) -> tuple[int, int] | None:
    """The words that make the fact's score the earlier of two, or None.

    `sentence`: the fact's own, sentence[start:end]; `behind`: some of what follows the sentence ("Repeat today:").
    """
    if not _SCALE.search(sentence) or _FIGURE.search(sentence, start, end) is None:
        return None
    before = sentence[:start]
    moved = _TO.match(sentence, end)
    if moved and (
        _MOVED_FROM.search(before) or _FROM.match(sentence, start) or not moved[0].strip().lower().startswith("to")
    ):
        return moved.span()
    other = _AFTER_ANOTHER.search(before)
    if other:
        return other.span()
    if _IN_BRACKETS.search(before) and _DATED_IN_BRACKETS.match(sentence, end):
        return start, end
    called = _CALLED_FIRST.search(before) or _LEADS.match(sentence, start) or _WAS_WITHIN.search(sentence, start, end)
    called = called or _AT_FIRST.match(sentence, end)
    if called is None:
        return None
    now = _OF_NOW.search(sentence + behind, end)
    return called.span() if now else None
