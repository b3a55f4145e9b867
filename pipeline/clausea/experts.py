"""What billing experts do with codes/: check the folders by running their examples, and start a new one.

Data in, data out: `clausea codes` prints what stands here. An example is a claim and a few facts in the words of
the evidence contract; it goes through the same assessment and letter as a chart.
"""

import re
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from clausea import __version__, rehearsal
from clausea.appeal import draft, markdown
from clausea.appeal.letter import Paragraph
from clausea.assess import assess
from clausea.codes import DenialCode, Example, ExampleItem, Library
from clausea.codes_load import load_codes
from clausea.crosswalk_load import check_examples
from clausea.errors import ClauseaError, ContentError, UsageError
from clausea.models import Assessment, Evidence, Finding, Item, Practice, RecordFile, Route, Run
from clausea.pages import Records
from clausea.records import from_texts

_CODE = re.compile(r"[A-Z]{2,6}\d{2,3}")
_MONTH_NAMED = re.compile(r"\bin [A-Z][a-z]+ \d{4}\b")
_LETTER_DATE = "2026-12-31"
"""Examples are dated by a fixed day, so that the same example gives the same letter."""

Write = Callable[[DenialCode, Library, Evidence, Assessment, Records], str]
"""Writes the letter of an example as text."""


@dataclass(frozen=True, slots=True)
class Report:
    """One line for each code and example checked, and whether all of them are right."""

    lines: tuple[str, ...]
    good: bool


def check_codes(
    folder: Path, codes: Sequence[str] = (), *, letters: bool = False, write: Write | None = None
) -> Report:
    """Read the whole of `folder` (codes/) and run the examples of `codes`, of all codes where none is named.

    `letters`: also try the letters and gap reports with facts made for each requirement, met and missing: of the codes
    that are named every service in every way, of all codes a service of each family in the short way. Mistakes in a
    file and examples that come out otherwise are lines of the report and never raise.
    """
    try:
        library = load_codes(folder)
    except ContentError as error:
        return Report((str(error),), False)
    unknown = [name for name in codes if name not in library.codes]
    lines = [f"{name}: there is no such folder in {folder}. Known are {', '.join(library.codes)}." for name in unknown]
    good = not unknown
    for code in library.codes.values():
        if codes and code.code not in codes:
            continue
        problems = [*_lacking(code), *_expired(code, library)]
        if letters and code.status != "retired":
            tried = code.services if codes else _one_of_each_family(code, library)
            problems += rehearsal.problems(code, library, tried, "every" if codes else "short")
        for example in code.examples:
            wrong = run_example(code, library, example, write=write or write_letter)
            lines.append(f"{code.code} {example.name}: {'; '.join(wrong) if wrong else 'as expected'}")
            good = good and not wrong
        lines += [f"{code.code}: {problem}" for problem in problems]
        good = good and not problems
    for title, problem in check_examples(library.crosswalk) if not codes else ():
        lines.append(f"crosswalk, {title}: {problem or 'as expected'}")
        good = good and not problem
    return Report(tuple(lines), good)


def run_example(code: DenialCode, library: Library, example: Example, *, write: Write) -> tuple[str, ...]:
    """What came out otherwise than the example expects; empty when all is right."""
    records = example_records(example)
    evidence = example_evidence(code, example, records)
    expect = example.expect
    try:
        assessment = assess(evidence, code, library, evidence.claim)
    except ClauseaError as error:
        return (f"could not be assessed: {error}",)
    wrong = []
    if assessment.route is not expect.route:
        wrong.append(f"route {expect.route.value} expected, {assessment.route.value} came out")
    for service, route in expect.routes.items():
        came = assessment.routes.get(service)
        if came is not route:
            wrong.append(f"{service}: route {route.value} expected, {came.value if came else 'none'} came out")
    for finding in expect.findings:
        found = _finding(assessment, finding.service, finding.element)
        if found is None:
            wrong.append(f"{finding.service} asks for no {finding.element}")
        elif found.result is not finding.result:
            wrong.append(
                f"{finding.service} {finding.element}: {finding.result.value} expected, "
                f"{found.result.value} came out ({found.reason})"
            )
        elif finding.minutes is not None and found.value.minutes != finding.minutes:
            wrong.append(
                f"{finding.service} {finding.element}: {finding.minutes} minutes expected, "
                f"{found.value.minutes} came out"
            )
    if assessment.route in (Route.APPEAL, Route.APPEAL_PARTIAL):
        wrong += _letter_mistakes(code, library, example, evidence, assessment, records, write)
    elif expect.present:
        wrong.append("phrases are expected in a letter, but no letter is written on this route")
    return tuple(wrong)


