"""What the words around a number of minutes say: whether it is a length, and whether the time was spent on care."""

import re as plain

from clausea import sieve as re
from clausea.evidence.readers.patterns.contacts.ways import REMOTE_VISIT
from clausea.evidence.readers.patterns.minutes.words import (
    ACTIVITY,
    BEHIND_OWN,
    DOSING,
    FILLER,
    FUTURE,
    HABIT,
    OTHERS_TIME,
    OWN_SENTENCE,
    RULE,
    SET_ASIDE,
    SPENT,
    SPENT_AFTER,
    is_total,
    programs_in,
)
from clausea.evidence.readers.patterns.staff import NO_INITIALS
from clausea.values.boxes import find_boxes
from clausea.values.dates import find_dates
from clausea.values.durations import DurationHit, find_durations
from clausea.values.people import find_people
from clausea.values.times import IntervalHit

_CLAUSE = re.compile(r"(?<!\b[DM]r)(?<!\bMs)(?<!\bMrs)[.;!?]\s+|\s\|\s|\s//\s|\n")
SEGMENT = re.compile(r"[.;!?,:=|()\[\]~]|\s//?\s|\s[-–—]\s|[–—]|\s{2,}")
"""Between the smallest pieces of a line that belong together."""
_DAY = (
    r"\W*(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s)?(?:\d[\d/.-]{1,8}\d(?!\d|[/.-]\d)|"
    r"\d{1,2}-[a-z]{3}(?:-\d{2,4}(?!\d)|(?!-\d))|"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.? \d{1,2})"
)
"""The day that a line of a log begins with."""
_LOG_LINE = re.compile(
    rf"{_DAY}(?:\s*[-–—|,:]\s*|\s/\s)"
    r"(?P<time>\d{1,2}:\d\d(?::\d\d)?|\d{1,3})(?=\s*[-–—|,]\s|\s/\s)",
    re.IGNORECASE,
)
_LOG_BARE = re.compile(
    rf"{_DAY}\s(?P<time>\d{{1,3}})\s(?=(?:call(?:ed)?|phoned?|spoke|talked|rang|review(?:ed)?|coordinat\w+|arranged|reconcil\w+|"
    r"med rec|care[ -]?plan|poc|educat\w+|faxed|updated|t/?c|chart review|lab review|outreach|follow[- ]?up|f/u)\b)",
    re.IGNORECASE,
)
"""Day, bare minutes and what was done: "3/10 6 phoned pharmacy"."""
_LOG_LEADERS = re.compile(r"\W*(?=[\d/.-]{3,10}\s).*(?:[._…]{3,}|\s{3,})\s*(?P<time>\d{1,3})\s*$")
"""A dated line whose minutes stand at its end: "1/5 ....... call, oxygen ......... 10"."""
_DAY_FIGURE = re.compile(r"\b\d{1,2}/\d{1,2}(?:/\d{2,4})?\s*\((?P<time>\d{1,3})\)")
_LOG_COLUMNS = re.compile(rf"{_DAY}\s{{2,}}(?P<time>\d{{1,3}})(?=\s{{2,}}\S)", re.IGNORECASE)
"""Date and bare minutes in columns of blanks: "1/9   12   lab review"."""
_TICKED = re.compile(r"\b(?:min(?:ute)?s?|time spent)\b[^\d]{0,24}$", re.IGNORECASE)
_LABELED = re.compile(
    r"(?<!\d )(?<!\d)\b(?:minutes|mins?)\b\.?"
    r"(?:\s(?:for |of |on |in )?(?:this|today['’]s) (?:contact|call|entry|encounter|activity|session|outreach))?"
    r"(?:\s|[-–:=]){1,24}(?P<time>\d{1,3})\b(?!\s*(?:min|[:/%.-]\s?\d|"
    r"of\b|x\b|times))",
    re.IGNORECASE,
)
_TIMES = re.compile(r"\bx(?P<time>\d{1,3})(?=\s?(?:['’′]|min))", re.IGNORECASE)
_PIPED = re.compile(r"\|\s*(?P<time>\d{1,3})\s*(?=\||$)")
_SHORT = re.compile(
    r"(?:^|[|,;(–—-]\s?|\s{2,}|(?<=/\d\d)\s|(?<=/\d{4})\s|\b(?:CCM|BHI|PCM|APCM)\s)(?P<time>\d{1,3})\s?m(?=\s*(?:CCM\b|BHI\b|PCM\b|APCM\b|$|[|,;)–—-]|"
    r"\s{2,}))",
    re.IGNORECASE,
)
_LINE_SHORT = re.compile(
    r"\W*(?:[\d/.-]{3,10}|[A-Z][a-z]{2,8}\.? \d{1,2})\s+(?:[A-Z]{2,4}\s+)?"
    r"(?P<time>\d{1,3})\s?(?:m(?![\w/])|['’′](?![\w'’′\"]))"
)
"""A log line's length in short: "03/03 HV 15m wrote care plan"."""
_MINE = re.compile(r"\s*(?:of )?my (?:own )?(?:ccm |pcm )?time\b|\s*(?:were |was )?personally\b", re.IGNORECASE)
"""Behind minutes that a code stands before: "99424: 19 min of my time" is no rule of the code."""
_SPENT_BARE = re.compile(
    r"\b(?:time (?:spent|logged)|duration|length of (?:call|contact)|call length|talk time)(?: today)?\s*[:=]\s*"
    r"(?P<time>\d{1,3})\s*(?:\.\s|[;|)]|$|(?=\s+(?-i:[A-Z(])|\s(?:staff|by)\b))",
    re.IGNORECASE,
)
"""A length without its unit behind a label that can mean nothing else: "Time spent: 7"."""
_IN_BOTH = re.compile(r"\b(?:minutes|mins?)\b\.?\s*[:=]?\s*[a-z]+(?:-[a-z]+)?\s*\((?P<time>\d{1,3})\)", re.IGNORECASE)
"""A labeled number in words and figures: "Minutes: ten (10)"."""
_BY_PERSON = re.compile(
    r"(?<=\s)(?P<time>\d{1,3})\s?m(?=\s+[A-Z][\w.]*\s+(?:[A-Z][\w'’-]+,?\s+)?(?:RN|LPN|LVN|CMA|RMA|MA|LCSW|LMSW|NP|PA|MD|DO)\b)"
)
"""Minutes in short before who spent them, at the end of a row: "leg swelling 8m H. Yu RN"."""
_ZERO_CLOCK = re.compile(r"(?<![\w:/.])(?P<time>0?0:[0-5]\d(?::[0-5]\d)?)(?![\w:])(?!\s*[ap]\.?m)", re.IGNORECASE)


