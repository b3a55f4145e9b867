"""Stage 3b: findings to letter. The words are the code's template; what stands here is what they may rely on.

Before a letter leaves this room, every quote and every basis that it cites is compared with the page that it is said
to stand on, character by character, and every sentence that states something of an item must cite that item.
"""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from clausea import quotes
from clausea.appeal import citations, parse
from clausea.appeal.context import Case
from clausea.appeal.entries import KINDS, remarks
from clausea.appeal.facts import Proof, distinct, long_date, money, month_name, us_date
from clausea.appeal.ink import Ink
from clausea.appeal.letter import Block, Exhibit, Footer, Letter, Line, Paragraph, Run, Sentence
from clausea.appeal.templates import render_template
from clausea.codes import DenialCode, Library, Source
from clausea.errors import ContentError, QuoteError
from clausea.models import Assessment, Claim, Decision, Evidence, Practice, Span
from clausea.pages import Records
from clausea.payers import Door


@dataclass(frozen=True, slots=True)
class Enclosed:
    """What goes out with a letter: files `attached` by name ("denial"), those `left_out` on purpose, and whether it is
    part of a `packet`, which holds the minutes' table as a page of its own."""

    attached: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    packet: bool = False


def draft(
    code: DenialCode,
    library: Library,
    claim: Claim,
    evidence: Evidence,
    assessment: Assessment,
    practice: Practice,
    records: Records,
    date: str,
    *,
    print_code: bool = False,
    door: Door | None = None,
    enclosed: Enclosed = Enclosed(),
) -> Letter:
    """The appeal letter of a case, dated `date` (ISO); `door` is the procedure that it goes through, where known, and
    `enclosed` what goes out with it.

    Raises QuoteError when a cited quote or basis does not stand on its page, or the record is another file than the
    one read; ContentError for a template that is wrong or states something without citing it.
    """
    words = read_words(library.folder)
    case = case_of(code, library, claim, evidence, assessment, records, words)
    data = evidence.model_dump_json() + claim.model_dump_json() + practice.model_dump_json()
    template = f"{code.folder.name}/letter.md.j2"

    def written(case: Case) -> tuple[Ink, dict[str, Any], str]:
        ink = Ink(data)
        given = {"print_code": print_code, "door": door, "asked": asked, **asdict(enclosed)}
        names = _names(case, ink, practice, date, words) | given
        return ink, names, render_template(library.folder, template, ink.print, names)

    asked: dict[str, list[Proof]] = {kind: [] for kind in KINDS}
    first, _, _ = written(case)  # which pages are cited: the minutes table explains every total that stands on them
    sent = frozenset(place for proof in first.cited for place in proof.places)
    case = replace(case, sent=sent)
    for one in remarks((proof.item for proof in first.cited), claim, records, words["entries"]):
        asked[one.kind].append(case.view(one.item.id))
    ink, names, text = written(case)
    _check_quotes(ink.cited, evidence, records)
    shown = citations.exhibits(ink.cited, evidence.records, records)
    names["exhibits"] = _by_record(shown, evidence, words["exhibits"])
    text += "\n" + render_template(library.folder, "_letter/enclosures.md.j2", ink.print, names)
    letter = _assemble(text, code, case, ink, shown, words, date)
    _check_letter(letter, code)
    return letter


def _names(case: Case, ink: Ink, practice: Practice, date: str, words: dict[str, Any]) -> dict[str, Any]:
    """Everything that a template may use; explained in codes/_letter/README.md."""
    claim, amount = case.claim, _amount(case)
    voices = ("cite", "quote", "named", "source", "field", "need", "see", "join")
    return {
        **case.names(),
        **{name: getattr(ink, name) for name in voices},
        "distinct": distinct,
        "date": lambda iso: us_date(iso) if iso else None,
        "case": case,
        "claim": claim,
        "code": case.code,
        "practice": practice,
        "practitioner": _practitioner(claim),
        "letter_date": long_date(date),
        "month": month_name(claim.month) if claim.month else None,
        "amount": None if amount is None else money(amount),
        "citable": lambda sources: _citable(sources, claim, words["regulations"]),
        "count": lambda things: words["numbers"].get(str(len(things)), str(len(things))),
    }


