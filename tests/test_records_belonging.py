"""Pages that do not say whose they are, or say it so that two people fit; charts of two people."""

import pytest

from clausea.models import Patient
from clausea.records import from_texts
from whose_charts import BREATHING, OWN, WALKS, flags, judged, minutes, note

OTHER = "Patient: HANSEN, PETER L DOB: 04/05/1960 MRN: QC-991122"
MINE = [note("03/05/2026", 12), note("03/12/2026", 9, BREATHING), note("03/19/2026", 3, "Diary sent by post.")]
MAY_BE = "may_be_other_patient"


def apart(*pages: str, patient: Patient | None = None) -> tuple[list[int], list[int]]:
    """Of pages behind three of Jane Roe's: those set apart, and those that may be another's; counted from 1."""
    record = from_texts([*MINE, *pages], patient=patient).files[0]
    doubtful = [one.page for one in record.flags if one.flag == MAY_BE]
    return [page - 3 for page in record.other_patient_pages], [page - 3 for page in doubtful]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (f"{OTHER}\nLab report\nPHQ-9 done\nPage 1 of 2", "PHQ-9 score 17 on 03/12/2026\nPage 2 of 2", [1, 2]),
        (f"{OTHER}\nLab report\nAccession #: L26-0441\nTSH 2.1", "Accession #: L26-0441\nPHQ-9 score 17", [1, 2]),
        (f"{OTHER}\nShe went home and was told to take", "the tablets daily. PHQ-9 17 on 03/12/2026.", [1, 2]),
        (f"{OTHER}\nLab report\nTSH 2.1", "Lab report (continued)\nPHQ-9 score 17", [1, 2]),
        (f"{OTHER}\nLab report\nPage 1 of 2", f"Quarry Clinic\n{OWN}\nPHQ-9 score 17\nPage 2 of 2", [1]),
        (f"{OTHER}\nLab report\nTSH 2.1\nPage 2 of 2", "Blank\nPage 1 of 3", [1]),
    ],
)
def test_the_second_sheet_of_anothers_document_is_anothers(first: str, second: str, expected: list[int]) -> None:
    """It bears no name; its sheet number, its document's number or its sentence ties it to the sheet before."""
    assert expected == apart(first, second)[0]


def test_a_nameless_first_sheet_before_anothers_second_is_anothers() -> None:
    assert ([1, 2], []) == apart("PHQ-9 score 17 on 03/12/2026\nPage 1 of 2", f"{OTHER}\nTSH 2.1\nPage 2 of 2")


def test_sheet_numbers_of_the_whole_print_part_no_documents() -> None:
    """ "Page 5 of 6" on every page of the print says nothing of whose page it is."""
    rest = [f"{OTHER}\nLab report. TSH 2.1.", "Reminder calls\nNo service.", note("03/20/2026", 4, "Diary read.")]
    texts = [*MINE, *rest]
    record = from_texts([f"{text}\nPage {number} of 6" for number, text in enumerate(texts, 1)]).files[0]

    assert (4,) == record.other_patient_pages


@pytest.mark.parametrize(
    "page",
    [
        "Quarry Clinic\nPatient: Roe, Jane K\nPHQ-9 17",  # another middle initial
        "Quarry Clinic\nPatient: Roe, Janet\nPHQ-9 17",  # a longer given name
        "Quarry Clinic\nDate of birth: 04/05/1960\nPHQ-9 17",  # nothing but a birth date
        "BHI note\nPeter Hansen is a 66-year-old man who lives alone. PHQ-9 17",
        "Dear Mr. Hansen,\nyour PHQ-9 was 17.",
        "BHI note 03/09/2026\nMr. Hansen was called for ten minutes. Mr. Hansen sleeps well. PHQ-9 17",
    ],
)
def test_a_page_that_may_be_anothers_waits_for_a_person(page: str) -> None:
    """What fits the patient only roughly, or tells of somebody else, is neither relied on nor set apart unseen."""
    assert ([], [1]) == apart(page)


