"""Reading and writing evidence.json and the files beside it."""

import json
import os
import stat
from pathlib import Path
from typing import Any

import pytest

from clausea import store
from clausea.errors import EvidenceError, OutputError
from clausea.models import Claim, Decision, EvidenceFile, Item, RecordFile, Review, Route, Run, Tokens, Value

SECRET = "Marlene Prior consented"


def item(name: str = "E001", **more: Any) -> Item:
    return Item(id=name, element="consent_bhi", value=Value(mode="verbal"), quote=SECRET, record="R1", page=1, start=0,
                end=len(SECRET), **more)  # fmt: skip


def evidence_file(*items: Item) -> EvidenceFile:
    return EvidenceFile(
        code="CCM21",
        claim=Claim(services=("99484",), inferred=("period",)),
        records=(RecordFile(id="R1", file="chart.pdf", path="../chart.pdf", sha256="0" * 64, pages=1),),
        items=items or (item(),),
        findings=(),
        routes={"99484": Route.APPEAL},
        route=Route.APPEAL,
        run=Run(version="0.1.0", tokens=Tokens.model_validate({"in": 3, "out": 2})),
    )


def as_json(file: EvidenceFile) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(store.canonical(file))
    return data


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    """A file survives writing and reading, decisions included, and the bytes repeat."""
    edited = Review(decision=Decision.EDITED, by="N. Foxworth", at="2026-06-01T10:00:00Z", value=Value(mode="written"))
    file = evidence_file(item(), item("E002", review=edited))
    path = store.write_evidence(tmp_path / "evidence.json", file)
    before = path.read_bytes()
    assert file == store.read_evidence(path)
    assert before == store.write_evidence(path, store.read_evidence(path)).read_bytes()


def test_the_keys_of_the_contract() -> None:
    """CONTRACT 4: absent fields are left out, except null where it shows null; tokens are `in` and `out`."""
    data = as_json(evidence_file())
    expected_item = {
        "id": "E001", "element": "consent_bhi", "value": {"mode": "verbal"}, "quote": SECRET, "record": "R1", "page": 1,
        "start": 0, "end": 23, "basis": [], "also": [], "polarity": "affirmed", "status": "verified", "reasons": [],
        "reader": ["patterns"],
        "review": {"decision": "pending", "by": None, "at": None, "note": None, "value": None},
    }  # fmt: skip
    assert [expected_item] == data["items"]
    assert list(expected_item) == list(data["items"][0])
    run = {"version": "0.1.0", "text": "1", "readers": ["patterns"], "model": None, "pages_read": 0, "pages_sent": 0,
           "tokens": {"in": 3, "out": 2}}  # fmt: skip
    assert run == data["run"]
    assert list(run) == list(data["run"])
    assert "denial" not in data["claim"]
    assert ["format", "code", "claim", "records", "items", "findings", "routes", "route", "run"] == list(data)


def test_signs_of_the_chart_stay_readable(tmp_path: Path) -> None:
    """A person reads evidence.json in an editor: no escapes, and a broken character does not stop the run."""
    file = evidence_file(item().model_copy(update={"quote": "☒ Verbal – José \ud800"}))
    path = store.write_evidence(tmp_path / "evidence.json", file)
    assert "☒ Verbal – José" in path.read_text(encoding="utf-8")
    assert file == store.read_evidence(path)


def test_only_the_owner_may_read(tmp_path: Path) -> None:
    """DESIGN 4.7: folders 0700, files 0600; a folder that was there keeps its permissions."""
    tmp_path.chmod(0o755)
    previous = os.umask(0)
    try:
        path = store.write_file(tmp_path / "case" / "inner" / "letter.md", "text")
    finally:
        os.umask(previous)
    modes = [stat.S_IMODE(each.stat().st_mode) for each in (path, path.parent, path.parent.parent, tmp_path)]
    assert [0o600, 0o700, 0o700, 0o755] == modes


