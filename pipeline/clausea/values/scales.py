"""Scores of validated rating scales, with the instrument they belong to.

A score is what a patient reached. Goals, cut-offs, severity bands, single items, examples, due dates and blank totals
are not scores; a figure outside the instrument's range is handed on as such (`in_range` False), never corrected.
"""

import itertools
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from clausea import sieve as re
from clausea.values.dates import find_dates
from clausea.values.instruments import INSTRUMENTS, MENTION, canonical
from clausea.values.numbers import number
from clausea.values.scorewords import (
    ANSWERS,
    BACK_CUE,
    BACKWARD,
    CHANGE,
    CHANGED,
    DATED,
    FORWARD,
    GOAL_NAME,
    LABEL,
    LAST,
    MEANS,
    MORE,
    NEXT_ONE,
    NO_SCORE,
    NOT_REACHED,
    NOT_SCORE_BEFORE,
    PAST_NAME,
    ROW,
    TWO,
    UNDONE,
)
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


@lru_cache(maxsize=1 << 17)  # every reader asks the same of the same sentence
def find_scores(text: str) -> tuple[ScoreHit, ...]:
    """All scores in reading order. A prior score after the current one is its own hit with `prior`."""
    mentions = list(MENTION.finditer(text))
    if not mentions:
        return ()
    blocked = [(hit.start, hit.end) for hit in find_dates(text)]
    blocked += [(hit.start, hit.end) for hit in find_times(text)]
    blocked += [match.span() for match in NO_SCORE.finditer(text)]
    for mention in mentions:  # "PHQ 9:14" is no time of day
        blocked = [span for span in blocked if not (span[0] < mention.end() and mention.start() < span[1])]
        blocked = [span for span in blocked if not _of_highest(text, mention, span)]
    hits: dict[int, ScoreHit] = {}
    paired = [hit for first, second in itertools.pairwise(mentions) for hit in _paired(text, first, second)]
    hits.update((hit.score_start, hit) for hit in paired)
    for index, mention in enumerate(mentions):
        if any(hit.start <= mention.start() < hit.end for hit in paired):
            continue
        stop = mentions[index + 1].start() if index + 1 < len(mentions) else len(text)
        floor = mentions[index - 1].end() if index else 0
        series = tuple(_series(text, mention, stop))
        hits.update((hit.score_start, hit) for hit in series)
        if series:
            continue
        found = [*_after(text, mention, stop, blocked), *_before(text, mention, floor, blocked)]
        for hit in found or tuple(_labelled(text, mention, stop, blocked)) or _last(text, mention, stop, blocked):
            hits.setdefault(hit.score_start, hit)
    return tuple(hits[start] for start in sorted(hits))


_MD = r"(?:1[0-2]|0?[1-9])[/-](?:3[01]|[12]\d|0?[1-9])(?!\d)(?:[/-](?:20)?\d\d)?|20\d\d-\d\d-\d\d"
_N = r"(?<![\d/.])\d{1,2}(?![\d/.]\d|\d|\s?(?:min|mg|%))"
_DAY_FIRST = re.compile(
    rf"\s*[(]?\s*(?:on\s)?(?:{_MD})\s?[)]?\s*(?:[:=–-]|was\b|scored?\b)?"
    rf"\s*(?P<n>{_N})(?:/\d\d)?\s*(?:[,;>|]|->|→|and\b|then\b)*",
    re.IGNORECASE,
)
_SCORE_FIRST = re.compile(
    rf"\s*(?P<n>{_N})(?:/\d\d)?\s*(?:[(]\s?(?:on\s)?(?:{_MD})\s?[)]|on\s(?:{_MD}))\s*(?:[,;>|]|->|→|and\b|then\b)*",
    re.IGNORECASE,
)


def _series(text: str, mention: re.Match[str], stop: int) -> Iterator[ScoreHit]:
    """Two or more scores, each with its own day: "PHQ-9: 16 (3/3), 12 (4/7)", "PHQ-9 03/03 16, 04/07 12"."""
    lead = re.compile(
        r"\s*(?:scores?|trend|totals?|results?|history|log|course|values?|over time)?\s*[:=–-]?\s*", re.IGNORECASE
    ).match(text, mention.end(), stop)
    begin = lead.end() if lead else mention.end()
    for shape in (_SCORE_FIRST, _DAY_FIRST):
        found = []
        at = begin
        while match := shape.match(text, at, stop):
            found.append(match)
            at = match.end()
        if len(found) >= 2 and not _goal_before(text, mention.start()):
            for match in found:
                hit = _hit(mention, canonical(mention), match.start("n"), match.end("n"), match["n"], False, None)
                yield hit._replace(end=match.start() + len(match.group().rstrip(" ,;>|-→andthe")))
            return


