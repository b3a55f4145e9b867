"""When two written names are one person (values.namekeys)."""

import pytest

from clausea.values.namekeys import same_person


@pytest.mark.parametrize(
    "written", ["Brandt, Kelly", "K. Brandt", "BRANDT K", "Nurse Brandt", "Kelly Brandt, RN", "Brandt, RN"]
)
def test_spellings_of_one_name(written):
    """Turned round, shortened to an initial, in capitals, with a title or a credential: one person."""
    assert same_person(written, "Kelly Brandt")


@pytest.mark.parametrize("written", ["Karen Brandt", "M. Brandt", "Kelly Brand", "Brandt, Mara"])
def test_another_name_is_another_person(written):
    """Another first name, initial or surname is another person."""
    assert not same_person(written, "Kelly Brandt")


@pytest.mark.parametrize(("unknown", "expected"), [(True, True), (False, False)])
def test_a_missing_name(unknown, expected):
    """The caller says what a missing name means."""
    assert expected == same_person(None, "Kelly Brandt", unknown=unknown)
