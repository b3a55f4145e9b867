"""The endpoint over a scripted server: retries, limits, capabilities, the kept answers, what stops the model's part.

The server is a fake and says so (llm_server.py): these faults cannot be had from a real one on demand.
"""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from clausea.evidence.readers.cache import FOLDER, Answers, key_of
from clausea.evidence.readers.interface import Ask
from clausea.evidence.readers.openai import OpenAIEndpoint
from clausea.settings import read_llm
from llm_charts import settings
from llm_server import chat, fault, server

ROOT = Path(__file__).resolve().parents[1]
SCHEMA = {"type": "object", "properties": {"n": {"type": "integer"}}, "required": ["n"], "additionalProperties": False}


def asks(count=1, **more):
    return [Ask("system words", f"user words {number}", SCHEMA, 50, **more) for number in range(count)]


def answered(answer, count=1, *, folder=None, more=None, **config):
    """Replies of that many asks, and the requests that the server saw."""
    with server(answer) as (url, seen):
        endpoint = OpenAIEndpoint(settings(base_url=url, **config), Answers(folder))
        replies = endpoint.answer(asks(count, **(more or {})), lambda _: None)
    return replies, seen


def test_a_request_says_what_it_must():
    """Strict schema, temperature 0, not stored; the system words first, the chart in the user's turn alone."""
    replies, [body] = answered(lambda number, body: chat('{"n": 1}'))

    assert [("done", '{"n": 1}', 100, 10)] == [(one.stop, one.text, one.tokens_in, one.tokens_out) for one in replies]
    assert {
        "model": "scripted",
        "messages": [
            {"role": "system", "content": "system words"},
            {"role": "user", "content": "user words 0"},
        ],
        "max_completion_tokens": 50,
        "response_format": {
            "type": "json_schema",
            "json_schema": {"name": "answer", "strict": True, "schema": SCHEMA},
        },
        "temperature": 0,
        "store": False,
    } == body


def test_half_of_all_calls_busy_loses_nothing():
    """Every other call is answered 429: all items arrive, in their order."""
    replies, seen = answered(
        lambda number, body: (
            fault(429, "slow down", headers={"Retry-After": "0.02"})
            if number % 2 == 0
            else chat(json.dumps({"n": int(body["messages"][1]["content"].split()[-1])}))
        ),
        count=12,
    )

    assert [{"n": number} for number in range(12)] == [json.loads(one.text) for one in replies]
    assert 24 <= len(seen) + 1


def test_retry_after_is_honoured():
    """Nothing is asked before the server's own time is over, by nobody."""
    times = []

    def answer(number, body):
        times.append(time.monotonic())
        return fault(429, headers={"Retry-After": "1"}) if number == 0 else chat('{"n": 1}')

    replies, _ = answered(answer, count=3, concurrency=1)

    assert ["done"] * 3 == [one.stop for one in replies]
    assert times[1] - times[0] >= 1.0


def test_a_server_that_stays_busy_is_given_up_in_time():
    """429 without end: given up when patience is over, and said."""
    replies, _ = answered(lambda number, body: fault(429, headers={"Retry-After": "0.05"}), patience=0.2)

    assert [("failed", "the server stayed busy (429)")] == [(one.stop, one.why) for one in replies]


@pytest.mark.parametrize(("written", "limit"), [("", 4), ("concurrency = 2\n", 2), ("concurrency = 1\n", 1)])
def test_as_many_calls_at_a_time_as_the_table_says(tmp_path, written, limit):
    """`concurrency` of [llm], four by default: so many calls are in flight, and never more."""
    import threading

    running, most, changed = [0], [0], threading.Condition()

    def answer(number, body):
        with changed:
            running[0] += 1
            most[0] = max(most[0], running[0])
            changed.notify_all()
            changed.wait_for(lambda: most[0] >= limit, timeout=20)
        time.sleep(0.02)  # time for one too many
        with changed:
            running[0] -= 1
        return chat('{"n": 1}')

    config = tmp_path / "clausea.toml"
    with server(answer) as (url, _):
        config.write_text(f'[llm]\nbase_url = "{url}"\nmodel = "m"\n{written}')
        OpenAIEndpoint(read_llm([config]), Answers(None)).answer(asks(9), lambda _: None)

    assert limit == most[0]


