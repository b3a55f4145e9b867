"""The words that turn a fact of a chart into something else: denied, planned, past, or print of a form.

Each cue says which way it reaches: `ahead` to what follows it, `back` to what stands before it. Harmless look-alikes
("no changes", "may revoke at any time", "prior to", "due to") are blanked before any cue is looked for.
"""

import re
from typing import NamedTuple

from clausea.models import Polarity


class Cue(NamedTuple):
    """Words with their polarity, and the ways they reach. `inner`: they also count inside the fact's own words."""

    pattern: re.Pattern[str]
    polarity: Polarity
    ahead: bool
    back: bool
    inner: bool = True


def _words(source: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{source})(?![\w-])", re.IGNORECASE | re.VERBOSE)


HARMLESS = re.compile(
    r"""(?<![\w-])(?:
      no\s(?:(?:new|other|further|additional|recent|significant|acute|med(?:ication)?)\s)*(?:changes?|questions?|concerns?|complaints?|issues?|problems?|barriers?|objections?|difficult(?:y|ies)|refusals?|delays?|updates\sneeded)(?:\s(?:at\sthis\stime|today|needed|noted|made|voiced))?
      | no\s(?:longer|need\sto)\s(?:declin\w+|refus\w+|decline|object\w*)
      | (?:did|does|do|has|have|had|was|were|is)(?:\snot|n['’]t)\s(?:been\s)?(?:declin\w*
      |refus\w*|object\w*|opt(?:ed)?\sout|revok\w+|withdr[ae]wn?|rescind\w*|disenroll\w*
      |missed|cancel\w*|limited\sto|only)
      | (?:never|not)\s(?:declin\w+|refus\w+|revok\w+|withdrawn|withdrew|opted\sout|rescind\w+|only|limited\sto)
      | without\s(?:\w+\s)?(?:difficulty|difficulties|issues?|problems?|complications?
      |delay|incident|hesitation|reservations?|charge|cost|exception|prompting|assistance
      |being\sasked|interruption)
      | no\s(?:later|more|less|fewer|sooner|earlier|matter|cost|charge|copay|doubt|known
      |one\selse|acute\sdistress) | not\s(?:less|fewer|more|later)\sthan | whether\sor\snot
      | why\snot
      | (?:may|can|could|might|is\sable\sto|are\sable\sto|able\sto|right\sto|option\sto
      |ability\sto|free\sto|how\sto|(?:he|she|they|patient|pt|I|you)\s(?:may|can)|ways?\sto
      |opportunity\sto)(?:\salso)?\s(?:(?:stop|revoke|withdraw|decline|refuse|opt|cancel
      |rescind|disenroll|end|terminate|discontinue|change)(?:\s(?:or|and|,)\s?)?)+(?:\sout
      |\sfrom)?
      | (?:stop|revoke|withdraw|cancel|opt(?:ing)?\sout|disenroll|decline|refuse|rescind
      |terminate|end)\s(?:\w+\s){0,3}at\sany\stime | right\sof\s(?:refusal|revocation|withdrawal)
      | (?:right|process|instructions)\s(?:to|of|for)\s\w*ing
      | (?:remains?|stays?|is|are)\s(?:in\seffect|valid|active)\s(?:unless|until)\s(?:\w+\s){0,3}(?:revok\w+
      |withdr\w+|cancel\w*|rescind\w*|stop\w*|chang\w+)
      | unless\s(?:and\suntil\s)?(?:revoked|withdrawn|cancel+ed|rescinded|stopped) | until\s(?:it\sis\s)?(?:revoked
      |withdrawn|cancel+ed|rescinded)
      | (?:living|free|good|ill|at)[\s-]will | prior\s(?:to|auth\w*|approval) | due\s(?:to
      |date|diligence) | as\s(?:planned|scheduled|recommended|needed|directed|ordered|discussed
      |agreed|previously\s(?:discussed|agreed|ordered|prescribed)) | prn
      | (?:per|on|ahead\sof|according\sto)\s(?:the\s)?(?:schedule|plan) | since\s(?:19
      |20)\d\d | past\s(?:medical|surgical|psychiatric|psych|\d+|few|several|week|month
      |two|three) | pmh | history\sand\sphysical | h\s?&\s?p | previous(?:ly)?\s(?:discussed
      |identified|established)
      | (?:gram|test(?:ed)?|screen(?:ed|ing)?|result(?:ed|s)?)[\s-]negative | no\.\s?(?=\d)
      | no[\s-]show\s(?:policy|fee) | non[\s-]?compliance | pending\s(?:items?|list|orders?)\sreviewed
      | next[\s-]of[\s-]kin | last\s(?:name|reviewed|updated)
      | care\splan\sgoals? | treatment\splan\sgoals? | as\sif | even\sif | once\s(?:a|per
      |daily|weekly|every|monthly|more|again|in|on) | at\sonce | (?:will\s)?understands?\sthat
      | not\sapplicable\scopay
      | no\scopay | nothing\s(?:further|else) | no\sadverse\s(?:effects?|events?|reactions?)
      | denie[sd]\s(?:any\s)?(?:questions?|concerns?|problems?)
      )(?![\w-])""",
    re.IGNORECASE | re.VERBOSE,
)

