"""Lengths of time as charts write them, to the second.

Rates (20/min, every 20 minutes), ages, days of supply, times ago and clock times are not lengths. What a length was
spent on is not judged here.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from clausea import sieve as re
from clausea.several import Several
from clausea.values.numbers import NUMBER_WORD, number
from clausea.values.times import find_intervals

Bound = Literal["at_least", "less_than"]


class DurationHit(NamedTuple):
    """A length of time at text[start:end]. `approximate`: the chart hedges, gives a range (then the lower end) or
    multiplies. `bound`: the chart gives a limit, not the length."""

    start: int
    end: int
    seconds: int
    approximate: bool
    bound: Bound | None


LONGEST_HOURS = 10
"""Hours from which a length without minutes is a rule (24-hour line, 48 hours after discharge), not logged work."""
LONGEST_CELL = 600
"""Minutes that a cell of a minutes column may hold."""

_FLAGS = re.IGNORECASE | re.VERBOSE
_HALVES = {"½": 30, "¼": 15, "¾": 45, "1/2": 30, "1/4": 15, "3/4": 45}
_N = rf"(?:\d{{1,4}}(?:\.\d{{1,3}})?|\b{NUMBER_WORD}\b|\ban?\b)"
_EDGE = r"(?<![\w.,:/$#+])(?<!\d-)"
_HOUR = r"(?:hours?|hrs?|h)(?![a-z])\.?"
_MISSPELT = r"mintues?|minuets?|minuts?|minuites?|mintes?|minues?|miutes?|minites?|mns"
_MIN = rf"(?:minutes?|mins?|mn|m|{_MISSPELT})(?![a-z])(?!\.?\s?(?:assist|dose))"
_MIN_LONG = rf"(?:minutes?|mins?|mn|{_MISSPELT})(?![a-z])"
_SEC = r"(?:seconds?|secs?|s)(?![a-z])"
_AND = r"(?:\s?,?\s?(?:and|&|\+)\s|\s?,\s|\s?)"
_NOT_RATE = r"(?!\s?/\s?[a-z\d]|\s?\^|\s?²)"

_HOURS_MINUTES = re.compile(
    rf"""{_EDGE}(?P<h>{_N}) [\s-]? {_HOUR} {_AND} (?P<m>{_N}) [\s-]? {_MIN}
         (?: {_AND} (?P<s>\d{{1,2}}) \s? {_SEC} )? {_NOT_RATE}""",
    _FLAGS,
)
_HOURS_BARE = re.compile(r"(?<![\w.,:/$#+-])(?P<h>\d{1,2})h(?P<m>[0-5]\d)(?!\w)", re.IGNORECASE)  # 1h05
_HOUR_HALF = re.compile(
    rf"""{_EDGE}(?: (?P<h>an|one|two|three|\d) (?: \s{_HOUR})? \s and \s (?:a|one|three)[\s-](?P<part>half
        |quarters?) (?:\s{_HOUR})?
         | (?P<part2>three[\s-]quarters?|(?:a|one)[\s-]quarter|quarter|half|a[\s-]half) [\s-] (?:of\s)?
           (?:an?[\s-])? hour(?![a-z])
         | (?P<h2>\d)?\s?(?P<part3>[½¼¾]|(?<=\s)[13]/[24]|\b[13]/[24]) [\s-]? (?:of\s)? (?:an\s)? {_HOUR} )""",
    _FLAGS,
)
_HOURLY = re.compile(r"(?<![a-z])h(?:ours?|rs?)?(?![a-z])", re.IGNORECASE)
_HALVED = re.compile(r"half|quarter|[½¼¾]|[13]/[24]", re.IGNORECASE)
"""Without these no hour of a length, and no half or quarter, is written."""
_HOURS = re.compile(rf"{_EDGE}(?P<h>{_N}) [\s-]? (?:hours?|hrs?)(?![a-z])\.? {_NOT_RATE}", _FLAGS)
_MINUTES = re.compile(
    rf"""(?<![\w.,:/$#+])(?P<m>{_N}) (?: \s?\+ (?P<plus>) )? [\s-]{{0,2}} (?:\((?P<paren>\d{{1,3}})\)\s?)? {_MIN_LONG}
         (?:\.(?=\s?\d))?
         (?: {_AND} (?P<s>\d{{1,2}}|{NUMBER_WORD}) [\s-]? {_SEC} )? {_NOT_RATE}""",
    _FLAGS,
)
_SHORT_MINUTES = re.compile(
    r"(?<![\w.,:/$#+-])(?P<m>\d{1,3})(?P<unit>m|'|′|’)(?:(?P<s>[0-5]?\d)(?:s|\""
    r"|″))?(?![\w'\"/²′’])",
    _FLAGS,
)
_QUOTED_MINUTES = re.compile(
    r"\b(?:time|duration|spent|talk|total|call|min|ccm|pcm|bhi|apcm|cocm|tc)\b[\s:=–-]{1,4}(?:of\s|was\s|is\s)?(?P<m>\d{1,2})[\"″”]"
    r"(?![\w/])(?!\s?(?:long|wide|deep|x\b|waist|tall))",
    re.IGNORECASE,
)
"""Minutes written with the mark of seconds, right behind a word of time ("PCM time 35""): no inches."""
_MINUTES_SECONDS = re.compile(
    r"(?<![\w:/.-])(?P<m>\d{1,3}):(?P<s>[0-5]\d)\s?\(?(?:min(?:utes?)?:sec(?:onds?)?|mm?:ss)\b\)?", re.IGNORECASE
)
"""A timer that says how it counts: "8:30 (min:sec)"."""
_SECONDS = re.compile(rf"{_EDGE}(?P<s>{_N}) [\s-]? (?:seconds?|secs?)(?![a-z]) {_NOT_RATE}", _FLAGS)
_CLOCKED = re.compile(
    r"(?<![\w:/.-])(?P<h>\d{1,2}):(?P<m>[0-5]\d)(?::(?P<s>[0-5]\d))?(?![\w:]|\s?[ap]\.?m\b"
    r"|\.\d)",
    _FLAGS,
)
_CLOCKED_UNIT = re.compile(r"\s?(?:hours?|hrs?|h:mm|hh:mm(?::ss)?)\b", re.IGNORECASE)
_MIN_SEC = re.compile(
    r"(?<![\w.,:/$#+-])(?P<m>\d{1,3})\s?m(?:in)?\.?,?\s(?P<s>[0-5]?\d)\s?s(?:ec)?(?![\w])", re.IGNORECASE
)
"""A timer's "6m 20s"."""
_LABELED = re.compile(
    r"""\b(?:minutes?|mins?)\.?\)? (?:\s(?:spent|logged|used|total|this\s(?:call|encounter
        |contact|entry|activity|session)|today|recorded|documented))?
        \s?[:=]\s? (?P<m>\d{1,3}(?:\.\d{1,2})?) (?![\w:/%]|[.,]\d|\s?(?:\+|-|–|/)\s?\d|\s?(?:min|h|sec|of|x)\b)""",
    _FLAGS,
)

_TIME_BEFORE = re.compile(
    r"(?:\b(?:time|duration|length|elapsed|spent|spend|talk|total|min(?:ute)?s?|dur|tt|lasted"
    r"|lasting|logged|call|work(?:ed)?)\b[^\n\d]{0,18}"
    r"|\d{1,2}:\d\d\s?(?:[ap]m)?[\s)]{0,2}[([]?\s?|[([]\s?)$",
    re.IGNORECASE,
)
_LENGTH_BEFORE = re.compile(
    r"\b(?:duration|length|elapsed|spent|total|lasted|lasting|logged|talk\stime|minutes"
    r"|mins?)\b(?:\s(?:of|call|time|was|is))*[^\w\n]{0,4}$",
    re.IGNORECASE,
)
_GENERIC_BEFORE = re.compile(r"\b(?:time|call|dur)\b(?:\s(?:today|spent|total|was|is))?[^\w\n]{0,4}$", re.IGNORECASE)
_CLOCK_LABEL = re.compile(r"\b(?:start|stop|end|begin|in|out|at|from|to)\W{0,3}(?:time\W{0,3})?$", re.IGNORECASE)

_SKIP_BEFORE = re.compile(
    r"(?:\b(?:every|each(?:\s(?:additional|further|subsequent))?|q\.?|per|age[d]?|(?<!\ban\s)additional"
    r"|further|arrive|wait(?:ed)?|first)|/)\s?$",
    re.IGNORECASE,
)
_SKIP_AFTER = re.compile(
    r"\s?-?(?:ago\b|late\b|later\b|early\b|earlier\b|old\b|apart\b|away\b|from\snow\b"
    r"|per\s(?:day|week|night)|(?:a|each|every)\s(?:day|night|week)\b"
    r"|daily\b|of\sage\b|walk\b|drive\b|\d\sdays)",
    re.IGNORECASE,
)
_TIMES_AFTER = re.compile(r"\s?(?:each\s?)?[x×*]\s?(?:\d+|two|three|four)\b|\s(?:twice|each)\b", re.IGNORECASE)
_TIMES_BEFORE = re.compile(
    r"(?:(?:(?<![\d/.-])\b\d{1,2}|\b(?:two|three|four))\s?[x×*]\s?|\b(?:twice|two|three)\s(?:calls?|times"
    r"|contacts)\sof\s)$",
    re.IGNORECASE,
)
_HEDGE = re.compile(
    r"(?:[~≈∼]|\b(?:approx(?:imately|\.)?|about|around|roughly|circa|ca\.?|c\.|some|nearly"
    r"|almost|est(?:imated|\.)?|close\sto|just\s(?:over|under|about)))\s?$",
    re.IGNORECASE,
)
_HEDGE_AFTER = re.compile(r"\s?(?:or\sso\b|\(?(?:approx(?:imate(?:ly)?)?|est(?:imated?)?)\b|-?ish\b|\?)", re.IGNORECASE)
_AT_LEAST = re.compile(
    r"(?:[>≥]=?|\b(?:at\sleast|more\sthan|over|greater\sthan|in\sexcess\sof|minimum(?:\sof)?"
    r"|min\.?\sof|upwards?\sof|no\s(?:less|fewer)\sthan|exceed(?:s|ed|ing)?|longer\sthan"
    r"|beyond|not\sless\sthan))\s?$",
    re.IGNORECASE,
)
_AT_LEAST_AFTER = re.compile(
    r"\s?\+(?!\s?\d)|\s(?:or\s(?:more|longer|greater)|and\sup|plus|at\sleast|minimum)\b", re.IGNORECASE
)
_LESS_THAN = re.compile(
    r"(?:[<≤]=?|\b(?:less\sthan|under|up\sto|no\smore\sthan|not\smore\sthan|fewer\sthan|below"
    r"|within|maximum(?:\sof)?|max\.?|at\smost|shorter\sthan))\s?$",
    re.IGNORECASE,
)
_LESS_THAN_AFTER = re.compile(r"\s(?:or\s(?:less|fewer)|maximum|at\smost|limit)\b", re.IGNORECASE)
_RANGE_BEFORE = re.compile(
    rf"(?P<from>\bfrom\s)?(?<![\w:/.-])(?P<low>\d{{1,3}}"
    rf"|{NUMBER_WORD})\s?(?:{_MIN_LONG}\s?)?(?:-|–|—|\bto\b|\bor\b)\s?$",
    re.IGNORECASE,
)


@lru_cache(maxsize=1 << 17)  # every reader asks the same of the same sentence
def find_durations(text: str, *, column: bool = False) -> tuple[DurationHit, ...]:
    """All lengths of time in reading order: "12 min", "1 hr 5 min", "nine minutes", "half an hour", "(15m)", "0:12".

    With `column`, each line of `text` is a cell of a minutes column: "12", "12.5" and "0:12" are read bare.
    """
    taken = [(hit.start, hit.end) for hit in find_intervals(text)]
    hits: list[DurationHit] = []
    for start, end, seconds, plus in _candidates(text, column=column):
        if any(start < stop and begin < end for begin, stop in taken):
            continue
        taken.append((start, end))
        hit = _qualify(text, start, end, seconds)
        if hit:
            hits.append(hit._replace(bound="at_least") if plus else hit)
    return tuple(sorted(hits))


_Candidate = tuple[int, int, float, bool]
_WAYS = Several(
    [
        (pattern, pattern)
        for pattern in (
            *(_HOURS_MINUTES, _HOURS_BARE, _HOUR_HALF, _MINUTES, _MIN_SEC, _HOURS, _SECONDS, _SHORT_MINUTES, _LABELED),
            *(_QUOTED_MINUTES, _MINUTES_SECONDS, _CLOCKED),
        )
    ]
)
"""All that `_candidates` looks for: most sentences hold none of it."""


def _candidates(text: str, *, column: bool) -> Iterator[_Candidate]:
    if column:
        yield from _cells(text)
    able = _WAYS.able(text)
    if not able:
        return
    hourly = _HOURLY.search(text) is not None
    for match in _HOURS_MINUTES.finditer(text) if hourly else ():
        yield *match.span(), _value(match["h"]) * 3600 + _value(match["m"]) * 60 + _value(match["s"] or "0"), False
    for match in _HOURS_BARE.finditer(text):
        yield *match.span(), _value(match["h"]) * 3600 + _value(match["m"]) * 60, False
    for match in _HOUR_HALF.finditer(text) if _HALVED.search(text) else ():
        yield *match.span(), _part_of_hour(match), False
    for match in _MINUTES.finditer(text):
        if match["m"].lower() in ("a", "an"):
            continue  # "in a minute"
        value = float(match["paren"]) if match["paren"] else _value(match["m"])  # "twelve (12) minutes"
        yield *match.span(), value * 60 + _value(match["s"] or "0"), match["plus"] is not None
    for match in _MIN_SEC.finditer(text):
        yield *match.span(), _value(match["m"]) * 60 + _value(match["s"]), False
    for match in _HOURS.finditer(text):
        if _value(match["h"]) < LONGEST_HOURS:
            yield *match.span(), _value(match["h"]) * 3600, False
    for match in _SECONDS.finditer(text):
        yield *match.span(), _value(match["s"]), False
    for match in _SHORT_MINUTES.finditer(text):
        if _TIME_BEFORE.search(_before(text, match.start())):
            yield *match.span(), _value(match["m"]) * 60 + _value(match["s"] or "0"), False
    for match in _LABELED.finditer(text):
        yield *match.span(), _value(match["m"]) * 60, False
    for match in _QUOTED_MINUTES.finditer(text):
        yield match.start("m"), match.end(), _value(match["m"]) * 60, False
    for match in _MINUTES_SECONDS.finditer(text):
        yield *match.span(), _value(match["m"]) * 60 + _value(match["s"]), False
    for match in _CLOCKED.finditer(text):
        unit = _CLOCKED_UNIT.match(text, match.end())
        if unit and int(match["h"]) < LONGEST_HOURS:
            yield match.start(), unit.end(), _clocked(match), False
        elif _is_length(_before(text, match.start()), match):
            yield *match.span(), _clocked(match), False


def _before(text: str, start: int) -> str:
    return text[max(text.rfind("\n", 0, start) + 1, start - 48) : start]


def _cells(text: str) -> Iterator[_Candidate]:
    for line in re.finditer(r"[^\n]+", text):
        start = line.start() + len(line[0]) - len(line[0].lstrip())
        cell = line[0].strip()
        bare = re.fullmatch(r"(?P<m>\d{1,3}(?:\.\d{1,2})?)(?:\s?m\.?)?", cell)
        clocked = _CLOCKED.fullmatch(cell)
        if bare and float(bare["m"]) <= LONGEST_CELL:
            yield start, start + len(cell), float(bare["m"]) * 60, False
        elif clocked and int(clocked["h"]) <= 3:
            yield start, start + len(cell), _clocked(clocked), False


def _clocked(match: re.Match[str]) -> float:
    return int(match["h"]) * 3600 + int(match["m"]) * 60 + int(match["s"] or 0)


def _is_length(before: str, match: re.Match[str]) -> bool:
    """A bare h:mm is a length after a length's word; after "time:" only when it cannot be a time of day (0:12)."""
    if _CLOCK_LABEL.search(before):
        return False
    if _LENGTH_BEFORE.search(before):
        return int(match["h"]) <= 3
    return bool(_GENERIC_BEFORE.search(before)) and (match["h"] == "0" or (match["h"] == "00" and bool(match["s"])))


def _value(written: str) -> float:
    word = written.strip().lower()
    if word in ("a", "an"):
        return 1.0
    try:
        return float(word)
    except ValueError:
        return float(number(word))


def _part_of_hour(match: re.Match[str]) -> float:
    group = match.groupdict()
    if group["part3"]:
        return float(group["h2"] or 0) * 3600 + _HALVES[group["part3"]] * 60
    part = (group["part"] or group["part2"]).lower()
    minutes = 30 if "half" in part else 45 if "three" in match[0].lower().split("and")[-1] else 15
    return (_value(group["h"]) * 3600 if group["h"] else 0) + minutes * 60


_ADDED_AFTER = re.compile(
    r"\s?(?:min\w*\s)?(?:was\s|were\s)?(?:spent|on\b|with\b|w/|for\s(?!each|every|a\sunit)|to\s(?!report|bill)|call\b|"
    r"calling|talking|speaking|reviewing|documenting|coordinating|this\s|today|same\sday|later)",
    re.IGNORECASE,
)
_ADDED_BEFORE = re.compile(r"(?<!each )(?<!every )(?<!per )\b(?:additional|further)\s?$", re.IGNORECASE)


def _added(before: str, after: str) -> bool:
    """Whether an "additional 5 minutes" was spent: a rule's further 20 minutes are of something and for a code."""
    return bool(_ADDED_BEFORE.search(before) and _ADDED_AFTER.match(after))


def _qualify(text: str, start: int, end: int, seconds: float) -> DurationHit | None:
    """The hit with what the words around it say; None when they make it no length."""
    before, after = _before(text, start), text[end : end + 24]
    low = _RANGE_BEFORE.search(before)
    approximate = False
    bound: Bound | None = None
    if low and not low["from"]:  # "10-15 minutes": the lower end, and only roughly; "from 18 to 8 minutes" is a change
        approximate, start = True, start - len(before) + low.start("low")
        seconds = min(seconds, _value(low["low"]) * 60)
        before = before[: low.start("low")]
    if (_SKIP_BEFORE.search(before) and not _added(before, after)) or _SKIP_AFTER.match(after):
        return None
    if _TIMES_AFTER.match(after) or _TIMES_BEFORE.search(before):
        approximate = True  # "8 mins x 2": neither 8 nor 16 without a person
    if _HEDGE.search(before) or _HEDGE_AFTER.match(after):
        approximate = True
    if _AT_LEAST.search(before) or _AT_LEAST_AFTER.match(after):
        bound = "at_least"
    elif _LESS_THAN.search(before) or _LESS_THAN_AFTER.match(after):
        bound = "less_than"
    return DurationHit(start, end, round(seconds), approximate, bound)
