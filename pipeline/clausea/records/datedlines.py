"""Which lines begin with a day, or say what they are before it: the lines that open an entry of a log.

A day with at least two words behind it opens an entry; with the one word that says what was done ("05/13/2026 CCM") it
heads the note below. A form that is printed once for each contact opens an entry with each of its head lines.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from clausea import sieve as re
from clausea.pages import Entry, Line, Mark, Page
from clausea.values.dates import find_dates, find_months
from clausea.values.datewords import BIRTH, DAY_ALONE, LABEL_OVER

MAY_BE_DATE = re.compile(
    r"\s*(?:[•●▪◦]\s*|[*–-]\s+)?[\[(*]?(?:#\s?\d{1,3}[.):]?\s+)?(?:\d{1,2}[/.-]\d|"
    r"(?:19|20)\d\d-\d|"
    r"(?:the )?\d{1,2}(?:st|nd|rd|th)?[ -]?(?:of )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|"
    r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,? )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d|"
    r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,? \d)",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(
    r"\W*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun)\.?,? ", re.IGNORECASE
)

_DAY_AHEAD = r"(?=\S{0,10}\s?\d|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s)"
_KIND_OF_ENTRY = re.compile(
    r"\s*(?:(?:rpt|repeat|copy|late|new)\s+){0,2}(?:ccm|bhi|tcm|pcm|cocm|apcm|msg|message|tele?|tc|phone|call|note|visit|"
    r"portal|contact|nurse|nsg|rn|staff|log|entry|enc(?:ounter)?|memo|copy|rpt|repeat|resent|dup(?:licate)?)"
    rf"(?:\s+(?:call|note|msg|visit|contact|entry|encounter|memo|in|out|log))?\s*[:–-]?\s+{_DAY_AHEAD}",
    re.IGNORECASE,
)
"""Says what a line of a log is, before its day: "CCM 03/12/26 MQ RN 14 MIN", "Phone note 3/12/2026 ..."."""
_NUMBERED = re.compile(rf"\W{{0,3}}(?:#\s?\d{{1,3}}[.):]?|\(?\d{{1,3}}[.)]|\(?[a-z][.)])\s+{_DAY_AHEAD}", re.IGNORECASE)
"""Counts a line of a log before its day: "1. 03/24/2026 Called ...", "(2) 3/26 ...", "#3 04/02/2026"."""
_ON_DAY = re.compile(rf"\W{{0,3}}on +(?:the )?{_DAY_AHEAD}(?=.*\d\s?min)", re.IGNORECASE)
"""A log told in sentences: "On 03/11/2026 I spent 9 minutes ..."."""
_SIGNED_AHEAD = re.compile(
    r"\W{0,3}[A-Z][\w.'’-]*\.?(?: [A-Z][\w.'’-]*){0,2},? (?:RN|LPN|LVN|CMA|RMA|MA|LCSW|LMSW|LICSW|MSW|NP|FNP(?:-\w+)?"
    r"|PA-C|MD|DO|PharmD|RPh|BSN|CHW)\.?[\s,:|–-]+(?=\d{1,2}[/.-]\d{1,2}[/.-]\d{2})"
)
"""Names who wrote a line of a log before its day: "J. Brandvik, RN 03/24/2026: Called ... (9 min)"."""
_SENTENCE = re.compile(r"(?=.*[a-z])(?:\S+\s+){3,}\S+", re.DOTALL)
_TELLS = re.compile(r"[a-z]{3}.*(?:[.;!?,]\s*$|\d\s?min)")
_LEADS_TO_DAY = re.compile(
    r"(?::|\b(?:on|date|dated|signed|by|of|from|RN|LPN|LVN|CMA|MA|LCSW|LMSW|MSW|NP|FNP|APRN|PA-C|PA|MD|DO|PharmD))\W*$"
)
"""What a day alone on the next line belongs to: a label, a signature."""
_TOLD = re.compile(r"(?:\S+\s+){4,}\S+|.*\d\s?min", re.IGNORECASE)
"""A line that tells something, unlike a signature with its day and time."""
_STANDING = re.compile(
    r"\W{0,3}(?:draft|un(?:signed|finished)|not (?:yet )?signed|in progress|incomplete|pended|void(?:ed)?|"
    r"(?:entered |charted )?in error|struck(?: out)?|deleted|disregard)"
    rf"\b[^.:\d]{{0,40}}?\W{{1,16}}{_DAY_AHEAD}",
    re.IGNORECASE,
)
"""Says that a line of a log does not stand, before its day: "DRAFT, NOT SIGNED. Tuesday, March 3, 2026 ..."."""


def is_dated(text: str, month: str | None, latest: Mark | None) -> bool:
    """True for a line that begins with a day: a whole date, or month and day under a heading that names the month.

    A spelled month ("Nov 28 Fri") needs no heading; its year is that of the last whole date.
    """
    if not MAY_BE_DATE.match(text):
        return False
    spelled = re.match(r"\W*[A-Za-z]", text) is not None
    near = month or (latest.value if latest and spelled else None)
    weekday, indent = _WEEKDAY.match(text), len(text) - len(text.lstrip())
    for hit in find_dates(text[: 44 + indent], near=near):
        if hit.start > (weekday.end() if weekday else 6 + indent) or (hit.partial and near is None):
            return False
        rest = text[hit.end :]
        return bool(re.match(r"[\])*]?\s*(?:[-–—:.;|,@]|\s|$)", rest)) and (
            len(rest.split()) >= 2 or _WORK_ALONE.fullmatch(rest) is not None
        )
    return False


def is_only_day(text: str) -> bool:
    """Whether a heading is a day or the week of one and nothing else: "Week of 06/15/2026", "Monday, May 4, 2026"."""
    hits = [hit for hit in find_dates(text) if not hit.partial]
    return len(hits) == 1 and _DAY_WORDS.fullmatch(text[: hits[0].start] + text[hits[0].end :]) is not None


_DAY_WORDS = re.compile(
    r"\W*(?:(?:the )?w(?:ee)?k(?: of| beginning| starting| ending| begin| end)?|w/[ebc]|day|date|(?:mon|tue|wed|thu|"
    r"fri|sat|sun)[a-z]*)?\W*",
    re.IGNORECASE,
)


def heads_another_day(above: Entry, date: Mark | None) -> bool:
    """Whether the titled entry above a dated line is headed by a day of its own: its writer wrote that day's note."""
    title = above.title.value if above.title else ""
    days = find_dates(title[:32]) if date and above.date and above.date.value != date.value else ()
    return bool(days) and days[0].start <= 2 and not days[0].partial


