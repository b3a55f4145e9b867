"""A thing that waits for its day: "falls on April 4", "moved to the 24th", "once stable, start PST", "not back yet".

coming.py knows the verbs of the time to come, booked.py the shorthand of schedules; here a day, a condition
or a person that the thing still waits for stands beside it.
"""

from clausea import sieve as re
from clausea.evidence.polarity.words import Cue, any_of, words
from clausea.models import Polarity

_WEEKDAYS = (
    r"mon(?:day)?", r"tues?(?:day)?", r"wed(?:s|nesday)?", r"thu(?:r|rs|rsday)?", r"fri(?:day)?", r"sat(?:urday)?",
    r"sun(?:day)?",
)  # fmt: skip
_MONTHS = (
    r"jan(?:uary)?", r"feb(?:ruary)?", r"mar(?:ch)?", r"apr(?:il)?", r"may", r"june?", r"july?", r"aug(?:ust)?",
    r"sept?(?:ember)?", r"oct(?:ober)?", r"nov(?:ember)?", r"dec(?:ember)?",
)  # fmt: skip
_TOMORROW = (
    r"tmrw", r"tmr", r"tmw", r"tmrow", r"tomm?or?row", r"2mor?row", r"2mrw",
    r"tom(?=\s\d{1,2}(?::\d\d)?\s?[ap])",
)  # fmt: skip
"""The day after this one, shortened or misspelt."""
_LATER = (
    r"next\s\w+", r"tomorrow", *_TOMORROW, r"a\slater\s(?:date|time|visit|call)",
    r"another\s(?:day|date|time|visit|week)", r"a\s(?:future|new)\s(?:date|time|day|visit)",
    r"later\sin\s(?:the\s)?\w+", r"after\s\w+", r"further\snotice", r"when\s\w+",
    r"the\s(?:end|first|last|middle)\sof\s\w+", r"the\s(?:spring|summer|fall|winter|new\syear)",
)  # fmt: skip
_DAY = (
    rf"(?:{any_of(_WEEKDAYS)}\b|{any_of(_MONTHS)}\.?(?:\s\d{{1,2}}\b)?(?!\w)|\d{{1,2}}/\d{{1,2}}\b"
    rf"|(?:the\s)?\d{{1,2}}(?:st|nd|rd|th)\b|{any_of(_LATER)})"
)
_COMES = (
    r"falls", r"lands", r"is", r"are", r"starts", r"begins", r"happens", r"occurs", r"takes\splace", r"comes\sup",
    r"comes\sdue", r"rolls\saround", r"resumes", r"opens", r"runs", r"will\sbe", r"can\sbe\sdone", r"gets\sdone",
)  # fmt: skip
_PUT_OFF = (
    r"moved", r"pushed", r"bumped", r"changed", r"shifted", r"rebooked", r"re-?scheduled", r"r/?s['\u2019]?d?",
    r"postponed", r"put\soff", r"delayed", r"held", r"set", r"reset", r"switched", r"kicked", r"carried", r"saved",
    r"deferred", r"bounced", r"slid", r"slotted", r"continued", r"tabled", r"saved", r"left", r"waiting", r"slated",
    r"planned", r"booked", r"scheduled",
)  # fmt: skip
_PEOPLE = (
    r"(?:pt|patient|she|he|they|daughter|son|wife|husband|spouse|family|caregiver|dr\.?\s\w+|pcp|provider|md|np|rn|nurse"
    r"|ma|therapist|pharmacist|pharmd|consultant|team|staff|office|front\sdesk|scheduler|social\sworker|sw|cm)"
)
_ARRANGING = (
    r"lining\sup", r"setting\sup", r"arranging", r"organizing", r"scheduling", r"working\s(?:on|to\w*|out)",
    r"trying\s\w+", r"chasing(?:\sdown)?", r"tracking\sdown", r"hunting\sdown", r"pursuing", r"seeking",
    r"requesting", r"awaiting", r"waiting\s(?:on|for)", r"looking\s(?:for|into|to)", r"hoping\s(?:for|to)",
    r"preparing", r"drafting", r"gathering", r"collecting", r"getting\sready", r"finalizing",
    r"coordinating(?=\s(?:an?|the)\s(?:call|visit|date|time))", r"getting\sher\sin", r"trying", r"figuring\sout",
    r"negotiating", r"pushing\sfor", r"applying\sfor",
)  # fmt: skip
_ASKED_FOR = (
    r"an?\s(?:repeat|new|follow[\s-]?up|second|another|full|updated)", r"another", r"repeat", r"more", r"to\ssee",
    r"to\shave", r"to\sget", r"us\sto", r"me\sto", r"staff\sto", r"rn\sto",
)  # fmt: skip
_IN_STATE = (
    r"stable", r"home", r"able", r"ready", r"settled", r"cleared", r"approved", r"back", r"established",
    r"enrolled", r"discharged", r"signed", r"available", r"better", r"well", r"sober", r"indicated", r"appropriate",
    r"complete", r"done", r"received", r"agreeable", r"interested", r"willing", r"feasible", r"possible", r"safe",
    r"agreed", r"consented", r"eligible", r"verified", r"through", r"insured", r"awake", r"alert",
)  # fmt: skip
_BARE = (
    r"start", r"begin", r"initiate", r"schedule", r"call", r"contact", r"get", r"obtain", r"do", r"give", r"offer",
    r"enroll", r"review", r"discuss", r"repeat", r"complete", r"send", r"mail", r"add", r"update", r"proceed",
    r"refer", r"arrange", r"set", r"administer", r"reconcile", r"finish", r"sign", r"transition", r"consider",
    r"continue", r"move", r"book", r"plan", r"resume", r"introduce", r"screen", r"have",
)  # fmt: skip
_MEETINGS = (
    r"appt", r"appointment", r"follow-?\s?up", r"f/?u", r"visit", r"recheck", r"eval\w*", r"consult\w*", r"intake",
    r"session", r"physical", r"awv", r"call", r"check-?in", r"meeting", r"slot", r"tcm", r"check",
)  # fmt: skip
_NOT_HERE = (
    r"not\sback", r"not\sin", r"not\sready", r"still\sout", r"hasn['\u2019]t\scome\s(?:back|in)",
    r"has\snot\scome\s(?:back|in)", r"yet\sto\scome\s(?:back|in)", r"not\sin\shand",
)  # fmt: skip

