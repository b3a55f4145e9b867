"""Claim files and practice profiles: what is read, and what is said when something is wrong."""

import json
from pathlib import Path

import pytest

from clausea.claims import read_claim, read_practice
from clausea.errors import ClaimError
from clausea.models import (
    Claim,
    ClaimLine,
    Contact,
    Denial,
    OtherService,
    Patient,
    Period,
    Practice,
    Practitioner,
)

SHARED = Path(__file__).resolve().parents[2] / "shared" / "charts"

WHOLE = """
code = "CCM06"
services = ["99490", "99439"]
payer = "Larkspur Health Plan"
payer_address = ["Appeals", "PO Box 12", "Elm Falls, WI 53999"]
payer_type = "medicare_advantage"
contracted = false
appeal_level = "first"
claim_number = "LK-1"
remittance_number = "R-2"
plan_reference = "P-3"
member_id = "M-4"
notice_date = 2026-05-12
received_date = "2026-05-15"
prior_submission = "2026-04-02 records sent"
denied_amount = 108
[patient]
name = "Test Person"
dob = "1950-01-31"
mrn = "T-1"
[period]
start = "2026-02-01"
end = "2026-02-28"
[dos]
99490 = "2026-02-28"
[billed_units]
99439 = 1
[denied_amounts]
99439 = 47.44
[billing_practitioner]
name = "Ina Sample"
credential = "MD"
npi = "1000000000"
[denial]
group = "CO"
carc = "251"
rarc = ["N237"]
text = "Records incomplete."
[lines.99490]
status = "paid"
[lines.99439.denial]
carc = "252"
[[other_services]]
code = "99213"
dos = "2026-02-12"
npi = "1000000001"
"""

EXPECTED = Claim(
    code="CCM06",
    services=("99490", "99439"),
    payer="Larkspur Health Plan",
    payer_address=("Appeals", "PO Box 12", "Elm Falls, WI 53999"),
    payer_type="medicare_advantage",
    contracted=False,
    appeal_level="first",
    claim_number="LK-1",
    remittance_number="R-2",
    plan_reference="P-3",
    member_id="M-4",
    notice_date="2026-05-12",
    received_date="2026-05-15",
    prior_submission="2026-04-02 records sent",
    denied_amount=108.0,
    patient=Patient(name="Test Person", dob="1950-01-31", mrn="T-1"),
    period=Period(start="2026-02-01", end="2026-02-28"),
    dos={"99490": "2026-02-28"},
    billed_units={"99439": 1},
    denied_amounts={"99439": 47.44},
    billing_practitioner=Practitioner(name="Ina Sample", credential="MD", npi="1000000000"),
    denial=Denial(group="CO", carc="251", rarc=("N237",), text="Records incomplete."),
    lines={"99490": ClaimLine(status="paid"), "99439": ClaimLine(denial=Denial(carc="252"))},
    other_services=(OtherService(code="99213", dos="2026-02-12", npi="1000000001"),),
)


def written(folder: Path, content: str, name: str = "claim.toml") -> Path:
    path = folder / name
    path.write_text(content, encoding="utf-8")
    return path


def test_every_key_of_the_contract_is_read(tmp_path: Path) -> None:
    """CONTRACT 7, with a date as TOML writes it."""
    assert EXPECTED == read_claim(written(tmp_path, WHOLE))


def test_json_is_the_same_claim(tmp_path: Path) -> None:
    """A claim file may be JSON, with the byte order mark that some editors write."""
    content = "\ufeff" + json.dumps(EXPECTED.model_dump(mode="json", exclude={"inferred", "discharge"}))
    assert EXPECTED == read_claim(written(tmp_path, content, "claim.json"))


