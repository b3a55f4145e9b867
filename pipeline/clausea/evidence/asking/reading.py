"""Reads a chart with a language model beside the embedded reader, and joins the two."""

import secrets
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from clausea.codes import CLAIM_LINE, DenialCode, Library
from clausea.elements import Element, Families, load_families
from clausea.evidence.asking import judging
from clausea.evidence.asking.answers import Answer, Claimed, Ground, claim, parse, whole_items
from clausea.evidence.asking.passages import Block, Stretch, blocks, calls, choose, estimate, halves, ledger
from clausea.evidence.asking.prompts import extract_schema, extract_system, extract_user, prompts_version
from clausea.evidence.joining import join
from clausea.evidence.readers.interface import Ask, Endpoint, Reply
from clausea.evidence.readers.patterns.chart import Chart
from clausea.evidence.units import read_units
from clausea.models import (
    Claim,
    Evidence,
    Item,
    Level,
    ModelRun,
    PageLeft,
    PagesSent,
    Polarity,
    Status,
    Tokens,
)
from clausea.pages import Records
from clausea.settings import Llm


class Spent(NamedTuple):
    """What the calls came to so far: calls done and known of, the pages they show, tokens as the server counts."""

    done: int
    known: int
    pages: int
    tokens: Tokens


Progress = Callable[[Spent], None]
_FIRST = 0.75
"""Share of the budget for the first pass; the rest is for mandatory elements that it did not find."""
_NONE: frozenset[tuple[str, int]] = frozenset()
_NO_ANSWER = {"stopped", "failed"}
_JUDGE_TOKENS = 12


@dataclass
class ModelReader:
    """A configured model. `progress` is told after each call; `secret` makes the fences round chart
    text: one of its own where nothing is kept, the kept one where a second run has to ask the same."""

    endpoint: Endpoint
    settings: Llm
    progress: Progress | None = None
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(16), repr=False)


@dataclass(frozen=True)
class _Call:
    record: str
    stretches: tuple[Stretch, ...]
    wanted: tuple[Element, ...]
    splits: int = 0
    refused: bool = False
    again: str = ""


@dataclass
class _Tally:
    """What the calls came to."""

    calls: int = 0
    tokens_in: int = 0
    tokens_out: int = 0
    done: int = 0
    known: int = 0
    stopped: str | None = None
    shown: set[tuple[str, int]] = field(default_factory=set)
    sent: dict[str, set[int]] = field(default_factory=dict)
    left: list[PageLeft] = field(default_factory=list)
    spent: int = 0
    """Tokens estimated, against the budget."""


def read_with_model(
    evidence: Evidence, records: Records, library: Library, code: DenialCode, reader: ModelReader
) -> Evidence:
    """The evidence with what the model found joined to it. Raises nothing for what a server does: the embedded
    result stands, and `run.llm` tells what was left to it."""
    families = load_families(library.folder / "elements")
    mandatory, wanted = asked_for(evidence.claim, library, code)
    grounds = [
        Ground(
            Chart(record, read_units(record), library.elements, families, {page.number: page for page in record.pages}),
            library,
        )
        for record in records.files
    ]
    work = _Work(evidence, grounds, families, reader)
    answers = work.judge(wanted) if reader.settings.mode == "judge" else work.extract(wanted, mandatory)
    by_record = {ground.record.id: ground for ground in grounds}
    joined = join(evidence.items, [claim(one, by_record[one.record]) for one in answers])
    tally = work.tally
    llm = ModelRun(
        mode=reader.settings.mode,
        prompts=prompts_version(),
        calls=tally.calls,
        sent=tuple(
            PagesSent(
                record=one.record,
                considered=len(one.considered),
                pages=tuple(sorted(tally.sent.get(one.record, ()))),
                held_back=one.held_back,
            )
            for one in (ledger(record) for record in records.files)
        ),
        left=tuple(tally.left),
        agreed=joined.agreed,
        differing=joined.differing,
        offered=joined.offered,
        rejected=joined.rejected,
        stopped=tally.stopped,
    )
    run = evidence.run.model_copy(
        update={
            "readers": (*evidence.run.readers, "model"),
            "model": reader.endpoint.model,
            "pages_sent": sum(len(one.pages) for one in llm.sent),
            "tokens": Tokens(in_=tally.tokens_in, out=tally.tokens_out),
            "llm": llm,
        }
    )
    return evidence.model_copy(update={"items": joined.items, "run": run})