DAYS: tuple[Cue, ...] = (
    Cue(words(any_of(_TOMORROW)), Polarity.PLANNED, False, True, inner=False, near=1),
    Cue(  # a call or visit of a day to come, with all that it is for: "f/u call tmrw for 10 min re: glucometer"
        re.compile(
            rf"(?:^\W*|[.;]\s)(?:f/?u\s|follow[\s-]?up\s|phone\s|tele(?:health|phone)\s|home\s|video\s)?{any_of(_MEETINGS)}\b"
            r"(?:\s(?:back|again|pt|patient|her|him|daughter|son|wife|husband|family))?"
            rf"\s(?:{any_of(('tomorrow', *_TOMORROW))}\b"
            rf"|next\s(?:wk|week|mo|month|{any_of(_WEEKDAYS)})\b)(?!['’:])",
            re.IGNORECASE,
        ),
        Polarity.PLANNED,
        True,
        False,
        inner=False,
    ),
    Cue(  # the day behind it: "falls on April 4", "has been moved to the 24th", "got bumped to next month"
        words(
            rf"{any_of(_COMES)}\s(?:on|for|by|in|at)(?:\sor\s(?:before|about))?(?=\s{_DAY}(?!/))"
            rf"|(?:has\s|have\s|is\s|was\s|were\s|been\s|got\s|being\s|gets\s|now\s|again\s|then\s)*{any_of(_PUT_OFF)}"
            rf"\s(?:back\s|out\s|off\s|over\s|up\s)?(?:to|until|till|for)(?=\s{_DAY})"
        ),
        Polarity.PLANNED,
        False,
        True,
        inner=False,
        near=2,
    ),
    Cue(  # "would be mailed", "tentatively the 9th"
        words(
            r"would\s(?:then\s|also\s|still\s)?be\s(?:\w{3,}ed|sent|done|given|made|held|taken|seen|met)|tentatively"
            rf"|(?:→|->|=>)\s?{_DAY}(?!/)"
        ),
        Polarity.PLANNED,
        False,
        True,
        inner=False,
        near=1,
    ),
    Cue(  # "Pt has a follow-up in clinic on the 18th", "Pharmacist has been asked for a medication review"
        words(
            rf"(?:{_PEOPLE}\s)?(?:has|have|got)(?=\s(?:an?|her|his|their|another)\s(?:[\w/-]+\s){{0,3}}?{any_of(_MEETINGS)}\b[^.;:]{{0,40}}?"
            rf"\b(?:on|for|at|this|is)\s(?:this\s)?{_DAY}(?!/\d\d\d\d[^.;]*\b(?:kept|done|went|seen)))"
            r"|(?:was|were|been)\s(?:asked|requested|tasked|told|instructed|assigned|messaged)\s(?:for|to)"
            r"|new\sreferrals?(?:\sto)?\s?:"
        ),
        Polarity.PLANNED,
        True,
        False,
        inner=False,
        near=3,
    ),
    Cue(  # the appointment that the patient knows of: "TCM visit: 3/14 @ 2:15 w/ NP (pt aware)"
        re.compile(
            r"\((?:pt|patient|she|he|daughter|son|wife|husband|family|caregiver)\s(?:is\s|was\s)?(?:aware|notified|informed|agreeable"
            r"|confirmed|agrees|knows|told|reminded)(?:\sof\s[^)]{3,20})?\)",
            re.IGNORECASE,
        ),
        Polarity.PLANNED,
        False,
        True,
        inner=False,
        near=6,
    ),
    Cue(  # somebody is at it: "is lining up a call with the pharmacy", "has put her down for a PHQ-9"
        words(
            rf"(?:^|(?<=[.;]\s)){any_of(_ARRANGING)}|(?:is|are|am|still|now|been|currently|busy|we['\u2019]re|i['\u2019]m|she['\u2019]s|he['\u2019]s)\s{any_of(_ARRANGING)}"
            r"|(?:put|have|has|got|signed|marked|penciled|jotted|noted|pegged|slotted)\s(?:her|him|them|pt|patient)\s(?:down|up|in)\s(?:for|to)"
            r"|(?:on|in)\s(?:her|his|my|our|their|the)\s(?:calendar|schedule|agenda|list|to-?do\slist|radar|books|planner|diary)\s(?:to|for)"
        ),
        Polarity.PLANNED,
        True,
        False,
        inner=False,
        near=5,
    ),
    Cue(  # who wants it: "Dr. Lau wants a repeat PHQ-9", "the daughter asked for a care conference"
        words(
            rf"{_PEOPLE}(?:['\u2019]s\soffice)?\s(?:has\s|also\s|still\s)?(?:wants|wanted|would\slike|asks\sfor|asked\sfor|requests|requested"
            rf"|prefers|suggests|recommends|advises|needs|called\sfor|is\sasking\sfor)(?=\s{any_of(_ASKED_FOR)}\b)"
        ),
        Polarity.PLANNED,
        True,
        False,
        inner=False,
        near=3,
    ),
    Cue(  # a state that has to come first: "Once stable, start problem solving therapy"
        re.compile(
            rf"(?:^\W*|[;.]\s)(?:once|when|if|after|as\ssoon\sas|until|upon)\s(?:she\sis\s|he\sis\s|pt\sis\s|pt\s|patient\s(?:is\s)?|fully\s|more\s"
            rf"|medically\s|back\s|safely\s|deemed\s)*{any_of(_IN_STATE)}\b[^,;.]{{0,24}},?\s(?:please\s|then\s|we\scan\s|ok\sto\s)?(?={any_of(_BARE)}\b)",
            re.IGNORECASE,
        ),
        Polarity.PLANNED,
        True,
        False,
        inner=False,
        near=4,
    ),
    Cue(  # still away: "CCM consent not back as of this note"
        words(rf"(?:is\s|was\s)?{any_of(_NOT_HERE)}(?=\s*(?:$|[.;,)]|as\sof|yet|so\sfar|to\sdate|from|at\sthis))"),
        Polarity.PLANNED,
        False,
        True,
        inner=False,
        near=1,
    ),
)