@pytest.mark.parametrize("broken", [fault(500), fault(503, headers={"Retry-After": "0.01"}), None, b"<html>"])
def test_a_failure_that_passes(broken):
    """500, 503, a connection that is cut, a body that is no JSON: asked again."""
    replies, seen = answered(lambda number, body: broken if number == 0 else chat('{"n": 1}'))

    assert (["done"], 2) == ([one.stop for one in replies], len(seen))


def test_a_timeout_is_asked_again():
    def answer(number, body):
        time.sleep(0.6 if number == 0 else 0)
        return chat('{"n": 1}')

    replies, _ = answered(answer, timeout=0.3)

    assert ["done"] == [one.stop for one in replies]


@pytest.mark.parametrize(
    ("made", "stop", "why"),
    [
        (chat("{", finish="length"), "length", "the answer was cut off"),
        (fault(400, "maximum context length is 8192 tokens", "context_length_exceeded"), "length", "too long"),
        (chat(None, refusal="I cannot"), "refused", "the model refused"),
        (chat(None, finish="content_filter"), "refused", "content filter"),
        (fault(400, "blocked", "content_filter"), "refused", "content filter"),
        (fault(422, "odd"), "failed", "does not take the question (422)"),
    ],
    ids=["cut", "too long", "refusal", "filtered answer", "filtered question", "odd status"],
)  # fmt: skip
def test_what_is_not_asked_again(made, stop, why):
    """Truncation, refusals and filters are no matter of patience: one call, and the reading decides."""
    replies, seen = answered(lambda number, body: made)

    assert ([stop], 1) == ([one.stop for one in replies], len(seen))
    assert why in replies[0].why


@pytest.mark.parametrize(
    ("made", "why"),
    [
        (fault(401, "bad key sk-123"), "does not accept the key (401): set OPENAI_API_KEY"),
        (fault(403, "no"), "does not accept the key (403)"),
        (fault(404, "no such model"), "does not know this model or address (404)"),
        (fault(429, "You exceeded your current quota", "insufficient_quota"), "no quota left (429)"),
    ],
)
def test_key_quota_and_model_stop_the_models_part_once(made, why):
    """One clear message, no further calls, no words of the server in it."""
    replies, seen = answered(lambda number, body: made, count=8, concurrency=1)

    assert ({"stopped"}, 1) == ({one.stop for one in replies}, len(seen))
    assert why in replies[0].why
    assert "sk-123" not in replies[0].why


def test_the_ladder_for_servers_that_cannot_all_of_it():
    """No json_schema, no json_object, no store, no temperature, only max_tokens: left out, and remembered."""

    def answer(number, body):
        if body.get("response_format", {}).get("type") == "json_schema":
            return fault(400, "response_format json_schema is not supported")
        if "response_format" in body:
            return fault(400, "unknown response_format")
        for name in ("store", "temperature", "max_completion_tokens"):
            if name in body:
                return fault(400, f"Unrecognized request argument: {name}", param=name)
        return chat('{"n": 1}')

    replies, seen = answered(answer, count=2, concurrency=1)

    assert ["done", "done"] == [one.stop for one in replies]
    assert {"model", "messages", "max_tokens"} == set(seen[-1])
    assert json.dumps(SCHEMA) in seen[-1]["messages"][0]["content"]
    assert 7 == len(seen)  # five things left out on the way, then each of the two asks once


def test_yes_is_a_share_of_probability():
    """P(yes) against P(no) at the answer's token, whichever token was chosen."""
    import math

    def token(text, chances):
        return {
            "token": text, "logprob": -0.1, "bytes": None,
            "top_logprobs": [{"token": t, "logprob": math.log(p), "bytes": None} for t, p in chances.items()],
        }  # fmt: skip

    tokens = [
        token('{"answer": "', {'{"answer": "': 1.0}),
        token("no", {"yes": 0.6, "no": 0.2, " Yes": 0.1}),
        token('"}', {}),
    ]
    replies, [body] = answered(
        lambda number, body: chat('{"answer": "no"}', logprobs={"content": tokens, "refusal": None}),
        more={"yes_no": True},
    )

    assert 7 / 9 == pytest.approx(replies[0].yes)
    assert (True, 20) == (body["logprobs"], body["top_logprobs"])


