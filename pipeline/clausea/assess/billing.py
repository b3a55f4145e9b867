"""Requirements about the claim itself: the code of another line, and codes that could not be billed on the day."""

from clausea.assess.chart import Chart, us
from clausea.assess.outcome import Outcome
from clausea.codes import BilledWithTest, Requirement, Service
from clausea.models import Result


def judge_billed_with(chart: Chart, test: BilledWithTest) -> Outcome:
    """One of the codes stands on the claim, for the same month and the same practitioner.

    What the claim does not say is unclear: the claim history may hold it.
    """
    claim = chart.claim
    first, last = chart.bounds
    slots = {"pages": chart.pages, "codes": ", ".join(test.codes)}
    own = [code for code in (*claim.services, *claim.billed_units, *claim.lines) if code in test.codes]
    if own:
        return Outcome(Result.MET, None, {**slots, "code": own[0]})
    ours = claim.billing_practitioner.npi if claim.billing_practitioner else None
    billed = [
        one
        for one in claim.other_services
        if one.code in test.codes and (one.dos is None or first <= one.dos <= last)
    ]  # fmt: skip
    if not billed:
        return Outcome(Result.UNCLEAR, None, slots)
    same = [one for one in billed if not (ours and one.npi) or one.npi == ours]
    if same:
        return Outcome(Result.MET, None, {**slots, "code": same[0].code})
    return Outcome(Result.NOT_MET, "other_practitioner", {**slots, "code": billed[0].code}, shown=True)


def service_day(chart: Chart) -> str:
    """The day by whose rules a service is judged: the month's first, or the discharge.

    A chart without any date is judged by the newest rules.
    """
    return chart.bounds[0] or "9999-12-31"


def not_in_force(chart: Chart, service: Service) -> tuple[Requirement, Outcome] | None:
    """The finding that the code could not be billed on the day of service; None where it could."""
    day = service_day(chart)
    if day == "9999-12-31" or service.in_force(day):
        return None
    case = "not_yet" if day < (service.effective_from or "") else "no_longer"
    slots = {"from": us(service.effective_from), "to": us(service.effective_to), "day": us(day)}
    return chart.library.in_force(service), Outcome(Result.NOT_MET, case, slots, shown=True)
