"""Who is who: the chart's own staff directory, and what a person's time counts as.

A name without its credential is looked up where the chart writes it in full ("R. Calloway" = "Rhea Calloway, LMSW"),
initials in a signature key ("JP = Julia Park, RN"). Credentials are sorted by codes/elements, not here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from clausea import sieve as re
from clausea.elements import Element
from clausea.pages import Mark, Page, Record
from clausea.values.namekeys import name_key
from clausea.values.people import PersonHit, find_people

_KEY = re.compile(
    r"(?<![\w.])(?P<initials>[A-Z][A-Za-z]{0,2}[A-Z]|[A-Z]{2,3}[a-z]?|[A-Z][A-Z][a-z]|"
    r"[A-Z][a-z][A-Z][a-z])(?P<mark>\s*[=:–—-]\s*|\s+)(?=[A-Za-z])"
)
_JOB_KEY = re.compile(
    r"(?:front desk|reception\w*|schedul\w*|billing|biller|clerk\w*|office (?:staff|manager)|auto[- ]?dial\w*|"
    r"system|robo\w*|bot|automated[\w ]*|registration|volunteer)[\w, ]{0,20}",
    re.IGNORECASE,
)
_INITIALS = re.compile(
    r"(?:^\W*|^\W*\d[\d/.-]{2,9}\s+|[-–—|,:;(/.]\s*|\bby\s+|\s{2,})(?P<initials>[A-Z][A-Za-z]{0,3})"
    r"(?=\s*(?:$|[-–—|,:;).]|\s{2,}|\d{1,3}\s?m(?:in\w*)?\b))"
)
"""Two to four letters alone between separators, as a log's initials stand."""
_SHORT_NAME = re.compile(r"(?<![\w.])[A-Z]\.\s?[A-Z][a-z’'-]+(?:-[A-Z][a-z]+)?(?!\w)")
_HANDLE = re.compile(r"(?P<first>[A-Z])(?P<last>[A-Z][a-z]{2,}(?:[A-Z][a-z]+)?)")
"""A user name of initial and surname: "TQuill"."""
CREDENTIAL_FIRST = re.compile(
    r"(?:^\W*|[|,;:(–—-]\s*|\bby\s+|\s{2,})(?P<credential>RN|LPN|LVN|CMA|RMA|LCSW|LMSW|LICSW|LSW|PharmD|NP|FNP|"
    r"DNP|APRN|PA-C|MD|DO)"
    r"(?:\s?[:=–-]\s?|\s\(?)(?P<name>[A-Z](?:[a-z’'-]+|\.) [A-Z][A-Za-z’'-]+|[A-Z][a-z’'-]{2,})(?=\s*(?:$|"
    r"[|,;.:()–—-]|\d)|\s(?:talked|spoke|logged|used|worked|documented|recorded|coordinated|educated|updated|provided|called|phoned|rang|reached|met|reviewed|spent|discussed|devoted|completed)\b)"
)
"""A credential before its name: "RN: Kelly Brandt"."""
_SPEAKER = re.compile(
    r"\W*(?:this is |dictated by |by )?(?:(?:dr|mr|mrs|ms|miss|nurse)\.?\s)?(?P<name>(?-i:[A-Z])[\w'’-]{2,})"
    r"(?: (?:here|speaking|dictating|writing))?\W*",
    re.IGNORECASE,
)
_NAMED_JOB = re.compile(r"[A-Z][a-z]+ [A-Z][A-Za-z’'-]+\s*[(,–-]\s*")


_LETTERS = r"(?P<initials>[A-Z]{2,4}|[A-Z]{1,3}-[A-Z]{1,2})"
_ALONE = re.compile(rf"^\W*{_LETTERS}\W*(?:[\d/.:\s-]{{4,22}})?$")
_WITH_CREDENTIAL = re.compile(
    rf"(?:^\W*|[.;|–—-]\s+){_LETTERS}(?:\s?,\s?|\s)(?P<credential>RN|LPN|LVN|CMA|RMA|MA|LCSW|LMSW|LICSW|LSW|LPC|LMHC|PharmD|NP|FNP|"
    r"DNP|APRN|PA-C|PA|MD|DO)\b\W*(?:[\d/.:\s-]{4,22})?$"
)
_IN_LOG_LINE = re.compile(
    rf"^\W*(?:#?\d+\W+)?\d{{1,4}}[-/.]\d{{1,2}}(?:[-/.]\d{{2,4}})?\b.*\d\s?(?:min(?:ute)?s?\.?|m|['’′])\W+{_LETTERS}"
    r"(?=\W*(?:$|CCM\b|BHI\b|CoCM\b|COCM\b|PCM\b|APCM\b))"
)
_BEHIND_MINUTES = re.compile(rf"\d\s?min(?:ute)?s?[\s.,;–—-]+{_LETTERS}\W*$")
NO_INITIALS = frozenset(
    re.findall(
        r"\w+",
        "RN LPN LVN MA CMA RMA NP FNP PA MD DO SW OT PT ST SLP CM BH ED ER BP HR RR DM CHF HTN PHQ GAD IM IV PO CC "
        "RE OK NA TC TX RX DX HX FU SI HI AM PM ID DOB MRN EHR EMR NO SOB UA TSH CBC PCP SNF HH VM LM CCM BHI "
        "COCM TCM RPM "
        "PCM",
    )
)
"""Letters that charts use for something else than a person."""


