"""The validated scales that charts name, their highest totals, and how their names are written.

Highest totals: the instruments' own scoring manuals (PHQ-9 0-27, GAD-7 0-21, AUDIT 0-40, EPDS 0-30, ...).
"""

from clausea import sieve as re

_ALONE = (
    r"(?![\d/-]|\.\d|\s?[:=%]|\s?(?:score|total|items?|scale|y|yrs?|years?|mo|months?|wks?|weeks?|days?|mg|min|visits?)\b"
    r"|\s\d)"
)
"""Behind a bare "phq 14": no other instrument's number and no length of time. Above 6 it is no two-item scale's."""
_NAMES: tuple[tuple[str, int, str], ...] = (
    # canonical, highest total, spellings as a pattern source; longer names first where one begins another
    (
        "PHQ-9",
        27,
        r"phq[\s-]{0,2}9(?:[\s-]?m\b)?|(?:9|nine)[\s-]item\s(?:phq(?![\s-]?\d)|patient\shealth\squestionnaire)"
        r"|patient\shealth\squestionnaire[\s-]{0,3}\(?(?:phq[\s-]?)?(?:9"
        r"|nine)(?:[\s-]item)?\)?(?:\s?\(phq[\s-]?9\))?"
        r"|patient\shealth\squestionnaire\s\(phq[\s-]?9\)"
        rf"|phq(?=(?:\s?[:=]\s?(?:[789]|1\d|2[0-7])|\s(?:[78]|1[0-46-9]|2[0-7])){_ALONE})"
        rf"|phq(?=\s(?:score\s)?(?:(?:has|is|was|now|today|still|come|came|gone|went|fell|dropped|rose|improved|down|up|score|from|to|a|at|of)\s)"
        rf"{{1,6}}(?:[789]|1\d|2[0-7]){_ALONE})",
    ),
    (
        "PHQ-A",
        27,
        r"phq[\s-]?9?-?(?:a|t(?:een)?|adolescent)|phq[\s-]?9?\s(?-i:A)|phq[\s-]?9?\s(?:teen|adolescent)|phq[\s-]?9\s\(?(?:modified\s)?for\s(?:teens"
        r"|adolescents)\)?",
    ),
    (
        "PHQ-2",
        6,
        r"phq[\s-]{0,2}2|patient\shealth\squestionnaire[\s-]{0,3}\(?(?:phq[\s-]?)?(?:2"
        r"|two)(?:[\s-]item)?\)?(?:\s?\(phq[\s-]?2\))?",
    ),
    (
        "GAD-7",
        21,
        r"gad[\s-]{0,2}7|generali[sz]ed\sanxiety\sdisorder(?:\sscale)?[\s-]{0,3}\(?(?:7"
        r"|seven)(?:[\s-]item)?(?:\sscale)?\)?(?:\s?\(gad[\s-]?7\))?"
        rf"|gad(?=(?:\s?[:=]\s?(?:[789]|1\d|2[01])|\s(?:1\d|2[01])){_ALONE})",
    ),
    (
        "GAD-2",
        6,
        r"gad[\s-]{0,2}2|generali[sz]ed\sanxiety\sdisorder(?:\sscale)?[\s-]{0,3}\(?(?:2"
        r"|two)(?:[\s-]item)?\)?",
    ),
    ("AUDIT-C", 12, r"audit[\s-]?c"),
    ("AUDIT", 40, r"(?-i:AUDIT)(?:[\s-]?10)?|alcohol\suse\sdisorders\sidentification\stest(?:\s\(audit\))?"),
    ("DAST-10", 10, r"dast[\s-]?10|(?-i:DAST)"),
    ("EPDS", 30, r"(?-i:EPDS)|edinburgh(?:\spostnatal\sdepression\sscale)?(?:\s\(epds\))?"),
    (
        "GDS-15",
        15,
        r"gds[\s-]{0,2}\(?15(?:[\s-]?items?)?\)?|gds[\s-]?sf|(?-i:GDS)"
        r"|geriatric\sdepression\sscale(?:[\s-]{1,3}\(?(?:15"
        r"|short\sform)(?:[\s-]?items?)?\)?)?(?:\s?\(gds(?:[\s-]?15)?\))?",
    ),
    ("PCL-5", 80, r"pcl[\s-]?5|ptsd\schecklist(?:\sfor\sdsm[\s-]?5)?(?:\s\(pcl[\s-]?5\))?"),
    ("PC-PTSD-5", 5, r"pc[\s-]?ptsd[\s-]?5"),
    ("MDQ", 13, r"(?-i:MDQ)|mood\sdisorder\squestionnaire"),
    ("C-SSRS", 25, r"c[\s-]?ssrs|columbia[\s-]suicide\sseverity\srating\sscale"),
    ("CES-D", 60, r"ces[\s-]?d"),
    ("ISI", 28, r"(?-i:ISI)|insomnia\sseverity\sindex(?:\s\(isi\))?"),
    ("PSC-17", 34, r"psc[\s-]?17|pediatric\ssymptom\schecklist[\s-]{1,3}17"),
    ("Vanderbilt", 54, r"vanderbilt(?:\sadhd)?(?:\s(?:parent|teacher))?(?:\s(?:rating\sscale|scale|assessment))?"),
    ("MoCA", 30, r"(?-i:MoCA|MOCA)|montreal\scognitive\sassessment(?:\s\(moca\))?"),
    ("MMSE", 30, r"(?-i:MMSE)|mini[\s-]mental\sstate\sexam(?:ination)?"),
    ("HAM-D", 52, r"ham[\s-]?d(?:[\s-]?17)?|hdrs|hamilton\sdepression(?:\srating)?\sscale"),
    ("HAM-A", 56, r"ham[\s-]?a(?![a-z])|hamilton\sanxiety(?:\srating)?\sscale"),
    ("QIDS", 27, r"qids(?:[\s-]?sr)?(?:[\s-]?16)?"),
    ("BDI-II", 63, r"bdi(?:[\s-]?(?:ii|2))?|beck\sdepression\sinventory(?:[\s-]ii)?"),
    ("YMRS", 60, r"(?-i:YMRS)|young\smania\srating\sscale"),
    ("MADRS", 60, r"(?-i:MADRS)|montgomery[\s-][åa]sberg\sdepression(?:\srating)?\sscale"),
    ("PHQ-8", 24, r"phq[\s-]{0,2}8(?=\s?[:=(]|\s(?:score|total|of|was|is|done|completed|today|\d))"),
    ("BAI", 63, r"(?-i:BAI)|beck\sanxiety\sinventory"),
    ("SCARED", 82, r"(?-i:SCARED)"),
    ("OASIS", 20, r"overall\sanxiety\sseverity\sand\simpairment\sscale"),
    ("Y-BOCS", 40, r"y[\s-]?bocs"),
    ("ASRS", 72, r"(?-i:ASRS)(?:[\s-]?v?1\.1)?"),
    ("CAGE", 4, r"(?-i:CAGE)(?:[\s-]?aid)?"),
)

