"""Earlier lives and old papers: other towns and employers, marriages, service, archives, and bare years.

The clause of time stands first ("When she lived in Tucson a nurse called") or the heading does ("Archive box:").
"""

from clausea import sieve as re
from clausea.evidence.polarity.clauses import HABIT, OWN_EVENT
from clausea.evidence.polarity.illnesses import ILLNESS
from clausea.evidence.polarity.words import Cue, words
from clausea.models import Polarity

_LIFE = (
    r"(?:mov(?:e|ed|ing)|divorce|marriage|wedding|retir\w+|surgery|stroke|accident|war|service|deployment|pregnanc\w+"
    r"|delivery|stay|admission|hospitali[sz]ation|transfer|covid|pandemic|layoff|incarceration|prison|jail|college"
    r"|school|navy|army|marines|military|air\sforce|coast\sguard"
    r"|residency|childhood|teens|youth|twenties|thirties|forties|fifties|sixties|career|tour|rehab|time\s(?:in|at"
    r"|with)|years?\s(?:in|at|with|as)|job|employment|employer|old\s\w+|former\s\w+|previous\s\w+|prior\s\w+"
    r"|last\s(?:job|employer|marriage|doctor|pcp|practice|clinic|pregnancy)|first\s(?:marriage|pregnancy|wife|husband"
    r"|job|episode|baby|child)|second\s(?:marriage|wife|husband))"
)
_ONE = r"(?:she|he|they|pt|patient|mr\.?\s\w+|mrs\.?\s\w+|ms\.?\s\w+)"
_PLACE = (
    r"(?:practice|clinic|office|provider|pcp|doctor|physician|therapist|psychiatrist|facility|employer|job|state"
    r"|city|town|plan|program|insurer|hospital|agency|system|network|company|nurse|care\smanager|case\smanager"
    r"|chart|emr|ehr|counselor|church|school)"
)

