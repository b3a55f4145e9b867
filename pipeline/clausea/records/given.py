"""Which files are meant, and what they are by their first bytes: enough to know a chart again that was read before."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

from clausea.errors import RecordsError
from clausea.store import CHARTS

_PICTURES = (b"II*\x00", b"MM\x00*", b"\x89PNG\r\n", b"\xff\xd8\xff")
"""How TIFF, PNG and JPEG files begin."""


def chart_files(paths: Sequence[Path | str]) -> tuple[Path, ...]:
    """The charts meant: files as given, a folder's PDFs and pictures sorted (subfolders too). RecordsError for none."""
    found: list[Path] = []
    for path in map(Path, paths):
        if path.is_dir():
            inside = sorted(file for file in path.rglob("*") if file.suffix.lower() in CHARTS and file.is_file())
            if not inside:
                raise RecordsError(f"{path}: no PDF in this folder. Put the chart there, or name the file.")
            found += inside
        elif path.is_file():
            found.append(path)
        else:
            raise RecordsError(f"{path}: no such file. Check the name, or name the folder that holds the chart.")
    if not found:
        raise RecordsError("No records given. Name the chart's PDF files or a folder with them.")
    return tuple(dict.fromkeys(found))


def digest(path: Path) -> str:
    """The file's SHA-256. RecordsError as read_file."""
    return checked(path)[0]


def checked(path: Path) -> tuple[str, str]:
    """The file's SHA-256 and kind. RecordsError when it cannot be read or is neither PDF nor picture."""
    try:
        with path.open("rb") as file:
            head = file.read(1024)
            file.seek(0)
            digest = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise RecordsError(f"{path}: cannot be opened ({error.strerror}). Check its permissions.") from None
    if not head:
        raise RecordsError(f"{path}: the file is empty. Export the chart again.")
    if head.startswith(_PICTURES):
        return digest, "picture"
    if b"%PDF-" not in head:
        raise RecordsError(f"{path}: not a PDF, TIFF, PNG or JPEG. Print or export the record as PDF first.")
    return digest, "pdf"
