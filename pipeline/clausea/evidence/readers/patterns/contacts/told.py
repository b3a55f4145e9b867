"""Reads contacts: with the patient, with outside parties (coordination), and about behavioral health treatment.

A contact is a verb with its party: the first party named after "called" is the one that was called. Attempts that
failed, automatic calls, messages to the patient without an answer, plans and front-desk work are none.
"""

from collections.abc import Callable, Iterable, Iterator

from clausea import sieve as re
from clausea.evidence.facts import make_item, polarity_of, quote_span, split_person
from clausea.evidence.readers.patterns.actdays import behavioral_here, day_in, entry_text, is_behavioral
from clausea.evidence.readers.patterns.chart import Chart
from clausea.evidence.readers.patterns.coming import TO_COME, to_come
from clausea.evidence.readers.patterns.conditions.medicines import ordered, started
from clausea.evidence.readers.patterns.contacts import chains, heads, words
from clausea.evidence.readers.patterns.contacts.frontdesk import by_front_desk, says_front_desk
from clausea.evidence.readers.patterns.contacts.logrows import read_log_rows
from clausea.evidence.readers.patterns.contacts.parties import Parties, Party
from clausea.evidence.readers.patterns.contacts.rules import Act, answers_robot, opens_with_failure, ruled_out
from clausea.evidence.readers.patterns.contacts.sheets import read_contact_sheets
from clausea.evidence.triggers import Trigger, every_row
from clausea.evidence.units import Unit
from clausea.models import Item, Polarity, Status, Value
from clausea.values.dates import find_dates
from clausea.values.datewords import RELATIVE_DAY, WEEKDAY

_ELSEWHERE = ("pharmacy", "practitioner", "agency", "therapist", "hospital")
_OUTSIDE = ("pharmacy", "practitioner", "agency", "therapist", "caregiver")
_CONTACT_ENTRY = re.compile(
    r"phone|call|contact|note|encounter|log|time ?sheet|\bbhi\b|\bccm\b|cocm|message|outreach|coordination|report|"
    r"tracking|worksheet|worklist|month|tc\b|management time|notes|visit",
    re.IGNORECASE,
)
_LOG = re.compile(
    r"coordinat|contacts?\b|\blog\b|notes?\b|outreach|time ?sheet|report|management time|ccm|bhi", re.IGNORECASE
)
_LABEL = re.compile(
    r"^\W*(?:\d[\d/.-]{5,9}\W+)?(?:(?:ccm|bhi|cocm)\b\W*)?(?:party|"
    r"with|spoke with|contacted|agency|(?:care )?coordination(?: with| call)?|caller|called|who|contact with|"
    r"person contacted|contact|coordinated with)\s?:\s*",
    re.IGNORECASE,
)


_TEAM_NOTES = re.compile(r"\bcare team(?= (?:notes?|calls?|contacts?|log|activit\w+|encounters?)\b)", re.IGNORECASE)
"""Notes of the care team are no list of it."""
_PLAN_TITLE = re.compile(r"\bplan\b(?! (?:call|note|contact))", re.IGNORECASE)


_TRIGGER = re.compile(
    r"call|phon|rang|\btel\b|\bt/?c\b|sp[eo][ak]k|talk|confer|met\b|meet|contact|reach|consult|notif|inform|updat|"
    r"told|tell|ask|advis|discuss|"
    r"review|arrang|set up|schedul|confirm|verif|coordinat|collab|connect|link|hand-?off|huddle|exchange|follow|f/u|"
    r"messag|msg|fax|mail|sent|send|"
    r"forward|letter|request|refer|order|receiv|obtain|report|state|sa(?:id|ys)|answer|seen|came|came in|walk|video|"
    r"taught|coach|train|instruct|"
    r"went|bound|going|update|gave|agree|aware|join|repl|transmit|wrote|share|enroll|portal|c/o|verbaliz|spoke|while|"
    r"p/c|chat|f2f|face|in[- ]person|book|clarif|resolv|sort|loop|rope|liais|correspond|pick|"
    r"on (?:the )?(?:phone|line)|"
    r"return|got|work|case|tele|came by|alert|paged|quer|resched|communic|s/w|\bsw\b|zoom|doxim|webex"
    r"|\bp/?c\b|d/w|rec['’]?d|\bs[ae][wt]\b|conf\b|"
    r"visit|rtn|ret['’]d",
    re.IGNORECASE,
)
_CALL_BEHIND = re.compile(r"\s(?:call|contact)\b", re.IGNORECASE)
_COLON = re.compile(":")
_HEADED = re.compile(r"[:|–-]\s")
_OF_COORDINATION = re.compile(r"coordinat|contacts|\bcall\b", re.IGNORECASE)
_ACTS = (
    *(words.REACH, words.TAUGHT, words.SEND, words.SAID, words.PATIENT_SAID, words.PATIENT_TOLD, words.WAS_TAUGHT),
    *((words.CAME, words.ARRIVED), words.PARTY_LABEL, _LABEL),
)
_VERBS = Trigger(*_ACTS, rows=every_row)
"""What an act stands on; only a party that heads its line needs none of it (`_may_head`)."""
_WITHOUT = Trigger(*heads.WITHOUT_VERB)
_MATTERS = Trigger(*_ACTS, _CALL_BEHIND, _COLON, _HEADED, *heads.WITHOUT_VERB, *heads.HEADINGS, rows=every_row)


