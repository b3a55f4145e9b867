"""Reads the elements that codes/elements describes by cues alone: dated acts and statements."""

from collections.abc import Iterator
from dataclasses import replace

from clausea import sieve as re
from clausea.elements import Element
from clausea.evidence.facts import Dated, day_of, make_item, polarity_of, quote_span, split_person
from clausea.evidence.matching import CueHit, Gate, find_cue, with_cues
from clausea.evidence.readers.patterns.actdays import behavioral_here, day_in, is_behavioral, up_to_day
from clausea.evidence.readers.patterns.actwords import as_a_verb, meets, ticked
from clausea.evidence.readers.patterns.chart import Chart, mark_in
from clausea.evidence.readers.patterns.days import only_day
from clausea.evidence.readers.patterns.statements import read_statements
from clausea.evidence.units import Unit
from clausea.models import Item, Polarity, Status, Value
from clausea.pages import Mark
from clausea.values.dates import find_dates
from clausea.values.people import find_people


def read_acts(chart: Chart) -> Iterator[Item]:
    """Items of every element that has cues, unit by unit, and of the sheets that answer a question about them."""
    stated = list(read_statements(chart))
    told = [
        item
        for item in _cued(chart)
        if item.value.date or not any(other.value.date and _at_once(item, other) for other in stated)
    ]
    yield from told
    known = {(item.element, item.page, item.value.date) for item in told if item.relied_on}
    for item in stated:
        if (item.element, item.page, item.value.date) not in known and not any(
            other.relied_on and _at_once(item, other) for other in told
        ):
            yield item


def _at_once(one: Item, two: Item) -> bool:
    """Whether two items are of one element and stand at one place."""
    return (
        one.element == two.element
        and one.page == two.page
        and one.start < two.end + _BESIDE
        and two.start < one.end + _BESIDE
    )


_BESIDE = 40
"""Characters between two statements of one fact."""


def _cued(chart: Chart) -> Iterator[Item]:
    behavioral = is_behavioral(chart)
    gate = Gate(with_cues(chart.elements.values()), chart.words)
    for number in chart.pages:
        said: dict[str, tuple[Unit, Mark]] = {}
        for written in chart.on_page(number):
            if not gate.able(written.text):
                continue
            unit = ticked(written)
            for element in gate.able(unit.text):
                ours = ("bhi" if behavioral_here(chart, unit, behavioral) else "") if element.id in _BY_CLAUSE else ""
                told = as_a_verb(unit) if element.id == "care_plan_activity" else unit
                told = meets(told) if element.id == "chronic_risk" else told
                until = up_to_day(unit) if element.id in _TO_ITS_DAY else None
                hit = find_cue(until, element.reading, chart.words, program=ours) if until is not None else None
                stated = until if hit is not None and until is not None else unit
                hit = hit or find_cue(told, element.reading, chart.words, program=ours)
                if hit is not None:
                    item = _item(chart, element, stated, hit)
                    if item is not None:
                        yield _with_day_above(chart, unit, item, said) if element.id == "chronic_risk" else item


_TO_ITS_DAY = (
    *("care_plan", "care_plan_activity", "bh_plan", "bh_intervention", "registry", "caseload_review"),
    *("med_reconciliation", "access_24_7"),
)
"""Elements whose statement is whole with its day, whatever the sentence goes on to say."""


def _with_day_above(chart: Chart, unit: Unit, item: Item, said: dict[str, tuple[Unit, Mark]]) -> Item:
    """A statement of two sentences has the day that its first one begins with."""
    if item.value.date:
        place = next((b for b in item.basis if b.field == "date"), None)
        start, end = (place.start, place.end) if place else (item.start, item.end)
        if place is None or place.page == unit.page:
            said["day"] = unit, Mark(item.value.date, unit.page, start, end)
        return item
    above, day = said.get("day", (None, None))
    if above is None or day is None or above.entry is not unit.entry or above.section != unit.section:
        return item
    return make_item(
        chart.pages[unit.page],
        item.element,
        Value(date=day.value),
        item.start,
        item.end,
        [("date", day)],
        texts=chart.texts,
    )


def _line(chart: Chart, unit: Unit) -> str:
    page = chart.pages[unit.page].text
    end = page.find("\n", unit.end)
    return page[page.rfind("\n", 0, unit.start) + 1 : end if end >= 0 else len(page)]


