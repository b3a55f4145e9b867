"""What stands around an entry's minutes: the program, the banner above a list of dated lines, whether it is a visit.

A program is named in the row, in the section, in the title, in a label of the entry, or once above a whole list.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from clausea import sieve as re
from clausea.evidence.polarity import judge
from clausea.evidence.readers.patterns.minutes.groups import Groups
from clausea.evidence.readers.patterns.minutes.words import (
    CONTEXT,
    EXCUSED,
    ROLE_TIME,
    VISIT,
    names_month,
    negated_program,
    programs_in,
)
from clausea.evidence.readers.patterns.visits.titles import is_visit_title
from clausea.evidence.units import Unit
from clausea.models import Polarity
from clausea.pages import Mark
from clausea.values.boxes import find_boxes
from clausea.values.programs import find_programs

if TYPE_CHECKING:
    from clausea.evidence.readers.patterns.chart import Chart

_DATED = re.compile(
    r"\W*(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+)?(?:\d{1,4}[-/. ]|[A-Za-z]{3,9}\.? \d)", re.IGNORECASE
)
_SUMMARY = re.compile(
    r"\b(?:summary|billing|statement|report|total|month(?:ly)?|attestation|roll[- ]?up|ledger|recap|tally|sheet)\b",
    re.IGNORECASE,
)
_BARE_MONTH = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER)\b(?!\s*\d{1,2}\b)"
)
"""A month in a heading, no day of it and no verb."""
_HAPPENED_NOT = re.compile(
    r"^\W*(?:was |were )?(?:not|never) (?:done|made|placed|held|completed|carried out|happened)\W*$|"
    r"^\W*(?:void(?:ed)?|struck|retracted|disregard)\b|"
    r"\b(?:call|contact|outreach|check-in|line)\b[^.;]{0,40}"
    r"\b(?:(?:was|were) )?(?:(?:not|never) (?:done|made|placed|held|completed|take place|took place|happen(?:ed)?|"
    r"carried out)|did(?: not|n['’]t) (?:happen|take place|occur)|"
    r"(?:was |has been |had to be )?(?:moved to|pushed to|put off|postponed|rescheduled|cancell?ed))\b",
    re.IGNORECASE,
)
"""Says that the contact itself never took place: whatever time stands beside it was only set aside."""
OPENS = re.compile(
    r"^[^\w]{0,6}(?:late )?(?:addend\w+|time correction|correct(?:ion|ed)\b|amend(?:ed|ment)\b|erratum|clarification)",
    re.IGNORECASE,
)
"""Begins an addendum or a correction."""
_LIST_OF_FOUR = 4
_CONTACT_LOG = re.compile(
    r"\b(?:contacts?|phone|telephone|calls?|outreach|nurse|nursing|staff|care manager|manager|coordinator|coordination|"
    r"non-?visit|between[- ]visits?|touch[- ]?points?|check-?ins?|communications?|activity|work|patient|program|"
    r"monthly|month|worked)\b[\s/&-]{1,3}(?:\w+[\s/&-]{1,3}){0,2}?"
    r"(?:logs?|notes?|records?|journal|diary|sheet|list|tracker|tracking|ledger|register|work|calls|contacts|time|"
    r"activity|worklog)\b",
    re.IGNORECASE,
)
"""Titles of lists of calls and other work between visits that name no program."""
NOT_CARE = re.compile(
    r"front (?:desk|office)|reception|switchboard|schedul|appointment|billing|insurance|payer|triage|after[- ]hours|"
    r"answering|hospital|facility|home health|hospice|therap(?:y|ist)|pharmacy|prior auth|referral|wellness|exercise|"
    r"blood|glucose|weight|sleep|pain|food|diet|mood|family|lab|vital|order|refill|recall|portal",
    re.IGNORECASE,
)
"""Titles of other people's lists and other work's."""


@dataclass(frozen=True)
class Setting:
    """One entry's surroundings."""

    units: tuple[Unit, ...]
    banner: str
    """Text of the undated lines above a list of dated ones."""
    program: str | None
    visit: bool
    undone: bool = False
    """The entry says that its contact did not take place, or is taken back whole."""
    closing: tuple[Unit, ...] = ()
    """Units of the last entry of the list that this one stands in: a signature there closes them all."""

    @cached_property
    def amended(self) -> bool:
        """Whether a sentence of the entry may stand in an addendum: its title or one of its lines opens one."""
        title = self.units[0].entry.title if self.units else None
        return bool(title and OPENS.match(title.value)) or any(
            unit.row is None and OPENS.match(unit.text) for unit in self.units
        )

    @cached_property
    def is_log(self) -> bool:
        """True for a month's log or report, whose total adds up entries."""
        entry = self.units[0].entry if self.units else None
        dated = any(unit.row is not None and unit.row.date is not None for unit in self.units)
        return dated or (entry is not None and entry.month is not None)

    @cached_property
    def is_month(self) -> bool:
        """True for a summary of a month that names no day: its minutes are sums."""
        entry = self.units[0].entry if self.units else None
        if entry is None or entry.date is not None or not self.units[0].text:
            return False
        head = " | ".join(unit.text for unit in self.units[:2])
        return bool(_SUMMARY.search(head)) and (names_month(head) or bool(_BARE_MONTH.search(self.units[0].text)))


