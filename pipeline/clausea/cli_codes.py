"""`clausea codes`: what billing experts use to see, check and add denial codes."""

from pathlib import Path
from typing import Annotated

import typer

from clausea.cli_terminal import show, show_json

codes_app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help="""The denial codes that Clausea knows: list, show, check, add.

    \b
    clausea codes list
    clausea codes check CCM21""",
)

Codes = Annotated[
    Path | None, typer.Option("--codes", metavar="FOLDER", help="Another folder of codes (or $CLAUSEA_CODES).")
]


@codes_app.command("list")
def list_codes(
    words: Annotated[list[str] | None, typer.Argument(help="Only codes that speak of these: consent, 99457.")] = None,
    json_: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
    codes: Codes = None,
) -> None:
    """The denial codes by subject, or those that speak of the words given.

    \b
    clausea codes list
    clausea codes list discharge
    clausea codes list 99457
    """
    from clausea import experts, screen_codes, workflow

    library = workflow.open_library(codes)
    found = experts.search(library, words or ())
    if json_:
        show_json([
            {"code": code.code, "title": code.title, "group": code.group, "status": code.status,
             "services": list(code.services)}
            for code in found
        ])  # fmt: skip
    else:
        show(screen_codes.code_list(library, found))


@codes_app.command("show")
def show_code(
    code: Annotated[str, typer.Argument(help="Denial code, for example CCM21.")],
    service: Annotated[str | None, typer.Option("--service", metavar="CPT", help="This service in full.")] = None,
    codes: Codes = None,
) -> None:
    """What a code means, why it comes, how to prevent it, what evidence is needed, and how its letter runs.

    \b
    clausea codes show CCM21
    clausea codes show CCM21 --service 99484
    """
    from clausea import experts, screen_codes, workflow
    from clausea.models import Claim

    library = workflow.open_library(codes)
    one = workflow.code_of(Claim(code=code, services=(service,) if service else ()), library)
    chosen = library.services[service] if service else None
    framed = service or one.services[0]
    show(screen_codes.code_page(library, one, chosen, experts.letter_frame(one, library, framed), framed))


@codes_app.command("check")
def check_codes(
    code: Annotated[list[str] | None, typer.Argument(help="Codes to check. Without any: all of them.")] = None,
    quick: Annotated[bool, typer.Option("--quick", help="Only read the files and run the examples.")] = False,
    codes: Codes = None,
) -> None:
    """Check the folders of codes/: files, sources, examples, and the letters.

    The letters and gap reports are tried with invented facts, each requirement met and missing in turn. For codes
    that are named, every service is tried in every way; that takes up to a minute a code.

    \b
    clausea codes check
    clausea codes check CCM21 --codes my-codes/

    Ends with 8 when something is wrong.
    """
    from clausea import experts
    from clausea.content import codes_dir
    from clausea.errors import ContentError

    report = experts.check_codes(codes_dir(codes), code or (), letters=not quick)
    for line in report.lines:
        typer.echo(line)
    if not report.good:
        raise SystemExit(ContentError.exit_code)


@codes_app.command("new")
def new_code(
    code: Annotated[str, typer.Argument(help="The new code, for example CCM07. It names the folder.")],
    codes: Codes = None,
) -> None:
    """Make a folder for a new denial code from the template, to fill in with a text editor.

    \b
    clausea codes new CCM07 --codes my-codes/
    """
    from clausea import experts
    from clausea.content import codes_dir

    folder = experts.new_code(codes_dir(codes), code)
    typer.echo(f"{folder}: fill in code.toml, letter.md.j2 and the examples, then run `clausea codes check {code}`.")
