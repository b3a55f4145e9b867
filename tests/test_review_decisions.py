"""Decisions of people: made, carried over to a new run, and never lost silently; and the check of all quotes."""

from pathlib import Path
from typing import Any

import pytest

from clausea.errors import EvidenceError, QuoteError, UsageError
from clausea.models import (
    Basis,
    Claim,
    Decision,
    EvidenceFile,
    Item,
    Polarity,
    RecordFile,
    Review,
    Route,
    Run,
    Span,
    Status,
    Value,
)
from clausea.pages import Page, Record, Records
from clausea.quotes import stands
from clausea.review import add_item, carry_over, check, decide

PAGE_1 = "Date: 03/05/2026\nTime spent: 12 min. Program: BHI.\nPriya Anand, LCSW"
PAGE_2 = "Date: 03/19/2026\nTime spent: 15 min. Program: BHI.\nVerbal consent for BHI services obtained by phone"
HASH = "a" * 64


def chart(*texts: str, sha256: str = HASH, record: str = "R1") -> Records:
    pages = tuple(Page(record, number, text) for number, text in enumerate(texts or (PAGE_1, PAGE_2), start=1))
    return Records((Record(record, Path("chart.pdf"), sha256, pages, len(pages)),))


def minutes(name: str, page: int = 1, **more: Any) -> Item:
    text, count, day = (PAGE_1, 12, "05") if page == 1 else (PAGE_2, 15, "19")
    quote, date = f"Time spent: {count} min", f"03/{day}/2026"
    item = Item(
        id=name,
        element="staff_minutes",
        value=Value(date=f"2026-03-{day}", minutes=count),
        quote=quote,
        record="R1",
        page=page,
        start=text.index(quote),
        end=text.index(quote) + len(quote),
        basis=(Basis(field="date", record="R1", page=page, start=6, end=16, quote=date),),
    )
    return item.model_copy(update=more)


def file(*items: Item, sha256: str = HASH, record: str = "R1", text: str = "1") -> EvidenceFile:
    return EvidenceFile(
        code="CCM21",
        claim=Claim(),
        records=(RecordFile(id=record, file="chart.pdf", path="chart.pdf", sha256=sha256, pages=2),),
        items=items,
        findings=(),
        routes={},
        route=Route.APPEAL,
        run=Run(version="0.1.0", text=text),
    )


ACCEPTED = Review(decision=Decision.ACCEPTED, by="N. Foxworth", at="2026-06-01T10:00:00Z", note=None)


def test_a_decision_is_kept_with_name_time_and_note() -> None:
    """Only the items named change."""
    before = file(minutes("E001"), minutes("E002", 2))
    after = decide(before, ["E002"], Decision.REJECTED, "N. Foxworth", "2026-06-01T10:00:00Z", note="cloned")
    expected = Review(decision=Decision.REJECTED, by="N. Foxworth", at="2026-06-01T10:00:00Z", note="cloned")
    assert (Review(), expected) == tuple(item.review for item in after.items)
    assert before.items[0] is after.items[0]


def test_a_correction_counts_instead_of_the_value_read() -> None:
    """`edited` keeps what the chart said and what the reviewer says."""
    right = Value(date="2026-03-05", minutes=11)
    after = decide(file(minutes("E001")), ["E001"], Decision.EDITED, "N. Foxworth", "2026-06-01", value=right)
    assert (right, 12) == (after.items[0].decided, after.items[0].value.minutes)


def test_a_decision_can_be_taken_back() -> None:
    """`pending` leaves no name behind."""
    after = decide(file(minutes("E001", review=ACCEPTED)), ["E001"], Decision.PENDING, None, None)
    assert Review() == after.items[0].review


@pytest.mark.parametrize(
    ("ids", "decision", "by", "value", "message"),
    [
        (["E001", "E009"], Decision.ACCEPTED, "N. F.", None, "E009: no such item"),
        (["E001"], Decision.ACCEPTED, "", None, "needs a name"),
        (["E001"], Decision.EDITED, "N. F.", None, "corrected value"),
        (["E001"], Decision.ACCEPTED, "N. F.", Value(minutes=3), "corrected value"),
        (["E002"], Decision.ACCEPTED, "N. F.", None, "E002: the words are not on the page"),
        (["E002"], Decision.EDITED, "N. F.", Value(minutes=3), "E002: the words are not on the page"),
    ],
)
def test_decisions_that_make_no_sense_are_refused(
    ids: list[str], decision: Decision, by: str, value: Value | None, message: str
) -> None:
    """Nobody accepts what the chart does not say, and no decision is anonymous."""
    before = file(minutes("E001"), minutes("E002", status=Status.REJECTED))
    with pytest.raises(UsageError, match=message):
        decide(before, ids, decision, by, "2026-06-01", value=value)


def test_decisions_are_carried_over_although_ids_changed() -> None:
    """CONTRACT 4: by element, record hash, place and value; ids and record ids may differ."""
    old = file(minutes("E001", review=ACCEPTED), minutes("E002", 2))
    new_items = [
        item.model_copy(update={"record": "R2", "basis": ()}) for item in (minutes("E005", 2), minutes("E007"))
    ]
    new, unmatched = carry_over(old, file(*new_items, record="R2"))
    assert () == unmatched
    assert [("E005", Review()), ("E007", ACCEPTED)] == [(item.id, item.review) for item in new.items]


@pytest.mark.parametrize(
    "change",
    [
        {"value": Value(date="2026-03-05", minutes=13)},
        {"element": "bhcm_minutes"},
        {"page": 2},
        {"polarity": Polarity.NEGATED},
        {"start": 100, "end": 120},
        {"status": Status.REJECTED},
    ],
)
def test_decisions_that_no_longer_fit_are_listed(change: dict[str, Any]) -> None:
    """A decision on another fact is not given to this one, and is not lost silently."""
    old = file(minutes("E001", review=ACCEPTED))
    new, unmatched = carry_over(old, file(minutes("E001", **change)))
    assert old.items == unmatched
    assert Decision.PENDING is new.items[0].review.decision


