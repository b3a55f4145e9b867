"""The stages in order. The command line, and later the web page and the batch, call these functions and nothing else.

Nothing here prints, and nothing is written half: all files of a run are rendered first, then each is put in place in
one step. Heavy libraries (PDF, Word, Typst) are imported by the stage that needs them, when it needs them.
"""

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from clausea import __version__, store
from clausea.assess import assess
from clausea.claims import infer_claim
from clausea.codes import DenialCode, Library
from clausea.content import codes_dir
from clausea.errors import EvidenceError, OutputError, QuoteError, UsageError
from clausea.models import (
    Assessment,
    Claim,
    Evidence,
    EvidenceFile,
    Item,
    Practice,
    Route,
)
from clausea.pages import Records
from clausea.payers import Door
from clausea.records import Options, read_records
from clausea.remembered import evidence_of, library_of
from clausea.review import carry_over
from clausea.review import check as check_quotes

if TYPE_CHECKING:
    from clausea.evidence.asking import ModelReader

EVIDENCE = "evidence.json"
LETTERS = ("letter.docx", "letter.pdf", "letter.md", "cms-20027-fields.pdf", "cms-20027-fields.md")
SUPPORTED = (Route.APPEAL, Route.APPEAL_PARTIAL)

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Case:
    """One patient, one service period, one denial: what was read and what it comes to."""

    library: Library
    code: DenialCode
    records: Records
    evidence: Evidence
    assessment: Assessment
    lost: tuple[Item, ...] = ()
    """Items of an earlier run whose decisions no longer fit the chart."""

    @property
    def claim(self) -> Claim:
        return self.evidence.claim

    @property
    def supported(self) -> bool:
        """Whether the record supports an appeal, at least in part."""
        return self.assessment.route in SUPPORTED


@dataclass(frozen=True, slots=True)
class Draft:
    """The files of a draft, rendered and not yet written, and what a person still has to fill in."""

    files: dict[str, bytes] = field(default_factory=dict)
    to_complete: tuple[str, ...] = ()
    cited: tuple[str, ...] = ()
    closed: bool = False
    """True where the denial has no appeal, whatever the record shows: no letter is written."""


def open_library(codes: Path | None = None) -> Library:
    """The content of codes/. ContentError for a mistake in it."""
    return library_of(codes_dir(codes))


def extract(
    claim: Claim,
    records: Sequence[Path],
    library: Library,
    *,
    options: Options = Options(),  # noqa: B008 - frozen
    progress: Progress | None = None,
) -> Case:
    """Stages 1 and 2 and the assessment.

    Raises UsageError for an unknown code or service, RecordsError for a chart that cannot be read.
    """
    code = code_of(claim, library)
    read = read_records(records, patient=claim.patient, options=options, progress=progress)
    evidence = evidence_of(read, library, claim, options)
    evidence = evidence.model_copy(update={"claim": infer_claim(claim, evidence, code, library, patient=read.patient)})
    return _assessed(library, code, read, evidence)


def with_model(case: Case, reader: "ModelReader") -> Case:
    """The case with what a language model found joined to it, and the assessment made again. Nothing that only the
    model found is relied on; a server that fails leaves the case as the embedded reader read it."""
    from clausea.evidence.asking import read_with_model

    evidence = read_with_model(case.evidence, case.records, case.library, case.code, reader)
    return _assessed(case.library, case.code, case.records, evidence)


def resume(case: Case, earlier: EvidenceFile | None) -> Case:
    """The case with the decisions of the folder's earlier evidence.json; `lost` are those that no longer fit."""
    if earlier is None:
        return case
    found = evidence_file(case, Path())
    kept, lost = carry_over(earlier, found)
    if kept is found:  # nobody has decided anything yet
        return case
    evidence = case.evidence.model_copy(update={"items": kept.items})
    return replace(_assessed(case.library, case.code, case.records, evidence), lost=tuple(lost))


