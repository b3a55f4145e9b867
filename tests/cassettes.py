"""Recorded exchanges with a real model: how they are made, replayed and compared.

    python tests/cassettes.py record --llm http://127.0.0.1:8080/v1 [NAME ...]     # asks the model, writes cassettes/
    python tests/cassettes.py golden [NAME ...]      # replays, writes what is expected: after a change of rules
    python tests/cassettes.py replay                 # replays and compares: what the tests do

A request is matched by method, path and body (as JSON); its host does not count, so that any endpoint can record.
Headers are kept by allow-list. In a replay nothing may be missing and nothing may be left over.
"""

import argparse
import json
import os
import shutil
import sys
import tempfile
import time
import tomllib
import zipfile
from contextlib import contextmanager
from hashlib import sha256
from importlib.metadata import version
from io import BytesIO
from pathlib import Path

import vcr
from typer.testing import CliRunner

from clausea.evidence.readers.cache import FOLDER as MODEL_ANSWERS
from clausea.evidence.readers.cache import SECRET
from clausea.store import write_file

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "cassettes"
CHARTS = ROOT / "tests" / "bench" / "model"
RUNS = {
    "ccm-extract": ("ccm", ""),
    "bhi-extract": ("bhi", ""),
    "ccm-judge": ("ccm", 'mode = "judge"\n'),
    "bhi-judge": ("bhi", 'mode = "judge"\n'),
}
"""What is recorded: chart, and what differs from record.toml. The faults: tests/record_faults.py."""
FENCE_SECRET = bytes.fromhex("00112233445566778899aabbccddeeff")
"""Known on purpose, so that a replay asks what the recording asked: it is laid into the case before the run, where a
run of anybody else draws its own."""
FILES = ("evidence.json", "letter.md", "gaps.md")
"""Kept as they are, and compared byte for byte."""
TYPESET = {"letter.docx": "python-docx", "letter.pdf": "typst"}
"""Kept as checksums (`sums.json`), with the version of what wrote them: another version may put the same letter into
other bytes. Of letter.docx the parts are summed as they are unpacked, since zlib's builds pack them differently."""
SUMS = "sums.json"
HEADERS = {"content-type", "retry-after"}


class _Json:
    """Cassettes as JSON with the bodies parsed, so that a diff can be read."""

    @staticmethod
    def serialize(data):
        for one in data["interactions"]:
            one["request"]["body"] = json.loads(one["request"]["body"])
            one["response"]["body"]["string"] = json.loads(one["response"]["body"]["string"])
        return json.dumps(data, indent=1, ensure_ascii=False) + "\n"

    @staticmethod
    def deserialize(text):
        data = json.loads(text)
        for one in data["interactions"]:
            one["request"]["body"] = json.dumps(one["request"]["body"])
            one["response"]["body"]["string"] = json.dumps(one["response"]["body"]["string"])
        return data


def _request(request):
    request.headers = {key: value for key, value in request.headers.items() if key.lower() in HEADERS}
    request.uri = "http://endpoint" + request.path
    return request


def _response(response):
    response["headers"] = {key: value for key, value in response["headers"].items() if key.lower() in HEADERS}
    body = json.loads(response["body"]["string"])
    body.pop("timings", None)  # of the machine, not of the answer
    body |= {key: value for key, value in (("id", "x"), ("created", 0)) if key in body}
    response["body"]["string"] = json.dumps(body).encode()
    return response


def _same_body(one, other):
    assert json.loads(one.body) == json.loads(other.body), "the body differs"


