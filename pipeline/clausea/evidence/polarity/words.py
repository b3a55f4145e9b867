"""The words that turn a fact of a chart into something else: denied, planned or past.

Each cue says which way it reaches: `ahead` to what follows it, `back` to what stands before it. The look-alikes of
lookalikes.py are blanked before any cue is looked for.
"""

from typing import NamedTuple

from clausea import sieve as re
from clausea.models import Polarity


class Cue(NamedTuple):
    """Words with their polarity, and the ways they reach.

    `inner`: they also count inside the fact's own words. `near`: they reach only a fact beside them that nothing states
    as done ("PHQ-9 in two weeks", never "spoke with the daughter in two weeks' time"); the number is of words between.
    `whole`: they reach all of their sentence ("Policy BH-7: ...", "scanned under the wrong record number; ...").
    """

    pattern: re.Pattern[str]
    polarity: Polarity
    ahead: bool
    back: bool
    inner: bool = True
    near: int | None = None
    whole: bool = False


def words(source: str) -> re.Pattern[str]:
    """Whole words, in any case; blanks in the source do not count."""
    return re.compile(rf"(?<![\w-])(?:{source})(?![\w-])", re.IGNORECASE | re.VERBOSE)


def any_of(*kinds: tuple[str, ...]) -> str:
    """An expression for any word of these kinds: families of words are written as lists, and joined here."""
    return "(?:" + "|".join(word for kind in kinds for word in kind) + ")"


HANDED_TO = (
    r"(?:(?:the|her|his|our)\s)?(?:pt|patient|family|him|her|them|caregiver|daughter|son|wife|husband|spouse|mother|father"
    r"|(?:mr|mrs|ms)\.?\s\w+)\s(?:(?:and|or|&|/)\s(?:\w+\s){1,2})?(?:with|w/|an?\b|(?:the|her|his|their)\s(?:\w+\s){0,2}(?:plan|copy)"
    r"|written|printed|paper|cop(?:y|ies)\b|educat|instruct|info)"
    r"|(?:an?|the|her|his|written|printed|paper)\s(?:\w+\s){0,2}cop(?:y|ies)\b|cop(?:y|ies)\b"
)
"""Behind "provided" that gave something to somebody and sets no condition."""

REFUSE = (
    r"declin(?:ed|es|e|ing)|refus(?:ed|es|e|ing)|opt(?:s|ed|ing)?[\s-]out|withdr(?:ew|awn|aws"
    r"|awing)|revok(?:ed|es|ing)|rescind(?:ed|s)|disenroll(?:ed|s|ing|ment)"
)
REFUSED = words(
    r"(?:(?:pt|patient|she|he|they|member|client|caregiver|daughter|son|spouse|wife|husband"
    r"|family|guardian|who)\s)(?:has\s|have\s|had\s|then\s|politely\s|verbally\s|again\s"
    rf"|still\s|currently\s)*(?:{REFUSE}|(?:does|did)\snot\s(?:want|wish|agree|consent)"
    r"|(?:doesn|didn)['’]t\s(?:want|wish|agree|consent)|(?:is\s|was\s"
    r"|is\sstill\s)?not\s(?:interested|sure|ready|willing)|(?:is|was)n['’]t\s(?:interested"
    r"|sure|ready|willing)|said\sno|did\snot\swant|disagreed|objected)"
)
"""A refusal whose object stands earlier: "CCM explained, patient declined"."""
REFUSED_BARELY = re.compile(
    rf"(?<=[,;–-])\s*(?:and\s|but\s|(?:was\s|were\s)?again\s|politely\s|verbally\s|then\s)*(?:{REFUSE}"
    rf"|not\s(?:interested|willing|ready)|no\sthank)",
    re.IGNORECASE,
)
"""The same without its subject: "BHI offered, declined for now"."""
REFUSED_IN_ANY_WORDS = words(
    r"(?:pt|patient|she|he|they|member|client|daughter|son|spouse|wife|husband|family|guardian|who)\s"
    r"(?:does|did|is|was|has|had|would|could|will|can|do|are|were)(?:\s(?:not|never)|n['’]t)\s(?!yet\b|only\b)"
    r"(?:(?!questions?|concerns?|symptoms?|pain|problems?|complaints?|need|recall|remember|know|report|have|feel|bring"
    r"|object\w*|refus\w*|declin\w*|mind|oppos\w*|met|lost|gained|slept|eaten|taken|checked|fallen|improved"
    r"|smoked|needed|used|picked|filled|missed)[\w'’]+(?:\s|(?=[.,;]|$))){1,4}(?=\s*(?:$|[.,;]))"
)
"""A clause of denial in whatever words, without an object of its own: "CCM pitched; patient wasn't having it"."""
UNDECIDED = words(
    r"undecided|unsure|uncertain|not\s(?:yet\s)?(?:sure|decided)|(?:has|have)(?:\snot|n['’]t)\s(?:yet\s)?decided"
    r"|(?:wants?|wishes|needs?|asked\sfor|requests?|requested|would\slike|prefers?)\s(?:to\s|more\s"
    r"|some\s)*(?:think"
    r"|time|wait|discuss|talk|consider|decide)"
    r"|(?:is|was)?\s?(?:thinking|considering|mulling)|think\s(?:about\sit|it\sover|on\sit)|on\sthe\sfence"
    r"|(?:will|to|would)\s(?:think|consider|decide|let\sus\sknow|get\sback|call\sback|discuss|talk)|no\sdecision"
)
"""What leaves an offer open: "BHI offered, patient undecided"."""
OFFERED = words(
    r"offer(?:ed|s)?|discuss(?:ed|es)?|explain(?:ed|s)?|ask(?:ed|s)?|invit(?:ed|es)"
    r"|present(?:ed|s)?|introduc(?:ed|es)|request(?:ed|s)?|recommend(?:ed|s)?|encourag(?:ed"
    r"|es)|approached|spoke|talked|suggest(?:ed|s)|review(?:ed|s)?|counsel+ed|attempted"
    r"|provided\sinformation|pitched|broached|raised|brought\sup|mentioned|floated|touched\son|described|outlined"
    r"|laid\sout|proposed|promoted|plugged|advertised"
)
