"""The notations of dates as patterns, and the words that tell a date without a year from a fraction."""

import re as plain

from clausea import sieve as re

_NAMES = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
_YEAR = r"(?:19|20)\d\d"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_MON = r"(?:0?[1-9]|1[0-2])"
_ORD = r"(?:\s?(?:st|nd|rd|th)\b)?"
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)(?![a-z])"
)
_NAME = rf"{_MONTH}\.?"
_TO = r"\s?(?:-|–|—|‐|‑|−|\bto\b|\bthrough\b|\bthru\b|\buntil\b|\btill\b)\s?"
# What follows a number that counts something else: "Mar 12 minutes", "May 10 mg", "March 5/6 visits".
_NOT_A_DAY = (
    r"(?!\d|[.:/]\d|\s?(?:-\s?)?(?:min|hr|hour|sec|mg|mcg|ml|lbs?\b|kg|%|units?\b|calls?\b|entries|visits?\b|days?\b"
    r"|weeks?\b|months?\b|years?\b|patients?\b|x\b|\+\s?\d))"
)
_FLAGS = re.IGNORECASE | re.VERBOSE


def month(name: str) -> int:
    """1 to 12 of a month's name, short or long."""
    return _NAMES.index(name[:3].lower()) + 1


def weekday(name: str) -> int:
    """0 (Monday) to 6 of a weekday's name, short or long."""
    return _DAYS.index(name[:3].lower())


def year(written: str, *, born: bool = False) -> int:
    """The year of two or four digits: two are this century up to 39, for a birth up to 25."""
    number = int(written)
    if number >= 100:
        return number
    return 2000 + number if number < (26 if born else 40) else 1900 + number


DIGIT = plain.compile(r"\d")
"""Searched at once: to look for the words of so short an expression first costs more."""
WRITTEN_OUT = plain.compile(
    r"\d\s?[-/.‐‑–]\s?\d|[Jj](?:[Aa][Nn]|[Uu][NnLl])|[Ff][Ee][Bb]|[Mm][Aa][RrYy]|[Aa](?:[Pp][Rr]|[Uu][Gg])|[Ssſ][Ee][Pp]"
    r"|[Oo][Cc][Tt]|[Nn][Oo][Vv]|[Dd][Ee][Cc]"
)
"""What a text holds wherever FULL, DAY_LIST or SHORT_RANGE match: figures with a sign between them, a month's name."""
BIRTH = re.compile(r"\b(?:dob|d\.o\.b\.?|birth\w*|born)\b[^\d\n]{0,8}$", re.IGNORECASE)

