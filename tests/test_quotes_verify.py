"""The check of an item: quote, basis and value."""

import time
from pathlib import Path
from typing import Any

import pytest

from clausea.models import Basis, Item, PageFlag, Span, Status, Value
from clausea.pages import Page, Record, Records
from clausea.quotes import verify

TEXT = """BHI contact note
Date: 03/05/2026
Staff: Priya Anand, LCSW
PHQ-9: 12 (moderate), prior 16 (02/03/2026).
Time spent: 12 min (10:30-10:42). Program: BHI.
Diagnosis: major depressive disorder, recurrent (F33.1)
March 2026 | 6 | 9 | K. Brandt, RN
Patient did not decline the therapy referral made by the physician."""


def records(*texts: str, **kept: Any) -> Records:
    pages = tuple(Page("R1", number, text) for number, text in enumerate(texts or (TEXT,), start=1))
    return Records((Record("R1", Path("chart.pdf"), "0" * 64, pages, len(pages), **kept),))


def span(quote: str, text: str = TEXT, **more: Any) -> dict[str, Any]:
    start = text.index(quote)
    return {"record": "R1", "page": 1, "start": start, "end": start + len(quote), "quote": quote, **more}


def basis(field: str, quote: str) -> Basis:
    return Basis(field=field, **span(quote))


def minutes_item(**changes: Any) -> Item:
    item = Item(
        id="E001",
        element="staff_minutes",
        value=Value(date="2026-03-05", minutes=12, start="10:30", end="10:42", person="Priya Anand", credential="LCSW"),
        basis=(basis("date", "03/05/2026"), basis("person", "Priya Anand, LCSW")),
        **span("Time spent: 12 min (10:30-10:42)"),
    )
    return item.model_copy(update=changes)


def test_an_item_that_slices_and_reads_is_unchanged() -> None:
    """The embedded reader's item is the same object afterwards."""
    item = minutes_item()
    assert verify(item, records()) is item


@pytest.mark.parametrize(
    ("field", "wrong", "reason"),
    [
        ("date", "2026-03-06", "date: the quoted words say otherwise"),
        ("date", "2025-03-05", "date: the quoted words say otherwise"),
        ("minutes", 15, "minutes: the quoted words say otherwise"),
        ("minutes", 42, "minutes: the quoted words say otherwise"),
        ("start", "10:31", "start: the quoted words say otherwise"),
        ("end", "10:24", "end: the quoted words say otherwise"),
        ("person", "Dana Osei", "person: stands neither in the quote nor in its basis"),
        ("credential", "MD", "credential: the quoted words say otherwise"),
        ("month", "2026-04", "month: stands neither in the quote nor in its basis"),
        ("icd10", "F33.1", "icd10: stands neither in the quote nor in its basis"),
    ],
)
def test_a_value_that_its_words_do_not_carry_is_for_a_person(field: str, wrong: Any, reason: str) -> None:
    """mechanism.md 4: 0 items verified whose value disagrees with its span."""
    item = minutes_item()
    checked = verify(item.model_copy(update={"value": item.value.model_copy(update={field: wrong})}), records())
    assert (Status.NEEDS_REVIEW, (reason,)) == (checked.status, checked.reasons)


@pytest.mark.parametrize(
    ("element", "quote", "value", "bases"),
    [
        ("rating_scale", "PHQ-9: 12", {"instrument": "PHQ-9", "score": 12, "date": "2026-03-05"}, ["03/05/2026"]),
        ("rating_scale", "prior 16 (02/03/2026)", {"score": 16, "date": "2026-02-03"}, []),
        ("bh_diagnosis", "major depressive disorder, recurrent (F33.1)", {"icd10": "F33.1"}, []),
        ("staff_minutes", "March 2026 | 6 | 9", {"date": "2026-03-06", "minutes": 9, "person": "K. Brandt"}, []),
    ],
)
def test_values_in_other_forms_are_read(element: str, quote: str, value: dict[str, Any], bases: list[str]) -> None:
    """Scores, codes, a day in a column under its month, bare minutes in a cell."""
    given = [basis("date", each) for each in bases]
    if "person" in value:
        given.append(basis("person", "K. Brandt, RN"))
    item = Item(id="E001", element=element, value=Value(**value), basis=tuple(given), **span(quote))
    assert verify(item, records()) == item


def test_the_cell_of_a_row_of_scores() -> None:
    """The basis names the cell of the row; a score that is not in the row is for a person."""
    row = "PHQ-9 total 21 19 18"
    item = Item(id="E001", element="rating_scale", value=Value(instrument="PHQ-9", score=18), **span(row, row))
    wrong = item.model_copy(update={"value": Value(instrument="PHQ-9", score=17)})
    assert Status.NEEDS_REVIEW is verify(wrong, records(row)).status
    cell = Basis(field="score", record="R1", page=1, start=18, end=20, quote="18")
    assert Status.VERIFIED is verify(item.model_copy(update={"basis": (cell,)}), records(row)).status


