"""Scores of validated rating scales, with the instrument they belong to.

A score is what a patient reached. Goals, cut-offs, severity bands, single items, examples, due dates and blank totals
are not scores; a figure outside the instrument's range is handed on as such (`in_range` False), never corrected.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from clausea.values.dates import find_dates
from clausea.values.instruments import INSTRUMENTS, MENTION, canonical
from clausea.values.numbers import NUMBER_WORD, number
from clausea.values.times import find_times


class ScoreHit(NamedTuple):
    """A score at text[score_start:score_end]; text[start:end] spans the instrument's name and the score.

    `prior`: the words put it before another score or in the past. `maximum`: the instrument's highest total."""

    start: int
    end: int
    instrument: str
    score: int
    score_start: int
    score_end: int
    prior: bool
    maximum: int
    in_range: bool


def find_scores(text: str) -> tuple[ScoreHit, ...]:
    """All scores in reading order. A prior score after the current one is its own hit with `prior`."""
    blocked = [(hit.start, hit.end) for hit in find_dates(text)]
    blocked += [(hit.start, hit.end) for hit in find_times(text)]
    blocked += [match.span() for match in _NO_SCORE.finditer(text)]
    mentions = list(MENTION.finditer(text))
    for mention in mentions:  # "PHQ 9:14" is no time of day
        blocked = [span for span in blocked if not (span[0] < mention.end() and mention.start() < span[1])]
        blocked = [span for span in blocked if not _of_highest(text, mention, span)]
    hits: dict[int, ScoreHit] = {}
    paired = [hit for first, second in zip(mentions, mentions[1:], strict=False) for hit in _paired(text, first, second)]
    hits.update((hit.score_start, hit) for hit in paired)
    for index, mention in enumerate(mentions):
        if any(hit.start <= mention.start() < hit.end for hit in paired):
            continue
        stop = mentions[index + 1].start() if index + 1 < len(mentions) else len(text)
        floor = mentions[index - 1].end() if index else 0
        found = [*_after(text, mention, stop, blocked), *_before(text, mention, floor, blocked)]
        for hit in found or _labelled(text, mention, stop, blocked):
            hits.setdefault(hit.score_start, hit)
    return tuple(hits[start] for start in sorted(hits))


def _of_highest(text: str, mention: re.Match[str], span: tuple[int, int]) -> bool:
    """True for "3/15" beside the GDS-15: a total of the highest one, not the fifteenth of March."""
    if not 0 <= span[0] - mention.end() <= 16 or re.match(r"\s*\)?\s?[:=–-]\s?\d", text[span[1] :]):
        return False
    return bool(re.fullmatch(rf"\d{{1,2}}/{INSTRUMENTS[canonical(mention)]}", text[span[0] : span[1]]))


_FLAGS = re.IGNORECASE | re.VERBOSE
_SCORE = rf"(?P<score>\d{{1,3}}|{NUMBER_WORD})"
_END = (
    r"(?!\w|[.,]\d|%|:\d|\s?(?:mg|mcg|ml|years?|yrs?|yo\b|y/o|weeks?|wks?|days?|months?"
    r"|minutes?|mins?|hours?|times|items?|questions?|points?\s(?:drop|lower|higher|less"
    r"|decrease|increase|improve)|lb|am\b|pm\b|x\b|of\s\d+\s(?:items|questions)|-\s?(?:item"
    r"|question|point|day|week|month)))"
)
# What may stand between an instrument's name and its score.
_FILL = r"""(?: \s* (?: [:=,–—|)\]-] | \(\s* \) | \((?=\s?(?:\d|score|total|mild|moderate
    |severe)) | (?:mild|moderate(?:ly)?|severe|minimal)\b(?:\s(?:severe|depression|anxiety))?
    | \(\s?(?:\d\d?[\s-]?items?|9|7|modified|english|spanish|phone|adolescent|adult|teen|self|verbal|by\sphone|in\sperson|written|paper)\s?\)
      | \b(?:total|score[ds]?|scale|screen(?:ing)?|screener|today|now|result|current(?:ly)?
      |is|was|of|at|a|an|the|to|and|raw|sum|final|done|given|administered|completed|complete
      |repeat(?:ed)?|readministered
      |re-administered|obtained|performed|by|phone|telephone|tele|patient|pt|self|with|over|via|video|in|clinic|person|this|visit|call|month|her|his|their|shows?|showed|showing|came|back|returned|reveal(?:s|ed)|indicates?|indicated|remains?|remained
      |improved|improving|worsened|rose|fell|decreased|increased|dropped|went|down|up|stable|unchanged|still|on|positive|negative|tool|questionnaire|assessment|for|depression|anxiety|reassessed|reassess|rechecked|again|office|intake|baseline|initial|first|recent|latest|most
      |updated|entered|recorded|documented|calculated|total-score|yielded|yields|resulted|resulting|number)\b ) )*"""
