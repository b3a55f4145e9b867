"""The words that put a fact into the past: "prior PHQ-9 19", "in 2019", "her former therapist"."""

from clausea import sieve as re
from clausea.evidence.polarity.words import Cue, any_of, words
from clausea.models import Polarity

_NO_MONTH = r"(?<![a-z])(?<![a-z][/.-])(?<!\d[/.-])(?<!\d,\s)(?<!\d\s)" + "".join(
    rf"(?<!{end}\s)"
    for end in (
        *("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november"),
        *("december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"),
        *(r"jan\.", r"feb\.", r"mar\.", r"apr\.", r"jun\.", r"jul\.", r"aug\."),
        *(r"sept\.", r"oct\.", r"nov\.", r"dec\."),
    )
)
"""A year alone, not the end of a date."""

_STAY = (
    r"(?:hospitali[sz](?:ed|ation)|admi(?:tted|ssion)|inpatient(?:\sstay)?|stay|surgery|stroke|cabg|mi|treated"
    r"|treatment|seen|rehab|episode|enrollment|fracture|"
    r"overdose|therapy|counseling|accident|transplant|operation)"
)

_FIRST_DAYS = (
    r"came", r"started", r"enrolled", r"joined", r"presented", r"established", r"transferred", r"began", r"arrived",
)  # fmt: skip
_SPELLS = (r"bouts?", r"spells?", r"episodes?", r"periods?", r"stretch(?:es)?", r"rounds?", r"brush(?:es)?", r"runs?")

