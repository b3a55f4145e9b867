"""The month as tables: orders of columns, rules, wrapped cells, heads, pages."""

from typing import Any

from office_month import BORN, HOUSE, LAYOUTS, LOG, NAME, Layout, columns, layout, rows, started, table_of
from typesetter import Sheets

ORDERS = ("dmpt", "dptm", "dtpm", "dtmp", "dpmt", "mdpt", "pdtm", "tdpm", "pmdt", "tpmd", "ptmd", "mptd", "pdmt")
for order in ORDERS:
    LAYOUTS[f"grid {order}"] = table_of(order)
    LAYOUTS[f"no rules {order}"] = table_of(order, rules="none", pad=0, gutter=8)
for upright in ("middle", "bottom"):
    for order in ("dtpm", "dptm", "dmpt", "pdtm", "ndtpm"):
        narrow = {"t": 120.0}
        LAYOUTS[f"{upright} {order}"] = table_of(order, upright=upright, wide=narrow)
        LAYOUTS[f"{upright} {order} no rules"] = table_of(order, upright=upright, wide=narrow, rules="none", pad=2)
        LAYOUTS[f"{upright} {order} no white"] = table_of(order, upright=upright, wide=narrow, rules="rows", pad=0)
for narrow in (160, 90):
    for source in ("cell", "line", "column")[:: 1 if narrow > 100 else 2]:
        room = {"t": narrow, "p": 60}
        LAYOUTS[f"wrapped {narrow} {source}"] = table_of("dtpm", wide=room, order=source, pad=2)
        LAYOUTS[f"wrapped {narrow} {source} no rules"] = table_of("dtpm", wide=room, order=source, rules="none", pad=0)
        LAYOUTS[f"wrapped {narrow} {source} minutes second"] = table_of(
            "dmtp", wide=room, order=source, rules="none", pad=2
        )
for where in ("right", "center"):
    for order in ("dmpt", "dtpm", "dtmp"):
        LAYOUTS[f"minutes {where} {order}"] = table_of(order, set_={"m": where}, rules="none", pad=1)
        LAYOUTS[f"all {where} {order}"] = table_of(order, set_=dict.fromkeys("dmp", where))
LAYOUTS["decimal minutes"] = table_of("dtpD", set_={"D": "right"})
LAYOUTS["minutes with unit"] = table_of("dtpM")
LAYOUTS["minutes with unit second"] = table_of("dMtp", rules="none", pad=0)
LAYOUTS["heads of two lines"] = table_of(
    "dmpt",
    titles={"d": "Date of\nservice", "m": "Minutes\nspent", "p": "Clinical\nstaff", "t": "Description of\nactivity"},
)
LAYOUTS["heads of two lines at the bottom"] = table_of(
    "dmpt",
    titles={"d": "Date of\nservice", "m": "Time\n(min)", "p": "Staff", "t": "Activity"},
    upright="bottom",
    rules="head",
)
LAYOUTS["heads of two lines plain"] = table_of(
    "dtpm",
    titles={"d": "Service\ndate", "m": "Total\nminutes", "p": "Staff\nname", "t": "What was\ndone"},
    bold_heads=False,
    rules="none",
    pad=1,
)
LAYOUTS["heads plain"] = table_of("dtpm", bold_heads=False, rules="none", pad=1)
LAYOUTS["heads absent"] = table_of("dtpM", heads=False)
LAYOUTS["heads absent middle"] = table_of("dtpM", heads=False, upright="middle", wide={"t": 120.0})
LAYOUTS["zebra"] = table_of("dtpm", rules="none", zebra=True)
LAYOUTS["number first"] = table_of("ndtpm")
LAYOUTS["number first, no rules"] = table_of("ndmpt", rules="none", pad=0)
LAYOUTS["number sign first"] = table_of("ndtpm", titles={"n": "#"})
LAYOUTS["check columns"] = table_of("dx-tpm", wide={"t": 190.0})
LAYOUTS["check columns at the end"] = table_of("dtpmx-", wide={"t": 190.0}, set_={"x": "center"})


@layout("initials and a key")
def _initials() -> Sheets:
    sheets = started()
    sheets.table(columns("dtim"), rows("dtim"))
    sheets.gap()
    sheets.say("AL = Ana Lucero, RN     TW = Tom Weaver, LPN")
    return sheets


LAYOUTS["clock columns"] = table_of("dsemtp", wide={"t": 170.0})
LAYOUTS["clock columns without minutes"] = table_of("dsetp", wide={"t": 190.0})
LAYOUTS["program column"] = table_of("dgtpm", wide={"t": 190.0})
LAYOUTS["kind column"] = table_of("dktpm", wide={"t": 190.0})
LAYOUTS["name and credential apart"] = table_of("dPctm", wide={"t": 180.0})
LAYOUTS["surname first"] = table_of("dltm")
LAYOUTS["narrow gutters"] = table_of("dtpm", rules="none", pad=0, gutter=3, wide={"d": 53.0, "t": 200.0, "p": 84.0})
LAYOUTS["narrow gutters dmpt"] = table_of(
    "dmpt", rules="none", pad=0, gutter=3, wide={"d": 54.0, "m": 44.0, "p": 82.0, "t": 200.0}
)
LAYOUTS["narrow gutters right"] = table_of(
    "dtmp", rules="none", pad=0, gutter=3, wide={"d": 54.0, "m": 44.0, "p": 84.0, "t": 200.0}, set_={"m": "right"}
)
LAYOUTS["landscape"] = table_of("dtpm", page={"landscape": True}, wide={"t": 400.0, "d": 80.0, "p": 130.0})
LAYOUTS["landscape middle"] = table_of(
    "dkptm", page={"landscape": True}, wide={"t": 180.0, "d": 90.0, "p": 60.0}, upright="middle"
)
LAYOUTS["small type"] = table_of("dtpm", page={"size": 7}, rules="rows", pad=1, wide={"t": 180.0})
LAYOUTS["no title"] = table_of("dtpm", title="", titles={"m": "CCM minutes"})
LAYOUTS["title of many words"] = table_of(
    "dtpm",
    title="Monthly record of time spent by clinical staff on chronic care management for the patient in March 2026",
)


def _turned(keys: dict[str, Any], **how: Any) -> Layout:
    def made() -> Sheets:
        sheets = started(**keys)
        sheets.say(*["This sheet is kept by the care management team and closed at the end of each month."] * 2)
        sheets.gap()
        sheets.table(columns("dtpm", None, None, {"t": 120.0}), rows("dtpm"), **how)
        return sheets

    return made


for edge in (215, 240):
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