_FORWARD = re.compile(
    rf"{_FILL}\s*(?P<sign>[:=]?)\s*(?<![\d.<>≤≥/]){_SCORE}(?:\s?/\s?(?P<max>\d{{1,3}})"
    rf"|\s(?:out\s)?of\s(?P<max2>\d{{1,3}}))?{_END}",
    _FLAGS,
)
_NOT_SCORE_BEFORE = re.compile(
    r"(?:\b(?:visit|call|session|number|week|day|month|page|version|by|dropped|decreased"
    r"|increased|improved|worsened|fell|rose|down|up|went)|\n[^\n]*\n[^\n]*)\s*$",
    re.IGNORECASE,
)
_CHANGE = re.compile(
    rf"{_FILL}\s*\bfrom\s(?:a\s)?(?P<old>\d{{1,3}}"
    rf"|{NUMBER_WORD})(?:\s?\([^()]{{0,20}}\))?\s(?:down\sto|up\sto|to)\s(?:a\s)?{_SCORE}{_END}",
    _FLAGS,
)
_ROW = re.compile(r"\s+\d{1,3}(?![\w/.]|\s?(?:min|mg|h|%))")
"""A second bare figure after the first: a flowsheet's row, whose columns only its heading can date."""
_MORE = re.compile(
    rf"""(?P<fill>(?:\s*(?:[(),;:=]|\bmild|\bmoderate(?:ly)?|\bminimal|\bsevere|\bsevere?ity|\bnone|\bon|\bin|\bat|\bdate|\bdated|\bfrom|\bwas|\bof|\bscore|\bscored|\bthis|\bvisit))*?)
        \s*(?P<word>\bprior(?:\sscore)?|\bprevious(?:ly)?|\blast|\bbaseline|\bdown\sfrom|\bup\sfrom|\bfrom|\bwas|\bvs\.?|\bversus|\bcompared\s(?:with|to)|\bthen|\bto|→|->|➔|⇒|-->|>|=>|\bimproved\sfrom|\bdecreased\sfrom|\bincreased\sfrom|\binitial(?:ly)?|\bearlier|\bbefore)
        (?:\s*(?:[:=(]|\bof|\bscore|\bscored|\bwas|\btime|\bmonth|\bvisit|\ba|\bat|\bbaseline|\bintake|\bprior|\bprevious|\blast|\btoday|\bnow))*\s*(?<![\d.<≤≥/]){_SCORE}(?:\s?/\s?(?P<max>\d{{1,3}}))?{_END}""",
    _FLAGS,
)
_BACKWARD = re.compile(
    rf"""(?<![\w.<>≤≥/:-]){_SCORE}(?:\s?/\s?(?P<max>\d{{1,3}})|\s(?:out\s)?of\s(?P<max2>\d{{1,3}}))?(?:\s?\((?:[a-z]+\s?){{1,3}}\))?(?:\spoints)?\s
        (?:on|for|in|with|via|using)\s(?:(?:the|a|an|his|her|their|today's|this|repeat|most|recent|follow-up|initial)\s)*$""",
    _FLAGS,
)
_BACK_CUE = re.compile(
    r"(?:\b(?:score[ds]?|total|totall?ed|got|reached|with|of|a|had|result)\b(?:\s(?:a|an|of|at"
    r"|is|was|total))*|[:=])\s*$",
    re.IGNORECASE,
)
_DATED = re.compile(
    r"(?P<lead>\b(?:on|from|dated|by|the)\s|\()?(?<![\w/.])(?P<month>0?[1-9]"
    r"|1[0-2])/(?P<day>0?[1-9]|[12]\d|3[01])(?![\w/])(?P<tail>\s?\)?\s?[:=–-]\s*\d)?",
    re.IGNORECASE,
)
"""A month and day without year beside a score; see `_undated`."""
_NO_SCORE = re.compile(
    r"\b(?:item|question|q|#|no\.|number)\s?#?\s?\d{1,2}\b(?:\s?\(?(?:answered|score[ds]?|is"
    r"|was|response|[:=]|suicid\w*|si)\)?)*\s?(?:\d{1,2}\b)?"
    r"|\(\s?0\s?(?:-|–|to)\s?\d{1,2}\s?\)|\b\d{1,2}\s?-\s?\d{1,2}\b(?=\s?(?:=|:|\w))|\bICD\S*|\b[A-Z]\d\d\.\d+",
    re.IGNORECASE,
)
_NOT_REACHED = re.compile(
    r"\b(?:goals?|target|aim|below|under|less\sthan|at\sleast|above|over(?!\s(?:the\s)?(?:tele)?(?:phone|video))|more\sthan|until"
    r"|cut-?\s?off|cut|threshold|means|mean|indicates\sthat\sa|range|ranges|minimum|maximum"
    r"|max|highest|lowest|if|when|unless|due|example|e\.g|"
    r"possible|points?\s(?:drop|reduction)|reduction|drop\sof|decrease\sof|improvement\sof"
    r"|response\sline|by\s(?:at\sleast|half)|would|should|not\sbelow|not\sabove|once|expected"
    r"|score\sof\s\d+\smeans|greater\sthan|fewer\sthan|every|q\d*|within|weeks?|see\spage)\b"
    r"|[<>≤≥]",
    re.IGNORECASE,
)
_MEANS = re.compile(
    r"[\s)]{0,2}(?:\w+\s)?(?:means|suggests|would\s(?:mean|be|indicate)|and\s(?:above|higher"
    r"|over)|or\s(?:above|higher|more|greater|less|lower|below|under)|indicates\s(?:a|that)"
    r"|is\sconsidered|to\s\d+\s?(?:=|:|is|means|mild|moderate|severe)|\+|(?:-|–)\s?\d)",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:prior|previous(?:ly)?|last|old|past|former(?:ly)?|baseline|initial(?:ly)?|history"
    r"|h/o|hx|earlier|was|from|down\sfrom|up\sfrom)\b[^\n.;]{0,24}$",
    re.IGNORECASE,
)
_PAST_WORDS = frozenset(
    [
        "prior",
        "previous",
        "previously",
        "last",
        "baseline",
        "initial",
        "initially",
        "earlier",
        "before",
        "from",
        "was",
        "vs",
        "versus",
        "compared",
        "down",
        "up",
        "improved",
        "decreased",
        "increased",
    ]
)
_FORWARD_WORDS = ("then", "to", "→", "->", "➔", "⇒", "-->", ">", "=>")


