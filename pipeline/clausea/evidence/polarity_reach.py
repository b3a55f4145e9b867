"""How far the words of polarity_words and polarity_others reach: to which facts of their sentence they apply."""

from clausea import sieve as re
from clausea.evidence.polarity_words import Cue
from clausea.models import Polarity

_CONTRAST = (
    r"but|however|although|though|yet|except|nevertheless|nonetheless|instead|then"
    r"|subsequently|later|eventually|ultimately|afterwards?"
)
_STOP_ALWAYS = re.compile(rf";|\||\s[-–—]\s|\b(?:{_CONTRAST})\b|\s/\s", re.IGNORECASE)
_STOP_NEGATION = re.compile(
    r"\b(?:during|while|when|where|because|since|despite|apart\sfrom|aside\sfrom|other\sthan"
    r"|until|after|before|which|who|so|(?:the|an?|his|her|their|this)\s(?:\w+\s){1,2}that|therefore|thus|now|today"
    r"|per|as)\b|\s\(",
    re.IGNORECASE,
)
_STOP_PAST = re.compile(r",|\b(?:and|now|today|currently|is|was|reviewed|updated|completed|done)\b|\)", re.IGNORECASE)
_VERB = re.compile(
    r"\b(?!(?:need|med|bed|shed|indeed|speed|unsigned|related|based|aged|red|feed|seed|proceed"
    r"|exceed|designated|validated|licensed|registered|certified|integrated)\b)(?:\w{2,}ed|done|given|taken|sent|made|seen|spoke|reached|held|met|told|went"
    r"|came"
    r"|got|took|gave|is|was|are|were|has|had|wrote|left|brought|began|understands?|agrees?"
    r"|consents|states?|reports?|verbali[sz]es?|continues?|takes?|tolerates?|remains?|accepts?|keeps?|wants?|gives"
    r"|signs|attends?|calls|uses|works|knows|confirms?|feels|denies|prefers?|likes?|meets|shows"
    r"|understood|knew|felt|paid|ran|said|heard|found|kept|rang|chose|thought|sat|stood)\b",
    re.IGNORECASE,
)
_OWN_VERB = re.compile(
    r"\b(?:call(?:ed|s)?|spoke|talked|contact(?:ed)?|about|re|regarding|reviewed|discussed|met|sent|faxed|updated)\b|\d\s?min",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"(?<![\w-])(?!(?:19|20)\d\d\b)\d+(?![\w-])")
_JOIN = re.compile(r",|\band\b|&|\bor\b|\bnor\b|\+", re.IGNORECASE)
_OR = re.compile(r"\s*(?:or|nor|any|and/or)\b", re.IGNORECASE)
_KEPT = re.compile(
    r"\b(?:completed|held|done|took\splace|kept|attended|conducted|occurred|obtained|signed"
    r"|received)\b",
    re.IGNORECASE,
)
_MAYBE_KEPT = re.compile(r"(?:re)?scheduled?|planned|pending|due|upcoming|recommend|deferred", re.IGNORECASE)
_UNSIGNED = re.compile(r"(?:await\w*|pending)\s(?:\w+\s){0,2}(?:signature|return|decision)", re.IGNORECASE)
_PAPER = re.compile(r"consent|agreement|form", re.IGNORECASE)
_BY_WHOM = re.compile(
    r"\s*[-–—:(]\s*(?:pt|patient|she|he|they|member|client|caregiver|daughter|son|spouse|wife"
    r"|husband)\s*(?:has\s|again\s)*",
    re.IGNORECASE,
)
_BEGUN = re.compile(
    r"\s*(?:(?:was|were|is|to\sbe|supposed\sto\sbe|due|sent|set\sup|sought|begun|\w{3,}ed)[,\s]+)*(?:but|yet"
    r"|however,?)\s*(?:(?:was|were|it|it\swas|he|she|patient|pt|has|had)\s)*",
    re.IGNORECASE,
)
_TAKEN_BACK = re.compile(
    r"revok|withdr|rescind|opt|disenroll|cancel|declin|refus|void|error|expired|struck|stricken|delet|retract|lined"
    r"|crossed|invalid",
    re.IGNORECASE,
)
"""What undoes even a fact stated as done: "consent signed, revoked 4/1"."""

