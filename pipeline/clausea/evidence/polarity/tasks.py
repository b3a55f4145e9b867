"""Where work that is not done yet stands: ticklers, queues, huddle topics, appointments, what somebody still owes.

coming.py knows the verbs of the time to come; this room knows the places: the heading of a list, the desk on
which a paper lies, the slot that was got, the condition that has to come first.
"""

from clausea import sieve as re
from clausea.evidence.polarity.clauses import PAST_VERB, VERB
from clausea.evidence.polarity.words import Cue, words
from clausea.models import Polarity

_DAY = (
    r"(?:\d{1,2}[/-]\d{1,2}(?:[/-]\d{2,4})?|(?:mon|tue|tues|wed|weds|thu|thur|thurs|fri|sat|sun)(?:s?day|nesday|rsday"
    r"|urday|day)?\b|tomorrow|tonight|next\s\w+|this\s\w+day"
    r"|(?:the\s)?\d{1,2}(?:st|nd|rd|th)\b|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov"
    r"|dec)[a-z]*\.?\s\d{1,2}\b(?!\d))"
)
_SOON = (
    r"(?:(?:mon|tue|tues|wed|weds|thu|thur|thurs|fri|sat|sun)(?:day|sday|nesday|rsday|urday)?\b|tomorrow|tonight"
    r"|next\s(?:wk|week|mo|month|visit|call|time|appt|\w+day)|this\s(?:coming\s)?\w+day|asap|soon|later|eod|eow"
    r"|(?:in\s)?\d+\s?(?:d|days?|wks?|weeks?|mos?|months?)\b)"
)
_ACT = (
    r"(?:obtain|get|collect|complete|repeat|re-?schedule|call|recall|contact|phone|ring|dial|discuss|do|redo|sign"
    r"|review|give|hand|reconcile|administer|send|mail|fax|update|revise|create|enroll|start|begin|arrange|coordinate"
    r"|refer"
    r"|request|order|recheck|reassess|reach|document|add|check|ck|ask|offer|make|set|finish|verify|confirm|explain"
    r"|bring|screen|follow|see|notify|print|share|provide|finalize|cosign|co-sign|email|text|msg|remind|ensure|book"
    r"|touch|talk|speak|meet|go|run|try|draft"
    r"|write|rewrite|scan|upload|register|introduce|pitch|teach|educate|pull|look|find|fill|drop"
    r"|pick|close|open|turn|take|bill|submit|correct|fix|address|revisit|circle|loop|ping|flag|retry|titrate|refill"
    r"|renew|schedule|prep|assign|transfer)"
)
_WHOM = (
    r"(?:(?:(?:the|our|care|case|social|front|clinic|triage|covering|on-?call|bh|behavioral|health|office|nurse"
    r"|med)\s)*(?:nurse|rn|lpn|ma|cm|cma|bhcm|np|pa|md|do|pcp|manager|coordinator|staff|provider|doctor|physician"
    r"|practitioner|therapist|pharmd|pharmacist|pharmacy|worker|lcsw|lmsw|sw|team"
    r"|office|desk|assistant|scheduler|scheduling|psychiatrist|consultant|biller|billing|clinician|supervisor|pool"
    r"|navigator|dr\.?\s[\w’']+))"
)

