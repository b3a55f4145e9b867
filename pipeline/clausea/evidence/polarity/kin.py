"""Kin in the short words of a history or a call note: "Dad T2DM, mom HTN", "wife hospitalized last wk", "PHQ-9 12
(wife)".

others.py and strangers.py know whole sentences about somebody else; here no verb, or no more than a
participle, says that the illness, the stay or the programme is not the patient's.
"""

from clausea import sieve as re
from clausea.evidence.polarity.illnesses import ILLNESS
from clausea.evidence.polarity.words import Cue, any_of
from clausea.models import Polarity

_PARENTS = (
    r"mother", r"father", r"mom", r"dad", r"mum", r"mama", r"papa", r"parents?", r"step-?(?:mother|father|mom|dad)",
)  # fmt: skip
_GRANDPARENTS = (
    r"grand(?:mother|father|parents?|ma|pa)", r"[mp]g[mf]", r"mat\.?\sg[mf]", r"pat\.?\sg[mf]", r"nana", r"gran",
)  # fmt: skip
_SIBLINGS = (r"brothers?", r"sisters?", r"siblings?", r"sibs?", r"bro", r"sis", r"twin", r"half-?(?:brother|sister)")
_FURTHER = (
    r"aunts?", r"uncles?", r"cousins?", r"nieces?", r"nephews?", r"in-laws?",
    r"grand(?:sons?|daughters?|kids?|child(?:ren)?)",
)  # fmt: skip
_SPOUSES = (
    r"wife", r"husband", r"spouse", r"partner", r"hubby", r"boyfriend", r"girlfriend", r"fianc[eé]e?",
    r"ex-?(?:wife|husband)",
)  # fmt: skip
_CHILDREN = (r"daughters?", r"sons?", r"dtrs?", r"child(?:ren)?", r"kids?")
_STRANGERS = (
    r"room-?mate", r"neighbou?r", r"friend", r"co-?worker", r"colleague",
    r"(?:the\s)?(?:man|woman|lady|resident)\s(?:next|in|across)[^,;.]{0,16}", r"boss", r"landlord", r"church\s\w+",
)  # fmt: skip
_OTHERS = (r"room-?mate", r"neighbou?r", r"friend", r"caregiver")
_KIN = (
    r"(?:(?:maternal|paternal|twin|older|younger|elder|late|great|only|adult|mat|pat|both|one|two|teen(?:age[dr]?)?|eldest"
    r"|oldest|youngest|middle|little|big|grown|elderly|disabled|ill|sick|own|\d+[\s-]?y/?o)\.?[\s-])*"
    + any_of(_PARENTS, _GRANDPARENTS, _SIBLINGS, _FURTHER, _SPOUSES, _CHILDREN, _OTHERS)
    + r"\b"
)
_WHOSE = r"(?:(?:pt|patient)(?:['’]?s)?\s|her\s|his\s|their\s)?"
_NAMED = r"(?:\s(?-i:(?:(?:Mr|Mrs|Ms|Miss)\.?\s)?[A-Z][a-z]+)\b)?,?"
"""Kin may be named: "her neighbor Mrs. Cole", "his brother Al"."""
_OPENS = r"(?:^\W*|[,;.]\s|\band\s|&\s|/)"
_JOINED = (
    r"as", r"since", r"because", r"that", r"when", r"while", r"after", r"but", r"so", r"if", r"about", r"says?",
    r"said", r"states?", r"reports?", r"reported", r"mentions?", r"mentioned", r"now\sthat", r"until", r"where",
)  # fmt: skip
_BEGINS = rf"(?:{_OPENS}|\b{any_of(_JOINED)}\s)"
"""Where a clause about kin begins."""

