"""Which door a denial goes through, why, and until when (codes/payers and codes/crosswalk hold the rules).

The denial decides first: what was never decided, or is no denial, has no appeal, whatever the record shows. Then the
record: what it does not support is not argued. Then the payer: its kind and the contract name procedure and term.
What is not known stays unknown, with what would settle it.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from clausea.appeal.terms import Term, term_of, us
from clausea.codes import Library
from clausea.crosswalk import Match, asked_of
from clausea.models import Claim, Practice, Route
from clausea.payers import Door, Payer, PayerDoor, Payers, Way


def doors(
    claim: Claim,
    library: Library,
    today: str,
    *,
    routes: Mapping[str, Route] | None = None,
    practice: Practice | None = None,
) -> tuple[Door, ...]:
    """The doors of the claim's denied lines, lines that share one together, in the claim's order.

    `today` (ISO) is the day that days left are counted from; `routes` is what the record supports, where it was read.
    """
    denied = [code for code in claim.services if not ((line := claim.lines.get(code)) and line.status == "paid")]
    grouped: dict[tuple[Any, ...], tuple[list[str], Match, Way, Route | None]] = {}
    asked: list[str | None] = [*denied] or [None]
    for service in asked:
        match = library.crosswalk.find(asked_of(claim, service))
        route = (routes or {}).get(service or "")
        way = _way(match, route)
        key = (way, match.row.id if match.row and match.way == way else None, route is Route.NEEDS_RECORDS)
        grouped.setdefault(key, ([], match, way, route))[0].extend([service] if service else [])
    made = _Maker(claim, library.payers, date.fromisoformat(today), practice)
    return tuple(made.door(tuple(services), match, way, route) for services, match, way, route in grouped.values())


def _way(match: Match, route: Route | None) -> Way:
    """The denial's own way where it is no matter of the record; else what the record allows."""
    if match.way in ("resubmit", "none", "correct"):
        return match.way
    if route is Route.CORRECTED_CLAIM:
        return "correct"
    if route is Route.DO_NOT_APPEAL:
        return "none"
    return match.way or "appeal"