INSTRUMENTS: dict[str, int] = {name: maximum for name, maximum, _ in _NAMES}
"""Canonical name to highest total."""

COGNITIVE = frozenset({"MoCA", "MMSE"})
"""Scales of cognition: validated, but no outcome measure of a behavioral condition."""


def _group(name: str) -> str:
    return "i_" + re.sub(r"\W", "_", name)


_GROUPS = {_group(name): name for name in INSTRUMENTS}
# A longer spelling must win over its beginning: "PHQ-9A" before "PHQ-9", "AUDIT-C" before "AUDIT".
_ORDER = sorted(_NAMES, key=lambda entry: (entry[0] not in ("PHQ-A", "AUDIT-C"), 0))

MENTION = re.compile(
    r"(?<![\w-])(?:"
    + "|".join(f"(?P<{_group(name)}>{source})" for name, _, source in _ORDER)
    + r")(?![\w]|-[^\W\d]|-\d{3})",
    re.IGNORECASE,
)
"""Any instrument's name; the group that matched names it, see `canonical`."""


def canonical(match: re.Match[str]) -> str:
    """The instrument that a match of MENTION names."""
    group = match.lastgroup
    if group is None:  # a match has exactly one named group
        raise ValueError("no instrument in this match")
    return _GROUPS[group]
