"""ICD-10-CM codes by form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausea.values.icd import find_icd10


@given(
    st.from_regex(r"[A-TV-Z][0-9][0-9AB]\.[0-9A-Z]{1,4}", fullmatch=True).filter(str.isascii),
    st.sampled_from(["({})", "{}", "Depression {}, stable", "{}; next"]),
)
def test_codes_with_their_point_read_back(code: str, frame: str) -> None:
    """A pointed code is read anywhere."""
    text = frame.format(code)
    assert [(code, code)] == [(text[hit.start : hit.end], hit.code) for hit in find_icd10(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hypertension, I10, controlled", ["I10"]),
        ("Hypertension (I10)", ["I10"]),
        ("Dx codes: E1122, I10, F411", ["E11.22", "I10", "F41.1"]),
        ("Assessment: C61", ["C61"]),
        ("U07.1 and M1A.0", ["U07.1", "M1A.0"]),
        ("vitamin B12, A1c 7.2, room A12, H1N1, D50 infusion, T4 1.2", []),
        ("Form HB-CC-01 rev F33.2-01", []),
        ("Lipid panel L30.50.1", []),
    ],
)
def test_codes_in_their_sentence(text: str, expected: list[str]) -> None:
    """Codes without a point only where a code would stand; vitamins, rooms and forms are none."""
    assert expected == [hit.code for hit in find_icd10(text)]


@given(st.text(max_size=160))
def test_no_text_breaks_it(text: str) -> None:
    """Any text is read; hits are inside it."""
    assert all(0 <= hit.start < hit.end <= len(text) for hit in find_icd10(text))
