"""Places in a clause that decide by their grammar: the predicate, the label, the noun with "of", the infinitive.

The other rooms of polarity know words; this one knows where a word stands, so that a whole family may fill the place:
"consent is doubtful", "Skipped: PHQ-9", "refusal of CCM", "is eager to sign", "PHQ-9 at his physical".
"""

from clausea import sieve as re
from clausea.evidence.polarity.words import HANDED_TO, Cue, words
from clausea.models import Polarity

_IS = (
    r"(?:(?:is|are|was|were|has|have|had|be|been|being|remains?|remained|went|goes|got|gets|became"
    r"|looks?|appears?|seems?|stays?|left"
    r"|found|deemed|judged|considered|proved|still|now|then|later|since|again|\w+ly)\s)+"
)
"""What leads a predicate: "is still", "was later found"."""

_UNTRUE = (
    r"(?:non-?existent|null|defective|faulty|deficient|inadequate|undated|misplaced|wanting|unreadable|partial"
    r"|(?:only\s)?half[\s-](?:done|finished|completed)|a\sno(?:-go)?|a\smiss|not\sso|beyond\sreach|unproven|unsupported"
    r"|unsubstantiated|unverifiable|unwritten|untraceable|doubtful|in\sdoubt|disputed|contested|suspect|in\squestion"
    r"|in\sdispute|debatable|bogus|spurious|fabricated|false|at\sodds|out\sof\sreach|moot|premature|futile|useless"
    r"|pointless|impossible|impracticable|impractical|unworkable|unacceptable|unwelcome|undeliverable|unenrolled"
    r"|unfinished|unsent|unscheduled|unconfirmed|unexplained|unlocatable|unlisted|unlogged|uncollected|untouched"
    r"|unperformed|unattempted|unaddressed|unassigned|unchecked|unreconciled|untried|unheard\sof)"
)
"""A predicate that takes the fact's being away; of a sickness too it leaves nothing sure."""
_UNDONE = (
    r"(?:passed\sover|left\s(?:out|off|undone|open|empty)|turned\saway|torn\sup|shredded|crossed\soff|backed\sout"
    r"|disallowed|blocked|prevented|thwarted|withheld|foiled|frustrated|spurned|rebuffed|dismissed|shunned|nixed|vetoed"
    r"|renounced|repudiated|ignored|disregarded|bypassed|dispensed\swith|foregone|forgone|refuted|disproved|disproven"
    r"|nullified|annulled|quashed|rejected|disavowed|botched|bungled|curtailed|truncated|derailed|sidelined"
    r"|unsuccessful|in\svain|for\snaught|fruitless|abortive|a\sno-?show|lost|missing|gone(?!\s(?:over|through))"
    r"|never\s\w+)"
)
_NOT_YET = (
    r"(?:tabled|delayed|put\soff|pushed\s(?:back|out|off)|set\saside|shelved|contemplated|envisioned|envisaged|intended"
    r"|targeted|pencil(?:l)?ed\sin|ear-?marked|queued|calendared|lined\sup|promised|sought|wanted|desired|owed|imminent"
    r"|mulled|pondered|weighed|debated|foreseen|forecast|hoped\sfor|looked\sfor|asked\sfor|called\sfor|in\sorder"
    r"|around\sthe\scorner|in\sthe\s(?:offing|cards|queue|mail)|on\s(?:its|the)\sway|up\sin\sthe\sair|on\sthe\stable"
    r"|up\sfor\s(?:discussion|review|debate|renewal)|under\s(?:discussion|negotiation|advisement)|on\s(?:for|hold|ice)"
    r"|a\s(?:possibility|consideration|thought|goal|plan|priority|next\sstep)|an\s(?:option|idea)|slated|booked"
    r"|arranged"
    r"|forthcoming|expected(?!\sto\s(?:last|continue|persist|remain))|anticipated|proposed|suggested|recommended|advised|requested|required)"
)
"""A predicate that puts the fact off."""

