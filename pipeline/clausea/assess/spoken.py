"""What speaks against the claim and what nobody can tell from the chart, in the content's words, gravest first."""

from collections.abc import Iterator, Mapping, Sequence

from clausea.assess.chart import Chart, us
from clausea.assess.service import Judgement
from clausea.codes import ConsentTest, MinutesTest
from clausea.models import Evidence, Finding, Level, MinutesTable, Result

_LISTED = ("attachment_not_read", "duplicate_page", "may_be_other_patient")
"""Flags that are nothing against the claim, or were said before all else."""
_MERGED = 1 / 3
"""Share of another's pages from which nobody can tell whose chart it is unless the claim says so."""


def against(
    chart: Chart, judged: Mapping[str, Judgement], findings: Sequence[Finding], tables: Sequence[MinutesTable]
) -> tuple[str, ...]:
    """Misfiled pages, failed requirements, differing totals, thin margins, cured refusals, services that exclude."""
    words = chart.library.words.against
    lines = list(misfiled(chart.evidence, words))
    for one in findings:
        if one.result in (Result.CONTRADICTED, Result.NOT_MET) and one.level is not Level.SUPPORTING:
            lines.append(words["requirement"].format(title=_title(judged, one), reason=one.reason))
    lines += [words["refund"].format(service=name) for name in _paid_and_failing(chart, judged)]
    lines += [table.discrepancy for table in tables if table.discrepancy]
    for name, judgement in judged.items():
        lines += _thin(chart, name, judgement)
        lines += _cured(chart, judgement)
        lines += _exclusive(chart, name, judgement)
    for record in chart.evidence.records:
        for flag in record.flags:
            kind, _, source = flag.flag.partition(": ")
            if kind in _LISTED:
                continue
            text = words.get(kind, words["flag"])
            lines.append(text.format(page=flag.page, file=record.file, source=source, flag=flag.flag.replace("_", " ")))
    return tuple(dict.fromkeys(lines))


def misfiled(evidence: Evidence, words: Mapping[str, str]) -> Iterator[str]:
    """What is said before all else: pages of another patient, and pages that may be."""
    total = sum(record.pages for record in evidence.records)
    count = sum(len(record.other_patient_pages) for record in evidence.records)
    patient = evidence.claim.patient
    given = "patient" not in evidence.claim.inferred and (patient.name or patient.dob or patient.mrn)
    for record in evidence.records:
        if record.other_patient_pages:
            pages = ", ".join(map(str, record.other_patient_pages))
            yield words["other_patient"].format(pages=pages, file=record.file)
    if count and count >= _MERGED * total and not given:
        yield words["two_patients"].format(count=count, total=total)
    for record in evidence.records:
        pages = ", ".join(str(flag.page) for flag in record.flags if flag.flag == "may_be_other_patient")
        if pages:
            yield words["may_be_other_patient"].format(pages=pages, file=record.file)


def cannot_tell(chart: Chart, judged: Mapping[str, Judgement], findings: Sequence[Finding]) -> tuple[str, ...]:
    """Unclear requirements, pages not read, and what only the claim history can tell."""
    words = chart.library.words.cannot_tell
    lines = [
        words["requirement"].format(title=_title(judged, one), reason=one.reason)
        for one in findings
        if one.result is Result.UNCLEAR
    ]
    for record in chart.evidence.records:
        if record.unread_pages:
            pages = ", ".join(f"{page.page} ({page.reason})" for page in record.unread_pages)
            lines.append(words["unread"].format(pages=pages, file=record.file))
    lines += _payer_rules(chart, judged)
    for judgement in judged.values():
        lines += judgement.service.confirm
    return tuple(dict.fromkeys(lines))


def _payer_rules(chart: Chart, judged: Mapping[str, Judgement]) -> list[str]:
    """What is known of the payer's own reading, where the case turns on it (codes/payers)."""
    payer = chart.library.payers.of(chart.claim)
    lines = []
    if any(one.outcome.case == "midpoint" for judgement in judged.values() for one in judgement.judged):
        lines.append(payer.midpoint.words)
    first, last = chart.bounds
    others = (one.code for one in chart.claim.other_services if one.dos is None or first <= one.dos <= last)
    known = chart.library.services
    families = {known[code].family for code in (*chart.claim.services, *others) if code in known}
    if "tcm" in families and families & {"ccm", "pcm"}:
        lines.append(payer.tcm_with_ccm.words)
    return lines


def _title(judged: Mapping[str, Judgement], one: Finding) -> str:
    requirements = (each.requirement for each in judged[one.service].judged)
    title = next(requirement.title for requirement in requirements if requirement.id == one.requirement)
    return f"{one.service} {title}" if len(judged) > 1 else title


def _paid_and_failing(chart: Chart, judged: Mapping[str, Judgement]) -> list[str]:
    names = []
    for name, judgement in judged.items():
        for code in (name, judgement.base or ""):
            line = chart.claim.lines.get(code)
            failing = judged.get(code)
            if line and line.status == "paid" and failing and any(one.fails for one in failing.judged):
                names.append(code)
    return list(dict.fromkeys(names))


def _thin(chart: Chart, name: str, judgement: Judgement) -> list[str]:
    lines = []
    for one in judgement.judged:
        margin = one.outcome.slots.get("margin")
        test = one.requirement.test
        if isinstance(test, MinutesTest) and one.outcome.result is Result.MET and margin and int(margin) <= test.thin:
            lines.append(chart.library.words.against["thin"].format(service=name, **one.outcome.slots))
    return lines


def _cured(chart: Chart, judgement: Judgement) -> list[str]:
    lines = []
    for one in judgement.judged:
        if isinstance(one.requirement.test, ConsentTest) and one.outcome.result is Result.MET:
            for item in chart.denied(one.requirement.element):
                text = chart.library.words.against["cured"]
                lines.append(
                    text.format(
                        title=one.requirement.title, denied=us(item.decided.date), given=one.outcome.slots["date"]
                    )
                )
    return lines


def _exclusive(chart: Chart, name: str, judgement: Judgement) -> list[str]:
    first, last = chart.bounds
    billed = [one.code for one in chart.claim.other_services if one.dos is None or first <= one.dos <= last]
    billed += [code for code in chart.claim.services if code != name]
    text = chart.library.words.against["exclusive"]
    return [text.format(service=name, other=code) for code in billed if code in judgement.service.exclusive_with]
