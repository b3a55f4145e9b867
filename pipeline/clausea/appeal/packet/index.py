"""The evidence index: for each requirement what the record says, in its own words, and the pages where it says so."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from clausea.appeal.context import Case
from clausea.appeal.facts import Proof, by_date, quoted
from clausea.appeal.letter import Exhibit

_LONGEST = 180
"""Characters of a quote that the index prints; the whole of it stands on the page."""
_MINUTES = ("staff_minutes", "practitioner_minutes", "bhcm_minutes")


@dataclass(frozen=True, slots=True)
class Row:
    """What one page says for a requirement; `item` is the first of the facts behind it."""

    exhibit: Exhibit
    item: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """A requirement and its pages, in the order of the chart."""

    title: str
    rows: tuple[Row, ...]


def index(case: Case, exhibits: Iterable[Exhibit], also: str) -> tuple[Group, ...]:
    """Every cited fact under the requirements that it meets; `also` heads those that meet none and are cited."""
    at = {(exhibit.record, exhibit.page): exhibit for exhibit in exhibits}
    cited = dict.fromkeys(item for exhibit in at.values() for item in exhibit.items)
    groups: dict[tuple[str, ...], Group] = {}
    listed: set[str] = set()
    for finding in case.findings:
        items = tuple(item for item in finding.items if item in cited)
        title = case.library.requirement(finding.service, finding.requirement).title
        if items not in groups and items:
            groups[items] = Group(title, _rows(items, case.view, at))
            listed.update(items)
        elif items and title not in groups[items].title.split("; "):
            groups[items] = Group(f"{groups[items].title}; {title}", groups[items].rows)
    rest = tuple(item for item in cited if item not in listed)
    others = [Group(also, _rows(rest, case.view, at))] if rest else []
    return (*groups.values(), *others)


def _rows(items: Iterable[str], view: Callable[[str], Proof], at: Mapping[tuple[str, int], Exhibit]) -> tuple[Row, ...]:
    pages: dict[tuple[str, int], list[Proof]] = {}
    for proof in by_date(view(item) for item in items):
        pages.setdefault((proof.item.record, proof.item.page), []).append(proof)
    order = [place for place in at if place in pages]
    return tuple(Row(at[place], pages[place][0].id, tuple(map(_line, pages[place]))) for place in order)


def _line(proof: Proof) -> str:
    day = f"{proof.date}: " if proof.date else ""
    if proof.element in _MINUTES and proof.minutes:
        return day + ", ".join(part for part in (f"{proof.minutes} min", proof.person) if part)
    return f"{day}“{_short(quoted(proof.quote))}”"


def _short(text: str) -> str:
    if len(text) <= _LONGEST:
        return text
    return text[:_LONGEST].rsplit(" ", 1)[0].rstrip(" ,;:") + " …"
