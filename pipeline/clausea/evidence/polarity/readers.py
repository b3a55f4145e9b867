"""Texts that speak to whoever reads them: tear-off cards, questions on a poster, smart texts, drafts, scripts, blanks.

forms.py knows how rules and leaflets begin; this room knows the rest of the page: what to do with it, whom to
call, the gap that nobody filled, the word DRAFT across it.
"""

from clausea import sieve as re
from clausea.evidence.polarity.words import Cue, any_of, words
from clausea.models import Polarity

_ROLE = (
    r"(?:(?:care|case|nurse|psychiatric|behavioral|health|social|clinical|medical|primary)\s)*(?:managers?"
    r"|coordinators?|nurses?|consultants?|psychiatrists?|practitioners?|physicians?|providers?|doctors?|pharmacists?"
    r"|therapists?|workers?|team|staff|clinic|office|practice|program|line|bhcm|pcp)"
)

_CONTROLS = (
    r"(?:click|tap)(?:\sor\stap)?\shere\sto\s(?:enter|add|type|insert|select)", r"click\sto\s(?:enter|add|select)",
    r"(?:choose|select)\san\s(?:item|option)",
    r"(?:choose|select|pick|enter)\sa\s(?:date|time|value|score)(?=\s*(?:$|[.\]>]))",
    r"(?:please\s)?(?:choose|select|pick)\sfrom\s(?:the\s)?(?:list|drop-?down|menu)", r"drop-?down\s(?:list|menu)",
    r"free\stext(?:\shere|\sfield|\sbox)?(?=\s*(?:$|[.:\]>]))", r"text\sgoes\shere", r"lorem\sipsum",
)  # fmt: skip
"""What the fields of an electronic form say while they are empty."""

