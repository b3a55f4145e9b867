"""Who spent the time: the person beside it, the initials of the chart's key, the entry's author or its signature."""

from itertools import pairwise

from clausea import sieve as re
from clausea.evidence.readers.patterns.chart import mark_in
from clausea.evidence.readers.patterns.contacts.frontdesk import says_front_desk
from clausea.evidence.readers.patterns.minutes.settings import Setting
from clausea.evidence.readers.patterns.staff import CREDENTIAL_FIRST, Directory, Person
from clausea.evidence.units import Unit
from clausea.pages import Entry, Mark
from clausea.values.people import find_people

_PARTY = (
    r"(?:nurse|rn|lpn|lvn|cna|aide|therapist|social worker|sw|(?:case|care|office|practice|nurse|unit) ?manager|"
    r"supervisor|coordinator|pharmacist|tech\w*|receptionist|secretary|np|pa|md|doctor|physician|provider|prescriber|"
    r"diet[ie]tian|educator|navigator|liaison|caseworker|counsell?or|psychologist|psychiatrist|\w{4,}ologist|"
    r"specialist|surgeon|hospitalist|scheduler|representative|rep|daughter|son|wife|husband|spouse|sister|brother|"
    r"niece|nephew|caregiver|neighbor)"
)
_HOUSE = (
    r"(?:home (?:health|care)|hh|hha|hospice|hospital|snf|nursing (?:home|facility)|facility|rehab|agency|pharmacy|"
    r"clinic|dialysis|infusion|wound(?: care)?|visiting|vna|school|insurance|plan|oncology|cardiology|renal|pulmonary|"
    r"ortho\w*|neuro\w*|charge|floor|discharge|intake|triage|unit|specialist)"
)
_OTHER_PARTY = re.compile(
    r"(?:\b(?:direction of|supervis\w+(?: (?:of|by))?|per|for|order of|ordered by|reviewed by|signed by|with|"
    r"called|phoned|rang|telephoned|contacted|reached|notified|updated|told|asked|informed|emailed|faxed|paged|texted|"
    r"message to|office of|from|to|cc)|w/|\+|&)"
    r"\s*(?:(?:the|our|his|her|their|my|a|an|patient['’]s|pt['’]s) |dr\.? |\w+ist,? |counsel?lor,? |doctor,? "
    rf"|prescriber,? |{_HOUSE}(?:['’]s)? |{_PARTY}\b,? |(?:named|called|is) )*\(?$"
    rf"|\b{_HOUSE}(?:['’]s)? (?:{_HOUSE} )?{_PARTY}\b\W{{0,3}}$",
    re.IGNORECASE,
)
"""Before a person who is not the one whose time it is."""
_TITLE = re.compile(r"\b(?:dr|mr|mrs|ms|nurse)\.?\s*$", re.IGNORECASE)
_DOER = re.compile(
    r"\bby:?\s*(?:the )?(?:billing )?(?:practitioner|provider|nurse|care manager|staff)?\s*\(?$|[-–—~|]\s*$|"
    r"\b(?:staff|user|who|author|clinician|nurse|care manager|cm|bhcm)\s*[:=]?\s*$|\(\s*$|^\W*$|\bI,?\s*$|"
    r"/s/\s*$",
    re.IGNORECASE,
)
_REVIEWED = re.compile(
    r"\b(?:review\w*|supervis\w*|direct(?:ed|ion)|approv\w*|agree[sd]?|co-?sign\w*|countersign\w*|oversight)\b",
    re.IGNORECASE,
)
_ROLE_LABEL = re.compile(
    r"\b(?P<who>rn|lpn|lvn|cma|ma|lcsw|lmsw|lsw|pharmd|md|do|np|fnp|pa|provider|practitioner|physician|nurse|"
    r"nursing|clinical staff|staff)(?:'s)? "
    r"(?:(?:ccm|bhi|pcm|apcm) )?(?:time|minutes|mins?)\b|\b(?:time|minutes) \((?P<of>provider|physician|practitioner|"
    r"clinical staff|staff|nurse|rn|lpn|md|do|np|pa)\b[^()]{0,12}\)|\btime (?:spent )?by (?P<by>clinical staff|nurse|"
    r"rn|lpn|staff|provider|physician|practitioner)\b|"
    r"\b(?P<paren>\((?:staff|practitioner|provider|physician|nurse)\))",
    re.IGNORECASE,
)
_STAFF_WORDS = ("nurse", "nursing", "clinical staff", "staff")
_PRACTITIONER_WORDS = ("provider", "practitioner", "physician")


