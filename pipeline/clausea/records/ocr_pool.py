"""Workers for OCR, one page a task: child processes that load the models once and live as long as the pool."""

import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from queue import SimpleQueue
from types import TracebackType
from typing import Any

from clausea.records.sandbox import LONGEST_LINE, Died, Limits, Watch, processors, start

LIMITS = Limits(cpu=60, wall=120.0)
"""For one page of one worker, with the memory of a PDF child: 620 MB and 5 CPU seconds are usual. A worker gets pixels
that we drew, never a file, and the finder gives 1,000 pieces of text at most: 40 seconds on a slow machine."""
_Picture = dict[str, Any]
_Answer = dict[str, Any]
_Known = Callable[[Mapping[str, Any]], _Answer | None]
_Keep = Callable[[Mapping[str, Any], _Answer], None]
_MOST = 8
_MEMORY_EACH = 1_200_000_000


class Pool:
    """Use as a context manager: the workers end with it."""

    def __init__(self, workers: int | None = None, limits: Limits = LIMITS) -> None:
        self.workers = workers or _workers()
        self._limits = limits
        self._threads = ThreadPoolExecutor(self.workers)
        self._idle: SimpleQueue[_Worker] = SimpleQueue()
        for _ in range(self.workers):
            self._idle.put(_Worker(limits))

    def __enter__(self) -> "Pool":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._threads.shutdown(cancel_futures=True, wait=kind is None)
        while not self._idle.empty():
            self._idle.get().close()

    def read(self, pictures: Iterable[_Picture], known: _Known, keep: _Keep) -> Iterator[tuple[_Picture, _Answer]]:
        """(picture, answer) as they come ready; few pictures wait in memory at a time.

        The answer is ocr_worker's, or {"failed": reason for the user}. `known` gives an answer of an earlier run,
        `keep` is called with each new one; both are called in threads.
        """

        def one(picture: _Picture) -> _Answer:
            answer = known(picture)
            if answer is None:
                answer = self._asked(picture)
                if "failed" not in answer:
                    keep(picture, answer)
            return answer

        waiting: dict[Future[_Answer], _Picture] = {}
        for picture in pictures:
            waiting[self._threads.submit(one, picture)] = picture
            while len(waiting) > self.workers:
                yield from _finished(waiting)
        while waiting:
            yield from _finished(waiting)

    def _asked(self, picture: _Picture) -> _Answer:
        worker = self._idle.get()
        try:
            try:
                answer = worker.read(picture)
            except Died:
                answer = worker.read(picture)  # once more: a crowded machine kills processes that did no wrong
        except Died as died:
            answer = {"failed": f"reading the scan failed: {died}"}
        else:
            if "failed" in answer:
                answer = {"failed": _why(str(answer["failed"]))}
        finally:
            self._idle.put(worker)
        return answer


def _why(name: str) -> str:
    if name in ("ImportError", "ModuleNotFoundError", "OSError"):
        return "scanned page; the OCR could not start (run `pip install rapidocr onnxruntime`)"
    return "scanned page; the OCR could not read it"


def _finished(waiting: dict[Future[_Answer], _Picture]) -> Iterator[tuple[_Picture, _Answer]]:
    done, _ = wait(waiting, return_when=FIRST_COMPLETED)
    for future in done:
        yield waiting.pop(future), future.result()


def _workers() -> int:
    """One for each processor that we may use, as far as the memory goes."""
    try:
        memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, ValueError, OSError):
        memory = 4 * _MEMORY_EACH
    return max(1, min(processors(), _MOST, memory // _MEMORY_EACH))


class _Worker:
    """One child, started with its first page and again after a death."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._child: Any = None

    def read(self, picture: dict[str, Any]) -> dict[str, Any]:
        if self._child is None:
            self._child = start({"what": "ocr"}, self._limits)
        watch = Watch(self._child, self._limits.wall)
        try:
            wanted = {key: picture[key] for key in ("rows", "columns", "pixels")}
            self._child.stdin.write(json.dumps(wanted).encode() + b"\n")
            self._child.stdin.flush()
            answer = json.loads(self._child.stdout.readline(LONGEST_LINE))
            if not isinstance(answer, dict):
                raise ValueError(answer)
        except (OSError, ValueError):
            late = watch.late
            self.close()
            why = f"it took longer than {self._limits.wall:g} seconds" if late else "memory or time limit, or a crash"
            raise Died(why) from None
        finally:
            watch.stop()
        return answer

    def close(self) -> None:
        child, self._child = self._child, None
        if child is not None:
            child.kill()
            child.wait()
            child.stdin.close()
            child.stdout.close()
