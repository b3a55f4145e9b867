"""Duplicate and copied-forward pages: read once, cited at all places, minutes counted once, flagged."""

import pytest

from whose_charts import BREATHING, WALKS, flags, judged, minutes, note

FAX = "FROM: Quarry Clinic  FAX 555-201-3344  04/12/2026 09:14  P. 2/9\n"


@pytest.mark.parametrize("before", ["", FAX, "Printed 04/11/2026 16:02 by HIM   Page 12 of 40\n"])
def test_a_page_that_comes_twice_is_read_once_and_cited_at_both_places(before: str) -> None:
    """The fax's or print's own line makes no other page of it, and its date dates nothing."""
    records, evidence, judgement = judged([[note("03/05/2026", 12), note("03/12/2026", 9, BREATHING)],
                                           [before + note("03/05/2026", 12)]])  # fmt: skip

    assert [[], [(1, "duplicate_page: R1 p. 1")]] == flags(records)
    assert [
        ("2026-03-05", 12, "affirmed", "verified", [("R2", 1)]),
        ("2026-03-12", 9, "affirmed", "verified", []),
    ] == minutes(evidence)
    assert [21] == [table.total for table in judgement.minutes]
    assert set() == {item.element for item in evidence.items if item.record == "R2"}
    assert [] == [item.element for item in evidence.items if item.page == 1 and not item.also]


def test_every_place_of_a_duplicate_says_the_same_words() -> None:
    """Offsets differ by the fax line; the quotes do not."""
    records, evidence, _ = judged([note("03/05/2026", 12), FAX + note("03/05/2026", 12)])

    assert [] == [
        span
        for item in evidence.items
        for span in item.also
        if records.text(span.record, span.page)[span.start : span.end] != span.quote
    ]


def test_the_same_sheet_of_two_days_is_two_sheets() -> None:
    """A log's second page without a day of its own takes the day of the page before it."""
    sheet = "Called patient about the walks that were agreed, and about sleep and the mood diary.\nBHI time: 6 minutes"
    records, _, _ = judged([note("03/05/2026", 12), sheet, note("03/12/2026", 9, BREATHING), sheet])

    assert [] == [flag for _, flag in flags(records)[0] if flag.startswith("duplicate_page")]


def test_a_note_carried_forward_is_flagged_and_its_minutes_wait() -> None:
    """domain.md T16: the same words and minutes under a new date are one note until a person says otherwise."""
    records, evidence, judgement = judged(
        [note("03/05/2026", 12), note("03/12/2026", 12), note("03/19/2026", 9, BREATHING)]
    )

    assert [[(2, "copied_forward: p. 1")]] == flags(records)
    assert [
        ("2026-03-05", 12, "affirmed", "verified", []),
        ("2026-03-12", 12, "affirmed", "needs_review", []),
        ("2026-03-19", 9, "affirmed", "verified", []),
    ] == minutes(evidence)
    assert [21] == [table.total for table in judgement.minutes]
    assert ["the words and minutes of another day's note under a new date: waits for your decision"] == [
        entry.why for table in judgement.minutes for entry in table.excluded
    ]
    assert (
        "Page 2 of R1.pdf has the words and minutes of p. 1 under another date. Its minutes are left out until you "
        "accept them: payers call such notes cloned."
    ) in judgement.against
    assert {"needs_review"} == {item.status.value for item in evidence.items if item.page == 2}


def test_the_earlier_day_is_the_original_wherever_it_stands() -> None:
    """Charts are often printed newest first."""
    records, _, _ = judged([note("03/12/2026", 12), note("03/05/2026", 12)])

    assert [[(1, "copied_forward: p. 2")]] == flags(records)


def test_the_same_words_with_other_minutes_are_flagged_and_counted() -> None:
    """Two calls may be told alike; whoever reads the chart for the payer will ask."""
    records, evidence, judgement = judged([note("03/05/2026", 12), note("03/12/2026", 9)])

    assert [[(2, "same_text: p. 1")]] == flags(records)
    assert ["verified", "verified"] == [status for _, _, _, status, _ in minutes(evidence)]
    assert [21] == [table.total for table in judgement.minutes]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Left voicemail.", "Left voicemail."),
        (WALKS, WALKS.replace("five hours", "six hours")),
        (WALKS, WALKS.replace("two walks", "three walks")),
        ("[x] Medications reviewed [ ] Referral needed", "[x] Medications reviewed [ ] Referral needed"),
    ],
)
def test_short_routine_and_changed_notes_are_not_copies(one: str, other: str) -> None:
    """What is written every week in three words, and notes in which a figure or a word differs."""
    records, _, _ = judged([note("03/05/2026", 12, one), note("03/12/2026", 12, other)])

    assert [] == [flag for _, flag in flags(records)[0] if flag.startswith("copied_forward")]


def test_the_note_of_last_month_carried_into_this_one_waits() -> None:
    """The month's only entry that repeats February's: nothing of March stands on it before a person has looked."""
    _, _, judgement = judged([note("02/19/2026", 22), note("03/12/2026", 22)])

    assert [0] == [table.total for table in judgement.minutes]
    assert "needs_records" == judgement.route.value
