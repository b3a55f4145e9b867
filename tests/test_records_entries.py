"""How a record is cut into dated entries (records.entries, headings, descriptions)."""

import pytest

from clausea.records import from_texts


def entries(*pages: str):
    return from_texts(list(pages)).files[0].entries


def told(entry):
    """Title, date, author and program of an entry, as values."""
    marks = (entry.title, entry.date, entry.author, entry.program)
    return tuple(mark.value if mark else None for mark in marks)


def test_a_titled_note_takes_date_author_and_program_from_its_head():
    """Title, day, writer and program come from the note's own head lines."""
    page = "CCM outreach note\nDate of contact: 02/11/2026\nStaff: Imre Saltzman, RN\nPatient called about refills."

    assert [("CCM outreach note", "2026-02-11", "Imre Saltzman, RN", "ccm")] == [told(entry) for entry in entries(page)]


def test_two_notes_on_a_page_are_two_entries():
    """A second title with its own day opens a second entry."""
    page = (
        "BHI contact\nDate: 03/02/2026\nSpoke with patient for ten minutes.\nOna Birk, LCSW\n"
        "BHI contact\nDate: 03/16/2026\nLeft voicemail.\nOna Birk, LCSW"
    )

    assert ["2026-03-02", "2026-03-16"] == [entry.date.value for entry in entries(page)]


def test_month_heading_dates_the_lines_below_it():
    """ "8/4" under "August 2026" is the fourth of August 2026, each line an entry of its own."""
    page = "Care management log\nAUGUST 2026\n8/4 - 12 min - called patient\n8/11 - 9 min - called pharmacy"

    assert ["2026-08-04", "2026-08-11"] == [entry.date.value for entry in entries(page) if entry.date]


@pytest.mark.parametrize(
    "line",
    ["Printed 05/06/2026 08:14", "DOB: 03/30/1952", "Next review due: 07/01/2026", "Fax received 06/24/2026 14:02"],
)
def test_print_birth_due_and_fax_dates_date_nothing(line):
    """A print, birth, due or fax date is no day of an event."""
    page = f"Care coordination note\n{line}\nPharmacy told of the new dose."

    assert [None] == [entry.date for entry in entries(page)]


def test_a_note_without_a_date_takes_the_day_of_its_signature():
    """A note signed when it was written bears the signature's day."""
    page = "Telephone note\nPatient reports less swelling.\nElectronically signed by Imre Saltzman, RN 02/11/2026 09:20"

    entry = entries(page)[0]

    assert ("2026-02-11", "Imre Saltzman, RN") == (entry.date.value, entry.signature.value)


def test_sections_stay_inside_their_note():
    """Family history is a section of the visit, not an entry."""
    page = (
        "Office visit\nDate of service: 01/12/2026\nClinician: Vera Holm, MD\nSeen in person.\n"
        "Family history\nMother: depression."
    )

    assert [["Family history"]] == [[mark.value for mark in entry.sections] for entry in entries(page)]


@pytest.mark.parametrize(
    ("page", "flag"),
    [
        ("Patient education: sleep\nWalk for 30 minutes a day.", "handout"),
        ("PHQ-9\nName: ____________\nDate: ____ / ____\nTotal score: ______", "blank"),
        ("Outside record: counseling visit summary\nSession on 04/14/2026, 53 minutes.", "outside"),
    ],
)
def test_kinds_of_paper_are_known(page, flag):
    """Handouts, blank forms and outside records are marked as such."""
    assert getattr(entries(page)[0], flag)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", ""),  # another house's paper parts the two by itself
        ("\nPage 2 of 2", "\nPage 1 of 3"),
    ],
)
def test_a_note_without_a_title_behind_anothers_document_is_an_entry_of_its_own(before, after):
    """It takes neither title nor day of the hospital's paper before it."""
    house = "Quarry Clinic" if not before else "St. Luke Hospital"
    hospital = f"St. Luke Hospital\nDischarge summary 02/20/2026\nStayed two nights.{before}"
    note = f"{house}\nSpoke with patient on 03/12/2026 about refills.\nOna Birk, LCSW 03/12/2026{after}"

    assert ["2026-02-20", "2026-03-12"] == [entry.date.value for entry in entries(hospital, note) if entry.date]


