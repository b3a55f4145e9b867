"""What was read, kept on this machine: page texts by the file's hash, OCR by the picture's. A chart is read once.

It holds chart text: folder 0700, files 0600, names are hashes. CLAUSEA_CACHE names another folder, or `off`. What the
reader's own code or its libraries read differently has another key, so nothing stale is ever used.
"""

import json
import os
import pickle
import shutil
import sys
import zlib
from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from clausea.errors import OutputError
from clausea.models import TEXT_VERSION
from clausea.processes import uncollected
from clausea.records.packing import packed
from clausea.store import make_folder, write_file

_LARGEST = 512 * 2**20
"""Bytes of one entry, unpacked: 2,000 pages have some 30 million."""
_LIBRARIES = ("pypdfium2", "pypdf", "pikepdf", "rapidocr", "pydantic")


def folder() -> Path | None:
    """Where the cache is; None where it is turned off. "on" names no folder: it would lie wherever one works."""
    named = os.environ.get("CLAUSEA_CACHE")
    if named and named != "on":
        return None if named == "off" else Path(named)
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "clausea"
    base = os.environ.get("LOCALAPPDATA") if os.name == "nt" else os.environ.get("XDG_CACHE_HOME")
    return Path(base or Path.home() / ".cache") / "clausea"


def get(kind: str, key: str) -> Any:
    """The value kept under the key, None when there is none or it is damaged."""
    data = get_bytes(kind, key)
    try:
        return None if data is None else json.loads(data)
    except ValueError:
        return None


def get_bytes(kind: str, key: str) -> bytes | None:
    """The same as the text of its JSON."""
    place = _place(kind, key)
    if place is None:
        return None
    try:
        opened = zlib.decompressobj()
        data = opened.decompress(place.read_bytes(), _LARGEST)
        return None if opened.unconsumed_tail else data
    except (OSError, zlib.error):
        return None


def put(kind: str, key: str, value: Any) -> None:
    """Keep a JSON value. A cache that cannot be written is no error: the chart is read again the next time."""
    place = _place(kind, key)
    if place is None:
        return
    try:
        make_folder(place.parent)
        write_file(place, zlib.compress(json.dumps(value, separators=(",", ":")).encode(), 1))
    except (OSError, OutputError):
        return


def get_object(kind: str, key: str) -> Any:
    """A Python object kept under the key, None when there is none or it is damaged.

    Pickled, because a chart's hundred thousand small objects load ten times faster than from JSON. Only this process
    writes there, into a folder that is the user's alone, and never what a child process sent.
    """
    place = _place(kind, key)
    if place is None:
        return None
    try:
        if place.stat().st_uid != os.getuid() or place.stat().st_mode & 0o077:
            return None  # not what we wrote
        with uncollected():
            return pickle.loads(zlib.decompress(place.read_bytes()))  # noqa: S301 - see above
    except Exception:  # whatever an old or damaged entry raises, the chart is read again
        return None


def put_object(kind: str, key: str, value: Any) -> None:
    """Keep a Python object; see get_object and put."""
    place = _place(kind, key) if hasattr(os, "getuid") else None
    if place is None:
        return
    try:
        make_folder(place.parent)
        write_file(place, zlib.compress(packed(value), 1))
    except (OSError, OutputError):
        return


def purge() -> int:
    """Remove everything kept; the number of entries there were. Raises OutputError when it cannot be removed."""
    place = folder()
    if place is None or not place.is_dir():
        return 0
    count = sum(1 for path in place.rglob("*.z") if path.is_file())
    for kind in ("file", "picture", "chart", "evidence", "codes", "expressions"):
        try:
            shutil.rmtree(place / kind)
        except FileNotFoundError:
            continue
        except OSError as error:
            raise OutputError(f"{place}: cannot be removed ({error.strerror}). Check its permissions.") from None
    return count


def _place(kind: str, key: str) -> Path | None:
    base = folder()
    name = sha256(f"{_reader(kind)}:{kind}:{key}".encode()).hexdigest()
    return base / kind / name[:2] / f"{name}.z" if base else None


@cache
def _reader(kind: str) -> str:
    """What reads: the code that has a hand in it, and the versions of its libraries."""
    here = Path(__file__).parent
    shelves = {"picture": (here, "ocr_[almrw]*.py"), "file": (here, "*.py")}
    code = _digest(*shelves.get(kind, (here.parent, "**/*.py")))
    found = [TEXT_VERSION]
    for library in ("rapidocr", "onnxruntime") if kind == "picture" else _LIBRARIES:
        try:
            found.append(version(library))
        except PackageNotFoundError:
            found.append("")
    return ":".join((*found, code))


@cache
def _digest(shelf: Path, pattern: str) -> str:
    code = sha256()
    for path in sorted(shelf.glob(pattern)):
        code.update(path.read_bytes())
    return code.hexdigest()