FULL = tuple(
    re.compile(source, _FLAGS)
    for source in (
        # 2026-03-05, 2026/3/5, 2026.03.05, also before a clock time (2026-03-05T10:02)
        rf"(?<![\w/-])(?<!\d\.) (?P<y>{_YEAR}) (?P<sign>[-/.]) (?P<m>{_MON}) (?P=sign) (?P<d>{_DAY}) (?!\d|[-/.]\d)",
        # 03/05/2026, 3/5/26, 03 / 05 / 2026; not after a digit, a letter (lot numbers) or another part of a number
        rf"(?<![\w/])(?<!(?<!\.)\.) (?P<m>{_MON}) / (?P<d>{_DAY}) / (?P<y>{_YEAR}|\d\d) (?![\w/%]|[.,]\d)",
        rf"(?<![\w/])(?<!(?<!\.)\.) (?P<m>{_MON}) \s?/\s? (?P<d>{_DAY}) \s?/\s? (?P<y>{_YEAR}) (?![\w/])",
        # 03-05-2026, 02-11-25; four parts are a drug or lot number
        rf"(?<![\w/-])(?<!\d\.) (?P<m>{_MON}) (?P<sign>[-‐‑–]) (?P<d>{_DAY}) (?P=sign) (?P<y>{_YEAR}|\d\d) (?![\w/]|"
        rf"[-.]\d)",
        # 03.05.2026, 06.05.25; 3.2.15 is a version
        rf"(?<![\w/-])(?<!\d\.) (?P<m>{_MON}) \. (?P<d>{_DAY}) \. (?P<y>{_YEAR}) (?![\w/]|[-.]\d)",
        r"(?<![\w/-])(?<!\d\.)(?<!v\s)(?<!rev\s)(?<!version\s) (?P<m>0[1-9]|1[0-2]) \. (?P<d>[0-2]\d"
        r"|3[01]) \. (?P<y>\d\d) (?![\w/]|[-.]\d)",
        # 3.9.26 of these years, not behind the words of a version, a chapter or a laboratory value
        r"(?<![\w/-])(?<!\d\.)(?<!v\s)(?<!rev\s)(?<!ver\s)(?<!version\s)(?<!release\s)(?<!build\s)(?<!section\s)(?<!chapter\s)"
        r"(?<!table\s)(?<!figure\s)(?<!item\s)(?<!step\s)(?<!form\s)(?<!no\.\s)(?<![#§]\s)(?<![#§])"
        rf" (?P<m>{_MON}) \. (?P<d>{_DAY}) \. (?P<y>2\d) (?![\w/%]|[-.]\d)",
        # March 5, 2026; Mar. 5th 2026; Mar 5 '26; Mar-05-2026
        rf"(?<![\w]) (?P<name>{_NAME}) [\s-]? \s? (?P<d>{_DAY}) {_ORD} (?:,\s?|\s|-"
        rf"|\s?,?\s?of\s) \s? (?:(?P<y>{_YEAR})|['’](?P<y2>\d\d)) (?!\d|[/:]\d)",
        # 5 March 2026, 5-Mar-2026, 05MAR2026, 5th of March, 2026, 05-Mar-26, 5 Mar '26
        rf"(?<!\w)(?<!\d\.) (?P<d>{_DAY}) {_ORD} (?:\s?of)? (?:-\s?|\s)? (?P<name>{_NAME}) (?:,?\s|-\s?"
        rf"|(?<=[a-z])) (?:(?P<y>{_YEAR})|['’](?P<y2>\d\d)) (?!\d|[/:]\d)",
        rf"(?<![\w/-])(?<!\d\.) (?P<d>{_DAY}) - (?P<name>{_NAME}) - (?P<y>\d\d) (?![\w/:]|-\d)",
        # 10Mar26, 10 Mar 26: of these years; not a lot's number, nor a day and what it counts ("10 Mar 26 mg")
        rf"(?<![\w/-])(?<!\d\.)(?<!lot\s)(?<![#]) (?P<d>0[1-9]|[12]\d|3[01]) (?P<name>{_MONTH}) (?P<y>2\d)"
        r"(?!\w|[/:.-]\d)",
        rf"(?<![\w/-])(?<!\d\.) (?P<d>{_DAY}) \s (?P<name>{_NAME}) \s (?P<y>2\d) {_NOT_A_DAY} (?![%/])",
    )
)

MONTH_YEAR = tuple(
    re.compile(source, _FLAGS)
    for source in (
        rf"(?<![\w]) (?P<name>{_NAME}) (?:,?\s{{1,2}}(?:of\s)?|[-/]) (?:(?P<y>{_YEAR})"
        r"|['’](?P<y2>\d\d)) (?![\d]|[/:-]\d)",
        rf"(?<![\w-]) (?P<name>{_NAME}) [-/] (?P<y>\d\d) (?![\w/]|:\d|-\d)",
        rf"(?<![\w/.-]) (?P<m>{_MON}) \s?[/-]\s? (?P<y>{_YEAR}) (?![\w/]|-\d)",
        rf"(?<![\w/.-]) (?P<y>{_YEAR}) [-/] (?P<m>0[1-9]|1[0-2]) (?![\w/]|[-.:]\d)",
    )
)

DAY_LIST = re.compile(
    rf"""(?<!\w) (?P<name>{_NAME}) \s (?P<days> {_DAY}{_ORD}
         (?: (?: ,\s?(?:and\s|&\s?)? | \s?(?:and|&|or)\s? ) {_DAY}{_ORD}{_NOT_A_DAY} )+ )
         (?: ,?\s (?P<y>{_YEAR}) (?!\d) )?""",
    _FLAGS,
)
LIST_DAY = re.compile(rf"(?<!\d)(?P<day>{_DAY})(?:st|nd|rd|th)?(?!\d)", re.IGNORECASE)

