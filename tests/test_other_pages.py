"""The same month of care management on the pages of many offices: each page gives the same facts.

The layouts of test_other_hands are words alone; here tables, columns and boxes are known only from where words stand.
"""

from pathlib import Path

import pytest

import office_forms
import office_lines
import office_tables
from clausea.codes_load import load_codes
from clausea.content import codes_dir
from clausea.evidence import find_evidence
from clausea.models import Claim, Item, Polarity, Status
from clausea.records import Options, read_records
from office_month import LAYOUTS

LIBRARY = load_codes(codes_dir())
assert office_forms.FIELDS
assert office_lines.DONE
assert office_tables.ORDERS

_FRONT = [
    ("consent_ccm", "2026-01-14", None, None),
    ("care_plan", "2026-01-20", None, None),
    ("care_plan_shared", "2026-01-22", None, None),
    ("rating_scale", "2026-03-02", 8, None),
]
_MONTH = [
    ("staff_minutes", "2026-03-04", 12, "Ana Lucero"),
    ("staff_minutes", "2026-03-11", 9, "Tom Weaver"),
    ("staff_minutes", "2026-03-18", 14, "Ana Lucero"),
    ("staff_minutes", "2026-03-26", 7, "Ana Lucero"),
    ("patient_contact", "2026-03-04", None, None),
    ("patient_contact", "2026-03-26", None, None),
    ("coordination", "2026-03-11", None, None),
]
_FAXED = [("staff_minutes", "2026-03-04", 5, "Tom Weaver"), ("coordination", "2026-03-04", None, None)]
"""A second entry of a day that its row does not repeat."""
_OTHERS = {"practitioner_minutes", "bhcm_minutes", "consent_bhi", "consent_cocm", "consent_apcm", "bh_coordination"}
_WATCHED = {element for element, *_ in (*_FRONT, *_MONTH)} | _OTHERS

SHARP = (
    "no rules tdpm",
    "middle ndtpm no white",
    "bottom pdtm no white",
    "wrapped 160 line",
    "wrapped 160 column",
    "minutes right dmpt",
    "heads of two lines plain",
    "narrow gutters right",
    "page break 215 heads again",
    "row torn 215",
    "totals row without label, no rules",
    "days only where they change",
    "grouped by staff",
    "list of activities below the row",
    "comma separated, quoted",
    "comma separated, minutes last",
    "line printer dmpt wrapped",
    "two logs side by side",
    "time log beside vital signs",
    "form of 1 columns",
    "form of 3 columns without colons",
    "boxes in 2 columns without colons",
)
"""One or two of each kind; the others run with the slow tests."""


def _fact(item: Item) -> tuple[str, str | None, int | None, str | None]:
    value = item.value
    person = value.person if value.minutes else None
    return item.element, value.date, value.minutes or value.score, person


@pytest.mark.parametrize(
    "layout", [name if name in SHARP else pytest.param(name, marks=pytest.mark.slow) for name in LAYOUTS]
)
def test_a_month_reads_the_same_on_every_page(layout: str, tmp_path: Path) -> None:
    """Consent, plan, scale, minutes with their person and contacts: each on its own day, and nothing else."""
    records = read_records(LAYOUTS[layout]().save(tmp_path / "a.pdf"), options=Options(cache=False))
    found = find_evidence(records, LIBRARY, Claim(), code="CCM06").items
    facts = [
        _fact(item)
        for item in found
        if item.element in _WATCHED and item.status is Status.VERIFIED and item.polarity is Polarity.AFFIRMED
    ]
    more = _FAXED if layout.startswith("days only where they change") else []
    assert sorted([*_FRONT, *_MONTH, *more], key=str) == sorted(facts, key=str)


def test_the_sharp_layouts_are_layouts() -> None:
    assert not set(SHARP) - set(LAYOUTS)