def search(library: Library, words: Sequence[str]) -> tuple[DenialCode, ...]:
    """The denial codes that speak of all the words: in code, title, text, services, remittance codes; all without any.

    Raises UsageError where none does.
    """
    wanted = [word.casefold() for word in words]
    found = tuple(code for code in library.codes.values() if all(word in _spoken(code, library) for word in wanted))
    if not found:
        raise UsageError(
            f"No denial code speaks of {' '.join(words)!r}. Try fewer words, or the payer's own: "
            "`clausea codes find --text ...`."
        )
    groups = list(dict.fromkeys(code.group for code in library.codes.values()))
    return tuple(sorted(found, key=lambda code: groups.index(code.group)))


def letter_frame(code: DenialCode, library: Library, service: str) -> tuple[str, ...]:
    """How the code's letter for the service runs where the record holds it all: what opens it, then its sections."""
    stage = rehearsal.stage_for(code, library, library.services[service])
    letter = rehearsal.try_out(code, library, stage, ()).letter
    if letter is None:
        return ()
    lines = ["The payer's reason in its own words, and what is enclosed."]
    lines += [f"No part of the definition: {one.asked}." for one in code.not_a_condition if service in one.services]
    for block in letter.blocks:
        heading = "".join(run.text for run in block.heading) if isinstance(block, Paragraph) else ""
        if heading and isinstance(block, Paragraph):
            plain = _MONTH_NAMED.sub("in the service month", heading).removesuffix(" (your stated reason)")
            lines.append(f"{block.number}. {plain}")
    return (*lines, "Request, signature, enclosures.")


def _spoken(code: DenialCode, library: Library) -> str:
    services = [f"{name} {library.services[name].name} {library.services[name].short}" for name in code.services]
    remits = [f"{one.carc} {' '.join(one.rarc)}" for one in code.payer_codes]
    asked = [one.asked for one in code.not_a_condition]
    texts = (code.code, code.title, code.group, code.explanation, *code.common_causes, *services, *remits, *asked)
    return " ".join(texts).casefold()


def new_code(folder: Path, code: str) -> Path:
    """A folder for a new denial code, copied from codes/_template with its name filled in; returns it.

    Raises ContentError for a name that is no code or a folder that exists.
    """
    if not _CODE.fullmatch(code):
        raise ContentError(f"{code} is no name for a denial code. Use capital letters and digits, for example CCM07.")
    target = folder / code
    if target.exists():
        raise ContentError(f"{target}: exists already. Edit it, or choose another code.")
    template = folder / "_template"
    if not template.is_dir():
        raise ContentError(f"{template}: is missing. Point --codes at a whole codes/ folder.")
    try:
        shutil.copytree(template, target)
        path = target / "code.toml"
        path.write_text(path.read_text(encoding="utf-8").replace("CCM00", code), encoding="utf-8")
    except OSError as error:
        reason = error.strerror
        raise ContentError(f"{target}: cannot be written ({reason}). Give another folder with --codes.") from None
    return target