_WEEK = re.compile(r"\b(?:(?:first|second|third|fourth|fifth|last) w(?:ee)?k|w(?:ee)?k \d)\b\W{0,2}", re.IGNORECASE)
_FIGURE, _OF_TIME = plain.compile(r"\d"), re.compile("min|time|duration|length", re.IGNORECASE)
_ALSO_ON = re.compile(
    r"(?:[,;]|\band\b|&)\s+(?:then\s+|another\s+)?(?P<time>\d{1,3})\s+on\s+"
    r"(?=(?:[a-z]+day,?\s)?(?:the\s)?(?:\d{1,2}/\d|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s\d))",
    re.IGNORECASE,
)
"""A further figure of a list whose first one has its unit: "9 minutes on 3/3, 8 on 3/10"."""
_MIN_ON = re.compile(r"\d\s?(?:min(?:ute)?s?|m)\.?\s+on\s", re.IGNORECASE)
_BARE = (
    _LOG_LINE, _LOG_COLUMNS, _LOG_BARE, _LOG_LEADERS, _LINE_SHORT, _LABELED, _IN_BOTH, _SPENT_BARE, _BY_PERSON,
    _ZERO_CLOCK, _SHORT, _TIMES, _PIPED,
)  # fmt: skip
"""Figures without their unit that their place makes lengths."""


