"""What the columns of a table hold: their headers' words first, then what stands in their cells.

A log may have several columns of figures: minutes with their running sum beside them, all minutes and those that
count, direct and indirect ones with or without their total, one column for each program. Only what was spent on the
row's own work is a length; a running sum never is.
"""

from functools import lru_cache

from clausea import sieve as re
from clausea.pages import Page, Table
from clausea.values.dates import find_dates
from clausea.values.durations import find_durations
from clausea.values.people import find_people
from clausea.values.programs import find_programs

_ROLES: tuple[tuple[str, str], ...] = (
    ("date", r"date(?: of service| of contact| of call)?|dos|day|service date|date/time|when|contact date"
             r"|completed(?: on)?|date (?:completed|performed|done)|performed on|(?:activity|task|call|entry) date"),
    ("running", r"running(?: \w+)?|cum(?:ulative|m?)?\.?(?: \w+)?|mtd(?: \w+)?|(?:month|total)[- ]to[- ]date(?: \w+)?"
                r"|balance|to date|so far|(?:running|month|monthly|cumulative) (?:total|sum|min(?:ute)?s?|time)"),
    ("start", r"start(?: time)?|begin(?:s|ning)?|began|time in|from|in|started(?: at)?"
              r"|(?:start|begin)(?:ed)? date ?(?:/|&|and) ?time"),
    ("stop", r"stop(?: time)?|stopped(?: at)?|end(?: time)?|ends|time out|to|out|ended(?: at)?|finish(?:ed)?"
             r"|(?:end|stop) date ?(?:/|&|and) ?time"),
    ("hours", r"(?:total |decimal |dec\.? )?(?:hours?|hrs?)(?: spent| worked| logged)?"
              r"(?: \((?:decimal|dec\.?|tenths|hundredths)\))?|(?:time|duration) \((?:hours?|hrs?|decimal)\)"),
    ("units", r"(?:time )?units?(?: of time| \([^()]*min[^()]*\))?|(?:#|no\.?|number) (?:of )?units"),
    ("counts", r"billable\s?\??|bill(?:ed)?\s?\?|count(?:s|ed|able)?\s?\?|counts|countable|eligible\s?\??"
               r"|(?:ccm|bhi) ?\?"),
    ("minutes", r"min(?:ute)?s?\.?|time spent(?: \(min(?:ute)?s?\))?|time \(min(?:ute)?s?\)"
                r"|duration(?: \(min(?:ute)?s?\))?|mins? spent"
                r"|(?:time|duration|length)(?: spent| of (?:call|contact))? ?\((?:h{1,2}:mm(?::ss)?|hr:min|h:m|mm:ss)\)"
                r"|min(?:ute)?s? (?:used|logged|worked)|time (?:logged|used)|dur\.?|total(?: min(?:ute)?s?| time)?"
                r"|bhcm minutes|ccm min(?:ute)?s?|bhi min(?:ute)?s?|length|elapsed(?: time)?|amt|took|time taken"
                r"|talk time|call length|(?:personal|own|staff|nurse|provider|practitioner|clinical|ccm|bhi) time|"
                r"how long|(?:length|duration|amount) of (?:call|contact|time|activity|encounter)|"
                r"(?:\w+ ){0,2}time spent(?: on \w+)?|"
                r"(?:logged|actual|call) (?:time|minutes|duration)"),
    ("time", r"time|timer|stopwatch"),
    ("person", r"person|staff(?: member| name)?|tech(?:nician)?|worker|of|signed(?: by)?|signature|who|user|name|by"
               r"|(?:done|performed|completed|logged|entered) by|provider|nurse|clinician"
               r"|owner|assignee|(?:billing )?practitioner|physician|doctor|prescriber|logged by|assigned to"
               r"|agent|(?:care |case )?(?:manager|coordinator)|personnel|operator"
               r"|author|team member|initials?|inits?\.?|caller|employee|staff init(?:ials)?|cm|rn|resource"),
    ("role", r"role|credentials?|title|discipline|position"),
    ("mode", r"mode|method|type|contact type|via|channel"),
    ("activity", r"activity|activities|task|what(?: happened)?|description|notes?|comments?|details?|summary|reason"
                 r"|topic|service|work|purpose|subject"
                 r"|intervention|action|category|(?:task |activity |work )?narrative"),
    ("result", r"result|outcome|status|disposition|response"),
    ("program", r"program|prog|svc|service line"),
    ("entries", r"entries|count|contacts|calls|encounters|#"),
)  # fmt: skip