def test_a_form_that_was_not_filled_in_gives_nothing(tmp_path: Path) -> None:
    """Empty texts are not given: a practitioner without a name is none."""
    content = 'payer = ""\nservices = [""]\npayer_address = [" "]\n[billing_practitioner]\nname = ""\ncredential = " "'
    assert Claim() == read_claim(written(tmp_path, content))
    assert Claim() == read_claim(written(tmp_path, ""))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ('claim_no = "1"', "claim_no: unknown key. Did you mean claim_number?"),
        ("servises = []", "servises: unknown key. Did you mean services?"),
        ('Payer-Type = "medicare"', "Payer-Type: unknown key. Did you mean payer_type?"),
        ('[period]\nfrom = "2026-03-01"', "period.from: unknown key. Known here: start, end."),
        ('[denial]\ncarcc = "1"', "denial.carcc: unknown key. Did you mean carc?"),
        ('[lines.99439]\nstate = "paid"', "lines.99439.state: unknown key. Did you mean status?"),
        ('[[other_services]]\ncode = "99213"\ndate = "2026-01-01"', r"other_services\[1\].date: unknown key"),
        ("zzz = 1", "zzz: unknown key. Known here: code, services, payer,"),
        ('payer_type = "hmo"', "payer_type: must be 'medicare', 'medicare_advantage'"),
        ('notice_date = "05/12/2026"', "notice_date: must be a date written YYYY-MM-DD"),
        ('notice_date = "2026-02-30"', "notice_date: there is no such day"),
        ('[dos]\n99490 = "2026-13-01"', "dos.99490: there is no such day"),
        ("member_id = 12", "member_id: must be text in quotation marks"),
        ('services = "99490"', r"services: must be a list in \[brackets\]"),
        ('[period]\nstart = "2026-03-01"', "period.end: is missing"),
        ('[period]\nstart = "2026-03-31"\nend = "2026-03-01"', "period.end: is before period.start"),
        ("payer = Larkspur", "line 1, column 9: not TOML from here on"),
    ],
)
def test_a_mistake_is_named_with_its_key_and_remedy(content: str, message: str, tmp_path: Path) -> None:
    """CONTRACT 7: unknown keys are an error that names the key; here also what was probably meant."""
    path = written(tmp_path, content)
    with pytest.raises(ClaimError, match=message) as caught:
        read_claim(path)
    assert str(caught.value).startswith(f"{path}: ")


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    """Missing, a folder, not text, no JSON: each is said."""
    with pytest.raises(ClaimError, match="no such file"):
        read_claim(tmp_path / "claim.toml")
    with pytest.raises(ClaimError, match="cannot be read"):
        read_claim(tmp_path)
    (tmp_path / "scan.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ClaimError, match="not UTF-8"):
        read_claim(tmp_path / "scan.toml")
    with pytest.raises(ClaimError, match="line 1, column 2: not JSON"):
        read_claim(written(tmp_path, "{payer: 1}", "claim.json"))
    with pytest.raises(ClaimError, match="must hold keys and values"):
        read_claim(written(tmp_path, "[]", "list.json"))


PRACTICE = """
name = "Copperline Primary Care"
letterhead = ["Copperline Primary Care"]
phone = "(555) 010-0100"
fax = ""
[signatory]
name = "Ina Sample"
title = ""
"""
PROFILE = Practice(
    name="Copperline Primary Care",
    letterhead=("Copperline Primary Care",),
    phone="(555) 010-0100",
    signatory=Contact(name="Ina Sample"),
)


def test_the_profile_is_a_file_or_a_table_of_clausea_toml(tmp_path: Path) -> None:
    """The other tables of clausea.toml are not the profile's business; one without [practice] gives none."""
    assert PROFILE == read_practice(written(tmp_path, PRACTICE, "practice.toml"))
    table = "[practice]" + PRACTICE.replace("[signatory]", "[practice.signatory]") + '[llm]\nmodel = "m"\n'
    assert PROFILE == read_practice(written(tmp_path, table, "clausea.toml"))
    assert Practice() == read_practice(written(tmp_path, '[llm]\nmodel = "m"', "clausea.toml"))


def test_a_mistake_in_the_profile_is_named(tmp_path: Path) -> None:
    """As in a claim file."""
    with pytest.raises(ClaimError, match=r"signatory\.tittle: unknown key\. Did you mean title\?"):
        read_practice(written(tmp_path, '[signatory]\ntittle = "x"', "practice.toml"))
    with pytest.raises(ClaimError, match="practice: must be a table"):
        read_practice(written(tmp_path, "practice = 3", "practice.toml"))


@pytest.mark.skipif(not SHARED.is_dir(), reason="the sample charts are not beside this checkout")
def test_the_claim_files_of_the_sample_charts_are_read() -> None:
    """Each has services and a period; the profile beside them has a name."""
    claims = [read_claim(path) for path in sorted(SHARED.glob("*.claim.toml"))]
    assert claims
    assert all(claim.services and claim.period and claim.billing_practitioner for claim in claims)
    assert read_practice(SHARED / "practice.toml").name
