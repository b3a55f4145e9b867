"""codes/payers: complete for Original Medicare, honest about the rest, and not past its date."""

import shutil
from datetime import date
from pathlib import Path
from typing import get_args

import pytest

from assess_cases import CODES, library
from clausea.assess import assess
from clausea.errors import ContentError
from clausea.models import Claim, Evidence, Item, PayerType, Period, RecordFile, Result, Run, Value
from clausea.payers_load import load_payer, load_payers

PAYERS = load_payers(CODES / "payers")


def test_every_kind_of_payer_has_a_file() -> None:
    """CONTRACT 7: the six kinds; and the baseline for none of them."""
    assert set(get_args(PayerType)) == set(PAYERS.kinds)
    assert PAYERS.baseline.payer_type is None
    assert PAYERS.of(Claim()) is PAYERS.baseline


@pytest.mark.parametrize("payer", PAYERS.every, ids=lambda payer: payer.file)
def test_no_rule_has_expired(payer) -> None:
    """Rules of payers change: from `review_by` on this fails until somebody has read them again."""
    assert date.today().isoformat() < payer.review_by, f"{payer.file}: read its rules again, then set review_by"


@pytest.mark.parametrize("payer", PAYERS.every, ids=lambda payer: payer.file)
def test_every_door_has_a_source_with_a_day(payer) -> None:
    """Each rule names its source and the day on which somebody read it."""
    assert [] == [door.title for door in payer.doors if not all(source.read for source in door.sources)]


def test_medicare_has_every_level_and_way() -> None:
    """domain.md 4.1: five levels with their days, all from receipt, presumed five days after the notice."""
    medicare = PAYERS.kinds["medicare"]
    appeals = [one for one in medicare.doors if one.level]
    levels = [(one.level, one.door, one.days, one.counted_from, one.presumed_receipt) for one in appeals]

    assert [
        (1, "redetermination", 120, "receipt", 5),
        (2, "reconsideration", 180, "receipt", 5),
        (3, "hearing", 60, "receipt", 5),
        (4, "council_review", 60, "receipt", 5),
        (5, "court", 60, "receipt", 5),
    ] == levels
    assert {"appeal", "records", "correct", "resubmit"} == {one.way for one in medicare.doors}
    assert {1: "CMS-20027", 2: "CMS-20033", 3: "OMHA-100", 4: "DAB-101"} == {
        one.level: one.form.split(",")[0] for one in medicare.doors if one.level and one.form
    }


def test_corrections_differ_between_medicare_and_plans() -> None:
    """Field note 18: frequency code 7 at plans and insurers, a reopening at Original Medicare."""
    found = {kind: one.door("correct", None).door for kind, one in PAYERS.kinds.items()}

    assert "reopening" == found.pop("medicare")
    assert {"corrected_claim"} == set(found.values())


def test_contract_decides_at_medicare_advantage() -> None:
    """domain.md 4.2: with a contract the contract's dispute, without one a reconsideration with a waiver."""
    plan = PAYERS.kinds["medicare_advantage"]

    assert ("provider_dispute", None) == ((own := plan.door("appeal", True)).door, own.days)
    assert ("reconsideration", 60) == ((other := plan.door("appeal", False)).door, other.days)
    assert "waiver of liability" in other.brings[0]
    assert plan.door("appeal", None) is None


@pytest.mark.parametrize("kind", ["medicaid", "medicaid_mco", "commercial"])
def test_no_term_is_invented(kind: str) -> None:
    """Where notes and sources give no days, none stand in the content, and it says what to look up."""
    assert [] == [one.title for one in PAYERS.kinds[kind].doors if one.days or one.years or not one.fill_in]


@pytest.mark.parametrize(
    ("written", "level"),
    [
        (None, 1), ("first", 1), ("First level", 1), ("1", 1), ("level 2", 2), ("redetermination", 1),
        ("Reconsideration (QIC)", 2), ("second-level appeal", 2), ("ALJ hearing", 3), ("something else", None),
        ("first or second", None),
    ],
)  # fmt: skip
def test_levels_as_claim_files_write_them(written: str | None, level: int | None) -> None:
    """The words of the payer's own levels, ordinals and numbers; what is not understood is not guessed."""
    assert level == PAYERS.kinds["medicare"].level(written)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Northfield Mutual Medicare Advantage", "medicare_advantage"),
        ("Lakeshore Senior Advantage", "medicare_advantage"),
        ("Noridian Healthcare Solutions, LLC", "medicare"),
        ("NGS", "medicare"),
        ("Cinder Valley Health", None),
        ("", None),
    ],
)
def test_a_name_only_hints(name: str, kind: str | None) -> None:
    """A payer's name may point to its kind; no rule is taken from that."""
    hint = PAYERS.hint(name)

    assert kind == (hint[0] if hint else None)
    assert PAYERS.of(Claim(payer=name)) is PAYERS.baseline


