"""Letters and gap reports read as English whatever is met and missing (the issue's "what it must reach")."""

import shutil
from functools import cache
from pathlib import Path

import pytest

from assess_cases import CODES, library
from clausea.codes import DenialCode
from clausea.codes_load import load_codes
from clausea.experts import check_codes
from clausea.models import Level, Route
from clausea.rehearsal import leftovers, lines_of, problems, stage_for, try_out

SERVICES = sorted(library().services)


def code_of(number: int, service: str) -> DenialCode:
    """One of the codes that know the service, another one for each service."""
    knowing = [code for code in library().codes.values() if service in code.services]
    return knowing[number % len(knowing)]


FAMILIES = sorted({library().services[name].family: name for name in reversed(SERVICES)}.values())


@pytest.mark.parametrize(("number", "service"), list(enumerate(FAMILIES)), ids=FAMILIES)
def test_a_letter_or_a_gap_report_for_each_mandatory_requirement_missing(number: int, service: str) -> None:
    """A service of each family, under one of its codes: all met is an appeal; each mandatory requirement missing is
    told. Every service under every code: the slow tests below."""
    assert [] == list(problems(code_of(number, service), library(), [service], "short"))


@pytest.mark.slow
@pytest.mark.parametrize("code", sorted(library().codes))
def test_every_code_with_every_service(code: str) -> None:
    """Every code, every service: all met, and each mandatory requirement missing in turn."""
    one = library().codes[code]
    assert [] == list(problems(one, library(), one.services, "short"))


@pytest.mark.slow
@pytest.mark.parametrize(("number", "service"), list(enumerate(SERVICES)), ids=SERVICES)
def test_every_combination_within_every_section(number: int, service: str) -> None:
    """Each service: every requirement missing, all but one, and all combinations of a section's elements."""
    assert [] == list(problems(code_of(number + 1, service), library(), [service], "every"))


def test_every_service_has_a_denial_code_and_a_family_of_facts() -> None:
    """No service is left without a letter, and every mandatory requirement can be tried."""
    for number, service in enumerate(SERVICES):
        code = code_of(number, service)
        stage = stage_for(code, library(), library().services[service])
        needed = {one.element for one in stage.requirements if one.level is Level.MANDATORY} - {"claim_line"}
        assert needed <= set(stage.facts), service


def test_a_letter_says_nothing_of_what_is_missing() -> None:
    """The at-issue element missing: still an appeal, and the letter is silent about it."""
    code = library().codes["CCM13"]
    stage = stage_for(code, library(), library().services["99490"])
    whole, without = (try_out(code, library(), stage, missing) for missing in ((), ("coordination",)))
    assert whole.letter is not None
    assert without.letter is not None
    assert Route.APPEAL is without.assessment.route
    assert any(line.startswith("Care coordination") for line in lines_of(whole.letter))
    assert not any(line.startswith("Care coordination") for line in lines_of(without.letter))


@pytest.mark.parametrize(
    "line",
    [
        "The patient was seen on None.",
        "The record lists  two conditions.",
        "The record lists Hypertension and.",
        "Consent is documented on 01/12/2026 by .",
        "Contact is recorded on .",
        "The score is ( ).",
        "It reads “”.",
        "Please allow {{ units }} units.",
        "Conditions: Hypertension, , diabetes",
        "Reprocess the claim..",
        "Ask for {limit}.",
        "It names the section and and the page.",
    ],
)
def test_leftovers_of_a_template_are_seen(line: str) -> None:
    assert leftovers(line)


@pytest.mark.parametrize(
    "line",
    [
        "If any part of the denial is upheld, please name the policy and section relied on, and the next level.",
        "The patient was seen in person on 01/09/2026 (Ex. A-1; chart p. 1).",
        "Your notice denied CPT 99490 with the words “No plan... see policy.”",
        "Services of Dr. Quist, MD; seen 03/05/2026.",
    ],
)
def test_plain_sentences_are_no_leftovers(line: str) -> None:
    assert not leftovers(line)


