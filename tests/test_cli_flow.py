"""From a chart to a reviewed letter, as a user goes: draft, review, draft again, check."""

import gc
import json
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from clausea.claims import read_claim, read_practice
from clausea.cli import app

CODES = Path(__file__).resolve().parents[1] / "codes"
CASE = CODES / "CCM21" / "examples" / "case"
MARK = "NOT REVIEWED"


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    shutil.copy(CASE / "chart.pdf", tmp_path / "chart.pdf")
    shutil.copy(CASE / "claim.toml", tmp_path / "claim.toml")
    return tmp_path


def run(*words, typed=None):
    return CliRunner().invoke(app, [str(word) for word in words], input=typed)


def draft(*more):
    result = run(
        "draft", "--claim", "claim.toml", "--records", "chart.pdf", "--out", "case", "--date", "2026-07-01", *more
    )
    assert result.exit_code in (0, 3), result.output
    return result


def evidence():
    return json.loads(Path("case/evidence.json").read_text(encoding="utf-8"))


def cited():
    return list(dict.fromkeys(item for finding in evidence()["findings"] for item in finding["items"]))


def test_draft_leaves_its_files(here):
    """A draft leaves five files, and the letter says on top that nobody has reviewed it."""
    draft("--anyway")

    assert {"evidence.json", "gaps.md", "letter.docx", "letter.md", "letter.pdf"} == {
        path.name for path in Path("case").iterdir()
    }
    assert MARK in Path("case/letter.md").read_text(encoding="utf-8")


def test_same_input_same_bytes(here):
    """Two runs give the same bytes in every file."""
    draft("--anyway")
    first = {path.name: path.read_bytes() for path in Path("case").iterdir()}
    draft("--anyway")

    assert first == {path.name: path.read_bytes() for path in Path("case").iterdir()}


def test_json_is_one_document(here):
    """--json prints one JSON document on stdout and nothing else; a wide screen is not printed beside it."""
    document = json.loads(draft("--json", "--anyway").stdout)

    assert {"folder", "claim", "findings", "route", "routes", "minutes", "records", "written", "due"} <= set(document)
    assert evidence()["route"] == document["route"]


def test_quiet_prints_nothing(here):
    """--quiet prints nothing; the exit code still tells."""
    result = draft("--quiet")

    assert ("", "") == (result.stdout, result.stderr)
    assert (0 if evidence()["route"] in ("appeal", "appeal_partial") else 3) == result.exit_code


def test_reviewed_letter_loses_its_mark(here):
    """When every cited fact is accepted, the letter drafted from the file no longer says that nobody reviewed it."""
    draft("--anyway")
    assert 0 == run("review", "case", "--accept", "cited", "--by", "N. Foxworth").exit_code
    assert run("draft", "--evidence", "case/evidence.json", "--anyway").exit_code in (0, 3)

    assert MARK not in Path("case/letter.md").read_text(encoding="utf-8")


def test_rejected_fact_leaves_the_letter(here):
    """A rejected minutes entry is no longer counted, and its row is gone."""
    draft("--anyway")
    before = Path("case/letter.md").read_text(encoding="utf-8")
    entry = next(item for item in evidence()["items"] if item["element"] == "staff_minutes")
    run("review", "case", "--reject", entry["id"], "--note", "other patient", "--by", "N")
    run("draft", "--evidence", "case/evidence.json", "--anyway")
    minutes = [one["value"].get("minutes") for one in evidence()["findings"] if one["element"] == "staff_minutes"]

    assert [29 - entry["value"]["minutes"]] == minutes
    assert before != Path("case/letter.md").read_text(encoding="utf-8")


def test_edited_value_counts(here):
    """A corrected number is the one that counts."""
    draft()
    entry = next(item for item in evidence()["items"] if item["element"] == "staff_minutes")
    run("review", "case", "--edit", f"{entry['id']}:minutes=1", "--by", "N")
    run("draft", "--evidence", "case/evidence.json")
    minutes = [one["value"].get("minutes") for one in evidence()["findings"] if one["element"] == "staff_minutes"]

    assert [29 - entry["value"]["minutes"] + 1] == minutes


