"""Days without a year at the front of a log's lines ("3/4 9 min ..."): the month of each, or that nobody tells.

A line whose year nobody tells opens an entry of no day: the day of whatever stands above it is another one.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from clausea import sieve as re
from clausea.pages import Line, Mark, Page
from clausea.values.asread import as_read
from clausea.values.dates import find_dates, find_months
from clausea.values.datewords import BIRTH, NUMERIC_DAY, is_date_here

_SHORT_DAY = re.compile(
    r"\W*(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+)?(?:(?P<number>\d{1,2})/\d{1,2}(?![\d/])|"
    r"(?P<name>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s\d{1,2}(?!\d|(?:st|nd|rd|th)?,? \d{4}))",
    re.IGNORECASE,
)
_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_OLD_YEAR = re.compile(
    r"\b(?P<name>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?,?\s+['’]?(?P<year>[2-4]\d)"
    r"(?=\s{2}|\s*$|\s*[|:]|\s(?:pt|patient|name|dob|ccm|log)\b)",
    re.IGNORECASE,
)
"""A month with two figures of its year, at the end of a line or of a column: "CCM  MAR 26   Pt: ..."."""
_TIMED = re.compile(r"\d:\d\d\s?[-–]|\d\s?(?:m|min(?:ute)?s?\.?|['’′])(?!\w)|[\s._]\d{1,3}\s*$", re.IGNORECASE)
_CLOCKED = re.compile(r"[\s,@–-]{1,3}(?:at\s)?\d{1,2}:\d\d(?!\d)", re.IGNORECASE)
"""Right behind the day: the time of a call."""
_YEAR = re.compile(
    r"\W*(?:[A-Za-z.,: &/-]{0,40}?\b(?:log|notes?|records?|calls?|contacts?|time|minutes|diary|journal|sheet|tracker"
    r"|ledger|year|yr|cy)\W{1,4})?(?P<year>20[2-4]\d)"
    r"(?:\s[A-Za-z &/-]{0,40}?(?:log|notes?|records?|calls?|contacts?|diary|journal|sheet|tracker|ledger))?\W*",
    re.IGNORECASE,
)
"""A year alone above a list, or in its name: "2026", "Year: 2026", "CCM log 2026", "2026 call log"."""
_FEWEST = 2
_SAME_LOG = 3
"""Months between two lines of one log at most."""
_BEFORE, _AFTER = 15, 60
"""Days that a line without a year may lie before or behind the last whole date above it to be of its year."""


def months_of_days(page: Page, texts: Sequence[str], carried: Iterable[Mark] = ()) -> Mapping[str, Mark | None]:
    """For lines that begin with a day without its year, the one month of that number which the page names.

    The page may name it anywhere: in its patient line, as the period of the bill, in the sum below the list. Months of
    different years name none. A month that is not named has the year of a neighbor in its log (`carried`: of the page
    before), or the year that heads it; None where nothing tells it.
    """
    numbers = {text: number for text in texts if (number := _number(text))}
    if len(numbers) < _FEWEST:
        return {}
    told = _told(page, numbers)
    found: dict[str, Mark | None] = {
        text: next(iter(told[number].values())) if len(told.get(number, ())) == 1 else None
        for text, number in numbers.items()
    }
    if None in found.values():
        known = [*filter(None, found.values()), *_whole_days(page, texts), *carried]
        year = _year_above(page, numbers)
        for text, number in numbers.items():
            found[text] = found[text] or _beside(number, known) or (year and _of_year(number, year))
    return found


def month_apart(lines: Sequence[tuple[Page, Line]]) -> Mark | None:
    """The month of a short note whose days have no year and which names their month or year apart from them.

    "Spoke to patient 3/31. [CCM log March 2026]", "3/4 1420 TC to pt ... (2026)". A note that names a whole date, two
    months or two years tells none.
    """
    if len(lines) > _SHORT_NOTE:
        return None
    texts = [page.text[line.start : line.end] for page, line in lines]
    if not any(("20" in text and "/" in text) or _APART.search(text) for text in texts):
        return None
    days = {
        int(day["m"]) for text in texts for day in NUMERIC_DAY.finditer(text) if is_date_here(text, day, days_away=0)
    }
    if len(days) != 1 or any(find_dates(text) for text in texts):
        return None
    number = next(iter(days))
    months = [(hit, page, line) for (page, line), text in zip(lines, texts, strict=True) for hit in find_months(text)]
    if len({hit.month for hit, _, _ in months}) == 1 and int(months[0][0].month[5:]) == number:
        hit, page, line = months[0]
        return Mark(hit.month, page.number, line.start + hit.start, line.start + hit.end)
    years = [
        (found, page, line) for (page, line), text in zip(lines, texts, strict=True) for found in _APART.finditer(text)
    ]
    if months or len({found["year"] for found, _, _ in years}) != 1:
        return None
    found, page, line = years[0]
    start = line.start + found.start("year")
    return Mark(f"{found['year']}-{number:02d}", page.number, start, start + 4)


_SHORT_NOTE = 4
"""Lines of a note that may name the year of its days apart from them."""
_APART = re.compile(r"[(\[](?:[a-z][a-z ,/-]{0,24}\s)?(?P<year>20[2-4]\d)[)\]]", re.I)


def near_latest(text: str, latest: Mark | None) -> Mark | None:
    """The last whole date above a line, where the line's own day is at most some weeks from it."""
    if latest is None:
        return None
    for hit in find_dates(text[:24], near=latest.value):
        days = (date.fromisoformat(hit.iso) - date.fromisoformat(latest.value)).days
        return latest if -_BEFORE <= days <= _AFTER else None
    return None


