"""Claim files and practice profiles, TOML or JSON. Unknown keys are errors that say what was probably meant."""

import json
import tomllib
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from clausea.errors import ClaimError
from clausea.keys import mistake
from clausea.models import Claim, Practice

_M = TypeVar("_M", bound=BaseModel)


def read_claim(path: Path) -> Claim:
    """The claim file: the keys of CONTRACT 7, each optional; an empty text counts as not given.

    Raises ClaimError for a file that is missing or broken, an unknown key, and a date that does not exist.
    """
    claim = _read(Claim, _data(path), path)
    for key, day in _dates(claim):
        if not _is_date(day):
            raise ClaimError(f"{path}: {key}: there is no such day. Write it as YYYY-MM-DD.")
    if claim.period and claim.period.end < claim.period.start:
        raise ClaimError(f"{path}: period.end: is before period.start. Exchange them or correct the date.")
    return claim


def read_practice(path: Path) -> Practice:
    """The practice profile: a file of its own, or the table [practice] of a clausea.toml, whose other tables are not
    looked at. Raises ClaimError as read_claim does."""
    data = _data(path)
    if "practice" in data or "llm" in data or path.name == "clausea.toml":
        data = data.get("practice", {})
        if not isinstance(data, dict):
            raise ClaimError(f"{path}: practice: must be a table. Write [practice] above its keys.")
    return _read(Practice, data, path)


def _data(path: Path) -> dict[str, Any]:
    try:
        content = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise ClaimError(f"{path}: no such file. Make one with `clausea init`, or correct the name.") from None
    except OSError as error:
        raise ClaimError(f"{path}: cannot be read ({error.strerror}). Name a TOML or JSON file.") from None
    except UnicodeDecodeError:
        raise ClaimError(f"{path}: is not UTF-8 text. Save it as UTF-8.") from None
    try:
        data = json.loads(content) if path.suffix.lower() == ".json" else tomllib.loads(content)
    except json.JSONDecodeError as error:
        raise ClaimError(f"{path}: line {error.lineno}, column {error.colno}: not JSON from here on.") from None
    except tomllib.TOMLDecodeError as error:
        place = str(error).rpartition("(at ")[2].rstrip(")")
        raise ClaimError(f"{path}: {place}: not TOML from here on. Is a text without quotation marks?") from None
    if not isinstance(data, dict):
        raise ClaimError(f"{path}: must hold keys and values. See `clausea init --claim`.")
    return data


def _read(model: type[_M], data: dict[str, Any], path: Path) -> _M:
    try:
        return model.model_validate(_given(data))
    except ValidationError as error:
        raise ClaimError(f"{path}: {mistake(error, model)}") from None


def _given(value: Any) -> Any:
    """Without the empty texts of a form that was not filled in; TOML's own dates as ISO text."""
    if isinstance(value, dict):
        kept = {key: _given(each) for key, each in value.items()}
        return {key: each for key, each in kept.items() if each not in ("", {})}
    if isinstance(value, list):
        return [each for each in map(_given, value) if each not in ("", {})]
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return value.strip() if isinstance(value, str) else value


def _dates(claim: Claim) -> Iterator[tuple[str, str]]:
    given = {
        "notice_date": claim.notice_date,
        "received_date": claim.received_date,
        "appeal_deadline": claim.appeal_deadline,
        "discharge": claim.discharge,
        "patient.dob": claim.patient.dob,
        "period.start": claim.period.start if claim.period else None,
        "period.end": claim.period.end if claim.period else None,
        **{f"dos.{service}": day for service, day in claim.dos.items()},
        **{f"other_services[{number}].dos": other.dos for number, other in enumerate(claim.other_services, start=1)},
    }
    yield from ((key, day) for key, day in given.items() if day is not None)


def _is_date(iso: str) -> bool:
    try:
        date.fromisoformat(iso)
    except ValueError:
        return False
    return True