def read_contacts(chart: Chart) -> Iterator[Item]:
    """Items `patient_contact`, `coordination`, `bh_coordination`; what a plan tells only where no note tells it."""
    parties = chart.parties
    found = list(_contacts(chart, parties))
    known = {(item.element, item.value.date, item.page) for item in found}
    found += [
        item
        for item in (*read_contact_sheets(chart, parties), *read_log_rows(chart))
        if (item.element, item.value.date, item.page) not in known
    ]
    plans = {
        (part.page, part.start, part.end)
        for entry in chart.record.entries
        if entry.title and _PLAN_TITLE.search(entry.title.value)
        for part in entry.parts
    }
    told = {(item.element, item.value.date) for item in found if not _within(item, plans)}
    for item in found:
        if (item.element, item.value.date) not in told or not _within(item, plans):
            yield item


def _within(item: Item, parts: set[tuple[int, int, int]]) -> bool:
    return any(page == item.page and start <= item.start < end for page, start, end in parts)


def _contacts(chart: Chart, parties: Parties) -> Iterator[Item]:
    behavioral = is_behavioral(chart)
    places: dict[str, bool] = {}

    def elsewhere(chart: Chart, context: str) -> bool:
        """Whether titles or sections tell of no contacts; hundreds of sentences share one."""
        if context not in places:
            terms = chart.elements["coordination"].reading.not_in
            told = _TEAM_NOTES.sub(" ", context)
            places[context] = any(chart.words.pattern(term).search(told) for term in terms)
        return places[context]

    for number, unit in enumerate(chart.units) if behavioral else chart.passing(_MATTERS):
        able, headed = _able(chart, unit), unit.entry.title is not None and unit.start == unit.entry.title.start
        told, dated = headed or chart.may(_WITHOUT, unit.text), heads.DATED_WAY.match(unit.text) is not None
        if not (able or told or behavioral or dated or unit.row is not None) or not _readable(chart, unit, elsewhere):
            continue
        later = chart.units[number + 1 : number + 3]
        failed = any(u.entry is unit.entry and opens_with_failure(u.text) for u in later[:1])
        if not failed and _LABEL.match(unit.text):
            failed = words.NO_ANSWER.search(entry_text(chart, unit, 600)) is not None
        acts = list(_acts(unit, parties, entry_text(chart, unit, 90))) if able else []
        acts = [act for act in acts if not chains.of_the_house_before(chart, unit, act.party)]
        held = [
            act for act in acts if not (ruled_out(unit, act) or (failed and act.party.kind in ("patient", "caregiver")))
        ]
        for act in held:
            yield from _items(chart, unit, act, behavioral)
        placed = headed or dated or unit.row is not None
        if placed and not any(act.party.kind in ("patient", "caregiver") for act in held):
            yield from _by_place(chart, unit, held, parties)
        if behavioral and behavioral_here(chart, unit, behavioral):
            yield from _medicines(chart, unit)
        if told and not acts and not failed:
            yield from _patient_without_verb(chart, unit)


