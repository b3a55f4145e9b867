"""Takes back contacts with the patient that the sentence gives to somebody else: another house called, the patient
called another, the team talked among themselves, a log of others was read, nobody of the practice was on the line.

Asked only of contacts that were found, so that no sentence of a chart is looked at for it.
"""

from collections.abc import Iterable, Iterator

from clausea import sieve as re
from clausea.evidence.readers.patterns.chart import Chart
from clausea.evidence.readers.patterns.contacts.parties import Party
from clausea.evidence.readers.patterns.contacts.rules import ONLY_ANSWERED, PATIENT_AWAY
from clausea.evidence.readers.patterns.contacts.tellingwords import SPOKE_WITH
from clausea.evidence.readers.patterns.contacts.words import NO_ANSWER, ROBOT
from clausea.evidence.units import Unit
from clausea.models import Item
from clausea.values.people import find_people

_OUTSIDE = ("pharmacy", "practitioner", "agency", "hospital")
_DAY = r"^\W*(?:\d[\d/.-]{3,9}\W+)?(?:\d{1,2}:?\d\d\s?(?:[ap]m)?\W+)?"
_PATIENT = (
    r"(?:pt|patient|client|member|she|he|they|wife|husband|spouse|daughter|dtr|son|mother|mom|father|dad|sister"
    r"|brother|niece"
    r"|nephew|caregiver|mr\.? \w+|mrs\.? \w+|ms\.? \w+)"
)
_OTHERS_CALL = re.compile(
    rf"{_DAY}(?:the |an? |pt['’]?s |patient['’]?s |her |his )?(?:lab|laboratory|answering service|operator"
    rf"|interpreter|insur\w+"
    r"|payer|health plan|medicare|plan rep\w*|ride|driver|"
    r"neighbor|landlord|employer|school|church|police|ems|ambulance|ed|er|urgent care|rehab|facility|snf"
    r"|(?:drug ?store|pharmacy)(?: tech\w*| staff)?)\b"
    r"(?:\s\([^()]{2,30}\))?(?:\s(?:line|staff|nurse|rn|tech|service|rep|office|has|had|also)){0,2}\s"
    r"(?:called|calls|phoned|rang|spoke|talked|reached|contacted|reports?|reported|notified|messages?|messaged|asked"
    r"|told)\b",
    re.IGNORECASE,
)
"""The sentence begins with somebody else who called."""
_CALLED_ANOTHER = re.compile(
    rf"\b{_PATIENT}\s(?:has |had |also |then )?(?:(?:called|phoned|rang|telephoned|contacted|spoke (?:with|to))\s"
    r"(?:(?:her|his|their|the|an?)\s(?!(?:office|clinic|nurse|practice|care|ccm|bhi|rn|lpn|ma|np|triage|team|provider"
    r"|doctor|bhcm|back|writer|pcp|lcsw|pharmd)\b)\w|911|988|ems\b)|"
    r"spoke at (?!length)\w)",
    re.IGNORECASE,
)
"""The patient or a relative called somebody else."""
_AMONG_US = re.compile(
    r"\b(?:staff|team|care team|interdisciplinary|idt|multidisciplinary|case|provider|clinical)\s(?:meeting|conference"
    r"|huddle|discussion|rounds)\b"
    r"|\bhuddle\b|\bgrand rounds\b",
    re.IGNORECASE,
)
_WITH_PATIENT = re.compile(
    r"\b(?:with|w/|to)\s?(?:the )?(?:pt|patient|client|her|him|family|wife|husband|daughter|dtr|son|caregiver|mr|mrs"
    r"|ms)\b"
    r"|\b(?:pt|patient|client|family|she|he) (?:joined|present|attended|on (?:the )?(?:line|phone|video)"
    r"|in (?:the )?(?:room"
    r"|meeting))"
    r"|\b(?:called|phoned|rang|spoke)\b",
    re.IGNORECASE,
)
_READ = re.compile(
    rf"{_DAY}(?:\w+ ){{0,2}}?(?:reviewed|reviewing|read|scanned|received|filed)\s(?:\w+\s){{0,3}}?(?:logs?|notes?"
    rf"|reports?"
    r"|records?|messages?|charts?|transcripts?|summary|history)\b",
    re.IGNORECASE,
)
"""Papers were read."""
_NOBODY_THERE = re.compile(
    r"\bvisited (?:the )?(?:pt|patient)['’]?s (?:portal|chart|page|record)|\bcalled to (?:the )?(?:pt"
    r"|patient)['’]?s? (?:room|bed)|"
    r"\banswered (?:the )?(?:pt|patient)['’]?s? (?:portal |mychart )?(?:message|msg)\b(?!.*\b(?:repl|thank|back))|"
    r"\bvisit (?:was )?(?:attempted|tried|unsuccessful|not made)\b|\b(?:attempted|tried|unsuccessful) (?:\w+"
    r" ){0,3}visit\b|"
    r"\b(?:no ?one|nobody) (?:answered|at|came to) the door\b|\bdid(?: not|n['’]t) answer the door\b|"
    r"\b(?:handled|made|completed|done|placed|conducted|taken) by (?:the |an? |her |his )?(?:hospital|facility"
    r"|snf|insur\w+"
    r"|payer|health plan|pharmacy|home health|hospice|agency|inpatient)\b|"
    r"\b(?:letter|brochure|mailer|postcard|flyer)s? (?:was |were )?(?:mailed|sent|out)\b|\bmailed (?:an? "
    r"|the )?(?:letter|brochure)|"
    r"\bnot about (?:the |this |our )?(?:pt|patient)\b|\bof (?:the |her |his )?(?:roommate|neighbor|another|other)\b|"
    r"\b(?:with|to) (?:the )?patient (?:advocate|navigator|access|services|relations|rep|liaison|financial|safety)|"
    r"\b(?:pt|patient|client|she|he) (?:was )?called by (?!us\b|me\b|(?:the |our )?(?:nurse|rn|lpn|office|clinic|care"
    r"|team|writer|ccm|bhi)\b"
    r"|(?-i:[A-Z]))|"
    r"\breached (?:\w+ )?(?:goal|target|max\w*|agreement|plateau|limit)\b|"
    r"\bno (?:patient|pt|direct|live|verbal|clinical)(?:/\w+)? contact\b|\b(?:patient|pt|client) (?:was "
    r"|is )?not (?:involved"
    r"|present|reached|contacted|on (?:the )?(?:call|line))\b"
    r"|\banswering service\b|\bengaged (?:tone|signal)\b|\bcall(?:ed)? (?:out|in) sick\b|\bcalls? program\b"
    r"|\bchecked in"
    r" (?:online|at the (?:kiosk|desk)|via)\b|\bonline check"
    r"|\breached out\b[^.;]{0,40}\b(?:letter|mail|e-?mail|text|fax)\b|\brunning late\b|\bon (?:her|his|the"
    r"|their) way in\b|"
    r"\b(?:before|prior to|ahead of|preparing for|prep for) (?:the |her |his |today['’]s |this )?(?:(?:tele)?phone"
    r"|video|ccm"
    r"|monthly|tele\w*)\s(?:visit|call|check)|"
    r"\b(?:called|phoned|rang|calling)\b[^.;]{0,24}\bto (?:cancel|reschedule|resched)\b|"
    r"\b(?:called|spoke|phoned|talked|contacted|reached)\s(?:\w+\s)?(?:last (?:week|month|year|night|visit|time)"
    r"|yesterday"
    r"|earlier this|(?:a few|two|three|\d+) (?:days|weeks|months) ago)\b(?!['’])|"
    r"\bphone\W{1,3}\(?\d{3}\W|\b(?:room-?mate|neighbor)['’]s (?:wife|husband|daughter|dtr|son|mother|father"
    r"|sister|brother)\b",
    re.IGNORECASE,
)
"""Nobody of the practice spoke with the patient on that day."""
_SEEN_THERE = re.compile(
    r"\b(?:seen|evaluated|examined|treated|assessed|visit(?:ed)?|appointment|appt)\s(?:(?:today|yesterday|on|in|this"
    r"|morning|afternoon|also|again|already|then|earlier|last|week|[\d/.-]{3,10}|(?:(?:the|our) )?(?:clinic|office"
    r"|consultation|consult))\s){0,4}"
    r"(?:by|at|in|with|w/)\s(?:the |an? |her |his |their |outside |local |on-?call |pt['’]?s |Dr\.? [\w'’-]+,?"
    r" ?\(?){0,3}"
    r"(?:ED\b|ER\b|emergency|urgent care|walk-?in|minute clinic|hospitali\w*|hospital\b|ward\b|inpatient|snf\b|facility"
    r"|home (?:health|care)|hh\b|hospice|visiting nurse|vna\b|"
    r"(?:vascular |general |orthop\w+ |plastic |cardiac |cardiothoracic |oral |spine |hand |neuro\w* |eye |foot |wound "
    r"|pain |kidney |heart |lung |skin |bone |retina\w* |cancer )?(?:surgeon|surgery|doctor|specialist)\b|ortho\w*"
    r"|(?:(?-i:[A-Z][a-z]+)'s )?(?:cardio|pulmo|nephro|neuro|onco|uro|hemato|rheumato|dermato|endocrin|gastroent"
    r"|ophthalm"
    r"|gyneco|allerg|immuno|radio)\w*|derm\b|renal|GI\b|ENT\b|podiatr\w+|optometr\w+|dentist\w*|dental|oral"
    r"|chiropract\w+"
    r"|(?:physical|occupational|speech) therap\w+|(?-i:PT|OT|SLP)\b|wound (?:care|clinic|center)|pain clinic)",
    re.IGNORECASE,
)
"""The patient was seen in another house, or by somebody of another specialty."""
_HERE = re.compile(
    r"\b(?:visit note|office visit|presents?|presented|returns?|here (?:for|today|after)|follow[- ]?up (?:visit"
    r"|after|of|from"
    r"|for)|hfu|f/?u (?:visit|after)|f2f|in[- ]person)\b|\b(?:called|phoned|rang|spoke|talked|calls?|phone\w*"
    r"|video|told (?:me|us|rn|nurse)|reports?|reported|states?|stated"
    r"|says|said|tells|tc|t/c|our (?:office|clinic))\b",
    re.IGNORECASE,
)
"""What shows that somebody of the practice heard it from the patient."""


