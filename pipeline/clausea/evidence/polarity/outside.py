"""What is no care of this patient (another clinic's panel, a plan for the dog), and what a fact is said not to be."""

from clausea import sieve as re
from clausea.evidence.polarity.words import Cue, words
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
    Cue(  # whatever the fact is not: "the consent is not in the packet", "the PHQ-9 was not feasible"
        words(
            r"(?:is|are|was|were|be|been|remains?)\s(?:still\s|really\s|actually\s)?(?:not|n['’]t)\s(?!only|just|merely|simply|limited|until"
            r"|at\b|well|controlled|optimal|ideal|improv|better|worse|stable|new|severe|sure|bad|bother|affect|interfer|limit|progress"
            r"|in\s(?:remission|exacerbation|flare|crisis|pain)|on\s(?:med|insulin|oxygen|treat|any)|an?\s(?:issue|problem|concern)"
            r"|declin|refus|oppos|miss|lost|delay|due\b|decided|likely)\w+"
            r"|not\s(?:yet\s)?(?:in|among|part\sof|within|with)\s(?:the|this|our|any|her|his|these)\s(?:\w+\s)?(?:records?|charts?|packets?"
            r"|papers?|files?|notes?|scans?|lists?|bundle|folder|system|ehr|emr|logs?|documents?|pages?|binder)"
            r"|(?:without|w/o)\s(?:an?|any|the|her|his)\s(?:\w+\s)?(?:score|signature|date|initials|total|result|answers?|name)"
            r"|out\sof\sdate|(?:put|placed)\son\sice|declined\s(?:with|point)|half\s(?:filled|done|finished)(?:\s(?:in|out))?"
            r"|only\s(?:begun|started|half)|(?:stopped|halted|blocked|vetoed|disputed|contested)\sby\s(?:the\s|her\s|his\s)?\w+"
            r"|not\s(?:gotten\sto|feasible|possible|understood|among)|impossible|unfeasible|withdrawn\s(?:the|on|a|later|by)"
        ),
        Polarity.NEGATED,
        False,
        True,
        inner=False,
        near=1,
    ),
    Cue(  # where it stands: "the visit is next", "consent: up to the daughter"
        words(
            r"(?:is|are|was|were)\s(?:next(?=\s*(?:[.,;]|$))|tentative|later\sthis\s\w+|after\sthe\s\w+|when\s\w+|as\ssoon\sas|by\sthe\send)"
            r"|on\sthe\sschedule|under\sdiscussion|hoped\sfor|wanted\sby|a\s(?:goal|possibility|thought)(?=\s*(?:[.,;]|$|for\b))"
            r"|up\sto\s(?:the\s|her\s|his\s)(?:daughter|son|wife|husband|family|patient|pt|provider|pcp|doctor|insurer|insurance)"
            r"|left\sfor\s(?:next|later|tomorrow|\w+day|\d)"
        ),
        Polarity.PLANNED,
        False,
        True,
        inner=False,
        near=1,
    ),
)
