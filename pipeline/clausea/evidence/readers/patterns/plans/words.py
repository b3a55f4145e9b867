"""The grammar of plan documents: what was done with the plan, and how a copy was handed over."""

from clausea import sieve as re

CREATED = (
    r"(?:plan )?(?:created|est\.?|started|opened|initiated|established|developed|written|drafted|"
    r"(?<!progress )(?<!changes )made|drawn up|"
    r"set up|prepared|put together|formulated|entered|first (?:version|written|issue|edition)|drew up|laid out|"
    r"(?:issue|edition|version|ver\.?|v\.?)\s?1(?:\.0)?(?=\s*[:,(–-]|\s+\d|\s+of\b)|"
    r"built|authored|compiled|adopted|finali[sz]ed|begun|composed|effective|eff\.?(?= ?(?:date)? ?:? ?\d))|"
    r"(?:start|plan|opening|care[ -]?plan|poc) date|date (?:opened|"
    r"created|started|of plan)|original(?:ly)?(?: date)?"
)
REVISED = (
    r"(?:last |most recent |care[ -]?plan |poc |plan )?(?:revised|revision|updated?|changed?|modified|modification|"
    r"amended|reworked|adjusted|edited|saved|rewritten|rewrote|redone|refreshed|renewed|overhauled|re-?issued|"
    r"(?:second|third|fourth|latest|new) (?:issue|edition|version)|"
    r"(?:issue|edition|version|ver\.?|v\.?)\s?[2-9](?:\.\d)?(?=\s*[:,(–-]|\s+\d|\s+of\b)|"
    r"(?:goal|step|goals) (?:added|changed|closed))"
)
REVIEWED = (
    r"(?:last |most recent |plan |care[ -]?plan |poc )?(?:reviewed|review|gone over|went over|looked over|revisited"
    r"|re-?read)"
)
MONITORED = r"(?:care[ -]?plan |poc |plan )?(?:monitored|checked|progress)"

ACTION = re.compile(
    rf"\b(?P<action>{CREATED}|{REVISED}|{REVIEWED}|{MONITORED})\b(?!\s*(?:by|with|of)?\s*(?:a )?(?:next|due))"
    r"\s*(?:(?:again|anew|once more|together)\s)?(?:\(?rev(?:ision)?\.? ?\d\)?)?\s*(?:date)?\s*"
    r"(?:on(?: |(?=:))|(?<=revision )(?:of|dated) |by [^:\d]{0,30}|with (?:patient|pt|"
    r"the patient) )?[:\-–(,]?\s*(?=(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? )?\d)",
    re.IGNORECASE,
)
"""Words of work on a plan right before their date."""
DATED_ACTION = re.compile(
    rf"\s*(?:[:\-–]\s*)?(?:(?:care |the |ccm |bhi )*plan(?: of care)?\s)?(?:was |"
    rf"is )?(?:\w+ ){{0,2}}?(?P<action>{REVISED}|{REVIEWED}|{MONITORED})\b",
    re.IGNORECASE,
)
"""The same right after the date that a line begins with."""
NEXT = re.compile(r"\bnext\b|\bdue\b|\bscheduled\b|\bplanned\b|\bapproved\b|\bsigned\b", re.IGNORECASE)
NOT_PLAN = re.compile(r"\bcopy\b|goal|target|\bby \d|discharge|therapy|letter|visit|form|list", re.IGNORECASE)

