"""Charts read anew, file by file, and then as one: running lines, tables, whose pages they are, entries, copies."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from clausea import sieve
from clausea.errors import RecordsError
from clausea.models import PageFlag, Patient
from clausea.pages import Record, Records
from clausea.processes import uncollected
from clausea.records.belonging import continued, doubtful
from clausea.records.copies import mark_copies
from clausea.records.entries import cut_entries
from clausea.records.files import FileText, nothing_of, read_file
from clausea.records.flags import NOT_READ, page_flags
from clausea.records.identity import first_said
from clausea.records.looks import looked_at
from clausea.records.numbered import unnumbered
from clausea.records.options import Options
from clausea.records.patient import chart_patient, other_patient
from clausea.records.plain import plain_page
from clausea.records.running import running_lines
from clausea.records.textlayer import NoPageError
from clausea.values.dates import find_dates
from clausea.values.people import find_people
from clausea.values.programs import find_programs

_LONG = 400
"""Pages of a chart after which what was remembered of its lines is worth the memory it takes."""


def read_anew(
    files: Sequence[Path], patient: Patient | None, options: Options, progress: Callable[[int, int], None] | None
) -> tuple[Records, bool]:
    """The files' records, and whether they may be kept: nothing of a locked file is, nor what another run may read
    better. RecordsError as read_records."""
    read: list[tuple[Path, str, FileText]] = []
    for path in files:
        try:
            read.append((path, "", read_file(path, options=options, progress=progress)))
        except NoPageError:
            if len(files) == 1:
                raise
            read.append((path, "", nothing_of(path)))  # the rest of the chart goes on without it
        for inside, (name, is_pdf) in enumerate(read[-1][2].attached):
            if is_pdf:
                with suppress(RecordsError):  # listed with what else could not be read
                    read.append((path, name, read_file(path, options=options, progress=progress, inside=inside)))
    with uncollected():
        records = _records(read, patient)
    return records, all(file.lasting and not file.door.password for _, _, file in read)


def from_texts(texts: Sequence[str] | Sequence[Sequence[str]], *, patient: Patient | None = None) -> Records:
    """Records of plain text without geometry: the pages of one file, or a list of pages for each of several files."""
    charts = [[text] if isinstance(text, str) else list(text) for text in texts]
    if all(isinstance(text, str) for text in texts):
        charts = [[page for chart in charts for page in chart]]
    read = []
    for number, chart in enumerate(charts, 1):
        pages = tuple(plain_page(n, text) for n, text in enumerate(chart, 1))
        hashed = sha256("\f".join(chart).encode()).hexdigest()
        read.append((Path(f"R{number}.pdf"), "", FileText(hashed, len(pages), pages, ())))
    return _records(read, patient)


def _records(files: list[tuple[Path, str, FileText]], patient: Patient | None) -> Records:
    """Pages with running lines, tables and identity; then whose chart it is; then entries.

    What was read is taken out of `files` as it is used: a long chart need not be in memory twice.
    """
    looked = []
    for number, (path, attached, read) in enumerate(files, 1):
        printed = tuple(map(unnumbered, read.pages))
        looked.append(looked_at(f"R{number}", printed, running_lines(printed)))
        files[number - 1] = (path, attached, read._replace(pages=()))
    charts, said = [one.pages for one in looked], [one.said for one in looked]
    whose = chart_patient([page for pages in said for page in pages], patient)
    others = [
        continued(pages, its, [other_patient(page, one, whose) for page, one in zip(pages, its, strict=True)])
        for pages, its in zip(charts, said, strict=True)
    ]
    strangers = list(dict.fromkeys(one for its in others for one in its if one))
    records = []
    for number, ((path, attached, read), pages) in enumerate(zip(files, charts, strict=True)):
        own, set_apart = said[number], others[number]
        named = tuple(
            replace(page, identity=other or first_said(its))
            for page, other, its in zip(pages, set_apart, own, strict=True)
        )
        entries = cut_entries(named)
        records.append(
            Record(
                f"R{number + 1}",
                path,
                read.sha256,
                named,
                read.page_count,
                entries,
                read.unread,
                tuple(page.number for page, other in zip(pages, set_apart, strict=True) if other),
                (
                    *page_flags(looked[number].speaking),
                    *_not_read(path, read, files),
                    *doubtful(pages, own, set_apart, entries, whose, strangers),
                ),
                read.door,
                attached,
            )
        )
    made = Records(mark_copies(records), whose)
    if sum(len(record.pages) for record in made.files) >= _LONG:
        sieve.forget()  # they were lines: the next stage asks about sentences
        for find in (find_dates, find_people, find_programs):
            find.cache_clear()
    return made


def _not_read(path: Path, read: FileText, files: Sequence[tuple[Path, str, FileText]]) -> list[PageFlag]:
    """The attachments of a file that are no PDF, or could not be read: listed with its first page."""
    got = {name for other, name, _ in files if other == path}
    return [PageFlag(page=1, flag=f"{NOT_READ}: {name}") for name, _ in read.attached if name not in got]