_SAYS_WHAT = re.compile(r"(?:brief )?(?:descriptions?|details|summary|nature|reason|purpose|type|notes?) of\b")
"""A header that says what was done, whatever word stands behind it: "Description of service"."""
_FORMED = re.compile(
    r"(?P<what>(?:\w+ ){0,2}(?:time|duration|length|elapsed|call|talk|timer|total)(?: \w+)?) ?[\[(]?"
    r"(?:(?P<seconds>h{1,2}:mm:ss|mm?:ss|min:sec|h{1,2}:m{1,2}:s{1,2})|h{1,2}:mm|hr:min|h:m)[\])]?"
)
_ENDS = re.compile(r"\b(?:start|stop|begin|end|in|out|from|to|of day|finish)\w*\b")
_LONG = re.compile(r"\b(?:duration|length|elapsed|talk|spent|total|timer)\b")
"""A header that says how its lengths are written: "talk time (mm:ss)", "call duration hh:mm:ss"."""
_CLOCKED = re.compile(r"\b(?:start|begin|stop|end|in|out|of day|call|appt|appointment|visit|arrival|due)\b")


@lru_cache(maxsize=4096)  # the same headers stand over every table of a chart
def column_role(header: str) -> str:
    """The role that a header's words give to a column; "" when they say nothing that is used."""
    words = re.sub(r"\s+", " ", header).strip(" .:#*").lower()
    for role, pattern in _ROLES:
        if re.fullmatch(pattern, words):
            return role
    formed = _FORMED.fullmatch(words)
    if formed and not _ENDS.search(formed["what"]) and (formed["seconds"] or _LONG.search(formed["what"])):
        return "minutes"
    if re.search(r"\d+[- ]?min(?:ute)?s?\W{0,2}units?|\bunits? billed", words):
        return ""  # "20-min unit": which unit of the code the row falls into
    if re.search(r"\bmin(?:ute)?s?\b", words):
        return "minutes"
    if re.fullmatch(r"(?:\w+ ){1,2}time|time (?:spent|on \w+|\(\w+\))", words) and not _CLOCKED.search(words):
        return "time"  # "BHCM time", "Nurse time": minutes where the cells are lengths
    if _SAYS_WHAT.match(words) and not re.search(r"\bby\b|\bdate\b", words):
        return "activity"
    for role, pattern in _ROLES:
        if role in ("date", "person", "activity", "program", "result") and re.search(rf"\b(?:{pattern})\b", words):
            return role
    return ""


def column_roles(page: Page, table: Table) -> tuple[str, ...]:
    """The role of each column of a table that has its cells."""
    columns = _with_minutes(page, table, tuple(column_role(header) for header in table.columns))
    if "hours" in columns and any(_VITAL.fullmatch(header.strip()) for header in table.columns):
        columns = tuple("" if role == "hours" else role for role in columns)  # HR is the heart's rate
    columns = _of_the_work(table, columns)
    columns = _by_months(page, table, columns)
    columns = _by_programs(page, table, columns)
    columns = _worked_by(table, _by_content(page, table, columns))
    return _that_count(table, columns)


def _of_the_work(table: Table, columns: tuple[str, ...]) -> tuple[str, ...]:
    """Of several columns of days those that are not of the writing, the signing or the billing."""
    dated = [index for index, role in enumerate(columns) if role == "date"]
    written = [index for index in dated if _OF_THE_WRITING.search(table.columns[index])]
    if not written or len(written) == len(dated):
        return columns
    return tuple("" if index in written else role for index, role in enumerate(columns))