def _after(text: str, mention: re.Match[str], stop: int, blocked: list[tuple[int, int]]) -> Iterator[ScoreHit]:
    """The score that follows the name, past dates and remarks, and those after it ("16 -> 12", "14, prior 19")."""
    masked = _undated(_mask(text, mention.end(), stop, blocked), INSTRUMENTS[canonical(mention)])
    if _goal_before(text, mention.start()):
        return
    change = _CHANGE.match(masked)
    if change and not _NOT_REACHED.search(masked[: change.start("old")]):
        name, at = canonical(mention), mention.end()
        for group, prior in (("old", True), ("score", False)):
            yield _hit(mention, name, at + change.start(group), at + change.end(group), change[group], prior, None)
        return
    first = _FORWARD.match(masked)
    if (
        not first
        or _NOT_REACHED.search(masked[: first.start("score")])
        or _NOT_SCORE_BEFORE.search(masked[: first.start("score")])
    ):
        return
    if re.search(r"\n\s*$", masked[: first.start("score")]) and re.match(r"[.)]\s", masked[first.end() :]):
        return  # the number of the next line's item
    offset = mention.end()
    plain = text[mention.end() + first.end() : stop]
    if _ROW.match(plain):
        return
    if _MEANS.match(masked, first.end()):
        return
    name = canonical(mention)
    prior = bool(_PAST_NAME.search(text[max(0, mention.start() - 24) : mention.start()]))
    hits = [
        _hit(mention, name, offset + first.start("score"), offset + first.end(), first["score"], prior, _max(first))
    ]
    at = first.end()
    while more := _MORE.match(masked, at):
        word = more["word"].lower()
        if _NOT_REACHED.search(masked[at : more.start("score")].replace(">", " ")):
            break
        changed = word in _FORWARD_WORDS
        if changed and hits:  # "16 -> 12", "from 16 to 12": the first was before
            hits[-1] = hits[-1]._replace(prior=True)
        hits.append(
            _hit(
                mention,
                name,
                offset + more.start("score"),
                offset + more.end(),
                more["score"],
                not changed,
                _max(more),
            )
        )
        at = more.end()
    yield from hits


