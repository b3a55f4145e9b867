"""What the terminal shows: from what a run found to tables and lines, in the order a denial lead reads them.

Pure: nothing here prints. Words are the field's (Met, Your call, Missing from chart); chart text is only ever a
quotation, never markup. All of it fits 80 columns.
"""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any, TypedDict, Unpack

from rich import box
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from clausea.assess.spoken import misfiled
from clausea.codes import DenialCode, Library, MinutesTest
from clausea.models import (
    Assessment,
    Claim,
    Evidence,
    Finding,
    Item,
    Level,
    MinutesTable,
    Result,
    Route,
)

ROUTE = {
    Route.APPEAL: "APPEAL",
    Route.APPEAL_PARTIAL: "APPEAL PART",
    Route.CORRECTED_CLAIM: "CORRECTED CLAIM",
    Route.NEEDS_RECORDS: "GET RECORDS FIRST",
    Route.DO_NOT_APPEAL: "DO NOT APPEAL",
}
RESULT = {
    Result.MET: "Met",
    Result.NOT_MET: "Not met",
    Result.CONTRADICTED: "Conflict in chart",
    Result.UNCLEAR: "Your call",
    Result.NOT_APPLICABLE: "Not required",
}
_STYLE = {
    Result.MET: "green",
    Result.NOT_MET: "bold red",
    Result.CONTRADICTED: "bold red",
    Result.UNCLEAR: "yellow",
    Result.NOT_APPLICABLE: "dim",
}
INFERRED = {
    "services": "service",
    "period": "service month",
    "discharge": "discharge date",
    "patient": "patient",
    "billing_practitioner": "billing practitioner",
}
_QUOTE = 120
"""Characters of a quotation that a table shows; evidence.json and `clausea review` have all of it."""


class More(TypedDict):
    """What a run adds to its findings. `due` is a date or why there is none, `doors` the lines of the screen about
    it; `lost` decisions no longer fit."""

    due: str
    doors: Sequence[tuple[str, Text]]
    to_complete: Sequence[str]
    lost: Sequence[str]
    written: Sequence[str]
    next_steps: Sequence[str]


def first_screen(
    evidence: Evidence, assessment: Assessment, code: DenialCode, library: Library, **more: Unpack[More]
) -> RenderableType:
    """The whole screen after a run."""
    claim = evidence.claim
    pages = _Pages(evidence)
    head = Table.grid(padding=(0, 2))
    head.add_column(no_wrap=True, style="bold")
    head.add_column()
    if claim.inferred:
        head.add_row("READ FROM CHART", Text(f"{_inferred(claim)} (not given: check)", style="yellow"))
    _paragraphs(head, "AGAINST YOU", assessment.against or ("nothing found",))
    _paragraphs(head, "CANNOT TELL", assessment.cannot_tell)
    for label, text in more["doors"]:
        head.add_row(label, text)
    alarms = [Text(line, style="bold red") for line in misfiled(evidence, library.words.against)]
    parts: list[RenderableType] = [
        *alarms,  # before all else: it may be a privacy incident
        Text(headline(code.code, claim), style="bold"),
        recommendation(assessment, claim, library),
        head,
        *_requirements(evidence, assessment, code, library, pages),
    ]
    for table in _once(assessment.minutes):
        parts += _minutes(table, evidence, pages)
    parts += _unread(evidence)
    parts += listing("DECISIONS THAT NO LONGER FIT THE CHART (decide again)", more["lost"])
    parts += listing("TO FILL IN", more["to_complete"])
    for title, lines in (("WRITTEN", more["written"]), ("NEXT", more["next_steps"])):
        parts += [Text(f"\n{title}", style="bold")] if lines else []
        parts += [Text(f"  {line}", no_wrap=True, overflow="ignore") for line in lines]  # to be copied whole
    return Group(*parts)


def headline(code: str, claim: Claim) -> str:
    """The line and its denial: "99490 + 99439x1  04/2026  Northfield (CO-251 N237)  $108.32"."""
    services = " + ".join(
        f"{service}x{claim.billed_units[service]}" if number and service in claim.billed_units else service
        for number, service in enumerate(claim.services)
    )
    when = f"discharge {day(claim.discharge)}" if claim.discharge else month(claim.month)
    denial = " ".join(
        word
        for word in (
            "-".join(filter(None, (claim.denial.group, claim.denial.carc))) if claim.denial else "",
            *(claim.denial.rarc if claim.denial else ()),
        )
        if word
    )
    payer = f"{claim.payer or 'payer not given'} ({denial or 'denied as ' + code})"
    amount = f"${claim.denied_amount:,.2f}" if claim.denied_amount is not None else ""
    return "  ".join(part for part in (services or "service not known", when, payer, amount) if part)