SPELLED_DAY = tuple(
    re.compile(source, _FLAGS)
    for source in (
        rf"(?<![\w-]) (?P<name>{_NAME}) [\s-] \s? (?:the\s)? (?P<d>{_DAY}) {_ORD} {_NOT_A_DAY}",
        rf"(?<![\w./-]) (?P<d>{_DAY}) {_ORD} (?:\sof\s|\s|-) (?P<name>(?!may\s(?!\d)){_NAME}) (?!\s?\d|-\d)",
    )
)
NUMERIC_DAY = re.compile(
    r"(?<![\w/.$#%]) (?<!\d[,-]) (?P<m>0?[1-9]|1[0-2]) (?P<sign>/|-(?=\d{1,2}\b)) (?P<d>0?[1-9]"
    r"|[12]\d|3[01]) (?![\w/%]|[.,]\d|-\d{3})",
    _FLAGS,
)
ORDINAL_DAY = re.compile(
    rf"""\bthe\s {_DAY} (?:st|nd|rd|th) (?: (?:,\s?|\s?(?:and|&)\s?)(?:the\s)? {_DAY} (?:st|nd|rd|th) )*
         (?= \s?$ | \s?[.,;:)\n] | \s(?:at|with|to|for|and|by|when|because|but|she|he|they
             |pt|patient|we|i|of\s(?:the|this)\smonth)\b )""",
    _FLAGS,
)
WEEKDAY = re.compile(
    r"(?<![\w/])(?P<last>last\s)?(?P<day>(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon"
    r"|tues?|weds?|thu(?:rs?)?|fri)\.?)(?![\w/’'-])",
    re.IGNORECASE,
)
WEEKDAY_WITH_DATE = re.compile(rf"\s?[,(]?\s?(?:the\s)?(?:\d|{_MONTH}\.?\s?\d)", re.IGNORECASE)
NOT_THAT_DAY = re.compile(
    r"(?:next|every|each|coming|upcoming|following|alternate|-|–|to|through|thru|\d,?)\s*$", re.IGNORECASE
)
RELATIVE_DAY = re.compile(r"\b(?P<day>yesterday|tomorrow)\b", re.IGNORECASE)

RANGE_SIGN = re.compile(rf"{_TO}|\s?(?:\d\d?:\d\d\s?)?(?:[ap]m)?{_TO}", re.IGNORECASE)
SHORT_RANGE = tuple(
    re.compile(source, _FLAGS)
    for source in (
        rf"(?<![\w/.-]) (?P<m1>{_MON})/(?P<d1>{_DAY}) {_TO} (?P<m2>{_MON})/(?P<d2>{_DAY}) (?:/(?P<y>{_YEAR}"
        r"|\d\d))? (?![\w/%]|[.-]\d)",
        rf"(?<!\w) (?P<n1>{_NAME})\s(?P<d1>{_DAY}){_ORD} {_TO} (?:(?P<n2>{_NAME})\s)? (?P<d2>{_DAY}){_ORD} {_NOT_A_DAY}"
        rf" (?:,?\s(?P<y>{_YEAR})(?!\d))?",
    )
)

# A word or sign before or after m/d that makes it a fraction, a score or a page, whatever else stands there.
_FRACTION_BEFORE = re.compile(
    r"(?:strength|motor|power|reflex\w*|pulses?|murmur|grade|pain|scores?|scored|rated|rating"
    r"|severity|bp|vision|acuity|va|o[dsu]"
    r"|p(?:age|g|\.)|part|step|phq\S*|gad\S*|audit\S*|moca|mmse|cog|apgar|gcs|oriented|a&o\S*"
    r"|a/ox?|ros|systems|ratio|dose|question"
    r"|items?|epds|gds\S*|dast\S*|pcl\S*|isi|level|stage|rev|version|ver|form|size|of|take"
    r"|takes|taking|give|was a|is a|about|copy)"
    r"[\s:=(]{0,3}(?:(?:of|is|was|at|today|now)\s)?$",
    re.IGNORECASE,
)
_FRACTION_AFTER = re.compile(
    r"\s?(?:-\s?)?(?:strength|pain|tab\w*|pills?\b|caps?\w*|cups?\b|tsp|tbsp|inch|in\b|\"|mile"
    r"|hour|hr|dose|page|points?\b|score\b"
    r"|murmur|sys(?:tolic|tem)|motor|power|bilat|throughout|in\sall|severity|intensity"
    r"|on\s(?:a|the)\s(?:pain|scale)|scale|correct|pulses?"
    r"|mm|cm|mg|mcg|ml|units?\b|of\b|half|positive|items?\b|questions?|ns\b|normal|pack|ppd|oz"
    r"|gauge|needle|\d/\d\s?strength|days?\b"
    r"|visits?\b|sessions?\b|weeks?\b|doses?\b)",
    re.IGNORECASE,
)
_DATE_BEFORE = re.compile(
    r"(?:\b(?:on|by|since|until|till|from|thru|through|before|after|dated?|dos|due|as\sof"
    r"|call(?:ed)?|contact|visit|note|entry|msg|message|lvm|vm"
    r"|seen|sent|left|spoke|spoken|attempt(?:ed|s)?|tried|phoned|texted|emailed|answered|signed|received|completed|reviewed|reached|updated|scheduled|appt|appointment"
    r"|mon|tues?|wed|thurs?|fri|sat|sun|\w{3,6}day"
    r"|addendum|session|review|f/u|d/c|discharged?|dc|released|left|home|admitted|mailed|faxed|week\sof|begin\w*"
    r"|start\w*|ending|effective)\.?[\s:,(]{1,2}|[(\[]|^\W{0,4})$",
    re.IGNORECASE | re.MULTILINE,
)
_EVENT_OF = re.compile(
    r"\b(?:discharged?|dc|d/c|stay|admission|visit|call|contact|note|entry|letter|report|labs?|consult\w*|surgery|fall"
    r"|message|session|review|plan)\sof\s$",
    re.IGNORECASE,
)
""" "The discharge of 3/20" is no fraction."""
_DATE_BESIDE = re.compile(r"\d/\d\d?\s?(?:,|,?\sand|&|or)\s?$", re.IGNORECASE)
_DATE_NEXT = re.compile(r"\s?(?:,|,?\sand|&|or)\s?\d\d?/\d\d?(?!\d|/\d)", re.IGNORECASE)
CLOSE_DAYS = 45
"""How near the known date a bare m/d must lie to be read as a date without further sign of one."""


