"""What a patient line says besides whose page it is: "CCM Time Log   Patient: ... DOB ...   March 2026   Nurse: ...".

Such a line is a running line: it dates no entry. But where a sheet has no other title, its document, program, month
and the one member of the staff who kept it stand there and nowhere else.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from clausea import sieve as re
from clausea.pages import Line, Mark, Page
from clausea.values.dates import find_months
from clausea.values.people import find_people
from clausea.values.programs import find_programs

_PATIENT = re.compile(
    r"(?:\bfor\s+)?[(\W]{0,3}\b(?:patient|pt|name|member|client|resident)(?: name)?\b\s*(?::|\s(?=[A-Z]))"
    r"|\(?\b(?:d\.?o\.?b\b|date of birth|born\b|mrn\b)",
    re.IGNORECASE,
)
_SHEET = re.compile(
    r"\b(?:ccm|bhi|co-?cm|pcm|apcm|time|minutes?|timer|stopwatch|care (?:management|mgmt|coordination|manager|team)|"
    r"chronic care|practitioner|provider|physician|clinical staff|nurse|99\d{3})\b.{0,60}?"
    r"\b(?:logs?|sheets?|records?|reports?|track(?:er|ing)|summary|worksheet|statement|minutes|time|units|form|list|"
    r"activity|notes?|narrative|billing|documentation)\b",
    re.IGNORECASE,
)
"""Names a sheet of somebody's time: nothing else takes its title from a patient line."""
_KEEPER = re.compile(
    r"\b(?<!home health )(?<!facility )(?<!hospice )(?:(?:(?:ccm|bhi|pcm|cocm|apcm|care|case|clinical|assigned|logged"
    r"|kept|completed|recorded|entered|performed) ){0,2}(?:nurse|staff(?: member| name)?|care (?:manager|coordinator)"
    r"|case manager|coordinator|manager|employee|clinician|by|bhcm|team member)|bh ?cm|rn|lpn|lvn|cma|cm)\s?[:=]\s*",
    re.IGNORECASE,
)
"""Labels whoever did the work of a sheet; a practitioner in the patient line is the patient's doctor."""
_PRINTED = re.compile(r"\b(?:print|printed|run|exported|generated|fax\w*)\b", re.IGNORECASE)
_EDGE = 5
_RUNS_ON = 4
"""Pages with the same head from which it is the print's and no sheet's."""


class PageHead(NamedTuple):
    """What the patient line of a page says of the sheet; `end` is where the line ends."""

    end: int
    title: Mark | None
    program: Mark | None
    month: Mark | None
    line: Line
    keeper: Mark | None = None
    """The only one of the staff whom the line names as doing the sheet's work."""


def is_log(title: str) -> bool:
    """Whether a title names a sheet of somebody's time."""
    return bool(_SHEET.search(title))


def page_heads(pages: Sequence[Page]) -> Mapping[int, tuple[PageHead, ...]]:
    """The telling patient lines by page number; heads that many pages share belong to the print and are left out."""
    found = {page.number: heads for page in pages if (heads := tuple(_heads(page)))}
    shared = Counter(
        re.sub(r"\d+", "#", page.text[head.line.start : head.line.end])
        for page in pages
        for head in found.get(page.number, ())
    )
    return {
        page.number: kept
        for page in pages
        if (
            kept := tuple(
                head
                for head in found.get(page.number, ())
                if shared[re.sub(r"\d+", "#", page.text[head.line.start : head.line.end])] < _RUNS_ON
            )
        )
    }


def _heads(page: Page) -> Iterator[PageHead]:
    for line in [line for line in page.lines if page.text[line.start : line.end].strip()][:_EDGE]:
        if not line.running:
            continue
        text = page.text[line.start : line.end]
        patient = _PATIENT.search(text)
        if patient is None or _PRINTED.search(text):
            continue
        words = text[: patient.start()].rstrip(" \t-–—|·•,.:(")
        lead = len(words) - len(words.lstrip())
        title = (
            Mark(words.strip(), page.number, line.start + lead, line.start + len(words))
            if _SHEET.search(words)
            else None
        )
        programs = {hit.program: hit for hit in find_programs(text)}
        months = find_months(text)
        program = next(iter(programs.values())) if len(programs) == 1 else None
        head = PageHead(
            line.end,
            title,
            Mark(program.program, page.number, line.start + program.start, line.start + program.end)
            if program
            else None,
            Mark(months[0].month, page.number, line.start + months[0].start, line.start + months[0].end)
            if len(months) == 1
            else None,
            line,
            _keeper(text, page.number, line.start),
        )
        if head.title or head.program or head.month or head.keeper:
            yield head


def _keeper(text: str, page: int, at: int) -> Mark | None:
    labels = list(_KEEPER.finditer(text))
    if len(labels) != 1:
        return None
    begin = labels[0].end()
    people = find_people(text[begin : begin + 70])
    if not people or people[0].start > 1 or not people[0].name or not (people[0].credential or people[0].role):
        return None
    start, end = begin + people[0].start, begin + people[0].end
    return Mark(text[start:end], page, at + start, at + end)
