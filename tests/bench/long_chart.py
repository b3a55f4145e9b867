"""A long chart of one invented patient, as an EHR exports it: `python tests/bench/long_chart.py chart.pdf [pages]`.

Years of visit notes with long narrative, laboratory tables, medication lists, imaging and pathology, therapy and
nursing, hospital stays, portal messages, papers; one page in fourteen is care management. The words are in
long_chart.toml, the layouts in long_chart.typ. The same number of pages gives the same text every time.
"""

import json
import sys
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

import pikepdf
import typst
from long_chart_words import WORDS, Writer, us

HERE = Path(__file__).parent


def visit(w: Writer) -> dict:
    doctor, place = w.slot("doctor"), w.slot("clinic")
    blocks = [
        {
            "facts": [
                ["Date of service", us(w.day)],
                ["Provider", doctor],
                ["Location", place],
                ["Visit type", w.say("[Office visit|Follow-up|Annual wellness visit|Video visit|Same-day visit]")],
            ]
        },
        {"head": "Chief complaint"},
        w.prose("visit", "complaint", 1, 2),
        {"head": "History of present illness"},
        *(w.prose("visit", "hpi", 6, 10) for _ in range(3)),
        {"head": "Social and family history"},
        w.prose("visit", "social", 1, 3),
        w.prose("visit", "family", 1, 2),
        {"head": "Review of systems"},
        {"lines": w.some("visit", "ros", 8, 13)},
        {"head": "Vital signs"},
        {"text": w.say("BP {bp}, pulse {hr}, temperature {temp} F, respirations {n}, SpO2 {sat}%, weight {wt} lb")},
        {"head": "Current medications"},
        {"lines": [w.say("{Drug} {dose} {form}, {often}") for _ in range(9)]},
        {"head": "Physical examination"},
        {"lines": w.some("visit", "exam", 7, 12)},
        {"head": "Assessment and plan"},
        {
            "items": [
                f"{w.say(w.random.choice(WORDS['visit']['assess']))} {w.say(w.random.choice(WORDS['visit']['plan']))}"
                for _ in range(w.random.randint(4, 7))
            ]
        },
        {"head": "Discussion"},
        w.prose("visit", "hpi", 4, 7),
        w.prose("visit", "plan", 3, 6),
        w.prose("visit", "closing", 1, 3),
        {"text": f"Electronically signed by {doctor} on {us(w.day)} at {w.slot('clock')}"},
    ]
    return page("Progress Note", blocks, place, w.random.choice(("clinic", "clinic", "sans")))


def labs(w: Writer) -> dict:
    tests = w.random.sample(WORDS["papers"]["test"], w.random.randint(24, 34))
    rows = [["Test", "Result", "Flag", "Reference", "Units", "Previous"]]
    for test in tests:
        low, size = w.random.randint(1, 90), w.random.randint(5, 60)
        value = w.random.randint(max(low - 9, 0), low + size + 9)
        flag = "L" if value < low else "H" if value > low + size else ""
        unit = w.say("[mg/dL|mmol/L|g/dL|U/L|%|K/uL]")
        before = f"{w.random.randint(low, low + size)} on {w.slot('past')}"
        rows.append([test, str(value), flag, f"{low}-{low + size}", unit, before])
    blocks = [
        {
            "facts": [
                ["Collected", f"{us(w.day)} {w.slot('clock')}"],
                ["Received", f"{us(w.day)} {w.slot('clock')}"],
                ["Ordered by", w.slot("doctor")],
                ["Accession", w.slot("lot")],
            ]
        },
        {"rows": rows, "widths": [2, 0, 0, 0, 0, 1]},
        {
            "text": w.say(
                "Specimen [hemolyzed, slight|acceptable|icteric]. Comment: estimated filtration rate by the "
                "2021 equation; values below 60 for three months point to chronic kidney disease."
            )
        },
        {"text": w.say("Reviewed by {doctor} {past}. [Patient told by portal|Letter sent|Repeat in {few} weeks].")},
    ]
    return page("Laboratory Report, Final", blocks, "Great Heron Laboratories", w.random.choice(("sans", "clinic")))


