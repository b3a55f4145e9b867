"""What answers a fact from outside its clause: a question's answer, a refusal of an offer, the end of a search."""

from collections.abc import Iterator

from clausea import sieve as re
from clausea.evidence.polarity.clauses import PAPER, SETTLED, VERB
from clausea.evidence.polarity.words import OFFERED, REFUSED, REFUSED_BARELY, REFUSED_IN_ANY_WORDS, UNDECIDED
from clausea.models import Polarity

Found = tuple[str, int, int]
"""A polarity and the place of the cue in the text."""

_ANSWER = re.compile(
    r"\s*(?:a(?:ns(?:wer)?)?\s?[:.]\s*)?[\"“‘']?(?P<yes>(?:it|there|she|he|they|we|patient|pt)\s(?:is|was|are|were|does|did|has|have|do)\b(?!\snot"
    r"|n['’]t)|yes\b|y\b|☒|☑|✔|\[x\]|affirmative|done|obtained)|\s*(?:a(?:ns(?:wer)?)?\s?[:.]\s*)?(?:(?:she|he|they|pt|patient)\s(?:said|says"
    r"|answered|replied)\s)?[\"“‘']?(?P<no>(?:it|there|she|he|they|we|patient|pt)\s(?:is|was|are|were|does|did|has"
    r"|have|do|could|would)(?:\snot|n['’]t)\b|no\b|n\b|none\b|not\b"
    r"|declined|refused|denie[sd]|nope|never|nobody|nothing|neither|hardly|absolutely\snot|pt\s(?:said|says)\sno)",
    re.IGNORECASE,
)
_BOTH = re.compile(
    r"[\s:?=]*(?:\(?yes\)?\s?[/|]?\s?\(?no\)?|\(?y\)?\s?/\s?\(?n\)?|(?:verbal|written|oral|accepted|agreed"
    r"|obtained|done"
    r"|met)\s?/\s?(?:written|verbal|oral|declined|refused|not|unmet|none)[\w\s/]*(?=$|[.;)]))(?!\s*(?:[\[☐☒_x✔]"
    r"|\((?!circle|check|select|choose|mark)))",
    re.IGNORECASE,
)
_CHOSEN = re.compile(
    r"\s*(?:[-–—=]?>|→|⇒|[:,;(–-])?\s*(?:circled|selected|marked|checked|chosen|answer(?:ed)?|response|chose"
    r"|picked|\()?\s?:?\s*"
    r"(?<=[\s>→:(])(?:(?P<no>no|n|none|declined|refused)|(?P<yes>yes|y))\b(?:\s(?:was\s|is\s)?(?:circled|selected"
    r"|marked|checked))?",
    re.IGNORECASE,
)
"""Which of the two was chosen: "Y / N -> N", "(Y) / (N) circled N"."""
_LATER = re.compile(
    r"\s*(?:ask|will|next|pending|maybe|later|tbd|discuss|see|schedule|repeat|due|to\s\w+|try|wait"
    r"|(?:(?:the|her|his|our|care)\s)*[a-z]+\s(?:to(?=\s[a-z])|will|plans\sto|is\sgoing\sto|can)|let['’]?s|once"
    r"|when|after)\b",
    re.IGNORECASE,
)
ASKS = re.compile(
    r"\W*(?:what|when|where|who|whom|whose|which|why|how|can|could|may|do|does|did|is|are|was|were|should|will"
    r"|would|has|have)\b[^.!]*\?",
    re.IGNORECASE,
)
_LEFT_OPEN = re.compile(r"\s*(?:yes\s+no|y\s+n|yes\s?/\s?no|y\s?/\s?n)\b(?!\s*[\[(☐☒_x✔:=>-])", re.IGNORECASE)
_SOUGHT = re.compile(
    r"\b(?:search\w*|looking|looked|audit\w*|hunt\w*|scann\w*|sought|seeking"
    r"|(?:check|review|ask|request|quer|look|screen)\w*(?=[^.;]*\sfor\b))\b",
    re.IGNORECASE,
)
_IN_VAIN = re.compile(
    r"\s*[,;:.–—-]\s*(?:but\s|and\s)?(?:(?:none|nothing|nobody|nowhere|no\s(?:records?|results?|entr(?:y|ies)|such"
    r"|forms?|cop(?:y|ies)|luck"
    r"|evidence|documents?|match(?:es)?|answers?|hits?|note))\b|(?:it\s|they\s)?(?:was\s|were\s|is\s|are\s)?(?:not"
    r"|n['’]t)\s(?:found|there|located"
    r"|listed|seen|available|on\sfile|in\b)|(?:could|can|did)(?:\s?not|n['’]t)\s(?:find|locate|see)|(?:found"
    r"|saw|see|has|have)\s(?:only|just|nothing)|only\s(?:found|saw)"
    r"|unable\sto\s(?:find|locate))",
    re.IGNORECASE,
)