def reopen(
    path: Path,
    library: Library,
    *,
    records: Sequence[Path] = (),
    options: Options = Options(),  # noqa: B008 - frozen
    progress: Progress | None = None,
) -> Case:
    """The case of a reviewed evidence.json: decisions applied, every quote checked against its chart again.

    `records` overrides where the charts are; their hashes decide. Raises EvidenceError when file and chart do not
    belong together, QuoteError when a quote that is relied on no longer stands.
    """
    file, read = with_charts(path, records, options, progress)
    failing = check_quotes(file, read)
    relied = {item.id for item in file.items if item.relied_on}
    if broken := [problem for problem in failing if problem[0] in relied]:
        ids = ", ".join(item for item, _ in broken)
        raise QuoteError(
            f"{path}: the quotes of {ids} do not stand on their pages. Run `clausea check` on it, then extract again."
        )
    evidence = Evidence(code=file.code, claim=file.claim, records=file.records, items=file.items, run=file.run)
    return _assessed(library, _code_of_file(file, library), read, evidence)


def doors_of(case: Case, date: str, practice: Practice | None = None) -> tuple[Door, ...]:
    """The doors of the case's denied lines on that day (ISO), with their last days."""
    from clausea.appeal.deadlines import doors

    return doors(case.claim, case.library, date, routes=case.assessment.routes, practice=practice)


def draft(case: Case, practice: Practice, date: str, *, anyway: bool = False, print_code: bool = False) -> Draft:
    """Stage 3: gaps.md always, the letter where the record supports an appeal and the denial has one, or `anyway`,
    marked as a draft; for a Medicare redetermination the fields of its form as well."""
    from clausea.appeal import docx, gaps, markdown, pdf, request_sheet
    from clausea.appeal import draft as write_letter

    files: dict[str, bytes] = {}
    letter = None
    ways = doors_of(case, date, practice)
    closed = bool(ways) and all(one.closed for one in ways)
    through = next((one for one in ways if one.open_to_appeal), None)
    if (case.supported and not closed) or anyway:
        letter = write_letter(
            case.code,
            case.library,
            case.claim,
            case.evidence,
            case.assessment,
            practice,
            case.records,
            date,
            print_code=print_code,
            door=through,
        )
        files = {
            "letter.md": markdown.render(letter).encode(),
            "letter.docx": docx.write(letter),
            "letter.pdf": pdf.write(letter),
        }
        if through and through.kind == "redetermination":
            files |= request_sheet.files(through, case.claim, practice, case.library, letter)
    to_complete = letter.to_complete if letter else ()
    files["gaps.md"] = gaps.render(
        case.code,
        case.library,
        case.claim,
        case.evidence,
        case.assessment,
        to_complete=to_complete,
        doors=ways,
        records=case.records,
    ).encode()
    return Draft(files, to_complete, letter.cited if letter else (), closed)


def to_review(
    path: Path,
    library: Library,
    *,
    records: Sequence[Path] = (),
    options: Options = Options(),  # noqa: B008 - frozen
) -> tuple[EvidenceFile, Records, list[Item]]:
    """The file, its charts, and the items that a person decides on: what the findings stand on, what the letter cites
    besides, and what waits to be accepted, in that order."""
    from clausea.appeal import draft as write_letter

    file, read = with_charts(path, records, options)
    evidence = Evidence(code=file.code, claim=file.claim, records=file.records, items=file.items, run=file.run)
    case = _assessed(library, _code_of_file(file, library), read, evidence)
    letter = write_letter(case.code, library, case.claim, evidence, case.assessment, Practice(), read, "2000-01-01")
    by_id = {item.id: item for item in file.items}
    order = dict.fromkeys(item for finding in case.assessment.findings for item in finding.items)
    order |= dict.fromkeys(letter.cited)
    order |= dict.fromkeys(item.id for item in file.items if item.offered)
    return file, read, [by_id[name] for name in order]


def check(
    path: Path,
    *,
    records: Sequence[Path] = (),
    options: Options = Options(),  # noqa: B008 - frozen
) -> tuple[EvidenceFile, list[tuple[str, str]]]:
    """The file, and (item id, why) for each quote that no longer stands on its page."""
    file, read = with_charts(path, records, options)
    return file, list(check_quotes(file, read))


