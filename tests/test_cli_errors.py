"""Bad input: one clear line on stderr, the class's exit code, and nothing written."""

import json
import os
from pathlib import Path

import pikepdf
import pytest
from typer.testing import CliRunner

from clausea.cli import app

CASE = Path(__file__).resolve().parents[1] / "codes" / "CCM06" / "examples" / "case"
CHART = CASE / "chart.pdf"
GIVEN = ["--code", "CCM06", "--service", "99490", "--month", "2026-04"]


@pytest.fixture
def here(tmp_path, monkeypatch):
    """An empty working folder without the user's own configuration."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.delenv("CLAUSEA_CODES", raising=False)
    return tmp_path


def run(*words):
    return CliRunner().invoke(app, [str(word) for word in words])


def refused(result, code, *words):
    """Asserts one line on stderr with these words, nothing on stdout, and the exit code."""
    lines = result.stderr.splitlines()

    assert (code, "", 1) == (result.exit_code, result.stdout, len(lines)), result.output
    assert lines[0].startswith("clausea: ")
    assert [] == [word for word in words if word not in lines[0]]


def test_no_such_file(here):
    """A chart that is not there is named, with exit 4."""
    refused(run("draft", *GIVEN, "--records", "nowhere.pdf"), 4, "nowhere.pdf")

    assert [] == list(here.iterdir())


def test_not_a_pdf(here):
    """A file of another kind is named, with what to do, exit 4."""
    (here / "chart.docx").write_bytes(b"PK\x03\x04 no chart")

    refused(run("draft", *GIVEN, "--records", "chart.docx"), 4, "chart.docx", "PDF")
    assert ["chart.docx"] == [file.name for file in here.iterdir()]


def test_empty_file(here):
    """An empty file is said to be empty, exit 4."""
    (here / "chart.pdf").touch()

    refused(run("extract", *GIVEN, "--records", "chart.pdf"), 4, "chart.pdf", "empty")


def test_damaged_file(here):
    """A file that only begins like a PDF is refused, exit 4."""
    (here / "chart.pdf").write_bytes(b"%PDF-1.7\nnothing follows")

    refused(run("extract", *GIVEN, "--records", "chart.pdf"), 4, "chart.pdf")


def test_locked_file(here):
    """A chart with a password is said to be locked, exit 4."""
    with pikepdf.open(CHART) as pdf:
        pdf.save(here / "chart.pdf", encryption=pikepdf.Encryption(owner="o", user="u"))

    refused(run("extract", *GIVEN, "--records", "chart.pdf"), 4, "chart.pdf", "password")


def test_empty_folder(here):
    """A folder without a PDF is named, exit 4."""
    (here / "chart").mkdir()

    refused(run("extract", *GIVEN, "--records", "chart"), 4, "chart")


def test_no_records(here):
    """Without a chart there is nothing to read, exit 2."""
    refused(run("draft", *GIVEN), 2, "--records")


def test_no_code(here):
    """Without a code the known ones are named, exit 2."""
    refused(run("extract", "--records", CHART), 2, "--code", "CCM06", "CCM21")


def test_unknown_code(here):
    """An unknown code is named with the known ones, exit 2."""
    refused(run("extract", "--code", "CCM99", "--records", CHART), 2, "CCM99", "CCM06")


def test_unknown_service(here):
    """An unknown service is named, exit 2."""
    refused(run("extract", "--code", "CCM06", "--service", "12345", "--records", CHART), 2, "12345")


@pytest.mark.parametrize("month", ["2026-13", "April", "2026-4-1"])
def test_malformed_month(here, month):
    """A month that is none is refused, with how to write it, exit 2."""
    refused(run("extract", "--code", "CCM06", "--month", month, "--records", CHART), 2, "--month")


def test_malformed_discharge(here):
    """A discharge that is no date is refused, exit 2."""
    refused(run("extract", "--code", "CCM06", "--discharge", "03/04/2026", "--records", CHART), 2, "--discharge")


def test_malformed_date(here):
    """A letter's date that is none is refused, exit 2."""
    refused(run("draft", *GIVEN, "--records", CHART, "--date", "soon"), 2, "YYYY-MM-DD")


def test_unknown_option(here):
    """An option that does not exist: exit 2, before anything is read."""
    assert 2 == run("draft", "--recrods", CHART).exit_code


def test_claim_with_unknown_key(here):
    """A misspelled key of the claim file is named, exit 5."""
    (here / "claim.toml").write_text('code = "CCM06"\npayor = "X"\n')

    refused(run("draft", "--claim", "claim.toml", "--records", CHART), 5, "claim.toml", "payor")


def test_claim_that_is_no_toml(here):
    """A claim file that is no TOML is named, exit 5."""
    (here / "claim.toml").write_text("code = CCM06\n")

    refused(run("draft", "--claim", "claim.toml", "--records", CHART), 5, "claim.toml")


def test_missing_claim(here):
    """A claim file that is not there is named, exit 5."""
    refused(run("draft", "--claim", "claim.toml", "--records", CHART), 5, "claim.toml")


def test_malformed_practice(here):
    """A practice profile with an unknown key is named, exit 5."""
    (here / "practice.toml").write_text('nam = "X"\n')

    refused(run("draft", *GIVEN, "--records", CHART, "--practice", "practice.toml"), 5, "practice.toml", "nam")


