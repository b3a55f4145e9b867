"""`clausea codes find`, and drafts without --code: the denial decides, or the message says how to choose."""

import json
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from assess_cases import CODES, library
from clausea.choose import settle
from clausea.cli import app
from clausea.errors import UsageError
from clausea.models import Claim, ClaimLine, Denial

CASE = CODES / "CCM06" / "examples" / "case"
REQUESTED = Denial(group="CO", carc="252", rarc=("M127",))


def run(*words):
    return CliRunner().invoke(app, [str(word) for word in words], env={"COLUMNS": "80"})


def small(*kept: str):
    """The library as if only these folders existed."""
    whole = library()
    return whole.model_copy(update={"codes": {code: whole.codes[code] for code in kept}})


def test_a_code_that_was_given_stays() -> None:
    claim = Claim(code="CCM21", services=("99490",), denial=REQUESTED)

    assert (claim, None) == settle(claim, library())


def test_the_denial_decides() -> None:
    """Remittance codes alone, then the payer's words: the code and why."""
    claim, why = settle(Claim(services=("99490",), denial=REQUESTED), library())
    assert "CCM06" == claim.code
    assert "CCM06, Care coordination activities not documented: chosen by the remittance codes; --code overrides" == why
    _, why = settle(Claim(services=("99490",), denial=Denial(text="No care coordination was documented.")), library())
    assert "chosen by the payer's words (care, coordination, documented)" in str(why)


def test_lines_that_agree_decide() -> None:
    """Base and add-on denied with the same words: one code; a paid line says nothing."""
    denial = Denial(group="CO", carc="251", rarc=("N237",))
    claim = Claim(services=("99490", "99439"), denial=denial, lines={"99490": ClaimLine(status="paid")})

    assert "CCM06" == settle(claim, library())[0].code


@pytest.mark.parametrize(
    ("claim", "parts"),
    [
        (Claim(services=("99490",)), ["No denial code given", "--code (", "clausea codes find"]),
        (
            Claim(services=("99490",), denial=Denial(text="Consent is missing. Minutes are missing.")),
            ["leaves open", "CCM03 (Patient consent", "CCM04 (Insufficient time", "Choose with --code"],
        ),
        (
            Claim(denial=REQUESTED),
            ["leaves open", "CCM06", "CCM21", "CCM09"],
        ),
        (
            Claim(services=("99490",), denial=Denial(carc="16", rarc=("MA130",))),
            ["no matter for an appeal", "MA130", "file a new claim"],
        ),
        (
            Claim(services=("99490",), denial=Denial(group="PR", carc="1")),
            ["no matter for an appeal", "deductible", "Bill the patient"],
        ),
        (Claim(services=("99490",), denial=Denial(carc="999")), ["Nothing is known", "clausea codes list"]),
    ],
)
def test_what_is_not_decided_says_how_to_choose(claim: Claim, parts: list[str]) -> None:
    """Ambiguous, not a denial, unknown: each says what to do, and lists the candidates with their titles."""
    with pytest.raises(UsageError) as error:
        settle(claim, library())
    assert [] == [part for part in parts if part not in str(error.value)]


def test_a_code_without_a_letter_says_so() -> None:
    """Until a folder exists the code and its title are named, and that no letter is there yet."""
    claim = Claim(services=("99490",), denial=Denial(carc="252", rarc=("N3",)))

    with pytest.raises(UsageError, match=r"reads as CCM03 \(Patient consent not properly obtained\).*no letter of it"):
        settle(claim, small("CCM06", "CCM21"))


@pytest.fixture
def case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("chart.pdf", "practice.toml"):
        shutil.copy(CASE / name, tmp_path / name)
    text = (CASE / "claim.toml").read_text(encoding="utf-8")
    (tmp_path / "claim.toml").write_text(text.replace('code = "CCM06"\n', ""), encoding="utf-8")
    return tmp_path


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_draft_without_a_code(case: Path) -> None:
    """The claim file's denial decides; the screen says so, and evidence.json holds the code."""
    result = run("draft", "--claim", "claim.toml", "--records", "chart.pdf", "--out", "out", "--date", "2026-07-01")

    assert 0 == result.exit_code, result.output
    assert "CCM06, Care coordination activities not documented: chosen by" in " ".join(result.output.split())
    assert "CCM06" == json.loads((case / "out" / "evidence.json").read_text(encoding="utf-8"))["code"]