def asked_for(claim: Claim, library: Library, code: DenialCode) -> tuple[frozenset[str], tuple[Element, ...]]:
    """The mandatory elements of the services asked for, and all of their elements, in the order of codes/elements."""
    services = [library.services[name] for name in claim.services or code.services if name in library.services]
    needed = [requirement for service in services for requirement in service.requirements]
    ids = {requirement.element for requirement in needed if requirement.element != CLAIM_LINE}
    if any(name in ids for name in ("staff_minutes", "practitioner_minutes", "bhcm_minutes")):
        ids.add("minutes_total")  # asked for, so that a total is not taken for an entry
    mandatory = {requirement.element for requirement in needed if requirement.level is Level.MANDATORY}
    return frozenset(mandatory & ids), tuple(library.elements[name] for name in sorted(ids) if name in library.elements)


class _Work:
    """One reading: the calls, their answers and their tally."""

    def __init__(self, evidence: Evidence, grounds: Sequence[Ground], words: Families, reader: ModelReader) -> None:
        self._evidence = evidence
        self._grounds = {ground.record.id: ground for ground in grounds}
        self._words = words
        self._reader = reader
        self.tally = _Tally()

    def extract(self, wanted: tuple[Element, ...], mandatory: frozenset[str]) -> list[Answer]:
        """The first pass, and a second one for mandatory elements that neither reader has found yet."""
        every = self._blocks(wanted, mandatory)
        budget = self._reader.settings.budget
        first = self._fitting(every, wanted, budget)
        if len(first) < len(every):
            first = self._fitting(every, wanted, int(budget * _FIRST))
        answers = self._pass(first, wanted)
        missing = tuple(element for element in wanted if element.id in mandatory and not self._found(element, answers))
        taken = frozenset((block.record, block.order) for block in first)
        rest = budget - self.tally.spent
        if missing and not self.tally.stopped and len(first) < len(every) and rest > 0:
            wider = self._blocks(missing, frozenset(element.id for element in missing))
            second = self._fitting(wider, missing, rest, taken)
            answers += self._pass([block for block in second if block.score > 0], missing)
        return answers

    def judge(self, wanted: tuple[Element, ...]) -> list[Answer]:
        """The proposed lines that the model says yes to, likeliest first."""
        settings = self._reader.settings
        month = self._evidence.claim.month
        proposals = judging.propose(
            list(self._grounds.values()), wanted, self._evidence.items, month, settings.proposals
        )
        asks = []
        for one in proposals:
            ask = judging.ask(one, min(_JUDGE_TOKENS, settings.answer), self._reader.secret)
            cost = estimate(ask.system + ask.user)
            if self.tally.spent + cost > settings.budget:
                break
            self.tally.spent += cost
            asks.append(ask)
        proposals = proposals[: len(asks)]
        shown = {(one.unit.record, one.unit.page) for one in proposals}
        likely = []
        for number, (one, reply) in enumerate(zip(proposals, self._answer(asks, shown), strict=True)):
            if reply.stop != "done":
                self._leave(one.unit.record, [one.unit.page], reply.why)
                continue
            self.tally.sent.setdefault(one.unit.record, set()).add(one.unit.page)
            share = reply.yes if reply.yes is not None else float('"yes"' in reply.text)
            if share >= settings.least:
                likely.append((-share, number, judging.answer(one)))
        return [answer for _, _, answer in sorted(likely, key=lambda one: one[:2])]

    def _blocks(self, wanted: Sequence[Element], mandatory: frozenset[str]) -> list[Block]:
        claim_ = self._evidence.claim
        month = claim_.month or (claim_.discharge or "")[:7] or None
        return [
            block
            for ground in self._grounds.values()
            for block in blocks(ground.text, wanted, mandatory, self._words, self._evidence.items, month)
        ]

    def _prompt(self, wanted: Sequence[Element]) -> int:
        """Tokens of a call without chart text."""
        return estimate(extract_system(wanted) + extract_user((), wanted, self._reader.secret))

    def _fitting(
        self, every: Sequence[Block], wanted: Sequence[Element], budget: int, taken: frozenset[tuple[str, int]] = _NONE
    ) -> list[Block]:
        """The blocks that fit the budget together with the prompts of the calls that they need."""
        prompt = self._prompt(wanted)
        text = max(1, self._reader.settings.call - prompt)
        room = budget
        while room > 0:
            chosen = choose(every, room, taken)
            needed = [sum(block.tokens for block in group) for group in _groups(chosen, text)]
            if sum(needed) + len(needed) * prompt <= budget:
                return chosen
            room = min(int(room * 0.95), sum(block.tokens for block in chosen) - 1)
        return []

    def _pass(self, chosen: Sequence[Block], wanted: tuple[Element, ...]) -> list[Answer]:
        text = max(1, self._reader.settings.call - self._prompt(wanted))
        open_ = [_Call(record, stretches, wanted) for record, stretches in calls(chosen, text)]
        answers: list[Answer] = []
        while open_:
            asks = [self._ask(call) for call in open_]
            self.tally.spent += sum(estimate(ask.system + ask.user) for ask in asks)
            shown = {(call.record, stretch.page) for call in open_ for stretch in call.stretches}
            following: list[_Call] = []
            for call, reply in zip(open_, self._answer(asks, shown), strict=True):
                following += self._settle(call, reply, answers)
            open_ = following
        return answers

    def _ask(self, call: _Call) -> Ask:
        shown = self._grounds[call.record].text.shown(call.stretches)
        return Ask(
            extract_system(call.wanted),
            extract_user(shown, call.wanted, self._reader.secret, call.again),
            extract_schema(call.wanted),
            self._reader.settings.answer,
        )

    def _answer(self, asks: Sequence[Ask], shown: set[tuple[str, int]]) -> list[Reply]:
        """The replies to the asks, which show these pages of records."""
        tally = self.tally
        tally.known += len(asks)
        tally.shown |= shown

        def arrived(reply: Reply) -> None:
            tally.done += 1
            tally.tokens_in += reply.tokens_in
            tally.tokens_out += reply.tokens_out
            if self._reader.progress:
                tokens = Tokens(in_=tally.tokens_in, out=tally.tokens_out)
                self._reader.progress(Spent(tally.done, tally.known, len(tally.shown), tokens))

        replies = self._reader.endpoint.answer(asks, arrived)
        for reply in replies:
            tally.calls += 1
            if reply.stop == "stopped":
                tally.stopped = reply.why
        return replies

    def _settle(self, call: _Call, reply: Reply, answers: list[Answer]) -> list[_Call]:
        """Take the answers, or say what to ask in place of a call that failed."""
        pages = sorted({stretch.page for stretch in call.stretches})
        if reply.stop not in _NO_ANSWER:
            self.tally.sent.setdefault(call.record, set()).update(pages)
        if reply.stop == "done":
            found = parse(reply.text)
            if not isinstance(found, str):
                asked = {element.id for element in call.wanted}
                answers += [one.model_copy(update={"record": call.record}) for one in found if one.element in asked]
                return []
            if not call.again:
                return [replace(call, again=found)]
            self._leave(call.record, pages, f"the answer is not of the form asked for ({found})")
            return []
        parts, splits = halves(call.stretches), self._reader.settings.splits
        if reply.stop == "length" and call.splits < splits and parts:
            return [replace(call, stretches=part, splits=call.splits + 1) for part in parts]
        if reply.stop == "refused" and len(pages) > 1 and call.splits < splits:  # which page was it?
            return [replace(call, stretches=part, splits=call.splits + 1, refused=True) for part in parts]
        if reply.stop == "length":  # as many as it could say; each is checked like any other
            answers += [one.model_copy(update={"record": call.record}) for one in whole_items(reply.text)]
        self._leave(call.record, pages, reply.why)
        return []

    def _leave(self, record: str, pages: Iterable[int], why: str) -> None:
        """These pages are read by the embedded reader alone."""
        known = {(one.record, one.page) for one in self.tally.left}
        self.tally.left += [
            PageLeft(record=record, page=page, reason=why) for page in pages if (record, page) not in known
        ]

    def _found(self, element: Element, answers: Sequence[Answer]) -> bool:
        """Whether either reader has something that a person could rely on."""
        if any(
            item.element == element.id and item.polarity is Polarity.AFFIRMED and item.status is not Status.REJECTED
            for item in self._evidence.items
        ):
            return True
        return any(one.element == element.id and self._stands(one).status is not Status.REJECTED for one in answers)

    def _stands(self, answer: Answer) -> Item:
        claimed: Claimed = claim(answer, self._grounds[answer.record])
        return claimed.item


def _groups(chosen: Sequence[Block], text: int) -> list[list[Block]]:
    """The blocks by the call that they go into, as `calls` puts them together."""
    groups: list[list[Block]] = []
    for block in chosen:
        if groups and groups[-1][0].record == block.record and sum(b.tokens for b in groups[-1]) + block.tokens <= text:
            groups[-1].append(block)
        else:
            groups.append([block])
    return groups
