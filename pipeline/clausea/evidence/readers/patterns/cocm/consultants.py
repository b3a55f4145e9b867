"""Reads who does collaborative care: the psychiatric consultant's reviews and the behavioral health care manager.

A consultant is who the chart names in that role; a psychiatrist who treats the patient is none (CPT 99492-99494).
"""

from collections.abc import Iterator
from typing import NamedTuple

from clausea import sieve as re
from clausea.evidence.facts import day_of, make_item, quote_span
from clausea.evidence.polarity import judge
from clausea.evidence.readers.patterns.chart import Chart, mark_in
from clausea.evidence.readers.patterns.cocm.words import ADVISED, AGREED_TO, ON_PATIENT, PROGRAM_TOLD, RECOMMENDS
from clausea.evidence.readers.patterns.days import only_day
from clausea.evidence.readers.patterns.rolelists import below, is_prescriber, role_alone
from clausea.evidence.readers.patterns.staff import Directory, kind_of
from clausea.evidence.triggers import Trigger
from clausea.evidence.units import Unit
from clausea.models import Item, Polarity, Value
from clausea.pages import Entry, Mark
from clausea.values.dates import find_dates
from clausea.values.namekeys import same_person
from clausea.values.people import find_people

ROLE = re.compile(
    r"\b(?:psych(?:iatric|iatry)?[- ]consult(?:ant|ing \w+)|consulting psychiatrist|consultant psychiatrist"
    r"|(?:cocm|team|program) (?:psychiatrist|consultant)|psychiatrist (?:for|on|of) (?:the )?(?:cocm"
    r"|collaborative care)"
    r"|consulting psychiatric (?:np|pmhnp|provider|nurse practitioner)|"
    r"collaborative care (?:psychiatrist|consultant)|psychiatrist consultant|consultant)\b",
    re.IGNORECASE,
)
_NAMES_ROLE = Trigger(ROLE)
ADVICE = re.compile(
    r"\b(?:reviewed|(?<!next )review|re-?reviewed|recommend\w*|recs?|advis\w+|suggest\w*|discussed|presented"
    r"|presentation"
    r"|looked (?:at|over)|went over|opinion|"
    r"agrees with|conferred|concur\w*|supports|advice|input|guidance|weigh(?:s|ed) in|opine[sd]?|chart review"
    r"|went through|gone (?:over|through)"
    r"|would (?:add|start|raise|lower|switch|stop|keep|increase|try|continue|hold)|(?:dr\.? \w+|md|do|np|pmhnp"
    r"|consultant|psychiatrist)[,)]? (?:says|said)|favors?|backs|endorse[sd]?"
    r"|signed off on|raise[sd]?|lower(?:s|ed)?|adds?(?! to)|switch(?:es|ed)?|keep|stay(?:s|ing)?|hold"
    r"|start(?! (?:date|of))|stop|no change"
    r"|(?:may|can|ok(?:ay)? to|safe to|try to) (?:go|increase|raise|start|add|move|titrate|stop|lower|switch"
    r"|continue)|bring (?:\w+ )?forward"
    r"|dx agreed|agreed?(?= (?:with|on|\())|met with|huddle|spoke with|call with|titrate|taper"
    r"|increase|continue|augment|consult(?:ation|ed)?|staffed|scr|mtg|curbside\w*|e-?consult\w*|case (?:review|meeting"
    r"|conference|consult\w*)"
    r"|caseload (?:meeting|review|conference|consult\w*)|"
    r"systematic (?:case )?review|weekly (?:case |caseload )?(?:review|meeting|conference)|holding steady"
    r"|response on track)\b",
    re.IGNORECASE,
)
CONSULT = re.compile(
    r"\b(?:psych(?:iatric|iatry)?(?: case)? consult(?:ation)?|psych(?:iatric|iatry)? (?:recommendations?|recs?"
    r"|input|guidance|opinion)|curbside psych\w* consult\w*|case (?:presentation"
    r"|consultation) (?:to|with) (?:the )?psych\w* consultant)\b",
    re.IGNORECASE,
)
_OTHER_FIELD = re.compile(
    r"\b(?:cardio|nephro|neuro(?!psych)|pulmo|endocrin|gastro|onco|hemato|uro|rheumato|dermato|ophthalmo|ortho|surg|renal|"
    r"diabet|wound|billing|legal|lactation|pharmacy|nutrition|coding|sleep|pain|infectious)\w*",
    re.IGNORECASE,
)
_PSYCH = re.compile(r"psych|\bco-?cm\b|collaborative", re.IGNORECASE)
_TREATING = re.compile(
    r"treating|forwarded|billing practitioner|pcp (?:response|action)|hospital|inpatient|emergency|consent",
    re.IGNORECASE,
)
NOT_YET = re.compile(
    r"^\W*next\b|\bnext (?:psych\w*|consult\w*)|\b(?:review|consult\w*) (?:is )?(?:due|scheduled|needed|planned|set)\b"
    r"|\b(?:if|when) (?:needed|indicated)|will (?:be )?(?:review|present|discuss|advise)|to be (?:reviewed|presented"
    r"|discussed)|next week|pending|awaiting|"
    r"question sent|not on the (?:agenda|list)|not (?:discussed|presented|reviewed|reached)|held over|ran out of time"
    r"|no answer|to present|list for|out sick|\bon leave|\basked who|requested|referr(?:al|ed) to psychiatry"
    r"|\b(?:may|can|might) (?:read|see|review|be (?:asked|consulted|involved))|without seeing|inpatient"
    r"|\b(?:will|would) be (?:asked|consulted|involved|told|contacted)"
    r"|\b(?:explain\w*|describ\w+|went over|introduc\w+) (?:\w+ ){0,3}(?:program|model|service|collaborative|cocm)\b"
    r"|liaison|\bhospital|scheduled for|"
    r"\bfor the caseload\b|\bminutes over\b|\bno (?:review|meeting|consult\w*|psych\w*|patients?|pts?|cases?)\b",
    re.IGNORECASE,
)
_PSYCHIATRIST = re.compile(r"\bpsychiatr(?:ist|y)\b|\bpsych (?:md|np|provider|team)\b|\bpmhnp\b", re.IGNORECASE)
_SEES = re.compile(
    r"\b(?:her|his|their|own|outpatient|treating|former|outside|community|private)\s(?:\w+\s)?psychiatr"
    r"|\bpsychiatr\w+\s(?:visit|appointment|appt|referral|intake|clinic|hospital)|"
    r"\bseen by\b|\bfollows with\b|\brefer(?:red|ral)?\b|\b20[01]\d\b|\bwill\b",
    re.IGNORECASE,
)
MANAGER = re.compile(
    r"(?<!ccm )(?<!nurse )(?<!case )(?<!insurance )(?<!plan )(?<!plan['’]s )(?<!hospital )\b(?:my |your "
    r"|the )?care (?:manager|mgr)\b",
    re.IGNORECASE,
)
_UNNAMED = re.compile(
    r"vacant|\bformer\b|\buntil\b|\bprevious (?:bh|behav|care)|\bonce\b|to be hired|\btbd\b|to be assigned"
    r"|will be assigned|\bccm (?:nurse )?care manager|outside"
    r"|insurance"
    r"|health plan|payer",
    re.IGNORECASE,
)
_GONE = re.compile(r"[^.;]{0,30}\b(?:left|resigned|departed|retired|covers|is covering|no longer)\b", re.IGNORECASE)
_NAMED = re.compile(r"[\s,:(|.…=_>–-]*(?:in \w+ program, )?(?:is |was |with )?(?:dr\.? )?", re.IGNORECASE)
_SURNAME = re.compile(
    r"[\s,:(–-]{1,3}(?:dr\.?\s)?(?-i:(?P<name>[A-Z][a-z][\w'’-]+),?\s(?:MD|DO|NP"
    r"|PMHNP(?:-BC)?)\b)",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"[\s,:;(|/–—-]*(?:(?:am|will be|would be|has become|became|my|this|this patient's|case|continues|remains"
    r"|stays|our|who|also|has been|the|is|as|serves|serving|acts|acting|functions|working|assigned"
    r"|designated"
    r"|named|new"
    r"|your|her|his|patient's|patient’s|pt's|in|role|of)\s){0,4}[\s(]*",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    r"(?:\sfor (?:the )?(?:cocm|collaborative care)(?: program| episode)?)?(?:['’]s signature)?[\s,:;(=–—|/.…→>?-]*"
    r"(?:(?:assigned|since|as of|effective|from|contact)?[\s:]*\d{1,2}/\d{1,2}/\d{2,4}[\s,:–—-]*)?"
    r"(?:\((?:[^)]{0,24})\)[\s,:.?=→–—-]*)?(?:\[x\]\s?|☒\s?|☑\s?|✓\s?)?(?:A[:.]\s)?(?:(?:is|yes|of care|on record"
    r"|on file|"
    r"on the case|signature|signed|credentials?|first and last|printed|print|/s/|for pt|"
    r"was|name|named|assigned|contact|designated|intake|staff|person|to|patient|with|by|today|of record|has been|"
    r"remains|will be|on this case|for this (?:patient|episode|case)|and|our)(?![\w])[\s,:./=→–—-]*){0,4}(?:(?:dr"
    r"|ms|mr|mrs)\.?\s)?"
    r"(?:(?-i:[A-Z]\.\s?[A-Z]\w+) \()?",
    re.IGNORECASE,
)
COCM = r"(?:co-?cm|collaborative care(?: management)?(?: program)?)"


