"""Running heads and feet, print and fax lines: they repeat on the pages, date nothing and name no author.

A line wrongly taken for one would lose a note's title or date, so repetition alone is not enough: the line must also
show what it is (page counter, patient line, print or fax words, the practice's name) or stand in the margin in no
larger type than the text. Forms that are filled once a call repeat "Date:" and "Staff:" on every page.
"""

from collections import Counter
from collections.abc import Sequence
from statistics import median

from clausea import sieve as re
from clausea.records.raw import RawPage, TextLine

EDGE = 4
"""Lines looked at from each end of the page."""
SHARE = 0.3
"""A line repeats when so many of the pages have it."""

_COUNTER = re.compile(
    r"\b(?:page|pg\.?|p\.)\s*\d{1,4}\s*(?:of|/)\s*\d{1,4}\b|\b(?:page|pg\.?)\s*\d{1,4}\s*$"
    r"|^\W*\d{1,4}\s*of\s*\d{1,4}\W*$"
    r"|^\s*[-–—]\s*\d{1,4}\s*[-–—]\s*$",
    re.I,
)
_BARE = re.compile(r"\W*(?P<page>\d{1,4})\s*/\s*(?P<pages>\d{1,4})\W*")
"""A page counter of two figures alone, or a day without its year: what the other pages have there tells."""
_COUNTED = re.compile(r"\b\d{1,4}\s+of\s+\d{1,4}\s*$", re.I)
"""A page counter without the word, behind other words: only where the line repeats. "Result 41 of 80" is a fact."""
_PHONE = re.compile(r"(?<!\d)(?:\+?1[-. ]?)?\(?\d{3}\)?[-. ]?\d{3}[-. ]\d{4}(?!\d)")
_DATE = re.compile(
    r"\b\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\b|\b\d{4}-\d{2}-\d{2}\b"
    r"|\b[A-Z][a-z]{2,8}\.? \d{1,2},? \d{4}\b"
)
_CLOCK = re.compile(r"\b\d{1,2}:\d{2}\b")
_PRINT = re.compile(
    r"\b(?:chart (?:copy|print)|print(?:ed)?|print date|generated|exported|run date|report date)\b", re.I
)
_HANDED = re.compile(
    r"\b(?:given|gave|handed|shared|mailed|(?<!chart )copy printed$|(?<!chart )copy printed\.|printed (?:copy|plan))\b"
    r"|\b(?:received|took|dropped|left|picked up|delivered|sent|got|has|have)\b[^:|]{0,40}\bprinted\b"
    r"|\bprinted\b[^:|]{0,40}\b(?:for (?:the )?(?:pt|patient|her|him|daughter|son|wife|husband)\b(?!:)"
    r"|and (?:handed|gave|given|mailed"
    r"|reviewed|sent))"
    r"|\bplan (?:was )?generated (?:with|for|and|during|at)\b",
    re.I,
)
"""What was done with a printed copy is a fact, no print line."""
_FAX = re.compile(
    r"\bfax\b|\be?fax(?:ed)? (?:received|sent|from|to|server|id)\b|\brightfax\b|\btx\b|\btsid\b|\bcsid\b", re.I
)
_BIRTH = re.compile(r"\b(?:d\.?o\.?b\b|dob\b|born\b|date of birth|birth ?date|b/d\b)", re.I)
_CHART = re.compile(
    r"\b(?:mrn|chart|acct|account|med(?:ical)? rec(?:ord)?|record|emr|pid|patient id|mr) ?(?:no\.?"
    r"|num(?:ber)?|#|id)?\b[.:# ]*[A-Z]{0,4}-?\d",
    re.I,
)
_PATIENT = re.compile(r"\b(?:patient|pt|name|member|resident|client)(?: name)?\s*:", re.I)
_HOUSE = re.compile(
    r"\b(?:clinic|medical (?:group|center|records)|physicians|associates|internal medicine"
    r"|family (?:medicine|practice)"
    r"|primary care|health (?:system|center|services|partners|network)|hospital|confidential|llc"
    r"|p\.?c\.|forms library"
    r"|road|street|avenue|suite|ave\.?|st\.)(?:\W|$)",
    re.I,
)
_EVENT = re.compile(
    r"^\W*(?:date|dos|date of (?:service|visit|call|contact|encounter)|visit|encounter|call|contact"
    r"|staff|provider|clinician|author|signed|"
    r"electronically signed|time|start|created|collected|reason|subject|from|to)\b[^:]{0,20}:"
    r"|\b(?:signed|cosigned) (?:by|on)\b|\bsigned\b.*\d|\b\d+ ?min",
    re.I,
)
_WHEN = re.compile(
    r"\b(?:date of (?:service|visit|call|contact|encounter)|(?:service|visit|encounter|call|contact"
    r"|note) date|dos|seen(?: on)?|(?<!print )"
    r"(?<!run )(?<!report )(?<!birth )date)\s*[:#]?\s*(?:\d{1,2}[/.-]\d|\d{4}-\d\d|[A-Z][a-z]{2,8}\.? \d)",
    re.I,
)
"""A patient line that also holds the day of the visit dates the page, however often it repeats."""


