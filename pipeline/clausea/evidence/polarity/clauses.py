"""The words by which the parts of a sentence are known: where a clause begins and ends, what states a thing as done."""

from clausea import sieve as re
from clausea.evidence.polarity.words import any_of

CONTRAST = (
    r"but|however|although|though|yet|except|nevertheless|nonetheless|instead|then"
    r"|subsequently|later|eventually|ultimately|afterwards?"
)
STOP_ALWAYS = re.compile(rf";|\||\s[-–—]\s|\b(?:{CONTRAST})\b|\s/\s", re.IGNORECASE)
STOP_NEGATION = re.compile(
    r"\b(?:during|while|when|where|because|since|despite|apart\sfrom|aside\sfrom|other\sthan"
    r"|until|after|before|which|who|so|(?:the|an?|his|her|their|this)\s(?:\w+\s){1,2}that|therefore|thus|now|today"
    r"|per|as)\b|\s\(",
    re.IGNORECASE,
)
STOP_PAST = re.compile(
    r",|\b(?:and|now|today|currently|is|was|reviewed|updated|completed|done|replaced|superseded)\b|\)", re.IGNORECASE
)
VERB = re.compile(
    r"\b(?!(?:need|med|bed|shed|indeed|speed|unsigned|related|based|aged|red|feed|seed|proceed"
    r"|exceed|designated|validated|licensed|registered|certified|integrated)\b)(?:\w{2,}ed|done|given|taken|sent"
    r"|made|seen|spoke|reached|held|met|told|went"
    r"|came"
    r"|got|took|gave|is|was|are|were|has|had|wrote|left|brought|began|understands?|agrees?"
    r"|consents|states?|reports?|verbali[sz]es?|continues?|takes?|tolerates?|remains?|accepts?|keeps?|wants?|gives"
    r"|signs|attends?|calls|uses|works|knows|confirms?|feels|denies|prefers?|likes?|meets|shows"
    r"|understood|knew|felt|paid|ran|said|heard|found|kept|rang|chose|thought|sat|stood)\b",
    re.IGNORECASE,
)
OWN_VERB = re.compile(
    r"\b(?:call(?:ed|s)?|phoned|texted|emailed|messaged|worried|spoke|talked|contact(?:ed)?|about|re|regarding|reviewed|discussed|met|sent|faxed"
    r"|updated)\b|\d\s?min",
    re.IGNORECASE,
)
FIGURE = re.compile(r"(?<![\w/-])(?!(?:19|20)\d\d\b)\d+(?![\w/-])")
JOIN = re.compile(r",|\band\b|&|\bor\b|\bnor\b|\+", re.IGNORECASE)
OR = re.compile(r"\s*(?:or|nor|any|and/or)\b", re.IGNORECASE)
KEPT = re.compile(
    r"\b(?:completed|held|done|took\splace|kept|attended|conducted|occurred|obtained|signed"
    r"|received|arrived|came(?!\sback\sun))\b",
    re.IGNORECASE,
)
MAYBE_KEPT = re.compile(
    r"(?:re)?scheduled?|planned|pending|due|upcoming|recommend|deferred|awaited|expected|outstanding|requested",
    re.IGNORECASE,
)
UNSIGNED = re.compile(
    r"(?:await\w*|pending)\s(?:\w+\s){0,2}(?:signature|return|decision)|waiting\s(?:for|on)", re.IGNORECASE
)
PAPER = re.compile(r"consent|agreement|form", re.IGNORECASE)
OWN_PAPER = re.compile(
    r"[,;(–—-]\s?(?:the\s|a\s)?(?:(?:paper|written|signed|hard|printed|wet|hand|e-?)[\s-])*"
    r"(?:forms?|papers?|cop(?:y|ies)|document|hardcopy|paperwork|original|signature|packet|version)\s$",
    re.IGNORECASE,
)
"""A paper beside the consent that was given: "verbal consent was given 2/11, paper form pending signature"."""
BY_WHOM = re.compile(
    r"\s*[-–—:(]\s*(?:pt|patient|she|he|they|member|client|caregiver|daughter|son|spouse|wife"
    r"|husband)\s*(?:has\s|again\s)*",
    re.IGNORECASE,
)
BEGUN = re.compile(
    r"\s*(?:(?:was|were|is|to\sbe|supposed\sto\sbe|due|sent|given|set\sup|sought|begun|\w{3,}ed)"
    r"(?:\s(?:to|with|by|for|at|via)\s(?:the\s|her\s|his\s)?\w+)?[,\s]+)*(?:but|yet"
    r"|however,?"
    r"|(?<=attempted[,;]\s)|(?<=tried[,;]\s)|(?<=begun[,;]\s)|(?<=started[,;]\s)|(?<=offered[,;]\s)"
    r"|(?<=scheduled[,;]\s)|(?<=planned[,;]\s))\s*"
    r"(?:(?:was|were|it|he|she|patient|pt|has|had|this|that|which|is|been|entry|charted|keyed|entered|logged"
    r"|documented"
    r"|recorded|posted|later|please|then|subsequently|afterwards|again)\s)*",
    re.IGNORECASE,
)
TAKEN_BACK = re.compile(
    r"revok|withdr|rescind|opt|disenroll|cancel|declin|refus|void|error|expired|struck|stricken|delet|retract|lined"
    r"|crossed|invalid|disregard|ignore|remov|erase|expung|duplicate|should|ought|supposed|correct|amend|revis"
    r"|wrong|inaccura|mistak|untrue|place|happen|occur|transpir|materiali|taken\sback|took\sback|entered\son"
    r"|wrong\s(?:day|date)|walked\sout|hung\sup|nuisance|bother|burden|hassle|waste|intrusi|too\s(?:much|many)",
    re.IGNORECASE,
)
"""What undoes even a fact stated as done: "consent signed, revoked 4/1"."""