@cache
def whole_letters() -> dict[tuple[str, str], str]:
    """Of every code the letter of a service of each family, all requirements met."""
    made = {}
    for code in library().codes.values():
        families = {library().services[name].family: name for name in reversed(code.services)}
        for service in families.values():
            stage = stage_for(code, library(), library().services[service])
            letter = try_out(code, library(), stage, ()).letter
            assert letter is not None, (code.code, service)
            own = [line for line in lines_of(letter) if not line.startswith("Your notice denied")]
            made[code.code, service] = " ".join(own).casefold()
    return made


SEED_ERRORS = [
    (1, ("ncci", "correct coding"), ()),
    (2, ("actively updated", "was updated"), ()),
    (3, ("timestamped",), ()),
    (4, ("minutes of clinical staff time", "cumulative time"), ("99495", "99496", "G0556", "G0557", "G0558")),
    (5, ("registry", "psychiatric"), ("99484", "G0323", "99490", "99424")),
    (6, ("direct supervision",), ()),
    (7, ("during this encounter",), ()),
    (8, ("behavioral health clinician",), ()),
    (9, ("primary care team",), ()),
    (10, ("collaborative care team",), ("99484", "G0323", "99490", "99424", "G0556", "99495", "99454")),
    (11, ("all requirements", "all regulatory", "fully", "clearly", "met or exceeded"), ()),
    (12, ("full payment",), ()),
]


@pytest.mark.slow
@pytest.mark.parametrize(("row", "phrases", "only"), SEED_ERRORS, ids=[f"row-{row}" for row, _, _ in SEED_ERRORS])
def test_no_letter_of_any_code_repeats_an_error_of_the_seed_pages(
    row: int, phrases: tuple[str, ...], only: tuple[str, ...]
) -> None:
    """domain.md 1.9, row by row, over all codes (tests/test_appeal_seed_errors.py has the two pages themselves)."""
    for (code, service), letter in whole_letters().items():
        if only and service not in only:
            continue
        for phrase in phrases:
            assert phrase not in letter, (row, code, service)


@pytest.mark.slow
def test_every_letter_asks_for_the_allowance_and_never_for_direct_supervision() -> None:
    """domain.md 1.9 #6 and #12, the right wording."""
    for letter in whole_letters().values():
        assert "at the applicable contract or fee-schedule allowance" in letter
        assert "direct supervision" not in letter


@pytest.fixture
def codes(tmp_path: Path) -> Path:
    folder = tmp_path / "codes"
    shutil.copytree(CODES, folder)
    return folder


PLAN = "_letter/care_plan.md.j2"
ASK = 'ask = "The care plan document itself, with its date."'


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        (PLAN, "is dated {{ plan.date }} {{ cite(plan) }}.", "is dated {{ plan.date }}.", "without citing"),
        (PLAN, "The care plan in the record", "The care plan and , in the record", "and ,"),
        (PLAN, "{% for plan in", "A plan was made of .\n{% for plan in", "of ."),
        (PLAN, "The care plan in the record", "All requirements were met. The plan", "forbids"),
        ("_letter/opening.md.j2", "We ask you to reverse", "{{ case.all }} We ask you to", "opening.md.j2, line"),
        ("services/ccm.toml", ASK, 'ask = "The plan of {limit}."', "{limit}"),
    ],
)
def test_a_broken_letter_is_reported(codes: Path, file: str, old: str, new: str, told: str) -> None:
    """`clausea codes check` tries the letters: unsupported sentences, leftovers, forbidden phrases, wrong names."""
    path = codes / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    broken = load_codes(codes)
    found = list(problems(broken.codes["CCM02"], broken, ["99490"], "short"))
    assert any(told in line for line in found), found


@pytest.mark.slow
def test_check_tries_the_letters(codes: Path) -> None:
    """What CI runs: files, examples and letters; a mistake is a line of the report and no exception."""
    assert check_codes(codes, ["CCM30"], letters=True).good
    part = codes / "_letter/discharge.md.j2"
    text = part.read_text(encoding="utf-8")
    part.write_text(text.replace("The patient was discharged", "The patient was discharged on ,"), encoding="utf-8")
    report = check_codes(codes, ["CCM30"], letters=True)
    assert not report.good
    assert any("CCM30: 99495, all met: the letter says" in line for line in report.lines), report.lines
