"""The grammar of contacts: verbs that reach somebody, words of a failed or automatic attempt, visits and portals."""

from clausea import sieve as re

WITH = r"(?:w/|with|wtih|wiht|wth|[wc](?=\s))"
"""With, as it is abbreviated and as it is often mistyped."""
_THEM = (
    r"(?:the\s|her\s|his\s|pt['’]?s\s)?(?:pt|patient|client|member|wife|husband|spouse|daughter|dtr|son|mother|mom|father|dad"
    r"|sister|brother|niece|nephew|granddaughter|grandson|caregiver|poa|mr|mrs|ms)\b"
)
_AFTER_CALL = r"(?:\s(?:back|again|in|out|today|x\s?\d))*"

REACH = re.compile(
    rf"""\b(?:(?:called|calls|phoned|telephoned|rang|dialed){_AFTER_CALL}
      | (?:out(?:going|bound)|in(?:coming|bound))(?:\s(?:phone\s)?call)?\s?[-–:,]
      | (?:(?:video|tele)?(?:phone|telephone|mood|conference|video|check-in|first|monthly|ccm|bhi|care)\s)*(?:call
        |conversation|conf|discussion|phone|telephone|telephonic|tel\.?|ph\.?|tc|t/c|p/c|(?-i:PC)|video(?:\svisit
        |\scall)?),?\s(?:contact\s|call\s
        |conversation\s)?(?:placed\s|made\s|completed\s)?(?:on\s)?(?:[\d/.-]{{5,10}}\s)?(?:{WITH}|to|from)
      | (?:face\s?time|zoom|doximity|skype|video|phone)\s(?:check(?:[-\s]?in)?|chat|touch\sbase|catch-?up|meeting)\s
        (?:on\s)?(?:[\d/.-]{{5,10}}\s)?(?:w/|with)
      | (?:zoom|facetime|doximity|webex|(?:tele|video\s|phone\s|ph\s)conf(?:erence)?)\s(?:call\s|visit\s|mtg\s)?{WITH}
      | d/w | outreach\s(?:call\s)?(?:made\s)?to(?!\s{_THEM}) | checked\s{WITH}
      | (?:s/w|(?-i:SW|sw))(?=\s{_THEM})
      | saw(?=\s{_THEM}(?:\s[A-Z]\w+)?\s(?:today\s)?(?:in\s(?:the\s|our\s)?(?:office|clinic|person)|face|at\shome))
      | sat\s(?:down\s)?{WITH} | home\svisit\s{WITH}(?=\s{_THEM})
      | (?:(?:tele)?phone|ph|tc|t/c|call|tel)\s(?:f/?u|follow-?up|check-?in|contact)\s?[:–-](?=\s+{_THEM})
      | (?:tele)?phone\s?:(?=\s+{_THEM})
      | let(?=\s(?:[\w'’.]+\s){{1,6}}know\b)
      | reviewed\s(?:[\w'’]+\s){{0,4}}?(?:w/|with)(?=\s(?:the\s|her\s|his\s)?(?:dr\b|pharm|special|\w+ologist|home
        |hospice|agency))
      | with(?=\s[^,.;]{{3,50}}\s(?:we|I)\s(?:agreed|spoke|discussed|arranged|confirmed|reviewed|talked
        |set|worked\sout)\b)
      | (?:long|good|brief|short|quick|nice)\s(?:\w+\s)?(?:talk|chat|visit|discussion|exchange|sit-?down)\sw(?:ith|/)
      | (?:chat|chatted|sat\sdown)\s(?:w/|with)
      | (?:f2f|face[\s-]to[\s-]face|in[\s-]person)\s(?:visit\s|session\s|contact\s|meeting\s)?(?:w/|with)
        (?=\s(?:the\s)?(?:pt|patient|client|member|him|her|mr|mrs|ms)\b)
      | (?:tc|t/c|p/c)(?=\s(?:the\s|dr\b\.?\s?)?[A-Za-z])
      | (?:tc|t/c|p/c|phone\scall)\s?[:–-](?=\s+[A-Za-z])
      | (?:(?:3|three)[\s-]way|conference|joint)\scall(?=\s*[,:–-])
      | (?:tele)?phone(?=\s?[,:–/-]\s?(?:pt|patient|client)\b|
        ,?\s(?:x\s?)?\d{{1,3}}\s?m(?:in\w*)?\.?[\s,]+(?:pt|patient|client)\b)
      | (?:returned|rtnd|rtn['’]d|ret['’]?d)(?=\s(?:[\w.'’]+\s){{1,3}}(?:call|tc)\b)
      | (?:tele)?(?:phone|video)\s(?:\w+\s){{1,2}}(?:completed|done|held)\s(?:w/|with)
      | (?:tele|video|phone)[\s-]?visit\s(?:\([^)]*\)\s)?(?:w/|with)
      | worked\s(?:w/|with)(?!\s(?:the\s)?(?:pt|patient|client|member|him|her|mr|mrs|ms)\b)
      | outreach\s?[:–-](?=\s+(?:pt|patient|client)\s(?:doing|feels|reports|states|says|denies|is\s|has\s))
      | got\s(?:an?\s)?(?:ok|okay|clearance|approval|word|orders?|update)\sfrom
      | case\sconference\s?[:,–-] | e-?consult\s(?:w/|with|to|from)
      | (?:looped|roped)\sin | liaised\s(?:w/|with) | correspond(?:ed|ence)\s(?:w/|with)
      | (?:spoke|speaking|talked|talking|conferred|met|checked\sin|touched\sbase|connected|collaborated|consulted
        |coordinated|conversation|conference|case\sconference|huddle|followed\sup|f/u|meeting|contact
        |communicat\w+)\s(?:\w+\s){{0,3}}?(?:{WITH}|to|by\sphone\swith)
      | (?:contacted|reached|consulted|notified|informed|updated|told|asked|phoned|advised
        |discussed\s(?:[\w'’]+\s){{0,4}}?(?:w/|with)|reviewed\sby\sphone\swith|got\shold\sof
        |heard\s(?:back\s)?from|heard\sfrom|word\sfrom
        |put\sto|linked\s(?:\w+\s)?(?:w/|with|to)|warm\shand-?\s?off\s(?:done\s)?(?:w/|with|to|from))
      | (?:arranged|set\sup|coordinated|scheduled|confirmed|verified|cleared|clarified|resolved|sorted|booked
        |rescheduled|troubleshot)\s(?:\w+[\s,]){{0,4}}?(?:w/|with|through
        |via)
      | telephone(?=[:,]) | while\sthe | (?:tele)?phone(?=\s?\|) | exchange\s(?:w/|with))(?![\w-])""",
    re.IGNORECASE | re.VERBOSE,
)
"""Somebody was spoken to; the first party named after it is the one."""

