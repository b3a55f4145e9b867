"""A chart with everything that a fax server adds, as a user sees it: misfiled, doubled, copied and unsigned pages."""

import json
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name
from typer.testing import CliRunner

from clausea.cli import app
from records_pdfs import typeset

HEAD = "Quarry Clinic — Patient: ROE, JANE M   DOB: 01/02/1950   MRN: QC-445566"
OTHER = "Quarry Clinic — Patient: ROE, JOAN M   DOB: 01/20/1951   MRN: QC-445656"
FAX = "FROM: Quarry Clinic FAX 555-201-3344 04/12/2026 09:14 P. 4/9"
WALKS = "Called patient at home. Sleeps five hours. Reviewed the coping plan and agreed on two walks a week. " \
    "Called pharmacy about the sertraline refill."  # fmt: skip
DIARY = "Called patient at home. Slept badly after a visit. Filled in the diary. PHQ-9 completed 03/12/2026: total 14."


def sheet(head: str, title: str, *lines: str, foot: str = "") -> str:
    shown = "\n\n".join(lines)
    return f'#text(9pt)[{head}]\n\n#text(15pt, weight: "bold")[{title}]\n\n{shown}\n\n#text(9pt)[{foot}]'


def note(head: str, day: str, minutes: int, text: str, *, title: str = "BHI care management note", **more: str) -> str:
    signed = "" if "DRAFT" in title else f"Electronically signed by Priya Anand, LCSW {day}"
    time = f"BHI time: {minutes} minutes"
    return sheet(head, title, f"Date of service: {day}", "Staff: Priya Anand, LCSW", text, time, signed, **more)


PAGES = [
    sheet(
        HEAD,
        "Behavioral health integration consent",
        "Date: 02/20/2026",
        "Verbal consent to behavioral health integration obtained from patient on 02/20/2026, told of cost sharing.",
        "Diagnosis: Major depressive disorder, recurrent, moderate (F33.1).",
        "Priya Anand, LCSW is the designated care team member.",
    ),
    note(HEAD, "03/05/2026", 12, WALKS),
    note(HEAD, "03/12/2026", 15, DIARY),
    note(f"{FAX}\n\n{HEAD}", "03/05/2026", 12, WALKS),
    note(HEAD, "03/19/2026", 12, WALKS),
    note(OTHER, "03/20/2026", 18, DIARY, foot="Page 1 of 2"),
    sheet("Quarry Clinic", "Note, continued", "PHQ-9 completed 03/21/2026: total 21. BHI time: 20 minutes.",
          foot="Page 2 of 2"),
    note(HEAD, "03/25/2026", 22, "Called patient about the sleep diary.", title="BHI care management note - DRAFT"),
]  # fmt: skip


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder with the chart, whose first two pages are numbered i and ii."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    typeset(tmp_path / "chart.pdf", '#set page(paper: "us-letter")\n' + "\n#pagebreak()\n".join(PAGES))
    with pikepdf.open(tmp_path / "chart.pdf", allow_overwriting_input=True) as pdf:
        pdf.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(S=Name.r), 2, Dictionary(S=Name.D)]))
        pdf.save(tmp_path / "chart.pdf")
    return tmp_path


@pytest.mark.slow
def test_misfiled_first_doubled_once_copied_and_drafts_left_out(here: Path) -> None:
    """The screen's first line is the misfiled pages with what to do; the sum is that of the signed notes, once."""
    asked = ["--code", "CCM21", "--service", "99484", "--month", "2026-03", "--records", "chart.pdf"]
    result = CliRunner().invoke(app, ["draft", *asked, "--out", "case", "--date", "2026-07-01", "--anyway"])
    found = json.loads(Path("case/evidence.json").read_text(encoding="utf-8"))
    told = " ".join(result.output.split())
    letter = Path("case/letter.md").read_text(encoding="utf-8")

    assert told.startswith(
        "Page(s) 6, 7 of chart.pdf belong to another patient. If this set was ever sent out, tell the privacy officer "
        "now (45 CFR 164.402)."
    )
    assert [6, 7] == found["records"][0]["other_patient_pages"]
    assert [
        {"page": 4, "flag": "duplicate_page: p. 2"},
        {"page": 5, "flag": "copied_forward: p. 2"},
    ] == found["records"][0]["flags"]
    assert [
        ("2026-03-05", 12, 2, [4], "affirmed", "verified"),
        ("2026-03-12", 15, 3, [], "affirmed", "verified"),
        ("2026-03-19", 12, 5, [], "affirmed", "needs_review"),
        ("2026-03-20", 18, 6, [], "other_patient", "verified"),
        ("2026-03-21", 20, 7, [], "other_patient", "needs_review"),
        ("2026-03-25", 22, 8, [], "template", "verified"),
    ] == [
        (
            *(item["value"]["date"], item["value"]["minutes"], item["page"]),
            *([span["page"] for span in item.get("also", [])], item["polarity"], item["status"]),
        )
        for item in found["items"]
        if item["element"] == "staff_minutes"
    ]
    assert [27] == [one["value"]["minutes"] for one in found["findings"] if one["requirement"] == "bhi-minutes"]
    assert "chart.pdf p. 4: the same page as p. 2, read once" in told
    assert ["chart p. 2, printed ii"] == sorted({p for p in ("chart p. 2, printed ii", "chart p. 7") if p in letter})
