"""Where a quote stands: place, page, page breaks, short quotes, and the promises that hold for any text."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clausea.models import Span
from clausea.pages import Line, Page, Record, Records
from clausea.quotes import Located, locate, stands
from test_quotes_tampering import CHART, PAGES, TAMPERINGS


def pages(*texts: str) -> tuple[Page, ...]:
    return tuple(Page("R1", number, text) for number, text in enumerate(texts, start=1))


def records(*texts: str) -> Records:
    made = pages(*texts)
    return Records((Record("R1", Path("chart.pdf"), "0" * 64, made, len(made)),))


def test_exact_quote_has_its_offsets() -> None:
    """A verbatim quote is `exact`, with offsets that slice to it."""
    text = "Staff: Priya Anand\nTime spent: 12 min (10:30-10:42). Program: BHI."
    assert Located("exact", 1, 19, 51) == locate(pages(text), "Time spent: 12 min (10:30-10:42)", page=1)


def test_wrong_page_is_said_with_the_true_one() -> None:
    """A quote that stands once, on another page, is `wrong_page` and names the true page."""
    chart = pages("nothing here", "Verbal consent for BHI services obtained")
    located = locate(chart, "Verbal consent for BHI services", page=1)
    assert Located("wrong_page", 2, 0, 31, ("the quote stands on page 2",)) == located


def test_two_places_are_ambiguous() -> None:
    """A quote that stands in two places tells nobody which one is meant."""
    note = "Time spent: 12 min. Program: BHI."
    assert locate(pages(f"03/05/2026\n{note}\n03/19/2026\n{note}"), note, page=1).status == "ambiguous"
    assert locate(pages(note, note), note).status == "ambiguous"
    assert locate(pages(note, note), note, page=2).status == "exact"


@pytest.mark.parametrize(
    ("quote", "page", "status"),
    [
        ("12 min", 1, "exact"),
        ("12 min", None, "ambiguous"),
        ("12 min", 2, "not_found"),
        ("2 min", 1, "not_found"),
        ("15 min", 1, "not_found"),
        ("consented", 1, "not_found"),
        ("LCSW", 1, "exact"),
        ("", 1, "not_found"),
        ("...", 1, "not_found"),
    ],
)
def test_short_quotes_need_their_page(quote: str, page: int | None, status: str) -> None:
    """mechanism.md 5.4 step 2: short words match anywhere, so they must stand on the page named, once, in full."""
    chart = pages("Priya Anand, LCSW: 12 min, patient disconsented", "another page about nothing at all")
    located = locate(chart, quote, page=page)
    assert status in (located.status, "not_found" if located.status == "conflict" else "")


@pytest.mark.parametrize(
    "quote",
    [
        "Verbal consent for CCM ... on 03/05/2026",
        "Verbal consent for CCM … by Priya Anand",
        "Verbal consent for CCM [...] Priya Anand, LCSW",
    ],
)
def test_a_quote_that_leaves_words_out_is_refused(quote: str) -> None:
    """A quote is contiguous (CONTRACT 4): what an ellipsis leaves out may be the refusal."""
    text = "Verbal consent for CCM was not given on 03/05/2026 by Priya Anand, LCSW."
    assert locate(pages(text), quote, page=1).status == "conflict"


def test_leader_dots_of_the_page_are_no_ellipsis() -> None:
    """Dots that the page prints are part of its words."""
    line = "Total minutes of the month ....... 27"
    assert locate(pages(line), line).status == "exact"


FIRST = "HARLOW CLINIC\nNote of 03/05/2026\nPatient agreed to enroll in care management and was told\n{}"
SECOND = "HARLOW CLINIC\nthat a copay may apply each month.\nSigned by K. Brandt, RN\n{}"
BROKEN = "agreed to enroll in care management and was told that a copay may apply each month"


def test_quote_over_a_page_break_has_two_parts() -> None:
    """Running heads and feet between the halves are left out; both parts slice their pages."""
    chart = pages(FIRST.format("Page 1 of 2"), SECOND.format("Page 2 of 2"))
    located = locate(chart, BROKEN, page=1)
    assert (1, "normalized") == (located.page, located.status)
    assert located.rest is not None
    assert "agreed to enroll in care management and was told" == chart[0].text[located.start : located.end]
    assert "that a copay may apply each month" == chart[1].text[slice(*located.rest[1:])]


def test_running_lines_that_the_reader_marked_are_left_out() -> None:
    """A head that stands on one page only is left out where the reader marked it as running."""
    first, second = "Patient agreed to enroll in care management\nfax 17", "fax page 18\nand may stop at any time."
    chart = (
        Page("R1", 1, first, (Line(0, 43), Line(44, 50, running=True))),
        Page("R1", 2, second, (Line(0, 11, running=True), Line(12, len(second)))),
    )
    located = locate(chart, "agreed to enroll in care management and may stop at any time", page=1)
    assert ("normalized", (2, 12, 36)) == (located.status, located.rest)


def test_halves_of_pages_that_do_not_follow_are_not_joined() -> None:
    """Only neighbouring pages join."""
    chart = pages(FIRST.format("1"), "HARLOW CLINIC\nAnother note entirely.\n2", SECOND.format("3"))
    assert not locate(chart, BROKEN, page=1).stands


@pytest.mark.parametrize(
    ("page", "quote"),
    [
        ("Total 1 2 min of BHI work today", "Total 12 min of BHI work today"),
        ("Score on scale was 27. 3 calls were made", "Score on scale was 27.3 calls were made"),
        ("Dose was raised to .5 mg after the call", "Dose was raised to 5 mg after the call"),
        ("Patient is in active treatment with us", "Patient is inactive treatment with us"),
        ("She was not able to agree to the plan", "She was notable to agree to the plan"),
        ("☒ Verbal ☐ Written consent for BHI services", "☐ Verbal ☒ Written consent for BHI services"),
        ("☐ Patient agreed to BHI services today", "☒ Patient agreed to BHI services today"),
        ("Blood pressure > 140 on two visits", "Blood pressure < 140 on two visits"),
        ("Cost share of 10² explained to patient", "Cost share of 102 explained to patient"),
        ("Spent 1½ hours on the care plan today", "Spent 11/2 hours on the care plan today"),
        ("Spoke 12-15 min with the patient's son", "Spoke 15 min with the patient's son"),
    ],
)
def test_figures_boxes_and_turned_words_do_not_pass(page: str, quote: str) -> None:
    """What looks like spacing or a stray sign may be another figure, another box, the opposite."""
    assert locate(pages(page), quote, page=1).status in ("conflict", "not_found")


def test_the_record_of_an_unread_page_does_not_stand() -> None:
    """A span on a page that was not read, or of an unknown record, does not stand; neither does an empty quote."""
    chart = records("Verbal consent")
    assert stands(chart, Span(record="R1", page=1, start=0, end=6, quote="Verbal"))
    assert not stands(chart, Span(record="R1", page=1, start=0, end=6, quote="verbal"))
    assert not stands(chart, Span(record="R1", page=2, start=0, end=6, quote="Verbal"))
    assert not stands(chart, Span(record="R2", page=1, start=0, end=6, quote="Verbal"))
    assert not stands(chart, Span(record="R1", page=1, start=3, end=3, quote=""))


texts = st.text(st.sampled_from("ab12 \n\u00ad-–ﬁ½²éß'’☒.:/LR"), max_size=60)


@given(texts, st.data())
@settings(max_examples=200, deadline=None)
def test_a_slice_of_the_page_is_never_lost_nor_misplaced(text: str, data: st.DataObject) -> None:
    """Any stretch of the page is `exact` at its place, or refused with a reason: too short, cut, twice."""
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    located = locate(pages(text), text[start:end], page=1)
    if located.status == "exact":
        assert text[start:end].strip() == text[located.start : located.end]
    else:
        assert located.stands or located.reasons


@given(texts, texts)
@settings(max_examples=200, deadline=None)
def test_offsets_always_lie_on_the_page(text: str, quote: str) -> None:
    """Whatever is asked, offsets lie on the page, and what stands keeps the digits of the quote in their order."""
    located = locate(pages(text), quote, page=1)
    assert 0 <= located.start <= located.end <= len(text)
    if located.stands:
        plain = text[located.start : located.end].replace("½", "12").replace("²", "2")
        asked = quote.replace("½", "12").replace("²", "2")
        assert [char for char in asked if char.isdigit()] == [char for char in plain if char.isdigit()]


@given(st.sampled_from(CHART), st.data())
@settings(max_examples=100, deadline=None)
def test_a_longer_wrong_quote_stays_wrong(sentence: str, data: st.DataObject) -> None:
    """Adding true words to a tampered quote never makes it stand."""
    kind = data.draw(st.sampled_from(sorted(set(TAMPERINGS) - {"negation cut off"})))
    changed = sorted({*TAMPERINGS[kind](sentence)} - {sentence})
    if changed:
        quote = data.draw(st.sampled_from(changed))
        page = next(page for page in PAGES if sentence in page.text)
        after = page.text.split(sentence, 1)[1].split("\n")[1]
        assert not locate(PAGES, f"{quote} {after}", page=page.number).stands