_IF = re.compile(r"\W*(?:if|unless|once|in\scase|should|as\ssoon\sas|upon|assuming|provided\sthat)\b", re.IGNORECASE)
_WHEN = re.compile(r"\W*(?:when|whenever|once|as\ssoon\sas|upon)\b(?=[^,;]*,)", re.IGNORECASE)
_PAST = re.compile(
    r"\b(?:(?!need|proceed|exceed|schedul|is\s|are\s)\w{2,}ed|done|given|taken|sent|made|seen|spoke|held|met|told|was"
    r"|were|had|gave|went|came|got"
    r"|agrees|consents|reports|states|denies|says|understands|verbali[sz]es)\b",
    re.IGNORECASE,
)
_NOW = re.compile(
    r"\b(?:this\s(?:year|month|week|time|visit)|now|today|currently|still|since|again)\b|;", re.IGNORECASE
)
_NONE = re.compile(r"\b(?:no|not|none|nothing|never|denie[sd]|without)\b|n['’]t\b|\x00", re.IGNORECASE)
_TELLING = re.compile(
    r"[\"“]|\b(?:said|says|sa(?:ys|id)|told|states?|stated|asked|asks|explained|informed|advised|read|wrote|writes"
    r"|reminded|verbali[sz]ed|reports?|reported)\b",
    re.IGNORECASE,
)
_TREATED = re.compile(
    r"\bon\s(?!file|hold|record|admission|discharge|call|the\b)[a-z]{4,}|\b(?:currently|today|now|active|controlled"
    r"|uncontrolled|stable|managed|manages"
    r"|taking|takes|continues?|ongoing|chronic|persistent|at\sgoal|adjusted|treated\swith|a1c|last\s\w+\s\d"
    r"|followed\sby|worse|worsening)\b",
    re.IGNORECASE,
)
_LONG = re.compile(r"\b(?:long|long[\s-]?standing|lengthy|known|chronic)\s$", re.IGNORECASE)
_ELSEWHERE = re.compile(
    r"(?:home|house|phone|number|cell|voice\s?mail|request|presence|behalf|help|address|place|apartment|car|wedding"
    r"|funeral|name|report|assistance)\b",
    re.IGNORECASE,
)
SETTLED = re.compile(
    r"\b(?:completed|held|done|took\splace|kept|attended|conducted|occurred|obtained|signed|received|accepted"
    r"|agree[sd]?|consent(?:ed|s)|enrolled"
    r"|given|provided|accepts|reviewed|reached|spoke|called|joined|started|began)\b",
    re.IGNORECASE,
)
"""What shows that an offer or a plan came about: "recommended and completed", "offered, patient agreed"."""
_AT_ONCE = re.compile(
    r"(?:\s*(?:done|completed?|obtained|addressed|reviewed|performed|discussed|needed|applicable|met|assessed|the"
    r"|this|today|visit|following|month|items?|of|at|for|time))*\s*",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"\b(?:about|re|regarding|concerning|of|the|an?|his|her|their|with|over|to|from|any|this|discuss(?:ed)?"
    r"|review(?:ed)?|schedule|confirm(?:ed)?|reschedule|explain(?:ed)?):?\s*$",
    re.IGNORECASE,
)
_BECAUSE = re.compile(r"\b(?:because|since|as(?!\s(?:of|yet)\b)|while|when|who|whose|after)\b", re.IGNORECASE)
_OF_A_THING = frozenset(["without", "instead of", "rather than", "in lieu of"])
_OF_ONE = frozenset(
    [
        "lack of",
        "lack",
        "missing",
        "missed",
        "cancelled",
        "canceled",
        "absence of",
        "refused",
        "denied",
        "omitted",
        "skipped",
    ]
)
"""Words that deny their noun only: "missed doses discussed with the daughter"."""
_PASSED = re.compile(
    r"\s+(?:\S+\s)+(?:(?:i|we|she|he|they)\s$"
    r"|(?:discussed|reviewed|addressed|rebooked|rescheduled|returned|explained|noted)\b)",
    re.IGNORECASE,
)
_LEADING = re.compile(r"\b(?:does|did|do|has|have|had|was|were|is|are)\s*$", re.IGNORECASE)
_PERSONAL = re.compile(
    r"\b(?:attached|enclosed|mailed|sent|spoke|talked|discussed|as\swe|today|yesterday)\b|\d/\d\d?/\d", re.IGNORECASE
)
_AUXILIARY = re.compile(
    r"\s*(?:was|is|were|are|has|have|had|been|later|then|subsequently|again|\s|,)*\s*", re.IGNORECASE
)