_SCALES = (r"phq", r"gad-?\d", r"audit", r"dast", r"moca", r"mmse", r"epds", r"c-?ssrs")
_SINCE = r"(?:(?:is|was|has\sbeen|had\sbeen|got|just|already|also|recently|newly|now|currently|too)\s)*"
_BY_THEM = (
    r"pt\b", r"patient", r"her\b", r"him\b", r"them\b", r"mom\b", r"dad\b", r"mother", r"father", r"wife",
    r"husband", r"that\b", r"he\b", r"she\b", r"as\b", r"for\s(?:pt|patient|her|him)\b", r"on\sbehalf",
    r"by\sproxy",
)  # fmt: skip
_NOT_FOR_PATIENT = rf"(?!\w*\s{any_of(_BY_THEM)})"
"""What they did for the patient is the patient's: "daughter enrolled pt", "son admitted he forgot"."""
_STATES = (
    r"enrolled", r"discharged", r"d/?c['’]?d", r"hospitali[sz]ed", r"institutionali[sz]ed", r"readmitted",
    r"admitted(?=\s(?:for|with|w/|on|last|yesterday|today|\d|to\s(?:the\s)?(?:hosp\w*|rehab|snf|icu|detox|psych|hospice|er\b|ed\b)))",
    r"readmitted", r"home\sfrom\s(?:the\s)?(?:hosp\w*|rehab|snf|surgery)", r"signed\sup\sfor", r"scored",
    r"(?:came|went|got|is|was\ssent|returned|been)\s(?:back\s)?home\sfrom", r"released\sfrom", r"diagnosed",
    r"(?:in|out\sof|into|back\sin)\s(?:the\s)?(?:hosp\w*|icu|rehab|snf|er\b|ed\b|hospice|detox|jail)",
    r"(?:has|had|have|having)\s(?:a\s)?(?:stroke|heart\sattack|bypass|surgery|an?\smi)",
    r"(?:put|started|placed)\son", r"being\s(?:treated|seen|followed|evaluated|worked\sup)\sfor", r"treated\sfor",
    r"followed\sfor",
)  # fmt: skip
"""What kin are said to be by a participle alone."""
_SUFFER = (
    r"has", r"had", r"carries(?:\s(?:an?|the)\sdiagnosis\sof)?", r"suffers\s(?:from|with)", r"lives\swith",
    r"struggles\swith", r"is\sdying\sof", r"died\s(?:of|from)", r"was\sdiagnosed\swith", r"diagnosed\swith",
    r"with", r"battles", r"got", r"developed",
    r"(?:is|are)\s(?:living|alive|deceased|dead|\d+)[^.;]{0,24}?\b(?:with|w/|has|had|of)",
)  # fmt: skip
_PRAISES = (r"likes?", r"loves?", r"enjoys?", r"uses?", r"does", r"did", r"recommended", r"swears\sby", r"raves")
_DEEDS = (
    r"drinks?", r"drank", r"smokes?", r"smoked", r"uses\s(?:drugs|meth|heroin|cocaine)", r"abuses?", r"gambles?",
    r"cuts", r"attempted", r"overdosed", r"od['’]?d", r"committed", r"died", r"passed(?:\saway)?", r"relapsed",
    r"suffers?", r"suffered", r"is\s(?:depressed|bipolar|anxious|suicidal|sober|demented|diabetic)",
    r"was\s(?:depressed|bipolar|suicidal|diabetic)",
)  # fmt: skip
"""What kin do and suffer, of which nobody speaks for the patient."""
_PLACES = (
    r"aa\b", r"na\b", r"al-?anon", r"rehab", r"jail", r"prison", r"hospice", r"snf", r"icu",
    r"(?:the\s)?hosp(?:ital)?", r"a\snursing", r"nursing\shome", r"treatment", r"recovery", r"detox",
    r"memory\scare", r"assisted\sliving", r"dialysis", r"therapy",
)  # fmt: skip
_WITHIN = (
    r"in", r"on", r"getting", r"receiving", r"doing", r"part\sof", r"enrolled\sin", r"signed\sup\sfor", r"using",
)  # fmt: skip
_PROGRAMMES = (
    r"ccm", r"bhi", r"cocm", r"pcm", r"apcm", r"tcm", r"rpm", r"chronic\scare", r"collaborative\scare",
    r"the\sprogram",
)  # fmt: skip