def test_a_month_may_stand_without_its_year() -> None:
    """ "Total February" is of February; of another month it is not."""
    text = "Total February, clinical staff 51"
    for month, status in (("2026-02", Status.VERIFIED), ("2026-03", Status.NEEDS_REVIEW)):
        value = Value(month=month, minutes=51)
        item = Item(id="E001", element="minutes_total", value=value, **span(text, text))
        assert status is verify(item, records(text)).status


def test_a_span_that_cuts_a_word_or_number_is_for_a_person() -> None:
    """ "12 min" cut from "112 min" slices, and is another number."""
    text = "Time spent 112 min, care plan reviewed"
    for quote in ("12 min", "care plan review"):
        item = Item(id="E001", element="care_plan", **span(quote, text))
        assert ("quote: begins or ends inside a word or number",) == verify(item, records(text)).reasons


def test_a_tampered_quote_is_rejected_with_its_reason() -> None:
    """One changed digit: rejected, kept, and the value is not looked at any more."""
    checked = verify(minutes_item(quote="Time spent: 22 min (10:30-10:42)"), records())
    assert Status.REJECTED is checked.status
    assert ("quote: the page has other words or figures at this place",) == checked.reasons


def test_a_tampered_basis_is_rejected() -> None:
    """Basis spans are held to the same promise as the quote."""
    wrong = basis("date", "03/05/2026").model_copy(update={"quote": "03/06/2026"})
    assert Status.REJECTED is verify(minutes_item(basis=(wrong, *minutes_item().basis[1:])), records()).status
    moved = basis("date", "03/05/2026").model_copy(update={"start": 0, "end": 10})
    assert minutes_item() == verify(minutes_item(basis=(moved, *minutes_item().basis[1:])), records())


def test_an_honest_copy_gets_the_words_of_the_page() -> None:
    """A model's quote with other dashes and spacing stands, and afterwards holds the page's own words."""
    copied = minutes_item(quote="time spent: 12 min\n(10:30–10:42)", start=0, end=0)
    assert minutes_item() == verify(copied, records())


def test_a_quote_of_another_page_is_moved_and_shown() -> None:
    """The true page is set, and a person looks."""
    checked = verify(minutes_item(), records("an empty page", TEXT))
    assert Status.REJECTED is checked.status  # its short basis does not stand on page 1
    plain = minutes_item(basis=(), value=Value(minutes=12))
    checked = verify(plain, records("an empty page", TEXT))
    assert (Status.NEEDS_REVIEW, 2, ("quote: the quote stands on page 2",)) == (
        checked.status,
        checked.page,
        checked.reasons,
    )


def test_a_quote_over_a_page_break_gets_a_second_span() -> None:
    """Both parts are spans that slice; a second check changes nothing."""
    chart = records("Patient agreed to enroll in care management", "and knows that a copay may apply each month.")
    quote = "Patient agreed to enroll in care management and knows that a copay may apply"
    item = Item(id="E001", element="consent_ccm", quote=quote, record="R1", page=1, start=0, end=5)
    checked = verify(item, chart)
    assert Status.VERIFIED is checked.status
    assert "Patient agreed to enroll in care management" == checked.quote
    second = Basis(field="quote", record="R1", page=2, start=0, end=32, quote="and knows that a copay may apply")
    assert (second,) == checked.basis
    assert checked == verify(checked, chart)


def test_a_status_is_never_raised() -> None:
    """What another stage put before a person, or rejected, stays there."""
    for status in (Status.NEEDS_REVIEW, Status.REJECTED):
        item = minutes_item(status=status, reasons=("found by the language model alone",))
        assert verify(item, records()) is item


def test_a_second_check_changes_nothing() -> None:
    """verify is idempotent, whatever it found."""
    for changes in ({"value": Value(minutes=3)}, {"quote": "Time spent: 99 min (10:30-10:42)"}, {"page": 7}):
        once = verify(minutes_item(**changes), records())
        assert once == verify(once, records())


def test_pages_of_others_and_pages_that_speak_to_programs_are_shown() -> None:
    """CONTRACT 3: possibly another patient's page, or a flagged page, is never relied on unseen."""
    other = records(other_patient_pages=(1,))
    assert Status.NEEDS_REVIEW is verify(minutes_item(), other).status
    flagged = records(flags=(PageFlag(page=1, flag="speaks_to_a_program"),))
    assert Status.NEEDS_REVIEW is verify(minutes_item(), flagged).status


def test_repeats_that_do_not_stand_are_left_out() -> None:
    """`also` lists only places where the words are."""
    good, bad = Span(**span("Program: BHI")), Span(**span("Program: BHI")).model_copy(update={"page": 9})
    assert (good,) == verify(minutes_item(also=(good, bad)), records()).also


def test_a_thousand_items_are_checked_at_once() -> None:
    """Items that slice cost little: a thousand of them well under five seconds, on a chart of 2,000 pages."""
    chart, item = records(*[TEXT] * 2000), minutes_item()
    item = item.model_copy(
        update={"page": 1990, "basis": tuple(each.model_copy(update={"page": 1990}) for each in item.basis)}
    )
    began = time.perf_counter()
    for _ in range(1000):
        verify(item, chart)
    assert time.perf_counter() - began < 5