def recommendation(assessment: Assessment, claim: Claim, library: Library) -> Text:
    """ "RECOMMENDATION: APPEAL  45 min (40 needed; margin 5)", and a line for each service that differs."""
    text = Text.assemble(
        ("RECOMMENDATION: ", "bold"),
        (ROUTE[assessment.route], "bold green" if assessment.route is Route.APPEAL else "bold red"),
        "  ",
        margin(assessment, claim, library),
    )
    if len(set(assessment.routes.values())) > 1:
        for service, route in assessment.routes.items():
            text.append(f"\n  {service}: {ROUTE[route].capitalize()}")
    for service, instead in assessment.alternative.items():
        units = assessment.units.get(service)
        supported = f"{units} of {claim.units(service)} units" if instead == service else f"{instead} in place"
        text.append(f"\n  The record supports {supported} of {service}.")
    return text


def margin(assessment: Assessment, claim: Claim, library: Library) -> str:
    """Minutes counted, minutes needed for what was billed, and the difference; empty for services without minutes."""
    needs = [
        (need, table.total)
        for table in assessment.minutes
        if (need := needed(table.service, claim, library)) is not None
    ]
    if not needs:
        return ""
    need, total = max(needs)
    left = total - need
    return f"{total} min ({need} needed; {f'margin {left}' if left >= 0 else f'{-left} short'})"


def needed(service: str, claim: Claim, library: Library) -> int | None:
    """The month's minutes that the service's billed units ask for; None where it has no minutes rule."""
    known = library.services.get(service)
    for requirement in known.requirements if known else ():
        test = requirement.test
        if isinstance(test, MinutesTest):
            if test.at_least is not None:
                return test.at_least
            base = [minutes for code, minutes in test.base.items() if code in claim.services] or list(
                test.base.values()
            )
            return (base[0] if base else 0) + (test.each or 0) * claim.units(service)
    return None


def day(iso: str | None) -> str:
    """03/05/2026."""
    return f"{iso[5:7]}/{iso[8:]}/{iso[:4]}" if iso else ""


def month(iso: str | None) -> str:
    """03/2026."""
    return f"{iso[5:]}/{iso[:4]}" if iso else "service month not known"


def quoted(text: str, width: int = _QUOTE) -> str:
    """A quotation on one line, cut at a word where it is long."""
    line = " ".join(text.split())
    if len(line) > width:
        line = line[:width].rsplit(" ", 1)[0] + " ..."
    return f"\u201c{line}\u201d"


class _Pages:
    """How a page is cited: "4", or "R2 p. 4" where there is more than one record."""

    def __init__(self, evidence: Evidence) -> None:
        self._many = len(evidence.records) > 1

    def of(self, items: Iterable[Item]) -> str:
        places = {(item.record, item.page): None for item in items}
        return ", ".join(f"{record} p. {page}" if self._many else str(page) for record, page in sorted(places))

    def every(self, item: Item) -> str:
        places = {(span.record, span.page): None for span in (item.span, *item.also)}
        return ", ".join(f"{record} p. {page}" if self._many else str(page) for record, page in sorted(places))


def _paragraphs(grid: Table, label: str, lines: Sequence[str]) -> None:
    for number, line in enumerate(lines):
        grid.add_row(label if not number else "", Text(line))


def _inferred(claim: Claim) -> str:
    facts = {
        "services": ", ".join(claim.services),
        "period": month(claim.month),
        "discharge": day(claim.discharge),
    }
    return "; ".join(
        f"{INFERRED.get(key, key.replace('_', ' '))} {facts.get(key, '')}".strip() for key in claim.inferred
    )


def _requirements(
    evidence: Evidence, assessment: Assessment, code: DenialCode, library: Library, pages: _Pages
) -> list[RenderableType]:
    groups: dict[str, list[Finding]] = {
        "WHAT THE PAYER DISPUTED": [],
        "REQUIRED": [],
        "SUPPORTING (never decides by itself)": [],
        "NOT REQUIRED FOR THIS SERVICE": [],
    }
    disputed, required, supporting, not_required = groups.values()
    for finding in assessment.findings:
        if finding.result is Result.NOT_APPLICABLE:
            not_required.append(finding)
        elif finding.level is Level.AT_ISSUE or finding.element in code.at_issue:
            disputed.append(finding)
        elif finding.level is Level.MANDATORY:
            required.append(finding)
        else:
            supporting.append(finding)
    several = len({finding.service for finding in assessment.findings}) > 1
    parts: list[RenderableType] = []
    for title, findings in groups.items():
        if not findings:
            continue
        table = table_of(title)
        table.add_column("Requirement", width=20)
        table.add_column("Result", width=8)
        table.add_column("What the chart says", ratio=1)
        table.add_column("Page", max_width=9)
        for finding in findings:
            cited = [evidence.item(item) for item in finding.items]
            words = Text(finding.reason)
            if cited and finding.result in (Result.MET, Result.CONTRADICTED, Result.UNCLEAR):
                words.append(f"\n{quoted(_telling(finding, cited).quote)}", style="italic")
            table.add_row(
                Text((f"{finding.service} " if several else "") + _title(finding, library)),
                Text(RESULT[finding.result], style=_STYLE[finding.result]),
                words,
                Text(pages.of(cited)),
            )
        parts.append(table)
    return parts


