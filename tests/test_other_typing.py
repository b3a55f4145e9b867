"""One page typed in many offices' ways: dates, weekdays, credentials, signs and spaces change, the facts do not.

Each way is a rule that rewrites the whole page. Where a way moves a fact to another day, gives it to another person or
counts what is no care, the letter would be false; where it loses one, the reader believes the typing.
"""

import re
from collections.abc import Callable
from datetime import date

import pytest

from clausea.codes_load import load_codes
from clausea.content import codes_dir
from clausea.evidence import find_evidence
from clausea.models import Claim, Polarity, Status
from clausea.records import from_texts
from clausea.values.asread import as_read

LIBRARY = load_codes(codes_dir())

PLAN = """\
Comprehensive Care Plan - Patient: Ida Farrow
Created 01/20/2026 by Paul Hale, MD
Problem: heart failure. Goal: weight under 180. Steps: daily weights, call at 3 lb up.
Copy mailed to patient 01/22/2026."""

NOTES = """\
Chronic Care Management notes, March 2026 - Patient: Ida Farrow
Consent: Patient gave verbal consent to chronic care management on 01/12/2026. Ana Lucero, RN
03/04/2026 Spoke with patient by phone about swelling. 12 min. Ana Lucero, RN
03/11/2026 Called Hartwell Pharmacy about the lisinopril refill. 9 min. Tom Weaver, LPN
03/12/2026 Reception (L. Quan) called with a reminder of the visit, 3 min.
03/26/2026 Called patient, reviewed the pressure log. 7 min. Ana Lucero, RN
Reviewed 03/31/2026, services are under my general supervision. Paul Hale, MD"""

EXPECTED = {
    ("consent_ccm", "2026-01-12", None, None),
    ("care_plan", "2026-01-20", None, None),
    ("care_plan_activity", "2026-01-20", None, None),
    ("care_plan_shared", "2026-01-22", None, None),
    ("patient_contact", "2026-03-04", None, None),
    ("chronic_conditions", None, None, None),
    ("coordination", "2026-03-11", None, None),
    ("patient_contact", "2026-03-26", None, None),
    ("staff_minutes", "2026-03-04", 12, "Ana Lucero"),
    ("staff_minutes", "2026-03-11", 9, "Tom Weaver"),
    ("staff_minutes", "2026-03-26", 7, "Ana Lucero"),
    ("supervision", "2026-03-31", None, None),
}

Way = Callable[[str], str]


def dates(written: Callable[[date], str]) -> Way:
    """Every date of the page as `written` sets it."""
    figures = re.compile(r"(\d\d)/(\d\d)/(\d{4})")
    return lambda page: figures.sub(lambda m: written(date(int(m[3]), int(m[1]), int(m[2]))), page)


def names(written: str) -> Way:
    """Every name with its credential as `written` ({first}, {last}, {c}, {small}) sets it."""
    name = re.compile(r"(?P<first>Ana|Tom|Paul) (?P<last>Lucero|Weaver|Hale), (?P<c>RN|LPN|MD)")
    return lambda page: name.sub(lambda m: written.format(**m.groupdict(), small=m["c"].lower()), page)


def changed(pattern: str, to: str) -> Way:
    """Every match of the pattern as `to`."""
    return lambda page: re.sub(pattern, to, page)


def counted(page: str) -> str:
    """The page with the numbers of its lines at the margin, as court prints have them."""
    return "\n".join(f"{number:3d}  {line}" for number, line in enumerate(page.split("\n"), 1))


WAYS: dict[str, Way] = {
    "as it is": str,
    "a weekday": dates("{0:%a} {0:%m/%d/%Y}".format),
    "a weekday and a comma": dates("{0:%A}, {0:%m/%d/%Y}".format),
    "a weekday behind": dates("{0:%m/%d/%Y} ({0:%a})".format),
    "weekday and month spelled": dates("{0:%A}, {0:%B} {0.day}, {0.year}".format),
    "month spelled": dates("{0:%B} {0.day}, {0.year}".format),
    "day glued to its month": dates("{0:%d%b%y}".format),
    "day, month, two figures": dates("{0.day} {0:%b} {0:%y}".format),
    "an hour": dates("{0:%m/%d/%Y} 14:05".format),
    "an hour of noon and night": dates("{0:%m/%d/%Y} @ 2:05 PM".format),
    "military time": dates("{0:%m/%d/%Y} 1405 hrs".format),
    "credential in small letters": names("{first} {last}, {small}"),
    "credential behind a stroke": names("{first} {last}/{c}"),
    "hyphens that do not break": changed("-", "‑"),
    "indented": changed(r"(?m)^(?=\d)", "      "),
    "two blanks behind a stop": changed(r"(?<=[.:,]) (?=\S)", "  "),
    "two blanks between small letters": changed(r"(?<=[a-z]) (?=[a-z])", "  "),
    "two blanks everywhere": changed(r"(?<=\S) (?=\S)", "  "),
    "lines counted": lambda page: counted(page + "\n" * 5),
    "small letters": str.lower,
    "letters swapped": changed("(?<=[Pp])atient", "ateint"),
    "other letters swapped": changed("harmacy", "haramcy"),
    "curly": changed("'", "’"),
}


