"""Work that is booked, passed on or asked for in the words of a schedule: "TCM visit sched 4/9", "routed for cosign".

coming.py knows the verbs of the time to come and tasks.py the places where work waits; this room knows the
shorthand of appointments, of what is sent on for somebody's act, and of orders that name their day in weeks.
"""

from clausea import sieve as re
from clausea.evidence.polarity.words import Cue, any_of, words
from clausea.models import Polarity

_BOOKED_ALONE = (r"(?:re)?sched", r"calendared", r"calendared\sfor", r"slotted", r"pencil+ed\sin", r"pre-?booked")
"""Words that book by themselves: "TCM visit sched"."""
_BOOKED_WITH_A_DAY = (
    r"set", r"set\sup", r"bkd", r"booked", r"arranged", r"confirmed", r"appt", r"down\sfor",
    r"(?<!entry\s)(?<!entries\s)(?<!contact\s)(?<!call\s)(?<!plan\s)made",
)  # fmt: skip
"""Words that book only with their day: "home visit set 4/9"."""
_WEEKDAYS = (
    r"mon(?:day)?", r"tues?(?:day)?", r"wed(?:s|nesday)?", r"thu(?:r|rs|rsday)?", r"fri(?:day)?", r"sat(?:urday)?",
)  # fmt: skip
_DAYS = (r"\d{1,2}/\d{1,2}\b", r"(?:the\s)?\d{1,2}(?:st|nd|rd|th)\b", r"tomorrow\b", r"next\s", r"tmrw\b", r"tmw\b")
_DAY = rf"(?:{any_of(_WEEKDAYS)}\b|{any_of(_DAYS)})"
_SHORT_NEXT = (r"nv", r"nxt\s(?:visit|appt|ov|call|time|wk|week|mo|month)", r"next\s(?:ov|o/v|dos|rtc|f/?u|wk|mo|rx)")
"""How the next time is shortened: "GAD-7 @ nv"."""

_PASSED_ON = (
    r"routed", r"rtd", r"fwd(?:['’]?d|ed)?", r"forwarded", r"sent", r"tasked", r"messaged", r"pended", r"submitted",
    r"routing", r"sending", r"forwarding", r"passed\s(?:on|along)", r"given", r"left", r"placed",
)  # fmt: skip
_MARKED = (
    r"flagged", r"tagged", r"earmarked", r"queued(?:\sup)?", r"teed\sup", r"lined\sup", r"marked", r"put\sin",
    r"put\sdown", r"on\s(?:the\s)?(?:list|schedule|agenda|docket|calendar|worklist|call\slist)", r"listed",
    r"waitlisted", r"pinged", r"asking", r"checking\sback", r"calling\sback", r"reaching\sout", r"chart\sprepped",
)  # fmt: skip
_SIGNING = (
    r"co-?sign\w*", r"counter-?sign\w*", r"signature", r"sign-?off", r"signing", r"initials", r"approval",
    r"ok(?:ay)?\b", r"authorization", r"completion", r"scheduling", r"finali[sz]ation", r"attestation",
)  # fmt: skip
_LOOKING = (
    r"review", r"consideration", r"input", r"edits", r"recs?\b", r"recommendations?", r"decision", r"refills?",
)  # fmt: skip
_SCREENS = (
    r"phq", r"gad", r"audit", r"dast", r"c-?ssrs", r"moca", r"mmse", r"epds", r"mdq", r"pcl", r"re-?screen",
    r"screen",
)  # fmt: skip
_PAPERS = (
    r"consent", r"care\splan", r"plan\sof\scare", r"poc\b", r"med\srec", r"reconciliation", r"copy\sof", r"roi\b",
)  # fmt: skip
_MEETINGS = (
    r"call(?:back)?s?\b", r"outreach", r"f/?u\b", r"follow[\s-]?up", r"tcm", r"home\svisit", r"caseload",
    r"case\sreview", r"huddle", r"(?:psych\w*\s)?consult", r"psych\s", r"awv", r"visit", r"enrollment",
    r"enrolling", r"ccm", r"bhi", r"cocm", r"care\sconf", r"therapy", r"intake", r"eval",
)  # fmt: skip
_AN_ACT = (
    rf"(?=\s(?:an?\s|the\s|her\s|his\s|another\s|repeat\s)?{any_of(_SIGNING, _LOOKING, _SCREENS, _PAPERS, _MEETINGS)})"
)
_A_READING = rf"(?=\s(?:an?\s|the\s|his\s|her\s|their\s)?{any_of(_SIGNING, _LOOKING)})"

