"""What a letter says, in which order, and what it must never say."""

import re
from collections.abc import Callable

import pytest

from appeal_cases import CASES, Built, a_claim, addon, bhi, ccm, cocm, tcm
from clausea.appeal import Letter, markdown
from clausea.appeal.letter import Line, Paragraph, Table
from clausea.models import Decision, Polarity, Practice, Review, Route, Status, Value

Build = Callable[[], Built]
every_case = pytest.mark.parametrize("build", CASES.values(), ids=CASES.keys())


def words(line: Line) -> str:
    return "".join(run.text for run in line)


def body(letter: Letter) -> str:
    return "\n".join(words(one.runs) for one in letter.sentences)


def headings(letter: Letter) -> list[str]:
    return [words(one.heading) for one in letter.blocks if isinstance(one, Paragraph) and one.heading]


def replaced(built: Built, item_id: str, **change: object) -> Built:
    built.chart.items = [one.model_copy(update=change) if one.id == item_id else one for one in built.chart.items]
    return built


@every_case
def test_the_letter_opens_with_the_payers_own_words_in_quotation_marks(build: Build) -> None:
    """field-notes C: the payer's words first; the CCM category stays out."""
    built = build()
    letter = built.letter()
    said = built.claim.denial
    assert said is not None
    opening = letter.sentences[0].runs
    assert [said.text] == [run.text for run in opening if run.kind == "quote"] if said.text else False
    assert "CCM06" not in markdown.render(letter)
    assert "CCM21" not in markdown.render(letter)


@every_case
def test_every_sentence_about_the_patient_ends_in_its_citation(build: Build) -> None:
    """letters/README 2: a citation ends the sentence; a sentence of rule has a source and no item."""
    for sentence in build().letter().sentences:
        stated = {item for run in sentence.runs if run.kind != "citation" for item in run.items}
        assert stated <= set(sentence.items)
        if sentence.items:
            assert ["citation", "text"] == [run.kind for run in sentence.runs[-2:]]
            assert "." == sentence.runs[-1].text
            assert not any(run.kind == "source" for run in sentence.runs)


@every_case
def test_nothing_is_left_over_from_templates_or_empty_facts(build: Build) -> None:
    """No template marks, doubled spaces, empty brackets or Python words in any line."""
    text = markdown.render(build().letter())
    assert [] == re.findall(
        r"\{\{|\}\}|\{%|\bNone\b|\[\]|\(\)|“”|,,|\.\.|\( | \)| ,| \. |[\x00-\x09\x0b-\x1f\ue000-\uf8ff]", text
    )
    for line in text.splitlines():
        assert "  " not in line.strip()


def test_a_missing_record_and_an_insufficient_one_open_differently() -> None:
    """field-notes 21: CO-252 asks for records, CO-251 has seen them."""
    asked = body(ccm().letter())
    seen = body(
        ccm().changed(denial={"group": "CO", "carc": "251", "rarc": ["N237"], "text": "Coordination unclear."}).letter()
    )
    assert "The record that you asked for is enclosed" in asked
    assert "asked for" not in seen
    assert "The pages of the record that bear on this are cited in section 1" in seen


def test_what_the_payer_disputes_comes_first() -> None:
    """The section that the payer's words are about is section 1 and says so."""
    assert "Care coordination in March 2026 (your stated reason)" == headings(ccm().letter())[0]
    timed = ccm().changed(denial={"carc": "16", "rarc": ["N443"], "text": "Total time was not given."})
    assert "Time in March 2026 (your stated reason)" == headings(timed.letter())[0]


def test_without_denial_facts_the_denial_is_named_by_code_and_title() -> None:
    """DESIGN 4.5: nobody gave the payer's words, so the code and its title stand in, and the list asks for them."""
    letter = ccm().changed(denial=None).letter()
    assert "The service was denied under CCM06, Care coordination activities not documented." in body(letter)
    assert "the payer's denial code and words" in letter.to_complete


def test_the_code_is_printed_when_asked() -> None:
    letter = ccm().letter(print_code=True)
    assert "Your notice lists the denial as CCM06, Care coordination activities not documented." in body(letter)


def test_each_counted_entry_is_a_row_and_the_total_is_ours() -> None:
    """letters/README 4, domain.md 1.11."""
    table = next(block for block in addon().letter().blocks if isinstance(block, Table))
    rows = [[words(cell) for cell in row[:3]] for row in table.rows]
    assert [
        ["02/03/2026", "9:05 – 9:17 AM", "12"],
        ["02/06/2026", "–", "8"],
        ["02/12/2026", "1:00 – 1:14 PM", "14"],
        ["02/12/2026", "1:08 – 1:18 PM", "4"],
        ["02/19/2026", "–", "7"],
        ["February 2026", "", "45"],
    ] == rows