def test_sheets_of_one_document_on_the_same_paper_read_on():
    """The second sheet of a note belongs to it."""
    first = "Quarry Clinic\nBHI contact\nDate: 03/02/2026\nSpoke with patient about\nPage 1 of 2"
    second = "Quarry Clinic\nthe refills for ten minutes.\nOna Birk, LCSW\nPage 2 of 2"

    assert [[1, 2]] == [[part.page for part in entry.parts] for entry in entries(first, second)]


def test_every_line_stands_in_exactly_one_entry():
    """No line is lost and none is read twice."""
    page = "Care plan\nCreated: 01/20/2026\nGoal: walk daily.\nPhone note 02/03/2026\nCalled patient."
    record = from_texts([page]).files[0]

    spans = sorted((part.start, part.end) for entry in record.entries for part in entry.parts)
    covered = [record.pages[0].text[start:end] for start, end in spans]

    assert page.split("\n") == "\n".join(covered).split("\n")


def test_a_months_list_with_dashes_for_the_day():
    """ "9-10 12 m" under "SEPTEMBER 2025" is the tenth; hours of sleep, or a day of another month, are no day."""
    page = "Chronic care sheet\nSEPTEMBER 2025\n9-10 12 m phoned pt. TB\n9-24 10 m phoned pt. TB\n8-10 hours of sleep"

    assert ["2025-09-10", "2025-09-24"] == [entry.date.value for entry in entries(page) if entry.date]


def test_a_key_of_initials_and_a_named_nurse_are_no_author():
    """Who keeps the list, and who is the patient's nurse, says of no line who wrote it."""
    page = "CHRONIC CARE SHEET\nWho writes here: TB = Ida Lind, LPN  JQ = Joel Quade, RN\nRegular nurse: Ona Birk, LPN"

    assert [None] == [entry.author for entry in entries(page)]


def test_a_heading_between_signs_opens_an_entry():
    """A line printer sets headings between asterisks; what stands above them dates nothing below."""
    page = "** CALL LOG **\nForm filled 02/10/2026\n** OFFICE VISIT 01/27/2026 C. DELOREY NP **\nMDM: MODERATE."

    assert [None, "2026-01-27"] == [entry.date.value if entry.date else None for entry in entries(page)]


def test_a_date_that_a_sentence_runs_over_to_opens_no_entry():
    """The day at the line's head is the sentence's, where the line before ends in "on"."""
    page = "Care plan\nDate established: 01/29/2026\nPrinted plan given to Lupe on\n02/03/2026. Call us at any hour."

    assert ["2026-01-29"] == [entry.date.value for entry in entries(page)]


PRINT = """*** PATIENT MASTER ***
NAME ....... DOE, ALMA T
*** PROBLEM FILE *** ICD10 ENTERED
 1 HYPERTENSION I10 02/11/2009 A
*** PROGRESS NOTE *** DOS 12/09/2025 OV EST (99214) HPF
PT COPY .... MAILED 01/02/2026
TIME 32 MIN.
*** CCM NOTES 03/01/2026 - 03/31/2026 ***
CCM 03/04/2026 MQ RN DUR 11 MIN
 CALL TO PT.
CCM 03/12/2026 MQ RN 10:00-10:14 DUR 14 MIN
 SPOKE W PT.
MSG 03/18/2026 T ODOM DUR 7 MIN
 SON CALLED.
*** LAB *** COLL 03/02/2026 06:50"""


def test_a_print_in_capitals_is_cut_at_its_frames_and_at_the_kinds_of_its_log():
    """Frames head papers though something stands behind them; leaders, problem lists and capitals open nothing."""
    found = [entry.date.value if entry.date else None for entry in entries(PRINT)]

    assert [None, "2025-12-09", None, "2026-03-04", "2026-03-12", "2026-03-18", "2026-03-02"] == found


