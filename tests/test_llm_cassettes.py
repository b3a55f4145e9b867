"""`clausea draft` over recorded exchanges with a real model: byte for byte the recorded run, and nothing left over.

What was recorded with which model and settings: cassettes/README.md.
"""

import json
import shutil
import socket
import sys
from importlib.metadata import version

import pytest

import cassettes
import record_faults
from llm_server import chat, server

NAMES = [name for name in cassettes.RUNS if (cassettes.FOLDER / f"{name}.json").exists()]


@pytest.fixture(autouse=True)
def no_network(monkeypatch):
    """Nothing may connect, to anywhere."""

    def blocked(*_):
        raise RuntimeError("the network is blocked in this test")

    monkeypatch.setattr(socket.socket, "connect", blocked)
    monkeypatch.setattr(socket, "create_connection", blocked)


@pytest.mark.parametrize("name", NAMES)
def test_a_replay_is_the_recorded_run(name, tmp_path):
    """After a change of rules: `python tests/cassettes.py golden`, and read the diff. After one of prompts: record."""
    files = cassettes.played(name, tmp_path)

    assert {*cassettes.FILES, cassettes.SUMS} == set(files)
    assert [] == cassettes.differing(name, files)


@pytest.mark.slow
def test_another_typesetter_is_held_against_itself(tmp_path, monkeypatch):
    """Where another version of Typst or python-docx is installed, whose bytes are its own, the letter must be the one
    that this version makes of the recorded evidence.json; a letter of other evidence is told."""
    name, other = "bhi-extract", "ccm-extract"
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    monkeypatch.setattr(cassettes, "version", lambda _: "another")
    files = cassettes.redrafted(name, tmp_path / "one")
    wrong = {**files, cassettes.SUMS: cassettes.redrafted(other, tmp_path / "two")[cassettes.SUMS]}

    assert [] == cassettes.differing(name, files)
    assert [cassettes.SUMS] == cassettes.differing(name, wrong)


def test_a_real_answer_that_was_cut_off():
    """Recorded with an answer of three tokens: the reading splits its pages, it does not ask again."""
    assert ("length", "the answer was cut off") == _fault("truncated")


def test_a_real_question_that_was_too_long():
    """Recorded with more words than the server's context: the reading splits its pages too."""
    assert ("length", "the question is too long for the model") == _fault("overflow")


def _fault(name):
    reply = record_faults.ask(name)
    return reply.stop, reply.why


@pytest.mark.parametrize(
    "name", sorted(path.stem for path in cassettes.FOLDER.glob("*.json") if path.stem != "seconds")
)
def test_cassettes_hold_synthetic_pages_and_listed_headers_alone(name):
    """Headers by allow-list, no key, no machine's address."""
    text = (cassettes.FOLDER / f"{name}.json").read_text(encoding="utf-8")
    data = json.loads(text)
    for one in data["interactions"]:
        listed = {header.lower() for side in ("request", "response") for header in one[side]["headers"]}

        assert cassettes.HEADERS >= listed
        assert "http://endpoint/v1/chat/completions" == one["request"]["uri"]
        if not name.endswith("-langextract"):  # which cannot be told to
            assert one["request"]["body"]["store"] is False
    assert [] == [word for word in ("sk-", "127.0.0.1", "Bearer", "/tmp", "authorization") if word in text]


def test_a_request_without_a_recording_fails(tmp_path, monkeypatch):
    """A changed prompt finds no exchange, and no network: the run fails and is not quietly another one."""
    name = NAMES[0]
    monkeypatch.setattr("clausea.evidence.asking.reading.extract_user", lambda *_: "other words")
    with pytest.raises(AssertionError, match="Something went wrong"):
        cassettes.played(name, tmp_path)


def test_the_recorder_knows_the_clients_transport():
    """Older versions of vcrpy record nothing of it, and a replay goes to the network in silence."""
    assert int(version("vcrpy").split(".")[0]) >= 9


@pytest.mark.slow
def test_one_command_records_and_another_replays(tmp_path, monkeypatch):
    """From any endpoint, here a scripted one: the replay is the recorded run, an exchange less or more is told."""
    monkeypatch.undo()
    monkeypatch.setattr(cassettes, "FOLDER", tmp_path / "cassettes")
    (tmp_path / "cassettes").mkdir()
    shutil.copy(cassettes.ROOT / "cassettes" / "record.toml", tmp_path / "cassettes")
    with server(lambda number, body: chat('{"items": []}')) as (url, seen):
        monkeypatch.setattr(sys, "argv", ["cassettes.py", "record", "--llm", url, "bhi-extract"])
        cassettes.main()
        monkeypatch.setattr(sys, "argv", ["cassettes.py", "replay", "bhi-extract"])
        before = len(seen)
        cassettes.main()
    tape = tmp_path / "cassettes" / "bhi-extract.json"
    data = json.loads(tape.read_text())

    assert before == len(seen) == len(data["interactions"])

    data["interactions"] *= 2
    tape.write_text(json.dumps(data))
    with pytest.raises(AssertionError, match="exchanges were left over"):
        cassettes.main()

    monkeypatch.setattr(sys, "argv", ["cassettes.py", "golden", "bhi-extract"])
    cassettes.main()

    assert before == len(json.loads(tape.read_text())["interactions"])