@dataclass
class Settings:
    """The settings of a chart's entries, by entry, and of its tables' captions."""

    chart: "Chart"
    by_entry: dict[int, Setting] = field(default_factory=dict)
    programs: Counter[str] = field(default_factory=Counter)
    _captions: dict[tuple[int, int], str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        units: dict[int, list[Unit]] = defaultdict(list)
        for unit in self.chart.units:
            units[unit.entry.index].append(unit)
        banner, banner_page = "", 0
        lists: dict[str, list[int]] = {}
        for entry in self.chart.record.entries:
            own = tuple(units.get(entry.index, ()))
            title = entry.title.value if entry.title else ""
            page = entry.parts[0].page if entry.parts else 0
            if page > banner_page + 2 or not own:
                banner = ""
            if title and not _DATED.match(title) and title not in banner:
                banner = ""
            above = banner if entry.date is not None else ""
            self.by_entry[entry.index] = self._setting(own, title, above)
            if above and own:
                for number in lists.setdefault(above, []):
                    self.by_entry[number] = replace(self.by_entry[number], closing=own)
                lists[above].append(entry.index)
            if entry.date is None and own and len(own) <= _LIST_OF_FOUR and not any(unit.row for unit in own):
                banner, banner_page = " | ".join(unit.text for unit in own), page

    def _setting(self, own: tuple[Unit, ...], title: str, banner: str) -> Setting:
        entry = own[0].entry if own else None
        own_mark = entry.program if entry is not None else None
        program = own_mark.value if own_mark and not _in_row(own_mark, own) else None
        visit = is_visit_title(title) or any(
            VISIT.search(EXCUSED.sub(" ", unit.text)) and len(unit.text) < 160 for unit in own[:3]
        )
        program = program or _named(own) or next((name for _, _, name in programs_in(banner)), None)
        if program:
            self.programs[program] += 1
        undone = any(unit.row is None and _HAPPENED_NOT.search(unit.text) for unit in own if len(unit.text) < 120)
        return Setting(own, banner, program, visit, undone)

    @cached_property
    def groups(self) -> Groups:
        """The persons who head groups of rows."""
        return Groups(self.chart.on_page)

    @cached_property
    def default(self) -> str | None:
        """The program of a log's unlabeled time where the chart also logs time for others; None when two are possible.

        A row that is "BHI, not CCM" says that the others are CCM; beside remote monitoring or a transition there is
        only one program whose time is care management.
        """
        named: set[str] = set()
        ruled_out: set[str] = set()
        for unit in self.chart.units:
            if unit.entry.handout or unit.entry.outside:
                continue
            hits = find_programs(unit.text)
            named.update(hit.program for hit in hits)
            if len({hit.program for hit in hits}) > 1 and re.search(r"\d\s?min", unit.text):
                ruled_out.update(hit.program for hit in hits if negated_program(unit.text, hit.start))
        care = named - _ONLY_OF_ITS_ROW
        if len(care) == 1 and care != named:
            return care.pop()
        return ruled_out.pop() if len(ruled_out) == 1 and ruled_out <= care else None

    @cached_property
    def sole(self) -> str | None:
        """The only care program that any of the chart's entries belongs to; None when there are none or several."""
        care = {name for name in self.programs if name not in _ONLY_OF_ITS_ROW}
        return care.pop() if len(care) == 1 else None

    @cached_property
    def only(self) -> str | None:
        """The only care program that the chart's pages give the patient; None when there are none or several."""
        if self.sole:
            return self.sole
        named = {
            hit.program
            for unit in self.chart.units
            if not (unit.entry.handout or unit.entry.outside or unit.entry.blank)
            for hit in find_programs(unit.text)
            if judge(unit.text, hit.start, hit.end).polarity is Polarity.AFFIRMED
        }
        care = named - _ONLY_OF_ITS_ROW
        return care.pop() if len(care) == 1 else None

    def is_care(self, unit: Unit) -> bool:
        """Whether what stands above the unit makes its time care management's.

        A program or care-management words say so; where the chart knows one program only, a list of contacts is its.
        """
        words = self.words(unit)
        if is_care_management(words):
            return True
        named = _CONTACT_LOG.search(words) and not (is_visit_title(words) or NOT_CARE.search(words))
        return self.only is not None and bool(named)

    def of(self, unit: Unit) -> Setting:
        return self.by_entry[unit.entry.index]

    def program(self, unit: Unit) -> str | None:
        """The program of the unit's section, else of its entry."""
        named = programs_in(unit.section) if unit.section else []
        return named[0][2] if named else self.of(unit).program

    def words(self, unit: Unit) -> str:
        """Title, section, banner, and a row's caption and headers, as words."""
        caption = self.caption(unit)
        headers = " ".join(unit.row.headers) if unit.row else ""
        return f"{unit.context} | {self.of(unit).banner} | {caption} | {headers}"

    def caption(self, unit: Unit) -> str:
        """The line above a table's header, with the section that the table stands in."""
        row = unit.row
        if row is None or row.header is None:
            return ""
        key = (row.page, row.header[0])
        if key not in self._captions:
            page = self.chart.pages[row.page]
            above = [
                line
                for line in page.lines
                if line.end <= row.header[0] and not line.running and page.text[line.start : line.end].strip()
            ]
            line = page.text[above[-1].start : above[-1].end] if above else ""
            sections = [mark.value for mark in unit.entry.sections if mark.page == row.page and mark.start < row.start]
            self._captions[key] = f"{line[:90]} | {sections[-1] if sections else ''}"
        return self._captions[key]


_ONLY_OF_ITS_ROW = {"tcm", "rpm", "chi", "pin"}
"""Programs that one row of a log may name without the other rows belonging to them."""


def _in_row(mark: Mark, units: tuple[Unit, ...]) -> bool:
    """True when the entry's program was read in a row of a table: it is that row's."""
    return any(
        unit.row is not None and unit.page == mark.page and unit.row.start <= mark.start < unit.row.end
        for unit in units
    )


def _named(units: tuple[Unit, ...]) -> str | None:
    """The program that an entry's own lines name, when it is one and not merely printed beside an empty box."""
    found: set[str] = set()
    for unit in units:
        if unit.row is not None and unit.row.table >= 0:
            named = {name for _, _, name in programs_in(unit.text)}
            found.update(named - _ONLY_OF_ITS_ROW)
            continue
        boxes = find_boxes(unit.text)
        if boxes:
            found.update(name for box in boxes if box.checked for _, _, name in programs_in(box.label))
            continue
        found.update(name for _, _, name in programs_in(unit.text))
    return found.pop() if len(found) == 1 else None


def is_care_management(words: str) -> bool:
    """True when title, section, banner or caption speak of a program or of care-management time."""
    return bool(programs_in(words)) or bool(CONTEXT.search(words)) or bool(ROLE_TIME.search(words))
