"""`clausea review`: a person decides on the cited facts, one by one or by a form for scripts."""

import shlex
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from clausea.cli_options import Codes, PasswordFile, evidence_of, options_of
from clausea.cli_terminal import show
from clausea.errors import UsageError

if TYPE_CHECKING:
    from clausea.models import EvidenceFile, Item, Value
    from clausea.pages import Records

_CHOICE = "a accept  r reject  e correct  n note  s skip  q quit"
_CONTEXT = 240
"""Characters of the page shown before and after a quotation."""


def review(
    case: Annotated[Path, typer.Argument(help="The folder of a case, or its evidence.json.")],
    accept: Annotated[
        str | None, typer.Option("--accept", metavar="IDS", help="Ids to accept: E004,E007, or 'cited' for all cited.")
    ] = None,
    reject: Annotated[str | None, typer.Option("--reject", metavar="IDS", help="Ids to reject: E009,E012.")] = None,
    edit: Annotated[
        list[str] | None,
        typer.Option(
            "--edit", metavar="ID:FIELD=VALUE", help="Correct a value: E004:minutes=12. May be given several times."
        ),
    ] = None,
    by: Annotated[str | None, typer.Option("--by", metavar="NAME", help="Who decides.")] = None,
    note: Annotated[str | None, typer.Option("--note", metavar="TEXT", help="Kept with the decision.")] = None,
    records: Annotated[
        list[Path] | None, typer.Option("--records", metavar="PDF", help="The chart, where it was moved.")
    ] = None,
    password_file: PasswordFile = None,
    all_: Annotated[bool, typer.Option("--all", help="Walk through decided facts too.")] = False,
    codes: Codes = None,
) -> None:
    """Decide on the facts that the findings cite: accept, reject or correct each.

    \b
    clausea review case
    clausea review case --accept E004,E007 --by "N. Foxworth"
    clausea review case --reject E012 --note "other patient" --by "N. Foxworth"

    Each decision is saved at once. Afterwards `clausea draft --evidence case/evidence.json` writes the letter again.
    """
    from clausea import store, workflow
    from clausea.models import Decision

    path = evidence_of(case)
    if not (accept or reject or edit) and not at_a_terminal():
        raise UsageError("There is no terminal to ask in. Give --accept or --reject, with --by NAME.")
    if (accept or reject or edit) and not by:
        raise UsageError("A decision needs a name. Add --by NAME.")
    file, read, asked = workflow.to_review(
        path, workflow.open_library(codes), records=records or (), options=options_of("auto", password_file)
    )
    if accept or reject or edit:
        assert by
        file = _by_form(file, [item.id for item in asked], accept, reject, edit or [], by, note)
        store.write_evidence(path, file)
    else:
        waiting = [item for item in asked if all_ or item.review.decision is Decision.PENDING]
        file = _walk(path, file, read, waiting, by) if waiting else file
    typer.echo(_state(file, [item.id for item in asked]))
    typer.echo(f"Next: clausea draft --evidence {shlex.quote(str(path))}")


def at_a_terminal() -> bool:
    """Whether somebody can be asked."""
    return sys.stdin.isatty()


def _by_form(
    file: "EvidenceFile",
    asked: list[str],
    accept: str | None,
    reject: str | None,
    edits: list[str],
    by: str,
    note: str | None,
) -> "EvidenceFile":
    from clausea.models import Decision
    from clausea.review import decide

    rejected = _ids(reject)
    values = _edits(file, edits)
    others = [name for name in asked if name not in rejected and name not in values]
    accepted = others if accept == "cited" else _ids(accept)
    known = {item.id for item in file.items}
    for name in (*accepted, *rejected, *values):
        if name not in known:
            raise UsageError(f"{name}: there is no such item. `clausea review` without options shows them.")
    if both := set(accepted) & set(rejected) | (set(accepted) | set(rejected)) & set(values):
        raise UsageError(f"{', '.join(sorted(both))}: two decisions at once. Give one.")
    at = _now()
    if accepted:
        file = decide(file, accepted, Decision.ACCEPTED, by, at, note=note)
    if rejected:
        file = decide(file, rejected, Decision.REJECTED, by, at, note=note)
    for name, value in values.items():
        file = decide(file, [name], Decision.EDITED, by, at, note=note, value=value)
    return file


