"""Second processes of our own, for long charts: they know what this one knows, and only their results travel.

Where the system forks well (Linux) a second process is a copy of this one and is sent nothing. It sees text and never a
PDF (that is records/sandbox.py), writes nothing to disk, and says nothing: a traceback could hold words of the chart.
"""

import gc
import multiprocessing
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

FORKS = sys.platform == "linux"
"""macOS has forks too, but its libraries do not bear them."""

_Result = TypeVar("_Result")


def processors() -> int:
    """How many we may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def silent() -> None:
    """From now on nothing that this process prints is seen."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, 1)
    os.dup2(nothing, 2)


def forked(serve: Callable[..., None], *given: Any) -> Any:
    """A copy of this process that calls `serve(*given)` and ends; None where there can be none.

    What both know by then is neither looked through nor copied by the collector of garbage.
    """
    if not FORKS:
        return None
    gc.freeze()
    try:
        process = multiprocessing.get_context("fork").Process(target=serve, args=given, daemon=True)
        process.start()
    except (OSError, AssertionError):  # no more processes, or we are a second one ourselves
        return None
    finally:
        gc.unfreeze()
    return process


@contextmanager
def seldom_collected() -> Iterator[None]:
    """Inside, garbage is looked for seldom: for a command, which makes a million objects, keeps most, and ends."""
    before = gc.get_threshold()
    gc.set_threshold(50_000, 20, 100)
    try:
        yield
    finally:
        gc.set_threshold(*before)


@contextmanager
def uncollected() -> Iterator[None]:
    """Inside, nobody looks for garbage: for work that makes a hundred thousand objects and keeps them.

    Afterwards they count as old: the collector would look through them all twice before it took them for that.
    """
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if before:
            gc.freeze()
            gc.unfreeze()
            gc.enable()


def aside(work: Callable[[], _Result], *, worth: bool) -> Callable[[], _Result]:
    """Begin `work` in a second process where that is worth it; call what is returned for the result.

    Without a second process, or when it dies, the work is done here when it is asked for.
    """
    if not worth or processors() < 2:
        return work
    here, there = multiprocessing.Pipe(duplex=False)
    process = forked(_do, here, there, work)
    there.close()
    if process is None:
        return work

    def result() -> _Result:
        try:
            found: _Result = here.recv()
        except (EOFError, OSError):
            return work()
        finally:
            here.close()
            process.join()
        return found

    return result


def _do(here: Any, pipe: Any, work: Callable[[], object]) -> None:
    here.close()  # as long as anybody holds that end, nobody hears that the other one died
    gc.disable()
    silent()
    pipe.send(work())
