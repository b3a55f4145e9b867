"""From a cue and its values to an item: the shortest quote that carries the fact, and a basis span for every
value that stands outside it."""

from collections.abc import Iterable
from typing import NamedTuple

from clausea import sieve as re
from clausea.evidence.polarity import judge
from clausea.evidence.units import Unit
from clausea.models import Basis, Item, Polarity, Status, Value
from clausea.pages import Mark, Page
from clausea.values.dates import find_dates
from clausea.values.people import find_people

_LONGEST = 190
"""Characters of a sentence that is quoted whole; of a longer one only the clause with the fact is."""
_GLUE = re.compile(
    r"^[\s,.:;()\[\]\-–—@]*(?:(?:on|dated|date|given|obtained|signed|done|completed|at|was|is|the|effective|as of|"
    r"documented|by (?:the )?(?:patient|pt|phone|telephone))\b[\s,.:()\-–]*){0,4}$",
    re.IGNORECASE,
)
_OTHER_DAY = re.compile(
    r"(?:\b(?:set for|scheduled (?:for|on)|moved (?:up )?to|until|by|due|next(?: \w+){0,2}|"
    r"resched\w*(?: \w+){0,2} (?:to|for)|"
    r"appointment(?: \w+){0,2}|appt(?: \w+){0,2}|visit set|slot|opening|follow[ -]?up(?: \w+){0,2}|since|before"
    r"|expires?|dob|born|"
    r"(?:discharge|admission|list|stay|visit|note|plan|call|report|labs?|results?|order|letter|summary|"
    r"echo\w*)(?:d)? (?:of|from|dated|on)|"
    r"discharged?(?: on)?|admitted(?: on)?|prior|previous(?:ly)?|last|from|scann?ed|printed|entered|faxed|"
    r"will(?: \w+){0,3}|see (?:him|her|them|pt|patient) on|start(?:s|ing)?)"
    r"\s*(?:on|for|at)?\s*[:(]?\s*)$",
    re.IGNORECASE,
)


_TODAY = re.compile(r"\btoday\b", re.IGNORECASE)


class Dated(NamedTuple):
    """The day of a fact: its mark, and whether a second candidate makes it doubtful."""

    mark: Mark | None
    doubtful: bool = False


def day_of(unit: Unit, start: int, end: int) -> Dated:
    """The day of the fact at [start, end) of the unit.

    Beside the fact, else the row's, else the only one of the sentence, else the entry's.
    """
    near = unit.date or unit.entry.date or unit.entry.month
    if unit.entry.date is not None and unit.date is None and _TODAY.search(unit.text[start : end + 10]):
        return Dated(unit.entry.date)
    hits = []
    for hit in find_dates(unit.text, near=near.value if near else None):
        mark = Mark(hit.iso, unit.page, unit.start + hit.start, unit.start + hit.end)
        if start <= hit.start < end:
            if not _OTHER_DAY.search(unit.text[: hit.start]):
                return Dated(mark)
        elif _GLUE.match(unit.text[end : hit.start] if hit.start >= end else unit.text[hit.end : start]):
            return Dated(mark)
        if not _OTHER_DAY.search(unit.text[: hit.start]):
            hits.append(mark)
    if unit.date is not None:
        return Dated(unit.date)
    same = {mark.value for mark in hits}
    if len(same) == 1 and (unit.entry.date is None or _same_clause(unit.text, start, end, hits[0], unit)):
        return Dated(hits[0])
    if unit.entry.date is not None:
        return Dated(unit.entry.date)
    return Dated(hits[0] if hits else None, doubtful=len(same) > 1)


def _same_clause(text: str, start: int, end: int, mark: Mark, unit: Unit) -> bool:
    at = mark.start - unit.start
    between = text[end:at] if at >= end else text[at:start]
    return not _NEXT_CLAUSE.search(between)


_NEXT_CLAUSE = re.compile(
    r"[;:]|(?<!\b[DM]r)(?<!\bM[rs]s)(?<!\bMs)(?<!\bSt)\.\s+(?=(?:[A-Z][a-z]+|He|She)\s[a-z])|, (?:then|and|but|will)\b"
    r"|\b(?:then|but|will)\b"
)
"""Between a fact and a day of another clause or sentence ("5 min. Fell on Wednesday")."""


