"""The words by which a sentence speaks of nobody (forms, handouts) or of somebody else than the patient."""

from clausea import sieve as re
from clausea.evidence.polarity_words import Cue, words
from clausea.models import Polarity

_KIN = (
    r"(?:(?:maternal|paternal|twin|half|step|older|younger|elder|late|great)[\s-])*(?:step)?(?:mother|father|mom|dad"
    r"|brother|sister|sibling|aunt|uncle"
    r"|grand(?:mother|father|parent)|cousin|parent|niece|nephew|twin|relative|family\smember|(?:mother|father|sister"
    r"|brother)-in-law|co-?worker|colleague)"
)
_CLOSE = (
    r"(?:wife|husband|spouse|partner|son|daughter|child|grandson|granddaughter|boyfriend|girlfriend|fianc[eé]e?"
    r"|ex-(?:wife|husband)|children|kid|caregiver(?:\s\(\w+\))?|friend|neighbou?r|roommate)"
)
"""Those who also speak for the patient: what they say and sign is the patient's; what they have and suffer is not."""
_NOT_ILL = (
    r"(?:\w+ed|given|taken|brought|spoken|questions?|concerns?|poa|power|permission|access|noticed|seen|reached|legal"
    r"|authority|copies)\b"
)

OTHERS: tuple[Cue, ...] = (
    # --- template
    Cue(
        re.compile(
            r"_{3,}|\.{6,}|\*{3}|\{\{?[^{}\n]{0,40}\}?\}|<[a-z][\w\s]{1,30}>|\[\s?(?:insert|enter|date"
            r"|name|patient|time|minutes|provider|staff|score|number|signature|initials|mm|dd|xx|dob"
            r"|he/she|his/her|select|choose|specify|list|n)\b[^\]\n]{0,40}\]|@[A-Z]{3,}@"
            r"|\bm{2}/d{2}/y{2,4}\b|\bx{2}/x{2}/x{2,4}\b|\bxx+\s?(?=min)",
            re.IGNORECASE,
        ),
        Polarity.TEMPLATE,
        True,
        True,
    ),
    Cue(
        words(
            r"sample|examples?|e\.g\.?|for\sexample|for\sinstance|specimen|template|boilerplate"
            r"|printed\s(?:by|for|from)|for\sreference|descriptor|definitions?|instructions?(?=\s?:)|policy\s(?:is"
            r"|states|requires)|model\s(?:text|sentence|wording|note)|smart\s?phrase|dot\s?phrase|auto\s?text|macro"
            r"|placeholder|fictitious|pre-?printed|canned"
            r"|per\scms|cms\srequires|medicare\srequires|guideline[s]?|how\sto\s(?:document|bill|code"
            r"|chart|complete)|billing\stips?|tips?\s?(?=:)|hypothetical(?:ly)?|mock|demonstration"
            r"|training\s(?:copy|record|example)"
        ),
        Polarity.TEMPLATE,
        True,
        True,
    ),
    Cue(
        words(
            r"requires?\s(?:at\sleast|a\sminimum|the|that|a|\d+|documentation|verbal|written)|(?:is"
            r"|are)\s(?:defined|required|billed|reported|used|acceptable|allowed|sufficient|permitted|mandatory"
            r"|optional|typically|usually|generally|normally|commonly)"
            r"|(?:may|can)\sbe\s(?:verbal|written|given|obtained|done|performed|provided|made|documented|used"
            r"|counted)|stands\sfor|abbreviations?\s?:|legend\s?:|glossary"
            r"|(?:medicare|cms|payers?|insurers?|the\s(?:rule|law|manual|payer))\s(?:pays|covers|requires?|says"
            r"|defines|allows|expects|wants|states)"
            r"|scores?\s(?:of|above|over|below|under|from)\s\d+\s(?:or\s(?:more|above|higher|less|lower)"
            r"|and\s(?:above|up)|suggests?|indicates?|points?)|\d+\s?[-–]\s?\d+\s?=|\d\s?=\s?(?:not|several|more"
            r"|nearly)"
            r"|(?:to\sbe\s(?:completed|filled\s(?:in|out)))\sby|(?:office|staff|internal)\suse(?:\sonly)?"
            r"|do\snot\swrite|scripts?(?:ing)?\s?:|prompt\s?:|wording\s?:"
            r"|suggested\s(?:wording|text|language)|use\sthis\s(?:form|space|page|template|section)|this\s(?:form"
            r"|page|section|sheet)\s(?:is|documents|records|explains|describes)"
            r"|means|covers|describes"
            r"|includes\sat\sleast|must\s(?:be|have|include|document|obtain)"
            r"|may\s(?:be\s)?(?:bill(?:ed)?|report(?:ed)?)|can\sbe\sbilled|per\scalendar\smonth"
            r"|in\sa\scalendar\smonth|each\s(?:further|additional)|check\sone|circle\sone|check\sall"
            r"|please\s(?:check|complete|circle|sign|initial|print)"
        ),
        Polarity.TEMPLATE,
        True,
        True,
        inner=False,
    ),
    Cue(  # an alternative that nobody struck: "did / did not consent", "accepts/declines"
        words(
            r"(?:was|did|is|has|does|do|were|have|agrees?|accepts?|accepted|agreed|consents?|consented|obtained"
            r"|completed|given|done|verbal)\s?/\s?"
            r"(?:(?:was|did|is|has|does|do|were|have)\snot|not(?:\s\w+)?|declin\w+|refus\w+|disagree[sd]?|written"
            r"|no)(?!\s*[\[(☐☒✔])"
        ),
        Polarity.TEMPLATE,
        True,
        True,
    ),
    Cue(
        re.compile(
            r"_{1,2}\s?/\s?_{1,2}\s?/|:\s*/\s+/|<<[^<>\n]{1,30}>>|\bX{2,}/X{2,}|\((?:insert|enter|name|date|initials"
            r"|signature|print)\b[^)\n]{0,30}\)",
            re.IGNORECASE,
        ),
        Polarity.TEMPLATE,
        True,
        True,
    ),
    # --- general statements, handouts and instructions: the whole sentence, known by its opening
    Cue(
        re.compile(
            r"""^\W*(?:
              (?:for\s)?(?:(?:all|eligible|most|some|many|our|enrolled)\s)?(?:patients|members|people|persons
                |individuals|beneficiaries|clients|adults|providers|practices
              |practitioners|clinicians|anyone|those|(?:any|every|each|an?)\s(?:patient|member|person
                |client))(?=\s(?:who|with|may|can|must|should|are|have|need|enrolled|in)\b)
              | an?(?!\s(?:[\w-]+\s){1,3}(?:of|at|in|from)\s(?:this|our)\s(?:practice|clinic|office|team))
                (?=\s(?:[\w-]+\s){0,4}(?:manager|nurse|practitioner|physician|consultant|coordinator|provider
                |member|person|clinician
                |professional|psychiatrist|team|practice|registry|form|plan|consent|questionnaire|program|code|score
                  |screener|leaflet)\s(?:\w+ly\s|also\s)?(?:may|can|must|should|(?!was|has|is|does|as|his
                  |this)[a-z]{2,}s)\b)
              | (?:the\s|our\s)?(?:ccm|bhi|cocm|tcm|pcm|apcm|chronic\scare\smanagement
                |(?:psychiatric\s)?collaborative\scare|transitional\scare(?:\smanagement)?
                |behavioral\shealth\sintegration|care\smanagement|(?:this|the|our)\s(?:\w+\s)?(?:program|service|code
                  |form|benefit|model|questionnaire|tool|survey))
                (?:\s(?:services?|program|model|care))?(?=\s(?:(?:includes?|involves?|provides?|offers?|means|helps?
                  |allows?|consists?|gives|comprises|lets|asks?|measures?)\b
                |(?!is\b|was|has|does|calls|minutes|services|goals|notes|visits|contacts|activities|hours|needs
                  |conditions|benefits|codes|forms|entries|logs|records|nurses|plans|patients|reviews|sessions|scores
                  |totals|consents|attempts|tasks|months|symptoms|meds|labs|status|this|tools|surveys)[a-z]{3,}s\b
                |is\s(?:an?|the|for|free|designed|meant|intended|available\sto)|are\s(?:for|meant|designed
                  |available\sto)))
              | (?:each|every)\s(?:month|week|visit|year)(?=,?\s(?:the|an?|your|our)\s(?:[\w-]+\s){0,3}(?:is|are|must
                |should|will|(?:review|call|meet|check|contact)s?)\b)
              | (?:care\smanagers|nurses|doctors|physicians|practitioners|consultants|pharmacists|psychiatrists
                |clinicians|staff\smembers)
                (?=\s(?:can|may|will|must|should|help|call|work|review|check|meet|talk|are|provide|give|offer|support
                  |also)\b)
              | (?:symptoms|signs|causes|types|steps|benefits|elements|parts|kinds)\sof(?=[^.;]{0,60}\s(?:include
                |are)\b) | always\b
              | (?:how|why|what|understanding|living\swith|coping\swith|managing\syour|tips|facts|learn|about\s(?:our
                |the|ccm|bhi|your))\b
                (?!.*\b(?:patient|pt|discussed|reviewed|he|she|call|asked)\b)
              | \w[\w-]*(?=(?:\s[\w-]+){0,5}\s(?:is|are)\s(?:an?|the|one\sof)\s(?:[\w-]+[\s,]){0,4}(?:questionnaires?
                |instruments?|surveys?|scales?|illness(?:es)?
                |diseases?|conditions?|disorders?|programs?|benefits?|models?|methods?|form\sof|types?\sof|kinds?\sof|(?:list|record|summary)\sof|(?:person|professional)\swho
                  |process|tools?|way\sto)\b)
                (?!.*\b(?:patient|pt|he|she|his|her|him)\b)
              | (?:staff|nurses?|providers?|clinicians?|users?|ma|rn)\s?:(?=\s(?:write|enter|record|list|document
                |complete|sign|check|mark|use|note|fill)\b)
              | (?:insert|fill\sin|fill\sout|enter)\b(?!\sin(?:to)?\sregistry)
              | 99\d{3}|g0\d{3}(?=[^.;]{0,90}\b(?:at\sleast|first|initial|additional|each)\s(?:\d+|twenty|thirty
                |sixty)\s(?:more\s)?min)(?!.*\b(?:billed|met|spent|logged|total)\b)
            )""".replace("99\\d{3}|g0\\d{3}", "(?:99\\d{3}|g0\\d{3})"),
            re.IGNORECASE | re.VERBOSE,
        ),
        Polarity.TEMPLATE,
        True,
        False,
    ),
    Cue(
        words(
            r"if\syou|(?:do|are|have|were|did|would)\syou|you(?=\s(?!\w+ed\b|were|had|told|said|gave|for|sent|saw"
            r"|spoke|so\b|very|and\b|to\b)[a-z])"
            r"|your(?=\s(?!patient|referral|office|letter|fax|request|consult|note|kind)[a-z])|ask\s(?:us|your)"
            r"|(?:call|contact)\sus|our\s(?:nurses|staff|team|office|clinic|practice|doctors"
            r"|care\s(?:team|managers?))\s(?:is|are|will|can|offers?|provides?)|how\s(?:many|often|much)"
        ),
        Polarity.TEMPLATE,
        True,
        True,
        inner=False,
    ),
    Cue(
        words(
            r"see\s(?:leaflet|reverse|brochure|flyer|handout)|(?:sign|initial|check|tick|mark)\shere|\((?:circle"
            r"|check|select|choose|mark)\b"
            r"|(?:write|enter|insert|record|list|print|describe|tick|mark|document"
            r"|fill\sin)(?=\s(?:[\w-]+\s){0,4}(?:here|below|above|on\s(?:each|the|this)\sline"
            r"|in\s(?:the|this|each)\s(?:box|space|field|column)))|(?:check|tick|mark|select|circle|initial)\s(?:if"
            r"|when|the\sbox|box|all|one|here)|\b0\s+1\s+2\s+3\b|\d+\s?[-–]\s?\d+:?\s(?:none|minimal|mild|moderate"
            r"|severe)|possible\s(?:scores?|points|answers)|scores?[^.;]{0,30}\sranges?\sfrom"
            r"|cut-?offs?|scoring\s(?:key|guide|instructions)|select\sone|choose\sone|mark\sone|tick\sone"
        ),
        Polarity.TEMPLATE,
        True,
        True,
    ),
    # --- somebody else's
    Cue(
        re.compile(
            rf"""\b(?:family\s(?:medical\s|psychiatric\s)?(?:history|hx)|f(?:am(?:ily)?)?\s?(?:hx?|m?h)\s?(?::|of\b
              |positive|\+|sig\w*)|family\sh/o|fam\shx|{_KIN}s?\s?:|{_KIN}s?,?\s(?:\(?(?:age\s
              |aged\s)?\d+\)?,?:?\s)?(?:who\s)?(?:(?:also|both|each|all)\s)?(?:has|had|have|with|takes|took|scored
              |suffer(?:s|ed)|struggle[sd]|(?:is|was|were)\s(?:diagnosed|treated|being|hospitalized|admitted
                |discharged)|dx|diagnosed|w/|deceased|passed|alive|positive|completed\s(?:her|his))
              |{_KIN}(?=\s(?:died|(?:is|was|were)\s(?:diagnosed|treated|hospitalized|admitted|discharged)))
              |{_CLOSE}\s(?:also\s)?(?:(?:has|had)(?=\s(?:her\sown|his\sown|their\sown|(?!the\b|an?\b|his\b|her\b
                |their\b|been\b|no\b|not\b|to\b|{_NOT_ILL})[\w-]+))|(?:suffers|struggles|battles|lives\swith|receives
                |undergoes|underwent|carries|scored|died|passed\saway)\b
              |(?:is|was)\sin(?=\s(?!agreement|favor|charge|the\b|attendance|town))|is\son(?=\s(?!the\b|call|speaker
                |line|board|her\b|his\b))|takes\sher\sown
              |(?:is|was)\s(?:being\s)?(?:diagnosed|treated|hospitalized|admitted)|was\sdiagnosed|diagnosed|dx|w/
                |(?:is\s|was\s)?also\s(?:enrolled|has|had|takes|in|on|a\spatient|our\spatient|seen))
              |also\s(?:our|a)\spatient|next\sbed|bed-?mate
              |{_CLOSE}(?=\s(?:is|was|were)\s(?:also\s)?(?:being\s)?(?:diagnosed|treated|hospitalized|admitted
                |discharged|enrolled))
              |(?:{_KIN}|{_CLOSE})\b\)?(?=(?!\s(?:says|said|reports?|states?|stated|told
                |confirms?))[^.;]{{0,80}}\b(?:his|her|their)\sown\s(?!\w*\s?(?:words|meds?|medic\w+|needs|goals|ADLs)))
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
