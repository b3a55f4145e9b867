"""The month as lines: line printers, exports, leaders, and what was done below its row."""

from itertools import groupby
from textwrap import wrap as fill

from office_month import BORN, DONE, HOUSE, LAYOUTS, NAME, Layout, front, layout, started
from typesetter import Column, Sheets, width, wrapped


@layout("grouped by staff")
def _by_staff() -> Sheets:
    sheets = started()
    sheets.say("Staff          Date          Min   Activity", bold=True)
    for who, group in groupby(sorted(DONE, key=lambda one: one[2]), key=lambda one: f"{one[2]}, {one[3]}"):
        sheets.say(who, bold=True)
        sheets.table(
            [Column("", 62), Column("", 40, "right"), Column("", 300)],
            [[d, str(m), t] for d, m, _, _, t in group],
            x=80,
            heads=False,
            rules="none",
            pad=0,
        )
    return sheets


@layout("activity below the row")
def _below() -> Sheets:
    sheets = started()
    made = []
    for d, m, p, c, t in DONE:
        made.append((d, f"{p}, {c}", "Chart" if "Reviewed" in t else "Phone", str(m), t))
    x = (54, 140, 260, 340)
    for at, title in zip(x, ("Date", "Staff", "Type", "Minutes"), strict=True):
        sheets.put(at, sheets.y, title, bold=True)
    sheets.y += 14
    for *cells, told in made:
        for at, cell in zip(x, cells, strict=True):
            sheets.put(at, sheets.y, cell)
        sheets.y += 12
        sheets.say(told, x=70)
        sheets.gap(4)
    return sheets


@layout("list of activities below the row")
def _bullets_below() -> Sheets:
    sheets = started()
    x = (54, 140, 260)
    for at, title in zip(x, ("Date", "Staff", "Minutes"), strict=True):
        sheets.put(at, sheets.y, title, bold=True)
    sheets.y += 14
    for d, m, p, c, t in DONE:
        for at, cell in zip(x, (d, f"{p}, {c}", str(m)), strict=True):
            sheets.put(at, sheets.y, cell)
        sheets.y += 12
        for piece in t.split("; "):
            sheets.say(f"- {piece[0].upper()}{piece[1:]}", x=70)
        sheets.gap(4)
    return sheets


@layout("dotted leaders")
def _leaders() -> Sheets:
    sheets = started()
    for d, m, p, c, t in DONE:
        lines = wrapped(f"{d} {p}, {c}: {t}", 360, 10)
        for line in lines[:-1]:
            sheets.say(line)
        last = lines[-1] + " "
        while width(last, 10) < 420:
            last += "."
        sheets.say(f"{last} {m} min")
    return sheets


@layout("comma separated")
def _csv() -> Sheets:
    sheets = started()
    sheets.say("Date,Minutes,Staff,Activity")
    for d, m, p, c, t in DONE:
        sheets.say(f'{d},{m},"{p}, {c}","{t}"')
    return sheets


@layout("comma separated, minutes last")
def _csv_last() -> Sheets:
    sheets = started()
    sheets.say("date,staff,credential,activity,minutes")
    for d, m, p, c, t in DONE:
        sheets.say(f'{d},{p},{c},"{t}",{m}')
    return sheets


@layout("comma separated, quoted")
def _csv_quoted() -> Sheets:
    sheets = started()
    sheets.say('"Date","Activity","Staff","Minutes"')
    for d, m, p, c, t in DONE:
        sheets.say(f'"{d}","{t}","{p}, {c}","{m}"')
    return sheets


@layout("bars")
def _bars() -> Sheets:
    sheets = started()
    sheets.say("Date | Staff | Minutes | Activity")
    for d, m, p, c, t in DONE:
        sheets.say(f"{d} | {p}, {c} | {m} | {t}")
    return sheets


