"""The words around minutes: what makes a duration logged time, a total, a correction, a visit, or something else."""

from functools import lru_cache

from clausea import sieve as re
from clausea.values.dates import find_dates, find_months, find_ranges
from clausea.values.programs import find_programs

_N = r"(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty)"
_MONTHS = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)"
)
MONTH_NAME = re.compile(rf"\b{_MONTHS}\b", re.IGNORECASE)

CONTEXT = re.compile(
    r"clinical staff (?:time|min)|non[- ]face[- ]to[- ]face|time log|minutes log|monthly (?:time|log|contact)|"
    r"care (?:management|coordination|manager|coordinator|mgr|mgmt)[ -]?(?:time|log|note|call|contact|minutes|"
    r"encounter|activit\w+|outreach|service|tracking|summary|report|monthly|work)|"
    r"\b(?:ccm|bhi|cocm|bhcm|care manager) (?:time|minutes|mins?|work|activity)\b|"
    r"(?<!rehab )(?<!exercise )(?<!therapy )(?<!home )(?<!loss )(?<!step )\bprogram (?:notes?|log|contacts?|minutes|"
    r"time|work|activity|summary)\b|\bchronic care (?:plan\w*|sheets?|logs?|records?|notes?|minutes|tracking|"
    r"work|time|coordination|support|follow[- ]?up|calls?|needs|goals)\b|"
    r"\b(?:modules?|programs?|services?|category|project|department|dept|timer|queue|team)\W{1,3}chronic care\b|"
    r"(?:^|\|\s?)\W*(?:(?:rn|nurse|lead|clinical) )?care (?:coordinator|manager|navigator)s?\s?:|"
    r"\b(?:min(?:ute)?s?|hour|quarter)\b\)?(?: on [\d/.-]{5,10})? (?:of|on|for|in|doing"
    r"|with) (?:\w+ )?care coordination\b|"
    r"\bcare coordination\W{1,3}\d{1,3}\s?min|"
    r"time tracking|timesheet|time sheet|time report|care management|"
    r"\b(?:between|outside|out[- ]of|non)[- ](?:the )?(?:office )?visits?\b[- ](?:care|work|time|log|contacts?|support|"
    r"activit\w+|minutes|calls?|services?|notes?)",
    re.IGNORECASE,
)
"""Words that say a stretch of time is care-management time."""

ROLE_TIME = re.compile(
    r"\b(?:rn|lpn|nurse|nursing|provider|physician|practitioner|md|np|staff) (?:ccm |bhi )?(?:time|minutes|"
    r"mins?|work|activity)\b",
    re.IGNORECASE,
)
"""Somebody's time, of care management only when a title says so: an infusion nurse has time too."""

SPENT = re.compile(
    r"(?:\btime(?: spent)?(?: (?:today|on call|on phone|on service|this (?:call|contact|encounter|entry|date)|"
    r"for this (?:call|contact|entry|encounter)|by [a-z ]{2,24}|i devoted to this \w+))?|"
    r"\b(?:spent|devoted|used|performed|furnished|provided|rendered|gave|did|completed|"
    r"put in|worked|entered|credited|charted)(?: (?:a )?total(?: of)?)?(?: about| approx\w*)?|"
    r"\b(?:ccm|bhi|cocm|pcm|apcm|staff|nurse|clinical|care management) (?:effort|share|part|work|service|count)|"
    r"\bduration|\b(?:clock|timer|stopwatch)|"
    r"\b(?:call|talk|phone|contact|encounter|conversation|activity|entry)(?: time| length| duration| minutes|"
    r" lasted| took| was)?|\blast(?:ed|ing)|\btaking|\b(?:came|amounted|added up|ran|totall?ed)(?: up)?(?: to)?"
    r"|\btook(?: (?:me|us|him|her|the nurse|staff|about))?|"
    r"\b(?:handled|done|finished) in|\blogged|\blog|\blength|\belapsed|\btotal(?: time| minutes|"
    r" min)?|\bminutes|\bmins?|"
    r"\b(?:spoke|talked|discussed|reviewed|worked|phone|conversed|chatted|counsel\w+|met|on this|on it|"
    r"seen\b[^.;]{0,20}\bby (?:the )?(?:bhcm|care manager|nurse|rn)\b|provided|furnished|rendered|performed|delivered|"
    r"spoken|called)\b(?:[^.;]|(?<=\b[DM]r)\.|(?<=\bMrs)\.|(?<=\bMs)\.){0,70}\bfor"
    r"(?: a total of| about| (?:a )?full(?:y)?| a good| exactly| all of)?|"
    r"\btime\b[^.;]{0,60}\b(?:was|is)|\bon the (?:line|phone|call)\b[^.;]{0,40}|\bdocumented|\brecorded|"
    r"\bfor a total of|\btt\b|\banother|\ban additional|\badditional|\bplus|\bx)"
    r"\s*(?:\([^)]{0,30}\))?\s*(?:[:=,–—-]|\bwas|\bof|\bis|\babout|\bapprox\w*\.?|~|\bfor)*\s*$",
    re.IGNORECASE,
)
"""Ends just before a duration that was spent on the activity."""