def worker(
    directory: Directory, unit: Unit, setting: Setting, after: tuple[Unit, ...], group: Mark | None = None
) -> tuple[Person, Mark | None]:
    """The person and where the name stands. `after` are the units of the entry that follows, `group` is the person who
    heads the group of lines that the unit stands in."""
    if unit.row is None and says_front_desk(unit.text):
        return Person(None, None, "front desk"), None
    if _MACHINE.search(unit.text):
        return Person(None, None, "automated"), None
    signed = _signed_off(directory, unit, setting)
    beside = _beside(directory, unit)
    if beside is not None and not (_in_passing(unit, beside[1]) and _otherwise(directory, unit, signed)):
        return beside
    label = role_label(unit.text)
    mark = _heads(directory, unit, setting) or signed or _letters_at_head(directory, unit)
    if mark is None and group is not None:
        return directory.identify(group.value), group  # before the next group's heading is taken for a signature
    if mark is None and _inherited(unit.entry):
        mark = _signature(directory, unit, setting, after)  # whoever signs the line, not whoever keeps the log
    mark = mark or unit.entry.author or _signature(directory, unit, setting, after)
    person = directory.identify(mark.value) if mark else Person(None, None, None)
    if label is not None and _differs(person, label):
        return label, None
    alone = credential_alone(unit.text) if unit.row is None else None
    if alone is not None and alone not in re.split(r"[,/ ]+", person.credential or ""):
        return Person(None, alone, None), None
    return person, mark


_MACHINE = re.compile(
    r"^\W*(?:\d[\d/.: -]{3,20}[ap]?m?\W+)?(?:system (?:message|call|generated|outreach|text)|"
    r"(?:auto-?\s?dial\w*|robo-?\s?call\w*|ivr|auto-?\s?call\w*)\b)|\b(?:automated|automatic|robo\w*|auto-?dial\w*|ivr|bot)\b[^.;|]{0,40}"
    r"\b(?:calls?|messages?|reminders?|texts?|outreach|survey)\b[^.;|]{0,24}\b(?:placed|sent|made|delivered|left|went|"
    r"answered|completed)\b",
    re.IGNORECASE,
)
"""A machine called: whoever keeps the log spent no time."""


def _signed_off(directory: Directory, unit: Unit, setting: Setting) -> Mark | None:
    """Initials that stand alone behind the sentence, or some sentences on: whoever wrote the line signs there."""
    index = next((i for i, other in enumerate(setting.units) if other is unit), None)
    for other in setting.units[index + 1 : index + 1 + _LINE] if index is not None else ():
        alone = _LETTERS_ALONE.fullmatch(other.text)
        if alone and (directory.known(alone["initials"])[1] or directory.signed(alone["initials"])[1]):
            return mark_in(other, *alone.span("initials"), alone["initials"])
    return None


_LINE = 8
"""Sentences of a log's line, until the initials that close it."""
_LETTERS_ALONE = re.compile(r"\W*(?P<initials>[A-Z][A-Za-z]{1,3})\W*(?:[\d/.-]+)?\W*")


def _letters_at_head(directory: Directory, unit: Unit) -> Mark | None:
    """Initials of the chart's key behind the day that a line opens with."""
    start, end = directory.known(unit.text)
    return mark_in(unit, start, end, unit.text[start:end]) if end > start and _at_head(unit.text, start) else None


def _otherwise(directory: Directory, unit: Unit, signed: Mark | None) -> bool:
    """Whether somebody else than the person in the sentence is named as the line's writer."""
    return signed is not None or unit.entry.author is not None or _letters_at_head(directory, unit) is not None


def _in_passing(unit: Unit, mark: Mark) -> bool:
    """Whether somebody is named amid a sentence: not at the head of its line, not at its end."""
    before, after = unit.text[: mark.start - unit.start], unit.text[mark.end - unit.start :]
    if unit.row is not None or _DOES.search(before) or not re.search(r"[a-z]{3,}", after):
        return False
    return len(re.findall(r"[a-z]{3,}", before)) > 1


