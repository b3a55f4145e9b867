"""letter.docx: the letter in Word, with real styles, header and footer; the same letter gives the same bytes."""

import zipfile
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_COLOR_INDEX
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Inches, Pt

from clausea.appeal.letter import Block, Letter, Line, Paragraph, Table, shown
from clausea.appeal.links import parts, place

_FONT = "Times New Roman"
_BODY = Pt(10)
_TABLE = Pt(9)
_COLUMNS = (0.8, 1.15, 0.45, 1.1, 1.8, 1.2)
"""Inches of the minutes table's columns; other tables share the width evenly."""


@dataclass
class Links:
    """The exhibits of a letter; while `setting`, lines are given their places instead of links to them."""

    labels: tuple[str, ...]
    setting: bool = False
    places: dict[str, int] = field(default_factory=dict)
    """Those set so far, with their numbers."""


def write(letter: Letter) -> bytes:
    """The whole letter as a .docx file (US Letter, one-inch margins)."""
    document = Document()
    _styles(document)
    _page(document, letter)
    _properties(document, letter)
    for line in letter.letterhead:
        _line(document.add_paragraph(style="Letterhead"), line)
    _line(document.add_paragraph(style="Dateline"), letter.dateline)
    for line in letter.addressee:
        _line(document.add_paragraph(style="Address"), line)
    document.paragraphs[-1].paragraph_format.space_after = Pt(8)
    _re_block(document, letter)
    _line(document.add_paragraph(style="Body Text"), letter.salutation)
    links = _links(letter)
    for block in (*letter.blocks, *letter.request):
        _block(document, block, links)
    closing = document.add_paragraph(style="Body Text")
    _line(closing, letter.closing)
    closing.paragraph_format.keep_with_next = True
    for index, line in enumerate(letter.signatures):
        signature = document.add_paragraph(style="Signature")
        signature.paragraph_format.space_before = Pt(14) if index % 2 == 0 else Pt(0)
        signature.paragraph_format.keep_with_next = index + 1 < len(letter.signatures)
        _line(signature, line)
    _enclosures(document, letter, links)
    return _saved(document)


def _styles(document: Any) -> None:
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = _FONT, _BODY
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), _FONT)
    normal.paragraph_format.space_after = Pt(0)
    normal.paragraph_format.line_spacing = 1.0
    document.styles["Body Text"].paragraph_format.line_spacing = 1.0
    document.styles["Body Text"].paragraph_format.space_after = Pt(5)
    for name, after in (("Letterhead", 0), ("Address", 0), ("Dateline", 8), ("Signature", 0), ("Draft Mark", 0)):
        style = (
            document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
            if name not in document.styles
            else (document.styles[name])
        )
        style.base_style = normal
        style.paragraph_format.space_after = Pt(after)
    document.styles["Signature"].paragraph_format.left_indent = Pt(0)
    document.styles["Dateline"].paragraph_format.space_before = Pt(8)
    document.styles["Draft Mark"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    document.styles["Draft Mark"].font.bold = True
    link = document.styles.add_style("Exhibit Link", WD_STYLE_TYPE.CHARACTER)
    link.font.underline = True
    heading = document.styles["Heading 2"]
    heading.font.name, heading.font.size, heading.font.bold = _FONT, _BODY, True
    heading.font.color.rgb = None
    heading.element.rPr.rFonts.attrib.clear()
    heading.element.rPr.rFonts.set(qn("w:ascii"), _FONT)
    heading.element.rPr.rFonts.set(qn("w:hAnsi"), _FONT)
    heading.paragraph_format.space_before, heading.paragraph_format.space_after = Pt(4), Pt(1)
    heading.paragraph_format.keep_with_next = True


def _page(document: Any, letter: Letter) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Inches(8.5), Inches(11)
    section.left_margin = section.right_margin = Inches(1)
    section.top_margin = section.bottom_margin = Inches(0.8)
    header = section.header.paragraphs[0]
    header.style = document.styles["Draft Mark"]
    header.text = " · ".join(letter.draft_marks)
    foot = section.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    foot.add_run(f"{letter.footer.left} · " if letter.footer.left else "")
    foot.add_run(f"{letter.footer.page} ")
    _field(foot, "PAGE")
    foot.add_run(f" {letter.footer.of} ")
    _field(foot, "NUMPAGES")
    for run in foot.runs:
        run.font.size = Pt(9)


def _field(paragraph: Any, code: str) -> None:
    """A field that Word computes, shown as 1 until it does."""
    for kind in ("begin", "instr", "separate", "text", "end"):
        run = paragraph.add_run()
        if kind == "instr":
            element = OxmlElement("w:instrText")
            element.set(qn("xml:space"), "preserve")
            element.text = f" {code} "
        elif kind == "text":
            run.text = "1"
            continue
        else:
            element = OxmlElement("w:fldChar")
            element.set(qn("w:fldCharType"), kind)
        run._r.append(element)


def _properties(document: Any, letter: Letter) -> None:
    """Core properties from the letter alone: no clock, no user name."""
    day = datetime.fromisoformat(letter.date)
    core = document.core_properties
    core.title, core.author, core.last_modified_by, core.comments = letter.title, "", "", ""
    core.created = core.modified = day
    core.revision, core.language = 1, "en-US"


def _re_block(document: Any, letter: Letter) -> None:
    table = document.add_table(rows=0, cols=2, style="Table Grid")
    first = table.add_row()
    title = first.cells[0].merge(first.cells[1])
    _line(title.paragraphs[0], tuple(run.model_copy(update={"bold": True}) for run in letter.re_title))
    _repeat(first)
    for row in letter.re:
        cells = table.add_row().cells
        cells[0].paragraphs[0].add_run(row.label).font.size = _TABLE
        _line(cells[1].paragraphs[0], row.text, _TABLE)
    _widths(table, (1.6, 4.9))
    document.add_paragraph().paragraph_format.line_spacing = Pt(6)


def _links(letter: Letter) -> Links:
    """The exhibits that the list of enclosures names: only what is there is led to."""
    listed = " ".join(run.text for line in letter.enclosures for run in line)
    labels = tuple(exhibit.label for exhibit in letter.exhibits)
    named = {part.label for part in parts(listed, labels)}
    return Links(tuple(label for label in labels if label in named))


def _block(document: Any, block: Block, links: Links) -> None:
    if isinstance(block, Table):
        _table(document, block, links)
        return
    if block.heading:
        heading = document.add_paragraph(style="Heading 2")
        heading.add_run(f"{block.number}. " if block.number else "")
        _line(heading, block.heading)
    if block.sentences:
        _sentences(document, block, links)


def _sentences(document: Any, block: Paragraph, links: Links) -> None:
    paragraph = document.add_paragraph(style="Body Text")
    for index, sentence in enumerate(block.sentences):
        if index:
            paragraph.add_run(" ")
        _line(paragraph, sentence.runs, links=links)


def _table(document: Any, block: Table, links: Links) -> None:
    table = document.add_table(rows=0, cols=len(block.head), style="Table Grid")
    for index, row in enumerate((block.head, *block.rows)):
        added = table.add_row()
        for column, (cell, line) in enumerate(zip(added.cells, row, strict=False)):
            paragraph = cell.paragraphs[0]
            if column in block.right:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            shown_line = line if index else tuple(run.model_copy(update={"bold": True}) for run in line)
            _line(paragraph, shown_line, _TABLE, links)
        _keep_whole(added)
        if index == 0:
            _repeat(added)
    _widths(table, _COLUMNS if len(block.head) == len(_COLUMNS) else ())
    document.add_paragraph().paragraph_format.line_spacing = Pt(6)


def _widths(table: Any, inches: Iterable[float]) -> None:
    table.autofit = False
    for column, width in zip(table.columns, inches, strict=False):
        column.width = Inches(width)
        for cell in column.cells:
            cell.width = Inches(width)


def _repeat(row: Any) -> None:
    """The row is a head: it repeats on every page, and readers are told so."""
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)