SPENT_AFTER = re.compile(
    r"\s*(?:was |were |of |in )?(?:spent|total|logged|personally\b|my own\b|on (?:the )?(?:phone|call|calls|"
    r"both|care|ccm|bhi|chart|review|coordin\w+|this)|"
    r"(?:of )?(?:ccm|bhi|cocm|pcm|apcm|my time|my own|care|staff|clinical|nurse|rn|lpn|non|chronic|behavioral|"
    r"collaborative|principal|nursing|provider)\b|"
    r"(?:call|phone|conversation|telephone|video)\b|non[ -]face|clinical staff|"
    r"with (?:patient|pt|her|him|them|daughter|son|wife|husband|caregiver|the)|"
    r"(?:reviewing|coordinating|calling|speaking|talking|counsel\w+|updating|documenting)\b|"
    r"warm handoff|documentation\b|charting\b|chart review\b|prep\b)",
    re.IGNORECASE,
)
"""Starts just behind a duration that was spent on the activity."""

OWN_SENTENCE = re.compile(
    r"\W*(?:(?-i:I|We|we)\s(?:was|were|worked|gave|put|used|stayed|stuck|sat|dedicated)|(?:it|this|that|all this"
    r"|the (?:work|whole thing))\s(?:was|came to|ran(?: to)?|made|cost)|my (?:share|part|own time|time|work|end)"
    r"(?: (?:of|in|on|here|today)(?: (?:it|this|that))?)?\s(?:was|came to|is|ran to))"
    r"(?:\s(?:on|at|in|into|to|with|this|it|that|here|about|all|of|me|an?|total|full|just|only|another|exactly|roughly"
    r"|today))*\s*",
    re.IGNORECASE,
)
"""Ahead of a length, in a sentence that says no more than how long its writer was at the entry's work."""
BEHIND_OWN = re.compile(
    r"(?:[\s,]+(?:on|at|in|into|to|for|with|this|it|that|here|today|of|my|time|work|care|all|told|myself|personally))*\W*",
    re.IGNORECASE,
)
"""What such a sentence may end with: "I put 5 minutes into this"."""

ACTIVITY = re.compile(
    r"\b(?:calls?|called|phoned?|tel(?:ephone)?|reviewed|review|refills?|outreach|coordinat\w+|intake|"
    r"follow[- ]?up|f/u|education|discuss\w*|messages?|"
    r"portal|documentation|documented|charting|updat\w+|contact\w*|spoke|talked|counsel\w+|arranged|reconcil\w+|"
    r"referral|forms?|fax\w*|letter|"
    r"check-in|encounter|consult\w*|(?:phone|video|audio) session|"
    r"(?:in[- ]person|face[- ]to[- ]face|f2f|office|clinic) (?:session|contact|meeting)|tele-?\w+|virtual|zoom|"
    r"chart|records?|"
    r"labs?|activation|titration|teaching|"
    r"rang|caseload|case (?:review|conference)|t/?c|translated|"
    r"care[ -]?plan|plan of care|poc|assessment|med rec|handoff|huddle|research\w*|monitoring)\b",
    re.IGNORECASE,
)
"""Work that care managers log, beside a bare duration: "call to pharmacy 5 min"."""

