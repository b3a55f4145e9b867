"""The language model on the command line: its options, what is said of it, and `clausea purge`."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from clausea.cli_options import evidence_of
from clausea.cli_terminal import warn

if TYPE_CHECKING:
    from clausea.evidence.asking import ModelReader, Spent
    from clausea.models import Run, Tokens
    from clausea.settings import Llm

LlmUrl = Annotated[
    str | None,
    typer.Option("--llm", metavar="URL", help="A language model reads too, at this address (OpenAI API). off: none."),
]
LlmModel = Annotated[str | None, typer.Option("--model", metavar="NAME", help="The model's name at that address.")]
NoCache = Annotated[bool, typer.Option("--no-cache", help="Neither keep nor use kept answers of the model.")]


def settings_of(config: Path | None, llm: str | None, model: str | None, *, quiet: bool) -> "Llm | None":
    """`[llm]` with the options laid over it, None where no model reads. Says once where chart text goes."""
    if llm == "off":
        return None
    from clausea.settings import read_llm

    own = [Path("clausea.toml"), Path(typer.get_app_dir("clausea")) / "clausea.toml"]
    settings = read_llm([config] if config else own, base_url=llm, model=model)
    if settings is not None and not (quiet and settings.local):
        where = "on this machine" if settings.local else f"chart text is sent to {settings.host}"
        warn(f"a language model reads too ({settings.model}): {where}")
    return settings


def reader_of(
    settings: "Llm", case: Path, bar: Callable[[int, int, str], None] | None, *, no_cache: bool
) -> "ModelReader":
    """The model as a reader; its answers are kept in the case's folder, its calls shown on the bar."""
    from clausea.evidence.asking import ModelReader
    from clausea.evidence.readers.cache import FOLDER, Answers
    from clausea.evidence.readers.openai import OpenAIEndpoint

    answers = Answers(None if no_cache else case / FOLDER)

    def progress(spent: "Spent") -> None:
        if bar is not None:
            bar(spent.done, spent.known, f"{spent.pages} pages, {cost(spent.tokens, settings)}")

    return ModelReader(OpenAIEndpoint(settings, answers), settings, progress, answers.secret())


def cost(tokens: "Tokens", settings: "Llm") -> str:
    """Tokens in words, with dollars where `[llm] price` gives them."""
    spent = f"{tokens.in_:,} tokens in, {tokens.out:,} out"
    if settings.price is not None:
        dollars = (tokens.in_ * settings.price.in_ + tokens.out * settings.price.out) / 1_000_000
        spent += f", ${dollars:.4f}"
    return spent


def tell(run: "Run", settings: "Llm", *, quiet: bool) -> None:
    """What the model was asked, what it cost, and what it could not do: counts, never chart text."""
    llm = run.llm
    if llm is None:
        return
    if not quiet:
        spent = cost(run.tokens, settings)
        warn(f"the model was shown {run.pages_sent} of {run.pages_read} pages in {llm.calls} calls ({spent})")
    if llm.left:
        places = ", ".join(f"{one.record} p. {one.page}" for one in llm.left[:12])
        more = f" and {len(llm.left) - 12} more" if len(llm.left) > 12 else ""
        warn(f"the model did not read {places}{more}: {llm.left[0].reason}. The embedded reader's result stands.")
    if llm.stopped:
        warn(f"the model's part was stopped: {llm.stopped}. The embedded reader's result stands.")


def purge(
    case: Annotated[Path | None, typer.Argument(help="A case's folder, or its evidence.json.")] = None,
) -> None:
    """Remove what was kept to save time: a case's model answers, or, without a case, all that was read of charts.

    \b
    clausea purge CCM21-1a2b3c4d.case
    clausea purge
    """
    from clausea.errors import UsageError
    from clausea.evidence.readers.cache import purge as remove
    from clausea.records.cache import purge as forget

    if case is None:
        count = forget()
        typer.echo(f"{count} kept readings of charts removed." if count else "Nothing of any chart was kept.")
        return
    folder = evidence_of(case).parent
    if not folder.is_dir():
        raise UsageError(f"{case}: no such folder. Name the folder of a case.")
    count = remove(folder)
    typer.echo(f"{count} kept answers removed." if count else "No kept answers there.")