_ONLY_A_DAY = re.compile(r"\s*\d[\d/.-]{3,}\s*(?:$|[.;\n])")
_ASKED_WHEN = re.compile(r"\b(?:dates?|when|day|on)\b", re.IGNORECASE)
_PROMISED = re.compile(
    r"(?:\b(?:will|plans\sto|is\sgoing\sto|wants\sto|can)|['’]ll)\s(?:then\s|be\s)?(?:bring|brings|sign|return"
    r"|mail|send|drop|complete|fill|fax"
    r"|think|consider|look|read|show)\w*\s(?:it|them|this|that|over|back|in)\b",
    re.IGNORECASE,
)


def after_searches(text: str, begin: int, end: int, stop: int) -> Iterator[Found]:
    """What was looked for and not found: "Chart reviewed for consent; none found."."""
    if _SOUGHT.search(text[begin:end]) is None:
        return
    for match in re.finditer(r"[^;:.–—]{0,60}?(?=[,;:.–—-])", text[end : stop + 1]):
        vain = _IN_VAIN.match(text, end + match.end())
        if match.start() == 0 and vain:
            yield Polarity.NEGATED, *vain.span()
        return


_DOUBTS = re.compile(
    r"(?:^|(?<=[\s(/,;:]))\?(?=(?:s\b|\s?[a-z]{2,}|\d))(?!\s?(?:yes|no|none|not|y|n)\b)", re.IGNORECASE
)
"""A question mark that doubts the word behind it, or stands for "question": "re ?UTI", "no ?s"."""


def _question(text: str, start: int, till: int) -> int:
    """The place of the mark that asks, -1 without one."""
    mark = text.find("?", start, till)
    while mark >= 0 and _DOUBTS.match(text, mark):
        mark = text.find("?", mark + 1, till)
    return mark


def answers(text: str, start: int, end: int, stop: int) -> Iterator[Found]:
    """A question is a form's until it is answered: "Consent obtained? No"; "Consent: Yes / No" answers nothing."""
    both = _BOTH.match(text, end)
    if both:
        chosen = _CHOSEN.match(text, both.end())
        if chosen is None:
            yield Polarity.TEMPLATE, end, both.end()
        elif chosen["no"]:
            yield Polarity.NEGATED, *chosen.span("no")
        return
    mark = _question(text, start, min(len(text), max(stop, end) + 1))
    if mark < 0 or (mark < end - 1 and text[mark + 1 : end].strip()):
        if mark > 0 and _ONLY_A_DAY.match(text, mark + 1) and not _ASKED_WHEN.search(text, max(0, start - 12), mark):
            yield Polarity.TEMPLATE, mark, mark + 1  # "CoCM start? 03/10/2026" asks, and nobody answers
        return
    if _LEFT_OPEN.match(text, mark + 1):
        yield Polarity.TEMPLATE, mark, mark + 1
        return
    answer = _ANSWER.match(text, mark + 1)
    if answer is None:
        later = _LATER.match(text, mark + 1)
        yield Polarity.PLANNED if later else Polarity.TEMPLATE, mark, mark + 1
    elif answer["no"]:
        yield Polarity.NEGATED, answer.start("no"), answer.end("no")


def after_promises(text: str, begin: int, start: int, end: int, stop: int) -> Iterator[Found]:
    """A paper that is still to be brought or signed: "The consent is in his hands; he'll bring it Tuesday"."""
    if PAPER.search(text, start, end) and not VERB.search(text, start, end):
        match = _PROMISED.search(text, end, stop)
        if match and not SETTLED.search(text, begin, match.start()):
            yield Polarity.PLANNED, *match.span()


def after_offers(blanked: str, text: str, begin: int, start: int, end: int, stop: int) -> Iterator[Found]:
    """ "CCM discussed, patient declined.", "CCM explained. She declined at this time.", "BHI offered, undecided"."""
    segment_start = max((m.end() for m in re.finditer(r"[,;]", text[begin:start])), default=0) + begin
    comma = re.search(r"[,;.]", text[end:stop])
    if not OFFERED.search(text[segment_start : end + comma.start() if comma else stop]):
        return
    if VERB.search(text, start, end) is None:
        for match in REFUSED_IN_ANY_WORDS.finditer(blanked, end - begin):
            yield Polarity.NEGATED, begin + match.start(), begin + match.end()
    for pattern in (REFUSED, REFUSED_BARELY):
        for match in pattern.finditer(blanked, end - begin):
            if _ends_clause(text, begin + match.end()):
                yield Polarity.NEGATED, begin + match.start(), begin + match.end()
    following = re.compile(r"\s*").match(text, stop)
    late = REFUSED.match(text, following.end()) if following else None
    if late and _ends_clause(text, late.end()):
        yield Polarity.NEGATED, *late.span()
    if SETTLED.search(blanked, end - begin) is None:
        for match in UNDECIDED.finditer(blanked, end - begin):
            yield Polarity.PLANNED, begin + match.start(), begin + match.end()


def _ends_clause(text: str, at: int) -> bool:
    return bool(
        re.match(
            r"\s*(?:$|[.,;)]|x\s?\d|at\b|today|for\snow|this|to\s(?:enroll|participate|consent|join|sign)"
            r"|enroll|participat|consent|services?\b|it\b|program|and\b|when\b|by\b|on\b|again\b)",
            text[at:],
            re.IGNORECASE,
        )
    )
