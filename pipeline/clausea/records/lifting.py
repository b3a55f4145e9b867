"""Pages copied out of a file for the packet, through the child process (lifted.py does the copying there)."""

import hashlib
from base64 import b64decode
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from clausea.errors import RecordsError
from clausea.pages import Door, Lifted, LiftedPage
from clausea.records.sandbox import Died, Limits, ask


def lift_pages(
    path: Path,
    pages: Sequence[int] | None,
    *,
    sha256: str | None = None,
    door: Door = Door(),  # noqa: B008 - frozen
    limits: Limits = Limits(),  # noqa: B008 - frozen
) -> Lifted:
    """Pages of a chart (None: all of an attachment), flattened and inert, for the packet.

    Raises RecordsError when the file is no PDF or locked, a page cannot be copied, or the file is not the one with
    that `sha256` any more. `door` is the record's: how it was got into.
    """
    digest = _digest(path)
    pieces: list[bytes] = []
    places: list[dict[str, Any]] = []
    size = -1
    request: dict[str, Any] = {
        "what": "lift",
        "path": str(path.resolve()),
        "pages": None if pages is None else list(pages),
    }
    request["door"] = asdict(door)
    try:
        for message in ask(request, limits):
            if "piece" in message:
                pieces.append(b64decode(message["piece"]))
            elif "places" in message:
                places, size = message["places"], int(message["size"])
        lifted = tuple(_page(place) for place in places)
    except (Died, KeyError, TypeError, ValueError):
        lifted = ()
    data = b"".join(pieces)
    if not lifted or len(data) != size:
        raise RecordsError(
            f"{path}: its pages cannot be copied. Print it to a new PDF without a password, and name that one."
        )
    own = hashlib.sha256(f"{digest}:{door.inside}".encode()).hexdigest() if door.inside >= 0 else digest
    if (sha256 or own) != own or _digest(path) != digest:
        raise RecordsError(f"{path}: changed after it was read. Run the extraction again.")
    return Lifted(data, lifted, digest)


def _page(place: dict[str, Any]) -> LiftedPage:
    left, bottom, right, top = map(float, place["box"])
    return LiftedPage((left, bottom, right, top), int(place["turn"]))


def _digest(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise RecordsError(f"{path}: cannot be opened ({error.strerror}). Check its name and permissions.") from None