def _of_highest(text: str, mention: re.Match[str], span: tuple[int, int]) -> bool:
    """True for "3/15" beside the GDS-15: a total of the highest one, not the fifteenth of March."""
    if not 0 <= span[0] - mention.end() <= 16 or re.match(r"\s*\)?\s?[:=–-]\s?\d", text[span[1] :]):
        return False
    return bool(re.fullmatch(rf"\d{{1,2}}/{INSTRUMENTS[canonical(mention)]}", text[span[0] : span[1]]))


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
    if _goal_before(text, mention.start()) or _AIMED.match(masked) or _ITEM_OF.search(text[: mention.start()]):
        return
    change = CHANGE.match(masked)
    if change and not NOT_REACHED.search(masked[: change.start("old")]):
        name, at = canonical(mention), mention.end()
        for group, prior in (("old", True), ("score", False)):
            yield _hit(mention, name, at + change.start(group), at + change.end(group), change[group], prior, None)
        return
    first = FORWARD.match(masked)
    if (
        not first
        or NOT_REACHED.search(masked[: first.start("score")])
        or NOT_SCORE_BEFORE.search(masked[: first.start("score")])
    ):
        return
    if re.search(r"\n\s*$", masked[: first.start("score")]) and re.match(r"[.)]\s", masked[first.end() :]):
        return  # the number of the next line's item
    offset = mention.end()
    plain = text[mention.end() + first.end() : stop]
    behind = offset + first.end() + len(plain) - len(plain.lstrip())
    dated = any(start == behind for start, _ in blocked)  # "PHQ-2  0 of 6  21 Jan 2026": a table's next cell
    if (ROW.match(plain) and not dated) or (stop < len(text) and NEXT_ONE.fullmatch(plain)):
        return  # of a row, or of the instrument named next: "16 on the PHQ-9 and 12 on the GAD-7"
    if MEANS.match(masked, first.end()):
        return
    name = canonical(mention)
    prior = bool(PAST_NAME.search(text[max(0, mention.start() - 24) : mention.start()]))
    hits = [
        _hit(mention, name, offset + first.start("score"), offset + first.end(), first["score"], prior, _max(first))
    ]
    at = first.end()
    while more := MORE.match(masked, at):
        word = more["word"].lower()
        if NOT_REACHED.search(masked[at : more.start("score")].replace(">", " ")):
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


def _paired(text: str, first: re.Match[str], second: re.Match[str]) -> Iterator[ScoreHit]:
    """Two instruments named together before their two totals: "PHQ-9/GAD-7 = 13/10"."""
    if not re.fullmatch(r"\s?(?:/|&|\+|and|,)\s?", text[first.end() : second.start()]):
        return
    scores = TWO.match(text, second.end())
    if scores is None or find_dates(text[scores.start("one") : scores.end() + 8]):
        return
    if int(scores["one"]) > INSTRUMENTS[canonical(first)] or int(scores["two"]) > INSTRUMENTS[canonical(second)]:
        return
    for mention, group in ((first, "one"), (second, "two")):
        hit = _hit(mention, canonical(mention), scores.start(group), scores.end(group), scores[group], False, None)
        yield hit._replace(start=first.start(), end=scores.end("two"))


def _labelled(text: str, mention: re.Match[str], stop: int, blocked: list[tuple[int, int]]) -> Iterator[ScoreHit]:
    """A total with its label further on: "PCL-5 given 05/14; result 41 of 80", "GAD-7 over phone, total 8"."""
    masked = _undated(_mask(text, mention.end(), stop, blocked), INSTRUMENTS[canonical(mention)])
    if _goal_before(text, mention.start()):
        return
    for label in LABEL.finditer(masked):
        before = masked[: label.start()]
        before = ANSWERS.sub(" ", before)
        if (
            NOT_REACHED.search(before)
            or UNDONE.search(before)
            or MEANS.match(masked, label.end())
            or ROW.match(masked, label.end())
        ):
            return
        group = next(name for name in ("score", "bare", "self", "form", "place") if label[name])
        at = mention.end() + label.start(group)
        stated = label["max3"] or label["max"] or label["max2"]
        name = canonical(mention)
        yield _hit(mention, name, at, mention.end() + label.end(), label[group], False, int(stated) if stated else None)
        if more := MORE.match(masked, label.end()):
            old = mention.end() + more.start("score")
            yield _hit(mention, name, old, mention.end() + more.end(), more["score"], True, _max(more))
        return
    change = CHANGED.search(masked)
    if change and not NOT_REACHED.search(masked[: change.start()]) and not UNDONE.search(masked[: change.start()]):
        for group, prior in (("old", True), ("score", False)):
            at = mention.end()
            yield _hit(
                mention,
                canonical(mention),
                at + change.start(group),
                at + change.end(group),
                change[group],
                prior,
                None,
            )