@pytest.mark.slow
def test_new_run_keeps_decisions(here):
    """Reading the chart again into the same folder keeps what a person decided."""
    draft()
    run("review", "case", "--accept", cited()[0], "--by", "N")
    draft()

    assert ["accepted"] == [item["review"]["decision"] for item in evidence()["items"] if item["id"] == cited()[0]]


def test_a_letter_edited_by_hand_is_put_aside(here):
    """A letter that somebody worked on is not overwritten but put aside."""
    draft("--anyway")
    Path("case/letter.docx").write_bytes(b"my own words")
    draft("--anyway")

    assert b"my own words" == Path("case/letter.earlier.docx").read_bytes()


def test_check(here):
    """Every quote stands; after a change by hand, the item is named and the exit code is 7."""
    draft()
    assert 0 == run("check", "case").exit_code
    path = Path("case/evidence.json")
    file = evidence()
    item = next(item for item in file["items"] if item["quote"][-1].isdigit())
    item["quote"] = item["quote"][:-1] + str((int(item["quote"][-1]) + 1) % 10)
    path.write_text(json.dumps(file), encoding="utf-8")
    result = run("check", "case", "--json")

    assert 7 == result.exit_code
    assert [item["id"]] == [one["item"] for one in json.loads(result.stdout)["failing"]]


def test_one_changed_digit_blocks_the_letter(here):
    """A relied-on quote that was changed by hand: exit 7, and the letter stays as it was."""
    draft("--anyway")
    before = Path("case/letter.docx").read_bytes()
    file = evidence()
    item = next(item for item in file["items"] if item["id"] in cited() and item["quote"][-1].isdigit())
    item["quote"] = item["quote"][:-1] + str((int(item["quote"][-1]) + 1) % 10)
    Path("case/evidence.json").write_text(json.dumps(file), encoding="utf-8")

    assert 7 == run("draft", "--evidence", "case/evidence.json", "--anyway").exit_code
    assert before == Path("case/letter.docx").read_bytes()


def test_moved_chart(here):
    """A chart that was moved is named with --records; its content decides."""
    draft()
    shutil.move("chart.pdf", "archive.pdf")

    assert 4 == run("check", "case").exit_code
    assert 0 == run("check", "case", "--records", "archive.pdf").exit_code


def test_folder_name_without_out(here):
    """Without --out the folder is named after the code and the chart's content, never after its file name."""
    shutil.move("chart.pdf", "Ferncastle_Tobias.pdf")
    run("extract", "--claim", "claim.toml", "--records", "Ferncastle_Tobias.pdf")
    (folder,) = (path for path in here.iterdir() if path.is_dir())

    assert folder.name.startswith("CCM21-")
    assert folder.name.endswith(".case")
    assert "ferncastle" not in folder.name.lower()


def test_month_and_service_are_inferred_and_said(here):
    """Without service and month both are read from the chart, and the screen says so before everything else."""
    result = run("extract", "--code", "CCM21", "--records", "chart.pdf", "--out", "case")
    claim = evidence()["claim"]

    assert (["99484"], "2026-05-01") == (claim["services"], claim["period"]["start"])
    assert {"services", "period"} <= set(claim["inferred"])
    assert result.stdout.index("READ FROM CHART") < result.stdout.index("AGAINST YOU")


def test_records_as_a_folder(here):
    """A folder of PDFs is read whole, each file under its own id."""
    (here / "charts").mkdir()
    shutil.copy("chart.pdf", "charts/a.pdf")
    run("extract", "--claim", "claim.toml", "--records", "charts", "--out", "case")

    assert [("R1", "a.pdf")] == [(record["id"], record["file"]) for record in evidence()["records"]]


def test_text(here):
    """`clausea text` prints the page text that offsets refer to."""
    draft()
    item = evidence()["items"][0]
    text = run("text", "chart.pdf", "--page", item["page"]).stdout

    assert item["quote"] == text[item["start"] : item["end"]]


def test_schema():
    """`clausea schema` prints a JSON Schema that knows the contract's keys."""
    schema = json.loads(run("schema").stdout)

    assert {"format", "claim", "records", "items", "findings", "route", "routes", "run"} <= set(schema["properties"])


