"""Pages as fax machines and scanners leave them, with the text that was printed: made here, seeded, never stored."""

import random
from typing import Any

import cv2
import numpy as np
import pypdfium2
import typst

FONTS = ("Libertinus Serif", "New Computer Modern", "DejaVu Sans Mono")
NAMES = ("Marguerite Oyelaran", "Tobias Fenwick", "Rhoda Castellanos", "Dmitri Halloway", "Imogen Prewitt")
STAFF = ("Kelly Brandt, RN", "J. Osei, LCSW", "Priya Anand, LMSW", "Hollis Okonjo, RN")
DRUGS = ("lisinopril", "metformin", "sertraline", "furosemide", "apixaban", "mirtazapine")
CODES = ("I50.22", "E11.9", "N18.31", "F32.1", "J44.1", "I10", "E03.9", "F41.1")
TESTS = ("HbA1c", "LDL", "Creatinine", "eGFR", "Sodium", "Glucose", "Troponin")
PROSE = """patient reports feeling better since the last call and denies chest pain or shortness of breath she walks to
the library twice a week and takes her tablets in the morning with food the pharmacy was called about the refill and
said it would be ready on Friday reviewed the care plan goals and barriers with her daughter who lives nearby no falls
since discharge weight is stable appetite is fair sleep is broken by the dog next door agreed to call back next week
discussed diet salt intake and foot care advised to bring the home log to the visit transport was arranged with the
senior center message sent to the cardiologist about the dose will follow up after the visit"""
WORDS = tuple(PROSE.split())


def page_lines(seed: int) -> list[list[str]]:
    """The lines of a page, each a list of cells: notes with dates, times and minutes, a lab table, codes, doses."""
    rng = random.Random(seed)
    lines = [["HARLOW BEND FAMILY & INTERNAL MEDICINE"]]
    lines.append([f"Patient: {rng.choice(NAMES)} DOB: {_day(rng)[:6]}19{rng.randint(40, 79)}"])
    for _ in range(4):
        lines.append([f"Date: {_day(rng)}"])
        text = " ".join(rng.choice(WORDS) for _ in range(rng.randint(26, 40))).capitalize() + "."
        while text:
            cut = text.rfind(" ", 0, 88) if len(text) > 88 else len(text)
            lines.append([text[:cut]])
            text = text[cut:].strip()
        hour = rng.randint(8, 16)
        clock = f"{hour}:{rng.randint(0, 2)}{rng.randint(0, 9)}-{hour}:{rng.randint(30, 59)}"
        lines.append([f"Time spent: {rng.randint(4, 35)} min ({clock}). {rng.choice(STAFF)}"])
    lines.append(["Test", "Result", "Range", "Flag"])
    for test in TESTS:
        figures = (f"{rng.randint(1, 14)}.{rng.randint(0, 9)}", str(rng.randint(60, 190)), f"1,{rng.randint(100, 999)}")
        spread = rng.choice(("<100", ">=60", "70-99", "135-145"))
        lines.append([test, rng.choice(figures), spread, rng.choice(("H", "L", "N"))])
    for _ in range(5):
        dose = f"{rng.choice(DRUGS)} {rng.choice((5, 10, 12, 25, 50, 100))} mg {rng.randint(1, 3)} x daily"
        lines.append([f"Dx: {rng.choice(CODES)}; {dose}"])
    scales = f"PHQ-9 total score {rng.randint(3, 24)} on {_day(rng)}; GAD-7 {rng.randint(2, 19)}"
    return [*lines, [f"{scales}; CPT 994{rng.randint(10, 99)}"]]


def _day(rng: random.Random) -> str:
    return f"{rng.randint(1, 12):02d}/{rng.randint(1, 28):02d}/2026"


def words_of(lines: list[list[str]]) -> list[str]:
    """The printed words in reading order."""
    return [word for line in lines for cell in line for word in cell.split()]


def image(lines: list[list[str]], font: str = FONTS[0], size: float = 10.0, dpi: int = 200) -> np.ndarray:
    """The page as a clean gray picture."""
    return rendered(markup(lines, font, size), dpi)


def markup(lines: list[list[str]], font: str, size: float) -> str:
    """The page as typst markup."""
    rows = [
        "".join(f"#box(width: 90pt)[{_plain(cell)}]" for cell in line) if len(line) > 1 else _plain(line[0])
        for line in lines
    ]
    page = f'#set page(paper: "us-letter", margin: 54pt)\n#set text(font: "{font}", size: {size}pt)\n'
    return page + "#set par(leading: 0.62em)\n" + " \\\n".join(rows)


def _plain(text: str) -> str:
    return "".join(f"\\{char}" if char in "\\#$*_@<>[]`~=-/" else char for char in text)


def rendered(source: str, dpi: int = 200) -> np.ndarray:
    """The first page of typst markup as a gray picture."""
    pdf = typst.compile(source.encode(), ignore_system_fonts=True)
    with pypdfium2.PdfDocument(pdf) as document:
        return document[0].render(scale=dpi / 72, grayscale=True).to_numpy().squeeze().copy()


def fax(gray: np.ndarray, seed: int, *, low: bool = False) -> np.ndarray:
    """Skew of 0.5 to 1.6 degrees, blur, noise, one bit a pixel, specks, a vertical line; `low`: 204 x 98 dots."""
    rng = np.random.default_rng(seed)
    angle = float(rng.uniform(0.5, 1.6)) * (1 if rng.random() < 0.5 else -1)
    height, width = gray.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    page: Any = cv2.warpAffine(gray, matrix, (width, height), flags=cv2.INTER_LINEAR, borderValue=255)
    page = cv2.GaussianBlur(page, (0, 0), 0.8)
    page = np.clip(page.astype(np.float32) + rng.normal(0, 14, page.shape), 0, 255)
    if low:
        page = cv2.resize(page, (width, height // 2), interpolation=cv2.INTER_AREA)
    page = np.where(page < 165, 0, 255).astype(np.uint8)
    rows, columns = page.shape
    for _ in range(500):
        y, x = int(rng.integers(0, rows - 3)), int(rng.integers(0, columns - 3))
        page[y : y + int(rng.integers(1, 3)), x : x + int(rng.integers(1, 3))] = 0
    x = int(rng.integers(int(columns * 0.1), int(columns * 0.9)))
    page[:, x : x + 1] = 0
    return cv2.resize(page, (width, height), interpolation=cv2.INTER_LINEAR) if low else page