def reaches(cue: Cue, at: int, till: int, sentence: str, start: int, end: int) -> bool:
    """Whether the cue at sentence[at:till] governs the fact at sentence[start:end]."""
    word = sentence[at:till].lower()
    if not _counts(cue, word, sentence, at, till, start, end):
        return False
    if cue.whole:
        return True
    if cue.near is not None:
        if start < at < end:  # "TCM visit was in 2023"
            return cue.inner and cue.polarity is Polarity.HISTORICAL
        return _beside(cue, sentence, at, till, start, end)
    if at < end and start < till:
        return cue.inner and _inside(cue, at, till, sentence, start, end)
    if till <= start and cue.ahead:
        return _ahead(cue, sentence, at, till, start)
    if at >= end and cue.ahead and cue.polarity is Polarity.PLANNED:  # "CCM consent - will discuss"
        path = sentence[end:at].strip()
        if path and not path.strip("-–—:") and not _VERB.search(sentence[start:end]):
            return True
    return at >= end and cue.back and _back(cue, sentence, at, till, start, end)


def _counts(cue: Cue, word: str, sentence: str, at: int, till: int, start: int, end: int) -> bool:
    """Whether the cue means what it says: no purpose for a task, nothing since done, no exception to a negation."""
    if cue.polarity is Polarity.PLANNED:
        if word.startswith("to ") and not word.startswith(("to be", "to follow")) and at < start + 1:
            return _assigns(sentence, at)
        if re.match(r"for\s.*signature|to\s(?:review\sand\s)?sign", word):
            return cue.ahead or bool(_PAPER.search(sentence[start:end]))
        return not (_MAYBE_KEPT.match(word.strip()) and _KEPT.search(sentence[max(end, till) :]))
    if cue.polarity is Polarity.HISTORICAL and word.startswith(("history", "h/o", "hx")):
        rest = re.split(r"[;.]\s", sentence[end:])[0]
        return not (_TREATED.search(rest) or _LONG.search(sentence[:at]))
    if cue.polarity is Polarity.NEGATED and "exce" in word:
        return not _NONE.search(sentence[:at]) and ":" not in sentence[till:start]
    if cue.polarity is Polarity.NEGATED and till < start and sentence[till:start].strip():
        path = sentence[till:start]
        if word in _OF_A_THING and (
            _VERB.match(sentence, start) or re.search(r"\S\s(?:she|he|they|we)\s", path, re.IGNORECASE)
        ):
            return False  # "without help completed PHQ-9"
        return not (word in _OF_ONE and _PASSED.match(path))
    if cue.polarity is Polarity.TEMPLATE and ("you" in word or "our" in word):
        return not (_TELLING.search(sentence[:at]) or _PERSONAL.search(sentence))
    return True


def _beside(cue: Cue, sentence: str, at: int, till: int, start: int, end: int) -> bool:
    """Whether the fact stands beside the cue and nothing says it was done."""
    if cue.ahead and till <= start:
        path = sentence[till:start]
    elif cue.back and at >= end:
        path = sentence[end:at]
    else:
        return False
    if len(path.split()) > (cue.near or 0) or _STOP_ALWAYS.search(path) or _JOIN.search(path):
        return False
    if cue.polarity is Polarity.NEGATED and at >= end and _OWN_VERB.search(sentence[start:end]):
        return False  # "call about sertraline not picked up": the call was made
    if cue.polarity in (Polarity.NEGATED, Polarity.OTHER_PATIENT, Polarity.HISTORICAL):
        return not _ELSEWHERE.match(path.strip())
    clause = max((m.end() for m in re.finditer(r"[,;:]\s|\.\s|\x00\s", sentence[: min(at, start)])), default=0)
    stated = sentence[clause : max(end, at)].replace(sentence[at:till], " ")
    return not (
        _VERB.search(stated) or _FIGURE.search(sentence[start:end]) or SETTLED.search(sentence[max(end, till) :])
    )