READERS: tuple[Cue, ...] = (
    Cue(  # what is said to the reader of a card, a poster or a screen
        re.compile(
            r"""^\W*(?:(?:please\s)?(?:tear|cut|clip|detach|rip|fold|peel|remove|punch)\s(?:off|here|out|along|at|this
                |on|and|below)\b
              |(?:please\s)?(?:keep|save|post|hang|put|tape|stick|carry|bring|show|share|read|return|mail)\s(?:this
                  |these|it\son|me\son|the\s(?:attached|enclosed)|your)\b
              |detach\b|cut\s(?:out|here)|(?:call|phone|text|dial|ring|contact|email|message|ask|see|visit|reach
                  |talk\s(?:to|with)|speak\s(?:to|with))\s(?:us|our|the\s(?:number|nurse\sline|line|office\s(?:number
                  |line)|front\sdesk|clinic\sat|hotline)|your|1[-\s]8\d\d|911|988|\(?\d{3}\)?[-\s.])
              |(?:need|want|worried|concerned|feeling|trouble|having|looking|not\ssure|unsure|confused|questions?
                  |concerns|tired|sad|lonely|struggling|home\sfrom|just\s(?:home|out)|did\syou|do\syou|are\syou
                  |have\syou|is\syour|can['’]t|curious|ready|wondering|new\sto|thinking\sabout|stressed|in\spain
                  |leaving|going\shome|out\sof|sick|hurt|low|blue|down|anxious|nervous|got|know\ssomeone
                  |know\sa)\b[^.?;|]{0,60}\?\s*(?:a\s?:\s)?(?!\s*(?:yes|no|y|n|none|pt|patient|she|he|denies|denied
                  |not|declin\w+|states?|reports?|never|absolutely|\"|“|ans\w*|x)\b)[A-Z]
              |(?:who|what|how|why|when|where)\s(?:is|are|does|do|can|will|should|may|happens|pays|bills?|counts?
                  |qualif\w+|to)\b(?![^?]*\b(?:pt|patient|she|he|her|his)\b)[^.?;|]{0,60}\?
              |(?:visit|go\sto|log\sin\w*|sign\sin\w*|download|scan|click|tap)\s(?:our|us|the\s(?:portal|app|website
                  |qr|link|code)|www|https?|to|here|on|below|mychart|this)\b
              |we(?:['’]re|\sare)\s(?:here|open|available|ready|glad|happy)\b|you\s(?:may|can|will|should|must
                  |have\sthe\sright|are\s(?:free|able|welcome))\b
              |to\s(?:join|enroll|sign\sup|stop|start|learn|reach|see|cancel|quit|leave|opt)\b[^.;]{0,40}\b(?:just
                  |simply|please|say|call|ask|tell|visit|text|press)\b
              |an?\s(?:[\w-]+\s){0,3}(?:plan|visit|consent|registry|call|assessment|screen|program)\s(?:has|needs|must
                  |starts|takes|happens|lists|covers)\b(?![^.;]*\b(?:pt|patient|file|chart|today|her|his|she|he
                  |\d{1,2}/\d\d?)\b)
              |(?:remember|codes|billing\s(?:tips?|rules?|hints?|notes?|reminders?)|coding(?:\s(?:tips?|rules?))?|fact
                  |myth|hint|pearl|document(?=\s(?:the\s|all\s|your\s)?(?:time|date|minutes|name
                  |start)))\b(?:\s\w+)?(?::|\s(?:time|the|all|your|date|minutes))\s
              |(?:zz)?test\s?patient\b
              |(?:by\ssigning|i\sunderstand\sthat|i\shereby|i,?\s_+|i\s(?:agree|consent|authorize
                  |acknowledge)\s(?:that|to)(?=[^.;]*(?:_{2}|signature|initial|below))|i,\sthe\sundersigned)\b
              |(?:reply|text|press|say|type(?!\s[12I]\b)|enter|dial|push)\s(?:back\s)?["“‘']?(?:yes|no|stop|start|ok|c
                  |\d|help|agree|confirm|join)["”’]?\b
              |(?:for\suse|use|say|read|insert|paste|choose|pick|select|delete|remove|edit|keep|include|fill
                  |complete)\s(?:this\s|one\s|only\s|text\s|if\s|when\s|where\s|in\s|out\s|as\s|aloud\s
                  |to\s)+[^:]{0,40}:
              |(?:say|tell|ask|read|script|prompt|greeting|opening|wording|phrase)\s(?:to|the|for
                  |line)\b[^:]{0,30}:\s?["“]
              |(?:template|smart\s?text|smart\s?phrase|dot\s?phrase|auto\s?text|quick\s?text|macro|boilerplate
                  |default\stext|canned\stext|stock\s\w+|snippet|standard\stext|shell|blank|prefilled|pre-?filled
                  |placeholder|sample|specimen|example|demo|mock|test\s(?:patient|record|chart|note)|practice\s(?:note
                  |case)|training)\b[^:;.]{0,40}?(?::|\s[–—-])\s
              |(?:draft|preliminary|unsigned|not\s(?:final|signed|reviewed|verified|valid|official)|unverified
                  |unofficial|provisional|working\scopy|proof|do\snot\s(?:file|use|scan|sign|bill)|copy\snot\svalid
                  |incomplete\sdraft|for\sreview\sonly|rough\s\w+)\b(?:[^:;.]{0,50}?(?::|\s[–—-])\s|\.\s)
              |\.[a-z]{3,}\w*\s?[:=→>–—-]\s(?![^\n]*\d{1,2}/\d{1,2}/)
              |(?:per|under|according\sto|by|see)\s(?:the\s|our\s)?(?:protocol|policy|workflow|guideline|procedure
                  |manual|sop|standing\sorder|handbook|rule|regulation|statute|cms|medicare)s?\b(?![^.;]*\b(?:pt
                  |patient|she|he|today|done|was|were|\d{1,2}/\d)\b)
              |(?:workflow|protocol|policy|procedure|sop|guideline|standing\sorder|step|rule|section|chapter|module
                  |slide|appendix|exhibit|faq|tip|note\sto\sstaff|attn\sstaff|reminder\sto\sstaff|all\sstaff
                  |training|in-?service|handout|leaflet|brochure|poster|flyer|newsletter|glossary|key|legend
                  |definition|abbreviations?|scoring|interpretation)\s?(?:[\w.#-]+\s?){0,4}(?::|\s[–—-])\s
              |(?:cpt|hcpcs|code)\s?\(?(?:9\d{4}|g\d{4})\)?\s?[:=–—-](?!\s?(?:billed|met\b
                  |\d+\s?min\w*\s(?:logged|met|spent|total|documented|this|in\b)))\s?
              |(?:our|the|a|an|each|every|your|one)\s(?:\w+\s)?"""
            + _ROLE.replace(" ", r"\s")
            + r"""\s(?:\w+ly\s|also\s|then\s|always\s|can\s|will\s|may\s)?(?:tracks?|reviews?|calls?|keeps?|meets?
                |follows?|checks?|helps?|works?|watches|answers?|updates?|screens?|talks?|supports?|contacts?
                |coordinates?|sees|discusses|visits|advises|guides|offers?|provides?|monitors?|sets?|writes?|teaches
                |is\shere|is\savailable|is\sopen|are\shere|listens?|manages?)\b(?![^.;]*\b(?:pt|patient|she|he|her|his
                |him|mr|mrs|ms|today|yesterday|reviewed|\d{1,2}/\d\d?)\b)
              |(?:[\w/()-]+\s){0,4}[\w/()-]+\s?(?::|=|–|—|means|refers\sto|is\sdefined\sas|stands\sfor|-)\s?(?:an?
                  |the\suse\sof
                  |when|any|those|care\sthat|help\sthat|services?\sthat|the\s(?:process|practice|act|time|person|nurse
                  |doctor|list|number))\s(?:[\w,-]+\s){1,4}(?:that|which|who|where|of\syour|for\speople|used|given
                  |between|from)\b
              |(?:ccm|bhi|cocm|pcm|apcm|tcm|rpm|mdm|sdoh|phq|gad|rn|bhcm)\s?(?:=|:|stands\sfor|means
                  |is\sshort\sfor)\s?(?:chronic|behavioral|psychiatric|collaborative|principal|advanced|transitional
                  |remote|medical|social|patient\shealth|generalized|registered)\b
            )""",
            re.IGNORECASE | re.VERBOSE,
        ),
        Polarity.TEMPLATE,
        True,
        False,
        whole=True,
    ),
    Cue(  # where the reader looks and when the line is open
        words(
            r"(?:on|at|see|using)\s(?:the\s)?(?:back|front|bottom|top|reverse|other\sside|next\spage|inside)\s(?:of"
            r"|side\sof)?\s?(?:this|the)\s(?:card|page|sheet|form|letter|leaflet|flyer|folder|booklet|magnet|paper"
            r"|packet)|on\s(?:the\s)?(?:back|reverse|magnet)(?=\s*(?:$|[.;]))"
            r"|(?:any|every)\s(?:hour|time)[\s,](?:of\s(?:the\s)?(?:day|night)|any\sday|day\sor\snight)"
            r"|(?:is|are)\s(?:here|open|available)\s(?:for\syou|all\s(?:day"
            r"|night)|24|around|day|any|every|to\shelp|nights)|(?:help|support|reach|call|see|meet|visit|join|serve"
            r"|remind|tell|teach|give|send|mail|with|for|to)\syou(?![\s,](?:for\s(?:referring|sending|the\s(?:referral"
            r"|consult))))"
            r"|delete\s(?:if|when|unless)\s(?:n/?a|not|blank)|if\snot\sapplicable|select\sall|(?:describe|explain"
            r"|specify|list|attach)\s(?:below|here|on\sback)|(?:pick|choose|use)\sone|(?:patient|pt"
            r"|member)\sinitials?\s?:?\s?_+|(?:staff|office|clinic)\s(?:use|only)\b|enter\s(?:the\s)?\w+\s(?:of|in"
            r"|here)|in\s(?:field|box|row|column|section)\s\d+|(?:prints?|populates?|pulls\sin|auto-?fills?)\s(?:here"
            r"|from)"
        ),
        Polarity.TEMPLATE,
        True,
        True,
        inner=False,
    ),
    Cue(  # what a form's own controls say while nobody has filled them: "Choose an item.", "PHQ-9 score: XX"
        re.compile(
            rf"\b{any_of(_CONTROLS)}\b|(?<=[:=]\s)(?-i:X{{2,3}}|N{{2,3}}|[#?]{{2,3}})(?=\s*(?:$|[.,;|/)]|\s{{2}}))|[:=]\s\#{{2,}}",
            re.IGNORECASE,
        ),
        Polarity.TEMPLATE,
        True,
        True,
        whole=True,
    ),
    Cue(  # two answers at the end of a line and neither chosen: "within 2 business days: Y N"
        re.compile(
            r"[:?]\s*(?:y\s?[/|]?\s{0,4}n|yes\s?[/|]?\s{0,4}no|done\s?/\s?not\sdone"
            r"|(?:straightforward\s?/\s?)?low\s?/\s?mod\w*\s?/\s?high)\s*\.?$",
            re.IGNORECASE,
        ),
        Polarity.TEMPLATE,
        False,
        True,
    ),
    Cue(  # gaps that nobody filled, however short: "F__.__", "___/27", "__ / __ / 20__"
        re.compile(
            r"(?<![A-Za-z0-9_])[A-Z]?_{2,}\s?[./-]\s?_{1,}|(?:^|[:/(]|\s)_{2,}(?=[/.,)%]|$)|\d{0,2}_{2,}(?=\s*(?:$"
            r"|[./)]))|_{2,}\s?/\s?\d+|\bmm\s?/\s?dd\b|\[\s*\.{2,}\s*\]|\{[^{}\n]{1,40}\}"
            r"|\[[a-z ]{2,20}/[a-z ]{2,20}\]|\$\{\w+\}|%\w+%|@\w+@"
            r"|\[(?:choose|pick|verbal|he|she|insert|name|date|number)\b[^\]\n]{0,50}\]",
            re.IGNORECASE,
        ),
        Polarity.TEMPLATE,
        True,
        True,
        inner=True,
    ),
)
"""Cues by whom the page speaks to."""

