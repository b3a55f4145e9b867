"""The wording around direction of the work: who signs, what is a review of the team's work and what is another act."""

from clausea import sieve as re

SIGN_BEFORE = re.compile(
    r"(?:\b(?:reviewed(?: ?(?:and|&|/|\+) ?(?:signed|approved|agreed?|closed|accepted|noted))?"
    r"|(?:gone|went|looked|read|checked) (?:over|through)|checked"
    r"|verified|audited|ok(?:ay)?['’]?(?:e?d)|approved(?: ?(?:and|&|/|\+) ?(?:co-?)?signed)?|agree[sd]?"
    r"|co-?sign(?:ed|er|ature|ing)?|co-?sig"
    r"|counter-?sign(?:ed|ature)?|"
    r"attested|attestation|acknowledged|noted|seen and agreed|agree (?:with|w/) ?(?:the )?(?:above|plan|note"
    r"|assessment)[.,]?|addendum|"
    r"(?:provider|clinician|physician|practitioner|md) review|authenticated"
    r"|(?:read and )?initial(?:l)?ed(?: and dated)?"
    r"(?: (?:each|every|all|the)(?: of the)? (?:\w+ )?(?:pages?|entry|entries|lines?|logs?|sheets?|notes?))?"
    r"|agree[sd]? (?:with|w/) (?:the |our )?(?:rn|lpn|nurse|staff|care manager|bhcm|team)['’]?s? (?:\w+ ){0,2}"
    r"(?:plan|note|assessment|log|entry|entries|minutes|work)[.,]?"
    r"|(?:provider|physician|practitioner|md|clinician)(?:['’]s)? signature (?:on|for|of) (?:the |this )?(?:\w+ ){0,3}"
    r"(?:logs?|minutes|entries|time ?sheet|notes|month)"
    r"|plan approved|signed off|sign-?off|signed off by|noted and agreed|reviewed/signed|reviewer|review(?= ?\|)"
    r"|closed"
    r"|"
    r"reviewing (?:physician|provider|practitioner)|attending signature)\b\]?"
    r"(?: (?:by|with|for \w+(?: \w+)?))?(?: (?:the )?(?:(?:billing|supervising|responsible|attending)(?: (?!np\b"
    r"|md\b|pa\b|do\b)\w+)?"
    r"|provider|physician|practitioner|clinician|pcp))?"
    r"(?:\s+initials:? \w{2,3})?"
    r"\s{0,4}[:\-–,|(]?\s*(?:by )?(?:dr\.? )?|\b(?:for|to"
    r"|awaiting) co-?sign\w*\b[^.;]{0,24}\bsigned\s(?:by\s)?(?:dr\.? )?|"
    r"\bagree[sd]?(?:,? (?:continue|approved|ok|with (?:the )?(?:plan|above)|as above))?[.,\"”'\s/–-]{1,6})$",
    re.IGNORECASE,
)
SIGN_AFTER = re.compile(
    r"[\s,():|–—-]*(?:who (?:has )?)?(?:(?:the |this )?(?:\w+ )?(?:logs?|entries|minutes|notes"
    r"|time ?sheet) )?(?:(?:billing"
    r"|supervising)(?: (?:practitioner|provider|physician))?\)?[\s,]*)?"
    r"(?:has |have |is |was )?(?:aware (?:of )?and (?=agree)|read|reviewed|reviews|approve[sd]"
    r"|acknowledged(?! (?:receipt|labs?|results?))"
    r"|agree[sd]?(?!\sto\s(?!the\s(?:plan|above)))|co-?signed|counter-?signed|attested|initial(?:l)?ed|"
    r"(?:went|looked|gone) (?:over|through)"
    r"|looked at (?=(?:the |this |our )?(?:\w+ )?(?:logs?|entries|minutes|time|notes))"
    r"|checked(?! ?-?(?:in|out)\b)|verified|audited|ok['’]?(?:e?d)|"
    r"signed (?:off|as (?:the )?(?:reviewing|supervising|billing)))\b",
    re.IGNORECASE,
)
FIRST_PERSON = re.compile(
    r"\b(?:I|we) (?:have |personally |hereby |closely |also |regularly )*(?:read|review(?:ed)?|supervised?|oversee"
    r"|(?:agree|concur)(?= with (?:the |this |our |her |his )?(?:nurse|rn|lpn|care manager|staff|above|team|bhcm)\b)"
    r"|oversaw|direct(?:ed)?|approved?|co-?sign(?:ed)?|attest|certify|checked|follow(?:ed)?(?= (?:the|this|her|his"
    r"|their|my|our|these) )|(?:went|have gone|looked) (?:over|through)|lead|led|guided?|am (?:responsible for"
    r"|in charge of))\b",
    re.IGNORECASE,
)
GIVES = re.compile(
    r"\bdr\.? (?-i:[A-Z])[\w-]+,? who (?:then |has )?(?:directed|instructed|ordered) (?:to |that )"
    r"|\bdr\.? (?-i:[A-Z])[\w-]+(?: gave (?:the |us |rn |nurse |staff |team )?(?:clinical |verbal )?(?:direction"
    r"|instructions?)\b|['’]s?"
    r" (?:direction|supervision|oversight)\b)"
    r"|\b(?:dr\.? (?-i:[A-Z])[\w-]+|(?<=[a-z,] )(?-i:MD|DO|NP|FNP|PA|PA-C|DNP|APRN)),? (?:who |has |then ){0,2}"
    r"(?:directed|instructed|advised|asked|told)"
    r" (?:me|us|(?:the |our )?(?:care manager|care coordinator|nurse|rn|lpn|lvn|ma|cma|staff|team|cm|bhcm|lcsw"
    r"|pharmacist)|"
    r"(?:nurse |rn )?(?-i:[A-Z])[\w-]+,? (?:RN|LPN|LVN|CMA|MA|LCSW|LMSW)) to\b"
    r"|(?<![\w])(?:d/w|discussed (?:with|w/)|reviewed (?:with|w/)|msg from|message from|per|reply from|response from) "
    r"(?:pcp )?dr\.? (?-i:[A-Z])[\w'’-]+(?:,? (?-i:MD|DO))?(?:,? \(?pcp\)?)?"
    r"(?:\s?[:;,–-]\s?|,? (?:who|and (?:s?he)) (?:wants|said|says|would like|orders|ordered|recommends|advised"
    r"|advises) (?:us |to )*)"
    r"[\"“]?(?:(?:will|to|ok to|okay to|please|agrees?,?) )?(?:increase|incr|decrease|decr|hold|stop|start"
    r"|continue|cont|change|switch|recheck|repeat|raise|lower|reduce"
    r"|double|titrate|restart|add|d/c|discontinue)\b(?![^.;]*\b(?:cardio|neph|endocr|neuro|onco|rheum|pulm|urolog|surg|hospital|ortho|gastro|psych))"
    r"|,? (?-i:MD|DO|NP|FNP|PA|PA-C|DNP|APRN),? (?:gave|provided) (?:the |us |rn |nurse |staff |team )?"
    r"(?:clinical |verbal |general )?(?:direction|supervision|oversight)\b",
    re.IGNORECASE,
)
"""The practitioner by name gives the direction."""
DIRECTS = re.compile(
    r"\b(?:direct(?:s|ed)|supervis(?:es|ed)|oversees|oversaw|(?<=and )direct|(?<=and )supervise|is (?:responsible for"
    r"|in charge of))\s(?:the|this|that"
    r"|these|all|our|her|his|their|my|staff|care)\b",
    re.IGNORECASE,
)
PROGRAM_WORK = re.compile(
    r"\b(?:staff|nurses?|team|care manage\w*|ccm|bhi|cocm|collaborative care|apcm|pcm|tcm|logs?|entry|entries"
    r"|minutes|time sheet|services|program|caseload|month|"
    r"notes?|record|january|february|march|april|may|june|july|august|september|october|november|december)\b",
    re.IGNORECASE,
)
LOG_REVIEWED = re.compile(
    r"\b(?:logs?|time ?(?:sheet|card|log)s?|cards?|tally|tracking sheet|work ?sheet|minutes|notes?|record|entries"
    r"|entry"
    r"|program|plan|month|january|february|march|april|may|june|july|august|september|october|november|december)\b"
    r"[^.;]{0,40}\b(?:reviewed|read|approved|initial(?:l)?ed|checked|verified|audited|signed off|ok['’]?e?d"
    r"|(?:gone|went|looked|read) (?:over|through))\b"
    r"|\b(?:reviewed|approved)\b(?: and approved)?(?: for billing| as billed)\b|\bagree[sd]? (?:with|w/) ?(?:the )?"
    r"(?:(?:rn|lpn|lvn|ma|nurse|care manager|staff|bhcm|team)['’]?s? )?(?:(?:ccm|bhi|care) )?"
    r"(?:above|plan|note|nurse\w*|staff|care)\b"
    r"|\breviewed (?:staff|nurs\w+|ccm|bhi|cocm|care management|program|the|monthly|all"
    r"|this month's)\s(?:\w+\s){0,2}(?:time|logs?|notes|entries|minutes|activity|record|work|services)\b"
    r"|\breviewed and (?:agree|approve|concur)\w*",
    re.IGNORECASE,
)
BODILY = re.compile(
    r"\b(?:needs?|requires?|24[- ]?hours?|24/7|close|constant|adult|parental|line of sight|1:1|stand ?by"
    r"|without)\s(?:\w+\s)?supervision\b|"
    r"\bsupervision\s(?:with|for|while|during|at home)\b|\bmedication supervision\b|\bmedical oversight\b|"
    r"\b(?:resident|student|fellow|trainee|intern|extern|scribe)s?\b[^.;]{0,30}\bsupervis|"
    r"\bsupervis\w+\b[^.;]{0,40}\b(?:procedure|surgery|exercise|stress test|infusion|visitation|probation|parole)\b",
    re.IGNORECASE,
)
OWN_WORK = re.compile(
    r"office visit|progress note|visit\b|discharge|imaging|laborator|therapy|outside|consult(?:ation)? note"
    r"|appointment|wellness|operative|(?:office|clinic|outpatient|in[- ]person|face[- ]to[- ]face) encounter"
    r"|history (?:and|&) physical|(?:annual|physical) exam",
    re.IGNORECASE,
)
SEEN_BY = re.compile(
    r"\b(?:billed|cpt|code|level|e/?m)\W{0,3}(?:992[01]\d|993[0-5]\d|G04(?:38|39|02))\b|"
    r"\b(?:office|clinic|home) visit\b|\b(?:seen|examined) by\b|\b(?:992[01]\d|9934\d|9935\d),? (?:seen |in )",
    re.IGNORECASE,
)
"""Says in a note's first lines that it is of a visit: whoever signs it signs their own work."""
SHARED_WORK = re.compile(
    r"care plan|monthly|log|caseload|program|time ?(?:sheet|card)|minutes|summary|management|contact"
    r"|between[- ]visits?|staff work|non[- ]face",
    re.IGNORECASE,
)
RESULTS = re.compile(
    r"\b(?:labs?|imaging|x-?rays?|ekg|ecg|echo\w*|ct|mri|results?|cultures?|radiology"
    r"|pathology)\b[^.;]{0,30}\b(?:reviewed|read|checked|verified|gone over"
    r"|acknowledged|noted)\b|\b(?:reviewed|read|checked|acknowledged|noted) (?:\w+ ){0,2}(?:labs?|imaging"
    r"|x-?rays?|ekg|ecg"
    r"|echo\w*|results?|cultures?|radiology|pathology)\b",
    re.IGNORECASE,
)
"""A practitioner's reading of a test is no review of the staff's work."""
OTHER_MATTER = re.compile(
    r"\b(?:refills?|prescriptions?|rx|prior auth\w*|authori[sz]ation|referrals?|dme|equipment|paperwork|fmla|letter"
    r"|request"
    r"|dose(?: change)?|increase|decrease|supplies|vaccines?|procedure|transfusion|leave|time off"
    r"|schedule)\b[^.;]{0,24}\b"
    r"(?:approved|reviewed|acknowledged|signed off|ok['’]?e?d|okayed|noted|checked|verified|agreed)\b(?! (?:and|the) )"
    r"|\bsick (?:note|leave)\b",
    re.IGNORECASE,
)
"""Before a name: what was approved is a medicine or a form."""
PATIENT_AGREES = re.compile(
    r"\b(?:pt|patient|member|client|she|he|they|daughter|son|wife|husband|spouse|family|caregiver|mother|father)\s"
    r"(?:has |had |also |both |verbally |is in ){0,2}(?:agree[sd]?|agreement|ok['’]?e?d|okayed|approve[sd]?"
    r"|acknowledge[sd]?"
    r"|attest(?:s|ed)|noted|verified|checked|reviewed)\b[^.;]*[.;,\s]*$",
    re.IGNORECASE,
)
"""Up to a verb of agreement or before a name: it is the patient who agrees."""
PERSONAL = re.compile(
    r"\bpersonally (?:spent|furnished|performed|provided|by)\b|\b(?:provider|physician|practitioner|md|np"
    r"|pa)(?:'s)? (?:own )?time\b|\bmy own time\b",
    re.IGNORECASE,
)
DAY_GLUE = re.compile(
    r"[\s,.:;()@/\[\]–—-]*(?:(?:mon|tues?|wed|thu(?:rs)?|fri|sat"
    r"|sun)(?:\w*day)?\b[\s,.]*)?(?:\(?(?:billing (?:practitioner|provider)|supervising(?: \w+)?"
    r"|pcp)\)?[\s,.:()–—-]*)?"
    r"(?:(?:on|at|(?:mon|tues?|wed|thu(?:rs)?|fri|sat|sun)(?:\w*day)?|dated?|date of review|date of signature"
    r"|reviewed|signed|review date|electronically signed|e-?signed|"
    r"signed as (?:the )?(?:reviewing|supervising"
    r"|billing) \w+)[\s:,.–—-]*){0,3}(?:\d{1,2}:\d{2}(?:\s?[ap]m)?[\s,]*(?:on\s)?)?",
    re.IGNORECASE,
)