_LABELS_NO = (
    r"(?:skipped|omitted|dropped|forgotten|overlooked|struck|stricken|scratched|deleted|erased|voided?|retracted"
    r"|reversed|cancel+ed|called\soff|scrapped|aborted|abandoned|interrupted|rejected|denied|withheld|waived|missed"
    r"|missing|lacking|absent|declined|refused|unavailable|unobtainable|invalid|defective|inadequate|incomplete|lost"
    r"|misplaced|unreadable|illegible|blank|empty|unfilled|undone|unproven|unsupported|undocumented|doubtful|disputed"
    r"|contested|erroneous|wrong|incorrect|untrue|deficienc(?:y|ies)|deficit|gap|gaps|lapsed|expired"
    r"|unsigned|undated|unanswered|failed|not\s(?:yet\s)?(?:done|found|seen|met|(?!depress|distress|oriented"
    r"|impair|need|relat)\w+ed)|without|nil|none"
    r"|left\s(?:out|blank|undone|unsigned)|passed\sover|shredded|torn\sup)"
)
_LABELS_LATER = (
    r"(?:pending|due|open|outstanding|upcoming|overdue|planned|scheduled|ordered|needed|required|requested|wanted"
    r"|desired|awaited|awaiting|expected|anticipated|intended|targeted|proposed|recommended|suggested|advised|deferred"
    r"|postponed|tabled|delayed|shelved|booked|arranged|queued|calendared|lined\sup|promised|owed|still\sowed"
    r"|forthcoming|imminent|in\s(?:draft|progress|process|the\sworks)|under\s?way|on\shold|to[\s-]do|to\scome|later"
    r"|next(?:\sup)?|soon|remaining|follow[\s-]?up\sneeded|put\soff|set\saside|contemplated|envisioned|considering)"
)

_REFUSALS = (
    r"(?:(?:spurn|rebuff|dismiss|shunn|shun|nix|veto|waiv|renounc|repudiat|oppos|tabl|ignor|dislik|detest|hat"
    r"|fear|disdain"
    r"|distrust|mistrust|scorn|snubb|snub|abhor|begrudg|pooh-pooh|discount|downplay|deprecat|deplor|disparag"
    r"|criticiz)(?:e|es|ed|s|ing)|dreads?|dreaded|(?:object|oppos|resign|sign|back|shy|shi|shie|recoil|retreat"
    r"|step|stay|stai|keep"
    r"|kept|stood|stand|walk|pull|get|got|opt|came|come|went|go|laugh|shrugg?|brush|wave|blew|blow|hold|held"
    r"|put|begg?|cr(?:y|ied)"
    r"|turn|drew\sthe\sline|draws\sthe\sline|want|is|was)"
    r"(?:s|es|ed|ing)?\s(?:(?:her|him|them)sel(?:f|ves)\s)?(?:away|off|out|back|clear|aloof|down|up\son|at|cold)"
    r"(?:\s(?:of|from|on|with))?|object(?:s|ed|ing)?\sto"
    r"|(?:lost|loses|has\slost|has\slittle|little|has\szero|zero|lacks|showed\slittle|shows\slittle)\s(?:interest|faith"
    r"|trust|desire|use|appetite|patience|wish)\s(?:in|for|to)"
    r"|(?:is|was|are|were|feels|felt|remains|seems)\s(?:\w+ly\s|very\s|too\s|quite\s|rather\s"
    r"|still\s)?(?:against|skeptical|sceptical|wary"
    r"|leery|cool|cold|averse|hostile|resistant|opposed|indifferent|lukewarm|suspicious|distrustful|afraid|scared|tired"
    r"|weary|sick|fed\sup|done|finished|through|out|dismissive|critical|ambivalent|undecided|noncommittal|reluctant"
    r"|hesitant|uneasy|unsold|uninterested|disinterested|nervous|adverse)\s(?:of|to|about|with|on|toward"
    r"|towards|in|from)?"
    r"|thinks\slittle\sof|(?:has|had)\shad\senough\sof|sees\s(?:no|little)\s(?:point|need|use|value"
    r"|sense)\s(?:in|for|of)"
    r"|(?:took|takes|pulled|pulls|removed|removes|excused|withdrew|counted|counts|signed|excludes"
    r"|excluded)\s(?:him|her|them)sel(?:f|ves)\s(?:off|out\sof|out|from)"
    r"|wants?\s(?:out\sof|no\spart\s(?:of|in)|nothing\sto\sdo\swith|none\sof|off)|wanted\s(?:out|off)(?:\sof)?)"
)
"""What somebody does who wants no program; counted only before one."""
_PROGRAM = (
    r"(?=\s(?:(?:the|all|any|her|his|their|our|this|that|of|in|from|with|being|having|getting|taking|joining|doing|part"
    r"|idea|whole|entire|monthly|entering|enrolling|more|further)\s){0,4}"
    r"(?:ccm|bhi|cocm|pcm|apcm|tcm|rpm|services?|programs?|participat\w+|enroll\w*|joining|care\s(?:management"
    r"|coordination)"
    r"|collaborative|consent|(?:care\s)?plans?\b|phq|gad|talk|chronic|behaviou?ral|integrated|psychiatric"
    r"|case\smanagement|outreach|registry|offer)\b)"
)

