"""Where in a TOML file a mistake stands: the parser forgets lines, and a person needs them."""

import re
from itertools import islice
from pathlib import Path

_NUMBERED = re.compile(r"(?P<array>\w+)\[(?P<number>\d+)\]")
_NAMED = re.compile(r"(?P<table>(?:service|source)\.[\w-]+)")


def place(path: Path, where: str = "", name: str = "") -> str:
    """ "codes/services/ccm.toml, line 84": the line of `name` (a key, or a word in quotation marks) inside `where`
    ("requirement[3] (ccm-consent)", "service.99490"); the table's own line where the name is not there, and the path
    alone where neither is.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return str(path)
    first, last = _table(lines, where)
    if name:
        wanted = re.compile(rf"(?<![\w-]){re.escape(name)}(?![\w-])")
        for number, line in enumerate(lines[first:last], start=first + 1):
            if wanted.search(line.split("#")[0]):
                return f"{path}, line {number}"
    return f"{path}, line {first + 1}" if first else str(path)


def _table(lines: list[str], where: str) -> tuple[int, int]:
    """First line and end of the table that `where` names; the whole file where it names none."""
    numbered, named = _NUMBERED.match(where), _NAMED.match(where)
    if numbered:
        header = f"[[{numbered['array']}]]"
        starts = [number for number, line in enumerate(lines) if line.strip().startswith(header)]
        first = next(islice(starts, int(numbered["number"]) - 1, None), None)
        if first is not None:
            return first, next((number for number in starts if number > first), len(lines))
    elif named:
        header = f"[{named['table']}]"
        first = next((number for number, line in enumerate(lines) if line.strip().startswith(header)), None)
        if first is not None:
            after = (number for number, line in enumerate(lines) if number > first and line.startswith("["))
            return first, next(after, len(lines))
    return 0, len(lines)
