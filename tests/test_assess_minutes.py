"""The summing rule of care-management minutes."""

from collections import defaultdict
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from assess_cases import BHI, CCM, CCM_REST, COCM, bhi, care_manager, counted, fact, finding, judge, result, staff
from clausea.models import Practitioner, Result, Route, Status


def test_dated_entries_of_the_month_are_added_up() -> None:
    """CPT 99490: clinical staff time of one calendar month (Noridian JF A, CCM Services)."""
    assessment = judge(*CCM, staff("2026-03-05", 12), staff("2026-03-19", 9))
    found = finding(assessment, "staff_minutes")
    assert (21, Result.MET, "12 + 9 = 21 minutes in March 2026; at least 20 needed.") == (
        found.value.minutes,
        found.result,
        found.reason,
    )


def test_another_month_is_shown_and_never_carried_over() -> None:
    """AAFP on CCM: no carry-over of time between months (domain.md 1.0)."""
    assert (12, ["other_month", "other_month"]) == counted(
        *CCM, staff("2026-02-27", 30), staff("2026-03-05", 12), staff("2026-04-02", 9)
    )


def test_overlapping_times_of_one_person_count_once() -> None:
    """domain.md 1.11 step 4: the union of one person's intervals; the later row says what was taken off."""
    assessment = judge(
        *CCM,
        staff("2026-03-05", 14, start="10:00", end="10:14", activity="pharmacy"),
        staff("2026-03-05", 10, start="10:08", end="10:18", activity="daughter", person="B. Larch"),
    )
    table = assessment.minutes[0]
    assert (18, [14, 4]) == (table.total, [entry.minutes for entry in table.counted])
    assert table.counted[1].note == "6 min overlap with another entry and are counted once"


def test_an_entry_inside_another_is_left_out() -> None:
    """domain.md 1.11 step 4."""
    facts = (staff("2026-03-05", 30, start="10:00", end="10:30"), staff("2026-03-05", 5, start="10:10", end="10:15"))
    assert (30, ["counted_already"]) == counted(*CCM, *facts)


def test_the_same_call_by_two_staff_counts_once() -> None:
    """domain.md 1.0: two staff on one call count once."""
    facts = (
        staff("2026-03-05", 12, start="10:00", end="10:12"),
        staff("2026-03-05", 12, start="10:00", end="10:12", person="Kim Sorrel", credential="LPN"),
    )
    assert (12, ["counted_already"]) == counted(*CCM, *facts)


def test_two_staff_at_work_apart_count_both() -> None:
    """domain.md 1.11 step 4 speaks of one person's intervals and of one call."""
    facts = (
        staff("2026-03-05", 12, start="10:00", end="10:12", activity="call to pharmacy"),
        staff("2026-03-05", 12, start="10:06", end="10:18", activity="diet call", person="Kim Sorrel", credential="RD"),
    )
    assert (24, []) == counted(*CCM, *facts)


def test_a_copy_of_an_entry_without_times_counts_once() -> None:
    """domain.md 1.11 step 5: the note and the monthly report that repeats it."""
    facts = (staff("2026-03-05", 12, activity="call to pharmacy"), staff("2026-03-05", 12, activity="Call to pharmacy"))
    assert (12, ["copy"]) == counted(*CCM, *facts)


def test_stated_minutes_and_times_that_differ_give_the_lower() -> None:
    """domain.md 1.11 step 3."""
    assert (15, []) == counted(*CCM, staff("2026-03-05", 18, start="10:00", end="10:15"))
    assert (8, []) == counted(*CCM, staff("2026-03-05", 8, start="10:00", end="10:18"))


def test_a_call_over_midnight_is_cut_at_the_month_s_end() -> None:
    """domain.md 1.11 step 3 and trap T17: each month gets its own part."""
    assert (10, []) == counted(*CCM, staff("2026-03-31", 25, start="23:50", end="00:15"))
    assert (15, []) == counted(*CCM, staff("2026-02-28", 25, start="23:50", end="00:15"))
    assert (25, []) == counted(*CCM, staff("2026-03-12", 25, start="23:50", end="00:15"))


