"""Can the fields of a value be read from the words that are said to carry them?

A field is read from the item's quote and from the basis spans that name it. What is read otherwise, or not at all,
is a doubt for a person: the reader of the chart meant something that the quoted words do not say.
"""

import re
from calendar import month_abbr, month_name
from collections.abc import Callable, Iterator

from clausea.models import Item, Value
from clausea.quotes.normal import compact, tokens
from clausea.values.dates import find_dates, find_months, find_ranges
from clausea.values.durations import find_durations
from clausea.values.icd import find_icd10
from clausea.values.scales import find_scores
from clausea.values.times import find_intervals, find_times

_DAY_MINUTES = 24 * 60
_KNOWN = "rn lpn lvn ma cma rma cna md do np fnp dnp aprn arnp pa cns cnm lcsw lmsw msw lpc lpcc lmft phd psyd pharmd"
_CREDENTIALS = frozenset(_KNOWN.split())
_CLOCKED = re.compile(r"(?<![\d:])0?\d:\d\d(?::\d\d)?(?![\d:]|\s?[ap]\.?m)", re.IGNORECASE)
_MILITARY = re.compile(r"(?:[01]\d|2[0-3])[0-5]\d")  # a cell of a start or stop column
_WORD = re.compile(r"(?<![A-Za-z])[A-Z][A-Za-z]+")
_FIGURE = re.compile(r"(?<![\d.,:/])\d{1,4}(?![\d:/])")


def doubts(item: Item) -> Iterator[str]:
    """One reason for each field of the item's value that its words do not carry; words hold no chart text."""
    given = item.value.given()
    for field, read in _READERS.items():
        if field not in given:
            continue
        texts = [item.quote, *(basis.quote for basis in item.basis if basis.field in (field, "quote"))]
        verdict = read(texts, item.value)
        if verdict is False:
            yield f"{field}: the quoted words say otherwise"
        elif verdict is None:
            yield f"{field}: stands neither in the quote nor in its basis"
    if item.value.person and not _named(item):
        yield "person: stands neither in the quote nor in its basis"
    if item.value.credential and not _credentialed(item):
        yield "credential: the quoted words say otherwise"


def _date(texts: list[str], value: Value) -> bool | None:
    wanted = value.date or ""
    read = {hit.iso for text in texts for hit in find_dates(text, near=wanted)}
    read |= {day for text in texts for hit in find_ranges(text, near=wanted) for day in (hit.first, hit.last)}
    # "9-10" leads a line of a log under its month's heading
    read |= {hit.iso for text in texts for hit in find_dates(text, near=wanted[:7])}
    # "4/3" alone could be a fraction; the basis of a date is none
    read |= {hit.iso for text in texts[1:] for hit in find_dates(f"on {text}", near=wanted)}
    if wanted in read:
        return True
    months = {hit.month for text in texts for hit in find_months(text)}
    if wanted[:7] in months and (wanted.endswith("-01") or _bare(texts, int(wanted[8:]))):
        return True  # a day in a column under its month, or a month that stands for its first day
    return False if read else None


def _month(texts: list[str], value: Value) -> bool | None:
    wanted = value.month or ""
    read = {hit.month for text in texts for hit in find_months(text)}
    read |= {hit.iso[:7] for text in texts for hit in find_dates(text, near=wanted)}
    # "2/4" alone could be a fraction; the basis of a month is none
    read |= {hit.iso[:7] for text in texts[1:] for hit in find_dates(f"on {text}", near=wanted)}
    if not read and _month_named(texts, int(wanted[5:])):
        return True
    return _among(wanted, read)