SEND = re.compile(
    r"""\b(?:secure\s(?:message|msg)|message[sd]?|msg|fax(?:ed)?|e-?mailed|e-?mail|sent|forwarded|transmitted|wrote
        |letter(?=\sto\b)|transferred|routed|released|submitted|cc['’]?d|request|requested|referral|referred|refer
        |referring
      | order(?:ed|s)?|orders?\splaced|received|obtained|connected|enrolled|linked|arranged|shared|scheduled
        |set\sup)(?![\w-])""",
    re.IGNORECASE | re.VERBOSE,
)
"""Something went to or came from an outside party; to the patient it is no interactive contact."""

ASKED_BY = re.compile(
    r"\b(?:at|per|on|by) (?:the |her |his )?\w+['’]s\s$|\b(?:at|per|on|by) (?:her|his|their)\s$", re.IGNORECASE
)
"""What stands before "request" when it is the patient's wish: "changed to phone at patient's request"."""
GOT_PAPER = re.compile(
    r"\breceived\s(?:[\w-]+\s){0,4}?(?:plan|copy|letter|forms?|packet|list|sheet|papers?)\b", re.IGNORECASE
)
"""Whoever received a paper was not talked with."""

BARE_REFERRAL = re.compile(
    r"(?:referral|refer)\b(?!(?:\s\(?\w+\)?){0,4}?\s(?:sent|faxed|made|placed|put|accepted|completed?|processed"
    r"|received|"
    r"approved|entered|submitted|done|scheduled|closed|confirmed|went|out|in|is|was|loop|to|with|on)\b)(?!\W{1,3}\d)",
    re.IGNORECASE,
)
"""A referral that is only named ("P: rheum referral"): no word says that it went out."""

