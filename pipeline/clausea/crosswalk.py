"""From a denial to what can be done: the payer's group code, CARC, RARC and words against codes/crosswalk.

Pure. What comes out are candidates with their reasons, and the way that the denial calls for; one code is chosen only
where the content leaves no doubt. The payer's words outrank its remittance codes.
"""

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Protocol

from pydantic import Field

from clausea.denialwords import clauses, found
from clausea.models import Claim, Denial, Model
from clausea.payers import Way
from clausea.sources import Source

OWN = "@service"
"""In a row's codes: the denial code that bears the service's own name."""
_RARC, _CARC, _SERVICE, _GROUP, _TEXT = 4, 2, 1, 1, 3
_SPECIFIC = 4
"""Score from which a row names what is missing: a remark code fits, not only the CARC."""


class Row(Model):
    """One row of codes/crosswalk/remits.toml. A key left out fits anything."""

    id: str
    group: tuple[str, ...] = ()
    carc: tuple[str, ...] = ()
    rarc: tuple[str, ...] = ()
    services: tuple[str, ...] = ()
    way: Way
    codes: tuple[str, ...] = ()
    final: bool = False
    reason: str
    do: str | None = None
    sources: tuple[Source, ...] = Field(min_length=1)


class Group(Model):
    """Words of a payer that point to a denial code (codes/crosswalk/words.toml)."""

    code: str
    phrases: tuple[str, ...] = Field(min_length=1)
    services: tuple[str, ...] = ()


class Instead(Model):
    """Words that name no denial code but a row, which says what to do."""

    phrases: tuple[str, ...] = Field(min_length=1)
    row: str


class Listed(Model):
    """A denial code as the crosswalk knows it, with or without a folder."""

    title: str
    services: tuple[str, ...] = ()


class Folder(Protocol):
    """A denial code's folder, as far as it is needed here."""

    @property
    def title(self) -> str: ...
    @property
    def services(self) -> tuple[str, ...]: ...


class Sentences(Model):
    words: tuple[str, ...]


class Asked(Model):
    """What an example, a claim line or `clausea codes find` asks."""

    group: str | None = None
    carc: str | None = None
    rarc: tuple[str, ...] = ()
    service: str | None = None
    text: str | None = None


class CrosswalkExample(Model):
    """A denial and what must come out (codes/crosswalk/examples.toml)."""

    title: str
    ask: Asked
    way: Way | None = None
    row: str | None = None
    first: str | None = None
    """The candidate that must come first."""
    chosen: str | None = None
    """The code that the denial decides; "" where it must stay open."""


class Candidate(Model):
    """A denial code that may answer the denial, with the reasons in the specialist's words."""

    code: str
    title: str
    words: tuple[str, ...] = ()
    """The payer's words that point to it."""
    row: str | None = None
    reason: str


