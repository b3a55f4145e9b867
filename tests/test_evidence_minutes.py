"""Logged minutes: what counts as time spent, on which day, by whom, for which program, and what never does."""

import functools

import pytest

from clausea.codes import Library
from clausea.codes_load import load_codes
from clausea.content import codes_dir
from clausea.evidence import find_evidence
from clausea.models import Claim, Item, Status
from clausea.records import from_texts

KINDS = ("staff_minutes", "practitioner_minutes", "bhcm_minutes", "minutes_total")


@functools.cache
def library() -> Library:
    return load_codes(codes_dir())


def items(text: str) -> list[Item]:
    found = find_evidence(from_texts([text]), library(), Claim(), code="CCM06").items
    return [item for item in found if item.element in KINDS]


def counted(text: str) -> list[tuple[str, str | None, int | None]]:
    """Element, day or month, minutes of what can be relied on."""
    return [(i.element, i.value.date or i.value.month, i.value.minutes) for i in items(text) if i.relied_on]


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("CCM call 06/03/2026\nTime spent: 9 minutes\nOren Pyle, RN", 9),
        ("06/03/2026 CCM: nurse spoke with the daughter for fifteen minutes about falls. Oren Pyle, RN", 15),
        ("CCM contact 06/03/2026\nDuration of call: 00:12:40\nOren Pyle, RN", 12),
        ("6/3/26 0905-0917 CCM phone call about swelling. O. Pyle RN", 12),
        ("06/03/2026 CCM call. Start time 10:00 AM. End time 10:21 AM. Oren Pyle, RN", 21),
        ("CCM ENTRY\nAuthor: Oren Pyle, RN\nDate: June 3, 2026\nStart: 5:44 PM\nStop: 6:00 PM\nWork: records read", 16),
        ("CCM note 06/03/2026\nThe call ran from 10:32 until 10:41.\nOren Pyle, RN", 9),
        ("CCM note 06/03/2026\nI spent six minutes total on both calls.\nOren Pyle, RN", 6),
        ("06/03/2026 - 0:10 - OP - CCM call about therapy start\nOP = Oren Pyle, RN", 10),
    ],
)
def test_time_is_read_in_every_notation(text: str, minutes: int) -> None:
    """A stated, narrated or clocked time of a care-management entry is one verified activity (domain.md 1.11)."""
    assert [("staff_minutes", "2026-06-03", minutes)] == counted(text)


@pytest.mark.parametrize(
    "text",
    [
        "Office visit 01/14/2026\nEnrolled in CCM. I spent 32 minutes on the date of the encounter.\nLena Ost, MD",
        "Individual psychotherapy 02/02/2026, 45 minutes. BHI patient. Ada Noor, LCSW",
        "What is CCM? Medicare requires at least 20 minutes of clinical staff time each month.",
        "CCM note 03/02/2026\nWalks 20 minutes daily. Breathing exercise 10 min twice a day.\nOren Pyle, RN",
        "CCM note 03/02/2026\nNext call planned 03/09, about 10 min.\nOren Pyle, RN",
        "03/02/2026 CCM: unable to reach, left message. No time. Oren Pyle, RN",
        "03/02/2026 CCM 16 min - struck, belongs to a different patient. Oren Pyle, RN",
        "Staff meeting 03/02/2026, 45 min, CCM workflow training. Oren Pyle, RN",
        "CoCM 03/02/2026: Hugo Brandt, MD, psychiatric consultant, 20 min case review",
    ],
)
def test_other_time_is_never_counted(text: str) -> None:
    """Visits, therapy, rules, habits, plans, voided entries, meetings, the consultant: no logged minutes (2.2)."""
    assert [] == counted(text)