_AGAIN = (
    r"r[ep]+t", r"rp[ct]", r"repeat", r"re-?ck", r"re-?ch(?:ec)?k", r"re-?do", r"re-?screen", r"re-?eval\w*",
    r"rtc", r"re-?assess", r"f/?u", r"follow[\s-]?up", r"c/?b", r"call\s?back",
)  # fmt: skip
"""What opens an order to do something again, or the next of its kind."""
_SPAN = r"\d{1,2}(?:\s?[-–]\s?\d{1,2})?\s?(?:d|days?|wks?|weeks?|mos?|months?)\b(?!\sago|\sof\b|\spost|\ss/p|\sold)"

_WHOM = (
    r"rn", r"lpn", r"ma\b", r"cma", r"cm\b", r"np\b", r"pa\b", r"md\b", r"pcp", r"sw\b", r"lcsw", r"pharmd",
    r"nurse", r"staff", r"front\sdesk", r"scheduler", r"team", r"pool", r"provider",
    r"care\s(?:manager|coordinator)", r"bhcm", r"dr\.?\s[\w’'-]+",
)  # fmt: skip
_NOTE = (
    r"msg", r"message", r"in-?basket", r"inbox", r"task", r"tasked", r"note", r"email(?:ed)?", r"asked", r"request",
    r"staff\smsg", r"teams\smsg", r"secure\schat", r"te\b", r"jellybean", r"routed", r"flag",
)  # fmt: skip

_NEWS = (r"info\w*", r"details", r"an?\s(?:brochure|flyer|packet|pamphlet)", r"literature", r"time\sto\sread")
_WISHES = (r"wants?", r"wanted", r"would\slike", r"asked\sfor", r"asking\sfor", r"requests?", r"requested", r"needs?")
_LISTED = (
    r"outreach", r"recruit\w*", r"call-?back", r"eligib\w+", r"prospect\w*", r"wait(?:ing)?", r"candidate",
    r"target",
)  # fmt: skip
_HENCEFORTH = (r"going\sforward", r"from\snow\son", r"from\shere\s(?:on|out)", r"hereafter", r"henceforth")
_BEGUN = (r"in\sthe\s(?:middle|midst)\sof", r"on\sthe\sway\sto", r"busy(?=\s\w+ing)", r"in\sline\sto")

_SENT_OUT = (
    r"assigned", r"pushed", r"released", r"texted", r"e-?mailed", r"queued", r"posted", r"sent", r"mailed",
    r"dropped",
)  # fmt: skip
_ITS_WAY = (
    r"via\s", r"through\s(?:the\s)?portal", r"in\s(?:my\s?chart|portal)",
    r"by\s(?:text|email|e-?mail|mail|portal|sms)", r"link\b", r"to\s(?:pt|patient|her|him|them)\b",
    r"home\s(?:w/|with)",
)  # fmt: skip
_BLANKS = (r"link", r"questionnaire", r"form", r"packet", r"screener", r"survey", r"tool")
_BACK = (
    r"scor\w+", r"completed", r"returned", r"rec['’]?d", r"received", r"signed", r"done", r"back\b(?!\sto)",
    r"results?",
)  # fmt: skip
_COME_BACK = rf"(?![^.;]*(?<!not\s)(?<!n['’]t\s)\b{any_of(_BACK)})"
"""A scale that was sent out counts when it has come back."""
_SIGNERS = (
    r"docu-?sign", r"e-?sign(?:ature)?(?:\s(?:link|request))?", r"adobe\ssign", r"hello-?sign", r"link", r"form",
    r"packet",
)  # fmt: skip
_FITS = (r"fit", r"candidate", r"match", r"prospect", r"choice")
_GOOD = (
    r"good", r"great", r"strong", r"ideal", r"potential", r"perfect", r"appropriate", r"excellent", r"nice",
    r"likely",
)  # fmt: skip
_MY_LIST = (r"list", r"radar", r"calendar", r"schedule", r"books", r"plate", r"agenda", r"to-?do", r"desk")
_GO_ON = (r"continue", r"proceed", r"happen", r"go\sout", r"go\sahead", r"finish", r"close", r"follow\sup")
_NEARLY = (r"almost", r"nearly", r"mostly", r"half", r"partly", r"partially", r"about")
_READY = (r"done", r"finished", r"complete", r"completed", r"ready", r"written", r"there")
_BRING = (
    r"brings?", r"gets?", r"comes?", r"returns?", r"calls?", r"finds?", r"picks?", r"finish(?:es)?", r"feels?",
    r"sees?", r"arrives?", r"drops?", r"sends?", r"signs?", r"can\b", r"has\b", r"is\b", r"are\b", r"decides?",
    r"agrees?", r"wakes?", r"has\stime",
)  # fmt: skip
_PEOPLE = any_of(
    (r"he", r"she", r"they", r"we", r"i", r"pt", r"patient"),
    (r"son", r"daughter", r"dtr", r"wife", r"husband", r"spouse", r"family", r"poa", r"guardian"),
    (r"dr\.?\s\w+", r"provider", r"pcp", r"rn", r"ma"),
)
_HANDED = (r"took", r"has", r"given", r"handed", r"left\swith", r"taking", r"brought\shome", r"picked\sup")
_BE_THERE = (
    r"is", r"are", r"comes?", r"gets?", r"has", r"have", r"arrives?", r"returns?", r"obtained", r"received",
    r"signed", r"in\shand", r"on\sfile", r"clears?", r"done", r"back", r"approved", r"completed?",
)  # fmt: skip