TASKS: tuple[Cue, ...] = (
    Cue(  # the heading of work to do: "TICKLER 4/30:", "Left to do:", "BH huddle 6/10, topic:", "RN pool:"
        re.compile(
            r"^[^\w\x00]*(?:(?:ticklers?|tickle(?:\sfile)?|recalls?|reminders?|remind(?:\s\w+)?|to[\s-]?do(?:s|\slist)?"
            r"|task(?:s|ed|\slist)?|action(?:s|\sitems?)?|worklist|work\slist|call\slist|punch\slist|open\s(?:items?"
            r"|tasks?|orders?|issues?|loops?)|loose\sends|left(?:\sto\sdo|\sundone|\sopen)"
            r"|still\s(?:to\s(?:do|come|get)|needed|needs?|open|owed|outstanding|left|due|pending)|yet\sto\s(?:do|come"
            r"|get)|remaining|remains|outstanding|owed|owe|needs?(?:\sdone)?|needed|next(?:\sup|\ssteps?|\stask|\sgoal"
            r"|\sphase)?|then|upcoming|coming\sup|on\s(?:deck|tap)|agenda|for\s(?:huddle|rounds|review|discussion"
            r"|next\s\w+|mon\w*|tue\w*|wed\w*|thu\w*|fri\w*|dr\.?\s\w+)"
            r"|(?:bh|team|cm|morning|am|care|weekly|ccm|cocm|staff)?\s?(?:huddle|rounds|case\sconference|idt|staffing"
            r"|caseload\smeeting|meeting)(?:\s(?:agenda|topics?|list|items?))|flag(?:ged)?(?:\sfor)?|homework|hw"
            r"|assignment|plan\sfor\s(?:session|visit|week|month)\s?\w*|between\s(?:sessions|visits)|note\sto\sself"
            r"|f/?u(?:\sitems?)?|follow[\s-]?ups?|pending|awaiting|in\sprocess|in\sprogress|backlog|queue|bring\sback"
            rf"|(?:msg|message|staff\smsg|inbox|in-?basket|task|note|cc|fwd|sent|tasked|routed|flag|request"
            rf"|order)\s?(?:to|for)\s{_WHOM}|{_WHOM}\s(?:pool|to[\s-]?do|task|inbox|queue)|goals?\sfor\s(?:next|june"
            rf"|july|\w+\svisit)|plan\sfor\s(?:next|tomorrow|the\snext|\w+day|d/?c|discharge)|dispo|anticipated|target"
            rf"|est\.?|eta|elos)"
            r"(?:\s(?:for|on|of|by|due|dated|w/)?\s?(?!(?:\w+ed|taken|done)\b)[\w/.#&’'-]+){0,3}?(?:,\s(?:topics?|agenda"
            r"|items?))?)\s?(?:[:–—]"
            r"|\s-)\s?(?!\d+\s?min)",
            re.IGNORECASE,
        ),
        Polarity.PLANNED,
        True,
        False,
        inner=False,
    ),
    Cue(
        re.compile(
            r"\b(?:huddle|rounds|conference|staffing|meeting|idt|supervision)\b[^.;:]{0,24}[,\s](?:topics?|agenda"
            r"|items?|to\s(?:discuss|cover|present))\s?:\s?",
            re.IGNORECASE,
        ),
        Polarity.PLANNED,
        True,
        False,
        inner=False,
    ),
    Cue(  # on whose desk it lies: "in Dr. B's queue", "with the MD for signature", "out for cosign"
        words(
            r"(?:(?:now|still|is|sits|sitting|waiting|parked|stuck|lies|lying|left|placed|put|dropped|routed|sent|went"
            r"|goes|gone|back|forwarded|pended|held)\s)*(?:in|on|to|at|with|w/)\s(?:the\s|her\s|his\s|our\s"
            r"|my\s)?(?:dr\.?\s?[\w.]+(?:['’]s)?\s|[\w.]+['’]s\s|provider\s|md\s|np\s|pcp\s|cosign\s|sign-?off\s"
            r"|(?:(?:outgoing|mail|mailing|fax|print|printer|scan|scanning|signing|review|signature|nurse|rn|ma)\s){1,2})?"
            r"(?:queue|inbox|in-?basket|in-?box|outbox|out-?box|desk|pile|stack|folder|tray|worklist|court|mailbox"
            r"|plate|to-?do\slist|to-?do|docket|signature\sline|sign(?:ature)?\sfolder|cosign\slist"
            r"|box)(?!\s(?:checked|ticked))"
            r"|(?:routed\s|sent\s|went\s|is\s|now\s|gone\s|back\s)*(?:with|w/|to|at|by)\s(?:the\s)?(?:dr\.?\s?\w+"
            r"|provider|md|np|pcp|physician|psychiatrist|consultant"
            r"|compliance|legal|lawyer|attorney|guardian|poa|daughter|son|wife|husband|family|pt|patient|insurance"
            r"|payer|billing)\s(?:for|awaiting|pending|until)\s(?:a\s|an\s|his\s|her\s|their\s)?(?:signature|cosign\w*"
            r"|review|approval|sign-?off|ok|okay|initials|completion|consideration|edits|input|comments?|decision"
            r"|reading|thought|action)"
            r"|out\s(?:for|to)\s(?:signature|cosign\w*|review|approval|bid|the\s\w+)|(?:mailed|sent|given|faxed"
            r"|emailed|handed|went\s(?:out|home)|taken\shome|sent\shome|e-?mailed"
            r"|portal)\b[^.;]{0,30}[,;]?\s(?:not\s(?:yet\s)?(?:back|returned|signed|in)|no(?:t)?\s(?:reply|response"
            r"|word)\s?yet|hasn['’]t\s(?:come\sback|returned|opened|signed|sent)|yet\sto\s\w+|to\s(?:sign|complete"
            r"|fill|return|bring))"
            r"|not\s(?:yet\s)?(?:back|in|returned|here|received|available|final|finali[sz]ed|ready|started|begun"
            r"|opened|signed|set|sched\w*|made|live)\s?(?:yet)(?:,\sexpected|,\sdue)?|(?:in|under)\s(?:process|review"
            r"|construction|way|draft|progress|edit|revision|negotiation|dev\w*)|being\s\w+(?:ed|en|t)(?:\sup|\sin"
            r"|\sout|\sdown|\sover)?|(?:half|partly|partially|mostly|nearly|almost)\s(?:written|done|typed|drafted"
            r"|complete|finished|filled)"
            r"|(?:begun|started|drafted|opened|initiated)(?=[,;]\s(?:to\s)?(?:finish|complete|will|rest|remainder"
            r"|continue|sign))|going\sout|(?:queued|teed|lined|pended|slotted|pegged|pencil+ed|put|set|held|signed"
            r"|down|marked"
            r"|saved|blocked|listed|up|reserved|earmarked)\s(?:up|down|in|aside)?\s?(?:for|on|at)(?=\s(?:the\s|her\s"
            r"|his\s|our\s|a\s|next\s|this\s)?(?:\d|mon|tue|wed|thu|fri|sat|sun|tomorrow|next|call|visit|phone|huddle"
            r"|review|june|july|aug|sept|oct|nov|dec|jan|feb|mar|apr|may|week|month))"
        ),
        Polarity.PLANNED,
        False,
        True,
        inner=False,
        near=2,
    ),
    Cue(  # what a day to come decides: "hinges on Medicaid", "weather permitting", "expected any day"
        words(
            r"(?:hinges|hinging|depends|depending|dependent|contingent|conditional|rests|rides|turns|waits|waiting"
            r"|pending|predicated|subject)\s(?:up)?(?:on|to)|(?:weather|health|time|schedule|insurance|transport\w*"
            r"|rides?|bed|family|coverage)\s(?:permitting|willing|allowing)|god\swilling|(?:any"
            r"|one\sof\sthese)\s(?:day|time|minute|week)\b(?:\snow)?"
            r"|(?:hoped|looked|asked|slated|due|set|tentative|penciled|on\strack|good|up|expected|anticipated"
            r"|projected|likely|scheduled|planned)\s(?:for|by|on|in|back|before|at)|if\s(?:afebrile|stable|cleared"
            r"|approved|ok|okay|all\sgoes|pt|she|he|they|the|able|weather|not|no\b|bp|labs?|a1c|phq|still|needed"
            r"|tolerat\w+|willing)|(?:before|by|until|after|when|once|pending)\s(?:the\s)?(?:holidays?|labs?|auth\w*"
            r"|roi|ins\w*|eligibility|approval|copay|ma|medicaid|medicare)"
        ),
        Polarity.PLANNED,
        False,
        True,
        inner=False,
        near=2,
    ),
    Cue(  # conditions before it, without a comma: "Once the ROI is back we can"
        re.compile(
            r"(?:^\W*|[;,]\s)(?:not\s)?(?:once|when|whenever|after|as\ssoon\sas|if|until|unless|upon|before|should"
            r"|provided|assuming|only\s(?:if|when|after)|first\b)\b[^.;]{3,70}?\b(?:we|i|he|she|they|pt|patient|rn|cm"
            r"|staff|nurse|provider|team|md|ccm|bhi|cocm|billing|enrollment|services?|calls?|visits?)?\s?(?:can|could"
            r"|will|may|shall|should|would|['’]ll|need\sto|is\sto|are\sto|to\s(?:be|start|begin))\s(?:be\s|then\s"
            r"|start\s|begin\s|also\s)?",
            re.IGNORECASE,
        ),
        Polarity.PLANNED,
        True,
        False,
        inner=False,
    ),
    Cue(
        re.compile(
            r"(?:^\W*|[;,]\s)(?:when|once|as\ssoon\sas|if|after|upon|until|should|unless|not\s(?:before|until"
            r"|till))\s(?:the\s|her\s|his\s|our\s|we\s|pt\s|patient\s|she\s|he\s|they\s|\w+\s){1,4}?(?:is|are|comes?"
            r"|gets?|returns?|arrives?|clears?|approves?|agrees?|signs?|calls?|goes|has|have|opens?|accepts?|consents?"
            r"|starts?|says?|wants?|receipt|back|in|present|ready|stable|available|ok|okay|due|done|home)\b(?!\s(?:was"
            r"|were|had))[^.;:,]{0,24}[,:]\s",
            re.IGNORECASE,
        ),
        Polarity.PLANNED,
        True,
        False,
        inner=False,
        near=3,
    ),
    Cue(  # an infinitive that opens a clause: "Goals half written; to finish care plan w/ pt 06/08"
        re.compile(
            rf"(?:^\W*|[;:,–—-]\s|\.\s)(?:still\s|yet\s|left\s|and\s|then\s|plan\s|{_WHOM}\s)?to\s(?={_ACT}\b)",
            re.IGNORECASE,
        ),
        Polarity.PLANNED,
        True,
        False,
        inner=False,
        near=4,
    ),
    Cue(  # a debt: "We owe the family a copy of the plan", "thinking of adding BHI", "is bringing the form Tuesday"
        words(
            r"(?:we|i|rn|cm|staff|provider|md|she|he|they|office|clinic|nurse)\s(?:still\s)?(?:owes?|needs?|lacks?"
            r"|wants?|hopes?|intends?|awaits?|promised|vowed|offered|volunteered|pledged|agreed\sto\s(?:think|consider"
            r"|look|read))(?:\s(?:the|her|his|us|them|him)\s(?:family|pt|patient|daughter|son|wife|office)?)?(?=\s)"
            r"|(?:(?:is|are|was|were|been|has|still|now|currently)\s)*(?:thinking|deciding|debating|undecided)\s(?:of"
            r"|about|on|over)|(?:mulling|weighing|considering|contemplating|pondering|debating"
            r"|eyeing|exploring|entertaining|leaning\s(?:toward|towards|to)|toying\swith|shopping\sfor"
            r"|looking\s(?:into|at|for|to)|hoping\s(?:for|to)|aiming\s(?:for|to)|pushing\sfor|angling\sfor"
            r"|working\s(?:on|toward|to)|gearing\sup\s(?:for|to)|building\s(?:up\s)?to|on\sthe\sfence\s(?:about|re|on"
            r"|over)|undecided\s(?:re|about|on)|open\sto|warm(?:ing)?\sto|receptive\sto|willing\sto|game\s(?:for|to)"
            r"|(?<!me\s)up\sfor|interested\sin|intrigued\sby|curious\sabout)(?:\s(?:over|up|about|on|to))?"
            r"|(?:is|are|will\sbe|be)\s(?:bringing|coming\sin|coming|sending|mailing|dropping(?:\soff)?|returning"
            r"|faxing|picking\sup|meeting|seeing|calling|signing|starting|joining|enrolling|getting|having|doing"
            r"|going\sto|being\s(?:enrolled|discharged|seen|set|started|sent|scheduled)|scheduling"
            r"|arranging)(?=[^.;]*\b(?:mon|tue|tues|wed|thu|thurs|fri|sat|sun|tomorrow|next|soon|later|\w+day|by\b"
            r"|on\s\d|\d{1,2}/\d))"
            r"|(?:insurance|eligibility|benefit\w*|auth\w*|coverage|copay|referral|application|request|paperwork"
            r"|enrollment)\s(?:verif\w*|check|review|appeal|request|inquiry|is|was)?\s?(?:in\sprocess|in\sprogress"
            r"|running|pending|submitted|placed|open|underway|started|sent)\s?(?:for|to)?|(?:referral|request|order"
            r"|application|ref)\s(?:placed|sent|made|put\sin|entered|in|submitted|faxed|written)?\s?(?:to|for)|(?:due"
            r"|back|expected|scheduled|returning|coming|rtc|returns?)\s(?:back\s|in\s"
            r"|to\sclinic\s)?(?:on\s)?(?:\d[\w/]*|\w+day|mon|tue|wed|thu|fri|next\s\w+)\s(?:for|to)"
            r"|(?:wants|wanted|would\slike|prefers|needs|asked\sto\shave|requests)\s(?:the\s|her\s|his\s"
            r"|their\s)?(?:wife|husband|daughter|son|family|spouse|sister|brother|mother|lawyer|poa"
            r"|doctor)\s(?:to\sbe\s)?(?:there|present|with\s\w+|on\sthe\s\w+|along|involved)\s(?:when|before|for|at"
            r"|while|to)|(?:can|may|could)\s(?:begin|start|enroll|join|resume|proceed|sign|go)\b|(?:got|gave|made"
            r"|found|secured|set|put|scheduled|booked|arranged|landed|has|have|had|offered|reserved|saved)\s(?:her|him"
            r"|pt|patient|them|mr\.?\s\w+|mrs\.?\s\w+|ms\.?\s\w+)\s(?:up\s|in\s|down\s)?(?:for|with|a|an|on"
            r"|in)(?=[^.;]*\b(?:appt|appointment|slot|visit|eval\w*|consult|intake|f/u|session|spot|physical"
            r"|awv)\b[^.;]*(?:\b(?:for|on|at|next)\b|\d{1,2}/\d))"
        ),
        Polarity.PLANNED,
        True,
        False,
        inner=False,
        near=5,
    ),
    Cue(  # whoever owes it, and to whomever: "Pt owes us the signed form", "Dr. Y owes me a note"
        words(
            r"owe[sd]?(?:\s(?:the\s|our\s)?(?:us|me|you|him|her|them|pt|patient|family|office|clinic|practice|chart|team|front\sdesk"
            r"|nurse|rn|cm|pcp|md|dr\.?\s\w+))?(?!\s(?:\$|money|copay|bal|for\b|on\b|back\s(?:rent|taxes)))"
        ),
        Polarity.PLANNED,
        True,
        False,
        inner=False,
    ),
    Cue(  # a weekday alone, or a "maybe", beside what nothing states: "TCM f/u Thurs w/ Dr. Wu", "CCM maybe in spring"
        words(
            r"(?:mon|tue|tues|wed|weds|thu|thur|thurs|fri|sat|sun)(?:day)?(?!\s?\d{1,2}[/-]\d{1,2}[/-]\d)(?=\s*(?:$"
            r"|[.;,]|w/|with\b|at\b|@|\d|a\.?m|p\.?m|am\b|pm\b|by\b|if\b))"
            r"|maybe|perhaps|hopefully|probably|possibly|again\s(?:in|at|next|after)|in\s(?:the\s)?(?:fall|spring"
            r"|summer|winter)(?=\s*(?:$|[.;,]))"
            r"|when\s(?:phq|labs?|a1c|bp|she['’]s|he['’]s|back|home|consent|copay|the\s\w+\s(?:is|comes))"
        ),
        Polarity.PLANNED,
        False,
        True,
        inner=False,
        near=0,
    ),
    Cue(
        words(
            r"(?:dr\.?\s\w+|pcp|provider|md|np|we|i|team|daughter|son|wife|husband|family)(?:\s(?:wants?|wanted"
            r"|would\s(?:like|love)|hopes?|prefers?|needs?|plans?)|['’]d\s(?:like|love))\s(?:to\s(?:have|get"
            r"|see)(?:\s(?:pt|patient|her|him|them))?|pt|patient|her|him|them)"
            r"|agree(?:d|s)\sto(?=\s(?:do|fill|complete|bring|mail|try|think|come|call|send|return|read|sign|log"
            r"|keep)\b)|maybe|perhaps|ask\s(?:me|her|him|pt|them)?\s?again(?:\s\w+){0,2}\s(?:re|about)"
            r"|one\smore\s\w+\sthen|(?<=\s)then(?=\s[\w-]+\s*[.;]?$)"
            r"|get\s(?:pt|patient|her|him)"
        ),
        Polarity.PLANNED,
        True,
        False,
        inner=False,
        near=2,
    ),
    Cue(  # orders that name no day: "Revisit CCM", "Reach out to cardiology re diuretic", "Bring up CoCM"
        re.compile(
            r"^[^\w\x00]*(?:per\s(?:dr\.?\s)?\w+,?\s|pls\s|please\s|also\s|then\s)?(?:revisit|reach\sout"
            r"|set\sup(?=\s(?:an?|the|three|video|call|meeting))|circle\sback|loop\sin|touch\sbase|bring\sup"
            r"|try\s(?:again|to|daughter|son|wife|husband|pt)"
            r"|re-?ask|ask\s(?:again|pt|her|him|me)|re-?approach|re-?offer|ck\sw/|check\sw(?:ith|/)|put\s(?:her|him"
            r"|pt)\son|get\s(?:pt|patient|her|him|dr|consent|signed|a\s)|let['’]?s|start\s(?:billing|ccm|bhi|cocm)"
            r"|add\s(?:an?\s|her|him|pt|to)|make\ssure|don['’]t\sforget|push\sfor|aim\sfor|shoot\sfor)\b"
            r"(?![^.;]*(?:\d\s?min|\b(?:was|were|done|did|spoke|reached|completed|signed\s\d)\b))",
            re.IGNORECASE,
        ),
        Polarity.PLANNED,
        True,
        False,
        inner=False,
        near=6,
    ),
    Cue(  # "Est. discharge date", "ELOS 3 d, discharge Mon", "Tentative", "Recall 6/1"
        words(
            r"(?:est\.?|estimated|exp\.?|anticip\w*\.?|tent\.?|tentative(?:ly)?|proj\.?|projected|target(?:ed)?"
            r"|planned|prob\.|likely|hopeful|possible|poss\.?|elos(?:\s\d+\s?\w+)?|eta|edd|upcoming|future|ant\.)"
            r"|next(?=\s(?:phq|gad|visit|call|contact|caseload|case|care|review|tcm|ccm|bhi|outreach|appt|session"
            r"|psych|consult|f/u|check|rx|refill|a1c|scheduled|home|month))"
        ),
        Polarity.PLANNED,
        True,
        False,
        inner=True,
        near=3,
    ),
)
"""Cues by the place where work waits."""

