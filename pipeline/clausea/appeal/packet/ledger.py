"""packet.json: what was sent, on what evidence, and later the proof that it was sent.

It answers without any other file: the cited facts stand in it whole, with their quotes and decisions, beside the hashes
of everything that the packet was made from. Times are inputs (the letter's date, the day of sending), never a clock.
"""

import json
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import Literal

from pydantic import ValidationError

from clausea.appeal.packet.gates import Confirmed
from clausea.errors import EvidenceError
from clausea.keys import mistake
from clausea.models import Claim, Decision, IsoDate, Item, Model
from clausea.payers import Door

FORMAT: Literal["clausea-packet/1"] = "clausea-packet/1"


class FileMark(Model):
    """A file by its content; `pages` where it has any."""

    sha256: str
    pages: int | None = None


class Content(Model):
    """The rules and words that the letter was written with."""

    code: str
    sha256: str


class Disclosed(Model):
    """A record and the pages of it that are in the packet: `disclosed` of `pages` (minimum necessary)."""

    id: str
    sha256: str
    pages: int
    disclosed: tuple[int, ...]


class Attached(Model):
    name: str
    sha256: str
    pages: int


class ExhibitMark(Model):
    """A cited page and where it stands in the packet."""

    label: str
    record: str
    page: int
    packet_page: int
    items: tuple[str, ...]


class Sent(Model):
    """One sending of this very packet."""

    on: IsoDate
    by: str
    how: str
    reference: str | None = None
    proof: FileMark | None = None
    packet: str
    """SHA-256 of the packet that was sent."""


class PacketFile(Model):
    """The whole packet.json."""

    format: Literal["clausea-packet/1"] = FORMAT
    version: str
    text: str
    date: IsoDate
    draft: bool
    packet: FileMark
    letter: FileMark
    evidence: FileMark
    content: Content
    records: tuple[Disclosed, ...]
    attachments: tuple[Attached, ...] = ()
    left_out: tuple[str, ...] = ()
    exhibits: tuple[ExhibitMark, ...]
    claim: Claim
    doors: tuple[Door, ...] = ()
    """Where the packet goes and until when, as worked out for its date."""
    reviewers: tuple[str, ...] = ()
    confirmed: tuple[Confirmed, ...] = ()
    items: tuple[Item, ...]
    """The cited facts, whole."""
    sent: tuple[Sent, ...] = ()


def text(file: PacketFile) -> str:
    """packet.json as text; absent keys are left out."""
    data = file.model_dump(mode="json", exclude_none=True)
    for written, door in zip(data["doors"], file.doors, strict=True):
        written.setdefault("kind", door.kind)  # null: not known
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def read(path: Path) -> PacketFile:
    """The packet.json. EvidenceError names the file and the mistake."""
    try:
        return PacketFile.model_validate_json(path.read_bytes())
    except FileNotFoundError:
        raise EvidenceError(f"{path}: no such file. Make the packet first with `clausea packet`.") from None
    except OSError as error:
        raise EvidenceError(f"{path}: cannot be read ({error.strerror}). Check its permissions.") from None
    except ValidationError as error:
        raise EvidenceError(
            f"{path}: {mistake(error, PacketFile)} Make the packet again with `clausea packet`."
        ) from None


def digest(data: bytes | str) -> str:
    """SHA-256 of a file's bytes, or of a text."""
    return sha256(data.encode() if isinstance(data, str) else data).hexdigest()


def content_digest(folder: Path) -> str:
    """SHA-256 over every file of codes/: names and contents."""
    total = sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix in (".toml", ".j2"):
            total.update(path.relative_to(folder).as_posix().encode() + b"\0" + sha256(path.read_bytes()).digest())
    return total.hexdigest()


def reviewers(items: Sequence[Item]) -> tuple[str, ...]:
    """Who decided on the facts, each once."""
    decided = [item for item in items if item.review.decision is not Decision.PENDING]
    return tuple(dict.fromkeys(item.review.by for item in decided if item.review.by))
