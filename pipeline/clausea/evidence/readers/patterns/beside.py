"""A long chart is read by two processes: the readers of one list, which know nothing of each other's findings.

This process takes them from the front of the list, a second one from its end, until none is left; what they found is
handed on in the order of the list, so that nobody can tell who read what. Where the system forks well the second one
knows the chart as it stands; elsewhere it is sent the record and cuts it itself. It is our own code and sees text, no
PDF. Nothing is written to disk, and a second process that dies costs time alone: its readers are asked here.
"""

import gc
import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from multiprocessing.connection import Connection
from threading import Thread
from typing import Any

from clausea.evidence.readers.patterns.chart import Chart
from clausea.models import Item
from clausea.processes import FORKS, forked, processors, silent

Reader = Callable[[Chart], Iterable[Item]]

_LONG = 400
"""Pages of a record that is worth a second process."""


def read_all(chart: Chart, readers: Sequence[Reader], anew: Callable[[], Any]) -> Iterator[list[Item]]:
    """What each reader finds in the chart, reader by reader.

    `anew()` gives what makes the same chart and readers in another process: a function of a module, and its arguments.
    """
    found: dict[int, list[Item]] = {}
    if len(chart.pages) >= _LONG and processors() > 1:
        found = _side_by_side(chart, readers, anew)
    for number, reader in enumerate(readers):
        yield found.pop(number) if number in found else list(reader(chart))


def _side_by_side(chart: Chart, readers: Sequence[Reader], anew: Callable[[], Any]) -> dict[int, list[Item]]:
    """What was found, by the reader's number. Some are missing where the second process died."""
    left = deque(range(len(readers)))
    found: dict[int, list[Item]] = {}
    second = _start(chart, readers, anew)
    if second is None:
        return found
    process, pipe = second
    waiting = Thread(target=_ask, args=(pipe, left, found), daemon=True)
    waiting.start()
    try:
        while left:
            try:
                number = left.popleft()
            except IndexError:  # the other one was quicker
                break
            found[number] = list(readers[number](chart))
        waiting.join()
    finally:
        if process.is_alive():
            process.terminate()
        process.join()
    return found


def _start(
    chart: Chart, readers: Sequence[Reader], anew: Callable[[], Any]
) -> "tuple[multiprocessing.process.BaseProcess, Connection[Any, Any]] | None":
    """The second process and the pipe to it; None where none can be started."""
    chart.looked_at()
    try:
        here, there = multiprocessing.Pipe()
        process = forked(_serve_copied, here, there, chart, readers)
        if process is None and not FORKS:
            process = multiprocessing.get_context("spawn").Process(
                target=_serve_anew, args=(there, *anew()), daemon=True
            )
            process.start()
    except (OSError, AssertionError):  # no more processes, or we are a second one ourselves
        return None
    there.close()
    return None if process is None else (process, here)


def _ask(pipe: "Connection[Any, Any]", left: "deque[int]", found: dict[int, list[Item]]) -> None:
    """Hand the second process one reader after the other, from the end of the list."""
    number: int | None = None
    try:
        while left:
            number = left.pop()
            pipe.send(number)
            found[number] = pipe.recv()
        pipe.send(None)
    except (OSError, EOFError, IndexError):  # it died, or none is left: what it owes is read here
        pipe.close()


def _serve(pipe: "Connection[Any, Any]", chart: Chart, readers: Sequence[Reader]) -> None:
    """The second process: it reads what it is asked, and ends when nobody asks any more."""
    gc.disable()
    silent()
    try:
        while (number := pipe.recv()) is not None:
            pipe.send(list(readers[number](chart)))
    except (OSError, EOFError, KeyboardInterrupt):
        return


def _serve_copied(
    here: "Connection[Any, Any]", pipe: "Connection[Any, Any]", chart: Chart, readers: Sequence[Reader]
) -> None:
    here.close()  # the other one's end: as long as anybody holds it, nobody hears that the other one died
    _serve(pipe, chart, readers)


def _serve_anew(pipe: "Connection[Any, Any]", made: Callable[..., tuple[Chart, Sequence[Reader]]], *of: Any) -> None:
    silent()
    _serve(pipe, *made(*of))
