"""The last stage: from a reviewed case to packet.pdf and packet.json, and the record of what was sent.

Nothing here prints. A packet is made whole in memory and judged (appeal/packet/gates.py) before anything is written.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date as day
from functools import partial
from pathlib import Path

from clausea import __version__, store
from clausea.appeal import Enclosed
from clausea.appeal.letter import Letter
from clausea.appeal.packet import ledger
from clausea.appeal.packet.disclosure import MAYBE_MISFILED, MISFILED, SPEAKS_TO_A_PROGRAM, holds
from clausea.appeal.packet.gates import HeldPage, confirmations, page_keys, problems
from clausea.appeal.request_sheet import Sheet
from clausea.codes import Library
from clausea.errors import EvidenceError, PacketError, UsageError
from clausea.models import Practice, Run
from clausea.pages import Lifted, Records
from clausea.payers import Door
from clausea.records import Options, lift_pages, read_records, rectangles
from clausea.workflow import EVIDENCE, Case, Progress, doors_of, reopen

PACKET, LEDGER, SENT = "packet.pdf", "packet.json", "sent"


@dataclass(frozen=True, slots=True)
class Choices:
    """What a person decides about a packet. `attach` maps names to files, None for one left out on purpose."""

    attach: Mapping[str, Path | None] = field(default_factory=dict)
    confirm: Sequence[str] = ()
    by: str | None = None
    unreviewed: bool = False
    print_code: bool = False


@dataclass(frozen=True, slots=True)
class Made:
    """A packet ready to be written, and what a person should know of it."""

    files: dict[str, bytes]
    file: ledger.PacketFile
    letter_pages: int
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Attached:
    name: str
    path: Path
    lifted: Lifted
    records: Records


def packet(
    path: Path,
    library: Library,
    practice: Practice,
    date: str,
    choices: Choices,
    *,
    records: Sequence[Path] = (),
    options: Options = Options(),  # noqa: B008 - frozen
    progress: Progress | None = None,
) -> Made:
    """The packet of a reviewed evidence.json, dated `date`.

    Raises PacketError with every reason why it may not leave, QuoteError and EvidenceError when evidence and chart no
    longer agree, RecordsError for an attachment that cannot be used.
    """
    from clausea.appeal import draft, request_sheet
    from clausea.appeal.packet import Attachment, Contents, build, own, spans
    from clausea.appeal.writing import case_of, read_words

    words, packet_words = read_words(library.folder), read_words(library.folder, "packet.toml")
    _check_choices(choices, packet_words["attachments"])
    evidence_bytes = path.read_bytes() if path.is_file() else b""
    case = reopen(path, library, records=records, options=options, progress=progress)
    if not case.supported:
        raise PacketError(("The record does not support an appeal of this claim. Read gaps.md: nothing is sent.",))
    ways = doors_of(case, date, practice)
    through = next((way for way in ways if way.open_to_appeal), None)
    if through is None:
        raise PacketError(tuple(f"{', '.join(way.services)}: {way.title}. {way.reason} No packet." for way in ways))
    attached = [_Attached(name, file, *_read(file, case, options)) for name, file in choices.attach.items() if file]
    enclosed = Enclosed(
        tuple(one.name for one in attached), tuple(name for name, file in choices.attach.items() if not file)
    )
    about = (case.code, library, case.claim, case.evidence, case.assessment, practice, case.records, date)
    written = partial(draft, *about, print_code=choices.print_code, door=through)
    alone = written(enclosed=enclosed)
    letter = written(enclosed=Enclosed(enclosed.attached, enclosed.left_out, True))
    sheet = _sheet(through, case, practice, letter) if "form" not in choices.attach else None

    ids = [record.id for record in case.records.files]
    keys = page_keys(choices.confirm, ids)
    held = [
        *_held_exhibits(case, letter.exhibits, packet_words["internal"]),
        *_held_attachments(attached, packet_words["internal"]),
    ]
    _check_confirmed(keys, held)
    found = problems(letter, case.evidence, held, keys.values(), draft=choices.unreviewed)
    found += tuple(_sheet_open(sheet)) if sheet else ()
    if found:
        raise PacketError(found)

    view = case_of(case.code, library, case.claim, case.evidence, case.assessment, case.records, words)
    pages = {
        record.id: [one.page for one in letter.exhibits if one.record == record.id] for record in case.records.files
    }
    charts = {
        record.id: lift_pages(record.path, pages[record.id], sha256=record.sha256, door=record.door)
        for record in case.records.files
        if pages[record.id]
    }
    made = build(
        Contents(
            letter=letter,
            tables=tuple(block for block in alone.blocks if block.kind == "table" and block not in letter.blocks),
            case=view,
            practice=practice,
            records=case.records,
            places=rectangles(case.records, spans(letter, view)),
            charts=charts,
            attachments=(
                *((own("form", request_sheet.pdf(sheet)),) if sheet else ()),
                *(Attachment(one.name, one.lifted) for one in attached),
            ),
            draft_mark=words["labels"]["draft_not_reviewed"] if choices.unreviewed else "",
            words=packet_words,
            exhibit_words=words["exhibits"],
        )
    )
    cited = tuple(case.evidence.item(item) for item in letter.cited)
    file = ledger.PacketFile(
        version=__version__,
        text=case.evidence.run.text if isinstance(case.evidence.run, Run) else "1",
        date=date,
        draft=choices.unreviewed,
        packet=ledger.FileMark(sha256=ledger.digest(made.pdf), pages=made.pages),
        letter=ledger.FileMark(sha256=ledger.digest(letter.model_dump_json()), pages=made.letter_pages),
        evidence=ledger.FileMark(sha256=ledger.digest(evidence_bytes)),
        content=ledger.Content(code=case.code.code, sha256=ledger.content_digest(library.folder)),
        records=tuple(
            ledger.Disclosed(id=one.id, sha256=one.sha256, pages=one.page_count, disclosed=tuple(pages[one.id]))
            for one in case.records.files
        ),
        attachments=tuple(
            ledger.Attached(name=one.name, sha256=one.lifted.sha256, pages=len(one.lifted.pages)) for one in attached
        ),
        left_out=enclosed.left_out,
        exhibits=tuple(
            ledger.ExhibitMark(
                label=one.label, record=one.record, page=one.page, packet_page=made.slots[one.label], items=one.items
            )
            for one in letter.exhibits
        ),
        claim=case.claim,
        doors=ways,
        reviewers=ledger.reviewers(cited),
        confirmed=confirmations(held, keys.values(), choices.by or ""),
        items=cited,
    )
    file = _with_sendings(file, path.parent / LEDGER)
    notes = [f"{one.path}: {_unread(one.records)}" for one in attached if one.records.files[0].unread]
    notes += [note for way in ways for note in _door_notes(way, enclosed)]
    if made.letter_pages > 2:
        notes.append(f"The letter has {made.letter_pages} pages; a reviewer expects two at most.")
    return Made({PACKET: made.pdf, LEDGER: ledger.text(file).encode()}, file, made.letter_pages, tuple(notes))


def save_packet(folder: Path, made: Made) -> tuple[Path, ...]:
    """Write packet.pdf and packet.json; a packet of an earlier run is replaced (what was sent is kept under sent/)."""
    return tuple(store.write_file(folder / name, data) for name, data in made.files.items())


def sent(
    folder: Path, on: str, by: str, how: str, *, reference: str | None = None, proof: Path | None = None
) -> tuple[Path, ledger.PacketFile]:
    """Record that the folder's packet was sent, and keep it as it was: packet, packet.json, evidence and proof.

    Returns the folder that keeps them. Raises EvidenceError when packet.pdf is not the one that packet.json tells of,
    UsageError for a draft, a day that does not exist or a proof that cannot be read.
    """
    path = folder / LEDGER
    file = ledger.read(path)
    if file.draft:
        raise UsageError(
            f"{folder / PACKET}: is a draft. Review the cited facts and make the packet without --unreviewed."
        )
    _day(on)
    data = _bytes(folder / PACKET)
    if ledger.digest(data) != file.packet.sha256:
        raise EvidenceError(
            f"{folder / PACKET}: is not the packet that {LEDGER} tells of. Make it again, or restore it."
        )
    proved = _bytes(proof) if proof else None
    one = ledger.Sent(
        on=on, by=by, how=how, reference=reference, packet=file.packet.sha256,
        proof=ledger.FileMark(sha256=ledger.digest(proved)) if proved is not None else None,
    )  # fmt: skip
    file = file.model_copy(update={"sent": (*file.sent, one)})
    kept = folder / SENT / f"{on}-{file.packet.sha256[:8]}"
    store.write_file(kept / PACKET, data)
    evidence = folder / EVIDENCE
    if evidence.is_file() and ledger.digest(evidence.read_bytes()) == file.evidence.sha256:
        store.write_file(kept / EVIDENCE, evidence.read_bytes())
    if proof and proved is not None:
        store.write_file(kept / f"proof-{len(file.sent)}{proof.suffix.lower()}", proved)
    store.write_file(kept / LEDGER, ledger.text(file))
    store.write_file(path, ledger.text(file))
    return kept, file


def _read(file: Path, case: Case, options: Options) -> tuple[Lifted, Records]:
    """An attachment: its pages to send, and their words to look through."""
    records = read_records([file], patient=case.claim.patient, options=options)
    return lift_pages(file, None, door=records.files[0].door), records


def _sheet(way: Door, case: Case, practice: Practice, letter: Letter) -> Sheet | None:
    """The fields of the payer's form, filled in, where the door has one; its last day is no business of the payer."""
    if way.kind != "redetermination":
        return None
    from clausea.appeal import request_sheet

    made = request_sheet.sheet(way, case.claim, practice, case.library, letter)
    return made.model_copy(update={"due": ""})


