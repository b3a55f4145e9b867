"""The request sheet of a Medicare redetermination: the fields of form CMS-20027 filled in, as Markdown and as PDF.

Labels, order and sentences are those of codes/payers/_sheet.toml; what nobody gave stands as a field to fill in.
Nothing of the chart is on it but the number of pages enclosed.
"""

import json
from datetime import date
from pathlib import Path

import typst
from pydantic import ValidationError

from clausea.appeal.letter import Letter
from clausea.appeal.terms import us
from clausea.codes import Library
from clausea.elements import describe, read_toml
from clausea.errors import ContentError
from clausea.models import Claim, Model, Practice
from clausea.payers import Door

NAME = "cms-20027-fields"
_PAGE = Path(__file__).with_name("request_sheet.typ")


class Field(Model):
    label: str
    value: str
    required: bool = False


class Form(Model):
    """codes/payers/_sheet.toml."""

    title: str
    about: str
    open: str
    due: str
    page: str
    of: str
    field: tuple[Field, ...]
    says: dict[str, str]


class Entry(Model):
    """A line of the sheet; `open` when somebody has to fill it in."""

    label: str
    required: bool
    text: str
    open: bool


class Sheet(Model):
    """The sheet as it is printed."""

    title: str
    about: str
    due: str
    entries: tuple[Entry, ...]
    page: str
    of: str

    @property
    def missing(self) -> tuple[str, ...]:
        """Required fields that nobody has filled in: without them the request is dismissed."""
        return tuple(entry.label for entry in self.entries if entry.required and entry.open)


def sheet(door: Door, claim: Claim, practice: Practice, library: Library, letter: Letter | None = None) -> Sheet:
    """The sheet for a door of kind redetermination; `letter` is the one that goes with it.

    Raises ContentError when codes/payers/_sheet.toml is wrong.
    """
    path = library.folder / "payers" / "_sheet.toml"
    try:
        form = Form.model_validate(read_toml(path))
    except ValidationError as error:
        raise ContentError(f"{path}: {describe(error)}") from None
    values = _values(door, claim, practice, library, letter, form.says)
    if unknown := next((one.value for one in form.field if one.value not in values), None):
        raise ContentError(f"{path}: value {unknown!r} is unknown. Known are {', '.join(values)}.")
    entries = []
    for one in form.field:
        text, is_open = values[one.value]
        entries.append(Entry(label=one.label, required=one.required, text=text or form.open, open=is_open or not text))
    due = form.due.format(due=_day(door.due), arithmetic=door.arithmetic) if door.due else ""
    return Sheet(title=form.title, about=form.about, due=due, entries=tuple(entries), page=form.page, of=form.of)


def files(
    door: Door, claim: Claim, practice: Practice, library: Library, letter: Letter | None = None
) -> dict[str, bytes]:
    """The sheet as files: Markdown to read and copy from, PDF to send."""
    made = sheet(door, claim, practice, library, letter)
    return {f"{NAME}.md": markdown(made).encode(), f"{NAME}.pdf": pdf(made)}


def markdown(made: Sheet) -> str:
    """The sheet as Markdown text."""
    rows = [
        f"| {number}. {_cell(one.label + (' *' if one.required else ''))} | {_shown(one)} |"
        for number, one in enumerate(made.entries, start=1)
    ]
    parts = [f"# {made.title}", _cell(made.about), "\n".join(["| Field | Entry |", "|---|---|", *rows]), made.due]
    return "\n\n".join(part for part in parts if part) + "\n"


def pdf(made: Sheet) -> bytes:
    """The sheet as one tagged PDF page (PDF/UA-1)."""
    compiled: bytes = typst.compile(
        _PAGE.read_bytes(),
        format="pdf",
        sys_inputs={"sheet": json.dumps(made.model_dump(mode="json"), ensure_ascii=False)},
        pdf_standards=["ua-1"],
        ignore_system_fonts=True,
    )
    return compiled


def _values(
    door: Door, claim: Claim, practice: Practice, library: Library, letter: Letter | None, says: dict[str, str]
) -> dict[str, tuple[str, bool]]:
    """What fills each field, and whether a person still has to."""
    day = _day(letter.date if letter else None)
    services = []
    for code in door.services or claim.services:
        name = library.services[code].name if code in library.services else ""
        services.append(", ".join(filter(None, [f"{code} x {claim.units(code)}", name])))
    late = (door.days_left or 0) < 0
    who = claim.billing_practitioner
    more = [
        says["claim_number"].format(number=claim.claim_number) if claim.claim_number else "",
        says["remittance"].format(number=claim.remittance_number) if claim.remittance_number else "",
        says["practitioner"].format(name=", ".join(filter(None, [who.name, who.credential]))) if who else "",
        says["npi"].format(npi=who.npi) if who and who.npi else "",
    ]
    cited = len(letter.exhibits) if letter else 0
    party = practice.name or (who.name if who else "")
    texts = {
        "patient": claim.patient.name or "",
        "member_id": claim.member_id or "",
        "services": "; ".join(services),
        "dates": _dates(door, claim),
        "notice_date": _day(claim.notice_date),
        "payer": claim.payer or "",
        "why": _why(claim, day, says),
        "more": "; ".join(filter(None, more)),
        "evidence": says["evidence"].format(count=cited) if cited else says["evidence_draft"],
        "party": says["party"].format(name=party) if party else "",
        "address": ", ".join(filter(None, [*practice.address, practice.phone])),
    }
    return {
        **{key: (text, not text) for key, text in texts.items()},
        "late": (says["late"], True) if late else (says["not_late"] if door.due else "", not door.due),
        "overpayment": (says["overpayment"], True),
        "signature": (says["signature"], False),
    }


def _dates(door: Door, claim: Claim) -> str:
    billed = [_day(claim.dos[code]) for code in door.services if code in claim.dos]
    if billed:
        return ", ".join(dict.fromkeys(billed))
    if claim.period:
        return f"{_day(claim.period.start)} to {_day(claim.period.end)}"
    return _day(claim.discharge)


def _why(claim: Claim, written: str, says: dict[str, str]) -> str:
    denial = claim.denial
    codes = "-".join(filter(None, (denial.group, denial.carc))) if denial else ""
    label = ", ".join(filter(None, (codes, *(denial.rarc if denial else ()))))
    if denial and denial.text and label:
        return says["why"].format(text=" ".join(denial.text.split()), label=label, date=written)
    return says["why_codes" if label else "why_open"].format(label=label, date=written)


def _day(iso: str | None) -> str:
    return us(date.fromisoformat(iso)) if iso else ""


def _shown(one: Entry) -> str:
    text = _cell(one.text)
    return f"**[{text}]**" if one.open else text


def _cell(text: str) -> str:
    """Text that stays text in a table of Markdown."""
    for char in ("\\", "|", "*", "`", "<", "["):
        text = text.replace(char, f"\\{char}")
    return " ".join(text.split())
