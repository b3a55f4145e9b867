"""The words of a contact after a discharge: somebody was reached, a call was made, the patient told how it goes."""

from clausea import sieve as re
from clausea.evidence.readers.patterns.contacts.attempts import PARTY

_NAME = r"(?:(?:\s|,\s)(?-i:[A-Z][\w'’.-]+)){0,2}"
REACHED = re.compile(
    rf"\b(?:spoke|spoken|talked|speaking|chatted|reached|contacted|connected|conversed|got (?:a ?)?hold of|"
    rf"checked in|touched base|caught up|live|met|"
    rf"live call|conversation|(?:transition|tcm|discharge|hospital|follow[- ]?up|"
    rf"post-?\w+) (?:phone )?call)"
    rf"\s+(?:(?:at length|briefly|again|directly|live|today|by (?:tele)?phone|on the phone|via phone) )?"
    rf"(?:(?:with\b|to\b|w/|w\b)\s*)?(?:both )?{PARTY}"
    rf"|\b(?:zoom|facetime|tc|t/c|(?:phone|telephone|video|zoom) (?:call|chat|check-?in|contact|encounter"
    rf"|conversation)|call|check-?in) "
    rf"(?:w/ ?|with ){PARTY}(?! (?:attempted|planned|scheduled|not\b|pending|unsuccessful))"
    rf"|\b(?:spoke|talked|reached|contacted|connected) (?:with |to |w/ ?)?[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)? "
    rf"\((?:\w+ )?(?:wife|husband|spouse|daughter|son|caregiver|mother|father|"
    rf"sister|brother|niece|nephew|partner)\b"
    rf"|\b{PARTY}{_NAME},?\s+(?:was |is |then |was then )?(?:reached|contacted|"
    rf"answered|picked up|took (?:the|our|my) call|came (?:to|on) the (?:phone|line)|called (?:us |me |the office |"
    rf"clinic )?back|returned (?:the |"
    rf"our |my )?call|on the (?:phone|line))\b"
    rf"(?!\s+(?:her|his)? ?(?:voicemail|machine))"
    rf"|\b(?:spoke|talked|contacted|reached|person (?:contacted|reached)|"
    rf"contact person|informant|spoken|reached by (?:tele)?phone)\s*(?:to|with)?\s*:\s*{PARTY}"
    r"|\b(?:outreach|call)\s*:\s*success(?:ful)?\b"
    r"|\b(?:outcome|result|status|disposition)\s*:\s*(?:successful|reached|contact made|"
    r"completed|spoke|talked)"
    r"|\b(?:successful|live|two-way) (?:phone |telephone )?(?:contact|call|conversation)\b"
    rf"|\b{PARTY}{_NAME} (?:replied|responded|wrote back|texted back)\b"
    r"|\binteractive(?: contact)?(?: date)?\b\s*(?:[:(]|made|completed|done|with|"
    r"by)(?!\s*(?:n\b|no\b|_))|\bs/w (?:pt|patient|wife|husband|daughter|"
    r"son)|(?<!no )\b(?:call|contact|outreach) (?:was )?(?:completed|made|successful)\b"
    r"|\b(?:identity|dob|identifiers?) (?:was |were )?(?:verified|confirmed)\b"
    rf"|\b{PARTY}{_NAME}(?: \([^)]{{1,30}}\))?,? (?:(?:did|has|had|was|then|is|finally|also|himself|herself|later|"
    rf"now|who|and) ){{0,3}}(?:answer(?:ed|s|ing)?(?! (?:no|yes)\b)|picked? up(?! (?:her|his|the|all|rx|meds?|new"
    rf"|eliquis|"
    rf"prescri\w+|med\w+)\b)|pick(?:s|ing) up(?= (?:the phone|on|after|at)\b)|"
    rf"(?:return|rang|rung|call|phon|got|get)(?:ed|s)? (?:(?:us|me|the|our|my|this|nurse|office|clinic|a|tcm"
    rf"|toc|discharge|phone|follow-?up) ){{0,3}}"
    rf"(?:back|call)\b|came? (?:on|to) the (?:phone|line)|on (?:the )?(?:screen|camera|video|line|phone)"
    rf"|confirm(?:ed|s) (?:by|"
    rf"over|on) )"
    rf"|\b(?:message|portal|mychart) (?:exchange|thread|conversation|chat)\b[^.;]{{0,50}}\b{PARTY} (?:wrote"
    rf"|replied|answered|said|"
    rf"responded)\b"
    rf"|\bgot (?:through to |a?hold of )?{PARTY}{_NAME} (?:on|by) (?:the )?(?:tele)?(?:phone|line|video|cell)"
    rf"|\b(?:discharge|tcm|toc|hospital|post-?\w+) (?:follow[- ]?up|f/?u|outreach|contact"
    rf"|call) (?:was )?(?:completed|done|made) "
    rf"(?:with |w/ ?){PARTY}"
    rf"|\b{PARTY}{_NAME} put (?:him|her|them|pt|(?:the )?patient|mr|mrs|ms)\b[^.;]{{0,12}}?\bon\b(?! (?:hold"
    rf"|an?\b|her|his))"
    rf"|\bgot (?:through|hold) (?:to|of) {PARTY}|\bcaught (?:up with )?{PARTY}{_NAME} (?:by|on|at"
    rf"|over) (?:the )?(?:phone|home|cell)"
    r"|\b(?:reached|contacted)\b(?: (?:again|today|on|at|this|\d[\d/:.-]*|[ap]m|am|successfully)){0,4},? "
    r"(?:by|via|on|over|through) (?:the |her |his )?(?:tele)?(?:phone|video|cell|mobile|home number|landline)\b"
    r"|^\W*(?:[\d/.-]{5,10}\W+)?(?:called|phoned|rang)(?: (?:home|cell|today))?, (?:(?:she|he"
    r"|pt) (?:is )?)?(?:doing|feel(?:s|ing)"
    r"|eating|states|reports|denies|taking|resting)\b"
    r"|^\W*answered (?:on|at|after|the|by (?:the )?(?:patient|pt|wife|husband|daughter|son|caregiver))\b"
    r"|\b(?:call|line|connection)[\s:–-]{1,3}(?:was )?(?:connected|answered|completed)\b(?! by (?:a )?(?:machine"
    r"|vm|voice))"
    r"|\b(?:contact|communication|conversation|outreach|call)\b(?: (?:made|completed|done|with (?:patient|pt|"
    r"caregiver|family)|within \w+ (?:business |working )?days?)){0,3}\s?[:?–-]\s?(?:y|yes|✓|✔|done|made"
    r"|success\w*)(?=\W|$)"
    r"|\btcm contact\b(?=,|[:,]? (?:made|by|with)\b)|\bcontacted after discharge\s*:",
    re.IGNORECASE,
)
LABELLED = re.compile(
    r"\b(?:contact|communication|call|outreach)\b[^.;:]{0,70}\b(?:business|bus|working|discharge|d/c|"
    r"stay)\b[^.;:]{0,30}:\s*"
    r"(?=\d{1,2}[/-]\d)|"
    r"\b(?:contact(?:ed)?|communication|call(?:ed)?|outreach|reached)\b[^.;:]{0,30}"
    r"\b(?:(?:two|2)[- ]?(?:business|bus\.?|working)[- ]?days?|48[- ]?h(?:ou)?r?s?)"
    r"\s*[:?–-]?\s*(?:yes|y|done|met|made|completed)\b\W{1,4}(?:on )?(?=\d{1,2}[/-]\d)|"
    r"\b(?:(?:two|2)[\s-]{1,2}(?:business|working|bus\.?)[\s-]{1,2}days?|48[- ]?h(?:ou)?rs?)[\s-]{1,2}(?:\w+ )?"
    r"(?:contact|call|communication|outreach)(?: (?:date|made|done|completed))?:\s*(?=\d{1,2}[/-]\d)|"
    r"\b(?:tcm|toc|transition\w*(?: of)?(?: care)?|discharge|(?:two|2)[- ]?(?:business[- ])?day"
    r"|48[- ]?h(?:ou)?r?|day-2) (?:phone )?call "
    r"(?:was )?done\b|"
    r"\b(?:(?:two|2)[\s-]{1,2}(?:(?:business|working|bus\.?)[\s-]{1,2})?days?|48[- ]?h(?:ou)?rs?)[\s-]{1,2}(?:\w+ )?"
    r"(?:contact|call|communication|outreach)(?: (?:requirement|req\.?|standard|window|element|component))?"
    r"\s*[:–-]?\s*(?:was |is |has been )?(?:met|satisfied|achieved|fulfilled|accomplished|completed)\b(?!\s*[?:])",
    re.IGNORECASE,
)
"""A form's line for the contact, filled with a day: it counts when a person, a time or a telephone stands behind it."""
BEHIND = re.compile(r"\b(?:tele)?phone\b|\bby phone|\bvideo\b|\b\d{1,2}:\d\d\b|\bspoke|\breached\b", re.IGNORECASE)
NOT_YET = re.compile(
    r"\battempt\w*|\bdue\b|\bdeadline|\bby \d|\bpending\b|\bnot\b|\bno\b|\bn/a\b|\bletter", re.IGNORECASE
)
HOME_CALL = re.compile(
    r"(?<!home health )\b(?:nurse|care manager|care coordinator|rn|lpn|lvn|ma|np|pa|chw|i|we"
    r"|(?-i:[A-Z])\w+,? (?:rn|lpn|lvn|ma|cma|"
    r"lcsw|lmsw|lsw))\b,? (?:\w+ ){0,2}?(?:stopped (?:by|in|over)|dropped (?:by|in)|came (?:by|out)"
    r"|went (?:out )?(?:to|by)|"
    r"visited|saw (?:him|her|them|pt|patient|mr|mrs|ms)\b[^.;]{0,15}?)\b[^.;]{0,25}?\b(?:at )?(?:the |her |his "
    r"|their |pt['’]s )?"
    r"(?:house|home|apartment|residence|bedside at home)\b",
    re.IGNORECASE,
)
"""Staff of the practice who went to see the patient at home."""
AT_HOME = re.compile(
    r"\b(?:visited|saw|seen)\b[^.;]{0,24}?\b(?:at|in) (?:the |her |his |their |pt['’]s )?(?:own )?(?:home|house"
    r"|apartment)\b",
    re.IGNORECASE,
)
"""The patient was seen at home; a visit in the office is the transitional visit, no contact after a discharge."""
REPLIES = re.compile(
    rf"\W*(?:\d[\d/.,-]+\W+)?(?:\d{{1,2}}:\d\d(?:\s?[ap]m)?\W+)?(?:(?:from|by) )?{PARTY}{_NAME}"
    rf"(?: \([^)]{{1,20}}\))?(?:\s(?:wrote|replied|answered|replies|writes|responds|responded))?\s?[:>–-]\s?\W*\w",
    re.IGNORECASE,
)
"""The patient's own line in a thread of messages."""
QUOTED = re.compile(
    rf"[\"”],?\s?(?:says|said|states|stated|reports?|reported|told us|per|replied) (?:the )?{PARTY}", re.IGNORECASE
)
"""What the patient said, then who said it."""
CALLED = re.compile(
    rf"\b(?:called|phoned|telephoned|rang|tc (?:to|with)|t/c (?:to|with)|"
    rf"call (?:placed )?to|phone call to|phone w/|called and spoke|(?:incoming|inbound|return) call from|"
    rf"video (?:call|check-?in)[^.;:]{{0,25}} with|"
    rf"(?:call received|received (?:a )?call) from)\s+{PARTY}",
    re.IGNORECASE,
)
"""A call by itself: it reached somebody when the words after it say how the patient is."""
TELLS = re.compile(
    rf"\b{PARTY}{_NAME}(?: \([^)]{{1,30}}\))? (?:also )?(?:states?|stated|reports?|reported|says|"
    rf"denies|feels?|(?:is|was|has been) (?:home and|feeling|doing|eating|resting|taking)|doing|tells|told (?:me|"
    rf"us)|confirms|seen on|repeat\w*|verbali[sz]\w+)\b",
    re.IGNORECASE,
)
STATE = re.compile(
    r"\b(?:reports?|states?|feels?|feeling|says|said (?:she|he)|reviewed|"
    r"discussed|denies|doing|understands?|no (?:pain|falls|fever|sob|cp|"
    r"questions)|taking|eating|able to|repeat\w*|verbali[sz]ed|"
    r"has (?:all|her|his|the)|went (?:over|through)|answered (?:her|his|their|all) questions|"
    r"questions?\b[^.;]{0,30} answered|tolerating|resting|better|"
    r"questions answered|stable|teach[- ]?back|answered|c/o|complains|confirm(?:s|ed)|eaten|slept|"
    r"asking (?:about|if|for|whether)|gone over|read (?:me|us|back)|in good spirits|asked (?:about|if|for"
    r"|whether)|knows|picked up (?:her|his|all|the)|"
    r"(?:she|he|pt|patient) (?:was up|is up|is home|was home|is well|has no|had no|is fine))\b",
    re.IGNORECASE,
)
NOT_OURS = re.compile(
    r"\b(?:filed|scanned|charted|entered|placed|documented)\b[^.;]{0,20}\bin error\b|\bnot (?:our|this"
    r"|my) (?:patient|pt)\b|"
    r"\b(?:front (?:desk|office|staff)|reception\w*|scheduler|scheduling|biller) (?:has |had |also )?(?:spoke"
    r"|called|talked"
    r"|reached|phoned|contacted|left)\b|"
    r"\bmisfiled\b|\bwrong (?:chart|patient|pt)\b|\broom-?mate['’]s\b|\b(?:another|other|different) (?:patient|pt"
    r"|person)\b|"
    r"\b(?:discharge|hospital|floor|unit|inpatient|ward) (?:nurse|rn|planner|case manager|pharmacist"
    r"|social worker)\b(?! (?:call|to))"
    r"[^.;]{0,20}\b(?:spoke|called|talked|met|reviewed|reached|phoned)\b|"
    r"\b(?:spoke|talked|met|reviewed|reached)\b[^.;]{0,50}\bbefore (?:she|he|they|pt|patient"
    r"|the patient) (?:left|went|leaves|was disch)",
    re.IGNORECASE,
)
NO_STAY = re.compile(
    r"\b(?:no|denies|without|never had|not had)(?: \w+){0,3} (?:hospital|inpatient|ED|ER|admission|discharge)\w*"
    r"(?: (?:stays?|visits?|admissions?|discharges?))?|"
    r"\b(?:sister|brother|wife|husband|mother|father|son|daughter|friend|neighbor|cousin|aunt|uncle)['’]s (?:\w+ ){0,3}"
    r"(?:hospital\w*|stay|admission|discharge)\b[^.;]*",
    re.IGNORECASE,
)
"""Words of a stay that there was not: "no hospital stay this year"."""
THEIRS = re.compile(
    r"^\W*(?:case management|social work|discharge planning)\W{1,3}(?:hospital|inpatient|acute care)\b|"
    r"\bhospital(?:['’]s)? (?:\w+ )?(?:transitions?|follow-?up|outreach|discharge|nurse) calls?\b|"
    r"(?-i:\b(?:Hospital|Medical Center|Health System|Infirmary)\b)[^.;:]{0,60}\b(?:RN|LPN|MSW|LCSW|nurse|team)\b"
    r"\s?[:,]|"
    r"\bhospital['’]?s? (?:call center|nurse|staff|rn|team|case manager|"
    r"calls?)\b|\b(?:facility|inpatient|snf|insurance|plan|payer)['’]?s? (?:rn |nurse )?case manager|"
    r"\b(?:with|to|called|by|the|from) (?:\w+ ){0,2}case manager\b|\bcase manager (?:at|from|of)\b|"
    r"(?-i:\bby (?:the )?[A-Z][\w'’.]+ (?:[A-Z][\w'’.]+ ){0,2}(?:Hospital|Medical Center|Health System|Infirmary)\b)|"
    r"\bbefore (?:her |his |their )(?:planned |expected )?(?:discharge|d/c)\b|\bcharge nurse\b|\bdischarge planner\b|"
    r"\bhospital(?:['’]s)? (?:own |inpatient |clinical |floor |unit |discharge )*(?:pharmac\w+|line|calls?|hotline|"
    r"navigator|coordinator|social worker|follow-?up (?:team|line))\b|\bon (?:the|her|his) (?:ward|unit|floor)\b|"
    r"\b(?:home health|hh|hospice|visiting|vna|home care|agency|pharmac\w+|dme)(?: (?:nurse|rn|pt|ot|aide"
    r"|therapist))?,? "
    r"(?:called|calls|phoned|reports?|reported|states|says|visited|saw|told|spoke|talked|reached|contacted|met"
    r"|(?:was |were )?(?:unable|could not|couldn)|l?vm|left|attempt\w*|tried)\b|"
    r"\b(?:insurance|hospital|health plan|payer|inpatient) (?:cm|rn|nurse|care manager|staff) (?:l?vm|left|called|spoke"
    r"|talked|reached|phoned|unable|could)\b|"
    r"\bhospital (?:was )?(?:unable|could not) to reach\b|"
    r"\bfacility (?:nurse|staff|rn)\b|\bbedside\b|\bbefore (?:the )?discharge\b|"
    r"\bprior to (?:the )?discharge\b|\bpre-?discharge\b|\bper hospital record|"
    r"\bby (?:the )?(?:hospital|facility|snf)\b|\bstill (?:in|an) (?:the hospital|"
    r"inpatient|patient)\b|\binsurance\b.{0,20}\bcalled\b",
    re.IGNORECASE,
)
"""The hospital, the facility or another agency did it, or it was before the discharge."""
SPOKEN = re.compile(
    r"\b(?:spoke|talked|spoken) (?:with|to) (?-i:(?!Dr\b|Hospital|Pharmacy|Nurse|The\b|RN\b)[A-Z][a-z]{2,}"
    r"(?: [A-Z][a-z]{2,})?)(?=[,.;:]| (?:and|by|over|who|about|on|today)\b)",
    re.IGNORECASE,
)
AT_WORK = re.compile(
    r"[^.;]{0,40}?\b(?:RN|LPN|MD|DO|NP|PA|MA|CMA|PharmD|LCSW|nurse|pharmac\w*|home health|intake|desk|agency|clinic|"
    r"office|hospital|facility|scheduler|case manager|staff|company|services?|of|from|at (?!home))\b",
    re.IGNORECASE,
)
STAY_WORDS = re.compile(
    r"\b(?:s/p )?dc(?:['’]?d)?(?=:?\s+(?:from |on |home )?[\dA-Z])|\b(?:got |came |back |is )?home (?:from"
    r"|since)\b|\b(?:(?:got|is|was|came) )?out "
    r"of (?:the )?(?:(?-i:[A-Z])[\w.'’]+ ){0,3}(?:hospital|hosp|rehab|snf)|\b(?:left"
    r"|leaving) (?:the )?(?:[\w.'’]+ ){0,3}(?:hospital|snf|rehab|memorial"
    r"|general"
    r"|regional)|\b(?:stay|hospital|ed|obs|snf|rehab)\b[^.;]{0,12}\breleased\b|\breleased (?:home|from)\b|\b(?:obs"
    r"|observation|hospital|inpatient|snf|rehab) stay|"
    r"\b(?:two|2)[- ](?:business|working|bus\.?)[- ]?days?[\s-]{1,2}(?:tcm |toc |phone |telephone |interactive "
    r"|patient )?"
    r"(?:contact|call|outreach|communication|requirement|follow)|"
    r"\b(?:contact(?:ed)?|reached|spoken? (?:to|with)|communicat\w+|call(?:ed)?|outreach)(?: (?:was )?(?:made"
    r"|done|completed"
    r"|with (?:the )?(?:patient|pt)))?,? within (?:two|2)(?: \(2\))? (?:business|working|bus\.?) days?\s*[:?,.(]|"
    r"\b(?:hospitali[sz]ation|admission|(?<!length of )stay)\b[^.;]{0,30}?\b(?:ended|was over|concluded|is over)\b|"
    r"\b(?:days?|hours|hrs) (?:after|post|since|following) (?:the |her |his |their )?(?:hospitali[sz]ation"
    r"|admission|stay"
    r"|inpatient|hospital)\b|"
    r"\b(?:after|since|following|post) (?:the |her |his |recent |this )*(?:hospitali[sz]ation|admission"
    r"|inpatient stay)\b|"
    r"\b(?:came|got|went|returned|arrived|sent|is|back) home\b|\bdischarg\w*|\bdisch\b|\bd/c\b|\bhospital (?:stay"
    r"|follow|f/u)|\btransition\w*|"
    r"\bpost[- ]?(?:acute|hospital|discharge)|\b(?:two|2)[- ]day (?:call|contact|outreach|phone)|\b(?:48"
    r"|72)[- ]?h(?:ou)?rs? (?:\w+ )?(?:call|contact"
    r"|outreach|f/?u|follow)|\binteractive contact\b|\binpt\b[^;]{0,40}\b(?:thru|through|until)\b|\brecent(?:ly)? "
    r"hospitali[sz]\w+",
    re.IGNORECASE,
)
"""What a note says of the stay that came before its call."""
