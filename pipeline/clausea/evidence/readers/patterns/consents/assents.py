"""An offer explained, and then the patient's yes in whatever words: "BHI brought up: a nurse calls ... She wishes it".

Alone such a sentence says nothing about a program. Behind the program's name, an explanation, and what a person has to
be told before agreeing (CONTRACT 1: cost share, one practitioner, may stop) it is the consent.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from clausea import sieve as re
from clausea.evidence.facts import polarity_of
from clausea.evidence.readers.patterns.chart import Chart
from clausea.evidence.readers.patterns.consents.facts import Found, consent_day, consent_item
from clausea.evidence.readers.patterns.consents.words import (
    OTHER_MATTER,
    RESPONSE,
    STRONG,
    content_of,
    mode_of,
    named,
    refusals,
)
from clausea.evidence.units import Unit
from clausea.models import Item, Polarity
from clausea.values.programs import find_programs

_NEAR = 6
"""Sentences from the program's name to the answer."""
_EXPLAINED = re.compile(
    r"\b(?:explain\w*|brought\sup|bring\sup|discuss\w*|describ\w+|told|talked|went\s(?:over|through)|offer\w*|introduc\w+"
    r"|raised|review\w*|informed|present\w*|invit\w*|mention\w*|laid\sout|set\sout|proposed|suggested|recommend\w*"
    r"|asked\s(?:whether|if|about)|spoke\sabout|goes\sover|went\sinto|walked\s\w+\sthrough)\b",
    re.IGNORECASE,
)
_WHO = (
    r"(?:(?:the\s)?(?:pt|patient|client|member)|she|he|they|(?:mr|mrs|ms|miss)\.?\s(?-i:[A-Z])[\w'’-]+"
    r"(?:\s(?-i:[A-Z])[\w'’-]+)?)"
)
_IT = r"(?:it|this|that|the\s(?:service|program|calls|help|offer|support)|these\scalls)"
_TAKE_PART = (
    r"(?:(?:take\spart|join|start|begin|go\sahead|proceed|enroll?|sign\sup|participate|try\sit|try\sthis|use\sit|have\sit|get\sit"
    r"|be\s(?:in\b|part\b|enrolled|signed\sup|included|put\s(?:in|down)|called|in\s(?:it|the\sprogram))))"
)
_YES = (
    r"(?:yes|sure|fine|ok(?:ay)?|go\sahead|please\sdo|of\scourse|absolutely|all\sright|sounds\sgood"
    r"|count\sme\sin|sign\sme\sup)"
)
_DID = rf"""(?:(?:readily|gladly|verbally|then|also|now|happily)\s)?(?:
    (?:wish(?:es|ed)?|want(?:s|ed)?|would\s(?:like|love|welcome))\s(?:{_IT}|in\b|to\s{_TAKE_PART})
  | would\sbe\s(?:glad|happy|pleased)\s(?:of|with|to\s(?:have|get)|to)\s(?:{_IT}|{_TAKE_PART})
  | (?:is|was|seem(?:s|ed)|felt)\s(?:very\s|quite\s|all\s)?(?:on\sboard|in\sfavor|for\sit|agreeable|willing|amenable
      |in(?=\s*[.,;:]|\s*$)
      |(?:happy|glad|pleased|good|fine|ok(?:ay)?|comfortable|all\sright|content)\s(?:with\s{_IT}|to\s{_TAKE_PART}))
  | (?:ok(?:ay)?|good|fine)\swith\s{_IT}
  | (?:sa(?:id|ys)|answer(?:s|ed)|repli(?:es|ed)|told\s(?:me|us|the\snurse))[\s,:]{{1,2}}(?:to\s)?["“'‘]?{_YES}
  | sa(?:id|ys)\s(?:that\s)?(?:it|that|this)(?:['’]s|\sis|\swas)?\s(?:fine|ok(?:ay)?|all\sright|good)(?:\swith|\sby)?
  | accept(?:s|ed) | assent(?:s|ed) | consent(?:s|ed) | agree[sd]?(?!\swith) | opt(?:s|ed)\sin | nod(?:s|ded)(?:\syes)?
  | sign(?:s|ed)\s(?:on|up) | welcom(?:es|ed)\s{_IT} | t(?:akes|ook)\s(?:{_IT}|us)\sup
  | t(?:akes|ook)\s(?:up\s)?{_IT}(?=\s*[.,;:]|\s*$)
  | (?:has|had|voiced|raised)\sno\sobjections? | d(?:oes|id)\s?n(?:o|['’])t\s(?:object|mind)
  | asked\s(?:to\s{_TAKE_PART}|(?:that\swe|us\sto)\s(?:enroll?|sign|start|include|put))
  | (?:chose|chooses|decided|decides|elects|elected)\sto\s{_TAKE_PART}
  | gave\s(?:me\s|us\s)?(?:the\s|her\s|his\s|their\s|a\s)?(?:verbal\s)?
    (?:nod|ok(?:ay)?|yes|go-?ahead|word|green\slight|approval|blessing)
  | joined(?=\s*[.,;:]|\s*$|\sthe\s(?:program|service))
  )"""