@dataclass(frozen=True)
class Person:
    """A person as a line names them; `credential_mark` is where the credential stands when not beside the name."""

    name: str | None
    credential: str | None
    job: str | None
    credential_mark: Mark | None = None


class Directory:
    """Names with credentials, as the record itself writes them."""

    def __init__(self, record: Record) -> None:
        self._full: dict[str, tuple[PersonHit, Mark]] = {}
        self._initials: dict[str, tuple[PersonHit, Mark]] = {}
        self._jobs: dict[str, str] = {}
        self._derived: dict[str, tuple[PersonHit, Mark]] = {}
        for page in record.pages:
            if page.number in record.other_patient_pages:
                continue
            self._read(page)
        self._derive()

    def _derive(self) -> None:
        """Initials of the people whom the chart names with a credential, unless two of them share these."""
        owners: dict[str, set[str]] = {}
        for key, (hit, _) in self._full.items():
            for initials in _initials_of(hit.name):
                owners.setdefault(initials, set()).add(key)
        self._derived = {
            initials: self._full[next(iter(keys))]
            for initials, keys in owners.items()
            if len(keys) == 1 and initials not in NO_INITIALS
        }

    def signed(self, text: str) -> tuple[int, int]:
        """Where initials sign a line: alone, with a credential that is theirs, or behind a log line's minutes."""
        for pattern in (_ALONE, _WITH_CREDENTIAL, _IN_LOG_LINE, _BEHIND_MINUTES):
            match = pattern.search(text)
            if match is None or match["initials"] not in self._derived:
                continue
            stated = match.groupdict().get("credential")
            if stated and stated not in re.split(r"[,/ ]+", self._derived[match["initials"]][0].credential or ""):
                continue
            return match.span("initials")
        return 0, 0

    def _read(self, page: Page) -> None:
        for hit in find_people(page.text):
            if hit.credential and hit.name:
                mark = Mark(hit.credential, page.number, hit.start, hit.end)
                self._full.setdefault(name_key(hit.name), (hit, mark))
            elif hit.role and hit.name and " " in hit.name.strip():
                self._jobs.setdefault(name_key(hit.name), hit.role)
        for key in _KEY.finditer(page.text):
            after = page.text[key.end() : key.end() + 60].split("\n")[0]
            marked = bool(key["mark"].strip())
            named = _NAMED_JOB.match(after)
            job = _JOB_KEY.match(after, named.end() if named else 0) if "=" in key["mark"] or named else None
            people = find_people(after)
            if people and people[0].start <= 1 and (people[0].credential or people[0].role):
                hit = people[0]
                mark = Mark(hit.credential or hit.role or "", page.number, key.end() + hit.start, key.end() + hit.end)
                capitals = "".join(letter for letter in key["initials"] if letter.isupper())
                if (marked and "=" in key["mark"]) or _initials(hit.name) == capitals[0] + capitals[-1]:
                    self._initials.setdefault(key["initials"], (hit, mark))
            elif job:
                name = after[: named.end()].strip(" (,–-") if named else ""
                hit = PersonHit(0, job.end(), name, None, job.group().strip(" ,.;").lower())
                mark = Mark(
                    job.group(), page.number, key.end() if named else key.end() + job.start(), key.end() + job.end()
                )
                self._initials.setdefault(key["initials"], (hit, mark))

    def known(self, text: str) -> tuple[int, int]:
        """Where `text` has initials of the chart's signature key, alone between separators; else (0, 0)."""
        for match in _INITIALS.finditer(text):
            if match["initials"] in self._initials:
                return match.span("initials")
        return 0, 0

    def named(self, text: str) -> tuple[int, int]:
        """Where `text` has a name without credential that the chart writes in full elsewhere; else (0, 0)."""
        for match in _SHORT_NAME.finditer(text):
            if name_key(match.group()) in self._full:
                return match.span()
        return 0, 0

    def speaker(self, text: str) -> tuple[int, int]:
        """Where a sentence is but its writer's surname ("This is Dr. Hale.", "Hale."), one person's; else (0, 0)."""
        match = _SPEAKER.fullmatch(text)
        return match.span("name") if match and match["name"].lower() in self._surnames else (0, 0)

    @cached_property
    def _surnames(self) -> dict[str, tuple[PersonHit, Mark]]:
        """The people with a credential by surname, where only one has it."""
        owners: dict[str, list[tuple[PersonHit, Mark]]] = {}
        for found in self._full.values():
            owners.setdefault(found[0].name.split()[-1].lower(), []).append(found)
        return {surname: found[0] for surname, found in owners.items() if len(found) == 1}

    def identify(self, text: str) -> Person:
        """The person that `text` names, completed from the directory."""
        led = CREDENTIAL_FIRST.search(text)
        if led and not any(hit.credential for hit in find_people(text)):
            return Person(led["name"], led["credential"], None)
        stripped = text.strip(" ,.;:()")
        people = find_people(text)
        sole = _WITH_CREDENTIAL.search(text)
        if people and (people[0].credential or people[0].role) and not (sole and sole["initials"] in self._derived):
            first = people[0]
            return Person(first.name or None, first.credential, first.role)
        if stripped in self._initials:
            hit, mark = self._initials[stripped]
            return Person(hit.name or None, hit.credential, hit.role, mark)
        lettered = self._derived.get(stripped) or self._derived.get(stripped.split(",")[0])
        if lettered is None and sole:
            lettered = self._derived.get(sole["initials"])
        if lettered is not None:
            hit, mark = lettered
            return Person(hit.name or None, hit.credential, None, mark)
        name = people[0].name if people and people[0].name else stripped
        handle = _HANDLE.fullmatch(stripped)
        known = (self._full.get(name_key(name)) if name else None) or (
            self._full.get(name_key(f"{handle['first']}. {handle['last']}")) if handle else None
        )
        if known is not None:
            hit, mark = known
            return Person(hit.name, hit.credential, None, mark)
        sole_owner = self._surnames.get(stripped.lower())
        if sole_owner is not None:
            hit, mark = sole_owner
            return Person(hit.name, hit.credential, None, mark)
        job = people[0].role if people else None
        return Person(name or None, None, job or (self._jobs.get(name_key(name)) if name else None))