def _last(text: str, mention: re.Match[str], stop: int, blocked: list[tuple[int, int]]) -> Iterator[ScoreHit]:
    """The earlier score, with its day, that is told where none was taken."""
    masked = _mask(text, mention.end(), stop, blocked)
    found = LAST.search(masked)
    if found is None or NOT_REACHED.search(masked[: found.start()]) or _goal_before(text, mention.start()):
        return
    at = mention.end() + found.start("score")
    yield _hit(mention, canonical(mention), at, mention.end() + found.end(), found["score"], True, _max(found))


_GOAL_LIST = re.compile(r"\bgoals?\b[^.;\n]{0,20}:[^.;\n]*$", re.IGNORECASE)
"""A list of goals before the name: "goals: walk three times a week, PHQ-9 to 7"."""
_AIMED = re.compile(r"\s+to\s+(?:be\s)?\d")
"""A bare "to" right after the name sets an aim; a change has its verb ("PHQ-9 down to 7")."""


_REPEAT = re.compile(r"\brepeat\s$", re.IGNORECASE)
_RESULTED = re.compile(
    r"\S+\s?[=:]?\s?(?:score(?:d)? )?\d{1,2}\b"
    r"(?![/.-]\d|\s?(?:-|–|to)?\s?(?:\d{1,2}\s?)?(?:weeks?|wks?|w\b|months?|mos?|days?|d\b|x\b))"
    r"|\S+(?:\s\d{1,2}\b)?\s(?:is|was|fell|dropped|rose|improved|worsened|came|has|showed|scored|down|up|done|today|now)\b",
    re.IGNORECASE,
)
"""A "repeat PHQ-9" that has its result is none to be repeated."""


_ITEM_OF = re.compile(
    r"\b(?:item|question|q|#|no\.)\s?#?\d{1,2}\s(?:on|of|from)\s(?:(?:the|her|his)\s)?$", re.IGNORECASE
)
"""The answer to one item is no total: "item 9 on the PHQ-9 was 0"."""


def _goal_before(text: str, start: int) -> bool:
    line = text[max(text.rfind("\n", 0, start) + 1, start - 120) : start]
    if _GOAL_LIST.search(line) is not None:
        return True
    return GOAL_NAME.search(line[-28:]) is not None and not (_REPEAT.search(line) and _RESULTED.match(text, start))


def _before(text: str, mention: re.Match[str], floor: int, blocked: list[tuple[int, int]]) -> Iterator[ScoreHit]:
    """ "scored a 12 on the PHQ-9", "a score of 12 on his PHQ-9"."""
    begin = max(floor, mention.start() - 60)
    masked = _mask(text, begin, mention.start(), blocked)
    match = BACKWARD.search(masked)
    if (
        not match
        or not BACK_CUE.search(masked[: match.start("score")])
        or NOT_REACHED.search(masked[: match.start("score")][-30:])
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

    return DATED.sub(blank, masked)


_LEADERS = re.compile(r"\.{2,}|…+|_(?=\d)|(?<=\d)_+|_{4,}|(?:\. ){2,}")
"""Dots and strokes that lead the eye from a name to its figure."""


def _mask(text: str, start: int, stop: int, blocked: list[tuple[int, int]]) -> str:
    """The stretch with dates and items blanked, so that offsets stay."""
    stop = min(stop, start + 240)
    chars = list(text[start:stop])
    for begin, end in blocked:
        for index in range(max(begin, start), min(end, stop)):
            chars[index - start] = " "
    return _LEADERS.sub(lambda run: " " * len(run.group()), "".join(chars))


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