def medicines(w: Writer) -> dict:
    rows = [["Medicine", "Strength", "Directions", "Started", "Prescriber", "Status"]]
    rows += [
        [
            w.slot("drug"),
            w.slot("dose"),
            w.say("one {form} {often}"),
            w.slot("past"),
            w.slot("doctor"),
            w.say("[active|active|stopped {past}|on hold]"),
        ]
        for _ in range(26)
    ]
    note = {"text": w.say("List printed {past}. Allergies: sulfa (rash), latex. Pharmacy: {pharmacy}, {town}.")}
    return page(
        "Medication List", [{"rows": rows, "widths": [1, 0, 2, 0, 1, 0]}, note], "Tamarind Bluff Medicine", "clinic"
    )


def imaging(w: Writer) -> dict:
    blocks: list[dict] = [{"facts": [["Exam date", us(w.day)], ["Ordered by", w.slot("doctor")]]}]
    for _ in range(3):
        blocks += [
            {"head": w.random.choice(WORDS["imaging"]["study"])},
            {"text": w.say("Indication: {symptom}, {problem}.")},
            w.prose("imaging", "technique", 2, 3),
            {"head": "Findings"},
            w.prose("imaging", "finding", 6, 9),
            {"head": "Impression"},
            {"items": w.some("imaging", "impression", 2, 4)},
        ]
    return page(
        "Imaging Report", [*blocks, {"text": w.say("Read by {doctor}, {past} {clock}.")}], w.slot("hospital"), "typed"
    )


def pathology(w: Writer) -> dict:
    blocks = [
        {"facts": [["Collected", us(w.day)], ["Case", w.slot("lot")]]},
        {"head": "Specimen"},
        {"text": w.say("{Site}, biopsy, from {doctor}.")},
        {"head": "Gross description"},
        *(w.prose("imaging", "gross", 2, 3) for _ in range(3)),
        {"head": "Microscopic description"},
        *(w.prose("imaging", "micro", 3, 4) for _ in range(3)),
        {"text": w.say("Signed out by {doctor} {past}")},
    ]
    return page("Surgical Pathology Report", blocks, w.slot("hospital"), "typed")


def therapy(w: Writer) -> dict:
    who = w.slot("therapist")
    blocks: list[dict] = [
        {
            "facts": [
                ["Date", us(w.day)],
                ["Therapist", who],
                ["Visit", w.say("{few} of 12")],
                ["Time in / out", f"{w.slot('clock')} / {w.slot('clock')}"],
            ]
        }
    ]
    for kind, least, most in (("subjective", 4, 5), ("treatment", 6, 7), ("measure", 5, 6), ("outlook", 3, 4)):
        blocks += [{"head": kind.capitalize()}, {"lines": w.some("therapy", kind, least, most)}]
    blocks += [
        {"head": "Last visits"},
        *(w.prose("therapy", "treatment", 4, 6) for _ in range(3)),
        {"text": f"{who} {us(w.day)}"},
    ]
    return page("Therapy Daily Note", blocks, "Ridgepole Rehabilitation", w.random.choice(("clinic", "letter")))


def nursing(w: Writer) -> dict:
    rows = [["Time", "Entry", "By"]]
    rows += [
        [f"{us(w.day)} {w.slot('clock')}", w.say(w.random.choice(WORDS["nursing"]["line"])), w.slot("nurse")]
        for _ in range(24)
    ]
    return page(
        "Nursing Flowsheet",
        [{"rows": rows, "widths": [0, 3, 1]}],
        w.slot("hospital"),
        w.random.choice(("clinic", "sans")),
    )