_PERSON = re.compile(r"\b(?:pt|patient|she|he|her|him|his|they|we|i|you|myself)\b", re.IGNORECASE)
_LAST_KIN = re.compile(rf"\b(?:{_KIN}|{any_of(_STRANGERS)}\b)", re.IGNORECASE)
_CLAUSES = re.compile(r"[;:]\s|\.\s|,\s(?!who\b|whose\b|\d)|\b(?:but|then)\b", re.IGNORECASE)
_TO_WHOM = re.compile(
    r"\b(?:with|w/|to|from|by|via|through|thru|for|called|phoned|told|asked|reached|updated|notified|informed|advised|gave"
    r"|given|taught|showed|saw|met|thanked|helped|helps?|and|&|or|both|per|no|any|without|contacted|spoke|involv\w+|including"
    r"|texted|emailed|left|in\sperson|rather\sthan|of)\s(?:(?:the|her|his|their|a|an|pt['’]?s?|patient['’]?s?)\s)*$",
    re.IGNORECASE,
)
_SPEAKS_FOR = re.compile(
    r"\b(?:reports?|reported|states?|stated|says?|said|confirm\w*|inform\w*|notes?|noted|tells?|told|thinks?|believes?|feels|worried"
    r"|concerned|asks?|asked|present|aware|translat\w+|interpret\w+|helped|assist\w*|on\sbehalf|h?c?poa|guardian|proxy|surrogate"
    r"|witness\w*|signed\sas|manages|administers|gives|sets|keeps|describes?|denies|denied|verbali[sz]ed|verified|requested|called|brought|drove)\b",
    re.IGNORECASE,
)
_THEIR_OWN = re.compile(
    rf"\b(?:{ILLNESS}|{any_of(_SCALES)}[\w-]*|scor\w+|discharged?|d/?c['’]?d|hospital\w*|admitted|inpatient|rehab|home\sfrom"
    r"|diagnos\w+|treated|therap\w+|counsel\w+|(?:in|on|joined|enrolled\sin|signed\sup\sfor|started|took\spart\sin)\s(?:the\s|our\s)?"
    rf"(?:{any_of(_PROGRAMMES)})|meds\s(?:were\s)?reconciled|care\smanager|suicid\w+)\b",
    re.IGNORECASE,
)
_THEIR_WILL = re.compile(r"\b(?:consent\w*|agree\w*|accept\w*|enroll\w*|sign(?:ed|s)?\b|join\w*|opted)", re.IGNORECASE)
_WILLED = re.compile(
    r"\s(?:gave|gives|signed|agreed|consented|enrolled|joined|accepted|has|had|opted)\b(?!\s(?:pt|patient|her|him)\b)",
    re.IGNORECASE,
)
_NO_PROXY = re.compile(any_of(_OTHERS[:3], _STRANGERS), re.IGNORECASE)
"""Who signs nothing for the patient: what a neighbour agrees to is the neighbour's own."""
_SPOKE = re.compile(
    r"(?:(?:was|were|has|had)\s)?(?:call\w*|spoke\w*|talk\w*|reach\w*|answer\w*|return\w*|phoned|told|contact\w*|discuss\w*|review\w*)\b",
    re.IGNORECASE,
)
_FOR_PATIENT = re.compile(r"\b(?:for|with|to|about|of|on)\s(?:the\s)?(?:pt|patient|her|him)\b(?!['’])", re.IGNORECASE)


def kins_own(sentence: str, start: int, end: int) -> tuple[int, int] | None:
    """The kin whose own illness, stay, score or programme the fact is: the last person named before it in its clause.

    Not those who are spoken to ("called wife about ..."), who speak for the patient ("son reports depression") or
    act for them.
    """
    if _SPOKE.match(sentence, start) or _PERSON.search(sentence, start, end):
        return None
    theirs = _THEIR_OWN.search(sentence, start, end) is not None
    if not theirs and _THEIR_WILL.search(sentence, start, end) is None:
        return None
    opens = max((match.end() for match in _CLAUSES.finditer(sentence, 0, start)), default=0)
    named = list(_LAST_KIN.finditer(sentence, opens, start))
    if not named:
        return None
    kin = named[-1]
    between = sentence[kin.end() : start]
    if not theirs and not (_NO_PROXY.match(kin[0]) and _WILLED.search(sentence, kin.end(), end)):
        return None  # a daughter may consent for the patient
    if between.startswith(("'", "’")) or _PERSON.search(between) or _SPEAKS_FOR.search(between):
        return None
    if _TO_WHOM.search(sentence[opens : kin.start()]) or _FOR_PATIENT.search(sentence, end):
        return None
    return kin.span()