def _initials_of(name: str) -> set[str]:
    """How a person signs with letters: "TM", "TMO" and "TM-O" for Theo Marchetti-Osei."""
    words = [word for word in re.split(r"\s+", name) if word[:1].isalpha()]
    if len(words) < 2:
        return set()
    parts = [[piece[0].upper() for piece in word.split("-") if piece] for word in words]
    last = parts[-1]
    first = parts[0][0]
    found = {first + last[0], first + "".join(last), first + "-".join(last)}
    if len(parts) > 2:
        found.add("".join(part[0] for part in parts))
    return found


def _initials(name: str) -> str:
    words = re.findall(r"[A-Za-z]+", name)
    return (words[0][0] + words[-1][0]).upper() if words else ""


def kind_of(person: Person, elements: Mapping[str, Element]) -> str:
    """ "practitioner", "staff", "nonclinical" or "unknown", by the credential lists of the minutes elements."""
    credentials = re.split(r"[,/ ]+", (person.credential or "").upper().replace(".", ""))
    if any(_listed(elements, "practitioner_minutes", "credentials", word) for word in credentials if word):
        return "practitioner"
    if any(_listed(elements, "staff_minutes", "credentials", word) for word in credentials if word):
        return "staff"
    if person.job and any(
        word in person.job.lower() for word in elements["staff_minutes"].lists.get("nonclinical", ())
    ):
        return "nonclinical"
    if person.job and any(word in person.job.lower() for word in elements["staff_minutes"].lists.get("jobs", ())):
        return "staff"
    return "unknown"


def _listed(elements: Mapping[str, Element], element: str, name: str, word: str) -> bool:
    return any(word == entry or word.startswith(entry + "-") for entry in elements[element].lists.get(name, ()))