_PLAN_NAME = (
    r"(?:[\w-]+ ){0,3}(?:care[\s-]?plan|plan of care|poc|treatment plan)(?:\s?(?:[–—:-]|for|of)\s?[\w '’-]{2,40}?)?"
)
NAME_LINE = re.compile(rf"\W*{_PLAN_NAME}(?:\s(?P<date>date\s?:?\s?\d[\d/.-]+))?\W*", re.IGNORECASE)
"""A line that is the name of a plan and nothing else."""
DATE_LINE = re.compile(
    r"\W*(?:plan |start |care[ -]?plan |poc |creation |effective )?(?:date(?:d| opened| created| started| of plan"
    r"| prepared| completed| written| established)?|created|opened|developed|started|prepared|completed"
    r"|finali[sz]ed|begun|"
    r"established|initiated|begins?|start|eff(?:ective|\.)?|as of|(?:last )?updated|(?:last )?revised"
    r"|(?:last )?modified|written)(?: on| date)?[\s:=.(–—-]{0,6}"
    r"(?=\d|[A-Z][a-z]{2,8}\.? \d)",
    re.IGNORECASE,
)
LABEL_LINE = re.compile(r"\W*(?:[a-z][\w'’/-]*[ ]?){1,3}:\s?\S.{0,50}", re.IGNORECASE)
"""A head line of a form between a plan's name and its day: "Prepared for: Marla Tovic"."""
_STATED = (
    r"(?:(?:plan )?date(?:d)?(?: of plan| created| established| opened| prepared| completed)?|established|est\.?"
    r"|created|built"
    r"|eff(?:ective)?\.?(?: date)?|start(?:ed)?(?: date)?|opened|written|completed|prepared|finali[sz]ed"
    r"|initiated|developed"
    r"|drafted|as of|of|from)"
)
_HEAD = (
    r"\W*(?:(?:the|my|her|his|initial|current|active|electronic|signed|comprehensive|individual(?:i[sz]ed)?|new|chronic|(?:patient|person)"
    r"[\s-]cent(?:er|re)d|ccm|chronic care(?: management)?|apcm|pcm|shared|longitudinal|disease[\s-]specific|full"
    r"|written) ){0,4}"
    r"(?:care[\s-]?plan|plan of care|poc|(?:ccm|comprehensive|(?:patient|person)[\s-]cent(?:er|re)d"
    r"|individuali[sz]ed) plan)"
)
PLAN_HEAD = re.compile(rf"^{_HEAD}\b", re.IGNORECASE)
"""A line that begins with the name of a plan of care."""
PLAN_DATED = re.compile(
    rf"{_HEAD}(?:,? ?\(?(?:rev(?:ision)?|v|ver(?:sion)?)\.? ?#?\d{{1,2}}\)?)?"
    r"(?: ?[–—:,(-] ?(?:ccm|apcm|pcm|chronic care(?: management)?|comprehensive)\)?)?"
    rf"(?:\s*[–—:,|(=-]\s*|\s+)(?:{_STATED}(?: on)?\s*[:=–-]?\s*)?(?=\d|(?-i:[A-Z])[a-z]{{2,8}}\.? \d)",
    re.IGNORECASE,
)
"""A plan of care named at the head of a line with its day right behind: "Plan of care (rev. 3)  Date: ..."."""
WORKED_ON = re.compile(
    rf"[\s),:;–—-]{{0,3}}(?:(?!next)\w+ ){{0,2}}?(?:{REVISED}|{REVIEWED}|{MONITORED}|discussed|shared|given|sent"
    rf"|mailed|copy|faxed|due)\b",
    re.IGNORECASE,
)
"""Behind that day, something done with the plan: the day is of the doing."""
BH_DATED = re.compile(
    r"(?<!copy of )(?<!due )\b(?:bhi|bh|behavioral health|mental health|depression|anxiety|treatment|"
    r"individuali[sz]ed treatment)"
    r"\s(?:(?:care|treatment)\s)?plan(?: of care)?(?: for [\w -]{2,25})?\s?"
    r"(?:,? ?\(?(?:v|ver|version|rev|revision)[.#]?\s?#?\d{1,2}\)?\s?)?(?:[,(:–-]\s?|\bof |\bdated |,? ?"
    r"(?:developed|created|drafted|"
    r"written|made|revised|updated) (?:on )?|(?<=\d\s)|(?<=\d\)\s))(?=\d{1,2}[/-]\d|\d{4}-)|"
    r"\btreatment plan for [\w ]{2,30}, (?:developed|created|made|written) "
    r"(?=\d)",
    re.IGNORECASE,
)
"""A behavioral plan named with its date right behind."""
GIVEN = re.compile(
    r"""\b(?:given|gave|handed|mailed|e-?mailed|sent|provided|shared|posted|placed\sin\s(?:the\s)?(?:us\s)?mail
        |distribut(?:ed|ion)|to\s(?:the\s)?(?:pt|patient)\s(?=(?:via|by|through|on|in)\s)|made\savailable|went\s(?:out\s|home\s)?(?:to|with)(?=\s)|goes\s(?:home\s)?(?:to|with)|has\s(?=(?:the|a|her|his)\s(?:written|printed|paper)\s)|handed\sover
        |delivered|furnished|uploaded|released|printed|received|pushed|published|loaded|has\s(?:(?:a|her|his|their|the)\s)?(?:own\s)?(?=copy)
        |in\s(?:the\s)?(?:patient\s)?(?:portal|mychart)|now\savailable(?!\s24)|rec['’]?d|rcvd|got|turned\sover
        |to\stake\shome|take-?home|came\s(?:in|by)\sthe\smail|passed\s(?:on\s)?to|(?:→|->)\s?(?=(?:pt|patient|family|caregiver))|viewed|took\shome|(?:left|departed)\s(?:(?:today|here|on|the\s(?:office|clinic|visit|building)|clinic|office|\(?[\d/-]{5,10}\)?)[\s,]+){0,3}with(?!\s(?:no|neither)\b)|picked\sup
        |hand-?\s?delivered|dropped\s(?:off\b|(?=(?:a|the|her|his|it)\b))|supplied|cc(?=:)|faxed(?=\s[^.;]*\b(?:patient|pt|home|caregiver|family|her|his|(?:to\s(?:the\s)?(?:daughter|son|wife|husband|spouse|sister|brother|mother|father|niece|nephew)))\b)
        |left\s(?=(?:the|a|her|his|it)\s[^.;]{0,30}\bwith\s(?:her|him|them|the\s(?:patient|pt|family)|pt|patient|wife|husband))
        |(?:pt|patient)\scopy(?:\sof\s(?:the\s)?(?:\w+\s){0,2}plan(?:\sof\scare)?)?(?=\s?[:=]\s?\d)
        |left\swith(?=\s(?:a|the|her|his|their)\s(?:\w+\s){0,3}plan)|took\s(?:away|along|(?=(?:an?\s|the\s|her\s|his\s)?(?:\w+\s){0,2}cop(?:y|ies)\b))|transmitted|forwarded|conveyed|issued|dispensed|collected(?=[^.;]*\bcopy)|accepted(?=\s(?:an?\s|the\s)?(?:\w+\s){0,2}copy)|walked\sout\swith|in\shand|acknowledg\w+\sreceipt|receipt\s(?=of)|confirm\w*\sreceipt|downloaded|texted|in\s(?:the\s)?mail)\b""",
    re.IGNORECASE | re.VERBOSE,
)
PLAN_COPY = re.compile(
    r"""\b(?:c(?:cm\s)?p\scopy|cop(?:y|ies)\sof\s(?:\w+\s)?(?:cp|ccp)|cop(?:y|ies)\s(?:of\s)?(?:\w+\s){0,2}(?:care\s)?plan|(?:care\s)?plan\s(?:of\scare\s)?cop(?:y|ies)
        |care[\s-]?plan|plan\sof\scare|careplan|ccm\splan|copy\sof\s(?:it|this|plan)
        |poc|ccp|(?:printed|paper|written|updated|electronic|translated|signed|spanish|large[- ]print)\s(?:care\s)?plan
        |(?<!safety\s)(?<!crisis\s)(?<!treatment\s)(?<!discharge\s)(?<!meal\s)(?<!action\s)(?<!exercise\s)(?<!asthma\s)(?<!bhi\s)(?<!bh\s)plan(?=\s(?:\(\w+\)\s)?(?:to|with|w/)\s(?:the\s)?(?:pt|patient|her|him|caregiver|family|wife|husband|son|daughter)\b)|patient\scopy
        |(?<!safety\s)(?<!crisis\s)(?<!treatment\s)(?<!discharge\s)(?<!meal\s)(?<!action\s)(?<!exercise\s)(?<!bhi\s)(?<!bh\s)(?<!health\s)(?<!insurance\s)(?<!diet\s)plan(?=\s(?:(?:was|has\sbeen)\s)?(?:securely\s)?(?:e-?mailed|mailed|sent|handed|given|released)\s(?:securely\s|out\s|today\s)?(?:to|via)\s)
        |(?:(?<=printed\s)|(?<=mailed\s)|(?<=handed\s)|(?<=gave\s)|(?<=emailed\s))(?:the|her|his|their)\s(?:new\s|updated\s|signed\s)?plan(?=\s(?:and|to|for|out)\b)
        |plan\s(?:was\s)?shared\swith|cp(?=:?\s(?:cc|sent|mailed|given|emailed|to|printed|handed)))\b""",
    re.IGNORECASE | re.VERBOSE,
)
PLAN_WORD = re.compile(r"\b(?:plan|copy|revision)\b", re.IGNORECASE)
OTHER_THING = re.compile(
    r"\b(?:number|card|magnet|handout|education|leaflet|sheet|brochure|cuff|appointment|consent|insurance|"
    r"prescription|referral|results?|labs?|records?|summary|form|reminder|bottle|scale|monitor|book)s?\b",
    re.IGNORECASE,
)
ELSEWHERE = re.compile(
    r"\b(?:returned|mailed back|undeliver\w*|bounced|came back)\b|"
    r"\bto (?:the |her |his |(?-i:[A-Z])\w+ ){0,3}(?:specialist|cardiolog|nephrolog|home (?:health|care)"
    r"|agency|hospital|pcp|dr\b|doctor|"
    r"therapist|pharmacy|insur|chart|scan)",
    re.IGNORECASE,
)
CHANNEL = re.compile(
    r"\b(?:portal|mychart|e-?mail|(?:the|us) mail|mail|mailed|usps|in the (?:office|clinic)|in person|on paper|"
    r"printed|paper|visit|secure message|front (?:desk|counter))\b",
    re.IGNORECASE,
)


def action_of(word: str) -> str:
    """created, revised, reviewed or monitored."""
    for action, pattern in (
        (
            "revised",
            r"(?:issue|edition|version|ver\.?|v\.?)\s?[2-9]|(?:second|third|fourth|latest|new) |re-?issu|redone|refresh"
            r"|renew|overhaul|revis|updat|chang|modif|amend|rework|adjust|edited|saved|rewr|added|closed",
        ),
        ("reviewed", "review|over|revisit|re-?read"),
        ("monitored", "monitor|check|progress"),
    ):
        if re.search(pattern, word, re.IGNORECASE):
            return action
    return "created"


def method_of(text: str) -> str | None:
    """How a copy was given."""
    for method, pattern in (
        ("portal", r"portal|mychart|healow"),
        ("email", r"e-?mail"),
        ("mail", r"\bmail|usps|postal|posted"),
        ("in person", r"hand|desk|counter|in person|office|visit|paper|print|given|gave"),
    ):
        if re.search(pattern, text, re.IGNORECASE):
            return method
    return None