SAID = re.compile(
    r"""\s*\)?\s*(?:\([^)]*\)\s*)?,?\s?(?:(?:office|clinic|nurse|rn|intake|staff|team|liaison|desk|coordinator
        |provider|pharmacist|he|she|who|then|also|now|finally|later|just|again|has|have|did|(?:at\s|of\s
        |from\s)?(?-i:[A-Z][\w’'.]+))\s){0,4}
      (?:called|phoned|rang|telephoned|(?:returned|rtnd|rtn['’]d|ret['’]?d)\s(?:our\s|the\s|my\s|this\s)?(?:tc|(?:phone\s)?call)|answered|clarif(?:ied|ies)|explained
        |verified|approved|released|shipped|confirm(?:ed|s)|told|notified|informed
        |contacted|updated|advised|agreed|agrees?|reports?|reported|says|said|states|faxed|sent|asked|replied|responded|
        gave|will\s(?:note|bubble|deliver|add|fax|call|send|see|start|visit|bring|check|ship|sync|do)|(?:was|were
        |been)\s(?:called|contacted|reached|notified|phoned|told|informed|updated)
        |['’]?s?\s(?:(?:consult(?:ation)?|visit|office|progress|clinic|procedure|op|test|lab)\s){0,2}(?:update
        |report|note|letter|record|result|summary|recommendation|rec)s?\s(?:was\s|were\s)?(?:received|rec['’]?d
        |obtained|came\sin|arrived|in\shand|came\sback|faxed\sover)|received
        |on\s(?:the\s)?(?:tele)?phone|consulted|queried|alerted|paged|reached(?=\s(?:by|on|at|via|today|and|[\d,;:.]))|messaged|e-?mailed
        |looped\sin|aware|ordered|arranged|joined(?!\s(?:the|our)?\s?(?:\w+\s)?program)|on\sspeaker|on\sthe\sline
        |picked\sup(?=\s*[,;:–-]|\sthe\s(?:phone|call))|on\scamera|and\s\w+\sagree)(?![\w-])""",
    re.IGNORECASE | re.VERBOSE,
)
"""What follows a party that acted: "cardiology rang back", "pharmacy told"."""

ROW_CALL = re.compile(
    r"\b(?:call|phone|tc|t/c)(?:\s(?:to|w/|with))?(?=\s(?:the\s|her\s|his\s|pt['’]?s\s)?(?-i:[a-z]{2,}"
    r"|[A-Z][a-z]+)\b\s?[:,–-])",
    re.IGNORECASE,
)
"""The call that a timed row of a log begins to tell ("Call daughter: sore smaller"); in a sentence it is a task."""

TAUGHT = re.compile(
    r"\b(?:taught|coached|trained|instructed|educated|showed|(?:reviewed|revised|updated|changed) (?:\w+ ){0,3}with|"
    r"went (?:line by line )?(?:over|through) (?:\w+ ){0,3}with)(?![\w-])",
    re.IGNORECASE,
)
"""Work with a person that is a contact where the sentence says how it was held."""
WAS_TAUGHT = re.compile(
    r"\s*(?:\([^)]*\)\s*)?(?:was |were )?(?:taught|coached|trained|instructed|educated|counsel?led)\b", re.IGNORECASE
)
"""The same, said of the person: "caregiver (niece Paula) taught insulin pens by phone"."""

CAME = re.compile(
    r"\b(?:consult(?:ation)?|visit|progress|office)?\s?(?:report|notes?|summary|letter|update|recommendations?|"
    r"records?)\s(?:of|from)\b",
    re.IGNORECASE,
)
ARRIVED = re.compile(r"\b(?:came in|received|rec['’]?d|rcvd|arrived|obtained|in hand)\b", re.IGNORECASE)