class Consultant(NamedTuple):
    """A psychiatric consultant as the chart names them, and where."""

    name: str
    place: Mark


def find_consultants(chart: Chart, directory: Directory) -> list[Consultant]:
    """Who the chart names as psychiatric consultant."""
    found: list[Consultant] = []
    for _, unit in chart.passing(_NAMES_ROLE):
        if unit.entry.handout or unit.entry.outside or unit.page in chart.record.other_patient_pages:
            continue
        for role in ROLE.finditer(unit.text):
            if role.group().lower() == "consultant" and _OTHER_FIELD.search(unit.text) and not _PSYCH.search(unit.text):
                continue
            people = find_people(unit.text)
            behind = [
                hit for hit in people if hit.start >= role.end() and _NAMED.fullmatch(unit.text[role.end() : hit.start])
            ]
            ahead = [
                hit for hit in people if hit.end <= role.start() and _AHEAD.fullmatch(unit.text[hit.end : role.start()])
            ]
            alone = None if behind or ahead else _SURNAME.match(unit.text, role.end())
            if alone is not None:
                place = mark_in(unit, alone.start("name"), alone.end(), unit.text[alone.start("name") : alone.end()])
                found.append(Consultant(alone["name"], place))
            if role_alone(unit.text, *role.span()) and not (behind or ahead or alone):
                found += [Consultant(name, place) for name, place in below(chart, unit) if is_prescriber(place.value)]
            for hit in (behind or ahead)[:1]:
                person = directory.identify(unit.text[hit.start : hit.end])
                if person.name:
                    found.append(
                        Consultant(person.name, mark_in(unit, hit.start, hit.end, unit.text[hit.start : hit.end]))
                    )
    return found