_UNFINISHED = (
    r"draft", r"preliminary", r"unsigned", r"void", r"not\s(?:final|signed|valid)", r"copy\snot\svalid",
    r"do\snot\s(?:file|use|sign|scan)", r"incomplete\sdraft", r"rough\sdraft", r"blank\sform",
)  # fmt: skip
_MADE_UP = (
    r"samples?", r"specimen", r"templates?", r"examples?", r"test\spatient", r"mock(?:\s(?:chart|patient))?",
    r"demo", r"for\straining(?:\sonly)?", r"training\scopy", r"fictitious", r"dummy\s\w+",
)  # fmt: skip
_TAUGHT = (
    r"definitions?", r"glossary", r"polic(?:y|ies)", r"disclaimer", r"boilerplate", r"scoring\s(?:key|guide)",
    r"faqs?", r"(?:patient\s)?(?:handout|leaflet|brochure|flyer|pamphlet|booklet)",
    r"about\sthis\s(?:form|program|service)", r"(?:your\s)?rights\sand\sresponsibilities", r"terms\sof\sservice",
    r"how\sit\sworks",
)  # fmt: skip
ELSEWHERE = re.compile(
    r"\W*(?:(?:scanned|filed|charted|entered|placed|attached)\s(?:to|in|into|under|on)\s(?:the\s)?)?(?:mis-?filed|mis-?labell?ed"
    r"|mis-?scanned|wrong\s(?:chart|pt|patient|person|member)(?:['’]?s)?(?:\s(?:chart|record))?)\s?(?:[.:!|–—-]|\s-\s)"
    r"(?!.{0,60}\b(?:moved|removed|corrected|fixed|refiled|correct|right)\b)",
    re.IGNORECASE,
)
"""A first sentence that gives all of its text to another patient: "MISFILED - ...", "Wrong chart. ..."."""
HEADED = re.compile(
    rf"\W*{any_of(_UNFINISHED, _MADE_UP, _TAUGHT)}\s?[.!|]\s"
    r"|\W*(?:what|who|why|how)\s(?:is|are|does|do|can|pays|may)\b(?![^?]*\b(?:pt|patient|she|he|her|his)\b)[^.?;|]{0,60}\?\s+"
    r"(?=(?:it|this|that|these|they|an?|the|ccm|bhi|cocm|tcm|your?|we|medicare)\b)",
    re.IGNORECASE,
)
"""A first sentence that makes all of its text a form: unfinished papers, made-up ones, ones that teach, and questions
that the text itself answers."""
