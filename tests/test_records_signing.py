"""Unsigned drafts, late entries and addenda: what an entry is worth, and the day of the event, not of the writing."""

import pytest

from clausea.records import from_texts
from whose_charts import BREATHING, CLINIC, OWN, WALKS, judged, minutes, note

SIGNED = "Electronically signed by Priya Anand, LCSW 03/05/2026"


def marks(text: str) -> tuple[bool, bool]:
    """Whether the page's one entry is a draft, and whether it waits for its signature."""
    entry = from_texts([text]).files[0].entries[-1]
    return entry.draft, entry.unsigned


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (note("03/05/2026", 12), (False, False)),
        (note("03/05/2026", 12).replace(SIGNED, "DRAFT"), (True, False)),
        (note("03/05/2026", 12).replace(SIGNED, "Draft - do not file"), (True, False)),
        (note("03/05/2026", 12).replace(SIGNED, "Dictated but not read"), (True, False)),
        (note("03/05/2026", 12).replace("Staff:", "Status: Draft\nStaff:").replace(SIGNED, ""), (True, False)),
        (note("03/05/2026", 12, title="BHI care management note (DRAFT)").replace(SIGNED, ""), (True, False)),
        (note("03/05/2026", 12).replace(SIGNED, "Unsigned - pending signature"), (False, True)),
        (note("03/05/2026", 12).replace(SIGNED, "Not yet signed by Priya Anand, LCSW"), (False, True)),
        (note("03/05/2026", 12).replace(SIGNED, f"DRAFT\n{SIGNED}"), (False, True)),
        (note("03/05/2026", 12, WALKS + "\nHome health order is pending signature."), (False, False)),
        (note("03/05/2026", 12, WALKS + "\nConsent form mailed, not yet signed."), (False, False)),
        (note("03/05/2026", 12, WALKS + "\nDraft letter to the therapist for Dr. Holm."), (False, False)),
        (note("03/05/2026", 12, WALKS + f"\n{SIGNED}\nCo-signature pending"), (False, False)),
    ],
)
def test_drafts_and_unsigned_entries_are_known(text: str, expected: tuple[bool, bool]) -> None:
    """The entry itself must be the draft: letters, orders and consents wait for signatures in signed notes."""
    assert expected == marks(text)


def test_a_draft_proves_nothing_and_the_signed_note_counts() -> None:
    """CONTRACT 2: an unsigned draft is template; its minutes are shown among those not counted."""
    draft = note("03/05/2026", 12).replace(SIGNED, "DRAFT")
    _, evidence, judgement = judged([draft, note("03/05/2026", 15)])

    assert [
        ("2026-03-05", 12, "template", "verified", []),
        ("2026-03-05", 15, "affirmed", "verified", []),
    ] == minutes(evidence)
    assert [15] == [table.total for table in judgement.minutes]
    assert [(12, "an unsigned draft proves nothing: ask its author for the signed note")] == [
        (entry.minutes, entry.why) for table in judgement.minutes for entry in table.excluded
    ]
    assert {"template"} == {item.polarity.value for item in evidence.items if item.page == 1}


def test_an_unsigned_entry_waits_for_a_person() -> None:
    """Its author's attestation may settle it (Medicare Program Integrity Manual, chapter 3, 3.3.2.4)."""
    _, evidence, _ = judged([note("03/05/2026", 22).replace(SIGNED, "Unsigned - pending signature")])

    assert [("2026-03-05", 22, "affirmed", "needs_review", [])] == minutes(evidence)


LATE = f"{CLINIC}\n{OWN}\n%s\nStaff: Priya Anand, LCSW\n%s\nBHI time: 10 minutes\nSigned Priya Anand, LCSW 04/02/2026"


@pytest.mark.parametrize(
    ("head", "day", "written"),
    [
        ("LATE ENTRY 04/02/2026 for contact of 03/09/2026", "2026-03-09", "2026-04-02"),
        ("Late entry for 03/09/2026, entered 04/02/2026", "2026-03-09", "2026-04-02"),
        ("Late entry\nDate of service: 03/09/2026\nEntered: 04/02/2026", "2026-03-09", "2026-04-02"),
        ("BHI note - late entry\nDate of contact: 03/09/2026\nDate documented: 04/02/2026", "2026-03-09", "2026-04-02"),
        ("Late entry\nDate of service: 03/09/2026", "2026-03-09", None),
        ("Addendum 04/02/2026 to note of 03/09/2026", "2026-03-09", None),
    ],
)
def test_a_late_entry_is_of_the_day_that_it_tells_of(head: str, day: str, written: str | None) -> None:
    """The day of the writing dates nothing, also behind another note without a title between them."""
    entry = from_texts([note("03/05/2026", 12), LATE % (head, BREATHING)]).files[0].entries[-1]

    assert (day, written) == (entry.date and entry.date.value, entry.written and entry.written.value)


def test_the_minutes_of_a_late_entry_are_those_of_its_day() -> None:
    _, evidence, judgement = judged(
        [note("03/05/2026", 12), LATE % ("LATE ENTRY 04/02/2026 for contact of 03/09/2026", BREATHING)]
    )

    assert [("2026-03-05", 12), ("2026-03-09", 10)] == [one[:2] for one in minutes(evidence)]
    assert [22] == [table.total for table in judgement.minutes]


def test_a_late_entry_that_names_no_day_of_the_event_has_none() -> None:
    """The day of its writing or signature is not put in its place."""
    entry = from_texts([LATE % ("LATE ENTRY 04/02/2026", BREATHING)]).files[0].entries[-1]

    assert None is entry.date