def case_of(
    code: DenialCode,
    library: Library,
    claim: Claim,
    evidence: Evidence,
    assessment: Assessment,
    records: Records | None,
    words: dict[str, Any],
) -> Case:
    """The case as templates see it. Without records, free words of values are not printed."""
    return Case(
        code=code,
        library=library,
        claim=claim,
        evidence=evidence,
        assessment=assessment,
        page_text=_page_text(records),
        kinds=words["openings"],
        sections_known=words["sections"],
        corrections=tuple(words["corrections"]["words"]),
    )


def read_words(folder: Path, name: str = "letter.toml") -> dict[str, Any]:
    """codes/_letter/letter.toml, or another file of words there. ContentError when it is missing or malformed."""
    path = folder / "_letter" / name
    try:
        return _parsed(path, path.stat().st_mtime_ns)
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise ContentError(f"{path}: cannot be read ({type(error).__name__}). Restore or correct it.") from error


@lru_cache(maxsize=4)  # every letter of a run asks for the same words
def _parsed(path: Path, _changed: int) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _page_text(records: Records | None) -> Any:
    def text(record: str, page: int) -> str:
        try:
            return records.text(record, page) if records else ""
        except KeyError:
            return ""

    return text


def _citable(sources: Iterable[Source], claim: Claim, regulations: dict[str, Any]) -> str:
    """The sources that this payer may be shown: looked up, and no regulation for a payer of unknown kind."""
    known = claim.payer_type in regulations["payers"]
    marks = regulations["marks"]
    return "; ".join(
        one.text for one in sources if one.checked and (known or not any(mark in one.text for mark in marks))
    )


def _practitioner(claim: Claim) -> str | None:
    who = claim.billing_practitioner
    if who is None:
        return None
    return f"{who.name}, {who.credential}" if who.credential else who.name


def _amount(case: Case) -> float | None:
    """What the lines in dispute add up to; the claim's own amount where all of it is in dispute."""
    amounts = [line.amount for line in case.billed if line.argued]
    if amounts and all(amount is not None for amount in amounts):
        return sum(amount for amount in amounts if amount is not None)
    return case.claim.denied_amount if all(line.argued for line in case.billed) else None


def _by_record(shown: tuple[Exhibit, ...], evidence: Evidence, words: dict[str, str]) -> list[dict[str, Any]]:
    """The exhibits as the list of enclosures groups them: one letter for each record, with its cited pages."""
    groups = []
    for file in evidence.records:
        cited = [one for one in shown if one.record == file.id]
        if cited:
            pages = [{"shown": one, "words": _exhibit_words(one, words)} for one in cited]
            groups.append({"letter": cited[0].label.partition("-")[0], "of": file.pages, "pages": pages})
    return groups


def _exhibit_words(exhibit: Exhibit, words: dict[str, str]) -> str:
    return ", ".join(dict.fromkeys(words.get(element, element.replace("_", " ")) for element in exhibit.elements))


def _check_quotes(cited: Iterable[Proof], evidence: Evidence, records: Records) -> None:
    """Every quote and basis against its page, and every record against the file that was read."""
    files = {file.id: file for file in evidence.records}
    for proof in cited:
        item = proof.item
        for span in (item.span, *item.basis):
            file = files.get(span.record)
            name = file.file if file else span.record
            where = f"{name}, page {span.page}: item {item.id}"
            try:
                same = file is not None and records.file(span.record).sha256 == file.sha256
            except KeyError:
                same = False
            if not same:
                raise QuoteError(f"{where}: the record is not the file that was read. Run the extraction again.")
            plain = Span(record=span.record, page=span.page, start=span.start, end=span.end, quote=span.quote)
            if not span.quote or not quotes.stands(records, plain):
                raise QuoteError(
                    f"{where}: its quote does not stand on the page. Look at the page, then correct or reject the item."
                )