def _sheet_open(sheet: Sheet) -> list[str]:
    return [
        f"{sheet.title}: {label} is not filled in. Give it in the claim file or practice profile."
        for label in sheet.missing
    ]


def _check_choices(choices: Choices, known: Mapping[str, object]) -> None:
    for name in choices.attach:
        if name not in known:
            raise UsageError(f"--attach {name}: is no attachment. Known are {', '.join(known)}.")
    if choices.confirm and not choices.by:
        raise UsageError("A confirmed page needs a name. Add --by NAME.")


def _check_confirmed(keys: Mapping[str, str], held: Sequence[HeldPage]) -> None:
    waiting = {page.key for page in held}
    for given, key in keys.items():
        if key not in waiting:
            raise UsageError(f"--confirm-page {given}: no page of that name is held back. Name it as the error did.")


def _held_exhibits(case: Case, exhibits: Sequence[object], internal: str) -> list[HeldPage]:
    from clausea.appeal.letter import Exhibit

    held = []
    for one in exhibits:
        assert isinstance(one, Exhibit)
        record = case.records.file(one.record)
        found = [MISFILED] if one.page in record.other_patient_pages else []
        flags = {flag.flag for flag in record.flags if flag.page == one.page}
        found += [hold for hold in (MAYBE_MISFILED, SPEAKS_TO_A_PROGRAM) if hold.kind in flags]
        found += holds(record.page(one.page).text, internal=internal)
        if found:
            name = f"{one.file}, page {one.page} (Ex. {one.label})"
            held.append(HeldPage(f"{one.record}:{one.page}", name, one.items, tuple(found)))
    return held


