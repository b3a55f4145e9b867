"""Reviewed cases for the tests of the packet, and how the tests read a finished packet: with PDFium, from its bytes."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import typst

from clausea import store, workflow, workflow_packet
from clausea.claims import read_claim, read_practice
from clausea.models import Decision, Practice
from clausea.review import decide

ROOT = Path(__file__).resolve().parents[1]
CHARTS = ROOT / "tests" / "charts"
EXAMPLES = {code: ROOT / "codes" / code / "examples" / "case" for code in ("CCM06", "CCM21")}
DATE = "2026-07-01"
PRACTICE = Practice.model_validate(
    {
        "name": "Elm Fork Family Medicine",
        "address": ["12 Mill Lane", "Elm Fork, OH 43095"],
        "phone": "(740) 555-0110",
        "fax": "(740) 555-0111",
        "npi": "2500142387",
        "tin": "89-5550142",
        "signatory": {"name": "Dora Whitcomb", "title": "Billing Manager", "phone": "(740) 555-0112"},
    }
)
NOTHING = dict.fromkeys(("denial", "claim", "attestation", "initials", "authorization"))


def reviewed(folder: Path, claim: Path, chart: Path, *, accept: bool = True) -> Path:
    """A case in `folder`: extracted, every cited fact accepted. Returns its evidence.json."""
    library = workflow.open_library()
    case = workflow.extract(read_claim(claim), [chart], library)
    workflow.save(case, folder, {})
    path = folder / workflow.EVIDENCE
    if accept:
        file, _, asked = workflow.to_review(path, library)
        when = datetime(2026, 6, 1, tzinfo=UTC).isoformat()
        store.write_evidence(path, decide(file, [item.id for item in asked], Decision.ACCEPTED, "D. Whitcomb", when))
    return path


def example(folder: Path, code: str = "CCM06", **more: Any) -> Path:
    """The reviewed case of a code's example chart."""
    case = EXAMPLES[code]
    return reviewed(folder, case / "claim.toml", case / "chart.pdf", **more)


def make(path: Path, practice: Practice = PRACTICE, **options: Any) -> workflow_packet.Made:
    """The packet of a case; by default nothing is attached, and held pages are let through by name."""
    given = {"attach": NOTHING} | options
    library = workflow.open_library()
    return workflow_packet.packet(path, library, practice, DATE, workflow_packet.Choices(**given))


def confirmed(path: Path, **options: Any) -> workflow_packet.Made:
    """The packet with every held page confirmed."""
    from clausea.errors import PacketError

    try:
        return make(path, **options)
    except PacketError as error:
        pages = tuple(key for line in error.problems for key in re.findall(r"--confirm-page (\S+)", line))
        return make(path, confirm=pages, by="D. Whitcomb", **options)


def practice_of(claim: Path) -> Practice:
    """The practice profile beside a claim, else the tests' own."""
    beside = claim.parent / "practice.toml"
    return read_practice(beside) if beside.is_file() else PRACTICE


def notice(path: Path, words: str = "Notice of denial") -> Path:
    """A small PDF to attach."""
    path.write_bytes(typst.compile(f'#set page(paper: "us-letter")\n{words}'.encode(), ignore_system_fonts=True))
    return path


@dataclass
class Opened:
    """A finished packet as a reader program sees it."""

    data: bytes

    def __post_init__(self) -> None:
        from io import BytesIO

        self.seen = pypdfium2.PdfDocument(self.data)
        self.parts = pikepdf.open(BytesIO(self.data))

    def text(self, number: int) -> str:
        return self.seen[number - 1].get_textpage().get_text_range()

    def boxes(self, number: int) -> list[tuple[float, float, float, float]]:
        """The grounds of the highlights: rectangles filled under Multiply, from the page's own content."""
        found = []
        multiply = False
        for operands, operator in pikepdf.parse_content_stream(self.parts.pages[number - 1]):
            name = str(operator)
            if name == "gs":
                states = self.parts.pages[number - 1].resources.ExtGState
                multiply = str(states[str(operands[0])].get("/BM")) == "/Multiply"
            elif name == "Q":
                multiply = False
            elif name == "re" and multiply:
                x, y, wide, high = (float(one) for one in operands)
                found.append((x, y, x + wide, y + high))
        return found

    def highlighted(self, number: int) -> list[str]:
        """The words under each highlight, as PDFium finds them there, letters and figures only."""
        page = self.seen[number - 1].get_textpage()
        return [solid(page.get_text_bounded(*box)) for box in self.boxes(number)]

    def links(self, number: int) -> list[tuple[str, int, float]]:
        """(words under the link, page that it leads to, height above that page's bottom)."""
        page = self.seen[number - 1].get_textpage()
        numbers = {one.obj.objgen: at for at, one in enumerate(self.parts.pages, start=1)}
        found = []
        for one in self.parts.pages[number - 1].obj.get("/Annots", []):
            words = page.get_text_bounded(*(float(side) for side in one.Rect))
            found.append((words.strip(), numbers[one.Dest[0].objgen], float(one.Dest[3])))
        return found


def solid(text: str) -> str:
    """Letters and figures only: what a line break or a hyphen at a line's end cannot change."""
    return re.sub(r"[\W_]+", "", text)
