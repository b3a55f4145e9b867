"""The twelve errors of the published seed letters, one test each (domain.md 1.9): none may come back."""

import pytest

from appeal_cases import CASES, Built, addon, bhi, ccm, cocm, tcm
from clausea.appeal import Letter, markdown
from clausea.appeal.letter import Paragraph, Table


def text(built: Built) -> str:
    return markdown.render(built.letter())


def all_letters() -> list[str]:
    return [text(build()) for build in CASES.values()]


def headings(letter: Letter) -> list[str]:
    return ["".join(run.text for run in one.heading) for one in letter.blocks if isinstance(one, Paragraph)]


def test_1_no_letter_cites_ncci_as_the_source_of_time_or_clinical_thresholds() -> None:
    """domain.md 1.9 #1: NCCI holds bundling and unit edits; sources are CMS booklets and, for Medicare, 42 CFR."""
    for letter in all_letters():
        assert "NCCI" not in letter
        assert "Correct Coding" not in letter
    assert "MLN9" in text(ccm())


def test_2_the_plan_is_said_to_be_what_the_record_shows_and_not_updated() -> None:
    """domain.md 1.9 #2: established, implemented, revised or monitored; "reviewed" never becomes "updated"."""
    letter = text(ccm())
    assert "“Plan looked through, goals unchanged”" in letter
    assert "updated" not in letter


def test_3_logs_reconciliation_and_specialists_appear_only_where_the_record_has_them() -> None:
    """domain.md 1.9 #3: start and stop times, reconciliation and specialist contact are no conditions of CCM."""
    letter = text(ccm())
    for absent in ("timestamped", "reconcil", "specialty", "specialist"):
        assert absent not in letter.casefold()
    assert "Meds squared with hospital list" in text(tcm())


def test_4_time_is_a_sum_with_its_table_and_no_word_of_it_in_transitional_care() -> None:
    """domain.md 1.9 #4 and MLN908628: transitional care has no minutes."""
    letter = ccm().letter()
    assert [21] == [int(table.rows[-1][2][0].text) for table in letter.blocks if isinstance(table, Table)]
    for built in (tcm(), tcm(attempts=True)):
        assert "minute" not in text(built).casefold()
        assert "time spent" not in text(built).casefold()


def test_5_no_registry_or_psychiatric_specialist_is_asserted_for_99484() -> None:
    """domain.md 1.9 #5: both belong to collaborative care, and are named only where the payer assumed them."""
    silent = bhi().changed(denial={"group": "CO", "carc": "251", "text": "Integration is not documented."})
    assert "registry" not in text(silent).casefold()
    assert "psychiatric" not in text(silent).casefold()
    answered = bhi().letter()
    about = [
        one for one in answered.sentences if "registry" in "".join(run.text for run in one.runs if run.kind == "text")
    ]
    assert [()] * len(about) == [one.items for one in about]
    assert "belong to collaborative care" in text(bhi())


def test_6_supervision_is_general() -> None:
    """domain.md 1.9 #6 and 42 CFR 410.26(b)(5)."""
    for letter in all_letters():
        assert "direct supervision" not in letter
    assert "general supervision" in text(bhi())
    medicare = text(ccm().changed(payer_type="medicare"))
    assert "42 CFR 410.26(b)(5)" in medicare


def test_7_the_period_is_the_calendar_month_and_not_an_encounter() -> None:
    """domain.md 1.9 #7."""
    letter = text(bhi())
    assert "for March 2026" in letter
    assert "encounter" not in letter.casefold()


def test_8_the_designated_member_is_a_member_of_the_care_team() -> None:
    """domain.md 1.9 #8: who may be clinical staff; the care manager only in collaborative care."""
    letter = text(bhi())
    assert "Designated care team member" in letter
    assert "behavioral health clinician" not in letter
    assert "The behavioral health care manager is named" not in letter
    assert "The behavioral health care manager is named" in text(cocm())


def test_9_the_practice_is_no_primary_care_team() -> None:
    """domain.md 1.9 #9: any treating practitioner may bill."""
    for letter in all_letters():
        assert "primary care team" not in letter.casefold()


def test_10_three_roles_are_argued_for_collaborative_care_only() -> None:
    """domain.md 1.9 #10."""
    assert "Collaborative care team (your stated reason)" in headings(cocm().letter())
    assert "Collaborative care team" not in " ".join(headings(bhi().letter()))


def test_11_no_letter_says_that_all_requirements_were_met() -> None:
    """domain.md 1.9 #11: each fact has its sentence and citation, and there is no blanket claim."""
    for letter in all_letters():
        for blanket in (
            "all requirements",
            "all regulatory",
            "fully",
            "clearly",
            "met or exceeded",
            "comprehensive doc",
        ):
            assert blanket not in letter.casefold()


@pytest.mark.parametrize("build", [ccm, addon, bhi, cocm, tcm])
def test_12_payment_is_asked_at_the_allowance(build: object) -> None:
    """domain.md 1.9 #12: never "full payment"."""
    letter = text(build())  # type: ignore[operator]
    assert "at the applicable contract or fee-schedule allowance" in letter
    assert "full payment" not in letter
