"""The words of visits: titles of visit notes, words of place, of a visit kept, missed or only booked."""

from clausea import sieve as re

TITLE = re.compile(
    r"\b(?:office|in[- ]clinic|clinic|wellness|follow[- ]?up|new (?:patient|pt)|"
    r"established (?:patient|pt)|home|face[- ]to[- ]face|tcm|transition(?:al)?(?: of)? care(?: management|"
    r" mgmt)?|"
    r"hospital follow[- ]?up|hospital f/?u|hfu|post[- ](?:hospital|discharge|"
    r"snf)(?: transition)?|annual|medicare|primary care|sick|acute|return|ambulatory|outpatient|"
    r"comprehensive) (?:care )?(?:\w+ )?(?:visit|note|exam|encounter|appointment|"
    r"appt)\b|"
    r"\b(?:office|progress|visit|clinic|encounter|soap) (?:visit )?note\b|"
    r"\b(?:telehealth|telemedicine|video|virtual)(?: video)? visit\b|"
    r"\b(?:telehealth|telemedicine|video|virtual) (?:appt|appointment|encounter)\b(?=[^.;]{0,24}\b(?:completed"
    r"|kept|held|done)\b)|"
    r"\b(?:new (?:patient|pt)|here)\b[^.;]{0,16}\bestablish(?:ing|es)?(?: care)?\b|"
    r"\b(?:last|latest|most recent) (?:f2f|face[- ]to[- ]face|in[- ]person)\b|"
    r"\bawv\b|\bippe\b|(?:annual|yearly) (?:physical|wellness|exam)|wellness visit|welcome to medicare|"
    r"transition of care visit|e/m visit|"
    r"history and physical|\bhouse call\b|(?:in[- ]person|face[- ]to[- ]face),? (?:visit|"
    r"e[/&]?m)\b|visit (?:code|type|date)\b|\boffice[:,]? in[- ]person|\bdate of visit\b|"
    r"\b(?:seen|examined|evaluated|assessed) (?:today )?(?:in (?:the |our )?(?:office|clinic|person)"
    r"|face[- ]to[- ]face)|"
    r"\b(?:initial|exam(?:ination)?|physical|enrollment) visit\b|\bclinic note\b|\bcomprehensive e[/&]?m\b|"
    r"\be[/&]?m\b[^.;]{0,12}\b(?:f2f|face[- ]to[- ]face|in[- ]person)\b|^\W*visit\b(?=[,:]?\W+(?:\d"
    r"|(?-i:[A-Z])[a-z]{2}))|"
    r"^\W*(?:\d[\d/.-]+ )?office\b|\bOV\b|"
    r"\b(?:seen|examined|evaluated|assessed) (?:(?!and\b)[\w/-]+ ){0,4}by\b|\bin[- ]person (?:evaluation|"
    r"assessment|appointment|exam)|\bI (?:saw|examined)\b.{0,40}\b(?:clinic|"
    r"office|home|person)\b|\bf2f (?:visit|encounter|exam|appt|e/m)\b|\bvisit note\b|\boffice visit\b"
    r"|\bclinic visit\b",
    re.IGNORECASE,
)
KIND = (
    r"(?:(?:est(?:ablished)?\.?|new|return|existing)\s?(?:pt|patient)|ov|rov|f/?u|follow[- ]?up|[msi]?awv|ippe|wellness"
    r"|well (?:adult|visit|woman|man)|(?:annual|complete|medicare|yearly|routine|initial|comprehensive|subsequent)\s"
    r"(?:\w+\s)?(?:exam|physical|wellness|visit|awv)|physical(?: exam)?|cpe|preventive|re-?check|return visit"
    r"|acute|same[- ]day"
    r"|sick|urgent visit|(?:med(?:ication)?|dm|diabetes|diabetic|htn|bp|copd|chf|lab|chronic care|chronic"
    r"|asthma|depression"
    r"|weight|\d{1,2}[- ]?(?:m|mo|month|w|wk|week))\s(?:check|re-?check|review|f/?u|follow[- ]?up"
    r"|management)(?: visit)?"
    r"|office|in[- ]?(?:office|clinic|person)|face[- ]to[- ]face|f2f|level \d|extended(?: visit)?"
    r"|telemedicine|tele-?health"
    r"|video|tcm|toc|hfu|hosp\w*\.? (?:\S+ )?(?:f/?u|follow[- ]?up)|(?:care )?transition\w*|post[- ]\w+"
    r"|(?:snf|d/?c|discharge) (?:f/?u|follow[- ]?up)"
    r"|consult\w* w\w* pcp|clinic|home|house call|visit(?= (?:to|for) (?:start|begin|initiate))|progress note"
    r"|soap|e[/&]?m)"
)
KIND_LABEL = re.compile(
    rf"\b(?:(?:visit|appt|appointment|encounter|enc|service)(?: type| kind| reason)?|type(?: of (?:visit"
    rf"|encounter|appointment))?"
    rf"|reason(?: for (?:visit|encounter|appointment))?)\s*[:–-]\s*{KIND}(?!\w)",
    re.IGNORECASE,
)
"""The kind of visit in its field of an encounter's head."""
KIND_ALONE = re.compile(
    rf"(?:^|\||\s{{2,}})\W*(?:\d[\d/.-]{{4,9}}\W+)?(?:\d{{1,2}}:?\d\d\W+)?(?:mcr "
    rf"|medicare )?{KIND}(?:\s\+\se[/&]?m\b)?(?:\s(?:visit|note|encounter|appointment|appt|exam|{KIND}|w/ \w+"
    rf"|established|est|only|video|phone"
    rf"|\d{{1,2}}"
    rf"|level|level \d|min)){{0,3}}"
    r"(?:\s(?:to|for) (?:start|begin|initiate) (?:\w+ ){0,2}(?:ccm|bhi|cocm|apcm|pcm|care management))?"
    r"\W*(?:$|\||\s{2,}|\.\s|(?=\d{1,4}[/.-]\d))",
    re.IGNORECASE,
)
"""The kind alone in a cell of the head ("Follow Up   3/16/26   Provider: ...")."""
VISIT_CELL = re.compile(
    rf"\W*{KIND}(?:[\s,()/–-]+(?:visit|note|encounter|exam|est(?:ablished)?|new|pt|patient|subsequent|initial"
    rf"|{KIND}|level"
    r"|\d{1,2}|9\d{4}|G\d{4})){0,4}\W*",
    re.IGNORECASE,
)
"""A cell that names a kind of visit and nothing else."""
NOT_KIND = re.compile(
    r"\b(?:(?:visit|appt|appointment|encounter|enc|service)(?: type)?|type(?: of (?:visit|encounter"
    r"|appointment))?)\s*[:–-]\s*"
    r"(?:nurse|nv\b|rn\b|lpn\b|ma\b|lab(?:s|oratory)?\b(?! (?:review|f/?u|follow))|blood draw|injection|inj\b"
    r"|immuni[sz]\w*"
    r"|vaccin\w*|bp check \(|(?:tele)?phone|telephonic|refill|referral|pt\b|ot\b|physical therapy|therapy"
    r"|dental|ed\b|er\b"
    r"|emergency|chart|pre-?visit|portal|message|letter|ccm|care (?:manage|coord)\w*|pharm\w*|dieti\w*"
    r"|nutrition\w*|imaging"
    r"|x-?ray|radiology|social work|lcsw|counsel\w*|no[- ]?show|cancel\w*|orders?\b|documentation|history|rpm|group)",
    re.IGNORECASE,
)
"""A kind that starts nothing: no practitioner saw the patient."""
NOT_KEPT = re.compile(
    r"\b(?:(?:visit|appt|appointment|encounter|arrival|check-?in) )?status\s*[:–-]\s*(?:no[- ]?show|cancel\w*"
    r"|scheduled|resched\w*"
    r"|pending|left (?:without|before)|lwbs|not (?:arrived|seen|kept)|missed|booked|confirmed|requested)\b"
    r"|\b(?:arrived|kept|checked in|seen|attended)\s?[:?]\s?(?:no|n)\b",
    re.IGNORECASE,
)
"""A field that says that the visit was not held, or not yet."""
EXAMINED = re.compile(
    r"\bvitals?\b|\bBP:? ?\d{2,3}/\d|\bexam\b|\blungs?\b|\bobjective\b|\bassessment\b|\ba/p\b|\bA&P\b|^\W*O: ?\S"
    r"|\bphysical exam|\bVS\b|\b1\d\d/\d\d\b(?!/)|\bPE:|\b\d{3}/\d{2},? \d{2,3}\b"
    r"|\bHPI\b|\bsubjective\b|\b(?:comes|came) (?:in|to (?:the |our )?(?:office|clinic))\b|\breturn(?:s|ed) to"
    r" (?:the |our )?"
    r"(?:office|clinic)\b|\b(?:visit |appt |appointment |encounter )?status\s*[:–-]\s*(?:checked out|check-?out"
    r"|complete[d]?"
    r"|arrived|seen|kept|departed)\b",
    re.IGNORECASE | re.MULTILINE,
)
"""What a practitioner's own note of a visit holds, or the head of an encounter that was kept."""
NOT_TITLE = re.compile(
    r"\b(?:telephone|phone (?:note|call|encounter)|nurse visit|therapy|"
    r"counsel|outside|emergency|ed\b|er\b|hospital (?:course|discharge)\b(?! (?:follow|f/?u))|"
    r"discharge (?:summary|note)|dermatology|cardiology|eye|dental|"
    r"appointments?\b(?! (?:kept|provider|facility|type|date))(?!\s?:\s*(?:[a-z]{3,9}\.? )?\d)|scheduled"
    r"|history$|bhi contact"
    r"|ccm (?:call|"
    r"log|note|contact)|cocm contact|case management|psychiatry|portal|"
    r"labs?\b(?! (?:review|f/?u|follow))|virtual check|statement|home health|infusion|tracking card|"
    r"worksheet|"
    r"problem list|radiology|imaging|vaccin\w*|visit summary|log\b|referral|"
    r"authoriz\w+|claims?\b|denied|denial|billing(?! (?:provider|practitioner|physician))|request\w*|home (?:health|"
    r"care) (?:nurse|rn|aide|visit)|rn visit|ma visit)|"
    r"\binpatient (?:\w+ ){0,2}(?:notes?|rounds?|consult\w*|visits?)\b|\bhospital day\b|\bHD ?#? ?\d\b|\bbedside\b|"
    r"\b(?:daily|rounding) (?:progress )?note|\badmission (?:note|h&p|history)|\bpost-?op(?:erative)? day\b|"
    r"\b(?:visit|appointment|appt|f2f|face[- ]to[- ]face)\b[^.;]{0,16}\b(?:must|should|needs? to|has to|is to|to be|due"
    r"|required|window)\b|\bmust be seen\b|\bhospitalist\b|\bcalled (?:the )?(?:pt|patient)\b",
    re.IGNORECASE,
)
SCHEDULE = re.compile(
    r"\btracking card|\bworksheet|\bworklist|\bappointments?\b(?! (?:provider|facility|type"
    r"|date))(?!\s?:\s*(?:[a-z]{3,9}\.? )?\d)|\bschedule\b|"
    r"\bstatement\b",
    re.IGNORECASE,
)
"""Titles that hold for all dated lines below them: a line there points to a visit, its note stands elsewhere."""
CODE = re.compile(r"\b(99(?:20[2-5]|21[2-5]|34[1-9]|350|38[1-7]|39[1-7]|49[56])|G0402|G043[89]|90791|90792)\b")
INPERSON = re.compile(
    r"\bin[- ]person\b|\bface[- ]to[- ]face\b|\bf2f\b|\b(?:seen|examined|evaluated|assessed) (?:today )?in (?:the |"
    r"our )?(?:office|clinic|person)|\bpresents? (?:to|for|today)|\bin (?:the )?office\b|"
    r"\boffice visit\b|"
    r"\bexam(?:ination|ined)?\b|\bvitals?\b|\bBP \d|place: office|home visit|house call|clinic visit",
    re.IGNORECASE,
)
VIDEO = re.compile(r"\b(?:video|telehealth|telemedicine|virtual)\b(?! consent)", re.IGNORECASE)
AUDIO = re.compile(r"\baudio[- ]only\b|\bby (?:tele)?phone\b|\b(?:tele)?phone (?:visit|call)\b", re.IGNORECASE)
PHONE = re.compile(r"\b(?:telephone|audio[- ]only|by phone)\b", re.IGNORECASE)
TCM = re.compile(
    r"\btcm\b|transition(?:al)?(?: of)?[ -](?:care|visit)|9949[56]|\bcare transitions?(?= (?:visit|encounter|appt"
    r"|appointment|follow|f/?u|exam))|post[- ]?(?:hospital|"
    r"hosp|discharge|snf|acute)\b|\btransitional care\b|hospital (?:follow[- ]?up|"
    r"f/?u)|\bhfu\b|\btoc (?:visit|f/?u|follow|appt)|\b(?:hosp\w*|snf|rehab|inpt|inpatient|d/?c|discharge)\.? "
    r"(?:(?:d/?c|discharge|stay|post) )?(?:f/?u\b|follow[- ]?up)|\bhosp\.? f/?u\b|\bdischarge follow[- ]?up|"
    r"\b(?:here|presents?|seen|examined|evaluated|assessed|in)(?: \w+){0,2} "
    r"(?:after|following|since|post) (?:\w+ ){0,2}(?:hospital\w*|"
    r"discharge|d/c|"
    r"inpatient|admission)\b|\bdays? (?:of|after|post|since|following|s/p|from|out from)[ -](?:\S+ ){0,3}(?:discharge|"
    r"d/c)\b|"
    r"\bvisit (?:since|after) (?:\w+ ){0,3}(?:discharge|left|leaving)|after (?:an )?(?:inpatient|"
    r"hospital|snf) (?:stay|admission)|after (?:hospital )?discharge",
    re.IGNORECASE,
)
TCM_TEXT = re.compile(
    r"\bfirst visit (?:since|after)\b|9949[56]|\btcm (?:visit|appt|face)|"
    r"transitional care (?:visit|management visit)",
    re.IGNORECASE,
)
MISSED = re.compile(
    r"\bno[- ]?show(?:ed)?\b(?! (?:policy|fee))|\bdid(?: not|n['’]t) (?:come|"
    r"attend|arrive|keep|show|present|make it)|\bmissed (?:the |this |her |"
    r"his )?(?:visit|appointment|appt)|\bnot (?:kept|done|completed)\b|"
    r"\bvisit (?:was )?(?:attempted|tried|unsuccessful|not made)\b|\b(?:attempted|tried|unsuccessful) (?:\w+"
    r" ){0,3}visit\b|"
    r"\b(?:pt|patient|she|he|client)(?: was| is)? not (?:at )?home\b(?! (?:with|alone|bound))|\banswer(?:ed)?"
    r" the door\b(?<!pt"
    r" answered the door)(?<!patient answered the door)|\b(?:no ?one|nobody) (?:at|came to) the door\b|"
    r"\b(?:failed|unable|not able) to (?:connect|join|load)\b|"
    r"(?<!tablet )(?<!form )(?<!page )(?<!screen )(?<!survey )(?<!questionnaire )(?<!chart )(?<!image )"
    r"\b(?:could|did|would)(?: not|n['’]t) (?:connect|join|load)\b|"
    r"\bnever (?:connected|joined)\b|"
    r"\bcancel(?:l)?ed\b|\bto cancel\b|\bcancels\b|\brescheduled\b|\bleft without|\bresched\b",
    re.IGNORECASE,
)
EXPLICIT = re.compile(
    r"\binitiat(?:ing|ion|e) (?:[\w-]+ ){0,2}(?:e[/&]?m|face[- ]to[- ]face|f2f\b|in[- ]person\b|"
    r"visit|encounter|awv|ippe|exam|appointment)\b|\bqualifying (?:\w+ )?(?:visit|"
    r"encounter)\b|"
    r"\b(?:visit|awv|ippe|exam|physical|e[/&]?m)\b[^.;]{0,40}\b(?:serve[sd]|"
    r"counts?|counted|used|qualifie[sd]|is|was) as (?:the |an? )?(?:\w+ )?initiating\b|"
    r"\b(?:ccm|bhi|co-?cm|apcm|care management|collaborative care|program)\b[^.;]{0,20}\b(?:started|"
    r"begun|began|initiated) (?:at|during|in|with) (?:the |this |her |his |"
    r"an? |today['’]s )?(?:\w+ )?(?:visit|awv|ippe|physical|appointment|"
    r"exam)\b|"
    r"\b(?:ccm|bhi|co-?cm|pcm|apcm|care management) (?:initiat\w+|start|enrol\w+) visit\b|"
    r"\bvisit (?:for|to) start(?:ing)?\b|\b(?:visit|awv|ippe|physical|exam|appointment) (?:that|which) (?:started|"
    r"began|opened|"
    r"initiated|launched|kicked off) (?:\w+ ){0,2}(?:ccm|bhi|co-?cm|apcm|pcm|chronic care|collaborative|behavioral|"
    r"program|enrol)|"
    r"\b(?:visit|awv|ippe) (?:before|prior to|preceding) (?:ccm|bhi|co-?cm|apcm|chronic care|enrol)\w*|"
    r"\b(?:face[- ]to[- ]face|f2f|in[- ]person)\b(?:[^.;]|(?<=\bDr)\.){0,40}\b(?:before|prior to"
    r"|preceding) (?:ccm|bhi|co-?cm|apcm|chronic care"
    r"|enrol)\w*|"
    r"\b(?:last|latest|most recent) (?:face[- ]to[- ]face|f2f|in[- ]person|office)(?: (?:visit|encounter"
    r"|e[/&]?m))? with (?:the )?(?:billing"
    r"|treating|rendering) (?:provider|practitioner|physician)\b|"
    r"\b(?:visit|awv|ippe|exam|physical|e[/&]?m)\b[^.;]{0,40}\b(?:serve[sd]|counts?|counted|used) (?:to"
    r"|for) (?:start|begin|initiat|open)\w*"
    r"(?= (?:\w+ ){0,2}(?:ccm|bhi|co-?cm|pcm|apcm|chronic|care|program))|"
    r"\b(?:visit|awv|ippe|exam|physical|e[/&]?m)\b[^.;]{0,30}(?:->|→|=>|➔)\s?(?:ccm|bhi|co-?cm|pcm|apcm"
    r"|care management) "
    r"(?:start|began|begun|initiat|enrol)\w*|"
    r"\b(?:ccm|bhi|co-?cm|pcm|apcm|care management) (?:start|initiation|kick-?off"
    r"|enrol\w*)\s?[:=–-]\s?(?:(?:office|clinic|wellness|in[- ]person"
    r"|f2f) )?(?:visit|awv|ippe|e[/&]?m)\b|"
    r"\bstart of (?:ccm|bhi|co-?cm|apcm|care management)\b[^.;]{0,20}\bvisit\b"
    r"|\b(?:enrolled|enrolment|enrollment) (?:in|into) (?:\w+ ){1,3}(?:by [^;:]{3,25} )?(?:at|during) (?:an? "
    r"|the |his |her |this )?"
    r"(?:face[- ]to[- ]face|f2f|in[- ]person|office) (?:visit|appointment|encounter|exam)\b",
    re.IGNORECASE,
)
_PROGRAM = (
    r"(?:ccm|bhi|co-?cm|pcm|apcm|chronic care(?: (?:management|program|mgmt))?|care management|collaborative care"
    r"|behavioral health (?:integration|program)|principal care(?: management)?|the program)"
)
_VISIT = (
    r"(?:(?:office|clinic|wellness|in[- ]person|face[- ]to[- ]face|f2f|annual|follow[- ]?up|new patient|medicare"
    r"|comprehensive"
    r"|e[/&]?m|home|routine|regular|physical)\s){0,3}(?:visit|appointment|appt|exam|physical|encounter|awv|ippe|e[/&]?m"
    r"|(?:face[- ]to[- ]face|f2f)(?=\s(?:with|w/|today|on|at|\d)))"
)
_TAKEN_UP = (
    r"(?:introduced|intro['’]?d|discussed|explained|offered|presented|accepted|agreed(?: to)?|reviewed|consent\w*"
    r"|enrolled"
    r"|enrollment"
    r"|signed up|started|initiated|begun|talked (?:about|over)|described|opted in)"
)
ENROLLED_AT = re.compile(
    rf"\b{_VISIT}\b(?:[^.;]|\b[a-z]\.){{0,50}}?\b(?:to|for) (?:begin|start|initiate|open|enroll(?:ing|ment)?(?: in)?"
    rf"|starting"
    rf"|initiating|beginning)\s(?:\w+\s)?"
    rf"{_PROGRAM}\b|"
    rf"\b(?:initial|first|intake|enrollment|start(?:ing)?|kick-?off|baseline|opening) {_PROGRAM}(?: \w+)? (?:visit"
    rf"|encounter|e[/&]?m|appointment|appt)\b|"
    rf"\b{_PROGRAM}\b[^.;]{{0,40}}\b{_TAKEN_UP}\b[^.;]{{0,30}}?\b(?:at|during|in|on)\s(?:the |her |his |an? |this "
    rf"|that |their "
    rf"|today['’]s |last )?{_VISIT}\b|"
    rf"\b{_TAKEN_UP}\b[^.;]{{0,24}}\b{_PROGRAM}\b[^.;]{{0,24}}?\b(?:at|during|in|on)\s(?:the |her |his |an? |this "
    rf"|that |their "
    rf"|today['’]s )?{_VISIT}\b|"
    rf"\b(?:saw|seen|examined|evaluated|met)\b(?:[^.;]|(?<=\bDr)\.){{0,50}}?\b(?:in (?:the |our )?(?:office|clinic)"
    rf"|in person|face[- ]to[- ]face|f2f|at (?:the |our )(?:office|clinic)|for (?:an? )?{_VISIT})\b[^.;]{{0,30}}?"
    rf"\b(?:to|for|and)\s"
    rf"(?:begin|beginning|start|starting|initiate|initiating|open|enroll\w*)\b[^.;]{{0,12}}?{_PROGRAM}\b|"
    rf"\b{_VISIT}\b(?:[^.;]|(?<=\bDr)\.){{0,40}}?\b(?:where|when|at which|in which|during which|and"
    rf"|:|,)\s[^.;]{{0,24}}?\b{_PROGRAM}\b[^.;]{{0,24}}?"
    rf"\b{_TAKEN_UP}\b",
    re.IGNORECASE,
)
"""The program was taken up at a visit: it started there when a practitioner held it."""
TCM_SAID = re.compile(
    r"\b(?:f2f|face[- ]to[- ]face)\b[^.;:]{0,40}[-–,(/]\s*(?:tcm|toc|9949[56])\b|"
    r"\b(?:seen|visit|appointment|examined|evaluated|f2f)\b[^.;]{0,40}\bfor (?:a |her |his |the )?(?:tcm|"
    r"transitional care|"
    r"transition of care|hospital follow[- ]?up|post[- ]?(?:hospital|discharge))\b|"
    r"\b(?:face[- ]to[- ]face|f2f|visit|seen)\b[^.;]{0,12}\b(?:within|w/?in|w/i)\s(?:7|14|seven|fourteen)[- ]?"
    r"(?:calendar )?(?:days?|d)\b[^.;]{0,24}?\b(?:yes|y|done|met|completed|held)\W{1,6}(?:on |date:? )?(?=\d)|"
    r"\b(?:face[- ]to[- ]face|f2f)\b[^.;]{0,30}\bdays?\b[^.;]{0,30}\bdate\W*(?=\d)|"
    r"(?:^|[;|.,]\s*)(?:date of )?(?:face[- ]to[- ]face|f2f)(?: (?:visit|encounter|date|dos)){0,2}\s*[:–-]\s*(?=\d)|"
    r"\b(?:tcm|toc|transition(?:al)? (?:of )?care(?: management| mgmt)?(?: services)?|"
    r"hosp(?:ital)?\.? (?:f/?u|follow[- ]?up)|hfu|post[- ]?(?:discharge|d/?c|hosp(?:ital)?(?:i[sz]ation)?|snf"
    r"|rehab|stay)"
    r"|care transitions?)\b[^.;]{0,25}?\b(?:visit|"
    r"appt|appointment|follow[- ]?up|f2f|face[- ]to[- ]face|check(?:-?up)?(?! list| ?-?in)|re-?check"
    r"|exam(?:ination)?|eval(?:uation)?)\b|"
    r"\b9949[56]\b[^.;]{0,30}\b(?:performed|done|completed|dos|date|visit)\b|"
    r"(?:^|[;|.,]\s*|\s{2,}|\d\s+)(?:date of )?visit\s*[:–-]?\s+(?=\d)",
    re.IGNORECASE,
)
FOREIGN = re.compile(
    r"\b(?:ED|ER)\b|\bemergency|\bhome health\b|\bnurse visit|\b(?:rn|ma|"
    r"lpn) visit|\btelephone visit|\baudio[- ]only|\bcardiology visit|\bpsychiatry visit|"
    r"\btherapy visit|\boutside note|"
    r"\bbedside\b|\b(?:in|at) the hospital\b|\brounds?\b|\bbefore discharge|"
    r"\bauthoriz\w+|\bclaim\b|\b(?:wife|husband|spouse|mother|father)['’]s\b",
    re.IGNORECASE,
)
RELATIVES_VISIT = re.compile(
    r"\b(?:wife|husband|spouse|mother|father|sister|brother|daughter|son|roommate|friend)\b(?:['’]s\b[^.;]{0,30}|"
    r",? (?:had|has|was seen|"
    r"attended|came|went)\b[^.;]{0,40})\b(?:visit|physical|awv|exam|appointment|appt)\b",
    re.IGNORECASE,
)
"""A visit of somebody else."""
BOOKED_ONLY = re.compile(
    r"\b(?:request\w*|within|schedul\w*|resched\w*|planned|upcoming|pending|"
    r"reminder|booked|asks? (?:about|for|if|when|whether)|asking|arrival status|offer\w*|to be seen|needs?|due|"
    r"will|please|confirmed for|"
    r"must|requires?|if)\b",
    re.IGNORECASE,
)
"""A visit that is only spoken of: booked, asked for, due."""
FIRST = re.compile(r"\bfirst (?:\w+ )?visit", re.IGNORECASE)
AGAIN = re.compile(
    r"\bnot within\b|\btoo late\b|\b(?:after|outside|past|missed) the (?:7|14|seven|fourteen)[- ]day|"
    r"\b(?:second|2nd|third|another|subsequent|additional) (?:\w+ ){0,2}visit|"
    r"\b(?:tcm|transitional care)(?: visit)? (?:was |already |has been )*(?:done|"
    r"completed|billed|on|of|ended|closed)\b|\b(?:after|since|last) (?:the |"
    r"her |his )?tcm\b|"
    r"\btcm\W{1,3}(?:was |is )?(?:not|n/a|never|denied)\b|\b(?:not|no) (?:a )?tcm\b|\bhad (?:a |her |his |"
    r"the )?(?:tcm|transitional care) (?:visit|appt)|"
    r"\bdoes not (?:qualify|count)|\bbefore discharge|\bin the hospital\b",
    re.IGNORECASE,
)
"""A later visit that looks back on the transitional one."""
BY_PHONE = re.compile(r"\b(?:phone|telephone|called|call|contacted|voicemail|vm|tc|spoke)\b", re.IGNORECASE)
KEPT = re.compile(
    r"\b(?:seen|came|comes in|return(?:s|ed) to|date of visit|visit (?:type|date)|attended|arrived|kept|completed|done|"
    r"performed|held|took place|examined|exam|presents?|presented|"
    r"face[- ]to[- ]face|f2f|in[- ]person|office|clinic|(?:visit,|at|in (?:the|her|his|their)) home|"
    r"home visit|house call|"
    r"audio/video|audio and video|(?:via|by) video|mdm|decision[- ]making|complexity|signed|"
    r"\bOV|lungs? (?:clear|cta\w*|with|sounds?|improved)|crackles|edema|wounds? (?:healed|healing|clean|dry"
    r"|closed|is|looks)|"
    r"(?:sutures|staples|drain) (?:out|removed)|afebrile|wt (?:down|up|stable|\d)|weight (?:down|up|stable|\d)|"
    r"provider|saw|vitals?)\b(?! (?:phone|number))",
    re.IGNORECASE,
)
"""Says that a visit took place, or is the visit's own record; a mere date beside "visit" may be an appointment."""
SPECIALIST = re.compile(
    r"\b(?:(?i:ortho\w*|pulmon\w*|neuro\w*|oncolog\w*|nephrolog\w*|renal clinic|urolog\w*|gastroent\w*|endocrin\w*|"
    r"surgeon|"
    r"surgical (?:clinic|office|visit|follow\w*)|wound (?:care|clinic|center)|rheumatolog\w*|podiatr\w*|cardiolog\w*|"
    r"surgery(?= \(|,? Dr)|dermatolog\w*|ophthalm\w*|psychiatr\w*|physical therap\w*|dietiti?[ac]\w*"
    r"|pharmacist)|PT|OT|RD|SLP|PharmD)\b"
    r"(?!['’]?s? (?:note|report|recommend|referral|appointment|discharge|hospital|unit|stay|admission|inpatient"
    r"|ward|floor))",
)
OTHERS = re.compile(
    r"\b(?:wife|husband|spouse|mother|father|sister|brother|daughter|son|room-?mate"
    r"|neighbor)\b(?:['’]s\b(?! (?:home|house|apartment|place)\b)|,? (?:had|has|"
    r"was seen|attended|discharged|was discharged|was admitted|hospitali[sz]ed|home from|was home)\b)|"
    r"\belsewhere\b|\bdenied\b(?! (?:pain|fever|chest|sob|cough|any))|\bdenial\b|\bpaid\b|\bexample\b|\be\.g\.",
    re.IGNORECASE,
)
"""Another person's visit, or another place's, or a line about a claim or a rule."""
TOLD_ONLY = re.compile(
    r"\b(?:notified|informed|updated|per|cc:?|called|paged|refer\w* (?:to|by)|pcp:?)\s+(?:dr\.?\s*)?$", re.IGNORECASE
)
TOLD_AFTER = re.compile(
    r"[\s,]*(?:was |is |has been )?(?:notified|informed|aware|updated|paged|in (?:the )?building)\b", re.IGNORECASE
)
SLOT_KEPT = re.compile(
    r"\b(?:seen|came|attended|arrived|kept|completed|done|examined|exam|presents?|presented|signed|bp|mdm)\b",
    re.IGNORECASE,
)
TIMELY = re.compile(
    r"\bwithin \w+ (?:calendar |business )?days (?:of|after|from) (?:the |her |his )?(?:\S+ ){0,3}(?:discharge"
    r"|d/c)|\b(?:within|w/?in|w/i) (?:7|14|seven|fourteen)[- ]?(?:calendar )?(?:days?|d)\b",
    re.IGNORECASE,
)
"""A visit that was in time; "within" alone says when one is due."""