_OF_THE_WRITING = re.compile(
    r"\b(?:enter(?:ed)?|entry|sign(?:ed)?|post(?:ed|ing)?|creat(?:ed|ion)|key(?:ed)?|bill(?:ed)?|print(?:ed)?|due|document"
    r"(?:ed)?|record(?:ed)?|lock(?:ed)?|approv(?:ed|al)|review(?:ed)?|clos(?:ed|e)|next|modif\w+|updat\w+)\b",
    re.IGNORECASE,
)


_WORKED = re.compile(
    r"\b(?:staff|employee|worker|nurse|rn|cm|care manager|initials?|inits?|author|user|"
    r"(?:done|performed|completed|logged|entered|signed|spent) by)\b|\s*by\s*",
    re.IGNORECASE,
)
_FOR_WHOM = re.compile(
    r"\s*(?:who|name|person|of|caller|provider|physician|doctor|prescriber|(?:billing )?practitioner)\s*", re.IGNORECASE
)


def _worked_by(table: Table, columns: tuple[str, ...]) -> tuple[str, ...]:
    """Where one column names the staff and another "Who" or "Provider", the time is the staff's."""
    people = [index for index, role in enumerate(columns) if role == "person"]
    if len(people) < 2 or not any(_WORKED.match(table.columns[index].strip()) for index in people):
        return columns
    return tuple(
        "" if role == "person" and _FOR_WHOM.fullmatch(table.columns[index]) else role
        for index, role in enumerate(columns)
    )


_COUNTING = re.compile(
    r"(?<!non-)(?<!non )(?<!not )\b(?:billable|eligible|countable|counted|creditable|allowable)\b", re.IGNORECASE
)
_NOT_COUNTING = re.compile(
    r"\b(?:non|not|in|un)[- ]?(?:billable|eligible|countable|counted)|\bexcluded\b", re.IGNORECASE
)
_TOTAL = re.compile(r"\btotals?\b|\ball\b", re.IGNORECASE)
_FIGURES = re.compile(r"\s*\d{1,3}(?:\.\d{1,2})?\s*(?:m(?:in(?:ute)?s?)?\.?)?\s*", re.IGNORECASE)


_VITAL = re.compile(
    r"(?:sys(?:tolic)?|dia(?:stolic)?|bp|b/p|blood pressure|pulse|wt|weight|ht|height|temp\.?|temperature|resp\.?"
    r"|rr|spo2|o2"
    r"(?: sat)?|bmi|pain)(?: \([^()]*\))?",
    re.IGNORECASE,
)


def _by_months(page: Page, table: Table, columns: tuple[str, ...]) -> tuple[str, ...]:
    """A column headed by one program or by its care manager beside months: that program's minutes of each month."""
    first = _cells_of(page, table, 0)
    if "minutes" in columns or len(first) < 2 or not all(_MONTH_CELL.fullmatch(cell) for cell in first):
        return columns
    timed = [
        index
        for index, (role, header) in enumerate(zip(columns, table.columns, strict=True))
        if role in ("", "person") and _PROGRAM_HEAD.fullmatch(header.strip())
    ]
    if len(timed) != 1 or not all(map(_FIGURES.fullmatch, _cells_of(page, table, timed[0]))):
        return columns
    return tuple("minutes" if index in timed else role for index, role in enumerate(columns))


_MONTH_CELL = re.compile(r"\s*(?:[A-Z][a-z]{2,8}\.?,? (?:20)?\d\d|(?:0?[1-9]|1[0-2])/20\d\d|20\d\d-\d\d)\s*")
_PROGRAM_HEAD = re.compile(
    r"(?:ccm|bhi|cocm|pcm|apcm|bhcm|care manager|clinical staff|staff|nurse)(?: (?:time|total|sum|mins?\.?|minutes))?",
    re.IGNORECASE,
)


def _by_programs(page: Page, table: Table, columns: tuple[str, ...]) -> tuple[str, ...]:
    """Columns headed by a program alone ("CCM", "BHI", "RPM") over figures: minutes of that program."""
    named = [
        index
        for index, (role, header) in enumerate(zip(columns, table.columns, strict=True))
        if not role
        and find_programs(header)
        and find_programs(header)[0].end - find_programs(header)[0].start >= len(header.strip()) - 2
    ]
    full = [
        index for index in named if (cells := _cells_of(page, table, index)) and all(map(_FIGURES.fullmatch, cells))
    ]
    if len(full) < 2 or "minutes" in columns:
        return columns
    return tuple("minutes" if index in full else role for index, role in enumerate(columns))


