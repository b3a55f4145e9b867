"""Stage 1: chart files to Records, pages of text with offsets and geometry."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from clausea import sieve
from clausea.errors import RecordsError
from clausea.models import PageFlag, Patient, Span
from clausea.pages import Box, Page, Place, PlacedWord, Record, Records
from clausea.processes import uncollected
from clausea.records import cache
from clausea.records.belonging import continued, doubtful
from clausea.records.copies import mark_copies
from clausea.records.entries import cut_entries
from clausea.records.files import FileText, chart_files, digest, nothing_of, read_file, read_rectangles
from clausea.records.flags import NOT_READ, page_flags
from clausea.records.identity import first_said
from clausea.records.lifting import lift_pages
from clausea.records.looks import looked_at
from clausea.records.options import Options
from clausea.records.patient import chart_patient, other_patient
from clausea.records.plain import plain_page
from clausea.records.raw import Quad, union
from clausea.records.running import running_lines
from clausea.records.textlayer import NoPageError
from clausea.values.dates import find_dates
from clausea.values.people import find_people
from clausea.values.programs import find_programs

_LONG = 400
"""Pages of a chart after which what was remembered of its lines is worth the memory it takes."""
__all__ = ["Options", "from_texts", "lift_pages", "read_records", "rectangles"]


def read_records(
    paths: Sequence[Path | str] | Path | str,
    *,
    patient: Patient | None = None,
    options: Options = Options(),  # noqa: B008 - frozen
    progress: Callable[[int, int], None] | None = None,
) -> Records:
    """Read PDFs and folders of PDFs; records are R1, R2 … in the order given, a folder's files sorted.

    `patient` is the claim's patient where known, else the chart's majority decides. `progress(read, in all)` is called
    after each page of a file. Raises RecordsError naming the file for one that is missing, no PDF, locked or damaged.
    """
    files = chart_files([paths] if isinstance(paths, str | Path) else paths)
    digests = {path: digest(path) for path in files}
    key = repr((list(digests.values()), patient, options.ocr, sorted(options.ocr_pages.items())))
    kept = cache.get_object("chart", key) if options.cache else None
    if kept:
        if progress:
            total = sum(record.page_count for record in kept.files)
            progress(total, total)
        again: Records = kept
        return replace(again, files=tuple(_at(record, digests) for record in again.files))
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
    if options.cache and all(file.lasting and not file.door.password for _, _, file in read):
        cache.put_object("chart", key, replace(records, files=tuple(_nowhere(one, digests) for one in records.files)))
    return records


def _nowhere(record: Record, digests: Mapping[Path, str]) -> Record:
    """The record with its file's hash in place of its path: the same chart elsewhere is the same chart."""
    return replace(record, path=Path(digests[record.path]))


def _at(record: Record, digests: Mapping[Path, str]) -> Record:
    return replace(record, path=next(path for path, its in digests.items() if its == str(record.path)))


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
        looked.append(looked_at(f"R{number}", read.pages, running_lines(read.pages)))
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


def rectangles(records: Records, spans: Sequence[Span]) -> tuple[Place, ...]:
    """Where cited spans stand: one Place for each span, in the order given, in display and in PDF user space.

    Items, basis and also-places are spans alike. Raises RecordsError naming a file that changed or can no longer be
    read, KeyError for a record that is not among `records`.
    """
    for span in spans:
        records.file(span.record)
    found: dict[tuple[str, int, int, int], tuple[list[Quad], list[Quad]]] = {}
    for record in records.files:
        scanned = {page.number: page for page in record.pages if page.ocr}
        mine = {(span.page, span.start, span.end) for span in spans if span.record == record.id}
        for page, start, end in [place for place in mine if place[0] in scanned]:
            found[record.id, page, start, end] = _of_words(scanned[page], start, end)
            mine.remove((page, start, end))
        if mine:
            for (page, start, end), boxes in read_rectangles(record.path, sorted(mine), door=record.door):
                found[record.id, page, start, end] = [shown for shown, _ in boxes], [user for _, user in boxes]
    places = []
    for span in spans:
        shown, user = found.get((span.record, span.page, span.start, span.end), ([], []))
        places.append(Place(span, tuple(Box(*box) for box in shown), tuple(user)))
    return tuple(places)


def _of_words(page: Page, start: int, end: int) -> tuple[list[Quad], list[Quad]]:
    """Boxes of a span of an OCR page: its words, those of one level line as one box."""
    shown: list[Quad] = []
    user: list[Quad] = []
    last: PlacedWord | None = None
    for word in (word for word in page.words if word.start < end and start < word.end):
        line = last is not None and "\n" not in page.text[last.end : word.start]
        box = (word.shown.x0, word.shown.y0, word.shown.x1, word.shown.y1)
        if line and last and abs(box[1] - last.shown.y0) < 0.15 * (box[3] - box[1]):
            shown[-1], user[-1] = union([shown[-1], box]), union([user[-1], word.user])
        else:
            shown.append(box)
            user.append(word.user)
        last = word
    boxes = [field.box for field in page.fields if field.start < end and start < field.end and field.box]
    return [*shown, *((box.x0, box.y0, box.x1, box.y1) for box in boxes)], user