LIVES: tuple[Cue, ...] = (
    Cue(  # the clause of an earlier life, or of an earlier stay, before what was so then
        re.compile(
            rf"(?:^\W*|[;,]\s|\bpt\s(?:says|states|reports|recalls)\s(?:that\s)?)(?:(?:back\s)?(?:when"
            rf"|while)\s{_ONE}\s(?:still\s|first\s)?(?:lived|liv(?:ed|ing)|worked|resided|belonged|attended|served"
            rf"|taught|drove|farmed|owned|ran|had\s(?:\w+\s)?(?:insurance|medicaid|blue|aetna|humana|kaiser)"
            rf"|was\s(?!(?:seen|called|here|reached|discharged|asked|offered|told|in\s(?:clinic|office|today)"
            rf"|on\sthe\s(?:line|phone))\b)"
            rf"|went\sto|stayed|saw|used|drank|smoked|carried)|(?:back\s)?(?:when|while)\s(?:in|at|with|on|still|a|an"
            rf"|under|living|working|serving|married|employed|stationed|incarcerated|homeless|pregnant|overseas"
            rf"|uninsured)\s"
            rf"|(?:way\s)?back\s(?:in|when|east|west)\s(?!(?:the\s)?(?:office|clinic|touch"
            rf"|hospital|town|\d|place|bed|house|today)\b)|(?:during|through|after|before|following|prior\sto|until"
            rf"|throughout|post"
            rf"|amid|in)\s(?:(?:her|his|their|the|a|an|that|one|those)\s)(?:\w+\s){{0,2}}?{_LIFE}"
            rf"|(?:through|under|via|at|with|by|from|per)\s(?:(?:her|his|their|a|an|the)\s)?(?:old|former|previous"
            rf"|prior|past|last|first|ex-?|then|earlier|late)\s?(?:\w+['’]?s?\s){{0,2}}?{_PLACE}|as\s(?:a"
            rf"|an)\s(?:young|child|teen|boy|girl|student|soldier|marine|nurse|teacher|newlywed|new\smother)\b"
            rf"|(?:two|three|four|several|many|some|a\sfew|\d+)\s(?:\w+\s){{0,2}}?(?:pcps?|doctors?|admissions?|stays?"
            rf"|jobs?|moves?|marriages?|practices?|clinics?|insurers?|plans?|providers?|hospitali[sz]ations?"
            rf"|therapists?|episodes?|pregnancies|summers|winters|houses|owners)\s(?:ago|back|earlier|before)"
            rf"|(?:first|second|third|prior|previous|old|earlier|past|original)\s(?:marriage|pregnancy|admission|stay"
            rf"|episode|hospitali[sz]ation|job|employer|husband|wife|practice|pcp)\s?[:(,]|long\sbefore"
            rf"|growing\sup,?\s|in\s(?:\w+\s)?(?:school|college|residency|basic\straining),?\s"
            rf"|at\s(?:age\s)?[1-5]?\d,?\s(?=she|he|they|pt)"
            rf"|after\s9/11|in\sthe\s(?:early\s|late\s|mid\s)?(?:19|20)?['’]?\d0s|once\supon\sa\stime|before\s(?:she"
            rf"|he|they|pt|patient)\s(?:lost|retired|moved|came|joined|quit|left|switched|transferred|changed|got|had|turned|became|established)"
            rf"|when\s(?:she|he|they|her\s\w+|his\s\w+)\s(?:moved\s(?:here|from|to)|came\shere|was\s(?:alive|living"
            rf"|young|little|small)|still\s\w+)|long\sbefore|ages\s(?:ago"
            rf"|back)|(?:his|her|their)\s(?:last|old|former|previous|prior|first|past|then|ex"
            rf"|earlier)[\s-](?:\w+\s)?{_PLACE}\s(?:had\s|once\s)?(?=\w+(?:ed|ve|t|d)\b|gave|took|saw|put|kept|sent"
            rf"|ran|did|wrote|had)"
            rf"|(?:that|this)\swas\s(?:back\s)?in\s(?:19|20)\d\d,?\s(?:when\s)?"
            rf"|last\stime\s(?:{_ONE}\s)?(?:was\s)?(?:in|at|around|here|out)[^,]{{0,30}},(?=[^.]*\b(?:19|20)\d\d)?)",
            re.IGNORECASE,
        ),
        Polarity.HISTORICAL,
        True,
        True,
        inner=False,
    ),
    Cue(  # "Back then GAD-7 was 18", "had been in CCM until that practice closed"
        re.compile(
            r"(?:^\W*|[;,]\s)(?:back\sthen|at\sthat\s(?:time|point)|in\sthose\sdays|those\sdays|at\sthe\stime)\b"
            r"|\bformer\s(?:patient|pt|client|member)\sof\s[^,;.]{2,30}(?:\.\s[^,;.]{2,20})?,?\s(?:who|which|where|whose)\b"
            r"|\buntil\s(?:that|the|her|his|their|she|he|they|it|dr\.?)\s[^.;,]{0,30}?\b(?:closed|retired|moved|left|stopped|ended|died"
            r"|sold|dropped|changed|switched|lost|expired|folded|quit|relocated|merged|shut)\b",
            re.IGNORECASE,
        ),
        Polarity.HISTORICAL,
        True,
        True,
        inner=False,
    ),
    Cue(  # old papers: "Archive box:", "Old chart, vol 1:", "From records of Dr. Kim (retired):"
        re.compile(
            r"^\W*(?:(?:from|in|per|scanned|imported|copied|pulled|found|see)\s)?(?:(?:the|an?|her"
            r"|his)\s)?(?:archiv\w*|microfilm|microfiche|legacy|storage|off-?site|basement|old|prior|previous"
            r"|historic\w*|outside|purged|former|retired|dead|closed|earlier|past|out-?dated|superseded"
            r"|paper)(?:\s(?!care\splan|consent)[\w./#’'-]+){0,4}?(?:,\s(?:vol|volume|part|box|p|pg"
            r"|page)\.?\s?\w+)?\s?(?:\([^)]{0,30}\))?\s?:\s"
            r"|^\W*(?:records?|notes?|chart|papers?|file)\s(?:of|from)\s(?:dr\.?\s)?[\w\s.’']{2,30}\((?:retired"
            r"|deceased|closed|former|prior|moved|old)[^)]*\)\s?:\s",
            re.IGNORECASE,
        ),
        Polarity.HISTORICAL,
        True,
        False,
        whole=True,
    ),
    Cue(  # what is told as over: "full recovery", "then, sober 30 yrs", "outgrew it"
        words(
            r"then(?=[,;]\s(?:sober|now|no(?:ne)?\b|resolved|in\sremission|clean|off|well|gone|stopped|quit))|(?:none"
            r"|no\s(?:recurrence|relapse|episodes?|symptoms?|tx|treatment|meds|flares?|attacks?|problems?))\s(?:since"
            r"|in\s\d+\s?y\w*|for\s(?:years|decades|\d+\s?y\w*)|x\s?\d+\s?y\w*)|full(?:y)?\srecover(?:y|ed)"
            r"|since\s(?:gone|cleared|remitted|healed|outgrown|quit|stopped|retired|resolved)"
            r"|outgrew(?:\sit)?|(?:yrs?|years|decades)\s(?:back|ago|past|since)|long\s(?:ago|since|gone|past|resolved"
            r"|closed)|(?:was|were|had\sbeen)\s(?:\w+\s){0,3}until\s(?:19|20)\d\d|(?:given|sent|made|signed"
            r"|done)\s(?:to|by|with|at|under)\s(?:the\s|her\s|his\s|a\s)?(?:prior|previous|former|old|earlier|past"
            r"|last|retired)\s(?:owner|pcp|practice|doctor|provider|clinic|office|physician|employer)"
            r"|(?:under|with|by|from|at)\s(?:her|his|their|a|an|the)\s(?:last|former|old|previous|prior|retired|late"
            r"|earlier|first|other)\s(?:\w+\s)?(?:pcp|doctor|provider|practice|clinic|physician|therapist|psychiatrist"
            r"|office|employer|insurer|plan|job|school|state|nurse|hospital)"
            r"|before\s(?:medicare|the\smove|moving|coming|transferring|this\spractice|we\s(?:opened|took)"
            r"|she\s(?:came|moved|joined|retired)|he\s(?:came|moved|joined|retired))|after\s(?:her|his)\s(?:first"
            r"|second|third|last)(?:\s(?:child|baby|son|daughter|delivery|pregnancy|marriage|divorce|stroke))?"
            r"|w/\s(?:both|all|first|second|prior|last|each)\s(?:\w+\s)?pregnanc\w+"
        ),
        Polarity.HISTORICAL,
        False,
        True,
        inner=False,
        near=4,
    ),
)

