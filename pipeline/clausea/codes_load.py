"""codes/ → Library: every TOML file read, validated, and checked against the others.

A mistake is a ContentError that names the file, the key and the remedy.
"""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from clausea.codes import (
    CLAIM_LINE,
    DenialCode,
    Example,
    Library,
    MinutesTest,
    Requirement,
    Roles,
    Service,
    Source,
    Words,
)
from clausea.crosswalk_load import load_crosswalk
from clausea.elements import Element, describe, load_elements, read_toml
from clausea.errors import ContentError
from clausea.models import Model, Value
from clausea.payers_load import load_payers
from clausea.tomllines import place

_M = TypeVar("_M", bound=Model)
_ITEM_KEYS = {"element", "quote", "page", "polarity", "status"}


def load_codes(folder: Path) -> Library:
    """The whole content of `folder` (codes/).

    Raises ContentError for a file that is missing, malformed or at odds with another file.
    """
    elements = load_elements(folder / "elements")
    roles_data = read_toml(folder / "roles.toml")
    roles = _build(Roles, roles_data, folder / "roles.toml")
    words = _build(Words, read_toml(folder / "words.toml"), folder / "words.toml")
    services: dict[str, Service] = {}
    for path in sorted((folder / "services").glob("[!_]*.toml")):
        for service in load_family(path, elements):
            if service.code in services:
                raise ContentError(f"{path}: service.{service.code} stands in another file too. Keep one of them.")
            services[service.code] = service
    _check_services(folder / "services", services)
    codes = {}
    for path in sorted(folder.glob("*/code.toml")):
        if path.parent.name.startswith("_"):
            continue
        code = load_code(path.parent, services, elements, words.forbidden)
        codes[code.code] = code
    if not codes:
        raise ContentError(f"{folder}: there is no folder with a code.toml. Point --codes at a whole codes/ folder.")
    return Library(
        folder=folder,
        codes=codes,
        services=services,
        elements=elements,
        roles=roles,
        words=words,
        payers=load_payers(folder / "payers"),
        crosswalk=load_crosswalk(folder / "crosswalk").with_folders(codes),
    )


def load_family(path: Path, elements: Mapping[str, Element]) -> tuple[Service, ...]:
    """The services of one file of codes/services, each with the requirements that name it, in the file's order."""
    data = read_toml(path)
    _only(data, {"family", "program", "owner", "expires", "source", "service", "requirement"}, path)
    kept: dict[str, Any] = {key: data[key] for key in ("owner", "expires") if key in data}
    sources = {
        name: _build(Source, table, path, f"source.{name}") for name, table in dict(data.get("source", {})).items()
    }
    tables: dict[str, dict[str, Any]] = dict(data.get("service", {}))
    requirements = [
        _requirement({**kept, **table}, f"requirement[{n}] ({table.get('id', 'without id')})", sources, elements, path)
        for n, table in enumerate(data.get("requirement", []), start=1)
    ]
    for requirement in requirements:
        unknown = [code for code in requirement.services if code not in tables]
        if unknown:
            raise ContentError(
                f"{path}: requirement {requirement.id}: services names {unknown[0]!r}. "
                f"Add [service.{unknown[0]}] to this file or remove it there."
            )
    services = []
    for code, table in tables.items():
        own = tuple(requirement for requirement in requirements if code in requirement.services)
        twice = _first_repeated(requirement.id for requirement in own)
        if twice:
            raise ContentError(f"{path}: service {code} has two requirements {twice!r}. Give one another id.")
        table = dict(table)
        cited = _sources(table.pop("source", []), sources, path, f"service.{code}.source")
        defined = _sources(table.pop("elements_source", []), sources, path, f"service.{code}.elements_source")
        if bool(defined) != ("elements" in table):
            raise ContentError(f"{path}: service.{code}: elements and elements_source go together. Give both or none.")
        made = {
            **table,
            "code": code,
            "family": data.get("family", path.stem),
            "program": data.get("program"),
            "rule_sources": cited,
            "elements_sources": defined,
            "requirements": own,
        }
        services.append(_build(Service, made, path, f"service.{code}"))
    return tuple(services)


def load_code(
    folder: Path, services: Mapping[str, Service], elements: Mapping[str, Element], forbidden: Iterable[str] = ()
) -> DenialCode:
    """One denial code: its code.toml and its examples/*.toml. `forbidden` are the phrases that hold for all codes."""
    path = folder / "code.toml"
    data = read_toml(path)
    for key in ("folder", "examples"):
        if key in data:
            raise ContentError(f"{path}: {key} is not a known key. Remove it; it is read from the folder itself.")
    examples = tuple(_example(file, services, elements) for file in sorted((folder / "examples").glob("*.toml")))
    banned = [*data["forbidden"], *forbidden] if isinstance(data.get("forbidden"), list) else list(forbidden)
    code = _build(DenialCode, {**data, "forbidden": banned, "folder": folder, "examples": examples}, path)
    if code.code != folder.name:
        raise ContentError(f"{path}: code is {code.code!r}; it must be the folder's name, {folder.name!r}.")
    _known(code.services, services, path, "services", "Add it to codes/services or remove it.")
    for none in code.not_a_condition:
        _known(none.services, dict.fromkeys(code.services), path, "not_a_condition", "Use a service of this code.")
    _known(code.at_issue, elements, path, "at_issue", "Use a name of codes/elements.")
    _known((check.element for check in code.prevention), elements, path, "prevention", "Use a name of codes/elements.")
    return code