def test_overlap_correction_and_other_totals_are_explained() -> None:
    """field-notes 28: what the packet shows and the table does not is said in the letter."""
    text = body(addon().letter())
    assert "Of the 10 minutes of the entry of 02/12/2026, 1:08 – 1:18 PM, 6 fall within another entry" in text
    assert "02/06 time corrected from 18 to 8 minutes; 8 minutes are counted" in text
    assert "The record's total of 51 minutes is the sum of the entries before the overlap is taken out" in text
    assert "The enclosed pages also state a total of 63 minutes" in text
    assert "Another 6 minutes on the enclosed pages are not counted" in text
    assert "12 minutes (" not in text  # a running total that fits the entries is no discrepancy


def test_a_total_on_a_page_that_is_sent_along_for_another_reason_is_explained() -> None:
    """field-notes 28: the payer sees every cited page, so every figure on it is accounted for."""
    built = addon()
    built.chart.pages.append("Report: 58 minutes\nGeneral supervision of Ines Abara, MD\n")
    total = built.chart.add("minutes_total", "58 minutes", 3, month="2026-02", minutes=58)
    tables = tuple(
        one.model_copy(update={"stated_totals": (*one.stated_totals, total)}) for one in built.assessment.minutes
    )
    built.assessment = built.assessment.model_copy(update={"minutes": tables})
    assert "58" not in body(built.letter())
    review = built.chart.add("supervision", "General supervision of Ines Abara, MD", 3)
    supervision = built.assessment.findings[1].model_copy(update={"element": "supervision", "items": (review,)})
    built.assessment = built.assessment.model_copy(update={"findings": (*built.assessment.findings, supervision)})
    assert "totals of 63 and 58 minutes" in body(built.letter())


def test_attempts_are_attempts() -> None:
    """field-notes 19: never "contacted within two business days" when there were only attempts."""
    text = body(tcm(attempts=True).letter())
    assert (
        "Two attempts within two business days are recorded, on 05/26/2026 and 05/27/2026; "
        "the patient was reached by telephone on 05/29/2026 " in text
    )
    assert "05/25/2026 is a federal holiday" in text
    assert "reached by telephone on 05/27/2026" not in text
    assert "reached by telephone on 05/27/2026 by Ivo Tamm, RN" in body(tcm().letter())


def test_an_unproved_element_is_left_out() -> None:
    """domain.md 6.3: no sentence, no heading, no hint."""
    built = ccm()
    built.assessment = built.assessment.model_copy(
        update={
            "findings": tuple(
                one for one in built.assessment.findings if one.element not in ("consent_ccm", "coordination")
            )
        }
    )
    letter = built.letter()
    assert "onsent" not in body(letter)
    assert not any("coordination" in heading for heading in headings(letter))


@pytest.mark.parametrize(
    "change",
    [
        {"status": Status.NEEDS_REVIEW},
        {"review": Review(decision=Decision.REJECTED)},
        {"polarity": Polarity.NEGATED},
    ],
)
def test_an_item_that_may_not_be_relied_on_is_not_in_the_letter(change: dict[str, object]) -> None:
    """CONTRACT 3: needs_review, rejected and non-affirmed items stand behind nothing, whatever a finding says."""
    built = ccm()
    consent = next(item.id for item in built.chart.items if item.element == "consent_ccm")
    letter = replaced(built, consent, **change).letter()
    assert consent not in letter.cited
    assert "onsent to" not in body(letter)


def test_free_words_of_a_value_are_printed_only_when_the_page_has_them() -> None:
    """DESIGN 3 "values": the source is printed, never a reader's paraphrase."""
    text = markdown.render(ccm().letter())
    assert "asked for an earlier slot" not in text
    assert "Gouty arthritis" not in text
    assert "Essential hypertension (I10) and “Gout M10.9”" in text


def test_no_regulation_is_named_to_an_unknown_payer() -> None:
    """field-notes 3: without payer_type no regulation, and no redetermination either."""
    for build in CASES.values():
        text = markdown.render(build().letter())
        assert "CFR" not in text
        assert "redetermination" not in text
    assert "Request for redetermination" in words(ccm().changed(payer_type="medicare").letter().re_title)


def test_facts_that_nobody_gave_are_fields_and_listed() -> None:
    """DESIGN 5: claim facts are highlighted fields and on a list; evidence never is."""
    built = Built(ccm().chart, a_claim(code="CCM06", services=["99490"], claim_number=None, payer=None,
                  payer_address=[], member_id=None, notice_date=None, billing_practitioner=None, patient={},
                  period=None),
                  ccm().assessment, "CCM06", Practice())  # fmt: skip
    letter = built.letter()
    fields = {run.text.strip("[]") for row in letter.re for run in row.text if run.kind == "field"}
    assert {"patient name", "date of birth", "member ID", "claim number", "service month", "billing practitioner",
            "practitioner NPI", "date of the denial notice", "amount denied"} == fields  # fmt: skip
    assert fields | {"payer name", "payer's appeals address", "practice name", "signer", "contact name"} <= set(
        letter.to_complete
    )


