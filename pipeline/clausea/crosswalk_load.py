"""codes/crosswalk → Crosswalk: its TOML files read, validated and checked against each other."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from clausea.crosswalk import OWN, Crosswalk, CrosswalkExample, Group, Instead, Listed, Row, Sentences
from clausea.elements import describe, read_toml
from clausea.errors import ContentError
from clausea.models import Model
from clausea.sources import Source

_M = TypeVar("_M", bound=Model)


def load_crosswalk(folder: Path) -> Crosswalk:
    """The files codes.toml, remits.toml, words.toml and examples.toml of codes/crosswalk.

    Raises ContentError for a file that is missing or malformed, and for a code, row, family or source that no file has.
    """
    codes_data = _read(folder / "codes.toml", {"family", "code"})
    remits = _read(folder / "remits.toml", {"source", "row"})
    words = _read(folder / "words.toml", {"denies", "accepts", "name", "group", "instead"})
    examples = _read(folder / "examples.toml", {"example"})
    families = {name: tuple(services) for name, services in codes_data.get("family", {}).items()}
    codes = _tables(Listed, codes_data.get("code", {}), folder / "codes.toml", "code")
    sources = _tables(Source, remits.get("source", {}), folder / "remits.toml", "source")
    path, rows = folder / "remits.toml", []
    for number, table in enumerate(remits.get("row", []), start=1):
        where = f"row[{number}] ({table.get('id', 'without id')})"
        table = dict(table)
        names = table.pop("source", [])
        for name in names:
            if name not in sources:
                raise ContentError(f"{path}: {where}.source: add [source.{name}] or correct the name.")
        rows.append(_build(Row, {**table, "sources": [sources[name] for name in names]}, path, where))
    made = Crosswalk(
        families=families,
        codes=codes,
        rows=tuple(rows),
        names=_list(Group, words.get("name", []), folder / "words.toml", "name"),
        groups=_list(Group, words.get("group", []), folder / "words.toml", "group"),
        instead=_list(Instead, words.get("instead", []), folder / "words.toml", "instead"),
        denies=_build(Sentences, words.get("denies", {}), folder / "words.toml", "denies"),
        accepts=_build(Sentences, words.get("accepts", {}), folder / "words.toml", "accepts"),
        examples=_list(CrosswalkExample, examples.get("example", []), folder / "examples.toml", "example"),
    )
    _check(made, folder)
    return made


def check_examples(crosswalk: Crosswalk) -> tuple[tuple[str, str], ...]:
    """(example, what came out otherwise than it says; empty when as expected) for each example."""
    report = []
    for example in crosswalk.examples:
        match = crosswalk.find(example.ask)
        first = match.candidates[0].code if match.candidates else None
        row = match.row.id if match.row else None
        came = {"way": match.way, "row": row, "first": first, "chosen": match.chosen or ""}
        wrong = [
            f"{key} {expected!r} expected, {came[key]!r} came out"
            for key in ("way", "row", "first", "chosen")
            if (expected := getattr(example, key)) is not None and expected != came[key]
        ]
        report.append((example.title, "; ".join(wrong)))
    return tuple(report)


def _check(made: Crosswalk, folder: Path) -> None:
    ids = [row.id for row in made.rows]
    if twice := next((one for one in ids if ids.count(one) > 1), None):
        raise ContentError(f"{folder / 'remits.toml'}: two rows have the id {twice!r}. Give one another id.")
    services = {*made.families, *(code for codes in made.families.values() for code in codes)}
    named = [("remits.toml", f"row {row.id}", row.codes, row.services) for row in made.rows]
    named += [("words.toml", f"group {one.code}", (one.code,), one.services) for one in (*made.names, *made.groups)]
    named += [("codes.toml", f"code {code}", (), one.services) for code, one in made.codes.items()]
    for file, where, codes, limits in named:
        for code in codes:
            if code != OWN and code not in made.codes:
                raise ContentError(f"{folder / file}: {where} names {code!r}. Add it to codes.toml or correct it.")
        for service in limits:
            if service not in services:
                raise ContentError(f"{folder / file}: {where}.services: {service!r} is in no [family] of codes.toml.")
    for one in made.instead:
        if one.row not in ids:
            raise ContentError(f"{folder / 'words.toml'}: instead.row: remits.toml has no row {one.row!r}. Correct it.")
    path = folder / "remits.toml"
    for row in made.rows:
        if not (row.carc or row.rarc):
            raise ContentError(f"{path}: row {row.id} has neither carc nor rarc. Add one.")
        if row.way in ("resubmit", "none", "correct") and not row.do:
            raise ContentError(f"{path}: row {row.id} is no appeal: say under `do` what to do instead.")


def _read(path: Path, keys: set[str]) -> dict[str, Any]:
    data = read_toml(path)
    for key in data:
        if key not in keys:
            raise ContentError(f"{path}: {key} is not a known key. Known here: {', '.join(sorted(keys))}.")
    return data


def _tables(model: type[_M], data: Mapping[str, Any], path: Path, where: str) -> dict[str, _M]:
    return {name: _build(model, table, path, f"{where}.{name}") for name, table in data.items()}


def _list(model: type[_M], data: list[Any], path: Path, where: str) -> tuple[_M, ...]:
    return tuple(_build(model, table, path, f"{where}[{number}]") for number, table in enumerate(data, start=1))


def _build(model: type[_M], data: Any, path: Path, where: str) -> _M:
    try:
        return model.model_validate(data)
    except ValidationError as error:
        raise ContentError(f"{path}: {where}: {describe(error)}") from None