PATIENT_SAID = re.compile(
    r"""\s*(?:of\s(?:the\s)?(?:pt|patient)\s)?(?:\([^)]*\)\s*)?(?:and\s(?:\w+\s){1,2})?(?:(?:has|had|also|herself|himself|then|was|were|been
        |by\sphone)\s){0,2}
      (?:called|phoned|rang|telephoned|(?:texted|wrote|messaged)\sback
        |responded(?=\s(?:via|by|through|on|in)\s(?:the\s)?(?:portal|mychart|text|secure|message))
        |(?:present|here)\s(?:today\s)?in\s(?:the\s|our\s)?(?:clinic|office)
        |in\s(?:the\s|our\s)?(?:clinic|office)(?=\s(?:today|for|with|w/|and)\b|\s?[,;:])
        |(?:returned|rtnd|rtn['’]d|ret['’]?d)\s(?:our\s|the\s|my\s|this\s)?(?:tc|(?:phone\s)?call)|call(?:s|ing)?\s(?:in|back|to)|answered
        |contacted|reached|on\scamera|on\s(?:the\s)?(?:tele)?(?:phone|line|video)(?!\s(?:system|tree|list|bill))
        |picked\sup(?=\s*[,.;:–-]|\son\b|\sthe\s(?:phone|call)|\sand\s(?:said|report))|came\s(?:in\b|by\b
        |to\sthe\s(?:desk|office|clinic))|walked\sin|dropped\sin
        |stopped\s(?:by|in|at)|seen|examined|evaluated|messaged\sback|replied)(?![\w-])""",
    re.IGNORECASE | re.VERBOSE,
)
PATIENT_TOLD = re.compile(
    r"\s(?:reports?|reported|states|stated|says|c/o|verbali[sz]e[sd]|tells|told|denies|describes|shares|"
    r"repeated back)\b",
    re.IGNORECASE,
)
ANSWERED = re.compile(
    r"\b(?:call|outreach|check-?in)\b(?: [\d/.-]{6,10})?[,:]? ?\(?(?:was )?"
    r"(?:answered|reached|connected|completed)\b(?! by)",
    re.IGNORECASE,
)
BY_WAY = re.compile(
    r"\b(?:bhi|ccm|cocm|bhcm|care management|nurse|follow-?up|monthly|check-?in)\s(?:\w+\s)?(?:session|contact|call|"
    r"check-?in|encounter|"
    r"touch-?point|note)\b[^.;:]{0,24}[(,–-]\s?(?:by |via )?(?:tele)?(?:phone|video|in person|face to face|zoom)\b",
    re.IGNORECASE,
)
"""A contact that names its way in brackets: "BHI session 03/02 (video)"."""
CHECKED_IN = re.compile(
    r"\b(?:ccm|bhi|cocm|monthly|weekly|care management)\s(?:check[- ]?in|touch[- ]?base|touch-?point)\b", re.IGNORECASE
)
"""A contact with somebody whom the note goes on to quote."""
CALL_DONE = re.compile(
    r"\b(?:monthly|ccm|bhi|cocm|follow-?up|check-?in|weekly|scheduled|care management)\s(?:\w+\s){0,2}?"
    r"(?:phone |telephone |video )?(?:call|check-?in|contact|visit|conversation|discussion)\s(?:was\s)?(?:done"
    r"|made|held|took place|"
    r"finished)\b",
    re.IGNORECASE,
)
"""A call that took place; it was with the patient where the note goes on with what the patient said."""
CONTACT_NOUN = re.compile(
    r"\b(?:tele)?(?:phone|phonic|video)(?: visit)? (?:contact|call|visit|session|encounter|check-?in)\b|"
    r"\btelehealth(?: \([^)]*\))? visit\b",
    re.IGNORECASE,
)
VISIT_WITH = re.compile(
    r"\b(?:(?P<video>video|telehealth|virtual) )?(?:(?:office|home|clinic|nurse|joint|follow-up|initial|first|"
    r"monthly|BHI|CoCM|CCM) ){0,2}(?:visit|session|encounter|appointment|meeting|check-?in|exchange)"
    r"(?: \d{1,2}/\d{1,2}(?:/\d{2,4})?)? (?:with|w/) (?:the )?(?:patient|pt|client|member|resident)\b",
    re.IGNORECASE,
)
HOME_VISIT = re.compile(
    r"\bhome visit\b(?: [\d/.-]{6,10})?,? (?:by|with|made by|w/) (?:the |our )?"
    r"(?:ccm|bhi|cocm|practice|clinic|office)\b|"
    r"\bhome visit (?:was )?(?:made|done|completed|held|took place)\b",
    re.IGNORECASE,
)
BY_PHONE = re.compile(
    r"\b(?:given|done|completed|administered|taken|asked|repeated|filled|scored|reviewed|coached|provided|taught|"
    r"contacted|called|obtained)\b[^.;]{0,50}?"
    r"\b(?:by|over|via|on) (?:the )?(?P<mode>telephone|phone|video)\b|\b(?:PHQ-?[29]|AUDIT(?:-C)?|PCL-?5|MoCA|EPDS|"
    r"GAD-?7)\b[^.;]{0,12}\b(?:over|by|via) (?:the )?phone\b",
    re.IGNORECASE,
)
LOOKED_AT = ("seen", "examined", "evaluated")
SEEN = re.compile(
    r"""\b(?:(?:seen|examined|evaluated)(?:\s\w+)?\s(?:in|at|face|for|on\svideo)|(?:office|clinic|in-?clinic|in-?office|home|video
        |telehealth|wellness|in-person|face-to-face|follow-?up|house|telehealth\s\([^)]*\))\s(?:visit|call)
        |house\scall|(?:first\s)?session|\bOV\b
      | (?:in-person|video)\sfollow-?up|visit)\b""",
    re.IGNORECASE | re.VERBOSE,
)
PLACE = re.compile(
    r"\bin[- ]person\b|\bface[- ]to[- ]face\b|\bf2f\b|\bin (?:the |our )?(?:office|clinic)\b|\bhouse call\b|"
    r"\bon camera\b|\b99(?:20[2-5]|21[2-5]|34[1-9]|350|49[56])\b|\bG043[89]\b",
    re.IGNORECASE,
)