PAST: tuple[Cue, ...] = (
    Cue(  # what came before this practice or this episode; old papers copied into the note
        words(
            r"(?:prior\sto|before)\s(?:joining|coming|moving|transferring|switching|establishing|(?:his|her|their"
            r"|the)\s(?:move|transfer|switch)|this\s(?:one|admission|episode"
            r"|stay|enrollment))|(?:copied|carried|pulled|brought|imported|pasted|transcribed|cloned)\s(?:over\s"
            r"|forward\s|in\s|down\s)?from\s(?:\S+\s){0,3}(?:notes?|charts?|records?|visits?"
            r"|encounters?|\d{4})|(?:per|from|in)\s(?:the\s|her\s|his\s)?(?:old|outside|prior|previous|past|former"
            r"|archived)\s(?:chart|records?|notes?|pcp|practice|clinic)|as\sof\s(?:19|20)\d\d(?![-/:\d])"
            r"|earlier\sin\s(?:his|her|their|the)?\s?life|in\s(?:his|her|their)\s(?:youth|younger\s(?:days|years)"
            r"|school\sdays)|before\sretirement|back\sin\sthe\sday"
            rf"|{_STAY}\s(?:in\s|of\s)?(?:19|20)\d\d,?(?=\s(?:then\s|and\s)?\w+ed\b)"
            rf"|at\s(?:the\s)?time\sof\s(?:the\s|his\s|her\s)?(?:first|initial|prior|previous|last|earlier)\s\w+"
            r"|the\s(?:19|20)\d\d|once\sheld|had\sonce|(?:was|were|had\sbeen)\sonce"
        ),
        Polarity.HISTORICAL,
        True,
        True,
        inner=False,
    ),
    Cue(
        words(
            r"(?:(?:now|since|then|later|was|were|has\sbeen|had\sbeen)\s)*(?:closed|ended|stopped|lapsed"
            r"|discontinued|terminated|expired|dissolved|graduated|resolved|cured|cleared|remitted)"
            r"\s(?:in\s|since\s)?(?:(?:early|late|mid)[\s-])?(?:19|20)\d\d(?![-/])"
            r"|(?:treated|operated|managed|excised|removed|repaired)\sand\s(?:cured|resolved|cleared|healed)"
            r"|(?:one|two|three|four|five|six|several|many|a\sfew|\d{1,2})\s(?:summers|winters|springs|falls"
            r"|autumns|seasons|decades|jobs|pcps|doctors|insurers)\sago|years\sback|way\sback"
        ),
        Polarity.HISTORICAL,
        True,
        True,
        inner=False,
    ),
    Cue(
        words(
            r"prior|previous|prev|former|historical|(?:past\s)?history(?:\sof|\sincludes|\ssignificant\sfor)|h/o"
            r"|hx(?:\sof)?|s/p|status[\s-]post|archived|legacy|childhood|old"
            r"|remote|carried\sforward(?:\sfrom)?"
            r"|copied\sforward|past(?!\s(?:history|hour|day|week|month|few|two|three|\d))|earlier(?!\s(?:today"
            r"|this))"
        ),
        Polarity.HISTORICAL,
        True,
        False,
    ),
    Cue(
        words(
            r"last\s(?:(?:recorded|known|documented|available|reported)(?:\s(?:score|result|total|value|was))?"
            r"|score|result|total|value)(?![^.;]{0,40}\d[/-]\d+[/-]\d)"
        ),
        Polarity.HISTORICAL,
        True,
        False,
    ),
    Cue(  # a time that is over: "had a bout of depression", "had been as high as 22"
        words(
            rf"(?:had|has\shad|suffered|went\sthrough|survived)\s(?:an?|one|two|some|several|a\sfew|her|his)\s"
            rf"(?:(?:brief|short|long|bad|single|first|severe|major|few)\s)*{any_of(_SPELLS)}\s(?:of|with)"
        ),
        Polarity.HISTORICAL,
        True,
        False,
        near=1,
    ),
    Cue(
        words(
            r"(?:back\s)?in\sthe\s(?:(?:early|late|mid)[\s-])?(?:['’]\d0s|[2-9]0['’]?s)|when\s(?:he|she|they|pt|patient)\s(?:first|originally|initially)"
            rf"\s{any_of(_FIRST_DAYS)}(?!\sin\stoday|\sto\sthe\sphone)"
        ),
        Polarity.HISTORICAL,
        False,
        True,
        inner=False,
        near=4,
    ),
    Cue(
        words(r"(?:had\sbeen|was\sonce|were\sonce|got)\s(?:up\s|down\s)?(?:as\s(?:high|low|bad)\sas|to)(?=\s\d)"),
        Polarity.HISTORICAL,
        False,
        True,
        inner=False,
        near=0,
    ),
    Cue(
        words(
            r"(?:prior|previous|old|historical|past)(?=\s*(?:$|[.,;)]))|the\s(?:year|month|spring|fall|summer"
            r"|winter)\sbefore"
        ),
        Polarity.HISTORICAL,
        False,
        True,
        inner=False,
        near=1,
    ),
    Cue(
        words(
            r"(?:after|during|from|at|in|before|under|with)\s(?:an?\s|the\s|his\s|her\s|their\s)?(?:prior|previous"
            r"|earlier|last|former|old|past)\s(?!week|month|year|\d|two|three|six|few)\w+"
            r"|remote|distant|(?:in\s)?the\s(?:19|20)\d0s|back\s(?:then|when)|in\sthose\sdays"
        ),
        Polarity.HISTORICAL,
        False,
        True,
        inner=False,
        near=2,
    ),
    Cue(
        re.compile(
            r"^\W*(?:years|decades|months|long)\s(?:before|earlier|ago|back|prior),?|^\W*once\s(?=had|was|were|saw"
            r"|took|used|lived|worked|went|\w+ed\b)|^\W*(?:19|20)\d\d\s?[:–]\s"
            r"|\b(?:in|of|from|dated)\s(?:19|20)\d\d\s?:\s|^\W*before\s(?:ccm|bhi|cocm"
            r"|enroll\w*|joining|the\sprogram)\b"
            r"|^\W*(?:when|while)\s(?:she|he|they|patient|pt)\s(?:lived|worked|resided|belonged|was\s(?:an?\s"
            r"|young|living|working|employed|married|single|in\s(?:school|college)))[^,.;]{0,20}?\s(?=she|he|they"
            r"|patient|pt|,)|"
            r"\b(?:she|he|they|patient|pt)\sonce\s(?!again|daily|weekly|a\b|more)"
            r"|\bwhile\s(?:living|working|enrolled|a\spatient)\b",
            re.IGNORECASE,
        ),
        Polarity.HISTORICAL,
        True,
        False,
    ),
    Cue(  # whoever held a post before holds it no more: "her former care manager was ..."
        words(
            r"(?:former|previous|prior|past|old|last|then)[\s-](?:[\w-]+\s){1,4}(?:was|were|had\sbeen)|then-\w+"
            r"|before\sher|prior\sto\s(?:19|20)\d\d,?|recalls?|remembers?(?!\s?:|\sto)|recollects?"
            r"|(?:in\scomparison|compared)\s(?:with|to)(?=\s(?:\w+\s){0,2}(?:phq|gad|score|\d|last|prior|previous"
            r"|baseline))|down\sfrom|up\sfrom|improved\sfrom|worsened\sfrom|versus|vs\.?"
            r"|earlier\s(?:this|in\sthe)\s(?:decade|century|career|episode)"
        ),
        Polarity.HISTORICAL,
        True,
        False,
        near=5,
    ),
    Cue(  # a bare year is a year gone by; the note's own year is dated to the day
        words(
            r"(?:(?:back\s)?in|of|from|since\sbefore|until|before|circa|during)\s(?:19|20)\d\d(?![-/:\d])|\((?:19"
            r"|20)\d\d\)"
            rf"|{_NO_MONTH}(?:19|20)\d\d(?=\s*[.,;)]|\s*$)"
            r"|last\s(?:year|autumn|fall|spring|summer|winter|january|february|march|april|may|june|july|august"
            r"|september"
            r"|october|november|december)|(?:years|decades)\s(?:ago|back|earlier)"
        ),
        Polarity.HISTORICAL,
        False,
        True,
        near=6,
    ),
    Cue(
        words(
            r"(?:sober|abstinent|clean(?=\s(?:for|since|x|and\ssober)\b)|in\s(?:full\s|sustained\s|complete\s)*remission)(?:\s(?:for|since|x))?"
            r"(?=[\s,.;]|$)|(?:no|not\sunder|not\sin|off)\s(?!new|other|change|further)(?:\w+\s)?(?:treatment"
            r"|therapy|medications?|meds)(?:\s(?:since|for)\b)?"
            r"(?=\s(?:19|20|in|\d|many|years)|[,.;]|$)|remote(?=[,.;]|$)|replaced(?=\s(?:by|with|in|on)|[,.;]|$)"
        ),
        Polarity.HISTORICAL,
        False,
        True,
    ),
    Cue(
        words(
            r"when\s(?:young\w*|(?:living|working|serving|employed|married|stationed)\b(?:\s\w+){0,3})"
            r"|pre-?\s?(?:covid(?:-19)?|pandemic|retirement)"
            r"|before\s(?:the\s(?:pandemic|war|divorce|accident|stroke)|covid|retiring|retirement)|at\s(?:one"
            r"|some|another)\spoint\sin\s\w+"
            r"|at\sone\spoint|(?:on|during|at|in|under|with)\s(?:an?\s|the\s|his\s|her\s|their\s)?(?:prior"
            r"|previous|earlier|past|former)\s"
            r"(?:\w+\s)?(?:admission|stay|hospitalization|pregnancy|episode|life|marriage|job|visit|intake"
            r"|enrollment|pcp|practice|provider)"
            r"|during\s(?:her|his|their)?\s?(?:last|first|second)?\s?(?:pregnancy|college|military\sservice"
            r"|deployment|childhood|adolescence|teens)"
            r"|in\sthe\s(?:\w+\s)?(?:nineties|eighties|seventies|sixties|fifties)|in\sa\s(?:past|previous|former)\slife"
            r"|(?:early|late|mid)[\s-](?:19|20)\d\d(?![-/:\d])|c\.\s?(?:19|20)\d\d|\d+\s?(?:y|yr|yrs)\s(?:ago"
            r"|back|prior)"
            r"|in\s(?:full\s|sustained\s)?remission\ssince|since\s(?:been\s)?(?:discontinued|stopped|ended"
            r"|closed|removed|dropped|lapsed)"
            r"|now\s(?:resolved|cured|healed|in\s(?:full\s|sustained\s)?remission|inactive)"
        ),
        Polarity.HISTORICAL,
        True,
        True,
        inner=False,
    ),
    Cue(
        words(
            r"(?:at\s|on\s|from\s)?(?:the\s|her\s|his\s)?last\s(?:visit|call|time|check|session|screening|appointment|assessment)"
        ),
        Polarity.HISTORICAL,
        False,
        True,
        inner=False,
        near=0,
    ),
    Cue(
        words(
            r"(?<=[a-z],\s)(?<!st,\s)(?<!nd,\s)(?<!rd,\s)(?<!th,\s)(?:19\d\d|20[01]\d)(?=\s*(?:[.;)]|$))|in\s['’]\d\d"
        ),
        Polarity.HISTORICAL,
        False,
        True,
        inner=False,
    ),
    Cue(words(r"previously|formerly|used\sto|historically|in\sthe\spast|years\sago"), Polarity.HISTORICAL, True, True),
    Cue(
        words(
            r"(?:one|two|three|four|five|six|several|many|a\sfew|some|\d{1,2})\s(?:years?|yrs?"
            r"|months?)\s(?:ago|back|earlier|prior)|a\s(?:year|month)\sago|last\s(?:year|autumn|fall"
            r"|spring|summer|winter)|(?:in|of|from|dated|circa|around|during|the|an?|her|his)\s(?:19"
            r"|20)\d\d(?![-/:\d])|in\s(?:early|late|mid)[\s-](?:19"
            r"|20)\d\d|(?<!came\s)(?<!come\s)(?<!sent\s)(?<!got\s)(?<!brought\s)(?<!mailed\s)back\sin(?!\s(?:the\s)?(?:mail|office|clinic|chart|touch|contact))|at\sthat\stime|last\s(?:month|quarter)|in\s(?:her|his|their)\s(?:early\s"
            r"|late\s)?(?:teens|twenties|thirties|forties|fifties|sixties|\d0s|youth)"
            r"|as\sa\s(?:child|kid|baby|infant|teen\w*|student|boy|girl|young\s\w+)|in\s(?:childhood|adolescence|college"
            r"|high\sschool"
            r"|(?:his|her|their)\syouth)"
            r"|at\s(?:the\s)?age\s(?:of\s)?\d+|aged?\s\d+|superseded|outdated|obsolete|inactive|some\stime\sago"
            r"|ages\sago|at\sone\stime|before\s(?:moving|transferring|coming|joining|(?:he|she|they)\s(?:moved"
            r"|transferred|came))"
            r"|(?:treated\s)?elsewhere|(?:since\s|now\s|fully\s)?resolved|cured|outgrown|healed|decades?\s(?:ago"
            r"|back"
            r"|earlier)|long\sago|once\shad"
            r"|(?:between|from)\s(?:19|20)\d\d\s(?:to|and|until|through|-|–)\s(?:19|20)\d\d|(?:19|20)\d\d\s?(?:-|–"
            r"|to)\s?(?:19|20)\d\d"
            r"|(?:until|through|ended\sin|stopped\sin|closed\sin)\s(?:19|20)\d\d(?![-/])|before\sth(?:is"
            r"|e\scurrent)\s(?:episode|enrollment|admission)"
            r"|(?:with|at|by|from)\s(?:an?\s|the\s|his\s|her\s|their\s)?(?:another|other|previous|prior|former|old"
            r"|last|different)\s"
            r"(?:practice|clinic|office|provider|pcp|doctor|physician|therapist|facility|employer|state|city|plan"
            r"|program)"
            r"|when\s(?:he|she|they)\swas\s(?:young\w*|a\s\w+|\d+)|s/p\s(?:\w+\s)?(?:removal|resection|repair"
            r"|excision|\w+ectomy|ablation)"
        ),
        Polarity.HISTORICAL,
        True,
        True,
        inner=False,
    ),
)
