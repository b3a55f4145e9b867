"""One month of care management, set on pages in the layouts of many offices."""

from collections.abc import Callable
from itertools import groupby
from textwrap import wrap as fill

from typesetter import Column, Sheets, width, wrapped

Layout = Callable[[], Sheets]
LAYOUTS: dict[str, Layout] = {}
NAME, BORN, HOUSE = "Ida Farrow", "04/12/1948", "Millbrook Family Practice"
LOG = "Chronic Care Management Time Log - March 2026"
DONE = (
    (
        "03/04/2026",
        12,
        "Ana Lucero",
        "RN",
        "Spoke with patient by phone about ankle swelling; weight stable, low salt diet reviewed",
    ),
    ("03/11/2026", 9, "Tom Weaver", "LPN", "Called Hartwell Pharmacy about the lisinopril refill"),
    (
        "03/18/2026",
        14,
        "Ana Lucero",
        "RN",
        "Reviewed home glucose readings and updated the medication list in the chart",
    ),
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


def started(title: str = LOG, **keys: object) -> Sheets:
    sheets = Sheets(**keys)  # type: ignore[arg-type]
    front(sheets)
    if title:
        sheets.say(title, bold=True, size=12)
        sheets.gap()
    return sheets


def rows(form: str) -> list[list[str]]:
    """The month's rows, their cells in an order: d day, m minutes, p person with credential, t what, n number ..."""
    found = []
    for number, (d, m, p, c, t) in enumerate(DONE, 1):
        first, last = p.split()
        cells = {
            "d": d, "m": str(m), "M": f"{m} min", "D": f"{m}.0", "p": f"{p}, {c}", "P": p, "c": c, "t": t, "n": str(number),
            "i": f"{first[0]}{last[0]}", "s": "10:00", "e": f"10:{m:02d}", "x": "X", "-": "", "k": "Phone" if "atient" in t else "Chart",
            "g": "CCM", "l": f"{last}, {first} {c}",
        }  # fmt: skip
        found.append([cells[letter] for letter in form])
    return found


WIDE = {
    "d": 62.0,
    "m": 50.0,
    "M": 50.0,
    "D": 50.0,
    "p": 100.0,
    "P": 80.0,
    "c": 60.0,
    "t": 230.0,
    "n": 30.0,
    "i": 40.0,
    "s": 45.0,
    "e": 45.0,
    "x": 36.0,
    "-": 36.0,
    "k": 50.0,
    "g": 50.0,
    "l": 110.0,
}
TITLES = {
    "d": "Date",
    "m": "Minutes",
    "M": "Time",
    "D": "Minutes",
    "p": "Staff",
    "P": "Name",
    "c": "Credential",
    "t": "Activity",
    "n": "No.",
    "i": "Init.",
    "s": "Start",
    "e": "End",
    "x": "CCM",
    "-": "BHI",
    "k": "Type",
    "g": "Program",
    "l": "Staff",
}


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


def _table(
    form: str, *, title: str = LOG, page: dict[str, object] | None = None, set_=None, titles=None, wide=None, **keys
) -> Layout:  # type: ignore[no-untyped-def]
    def made() -> Sheets:
        sheets = started(title, **(page or {}))
        sheets.table(columns(form, set_, titles, wide), rows(form), **keys)
        return sheets

    return made


ORDERS = (
    "dmpt",
    "dptm",
    "dtpm",
    "dtmp",
    "dpmt",
    "mdpt",
    "pdtm",
    "tdpm",
    "pmdt",
    "tpmd",
    "ptmd",
    "mptd",
    "pdmt",
    "tdmp",
)
for order in ORDERS:
    LAYOUTS[f"grid {order}"] = _table(order)
    LAYOUTS[f"no rules {order}"] = _table(order, rules="none", pad=0, gutter=8)
for upright in ("middle", "bottom"):
    for order in ("dtpm", "dptm", "dmpt", "pdtm", "ndtpm"):
        narrow = {"t": 120.0}
        LAYOUTS[f"{upright} {order}"] = _table(order, upright=upright, wide=narrow)
        LAYOUTS[f"{upright} {order} no rules"] = _table(order, upright=upright, wide=narrow, rules="none", pad=2)
        LAYOUTS[f"{upright} {order} no white"] = _table(order, upright=upright, wide=narrow, rules="rows", pad=0)
for narrow_t in (160.0, 90.0):
    for source in ("cell", "line", "column"):
        LAYOUTS[f"wrapped {narrow_t:.0f} {source}"] = _table(
            "dtpm", wide={"t": narrow_t, "p": 60.0}, order=source, pad=2
        )
        LAYOUTS[f"wrapped {narrow_t:.0f} {source} no rules"] = _table(
            "dtpm", wide={"t": narrow_t, "p": 60.0}, order=source, rules="none", pad=0
        )
        LAYOUTS[f"wrapped {narrow_t:.0f} {source} minutes second"] = _table(
            "dmtp", wide={"t": narrow_t, "p": 60.0}, order=source, rules="none", pad=2
        )
for where in ("right", "center"):
    for order in ("dmpt", "dtpm", "dtmp"):
        LAYOUTS[f"minutes {where} {order}"] = _table(order, set_={"m": where}, rules="none", pad=1)
        LAYOUTS[f"all {where} {order}"] = _table(order, set_=dict.fromkeys("dmp", where))
LAYOUTS["decimal minutes"] = _table("dtpD", set_={"D": "right"})
LAYOUTS["minutes with unit"] = _table("dtpM")
LAYOUTS["minutes with unit second"] = _table("dMtp", rules="none", pad=0)
LAYOUTS["heads of two lines"] = _table(
    "dmpt",
    titles={"d": "Date of\nservice", "m": "Minutes\nspent", "p": "Clinical\nstaff", "t": "Description of\nactivity"},
)
LAYOUTS["heads of two lines at the bottom"] = _table(
    "dmpt",
    titles={"d": "Date of\nservice", "m": "Time\n(min)", "p": "Staff", "t": "Activity"},
    upright="bottom",
    rules="head",
)
LAYOUTS["heads of two lines plain"] = _table(
    "dtpm",
    titles={"d": "Service\ndate", "m": "Total\nminutes", "p": "Staff\nname", "t": "What was\ndone"},
    bold_heads=False,
    rules="none",
    pad=1,
)
LAYOUTS["heads plain"] = _table("dtpm", bold_heads=False, rules="none", pad=1)
LAYOUTS["heads absent"] = _table("dtpM", heads=False)
LAYOUTS["heads absent, bare minutes"] = _table("dtpm", heads=False)
LAYOUTS["heads absent, bare minutes, no rules"] = _table("dmpt", heads=False, rules="none", pad=0)
LAYOUTS["heads absent middle"] = _table("dtpM", heads=False, upright="middle", wide={"t": 120.0})
LAYOUTS["zebra"] = _table("dtpm", rules="none", zebra=True)
LAYOUTS["number first"] = _table("ndtpm")
LAYOUTS["number first, no rules"] = _table("ndmpt", rules="none", pad=0)
LAYOUTS["number sign first"] = _table("ndtpm", titles={"n": "#"})
LAYOUTS["check columns"] = _table("dx-tpm", wide={"t": 190.0})
LAYOUTS["check columns at the end"] = _table("dtpmx-", wide={"t": 190.0}, set_={"x": "center"})


@layout("initials and a key")
def _initials() -> Sheets:
    sheets = started()
    sheets.table(columns("dtim"), rows("dtim"))
    sheets.gap()
    sheets.say("AL = Ana Lucero, RN     TW = Tom Weaver, LPN")
    return sheets


LAYOUTS["clock columns"] = _table("dsemtp", wide={"t": 170.0})
LAYOUTS["clock columns without minutes"] = _table("dsetp", wide={"t": 190.0})
LAYOUTS["program column"] = _table("dgtpm", wide={"t": 190.0})
LAYOUTS["kind column"] = _table("dktpm", wide={"t": 190.0})
LAYOUTS["name and credential apart"] = _table("dPctm", wide={"t": 180.0})
LAYOUTS["surname first"] = _table("dltm")
LAYOUTS["narrow gutters"] = _table("dtpm", rules="none", pad=0, gutter=3, wide={"d": 53.0, "t": 200.0, "p": 84.0})
LAYOUTS["narrow gutters dmpt"] = _table(
    "dmpt", rules="none", pad=0, gutter=3, wide={"d": 54.0, "m": 44.0, "p": 82.0, "t": 200.0}
)
LAYOUTS["narrow gutters right"] = _table(
    "dtmp", rules="none", pad=0, gutter=3, wide={"d": 54.0, "m": 44.0, "p": 84.0, "t": 200.0}, set_={"m": "right"}
)
LAYOUTS["landscape"] = _table("dtpm", page={"landscape": True}, wide={"t": 400.0, "d": 80.0, "p": 130.0})
LAYOUTS["landscape middle"] = _table(
    "dkptm", page={"landscape": True}, wide={"t": 180.0, "d": 90.0, "p": 60.0}, upright="middle"
)
LAYOUTS["small type"] = _table("dtpm", page={"size": 7}, rules="rows", pad=1, wide={"t": 180.0})
LAYOUTS["no title"] = _table("dtpm", title="", titles={"m": "CCM minutes"})
LAYOUTS["title of many words"] = _table(
    "dtpm",
    title="Monthly record of time spent by clinical staff on chronic care management for the patient in March 2026",
)


def _turned(keys: dict[str, object], **how: object) -> Layout:
    def made() -> Sheets:
        sheets = started(**keys)  # type: ignore[arg-type]
        sheets.say(*["This sheet is kept by the care management team and closed at the end of each month."] * 2)
        sheets.gap()
        sheets.table(columns("dtpm", None, None, {"t": 120.0}), rows("dtpm"), **how)  # type: ignore[arg-type]
        return sheets

    return made


for edge in (195, 215, 240):
    LAYOUTS[f"page break {edge}"] = _turned({}, bottom=edge)
    LAYOUTS[f"page break {edge} heads again"] = _turned({}, bottom=edge, repeat=True)
    LAYOUTS[f"row torn {edge}"] = _turned({}, bottom=edge, split=True)
    LAYOUTS[f"row torn {edge} heads again"] = _turned({}, bottom=edge, split=True, repeat=True)


def _running(sheets: Sheets) -> None:
    sheets.put(54, 30, f"{HOUSE}  |  {NAME}  |  DOB {BORN}", size=8)
    sheets.put(54, sheets.high - 24, f"Printed 04/02/2026 09:14 by T. Weaver    Page {sheets.number}", size=8)


LAYOUTS["heads and feet on every page"] = _turned({"every": _running}, bottom=215, repeat=True)
LAYOUTS["heads and feet, torn"] = _turned({"every": _running}, bottom=215, split=True)


@layout("continued")
def _continued() -> Sheets:
    sheets = started()
    sheets.table(columns("dtpm"), rows("dtpm")[:2])
    sheets.turn()
    sheets.say(f"{LOG} (cont'd)", bold=True, size=12)
    sheets.gap()
    sheets.table(columns("dtpm"), rows("dtpm")[2:])
    return sheets


@layout("continued in the cell")
def _continued_cell() -> Sheets:
    sheets = started()
    made = rows("dtpm")
    first, rest = made[0][1].split("; ")
    made[0][1] = first
    made.insert(1, ["cont'd", rest, "", ""])
    sheets.table(columns("dtpm"), made)
    return sheets


@layout("totals row without label")
def _sum_alone() -> Sheets:
    sheets = started()
    sheets.table(columns("dtpm", {"m": "right"}), [*rows("dtpm"), ["", "", "", "42"]])
    return sheets


@layout("totals row without label, no rules")
def _sum_plain() -> Sheets:
    sheets = started()
    sheets.table(columns("dtpm", {"m": "right"}), [*rows("dtpm"), ["", "", "", "42"]], rules="none", pad=0)
    return sheets


@layout("totals row under the minutes in the middle column")
def _sum_middle() -> Sheets:
    sheets = started()
    sheets.table(columns("dmtp"), [*rows("dmtp"), ["", "42", "", ""]], rules="rows")
    return sheets


@layout("totals row")
def _sum() -> Sheets:
    sheets = started()
    sheets.table(columns("dtpm", {"m": "right"}), [*rows("dtpm"), ["Total", "", "", "42"]])
    return sheets


@layout("days only where they change")
def _grouped_days() -> Sheets:
    sheets = started()
    made = rows("dtpm")
    made.insert(1, ["", "Faxed medication list to Hartwell Pharmacy", "Tom Weaver, LPN", "5"])
    sheets.table(columns("dtpm"), made)
    return sheets


@layout("days only where they change, no rules")
def _grouped_plain() -> Sheets:
    sheets = started()
    made = rows("dmpt")
    made.insert(1, ["", "5", "Tom Weaver, LPN", "Faxed medication list to Hartwell Pharmacy"])
    sheets.table(columns("dmpt"), made, rules="none", pad=0)
    return sheets


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


@layout("dotted leaders, bare")
def _leaders_bare() -> Sheets:
    sheets = started()
    sheets.say("Date / activity / staff .......... minutes")
    for d, m, p, c, t in DONE:
        line = f"{d} {t[:48]} - {p}, {c} "
        while width(line, 10) < 470:
            line += "."
        sheets.put(54, sheets.y, line)
        sheets.put(500, sheets.y, str(m))
        sheets.y += 14
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
    heads: bool = True,
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
                "PLAN CREATED  . . . . : 01/20/2026",
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
        if heads:
            say(line(names))
        if ruled and heads:
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
LAYOUTS["line printer without rules"] = _printer("dptm", ruled=False)
LAYOUTS["line printer without heads"] = _printer("dmpt", heads=False)
LAYOUTS["line printer, title of eleven words"] = _printer(
    "dptm", title="CHRONIC CARE MANAGEMENT NON FACE TO FACE TIME LOG FOR MARCH 2026"
)
LAYOUTS["line printer with a sum"] = _printer("dptm", trailing=True)
LAYOUTS["line printer throughout"] = _printer("dptm", front_too=True)
LAYOUTS["line printer throughout wrapped"] = _printer("dmpt", front_too=True, room=26)


@layout("centered titles")
def _centered() -> Sheets:
    sheets = Sheets()
    front(sheets)
    sheets.center(HOUSE, size=12, bold=True)
    sheets.center("Record of Chronic Care Management Services Furnished by Clinical Staff of the Practice", bold=True)
    sheets.center("for the Calendar Month of March 2026")
    sheets.gap(14)
    sheets.table(columns("dptm"), rows("dptm"), rules="rows")
    return sheets


@layout("two logs side by side")
def _two_logs() -> Sheets:
    sheets = started(landscape=True)
    y = sheets.y
    form = columns("dmpt", None, None, {"d": 58.0, "m": 45.0, "p": 95.0, "t": 140.0})
    sheets.table(form, rows("dmpt")[:2])
    sheets.y = y
    sheets.table(form, rows("dmpt")[2:], x=410)
    return sheets


@layout("time log beside vital signs")
def _beside_vitals() -> Sheets:
    sheets = started(landscape=True)
    y = sheets.y
    sheets.table(columns("dmpt", None, None, {"d": 58.0, "m": 45.0, "p": 95.0, "t": 140.0}), rows("dmpt"))
    sheets.y = y
    sheets.table(
        [Column("Date", 60), Column("Pulse", 50), Column("Weight", 60)],
        [["03/02/2026", "72", "181"], ["03/09/2026", "70", "180"], ["03/23/2026", "74", "183"]],
        x=440,
    )
    return sheets


def _form_front(make: Callable[[Sheets], None], **keys: object) -> Layout:
    def made() -> Sheets:
        sheets = Sheets(**keys)  # type: ignore[arg-type]
        head(sheets)
        make(sheets)
        sheets.turn()
        sheets.say(LOG, bold=True, size=12)
        sheets.gap()
        sheets.table(columns("dtpm"), rows("dtpm"))
        return sheets

    return made


FIELDS = (
    ("CCM consent date", "01/14/2026"), ("CCM consent type", "Verbal"), ("Consent obtained by", "Ana Lucero, RN"),
    ("Care plan created", "01/20/2026"), ("Copy given to patient", "01/22/2026"), ("Care plan author", "Ana Lucero, RN"),
    ("PHQ-9 date", "03/02/2026"), ("PHQ-9 score", "8"), ("Language", "English"),
)  # fmt: skip


def _pairs(
    count: int, *, colon: bool = True, above: bool = False, boxes: bool = False, order: str = "row", cells: bool = False
) -> Callable[[Sheets], None]:
    def make(sheets: Sheets) -> None:
        sheets.say("Chronic Care Management enrollment", bold=True, size=12)
        sheets.gap()
        wide = 500 / count
        per = -(-len(FIELDS) // count)
        places = (
            [(i % count, i // count) for i in range(len(FIELDS))]
            if order == "row"
            else [(i // per, i % per) for i in range(len(FIELDS))]
        )
        step = 30.0 if above else 16.0
        top = sheets.y
        for (label, value), (column, row) in zip(FIELDS, places, strict=True):
            x, y = 54 + column * wide, top + row * step
            mark = ":" if colon else ""
            if above:
                sheets.put(x, y, label + mark, size=8)
                sheets.put(x, y + 12, value)
            else:
                sheets.put(x, y, label + mark)
                sheets.put(x + (112), y, value)
            if boxes:
                for a, b, c, d in (
                    (x - 4, y - 10, x + wide - 8, y - 10),
                    (x - 4, y + 16, x + wide - 8, y + 16),
                    (x - 4, y - 10, x - 4, y + 16),
                ):
                    sheets.rule(a, b, c, d)
        sheets.y = top + step * -(-len(FIELDS) // count) + 12

    return make


for count in (1, 2, 3):
    for colon in (True, False):
        sign = "" if colon else " without colons"
        LAYOUTS[f"form of {count} columns{sign}"] = _form_front(_pairs(count, colon=colon))
        LAYOUTS[f"form of {count} columns{sign}, down"] = _form_front(_pairs(count, colon=colon, order="column"))
        LAYOUTS[f"boxes in {count} columns{sign}"] = _form_front(_pairs(count, colon=colon, above=True, boxes=True))


@layout("facts in a table")
def _facts_table() -> Sheets:
    def make(sheets: Sheets) -> None:
        sheets.say("Chronic Care Management checklist", bold=True, size=12)
        sheets.gap()
        sheets.table(
            [Column("Item", 170), Column("Date", 70), Column("By", 110), Column("Notes", 150)],
            [
                ["CCM consent (verbal, patient)", "01/14/2026", "Ana Lucero, RN", "Cost share explained"],
                ["Care plan created", "01/20/2026", "Ana Lucero, RN", ""],
                ["Care plan copy given to patient", "01/22/2026", "Tom Weaver, LPN", "Mailed"],
                ["PHQ-9", "03/02/2026", "Ana Lucero, RN", "Score 8"],
            ],
        )

    return _form_front(make)()


@layout("facts in a table, day first")
def _facts_table_days() -> Sheets:
    def make(sheets: Sheets) -> None:
        sheets.say("Chronic Care Management milestones", bold=True, size=12)
        sheets.gap()
        sheets.table(
            [Column("Date", 70), Column("Item", 240), Column("By", 110)],
            [
                ["01/14/2026", "Patient gave verbal consent to CCM", "Ana Lucero, RN"],
                ["01/20/2026", "Comprehensive care plan created", "Ana Lucero, RN"],
                ["01/22/2026", "Copy of care plan given to patient", "Tom Weaver, LPN"],
                ["03/02/2026", "PHQ-9 completed, total score 8", "Ana Lucero, RN"],
            ],
            rules="none",
            pad=0,
        )

    return _form_front(make)()


def _entry_boxes(per_row: int, *, labels: str) -> Layout:
    """Each contact a box of its own with labels."""

    def made() -> Sheets:
        sheets = started()
        wide = 500 / per_row
        for at in range(0, len(DONE), per_row):
            top = sheets.y
            for column, (d, m, p, c, t) in enumerate(DONE[at : at + per_row]):
                sheets.y = top
                x = 54 + column * wide
                pairs = (("Date", d), ("Staff", f"{p}, {c}"), ("Minutes", str(m)), ("Activity", t))
                for label, value in pairs:
                    if labels == "above":
                        sheets.say(label, x=x, size=8)
                        for line in wrapped(value, wide - 20, 10):
                            sheets.say(line, x=x)
                    else:
                        for line in wrapped(f"{label}: {value}", wide - 20, 10):
                            sheets.say(line, x=x)
                sheets.gap(12)
                sheets.rule(x - 4, top - 10, x + wide - 8, top - 10)
            sheets.y = top + 110
        return sheets

    return made


LAYOUTS["a box for each contact"] = _entry_boxes(1, labels="before")
LAYOUTS["a box for each contact, labels above"] = _entry_boxes(1, labels="above")
LAYOUTS["two boxes side by side"] = _entry_boxes(2, labels="before")


@layout("form rows of two columns")
def _form_rows() -> Sheets:
    sheets = started()
    for d, m, p, c, t in DONE:
        sheets.put(54, sheets.y, f"Date of service: {d}")
        sheets.put(300, sheets.y, f"Minutes: {m}")
        sheets.y += 14
        sheets.put(54, sheets.y, f"Staff: {p}, {c}")
        sheets.put(300, sheets.y, "Program: CCM")
        sheets.y += 14
        for line in wrapped(f"Activity: {t}", 480, 10):
            sheets.say(line)
        sheets.gap(6)
        sheets.rule(54, sheets.y - 8, 550, sheets.y - 8)
        sheets.gap(6)
    return sheets


@layout("form rows of labels and values in columns")
def _form_grid() -> Sheets:
    sheets = started()
    for d, m, p, c, t in DONE:
        pairs = (("Date of service", d), ("Staff", f"{p}, {c}"), ("Minutes", str(m)), ("Activity", t))
        sheets.table([Column("", 110), Column("", 360)], [list(pair) for pair in pairs], heads=False)
        sheets.gap(10)
    return sheets


@layout("labels and values in four columns")
def _four() -> Sheets:
    sheets = started()
    for d, m, p, c, t in DONE:
        sheets.table(
            [Column("", 80), Column("", 120), Column("", 80), Column("", 120)],
            [["Date", d, "Minutes", str(m)], ["Staff", f"{p}, {c}", "Program", "CCM"]],
            heads=False,
        )
        for line in wrapped(f"Note: {t}", 480, 10):
            sheets.say(line)
        sheets.gap(10)
    return sheets
