"""The finished file: order, stamps, bookmarks, nothing hidden, the same bytes each time; and the record of sending."""

import json
import re
import shutil
import stat
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from typer.testing import CliRunner

from clausea import store
from clausea.appeal.packet import ledger
from clausea.cli import app
from clausea.errors import EvidenceError, UsageError
from clausea.workflow_packet import save_packet, sent
from packet_cases import DATE, EXAMPLES, Opened, confirmed, example, make, notice, reviewed


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return example(tmp_path_factory.mktemp("case"))


@pytest.fixture(scope="module")
def whole(case: Path):
    """A packet with an attachment of every kind."""
    names = ("form", "denial", "claim", "policy", "authorization")
    attach = {name: notice(case.parent / f"{name}.pdf", f"Words of the {name}") for name in names}
    return make(case, attach=attach)


def run(*words: object):
    return CliRunner().invoke(app, [str(word) for word in words])


def test_the_parts_stand_in_the_payers_order(whole) -> None:
    """domain.md 4.3: cover, form, letter, notice, claim, index, minutes, cited pages in chart order, then the rest."""
    packet = Opened(whole.files["packet.pdf"])
    with packet.parts.open_outline() as outline:
        titles = [one.title for one in outline.root]
    assert [
        "Appeal packet", "Payer's form", "Letter", "Denial notice", "Copy of the claim", "Evidence index",
        "Table of minutes", "Exhibits: pages of the record", "Policy cited", "Authorization",
    ] == titles  # fmt: skip
    first = {"Words of the form": 2, "Sincerely,": 4, "Words of the denial": 5, "Words of the claim": 6}
    assert first == {words: next(n for n in range(1, 8) if words in packet.text(n)) for words in first}
    pages = [one.page for one in whole.file.exhibits]
    assert sorted(pages) == pages
    assert [one.packet_page for one in whole.file.exhibits] == list(
        range(whole.file.exhibits[0].packet_page, whole.file.exhibits[0].packet_page + len(pages))
    )


def test_every_page_is_stamped_with_reference_and_number(whole) -> None:
    """domain.md 4.3: patient and claim on each page, page x of y; initials only."""
    packet = Opened(whole.files["packet.pdf"])
    claim = whole.file.claim
    initials = "".join(part[0] for part in re.findall(r"[^\W\d_]+", claim.patient.name or ""))
    count = whole.file.packet.pages
    assert count == len(packet.seen)
    for number in range(1, count + 1):
        text = packet.text(number)
        assert f"{initials} · Claim no. {claim.claim_number}" in text
        assert f"Page {number} of {count}" in text
    for one in whole.file.exhibits:
        assert packet.text(one.packet_page).startswith(f"Exhibit {one.label}")
        assert f"chart p. {one.page};" in packet.text(one.packet_page)


def test_the_cover_holds_no_clinical_word(whole) -> None:
    text = Opened(whole.files["packet.pdf"]).text(1)
    assert str(whole.file.claim.patient.name) not in text
    assert f"{len(whole.file.exhibits)} of {whole.file.records[0].pages} pages" in text
    quotes = [item.quote for item in whole.file.items if len(item.quote) > 8]
    assert [] == [quote for quote in quotes if quote in text]
    assert not re.search(r"diabet|hyperten|depress|CCM|99490", text, re.IGNORECASE)


def test_only_cited_pages_are_disclosed_and_it_says_how_many(whole) -> None:
    """Minimum necessary (45 CFR 164.502(b))."""
    cited = {(item.record, item.page) for item in whole.file.items}
    cited |= {(basis.record, basis.page) for item in whole.file.items for basis in item.basis}
    assert {page for _, page in cited} == set(whole.file.records[0].disclosed)
    assert len(whole.file.records[0].disclosed) < whole.file.records[0].pages


def test_nothing_is_hidden_in_the_file(whole) -> None:
    """No script, action, form, attachment, author, program or path."""
    with pikepdf.open(BytesIO(whole.files["packet.pdf"])) as file:
        assert {"/Title"} == set(file.docinfo.keys())
        assert not {"/Metadata", "/AcroForm", "/OpenAction", "/AA", "/Names"} & set(file.Root.keys())
        for page in file.pages:
            assert "/AA" not in page.obj
            for one in page.obj.get("/Annots", []):
                assert "/Link" == str(one.Subtype)
                assert "/A" not in one
        out = BytesIO()
        file.save(out, stream_decode_level=pikepdf.StreamDecodeLevel.all, compress_streams=False)
    for word in (b"/JavaScript", b"/URI", b"/EmbeddedFile", b"/Author", b"/Producer", b"/Creator", b"/home/", b"/tmp/"):
        assert word not in out.getvalue()


