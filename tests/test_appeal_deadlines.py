"""The door and its last day, counted as the rules say (42 CFR 405.942 ff., field notes 3 and 18, domain.md 4)."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assess_cases import library
from clausea.appeal.deadlines import doors
from clausea.calendar import is_business_day
from clausea.models import Claim, ClaimLine, Denial, Practice, Route

SHORT = Denial(group="CO", carc="251", rarc=("N237",))
ASKED = Denial(group="CO", carc="252", rarc=("M127",))
TODAY = "2026-06-01"


def door(today=TODAY, routes=None, practice=None, **given):
    """The one door of a claim of 99490."""
    claim = Claim(**{"services": ("99490",), "denial": SHORT, **given})
    made = doors(claim, library(), today, routes=routes, practice=practice)
    assert 1 == len(made)
    return made[0]


def medicare(**given):
    return door(**{"payer_type": "medicare", **given})


# ---- Original Medicare: 42 CFR 405.942(a) --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("notice", "due"),
    [
        ("2020-05-15", "2020-09-17"),
        ("2020-08-14", "2020-12-17"),
        ("2017-05-15", "2017-09-18"),  # 09/17 is a Sunday: Palmetto prints it unmoved, Noridian's rule moves it on
        ("2017-08-15", "2017-12-18"),
    ],
)
def test_redetermination_as_a_contractor_counts_it(notice: str, due: str) -> None:
    """Palmetto GBA, redetermination time limit: its own examples, notice + 5 + 120 days (field note 3)."""
    assert due == medicare(notice_date=notice).due


def test_redetermination_in_words() -> None:
    """The counting stands beside the date, with its rule."""
    found = medicare(notice_date="2026-05-15")

    assert "notice 05/15/2026 + 5 days presumed receipt = 05/20/2026; + 120 days = 09/17/2026" == found.arithmetic
    assert ("redetermination", "2026-09-17", 108) == (found.kind, found.due, found.days_left)
    assert "42 CFR 405.942(a)" == found.citation
    assert "42 CFR 405.942(a)" in found.source
    assert "read 2026-11-22" in found.source


@pytest.mark.parametrize(
    ("today", "left"), [("2026-09-16", 1), ("2026-09-17", 0), ("2026-09-18", -1), ("2026-05-15", 125)]
)
def test_day_before_day_of_and_day_after(today: str, left: int) -> None:
    """42 CFR 405.942(a): the 120th day is the last one."""
    assert left == medicare(notice_date="2026-05-15", today=today).days_left


def test_past_due_names_good_cause() -> None:
    """42 CFR 405.942(b): after the last day the time may be extended for good cause; before it nothing is said."""
    late = medicare(notice_date="2026-05-15", today="2026-09-18")

    assert any("good cause" in note for note in late.notes)
    assert not any("good cause" in note for note in medicare(notice_date="2026-05-15", today="2026-09-17").notes)


@pytest.mark.parametrize(
    ("received", "due", "later"),
    [
        ("2026-05-18", "2026-09-15", None),  # before the presumed day: it shortens
        ("2026-05-20", "2026-09-17", None),  # the presumed day itself
        ("2026-05-21", "2026-09-17", "09/18/2026"),  # one day later: named, never relied on
        ("2026-06-10", "2026-09-17", "10/08/2026"),
    ],
)
def test_presumed_receipt(received: str, due: str, later: str | None) -> None:
    """42 CFR 405.942(a)(1): receipt is presumed on the fifth day unless there is evidence of another."""
    found = medicare(notice_date="2026-05-15", received_date=received)

    assert due == found.due
    assert (later is not None) == ("with proof of it" in found.arithmetic)
    assert later is None or later in found.arithmetic


def test_receipt_without_notice_date() -> None:
    """The day of receipt alone is enough: the term runs from it."""
    assert "2026-09-17" == medicare(received_date="2026-05-20").due


def test_neither_notice_nor_receipt() -> None:
    """Nothing is counted from a day that nobody gave."""
    found = medicare()

    assert (None, None, "unknown: notice date not given") == (found.due, found.days_left, found.arithmetic)
    assert ("notice_date in the claim file, as the notice has it",) == found.fill_in
    assert "redetermination" == found.kind


@pytest.mark.parametrize(
    ("notice", "due", "why"),
    [
        ("2026-05-16", "2026-09-18", None),  # 09/18/2026 is a Friday
        ("2026-05-17", "2026-09-21", "Saturday"),
        ("2026-05-18", "2026-09-21", "Sunday"),
        ("2026-05-05", "2026-09-08", "Labor Day"),  # 09/07/2026
        ("2026-06-09", "2026-10-13", "Columbus Day"),  # 10/12/2026
        ("2026-06-07", "2026-10-13", "Saturday"),  # Noridian's own example: the Saturday before Columbus Day
        ("2026-08-22", "2026-12-28", "Christmas Day"),  # a Friday, then the weekend
        ("2026-02-28", "2026-07-06", "Independence Day"),  # 07/04 is a Saturday, kept on Friday the 3rd
    ],
)
def test_weekends_and_federal_holidays(notice: str, due: str, why: str | None) -> None:
    """Noridian Medicare, appeals timeliness: a last day that is no working day runs on to the first one."""
    found = medicare(notice_date=notice)

    assert due == found.due
    assert (why is None) == ("runs on" not in found.arithmetic)
    assert why is None or why in found.arithmetic
    assert (why is None) == (found.plan_by is None)  # contractors differ in what they print: the day before is named


@given(st.dates(date(2020, 1, 1), date(2035, 1, 1)))
def test_the_last_day_is_a_working_day_and_never_early(notice: date) -> None:
    """For every notice: on or after the 125th day, on a working day, with only free days between."""
    due = date.fromisoformat(medicare(notice_date=notice.isoformat()).due)
    counted = notice + timedelta(days=125)

    assert is_business_day(due)
    assert not any(is_business_day(counted + timedelta(days=day)) for day in range((due - counted).days))


@pytest.mark.parametrize(
    ("level", "kind", "due"),
    [
        ("first", "redetermination", "2026-09-17"),
        ("second", "reconsideration", "2026-11-16"),
        ("reconsideration", "reconsideration", "2026-11-16"),
        ("3", "hearing", "2026-07-19"),
        ("council", "council_review", "2026-07-19"),
        ("fifth", "court", "2026-07-19"),
    ],
)
def test_levels_of_medicare(level: str, kind: str, due: str) -> None:
    """42 CFR 405.942, 405.962, 405.1002, 405.1102, 405.1130: 120, 180, 60, 60, 60 days, each after 5."""
    found = medicare(notice_date="2026-05-15", appeal_level=level)

    assert (kind, due) == (found.kind, found.due)


def test_unverified_weekend_is_planned_for() -> None:
    """Where nobody verified that the term runs on, the counted day stands, and the working day before is named."""
    found = medicare(notice_date="2026-05-15", appeal_level="3")  # 07/19/2026 is a Sunday

    assert ("2026-07-19", "2026-07-17") == (found.due, found.plan_by)
    assert "plan for 07/17/2026" in found.arithmetic


def test_an_unknown_level_is_not_guessed() -> None:
    """Words that fit no level of the payer: unknown, with what to write."""
    found = medicare(notice_date="2026-05-15", appeal_level="complaint")

    assert (None, None) == (found.kind, found.due)
    assert "appeal_level" in found.fill_in[0]


def test_required_elements_of_a_redetermination() -> None:
    """42 CFR 405.944(b): name, Medicare number, service and date, and who files; what is missing is named."""
    whole = {
        "patient": {"name": "Ada Quill"}, "member_id": "1EG4-TE5-MK73", "dos": {"99490": "2026-03-31"},
        "billing_practitioner": {"name": "Bo Larch"}, "notice_date": "2026-05-15",
    }  # fmt: skip
    parts = {
        "patient": "the beneficiary's name",
        "member_id": "the Medicare number",
        "dos": "the date of service",
        "billing_practitioner": "the name of the party or its representative",
    }

    assert () == medicare(**whole).missing
    for key, part in parts.items():
        assert (part,) == medicare(**{name: value for name, value in whole.items() if name != key}).missing
    whole.pop("billing_practitioner")
    assert () == medicare(**whole, practice=Practice(name="Copperline Primary Care")).missing


def test_records_asked_for_by_medicare() -> None:
    """42 CFR 405.980(a)(2): the request for redetermination is handled as a reopening; same term, own title."""
    found = medicare(notice_date="2026-05-15", denial=ASKED)

    assert ("records", "redetermination", "2026-09-17") == (found.way, found.kind, found.due)
    assert "42 CFR 405.980(a)(2)" in found.source
    assert "with the records that you asked for" in found.heading


# ---- other payers --------------------------------------------------------------------------------------------------


def test_unknown_payer() -> None:
    """Field note 3: without the kind of payer there is no door, no date and no rule, only what to fill in."""
    found = door(notice_date="2026-05-15")

    assert (None, None, "") == (found.kind, found.due, found.citation)
    assert "unknown: payer type not given; notice of 05/15/2026" == found.arithmetic
    assert "payer_type in the claim file" in found.fill_in[0]


def test_a_payer_name_is_a_hint_and_no_rule() -> None:
    """The name may be told as a hint; door and date stay unknown."""
    found = door(notice_date="2026-05-15", payer="Northfield Mutual Medicare Advantage")

    assert (None, None) == (found.kind, found.due)
    assert 'holds "medicare advantage"' in found.fill_in[0]


def test_medicare_advantage_asks_for_the_contract() -> None:
    """domain.md 4.2: contracted and non-contracted practices have different doors; unknown stays unknown."""
    found = door(payer_type="medicare_advantage", notice_date="2026-05-15")

    assert (None, ("contracted = true or false in the claim file",)) == (found.kind, found.fill_in)


@pytest.mark.parametrize(("today", "left"), [("2026-07-13", 1), ("2026-07-14", 0), ("2026-07-15", -1)])
def test_medicare_advantage_without_contract(today: str, left: int) -> None:
    """Sources give 60 and 65 days from the notice: the cautious 60, said so, with the waiver of liability."""
    found = door(payer_type="medicare_advantage", contracted=False, notice_date="2026-05-15", today=today)

    assert ("reconsideration", "2026-07-14", left) == (found.kind, found.due, found.days_left)
    assert any("60 or 65 days" in note for note in found.notes)
    assert ("waiver of liability, signed by the practice",) == found.brings
    assert "" == found.citation


@pytest.mark.parametrize("kind", ["medicare_advantage", "commercial", "erisa"])
def test_with_a_contract_the_contract_decides(kind: str) -> None:
    """domain.md 4.2: provider disputes are a matter of the contract; no days are assumed."""
    found = door(payer_type=kind, contracted=True, notice_date="2026-05-15")

    assert ("provider_dispute", None) == (found.kind, found.due)
    assert "unknown: no time limit is known for it; notice of 05/15/2026" == found.arithmetic
    assert "the days for a provider dispute and what they run from" in found.fill_in[0]


@pytest.mark.parametrize("kind", ["medicaid", "medicaid_mco"])
def test_medicaid_is_state_rule(kind: str) -> None:
    """domain.md 4.2: payment disputes are a matter of state rule or contract."""
    assert ("provider_dispute", None) == ((found := door(payer_type=kind, notice_date="2026-05-15")).kind, found.due)


def test_erisa_counts_from_receipt() -> None:
    """29 CFR 2560.503-1(h)(3)(i): at least 180 days after receipt; without that day, cautiously from the notice."""
    given = {"payer_type": "erisa", "contracted": False}

    assert "2026-11-16" == door(**given, notice_date="2026-05-15", received_date="2026-05-20").due
    without = door(**given, notice_date="2026-05-15")
    assert ("2026-11-11", "2026-11-10") == (without.due, without.plan_by)  # Veterans Day
    assert "cautious" in without.arithmetic


def test_the_last_day_of_the_notice_is_used() -> None:
    """`appeal_deadline` gives the day where the rule does not, and wins where it is earlier than the counted one."""
    contract = {"payer_type": "commercial", "contracted": True, "notice_date": "2026-05-15"}

    assert "2026-08-13" == door(**contract, appeal_deadline="2026-08-13").due
    assert "2026-08-13" == door(notice_date="2026-05-15", appeal_deadline="2026-08-13").due
    assert "2026-09-01" == medicare(notice_date="2026-05-15", appeal_deadline="2026-09-01").due
    assert "2026-09-17" == medicare(notice_date="2026-05-15", appeal_deadline="2026-09-30").due


# ---- what is no appeal ---------------------------------------------------------------------------------------------


def test_ma130_is_a_new_claim() -> None:
    """Field note 18, domain.md 3.2: no appeal rights; the new claim's own term runs from the date of service."""
    found = medicare(
        denial=Denial(group="CO", carc="16", rarc=("MA130",)), notice_date="2026-05-15", dos={"99490": "2026-03-31"}
    )

    assert ("resubmit", "new_claim", True, "2027-03-31") == (found.way, found.kind, found.closed, found.due)
    assert found.clock is None
    assert any("file a new claim" in note for note in found.notes)


