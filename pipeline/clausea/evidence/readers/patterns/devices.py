"""Reads on how many days a monitoring device sent readings: "readings on 18 of 30 days", "Days with data: 21".

A claim for the device stands on that count (2 to 15 days, or 16 and more), so it must be stated as a fact of a named
month or window: a rule ("16 days required"), a goal, or a count of readings is none.
"""

from collections.abc import Iterator

from clausea import sieve as re
from clausea.evidence.facts import make_item, own_polarity, quote_span
from clausea.evidence.readers.patterns.chart import Chart, mark_in
from clausea.evidence.triggers import Trigger
from clausea.evidence.units import Unit
from clausea.models import Item, Polarity, Value
from clausea.pages import Mark
from clausea.values.dates import find_months, find_ranges

_N = r"(?P<{}>(?:[12]?\d|3[01]))"
_KIND = r"(?:separate |different |distinct |calendar |unique |total )?"
_COUNTED = re.compile(
    rf"(?<![\d/.-]){_N.format('part')}\s*(?:of|out of|/)\s*(?:the (?:last |past )?)?(?:2[89]|3[01])[- ]?days?\b"
    rf"|(?<![\d/.-]){_N.format('plain')} {_KIND}days? (?:of|with|had|have|were|was|transmi\w+|recorded|received|"
    r"captured|this)\b"
    r"|\b(?:transmission|transmitted|reading|data|monitor\w+|measurement)[- ]days\b"
    r"(?: transmitted| recorded| this month)?"
    rf"\W{{0,3}}(?:is |was |were |= ?)?{_N.format('label')}\b(?!\s*(?:/\d|%|mg|mm))"
    rf"|\bdays (?:with|of|transmit\w+|monitored|recorded)(?: \w+){{0,5}}\W{{0,3}}{_N.format('after')}\b"
    r"(?!\s*(?:/\d|%|mg|mm))"
    rf"|\b(?:transmissions?|readings|data|measurements)\s?[:=–-]\s?{_N.format('told')} {_KIND}days\b"
    r"|\b(?:on|for|sent|over|transmitted|recorded|captured|received|uploaded|synced)(?: data| readings| vitals)?"
    r"(?: on| for)? "
    rf"{_N.format('on')} {_KIND}days\b",
    re.IGNORECASE,
)
_DAYS = re.compile(r"\bdays?\b", re.IGNORECASE)
_TRIGGER = Trigger(_DAYS)
_OTHER_DEVICE = re.compile(
    r"\bholter|\bzio\b|event (?:monitor|recorder)|\bloop\b|pacemaker|\bicd\b|\bcpap\b|\bbipap\b|pedometer|fitbit"
    r"|apple watch|sleep (?:study|test)|actigraph\w*|insulin pump|dispenser|pill ?box|infusion|lab\b|inpatient|bedside",
    re.IGNORECASE,
)
"""A recorder of some days, or a device that no one watches from afar."""
_HEAD = 3
"""Sentences at the head of an entry that say what it is about and for which month."""
_RATE = re.compile(r"\b(?:per|a|each|every) day\b|\bdays? (?:ago|late|supply|old|after|before|until|off|stay)\b", re.I)


def read_devices(chart: Chart) -> Iterator[Item]:
    """Items `device_data`: the days counted, with the month or the last day of the window that they are counted in."""
    words = chart.elements["device_data"].lists
    speaks = re.compile(_any(words["readings"]), re.IGNORECASE)
    rules = re.compile(_any(words["rules"]), re.IGNORECASE)
    for _, unit in chart.passing(_TRIGGER):
        if not _DAYS.search(unit.text) or unit.heading:
            continue
        if not speaks.search(unit.text) or rules.search(unit.text) or not _monitored(chart, unit):
            continue
        text = unit.text
        counts = [hit for hit in _COUNTED.finditer(text) if not _RATE.search(text[hit.start() : hit.end() + 8])]
        numbers = {next(each for each in hit.groups() if each) for hit in counts}
        if len(numbers) != 1:  # two counts in one sentence: nobody can tell which one is the window's
            continue
        hit, days = counts[0], int(numbers.pop())
        polarity, _ = own_polarity(unit, hit.start(), hit.end())
        if polarity is not Polarity.AFFIRMED:
            continue
        period = _period(chart, unit)
        if period is None:
            continue
        name, mark = period
        start, end = quote_span(unit, hit.start(), hit.end())
        value = Value(days=days, date=mark.value) if name == "date" else Value(days=days, month=mark.value)
        yield make_item(
            chart.pages[unit.page],
            "device_data",
            value,
            unit.start + start,
            unit.start + end,
            [(name, mark)],
            texts=chart.texts,
        )


def _monitored(chart: Chart, unit: Unit) -> bool:
    """Whether the sentence, the head of its entry or its section is about remote monitoring."""
    pattern, device = chart.words.pattern("@rpm"), chart.words.pattern("@mondevice")
    head = chart.of_entry(unit.entry)[:_HEAD]
    told = (unit.text, unit.context, *(one.text for one in head))
    if any(pattern.search(text) for text in told):
        return True
    return any(device.search(text) for text in told) and not any(_OTHER_DEVICE.search(text) for text in told)


def _period(chart: Chart, unit: Unit) -> tuple[str, Mark] | None:
    """The window's last day, or the month, that the sentence or the entry's head names; else the entry's own day."""
    for one in (unit, *chart.of_entry(unit.entry)[:_HEAD]):
        for window in find_ranges(one.text):
            return "date", mark_in(one, window.start, window.end, window.last)
        for month in find_months(one.text):
            return "month", mark_in(one, month.start, month.end, month.month)
    if unit.date is not None:
        return "date", unit.date
    if unit.entry.month is not None:
        return "month", unit.entry.month
    return ("date", unit.entry.date) if unit.entry.date is not None else None


def _any(words: tuple[str, ...]) -> str:
    return rf"\b(?:{'|'.join(re.escape(word).replace(chr(92) + '*', chr(92) + 'w*') for word in words)})\b"
