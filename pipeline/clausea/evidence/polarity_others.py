"""The words by which a sentence speaks of somebody else than the patient: kin, friends, another chart."""

from clausea import sieve as re
from clausea.evidence.polarity_words import Cue
from clausea.models import Polarity

_KIN = (
    r"(?:(?:maternal|paternal|twin|half|step|older|younger|elder|late|great)[\s-])*(?:step)?(?:mother|father|mom"
    r"|dad"
    r"|brother|sister|sibling|aunt|uncle"
    r"|grand(?:mother|father|parent)|cousin|parent|niece|nephew|twin|relative|family\smember|(?:mother|father"
    r"|sister"
    r"|brother)-in-law|co-?worker|colleague)"
)
_CLOSE = (
    r"(?:wife|husband|spouse|partner|son|daughter|child|grandson|granddaughter|boyfriend|girlfriend|fianc[eé]e?"
    r"|ex-(?:wife|husband)|children|kid|caregiver(?:\s\(\w+\))?|friend|neighbou?r|roommate)"
)
"""Those who also speak for the patient: what they say and sign is the patient's; what they have and suffer is not."""
_NOT_ILL = (
    r"(?:\w+ed|given|taken|brought|spoken|questions?|concerns?|poa|power|permission|access|noticed|seen|reached"
    r"|legal"
    r"|authority|copies)\b"
)

_STRANGER = (
    r"(?:(?:maternal|paternal|twin|half|older|younger|elder|late|great|best|close|old|foster|group\shome)[\s-])*"
    r"(?:roommate|room-mate|housemate|neighbou?r|friend|acquaintance|cousin|niece|nephew|peer|co-?worker|colleague"
    r"|classmate|boss|step-?(?:son|daughter|child|brother|sister|mother|father)|foster\s(?:child|son|daughter"
    r"|brother"
    r"|sister)|aunt|uncle|brother|sister|sibling|grandmother|grandfather|grandson|granddaughter|grandchild"
    r"|(?:mother|father|sister|brother|son|daughter)-in-law|tenant|another\sresident|fellow\sresident)"
)
"""Those who seldom speak for the patient: what they agree to and complete is their own."""
_DOES = (
    r"(?:has|had|have|consent(?:ed|s)|agree[ds]|enroll(?:ed|s)|join(?:ed|s)|start(?:ed|s)|began|begins|completed"
    r"|completes|finished|scored|took|takes|uses|used|sees|saw|gets|got|receives|received|suffers|struggles|was|is"
    r"|signed|signs|declined|declines|refused|refuses|attends|attended|goes|went|lives\swith|battles|underwent"
    r"|tested"
    r"|screened|carries|did|filled|opted|tried|tracks|filed|lost|developed|became)"
)
_FOR_PATIENT = (
    r"(?![^.;]{0,80}\b(?:for|of|with|to|from)\s(?:the\s|our\s|this\s)?(?:(?:patient|pt|member|client|mr|ms"
    r"|mrs)\b|(?:him|her)(?=\s*(?:[.,;)]|$)))|[^.;]{0,80}\b(?:behalf|proxy|poa|hcpoa|guardian|surrogate"
    r"|representative|legal|authori[sz]ed)\b)"
)
"""Unless it is done for the patient."""
_OWN = (
    r"(?:her|his|their)\sown\s(?!\w*\s?(?:words|meds?|medic\w+|needs|goals|adls?|concerns?|car|schedule|opinion"
    r"|phone"
    r"|pace|request)\b)"
)

_ANYONE = rf"(?:{_KIN}|{_CLOSE}|{_STRANGER})"

