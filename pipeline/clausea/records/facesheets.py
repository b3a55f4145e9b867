"""Whether papers whose names are those of leaflets are about one patient: an answered question, a sheet of data."""

from collections.abc import Mapping

from clausea import sieve as re
from clausea.pages import Entry, Page

_ANSWERED = re.compile(r"\?\s*\W?\s*(?:yes|no|y|n)\b\W*$", re.IGNORECASE)
"""A form's question with its answer, whatever it asks."""
_DATA_SHEET = re.compile(
    r"\b(?:patient|client|member|personal|resident)(?:['’]s)? information sheet\W*$", re.IGNORECASE
)
_DATA = (
    r"\b(?:legal |full |patient )?name\b", r"\baddress\b", r"\b(?:home |cell )?phone\b", r"\bbirth|\bdob\b|\bborn\b",
    r"\bnext of kin\b|\bemergency contact\b", r"\bcoverage\b|\binsurance\b|\bpayer\b|\bmember id\b|\bsubscriber\b",
    r"\bmarital\b|\bemployer\b|\blanguage\b", r"\bchart (?:no|number)\b|\bmrn\b|\bacct\b",
)  # fmt: skip
_FIELDS = tuple(re.compile(rf"(?:^|\n)\W{{0,3}}(?:{words})", re.IGNORECASE) for words in _DATA)
_HEAD = 900
"""Characters of a sheet in which its data stand."""
_ENOUGH = 3
"""Kinds of data that no leaflet has at the beginning of its lines."""


def about_one(title: str, pages: Mapping[int, Page], entry: Entry) -> bool:
    """Whether a paper with a leaflet's name ("Patient Information Sheet") is one patient's all the same."""
    if _ANSWERED.search(title):
        return True
    part = entry.parts[0] if entry.parts and _DATA_SHEET.search(title) else None
    text = pages[part.page].text[part.start :] if part is not None else ""
    return sum(field.search(text[:_HEAD]) is not None for field in _FIELDS) >= _ENOUGH