def _assigns(sentence: str, at: int) -> bool:
    """Whether "to call" is a task ("RN to call patient"), not the purpose of something done ("called to review")."""
    clause = re.split(r"[,;:.]\s", sentence[:at])[-1]
    return (
        not _VERB.search(clause)
        and len(clause.split()) <= 4
        and not re.search(r"\b(?:able|order|how|used|here|ready|happy|call|visit)\s$", clause)
    )


def _inside(cue: Cue, at: int, till: int, sentence: str, start: int, end: int) -> bool:
    """A cue within the fact's own words governs them when it leads them or closes them."""
    lead, tail = _LEADING.sub("", sentence[start : max(start, at)]), sentence[till:end]
    if cue.ahead and not _JOIN.search(lead) and not _VERB.search(lead) and not _FIGURE.search(lead):
        first = re.split(r"[,;.]", tail)[0]
        return not (
            cue.polarity is Polarity.NEGATED
            and "," in tail
            and _VERB.search(tail.partition(",")[2])
            and len(first) < 24
        )
    return (
        cue.back
        and not _STOP_ALWAYS.search(lead)
        and not (_JOIN.search(lead) and (_VERB.search(lead) or _FIGURE.search(lead)))
    )


def _ahead(cue: Cue, sentence: str, at: int, till: int, start: int) -> bool:
    path, rest = sentence[till:start], sentence[start:]
    if _STOP_ALWAYS.search(path):
        return False
    opens = at <= 2
    if cue.polarity is Polarity.TEMPLATE:
        return opens or len(path) <= 90
    if cue.polarity is Polarity.OTHER_PATIENT:
        return len(path) <= 90 and not _new_clause(path, rest)
    if cue.polarity is Polarity.HISTORICAL:
        adverb = cue.back and path.startswith(",") and _opens_with(sentence[:at])
        if (cue.back and opens) or adverb:  # "In the past, ...", "In 2019 he was ..."
            return len(path.split()) <= 8 and not _NOW.search(path) and path.count(",") <= 1
        return not _STOP_PAST.search(path) and len(path.split()) <= 5
    if cue.polarity is Polarity.PLANNED:
        if opens and _WHEN.match(sentence, at):  # "When patient returns call, reconcile ...": not "when seen, agreed"
            main = sentence[till:].partition(",")[2]
            return path.count(",") <= 1 and not _PAST.search(main)
        condition = opens and _IF.match(sentence, at)
        return bool(condition and path.count(",") <= 1) or not _new_clause(path, rest, colon=True)
    return not _STOP_NEGATION.search(path) and not _new_clause(path, rest, colon=True)


def _opens_with(lead: str) -> bool:
    """Whether a phrase of time is all that stands there: "At rehab in 2020, ..."."""
    return len(lead.split()) <= 2 and not _VERB.search(lead) and not re.match(r"despite|no\b", lead, re.IGNORECASE)


def _new_clause(path: str, rest: str, *, colon: bool = False) -> bool:
    """Whether a comma or "and" before the fact opens a clause of its own: one with a verb or a figure, and no "or".

    `colon`: a colon does too ("No duplicates: CCM call 9 minutes"), but not at once ("Not done: ...").
    """
    joins = list(_JOIN.finditer(path))
    if colon:
        joins += [join for join in re.finditer(r":\s", path) if not _AT_ONCE.fullmatch(path[: join.start()])]
        joins.sort(key=lambda join: join.start())
    if not joins:
        return False
    edges = [*(join.end() for join in joins), len(path)]
    following = re.split(r"[,;]|\band\b|\bbut\b", rest, maxsplit=1)[0]
    for join, till in zip(joins, edges[1:], strict=True):
        segment = path[join.end() : till]
        if till == len(path):
            segment += following
        if join[0].lower() in ("or", "nor") or _OR.match(segment):
            continue
        if _VERB.search(segment) or _FIGURE.search(segment):
            return True
    return False