def _minutes(texts: list[str], value: Value) -> bool | None:
    wanted = value.minutes or 0
    read = {hit.seconds // 60 for text in texts for hit in find_durations(text)}
    read |= {hit.minutes for text in texts for hit in find_intervals(text)}
    if wanted in read or (value.start and value.end and _apart(value.start, value.end) == wanted):
        return True
    cells = {hit.seconds // 60 for text in texts[1:] for hit in find_durations(text, column=True)}
    if wanted in cells or (not read and _bare(texts, wanted)):
        return True
    timers = [timer for text in texts for timer in _CLOCKED.findall(text)]  # "0:10", "00:04:50"
    if wanted in {hit.seconds // 60 for timer in timers for hit in find_durations(timer, column=True)}:
        return True
    if wanted in _scaled(texts[1:]):
        return True
    ticks = f"{wanted:02}:{(value.seconds or 0) % 60:02}"  # the cell of a column that is written mm:ss, or its sum
    if any(ticks == text.strip() for text in texts[1:]):
        return True
    if value.seconds and re.search(rf"(?<![\d:]){ticks}(?![\d:])", texts[0]):
        return True
    return False if read or cells else None


def _scaled(basis: list[str]) -> set[int]:
    """Minutes of a cell in hours or units, with the words of its basis that say so: "0.25" under "Hours"."""
    figures = [float(text) for text in basis if re.fullmatch(r"\s*(?:\d{0,2}\.\d{1,3}|\d{1,2})\s*", text)]
    hours = [60 for text in basis if re.fullmatch(r"(?:hours?|hrs?)", text, re.IGNORECASE)]
    units = [
        hit.seconds // 60
        for text in basis
        if re.search(r"\bunits?\b", text, re.IGNORECASE)
        for hit in find_durations(text)
    ]
    units += [
        int(found)
        for text in basis
        if re.search(r"\bunits?\b", text, re.IGNORECASE)
        for found in re.findall(r"(\d{1,2})[- ]min", text)
    ]
    return {int(round(figure * one * 60) / 60) for figure in figures for one in (*hours, *units)}


def _start(texts: list[str], value: Value) -> bool | None:
    return _among(value.start, _times(texts))


def _end(texts: list[str], value: Value) -> bool | None:
    return _among(value.end, _times(texts))


def _times(texts: list[str]) -> set[str]:
    read = {hit.time for text in texts for hit in find_times(text)}
    read |= {f"{text.strip()[:2]}:{text.strip()[2:]}" for text in texts[1:] if _MILITARY.fullmatch(text.strip())}
    return read | {time for text in texts for hit in find_intervals(text) for time in (hit.from_, hit.to)}


def _score(texts: list[str], value: Value) -> bool | None:
    hits = [hit for text in texts for hit in find_scores(text)]
    read = {hit.score for hit in hits if value.instrument in (None, hit.instrument)}
    if value.score in read or _bare(texts if not read else texts[1:], value.score or 0):
        return True  # the last: its cell in a row of scores, which the basis names
    return False if read else None


def _icd10(texts: list[str], value: Value) -> bool | None:
    wanted = (value.icd10 or "").upper()
    return _among(wanted, {hit.code.upper() for text in texts for hit in find_icd10(text)})


_READERS: dict[str, Callable[[list[str], Value], bool | None]] = {
    "date": _date,
    "month": _month,
    "minutes": _minutes,
    "start": _start,
    "end": _end,
    "score": _score,
    "icd10": _icd10,
}


def _among(wanted: str | None, read: set[str]) -> bool | None:
    if wanted in read:
        return True
    return False if read else None


def _bare(texts: list[str], number: int) -> bool:
    return any(number == int(figure) for text in texts for figure in _FIGURE.findall(text))


def _month_named(texts: list[str], month: int) -> bool:
    """True when the month stands there without its year: "Total February"."""
    named = {token.text for text in texts for token in tokens(text)}
    return bool(named & {month_name[month].lower(), month_abbr[month].lower(), "sept" if month == 9 else ""})


def _apart(start: str, end: str) -> int:
    first, last = (int(time[:2]) * 60 + int(time[3:]) for time in (start, end))
    return (last - first) % _DAY_MINUTES


def _texts(item: Item) -> list[str]:
    return [item.quote, *(basis.quote for basis in item.basis)]


_POSSESSIVE = re.compile(r"['’]s\b")
"""The ending of a name that stands as an owner ("Dr. Shah's supervision")."""


def _named(item: Item) -> bool:
    wanted = {token.text for token in tokens(item.value.person or "")}
    read = {token.text for text in _texts(item) for token in tokens(_POSSESSIVE.sub("", text))}
    return not wanted or bool(read & wanted)


def _credentialed(item: Item) -> bool:
    """False only when credentials are quoted and the value's is not among them."""
    wanted = compact(item.value.credential or "").chars.replace(".", "")
    parts = {part for part in re.split(r"[^a-z]+", (item.value.credential or "").casefold().replace(".", "")) if part}
    words = (word for text in _texts(item) for word in _WORD.findall(text.replace(".", "")))  # RN of "RN-BC" too
    quoted = {word.casefold() for word in words} & _CREDENTIALS
    return not quoted or bool(parts & quoted) or wanted in quoted