def whole_date(page: Page, line: Line, text: str) -> Mark | None:
    for hit in find_dates(text):
        if not hit.partial:
            born = re.search(r"birth|\bdob\b|born", text, re.IGNORECASE)
            return None if born else Mark(hit.iso, page.number, line.start + hit.start, line.start + hit.end)
    return None


def lines_of_kinds(texts: Sequence[str]) -> frozenset[str]:
    """The lines of a page's log that say what they are, count themselves or name their writer before their day.

    A single one is somebody's heading, unless it says that what it opens does not stand.
    """
    found, void = [], []
    for text in texts:
        void_said = _STANDING.match(text)
        said = _KIND_OF_ENTRY.match(text) or _NUMBERED.match(text) or _ON_DAY.match(text) or _of_writer(text)
        if void_said and is_dated(text[void_said.end() :], None, None):
            void.append(text)
        elif said and is_dated(text[said.end() :], None, None):
            found.append(text)
    return frozenset(void + (found if len(found) > 1 else [])) | _days_above(texts)


def _days_above(texts: Sequence[str]) -> frozenset[str]:
    """The days that stand alone above what was done on each: "03/24/2026" over "Called patient, weight 201 ...".

    A single one is something else; so is one behind a label or a signature; and where the first one stands below a
    sentence, the days may stand below what they date.
    """
    found: list[str] = []
    narrow: list[str] = []
    for number, (before, text) in enumerate(zip(["", *texts], texts, strict=False)):
        if not MAY_BE_DATE.match(text) or not DAY_ALONE.fullmatch(text):
            continue
        after = _below_stack(texts[number + 1 : number + 2 + _STACK])
        if not found and _TELLS.search(before) and not MAY_BE_DATE.match(before):
            return frozenset()
        if MAY_BE_DATE.match(after) or _LEADS_TO_DAY.search(before):
            continue
        if _SENTENCE.match(after):
            if LABEL_OVER.fullmatch(before):
                return frozenset()
            found.append(text)
        elif _ACT.match(after):
            narrow.append(text)  # the first words of a note in a narrow column
    return frozenset(found + narrow) if found and len(found) + len(narrow) > 1 else frozenset()


