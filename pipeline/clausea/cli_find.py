"""`clausea codes find`: from the payer's remittance codes and words to denial codes, the door, and what to do next."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer

from clausea.cli_options import Codes, Date, Json
from clausea.cli_terminal import show, show_json
from clausea.errors import UsageError

if TYPE_CHECKING:
    from clausea.codes import Library
    from clausea.crosswalk import Match
    from clausea.models import PayerType


def find(
    carc: Annotated[
        str | None, typer.Option("--carc", metavar="CARC", help="Adjustment reason code, 252 or CO-252.")
    ] = None,
    rarc: Annotated[
        list[str] | None, typer.Option("--rarc", metavar="RARC", help="Remark code, M127. May be repeated.")
    ] = None,
    group: Annotated[str | None, typer.Option("--group", metavar="GROUP", help="Group code: CO, PR, OA or PI.")] = None,
    service: Annotated[
        str | None, typer.Option("--service", metavar="CPT", help="Service denied, for example 99490.")
    ] = None,
    text: Annotated[
        str | None, typer.Option("--text", metavar="WORDS", help="The payer's own words, pasted in quotation marks.")
    ] = None,
    claim: Annotated[
        Path | None, typer.Option("--claim", metavar="FILE", help="Look up the denial of this claim file.")
    ] = None,
    payer_type: Annotated[
        str | None,
        typer.Option(
            "--payer-type",
            metavar="KIND",
            help="medicare, medicare_advantage, medicaid, medicaid_mco, commercial or erisa.",
        ),
    ] = None,
    contracted: Annotated[
        bool | None, typer.Option("--contracted/--not-contracted", help="Do you have a contract with the payer?")
    ] = None,
    notice_date: Annotated[
        str | None, typer.Option("--notice-date", metavar="DATE", help="Date of the notice, YYYY-MM-DD.")
    ] = None,
    date: Date = None,
    json_: Json = False,
    codes: Codes = None,
) -> None:
    """What a denial is, which codes answer it, through which door, and until when.

    \b
    clausea codes find --carc 252 --rarc M127 --service 99490
    clausea codes find --service 99484 --text "No validated rating scale was found."
    clausea codes find --claim claim.toml
    """
    from clausea import choose, screen_doors, workflow
    from clausea.appeal.deadlines import doors
    from clausea.claims import read_claim
    from clausea.models import Claim, Denial

    own = {
        "--carc": carc, "--rarc": rarc, "--group": group, "--service": service, "--text": text,
        "--payer-type": payer_type, "--contracted": contracted, "--notice-date": notice_date,
    }  # fmt: skip
    if claim and (clash := [name for name, value in own.items() if value is not None]):
        raise UsageError(f"--claim holds the denial already; it cannot be combined with {', '.join(clash)}.")
    if not claim and not (carc or rarc or text):
        raise UsageError("Nothing to look up. Give --carc and --rarc from the remittance, or the payer's --text.")
    library = workflow.open_library(codes)
    day = _day(date, "--date") or _today()
    if claim:
        asked = read_claim(claim)
    else:
        denial = Denial(group=group, carc=carc, rarc=tuple(rarc or ()), text=text)
        asked = Claim(
            services=(service.strip().upper(),) if service else (),
            denial=denial,
            payer_type=_kind(payer_type, library),
            contracted=contracted,
            notice_date=_day(notice_date, "--notice-date"),
        )
    matches = choose.lookup(asked, library)
    ways = doors(asked, library, day)
    if not claim:  # nobody is asked here for what only a claim file holds
        ways = tuple(door.model_copy(update={"missing": ()}) for door in ways)
    if json_:
        show_json({
            "matches": [match.model_dump(mode="json") for match in matches],
            "doors": [door.model_dump(mode="json", exclude={"requires"}) for door in ways],
        })  # fmt: skip
        return
    shown = list({match.model_dump_json(exclude={"asked": {"service"}}): match for match in matches}.values())
    for number, match in enumerate(shown):
        through = [door for door in ways if not door.services or match.asked.service in door.services]
        show(screen_doors.found_page(match, library, through, _next(match, library, claim)))
        if number + 1 < len(shown):
            typer.echo()


def _next(match: "Match", library: "Library", file: Path | None) -> list[str]:
    """The next command, ready to be copied, or how to choose."""
    if not match.answered_by_record:
        return []
    of = f" --claim {file}" if file else f" --service {match.asked.service}" if match.asked.service else ""
    have = [one.code for one in match.candidates if one.code in library.codes]
    if match.chosen and match.chosen in library.codes:
        return [f"clausea codes show {match.chosen}", f"clausea draft --code {match.chosen}{of} --records chart.pdf"]
    if match.chosen:
        first = f"{match.chosen} fits best; it has no letter yet (clausea codes new {match.chosen})."
        return [first, *(f"clausea draft --code {code}{of} --records chart.pdf" for code in have[:1])]
    if len(match.candidates) > 1:
        how = "Choose one: the payer's words (--text) or the service often decide it."
        return [how, *(f"clausea draft --code {code}{of} --records chart.pdf" for code in have[:3])]
    return ["clausea codes list"]


def _kind(payer_type: str | None, library: "Library") -> "PayerType | None":
    if payer_type is None:
        return None
    kind = payer_type.strip().lower().replace("-", "_").replace(" ", "_")
    if kind not in library.payers.kinds:
        raise UsageError(f"--payer-type {payer_type}: is none of {', '.join(library.payers.kinds)}.")
    return cast("PayerType", kind)


def _day(text: str | None, option: str) -> str | None:
    from datetime import date

    if text is None:
        return None
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise UsageError(f"{option} {text}: is no date. Write it as YYYY-MM-DD.") from None


def _today() -> str:
    from datetime import date

    return date.today().isoformat()
