"""The day of a practitioner's direction: beside the name, of the signature in the next lines, else the entry's."""

from itertools import pairwise
from typing import NamedTuple

from clausea import sieve as re
from clausea.evidence.readers.patterns.chart import mark_in
from clausea.evidence.readers.patterns.direction.words import ANOTHER_DAY, DAY_GLUE, OTHER_ACT, WEEKDAY
from clausea.evidence.readers.patterns.staff import Directory
from clausea.evidence.units import Unit
from clausea.pages import Mark
from clausea.values.dates import find_dates
from clausea.values.namekeys import same_person
from clausea.values.people import PersonHit, find_people


class Signer(NamedTuple):
    """A practitioner as a line names them."""

    unit: Unit
    hit: PersonHit


def day_of_direction(
    directory: Directory, signer: Signer, unit: Unit, near: list[Unit], before: list[Unit]
) -> Mark | None:
    """The day of the statement: beside the name, of that person's signature in the next lines, else the entry's."""
    beside = day_beside(signer.unit, signer.hit)
    if beside is not None:
        return beside
    lines = [unit, *near]
    after = next((below for above, below in pairwise(lines) if above is signer.unit), None)
    if after is not None and signer.unit.text[signer.hit.end :].strip(" .,") == "":
        for found in find_dates(after.text, near=near_day(after))[:1]:
            if not after.text[: found.start].strip() and not after.text[found.end :].strip(" ."):
                return mark_in(after, found.start, found.end, found.iso)  # the line broke between name and day
    for other in near:
        for hit in find_people(other.text):
            if same_person(directory.identify(other.text[hit.start : hit.end]).name, signer.hit.name) and (
                mark := day_beside(other, hit)
            ):
                return mark
    for other in (unit, *before, *near[:2]):
        signed = re.search(
            r"\b(?:e-?signed|electronically signed|signed|reviewed|read|checked|verified|(?:gone|went|looked)"
            r" (?:over|through|at)"
            r"|authenticated|approved|dictated|co-?signed|review(?=\sdate)|(?:signature|sign(?:ed)?|sign-?off) date"
            r"|date signed)\b",
            other.text,
            re.IGNORECASE,
        )
        if signed is not None:
            for found in find_dates(other.text, near=near_day(other)):
                if found.start >= signed.end():
                    return mark_in(other, found.start, found.end, found.iso)
    if unit.date is not None:
        return unit.date
    found_here = find_dates(unit.text, near=near_day(unit))
    own = [hit for hit in found_here if any(c.isdigit() for c in unit.text[hit.start : hit.end])]  # "recheck on Mon."
    if len({found.iso for found in own}) == 1 and not ANOTHER_DAY.search(unit.text[: own[0].start]):
        return mark_in(unit, own[0].start, own[0].end, own[0].iso)
    for other in near[:1]:
        for found in find_dates(other.text, near=near_day(other))[:1]:
            if not other.text[: found.start].strip() and _only_signs(other.text[found.end :]):
                return mark_in(other, found.start, found.end, found.iso)  # the day alone under the statement
    for other in before[-1:]:
        days = find_dates(other.text, near=near_day(other))
        if len({found.iso for found in days}) == 1 and _names(other, signer.hit):
            return mark_in(other, days[0].start, days[0].end, days[0].iso)
    signature = unit.entry.signature
    if signature is not None and same_person(directory.identify(signature.value).name, signer.hit.name):
        return unit.entry.signed_on or _of_entry(unit)
    return _of_entry(unit)


def _of_entry(unit: Unit) -> Mark | None:
    """The entry's day; in a month's log only where the statement stands right behind it ("30-Sep Sign-off. ...")."""
    day = unit.entry.date
    if unit.entry.month is None or day is None:
        return day
    return day if day.page == unit.page and 0 <= unit.start - day.end <= _BEHIND else None


_BEHIND = 32
"""Characters between the day that a line of a log begins with and the statement of that line."""


def _only_signs(text: str) -> bool:
    """Whether nothing stands behind a day, or only who wrote the line."""
    rest = text.strip(" .,–—-")
    people = find_people(rest)
    return not rest or (bool(people) and people[0].start == 0 and not rest[people[0].end :].strip(" .,"))