def _item(chart: Chart, element: Element, unit: Unit, hit: CueHit) -> Item | None:
    reading = element.reading
    if element.id == "care_plan" and _REVISED.search(unit.text[hit.start : hit.end]):
        return None  # work on a plan that stands already
    if element.id == "access_24_7" and _PAYERS.search(chart.pages[unit.page].text[max(0, unit.start - 220) : unit.end]):
        return None
    if element.id in _NOT_OURS and _NOT_OURS[element.id].search(unit.text[: hit.end]):
        return None
    if element.id == "chronic_risk" and (unit.heading or _HEADING.fullmatch(unit.text) or _WEIGHED.search(unit.text)):
        return None
    if element.id == "chronic_risk" and (
        _ASSESSES.search(unit.text[: hit.end]) or _RELATIVES.search(unit.text[: hit.end])
    ):
        return None
    if element.id == "chronic_risk" and _RULES.search(_line(chart, unit)):
        return None
    polarity, cue = _polarity(element, unit, hit)
    if cue and "remission" in cue.lower():  # the illness is past, not what was done about it
        polarity, cue = Polarity.AFFIRMED, None
    if element.id in _DATED_BESIDE:
        after = chart.after(unit)
        following = after.text if after is not None and after.entry is unit.entry else ""
        if _TAKEN_BACK.match(following):
            return None
        if cue == "?" and re.match(r"\W*yes\b", following, re.IGNORECASE):
            polarity, cue = Polarity.AFFIRMED, None
    if polarity is not Polarity.AFFIRMED and polarity.value not in reading.keep:
        return None
    fields: dict[str, object] = {}
    marks: list[tuple[str, Mark]] = []
    dated = _day(chart, element, unit, hit)
    if dated.mark is None and element.id in _DATED_BESIDE:
        dated = Dated(_day_after(chart, unit))
    if dated.mark is not None:
        fields["date"] = dated.mark.value
        marks.append(("date", dated.mark))
    elif reading.date == "needed":
        return None
    if reading.person != "none":
        person = _person_near(unit, hit)
        if person is None:
            if reading.person == "needed":
                return None
        else:
            name, credential, role = split_person(person.value)
            if role and not credential:
                return None
            fields["person"] = name
            if credential and "credential" in element.values:
                fields["credential"] = credential
            marks.append(("person", person))
    for name, values in reading.fields.items():
        found = _field(chart, unit, hit, values)
        if found is not None:
            fields[name] = found
        elif name in reading.default:
            fields[name] = reading.default[name]
    for name in ("party", "activity", "intervention"):
        if name in element.values:
            fields[name] = _words_of(unit, hit, name)
    start, end = quote_span(unit, hit.start, hit.end)
    return make_item(
        chart.pages[unit.page],
        element.id,
        Value.model_validate(fields),
        unit.start + start,
        unit.start + end,
        marks,
        polarity,
        Status.NEEDS_REVIEW if dated.doubtful else Status.VERIFIED,
        ("the sentence names more than one day",)
        if dated.doubtful
        else (cue,)
        if cue and polarity is not Polarity.AFFIRMED
        else (),
        chart.texts,
    )


_DATED_BESIDE = ("caseload_review", "registry")
"""Elements that a short entry tells without a day of their own, or over two halves of one line."""
_TAKEN_BACK = re.compile(
    r"\W*(?:(?:this|the|our|but|however|and)\s)*(?:patient|pt|case|she|he|client)(?:['’]s case)?\s(?:was|is|has"
    r"|did)?\s?"
    r"(?:not|never|n['’]t)\b|\W*not\s(?:presented|discussed|reviewed|on|updated|entered)\b",
    re.IGNORECASE,
)
"""The half of a line that takes the first one back for this patient: "held; patient not presented"."""
_LEADS_TO_DAY = re.compile(
    r"\W*(?:yes|done|completed|(?:last|latest|most recent)\s(?:update|entry|review|refresh|edit)\w*|updated"
    r"|entered|on|date)?"
    r"[\s,:.(–-]*(?:on\s)?",
    re.IGNORECASE,
)


def _day_after(chart: Chart, unit: Unit) -> Mark | None:
    """The day that the next half of the line begins with, else the only one that a short entry names."""
    after = chart.after(unit)
    if after is not None and after.entry is unit.entry and after.page == unit.page:
        hits = find_dates(after.text)
        if hits and not hits[0].partial and _LEADS_TO_DAY.fullmatch(after.text[: hits[0].start]):
            return mark_in(after, hits[0].start, hits[0].end, hits[0].iso)
    units = chart.of_entry(unit.entry)
    place = next((number for number, other in enumerate(units) if other.start <= unit.start < other.end), None)
    return only_day(chart, units, place) if place is not None else None