@pytest.mark.parametrize("way", WAYS)
def test_a_page_reads_the_same_however_it_is_typed(way: str) -> None:
    """Days, minutes and persons stay what they are, and the front desk's call counts in no way of typing."""
    found = find_evidence(from_texts([WAYS[way](PLAN), WAYS[way](NOTES)]), LIBRARY, Claim(), code="CCM06").items

    assert EXPECTED == {
        (item.element, item.value.date, item.value.minutes, item.value.person if item.value.minutes else None)
        for item in found
        if item.status is Status.VERIFIED and item.polarity is Polarity.AFFIRMED
    }


LOG = """\
{head}
3/5 10:15 AM Ana Lucero, RN. Spoke with patient by phone. 11 min.
4/9 9:00 AM Tom Weaver, LPN. Spoke with patient by phone. 7 min.
4/10 1:00 PM L. Quan, scheduler, moved the visit, 8 min."""


@pytest.mark.parametrize(
    ("head", "year"),
    [
        ("CCM log 2026", "2026"),
        ("CCM log. Year: 2026", "2026"),
        ("2026 CCM call log", "2026"),
        ("CCM log, opened 03/01/2026", "2026"),
        ("CCM log. Consent 09/29/2025", None),
        ("Care plan 10/13/2025\nGoal: weight under 180.\nChronic care management calls", None),
    ],
)
def test_days_without_a_year(head: str, year: str | None) -> None:
    """The year that heads a log is that of its days; where nobody tells it, no day is taken from what stands above.

    Whoever is named behind the time of day did it: the scheduler's minutes are nobody else's.
    """
    found = find_evidence(from_texts([LOG.format(head=head)]), LIBRARY, Claim(), code="CCM06").items
    expected = [("Ana Lucero", f"{year}-03-05", 11), ("Tom Weaver", f"{year}-04-09", 7)] if year else []

    assert expected == [
        (item.value.person, item.value.date, item.value.minutes)
        for item in found
        if item.element == "staff_minutes" and item.status is Status.VERIFIED
    ]
    assert not year or "L. Quan" in {item.value.person for item in found if item.status is Status.REJECTED}


@pytest.mark.parametrize(
    "line",
    [
        "04/28/2026 1:00 PM P. Lusk, scheduler, moved the lab visit, 8 min.",
        "04/28/2026 1:00 PM P. Lusk (scheduler) moved the lab visit, 8 min.",
        "04/28/2026 14:05 P. Lusk, patient access, moved the lab visit, 8 min.",
        "04/28/2026 P. Lusk scheduling: moved the lab visit, 8 min.",
        "April 28, 2026 1:00 PM P. Lusk, scheduler, moved the lab visit, 8 min.",
        "28Apr26 P. Lusk, scheduler, moved the lab visit, 8 min.",
        "04/28/2026 @ 2:05 PM Reception (P. Lusk) called with a reminder, 8 min.",
        "April 28, 2026 16:45 - Telephone - Nico Balint, patient service representative\nMoved the visit. 8 minutes.",
        "04/28/2026 11:00 AM, scheduling\nSTAFF\nDolly Quarles, patient access\nDURATION\n8 min\nMoved the visit.",
        "04/28/2026 Laboratory. Final report. Processing time 8 minutes.",
    ],
)
def test_what_is_no_care_is_nobodys(line: str) -> None:
    """The minutes of another line's job are not the nurse's who keeps the log, or who wrote the line above."""
    page = f"CCM notes. Ana Lucero, RN\n04/24/2026 10:00 Ana Lucero, RN. Spoke with patient by phone. 6 min.\n{line}"
    found = find_evidence(from_texts([page]), LIBRARY, Claim(), code="CCM06").items

    assert [6] == [
        item.value.minutes for item in found if item.element.endswith("minutes") and item.status is Status.VERIFIED
    ]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Called  the patient about  her pressure.", "Called the patient about her pressure."),
        ("Reviewed the plan  with patient.  Will call.", "Reviewed the plan with patient.  Will call."),
        ("Ana Lucero, RN  phone  weights steady", "Ana Lucero, RN  phone  weights steady"),
        ("Time:     12 min  phone  with patient", "Time:     12 min  phone  with patient"),
    ],
)
def test_blanks_that_part_columns_stay(typed: str, kept: str) -> None:
    """Only where all of a line's double blanks stand in running words are they typing; others part its columns."""
    assert kept == from_texts([typed]).files[0].pages[0].text


