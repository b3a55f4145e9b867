"""Titles of notes whose time is nobody's logged time: a visit's, a therapy's, a test's."""

from clausea import sieve as re

_NOT_A_LOG = (
    r"emergency (?:department|room)|discharge summary|operative|procedure note|therapy (?:evaluation|session|note)|"
    r"physical therapy (?:evaluation|note)|individual (?:psycho)?therapy|imaging report|laboratory|"
    r"appointment history|vital signs|medication list|\bimaging\b|radiology|x-?rays?\b|ultrasound|laborator\w+|"
    r"\bfrom outside\b|\(outside\)|outside (?:record|provider|agency|hospital|facility|therap\w+|counsel\w+)|"
    r"immunization|insurance card|fill history|message thread|home log|call details|review of systems|"
    r"family history|cpap|access log|audit|infusion|appointments|\bmessages\b"
)
_VISIT_TITLE = re.compile(
    rf"office visit|\bov\b|progress note\b.{{0,20}}visit|\b(?:99(?:20[2-5]|21[1-5]|44[1-3]))\b|g0438|g0439|"
    r"wellness visit|physical exam|\bvisit note|house call|home visit|"
    rf"{_NOT_A_LOG}|tcm\b|transition\w* (?:of )?care",
    re.IGNORECASE,
)
_APART = re.compile(
    r"\b(?:between|non|outside(?: of)?|apart from|beyond|inter|not an?|no)[- ]?(?:the |his |her |an? )?"
    r"(?:(?:office|clinic|home|face[- ]to[- ]face|in[- ]person|billed|scheduled)[- ])?visits?\b",
    re.IGNORECASE,
)


def is_visit_title(words: str) -> bool:
    """Titles of notes whose time is a visit's, a therapy's, a test's, or nobody's logged time; not "between visits"."""
    return _VISIT_TITLE.search(_APART.sub(" ", words)) is not None