def test_seconds_are_kept_and_only_the_sum_is_floored() -> None:
    """domain.md 1.11 step 9: 8:30 + 11:40 = 20:10, and nothing is rounded up."""
    whole = (staff("2026-03-05", 8, seconds=510), staff("2026-03-19", 11, seconds=700))
    rest = (staff("2026-03-05", 8, seconds=30), staff("2026-03-19", 11, seconds=40))
    assert (20, []) == counted(*CCM, *whole)
    assert (20, []) == counted(*CCM, *rest)
    assert (19, []) == counted(*CCM, staff("2026-03-05", 19, seconds=19 * 60 + 59))


def test_running_totals_are_never_added() -> None:
    """domain.md 1.11 step 7: a total is a cross-check, and a differing one is explained."""
    assessment = judge(*CCM, staff("2026-03-05", 12), fact("minutes_total", month="2026-03", minutes=27))
    table = assessment.minutes[0]
    assert 12 == table.total
    assert ("E007",) == table.stated_totals
    assert table.discrepancy
    assert Result.NOT_MET is result(assessment, "staff_minutes")


def test_a_total_without_entries_is_unclear() -> None:
    """domain.md 1.11 step 8: only a roll-up is weak; nothing is asserted from it."""
    assessment = judge(*CCM, fact("minutes_total", month="2026-03", minutes=27))
    assert (Result.UNCLEAR, Route.NEEDS_RECORDS) == (result(assessment, "staff_minutes"), assessment.route)


def test_one_minute_counts_for_one_program() -> None:
    """CMS BHI FAQ: no shared minutes between CCM and BHI."""
    facts = (bhi("2026-03-05", 12), staff("2026-03-19", 30))
    assert (12, ["other_program"]) == counted(*BHI, *facts, services=("99484",))


def test_an_unlabeled_entry_counts_only_where_the_month_knows_one_program() -> None:
    """domain.md 1.11 step 10: an unlabeled entry of a month with two programs counts to neither; a person decides."""
    alone = (bhi("2026-03-05", 12), bhi("2026-03-19", 9, program=None))
    assert (21, []) == counted(*BHI, *alone, services=("99484",))
    mixed = (*alone, staff("2026-03-20", 15))
    assert (12, ["no_program", "other_program"]) == counted(*BHI, *mixed, services=("99484",))
    assert Result.UNCLEAR is result(judge(*BHI, *mixed, services=("99484",)), "staff_minutes", "99484")


def test_a_care_manager_s_minutes_count_for_general_integration() -> None:
    """CMS BHI fact sheet: such staff may furnish 99484 (field-notes 7)."""
    facts = (care_manager("2026-03-05", 12, program="bhi"), care_manager("2026-03-19", 9, program=None))
    assert (21, []) == counted(*BHI, *facts, services=("99484",))


def test_collaborative_care_counts_the_care_manager_only() -> None:
    """domain.md 1.5: consultant and other staff time do not count for 99492 to 99494."""
    facts = (
        care_manager("2026-03-05", 40),
        staff("2026-03-06", 20, program="cocm"),
        fact("practitioner_minutes", date="2026-03-12", minutes=20, person="Ira Fenn", credential="MD", program="cocm"),
    )
    assert (40, ["not_this_role", "not_this_role"]) == counted(*COCM, *facts, services=("99492",))


def test_practitioner_time_counts_as_clinical_staff_time_and_not_the_reverse() -> None:
    """CMS CCM FAQ 2017: a practitioner may count own time under 99490; 99491 takes no staff time."""
    facts = (
        fact("practitioner_minutes", date="2026-03-05", minutes=11, person="Ada Quist", credential="MD", program="ccm"),
        staff("2026-03-06", 10),
    )
    assert (21, []) == counted(*CCM, *facts)
    assert (11, ["staff_time"]) == counted(*CCM, *facts, services=("99491",))


def test_99491_counts_the_billing_practitioner_where_the_claim_names_one() -> None:
    """CPT 99491: personally by the practitioner who bills (domain.md 1.1)."""
    facts = (
        fact("practitioner_minutes", date="2026-03-05", minutes=31, person="Ada Quist", credential="MD", program="ccm"),
        fact("practitioner_minutes", date="2026-03-09", minutes=9, person="Ira Fenn", credential="MD", program="ccm"),
    )
    biller = Practitioner(name="Ada Quist", credential="MD")
    expected = (31, ["other_practitioner"])
    assert expected == counted(*CCM, *facts, services=("99491",), billing_practitioner=biller)