def _able(chart: Chart, unit: Unit) -> bool:
    """A quick look whether the unit could tell an act: by a verb, by a row, or by a party that heads its line."""
    text = unit.text
    if unit.row is not None or chart.may(_VERBS, text) or _CALL_BEHIND.search(text):
        return True
    if ":" in text and _OF_COORDINATION.search(unit.context):
        return True
    head = text[:24]
    dated = any(map(str.isdigit, head)) or WEEKDAY.search(head) or RELATIVE_DAY.search(head)
    return bool(dated and _HEADED.search(text) and _LOG.search(unit.context))


def _readable(chart: Chart, unit: Unit, elsewhere: Callable[[Chart, str], bool]) -> bool:
    entry = unit.entry
    if entry.handout or entry.blank or entry.draft or entry.outside:
        return False
    if unit.row is not None and (unit.date is None or not unit.row.reads_on(unit.start, unit.end)):
        return False
    if elsewhere(chart, unit.context) or TO_COME.search(unit.section) or to_come(chart, unit):
        return False
    if says_front_desk(entry_text(chart, unit, 900)):
        units = chart.of_entry(entry)
        if by_front_desk(units, next(number for number, other in enumerate(units) if other is unit)):
            return False
    who = f"{unit.person.value if unit.person else ''} {entry.author.value if entry.author and not unit.row else ''}"
    if _REASON.search(entry_text(chart, unit, 600)):
        return False
    if any(other.entry is entry and answers_robot(other.text, unit.text) for other in chart.before(unit, 1)):
        return False
    return not (words.FRONT_DESK.search(who) or words.ROBOT.search(unit.text) or words.FRONT_DESK.search(unit.text))


_REASON = re.compile(r"\bReason:\s*(?:appointment|scheduling|billing|insurance)", re.IGNORECASE)


def _by_place(chart: Chart, unit: Unit, held: list[Act], parties: Parties) -> Iterator[Item]:
    """A contact that a log's row or a dated heading tells by its way alone."""

    def others(units: Iterable[Unit]) -> bool:
        return any(
            act.party.kind in _ELSEWHERE and not ruled_out(other, act)
            for other in units
            if _able(chart, other)
            for act in _acts(other, parties)
        )

    span = None
    if unit.row is not None:
        span = heads.of_row(unit, any(act.party.kind in _ELSEWHERE for act in held))
        span = span or heads.of_call_row(unit, any(party.kind in _ELSEWHERE for party in parties.find(unit.text)))
    span = span or heads.of_heading(chart, unit, others) or heads.of_dated_line(chart, unit)
    if span is not None:
        mode = words.mode_of(unit.text[slice(*span)]) or "in_person"
        yield from _item(chart, unit, Act(*span, Party(*span, "patient", "")), "patient_contact", {"mode": mode})


_CALL_HEAD = re.compile(r"\b(?:date of call|call date|call time|phone call|telephone call)\b", re.IGNORECASE)


