"""One month of care management, and how offices set it: the rooms beside this one add their layouts to LAYOUTS."""

from collections.abc import Callable
from typing import Any

from typesetter import Column, Sheets

Layout = Callable[[], Sheets]
LAYOUTS: dict[str, Layout] = {}
NAME, BORN, HOUSE = "Ida Farrow", "04/12/1948", "Millbrook Family Practice"
LOG = "Chronic Care Management Time Log - March 2026"
_SWELLING = "Spoke with patient by phone about ankle swelling; weight stable, low salt diet reviewed"
_READINGS = "Reviewed home glucose readings and updated the medication list in the chart"
DONE = (
    ("03/04/2026", 12, "Ana Lucero", "RN", _SWELLING),
    ("03/11/2026", 9, "Tom Weaver", "LPN", "Called Hartwell Pharmacy about the lisinopril refill"),
    ("03/18/2026", 14, "Ana Lucero", "RN", _READINGS),
    ("03/26/2026", 7, "Ana Lucero", "RN", "Called patient, blood pressure log reviewed by phone"),
)
"""Day, minutes, who, credential, what."""


def layout(name: str) -> Callable[[Layout], Layout]:
    def kept(made: Layout) -> Layout:
        LAYOUTS[name] = made
        return made

    return kept


def head(sheets: Sheets) -> None:
    sheets.say(HOUSE, size=14, bold=True)
    sheets.gap()
    sheets.say(f"Patient: {NAME}     DOB: {BORN}")
    sheets.gap()


def front(sheets: Sheets) -> None:
    """Consent, care plan and scale, plainly."""
    head(sheets)
    sheets.say("Chronic Care Management Consent", bold=True, size=12)
    sheets.say("Date of consent: 01/14/2026")
    sheets.say("Patient gave verbal consent to chronic care management services. Obtained by Ana Lucero, RN.")
    sheets.gap()
    sheets.say("Comprehensive Care Plan", bold=True, size=12)
    sheets.say("Plan created: 01/20/2026")
    sheets.say("Copy given to patient: 01/22/2026")
    sheets.gap()
    sheets.say("Depression screening", bold=True, size=12)
    sheets.say("PHQ-9 completed 03/02/2026, total score 8")
    sheets.turn()


def started(title: str = LOG, **keys: Any) -> Sheets:
    """The plain first page, and the log's title on the next one."""
    sheets = Sheets(**keys)
    front(sheets)
    if title:
        sheets.say(title, bold=True, size=12)
        sheets.gap()
    return sheets


def rows(form: str) -> list[list[str]]:
    """The month's rows, each letter of the form a cell (see TITLES)."""
    found = []
    for number, (d, m, p, c, t) in enumerate(DONE, 1):
        first, last = p.split()
        cells = {
            "d": d, "m": str(m), "M": f"{m} min", "D": f"{m}.0", "p": f"{p}, {c}", "P": p, "c": c, "t": t,
            "n": str(number), "i": f"{first[0]}{last[0]}", "s": "10:00", "e": f"10:{m:02d}", "x": "X", "-": "",
            "k": "Phone" if "atient" in t else "Chart", "g": "CCM", "l": f"{last}, {first} {c}",
        }  # fmt: skip
        found.append([cells[letter] for letter in form])
    return found


WIDE = {
    "d": 62, "m": 50, "M": 50, "D": 50, "p": 100, "P": 80, "c": 60, "t": 230, "n": 30, "i": 40, "s": 45, "e": 45,
    "x": 36, "-": 36, "k": 50, "g": 50, "l": 110,
}  # fmt: skip
"""Points of each column."""
TITLES = {
    "d": "Date", "m": "Minutes", "M": "Time", "D": "Minutes", "p": "Staff", "P": "Name", "c": "Credential",
    "t": "Activity", "n": "No.", "i": "Init.", "s": "Start", "e": "End", "x": "CCM", "-": "BHI", "k": "Type",
    "g": "Program", "l": "Staff",
}  # fmt: skip


def columns(
    form: str,
    set_: dict[str, str] | None = None,
    titles: dict[str, str] | None = None,
    wide: dict[str, float] | None = None,
) -> list[Column]:
    return [
        Column((titles or {}).get(f, TITLES[f]), (wide or {}).get(f, WIDE[f]), (set_ or {}).get(f, "left"))
        for f in form
    ]


def table_of(form: str, *, title: str = LOG, page: dict[str, Any] | None = None, **keys: Any) -> Layout:
    """The log as a table; `set_`, `titles` and `wide` by column, the other keys as `Sheets.table` takes them."""
    heads = {key: keys.pop(key, None) for key in ("set_", "titles", "wide")}

    def made() -> Sheets:
        sheets = started(title, **(page or {}))
        sheets.table(columns(form, **heads), rows(form), **keys)
        return sheets

    return made