def _away(told: str) -> bool:
    """Whether somebody came to the phone only to say that the patient cannot."""
    return PATIENT_AWAY.search(told) is not None or ONLY_ANSWERED.search(told) is not None


def _seen_there(text: str, unit: Unit) -> bool:
    """Whether the sentence gives the visit to another house, and its note is not signed by the one who is named."""
    found = _SEEN_THERE.search(text)
    if found is None or _HERE.search(text) or re.search(r"\bseen\b|\bsaw\b", text[: found.start()], re.IGNORECASE):
        return False
    names = [mark.value.split(",")[0].split()[-1] for mark in (unit.entry.author, unit.entry.signature) if mark]
    return not any(name in text for name in names)


_CALL_OF = re.compile(
    r"\b(?:call|contact|outreach|check-?in|conversation|talk|phone visit|encounter)\b[^.;:]{0,30}?\b(?:from|by|with"
    r"|w/)\s?(?:the |our |an? )?$",
    re.IGNORECASE,
)
"""A call that stands with the party that made it or had it."""
_THEIRS = ("patient", "caregiver")
_OUR_OWN = re.compile(
    r"\bsocial work|\b(?:lc|lm)?sw\b|\bcase ?(?:manager|worker)|\bcommunity health worker|\bdieti[ct]ian"
    r"|\bnutritionist|\beducator|"
    r"\bclinical pharmac|\bour\b|\bPharmD\b|\b(?:clinic|practice|office)['’]?s?\s(?:own )?pharm",
    re.IGNORECASE,
)
"""Words for people whom a practice may employ."""


