"""Who did it: names with their credential, names with a job word, titled names, and job words alone.

A name without credential, title or job word is not read: it may be the patient, a facility or a drug. "MA" is a
medical assistant only after a name (field-notes 17).
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from clausea import sieve as re
from clausea.values import credentials as vocabulary
from clausea.values.names import NAME, NOT_A_NAME, PLACE_AFTER, TITLE, Name, name_after, name_before, name_in


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


_STACK = re.compile(rf"(?:(?<![\w.’'/-])|(?<=[a-z]{{3}}/))(?P<credential>{vocabulary.STACK})")
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
_SMALL_BEHIND = re.compile(
    r"(?<=[a-z.])(?P<gap>,\s?|\s?\(|\s?/\s?|\s[-–]\s|\s)(?P<credential>(?P<sure>(?i:rn|lpn|lvn|cma|rma|crnp|fnp(?:-c)?"
    r"|aprn|arnp|dnp|lcsw|lmsw|licsw|lsw|pharmd|rph))|(?:ma|md|do|np|pa-c|pa|msw|bsn)"
    r"(?=[)\]]?[.;:]?\s*(?:$|\n|\d{1,2}[/:-]|[–—|(])))(?![\w'’/-])"
)
"""A credential in small letters behind a name that has capitals: "Ana Lucero, rn". One that is also another word ends
its clause, and something parts it from the name."""
_FIRST = re.compile(
    rf"(?<![\w.’'/&-])(?P<credential>(?:{vocabulary.ONE})(?:\s?/\s?(?:{vocabulary.ONE}))?)"
    r"(?P<gap>\s?[:–-]\s|\s?\(|[ ]{1,2})(?=[^\W\d_a-z])"
)
"""A credential ahead of a name: "RN Ana Lucero", "LPN: D. Ruiz"."""
_NOT_FIRST = frozenset("PT OT RT MS BS BA ND DC LD OD LAC LAc MAC CCM CPC DPM RD ADN BSN MSN MBA MPH".split())  # noqa: SIM905
"""Those that stand for a patient, a title, a state or a degree when a name follows."""
_ALONE_BEFORE = re.compile(
    r"(?:^|[:;.(|–—-]\s?|\n|\s{2}|\d\s|\b(?:by|with|per|and|to|from|via|the|our|was|is|saw|on-?call|covering|supervising"
    r"|attending|collaborating|rendering|treating|billing|staff|provider|physician)\s)$",
    re.IGNORECASE,
)
"""What stands before a credential that is also a state ("MD Alan Brook", not "Salem, MA Pat Roe")."""
_DOES = re.compile(
    r"\s(?:also\s|then\s|has\s|had\s)?(?:called|phoned|rang|spoke|talked|left|reviewed|contacted|reached|discussed|met|saw"
    r"|notified|informed|advised|provided|completed|updated|faxed|sent|messaged|returned|documented|reports?|reported|states"
    r"|stated|assisted|coordinated|arranged|verified|reconciled|educated|coached|taught|spent|performed|obtained|explained"
    r"|confirmed|followed|checked|aware)\b",
    re.IGNORECASE,
)
"""What the holder of a lone surname, or of one in capitals, does; else the words may be a heading ("RN Triage")."""
_SIGNS = re.compile(
    r"(?:\b(?:by|with|per)\s|\bsign\w*:?\s|[\d.a-z]\s?[–—-]\s|\(|\d\s?[;|]\s?|\d[/.-]\d{1,4}[\s,:]\s?)$", re.IGNORECASE
)
_WORK = re.compile(
    r"(?:visit|triage|call|note|review|time|follow|assess|check|educat|outreach|lead|superv|coord|manag|case|care|staff|pool"
    r"|only|line|home|phone|contact|log|intake|ccm|bhi|total|min)\w*",
    re.IGNORECASE,
)
"""Work or a job behind a credential, and no surname."""
_SIGNED = re.compile(r"[ ]?[,;.)|]|[ ]?$|\s?\n|\s(?:at|on|x?\d)")
"""Before and behind a lone surname that signs: "12 min - RN Lucero", "reviewed with NP Talbott"."""
_SIGNED_SMALL = re.compile(
    r"(?:\b(?:sign(?:ed|ature)?|author(?:ed)?|staff|entered|documented|completed|by)\b\s?:?\s?(?:by\s)?|\s[-–—~/]{1,2}\s?)"
    r"(?P<name>(?P<first>[a-z]{1,2}\.?|[a-z]{3,})\s(?P<last>[a-z][a-z'’-]{2,})(?:,\s?|\s)(?P<after>CREDENTIAL)"
    r"|(?P<before>CREDENTIAL)\s(?P<given>[a-z]{1,2}\.?|[a-z]{3,})\s(?P<surname>[a-z][a-z'’-]{2,}))"
    r"(?=[\s.)\]]*(?:$|\n|\d{1,2}[/.-]\d))".replace(
        "CREDENTIAL", "rn|lpn|lvn|cma|rma|ma|md|do|np|fnp|dnp|aprn|pa-c|lcsw|lmsw|licsw|lsw|msw|bsw|pharmd|rph"
    )
)
"""A whole name that signs a note in small letters: "... no edema. - tom weaver lpn"."""
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
_LONE = re.compile(r"(?:^|[^\w’'-])(?P<name>(?-i:[A-ZÀ-Þ][\w'’-]*[a-zß-ÿ])),?\s$")
_LONE_SIGNS = re.compile(
    r"\s*(?:$|[\n.;:)|\]–—]|,\s?(?!\d{5})|\s-\s|\(|\d{1,2}[/.-]\d|\d{1,2}:\d\d|\d{1,3}\s?m(?:in)?\b|\d{4}-)"
)
"""Behind a lone surname with "MD" or "DO" that signs or stands in a field: "Will benefit from CCM. Lund MD"."""
_NOT_ONE = re.compile(
    r"(?:cover|attend|treat|consult|supervis|order|refer|sign|cosign|approv|review|notif|inform|discuss|messag|ask|await|pend"
    r"|call|rout|assign|admitt|discharg|operat|read|rend|bill|respons)\w*|your|outside|new|our|his|her|the|their|primary|family"
    r"|local|another|same|old|former|\w+olog(?:y|ist)|\w*psych\w*|surge\w+|ortho\w*|cardi\w*|renal|pulm\w*|neuro\w*|onc\w*"
    r"|hospital\w*|resident|emergency|urgent|medical|clinical|provider|physician|doctor|per|by|with|and|or|to|from|seen?|saw"
    r"|spoke|told|sent|name|title|credentials?|senior|junior|on|for|no|any|each|both|one|two|wound|pain|sleep|eye|foot"
    r"|podiatr\w*|pediatric\w*|geriatric\w*|trauma|rehab\w*|staff|lead|chief|team",
    re.IGNORECASE,
)
"""What stands before "MD" and is no surname: "covering MD", "cardiology MD"."""
_MARYLAND = re.compile(
    r"Baltimore|Bethesda|Rockville|Annapolis|Frederick|Columbia|Salisbury|Hagerstown|Towson|Gaithersburg|Germantown|Laurel"
    r"|Bowie|Cumberland|Easton|Westminster|Elkton|Potomac|Dundalk|Catonsville|Essex|Cambridge|Waldorf|Odenton|Severn\w*"
    r"|Pikesville|Parkville|Greenbelt|Hyattsville|Olney|Wheaton|Aberdeen|Crofton|Arnold|Timonium|Reisterstown|Maryland"
)
"""Towns before "MD" that is their state."""
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
_HOUSE = re.compile(
    r".*?(?:\bat \|[A-Z][^,|]*|\|(?:Mercy|Sinai|Suburban|Hopkins|MedStar|Memorial|General|Regional)),\s+[A-Z]",
    re.DOTALL,
)
"""A hospital and its town before the state: "seen at Mercy, Bethesda, MD"."""
_NEXT_ROLE = re.compile(r"\s(?:review(?:ed)?|co-?sign\w*|countersign\w*|signature|attest\w*)\b", re.IGNORECASE)
_ROLE_AFTER = re.compile(r"(?:,\s?|\s[-–]\s|\s\(|\s)(?:(?:the|our|BH|CCM|CoCM|lead|senior)\s)?", re.IGNORECASE)


@lru_cache(maxsize=1 << 17)  # every reader asks the same of the same sentence
def find_people(text: str) -> tuple[PersonHit, ...]:
    """All people and job words in reading order, without overlaps."""
    hits: list[PersonHit] = []
    for reader in (
        _with_credential, _behind_credential, _small_behind, _initials, _in_small_letters,
        _with_spelled_credential, _with_role, _titled, _roles_alone,
    ):  # fmt: skip
        for hit in reader(text):
            if not any(hit.start < other.end and other.start < hit.end for other in hits):
                hits.append(hit)
    return tuple(sorted(hits))


_LICENSE = re.compile(
    rf"(?<!\w)(?:{vocabulary.ONE}|(?i:rn|lpn|lvn|cma|rma|ma|md|do|np|fnp|dnp|crnp|aprn|pa-c|pa|arnp|bsn|cns|lcsw|lmsw|licsw|lsw"
    rf"|msw|bsw|pharmd|rph)(?![A-Za-z])|(?i:{'|'.join(source for _, source in vocabulary.SPELLED)}))"
)


def may_have_license(text: str) -> bool:
    """Whether `find_people` could find somebody with a credential in the text: a quick look before it."""
    return _LICENSE.search(text) is not None


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
        signed = names[0] in ("MD", "DO") and (_SIGNED_BEFORE.search(before) or _alone_signs(text, match, before))
        person = name_before(text, match.start(), strict=names[0] in vocabulary.AMBIGUOUS and not signed)
        if person is None or (names[0] in vocabulary.AMBIGUOUS and _is_place(text, person, match)):
            continue
        end, role = _role_at(text, stop)
        yield PersonHit(person.start, end, person.name, ", ".join(dict.fromkeys(names)), role, person.title)


def _alone_signs(text: str, match: re.Match[str], before: str) -> bool:
    """Whether a surname alone stands before "MD" or "DO" where it can only be its holder."""
    lone = _LONE.search(before)
    if lone is None or _NOT_ONE.fullmatch(lone["name"]) or _MARYLAND.fullmatch(lone["name"]):
        return False
    if "," in lone[0] and not before[: lone.start("name")].strip():
        return False  # "Mehrotra, MD." opens a line: its first name ends the line above
    return bool(_LONE_SIGNS.match(text, match.end()))


def _behind_credential(text: str) -> Iterator[PersonHit]:
    for match in _FIRST.finditer(text):
        names = vocabulary.credentials(match["credential"])
        before = text[max(0, match.start() - 16) : match.start()]
        if not names or names[0] in _NOT_FIRST:
            continue
        if names[0] in vocabulary.AMBIGUOUS and not _ALONE_BEFORE.search(before):
            continue
        bracketed = match["gap"].endswith("(")
        name = name_in(text, match.end()) if bracketed else name_after(text, match.end("credential"))
        if name is None or PLACE_AFTER.match(text, name.end):
            continue
        if name.name.isupper() or (len(name.name) < 4 and " " not in name.name):
            continue  # "RN CM", "RN TL": initials or another job
        whole = " " in name.name and not text[name.start : name.end].isupper()
        signs = _SIGNS.search(before) and _SIGNED.match(text, name.end) and not _WORK.fullmatch(name.name)
        if not (whole or signs or _DOES.match(text, name.end)):
            continue
        yield PersonHit(match.start(), name.end, name.name, ", ".join(dict.fromkeys(names)), None)


def _small_behind(text: str) -> Iterator[PersonHit]:
    for match in _SMALL_BEHIND.finditer(text):
        written = match["credential"]
        if written.isupper() or (not match["sure"] and match["gap"].isspace()) or _LEARNS.match(text, match.end()):
            continue
        name = name_before(text, match.start("credential"), strict=True)
        if name is None or text[name.start : match.start()].isupper():
            continue
        if match["sure"] or not (_TOWN.fullmatch(name.name) or _ADDRESS_BEFORE.search(text[: name.start][-60:])):
            yield PersonHit(name.start, match.end(), name.name, vocabulary.usual(written), None, name.title)


def _in_small_letters(text: str) -> Iterator[PersonHit]:
    for match in _SIGNED_SMALL.finditer(text):
        written = match["after"] or match["before"]
        parts = [match["first"] or match["given"], match["last"] or match["surname"]]
        if any(NOT_A_NAME.fullmatch(part.rstrip(".")) or part in _SMALL_WORDS for part in parts):
            continue
        yield PersonHit(*match.span("name"), Name.readable(" ".join(parts).title()), vocabulary.usual(written), None)


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
    before, written = text[max(0, person.start - 60) : person.start], text[person.start : match.start()]
    housed = _HOUSE.match(f"{before[-4:]}|{written}")
    return bool(housed or _TOWN.fullmatch(person.name) or _ADDRESS_BEFORE.search(before))


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


_OF_ROLE = re.compile(
    r"\s(?:(?:tele)?phone\s|video\s)?(?:call|contact|visit|session|check-?in|note|encounter|outreach|follow-?up)\b",
    re.I,
)
"""Behind a role that says whose contact it was and names nobody: "Care manager call, 8 min. ... G. T., RN"."""


def _roles_alone(text: str) -> Iterator[PersonHit]:
    for start, end, role in _roles(text):
        if role not in vocabulary.CLINICAL_ROLES and not _OF_ROLE.match(text, end):
            yield PersonHit(start, end, "", None, role)
