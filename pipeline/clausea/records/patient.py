"""Whose chart it is, and which pages read as another patient's.

One misfiled page with a good score is enough to make a false appeal and a privacy incident, so a page whose birth
date, chart number or name disagrees is set apart. A relative in the text, a plan card, another facility's number and
a shortened name are no disagreement.
"""

import unicodedata
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein

from clausea import sieve as re
from clausea.models import Patient
from clausea.pages import Page, PageIdentity
from clausea.records.identity import Said

_SUFFIXES = {"jr", "sr", "ii", "iii", "iv", "mr", "mrs", "ms", "miss", "dr"}
_SHORT_FORMS = [
    frozenset(line.split())
    for line in """
    william bill will billy liam
    robert bob rob bobby
    richard rick dick rich
    james jim jimmy jamie
    john jack johnny jon
    elizabeth liz beth betty eliza lisa
    margaret peggy meg maggie marge
    katherine catherine kathy kate katie cathy
    michael mike mick
    thomas tom tommy
    charles chuck charlie
    edward ed eddie ted
    theodore ted theo
    joseph joe joey
    patricia pat patty tricia
    susan sue susie
    deborah debbie deb debra
    daniel dan danny
    anthony tony
    christopher chris
    christine chris tina
    samuel sam
    alexander alex
    alexandra alex sandra
    benjamin ben
    david dave
    stephen steve steven
    gerald jerry
    lawrence larry
    ronald ron
    donald don
    kenneth ken
    raymond ray
    dorothy dot dottie
    virginia ginny
    judith judy
    victoria vicky tori
    matthew matt
    andrew andy drew
    nicholas nick
    gregory greg
    jeffrey jeff
    timothy tim
    """.strip().splitlines()
]
"""Common short forms of given names: "Bill" on a call note is William of the face sheet."""


def chart_patient(pages: Sequence[Sequence[Said]], claim: Patient | None = None) -> PageIdentity:
    """The claim's patient where the claim names one, completed from the chart; else whom most pages name.

    `pages` are the statements of identity of each page.
    """
    said = [statement.who for page in pages for statement in page[:1]]
    if claim and (claim.name or claim.dob or claim.mrn):
        who = PageIdentity(claim.name, claim.dob, claim.mrn)
        return _completed(who, [other for other in said if not conflict(who, other) and _shares(who, other)])
    best: list[PageIdentity] = []
    for candidate, _ in Counter(said).most_common(12):
        group = [other for other in said if not conflict(candidate, other)]
        if len(group) > len(best):
            best = [candidate, *group]
    return _completed(PageIdentity(), best)


def other_patient(page: Page, said_on_page: Sequence[Said], patient: PageIdentity) -> PageIdentity | None:
    """The identity that disagrees with the patient's where the page reads as another patient's, else None."""
    for who, firm in (*said_on_page, *_by_shape(page, patient)):
        if not firm and not (who.dob and (who.name or who.mrn)):
            continue  # a number or a name in running text alone sets no page apart
        if conflict(patient, who):
            return who
    return None


@lru_cache(maxsize=1 << 12)  # a chart's pages say the same few names over and over
def conflict(patient: PageIdentity, page: PageIdentity) -> bool:
    """True when the two cannot be the same person."""
    same_number = _same_number(patient.mrn, page.mrn)
    if patient.dob and page.dob and patient.dob != page.dob:
        return True
    same_birth = bool(patient.dob and patient.dob == page.dob)
    same_name = _names(patient.name, page.name)
    if same_number is False:
        # another facility numbers its patients alike: with name and birth date equal only a near number is an error
        plain = not re.match(r"[A-Z]", (page.mrn or "").upper())
        far = DamerauLevenshtein.distance(patient.mrn or "", page.mrn or "") > 2
        if not (plain and far and same_birth and same_name):
            return True
    if not same_birth and not same_number and _generation(patient.name, page.name) is False:
        return True
    if same_name is False and not same_number:
        return not (same_birth and _near_given(patient.name, page.name))
    return False


def families(name: str | None) -> frozenset[str]:
    """The words of the family name, folded."""
    return frozenset(_split(name)[0]) if name else frozenset()


@lru_cache(maxsize=1 << 12)
def fits(patient: PageIdentity, page: PageIdentity) -> bool:
    """True when a name, birth date or number of the page is the patient's, and nothing speaks against it."""
    if conflict(patient, page):
        return False
    alike = _names(patient.name, page.name) or _same_number(patient.mrn, page.mrn)
    return bool(alike or (patient.dob and patient.dob == page.dob))


def uncertain(patient: str | None, page: str | None, *, spelled: bool) -> bool:
    """True when a name alone fits the patient's only roughly: another middle initial, a longer given name, a letter
    more or less. `spelled`: the page was read from a picture, where a letter says nothing."""
    if not patient or not page or not _names(patient, page):
        return False
    (family_a, given_a), (family_b, given_b) = _split(patient), _split(page)
    middle = [names[1][0] for names in (given_a, given_b) if len(names) > 1]
    if len(middle) == 2 and middle[0] != middle[1]:
        return True
    if spelled or not given_a or not given_b:
        return False
    x, y = given_a[0], given_b[0]
    short = min(len(x), len(y)) == 1 or any(x in group and y in group for group in _SHORT_FORMS)
    other_given = x != y and not short and x not in given_b and y not in given_a and x not in family_b
    other_family = not set(family_a) & set(family_b) and not set(family_a) & set(given_b)
    return other_given or other_family


