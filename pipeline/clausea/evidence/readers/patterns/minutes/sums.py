"""What of an entry's lengths is its time: sums, parts and repetitions are counted once.

A start in one sentence and its stop in the next are one time; "25 + 5 = 30 min" is 30; under a log of dated lines what
adds them up is no line of its own.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from clausea import sieve as re
from clausea.evidence.readers.patterns.chart import Chart
from clausea.evidence.readers.patterns.minutes.entry import Logged, is_days_own
from clausea.evidence.readers.patterns.minutes.settings import Setting
from clausea.evidence.readers.patterns.minutes.words import TOTAL, names_month
from clausea.evidence.units import Unit
from clausea.values.dates import find_dates
from clausea.values.durations import DurationHit, find_durations
from clausea.values.times import find_times

_START = re.compile(r"\b(?:start|begin|began|begun|in)\w*\b[^\n]{0,24}$", re.IGNORECASE)
_CLOCK = re.compile(r"\d{1,2}:?\d\d\s*(?:[ap]\.?m\.?)?\s*[.;,]?\s*$", re.IGNORECASE)
_STOP = re.compile(r"\W*(?:(?:time|call|session) )?(?:stop|end|finish|out)\w*\b", re.IGNORECASE)
_BEGAN = re.compile(r"\b(?:began|begun|start(?:ed|s)?|opened)(?: (?:at|time))?\W{0,3}$", re.IGNORECASE)
_ENDED = re.compile(
    r"(?:\b(?:ended|end|finish(?:ed)?|stopp?(?:ed)?|concluded|hung up|closed)(?: (?:at|time))?|"
    r"\b(?:until|till))\W{0,3}$",
    re.IGNORECASE,
)
_APART = 4
"""Sentences between a start and its stop at most."""
_LIST_SUM = re.compile(
    r"\W*(?:(?:all|total|clinical|licensed) )*(?:staff|nurse|nursing|rn|lpn|provider|physician|practitioner|"
    r"care manager|"
    r"bhcm|ccm|bhi|cocm|pcm|apcm|program)(?: staff)? (?:time|min(?:ute)?s)\W{0,3}\d{1,3}\b\s*(?:min(?:ute)?s?)?\W*$",
    re.IGNORECASE,
)
_WHOLE = re.compile(
    r"\btotal\b[^.;]{0,40}\b(?:today|this (?:call|contact|encounter|entry|date|day)|for the (?:day|call|encounter))\b|"
    r"\b(?:today|this (?:call|contact|encounter|entry))(?:['’]s)?\W{0,2}total\b",
    re.IGNORECASE,
)
"""Says that a number is the whole time of its entry."""


def joined(chart: Chart, units: tuple[Unit, ...]) -> Iterator[Unit]:
    """The units, a start time and the stop time of a later one made one."""
    units = tuple(_spanned(chart, units))
    skip = False
    for unit, after in zip(units, [*units[1:], None], strict=True):
        if skip:
            skip = False
            continue
        if (
            after is not None and after.page == unit.page and unit.row is None and after.row is None
            and 0 <= after.start - unit.end <= 3
            and _START.search(unit.text) and _CLOCK.search(unit.text) and _STOP.match(after.text)
        ):  # fmt: skip
            text = chart.pages[unit.page].text[unit.start : after.end].replace("\n", " ")
            yield replace(unit, end=after.end, text=text)
            skip = True
            continue
        yield unit


def _spanned(chart: Chart, units: Sequence[Unit]) -> Iterator[Unit]:
    """ "Call began at 2:15 pm. Gout discussed. We spoke until 2:28 pm.": one unit that says from when to when."""
    until = -1
    for number, unit in enumerate(units):
        if number <= until:
            continue
        clocks = find_times(unit.text) if unit.row is None and _OPENED.search(unit.text) else ()
        last = clocks[-1] if clocks else None
        if last is None or not _BEGAN.search(unit.text[: last.start]) or find_durations(unit.text):
            yield unit
            continue
        for offset, later in enumerate(units[number + 1 : number + 1 + _APART], 1):
            if later.row is not None or later.page != unit.page or find_durations(later.text):
                break
            stops = find_times(later.text)
            ended = _ENDED.search(later.text[: stops[0].start]) if len(stops) == 1 else None
            if ended is not None:
                text = chart.pages[unit.page].text[unit.start : later.end].replace("\n", " ")
                at = later.start + ended.start() - unit.start
                yield replace(unit, end=later.end, text=f"{text[: last.end]}{' ' * (at - last.end)}{text[at:]}")
                until = number + offset
                break
            if stops:
                break
        if until < number:
            yield unit


_OPENED = re.compile(r"\b(?:beg[au]n|start\w*|opened)\b", re.IGNORECASE)


def added_up(text: str, durations: Sequence[DurationHit]) -> tuple[DurationHit, ...]:
    """The lengths of a line without the parts whose sum it states: "25 min + 5 min = 30 min" is 30."""
    for number in range(2, len(durations)):
        hit, parts = durations[number], durations[:number]
        if "=" in text[parts[-1].end : hit.start] and hit.seconds == sum(part.seconds for part in parts):
            return (hit, *durations[number + 1 :])
    if len(durations) == _TWO and "=" in text[durations[0].end : durations[1].start]:
        return (durations[0],)  # "5 min = 29 min": what the log comes to by then
    return tuple(durations)


_TWO = 2


def without_list_sums(found: Sequence[Logged], chart: Chart) -> Iterator[Logged]:
    """Leaves out what stands under the dated lines of a log and adds them up: in words, or as their very sum."""
    lists: dict[tuple[int, int], list[Logged]] = defaultdict(list)
    for entry in found:
        lists[_list_of(entry)].append(entry)
    for entry in found:
        line = _line(entry, chart)
        own = line and is_days_own(entry.unit, chart.settings.of(entry.unit))
        if line and not own and not find_dates(line, near=entry.date):
            others = [one for one in lists[_list_of(entry)] if one is not entry]
            earlier = sum(one.seconds for one in others if one.date and _place(one) < _place(entry))
            said = bool(_LIST_SUM.match(line) or TOTAL.match(line))
            if len({one.date for one in others}) > 1 and (said or entry.seconds // 60 == earlier // 60):
                continue
            if said and entry.unit.entry.month is not None and not _opens(entry):
                continue  # the sum of a month's sheet, whether its lines could be read or not
        yield entry


def _list_of(entry: Logged) -> tuple[int, int]:
    """What stands for the list that an entry is of: its title's place, else its page."""
    title = entry.unit.entry.title
    return (title.page, title.start) if title is not None else (entry.unit.page, -1)


