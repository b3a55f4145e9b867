"""Joins items that state the same fact: one item, the other places under `also`.

Minutes are special: two rows of one log that look alike are two activities, the same row in a note and in a
monthly report is one (domain.md 1.11 step 5).
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence

from clausea import sieve as re
from clausea.elements import Element
from clausea.evidence.families import family_of
from clausea.models import Item, Polarity, Status
from clausea.values.namekeys import same_person

_MINUTES = ("staff_minutes", "practitioner_minutes", "bhcm_minutes")
_WITH_PARTY = ("coordination", "bh_coordination")
_COMMON = {"health", "office", "center", "clinic", "home", "servic", "medica", "care"}
"""Words that many parties share (first six letters)."""
_STATUS_ORDER = {Status.VERIFIED: 0, Status.NEEDS_REVIEW: 1, Status.REJECTED: 2}


def merge(items: Iterable[Item], elements: Mapping[str, Element] | None = None) -> list[Item]:
    """One item per fact, in the order of the chart, numbered E001 and on."""
    groups: dict[Hashable, list[Item]] = defaultdict(list)
    for item in items:
        groups[_key(item, elements or {})].append(item)
    facts: list[Item] = []
    for group in groups.values():
        if group[0].element in _MINUTES:
            facts.extend(_minutes(group))
        elif group[0].element in _WITH_PARTY:
            facts.extend(_join(one) for one in _by_party(group))
        else:
            facts.append(_join(group))
    facts.sort(key=lambda item: (item.record, item.page, item.start, item.element, item.end))
    return [item.model_copy(update={"id": f"E{number:03d}"}) for number, item in enumerate(facts, 1)]


def _key(item: Item, elements: Mapping[str, Element]) -> Hashable:
    value = item.value
    base = (item.element, item.polarity)
    match item.element:
        case "staff_minutes" | "practitioner_minutes" | "bhcm_minutes":
            return (*base, value.date, value.minutes)
        case "minutes_total":
            return (*base, value.month, value.minutes)
        case "rating_scale":
            return (*base, value.instrument, value.score, value.date)
        case "chronic_conditions" | "bh_diagnosis":
            return (*base, family_of(item, elements))
        case "supervision":
            return (*base, value.date, _surname(value.person))
        case "designated_member" | "bh_care_manager":
            return (*base, _surname(value.person))
        case "patient_contact" | "tcm_contact" | "tcm_attempt":
            return (*base, value.date, value.mode if item.element == "patient_contact" else None)
        case "coordination" | "bh_coordination":
            return (*base, value.date)
        case "care_plan_activity" | "bh_plan":
            return (*base, value.date)
        case "access_24_7" | "chronic_risk":
            return (*base, value.date, item.page)
        case _:
            return (*base, value.date)


_THEIRS = re.compile(r"(?:their|its) ", re.IGNORECASE)
"""A party told by a pronoun ("spoke with their nurse"): the one that the page names on that day."""


def _by_party(group: Sequence[Item]) -> list[list[Item]]:
    """Acts of one day by party: "NEPHROLOGY CALL" is the call to "Dr. Carrow (nephrology)"."""
    clusters: list[tuple[set[str], list[Item]]] = []
    for item in sorted(group, key=lambda one: _THEIRS.match(one.value.party or "") is not None):
        spoken = _THEIRS.match(item.value.party or "")
        named = next((members for _, members in clusters if members[0].page == item.page), None) if spoken else None
        if named is not None:
            named.append(item)
            continue
        own = {word[:6] for word in re.findall(r"[a-z]{4,}", (item.value.party or "").lower())} - _COMMON
        for names, members in clusters:
            if own & names:
                names |= own
                members.append(item)
                break
        else:
            clusters.append((set(own), [item]))
    return [members for _, members in clusters]


def _surname(person: str | None) -> str:
    words = [word for word in (person or "").replace(",", " ").split() if len(word.strip(".")) > 2]
    return words[-1].lower() if words else ""


def _join(group: Sequence[Item]) -> Item:
    """The best stated item of a group, with every other place under `also`."""
    ordered = sorted(
        group,
        key=lambda item: (_STATUS_ORDER[item.status], -len(item.value.given()), item.record, item.page, item.start),
    )
    first = ordered[0]
    seen = {(first.record, first.page, first.start, first.end)}
    also = list(first.also)
    for other in sorted(ordered[1:], key=lambda item: (item.record, item.page, item.start)):
        place = (other.record, other.page, other.start, other.end)
        if place not in seen and not any(
            p[0] == place[0] and p[1] == place[1] and p[2] < place[3] and place[2] < p[3] for p in seen
        ):
            also.append(other.span)
            seen.add(place)
    readers = tuple(dict.fromkeys(reader for item in ordered for reader in item.reader))
    return first.model_copy(update={"also": tuple(also), "reader": readers})


def _minutes(group: Sequence[Item]) -> list[Item]:
    """Facts of one day with the same minutes: as many as the page with the most rows shows, by person."""
    people: list[list[Item]] = []
    unnamed = [item for item in group if not item.value.person]
    for item in sorted(group, key=lambda item: -len(item.value.person or "")):
        if not item.value.person:
            continue
        same = next((one for one in people if same_person(one[0].value.person, item.value.person)), None)
        if same is None:
            people.append([item])
        else:
            same.append(item)
    if unnamed and len(people) == 1:
        people[0].extend(unnamed)
        unnamed = []
    return [fact for items in (*people, unnamed) for fact in _by_source(items)]


def _by_source(items: Sequence[Item]) -> list[Item]:
    sources: dict[Hashable, list[Item]] = defaultdict(list)
    for item in sorted(items, key=lambda item: (item.record, item.page, item.start)):
        sources[(item.record, item.page)].append(item)
    if not sources:
        return []
    most = max(len(rows) for rows in sources.values())
    columns: list[list[Item]] = [[] for _ in range(most)]
    for rows in sources.values():
        for index, item in enumerate(rows):
            columns[index].append(item)
    return [_join(column) for column in columns]


def other_patient(item: Item) -> Item:
    """The item of a page that reads as another patient's: kept, relied on by nothing."""
    return item.model_copy(
        update={"polarity": Polarity.OTHER_PATIENT, "reasons": (*item.reasons, "the page reads as another patient's")}
    )