def _back(cue: Cue, text: str, at: int, till: int, start: int, end: int) -> bool:
    path, word = text[end:at], text[at:till]
    if not path.strip(" \t\n-–—:=,("):
        if path.strip() != ",":
            return True
        stated = _VERB.search(text[start:end]) or _FIGURE.search(text[start:end])
        return not _takes_object(text, till) and not (stated and not _TAKEN_BACK.search(word))
    if _UNSIGNED.match(text, at) and _PAPER.search(text[start:end]):
        return True
    if _BY_WHOM.fullmatch(path) and _TAKEN_BACK.match(word.strip()):
        return True  # "PHQ-9 - patient refused"
    if _BEGUN.fullmatch(path):
        return not _VERB.search(text[start:end])  # "PHQ-9 attempted but not completed"
    if _STOP_ALWAYS.search(path):
        return False
    stated = _PAST.search(text[start:end]) or _FIGURE.search(text[start:end])
    if cue.polarity in (Polarity.NEGATED, Polarity.PLANNED) and not _TAKEN_BACK.search(word):
        if _BECAUSE.search(path) or (_ABOUT.search(path) and not word.lower().startswith(("for ", "to "))):
            return False  # "spoke with patient about missed visit", "called daughter as patient was unavailable"
        if (
            stated
            and (re.search(r"[:(]\s*\w", path) or re.match(r"\s+[A-Z]", path) or _PAST.match(text, start))
            and not _AUXILIARY.fullmatch(path)
        ):
            return False  # "called pharmacy: refill not available", "PHQ-9 12 Suicidality: none"
    if cue.polarity in (Polarity.TEMPLATE, Polarity.OTHER_PATIENT):
        return len(path) <= 90
    fact = text[start:end]
    if _JOIN.search(path):
        return not (_VERB.search(path) or _FIGURE.search(path) or _VERB.search(fact) or _FIGURE.search(fact))
    if cue.polarity is Polarity.HISTORICAL:
        return len(path.split()) <= 8
    return len(path.split()) <= 10


def _takes_object(text: str, till: int) -> bool:
    """Whether an active verb's own object follows: "PHQ-9 14, declined medication"."""
    return bool(
        re.match(
            r"\s+(?!by\b|at\b|on\b|today|until|due|because|for\b|in\b|this\b|again)[a-z]",
            text[till:],
            re.IGNORECASE,
        )
    )


_ORDER = re.compile(
    r"(?:(?:please|also|then|and|next|kindly)\s)*(?:(?P<sure>obtain|get|reassess|re-assess|re-?evaluate|recheck"
    r"|enroll|arrange|ensure|remind|notify|collect|document|administer|reconcile"
    r"|cosign|co-sign|revise|enter|bring|try|discuss|refer|ask)|(?P<maybe>repeat|schedule|call|contact|follow[\s-]?up"
    r"|order|review|update|start|begin|initiate|complete|send|mail|fax"
    r"|email|sign|check|see|visit|offer|add|screen|renew|re-?screen|recall|meet|continue|create|finish|develop|share"
    r"|give|provide|do|set\sup))\b(?!\s?[:.]|['’-])",
    re.IGNORECASE,
)
_SOON = re.compile(
    r"\b(?:after|once|upon|if|next|by|tomorrow|later|before|until|at\s(?:the\s)?\w+\s(?:visit|appointment|call)|each"
    r"|every|weekly|monthly|quarterly|daily|q\s?\d\w*|prn|asap|soon"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:in\s)?\d+(?:\s?[-–]\s?\d+)?\s?(?:d|days?|wks?|weeks?|mos?"
    r"|months?))\b|\x00",
    re.IGNORECASE,
)
_TIMED = re.compile(r"\d\s?min|\d:\d\d|\||☒|☑|✔|\[x\]", re.IGNORECASE)


def ordered(sentence: str, start: int) -> tuple[int, int] | None:
    """The verb that orders the fact's clause: "Reassess PHQ-9 in 4 weeks", no row of a log ("Call pharmacy, 6 min")."""
    begin = max((m.end() for m in re.finditer(r"[;:]\s+|\s[-–—•]\s|^[\W_]+", sentence[: start + 1])), default=0)
    order = _ORDER.match(sentence, begin)
    if order is None or order.start() > start or _TIMED.search(sentence):
        return None
    clause = re.split(r"[;.]\s", sentence[begin:])[0]
    if _PAST.search(clause) or (order["maybe"] and not _SOON.search(clause)):
        return None
    return order.span()
