"""Who a chart's contacts are with: the patient, the caregivers it names, the practice's own people, and outside
pharmacies, practitioners, agencies and therapists."""

from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from clausea import sieve as re
from clausea.values.people import PersonHit, find_people

if TYPE_CHECKING:  # the chart holds its parties
    from clausea.evidence.readers.patterns.chart import Chart

_RELATION = (
    r"wife|husband|spouse|partner|daughter(?:-in-law)?|dtr(?:-in-law)?|son(?:-in-law)?|mother|mom|father|dad|sister|"
    r"brother|niece|nephew|cousin|grand(?:daughter|son)|aunt|uncle|(?:boy|girl)friend|fianc[eé]e?|caregiver|guardian|proxy|"
    r"friend|neighbor|roommate"
)
_GIVEN = r"(?-i:[A-Z][a-z]+(?:[-'’][A-Z]?[a-z]+)?)"
_RELATIVE = re.compile(
    rf"\b(?P<relation>{_RELATION})\b[,:]?\s+(?P<a>{_GIVEN})\b|\b(?P<b>{_GIVEN})(?:\s{_GIVEN})?\s*[,(]\s*(?:his |her |"
    rf"the |pt'?s )?"
    rf"(?P<relation2>{_RELATION})\b",
    re.IGNORECASE,
)
_RELATED = re.compile(rf"\b(?:{_RELATION})\b", re.IGNORECASE)
_NO_NAME = re.compile(
    r"(?:the|and|or|to|is|was|of|in|on|for|with|at|her|his|ok|who|will|lives?|works|has|needs?|name|phone|date|also|"
    r"both|as|from|about|mrs?|ms|dr|helps?)$",
    re.IGNORECASE,
)
_OWN_LABEL = re.compile(
    r"\b(?:pcp|primary(?: care)?|provider|clinician|(?:treating|billing|supervising|usual) (?:provider|practitioner|"
    r"physician|doctor)|doctor|bhcm|"
    r"(?:care manager|nurse|staff)|(?:psych\w*|cocm) (?:consultant|psychiatrist)|signed|approved|reviewed(?: by)?|"
    r"recorded by|taken by)\b[^\w\n]{0,4}",
    re.IGNORECASE,
)
_NICKNAME = re.compile(
    r"\b(?:goes by|(?:prefers|likes|asks) to be called|preferred name|nickname|known as)\b\W{0,3}"
    r"(?P<name>(?-i:[A-Z])[a-z]{2,})"
    r"|\b(?-i:[A-Z])[a-z]+ [\"“(](?P<quoted>(?-i:[A-Z])[a-z]{2,})[\"”)] (?-i:[A-Z])[a-z]+",
    re.IGNORECASE,
)
"""The name that the patient uses ("goes by Nate")."""
_INITIAL = re.compile(r"\b(?:Mr|Mrs|Ms|Miss)\.? (?P<letter>[A-Z])\b(?:\.(?=\s*[a-z,;:)]))?(?!['’.]?\w)")
"""The patient by one letter ("Reached Mr. W.")."""
_OWNED = re.compile(
    r"\s(?!(?:how|about|to|that|if|when|where|what|why|whether|today|tonight|yesterday|again|back|after|at|on|by|for"
    r"|and|or|re|"
    r"regarding|with|w/|in|not|this|twice|from|via|while|because|before|during|as|is|was|she|he|the|a|an|some|no|who"
    r"|over|"
    r"through|x\d|until|since|but|then|also|of|directly|herself|live|here|out|up|now)\b)(?-i:[a-z]{3,})",
    re.IGNORECASE,
)
"""What follows "her" where it means what is hers."""
_THERAPY = re.compile(r"\b(?:LPC|LPCC|LCPC|LMFT|LCSW|LICSW|LMHC|LMHP|PsyD|PhD|EdD|LCADC|LADC|CADC|LAC)\b")
_PHARMACY = re.compile(r"\b(?:RPh|PharmD|CPhT)\b")
_PRACTICES = re.compile(r"\b(?:MD|DO|NP|PA|APRN|ARNP|DNP|FNP|CNP|DPM|DDS|DMD|OD|PMHNP|CNS)\b")
_PSYCH = re.compile(r"psych", re.IGNORECASE)
_CAP = r"[A-Z][\w'’.&-]*"
_OFFICE = re.compile(
    r"(?:['’]s)?(?: (?:DDS|MD|DPM))?(?: office| clinic)?(?:\s*\([A-Za-z /]{3,30}\)|,? (?:of|at|from) (?=[A-Z])|"
    r",? [a-z]{5,16}ology\b)?"
)


