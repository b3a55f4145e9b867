"""The month as forms: labels beside and above values, boxes, tables beside each other."""

from collections.abc import Callable
from typing import Any

from office_month import DONE, HOUSE, LAYOUTS, LOG, Layout, columns, front, head, layout, rows, started
from typesetter import Column, Sheets, wrapped


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


def _form_front(make: Callable[[Sheets], None], **keys: Any) -> Layout:
    def made() -> Sheets:
        sheets = Sheets(**keys)
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
    ("Care plan created", "01/20/2026"), ("Copy given to patient", "01/22/2026"),
    ("Care plan author", "Ana Lucero, RN"), ("PHQ-9 date", "03/02/2026"), ("PHQ-9 score", "8"), ("Language", "English"),
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
def _factstable_of() -> Sheets:
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


def _entry_boxes(per_row: int) -> Layout:
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
                    for line in wrapped(f"{label}: {value}", wide - 20, 10):
                        sheets.say(line, x=x)
                sheets.gap(12)
                sheets.rule(x - 4, top - 10, x + wide - 8, top - 10)
            sheets.y = top + 110
        return sheets

    return made


LAYOUTS["a box for each contact"] = _entry_boxes(1)
LAYOUTS["two boxes side by side"] = _entry_boxes(2)


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