_YEAR = re.compile(
    r"(?<=\s)['’](?:[3-9]\d|[01]\d)(?![\d\w])|(?<![\w/.$#-])(?<!\d,\s)['’]?(?:19[3-9]\d|20[0-3]\d)(?![\d/%]|-\d|\.\d"
    r"|:\d|\s?(?:min|kcal|mg|ml|units|hrs?|steps"
    r"|calorie))"
)
_NOT_PAST = re.compile(
    r"(?:\b(?:since|dx['’]?d?|diagnosed|diagnosis|onset|known|effective|eff|on\sfile|as\sof|expires?|thru|through"
    r"|until|exp|by|for|fy|cy|policy|version|v|rev|revised|©|copyright|form|mrn|id|room|box|cpt|no)\.?\s(?:in\s|of\s"
    r"|early\s|late\s|about\s)?"
    r"|\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?\s(?:\d{1,2},?\s)?|\d{1,2}(?:st|nd|rd"
    r"|th)?,?\s)$",
    re.IGNORECASE,
)
_STILL = re.compile(
    r"\b(?:still|remains?|stands?|valid|current(?:ly)?|in\s(?:effect|force)|active|ongoing|chronic|now|today"
    r"|this\s(?:month|week|year|visit)|continues?|continuous|since\s(?:19|20)?\d\d|unchanged|stable|controlled|was\s\d"
    r"|from\s\d|vs|versus|compared|than|annual|yearly|next|will|due|on\s(?!file|record)[a-z]{5,}|treated\swith|takes"
    r"|taking"
    r"|at\sgoal|uses|managed|a1c|ef\s\d|insulin|renewed|reaffirmed|updated)\b",
    re.IGNORECASE,
)
_APART = re.compile(r"[;|(]|\.\s|\s[–—-]\s|\b(?:but|however|now|today|then|while)\b|\d/\d", re.IGNORECASE)


_OF_THE_ONE_BEFORE = re.compile(
    r"\w\s\((?:in\s|since\s)?['’]?\d{2,4}\)$"
    r"|[a-z)]\s(?<!\bin\s)(?<!\bof\s)(?<!\bby\s)(?<!from\s)(?<!since\s)(?<!until\s)(?<!early\s)(?<!late\s)(?<!circa\s)(?<!around\s)"
    r"(?<!during\s)['’]?\d{2,4},$",
    re.IGNORECASE,
)
"""The year of the illness named ahead of it, not of the next: "DM2 (2010), HTN", "MI 2019, CHF"."""
_AN_ILLNESS = re.compile(rf"{ILLNESS}\b", re.IGNORECASE)
_OF_YEAR = re.compile(r"\b(?:in|of|from|circa|during|back\sin)\s$", re.IGNORECASE)
DATED = re.compile(r"\d{1,2}[/-]\d{1,2}(?:[/-]\d{2,4})?|\d{1,2}/\d{4}")


def years(sentence: str, start: int, end: int, year: str) -> tuple[int, int] | None:
    """A bare year beside the fact, with nothing that says it still holds: "DVT 2006", "in 2023, he had"."""
    named = [match for match in _YEAR.finditer(sentence) if not _NOT_PAST.search(sentence[: match.start()])]
    if not named or any(match[0].strip("'’") >= (year or "9999") for match in named):
        return None
    for match in named:
        between = sentence[end : match.start()] if match.start() >= end else sentence[match.end() : start]
        inside = start <= match.start() < end
        if (
            match.end() <= start
            and _AN_ILLNESS.match(sentence, start)
            and _OF_THE_ONE_BEFORE.search(sentence, 0, match.end() + 1)
        ):
            continue
        if match.start() >= end and OWN_EVENT.search(between) and not HABIT.search(sentence[start:end]):
            continue
        if inside and not _STILL.search(sentence) and _OF_YEAR.search(sentence[: match.start()]):
            return match.span()
        if DATED.search(sentence, start, end):
            return None
        if inside or len(between.split()) > 9 or _APART.search(between.strip(" ()&,")) or _STILL.search(sentence):
            continue
        return match.span()
    return None