@layout("bars around, in typewriter")
def _bars_mono() -> Sheets:
    sheets = started()
    sheets.say(
        f"| {'Date':<10} | {'Min':>3} | {'Staff':<15} | {'Activity':<40} |",
        "|" + "-" * 12 + "|" + "-" * 5 + "|" + "-" * 17 + "|" + "-" * 42 + "|",
        mono=True,
        size=9,
    )
    for d, m, p, c, t in DONE:
        pieces = fill(t, 40)
        sheets.say(f"| {d:<10} | {m:>3} | {p + ', ' + c:<15} | {pieces[0]:<40} |", mono=True, size=9)
        for piece in pieces[1:]:
            sheets.say(f"| {'':<10} | {'':>3} | {'':<15} | {piece:<40} |", mono=True, size=9)
    return sheets


def _printer(
    form: str,
    *,
    ruled: bool = True,
    title: str = "",
    room: int = 40,
    front_too: bool = False,
    trailing: bool = False,
) -> Layout:
    """A line printer's page: columns by blanks, figures set right, rules of dashes, the note wrapped below itself."""
    wides = {"d": 10, "m": 4, "p": 15, "t": room, "i": 4}
    names = {"d": "DATE", "m": "MIN", "p": "STAFF", "t": "ACTIVITY", "i": "INIT"}

    def made() -> Sheets:
        sheets = Sheets()
        if not front_too:
            front(sheets)

        def say(*lines: str) -> None:
            sheets.say(*lines, mono=True, size=9)

        say(f"{HOUSE.upper()}", f"PATIENT: {NAME.upper()}   DOB: {BORN}", "")
        if front_too:
            say(
                "CCM CONSENT",
                "-" * 60,
                "DATE OF CONSENT . . . : 01/14/2026",
                "CONSENT TYPE  . . . . : VERBAL, PATIENT",
                "OBTAINED BY . . . . . : ANA LUCERO, RN",
                "",
            )
            say(
                "CARE PLAN",
                "-" * 60,
                "PLAN CREATED          : 01/20/2026",
                "COPY GIVEN TO PATIENT : 01/22/2026",
                "",
                "PHQ-9 03/02/2026 TOTAL SCORE 8",
                "",
            )
        say(title or "CHRONIC CARE MANAGEMENT TIME LOG - MARCH 2026")

        def line(cells: dict[str, str]) -> str:
            parts = [cells[f].rjust(wides[f]) if f == "m" else cells[f].ljust(wides[f]) for f in form]
            return "  ".join(parts).rstrip()

        if ruled:
            say("=" * 78)
        say(line(names))
        if ruled:
            say("-" * 78)
        for d, m, p, c, t in DONE:
            pieces = fill(t, room)
            say(line({"d": d, "m": str(m), "p": f"{p}, {c}", "i": "AL", "t": pieces[0]}))
            for piece in pieces[1:]:
                say(line({"d": "", "m": "", "p": "", "i": "", "t": piece}))
        if ruled:
            say("-" * 78)
        if trailing:
            say(line({"d": "TOTAL", "m": "42", "p": "", "t": "", "i": ""}))
        return sheets

    return made


for form in ("dmpt", "dptm", "dtpm", "dtmp", "pdmt", "mdpt"):
    LAYOUTS[f"line printer {form}"] = _printer(form)
    LAYOUTS[f"line printer {form} wrapped"] = _printer(form, room=26)
LAYOUTS["line printer throughout"] = _printer("dptm", front_too=True)
LAYOUTS["line printer throughout wrapped"] = _printer("dmpt", front_too=True, room=26)
LAYOUTS["line printer without rules"] = _printer("dptm", ruled=False)
LAYOUTS["line printer, title of eleven words"] = _printer(
    "dptm", title="CHRONIC CARE MANAGEMENT NON FACE TO FACE TIME LOG FOR MARCH 2026"
)
LAYOUTS["line printer with a sum"] = _printer("dptm", trailing=True)
