"""A run that is killed leaves the old evidence.json or the new one, never a broken one, and no litter that counts."""

import contextlib
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner

from clausea.cli import app
from clausea.models import EvidenceFile

ROOT = Path(__file__).resolve().parents[1]
CASE = ROOT / "codes" / "CCM06" / "examples" / "case"
ENV = {**os.environ, "PYTHONPATH": str(ROOT / "pipeline")}


def start(*words, **more):
    return subprocess.Popen(
        [sys.executable, "-m", "clausea", *map(str, words)], env=ENV, stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **more,
    )  # fmt: skip


def draft(out):
    return ("draft", "--claim", CASE / "claim.toml", "--records", CASE / "chart.pdf", "--out", out, "--anyway")


def killed_at_random(out, rounds):
    """Let one run finish, then kill `rounds` others somewhere on their way."""
    chance = random.Random(20260401)
    began = time.monotonic()
    first = start(*draft(out))
    first.communicate()
    assert first.returncode in (0, 3)
    lasts = time.monotonic() - began
    whole = (out / "evidence.json").read_bytes()
    letter = (out / "letter.docx").read_bytes()
    for _ in range(rounds):
        run = start(*draft(out))
        try:
            run.communicate(timeout=chance.uniform(0.2, 1.0) * lasts)
        except subprocess.TimeoutExpired:
            run.kill()
            run.communicate()
        EvidenceFile.model_validate_json((out / "evidence.json").read_bytes())

        assert whole == (out / "evidence.json").read_bytes()
        assert letter == (out / "letter.docx").read_bytes()


@pytest.mark.slow
def test_kill_leaves_whole_files(tmp_path):
    """Killed at a random moment, a repeated run has left every file whole (same input, same bytes)."""
    killed_at_random(tmp_path / "case", 4)


@pytest.mark.slow
def test_many_kills_leave_whole_files(tmp_path):
    """The same, many times."""
    killed_at_random(tmp_path / "case", 40)


def test_interrupt_is_one_line(tmp_path, monkeypatch):
    """Ctrl-C ends with 130 and one line, without a traceback and without a file."""

    def interrupted(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr("clausea.workflow.read_records", interrupted)
    result = CliRunner().invoke(app, [str(word) for word in draft(tmp_path / "case")])

    assert (130, "", 1) == (result.exit_code, result.stdout, len(result.stderr.splitlines()))
    assert not (tmp_path / "case").exists()


@pytest.mark.slow
def test_interrupt_of_the_whole_group(tmp_path):
    """A terminal's Ctrl-C reaches the reading child process too: there is still no traceback on the screen."""
    for tenths in range(2, 14, 2):
        run = start(*draft(tmp_path / "case"), start_new_session=True)
        time.sleep(tenths / 10)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(run.pid, signal.SIGINT)
        _, err = run.communicate(timeout=60)
        if run.returncode == 130:
            assert "Traceback" not in err
