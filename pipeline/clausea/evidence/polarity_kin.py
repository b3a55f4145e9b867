"""Kin in the short words of a history or a call note: "Dad T2DM, mom HTN", "wife hospitalized last wk", "PHQ-9 12
(wife)".

polarity_others and polarity_strangers know whole sentences about somebody else; here no verb, or no more than a
participle, says that the illness, the stay or the programme is not the patient's.
"""

from clausea import sieve as re
from clausea.evidence.polarity_illnesses import ILLNESS
from clausea.evidence.polarity_words import Cue, any_of
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
_OTHERS = (r"room-?mate", r"neighbou?r", r"friend", r"caregiver")
_KIN = (
    r"(?:(?:maternal|paternal|twin|older|younger|elder|late|great|only|adult|mat|pat|both|one|two|teen(?:age[dr]?)?|eldest"
    r"|oldest|youngest|middle|little|big|grown|elderly|disabled|ill|sick|own|\d+[\s-]?y/?o)\.?[\s-])*"
    + any_of(_PARENTS, _GRANDPARENTS, _SIBLINGS, _FURTHER, _SPOUSES, _CHILDREN, _OTHERS)
    + r"\b"
)
_WHOSE = r"(?:(?:pt|patient)(?:['’]?s)?\s|her\s|his\s|their\s)?"
_OPENS = r"(?:^\W*|[,;.]\s|\band\s|&\s|/)"

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
    r"being\s(?:treated|seen|followed|evaluated|worked\sup)\sfor", r"treated\sfor", r"followed\sfor",
)  # fmt: skip
"""What kin are said to be by a participle alone."""
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
        re.compile(rf"{_OPENS}{_WHOSE}{_KIN}\s{_SINCE}(?={any_of(_STATES)}\b{_NOT_FOR_PATIENT})", re.IGNORECASE),
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
    Cue(  # "her husband who was discharged today"
        re.compile(
            rf"\b{_WHOSE}{_KIN},?\s(?:who|that)\s{_SINCE}(?={any_of(_STATES)}\b{_NOT_FOR_PATIENT})", re.IGNORECASE
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
