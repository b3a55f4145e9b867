"""Words come out as they were set (pdf.md 6.3): columns, hyphens at line ends, ligatures, running heads."""

import random
import re
import unicodedata
from collections import Counter
from pathlib import Path

import pytest
from rapidfuzz.distance import Levenshtein

from clausea.records import Options, read_records
from records_pdfs import typeset

pytestmark = pytest.mark.slow
WORDS = list(
    filter(
        None,
        """
office staff filed affidavit efficient difficult sufficient fluid flow reflux fibrillation stiffness afflicted waffle
hypertension cardiovascular rehabilitation antihypertensive pharmacological echocardiogram immunization coordination
interdisciplinary transportation communication documentation reconciliation understanding patient daughter called about
the of and with for to in on at was is her his by from morning evening refill swelling breathing walking diet sleep
follow-up long-term well-being self-management blood pressure glucose monitoring quarterly assessment recommendation
""".replace("\n", " ").split(" "),
    )
)
RECALL, WER = 0.90, 0.19
"""What PDFium reaches on a real document of 117 pages (pdf.md 1)."""


def _told(seed: int, count: int) -> str:
    """Sentences of the words, the same for the same seed."""
    order = random.Random(seed)
    sentences = []
    while count > 0:
        length = min(order.randint(6, 16), count)
        words = order.choices(WORDS, k=length)
        sentences.append(" ".join(words).capitalize() + ".")
        count -= length
    return " ".join(sentences)


def _document(columns: int, text: str) -> str:
    head = "Harlow Bend Family Medicine #h(1fr) Patient: ROE, JANE M DOB: 01/02/1950"
    return (
        f'#set page(paper: "us-letter", columns: {columns}, header: text(8pt)[{head}], '
        "footer: context text(8pt)[Printed 05/06/2026 #h(1fr) Page #counter(page).display() of "
        "#counter(page).final().first()])\n"
        f'#set text(10pt, lang: "en", hyphenate: true)\n#set par(justify: true)\n{text}'
    )


def _words(text: str) -> list[str]:
    """Words, hyphens at line ends joined and ligatures folded; a hyphen inside a word stays."""
    joined = re.sub(r"(?<=\w)[-\u00ad\u2010]\n(?=\w)", "", unicodedata.normalize("NFKC", text))
    return re.findall(r"[a-z0-9]+", joined.casefold().replace("-", ""))


@pytest.mark.parametrize("columns", [1, 2, 3])
def test_words_of_columns(tmp_path: Path, columns: int) -> None:
    """Word recall and word error rate of the page text without its running lines, against what was set."""
    text = _told(columns, 3000)
    path = typeset(tmp_path / "a.pdf", _document(columns, text))
    (record,) = read_records([path], options=Options(ocr="never", cache=False)).files
    read = [
        "\n".join(page.text[line.start : line.end] for line in page.lines if not line.running)
        for page in record.pages
    ]  # fmt: skip
    wanted, got = _words(text), _words("\n".join(read))
    recall = sum((Counter(wanted) & Counter(got)).values()) / len(wanted)
    wer = Levenshtein.distance(wanted, got) / len(wanted)
    hyphens = len(re.findall(r"\w-\n\w", "\n".join(read)))
    print(f"\n{columns} column(s): word recall {recall:.1%}, WER {wer:.1%}, {hyphens} hyphens at line ends")

    assert recall >= RECALL
    assert wer <= WER
    assert not set("ﬁﬂﬀﬃﬄ") & set("".join(read)), "ligatures are folded"