@contextmanager
def tape(name, *, record=False, drop=False):
    """The cassette of that name. After a replay every exchange must have been played, once; with `drop` those that were
    not are taken out of it, because the rules of today ask less."""
    maker = vcr.VCR(
        record_mode="all" if record else "none", match_on=["method", "path", "json"], decode_compressed_response=True,
        before_record_request=_request, before_record_response=_response, serializer="readable",
    )  # fmt: skip
    maker.register_serializer("readable", _Json)
    maker.register_matcher("json", _same_body)
    path = FOLDER / f"{name}.json"
    if record:
        path.unlink(missing_ok=True)
    with maker.use_cassette(str(path)) as cassette:
        yield cassette
        if drop:
            data = json.loads(path.read_text(encoding="utf-8"))
            data["interactions"] = [one for at, one in enumerate(data["interactions"]) if cassette.play_counts[at]]
            path.write_text(json.dumps(data, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        elif not record:
            assert cassette.all_played, f"{name}: exchanges were left over. Record again (cassettes/README.md)."


def draft(name, folder, *, llm="http://127.0.0.1:9/v1"):
    """`clausea draft` of that run into folder/case; the CLI's result."""
    from clausea.cli import app

    chart, more = RUNS[name]
    truth = tomllib.loads((CHARTS / f"{chart}.truth.toml").read_text(encoding="utf-8"))
    shutil.copy(CHARTS / f"{chart}.pdf", folder / "chart.pdf")
    (folder / "llm.toml").write_text((FOLDER / "record.toml").read_text(encoding="utf-8") if not more else _with(more))
    words = ["draft", "--code", truth["code"], "--month", truth["month"], "--records", str(folder / "chart.pdf")]
    words += [word for service in truth["services"] for word in ("--service", service)]
    words += ["--out", str(folder / "case"), "--config", str(folder / "llm.toml"), "--llm", llm]
    write_file(folder / "case" / MODEL_ANSWERS / SECRET, FENCE_SECRET.hex())
    return CliRunner().invoke(app, [*words, "--date", "2026-07-01", "--anyway"])


def _with(more):
    lines = (FOLDER / "record.toml").read_text(encoding="utf-8").splitlines()
    keys = {line.split(" = ")[0] for line in more.splitlines()}
    return "\n".join(line for line in lines if line.split(" = ")[0] not in keys) + "\n" + more


def played(name, folder, *, drop=False):
    """Replay the run; its files by name."""
    with tape(name, drop=drop):
        result = draft(name, folder)
        assert result.exit_code in (0, 3), result.output
    return made(folder / "case")


def made(case):
    """The files of a draft as they are kept here."""
    files = {file: (case / file).read_bytes() for file in FILES}
    sums = {
        file: {"sha256": _sum((case / file).read_bytes()), "written by": f"{maker} {version(maker)}"}
        for file, maker in TYPESET.items()
    }
    return {**files, SUMS: (json.dumps(sums, indent=1) + "\n").encode()}


def _sum(data):
    total = sha256()
    if data[:2] == b"PK":
        with zipfile.ZipFile(BytesIO(data)) as parts:
            for name in parts.namelist():
                total.update(name.encode() + b"\0" + parts.read(name))
    else:
        total.update(data)
    return total.hexdigest()


def redrafted(name, folder):
    """The files of `clausea draft --evidence` over the recorded evidence.json: the same letter without the model."""
    from clausea.cli import app

    case = folder / "case"
    case.mkdir(mode=0o700)
    shutil.copy(CHARTS / f"{RUNS[name][0]}.pdf", folder / "chart.pdf")
    shutil.copy(FOLDER / name / "evidence.json", case / "evidence.json")
    words = ["draft", "--evidence", str(case / "evidence.json"), "--date", "2026-07-01", "--anyway"]
    result = CliRunner().invoke(app, words)
    assert result.exit_code in (0, 3), result.output
    return made(case)


def differing(name, files):
    """The kept files that differ from these. Where another version of a typesetter is installed than the one that was
    recorded, its bytes are held against those of the same version over the recorded evidence.json."""
    kept = {file: (FOLDER / name / file).read_bytes() for file in (*FILES, SUMS)}
    recorded, now = json.loads(kept[SUMS]), json.loads(files[SUMS])
    if any(recorded[file]["written by"] != now[file]["written by"] for file in TYPESET):
        with tempfile.TemporaryDirectory() as place:
            kept[SUMS] = redrafted(name, Path(place))[SUMS]
    return [file for file in kept if kept[file] != files[file]]


def timed(name, began):
    """Write down how long a recording took, and how busy the machine was."""
    times = FOLDER / "seconds.json"
    known = json.loads(times.read_text()) if times.exists() else {}
    known[name] = {"seconds": round(time.monotonic() - began), "load": round(os.getloadavg()[0], 1)}
    times.write_text(json.dumps(known, indent=1, sort_keys=True) + "\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("what", choices=("record", "golden", "replay"))
    parser.add_argument("names", nargs="*", default=list(RUNS))
    parser.add_argument("--llm", metavar="URL")
    asked = parser.parse_intermixed_args()
    for name in asked.names or list(RUNS):
        with tempfile.TemporaryDirectory() as place:
            if asked.what == "record":
                began = time.monotonic()
                with tape(name, record=True):
                    result = draft(name, Path(place), llm=asked.llm)
                print(result.output[-400:], file=sys.stderr)
                timed(name, began)
                files = made(Path(place) / "case")
            else:
                files = played(name, Path(place), drop=asked.what == "golden")
            if asked.what == "replay":
                assert not (other := differing(name, files)), f"{name}: {', '.join(other)} differ from the recorded run"
            for file, data in files.items() if asked.what != "replay" else ():
                golden = FOLDER / name / file
                golden.parent.mkdir(exist_ok=True)
                golden.write_bytes(data)
        print(f"{name}: {asked.what} done", flush=True)


if __name__ == "__main__":
    main()
