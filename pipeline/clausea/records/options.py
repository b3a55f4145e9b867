"""How records are read: what the user may choose."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Ocr = Literal["auto", "always", "never"]


@dataclass(frozen=True, slots=True)
class Options:
    """`ocr`: read pictures of text where a page has no usable text layer, on every page, or never.

    `ocr_pages` (by the file's SHA-256) reads exactly these pages from their pictures, as an earlier run did: offsets
    of its quotes hold then. `passwords` open locked files, each tried on each. `cache`: keep and reuse what was read.
    """

    ocr: Ocr = "auto"
    ocr_pages: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    passwords: tuple[str, ...] = ()
    cache: bool = True
    workers: int | None = None
    """OCR processes; None: as many as processors and memory allow."""
