"""What the logged time was spent on, in the chart's own words: the row's cell, or the sentence beside the time."""

from collections.abc import Sequence

from clausea import sieve as re
from clausea.evidence.readers.patterns.chart import Chart
from clausea.evidence.readers.patterns.minutes.entry import Logged
from clausea.evidence.units import Unit
from clausea.values.times import find_intervals

_LONGEST = 160
_WORK = re.compile(
    r"\b(?:call|phon|telephon|spoke|talk|reach|visit|video|review|messag|fax|reconcil|coordinat|arrang|refer|plan|"
    r"educat|coach|counsel|discuss|met\b|consult|schedul|teach|assess|check|sent|read)\w*",
    re.IGNORECASE,
)
_NOT_WORK = re.compile(
    r"^\W*(?:date|day|staff|program|mode|subject|clinician|provider|reason|duration|time|type|author|note|signed|"
    r"electronically)[\w /]{0,18}:|\bremind|suicid|self[- ]harm|\bSI\b|\bdeath\b|\bitem 9\b|better off dead",
    re.IGNORECASE,
)
"""Labels, reminders (a payer takes them for clerical work), and answers that stay out of letters (field notes 31)."""
_FEW = 4
"""Words of a sentence below which it tells too little by itself ("Phoned Ms. Lopez.")."""


def activity(chart: Chart, units: Sequence[Unit], entry: Logged) -> str | None:
    """Words of the page, at most 160 characters; None where none tells. `units` are those of the entry's note."""
    row = entry.unit.row
    if row is None:
        return _told(entry, units)
    text = chart.pages[row.page].text
    cell = row.cell("activity")
    if cell is None and not row.contiguous:
        cell = max(row.wordy, key=lambda span: span[1] - span[0], default=None)
    return " ".join(text[slice(*cell)].split())[:_LONGEST] if cell else None


def _told(entry: Logged, units: Sequence[Unit]) -> str | None:
    """The sentence of a timed line: with several such lines, of the stretch that belongs to this one."""
    here = entry.unit.start
    wordy = [
        unit
        for unit in units
        if unit.row is None
        and unit.start != here
        and not unit.heading
        and (len(unit.text.split()) >= _FEW or _opens(unit))
        and not _NOT_WORK.search(unit.text)
    ]
    times = sorted(unit.start for unit in units if find_intervals(unit.text))
    if here in times and len(times) > 1:
        leads = not any(unit.start < times[0] for unit in wordy)  # the time stands above what was done, or below it
        later = next((start for start in times if start > here), None)
        earlier = next((start for start in reversed(times) if start < here), None)
        if leads:
            wordy = [unit for unit in wordy if unit.start > here and (later is None or unit.start < later)]
        else:
            wordy = [unit for unit in wordy if unit.start < here and (earlier is None or unit.start > earlier)]
    best = next((unit for unit in wordy if _WORK.search(unit.text)), wordy[0] if wordy else None)
    if best is None:
        return None
    after = next((unit for unit in wordy if unit.start > best.start), None)
    text = f"{best.text} {after.text}" if after and _opens(best) and len(best.text.split()) < _FEW else best.text
    return text[:_LONGEST]


def _opens(unit: Unit) -> bool:
    """Whether a sentence begins with the work itself: "Phoned Ms. Lopez." stands for what follows it."""
    return bool(_WORK.match(unit.text)) and unit.text.endswith(".") and len(unit.text.split()) > 1