_LABEL = re.compile(
    rf"\b(?:total(?:\sscore)?|sum|score|result(?:ed)?|scored|came\sto)\s?(?:[:=–-]|is|was|of|at)?\s?(?<![\d.<>≤≥/]){_SCORE}"
    rf"(?:\s?/\s?(?P<max>\d{{1,3}})|\s(?:out\s)?of\s(?P<max2>\d{{1,3}}))?(?:\spoints)?{_END}"
    rf"|(?P<colon>:)\s{_SCORE.replace('score', 'bare')}\s(?:points\b|of\s(?P<max3>\d{{1,3}}))",
    _FLAGS,
)
_UNDONE = re.compile(
    r"\b(?:due|defer\w*|declin\w*|refus\w*|not|never|no|will|would|planned|pending|blank|previous(?:ly)?|prior|last|min(?:ute)?s?)\b|\?",
    re.IGNORECASE,
)
_ANSWERS = re.compile(r"more than half the days|nearly every day|several days|not at all|not difficult at all", re.IGNORECASE)
_TWO = re.compile(
    rf"\s*(?:[:=]|\b(?:was|were|are|is|of|today|scores?|scored|total|totals|both)\b|\s)*\s*(?<![\d.<>≤≥/])(?P<one>\d{{1,2}})"
    rf"\s?(?:/|,|and|&)\s?(?P<two>\d{{1,2}}){_END}(?!\s?/)",
    _FLAGS,
)


def _paired(text: str, first: re.Match[str], second: re.Match[str]) -> Iterator[ScoreHit]:
    """Two instruments named together before their two totals: "PHQ-9/GAD-7 = 13/10"."""
    if not re.fullmatch(r"\s?(?:/|&|\+|and|,)\s?", text[first.end() : second.start()]):
        return
    scores = _TWO.match(text, second.end())
    if scores is None or find_dates(text[scores.start("one") : scores.end() + 8]):
        return
    if int(scores["one"]) > INSTRUMENTS[canonical(first)] or int(scores["two"]) > INSTRUMENTS[canonical(second)]:
        return
    for mention, group in ((first, "one"), (second, "two")):
        yield _hit(mention, canonical(mention), scores.start(group), scores.end(group), scores[group], False, None)


