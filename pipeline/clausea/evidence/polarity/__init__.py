"""What the words around a fact make of it: affirmed, negated, planned, historical, template or another person's.

ConText's idea (Harkema et al. 2009): cue words reach ahead or back until a terminator. Refined for lists ("denies SI,
PHQ-9 12"), refusals of something named earlier ("CCM explained, patient declined"), questions, boxes and conditions.
When in doubt a fact is not affirmed: a fact missed is a smaller error than a fact asserted that the chart denies.
"""

from functools import lru_cache
from typing import NamedTuple

from clausea import sieve as re
from clausea.evidence.polarity.asked import ASKS, Found, after_offers, after_promises, after_searches, answers
from clausea.evidence.polarity.booked import BOOKED
from clausea.evidence.polarity.boxes import BOX_LIKE, by_box, unchosen
from clausea.evidence.polarity.coming import COMING
from clausea.evidence.polarity.days import DAYS
from clausea.evidence.polarity.denied import DENIED
from clausea.evidence.polarity.forms import FORMS
from clausea.evidence.polarity.frames import FRAMES
from clausea.evidence.polarity.ground import unstated
from clausea.evidence.polarity.kin import KIN, kins_own
from clausea.evidence.polarity.lives import LIVES, years
from clausea.evidence.polarity.lookalikes import HARMLESS
from clausea.evidence.polarity.orders import ordered
from clausea.evidence.polarity.others import OTHERS
from clausea.evidence.polarity.outside import OUTSIDE
from clausea.evidence.polarity.past import PAST
from clausea.evidence.polarity.reach import reaches
from clausea.evidence.polarity.readers import ELSEWHERE, HEADED, READERS
from clausea.evidence.polarity.rows import rounded, rows, unticked
from clausea.evidence.polarity.scores import earlier
from clausea.evidence.polarity.sequels import sequels
from clausea.evidence.polarity.shorthand import SHORTHAND
from clausea.evidence.polarity.stated import stands
from clausea.evidence.polarity.strangers import STRANGERS
from clausea.evidence.polarity.tasks import TASKS, requested, tasked
from clausea.evidence.polarity.unfound import UNFOUND
from clausea.evidence.polarity.unwanted import UNWANTED
from clausea.evidence.polarity.words import Cue
from clausea.models import Polarity
from clausea.several import Several


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
    r"(?:\b(?:sched|resched|dr|drs|mr|mrs|ms|pt|vs|no|st|jr|sr|approx|dept|appt|e\.g|i\.e|p\.m|a\.m|min|mins"
    r"|hr|hrs|rec|recs|prev|ext|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|[a-z])|\d)\.$",
    re.IGNORECASE,
)
_INITIAL = re.compile(r"(?:^|[:,(/–-]\s*|\b(?:by|with|for|to|from|and|dr\.?|is|of|per|mrs?\.?|ms\.?)\s)[A-Z]\.$")
_TITLE = re.compile(r"\b(?:dr|drs|mr|mrs|ms)\.$", re.IGNORECASE)
_SENTENCE = re.compile(r"[.!]['\")\]]*\s+(?=[A-Z\d☐☒\[(\"'])|\?\s+(?=[A-Z][a-z]+\s+[a-z])|\n\s*\n|\n(?=\s*[•*☐☒\-–]\s)")


