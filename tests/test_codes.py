"""codes/: what billing experts write is read, checked, and its examples come out as they say."""

import re
import shutil
from pathlib import Path
from typing import get_args

import pytest

from assess_cases import CODES, library
from clausea.assess import assess
from clausea.codes import MinutesTest, Test
from clausea.codes_load import load_codes
from clausea.errors import ContentError
from clausea.experts import check_codes, example_evidence, example_records, new_code, write_letter
from clausea.models import Route

SERVICES = {
    "99490", "99439", "99491", "99437", "99487", "99489", "99484",
    "99492", "99493", "99494", "G2214", "99495", "99496",
}  # fmt: skip


@pytest.fixture
def codes(tmp_path: Path) -> Path:
    folder = tmp_path / "codes"
    shutil.copytree(CODES, folder)
    return folder


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_shipped_codes_and_their_examples_hold() -> None:
    """Every example of every code comes out as it says, letter included."""
    report = check_codes(CODES)
    assert report.good, "\n".join(report.lines)


def test_every_code_has_a_near_miss() -> None:
    """DESIGN 6: at least one example that passes and one near miss that must not."""
    for code in library().codes.values():
        routes = {example.expect.route for example in code.examples}
        assert Route.APPEAL in routes
        assert routes - {Route.APPEAL}


def test_all_services_stand_with_their_thresholds() -> None:
    """domain.md 1.8: full thresholds, increments and limits by code; none for transitional care."""
    assert set(library().services) >= SERVICES
    found = {}
    for code in sorted(SERVICES):
        for requirement in library().services[code].requirements:
            if isinstance(requirement.test, MinutesTest):
                test = requirement.test
                found[code] = (test.at_least, dict(test.base), test.each, test.max_units, test.midpoint)
    expected = {
        "99490": (20, {}, None, None, None),
        "99439": (None, {"99490": 20}, 20, 2, None),
        "99491": (30, {}, None, None, None),
        "99437": (None, {"99491": 30}, 30, None, None),
        "99487": (60, {}, None, None, None),
        "99489": (None, {"99487": 60}, 30, None, None),
        "99484": (20, {}, None, None, None),
        "99492": (70, {}, None, None, 36),
        "99493": (60, {}, None, None, 31),
        "99494": (None, {"99492": 70, "99493": 60}, 30, None, 16),
        "G2214": (30, {}, None, None, 16),
    }
    assert expected == found


def test_every_rule_has_a_source_with_the_day_it_was_read() -> None:
    """Rules are dated and sourced (DESIGN 1, point 3)."""
    for service in library().services.values():
        for requirement in service.requirements:
            assert re.search(r"read \d{4}-\d\d-\d\d\)", requirement.source), requirement.id


def test_wrong_rules_of_the_seed_wording_are_forbidden() -> None:
    """domain.md 1.9: direct supervision, blanket claims, NCCI as a source of time thresholds, full payment."""
    for code in library().codes.values():
        assert {"direct supervision", "full payment"} <= set(code.forbidden)
        assert "National Correct Coding Initiative" in code.forbidden


def test_every_published_denial_code_has_its_folder() -> None:
    """domain.md 3.1: 01-06, 08-14, 16-21, 23, 24, 27, 28, 30, 31, 35-40."""
    numbers = (*range(1, 7), *range(8, 15), *range(16, 22), 23, 24, 27, 28, 30, 31, *range(35, 41))
    assert {f"CCM{number:02}" for number in numbers} == set(library().codes)


NO_CONDITIONS = ("14", "16", "18", "19", "20", "23", "24", "27", "28", "31", "36", "37", "39", "40")