FILLER = re.compile(
    r"(?:total|time|spent|logged|min(?:ute)?s?|mins?|of|my|our|own|for|this|that|the|on|by|in|a|was|is|today|"
    r"call|phone|tel|telephone|video|contact|"
    r"encounter|entry|activity|dur(?:ation)?|elapsed|length|talk|took|lasted|nurse|nursing|staff|clinical|provider|practitioner|billing|physician|md|"
    r"do|np|pa|rn|lpn|lvn|ma|cma|sw|lcsw|"
    r"care|management|manager|coordination|non|face|to|with|personally|mine|alone|only|each|work|service|"
    r"program|timer|clock|stopwatch|tracked|counted|toward|"
    r"additional|another|plus|and|note|log|documentation|behavioral|health|bhcm|bh|dr|case|non-face-to-face)",
    re.IGNORECASE,
)
"""A word that may stand beside a bare duration of a log line."""

_STRONG_TOTAL = (
    r"\b(?:grand[- ]total|sub-?total|cumulative|cum\.?|running (?:total|tally|time)|"
    r"(?<!keep )(?<!keeping )(?<!kept )tally(?! \d{1,3} (?!m)[a-z])|mtd|ytd|"
    r"month[- ]to[- ]date|year[- ]to[- ]date|to date|"
    r"accumulated|accrued|aggregate|month[- ]end|month(?:ly)?(?:'s)?(?:[- ]end)? (?:total|time|tally|sum|minutes)|"
    r"for (?:the |this )?(?:calendar |whole )?month|this (?:calendar )?month|"
    r"(?:carried|brought|carry|balance|total|sub-?total|minutes|time) (?:forward|over)\b|\b[bc]/f\b|"
    r"(?:previous|prior|last|preceding) (?:page|sheet|balance|total)|(?:from|to) (?:page|sheet|p\.) ?\d|"
    r"(?:^|(?<=\n))\W*(?:the )?(?:month|week|page|period|sheet|quarter)(?: \d+)?\s?[:=](?=\s?\d{1,3}\b(?![/:.-]\d))|"
    r"adds? up to(?= \d)|so far|time total|sum of|sheet total|all (?:clinical )?staff|all entries|"
    r"\d{1,3}(?:\s?\+\s?\d{1,3})+\s?=|\ball (?:contacts|calls|dates|days|sessions|hands)\b"
    r"(?= ?[:,=(\d])|"
    r"\d\s?min\w*\W{0,3}\(\d{1,3}(?:\s?[,+;/]\s?\d{1,3}){1,12}\)|"
    r"(?<!not )(?<!n't )(?<!n’t )(?<!never )(?<!non-)(?<!non )(?<!not be )(?:billed|billable)|stands at|"
    r"(?:^|(?<=\n))\W*sum\W{0,3}\d{1,4} ?min)"
)
_SUM = r"(?:totals?|ttl|tot|sum)"
"""The word in one call's own length too: "Ttl 9 min"."""
_AS_ONE = r"(?:together|combined|altogether|in all|all told)"
_ONE_ENTRY = re.compile(
    rf"\b(?:totaled|{_SUM})\b(?:[^.;]{{0,30}}\b(?:this|both|today|call|calls|contact|encounter|entry|activity|visit|on|"
    r"i devoted|for this)\b)",
    re.IGNORECASE,
)
_PLAIN_TOTAL = re.compile(
    rf"^\W*{_SUM}\b|^\W*all(?: hands| together)?\W{{0,3}}\d{{1,4}}\W*(?:min\w*)?\W*$|"
    rf"\d\W?\s?min\w*\W{{0,2}}all hands\b|\b{_AS_ONE}\W{{0,3}}\d|\d\W?\s?(?:min(?:ute)?s?\W{{0,2}}){_AS_ONE}\b|"
    rf"\b(?:totaled|totaling|{_SUM})\b[^.;]{{0,40}}\b(?:month|{_MONTHS}|\d{{1,2}}/\d{{4}}|clinical staff|"
    r"staff|bhi|ccm|cocm|provider|program)\b|"
    r"\b(?:ccm|bhi|cocm|pcm|apcm|rpm|tcm|staff|program|month)\b[^.;\d]{0,25}\b"
    rf"{_SUM}\b|\b{_SUM}\W{{0,3}}(?:(?:time|min(?:ute)?s?)\W{{0,3}})?(?:of |was |is )?\d",
    re.IGNORECASE,
)
TOTAL = re.compile(rf"{_STRONG_TOTAL}|{_PLAIN_TOTAL.pattern}", re.IGNORECASE)
"""Says that a number of minutes adds up entries."""
SCORED = re.compile(
    r"\b(?:PHQ|GAD|PCL|AUDIT|MDQ|EPDS|GDS|DAST)[-\w]*\W{0,3}(?:totals?|sum)\b(?:\W{0,3}\d+)?", re.IGNORECASE
)
"""The total of a questionnaire, told of in a log."""
STRONG_TOTAL = re.compile(_STRONG_TOTAL, re.IGNORECASE)
"""Says so without a month or a program beside it."""