def _telling(finding: Finding, cited: Sequence[Item]) -> Item:
    """The item whose words are shown: the one of the day that the sentence names, so that day and quote agree."""
    named = finding.value.date if finding.value and finding.value.date else ""
    if not named or day(named) not in finding.reason:
        return cited[0]
    return next((item for item in cited if item.decided.date == named), cited[0])


def _title(finding: Finding, library: Library) -> str:
    try:
        return library.requirement(finding.service, finding.requirement).title
    except KeyError:
        return finding.requirement.replace("-", " ")


def _once(tables: Sequence[MinutesTable]) -> list[MinutesTable]:
    """A base code and its add-on share one month of minutes: shown once."""
    kept = [next(group) for _, group in groupby(tables, key=lambda table: (table.month, table.total, table.counted))]
    return [table for table in kept if table.counted or table.excluded]


def _minutes(table: MinutesTable, evidence: Evidence, pages: _Pages) -> list[RenderableType]:
    counted = table_of(f"MINUTES COUNTED  {month(table.month)}")
    counted.add_column("Date", width=10)
    counted.add_column("Time", width=11)
    counted.add_column("Min", justify="right", width=3)
    counted.add_column("Who", width=18)
    counted.add_column("Words in the chart", ratio=1)
    counted.add_column("Page", max_width=9)
    for row in table.counted:
        item = evidence.item(row.item)
        words = Text(quoted(item.quote, 70))
        if row.note:
            words.append(f"\n{row.note}", style="yellow")
        counted.add_row(
            day(item.decided.date), _clock(item), str(row.minutes), Text(who(item)), words, Text(pages.every(item))
        )
    counted.add_section()
    counted.add_row("Total", "", Text(str(table.total), style="bold"), "", Text(table.discrepancy or ""), "")
    parts: list[RenderableType] = [counted]
    if table.excluded:
        out = table_of("MINUTES NOT COUNTED, AND WHY")
        out.add_column("Date", width=10)
        out.add_column("Min", justify="right", width=3)
        out.add_column("Who", width=18)
        out.add_column("Why", ratio=1)
        out.add_column("Page", max_width=9)
        for left in table.excluded:
            item = evidence.item(left.item)
            out.add_row(
                day(item.decided.date), str(left.minutes), Text(who(item)), Text(left.why), Text(pages.every(item))
            )
        parts.append(out)
    return parts


def who(item: Item) -> str:
    """ "M. Feld, RN", or what is known of it."""
    return ", ".join(filter(None, (item.decided.person, item.decided.credential))) or "not named"


def _clock(item: Item) -> str:
    value = item.decided
    return f"{value.start}-{value.end}" if value.start and value.end else value.start or ""


def _unread(evidence: Evidence) -> list[RenderableType]:
    lines = []
    for record in evidence.records:
        for reason, group in groupby(record.unread_pages, key=lambda unread: unread.reason):
            numbers = ", ".join(str(unread.page) for unread in group)
            lines.append(f"{record.file} p. {numbers}: {reason}")
        lines += [
            f"{record.file}: attached file not read: {flag.flag.partition(': ')[2]}"
            for flag in record.flags
            if flag.flag.startswith("attachment_not_read")
        ]
        lines += [
            f"{record.file} p. {flag.page}: the same page as {flag.flag.partition(': ')[2]}, read once"
            for flag in record.flags
            if flag.flag.startswith("duplicate_page")
        ]
        if record.other_patient_pages:
            numbers = ", ".join(map(str, record.other_patient_pages))
            lines.append(f"{record.file} p. {numbers}: another patient's page, left out of everything")
    total = sum(record.pages for record in evidence.records)
    if not lines:
        return [Text(f"\nPages read: all {total}.")]
    return listing(f"PAGES NOT READ OR LEFT OUT ({evidence.run.pages_read} of {total} read)", lines)


def listing(title: str, lines: Sequence[str]) -> list[RenderableType]:
    if not lines:
        return []
    return [Text(f"\n{title}", style="bold"), *(Padding(Text(line), (0, 0, 0, 2)) for line in lines)]


def table_of(title: str) -> Table:
    return Table(
        title=f"\n{title}",
        title_justify="left",
        title_style="bold",
        box=box.SIMPLE_HEAD,
        padding=(0, 1, 0, 0),
        pad_edge=False,
        expand=True,
        show_edge=False,
    )


def document(evidence: Evidence, assessment: Assessment, **more: Unpack[More]) -> dict[str, Any]:
    """The same as `first_screen` for programs: what --json prints, in the words of the contract."""
    return {
        "claim": evidence.claim.model_dump(mode="json", exclude_defaults=True),
        **assessment.model_dump(mode="json"),
        "records": [record.model_dump(mode="json") for record in evidence.records],
        **{key: value for key, value in more.items() if key != "doors"},
    }