def test_evidence_with_a_claim(here):
    """--evidence holds its claim already: with --code it is refused, exit 2."""
    (here / "evidence.json").write_text("{}")

    refused(run("draft", "--evidence", "evidence.json", "--code", "CCM06"), 2, "--evidence", "--code")


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"format": "clausea-evidence/1", "surprise": 1}'])
def test_malformed_evidence(here, text):
    """A malformed evidence.json is named, exit 6, and is left as it was."""
    (here / "evidence.json").write_text(text)

    refused(run("draft", "--evidence", "evidence.json"), 6, "evidence.json")
    refused(run("check", "evidence.json"), 6, "evidence.json")
    refused(run("review", "evidence.json", "--accept", "E001", "--by", "N"), 6, "evidence.json")
    assert text == (here / "evidence.json").read_text()


def test_missing_evidence(here):
    """An evidence.json that is not there is named, exit 6."""
    refused(run("check", "evidence.json"), 6, "evidence.json")


def test_evidence_of_another_chart(here, case):
    """An evidence.json beside another chart than it was made from is refused, exit 6."""
    other = CASE.parents[2] / "CCM21" / "examples" / "case" / "chart.pdf"

    refused(run("check", case / "evidence.json", "--records", other), 6, "evidence.json", "--records")


def test_out_is_a_file(here):
    """A file in the place of the folder is named, exit 9, before anything is read."""
    (here / "case").write_text("mine")

    refused(run("extract", *GIVEN, "--records", CHART, "--out", "case"), 9, "case", "--out")
    assert "mine" == (here / "case").read_text()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_unwritable_folder(here):
    """A folder that cannot be written is named, exit 9."""
    (here / "shut").mkdir(mode=0o500)

    refused(run("extract", *GIVEN, "--records", CHART, "--out", "shut/case"), 9, "shut")


def test_folder_with_another_case(here, case):
    """A folder that holds another chart's case is not overwritten, exit 2."""
    before = (case / "evidence.json").read_bytes()
    other = CASE.parents[2] / "CCM21" / "examples" / "case"

    refused(run("draft", "--claim", other / "claim.toml", "--records", other / "chart.pdf", "--out", case), 2, "--out")
    assert before == (case / "evidence.json").read_bytes()


def test_folder_with_other_files(here):
    """Files that are not ours stay as they are in a folder that exists already."""
    (here / "case").mkdir()
    (here / "case" / "notes.txt").write_text("mine")

    assert run("extract", *GIVEN, "--records", CHART, "--out", "case").exit_code in (0, 3)
    assert "mine" == (here / "case" / "notes.txt").read_text()


def test_review_without_a_name(here, case):
    """A decision needs a name, exit 2."""
    refused(run("review", case, "--accept", "E001"), 2, "--by")


def test_review_of_an_unknown_item(here, case):
    """An id that the file does not have is named, exit 2, and nothing is decided."""
    refused(run("review", case, "--accept", "E999", "--by", "N"), 2, "E999")


def test_review_of_two_minds(here, case):
    """The same id accepted and rejected is refused, exit 2."""
    refused(run("review", case, "--accept", "E001", "--reject", "E001", "--by", "N"), 2, "E001")


@pytest.mark.parametrize("edit", ["E001", "E001:minutes", "E001:minutes=soon", "E001:colour=red", "E001:date=5/6"])
def test_malformed_edit(here, case, edit):
    """A correction that is not written as one is refused, exit 2."""
    refused(run("review", case, "--edit", edit, "--by", "N"), 2)


def test_review_without_a_terminal(here, case):
    """Without a terminal there is nobody to ask: exit 2."""
    refused(run("review", case), 2, "--accept")


def test_page_that_is_not_there(here):
    """A page number beyond the last is refused with how many there are, exit 4."""
    refused(run("text", CHART, "--page", "99"), 4, "11")


def test_no_such_codes_folder(here):
    """A folder of codes that is not there is named, exit 8."""
    refused(run("codes", "list", "--codes", "nowhere"), 8, "nowhere")


def test_init_overwrites_nothing(here):
    """A file that is there already stays, exit 2."""
    (here / "practice.toml").write_text("mine")

    refused(run("init"), 2, "practice.toml")
    assert "mine" == (here / "practice.toml").read_text()


def test_an_unforeseen_error_is_one_line(here, monkeypatch):
    """An error inside Clausea ends in one line without its message, which could quote the chart."""

    def broken(*_, **__):
        raise ZeroDivisionError("Marchetti")

    monkeypatch.setattr("clausea.workflow.open_library", broken)
    result = run("extract", *GIVEN, "--records", CHART)

    refused(result, 1, "ZeroDivisionError")
    assert "Marchetti" not in result.output


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    out = tmp_path_factory.mktemp("made") / "case"
    result = run("extract", *GIVEN, "--records", CHART, "--out", out)
    assert (out / "evidence.json").is_file(), result.output
    return out


@pytest.fixture
def case(made, tmp_path):
    """The example's case, fresh for each test."""
    out = tmp_path / "made"
    out.mkdir()
    file = json.loads((made / "evidence.json").read_text())
    for record in file["records"]:
        record["path"] = os.path.relpath(CHART, out)
    (out / "evidence.json").write_text(json.dumps(file))
    return out
