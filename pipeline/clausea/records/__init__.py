"""Stage 1: chart files to Records, pages of text with offsets and geometry.

A chart that was read before is found again by its files' content, and what reads is imported only where it is needed.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from clausea.models import Patient
from clausea.pages import Record, Records
from clausea.records import cache
from clausea.records.given import chart_files, digest
from clausea.records.options import Options

if TYPE_CHECKING:
    from clausea.records.lifting import lift_pages
    from clausea.records.making import from_texts
    from clausea.records.places import rectangles

__all__ = ["Options", "from_texts", "lift_pages", "read_records", "rectangles"]
_ELSEWHERE = {"from_texts": "making", "lift_pages": "lifting", "rectangles": "places"}


def __getattr__(name: str) -> Any:
    if name not in _ELSEWHERE:
        raise AttributeError(name)
    return getattr(import_module(f"clausea.records.{_ELSEWHERE[name]}"), name)


def read_records(
    paths: Sequence[Path | str] | Path | str,
    *,
    patient: Patient | None = None,
    options: Options = Options(),  # noqa: B008 - frozen
    progress: Callable[[int, int], None] | None = None,
) -> Records:
    """Read PDFs and folders of PDFs; records are R1, R2 … in the order given, a folder's files sorted.

    `patient` is the claim's patient where known, else the chart's majority decides. `progress(read, in all)` is called
    after each page of a file. Raises RecordsError naming the file for one that is missing, no PDF, locked or damaged.
    """
    files = chart_files([paths] if isinstance(paths, str | Path) else paths)
    digests = {path: digest(path) for path in files}
    key = repr((list(digests.values()), patient, options.ocr, sorted(options.ocr_pages.items())))
    kept = cache.get_object("chart", key) if options.cache else None
    if kept:
        if progress:
            total = sum(record.page_count for record in kept.files)
            progress(total, total)
        again: Records = kept
        return replace(again, files=tuple(_at(record, digests) for record in again.files))
    from clausea.records.making import read_anew

    records, lasting = read_anew(files, patient, options, progress)
    if options.cache and lasting:
        cache.put_object("chart", key, replace(records, files=tuple(_nowhere(one, digests) for one in records.files)))
    return records


def _nowhere(record: Record, digests: Mapping[Path, str]) -> Record:
    """The record with its file's hash in place of its path: the same chart elsewhere is the same chart."""
    return replace(record, path=Path(digests[record.path]))


def _at(record: Record, digests: Mapping[Path, str]) -> Record:
    return replace(record, path=next(path for path, its in digests.items() if its == str(record.path)))
