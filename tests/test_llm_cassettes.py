"""`clausea draft` over recorded exchanges with a real model: byte for byte the recorded run, and nothing left over.

What was recorded with which model and settings: cassettes/README.md.
"""

import json
import socket

import pytest

import cassettes
import record_faults

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
    for file, data in files.items():
        assert (cassettes.FOLDER / name / file).read_text(encoding="utf-8") == data.decode()


def test_a_real_answer_that_was_cut_off():
    """Recorded with an answer of three tokens: the reading splits its pages, it does not ask again."""
    assert ("length", "the answer was cut off") == _fault("truncated")


def test_a_real_question_that_was_too_long():
    """Recorded with more words than the server's context: the reading splits its pages too."""
    assert ("length", "the question is too long for the model") == _fault("overflow")


def _fault(name):
    reply = record_faults.ask(name)
    return reply.stop, reply.why


@pytest.mark.parametrize("name", [*NAMES, *record_faults.FAULTS])
def test_cassettes_hold_synthetic_pages_and_listed_headers_alone(name):
    """Headers by allow-list, no key, no machine's address."""
    text = (cassettes.FOLDER / f"{name}.json").read_text(encoding="utf-8")
    data = json.loads(text)
    for one in data["interactions"]:
        listed = {header.lower() for side in ("request", "response") for header in one[side]["headers"]}

        assert cassettes.HEADERS >= listed
        assert "http://endpoint/v1/chat/completions" == one["request"]["uri"]
        assert one["request"]["body"]["store"] is False
    assert [] == [word for word in ("sk-", "127.0.0.1", "Bearer", "/tmp", "authorization") if word in text]


def test_a_request_without_a_recording_fails(tmp_path, monkeypatch):
    """A changed prompt finds no exchange, and no network: the run fails and is not quietly another one."""
    name = NAMES[0]
    monkeypatch.setattr("clausea.evidence.asking.reading.extract_user", lambda *_: "other words")
    with pytest.raises(AssertionError, match="exchanges were left over"):
        cassettes.played(name, tmp_path)
