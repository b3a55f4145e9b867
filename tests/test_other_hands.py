"""The same month of care management in the layouts of many offices: each gives the same facts.

What an office did does not depend on how it writes it down. Where a layout loses a fact, moves it to another day or
gives it to another person, the reader believes the paper and not the facts.
"""

import pytest

from clausea.codes_load import load_codes
from clausea.content import codes_dir
from clausea.evidence import find_evidence
from clausea.models import Claim, Polarity, Status
from clausea.records import from_texts

LIBRARY = load_codes(codes_dir())

DONE = (
    ("03/04/2026", 12, "Ana Lucero", "RN", "Spoke with patient by phone about swelling; weight stable"),
    ("03/11/2026", 9, "Tom Weaver", "LPN", "Called Hartwell Pharmacy about the lisinopril refill"),
    ("03/26/2026", 7, "Ana Lucero", "RN", "Called patient, blood pressure log reviewed by phone"),
)
"""Day, minutes, who, credential, what."""

EXPECTED = sorted(
    [
        ("staff_minutes", "2026-03-04", 12, "Ana Lucero"),
        ("staff_minutes", "2026-03-11", 9, "Tom Weaver"),
        ("staff_minutes", "2026-03-26", 7, "Ana Lucero"),
        ("patient_contact", "2026-03-04", None, None),
        ("patient_contact", "2026-03-26", None, None),
        ("coordination", "2026-03-11", None, None),
    ],
    key=str,
)

LAYOUTS = {
    "sentence": "{d} {t}. {m} min. {p}, {c}",
    "minutes first": "{d} {m} min - {t}. {p}, {c}",
    "writer first": "{p}, {c} {d}: {t} ({m} min)",
    "credential first": "{d} {c} {p}: {t}. {m} min",
    "signed with a dash": "{d} {t}. {m} min. -{p}, {c}",
    "signed in small letters": "{d} {t}. {m} min. - {lower}",
    "numbered": "{n}. {d} {t} ({m} min, {p}, {c})",
    "counted": "#{n} {d} {t}. {m} min. {p}, {c}",
    "bullets": "• {d} – {t} – {m} min – {p}, {c}",
    "in brackets": "{d} ({p}, {c}, {m} min): {t}.",
    "in a heading": "{d} - {p}, {c} - {m} min\n{t}.",
    "heading and time": "{d} - {p}, {c}\n{t}.\nTime: {m} minutes",
    "day above": "{d}\n{t}. Time: {m} minutes.\nElectronically signed by {p}, {c} on {d}",
    "day, person and time stacked": "{d}\n{p}, {c}\n{m} min\n{t}.",
    "time spent first": "{d} Spent {m} minutes. {t}. -{p}, {c}",
    "first person": "On {d} I spent {m} minutes: {t}. {p}, {c}",
    "form": "Date: {d}\nStaff: {p}, {c}\nMinutes: {m}\nNote: {t}",
    "form of two columns": "Date of service: {d}   Duration: {m} min\nPerformed by: {p}, {c}\nDescription: {t}",
    "labels above values": "Date of service:\n{d}\nStaff:\n{p}, {c}\nMinutes:\n{m}\nNote:\n{t}",
    "bars": "{d} | {p}, {c} | {t} | {m} min",
    "semicolons": "{d}; {p}, {c}; {t}; {m} min",
    "clock times": "{d} 10:00-10:{m:0>2} {t}. {p}, {c}",
    "time of day": "{d} 10:15 AM {p}, {c}: {t}. {m} min",
    "spelled day": "{spelled}: {t}. {m} min. {p}, {c}",
    "in words": "{d} {t}. Time spent on this activity was {m} minutes. {p}, {c}",
}
_SPELLED = {"03/04/2026": "March 4, 2026", "03/11/2026": "March 11, 2026", "03/26/2026": "March 26, 2026"}


def written(layout: str) -> str:
    """The month in a layout, under a title that names the program and nothing else."""
    lines = ["Chronic Care Management notes - Patient: Ida Farrow"]
    for number, (day, minutes, person, credential, text) in enumerate(DONE, 1):
        small = f"{person} {credential}".lower()
        lines.append(
            LAYOUTS[layout].format(
                d=day, m=minutes, p=person, c=credential, t=text, n=number, lower=small, spelled=_SPELLED[day]
            )
        )
    return "\n".join(lines)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_month_reads_the_same_in_every_layout(layout: str) -> None:
    """Minutes with their person, contacts and coordination stand on their own day however the office sets them."""
    found = find_evidence(from_texts([written(layout)]), LIBRARY, Claim(), code="CCM06").items
    facts = [
        (item.element, item.value.date, item.value.minutes, item.value.person if item.value.minutes else None)
        for item in found
        if item.status is Status.VERIFIED and item.polarity is Polarity.AFFIRMED
    ]
    assert EXPECTED == sorted(facts, key=str)
