"""Reads who the patient's own contact in the care team is: the named person with whom the patient has continuity.

Three forms say it: a label before the name ("Lead for this family: X, RN"), a statement after it ("X, RN is the one
she asks for"), and the person's own words in a note that carries that person's name ("I am her steady contact").
A name beside a job word alone says nothing: it is a team list, the author of a call, or another house's nurse.
"""

from collections.abc import Iterator
from typing import NamedTuple

from clausea import sieve as re
from clausea.evidence.facts import make_item, polarity_of, quote_span, split_person
from clausea.evidence.readers.patterns.chart import Chart, mark_in
from clausea.evidence.triggers import Trigger
from clausea.evidence.units import Unit
from clausea.models import Item, Polarity, Value
from clausea.pages import Mark
from clausea.values.people import PersonHit, find_people

_JOB = (
    r"(?:nurse(?:\scare\smanager)?(?:\scare\scoordinator)?|rn|lpn|care\smanager|case\smanager|care\scoordinator"
    r"|coordinator|navigator|"
    r"(?:behavioral\s(?:health\s)?|bhi?\s|ccm\s)?(?:care\s)?team\s(?:member|contact|person)|"
    r"member\s(?:of|on)\s(?:the|our|his|her|their|your|my)?\s?(?:care\s)?team|"
    r"contact(?:\sperson)?|liaison)"
)
_KIND = (
    r"(?:ccm|bhi|pcm|apcm|program|care[-\s]management|care|chronic\scare(?:\smanagement|\smgmt)?|"
    r"behavioral(?:\shealth)?)"
)
_STEADY = (
    r"(?:main|primary|first|lead|key|single|usual|regular|steady|constant|named|consistent|continuing|continuous|"
    r"ongoing|fixed|settled|year-round|central|chief|designated|desig\.?|permanent|personal|assigned|dedicated|own|go-to|same|principal|standing)"
)
_THEM = r"(?:him|her|them|(?:this|the)\s(?:patient|family|pt|client|member))"
_WHOSE = (
    r"(?:his|her|their|your|my|(?:the|this)\s(?:patient|pt|client|member|family)['’]?s|(?:pt|patient)['’]?s|"
    r"(?-i:[A-Z][\w-]+['’]s))"
)
_STRONG = re.compile(
    rf"""\b(?:{_STEADY}\s(?:{_STEADY}\s)?(?:{_KIND}\s){{0,2}}(?:{_JOB}\s)?(?:{_JOB}|person|clinician"
    rf"|point\sof\scontact|counselor
        |physician|practitioner|provider|social\sworker)(?:\sfor\scontinuity|\snamed|\sassigned)?
        (?!\s(?:notes?|log|was|date|attempt))
      | (?:first|one)\s(?:person\sto\s)?call\b(?=\s(?:for|is|to)\b|\s?[:–-])
      | {_STEADY}\sgo-?to(?=\s(?:is|for)\b|\s?[:–-])
      | (?:{_JOB}|person|clinician|provider)\s(?:who\sis\s)?(?:designated|assigned|dedicated|named)\b
      | (?:point|go-?\s?to)\s(?:person|nurse|contact|of\scontact)
      | (?:{_KIND}\s){{0,2}}lead\sfor\s(?:{_THEM}|(?-i:[A-Z])[\w-]+)
      | (?:call|ask\sfor)\sfirst (?=\s?[:–-])
      | (?:{_KIND}\s){{0,2}}(?:{_JOB}|person|clinician)\s(?:for|with|of)\s(?:the\s)?(?:continuity|record)
      | contact(?:\sperson)?\sfor\s(?:{_THEM}|continuity|(?:this|the|his|her)\s(?:{_KIND}\s)?(?:plan|program|service)
        |{_KIND}(?:\smanagement|\sservices?)?\b)
      | {_WHOSE}\sperson\s(?:on|in|at)\s(?:the|our|my|your)\s(?:(?:care|{_KIND})\s)?
        (?:team|program|office|practice|clinic)
      | contact\sin\s(?:the|my|our|his|her)\s(?:care\s)?team | (?:care\s)?team\s(?:contact(?:\sperson)?|lead)
      | (?:who|whom|(?:(?:the|{_WHOSE})\s)?(?:one|person|nurse|clinician|counselor
          |staff\smember|team\smember|face|voice))\s
        (?:(?!after|week-?end|night|emergenc|crisis|urgent|billing|appointment)[\w'’]+\s){{0,4}}?
        (?:reach(?:es)?|calls?|rings?|texts?|asks?\sfor|counts?\son|turns?\sto|rel(?:y|ies)\son|leans?\son|talks?\s(?:to|with)
        |looks?\sto|contacts?|deals?\swith|go(?:es)?\sto|knows?(?:\sbest)?|answers?\sfor
        |looks?\safter|stays?\swith)(?:\s(?!after\s(?!month)|week-?end|night)[\w'’]+){{0,5}}(?=\s?:)
      | (?:{_WHOSE}|the)\s(?:link|anchor|guide|connection|bridge|point)\s(?:in|on|to|at|with)\s
        (?:the|our|this|your|my)\s(?:(?:care|{_KIND})\s)?(?:team|program|office|practice|clinic)
      | (?:responsible\sfor\s(?:the\s)?)?continuity(?:\sof\scare)?
        (?:\s(?:contact|clinician|person|nurse|physician|practitioner|provider|doctor|with))?(?=\s*[:–-]|\s[A-Z])
      )""",
    re.IGNORECASE | re.VERBOSE,
)
"""A label that names the role of the steady contact by itself."""
_WEAK = re.compile(
    rf"\b(?:{_WHOSE} (?:[a-z]+ )?(?:{_KIND} ){{0,2}}{_JOB}|{_KIND} (?:{_JOB}|manager|lead)|care manager|"
    rf"care coordinator|nurse care manager)\b",
    re.IGNORECASE,
)
"""A label that does so where a colon or "is" joins it to the name."""
_LEFT = re.compile(
    r"""\s*\)?\s*(?:\([^)]{0,60}\)\s*)?
      (?:(?:\([^)]{0,40}\)\s*)?(?:(?:for|in|at|on|of|with|from|to|as\slong\sas|here|going)\b[^:;.]{0,45}?|,[^:;.]{0,60}?
          |assigned\sto\s[^:;.]{0,20}?)?
         (?:\s*\([^)]{0,60}\))?\s*(?:\b(?:is|will\sbe|remains|stays|continues\sto\sbe|named)\b|[:–—=|?]|\s-\s|\.{3,}
          |\s{2,})(?:\s*[?:=–-])?
        |,)?[\s.]*(?:(?:\[x\]|☒|☑)\s*)?(?:A[.:]\s*)?(?:yes\s?[,.:–-]?\s?)?(?:also\s|still\s|now\s|name\s?:?\s)?
      \(?(?:[A-Z]\.\s\w+\s(?:\(|=\s))?""",
    re.IGNORECASE | re.VERBOSE,
)
"""What stands between a label and its name."""
_JOINED = re.compile(r"\b(?:is|will be|remains|stays|continues to be|named)\b|[:–—=|]|\s-\s", re.IGNORECASE)
_KEEPS = (
    r"(?:follows|looks\safter|keeps\s(?:an\seye\son|in\stouch\swith|up\swith)|checks\s(?:in\swith|on|up\son)|calls|sees"
    r"|cares\sfor|manages|works\swith|stays\swith|stays\sin\stouch\swith)\s(?:[^.;]|\bM(?:r|s|rs)\.){0,40}?\b(?:month\s(?:to|by|after)\smonth"
    r"|(?:each|every)\smonth|monthly|between\s(?:the\s|her\s|his\s)?visits|all\syear|year[- ]round|over\s(?:the\slong"
    r"|time)|throughout|for\sthe\slong)"
)
"""Says of a person that the patient stays with them: "the nurse who follows her from month to month"."""
_STATED = re.compile(
    rf"""\s*\)?\s*(?:\([^)]{{0,40}}\)\s*)?(?:[,–—:(-]\s*|\b)(?:who\s)?
      (?:(?:has\s(?:been|taken\sover\sas|become|agreed\sto\s(?:be|serve\sas))|took\sover\sas|(?:is|was)\s(?:named|assigned|designated|
          chosen|appointed)(?:\sas)?|has\sbeen\s(?:named|assigned|designated|chosen|appointed)(?:\sas)?|becomes|became
          |is|as|remains|stays|(?:also\s)?serves\sas|will\scontinue\s(?:as|to\sbe)|acts\sas|will\s(?:be|stay|remain)|continues\s(?:as|to\sbe))\s)?
      (?:now\s|still\s|also\s|always\s)?
      (?:(?:{_WHOSE}|the|our|a|an)\s)?(?:(?:mr|mrs|ms|miss)\.?\s)?(?:[a-z-]+['’]s\s)?
      (?:(?P<strong>(?:one|only|{_STEADY})\s(?:{_STEADY}\s)?(?:{_KIND}\s){{0,2}}
          (?:{_JOB}|person|clinician|practitioner|physician|counselor|social\sworker|point\sof\scontact
          |one\shere)(?:\s(?:here|for|of|in)\b)?
        |(?:point|go-?to)\s(?:person|of\scontact)|member\sof\sthe\s(?:care\s)?team\s(?:designated|assigned|named)
        |{_KIND}\slead\b|(?:{_STEADY}\s)?continuity\s\w+|designated\sfor\scontinuity
        |(?:one|person|member|nurse|clinician|staff\smember)\b[^.;]{{0,60}}?
          \b(?:turn(?:s)?\sto|asks?\sfor|calls?\s(?:first|with
          |when)|go(?:es)?\sto|rel(?:y|ies)\son|knows\sto\scall|can\sreach|reaches|to\scall\sfirst)
        |(?:one|person|nurse|clinician)\s(?:here\s|(?:in|on)\s(?:the|our)\s(?:team|program|office)\s)?(?:(?:that|whom|who)\s)?
          (?:she|he|they|pt|(?:the\s)?patient|(?:mr|mrs|ms)\.?\s\w+)\s(?:always\s|usually\s)?(?:deals|talks)\s(?:to|with)\b
        |(?:one|person|member|nurse|clinician|staff\smember|coordinator|care\smanager)\b[^.;]{{0,24}}?\b{_KEEPS}
        |contact\sfor\s(?:as\slong|the\sprogram|continuity))
       |(?P<keeps>{_KEEPS})
       |(?P<weak>(?:{_KIND}\s)?{_JOB}))(?![\w-])""",
    re.IGNORECASE | re.VERBOSE,
)
"""What says it right after a name; a weak one needs a possessive."""
_GIVEN_TO = re.compile(
    r"\b(?:patient|pt|client|he|she|member|(?:Mr|Mrs|Ms|Miss)\.?\s\w+)\s(?:(?:is|was|has been)\s)?(?:assigned"
    r"|matched|paired)\s(?:to|with)\s$",
    re.IGNORECASE,
)
_FOR_ALL = re.compile(
    r",?\s(?:for|as)\s[^.;]{0,30}\b(?:contacts?|ccm|bhi|continuity|"
    r"care management|program|care manager|nurse|coordinator)\b",
    re.IGNORECASE,
)
_CHOSEN = re.compile(
    r"\b(?:designat\w+|assign\w+|nam(?:ed|es|ing)|appoint\w+|select\w+|chose(?:n)?|picked"
    r"|identif\w+|introduc\w+)\s(?:\w+\s){0,2}$",
    re.IGNORECASE,
)
"""What stands before a person who is made the contact: "We have designated X, RN as ..."."""
_MADE = re.compile(
    rf"\s*\)?,?\s(?:to\s(?:the\s)?(?:patient|pt|client|her|him|family|(?:Mr|Mrs|Ms)\.?\s\w+)\s)?(?:as|to be"
    rf"|to serve as|for)\s(?:(?:the|{_WHOSE}|a|an|our)\s)?(?:(?:one|only|{_STEADY}"
    rf"|{_KIND})\s){{0,3}}"
    rf"(?:{_JOB}|person|clinician|practitioner|point\sof\scontact|continuity)\b",
    re.IGNORECASE,
)
_OWN_WORDS = re.compile(
    rf"\bI(?:['’]m| am| (?:will )?(?:be|remain|stay|serve as|act as)|"
    rf"(?: personally| myself| also| still| alone) (?:am|remain|stay|serve as|act as))(?: also| still| personally)?\s"
    rf"(?:the |{_WHOSE} |(?:Mr|Mrs|Ms|Miss|Dr)\.? (?-i:[A-Z][\w-]+)['’]s )"
    rf"(?:one |only |{_STEADY} |{_KIND} ){{0,3}}(?:(?:person|{_JOB}|one)\b(?: assigned to you)?)",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"\b(?:home health|hospice|visiting|hospital|inpatient|school|insur\w+|payer|plan['’]s|health plan|facility|"
    r"rehab|pharmacy|agency|emergency|next of kin|covering|cover(?:s|age)? (?:for|when|while|is|by)|coverage:"
    r"|back-?up|former|previous|until|interim|"
    r"scheduling|billing|bhcm|collaborative|cocm|behavioral health (?:care|case) manager|spoke|called|phoned|talked|"
    r"task|consult\w*|psychiatric)\b",
    re.IGNORECASE,
)
_AT_ANOTHER = re.compile(r"\bat (?!our|the|this|any)(?-i:[A-Z])", re.IGNORECASE)
"""Another house's contact: "main contact at Juniper Counseling"."""
_REACH = re.compile(r"\b(?:direct|ext\.?|x\d{2,5}|line|cell|phone|tel)\b|\d{3}-\d{4}", re.IGNORECASE)
_QUICK = re.compile(
    r"contact|continuity|designated|desig\b|assigned|dedicated|\bteam\b|\bnurse|manager|coordinator|navigator"
    r"|\bperson\b|\blead\b|\bcall\b|\bfirst\b|turn to|"
    r"asks? for|"
    r"team member|\bmember\b|\bRN\b|liaison|\bwho\b|\blink\b|\banchor\b",
    re.IGNORECASE,
)
_FORECAST = re.compile(r"\b(?:will|is to|going to)\b", re.IGNORECASE)


