"""codes/payers → Payers: every TOML file read and validated. A mistake is a ContentError with file and remedy."""

from pathlib import Path
from typing import Any, get_args

from pydantic import ValidationError

from clausea.elements import describe, read_toml
from clausea.errors import ContentError
from clausea.models import Claim, PayerType, Practice
from clausea.payers import Payer, Payers
from clausea.sources import Source

_BASELINE = "baseline.toml"
_WORDS = "_words.toml"
_KEYS = {
    "payer_type", "title", "payer", "names", "owner", "review_by", "source", "midpoint", "tcm_with_ccm", "channels",
    "door",
}  # fmt: skip


def load_payers(folder: Path) -> Payers:
    """The files of codes/payers; those whose name begins with "_" are no payers (words, template).

    Raises ContentError for a missing or malformed file, an unknown source, and two files for the same payer.
    """
    words = read_toml(folder / _WORDS)
    for key, text in words.items():
        if not isinstance(text, str):
            raise ContentError(f"{folder / _WORDS}: {key} must be one text in quotation marks.")
    baseline = load_payer(folder / _BASELINE)
    if baseline.payer_type is not None:
        raise ContentError(f"{folder / _BASELINE}: payer_type must be left out: it holds while the type is unknown.")
    kinds: dict[str, Payer] = {}
    own: list[Payer] = []
    for path in sorted(folder.glob("[!_]*.toml")):
        if path.name == _BASELINE:
            continue
        one = load_payer(path)
        if one.payer_type is None:
            raise ContentError(f"{path}: payer_type is missing. Give one of {', '.join(get_args(PayerType))}.")
        if one.payer:
            own.append(one)
        elif one.payer_type in kinds:
            raise ContentError(
                f"{path}: {kinds[one.payer_type].file} is about {one.payer_type} already. "
                "Name the single payer that this file is about under `payer`, or remove one of the two."
            )
        else:
            kinds[one.payer_type] = one
    if missing := [kind for kind in get_args(PayerType) if kind not in kinds]:
        raise ContentError(f"{folder}: no file is about {missing[0]}. Copy _template.toml and fill it in.")
    return Payers(baseline=baseline, kinds=kinds, own=tuple(own), words=words)


def load_payer(path: Path) -> Payer:
    """One file of codes/payers. Raises ContentError for a key, a source or a value that is wrong."""
    data = read_toml(path)
    for key in data:
        if key not in _KEYS:
            raise ContentError(f"{path}: {key} is not a known key. Known here: {', '.join(sorted(_KEYS))}.")
    sources: dict[str, Source] = {}
    for name, table in dict(data.pop("source", {})).items():
        try:
            sources[name] = Source.model_validate(table)
        except ValidationError as error:
            raise ContentError(f"{path}: source.{name}: {describe(error)}") from None
    made: dict[str, Any] = {**data, "file": path.name, "payer_type": data.get("payer_type")}
    for key in ("midpoint", "tcm_with_ccm"):
        made[key] = _cited(dict(data.get(key, {})), sources, path, key)
    made["doors"] = [
        _cited(dict(table), sources, path, f"door[{number}]")
        for number, table in enumerate(made.pop("door", []), start=1)
    ]
    try:
        payer = Payer.model_validate(made)
    except ValidationError as error:
        raise ContentError(f"{path}: {describe(error)}") from None
    _check(payer, path)
    return payer


def _cited(table: dict[str, Any], sources: dict[str, Source], path: Path, where: str) -> dict[str, Any]:
    names = table.pop("source", [])
    names = [names] if isinstance(names, str) else names
    for name in names:
        if name not in sources:
            raise ContentError(f"{path}: {where}.source names {name!r}. Add [source.{name}] or correct the name.")
    return {**table, "sources": [sources[name] for name in names]}


def _check(payer: Payer, path: Path) -> None:
    """What the models cannot say: one term for each door, a way to learn a term not given, keys that exist."""
    seen: set[tuple[object, ...]] = set()
    for number, door in enumerate(payer.doors, start=1):
        where = f"{path}: door[{number}] ({door.title})"
        if (door.way == "appeal") != (door.level is not None):
            raise ContentError(f'{where}: level belongs to way = "appeal", and only to it. Add or remove it.')
        if door.days and door.years:
            raise ContentError(f"{where}: gives days and years. Keep one of them.")
        if not door.days and not door.years and not door.fill_in and door.door != "none":
            raise ContentError(f"{where}: gives no days. Say under fill_in what to look up, and where.")
        if door.presumed_receipt is not None and door.counted_from != "receipt":
            raise ContentError(f'{where}: presumed_receipt needs counted_from = "receipt".')
        if (door.way, door.level, door.contracted) in seen:
            raise ContentError(f"{where}: stands twice for the same contract. Set contracted, or remove one.")
        seen.add((door.way, door.level, door.contracted))
        for element in door.requires:
            for key in element.claim:
                if not _is_key(key):
                    raise ContentError(f"{where}: requires names {key!r}, which is no key of a claim or practice.")


def _is_key(key: str) -> bool:
    model: Any = Claim
    first, _, rest = key.partition(".")
    if first == "practice":
        model, first, rest = Practice, *rest.partition(".")[::2]
    field = model.model_fields.get(first)
    if field is None or not rest:
        return field is not None
    inner = next((arg for arg in (field.annotation, *get_args(field.annotation)) if hasattr(arg, "model_fields")), None)
    return inner is not None and rest in inner.model_fields