def test_a_payer_of_its_own(tmp_path: Path) -> None:
    """The template works as it stands: its payer is known by name, also where the claim gives no kind."""
    folder = tmp_path / "payers"
    shutil.copytree(CODES / "payers", folder)
    shutil.copy(folder / "_template.toml", folder / "example.toml")
    payers = load_payers(folder)

    assert "example.toml" == payers.of(Claim(payer="EXAMPLE Health Plan")).file
    assert 90 == payers.of(Claim(payer="Example Health Plan", payer_type="commercial")).door("appeal", None).days
    assert "medicaid.toml" == payers.of(Claim(payer="Example Health Plan", payer_type="medicaid")).file


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('payer_type = "medicare"', 'payer_type = "medicar"', "payer_type"),
        ("days = 120", "dayz = 120", "dayz is not a known key"),
        ("days = 120", "days = 0", "days"),
        ("days = 120\n", "", "Say under fill_in what to look up"),
        ("days = 120\n", "days = 120\nyears = 1\n", "Keep one of them"),
        ('counted_from = "receipt"', 'counted_from = "notice"', 'presumed_receipt needs counted_from = "receipt"'),
        ('source = ["942a", "944", "rollover"]', 'source = ["941"]', "Add [source.941]"),
        ("level = 2", "level = 1", "stands twice"),
        ("level = 1\n", "", 'level belongs to way = "appeal"'),
        ('"patient.name"', '"patient.names"', "requires names 'patient.names'"),
        ("[midpoint]", "[midpiont]", "midpiont is not a known key"),
        ('rule = "unknown"', 'rule = "maybe"', "midpoint"),
        ("[source.942a]", "[source.942a", "is no valid TOML"),
    ],
)
def test_mistakes_name_file_and_remedy(tmp_path: Path, old: str, new: str, message: str) -> None:
    """Errors name the file, the place and what to do."""
    text = (CODES / "payers" / "medicare.toml").read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "medicare.toml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")

    with pytest.raises(ContentError) as error:
        load_payer(path)
    assert str(path) in str(error.value)
    assert message in str(error.value)


def test_two_files_for_one_kind(tmp_path: Path) -> None:
    """A second file for a kind must name the single payer that it is about."""
    folder = tmp_path / "payers"
    shutil.copytree(CODES / "payers", folder)
    shutil.copy(folder / "medicare.toml", folder / "other.toml")

    with pytest.raises(ContentError, match="Name the single payer"):
        load_payers(folder)


def test_a_missing_kind(tmp_path: Path) -> None:
    """A folder without one of the kinds says which, and where to begin."""
    folder = tmp_path / "payers"
    shutil.copytree(CODES / "payers", folder)
    (folder / "erisa.toml").unlink()

    with pytest.raises(ContentError, match=r"no file is about erisa\. Copy _template\.toml"):
        load_payers(folder)


def test_a_payer_that_does_not_follow_the_midpoint() -> None:
    """domain.md 1.8: 36 to 69 minutes are unclear while the payer's rule is unknown, and short where it says no."""
    payers = library().payers
    own = payers.kinds["commercial"]
    refuses = own.model_copy(update={"midpoint": own.midpoint.model_copy(update={"rule": "no"})})
    strict = library().model_copy(
        update={"payers": payers.model_copy(update={"kinds": {**payers.kinds, "commercial": refuses}})}
    )
    evidence = _cocm(40)
    code = library().codes["CCM21"]
    results = {
        name: next(
            one.result
            for one in assess(evidence, code, known, evidence.claim).findings
            if one.element == "bhcm_minutes" and one.service == "99492"
        )
        for name, known in (("unknown", library()), ("no", strict))
    }

    assert {"unknown": Result.UNCLEAR, "no": Result.NOT_MET} == results
    told = assess(evidence, code, library(), evidence.claim).cannot_tell
    assert own.midpoint.words in told


def test_transitional_and_chronic_care_in_one_month() -> None:
    """T24: the payer's own rule is told where both are billed, and only there."""
    code = library().codes["CCM06"]
    medicare = library().payers.kinds["medicare"].tcm_with_ccm.words
    claim = {"services": ("99490",), "payer_type": "medicare", "period": {"start": "2026-03-01", "end": "2026-03-31"}}
    alone = Claim.model_validate(claim)
    both = Claim.model_validate({**claim, "other_services": [{"code": "99495", "dos": "2026-03-12"}]})
    other_month = Claim.model_validate({**claim, "other_services": [{"code": "99495", "dos": "2026-05-12"}]})

    def told(claim: Claim) -> bool:
        return medicare in assess(_nothing(claim), code, library(), claim).cannot_tell

    assert [False, True, False] == [told(alone), told(both), told(other_month)]


def _nothing(claim: Claim) -> Evidence:
    record = RecordFile(id="R1", file="chart.pdf", path="chart.pdf", sha256="0" * 64, pages=1)
    return Evidence(code="CCM06", claim=claim, records=(record,), items=(), run=Run(version="0", pages_read=1))


def _cocm(minutes: int) -> Evidence:
    claim = Claim(services=("99492",), payer_type="commercial", period=Period(start="2026-03-01", end="2026-03-31"))
    value = Value(date="2026-03-05", minutes=minutes, person="Bo Larch", credential="LCSW", program="cocm")
    consent = Value(date="2026-03-02", mode="verbal")
    items = tuple(
        Item(id=f"E00{number}", element=element, value=each, quote="x", record="R1", page=1, start=0, end=1)
        for number, (element, each) in enumerate((("bhcm_minutes", value), ("consent_cocm", consent)), start=1)
    )
    return _nothing(claim).model_copy(update={"items": items, "code": "CCM21"})