NO_ANSWER = re.compile(
    r"""\b(?:no\s(?:answer|pick-?\s?up|response|contact(?:\smade)?|one\s(?:home|answered|there)|reply|callback)
        |un(?:answered|read|opened|successful)|not\s(?:opened|read|reached|home|answered|available)
        |did\s?n[o']t\s(?:answer|pick)|
      voice\s?-?\s?mails?|vm(?:ail)?\b|lvm|lmom|lmtcb|lm\b|left\s(?:a\s|another\s|word|detailed\s)?(?:message|msg
        |voicemail|vm)|left\sword|(?:message|msg)\sleft|(?:answering\s)?machine|line\s(?:was\s)?busy|busy\s(?:signal
        |tone)|
      (?:unable|failed|attempt(?:ed|s)?|tried|trying)\sto\s(?:reach|contact|call|phone)
        |could\s?n[o']t\s(?:be\s)?reach(?:ed)?|cannot\s(?:be\s)?reach(?:ed)?|(?<!to\s)(?<!to\sthe\s)(?<!the\s)mailbox(?=\s(?:is\s|was\s)?(?:full
        |not|unavail)|\s*(?:[.,;:]|$))|
        (?:got|reached|hit|into|full|voice)\s(?:\w+\s)?mailbox|disconnected|wrong\snumber
        |rang\sout|rings?\sout|no\skey\spressed|missed\scall|tried\s(?:pt|patient|her|him|wife|home|cell)
        |spoke\swith:\sno\sone|hung\sup|gave\sup\swaiting|no\sans\b|never\s(?:picked\sup|answered|came\sto\sthe\sphone)
        |(?:phone|line|cell|number)\s(?:was\s|is\s)?(?:off|dead|not\sin\sservice|out\sof\sservice|unanswered)
        |(?:just|only)\srang|rang\sand\srang|rang,?\snobody|nobody\s(?:answered|picked|home|there)
        |(?:tc|t/c|p/?c|call(?:ed)?|phoned|ph|rang)\b(?:[^.;:|]|\b(?:M(?:r|s|rs)|Dr)\.){0,36}[\s,:–-](?:n/?a|busy)(?=\W*$|\s*[.,:;|(]|\sx\s?\d
        |\s\d{1,4}[/-]\d)
        |(?:call|line)\s(?:was\s|got\s)?dropped(?=\s*[.,;]|\W*$|\sbefore)|would\s?n[o']t\sgo\sthr\w+
        |(?:recording|greeting|operator)\s(?:picked\sup|answered|came\son|played|said|took)
        |left\s(?:my|our|the|his|her|a)\s(?:name|number|call-?\s?back)
        |without\s(?:an?\s)?(?:success|answer|reply|response)|not\ssuccessful|unable\sto\s(?:leave|get\sthr)|\butr\b
        |not\sable\sto\s(?:reach|contact|get)|(?:kept|keeps|just)\sring|no\sluck\b|to\sno\savail|engaged\s(?:tone|signal))""",
    re.IGNORECASE | re.VERBOSE,
)
ROBOT = re.compile(
    r"\b(?:automat\w+|auto-?\s?(?:call|dial\w*|reply|response)|robo-?\s?call\w*|robot|"
    r"recording(?!\s(?:picked|answered|came|played|says|said|took))|recorded (?:message|"
    r"call)|system (?:call|message|user|portal)|(?:chat|call)\s?bot|bot|ivr|interactive voice|virtual assistant|"
    r"ai (?:agent|assistant)|text reminder|"
    r"appointment reminder|mass message|survey (?:call|text|link|message)|"
    r"(?:text|hospital|satisfaction|experience) survey|survey (?:by text|via|sent))\b",
    re.IGNORECASE,
)
LATER = re.compile(
    r"\b(?:will|plan(?:s|ned|ning)?|to|next|pending|schedul(?:ed|e)|due|should|please|needs?(?: to)?|if|may|would|"
    r"can|try|going to|next step|tomorrow|when to|instructed to|agrees? to|asked to|wants? to|advised to|"
    r"reminded to)\s(?:\w+\s)?$|\b(?:reports?|reported|says|said|states?|stated)(?: that)? (?:she|he|they|pt|patient)"
    r"(?: has| had| already| also)*\s$|\b(?:next|to ?do|tasks?)\s?[-–:]\s$",
    re.IGNORECASE,
)
BARE = re.compile(
    r"^\W*(?:(?:next|plan|to ?do|p|follow-?up|f/u|task|reminder|action)\s?:\s*)?(?:\d[.)]\s*)?(?:call|phone|ask|"
    r"contact|message|notify|fax|send|discuss|consult|request|coordinate|arrange|schedule|speak|talk|refer|order|"
    r"inform|update|tell|follow up|reach out)\b(?!\s?:)"
    r"(?!(?:\s(?:phone|video|call|visit))?,?\s(?:w/|with|to|from|placed|made|completed|ran)\b)",
    re.IGNORECASE,
)
HOSPITAL = re.compile(
    r"\b(?:hospital|ward|bedside|charge nurse|inpatient|case manager called|emergency|\bed\b|\bSNF\b)", re.IGNORECASE
)
FRONT_DESK = re.compile(
    r"front (?:desk|office)|receptionist|reception\b|up front|scheduler|patient services? rep|patient access"
    r"|billing (?:staff|"
    r"office|clerk)|biller|clerk|registrar|\bdesk,\s(?-i:[A-Z])|unlicensed|\bFD\b|\bSYS\b|"
    r"portal robot|\bsystem\b|dialer",
    re.IGNORECASE,
)
CLERICAL = re.compile(
    r"insurance|copay|co-pay|cost share|cost-share|may leave|eligib|prior auth|billing|claim\b|no-?show letter|"
    r"appointment card|(?:chronic care management|ccm|bhi|cocm)(?: program)?\s*[.,]?$|enrol|consent",
    re.IGNORECASE,
)


