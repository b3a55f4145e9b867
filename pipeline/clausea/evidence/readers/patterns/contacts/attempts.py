"""Whether words about an unanswered call are an attempt at the patient: a person's own call that reached nobody.

Two attempts within two business days let a practice bill without contact (MLN908628), so each must be certain: letters
and texts are no attempts, a message counts when it is said that nobody opened or answered it, and a pharmacy, agency or
clinic that did not answer is not the patient.
"""

from collections.abc import Sequence

from clausea import sieve as re
from clausea.evidence.units import Unit
from clausea.values.dates import find_dates

PARTY = (
    r"(?:the |her |his |pt['’]?s |patient['’]?s |their )?(?:patient|pt|"
    r"him|her|he|she|client|resident|wife|husband|spouse|daughter|son|caregiver|"
    r"mother|father|mom|dad|sister|brother|niece|nephew|dtr|dau|hubby|hcpoa|h?poa|guardian|aunt|uncle|member|"
    r"granddaughter|grandson|stepson|stepdaughter|fianc[eé]e?|partner|family|mr|mrs|ms|miss)\b\.?"
)
"""The patient or a caregiver, as charts call them."""
NOT_ABLE = re.compile(
    r"\b(?:not able|unable|fail(?:ed|ure)|impossible) to (?:make|get|reach|speak|talk|connect|contact|call|raise)\b|"
    r"\bcould(?: not|n['’]t) (?:get|reach|speak|talk|connect|contact|raise)\b",
    re.IGNORECASE,
)
_ASLEEP = (
    r"(?<!fall )(?<!falls )(?<!fell )(?<!falling )\basleep\b|\b(?:is|was|still|currently|now|he|she|pt"
    r"|patient|husband|wife"
    r"|they|said|says|resting or) (?:still )?sleeping\b(?!\s(?:ok|well|better|good|fine|poor|more|less|\d|thr|at night"
    r"|in\b|on\b|with|w/|all night|sound|worse|a lot|too|normal|comfort|up\b))"
)
CUT_SHORT = re.compile(
    r"\b(?:can(?:['’]?t|not| not)|could(?: not|n['’]t)|unable to|not able to|did(?: not|n['’]t) want to|would(?: not"
    r"|n['’]t)"
    r"|won['’]t) (?:talk|speak)\b|"
    r"\bwill (?:have|tell|ask|get) (?:her|him|pt|(?:the )?patient|them|mr|mrs|ms)\b[^.;]{0,20}\b(?:call|ring|phone)|"
    r"\b(?:connection|line|call|phone|signal) (?:was |got )?(?:lost|dropped|cut|died|broke)\b|\bbefore (?:we could "
    r"|any |able to )?(?:talk|speak|convers)\w*|"
    rf"{_ASLEEP}|\bcall(?:ing)? (?:\w+ )?(?:back )?(?:later|another time|tomorrow)\b|\bhung up\b"
    r"|\bcall dropped",
    re.IGNORECASE,
)
"""A call that reached a voice and no talk."""
_CORE = (
    r"(?:answer\w*|reach\w*|respon[sd]\w*|pick(?:s|ed)?[- ]?up|pick(?:s|ed)? it up|repl(?:y|ies|ied)|success\w*"
    r"|contact(?! precaution)\w*|connect\w*"
    r"|(?:get|got|getting) (?:through|anyone|anybody|him|her|pt|hold)|through to|luck|avail|a?hold of|locate\w*|raise"
    r"|call(?:ed)? (?:us |me )?back"
    r"|return(?:ed|s)? (?:our |my |the )?calls?|to be home|at home to|able to talk|speak with|talk to|leave (?:a "
    r"|any )?(?:message|msg|vm|voice ?mail))"
)
_NOBODY = (
    rf"\b(?:no|not|never|neither|none|nobody|no[- ]?one|without|unable|couldn['’]?t|could not|cannot|can['’]?t"
    rf"|did ?n['’]?t|did not|does ?n['’]?t|failed"
    rf"|fail(?:ed|ure)? (?:to|in))\s(?:[\w#&/'’-]+\s){{0,3}}?{_CORE}\b|"
    r"\b(?:neither|nobody|no[- ]?one|none)\s(?:[\w']+\s){0,2}(?:picked|home|there|in|around|came)\b|"
    r"\b(?:tc|t/c|call|called|calls|phone|phoned|ph|rang|outreach|attempt)\b[^.;]{0,30}?[\s,:–-]\s?N/?A\b(?!\s\w)|"
    r"\bno (?:live )?(?:person|human|body|one|luck|success|avail|joy|soap)\b|\bin vain\b|"
    r"\b(?:call|outreach|contact|attempt)s?\s(?:\w+\s){0,2}(?:failed|unsuccessful|incomplete|missed|dropped"
    r"|not completed)\b"
)
"""Nobody was there: a word of denial with a word of answering within reach."""
_LINE = (
    r"\b(?:phone|lines?|number|#|cell|mobile|landline|call|connection|service|circuits?|it|voice ?mail"
    r"|mailbox)\s(?:[\w'’]+\s){0,4}?"
    r"(?:(?:shut|turned|switched|cut)[- ]?off|dead|disconnected|busy|dropped|lost|invalid|blocked|restricted|disabled"
    r"|suspended|unassigned"
    r"|tied up|out of (?:service|order|minutes)|belong(?:s|ed) to (?:some|an|a )|someone else|kept (?:on )?ringing"
    r"|keeps ringing"
    r"|no longer|not (?:in service|accept\w*|set up|work\w*|valid|receiv\w*|hers|his|theirs)|full)(?!\w)|"
    r"\b(?:no longer|not|out of|isn['’]t) (?:in service|a working number|working|accepting|taking calls|set up"
    r"|receiving)\b|"
    r"\b(?:wrong|bad|invalid|old|incorrect|outdated|disconnected|non-?working|no (?:working|valid|current|good"
    r"|other))\s(?:tele)?(?:phone\s)?"
    r"(?:number|num\b|no\.|#|line|person|phone|party|contact number)|"
    r"\b(?:kept|keeps|continuous(?:ly)?|just|only) (?:on )?ring(?:ing|s)?\b|\brang (?:\d+|several|many|out|through"
    r"|off|and)\b(?! minutes)|"
    r"\brings? (?:and rings|out|off)\b|\b(?:fast|engaged)[- ](?:busy|tone|signal)\b|\bcan(?:not"
    r"|['’]t) be completed as dialed"
)
"""The line was no way to the patient."""
_PUT_OFF = (
    r"\b(?:is|was|are|were|[’']s|pt|patient|currently|still|states?|says?|said)\s(?:he['’]?s? |she['’]?s? |is |was "
    r"|pt (?:is |was )?)?"
    r"(?:not (?:home|in|there|available|around|up)|out\b(?! of (?:breath|med|pill|strip|her|his))|away\b|gone\b"
    r"|napping|sleeping|asleep|resting|driving"
    r"|busy|showering|in the (?:shower|bath|car)|shopping|at (?:work|dialysis|church|the \w+|an? app\w*|therapy|lunch"
    r"|his|her)"
    r"|with (?:the )?(?:nurse|therapist|company|visitors?|doctor))\b(?=[^.;]{0,40}\b(?:call|try|later|tomorrow|back"
    r"|message|again)\b)|"
    r"\b(?:bad|not a good) time\b(?=[^.;]{0,30}\b(?:call|try|later|back|talk))|"
    r"\b(?:asked|asks|requests?|requested|wants|told|tells) (?:us |me |nurse |rn |that we |we |a )?(?:to )?(?:call"
    r"|try|ring|phone)(?:ing)?\s?"
    r"(?:us |me |him |her |pt |again )?(?:back|later|again|tomorrow|after|another|in (?:an?|the)|on \w+day)\b|"
    r"\b(?:took|takes|will take|given|gave|passed on|left) (?:an? |the |our |my )?message\b|\btry (?:again|back|after"
    r"|later|tomorrow)\b(?=\W|$)"
)
"""Somebody asked for another time, or took a message."""
NOT_READ = re.compile(
    r"\b(?:portal|mychart|secure|e-?mail)\b[^.;]{0,30}\b(?:sent|written|to (?:the )?(?:pt|patient"
    r"|caregiver))\b[^;]{0,90}?"
    r"\b(?:unread|un-?opened|not (?:been |yet )*(?:read|opened|viewed|answered)|never (?:read|opened|viewed)"
    r"|no (?:reply|response|answer))\b|"
    r"\b(?:sent|wrote)\b[^.;]{0,30}\b(?:portal|mychart|secure|e-?mail)\b[^;]{0,90}?\b(?:unread|un-?opened|not"
    r" (?:been |yet )*"
    r"(?:read|opened|viewed|answered)|never (?:read|opened|viewed)|no (?:reply|response|answer))\b",
    re.IGNORECASE,
)
"""A message of the practice that the patient never opened."""
BY_RECORDING = re.compile(r"\b(?:recording|greeting) (?:picked up|answered|came on|played|took)\b", re.IGNORECASE)
"""A person's call that a device took: no robot's call."""
FAILED = re.compile(
    rf"{NOT_READ.pattern}|"
    r"\b(?:recording|greeting|operator|machine|voice ?mail) (?:picked up|answered|came on|played|took)\b|"
    r"\bleft (?:my|our|a|the) (?:name|(?:office |clinic |phone |call-?back )?number|call-?back)\b|"
    r"^\W*\d{1,2}/\d{1,2}(?:/\d{2,4})?\W+(?:\d{1,2}:?\d\d\s?(?:[ap]m)?\W+)?n/?a\W*$|"
    rf"{NOT_ABLE.pattern}|{_LINE}|{_NOBODY}|{_PUT_OFF}|{CUT_SHORT.pattern}|\b(?:attempted|tried) (?:to )?(?:contact"
    rf"|reach|call|phone|ring)(?:ing)? {PARTY}|"
    rf"\btried {PARTY}(?=\W*$|[,.;]|\s(?:x\s?\d|at|by|again|via|twice|on (?:the|her|his|their|\d)))|"
    r"\battempt ?#?\d\b[^.;]{0,40}\bNA\b|\bun(?:available|reachable)\b|\bhung up\b|\b(?:reach\w*|contact\w*"
    r"|call\w*|phone\w*)\b[^.;]{0,70}\bwithout (?:success"
    r"|an? (?:answer|reply))\b|"
    r"\b(?:called|phoned|rang|tc|t/c|call|attempt\w*|tried)\b[^.;,]{0,24}?\sLM\b|\bLM(?=\s\d{1,2}/\d)|"
    r"\bLM\b(?=\s(?:for|w/|with|on|to|x\s?\d))|\bNA\s?/\s?LM\b|\bphone (?:is |was )?d/?c['’]?d\b|"
    r"\bcalls? (?:would|could|did|will)(?: not|n['’]t) (?:go thr\w+|connect|complete)\b|\bcall can(?:not"
    r"|['’]t) be completed\b|"
    r"\bsleeping\b(?=[^.;]{0,30}\b(?:later|again|tomorrow|call))|\bwill (?:try|call) (?:again |back )?later\b|"
    r"\bto no avail\b|\bmessages? left\b|\bfailed (?:phone |telephone )?(?:call|attempt|outreach|contact)\b|"
    r"\b(?:declin\w+|refus\w+|would not|unable) to (?:come|get) (?:to|on) (?:the )?phone|\btoo (?:tired|weak"
    r"|sick|busy) to (?:talk|come)|"
    r"\bno[- ]?(?:pick[- ]?up|ans\b|answer|response|reply|luck)\b|\bnot (?:reached|"
    r"answer\w*|able to reach|home|available|in\b)|\bunable to (?:reach|"
    r"contact|leave)|\butr\b|\bneither answered|\b(?:rings?|rang) (?:out|and r[ai]ngs?|without)\b|\bjust (?:rang|"
    r"rings)\b|"
    r"\bunanswered\b|\bnobody\b|\bno one\b|"
    r"\bcould(?: not|n['’]t) (?:reach|be reached|get hold|contact|leave)|"
    r"\bdid(?: not|n['’]t) (?:answer|pick|reconnect|connect)|\b(?:got|reached|"
    r"to|hit) (?:her |his |the |their |an? )?(?:answering )?(?:machine|"
    r"voice ?mail|vm)\b|"
    r"\b(?:phone|cell|line|mobile) (?:was |is |were )?(?:turned |switched )?(?:off|dead|out of service|not in service|"
    r"not working|not accepting|busy)\b|\bno contact\b|\bcontact (?:was )?not made|\bnot accepting calls|"
    r"\bstraight to (?:vm|voice ?mail)|\bnever (?:answered|picked)|\bno one|"
    r"\bno (?:call ?back|callback|return call)\b|\b(?:has|have|had|did) not (?:called|call|returned?|rung)\b|"
    r"\bcall dropped|\bplease call (?:back )?later|\bcall (?:back )?later\b|"
    r"\b(?:vm|voice ?mail|vmail|mail ?box|machine)\b|\blvm\w{0,4}\b|\blmtcb\b|"
    r"\blmom\b|\bleft (?:(?!the hospital\b)[\w-]+ ){0,4}(?:message|"
    r"msg|vm|voicemail|word)\b|"
    r"\bmessage left\b|\bmessage with\b|\bmsg left\b|\bbusy\b|\bwrong number\b|"
    r"\bphone disconnected|\bnumber (?:is )?disconnected|\bunsuccessful\b|"
    r"\bawaiting call ?back",
    re.IGNORECASE,
)
_TRIED = re.compile(
    r"\b(?:utr|no ans|lvm\w{0,4}|phone\w*|tele(?!health)\w*|tel\b|calls?|called|calling|rang|ring|tc|t/c|"
    r"hung up|answered|picked up|mail ?box|lm|number|"
    r"dial\w*|tried|attempt\w*|message|msg|vm|lvm|lmom|lmtcb|voice ?mail|outreach|"
    r"drove|knock\w*|door|stopped by|contact\w*|reach\w*|get hold|get through|box|ringing"
    r"|rings|line|circuits?|try|tries|spoke|pick[- ]?up)\b",
    re.IGNORECASE,
)
_STREET_BOX = re.compile(
    r"\b(?:walk\w*|strolls?|strolling|drives?|drove|steps?|feet|blocks?|yards?|fell|falls?|falling|slipped|tripped"
    r"|short of breath)\b[^.;]{0,40}?\b(?:to|from|by|at|near|beside)\s(?:the |her |his |their |a )?mail ?box(?:es)?\b",
    re.IGNORECASE,
)
"""The mailbox at the street, which is no voice mail: "walks to the mailbox"."""
_CALL = re.compile(
    r"\b(?:phone\w*|tele(?!health)\w*|tel\b|calls?|called|calling|rang|rings?|tc|t/c|dial\w*|vm|lvm|lmom|lmtcb|"
    r"voice ?mail|machine|mail ?box|line)\b",
    re.IGNORECASE,
)
_WRITTEN = re.compile(
    r"\btext(?:s|ed|ing)?\b(?! carried)|\bsms\b|\bportal\b|\bmychart\b|\be-?mail\w*|\bletters?\b|\bmailed\b|\bfax\w*",
    re.IGNORECASE,
)
_THIRD = (
    r"(?:pharmac\w+|drug ?store|hospital(?!['’]?s? (?:d/?c|discharg|stay|follow|f/?u|admission|visit|call))|agency|"
    r"home (?:health|care|oxygen)|hospice|dr\b|doctor['’]?s?|"
    r"clinic|compan(?:y|ies)|supplier|oxygen|dme|insur\w+|payer|health plan|medical records|records|facility|snf"
    r"|rehab|"
    r"case manage\w*|admitting|discharge planner|floor nurse|ward|unit clerk|medical records dep\w*|him\b(?= for)|"
    r"lab(?:oratory)?|office|specialist|cardiolog\w+|pulmon\w+|neurolog\w+|nephrolog\w+|surgeon|surgery|oncolog\w+|"
    r"orthop\w+|urolog\w+|therapist|counselor|transport\w*|social services|nurse line|case manager|interpreter line)\b"
)
_LINK = r"(?:(?!(?:re|about|after|following|regarding|from|since|for|post|that|who|and)\b|" + PARTY + r")[\w'’&.-]+\s)"
_TO_THIRD = re.compile(
    r"\b(?:no (?:answer|response|reply) (?:at|from|by)|called|calling|calls? to|rang|phoned|telephoned|dialed"
    r"|tried|contacted|reach|reached|contact|"
    r"(?:message|msg|l?vm|lm|lmom|lmtcb|voice ?mail|word) (?:left )?(?:with|for|at|to)|tc to|t/c to)\s+"
    r"(?:the |her |his |a |an |their )?"
    rf"{_LINK}{{0,2}}{_THIRD}",
    re.IGNORECASE,
)
_BY_THIRD = re.compile(
    r"\b(?:pharmac\w+|drug ?store|insur\w+|payer|health plan|home (?:health|care|oxygen)|hospice|agency"
    r"|transport\w*|supplier|dme|"
    r"hh|vna|hospital|"
    r"lab(?:oratory)?|school|specialist['’]?s?|(?:call center|hospital|discharge) (?:nurse|staff"
    r"|team))(?:\s(?:nurse|rn|cm|case manager|office|staff|was|is|has|"
    r"reports?|says)){0,2}\s$",
    re.IGNORECASE,
)
"""Somebody else's call to the patient: "pharmacy unable to reach patient"."""
_BARE_LINE = re.compile(
    r"\W*\d{1,4}[-/.]\d{1,2}(?:[-/.]\d{2,4})?[\s,@]*(?:at\s)?(?:\d{1,2}:?\d\d\s?(?:[ap]\.?m?\.?)?)?[\s,:–—-]*"
    r"(?:#?\d\W+)?(?:no[- ]?(?:answer|ans|pick[- ]?up|response|contact)|n/?a\b|busy|rang out|nobody (?:home|answered)|"
    r"no one (?:home|answered))",
    re.IGNORECASE,
)
"""A dated line of a call log that says nothing but that nobody answered."""
_INCOMING = re.compile(
    rf"(?:^|[.;:,|]\s*|\d\s+){PARTY}(?: (?-i:[A-Z])[\w'’-]+)? (?:has |had |also )?(?:left|leaves|"
    r"(?:called|calls|phoned|rang)\b[^.;]{0,50}\b(?:left (?:a |us )|message for)|(?:called|calls|phoned"
    r"|rang)(?: in)?,? "
    r"(?:and )?(?:left|lm|lvm)\b|"
    r"(?:says? |reports? )?(?:(?:he|she) )?tried (?:to (?:call|reach|phone) )?(?:us|the|our|calling))",
    re.IGNORECASE,
)
"""The patient's own call to the practice, or to somebody else."""
_MISSED_OURS = re.compile(
    rf"\b{PARTY}\s(?:says?|said|states?|stated|reports?|reported|apologi[sz]e[sd]|sorry)\b[^.;]{{0,30}}\b(?:missed"
    rf"|did ?n['’]?t (?:hear|get|see))\b",
    re.IGNORECASE,
)
"""The patient, reached now, tells of the call that was missed."""
_RULE = re.compile(
    r"\b(?:if|when|unless|until|whenever|should) (?:\w+ ){0,4}$|\b(?:needed|required|must|at least|two or more|"
    r"document(?:ed)? (?:two|2))\b",
    re.IGNORECASE,
)
_ERRAND = re.compile(
    r"\b(?:no|without|lack(?:s|ing)?|missing) (?:\w+ )?(?:evidence|record|documentation|proof|entry|note|trace)\b"
    r"|\bdenied\b|\bdenial\b"
    r"|\bCPT\b|\b9949[56]\b[^.;]{0,30}\bpaid\b|"
    r"\bfor (?:the |her |his |pt['’]?s )?(?:(?:d/?c|discharge|hospital|medical|admission) )*(?:papers?|records?"
    r"|summary|"
    r"report|med(?:ication)? list|orders|results)\b|"
    r"\b(?:attempt\w*|tried)\b[^.;]{0,24}\b(?:draw|iv|stick|venipuncture|cath\w*|foley|placement|insertion|intubat\w*"
    r"|wean\w*"
    r"|access|void\w*|ambulat\w*)\b|"
    r"\b(?:draw|iv|venipuncture|foley|placement|insertion)\b[^.;]{0,16}\battempt|"
    r"\bbilling\b|\bbalance\b|\bpayment\b|\bco-?pay|\bstatement\b|\bremind(?:er|ed)?\b|\bsurvey\b|\bcollections?\b",
    re.IGNORECASE,
)
_OWN_CALL = re.compile(
    r"\b(?:called|phoned|rang|dialed|tried|attempt\w*|call(?:s|ed)? (?:to|at|placed))\b", re.IGNORECASE
)