@pytest.mark.parametrize("number", NO_CONDITIONS)
def test_what_is_no_condition_of_payment_is_argued_from_the_definition(number: str) -> None:
    """domain.md 3.1: never "prove" risk scores, quality measures or population health as if they were asked for."""
    code = library().codes[f"CCM{number}"]
    asked = [one.asked for one in code.not_a_condition]
    assert asked
    good = [one for one in code.examples if one.expect.route is Route.APPEAL]
    example = next(one for one in good if one.claim.services == ("99490",))
    records = example_records(example)
    evidence = example_evidence(code, example, records)
    assessment = assess(evidence, code, library(), evidence.claim)
    letter = " ".join(write_letter(code, library(), evidence, assessment, records).split())
    assert "CPT 99490 is defined by two or more chronic conditions" in letter
    assert f"{asked[0]} is no part of that definition (MLN909188, Chronic Care Management Services)." in letter
    request = f"If your policy makes {asked[0]} a condition of payment for CPT 99490, please send us that policy."
    assert request in letter


def test_population_work_is_an_element_of_advanced_primary_care() -> None:
    """domain.md 1.6: there it is proven, and the letter does not say that it is no condition."""
    for number in ("18", "31", "36", "40"):
        code = library().codes[f"CCM{number}"]
        assert not {"G0556", "G0557", "G0558"} & {name for one in code.not_a_condition for name in one.services}


@pytest.mark.parametrize(
    ("file", "old", "new", "words"),
    [
        ("CCM06/code.toml", "title =", "titel =", ("code.toml", "title")),
        ("CCM06/code.toml", 'code = "CCM06"', 'code = "CCM06"\ncolour = "red"', ("code.toml", "colour", "Remove it")),
        ("CCM06/code.toml", '"99490"', '"99990"', ("code.toml", "99990", "codes/services")),
        ("CCM06/code.toml", 'status = "draft"', "status = draft", ("code.toml", "no valid TOML")),
        ("services/ccm.toml", "at_least = 2\n", "at_leest = 2\n", ("ccm.toml, line ", "ccm-conditions", "at_leest")),
        (
            "services/ccm.toml",
            'element = "consent_ccm"',
            'element = "consent_cmm"',
            ("ccm.toml, line ", "consent_cmm", "consent_ccm", "meant?"),
        ),
        ("services/ccm.toml", 'source = ["mln-ccm"]', 'source = ["mln"]', ("ccm.toml", "source.mln")),
        ("services/ccm.toml", 'kind = "count"', 'kind = "counted"', ("ccm.toml", "ccm-conditions")),
        ("services/ccm.toml", 'add_on_to = ["99490"]', 'add_on_to = ["99940"]', ("99439", "99940")),
        ("services/tcm.toml", 'instead = ["99495"]', 'insted = ["99495"]', ("tcm.toml", "99496", "insted")),
        ("roles.toml", "practitioner =", "practitioners =", ("roles.toml", "practitioner")),
        ("words.toml", "[why]", "[whys]", ("words.toml", "why")),
        (
            "CCM06/examples/near-miss-declined.toml",
            'element = "consent_ccm"',
            'element = "consent"',
            ("near-miss-declined.toml", "'consent'"),
        ),
        (
            "CCM06/examples/near-miss-declined.toml",
            'date = "2026-02-02"',
            'day = "2026-02-02"',
            ("near-miss-declined.toml", "item[1]", "day"),
        ),
    ],
)
def test_a_mistake_names_file_key_and_remedy(
    codes: Path, file: str, old: str, new: str, words: tuple[str, ...]
) -> None:
    """DESIGN 4.9; a billing expert mends it without reading a program."""
    change(codes / file, old, new)
    with pytest.raises(ContentError) as caught:
        load_codes(codes)
    for word in words:
        assert word in str(caught.value)
    assert str(codes) in str(caught.value)


def test_a_mistake_names_its_line(codes: Path) -> None:
    """An editor opens at the line: a key, a word in a list, a value, and a table that lacks one."""
    services, code = codes / "services/ccm.toml", codes / "CCM06/code.toml"
    for path, old, new, word in (
        (services, "at_least = 2\n", "at_leest = 2\n", "at_leest"),
        (services, 'near = ["consent_apcm"]', 'near = ["consent_apmc"]', '"consent_apmc"'),
        (code, 'at_issue = ["coordination"', 'at_issue = ["coordnation"', '"coordnation"'),
        (code, 'status = "draft"', 'status = "drafted"', "status"),
        (code, 'element = "minutes_total"', 'elemnt = "minutes_total"', "elemnt"),
    ):
        text = path.read_text(encoding="utf-8")
        change(path, old, new)
        number = next(n for n, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1) if word in line)
        with pytest.raises(ContentError) as caught:
            load_codes(codes)
        assert f"{path}, line {number}: " in str(caught.value)
        path.write_text(text, encoding="utf-8")


