"""What the tests ask of the evidence: which items may carry a requirement, which only hint at it, and what was read."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import chain

from clausea.calendar import month_bounds
from clausea.codes import Library, Role
from clausea.models import Claim, Decision, Evidence, Item, Polarity, Status
from clausea.values.namekeys import same_person


@dataclass(frozen=True)
class Chart:
    """The evidence of one case with its claim. `month` is the service month, `discharge` the day of discharge."""

    evidence: Evidence
    library: Library
    claim: Claim
    month: str | None = None
    discharge: str | None = None

    def relied(self, *elements: str) -> tuple[Item, ...]:
        """Items on which a requirement may stand, oldest first; undated ones last."""
        return _sorted(item for item in self._of(elements) if item.relied_on)

    def offered(self, *elements: str) -> tuple[Item, ...]:
        """Items that wait for a person."""
        return _sorted(item for item in self._of(elements) if item.offered)

    def set_aside(self, *elements: str) -> tuple[Item, ...]:
        """Items that the reader set aside by itself: front-desk entries, corrected times, and those of drafts."""
        return _sorted(
            item
            for item in self._of(elements)
            if item.review.decision is Decision.PENDING
            and (
                (item.status is Status.REJECTED and item.polarity is Polarity.AFFIRMED and "patterns" in item.reader)
                or item.polarity is Polarity.HISTORICAL
                or (item.polarity is Polarity.TEMPLATE and item.value.signed == "no")
            )
        )

    def _of(self, elements: Iterable[str]) -> Iterator[Item]:
        return chain.from_iterable(self._by_element.get(element, ()) for element in dict.fromkeys(elements))

    @cached_property
    def _by_element(self) -> dict[str, list[Item]]:
        found: dict[str, list[Item]] = {}
        for item in self.evidence.items:
            found.setdefault(item.element, []).append(item)
        return found

    def flagged(self, item: Item, flag: str) -> bool:
        """Whether the item's page bears the flag."""
        record = next(record for record in self.evidence.records if record.id == item.record)
        return any(one.page == item.page and one.flag.startswith(flag) for one in record.flags)

    def denied(self, *elements: str) -> tuple[Item, ...]:
        """Items by which the chart says no (declined, withdrawn, none on file), accepted or verified."""
        return _sorted(
            item
            for item in self._of(elements)
            if item.polarity is Polarity.NEGATED
            and item.review.decision is not Decision.REJECTED
            and (item.status is Status.VERIFIED or item.review.decision in (Decision.ACCEPTED, Decision.EDITED))
        )

    def maybe_denied(self, *elements: str) -> tuple[Item, ...]:
        """Items by which the chart may say no: nobody has decided yet."""
        return _sorted(
            item
            for item in self._of(elements)
            if item.polarity is Polarity.NEGATED
            and item.status is Status.NEEDS_REVIEW
            and item.review.decision is Decision.PENDING
        )

    @property
    def unread(self) -> int:
        """How many pages could not be read."""
        return sum(len(record.unread_pages) for record in self.evidence.records)

    @property
    def pages(self) -> str:
        """ "31 pages" or "29 of 31 pages": what was read."""
        total = sum(record.pages for record in self.evidence.records)
        read = total - self.unread
        return f"{total} page{'s' if total != 1 else ''}" if read == total else f"{read} of {total} pages"

    @property
    def bounds(self) -> tuple[str, str]:
        """First and last day of the service month, or the day of discharge twice."""
        if self.month:
            return month_bounds(self.month)
        day = self.discharge or ""
        return day, day

    @cached_property
    def _titles(self) -> tuple[tuple[str, str], ...]:
        """Every person of the evidence with each credential that the chart gives them."""
        pairs = []
        for item in self.evidence.items:
            value = item.decided
            if value.person and value.credential and item.polarity is not Polarity.OTHER_PATIENT:
                pairs.append((value.person, value.credential))
        billing = self.claim.billing_practitioner
        if billing and billing.credential:
            pairs.append((billing.name, billing.credential))
        return tuple(dict.fromkeys(pairs))

    def role(self, person: str | None, credential: str | None) -> Role | None:
        """The role of a credential, else of the one that the chart gives the same person elsewhere; None: unknown.

        A person whose credentials elsewhere give two roles stays unknown.
        """
        known = self.library.roles.of(credential)
        if known or credential or not person:
            return known
        titles = [title for name, title in self._titles if same_person(name, person, unknown=False)]
        roles = {self.library.roles.of(title) for title in titles}
        roles.discard(None)
        return roles.pop() if len(roles) == 1 else None


def us(iso: str | None) -> str:
    """A date as the reader of a letter writes it: 03/05/2026; a month as 03/2026; "undated" for None."""
    if not iso:
        return "undated"
    parts = iso.split("-")
    return "/".join((*parts[1:], parts[0]))


def month_name(month: str) -> str:
    """ "March 2026" for "2026-03"."""
    return date.fromisoformat(f"{month}-01").strftime("%B %Y")


def _sorted(items: Iterable[Item]) -> tuple[Item, ...]:
    return tuple(sorted(items, key=lambda item: (item.decided.date or item.decided.month or "9999", item.id)))
