"""Time that its own writer leaves out: "9 min called patient, not counted", "chart review 5 min. NO CHARGE"."""

from dataclasses import replace

from clausea import sieve as re
from clausea.evidence.readers.patterns.minutes.entry import Logged
from clausea.evidence.readers.patterns.minutes.settings import Setting
from clausea.evidence.units import Unit
from clausea.models import Polarity
from clausea.values.durations import find_durations

_COUNTED = (
    r"(?:count(?:ed|able)?|bill(?:ed|able)?|charg(?:ed|eable)|claim(?:ed|able)|includ(?:ed|able)|credited|reportable)"
)
_NOT = r"(?:not|never|isn['’]t|wasn['’]t|aren['’]t|weren['’]t|don['’]t|doesn['’]t|didn['’]t|do(?:es)? not|did not)"
_WHERE = (
    r"(?:\s(?:towards?|for|to|as|in|under|against|with)\s(?:the\s|this\s|our\s|my\s|any\s)?(?:(?:ccm|bhi|cocm|pcm|"
    r"apcm|program|care management|monthly?|clinical|staff|\w+day['’]s)\s?)*(?:time|total|sum|minutes|log|month|claim|"
    r"billing|count|tally)?)?"
)
_LEFT_OUT = re.compile(
    r"(?:^\W*|[,;:.(\[|–—-]\s*|\b(?:time|minutes|mins?|call|entry|this|which|that|it|so|but|and|(?:is|was|were|are))\s)"
    rf"(?:(?:{_NOT}|non|un)[\s-]?(?:be\s|to\sbe\s|being\s)?{_COUNTED}{_WHERE}"
    rf"|(?:should|will|can|must|may)(?:\snot|n['’]t)\s(?:be\s)?{_COUNTED}{_WHERE}"
    r"|(?:at\s)?no[\s-](?:charge|bill|count)|n/c|courtesy(?:\scall)?|off[\s-]the[\s-]clock"
    r"|(?:excluded?|left\sout|omitted|kept\sout|taken\sout|removed)(?:\sfrom\s[^.;,]{0,24})?"
    r"|(?:not|no)\s(?:ccm|bhi|cocm|pcm|program|care\smanagement|clinical)\s(?:time|minutes|work)"
    r"|do(?:es)?\s(?:not|n['’]t)\s(?:go|apply|add)\s(?:toward|towards|to|into)\b[^.;,]{0,24})"
    r"\W*(?=$|[.;,)\]|]|\s[–—-]\s|\s\d{1,3}\s*$)",
    re.IGNORECASE,
)
"""Closes a clause about the time; "not billed separately", "not counted elsewhere" and "counted pills" do not."""
_NEITHER = re.compile(
    rf"\b(?:neither|none|both|all)\s(?:of\s(?:it|this|these|them|which)\s)?(?:(?:is|are|was|were)\s)?(?:not\s|to\sbe\s|un)?{_COUNTED}\b",
    re.IGNORECASE,
)
"""Takes back all the times before it: "12 min, 3 min, neither counted"; "all billed" and "both counted" do not."""
_WITHIN = 6
"""Sentences of a line in which its writer takes back the only time that it names."""


def without_left_out(logged: Logged, setting: Setting) -> Logged:
    """The entry, denied where the words behind its minutes leave them out."""
    if logged.minutes_mark is None or logged.polarity is not Polarity.AFFIRMED:
        return logged
    if logged.unit.row is not None:
        return replace(logged, polarity=Polarity.NEGATED) if _LEFT_OUT.search(logged.unit.text) else logged
    none = _NEITHER.search(logged.unit.text, logged.minutes_mark.end - logged.unit.start)
    if none is not None and re.match(r"ne|no|.*\b(?:not|un)", none.group(), re.IGNORECASE):
        return replace(logged, polarity=Polarity.NEGATED)
    if any(_LEFT_OUT.search(text) for text in _behind(logged.unit, logged.minutes_mark.end, setting)):
        return replace(logged, polarity=Polarity.NEGATED)
    return logged


def _behind(unit: Unit, end: int, setting: Setting) -> list[str]:
    """What stands behind the minutes up to the next ones; the line's other sentences where it names no others."""
    after = unit.text[end - unit.start :]
    following = find_durations(after)
    if following:
        return [after[: following[0].start]]
    place = next((number for number, other in enumerate(setting.units) if other is unit), None)
    rest = setting.units[place + 1 : place + 1 + _WITHIN] if place is not None else ()
    if unit.entry.date is None or len(setting.units) > _WITHIN + 1 or any(find_durations(other.text) for other in rest):
        return [after]
    return [after, *(other.text for other in rest if other.row is None)]
