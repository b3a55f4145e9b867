"""A consent's paper that went home with the patient to be read and signed, and what a line says of a yes.

A paper that is out has not been agreed to: the consent is pending until the chart says that it came back
(domain.md 1.0).
"""

from clausea import sieve as re
from clausea.evidence.readers.patterns.chart import mark_in
from clausea.evidence.readers.patterns.consents.words import PROMOTION, VERBAL, WRITTEN
from clausea.evidence.units import Unit
from clausea.pages import Mark
from clausea.values.dates import find_dates

_PAPER = r"(?:forms?|paper(?:s|work)?|packets?|agreements?|consents?|documents?|sheets?)"
_FOR = (
    r"(?:home|to (?:read|look|review|think|consider|discuss|sign|fill|complete|show|go over|talk|take)"
    r"|for (?:(?:his|her|their|the|a|wet|patient) )?(?:signature|review|consideration|reading|perusal))"
)
_OUT = re.compile(
    rf"\b{_PAPER}\b[^.;]{{0,40}}?\b(?:given|handed|sent|mailed|e-?mailed|left|provided|offered|went|goes|is|out)\b"
    rf"[^.;]{{0,50}}?\b{_FOR}\b"
    rf"|\b(?:gave|handed|sent|mailed|e-?mailed|left|provided|offered)\b[^.;]{{0,60}}?\b{_PAPER}\b[^.;]{{0,50}}?\b{_FOR}\b"
    rf"|\b(?:took|takes|taken|taking|has|carried)\b[^.;]{{0,40}}?\b{_PAPER}\b[^.;]{{0,30}}?\bhome\b"
    rf"|\b{_PAPER}\b[^.;]{{0,80}}?\b(?:will|plans? to|promised to|is to|going to|['’]ll) "
    r"(?:sign|return|bring|drop|mail|fax|send|fill|complete)\b",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"\b(?:will|to|can|may|would|should|must|['’]ll|then|and)\s+(?:\w+\s+){0,2}?"
    r"(?:sign|return|bring|drop|mail|fax|send|fill|complete)\b(?:\s+(?:it|them|the \w+))?"
    r"(?:\s+(?:back|off|in|out|signed))*"
    r"|\b(?:not|n['’]t|never|nothing)\s+(?:yet\s+|been\s+|come\s+)*(?:back|signed|returned|received|sent back)\b"
    r"|\b(?:await\w*|pending|until|once|when|if|before)\b[^.;,]{0,40}?\b(?:signed|returned?|back|received)\b",
    re.IGNORECASE,
)
"""A signature or a return that lies ahead, or that has not come."""
_SETTLED = re.compile(
    r"\b(?:signed|signs|returned|back|obtained|received|verbal\w*|oral\w*|agreed|agrees|consented|consents|said yes|"
    r"accepted|completed|executed|yes|gave (?:\w+ )?(?:consent|permission|ok\w*)|"
    r"on file|scanned|cop(?:y|ies)|signature (?:obtained|captured|on))\b",
    re.IGNORECASE,
)
_YES = re.compile(
    r"\b(?:consent(?:s|ed)?|agree[sd]|agreement|permission|obtained|accept(?:s|"
    r"ed)|yes|ok['’]?d|wish\w*|wants?|today|completed)\b",
    re.IGNORECASE,
)


def paper_out(text: str) -> str | None:
    """The words that say that the paper went home to be signed, unless the sentence also tells of a yes or a return."""
    out = _OUT.search(text)
    if out is None or _SETTLED.search(_AHEAD.sub(" ", text)):
        return None
    return " ".join(out.group().split())


def said_yes(text: str) -> bool:
    """Whether a heading or a line on enrollment also says how, or that, consent was given."""
    return bool(VERBAL.search(text) or WRITTEN.search(text) or _YES.search(text))


def goes_on(text: str, end: int, cue: str) -> bool:
    """Whether what lies ahead stands in a clause of its own behind the consent ending at `end`, its manner and day.

    "CoCM consent 3/2/26 verbal, pt will start next week": the start lies ahead, the consent does not.
    """
    at = text.find(cue, end)
    said = re.split(r"[,;]\s", text[: max(at, 0)])
    before = text[: at - len(said[-1])] if at > 0 and len(said) > 1 else ""
    return bool(before) and VERBAL.search(before) is not None and bool(find_dates(before))


_SINCE = re.compile(
    r"\b(?:on file|in (?:the )?chart|on chart|documented|active|in place|consented) since (?=\S)", re.IGNORECASE
)
"""Before the day from which a consent stands."""
_GONE_OVER = re.compile(
    r"\b(?:reviewed|gave|given|handed|provided|went over|gone over|explained|read|discussed)\b[^.;]{0,30}"
    r"\b(?:brochure|fl[iy]er|handout|leaflet)s?\b",
    re.IGNORECASE,
)
"""A paper that was gone over with the patient advertises nothing."""
_CONCURS = re.compile(
    r"agree(?:s|d|ment)?\s+(?:is\s+)?with\s+(?:[\w'’]+\s+){0,4}?(?:plan|notes?|assessment|above|findings|rec(?:ommendation)?s|"
    r"documentation|entries|logs?|minutes|summary|charges?)\b(?!\s+to\s+(?:enrol|join|start|begin|participat|sign up))",
    re.IGNORECASE,
)


def concurs(text: str, start: int) -> bool:
    """Whether an agreement is with a colleague's work ("agree with RN's CCM plan"), and so nobody's consent."""
    return _CONCURS.match(text, start) is not None


def promotes(text: str) -> bool:
    """Whether a sentence is of an advertisement, and not of one that was gone over with the patient."""
    return PROMOTION.search(_GONE_OVER.sub(" ", text)) is not None


def standing_since(unit: Unit, start: int) -> Mark | None:
    """The day from which a consent stands on file, told behind `start`."""
    since = _SINCE.search(unit.text, start)
    for hit in find_dates(unit.text) if since else ():
        if since and hit.start == since.end() and not hit.partial:
            return mark_in(unit, hit.start, hit.end, hit.iso)
    return None
