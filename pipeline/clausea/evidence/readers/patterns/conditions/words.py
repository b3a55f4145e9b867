"""Words of a sentence that say of a condition named in it that this patient has it now.

"Her COPD flares in winter", "hypertension controlled", "contends with gout", "t2dm w/ neuropathy, last A1c 8.1"; a
relative's, a feared or a taught condition is none of the patient's.
"""

from clausea import sieve as re

_RELATIVE = (
    r"(?:mother|father|mom|dad|sister|brother|wife|husband|spouse|son|daughter|aunt|uncle|cousin|niece|nephew|parents?|sibling|"
    r"grand\w+|friend|neighbor|roommate|family)"
)
_OF_OTHERS = re.compile(rf"\b{_RELATIVE}\b[^.;]{{0,40}}$", re.IGNORECASE)
_HAS = re.compile(
    r"\b(?:has|have|contends? with|lives? with|living with|copes? with|coping with|struggles? with|struggling with|"
    r"battles|battling|"
    r"deals? with|dealing with|suffers? (?:from|with)|carries|besides (?:her|his)|known|long-?standing|"
    r"along with (?:her|his))\s"
    r"(?:(?:a|an|the|known|long-?standing|chronic|stable|advanced|mild|moderate|severe|poorly|well|controlled|uncontrolled|both|"
    r"[\w -]{0,24}, )\s?)*$",
    re.IGNORECASE,
)
_LISTED_TOO = re.compile(
    r"\b(?:has|contends? with|lives? with|copes? with|struggles? with|deals? with|suffers? (?:from|with))\b[^.;]{0,80}"
    r"(?:,|\band\b|&)\s?(?:\w+[ ,]){0,6}(?:with\s)?$",
    re.IGNORECASE,
)
_OWN = re.compile(r"\b(?:her|his|their|my|(?:pt|patient|(?-i:[A-Z])[a-z]+)['’]s?)\s(?:[\w-]+\s){0,2}$", re.IGNORECASE)
_DOES = re.compile(
    r"(?:\s\([^)]*\))?,?\s(?:has|is|was|remains?|keeps?|stays?|flares?|flared|progress\w*|worsen\w*|improv\w*|acts?|acting|limits?|continues?|"
    r"makes?|controlled|under|needs?|requires?|which|bothers?|troubles?|(?:has )?been)\b(?!\s(?:a (?:disease|"
    r"condition|common)|caused))",
    re.IGNORECASE,
)
_STATE = re.compile(
    r"[\s:,(–-]{1,4}(?:(?:is|are|remains?|was|has been|have been|now|currently|appears|looks|still|fairly|well|"
    r"poorly|not|better|sub-?optimally)"
    r"[\s-]){0,3}(?:un)?(?:controlled|stable|at goal|above goal|below goal|worse\b|worsening|progressing|flaring|"
    r"(?:de)?compensated|no (?:recent )?flares?|"
    r"in flare|improving|improved|managed|quiet|symptomatic|asymptomatic|advancing)\b",
    re.IGNORECASE,
)
_MEASURED = re.compile(
    r"(?:\s(?:w/|with)\s\w+(?:\s\w+)?)?\s?[,:–-]\s?[^.;]{0,40}\b(?:a1c|bp|ef|egfr|fev1|tsh|ldl|inr|spo2|lisinopril|metformin|insulin|inhaler|"
    r"meds?|last|continued?|continues|refill\w*|dose|increased|upped|lowered|started|taking|titrat\w*)\b",
    re.IGNORECASE,
)
_OPENS = re.compile(r"[\s•●▪\d.)(#:;–-]*(?:(?:yes|y|✓|x)\s+)?", re.IGNORECASE)
_WITH_FIRST = re.compile(r"[\s•●▪\d.)(#:;–-]*[\w-]+(?:\s[\w-]+){0,3}\s(?:w/|with|&|and|\+)\s", re.IGNORECASE)
_TICKED_LINE = re.compile(r"\W*(?:yes|y|✓|✔|x)\s+", re.IGNORECASE)


_RELATIVE_HAS = re.compile(
    rf"\b{_RELATIVE}\b(?:\s\([^)]*\))?,?\s(?:who\s|also\s|herself\s|himself\s|too\s){{0,2}}(?:is|was|has|had|takes|took|being|gets|sees"
    r"|deals|lives|struggl\w+|suffer\w+|battl\w+|diagnosed|treated|died|in\streatment|on\smeds?)\b[^.;,:]{0,40}$"
    rf"|\b{_RELATIVE}['’]s\s(?:own\s)?(?:\w+\s){{0,2}}$",
    re.IGNORECASE,
)
_OWN_AGAIN = re.compile(
    r"\b(?:pt|patient|client)(?:['’]s)?\b|\b(?:her|his|their) own\b(?!\s(?:illness|doctor))", re.IGNORECASE
)


def of_relative(before: str) -> bool:
    """Whether the words before a condition say that somebody of the family has it: "Mother, who is treated for"."""
    found = _RELATIVE_HAS.search(before)
    return found is not None and _OWN_AGAIN.search(found.group()) is None


def is_own(text: str, start: int, end: int) -> bool:
    """Whether `text` says of the condition at [start, end) that the patient has it now."""
    before, after = text[:start], text[end:]
    if _OF_OTHERS.search(before) or re.search(
        r"\b(?:no|not|without|denies|if|whether|unless|risk (?:of|"
        r"for))\s(?:\w+\s){0,2}$",
        before,
        re.IGNORECASE,
    ):
        return False
    if _HAS.search(before) or _LISTED_TOO.search(before) or (_OWN.search(before) and _DOES.match(after)):
        return True
    opens = _OPENS.fullmatch(before) is not None
    clause = opens or re.search(r"[.;,]\s*$", before) is not None
    if (clause or _OWN.search(before)) and _STATE.match(after):
        return True
    if opens and (_MEASURED.match(after) or (_TICKED_LINE.fullmatch(before) and not after.strip(" .,"))):
        return True
    return bool(_WITH_FIRST.fullmatch(before) and _MEASURED.match(after))