def _that_count(table: Table, columns: tuple[str, ...]) -> tuple[str, ...]:
    """Of several columns of minutes those whose figures are the row's own time, none of it twice."""
    roles = [
        "" if role == "minutes" and _NOT_COUNTING.search(header) else role
        for role, header in zip(columns, table.columns, strict=True)
    ]
    timed = [index for index, role in enumerate(roles) if role in ("minutes", "time")]
    if len(timed) > 1:
        counting = [index for index in timed if _COUNTING.search(table.columns[index])]
        whole = [index for index in timed if _TOTAL.search(table.columns[index])]
        chosen = counting[:1] or (whole[:1] if "minutes" in roles else [])
        if chosen:
            roles = ["" if index in timed and index not in chosen else role for index, role in enumerate(roles)]
            roles[chosen[0]] = "minutes"
    return tuple(roles)


def _with_minutes(page: Page, table: Table, columns: tuple[str, ...]) -> tuple[str, ...]:
    """A column headed only "Time" holds minutes when its cells are lengths and not times of day."""
    if "time" not in columns or "minutes" in columns:
        return columns
    index = columns.index("time")
    cells = [
        " ".join(page.text[start:end] for start, end in row.cells[index].segments)
        for row in table.rows
        if index < len(row.cells) and row.cells[index].segments
    ]
    lengths = [
        cell
        for cell in cells
        if re.fullmatch(r"\s*(?:0?0:\d\d(?::\d\d)?|\d{1,3}(?:\s*(?:min\w*|m))?\.?)\s*", cell) or find_durations(cell)
    ]
    if cells and len(lengths) >= len(cells) * 0.6:
        return tuple("minutes" if role == "time" else role for role in columns)
    return columns


_DATED_CELL = re.compile(r"\W*(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s)?", re.IGNORECASE)


def _by_content(page: Page, table: Table, columns: tuple[str, ...]) -> tuple[str, ...]:
    """Columns whose headers say nothing, by what most of their cells hold: a day at the front, a person's name."""
    roles = list(columns)
    if "minutes" not in roles and not ("start" in roles and "stop" in roles):
        for index, known in enumerate(roles):
            cells = _cells_of(page, table, index)
            if not known and len(cells) >= 1 and all(_LENGTH.fullmatch(cell) for cell in cells):
                roles[index] = "minutes"
                break
    if not {"minutes", "hours", "units"} & set(roles) and not ("start" in roles and "stop" in roles):
        return columns
    for role in ("date", "person"):
        if role in roles:
            continue
        for index, known in enumerate(roles):
            cells = _cells_of(page, table, index)
            if known or len(cells) < 2 or sum(_holds(role, cell) for cell in cells) < len(cells) * 0.6:
                continue
            roles[index] = role
            break
    return tuple(roles)


_LENGTH = re.compile(r"\s*\d{1,3}\s?(?:min(?:ute)?s?\.?|m)\s*", re.IGNORECASE)
"""A cell that holds a length with its unit, whatever its column is called."""


def _cells_of(page: Page, table: Table, index: int) -> list[str]:
    """The written cells of one column."""
    return [
        page.text[row.cells[index].segments[0][0] : row.cells[index].segments[-1][1]].replace("\n", " ")
        for row in table.rows
        if index < len(row.cells) and row.cells[index].segments
    ]


def _holds(role: str, cell: str) -> bool:
    if role == "date":
        lead = _DATED_CELL.match(cell)
        start = lead.end() if lead else 0
        return any(hit.start <= start for hit in find_dates(cell[:40]) if not hit.partial)
    people = [hit for hit in find_people(cell) if hit.credential or hit.role]
    return len(people) == 1 and people[0].start <= 2 and len(cell) - people[0].end < 8