def _place(entry: Logged) -> tuple[int, int]:
    mark = entry.minutes_mark
    return (mark.page, mark.start) if mark is not None else (entry.unit.page, entry.unit.start)


def _opens(entry: Logged) -> bool:
    parts = entry.unit.entry.parts
    return any(part.page == entry.unit.page and part.start == entry.unit.start for part in parts)


def _line(entry: Logged, chart: Chart) -> str:
    """The line of the page that holds the minutes."""
    mark = entry.minutes_mark
    text = chart.pages[mark.page].text if mark is not None else ""
    if mark is None or entry.unit.row is not None:
        return ""
    stop = text.find("\n", mark.end)
    return text[text.rfind("\n", 0, mark.start) + 1 : stop if stop >= 0 else len(text)]


def without_sums(entries: list[Logged], setting: Setting) -> Iterator[Logged]:
    """Leaves out a duration that only adds up the entry's others, or repeats its one interval.

    "Total time 17 minutes" is the time of a note that states no other; under a month or a log it adds up the log.
    """
    yield from (entry for entry in entries if entry.corrects is not None)
    timed = [entry for entry in entries if entry.from_ is not None and entry.corrects is None]
    kept = list(timed)
    rows = any(unit.row is not None and unit.row.cell("minutes") for unit in setting.units)
    plain = [entry for entry in entries if entry.from_ is None and entry.corrects is None]
    plain = list(_as_one(plain)) if not timed else plain
    for entry in plain:
        others = [o for o in entries if o is not entry and o.corrects is None and o.date == entry.date and not o.sums]
        logs = setting.is_log and entry.unit.entry.date is None and not is_days_own(entry.unit, setting)
        if entry.sums and (others or rows or logs):
            continue
        whole = sum(other.seconds for other in timed if other.date == entry.date)
        repeats = whole and entry.seconds // 60 == whole // 60
        adds = len(others) >= 2 and entry.seconds == sum(other.seconds for other in others)
        same = any(o.seconds == entry.seconds and o.unit.start < entry.unit.start and o in kept for o in others)
        if not (repeats or adds or (same and _sums_up(entry))):
            kept.append(entry)
    yield from kept


def _as_one(plain: Sequence[Logged]) -> Iterator[Logged]:
    """The stated whole time of an entry in place of some of its parts; where it is less than they are, a doubt."""
    wholes = [one for one in plain if _is_whole(one)]
    covered = [part for whole in wholes if _covers(whole, plain) for part in _parts(whole, plain)]
    for entry in plain:
        if any(entry is part for part in covered):
            continue
        parts = _parts(entry, plain) if any(entry is whole for whole in wholes) else []
        if parts and not _covers(entry, plain):
            if any(part.seconds == entry.seconds for part in parts):
                continue  # said twice
        elif parts and (made := sum(part.seconds for part in parts)) > entry.seconds:
            reason = f"the entry states {entry.seconds // 60} minutes in all, its parts make {made // 60}"
            entry = replace(entry, reasons=(*entry.reasons, reason))
        yield entry


def _covers(whole: Logged, plain: Sequence[Logged]) -> bool:
    """Whether a stated whole differs from its parts and from their sum: else the parts themselves are counted."""
    parts = [one.seconds for one in _parts(whole, plain)]
    return bool(parts) and whole.seconds not in parts and (len(parts) == 1 or sum(parts) != whole.seconds)


def _parts(whole: Logged, plain: Sequence[Logged]) -> list[Logged]:
    """The times of the day that stand before the statement of the whole, or in its sentence; later ones add to it."""
    return [
        one
        for one in plain
        if one is not whole and one.date == whole.date and one.unit.start <= whole.unit.start and not _is_whole(one)
    ]


def _is_whole(entry: Logged) -> bool:
    return bool(_WHOLE.search(entry.unit.text))


def _sums_up(entry: Logged) -> bool:
    words = re.search(r"\b(?:total|this encounter|in all|altogether|overall)\b", entry.unit.text, re.IGNORECASE)
    return bool(words) and not names_month(entry.unit.text)