class Naming(NamedTuple):
    """A person named as the contact at [start, end) of the unit's text; `mark`: where the name stands."""

    start: int
    end: int
    mark: Mark


_TRIGGER = Trigger(_QUICK)


def read_members(chart: Chart) -> Iterator[Item]:
    """Items `designated_member`."""
    reading = chart.elements["designated_member"].reading
    own = _staff(chart)
    for _, unit in chart.passing(_TRIGGER):
        entry = unit.entry
        if entry.handout or entry.blank or entry.draft or entry.outside or not _QUICK.search(unit.text):
            continue
        if any(chart.words.pattern(term).search(unit.context) for term in reading.not_in):
            continue
        naming = _naming(chart, unit, own)
        if naming is None:
            continue
        around = unit.text[max(0, naming.start - 40) : naming.end + 20]
        if not any(chart.words.pattern(term).search(around) for term in reading.against):
            yield _item(chart, unit, naming)


def _staff(chart: Chart) -> frozenset[str]:
    """Surnames of the people who write and sign in this chart."""
    marks = [
        mark
        for entry in chart.record.entries
        if not entry.outside
        for mark in (entry.author, entry.signature)
        if mark is not None
    ]
    names = {mark.value for mark in marks}
    return frozenset(name.split()[-1].lower() for name in (split_person(value)[0] for value in names) if name)