_LETTER_AFTER = re.compile(
    r"\b(?:letter|card|mailed|mailing)\b[^.;]{0,40}\b(?:after|since|because|due to|following|given)\b[^.;]{0,24}$",
    re.IGNORECASE,
)
"""A letter that followed calls of other days."""
_UNTRIED = re.compile(
    r"\b(?:was|were|has|have|had|is)(?: not|n['’]t| never)(?: yet)? (?:been )?(?:contacted|called|phoned"
    r"|attempted|tried)"
    r"\b(?! back)(?! by (?:phone|tele))|"
    r"\b(?:(?:we|i|nurse|rn|lpn|ma|staff|office|clinic|practice|team|writer|provider|department)(?: (?:has|have|had))?"
    r"(?: did)?(?: not| never| yet|n['’]t){1,2}|(?:nobody|no one)(?: (?:from|at|in|of) (?:our|the|this) \w+)?"
    r"(?: (?:has|have|had))?) (?:yet )?(?:contact|call|phone|attempt|try|tried)(?:ed)?\b|"
    r"\bno (?:(?:tcm|toc|phone|telephone|outreach|contact|follow-?up|discharge|interactive|post-?\w+)"
    r" )*(?:outreach|call"
    r"|attempt|contact)s?(?: attempts?)? (?:\w+ ){0,2}?(?:attempted|tried|documented|noted|recorded|found|on"
    r" file|since"
    r"|yet|after)\b|"
    r"\bno (?:\w+ ){0,2}(?:calls?|attempts?|outreach) (?:was |were |has been |have been |had been |is )?(?:made|placed"
    r"|done)\b",
    re.IGNORECASE,
)
"""Nobody tried: "patient was not contacted", "no call was made". What counts is a call of its own beside it."""


