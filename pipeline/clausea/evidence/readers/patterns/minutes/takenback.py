"""Words that take a logged time back, or put another in its place."""

from clausea import sieve as re

CORRECTED = re.compile(
    r"(?:(?:correct\w*|amend\w*|chang\w*|revis\w*|adjust\w*|edit\w*|updat\w*|reduc\w*)\b[^.;]{0,40}?\bfrom\s+"
    r"(?P<old1>\d{1,3})\s*(?:min\w*\.?)?\s+(?:min\w* )?to\s+(?P<new1>\d{1,3})\s*min\w*"
    r"|(?<![\d/.-])(?P<old2>\d{1,3})\s*(?:min\w*\.?)?\s*(?:should (?:be|read|have been)|(?:is |was )?corrected to|"
    r"amended to|changed to)\s+(?P<new2>\d{1,3})\s*min\w*"
    r"|(?:should (?:be|read|have been|say)|correct(?:ed)? (?:time|duration|minutes)(?: is| was)?:?|corrected to|"
    r"actual (?:time|duration)(?: is| was)?:?)"
    r"\s+(?P<new3>\d{1,3})\s*min\w*,?\s*(?:\(?(?:not|instead of|rather than|in place of)\s+(?P<old3>\d{1,3}))?"
    r"|(?:entered|logged|recorded|documented|typed|keyed|put down|"
    r"written) (?:in error )?as\s+(?P<old4>\d{1,3})[^.]{0,40}"
    r"(?:should (?:be|read)|actual(?:ly)?(?: was)?|correct is|(?:correct|right|true|actual) (?:time|figure|number|"
    r"total|length)"
    r"(?: is| was)?:?)\s+(?P<new4>\d{1,3})\b(?:\s*min\w*)?"
    r"|(?:correct(?:ed|ion)|amended|in error)\b[^.;]{0,60}?\b(?:time|minutes|duration|call|length|"
    r"entry)\b[^.;]{0,30}?\b(?:was|is|should be|to)\s+"
    r"(?P<new5>\d{1,3})\s*min\w*(?:,?\s*\(?(?:not|instead of)\s+(?P<old5>\d{1,3}))?"
    r"|(?<![\d/.-])(?P<new6>\d{1,3})\s*min\w*\W{1,4}(?:(?:corrected|amended|revised|adjusted|changed)\b\W{1,3})?"
    r"(?:replac(?:es|ing)|supersed(?:es|ing)|corrected from|in place of|formerly|previously|originally)"
    r"\s+(?:the\s)?(?P<old6>\d{1,3})\b"
    r"|(?:real|true|right|actual|proper) (?:length|time|duration|minutes|figure|number)\b[^.;]{0,50}?"
    r"\b(?:is|was|were|:)"
    r"\s+(?:only |just )?(?P<new7>\d{1,3})\s*min\w*"
    r"|(?:read|count|take|use)\s+(?P<new8>\d{1,3})(?:\s*min\w*)?,?\s+"
    r"(?:in place of|instead of|rather than|and not|not|for)"
    r"\s+(?:the\s)?(?P<old8>\d{1,3})(?![\d/:])(?!\s*(?:days|weeks|months|times|calls|tabs|doses)))",
    re.IGNORECASE,
)
"""An addendum that replaces a logged time."""

VOID = re.compile(
    r"\b(?:struck|void(?:ed)?|retracted|deleted|disregard|withdrawn|entered in error|wrong patient|(?:another|"
    r"different) patient|wrong chart|duplicate (?:of|entry|line|row)|"
    r"(?:entered|logged|recorded|counted) twice|double[- ](?:entered|entry|logged)|"
    r"already (?:logged|counted|entered|listed))\b",
    re.IGNORECASE,
)
"""Takes the entry back."""