def _names(unit: Unit, person: PersonHit) -> bool:
    """Whether the sentence names the person: "spoke with Dr. X 02/10; Dr. X directed her ..."."""
    return any(same_person(hit.name, person.name) for hit in find_people(unit.text) if hit.name)


def near_day(unit: Unit) -> str | None:
    mark = unit.date or unit.entry.date or unit.entry.month
    return mark.value if mark else None


def day_beside(unit: Unit, hit: PersonHit) -> Mark | None:
    """A date that stands with the name: after it, or just before it ("reviewed 03/02/2026 R. Osei, MD")."""
    dates = find_dates(unit.text, near=near_day(unit))
    for found in dates:
        if found.start >= hit.end and DAY_GLUE.fullmatch(unit.text[hit.end : found.start]):
            return mark_in(unit, found.start, found.end, found.iso)
    for found in dates:
        if 0 <= hit.start - found.end <= 16 and _LEADS.fullmatch(unit.text[found.end : hit.start]):
            return mark_in(unit, found.start, found.end, found.iso)
    return None


def labelled_below(unit: Unit, hit: PersonHit, near: list[Unit]) -> Mark | None:
    """The day of "Reviewed by: Harold Finch, MD" over "Date reviewed: 03/16/2026", where the name ends its line."""
    if unit.text[hit.end :].strip(" .,") or not _BY_LABEL.search(unit.text[: hit.start]):
        return None
    for other in near[:2]:
        label = _DAY_LINE.match(other.text)
        for found in find_dates(other.text, near=near_day(other))[:1]:
            if label is not None and 0 <= found.start - label.end() <= 1:
                return mark_in(other, found.start, found.end, found.iso)
    return None


_BY_LABEL = re.compile(
    r"\b(?:by|reviewer|cosigner|co-signer|supervis\w+|practitioner|provider|physician)\s{0,4}[:|]\s*$", re.I
)
_DAY_LINE = re.compile(
    r"\W*(?:(?:provider|physician|practitioner)\s)?(?:date|reviewed|review|signed|sign-?off|cosign\w*|approv\w+)"
    r"(?:\s(?:date|on|of|and time|/\s?time|reviewed|review|signed|approved|co-?signed|signature)){0,3}\s{0,4}[:|=]\s*",
    re.IGNORECASE,
)
_LEADS = re.compile(r"[\s,:–—-]*(?:\d{1,2}:\d\d(?:\s?[ap]\.?m\.?)?[\s,:–—-]{1,3})?(?:by |= )?", re.IGNORECASE)
"""What may stand between a day and the name that signs with it: the time of day."""


def undated(text: str) -> str:
    """The words after a name without the date that stands first: "Dr. X 03/04/2026, who approved the plan"."""
    dates = find_dates(text[:24])
    if dates and re.fullmatch(r"[\s,(–-]*(?:on )?", text[: dates[0].start]):
        return " " * dates[0].end + re.sub(r"^([\s,)]*)who ", lambda found: found[1] + "    ", text[dates[0].end :])
    return text


def after_verb(unit: Unit, hit: PersonHit, verb: "re.Match[str] | None") -> Mark | None:
    """The day of "H. Solheim, MD, reviewed December notes 01/02/2026": the one after the verb, or the line's own."""
    if verb is not None:
        later = [found for found in find_dates(unit.text, near=near_day(unit)) if found.start >= hit.end + verb.end()]
        between = unit.text[hit.end : later[0].start] if later else ""
        others = any(found.start > 0 for found in find_people(between))
        if len({found.iso for found in later}) == 1 and not OTHER_ACT.search(between) and not others:
            return mark_in(unit, later[0].start, later[0].end, later[0].iso)
    lead = find_dates(unit.text, near=near_day(unit))[:1]
    heads = bool(lead) and WEEKDAY.fullmatch(unit.text[: lead[0].start]) is not None
    if heads and not find_dates(unit.text[lead[0].end :], near=near_day(unit)):
        return mark_in(unit, lead[0].start, lead[0].end, lead[0].iso)
    return None