_AHEAD = re.compile(
    r"\W*(?:planned|scheduled|pending|upcoming|to be (?:done|made|called)|tbd|deferred|postponed|cancel(?:l?ed)?)"
    r"\W*(?:$|[|\n])",
    re.IGNORECASE,
)
"""A cell that says of its row that it lies ahead."""
_WENT = re.compile(
    r"\W*(?:(?:the )?(?:call|line|phone|it) |then |but )?(?:went|goes|rolled|rolls|forwarded) (?:straight |over )?to "
    r"(?:(?:the|her|his|a) )?(?:vm|voice|machine|answering)",
    re.IGNORECASE,
)
"""The call before went to a machine."""


def held_by_us(found: Iterable[Item], chart: Chart) -> Iterator[Item]:
    """The items without those contacts with the patient that the practice did not have."""
    for item in found:
        if item.element in _CONTACTS and item.relied_on and _against_its_form(item, chart):
            continue
        if item.element == "patient_contact" and item.relied_on and _of_others(item, chart):
            continue
        if item.element in ("patient_contact", "tcm_contact") and item.relied_on and _asked_back(item, chart):
            continue
        if item.element in ("patient_contact", "tcm_contact") and item.relied_on and _unanswered(item, chart):
            continue
        if item.element == "tcm_attempt" and item.relied_on and _by_machine(item, chart):
            continue
        if item.element == "coordination" and item.relied_on and _told_elsewhere(item, chart):
            continue
        yield item


