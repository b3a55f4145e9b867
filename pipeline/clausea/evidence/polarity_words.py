"""The words that turn a fact of a chart into something else: denied, planned or past.

Each cue says which way it reaches: `ahead` to what follows it, `back` to what stands before it. The look-alikes of
polarity_lookalikes are blanked before any cue is looked for.
"""

from typing import NamedTuple

from clausea import sieve as re
from clausea.models import Polarity


class Cue(NamedTuple):
    """Words with their polarity, and the ways they reach.

    `inner`: they also count inside the fact's own words. `near`: they reach only a fact beside them that nothing states
    as done ("PHQ-9 in two weeks", never "spoke with the daughter in two weeks' time"); the number is of words between.
    `whole`: they reach all of their sentence ("Policy BH-7: ...", "scanned under the wrong record number; ...").
    """

    pattern: re.Pattern[str]
    polarity: Polarity
    ahead: bool
    back: bool
    inner: bool = True
    near: int | None = None
    whole: bool = False


def words(source: str) -> re.Pattern[str]:
    """Whole words, in any case; blanks in the source do not count."""
    return re.compile(rf"(?<![\w-])(?:{source})(?![\w-])", re.IGNORECASE | re.VERBOSE)


_REFUSE = (
    r"declin(?:ed|es|e|ing)|refus(?:ed|es|e|ing)|opt(?:s|ed|ing)?[\s-]out|withdr(?:ew|awn|aws"
    r"|awing)|revok(?:ed|es|ing)|rescind(?:ed|s)|disenroll(?:ed|s|ing|ment)"
)
REFUSED = words(
    r"(?:(?:pt|patient|she|he|they|member|client|caregiver|daughter|son|spouse|wife|husband"
    r"|family|guardian|who)\s)(?:has\s|have\s|had\s|then\s|politely\s|verbally\s|again\s"
    rf"|still\s|currently\s)*(?:{_REFUSE}|(?:does|did)\snot\s(?:want|wish|agree|consent)"
    r"|(?:doesn|didn)['’]t\s(?:want|wish|agree|consent)|(?:is\s|was\s"
    r"|is\sstill\s)?not\s(?:interested|sure|ready|willing)|(?:is|was)n['’]t\s(?:interested"
    r"|sure|ready|willing)|said\sno|did\snot\swant|disagreed|objected)"
)
"""A refusal whose object stands earlier: "CCM explained, patient declined"."""
REFUSED_BARELY = re.compile(
    rf"(?<=[,;–-])\s*(?:and\s|but\s|(?:was\s|were\s)?again\s|politely\s|verbally\s|then\s)*(?:{_REFUSE}"
    rf"|not\s(?:interested|willing|ready)|no\sthank)",
    re.IGNORECASE,
)
"""The same without its subject: "BHI offered, declined for now"."""
UNDECIDED = words(
    r"undecided|unsure|uncertain|not\s(?:yet\s)?(?:sure|decided)|(?:has|have)(?:\snot|n['’]t)\s(?:yet\s)?decided"
    r"|(?:wants?|wishes|needs?|asked\sfor|requests?|requested|would\slike|prefers?)\s(?:to\s|more\s|some\s)*(?:think"
    r"|time|wait|discuss|talk|consider|decide)"
    r"|(?:is|was)?\s?(?:thinking|considering|mulling)|think\s(?:about\sit|it\sover|on\sit)|on\sthe\sfence"
    r"|(?:will|to|would)\s(?:think|consider|decide|let\sus\sknow|get\sback|call\sback|discuss|talk)|no\sdecision"
)
"""What leaves an offer open: "BHI offered, patient undecided"."""
OFFERED = words(
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
    r"|sent|tak(?:e|en)\splace|occur(?:red)?|happen(?:ed)?|assigned|named|designated|appointed|arranged"
    r"|cosigned|co-signed|countersigned|mailed|faxed|uploaded|submitted|delivered|attached|included|listed"
    r"|mentioned|logged|noted|repeated|screened|assessed|evaluated|checked|asked|evident|visible|contacted"
    r"|notified|informed|called|gone|successful|chosen|selected|ordered|part\sof|in\splace|in\suse)"
)

