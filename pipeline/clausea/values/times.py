"""Clock times and the intervals between two of them, to the minute.

Meridiems are resolved so that the interval is the shortest that the figures allow; an interval that would come out
longer than half a day is a typing error or something else, and is not read.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from clausea import sieve as re
from clausea.several import Several


class TimeHit(NamedTuple):
    """A clock time at text[start:end], as HH:MM of the 24-hour clock."""

    start: int
    end: int
    time: str


class IntervalHit(NamedTuple):
    """From one clock time to another at text[start:end]; whole minutes between them, midnight crossed if need be."""

    start: int
    end: int
    from_: str
    to: str
    minutes: int


_DAY = 24 * 60
LONGEST = 12 * 60
"""Minutes beyond which two clock times are not one interval."""
LONGEST_UNMARKED_WRAP = 4 * 60
"""Minutes beyond which an interval that runs backward without AM or PM is an error, not noon or midnight."""

_AMPM = r"(?:\s?(?P<{0}ap>[ap])(?:m\b|\.\s?m\b\.?))"
_CLOCK = (
    r"(?:(?P<{0}h>[01]?\d|2[0-4]):(?P<{0}m>[0-5]\d)(?::(?P<{0}s>[0-5]\d))?(?![\d:]|\.\d)(?:"
    + _AMPM
    + r"|(?P<{0}ap2>[ap])\b)?"
    r"|(?P<{0}h2>1[0-2]|0?[1-9])" + _AMPM.replace("{0}", "{0}2") + ")"
)
_MILITARY = r"(?P<{0}h3>[01]\d|2[0-3])(?P<{0}m3>[0-5]\d)(?!\d|[-/.:]\d)(?:\s?(?:h|hrs|hours)\b)?"
_EDGE = r"(?<![\w:/.$#])(?<![A-Za-z]-)"
_SIGN = r"\s?(?:-|–|—|‐|‑|−|→|->|\bto\b|\buntil\b|\btill?\b|\bthru\b|\bthrough\b)\s?"
_WHEN_MILITARY = (
    r"\b(?:at|time|in|out|start(?:ed|ing)?|stop(?:ped)?|end(?:ed|ing)?|began|begin"
    r"|finish(?:ed)?|from|hrs|@)\b"
)


def _clock(prefix: str, *, military: bool = False) -> str:
    plain = _CLOCK.replace("{0}", prefix)
    return f"(?:{plain}|{_MILITARY.replace('{0}', prefix)})" if military else f"(?:{plain})"


_FLAGS = re.IGNORECASE | re.VERBOSE
# Verbose mode drops no blanks inside classes; the sources above hold none but \s.
_TIME = re.compile(_EDGE + _clock("a"), _FLAGS)
_MILITARY_TIME = re.compile(
    rf"(?:{_WHEN_MILITARY}[\s:,(]{{0,3}}|@\s?){_EDGE}{_MILITARY.replace('{0}', 'a')}"
    rf"|{_EDGE}(?P<bh3>[01]\d|2[0-3])(?P<bm3>[0-5]\d)\s?(?:h|hrs)\b",
    _FLAGS,
)
_NOON = re.compile(r"\b(?:12\s)?(?P<word>noon|midnight)\b", re.IGNORECASE)
_DASHED = re.compile(_EDGE + _clock("a") + _SIGN + _clock("b") + r"(?![\d])", _FLAGS)
_DASHED_HOUR = re.compile(  # 2-2:15 PM
    _EDGE
    + r"(?P<ah2>1[0-2]|[1-9])"
    + _SIGN
    + r"(?P<bh>1[0-2]|0?[1-9]):(?P<bm>[0-5]\d)\s?(?P<bap>[ap])(?:m\b|\.\s?m\b\.?)",
    _FLAGS,
)
_DASHED_MILITARY = re.compile(
    rf"(?:(?P<cue>{_WHEN_MILITARY})[\s:,(]{{0,3}}"
    rf"|(?P<paren>[(\[]))?{_EDGE}(?<!\d-){_MILITARY.replace('{0}', 'a').replace('[-/.:]', '[/.:]')}{_SIGN}"
    rf"{_MILITARY.replace('{0}', 'b')}(?!\s?(?:k?cal|mg|ml|mcg|units?|steps|cc)\b)",
    _FLAGS,
)
_NOUN = r"(?:\s?(?:of\s)?(?:time|call|visit|session|contact|encounter|activity|work|clock))?"
_FIRST = (
    r"\b(?:(?:time|call|clock|session|visit|contact|clocked|punch)\s?[-/]?\s?)?(?:in"
    rf"|start(?:ed|s|ing)?|began|begin(?:ning)?|begun|from|open(?:ed)?|connected|picked\sup|placed|dialed"
    rf"|(?:logged|log|timer|clock)\son|on){_NOUN}"
)
_LAST = (
    r"\b(?:(?:time|call|clock|session|visit|contact|clocked|punch)\s?[-/]?\s?)?(?:out"
    r"|stop(?:ped|s|ping)?|end(?:ed|s|ing)?|finish(?:ed|es)?|hung\sup|(?:rang|logged|log|timer|clock)?\s?off|disconnect(?:ed)?|to|until|till|thru|through"
    rf"|clos(?:ed|e)|complet(?:ed|e)){_NOUN}"
)
_MARK = r"\s?(?:[:=@]|at|was|-|–)?\s{0,3}(?:\d\d?/\d\d?/(?:\d\d){1,2}\s)?"
_LABELED = re.compile(
    _FIRST
    + _MARK
    + _EDGE
    + _clock("a", military=True)
    + r"[\s,;/|.)\-–—&]{0,6}\s{0,400}(?:and\s|then\s|\|\s?)?"
    + _LAST
    + _MARK
    + _EDGE
    + _clock("b", military=True),
    _FLAGS,
)


_HOURS = re.compile(r"\d\s?(?:h|hrs|hours)\b", re.IGNORECASE)
_AFTER_DAY = re.compile(r"(?<![\d/])\d{1,4}[-/.]\d{1,2}[-/.]\d{2,4},?\s{1,3}(?:[A-Za-z]{3,9},?\s)?$")
"""Right behind a whole date: the figures are clock times."""


class _Read(NamedTuple):
    """A clock reading before its meridiem is settled."""

    seconds: int
    meridiem: str | None
    twelve: bool
    """False when the figures can only be of the 24-hour clock."""


def find_times(text: str) -> tuple[TimeHit, ...]:
    """All clock times: "10:02", "2:30 PM", "9 a.m.", "noon", "0915" and "1430 hrs" beside a time's word.

    Lengths written like clock times ("0:12", "00:08:30") are not times.
    """
    hits: list[TimeHit] = []
    for pattern in (_TIME, _MILITARY_TIME):
        for match in pattern.finditer(text):
            prefix = "b" if pattern is _MILITARY_TIME and match["bh3"] else "a"
            read = _reading(match, prefix)
            if read is None or _is_length(text, match):
                continue
            start = match.start() if pattern is _TIME else match.start(prefix + "h3")
            hits.append(TimeHit(start, match.end(), _clock_of(_options(read)[0])))
    for match in _NOON.finditer(text):
        hits.append(TimeHit(*match.span(), "12:00" if match["word"].lower() == "noon" else "00:00"))
    for span in find_intervals(text):  # "2:30 to 2:39 PM": both are afternoon
        inside = [index for index, hit in enumerate(hits) if span.start <= hit.start and hit.end <= span.end]
        if len(inside) == 2:
            for index, time in zip(sorted(inside, key=lambda index: hits[index].start), span[2:4], strict=True):
                hits[index] = hits[index]._replace(time=time)
    kept: list[TimeHit] = []
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
    return tuple(kept)


@lru_cache(maxsize=1 << 17)  # every reader asks the same of the same sentence
def find_intervals(text: str) -> tuple[IntervalHit, ...]:
    """All intervals: "10:02-10:19", "from 2:30 to 2:39 PM", "Start 9:05 AM Stop 9:17 AM", "Time in 0915 / out 0932"."""
    hits = sorted(_intervals(text), key=lambda hit: (hit.start, -hit.end))
    kept: list[IntervalHit] = []
    for hit in hits:
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
    return tuple(kept)


_SPANS = Several([(pattern, pattern) for pattern in (_LABELED, _DASHED, _DASHED_HOUR, _DASHED_MILITARY)])


def _intervals(text: str) -> Iterator[IntervalHit]:
    for pattern in _SPANS.able(text):
        for match in pattern.finditer(text):
            if (
                pattern is _DASHED_MILITARY
                and not (match["cue"] or match["paren"] or match["ah3"][0] == "0" or _HOURS.search(match[0]))
                and not _AFTER_DAY.search(text[: match.start("ah3")])
            ):
                continue  # 1200-1500 may be anything
            start = match.start()
            if pattern is _DASHED_MILITARY:
                start = match.start("ah3")
            one, two = _reading(match, "a"), _reading(match, "b")
            found = _settle(one, two) if one and two else None
            if found:
                first, last = found
                length = (last - first) % (_DAY * 60)
                yield IntervalHit(start, match.end(), _clock_of(first), _clock_of(last), length // 60)


def _reading(match: re.Match[str], prefix: str) -> _Read | None:
    group = match.groupdict()

    def part(name: str) -> str | None:
        return group.get(prefix + name)

    hour = part("h") or part("h2") or part("h3")
    if hour is None:
        return None
    minute = part("m") or part("m3") or "0"
    meridiem = part("ap") or part("ap2") or part("2ap")
    value, seconds = int(hour), int(part("s") or 0)
    if value == 24 and minute != "00":
        return None
    military = part("h3") is not None
    return _Read(
        (value % 24) * 3600 + int(minute) * 60 + seconds,
        meridiem.lower() if meridiem and 1 <= value <= 12 else None,
        1 <= value <= 12 and not military and not (len(hour) == 2 and hour[0] == "0" and not meridiem),
    )


def _options(read: _Read, meridiem: str | None = None) -> list[int]:
    """The seconds of the day that the figures may mean."""
    sure = read.meridiem or meridiem
    if sure and 3600 <= read.seconds < 13 * 3600:
        return [read.seconds % (12 * 3600) + (12 * 3600 if sure == "p" else 0)]
    return [read.seconds]


def _settle(one: _Read, two: _Read) -> tuple[int, int] | None:
    """Both ends in seconds of the day, the shorter reading where a meridiem is given once."""
    if one.meridiem or two.meridiem:
        firsts = _options(one) if one.meridiem or not one.twelve else _options(one, "a") + _options(one, "p")
        lasts = _options(two) if two.meridiem or not two.twelve else _options(two, "a") + _options(two, "p")
        pairs = [(first, last) for first in firsts for last in lasts]
        best = min(pairs, key=lambda pair: (pair[1] - pair[0]) % (_DAY * 60))
        return best if (best[1] - best[0]) % (_DAY * 60) <= LONGEST * 60 else None
    first, last = one.seconds, two.seconds
    if last >= first:
        return (first, last) if last - first <= LONGEST * 60 else None
    if one.twelve and two.twelve and 0 <= last + 12 * 3600 - first <= LONGEST_UNMARKED_WRAP * 60:
        return first, last + 12 * 3600  # 12:50-1:05
    return (first, last) if last + _DAY * 60 - first <= LONGEST_UNMARKED_WRAP * 60 else None


def _clock_of(seconds: int) -> str:
    return f"{seconds // 3600 % 24:02d}:{seconds // 60 % 60:02d}"


_LENGTH_BEFORE = re.compile(
    r"(?:duration|length|elapsed|spent|talk\s?time|total(?:\stime)?|titers?|ratio"
    r"|dilution)\W{0,4}(?:of\s|was\s|is\s)?$",
    re.IGNORECASE,
)


def _is_length(text: str, match: re.Match[str]) -> bool:
    """Whether the figures are a length ("0:12", "Duration 00:08:30") or a titer, not a time of day."""
    group = match.groupdict()
    if group.get("h") is None and group.get("ah") is None:
        return False
    if group["aap"] or group["aap2"]:
        return False
    if group["ah"] == "0" or (group["ah"] == "00" and group["as"]):
        return True
    return bool(_LENGTH_BEFORE.search(text[max(0, match.start() - 24) : match.start()]))
