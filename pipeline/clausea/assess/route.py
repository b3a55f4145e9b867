"""Routes: what to do about a service and about the case (CONTRACT.md 4, "Route of a service")."""

from collections.abc import Mapping

from clausea.assess.service import Judgement
from clausea.models import Route

_GRAVEST = (Route.DO_NOT_APPEAL, Route.CORRECTED_CLAIM, Route.NEEDS_RECORDS, Route.APPEAL_PARTIAL, Route.APPEAL)


def service_route(judgement: Judgement, alternative: str | None) -> Route:
    """The first that fits: another service stands instead; the record shows the failure; something is missing."""
    if any(one.fails for one in judgement.judged):
        return Route.CORRECTED_CLAIM if alternative else Route.DO_NOT_APPEAL
    if any(one.open for one in judgement.judged):
        return Route.NEEDS_RECORDS
    return Route.APPEAL


def with_base(route: Route, base: Route | None) -> Route:
    """An add-on goes no better than its base."""
    return route if base in (None, Route.APPEAL) else gravest((route, base or route))


def case_route(routes: Mapping[str, Route], bases: Mapping[str, str | None]) -> Route:
    """The route of the whole case from those of its services; `bases` names the base code of each add-on."""
    if len(set(routes.values())) == 1:
        return next(iter(routes.values()))
    if Route.APPEAL in routes.values():
        others = [service for service, route in routes.items() if route is not Route.APPEAL]
        if all(
            routes[service] is Route.CORRECTED_CLAIM and routes.get(bases.get(service) or "") is Route.APPEAL
            for service in others
        ):
            return Route.CORRECTED_CLAIM
        return Route.APPEAL_PARTIAL
    return gravest(tuple(routes.values()))


def gravest(routes: tuple[Route, ...]) -> Route:
    """The gravest of the routes."""
    return min(routes, key=_GRAVEST.index)