def _ids(text: str | None) -> list[str]:
    return [name.strip().upper() for name in (text or "").split(",") if name.strip()]


def _edits(file: "EvidenceFile", edits: list[str]) -> dict[str, "Value"]:
    values: dict[str, Value] = {}
    by_id = {item.id: item for item in file.items}
    for text in edits:
        name, _, change = text.partition(":")
        key, _, to = change.partition("=")
        name = name.strip().upper()
        if name not in by_id or not key or not to:
            raise UsageError(f"--edit {name or '?'}: write it as E004:minutes=12, with an id of this file.")
        values[name] = changed(values.get(name, by_id[name].decided), key.strip(), to.strip())
    return values


def changed(value: "Value", key: str, to: str) -> "Value":
    """The value with one field corrected; UsageError for a field or a form that an item's value does not have."""
    from pydantic import ValidationError

    from clausea.models import Value

    fields = value.given()
    if key not in Value.model_fields:
        raise UsageError(f"{key}: is no field of a fact. This one has {', '.join(fields) or 'none'}.")
    new: object = to
    if key == "content":
        new = [part.strip() for part in to.split(",")]
    elif key in ("minutes", "seconds", "score"):
        if not to.isdigit():
            raise UsageError(f"{key}: must be a whole number.")
        new = int(to)
    try:
        return Value.model_validate({**fields, key: new})
    except ValidationError:
        raise UsageError(f"{key}: is not written as it should be (dates YYYY-MM-DD, times HH:MM).") from None


def _walk(path: Path, file: "EvidenceFile", read: "Records", waiting: list["Item"], by: str | None) -> "EvidenceFile":
    """Ask about each of the items; every answer is saved before the next question."""
    from clausea import screen_review, store
    from clausea.content import codes_dir
    from clausea.elements import load_elements
    from clausea.models import Decision
    from clausea.review import decide

    elements = load_elements(codes_dir() / "elements")
    name = by or typer.prompt("Your name (kept with each decision)")
    for number, item in enumerate(waiting, 1):
        before, after = _context(item, read)
        title = elements[item.element].name if item.element in elements else item.element
        show(screen_review.review_card(item, title, before, after, f"{number}/{len(waiting)}"))
        note = None
        while True:
            answer = typer.prompt(_CHOICE, default="s", show_default=False)
            key = answer.strip().lower()[:1]
            if key == "n":
                note = typer.prompt("Note")
            elif key == "e":
                field, _, to = typer.prompt("field=value").partition("=")
                try:
                    value = changed(item.decided, field.strip(), to.strip())
                except UsageError as error:
                    typer.echo(str(error))
                    continue
                file = decide(file, [item.id], Decision.EDITED, name, _now(), note=note, value=value)
                break
            elif key in ("a", "r"):
                decision = Decision.ACCEPTED if key == "a" else Decision.REJECTED
                file = decide(file, [item.id], decision, name, _now(), note=note)
                break
            elif key in ("s", "q"):
                break
        store.write_evidence(path, file)
        if key == "q":
            break
    return file


def _context(item: "Item", records: "Records") -> tuple[str, str]:
    text = records.text(item.record, item.page)
    return text[max(0, item.start - _CONTEXT) : item.start], text[item.end : item.end + _CONTEXT]


def _state(file: "EvidenceFile", asked: list[str]) -> str:
    from collections import Counter

    counts = Counter(item.review.decision.value for item in file.items if item.id in asked)
    return "Facts to decide on: " + ", ".join(f"{number} {name}" for name, number in sorted(counts.items())) + "."


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
