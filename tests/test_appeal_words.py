"""Which words of the chart a letter quotes: the entry's own sentence, the latest copy, the name with its credential."""

from pathlib import Path

import pytest

from appeal_cases import Built, ccm, findings
from clausea import workflow
from clausea.appeal import markdown
from clausea.claims import read_claim
from clausea.models import Assessment
from packet_cases import EXAMPLES, PRACTICE


def text(built: Built) -> str:
    return markdown.render(built.letter())


def with_acts(built: Built, **found: list[str]) -> Built:
    """The case with further items behind met findings of these elements."""
    more = findings("99490", found)
    data = built.assessment.model_dump()
    kept = [one for one in built.assessment.findings if one.element not in found]
    return Built(
        built.chart,
        built.claim,
        Assessment.model_validate(data | {"findings": [*kept, *more]}),
        built.code,
        built.practice,
    )


def test_a_forms_field_gives_way_to_the_sentence_of_the_entry() -> None:
    """ "Phone, with ..." says less than the time entry of the same day and page; both are cited."""
    built = ccm()
    built.chart.pages[3] += "Contact: with Dr. Vail's office (lung)\n"
    act = built.chart.add("coordination", "with Dr. Vail's office (lung)", 4, {"date": "03/11/2026"},
                          date="2026-03-11", party="Dr. Vail's office (lung)")  # fmt: skip
    letter = with_acts(built, coordination=[act]).letter()
    sentence = next(one for one in letter.sentences if act in one.items)
    quoted = [run.text for run in sentence.runs if run.kind == "quote"]
    assert ["Phoned Dr. Vail's office (lung) about wheeze"] == quoted
    assert 2 == len(sentence.items)


def test_an_act_without_such_an_entry_keeps_its_own_words() -> None:
    assert "“Phoned Dr. Vail's office (lung) about wheeze; earlier slot agreed”" in text(ccm())


def test_the_latest_copy_of_the_plan_is_the_one_quoted() -> None:
    built = ccm()
    built.chart.pages[2] += "Mailed again 03/19/2026\n"
    first = next(item.id for item in built.chart.items if item.element == "care_plan_shared")
    later = built.chart.add("care_plan_shared", "Mailed again 03/19/2026", 3, date="2026-03-19")
    shown = text(with_acts(built, care_plan_shared=[first, later]))
    assert "A copy went to the patient or caregiver: “Mailed again 03/19/2026”" in shown
    assert "handed a copy" not in shown


@pytest.mark.parametrize(("name", "shown"), [("Ines Abara", "Ines Abara, MD"), ("Rhoda Kemp", "Rhoda Kemp")])
def test_the_billing_practitioner_is_named_with_the_credential(name: str, shown: str) -> None:
    """The chart's visit names the person alone; the credential is the claim's, and of the billing practitioner only."""
    built = ccm()
    index = next(at for at, item in enumerate(built.chart.items) if item.element == "initiating_visit")
    item = built.chart.items[index]
    value = item.value.model_copy(update={"person": name, "credential": None})
    built.chart.items[index] = item.model_copy(update={"value": value})
    assert f"was seen in person on 01/14/2026 by {shown} (Ex." in text(built)


def test_the_example_letter_tells_what_was_done(tmp_path: Path) -> None:
    library = workflow.open_library()
    case = workflow.extract(read_claim(EXAMPLES["CCM06"] / "claim.toml"), [EXAMPLES["CCM06"] / "chart.pdf"], library)
    letter = workflow.draft(case, PRACTICE, "2026-07-01").files["letter.md"].decode()
    assert "reads “Phoned Bluestem Cardiology" in letter
    assert "by Anneliese Thornbury, MD (Ex." in letter