def stay(w: Writer) -> dict:
    doctor = w.slot("doctor")
    blocks: list[dict] = [
        {
            "facts": [
                ["Admitted", us(w.day - timedelta(5))],
                ["Discharged", us(w.day)],
                ["Attending", doctor],
                ["Disposition", w.say("[Home|Home with nursing|Rehabilitation]")],
            ]
        }
    ]
    for number in range(1, 6):
        blocks += [{"head": f"Hospital day {number}"}, w.prose("hospital", "course", 7, 10)]
    blocks += [{"head": "Emergency department"}, w.prose("hospital", "emergency", 4, 6)]
    blocks += [{"head": "Instructions"}, {"items": w.some("hospital", "advice", 5, 7)}]
    blocks += [{"head": "Medicines at discharge"}, {"lines": [w.say("{Drug} {dose} {often}") for _ in range(10)]}]
    return page(
        "Discharge Summary",
        [*blocks, {"text": f"{doctor} {us(w.day)}"}],
        w.slot("hospital"),
        w.random.choice(("typed", "letter")),
    )


def letter(w: Writer) -> dict:
    blocks = [
        {"text": us(w.day)},
        {"text": "Re: Imogen R. Ashgrove, born 04/02/1943"},
        {"text": "Dear colleague,"},
        *(w.prose("papers", "referral", 6, 9) for _ in range(3)),
        w.prose("hospital", "course", 6, 10),
        {"text": w.say("Sincerely, {doctor}")},
    ]
    return page("Consultation Letter", blocks, w.slot("clinic"), "letter")


def portal(w: Writer) -> dict:
    blocks: list[dict] = []
    for _ in range(8):
        blocks += [
            {"text": w.say("From: Imogen Ashgrove, {past} {clock}. Subject: {drug}")},
            w.prose("papers", "portal_patient", 2, 3),
            {"text": w.say("Reply by {nurse}, {past} {clock}")},
            w.prose("papers", "portal_reply", 2, 3),
        ]
    return page("Patient Portal Messages", blocks, "Tamarind Bluff Medicine", "clinic")


def papers(w: Writer) -> dict:
    if w.random.random() < 0.5:
        blocks = [w.prose("papers", "notice", 6, 12) for _ in range(4)]
        return page("Notice of Privacy Practices", blocks, "Tamarind Bluff Medicine", "leaflet")
    rows = [["Date", "Account entry", "Amount"]]
    rows += [[w.slot("past"), w.say(w.random.choice(WORDS["papers"]["insurance"])), w.slot("money")] for _ in range(22)]
    return page("Insurance and Account", [{"rows": rows, "widths": [0, 3, 0]}], "Tamarind Bluff Medicine", "clinic")


def vaccines(w: Writer) -> dict:
    rows = [["Vaccine", "Given", "Lot", "Site", "By"]]
    rows += [
        [v, w.slot("past"), w.slot("lot"), w.say("{side} deltoid"), w.slot("nurse")]
        for v in WORDS["papers"]["vaccine"] * 3
    ]
    return page("Immunization Record", [{"rows": rows, "widths": [2, 0, 0, 1, 1]}], "Tamarind Bluff Medicine", "sans")


def care_note(w: Writer) -> dict:
    blocks: list[dict] = []
    for _ in range(3):
        start, minutes = w.random.randint(8, 16), w.random.randint(4, 22)
        begin = w.random.randint(0, 35)
        nurse = w.slot("nurse")
        blocks += [
            {"head": w.say("Care management note, [telephone|coordination|care plan review]")},
            {
                "facts": [
                    ["Date", us(w.day)],
                    ["Program", "CCM"],
                    ["Staff", nurse],
                    ["Time", f"{start}:{begin:02} to {start}:{begin + minutes:02}, {minutes} minutes"],
                ]
            },
            w.prose("care", "call", 3, 6),
            {"text": f"{nurse} {us(w.day)} {start}:{begin + minutes:02}"},
        ]
        w.day -= timedelta(w.random.randint(1, 3))
    return page("Chronic Care Management", blocks, "Tamarind Bluff Medicine", w.random.choice(("clinic", "sans")))


