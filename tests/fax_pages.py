"""Pages as fax machines and scanners leave them, with the text that was printed: made here, seeded, never stored."""

import io
import random
from typing import Any

import cv2
import numpy as np
import pikepdf
import pypdfium2
import typst
from pikepdf import Dictionary, Name

FONTS = ("Libertinus Serif", "Helvetica", "DejaVu Sans Mono", "Times-Roman", "Courier")
"""The first and third are in the typesetter's wheel, the others are what every PDF reader brings along."""
STRANGE = 500
"""Pages from this seed on stand in other type and tell other things: nothing was ever tuned on them."""
OTHER_FONTS = ("New Computer Modern", "Helvetica-Bold", "Times-Bold", "Courier-Bold", "Helvetica-Oblique")
BUILT_IN = ("Helvetica", "Times-Roman", "Courier", "Helvetica-Bold", "Times-Bold", "Courier-Bold", "Helvetica-Oblique")
SIZES = (9.5, 11.0, 8.5, 10.5, 9.0)
NAMES = ("Marguerite Oyelaran", "Tobias Fenwick", "Rhoda Castellanos", "Dmitri Halloway", "Imogen Prewitt")
STAFF = ("Kelly Brandt, RN", "J. Osei, LCSW", "Priya Anand, LMSW", "Hollis Okonjo, RN")
DRUGS = ("lisinopril", "metformin", "sertraline", "furosemide", "apixaban", "mirtazapine")
CODES = ("I50.22", "E11.9", "N18.31", "F32.1", "J44.1", "I10", "E03.9", "F41.1")
OTHER_CODES = ("I50.32", "N18.32", "E11.65", "F33.1", "J45.40", "G20", "Z79.01", "M17.11", "I48.91")
OTHER_DRUGS = ("carvedilol", "warfarin", "digoxin", "bumetanide", "sevelamer")
TESTS = ("HbA1c", "LDL", "Creatinine", "eGFR", "Sodium", "Glucose", "Troponin")
PROSE = """patient reports feeling better since the last call and denies chest pain or shortness of breath she walks to
the library twice a week and takes her tablets in the morning with food the pharmacy was called about the refill and
said it would be ready on Friday reviewed the care plan goals and barriers with her daughter who lives nearby no falls
since discharge weight is stable appetite is fair sleep is broken by the dog next door agreed to call back next week
discussed diet salt intake and foot care advised to bring the home log to the visit transport was arranged with the
senior center message sent to the cardiologist about the dose will follow up after the visit"""
OTHER_PROSE = """member picked up on the second ring and sounded cheerful her son drove her to dialysis and back without
trouble ankles less swollen than before no cough at night glucose meter works again asked about the bill for the walker
and about the shingles shot explained how to use the pill box left a note for the nurse at the kidney clinic home aide
comes on Mondays and Thursdays grocery boxes arrive late reminded to weigh every day before breakfast and to write it
down wants help with the stairs a referral to physical therapy was faxed mood is steady thinks the new tablet upsets her
stomach will ask the pharmacist whether it can be taken at bedtime verbal agreement to continue"""
WORDS, OTHER_WORDS = tuple(PROSE.split()), tuple(OTHER_PROSE.split())
_COLUMN = 90
"""Points from one cell of a table to the next."""


def page_lines(seed: int) -> list[list[str]]:
    """The lines of a page, each a list of cells: notes with dates, times and minutes, tables, codes, doses."""
    rng = random.Random(seed)
    lines = [["HARLOW BEND FAMILY & INTERNAL MEDICINE"]]
    born = f"{_day(rng)[:6]}19{rng.randint(40, 79)}"
    lines.append([f"Patient: {rng.choice(NAMES)} DOB: {born} MRN: {rng.randint(1000000, 9999999)}"])
    lines.append([f"Phone: ({rng.randint(201, 989)}) 555-{rng.randint(1000, 9999)}"])
    for _ in range(3):
        lines.append([f"Date: {_day(rng)} BP {rng.randint(98, 178)}/{rng.randint(55, 104)} P {rng.randint(52, 110)}"])
        text = " ".join(rng.choice(WORDS) for _ in range(rng.randint(26, 40))).capitalize() + "."
        while text:
            cut = text.rfind(" ", 0, 84) if len(text) > 84 else len(text)
            lines.append([text[:cut]])
            text = text[cut:].strip()
        lines.append([f"Time spent: {rng.randint(4, 35)} min ({_clock(rng)}-{_clock(rng)}). {rng.choice(STAFF)}"])
    lines.append(["Date", "Start", "Stop", "Minutes"])
    for _ in range(5):
        lines.append([_day(rng), _clock(rng), _clock(rng), str(rng.randint(3, 28))])
    lines.append(["Test", "Result", "Range", "Flag"])
    for test in TESTS:
        figures = (f"{rng.randint(1, 14)}.{rng.randint(0, 9)}", str(rng.randint(60, 190)), f"1,{rng.randint(100, 999)}")
        spread = rng.choice(("<100", ">=60", "70-99", "135-145"))
        lines.append([test, rng.choice(figures), spread, rng.choice(("H", "L", "N"))])
    for _ in range(4):
        dose = f"{rng.choice(DRUGS)} {rng.choice((5, 10, 12, 25, 50, 100))} mg {rng.randint(1, 3)} x daily"
        lines.append([f"Dx: {rng.choice(CODES)}; {dose}"])
    scales = f"PHQ-9 total score {rng.randint(3, 24)} on {_day(rng)}; GAD-7 {rng.randint(2, 19)}"
    return [*lines, [f"{scales}; CPT 994{rng.randint(10, 99)}"]]