def _naming(chart: Chart, unit: Unit, own: frozenset[str]) -> Naming | None:
    text = _window(chart, unit)
    for naming in (*_labelled(unit, text, own), *_stated(unit, text, own)):
        if _affirmed(unit, naming):
            return naming
    before = _behind(chart, unit)
    if before is not None:
        return before
    words = _OWN_WORDS.search(unit.text)
    author = (_introduced(chart, unit) or unit.person or unit.entry.author or _heading_author(unit)) if words else None
    if words and author and not _ELSEWHERE.search(unit.text):
        return Naming(words.start(), words.end(), author)
    return None


def _behind(chart: Chart, unit: Unit) -> Naming | None:
    """A label that goes on a line: "C. A., RN Care Manager; patient's point of contact for care management"."""
    label = _STRONG.search(unit.text)
    if label is None or find_people(unit.text) or len(unit.text[: label.start()].split()) > 2:
        return None
    for other in chart.before(unit, 1):
        people = [hit for hit in find_people(other.text) if hit.credential and hit.name]
        gap = chart.pages[unit.page].text[other.end : unit.start] if other.page == unit.page else "\n"
        if len(people) == 1 and re.fullmatch(r";\s?", gap) and not _ELSEWHERE.search(f"{other.text} {unit.text}"):
            mark = mark_in(other, people[0].start, people[0].end, other.text[people[0].start : people[0].end])
            naming = Naming(label.start(), label.end(), mark)
            return naming if _affirmed(unit, naming) else None
    return None


