"""Dates as US charts write them: slashes, dashes, dots, ISO, spelled months, ordinals, weekdays, ranges.

A date that lacks its year or month is read only with `near` (the entry's own date or the report's month), and never
where the same figures are a fraction: strength 5/5, acuity 20/25, pain 4/10, page 1/8, half a tablet.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from clausea import sieve as re
from clausea.several import Several
from clausea.values import datewords as words


class DateHit(NamedTuple):
    """A date at text[start:end]; `partial` when `near` supplied its year or month."""

    start: int
    end: int
    iso: str
    partial: bool


class MonthHit(NamedTuple):
    """A month named without a day at text[start:end], as YYYY-MM."""

    start: int
    end: int
    month: str


class RangeHit(NamedTuple):
    """A stretch of days at text[start:end], both ends included, as ISO dates."""

    start: int
    end: int
    first: str
    last: str


LONGEST_SHORT_RANGE = 100
"""Days that a range without a full first date may span; beyond, the figures are something else."""


class _Near(NamedTuple):
    """What the caller knows: a day (exact) or the middle of a month."""

    day: date
    exact: bool


class _Spots(NamedTuple):
    """All places of a text that may be dates by their notation: what they mean depends on `near`."""

    full: tuple[DateHit, ...] = ()
    short: Sequence[re.Match[str]] = ()
    lists: Sequence[re.Match[str]] = ()
    spelled: Sequence[re.Match[str]] = ()
    numeric: Sequence[re.Match[str]] = ()
    ordinal: Sequence[re.Match[str]] = ()
    weekdays: Sequence[re.Match[str]] = ()
    relative: Sequence[re.Match[str]] = ()


_NOWHERE = _Spots()
_NOTATIONS = Several(
    [
        (pattern, (kind, pattern))
        for kind, patterns in {
            "full": words.FULL,
            "short": words.SHORT_RANGE,
            "lists": (words.DAY_LIST,),
            "spelled": words.SPELLED_DAY,
            "numeric": (words.NUMERIC_DAY,),
            "ordinal": (words.ORDINAL_DAY,),
            "weekdays": (words.WEEKDAY,),
            "relative": (words.RELATIVE_DAY,),
        }.items()
        for pattern in patterns
    ]
)


@lru_cache(maxsize=1 << 17)  # a sentence is asked with every near date that stands above one like it
def _spots(text: str) -> _Spots:
    found: dict[str, list[re.Match[str]]] = {}
    for kind, pattern in _NOTATIONS.able(text):
        for match in pattern.finditer(text):
            found.setdefault(kind, []).append(match)
    if not found:
        return _NOWHERE
    return _Spots(tuple(_written_out(text, found.pop("full", ()))), **found)


@lru_cache(maxsize=1 << 17)  # every reader asks the same of the same sentence
def find_dates(text: str, *, near: str | None = None) -> tuple[DateHit, ...]:
    """All dates of the text, in reading order, without overlaps.

    `near` is an ISO date or a month `YYYY-MM`; it supplies the year or month of "5/6", "Mar 5" and "the 6th", and, when
    it is a date, the day of "Thursday" (the last one up to that day), "yesterday" and "tomorrow".
    Raises ValueError when `near` is neither.
    """
    text = text.replace("_", " ")  # a form's day stands between the strokes of its blank: "Date: _3/30/26_"
    known = _near(near)
    if not words.WRITTEN_OUT.search(text) and (known is None or not (known.exact or words.DIGIT.search(text))):
        return ()  # only a weekday, "yesterday", "tomorrow" and "the 6th" are written so, and need a known day
    spots = _spots(text)
    if spots is _NOWHERE:
        return ()
    found: dict[int, DateHit] = {}
    taken: list[tuple[int, int]] = []
    for reader in (_of_ranges, _full, _lists, _partial):
        for hit in reader(text, spots, known):
            if not any(hit.start < end and start < hit.end for start, end in taken):
                taken.append((hit.start, hit.end))
                found[hit.start] = hit
    return tuple(found[start] for start in sorted(found))


def is_day(iso: str) -> bool:
    """Whether the calendar has the day that `iso` (YYYY-MM-DD) names."""
    return bool(re.fullmatch(r"\d{4}-\d{2}-\d{2}", iso)) and _make(*(int(part) for part in iso.split("-"))) is not None


_MONTHS = Several([(pattern, pattern) for pattern in words.MONTH_YEAR])


@lru_cache(maxsize=1 << 17)
def find_months(text: str) -> tuple[MonthHit, ...]:
    """Months with their year ("March 2026", "03/2026", "Mar-26", "2026-03"), outside full dates."""
    if not words.DIGIT.search(text):
        return ()
    matches = [match for pattern in _MONTHS.able(text) for match in pattern.finditer(text)]
    taken = [(hit.start, hit.end) for hit in find_dates(text)] if matches else []
    hits = []
    for match in matches:
        if any(match.start() < end and start < match.end() for start, end in taken):
            continue
        group = match.groupdict()
        month = words.month(group["name"]) if group.get("name") else int(group["m"])
        year = words.year(group["y"] or group["y2"])
        taken.append(match.span())
        hits.append(MonthHit(*match.span(), f"{year:04d}-{month:02d}"))
    return tuple(sorted(hits))


@lru_cache(maxsize=1 << 13)
def find_ranges(text: str, *, near: str | None = None) -> tuple[RangeHit, ...]:
    """Stretches of days ("4/30-5/1/25", "March 3-10, 2026", "02/01/2026 to 02/28/2026")."""
    known, spots = _near(near), _spots(text)
    return tuple(RangeHit(one.start, two.end, one.iso, two.iso) for one, two in _ranges(text, spots, known))


@lru_cache(maxsize=1 << 12)
def _near(near: str | None) -> _Near | None:
    if near is None:
        return None
    if re.fullmatch(r"\d{4}-\d{2}", near):
        return _Near(date.fromisoformat(near + "-15"), exact=False)
    return _Near(date.fromisoformat(near), exact=True)


def _make(year: int, month: int, day: int) -> date | None:
    """The day, None when no calendar has it or it lies outside the years that charts speak of."""
    if not 1900 <= year <= 2099:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _full(_text: str, spots: _Spots, _known: _Near | None) -> tuple[DateHit, ...]:
    return spots.full


def _written_out(text: str, matches: Iterable[re.Match[str]]) -> Iterator[DateHit]:
    for match in matches:
        group = match.groupdict()
        month = words.month(group["name"]) if group.get("name") else int(group["m"])
        year = group["y"] or group["y2"]
        born = len(year) == 2 and bool(words.BIRTH.search(text[max(0, match.start() - 24) : match.start()]))
        day = _make(words.year(year, born=born), month, int(group["d"]))
        if day:
            yield DateHit(*match.span(), day.isoformat(), partial=False)


def _lists(text: str, spots: _Spots, known: _Near | None) -> Iterator[DateHit]:
    """Several days under one month: "March 3, 10 and 17, 2026"."""
    for match in spots.lists:
        month = words.month(match["name"])
        days = list(words.LIST_DAY.finditer(text, match.start("days"), match.end("days")))
        for found in days:
            day = _resolve(month, int(found["day"]), words.year(match["y"]) if match["y"] else None, known)
            if day:
                start = match.start() if found is days[0] else found.start()
                yield DateHit(start, found.end(), day.isoformat(), partial=not match["y"])


def _resolve(month: int, day: int, year: int | None, known: _Near | None) -> date | None:
    """Month and day with their year, or with the year that brings them closest to what is known."""
    if year is not None:
        return _make(year, month, day)
    if known is None:
        return None
    years = (known.day.year - 1, known.day.year, known.day.year + 1)
    days = [made for year in years if (made := _make(year, month, day))]
    return min(days, key=lambda made: abs((made - known.day).days), default=None)


def _partial(text: str, spots: _Spots, known: _Near | None) -> Iterator[DateHit]:
    if known is None:
        return
    for match in spots.spelled:
        day = _resolve(words.month(match["name"]), int(match["d"]), None, known)
        if day and match["name"] not in ("may", "march"):  # verbs
            yield DateHit(*match.span(), day.isoformat(), partial=True)
    for match in spots.numeric:
        day = _resolve(int(match["m"]), int(match["d"]), None, known)
        headed = not known.exact and (known.day.year, known.day.month) == (day.year, day.month) if day else False
        if day and words.is_date_here(text, match, days_away=abs((day - known.day).days), headed=headed):
            yield DateHit(match.start(), match.end(), day.isoformat(), partial=True)
    yield from _ordinals(text, spots, known)
    if known.exact:
        yield from _weekdays(text, spots, known.day)


def _ordinals(text: str, spots: _Spots, known: _Near) -> Iterator[DateHit]:
    """ "the 6th": the day of that number closest to the known date, or in the known month."""
    for match in spots.ordinal:
        for found in words.LIST_DAY.finditer(text, match.start(), match.end()):
            months = [known.day.replace(day=1)]
            if known.exact:
                months += [months[0] - timedelta(days=1), months[0] + timedelta(days=32)]
            days = [made for m in months if (made := _make(m.year, m.month, int(found["day"])))]
            if days:
                best = min(days, key=lambda made: abs((made - known.day).days))
                yield DateHit(found.start(), found.end(), best.isoformat(), partial=True)


def _weekdays(text: str, spots: _Spots, today: date) -> Iterator[DateHit]:
    for match in spots.weekdays:
        if words.WEEKDAY_WITH_DATE.match(text, match.end()) or words.NOT_THAT_DAY.search(text[: match.start()][-16:]):
            continue
        back = (today.weekday() - words.weekday(match["day"])) % 7
        if match["last"] and back == 0:
            back = 7
        yield DateHit(match.start(), match.end(), (today - timedelta(days=back)).isoformat(), partial=True)
    for match in spots.relative:
        shift = -1 if match["day"].lower() == "yesterday" else 1
        yield DateHit(match.start(), match.end(), (today + timedelta(days=shift)).isoformat(), partial=True)


def _of_ranges(text: str, spots: _Spots, known: _Near | None) -> Iterator[DateHit]:
    for pair in _ranges(text, spots, known):
        yield from pair


def _ranges(text: str, spots: _Spots, known: _Near | None) -> Iterator[tuple[DateHit, DateHit]]:
    for one, two in pairwise(sorted(spots.full)):
        if one.iso <= two.iso and words.RANGE_SIGN.fullmatch(text, one.end, two.start):
            yield one, two
    for match in spots.short:
        pair = _short_range(text, match, known)
        if pair:
            yield pair


def _short_range(text: str, match: re.Match[str], known: _Near | None) -> tuple[DateHit, DateHit] | None:
    """ "4/30-5/1", "March 3-10, 2026": the year, and the second month, may stand once or not at all."""
    group = match.groupdict()
    year = words.year(group["y"]) if group["y"] else None
    if "m1" in group:
        months = int(group["m1"]), int(group["m2"])
        if year is None and not words.is_date_here(text, match, days_away=0):
            return None
    else:
        months = words.month(group["n1"]), words.month(group["n2"] or group["n1"])
    first, last = (months[0], int(group["d1"])), (months[1], int(group["d2"]))
    end = _resolve(*last, year, known)
    start = _make(end.year - (first > last), *first) if end else None
    if not (start and end) or (end - start).days > LONGEST_SHORT_RANGE:
        return None
    cut = match.start("m2") if "m1" in group else match.start("n2") if group["n2"] else match.start("d2")
    return (
        DateHit(match.start(), match.end("d1"), start.isoformat(), partial=True),
        DateHit(cut, match.end(), end.isoformat(), partial=year is None),
    )
