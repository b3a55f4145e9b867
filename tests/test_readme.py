"""The README says what is true: its commands exist, its exit codes are the errors', its numbers can be printed."""

import re
import shlex
from pathlib import Path

import pytest
import typer.main

from clausea import errors
from clausea.cli import NOT_SUPPORTED, app

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def commands() -> list[str]:
    """Every `clausea ...` that the README shows, in a console block or in backticks."""
    blocks = re.findall(r"^\$ (?:\.venv/bin/)?(clausea .*)$", README, re.MULTILINE)
    return list(dict.fromkeys([*blocks, *re.findall(r"`(clausea [^`]+)`", README)]))


@pytest.mark.parametrize("line", commands())
def test_commands_exist(line):
    """Each command shown has its sub-command and every option shown with it."""
    words = shlex.split(line)[1:]
    command = typer.main.get_command(app)
    while hasattr(command, "commands"):
        if not words or words[0].startswith("-"):
            break
        assert words[0] in command.commands, line
        command = command.commands[words.pop(0)]
    known = {option for parameter in command.params for option in (*parameter.opts, *parameter.secondary_opts)}

    assert [] == [word for word in words if word.startswith("--") and word not in known]


def test_the_first_two_commands():
    """The way in is two commands: the demo, and a draft from a chart of one's own."""
    assert ["make demo", ".venv/bin/clausea draft --code CCM21 --records chart.pdf"] == re.findall(
        r"^\$ (.*)$", README, re.MULTILINE
    )[:2]


def test_exit_codes_are_listed():
    """The table has every exit code of errors.py, 0, 3 and 130, and no other."""
    classes = [value for value in vars(errors).values() if isinstance(value, type) and issubclass(value, Exception)]
    expected = {0, 130, NOT_SUPPORTED} | {error.exit_code for error in classes}

    assert expected == {int(code) for code in re.findall(r"^\| (\d+) \|", README, re.MULTILINE)}


def test_numbers_have_a_command():
    """A measured number stands only in a paragraph that names the command which prints it."""
    measured = re.compile(r"\b\d[\d.,]*\s?(?:%|ms\b|seconds?\b|pages (?:a|per) second|times faster)")

    assert [] == [part for part in README.split("\n\n") if measured.search(part) and "make bench" not in part]


def test_linked_files_exist():
    """Every relative link leads to a file of the repository."""
    links = [link for link in re.findall(r"\]\(([^)#]+)\)", README) if not link.startswith("http")]

    assert [] == [link for link in links if not (ROOT / link).exists()]


def test_make_targets_exist():
    """Every `make ...` that the README shows is a target."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")

    assert [] == [name for name in re.findall(r"`make (\w+)`", README) if not re.search(rf"^{name}:", makefile, re.M)]
