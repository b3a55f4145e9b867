"""What stops a packet, each with the fact, the field or the page named and the next step."""

import json
import shutil
from pathlib import Path

import pytest

from clausea import store
from clausea.appeal.packet.disclosure import holds
from clausea.claims import read_claim, read_practice
from clausea.errors import EvidenceError, PacketError, QuoteError, UsageError
from clausea.models import Decision, Level, Practice
from packet_cases import CHARTS, EXAMPLES, NOTHING, PRACTICE, Opened, confirmed, example, make, notice, reviewed

ANSWERED = CHARTS / "first" / "h04-typed-notes-99484.pdf"
"""A chart with an answer about suicidal thoughts on a page that the letter cites."""
INTERNAL = "Internal - not for release"


def kinds(text: str) -> list[str]:
    return [hold.kind for hold in holds(text, internal=INTERNAL)]


def problems(path: Path, **options: object) -> tuple[str, ...]:
    with pytest.raises(PacketError) as caught:
        make(path, **options)  # type: ignore[arg-type]
    return caught.value.problems


def digit_changed(text: str) -> str:
    at = next(index for index, char in enumerate(text) if char.isdigit())
    return text[:at] + str((int(text[at]) + 1) % 10) + text[at + 1 :]


# Review -----------------------------------------------------------------------------------------------------------


def test_facts_that_nobody_decided_on_are_named(tmp_path: Path) -> None:
    path = example(tmp_path, accept=False)
    (line,) = problems(path)
    assert "cited facts are not reviewed: E0" in line
    assert "--unreviewed" in line


def test_an_unreviewed_packet_says_draft_on_every_page(tmp_path: Path) -> None:
    path = example(tmp_path, accept=False)
    made = make(path, unreviewed=True)
    packet = Opened(made.files["packet.pdf"])
    assert made.file.draft
    assert [] == [n for n in range(1, made.file.packet.pages + 1) if "DRAFT - NOT REVIEWED" not in packet.text(n)]


def test_a_reviewed_packet_says_draft_nowhere(tmp_path: Path) -> None:
    made = make(example(tmp_path))
    packet = Opened(made.files["packet.pdf"])
    assert [] == [n for n in range(1, made.file.packet.pages + 1) if "DRAFT" in packet.text(n)]


# Open fields and attachments --------------------------------------------------------------------------------------


def test_a_missing_attachment_is_named_with_its_option(tmp_path: Path) -> None:
    found = problems(example(tmp_path), attach={})
    assert ["--attach denial=FILE", "--attach claim=FILE"] == [
        next(word for word in ("--attach denial=FILE", "--attach claim=FILE") if word in line) for line in found
    ]


def test_an_open_field_is_named(tmp_path: Path) -> None:
    """field-notes C: bracketed items are fill-in fields that stop a final packet."""
    found = problems(example(tmp_path), practice=PRACTICE.model_copy(update={"npi": None}))
    assert ("The letter has an open field: billing NPI.") == found[0].partition(" Fill")[0]


def test_every_field_of_an_empty_profile_stops_the_packet(tmp_path: Path) -> None:
    named = {line.partition(": ")[2].partition(".")[0] for line in problems(example(tmp_path), practice=Practice())}
    assert {"practice name", "TIN", "contact name"} <= named


def test_gaps_are_refused_as_an_attachment(tmp_path: Path) -> None:
    """field-notes 30: the packet refuses gaps.md, also when somebody has printed it."""
    path = example(tmp_path)
    printed = notice(tmp_path / "notice.pdf", INTERNAL)
    (line,) = problems(path, attach={"denial": printed, "claim": None})
    assert "notice.pdf, page 1: is the internal page of gaps" in line