def test_a_failed_write_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A crash while writing leaves what was there, and nothing beside it."""
    path = store.write_file(tmp_path / "letter.md", b"old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputError, match=r"letter\.md: cannot be written \(No space left on device\)"):
        store.write_file(path, b"new")
    assert b"old" == path.read_bytes()
    assert [path] == list(tmp_path.iterdir())


def test_a_folder_that_is_a_file_is_an_output_error(tmp_path: Path) -> None:
    """The message names the place and what to do."""
    (tmp_path / "case").write_text("a file")
    with pytest.raises(OutputError, match=r"case/letter\.md: cannot be written .* Name another folder with --out\."):
        store.write_file(tmp_path / "case" / "letter.md", "text")


def broken(change: dict[str, Any]) -> dict[str, Any]:
    data = as_json(evidence_file(item("E001"), item("E004")))
    where = data
    for key in change.pop("at", ()):
        where = where[key]
    where.update(change)
    return data


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"clam": {}}, r"clam: unknown key\. Did you mean claim\?"),
        ({"at": ("items", 1), "qoute": SECRET}, r"E004: items\[2\]\.qoute: unknown key\. Did you mean quote\?"),
        ({"at": ("items", 1, "value"), "minuts": 12}, r"E004: items\[2\]\.value\.minuts: .* mean minutes\?"),
        ({"at": ("items", 1, "value"), "date": SECRET}, r"items\[2\]\.value\.date: must be a date written YYYY-MM-DD"),
        ({"at": ("items", 1), "page": SECRET}, r"items\[2\]\.page: must be a whole number"),
        ({"at": ("items", 1), "page": 0}, r"items\[2\]\.page: is too small"),
        ({"at": ("items", 1), "status": SECRET}, r"items\[2\]\.status: must be 'verified', 'needs_review'"),
        ({"at": ("items", 1), "value": SECRET}, r"items\[2\]\.value: must be a table"),
        ({"at": ("items", 1), "id": "E001"}, r"items\[2\]\.id: is used twice"),
        ({"at": ("items", 1), "record": "R7"}, r"items\[2\]: names a record"),
        ({"at": ("items", 1, "review"), "decision": "edited"}, r"items\[2\]\.review\.value: is missing"),
        ({"at": ("run", "tokens"), "inn": 1}, r"run\.tokens\.inn: unknown key\. Did you mean in\?"),
        ({"format": "clausea-evidence/2"}, r"format: must be clausea-evidence/1"),
    ],
)
def test_an_error_names_place_and_remedy_but_not_the_text(change: dict[str, Any], message: str, tmp_path: Path) -> None:
    """CONTRACT 4: unknown keys are an error that names the key; DESIGN 4.7: no chart text in a message."""
    path = tmp_path / "evidence.json"
    path.write_text(json.dumps(broken(change)))
    with pytest.raises(EvidenceError, match=message) as caught:
        store.read_evidence(path)
    assert str(caught.value).startswith(f"{path}: ")
    assert "Marlene" not in str(caught.value)


@pytest.mark.parametrize(
    ("content", "message"),
    [(b'{"format": \n"x" "y"}', "line 2, column 5"), (b"[1]", "holds no evidence"), (b"\xff\xfe", "not UTF-8")],
)
def test_a_file_that_is_no_json(content: bytes, message: str, tmp_path: Path) -> None:
    """The message says where the file breaks."""
    path = tmp_path / "evidence.json"
    path.write_bytes(content)
    with pytest.raises(EvidenceError, match=message):
        store.read_evidence(path)
    with pytest.raises(EvidenceError, match="no such file"):
        store.read_evidence(tmp_path / "other.json")


def test_letters_of_an_earlier_run_are_put_aside(tmp_path: Path) -> None:
    """A letter that the new run does not stand behind is not left lying under its name."""
    (tmp_path / "letter.pdf").write_bytes(b"old")
    assert (tmp_path / "letter.earlier.pdf",) == store.put_aside(tmp_path, ["letter.pdf", "letter.docx"])
    assert ["letter.earlier.pdf"] == [path.name for path in tmp_path.iterdir()]


def test_fingerprint_tells_charts_apart_by_content(tmp_path: Path) -> None:
    """The same chart under another name has the same fingerprint; another chart has another."""
    one, same, other = (tmp_path / name for name in ("a.pdf", "b.pdf", "c.pdf"))
    one.write_bytes(b"chart")
    same.write_bytes(b"chart")
    other.write_bytes(b"another")
    assert store.fingerprint([one]) == store.fingerprint([same])
    assert store.fingerprint([one]) != store.fingerprint([other])
    assert 8 == len(store.fingerprint([tmp_path])) == len(store.fingerprint([tmp_path / "missing.pdf"]))


def test_the_schema_describes_what_is_written() -> None:
    """`clausea schema`: closed objects, the names of the contract."""
    made = store.schema()
    assert set(as_json(evidence_file())) == set(made["properties"])
    assert made["additionalProperties"] is False
    assert {"in", "out"} == set(made["$defs"]["Tokens"]["properties"])
