"""Notes of an invented clinic for the tests of whose page it is, which visit, and which copies there are."""

from functools import cache

from clausea.assess import assess
from clausea.codes import Library
from clausea.evidence import find_evidence
from clausea.models import Assessment, Claim, Evidence, Patient, Period
from clausea.pages import Records
from clausea.records import from_texts
from clausea.workflow import open_library

CLINIC = "Quarry Clinic"
OWN = "Patient: ROE, JANE M DOB: 01/02/1950 MRN: QC-445566"
WALKS = (
    "Called patient at home. Mood is a little better, sleeps five hours. Reviewed the coping plan and agreed on two"
    " walks a week. Will call again."
)
BREATHING = (
    "Called patient at home. She slept badly after a visit. Talked through the breathing exercise and filled in the"
    " mood diary together."
)


def note(day: str, minutes: int, text: str = WALKS, *, who: str = OWN, title: str = "BHI care management note") -> str:
    """A page with one signed note; `day` as the clinic writes it, 03/05/2026."""
    return (
        f"{CLINIC}\n{who}\n{title}\nDate of service: {day}\nStaff: Priya Anand, LCSW\n{text}\n"
        f"BHI time: {minutes} minutes\nElectronically signed by Priya Anand, LCSW {day}"
    )


@cache
def library() -> Library:
    return open_library()


def judged(charts: list[str] | list[list[str]], patient: Patient | None = None) -> tuple[Records, Evidence, Assessment]:
    """Records, evidence and assessment of a BHI month, March 2026."""
    records = from_texts(charts, patient=patient)
    month = Period(start="2026-03-01", end="2026-03-31")
    claim = Claim(code="CCM21", services=("99484",), period=month, patient=patient or Patient())
    evidence = find_evidence(records, library(), claim)
    return records, evidence, assess(evidence, library().codes["CCM21"], library(), claim)


def flags(records: Records) -> list[list[tuple[int, str]]]:
    """(page, flag) of each record."""
    return [[(one.page, one.flag) for one in record.flags] for record in records.files]


def minutes(evidence: Evidence) -> list[tuple[str | None, int | None, str, str, list[tuple[str, int]]]]:
    """(date, minutes, polarity, status, other places) of each entry of time, in the chart's order."""
    return [
        (
            item.value.date,
            item.value.minutes,
            item.polarity.value,
            item.status.value,
            [(span.record, span.page) for span in item.also],
        )
        for item in evidence.items
        if item.element.endswith("_minutes")
    ]