def test_the_mark_of_the_internal_page_is_how_gaps_begin(tmp_path: Path) -> None:
    """The gate and gaps.md agree on the words."""
    from appeal_cases import a_library, ccm
    from clausea.appeal import gaps
    from clausea.appeal.writing import read_words

    built, library = ccm(), a_library()
    text = gaps.render(library.codes["CCM06"], library, built.claim, built.evidence, built.assessment)
    assert f"# {read_words(library.folder, 'packet.toml')['internal']}" == text.splitlines()[0]


def test_an_attachment_of_several_patients_is_held(tmp_path: Path) -> None:
    """A remittance often lists other people's claims, too."""
    path = example(tmp_path)
    other = notice(
        tmp_path / "remit.pdf", "Patient: Zebulon Q. Fairweather\n\nDOB: 01/02/1933\n\nMRN: 99-887766\n\nPaid 0.00"
    )
    found = problems(path, attach={"denial": other, "claim": None})
    assert any("remit.pdf, page 1: seems to be another patient's page" in line for line in found)
    assert any("--confirm-page denial:1" in line for line in found)


# Pages that need a decision (domain.md 4.4) -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("PSYCHOTHERAPY NOTE - keep apart from the record", "psychotherapy_notes"),
        ("Process notes of the session", "psychotherapy_notes"),
        ("These records are protected by 42 CFR Part 2.", "part_2"),
        ("Riverside Opioid Treatment Program, dosing record", "part_2"),
        ("Discharged from a substance use disorder treatment program", "part_2"),
        ("Federal rules prohibit any further re-disclosure of this record", "part_2"),
        ("Copy of insurance card, front and back", "insurance_card"),
        ("RxBIN 610014  RxPCN MEDDPRIME  RxGRP 4471  Member services 800-555-0100", "insurance_card"),
        ("SSN: 123 45 6789", "ssn"),
        ("Guarantor 219-09-9999", "ssn"),
        ("PHQ-9 total 12, item 9: 0", "item_9"),
        ("Thoughts that you would be better off dead ..... Not at all", "item_9"),
        ("Denies SI/HI today", "item_9"),
        ("Denies SI today", "item_9"),
        ("# Internal - not for\nrelease", "internal"),
    ],
)
def test_what_holds_a_page(text: str, kind: str) -> None:
    assert [kind] == kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "Referred for psychotherapy; CBT begun",  # a service, no notes
        "Psychotherapy notes are not included in this release",
        "AUDIT-C score 2 at the annual visit",  # domain.md 4.4: in primary care not by itself Part 2
        "No substance use. Alcohol: none.",
        "Member ID LSA 4471 20938, group number 55",  # an identifier, not a card
        "Phone (740) 555-0142, TIN 89-5550142, claim 2026077-NM-55102, NPI 2500142387",
        "988 Suicide & Crisis Lifeline is on the handout",
        "Problem 9: gout. Item 4 of the list",
        "Medicare Part 2 of the form",
    ],
)
def test_what_does_not_hold_a_page(text: str) -> None:
    assert [] == kinds(text)


@pytest.mark.slow
def test_a_held_page_is_named_and_sent_only_by_decision(tmp_path: Path) -> None:
    """PHQ item 9 on a cited page: the page, the exhibit and the facts cited from it; the decision is recorded."""
    path = reviewed(tmp_path, ANSWERED.with_name(ANSWERED.name.replace(".pdf", ".claim.toml")), ANSWERED)
    found = problems(path)
    assert found
    assert all("Ex. A-" in line and "cited for E" in line and "--confirm-page R1:" in line for line in found)
    made = confirmed(path)
    assert {"D. Whitcomb"} == {one.by for one in made.file.confirmed}
    assert len(found) == len(made.file.confirmed)
    assert any("item_9" in one.reasons for one in made.file.confirmed)


def test_no_problem_quotes_the_chart(tmp_path: Path) -> None:
    path = reviewed(tmp_path, ANSWERED.with_name(ANSWERED.name.replace(".pdf", ".claim.toml")), ANSWERED)
    lines = " ".join(problems(path))
    file = store.read_evidence(path)
    assert [] == [item.id for item in file.items if len(item.quote) > 12 and item.quote in lines]