def example_records(example: Example) -> Records:
    """The example's facts as pages of text, one line for each fact."""
    pages = max((item.page for item in example.items), default=1)
    texts = [
        "\n".join(quote_of(item) for item in example.items if item.page == number) or "-"
        for number in range(1, pages + 1)
    ]
    return from_texts(texts, patient=example.claim.patient)


def example_evidence(code: DenialCode, example: Example, records: Records) -> Evidence:
    """The example's facts as evidence that stands on those pages."""
    record = records.files[0]
    reached: dict[int, int] = {}
    items = []
    for number, item in enumerate(example.items, start=1):
        quote = quote_of(item)
        start = record.page(item.page).text.index(quote, reached.get(item.page, 0))
        reached[item.page] = start + len(quote)
        items.append(
            Item(
                id=f"E{number:03}",
                element=item.element,
                value=item.value,
                quote=quote,
                record=record.id,
                page=item.page,
                start=start,
                end=start + len(quote),
                polarity=item.polarity,
                status=item.status,
            )
        )
    file = RecordFile(
        id=record.id,
        file=record.path.name,
        path=record.path.name,
        sha256=record.sha256,
        pages=record.page_count,
        unread_pages=example.unread,
    )
    claim = example.claim.model_copy(update={"code": code.code})
    return Evidence(code=code.code, claim=claim, records=(file,), items=tuple(items), run=Run(version=__version__))


def quote_of(item: ExampleItem) -> str:
    """The item's quote, made from its values where the example gives none."""
    if item.quote:
        return item.quote
    words = [", ".join(value) if isinstance(value, tuple) else str(value) for value in item.value.given().values()]
    return f"{item.element.replace('_', ' ')}: {' | '.join(words) or 'stated'}"


def write_letter(
    code: DenialCode, library: Library, evidence: Evidence, assessment: Assessment, records: Records
) -> str:
    """The letter of an example as Markdown text."""
    letter = draft(code, library, evidence.claim, evidence, assessment, Practice(), records, _LETTER_DATE)
    return markdown.render(letter)


def _letter_mistakes(
    code: DenialCode,
    library: Library,
    example: Example,
    evidence: Evidence,
    assessment: Assessment,
    records: Records,
    write: Write,
) -> list[str]:
    try:
        text = write(code, library, evidence, assessment, records)
    except ClauseaError as error:
        return [f"the letter could not be written: {error}"]
    text = " ".join(text.replace("\\", "").split()).casefold()
    wrong = [f"the letter lacks {phrase!r}" for phrase in example.expect.present if phrase.casefold() not in text]
    banned = (*example.expect.absent, *code.forbidden)
    return wrong + [f"the letter must not say {phrase!r}" for phrase in banned if phrase.casefold() in text]


def _lacking(code: DenialCode) -> list[str]:
    """What every code folder needs: a letter, an example that appeals and one that does not."""
    if code.status == "retired":
        return []
    lacking = []
    if not code.template.is_file():
        lacking.append(f"{code.template} is missing. Copy it from _template.")
    routes = {example.expect.route for example in code.examples}
    if Route.APPEAL not in routes:
        lacking.append("no example expects the route appeal. Add one to examples/.")
    if not routes - {Route.APPEAL}:
        lacking.append("no example is a near miss, with another route than appeal. Add one to examples/.")
    return lacking


def _expired(code: DenialCode, library: Library) -> list[str]:
    """Rules of the code's services that nobody has vouched for up to today."""
    today = date.today().isoformat()
    return [
        f"{name}: the rule {rule.id} has expired ({rule.expires}). Read its sources again, then set read and expires."
        for name in code.services
        for rule in library.services[name].requirements
        if rule.expires < today
    ]


def _one_of_each_family(code: DenialCode, library: Library) -> list[str]:
    return list({library.services[name].family: name for name in reversed(code.services)}.values())[::-1]


def _finding(assessment: Assessment, service: str, element: str) -> Finding | None:
    return next((one for one in assessment.findings if (one.service, one.element) == (service, element)), None)
