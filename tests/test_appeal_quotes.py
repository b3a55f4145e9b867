"""A letter with a quote that does not stand is never written."""

from pathlib import Path
from shutil import copytree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from appeal_cases import bhi, ccm
from clausea.appeal import draft
from clausea.codes_load import load_codes
from clausea.content import codes_dir
from clausea.errors import ContentError, QuoteError
from clausea.models import Item
from clausea.pages import Record, Records

ITEMS = len(ccm().chart.items)


def digit_changed(text: str) -> str:
    at = next(index for index, char in enumerate(text) if char.isdigit())
    return text[:at] + str((int(text[at]) + 1) % 10) + text[at + 1 :]


@pytest.mark.parametrize("index", range(ITEMS))
def test_a_changed_digit_in_a_quote_blocks_the_letter(index: int) -> None:
    """DESIGN 4.1: one changed digit, and the error names item, file and page."""
    built = ccm()
    item = built.chart.items[index]
    if not any(char.isdigit() for char in item.quote):
        changed = item.model_copy(update={"quote": item.quote[:-1] + "#"})
    else:
        changed = item.model_copy(update={"quote": digit_changed(item.quote)})
    built.chart.items[index] = changed
    with pytest.raises(QuoteError, match=rf"chart\.pdf, page {item.page}: item {item.id}"):
        built.letter()


@settings(deadline=None, max_examples=25)
@given(st.integers(0, ITEMS - 1), st.integers(-3, 3).filter(bool))
def test_a_span_moved_by_a_character_blocks_the_letter(index: int, shift: int) -> None:
    """The slice is compared, not searched for."""
    built = ccm()
    item = built.chart.items[index]
    built.chart.items[index] = item.model_copy(update={"start": max(0, item.start + shift), "end": item.end + shift})
    with pytest.raises(QuoteError):
        built.letter()


def test_a_changed_digit_in_a_basis_blocks_the_letter() -> None:
    built = ccm()
    item = built.chart.items[0]
    basis = item.basis[0].model_copy(update={"quote": digit_changed(item.basis[0].quote)})
    built.chart.items[0] = item.model_copy(update={"basis": (basis,)})
    with pytest.raises(QuoteError, match="item E001"):
        built.letter()


def test_another_file_under_the_same_name_blocks_the_letter() -> None:
    """The hash decides."""
    built = ccm()

    class Other(type(built.chart)):  # type: ignore[misc]
        @property
        def records(self) -> Records:
            (file,) = super().records.files
            return Records((Record(file.id, file.path, "b" * 64, file.pages, file.page_count),))

    built.chart = Other(built.chart.pages, built.chart.labels, built.chart.items)
    with pytest.raises(QuoteError, match="not the file that was read"):
        built.letter()


def test_an_item_that_is_not_cited_does_not_block() -> None:
    """Only what the letter leans on is its business; `clausea check` looks at all."""
    built = ccm()
    stray = Item(id="E999", element="mdm", quote="never written", record="R1", page=1, start=0, end=13)
    built.chart.items.append(stray)
    assert "E999" not in built.letter().cited


def test_the_message_holds_no_chart_text() -> None:
    """DESIGN 4.7: no PHI in exceptions."""
    built = bhi()
    for index, item in enumerate(built.chart.items):
        built.chart.items[index] = item.model_copy(update={"quote": item.quote + "x"})
    with pytest.raises(QuoteError) as raised:
        built.letter()
    for item in built.chart.items:
        assert item.quote not in str(raised.value)


def test_a_sentence_that_states_an_item_without_citing_it_is_refused(tmp_path: Path) -> None:
    """DESIGN 4.1: a factual sentence carries the ids of its items, or the template is wrong."""
    folder = copytree(codes_dir(), tmp_path / "codes")
    template = folder / "_letter" / "supervision.md.j2"
    template.write_text("## [supervision] Direction\n\nIt was {{ proof('supervision')[0].person }} who directed.\n\n")
    library = load_codes(folder)
    built = ccm()
    with pytest.raises(ContentError, match="without citing it"):
        draft(library.codes["CCM06"], library, built.claim, built.evidence, built.assessment, built.practice,
              built.chart.records, "2026-05-04")  # fmt: skip
