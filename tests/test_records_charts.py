"""The sample charts through the whole stage; skipped where the shared folder is absent."""

import time
from pathlib import Path

import pytest

from clausea.pages import PageIdentity
from clausea.records import read_records

CHARTS = Path(__file__).resolve().parents[2] / "shared" / "charts"
pytestmark = pytest.mark.skipif(not CHARTS.is_dir(), reason="the shared sample charts are not here")


@pytest.mark.parametrize(
    "path",
    [
        pytest.param(path, marks=[pytest.mark.slow] if "scanned" in path.stem else [], id=path.stem)
        for path in sorted(CHARTS.glob("*.pdf"))
    ],
)
def test_only_the_misfiled_page_is_set_apart(path: Path) -> None:
    """One chart holds one page of a near-named patient; no other page of any chart is set apart or flagged."""
    (record,) = read_records([path]).files
    assert ((5,) if path.stem == "bhi-misfiled-page" else ()) == record.other_patient_pages
    assert () == record.flags
    assert record.page_count == len(record.pages) + len(record.unread)
    for page in record.pages:
        assert all(page.text[line.start : line.end].strip() for line in page.lines)


def test_form_values_of_a_consent_form() -> None:
    """The consent date and mode of a form without tooltips are read with the labels printed beside them."""
    records = read_records([CHARTS / "cocm-99492.pdf"])
    page = records.files[0].page(3)
    values = {field.label: page.text[field.start : field.end] or field.checked for field in page.fields}
    assert "03/03/2026" == values["Date of consent"]
    assert (True, False) == (values["Verbal"], values["Written"])
    assert PageIdentity("Gideon Asante-Park", "1971-06-07", "HB-613874") == page.identity


def test_time_log_of_a_typewriter_print() -> None:
    """Columns of a monospaced print come back although the text order lost the blanks."""
    page = read_records([CHARTS / "ccm-practitioner-99491.pdf"]).files[0].page(6)
    (table,) = page.tables
    assert ("DATE", "USER", "ROLE", "TASK", "MIN") == table.columns
    minutes = [page.text[slice(*row.cells[4].segments[0])] for row in table.rows]
    assert ["11", "9", "13", "8", "10"] == minutes


def test_a_chart_is_read_in_a_moment() -> None:
    """A chart of a few pages takes well under two seconds with the start of the child process (0.2 on an idle core)."""
    start = time.process_time()
    read_records([CHARTS / "cocm-99492.pdf"])
    assert time.process_time() - start < 2
