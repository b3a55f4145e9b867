"""PDFs are read in a child process with limits: a 580-byte file can make a PDF library eat 3 GiB and abort.

The child gets memory, CPU and wall limits; its death costs the page it was at, never the run. Where the system has
no POSIX limits (Windows) the wall clock alone holds, with a warning.
"""

import json
import os
import subprocess
import sys
import threading
import time
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from clausea.processes import processors as processors

_START = """
import json, sys, types
request = json.loads(sys.stdin.readline())
sys.path[:] = request["import_from"]
for name, folder in request["packages"]:  # packages without their __init__: those import far more than the child needs
    package = types.ModuleType(name)
    package.__path__ = [folder]
    sys.modules[name] = package
from clausea.records.child import main
main(request)
"""
LONGEST_LINE = 64 * 2**20
"""Bytes of one message; a page of text with its boxes has some ten thousand."""
_PATIENCE = 10
_LOOK = 5.0
"""Seconds after which the watch looks again, at the latest."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What the child may use: bytes of memory, CPU seconds for a page, wall seconds without an answer (see Watch)."""

    bytes: int = 1536 * 2**20
    cpu: int = 20
    wall: float = 60.0


class Died(Exception):  # noqa: N818 - an event that the caller handles, not an error of ours
    """The child ended before its answer was complete; the message is a reason for the user."""


def ask(request: dict[str, Any], limits: Limits = Limits()) -> Iterator[dict[str, Any]]:
    """Start a child, yield its messages. Raises Died after the last one when it did not end by itself."""
    child = start(request, limits)
    watch = Watch(child, limits.wall)
    try:
        assert child.stdin is not None
        assert child.stdout is not None
        child.stdin.close()
        while line := child.stdout.readline(LONGEST_LINE):
            watch.again()
            try:
                message = json.loads(line)
            except ValueError:
                raise Died("the PDF reader gave no usable answer") from None
            if isinstance(message, dict):
                watch.pause()  # what is done with the page takes its time; the child waits for us then
                yield message
                watch.again()
        code = child.wait()
    finally:
        watch.stop()
        if child.poll() is None:
            child.kill()
            child.wait()
        for pipe in (child.stdin, child.stdout):
            if pipe:
                pipe.close()
    if watch.late or code == -24:  # SIGXCPU
        raise Died(f"took longer than {limits.cpu if code == -24 else limits.wall:g} seconds to read")
    if code:
        raise Died("damaged or hostile content stopped the PDF reader (memory or a crash)")


def start(request: dict[str, Any], limits: Limits) -> "subprocess.Popen[bytes]":
    """A child that has its request and its limits; its standard input is still open."""
    here = Path(__file__).parent
    request = {
        **request,
        "bytes": limits.bytes,
        "seconds": limits.cpu,
        "import_from": [os.fspath(Path(folder).resolve()) if folder else str(Path.cwd()) for folder in sys.path],
        "packages": [("clausea", str(here.parent)), ("clausea.records", str(here))],
    }
    if os.name != "posix":  # pragma: no cover - not on our machines
        warnings.warn("This system has no memory limits: only open PDFs that you trust.", RuntimeWarning, stacklevel=3)
    child = subprocess.Popen(
        [sys.executable, "-I", "-S", "-X", "utf8", "-c", _START],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,  # libraries print what they read there
        env={"SYSTEMROOT": os.environ["SYSTEMROOT"]} if "SYSTEMROOT" in os.environ else {},  # no key of the user
    )
    assert child.stdin is not None
    try:
        child.stdin.write(json.dumps(request).encode() + b"\n")  # not in argv: file names may hold a patient's name
        child.stdin.flush()
    except BrokenPipeError:
        pass  # it died at once: whoever waits for its answer hears of it
    return child


class Watch:
    """Kills the child when it is silent for too long. One thread for all of its messages.

    On a crowded machine a child may wait long for its processor: as long as it computes, it has _PATIENCE times as
    long, and its limit of CPU seconds ends it. Where the system does not tell (no /proc), the clock alone decides.
    """

    def __init__(self, child: "subprocess.Popen[bytes]", wall: float) -> None:
        self._child, self._wall = child, wall
        self._used = _cpu(child.pid)
        self._done = threading.Event()
        self.late = False
        self.again()
        threading.Thread(target=self._run, daemon=True).start()

    def again(self) -> None:
        """From now on it is waited for."""
        now = time.monotonic()
        self._deadline, self._last = now + self._wall, now + _PATIENCE * self._wall

    def pause(self) -> None:
        """Nothing is expected of it until `again`."""
        self._deadline = self._last = float("inf")

    def stop(self) -> None:
        self._done.set()

    def _run(self) -> None:
        while not self._done.wait(min(max(self._deadline - time.monotonic(), 0.01), _LOOK)):
            now = time.monotonic()
            if now < self._deadline:
                continue
            before, self._used = self._used, _cpu(self._child.pid)
            if now < self._last and self._used > before:
                self._deadline = min(now + self._wall, self._last)
                continue
            self.late = True
            self._child.kill()
            return


def _cpu(process: int) -> float:
    """Ticks of processor time that it has used; 0 where the system does not tell."""
    try:
        fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()
        return float(fields[11]) + float(fields[12])
    except (OSError, IndexError, ValueError):
        return 0.0