_STACK = 3
"""Short lines between a day and its note: who, how long, what way."""
_LENGTH_ALONE = re.compile(r"\W*\d{1,3}\s?(?:min(?:ute)?s?|m)\b\W*")
_WHO_ALONE = re.compile(
    r"\W*(?:[A-Z][\w.'’-]*,?\s){1,3}\(?(?:RN|LPN|LVN|CMA|RMA|MA|NP|FNP|DNP|APRN|PA-C|PA|MD|DO|LCSW|LMSW|LICSW|LSW|LPC|LMHC|LMFT"
    r"|PharmD|CHW|IBCLC|RD|PhD|PsyD)\b\W*"
)


def _below_stack(after: Sequence[str]) -> str:
    """The line that follows a day, behind those that give no more than who it was and how long it took."""
    timed = next((number for number, text in enumerate(after) if _LENGTH_ALONE.fullmatch(text)), None)
    head = after[:timed] if timed is not None else ()
    told = any(len(text) > _SHORT_LINE or _TELLS.search(text) or MAY_BE_DATE.match(text) for text in head)
    if timed is not None and not told:
        return after[timed + 1] if timed + 1 < len(after) else ""  # an intern without a license is who it was, too
    if len(after) > 1 and _WHO_ALONE.fullmatch(after[0]):
        return after[1]
    return after[0] if after else ""


_SHORT_LINE = 40
_ACT = re.compile(r"[A-Z][a-z]+(?:ed|poke|oke|ent|eft|ang|et|ade|ook|ave) \w")


def _of_writer(text: str) -> re.Match[str] | None:
    """The writer's name ahead of the day, where the line goes on to tell what was done."""
    named = _SIGNED_AHEAD.match(text)
    return named if named and _TOLD.match(text, named.end()) else None


def month_of_days(page: Page, line: Line, text: str, following: Sequence[str]) -> Mark | None:
    """The one month that a line names above days without a year: "CCM services for 03/2026:" over "3/4 9 min"."""
    if "20" not in text or not any(map(MAY_BE_DATE.match, following[:3])):
        return None
    months = find_months(text)
    if len({hit.month for hit in months}) != 1 or any(
        not hit.partial and not BIRTH.search(text[: hit.start][-24:]) for hit in find_dates(text)
    ):
        return None
    hit = months[0]
    below = [after for after in following[:3] if MAY_BE_DATE.match(after) and not is_dated(after, None, None)]
    if not any(map(_TIMED.search, below)):
        return None  # days of something else: its reader knows them under their heading
    if not any(is_dated(after, hit.month, None) for after in below):
        return None
    return Mark(hit.month, page.number, line.start + hit.start, line.start + hit.end)


_TIMED = re.compile(r"\d:\d\d\s?[-–]|\d\s?(?:m|min(?:ute)?s?\.?|['’′])(?!\w)|[\s._]\d{1,3}\s*$", re.IGNORECASE)