_INFINITIVE = (
    r"\sto(?=\s(?!the\b|an?\b|his\b|her\b|their\b|our\b|my\b|this\b|that\b|these\b|those\b|each\b|all\b|any\b|some\b"
    r"|both\b|him\b|them\b|me\b|us\b|you\b|it\b|patient|pt\b|dr\b|mr\b|mrs\b|ms\b|date\b|home\b)[a-z]+\b(?<!ing))"
)
"""An infinitive: what follows is no thing or person that something is brought to."""
_BENT = (
    r"(?:set|due|willing|eager|inclined|likely|apt|anxious|keen|bound|liable|poised|primed|ready|expected(?!\sto\s(?:last|continue|persist|remain))|supposed"
    r"|scheduled|slated|asked|told|advised|instructed|urged|reminded|encouraged|invited|needed|required|allowed"
    r"|permitted|motivated|determined|prepared|committed|intended|tasked|assigned|directed|cleared|booked|arranged"
    r"|planned|meant|said|thought|rumou?red|believed|presumed|alleged|reputed|assumed|tempted|persuaded\snot|free"
    r"|entitled|eligible|obliged|obligated|desperate|minded|hoping|planning|aiming|waiting|looking|preparing|trying"
    r"|wanting|wishing|needing|going|expecting|proposing|offering|seeking|striving)"
)
_LOATH = r"(?:loath|slow|scared|afraid|reluctant|hesitant|unwilling|unlikely|unable|unfit|unprepared|not\s\w+|too\s\w+)"
_WISHING = (
    r"(?:volunteer|vow|pledg|swear|swore|promis|seek|sought|striv|endeavou?r|long|yearn|aspir|undertak|undertook|resolv"
    r"|threaten|propos|offer|want|wish|hop|expect|mean|meant|need|intend|plan|aim|prefer|hesitat|claim|pretend|purport"
    r"|profess|car)(?:e|es|ed|s|ing)?"
)

