"""Options that several commands share, and what is made of them."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from clausea.errors import UsageError

if TYPE_CHECKING:
    from clausea.models import Claim, Practice
    from clausea.records.options import Options

Code = Annotated[str | None, typer.Option("--code", metavar="CODE", help="Denial code, for example CCM06.")]
Records_ = Annotated[
    list[Path] | None,
    typer.Option("--records", metavar="PDF", help="Chart: a PDF or a folder of PDFs. May be given several times."),
]
ClaimFile = Annotated[
    Path | None, typer.Option("--claim", metavar="FILE", help="Claim file, TOML or JSON (clausea init --claim).")
]
Service = Annotated[
    list[str] | None,
    typer.Option("--service", metavar="CPT", help="Service billed, for example 99484. May be repeated."),
]
Month = Annotated[str | None, typer.Option("--month", metavar="YYYY-MM", help="Service month, YYYY-MM.")]
Discharge = Annotated[
    str | None, typer.Option("--discharge", metavar="DATE", help="Discharge date for 99495 and 99496, YYYY-MM-DD.")
]
Date = Annotated[
    str | None,
    typer.Option(
        "--date", metavar="DATE", help="The letter's day, from which days left count, YYYY-MM-DD. Without it: today."
    ),
]
Out = Annotated[
    Path | None, typer.Option("--out", metavar="FOLDER", help="Folder to write. Without it: CODE-xxxxxxxx.case here.")
]
Ocr_ = Annotated[
    str,
    typer.Option(
        "--ocr", metavar="auto|always|never", help="Read pages from their picture: scans (auto), every page, or none."
    ),
]
PasswordFile = Annotated[
    Path | None,
    typer.Option("--password-file", metavar="FILE", help="Passwords of locked charts, one a line."),
]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON document and nothing else.")]
Quiet = Annotated[bool, typer.Option("--quiet", help="Print nothing but errors.")]
Codes = Annotated[
    Path | None, typer.Option("--codes", metavar="FOLDER", help="Another folder of codes (or $CLAUSEA_CODES).")
]
Config = Annotated[
    Path | None, typer.Option("--config", metavar="FILE", help="clausea.toml. Without it: the one here, then your own.")
]


def claim_of(
    path: Path | None, code: str | None, services: list[str] | None, month: str | None, discharge: str | None
) -> "Claim":
    """The claim file with the flags laid over it."""
    from clausea.claims import merge_flags, read_claim
    from clausea.models import Claim

    return merge_flags(
        read_claim(path) if path else Claim(),
        code=code,
        services=tuple(services or ()),
        month=month,
        discharge=discharge,
    )


def options_of(ocr: str, password_file: Path | None) -> "Options":
    """How the charts are read. UsageError for another mode, or a password file that cannot be read."""
    from typing import cast, get_args

    from clausea.records.options import Ocr, Options

    if ocr not in get_args(Ocr):
        raise UsageError(f"--ocr {ocr}: is none of {', '.join(get_args(Ocr))}.")
    passwords: tuple[str, ...] = ()
    if password_file:
        try:
            lines = password_file.read_text(encoding="utf-8-sig").splitlines()
        except (OSError, UnicodeDecodeError):
            raise UsageError(f"{password_file}: cannot be read. Put one password on each line, as UTF-8.") from None
        passwords = tuple(line for line in lines if line)
    return Options(ocr=cast(Ocr, ocr), passwords=passwords)


def evidence_of(path: Path) -> Path:
    """evidence.json of a case's folder, or the file itself."""
    return path / "evidence.json" if path.is_dir() else path


def practice_of(path: Path | None, beside: Path | None, config: Path | None) -> "tuple[Practice, Path | None]":
    """The profile and its file: --practice, practice.toml beside the claim or evidence file, then clausea.toml."""
    from clausea.claims import read_practice
    from clausea.models import Practice

    own = [Path("clausea.toml"), Path(typer.get_app_dir("clausea")) / "clausea.toml"]
    near = [beside.parent / "practice.toml"] if beside else []
    given = [place for place in (path, config) if place]
    for place in given[:1] or [*near, *own]:
        if given or place.is_file():
            return read_practice(place), place
    return Practice(), None


def day_of(text: str | None) -> str:
    """The letter's date as ISO text, today without one. UsageError for a text that is no date."""
    from datetime import date

    if text is None:
        return date.today().isoformat()
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise UsageError(f"--date {text}: is no date. Write it as YYYY-MM-DD.") from None
