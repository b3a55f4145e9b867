"""Plans by their table: what is wrong, what is wanted and what is done about it, side by side, whatever the page is
called ("Wellness roadmap": What is hard | Where we want to be | How we go about it)."""

from collections.abc import Iterable

from clausea import sieve as re
from clausea.evidence.units import Unit

_WHO = r"(?:we|i|you|he|she|they|us|patient|pt)"
_KINDS = (
    re.compile(
        r"\W*(?:(?:main|active|target|current|chronic|health|my|identified)\s)*(?:problems?|troubles?|concerns?|issues?|needs?|"
        r"conditions?|diagnos[ei]s|challenges?|worr(?:y|ies)|symptoms?|difficult(?:y|ies)|focus(?:\sareas?)?|areas?|"
        rf"what(?:['’]s|\sis)?\s(?:hard|wrong|going\son|the\s\w+|bothers\s\w+|troubles\s\w+|{_WHO}\s\w+\swith))"
        r"(?:\slist)?\W*",
        re.IGNORECASE,
    ),
    re.compile(
        r"\W*(?:(?:patient|pt|my|our|treatment|measurable|short[- ]term|long[- ]term|smart|shared)(?:['’]s)?\s)*(?:"
        r"goals?|aims?|targets?|objectives?|desired\soutcomes?|expected\soutcomes?|outcomes?|hopes?|wants?|"
        rf"(?:where|what)\s{_WHO}\s(?:want|hope|aim|wish|would\slike)s?\b[\w\s]{{0,20}})(?:\s(?:and|&|/)\s\w+)?\W*",
        re.IGNORECASE,
    ),
    re.compile(
        r"\W*(?:(?:planned|our|my|care|treatment|team|next|self[- ]management)\s)*(?:actions?|interventions?|steps?"
        r"|doing|tasks?|approach(?:es)?|strateg(?:y|ies)|treatments?|supports?|plan|to\sdo|methods?|"
        rf"(?:how|what)\s{_WHO}(?:['’]ll)?\s(?:will\s|are\s|can\s)?(?:do|doing|go|get|try|work|help|plan)\b[\w\s]{{0,20}}|"
        r"how)\W*",
        re.IGNORECASE,
    ),
)
"""Names of the three columns."""
_ENOUGH = 2


def is_charted(units: Iterable[Unit]) -> bool:
    """Whether one of the units is a row of such a table: columns of two of the three kinds, one of them the goal."""
    known: dict[tuple[str, ...], bool] = {}
    for unit in units:
        if unit.row is not None and unit.row.headers:
            headers = unit.row.headers
            if headers not in known:
                known[headers] = _plans(headers)
            if known[headers]:
                return True
    return False


def _plans(headers: tuple[str, ...]) -> bool:
    held = [any(kind.fullmatch(header) for header in headers) for kind in _KINDS]
    return held[1] and sum(held) >= _ENOUGH
