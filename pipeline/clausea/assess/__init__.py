"""Stage 3a: items and rules in, findings, routes and the tables behind them out."""

from clausea.assess.chart import Chart
from clausea.assess.minutes import table
from clausea.assess.route import case_route, service_route, with_base
from clausea.assess.service import Judgement, finding, judge_service
from clausea.assess.spoken import against, cannot_tell
from clausea.codes import DenialCode, Library, MinutesTest, Service
from clausea.errors import UsageError
from clausea.models import Assessment, Claim, Evidence, Finding, Level, Result, Route

__all__ = ["assess"]

_ADVERSE = (Result.CONTRADICTED, Result.NOT_MET, Result.UNCLEAR, Result.MET, Result.NOT_APPLICABLE)
_SPEAKS_AGAINST = (Result.CONTRADICTED, Result.NOT_MET, Result.UNCLEAR)
_WEIGHT = (Level.MANDATORY, Level.AT_ISSUE, Level.SUPPORTING)


def assess(evidence: Evidence, code: DenialCode, library: Library, claim: Claim) -> Assessment:
    """Every requirement of every service asked for, its result and reason, and the route (CONTRACT.md 4).

    Findings come adverse first. Raises UsageError when the claim names no service, a service that codes/ does not
    know, or lacks the month (or discharge) that the service is billed by; ContentError for a mistake in the words.
    """
    services = [_service(library, name) for name in claim.services]
    if not services:
        unread = sum(len(record.unread_pages) for record in evidence.records)
        pages = f" {unread} pages of the chart were not read, and may name it." if unread else ""
        raise UsageError(
            f"No service is named.{pages} Give the billed code with --service, here one of {', '.join(code.services)}."
        )
    chart = _chart(evidence, library, claim, {service.period for service in services})
    asked = claim.services
    judged = {one.code: judge_service(chart, code, one, asked, claim.units(one.code)) for one in services}
    alternatives = {name: _alternative(chart, code, judgement) for name, judgement in judged.items()}
    routes = {name: service_route(one, alternatives[name]) for name, one in judged.items()}
    for name, one in judged.items():
        routes[name] = with_base(routes[name], routes.get(one.base or ""))
    findings = [finding(chart, name, each) for name, one in judged.items() for each in one.judged]
    tables = tuple(table(chart, name, one.tally) for name, one in judged.items() if one.tally is not None)
    ordered = tuple(sorted(findings, key=_adverse))
    return Assessment(
        findings=ordered,
        routes=routes,
        route=case_route(routes, {name: one.base for name, one in judged.items()}),
        minutes=tables,
        alternative={
            name: other for name, other in alternatives.items() if other and routes[name] is Route.CORRECTED_CLAIM
        },
        units={name: _units(one) for name, one in judged.items() if one.tally is not None},
        against=against(chart, judged, ordered, tables),
        cannot_tell=cannot_tell(chart, judged, ordered),
    )


def _service(library: Library, name: str) -> Service:
    if name not in library.services:
        known = ", ".join(sorted(library.services))
        raise UsageError(f"{name} is not in codes/services. Known services: {known}.")
    return library.services[name]


def _chart(evidence: Evidence, library: Library, claim: Claim, periods: set[str]) -> Chart:
    month, discharge = claim.month, claim.discharge
    if "month" in periods and month is None:
        raise UsageError("The service month is not known. Give it with --month, for example --month 2026-03.")
    chart = Chart(evidence, library, claim, month=month, discharge=discharge)
    if "discharge" in periods and discharge is None:
        days = {item.decided.date for item in chart.relied("discharge") if item.decided.date}
        if len(days) != 1:
            raise UsageError(
                "The discharge is not known: the chart names none or several. "
                "Give it with --discharge, for example --discharge 2026-03-04."
            )
        chart = Chart(evidence, library, claim, month=month, discharge=days.pop())
    return chart


def _alternative(chart: Chart, code: DenialCode, judgement: Judgement) -> str | None:
    """Another service (or fewer units of this one) that the record does support, when this one fails."""
    if not any(one.fails for one in judgement.judged):
        return None
    service = judgement.service
    lost = [one for one in judgement.judged if one.fails]
    if all(isinstance(one.requirement.test, MinutesTest) for one in lost) and _units(judgement):
        return service.code
    for name in service.instead or ((judgement.base,) if judgement.base else ()):
        if judge_service(chart, code, chart.library.services[name], (name,), 1).stands:
            return name
    return None


def _units(judgement: Judgement) -> int:
    for one in judgement.judged:
        if isinstance(one.requirement.test, MinutesTest):
            return one.outcome.value.units or 0
    return 0


def _adverse(one: Finding) -> tuple[int, int]:
    lost = _ADVERSE.index(one.result)
    return (lost, _WEIGHT.index(one.level)) if one.result in _SPEAKS_AGAINST else (len(_ADVERSE), 0)
