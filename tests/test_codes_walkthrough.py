"""The expert's walk-through of codes/README.md, executed: every command run, every file written as it stands there."""

import re
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from assess_cases import CODES
from clausea.cli_codes import codes_app

BLOCK = re.compile(r"^```(?P<kind>console|toml|jinja)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
PLACE = re.compile(r"^(?:#|\{#) (?P<path>my-codes/\S+)")


def section(title: str) -> str:
    guide = (CODES / "README.md").read_text(encoding="utf-8")
    return guide.split(f"## {title}\n", 1)[1].split("\n## ", 1)[0]


@pytest.mark.slow
def test_a_code_is_added_in_five_steps(tmp_path: Path, monkeypatch) -> None:
    """Only what the guide says: copy, new, three files, check, show."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(CODES, tmp_path / "codes")
    ran, written, said = [], [], ""
    for block in BLOCK.finditer(section("Add a code in five steps")):
        if block["kind"] != "console":
            path = Path(PLACE.match(block["body"])["path"])
            assert path.is_file(), "the guide replaces files that the template made"
            path.write_text(block["body"], encoding="utf-8")
            written.append(path.name)
            continue
        for command in block["body"].splitlines():
            words = command.removeprefix("$ ").split()
            if words[:2] == ["cp", "-r"]:
                shutil.copytree(words[2], words[3])
                continue
            assert words[:2] == ["clausea", "codes"]
            result = CliRunner().invoke(codes_app, words[2:])
            assert result.exit_code == 0, (command, result.output)
            ran.append(words[2])
            said += result.output
    assert ["new", "check", "show"] == ran
    assert ["code.toml", "letter.md.j2", "a-near-miss.toml"] == written
    assert "CCM99 a-near-miss: as expected" in said
    assert "Time of two programs not kept apart" in said


def test_a_slip_in_the_walk_through_is_told_with_line_and_remedy(tmp_path: Path, monkeypatch) -> None:
    """The expert misspells an element: file, line and what was meant."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(CODES, tmp_path / "my-codes")
    blocks = [block for block in BLOCK.finditer(section("Add a code in five steps")) if block["kind"] == "toml"]
    CliRunner().invoke(codes_app, ["new", "CCM99", "--codes", "my-codes"])
    body = blocks[0]["body"].replace('at_issue = ["staff_minutes"]', 'at_issue = ["staff_minute"]')
    Path("my-codes/CCM99/code.toml").write_text(body, encoding="utf-8")
    result = CliRunner().invoke(codes_app, ["check", "CCM99", "--quick", "--codes", "my-codes"])
    number = 1 + body.splitlines().index('at_issue = ["staff_minute"]')
    assert result.exit_code == 8
    assert f"my-codes/CCM99/code.toml, line {number}: at_issue: 'staff_minute' is unknown." in result.output
    assert "staff_minutes" in result.output.split("Is ", 1)[1].split(" meant?")[0]
