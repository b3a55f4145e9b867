"""The wording around scores: what may stand between a scale's name and its score, and what makes a figure none."""

from clausea import sieve as re
from clausea.values.numbers import NUMBER_WORD

FLAGS = re.IGNORECASE | re.VERBOSE
SCORE = rf"(?P<score>\d{{1,3}}|{NUMBER_WORD})"
END = (
    r"(?![^\W_]|[.,]\d|%|:\d|\s?(?:mg|mcg|ml|years?|yrs?|yo\b|y/o|weeks?|wks?|days?|months?"
    r"|minutes?|mins?|hours?|times|items?|questions?|points?\s(?:drop|lower|higher|less"
    r"|decrease|increase|improve)|lb|am\b|pm\b|x\b|of\s\d+\s(?:items|questions)|-\s?(?:item"
    r"|question|point|day|week|wk|month|mo\b|mos\b|year|yr|hour|hr)))"
)
# What may stand between an instrument's name and its score.
FILL = r"""(?: \s* (?: [:=,–—|)\]↓↑-] 
    | (?:\d\s?\+\s?){3,8}\d(?=\s?=) | \(\s* \) | \((?=\s?(?:\d|score|total|mild|moderate
    |severe)) | (?:mild|moderate(?:ly)?|severe|minimal)\b(?:\s(?:severe|depression|anxiety))?
    | \(\s?(?:\d\d?[\s-]?items?|9|7|modified|english|spanish|phone|adolescent|adult|teen|self|verbal|by\sphone
      |in\sperson|written|paper|short\sform|sf|short)\s?\)
      | \([^()\d=<>≤≥\n]{0,40}\) | _{1,3}(?=\d) | \bfrom(?=\s{6})
      | (?:by\s)?(?:\d{1,2}|two|three|four|five|six|seven|eight|nine|ten)\s?(?:points?|pts?)
        (?=,?\s(?:to|now|and\sis))
      | ;(?=\s\d{1,2}\s(?:today|now)\b) | 
      \bha[sd](?=\s(?:come|gone|fallen|dropped|improved|risen|been|remained|decreased|increased|worsened))
      | \b(?:total|score[ds]?|scale|screen(?:ing)?|screener|today|now|result|current(?:ly)?
      |is|was|of|at|a|an|the|to|and|raw|sum|final|done|given|administered|completed|complete
      |repeat(?:ed)?|readministered|auto-?scored|re-done|w/|me
      |re-administered|obtained|performed|by|phone|telephone|tele|patient|pt|self|with|over|via|video|in|clinic
        |person|this|visit|call|month|her|his|their|shows?|showed|showing|came|back|returned|reveal(?:s|ed)
        |indicates?|indicated|remains?|remained
      |improved|improving|worsened|rose|fell|decreased|increased|dropped|went|down|up|stable|unchanged|still|on
        |positive|negative|tool|questionnaire|assessment|for|depression|anxiety|reassessed|reassess|rechecked|again
        |office|intake|baseline|initial|first|recent|latest|most
      |updated|entered|verbally|orally|stands?|stood|sits?|comes?|out|measures?|measured|reads?|holding|held
        |scores|got|gave|gives|adds|added|repeats?|retake|retaken|redone|follow-up|f/u|week|recorded|documented
        |calculated|total-score|yielded|yields|yielding|giving|scoring|total(?:l?ing|s|l?ed)|equals|equal(?:l?ed)?|resulted|resulting
        |together|it|both|come|gone|fallen|risen|been|number)\b ) )*"""