def _acts(unit: Unit, parties: Parties, head: str = "") -> Iterator[Act]:
    """`head`: what the entry begins with."""
    text = unit.text
    if not (_TRIGGER.search(text) or _LABEL.match(text) or text[:1].isdigit() or unit.row is not None):
        return  # a quick look: most sentences of a chart tell of nobody
    found = parties.find(text)
    label = None if found else words.PARTY_LABEL.match(text)
    if label and re.search(r"coordinat", unit.context, re.IGNORECASE):
        yield Act(label.start("name"), label.end("name"), Party(*label.span("name"), "agency", label["name"]))
    if not found:
        return
    seen: set[Party] = set()
    held = words.mode_of(text) is not None
    verbs = [*words.REACH.finditer(text), *(words.TAUGHT.finditer(text) if held else ())]
    if heads.lasted(unit):
        verbs += words.ROW_CALL.finditer(text)
    for match in sorted(verbs, key=lambda verb: -verb.start()):  # the verb nearest to a party first
        rest = [p for p in found if p.start >= match.end() - 1]
        if re.match(r"case\s", match[0], re.IGNORECASE):  # many sit there; the house itself is none of the others
            rest = [p for p in rest if p.kind not in ("own", "patient")] or rest
        first = rest[0] if rest else None
        gap = text[match.end() : first.start] if first else ""
        if first is None or chains.too_far(gap) or chains.only_told_of(gap, first):
            continue
        joined = chains.chain(text, first, found)
        new = [party for party in joined if party not in seen]
        seen.update(party for party in found if first.start <= party.start <= joined[-1].start)
        for party in new:
            yield Act(min(match.start(), party.start), party.end, party)
    for match in words.SEND.finditer(text):
        for party in found:
            gap = text[match.end() : party.start] if party.start >= match.end() else text[party.end : match.start()]
            records = party.kind == "hospital" and re.search(
                r"\b(?:records?|summary|results?|reports?|notes?|papers?)\b", gap, re.IGNORECASE
            )
            reach = 3 if party.start < match.start() else 6
            if (
                party in seen
                or words.ASKED_BY.search(text[: match.start()])
                or (party.kind not in (*_OUTSIDE, "program") and not records)
                or party.kind == "caregiver"
                or "." in gap
                or ";" in gap
                or len(gap.split()) > reach
                or (
                    party.start < match.start()
                    and unit.row is None
                    and not text[:1].isdigit()
                    and words.BARE_REFERRAL.match(text, match.start())
                )
            ):
                continue
            if party.kind == "program" and not match[0].lower().startswith("refer"):
                continue
            seen.add(party)
            yield Act(min(match.start(), party.start), max(match.end(), party.end), party)
    for party in found:
        if party in seen:
            continue
        said = (words.PATIENT_SAID if party.kind == "patient" else words.SAID).match(text, party.end)
        looked = said is not None and said[0].rstrip().lower().endswith(words.LOOKED_AT)
        if said and looked and chains.seen_elsewhere(text, said.end(), found):
            continue
        if said is None and party.kind == "patient":
            told = (
                "phone" in (words.mode_of(unit.context), words.mode_of(text[: party.start]))
                or re.search(r"\b(?:over|by) (?:the )?(?:tele)?phone\b", text) is not None
            )
            told = told or _CALL_HEAD.search(head) is not None
            said = words.PATIENT_TOLD.match(text, party.end) if told else None
        if said is None and held and party.kind in ("patient", "caregiver"):
            said = words.WAS_TAUGHT.match(text, party.end)
        came = words.CAME.search(text[: party.start]) if party.kind in ("practitioner", "therapist", "agency") else None
        if said or (came and words.ARRIVED.search(text)) or _listed(unit, party, found):
            yield Act(party.start, said.end() if said else party.end, party)


def _listed(unit: Unit, party: Party, found: list[Party]) -> bool:
    """A party that heads a dated line or a row's activity ("vision clinic: exam moved up", "NEPHROLOGY CALL")."""
    text, before = unit.text, unit.text[: party.start]
    label = _LABEL.match(text)
    if label and not before[label.end() :].strip():
        return True
    if party.kind not in ("pharmacy", "practitioner", "agency", "therapist") and not (
        party.kind == "caregiver" and unit.row
    ):
        return False
    if found and found[0] is not party and any(p.kind == "patient" for p in found if p.start < party.start):
        return False
    if unit.row is not None:
        cell = unit.row.cell("activity")
        head = text[max(0, cell[0] - unit.start) : party.start] if cell and cell[0] >= unit.start else before
        calls = re.match(r"(?:'s office)?\s*(?:call|contact|message|re\b)", text[party.end :], re.IGNORECASE)
        with_party = party.kind == "caregiver" and re.search(r"\bwith (?:the |his |her )?$", before)
        return bool(_LOG.search(unit.context) and (calls or with_party or (cell and not head.strip(" -–:,"))))
    if not before.strip(" -–") and (
        re.match(r"\s(?:call|contact)\b", text[party.end :], re.IGNORECASE)
        or (text[party.end :].startswith(":") and _OF_COORDINATION.search(unit.context))
    ):
        return True
    dated = [
        hit for hit in find_dates(text[:24], near=unit.entry.date.value if unit.entry.date else None) if hit.start <= 2
    ]
    gap = text[dated[0].end : party.start].strip(" -–:.|") if dated else "-"
    return bool(
        dated
        and not gap
        and re.match(r"(?:\s\(?\w+\)?){0,2}\s*[:|–-]\s", text[party.end :])
        and _LOG.search(unit.context)
    )