_FORECASTS = ("chronic_risk", "designated_member")
"""What speaks of the future by nature: "will be with her for life", "your contact will be ..."."""
_HARMLESS = re.compile(
    r"\b(?:planned|scheduled)(?= (?:\d+ )?(?:\w+ )?activit)|(?<=based )goal|"
    r"goal(?= (?:setting )?(?:exercise|worksheet))|\bgoals?(?= (?:#?\d|of|in|on)\b)|"
    r"(?<=urgent )needs|(?<=care )needs|(?<=acute )needs|(?<=chronic )needs|(?<=plan )covers|plan on(?= file)|"
    r"(?<=return )demonstration|\bpending(?= (?:tests?|labs?|results?))",
    re.IGNORECASE,
)
_CLOSED = re.compile(
    r"\b(?:when(?:ever)?|if|once|after|while) (?:we|our|the|this)"
    r"(?: (?:office|clinic|practice|doors?|phones?|front desk))?"
    r"(?:['’]re| are| is| has| have)? ?(?:closed?s?|dark|not (?:open|here|in)|gone home|shut)\b",
    re.IGNORECASE,
)
"""When the care team is reached another way: no condition of it."""
_IN_PLACE = re.compile(r"[✓✔☑☒]|\[x\]|\b(?:in place|on file|met|present|documented)\b", re.IGNORECASE)
_REVISED = re.compile(
    r"plan\b.{0,14}\bgoals?\b|plan(?: of care)? (?:was |is )?(?:revised|updated|reviewed|changed|"
    r"adjusted)",
    re.IGNORECASE,
)
_PAYERS = re.compile(r"insurance card|member (?:id|services)|rx ?bin|rx ?pcn|\bmembers:|advice line", re.IGNORECASE)
"""The payer's own line, on its card."""
_NOT_OURS = {
    "bh_plan": re.compile(r"\b(?:safety|crisis|discharge|meal|exercise)\s(?:\w+\s)?plan(?:\W+\w+){0,5}$", re.I),
    "bh_intervention": re.compile(
        r"\b(?:therapist|counselou?r|psychologist)\s(?:[A-Z]\w+\s)?"
        r"(?:does|is doing|provides|uses|did|continues)\s[^.;]*$"
    ),
}
"""Another plan, another house's therapy: words that reach to the end of the cue."""
_RULES = re.compile(r"\bcriteria:[^\n]*(?:_{3,}|\bdeath\b)|\brequires\b|_{4,}|\bbrochure\b", re.IGNORECASE)
"""The program's rule or a blank form, on the statement's own line."""
_STAYS = re.compile(
    r"\b(?:not|never|n['’]t)\s(?:be\s)?(?:going(?:\sto\sgo)?\saway|go\saway|resolve|(?:be\s)?cur(?:able|ed)|expected\sto\s(?:resolve"
    r"|improve|go\saway)|leave\s(?:her|him))",
    re.IGNORECASE,
)
"""An illness that does not end: the denial is the statement."""
_HEADING = re.compile(
    r"\W*(?:[\w/&-]+\s){0,4}(?:conditions?|illness(?:es)?|problems?|diagnos[ei]s|diseases?|medications?|meds|goals?|care"
    r"|needs|plans?)\W*",
    re.IGNORECASE,
)
"""Words that head a list ("Long-term conditions") and state nothing."""
_WEIGHED = re.compile(
    r"\b(?:against|versus|vs\.?|weigh\w*|balanc\w*|benefits?)\b[^.;]{0,30}\brisks?\b|\brisks?\b[^.;]{0,30}\b(?:against|versus"
    r"|vs\.?|benefits?)(?!\w)|\b(?:symptoms?|rash\w*|pains?|cough\w*|headaches?|warts?|cramps?|spots?|hives|bumps?)\b[^.;]{0,30}"
    r"\bgo(?:ing)?\saway",
    re.IGNORECASE,
)
"""The risk of a treatment, weighed ("bleeding against stroke risk", "risks and benefits"); a complaint that stays."""
_ASSESSES = re.compile(
    r"\b(?:will|to|plan(?:s|ned)?|should|need(?:s|ed)?|please|next)\s(?:re-?)?(?:assess|evaluate|screen|discuss"
    r"|review|address|check|determine|ask)\b"
    r"[^.;]*\brisk",
    re.IGNORECASE,
)
_RELATIVES = re.compile(
    r"\b(?:mother|father|brother|sister|son|daughter|wife|husband|spouse|uncle|aunt|cousin|grand\w+|parents?"
    r"|sibling)\b(?!['’]s)"
    r"[^.;,]{0,24}\brisk",
    re.IGNORECASE,
)
"""A risk that is to be looked into, and a relative's: none is stated of the patient."""
_SOON = re.compile(r"(?:next|before|by|this|end of|until)\b", re.IGNORECASE)
_ROW_SAYS = re.compile(
    r"[:;,]\s(?:status |pt |patient |now |treatment |her |his |phq\S* |gad\S* )*(?:active|target|next|not (?:at"
    r"|improv|responding|met)"
    r"|no (?:response|improvement|change)|goal|flagg?ed|score|in remission|remission|relapse|\d)",
    re.IGNORECASE,
)
"""What follows the registry's entry and is its content."""
_BY_CLAUSE = (
    "care_plan",
    "care_plan_activity",
    "bh_plan",
    "bh_intervention",
    "med_reconciliation",
    "chronic_risk",
    "access_24_7",
)
"""Elements whose day stands beside the act or heads its line."""


