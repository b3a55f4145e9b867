"""Who did it: names with their credential, names with a job word, titled names, and job words alone.

A name without credential, title or job word is not read: it may be the patient, a facility or a drug. "MA" is a
medical assistant only after a name (field-notes 17).
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from clausea import sieve as re
from clausea.values import credentials as vocabulary
from clausea.values.names import NAME, NOT_A_NAME, PLACE_AFTER, TITLE, Name, name_after, name_before


class PersonHit(NamedTuple):
    """A person or job at text[start:end].

    `name`: in reading order ("Kelly Brandt", "K. Brandt"), "" for a job word alone. `credential`: in its usual form, a
    stack joined by ", ". `role`: a job word that is no credential. `title`: "Dr", "Nurse", "Ms" and the like.
    """

    start: int
    end: int
    name: str
    credential: str | None
    role: str | None
    title: str | None = None


_STACK = re.compile(rf"(?<![\w.’'/-])(?P<credential>{vocabulary.STACK})")
_SPELLED = re.compile(
    "|".join(rf"(?P<{name}>(?<![\w-]){source}(?![\w-]))" for name, source in vocabulary.SPELLED), re.IGNORECASE
)
_SMALL = re.compile(
    r"(?:[.;!?)(–—~|]\s*|\s--?\s|\s{2,}|\b(?:by|per)\s|^\s*)"
    r"(?P<name>(?P<initials>[a-z]{2,3})(?:\s|(?:/|,\s?)(?=[A-Z]))(?P<small>(?i:rn|lpn|lvn|cma|rma|ma|md|do|np|fnp|dnp|"
    r"crnp|aprn|pa-c|cns|lcsw|lmsw|licsw|lsw|msw|bsw|pharmd|rph))|[A-Z]{2,3}\s(?P<large>MA|MD|DO|PA))(?=[\s.)\]]*(?:$|\n|\d{1,2}[/.-]\d))"
)
"""Initials that sign a note with a credential, in small letters ("... no edema. jb rn") or before one that is also
another word ("... SA MA"); only at the end of a line."""
_SMALL_WORDS = frozenset(
    "to at in on by of or if so the for was her his its now not our per pcp and pt wt bp hr all no".split()  # noqa: SIM905
)
_SIGNATURE = 60
_SIGNED_BEFORE = re.compile(
    r"\b(?:(?:e-?|electronically\s|digitally\s|co-?)?sign(?:ed|ature)|authenticated|attested"
    r"|approved|attending|dictated|author(?:ed)?|provider|physician)"
    r"(?:\sby)?\s?:?\s(?:dr\.?\s)?(?-i:[A-ZÀ-Þ][\w'’-]+),?\s$",
    re.IGNORECASE,
)
"""The words of a signature, and the surname that stands alone between them and "MD" or "DO"."""
_STATES = frozenset(["MA", "MD", "PA", "MS", "ND", "DC", "LA"])
_TOWN = re.compile(
    r"(?:New|Fall|Fort|Ft|San|Santa|Los|Las|El|Saint|St|Port|Mount|Mt|Lake|Silver|Cedar|Grand|Palm"
    r"|Little|Cape|West|North|South|East|Upper|Lower|Old|Glen|College"
    r"|Great|Chevy|Ocean|King of)\.?\s\S+"
    r"|.*\s(?:City|Beach|Springs?|Falls|Heights|Township|Village|Harbor|Island|Junction|Mills|River|Bluffs?|Valley|Creek|Town|Point)",
)
_ADDRESS_BEFORE = re.compile(
    r"(?:\b(?:in|near|address:?|city:?|resid(?:es|ing)\s(?:in|at)|moved\sto|lives\sin|located\s(?:in|at)|relocated\sto)"
    r"|\b\d+\s[\w. ]{2,30}\b(?:st|street|ave|avenue|rd|road|dr|drive|ln|lane|blvd|way|ct|court|pl|place|pkwy|hwy"
    r"|suite\s\w+|ste\s\w+|apt\s\w+)\.?),?\s$",
    re.IGNORECASE,
)
_NEXT_ROLE = re.compile(r"\s(?:review(?:ed)?|co-?sign\w*|countersign\w*|signature|attest\w*)\b", re.IGNORECASE)
_ROLE_AFTER = re.compile(r"(?:,\s?|\s[-–]\s|\s\(|\s)(?:(?:the|our|BH|CCM|CoCM|lead|senior)\s)?", re.IGNORECASE)


@lru_cache(maxsize=1 << 17)  # every reader asks the same of the same sentence
def find_people(text: str) -> tuple[PersonHit, ...]:
    """All people and job words in reading order, without overlaps."""
    hits: list[PersonHit] = []
    for reader in (_with_credential, _initials, _with_spelled_credential, _with_role, _titled, _roles_alone):
        for hit in reader(text):
            if not any(hit.start < other.end and other.start < hit.end for other in hits):
                hits.append(hit)
    return tuple(sorted(hits))


_LEARNS = re.compile(r"\s(?:student|trainee|extern)\b", re.IGNORECASE)


def _with_credential(text: str) -> Iterator[PersonHit]:
    for match in _STACK.finditer(text):
        names = vocabulary.credentials(match["credential"])
        stop = match.end()
        if _LEARNS.match(text, stop):
            continue  # "Ann Roe, RN student" has no license yet
        if len(names) > 1 and _NEXT_ROLE.match(text, match.end()):  # "F. Dubois, RN  NP review 04/03": an NP's review
            names, stop = names[:-1], match.start() + len(re.split(r"[\s,/]+\S+$", match[0].rstrip())[0])
        before = text[max(0, match.start() - _SIGNATURE) : match.start()]
        signed = names[0] in ("MD", "DO") and _SIGNED_BEFORE.search(before)
        person = name_before(text, match.start(), strict=names[0] in vocabulary.AMBIGUOUS and not signed)
        if person is None or (names[0] in vocabulary.AMBIGUOUS and _is_place(text, person, match)):
            continue
        end, role = _role_at(text, stop)
        yield PersonHit(person.start, end, person.name, ", ".join(dict.fromkeys(names)), role, person.title)


def _initials(text: str) -> Iterator[PersonHit]:
    for match in _SMALL.finditer(text):
        letters, credential = re.split(r"[\s,/]+", match["name"])
        if letters.lower() in _SMALL_WORDS:
            continue
        yield PersonHit(*match.span("name"), letters.upper(), vocabulary.usual(credential), None)


def _is_place(text: str, person: Name, match: re.Match[str]) -> bool:
    """Whether a town and its state stand there ("New Bedford, MA"): by zip code, street or the town's own words."""
    if PLACE_AFTER.match(text, match.end()):
        return True
    if match["credential"] not in _STATES or person.title:
        return False
    return bool(_TOWN.fullmatch(person.name) or _ADDRESS_BEFORE.search(text[max(0, person.start - 60) : person.start]))