def test_the_front_desk_never_counts() -> None:
    """Noridian JF A: time of non-clinical staff is not counted."""
    facts = (staff("2026-03-05", 15), staff("2026-03-06", 9, person="Kim Sorrel", credential="front desk"))
    assert (15, ["not_clinical"]) == counted(*CCM, *facts)
    assert Result.NOT_MET is result(judge(*CCM, *facts), "staff_minutes")


def test_an_unknown_credential_is_shown_and_decides_nothing() -> None:
    """field-notes 17: initials only are not counted; if they are needed, a person and a signature log decide."""
    initials = staff("2026-03-06", 9, person="JP", credential=None)
    short = judge(*CCM, staff("2026-03-05", 15), initials)
    assert (15, ["unknown_role"]) == counted(*CCM, staff("2026-03-05", 15), initials)
    assert (Result.UNCLEAR, Route.NEEDS_RECORDS) == (result(short, "staff_minutes"), short.route)
    enough = judge(*CCM, staff("2026-03-05", 20), initials)
    assert Result.MET is result(enough, "staff_minutes")
    coach = staff("2026-03-06", 9, person="Kim Sorrel", credential="health coach")
    assert Result.UNCLEAR is result(judge(*CCM, staff("2026-03-05", 15), coach), "staff_minutes")


def test_a_credential_shown_once_holds_for_the_same_person() -> None:
    """field-notes 17: a signature log, or another signed entry, tells who "K. Brandt" is."""
    facts = (staff("2026-03-05", 12), staff("2026-03-06", 9, person="B. Larch", credential=None))
    assert (21, []) == counted(*CCM, *facts)


def test_entries_that_nobody_accepted_count_for_nothing() -> None:
    """CONTRACT 3: needs_review is relied on by nothing; if it would carry the sum, the result is unclear."""
    facts = (staff("2026-03-05", 12), staff("2026-03-06", 9, status=Status.NEEDS_REVIEW))
    assessment = judge(*CCM, *facts)
    assert (12, Result.UNCLEAR) == (assessment.minutes[0].total, result(assessment, "staff_minutes"))


def test_a_care_manager_s_entry_without_a_name_counts() -> None:
    """The element itself says whose minutes they are (CONTRACT 1); a name that nobody knows is a question."""
    unnamed = care_manager("2026-03-05", 72, person=None, credential=None)
    assert (72, []) == counted(*COCM, unnamed, services=("99492",))
    stranger = care_manager("2026-03-05", 72, person="Kim Sorrel", credential=None)
    assert (0, ["unknown_role"]) == counted(*COCM, stranger, services=("99492",))


def test_an_entry_told_again_does_not_raise_what_is_possible() -> None:
    """A log row in doubt that repeats a counted note of its day cannot lift a short sum to "unclear"."""
    again = fact("staff_minutes", date="2026-03-05", minutes=15, status=Status.NEEDS_REVIEW)
    assert Result.NOT_MET is result(judge(*CCM, staff("2026-03-05", 15), again), "staff_minutes")


def test_minutes_before_consent_are_shown_and_left_out() -> None:
    """field-notes 12: consent comes before the first counted minute."""
    consent = fact("consent_ccm", date="2026-03-10", mode="verbal")
    facts = (consent, *CCM_REST, staff("2026-03-05", 12), staff("2026-03-12", 15))
    assessment = judge(*facts)
    assert (15, ["before_consent"]) == counted(*facts)
    assert (Result.MET, Result.NOT_MET) == (result(assessment, "consent_ccm"), result(assessment, "staff_minutes"))
    assert Route.DO_NOT_APPEAL is assessment.route


def test_add_on_units_take_full_increments() -> None:
    """99439: 40 to 59 minutes one unit, 60 and more two, never three (domain.md 1.1)."""
    for minutes, units in ((39, 0), (40, 1), (59, 1), (60, 2), (125, 2)):
        assessment = judge(*CCM, staff("2026-03-05", minutes), services=("99490", "99439"))
        assert (minutes, units) == (
            finding(assessment, "staff_minutes", "99439").value.minutes,
            assessment.units["99439"],
        )