def counts(text: str, hit: DurationHit, left: int, right: int, *, listed: bool = False) -> bool:
    """True when the words around a duration say that it was spent on the entry's activity.

    `left` and `right` bound what belongs to it: the durations before and behind. `listed`: its line is one of a log's.
    """
    clause_start = max([left, *(m.end() for m in _CLAUSE.finditer(text, 0, hit.start))])
    clause_stop = next((m.start() for m in _CLAUSE.finditer(text, _behind(text, hit))), len(text))
    before, after = text[clause_start : hit.start], text[hit.end : min(clause_stop, right)]
    if hit.bound or is_total(around(text, hit, left, right)):
        return False
    if listed and _is_cell(text, hit, left, right):
        return True
    if (
        (RULE.search(f"{before} {text[hit.start : hit.end]}{after}") and not _MINE.match(after))
        or FUTURE.search(before)
        or DOSING.match(after)
        or _set_aside(text, hit.end, right)
        or OTHERS_TIME.search(before)
    ):
        return False
    near_before = before[max((m.end() for m in SEGMENT.finditer(before)), default=0) :]
    stop = SEGMENT.search(after)
    near_after = after[: stop.start()] if stop else after
    near_before = _no_visit(near_before, HABIT)
    if HABIT.search(near_before) or HABIT.search(" ".join(near_after.split()[:3])):
        return False
    if (_fills(near_before) and _fills(near_after)) or _fills(before):
        return True
    if OWN_SENTENCE.fullmatch(before) and BEHIND_OWN.fullmatch(after):
        return True
    short = re.fullmatch(r"\d{1,3}\s?m?", text[hit.start : hit.end])
    if short and _dated_row(text, text[hit.end : right]) and not RULE.search(text):
        return True
    lists = bool(programs_in(text)) and not near_before.strip() and bool(before.strip())
    if lists or ACTIVITY.search(near_before) or ACTIVITY.search(" ".join(near_after.split()[:4])):
        return True
    return bool(SPENT.search(before) or SPENT_AFTER.match(after)) or (
        _fills(near_before) and not near_before.strip() and not before.strip()
    )


def _set_aside(text: str, end: int, right: int) -> bool:
    """Whether the words behind a duration say that it was only set aside, and are not those of the next one
    ("12 min, scheduling 3 min (not counted)")."""
    aside = SET_ASIDE.match(text[end:right])
    if aside is None or right >= len(text) or not text[end:].lstrip().startswith(","):
        return aside is not None
    return _ITS_OWN.search(aside.group()) is None or any(char in text[end + aside.end() : right] for char in ",;.")


_ITS_OWN = re.compile(
    r"(?:scheduling|billing questions|small talk|hold|parking|reception|front desk|administrative)$", re.I
)
"""Work that the duration behind it may be of."""


def _is_cell(text: str, hit: DurationHit, left: int, right: int) -> bool:
    """Whether the only length of a line is a cell of a log's row: behind the day, beside the one person or at the end.

    What the row tells of ("joint pain", "home therapy") says nothing against it.
    """
    people = [one for one in find_people(text) if one.credential and one.name] if left == 0 else []
    if left or right != len(text) or len(people) > 1 or (people and not text[: people[0].start].strip()):
        return False
    days = find_dates(text[:30], near="2000-01-01")
    if (
        not days
        or days[0].start > _FRONT
        or not _FIGURE.search(text[: days[0].end])
        or RULE.search(text[days[0].end : hit.end + _NEAR])
    ):
        return False
    before = text[days[0].end : hit.start]
    if _NOT_SPENT.search(_no_visit(text, _NOT_SPENT)) or RULE.search(text):
        return False
    if not people and (_RUNS_INTO.search(before) or HABIT.search(before)):
        return False
    if OTHERS_TIME.search(before) or FUTURE.search(before) or SET_ASIDE.match(text[hit.end :]):
        return False
    if people and _touch(text, (people[0].start, people[0].end), (hit.start, hit.end)):
        return True
    last = SEGMENT.split(before)[-1]
    return not any(char.isalnum() for char in text[hit.end :]) and not HABIT.search(last)


def _touch(text: str, one: tuple[int, int], other: tuple[int, int]) -> bool:
    first, second = sorted((one, other))
    return not _PARTED.sub("", text[first[1] : second[0]])


def _no_visit(text: str, of_visits: "re.Pattern[str]") -> str:
    """The words with a plain "call" for a visit at a distance, which is a program's contact and not an office visit."""
    return REMOTE_VISIT.sub("call", text) if of_visits.search(text) else text