def test_ma130_whoever_pays() -> None:
    """The remark code says it for every payer: also where its kind is unknown."""
    found = door(denial=Denial(carc="16", rarc=("MA130",)))

    assert ("new_claim", True, None) == (found.kind, found.closed, found.due)


@pytest.mark.parametrize("carc", ["1", "2", "3"])
def test_patient_share_is_no_appeal(carc: str) -> None:
    """domain.md 3.2: PR-1, PR-2, PR-3 are no denial; what to do instead is said."""
    found = medicare(denial=Denial(group="PR", carc=carc), notice_date="2026-05-15")

    assert ("none", "none", True, None) == (found.way, found.kind, found.closed, found.due)
    assert any("Bill the patient" in note for note in found.notes)


def test_a_corrected_claim_does_not_stop_the_clock() -> None:
    """Field note 18: at Medicare a reopening, and the appeal's last day is told beside it."""
    found = medicare(notice_date="2026-05-15", routes={"99490": Route.CORRECTED_CLAIM})

    assert ("correct", "reopening", "2027-05-15") == (found.way, found.kind, found.due)
    assert "last day 09/17/2026" in found.clock
    assert "never sent together" in found.clock


def test_a_corrected_claim_at_a_plan() -> None:
    """Field note 18: commercial and Medicare Advantage take frequency code 7 inside a limit of their own."""
    found = door(
        payer_type="commercial", contracted=True, notice_date="2026-05-15", routes={"99490": Route.CORRECTED_CLAIM}
    )

    assert ("corrected_claim", "Corrected claim (frequency code 7)", None) == (found.kind, found.title, found.due)
    assert "clock of an appeal runs" in found.clock