def test_more_units_than_supported_are_not_met() -> None:
    """Three units of 99439 exceed the code's limit; two need 60 minutes."""
    two = judge(*CCM, staff("2026-03-05", 45), services=("99490", "99439"), billed_units={"99439": 2})
    assert (Result.NOT_MET, Route.CORRECTED_CLAIM) == (result(two, "staff_minutes", "99439"), two.route)
    assert ({"99439": "99439"}, 1) == (two.alternative, two.units["99439"])
    three = judge(*CCM, staff("2026-03-05", 90), services=("99490", "99439"), billed_units={"99439": 3})
    assert Result.NOT_MET is result(three, "staff_minutes", "99439")


def test_no_midpoint_for_codes_with_an_at_least_floor() -> None:
    """AAFP on the CPT midpoint rule: not where the code sets a floor; 19 minutes are short for 99490 and 99484."""
    assert Result.NOT_MET is result(judge(*CCM, staff("2026-03-05", 19)), "staff_minutes")
    assert Result.NOT_MET is result(judge(*BHI, bhi("2026-03-05", 19), services=("99484",)), "staff_minutes", "99484")


def test_collaborative_care_between_midpoint_and_threshold_is_unclear() -> None:
    """field-notes 15: 70 (60, 30) in full; from 36 (31, 16) the payer's policy decides; below: not met."""
    cases = (("99492", 70, 36), ("99493", 60, 31), ("G2214", 30, 16))
    for service, full, midpoint in cases:
        for minutes, expected in (
            (full, Result.MET),
            (full - 1, Result.UNCLEAR),
            (midpoint, Result.UNCLEAR),
            (midpoint - 1, Result.NOT_MET),
        ):
            assessment = judge(*COCM, care_manager("2026-03-05", minutes), services=(service,))
            assert expected is result(assessment, "bhcm_minutes", service), (service, minutes)


def test_collaborative_add_on_starts_from_the_base_that_is_billed() -> None:
    """99494 after 99492 needs 100 minutes, after 99493 90 (domain.md 1.8)."""
    for base, full in (("99492", 100), ("99493", 90)):
        for minutes, units in ((full - 1, 0), (full, 1)):
            assessment = judge(*COCM, care_manager("2026-03-05", minutes), services=(base, "99494"))
            assert units == assessment.units["99494"], (base, minutes)


def test_pages_not_read_keep_a_short_sum_open() -> None:
    """CONTRACT 4: unread pages that could hold it make it unclear."""
    assessment = judge(*CCM, staff("2026-03-05", 12), unread=2)
    assert (Result.UNCLEAR, Route.NEEDS_RECORDS) == (result(assessment, "staff_minutes"), assessment.route)


PEOPLE = (("Bo Larch", "RN", 0), ("Kim Sorrel", "LPN", 1), ("Lou Tarn", "front desk", 2))
rows = st.lists(
    st.tuples(
        st.integers(min_value=-2, max_value=33),  # days from 1 March: some fall into the months around
        st.integers(min_value=0, max_value=50),  # start, in steps of 3 minutes from 09:00
        st.integers(min_value=1, max_value=40),  # minutes
        st.sampled_from(PEOPLE),
        st.sampled_from(("ccm", "ccm", "ccm", "bhi")),
    ),
    max_size=12,
)


@settings(max_examples=60, deadline=None)
@given(rows)
def test_any_log_gives_what_a_minute_by_minute_count_gives(
    log: list[tuple[int, int, int, tuple[str, str, int], str]],
) -> None:
    """The sum equals a slow reference that ticks off every minute of every clinical person in March."""
    facts = []
    ticked: dict[str, set[tuple[date, int]]] = defaultdict(set)
    for offset, step, minutes, (person, credential, shift), program in log:
        day = date(2026, 3, 1) + timedelta(days=offset)
        first = 9 * 60 + 3 * step + shift  # nobody starts at the same minute as another, so no two log one call
        last = first + minutes
        facts.append(
            staff(
                day.isoformat(),
                minutes,
                person=person,
                credential=credential,
                program=program,
                start=f"{first // 60:02}:{first % 60:02}",
                end=f"{last // 60:02}:{last % 60:02}",
                activity=f"work of {person}",
            )
        )
        if (day.year, day.month) == (2026, 3) and credential != "front desk" and program == "ccm":
            ticked[person] |= {(day, minute) for minute in range(first, last)}
    expected = sum(len(minutes) for minutes in ticked.values())
    table = judge(*CCM, *facts).minutes[0]
    assert expected == table.total == sum(entry.minutes for entry in table.counted)
