"""What the words around a fact make of it: affirmed, negated, planned, historical, template or another person's.

ConText's idea (Harkema et al. 2009): cue words reach ahead or back until a terminator. Refined for lists ("denies SI,
PHQ-9 12"), refusals of something named earlier ("CCM explained, patient declined"), questions, boxes and conditions.
When in doubt a fact is not affirmed: a fact missed is a smaller error than a fact asserted that the chart denies.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from clausea.evidence.polarity_words import CUES, HARMLESS, OFFERED, REFUSED, Cue
from clausea.models import Polarity
from clausea.values.boxes import BoxHit, find_boxes


class Judgement(NamedTuple):
    """The polarity of a fact and the cue words text[start:end] that made it (empty and None when affirmed)."""

    polarity: Polarity
    start: int
    end: int
    cue: str | None


_GRAVEST = (
    Polarity.OTHER_PATIENT,
    Polarity.TEMPLATE,
    Polarity.NEGATED,
    Polarity.PLANNED,
    Polarity.HISTORICAL,
)

_ABBREVIATION = re.compile(
    r"(?:\b(?:dr|drs|mr|mrs|ms|pt|vs|no|st|jr|sr|approx|dept|appt|e\.g|i\.e|p\.m|a\.m|min|mins"
    r"|hr|hrs|rec|recs|ext|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|[a-z])|\d)\.$",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[.!]['\")\]]*\s+(?=[A-Z\d☐☒\[(\"'])|\?\s+(?=[A-Z][a-z]+\s+[a-z])|\n\s*\n|\n(?=\s*[•*☐☒\-–]\s)")
_CONTRAST = (
    r"but|however|although|though|yet|except|nevertheless|nonetheless|instead|then"
    r"|subsequently|later|eventually|ultimately|afterwards?"
)
_STOP_ALWAYS = re.compile(rf";|\||\s[-–—]\s|\b(?:{_CONTRAST})\b|\s/\s", re.IGNORECASE)
_STOP_NEGATION = re.compile(
    r"\b(?:during|while|when|where|because|since|despite|apart\sfrom|aside\sfrom|other\sthan"
    r"|until|after|before|which|who|so|therefore|thus|now|today|per|as)\b|\s\(",
    re.IGNORECASE,
)
_STOP_PAST = re.compile(r",|\b(?:and|now|today|currently|is|was|reviewed|updated|completed|done)\b|\)", re.IGNORECASE)
_VERB = re.compile(
    r"\b(?!(?:need|med|bed|shed|indeed|speed|unsigned|related|based|aged|red|feed|seed|proceed"
    r"|exceed)\b)(?:\w{2,}ed|done|given|taken|sent|made|seen|spoke|reached|held|met|told|went"
    r"|came"
    r"|got|took|gave|is|was|are|were|has|had|wrote|left|brought|began|understands?|agrees?"
    r"|consents|states?|reports?|verbali[sz]es?|continues?|takes?|tolerates?|remains?)\b",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"(?<![\w-])\d+(?![\w-])")
_JOIN = re.compile(r",|\band\b|&|\bor\b|\bnor\b|\+", re.IGNORECASE)
_OR = re.compile(r"\s*(?:or|nor|any|and/or)\b", re.IGNORECASE)
_KEPT = re.compile(
    r"\b(?:completed|held|done|took\splace|kept|attended|conducted|occurred|obtained|signed"
    r"|received)\b",
    re.IGNORECASE,
)
_MAYBE_KEPT = re.compile(r"(?:re)?scheduled?|planned|pending|due|upcoming|recommend|deferred", re.IGNORECASE)
_ANSWER = re.compile(
    r"\s*(?P<yes>yes\b|y\b|☒|☑|✔|\[x\]|affirmative|done|obtained)|\s*(?P<no>no\b|n\b|none\b"
    r"|declined|refused|denie[sd])",
    re.IGNORECASE,
)
_BOTH = re.compile(r"[\s:?=]*(?:yes\s?[/|]?\s?no|y\s?/\s?n)\b(?!\s*[\[(☐☒_x✔])", re.IGNORECASE)
_UNSIGNED = re.compile(r"(?:await\w*|pending)\s(?:\w+\s){0,2}(?:signature|return|decision)", re.IGNORECASE)
_PAPER = re.compile(r"consent|agreement|form", re.IGNORECASE)
_BY_WHOM = re.compile(
    r"\s*[-–—:(]\s*(?:pt|patient|she|he|they|member|client|caregiver|daughter|son|spouse|wife"
    r"|husband)\s*(?:has\s|again\s)*",
    re.IGNORECASE,
)
_BEGUN = re.compile(
    r"\s*(?:was\s)?(?:attempted|started|begun|offered|requested|discussed|sent"
    r"|mailed)?,?\s*(?:but|yet|however,?)\s*(?:was\s|it\swas\s)?",
    re.IGNORECASE,
)
_OPTION = re.compile(
    r"yes|no|y|n|n/a|accept\w*|agree\w*|declin\w*|refus\w*|obtained|given|verbal|written|oral"
    r"|electronic|phone|in[\s-]person|video|pending",
    re.IGNORECASE,
)
_TAKEN_BACK = re.compile(r"revok|withdr|rescind|opt|disenroll|cancel|declin|refus|void|error|expired", re.IGNORECASE)
"""What undoes even a fact stated as done: "consent signed, revoked 4/1"."""
_NO_LABEL = re.compile(r"no|n|declined?s?|refused?s?|not\s.*|unable|none|pending", re.IGNORECASE)


def judge(text: str, start: int, end: int) -> Judgement:
    """The polarity of the fact at text[start:end] by the words of its sentence or row.

    `text` may hold more than that sentence; cues elsewhere count only where a refusal or an answer points back.
    Raises ValueError when the span is empty or lies outside the text.
    """
    if not 0 <= start < end <= len(text):
        raise ValueError("the fact's span lies outside its text")
    boxed = _by_box(text, start, end)
    if boxed:
        return boxed
    begin, stop = _sentence(text, start, end)
    blanked = HARMLESS.sub(lambda match: "\x00" * len(match[0]), text)
    found = [*_answers(text, start, end, stop), *_refusals(blanked, begin, start, end, stop)]
    for cue in CUES:
        for match in cue.pattern.finditer(blanked, begin, stop):
            if match.end() > match.start() and _reaches(cue, match, blanked, begin, start, end, stop):
                found.append((cue.polarity, match.start(), match.end()))
    for polarity in _GRAVEST:
        for kind, at, till in found:
            if kind is polarity:
                return Judgement(polarity, at, till, text[at:till].strip() or None)
    return Judgement(Polarity.AFFIRMED, start, start, None)


_Found = tuple[Polarity, int, int]


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence around the fact; a point after an abbreviation or figure ends none."""
    begin, stop = 0, len(text)
    for match in _SENTENCE.finditer(text):
        if (
            match[0].startswith(".")
            and _ABBREVIATION.search(text[max(0, match.start() - 8) : match.start() + 1])
            and not re.match(r"\s+[A-Z][a-z]+\s", text[match.start() + 1 : match.end() + 16])
        ):
            continue
        if match.end() <= start:
            begin = match.end()
        elif match.start() >= end:
            stop = match.start() + 1
            break
    return begin, stop


