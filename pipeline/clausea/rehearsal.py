"""Letters on trial: what a code's letter says for each combination of met and missing requirements.

A letter is a row of sections, and a section speaks of its own elements alone. So the trial takes for each service all
requirements met, each one missing, all missing, and within each section every combination of its elements: whatever a
chart holds, each part of its letter has been written here before.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Literal

from clausea import __version__
from clausea.appeal import draft, gaps
from clausea.appeal.letter import Letter, Paragraph, Table, shown
from clausea.appeal.writing import read_words
from clausea.assess import assess
from clausea.codes import DenialCode, ExampleItem, Library, Requirement, Service
from clausea.errors import ClauseaError
from clausea.models import Assessment, Claim, Denial, Evidence, Item, Level, Practice, RecordFile, Result, Route, Run
from clausea.pages import Records
from clausea.records import from_texts
from clausea.witness import claim_for, facts_for

Depth = Literal["short", "whole", "every"]
"""short: all met, and each mandatory requirement missing. whole: each requirement missing, and all but one.
every: also each combination within a section, and facts with as few fields as they may have."""
_DATE = "2026-12-31"
_LEFTOVERS = re.compile(
    r"\{[{%#]|[%#}]\}|\bNone\b|\bnan\b|\bUndefined\b|\{[a-z_]+\}|@[a-z]+\b|\x01"
    r"|\( *\)|“ *”|\[ *\]|  |\s[,;.](?:\s|$)|,\s*[,.]|(?<!\.)\.\.(?!\.)|;\s*[.;]"
    r"|\b(?:and|or|of|the|from|with)\s*[.,;)]|\b(?:by|in|to|for)\s*[.)]|(?:^|\s)(?:and|or)\s*$|\band and\b"
)
"""What a template leaves behind where a value is missing: its marks, double spaces, empty lists, a dangling "and"."""


@dataclass(frozen=True, slots=True)
class Trial:
    """One case: the services billed, the elements left out, and what came of it."""

    services: tuple[str, ...]
    missing: tuple[str, ...]
    assessment: Assessment
    letter: Letter | None
    report: str


@dataclass(frozen=True, slots=True)
class Stage:
    """A service made ready: its claim, its requirements and the facts that meet them, by element."""

    claim: Claim
    requirements: tuple[Requirement, ...]
    facts: dict[str, tuple[ExampleItem, ...]]


def problems(code: DenialCode, library: Library, services: Iterable[str], depth: Depth = "whole") -> Iterator[str]:
    """What is wrong with the letters and gap reports of the code, a sentence each; none when all of them read well."""
    told: set[str] = set()
    for name in services:
        for rich in (True, False) if depth == "every" else (True,):
            stage = stage_for(code, library, library.services[name], rich=rich)
            for missing in missings(stage, library, depth):
                where = f"without {', '.join(missing)}" if missing else "all met"
                for wrong in _tried(code, library, stage, missing):
                    if wrong not in told:
                        told.add(wrong)
                        yield f"{' with '.join(stage.claim.services)}, {where}: {wrong}"


def stage_for(code: DenialCode, library: Library, service: Service, *, rich: bool = True) -> Stage:
    """The service (an add-on with its base) with a claim and facts that meet whatever it asks for."""
    base = tuple(library.services[one] for one in service.add_on_to[:1])
    billed = (*base, service)
    claim = claim_for(billed)
    words = f"Not shown: {code.title.lower()}."
    claim = claim.model_copy(update={"code": code.code, "denial": Denial(group="CO", carc="50", text=words)})
    day = claim.discharge or (claim.period.start if claim.period else "")
    requirements = tuple(
        {one.id: one for each in billed for one in each.requirements if one.in_force(day)}.values()
    )  # fmt: skip
    return Stage(claim, requirements, facts_for(claim, requirements, library, rich=rich))


def try_out(code: DenialCode, library: Library, stage: Stage, missing: Sequence[str]) -> Trial:
    """Assessment, letter (on a route that has one) and gap report of the stage without the elements `missing`."""
    facts = [fact for element, group in stage.facts.items() if element not in missing for fact in group]
    records, evidence = evidence_of(code, stage.claim, facts)
    assessment = assess(evidence, code, library, stage.claim)
    letter = None
    if assessment.route in (Route.APPEAL, Route.APPEAL_PARTIAL):
        letter = draft(code, library, stage.claim, evidence, assessment, Practice(), records, _DATE)
    report = gaps.render(code, library, stage.claim, evidence, assessment)
    return Trial(stage.claim.services, tuple(missing), assessment, letter, report)


def leftovers(text: str) -> tuple[str, ...]:
    """Every leftover of a template in a line of text, with a few words around it."""
    return tuple(text[max(0, hit.start() - 20) : hit.end() + 20].strip() for hit in _LEFTOVERS.finditer(text))


def lines_of(letter: Letter) -> Iterator[str]:
    """Every line of a letter as it reads, sentences and cells alone."""
    for line in (*letter.letterhead, letter.dateline, *letter.addressee, letter.re_title, letter.salutation):
        yield "".join(shown(run) for run in line)
    for row in letter.re:
        yield "".join(shown(run) for run in row.text)
    for block in (*letter.blocks, *letter.request):
        if isinstance(block, Table):
            for cells in (block.head, *block.rows):
                yield from ("".join(shown(run, alone=True) for run in cell) for cell in cells)
        else:
            yield "".join(shown(run) for run in block.heading)
            yield from ("".join(shown(run) for run in sentence.runs) for sentence in block.sentences)
    for line in (*letter.signatures, *letter.enclosures):
        yield "".join(shown(run) for run in line)


def _tried(code: DenialCode, library: Library, stage: Stage, missing: Sequence[str]) -> Iterator[str]:
    try:
        trial = try_out(code, library, stage, missing)
    except ClauseaError as error:
        yield str(error)
        return
    yield from _route_mistakes(stage, trial)
    if trial.letter is not None:
        for empty in _empty(trial.letter):
            yield f"the letter has {empty}. Look at {code.template} and codes/_letter."
        for line in lines_of(trial.letter):
            for left in leftovers(line):
                yield f"the letter says {left!r}. Look at {code.template} and codes/_letter."
    for line in trial.report.splitlines():
        for left in leftovers(line.strip().lstrip("-#| ").rstrip("|- ")):
            yield f"the gap report says {left!r}. Look at codes/_letter/gaps.md.j2 and the requirement's words."


def _route_mistakes(stage: Stage, trial: Trial) -> Iterator[str]:
    """All met must be an appeal, and a requirement that is missing must be named in the gap report."""
    lost = [
        one
        for one in stage.requirements
        if one.level is Level.MANDATORY and one.element in trial.missing and one.element in stage.facts
    ]
    appeals = trial.assessment.route is Route.APPEAL
    if not trial.missing and not appeals:
        reasons = "; ".join(one.reason for one in trial.assessment.findings if one.level is Level.MANDATORY)[:300]
        yield f"every requirement has its fact, and the route is {trial.assessment.route.value} ({reasons})"
    if lost and appeals:
        yield f"{lost[0].title} is missing, and the route is appeal"
    for one in lost:
        if one.title not in trial.report and one.id not in _met(trial):
            yield f"{one.title} is missing, and the gap report does not name it"


def _met(trial: Trial) -> set[str]:
    good = (Result.MET, Result.NOT_APPLICABLE)
    return {one.requirement for one in trial.assessment.findings if one.result in good}


def _empty(letter: Letter) -> Iterator[str]:
    """Headings with nothing under them, and paragraphs without a sentence."""
    blocks = list(letter.blocks)
    for block, after in zip(blocks, [*blocks[1:], None], strict=True):
        if isinstance(block, Paragraph) and not block.sentences and not isinstance(after, Table):
            heading = "".join(run.text for run in block.heading)
            yield f"nothing under {heading!r}" if heading else "an empty paragraph"


def missings(stage: Stage, library: Library, depth: Depth) -> Iterator[tuple[str, ...]]:
    """The elements to leave out of a stage, one combination after the other."""
    elements = tuple(stage.facts)
    needed = {one.element for one in stage.requirements if one.level is Level.MANDATORY}
    yield ()
    yield from ((one,) for one in elements if one in needed or depth != "short")
    if depth == "short":
        return
    yield elements
    yield from (tuple(other for other in elements if other != one) for one in elements)
    if depth == "every":
        sections = read_words(library.folder)["sections"].values()
        groups = [tuple(one for one in section["elements"] if one in elements) for section in sections]
        for group in dict.fromkeys(groups):
            for count in range(2, len(group) + 1):
                yield from combinations(group, count)


def evidence_of(code: DenialCode, claim: Claim, facts: Sequence[ExampleItem]) -> tuple[Records, Evidence]:
    """The facts as lines of one page, and as evidence that stands there."""
    quotes = [f"{number}: {_quote(fact)}" for number, fact in enumerate(facts, start=1)]
    records = from_texts(["\n".join(quotes) or "-"], patient=claim.patient)
    record = records.files[0]
    text = record.pages[0].text
    items = []
    for number, (fact, quote) in enumerate(zip(facts, quotes, strict=True), start=1):
        start = text.index(quote)
        items.append(
            Item(
                id=f"E{number:03}",
                element=fact.element,
                value=fact.value,
                quote=quote,
                record=record.id,
                page=1,
                start=start,
                end=start + len(quote),
            )
        )
    file = RecordFile(id=record.id, file=record.path.name, path=record.path.name, sha256=record.sha256, pages=1)
    return records, Evidence(
        code=code.code, claim=claim, records=(file,), items=tuple(items), run=Run(version=__version__)
    )


def _quote(fact: ExampleItem) -> str:
    words = [", ".join(value) if isinstance(value, tuple) else str(value) for value in fact.value.given().values()]
    return f"{fact.element.replace('_', ' ')} {' | '.join(words) or 'stated'}"


def with_claim(stage: Stage, **changes: object) -> Stage:
    """The stage with other claim facts: a payer's own words, another kind of payer."""
    return replace(stage, claim=stage.claim.model_copy(update=changes))