def test_do_not_appeal_keeps_the_date() -> None:
    """Where the record fails there is no door; the last day is told for whoever decides otherwise."""
    found = medicare(notice_date="2026-05-15", routes={"99490": Route.DO_NOT_APPEAL})

    assert ("none", "none", False) == (found.way, found.kind, found.closed)
    assert "last day 09/17/2026" in found.clock


def test_records_first_runs_against_the_clock() -> None:
    """Records that are missing do not stop the appeal's clock."""
    found = medicare(notice_date="2026-05-15", routes={"99490": Route.NEEDS_RECORDS})

    assert "2026-09-17" == found.due
    assert any("before the last day" in note for note in found.notes)


def test_records_submission_at_a_plan() -> None:
    """Field note 21: records asked for may be sent without using the dispute; its clock runs meanwhile."""
    found = door(payer_type="commercial", contracted=True, denial=ASKED, notice_date="2026-05-15")

    assert ("records", "records_submission") == (found.way, found.kind)
    assert "clock runs meanwhile" in found.clock


def test_records_at_a_second_level_are_an_appeal() -> None:
    """Once a level is used up, records go with the next one."""
    assert "reconsideration" == medicare(notice_date="2026-05-15", denial=ASKED, appeal_level="second").kind


def test_a_rule_whose_text_nobody_read_says_so() -> None:
    """Sources are told apart: a term from a secondary source is to be checked, one from the rule's text is not."""
    plan = door(payer_type="medicare_advantage", contracted=False, notice_date="2026-05-15")

    assert any("was not read for this" in note for note in plan.notes)
    assert not any("was not read for this" in note for note in medicare(notice_date="2026-05-15").notes)