def _assemble(
    text: str,
    code: DenialCode,
    case: Case,
    ink: Ink,
    shown: tuple[Exhibit, ...],
    words: dict[str, Any],
    date: str,
) -> Letter:
    where = str(code.template)
    labels = words["labels"]
    parts = parse.divide(text, where)
    listed = {(exhibit.record, exhibit.page): exhibit for exhibit in shown}
    citation_words = citations.CitationWords(**words["citation"])

    def line(written: str) -> Line:
        return tuple(
            run.model_copy(update={"text": citations.print_citation(run.places, listed, citation_words)})
            if run.kind == "citation"
            else run
            for run in ink.line(written)
        )

    def lines(part: str) -> tuple[Line, ...]:
        return tuple(line(written.strip()) for written in parts.written(part))

    body, sections = parse.blocks(parts.lines["body"], line)
    request, _ = parse.blocks(parts.lines["request"], line, numbered=False)
    paragraphs = tuple(block for block in request if isinstance(block, Paragraph))

    def finished(block: Block) -> Block:
        if not isinstance(block, Paragraph):
            return block
        runs = (parse.resolve(one.runs, sections, labels["section"], labels["below"]) for one in block.sentences)
        return block.model_copy(update={"sentences": tuple(Sentence(runs=line) for line in runs)})

    marks = []
    if any(proof.item.review.decision is Decision.PENDING for proof in ink.cited):
        marks.append(labels["draft_not_reviewed"])
    if not case.supported:
        marks.append(labels["draft_with_gaps"])
    claim = case.claim
    return Letter(
        title=f"{labels['salutation_title']}: {claim.claim_number or code.code}",
        date=date,
        draft_marks=tuple(marks),
        letterhead=lines("letterhead"),
        dateline=line(" ".join(parts.written("date"))),
        addressee=lines("addressee"),
        re_title=line(parts.titles["re"]),
        re=parse.re_rows(parts.written("re"), line, where),
        salutation=line(" ".join(parts.written("salutation"))),
        blocks=tuple(finished(block) for block in body),
        request=tuple(block for block in map(finished, paragraphs) if isinstance(block, Paragraph)),
        closing=line(" ".join(parts.written("closing"))),
        signatures=lines("signature"),
        enclosures_title=labels["enclosures"],
        enclosures=tuple(line(written.strip().removeprefix("- ")) for written in parts.written("enclosures")),
        footer=Footer(left=_footer(claim, labels), page=labels["page"], of=labels["of"]),
        to_complete=ink.to_complete,
        exhibits=shown,
    )


def _footer(claim: Claim, labels: dict[str, str]) -> str:
    """Patient initials and claim number: what a loose page must carry, and no more."""
    initials = "".join(part[0].upper() for part in re.findall(r"[^\W\d_]+", claim.patient.name or ""))
    number = f"{labels['claim_number']} {claim.claim_number}" if claim.claim_number else ""
    return " · ".join(part for part in (initials, number) if part)


def _check_letter(letter: Letter, code: DenialCode) -> None:
    """No sentence states an item that it does not cite, no rule speaks of the patient, no phrase is forbidden."""
    tables = [[run for row in one.rows for cell in row for run in cell] for one in letter.blocks if one.kind == "table"]
    for runs in (*(sentence.runs for sentence in letter.sentences), *tables):
        cited = {item for run in runs if run.kind == "citation" for item in run.items}
        stated = {item for run in runs if run.kind in ("text", "quote") for item in run.items}
        if stated - cited:
            names = ", ".join(sorted(stated - cited))
            raise ContentError(f"{code.template}: a sentence states {names} without citing it. End it with cite(...).")
        if cited and any(run.kind == "source" for run in runs):
            raise ContentError(f"{code.template}: a sentence has a citation and a source. Make it two sentences.")
    own = _own_words(letter).casefold()
    for phrase in code.forbidden:
        if phrase.casefold() in own:
            raise ContentError(f"{code.template}: the letter holds {phrase!r}, which code.toml forbids. Reword it.")


def _own_words(letter: Letter) -> str:
    """What the letter says in our own voice: neither the payer's words nor the chart's."""

    def ours(runs: Iterable[Run]) -> str:
        return "".join(run.text if run.kind != "quote" and not run.items else "\n" for run in runs)

    headings = [block.heading for block in letter.blocks if isinstance(block, Paragraph)]
    return "\n".join(ours(runs) for runs in (*headings, *(sentence.runs for sentence in letter.sentences)))