def headed_as_call(before: Unit, unit: Unit) -> bool:
    """Whether the few words before a sentence name a call after a discharge, or one that was placed: "TCM call 3/12.
    No one answered.", "Dialed her home number. Recording picked up."."""
    if before.row is not None or unit.row is not None or before.page != unit.page or len(before.text.split()) > 9:
        return False
    if _CALL_NAMED.search(before.text):
        return True
    dialed = _OWN_CALL.search(before.text) and not (_TO_THIRD.search(before.text) or _INCOMING.search(before.text))
    return bool(dialed) and not _ERRAND.search(before.text)


_CALL_NAMED = re.compile(
    r"\b(?:tcm|toc|transition\w*(?: of)?(?: care)?|d/?c|discharge|hosp\w*|post[- ]?\w+|(?:2|two)[- ]day"
    r"|48[- ]?h\w*|follow[- ]?up)"
    r"\b[^.;]{0,24}\b(?:call|outreach|contact|phone)\b",
    re.IGNORECASE,
)


def attempt_in(units: Sequence[Unit], index: int, failed: "re.Match[str]", reached_before: bool) -> bool:
    """True when units[index], whose words `failed` say that nobody answered, is a person's call to the patient.

    `reached_before`: the sentence just before says that the patient was reached; then a voicemail is told of, no try.
    """
    text = units[index].text
    bare = _BARE_LINE.match(text) is not None or (index > 0 and headed_as_call(units[index - 1], units[index]))
    row = units[index].row
    heads = " | ".join(row.headers) if row is not None else ""
    if not (bare or _TRIED.search(f"{heads} {_STREET_BOX.sub(' ', text)}")):
        return False
    if _WRITTEN.search(text) and not _CALL.search(text) and not NOT_READ.search(text):
        return False
    if _BY_THIRD.search(text[: failed.start()]):
        return False
    if _TO_THIRD.search(text) or _INCOMING.search(text) or _ERRAND.search(text) or _MISSED_OURS.search(text):
        return False
    if _LETTER_AFTER.search(text[: failed.start()]) and not (
        find_dates(text[failed.end() :]) or "today" in text[failed.end() :]
    ):
        return False
    if _UNTRIED.search(text) and not _OWN_CALL.search(_UNTRIED.sub(" ", text)):
        return False
    if _RULE.search(text[: failed.start()]) or re.search(r"\bneeded if\b|\brequired if\b", text, re.IGNORECASE):
        return False
    return not (reached_before and not _OWN_CALL.search(text))