def strange_lines(seed: int) -> list[list[str]]:
    """The lines of a page of another make: short dates, the twelve-hour clock, vital signs, lists, decimal doses."""
    rng = random.Random(seed)
    age, year = rng.randint(48, 91), rng.randint(34, 77)
    lines = [["TRI-COUNTY KIDNEY & HEART CARE, P.C.  CALL RECORD"]]
    lines.append([f"Member: {rng.choice(NAMES)} Born: 19{year}-{_two(rng, 12)}-{_two(rng, 28)} ({age} y/o)"])
    lines.append([f"Acct #: {rng.randint(10000, 99999)}-{_two(rng, 9)} Fax 312-555-{rng.randint(1000, 9999)}"])
    for number in range(1, 4):
        lines.append([f"Call {number}: {_short_day(rng)} {_noon(rng)} to {_noon(rng)}, {rng.randint(3, 44)} minutes"])
        text = " ".join(rng.choice(OTHER_WORDS) for _ in range(rng.randint(24, 36))).capitalize() + "."
        while text:
            cut = text.rfind(" ", 0, 80) if len(text) > 80 else len(text)
            lines.append([text[:cut]])
            text = text[cut:].strip()
        signs = (
            f"BP {rng.randint(98, 178)}/{rng.randint(55, 104)} HR {rng.randint(52, 110)} SpO2 {rng.randint(88, 99)}%"
        )
        lines.append(
            [f"{signs} Wt {rng.randint(98, 260)}.{rng.randint(0, 9)} lb T 9{rng.randint(7, 9)}.{rng.randint(0, 9)} F"]
        )
    lines.append(["Day", "From", "Min", "By"])
    for _ in range(5):
        lines.append([_short_day(rng), _noon(rng), f"{rng.randint(2, 31)} min", rng.choice(STAFF).split(",")[0]])
    lines.append(["Lab", "Value", "Goal", "Drawn"])
    for lab in ("INR", "BNP", "Hgb", "K+", "Phosphorus", "TSH"):
        value = rng.choice(
            (
                f"{rng.randint(1, 14)}.{rng.randint(0, 9)}",
                str(rng.randint(60, 990)),
                f"{rng.randint(1, 9)}.{_two(rng, 99)}",
            )
        )
        lines.append([lab, value, rng.choice(("2.0-3.0", "<100", ">=12.5", "3.5-5.1", "<7.0")), _short_day(rng)])
    for number, code in enumerate(rng.sample(OTHER_CODES, 3), 1):
        lines.append(
            [f"{number}. {rng.choice(('Failure', 'Disease'))}, chronic ({code}) since {rng.randint(2004, 2024)}"]
        )
    for _ in range(3):
        dose = rng.choice(("2.5", "0.125", "12.5", "37.5", "1,000", "40"))
        lines.append(
            [f"{rng.choice(OTHER_DRUGS)} {dose} mg po {rng.choice(('q12h', '2x/day', 'q8h'))} #{rng.randint(20, 90)}"]
        )
    total = (
        f"Total for {rng.choice(('March', 'June', 'October'))} {rng.choice((2025, 2026))}: {rng.randint(20, 75)} min"
    )
    return [
        *lines,
        [f"{total}. Next call {_short_day(rng)} at {_noon(rng)}. Bill 99{rng.randint(424, 494)} x{rng.randint(1, 2)}"],
    ]


def _two(rng: random.Random, most: int) -> str:
    return f"{rng.randint(1, most):02d}"


def _short_day(rng: random.Random) -> str:
    return f"{rng.randint(1, 12)}/{rng.randint(1, 28)}/{rng.choice((25, 26))}"


def _noon(rng: random.Random) -> str:
    return f"{rng.randint(1, 12)}:{rng.randint(0, 59):02d} {rng.choice(('AM', 'PM'))}"


