"""What may leave this machine, and what may not stand anywhere: configuration, hosts, canaries, examples."""

import json
import logging
import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

import cassettes
from clausea import settings as llm
from clausea.cli import app
from clausea.cli_llm import settings_of
from clausea.errors import UsageError
from clausea.evidence.asking.answers import parse
from clausea.evidence.asking.prompts import extract_schema, judge_schema, raw_examples
from clausea.evidence.readers.cache import Answers
from clausea.evidence.readers.interface import Ask
from clausea.evidence.readers.openai import OpenAIEndpoint
from clausea.pages import Page
from clausea.quotes import locate
from clausea.workflow import open_library
from llm_charts import CALL, chart
from llm_server import chat, fault, server

ROOT = Path(__file__).resolve().parents[1]
NAME, MRN, SSN = "Zyxwella Quorndyke", "QX-990417-ZZ", "987-65-4329"
CANARIES = ("Zyxwella", "Quorndyke", MRN, SSN, "zibbledroz")
PAGE = (
    f"= CCM call\n\nDate: 04/07/2026. {NAME}, MRN {MRN}, SSN {SSN}, reports zibbledroz. "
    "Time spent: 12 minutes. A. Bo, RN\n"
)
ASKED = ["--code", "CCM06", "--service", "99490", "--month", "2026-04"]


def run(*words, cwd, **env):
    return subprocess.run(
        [sys.executable, "-m", "clausea", *map(str, words)], cwd=cwd, capture_output=True, text=True, check=False,
        stdin=subprocess.DEVNULL, env={**os.environ, "PYTHONPATH": str(ROOT / "pipeline"), **env},
    )  # fmt: skip


@pytest.mark.slow
def test_a_key_alone_changes_nothing(tmp_path):
    """OPENAI_API_KEY and OPENAI_BASE_URL are often set for other reasons: no model reads, nothing is asked."""
    place = chart(tmp_path / "chart.pdf", CALL)
    with server(lambda number, body: chat("{}")) as (url, seen):
        done = run(
            "extract",
            *ASKED,
            "--records",
            place,
            "--out",
            "case",
            cwd=tmp_path,
            OPENAI_API_KEY="sk-x",
            OPENAI_BASE_URL=url,
        )
        evidence = json.loads((tmp_path / "case" / "evidence.json").read_text())

    assert ([], ["patterns"], None) == (seen, evidence["run"]["readers"], evidence["run"]["model"])
    assert "language model" not in done.stderr


def test_a_host_elsewhere_must_be_allowed(tmp_path):
    """Not loopback and not in phi_ok_hosts: refused before anything is read."""
    config = tmp_path / "clausea.toml"
    config.write_text('[llm]\nbase_url = "https://api.example.org/v1"\nmodel = "m"\n')
    with pytest.raises(UsageError, match=r"api\.example\.org: chart text may not be sent there"):
        llm.read_llm([config])
    config.write_text(config.read_text() + 'phi_ok_hosts = ["API.example.org"]\n')

    assert (True, False) == (llm.read_llm([config]).allowed, llm.read_llm([config]).local)
    for url in ("http://127.0.0.1:8080/v1", "http://localhost/v1", "http://[::1]:80/v1"):
        assert llm.read_llm([], base_url=url, model="m").local
    for url in ("http://127.0.0.1.example.org/v1", "http://localhost.example.org/v1", "http://user@example.org/v1"):
        with pytest.raises(UsageError):
            llm.read_llm([], base_url=url, model="m")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('[llm]\nbase_url = "http://127.0.0.1/v1"\n', "needs an address and a name"),
        ('[llm]\nbase_url = "http://127.0.0.1/v1"\nmodel = "m"\nmodle = "x"\n', "modle: unknown key"),
        ('[llm]\nbase_url = "ftp://127.0.0.1"\nmodel = "m"\n', "is no web address"),
        ("llm = 3\n", "must be a table"),
        ("[llm\n", "is no valid TOML"),
    ],
)
def test_mistakes_are_named(tmp_path, text, words):
    (tmp_path / "clausea.toml").write_text(text)
    with pytest.raises(UsageError, match=words):
        llm.read_llm([tmp_path / "clausea.toml"])