def test_a_confirmation_needs_a_name_and_a_held_page(tmp_path: Path) -> None:
    path = example(tmp_path)
    with pytest.raises(UsageError, match="needs a name"):
        make(path, confirm=("3",))
    with pytest.raises(UsageError, match="--confirm-page 3: no page of that name is held back"):
        make(path, confirm=("3",), by="D. Whitcomb")


# Mutation: nothing that was tampered with leaves ------------------------------------------------------------------


@pytest.mark.slow
def test_a_changed_digit_in_any_cited_quote_or_basis_is_refused_with_the_item_named(tmp_path: Path) -> None:
    """Every quote and basis of the example, one after the other."""
    path = example(tmp_path)
    cited = {item.id for item in make(path).file.items}
    data = json.loads(path.read_text(encoding="utf-8"))
    tried = 0
    for item in data["items"]:
        if item["id"] not in cited:
            continue
        for span in (item, *item["basis"]):
            if not any(char.isdigit() for char in span["quote"]):
                continue
            kept, span["quote"] = span["quote"], digit_changed(span["quote"])
            path.write_text(json.dumps(data), encoding="utf-8")
            with pytest.raises(QuoteError, match=item["id"]):
                make(path)
            span["quote"] = kept
            tried += 1
    assert tried > 15


def test_a_swapped_page_is_refused_with_the_item_named(tmp_path: Path) -> None:
    path = example(tmp_path)
    data = json.loads(path.read_text(encoding="utf-8"))
    cited = make(path).file.items[0]
    item = next(one for one in data["items"] if one["id"] == cited.id)
    item["page"] = item["page"] % data["records"][0]["pages"] + 1
    path.write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(QuoteError, match=cited.id):
        make(path)


def test_a_replaced_records_file_is_refused_with_the_items_named(tmp_path: Path) -> None:
    chart = shutil.copy(EXAMPLES["CCM06"] / "chart.pdf", tmp_path / "chart.pdf")
    path = reviewed(tmp_path / "case", EXAMPLES["CCM06"] / "claim.toml", Path(chart))
    cited = make(path).file.items[0].id
    shutil.copy(EXAMPLES["CCM21"] / "chart.pdf", chart)
    with pytest.raises(EvidenceError, match=cited):
        make(path)


def test_a_rejected_fact_takes_its_page_with_it(tmp_path: Path) -> None:
    """Minimum necessary: a page that only a rejected fact was cited from is not in the packet."""
    from clausea.review import decide

    path = example(tmp_path)
    made, before = make(path), store.read_evidence(path)
    needed = {item for one in before.findings if one.level is Level.MANDATORY for item in one.items}
    alone = next(one for one in made.file.exhibits if not needed & set(one.items))
    store.write_evidence(path, decide(before, list(alone.items), Decision.REJECTED, "D. Whitcomb", "2026-06-02"))
    again = make(path)
    assert alone.page in made.file.records[0].disclosed
    assert alone.page not in again.file.records[0].disclosed


def test_a_record_that_supports_no_appeal_makes_no_packet(tmp_path: Path) -> None:
    path = example(tmp_path)
    file = store.read_evidence(path)
    minutes = [item.id for item in file.items if item.element == "staff_minutes"]
    from clausea.review import decide

    store.write_evidence(path, decide(file, minutes, Decision.REJECTED, "D. Whitcomb", "2026-06-02"))
    (line,) = problems(path)
    assert "does not support an appeal" in line


def test_claims_and_profiles_of_the_examples_are_complete() -> None:
    """What these tests rely on."""
    assert {"denial", "claim"} < set(NOTHING)
    for case in EXAMPLES.values():
        assert read_claim(case / "claim.toml").claim_number
        assert read_practice(case / "practice.toml").name