def test_a_numbered_list_keeps_its_numbers() -> None:
    """Numbers that do not run on down the page, or that a dot follows, are the list's own words."""
    listed = "\n".join(f"{number}. Problem" for number in range(1, 12))
    scores = "\n".join(f"{number} Patients seen" for number in (4, 5, 9, 10, 11, 12, 13, 15, 16))

    assert [listed, scores] == [as_read(listed), as_read(scores)]


def facts(page: str) -> set[tuple[str, str | None, int | None]]:
    """What is verified and affirmed on a page: element, day or month, minutes."""
    return {
        (item.element, item.value.date or item.value.month, item.value.minutes)
        for item in find_evidence(from_texts([page]), LIBRARY, Claim(), code="CCM06").items
        if item.status is Status.VERIFIED and item.polarity is Polarity.AFFIRMED
    }


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("CCM log March 2026\nTtl: 21 min", {("minutes_total", "2026-03", 21)}),
        ("CCM log March 2026\nTot 21 min", {("minutes_total", "2026-03", 21)}),
        ("03/30/2026 CCM\nSum time today by me outside of any visit = 16 min. Lorna Quist, PA-C", set()),
        ("CoCM. Case review: 03/09/2026. Next: 03/16/2026", {("caseload_review", "2026-03-09", None)}),
        ("CCM notes\n03/04/2026 Seen at Mercy, Bethesda, MD. Records requested. 12 min", set()),
        (
            "CCM log. Ana Lucero, RN\n1/20/26 called patient. 6 min\nLate entry 01/24. On 01/23 called patient, 5 min.",
            {
                ("patient_contact", "2026-01-20", None),
                ("staff_minutes", "2026-01-20", 6),
                ("patient_contact", "2026-01-23", None),
                ("staff_minutes", "2026-01-23", 5),
            },
        ),
        ("CoCM. Next case review 03/16/2026.", set()),
        (
            "CCM log. Jolene Ashby/RN\n9/26/25 14:05 - 11 m - rang patient.\n10/2/25 2:05 PM - 7 m - rang patient.",
            {
                ("patient_contact", "2025-09-26", None),
                ("staff_minutes", "2025-09-26", 11),
                ("patient_contact", "2025-10-02", None),
                ("staff_minutes", "2025-10-02", 7),
            },
        ),
        ("03/09/2026 Utilization case review, psychiatric admission denied.", set()),
        ("CoCM 03/09/2026 sent case notes for case review, nothing came back.", set()),
        ("6/15/26 released from St. Luke's.", {("discharge", "2026-06-15", None)}),
        ("Surgery 03/28. Released home 1/19/26.", {("discharge", "2026-01-19", None)}),
        ("Test results released to home phone 1/19/26.", set()),
        ("Records released 1/19/26 to home address.", set()),
        ("PDMP (state prescription tracking registry) queried 1/5/26, no concerns.", set()),
    ],
)
def test_another_word_for_the_same_thing(line: str, expected: set[tuple[str, str | None, int | None]]) -> None:
    """A synonym counts as its word does, and what only sounds like it is nothing."""
    assert expected == facts(line)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("CCM 3/4/26 Called pt. 5 min. jo yarrow lpn", "CCM 3/4/26 Called pt. 5 min. Jo Yarrow LPN"),
        ("CCM 3/4/26 Per home health rn. Message left for covering np.", None),
        ("CCM 3/4/26 Called pt about meds, np to see. Spoke with staff, rn", None),
        (
            "bhi note 3/4/26: called pt, mood ok. dr. lau advised sertraline.\ntime 12 min. jo yarrow, lcsw",
            "BHI note 3/4/26: Called pt, mood ok. Dr. Lau advised sertraline.\nTime 12 min. Jo Yarrow, LCSW",
        ),
    ],
)
def test_small_letters(typed: str, read: str | None) -> None:
    """A name before a small credential is one, a job is not; a page without capitals gets those that readers go by."""
    assert (read or typed) == as_read(typed)