def test_a_log_is_read_by_its_key() -> None:
    """Initials take name and credential from the log's key; front-desk rows are kept as rejected; unknown ones wait."""
    log = (
        "Chronic Care Management Log - April 2026\n"
        "Date | Time In | Time Out | Min | Staff | Notes\n"
        "4/2/26 | 09:00 | 09:12 | 12 | OP | called pt re sugars\n"
        "4/9/26 | 13:10 | 13:18 | 8 | FDK | moved an appointment\n"
        "4/20/26 | 15:00 | 15:14 | 14 | ZZ | called pharmacy\n"
        "Total: 34\nKey: OP = Oren Pyle, RN; FDK = front desk"
    )
    assert [
        ("2026-04-02", 12, "Oren Pyle", "RN", Status.VERIFIED),
        ("2026-04-09", 8, None, None, Status.REJECTED),
        ("2026-04-20", 14, "ZZ", None, Status.NEEDS_REVIEW),
        (None, 34, None, None, Status.VERIFIED),
    ] == [(i.value.date, i.value.minutes, i.value.person, i.value.credential, i.status) for i in items(log)]


def test_the_lower_of_two_that_differ_waits_for_a_person() -> None:
    """Stated minutes and clock times that differ give the lower, with the reason, for review (domain.md 1.11)."""
    found = items("CCM note 06/03/2026\nTime in 10:00 time out 10:08 (12 min)\nOren Pyle, RN")
    expected = [(8, Status.NEEDS_REVIEW, ("the entry states 12 minutes, its times make 8",))]
    assert expected == [(i.value.minutes, i.status, i.reasons) for i in found]


def test_a_correction_replaces_the_time() -> None:
    """An addendum leaves one affirmed item with the corrected minutes (CONTRACT 1)."""
    text = (
        "CCM care call 06/03/2026\nTime spent: 9 minutes\nOren Pyle, RN\n"
        "Addendum 06/04/2026: time above was entered in error, should read 19 minutes. Oren Pyle, RN"
    )
    assert [("staff_minutes", "2026-06-03", 19)] == counted(text)


def test_a_late_entry_belongs_to_the_day_of_the_work() -> None:
    """The day on which an entry was written down is not the day of the work."""
    text = "Late entry made 05/27/2026 for 05/26/2026: CCM call with patient, 21 minutes. Oren Pyle, RN"
    assert [("staff_minutes", "2026-05-26", 21)] == counted(text)


def test_the_program_beside_the_time_wins() -> None:
    """A row that names another program than its log belongs to that program; a program ruled out is not named."""
    text = (
        "CCM CONTACT LOG  August 2026\n"
        "8/4/2026 - 12 min - Oren Pyle, RN - called patient\n"
        "8/5/2026 - BHI 8 min - Oren Pyle, RN - mood call, not CCM"
    )
    assert [("2026-08-04", "ccm"), ("2026-08-05", "bhi")] == [(i.value.date, i.value.program) for i in items(text)]


def test_copied_text_of_another_day_is_no_time_of_this_visit() -> None:
    """A visit note that copies a nurse's call forward logs nothing."""
    text = (
        "Progress Note - Office Visit 11/06/2025\n"
        "Interval history (copied forward from nurse note 10/22/2025): Feeling well.\n"
        "I spent eleven minutes on the call, CCM.\nA/P: COPD stable.\nElectronically signed by Lena Ost, MD"
    )
    assert [] == counted(text)


def test_who_did_it_decides_whose_time_it_is() -> None:
    """A nurse's minutes under a physician's direction are staff time, "personally" is the practitioner's own."""
    nurse = "CCM 02/19/2026: 14 min by Oren Pyle, RN under direction of Dr. Lena Ost, MD"
    doctor = "I personally spent 18 minutes on CCM on 02/19/2026. Lena Ost, MD"
    manager = "Collaborative Care 02/19/2026 BHCM contact, 32 min, behavioral activation. Ada Noor, LMSW"
    expected = ["staff_minutes", "practitioner_minutes", "bhcm_minutes"]
    assert expected == [counted(text)[0][0] for text in (nurse, doctor, manager)]