@pytest.mark.parametrize(
    "made",
    [
        pytest.param(chat('{"items": [{"element": "Zyxwella"}]}'), id="broken", marks=pytest.mark.slow),
        pytest.param(fault(400, f"cannot read {NAME}"), id="400", marks=pytest.mark.slow),
        pytest.param(fault(401, NAME), id="401", marks=pytest.mark.slow),
        pytest.param(fault(429, NAME, "insufficient_quota"), id="quota", marks=pytest.mark.slow),
        pytest.param(chat(None, refusal=NAME), id="refusal", marks=pytest.mark.slow),
    ],
)
def test_no_canary_outside_the_case(tmp_path, made):
    """Name, chart number, SSN: in no line of stderr, no file name and no key, with every debug switch on."""
    place = chart(tmp_path / "chart.pdf", PAGE)
    with server(lambda number, body: made) as (url, seen):
        done = run(
            "extract", *ASKED, "--records", place, "--out", "case", "--llm", url, "--model", "m", cwd=tmp_path,
            OPENAI_LOG="debug", CLAUSEA_DEBUG="1", PYTHONASYNCIODEBUG="1", OPENAI_API_KEY="sk-x",
        )  # fmt: skip
    names = "\n".join(path.name for path in (tmp_path / "case").rglob("*"))

    assert seen
    assert NAME in seen[0]["messages"][1]["content"]
    assert [] == [word for word in CANARIES if word.lower() in (done.stderr + names).lower()]
    assert (tmp_path / "case" / "evidence.json").is_file()


def test_no_canary_in_logs_of_a_program_that_logs_everything(tmp_path, caplog):
    """Root logger at debug: the client's loggers stay silent."""
    place = chart(tmp_path / "chart.pdf", PAGE)
    with server(lambda number, body: chat('{"items": []}')) as (url, seen), caplog.at_level(logging.DEBUG):
        CliRunner().invoke(
            app,
            ["extract", *ASKED, "--records", str(place), "--out", str(tmp_path / "c"), "--llm", url, "--model", "m"],
        )

    assert seen
    assert [] == [word for word in CANARIES if word.lower() in caplog.text.lower()]


@pytest.mark.slow
def test_the_run_says_where_text_goes_and_keeps_answers_private(tmp_path):
    """One line on stderr; kept answers 0600; a second run asks nothing and has the same bytes; purge removes them."""
    place = chart(tmp_path / "chart.pdf", CALL)
    with server(lambda number, body: chat('{"items": []}')) as (url, seen):
        words = (
            "draft",
            *ASKED,
            "--records",
            place,
            "--out",
            "case",
            "--llm",
            url,
            "--model",
            "m",
            "--date",
            "2026-07-01",
        )
        first = run(*words, cwd=tmp_path)
        files, calls = contents(tmp_path / "case"), len(seen)
        run(*words, cwd=tmp_path)
        again = contents(tmp_path / "case")
        kept = list((tmp_path / "case" / "model-answers").glob("*.json"))
        modes = {path.stat().st_mode & 0o777 for path in kept}
        CliRunner().invoke(app, ["purge", str(tmp_path / "case")])

        assert first.stderr.count("a language model reads too (m)") == 1
        assert (calls, files) == (len(seen), again)
        assert {"evidence.json", "gaps.md"} <= set(files)
        assert ({0o600}, False) == (modes, (tmp_path / "case" / "model-answers").exists())


def contents(case):
    return {path.name: path.read_bytes() for path in case.iterdir() if path.is_file()}


def fences(seen):
    return [body["messages"][1]["content"].split("\n")[1] for body in seen]


def test_the_fences_secret_is_kept_with_the_answers_or_nowhere(tmp_path):
    """Drawn once for a case's folder, 0600, not in evidence.json; without a folder another one in every run."""
    place, folder = chart(tmp_path / "chart.pdf", CALL), tmp_path / "c" / "model-answers"
    words = ["extract", *ASKED, "--records", str(place), "--model", "m", "--out", str(tmp_path / "c"), "--llm"]
    with server(lambda number, body: fault(400)) as (url, seen):  # a fault, so that each run asks again
        CliRunner().invoke(app, [*words, url])
        CliRunner().invoke(app, [*words, url])
        kept = (folder / "fence-secret").read_text()
        mode = (folder / "fence-secret").stat().st_mode & 0o777
        same = fences(seen)
        CliRunner().invoke(app, ["purge", str(tmp_path / "c")])
        CliRunner().invoke(app, [*words, url, "--no-cache"])
        CliRunner().invoke(app, [*words, url, "--no-cache"])

    assert (2, 1, 4, 3) == (len(same), len(set(same)), len(seen), len(set(fences(seen))))
    assert (0o600, 32, False) == (mode, len(kept), folder.exists())
    assert kept not in (tmp_path / "c" / "evidence.json").read_text()
    assert [] == [mark for mark in fences(seen) if kept[:12] in mark]