def _held_attachments(attached: Sequence[_Attached], internal: str) -> list[HeldPage]:
    held = []
    for one in attached:
        record = one.records.files[0]
        for page in record.pages:
            found = [MISFILED] if page.number in record.other_patient_pages else []
            flags = {flag.flag for flag in record.flags if flag.page == page.number}
            found += [hold for hold in (MAYBE_MISFILED,) if hold.kind in flags]
            found += holds(page.text, internal=internal)
            if found:
                held.append(
                    HeldPage(f"{one.name}:{page.number}", f"{one.path.name}, page {page.number}", (), tuple(found))
                )
    return held


def _door_notes(way: Door, enclosed: Enclosed) -> list[str]:
    """What the door asks for that the packet does not show, and whether it is still open."""
    about = ", ".join(way.services)
    notes = [f"{about}: {way.title} asks for {what}, which nobody gave." for what in way.missing]
    if not way.open_to_appeal:
        notes.append(f"{about}: {way.title}. {way.reason} This line goes another way.")
    if way.form and "form" not in enclosed.attached:
        notes.append(f"{about}: form {way.form}. Add a filled form with --attach form=FILE.")
    if way.days_left is not None and way.days_left < 0:
        notes.append(f"{about}: the last day was {way.due} ({way.arithmetic}).")
    return notes


def _unread(records: Records) -> str:
    pages = ", ".join(str(page.page) for page in records.files[0].unread)
    return f"page {pages} could not be read; look at it before you send it."


def _with_sendings(file: ledger.PacketFile, path: Path) -> ledger.PacketFile:
    """The record of sending stays with the packet as long as its bytes are the same."""
    if not path.is_file():
        return file
    earlier = ledger.read(path)
    same = earlier.packet.sha256 == file.packet.sha256
    return file.model_copy(update={"sent": earlier.sent}) if same else file


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise UsageError(f"{path}: cannot be read ({error.strerror}). Check the name.") from None


def _day(text: str) -> None:
    try:
        day.fromisoformat(text)
    except ValueError:
        raise UsageError(f"--on {text}: is no date. Write it as YYYY-MM-DD.") from None