def _polarity(element: Element, unit: Unit, hit: CueHit) -> tuple[Polarity, str | None]:
    text = _HARMLESS.sub(lambda match: "x" * len(match[0]), unit.text)
    if element.id in _BY_CLAUSE:
        # "plan for CCM" plans nothing, and what follows a colon is its content unless that denies it
        text = (
            text[: hit.start]
            + re.sub(r"plan(?= for)", "xxxx", text[hit.start : hit.end], flags=re.IGNORECASE)
            + text[hit.end :]
        )
        content = re.search(
            r":\s(?!\W*(?:no\b|not|n/a|none|pending|declin|defer|unable|due|incomplete|will|to be|\[ ?\]|☐)"
            r"|\s*(?:_{2}|\.{4}))",
            text[hit.end :],
            re.IGNORECASE,
        )
        text = text[: hit.end + content.start()] if content else text
    if element.id == "registry" and (content := _ROW_SAYS.search(text, hit.end)):
        text = text[: content.start()]  # what the row says: "target not met"
    if element.id == "social_need":  # "no ride", "cannot afford": what is lacking is the need
        text = text[: hit.start] + "x" * (hit.end - hit.start) + text[hit.end :]
    if element.id == "access_24_7":
        text = _CLOSED.sub(lambda match: "x" * len(match[0]), text)
    polarity, cue = polarity_of(replace(unit, text=text), hit.start, hit.end)
    if polarity is Polarity.TEMPLATE and (cue or "").lower() in ("ccm", "apcm", "pcm") and _IN_PLACE.search(unit.text):
        return Polarity.AFFIRMED, None  # the program's parts, ticked off one by one
    if element.id == "social_need" and polarity is Polarity.PLANNED and _SOON.match(cue or ""):
        return Polarity.AFFIRMED, None  # "facing eviction next month"
    if element.id == "chronic_risk" and (cue or "").lower().startswith("declin"):
        return Polarity.AFFIRMED, None  # functional decline, not a refusal
    if element.id == "chronic_risk" and polarity is Polarity.NEGATED and _STAYS.search(unit.text):
        return Polarity.AFFIRMED, None
    if (
        element.id in _FORECASTS
        and polarity is Polarity.PLANNED
        and not re.search(r"\b(?:if|unless|assign|tbd|pending)\b", cue or "", re.IGNORECASE)
    ):
        return Polarity.AFFIRMED, None
    return polarity, cue


def _day(chart: Chart, element: Element, unit: Unit, hit: CueHit) -> Dated:
    if element.reading.date == "none":
        return Dated(None)
    beside = element.id in _BY_CLAUSE
    paper = element.id == "care_plan"
    dated = day_in(chart, unit, hit.start, hit.end, of_paper=paper) if beside else day_of(unit, hit.start, hit.end)
    born = chart.pages[unit.page].identity.dob
    return Dated(None) if dated.mark is not None and dated.mark.value == born else dated


def _person_near(unit: Unit, hit: CueHit) -> Mark | None:
    """The person nearest to the cue in the unit, one with a credential first."""
    people = [p for p in find_people(unit.text) if p.credential or p.name]
    if not people:
        return None
    with_credential = [p for p in people if p.credential]
    near = min(with_credential or people, key=lambda p: min(abs(p.start - hit.end), abs(hit.start - p.end)))
    return mark_in(unit, near.start, near.end, unit.text[near.start : near.end])


def _field(chart: Chart, unit: Unit, hit: CueHit, values: dict[str, tuple[str, ...]]) -> str | None:
    """The value whose word stands in the cue, else in the unit, else in the entry's title."""
    for text in (unit.text[hit.start : hit.end], unit.text, unit.context):
        for value, terms in values.items():
            if any(chart.words.pattern(term).search(text) for term in terms):
                return value
    return None


def _words_of(unit: Unit, hit: CueHit, name: str) -> str:
    """Short free text of the act: the clause around the cue, or for a party the words around its name."""
    clause = (
        re.split(r"[;.]\s", unit.text[hit.start :])[0] if name != "intervention" else unit.text[hit.start : hit.end]
    )
    return clause.strip()[:120]