_RUNS_INTO = re.compile(
    r"\b(?:for|every|x|after|before|within|last|past|of|in|about|over|than|another|is|was|takes?|at|by|to|and|or|q)\W*$",
    re.IGNORECASE,
)
"""A word that the length belongs to, and no column ends."""
_NOT_SPENT = re.compile(
    r"\b(?:goals?|targets?|supervision|meeting|training|in-?service|auto-?charged?|reversed|credit(?:ed)?|eta|sessions?|"
    r"class|group|lunch|break|late|wait(?:ed|ing)?|drive|drove|travel|on hold|visit|appointment|appt (?:was|is|of)|"
    r"will|plan to|planned|scheduled for|reserved|blocked)\b",
    re.IGNORECASE,
)
"""What a line of a log may tell of that is no time of its own."""
LISTED = re.compile(
    r"\W{0,3}(?:#?\d{1,3}[.)]\s+)?(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+)?"
    r"(?:\d{1,4}[-/.]\d|[A-Z][a-z]{2,8}\.? \d{1,2}\b).*\d\s?m(?:in|\b)"
)
"""A line that begins with its day and says how long."""
_FRONT, _NEAR = 6, 12
_PARTED = re.compile(r"[\s,;:|()/–—-]+")


def _dated_row(text: str, after: str) -> bool:
    """Whether a line opens with its day and ends with how long and who: the row of a log that lost its columns."""
    people = find_people(after)
    days = find_dates(text[:24], near="2000-01-01") if people and people[0].credential else ()
    return bool(days) and days[0].start <= 2 and _fills(after)


def _behind(text: str, hit: DurationHit) -> int:
    """Where the words behind a duration begin: the dot of "20 min. per month" ends no clause."""
    return hit.end + 1 if re.match(r"\.\s+[a-z]", text[hit.end :]) else hit.end


def around(text: str, hit: DurationHit, left: int, right: int) -> str:
    """The clause of a duration, between the durations before and behind it."""
    start = max([left, *(m.end() for m in _CLAUSE.finditer(text, 0, hit.start))])
    stop = next((m.start() for m in _CLAUSE.finditer(text, _behind(text, hit))), len(text))
    running = _RUNNING.search(text, hit.end)
    stop = min(stop, running.start()) if running else stop
    return text[start : max(min(stop, max(right, hit.end)), hit.end)]


_RUNNING = re.compile(
    r"[\s,;:(/|=–—-]+(?:(?:cum\w*|running|mtd|total|month[- ]to[- ]date|to date|so far|balance|ytd|now at)\W{0,3}"
    r"(?:(?:total|time|min\w*|is|of|now)\W{0,3}){0,2}\d{1,3}\b|"
    r"\d{1,3}\s?(?:min\w*\s)?(?:so far|to date|mtd|cum\w*|running|for the month)\b)",
    re.IGNORECASE,
)
"""A second figure behind the entry's own: what the log comes to by then ("5 min, 19 so far", "8 min (total 27)")."""


def _fills(segment: str) -> bool:
    """True when a stretch beside a duration holds nothing but filler, dates, programs, names."""
    segment = _WEEK.sub(" ", segment)
    segment = re.sub(r"(?<![\d/])\d{1,2}/\d{1,2}\b(?!/)|\b[0-2]\d[0-5]\d\s?[-–]\s?[0-2]\d[0-5]\d\b", " ", segment)
    for start, end, _ in reversed(programs_in(segment)):
        segment = segment[:start] + segment[end:]
    for hit in reversed(find_people(segment)):
        segment = segment[: hit.start] + segment[hit.end :]
    days = find_dates(segment, near="2000-01-01")
    for day in reversed(days):
        segment = segment[: day.start] + segment[day.end :]
    who = _WHO.fullmatch(segment) if days else None
    segment = _CLOCK.sub(" ", segment) if days else segment
    if who is not None and who["who"] not in NO_INITIALS:
        return True
    return all(FILLER.fullmatch(word) or not any(c.isalnum() for c in word) for word in re.findall(r"[\w-]+", segment))


_CLOCK = re.compile(r"\b\d{1,2}:\d\d(?:\s?[ap]\.?m\b\.?)?", re.IGNORECASE)
"""The time of day behind a line's day."""
_WHO = re.compile(
    r"\W*(?:\d{1,2}:?\d\d\s?(?:[ap]\.?m\.?)?\W+)?(?P<who>[A-Z]{2,3}|"
    r"[A-Z]\.? ?[A-Z][a-z][\w'’-]+|[A-Z][a-z][\w'’-]+,? [A-Z]\.?)\W*"
)
"""Behind a line's day, before its minutes: who spent them, by initials or short name ("04/02/2026 JP 11 min.")."""