_DOES = re.compile(r"(?:\b(?:by|time|minutes?|mins?)\W*|[|;:–—]\s*|,\s*|\s-\s*)$", re.IGNORECASE)
"""Before a name that stands by itself, between the signs that part a line's cells."""


def _inherited(entry: Entry) -> bool:
    """Whether the entry has its author from the log that it stands in."""
    author = entry.author
    return author is not None and not any(
        part.page == author.page and part.start <= author.start < part.end for part in entry.parts
    )


_OPENING = 3
"""Sentences of an entry in which its speaker is named: its day, then the name."""


def _heads(directory: Directory, unit: Unit, setting: Setting) -> Mark | None:
    """Who opens the entry as its speaker ("9:14 AM - P. Barr, front desk: ...", "March 3. This is Dr. Hale. Called
    ..."), when its author stands elsewhere."""
    author, first = unit.entry.author, setting.units[0]
    if author is not None and any(u.page == author.page and u.start <= author.start < u.end for u in setting.units):
        return None
    for other in setting.units[:_OPENING]:
        at = directory.speaker(other.text)
        if at[1] and other.start <= unit.start:
            return mark_in(other, *at, other.text[slice(*at)])
    for hit in find_people(first.text):
        if hit.name and (hit.credential or hit.role) and re.match(r"\s?:\s", first.text[hit.end :]):
            return mark_in(first, hit.start, hit.end, first.text[hit.start : hit.end])
    return None


def role_label(text: str) -> Person | None:
    """The role that the text gives to the time itself: "RN time 12 min", "17 (staff)"."""
    match = _ROLE_LABEL.search(text)
    if match is None or re.search(
        r"\b(?:not|no|none of it|excludes?|excluding|without|minus)\s*$", text[: match.start()], re.IGNORECASE
    ):
        return None
    word = (match["who"] or match["of"] or match["by"] or match["paren"]).strip("()").lower()
    if word in _STAFF_WORDS:
        return Person(None, None, "clinical staff")
    if word in _PRACTITIONER_WORDS:
        return Person(None, None, "practitioner")
    return Person(None, word.upper(), None)


def _differs(person: Person, label: Person) -> bool:
    """True when the time's own label contradicts the signer: a nurse's minutes in a practitioner's note."""
    if person.name is None and person.credential is None:
        return True
    licensed = _LICENSED
    signer = set(re.split(r"[,/ ]+", person.credential or ""))
    if label.job == "clinical staff":
        return bool(signer & licensed)
    if label.job == "practitioner":
        return bool(signer) and not signer & licensed and person.credential is not None
    return label.credential not in signer and bool(signer & licensed) != (label.credential in licensed)


def _beside(directory: Directory, unit: Unit) -> tuple[Person, Mark] | None:
    """A person named with credential or job as the doer in the sentence, initials of the key, a known name."""
    for hit in find_people(unit.text):
        if not hit.name and re.match(r"\W{0,2}(?:time|min(?:ute)?s?)\b", unit.text[hit.end :], re.IGNORECASE):
            continue  # "BHCM time: 28 min" labels the time and names nobody
        before = _TITLE.sub("", unit.text[: hit.start])
        ends = not unit.text[hit.end :].strip(" .)0123456789:/-,")
        leads = hit.name and _DAY.fullmatch(before) and not _FROM.match(unit.text, hit.end)
        listed = (
            leads
            or re.search(r"\s{2,}$|\d{4}\s+$", before)
            or (
                re.match(r"\s*(?:[,:|–—-]|$|\d)", unit.text[hit.end :])
                and re.search(r"[,|–—-]\s*$|^\W*[\d/.-]+\s*$", before)
            )
        )
        if (hit.credential or hit.role) and (hit.name or hit.role) and (ends or _DOER.search(before) or listed):
            if _OTHER_PARTY.search(before):
                continue
            mark = mark_in(unit, hit.start, hit.end, unit.text[hit.start : hit.end])
            named = directory.identify(mark.value)
            return (
                named if named.credential or not hit.credential else Person(hit.name, hit.credential, hit.role)
            ), mark
    lone = _lone(unit.text)
    if lone is not None:
        named = directory.identify(unit.text[slice(*lone)])
        if named.credential:
            return named, mark_in(unit, *lone, unit.text[slice(*lone)])
    signed = directory.signed(unit.text)
    if signed[1]:
        return directory.identify(unit.text[slice(*signed)]), mark_in(unit, *signed, unit.text[slice(*signed)])
    first = CREDENTIAL_FIRST.search(unit.text)
    if first is not None:
        begin, stop = first.start("credential"), first.end("name")
        return directory.identify(first.group()), mark_in(unit, begin, stop, unit.text[begin:stop])
    for start, end in (directory.known(unit.text), directory.named(unit.text)):
        if end > start:
            return directory.identify(unit.text[start:end]), mark_in(unit, start, end, unit.text[start:end])
    return None