class Match(Model):
    """What a denial comes to."""

    asked: Asked
    way: Way | None
    """None: nothing of codes/crosswalk fits."""
    row: Row | None = None
    rows: tuple[Row, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    chosen: str | None = None
    """The code that the denial decides; None where a person has to choose."""

    @property
    def answered_by_record(self) -> bool:
        """Whether a letter with the record is what answers it; unknown counts as yes."""
        return self.way in (None, "appeal", "records")


class Crosswalk(Model):
    """codes/crosswalk as a whole."""

    families: dict[str, tuple[str, ...]]
    codes: dict[str, Listed]
    rows: tuple[Row, ...]
    names: tuple[Group, ...]
    groups: tuple[Group, ...]
    instead: tuple[Instead, ...]
    denies: Sentences
    accepts: Sentences
    examples: tuple[CrosswalkExample, ...] = ()

    @cached_property
    def _by_id(self) -> dict[str, Row]:
        return {row.id: row for row in self.rows}

    def find(self, asked: Asked) -> Match:
        """Candidates, way and, where there is no doubt, the code. Codes and service in any case, "CO-252" as well."""
        asked = _clean(asked)
        fits = sorted(((score, row) for row in self.rows if (score := self._fit(row, asked))), key=lambda hit: -hit[0])
        kept = clauses(asked.text or "", self.denies.words, self.accepts.words)
        said = self._said(kept, asked.service, self.groups)
        other = [
            (_TEXT, self._by_id[one.row]) for one in self.instead if any(found(kept, phrase) for phrase in one.phrases)
        ]
        if not said and not other:
            said = self._said(kept, asked.service, self.names)
        if not said or (fits and fits[0][0] < _TEXT):
            fits = sorted([*fits, *other], key=lambda hit: -hit[0])
        final = next((row for _, row in fits if row.final and (not said or self._fit(row, asked))), None)
        if final:
            return Match(asked=asked, way=final.way, row=final, rows=(final,))
        best = [row for score, row in fits if score == fits[0][0]]
        way: Way | None = best[0].way if best else ("appeal" if said else None)
        if said and way in ("correct", "none") and fits[0][0] < _TEXT:
            way, best = "appeal", []
        candidates = self._candidates(said, best, asked.service)
        chosen = _decided(candidates, said, best, fits[0][0] if fits else 0)
        return Match(
            asked=asked,
            way=way,
            row=best[0] if best else None,
            rows=tuple(dict.fromkeys(row for _, row in fits)) if best else (),
            candidates=candidates,
            chosen=chosen if way in ("appeal", "records") else None,
        )

    def with_folders(self, folders: Mapping[str, "Folder"]) -> "Crosswalk":
        """The crosswalk with the titles and services of the denial codes that have a folder."""
        own = {code: Listed(title=one.title, services=one.services) for code, one in folders.items()}
        return self.model_copy(update={"codes": {**self.codes, **own}})

    def title(self, code: str) -> str:
        return self.codes[code].title if code in self.codes else code

    def family(self, service: str | None) -> str | None:
        """The family of a service; None where the crosswalk does not list it."""
        return next((name for name, codes in self.families.items() if service in codes), None)

    def _fit(self, row: Row, asked: Asked) -> int:
        """How well a row fits; 0 where it does not. What the asker does not give fits, and counts nothing."""
        score = 0
        if row.rarc:
            if not set(row.rarc) & set(asked.rarc):
                return 0
            score += _RARC
        if row.carc:
            if asked.carc in row.carc:
                score += _CARC
            elif asked.carc or not row.rarc:
                return 0
        if row.group and asked.group:
            if asked.group not in row.group:
                return 0
            score += _GROUP
        if row.services and asked.service:
            if not self._among(asked.service, row.services):
                return 0
            score += _SERVICE
        return score

    def _among(self, service: str | None, services: Iterable[str]) -> bool:
        listed = tuple(services)
        return not listed or service is None or service in listed or self.family(service) in listed

    def _said(self, kept: list[list[str]], service: str | None, groups: Iterable[Group]) -> dict[str, tuple[str, ...]]:
        """The denial codes that the words point to, each with those words."""
        said: dict[str, dict[str, None]] = {}
        for group in groups:
            if not self._among(service, (*group.services,)) or not self._offered(group.code, service):
                continue
            for phrase in group.phrases:
                for word in found(kept, phrase):
                    said.setdefault(group.code, {})[word] = None
        return {code: tuple(words) for code, words in said.items()}

    def _offered(self, code: str, service: str | None) -> bool:
        return code not in self.codes or self._among(service, self.codes[code].services)

    def _codes(self, row: Row, service: str | None) -> tuple[str, ...]:
        own = [name.code for name in self.names if self._among(service, name.services)]
        listed = [code for one in row.codes for code in (own if one == OWN else [one])]
        return tuple(dict.fromkeys(code for code in listed if self._offered(code, service)))

    def _candidates(
        self, said: dict[str, tuple[str, ...]], best: list[Row], service: str | None
    ) -> tuple[Candidate, ...]:
        place: dict[str, tuple[int, Row]] = {}
        for row in best:
            for number, code in enumerate(self._codes(row, service)):
                if code not in place or number < place[code][0]:
                    place[code] = (number, row)

        def rank(code: str) -> tuple[int, int, str]:
            return -len(said.get(code, ())), place[code][0] if code in place else len(self.codes), code

        return tuple(
            Candidate(
                code=code,
                title=self.title(code),
                words=said.get(code, ()),
                row=place[code][1].id if code in place else None,
                reason=place[code][1].reason if code in place else "",
            )
            for code in sorted({*said, *place}, key=rank)
        )


def asked_of(claim: Claim, service: str | None) -> Asked:
    """What a claim says of the denial of one of its services, of the case where the line says nothing."""
    line = claim.lines.get(service or "")
    denial = (line and line.denial) or claim.denial or Denial()
    return Asked(group=denial.group, carc=denial.carc, rarc=denial.rarc, service=service, text=denial.text)


def _decided(
    candidates: tuple[Candidate, ...], said: dict[str, tuple[str, ...]], best: list[Row], score: int
) -> str | None:
    """The code that is beyond doubt: the only one, the one with most of the payer's words, or, among equals, the
    first of the one row that fits best by a remark code."""
    if len(candidates) == 1:
        return candidates[0].code
    if not candidates:
        return None
    first, second = candidates[:2]
    if len(first.words) > len(second.words):
        return first.code
    tied = [one for one in candidates if len(one.words) == len(first.words)]
    if said and first.words:
        return first.code if [one for one in tied if one.row] == [first] or _leads(first, tied, best) else None
    return first.code if score >= _SPECIFIC and _leads(first, tied, best) else None


def _leads(first: Candidate, tied: list[Candidate], best: list[Row]) -> bool:
    """Whether one row alone fits best and names `first` before the others that are tied with it."""
    return len(best) == 1 and first.row is not None and tied[0] is first


def _clean(asked: Asked) -> Asked:
    group, carc = (asked.group or "").strip().upper(), (asked.carc or "").strip().upper()
    if "-" in carc:
        group, _, carc = carc.partition("-")
    rarc = tuple(dict.fromkeys(word.upper() for each in asked.rarc for word in each.replace(",", " ").split()))
    service = (asked.service or "").strip().upper()
    return Asked(
        group=group or None, carc=carc.lstrip("0") or None, rarc=rarc, service=service or None, text=asked.text
    )