_REFUSE = (
    r"declin(?:ed|es|e|ing)|refus(?:ed|es|e|ing)|opt(?:s|ed|ing)?[\s-]out|withdr(?:ew|awn|aws"
    r"|awing)|revok(?:ed|es|ing)|rescind(?:ed|s)|disenroll(?:ed|s|ing|ment)"
)
REFUSED = _words(
    r"(?:(?:pt|patient|she|he|they|member|client|caregiver|daughter|son|spouse|wife|husband"
    r"|family|guardian|who)\s)(?:has\s|have\s|had\s|then\s|politely\s|verbally\s|again\s"
    rf"|still\s|currently\s)*(?:{_REFUSE}|(?:does|did)\snot\s(?:want|wish|agree|consent)"
    r"|(?:doesn|didn)['’]t\s(?:want|wish|agree|consent)|(?:is\s|was\s"
    r"|is\sstill\s)?not\s(?:interested|sure|ready|willing)|(?:is|was)n['’]t\s(?:interested"
    r"|sure|ready|willing)|said\sno|did\snot\swant|disagreed|objected)"
)
"""A refusal whose object stands earlier: "CCM explained, patient declined"."""
OFFERED = _words(
    r"offer(?:ed|s)?|discuss(?:ed|es)?|explain(?:ed|s)?|ask(?:ed|s)?|invit(?:ed|es)"
    r"|present(?:ed|s)?|introduc(?:ed|es)|request(?:ed|s)?|recommend(?:ed|s)?|encourag(?:ed"
    r"|es)|approached|spoke|talked|suggest(?:ed|s)|review(?:ed|s)?|counsel+ed|attempted"
    r"|provided\sinformation"
)

_NOT_DONE = (
    r"(?:obtained|completed?|done|signed|given|performed|available|present|found|on\sfile"
    r"|in\schart|documented|received|needed|required|applicable|reviewed|updated|addressed"
    r"|discussed|made|offered|shared|returned|established|initiated|started|reconciled|reached"
    r"|verified|recorded|scanned|collected|administered|met|able|seen|held|provided|due"
    r"|indicated|enrolled|active|current|valid|answered|opened|read|filled|finished|created"
    r"|located|developed|identified|confirmed|accepted|approved|attended|kept|billed|entered"
    r"|written|finali[sz]ed|spoken|connected|possible|renewed|captured|secured|granted|agreed"
    r"|sent)"
)

_TASK = (
    r"(?:obtain|get|collect|complete|repeat|schedule|call|contact|discuss|do|sign|review"
    r"|consider|reconcile|administer|send|mail|fax|update|revise|create|enroll|start|begin"
    r"|arrange|"
    r"coordinate|refer|request|order|recheck|reassess|follow)"
)

