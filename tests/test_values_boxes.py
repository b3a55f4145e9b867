"""Check boxes: every notation, labels before and after."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausea.values.boxes import find_boxes

CHECKED = st.sampled_from(["☒", "☑", "✔", "[x]", "[X]", "[ x ]", "(x)", "(X)", "_X_", "__x__", "\uf0fe"])
EMPTY = st.sampled_from(["☐", "□", "[ ]", "[]", "( )", "___", "\uf0a8"])


@given(CHECKED, EMPTY, st.booleans(), st.sampled_from(["CCM consent: {}", "{}", "Mode: {} Date: 02-11-25"]))
def test_every_notation_reads_back(checked: str, empty: str, first: bool, frame: str) -> None:
    """Which of two is checked is the same in every notation, the label after or before the box."""
    marks = (checked, empty) if first else (empty, checked)
    expected = [("Verbal", first), ("Written", not first)]
    for row in (f"{marks[0]} Verbal {marks[1]} Written", f"Verbal {marks[0]} Written {marks[1]}"):
        text = frame.format(row)
        hits = find_boxes(text)
        assert expected == [(hit.label, hit.checked) for hit in hits], text
        assert list(marks) == [text[hit.start : hit.end] for hit in hits]
        assert all(hit.label == text[hit.label_start : hit.label_end] for hit in hits)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("BHI consent Verbal Written ☒ ☐ Date: 05/20/2026", [("Verbal", True), ("Written", False)]),
        ("Verbal Written\n☐ ☒", [("Verbal", False), ("Written", True)]),
        ("Consent obtained? Yes [x] No [ ]", [("Yes", True), ("No", False)]),
        ("Consent obtained: ( ) Yes (X) No", [("Yes", False), ("No", True)]),
        ("Yes X No __", [("Yes", True), ("No", False)]),
        (
            "• ☒ I agree to take part.\n• ☐ I agree to text messages.",
            [("I agree to take part", True), ("I agree to text messages", False)],
        ),
        ("Verbal consent obtained ☒", [("Verbal consent obtained", True)]),
        ("Yes [x] No", [("", True)]),
        ("☒ ☐", [("", True), ("", False)]),
        ("Yes / No", []),
        ("Signature: ______ Date: ____", []),
        ("f(x) and item[ ]", []),
    ],
)
def test_labels_in_their_row(text: str, expected: list[tuple[str, bool]]) -> None:
    """Labels first and boxes after; a box between two answers belongs to neither (domain.md 2.2, T29)."""
    assert expected == [(hit.label, hit.checked) for hit in find_boxes(text)]


@given(
    st.text(max_size=160)
    | st.lists(
        st.sampled_from(["☒", "☐", "[x]", "[ ]", " ", "Yes", "No", "Verbal", "\n", ":", "_X_", "X", "___"]), max_size=14
    ).map("".join)
)
def test_no_text_breaks_it(text: str) -> None:
    """Any text is read; boxes and labels lie inside it."""
    for hit in find_boxes(text):
        assert 0 <= hit.start < hit.end <= len(text)
        assert hit.label == text[hit.label_start : hit.label_end]