def _by_box(text: str, start: int, end: int) -> Judgement | None:
    """What the boxes of the fact's own line say, when one of their labels is the fact."""
    line_start, line_end = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    line_end = len(text) if line_end < 0 else line_end
    boxes = [box for box in find_boxes(text[line_start:line_end]) if box.label]
    at, till = start - line_start, end - line_start
    own = [box for box in boxes if box.label_start < till and at < box.label_end]
    for box in boxes:
        refusing = _NO_LABEL.fullmatch(box.label) and box.checked
        if refusing and (
            box in own
            or (box.label_start >= till and box.label_start - till < 60 and not _between(boxes, till, box.start))
        ):
            return Judgement(
                Polarity.NEGATED,
                line_start + box.start,
                line_start + box.end,
                text[line_start + box.start : line_start + box.end],
            )
    own = own or [box for box in boxes if 0 <= box.start - till < 60 and _OPTION.fullmatch(box.label)]
    if own and not any(box.checked for box in own):
        box = own[0]
        return Judgement(
            Polarity.TEMPLATE,
            line_start + box.start,
            line_start + box.end,
            text[line_start + box.start : line_start + box.end],
        )
    return None


def _between(boxes: list[BoxHit], start: int, end: int) -> bool:
    """Whether a box that is no answer stands between the fact and the refusing one."""
    return any(start <= box.start < end and not _OPTION.fullmatch(box.label) for box in boxes)


def _answers(text: str, start: int, end: int, stop: int) -> Iterator[_Found]:
    """A question is a form's until it is answered: "Consent obtained? No"; "Consent: Yes / No" answers nothing."""
    both = _BOTH.match(text, end)
    if both:
        yield Polarity.TEMPLATE, end, both.end()
        return
    mark = text.find("?", start, min(len(text), max(stop, end) + 1))
    if mark < 0 or (mark < end - 1 and text[mark + 1 : end].strip()):
        return
    answer = _ANSWER.match(text, mark + 1)
    if answer is None:
        yield Polarity.TEMPLATE, mark, mark + 1
    elif answer["no"]:
        yield Polarity.NEGATED, answer.start("no"), answer.end("no")


def _refusals(text: str, begin: int, start: int, end: int, stop: int) -> Iterator[_Found]:
    """ "CCM discussed, patient declined." and "CCM explained. She declined at this time." """
    segment_start = max((m.end() for m in re.finditer(r"[,;]", text[begin:start])), default=0) + begin
    comma = re.search(r"[,;.]", text[end:stop])
    segment = text[segment_start : end + comma.start() if comma else stop]
    if not OFFERED.search(segment):
        return
    for match in REFUSED.finditer(text, end, stop):
        if _ends_clause(text, match.end()):
            yield Polarity.NEGATED, *match.span()
    following = re.compile(r"\s*").match(text, stop)
    late = REFUSED.match(text, following.end()) if following else None
    if late and _ends_clause(text, late.end()):
        yield Polarity.NEGATED, *late.span()