def test_fonts_of_our_pages_are_embedded_and_pages_are_us_letter(whole) -> None:
    packet = Opened(whole.files["packet.pdf"])
    for number, page in enumerate(packet.parts.pages, start=1):
        assert [612, 792] == sorted(round(float(side)) for side in page.MediaBox[2:]), number
        for font in page.resources.get("/Font", {}).values():
            assert "FontFile" in str(font.DescendantFonts[0].FontDescriptor.keys())


def test_the_same_inputs_give_the_same_bytes(case: Path) -> None:
    """DESIGN 4.10."""
    assert make(case).files == make(case).files


def test_highlights_are_seen_in_a_black_and_white_fax(whole) -> None:
    """At 200 dpi in one bit: beside each quoted line a black bar, around it a box, and its words as dark as before."""
    from clausea.appeal.packet.place import GUTTER

    packet = Opened(whole.files["packet.pdf"])
    scale = 200 / 72
    for one in whole.file.exhibits:
        page = packet.seen[one.packet_page - 1]
        image = page.render(scale=scale).to_pil().convert("L").point(lambda value: 255 if value >= 128 else 0)
        high = image.height
        boxes = packet.boxes(one.packet_page)
        assert boxes, one.label
        for left, bottom, right, top in boxes:
            rows = range(int(high - top * scale) + 4, int(high - bottom * scale) - 4)
            ends = (int(left * scale), int(right * scale))
            for end in ends:  # a vertical line at both ends, dashed or whole
                dark = sum(any(image.getpixel((end + x, y)) == 0 for x in range(-2, 3)) for y in rows)
                assert dark >= 0.4 * len(rows), (one.label, end)
            inner = image.crop((ends[0] + 4, rows[0], ends[1] - 4, rows[-1]))
            share = inner.histogram()[0] / (inner.width * inner.height)
            assert 0.02 < share < 0.5, (one.label, share)  # words, on a ground that stays white
        bars = [
            y for y in range(high) if all(image.getpixel((int((GUTTER - 5) * scale) + x, y)) == 0 for x in (-1, 0, 1))
        ]
        assert bars, one.label


def test_packet_json_answers_what_was_sent_on_what_evidence(whole, case: Path) -> None:
    file = ledger.PacketFile.model_validate_json(whole.files["packet.json"])
    assert whole.file == file
    assert file.packet.sha256 == ledger.digest(whole.files["packet.pdf"])
    assert file.evidence.sha256 == ledger.digest(case.read_bytes())
    assert file.records[0].sha256 == ledger.digest((EXAMPLES["CCM06"] / "chart.pdf").read_bytes())
    assert ("D. Whitcomb",) == file.reviewers
    assert DATE == file.date
    assert ["form", "denial", "claim", "policy", "authorization"] == [one.name for one in file.attachments]
    evidence = {item.id: item for item in store.read_evidence(case).items}
    assert [] == [item.id for item in file.items if evidence[item.id] != item]


@pytest.mark.slow
def test_a_sending_is_recorded_and_kept_as_it_was(tmp_path: Path) -> None:
    path = example(tmp_path)
    made = make(path)
    save_packet(path.parent, made)
    proof = notice(tmp_path / "Quill, Ada confirmation.PDF")
    kept, file = sent(path.parent, "2026-07-02", "D. Whitcomb", "fax", reference="F-7781", proof=proof)
    (one,) = file.sent
    assert ("2026-07-02", "D. Whitcomb", "fax", "F-7781") == (one.on, one.by, one.how, one.reference)
    assert one.proof is not None
    assert ledger.digest(proof.read_bytes()) == one.proof.sha256
    assert {"packet.pdf", "packet.json", "evidence.json", "proof-1.pdf"} == {each.name for each in kept.iterdir()}
    assert made.files["packet.pdf"] == (kept / "packet.pdf").read_bytes()
    assert file == ledger.read(path.parent / "packet.json") == ledger.read(kept / "packet.json")
    assert 0o600 == stat.S_IMODE((kept / "packet.pdf").stat().st_mode)
    again = make(path)
    assert file.sent == again.file.sent  # the same packet made again keeps its record


