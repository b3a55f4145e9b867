"""Options that several commands share, and what is made of them."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from clausea.models import Claim

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
Out = Annotated[
    Path | None, typer.Option("--out", metavar="FOLDER", help="Folder to write. Without it: CODE-xxxxxxxx.case here.")
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


def evidence_of(path: Path) -> Path:
    """evidence.json of a case's folder, or the file itself."""
    return path / "evidence.json" if path.is_dir() else path