def consent(w: Writer) -> dict:
    text = (
        "Ms. Ashgrove was told about chronic care management, that cost sharing may apply, that only one practice can "
        "be paid for it in a month, and that she may stop at any time. She gave verbal consent to chronic care "
        "management on 11/04/2025."
    )
    blocks = [
        {"facts": [["Date", "11/04/2025"], ["Recorded by", "Philippa Stroud, RN"]]},
        {"text": text},
        {"text": "Philippa Stroud, RN 11/04/2025 10:22"},
    ]
    return page("Consent to Chronic Care Management", blocks, "Tamarind Bluff Medicine", "clinic")


def care_plan(w: Writer) -> dict:
    rows = [["Problem", "Goal", "What we do", "Who"]]
    rows += [
        [
            p,
            w.say("Weight under {wt} lb, pressure under {bp}"),
            w.say(w.random.choice(WORDS["care"]["call"])),
            w.slot("nurse"),
        ]
        for p in WORDS["slots"]["problem"][:9]
    ]
    blocks = [
        {"facts": [["Care plan revised", us(w.day)], ["Practitioner", "Leopold Vance, MD"]]},
        {"rows": rows, "widths": [1, 1, 2, 1]},
        {"text": f"Reviewed by Leopold Vance, MD {us(w.day)}. Copy mailed to the patient."},
    ]
    return page("Comprehensive Care Plan", blocks, "Tamarind Bluff Medicine", "clinic")


def page(title: str, blocks: list[dict], house: str, layout: str) -> dict:
    return {"title": title, "blocks": blocks, "house": house, "layout": layout}


SECTIONS = (
    (care_plan, 4),
    (consent, 1),
    (care_note, 62),
    (visit, 170),
    (labs, 130),
    (medicines, 30),
    (imaging, 55),
    (pathology, 15),
    (therapy, 75),
    (nursing, 70),
    (stay, 32),
    (letter, 50),
    (portal, 35),
    (papers, 35),
    (vaccines, 5),
)
"""The parts of the export in their order, with the documents that each has in a chart of 1,000 pages."""


def documents(pages: int, seed: int) -> list[dict]:
    """The documents of the chart; each part runs from the newest to the oldest, as an export does."""
    w = Writer(seed)
    made = []
    for kind, count in SECTIONS:
        share = max(1, round(count * pages / 1000))
        w.day = date(2026, 5, 15)
        step = (180 if kind in (care_note, care_plan) else 2400) / share
        for at in range(share):
            w.day = date(2026, 5, 15) - timedelta(round(step * at))
            made.append(kind(w))
    return made


_SHEAF = 60
"""Documents that are typeset together: memory stays small, whatever the length of the chart."""


def write(place: Path, pages: int = 1000, seed: int = 1) -> Path:
    """Make the chart at `place`, exactly so many pages."""
    chart = {name: WORDS[name] for name in ("patient", "dob", "mrn")}
    chart |= {"release": "Release of information 26-40417", "total": pages}
    made = documents(pages, seed)
    with pikepdf.new() as whole:
        for at in range(0, len(made), _SHEAF):
            sheaf = {**chart, "documents": made[at : at + _SHEAF], "before": len(whole.pages)}
            inputs = {"chart": json.dumps(sheaf)}
            typeset = typst.compile(
                HERE / "long_chart.typ",
                root=HERE,
                ignore_system_fonts=True,
                timestamp=0,
                pdf_tags=False,
                sys_inputs=inputs,
            )
            assert isinstance(typeset, bytes)
            with pikepdf.open(BytesIO(typeset)) as pdf:
                whole.pages.extend(pdf.pages)
        assert len(whole.pages) >= pages, len(whole.pages)
        del whole.pages[pages:]
        whole.save(place, deterministic_id=True)
    return place


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1000)