def _ends_clause(text: str, at: int) -> bool:
    return bool(
        re.match(
            r"\s*(?:$|[.,;)]|at\b|today|for\snow|this|to\s(?:enroll|participate|consent|join|sign)"
            r"|enroll|participat|consent|services?\b|it\b|program|and\b|when\b|by\b|on\b|again\b)",
            text[at:],
            re.IGNORECASE,
        )
    )


def _reaches(cue: Cue, match: re.Match[str], text: str, begin: int, start: int, end: int, stop: int) -> bool:
    if (
        match[0].lower().startswith("to ")
        and not match[0].lower().startswith(("to be", "to follow"))
        and not _assigns(text, begin, match)
    ):
        return False
    if (
        cue.polarity is Polarity.PLANNED
        and _MAYBE_KEPT.match(match[0].strip())
        and _KEPT.search(text[max(end, match.end()) : stop])
    ):
        return False
    if match.start() < end and start < match.end():
        return cue.inner and _inside(cue, match, text, start, end)
    if match.end() <= start and cue.ahead:
        return _ahead(cue, text, match, begin, start, stop)
    if match.start() >= end and cue.ahead and cue.polarity is Polarity.PLANNED:  # "CCM consent - will discuss"
        path = text[end : match.start()].strip()
        if path and not path.strip("-–—:") and not _VERB.search(text[start:end]):
            return True
    return match.start() >= end and cue.back and _back(cue, text, match, start, end)


def _assigns(text: str, begin: int, match: re.Match[str]) -> bool:
    """Whether "to call" is a task ("RN to call patient"), not the purpose of something done ("called to review")."""
    clause = re.split(r"[,;:.]\s", text[begin : match.start()])[-1]
    return (
        not _VERB.search(clause)
        and len(clause.split()) <= 4
        and not re.search(r"\b(?:able|order|how|used|here|ready|happy|call|visit)\s$", clause)
    )


def _inside(cue: Cue, match: re.Match[str], text: str, start: int, end: int) -> bool:
    """A cue within the fact's own words governs them when it leads them or closes them."""
    lead, tail = text[start : max(start, match.start())], text[match.end() : end]
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


def _ahead(cue: Cue, text: str, match: re.Match[str], begin: int, start: int, stop: int) -> bool:
    path = text[match.end() : start]
    if _STOP_ALWAYS.search(path):
        return False
    if cue.polarity in (Polarity.TEMPLATE, Polarity.OTHER_PATIENT):
        return len(path) <= 90
    if cue.polarity is Polarity.HISTORICAL:
        adverb = cue.back and match.start() - begin <= 2  # "In the past, ..."
        return not _STOP_PAST.search(path.removeprefix(",") if adverb else path) and len(path.split()) <= 5
    if cue.polarity is Polarity.PLANNED:
        condition = re.match(r"if|unless|once", match[0], re.IGNORECASE) and match.start() - begin <= 2
        return bool(condition and path.count(",") <= 1) or not _new_clause(path, text[start:stop])
    return not _STOP_NEGATION.search(path) and not _new_clause(path, text[start:stop])


def _new_clause(path: str, rest: str) -> bool:
    """Whether a comma or "and" before the fact opens a clause of its own: one with a verb or a figure, and no "or"."""
    joins = list(_JOIN.finditer(path))
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


def _back(cue: Cue, text: str, match: re.Match[str], start: int, end: int) -> bool:
    path = text[end : match.start()]
    if not path.strip(" \t\n-–—:=,("):
        if path.strip() != ",":
            return True
        stated = _VERB.search(text[start:end]) or _FIGURE.search(text[start:end])
        return not _takes_object(text, match) and not (stated and not _TAKEN_BACK.search(match[0]))
    if _UNSIGNED.match(text, match.start()) and _PAPER.search(text[start:end]):
        return True
    if _BY_WHOM.fullmatch(path) and _TAKEN_BACK.match(match[0].strip()):
        return True  # "PHQ-9 - patient refused"
    if _BEGUN.fullmatch(path):
        return not _VERB.search(text[start:end])  # "PHQ-9 attempted but not completed"
    if _STOP_ALWAYS.search(path):
        return False
    if cue.polarity is Polarity.TEMPLATE:
        return len(path) <= 90
    fact = text[start:end]
    if _JOIN.search(path):
        return not (_VERB.search(path) or _FIGURE.search(path) or _VERB.search(fact) or _FIGURE.search(fact))
    if cue.polarity is Polarity.HISTORICAL:
        return len(path.split()) <= 8
    return len(path.split()) <= 10


def _takes_object(text: str, match: re.Match[str]) -> bool:
    """Whether an active verb's own object follows: "PHQ-9 14, declined medication"."""
    return bool(
        re.match(
            r"\s+(?!by\b|at\b|on\b|today|until|due|because|for\b|in\b|this\b|again)[a-z]",
            text[match.end() :],
            re.IGNORECASE,
        )
    )
