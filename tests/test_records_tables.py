"""Tables rebuilt from word boxes: logs, flowsheets, wrapped and centered cells, typewriter prints."""

from pathlib import Path

from clausea.pages import Page
from clausea.records import from_texts, read_records
from records_pdfs import Builder, typeset

HEAD = "[*Svc date*],[*In*],[*By*],[*What was done*],[*Mins*]"
LONG = "Rang the patient about her swelling and told her to weigh every morning before breakfast"
ROWS = (
    f"[02/03/26],[9:05a],[Brandt RN],[{LONG}],[12],[02/11/26],[],[Ames, LPN],[Pharmacy],[4],"
    "[02/19/26],[1:00p],[Brandt RN],[Reviewed plan],[9]"
)
COLUMNS = ("Svc date", "In", "By", "What was done", "Mins")
CELLS = [
    ["02/03/26", "9:05a", "Brandt RN", LONG, "12"],
    ["02/11/26", "", "Ames, LPN", "Pharmacy", "4"],
    ["02/19/26", "1:00p", "Brandt RN", "Reviewed plan", "9"],
]


def _typeset(path: Path, markup: str) -> tuple[Page, ...]:
    markup = "#set page(width: 420pt, height: 300pt, margin: 20pt)\n#set text(size: 9pt)\n" + markup
    return read_records([typeset(path / "a.pdf", markup)]).files[0].pages


def _cells(page: Page, number: int = 0) -> list[list[str]]:
    rows = page.tables[number].rows
    return [[" ".join(page.text[a:b] for a, b in cell.segments) for cell in row.cells] for row in rows]


def test_ruled_log_with_a_wrapped_cell(tmp_path: Path) -> None:
    """A wrapped activity stays in its row; the words below the table are no row."""
    (page,) = _typeset(
        tmp_path,
        f"#table(columns: (auto, auto, auto, 1fr, auto), {HEAD}, {ROWS})\n"
        "All of the above was spent by clinical staff under general supervision and was reviewed by the physician.",
    )
    assert COLUMNS == page.tables[0].columns
    assert CELLS == _cells(page)
    assert "Svc date In By What was done Mins" == page.text[slice(*page.tables[0].header)]


def test_cells_set_in_the_middle_of_tall_rows(tmp_path: Path) -> None:
    """With centered cells the activity's first line stands above the date; it still belongs to that date."""
    markup = f"#table(align: center + horizon, columns: (auto, auto, auto, 1fr, 1.3cm), {HEAD}, {ROWS})"
    (page,) = _typeset(tmp_path, markup)
    assert CELLS == _cells(page)


def test_log_without_lines(tmp_path: Path) -> None:
    markup = f"#table(stroke: none, columns: (auto, auto, auto, 1fr, auto), {HEAD.replace('*', '')}, {ROWS})"
    (page,) = _typeset(tmp_path, markup)
    assert CELLS == _cells(page)


def test_rows_without_their_own_date(tmp_path: Path) -> None:
    """One date for several entries: the second entry is a row of its own, not a continuation."""
    (page,) = _typeset(
        tmp_path,
        "#table(columns: 4, [*Day*], [*Who*], [*Note*], [*Min*], [03/04/2026], [AB RN], [call], [8],"
        "[], [CD LPN], [faxed order], [6], [03/05/2026], [AB RN], [plan], [7])",
    )
    assert [
        ["03/04/2026", "AB RN", "call", "8"],
        ["", "CD LPN", "faxed order", "6"],
        ["03/05/2026", "AB RN", "plan", "7"],
    ] == _cells(page)


def test_header_of_two_lines(tmp_path: Path) -> None:
    (page,) = _typeset(
        tmp_path,
        "#table(columns: 4, [*Date of\\ service*], [*Clinical\\ staff*], [*Activity*], [*Time\\ (min)*],"
        "[03/04/2026], [AB RN], [call], [8], [03/05/2026], [AB RN], [plan], [7])",
    )
    assert ("Date of service", "Clinical staff", "Activity", "Time (min)") == page.tables[0].columns
    assert [["03/04/2026", "AB RN", "call", "8"], ["03/05/2026", "AB RN", "plan", "7"]] == _cells(page)