def test_a_slot_that_no_test_fills_is_reported(codes: Path) -> None:
    """A reason with an unknown slot is a mistake in codes/, named with the slots that there are."""
    change(codes / "services/ccm.toml", 'met = "Care plan of {date}."', 'met = "Care plan of {day}."')
    report = check_codes(codes, ["CCM06"])
    assert not report.good
    assert any("ccm-care-plan" in line and "day" in line and "date" in line for line in report.lines)


def test_an_example_that_comes_out_otherwise_is_reported(codes: Path) -> None:
    """`clausea codes check` says what was expected and what came out."""
    change(codes / "CCM06/examples/near-miss-nineteen-minutes.toml", "minutes = 14", "minutes = 15")
    report = check_codes(codes, ["CCM06"])
    line = next(line for line in report.lines if "near-miss-nineteen-minutes" in line)
    assert not report.good
    assert "route do_not_appeal expected, appeal came out" in line
    assert "19 minutes" in line or "not_met expected, met came out" in line


def test_a_forbidden_phrase_in_a_letter_is_reported(codes: Path) -> None:
    """A template may not say what the code forbids."""
    change(codes / "CCM21/code.toml", "at_issue = [", 'forbidden = ["Dear", "reviewer"]\nat_issue = [')
    report = check_codes(codes, ["CCM21"])
    assert any("must not say 'reviewer'" in line for line in report.lines)


def test_a_code_without_a_near_miss_is_reported(codes: Path) -> None:
    """The near miss is what keeps a code honest."""
    for path in (codes / "CCM21/examples").glob("near-miss*"):
        path.unlink()
    report = check_codes(codes, ["CCM21"])
    assert any("near miss" in line for line in report.lines)


def test_a_new_code_starts_from_the_template_and_checks(codes: Path) -> None:
    """Five steps without Python: the copy is valid from the start, and its examples hold."""
    folder = new_code(codes, "CCM07")
    assert codes / "CCM07" == folder
    report = check_codes(codes, ["CCM07"])
    assert report.good, "\n".join(report.lines)
    with pytest.raises(ContentError, match="exists already"):
        new_code(codes, "CCM07")
    with pytest.raises(ContentError, match="no name for a denial code"):
        new_code(codes, "../CCM07")


def test_an_unknown_code_is_named() -> None:
    assert not check_codes(CODES, ["CCM99"]).good


def test_the_guide_explains_every_kind_of_test() -> None:
    """codes/README.md lists each kind with its keys."""
    guide = (CODES / "README.md").read_text(encoding="utf-8")
    for kind in get_args(get_args(Test)[0]):
        name = get_args(kind.model_fields["kind"].annotation)[0]
        row = next((line for line in guide.splitlines() if line.startswith(f"| `{name}`")), "")
        assert row, name
        for key, field in kind.model_fields.items():
            assert key == "kind" or f"`{field.alias or key}`" in row, (name, key)


def test_roles_are_read_from_credentials_and_titles() -> None:
    """Unknown credentials stay unknown: coaches, navigators, initials (field-notes 17)."""
    roles = library().roles
    expected = {
        "RN": "clinical_staff",
        "RN, CCM": "clinical_staff",
        "L.P.N.": "clinical_staff",
        "Medical Assistant": "clinical_staff",
        "LCSW": "clinical_staff",
        "DO": "practitioner",
        "M.D.": "practitioner",
        "APRN, FNP-C": "practitioner",
        "nurse practitioner": "practitioner",
        "front desk": "not_clinical",
        "Scheduler": "not_clinical",
        "health coach": None,
        "CHW": None,
        "navigator": None,
        "care coordinator": None,
        "": None,
        None: None,
    }
    assert expected == {credential: roles.of(credential) for credential in expected}
