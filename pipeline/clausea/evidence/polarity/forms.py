"""The words by which a sentence speaks of nobody: blank forms, handouts, rules, training text."""

from clausea import sieve as re
from clausea.evidence.polarity.words import Cue, words
from clausea.models import Polarity

FORMS: tuple[Cue, ...] = (
    Cue(  # a habit or a leave that belongs to no one in particular: "patients who consent", "the practice must sign"
        words(
            r"(?:patients|members|people|persons|adults|seniors|veterans|residents|families|clients|enrollees"
            r"|participants"
            r"|beneficiaries|practices|clinics|those|providers|physicians|nurses|practitioners|managers|anyone|someone"
            r"|whoever)\s(?:who|that)(?=\s(?!was|were|had|has|is\b|came|got|met)[a-z]+\b(?<!ed))"
            r"|(?<!patient\s)(?<!pt\s)(?<!she\s)(?<!he\s)(?:often|usually|typically|generally|commonly|normally"
            r"|as\sa\srule)"
            r"(?=\s(?!has\b|had\b|was\b|is\b|takes\b|feels\b|calls\b|at\b|in\b|on\b)[a-z]+\b(?<!ed)(?<!ing)\s)"
            r"|(?<!one\s)(?:practice|practitioner|program|service|medicare|cms|payer|code|rule|beneficiary"
            r"|clinic|insurer)\s"
            r"(?:can|may|must|should)(?=\s[a-z])|(?:provider|physician|consultant)\scan(?=\s[a-z])"
            r"|(?:seniors|veterans|residents|families|clinics|practices|adults|women|men|people"
            r"|eligible\s\w+)\s(?:can|may"
            r"|must|should|will|often|usually|need|receive|get)"
        ),
        Polarity.TEMPLATE,
        True,
        False,
        inner=False,
    ),
    Cue(  # what is so for everybody
        words(
            r"(?:to|for|with|by|from|of|in|on)\s(?:all|each|every|any|most)\s(?:\w+\s){0,2}(?:patients?|members?"
            r"|enrollees?|beneficiar\w+|clients?|adults|persons?|people|participants?|diabetics)"
            r"|(?:keeps?|tracks?|reviews?|calls?|contacts?|meets?|helps?|follows?|manages?|monitors?|supports?"
            r"|serves?|sees?)\s(?:track\sof\s|with\s|on\s|for\s)?(?:all\s|our\s|enrolled\s|eligible\s|many\s"
            r"|most\s)?patients"
            r"|(?<!as\s)(?:ccm|bhi|cocm|tcm|pcm|apcm|rpm|medicare|cms)\s(?:services\s)?(?:requires|asks\sfor"
            r"|demands"
            r"|expects|(?:needs|takes)(?=\s(?:an?|at|\d+|the|that|consent|documentation|two|twenty)\b))"
            r"|(?:is|are)\s(?:the|a|an)\s(?:\w+\s)?(?:minimum|maximum|threshold|requirement|limit|rule|standard"
            r"|norm|cut-?off)"
            r"|(?:do\snot|don['’]t|never)\s(?:bill|count|report|submit|charge)\s(?:unless|until|if|when)"
            r"|(?:agree|consent|accept|do|will|am|want)\s?/\s?(?:I\s)?(?:do\snot|disagree|decline|refuse|will\snot"
            r"|am\snot)"
            r"|per\s(?:calendar\s)?month\sper\s\w+|per\s(?:patient|member|beneficiary)\sper|is\s(?:treatable"
            r"|common|curable|preventable|manageable|a\smedical)|\d+\s(?:none|minimal|mild|moderate"
            r"|severe)[,;]\s*\d+|affects?\s(?:one|many"
            r"|millions|about|\d+|people|most|some|up)"
            r"|can\s(?:make|cause|lead|affect|be\s(?:hard|treated|managed|scary|stressful|helped)|run\sin"
            r"|also\s\w+|improve|worsen|happen)"
            r"|(?:9\d{4}|g0\d{3})\s(?:needs|requires|covers|pays|includes|means|allows)|(?:code|cpt|hcpcs)\s?(?:9\d{4}|g\d{4})\s(?:needs|requires|is|covers|pays|includes|means|asks|allows"
            r"|calls)"
        ),
        Polarity.TEMPLATE,
        True,
        True,
        inner=False,
    ),
    Cue(
        re.compile(
            r"""^\W*(?:welcome\sto|thank\syou\sfor\s(?:choosing|your\sinterest)|congratulations|dear\s(?:patient
                |member|valued|neighbou?r|parent|caregiver|friend|colleague|participant)
              |to\s(?:qualify|be\seligible|bill|participate|enroll|receive|join|report|count)\b[^.;]{0,50}\b(?:must
                  |needs?|should|may|has\sto|have\sto|ha(?:s|ve)\b)
              |(?:participants|enrollees|clients|beneficiaries|members|people|persons|patients)\s(?=(?:also\s
                  |usually\s|often\s|typically\s)?(?:receive|get|have|are|can|may|must|will|need|report|talk|meet
                  |call|should|do|often)\b)
              |(?:say|ask|read)(?:\sto|\sthe)?(?:\spatient)?\s?:\s?["“‘']
              |ask\s(?:the\s)?(?:patient|caller|member)\s?:
              |(?:some|many|most|all|few)\s(?:patients|members|people|clients|adults|families|practices|providers
                  |payers)\b
              |(?:circle|tick|select|choose|check|mark)\s?(?:one|all|any)?\s?:
              |use\sthis\s(?:phrase|text|wording|language|script)|(?:chart\s)?text\s(?:for|to)\b[^:]{0,30}:
                  |(?:suggested\s|standard\s)?(?:phrase|wording|language)\s?:
              |(?:ccm|bhi|cocm|tcm|pcm|apcm)(?:\sservices)?\s(?:is|are)\s(?:care|help|support|services?|time|work
                  |for|when|where|how)\b
              |please\s(?:return|complete|bring|mail|read|keep|fill)\b|ask\s(?:at\s)?(?:the|our)\s(?:front\sdesk
                  |desk|receptionist|nurse|pharmacist|office)\b
              |q(?:uestion)?\s?[:.)]\s(?=[^?]*\?(?!\s*A(?:ns\w*)?\s?[:.](?=[^\n]*(?:[\"“]|\d/\d|\b(?:pt|patient|she|he|her|him)\b))))(?![^?]*\b(?:the\spatient|pt|she|he)\b)|(?:purpose|aim|intent|use|goals?)\sof\s(?:this|these|the)\s(?:\w+\s)?(?:forms?|pages?
                  |sheets?|documents?|leaflets?|letters?|questionnaires?|tools?|notices?|agreements?|programs?)\b
              |(?:the|our)\s(?:[\w-]+\s){0,3}(?:managers?|nurses?|practitioners?|physicians?|consultants?|coordinators?
                  |providers?|psychiatrists?|teams?|practices?|staff|pharmacists?|clinics?|doctors?)\s(?:\w+ly\s)?
                  (?!was\b|has\b|is\b|does\b|saw\b|met\b)[a-z]{2,}s?\b(?=[^.;]*\bpatients\b)(?![^.;]*\b(?:she|he|her|his|today)\b
                  |[^.;]*\d/\d|[^.;]*\w{2,}ed\b)
              |(?:this|our|the\sattached|the\senclosed)\s(?:leaflet|handout|brochure|flyer|booklet|letter|poster|video|guide|notice
                  |pamphlet|chapter|module|slide|page|section)s?\s(?:explains?|describes?|tells?|shows?|lists?|covers?|gives?|helps?
                  |contains?|outlines?|summari[sz]es?|answers?|is\s(?:about|for\s(?:patients|staff|people)))\b
              |step\s\d+\s?[:.)–-] | yes\s?/\s?no\b | y\s?/\s?n\b
              |(?:only\s)?one\s(?:practitioner|provider|practice|physician)\s(?:may|can)\b
              |(?:the\s)?(?:phq|gad|audit|dast|mdq|epds|c-ssrs|moca)[\w-]*\s(?=(?:measures|asks|screens|has|consists
                  |takes|contains|ranges|detects|assesses|helps|rates|covers)\b)
              |(?:patient\s)?(?:handout|leaflet|brochure|flyer|pamphlet|booklet)s?\s?[:–-]
              |(?:99\d{3}|g0\d{3})\s?[:=–-]\s?(?:at\sleast|first|each|\d+\smin\w*\sof\s(?:clinical|physician|staff
                  |qualified|psychiatric))
              |(?:each|every)\s(?:\w+\s)?(?:patient|member|enrollee|client|person|practice|provider)\s(?:[a-z]{2,}s|must|will
                  |may|can|should)\b|blank\b(?:\s\w+)?\s?:|sign\s(?:below|here|above)\b
              |we\s(?:ask|tell|remind|encourage|require|offer)\s(?:all|every|each|our)\b
              |our\s(?:care\s)?(?:managers?|nurses?|team|staff|program|clinic|practice|doctors?|coordinators?|office
                  |pharmacists?)\s(?=(?:call|review|meet|check|help|offer|provide|give|work|answer|use|track|keep
                  |follow|support)s?\b)
              |with\s(?:ccm|bhi|cocm|pcm|apcm)\b(?=[^.;]*\byou) | care\smanagers\s(?=(?:use|keep|track|follow
                  |talk)\b)
              |(?:time|minutes|activities|what)\sthat\scounts?\b | (?:tcm|ccm|bhi|cocm|pcm
                  |apcm)\s?:\s(?=[^.;]*within\s(?:2|two|7|14|seven|fourteen)\b)
              |(?:signature|initials)\sof\s[\w\s/]{3,40}$
              |form\s(?:version|rev(?:ision)?|number|no\.?|id)\b
              |(?:type|key|put|list|add|place|paste|enter|write|insert|record|note|state)\s(?:in\s|the\s|your\s
                  |all\s)*[\w\s-]{1,40}\b(?:here|below|in\sthis\s(?:box|space|field))\b)""",
            re.IGNORECASE | re.VERBOSE,
        ),
        Polarity.TEMPLATE,
        True,
        False,
        whole=True,
    ),
    Cue(  # any patient, any policy: "When a patient is discharged, call", "reviews the plan monthly (policy 4.2)"
        re.compile(
            r"\b(?:when|whenever|if|once|after|before|while)\s(?:an?|any|each|every)\s(?:\w+\s)?(?:patient|pt|member|person"
            r"|beneficiary|enrollee|client)\b|\(?(?:per\s|see\s)?(?:policy|protocol|procedure|sop|p&p|workflow|standing\sorder)\s\#?\d"
            r"|\b(?:should|must|shall|(?:is|are)\sto)\s[^.;]{0,60}\b(?:per|by|under)\s(?:(?:the|our|clinic|office|practice|standing)\s)*"
            r"(?:protocol|policy|workflow|sop)\b|\b(?:refer\sto|consult|follow)\s(?:the\s|our\s)?(?:\w+\s)?(?:workflow|policy|protocol|sop|manual|handbook)\b",
            re.IGNORECASE,
        ),
        Polarity.TEMPLATE,
        True,
        True,
        whole=True,
    ),
    # --- template
    Cue(
        re.compile(
            r"_{3,}|\.{6,}(?!\.)(?!\s*(?![^\W\d][\w /]{0,24}(?:[._]{3}|:))[\w☒☑✓(])|\*{3}|\{\{?[^{}\n]{0,40}\}?\}"
            r"|\((?:[a-z'’]+\s){0,2}(?:name|date|initials|number|signature|title|credentials)\)(?!\s?:)"
            r"|<[a-z][\w\s,/-]{1,40}>|\[(?-i:[A-Z]{2,}(?:[ _/][A-Z]{2,})+)\]|\[\s?(?:insert|enter|pt|date"
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
            r"sample|(?<!for\s)examples?|e\.g\.?|for\s(?:example|instance)(?!,?\s(?:she|he|pt|patient|they|we|i)\b)|specimen"
            r"|template(?!\s(?:was\s)?(?:completed|filled|signed))|boilerplate"
            r"|printed\s(?:by|for|from)(?!\s(?:the\s)?(?:her|him|them|pt|patient|family|caregiver|daughter|son|wife|husband|spouse|mother|father)\b)|for\sreference|descriptor|definitions?|instructions?(?=\s?:)|policy\s(?:is"
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
    Cue(  # what a score would mean: "a score of 10 or more on the PHQ-9 suggests"
        re.compile(
            r"\b(?:scores?|totals?|phq-?\d|gad-?\d|audit(?:-c)?|dast(?:-10)?|epds|moca|mmse)\b[^.;\d]{0,16}\b\d+\s?(?:\+|(?:or|and)\s(?:more"
            r"|above|higher|greater|over|up|less|lower|below|under|fewer)\b)[^.;]{0,40}?\b(?:suggests?|indicates?|means|signals?|warrants?"
            r"|points?\sto|(?:is|are)\s(?:considered|defined|positive|(?:moderately\s)?severe|moderate|mild|clinically))",
            re.IGNORECASE,
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
            r"|(?:may|can)\sbe(?=\s(?:either\s|both\s)?(?:verbal|written|oral)\b)|(?:may|can)\sbe\s(?:verbal|written|given|obtained|done|performed|provided|made|documented|used"
            r"|counted)|stands\sfor|abbreviations?\s?:|legend\s?:|glossary"
            r"|(?:medicare|cms|payers?|insurers?|the\s(?:rule|law|manual|payer))\s(?:pays|covers|requires?|says"
            r"|defines|allows|expects|wants|states)"
            r"|scores?\s(?:of|above|over|below|under|from)\s\d+\s(?:or\s(?:more|above|higher|less|lower)"
            r"|and\s(?:above|up)|suggests?|indicates?|points?)|\d+\s?[-–]\s?\d+\s?=|\d\s?=\s?(?:not|several|more"
            r"|nearly)"
            r"|(?:to\sbe\s(?:completed|filled\s(?:in|out)))\sby(?=[^.;]*(?:__|:))|(?:office|staff"
            r"|internal)\suse(?:\sonly)?"
            r"|do\snot\swrite|scripts?(?:ing)?\s?:|prompt\s?:|wording\s?:"
            r"|suggested\s(?:wording|text|language)|use\sthis\s(?:form|space|page|template|section)|this\s(?:form"
            r"|page|section|sheet)\s(?:is|documents|records|explains|describes)"
            r"|(?<!no\s)means|covers(?=\s[\w\d])|describes"
            r"|includes\sat\sleast|(?<=\w\s)must\s(?:be|have|include|document|obtain)"
            r"|may\s(?:be\s)?(?:bill(?:ed)?|report(?:ed)?)|can\sbe\sbilled|per\scalendar\smonth"
            r"|in\sa\scalendar\smonth|each\s(?:further|additional)|check\sone|circle\sone|check\sall"
            r"|please\s(?:check|complete|circle|sign(?!\s(?:me|us|her|him)\sup)|initial|print)"
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
            r"_{1,2}\s?[/:]\s?_{1,2}|:\s*/\s+/|<<[^<>\n]{1,30}>>|\bX{2,}/X{2,}|\((?:insert|enter|name|date|initials"
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
                (?!\s(?:written|signed|current|dated|completed|updated|individuali[sz]ed|full|detailed)\b
                    |\s(?:[\w-]+\s){0,4}\w+\s(?:exists|remains|stands|sits|lists|shows|contains|documents|reflects
                    |addresses|names|resides|confirms)\b)(?=\s(?:[\w-]+\s){0,4}(?:manager|nurse|practitioner
                    |physician|consultant|coordinator|provider
                |member|person|clinician
                |professional|psychiatrist|team|practice|registry|form|plan|consent|questionnaire|program|code|score
                  |screener|leaflet)\s(?:\w+ly\s|also\s)?(?:may|can|must|should|(?!was|has|is|does|as|his
                  |this)[a-z]{2,}s)\b)
              | (?:the\s|our\s)?(?:ccm|bhi|cocm|tcm|pcm|apcm|chronic\scare\smanagement
                |(?:psychiatric\s)?collaborative\scare|transitional\scare(?:\smanagement)?
                |behavioral\shealth\sintegration|care\smanagement|(?:principal|advanced\sprimary)\scare(?:\smanagement)?
                |remote\s(?:patient|physiologic\w*)\smonitoring|(?:this|the|our)\s(?:\w+\s)?(?:program|service
                    |code
                  |form|benefit|model|questionnaire|tool|survey))
                (?:\s(?:services?|program|model|care|management))?(?:\s\([a-z]{2,5}\))?(?=\s(?:(?:includes?|involves?|provides?|offers?|means|helps?
                  |allows?|consists?|gives|comprises|lets|asks?|measures?)\b
                |(?!is\b|was|has|does|calls|minutes|services|goals|notes|visits|contacts|activities|hours|needs
                  |conditions|benefits|codes|forms|entries|logs|records|nurses|plans|patients|reviews|sessions
                      |scores
                  |totals|consents|attempts|tasks|months|years|days|weeks|hours|symptoms|meds|labs|status|this|tools
                      |surveys)[a-z]{3,}s\b
                |is\s(?:an?|the|for|free|designed|meant|intended|available\sto)|are\s(?:for|meant|designed
                  |available\sto)))
              | (?:each|every)\s(?:month|week|visit|year)(?=,?\s(?:the|an?|your|our)\s(?:[\w-]+\s){0,3}(?:is|are
                  |must
                |should|will|(?:review|call|meet|check|contact)s?)\b)
              | (?:care\smanagers|nurses|doctors|physicians|practitioners|consultants|pharmacists|psychiatrists
                |clinicians|staff\smembers)
                (?=\s(?:can|may|will|must|should|help|call|work|review|check|meet|talk|are|provide|give|offer
                    |support
                  |also)\b)
              | (?:symptoms|signs|causes|types|steps|benefits|elements|parts|kinds)\sof(?=[^.;]{0,60}\s(?:include
                |are)\b) | always\b
              | (?:how|why|what|understanding|living\swith|coping\swith|managing\syour|tips|facts|learn
                  |about\s(?:our
                |the|ccm|bhi|your))\b
                (?!.*\b(?:patient|pt|discussed|reviewed|he|she|call|asked|we\sdid|I\sdid|was\sdone)\b)
              | \w[\w-]*(?=(?:\s[\w-]+){0,5}\s(?:is|are)\s(?:an?|the
                  |one\sof)\s(?:[\w-]+[\s,]){0,4}(?:questionnaires?
                |instruments?|surveys?|scales?|illness(?:es)?
                |diseases?|conditions?|disorders?|programs?|benefits?|models?|methods?|form\sof|types?\sof
                    |kinds?\sof|(?:list|record|summary)\sof|(?:person|professional)\swho
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
            r"if\syou|(?:do|are|have|were|did|would)\syou|you(?=\s(?!\w+ed\b|won['’]t\sfind|will\s(?:not\s)?(?:see|find|note)|were|had|told|said|gave|for|sent|saw"
            r"|spoke|so\b|very|and\b|to\b)[a-z])"
            r"|your(?=\s(?!patient|pt\b|mutual|referral|office|letter|fax|request|consult|note|kind)[a-z])|ask\s(?:us|your)"
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
            r"see\s(?:leaflet|reverse|brochure|flyer|handout)|(?:sign|initial|check|tick|mark|date)(?:\sand\s\w+)?\shere|\((?:circle"
            r"|check|select|choose|mark)\b"
            r"|(?:write|enter|insert|record|list|print|describe|tick|mark|document"
            r"|fill\sin)(?=\s(?:[\w-]+\s){0,4}(?:here|below|above|on\s(?:each|the|this)\sline"
            r"|in\s(?:the|this|each)\s(?:box|space|field|column)))|(?:check|tick|mark|select|circle|initial)\s(?:if"
            r"|when|the\sbox|box|all|one|here)|\b0\s+1\s+2\s+3\b|\d+\s?[-–]\s?\d+:?\s(?:none|minimal|mild|moderate"
            r"|severe)|\d+\s(?:none|minimal|mild|moderate|severe)[,;]\s*\d+|possible\s(?:scores?|points|answers)"
            r"|scores?[^.;]{0,30}\sranges?\sfrom"
            r"|cut-?offs?|cut[\s-]points?|scoring\s(?:key|guide|instructions)|select\sone|choose\sone|mark\sone|tick\sone"
        ),
        Polarity.TEMPLATE,
        True,
        True,
    ),
    Cue(  # what is promised to the reader: "the care manager will call you"
        words(r"(?<!thank\s)you(?=\s*(?:$|[.,;]|monthly|weekly|each|every|to\b|about|with|when|if))"),
        Polarity.TEMPLATE,
        False,
        True,
    ),
    # --- texts that rule or teach, known by their heading
    Cue(
        re.compile(
            r"""^\W*(?:(?:office|clinic|practice|staff|our|billing|coding|payer|payor|provider|program|department
                |compliance|quality|annual|new|medicare|cms|internal|patient|nursing|employee)\s)*
              (?:polic(?:y|ies)|procedures?|protocols?|training|orientation|in-?service|bulletin|newsletter
                |memo(?:randum)?|faqs?|manual|handbook|workflow|slides?|poster|workshop|webinar|lecture|tips?
                    |education
                |fact\ssheet|rules?|requirements?|definitions?|standards?|sop|quiz|competency|guidance|template
                    |draft
                |sample|example|reminder\sto\s(?:all\s)?staff)
              (?:\s[\w.-]+){0,3}\s?(?:-\s?(?:not|un)\s?\w+\s?)?[:–—]
            | ^\W*how\sto\s[\w\s]{2,30}:
            | ^\W*draft\b[^:.\w]{0,3}(?:[\w\s]{0,20})[:–-]
            | ^\W*(?:watermark|header|footer)\s?:
            | ^\W*(?:complete|use|fill\s(?:in|out)|return|sign|skip|check|tick)\s(?:this|these)\s
              (?:box|form|section|page|part|line|field)s?\b
            | \b(?:complete|return|sign|mail|submit|bring|keep|fill\s(?:in|out))\s(?:and\s\w+\s)?
              (?:this|the\s(?:enclosed|attached))\s(?:form|box|page|section|sheet|card|slip|copy)\b""",
            re.IGNORECASE | re.VERBOSE,
        ),
        Polarity.TEMPLATE,
        True,
        True,
        whole=True,
    ),
    Cue(  # what everybody must or may: a rule, not an act
        re.compile(
            r"""\b(?:(?:the|each|every|all|an?|any|eligible|most|some)\s)?
              (?:patients?|members?|beneficiar(?:y|ies)|enrollees?|providers?|practitioners?|physicians?|practices?
                |clinicians?|staff|nurses|care\smanagers?|records?|documentation|charts?|notes?|consents?|visits?
                |contacts?|services?|claims?|minutes|time|plans?)\s
              (?:must\b(?!\shave\sbeen)|shall\b|(?:are|is)\s(?:required|expected|asked|entitled|able|free|allowed
                |permitted)\sto\b)
            | \b(?:patients|members|beneficiaries|enrollees|caregivers|relatives|proxies|family\smembers|providers
                |practitioners|physicians|practices|clinicians
                |(?<!our\s)staff|(?<!our\s)nurses|care\smanagers)\s(?:should|may|can|might|will)\b
            | \b(?:score|total|result|phq-?\d|gad-?\d|value)s?\s(?:of|from|between|over|above|below|under)\s\d+\s?
              (?:or\s(?:more|above|higher|greater|less|fewer)|(?:to|and|through|[-–])\s?\d+)\s?
              (?:is|are|suggests?|indicates?|means?|=|points?|shows?|warrants?)\b
            | \bwithin\s(?:7|seven)\s(?:or|to|and)\s(?:14|fourteen)\b
            | \bas\sdefined\s(?:in|at|by|under)\b
            | \bwithin\s(?:2|two|7|seven|14|fourteen)\s(?:business\s|calendar\s)?days\s(?:for|if)\s(?:high|moderate)
            | \b(?:high|moderate)\s(?:complexity\s)?(?:mdm\s)?(?:=|requires|needs)\s""",
            re.IGNORECASE | re.VERBOSE,
        ),
        Polarity.TEMPLATE,
        True,
        True,
    ),
)