OTHERS: tuple[Cue, ...] = (
    Cue(  # those the patient cares for or tells of
        re.compile(
            rf"\b(?:car(?:es|ed|ing)\sfor|caregiver\s(?:for|to|of)|caretaker\s(?:for|to|of)|(?:worr(?:ied|ies)"
            rf"|upset|concern(?:ed|s)|stress(?:ed)?|grie(?:f|ving)|sad|talk(?:ed|s))\s(?:about|over|for|by)"
            rf"|visit(?:s|ed|ing)|lost|(?:lives?|living)\swith)\s(?:(?:her|his|their|an?|the|both"
            rf"|two)\s)*(?:[\w-]+\s)?{_ANYONE}s?(?:\s(?:with|who\s(?:\w+\s)?(?:has|have|had|suffers?|takes|is|was"
            rf"|lives))\b|['’]s\s|\s(?:to|from)\s)"
            rf"|\b{_ANYONE}s?\s(?:is\s|are\s|was\s|were\s)?in\s(?:recovery|remission|treatment|rehab|hospice|detox"
            rf"|therapy)\b|\b{_STRANGER}s?\swith(?=\s(?!patient|pt\b|him|her\b|the\b|an?\b|no\b|whom))"
            rf"|\bex-?\s?(?:wife|husband|partner|spouse|boyfriend|girlfriend)\s?(?::|\shas\b|\shad\b|['’]s)"
            rf"|\b{_ANYONE}s?,?\s(?:who\s)?(?:is\s|was\s)?(?:takes|taking|uses|prescribed|on)\s(?!(?:the|a|an)\b"
            rf"|him\b|her\b|his\b|patient|pt\b|care\b|notes?\b|messages?\b|calls?\b|part\b|turns|over\b|time\b"
            rf"|off\b|it\b"
            rf"|them\b|line\b|phone\b|speaker\b|file\b|behalf|board|call\b|charge|video|oath|hold|\d|(?:mon|tues"
            rf"|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october"
            rf"|november|december|record)(?=[a-z])"
            rf"|\b{_ANYONE}s?\salso\s(?:did|completed|took|scored|signed\sup|enrolled|joined|started|began"
            rf"|has\sher\sown|has\shis\sown)\s"
            rf"|\b{_ANYONE}s?\s(?:consented|agreed|enrolled|signed|was\sseen)\s(?=[^.;]*\b(?:elsewhere|own)\b)"
            rf"|\b{_ANYONE}s?\s(?:is|was|has\sbeen)\s(?=(?:back\s)?in\s(?:the\s|an?\s)?(?:hospital|rehab|snf"
            rf"|nursing|icu|ed\b|hospice|ccm|bhi|cocm|therapy|treatment))|^\W*(?:(?:patient"
            rf"|pt)['’]s\s)?{_KIN}s?(?:,\s|\sboth\s)(?=[\w\s-]{{2,24}}[.;]?$)|\b{_ANYONE}s?,\swho\s(?=(?:has|had"
            rf"|takes|suffers)\s(?!poa|power|hcpoa|legal|custody|access|the\b|been\b|been))|\bthe\sother\s(?:mr"
            rf"|mrs|ms|miss)\b\.?"
            rf"|\bbed\s[a-z\d]\s(?:patient|pt)\b|\b{_ANYONE}s?\s(?:is\s"
            rf"|are\s|was\s)?(?:also\s)(?:an?\s|our\s)(?:\w+\s)?(?:patient|member|client|enrollee)s?(?:\s(?:here"
            rf"|of\sours))?\s(?:and|who)\s",
            re.IGNORECASE,
        ),
        Polarity.OTHER_PATIENT,
        True,
        False,
    ),
    Cue(  # somebody else who writes or speaks in the first person
        re.compile(
            rf"\b(?:signed|written|sent|message|note|reply|letter|call|email|text)\s(?:by|from)\s(?:the\s|her\s"
            rf"|his\s|patient['’]s\s|pt['’]s\s)?{_ANYONE}\b[^.;]{{0,40}}?\b(?:my\sown|my|I)\s"
            rf"|\b(?:I\sam|I['’]m|this\sis)\s(?:her|his|the\spatient['’]s|pt['’]s"
            rf"|\w+['’]s)\s{_ANYONE}\b[^.]{{0,60}}?\b(?:I\s(?:have|had|was|am|take|took|scored|also)|my\s(?!mother"
            rf"|mom|father|dad|wife|husband|parent))",
            re.IGNORECASE,
        ),
        Polarity.OTHER_PATIENT,
        True,
        False,
    ),
    Cue(
        re.compile(
            rf"(?:\s?[–—-]\s(?:her\s|his\s)?{_KIN}s?(?=\s*(?:$|[.,;)]))|\bof\s(?:her|his"
            rf"|their)\sown(?=\s*(?:[.,;)]|$))|\b(?:results?\s|scores?\s|copy\s|report\s|records?\s)?of\s(?:her"
            rf"|his|their)\s{_ANYONE}\b(?!['’]))",
            re.IGNORECASE,
        ),
        Polarity.OTHER_PATIENT,
        False,
        True,
        near=2,
    ),
    Cue(
        re.compile(
            rf"\b(?:^\W*(?:mis-?filed|filed|scanned|placed|attached|uploaded|faxed)\s(?:in|by|under|to)\s(?:error"
            rf"|mistake|the\swrong|wrong)\b|(?:this|that|it|which)\s(?:is|was)\s(?:her|his|their"
            rf"|the)\s(?:{_STRANGER}|{_KIN}"
            rf"|{_CLOSE})['’]s|(?:chart|patient|record|name|identity)\s(?:mix[\s-]?ups?|mixup|mismatch|confusion"
            rf"|swap)"
            r"|(?:pages?|forms?|notes?|sheets?|records?|results?|fax|cop(?:y|ies))\s(?:from|of|out\sof)\s(?:mr|mrs"
            r"|ms|miss)\.?\s[\w-]+['’]s"
            r"|(?:intended|meant|destined)\sfor\s(?:another|a\sdifferent|different|the\swrong|someone\selse"
            r"|an?other)\b|(?:different|another|wrong|other)\spt\b(?!['’]s\swife))",
            re.IGNORECASE,
        ),
        Polarity.OTHER_PATIENT,
        True,
        True,
        whole=True,
    ),
    Cue(
        re.compile(
            rf"\b{_STRANGER}s?\b(?:\s(?:in|at|from|of|on)\s(?:(?:the|her|his|their)\s)?\w+){{0,2}},?\s(?:who\s"
            rf"|that\s)?"
            r"(?:(?:also|just|then|recently|each|both|all)\s)?"
            rf"(?={_DOES}\b{_FOR_PATIENT})",
            re.IGNORECASE,
        ),
        Polarity.OTHER_PATIENT,
        True,
        False,
    ),
    Cue(
        re.compile(
            rf"\b(?:{_KIN}|{_CLOSE})s?\b,?\s(?:who\s)?(?:also\s|just\s|recently\s)?(?:(?:start(?:ed|s)|began"
            r"|join(?:ed|s)|enroll(?:ed|s)(?=\sin)|scored|attends|attended|underwent|graduated|sees|receives"
            r"|is\sseeing"
            r"|goes\sto)(?=\s(?!the\spatient|patient|pt\b|to\b|him\b|her\s(?!own))[^.;]{0,40}\b(?:ccm|bhi|cocm|tcm"
            r"|therap\w+|counsel\w+|psych\w+|program|group|treatment|rehab|clinic|phq|gad|\d+|school|dialysis)\b)"
            r"|(?:had|has|got|gets)\s(?=(?:an?|the)\s[^.;]{0,30}\bwith\s(?:hospice|another|a\sdifferent)))",
            re.IGNORECASE,
        ),
        Polarity.OTHER_PATIENT,
        True,
        False,
    ),
    Cue(  # "the daughter told us that she herself was seen", "caregiver reports her own anxiety"
        re.compile(
            rf"\b(?:{_KIN}|{_CLOSE}|{_STRANGER})\b(?:(?!\b(?:patient|pt)\b)[^.;]){{0,40}}?\b(?:(?:she|he|they)\s"
            rf"(?:herself|himself|themselves)\b|(?<!manages\s){_OWN})",
            re.IGNORECASE,
        ),
        Polarity.OTHER_PATIENT,
        True,
        False,
    ),
    Cue(
        re.compile(
            rf"\b(?:{_KIN}|{_CLOSE}|{_STRANGER})\b[^.;]{{0,90}}\bfor\s(?:herself|himself|themselves)\b"
            r"|\b(?:maternal|paternal|familial)\s(?:h(?:istory|x)|side)\b:?",
            re.IGNORECASE,
        ),
        Polarity.OTHER_PATIENT,
        True,
        True,
    ),
    Cue(  # the page's own warning that it is somebody else's
        re.compile(
            r"\b(?:(?:under|with|on|to|in|into|has)\s(?:the\s|an?\s)?(?:wrong|incorrect|different|another)\s(?:mrn"
            r"|chart|patient|name|account|dob|record|person|id)\b"
            r"|(?:pertains?|relates?|refers?|applies)\sto\s(?:another|a\sdifferent|(?:the\s)?patient\s(?:[A-Z]\.?\s"
            r"|named))|(?:identity|id|name)\s(?:check|verification|match)\s(?:failed|mismatch)"
            r"|name\s(?:and\sdob\s)?on\s(?:the\s|this\s)?(?:page|form|note|sheet|label|document)\s(?:is|reads|says"
            r"|does\snot)|(?:copied|pasted|carried|pulled)\s(?:over\s|in\s)?from\s(?:another|a\sdifferent"
            r"|the\swrong)\s"
            r"(?:chart|patient|record|person)|(?:intended|meant)\sfor\s(?:another|a\sdifferent|someone\selse)"
            r"|(?:chart|record|note|results?|page|form|document|paperwork)\s(?:of|for|is\s(?:for"
            r"|that\sof))\s(?:an?other"
            r"|a\sdifferent|(?-i:[A-Z]\.\s?[A-Z][a-z]+(?!\w*,?\s[A-Z]{2,})))|not\sour\spatient|two\spatients"
            r"|patients?\s(?:mixed|confused|swapped))",
            re.IGNORECASE,
        ),
        Polarity.OTHER_PATIENT,
        True,
        True,
        whole=True,
    ),
    Cue(
        re.compile(
            rf"""\b(?:family\s(?:medical\s|psychiatric\s)?(?:history|hx)|f(?:am(?:ily)?)?\s?(?:hx?|m?h)\s?(?::|of\b
              |positive|\+|sig\w*)|family\sh/o|fam\shx|{_KIN}s?\s?:|{_KIN}s?,?\s(?:\(?(?:age\s
              |aged\s)?\d+\)?,?:?\s)?(?:who\s)?(?:(?:also|both|each|all)\s)?(?:has|had|have|with|takes|took|scored
              |suffer(?:s|ed)|struggle[sd]|(?:is|was|were)\s(?:diagnosed|treated|being|hospitalized|admitted
                |discharged)|dx|diagnosed|w/|deceased|passed|alive|positive|completed\s(?:her|his))
              |{_KIN}(?=\s(?:died|(?:is|was|were)\s(?:diagnosed|treated|hospitalized|admitted|discharged)))
              |{_CLOSE}\s(?:also\s)?(?:(?:has|had)(?=\s(?:her\sown|his\sown|their\sown|(?!the\b|an?\b|his\b|her\b
                |their\b|been\b|no\b|not\b|to\b|{_NOT_ILL})[\w-]+))|(?:suffers|struggles|battles|lives\swith
                    |receives
                |undergoes|underwent|carries|scored|died|passed\saway)\b
              |(?:is|was)\sin(?=\s(?!agreement|favor|charge|the\b|attendance|town))|is\son(?=\s(?!the\b|call|speaker
                |line|board|her\b|his\b))|takes\sher\sown
              |(?:is|was)\s(?:being\s)?(?:diagnosed|treated|hospitalized|admitted)|was\sdiagnosed|diagnosed|dx|w/
                |(?:is\s|was\s)?also\s(?:enrolled|has|had|takes|in|on|a\spatient|our\spatient|seen))
              |also\s(?:our|a)\spatient|next\sbed|bed-?mate
              |{_CLOSE}(?=\s(?:is|was|were)\s(?:also\s)?(?:being\s)?(?:diagnosed|treated|hospitalized|admitted
                |discharged|enrolled))
              |(?:{_KIN}|{_CLOSE})\b\)?(?=(?!\s(?:says|said|reports?|states?|stated|told
                |confirms?))[^.;]{{0,80}}\b(?:his|her|their)\sown\s(?!\w*\s?(?:words|meds?|medic\w+|needs|goals
                    |ADLs)))
              |(?:friend|neighbou?r|co-?worker|roommate|acquaintance|cousin)\s(?:has\s)?told\s(?:her|him|them
                |the\spatient|patient|pt)
              |(?:roommate|neighbou?r|friend)['’]s)""",
            re.IGNORECASE | re.VERBOSE,
        ),
        Polarity.OTHER_PATIENT,
        True,
        False,
    ),
    Cue(
        re.compile(rf"\b(?:{_KIN}|roommate|neighbou?r|friend)s?['’]s?\s", re.IGNORECASE),
        Polarity.OTHER_PATIENT,
        True,
        False,
        near=3,
    ),
    Cue(
        re.compile(
            rf"\b{_CLOSE}s?['’]s?\s(?!(?:\w+\s)?(?:call|contact|consent|agreement|phone|signature|permission"
            rf"|{_NOT_ILL}))",
            re.IGNORECASE,
        ),
        Polarity.OTHER_PATIENT,
        True,
        False,
        near=1,
    ),
    Cue(re.compile(rf"^\W*in\s(?:(?:his|her|the|a)\s)?{_KIN}s?\b", re.IGNORECASE), Polarity.OTHER_PATIENT, True, False),
    Cue(
        re.compile(
            r"\b(?:(?:another|other|different|wrong)[\s-](?:patient|member|client|resident|person|individual|chart"
            r"|record|mrn|beneficiary)(?:['’]s)?\b(?!\s(?:practice|clinic))"
            r"|someone\selse(?:['’]s)?|somebody\selse(?:['’]s)?|not\sthe\spatient['’]s|not\s(?:hers|his\sown)"
            r"|(?:filed|scanned|placed|attached|put|uploaded)\s(?:\w+\s){0,3}(?:by\smistake|in\serror|wrongly"
            r"|erroneously)|(?:wrongly|mistakenly|erroneously)\s(?:filed|scanned|placed|attached)|stray\spage"
            r"|name\smismatch"
            r"|misfiled|mis-filed|mislabel+ed|misdirected|filed\s(?:in|under|to)\s(?:the\s)?wrong|not\s(?:this|our"
            r"|the\ssame)\spatient(?:['’]s)?"
            r"|belong(?:s|ing)?\sto\s(?!(?:this|the)\spatient)|patient\sin\s(?:room|bed)\s\d|identity\smismatch"
            r"|does\snot\smatch\sthis\spatient)",
            re.IGNORECASE,
        ),
        Polarity.OTHER_PATIENT,
        True,
        True,
    ),
    Cue(
        re.compile(
            rf"(?:\bin\s(?:(?:his|her|the|both|two|an?|their|older|younger)\s){{0,2}}(?:{_KIN}|son|daughter|husband"
            rf"|wife|spouse)s?\b"
            rf"|\bon\s(?:the\s|her\s|his\s)?(?:(?:mother|father)['’]s|maternal|paternal)\sside|\bruns?\sin\s(?:the"
            rf"|her|his)\sfamily|\((?:{_KIN})s?\)|\bfor\s(?:his|her|their)\s(?:{_KIN}|{_CLOSE})\b(?!['’]))",
            re.IGNORECASE,
        ),
        Polarity.OTHER_PATIENT,
        False,
        True,
        near=2,
    ),
)