FRAMES: tuple[Cue, ...] = (
    Cue(  # the heading of what is to come: "On Friday's list:", "For next contact:", "Aim:"
        re.compile(
            r"^\W*(?:(?:on|for)\s(?:the\s)?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|next|this"
            r"|coming)(?:['’]s)?(?:\s\w+){0,3}"
            r"|aims?|targets?|objectives?|ambitions?|intent(?:ions?)?|wish\s?list|upcoming|horizon)\s?:",
            re.IGNORECASE,
        ),
        Polarity.PLANNED,
        True,
        False,
        inner=False,
    ),
    Cue(  # a clause of time in the present tense is still to come: "before she signs"
        re.compile(
            r"\b(?:before|until|till|once|as\ssoon\sas|unless|in\scase|whether"
            r"|in\sthe\sevent)\s(?:that\s)?(?:the\s|her\s|his\s)?(?:she|he|they|we"
            r"|pt|patient|daughter|son|wife|husband|family|nurse|provider|doctor)\s(?:\w+ly\s|first\s|then\s|ever\s)?(?=(?!\w+ly\b|was|were|had|did|came"
            r"|went|left|got|took|gave|said"
            r"|spoke|met|could|began|left|knew|saw|felt|thought|made|sent|lost|quit|met|fell|got|ran|sold|bought|broke|brought|held|heard|kept|sat|stood|read|set|spent|wrote|died)[a-z]+\b(?<!ed))",
            re.IGNORECASE,
        ),
        Polarity.PLANNED,
        True,
        False,
        inner=False,
    ),
    Cue(  # what came of it: "efforts came to nothing"; they left before it
        words(
            r"(?:came|comes|come|amount(?:ed|s)|led)\sto\s(?:nothing|naught|nought)|(?:is|was)\sof\sno\s(?:use"
            r"|value|effect|force)"
            r"|(?:g[ai]ve|gave|giving)\s(?:it|this|that)\sa\s(?:miss|pass|skip)|(?:walked\s(?:out|off)|hung\sup"
            r"|left|ran\sout)\s(?:\w+\s){0,2}before"
            r"|un(?:scorable|usable|deliverable|delivered|billable|countable|interpretable|claimed|opened)"
        ),
        Polarity.NEGATED,
        False,
        True,
        inner=False,
    ),
    Cue(  # the answer behind its label: "Registry: not on it", "Discharge call: attempted, no contact"
        re.compile(
            r"(?<=[:–—-]\s)(?:not\s(?!at\b|well|controlled|optimal|in\b|improv|better|worse|stable|new|severe|sure|bad|only|yet\sat"
            r"|on\s(?:med|insulin|oxygen|treat|any))\w+|attempted(?=\s*(?:[.,;]|$)))",
            re.IGNORECASE,
        ),
        Polarity.NEGATED,
        False,
        True,
        inner=False,
        near=0,
    ),
    Cue(
        words(
            r"wrong\snumber|(?:number|line|phone)\s(?:is\s|was\s)?(?:disconnected|out\sof\sservice|not\sin\sservice)"
            r"|whoever\s(?:picked\sup|answered)"
        ),
        Polarity.NEGATED,
        False,
        True,
        inner=False,
    ),
    Cue(  # a service that ended: "CoCM ended 4/30 when she moved"
        re.compile(
            r"\b(?:was\s|is\s)?(?:ended|stopped|discontinued|terminated|suspended|halted|dropped)(?=\s(?:on\s\d|\d{1,2}/\d|when\b))",
            re.IGNORECASE,
        ),
        Polarity.NEGATED,
        False,
        True,
        inner=False,
        near=0,
    ),
    Cue(  # the letter that a robot's text asks for: "reply C to confirm"
        re.compile(
            r"(?<=replied\s)[\"“']?(?:c|confirm(?:ed)?|\d)[\"”']?(?=\s*(?:$|[.;,]|to\b))|\b(?:reply|text|press)\s(?:back\s)?[\"“']?(?:[a-z]|\d)[\"”']?"
            r"\s(?:to|if|for)\b",
            re.IGNORECASE,
        ),
        Polarity.TEMPLATE,
        True,
        True,
    ),
    Cue(words(r"(?:only\s)?(?:an?\s)?partial"), Polarity.NEGATED, True, False, inner=False, near=0),
    Cue(words(r"waiting\s(?:for|on|to|until)"), Polarity.PLANNED, False, True, inner=False),
    Cue(
        words(
            r"belong(?:s|ing|ed)?\sto\s(?:the|another|that|this)\s(?:office\s|e/m\s|same-day\s|billed\s)?(?:visit|encounter|e/m|exam|session)"
        ),
        Polarity.NEGATED,
        False,
        True,
        inner=False,
    ),
    Cue(  # a refusal in their own words: "Leave me alone," he said when CCM was offered
        re.compile(
            r"[\"“‘'](?:please\s)?(?:leave\sme|forget\s(?:it|about)|no\sway|not\s(?:for\sme|now|me|interested"
            r"|today)|stop\scalling"
            r"|go\saway|never\smind|count\sme\sout|take\sme\soff|don['’]t\s(?:call|bother|want|need)"
            r"|I['’]?(?:ll)?\s(?:pass|don['’]t"
            r"|do\snot|won['’]t|will\snot|can['’]t|would\srather\snot)|absolutely\snot|what\sfor|no\s(?:thanks"
            r"|sir|ma['’]am))\b"
            r"(?![^.;]*\b(?:agreed|accepted|consented|signed|enrolled|later|then|but|however)\b)",
            re.IGNORECASE,
        ),
        Polarity.NEGATED,
        True,
        True,
        whole=True,
    ),
    Cue(  # the predicate takes the fact away: "consent is doubtful", "the plan was withheld"
        re.compile(rf"\b{_IS}(?:not\s)?{_UNTRUE}(?![\w-])|\b{_IS}{_UNDONE}(?![\w-])(?!\sto\b)", re.IGNORECASE),
        Polarity.NEGATED,
        False,
        True,
        inner=False,
        near=4,
    ),
    Cue(
        re.compile(rf"(?<=[:–—-]\s)(?:{_UNTRUE}|{_UNDONE})(?=\s*(?:$|[.,;)]|by\b|as\b|because|due\b))", re.IGNORECASE),
        Polarity.NEGATED,
        False,
        True,
        inner=False,
        near=0,
    ),
    Cue(  # the predicate puts it off: "CCM is on the table", "the visit was penciled in"
        re.compile(
            rf"\b{_IS}{_NOT_YET}(?![\w-])(?!\sby\s\w+\sand\b)"
            rf"|(?<=[:–—-]\s){_NOT_YET}(?=\s*(?:$|[.,;)]|by\b|for\b|until\b|till\b|to\b))",
            re.IGNORECASE,
        ),
        Polarity.PLANNED,
        False,
        True,
        inner=False,
        near=3,
    ),
    Cue(  # the label before it: "Skipped: PHQ-9", "Omitted - care plan"
        re.compile(
            rf"(?:^|[.;]\s)\W*{_LABELS_NO}(?:\s(?:today|items?|entry|so\sfar|again))?\s?(?::|[–—-](?=\s))",
            re.IGNORECASE,
        ),
        Polarity.NEGATED,
        True,
        False,
        inner=False,
    ),
    Cue(
        re.compile(
            rf"(?:^|[.;]\s)\W*{_LABELS_LATER}(?:\s(?:today|items?|for\s\w+|on\s[\w/]+|from\s\w+))?\s?(?::|[–—-](?=\s))",
            re.IGNORECASE,
        ),
        Polarity.PLANNED,
        True,
        False,
        inner=False,
    ),
    Cue(  # the noun that denies its "of": "refusal of CCM", "reluctance to enroll"
        words(
            r"(?:refusal|rejection|denial|cancellation|revocation|termination|omission|non-?receipt|non-?completion"
            r"|dearth|want(?=\sof)|scarcity|shortage|paucity|withdrawal|objections?|opposition|resistance"
            r"|disinterest|unwillingness"
            r"|reluctance|aversion|hesitation|hesitancy|lapse|loss|expiration|expiry|disavowal|repudiation"
            r"|negation|failure"
            r"|deletion|removal|interruption|suspension|discontinuation|waiver|ignorance|absence|non-?existence"
            r"|unavailability|invalidity|disregard|neglect|scant\s\w+|little\s\w+|not\sone\s\w*|(?:few|not)\sif\sany)"
            r"\s(?:of|to|from|about|toward|towards|regarding|with|over|for|in)(?:\s(?:get|have|give|sign|use))?"
        ),
        Polarity.NEGATED,
        True,
        False,
        inner=False,
        near=4,
    ),
    Cue(words(rf"{_REFUSALS}{_PROGRAM}"), Polarity.NEGATED, True, False, inner=False),
    Cue(  # when the fact was brought up they left: "hung up when CCM came up"
        words(
            r"(?:hung\sup|walked\s(?:out|off|away)|left(?=\s(?:when|as|once|before|the\smoment))|scoffed|laughed|changed\sthe\s(?:subject|topic)"
            r"|ended\sthe\scall|fell"
            r"\ssilent|rolled\s(?:her|his)\seyes|bristled|balked|got\s(?:angry|upset|mad)|became\s(?:angry|upset"
            r"|irritable|defensive)|shook\s(?:her|his)\shead|cut\s\w+\soff|shut\sdown|stormed\s(?:out|off))\s"
            r"(?:\w+\s){0,2}(?:when|as|once|at\sthe\smention\sof|over|before|while|the\smoment)"
        ),
        Polarity.NEGATED,
        True,
        False,
        inner=False,
        near=6,
    ),
    Cue(  # an infinitive is not yet an act: "is eager to sign", "volunteered to complete"
        words(rf"(?:{_IS}(?:\w+ly\s|very\s|quite\s)?{_BENT}|{_WISHING}){_INFINITIVE}"),
        Polarity.PLANNED,
        True,
        False,
        inner=False,
        near=2,
    ),
    Cue(
        words(rf"{_IS}(?:\w+ly\s|very\s|quite\s)?{_LOATH}{_INFINITIVE}"),
        Polarity.NEGATED,
        True,
        False,
        inner=False,
        near=2,
    ),
    Cue(
        words(
            r"(?:can|could)(?=\s(?:sign|complete|enroll|join|consent|agree|start|begin|fill|review|attend|opt|decide"
            r"|choose)\b)"
        ),
        Polarity.PLANNED,
        True,
        False,
        inner=False,
        near=0,
    ),
    Cue(  # a day or an occasion to come, beside a fact that nothing states: "PHQ-9 at his physical"
        words(
            r"if\s(?!no\b|any\b)\w+|whenever|barring|pending"
            rf"|provided\s(?!(?:by|to|in|with|for|from|through)\b|{HANDED_TO})(?:that\s)?\w+|come\s(?:spring|summer"
            r"|fall|autumn|winter|\w+day)"
            r"|(?:at|during|on|with)\s(?:the\s|her\s|his\s|their\s|an?\s)?(?:next\s|upcoming\s|coming\s"
            r"|annual\s|yearly\s"
            r"|six-month\s|\d+[\s-]\w+\s)?(?:physical|wellness(?:\svisit)?|awv|return(?:\svisit)?|discharge"
            r"|arrival(?:\shome)?"
            r"|readmission|intake|recheck|nurse\svisit|mark|stop|earliest\s\w+)"
            r"|(?:once|when|until|after|before)\s(?:home|stable|able|indicated|appropriate|feasible|available"
            r"|ready|well"
            r"|settled|cleared|approved|back)"
            r"|by\s(?:the\s)?(?:\d{1,2}(?:st|nd|rd|th)|spring|summer|fall|autumn|winter|year[\s-]?end|then)"
            r"|in\sthe\s(?:morning|new\syear|near\sfuture|coming\s\w+|next\s\w+)"
            r"|within\s(?:the\s)?(?:\w+\s)?(?:days?|weeks?|months?)(?!\s?:)"
            r"|(?:this|the)\s(?:coming|following)\s\w+|later\son|down\sthe\s(?:road|line)|at\ssome\spoint"
            r"|sooner\sor\slater"
            r"|some\s?day|asap|as\ssoon\sas|(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)(?:day)?\s(?:at\s\d"
            r"|\d{1,2}/\d)|when(?:ever)?"
            r"\s(?:indicated|appropriate|needed|possible|due)|annually|yearly|semi-?annually|quarterly|bi-?weekly"
            r"|each\s\w+|prior\sto\s(?:discharge|surgery|next)|before\s(?:discharge|surgery|next)"
            r"|after\s(?:discharge|surgery|the\s(?:surgery|labs|holidays?|new\syear|move))"
        ),
        Polarity.PLANNED,
        False,
        True,
        inner=False,
        near=0,
    ),
    Cue(  # set for a day: "appointment with therapist made for 07/01", "is on for Thursday"
        re.compile(
            r"\b(?:made|set|given|on|in|down|up|held|reserved|held\sopen|saved|blocked|got|lined\sup"
            r"|fixed)\sfor\s(?:the\s|next\s|this\s)?"
            r"(?=\d{1,2}/\d|\d{1,2}(?:st|nd|rd|th)\b|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\b|tomorrow|next\b"
            r"|(?:jan|feb|mar|apr|may|june?"
            r"|july?|aug|sept?|oct|nov|dec)[a-z]*\s\d)"
            r"|\b(?:is|are)\s(?:this|next|on)\s(?:coming\s)?(?:mon|tues|wednes|thurs|fri|satur|sun)day\b",
            re.IGNORECASE,
        ),
        Polarity.PLANNED,
        False,
        True,
        inner=False,
        near=6,
    ),
)