def test_totals_are_never_activities() -> None:
    """Month to date, a month's label, a log's closing line: `minutes_total` with their month, never summed."""
    text = (
        "BHI encounter\nDate of service: 07/08/2026\nStaff: Ada Noor, LCSW\n"
        "Minutes this encounter: 14\nMinutes month to date: 29"
    )
    expected = [("staff_minutes", "2026-07-08", 14), ("minutes_total", "2026-07", 29)]
    assert expected == counted(text)
    several = "BHI tracking: Jan 2026 total minutes 24; Feb 2026 total minutes 31"
    assert [("minutes_total", "2026-01", 24), ("minutes_total", "2026-02", 31)] == counted(several)


def test_a_single_call_states_its_total() -> None:
    """ "Total time" of a note with one call is that call's time, and no month's total."""
    text = "BHI CARE MANAGEMENT NOTE\nDate: 02/11/2026\nCalled patient.\nTotal time: 17 minutes\nAda Noor, LCSW"
    assert [("staff_minutes", "2026-02-11", 17)] == counted(text)


@pytest.mark.parametrize(
    ("addendum", "minutes"),
    [
        ("ADDENDUM 06/04/2026, Oren Pyle, RN: I forgot the timer. The June 3 call was 6 minutes, not 14.", 6),
        ("Correction 06/05/2026: 14 min should read 8 min. Oren Pyle, RN", 8),
        ("Addendum 06/04/2026: clock error, the time for this call is 9 minutes. Oren Pyle, RN", 9),
        ("Addendum 06/04/2026: patient's cousin rang back, nothing new. Oren Pyle, RN", 14),
        ("Addendum 06/07/2026: pressure was 140 not 150. Oren Pyle, RN", 14),
    ],
)
def test_a_correction_replaces_its_day_and_nothing_else(addendum: str, minutes: int) -> None:
    """An addendum that corrects a time leaves the new one alone; one that speaks of other things leaves the old."""
    text = f"CCM note 06/03/2026\nCalled about swelling. Time on this contact: 14 minutes.\nOren Pyle, RN\n{addendum}"

    assert counted(text) == [("staff_minutes", "2026-06-03", minutes)]


@pytest.mark.parametrize(
    "text",
    [
        "CCM 06/30/2026 | 12 min blocked | Oren Pyle, RN",
        "CCM note 06/30/2026 | 12 min | Oren Pyle, RN\nThe month-end call was not made.",
        "BHI note 06/03/2026\nPsychotherapy 90834, 45 min, Oren Pyle, LCSW",
        "BHI note 06/03/2026\nTherapist wrote: session 3 of 8 with Dana Foxx, LPC, 50 minutes.\nOren Pyle, LCSW",
        "Coding memo 06/03/2026: 99490 takes 20 minutes of clinical staff time. Oren Pyle, RN",
        "CCM note 06/03/2026\nTheir nurse spent 15 minutes on the fax. Oren Pyle, RN",
    ],
)
def test_time_set_aside_or_somebody_elses_is_not_logged(text: str) -> None:
    """Blocked time, a call that was not made, therapy sessions, a rule and an outside nurse are no logged minutes."""
    assert counted(text) == []


def test_text_carried_forward_belongs_to_the_day_it_was_copied_from() -> None:
    """Minutes within brackets of copied text are those of the other day."""
    text = (
        "CCM note 06/17/2026\nAll well. Time spent: 5 minutes.\nOren Pyle, RN\n"
        "[text carried forward from 06/03/2026 by template: Time on this contact: 14 minutes.]"
    )

    assert counted(text) == [("staff_minutes", "2026-06-17", 5)]


def test_initials_of_a_person_whom_the_chart_names_sign_a_note() -> None:
    """Letters that fit one credentialed person of the chart name the worker, hyphens and a credential included."""
    text = "BHI notes - Tess Marr-Olin, LCSW\n06/03/2026, telephone, BHI 13 min.\nChoir starts again.\nTM-O, LCSW"

    assert [(i.value.person, i.value.credential) for i in items(text)] == [("Tess Marr-Olin", "LCSW")]