CUES: tuple[Cue, ...] = (
    # --- negated
    Cue(
        _words(
            r"no(?!\.?\s?[:#\d]|\s?/)|not|without|never|neither|nor|cannot|none\sof|unable\sto"
            r"|not\sable\sto|(?:ca|wo|do|does|did|has|have|had|was|were|is|are|could|would"
            r"|should)n['’]t|fail(?:ed|s|ure)\sto|absence\sof|lack(?:s|ed|ing)?(?:\sof)?|free\sof"
            r"|negative\sfor|ineligible\sfor|instead\sof|rather\sthan|in\slieu\sof|missing"
            r"|attempt(?:ed|s)?\sto|tried\sto|refused|unsuccessful\w*|absent|(?:hung\sup|ended|left"
            r"|disconnected|stopped)\sbefore|prefers?\snot\sto"
        ),
        Polarity.NEGATED,
        True,
        False,
    ),
    Cue(_words(rf"den(?:ies|ied|ying|y)|{_REFUSE}"), Polarity.NEGATED, True, False),
    Cue(
        _words(
            r"(?:(?:was|were|is|are|has|have|had|been|could|did|does|do|be)\s(?:not|never)|(?:was|were"
            r"|is|are|has|have|had|could|did|does|ca)n['’]t|cannot|not|never|not\syet|not\sbeen"
            rf"|un)\s?(?:yet\s|be\s|been\s|able\sto\sbe\s|fully\s)*{_NOT_DONE}"
        ),
        Polarity.NEGATED,
        False,
        True,
    ),
    Cue(
        _words(
            r"not\syet|none(?:\s(?:on\sfile|found|noted|documented|recorded|available|obtained"
            r"|to\sdate|given|in\schart))?|n/a|not\sapplicable|unsigned|un(?:available|obtainable"
            r"|successful)|missing|absent|lacking|incomplete|never|no[\s-]?show(?:ed)?|cancel+ed"
            r"|voided?|retracted|(?:entered\s)?in\serror|erroneous(?:ly)?|ruled\sout|no\sanswer"
            r"|not\ssure|expired|invalid|nil|terminated|discontinued|partially\scompleted|could\snot"
        ),
        Polarity.NEGATED,
        False,
        True,
    ),
    Cue(
        _words(
            rf"(?:was\s|were\s|been\s|is\s|has\s|have\s|again\s|verbally\s)*(?:(?:{_REFUSE})"
            r"|denied)(?=\s*(?:$|[.,;:)\]|–—-]|by\b|today\b|at\b|on\b|due\b|because\b|for\s(?:now"
            r"|today)|this\b|again\b|until\b|in\b|\d|and\b|but\b|per\b|via\b|when\b|as\b|twice|once"
            r"|repeatedly|several|multiple|three|two|after\b|\())"
        ),
        Polarity.NEGATED,
        False,
        True,
    ),
    Cue(
        re.compile(
            r"(?<=[:=?])\s{0,3}(?:no|n|none|neg|false|0)\b(?=\s*(?:$|[.,;|)\]]|\s))(?!\s(?:new|known"
            r"|changes?|questions?|concerns?|issues?)\b)",
            re.IGNORECASE,
        ),
        Polarity.NEGATED,
        False,
        True,
    ),
    # --- planned
    Cue(
        _words(
            r"will|shall|(?:we|i|he|she|they|you|it|pt|patient|rn|staff|who)['’]ll|would|should"
            r"|going\sto|plan(?:s|ned|ning)?\s(?:to|for|on)|plan\sis\sto|intend(?:s|ed)?\sto"
            r"|needs?(?:\sto)?|needing|must|wish(?:es)?\sto|wants?\sto(?!\s(?:continue|proceed"
            r"|participate))|would\slike\sto"
            r"|(?<!continues\s)(?<!appears\s)(?<!seems\s)(?<!able\s)(?<!reported\s)(?<!found\s)(?<!known\s)(?<!noted\s)to\sbe"
            r"|to\s(?:obtain|get|collect|complete|repeat|schedule|call|contact|discuss|do|sign|review"
            r"|consider|reconcile|administer|follow|send|mail|fax|update|revise|create|enroll|start"
            r"|begin|arrange|coordinate|see|return)|pending|await(?:s|ed|ing)?|consider(?:s|ing)?"
            r"|considering|thinking\sabout|think\sabout|interested\sin|undecided|upcoming|if|unless"
            r"|in\scase|in\sorder\sto|once\s(?:the\s)?(?:consent|patient|pt|she|he|they|it|form"
            r"|signed)|hop(?:es|ing)\sto|try\sto|aim(?:s|ing)?\sto|prior\sto\sobtaining|goal(?:\sis"
            r"|\sof)?(?:\sto)?|eligible\sfor|candidate\sfor|qualif(?:y|ies)\sfor|remind(?:er|ed)?\sto"
            r"|please|asked\s(?:if|whether)|overdue\sfor|due\sfor|expected\sto(?!\slast)"
        ),
        Polarity.PLANNED,
        True,
        False,
    ),
    Cue(
        _words(
            r"recommend(?:s|ed|ation|ing)?(?:\s(?:to|that|for))?|scheduled?(?:\s(?:to|for|a|the))?"
            r"|rescheduled?|discuss|deferred|defer|postponed?|offer(?:ed|s)?|advised?(?:\sto)?"
            r"|encouraged?(?:\sto)?|order(?:ed)?\sfor|referred\sfor"
        ),
        Polarity.PLANNED,
        True,
        False,
        inner=False,
    ),
    Cue(
        _words(
            r"pending|due(?:\s(?:on|by|in|at|next|now|for))?|overdue|(?:is|are|was"
            r"|were)?\s?(?:re)?scheduled(?:\s(?:for|on|at))?|to\sbe\s\w+|to\sfollow|planned(?:\sfor)?"
            r"|deferred|postponed|tomorrow|(?:at|on|by|for|until)\s(?:the\s|her\s|his\s"
            r"|their\s)?next\s(?:visit|week|month|appointment|appt|call|contact|encounter|time|session"
            r"|outreach)|next\s(?:visit|week|month|appointment|appt|call|contact|time)"
            r"|at\s(?:a\s)?follow[\s-]?up|set\sfor|(?:is|are|still)\s(?:needed|required|awaited)"
            r"|needed|will\sbe|tbd|in\sprogress|outstanding|awaiting\s\w+|upcoming|on\shold"
            r"|if\s(?:the\s)?(?:patient|pt|she|he|they|interested|agreeable|willing|eligible|able"
            r"|family|daughter|son|spouse)"
        ),
        Polarity.PLANNED,
        False,
        True,
    ),
    Cue(
        re.compile(
            r"\b(?:(?:plan|to[\s-]?do|recommendations?|follow[\s-]?up|orders?|tasks?|actions?"
            rf"|reminders?)\s?:(?=\s*(?:\d[.)]\s*)?{_TASK}\b(?!\s(?:placed|made|completed|done|held)))"
            r"|next\s(?:visit|steps?|calls?|contact|appointment|outreach)\s?:)",
            re.IGNORECASE,
        ),
        Polarity.PLANNED,
        True,
        False,
    ),
    Cue(
        _words(
            r"(?:may|might|could)(?=\s(?:also\s)?(?:enroll|consider|sign|join|agree|consent|start"
            r"|begin|need|want|benefit|be\s(?:interested|scheduled|enrolled))\b)|ordered|referred\sto"
        ),
        Polarity.PLANNED,
        True,
        True,
        inner=False,
    ),
    # --- historical
    Cue(
        _words(
            r"prior|previous|former|history\sof|h/o|hx(?:\sof)?|old|remote|carried\sforward(?:\sfrom)?"
            r"|copied\sforward|past|earlier"
        ),
        Polarity.HISTORICAL,
        True,
        False,
    ),
    Cue(_words(r"previously|formerly|used\sto|historically|in\sthe\spast|years\sago"), Polarity.HISTORICAL, True, True),
    Cue(
        _words(
            r"(?:one|two|three|four|five|six|several|many|a\sfew|some|\d{1,2})\s(?:years?|yrs?"
            r"|months?)\s(?:ago|back|earlier|prior)|a\s(?:year|month)\sago|last\s(?:year|autumn|fall"
            r"|spring|summer|winter)|in\s(?:19|20)\d\d(?![-/])|in\s(?:early|late|mid)[\s-](?:19"
            r"|20)\d\d|back\sin|at\sthat\stime|in\s(?:her|his|their)\s(?:teens|\d0s|youth)"
            r"|as\sa\s(?:child|teen\w*)|in\schildhood|treated\selsewhere|resolved"
        ),
        Polarity.HISTORICAL,
        True,
        True,
        inner=False,
    ),
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
        _words(
            r"sample|examples?|e\.g\.?|for\sexample|for\sinstance|specimen|template|boilerplate"
            r"|printed\s(?:by|for|from)|for\sreference|descriptor|definitions?|instructions?|policy"
            r"|per\scms|cms\srequires|medicare\srequires|guideline[s]?|how\sto\s(?:document|bill|code"
            r"|chart|complete)|billing\stips?|tips?\s?(?=:)|hypothetical(?:ly)?|mock|demonstration"
            r"|training\s(?:copy|record|example)"
        ),
        Polarity.TEMPLATE,
        True,
        True,
    ),
    Cue(
        _words(
            r"requires?\s(?:at\sleast|a\sminimum|the|that|a|\d+|documentation|verbal|written)|(?:is"
            r"|are)\s(?:defined|required|billed|reported|used)|means|covers|describes"
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
    # --- somebody else's
    Cue(
        re.compile(
            r"\b(?:family\s(?:history|hx)|fhx?\s?:|fam\shx|(?:mother|father|brother|sister|sibling"
            r"|aunt|uncle|grandmother|grandfather|cousin|parent)s?(?:['’]s|\s?:|\s(?:has|had|with"
            r"|was\sdiagnosed|died|takes|took|scored|completed\sher|completed\shis))|(?:another|other"
            r"|different|wrong)\spatient(?:['’]s)?|roommate['’]s)",
            re.IGNORECASE,
        ),
        Polarity.OTHER_PATIENT,
        True,
        False,
    ),
)