def _day(rng: random.Random) -> str:
    return f"{rng.randint(1, 12):02d}/{rng.randint(1, 28):02d}/{rng.choice((2025, 2026))}"


def _clock(rng: random.Random) -> str:
    return f"{rng.randint(8, 17)}:{rng.randint(0, 59):02d}"


def page(seed: int, kind: str) -> tuple[list[str], np.ndarray]:
    """The words of a page and its picture: `clean` at 200 dpi, as a `fax`, or as a fax of `half` the lines."""
    strange = seed >= STRANGE
    lines = strange_lines(seed) if strange else page_lines(seed)
    picture = image(lines, (OTHER_FONTS if strange else FONTS)[seed % 5], SIZES[(seed // 5 + seed) % 5])
    return words_of(lines), picture if kind == "clean" else fax(picture, seed, low=kind == "half")


def words_of(lines: list[list[str]]) -> list[str]:
    """The printed words in reading order."""
    return [word for line in lines for cell in line for word in cell.split()]


def image(lines: list[list[str]], font: str = FONTS[0], size: float = 10.0, dpi: int = 200) -> np.ndarray:
    """The page as a clean gray picture."""
    return drawn(lines, font, size, dpi) if font in BUILT_IN else rendered(markup(lines, font, size), dpi)


def markup(lines: list[list[str]], font: str, size: float) -> str:
    """The page as typst markup."""
    rows = [
        "".join(f"#box(width: {_COLUMN}pt)[{_plain(cell)}]" for cell in line) if len(line) > 1 else _plain(line[0])
        for line in lines
    ]
    page = f'#set page(paper: "us-letter", margin: 54pt)\n#set text(font: "{font}", size: {size}pt)\n'
    return page + "#set par(leading: 0.62em)\n" + " \\\n".join(rows)


def _plain(text: str) -> str:
    return "".join(f"\\{char}" if char in "\\#$*_@<>[]`~=-/" else char for char in text)


def rendered(source: str, dpi: int = 200) -> np.ndarray:
    """The first page of typst markup as a gray picture."""
    return _picture(typst.compile(source.encode(), ignore_system_fonts=True), dpi)


def drawn(lines: list[list[str]], font: str, size: float, dpi: int = 200) -> np.ndarray:
    """The page in one of the typefaces that PDF readers bring along, as most record systems print."""
    shown = []
    for row, line in enumerate(lines):
        for column, cell in enumerate(line):
            text = cell.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
            place = (54 + column * _COLUMN, 738 - row * size * 1.3)
            shown.append(f"BT /F {size} Tf {place[0]:.2f} {place[1]:.2f} Td ({text}) Tj ET")
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(612, 792))
        page = pdf.pages[0].obj
        face = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name(f"/{font}"), Encoding=Name.WinAnsiEncoding)
        page.Resources = Dictionary(Font=Dictionary(F=face))
        page.Contents = pdf.make_stream("\n".join(shown).encode("latin-1"))
        file = io.BytesIO()
        pdf.save(file)
    return _picture(file.getvalue(), dpi)


def _picture(pdf: bytes, dpi: int) -> np.ndarray:
    with pypdfium2.PdfDocument(pdf) as document:
        return document[0].render(scale=dpi / 72, grayscale=True).to_numpy().squeeze().copy()


def fax(gray: np.ndarray, seed: int, *, low: bool = False) -> np.ndarray:
    """Skew of 0.5 to 1.6 degrees, blur, noise, one bit a pixel, specks, vertical lines; `low`: 204 x 98 dots.

    As hard to read as those of pdf.md 2: rapidocr alone, on the page set level, has 11 of 100 words wrong (9 there).
    """
    rng = np.random.default_rng(seed)
    angle = float(rng.uniform(0.5, 1.6)) * (1 if rng.random() < 0.5 else -1)
    height, width = gray.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    page: Any = cv2.warpAffine(gray, matrix, (width, height), flags=cv2.INTER_LINEAR, borderValue=255)
    page = cv2.GaussianBlur(page, (0, 0), 0.9)
    page = np.clip(page.astype(np.float32) + rng.normal(0, 18, page.shape), 0, 255)
    if low:
        page = cv2.resize(page, (width, height // 2), interpolation=cv2.INTER_AREA)
    page = np.where(page < 160, 0, 255).astype(np.uint8)
    rows, columns = page.shape
    for _ in range(800):
        y, x = int(rng.integers(0, rows - 3)), int(rng.integers(0, columns - 3))
        page[y : y + int(rng.integers(1, 3)), x : x + int(rng.integers(1, 3))] = 0
    for _ in range(2):
        x = int(rng.integers(int(columns * 0.1), int(columns * 0.9)))
        page[:, x : x + int(rng.integers(1, 3))] = 0
    return cv2.resize(page, (width, height), interpolation=cv2.INTER_LINEAR) if low else page