_ASSENT = re.compile(
    rf"""\W*(?:(?:today|and|then|so)[\s,]+)?(?:
      {_WHO}\s(?:(?:has|have)\s)?{_DID}(?![\w-])
    | gave\s(?:the\s|her\s|his\s)?(?:nod|ok(?:ay)?|yes|go-?ahead)\b
    | (?:verbal|spoken|oral|clear)\s(?:yes|ok(?:ay)?|go-?ahead)\b
    | (?:(?:his|her|their|the|patient['’]s|pt['’]?s?)\s)?(?:answer|reply|response|word)(?:\s(?:was|is)|\s?:)
      \s["“'‘]?{_YES}\b
    | ["“'‘]{_YES}\b[^"”]{{0,40}}["”'’]
    | yes,?\splease\b | green\slight\sfrom\s{_WHO}
    | ok(?:ay)?['’]?(?:e?d)\sby\s{_WHO}
    | {_WHO}\s(?:ok(?:ay)?|good|fine)\swith\s{_IT}
    | said\s(?:aloud|out\sloud)\sthat\s(?:she|he|they)\s(?:takes|accepts|wants|agrees|wishes|would\slike)
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_HEDGED = re.compile(
    r"\b(?:think|consider\w*|deciding|decide(?!d|s)|may\s?be|perhaps|unsure|not\ssure|undecided|hesita\w+|doubt\w*"
    r"|not(?!\s(?:object|mind))|(?:wo|ca|would|do|does|is|was|has|are)n['’]t(?!\s(?:object|mind))|no(?!\sobjections?)|never|first"
    r"|wait\w*|later|until|if|but|although|declin\w*|refus\w*|more\s(?:about|info\w*|time)|time\sto|hear|learn|costs?|blank"
    r"|tomorrow|next|will\s(?:call|let|decide|tell|see|ask|talk)|rather|worr\w+|questions?|after\s(?:she|he|they)|pending"
    r"|son|daughter|wife|husband|mother|father|sister|brother|spouse|discharge|surgery|referral|vaccine)\b|\?",
    re.IGNORECASE,
)


_OTHER_OFFER = re.compile(
    r"\b(?:offer\w*|recommend\w*|suggest\w*|propos\w*|refer\w*|order\w*|schedul\w*|start(?:ed|ing)?|also|advis\w*|prescri\w*"
    r"|increas\w*|try|trial)\b",
    re.IGNORECASE,
)
_OF_PROGRAM = re.compile(
    r"\b(?:calls?|phones?|rings?|month\w*|program|service|nurse|care manager|counselor|between visits|team|enrol\w*"
    r"|plan|bill\w*|pay\w*|covers?|insurance|medicare)\b",
    re.IGNORECASE,
)
"""A sentence that goes on about the program."""
_TO_FAMILY = re.compile(
    r"\b(?:to|with) (?:the |her |his |pt['’]s )?(?:son|daughter|wife|husband|spouse|mother|father|sister|brother|niece"
    r"|nephew|caregiver)\b",
    re.IGNORECASE,
)


def other_offer(text: str) -> bool:
    """Whether a sentence offers or orders something besides the program, to which the next yes may be the answer."""
    return _OTHER_OFFER.search(text) is not None and not content_of(text)


class Assent(NamedTuple):
    """The yes at [start, end) of units[place], to a program."""

    program: str
    place: int
    start: int
    end: int


def read_assent(chart: Chart, units: tuple[Unit, ...], index: int) -> Iterator[Item]:
    """The consent that answers the offer which the sentence begins to explain, in words that alone say nothing."""
    yes = _assent_behind(units, index)
    if yes is None or units[yes.place].entry.draft:
        return
    unit, found = units[yes.place], Found(yes.program, yes.start, yes.end, yes.start, yes.end)
    if STRONG.search(unit.text) or (RESPONSE.match(unit.text) and yes.place - index <= _READ):
        return  # read where it stands
    if polarity_of(unit, yes.start, yes.end)[0] in (Polarity.AFFIRMED, Polarity.PLANNED):
        wording = " ".join(other.text for other in units[index : yes.place + 1])
        day, mode = consent_day(chart, units, yes.place, found), mode_of(unit.text) or "verbal"
        yield consent_item(chart, unit, found, day, mode, Polarity.AFFIRMED, None, wording)


_READ = 2
"""Sentences behind the program's name in which told.py reads a bare answer."""


def _assent_behind(units: Sequence[Unit], index: int) -> Assent | None:
    """The yes that answers the offer which units[index] begins to explain; None for none or a doubtful one."""
    offer = units[index]
    programs = {hit.program for hit in named(offer.text)}
    if len(programs) != 1 or offer.heading or offer.row is not None or OTHER_MATTER.search(offer.text):
        return None
    if _TO_FAMILY.search(offer.text):
        return None
    explained = _EXPLAINED.search(offer.text)
    told: set[str] = set(content_of(offer.text))
    for place in range(index + 1, min(index + 1 + _NEAR, len(units))):
        unit = units[place]
        if (
            unit.row is not None
            or any(True for _ in refusals(unit.text))
            or {hit.program for hit in find_programs(unit.text)} - programs
        ):
            return None
        match = _ASSENT.match(unit.text)
        if match is None:
            if other_offer(unit.text) or not (content_of(unit.text) or _OF_PROGRAM.search(unit.text)):
                return None
            told |= set(content_of(unit.text))
            continue
        if _HEDGED.search(unit.text) or OTHER_MATTER.search(unit.text):
            return None
        if not ((told and explained) or len(told) > 1):
            return None
        return Assent(next(iter(programs)), place, match.start(), match.end())
    return None