_COUNTED_AFTER = re.compile(
    r"\s?(?:lbs?|pounds?|times?|minutes?|mins?|people|persons?|servings?|glasses|drinks?|bottles?|blocks?|months?|years?|"
    r"steps?|flights?|pillows?|liters?|l\b|kg|x\b)\b",
    re.IGNORECASE,
)


def is_date_here(text: str, match: re.Match[str], *, days_away: int, headed: bool = False) -> bool:
    """Whether the m/d of `match` (or the range it starts) is a date: no fraction's word beside it, and either a date's
    word before it or a day close to the known one. `headed`: the heading above names the very month."""
    line = text.rfind("\n", 0, match.start()) + 1
    before, after = text[max(line, match.start() - 40) : match.start()], text[match.end() : match.end() + 30]
    of_event = _EVENT_OF.search(before) is not None
    if (_FRACTION_BEFORE.search(before) and not of_event) or _FRACTION_AFTER.match(after):
        return False
    if match.groupdict().get("sign") == "-":  # 03-25: a range or a lab's limits unless it leads the line, zero-padded
        padded = len(match["m"]) == 2 and len(match["d"]) == 2 and "0" in (match["m"][0], match["d"][0])
        sure = padded or (headed and not _COUNTED_AFTER.match(after))
        return sure and not before.strip(" •*-") and days_away <= CLOSE_DAYS
    led = of_event or _DATE_BEFORE.search(before) is not None
    group = match.groupdict()
    month, day = group.get("m") or group["m1"], group.get("d") or group["d1"]
    if "0" not in (month[0], day[0]):  # figures of a fraction as well
        if "m" in group and not before.strip() and not after.partition("\n")[0].strip():
            return False  # alone on its line: as likely a page of pages
        if month == day or day in ("5", "10"):
            return led or bool(_DATE_BESIDE.search(before) or _DATE_NEXT.match(after))
        if re.search(r"\d/\d{2,4}\s{1,3}$", before):
            return False  # after a full date: a page of pages
    return led or days_away <= CLOSE_DAYS


DAY_ALONE = re.compile(
    r"\W*(?:[a-z]{3,9}\.?,?\s)?(?:\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d\d)|\d{4}-\d\d-\d\d|[a-z]{3,9}\.? \d{1,2},? \d{4}"
    r"|\d{1,2}[ -][a-z]{3}[a-z]*[ -]\d{4})(?:,? (?:at )?\d{1,2}:\d\d(?:\s?[ap]\.?m\.?)?)?\W*",
    re.IGNORECASE,
)
"""A line with a day, its weekday and time, and nothing else."""
LABEL_OVER = re.compile(
    r"\s*(?=[A-Z])(?:[\w/'’#&()-]+ ){0,4}(?:date|day|dob|when|"
    r"(?:created|given|obtained|completed|signed|reviewed|revised|"
    r"updated|started|mailed|sent|shared|discussed|approved|enrolled|admitted|discharged|visit|due|contact)"
    r"(?: (?:on|to|by|with) ?)?(?:(?:the )?(?:patient|caregiver|family))?)\s*",
    re.IGNORECASE,
)
"""The label of a form that stands over its day: "Care plan created" over "01/20/2026"."""
