"""Files that hold chart text: evidence.json and what is written beside it.

Folders made here are 0700, files 0600; a file is replaced in one step or not at all; the same evidence gives the same
bytes.
"""

import json
import os
import re
import tempfile
from collections.abc import Iterable, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic_core import PydanticSerializationError, to_json

from clausea.errors import EvidenceError, OutputError
from clausea.keys import foremost, mistake
from clausea.models import FORMAT, EvidenceFile

CHARTS = (".pdf", ".tif", ".tiff", ".png", ".jpg", ".jpeg")
"""Endings of the files that a folder of charts stands for."""
_REVIEW_KEYS = ("decision", "by", "at", "note", "value")
_WITHOUT_NULL = ("llm",)
"""Keys of `run` that are left out, and not written as null, where there is nothing to say."""
_ITEM_ID = re.compile(r"[A-Z]{1,3}\d{1,6}")


def read_evidence(path: Path) -> EvidenceFile:
    """The evidence file. EvidenceError names the place and the mistake, never what was read there."""
    try:
        text = path.read_text(encoding="utf-8-sig")
        if (file := _at_once(text)) is not None:
            _check_ids(file, path)
            return file
        data = json.loads(text)
    except FileNotFoundError:
        raise EvidenceError(f"{path}: no such file. Make it with `clausea extract`.") from None
    except OSError as error:
        raise EvidenceError(f"{path}: cannot be read ({error.strerror}). Check its permissions.") from None
    except UnicodeDecodeError:
        raise EvidenceError(f"{path}: is not UTF-8 text. Save it as UTF-8, or run `clausea extract` again.") from None
    except json.JSONDecodeError as error:
        raise EvidenceError(
            f"{path}: line {error.lineno}, column {error.colno}: not JSON from here on. "
            "Correct it there (a missing comma or quotation mark?), or run `clausea extract` again."
        ) from None
    return evidence(data, path)


def _at_once(text: str) -> EvidenceFile | None:
    """The file, in half the time, where nothing is wrong with it; None: look what it is."""
    try:
        file = EvidenceFile.model_validate_json(text)
    except ValueError:
        return None
    return file if "format" in file.model_fields_set else None


def evidence(data: Any, path: Path) -> EvidenceFile:
    """The evidence file from its JSON. `path` is what errors name. Raises EvidenceError."""
    if not isinstance(data, dict):
        raise EvidenceError(f"{path}: holds no evidence. Run `clausea extract` again.")
    if data.get("format") != FORMAT:
        raise EvidenceError(f"{path}: format: must be {FORMAT}. Run `clausea extract` again with this version.")
    try:
        file = EvidenceFile.model_validate(data)
    except ValidationError as error:
        raise EvidenceError(f"{path}: {_item(data, error)}{mistake(error, EvidenceFile)}") from None
    _check_ids(file, path)
    return file


def canonical(file: EvidenceFile) -> str:
    """evidence.json as text: keys in the order of the contract, two spaces, absent fields left out.

    Where the contract shows null (a review not yet made, a run without a model) null is written.
    """
    data = file.model_dump(mode="json", by_alias=True, exclude_none=True)
    for item in data["items"]:
        item["review"] = {key: item["review"].get(key) for key in _REVIEW_KEYS}
    run = data["run"]
    keys = [field.alias or name for name, field in type(file.run).model_fields.items()]
    data["run"] = {key: run.get(key) for key in keys if key in run or key not in _WITHOUT_NULL}
    try:
        return to_json(data, indent=2).decode() + "\n"  # ten times as fast as the same from `json`
    except PydanticSerializationError:  # half a surrogate pair in a quote
        return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def write_evidence(path: Path, file: EvidenceFile) -> Path:
    """Write evidence.json; returns its path. Raises OutputError."""
    return write_file(path, canonical(file))


def write_file(path: Path, content: bytes | str) -> Path:
    """Write one file, 0600, in one step: after a crash there is the old one or the new one. Raises OutputError."""
    data = content.encode("utf-8", "backslashreplace") if isinstance(content, str) else content
    try:
        make_folder(path.parent)
        handle, name = tempfile.mkstemp(prefix=".clausea-", suffix=".tmp", dir=path.parent)  # made 0600
        temporary = Path(name)
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
            temporary.replace(path)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise OutputError(f"{path}: cannot be written ({error.strerror}). Name another folder with --out.") from None
    return path


def make_folder(folder: Path) -> None:
    """Make the folder and those above it that are missing, each 0700; existing ones keep their permissions."""
    missing = []
    while not folder.exists():
        missing.append(folder)
        folder = folder.parent
    for each in reversed(missing):
        each.mkdir(mode=0o700, exist_ok=True)


def put_aside(folder: Path, names: Iterable[str]) -> tuple[Path, ...]:
    """Rename files of an earlier run, letter.pdf to letter.earlier.pdf. Returns the new places of those there were."""
    moved = []
    for name in names:
        path = folder / name
        if not path.is_file():
            continue
        aside = path.with_name(f"{path.stem}.earlier{path.suffix}")
        try:
            path.replace(aside)
        except OSError as error:
            raise OutputError(f"{path}: cannot be put aside ({error.strerror}). Close it, or use --out.") from None
        moved.append(aside)
    return tuple(moved)


def fingerprint(records: Sequence[Path]) -> str:
    """Eight hexadecimal digits that tell charts apart by their content: file names are patients' names too often.

    A file that cannot be read counts by its name; the reader of the charts says what is wrong with it.
    """
    total = sha256()
    for given in records:
        for path in sorted(given.rglob("*")) if given.is_dir() else [given]:
            if given.is_dir() and path.suffix.lower() not in CHARTS:
                continue
            try:
                total.update(sha256(path.read_bytes()).digest())
            except OSError:
                total.update(path.name.encode("utf-8", "surrogateescape"))
    return total.hexdigest()[:8]


def schema() -> dict[str, Any]:
    """The JSON Schema of evidence.json."""
    made = EvidenceFile.model_json_schema(by_alias=True)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": FORMAT, **made}


def _item(data: dict[str, Any], error: ValidationError) -> str:
    """ "E004: " when the mistake is in that item."""
    place = foremost(error)["loc"]
    if len(place) < 2 or place[0] != "items" or not isinstance(place[1], int):
        return ""
    item = data["items"][place[1]]
    name = item.get("id") if isinstance(item, dict) else None
    return f"{name}: " if isinstance(name, str) and _ITEM_ID.fullmatch(name) else ""


def _check_ids(file: EvidenceFile, path: Path) -> None:
    ids: set[str] = set()
    for number, item in enumerate(file.items, start=1):
        if item.id in ids:
            raise EvidenceError(f"{path}: items[{number}].id: is used twice. Give each item an id of its own.")
        ids.add(item.id)
    places = {record.id for record in file.records}
    for number, item in enumerate(file.items, start=1):
        spans = (item.span, *item.basis, *item.also)
        if any(span.record not in places for span in spans):
            raise EvidenceError(f"{path}: items[{number}]: names a record that is not listed under records.")
        if item.review.decision == "edited" and item.review.value is None:
            raise EvidenceError(f"{path}: items[{number}].review.value: is missing for the decision edited.")
    for number, finding in enumerate(file.findings, start=1):
        if not ids.issuperset(finding.items):
            raise EvidenceError(f"{path}: findings[{number}].items: names an item that is not in the file.")
