"""What a model is shown of a long chart: 2,000 pages of one patient, in which one month of care management is hidden.

Prints the pages and tokens sent, and how many of the pages with a fact of the truth are among them. No model is asked.
"""

import random
import tempfile
from pathlib import Path

import pikepdf
import pytest
import typst

from clausea import workflow
from clausea.evidence.asking import ModelReader
from clausea.evidence.asking.passages import estimate
from clausea.evidence.readers.scripted import Scripted
from clausea.models import Claim, Period
from clausea.settings import Llm
from truth import read

ROOT = Path(__file__).resolve().parents[2]
PAGES, AT, BUDGET = 2000, 1200, 16_000
NOTES = (
    "Office visit. Follow-up of blood pressure, {n} minutes face to face. Lisinopril continued. Return in 3 months.",
    "Laboratory result. Sodium 1{m}, potassium 4.{d}, creatinine 0.9{d}. Reviewed, no action.",
    "Telephone encounter. Patient asks for a refill of metformin; sent to the pharmacy. Duration {d} minutes.",
    "Physical therapy. Gait training {n} minutes, therapeutic exercise {n} minutes. Tolerated well.",
    "Immunization record. Influenza vaccine given in the left deltoid. No reaction.",
    "Imaging report. Chest film without infiltrate. Compared with the film of two years before.",
    "Consent to treatment and privacy notice acknowledged at the front desk.",
    "Medication list. Metformin 1000 mg twice daily, lisinopril {m} mg daily, aspirin 81 mg daily.",
    "Nursing home visit by the covering physician, {n} minutes at bedside. Wound care plan of the facility continued.",
    "Eye clinic letter. No retinopathy. Return in 12 months.",
)


def chart(folder):
    """The long chart: notes of 2012 to 2024, in their middle the example chart of CCM06. Always the same."""
    chance = random.Random(7)
    pages = []
    for number in range(PAGES):
        year = 2012 + number * 13 // PAGES
        date = f"{chance.randint(1, 12):02d}/{chance.randint(1, 28):02d}/{year}"
        notes = [
            chance.choice(NOTES).format(n=chance.randint(10, 40), m=chance.randint(10, 40), d=chance.randint(1, 9))
            for _ in range(chance.randint(2, 4))
        ]
        pages.append(
            "Patient: Delphine R. Marchetti DOB: 09/30/1946 MRN: CPC-077418\n\n= Note\n\n"
            f"Date: {date}\n\n" + "\n\n".join(notes) + "\n\nSigned: R. Holloway, MD"
        )
    long = pikepdf.Pdf.open(_bytes(folder, "#set document(date: none)\n" + "\n#pagebreak()\n".join(pages)))
    with pikepdf.Pdf.open(ROOT / "codes" / "CCM06" / "examples" / "case" / "chart.pdf") as hidden:
        for number, page in enumerate(hidden.pages):
            long.pages.insert(AT + number, page)
    long.save(folder / "chart.pdf")
    return folder / "chart.pdf"


def _bytes(folder, text):
    path = folder / "notes.pdf"
    path.write_bytes(typst.compile(text.encode(), ignore_system_fonts=True))
    return path


@pytest.mark.slow
def test_one_month_in_two_thousand_pages():
    truth = read(ROOT / "tests" / "charts" / "CCM06.truth.toml")
    with tempfile.TemporaryDirectory() as place:
        claim = Claim(
            code="CCM06", services=tuple(truth["services"]), period=Period(start="2026-04-01", end="2026-04-30")
        )
        case = workflow.extract(claim, [chart(Path(place))], workflow.open_library())
    endpoint = Scripted(lambda ask: '{"items": []}')
    llm = Llm(base_url="http://127.0.0.1:9/v1", model="scripted", budget=BUDGET)
    read_ = workflow.with_model(case, ModelReader(endpoint, llm))
    sent = set(read_.evidence.run.llm.sent[0].pages)
    tokens = sum(estimate(ask.system + ask.user) for ask in endpoint.asked)
    held = {page + AT for item in truth["item"] for page in item["pages"]}
    print(
        f"\nprefilter: {case.evidence.run.pages_read} pages, {len(sent)} sent in {len(endpoint.asked)} calls, "
        f"about {tokens:,} tokens with prompts; {len(held & sent)} of {len(held)} pages that hold a fact are among them"
    )

    assert tokens <= BUDGET
    assert set() == held - sent