def _with_spelled_credential(text: str) -> Iterator[PersonHit]:
    for match in _SPELLED.finditer(text):
        before, after = name_before(text, match.start(), strict=True), name_after(text, match.end())
        if before:
            yield PersonHit(before.start, match.end(), before.name, match.lastgroup, None, before.title)
        elif after:
            yield PersonHit(match.start(), after.end, after.name, match.lastgroup, None, after.title)


def _role_at(text: str, end: int) -> tuple[int, str | None]:
    """A job word that follows a credential: "A. Nguyen, LCSW, BH Care Manager"."""
    gap = _ROLE_AFTER.match(text, end)
    match = vocabulary.ROLE.match(text, gap.end()) if gap and gap[0].lstrip().startswith((",", "-", "–", "(")) else None
    return (match.end(), vocabulary.role(match)) if match else (end, None)


def _with_role(text: str) -> Iterator[PersonHit]:
    for start, end, role in _roles(text):
        before = name_before(text, start, strict=True, marked=True)
        after = None if before else name_after(text, end)
        if before:
            yield PersonHit(before.start, end, before.name, None, role, before.title)
        elif after:
            yield PersonHit(start, after.end, after.name, None, role, after.title)


@lru_cache(maxsize=8)  # looked for with a name and alone
def _roles(text: str) -> tuple[tuple[int, int, str], ...]:
    return tuple((*match.span(), vocabulary.role(match)) for match in vocabulary.ROLE.finditer(text))


def _titled(text: str) -> Iterator[PersonHit]:
    for match in TITLE.finditer(text):
        name = NAME.match(text, match.end())
        words = name[0].split() if name else []
        while len(words) > 1 and NOT_A_NAME.fullmatch(words[-1]):
            words.pop()  # "Dr. Gruber Prognosis:", "Dr. Mehrotra From"
        if name and not NOT_A_NAME.fullmatch(words[0]):
            title = match["title"].rstrip(".").capitalize()
            written = name[0][: name[0].rindex(words[-1]) + len(words[-1])]
            yield PersonHit(match.start(), name.start() + len(written), Name.readable(written), None, None, title)


def _roles_alone(text: str) -> Iterator[PersonHit]:
    for start, end, role in _roles(text):
        if role not in vocabulary.CLINICAL_ROLES:
            yield PersonHit(start, end, "", None, role)