_TASK = (
    r"(?:obtain|get|collect|complete|repeat|schedule|call|contact|discuss|do|sign|review"
    r"|consider|reconcile|administer|send|mail|fax|update|revise|create|enroll|start|begin"
    r"|arrange|"
    r"coordinate|refer|request|order|recheck|reassess|follow)"
)

SAID: tuple[Cue, ...] = (
    # --- negated
    Cue(
        words(
            r"no(?!\.?\s?[:#\d]|\s?/)|not|without|never|neither|nor|cannot|none\sof|unable\sto"
            r"|not\sable\sto|(?:ca|wo|do|does|did|has|have|had|was|were|is|are|could|would"
            r"|should)n['’]t|fail(?:ed|s|ure)\sto|absence\sof|lack(?:s|ed|ing)?(?:\sof)?|free\sof"
            r"|negative\sfor|ineligible\sfor|instead\sof|rather\sthan|in\slieu\sof|missing"
            r"|attempt(?:ed|s)?\sto|tried\sto|refused|unsuccessful\w*|absent|nothing|nobody|nowhere|no[\s-]one"
            r"|far\sfrom|(?:has|have|had)\syet\sto|yet\sto|missed|turned\sdown|reject(?:s|ed)|(?:opted|chose|elected"
            r"|decided|prefers?|wishes|asked)\snot\sto"
            r"|would\srather\snot|(?:cancel+ed|voided)(?!\sby)|dropped\sout\sof|removed\sfrom|taken\soff"
            r"|left(?=\s(?:the\s)?(?:ccm|bhi|cocm|program))|zero|hardly|scarcely|averse\sto|against(?=\s(?:\w+ing\b"
            r"|ccm|bhi|cocm|the\sprogram|medical))"
            r"|(?:stopped|ended|discontinued|quit|terminated)(?=\s(?:the\s|all\s|her\s|his\s)?(?:ccm|bhi|cocm|pcm"
            r"|services?|program|participation|enrollment|care\smanagement|collaborative))"
            r"|unwilling\sto|reluctant\sto|hesitant\s(?:to|about)|opposed\sto|objects?\sto|disagree[sd]?\s(?:to|with)"
            r"|rule[sd]?\sout|r/o|omitted|skipped|forgot\sto|neglected\sto|overlooked|disregard|too\s\w+\sto"
            r"|said\sno|answered\sno|replied\sno|excluding|in\sthe\sabsence\sof|devoid\sof"
            r"|(?<!no\s)(?<!not\s)(?<!denies\s)except(?:\sfor)?|(?:with\s)?the\sexception\sof|(?:hung\sup|ended|left"
            r"|disconnected|stopped)\sbefore|prefers?\snot\sto"
        ),
        Polarity.NEGATED,
        True,
        False,
    ),
    Cue(words(rf"den(?:ies|ied|ying|y)|{_REFUSE}"), Polarity.NEGATED, True, False),
    Cue(
        words(
            r"(?:(?:was|were|is|are|has|have|had|been|could|did|does|do|be)\s(?:not|never)|(?:was|were"
            r"|is|are|has|have|had|could|did|does|ca)n['’]t|cannot|not|never|not\syet|not\sbeen"
            rf"|un)\s?(?:yet\s|be\s|been\s|able\sto\sbe\s|fully\s)*{_NOT_DONE}"
        ),
        Polarity.NEGATED,
        False,
        True,
    ),
    Cue(  # whatever else was not done: "24/7 access not explained"
        words(r"not\s(?:yet\s|been\s|fully\s)*(?!need|limited|relat|concern|interest|pleas)\w{2,}(?:ed|own|ven|ught)"),
        Polarity.NEGATED,
        False,
        True,
        inner=False,
        near=2,
    ),
    Cue(
        words(
            r"not\syet|none(?:\s(?:on\sfile|found|noted|documented|recorded|available|obtained"
            r"|to\sdate|given|in\schart))?|n/a|not\sapplicable|unsigned|un(?:available|obtainable"
            r"|successful)|missing|absent|lacking|incomplete|never(?=\s*(?:$|[.,;)]))|no[\s-]?show(?:ed)?|cancel+ed"
            r"|voided?|retracted|(?:entered\s)?in\serror|erroneous(?:ly)?|ruled\sout|no\sanswer"
            r"|not\ssure|expired|invalid|nil|terminated|discontinued|partially\scompleted|could\snot"
            r"|un(?:documented|verified|completed|finished|reconciled|sent|scored|filled|reached|reachable|recorded"
            r"|answered|signed)|(?:without|no)\ssuccess|to\sno\savail|in\svain|(?:with\s)?(?<!if\s)no\s(?:response"
            r"|reply|result|luck|pick-?up)|empty|out\sof\sthe\squestion|not\s(?:for\s(?:him|her|them)|wanted|desired"
            r"|welcome|something|what)"
            r"|(?:was|were|did|has|had|is)(?:\snot|n['’]t)(?=\s*(?:$|[.;,]))|went\sto\svoice\s?mail|turned\sdown"
            r"|rejected|not\sa\scandidate"
            r"|insufficient|illegible|negative(?!\sfor)|not\sthere|was\sdropped|omitted|skipped|waived|overlooked"
            r"|forgotten|struck(?:\sout)?|stricken|deleted|lined\sout|crossed\sout"
            r"|unlikely|lapsed|excluded|called\soff|scrapped|aborted|abandoned|fell\sthrough|thrown\sout|blank|left\sblank|unanswered|unconfirmed|nowhere\s(?:in|on|to)|failed"
            r"|(?:said|answered|replied)\sno|deferred\s(?:because|due\sto|as\b)"
        ),
        Polarity.NEGATED,
        False,
        True,
    ),
    Cue(
        words(
            rf"(?:was\s|were\s|been\s|is\s|has\s|have\s|again\s|verbally\s)*(?:(?:{_REFUSE})"
            r"|denied)(?=\s*(?:$|[.,;:)\]|–—-]|by\b|today\b|at\b|on\b|due\b|because\b|for\s(?:now"
            r"|today)|this\b|again\b|until\b|in\b|\d|and\b|but\b|per\b|via\b|when\b|as\b|twice|once"
            r"|repeatedly|several|multiple|three|two|after\b|x\s?\d|\())"
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
    Cue(re.compile(r"(?<=\w\s)no(?=\s*(?:$|[.,;|)\]]))"), Polarity.NEGATED, False, True, near=0),
    # --- planned
    Cue(
        words(
            r"will|shall|(?:we|i|he|she|they|you|it|pt|patient|rn|staff|who)['’]ll|would|should"
            r"|going\sto|plan(?:s|ned|ning)?\s(?:to|for|on)|plan\sis\sto|intend(?:s|ed)?\sto"
            r"|plan\sis\s(?:for|that)|(?<!no\s)needs?(?:\sto)?|needing|must|wish(?:es)?\sto|wants?\sto(?!\s(?:continue|proceed"
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
            r"|hope[sd]?\s(?:to|that)|hopeful(?:ly)?|anticipat(?:es?|ing)|expects?\sto|(?:is|are|was"
            r"|were)\sto(?=\s[a-z])"
            r"|about\sto|looking\sto|prepar(?:es|ing)\sto|(?:set|created?|placed|added|put)\s(?:an?\s)?(?:reminder"
            r"|task|tickler|flag|alert)"
            r"\s(?:for|to)|remind(?:er)?\s\w+(?:\s\w+)?:|reminder\s?(?::|to\b|for\b)|ask\s(?:at|in|on|about|if"
            r"|whether|\w+\s(?:to|about|for))|orders?:|unsure\s(?:about|if|whether)"
            r"|undecided\s(?:about|on|if)|assuming|contingent\son|subject\sto|(?:provider|patient|pt|he|she|they|we"
            r"|team|nurse|rn|staff"
            r"|doctor|physician|consultant|family|daughter|son|wife|husband|member|client)\s(?:may"
            r"|might)(?=\s(?:also\s|then\s|still\s|later\s)?"
            r"(?!have|be\b|not\b|call\b)[a-z]+\b)|in\santicipation\sof|in\spreparation\sfor|tentative(?:ly)?|wait(?:s"
            r"|ing)?\s(?:for|on|to)|wait-?list\w*"
            r"|remember\sto|be\ssure\sto|make\ssure|do(?:\snot|n['’]t)\sforget\sto|ought\sto|supposed\sto|(?:has"
            r"|have)\sto|whether|booked|slated|(?<!care\s)(?<!discharge\s)(?<!treatment\s)planning(?:\sfor|\son)?"
            r"|(?:patient|pt|she|he|rn|we|team|staff|provider|nurse)\splans"
        ),
        Polarity.PLANNED,
        True,
        False,
    ),
    Cue(
        words(
            r"recommend(?:s|ed|ation|ing)?(?:\s(?:to|that|for))?|scheduled?(?:\s(?:to|for|a|the))?"
            r"|rescheduled?|discuss|deferred|defer|postponed?|offer(?:ed|s)?|advised?(?:\sto)?|(?:promise[sd]?"
            r"|instructed|told|directed|invited|urged|asked|requested|offers|offered)\sto|propos(?:es?|ed|ing)"
            r"|suggest(?:s|ed|ing)?"
            r"|encouraged?(?:\sto)?|order(?:ed)?\sfor|referred\sfor"
        ),
        Polarity.PLANNED,
        True,
        False,
        inner=False,
    ),
    Cue(
        words(
            r"(?:follow(?:ing)?[\s-]?up|return|rtc|f/u|back|again|recheck|call|see\s\w+|visit)?\s?in\s(?:an?|\d+|one"
            r"|two|three|four|six|eight"
            r"|twelve|several|a\sfew)(?:\s?(?:-|–|to|or)\s?\d+)?\s(?:days?|wks?|weeks?|mos?|months?"
            r"|years?)(?:['’]\stime)?(?!\sago)(?:\sfor|\sto)?"
            r"|upon|contingent\s(?:on|upon)|subject\sto|depending\son|assuming|provided\sthat|once(?=\s(?:the|he|she"
            r"|they|it|patient|pt|consent|form|signed|approved)\b)|as\ssoon\sas|anticipated|expected(?!\s(?:to"
            r"|duration|length|course)\b)|projected"
            r"|proposed|tentative|estimated|undecided|offered|recommended|advised|suggested|under\sconsideration"
            r"|being\s(?:considered|arranged|scheduled)"
            r"|next|future|possible|potential|probable|suspected|questionable|presumed|provisional|concern\sfor"
            r"|suspicious\sfor|by\s(?:\d{1,2}/\d|(?:the\s)?(?:end\sof|month|week))"
            r"|(?:later\s)?this\s(?:afternoon|evening|week)|tonight|later\s(?:today|this|in)"
            r"|before\s(?:the\s)?(?:month|week)[\s-]?end|tba|to\scome|on\sthe\s(?:agenda|to-?do)|booked|slated"
            r"|when\s(?:the\s)?(?:(?:he|she|they|patient|pt|\w+)\s(?:is|are|returns|agrees|visits|comes|calls|gets"
            r"|has)|available|ready|able|possible|stable)"
            r"|(?:by|for|this\scoming|next)\s(?:mon|tues|wednes|thurs|fri|satur|sun)day"
        ),
        Polarity.PLANNED,
        True,
        True,
        inner=False,
        near=3,
    ),
    Cue(
        re.compile(
            r"^\W*(?:when|whenever|once|as\ssoon\sas|upon|should)(?=\s[^,;]{0,60}\b(?:returns?|signs?|agrees?"
            r"|consents?|calls?|comes?"
            r"|arrives?|is|are|has|discharged|home|signed|approved|received|back|ready|able|gets?|want\w*|chooses?"
            r"|decides?|accepts?"
            r"|consent|approval|receipt|return|discharge)\b[^,;]*,)",
            re.IGNORECASE,
        ),
        Polarity.PLANNED,
        True,
        False,
    ),
    Cue(  # "Once insurance clears, the referral will go out"
        re.compile(
            r"^\W*(?:once|when|after|as\ssoon\sas|if)\b[^,;]{3,80},(?=[^.;]*\b(?:will|shall|to\sbe|is\sto"
            r"|are\sto)\b)",
            re.IGNORECASE,
        ),
        Polarity.PLANNED,
        True,
        False,
    ),
    Cue(  # a task with its bearer: "Nurse to give a copy"
        re.compile(
            r"^\W*(?:(?:the|our|care|case|social|front|medical|clinic(?:al)?|home|family|billing)\s)*(?:nurse|rn|lpn"
            r"|ma|cm|cma|np|pa|md|pcp|manager|coordinator|staff|provider|doctor|physician|practitioner|therapist"
            r"|pharmacist|pharmacy|worker|lcsw|sw|team|office|desk|assistant|daughter|son|spouse|wife|husband|patient"
            r"|pt|psychiatrist|consultant|dr\.?\s\w+|scheduler)\sto\s"
            r"(?!(?:the|his|her|their|an?|date|this|our|my|whom|patient|pt|me|us|\w+['’]s)\b)[a-z]+\b",
            re.IGNORECASE,
        ),
        Polarity.PLANNED,
        True,
        False,
    ),
    Cue(
        words(r"for\s(?:\w+\s){0,3}signatures?|to\s(?:review\sand\s)?sign(?:\sand\sreturn)?"),
        Polarity.PLANNED,
        False,
        True,
    ),
    Cue(
        words(
            r"pending|due(?:\s(?:on|by|in|at|next|now|for))?|overdue|(?:is|are|was"
            r"|were)?\s?(?:re)?scheduled(?:\s(?:for|on|at))?|to\sbe\s\w+|to\sfollow|planned(?:\sfor)?"
            r"|deferred|postponed|tomorrow|(?:at|on|by|for|until)\s(?:the\s|her\s|his\s"
            r"|their\s)?next\s(?:visit|week|month|appointment|appt|call|contact|encounter|time|session"
            r"|outreach)|next\s(?:visit|week|month|appointment|appt|call|contact|time)"
            r"|at\s(?:a\s)?follow[\s-]?up|set\sfor|(?:is|are|still)\s(?:needed|required|awaited)"
            r"|needed|will\s(?:be|go|occur|happen|start|begin|take\splace|follow|come|resume|commence)|tbd|in\sprogress|outstanding|awaiting\s\w+|upcoming|on\shold"
            r"|(?<!see\s)(?<!ask\s)(?<!check\s)(?<!verify\s)(?<!confirm\s)if\s(?:the\s)?(?:patient|pt|she|he|they|interested|agreeable|willing|eligible|able"
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
        words(
            r"(?:may|might|could)(?=\s(?:also\s)?(?:enroll|consider|sign|join|agree|consent|start"
            r"|begin|need|want|benefit|be\s(?:interested|scheduled|enrolled))\b)|ordered|referred\sto"
        ),
        Polarity.PLANNED,
        True,
        True,
        inner=False,
    ),
)