IF = re.compile(r"\W*(?:if|unless|once|in\scase|should|as\ssoon\sas|upon|assuming|provided\sthat)\b", re.IGNORECASE)
WHEN_ASKED = re.compile(
    r"\b(?:when|once|after|as)\s(?:(?:he|she|they)\s(?:was|were)\s)?(?:asked|offered|approached|invited|told|shown|presented)\b",
    re.IGNORECASE,
)
WHEN = re.compile(r"\W*(?:when|whenever|once|as\ssoon\sas|upon)\b(?=[^,;]*,)", re.IGNORECASE)
PAST_VERB = re.compile(
    r"\b(?:(?!need|proceed|exceed|schedul|is\s|are\s)\w{2,}ed|done|given|taken|sent|made|seen|spoke|held|met|told"
    r"|was"
    r"|were|had|gave|went|came|got|took|wrote|began|brought|kept|heard|found|rang|chose|ran|rose|fell"
    r"|agrees|consents|reports|states|denies|says|understands|verbali[sz]es)\b",
    re.IGNORECASE,
)
NOW = re.compile(r"\b(?:this\s(?:year|month|week|time|visit)|now|today|currently|still|since|again)\b|;", re.IGNORECASE)
NONE = re.compile(r"\b(?:no|not|none|nothing|never|denie[sd]|without)\b|n['’]t\b|\x00", re.IGNORECASE)
TELLING = re.compile(
    r"[\"“]|\b(?:said|says|sa(?:ys|id)|told|states?|stated|asked|asks|explained|informed|advised|read|wrote|writes"
    r"|reminded|verbali[sz]ed|reports?|reported)\b",
    re.IGNORECASE,
)
TREATED = re.compile(
    r"\b(?:uses?|using|wears|gets|receives|prescribed|requires|treated|well[\s-]controlled)\b|\bon\s(?!file|hold"
    r"|record|admission|discharge|call|the\b)[a-z]{4,}|\b(?:currently|today|now|active|controlled"
    r"|uncontrolled|stable|managed|manages"
    r"|taking|takes|continues?|ongoing|chronic|persistent|at\sgoal|adjusted|treated\swith|a1c|last\s\w+\s\d"
    r"|followed\sby|worse|worsening)\b",
    re.IGNORECASE,
)
LONG = re.compile(r"\b(?:long|long[\s-]?standing|lengthy|known|chronic)\s$", re.IGNORECASE)
ELSEWHERE = re.compile(
    r"(?:home|house|phone|number|cell|voice\s?mail|request|presence|behalf|help|address|place|apartment|car|wedding"
    r"|funeral|name|report|assistance)\b",
    re.IGNORECASE,
)
SETTLED = re.compile(
    r"\b(?:completed|held|done|took\splace|kept|attended|conducted|occurred|obtained|signed|received|accepted"
    r"|agree[sd]?|consent(?:ed|s)|enrolled"
    r"|given|provided|accepts|reviewed|reached|spoke|called|joined|started|began)\b",
    re.IGNORECASE,
)
"""What shows that an offer or a plan came about: "recommended and completed", "offered, patient agreed"."""
AT_ONCE = re.compile(
    r"(?:\s*(?:done|completed?|obtained|addressed|reviewed|performed|discussed|needed|applicable|met|assessed|the"
    r"|this|today|visit|following|month|items?|of|at|for|time))*\s*",
    re.IGNORECASE,
)
ABOUT = re.compile(
    r"\b(?:about|re|regarding|concerning|of|the|an?|his|her|their|with|over|to|from|any|this|discuss(?:ed)?"
    r"|review(?:ed)?|schedule|confirm(?:ed)?|reschedule|explain(?:ed)?):?\s*$",
    re.IGNORECASE,
)
BECAUSE = re.compile(r"\b(?:because|since|as(?!\s(?:of|yet)\b)|while|when|who|whose|after)\b", re.IGNORECASE)
OF_A_THING = frozenset(["without", "instead of", "rather than", "in lieu of"])
OF_ONE = frozenset(
    [
        "lack of",
        "lack",
        "missing",
        "missed",
        "cancelled",
        "canceled",
        "absence of",
        "refused",
        "denied",
        "omitted",
        "skipped",
    ]
)
"""Words that deny their noun only: "missed doses discussed with the daughter"."""
PASSED = re.compile(
    r"\s+(?:\S+\s)+(?:(?:i|we|she|he|they)\s(?:\w+ly\s|then\s|did\s|later\s|soon\s)?$"
    r"|(?:discussed|reviewed|addressed|rebooked|rescheduled|returned|explained|noted)\b)",
    re.IGNORECASE,
)
CLAUSE = re.compile(
    r"\b(?:was|were|is|are|has|have|had|did|does|came|went|spoke|gave|took|made|said|talked|says|states|moved)\b"
    r"|^(?:(?:the|her|his)\s)?(?:she|he|they|we|i|patient|pt|nurse|rn|pharmacist|daughter|son|wife|husband|member"
    r"|client)\s(?:\w+ly\s)?\w{2,}ed\b",
    re.IGNORECASE,
)
"""A fact that is a clause of its own, with subject and verb: what is planned or denied before it is another matter."""
INSTRUMENT = re.compile(
    r"(?:\w-\d|phq|gad|audit|dast|epds|score|c-ssrs|moca|scale|screen)\w*"
    r"(?:\s(?:total|score|sum|result|completed?|done|today|administered|repeated|updated|is|was|of))*\s*[:=]?\s*$",
    re.IGNORECASE,
)
AFTERWARDS = re.compile(r"\b(?:after|despite|although|though|even)\b", re.IGNORECASE)
LEADS_ON = re.compile(
    r"\b(?:that|be|have|it|when|if|until|once|whether|will|would|shall|to|she|he|they"
    r"|(?:when|if|until|once|before|after)\s(?:the|her|his|their|an?))\s*$",
    re.IGNORECASE,
)
NOT_BEFORE = re.compile(r"(?:\b(?:not|never)|n['’]t)\s$", re.IGNORECASE)
NOUGHT = re.compile(r"\W*(?:0|neg(?:ative)?)\b", re.IGNORECASE)
NOUN_FIRST = re.compile(
    r"\W*(?!(?:at|in|after|before|while|during|when|back|way|from|on|since|with|early|late|mid|once|long)\b)\w",
    re.IGNORECASE,
)
THEN = re.compile(r"\bthen\b", re.IGNORECASE)
YES = re.compile(r"[,;]\s(?:but\s|and\s)?yes\b", re.IGNORECASE)
OVER = re.compile(r"(?:resolved|cured|healed|outgrown|inactive|elsewhere)", re.IGNORECASE)
DONE_LAST = re.compile(
    r"\b(?:checked|reviewed|completed|done|updated|discussed|searched|reconciled|assessed)$", re.IGNORECASE
)
BY_NOW = re.compile(
    r"\s(?:as\sof\s(?:today|now|yet|this\s\w+|\d[\d/]*)|to\s(?:date|this\sday)|so\sfar|until\snow|up\sto\snow"
    r"|thus\sfar|at\sthis\s(?:time|point))\b",
    re.IGNORECASE,
)
"""Adverbs that a denial reaches across: "has not as of today signed"."""
THEN_THEY = re.compile(
    r",\s(?:(?:the\s)?(?:she|he|they|pt|patient)\s)(?:then\s|verbally\s|has\s)?(?:\w+ed|gave|chose|said|spoke|took"
    r"|signed)\b",
    re.IGNORECASE,
)
"""A clause that tells of the patient ends a rule's: "Per CMS rule explained to her, she consented"."""
IN_STATE = re.compile(
    r"\b(?:stable|controlled|uncontrolled|well[\s-]controlled|unchanged|improv\w+|wors\w+|active|compensated"
    r"|managed|persist\w*"
    r"|at\sgoal|ongoing|chronic|severe|mild|moderate|read\saloud|positive|present)\b",
    re.IGNORECASE,
)
DONE_FIRST = re.compile(
    r"(?:reviewed|discussed|completed|spoke|talked|met|called|explained|confirmed|updated)\b", re.IGNORECASE
)
LEADING = re.compile(r"\b(?:does|did|do|has|have|had|was|were|is|are)\s*$", re.IGNORECASE)
PERSONAL = re.compile(
    r"\b(?:attached|enclosed|mailed|sent|spoke|talked|discussed|as\swe|today|yesterday)\b|\d/\d\d?/\d"
    r"|\b(?:on|at|since|from)\s\d{1,2}/\d{1,2}\b|\b(?:called|saw|met|told|reminded|sent|gave|visited|reached)\syou\b",
    re.IGNORECASE,
)
AUXILIARY = re.compile(
    r"\s*(?:was|is|were|are|has|have|had|been|later|then|subsequently|again|\s|,)*\s*", re.IGNORECASE
)
UNSAID = re.compile(r"\b(?:not|never|n['’]t|hardly)\s(?:yet\s|fully\s|been\s|completely\s)*$", re.IGNORECASE)
TURNED = re.compile(r"declin|refus|opt\w*\sout|not\b|never\b|n['’]t", re.IGNORECASE)
TURNED_ROUND = re.compile(
    r"[,;.]\s(?:(?:but|then|later|now|today|and|eventually|finally|subsequently|has|she|he|they|patient|pt|on"
    r"|since)\s|\d[\d/]*\s)*"
    r"(?:agreed|accepted|consented|enrolled|signed|joined|relented|changed\s(?:her|his|their)\smind"
    r"|came\s(?:a)?round|reconsidered\sand\s\w+)"
    r"(?=\s*(?:$|[.,;(]|today|now|on\b|at\b|after|later|yesterday|when|and\s(?:signed|consented|enrolled|was)|\d"
    r"|this\b|verbally|in\s))",
    re.IGNORECASE,
)
"""What turns an earlier refusal into its opposite: "refused at first, agreed today"."""
SUBJECT_FIRST = re.compile(
    r"\s*(?:he|she|they|we|i|patient|pt)(?:['’]\w+)?\s(?:\w+ly\s)?(?!who|to\b|or\b|and\b)\w", re.IGNORECASE
)
"""A clause of its own: "the form never came, she did consent"."""
OWN_SUBJECT = re.compile(r"\s(?:he|she|they|we|i)\s$", re.IGNORECASE)
THOUGHT = re.compile(
    r"\b(?:think|thought|believ\w+|that|sure|certain|know\w*|knew|clear|sa(?:y|ys|id)|show\w*|records?|evidence"
    r"|confirm\w*|den\w+"
    r"|claim\w*|whether|if|doubt\w*|stat\w+|prov\w+|proof|indicat\w+|aware|recall\w*|remember\w*|report\w*"
    r"|agree\w*|sign"
    r"|document\w*|note\w*|mention\w*|disput\w+|what|how|when|where|who)\b",
    re.IGNORECASE,
)
"""Words of telling and thinking: what is denied of them is denied of what they tell ("do not think she agreed")."""
ONCE_DONE = re.compile(r"\s[^,;.]{0,40}?\b(?:was|were|had|came|got|began)\b", re.IGNORECASE)
DONE_VERB = re.compile(
    r"(?!need)\w{2,}ed\b|(?:had|gave|went|came|got|took|wrote|made|spoke|met|told|was)\b", re.IGNORECASE
)
IF_THEY = re.compile(
    r"\b(?:if|unless|until|once|when|whether|that|before|after|in\scase|as\ssoon\sas)\b", re.IGNORECASE
)
SUBJECT_LAST = re.compile(r"\b(?:he|she|they|we|patient|pt|client|member)\s$", re.IGNORECASE)
ADJECTIVE = re.compile(
    r"pending|planned|scheduled|upcoming|due|outstanding|recommended|ordered|expected|proposed|suggested", re.IGNORECASE
)
SHORT_DONE = re.compile(r"\b(?:set|met|read|put|sent|held|kept|made|done)$", re.IGNORECASE)
CONDITION_BEFORE = re.compile(r"(?:^|[;:]\s)\W*(?:if|unless|when|once|should|in\scase)\b[^,]*$", re.IGNORECASE)
ORALLY = re.compile(r"verbal|oral|phone|spoken", re.IGNORECASE)
AGREED_FIRST = re.compile(r"(?:(?:patient|pt|she|he)\s)?(?:agree[ds]|consent(?:ed|s)|accept(?:ed|s))\b", re.IGNORECASE)
SPOKEN_OF = re.compile(
    r"\b(?:about|re:?|regarding|concerning|discuss(?:ed|ing)?|explain(?:ed|ing)?)\s*$", re.IGNORECASE
)
LASTING = re.compile(
    r"\b(?:consent\w*|agree\w*|enroll\w*|permission|authori\w+|ccm|bhi|cocm|pcm|apcm)\b", re.IGNORECASE
)
LONG_AGO = re.compile(
    r"\b(?:19|20)\d\d\b|\bago\b|\blast\s(?:year|month|quarter|spring|summer|fall|winter)\b", re.IGNORECASE
)
STILL_SO = re.compile(
    r"\b(?:(?:remains?|remained|still|stays?|continues?(?:\sto\sbe)?)\s(?:\w+\s)?"
    r"(?:active|valid|in\s(?:effect|force|place)|current|good|enrolled|stands)"
    r"|reaffirmed|renewed|reconfirmed|confirmed\sagain|re-?consented)\b(?!\s(?:at|with|by)\s(?:her|his|the)\s(?:old|former|prior))",
    re.IGNORECASE,
)
"""What was given long ago and holds: "consent signed 2021, remains active"."""
FORMER_WAY = re.compile(
    r"(?:previously|formerly|in\sthe\spast)\s(?:on\b|tried|took|taking|failed|uncontrolled|poorly|well|managed|treated|followed"
    r"|seen|stable|elevated|high|worse|controlled|maintained|prescribed)",
    re.IGNORECASE,
)
NOW_OTHERWISE = re.compile(
    r"[,;]\s(?:but\s|and\s)?(?:now|currently|today|presently)\b(?!\s(?:resolved|in\s|off|gone|no\b|none))", re.I
)
"""An illness goes on whose treatment or state has changed: "previously on Lexapro, now Zoloft"."""
HABIT = re.compile(r"smok|tobacco|drink|alcohol|etoh|nicotine|vap(?:e|ing)|cigar", re.IGNORECASE)
_EVENTS = (
    r"last", r"(?:quit|stopped)\s(?:smok|tob|etoh|drink|cig)\w*", r"started", r"began", r"on", r"since", r"stents?",
    r"icd\b", r"ppm", r"pacemaker", r"cabg", r"pci", r"bx", r"biopsy", r"echo", r"cath", r"colonoscopy",
    r"ablation", r"dialysis", r"tx['’]?d?\swith", r"insulin", r"retired", r"moved", r"renewed", r"w/\s", r"with\s",
    r"first\s\w+",
)  # fmt: skip
OWN_EVENT = re.compile(rf"\s?(?:[,(]\s?(?:s/p\s)?|s/p\s){any_of(_EVENTS)}", re.IGNORECASE)
"""What happened in that year, the illness going on: "COPD, quit smoking 2009", "CAD s/p stent 2011"."""
OTHER_THINGS = re.compile(r"upcoming|(?:re)?scheduled|planned|recommended|expected|ordered|next|future", re.IGNORECASE)
"""What, before a noun of its own, tells of that noun: "reviewed upcoming appointments"."""
WITHOUT_BEING = re.compile(r"\s(?:being|having|ever|anyone|anybody|getting)\b", re.IGNORECASE)
"""What "without" denies is the act: "left without having completed the PHQ-9", unlike "without help"."""