def _asked_back(item: Item, chart: Chart) -> bool:
    """Whether a contact stands on no more than the request to call back, as one leaves it on a machine."""
    unit = next((u for u in chart.on_page(item.page) if u.start <= item.start < u.end), None)
    return unit is not None and _CALL_BACK.match(unit.text) is not None and SPOKE_WITH.search(unit.text) is None


def _unanswered(item: Item, chart: Chart) -> bool:
    """Whether a contact stands on the type of a call alone ("Type: Outgoing - patient"), and the note says that nobody
    answered."""
    unit = next((u for u in chart.on_page(item.page) if u.start <= item.start < u.end), None)
    if unit is None or _CALL_TYPE.search(unit.text) is None:
        return False
    told = " ".join(other.text for other in chart.of_entry(unit.entry)[:12])
    return NO_ANSWER.search(told) is not None and SPOKE_WITH.search(told) is None


_CALL_TYPE = re.compile(
    r"\b(?:type|direction|call|contact|encounter)\s?:\s?(?:outgoing|incoming|outbound|inbound|telephone|phone)\b",
    re.IGNORECASE,
)
_CALL_BACK = re.compile(
    r"\W*(?:(?:I|we|staff|nurse|rn|writer)\s)?(?:asked|asking|requested|requesting|instructed|told|advised)\s"
    r"(?:that\s)?(?:(?:the\s)?(?:pt|patient|he|she|they|him|her|them|wife|husband|daughter|son|family|caregiver)\s|for\s(?:an?\s)?)?"
    r"(?:to\s|please\s)?(?:return\s(?:the\s|our\s|my\s|a\s)?(?:call|phone)|call(?:s)?\s?-?(?:us\s|me\s|the\soffice\s)?back|call\sthe\s(?:office|clinic)"
    r"|a\sreturn\scall)\b[^.;]{0,30}\W*$",
    re.IGNORECASE,
)


def _by_machine(item: Item, chart: Chart) -> bool:
    """Whether the call that reached nobody was a machine's: its entry names one and nobody who called."""
    entry = chart.entry_at(item.page, item.start)
    if entry is None or entry.author is not None:
        return False
    units = [unit for unit in chart.of_entry(entry) if unit.page == item.page and unit.start <= item.start]
    text = " ".join(unit.text for unit in units[-_FEW:])
    return ROBOT.search(text) is not None and not any(hit.credential for hit in find_people(text))


_FEW = 4
_CONTACTS = ("patient_contact", "coordination", "bh_coordination", "tcm_contact")


def _against_its_form(item: Item, chart: Chart) -> bool:
    """Whether the form in which a contact stands says in another field that nobody was reached, or names its day."""
    for form in chart.contact_forms.get(item.page, ()):
        if form.start <= item.start < form.end:
            return not form.held or (form.day is not None and item.value.date != form.day.value)
    return False


def _told_elsewhere(item: Item, chart: Chart) -> bool:
    """Whether an act of coordination is the patient's own, or another house's with a relative."""
    unit = next((u for u in chart.on_page(item.page) if u.start <= item.start < u.end), None)
    if unit is None:
        return False
    found = chart.parties.find(unit.text)
    if any(_to_another(unit.text, party, found) for party in found if party.kind in _THEIRS):
        return True
    if any(_called_patient(unit.text, party, found) for party in found if party.kind in _OUTSIDE):
        return True
    party = chart.parties.find(item.value.party or "")
    return bool(party) and party[0].kind == "caregiver" and _OTHERS_NURSE.search(unit.text) is not None


def _of_others(item: Item, chart: Chart) -> bool:
    unit = next((u for u in chart.on_page(item.page) if u.start <= item.start < u.end), None)
    if unit is None:
        return False
    text = unit.text
    if unit.row is not None and any(
        _AHEAD.match(text, start - unit.start) for start, _ in unit.row.cells if start >= 0
    ):
        return True
    units = chart.of_entry(unit.entry)
    place = next(number for number, other in enumerate(units) if other is unit)
    if unit.row is None and place + 1 < len(units) and _WENT.match(units[place + 1].text):
        return True
    if place and units[place - 1].end + 2 >= unit.start and units[place - 1].row is None:
        before = units[place - 1]
        if _TOLD_THEM.match(unit.text) and _first_is_outside(chart, before.text):
            return True
        if chart.pages[unit.page].text[before.end : unit.start].strip() == ";" and before.page == unit.page:
            text = f"{before.text}; {text}"
    if _NOBODY_THERE.search(text) or _CALLED_ANOTHER.search(text) or _OTHERS_CALL.match(text):
        return True
    if _seen_there(text, unit) or _away(text[max(0, item.start - unit.start) :]):
        return True
    if (_AMONG_US.search(text) or _READ.match(text)) and not _WITH_PATIENT.search(text):
        return True
    if _OTHERS_NURSE.search(text) and not SPOKE_WITH.search(text[: item.start - unit.start + 1]):
        return True
    found = chart.parties.find(text)
    if any(_to_another(text, party, found) for party in found if party.kind in _THEIRS):
        return True
    for number, party in enumerate(found):
        joined = any(0 <= other.start - party.end <= 24 for other in found[number + 1 :] if other.kind in _THEIRS)
        if party.kind in _OUTSIDE and _CALL_OF.search(text[: party.start]) and not joined:
            return SPOKE_WITH.search(text) is None
    return any(_caller(text, party.start, party.end) for party in found if party.kind in _OUTSIDE)