def near_number(patient: str | None, page: str | None) -> bool:
    """True for a number of the same kind in which one or two figures differ, or two are turned."""
    if not patient or not page or _same_number(patient, page) is not False:
        return False
    return DamerauLevenshtein.distance(patient.upper(), page.upper()) <= 2


def _shares(a: PageIdentity, b: PageIdentity) -> bool:
    return any(mine and theirs for mine, theirs in ((a.name, b.name), (a.dob, b.dob), (a.mrn, b.mrn)))


def _completed(who: PageIdentity, others: Sequence[PageIdentity]) -> PageIdentity:
    def most(values: list[str | None]) -> str | None:
        counts = Counter(value for value in values if value)
        return counts.most_common(1)[0][0] if counts else None

    return PageIdentity(
        who.name or most([other.name for other in others]),
        who.dob or most([other.dob for other in others]),
        who.mrn or most([other.mrn for other in others]),
    )


def _by_shape(page: Page, patient: PageIdentity) -> tuple[Said, ...]:
    """Chart numbers that running lines print without a label, known by the shape of the patient's own."""
    if not patient.mrn or not re.match(r"[A-Z]+-?\d{4,}$", patient.mrn):
        return ()
    shape = re.compile(r"\b" + re.sub(r"\d+", lambda found: rf"\d{{{len(found[0])}}}", patient.mrn) + r"\b")
    lines = [page.text[line.start : line.end] for line in page.lines if line.running]
    return tuple(Said(PageIdentity(mrn=number), firm=True) for line in lines for number in shape.findall(line))


def _same_number(a: str | None, b: str | None) -> bool | None:
    """True or False for numbers of one issuer (same letters, same length), None where they cannot be compared."""
    if not a or not b:
        return None
    a, b = a.upper().replace(" ", ""), b.upper().replace(" ", "")
    if a == b or re.sub(r"\D", "", a).lstrip("0") == re.sub(r"\D", "", b).lstrip("0"):
        return True
    return False if re.sub(r"\d", "#", a) == re.sub(r"\d", "#", b) else None


def _split(name: str) -> tuple[list[str], list[str]]:
    """Family and given names, folded: "LAST, FIRST M" and "First M Last"."""
    plain = unicodedata.normalize("NFKD", name)
    folded = "".join(char for char in plain if not unicodedata.combining(char)).casefold()
    folded = re.sub("['’]", "", folded)
    parts = [re.findall(r"[a-z]+", part) for part in folded.split(",")]
    parts = [[word for word in part if word not in _SUFFIXES] for part in parts]
    parts = [part for part in parts if part]
    if len(parts) > 1:
        return parts[0], [word for part in parts[1:] for word in part]
    words = parts[0] if parts else []
    hyphened = re.search(r"([a-z']+(?:-[a-z']+)+)\W*$", folded)
    count = len(hyphened[1].split("-")) if hyphened else 1
    return words[-count:], words[:-count]


def _names(a: str | None, b: str | None) -> bool | None:
    """Do two names fit one person; None where one is missing."""
    if not a or not b:
        return None
    (family_a, given_a), (family_b, given_b) = _split(a), _split(b)
    if not given_a or not given_b:
        return _families(family_a, family_b)
    turned = _families(family_a, given_b) and _givens(given_a, family_b)
    return bool((_families(family_a, family_b) and _givens(given_a, given_b)) or turned)


def _generation(a: str | None, b: str | None) -> bool | None:
    """Whether both are Jr., or Sr., or III; None where one of them does not say."""
    one, other = (set(re.findall(r"\b(?:jr|sr|ii|iii|iv)\b", (name or "").casefold())) for name in (a, b))
    return one == other if one and other else None


def _near_given(a: str | None, b: str | None) -> bool:
    """With equal birth dates a fitting given name is enough: a marriage, or a pet name that begins alike."""
    if not a or not b:
        return False
    (_, given_a), (_, given_b) = _split(a), _split(b)
    return _givens(given_a, given_b) or given_a[0][:3] == given_b[0][:3]


def _families(a: Sequence[str], b: Sequence[str]) -> bool:
    if set(a) & set(b):
        return True
    return any(len(x) > 4 and len(y) > 4 and DamerauLevenshtein.distance(x, y) <= 1 for x in a for y in b)


def _givens(a: Sequence[str], b: Sequence[str]) -> bool:
    """First names equal, an initial of the other, a short form, near in spelling, or the other's middle name."""
    if not a or not b:
        return True
    middle = [(a[0], name) for name in b[1:] if len(name) > 2] + [(b[0], name) for name in a[1:] if len(name) > 2]
    return any(_given(x, y) for x, y in [(a[0], b[0]), *middle])


def _given(x: str, y: str) -> bool:
    if x == y or (min(len(x), len(y)) == 1 and x[0] == y[0]):
        return True
    if min(len(x), len(y)) >= 3 and (x.startswith(y) or y.startswith(x)):
        return True
    if min(len(x), len(y)) >= 5 and DamerauLevenshtein.distance(x, y) <= 1:
        return True
    return any(x in group and y in group for group in _SHORT_FORMS)