def test_decisions_on_another_chart_are_listed() -> None:
    """The hash decides, not the name of the file."""
    old = file(minutes("E001", review=ACCEPTED))
    assert old.items == carry_over(old, file(minutes("E001"), sha256="b" * 64))[1]


def test_a_quote_cut_a_little_otherwise_keeps_its_decision() -> None:
    """The same fact at overlapping words is the same fact, when only one is there."""
    shifted = minutes("E001").model_copy(update={"start": 17, "end": 36, "quote": PAGE_1[17:36]})
    new, unmatched = carry_over(file(minutes("E001", review=ACCEPTED)), file(shifted))
    assert ((), ACCEPTED) == (unmatched, new.items[0].review)


def test_a_fact_that_joined_another_keeps_its_decision() -> None:
    """A repeated fact is one item now (`also`): the decision on the repeat is the decision on the item."""
    repeat = minutes("E002", review=ACCEPTED)
    joined = minutes("E001", also=(repeat.span,), start=40, end=50)
    assert ACCEPTED == carry_over(file(repeat), file(joined))[0].items[0].review


def added(name: str = "E009") -> Item:
    return minutes(name, reader=("reviewer",), review=ACCEPTED)


def test_facts_that_a_reviewer_added_come_along() -> None:
    """They get an id that is free; when a reader finds them now, they are one item."""
    new, unmatched = carry_over(file(added()), file(minutes("E001", 2), minutes("E002", 2)))
    assert ((), ["E001", "E002", "E003"]) == (unmatched, [item.id for item in new.items])
    assert added("E003") == new.items[2]
    new, unmatched = carry_over(file(added()), file(minutes("E001")))
    assert ((), [("E001", ACCEPTED)]) == (unmatched, [(item.id, item.review) for item in new.items])


def test_added_facts_are_listed_when_chart_or_page_text_changed() -> None:
    """Offsets mean nothing in another file or under other rules of the page text."""
    for new in (file(sha256="b" * 64), file(text="2")):
        assert (new, (added(),)) == carry_over(file(added()), new)


def add(quote: str, page: int = 2, **more: Any) -> tuple[EvidenceFile, Item]:
    return add_item(file(minutes("E007")), chart(), element="consent_bhi", quote=quote, page=page,
                    value=Value(mode="verbal"), by="N. Foxworth", at="2026-06-01", **more)  # fmt: skip


def test_a_reviewer_adds_a_fact_in_the_words_of_the_page() -> None:
    """CONTRACT 4: `reader: ["reviewer"]`, verified like any other, accepted by the one who added it."""
    after, item = add("verbal consent for BHI\nservices obtained")
    assert ("E008", "Verbal consent for BHI services obtained", ("reviewer",)) == (item.id, item.quote, item.reader)
    assert (Status.VERIFIED, Decision.ACCEPTED, "N. Foxworth") == (item.status, item.review.decision, item.review.by)
    assert item == after.items[-1]
    assert stands(chart(), item.span)


@pytest.mark.parametrize(
    ("quote", "page", "message"),
    [
        ("Verbal consent for CCM services obtained", 2, "page 2: the page has other words or figures"),
        ("Verbal consent for BHI services obtained", 1, "page 1: the quote stands on page 2. Give that page."),
        ("BHI", 2, "page 2: the quote stands in 2 places. Quote more words"),
        ("the moon is made of cheese and nothing else", 2, "page 2: the quote is not on the page"),
    ],
)
def test_a_quote_that_is_not_there_is_refused(quote: str, page: int, message: str) -> None:
    """The message says what to do and holds no chart text."""
    with pytest.raises(QuoteError, match=message) as caught:
        add(quote, page)
    assert "Verbal" not in str(caught.value)


def test_a_chart_that_is_not_there_is_refused() -> None:
    """With several charts the reviewer says which."""
    with pytest.raises(UsageError, match="Name one of R1"):
        add("Verbal consent for BHI services obtained", record="R2")


def test_check_of_evidence_that_stands() -> None:
    """Nothing is listed when everything stands; rejected items are known not to."""
    gone = minutes("E003", status=Status.REJECTED, quote="Time spent: 99 min")
    assert [] == check(file(minutes("E001"), minutes("E002", 2), gone), chart())


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"quote": "Time spent: 22 min"}, "page 1: the quote is not there"),
        ({"page": 9}, "page 9: the quote is not there"),
        (
            {"basis": (Basis(field="date", record="R1", page=1, start=6, end=16, quote="03/06/2026"),)},
            "page 1: the words for date are not there",
        ),
        (
            {"also": (Span(record="R1", page=2, start=0, end=4, quote="Time"),)},
            "page 2: a repeat of the quote is not there",
        ),
        ({"value": Value(date="2026-03-05", minutes=21)}, "page 1: minutes: the quoted words say otherwise"),
    ],
)
def test_check_finds_one_changed_digit(change: dict[str, Any], why: str) -> None:
    """DESIGN 4.1: quote, basis, repeat or value changed by hand: the item is named with the reason."""
    assert [("E002", why)] == check(file(minutes("E001"), minutes("E002", **change)), chart())


def test_check_refuses_another_chart() -> None:
    """The records' hash decides."""
    with pytest.raises(EvidenceError, match="R1: is another file"):
        check(file(minutes("E001")), chart(sha256="b" * 64))
    with pytest.raises(EvidenceError, match="R1: its chart is not there"):
        check(file(minutes("E001")), chart(record="R2"))