TASK = re.compile(r"\b(?:plan|next(?: steps?)?|to ?do|follow-?up|tasks?)\s?[-–:]\s?$", re.IGNORECASE)
"""What stands before a task ("plan - fax labs to endocrine")."""
PARTY_LABEL = re.compile(
    r"\W*(?:party|agency|contact with|coordinated with"
    r"|organization)\s?:\s*(?P<name>(?-i:[A-Z])[\w'’&., -]{4,60}?)\W*$",
    re.IGNORECASE,
)
"""A field of a coordination note that names an outside party of no known kind."""


TOGETHER = re.compile(
    r"\b(?:pt|patient|client|him|her)\s?(?:and|&|,|with|w/|\+)\s(?:(?:his|her|their|the)\s)?$", re.IGNORECASE
)
"""What stands before one who came along with the patient."""


def mode_of(*texts: str) -> str | None:
    """The way of contact that the first telling text names."""
    for text in texts:
        if re.search(r"\b(?:video|zoom|facetime|doximity|on camera|telehealth)\b", text, re.IGNORECASE):
            return "video"
        if re.search(
            r"\b(?:tele)?phon(?:e|ed|ic)\b|\bon (?:the )?speaker(?:phone)?\b|"
            r"(?<!house )\bcall(?:ed|s|er)?\b|\brang\b|\bt[c]\b|\bt/c\b|\btel\b|telephone",
            text,
            re.IGNORECASE,
        ):
            return "phone"
        if re.search(
            r"\bin[- ]person\b|face[- ]to[- ]face|\bf2f\b|\boffice\b|\bclinic\b|home visit|house call|\broom\b|"
            r"walked in|came in",
            text,
            re.IGNORECASE,
        ):
            return "in_person"
        if re.search(r"\bportal\b|mychart|secure (?:message|msg)|message exchange", text, re.IGNORECASE):
            return "portal"
    return None
