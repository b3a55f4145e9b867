"""No PHI where it does not belong: a planted name and chart number show up in no message and in no name of ours."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import typst
from typer.testing import CliRunner

from clausea.cli import app

ROOT = Path(__file__).resolve().parents[1]
NAME, MRN, SECRET = "Zyxwella Quorndyke", "QX-990417-ZZ", "zibbledroz"
CANARIES = ("Zyxwella", "Quorndyke", MRN, SECRET)
ASKED = ("--code", "CCM06", "--service", "99490", "--month", "2026-04")

CHART = f"""
#set document(date: none)
Patient: {NAME} DOB: 01/02/1950 MRN: {MRN}

= CCM call

Date: 04/07/2026. {NAME} reports {SECRET}. Time spent: 12 minutes. Hollis Okonjo, RN
"""


@pytest.fixture
def chart(tmp_path):
    place = tmp_path / "chart.pdf"
    place.write_bytes(typst.compile(CHART.encode(), ignore_system_fonts=True))
    return place


def run(*words, cwd, **env):
    return subprocess.run(
        [sys.executable, "-m", "clausea", *map(str, words)], cwd=cwd, capture_output=True, text=True, check=False,
        stdin=subprocess.DEVNULL, env={**os.environ, "PYTHONPATH": str(ROOT / "pipeline"), **env},
    )  # fmt: skip


def inside(*words):
    """The same in this process: quicker, for what needs no process of its own."""
    return CliRunner().invoke(app, [str(word) for word in words])


def assert_clean(text):
    assert [] == [canary for canary in CANARIES if canary.lower() in text.lower()]


@pytest.mark.slow
def test_stderr_and_names_hold_no_phi(chart, tmp_path):
    """A whole run: nothing of the patient on stderr, in a file's name or in a folder's name."""
    done = run("draft", *ASKED, "--records", chart, cwd=tmp_path)

    assert done.returncode in (0, 3), done.stderr
    assert_clean(done.stderr)
    assert_clean("\n".join(str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*")))


def test_files_are_private(chart, tmp_path):
    """Folders are for the user alone (0700), and so are the files (0600)."""
    run("draft", *ASKED, "--records", chart, "--out", "case", cwd=tmp_path)
    case = tmp_path / "case"

    assert 0o700 == case.stat().st_mode & 0o777
    assert {0o600} == {path.stat().st_mode & 0o777 for path in case.rglob("*") if path.is_file()}


@pytest.mark.slow
def test_errors_hold_no_phi(chart, tmp_path, monkeypatch):
    """Broken files and options: the message names file and key, never what stands in them.

    With CLAUSEA_DEBUG=1, which says more than usual, and still nothing of the chart.
    """
    run("extract", *ASKED, "--records", chart, "--out", "case", cwd=tmp_path)
    monkeypatch.setenv("CLAUSEA_DEBUG", "1")
    evidence = tmp_path / "case" / "evidence.json"
    text = evidence.read_text()
    broken = {
        "moved.json": text.replace('"page": 1', '"page": 7'),
        "typed.json": text.replace('"pages": 1', f'"pages": "{NAME}"'),
        "key.json": text.replace('"route":', f'"{"x" * 3}": "{SECRET}", "route":', 1),
        "cut.json": text[: len(text) // 2],
        "start.json": text.replace('"start": ', '"start": 9'),
    }
    damaged = tmp_path / "damaged.pdf"
    shutil.copy(chart, damaged)
    with damaged.open("r+b") as file:
        file.truncate(chart.stat().st_size // 2)
    claim = tmp_path / "claim.toml"
    claim.write_text(f'code = "CCM06"\nnotice_date = "{NAME}"\n[patient]\nname = "{NAME}"\nmrn = "{MRN}"\n')
    seen = [
        run("draft", "--claim", claim, "--records", chart, cwd=tmp_path, CLAUSEA_DEBUG="1"),
        run("draft", "--code", "CCM06", "--records", damaged, cwd=tmp_path, CLAUSEA_DEBUG="1"),
    ]
    for name, content in broken.items():
        (tmp_path / "case" / name).write_text(content)
        seen.append(inside("check", tmp_path / "case" / name))
        seen.append(inside("draft", "--evidence", tmp_path / "case" / name, "--out", tmp_path / "o"))
    for done in seen:
        assert_clean(done.stderr)