def test_a_draft_in_a_dictated_log_leaves_the_notes_beside_it_alone():
    """A dated line that says it is a draft is an entry of its own."""
    page = (
        "Chronic care work, February 2026\nFebruary 24, 2026. Stannard. Spoke with the pharmacist. 9 minutes.\n"
        "DRAFT - NOT YET SIGNED. February 26, 2026. Stannard. Call to rehab, 8 minutes.\n"
        "March 3, 2026. Stannard. Patient rang. 11 minutes."
    )

    assert [False, False, True, False] == [entry.draft for entry in entries(page)]


def test_a_record_may_begin_with_a_dated_line():
    """The first line of a record that is a heading of its day opens an entry."""
    found = entries('06.13.2026 09:00 Hospital survey text: "How was it?" Patient replied 4 stars.')

    assert 1 == len(found)


def test_a_rule_as_wide_as_the_page_underlines_its_heading() -> None:
    """Line prints draw one rule under every heading; lines in capitals between them are text, set in or dated."""
    rule = "-" * 70
    page = (
        f"VISIT NOTE 11MAY2026 OSCAR WENDE MD\n{rule}\nCC: nerves. PHQ-9 15\n DRUG 10 MG DAILY 02MAR2026\n"
        f"COCM REGISTRY - PATIENT LINE\n{rule}\n ADDED 18MAY2026\n"
        f"COCM NOTES JULY 2026\n{rule}\n 02JUL2026 PHONE, PT. P NIEM LCSW 9 MIN\n"
        " 14JUL2026 PHONE, PT. P NIEM LCSW 11 MIN"
    )

    assert [
        ("VISIT NOTE 11MAY2026 OSCAR WENDE MD", "2026-05-11"),
        ("COCM REGISTRY - PATIENT LINE", None),
        ("COCM NOTES JULY 2026", None),
        ("COCM NOTES JULY 2026", "2026-07-02"),
        ("COCM NOTES JULY 2026", "2026-07-14"),
    ] == [told(entry)[:2] for entry in entries(page)]


def test_a_line_that_does_not_stand_is_an_entry_of_its_own() -> None:
    """ "DRAFT, NOT SIGNED" before a day speaks of the line that it opens, not of the one above."""
    page = (
        "Care management diary\nThursday, Sept. 17, 2026. 14 minutes. Call with the daughter. R. Hale, DNP\n"
        "DRAFT, NOT SIGNED. Tuesday, Sept. 29, 2026. 15 minutes. Call to the therapist about"
    )

    assert [("2026-09-17", False), ("2026-09-29", True)] == [
        (entry.date.value, entry.draft) for entry in entries(page) if entry.date
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("TEL 20881 Date: 04/03/2026 Time: 2:20 PM", "TEL 20954 Date: 04/09/2026 Time: 10:45 AM"),
        ("Call record 1   Date of call: 04/03/2026", "Call record 2   Date of call: 04/09/2026"),
        ("Call 1 - Date: 04/03/2026", "Call 2 - Date: 04/09/2026"),
    ],
)
def test_records_that_count_themselves_ahead_of_their_day(first: str, second: str) -> None:
    """Each has its own day, under a title whose span of days dates none of them."""
    told = "By: Ana Roe, RN\nCalled patient, she is well."
    text = f"Telephone Encounters, 4/1/2026 - 4/30/2026\n{first}\n{told}\n{second}\n{told}"
    found = from_texts([text]).files[0].entries
    assert ["2026-04-03", "2026-04-09"] == [entry.date and entry.date.value for entry in found]


def test_a_list_of_counted_days_opens_and_dates_nothing() -> None:
    """Doses with their days are a list, not records."""
    text = "Progress Note\nSeen for CCM.\nDose 1 Date: 02/04/2021\nDose 2 Date: 03/04/2021\nCCM time: 12 minutes"
    found = from_texts([text]).files[0].entries
    assert [None] == [entry.date for entry in found]
