"""The command line: parse, call one function of the workflow, show what came of it.

Only here and in the cli_* modules beside it is anything printed or exited. Heavy modules are imported inside the
commands, so that `clausea --version` and `--help` answer at once.
"""

import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from clausea.cli_codes import codes_app
from clausea.cli_files import check, init, schema, text
from clausea.cli_find import find
from clausea.cli_llm import LlmModel, LlmUrl, NoCache, purge, reader_of, settings_of, tell
from clausea.cli_options import (
    ClaimFile,
    Code,
    Codes,
    Config,
    Date,
    Discharge,
    Json,
    Month,
    Ocr_,
    Out,
    PasswordFile,
    Quiet,
    Records_,
    Service,
    claim_of,
    day_of,
    evidence_of,
    options_of,
    practice_of,
)
from clausea.cli_packet import packet, sent
from clausea.cli_review import review
from clausea.cli_terminal import Commands, progress, show, show_json, told_progress
from clausea.errors import UsageError

if TYPE_CHECKING:
    from clausea.codes import Library
    from clausea.models import Claim
    from clausea.payers import Door
    from clausea.records.options import Options
    from clausea.settings import Llm
    from clausea.workflow import Case, Draft

app = typer.Typer(
    name="clausea",
    cls=Commands,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80},
    help="""Read a patient's chart, find what a denied care-management claim needs, and draft the appeal.

    \b
    clausea draft --code CCM21 --records chart.pdf
    clausea review CCM21-1a2b3c4d.case
    clausea draft --evidence CCM21-1a2b3c4d.case/evidence.json

    Nothing leaves this machine unless you configure a language model.
    Exit codes: 0 done; 3 the record does not support an appeal; others are in README.md.""",
)

NOT_SUPPORTED = 3


def _version(asked: bool) -> None:
    if asked:
        from clausea import __version__

        typer.echo(f"clausea {__version__}")
        raise typer.Exit


