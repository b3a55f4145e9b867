"""The day of an entry: what dates it, and which days of its lines are of something else."""

from clausea import sieve as re
from clausea.pages import Entry, Mark
from clausea.records.datedlines import COUNTED_DAY, in_span
from clausea.records.signing import LATE, told_day
from clausea.values.dates import find_dates, find_months

_SPELLED = (
    r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?,?\s)?"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?\s\d"
)
"""How a day begins whose month is a word: "Thu Jan 8, 2026"."""
_EVENT_DATE = re.compile(
    r"(?:^|(?<=[|·;,\t])|(?<=  ))\s*(?:(?:actual )?date(?: ?\(s\))?(?: of (?:service|visit|contact|call|encounter|"
    r"note|review|evaluation|"
    r"assessment|consent|session|entry|plan|outreach|activity))?|dos|d\.o\.s\.|(?:encounter|visit|contact|call|"
    r"service|note|"
    r"session|review|event|consent|activity|outreach)[ -]date|date ?(?:and|&|/|\+) ?time(?: of [a-z]+)?|date/time|"
    r"(?:seen|performed|called|contacted)(?: on)?|when)\s*[:=-]?\s*"
    rf"(?=\S{{0,12}}\d|{_SPELLED})",
    re.IGNORECASE | re.MULTILINE,
)
_WEAK_DATE = re.compile(
    r"(?:date completed|completed(?: on)?|created|started|opened|initiated|established|collected|plan date|effective|"
    r"date (?:signed|given|obtained|opened|created|started)|signed(?: on)?|enrolled)\s*[:=-]\s*"
    rf"(?=\S{{0,12}}\d|{_SPELLED})",
    re.IGNORECASE,
)
NOT_EVENT = re.compile(
    r"(?:birth|dob|born|print(?:ed)?|run|due|next|fax(?:ed)?|received|scann?ed|expires?|exported|as of|through|"
    r"(?<!phone )(?<!video )(?<!call )follow[ -]?up)"
    r"[\w ]{0,14}[:=-]?\s*$",
    re.IGNORECASE,
)
_TOLD_OF = re.compile(
    r"\W*(?!(?:last|next|prior|previous|missed|upcoming|future|no|late|delayed|copied)\b)(?:[A-Za-z]+[ /-]){0,2}"
    r"(?:messages?|calls?|visit|note|encounter|contact|e-?mail|session|check-?in|outreach|conversation|entry)\W{1,3}"
    r"(?:on |of |dated )?",
    re.IGNORECASE,
)
"""An untitled entry begins with what it tells of: "Secure message 04/01/2026 08:14 from patient: ..."."""


def _only_day(head: list[tuple[int, int, str]], iso: str) -> bool:
    """Whether the lines tell of no other day: else the first one dates its own line and not those below."""
    return all(
        hit.partial or hit.iso == iso or NOT_EVENT.search(text[: hit.start])
        for _, _, text in head
        for hit in find_dates(text)
    )


def entry_day(entry: Entry, head: list[tuple[int, int, str]]) -> Mark | None:
    """The day that dates an entry: in its title, behind a label, else at the front of its first lines.

    `head` are its first lines: page, start on the page, text.
    """
    title = entry.title
    if title:
        told = told_day(title.value)
        for hit in [told] if told else [] if LATE.search(title.value) else find_dates(title.value):
            before = title.value[: hit.start]
            if hit.partial or in_span(title.value, hit.start, hit.end):
                continue
            if not NOT_EVENT.search(before) and not _birthday(hit.iso, before, head):
                return Mark(hit.iso, title.page, title.start + hit.start, title.start + hit.end)
    counted = [line for line in head[:5] if COUNTED_DAY.match(line[2])][:2]  # two below each other are a list of doses
    for pattern in (COUNTED_DAY, _EVENT_DATE, _WEAK_DATE):
        for page, start, text in counted[: len(counted) % 2] if pattern is COUNTED_DAY else head:
            for label in pattern.finditer(text):
                if NOT_EVENT.search(text[: label.start()] + " ") or NOT_EVENT.search(label.group().rstrip()):
                    continue
                for hit in find_dates(text[label.end() : label.end() + 40]):
                    if hit.start > 16 or hit.partial:
                        continue
                    if (
                        pattern is not _WEAK_DATE
                        or _only_day(head, hit.iso)
                        or not _of_a_part(text[: label.start()], title)
                    ):
                        return Mark(hit.iso, page, start + label.end() + hit.start, start + label.end() + hit.end)
    for page, start, text in head[: 3 if title else 1]:
        for hit in find_dates(text[:48]):
            alone = not hit.partial and (
                hit.start <= 2 or (_TOLD_OF.fullmatch(text[: hit.start]) is not None and _only_day(head, hit.iso))
            )
            if alone and not NOT_EVENT.search(text[: hit.start]) and not _birthday(hit.iso, text[: hit.start], head):
                return Mark(hit.iso, page, start + hit.start, start + hit.end)
    return None


def _of_a_part(before: str, title: Mark | None) -> bool:
    """Whether the words before a label name another thing than the entry: "Care plan created:" among many days."""
    subject = re.findall(r"[a-z]+", re.split(r"\s{2,}|[|;:,.•]", before)[-1].lower())
    return bool(set(subject) - set(re.findall(r"[a-z]+", title.value.lower()) if title else ()) - _ANY)


_ANY = frozenset(("the", "a", "date", "of", "was", "is", "form", "note", "on", "was", "this", "entry", "record"))


def _birthday(iso: str, before: str, head: list[tuple[int, int, str]]) -> bool:
    """Whether a day behind a person's name is years before every other: a birth date without its label."""
    if iso < "2005":
        return True  # the first of the programs began in 2013
    if not _NAMED.search(before):
        return False
    others = [hit.iso for _, _, text in head for hit in find_dates(text) if not hit.partial and hit.iso != iso]
    months = [hit.month for _, _, text in head for hit in find_months(text) if hit.month != iso[:7]]
    return bool(others or months) and all(int(day[:4]) - int(iso[:4]) >= _YEARS for day in (*others, *months))


_NAMED = re.compile(
    r"(?:^|[-–—,;:|(]\s*|\b(?:for|of|re|patient|pt|name)\W{1,3}|\s{2,})"
    r"(?-i:[A-Z][\w'’.-]*,? ){1,3}(?-i:[A-Z][\w'’.-]+)\W*$",
    re.IGNORECASE,
)
_YEARS = 2