@pytest.mark.slow
def test_draft_of_a_medicare_claim(case: Path) -> None:
    """Door and last day on the screen, counted from --date; the sheet of the form stands beside the letter."""
    change(case / "claim.toml", "payer = ", 'payer_type = "medicare"\npayer = ')
    result = run("draft", "--claim", "claim.toml", "--records", "chart.pdf", "--out", "out", "--date", "2026-09-20")
    words = " ".join(result.output.split())

    assert "DOOR Redetermination (level 1 of 5)" in words
    assert "DUE 09/28/2026 8 days left notice 05/26/2026 + 5 days presumed receipt = 05/31/2026" in words
    assert (case / "out" / "cms-20027-fields.pdf").is_file()
    change(case / "claim.toml", 'payer_type = "medicare"', 'payer_type = "commercial"\ncontracted = true')
    run("draft", "--claim", "claim.toml", "--records", "chart.pdf", "--out", "out", "--date", "2026-09-20")
    assert not (case / "out" / "cms-20027-fields.pdf").is_file()


def test_no_letter_where_there_is_no_appeal(case: Path) -> None:
    """MA130: the record may be as good as it likes; no letter, exit 3, and what to do instead."""
    text = (case / "claim.toml").read_text(encoding="utf-8")
    start = text.index("[denial]")
    (case / "claim.toml").write_text(text[:start] + '[denial]\ngroup = "CO"\ncarc = "16"\nrarc = ["MA130"]\n', "utf-8")
    words = ("--records", "chart.pdf", "--out", "out", "--date", "2026-07-01")
    without = run("draft", "--claim", "claim.toml", *words)
    given = run("draft", "--claim", "claim.toml", "--code", "CCM06", *words)

    assert 2 == without.exit_code
    assert "no matter for an appeal" in without.output + without.stderr
    assert 3 == given.exit_code
    assert "New claim" in given.output
    assert {"evidence.json", "gaps.md"} == {path.name for path in (case / "out").iterdir()}


def test_find_prints_codes_door_and_next_step() -> None:
    result = run("codes", "find", "--carc", "252", "--rarc", "M127", "--service", "99490", "--payer-type", "medicare",
                 "--notice-date", "2026-05-15", "--date", "2026-06-01")  # fmt: skip

    assert 0 == result.exit_code
    for part in ("A request for records", "CCM06", "Redetermination with the records", "09/17/2026  108 days left",
                 "clausea draft --code CCM06 --service 99490 --records chart.pdf"):  # fmt: skip
        assert part in result.output
    assert [] == [line for line in result.output.splitlines() if len(line) > 80]


def test_find_by_words_and_as_json() -> None:
    result = run("codes", "find", "--service", "99484", "--text", "No validated rating scale was found.", "--json")
    document = json.loads(result.output)

    assert "CCM21" == document["matches"][0]["chosen"]
    assert ["unknown: payer type not given; notice date not given"] == [one["arithmetic"] for one in document["doors"]]


def test_find_of_a_claim_file() -> None:
    result = run("codes", "find", "--claim", CASE / "claim.toml", "--date", "2026-07-01")

    assert 0 == result.exit_code
    assert "CCM06" in result.output


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ((), "Nothing to look up"),
        (("--claim", CASE / "claim.toml", "--carc", "252"), "cannot be combined with --carc"),
        (("--carc", "252", "--payer-type", "medicade"), "--payer-type medicade: is none of"),
        (("--carc", "252", "--notice-date", "soon"), "--notice-date soon: is no date"),
        (("--carc", "252", "--date", "2026-02-30"), "--date 2026-02-30: is no date"),
    ],
)
def test_find_says_what_is_wrong(words: tuple[object, ...], message: str) -> None:
    result = run("codes", "find", *words)

    assert 2 == result.exit_code
    assert message in " ".join((result.output + result.stderr).split())