@app.callback()
def _main(
    context: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    from clausea.processes import seldom_collected

    del version
    context.with_resource(seldom_collected())


@app.command()
def draft(
    code: Code = None,
    records: Records_ = None,
    claim: ClaimFile = None,
    service: Service = None,
    month: Month = None,
    discharge: Discharge = None,
    evidence: Annotated[
        Path | None,
        typer.Option(
            "--evidence", metavar="FILE", help="Draft from this reviewed evidence.json instead of from a claim."
        ),
    ] = None,
    out: Out = None,
    practice: Annotated[
        Path | None,
        typer.Option(
            "--practice", metavar="FILE", help="Practice profile. Without it: practice.toml beside the claim."
        ),
    ] = None,
    date: Date = None,
    anyway: Annotated[
        bool,
        typer.Option("--anyway", help="Write the letter, marked as a draft with gaps, although support is missing."),
    ] = False,
    print_code: Annotated[
        bool, typer.Option("--print-code", help="Name the CCM code in the letter, as when the notice prints it.")
    ] = False,
    ocr: Ocr_ = "auto",
    password_file: PasswordFile = None,
    llm: LlmUrl = None,
    model: LlmModel = None,
    no_cache: NoCache = False,
    json_: Json = False,
    quiet: Quiet = False,
    codes: Codes = None,
    config: Config = None,
) -> None:
    """Read the chart, show what it proves, and draft the appeal letter.

    \b
    clausea draft --code CCM21 --records chart.pdf
    clausea draft --claim claim.toml --records charts/ --out case
    clausea draft --evidence case/evidence.json

    Leaves evidence.json, letter.docx, letter.pdf, letter.md and gaps.md. Where the record does not support an
    appeal, it says so, writes gaps.md without a letter, and ends with 3.
    """
    from clausea import workflow
    from clausea.choose import settle

    _either(evidence, "--evidence", {
        "--code": code, "--claim": claim, "--service": service, "--month": month, "--discharge": discharge,
        "--llm": llm, "--model": model,
    })  # fmt: skip
    day, chosen = day_of(date), None
    options = options_of(ocr, password_file)
    library = workflow.open_library(codes)
    if evidence is not None:
        folder = out or evidence_of(evidence).parent
        signer, profile = practice_of(practice, evidence, config)
        workflow.writable(folder)
        with progress("Reading pages", quiet=quiet) as bar:
            case = workflow.reopen(evidence_of(evidence), library, records=records or (), options=options, progress=bar)
    else:
        signer, profile = practice_of(practice, claim, config)
        settings = settings_of(config, llm, model, quiet=quiet)
        asked, chosen = settle(claim_of(claim, code, service, month, discharge), library)
        case, folder = _extract(asked, records, out, library, options, quiet, settings, no_cache)
    made = workflow.draft(case, signer, day, anyway=anyway, print_code=print_code)
    written = workflow.save(case, folder, made.files)
    ways = workflow.doors_of(case, day, signer)
    _report(case, folder, written, made, profile, ways=ways, chosen=chosen, json_=json_, quiet=quiet)


@app.command()
def extract(
    code: Code = None,
    records: Records_ = None,
    claim: ClaimFile = None,
    service: Service = None,
    month: Month = None,
    discharge: Discharge = None,
    out: Out = None,
    ocr: Ocr_ = "auto",
    password_file: PasswordFile = None,
    date: Date = None,
    llm: LlmUrl = None,
    model: LlmModel = None,
    no_cache: NoCache = False,
    json_: Json = False,
    quiet: Quiet = False,
    codes: Codes = None,
    config: Config = None,
) -> None:
    """Read the chart and show what it proves, without a letter.

    \b
    clausea extract --code CCM21 --records chart.pdf --service 99484 --month 2026-03 --out case
    clausea extract --claim claim.toml --records charts/

    Leaves evidence.json. Ends with 0 where the record supports an appeal, at least in part, else with 3.
    """
    from clausea import workflow
    from clausea.choose import settle

    day = day_of(date)
    library = workflow.open_library(codes)
    settings = settings_of(config, llm, model, quiet=quiet)
    asked, chosen = settle(claim_of(claim, code, service, month, discharge), library)
    options = options_of(ocr, password_file)
    case, folder = _extract(asked, records, out, library, options, quiet, settings, no_cache)
    written = workflow.save(case, folder, {})
    ways = workflow.doors_of(case, day)
    _report(case, folder, written, None, None, ways=ways, chosen=chosen, json_=json_, quiet=quiet)


def _extract(
    claim: "Claim",
    records: list[Path] | None,
    out: Path | None,
    library: "Library",
    options: "Options",
    quiet: bool,
    llm: "Llm | None",
    no_cache: bool,
) -> "tuple[Case, Path]":
    from clausea import workflow

    if not records:
        raise UsageError("No chart given. Name a PDF or a folder of PDFs with --records.")
    workflow.code_of(claim, library)
    if out:
        workflow.writable(out)
    with progress("Reading pages", quiet=quiet) as bar:
        case = workflow.extract(claim, records, library, options=options, progress=bar)
    folder = workflow.case_folder(out, case)
    earlier = workflow.earlier_run(folder, case)
    if llm is not None:
        with told_progress("Model calls", quiet=quiet) as bar:
            case = workflow.with_model(case, reader_of(llm, folder, bar, no_cache=no_cache))
        tell(case.evidence.run, llm, quiet=quiet)
    return workflow.resume(case, earlier), folder


def _report(
    case: "Case",
    folder: Path,
    written: tuple[Path, ...],
    made: "Draft | None",
    profile: Path | None,
    *,
    ways: "tuple[Door, ...]",
    chosen: str | None,
    json_: bool,
    quiet: bool,
) -> None:
    from clausea import screen, screen_doors, screen_model

    payers = case.library.payers
    more: screen.More = {
        "due": screen_doors.due_line(ways, payers),
        "doors": screen_doors.door_rows(ways, payers, chosen),
        "written": [str(path) for path in written],
        "to_complete": made.to_complete if made else (),
        "lost": [f"{item.id} {item.element.replace('_', ' ')}" for item in case.lost],
        "next_steps": _next(case, folder, made, profile),
    }
    if json_:
        listed = [door.model_dump(mode="json", exclude={"requires"}) for door in ways]
        show_json({"folder": str(folder), **screen.document(case.evidence, case.assessment, **more), "doors": listed})
    elif not quiet:
        show(screen.first_screen(case.evidence, case.assessment, case.code, case.library, **more))
        if model := screen_model.added(case.evidence, case.library):
            show(model)
    if not case.supported or (made is not None and made.closed):
        raise SystemExit(NOT_SUPPORTED)


def _next(case: "Case", folder: Path, made: "Draft | None", profile: Path | None) -> list[str]:
    """The next commands, ready to be copied."""
    from clausea.models import Decision

    evidence = shlex.quote(str(folder / "evidence.json"))
    redraft = f"clausea draft --evidence {evidence}" + (f" --practice {shlex.quote(str(profile))}" if profile else "")
    if made is None:
        return [redraft]
    pending = [
        item for item in case.evidence.items if item.id in made.cited and item.review.decision is Decision.PENDING
    ]
    if made.cited and not pending:
        return [f"Every cited fact is decided. Fill in what is open and send {folder / 'letter.docx'}."]
    steps = [f"clausea review {shlex.quote(str(folder))}", redraft]
    return (
        steps if case.supported or made.cited else [f"Read {folder / 'gaps.md'}: what to ask the clinic for.", *steps]
    )


def _either(given: object, name: str, others: dict[str, object]) -> None:
    clash = [other for other, value in others.items() if value]
    if given is not None and clash:
        raise UsageError(f"{name} holds its claim already; it cannot be combined with {', '.join(clash)}.")


for command in (review, packet, sent, check, init, text, schema, purge):
    app.command()(command)
codes_app.command("find")(find)
app.add_typer(codes_app, name="codes")
