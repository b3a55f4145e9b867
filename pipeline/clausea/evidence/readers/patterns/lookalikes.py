"""Words of other matters that share a fact's words: wound discharge, a gift registry, a floor plan, anesthesia's risk.

One pattern for each element, looked for in the line of a fact; the facts themselves are read elsewhere. Each names the
whole phrase that makes the matter another one: a word that a true line could also hold is none.
"""

from clausea import sieve as re

_SERVICE = r"(?:dermatology|cardiology|neurology|podiatry|urology|oncology|ortho\w*|nephrology|rheumatology)"
_SPECIALIST = (
    r"(?:(?:general\s|vascular\s|plastic\s|spine\s|hand\s|orthop\w+\s)?surg(?:eon|ery|ical)|ortho\w*|cardiolog\w+|nephrolog\w+"
    r"|neurolog\w+|oncolog\w+|urolog\w+|pulmonolog\w+|gastroenterolog\w+|an[ae]sthesi\w+|hospitalist|ed|er|specialist)"
)
_OPERATION = r"(?:an[ae]sthesia|an[ae]sthetic|surgery|operation|procedure|radiation|transfusion|sedation)"
_PAYERS = (
    r"(?:humana|aetna|cigna|anthem|united\s?healthcare|kaiser|blue\s(?:cross|shield)|insurer|insurance|health\splan)"
)
_FOR_THE_DESK = (
    r"\bto\s(?:confirm|book|schedule|reschedule|cancel)\s(?:the\s|an?\s|her\s|his\s|their\s|this\s)?(?:(?:tcm|hospital"
    r"|f/?u|follow[\s-]?up|office)\s){0,2}(?:appointment|appt|visit)\b(?!.*\b(?:med\w*|symptom\w*|red\sflags?"
    r"|doing|feel\w*"
    r"|den(?:ies|ied)|pain|weight|review\w*|educat\w*)\b)"
)
"""A call of which the line tells nothing but the appointment (Noridian: interaction beyond scheduling)."""
_ONLY_SCHEDULED = (
    r"^(?!.*\b(?:spoke|review\w*|discuss\w*|spent|complet\w*|held|done|educat\w*|total|call(?:ed|s)?\s(?:to|with|from)"
    r"|talked)\b|.*\d\s?min\w*\b[^,;]*[,;]\s(?:\w+\s){0,2}(?:visit|appt)\s(?:is\s|was\s)?scheduled\b).*\b(?:call|visit|session|outreach|contact)\s(?:is\s|was\s)?(?:re)?scheduled\b"
)
_BEGIN = r"(?:^\W*|[.:]\s|\d\s)"
_WORDS = {
    "discharge": (
        r"\b(?:vaginal|nipple|wound|nasal|eye|ear|urethral|penile|purulent|bloody|serous|icd|defibrillator"
        r"|device|military"
        r"|honorable|battery|static)\s(?:\w+\s)?discharge"
        r"|\bdischarge\s(?:\(shock|from\sthe\s(?:wound|nose|eye|ear|nipple))"
        rf"|\bdischarged?\s(?:from|by)\s(?:the\s)?(?:{_SERVICE}|(?:our|this)\s(?:clinic|practice)|(?:pt|ot"
        rf"|physical\stherapy"
        r"|care\smanagement))\b(?!\s(?:floor|unit|ward|service))"
        r"|\bdischarged?\s(?:from\s)?(?:the\s)?(?:outpatient|ambulatory|day)[\s-](?:surgery|surgical)"
        r"|\b(?:dc|d/c)['’]?d\s(?!home|from|with|today|yesterday|after|inpatient|patient|here)(?-i:[a-z]{5,})"
        r"|\bd/?c\s\w+(?:pril|olol|statin|sartan|dipine|zide|mycin|cillin|azole|pram|tine|line|pam|lam|formin|gliptin"
        r"|flozin|parin|xaban|semide|done)\b|\bbankruptcy\sdischarge|\bdischarged?\s(?:of\s(?:the\s)?debt|(?:his|her"
        r"|their)\s(?:anger|duties))"
        r"|\bdischarge\sdate\son\s(?:the\s)?claim\b"
    ),
    "mdm": (
        r"\bdecision[\s-]making\scapacity|\bshared\sdecision|\b(?:pt|ot|slp|physical|occupational)\seval|\b971[56]\d\b"
        r"|\bmdm\sworksheet\b|\b(?:ed|er|emergency)\s(?:physician|provider|doctor|md)['’]?s?\smdm|\bspecialist\sletter"
        rf"|\b{_SPECIALIST}(?:['’]s|\s(?:note|letter|consult\w*|report|visit))?\s?[:–-]?\s(?:mdm|(?:medical\s)?decision[\s-]making)\b"
        rf"|\({_SPECIALIST}\)\s?[:,–-]?\s(?:mdm|(?:medical\s)?decision[\s-]making)\b"
        rf"|\b(?:mdm|decision[\s-]making)\b[^.;]{{0,30}}\b(?:per|by|of)\s(?:the\s|outside\s)?{_SPECIALIST}\b"
        r"|\bmdm\W{0,3}(?:low|moderate)\s?/\s?(?:moderate|high)\b[^[(]*\((?:circle|select|choose)"
    ),
    "med_reconciliation": (
        r"\bmed(?:ication)?s?\srec\w*\son\sadmission|\b(?:inventory|stock|substance)\s(?:was\s)?reconcil"
        r"|\b(?:charge|bank|billing|claim|account)\sreconcil|\balert\s(?:was\s)?dismissed"
        r"|\bmed(?:ication)?s?\srec(?:onciliation)?\s?(?:_{2,}|(?:form|sheet)\s(?:was\s)?(?:mailed|sent|given)\b)"
        r"|\bmed(?:ication)?\srec(?:onciliation)?\s(?:started|begun)\b(?!.*\b(?:completed|finished|done)\b)"
    ),
    "registry": (
        r"\b(?:pdmp|donor|gift|offender|bridal|wedding|immuni[sz]ation|vaccine|trauma|tumou?r|cancer|domain|firearm"
        r"|births?|deaths?|stroke|qualified|mips)\sregistr|\bregistry\saccess\b|\bremoved\sfrom\s(?:the\s"
        r"|our\s)?(?:\w+\s)?registry"
        r"|^\W*(?:[\d/.-]{4,10}\W+)?(?:please\s)?add\s(?:(?:pt|patient|him|her)\s)?to\s"
    ),
    "psych_consultation": (
        r"\b(?:this|our)\s(?:pt|patient)\s(?:was\s)?not\s(?:reviewed|discussed|presented)\b|\bcopied\sforward\b"
        r"|\b(?:took|followed|acted\son|accepted|carried\sout|implemented)\s(?:dr\.?\s[\w'’]+|(?:the\s)?consultant['’]s|psych\w*)\s"
        r"(?:advice|rec\w*|suggestions?)\b|\bquestion\s(?:drafted|written|prepared)\b|\bchart\s(?:was\s)?not\savailable\b"
    ),
    "caseload_review": (
        r"\bcaseload\sreviews?\s(?:is|are)\s(?:weekly|monthly|every\sweek)|\bcaseload\sreviewers?\b"
        r"|\bcaseload\s(?:of\s)?\d+\s(?:pts?|patients)\b[^.;]*\bstaffing|\b(?:housing|parole"
        r"|probation)\s(?:dept|department"
        r"|office)|\b(?:of|at)\s(?:the\s|an)?other\sclinic\b"
        r"|\b(?:bhcm|cm|rn|lcsw|care\smanager)\sto\s(?:present|discuss|bring|raise|add)\b"
    ),
    "bh_plan": (
        r"\b(?:floor|meal|diet|seating|evacuation|lesson|business|phone|data|pension|savings|504)\splan\b"
        r"|\b(?<!behavioral\s)(?<!mental\s)(?<!behavioural\s)health\splan\b|\b(?:patient|pt|staff"
        r"|team)\splans?\s(?:to|lunch)\b"
        r"|\bplan\s(?:can\s?not|can['’]t|(?:was\s|is\s)?requested)\b|\bneeds?\s(?:an?\s)?updat"
    ),
    "care_plan_shared": (
        r"\b(?:given|sent|mailed|faxed|handed|provided|released)\sto\s(?:the\s|an?\s)?(?:auditor|surveyor"
        r"|payer|attorney"
        r"|lawyer|insurer|reviewer)\b|\bno\s(?:active\s)?portal\s(?:account|access)"
        r"|\b(?:diet|meal|exercise|insurance|payment|floor)\splan\s(?:copy|was|given)"
        r"|\bcopy\sof\s(?:the\s)?(?:bill|invoice|card|statement)\b|\bwrong\scare\splan\b"
        r"|\bcare\splan\s(?:is\s)?(?:still\s)?pending\b|\bundeliver"
    ),
    "access_24_7": (
        rf"\b24\s?/\s?7\b[^.;]{{0,25}}\b(?:of|by|from|through)\s{_PAYERS}\b|\b{_PAYERS}['’]?s?\s(?:24|nurse)"
        r"|\bline\s(?:is\s|was\s)?(?:out\sof\s(?:service|order)|down)\b"
        r"|\b(?:website|web\ssite|gym|store|hotel|pharmacy)\b[^.;]{0,20}\b24\s?/\s?7"
    ),
    "chronic_risk": (
        rf"\b(?:in|from|of|with|during|under)\s(?:the\s|general\s)?(?:insurance|coverage|{_OPERATION})\b"
        rf"|\b{_OPERATION}\s(?:\w+\s)?(?:carries|risks?|has)\b|\bexpected\sto\s(?:resolve|heal|clear|recover)\b"
        r"|\bfollow[\s-]?up\s(?:is\s)?expected|\b(?:ssa|disability)\b[^.;]*\bform\b|^\W*disability\b"
    ),
    "supervision": (
        r"\bsupervis\w+\sof\s(?:(?:pa|np|medical|nursing|the|a)\s)?(?:students?|residents?|interns?|fellows?)\b"
        r"|\breviewed\s(?:mr|mrs|ms)\.?\s(?-i:[A-Z][a-z]+)['’]s\b[^.;]*\bother\b|\bpeer\sreview\b"
    ),
    "chronic_conditions": (
        r"\bscreen\w*\snegative\sfor\b|\bprevention\sprogram\b|\b(?:flyer|brochure)\b|\bicd\slist\b"
        r"|^\W*(?:family|fam)\s(?:medical\s)?(?:history|hx)\b|\b[a-z]\d\d\s=\s"
    ),
    "initiating_visit": (
        r"\bfor\s(?:home\shealth|hospice)\s(?:certification|recertification)\b|\binpatient\s(?:dr|h&p|visit"
        r"|encounter|rounds?)"
        r"|\bwith\s(?:husband|wife|son|daughter)\sfor\s(?:his|her)\b"
        rf"|^\W*(?:discharged\s\S+\s)?(?:[\d/.-]{{4,10}}\W+)?(?:pt\s|patient\s)?seen\sby\s{_SERVICE}\b"
        r"|\bpre-?charted\b"
    ),
    "tcm_visit": (
        r"\bleft\s(?:before|without)\s(?:being\s)?seen\b|\bturned\saway\b|[;,–-]\s?not\sseen\b"
        r"|\bnever\s(?:joined|arrived)\b"
    ),
    "patient_contact": (
        rf"{_BEGIN}scheduler\scall|\b(?:pt|patient)\slast\sspoke\b|\bno\sinfo(?:rmation)?\sgiven\b"
        r"|\bphone\s(?:is\s|was\s)?(?:disconnected|out\sof\sservice)\b|"
        r"\b(?:spoke\s(?:with|w/|to)|called)\s(?:the\s|pt['’]s\s|patient['’]s\s|his\s|her\s)?(?:landlord"
        r"|property\smanager)\b"
        r"|\b(?:pt|patient)\snever\s(?:joined|connected|arrived|answered)\b"
        r"|\b(?:called|spoke\swith)\s(?:the\s|our\s)?billing\b|\bper\scare\s?everywhere\b"
        r"|\bleft\s(?:before|without)\s(?:being\s)?seen\b|\bpre-?charted\b"
    ),
    "tcm_contact": (
        rf"{_BEGIN}scheduler\b|{_FOR_THE_DESK}|"
        r"\b(?:by|via|per|from)\s(?:an?\s|the\s)?(?:automated|voice\sassistant|robo\w*|chat-?bot"
        r"|virtual\sassistant|ivr)\b"
        r"|\b(?:pt|patient|she|he)\scalled\s(?:the\s|her\s|his\s)?pharmacy\b|\basleep\b[^.]{0,30}\bcall\sback\b"
        rf"|{_BEGIN}(?:the\s)?(?:medical\srecords|dme|vendor|supplier|billing|registration|admitting|him"
        rf"|courier)\b[^.;]{{0,16}}"
        r"\b(?:spoke|called|reached)\b"
        r"|\bhung\sup\b(?!.*\b(?:said|says|report\w*|states?|stated|confirmed|reviewed|discussed|denies|den(?:ied))\b)"
        rf"|{_BEGIN}(?:the\s)?(?:{_PAYERS}|payer|hospital)['’]?s?\s(?:nurse|case\smanager|rn|care\smanager)\b"
    ),
    "tcm_attempt": (
        r"\b(?:iv|weaning|wean|stairs?|suicide|catheter\w*|intubation|extubation|foley|transfer|ambulation"
        r"|gait)\sattempt"
        r"|\battempt\w*\s(?:to\s)?(?:wean\w*|ambulat\w+|stairs?|transfer|intubat\w+|iv)\b"
        rf"|{_BEGIN}scheduler\b|{_BEGIN}hospital\s?:|^(?!.*\b(?:left|lm|l/m|lvm|vm|voice\s?mails?|messages?|msg|machine|word)\b)"
        r".*\bto\scall\s(?:pcp|us|our|the\s(?:office|clinic|practice))\b"
        r"|\b(?:daughter|son|wife|husband|pt|patient|spouse)\s(?:attempted|tried"
        r"|called)\b[^.;]{0,30}\b(?:nurse|us|office"
        r"|clinic|rn|team)\b"
    ),
    "staff_minutes": (
        r"\bblocked\s(?:calendar|time|schedule)\b|\bmin(?:ute)?s\s(?:needed|required|remaining|short)\b"
        r"|\bneeded\sto\sbill\b"
    ),
    "practitioner_minutes": (
        r"\bpeer\sreview\b|\breviewed\s\d+\s(?:charts|cases|records)\b"
        r"|\bif\s(?:dr\.?\s)?(?:[\w.]+\s){0,3}(?:spends?|logs?|documents?|reaches)\b"
    ),
    "bhcm_minutes": (
        r"\b(?:co-?cm|bhcm|staff|new\shire|ehr)\s(?:training|orientation|in-?service)\b"
        r"|\((?:sister|brother|mother|father|husband|wife|son|daughter)['’]s\b"
    ),
    "minutes_total": (
        r"\b(?:total|cumulative)\s(?:\w+\s){0,2}?(?:dialysis|fluoroscop\w+|an[ae]sthesia|exercise|sleep|queue|hold"
        r"|tourniquet|infusion)\b|\bper\spatient\b|\bother\spatient\b|\?\s*verify\b|\(est\.?\s\d"
    ),
    "cocm_start": r"\bagrees?\swith\sco-?cm\b|\bpre-?cert\w*|\bconsent\s(?:is\s)?still\sowed\b",
    "rating_scale": (
        r"\((?!per|via|by|with|and|from)(?:\w+\s)?(?:cousin|sister|brother|mother|father|husband|wife|son"
        r"|daughter)\)|\b(?:phq|gad)-?\d\s(?:is\s|was\s)?partial(?!\s(?:respon|remis))|\b[1-8]\sof\s(?:9|7"
        r"|10)\sitems\b"
    ),
    "bh_coordination": r"\b(?:asked|told|advised)\s(?:pt|patient|her|him|them)\sto\scall\b",
    "coordination": r"\bgave\sup\b|\[(?:pharmacy|name|provider|agency|med|specialist)\]",
}
"""Each element's look-alikes, as words in any case."""
_PATTERNS = {element: re.compile(words, re.IGNORECASE) for element, words in _WORDS.items()}
_OURS_LASTED = re.compile(
    r"\b(?:call|contact|conversation|talk|discussion|visit|session|encounter|meeting|review|conference|check-?in|chat"
    r"|outreach|time|work|this|it|we|which|that|all)\s(?:[\w/.-]+\s){0,4}lasted\b[^.;]*$",
    re.IGNORECASE,
)
"""A call lasts as a headache does."""
_LEFT = re.compile(
    r"\bdischarge[ds]?\b|\bd/?c['’]?d?\b|\b(?:went|sent|released|returned)\s(?:\w+\s)?home\b", re.IGNORECASE
)
_MINUTES = frozenset({"staff_minutes", "practitioner_minutes", "bhcm_minutes"})


def another_matter(element: str, line: str, minutes: int | None = None) -> str | None:
    """The words of the line that make the fact another matter's, None when there are none.

    `minutes`: those of an entry of time, which may be a symptom's or a walk's.
    """
    pattern = _PATTERNS.get(element)
    found = pattern.search(line) if pattern else None
    if found and element == "discharge" and _LEFT.search(line[: found.start()] + line[found.end() :]):
        return None  # "went home 06/11; no ear discharge"
    if found is None and element in _MINUTES:
        found = re.search(_ONLY_SCHEDULED, line, re.IGNORECASE)
    if found is None and element in _MINUTES and minutes:
        found = re.search(
            rf"\bfor\s(?:[2-9]|\d\d)\s(?:pts|patients)\b|\b(?:slept|naps?|napped|lasted|lasts|walk(?:s|ed)"
            rf"|exercise[sd]?|waited|drove)\s"
            rf"(?:(?:for|about|only|up to)\s)*{minutes}\s?min",
            line,
            re.IGNORECASE,
        )
        found = None if found and _OURS_LASTED.search(line[: found.end()]) else found
    return found[0].strip() or element if found else None
