"""Denials in the shorthand of schedulers and phone notes: "NS for TCM visit", "TCM visit cx'd", "PHQ-9 n/d"."""

from clausea import sieve as re
from clausea.evidence.polarity.words import Cue, any_of, words
from clausea.models import Polarity

_NO_SHOW = (
    r"n/?s(?:['’]?d)?", r"no[\s-]?show(?:ed|s)?", r"dnka(?:['’]?d)?", r"dna['’]?d", r"lwbs", r"lwot", r"forgot",
    r"(?:was\s)?stood\sup(?:\sby\s(?:the\s)?(?:pt|patient|client))?(?:\sfor)?", r"(?:bailed|flaked)(?:\son)?",
)  # fmt: skip
_CANCELLED = (
    r"cx(?:['’]?d|ed|['’]?s)", r"cxl(?:['’]?d|ed)?", r"canx(?:['’]?d)?", r"c/x(?:['’]?d)?",
    r"canc(?:['’]?d|['’]?ld)", r"cncl['’]?d",
)  # fmt: skip
_VISITS = (
    r"tcm", r"visit", r"appt", r"appointment", r"f2f", r"awv", r"call", r"session", r"intake", r"home\svisit",
    r"consult", r"ov\b", r"follow", r"f/?u\b", r"phone", r"video", r"tele\w+", r"ccm", r"bhi", r"psych",
)  # fmt: skip
_WHICH = (
    r"(?:the|her|his|their|a|an|this|that|our|my|today['’]?s|scheduled|planned|booked|initial|first|second|next|weekly"
    r"|monthly|bhcm|cocm|bh|rn|nurse|lcsw|care[\s-]manager|in[\s-]person|office|\d{1,3}[\s-]?(?:min(?:ute)?s?|m)\.?)"
)
"""What a visit or call is called before its name: "no-showed 30 minute BHCM call"."""
_NO_TIME = (
    r"(?:ran|run|running)\sout\sof\stime", r"out\sof\stime", r"time\sran\sout", r"no\stime(?=\s*(?:$|[.;,]|today))",
)  # fmt: skip
_NO_THANKS = (r"no\sthanks?(?:\s(?:you|u))?", r"no\sthx", r"no\sty", r"hard\spass", r"pass(?=\s*(?:$|[.;,]))")
_TOO_MUCH = (r"too\s(?:expensive|costly|pricey|much\smoney|many\scalls|much\sper)", r"can(?:['’]?t|not)\safford")
_NOT_DONE = (
    r"n/d", r"not\sd/t", r"unable\sd/t\s\w+", r"lacks?\s(?:an?\s)?(?:sig\b|signature|date|initials|score|witness)",
    r"no\ssig\b", r"missing\s(?:sig\b|signature|date|score)",
)  # fmt: skip
_HELD_BACK = (
    r"withheld", r"vetoed",
    r"(?:opted|chose|elected|decided|preferred|wishes|prefers)\snot(?:\sto)?(?=\s*(?:$|[.;,]|at\b|this\b|today))",
    r"left\swithout\sbeing\s(?:seen|treated|roomed)", r"left\sbefore\sbeing\s\w+",
    r"(?:position|post|role|seat|slot)\s(?:is\s|was\s|still\s)*(?:vacant|open|unfilled|empty)",
)  # fmt: skip
_BROKEN_OFF = (
    r"too\s\w+", r"confused", r"fell\sasleep", r"got\supset", r"became\s\w+", r"cried", r"walked\sout",
    r"lost\spatience",
)  # fmt: skip
_TRIED = (r"attempted", r"tried", r"started", r"begun", r"initiated")
_STRUCK = (
    r"deleted", r"void(?:ed)?", r"struck(?:\sout)?", r"error", r"entered\sin\serror", r"cancel+ed", r"retracted",
    r"removed",
)  # fmt: skip

SHORTHAND: tuple[Cue, ...] = (
    Cue(  # before the visit: "NS for TCM visit", "cx'd TCM visit"
        words(
            rf"{any_of(_NO_SHOW, _CANCELLED)}(?:\s(?:for|to|at))?"
            rf"(?=\s(?:{_WHICH}\s){{0,4}}{any_of(_VISITS)})"
        ),
        Polarity.NEGATED,
        True,
        False,
        inner=False,
        near=2,
    ),
    Cue(  # behind it: "TCM visit cx'd", "TCM visit cx by pt"
        words(rf"{any_of(_CANCELLED)}|cx(?=\s(?:by|per|due|d/t|pt)\b)|n/s(?=\s*(?:$|[.;,)]|\d|pt\b))"),
        Polarity.NEGATED,
        False,
        True,
        inner=False,
        near=1,
    ),
    Cue(  # an answer or an excuse beside its label: "CCM no thanks", "PHQ-9 - ran out of time"
        words(any_of(_NO_TIME, _NO_THANKS, _TOO_MUCH, _NOT_DONE)),
        Polarity.NEGATED,
        False,
        True,
        inner=False,
        near=0,
    ),
    Cue(  # letters that mean something else beside other words: "PHQ-9 ND", "consent w/d 3/1"
        re.compile(
            r"(?<=-\d\s)nd(?=\s*(?:$|[.;,|)]))|(?:(?<=consent\s)|(?<=enrollment\s)|(?<=ccm\s)|(?<=bhi\s))w/d\b",
            re.IGNORECASE,
        ),
        Polarity.NEGATED,
        False,
        True,
        inner=False,
        near=0,
    ),
    Cue(  # what somebody kept back, left, or never filled: "consent withheld", "visit: left without being seen"
        words(any_of(_HELD_BACK)),
        Polarity.NEGATED,
        False,
        True,
        inner=False,
        near=1,
    ),
    Cue(  # "PHQ-9 attempted, pt too confused"
        words(
            rf"(?:was\s)?{any_of(_TRIED)}(?:[,;]|\sbut)\s(?:but\s)?(?:(?:pt|patient|she|he)\s)?(?:was\s|is\s)?{any_of(_BROKEN_OFF)}"
        ),
        Polarity.NEGATED,
        False,
        True,
        inner=False,
        near=0,
    ),
    Cue(  # a mark of the system before an entry: "[Deleted] 12 min phone call"
        re.compile(rf"[\[(<]\s?{any_of(_STRUCK)}\s?[\])>]\s?", re.IGNORECASE),
        Polarity.NEGATED,
        True,
        False,
        inner=False,
    ),
    Cue(  # "no 24/7 line", "skip med rec - no bottles"
        re.compile(r"\bno\s(?=24/7|24[\s-]h)|(?:^\W*|[.;]\s)(?:skip|omit)\s(?=[a-z])", re.IGNORECASE),
        Polarity.NEGATED,
        True,
        False,
        inner=False,
        near=1,
    ),
)