def judge(text: str, start: int, end: int, *, year: str = "") -> Judgement:
    """The polarity of the fact at text[start:end] by the words of its sentence or row.

    `text` may hold more than that sentence; cues elsewhere count only where a refusal or an answer points back.
    `year`: the year (YYYY) of the entry; a bare year is a past one unless it is this or a later year.
    Raises ValueError when the span is empty or lies outside the text.
    """
    if not 0 <= start < end <= len(text):
        raise ValueError("the fact's span lies outside its text")
    text = rounded(text)
    boxes = BOX_LIKE.search(text) is not None
    boxed = (unticked(text, start, end) or by_box(text, start, end)) if boxes else None
    if boxed:
        polarity, at, till = boxed
        if polarity == Polarity.TEMPLATE and TASKS[0].pattern.match(text):
            polarity = Polarity.PLANNED  # "Action items: ☐ send care plan"
        return Judgement(Polarity(polarity), at, till, text[at:till])
    begin, stop = _sentence(text, start, end)
    blanked, cues = _cues(text[begin:stop])
    found = [
        *after_offers(blanked, text, begin, start, end, stop),
        *after_searches(text, begin, end, stop),
        *after_promises(text, begin, start, end, stop),
        *sequels(text, begin, start, end, stop),
        *rows(text, begin, start, end, stop),
    ]
    for cue, at, till in cues:
        if reaches(cue, at, till, blanked, start - begin, end - begin) and not _this_year(cue, blanked[at:till], year):
            polarity = _BEHIND if cue.polarity is Polarity.OTHER_PATIENT and begin + at >= end else cue.polarity
            found.append((polarity, begin + at, begin + till))
    dated = years(blanked, start - begin, end - begin, year)
    if dated:
        found.append((Polarity.HISTORICAL, begin + dated[0], begin + dated[1]))
    former = earlier(text[begin:stop], start - begin, end - begin, text[stop : stop + 60])
    if former:
        found.append((Polarity.HISTORICAL, begin + former[0], begin + former[1]))
    headed = HEADED.match(text)
    if headed and headed.end() <= start:
        found.append((Polarity.TEMPLATE, *headed.span()))
    strange = ELSEWHERE.match(text)
    if strange and strange.end() <= start:
        found.append((Polarity.OTHER_PATIENT, *strange.span()))
    found = [one for one in found if not _in_an_aside(text, one, start, end)]
    if boxes and found:
        empty = unchosen(text, start, end)
        found = [one for one in found if not any(at <= one[1] and one[2] <= till for at, till in empty)]
    if any(one[0] is Polarity.HISTORICAL for one in found):  # "a consent of 2019, since lapsed" is no refusal
        found = [one for one in found if one[0] is not Polarity.NEGATED or not _ENDED.search(text, one[1], one[2])]
    signature = _UNSIGNED_BELOW.match(text, stop)
    if signature:
        found.append((Polarity.TEMPLATE, *signature.span()))
    if requested(text, begin, start, stop):
        found = [one for one in found if one[0] is not Polarity.TEMPLATE]
        found.append((Polarity.PLANNED, begin, start))
    order = ordered(blanked, start - begin, end - begin) or tasked(blanked, start - begin, end - begin)
    if order:
        found.append((Polarity.PLANNED, begin + order[0], begin + order[1]))
    found = [
        one
        for one in found
        if one[0] is not Polarity.PLANNED or one[1] < end or not _apart(text, one, begin, start, end)
    ]
    if all(one[0] is Polarity.PLANNED for one in found) and ASKS.match(text, begin):
        found = [*answers(text, start, end, stop)] or found
    for polarity, at, till in sorted(found or answers(text, start, end, stop), key=_gravity):
        named = Polarity.OTHER_PATIENT if polarity is _BEHIND else Polarity(polarity)
        return Judgement(named, at, till, text[at:till].strip() or None)
    kin = kins_own(blanked, start - begin, end - begin)
    if kin:
        return Judgement(Polarity.OTHER_PATIENT, begin + kin[0], begin + kin[1], text[begin + kin[0] : begin + kin[1]])
    if unstated(blanked, start - begin, end - begin):
        return Judgement(Polarity.PLANNED, start, end, text[start:end])
    return Judgement(Polarity.AFFIRMED, start, start, None)


def _apart(text: str, found: Found, begin: int, start: int, end: int) -> bool:
    """Whether what is planned behind the fact is another matter than the fact."""
    return stands(text[begin:], start - begin, end - begin, found[1] - begin, found[2] - begin)


def _this_year(cue: Cue, words: str, year: str) -> bool:
    named = _BARE_YEAR.findall(words) if cue.polarity is Polarity.HISTORICAL and year else []
    return bool(named) and max(named) >= year


def _in_an_aside(text: str, found: Found, start: int, end: int) -> bool:
    """A cue in brackets that tell of an earlier day ("(last November he had declined)") says nothing of this one."""
    _, at, till = found
    opened = text.rfind("(", 0, at)
    closed = text.find(")", till)
    if opened < 0 or closed < 0 or ")" in text[opened:at] or opened < start < closed or opened < end <= closed:
        return False
    return bool(_EARLIER.search(text[opened:closed]))


_WORDS = (
    *(*DENIED, *SHORTHAND, *UNFOUND, *UNWANTED),
    *(*COMING, *BOOKED, *DAYS, *TASKS),
    *(*PAST, *LIVES),
    *(*OTHERS, *KIN, *STRANGERS, *OUTSIDE),
    *FRAMES,
)
_ON_BLANKED = Several([(cue.pattern, cue) for cue in _WORDS])
_ON_ALL = Several([(cue.pattern, cue) for cue in (*FORMS, *READERS)])


@lru_cache(maxsize=1 << 13)
def _cues(sentence: str) -> tuple[str, tuple[tuple[Cue, int, int], ...]]:
    """The sentence with its harmless look-alikes blanked, and all its cues: a sentence is asked for many facts."""
    blanked = HARMLESS.sub(lambda match: "\x00" * len(match[0]), sentence)
    found = (
        (cue, *match.span())
        for cues, text in ((_ON_BLANKED, blanked), (_ON_ALL, sentence))
        for cue in cues.able(text)
        for match in cue.pattern.finditer(text)
        if match.end() > match.start()
    )
    return blanked, tuple(found)


_EARLIER = re.compile(
    r"\b(?:last|earlier|previous(?:ly)?|prior|before (?:this|that)|had|once|originally|initially|at first|first said|"
    r"in (?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_ENDED = re.compile(r"laps|expir|remov|discontinu|stopp|ended|terminat|closed|resolved|dropp|disenroll", re.IGNORECASE)
_BARE_YEAR = re.compile(r"(?:19|20)\d\d")


def _gravity(found: Found) -> int:
    return _GRAVEST.index(found[0])


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence around the fact; a point after an abbreviation or figure ends none."""
    begin, stop = 0, len(text)
    for match in _SENTENCE.finditer(text):
        if match[0].startswith(".") and _INITIAL.search(text[max(0, match.start() - 14) : match.start() + 1]):
            continue  # "for J. Patel"
        if re.search(r"\bno\.$", text[max(0, match.start() - 4) : match.start() + 1], re.IGNORECASE):
            cut = not text[match.end() : match.end() + 1].isdigit()  # "Registry: no. Plan: yes.", "No. 12"
        else:
            cut = False
        if (
            not cut
            and match[0].startswith(".")
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