def _items(chart: Chart, unit: Unit, act: Act, behavioral: bool) -> Iterator[Item]:
    kind = act.party.kind
    clause = _clause(unit.text, act)
    if kind in ("patient", "caregiver") and words.GOT_PAPER.search(clause) and not words.REACH.search(clause):
        return
    if kind in ("patient", "caregiver"):
        mode = words.mode_of(unit.text[act.start : act.end], unit.text, unit.context) or (
            "in_person"
            if re.search(r"\b(?:seen|saw|examined|evaluated)\b", unit.text[act.start : act.end], re.IGNORECASE)
            else "portal"
            if re.search(r"\b(?:replied|messaged|wrote|e-?mailed)\b", unit.text[act.start : act.end])
            else "phone"
        )
        if mode != "portal" or re.search(r"exchange|repl|answer", unit.text, re.IGNORECASE):
            yield from _item(chart, unit, act, "patient_contact", {"mode": mode})
    if kind == "caregiver" and words.TOGETHER.search(unit.text[: act.party.start]) and words.PLACE.search(clause):
        return  # who comes along to a visit
    if kind == "patient" or (kind == "hospital" and not words.SEND.search(clause)) or words.CLERICAL.search(clause):
        return
    ours = behavioral_here(chart, unit, behavioral)
    treatment = kind in ("therapist", "pharmacy", "practitioner", "own", "program") or bool(
        re.search(r"therap|counsel|crisis|psych|treatment", clause, re.IGNORECASE)
    )
    element = "bh_coordination" if ours and treatment and kind != "caregiver" else "coordination"
    if kind == "own" and element == "coordination":
        return
    if kind == "own" and unit.row is None and ordered(chart, unit):
        return
    if kind == "own" and not re.search(
        r"\bmg\b|\bdose|raise|start|increase|medic|refer|recommend|side effect|therapy|order|advice|agreed",
        unit.text,
        re.IGNORECASE,
    ):
        return
    if (
        kind == "therapist"
        and element == "coordination"
        and not re.search(r"psych|counsel|therapist|[A-Z]{3}", act.party.name)
    ):
        return
    yield from _item(chart, unit, act, element, {"party": act.party.name[:80], "activity": clause})


def _clause(text: str, act: Act) -> str:
    stop = re.search(r"[;]\s|\.\s", text[act.end :])
    return re.sub(r"\s+", " ", text[act.start : act.end + (stop.start() if stop else len(text))]).strip(" .;,")[:120]


def _item(chart: Chart, unit: Unit, act: Act, element: str, fields: dict[str, str]) -> Iterator[Item]:
    dated = day_in(chart, unit, act.start, act.end)
    if dated.mark is None:
        return
    start, end = quote_span(unit, act.start, act.end)
    yield make_item(
        chart.pages[unit.page],
        element,
        Value.model_validate({"date": dated.mark.value, **fields}),
        unit.start + start,
        unit.start + end,
        [("date", dated.mark)],
        Polarity.AFFIRMED,
        Status.NEEDS_REVIEW if dated.doubtful else Status.VERIFIED,
        ("the sentence names more than one day",) if dated.doubtful else (),
        chart.texts,
    )


def _medicines(chart: Chart, unit: Unit) -> Iterator[Item]:
    """`bh_coordination`: a medicine for the behavioral condition that a practitioner started or changed on a day."""
    span = started(chart, unit)
    if span is None:
        return
    author = unit.entry.author or unit.entry.signature
    name = (split_person(author.value)[0] if author else None) or "prescriber"
    act = Act(*span, Party(*span, "own", name))
    yield from _item(chart, unit, act, "bh_coordination", {"party": name, "activity": _clause(unit.text, act)})


def _patient_without_verb(chart: Chart, unit: Unit) -> Iterator[Item]:
    """Contacts that name no party: a scale taken by phone, a visit in person, a session by video."""
    match = heads.without_verb(unit, entry_text(chart, unit, 600))
    if match is None:
        return
    if polarity_of(unit, match.start(), match.end())[0] is not Polarity.AFFIRMED:
        return
    mode = words.mode_of(match[0], unit.text, unit.context) or "in_person"
    act = Act(match.start(), match.end(), Party(match.start(), match.end(), "patient", ""))
    yield from _item(chart, unit, act, "patient_contact", {"mode": mode})
