"""Medicines for a behavioral condition: which words name them, and where a sentence says one was started or changed."""

from functools import lru_cache

from clausea import sieve as re
from clausea.evidence.readers.patterns.chart import Chart
from clausea.evidence.units import Unit

_PRESCRIBES = re.compile(r"\b(?:MD|DO|NP|PA|PA-C|APRN|FNP|FNP-C|DNP|PMHNP)\b|\bDr\.? [A-Z]")
_STARTED = re.compile(
    r"\b(?:start(?:ed)?|begin|began|begun|initiate[d]?|increase[d]?|raise[d]?|add(?:ed)?|switch(?:ed)? to|"
    r"change[d]? to|titrate[d]?(?: to)?|ordered|prescribe[d]?|ups)\b[^.;]{0,25}$",
    re.IGNORECASE,
)
_STARTED_AFTER = re.compile(
    r"(?:\s+\d+(?:\.\d+)? ?mg)?(?:\s\w+)?\s+(?:was |is )?(?:started|begun|initiated|increased|raised|added|ordered|"
    r"prescribed|titrated)\b(?:\s(?:to \d+ ?mg|on))?",
    re.IGNORECASE,
)


@lru_cache(maxsize=4)
def _drug_pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b(?: (?:XL|XR|SR|ER|CR|DR))?", re.IGNORECASE)


def drugs(chart: Chart) -> re.Pattern[str]:
    return _drug_pattern(chart.elements["bh_coordination"].lists["medicines"])


def ordered(chart: Chart, unit: Unit) -> bool:
    """Whether the unit tells of a medicine that was started ("... 300 mg ordered 03/18")."""
    return drugs(chart).search(unit.text) is not None and _STARTED_AFTER.search(unit.text) is not None


def started(chart: Chart, unit: Unit) -> tuple[int, int] | None:
    """Where the unit says that a practitioner started or changed such a medicine, offsets in its text."""
    author = unit.entry.author or unit.entry.signature
    if unit.row is not None or not _PRESCRIBES.search(f"{author.value if author else ''} {unit.text}"):
        return None
    if re.search(r"caseload|registry|medication list|consultant", unit.context, re.IGNORECASE) and not re.search(
        r"\bagrees?\b|\bordered\b", unit.text
    ):
        return None
    for name in drugs(chart).finditer(unit.text):
        verb = _STARTED.search(unit.text[max(0, name.start() - 45) : name.start()])
        after = _STARTED_AFTER.match(unit.text, name.end())
        plan = re.match(r"\W*(?:\d\W+)?plan: ?(?:\w+ )?$", unit.text[: name.start()], re.IGNORECASE) and re.match(
            r"\s*\d+ ?mg", unit.text[name.end() :]
        )
        if not (verb or after or plan):
            continue
        start = max(0, name.start() - 45) + verb.start() if verb else name.start()
        end = after.end() if after else name.end()
        if re.search(
            r"\bif\b|recommend|consider|suggest|\bask\b|will\b|would|history|prior|tried",
            unit.text[: end + 25],
            re.IGNORECASE,
        ):
            continue
        return start, end
    return None
