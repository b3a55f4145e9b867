"""Heads of columns that are days: "Mon 6/1 | Tue 6/2 | ... | Total", "Day | 3 | 9 | 17 | Sum"."""

from collections.abc import Sequence

from clausea import sieve as re

_DAY = re.compile(
    r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s)?(?:\d{1,2}[/-]\d{1,2}(?:[/-]\d{2,4})?|"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.?\s\d{1,2})",
    re.IGNORECASE,
)
_SUM = re.compile(r"(?:(?:grand|week|month)(?:ly)? )?(?:totals?|sum|tot\.?|all)(?: min(?:ute)?s?\.?)?", re.IGNORECASE)
_NUMBER = re.compile(r"0?[1-9]|[12]\d|3[01]")
_FEWEST = 2


def are_days(labels: Sequence[str]) -> bool:
    """Whether all labels are days, but for a sum at the end."""
    days = labels[:-1] if labels and _SUM.fullmatch(labels[-1]) else labels
    return len(days) >= _FEWEST and all(_DAY.fullmatch(label) for label in days)


def are_numbered_days(labels: Sequence[str]) -> bool:
    """Whether rising numbers of days stand behind one label, with a sum at the end or not."""
    days = labels[1:-1] if labels and _SUM.fullmatch(labels[-1]) else labels[1:]
    if len(days) < _FEWEST or not labels[0][:1].isalpha() or not all(map(_NUMBER.fullmatch, days)):
        return False
    numbers = list(map(int, days))
    return numbers == sorted(set(numbers))
