"""The parts of a note that tells of a contact: how it was held, whom it was with, and what came back from them."""

from clausea import sieve as re

_RELATIVE = (
    r"wife|husband|spouse|hubby|daughters?|dtrs?|dau|sons?|mother|mom|mum|father|dad|sister|brother|niece|nephew|aunt|"
    r"uncle|grand(?:daughter|son|mother|father)|partner|caregiver|caretaker|guardian|hcpoa|h?poa|family"
)
_WHO = (
    rf"(?:(?:pt|patient|client|member|resident|she|he|they|(?:(?:pt|patient)['’]?s? |her |his "
    rf"|the )?(?:{_RELATIVE}))\b"
    rf"|(?-i:\b(?:Mr|Mrs|Ms"
    rf"|Miss)\.? [A-Z][\w'’-]*)(?:['’]s (?:{_RELATIVE})\b)?)(?:\s\([^()]{{1,24}}\))?(?:\s(?-i:[A-Z][a-z]+)(?=\s[a-z]))?"
)
_HEAD_OF_CALL = (
    r"(?:monthly|weekly|bi-?weekly|quarterly|routine|scheduled|ccm|bhi|cocm|pcm|apcm|tcm|toc|care (?:management"
    r"|manager|coordination)"
    r"|check-?in|check[- ]up|follow-?up|f/?u|nurse|rn|outreach|(?:tele)?phone|telephonic|discharge|d/?c|hosp\w*"
    r"|welcome[- ]home|transition\w*"
    r"|(?:two|2)[- ]?(?:business[- ])?day|48[- ]?h(?:ou)?r|post[- ]?\w+|after[- ]care|wellness|courtesy|enrollment"
    r"|intro\w*|first|initial"
    r"|second|return|incoming|outgoing|inbound|outbound)"
)
CALL_NOUN = re.compile(
    rf"^\W*(?:[\d/.-]{{5,10}}\W{{1,3}})?(?:\d{{1,2}}:?\d\d\s?(?:[ap]m)?\W{{1,3}})?(?:{_HEAD_OF_CALL}[\s-]){{1,4}}"
    r"(?:(?:tele)?phone )?"
    rf"(?:call|contact|outreach|check-?in|encounter|visit by phone|touch-?base|t/?c)\b(?!\s(?:list|log|prep|due"
    rf"|schedul|needed|to be|plan|if|not"
    rf"|attempt|template|script|policy|number|center|line|reminder|missed|cancel))",
    re.IGNORECASE,
)
"""A note that is headed as a call of a nurse to a patient."""
CONDITION = re.compile(
    r"\b(?:sx|symptoms?|sob|cp|doe|pain|sore\w*|swell\w*|edema|cough\w*|fevers?|afebrile|appetite|sleep\w*|slept|mood"
    r"|bm|bms|bowels?|wt|weight|bp|sbp|fbs"
    r"|bs|bg|bgs|sugars?|glucose|o2|sats?|wounds?|incision|drain\w*|dressing|foot|feet|ankles?|legs?|knees?|dizz\w*"
    r"|light-?headed|nausea"
    r"|vomit\w*|eating|ate|walk\w*|ambulat\w*|diet|salt|breath\w*|energy|stairs|smok\w*|cig\w*|falls?|fell|headaches?"
    r"|rash|itch\w*|tired|fatigue"
    r"|weak\w*|anxi\w*|tear\w*|panic|urin\w*|voiding|hypoglyc\w*|lows?|inhaler|nebs?|insulin|walker|cane"
    r"|side effects?|taking|took|teach"
    r"|tolerat\w*|feels?|feeling|questions|knows|has (?:all|appt|f/u|ride|her|his|walker))\b",
    re.IGNORECASE,
)
"""What a patient is asked about and tells."""
SPOKE_WITH = re.compile(
    rf"\b(?:spoke|talked|chatted|conversed|visited|checked in|touched base|met|connected|conversation|chat|talk|call"
    rf"|phone visit|phone call|tc|t/c|p/?c)"
    rf"\s(?:briefly |again |at length |today |by phone )?(?:w/|with|to|from)\s?(?:the )?(?:{_WHO}|(?-i:(?:Mr|Mrs|Ms"
    rf"|Miss)\.? [A-Z]))"
    rf"|\b(?:reached|got (?:a ?)?hold of|got through to|caught)\s(?:the )?{_WHO}"
    rf"|\bgot\s(?:the )?(?:{_WHO}|him|her|them)(?=\s(?:himself|herself|on\sthe|this\stime|live"
    r"|directly|at\s(?:home|last)|by\s(?:tele)?phone|today|finally)\b|\s?[.;:])"
    rf"|\b{_WHO}\s(?:p/u|picks up|picked up|answers|answered|ans)\b(?! (?:her|his|the rx|the med|no\b|yes\b|all\b))",
    re.IGNORECASE,
)
"""A talk and the one it was with, side by side: no more is needed."""
_ADVERBS = (
    r"(?:also|then|now|still|just|currently|again|really|both|only|already|today|had|has|is|was|did|does|were|are|have"
    r"|been|herself|himself|and)"
)
_TELLS = (
    r"states?|stated|says?|said|reports?|reported|relates?|related|relays?|relayed|tells?|told|mentions?|mentioned|"
    r"describes?|described|denie[sd]|deny|admits?|admitted|endorse[sd]?|verbali[sz]e[sd]?|voice[sd]|repeats?|repeated|"
    r"read back|teach(?:es)?[- ]?back|taught back|demonstrate[sd]|understands?|understood|understanding|agrees?"
    r"|agreed|"
    r"accepts?|accepted|asks?|asked|asking|wants?|wanted|would like|wonders?|wondered|wondering|wishe[sd]|thinks?"
    r"|thought|feels?|felt|"
    r"feeling|confirms?|confirmed|verifie[sd]|acknowledge[sd]?|chose|picked|complains?|complained|c/o|worrie[sd]"
    r"|worried|"
    r"concerned|doing|taking|eating|sleeping|walking|using|breathing|happy|glad|upset|tired|ans|answers?|answered|"
    r"checked|knows?|knew|shows?|showed|shown|thanked|replie[sd]|responded|explains?|explained|insists?|insisted|notes"
    r"|prefers?|preferred|believes?|expressed|expresses|remembers?|sounds?|sounded|in good|in bad|not (?:sure|taking"
    r"|sleeping|eating|feeling|doing)|having|able to|unable to sleep|out of|ran out|running low|needs?|took|takes"
    r"|stopped"
    r"|started|forgot|missed|lost|gained|ate|slept|fell|weighs?|weighed|smokes?|cooperative|engaged|receptive|pleased"
)
REPORTS = re.compile(
    rf"\b{_WHO}(?:['’](?:s|d))?,?\s(?:{_ADVERBS}\s){{0,3}}(?:{_TELLS})\b(?!\s(?:by|to be (?:called|seen))\b)",
    re.IGNORECASE,
)
"""The patient or a caregiver says, does or wants something."""
BARE_REPORTS = re.compile(
    r"(?:^|[.;:|–—]\s{0,3}|\s-{1,2}\s|\d\s)(?:states?|stated|says|said|reports|reported|denies|denied|verbali[sz]e[sd]"
    r"|relates|c/o|"
    r"understands|wants|agrees|agreed|feels|feeling|doing|taking|sleeping|eating|breathing|asked (?:about|for|if|how"
    r"|when)|asks|worried|"
    r"voices|admits|endorses|complains|confirms|confirmed|identity (?:verified|confirmed)|dob verified|teach[- ]?back"
    r"|t/b|tolerating|still (?:smoking|taking|has|using|out))\b",
    re.IGNORECASE,
)
"""The same in telegram style, without a subject."""
QUOTED = re.compile(r"[\"“][A-Za-z][^\"”\n]{5,160}[\"”]")
"""The patient's own words."""
ASKED = re.compile(r"(?:^|\s)Q\W{1,3}[^?\n]{4,80}\?[\s.]{0,5}A\W{1,3}\w", re.IGNORECASE)
"""A question of the nurse and its answer."""
STATUS = re.compile(
    r"\b(?:no (?:new |more |further |acute )?(?:sx|symptoms?|sob|cp|chest pain|lows?|highs?|falls?|fevers?|pain"
    r"|dyspnea|"
    r"edema|swelling|dizziness|questions?|complaints?|concerns?|issues?|bleeding|nausea|side effects?)|wt (?:stable|up"
    r"|down|\d)|"
    r"(?:breathing|swelling|pain|mood|sleep|appetite|cough|knees?|back|sugars?|bp|fbs|glucose)\s(?:is |are |was )?"
    r"(?:ok(?:ay)?|better|worse|good|"
    r"gone|fine|stable|improved|controlled|same|\d)|all (?:meds|pills)|feels? (?:ok|better|well|fine|weak|good))\b",
    re.IGNORECASE,
)
"""How the patient is, as only the patient can say."""
TAUGHT = re.compile(
    r"\b(?:adv(?:ised)?|instr(?:ucted)?|told|encouraged|educated|counsel?led|reminded|went over|gone over|reviewed|"
    r"discussed|explained|taught|coached|talked)\b",
    re.IGNORECASE,
)
"""What was told to them."""
THERE = re.compile(rf"\b{_WHO}|\b(?:him|her|his|self)\b", re.IGNORECASE)
"""Any word for the patient or a caregiver."""
TALKED = re.compile(
    r"\b(?:spoke|talked|chatted|conversed|chat|conversation|live (?:answer|contact|call)|got (?:a ?)?hold of"
    r"|touched base|"
    r"caught up|checked in|"
    r"p/u(?= on|,)|rang back|called back|rung back|phoned back|returned (?:our|my|the|this) call|answered|picked up"
    r"|on the (?:phone"
    r"|line|cell)(?: with)?|"
    r"reached(?!\s(?:out|\d|goal|target|max|vm|voice|a plateau|her goal|his goal|voicemail)))\b",
    re.IGNORECASE,
)
"""Words that mean two people spoke."""
CALLED = re.compile(
    r"\b(?:(?:tele)?phon(?:e|ed|ic|ing)|teleph|tel|ph(?=\s(?:call|contact|conv|enc|visit|note|w/|with|to|from)|\)"
    r"|\s?[:–-])|"
    r"t/?c|p/c|pc(?= (?:to|from|w)\b)|call(?:s|ed|er)?|rang|dialed|outreach|check[- ]?in|touch[- ]?point"
    r"|wellness check)\b"
    r"(?!\s(?:if|911|988|light|bell|for help|us\b|the (?:office|clinic)|with (?:any )?(?:questions|problems|concerns)"
    r"|number|center|parameters|"
    r"schedule|list|log for))",
    re.IGNORECASE,
)
"""Words for the telephone; whether anybody answered must show elsewhere."""
VIDEO = re.compile(
    r"\b(?:zoom|facetime|doximity|video (?:call|visit|chat|check[- ]?in|session|encounter|contact)|(?:by|via|on"
    r"|over) video"
    r"|telehealth (?:visit|session|call))\b",
    re.IGNORECASE,
)
IN_PERSON = re.compile(
    rf"\b(?:(?:1:1|one[- ]on[- ]one|1-on-1|f2f|face[- ]to[- ]face|in[- ]person)\s(?:session |visit |meeting |time "
    rf"|contact )?"
    rf"(?:w/|with)\s?(?:the )?{_WHO}|sat (?:down )?(?:w/|with)\s?{_WHO}|{_WHO} (?:walked in|dropped (?:in|by)"
    r"|stopped (?:in|by)|came (?:in|by))\b|"
    rf"met (?:w/|with)\s?{_WHO}|(?:(?:bhi|cocm|bh|therapy|counseling|care manag\w+|nurse|education) )?(?:session"
    rf"|meeting|visit) (?:at|in) (?:the |our |my )?"
    rf"(?:clinic|office)|(?:visited|saw|seen) (?:{_WHO} )?(?:at|in) (?:the |her |his |their )?(?:own )?(?:home"
    rf"|house"
    rf"|apartment)|home visit|house call)\b",
    re.IGNORECASE,
)
AHEAD = re.compile(
    r"\b(?:will|to|next|please|plan(?:s|ned)?(?: to)?|should|needs? to|must|may|can|could|would|if|when|until|due"
    r"|schedul\w+|"
    r"pending|upcoming|before|prefers?|best|missed|return|awaiting|expects?|expecting|wants?(?: a)?|request\w*"
    r"|asked for a"
    r"|p:|not|never|no|without|"
    r"prior to|instead of|declin\w+|refus\w+|offer\w*|set up)\s(?:an?\s|the\s|for\s|next\s|another\s|be\s)?$",
    re.IGNORECASE,
)
"""What stands before a call that was not made."""
TOLD_OF = re.compile(rf"\b{_WHO}\s(?:{_ADVERBS}\s){{0,2}}(?:{_TELLS})\b(?! (?:back|our call))[^.;:]*$", re.IGNORECASE)
"""The patient tells of somebody's call."""
NOT_HELD = re.compile(
    r"\b(?:unread|not (?:yet )?(?:read|opened)|no call|chart (?:prep|review(?:ed)? only)|no contact|not (?:spoken"
    r"|reached"
    r"|contacted)|reminder|survey|"
    r"prefer(?:s|red)? (?:contact|phone|number|method)|best (?:number|time|phone)|phone (?:number )?(?:changed|updated"
    r"|on file)|emergency contact|"
    r"(?:confirm\w*|resched\w*|cancel\w*|book\w*|mak\w+|chang\w+|mov\w+|schedul\w+)\s(?:\w+\s){0,3}?(?:appointment"
    r"|appt"
    r"|visit|slot)|no[- ]?show|"
    r"copay|co-pay|balance|insurance card|ward|bedside|hung up|disconnected|can['’]?t talk|cannot talk|busy|not home|"
    r"wrong (?:number|#)|mailbox|x-?ray|per (?:hospital|er|ed)\b|nurse line|call cent(?:er|re)|example|sample|policy|"
    r"supposed to|must|should be|at least (?:monthly|once))\b",
    re.IGNORECASE,
)
