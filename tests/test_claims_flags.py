"""Options of the command line joined with the claim file."""

from typing import Any

import pytest

from clausea.claims import merge_flags
from clausea.errors import UsageError
from clausea.models import Claim, Period

MARCH = Period(start="2026-03-01", end="2026-03-31")


def test_options_alone_make_a_claim() -> None:
    """CONTRACT 6: code, services and a month are enough; nothing of it is inferred."""
    expected = Claim(code="CCM21", services=("99484",), period=MARCH)
    assert expected == merge_flags(Claim(), code="ccm21", services=("99484", "99484"), month="2026-03")


def test_a_discharge_makes_the_period_of_30_days() -> None:
    """MLN908628: 30 days that begin on the day of discharge (field-notes.md, head: 05/22 to 06/20)."""
    expected = Claim(services=("99495",), discharge="2026-05-22", period=Period(start="2026-05-22", end="2026-06-20"))
    assert expected == merge_flags(Claim(), services=["99495"], discharge="2026-05-22")
    assert expected == merge_flags(Claim(services=("99495",), discharge="2026-05-22"))


def test_options_that_agree_with_the_claim_change_nothing() -> None:
    """Saying a thing twice is no contradiction; a service may be chosen among those billed."""
    claim = Claim(code="CCM06", services=("99490", "99439"), period=MARCH, payer="Larkspur")
    assert claim == merge_flags(claim)
    assert claim == merge_flags(claim, code="CCM06", services=("99490,99439",), month="2026-03")
    assert ("99439",) == merge_flags(claim, services=("99439",)).services


CLAIM = Claim(code="CCM06", services=("99490",), period=MARCH)
STAY = Claim(code="CCM06", services=("99495",), discharge="2026-05-22")


@pytest.mark.parametrize(
    ("claim", "options", "message"),
    [
        (CLAIM, {"code": "CCM21"}, "--code CCM21 contradicts the claim file, which says CCM06"),
        (CLAIM, {"services": ("99484",)}, "--service 99484 contradicts the claim file, which lists 99490"),
        (CLAIM, {"month": "2026-04"}, "--month 2026-04 contradicts the claim file's period from 2026-03-01"),
        (CLAIM, {"discharge": "2026-05-22"}, "The discharge 2026-05-22 contradicts"),
        (STAY, {"discharge": "2026-05-23"}, "--discharge 2026-05-23 contradicts"),
        (STAY, {"month": "2026-05"}, "A month and a discharge together"),
        (Claim(), {"month": "2026-05", "discharge": "2026-05-22"}, "A month and a discharge together"),
        (Claim(), {"month": "2026-13"}, "--month 2026-13: is no month"),
        (Claim(), {"month": "03/2026"}, "--month 03/2026: is no month"),
        (Claim(), {"month": "2026-03-05"}, "--month 2026-03-05: is no month"),
        (Claim(), {"discharge": "2026-02-30"}, "--discharge 2026-02-30: is no date"),
        (Claim(), {"discharge": "20260302"}, "--discharge 20260302: is no date"),
        (Claim(), {"discharge": "05/22/2026"}, "--discharge 05/22/2026: is no date"),
    ],
)
def test_contradictions_are_asked_about(claim: Claim, options: dict[str, Any], message: str) -> None:
    """A case is one patient and one service period (CONTRACT 7): what contradicts it is never guessed."""
    with pytest.raises(UsageError, match=message):
        merge_flags(claim, **options)