def _example(path: Path, services: Mapping[str, Service], elements: Mapping[str, Element]) -> Example:
    data = read_toml(path)
    _only(data, {"title", "claim", "item", "unread", "expect"}, path)
    items = []
    for n, table in enumerate(data.get("item", []), start=1):
        item = {key: value for key, value in table.items() if key in _ITEM_KEYS}
        value = {key: value for key, value in table.items() if key not in _ITEM_KEYS}
        item["value"] = _build(Value, value, path, f"item[{n}]")
        items.append(item)
    expect = dict(data.get("expect", {}))
    expect["findings"] = expect.pop("finding", [])
    made = {
        "name": path.stem,
        "title": data.get("title"),
        "claim": data.get("claim", {}),
        "items": items,
        "unread": data.get("unread", []),
        "expect": expect,
    }
    example = _build(Example, made, path)
    _known((item.element for item in example.items), elements, path, "item", "Use a name of codes/elements.")
    _known(example.claim.services, services, path, "claim.services", "Use a code of codes/services.")
    return example


def _requirement(
    table: Mapping[str, Any], where: str, sources: Mapping[str, Source], elements: Mapping[str, Element], path: Path
) -> Requirement:
    table = dict(table)
    table["sources"] = _sources(table.pop("source", []), sources, path, f"{where}.source")
    requirement = _build(Requirement, table, path, where)
    test = requirement.test
    named = [] if requirement.element == CLAIM_LINE else [requirement.element]
    for key in ("counted", "near", "minutes", "consent", "attempt_element", "mdm_element", "visit_element"):
        other = getattr(test, key, ())
        named += [other] if isinstance(other, str) else list(other)
    _known(named, elements, path, where, "Use a name of codes/elements.")
    wrong = _contradiction(requirement)
    if wrong:
        raise ContentError(f"{place(path, where, wrong[0])}: {where}: {wrong[1]}")
    return requirement


def _contradiction(requirement: Requirement) -> tuple[str, str] | None:
    """The key at which a requirement contradicts itself, and the remedy."""
    test = requirement.test
    if (requirement.status == "unverified") != bool(requirement.unsettled):
        return "status", 'status = "unverified" and unsettled ("what is open") go together. Give both or none.'
    if (requirement.effective_from or "") > (requirement.effective_to or "9999"):
        return "effective_from", "effective_from is later than effective_to. Exchange or correct them."
    if isinstance(test, MinutesTest) and (test.at_least is None) == (test.each is None):
        return "kind", "test: give either at_least (a base code) or each with base (an add-on)."
    if isinstance(test, MinutesTest) and test.each is not None and not test.base:
        return "each", 'test.base is missing. Give the base\'s minutes: base = {"99490" = 20}.'
    return None


def _sources(names: Any, sources: Mapping[str, Source], path: Path, where: str) -> tuple[Source, ...]:
    listed = [names] if isinstance(names, str) else list(names)
    for name in listed:
        if name not in sources:
            remedy = f"Add [source.{name}] to this file or correct the name."
            raise ContentError(f"{place(path, where, name)}: {where} names {name!r}. {remedy}")
    return tuple(sources[name] for name in listed)


def _check_services(folder: Path, services: Mapping[str, Service]) -> None:
    for service in services.values():
        for key, named in (("add_on_to", service.add_on_to), ("instead", service.instead)):
            _known(named, services, folder, f"service.{service.code}.{key}", "Use a code of codes/services.")


def _build(model: type[_M], data: Mapping[str, Any], path: Path, where: str = "") -> _M:
    try:
        return model.model_validate(data)
    except ValidationError as error:
        key, mistake = _mistake(error)
        raise ContentError(f"{place(path, where, key)}: {where + ': ' if where else ''}{mistake}") from None


def _mistake(error: ValidationError) -> tuple[str, str]:
    """The mistake to mend first, with its key: one that nobody knows, with the missing one that it may stand for."""
    errors = error.errors(include_input=False, include_url=False)
    unknown = next((one for one in errors if one["type"] == "extra_forbidden"), None)
    if unknown is None:
        named = [str(part) for part in errors[0]["loc"] if isinstance(part, str)]
        return (named[-1] if named else ""), describe(error)
    *above, name = map(str, unknown["loc"])
    missing = [str(one["loc"][-1]) for one in errors if one["type"] == "missing"]
    meant = get_close_matches(name, missing, n=1)
    hint = f" Is {meant[0]} meant?" if meant else ""
    return name, f"{'.'.join((*above, name))} is not a known key. Remove it or correct its spelling.{hint}"


def _only(data: Mapping[str, Any], keys: set[str], path: Path) -> None:
    for key in data:
        if key not in keys:
            known = ", ".join(sorted(keys))
            raise ContentError(f"{place(path, name=key)}: {key} is not a known key. Known here: {known}.")


def _known(names: Iterable[str], known: Mapping[str, Any], path: Path, where: str, remedy: str) -> None:
    for name in names:
        if name not in known:
            meant = get_close_matches(name, known, n=2, cutoff=0.8)
            hint = f" Is {' or '.join(meant)} meant?" if meant else ""
            raise ContentError(f"{place(path, where, name)}: {where}: {name!r} is unknown.{hint} {remedy}")


def _first_repeated(names: Iterable[str]) -> str | None:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            return name
        seen.add(name)
    return None