def among(name: str | None, consultants: list[Consultant]) -> bool:
    """True for a name that is one of the consultants'; no name is nobody's."""
    return bool(name) and any(same_person(name, consultant.name) for consultant in consultants)


def affirmed(unit: Unit, start: int, end: int) -> bool:
    """The fact's polarity by the words before it and its own clause; what a later clause denies is another fact."""
    later = re.search(
        r"[;:]|,\s| after (?:previous|prior|an? earlier)\b| (?:and|with) (?:(?:have|has|had|found|made) )?no\b",
        unit.text[end:],
    )
    return judge(unit.text[: end + later.start()] if later else unit.text, start, end).polarity is Polarity.AFFIRMED


def read_consultation(chart: Chart, directory: Directory, unit: Unit, consultants: list[Consultant]) -> Iterator[Item]:
    """A dated review or advice of the named consultant on this patient."""
    text = unit.text
    advice, consult = ADVICE.search(text), CONSULT.search(text)
    if advice is None and consult is None:
        return
    if (
        NOT_YET.search(text)
        or _TREATING.search(unit.section)
        or re.search(r"inpatient|hospital|emergency|discharge", unit.context, re.IGNORECASE)
    ):
        return
    told = PROGRAM_TOLD.search(text) or (AGREED_TO.search(text) and not ADVISED.search(text))
    if told and not RECOMMENDS.search(text):
        return  # what a consent explains, the consultant's part among it
    if _meeting_alone(chart, unit):
        return
    match = consult or advice
    person = _consultant_of(directory, unit, consultants)
    others = [hit for hit in find_people(text) if hit.credential and not among(hit.name, consultants)]
    if person is None:
        role = ROLE.search(text)
        held = re.search(r"case review|caseload|psychiatric consult|consultant", unit.context, re.IGNORECASE)
        recommended = re.search(r"\brecommend\w*|\brecs?\b|case reviewed|reviewed from", text, re.IGNORECASE)
        in_entry = _entry_consultant(unit.entry, consultants, directory)
        if in_entry is not None and not others and held and recommended:
            person = in_entry
        elif not (consult or role or _team_psychiatrist(chart, unit)):
            return
    if match is None or not affirmed(unit, match.start(), match.end()):
        return
    if person is None and len({c.name for c in consultants}) == 1:
        person = consultants[0].place
    if unit.row is None and len({hit.iso for hit in find_dates(text)}) >= _A_LIST:
        return  # a list of the days of weekly reviews: each has its own note, or none
    day = day_of(unit, match.start(), match.end()).mark or _only_day(chart, unit)
    if day is None:
        return
    named = directory.identify(person.value) if person else None
    if (
        person is not None
        and named is not None
        and named.name
        and named.name.split()[-1].lower() not in person.value.lower()
    ):
        person = named.credential_mark or person  # initials: the key spells them out
    value = Value(date=day.value, person=", ".join(filter(None, (named.name, named.credential))) if named else None)
    first, last = quote_span(unit, match.start(), match.end())
    marks = [("date", day), *([("person", person)] if person else [])]
    yield make_item(
        chart.pages[unit.page],
        "psych_consultation",
        value,
        unit.start + first,
        unit.start + last,
        marks,
        texts=chart.texts,
    )


