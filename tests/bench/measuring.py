"""How much a command costs: CPU seconds, seconds on the clock, and memory of all its processes together."""

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

PIPELINE = Path(__file__).resolve().parents[2] / "pipeline"

_MEASURED = """
import json, resource, subprocess, sys, time
began = time.perf_counter()
code = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode
clock = time.perf_counter() - began
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps([code, used.ru_utime + used.ru_stime, clock, used.ru_maxrss]))
"""


class Cost(NamedTuple):
    """`cpu` and `clock` in seconds; `largest` is the most memory that one process had, `together` the most that all
    had at the same moment (shared pages counted once; 0 where the system does not tell), both in MB."""

    cpu: float
    clock: float
    largest: float
    together: float


def cost(*words: object, cache: Path | str = "off", env: Mapping[str, str] | None = None) -> Cost:
    """What a command costs with all its children; it must end with 0 or 3.

    A small process of its own starts it: what is forked inherits the peak of whoever forks, here of all benches before.
    """
    child = subprocess.Popen(
        [sys.executable, "-c", _MEASURED, *map(str, words)],
        stdout=subprocess.PIPE,
        cwd=PIPELINE,
        env={**os.environ, "CLAUSEA_CACHE": str(cache), **(env or {})},
    )
    peak, ended = [0.0], threading.Event()
    watch = threading.Thread(target=_watch, args=(child.pid, peak, ended))
    watch.start()
    out, _ = child.communicate()
    ended.set()
    watch.join()
    code, cpu, clock, largest = json.loads(out)
    assert code in (0, 3), code
    return Cost(cpu, clock, largest / (1024 if sys.platform == "linux" else 1024**2), peak[0])


def _watch(root: int, peak: list[float], ended: threading.Event) -> None:
    while not ended.wait(0.1):
        peak[0] = max(peak[0], sum(map(_share, _descendants(root))))


def _descendants(pid: int) -> list[int]:
    """Children, their children and so on, as /proc tells them (Linux)."""
    try:
        children = [
            int(child)
            for task in Path(f"/proc/{pid}/task").iterdir()
            for child in (task / "children").read_text().split()
        ]
    except OSError:  # it has ended meanwhile, or there is no /proc
        return []
    return [found for child in children for found in (child, *_descendants(child))]


def _share(pid: int) -> float:
    """Memory of a process in MB, what it shares with others divided by their number."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:")), 0.0)


def quickest(*words: object, times: int = 3) -> float:
    """The shortest of some runs of a command, in seconds on the clock."""
    best = float("inf")
    for _ in range(times):
        began = time.perf_counter()
        run = subprocess.run(list(map(str, words)), check=False, capture_output=True, cwd=PIPELINE)
        assert run.returncode in (0, 3)
        best = min(best, time.perf_counter() - began)
    return best