def test_a_paid_base_line_is_not_in_dispute() -> None:
    """field-notes 1: the base was paid, the add-on denied; only the add-on is asked for."""
    built = addon().changed(lines={"99490": {"status": "paid"}})
    text = markdown.render(built.letter())
    assert "(paid, not in dispute)" in text
    assert "allow 1 unit of CPT 99439 for February 2026" in text
    assert "reverse the denial of CPT 99439." in text
    assert "| Amount denied | $46.90 |" in text
    assert "Harbor Home Health" in text


def test_units_that_the_record_supports_are_asked_for() -> None:
    """domain.md 4.3: the alternative request names the units supported."""
    built = addon().changed(billed_units={"99490": 1, "99439": 2})
    assert "Of the 2 units of CPT 99439 billed, we ask for the 1 that the record supports." in body(built.letter())


def test_only_services_routed_to_an_appeal_are_argued() -> None:
    """CONTRACT 4: appeal_partial argues the supported services."""
    built = addon()
    built.assessment = built.assessment.model_copy(
        update={"routes": {"99490": Route.APPEAL, "99439": Route.NEEDS_RECORDS}, "route": Route.APPEAL_PARTIAL}
    )
    letter = built.letter()
    assert "allow 1 unit of CPT 99490 for February 2026" in body(letter)
    assert "CPT 99439" not in body(letter)
    assert ("DRAFT - NOT REVIEWED",) == letter.draft_marks


def test_a_letter_against_the_record_is_marked_and_asks_for_no_payment_of_the_code() -> None:
    """DESIGN 5: with --anyway the letter is a draft with gaps."""
    built = ccm()
    built.assessment = built.assessment.model_copy(
        update={"routes": {"99490": Route.DO_NOT_APPEAL}, "route": Route.DO_NOT_APPEAL}
    )
    letter = built.letter()
    assert 2 == len(letter.draft_marks)
    assert "allow 1 unit" not in body(letter)
    assert "reverse the denial" not in body(letter)


def test_the_draft_mark_goes_when_every_cited_item_is_decided() -> None:
    """DESIGN 5: DRAFT - NOT REVIEWED while a cited item is pending, and not a moment longer."""
    built = ccm()
    assert ("DRAFT - NOT REVIEWED",) == built.letter().draft_marks
    accepted = Review(decision=Decision.ACCEPTED, by="D. Whitcomb", at="2026-05-02")
    built.chart.items = [one.model_copy(update={"review": accepted}) for one in built.chart.items]
    assert () == built.letter().draft_marks


def test_an_edited_value_is_the_one_printed() -> None:
    """CONTRACT 4: with `edited` the reviewer's value counts."""
    built = ccm()
    item = next(one for one in built.chart.items if one.element == "initiating_visit")
    edited = Review(decision=Decision.EDITED, by="D. W.", at="2026-05-02", value=Value(date="2026-01-15"))
    assert "The patient was seen on 01/15/2026" in body(replaced(built, item.id, review=edited).letter())


def test_the_rating_scale_is_its_score_and_no_answer_of_item_nine() -> None:
    """field-notes 31: item 9 of the PHQ-9 stays out."""
    text = markdown.render(bhi().letter())
    assert "The PHQ-9 of 03/05/2026 has a score of 12" in text
    assert "Item 9" not in text


def test_hcpcs_codes_are_not_called_cpt() -> None:
    built = cocm().changed(services=["G2214"])
    findings = tuple(one.model_copy(update={"service": "G2214"}) for one in built.assessment.findings)
    built.assessment = built.assessment.model_copy(update={"findings": findings, "routes": {"G2214": Route.APPEAL}})
    assert "CPT G2214" not in markdown.render(built.letter())
    assert "HCPCS G2214" in markdown.render(built.letter())


def test_any_service_can_be_argued_under_either_code() -> None:
    """Both templates know every section."""
    for build in CASES.values():
        built = build()
        built.code = "CCM21" if built.code == "CCM06" else "CCM06"
        assert set(build().letter().cited) == set(built.letter().cited)


def test_the_foot_carries_initials_and_claim_number() -> None:
    """field-notes 32, Noridian: every page says whose it is."""
    assert "AMQ · Claim no. GS-2026-000417" == ccm().letter().footer.left


def test_american_spelling() -> None:
    for build in CASES.values():
        assert [] == re.findall(r"programme|behaviour|counselling|judgement|organis", markdown.render(build().letter()))