@pytest.mark.parametrize(
    "page",
    [
        "Quarry Clinic\nPatient: Roe, J.\nPHQ-9 17",
        "Quarry Clinic\nPatient: Jane Roe\nPHQ-9 17",
        "Dear Ms. Roe,\nyour PHQ-9 was 17.",
        "Jane Roe is a 76-year-old woman who lives alone.",
        "BHI note 03/09/2026\nMrs. Alvarez (daughter) called. Mrs. Alvarez (daughter) asks about Ms. Roe.",
        "Patient education: sleep\nWalk for 30 minutes a day.",
    ],
)
def test_pages_of_the_patient_do_not_wait(page: str) -> None:
    assert ([], []) == apart(page)


def test_two_people_of_one_name_are_told_apart_by_birth_date() -> None:
    """A page with nothing but the name fits both, so it waits; the claim's birth date says who is meant."""
    other = note("03/09/2026", 8, who="Patient: ROE, JANE M DOB: 07/19/1971 MRN: QC-102030")
    name_alone = note("03/20/2026", 7, "Diary read together.", who="Patient: Jane Roe")

    assert ([1], [2]) == apart(other, name_alone, patient=Patient(name="Jane Roe", dob="1950-01-02"))
    record = from_texts([*MINE, other, name_alone], patient=Patient(name="Jane Roe", dob="1971-07-19")).files[0]
    assert ((1, 2, 3), [5]) == (record.other_patient_pages, [one.page for one in record.flags if one.flag == MAY_BE])


HALVES = [note(f"03/{day:02}/2026", day, f"Called about walk {day}.", who=OTHER) for day in (1, 2, 3)] + MINE


def test_in_a_chart_of_two_people_the_claim_says_whose_it_is() -> None:
    """The first half is another patient's: the claim's patient decides, whichever half is longer."""
    records, evidence, judgement = judged([*HALVES, HALVES[0]], patient=Patient(name="Jane Roe"))

    assert (1, 2, 3, 7) == records.files[0].other_patient_pages
    assert (
        "Page(s) 1, 2, 3, 7 of R1.pdf belong to another patient. If this set was ever sent out, tell the privacy "
        "officer now (45 CFR 164.402)."
    ) == judgement.against[0]
    assert [24] == [table.total for table in judgement.minutes]
    assert {"other_patient"} == {item.polarity.value for item in evidence.items if item.page in (1, 2, 3, 7)}


def test_in_a_chart_of_two_people_without_a_claim_the_summary_asks_whose_it_is() -> None:
    """Half of the pages are anothers than the majority's: the second line says what to do."""
    _, _, judgement = judged(HALVES)

    assert (
        "3 of 6 pages are another patient's than the one that most pages name. Say in the claim file whose claim it "
        "is ([patient] name, dob), then run again."
    ) == judgement.against[1]


def test_what_may_be_anothers_is_said_before_all_else_and_counts_for_nothing() -> None:
    """DESIGN 4.4: adverse first."""
    _, evidence, judgement = judged([*MINE, note("03/20/2026", 7, "Diary read together.", who="Patient: Roe, Janet")])

    assert (
        "Page(s) 4 of R1.pdf may belong to another patient: compare name, birth date and number with the other pages. "
        "Nothing of them counts until you accept it."
    ) == judgement.against[0]
    assert ("2026-03-20", 7, "affirmed", "needs_review", []) == minutes(evidence)[-1]
    assert [24] == [table.total for table in judgement.minutes]


def test_a_head_without_labels_names_the_patient() -> None:
    """Family name, given name, and the birth date below it, as prints head their pages."""
    assert [1] == apart("HANSEN, PETER L\n04/05/1960 (66 y) M\nLab\nPHQ-9 17")[0]
    assert [] == apart("ROE, JANE M\n01/02/1950 F\nLab\nPHQ-9 17")[0]
    assert WALKS in MINE[0]


def test_copies_are_not_looked_for_across_patients() -> None:
    """Two patients' notes in the same words say nothing of this chart."""
    assert [[]] == flags(judged([*MINE[1:], note("03/05/2026", 12), note("03/06/2026", 12, who=OTHER)])[0])