_PROMISES = (
    r"agreed", r"offered", r"promised", r"volunteered", r"undertook", r"arranged", r"committed", r"undertakes",
    r"vowed",
)  # fmt: skip
_WORK = (
    r"call", r"phone", r"ring", r"mail", r"send", r"fax", r"text", r"e-?mail", r"bring", r"drop", r"sign",
    r"co-?sign", r"meet", r"see", r"review", r"go\sover", r"reconcile", r"check", r"recheck", r"repeat", r"redo",
    r"complete", r"finish", r"fill", r"give", r"hand", r"print", r"update", r"revise", r"write", r"draft", r"start",
    r"begin", r"enroll", r"talk", r"speak", r"touch", r"visit", r"come", r"schedule", r"set", r"look", r"order",
    r"refer", r"document", r"add", r"discuss", r"follow", r"try", r"ask", r"screen", r"give",
)  # fmt: skip
"""What staff do, in the bare form of the verb."""
_AIMS = (r"aim(?:s|ing)?", r"shoot(?:s|ing)?", r"push(?:es|ing)?", r"striv(?:e|es|ing)", r"angling", r"gunning")
_A_COMING_DAY = (
    r"(?:on\s)?(?:mon|tues|wednes|thurs|fri|satur|sun)day", r"(?:on\s)?(?:mon|tue|tues|wed|thu|thur|thurs|fri)",
    r"tomorrow", r"next\s\w+",
    r"at\s(?:the|her|his|that)\s(?:next\s)?(?:visit|appt|appointment|call|huddle|meeting)", r"then",
)  # fmt: skip