def _number(text: str) -> int | None:
    """The month's number at the front of a log's line."""
    day = _SHORT_DAY.match(text)
    if day is None or not (_TIMED.search(text) or _CLOCKED.match(text, day.end())):
        return None
    if day["name"]:
        return _NAMES.index(day["name"].lower()) + 1
    figures = NUMERIC_DAY.search(text, 0, day.end() + 4)
    return int(day["number"]) if figures and is_date_here(text, figures, days_away=0) else None


def _told(page: Page, numbers: Mapping[str, int]) -> dict[int, dict[str, Mark]]:
    """The months that the page names, by their numbers."""
    told: dict[int, dict[str, Mark]] = defaultdict(dict)
    words = as_read(page.text)
    for line in page.lines:
        text = words[line.start : line.end]
        places = [(hit.start, hit.end, hit.month) for hit in find_months(text)]
        places += [
            (hit.start, hit.end, hit.iso[:7])
            for hit in find_dates(text)
            if not hit.partial and not BIRTH.search(text[: hit.start][-24:])
        ]
        if text not in numbers:
            places += [
                (*match.span(), f"20{match['year']}-{_NAMES.index(match['name'].lower()) + 1:02d}")
                for match in _OLD_YEAR.finditer(text)
            ]
        for start, end, month in places:
            told[int(month[5:])].setdefault(month[:7], Mark(month, page.number, line.start + start, line.start + end))
    return told


def _whole_days(page: Page, texts: Sequence[str]) -> list[Mark]:
    """The months of those lines of the log that do give their year."""
    found, at = [], 0
    words = as_read(page.text)
    for text in texts:
        at = max(words.find(text, at), at)
        hit = next(iter(find_dates(text[:24])), None)
        if hit and hit.start <= 2 and not hit.partial and _TIMED.search(text):
            found.append(Mark(hit.iso[:7], page.number, at + hit.start, at + hit.end))
    return found


def _beside(number: int, known: Sequence[Mark]) -> Mark | None:
    """The month of that number a few months from one of the log's own, at the nearest one's place."""
    best: tuple[int, Mark] | None = None
    for mark in known:
        year, month = int(mark.value[:4]), int(mark.value[5:7])
        for other in (year - 1, year, year + 1):
            away = abs((other - year) * 12 + number - month)
            if away <= _SAME_LOG and (best is None or away < best[0]):
                best = away, Mark(f"{other}-{number:02d}", mark.page, mark.start, mark.end)
    return best[1] if best else None


def _year_above(page: Page, numbers: Mapping[str, int]) -> Mark | None:
    """The only year that stands alone, or in a log's name, above the lines."""
    words, found = as_read(page.text), {}
    for line in page.lines:
        text = words[line.start : line.end]
        if text in numbers:
            break
        match = _YEAR.fullmatch(text) if "20" in text and len(text) <= 80 else None
        if match:
            start = line.start + match.start("year")
            found[match["year"]] = Mark(match["year"], page.number, start, start + 4)
    return next(iter(found.values())) if len(found) == 1 else None


def _of_year(number: int, year: Mark) -> Mark:
    return Mark(f"{year.value}-{number:02d}", year.page, year.start, year.end)