def test_kept_answers_are_private_and_asked_for_once(tmp_path):
    """0600 in a 0700 folder, named by a hash; a second run makes no call and has the same answers."""
    folder = tmp_path / "case" / FOLDER
    first, seen = answered(lambda number, body: chat('{"n": 1}'), count=3, folder=folder)
    with server(lambda number, body: fault(400)) as (url, _):
        endpoint = OpenAIEndpoint(settings(base_url=url), Answers(folder))
        other = endpoint.answer(asks(3), lambda _: None)  # another address: other keys
    files = list(folder.iterdir())

    assert (3, 3, 0o700) == (len(seen), len(files), folder.stat().st_mode & 0o777)
    assert {0o600} == {path.stat().st_mode & 0o777 for path in files}
    assert {64} == {len(path.stem) for path in files}
    assert ["done"] * 3 == [one.stop for one in first]
    assert ["failed"] * 3 == [one.stop for one in other]


def test_what_was_cut_or_refused_is_not_kept(tmp_path):
    answered(lambda number, body: chat("{", finish="length"), folder=tmp_path / FOLDER)

    assert [] == list(tmp_path.rglob("*.json"))


def test_a_key_tells_nothing_of_the_chart():
    """Body, address and version of the prompts make it, in one hash."""
    made = {
        key_of({"a": name}, url, version)
        for name in ("Orla", "Odile") for url in ("http://x", "http://y") for version in ("v1", "v2")
    }  # fmt: skip

    assert 8 == len(made)
    assert 64 == len(key_of({"a": "Orla"}, "http://x", "v1"))


def test_no_redirect_is_followed():
    """A server may not send the chart elsewhere."""
    with server(lambda number, body: chat('{"n": 1}')) as (elsewhere, reached):
        replies, _ = answered(lambda number, body: fault(307, headers={"Location": f"{elsewhere}/chat/completions"}))

    assert ([], ["failed"]) == (reached, [one.stop for one in replies])


SLOW = """
import sys; sys.path[:0] = [{pipeline!r}, {tests!r}]
from pathlib import Path
from test_llm_plumbing import asks
from clausea.evidence.readers.cache import Answers
from clausea.evidence.readers.openai import OpenAIEndpoint
from llm_charts import settings
OpenAIEndpoint(settings(base_url={url!r}, concurrency=2), Answers(Path({folder!r}))).answer(asks(8), lambda _: None)
"""


@pytest.mark.slow
def test_kill_9_loses_only_the_calls_in_flight(tmp_path):
    """Killed in the middle: what had arrived is there, whole, and is not asked again."""
    folder = tmp_path / FOLDER

    def answer(number, body):
        if number >= 4:
            time.sleep(30 if number < 6 else 0)
        return chat(json.dumps({"n": int(body["messages"][1]["content"].split()[-1])}))

    with server(answer) as (url, seen):
        code = SLOW.format(pipeline=str(ROOT / "pipeline"), tests=str(ROOT / "tests"), url=url, folder=str(folder))
        child = subprocess.Popen([sys.executable, "-c", code])
        limit = time.monotonic() + 60
        while (len(seen) < 6 or len(list(folder.glob("*.json"))) < 4) and time.monotonic() < limit:
            time.sleep(0.05)
        os.kill(child.pid, signal.SIGKILL)
        child.wait()
        kept = len(list(folder.glob("*.json")))
        before = len(seen)
        replies = OpenAIEndpoint(settings(base_url=url, concurrency=2), Answers(folder)).answer(asks(8), lambda _: None)

        assert (4, 4) == (kept, len(seen) - before)
        assert [{"n": number} for number in range(8)] == [json.loads(one.text) for one in replies]


def test_nobody_there_is_said(monkeypatch):
    """A port where nobody listens: given up after the tries, without waiting a minute each."""
    monkeypatch.setattr("clausea.evidence.readers.openai._LONGEST_WAIT", 0.01)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    replies = OpenAIEndpoint(settings(base_url=f"http://127.0.0.1:{port}/v1"), Answers(None)).answer(
        asks(), lambda _: None
    )

    assert [("failed", "the server cannot be reached")] == [(one.stop, one.why) for one in replies]