def person_of(unit: Unit) -> Mark | None:
    """Who did it: the row's person, the one signing this sentence, else the entry's author."""
    if unit.person is not None:
        return unit.person
    return unit.entry.author


def split_person(text: str) -> tuple[str | None, str | None, str | None]:
    """(name, credential, job word) of "Kelly Brandt, RN" or "J. Lam, scheduler"."""
    for hit in find_people(text):
        return hit.name or None, hit.credential, hit.role
    name = text.strip(" ,.;:")
    return (name or None), None, None


def polarity_of(unit: Unit, start: int, end: int) -> tuple[Polarity, str | None]:
    """The polarity of the fact, with the word that decided it: the sentence's scope, then entry and section."""
    if unit.entry.blank or unit.entry.handout:
        return Polarity.TEMPLATE, "form or handout"
    if re.search(r"family (?:medical |psychiatric )?(?:history|hx)|\bfhx?\b", unit.section, re.IGNORECASE):
        return Polarity.HISTORICAL, "family history"
    judgement = judge(_led(unit.text), start, end, year=_year(unit))
    return judgement.polarity, judgement.cue


_LEADERS = re.compile(r"(?:\s?\.){4,}(?=\s{0,2}\d{1,2}[/.-]\d)|_{3,}(?=\s?\d{1,2}[/.-]\d)")


def _led(text: str) -> str:
    """The text with blanks for the dots that lead from a label to its day: an empty line they are not."""
    if "...." not in text and ". . ." not in text and "___" not in text:
        return text
    return _LEADERS.sub(lambda run: " " * len(run[0]), text)


def _year(unit: Unit) -> str:
    day = unit.date or unit.entry.date or unit.entry.month
    return day.value[:4] if day else ""


def own_polarity(unit: Unit, start: int, end: int) -> tuple[Polarity, str | None]:
    """Like polarity_of, for facts that no family history can hold: a heading above does not change them."""
    if unit.entry.blank or unit.entry.handout:
        return Polarity.TEMPLATE, "form or handout"
    judgement = judge(_led(unit.text), start, end, year=_year(unit))
    return judgement.polarity, judgement.cue


def quote_span(unit: Unit, start: int, end: int) -> tuple[int, int]:
    """The unit itself when it is short, else the clause around [start, end) (offsets in the unit)."""
    if len(unit.text) <= _LONGEST:
        return 0, len(unit.text)
    left = max((m.end() for m in re.finditer(r"[;:,.]\s+", unit.text[:start])), default=0)
    right = re.search(r"[;,.](?=\s|$)", unit.text[end:])
    stop = end + right.start() if right else len(unit.text)
    if start - left > _LONGEST:
        left = start
    if stop - left > _LONGEST:
        stop = max(end, min(stop, left + _LONGEST))
        while stop < len(unit.text) and not unit.text[stop].isspace():
            stop += 1
    return left, stop


def make_item(
    page: Page,
    element: str,
    value: Value,
    start: int,
    end: int,
    marks: Iterable[tuple[str, Mark]],
    polarity: Polarity = Polarity.AFFIRMED,
    status: Status = Status.VERIFIED,
    reasons: tuple[str, ...] = (),
    texts: "dict[int, str] | None" = None,
) -> Item:
    """An item that quotes page[start:end]; `marks` are the fields' places, kept as basis where outside the quote."""
    start, end = _trim(page.text, start, end)
    basis = []
    for name, mark in marks:
        text = page.text if mark.page == page.number else (texts or {}).get(mark.page)
        if text is None or (mark.page == page.number and start <= mark.start and mark.end <= end):
            continue
        basis.append(
            Basis(
                field=name,
                record=page.record,
                page=mark.page,
                start=mark.start,
                end=mark.end,
                quote=text[mark.start : mark.end],
            )
        )
    return Item(
        id="E000",
        element=element,
        value=value,
        quote=page.text[start:end],
        record=page.record,
        page=page.number,
        start=start,
        end=end,
        basis=tuple(basis),
        polarity=polarity,
        status=status,
        reasons=reasons,
    )


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and (text[start].isspace() or text[start] in "•●▪|"):
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
