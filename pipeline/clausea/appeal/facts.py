"""Items and claim facts as a letter template sees them: printable, and knowing which item they come from.

A `Fact` is a string that remembers its items, so that a sentence which states it without citing it is refused.
Free words of a value are printed only where they stand on the item's own pages: everything else a template can
say of an item is a date, a number, a name, or the quote.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from clausea.models import Decision, Item, Value

FREE_WORDS = frozenset(
    {"activity", "party", "action", "method", "condition", "visit", "intervention", "facility", "relationship",
     "setting", "to", "level", "mdm"}
)  # fmt: skip
"""Value fields whose words are the reader's choice: printed only when the chart's page has them."""

PageText = Callable[[str, int], str]


class Fact(str):
    """Printable text that says something of the patient; `items` are the ids of the items that it comes from."""

    __slots__ = ("items",)
    items: tuple[str, ...]

    def __new__(cls, text: str, items: Iterable[str]) -> "Fact":
        fact = super().__new__(cls, text)
        fact.items = tuple(items)
        return fact


def us_date(iso: str) -> str:
    """ "2026-03-05" → "03/05/2026"."""
    year, month, day = iso.split("-")
    return f"{month}/{day}/{year}"


def long_date(iso: str) -> str:
    """ "2026-05-04" → "May 4, 2026"."""
    day = date.fromisoformat(iso)
    return f"{day:%B} {day.day}, {day.year}"


def month_name(month: str) -> str:
    """ "2026-03" → "March 2026"."""
    return f"{date.fromisoformat(month + '-01'):%B %Y}"


def clock(time: str) -> str:
    """ "14:05" → "2:05 PM"."""
    hour, minute = (int(part) for part in time.split(":"))
    return f"{(hour + 11) % 12 + 1}:{minute:02d} {'AM' if hour < 12 else 'PM'}"


def money(amount: float) -> str:
    return f"${amount:,.2f}"


def plain(text: str) -> str:
    """One line of printable text: white space collapsed, control characters gone."""
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())


def quoted(text: str) -> str:
    """A quote as it is printed: one line, without the comma or full stop that it happens to end in."""
    return re.sub(r"[\s.,;:]+$", "", plain(text))


class Proof:
    """One item, as a template uses it: `item.date`, `item.person`, `item.condition`, `item.words` …

    Attributes are Facts or None; None in a sentence is an error, so a template asks first.
    """

    def __init__(self, item: Item, page_text: PageText) -> None:
        self.item = item
        self.id = item.id
        self.element = item.element
        self._value: Value = item.decided
        self._pages = page_text

    def fact(self, text: str | None) -> Fact | None:
        return Fact(text, (self.id,)) if text else None

    @property
    def places(self) -> tuple[tuple[str, int], ...]:
        """Pages on which the item's quote and basis stand."""
        spans = [(self.item.record, self.item.page), *((basis.record, basis.page) for basis in self.item.basis)]
        return tuple(dict.fromkeys(spans))

    @property
    def quote(self) -> str:
        return self.item.quote

    @property
    def words(self) -> Fact | None:
        """What was done, in the chart's words: the value's where they stand on the page, else the quote."""
        return self.fact(quoted(self._said("activity") or self.item.quote))

    @property
    def iso(self) -> str | None:
        return self._value.date

    @property
    def date(self) -> Fact | None:
        return self.fact(us_date(self._value.date) if self._value.date else None)

    @property
    def time(self) -> Fact | None:
        """ "10:02 – 10:14 AM" where the entry has both."""
        start, end = self._value.start, self._value.end
        if not start or not end:
            return None
        first, last = clock(start), clock(end)
        return self.fact(f"{first.removesuffix(last[-3:]) if first[-3:] == last[-3:] else first} – {last}")

    @property
    def person(self) -> Fact | None:
        name, credential = self._value.person, self._value.credential
        if name and credential and credential.casefold() not in name.casefold():
            name = f"{name}, {credential}"
        return self.fact(name)

    @property
    def named_condition(self) -> Fact | None:
        """ "Essential hypertension (I10)" where the chart's page has the condition's words."""
        condition, code = self._said("condition"), self._value.icd10
        return self.fact(f"{condition} ({code})" if condition and code else condition)

    def said_with(self, *beginnings: str) -> Fact | None:
        """The first of the item's quotes that holds a word beginning so ("correct"), as it stands."""
        holds = re.compile("|".join(rf"\b{re.escape(word)}" for word in beginnings), re.IGNORECASE)
        spans = (self.item.quote, *(basis.quote for basis in self.item.basis))
        return self.fact(next((quoted(text) for text in spans if holds.search(text)), None))

    @property
    def minutes(self) -> Fact | None:
        return self.fact(str(self._value.minutes)) if self._value.minutes is not None else None

    @property
    def score(self) -> Fact | None:
        return self.fact(str(self._value.score)) if self._value.score is not None else None

    @property
    def content(self) -> tuple[str, ...]:
        """Parts of a consent that the chart names: cost_share, one_practitioner, may_stop, consult_others."""
        return self._value.content or ()

    @property
    def mode(self) -> str | None:
        """Key of the mode (`phone`, `verbal` …), for the template to put into words."""
        return self._value.mode

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_") or name not in Value.model_fields:
            raise AttributeError(name)
        if name in FREE_WORDS:
            return self.fact(self._said(name))
        value = getattr(self._value, name)
        return self.fact(plain(str(value))) if value is not None else None

    def _said(self, field: str) -> str | None:
        """The value's words if they stand on the item's pages (or a reviewer wrote them), else None."""
        words = getattr(self._value, field)
        if not words:
            return None
        if self.item.review.decision is Decision.EDITED and words != getattr(self.item.value, field):
            return plain(words)
        wanted = plain(words).casefold()
        pages = (plain(self._pages(record, page)).casefold() for record, page in self.places)
        stands = re.compile(rf"(?<!\w){re.escape(wanted)}")
        return plain(words) if any(stands.search(text) for text in pages) else None


