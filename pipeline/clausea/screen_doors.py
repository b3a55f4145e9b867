"""What the terminal shows of the door and its last day, and of a denial that was looked up. Pure."""

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from clausea.codes import Library
from clausea.crosswalk import Candidate, Match
from clausea.payers import Door, Payers
from clausea.screen import day, table_of

_WAYS = {
    "appeal": "A denial that the record answers: argue it.",
    "records": "A request for records: the payer says that it never had them.",
    "correct": "A matter of the claim, not of the record: correct it.",
    "resubmit": "Never decided: no appeal, a new claim.",
    "none": "No denial that a record answers.",
    None: "Nothing is known of these codes and words.",
}


def due_line(doors: Sequence[Door], payers: Payers) -> str:
    """The last day of the first door in one line, or why it is not known."""
    one = next((door for door in doors if door.due), doors[0] if doors else None)
    if one is None:
        return ""
    return f"{day(one.due)}, {left(one, payers)}: {one.arithmetic}" if one.due else one.arithmetic or one.reason


def left(door: Door, payers: Payers) -> str:
    """ "12 days left", "LAST DAY IS TODAY", "PAST DUE by 3 days"."""
    days = door.days_left or 0
    key = "today" if not days else ("left" if days > 0 else "past") + ("_one" if abs(days) == 1 else "")
    return payers.words[key].format(days=abs(days))


def door_rows(
    doors: Sequence[Door], payers: Payers, chosen: str | None = None, *, told: Sequence[str] = ()
) -> list[tuple[str, Text]]:
    """Label and text of each line about the doors: which, why, until when, what to fill in; before them, where the
    denial decided the code, why. Sentences already `told` are not said again."""
    rows: list[tuple[str, Text]] = [("CODE", Text(chosen, style="yellow"))] if chosen else []
    for door in doors:
        of = f"{' + '.join(door.services)}: " if len(doors) > 1 and door.services else ""
        text = Text(f"{of}{door.title}", style="bold")
        to = "; ".join(filter(None, [f"to {door.to}" if door.to else "", door.form or ""]))
        text.append(f"\n{to}" if to else "", style="not bold")
        reason = door.reason
        for sentence in told:
            reason = reason.replace(sentence, "").strip()
        text.append(f"\n{reason}" if reason else "", style="not bold")
        rows.append(("DOOR", text))
        rows += [("", Text(note)) for note in door.notes if note not in told]
        rows += [("", Text(f"Enclose: {thing}", style="yellow")) for thing in door.brings]
        if door.missing:
            missing = payers.words["missing"].format(title=door.title, parts=", ".join(door.missing))
            rows.append(("", Text(missing, style="yellow")))
        if door.due:
            late = (door.days_left or 0) <= 0
            when = Text(f"{day(door.due)}  {left(door, payers)}", style="bold red" if late else "bold")
            when.append(f"\n{door.arithmetic}", style="not bold default")
            when.append(f"\n{door.citation}" if door.citation else "", style="not bold default")
            rows.append(("DUE", when))
        elif door.arithmetic:
            rows.append(("DUE", Text(door.arithmetic, style="yellow")))
        rows += [("", Text(f"Fill in: {thing}")) for thing in door.fill_in]
        if door.clock:
            rows.append(("" if door.due or door.arithmetic else "DUE", Text(door.clock, style="yellow")))
    return rows


def found_page(match: Match, library: Library, doors: Sequence[Door], next_steps: Sequence[str]) -> RenderableType:
    """What `clausea codes find` shows: what the denial is, its candidates with reasons, the door, what to do next."""
    asked = match.asked
    head = Table.grid(padding=(0, 2))
    head.add_column(no_wrap=True, style="bold")
    head.add_column()
    codes = "-".join(filter(None, (asked.group, asked.carc)))
    line = "  ".join(filter(None, [asked.service, codes, " ".join(asked.rarc)]))
    head.add_row("DENIAL", Text(line or "by its words"))
    if asked.text:
        head.add_row("", Text(f"\u201c{' '.join(asked.text.split())}\u201d", style="italic"))
    head.add_row("THIS IS", Text(_WAYS[match.way]))
    if match.row:
        head.add_row("", Text(match.row.reason))
        if match.row.do:
            head.add_row("DO", Text(match.row.do))
    parts: list[RenderableType] = [head]
    if match.candidates:
        table = table_of("DENIAL CODES THAT MAY ANSWER IT")
        table.add_column("Code", width=6)
        table.add_column("Denied because", ratio=2)
        table.add_column("Why", ratio=3)
        for one in match.candidates:
            style = "bold" if one.code == match.chosen else ""
            table.add_row(Text(one.code, style=style), Text(one.title, style=style), Text(why(one, library)))
        parts.append(table)
    if doors and doors[0].kind != "none":
        where = Table.grid(padding=(0, 2))
        where.add_column(no_wrap=True, style="bold")
        where.add_column()
        told = [text for text in (match.row.reason, match.row.do) if text] if match.row else []
        for label, text in door_rows(doors, library.payers, told=told):
            where.add_row(label, text)
        parts += [Text(), where]
    parts += [Text("\nNEXT", style="bold")] if next_steps else []
    parts += [Text(f"  {line}", no_wrap=True, overflow="ignore") for line in next_steps]  # to be copied whole
    return Group(*parts)


def why(candidate: Candidate, library: Library) -> str:
    """Why a code is a candidate: the payer's words, the remittance codes, and whether a letter is there."""
    parts = []
    if candidate.words:
        parts.append("The payer's words: " + ", ".join(candidate.words) + ".")
    if candidate.row:
        parts.append("Its remittance codes point here, too." if candidate.words else "Its remittance codes.")
    if candidate.code not in library.codes:
        parts.append("No letter is there yet.")
    return " ".join(parts)