KIN: tuple[Cue, ...] = (
    Cue(  # kin and an illness, side by side: "Dad T2DM, mom HTN", "MGF DM"
        re.compile(
            rf"{_OPENS}{_WHOSE}(?:{_KIN}|fa\b)\s(?:[-–+]\s|hx\s|h/o\s|hx\sof\s|w/\s|dx['’]?d?\s|\+\s)?(?={ILLNESS}(?![\w-]|\s(?:meds?|teaching|ed\b|educ\w*"
            r"|list|log|bottles|refills?|worse|better|stable|symptoms|sx|action|readings?|visit|appt|follow|f/u|supplies)))",
            re.IGNORECASE,
        ),
        Polarity.OTHER_PATIENT,
        True,
        False,
        inner=False,
        near=1,
    ),
    Cue(  # "spouse PHQ-9 12"
        re.compile(rf"{_OPENS}{_WHOSE}{_KIN}\s(?={any_of(_SCALES)})", re.IGNORECASE),
        Polarity.OTHER_PATIENT,
        True,
        False,
        inner=False,
        near=0,
    ),
    Cue(  # what became of kin, without a verb: "wife hospitalized last wk", "daughter being treated for depression"
        re.compile(
            rf"{_BEGINS}{_WHOSE}{_KIN}{_NAMED}\s(?:who\s|that\s)?{_SINCE}(?={any_of(_STATES)}\b{_NOT_FOR_PATIENT})",
            re.IGNORECASE,
        ),
        Polarity.OTHER_PATIENT,
        True,
        False,
        inner=False,
        near=4,
    ),
    Cue(  # "wife already in CCM", "husband is getting CCM here"
        re.compile(
            rf"{_OPENS}{_WHOSE}{_KIN}\s{_SINCE}{any_of(_WITHIN)}\s(?:the\s|our\s)?(?={any_of(_PROGRAMMES)}\b)",
            re.IGNORECASE,
        ),
        Polarity.OTHER_PATIENT,
        True,
        False,
        inner=False,
        near=0,
    ),
    Cue(  # the illness first: "Depression: mother, sister"
        re.compile(rf"\b{ILLNESS}\s?(?:[:(–-]|in)\s?{_KIN}(?=\s*(?:$|[.;,)]|and\b|&))", re.IGNORECASE),
        Polarity.OTHER_PATIENT,
        False,
        True,
    ),
    Cue(  # a score's owner behind it: "PHQ-9 12 (pt's wife)", "PHQ-9 for wife: 12"
        re.compile(
            rf"(?:(?<=[\s=:]\d\s)|(?<=[\s=:]\d\d\s))\({_WHOSE}{_KIN}\)|\bfor\s{_WHOSE}{_KIN}\s?[:=]\s?(?=\d)",
            re.IGNORECASE,
        ),
        Polarity.OTHER_PATIENT,
        False,
        True,
        inner=False,
        near=1,
    ),
    Cue(  # kin who have an illness: "her friend Mae, who has diabetes", "her son, 34, carries a diagnosis of ..."
        re.compile(
            rf"\b{_WHOSE}{_KIN}{_NAMED}(?:\s\(?\d+\)?,?)?\s(?:who\s|that\s)?{_SINCE}{any_of(_SUFFER)}\s"
            rf"(?=(?:an?\s|the\s|severe\s|bad\s|early\s|late\s|stage\s\w+\s|type\s\w+\s|worsening\s)*{ILLNESS})",
            re.IGNORECASE,
        ),
        Polarity.OTHER_PATIENT,
        True,
        False,
        inner=False,
        near=2,
    ),
    Cue(  # "her husband who was discharged today"
        re.compile(
            rf"\b{_WHOSE}{_KIN}{_NAMED}\s(?:who|that)\s{_SINCE}(?={any_of(_STATES)}\b{_NOT_FOR_PATIENT})", re.IGNORECASE
        ),
        Polarity.OTHER_PATIENT,
        True,
        False,
        inner=False,
        near=4,
    ),
    Cue(  # whose paper it is: "the consent on p 2 is for her roommate"
        re.compile(
            rf"\b(?:is|was|were|are)\s(?:really\s|actually\s)?(?:for|from)\s(?:her|his|their|(?:the\s)?(?:pt|patient)['’]s)\s{_KIN}(?!['’])"
            r"(?=\s*(?:$|[.;,)]|not\b))",
            re.IGNORECASE,
        ),
        Polarity.OTHER_PATIENT,
        False,
        True,
        inner=False,
        near=4,
    ),
    Cue(  # whose it was about, named last: "10 min re wife's meds", "call about her husband's discharge"
        re.compile(
            rf"\b(?:re:?|about|regarding|for|concerning)\s{_WHOSE}{_KIN}['’]s\s(?:own\s|new\s)?(?=(?:meds?|medications?|insulin|labs?|bp|sugars?"
            rf"|discharge|surgery|refills?|wound|phq|gad|care\splan|consent|enrollment|{ILLNESS})\b)",
            re.IGNORECASE,
        ),
        Polarity.OTHER_PATIENT,
        False,
        True,
        inner=False,
        near=1,
    ),
    Cue(  # what friends tell of: "her neighbor likes CCM"
        re.compile(
            rf"\b{_WHOSE}{any_of(_OTHERS[:3], _FURTHER)}\s(?:from\s\w+\s)?(?:also\s)?{any_of(_PRAISES)}"
            r"\s(?:about\s|the\s|our\s|it\s)?",
            re.IGNORECASE,
        ),
        Polarity.OTHER_PATIENT,
        True,
        False,
        inner=False,
        near=0,
    ),
    Cue(  # "ex drinks daily", "cousin attempted suicide", "brother in AA"
        re.compile(
            rf"(?:{_OPENS}|\b(?:her|his|their|that|says)\s)(?:{_KIN}|ex\b)\s{_SINCE}(?=(?:{any_of(_DEEDS)}\b"
            rf"|(?:in|on|at)\s(?:an?\s)?{any_of(_PLACES)}(?!\w*\s(?:w/|with)\s(?:pt|patient|her|him))))",
            re.IGNORECASE,
        ),
        Polarity.OTHER_PATIENT,
        True,
        False,
        inner=False,
        near=1,
    ),
)
