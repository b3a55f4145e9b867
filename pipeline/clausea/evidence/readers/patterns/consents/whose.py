"""Whether words of consent are the patient's, to the program: not a colleague's, a payer's, or a yes to something else.

"PCP agreement for CCM", "agreed to a BHI phone call", "consent for a CoCM student observer", "would agree if it were
free" hold the words of a consent and the name of a program and are none. Pure functions on a sentence and its line.
"""

from clausea import sieve as re
from clausea.models import Polarity

_THIRD = (
    r"(?:dr\.?\s[\w'’-]+|md|do(?!\s(?:you|they|we|I)\b)|np|pa-c|pcp|provider|physician|practitioner|psychiatrist|nurse|rn|lpn"
    r"|consultant|therapist"
    r"|counselor|pharmacy|pharmacist|insurance|insurer|payer|plan|rep|hospital|clinic|vendor|team|all|staff"
    r"|everyone|school|court|employer|agency"
    r"|district)"
)
_PATIENT = re.compile(
    r"\b(?:patient|pt|member|client|he|she|they|who|beneficiary|mr|mrs|ms|wife|husband|spouse|daughter|son"
    r"|mother|father"
    r"|sister|brother|niece|nephew|proxy|poa|hcpoa|guardian|caregiver|family)\b",
    re.IGNORECASE,
)
_WORD = re.compile(
    r"\b(?:agree(?:s|d|ment|able)?|accept(?:s|ed)?|consent(?:s|ed)?|permission|okay(?:ed|s)?|ok['’]?d"
    r"|approv(?:es|ed|al)"
    r"|authori[sz](?:es|ed|ation)|enroll?ed|willing|opted\sin|said\syes|signed\sup)\b",
    re.IGNORECASE,
)
_BY_THIRD = re.compile(rf"\b{_THIRD}(?:['’]s)?(?:\s[\w'’/-]+){{0,3}}?\s(?:verbal(?:ly)?\s)?$", re.IGNORECASE)
_CLAUSE = re.compile(r"(?<!\bdr)[,;:.](?=\s)|\s[-–—]\s", re.IGNORECASE)
_IN_MEETING = re.compile(
    r"\s(?:(?:at|in|during)\s(?:the\s)?(?:team|huddle|staff|case|idt|rounds?)\b|between\s(?:the\s)?(?:clinic"
    r"|practice|us)\b)",
    re.IGNORECASE,
)
_PROGRAM = r"(?:ccm|bhi|co-?cm|apcm|pcm|rpm|tcm)"
_OTHER_NOUN = re.compile(
    rf"\s(?:to|for)\s{_PROGRAM}\s(?:blood|labs?|draws?|wait-?\s?list|research|trial|photos?|recording|platform"
    rf"|marketing|texts?"
    r"|texting|emails?|voicemails?|testing|procedure|injections?|vaccin\w+|screen\w+|training)\b",
    re.IGNORECASE,
)
_THINGS = (
    r"(?:(?:phone\s|video\s|intake\s|follow[\s-]?up\s)?(?:calls?|appointments?|visits?)(?=\s(?:on|at|tomorrow"
    r"|next|to|with"
    r"|for)\b)|screen\w*|packets?|brochures?|students?|observers?|study|stud(?:y|ies)\s\w+|randomi[sz]ation|messages?"
    r"|records?|video(?:tap\w+)?|(?:\w+\s){{0,2}}recording|interviews?|surveys?|photos?|sessions?"
    r"|consultant['’]s|recs?\b|recommendations?"
    r"|questionnaires?|leaflets?|referral)"
)
_OTHER_OBJECT = re.compile(
    rf"""\s(?:\w+ly\s)?(?:from\s(?:the\s)?(?:patient|pt)\s)?(?:to|for|with|w/)\s(?:an?\s|the\s|his\s|her\s)?(?:
        (?:record|share|release|observe|leave|complete|consider|think|hear|refer|cover|review|discuss|learn|read|look
          |come|return|take\s(?:the|a|home)|fill|answer|warm\shand-?off|hand-?off)\b
        | (?:{_PROGRAM}\s)?{_THINGS}
        | (?:psychotropic|antidepressant|psychiatric\smed\w*|medications?|(?:start|increase|decrease|try)\s(?!{_PROGRAM}
          |the|this|our|services?|care|program|(?:psych\w*\s)?collab|psych\w*\s(?:{_PROGRAM}|care)|chronic|behavioral\shealth|principal
          |remote)\w+)\b
      )
      | \sthat\b | \s(?:into|onto)\s""",
    re.IGNORECASE | re.VERBOSE,
)
_DOUBT = re.compile(
    r"\bper\s(?:pt|patient)['’]?s?\smemory\b|\bsticky\snote\b|\bcan(?:not|['’]t)\sverify\b"
    r"|\bnothing\sin\s(?:the\s)?chart\b"
    r"|\bin\sprinciple\b|\blacks?\scapacity\b|\b(?:opt[\s-]?out|revocation|withdrawal|refusal)\sform\b"
    r"|\?\s+(?:ask|tbd|pending)\b"
    r"|\b(?:gave|handed|left|mailed)\s(?:the\s|an?\s)?(?:\w+\s)?consent\s(?:packet|form|paperwork)\b(?!.*\bsigned\b)"
    r"|\b(?:lvm|left\s(?:a\s)?(?:vm|voicemail|message))\b[^.;]*\bconsent\b(?![^.;]*\b(?:called\sback|agreed"
    r"|obtained|given)\b)"
    r"|\b(?:supposedly|allegedly|purportedly|presumably|sounds\s(?:ok(?:ay)?|fine|interested)\swith|hung\sup\sbefore)\b"
    r"|\bif\sit\s(?:were|was)\b|\b(?:I|he|she|they)(?:['’]d|\swould)\s(?:agree|consent|accept)\b"
    r"|\bconsents?\b[^.;]{0,40}\b(?:requested|sent|offered)\W*$"
    r"|\b(?:mailed|sent|handed|given)\b[^.;]{0,30}\breceived\sby\s(?:the\s)?(?:patient|pt)\b"
    r"|\bconsents?\s(?:form\s)?faxed\sto\b[^;]{0,60}\brecords\b|\bpre-?cert\w*|\b(?:consented"
    r"|agreed)\b[^.]*\bchanged\s(?:her|his|their)\smind\b(?![^.]*\b(?:agree|consent))",
    re.IGNORECASE,
)
_TAKEN_BACK = re.compile(
    r"\bleft\swithout\ssigning\b|\b(?:did|does)\snot\ssign\b|\bform\s(?:is\s|was\s)?void\b|\bnot\sready\sto\ssign\b"
    r"|\bis\snot\s(?:the\s|her\s|his\s)?(?:hcpoa|poa|proxy|guardian|authorized)\b|\bconsent\s(?:is\s|was\s)?(?:not\syet"
    r"|still\sowed|still\sneeded)\b",
    re.IGNORECASE,
)
"""What the rest of the line takes back."""
_BLANK = re.compile(rf"\b{_PROGRAM}\s?:?\s?_+\s?/", re.IGNORECASE)
_OLD = re.compile(
    r"\b(?:obtained|given|signed|taken|received|documented)\s(?:back\s)?(?:in\s)?((?:19|20)\d\d)\b(?![/-])",
    re.IGNORECASE,
)
_OWN = re.compile(
    r"\b(?:verbal|oral|written|informed)\s(?:\w+\s)?(?:consent|agreement|permission)\b"
    r"(?!\s(?:from\s(?:the\s)?\w+\s)?(?:to|for)\s)",
    re.IGNORECASE,
)