def _meeting_alone(chart: Chart, unit: Unit) -> bool:
    """Whether a sentence tells that the caseload meeting was held, and nothing of this patient (field-notes A6)."""
    caseload = chart.words.pattern("@caseload").search(unit.text)
    if caseload is None or unit.row is not None:
        return False
    own = chart.of_entry(unit.entry)
    place = next((number for number, other in enumerate(own) if other is unit), 0)
    after = chart.after(unit)
    said = " ".join(other.text for other in (*own[place : place + 4], *((after,) if after is not None else ())))
    title = unit.entry.title.value if unit.entry.title else ""
    return ON_PATIENT.search(chart.words.pattern("@caseload").sub(" ", said)) is None and not CONSULT.search(title)


_A_LIST = 3
"""Days named in one sentence that make it a list."""


def _only_day(chart: Chart, unit: Unit) -> Mark | None:
    """The one day of an undated entry's neighbouring sentences."""
    units = chart.of_entry(unit.entry)
    place = next((number for number, other in enumerate(units) if other is unit), None)
    return only_day(chart, units, place) if place is not None else None


def _team_psychiatrist(chart: Chart, unit: Unit) -> bool:
    """True when a psychiatrist speaks within collaborative care without seeing the patient."""
    if not _PSYCHIATRIST.search(unit.text) or _SEES.search(unit.text):
        return False
    program = unit.entry.program.value if unit.entry.program else ""
    where = f"{unit.context} | {unit.text}"
    return program == "cocm" or any(chart.words.pattern(term).search(where) for term in ("@cocm", "@bhcm", "@caseload"))


def _consultant_of(directory: Directory, unit: Unit, consultants: list[Consultant]) -> Mark | None:
    """The consultant as the unit names them: by name, by the key's initials, by surname, or as the row's person."""
    for hit in find_people(unit.text):
        name = directory.identify(unit.text[hit.start : hit.end]).name if hit.name else None
        if among(name, consultants):
            return mark_in(unit, hit.start, hit.end, unit.text[hit.start : hit.end])
    span = directory.known(unit.text)
    if span is not None and span[1] > span[0] and among(directory.identify(unit.text[slice(*span)]).name, consultants):
        return mark_in(unit, *span, unit.text[slice(*span)])
    if unit.person is not None and among(directory.identify(unit.person.value).name, consultants):
        return unit.person
    for consultant in consultants:
        last = re.escape(consultant.name.split()[-1])
        surname = re.search(
            rf"\b(?:dr\.?|consultant|with)\s+{last}\b|\b{last},?\s(?:MD|DO|NP|PMHNP|M\.D\.|D\.O\.)(?!\w)|"
            rf"^\W*\d[\w/.-]{{4,10}}\W+{last}\b",
            unit.text,
            re.IGNORECASE,
        )
        if surname is not None:
            at = unit.text.lower().index(consultant.name.split()[-1].lower(), surname.start())
            named = at if unit.text[surname.start()].isdigit() else surname.start()  # the day is no part of the name
            return mark_in(unit, named, surname.end(), unit.text[named : surname.end()])
    return None


