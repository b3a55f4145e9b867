"""`clausea codes list` and `show`: a billing specialist looks a denial up."""

import json

import pytest
from typer.testing import CliRunner

from assess_cases import library
from clausea.cli_codes import codes_app
from clausea.errors import UsageError
from clausea.experts import letter_frame, search


def run(*arguments: str) -> str:
    result = CliRunner().invoke(codes_app, list(arguments), env={"COLUMNS": "120"})
    assert result.exit_code == 0, result.output
    return result.output


def found(*words: str) -> list[str]:
    return [code.code for code in search(library(), words)]


def test_the_list_is_grouped_and_complete() -> None:
    """Every code once, under the heading of its group."""
    text = run("list")
    groups = {code.group for code in library().codes.values()}
    assert {group for group in groups if group.upper() in text} == groups
    for code in library().codes.values():
        assert text.count(f"\n{code.code} ") == 1
    lines = text.splitlines()
    at = next(n for n, line in enumerate(lines) if line.startswith("ASKED FOR, BUT NO CONDITION"))
    assert "CCM14" in "\n".join(lines[at : at + 4])


def test_the_list_is_searched_by_words_services_and_remittance_codes() -> None:
    """All words must stand somewhere: title, explanation, causes, services, CARC and RARC."""
    assert "CCM03" in found("consent")
    assert ["CCM09", "CCM30"] == found("discharge", "n459")
    assert {"CCM04", "CCM08", "CCM10", "CCM03"} == set(found("99457"))
    assert ["CCM36"] == found("risk", "score")
    with pytest.raises(UsageError, match="codes find"):
        search(library(), ["banana"])


def test_the_list_as_json() -> None:
    listed = json.loads(run("list", "advance", "directives", "--json"))
    assert ["CCM27"] == [one["code"] for one in listed]
    assert {"code", "title", "group", "status", "services"} == set(listed[0])


def test_a_code_s_page_holds_what_a_specialist_asks() -> None:
    """Explanation, causes, prevention, evidence needed, and the letter's frame (the issue, part 5)."""
    text = " ".join(run("show", "CCM36").split())
    code = library().codes["CCM36"]
    for words in (code.title, code.explanation, *code.common_causes, *(one.check for one in code.prevention)):
        assert words in text
    for heading in ("COMMON CAUSES", "TO PREVENT IT", "EVIDENCE NEEDED", "THE LETTER FOR 99490"):
        assert heading in text
    assert "an updated risk score: 99490" in text
    assert "disputed: Expected duration or significant risk" in text
    assert "3. Time in the service month" in text


def test_a_service_in_full_names_proof_source_and_dates() -> None:
    text = " ".join(run("show", "CCM10", "--service", "99453").split())
    assert "Device set up" in text
    assert "2026-01-01" in text
    assert "settled)" in text
    assert "from a secondary" in text


def test_the_frame_of_every_letter_can_be_shown() -> None:
    """One line for what opens it, one for each section, one for the request; no month and no patient in it."""
    for code in library().codes.values():
        frame = letter_frame(code, library(), code.services[0])
        assert frame[0].startswith("The payer's reason")
        assert frame[-1].startswith("Request")
        assert len(frame) > 2, code.code
        assert not any("2026" in line for line in frame), frame