_DAY = re.compile(
    r"\W*(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+)?(?:\d[\d/.-]{2,9}|\d{1,2}[ -]?[a-z]{3}[ -]?\d{2,4}"
    r"|[a-z]{3,9}\.? \d{1,2},? \d{4})[:,]?\s+"
    r"(?:(?:@|at)?\s?\d{1,2}:?\d\d(?:\s?[ap]\.?m?\b\.?)?(?:\s?h(?:ou)?rs?\b)?[\s,:|–—-]{1,4})?",
    re.IGNORECASE,
)
"""The day at the front of a line, with its time of day."""
_FROM = re.compile(r"\s+(?:from|at|of|with|@)\b", re.IGNORECASE)
"""Behind somebody of another house: "Nurse Kay from the agency"."""
_BY_CREDENTIAL = re.compile(
    r"\W*(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+)?\d[\d/.-]{2,9}:?\s+(?:[-–|:]\s)?(?P<first>RN|LPN|LVN|CMA|RMA|CCMA|"
    r"LCSW|LMSW|PharmD)(?=\s{2,}|\s?[-–—|:,]|\s+\d{1,3}\s?m)|"
    r"\d\s?m(?:in(?:ute)?s?)?\b\.?[\s,;:|(/–—-]{1,4}(?P<last>RN|LPN|LVN|CMA|RMA|CCMA|LCSW|LMSW|PharmD)\)?\s*(?:$|[|;]|\s{2})"
    r"|^\W*(?:(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+)?\d[\d/.-]{2,9}:?\s+)?(?:(?:CCM|BHI|CoCM|PCM|APCM)[\s:–-]+)?"
    r"(?P<does>RN|LPN|LVN|CMA|RMA|CCMA|LCSW|LMSW|PharmD)\s(?:spoke|called|phoned|talked|reviewed|contacted|coordinated|faxed"
    r"|updated|reconciled|discussed|educated|met|rang|reached|instructed|assisted|arranged|completed)\b"
    r"(?!\s(?:from|in\b|us\b|me\b|back\b|the\s(?:office|clinic)|our\b|to\s(?:report|say|ask|update|notify|let)))"
    r"|(?<!ed )by\s(?P<by>RN|LPN|LVN|CMA|RMA|CCMA)\W*$"
)
"""A line that tells only by which license: "4/6/26  RN  11 min  call to pt", "RN spoke with pt re: weights, 10 min"."""


def credential_alone(text: str) -> str | None:
    """The license that stands for the worker in a log's line; "MA" alone could be anything."""
    match = _BY_CREDENTIAL.match(text) or next(_BY_CREDENTIAL.finditer(text), None)
    return next((word for word in match.groups() if word), None) if match else None


def _lone(text: str) -> tuple[int, int] | None:
    """The only person with a credential in a line, unless words make it the other party or the supervisor."""
    people = [hit for hit in find_people(text) if hit.credential and hit.name]
    if len(people) != 1 or _OTHER_PARTY.search(text[: people[0].start]):
        return None
    return people[0].start, people[0].end


_HEAD = 14
"""Where a line's own person begins at the latest, behind its day: "03/25/2026 M. Osgood, nursing student, ..."."""
_OF_HOUSE = re.compile(
    r"[\s,(–-]{1,3}(?:(?:at|of|from|with) )?(?:the )?(?:[A-Z][\w'’-]+ ){0,2}(?i:hospital|agency|facility|hospice|snf"
    r"|home health)\b"
)
"""Behind a name: whose staff it is."""