def test_a_column_of_minutes_and_seconds_is_not_read_as_hours() -> None:
    """Talk times written mm:ss, as the page says, count whole minutes of a call (07:10 is 7 minutes and 10 seconds)."""
    text = (
        "CCM Activity Log - May 2026\n"
        "Date        Duration   Staff   Activity\n"
        "05/05/2026  08:30  Nora Quist, RN  Called patient about inhaler\n"
        "05/12/2026  06:45  Nora Quist, RN  Called pharmacy about refill\n"
        "Durations are mm:ss.\n"
    )
    assert [i.value.minutes for i in items(text)] in ([8, 6], [])  # a table without cells may stay unread, never hours


def test_a_total_in_minutes_and_seconds_is_a_total_of_minutes() -> None:
    """A month's sum in mm:ss gives its whole minutes."""
    text = "CCM log May 2026\nTotal logged duration, May 2026: 38:52\n"
    assert counted(text) == [("minutes_total", "2026-05", 38)]


def test_a_sheet_total_with_its_number_first_is_a_total() -> None:
    """ "68 SHEET TOTAL" under a log is the log's sum."""
    text = "CCM TIME SHEET - SEPTEMBER 2026\n09/02/2026 Nora Quist, RN: phoned patient, 12 min\n68 SHEET TOTAL\n"
    assert ("minutes_total", "2026-09", 68) in counted(text)


def test_a_threshold_that_is_met_is_no_logged_time() -> None:
    """The billing screen's own verdict adds no minutes."""
    text = "CCM note 05/04/2026\nNora Quist, RN\nCalled patient. CCM 9 minutes.\nThreshold met: YES (20 minutes).\n"
    assert counted(text) == [("staff_minutes", "2026-05-04", 9)]


@pytest.mark.parametrize("words", ["not counted", "not billed", "no charge"])
def test_time_that_its_writer_does_not_count_is_not_counted(words: str) -> None:
    """A try that its writer sets aside is no logged time."""
    text = f"BHI note 06/04/2026\nCalled, no answer. 0:02 {words}.\nIris Faulk, LCSW\n"
    assert counted(text) == []


def test_the_clock_of_a_note_is_its_time() -> None:
    """ "Clock 0:14" closes a note with 14 minutes."""
    text = "BHI note 06/11/2026\nCalled patient about sleep.\nClock 0:14.\nIris Faulk, LCSW\n"
    assert counted(text) == [("staff_minutes", "2026-06-11", 14)]


def test_a_weekly_habit_is_no_logged_time() -> None:
    """A goal that recurs by the week lasts an hour of the patient's time, not of the staff's."""
    text = (
        "BHI note 07/28/2026\nPlan: one hour of volunteer work a week.\n"
        "BHI time: 16 minutes.\nIris Faulk, LCSW 07/28/2026\n"
    )
    assert counted(text) == [("staff_minutes", "2026-07-28", 16)]


def test_a_correction_names_the_day_of_the_call_without_its_year() -> None:
    """A correction of "the June 11 call" replaces that day's minutes, whatever day it was written on."""
    text = (
        "CCM note 06/11/2026\nCalled patient. Time 21 minutes.\nNora Quist, RN\n"
        "ADDENDUM 06/12/2026, Nora Quist, RN: wrong stop time typed.\n"
        "The June 11 call ended 14:14, so 12 minutes and not 21.\n"
    )
    assert counted(text) == [("staff_minutes", "2026-06-11", 12)]


def test_notes_without_a_program_are_of_the_charts_only_one() -> None:
    """Where one program is all the chart knows, its care manager's dated calls belong to it; tries do not."""
    pages = [
        "06/02/2026 CoCM enrollment\nPhilippa Dunn, RN\nCoCM time 26 min.\nP. Dunn, RN\n",
        "Calls in June\n\n"
        "06/09/2026, phone with patient, 10:00-10:16, 16 min. Slept better.\nP. Dunn, RN\n\n"
        "06/11/2026, called, no answer, 2 min.\nP. Dunn, RN\n",
    ]
    found = find_evidence(from_texts(pages), library(), Claim(), code="CCM06").items
    told = [(i.element, i.value.date, i.value.minutes) for i in found if i.element in KINDS and i.relied_on]
    assert told == [("bhcm_minutes", "2026-06-02", 26), ("bhcm_minutes", "2026-06-09", 16)]


