"""The terminal itself: what is printed where, progress bars, and how a command ends.

Only the product goes to stdout; progress, warnings and errors go to stderr. A ClauseaError ends in its one line and
its exit code, anything unforeseen in one line without a traceback, because a traceback could hold chart text.
"""

import json
import os
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import typer
from typer.core import TyperGroup

from clausea.errors import ClauseaError

if TYPE_CHECKING:
    from rich.console import RenderableType

WIDTH = 80
STOPPED = 130


class Commands(TyperGroup):
    """The commands, with every error turned into one line on stderr and its exit code."""

    def invoke(self, ctx: typer.Context) -> Any:  # type: ignore[override]  # typer's Context is click's
        try:
            return super().invoke(ctx)
        except ClauseaError as error:
            fail(str(error))
            code = error.exit_code
        except KeyboardInterrupt:
            fail("Stopped. No file was left half written.")
            code = STOPPED
        except (typer.Exit, typer.Abort, BrokenPipeError):
            raise
        except Exception as error:
            if type(error).__module__.split(".")[0] in ("click", "typer"):
                raise  # usage errors, which typer words and exits with 2
            if os.environ.get("CLAUSEA_DEBUG") == "1":
                typer.echo("".join(_frames(error)), err=True, nl=False)
            fail(
                f"Something went wrong inside Clausea ({type(error).__name__}); no file was left half written. "
                "Please report it; CLAUSEA_DEBUG=1 shows where."
            )
            code = 1
        raise SystemExit(code)


def _frames(error: BaseException) -> Iterator[str]:
    """Where it happened and the error's class; never its message, which may quote what was being read."""
    yield from traceback.format_tb(error.__traceback__)
    yield f"{type(error).__name__}\n"


def fail(line: str) -> None:
    typer.echo(f"clausea: {' '.join(line.split())}", err=True)


def warn(line: str) -> None:
    typer.echo(f"clausea: note: {line}", err=True)


def show(what: "RenderableType") -> None:
    """A screen on stdout, at most 80 columns wide unless it goes to a wider terminal."""
    from rich.console import Console

    console = Console(highlight=False, soft_wrap=False)
    console.width = min(console.width, 100) if console.is_terminal else WIDTH
    console.print(what, crop=False)


def show_json(document: Any) -> None:
    """One JSON document on stdout."""
    typer.echo(json.dumps(document, indent=2, ensure_ascii=False))


@contextmanager
def progress(what: str, *, quiet: bool) -> Iterator[Callable[[int, int], None] | None]:
    """A bar on stderr while pages are read; None where nobody watches."""
    with told_progress(what, quiet=quiet) as bar:
        yield None if bar is None else lambda done, total: bar(done, total, "")


@contextmanager
def told_progress(what: str, *, quiet: bool) -> Iterator[Callable[[int, int, str], None] | None]:
    """The same with a few words behind the bar."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn(what), BarColumn(bar_width=30), MofNCompleteColumn(), TimeRemainingColumn(compact=True),
        TextColumn("{task.fields[told]}"),
    )  # fmt: skip
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=None, told="")
        last = 0

        def count(done: int, total: int, told: str) -> None:
            nonlocal last
            if done < last:  # scanned pages begin, a thousand times slower: what is left is estimated anew
                bar.reset(task, completed=done, total=total, told=told)
            else:
                bar.update(task, completed=done, total=total, told=told)
            last = done

        yield count