def with_charts(
    path: Path,
    records: Sequence[Path] = (),
    options: Options = Options(),  # noqa: B008 - frozen
    progress: Progress | None = None,
) -> tuple[EvidenceFile, Records]:
    """An evidence.json and its charts, read again, the same pages from their pictures as then.

    EvidenceError when they are other files than it was made from.
    """
    file = store.read_evidence(path)
    places = list(records) or [path.parent / record.path for record in file.records]
    options = replace(options, ocr_pages={record.sha256: record.ocr_pages for record in file.records})
    read = read_records(places, patient=file.claim.patient, options=options, progress=progress)
    by_hash = {record.sha256: record.path for record in read.files}
    wanted = [record.sha256 for record in file.records]
    if not set(wanted) <= set(by_hash):
        missing = {record.id for record in file.records if record.sha256 not in by_hash}
        on_them = ", ".join(item.id for item in file.items if item.record in missing and item.relied_on)
        raise EvidenceError(
            f"{path}: was made from other charts than these (their contents differ"
            f"{f'; {on_them} stand on them' if on_them else ''}). "
            "Name the right ones with --records, or run `clausea extract` again."
        )
    if wanted != [record.sha256 for record in read.files]:  # the same charts in another order, or with others
        again = [by_hash[sha256] for sha256 in wanted]
        read = read_records(again, patient=file.claim.patient, options=options)
    return file, read


def _code_of_file(file: EvidenceFile, library: Library) -> DenialCode:
    return code_of(file.claim.model_copy(update={"code": file.code}), library)


def evidence_file(case: Case, folder: Path) -> EvidenceFile:
    """What evidence.json holds, with the charts' places relative to `folder`."""
    places = {record.id: os.path.relpath(record.path.resolve(), folder.resolve()) for record in case.records.files}
    return EvidenceFile(
        code=case.code.code,
        claim=case.claim,
        records=tuple(record.model_copy(update={"path": places[record.id]}) for record in case.evidence.records),
        items=case.evidence.items,
        findings=case.assessment.findings,
        routes=case.assessment.routes,
        route=case.assessment.route,
        run=case.evidence.run.model_copy(update={"version": __version__}),
    )


def case_folder(out: Path | None, case: Case) -> Path:
    """Where a run writes: `out`, else a folder named after code and charts, which tells nobody's name."""
    return out or Path(f"{case.code.code}-{store.fingerprint([record.path for record in case.records.files])}.case")


def writable(folder: Path) -> None:
    """OutputError when `folder` cannot be made or written: said before a chart is read, not after."""
    if folder.exists() and not folder.is_dir():
        raise OutputError(f"{folder}: is a file. Name a folder with --out.")
    parent = next(place for place in (folder, *folder.resolve().parents) if place.is_dir())
    if not os.access(parent, os.W_OK | os.X_OK):
        raise OutputError(f"{folder}: cannot be written. Name another folder with --out.")


def earlier_run(folder: Path, case: Case) -> EvidenceFile | None:
    """The evidence.json of that folder, None when it has none. UsageError when it is another chart's."""
    writable(folder)
    path = folder / EVIDENCE
    if not path.exists():
        return None
    earlier = store.read_evidence(path)
    if not {record.sha256 for record in earlier.records} & {record.sha256 for record in case.records.files}:
        raise UsageError(f"{folder}: holds the case of another chart. Name another folder with --out.")
    return earlier


def save(case: Case, folder: Path, files: dict[str, bytes]) -> tuple[Path, ...]:
    """Write evidence.json and `files`; another letter of an earlier run, perhaps edited by hand, is put aside."""
    store.put_aside(folder, [name for name in LETTERS if _content(folder / name) not in (None, files.get(name))])
    written = [store.write_file(folder / name, data) for name, data in files.items()]
    return (store.write_evidence(folder / EVIDENCE, evidence_file(case, folder)), *written)


def _content(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _assessed(library: Library, code: DenialCode, records: Records, evidence: Evidence) -> Case:
    return Case(library, code, records, evidence, assess(evidence, code, library, evidence.claim))


def code_of(claim: Claim, library: Library) -> DenialCode:
    """The claim's denial code. UsageError for a code or service that codes/ does not know."""
    if not claim.code:
        raise UsageError(f"No denial code given. Give one with --code: {', '.join(library.codes)}.")
    if claim.code not in library.codes:
        raise UsageError(f"{claim.code} is not a known denial code. Known are {', '.join(library.codes)}.")
    code = library.codes[claim.code]
    for service in claim.services:
        if service not in library.services:
            raise UsageError(f"{service} is not a known service. {code.code} knows {', '.join(code.services)}.")
    return code