def test_a_vendors_nurse_and_remote_monitoring_are_not_the_authors_time() -> None:
    """A separately billed device review by a vendor stands in nobody's log of the practice."""
    text = "Progress note 05/20/2026\nDevice review and call by vendor nurse 05/30/2026, RPM 99457, 20 minutes.\n"
    assert counted(text) == []


def test_therapy_codes_are_no_care_management_time() -> None:
    """Timed therapy (97110, 97116) is a treatment wherever the page was filed."""
    text = "Care management note 08/18/2026\nGait training 97116 15 min, exercise 97110 23 min. Timed total 38 min.\n"
    assert counted(text) == []


def test_the_work_beside_a_time_is_told_by_its_first_sentence_not_by_a_reminder() -> None:
    """A payer takes a reminder for clerical work (domain.md 1.11); a short first sentence brings the next along."""
    text = (
        "Care Management Note\nContact date 06/03/2026\nProgram CCM\nStaff Oren Pyle, RN\nClock 9:40 AM to 9:56 AM\n"
        "Minutes 16\nPhoned Ms. Lopez. Weights steady at 151 lb, no swelling. Reminded her of the 06/16 visit.\n"
        "Oren Pyle, RN 06/03/2026 10:03 AM\n"
    )
    assert ["Phoned Ms. Lopez. Weights steady at 151 lb, no swelling."] == [i.value.activity for i in items(text)]


def test_each_time_of_a_line_has_the_day_before_it() -> None:
    """A date that opens its clause is the day of the time behind it, also where the entry began on an earlier day."""
    text = "CCM, physician time only. Thaddeus Orr, DO. 08/03/2026: 24 mins. 08/19/2026: 11 mins."
    expected = [("practitioner_minutes", "2026-08-03", 24), ("practitioner_minutes", "2026-08-19", 11)]
    assert expected == counted(text)


def test_initials_sign_their_own_lines_of_a_months_list() -> None:
    """Each line is signed by itself: the front office's call is none of the nurse's time (domain.md 2.2)."""
    text = (
        "CHRONIC CARE SHEET\nKey: TB = Tamsin Burrell, LPN  JQ = Joel Quade, RN  RM = Ruby Marsh, front office\n"
        "(min. 20 min. per month needed to bill 99490.)\nNOVEMBER 2025\n11-4 8 m Phoned pt about dizziness. JQ\n"
        "11-21 6 m Phoned pt to set up echo. RM\nsum 14"
    )
    expected = [("staff_minutes", "2025-11-04", 8), ("minutes_total", "2025-11", 14)]
    assert expected == counted(text)


def test_whoever_reviews_a_list_did_not_do_its_work() -> None:
    """A supervisor's signature under the list makes nobody's minutes the supervisor's; reception's call stays out."""
    text = (
        "BHI notes, February 2026\n02/19/2026 J. Pruitt, RN. Called the counselor. Time for BHI 8 minutes.\n"
        "02/24/2026 Reception (L. Quan) called with a reminder of the visit, 3 minutes.\n"
        "Reviewed 03/02/2026, services are under my general supervision. Renata Ibarguen, PA-C"
    )
    assert [("staff_minutes", "2026-02-19", 8)] == counted(text)


def test_a_table_of_the_practices_own_people_is_its_log() -> None:
    """In a chart of one program, rows of days, minutes, who and what are its log; a patient's diary is none."""
    head = "CoCM started 01/05/2026. LF = L. Frantz, RN, behavioral health care manager.\nJanuary recap\n"
    log = "Date | CM | Min | Contact\n01/05/2026 | LF | 41 | Intake in clinic\n01/19/2026 | LF | 22 | Phone call"
    diary = "Date | Who | Min | Activity\n01/05/2026 | self | 41 | Walk by the lake\n01/19/2026 | self | 22 | Walk"
    expected = [("bhcm_minutes", "2026-01-05", 41), ("bhcm_minutes", "2026-01-19", 22)]
    assert expected == counted(head + log)
    assert [] == counted(head + diary)