def by_date(proofs: Iterable[Proof]) -> tuple[Proof, ...]:
    """In order of date and time, undated ones last, each item once."""
    unique: Mapping[str, Proof] = {proof.id: proof for proof in proofs}
    return tuple(
        sorted(unique.values(), key=lambda proof: (proof.iso or "9999", proof.item.decided.start or "", proof.id))
    )


def once(proofs: Sequence[Proof]) -> tuple[Proof, ...]:
    """Each statement once: of two of one element and day whose words hold one another, the one that says more."""
    kept: list[Proof] = []
    for proof in proofs:
        twin = next((other for other in kept if _says_the_same(proof, other)), None)
        if twin is None:
            kept.append(proof)
        elif len(proof.quote) > len(twin.quote):
            kept[kept.index(twin)] = proof
    return tuple(kept)


def _says_the_same(one: Proof, other: Proof) -> bool:
    if one.item.element != other.item.element or one.iso != other.iso or one.item.decided.minutes is not None:
        return False
    a, b = (" ".join(proof.quote.split()).strip(" .,;:").casefold() for proof in (one, other))
    if one.item.record != other.item.record or one.item.page != other.item.page:
        return False
    return a in b or b in a


def distinct(proofs: Iterable[Proof]) -> list[Proof]:
    """Conditions named once: of two names of which one holds the other, or with the same ICD-10 code, the longer."""
    kept: list[Proof] = []
    for proof in sorted(proofs, key=lambda one: -len(one.item.decided.condition or one.quote)):
        if not any(_same_condition(proof.item.decided, other.item.decided) for other in kept):
            kept.append(proof)
    return sorted(kept, key=lambda one: one.id)


def _same_condition(one: Value, other: Value) -> bool:
    if one.icd10 and other.icd10:
        return one.icd10 == other.icd10
    words, others = (set(re.findall(r"\w+", (value.condition or "").casefold())) for value in (one, other))
    return bool(words) and words <= others