def _entry_consultant(entry: Entry, consultants: list[Consultant], directory: Directory) -> Mark | None:
    """The consultant who signs the entry or is named in its heading lines."""
    for mark in (entry.signature, entry.author):
        if mark is not None and among(directory.identify(mark.value).name, consultants):
            return mark
    for consultant in consultants:
        if any(
            part.page == consultant.place.page and part.start <= consultant.place.start < part.end
            for part in entry.parts
        ):
            return consultant.place
    return None


def read_manager(chart: Chart, directory: Directory, unit: Unit, previous: Unit | None) -> Iterator[Item]:
    """The person beside the care manager's role; the role alone on a line belongs to the name above it."""
    text = unit.text
    roles = [match.span() for match in chart.words.pattern("@bhcm").finditer(text)]
    if not roles:
        roles = [match.span() for match in MANAGER.finditer(text)]
        if not roles or not (
            re.search(rf"\b{COCM}\b|behavioral health", text, re.IGNORECASE) or _in_collaborative(chart, unit)
        ):
            return
    if _UNNAMED.search(text) or re.search(r"education|understanding", unit.context, re.IGNORECASE):
        return
    if unit.row is None and text.rstrip().endswith(("?", ":")):  # the name stands on the line below
        text += chart.pages[unit.page].text[unit.end : unit.end + 60].split("\n\n")[0].replace("\n", " ")
    for start, end in roles:
        people = find_people(text)
        behind = [hit for hit in people if hit.start >= end and _BESIDE.fullmatch(text[end : hit.start])]
        ahead = [hit for hit in people if hit.start < start and _AHEAD.fullmatch(text[min(hit.end, start) : start])]
        for hit in (*behind, *ahead):
            if hit.name and not _GONE.match(text, hit.end):
                following = text[hit.end : hit.end + 40]
                inner = re.match(r"\s?\(", following) and find_people(following)
                mark = mark_in(unit, hit.start, hit.end, text[hit.start : hit.end])
                item = _managed(
                    chart,
                    directory,
                    unit,
                    mark,
                    start,
                    max(end, hit.end + (inner[0].end if inner else 0)),
                    inner[0].name if inner else None,
                )
                if item is not None:
                    yield item
                    return
        if previous is not None and previous.entry is unit.entry and text.strip(" .,()") == text[start:end]:
            for hit in find_people(previous.text)[-1:]:
                if hit.credential and not previous.text[hit.end :].strip(" .,"):
                    mark = mark_in(previous, hit.start, hit.end, previous.text[hit.start : hit.end])
                    item = _managed(chart, directory, unit, mark, start, end, None)
                    if item is not None:
                        yield item
                        return
        for _, mark in below(chart, unit) if role_alone(text, start, end) else ():
            item = _managed(chart, directory, unit, mark, start, end, None)
            yield from (item,) if item is not None else ()


def _in_collaborative(chart: Chart, unit: Unit) -> bool:
    """Whether the entry is one of collaborative care, whose care manager needs no further name."""
    if not MANAGER.search(unit.text):
        return False
    if unit.entry.program is not None and unit.entry.program.value != "cocm":
        return False
    near = " | ".join(other.text for other in chart.of_entry(unit.entry)[:12])
    where = f"{unit.context} | {near}"
    return bool(re.search(rf"\b{COCM}\b", where, re.IGNORECASE)) or any(
        chart.words.pattern(term).search(where) for term in ("@psychconsult", "@caseload")
    )


def _managed(
    chart: Chart, directory: Directory, unit: Unit, mark: Mark, start: int, end: int, full: str | None
) -> Item | None:
    person = directory.identify(mark.value)
    if not person.name or kind_of(person, chart.elements) in ("practitioner", "nonclinical"):
        return None
    first, last = (
        min(start, mark.start - unit.start if mark.page == unit.page and mark.start >= unit.start else start),
        end,
    )
    value = Value(person=full or person.name, credential=person.credential)
    marks = [("person", mark), *([("credential", person.credential_mark)] if person.credential_mark else [])]
    return make_item(
        chart.pages[unit.page],
        "bh_care_manager",
        value,
        unit.start + first,
        unit.start + last,
        marks,
        texts=chart.texts,
    )
