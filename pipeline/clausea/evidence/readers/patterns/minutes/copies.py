"""Text of another day's note: what a template carried forward, a quotation, an example, an outside report."""

from clausea import sieve as re
from clausea.evidence.readers.patterns.minutes.settings import Setting
from clausea.evidence.readers.patterns.minutes.words import COPIED
from clausea.evidence.readers.patterns.visits.titles import is_visit_title
from clausea.evidence.units import Unit

_BREAKS = re.compile(
    r"\W*(?:a/p|a&p|assessment|plan|hpi|ros|exam|physical exam|pe|objective|subjective|[soap]|today|new)\s*:|"
    r"\W*end (?:of )?(?:copied|carried|quoted|prior)",
    re.IGNORECASE,
)
_HEADS = re.compile(
    r"(?:text|notes?|entry|entries|narrative|content|documentation|section|history|template)\b[^.]{0,60}$|:\s*$|"
    r"^\W*(?:copied|carried|pulled|brought|imported)",
    re.IGNORECASE,
)


def is_copied(unit: Unit, setting: Setting) -> bool:
    """True when the sentence stands in copied text: within its brackets, or under its heading up to a new one."""
    opened, bracketed = False, False
    for other in setting.units:
        here = other.page == unit.page and other.start == unit.start
        match = COPIED.search(other.text)
        if match:
            bracketed = other.text[: match.start()].count("[") > other.text[: match.start()].count("]")
            heading = is_visit_title(unit.context) or setting.visit or _HEADS.search(other.text)
            opened = bracketed or bool(heading)
            if here:
                return opened
            if bracketed and "]" in other.text[match.end() :]:
                opened = False
        elif opened and not bracketed and _BREAKS.match(other.text):
            opened = False
        if here:
            return opened
        if opened and bracketed and "]" in other.text:
            opened = False
    return False