_ANSWERED = re.compile(
    r"\b[A-Z][a-z'’-]+,?\s[A-Z][a-z'’.-]*\s?[-–:]?\s(?:consented|declined|agreed|refused|enrolled|accepted)\b"
)


def a_list_of_patients(line: str) -> bool:
    """Whether a line gives the answers of several named people ("Adams Joan consented; Cole Rita declined")."""
    return len({match[0].split()[0] for match in _ANSWERED.finditer(line)}) > 1


def not_the_patients(text: str, after: str, year: str) -> tuple[Polarity, str] | None:
    """What takes a consent in the sentence `text` from the patient or the program, with the words; None for nothing.

    `after`: the rest of its line. `year`: the year (YYYY) of the consent's day, "" when none is known.
    """
    for pattern, said in ((_DOUBT, text), (_TAKEN_BACK, after)):
        found = pattern.search(said)
        if found:
            return Polarity.NEGATED, found[0].strip()
    blank = _BLANK.search(text)
    if blank:
        return Polarity.TEMPLATE, blank[0]
    old = _OLD.search(text)
    if old and year and old[1] < year:
        return Polarity.HISTORICAL, old[0]
    reasons = [_elsewhere(text, match) for match in _WORD.finditer(text)]
    if reasons and all(reasons) and not _OWN.search(text):
        return Polarity.NEGATED, reasons[0] or ""
    return None


def _elsewhere(text: str, match: "re.Match[str]") -> str | None:
    """The words that give one word of consent to a colleague, a payer or another object."""
    thing = _OTHER_OBJECT.match(text, match.end()) or _IN_MEETING.match(text, match.end())
    thing = thing or _OTHER_NOUN.match(text, match.end())
    if thing:
        return text[match.start() : thing.end()]
    ahead = text[max(0, match.start() - 60) : match.start()]
    clause = _CLAUSE.split(ahead)[-1]
    third = _BY_THIRD.search(clause)
    if third and not _PATIENT.search(third[0]):
        return third[0].strip() + " " + match[0]
    return None