def running_lines(pages: Sequence[RawPage]) -> dict[int, frozenset[int]]:
    """For each page number of one file the starts of its running lines."""
    edges = {page.number: _edges(page) for page in pages}
    counts = Counter(key for page in pages for key in {_key(page, line) for line in edges[page.number]})
    needed = max(2, SHARE * len(pages))
    ahead = Counter(place for page in pages for place in {_counts(page, line) for line in edges[page.number]} if place)
    found = {}
    for page in pages:
        body = median([line.size for line in page.lines if line.size] or [0.0])
        starts = set()
        for line in edges[page.number]:
            text = page.text[line.start : line.end]
            repeated = counts[_key(page, line)] >= needed
            place = _counts(page, line)
            if place is not None:
                if ahead[place] > 1 or place == (0, len(pages)):
                    starts.add(line.start)
                continue
            if _self_evident(text) or (
                repeated and not _EVENT.search(text) and not _WHEN.search(text) and _shows(text, page, line, body)
            ):
                starts.add(line.start)
        found[page.number] = frozenset(starts)
    often = max(3, len(pages) * 0.5)
    printed = Counter(text for page in pages for text in {_text(page, line) for line in edges[page.number]})
    for page in pages:
        known = found[page.number]
        found[page.number] = known | {
            line.start
            for above, line, below in zip(edges[page.number], *_later(edges[page.number]), strict=False)
            if {above.start, below.start} <= known and printed[_text(page, line)] >= often
        }
    return found


def _later(lines: Sequence[TextLine]) -> tuple[Sequence[TextLine], Sequence[TextLine]]:
    """The lines from the second and from the third on."""
    return lines[1:], lines[2:]


def _text(page: RawPage, line: TextLine) -> str:
    """A line letter for letter: one between two running lines that most pages have is the address of a letterhead."""
    return page.text[line.start : line.end].strip()


def _edges(page: RawPage) -> list[TextLine]:
    """First and last lines of the printed text, detached bullets skipped."""
    printed = [
        line
        for line in page.lines
        if line.end <= page.printed and any(char.isalnum() for char in page.text[line.start : line.end])
    ]
    return printed[:EDGE] + printed[max(len(printed) - EDGE, EDGE) :]


def _counts(page: RawPage, line: TextLine) -> tuple[int, int] | None:
    """Of a line like "3/9": how many pages the file has ahead of the paper that it counts, and that paper's pages."""
    found = _BARE.fullmatch(page.text, line.start, line.end)
    return (page.number - int(found["page"]), int(found["pages"])) if found else None


def _key(page: RawPage, line: TextLine) -> str:
    return re.sub(r"\d+", "#", " ".join(page.text[line.start : line.end].split())).casefold()


def _self_evident(text: str) -> bool:
    """Page counters, patient lines, print and fax lines need no second page to be known."""
    if _WHEN.search(text):
        return False
    if _FAX.search(text) and _PHONE.search(text) and _COUNTER.search(text) and len(text) <= 140:
        return True  # "FROM: Quarry Clinic FAX 555-201-3344 04/12/2026 09:14 P. 2/9"
    if _EVENT.search(text) and not (_BIRTH.search(text) and _CHART.search(text)):
        return False
    marks = sum(bool(mark.search(text)) for mark in (_BIRTH, _CHART, _PATIENT))
    if marks >= 2 and len(text) < 220:
        return True
    if len(text) > 140:
        return False
    counted, dated = bool(_COUNTER.search(text)), bool(_DATE.search(text))
    if counted and len(text.split()) <= 14:
        return True
    if _PRINT.search(text) and dated and not _HANDED.search(text):
        return True
    return bool(_FAX.search(text)) and bool(_PHONE.search(text)) and bool(_CLOCK.search(text) or dated)


def _shows(text: str, page: RawPage, line: TextLine, body: float) -> bool:
    """What a repeated line must have besides: a sign of its kind, or margin and small type."""
    signs = (_COUNTER, _COUNTED, _BIRTH, _CHART, _PATIENT, _PRINT, _HOUSE, _PHONE)
    if any(sign.search(text) for sign in signs):
        return True
    if line.box is None or not page.height or not body:
        return False
    margin = line.box[3] < 0.075 * page.height or line.box[1] > 0.925 * page.height
    return margin and line.size < body + 0.6 and (not line.bold or line.size < body - 0.4)