def test_flowsheet_with_dates_in_its_header(tmp_path: Path) -> None:
    (page,) = _typeset(
        tmp_path,
        "#table(columns: 4, [*Scale*], [*01/05/2026*], [*02/09/2026*], [*03/09/2026*],"
        "[PHQ-9 total], [17], [], [11], [GAD-7], [12], [9], [8])",
    )
    assert ("Scale", "01/05/2026", "02/09/2026", "03/09/2026") == page.tables[0].columns
    assert [["PHQ-9 total", "17", "", "11"], ["GAD-7", "12", "9", "8"]] == _cells(page)


def test_table_goes_on_without_header_on_the_next_page(tmp_path: Path) -> None:
    """Dated rows at the top of the next page keep the columns of the table they continue."""
    rows = ",".join(f"[03/{day:02}/2026],[AB RN],[call {day}],[{day}]" for day in range(1, 25))
    first, second = _typeset(tmp_path, f"#table(columns: 4, [*Date*], [*Who*], [*Note*], [*Min*], {rows})")
    assert first.tables[0].columns == second.tables[0].columns
    assert (0, 0) == second.tables[0].header
    assert [str(day) for day in range(1, 25)] == [row[3] for page in (first, second) for row in _cells(page)]


def test_sideways_page(tmp_path: Path) -> None:
    """A page shown turned by 90 degrees, its text lying on its side, has its table too."""
    build = Builder()
    texts = [(72, 700, "Scale"), (172, 700, "01/05/2026"), (292, 700, "02/09/2026")]
    texts += [
        (72, 680, "PHQ-9"),
        (172, 680, "17"),
        (292, 680, "11"),
        (72, 660, "GAD-7"),
        (172, 660, "9"),
        (292, 660, "8"),
    ]
    build.page(*texts, Rotate=90)
    page = read_records([build.save(tmp_path / "a.pdf")]).files[0].pages[0]
    assert [["PHQ-9", "17", "11"], ["GAD-7", "9", "8"]] == _cells(page)


def test_text_written_cell_by_cell_is_put_together_by_place(tmp_path: Path) -> None:
    """Where the file holds one column after the other, the rows are rebuilt from the boxes."""
    build = Builder()
    columns = {72: ["Date", "03/02/26", "03/09/26"], 172: ["Staff", "Ames LPN", "Brandt RN"], 292: ["Min", "11", "6"]}
    build.page(*[(x, 700 - 20 * n, text) for x, column in columns.items() for n, text in enumerate(column)])
    page = read_records([build.save(tmp_path / "a.pdf")]).files[0].pages[0]
    assert [["03/02/26", "Ames LPN", "11"], ["03/09/26", "Brandt RN", "6"]] == _cells(page)


def test_typewriter_table_with_runs_of_blanks() -> None:
    """Plain text keeps its columns by the runs of blanks; a line without a date goes on with the row above."""
    text = (
        "CARE MANAGEMENT TIME\n"
        "DATE       STAFF        DESCRIPTION                   MIN\n"
        "---------- ------------ ----------------------------- ---\n"
        "03/02/26   AMES K LPN   CALLED PT RE WEIGHTS           11\n"
        "                        AND DAUGHTER\n"
        "03/09/26   BRANDT RN    PHARMACY                        6\n"
    )
    page = from_texts([text]).files[0].pages[0]
    assert ("DATE", "STAFF", "DESCRIPTION", "MIN") == page.tables[0].columns
    assert [
        ["03/02/26", "AMES K LPN", "CALLED PT RE WEIGHTS AND DAUGHTER", "11"],
        ["03/09/26", "BRANDT RN", "PHARMACY", "6"],
    ] == _cells(page)


def test_bars_part_columns() -> None:
    page = from_texts(["Date | Who | Min\n03/02/2026 | Ames LPN | 11\n03/09/2026 | Brandt RN | 6"]).files[0].pages[0]
    assert [["03/02/2026", "Ames LPN", "11"], ["03/09/2026", "Brandt RN", "6"]] == _cells(page)


def test_two_columns_of_text_are_no_table(tmp_path: Path) -> None:
    """Running text in two columns stays text."""
    (page,) = _typeset(
        tmp_path,
        "#columns(2)[*Monitoring*\n\nThe patient was called twice this month and is doing better on the new dose."
        "#colbreak()\n*Planning*\n\nWe keep the dose and see her in June. She agrees with this plan and will call.]",
    )
    assert () == page.tables


def test_labels_with_values_are_no_table(tmp_path: Path) -> None:
    """The first label of a form is not a header for the others."""
    (page,) = _typeset(
        tmp_path, "#table(stroke: none, columns: 2, [Nurse], [K. Ames, LPN], [Topic], [swelling], [Mode], [telephone])"
    )
    assert () == page.tables