def test_a_surname_that_opens_a_dictated_entry_is_its_speaker() -> None:
    """ "This is Dr. Hale." and "Quist." say who speaks where the chart names one such person with a credential."""
    text = (
        "Physician chronic care time, February 2026\n"
        "Tuesday, February 3, 2026. This is Dr. Hale. I telephoned Dr. Bruun about the CT. 12 minutes.\n"
        "Thursday, February 5, 2026. Quist. Spoke with the patient. 8 minutes.\n"
        "Read and signed, Leopold Hale, M.D., March 1, 2026\nBettina Quist, R.N."
    )
    assert [("practitioner_minutes", "2026-02-03", 12), ("staff_minutes", "2026-02-05", 8)] == counted(text)


def test_two_sums_on_a_line_are_two_sums() -> None:
    """Each program's subtotal is its own."""
    text = "CCM Log April 2026\nCCM subtotal, April: 00:25:00 BHI subtotal, April: 00:11:00"
    assert [("minutes_total", "2026-04", 25), ("minutes_total", "2026-04", 11)] == counted(text)


def test_initials_that_close_a_line_are_its_workers() -> None:
    """Neither a nurse of the clinic that was called nor the doctor who signs the list has done the line's work."""
    text = (
        "Nurse's running notes, CCM\n10/2/25 - 7 m - rang patient. JA\n"
        "10/7/25 - 5 m - rang Dr. Pruett's clinic (nurse Abby): sent weights. JA\n10/9/25 JA 4 min. Called patient.\n"
        "11/4/25 - 8 m - rang patient, monthly review. JA\nJA = Jolene Ashby, LPN.\n"
        "Nurse's work was under my general supervision and I looked it over. Winifred Asare, MD 11/30/2025"
    )

    assert [("staff_minutes", minutes, "Jolene Ashby") for minutes in (7, 5, 4, 8)] == [
        (item.element, item.value.minutes, item.value.person) for item in items(text)
    ]


def test_a_credential_of_two_parts_is_read_beside_anothers() -> None:
    """ "RN-BC" in the worker's cell and the called therapist's "LCSW" in the row do not contradict each other."""
    row = "2026-06-11 | M. Quint, RN-BC | Harbor Counseling, E. Tall, LCSW: appointment confirmed. | 8"

    assert [("staff_minutes", "2026-06-11", 8)] == counted(f"BHI TIME\nDay | By | Narrative | Minutes\n{row}")


@pytest.mark.parametrize(
    ("line", "counts"),
    [
        ("6/3/26 9 min called patient, not counted", False),
        ("6/3/26 9 min chart review. NO CHARGE", False),
        ("6/3/26 9 min labs reviewed, does not count toward CCM", False),
        ("6/3/26 9 min called patient (not billable)", False),
        ("6/3/26 9 min called patient about diet, not billed elsewhere", True),
        ("6/3/26 9 min called patient, counted pills", True),
        ("6/3/26 9 min called patient; pharmacy says no charge for the refill", True),
    ],
)
def test_time_that_its_writer_leaves_out_is_not_counted(line: str, counts: bool) -> None:
    """Minutes that the log itself does not count are asserted to nobody (domain.md 1.0)."""
    log = f"CCM LOG, Kora Diaz RN\n6/2/26 11 min called patient about diet\n{line}"

    assert [11, 9][: 1 + counts] == [minutes for _, _, minutes in counted(log)]


def test_a_machines_call_is_nobodys_time() -> None:
    """Whoever keeps the log has not spent the minutes of an automated call (domain.md 1.3)."""
    log = "CCM log, June 2026. Kora Diaz, RN\n6/2/26 Called patient. 8 min\n6/3/26 System message: reminder sent, 2 min"

    assert [("staff_minutes", "2026-06-02", 8)] == counted(log)