def test_a_host_elsewhere_is_named_once_in_every_run(tmp_path, capsys):
    """Also with --quiet: chart text leaves the machine, and the person should know where it goes."""
    config = tmp_path / "clausea.toml"
    config.write_text(
        '[llm]\nbase_url = "https://api.example.org/v1"\nmodel = "m"\nphi_ok_hosts = ["api.example.org"]\n'
    )
    for quiet in (False, True):
        settings_of(config, None, None, quiet=quiet)

        assert 1 == capsys.readouterr().err.count("chart text is sent to api.example.org")
    assert settings_of(config, "off", None, quiet=False) is None


def test_no_canary_in_a_cassettes_headers(tmp_path, monkeypatch):
    """What a server, or a proxy on the way, puts into headers is not recorded, and no key is."""
    odd = {"Set-Cookie": f"who={MRN}", "X-Request-Id": SSN, "X-Patient": NAME, "OpenAI-Organization": "zibbledroz"}
    monkeypatch.setattr(cassettes, "FOLDER", tmp_path)
    monkeypatch.setenv("OPENAI_API_KEY", f"sk-{MRN}")
    with server(lambda number, body: (200, odd, chat("{}"))) as (url, _), cassettes.tape("odd", record=True):
        OpenAIEndpoint(llm.read_llm([], base_url=url, model="m"), Answers(None)).answer(
            [Ask("system", "user", {"type": "object"}, 5)], lambda _: None
        )
    text = (tmp_path / "odd.json").read_text()

    assert 1 == len(json.loads(text)["interactions"])
    assert [] == [word for word in (*CANARIES, "sk-", url) if word.lower() in text.lower()]


def test_the_schemas_hold_nothing_of_a_chart():
    """Flat, every field required, nothing open, no patterns or lengths; enums are our own words."""
    elements = list(open_library().elements.values())
    for schema in (extract_schema(elements), judge_schema()):
        text = json.dumps(schema)
        objects = [schema, *(one["items"] for one in schema["properties"].values() if "items" in one)]

        assert [] == [
            word for word in ("pattern", "maxLength", "minItems", "maxItems", "anyOf", "$ref") if word in text
        ]
        assert {False} == {each["additionalProperties"] for each in objects}
        assert all(sorted(each["properties"]) == sorted(each["required"]) for each in objects)


def test_the_examples_pass_our_own_verifier():
    """Each quote stands on its example's lines, each answer parses, and the patient is an impossible one."""
    known = open_library().elements
    for example in raw_examples():
        text = example["text"].strip()
        page = Page(record="X", number=example["page"], text=text)
        found = locate([page], example["quote"], page=example["page"])
        line = text.count("\n", 0, found.start) + 1

        assert (True, example["line"]) == (found.stands, line)
        assert example["page"] > 9000
        assert [] == [name for name in example["elements"] if name not in known]
        assert any(mark in text for mark in ("2999", "Quillon"))


def test_an_answer_is_checked_whole():
    """Unknown keys, missing keys, other types: unusable, and the reason names the field alone."""
    assert "it is no JSON object" == parse("zibbledroz")
    assert "items.item.page: int_parsing" == parse(json.dumps({"items": [one(page="zibbledroz")]}))
    assert "items.item.polarity: enum" == parse(json.dumps({"items": [one(polarity="zibbledroz")]}))
    assert "an unknown key: extra_forbidden" == parse(json.dumps({"items": [one(zibbledroz=1)]}))
    assert 1 == len(parse("```json\n" + json.dumps({"items": [one()]}) + "\n```"))


def one(**more):
    base = {
        "element": "x",
        "page": 1,
        "first_line": 1,
        "last_line": 1,
        "quote": "",
        "value": "",
        "polarity": "affirmed",
    }
    return {**base, **more}
