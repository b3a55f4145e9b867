"""Every citation opens on a page where the quoted words are inside the highlight: re-read from the packet's bytes."""

from pathlib import Path

import pytest

from clausea.models import Span
from clausea.store import read_evidence
from packet_cases import CHARTS, EXAMPLES, Opened, confirmed, practice_of, reviewed, solid

CLAIMS = sorted(CHARTS.glob("*/*.claim.toml"))


def lines(span: Span) -> list[str]:
    return [solid(line) for line in span.quote.split("\n") if solid(line)]


def inside(line: str, boxes: list[str]) -> bool:
    """Whether the words stand in one highlight; a hyphenated word may run on from the end of one into another."""
    if any(line in box for box in boxes):
        return True
    cuts = range(1, len(line))
    return any(
        any(box.endswith(line[:cut]) for box in boxes) and any(line[cut:] in box for box in boxes) for cut in cuts
    )


def check(folder: Path, claim: Path, chart: Path) -> int:
    """How many citations were checked; fails at the first that does not hold."""
    path = reviewed(folder, claim, chart)
    made = confirmed(path, practice=practice_of(claim))
    packet = Opened(made.files["packet.pdf"])
    items = {item.id: item for item in made.file.items}
    at = {(one.record, one.page): one for one in made.file.exhibits}
    words = {one.packet_page: packet.highlighted(one.packet_page) for one in made.file.exhibits}
    pictures = {(record.id, page) for record in read_evidence(path).records for page in record.ocr_pages}
    for item in items.values():
        for span in (item.span, *item.basis):
            page = at[span.record, span.page].packet_page
            if (span.record, span.page) in pictures:  # no words under the boxes: test_packet_scans.py reads them there
                assert packet.boxes(page), (item.id, page)
                continue
            assert all(inside(line, words[page]) for line in lines(span)), (item.id, page)
    checked = 0
    by_label = {one.label: one for one in made.file.exhibits}
    first = made.file.exhibits[0].packet_page
    for number in range(1, first):
        for text, leads, height in packet.links(number):
            label = text.strip("“”().,; ")
            if label not in by_label:
                continue
            exhibit = by_label[label]
            assert leads == exhibit.packet_page, (label, number)
            tops = [box[3] for box in packet.boxes(leads)]
            assert any(height >= top - 1 for top in tops), (label, number)
            checked += 1
    cited = {label for label in by_label for number in range(2, 4) if label in packet.text(number)}
    assert set(by_label) <= cited | {label for label in by_label if label in packet.text(first - 1)}
    return checked


@pytest.mark.parametrize("code", EXAMPLES)
def test_examples(tmp_path: Path, code: str) -> None:
    """Letter, index and table of minutes of the example charts."""
    assert check(tmp_path, EXAMPLES[code] / "claim.toml", EXAMPLES[code] / "chart.pdf") > 20


@pytest.mark.slow
@pytest.mark.parametrize("claim", CLAIMS, ids=lambda path: path.name.removesuffix(".claim.toml"))
def test_charts(tmp_path: Path, claim: Path) -> None:
    """The same on every chart whose record supports an appeal."""
    from clausea.errors import PacketError

    try:
        assert check(tmp_path, claim, claim.with_name(claim.name.replace(".claim.toml", ".pdf"))) > 5
    except PacketError as error:
        if "does not support" in error.problems[0]:
            pytest.skip("the record does not support an appeal")
        raise
