"""Reads coordination from the lines of a time log that begin with whom it was with.

"5/14 S. Dahl RN  Strideworks PT (Jonah): brace fitting wanted, Rx sent  12": time of the program was spent, the line
names an outside party where others write "called", and goes on with what came of it. A line that begins with a party's
paper or with the patient's appointment there is no such act.
"""

from collections.abc import Iterator, Sequence

from clausea import sieve as re
from clausea.evidence.facts import make_item
from clausea.evidence.polarity.clauses import PAST_VERB
from clausea.evidence.readers.patterns.actdays import behavioral_here, is_behavioral
from clausea.evidence.readers.patterns.chart import Chart
from clausea.evidence.readers.patterns.contacts import words
from clausea.evidence.readers.patterns.contacts.exchanges import TOLD_BY_PATIENT
from clausea.evidence.readers.patterns.contacts.frontdesk import says_front_desk
from clausea.evidence.readers.patterns.minutes.openrows import stands_open
from clausea.evidence.units import Unit
from clausea.models import Item, Value
from clausea.pages import Mark
from clausea.values.dates import find_dates
from clausea.values.people import find_people

_OUTSIDE = ("pharmacy", "practitioner", "agency", "therapist")
_LENGTH = r"\d{1,3}\s?(?:m|min|mins|minutes)\b\.?"
_HEAD = re.compile(
    rf"\W*(?:(?:\d{{1,2}}:?\d\d\s?(?:[ap]\.?m?\.?)?\W{{0,3}}){{1,2}}|{_LENGTH}\W*|(?!(?:Dr|St|PT|OT|HH|VNA|CVS|DME|SNF|UPS)\b)[A-Za-z]{{2,3}}\b\W+"
    rf"|(?:ccm|bhi|pcm|apcm|care (?:management|coordination)|coordination|outside)\b\W*)*",
    re.IGNORECASE,
)
"""What may stand between the day of a line and its party: hours, minutes, initials, the program."""
_TIMED = re.compile(rf"\b{_LENGTH}", re.IGNORECASE)
_ASIDE = r"(?:\s(?-i:[A-Z])[\w&’'-]+){0,2}(?:\s?\([^()]{2,40}\))?(?:['’]s (?:office|clinic|nurse|ma|staff))?"
_ASIDE += r"(?:,\s(?:[\w.’'-]+\s?){1,4})?"
_GOES_ON = re.compile(
    rf"{_ASIDE}(?:\s?[:–—]\s?|\s-+\s|,?\s(?:by|via|on|over)\s(?:the\s)?(?:tele)?(?:phone|tel|fax|portal|secure)\b"
    rf"|,?\s(?:re|about|regarding|ref)\b:?\s|,?\s(?:called|phoned|rang|asked|told|confirms?|confirmed|wants|agreed|says|said"
    rf"|answered|replied|sent|faxed)\b)",
    re.IGNORECASE,
)
"""Behind the party: what was talked of, or how."""
_PAPER = re.compile(
    r"\W*(?:notes?|records?|reports?|letter|results?|labs?|summary|appt|appointment|visit|eval(?:uation)?|discharge|bill"
    r"|claim|invoice|paperwork|forms?)\b(?!\s(?:faxed|sent|requested|called))",
    re.IGNORECASE,
)
_NO_PARTY = re.compile(r"\binsur|\bpayer|\bhealth plan|\bmedicare|\bmedicaid|\bbilling\b|\bfront desk", re.IGNORECASE)


def read_party_rows(chart: Chart, known: Sequence[Item]) -> Iterator[Item]:
    """Items `coordination` (`bh_coordination` in charts of behavioral programs) of such lines.

    Args:
        known: the items of coordination found already; their places are left alone.
    """
    places = {(item.page, item.value.date) for item in known if item.relied_on}
    behavioral = is_behavioral(chart)
    for unit in chart.units:
        entry = unit.entry
        if (
            entry.handout
            or entry.blank
            or entry.draft
            or entry.outside
            or unit.page in chart.record.other_patient_pages
        ):
            continue
        found = _told(chart, unit)
        if found is None:
            continue
        start, text, day = found
        if (unit.page, day.value) in places or _unmet(text) or says_front_desk(text) or stands_open(unit.text):
            continue
        party = next((one for one in chart.parties.find(text) if one.start <= _LEAD), None)
        if party is None or party.kind not in _OUTSIDE or _NO_PARTY.search(text[: party.end]):
            continue
        rest = text[party.end :]
        opened = _GOES_ON.match(rest)
        if (
            opened is None
            or _OWN_TIME.match(rest)  # "Dr. Brandt: 14 minutes CCM": whose time it was
            or _PAPER.match(rest)
            or TOLD_BY_PATIENT.search(rest[:_SOON])
            or not (PAST_VERB.search(rest) or len(rest.split()) >= _WORDS)
        ):
            continue
        places.add((unit.page, day.value))
        ours = behavioral_here(chart, unit, behavioral) and party.kind != "agency"
        yield make_item(
            chart.pages[unit.page],
            "bh_coordination" if ours else "coordination",
            Value(date=day.value, party=text[: party.end].strip()[:80], activity=rest.strip(" :-–—,")[:120]),
            start,
            start + len(text),
            [("date", day)],
            texts=chart.texts,
        )


_OWN_TIME = re.compile(r"\s?[,:–—-]?\s{1,3}\d{1,3}\s?(?:m|min|mins|minutes)\b", re.IGNORECASE)


def _unmet(text: str) -> bool:
    return bool(
        words.NO_ANSWER.search(text) or words.ROBOT.search(text) or words.FRONT_DESK.search(text) or _UNMET.search(text)
    )


_UNMET = re.compile(
    r"\b(?:hung up|(?:kept|left|put|placed|waited) on hold|(?:was |is )?closed (?:for|until|today|at)|no (?:one|reply)"
    r"|await\w*|undeliver\w*|(?:fax|transmission|call) (?:has )?failed|(?:could not|unable to) (?:reach|get)"
    r"|left (?:a )?(?:message|msg|vm|voice ?mail)|lvm|lm)\b",
    re.IGNORECASE,
)
_SOON = 40
_LEAD = 12
_WORDS = 3


def _told(chart: Chart, unit: Unit) -> tuple[int, str, Mark] | None:
    """What a line of a log says behind its day, its person and its minutes, where that begins on the page, and the day;
    None for every other sentence."""
    row = unit.row
    page = chart.pages[unit.page].text
    if row is not None:
        cell = row.cell("activity")
        if cell is None or row.date is None or row.cell("minutes") is None or not chart.settings.is_care(unit):
            return None
        return cell[0], page[slice(*cell)].replace("\n", " "), row.date
    day = unit.date or unit.entry.date
    text = unit.text
    if (
        day is None
        or not text[:1].isdigit()
        or not _TIMED.search(text)
        or not (unit.entry.program is not None or chart.settings.is_care(unit))
    ):
        return None
    near = unit.entry.month or unit.entry.date
    hits = [hit for hit in find_dates(text[:24], near=near.value if near else None) if hit.start <= 2]
    if not hits or hits[0].iso != day.value:
        return None
    at = _HEAD.match(text, hits[0].end)
    place = at.end() if at else hits[0].end
    people = [hit for hit in find_people(text[place:]) if hit.start <= 2 and hit.credential]
    if people and (after := _HEAD.match(text, place + people[0].end)):
        place = after.end()
    return unit.start + place, text[place:], day
