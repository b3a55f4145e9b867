"""Care-management programs as charts and claims name them: words, abbreviations and procedure codes."""

from functools import lru_cache
from typing import NamedTuple

from clausea import sieve as re
from clausea.models import Program


class ProgramHit(NamedTuple):
    start: int
    end: int
    program: Program


# Longest names first: "advanced primary care management" holds no other name, but "TCM" and "CCM" stand inside words.
_NAMES: tuple[tuple[Program, str], ...] = (
    ("apcm", r"advanced primary care (?:management|mgmt|mgt)|APCM|G055[678]"),
    ("cocm", r"(?:psychiatric |psych )?collab(?:orative|\.)? care(?: (?:management|model|program))?|Co-?CM|9949[234]"
             r"|G2214|G056[89]"),
    ("bhi", r"(?:general )?behavio(?:u)?ral health integration|integrated behavio(?:u)?ral health"
            r"|BHI|99484|G0323|G0570"),
    ("ccm", r"(?:complex )?chronic care (?:management|mgmt|mgt|mngmt|coordination)"
            r"|chronic care(?: program|(?= (?:agreement|consent|enrol\w*|services?|sheet|log|minutes|time)\b))"
            r"|chronic disease management program|CCM|99490|99439|99487|99489|99491|99437"),
    ("tcm", r"transition(?:al|s|s? of)?[ -]care(?: (?:management|mgmt|mgt))?|care transitions?|TCM|9949[56]"),
    ("pcm", r"principal care (?:management|mgmt|mgt)|PCM|9942[4567]"),
    ("rpm", r"remote (?:physiologic(?:al)?|patient) monitoring|RPM|9945[3478]|99470"),
    ("chi", r"community health integration|CHI(?= (?:services|program|minutes|time))|G0019|G0022"),
    ("pin", r"principal illness navigation|PIN(?= (?:services|program|minutes|time))|G002[34]"),
)  # fmt: skip
NAMES = re.compile(
    "|".join(rf"(?P<{name}>(?<![\w-])(?:{words})(?![\w]))" for name, words in _NAMES),
    re.IGNORECASE,
)
"""Any program's name; `find_programs` says which."""


_LICENSE = re.compile(r"\b(?:RN|LPN|LVN|BSN|MSN|PHN|RN-BC|LCSW|LMSW|LSW|MSW|LICSW|LPC|LMHC|CRC|CDE|CDCES|ACM)\s?,\s?$")
_CLOSES = re.compile(r"\s*(?:$|[|;.)(]|,\s?(?:RN|BSN|MSN|CDE|CDCES|ACM|CRRN|CPHQ)\b)|\s{2,}")


def _certified(text: str, start: int, end: int) -> bool:
    """Whether "CCM" stands among somebody's credentials ("Amy Ford, RN, CCM"): a certified case manager."""
    if text[start:end] != "CCM" or not _LICENSE.search(text[max(0, start - 12) : start]):
        return False
    return _CLOSES.match(text, end) is not None


@lru_cache(maxsize=1 << 17)  # every reader asks the same of the same sentence
def find_programs(text: str) -> tuple[ProgramHit, ...]:
    """Every mention of a care-management program in `text`, in order."""
    hits = []
    for match in NAMES.finditer(text.replace("\n", " ").replace("\t", " ")):
        name = match.lastgroup
        if name is not None and not (name == "ccm" and _certified(match.string, match.start(), match.end())):
            hits.append(ProgramHit(match.start(), match.end(), name))  # type: ignore[arg-type]  # groups are programs
    return tuple(hits)
