"""One service judged against its requirements: outcomes first, findings in words from codes/ afterwards."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from clausea.assess import billing, devices, kinds, transition
from clausea.assess.chart import Chart, month_name, us
from clausea.assess.consent import judge_consent
from clausea.assess.minutes import Tally, tally
from clausea.assess.outcome import Outcome
from clausea.assess.timed import judge_minutes
from clausea.codes import (
    BilledWithTest,
    ConsentTest,
    ContactTest,
    CountTest,
    DatedTest,
    DenialCode,
    DeviceDaysTest,
    DischargeTest,
    FirstMonthTest,
    MdmTest,
    MinutesTest,
    NamedTest,
    NoLaterThanVisitTest,
    NotRequiredTest,
    Requirement,
    ScaleTest,
    SeenTest,
    Service,
    VisitTest,
)
from clausea.errors import ContentError
from clausea.models import Finding, Level, Result


@dataclass(frozen=True)
class Judged:
    """A requirement with its outcome and the level that it has in this case."""

    requirement: Requirement
    outcome: Outcome
    level: Level

    @property
    def fails(self) -> bool:
        """The record itself shows that a mandatory requirement fails."""
        result = self.outcome.result
        lost = result is Result.CONTRADICTED or (result is Result.NOT_MET and self.outcome.shown)
        return self.level is Level.MANDATORY and lost

    @property
    def open(self) -> bool:
        """A mandatory requirement that is neither met nor lost."""
        return (
            self.level is Level.MANDATORY and self.outcome.result in (Result.NOT_MET, Result.UNCLEAR) and not self.fails
        )


@dataclass(frozen=True)
class Judgement:
    """A service with all its judged requirements. `base` is the base code of an add-on."""

    service: Service
    base: str | None
    judged: tuple[Judged, ...]
    tally: Tally | None = None

    @property
    def stands(self) -> bool:
        return not any(one.fails or one.open for one in self.judged)


def judge_service(chart: Chart, code: DenialCode, service: Service, asked: Iterable[str], billed: int) -> Judgement:
    """The service's requirements in force, judged. An add-on asked for without its base takes the base's on too."""
    asked = tuple(asked)
    base = _base(chart, service, asked)
    requirements = list(_in_force(chart, service))
    base_requirements = list(_in_force(chart, chart.library.services[base])) if base else []
    if base and base not in asked:
        requirements += [one for one in base_requirements if not isinstance(one.test, MinutesTest)]
    minutes = next((one.test for one in requirements if isinstance(one.test, MinutesTest)), None)
    consents = {
        one.id: judge_consent(chart, one.element, one.test, minutes)
        for one in (*requirements, *base_requirements)
        if isinstance(one.test, ConsentTest)
    }
    standing = next(iter(consents.values()), None)
    summed = tally(chart, minutes, not_before=standing.since if standing else None) if minutes else None
    judged = []
    outside = billing.not_in_force(chart, service)
    if outside:
        judged.append(Judged(*outside, Level.MANDATORY))
    for requirement in requirements:
        if requirement.id in consents:
            outcome = consents[requirement.id].outcome
        elif isinstance(requirement.test, MinutesTest) and summed:
            outcome = judge_minutes(chart, requirement.test, summed, base, billed)
        else:
            outcome = _judge(chart, requirement)
        outcome = _vouched(chart, requirement, outcome)
        judged.append(Judged(requirement, outcome, outcome.level or code.level(requirement)))
    return Judgement(service, base, tuple(judged), summed)


def finding(chart: Chart, service: str, judged: Judged) -> Finding:
    """The finding with its reason in the content's words.

    Raises ContentError when a reason asks for a slot that its test does not fill.
    """
    requirement, outcome = judged.requirement, judged.outcome
    words = requirement.wording
    text = words.case.get(outcome.case or "") or chart.library.words.case.get(outcome.case or "")
    text = text or words.of(outcome.unvouched or outcome.result)
    period = {"month": month_name(chart.month)} if chart.month else {}
    slots = {"service": service, "discharge": us(chart.discharge), **period, **outcome.slots}
    doubt = requirement.doubt(billing.service_day(chart)) if outcome.unvouched else None
    try:
        reason = text.format_map(slots)
        if doubt:
            told = {"reason": reason, "unsettled": requirement.unsettled or "", "expires": us(requirement.expires)}
            reason = chart.library.words.case[doubt].format_map(told)
    except (KeyError, ValueError, IndexError) as error:
        raise ContentError(
            f"codes/services: requirement {requirement.id}: the reason for {outcome.case or outcome.result.value!r} "
            f"has a slot that its test does not fill ({error}). Known here: {', '.join(sorted(slots))}."
        ) from None
    return Finding(
        requirement=requirement.id,
        element=requirement.element,
        service=service,
        level=judged.level,
        result=outcome.result,
        value=outcome.value,
        items=outcome.items,
        reason=reason,
        source=requirement.source,
    )


def _vouched(chart: Chart, requirement: Requirement, outcome: Outcome) -> Outcome:
    """Nothing is met or lost by a rule that nobody vouches for on the day of service: unclear, and said why."""
    if outcome.result is Result.NOT_APPLICABLE or requirement.doubt(billing.service_day(chart)) is None:
        return outcome
    return replace(outcome, result=Result.UNCLEAR, shown=False, unvouched=outcome.result)


def _judge(chart: Chart, requirement: Requirement) -> Outcome:
    element = requirement.element
    match requirement.test:
        case DatedTest() as test:
            return kinds.judge_dated(chart, element, test)
        case CountTest() as test:
            return kinds.judge_count(chart, element, test)
        case NamedTest():
            return kinds.judge_named(chart, element)
        case ScaleTest() as test:
            return kinds.judge_scale(chart, element, test)
        case SeenTest() as test:
            return kinds.judge_seen(chart, element, test)
        case MdmTest() as test:
            return kinds.judge_mdm(chart, element, test)
        case FirstMonthTest() as test:
            return kinds.judge_episode_month(chart, element, test)
        case DischargeTest() as test:
            return transition.judge_discharge(chart, element, test)
        case ContactTest() as test:
            return transition.judge_contact(chart, element, test)
        case VisitTest() as test:
            return transition.judge_visit(chart, element, test)
        case NoLaterThanVisitTest() as test:
            return transition.judge_no_later_than_visit(chart, element, test)
        case DeviceDaysTest() as test:
            return devices.judge_device_days(chart, element, test)
        case BilledWithTest() as test:
            return billing.judge_billed_with(chart, test)
        case NotRequiredTest():
            return Outcome(Result.NOT_APPLICABLE)
        case MinutesTest() | ConsentTest():
            raise AssertionError("judged together, because consent decides which minutes count")


def _in_force(chart: Chart, service: Service) -> tuple[Requirement, ...]:
    """The requirements of the service's day."""
    day = billing.service_day(chart)
    return tuple(requirement for requirement in service.requirements if requirement.in_force(day))


def _base(chart: Chart, service: Service, asked: tuple[str, ...]) -> str | None:
    """The base code of an add-on: one that is asked for, billed or on the claim, else the first that it may follow."""
    if not service.add_on_to:
        return None
    known = (*asked, *chart.claim.billed_units, *chart.claim.lines, *(one.code for one in chart.claim.other_services))
    return next((code for code in known if code in service.add_on_to), service.add_on_to[0])
