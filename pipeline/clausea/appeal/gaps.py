"""gaps.md: what is missing or against the claim, and what to ask the clinic for. Internal, never part of a packet.

Its words are in codes/_letter/gaps.md.j2 and in the requirements. It never suggests that a record be changed.
"""

import re
from dataclasses import dataclass
from typing import Any

from jinja2 import TemplateError, Undefined

from clausea.appeal.entries import remarks
from clausea.appeal.facts import month_name, us_date
from clausea.appeal.ink import one_line
from clausea.appeal.templates import render_template
from clausea.appeal.writing import read_words
from clausea.codes import DenialCode, Library
from clausea.models import Assessment, Claim, Evidence, Finding, Level, Result
from clausea.pages import Records
from clausea.payers import Door

_MARKUP = re.compile(r"([\\`*<>|]|(?<=[^\W_])_|_(?=[^\W_]))")
_GRAVEST = (Result.CONTRADICTED, Result.NOT_MET, Result.UNCLEAR)
_LEVELS = (Level.MANDATORY, Level.AT_ISSUE, Level.SUPPORTING)


@dataclass(frozen=True, slots=True)
class Gap:
    """A requirement that is not met, for the services that share it."""

    title: str
    services: tuple[str, ...]
    level: str
    result: str
    reason: str
    ask: str


@dataclass(frozen=True, slots=True)
class NotCounted:
    """An entry whose minutes do not count."""

    date: str
    person: str
    minutes: int
    why: str
    file: str
    page: int


def render(
    code: DenialCode,
    library: Library,
    claim: Claim,
    evidence: Evidence,
    assessment: Assessment,
    *,
    to_complete: tuple[str, ...] = (),
    doors: tuple[Door, ...] = (),
    records: Records | None = None,
) -> str:
    """gaps.md as text; `doors` are the ways that the denial goes (`appeal.deadlines`), `records` the pages read.

    Raises ContentError when its template is wrong.
    """
    words = read_words(library.folder)
    names = {
        "code": code,
        "claim": claim,
        "records": evidence.records,
        "assessment": assessment,
        "recommendation": words["routes"][assessment.route.value],
        "routes": {service: words["routes"][route.value] for service, route in assessment.routes.items()},
        "gaps": _gaps(library, claim, assessment, words["gaps"]),
        "not_counted": _not_counted(evidence, assessment),
        "discrepancies": tuple(dict.fromkeys(one.discrepancy for one in assessment.minutes if one.discrepancy)),
        "remarks": _remarks(claim, evidence, assessment, records, words),
        "doors": doors,
        "by_service": len(doors) > 1,
        "to_complete": to_complete,
        "date": us_date,
    }
    text = render_template(library.folder, "_letter/gaps.md.j2", _printed, names)
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"


def _gaps(library: Library, claim: Claim, assessment: Assessment, words: dict[str, Any]) -> tuple[Gap, ...]:
    """Mandatory ones first, then what the payer disputes; the gravest result first among equals."""
    month = month_name(claim.month) if claim.month else words["period"]
    open_findings = [one for one in assessment.findings if one.result in _GRAVEST]
    ordered = sorted(open_findings, key=lambda one: (_LEVELS.index(one.level), _GRAVEST.index(one.result)))
    shared: dict[tuple[str, str], list[Finding]] = {}
    for one in ordered:
        shared.setdefault((one.requirement, one.reason), []).append(one)
    gaps = []
    for found in shared.values():
        first = found[0]
        requirement = library.requirement(first.service, first.requirement)
        gaps.append(
            Gap(
                title=requirement.title,
                services=tuple(one.service for one in found),
                level=words["levels"][first.level.value],
                result=words["results"][first.result.value],
                reason=first.reason,
                ask=requirement.wording.ask.replace("{month}", month),
            )
        )
    return tuple(gaps)


def _not_counted(evidence: Evidence, assessment: Assessment) -> tuple[NotCounted, ...]:
    files = {file.id: file.file for file in evidence.records}
    rows: dict[tuple[str, str], NotCounted] = {}
    for table in assessment.minutes:
        for entry in table.excluded:
            item = evidence.item(entry.item)
            value = item.decided
            rows[entry.item, entry.why] = NotCounted(
                date=us_date(value.date) if value.date else "–",
                person=", ".join(part for part in (value.person, value.credential) if part) or "–",
                minutes=entry.minutes,
                why=entry.why,
                file=files.get(item.record, item.record),
                page=item.page,
            )
    return tuple(rows.values())


def _remarks(
    claim: Claim, evidence: Evidence, assessment: Assessment, records: Records | None, words: dict[str, Any]
) -> tuple[str, ...]:
    """Unsigned, initialed and late entries among those that the findings and the minutes tables show."""
    shown = {item for finding in assessment.findings for item in finding.items}
    shown |= {entry.item for table in assessment.minutes for entry in table.counted}
    shown |= {entry.item for table in assessment.minutes for entry in table.excluded}
    files = {file.id: file.file for file in evidence.records}
    lines = []
    for one in remarks((item for item in evidence.items if item.id in shown), claim, records, words["entries"]):
        day = us_date(one.item.decided.date) if one.item.decided.date else ""
        where = ", ".join(filter(None, [f"{files.get(one.item.record, one.item.record)}, p. {one.item.page}", day]))
        person = one.item.decided.person or ""
        if one.kind == "unsigned":
            person = f" ({person})" if person else ""
        notice = us_date(claim.notice_date) if claim.notice_date else ""
        lines.append(words["remarks"][one.kind].format(where=where, person=person, notice=notice))
    return tuple(lines)


def _printed(value: object) -> str:
    """An expression's text as Markdown that stays text."""
    if isinstance(value, Undefined):
        return str(value)
    if value is None or isinstance(value, bool | list | tuple | dict):
        raise TemplateError(f"an expression printed {type(value).__name__} and not text")
    return _MARKUP.sub(r"\\\1", one_line(str(value)))