def is_total(clause: str) -> bool:
    """True when the clause around a number of minutes states a sum of several entries.

    A number that is labeled with a whole month ("BHI time July 2026: 22 min") is a sum whatever else it says.
    """
    strong = STRONG_TOTAL.search(clause)
    if strong is not None and _BILLED.fullmatch(strong.group()) and _ONE_DAY.search(clause):
        strong = None  # "Billable CCM time today: 13 min" is one entry's own
    return bool(strong) or names_month(clause)


_BILLED = re.compile(r"bill(?:ed|able)", re.IGNORECASE)
_ONE_DAY = re.compile(r"\b(?:today|this (?:call|contact|encounter|entry|date|day))\b", re.IGNORECASE)


def is_sum_of_parts(text: str) -> bool:
    """True when a line adds up its own numbers: "Nurse 20 min. Physician 12 min. Together 32." """
    return bool(re.search(rf"\b{_AS_ONE}\W{{0,3}}\d|\d\W?\s?(?:min\w*\W{{0,2}}){_AS_ONE}\b", text, re.IGNORECASE))


def is_plain_total(clause: str) -> bool:
    """True for "Total 34" and "CCM total: 12 min": a log's sum, or a single call's own length; the entry decides."""
    return bool(_PLAIN_TOTAL.search(clause)) and not _ONE_ENTRY.search(clause)


NAMES_ANOTHER = re.compile(
    r"(?:\d[/.-]\d*|[/:#$%]|\b20|\b(?:month|week|year|day|page|sheet|visit|session|episode|phase|step|tier|level|unit|part"
    r"|version|room|ext|number|no)\.?\s)$",
    re.IGNORECASE,
)
"""Before a figure that counts or names something else: part of a day, "month 3", "page 2"."""
SUM_ROW = re.compile(
    r"\W*(?:(?:grand|month(?:ly)?|month['’]s|report|overall|whole|work ?sheet|time ?sheet|sheet|log|list|table|column"
    rf"|billing|period|page|{_MONTHS}\.?(?: 20\d\d)?|(?:ccm|bhi|cocm|pcm|apcm|program|staff|time|minutes?)) ){{0,2}}"
    r"(?:totals?|ttl|tot"
    r"|sum|accrued|accumulated|tally)\b(?![^|\n]{0,40}\b(?:[A-Z][a-z]+,? (?:RN|LPN|"
    r"LVN|CMA|MD|NP|LCSW))\b)(?! (?:patients?|calls?|contacts?))",
    re.IGNORECASE,
)
"""How the last row of a log begins; subtotals are no month's."""
_MONTH_SUM = re.compile(
    rf"^\W*{_MONTHS}\b\.?(?:[\s,:=–-]|\b(?:only|rn|lpn|ma|cma|totals?|tot|time|minutes|mins?|staff|nurses?|ccm|bhi|cocm|"
    rf"clinical|care|manager|program|all|sum)\b)+\d{{2,4}}\s*(?:min(?:ute)?s?)?\W*$|\b{_MONTHS}\.?\s+tot(?:al)?s?\W{{0,3}}\d",
    re.IGNORECASE,
)
"""A month and its sum: "June, LPN only: 23 min", "Aug tot 44"."""


_SURNAME = r"\s+(?-i:[A-Z][a-z’'-]+),?\s+(?-i:RN|LPN|LVN|CMA|MA|MD|DO|NP|PA|LCSW|LMSW|MSW)\b"
"""Behind a first name that is a month's too: "9 minutes, June Pohl RN"."""
_NTH_OF = re.compile(
    r"\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\w+teenth|eleventh|twelfth|twentieth|thirtieth|"
    r"(?:twenty|thirty)-\w+|\d{1,2}(?:st|nd|rd|th)) of\s+$",
    re.IGNORECASE,
)
"""Before a month that belongs to a day in words: "the second of March 2026"."""