def _introduced(chart: Chart, unit: Unit) -> Mark | None:
    """Who speaks: "I'm Y. A., RN. I am the nurse assigned to you"."""
    units = chart.of_entry(unit.entry)
    place = next((number for number, other in enumerate(units) if other is unit), 0)
    for other in (unit, *units[max(0, place - 1) : place]):
        for said in re.finditer(r"\b(?:I['’]m|I am|this is|my name is)\s", other.text, re.IGNORECASE):
            for hit in find_people(other.text):
                if hit.credential and hit.name and hit.start == said.end():
                    return mark_in(other, hit.start, hit.end, other.text[hit.start : hit.end])
    return None


def _window(chart: Chart, unit: Unit) -> str:
    """The unit, with what follows it on the page where a narrow column breaks a name or a heading stands above it."""
    open_end = re.search(r"[:–-]\s*(?:[A-Z][\w'’-]+)?\s*$", unit.text) or _STRONG.fullmatch(
        re.sub(r"^(?:my|your)\s", "", unit.text.strip(), flags=re.IGNORECASE)
    )
    asked = unit.text.rstrip().endswith("?") and (_STRONG.search(unit.text) or re.search(r"\bmember\b", unit.text))
    alone = not find_people(unit.text) and len(unit.text.split()) <= 14 and _STRONG.search(unit.text)
    if not (open_end or asked or alone) or unit.row is not None:
        return unit.text
    return unit.text + chart.pages[unit.page].text[unit.end : unit.end + 45].replace("\n", " ")