_DONE = r"(?!\s\w+(?:ed|ade|one|eld|ent)\s*(?:$|[.;,:(\d]|(?:to|by|on|at|with|from|for|w/)\b))"
_REQUEST = re.compile(
    rf"\W*(?:[a-z\s]{{3,24}}:\s)?(?:can|could|would|will)\s(?:you\s(?:please\s)?(?={_ACT}\b)|(?:someone|somebody|anyone|we"
    rf"|{_WHOM}))\b[^?.]*\?",
    re.IGNORECASE,
)
_OF_PATIENT = re.compile(r"\b(?:pt|patient|her|him|his|she|he|mr|mrs|ms|d/c|meds)\b", re.IGNORECASE)
_OPENS = re.compile(r"[;:]\s+|,\s+|\s[–—-]\s|^[\W_]+")
_KEPT = re.compile(r"\b(?:at|during|from|after|in|on|came|seen|kept|attended|was|were|had|by|to)\b[^.;]*$", re.I)
_NEXT = re.compile(r"next\s(?!of\b|to\b|door|day\b)", re.IGNORECASE)
_MINUTES = re.compile(r"\d\s?min|\d:\d\d\s?[–-]|\|", re.IGNORECASE)
_BARE_ORDER = re.compile(
    rf"(?:pls\s|please\s|also\s|then\s|and\s|nurse\s|rn\s)?{_ACT}\b(?!\s?[:.]|['’-]){_DONE}",
    re.IGNORECASE,
)
"""A verb that orders: "Call pt re sugars Mon."."""
_TO_BE_DONE = re.compile(
    r"\b(?:(?:need|want|wish|hope|plan|intend|mean|like|love|ought|remember|expect|prefer|propose|aim|promise)s?|has|have|going|meant"
    r"|supposed|hoping|planning|waiting|needing|wanting|intending|due|slated|reminded)\s(?:still\s|also\s)?to\s(?:please\s|also\s|then\s)?$",
    re.IGNORECASE,
)
"""Verbs of owing and planning: what follows them as an infinitive is not there yet."""
_BARE_ACT = re.compile(rf"{_ACT}(?!\w|\s?[:.]|['’-])", re.IGNORECASE)
_CALL_NOUN = re.compile(rf"\bcall\s(?:from|w/|with|placed|rec|to(?!\s{_ACT}\b))", re.IGNORECASE)
"""A call that is told of, not ordered."""
_ORDER_DAY = re.compile(rf"(?<![\w/]){_SOON}", re.IGNORECASE)
"""The day of an order."""
_APPOINTED = re.compile(
    rf"\b(?:appt|appointment|slot)s?\b[^.;]{{0,16}}\b(?:for|on|at|w/|with|is|booked|made|set"
    rf"|:)?\s?{_DAY}(?![^.;]*\b(?:kept|seen|attended|completed|done|held|missed|no[\s-]?show|cancel\w*|came|arrived"
    rf"|was)\b)|\bnext\s(?:[\w-]+\s){{1,3}}(?:is\s|on\s|set\s|for\s|due\s)*{_DAY}",
    re.IGNORECASE,
)
"""An appointment with its day, and nothing that says it was kept."""