@lru_cache(maxsize=1 << 15)  # asked of a line by corrections, minutes and totals
def names_month(clause: str) -> bool:
    """True when the clause names a month that is no part of a day."""
    months = find_months(clause)
    days = [(hit.start, hit.end) for hit in find_dates(clause, near="2000-01-01")] if months else []
    if any(
        not any(s < hit.end and hit.start < e for s, e in days) and not _NTH_OF.search(clause[: hit.start])
        for hit in months
    ):
        return True
    if re.search(
        rf"\b{_MONTHS}\b(?!\W{{0,2}}\d)\W{{0,3}}(?:\w+\W){{0,3}}(?:totals?|time|minutes|tally)\b", clause, re.IGNORECASE
    ):
        return True
    if _MONTH_SUM.search(clause):
        return True
    if any(
        hit.first.endswith("-01") and hit.last[:7] == hit.first[:7] and hit.last[8:] >= "28"
        for hit in find_ranges(clause)
    ):
        return True  # "03/01/2026 - 03/31/2026"
    bare = re.search(
        rf"\b(?:time|min(?:ute)?s?|far|total)\W{{0,3}}(?:in |for )?{_MONTHS}\b(?!\s*\d{{1,2}}\b)(?!{_SURNAME})",
        clause,
        re.IGNORECASE,
    )
    return bool(bare)


LATE = re.compile(
    r"\b(?:late entry|entered late|documented late|late note|recorded late|delayed entry|addendum)\b", re.IGNORECASE
)
"""An entry written on another day than the work was done."""

EXCUSED = re.compile(
    r"\(?\b(?:exclusive of|excluding|not including|does not include|excludes|separate(?:ly)? from|apart from|"
    r"in addition to|not part of|outside of|outside (?=(?:any|the|an?|of)\b)|not counted with|not counting|other than"
    r"|aside from|over and above|on top of|not during|net of|beyond (?=(?:the|her|his|any|today)\b))\b[^.,;)]*\)?",
    re.IGNORECASE,
)
"""Says what the time is not; its words speak against nothing."""

VISIT = re.compile(
    r"\b(?:on|for|of) (?:this|the|day of (?:the|this)) (?:date of (?:the )?(?:encounter|service|visit)|visit)|"
    r"on (?:the )?(?:date|day) of (?:(?:the|this) )?(?:encounter|visit)|on this encounter|(?:encounter|visit) today|"
    r"^\W*(?:[\d/.-]{4,10}\W+)?(?:telephone )?(?:(?:office|nurse|clinic|injection|lab) visit|ov\b|e/m\b|"
    r"(?:lab|blood) draw\b|venipuncture|(?:flu |b12 )?(?:vaccin\w+|immuniz\w+|injection)\b)|"
    r"\b(?:99(?:20[2-5]|21[1-5]|44[1-3]))\b|g0438|g0439|wellness visit|(?<!non[ -])face[- ]to[- ]face (?:time|with)|"
    r"\bvisit (?:time|took|lasted|length|duration)|separate(?:ly)? billed|"
    r"time (?:of|for|in) (?:the |this )?visit|e/m\b|\b(?:testing|operating|infusion|observation) time\b|"
    r"\b(?:(?:individual|group|couples?|therapy|counsell?ing|psychotherapy) sessions?|session of)\b[^a-z]{0,24}"
    r"\d[ -]?min|"
    r"\bminute visit\b|billed separately|\b97(?:110|112|116|140|530|535)\b|\b(?:9945[3478]|99091)\b[^.;]{0,20}\d+ min",
    re.IGNORECASE,
)
"""Says in a sentence that its time is a visit's: separately billed (domain.md 2.2)."""

