"""The request sheet: the fields of CMS-20027, filled in, and what is missing named (42 CFR 405.944(b))."""

import shutil
from io import BytesIO

import pikepdf
import pypdf
import pytest

from appeal_cases import a_library, ccm
from assess_cases import CODES
from clausea.appeal import markdown
from clausea.appeal.deadlines import doors
from clausea.appeal.request_sheet import files, sheet
from clausea.codes_load import load_codes
from clausea.errors import ContentError
from clausea.models import Practice

PRACTICE = Practice(name="Copperline Primary Care", address=("1180 Ferry Street",), phone="(608) 555-0100")


def built(**claim):
    return ccm().changed(**{"payer_type": "medicare", "notice_date": "2026-05-15", **claim})


def made(today="2026-06-01", letter=True, practice=PRACTICE, **claim):
    case = built(**claim)
    door = doors(case.claim, a_library(), today, practice=practice)[0]
    return sheet(door, case.claim, practice, a_library(), case.letter() if letter else None)


def entry(page, label):
    return next(one for one in page.entries if label in one.label)


def test_thirteen_fields_in_the_forms_order() -> None:
    """The form's order, required ones marked."""
    page = made()

    assert [
        "Beneficiary's name", "Medicare number", "Item or service appealed", "Date of the service",
        "Date of the determination", "If that was received more than 120 days ago", "Contractor that decided",
        "Is an overpayment in question?", "Why we do not agree", "What else should be known", "Evidence", "Who appeals",
        "Address and telephone", "Signature and date",
    ] == [one.label.split(" (")[0].split(":")[0] for one in page.entries]  # fmt: skip
    assert 5 == sum(one.required for one in page.entries)


def test_a_whole_claim_leaves_nothing_required_open() -> None:
    """Every required field is filled from claim and practice; the payer's words and the letter answer the why."""
    page = made()
    claim = built().claim

    assert () == page.missing
    assert claim.patient.name == entry(page, "Beneficiary").text
    assert claim.member_id == entry(page, "Medicare number").text
    assert entry(page, "service appealed").text.startswith("99490 x 1, ")
    assert "05/15/2026" == entry(page, "determination").text
    assert claim.denial.text.split()[0] in entry(page, "do not agree").text
    assert "page(s) of the record" in entry(page, "Evidence").text
    assert "Last day: 09/17/2026" in page.due


@pytest.mark.parametrize(
    ("change", "label"),
    [
        ({"member_id": None}, "Medicare number"),
        ({"patient": {"name": None}}, "Beneficiary's name"),
        ({"period": None, "dos": {}}, "Date of the service"),
    ],
)
def test_what_is_missing_is_named(change, label) -> None:
    """A required field that nobody gave stands open and is named."""
    page = made(letter=False, **change)

    assert (label,) == page.missing
    assert ("to fill in", True) == (entry(page, label).text, entry(page, label).open)


def test_who_appeals_is_required() -> None:
    page = made(letter=False, practice=Practice(), billing_practitioner=None)

    assert ("Who appeals",) == page.missing


def test_late_asks_for_the_reason() -> None:
    """42 CFR 405.942(b): past the last day the reason has to be given; on it, not."""
    assert entry(made(today="2026-09-18"), "120 days").open
    assert not entry(made(today="2026-09-17"), "120 days").open


def test_files() -> None:
    """Markdown with every field, and one tagged PDF page with the same words; the same input gives the same bytes."""
    case = built()
    door = doors(case.claim, a_library(), "2026-06-01", practice=PRACTICE)[0]
    once, again = (files(door, case.claim, PRACTICE, a_library(), case.letter()) for _ in range(2))

    assert {"cms-20027-fields.md", "cms-20027-fields.pdf"} == set(once)
    assert once == again
    assert "| 2. Medicare number \\* | " in once["cms-20027-fields.md"].decode()
    pdf = pypdf.PdfReader(BytesIO(once["cms-20027-fields.pdf"]))
    words = " ".join(pdf.pages[0].extract_text().split())
    assert 1 == len(pdf.pages)
    assert "Copperline Primary Care" in words
    assert case.claim.member_id in words
    with pikepdf.open(BytesIO(once["cms-20027-fields.pdf"])) as opened:
        assert "/StructTreeRoot" in opened.Root
        assert "en-US" == str(opened.Root.Lang)


def test_claim_words_are_no_markup() -> None:
    """A pipe or a star of the payer's words stays a character."""
    page = built(denial={"group": "CO", "carc": "251", "text": "care | plan *missing* [x]"})
    door = doors(page.claim, a_library(), "2026-06-01", practice=PRACTICE)[0]

    assert (
        "care \\| plan \\*missing\\* \\[x]"
        in files(door, page.claim, PRACTICE, a_library())["cms-20027-fields.md"].decode()
    )


def test_a_mistake_in_the_form_names_the_file(tmp_path) -> None:
    """codes/payers/_sheet.toml with an unknown value is a ContentError that lists the known ones."""
    shutil.copytree(CODES, tmp_path / "codes")
    path = tmp_path / "codes" / "payers" / "_sheet.toml"
    path.write_text(path.read_text().replace('value = "payer"', 'value = "player"'))
    library = load_codes(tmp_path / "codes")
    case = built()
    door = doors(case.claim, library, "2026-06-01")[0]

    with pytest.raises(ContentError, match=r"_sheet\.toml: value 'player' is unknown"):
        sheet(door, case.claim, PRACTICE, library)


def test_the_letter_bears_the_doors_title_and_term() -> None:
    """Field note 27: the title names the procedure; the term stands with its rule while it is not over."""
    case = built()
    door = doors(case.claim, a_library(), "2026-06-01", practice=PRACTICE)[0]
    text = markdown.render(case.letter(door=door))

    assert "RE: Request for redetermination" in text
    assert "The time for this request ends on 09/17/2026 (42 CFR 405.942(a))." in text
    assert "request for redetermination (fields of form CMS-20027)" in text
    late = doors(case.claim, a_library(), "2026-09-18", practice=PRACTICE)[0]
    assert "The time for this request" not in markdown.render(case.letter(door=late))


def test_a_waiver_of_liability_is_enclosed() -> None:
    """domain.md 4.2: a practice without a contract encloses it; no regulation is named that nobody has read."""
    case = ccm().changed(payer_type="medicare_advantage", contracted=False, notice_date="2026-05-15")
    letter = case.letter(door=doors(case.claim, a_library(), "2026-06-01")[0])

    assert "attach waiver of liability, signed by the practice" in letter.to_complete
    assert "RE: Request for reconsideration" in markdown.render(letter)
    assert "422.582" not in markdown.render(letter)


def test_without_a_door_the_title_stays_general() -> None:
    """Issue 2's letters: an unknown payer is shown no procedure."""
    assert "RE: First-level appeal of a denied claim" in markdown.render(ccm().letter())
