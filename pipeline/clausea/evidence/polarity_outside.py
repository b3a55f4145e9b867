"""What is no care of this patient at all: another clinic's panel, a plan for the dog, a lease of twelve months."""

from clausea import sieve as re
from clausea.evidence.polarity_words import Cue, words
from clausea.models import Polarity

OUTSIDE: tuple[Cue, ...] = (
    Cue(  # another clinic's patients
        re.compile(
            r"\b(?:of|for|at|on|from)\s(?:(?:an?|the|our)\s)?(?:another|other|sister|different|neighbou?ring|partner)\s(?:\w+\s)?"
            r"(?:clinic|practice|office|site|team|program)s?['’]s?\s(?:\w+\s)?(?:patients|panel|caseload|cases|roster|registry|members)\b"
            r"|\b(?:caseload|panel|cases|patients|roster)\s(?:review\s)?(?:of|at|for|from)\s(?:(?:an?|the|our)\s)?(?:another|other|sister"
            r"|different|neighbou?ring|partner)\s(?:\w+\s)?(?:clinic|practice|office|site|team|program)\b",
            re.IGNORECASE,
        ),
        Polarity.OTHER_PATIENT,
        True,
        True,
        whole=True,
    ),
    Cue(  # no patient at all: "care plan for the dog", "the lease lasts 12 months"
        re.compile(
            r"\b(?:dog|cat|pet|puppy|horse|travel|meal|trip|phone|data|payment|savings|retirement|seating|lesson|floor)(?:['’]s)?\s"
            r"(?=(?:care\s)?plan\b)|\b(?:lease|rental|contract|warranty|loan|mortgage|subscription|construction|renovation"
            r"|membership|visa|permit|internship|semester|guarantee)s?\s",
            re.IGNORECASE,
        ),
        Polarity.OTHER_PATIENT,
        True,
        False,
        inner=False,
        near=1,
    ),
    Cue(
        words(
            r"(?<=plan\s)(?:for|of)\s(?:the|her|his|their|my|an?)\s(?:\w+\s)?(?:dog|cat|pet|puppy|kitten|horse|bird|garden|trip|cruise"
            r"|vacation|wedding|funeral|lease|estate)(?:['’]s)?"
        ),
        Polarity.OTHER_PATIENT,
        False,
        True,
    ),
)