def _people(text: str, own: frozenset[str]) -> Iterator[PersonHit]:
    """People of a health profession, and those whom the chart knows as its own."""
    found = find_people(text)
    for hit in found:
        if hit.credential or hit.title == "Dr" or (hit.name and hit.name.split()[-1].lower() in own):
            yield hit
    for match in re.finditer(r"(?<![\w'’.-])[A-Z][\w'’-]{2,}", text):
        if match[0].lower() in own and not any(h.start < match.end() and match.start() < h.end for h in found):
            yield PersonHit(match.start(), match.end(), match[0], None, None)


def _labelled(unit: Unit, text: str, own: frozenset[str]) -> Iterator[Naming]:
    """A label and the name after it. The name is looked for behind the label: "Lead for this family: X, RN"."""
    for strong, pattern in ((True, _STRONG), (False, _WEAK)):
        for label in pattern.finditer(text):
            at = label.end()
            for hit in sorted(_people(text[at : at + 110], own))[:2]:
                gap = text[at : at + hit.start]
                below = at + hit.start >= len(unit.text)
                if (below and find_people(unit.text)) or not _LEFT.fullmatch(gap):
                    continue
                if _ELSEWHERE.search(text[max(0, label.start() - 25) : at + hit.start]) or _AT_ANOTHER.search(gap):
                    continue
                if not _JOINED.search(gap) and _closes(text, label.start(), own):
                    continue  # "A. B., RN - assigned care manager" over the next line's "C. D., MD": the first is meant
                if strong or _told(text, label, gap, at + hit.end):
                    yield _named(unit, text, label.start(), at + hit.end, at + hit.start, at + hit.end)


def _closes(text: str, start: int, own: frozenset[str]) -> bool:
    """Whether a label stands right behind a name, which it then belongs to."""
    return any(
        hit.end <= start and not re.search(r"[A-Za-z]{3}|[.;:]", text[hit.end : start]) for hit in _people(text, own)
    )


