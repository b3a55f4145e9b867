"""Notes typed without capitals, with the capitals that the readers go by: names, credentials, beginnings of sentences.

"spoke with pt. ana lucero, rn" says who spoke as well as "Spoke with pt. Ana Lucero, RN" does. Every letter keeps its
place. Only the name before a credential is capitalized on a page that has capitals elsewhere; all else is left to its
writer.
"""

import re

_CREDENTIAL = (
    r"(?:rn|lpn|lvn|bsn|cma|rma|ma|md|do|np|fnp|fnp-c|fnp-bc|aprn|dnp|pa|pa-c|lcsw|lmsw|licsw|lpc|lpcc|lmft|lmhc|msw|phd"
    r"|psyd|pharmd|rph)"
)
_CAPITALS = {"pharmd": "PharmD", "phd": "PhD", "psyd": "PsyD", "rph": "RPh", "cocm": "CoCM"}
_NO_NAME = (
    r"(?:the|an?|and|or|of|to|by|with|w|from|for|on|at|in|per|via|re|is|was|our|her|his|their|my|your|this|that|who|staff"
    r"|nurse|clinic|office|home|health|care|hospital|hospice|triage|wound|case|manager|coordinator|team|pt|patient|call"
    r"|called|spoke|charge|visiting|facility|supervising|signed|reviewed|note|log|no|not|ask(?:ed)?|saw|told|notified"
    r"|message|sent|discussed|another|same|on-call|new|min|mins|minutes|daughter|son|wife|husband|sister|brother|ed|er"
    r"|snf|icu|pharmacy|medical|telehealth|primary|ccm|bhi|tcm|cocm|pcp|see|seen|done|faxed)"
)
_WORD = rf"(?!{_NO_NAME}\b)[a-z][a-z'’-]*[a-z]"
_BEHIND = r"(?=[.;,:)\]\n]|\s*$|\s[-–—/|\d])"
_PERSON = re.compile(
    rf"(?<![\w'’-])(?P<name>(?:{_WORD}|[a-z]\.?) (?:[a-z]\.? )?{_WORD})(?P<comma>,? ){_CREDENTIAL}{_BEHIND}"
)
_TRIGGER = re.compile(rf"[a-z],? {_CREDENTIAL}{_BEHIND}")
_IN_A_ROW = re.compile(
    rf"(?:(?<=\d )|(?<=^))(?P<name>(?:{_WORD}|[a-z]\.) {_WORD})(?P<comma>,? ){_CREDENTIAL}(?= [a-z])", re.MULTILINE
)
"""A name behind its line's day and time: "10:00-10:20 d. tilley, lpc telephone"."""
_ABBREVIATION = re.compile(
    rf"(?i)(?<![\w'’-])(?:(?<=[a-z],\s){_CREDENTIAL}|ccm|bhi|cocm|tcm|pcm|apcm|rpm|bhcm|phq|gad|pcp|dob|mrn|dos|snf|chf|copd"
    r"|ckd|htn|mdm|awv|poa|moca|mmse|epds|pcl|audit)(?![\w'’])"
)
_MONTH = re.compile(
    r"\b(?:jan|feb|apr|jun|jul|aug|sept?|oct|nov|dec|(?:mar|may)(?=\.? ?\d)|(?<=\d )(?:mar|may)|(?<=\d-)(?:mar|may)"
    r"|january|february|march(?=,? \d)|(?<=\d )march|april|june|july|august|september|october|november|december)\b"
)
_TITLED = re.compile(rf"(?<![\w'’-])(?P<title>dr|mr|mrs|ms)(?P<dot>\.? )(?P<name>{_WORD}(?: {_WORD}(?=,))?)")
_BEGINS = re.compile(r"(?:(?<=[.!?] )|(?<=[.!?]  )|(?<=: ))[a-z](?=[a-z])")
_LINE = re.compile(r"^(?:[ \t]*(?:[•*-] |\d[\d/.:-]*(?: [ap]m)?[,:;)]? (?:[-–] )?)?)(?P<first>[a-z])", re.MULTILINE)
_ENDS = re.compile(rf"(?:[.:!?;)\]]|\b{_CREDENTIAL})$", re.IGNORECASE)
_TITLE = re.compile(
    r"^[ \t]*(?=[^\n]*\b(?:notes?|plan|visit|log|agreement|consent|registry|summary|sheet|record|encounter)\b)"
    r"[a-z][\w/()&'’—–-]*(?:,? [\w/()&'’—–-]+){0,7}$",
    re.MULTILINE,
)
"""A line that may be a heading: few words, one of them a paper's, and no stop."""
_HEAD = 400
_FEW = 0.01
_LETTERS = 60
"""A page of fewer letters says nothing of how its writer types."""


def with_capitals(text: str) -> str:
    """The text with capitals where a page has none, or at the names before a small credential; as long as it was."""
    if _without(text):
        return _whole(text)
    return _PERSON.sub(_named, text) if _TRIGGER.search(text) else text


def _without(text: str) -> bool:
    head = text[:_HEAD]
    if head != head.lower() and sum(map(str.isupper, head)) > _HEAD * _FEW:
        return False
    letters = sum(map(str.isalpha, text))
    return letters >= _LETTERS and sum(map(str.isupper, text)) <= _FEW * letters


def _whole(text: str) -> str:
    text = _TITLE.sub(lambda match: _title(match.group()), _IN_A_ROW.sub(_named, _PERSON.sub(_named, text)))
    text = _TITLED.sub(lambda match: match["title"].title() + match["dot"] + _title(match["name"]), text)
    text = _ABBREVIATION.sub(lambda match: _capitals(match.group()), text)
    text = _MONTH.sub(lambda match: match.group().title(), text)
    text = _BEGINS.sub(lambda match: match.group().upper(), text)
    longest = max(map(len, text.split("\n")))
    return _LINE.sub(lambda match: _opened(text, match, longest), text)


def _named(match: re.Match[str]) -> str:
    rest = match.group()[len(match["name"]) + len(match["comma"]) :]
    return _title(match["name"]) + match["comma"] + _capitals(rest)


def _capitals(word: str) -> str:
    return _CAPITALS.get(word.lower(), word.upper())


def _title(name: str) -> str:
    return re.sub(r"(?<![\w'’])[a-z]", lambda match: match.group().upper(), name)


def _opened(text: str, match: re.Match[str], longest: int) -> str:
    """The line with a capital, unless it goes on with the line above: that one is full and ends in no stop."""
    above = text[: match.start()].rsplit("\n", 2)[-2:-1]
    line = above[0].rstrip() if above else ""
    if len(line) > 0.75 * longest and not _ENDS.search(line) and match.group() == match["first"]:
        return match.group()
    return match.group()[:-1] + match["first"].upper()