RULE = re.compile(
    r"\b\d{1,3} (?:of|out of) (?:the )?\d{1,3} min|"
    rf"\bof (?:the|those|these|my|our|a total of|all)\s+(?:\w+\s+)?\d{{1,3}}\s?min\w*[^;]*\b(?:only|just|but)\b|"
    r"\b(?:short(?: by)?|shy(?: by)?|lack(?:s|ing)|remaining|balance|still (?:needs?|owes?)|needs? another)"
    r"\W{1,3}\d{1,3}\s?m|\bmin(?:imum)?\b[.:]?\s*\d{1,3}\s?min|\b(?:needed|required|necessary) (?:to|before) bill|"
    rf"at least {_N}|requires?\b|\bmust\b|\bneeds {_N}|(?:month|code|service) calls for|first {_N} min|"
    rf"each (?:further|additional) {_N}|minimum of|threshold(?! (?:was |is )?(?:met|reached))|"
    r"threshold (?:was |is )?(?:met|reached)\W{1,3}(?:yes|no|y|n)\b|descriptor|covers the|"
    r"\bper calendar month|\bgoal\W{0,3}(?:is|of|:)|\btarget\b|\bexample\b|\bsample\b|\bif you\b|\buntil you\b|"
    r"\byou (?:can|may|should)\b|\bclaim below\b|"
    r"\bcaseload of\b|\bmeeting\b|\btraining\b|in-?service\b|\bconsultant (?:time|spent)|\bover \d+ (?:clients|"
    r"patients)|\d+ (?:patients|clients)\b|"
    r"\b99\d{3}\b\W{0,3}(?:takes?|is|are|means|pays?|covers?|needs?|wants|asks|counts?|starts?|begins?|equals?|:|=)"
    r"\W{0,3}(?:for )?(?:the )?(?:first )?(?:each )?\d+(?!\s?[/.-]\s?\d)\b|"
    r"\beach \d+ min\w* (?:more|further|after|beyond)|"
    r"\bunits?\s*(?:=|is|equals)\s*\d|\bunits? (?:of|\()\s*\d{1,2}\s?min|"
    r"critical care|anesthesia|\b(?:exam(?:ination)?|operating|procedure|recovery)[- ]room\b|"
    r"procedure\b|drive time|\bdriving\b|\bcommut\w+|\bslots?\b|on hold\b|\bteach-back|"
    r"\b(?:(?:psycho|trauma|talk|group|individual|family|exposure|cbt|dbt|emdr|physical|occupational|speech)[- ]?)?"
    r"therapy (?:session|hour|appointment|group)\b|\bsession \w+ of \w+\b|\b90(?:79[12]|83[2-9]|84[0-9])\b|"
    r"\b97(?:110|112|116|140|530|535)\b",
    re.IGNORECASE,
)
"""A number of minutes of a rule, a meeting, a treatment; tested on the clause."""

FUTURE = re.compile(
    r"\b(?:will|(?<!care )(?<!of )plans? (?:to|for)|planned|we plan|next (?:call|contact|bhi|ccm)|upcoming|"
    r"allow|expects?|"
    r"to call|schedul(?:e|ed)(?: for| to)?|to be|reserve[sd]?|book(?:ed)?)\b[^.;]*$",
    re.IGNORECASE,
)
"""Before a duration that has not been spent."""

SET_ASIDE = re.compile(
    r"(?:\.\s*(?=[-–—(]))?[\s(,:–—-]*(?:(?:is|was|are|were)\s+)?"
    r"(?:blocked|booked|reserved|planned|scheduled|set aside|held (?:on|for)|"
    r"expected|estimated|allotted|allocated|pending|tentative|requested|slot|"
    r"(?:not|never|un)[ -]?(?:counted|billed|billable|charged|logged|timed)|no[ -]charge|"
    r"(?:went|goes|spent|used|were|was|lost|of it|of them|are|is)?\s*(?:to|on|for|with|in|"
    r"by)? ?(?:the )?(?:scheduling|billing questions|"
    r"small talk|hold\b|parking|reception|front desk|administrative)|left out|excluded|subtracted|deducted|"
    r"(?:still )?(?:remain(?:s|ing)?|outstanding|lacking|to go|short (?:of|for)|shy of|away from|more (?:is |are )?"
    r"(?:needed|to)|needed (?:to|for)|left(?= (?:to|for|until|in|this|before)\b| ?[.;,)]|$))|"
    r"taken off|(?:not|never) (?:done|made|held|completed|performed)(?! with| yet taking)|void(?:ed)?|struck|cancel+ed|"
    r"wrong (?:patient|pt|chart)|duplicate|disregard|deleted|error)\b",
    re.IGNORECASE,
)
"""Right behind a duration that was only set aside, or that the writer does not count."""

