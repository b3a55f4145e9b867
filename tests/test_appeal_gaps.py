"""gaps.md: internal, complete, and never an invitation to change a record."""

import re
from typing import Any

from appeal_cases import Built, a_library, addon, ccm
from clausea.appeal import gaps
from clausea.appeal.deadlines import doors
from clausea.models import Finding, Level, Result, Route


def rendered(built: Built, **more: Any) -> str:
    library = a_library()
    return gaps.render(library.codes[built.code], library, built.claim, built.evidence, built.assessment, **more)


def without_consent(result: Result = Result.NOT_MET) -> Built:
    built = ccm()
    requirement = next(one for one in a_library().services["99490"].requirements if one.element == "consent_ccm")
    missing = Finding(requirement=requirement.id, element="consent_ccm", service="99490", level=Level.MANDATORY,
                      result=result, reason="Not found in the 4 pages read.", source="-")  # fmt: skip
    built.assessment = built.assessment.model_copy(
        update={"findings": (*built.assessment.findings, missing), "routes": {"99490": Route.NEEDS_RECORDS},
                "route": Route.NEEDS_RECORDS, "against": ("Consent to CCM: declined *twice*",)}
    )  # fmt: skip
    return built


def test_it_is_headed_internal() -> None:
    """field-notes 30."""
    assert rendered(ccm()).startswith("# Internal - not for release\n")


def test_a_gap_names_requirement_reason_and_what_to_ask_for() -> None:
    text = rendered(without_consent())
    requirement = next(one for one in a_library().services["99490"].requirements if one.element == "consent_ccm")
    assert "**Get records first**" in text
    assert f"**{requirement.title}** (99490, needed): not met. Not found in the 4 pages read." in text
    assert f"Ask the clinic for: {requirement.wording.ask}" in text
    assert text.index("speaks against") < text.index("Missing from chart")


def test_chart_words_in_it_are_no_markup() -> None:
    assert "declined \\*twice\\*" in rendered(without_consent())


def test_minutes_that_do_not_count_stand_with_their_reason() -> None:
    """field-notes 33: the second table."""
    assert "| 02/20/2026 | – | 6 | front desk | chart.pdf, p. 2 |" in rendered(addon())


def test_it_discloses_late_entries_and_never_proposes_a_change_of_the_record() -> None:
    """field-notes 30: entries made after the denial are disclosed as such."""
    built = ccm().changed(notice_date="2026-03-20")
    text = rendered(built)
    assert "dated or signed after the denial notice of 03/20/2026. It is disclosed as such and never counted" in text
    assert "The record stays as it is." in text
    assert [] == re.findall(
        r"(?i)\b(add|amend|correct|complete|create|back-?date|update) (an?|the) (entry|note|record)", text
    )


def test_it_names_the_door_and_its_last_day() -> None:
    """Issue 6: door, reason, last day with the counting, what is missing for it, channels and source."""
    denial = {"group": "CO", "carc": "251", "rarc": ["N237"]}
    built = ccm().changed(payer_type="medicare", notice_date="2026-05-15", member_id=None, denial=denial)
    text = rendered(built, doors=doors(built.claim, a_library(), "2026-06-01"))
    for part in (
        "## Door and last day",
        "**Redetermination (level 1 of 5)**, to the Medicare Administrative Contractor named on the notice",
        "Last day: **09/17/2026**. notice 05/15/2026 + 5 days presumed receipt = 05/20/2026; + 120 days = 09/17/2026.",
        "Still missing for it: the Medicare number",
        "By: Fax to the number that the contractor publishes",
        "Source: 42 CFR 405.942(a)",
    ):
        assert part in text


def test_an_unknown_door_says_what_to_fill_in() -> None:
    built = ccm().changed(payer_type=None)
    text = rendered(built, doors=doors(built.claim, a_library(), "2026-06-01"))
    assert "Last day: unknown: payer type not given" in text
    assert "Fill in: payer_type in the claim file" in text.replace("\\_", "_")


def test_nothing_is_left_over() -> None:
    for built in (ccm(), addon(), without_consent(), without_consent(Result.CONTRADICTED)):
        assert [] == re.findall(r"\{\{|\{%|\bNone\b|\n\n\n|[ \t]\n|\x01", rendered(built))
