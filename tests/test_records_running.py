"""Running heads, feet, print and fax lines: known, and never a note's title, date or staff line."""

from clausea.records import from_texts

HEAD = "Quarry Family Clinic\nPatient: ROE, JANE M DOB: 01/02/1950 MRN: QC-445566\n"


def _running(*texts: str, page: int = 1) -> list[str]:
    got = from_texts(list(texts)).files[0].page(page)
    return [got.text[line.start : line.end] for line in got.lines if line.running]


def test_repeated_heads_and_feet() -> None:
    """The practice's line, the patient's line and the counter repeat on each page."""
    pages = [f"{HEAD}BHI note\nDate: 03/0{n}/2026\nwords\nmore\nwords\nand\nmore\nPage {n} of 4" for n in range(1, 5)]
    assert ["Quarry Family Clinic", "Patient: ROE, JANE M DOB: 01/02/1950 MRN: QC-445566", "Page 2 of 4"] == _running(
        *pages, page=2
    )


def test_titles_dates_and_staff_that_repeat_are_no_running_lines() -> None:
    """A form filled once a call repeats its labels on every page; they are what dates the calls."""
    pages = [f"BHI contact note\nDate: 03/0{n}/2026\nStaff: K. Ames, LPN\nTime spent: 12 min" for n in range(1, 6)]
    assert [] == _running(*pages, page=3)


def test_patient_line_with_the_day_of_the_visit_dates_the_page() -> None:
    text = "Patient: ROE, JANE M DOB: 01/02/1950 MRN: QC-445566 Date of service: 03/05/2026\nwords"
    assert [] == _running(text, text, text)


def test_single_page_file() -> None:
    """Print, fax, counter and patient lines are known by what they say, without a second page."""
    text = (
        "Fax received 06/24/2026 14:02 from 740-555-0148\nROE, JANE · born 01/02/1950 · chart QC-445566\nNote\n"
        "Called patient 03/05/2026.\nShe is well.\nNo falls.\nNo pain.\nPlan kept.\nBP kept.\n"
        "Chart copy printed 04/02/2026 by K. Brandt"
    )
    assert [
        "Fax received 06/24/2026 14:02 from 740-555-0148",
        "ROE, JANE · born 01/02/1950 · chart QC-445566",
        "Chart copy printed 04/02/2026 by K. Brandt",
    ] == _running(text)


def test_faxing_a_summary_is_a_fact_and_no_fax_line() -> None:
    assert [] == _running("Faxed summary to Dr. Gruber 03/05/2026.\nTime spent: 6 min")


def test_detached_bullets_do_not_hide_the_foot() -> None:
    """List markers that stand at the end of the text push the foot away from the last lines."""
    assert ["Page 1 of 2"] == _running("Title\na\nb\nc\nd\ne\nPage 1 of 2\n•\n•\n•\n•\n•")


def test_a_result_out_of_many_is_no_page_number() -> None:
    """ "41 of 80" behind words is a figure of the note, a page counter only where the line repeats."""
    assert [] == _running("Frailty index result 41 of 80\nNote\nCalled patient.\nTime spent: 6 min")
    again = "Quarry Clinic chart of J. Roe {n} of 9\nbody {n}\nmore\nwords\nhere\nand\nthere\nand\nso\non\nlast {n}"
    assert "Quarry Clinic chart of J. Roe 3 of 9" in _running(*(again.format(n=n) for n in range(1, 6)), page=3)


def test_two_figures_alone_count_pages_only_where_others_count_on() -> None:
    """ "2/9" on one page is the ninth of February; between 1/9 and 3/9 of its neighbors it counts a paper's pages."""
    body = "words\nmore\nwords\nhere\nand\nthere\nand\nso\non"
    assert ["5/7"] == _running(*(f"{n}/7\n{body} {n}" for n in (4, 5, 6)), page=2)
    assert ["2/2"] == _running(f"1/2\n{body}", f"2/2\n{body}", page=2)
    assert [] == _running(f"CCM log 2026\n2/9\n{body}", f"3/12\n{body}", f"4/2\n{body}", page=2)