HABIT = re.compile(
    r"\b(?:(?:pt|ot|slp|group|cbt|rehab) session|walk(?:s|ed|ing)?|exercis\w+|stretch\w*|worry time|breath(?:e|"
    r"es|ing)|nap(?:s|ped)?|sleeps?|slept|"
    r"asleep|awake|rest(?:s|ed|ing)?|observed|observation|fasting|dwell|tourniquet|"
    r"infus\w+|nebuliz\w+|neb|wait(?:ed|ing)?|processing|turn-?around|late|early|arrive[sd]?|drive|visit|appointment|appt|therapy|"
    r"therapist|psychotherapy|counseling session|"
    r"dialysis|soak|elevate|hold for|seated|bed|commode|sit|heat|ice|pressure|pack(?:ed|ing)|gym|bike|yoga|swim\w*|"
    r"meditat\w+|prayer|screen time|"
    r"commercial|class(?:es)?|workshop|seminar|webinar|lecture|support group|group (?:visit|session|class)|"
    r"onset|episodes?|spells?|attacks?|pain|headache|stiffness|dizz\w+|bleed\w*|seizure|"
    r"contractions?|labor)\b",
    re.IGNORECASE,
)
"""What else lasts minutes: exercises, habits, waits, treatments, complaints; tested on the words beside it."""

DOSING = re.compile(
    r"\s*(?:\(?(?:b\.?i\.?d|t\.?i\.?d|q\.?\d|qhs|daily|a day|per (?:day|week|session|night)|each (?:day|night|"
    r"time|morning)|every|twice|nightly|x ?\d+/|times (?:a|per)|before|after|"
    r"(?:of |on )[\w -]{2,30}? (?:a|per|each|every) (?:day|week|night|morning|evening)\b|"
    r"(?:on )?most days|to fall|late\b|early\b|ago\b|of (?:walking|exercise|sleep|activity|sun\w*|rest|"
    r"breathing|therapy|counseling|stretching|light)))",
    re.IGNORECASE,
)
"""Behind a duration that recurs or belongs to something else."""

OTHERS_TIME = re.compile(
    r"(?<!with )(?<!w/ )(?<!to )\b(?:wife|husband|daughter|son|spouse|sister|brother|mother|father|caregiver|"
    r"patient|pt|he|she|they)\s"
    r"(?:was |is |had been |has been |were )?(?:on (?:the )?(?:phone|hold)|on hold|waited|waiting|spent|spends|"
    r"drove|stood|sat)\b[^.;]*$|"
    r"\b(?:their|hospital|hospice|discharge|floor|facility|snf|home health|outside)(?:['’]s)? (?:\w+ )?(?:nurse|rn|lpn|"
    r"staff|team|case manager|social worker|therapist|pharmacist|clerk)\b[^.;]*\bspent\b[^.;]*$|"
    r"\b(?:vendor|device company|monitoring company|call center)(?:['’]s)? (?:\w+ )?"
    r"(?:nurse|rn|lpn|staff|team)\b[^.;]*$|"
    r"\b(?:nurse|rn|case manager|social worker|therapist) (?:at|from) (?:the )?(?:\w+ )?(?:hospital|facility|snf|"
    r"clinic|pharmacy|agency)\b[^.;]*\bspent\b[^.;]*$",
    re.IGNORECASE,
)
"""Before a duration that somebody else spent."""

COPIED = re.compile(
    r"\b(?:copied|cloned|carried|pulled|brought|imported|pasted)[ -](?:forward(?:ed)?|from|over|in)\b", re.IGNORECASE
)
"""Text of another day's note."""


def negated_program(text: str, start: int) -> bool:
    """True when the program named at `start` is ruled out: "not BHI", "no CCM", "non-CCM"."""
    return bool(
        re.search(
            r"\b(?:not|no|non|never|isn't|is not|without|nor)(?:\s+(?:for|under|part of|counted (?:as|for|toward)|"
            r"billed (?:as|under|to)|a|any))?[\s-]*$",
            text[:start],
            re.IGNORECASE,
        )
    )


def programs_in(text: str) -> list[tuple[int, int, str]]:
    """The programs that a text names and does not rule out."""
    return [(hit.start, hit.end, hit.program) for hit in find_programs(text) if not negated_program(text, hit.start)]