_TOLD_THEM = re.compile(
    r"\W*(?:then |also |and |I |we )*(?:told|asked|gave|informed|updated|advised|notified|thanked|reminded|let)\s"
    r"(?:her|him|them)\b",
    re.IGNORECASE,
)


def _first_is_outside(chart: Chart, text: str) -> bool:
    """Whether somebody outside is the one whom the sentence was had with: "she" and "her" after it are theirs."""
    found = chart.parties.find(text)
    return bool(found) and found[0].kind in (*_OUTSIDE, "therapist")


def _called_patient(text: str, party: Party, found: list[Party]) -> bool:
    """Whether an outside party is the one who called the patient, and nobody of the house."""
    told = _SPOKE_TO.match(text, party.end)
    return told is not None and any(other.kind in _THEIRS and other.start == told.end() for other in found)


_SPOKE_TO = re.compile(
    r"\s(?:has |had |also )?(?:called|phoned|rang|contacted|visited|saw|met|spoke (?:with|to|w/)"
    r"|talked (?:with|to|w/))\s"
    r"(?:the |her |his )?",
    re.IGNORECASE,
)


def _to_another(text: str, party: Party, found: list[Party]) -> bool:
    """Whether the patient or a relative is the one who told another house ("wife told cardiology she was fine")."""
    told = _TOLD_ANOTHER.match(text, party.end)
    return told is not None and any(other.kind in _OUTSIDE and 0 <= other.start - told.end() <= 8 for other in found)


_TOLD_ANOTHER = re.compile(
    r"\s(?:(?:has|had|also|already|then)\s)?(?:called|phoned|rang|told|contacted|informed|notified|spoke (?:with|to|w/)"
    r"|talked (?:with|to|w/))\s(?:the |her |his |their )?",
    re.IGNORECASE,
)
_OTHERS_NURSE = re.compile(
    r"(?<!our )(?<!this )\b(?:hospital|inpatient|insurance|health plan|payer|plan|facility|snf|rehab|agency"
    r"|home health|hh|hhc"
    r"|hospice|vna|ward|floor|dialysis)['’]?s? (?:nurse|rn|lpn|cm|case ?manager|care ?manager|navigator|coordinator"
    r"|liaison|social worker|sw|pharmacist|staff|team|rep|aide|pt|ot)\s(?:has |had |also )?(?:called|phoned"
    r"|rang|spoke|talked"
    r"|reached|contacted|met|visited|saw)\b",
    re.IGNORECASE,
)
"""Somebody of another house was the one who called."""


def _caller(text: str, start: int, end: int) -> bool:
    """Whether the outside party is the sentence's subject, who called or spoke with the patient."""
    if not _FIRST.fullmatch(text[:start]) or _OUR_OWN.search(text[:end]):
        return False
    return _SPOKE.match(text, end) is not None


_FIRST = re.compile(
    rf"{_DAY}(?:the |an? |her |his |pt['’]?s |patient['’]?s )?(?:(?-i:(?!Called|Spoke|Phoned|Talked"
    rf"|Our)[A-Z])[\w'’.-]+ )?$",
    re.IGNORECASE,
)
_SPOKE = re.compile(
    r"(?:['’]s)?(?:\s(?:nurse|rn|tech\w*|staff|office|rep\w*|aide|therapist|pt|ot|who|has|had|also|intake"
    r"|liaison)){0,2}\s"
    r"(?:called|calls|phoned|rang|spoke|talked|reached|contacted|reports?|reported|says|states|told|messaged|asked)\b",
    re.IGNORECASE,
)