class _Maker:
    def __init__(self, claim: Claim, payers: Payers, today: date, practice: Practice | None) -> None:
        self._claim, self._payers, self._today, self._practice = claim, payers, today, practice
        self._payer: Payer = payers.of(claim)
        self._words = payers.words

    def door(self, services: tuple[str, ...], match: Match, way: Way, route: Route | None) -> Door:
        row = match.row if match.row and match.way == way else None
        if way == "none":
            return self._none(services, match, row is not None)
        if way in ("correct", "resubmit"):
            return self._other_way(services, match, way, row is not None)
        level = self._payer.level(self._claim.appeal_level)
        if level != 1:
            way = "appeal"
        door = self._appeal(services, way, level, row.reason if row else None)
        notes = [row.do] if row and row.do else []
        notes += [self._words["records_first"]] if route is Route.NEEDS_RECORDS else []
        clock = None
        if way == "records" and door.kind == "records_submission":
            formal = self._appeal(services, "appeal", level, None)
            words = {"title": formal.title, "due": self._us(formal.due)}
            clock = self._words["clock_records"].format(**words) if formal.due else self._words["clock_records_unknown"]
        return door.model_copy(update={"notes": (*door.notes, *notes), "clock": clock})

    def _none(self, services: tuple[str, ...], match: Match, by_denial: bool) -> Door:
        row = match.row
        if by_denial and row:
            return Door(
                services=services, way="none", kind="none", title=self._words["no_title"], reason=row.reason,
                notes=tuple(filter(None, [row.do])), source="; ".join(map(str, row.sources)), closed=row.final,
            )  # fmt: skip
        formal = self._appeal(services, "appeal", self._payer.level(self._claim.appeal_level), None)
        words = {"title": formal.title, "due": self._us(formal.due)}
        clock = self._words["clock_none"].format(**words) if formal.due else None
        return Door(
            services=services, way="none", kind="none", title=self._words["no_title"],
            reason=self._words["do_not_appeal"], clock=clock,
        )  # fmt: skip

    def _other_way(self, services: tuple[str, ...], match: Match, way: Way, by_denial: bool) -> Door:
        rule = self._payer.door(way, self._claim.contracted) or self._payers.baseline.door(way, None)
        assert rule is not None, "the baseline knows every way but an appeal"
        row = match.row if by_denial else None
        why = row.reason if row else self._words["corrected"]
        made = self._made(services, rule, why)
        clock = None
        if way == "correct":
            formal = self._appeal(services, "appeal", self._payer.level(self._claim.appeal_level), None)
            words = {"title": formal.title, "due": self._us(formal.due)}
            clock = self._words["clock"].format(**words) if formal.due else self._words["clock_unknown"]
        baseline = self._words["baseline_way"] if self._payer is self._payers.baseline else None
        notes = (*made.notes, *filter(None, [row.do if row else None, baseline]))
        return made.model_copy(update={"clock": clock, "notes": notes, "closed": bool(row and row.final)})

    def _appeal(self, services: tuple[str, ...], way: Way, level: int | None, why: str | None) -> Door:
        """The appeal at a level, or the submission of records that may take its place; unknown with what is missing."""
        if self._payer is self._payers.baseline:
            hint = self._payers.hint(self._claim.payer)
            fill = self._words["fill_type"]
            if hint:
                title = self._payers.kinds[hint[0]].title
                fill = self._words["fill_type_hint"].format(word=hint[1], title=title)
            return self._unknown(services, way, "no_type", (fill,))
        if level is None:
            return self._unknown(services, way, "no_level", (self._words["fill_level"],))
        rule = self._payer.door(way, self._claim.contracted, level)
        if rule is None and self._claim.contracted is None and self._payer.depends_on_contract(way, level):
            return self._unknown(services, way, "no_contract", (self._words["fill_contract"],))
        if rule is None and way == "records":
            return self._appeal(services, "appeal", level, why)
        if rule is None:
            return self._unknown(services, way, "no_level", (self._words["fill_level"],))
        return self._made(services, rule, why)

    def _unknown(self, services: tuple[str, ...], way: Way, why: str, fill_in: tuple[str, ...]) -> Door:
        """No procedure is named; a last day that the claim file gives still is."""
        reason = self._words["baseline" if why == "no_type" else "unknown_reason"]
        made = Door(
            services=services, way=way, kind=None, title=self._words["unknown_title"], reason=reason,
            arithmetic=self._why(why), fill_in=fill_in,
        )  # fmt: skip
        given = self._claim.appeal_deadline
        if not given:
            return made
        due = date.fromisoformat(given)
        words = self._words["on_notice"].format(due=us(due))
        return made.model_copy(update={"due": given, "days_left": (due - self._today).days, "arithmetic": words})

    def _made(self, services: tuple[str, ...], rule: PayerDoor, why: str | None) -> Door:
        term = Term() if rule.door == "none" else term_of(rule, self._claim, services, self._words)
        arithmetic = term.words
        if term.unknown:
            arithmetic = self._why(term.unknown)
        missing = tuple(part.what for part in rule.requires if not any(map(self._given, part.claim)))
        notes = [rule.note, rule.cautious]
        if term.due and not rule.sources[0].checked:
            notes.append(self._words["unverified"])
        if self._payer.review_by <= self._today.isoformat():
            notes.append(self._words["expired"].format(day=self._us(self._payer.review_by)))
        if term.due and rule.filed_when == "received":
            notes.append(self._words["filed_received"])
        if term.due and term.due < self._today and rule.late:
            notes.append(rule.late)
        return Door(
            services=services,
            way=rule.way,
            kind=rule.door,
            title=rule.title,
            heading=rule.heading,
            reason=" ".join(filter(None, [why, rule.reason])),
            to=rule.to,
            form=rule.form,
            source=rule.source,
            citation=rule.sources[0].text if rule.sources[0].checked else "",
            due=term.due.isoformat() if term.due else None,
            plan_by=term.plan_by.isoformat() if term.plan_by else None,
            arithmetic=arithmetic,
            days_left=(term.due - self._today).days if term.due else None,
            fill_in=tuple(filter(None, term.fill_in)),
            brings=rule.brings,
            notes=tuple(filter(None, notes)),
            channels=self._payer.channels if rule.way in ("appeal", "records") else (),
            requires=rule.requires,
            missing=missing,
        )

    def _given(self, key: str) -> bool:
        first, _, rest = key.partition(".")
        value: Any = self._claim
        if first == "practice":
            value, first, rest = self._practice, *rest.partition(".")[::2]
        value = getattr(value, first, None)
        return bool(getattr(value, rest, None) if rest else value)

    def _why(self, key: str) -> str:
        notice = self._claim.notice_date
        said = self._words["notice_of"].format(notice=us(date.fromisoformat(notice))) if notice else ""
        return self._words[key].format(notice=said or self._words["notice_missing"])

    def _us(self, iso: str | None) -> str:
        return us(date.fromisoformat(iso)) if iso else ""
