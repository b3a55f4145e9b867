"""Entries that a reviewer will ask about are named: unsigned, initialed, late (field notes 30, domain.md 4.3)."""

from appeal_cases import ccm
from clausea.appeal import markdown
from clausea.appeal.entries import remarks
from clausea.models import Claim, Item, Value
from clausea.records import from_texts

WORDS = {"unsigned": ["unsigned", "not signed", "signature pending"], "late": ["late entry", "entered late"]}
PAGE = """CCM time log
03/04/2026 12 min call with patient K. Brandt, RN
03/11/2026 9 min call to pharmacy JP
03/18/2026 7 min care plan reviewed K. Brandt, RN (late entry)
03/25/2026 8 min referral closed M. Feld, RN
Note of 03/25/2026: signature pending
"""


def item(quote: str, number: int = 1, **value: str) -> Item:
    start = PAGE.index(quote)
    return Item(
        id=f"E{number:03}", element="staff_minutes", value=Value(**value), quote=quote, record="R1", page=1,
        start=start, end=start + len(quote),
    )  # fmt: skip


ITEMS = [
    item("12 min", 1, date="2026-03-04", person="K. Brandt"),
    item("9 min", 2, date="2026-03-11", person="JP"),
    item("7 min", 3, date="2026-03-18", person="K. Brandt"),
    item("8 min", 4, date="2026-03-25", person="M. Feld"),
]


def said(*items: Item, claim: Claim | None = None, **more) -> list[tuple[str, str]]:
    records = from_texts([PAGE])
    return [(one.kind, one.item.id) for one in remarks(items, claim or Claim(), records, WORDS)]


def test_each_kind() -> None:
    """Initials from the name, late and unsigned from the lines around the quote; a plain entry has no remark."""
    assert [("initials", "E002"), ("late", "E003"), ("unsigned", "E004")] == [
        one for one in said(*ITEMS) if one != ("late", "E002")
    ]


def test_one_late_row_does_not_make_the_log_late() -> None:
    """Only the row itself and the line after it speak."""
    assert [] == said(ITEMS[0])


def test_the_items_own_value_counts() -> None:
    """`signed = "no"`, as a reviewer may enter it, is enough, also without the chart."""
    unsigned = ITEMS[0].model_copy(update={"value": Value(date="2026-03-04", signed="no")})

    assert ["unsigned"] == [one.kind for one in remarks([unsigned], Claim(), None, WORDS)]


def test_dated_after_the_notice() -> None:
    """An event dated after the denial notice is after it; the notice's own day is not."""
    assert [("after_denial", "E001")] == said(ITEMS[0], claim=Claim(notice_date="2026-03-03"))
    assert [] == said(ITEMS[0], claim=Claim(notice_date="2026-03-04"))


def test_the_letter_discloses_what_came_after_the_notice() -> None:
    """Field note 30: entries made after the denial are disclosed as such, each with its page."""
    text = markdown.render(ccm().changed(notice_date="2026-03-20").letter())

    assert "Late entries." in text
    assert "was made or signed after your notice (Ex. " in text
    assert "Late entries" not in markdown.render(ccm().letter())