def _told(text: str, label: "re.Match[str]", gap: str, end: int) -> bool:
    """A job label counts with a possessive and "is" or a colon, or heading its line with a way to reach the person."""
    if re.match(_WHOSE, label[0], re.IGNORECASE):
        return _JOINED.search(gap) is not None
    heads = not re.search(r"\w", text[: label.start()])
    joined = _JOINED.search(gap) is not None
    of_program = re.match(rf"{_KIND} (?:{_JOB}|lead)", label[0], re.IGNORECASE)
    if of_program and not re.match(r"care (?:manager|coord)", label[0], re.IGNORECASE):
        return heads and joined
    return heads and _REACH.search(text[end : end + 40]) is not None


def _stated(unit: Unit, text: str, own: frozenset[str]) -> Iterator[Naming]:
    for hit in _people(unit.text, own):
        chosen, made = _CHOSEN.search(text[: hit.start]), _MADE.match(text, hit.end)
        if chosen and made and not _ELSEWHERE.search(text[chosen.start() : made.end() + 12]):
            yield _named(unit, text, chosen.start(), made.end(), hit.start, hit.end)
        given, purpose = _GIVEN_TO.search(text[: hit.start]), _FOR_ALL.match(text, hit.end)
        if given and purpose:
            yield _named(unit, text, given.start(), purpose.end(), hit.start, hit.end)
        said = _STATED.match(text, hit.end) or (_STATED.match(text, _without_role(text, hit)) if hit.role else None)
        if said is None or _ELSEWHERE.search(text[max(0, hit.start - 20) : said.end() + 12]):
            continue
        whose = rf"(?<![\w'’]){_WHOSE} (?:[a-z]+ )?$"
        if said["weak"] and not re.search(whose, text[hit.end : said.start("weak")], re.IGNORECASE):
            continue
        yield _named(unit, text, hit.start, said.end(), hit.start, hit.end)


def _without_role(text: str, hit: PersonHit) -> int:
    """Where the name and its credential end, before a job that may say more: "X, RN (lead nurse for this patient)"."""
    last = list(re.finditer(r",\s?|\s[-–]\s|\s\(", text[hit.start : hit.end]))
    return hit.start + last[-1].start() if last else hit.end


def _named(unit: Unit, text: str, start: int, end: int, name: int, name_end: int) -> Naming:
    return Naming(start, end, mark_in(unit, name, name_end, text[name:name_end]))


_FORM_WORDS = re.compile(
    r"your|my|\?|[\s._…]+|\(?(?:please )?(?:print(?:ed)?|names?|first|last|credentials?)\b.*", re.IGNORECASE
)
"""What marks a form's field: a named person fills it."""


def _affirmed(unit: Unit, naming: Naming) -> bool:
    polarity, cue = polarity_of(unit, naming.start, min(naming.end, len(unit.text)))
    if polarity is Polarity.TEMPLATE and _FORM_WORDS.fullmatch(cue or ""):
        return True  # a named person fills what a form leaves blank
    if polarity is Polarity.PLANNED:  # "your contact will be ..." speaks of the future by nature
        return not re.search(r"\b(?:if|unless|tbd|pending|to be)\b", cue or "", re.IGNORECASE)
    return polarity is Polarity.AFFIRMED


def _heading_author(unit: Unit) -> Mark | None:
    """The person whom the title of the notes names ("BHI NOTES - X, LCSW")."""
    title = unit.entry.title
    if title is None:
        return None
    for hit in find_people(title.value):
        if hit.credential and hit.name:
            return Mark(title.value[hit.start : hit.end], title.page, title.start, title.end)
    return None


def _item(chart: Chart, unit: Unit, naming: Naming) -> Item:
    name, credential, _ = split_person(naming.mark.value)
    value = Value.model_validate({"person": name, **({"credential": credential} if credential else {})})
    page = chart.pages[unit.page]
    start, end = quote_span(unit, naming.start, min(naming.end, len(unit.text)))
    first, last = unit.start + start, unit.start + end
    if naming.mark.page == unit.page and naming.mark.end > last and naming.mark.start < last:
        last = naming.mark.end  # a narrow column breaks the name
    return make_item(page, "designated_member", value, first, last, [("person", naming.mark)], texts=chart.texts)