_WORK_ALONE = re.compile(
    r"[\])*]?\s*[-–—:.;|,@]?\s*(?:ccm|bhi|co-?cm|pcm|apcm|tcm|calls?|phone|tele(?:phone)?|t/?c|tel|note|message|portal|outreach|"
    r"contact|encounter|non-?visit|check-?in|follow-?up|f/u)\W*",
    re.IGNORECASE,
)
"""The one word behind a day that says what the note below tells of."""
_LABEL = re.compile(r"(?P<word>[A-Za-z#/]+)\s?\)?\s?:(?!\d\d)")
_DAY_LABELED = re.compile(
    r"\b(?:date(?: of (?:service|contact|call|encounter|visit|note))?|dos|on|when|at|date/time|created|started)"
    r"\s?[:=]\s*(?=\S{0,12}\d)",
    re.IGNORECASE,
)
COUNTED_DAY = re.compile(
    r"\W*(?:[A-Za-z/]+\.? ){0,3}(?:no\.? ?)?#?\s?(?:[A-Z]{1,4}-?)?\d{1,8}\W+"
    r"(?:date(?: of (?:service|contact|call|encounter|visit|note))?|dos|date/time)\s?[:=]\s*(?=\S{0,12}\d)",
    re.IGNORECASE,
)
"""A record that counts itself ahead of its day: "TEL 20881  Date: 04/03/2026", "Call 2 - Date: 04/09/2026"."""
_TIMED_LINE = re.compile(r"\d\s?min|\bmin(?:ute)?s?\W{0,3}\d", re.IGNORECASE)


def repeated_heads(texts: Sequence[str]) -> Mapping[str, tuple[str, ...]]:
    """The head lines of a form that the page prints once for each contact, with the labels that they share.

    "Telephone Encounter  Answered by: C. Marsh, MA  Date: 05/11/2026  Time: 10:20 AM". Lines that say how long are the
    rows of a log and no heads.
    """
    found: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for text, below in zip(texts, [*texts[1:], ""], strict=False):
        if ":" not in text or not text[:1].isalpha() or _TIMED_LINE.search(text):
            continue
        if text.count(":") < _LABELS and (not COUNTED_DAY.match(text) or COUNTED_DAY.match(below)):
            continue  # with one label it must count itself, and tell something below: a list of doses does not
        day = _DAY_LABELED.search(text)
        if day is None or BIRTH.search(text[: day.end()][-24:]):
            continue
        if any(hit.start <= 1 and not hit.partial for hit in find_dates(text[day.end() : day.end() + 24])):
            labels = tuple(match["word"].lower() for match in _LABEL.finditer(text))
            found[(text.split()[0].lower(), *labels)].append(text)
    return {text: labels for labels, lines in found.items() if len(lines) > 1 for text in lines}


_LABELS = 2


def with_values(lines: Iterable[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Lines (page, start, text) in which a label that stands above its value is one line with it."""
    found: list[tuple[int, int, str]] = []
    for page, start, text in lines:
        if found:
            last, begin, label = found[-1]
            if last == page and over_value(label, text) and start == begin + len(label) + 1:
                sign = " " if label.rstrip().endswith(":") else ":"  # one character, as the line end is
                found[-1] = (page, begin, f"{label}{sign}{text}")
                continue
        found.append((page, start, text))
    return found


def over_value(label: str, text: str) -> bool:
    """Whether a line is a label that stands above its value: with its colon, or over a day and nothing else."""
    return label.rstrip().endswith(":") or over_day(label, text)


def over_day(label: str, text: str) -> bool:
    """Whether a label without a colon stands above its day: "Care plan created" over "01/20/2026"."""
    return text[:1].isdigit() and DAY_ALONE.fullmatch(text) is not None and LABEL_OVER.fullmatch(label) is not None


_SPAN_ON = re.compile(r"\s*(?:[-–—]|to|thru|through|until)\s*\d{1,4}[/.-]\d", re.IGNORECASE)
_SPAN_TO = re.compile(r"\d[/.-]\d{2,4}\s*(?:[-–—]|\bto|\bthru|\bthrough|\buntil)\s*$", re.IGNORECASE)


def in_span(text: str, start: int, end: int) -> bool:
    """Whether a day is an end of a span: "4/1/2026 - 4/30/2026" says what a sheet covers and dates nothing on it."""
    return bool(_SPAN_ON.match(text, end) or _SPAN_TO.search(text[:start]))