FORWARD = re.compile(
    rf"{FILL}\s*(?P<sign>[:=]?)\s*(?<![\d.<>≤≥/]){SCORE}(?:\s?/\s?(?P<max>\d{{1,3}})"
    rf"|\s(?:out\s)?of\s(?P<max2>\d{{1,3}}))?{END}",
    FLAGS,
)
NOT_SCORE_BEFORE = re.compile(
    r"(?:\b(?:visit|call|session|number|week|day|month|page|version|by|dropped|decreased"
    r"|increased|improved|worsened|fell|rose|down|up|went)|\n[^\n]*\n[^\n]*)\s*$",
    re.IGNORECASE,
)
CHANGE = re.compile(
    rf"{FILL}\s*(?:\bfrom\s|(?:(?<=improved\s)|(?<=dropped\s)|(?<=decreased\s)|(?<=increased\s)|(?<=worsened\s)"
    rf"|(?<=down\s)|(?<=rose\s)|(?<=fell\s)|(?<=went\s))(?=\d))(?:a\s)?(?P<old>\d{{1,3}}"
    rf"|{NUMBER_WORD})(?:\s?\([^()]{{0,20}}\))?\s(?:down\sto|up\sto|to)\s(?:a\s)?{SCORE}{END}",
    FLAGS,
)
ROW = re.compile(r"\s+\d{1,3}(?![\w/.]|\s?(?:min|mg|h|%))")
"""A second bare figure after the first: a flowsheet's row, whose columns only its heading can date."""
MORE = re.compile(
    rf"""(?P<fill>(?:\s*(?:[(),;:=]|\bmild|\bmoderate(?:ly)?|\bminimal|\bsevere|\bsevere?ity|\bnone|\bon|\bin|\bat"
    rf"|\bdate|\bdated|\bfrom|\bwas|\bof|\bscore|\bscored|\bthis|\bvisit))*?)
        \s*(?P<word>\bprior(?:\sscore)?|\bprevious(?:ly)?|\bprev\b\.?|\blast|\bbaseline|\bdown\sfrom|\bup\sfrom|\bfrom|\bwas
          |\bvs\.?|\bversus|\bcompared\s(?:with|to)|\bthen|\bto|→|->|➔|⇒|-->|>|=>|\bimproved\sfrom
          |\bdecreased\sfrom|\bincreased\sfrom|\binitial(?:ly)?|\bearlier|\bbefore)
        (?:\s*(?:[:=(]|\bof|\bscore|\bscored|\bwas|\btime|\bmonth|\bvisit|\ba|\bat|\bbaseline|\bintake|\bprior
          |\bprevious|\blast|\btoday|\bnow))*\s*(?<![\d.<≤≥/]){SCORE}(?:\s?/\s?(?P<max>\d{{1,3}}))?{END}""",
    FLAGS,
)
BACKWARD = re.compile(
    rf"""(?<![\w.<>≤≥/:-]){SCORE}(?:\s?/\s?(?P<max>\d{{1,3}})"
    rf"|\s(?:out\s)?of\s(?P<max2>\d{{1,3}}))?(?:\s?\((?:[a-z]+\s?){{1,3}}\))?(?:\spoints)?
        (?:\s(?:was|is)\s(?:obtained|recorded|reached|noted|seen|found|measured)|\stoday)?\s
        (?:on|for|in|with|via|using)\s(?:(?:the|a|an|his|her|their|today's|this|repeat|most|recent|follow-up
          |initial)\s)*$""",
    FLAGS,
)
BACK_CUE = re.compile(
    r"(?:^|[.;,(]|\band)\s*$|(?:\b(?:score[ds]?|total|totall?ed|got|reached|with|of|a|had|result|and)\b(?:\s(?:a|an|of|at"
    r"|is|was|total))*|[:=])\s*$",
    re.IGNORECASE,
)
DATED = re.compile(
    r"(?P<lead>\b(?:on|from|dated|by|the)\s|\()?(?<![\w/.])(?P<month>0?[1-9]"
    r"|1[0-2])/(?P<day>0?[1-9]|[12]\d|3[01])(?![\w/])(?P<tail>\s?\)?\s?[:=–-]\s*\d)?",
    re.IGNORECASE,
)
"""A month and day without year beside a score; see `_undated`."""
NO_SCORE = re.compile(
    r"\b(?:item|question|q|#|no\.|number)\s?#?\s?\d{1,2}\b(?:\s?\(?(?:answered|score[ds]?|is"
    r"|was|response|[:=]|suicid\w*|si)\)?)*\s?(?:\d{1,2}\b)?"
    r"|\b\d{1,2}[\s-]?(?:weeks?|wks?|months?|mos?)[\s-](?:post-?partum|pp|post-?natal|post-?delivery|visit|check|follow"
    r"|f/?u|well|old)\b"
    r"|\(\s?0\s?(?:-|–|to)\s?\d{1,2}\s?\)|\b\d{1,2}\s?-\s?\d{1,2}\b(?=\s?(?:=|:|\w))|\bICD\S*|\b[A-Z]\d\d\.\d+",
    re.IGNORECASE,
)
NOT_REACHED = re.compile(
    r"\b(?:goals?|target|aim|below|under|less\sthan|at\sleast|above|over(?!\s(?:the\s)?(?:tele)?(?:phone|video))"
    r"|more\sthan|until"
    r"|cut-?\s?off|cut|threshold|means|mean|indicates\sthat\sa|range|ranges|minimum|maximum"
    r"|max|highest|lowest|if|when|unless|due|example|e\.g|"
    r"possible|points?\s(?:drop|reduction)|reduction|drop\sof|decrease\sof|improvement\sof"
    r"|response\sline|by\s(?:at\sleast|half)|would|should|not\sbelow|not\sabove|once|expected"
    r"|score\sof\s\d+\smeans|greater\sthan|fewer\sthan|every|q\d*|within|weeks?|see\spage)\b"
    r"|[<>≤≥]",
    re.IGNORECASE,
)
MEANS = re.compile(
    r"[\s)]{0,2}(?:\w+\s)?(?:means|suggests|would\s(?:mean|be|indicate)|and\s(?:above|higher"
    r"|over)|or\s(?:above|higher|more|greater|less|lower|below|under)|indicates\s(?:a|that)"
    r"|is\sconsidered|to\s\d+\s?(?:=|:|is|means|mild|moderate|severe)|\+|(?:-|–)\s?\d)",
    re.IGNORECASE,
)
_STOPS = r"(?=\s*(?:[.;,()|/]|$|points?\b|of\b))"
LABEL = re.compile(
    rf"\b(?:total(?:\sscore)?|sum|score|result(?:ed)?|(?:auto-?)?scored|scoring|came\s(?:to|out)|(?:add(?:ed|s|ing)?\s(?:it\s"
    rf"|them\s)?up|totall?(?:s|ed))(?:\sto)?"
    rf"|(?:pt|patient|client|she|he|they)\s(?:got|had)(?:\sa)?)\s?(?:[:=–-]|(?:is|was)(?:\s(?:now|today|still))?|now|of"
    rf"|at)?\s?(?<![\d.<>≤≥/]){SCORE}"
    rf"(?:\s?/\s?(?P<max>\d{{1,3}})|\s(?:out\s)?of\s(?P<max2>\d{{1,3}}))?(?:\spoints)?{END}"
    rf"|(?P<colon>:)\s{SCORE.replace('score', 'bare')}\s(?:points\b|of\s(?P<max3>\d{{1,3}}))"
    rf"|\b(?:(?:auto-?)?scored|scoring|added\sup)(?:\s(?:it|this|that|the\sform|by\shand|\w+self|myself|together|here|today|in\s\w+)){{1,3}}"
    rf"\s?[:=–-]\s?{SCORE.replace('score', 'self')}{END}"
    rf"|\b(?<!items\s)(?<!questions\s)(?:done|completed?|filled(?:\s(?:in|out))?|taken|administered|given|repeated|collected"
    rf"|self-?administered)\b(?![^:]*\b(?:home|later|next|items"
    rf"|questions)\b)[^:.;\d]{{0,45}}:\s{SCORE.replace('score', 'form')}"
    rf"(?!\s(?:of|/)\s?[79]\b){_STOPS}{END}"
    rf"|^\s(?:on|at|in|via|by|with|during|before|over|from)\s(?!(?:next|home|goal)\b)[^:.;\d]{{2,45}}:"
    rf"\s{SCORE.replace('score', 'place')}(?!\s(?:of|/)\s?[79]\b){_STOPS}{END}",
    FLAGS,
)
CHANGED = re.compile(
    rf"\b(?:scores?|total|result|number|it|which)\s(?:ha[sd]\s|is\s|now\s)?(?:come|came|gone|went|fallen|fell|dropped|risen|rose"
    rf"|improved|decreased|increased|worsened|moved|down|up)\s(?:down\s|up\s)?from\s(?:a\s)?(?P<old>\d{{1,2}})\s(?:down\s|up\s)?to\s"
    rf"(?:a\s)?{SCORE}{END}",
    FLAGS,
)
"""A total that is told further on by its change: "repeated the PHQ-9; the score has come down from 16 to 10"."""
UNDONE = re.compile(
    r"\b(?:due|defer\w*|declin\w*|refus\w*|not|never|no|will|would|planned|pending|blank|previous(?:ly)?|prior|last"
    r"|min(?:ute)?s?)\b|\?",
    re.IGNORECASE,
)
ANSWERS = re.compile(
    r"more than half the days|nearly every day|several days|not at all|not difficult at all", re.IGNORECASE
)
LAST = re.compile(
    rf"\b(?:last|prior|previous|most\srecent)\s(?:score|total|result|one|phq|value)?\s*(?:was|of|:|=|is)?\s*"
    rf"(?<![\d.<>≤≥/]){SCORE}(?:\s?/\s?(?P<max>\d{{1,3}}))?{END}(?=\s(?:on|\())",
    FLAGS,
)
"""The score that stands instead of one not taken today: "PHQ-9 not done; last score 14 on 03/02"."""
NEXT_ONE = re.compile(r"\s+(?:on|for|in|with)\s(?:(?:the|a|his|her|their)\s)?\s*", re.IGNORECASE)
"""What stands between a score and the instrument it belongs to, named behind it."""
TWO = re.compile(
    rf"\s*(?:[:=(]|\b(?:was|were|are|is|of|at|today|scores?|scored|total|totals|both|done|given|completed|administered|repeated)\b"
    rf"|\s)*\s*(?<![\d.<>≤≥/])(?P<one>\d{{1,2}})"
    rf"\s?(?:/|,|and|&)\s?(?P<two>\d{{1,2}}){END}(?!\s?/)",
    FLAGS,
)
PAST_NAME = re.compile(
    r"\b(?:prior|previous|last|old|baseline|initial|earlier|past|former|first)\s(?:\w+\s)?$"
    r"|\b(?:last\s\w+|history\sof)\W{0,3}$",
    re.IGNORECASE,
)
GOAL_NAME = re.compile(
    r"\b(?:goals?|target|aim|reduce|lower|get|bring|keep|until|unless|if|when|example|e\.g\.?"
    r"|due|repeat|once|half\sof\sthe\sfirst)\b[^\n.;:]{0,14}:?\s?(?:is|a|an|the|to|for"
    r"|have)?\s?$",
    re.IGNORECASE,
)
