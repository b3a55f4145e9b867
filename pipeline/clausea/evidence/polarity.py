"""What the words around a fact make of it: affirmed, negated, planned, historical, template or another person's.

ConText's idea (Harkema et al. 2009): cue words reach ahead or back until a terminator. Refined for lists ("denies SI,
PHQ-9 12"), refusals of something named earlier ("CCM explained, patient declined"), questions, boxes and conditions.
When in doubt a fact is not affirmed: a fact missed is a smaller error than a fact asserted that the chart denies.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from clausea import sieve as re
from clausea.evidence.polarity_forms import FORMS
from clausea.evidence.polarity_lookalikes import HARMLESS
from clausea.evidence.polarity_others import OTHERS
from clausea.evidence.polarity_past import PAST
from clausea.evidence.polarity_reach import SETTLED, ordered, reaches
from clausea.evidence.polarity_words import OFFERED, REFUSED, REFUSED_BARELY, SAID, UNDECIDED, Cue
from clausea.models import Polarity
from clausea.values.boxes import BoxHit, find_boxes


class Judgement(NamedTuple):
    """The polarity of a fact and the cue words text[start:end] that made it (empty and None when affirmed)."""

    polarity: Polarity
    start: int
    end: int
    cue: str | None


_BEHIND = "other_patient behind"
"""Words behind the fact that give it to another patient; "struck, wrong patient" is struck all the same."""
_GRAVEST: tuple[str, ...] = (
    Polarity.OTHER_PATIENT,
    Polarity.TEMPLATE,
    Polarity.NEGATED,
    _BEHIND,
    Polarity.PLANNED,
    Polarity.HISTORICAL,
)

_UNSIGNED_BELOW = re.compile(
    r"\s*(?:(?:patient|member|client|provider|staff|witness)(?:['’]s)?\s)?(?:signature|signed|initials?)\s?:?\s*_{3,}",
    re.IGNORECASE,
)
_ABBREVIATION = re.compile(
    r"(?:\b(?:dr|drs|mr|mrs|ms|pt|vs|no|st|jr|sr|approx|dept|appt|e\.g|i\.e|p\.m|a\.m|min|mins"
    r"|hr|hrs|rec|recs|prev|ext|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|[a-z])|\d)\.$",
    re.IGNORECASE,
)
_TITLE = re.compile(r"\b(?:dr|drs|mr|mrs|ms)\.$", re.IGNORECASE)
_SENTENCE = re.compile(r"[.!]['\")\]]*\s+(?=[A-Z\d☐☒\[(\"'])|\?\s+(?=[A-Z][a-z]+\s+[a-z])|\n\s*\n|\n(?=\s*[•*☐☒\-–]\s)")
_ANSWER = re.compile(
    r"\s*(?P<yes>yes\b|y\b|☒|☑|✔|\[x\]|affirmative|done|obtained)|\s*(?:(?:she|he|they|pt|patient)\s(?:said|says"
    r"|answered|replied)\s)?[\"“‘']?(?P<no>no\b|n\b|none\b|not\b"
    r"|declined|refused|denie[sd])",
    re.IGNORECASE,
)
_BOTH = re.compile(
    r"[\s:?=]*(?:yes\s?[/|]?\s?no|y\s?/\s?n|(?:verbal|written|oral|accepted|agreed|obtained|done"
    r"|met)\s?/\s?(?:written|verbal|oral|declined|refused|not|unmet|none)[\w\s/]*(?=$|[.;)]))(?!\s*(?:[\[☐☒_x✔]"
    r"|\((?!circle|check|select|choose|mark)))",
    re.IGNORECASE,
)
_BOX_LIKE = re.compile(r"[☐-☒✓✔✗✘□■\uf000-\uf0ff]|[\[(_]\s?[xX✓✔]?\s?[\])_]|\b[xX]_|_[xX]\b")
_OPEN_STILL = re.compile(r"\s*[:\])-]*\s*(?:pending|to\s(?:be|follow)|due|scheduled|will)\b", re.IGNORECASE)
_OPTION = re.compile(
    r"yes|no|y|n|n/a|accept\w*|agree\w*|declin\w*|refus\w*|obtained|given|verbal|written|oral"
    r"|electronic|phone|in[\s-]person|video|pending",
    re.IGNORECASE,
)
_NO_LABEL = re.compile(
    r"(?:(?:patient|pt|member|client|he|she)\s)?(?:no|n|declined?s?|refused?s?|not\s.*|unable|none|pending)",
    re.IGNORECASE,
)


def judge(text: str, start: int, end: int, *, year: str = "") -> Judgement:
    """The polarity of the fact at text[start:end] by the words of its sentence or row.

    `text` may hold more than that sentence; cues elsewhere count only where a refusal or an answer points back.
    `year`: the year (YYYY) of the entry; a bare year is a past one unless it is this or a later year.
    Raises ValueError when the span is empty or lies outside the text.
    """
    if not 0 <= start < end <= len(text):
        raise ValueError("the fact's span lies outside its text")
    boxed = _by_box(text, start, end) if _BOX_LIKE.search(text) else None
    if boxed:
        return boxed
    begin, stop = _sentence(text, start, end)
    blanked, cues = _cues(text[begin:stop])
    found = [*_after_offers(blanked, text, begin, start, end, stop)]
    for cue, at, till in cues:
        if reaches(cue, at, till, blanked, start - begin, end - begin) and not _this_year(cue, blanked[at:till], year):
            polarity = _BEHIND if cue.polarity is Polarity.OTHER_PATIENT and begin + at >= end else cue.polarity
            found.append((polarity, begin + at, begin + till))
    found = [one for one in found if not _in_an_aside(text, one, start, end)]
    signature = _UNSIGNED_BELOW.match(text, stop)
    if signature:
        found.append((Polarity.TEMPLATE, *signature.span()))
    order = ordered(blanked, start - begin)
    if order:
        found.append((Polarity.PLANNED, begin + order[0], begin + order[1]))
    for polarity, at, till in sorted(found or _answers(text, start, end, stop), key=_gravity):
        named = Polarity.OTHER_PATIENT if polarity is _BEHIND else Polarity(polarity)
        return Judgement(named, at, till, text[at:till].strip() or None)
    return Judgement(Polarity.AFFIRMED, start, start, None)


def _this_year(cue: Cue, words: str, year: str) -> bool:
    named = _BARE_YEAR.findall(words) if cue.polarity is Polarity.HISTORICAL and year else []
    return bool(named) and max(named) >= year


def _in_an_aside(text: str, found: "_Found", start: int, end: int) -> bool:
    """A cue in brackets that tell of an earlier day ("(last November he had declined)") says nothing of this one."""
    _, at, till = found
    opened = text.rfind("(", 0, at)
    closed = text.find(")", till)
    if opened < 0 or closed < 0 or ")" in text[opened:at] or opened < start < closed or opened < end <= closed:
        return False
    return bool(_EARLIER.search(text[opened:closed]))


@lru_cache(maxsize=512)
def _cues(sentence: str) -> tuple[str, tuple[tuple[Cue, int, int], ...]]:
    """The sentence with its harmless look-alikes blanked, and all its cues: a sentence is asked for many facts."""
    blanked = HARMLESS.sub(lambda match: "\x00" * len(match[0]), sentence)
    found = (
        (cue, *match.span())
        for cues, text in (((*SAID, *PAST, *OTHERS), blanked), (FORMS, sentence))
        for cue in cues
        for match in cue.pattern.finditer(text)
        if match.end() > match.start()
    )
    return blanked, tuple(found)


_EARLIER = re.compile(
    r"\b(?:last|earlier|previous(?:ly)?|prior|before (?:this|that)|had|once|originally|initially|at first|first said|"
    r"in (?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_BARE_YEAR = re.compile(r"(?:19|20)\d\d")
_Found = tuple[str, int, int]


def _gravity(found: _Found) -> int:
    return _GRAVEST.index(found[0])


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence around the fact; a point after an abbreviation or figure ends none."""
    begin, stop = 0, len(text)
    for match in _SENTENCE.finditer(text):
        if (
            match[0].startswith(".")
            and _ABBREVIATION.search(text[max(0, match.start() - 8) : match.start() + 1])
            and not (text[: match.start()][-1:].isdigit() and text[match.end() :][:1].isupper())
            and (
                _TITLE.search(text[max(0, match.start() - 5) : match.start() + 1])
                or not re.match(r"\s+[A-Z][a-z]+\s", text[match.start() + 1 : match.end() + 16])
            )
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
        if _OPEN_STILL.match(text, line_start + box.end):
            return None  # "Consent []: pending"
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


def _after_offers(blanked: str, text: str, begin: int, start: int, end: int, stop: int) -> Iterator[_Found]:
    """ "CCM discussed, patient declined.", "CCM explained. She declined at this time.", "BHI offered, undecided"."""
    segment_start = max((m.end() for m in re.finditer(r"[,;]", text[begin:start])), default=0) + begin
    comma = re.search(r"[,;.]", text[end:stop])
    if not OFFERED.search(text[segment_start : end + comma.start() if comma else stop]):
        return
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