BOOKED: tuple[Cue, ...] = (
    Cue(  # an appointment in the words of a schedule: "TCM visit sched 4/9 @ 10:40", "home visit set 4/9"
        words(
            rf"(?:is\s|was\s|has\sbeen\s|now\s)?(?:{any_of(_BOOKED_ALONE)}\.?(?!\s(?:call|visit|appt|by|per)\b)"
            rf"|{any_of(_BOOKED_WITH_A_DAY)}(?=\s(?:for\s|on\s)?{_DAY}))|(?:at|@|on|by)\s?(?:the\s)?{any_of(_SHORT_NEXT)}"
        ),
        Polarity.PLANNED,
        False,
        True,
        inner=False,
        near=0,
    ),
    Cue(  # what is sent on for an act of somebody else: "Note routed to MD for cosign", "flagged for PHQ-9"
        words(
            rf"{any_of(_PASSED_ON)}\s(?:[\w.’'-]+\s){{0,5}}for{_A_READING}"
            rf"|{any_of(_MARKED)}\s(?:[\w.’'-]+\s){{0,2}}?for{_AN_ACT}"
        ),
        Polarity.PLANNED,
        True,
        False,
        inner=False,
        near=2,
    ),
    Cue(  # added to a day that is still to come: "added to Thurs caseload review"
        words(
            rf"(?:added|put|placed|moved|bumped)\s(?:on|to|onto|back\sto)\s(?:the\s)?(?={_DAY})(?:next\s)?[a-z]+(?:['’]s)?"
        ),
        Polarity.PLANNED,
        True,
        False,
        inner=False,
        near=1,
    ),
    Cue(  # a task with its bearer in a message: "In-basket to RN to build care plan"
        words(rf"{any_of(_NOTE)}\s(?:sent\s|placed\s)?(?:to\s)?(?:the\s)?{any_of(_WHOM)}\sto(?=\s[a-z]+\b(?<!ed))"),
        Polarity.PLANNED,
        True,
        False,
        inner=False,
        near=5,
    ),
    Cue(  # an order to do it again, with its day in weeks: "f/u call 1 wk", "Rpt GAD-7 6 wks"
        re.compile(
            rf"(?:^\W*|[;.]\s|(?<=[-–:]\s)|,\s){any_of(_AGAIN)}\b(?=(?:[^.;,:=\d]|-\d){{0,30}}(?<![\d/])\b{_SPAN})",
            re.IGNORECASE,
        ),
        Polarity.PLANNED,
        True,
        False,
    ),
    Cue(  # "pt due PHQ-9", "time for another PHQ-9", "wants info on CCM", "on the CCM outreach list"
        words(
            rf"(?<!not\s)due(?=\s{any_of(_SCREENS)})|time\sfor\s(?:another|a\snew|the\snext|an?\srepeat|her\snext|his\snext)"
            rf"|{any_of(_WISHES)}\s(?:more\s|some\s)?{any_of(_NEWS)}\s(?:on|about|re|regarding)|{any_of(_BEGUN)}"
            rf"|on\s(?:the|our)(?=\s(?:[\w/]+\s){{1,3}}{any_of(_LISTED)}\s(?:list|report|roster|queue))"
            r"|identified\s(?:for|as\s(?:eligible|appropriate|an?\scandidate)\sfor)"
            r"|should\shave(?=\s(?:an?|the|another|her|his|repeat|follow)\b(?!\s\w+\s(?:done|completed|signed|by\snow)))"
        ),
        Polarity.PLANNED,
        True,
        False,
        inner=False,
        near=2,
    ),
    Cue(words(any_of(_HENCEFORTH)), Polarity.PLANNED, False, True, inner=False, near=2),
    Cue(  # a question mark before a word doubts it: "?depression", "? UTI"
        re.compile(r"(?<![\w?!.)\]\"”’])\?\s?(?=[a-z]{3})(?!yes\b|not?\b)", re.IGNORECASE),
        Polarity.PLANNED,
        True,
        False,
        inner=False,
        near=0,
    ),
    Cue(  # sent out to be filled in or signed, and not yet back: "PHQ-9 sent via portal"
        words(
            rf"{any_of(_SCREENS)}[\w-]*\s(?:{any_of(_BLANKS)}\s)?(?:was\s|has\sbeen\s|is\s)?{any_of(_SENT_OUT)}"
            rf"(?:\s(?:{any_of(_BLANKS)}|today))?(?=\s{any_of(_ITS_WAY)}){_COME_BACK}"
        ),
        Polarity.PLANNED,
        False,
        True,
    ),
    Cue(
        words(
            rf"{any_of(_SENT_OUT)}\s(?:pt\s|patient\s|her\s|him\s|them\s|out\s)?(?:the\s|an?\s)?"
            rf"(?:(?=(?:{any_of(_SCREENS)})[\w-]*\s(?:{any_of(_BLANKS)}\b|{any_of(_ITS_WAY)})){_COME_BACK}"
            rf"|{any_of(_SIGNERS)}\s(?:for|to)\b{_COME_BACK})|assigned(?=\s(?:the\s|an?\s)?{any_of(_SCREENS)}){_COME_BACK}"
        ),
        Polarity.PLANNED,
        True,
        False,
        inner=False,
        near=2,
    ),
    Cue(  # a paper taken home to read, or where it lies: "took the consent home", "left at front desk to sign"
        words(
            rf"(?:was\s|is\s)?(?:home\s(?:to|with|w/)|{any_of(_HANDED)}\sto\s(?:pt|patient|her|him|them)\sto\s(?:read|review|sign|complete)"
            r"|(?:left|waiting|put|is)\s(?:at|up)\s(?:the\s)?(?:front|check-?in|desk|window|lobby)[^.;,]{0,24}\sto\s\w+)"
        ),
        Polarity.PLANNED,
        False,
        True,
        inner=False,
        near=1,
    ),
    Cue(
        words(rf"{any_of(_HANDED)}(?=\s(?:the\s|her\s|his\s|an?\s)?(?:\w+\s){{1,2}}home\b)"),
        Polarity.PLANNED,
        True,
        False,
        inner=False,
        near=2,
    ),
    Cue(  # before something that has to come first: "no CCM until consent is in hand"
        words(
            rf"(?:until|till|unless\sand\suntil)(?=\s[^.;,]{{3,40}}?\b{any_of(_BE_THERE)}\b)(?![^.;,]*\b(?:was|were|had)\b)"
        ),
        Polarity.PLANNED,
        True,
        False,
        inner=False,
        near=2,
    ),
    Cue(  # behind it: "is on my list", "to continue", "the care plan is almost done", "when she brings her bottles"
        words(
            rf"(?:is\s|are\s)?on\s(?:my|our|her|his)\s{any_of(_MY_LIST)}|to\s{any_of(_GO_ON)}(?=\s*(?:$|[.;,]|as\b|w/|with\b|per\b|monthly|weekly))"
            rf"|(?:is|are)\s(?:now\s)?{any_of(_NEARLY)}\s{any_of(_READY)}"
            rf"|(?:when|once|after|as\ssoon\sas)\s(?:the\s|her\s|his\s)?{_PEOPLE}\s{any_of(_BRING)}"
        ),
        Polarity.PLANNED,
        False,
        True,
        inner=False,
        near=1,
    ),
    Cue(  # before it: "asked that we", "good fit for", "on the wait list for", "so we can", "plan BHI enrollment"
        words(
            rf"(?:asked|asks|requested|requests|prefers|suggested|suggests|recommends|recommended|insisted|proposes)\sthat\s{_PEOPLE}"
            r"|(?:asked|wants?|wanted|would\slike)\s(?:us|me|rn|cm|staff)\sto"
            rf"|(?:is\s|seems\s|would\sbe\s)?(?:an?\s)?{any_of(_GOOD)}\s{any_of(_FITS)}\sfor"
            r"|(?:could|would|may|might|should)\s(?:also\s)?(?:do\swell|benefit|profit|gain)\s(?:with|from|by|on)"
            r"|(?:is\s|was\s|remains\s|put\s|placed\s|added\s|still\s)?(?:on|to)\s(?:the\s|a\s)?wait(?:ing)?[\s-]?list\sfor"
            rf"|so\s(?:that\s)?{_PEOPLE}\s(?:can|may|could)"
        ),
        Polarity.PLANNED,
        True,
        False,
        inner=False,
        near=5,
    ),
    Cue(  # a clause that opens with its order: "Plan BHI enrollment", "Add fall risk to care plan"
        re.compile(
            rf"(?:^\W*|[.;]\s)(?:plan(?:ning)?(?=\s(?:for\s)?{any_of(_SCREENS, _MEETINGS)})"
            rf"|(?:add|include|incorporate|fold|work|put)\s[^.;,:]{{2,40}}?\s(?:to|into|in)\s(?:the\s|her\s|his\s)?(?={any_of(_PAPERS)}|registry)"
            rf"|to\s(?:the\s)?{any_of(_WHOM)}(?:['’]s\s\w+)?\sfor{_A_READING}\s)",
            re.IGNORECASE,
        ),
        Polarity.PLANNED,
        True,
        False,
        inner=False,
        near=1,
    ),
    Cue(  # what somebody undertakes: "has agreed to call her monthly", "looking ahead to"
        words(
            rf"(?:has\s|have\s|is\s|was\s)?{any_of(_PROMISES)}\sto(?=\s{any_of(_WORK)}\b)|{any_of(_WHOM)}\scan(?=\s{any_of(_WORK)}\b)"
            rf"|look(?:s|ing)?\s(?:ahead|forward)\sto|the\s(?:day|moment|minute|week|month|date)\s(?:that\s)?{_PEOPLE}(?=\s[a-z]+s\b)"
            r"|(?<!care\s)plan\s(?:from\shere|for\snow|now|moving\sforward|going\sforward|at\sthis\spoint)\sis"
        ),
        Polarity.PLANNED,
        True,
        False,
        inner=False,
        near=3,
    ),
    Cue(words(rf"{any_of(_AIMS)}\sfor"), Polarity.PLANNED, True, False, inner=False),
    Cue(  # the present tense of a day to come: "Thursday I go over her meds", "at the visit we reconcile the lists"
        re.compile(
            rf"(?:^\W*|[.;]\s){any_of(_A_COMING_DAY)},?\s(?:i|we|rn|ma|cm|dr\.?\s\w+)\s(?=(?:then\s)?{any_of(_WORK)}s?\b)"
            rf"|(?:^\W*|[.;]\s)(?:i|we)\s(?={any_of(_WORK)}\b[^.;]{{0,40}}\b(?:on\s\w+day|next\s\w+|tomorrow)\b)"
            rf"|(?:^\W*|[.;]\s)then\s(?={any_of(_SCREENS, _MEETINGS)})",
            re.IGNORECASE,
        ),
        Polarity.PLANNED,
        True,
        False,
        inner=False,
        near=0,
    ),
    Cue(
        words(r"(?:the\s)?week\sof(?=\s(?:\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))"),
        Polarity.PLANNED,
        False,
        True,
        inner=False,
        near=0,
    ),
)