def requested(text: str, begin: int, start: int, stop: int) -> bool:
    """Whether the fact stands in a request to staff: "Can someone reconcile meds w/ SNF list today?"."""
    request = _REQUEST.match(text, begin)
    return bool(request and start < request.end() and _OF_PATIENT.search(text, begin, min(len(text), stop + 1)))


def tasked(sentence: str, start: int, end: int) -> tuple[int, int] | None:
    """The words that make a task or an appointment of the fact: "Call pt re sugars Mon."."""
    asked = _TO_BE_DONE.search(sentence[:start])
    if asked and _BARE_ACT.match(sentence, start):
        return asked.span()
    if PAST_VERB.search(sentence, end) or VERB.search(sentence, start, end) or _MINUTES.search(sentence):
        return None
    appointed = _APPOINTED.search(sentence)
    if appointed and appointed.start() < end and start < appointed.end() and not _KEPT.search(sentence[:start]):
        return None if re.search(r"[,:]", sentence[start:end]) else appointed.span()
    if _NEXT.match(sentence, start) and not VERB.search(sentence, start, end):
        return start, start + 4
    if re.search(r"[\"“]\s*[^\"”]*$", sentence[:start]):
        return None  # what somebody says: "No problem, call me every month"
    opens = max((match.end() for match in _OPENS.finditer(sentence, 0, start + 1)), default=0)
    order = _BARE_ORDER.match(sentence, opens)
    if order and _CALL_NOUN.search(sentence[: order.end() + 24], max(opens, order.end() - 5)):
        return None  # "Call to pharmacy, refill ready tomorrow"
    if order is None or len(sentence[order.end() : start].split()) > 5 or VERB.search(sentence, opens, start):
        return None
    return order.span() if _ORDER_DAY.search(sentence, order.end()) else None
