"""Words that look like a denial, a plan or the past and are none: "no changes", "may revoke at any time", "prior to".

They are blanked before any cue is looked for.
"""

from clausea import sieve as re
from clausea.evidence.polarity.words import any_of

_UNDONE = r"""(?:declin\w*|refus\w*|object\w*|oppos\w*|skip\w*|miss(?:es|ed|ing)?|forg[eo]t\w*|fail(?:s|ed|ing)?
    |neglect\w*
  |drop(?:s|ped|ping)?|quit|stop(?:s|ped|ping)?|leav\w+|cancel\w*|withdr[ae]w\w*|revok\w*|rescind\w*|laps\w*
      |undecided|unsure
  |uncertain|reluctant|hesita\w+|unwilling|unable|disput\w*|doubt\w*|den(?:y|ied|ies|ying)|resist\w*|ignor\w*
      |avoid\w*|lost
  |los(?:e|es|ing)|mind(?:ed|s)?|regret\w*|complain\w*|discontinu\w*|disenroll\w*|expired?|voided?|overlook\w*
      |omit\w*|against
  |averse|interrupt\w*|terminat\w*|end(?:ed|s)?|reject\w*|balk\w*|delay\w*|opt(?:s|ed|ing)?(?:\sto\sopt)?\sout
      |giv\w+\sup
  |sa(?:y|ys|id|ying)\sno|ambivalent|unhappy|dissatisfied|worried|disagree\w*)"""
"""What undoes an act: denied itself, it says nothing against the act ("never missed a call", "no longer opposed")."""

_TRIES = (r"calls?", r"attempts?", r"tries", r"try", r"voice\s?mails?", r"vms?", r"messages?", r"msgs?", r"dials?")
_IN_VAIN = (r"missed", r"failed", r"unsuccessful", r"unanswered", r"declined", r"refused", r"dropped", r"cancel+ed")
_COME = (
    r"seen", r"here", r"came(?:\sin)?", r"presents?", r"presented", r"presenting", r"arrived", r"attended", r"kept",
    r"returns", r"returned", r"completed", r"conducted", r"held", r"during",
)  # fmt: skip
_BOOKED = (r"scheduled", r"planned", r"upcoming")
_FALLS = (r"declin(?:ed|ing|es)", r"dropp(?:ed|ing)", r"drops", r"fail(?:s|ed)")
_OLD_COPY = (r"expired", r"lapsed", r"voided", r"outdated", r"unsigned", r"missing", r"lost", r"incomplete", r"old")
_COPY = (r"one", r"version", r"copy", r"form", r"page", r"sheet")
_UNUSED = (r"needed", r"used", r"called", r"had\sto\s(?:use|call)", r"need", r"use", r"call")
_THE_LINE = (r"it", r"this", r"them", r"the\s(?:line|number|nurse|hotline|service)", r"after[\s-]hours", r"yet")
_HELPS = (
    r"explore", r"address", r"discuss", r"help", r"identify", r"review", r"assess", r"guide", r"elicit", r"support",
    r"teach", r"reinforce", r"enhance", r"set", r"build", r"increase", r"reduce", r"improve", r"screen", r"measure",
    r"encourage", r"promote",
)  # fmt: skip
_LATER_BETTER = (
    rf"(?<!she\s)(?<!he\s)(?<!pt\s)(?<!patient\s)(?<!they\s)used\sto(?=\s{any_of(_HELPS)}\b)",
    r"on\shold(?=\s(?:with|w/|x\s?\d|for\s\d|\d))|(?:if|as)\sneeded(?=\s*(?:$|[.;,]))",
    rf"(?:has|have|had|did|does)(?:\snot|n['’]t)\s(?:yet\s|ever\s)?{any_of(_UNUSED)}\s{any_of(_THE_LINE)}",
    rf"(?:after|following|despite)\s(?:[\w#]+\s){{0,3}}?{any_of(_IN_VAIN)}\s(?:\w+\s)?{any_of(_TRIES)}",
    rf"{any_of(_COME)}\s(?:today\s|in\s(?:office|clinic)\s)?(?:for\s|at\s)?"
    rf"(?:an?\s|the\s|her\s|his\s|their\s|our\s)?(?:\w+ly\s)?{any_of(_BOOKED)}(?=\s\w)",
    rf"{any_of(_FALLS)}\s(?:\w+ly\s)?(?:to|from|by)(?=\s(?:an?\s)?\d)",
    rf"(?:replac|renew|supersed)\w+\s(?:the\s|an?\s|her\s|his\s)?{any_of(_OLD_COPY)}\s{any_of(_COPY)}",
)
"""By kind: a means used to an end, a wait on the phone, what may be needed, a line that nobody had to call ("has not
needed it"), tries before the one that got through ("after two missed calls"), a booked visit that was kept ("here for
scheduled visit"), a score that falls ("declined from 19"), a new paper in place of one that lapsed."""