@pytest.mark.parametrize(("today", "told"), [("2027-06-29", False), ("2027-06-30", True)])
def test_expired_rules_say_so(today: str, told: bool) -> None:
    """From `review_by` on the screen tells that the payer's rules wait to be read again."""
    found = medicare(notice_date="2027-06-01", today=today)

    assert told == any("read again by 06/30/2027" in note for note in found.notes)


# ---- lines ---------------------------------------------------------------------------------------------------------


def test_lines_have_doors_of_their_own() -> None:
    """Field note 1: a denial is a line; a paid line has no door, lines that share one stand together."""
    claim = Claim(
        services=("99490", "99439", "99484"),
        payer_type="medicare",
        notice_date="2026-05-15",
        denial=SHORT,
        lines={
            "99490": ClaimLine(status="paid"),
            "99484": ClaimLine(status="denied", denial=Denial(group="CO", carc="16", rarc=("MA130",))),
        },
    )
    found = doors(claim, library(), TODAY)

    assert [(("99439",), "redetermination"), (("99484",), "new_claim")] == [(one.services, one.kind) for one in found]


def test_lines_alike_share_a_door() -> None:
    """Base and add-on denied alike: one door."""
    claim = Claim(services=("99490", "99439"), payer_type="medicare", notice_date="2026-05-15", denial=SHORT)

    assert [("99490", "99439")] == [one.services for one in doors(claim, library(), TODAY)]


def test_a_claim_without_anything() -> None:
    """Nothing given, nothing guessed, no error."""
    found = doors(Claim(), library(), TODAY)

    assert [(None, None)] == [(one.kind, one.due) for one in found]