_COMMON = (
    (
        "program",
        re.compile(r"\bcollaborative care\b|\bbehavioral health (?:team|integration|program)\b", re.IGNORECASE),
    ),
    ("own", re.compile(r"\b(?:pcp|treating (?:practitioner|provider|physician))\b", re.IGNORECASE)),
    (
        "therapist",
        re.compile(
            r"\b(?:mobile )?crisis (?:team|line|service)\b|\b\w*psychotherapist\b|\bpsychiatric (?:provider|clinic)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "practitioner",
        re.compile(
            r"\b(?:\w{4,}ologist|surgeon|dentist|specialist|optometrist|podiatrist|hospitalist|intensivist|"
            r"(?:eye|heart|kidney|lung|foot|skin|bone|cancer) doctor)(?:['’]s (?:office|nurse|staff))?\b",
            re.IGNORECASE,
        ),
    ),
    (
        "agency",
        re.compile(
            r"\b(?!(?:the|our|this|that|in|at|to|from|home|same|a|an|with|and|telehealth|wellness|call|care|ccm|bhi|"
            r"for|of|new|outside|other|emergency|medical|health|portable|pcp|my|her|his|their|your|nurse|triage)\b)"
            r"(?:[A-Za-z-]{3,}|O2|GI|GU|ID|BP) "
            r"(?:clinic|company|agency|supplier|liaison|vendor|center|dept|department|shelter|residence|rep"
            r"|representative|dispatcher|caseworker|case ?worker)\b|\b(?:their|its) (?:rep|representative"
            r"|agent|dispatcher|"
            r"intake|nurse|scheduler)\b",
            re.IGNORECASE,
        ),
    ),
)


class Party(NamedTuple):
    """A mention at [start, end) of a text. kind: patient, caregiver, pharmacy, practitioner, own, agency, therapist."""

    start: int
    end: int
    kind: str
    name: str


_FROM_OTHERS = re.compile(
    r"\bfax|report|letter|imaging|MRI|\bCT\b|consult|discharge|hospital|laborator|outside|from ", re.IGNORECASE
)
"""Titles of papers that others wrote: their authors are no people of the practice."""


class Parties:
    """The people and organizations of one chart."""

    def __init__(self, chart: "Chart") -> None:
        self._words = chart.words
        self._lists = chart.elements["coordination"].lists
        self._text = "\n".join(page.text for page in chart.record.pages)
        self._patient = self._patient_names(chart)
        self._own = self._own_names(chart)
        self._relatives = self._relative_names()
        self._found: dict[str, list[Party]] = {}

    def _patient_names(self, chart: "Chart") -> frozenset[str]:
        names = [page.identity.name for page in chart.record.pages if page.identity.name]
        names += [
            match["name"] or match["quoted"]
            for match in _NICKNAME.finditer(self._text)
            if match["name"] or any(word in " ".join(names) for word in re.findall(r"[A-Z][a-z]{2,}", match[0])[::2])
        ]
        return frozenset(word.lower() for name in names for word in re.findall(r"[A-Za-z][\w'’-]{2,}", name))

    def names_another(self, text: str) -> str | None:
        """The words by which a text says that it is about somebody else ("re: Otis Bell", "for Mr. Bell").

        None where it names nobody, the patient, one of their people or of the staff, or the patient is unknown.
        """
        for match in _ABOUT.finditer(text) if self._patient else ():
            names = {word.lower() for word in re.findall(r"[A-Za-z][\w'’-]{2,}", match["name"])}
            known = names & (self._patient | self._own | self._relatives.keys())
            staff = any(hit.credential for hit in find_people(text[match.start("name") : match.end() + 8]))
            if not known and not staff:
                return match[0].strip()
        return None

    def _own_names(self, chart: "Chart") -> frozenset[str]:
        people = [
            mark.value
            for entry in chart.record.entries
            if not entry.outside and not _FROM_OTHERS.search(entry.title.value if entry.title else "")
            for mark in (entry.author, entry.signature)
            if mark
        ]
        surnames = {_surname(re.split(r",", value)[0]) for value in people}
        for match in _OWN_LABEL.finditer(self._text):
            for hit in find_people(self._text[match.end() : match.end() + 45])[:1]:
                if hit.name and hit.start <= 3 and not _THERAPY.search(hit.credential or ""):
                    surnames.add(_surname(hit.name))
        return frozenset(surnames - {""})

    def _relative_names(self) -> dict[str, str]:
        found: dict[str, str] = {}
        done = 0
        for related in _RELATED.finditer(self._text):
            if related.start() < done:
                continue
            begin = self._text.rfind(".", 0, related.start()) + 1  # no name goes over a full stop
            done = self._text.find(".", related.end())
            done = done if done >= 0 else len(self._text)
            for match in _RELATIVE.finditer(self._text[begin:done]):
                name = match["a"] or match["b"]
                if name and not _NO_NAME.match(name) and name.lower() not in self._patient:
                    found.setdefault(name.lower(), (match["relation"] or match["relation2"]).lower())
        return found

    @cached_property
    def _organization(self) -> tuple[tuple[str, re.Pattern[str]], ...]:
        return tuple(
            (
                kind,
                re.compile(
                    rf"(?:\b{_CAP}\s(?:(?:of|and|&|for|on"
                    rf"|the)\s)?){{1,4}}(?:{'|'.join(self._lists[key])})\b(?:\s\([^)]{{2,30}}\))?"
                ),
            )
            for kind, key in (
                ("hospital", "hospital_names"),
                ("therapist", "therapist_names"),
                ("pharmacy", "pharmacy_names"),
                ("agency", "agency_names"),
            )
        )

    @cached_property
    def _plain(self) -> tuple[tuple[str, re.Pattern[str]], ...]:
        kinds = (
            ("pharmacy", "@pharmacy"),
            ("agency", "@agency"),
            ("therapist", "@therapist"),
            ("practitioner", "@specialty"),
            ("caregiver", "@caregiver"),
        )
        return tuple((kind, self._words.pattern(term)) for kind, term in kinds)

    @cached_property
    def relatives(self) -> re.Pattern[str] | None:
        """The given names of the patient's people, None where the chart names none."""
        names = sorted(map(re.escape, self._relatives), key=len, reverse=True)
        return re.compile(rf"\b(?:{'|'.join(names)})\b", re.IGNORECASE) if names else None

    @cached_property
    def _known(self) -> re.Pattern[str] | None:
        names = sorted((re.escape(name) for name in (*self._relatives, *self._patient)), key=len, reverse=True)
        return re.compile(rf"\b(?:{'|'.join(names)})\b", re.IGNORECASE) if names else None

    def find(self, text: str) -> list[Party]:
        """All mentions in reading order, without overlaps: names first, then the common nouns."""
        if text not in self._found:  # several readers ask the same of the same sentence
            self._found[text] = self._find(text)
        return self._found[text]

    def _find(self, text: str) -> list[Party]:
        if sum(c.isupper() for c in text) > 3 * sum(c.islower() for c in text):
            titled = text.title()
            text = titled if len(titled) == len(text) else text
        found: list[Party] = []
        for reader in (self._organizations, self._people, self._names, self._nouns):
            for party in reader(text):
                if not any(party.start < other.end and other.start < party.end for other in found):
                    found.append(party)
        return sorted(found)

    def _organizations(self, text: str) -> Iterator[Party]:
        for kind, pattern in self._organization:
            for match in pattern.finditer(text):
                start = match.start()
                lead = re.match(
                    r"(?:.*\b(?:Called|Calls|Phoned|Telephoned|Rang|Contacted|Faxed|With|From)\s)?(?:(?:RN|LPN|LVN"
                    r"|CMA|LCSW|"
                    r"LMSW|Called?|Calls|Phoned|Telephoned|"
                    r"Rang|Spoke|Talked|With|To|From|And|Then|The|Faxed|Contacted|Dr\.?|Pt|Patient|Re|By|At|Cc"
                    r"|Tc)\s)*",
                    match[0],
                )
                start += lead.end() if lead else 0
                if match.end() - start >= 6:
                    yield Party(start, match.end(), kind, _clean(text[start : match.end()]))

    def _people(self, text: str) -> Iterator[Party]:
        for hit in find_people(text):
            kind = self._kind(hit, text)
            if kind:
                after = _OFFICE.match(text, hit.end)
                end = after.end() if after and kind in ("practitioner", "therapist") else hit.end
                yield Party(hit.start, end, kind, _clean(text[hit.start : end]))

    def _kind(self, hit: PersonHit, text: str) -> str | None:
        if not hit.name:
            return None
        credential = hit.credential or ""
        after = text[hit.end : hit.end + 28]
        if hit.title in ("Mr", "Mrs", "Ms", "Miss") and not credential:
            known = _surname(hit.name) in self._patient or (not self._patient and _surname(hit.name) not in self._own)
            return "patient" if known else None
        if _surname(hit.name) in self._own and not re.match(r"\s*\([a-z]{4,}(?:y|cs|e)\)", after):
            return "own"  # "Dr. Tran (neurology)" is none of the house, whatever note carries that name
        if _THERAPY.search(credential) or re.match(r",? \(?(?:therapist|counselor)", after):
            return "therapist"
        if _PHARMACY.search(credential):
            return "pharmacy"
        if _PSYCH.search(after):
            return "therapist"
        if hit.title == "Dr" or _PRACTICES.search(credential):
            letters = hit.name.split()
            if hit.title == "Dr" and len(letters) == 1 and len(letters[0].strip(".")) == 1:
                return "own"  # "Dr. S" is the doctor of the house
            return "practitioner"
        return None

    def _names(self, text: str) -> Iterator[Party]:
        if self._known is None:
            return
        for match in self._known.finditer(text):
            name = match[0].lower()
            if not match[0][0].isupper():
                continue
            if name in self._relatives:
                yield Party(*match.span(), "caregiver", f"{self._relatives[name]} {match[0]}")
            else:
                yield Party(*match.span(), "patient", match[0])

    def _nouns(self, text: str) -> Iterator[Party]:
        for kind, pattern in _COMMON:
            for match in pattern.finditer(text):
                yield Party(*match.span(), kind, match[0])
        for kind, pattern in self._plain:
            for match in pattern.finditer(text):
                if match[0] in ("PT", "pt", "Pt"):
                    continue
                if match[0].lower() == "health plan" and _BEHAVIORAL.search(text[: match.start()]):
                    continue  # a behavioral health plan is the patient's, no insurer
                if kind == "agency" and _OF_A_STAY.match(text, match.end()):
                    continue  # "SNF d/c 03/18": where the patient was, nobody who was spoken to
                yield Party(*match.span(), kind, match[0])
        for match in _INITIAL.finditer(text):
            if not self._patient or any(name.startswith(match["letter"].lower()) for name in self._patient):
                yield Party(*match.span(), "patient", match[0])
        for match in self._words.pattern("@patient").finditer(text):
            if match[0].lower() == "her" and _OWNED.match(text, match.end()):
                continue  # "with her permission": nobody was spoken to
            if _KIN_OF.search(text[: match.start()]):
                continue  # "mother of the patient says": the mother stands there already
            if match[0] == "PT" and re.search(r"[a-z]{3}", text):
                yield Party(*match.span(), "agency", "PT")
                continue
            yield Party(*match.span(), "patient", match[0])


_ABOUT = re.compile(
    r"\b(?:(?i:for|re|regarding|about|on|concerning|of)\b:?\s(?:(?i:pt|patient|client|member)\.?\s)?(?=(?:Mr|Mrs|Ms|Miss)\b)"
    r"|(?:(?i:re|regarding|concerning):?\s(?:(?i:pt|patient|client|member):?\s)?"
    r"|(?i:for|about|on)\s(?i:pt|patient|client|member)\s)(?=[A-Z][a-z]+\s[A-Z][a-z]))"
    r"(?P<name>(?:(?:Mr|Mrs|Ms|Miss)\.?\s)?[A-Z][a-z'’-]+(?:\s(?:[A-Z]\.\s)?[A-Z][a-z'’-]+)?)(?=\s*(?:$|[:;,.)\]–—-]))",
)
"""Names the patient that a sentence is about."""
_KIN_OF = re.compile(
    r"\b(?:mother|father|mom|dad|wife|husband|spouse|partner|daughter|son|sister|brother|niece|nephew|aunt|uncle"
    r"|cousin|parents?|caregiver|guardian|friend|neighbou?r|in-law)\s+of\s+(?:(?:the|our|this)\s)?$",
    re.IGNORECASE,
)
_OF_A_STAY = re.compile(r"\s(?:d/?c|disch\w*|stay|admission|admit\w*)\b(?! planner)", re.IGNORECASE)
_BEHAVIORAL = re.compile(r"\b(?:behaviou?ral|mental)\s$", re.IGNORECASE)


def _surname(name: str) -> str:
    words = [word for word in re.findall(r"[^\W\d_][\w'’-]+", name) if len(word) > 2]
    return words[-1].lower() if words else ""


def _clean(name: str) -> str:
    return re.sub(r"\s+", " ", name).strip(" ,.;:-–")