HARMLESS = re.compile(
    rf"""(?<![\w-])(?:
      {any_of(_LATER_BETTER)} |
      (?:not|never|\w+n['’]t|cannot|no\slonger|hardly|scarcely)(?:\s(?:ever|once|been|be|really|yet|have|had|any|an?
          |the|her|his
        |their|one|single|\w+ly|even|feel|seem(?:s|ed)?|want(?:s|ed)?\sto|wish(?:es|ed)?\sto|plan(?:s|ned)?\sto
            |intend(?:s|ed)?\sto
        |ask(?:ed|s)?\sto)){{0,3}}\s{_UNDONE}(?:\s(?:to|on|from|at|about|in|by)\b)?
      | no(?:t\sany)?\s(?:\w+\s)?(?:trouble|difficult(?:y|ies)|objections?|reasons?\snot\sto|reasons?\sto\s(?:doubt
          |change|stop
          |question|think\sotherwise)
        |hesitation|hesitancy|opposition|doubts?|question|barriers?|obstacles?|delays?|resistance|reservations?
            |refusals?
            |interruptions?|qualms
        |regrets|alternative|need\sto\s(?:change|revise|stop|repeat|wait|worry))(?:\s(?:in|with|to|about|that|at
            |of)\b)?(?:\sthat\b)?
      | no\s(?:[\w-]+\s){{0,3}}(?:needed|required|necessary|indicated|overdue|outstanding|due|ordered
          |scheduled|planned|pending)(?!\sfor)
      | no\s(?:overdue|outstanding|pending|missing|open|unresolved|duplicate)\s\w+
      | no\s(?:\w+\s)?(?:meds?|medications?|doses?|pills?|visits?|calls?|appts?|appointments?
        |sessions?)\s(?:were\s|was\s)?(?:missed|skipped)
      | if\sasked,?
      | (?:mother|father)['’]s\sday | in\sthe\spast\s(?:hour|day|week|month|few|two|three|\d+)(?:\s(?:hours|days
          |weeks|months))?
      | (?:would|['’]d)\sbe\s(?:glad|happy|pleased|delighted)\sto
      | (?:(?<=patient,)|(?<=pt,))\snot\s(?:the\s|her\s|his\s)?(?:mother|father|wife|husband|spouse|daughter|son
        |sister|brother|mom|dad|friend|caregiver|parent)(?=,)
      | if\snothing\selse | (?:not|n['’]t)\sgone\saway
      | (?:despite|in\sspite\sof|notwithstanding|after(?=\s(?:\w+\s){{0,3}}refusals?\b)
        |over(?:came|coming))\s(?:\w+\s){{0,3}}(?:refusals?|reluctance|hesita\w+
        |objections?|opposition|resistance|doubts?|denials?|failures?|lack|absence|loss|delays?)
        (?:\s(?:of|to|about|from|over))?
      | (?:nothing|none|nobody|no\s\w+)\s(?:is\s|was\s|were\s|are\s)?(?:missing|lacking|omitted|overlooked
          |outstanding|wrong|amiss|forgotten|left\sout)(?!\sfrom)
      | (?:could(?:\snot|n['’]t)|ca(?:nnot|n\snot|n['’]t))\ssay\senough
      | (?:nobody|no[\s-]one|none)\s(?:(?:can|could|would|will|has|ever)\s)*{_UNDONE}(?:\sthat)?
      | (?:nobody|no[\s-]one|none)\s(?:objected|complained|minded|refused|declined|opposed)
      | nothing\s(?:kept|keeps|stopped|stops|prevent(?:s|ed)|stands?|stood|hindered|held|barred|bars)
      | no\s(?:(?:new|other|further|additional|recent|significant|acute|med(?:ication)?)\s)*(?:changes?|questions?
        |concerns?|complaints?|issues?|problems?|barriers?|objections?|difficult(?:y|ies)|refusals?|delays?
        |updates\sneeded)(?:\s(?:at\sthis\stime|today|needed|noted|made|voiced))?
      | no\s(?:longer|need\sto)\s(?:declin\w+|refus\w+|decline|object\w*)
      | (?:not|\w+n['’]t|never)\s(?:fail(?:s|ed)?\sto|miss(?:es|ed)?|neglect(?:s|ed)?\sto|hesitat\w+\sto|mind)
      | (?:diagnosed|dx['’]?d?|onset|known|began|present|noted|followed|on\sfile)\s(?:(?:in\s)?(?:19|20)\d\d
        |since\s(?:19|20)\d\d|as\sa\s(?:child|teen\w*|boy|girl)|in\schildhood|at\sage\s\d+)
      | (?:did|does|do|has|have|had|was|were|is)(?:\snot|n['’]t)\s(?:been\s)?(?:declin\w*
      |refus\w*|object\w*|opt(?:ed)?\sout|revok\w+|withdr[ae]wn?|rescind\w*|disenroll\w*
      |missed|cancel\w*|limited\sto|only)
      | (?:never|not)\s(?:declin\w+|refus\w+|revok\w+|withdrawn|withdrew|opted\sout|rescind\w+|only|limited\sto)
      | (?:without|with\sno)\s(?:\w+\s)?(?:difficulty|fail|help|break|needing|doubt|coercion|pressure|pause|question
        |objection|trouble|limits?|interpreter|aid|difficulties|issues?|problems?|complications?
      |delay|incident|hesitation|reservations?|charge|cost|exception|prompting|assistance
      |being\sasked|interruption)
      | not\s(?:until|long\s(?:after|ago)|infrequently|uncommonly?|just|merely|simply|to\smention) | no(?:ne
        |t)?\sother\sthan | nothing\sbut | no\ssooner | no\s(?:(?:later|more|less|fewer|sooner|earlier)\sthan|matter
        |cost|charge|copay|doubt|one\selse|acute\sdistress)
      | (?:could(?:\snot|n['’]t)|ca(?:nnot|n\snot|n['’]t))\s(?:be\s(?:happier|more)|agree\smore|wait\sto|thank
          |recommend|praise
          |complain)
      | (?:not|\w+n['’]t|never)\s(?:opposed|averse|against|unwilling|reluctant|hesitant|unable|declining|refusing
        |opting\sout)(?:\sto)?
      | (?:not|\w+n['’]t|never)\s(?:want|wish|plan|intend|ask|hope)(?:s|ed|ing)?\sto\s(?:stop|leave|quit|end
          |withdraw
        |cancel|disenroll|drop|discontinue|opt)\w*
      | (?:not|\w+n['’]t|never)\s(?:been\s)?(?:stop(?:ped)?|quit|drop(?:ped)?|left|leave|lapsed?|ended|expired?
          |voided
        |discontinued?|terminated?|denied|deny)
      | (?:was|were|is|did|has|had)(?:\snot|n['’]t)\s(?:\w+\s){{1,3}}until\s(?=\d|(?:january|february|march|april
          |may
        |june|july|august|september|october|november|december)\b)
      | past\sdue | (?:half|quarter|walked|just)\spast | in\sthe\spast\s(?:day|week|month|\d+) | earlier\s(?:today
        |this\s(?:week|month|morning|afternoon|evening|day|year|season)|in\sthe\s(?:day|call|week|month))
      | (?:years?|yrs?|yr\.)[\s-]old | old\s(?:man|woman|male|female|lady|gentleman) | (?:former|prior|past
        |ex)[\s-](?!care|case|nurs|designat|therap|psych|provider|practitioner|doctor|consult|his|her|their|the
            |an?\s)(?:\w+\s)?(?:smok\w+|tobacco|drinker|\w{(3,)}(?:er|or|ist|ian))
      | remote(?:ly)?\s(?:patient|monitor\w*|visit|physiologic|session|access|work) | not\s(?:less|fewer|more
        |later)\sthan | whether\sor\snot
      | why\snot
      | (?:may|can|could|might|is\sable\sto|are\sable\sto|able\sto|right\sto|option\sto
      |ability\sto|free\sto|how\sto|(?:he|she|they|patient|pt|I|you)\s(?:may|can)|ways?\sto
      |opportunity\sto)(?:\salso)?\s(?:(?:stop|revoke|withdraw|decline|refuse|opt|cancel
      |rescind|disenroll|end|terminate|discontinue|change)(?:\s(?:or|and|,)\s?)?)+(?:\sout
      |\sfrom)?
      | (?:stop|revoke|withdraw|cancel|opt(?:ing)?\sout|disenroll|decline|refuse|rescind
      |terminate|end)\s(?:\w+\s){{0,3}}at\sany\stime | right\sof\s(?:refusal|revocation|withdrawal)
      | (?:right|process|instructions)\s(?:to|of|for)\s\w*ing
      | (?:remains?|stays?|is|are)\s(?:in\seffect|valid|active)\s(?:unless|until)\s(?:\w+\s){{0,3}}(?:revok\w+
      |withdr\w+|cancel\w*|rescind\w*|stop\w*|chang\w+)
      | unless\s(?:and\suntil\s)?(?:revoked|withdrawn|cancel+ed|rescinded|stopped) | until\s(?:it\sis\s)?(?:revoked
      |withdrawn|cancel+ed|rescinded)
      | (?:living|free|good|ill|at)[\s-]will | prior\s(?:to(?!\s(?:19|20)\d\d|\s(?:joining|coming|moving
          |transferring|switching|establishing|(?:his|her|their)\s(?:move|transfer)))|auth\w*|approval)
      | due\s(?:to(?!\s(?:be|have|get|sign|return|come|see|repeat|renew)\b)|date|diligence)
      | as\s(?:planned|scheduled|recommended|needed(?!\s?:)|directed|ordered|discussed
      |agreed|previously\s(?:discussed|agreed|ordered|prescribed)) | prn
      | (?:per|ahead\sof|according\sto)\s(?:the\s)?(?:schedule|plan) | on\s(?:schedule|plan)
      | since\s(?:(?:(?:the|her|his|their|moving
          |joining|coming|starting|about|early|late|mid)\b[\w\s-]{{0,20}}?\s)?(?:19|20)\d\d
          |(?:the\s)?age\s(?:of\s)?\d+|childhood|birth|adolescence|college|(?:his|her|their)\s(?:teens|twenties
          |thirties|forties|youth|\d0s)) | past\s(?:(?:medical|surgical|psychiatric|psych)(?=\s(?:history|hx
          |records?|care|provider))|\d+|few|several|week|month
      |two|three) | pmh | history\sand\sphysical | h\s?&\s?p | previous(?:ly)?\s(?:discussed
      |identified|established)
      | (?:gram|test(?:ed)?|screen(?:ed|ing)?|result(?:ed|s)?)[\s-]negative(?!\sfor) | no\.\s?(?=\d)
      | no[\s-]show\s(?:policy|fee) | non[\s-]?compliance | pending\s(?:items?|list|orders?)\sreviewed
      | next[\s-]of[\s-]kin | last\s(?:name|reviewed|updated)
      | care\splan\sgoals? | treatment\splan\sgoals? | yes,?\s(?:I|she|he|we|they|pt|patient)\s(?:wants?|would\slike
          |do(?:es)?|will|am|is)(?:\sto(?:\sbe)?)?
      | as\sif | even\sif | once\s(?:a|per
      |daily|weekly|every|monthly|more|again|in|on) | at\sonce | (?:will\s)?understands?\sthat
      | not\sapplicable\scopay
      | no\scopay | nothing\s(?:further|else) | no\sadverse\s(?:effects?|events?|reactions?)
      | denie[sd]\s(?:any\s)?(?:questions?|concerns?|problems?)
      )(?![\w-])""",
    re.IGNORECASE | re.VERBOSE,
)