def _keep_whole(row: Any) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def _enclosures(document: Any, letter: Letter, links: Links) -> None:
    setting = Links(links.labels, setting=True)
    paragraph = document.add_paragraph(style="Body Text")
    paragraph.paragraph_format.space_before = Pt(10)
    paragraph.add_run(f"{letter.enclosures_title}: ").bold = True
    for number, line in enumerate(letter.enclosures, start=1):
        paragraph.add_run(f"{'; ' if number > 1 else ''}({number}) ")
        for run in line:
            _line(paragraph, (run,), links=setting if run.kind == "text" else None)


def _line(paragraph: Any, line: Line, size: Any = None, links: Links | None = None) -> None:
    """The line's runs; with `links`, each exhibit that a citation names leads to its place, where that is set."""
    for run in line:
        words = shown(run, alone=size is not None and len(line) == 1)
        if links is not None and (run.kind == "citation" or links.setting):
            _linked(paragraph, words, size, links)
            continue
        added = paragraph.add_run(words)
        added.bold = True if run.bold or run.kind == "field" else None
        added.italic = True if run.italic else None
        if run.kind == "field":
            added.font.highlight_color = WD_COLOR_INDEX.YELLOW
        if size is not None:
            added.font.size = size


def _linked(paragraph: Any, words: str, size: Any, links: Links) -> None:
    for part in parts(words, links.labels):
        added = paragraph.add_run(part.text)
        if size is not None:
            added.font.size = size
        if part.label is None:
            continue
        if links.setting:
            _mark(added, part.label, links)
        else:
            added.style = "Exhibit Link"
            link = OxmlElement("w:hyperlink")
            link.set(qn("w:anchor"), _name(part.label))
            added._r.addprevious(link)
            link.append(added._r)


def _mark(run: Any, label: str, links: Links) -> None:
    """A bookmark around the run, the first that names the exhibit."""
    if label in links.places:
        return
    links.places[label] = len(links.places) + 1
    for tag, put in (("w:bookmarkStart", run._r.addprevious), ("w:bookmarkEnd", run._r.addnext)):
        mark = OxmlElement(tag)
        mark.set(qn("w:id"), str(links.places[label]))
        if tag == "w:bookmarkStart":
            mark.set(qn("w:name"), _name(label))
        put(mark)


def _name(label: str) -> str:
    """The name of an exhibit's bookmark: Word takes letters, figures and underscores."""
    return place(label).replace("-", "_")


def _saved(document: Any) -> bytes:
    """The file with every date inside the archive fixed, so that the bytes repeat."""
    written, fixed = BytesIO(), BytesIO()
    document.save(written)
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in sorted(source.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            entry = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            target.writestr(entry, source.read(name))
    return fixed.getvalue()
