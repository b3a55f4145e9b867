"""The house rules about who may import, print, and reach out, read from the source itself."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[1] / "pipeline" / "clausea"
MODULES = sorted(PACKAGE.rglob("*.py"))

STAGES = ("appeal", "review", "assess", "evidence", "records", "claims")
LEAVES = (
    *("codes", "codes_load", "codes_tests", "elements", "quotes", "calendar", "values", "models", "pages"),
    *("store", "keys", "sources", "payers", "payers_load", "crosswalk", "crosswalk_load", "denialwords"),
    *("witness", "tomllines", "settings", "processes"),
)
LAYER = {
    "errors": 0,
    "content": 0,
    "enums": 0,
    "expressions": 0,
    "literals": 0,
    "longtexts": 0,
    "several": 0,
    "scan": 0,
    "sieve": 0,
    "smallletters": 0,
    **dict.fromkeys(LEAVES, 1),
    **dict.fromkeys(STAGES, 2),
    "screen": 3,
    "screen_codes": 3,
    "screen_doors": 3,
    "screen_model": 3,
    "screen_review": 4,
    "starter": 3,
    "remembered": 3,
    "rehearsal": 3,
    "experts": 4,
    "choose": 4,
    "workflow": 4,
    "workflow_packet": 5,
    "cli_terminal": 5,
    "cli_options": 5,
    "cli_files": 5,
    "cli_codes": 5,
    "cli_find": 5,
    "cli_packet": 5,
    "cli_review": 5,
    "cli_llm": 5,
    "cli": 6,
    "__main__": 7,
}
"""Imports run from a higher number to a lower one; inside a layer only leaves and the commands' helpers may meet."""

MEET = {0, 1, 3, 5}
NETWORK = {
    *("socket", "ssl", "http", "ftplib", "smtplib", "requests", "httpx", "httpx2", "aiohttp", "openai", "urllib3"),
    "asyncio",
}
ENDPOINT = "evidence/readers/openai.py"
"""The one module that opens a connection, and only where a model is configured; it silences its libraries' logs."""
LONG = {"models.py"}
"""The contract's vocabulary on one page: sixty small models without code, longer only by being complete."""
CHILD = "records/child.py"
"""The PDF reader's child process answers its parent on stdout: a pipe, no terminal."""


def imports(path: Path) -> Iterator[str]:
    """Every module that the file imports, also inside functions."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            module = node.module or ""
            yield module
            yield from (f"{module}.{alias.name}" for alias in node.names)


def room(path: Path) -> str:
    """The module or package directly under clausea that the file belongs to."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def name(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_imports_run_one_way(path):
    """A module imports only from the layers under its own; stages never import one another."""
    own = room(path)
    assert own == "__init__" or own in LAYER, f"{own} has no layer: give it one here and a line in pipeline/README.md"
    wrong = []
    for imported in imports(path):
        parts = imported.split(".")
        if parts[0] != "clausea" or len(parts) < 2 or parts[1] not in LAYER or parts[1] == own:
            continue
        there, here = LAYER[parts[1]], LAYER.get(own, 0)
        if there > here or (there == here and here not in MEET):
            wrong.append(imported)

    assert [] == wrong


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_no_relative_imports(path):
    """Every import names its module in full, so that the rule above sees it."""
    tree = ast.parse(path.read_text(encoding="utf-8"))

    assert [] == [node.lineno for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.level]


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_only_the_commands_print_or_exit(path):
    """print, stdout, stderr, exit and SystemExit stand in cli*.py alone."""
    if room(path).startswith("cli") or name(path) == CHILD:
        return
    wrong = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Name) and node.id in ("print", "SystemExit", "exit", "quit", "input"):
            wrong.append((node.lineno, node.id))
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "sys":
            wrong += [(node.lineno, node.attr)] if node.attr in ("stdout", "stderr", "exit") else []
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "typer":
            wrong += [(node.lineno, node.attr)]

    assert [] == wrong


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_nothing_reaches_the_network(path):
    """No module but one imports anything that opens a connection."""
    if name(path) == ENDPOINT:
        return
    wrong = [
        module for module in imports(path) if module.split(".")[0] in NETWORK or module.startswith("urllib.request")
    ]

    assert [] == wrong


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_no_chart_text_in_logs(path):
    """There is no log at all: nothing imports logging, but for the one that silences the client's."""
    if name(path) == ENDPOINT:
        return
    assert [] == [module for module in imports(path) if module.split(".")[0] == "logging"]


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_modules_are_small(path):
    """A module can be read in one sitting: never more than 400 lines."""
    if name(path) in LONG:
        return
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400