def test_init_practice(here):
    """`clausea init` writes a practice profile that can be read as it stands."""
    assert 0 == run("init").exit_code

    assert None is (read_practice(Path("practice.toml")).name or None)


def test_init_claim_from_the_chart(here):
    """`clausea init --claim` fills in what the chart says, in a file that can be read as it stands."""
    result = run("init", "--claim", "--code", "CCM21", "--records", "chart.pdf", "--out", "new.toml")
    claim = read_claim(Path("new.toml"))

    assert 0 == result.exit_code, result.output
    assert ("CCM21", ("99484",), "2026-05") == (claim.code, claim.services, claim.month)
    assert "check" in Path("new.toml").read_text(encoding="utf-8")


def test_init_claim_with_everything_uncommented(here):
    """Every key that the claim file offers is a key of the contract."""
    run("init", "--claim", "--out", "all.toml")
    lines = Path("all.toml").read_text(encoding="utf-8").splitlines()
    keys = [line.removeprefix("# ") for line in lines if " = " in line or line.removeprefix("# ").startswith("[")]
    Path("open.toml").write_text("\n".join(keys), encoding="utf-8")

    assert "CCM21" == read_claim(Path("open.toml")).code


def test_walk(here, monkeypatch):
    """The walk shows each cited fact in its context and saves every answer at once."""
    draft()
    monkeypatch.setattr("clausea.cli_review.at_a_terminal", lambda: True)
    first, second = cited()[:2]
    result = run("review", "case", "--by", "N. Foxworth", typed="a\nn\nnot this month\nr\nq\n")
    decided = {item["id"]: item["review"] for item in evidence()["items"]}

    assert 0 == result.exit_code, result.output
    assert ("accepted", "N. Foxworth") == (decided[first]["decision"], decided[first]["by"])
    assert ("rejected", "not this month") == (decided[second]["decision"], decided[second]["note"])


@pytest.mark.slow
def test_walk_corrects(here, monkeypatch):
    """`e` corrects a value; a correction that cannot be is said and asked again."""
    draft()
    monkeypatch.setattr("clausea.cli_review.at_a_terminal", lambda: True)
    first = cited()[0]
    run("review", "case", "--by", "N", typed="e\ndate=yesterday\ne\ndate=2026-05-07\nq\n")
    decided = {item["id"]: item["review"] for item in evidence()["items"]}

    assert ("edited", "2026-05-07") == (decided[first]["decision"], decided[first]["value"]["date"])


def test_second_run_looks_at_nothing_again(here, monkeypatch):
    """What was read and found is kept: the second run opens no PDF and looks for no fact, and says the same."""
    draft("--out", "first")

    def never(*_, **__):
        raise AssertionError("the chart was read again")

    monkeypatch.setattr("clausea.records.sandbox.subprocess.Popen", never)
    monkeypatch.setattr("clausea.evidence.find_evidence", never)
    draft("--out", "second")

    assert Path("first/evidence.json").read_bytes() == Path("second/evidence.json").read_bytes()


def test_a_scan_that_is_not_read_is_said_with_the_missing_service(here, tmp_path):
    """Neither service nor readable pages: both are said at once."""
    import numpy as np

    from records_pdfs import scanned

    scan = scanned(tmp_path / "scan.pdf", np.full((220, 170), 90, np.uint8))
    done = run("extract", "--code", "CCM21", "--records", scan, "--ocr", "never")

    assert 2 == done.exit_code
    assert "1 pages of the chart were not read" in done.stderr
    assert "--service" in done.stderr


def test_an_unknown_ocr_mode_is_refused(here):
    done = run("extract", "--code", "CCM06", "--records", "chart.pdf", "--ocr", "perhaps")

    assert 2 == done.exit_code
    assert "auto, always, never" in done.stderr


def test_a_command_leaves_the_collector_as_it_was():
    """Garbage is looked for seldom while a command runs, and as before after it: others may run in the process."""
    before = gc.get_threshold()
    result = CliRunner().invoke(app, ["codes", "list"])

    assert (0, before) == (result.exit_code, gc.get_threshold())