OTHER_ACT = re.compile(
    r";|\b(?:from|of|dated)\s*$|\b(?:ordered|order|started?|increas\w*|refer\w*|schedul\w*|prescrib\w*|refill\w*|mg"
    r"|visit)\b",
    re.IGNORECASE,
)
"""What stands between a review's verb and a date that is another act's: "agrees, bupropion ordered 03/18"."""


TO_COME = re.compile(r"\b(?:will|to be|shall|should|must|needs?|not yet|pending|awaiting)\b[^.;]*$", re.IGNORECASE)
VERB_FIRST = re.compile(
    r"(?:Co-?signed|Counter-?signed|Reviewed|Approved|Verified|Checked|Signed|Read|Agreed|Initialed|Attested|Noted) "
    r"(?P<name>[A-Z][\w.'’-]*(?: [A-Z][\w'’-]+)*?)(?=,| (?:MD|DO|NP|FNP|DNP|PA|PA-C|APRN|CNM|CNS)\b)",
    re.IGNORECASE,
)
ANOTHER_DAY = re.compile(
    r"\b(?:since|effective|until|from|of|visit|dob|born|for|started?|through|thru|by|dated|after|before)\W*$",
    re.IGNORECASE,
)
"""What stands before a date that is no day of the statement: the start of the arrangement, a visit, a birth."""
WEEKDAY = re.compile(r"\W?(?:(?:mon|tues?|wed|thu(?:rs)?|fri|sat|sun)(?:\w*day)?\b[\s,.]*)?", re.IGNORECASE)
"""What may stand before the date that heads a line."""
EXPLAINED = re.compile(
    r"\b(?:what|how|why|about)\b[^.;]{0,60}\b(?:is|are|means?|work|works|offers?|covers?|involves?|does|entails?"
    r"|costs?)\b|"
    r"\b(?:program|services?|calls|benefits?|cost|consent)\b(?:(?!\b(?:staff|furnish\w*|provided|g[ai]ven?|done"
    r"|delivered"
    r"|rendered|performed|by)\b)[^.;]){0,24}?\b(?:with|to)\s(?:the |our |this |her |his )?"
    r"(?:patient|pt|client|member|him|her|them|both|family|wife|husband|spouse|daughter|son|caregiver|mr|mrs|ms)\b",
    re.IGNORECASE,
)
"""The program was explained to the patient: nobody's work was looked at."""
EXPLAINED_ALONE = re.compile(
    r"\b(?:reviewed|went over|go over|gone over|discussed|explained|described)\s(?:with (?:the )?\w+ )?(?:what"
    r"|how|why)\b",
    re.IGNORECASE,
)