def _at_head(text: str, start: int) -> bool:
    return start <= _HEAD or _DAY.fullmatch(text[:start]) is not None


def _signature(directory: Directory, unit: Unit, setting: Setting, after: tuple[Unit, ...]) -> Mark | None:
    """A name that heads the entry, closes it, or opens what follows on the same day."""
    index = next((i for i, other in enumerate(setting.units) if other is unit), 0)
    for before, other in pairwise(setting.units[index:]):
        found = _signs(directory, other)
        if found is not None and not (before is not unit and _oversees(directory, before, found)):
            return found
    for other in setting.units[:2]:
        named = [hit for hit in find_people(other.text) if hit.name]
        alone = len(named) == 1
        people = [hit for hit in named if hit.credential or (hit.role and alone and _at_head(other.text, hit.start))]
        if (
            len(people) == 1
            and other is not unit
            and len(other.text) < 90
            and not _OTHER_PARTY.search(_TITLE.sub("", other.text[: people[0].start]))
        ):
            return mark_in(other, people[0].start, people[0].end, other.text[people[0].start : people[0].end])
    for other in setting.units:
        people = [hit for hit in find_people(other.text) if (hit.credential or hit.role) and hit.name]
        if len(people) == 1 and len(other.text) - (people[0].end - people[0].start) < 12:
            return mark_in(other, people[0].start, people[0].end, other.text[people[0].start : people[0].end])
    for before, other in pairwise(setting.closing):
        found = _signs(directory, other)
        if found is not None:
            # whoever only reviewed the list did not do its work
            return None if _REVIEWED.search(before.text) else found
    if after and _same_day(unit.entry, after[0].entry):
        return _signs(directory, after[0])
    return None


_OVERSEES = re.compile(
    r"\bsupervis\w*|\bunder my\b|\bapproved\b|\bco-?sign\w*|\bcounter-?sign\w*|\boversight\b|\bat my direction\b"
    r"|\bI (?:have |also )?(?:reviewed|read|went|gone|looked|direct)",
    re.IGNORECASE,
)
_LICENSED = frozenset({"MD", "DO", "NP", "FNP", "PA", "DNP", "APRN", "CNS", "CNM", "PA-C", "FNP-C", "FNP-BC"})


def _oversees(directory: Directory, before: Unit, signer: Mark) -> bool:
    """Whether a practitioner signs a statement of review below the work: what was done is another's."""
    if not _OVERSEES.search(before.text):
        return False
    return bool(set(re.split(r"[,/ ]+", directory.identify(signer.value).credential or "")) & _LICENSED)


def _signs(directory: Directory, unit: Unit) -> Mark | None:
    text = unit.text
    lettered = directory.signed(text)
    if lettered[1] and len(text) < 40:
        return mark_in(unit, *lettered, text[slice(*lettered)])
    for hit in find_people(text):
        rest = text[hit.end :].strip(" .,;:)0123456789/-")
        labeled = re.search(
            r"^\W*$|\b(?:signed|sign|by|author|clinician|staff|nurse|/s/|/es/|initials?)(?:\b|(?<=/))\W*(?:electronically\W*)?(?:by\W*)?$",
            text[: hit.start],
            re.IGNORECASE,
        )
        if hit.credential and labeled and (len(rest) < 30 or hit.start <= 3) and not _OF_HOUSE.match(text, hit.end):
            return mark_in(unit, hit.start, hit.end, text[hit.start : hit.end])
    first = CREDENTIAL_FIRST.match(text)
    if first is not None:
        return mark_in(
            unit, first.start("credential"), first.end("name"), text[first.start("credential") : first.end("name")]
        )
    named = directory.named(text)
    if named[1] and len(text.strip(" .,")) <= named[1] - named[0] + 1:
        return mark_in(unit, *named, text[slice(*named)])  # a name alone on its line, its credential on the next
    alone = _LETTERS_ALONE.fullmatch(text)
    if alone and directory.known(alone["initials"])[1]:
        return mark_in(unit, *alone.span("initials"), alone["initials"])
    return None


def _same_day(one: Entry, two: Entry) -> bool:
    return one.date is not None and two.date is not None and one.date.value == two.date.value
