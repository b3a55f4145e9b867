"""The smaller commands: check, text, schema, init. Each looks at one file or writes one."""

from pathlib import Path
from typing import Annotated

import typer

from clausea.cli_options import (
    Code,
    Codes,
    Json,
    Ocr_,
    PasswordFile,
    Quiet,
    Records_,
    claim_of,
    evidence_of,
    options_of,
)
from clausea.cli_terminal import show_json, warn
from clausea.errors import UsageError


def check(
    evidence: Annotated[Path, typer.Argument(help="evidence.json, or the folder that holds it.")],
    records: Records_ = None,
    password_file: PasswordFile = None,
    json_: Json = False,
    quiet: Quiet = False,
) -> None:
    """Does every quote of an evidence.json still stand on its page?

    \b
    clausea check case/evidence.json
    clausea check case --records /archive/chart.pdf

    Ends with 7 and names the items when one does not.
    """
    from clausea import workflow
    from clausea.errors import QuoteError

    file, failing = workflow.check(
        evidence_of(evidence), records=records or (), options=options_of("auto", password_file)
    )
    if json_:
        show_json({"items": len(file.items), "failing": [{"item": item, "why": why} for item, why in failing]})
    elif not quiet:
        for item, why in failing:
            typer.echo(f"{item}: {why}")
        typer.echo(f"{len(file.items) - len(failing)} of {len(file.items)} items stand on their pages.")
    if failing:
        raise SystemExit(QuoteError.exit_code)


def text(
    chart: Annotated[Path, typer.Argument(help="A chart PDF.")],
    page: Annotated[
        int | None, typer.Option("--page", metavar="N", min=1, help="Only this page, counted from 1.")
    ] = None,
    ocr: Ocr_ = "auto",
    password_file: PasswordFile = None,
) -> None:
    """Print the page text that quotes and offsets refer to.

    \b
    clausea text chart.pdf --page 12
    """
    from clausea.errors import RecordsError
    from clausea.records import read_records

    record = read_records([chart], options=options_of(ocr, password_file)).files[0]
    unread = {page.page: page.reason for page in record.unread}
    if page is not None and page > record.page_count:
        raise RecordsError(f"{chart}: has {record.page_count} pages, no page {page}. Give a smaller --page.")
    texts = {one.number: one.text for one in record.pages}
    for number in [page] if page else range(1, record.page_count + 1):
        if page is None:
            typer.echo(f"--- page {number} ---")
        if number in texts:
            typer.echo(texts[number])
        if number in unread:
            warn(f"{chart} p. {number}: {unread[number]}")


def schema() -> None:
    """Print the JSON Schema of evidence.json.

    \b
    clausea schema > evidence.schema.json
    """
    from clausea import store

    show_json(store.schema())


def init(
    claim: Annotated[bool, typer.Option("--claim", help="Make a claim file instead of the practice profile.")] = False,
    code: Code = None,
    records: Records_ = None,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", help="File to write: practice.toml or claim.toml here.")
    ] = None,
    codes: Codes = None,
) -> None:
    """Write a practice profile to fill in, or with --claim a claim file.

    \b
    clausea init
    clausea init --claim
    clausea init --claim --code CCM21 --records chart.pdf

    With --records, what the chart says (patient, services, month) is filled in for you to check.
    """
    from clausea import starter, store, workflow

    place = out or Path("claim.toml" if claim else "practice.toml")
    if (records or code) and not claim:
        raise UsageError("--records and --code fill in a claim file only. Add --claim.")
    if place.exists():
        raise UsageError(f"{place}: exists already. Name another file with --out.")
    text = starter.PRACTICE
    if claim:
        library = workflow.open_library(codes)
        given = claim_of(None, code, None, None, None)
        text = starter.claim_file(workflow.extract(given, records, library).claim if records else given, library)
    store.write_file(place, text.encode())
    typer.echo(f"{place}: fill it in with a text editor.")
