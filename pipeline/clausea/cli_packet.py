"""`clausea packet` and `clausea sent`: what leaves the practice, and the proof that it left."""

import shlex
from pathlib import Path
from typing import Annotated

import typer

from clausea.cli_options import (
    Codes,
    Config,
    Json,
    Ocr_,
    PasswordFile,
    Quiet,
    Records_,
    day_of,
    evidence_of,
    options_of,
    practice_of,
)
from clausea.cli_terminal import fail, progress, show_json, warn
from clausea.errors import PacketError, UsageError


def packet(
    case: Annotated[Path, typer.Argument(help="The folder of a reviewed case, or its evidence.json.")],
    attach: Annotated[
        list[str] | None,
        typer.Option(
            "--attach",
            metavar="NAME=FILE",
            help="denial=notice.pdf, claim=cms1500.pdf, form, policy, authorization; NAME=none leaves it out.",
        ),
    ] = None,
    confirm_page: Annotated[
        list[str] | None,
        typer.Option("--confirm-page", metavar="PAGE", help="Send this page although it was held back. Needs --by."),
    ] = None,
    by: Annotated[str | None, typer.Option("--by", metavar="NAME", help="Who confirms the pages.")] = None,
    unreviewed: Annotated[
        bool, typer.Option("--unreviewed", help="Before the review is done: every page says DRAFT.")
    ] = False,
    records: Records_ = None,
    practice: Annotated[
        Path | None,
        typer.Option(
            "--practice", metavar="FILE", help="Practice profile. Without it: practice.toml beside the evidence."
        ),
    ] = None,
    date: Annotated[
        str | None, typer.Option("--date", metavar="DATE", help="The letter's date, YYYY-MM-DD. Without it: today.")
    ] = None,
    print_code: Annotated[
        bool, typer.Option("--print-code", help="Name the CCM code in the letter, as when the notice prints it.")
    ] = False,
    ocr: Ocr_ = "auto",
    password_file: PasswordFile = None,
    json_: Json = False,
    quiet: Quiet = False,
    codes: Codes = None,
    config: Config = None,
) -> None:
    """Make the one PDF that goes to the payer: letter, attachments, index, and the cited pages with their highlights.

    \b
    clausea packet case --attach denial=notice.pdf --attach claim=cms1500.pdf
    clausea packet case --attach denial=notice.pdf --attach claim=none --unreviewed

    Leaves packet.pdf and packet.json. Ends with 10, and names every reason, when something must not leave as it is.
    """
    from clausea import workflow, workflow_packet

    path = evidence_of(case)
    workflow.writable(path.parent)
    signer, _ = practice_of(practice, path, config)
    choices = workflow_packet.Choices(_attachments(attach or []), tuple(confirm_page or ()), by, unreviewed, print_code)
    library = workflow.open_library(codes)
    try:
        with progress("Reading pages", quiet=quiet) as bar:
            made = workflow_packet.packet(
                path,
                library,
                signer,
                day_of(date),
                choices,
                records=records or (),
                options=options_of(ocr, password_file),
                progress=bar,
            )
    except PacketError as error:
        if json_:
            show_json({"held_back": list(error.problems)})
        for line in error.problems:
            fail(line)
        raise SystemExit(error.exit_code) from None
    written = workflow_packet.save_packet(path.parent, made)
    file = made.file
    if json_:
        show_json({"written": [str(one) for one in written], "notes": list(made.notes), **file.model_dump(mode="json")})
        return
    for note in made.notes:
        warn(note)
    if quiet:
        return
    shown, in_all = sum(len(one.disclosed) for one in file.records), sum(one.pages for one in file.records)
    typer.echo(f"{written[0]}: {file.packet.pages} pages, {made.letter_pages} of them the letter.")
    typer.echo(f"Chart pages enclosed: {shown} of {in_all}. Facts cited: {len(file.items)}.")
    for one in file.confirmed:
        typer.echo(f"Page {one.page} goes out by decision of {one.by}: {', '.join(one.reasons)}.")
    if file.draft:
        typer.echo(f"A draft: every page says so. Next: clausea review {shlex.quote(str(path.parent))}")
    else:
        where = shlex.quote(str(path.parent))
        typer.echo(f"When it is sent: clausea sent {where} --on DATE --how fax --by NAME --proof confirmation.pdf")


def sent(
    case: Annotated[Path, typer.Argument(help="The folder of the case whose packet was sent.")],
    on: Annotated[str, typer.Option("--on", metavar="DATE", help="The day it was sent, YYYY-MM-DD.")],
    by: Annotated[str, typer.Option("--by", metavar="NAME", help="Who sent it.")],
    how: Annotated[str, typer.Option("--how", metavar="HOW", help="fax, portal, mail ...")],
    reference: Annotated[
        str | None, typer.Option("--reference", metavar="TEXT", help="Confirmation, portal or tracking number.")
    ] = None,
    proof: Annotated[
        Path | None, typer.Option("--proof", metavar="FILE", help="Fax confirmation, receipt or screen print.")
    ] = None,
    json_: Json = False,
) -> None:
    """Record that the packet was sent, with the proof, and keep all of it as it was.

    \b
    clausea sent case --on 2026-05-06 --how fax --by "N. Foxworth" --proof confirmation.pdf

    Adds the sending to packet.json and keeps packet, evidence and proof under sent/ in the folder.
    """
    from clausea import workflow_packet

    folder = case if case.is_dir() else case.parent
    kept, file = workflow_packet.sent(folder, on, by, how, reference=reference, proof=proof)
    if json_:
        show_json({"kept": str(kept), "sent": [one.model_dump(mode="json") for one in file.sent]})
    else:
        typer.echo(f"Kept as sent: {kept}")


def _attachments(given: list[str]) -> dict[str, Path | None]:
    found: dict[str, Path | None] = {}
    for text in given:
        name, equals, file = text.partition("=")
        if not equals or not name or not file:
            raise UsageError(f"--attach {name or '?'}: write it as denial=notice.pdf, or denial=none to leave it out.")
        if name in found:
            raise UsageError(f"--attach {name}: was given twice. Put the pages into one file.")
        path = Path(file)
        if file.lower() != "none" and path.name.lower().startswith("gaps."):
            raise UsageError(f"--attach {name}: {path.name} is internal and never goes into a packet. Leave it out.")
        found[name] = None if file.lower() == "none" else path
    return found
