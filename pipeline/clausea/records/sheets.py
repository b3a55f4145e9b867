"""What a page says of the document that it is a sheet of: its number, and on whose paper it is written."""

from clausea import sieve as re
from clausea.pages import Page

_SHEET = re.compile(
    r"\b(?:page|pg\.?|sheet|p\.)\s*(?P<number>\d{1,2})\s*(?:of|/)\s*(?P<count>\d{1,2})\b", re.IGNORECASE
)
_FAX = re.compile(r"\bfax\b|\be?fax(?:ed)?\b|\btsid\b|\bcsid\b", re.IGNORECASE)
_SHEETS = 30
"""Sheets of one document at most; longer counters count the whole print."""
_EDGE = 4
_HOUSE = re.compile(
    r"\b(?:clinic|hospital|medical (?:group|center|centre)|health (?:system|center|centre|services|partners|network)|"
    r"physicians|associates|(?:internal|family|emergency) medicine|family practice|primary care|home health|hospice|"
    r"behavioral health|nursing (?:home|facility)|rehab\w*|laborator(?:y|ies)|imaging|counseling center)\b",
    re.IGNORECASE,
)
_PLAIN = {"the", "of", "and", "at", "for", "page", "llc", "inc", "pc", "department", "dept", "patient", "name"}
_APART = re.compile(
    r"\s+[–—|·•-]\s+|\s{3,}|\bPatient:|,\s*\d|\bfax\b|\bphone\b|\btel\b|\bdob\b|\bmrn\b"
    r"|(?<=\w)\s+(?=(?-i:[A-Z])[\w'’-]+,\s(?-i:[A-Z])[a-z]+\b)",
    re.IGNORECASE,
)
"""What stands behind the house in its line: the street, or the patient as "Delacroix, Augustin"."""
_SENTENCE = re.compile(r"[.:;]\s|[.:;]$|\b(?:called|spoke|reviewed|seen|was|is|to the|from)\b", re.IGNORECASE)


def sheet_of(page: Page) -> tuple[int, int] | None:
    """(sheet, sheets) of the document where a line at the page's edge counts them; a fax's own count is none."""
    for text in _edges(page):
        found = _SHEET.search(text)
        if found and not _FAX.search(text) and 1 < int(found["count"]) <= _SHEETS:
            return int(found["number"]), int(found["count"])
    return None


def _edges(page: Page) -> tuple[str, ...]:
    lines = [page.text[line.start : line.end] for line in page.lines if page.text[line.start : line.end].strip()]
    return tuple(dict.fromkeys((*lines[:_EDGE], *lines[-_EDGE:])))


def paper_of(page: Page) -> frozenset[str]:
    """The words of the house whose paper the page is on, from its first lines; empty where none heads it."""
    lines = [page.text[line.start : line.end] for line in page.lines if page.text[line.start : line.end].strip()]
    for text in lines[:3]:
        house = _APART.split(text.strip(), maxsplit=1)[0]
        if _HOUSE.search(house) and len(house.split()) <= 9 and not _SENTENCE.search(house) and not _FAX.search(house):
            return frozenset(re.findall(r"[a-z]{2,}", house.casefold())) - _PLAIN
    return frozenset()


def another_paper(page: Page, before: Page) -> bool:
    """True where both pages are headed by a house and it is not the same one."""
    one, other = paper_of(page), paper_of(before)
    return bool(one and other) and len(one & other) < 0.5 * min(len(one), len(other))