def durations_in(text: str) -> tuple[DurationHit, ...]:
    """Lengths of time, and bare figures of a log line ("8/19 - 0:10 - CI"), a label ("min 16"), a timer ("0:13")."""
    hits = [hit for hit in find_durations(text) if hit.seconds >= 60 or _FIGURE.search(text, hit.start, hit.end)]
    hits = [hit for hit, before in zip(hits, [None, *hits], strict=False) if not _again(text, before, hit)]
    if not _FIGURE.search(text):
        return tuple(sorted(hits))  # all that follows are figures
    cells = list(_PIPED.finditer(text)) if text.count("|") >= 3 else []
    boxes = [box for box in find_boxes(text) if re.fullmatch(r"\d{1,3}(?: ?min\w*)?\+?", box.label)]
    if len(boxes) > 1:  # lengths to choose from: the ticked one was spent
        ticked = [box for box in boxes if box.checked and "+" not in box.label]
        if len(ticked) != 1 or not (_TICKED.search(text[: boxes[0].start]) or "min" in ticked[0].label):
            return ()
        box = ticked[0]
        return (DurationHit(box.label_start, box.label_end, int(re.findall(r"\d+", box.label)[0]) * 60, False, None),)
    listed = len(_DAY_FIGURE.findall(text)) > 1 and re.search(r"\bmin(?:ute)?s?\b", text, re.IGNORECASE)
    undated = _undated(text) if _OF_TIME.search(text) else text
    also = (_ALSO_ON,) if _MIN_ON.search(text) else ()
    for pattern in (*_BARE, *also, _DAY_FIGURE) if listed else (*_BARE, *also):
        source = undated if pattern in (_LABELED, _SPENT_BARE) else text
        leads = pattern in (_LOG_LINE, _LOG_COLUMNS, _LOG_BARE, _LOG_LEADERS, _LINE_SHORT)
        matches = cells if pattern is _PIPED else [pattern.match(text)] if leads else pattern.finditer(source)
        for match in matches:
            if match is None or (pattern is _PIPED and (len(cells) != 1 or hits)):
                continue
            offset = match.start("time")
            for hit in find_durations(match["time"], column=True):
                moved = hit._replace(start=hit.start + offset, end=hit.end + offset)
                if not any(moved.start < other.end and other.start < moved.end for other in hits):
                    hits.append(moved)
    return tuple(sorted(hits))


def _again(text: str, before: DurationHit | None, hit: DurationHit) -> bool:
    """Whether a length only repeats the one before it in figures: "a quarter of an hour (15 minutes)"."""
    if before is None or before.seconds != hit.seconds:
        return False
    return re.fullmatch(r"\s*\(\s*", text[before.end : hit.start]) is not None and text[hit.end : hit.end + 1] == ")"


def _undated(text: str) -> str:
    """The text with blanks for its dates, "today" and what stands in brackets."""
    undated = re.sub(r"\([^()]{0,40}\)|\btoday\b", lambda match: " " * len(match.group()), text)
    for day in find_dates(text, near="2000-01-01"):
        undated = f"{undated[: day.start]}{' ' * (day.end - day.start)}{undated[day.end :]}"
    return undated


def settled(text: str, interval: IntervalHit, own: list[DurationHit]) -> tuple[int, tuple[str, ...], tuple[int, int]]:
    """Seconds of a pair of times beside stated minutes: the stated ones, or the lower of two that differ."""
    seconds, place = interval.minutes * 60, (interval.start, interval.end)
    bare = re.match(r"\W*(?:total|=|\(|\|)\W{0,3}(\d{1,3})\b(?!\s*[:/])", text[interval.end :], re.IGNORECASE)
    stated = own[0].seconds if own else int(bare.group(1)) * 60 if bare else None
    if own:
        place = (own[0].start, own[0].end)
    if stated is None:
        return seconds, (), place
    if abs(stated - seconds) < 60:
        return stated if own else seconds, (), place
    return min(seconds, stated), (f"the entry states {stated // 60} minutes, its times make {interval.minutes}",), place


def clause_of(text: str, start: int, end: int) -> str:
    left = max((m.end() for m in re.finditer(r"[.;,]\s", text[:start])), default=0)
    right = re.search(r"[.;,]\s", text[end:])
    return text[left : end + right.start() if right else len(text)]