@pytest.mark.slow
def test_a_packet_that_was_exchanged_or_is_a_draft_is_not_recorded_as_sent(tmp_path: Path) -> None:
    path = example(tmp_path)
    save_packet(path.parent, make(path))
    other = path.parent / "packet.pdf"
    other.write_bytes(other.read_bytes() + b"\n")
    with pytest.raises(EvidenceError, match=r"packet\.pdf: is not the packet that packet\.json tells of"):
        sent(path.parent, "2026-07-02", "D. Whitcomb", "fax")
    save_packet(path.parent, make(path, unreviewed=True))
    with pytest.raises(UsageError, match="is a draft"):
        sent(path.parent, "2026-07-02", "D. Whitcomb", "fax")
    save_packet(path.parent, make(path))
    with pytest.raises(UsageError, match="--on 2026-02-30: is no date"):
        sent(path.parent, "2026-02-30", "D. Whitcomb", "fax")


@pytest.mark.slow
def test_the_commands(tmp_path: Path) -> None:
    """packet and sent as a user types them; reasons on stderr, exit 10."""
    folder = reviewed(tmp_path / "case", EXAMPLES["CCM06"] / "claim.toml", EXAMPLES["CCM06"] / "chart.pdf").parent
    shutil.copy(EXAMPLES["CCM06"] / "practice.toml", folder / "practice.toml")
    held = run("packet", folder, "--date", DATE)
    assert 10 == held.exit_code
    assert "clausea: The letter encloses a file that is not there (denial notice)" in held.stderr
    assert not (folder / "packet.pdf").exists()
    internal = run("packet", folder, "--attach", "denial=case/gaps.md")
    assert 2 == internal.exit_code
    assert "gaps.md is internal and never goes into a packet" in internal.stderr
    unknown = run("packet", folder, "--attach", "notice=x.pdf")
    assert "Known are form, denial, claim, attestation, initials, policy, authorization" in unknown.stderr
    file = notice(tmp_path / "notice.pdf")
    done = run("packet", folder, "--date", DATE, "--attach", f"denial={file}", "--attach", "claim=none")
    assert 0 == done.exit_code, done.output
    assert "Chart pages enclosed: " in done.output
    shown = run("packet", folder, "--date", DATE, "--attach", f"denial={file}", "--attach", "claim=none", "--json")
    assert json.loads(shown.stdout)["left_out"] == ["claim"]
    noted = run("sent", folder, "--on", "2026-07-02", "--how", "fax", "--by", "D. Whitcomb")
    assert 0 == noted.exit_code
    assert "Kept as sent: " in noted.output


def test_a_damaged_attachment_is_named(tmp_path: Path) -> None:
    from clausea.errors import RecordsError

    path = example(tmp_path)
    bad = tmp_path / "notice.pdf"
    bad.write_bytes(b"%PDF-1.4 nothing")
    with pytest.raises(RecordsError, match=r"notice\.pdf: "):
        make(path, attach={"denial": bad, "claim": None})


def test_the_letter_of_a_packet_has_two_pages_at_most_and_no_table_of_minutes(whole) -> None:
    """field-notes 26; the table is a page of its own behind the index, so that nothing is said twice."""
    assert whole.letter_pages <= 2
    packet = Opened(whole.files["packet.pdf"])
    letter = packet.text(3) + packet.text(4)
    assert "the table of minutes in this packet lists" in " ".join(letter.split())
    number = next(n for n in range(5, 9) if packet.text(n).lstrip().startswith("Table of minutes"))
    assert "Activity" in packet.text(number)
    assert "Activity" not in letter


def test_a_chart_of_several_files_gets_an_exhibit_letter_for_each(tmp_path: Path) -> None:
    """Exhibit letter = record file, number = position among its cited pages."""
    from clausea import workflow
    from clausea.claims import read_claim
    from clausea.models import Decision
    from clausea.review import decide

    chart = EXAMPLES["CCM06"] / "chart.pdf"
    halves = []
    with pikepdf.open(chart) as file:
        middle = len(file.pages) // 2
        for name, pages in (("one.pdf", file.pages[:middle]), ("two.pdf", file.pages[middle:])):
            with pikepdf.new() as part:
                part.pages.extend(pages)
                part.save(tmp_path / name)
            halves.append(tmp_path / name)
    library = workflow.open_library()
    found = workflow.extract(read_claim(EXAMPLES["CCM06"] / "claim.toml"), halves, library)
    folder = tmp_path / "case"
    workflow.save(found, folder, {})
    path = folder / "evidence.json"
    read, _, asked = workflow.to_review(path, library)
    store.write_evidence(
        path, decide(read, [item.id for item in asked], Decision.ACCEPTED, "D. Whitcomb", "2026-06-01")
    )
    made = confirmed(path)
    assert {"A", "B"} == {one.label.partition("-")[0] for one in made.file.exhibits}
    assert 2 == len(made.file.records)
    assert len(pypdfium2.PdfDocument(made.files["packet.pdf"])) == made.file.packet.pages