def _labelled(text: str, mention: re.Match[str], stop: int, blocked: list[tuple[int, int]]) -> Iterator[ScoreHit]:
    """A total with its label further on: "PCL-5 given 05/14; result 41 of 80", "GAD-7 over phone, total 8"."""
    masked = _undated(_mask(text, mention.end(), stop, blocked), INSTRUMENTS[canonical(mention)])
    if _goal_before(text, mention.start()):
        return
    for label in _LABEL.finditer(masked):
        before = masked[: label.start()]
        before = _ANSWERS.sub(" ", before)
        if _NOT_REACHED.search(before) or _UNDONE.search(before) or _MEANS.match(masked, label.end()):
            return
        group = "bare" if label["colon"] else "score"
        at = mention.end() + label.start(group)
        stated = label["max3"] or label["max"] or label["max2"]
        name = canonical(mention)
        yield _hit(mention, name, at, mention.end() + label.end(), label[group], False, int(stated) if stated else None)
        if more := _MORE.match(masked, label.end()):
            old = mention.end() + more.start("score")
            yield _hit(mention, name, old, mention.end() + more.end(), more["score"], True, _max(more))
        return


_PAST_NAME = re.compile(
    r"\b(?:prior|previous|last|old|baseline|initial|earlier|past|former|first)\s(?:\w+\s)?$"
    r"|\b(?:last\s\w+|history\sof)\W{0,3}$",
    re.IGNORECASE,
)
_GOAL_NAME = re.compile(
    r"\b(?:goals?|target|aim|reduce|lower|get|bring|keep|until|unless|if|when|example|e\.g\.?"
    r"|due|repeat|once|half\sof\sthe\sfirst)\b[^\n.;:]{0,14}:?\s?(?:is|a|an|the|to|for"
    r"|have)?\s?$",
    re.IGNORECASE,
)


def _goal_before(text: str, start: int) -> bool:
    return bool(_GOAL_NAME.search(text[max(text.rfind("\n", 0, start) + 1, start - 28) : start]))


def _before(text: str, mention: re.Match[str], floor: int, blocked: list[tuple[int, int]]) -> Iterator[ScoreHit]:
    """ "scored a 12 on the PHQ-9", "a score of 12 on his PHQ-9"."""
    begin = max(floor, mention.start() - 60)
    masked = _mask(text, begin, mention.start(), blocked)
    match = _BACKWARD.search(masked)
    if (
        not match
        or not _BACK_CUE.search(masked[: match.start("score")])
        or _NOT_REACHED.search(masked[: match.start("score")][-30:])
    ):
        return
    score_start = begin + match.start("score")
    yield _hit(
        mention,
        canonical(mention),
        score_start,
        score_start + len(match["score"]),
        match["score"],
        False,
        _max(match),
    )


def _undated(masked: str, maximum: int) -> str:
    """Without month/day figures: after "on" or a bracket, or before a sign and a score, unless the "day" is the
    instrument's highest total ("11/27" of a PHQ-9)."""

    def blank(match: re.Match[str]) -> str:
        whole = match["month"][0] == "0" or (int(match["day"]) != maximum and (match["lead"] or match["tail"]))
        if not whole:
            return match[0]
        keep = len(match["tail"] or "")
        lead = len(match["lead"] or "")
        return match[0][:lead] + " " * (len(match[0]) - keep - lead) + (match["tail"] or "")

    return _DATED.sub(blank, masked)


def _mask(text: str, start: int, stop: int, blocked: list[tuple[int, int]]) -> str:
    """The stretch with dates and items blanked, so that offsets stay."""
    stop = min(stop, start + 240)
    chars = list(text[start:stop])
    for begin, end in blocked:
        for index in range(max(begin, start), min(end, stop)):
            chars[index - start] = " "
    return "".join(chars)


def _max(match: re.Match[str]) -> int | None:
    group = match.groupdict()
    written = group.get("max") or group.get("max2")
    return int(written) if written else None


def _hit(
    mention: re.Match[str], name: str, start: int, end: int, written: str, prior: bool, stated: int | None
) -> ScoreHit:
    score, maximum = number(written), INSTRUMENTS[name]
    fits = 0 <= score <= maximum and stated in (None, maximum)
    score_end = start + len(written)
    return ScoreHit(
        min(mention.start(), start),
        max(mention.end(), end, score_end),
        name,
        score,
        start,
        score_end,
        prior,
        maximum,
        fits,
    )
