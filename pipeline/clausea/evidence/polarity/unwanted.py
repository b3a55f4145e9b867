"""What people say who want no more of it, in their own words: "Take my name off that list", "drew the line at CCM".

A quotation's imperative, a belief that the chart corrects, a choice of none or of another thing.
"""

from clausea import sieve as re
from clausea.evidence.polarity.words import Cue, words
from clausea.models import Polarity

UNWANTED: tuple[Cue, ...] = (
    Cue(  # orders to stop, in quotation marks or told on: "Quit calling me about", "Don't put me in"
        re.compile(
            r"[\"“‘]\s?(?:(?:please|just|no,?|look,?|honey,?|hey,?|then|well,?|and|so|i\s(?:said|want\syou\sto"
            r"|told\syou\sto)|you\s(?:can|people|folks|guys))\s){0,2}"
            r"(?:take\s(?:me|my\sname|us|him|her|that)\s(?:off|out)(?:\sof)?|get\s(?:me|us|him|her)\s(?:off"
            r"|out)(?:\sof)?|cancel|quit|stop|drop|remove|scratch|forget|skip|end|unenroll|unsubscribe"
            r"|lose|keep\s(?:me|us|him|her)?\s?(?:out|off|away)(?:\s(?:of|from))?|leave\s(?:me|us|him|her)\s(?:out|off"
            r"|alone)(?:\sof)?|do(?:n['’]t|\snot)\s\w+|no\s(?:more|thanks|thank|way|need|to)|never|enough|i\snever"
            r"|i\sdid(?:n['’]t|\snot)|i['’]m\s(?:not|done|through|out|good|fine|all\sset)"
            r"|i\s(?:don['’]t|do\snot|won['’]t|will\snot|can['’]t|have\sno|wouldn['’]t|refuse|decline|already|am\snot)"
            r"|i['’]ll\s(?:pass|skip)|not\s\w+|nobody|nope|nah|i['’]d\srather|we\s(?:don['’]t|never|won['’]t)"
            r"|who\sneeds|what\sdo\si\sneed|why\swould\si)"
            r"(?![^\"”]*\b(?:yes|sign\sme\sup|i\sagree|i\saccept)\b)",
            re.IGNORECASE,
        ),
        Polarity.NEGATED,
        True,
        False,
        inner=False,
        near=9,
    ),
    Cue(
        words(
            r"(?:(?:told|tells|asked|asks|wants?|wanted|instructed|directed|begged|ordered|demanded)\s(?:us|me"
            r"|the\s\w+|rn|staff|nurse|ma|office|desk|that\swe)?\s?(?:to\s)?(?:take|stop|quit|cancel|drop|remove|end"
            r"|forget|skip|scratch|leave\s(?:her|him|them)\s(?:out|off|alone)|not|never|keep\s(?:her|him|them)\s(?:out"
            r"|off)|lose|unenroll|get\s(?:her|him|them)\s(?:off|out))(?:ped|ing)?)"
            r"(?:\s(?:her|his|their)\sname)?(?:\s(?:off|out|calling|from|about|out\sof|with|re|of|bugging|pestering"
            r"|bothering))*"
            r"|(?:rather|just\sas\ssoon|sooner)\s(?:not|skip|pass|do\swithout|avoid|forgo|leave|drop)(?:\s(?:have|do"
            r"|be|get|take|join|sign|talk|on|out\sof|about|use|try|deal\swith))?|(?:isn['’]t|is\snot|wasn['’]t"
            r"|not)\s(?:having|buying|up\sfor|keen\son|big\son|sold\son|into|a\sfan\sof|one\sfor|down\sfor"
            r"|on\sboard\swith|convinced\sof|in\sfavor\sof|comfortable\swith|agreeable\sto|amenable\sto|receptive\sto"
            r"|open\sto|looking\sfor)"
            r"|(?:wants|wanted|has|had|needs|sees|saw|takes|took|would\shave|will\shave|asked\sfor"
            r"|accepted)\s(?:none\sof|no\spart\s(?:of|in)|nothing\s(?:to\sdo\swith|of|from)|no\suse\sfor"
            r"|no\sneed\s(?:of|for)|no\struck\swith|zero\sinterest\sin|no\s(?:more|further))"
            r"|no\s(?:thanks|thank\syou|dice|deal|sale|go|luck|way|chance|joy|takers)\s?(?:to|on|for|re|with|about"
            r"|getting|reaching)|(?:thumbs\sdown|nay|nix|veto|pass|no)\s(?:on|to)(?=\s(?:ccm|bhi|cocm|the|any|our|care"
            r"|monthly|nurse|all|enroll\w*|program|services?)\b)"
            r"|(?:agreed|accepted|consented|said\syes|signed(?:\sup)?|enrolled|interested|willing)\b[^.;]{0,40}\bchang(?:ed|es)\s(?:her|his|their)\sminds?"
            r"(?:\s(?:about|on|re|regarding|over))?|(?:back(?:ed|s|ing)|talked\s(?:her|him|them)(?:self)?)\sout\sof|(?:had|has|having)\ssecond\sthoughts"
            r"\s(?:about|on|re)|(?:got|gets)\scold\sfeet\s(?:about|on|re)|reneged\son|thought\sbetter\sof|soured\son"
            r"|(?:draws?|drew)\sthe\sline\s(?:at|on)|(?:stops?|stopped)\sshort\sof|(?:says?|said|gave|gives|got|given"
            r"|was|is|answer(?:ed)?|voted)\s(?:a\s)?(?:firm\s|flat\s|hard\s|polite\s|big\s|emphatic\s)?(?:no|nope"
            r"|nay)\s(?:to|on|for|about|re|when)|(?:has|have|had)\ssaid\sno\s(?:to|on|about|for)"
            r"|(?:could|can|would|will|does|did|do)(?:n['’]t|\snot|not)\s(?:see|abide|stand|stomach|care\sfor|want"
            r"|wish|tolerate|go\sfor|entertain|consider|fathom|trust|hear\sof|have\sany|sign|agree|allow|permit|let"
            r"|give|authorize|okay|ok|approve|put\sup\swith|be\stalked\sinto|commit)(?:\s(?:paying|the\spoint|a\sneed"
            r"|to|for|of|in|any|us|her|him))*"
        ),
        Polarity.NEGATED,
        True,
        False,
        inner=False,
    ),
    Cue(  # a belief that is told only to be put right: "Pt thought she'd signed for CCM"
        words(
            r"(?:pt|patient|she|he|they|wife|husband|daughter|son|family|caregiver|spouse|mother|rn|nurse|we|staff"
            r"|provider|hospital|facility|everyone)\s(?:had\s|has\s|wrongly\s|mistakenly\s|just\s)*(?:thought|assumed"
            r"|believed|figured|supposed|presumed|imagined|mistook"
            r"|(?:(?:was|were|is|are)\s)?(?:sure|certain|convinced|told|under\sthe\simpression"
            r"|led\sto\sbelieve))\s(?:that\s)?(?:(?:she|he|they|it|we|pt|patient|someone|somebody|the\s\w+|this"
            r"|her\s\w+|his\s\w+)(?:['’]d|\shad|\swas|\swere|\sdid|\sgave|\ssigned|\sgot)|\w+\s(?:had|was))"
            r"|(?:not\s\w+\sas\s(?:the\s)?\w+\sthought|contrary\sto\s(?:the\s)?\w+|misunderst(?:ood|anding)\sabout"
            r"|confused\s(?:\w+\s)?with|mistaken\sfor|mistook)"
        ),
        Polarity.NEGATED,
        True,
        False,
        inner=False,
    ),
    Cue(  # what is done to a program or a paper by who wants none of it: "wife vetoed home visits"
        words(
            r"(?:veto(?:ed|es)|nix(?:ed|es)|spurn(?:ed|s)|rebuff(?:ed|s)|scoff(?:ed|s)\sat|balk(?:ed|s)\sat|tore"
            r"|ripped|shredded"
            r"|crumpled|gave\sup\son|given\sup\son|quit\son|soured\son|cooled\son|backed\sout\sof|bailed\son"
            r"|walked\sout\son"
            r"|begged\soff|threw\s(?:out|away)|tossed|trashed|snubbed|resents?|resented|dreads?|hates?|hated"
            r"|can['’]t\sstand|complained\sabout"
            r"|(?:told|tells)\s(?:\w+\s){1,3}(?:no|never|not\sto|to\sforget)|no\sinterest\sin|not\sinterested\sin"
            r"|two\srefusals\sof"
            r"|(?:wants?|wanted|needs?)\s(?:less|fewer|no)\b)(?:\s(?:up|off|out))?"
        ),
        Polarity.NEGATED,
        True,
        False,
        inner=False,
        near=4,
    ),
    Cue(  # what they call it: "is a nuisance", "was too much"; how often they refused it
        words(
            r"(?:is|was|are|were|would\sbe|seems?|sounds?|feels?|looks?|calls?\sit|called\sit)\s(?:just\s|only\s"
            r"|such\s|all\s|kind\sof\s)?(?:an?\s)?"
            r"(?:nuisance|bother|burden|hassle|headache|waste|scam|racket|gimmick|intrusion|imposition|joke|drag|chore"
            r"|rip-?off|annoyance|nag"
            r"|pest|overkill|nonsense|pointless|useless|silly|annoying|intrusive|unnecessary|too\s(?:much|many"
            r"|expensive|costly|pricey|nosy))"
            r"|(?:\w+\s)?refusals?(?=\s*(?:$|[.;,]))|in\s(?:half|pieces|shreds|the\strash|the\sbin)"
            r"|just\s(?:a\s)?(?:dash|blank|line|slash|question\smark|zero|squiggle)"
            r"|,\swhich\s(?:is|was)\s(?:wrong|incorrect|an?\s(?:error|mistake)|not\s\w+|untrue|false|mistaken)"
            r"|(?:past|outside|beyond|after|over|missed|exceeds|exceeded)\sthe\s(?:[\w-]+\s)?(?:limit|window|deadline"
            r"|cut-?off|time\sframe|timeframe)"
        ),
        Polarity.NEGATED,
        False,
        True,
        inner=False,
        near=4,
    ),
    Cue(  # meant and not done: "Meant to review the plan, got pulled to triage", "should have sent"
        words(
            r"(?:should|ought\sto|was\sto|were\sto|would|could|supposed\sto)\shave(?:\sbeen)?(?!\s(?:read|said|an?|another)\b)"
            r"|(?:meant|intended|hoped|planned|wanted|tried|forgot)\sto(?=[^.;]*[,;]\s(?:but\s)?(?:got|ran|was|were"
            r"|did(?:n['’]t|\snot)|could(?:n['’]t|\snot)|never|no\s|nobody|had\sto|scrapped|pt\s(?:left|declined"
            r"|refused)|called\saway|pulled))"
            r"|had\s(?:planned|hoped|intended|meant|wanted|scheduled|arranged|set\sup|booked)(?:\sto)?(?=[^.;]*(?:[,;]"
            r"|\bbut\b)\s(?:\w+\s){0,4}(?:scrapped|cancel+ed|never|fell|dropped|nixed|did(?:n['’]t|\snot)|called\soff))"
        ),
        Polarity.NEGATED,
        True,
        False,
        inner=False,
        near=4,
    ),
    Cue(words(r"none(?=\s(?:to|for|from|by|with)\s)\s\w+"), Polarity.NEGATED, True, False, inner=False, near=2),
    Cue(  # a list of offers and one answer to all: "CCM, BHI, meal program: she took none of the three"
        re.compile(
            r"[:–—-]\s(?:she|he|they|pt|patient|wife|husband|daughter|son|family)\s(?:has\s|had\s)?(?:took|takes"
            r"|wants?|wanted"
            r"|chose|picked|accepted|needs?|got|signed\sup\sfor|would\stake|declined|refused|turned\sdown)\s"
            r"(?:none|neither|nothing|all|both|them\sall|every\sone)(?:\sof\s(?:it|them|the\s\w+|these"
            r"|those))?(?=\s*(?:$|[.;,]))"
            r"(?<!takes\sall)(?<!took\sall)(?<!wants\sall)(?<!took\sboth)(?<!wants\sboth)(?<!accepted\sall)(?<!accepted\sboth)",
            re.IGNORECASE,
        ),
        Polarity.NEGATED,
        False,
        True,
        whole=True,
    ),
    Cue(  # an answer behind its label or list: "CCM: hard no", "took none of the three"
        re.compile(
            r"\b(?:pt|patient|she|he|they|wife|husband|daughter|son|family|caregiver|spouse)\s(?:has\s|had\s|then\s"
            r"|really\s)?(?:wants?|wanted|took|takes|chose|picked|accepted|needs?|needed|had|has|got|asked\sfor"
            r"|agreed\sto|signed\sup\sfor|signed|elected|would\stake|desires?|opted\sfor|would\shave)\s"
            r"(?:none|neither|nothing|no\spart|zero|not\sone)\b"
            r"|(?:said|says)\s(?:no|nope|never|not)\b(?=\s*(?:$|[.;,]|to\s(?:all|both|it|that|any|every)))|\b(?:hard"
            r"|firm|flat|definite|polite|big)\s(?:no|pass)\b|\bnot\sa\schance\b|\bno\sway\b|\b(?:wouldn['’]t"
            r"|would\snot|won['’]t)\s(?:hear\sof|consider|sign|do|have|take|discuss|budge|go|agree|touch)\b"
            r"|\b(?:is|was)\s(?:out|a\sno|a\snonstarter|a\sno[\s-]?go|off\sthe\stable|not\shappening|a\swaste"
            r"|not\sfor\s\w+|not\sneeded|not\swanted|unwanted|unwelcome|dead|history|finished|a\spass"
            r"|a\shard\s\w+)(?=\s*(?:$|[.;,!]|for\b|per\b|as\b|of\b|to\b))"
            r"|\bwould\sbe\s(?:a\swaste|too\smuch|a\sburden|a\sbother|pointless|useless|overkill|intrusive)\b"
            r"|\bnot\s(?:for|a\sfit\sfor)\s(?:him|her|them|me)\b|\bleft\son\sthe\stable\b",
            re.IGNORECASE,
        ),
        Polarity.NEGATED,
        False,
        True,
        inner=False,
        near=7,
    ),
)
