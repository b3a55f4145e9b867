"""What an entry says of itself: its date, month, author, program and signature, and what kind of paper it is."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from clausea import sieve as re
from clausea.pages import Entry, Mark, Page
from clausea.records.datedlines import heads_another_day, with_values
from clausea.records.entrydays import entry_day
from clausea.records.facesheets import about_one
from clausea.records.signing import LATE, signing, written_day
from clausea.values.asread import as_read
from clausea.values.dates import find_dates, find_months
from clausea.values.people import PersonHit, find_people, may_have_license
from clausea.values.programs import find_programs

_AUTHOR = re.compile(
    r"(?:(?:^|(?<=[|·;\t])|(?<=  ))\s*|(?<=\s)(?=(?:staff|clinician|provider|author|performed by|documented by|nurse|"
    r"care manager|recorded by|entered by|completed by|created by|seen by|note by|bhcm)\b))(?:staff(?: member|"
    r" name)?|clinician|provider|author(?:ed by)?|by|documented by|performed by|"
    r"completed by|recorded by|entered by|seen by|caller|called by|nurse|care (?:manager|coordinator)|case manager|"
    r"bh ?cm|behavioral health care manager|employee(?: name)?|team member|nurse care manager|"
    r"(?:rn|lpn|nurse) (?:care )?coordinator|logged by|time kept by|kept by|user|who|note by|contact made by|cm|rn"
    r"|created by|written by|practitioner|"
    r"rendering provider|physician|attending|therapist|examiner|from)\s*(?:\([a-z ]+\))?\s*[:=]\s*"
    r"|\b(?:prepared|written|drawn up|documented|recorded|entered|completed|performed|authored|logged|taken|"
    r"noted) by:?\s+",
    re.IGNORECASE | re.MULTILINE,
)
_DESIGNATED = re.compile(
    r"\b(?:regular|assigned|designated|primary|main|usual|lead|named|dedicated|contact|your|her|his|their|my|own)\s$",
    re.IGNORECASE,
)
_KEY_LINE = re.compile(r"\b[A-Z]{2,3}\s?=\s?[A-Z]")
"""A signature key ("Who writes here: TB = T. B., LPN  JQ = ..."): it names everybody and says who wrote nothing."""
_SIGNED = re.compile(
    r"(?:(?:electronically|digitally|e-?)[ -]?(?:signed|authenticated|verified)(?: and (?:closed|locked))?(?: by)?|"
    r"signed(?: by)?|signature|/s/|/es/|authenticated by)"
    r"\s*[:,-]?\s*",
    re.IGNORECASE,
)
_COUNTERSIGN = re.compile(
    r"(?:reviewed|approved|agreed|read(?: and \w+)?|gone over|looked over|co-?signed|counter-?signed|cosignature"
    r"|supervis\w+|attested|noted)\b[^.\n]{0,40}$|"
    r"\b(?:read|reviewed|approved|looked (?:over|through)|gone (?:over|through)|done|worked|acted)\b[^.\n]{0,50}"
    r"\b(?:supervision|direction|agree\w*|approved|signed|this (?:month|log|sheet|page|record|report)"
    r"|the (?:log|sheet|notes|entries))\b"
    r"[^.\n]{0,30}\.\s*$",
    re.IGNORECASE,
)
"""What stands before the name of somebody who signs another one's work."""
_BLANK_WORDS = re.compile(
    r"blank (?:master|form|copy|template)|master copy|not completed|form not (?:used|filled)|left blank|"
    r"\btemplate only\b|"
    r"sample (?:form|copy|entry)|specimen|for training|do not file",
    re.IGNORECASE,
)
_MASTER = re.compile(
    r"blank master|master copy|\bspecimen (?:form|copy|page|chart|record|only)\b|(?:^|\n)\W*specimen\W*(?:\n|$)",
    re.IGNORECASE,
)
"""A laboratory's specimen is no specimen of a form."""
_FILLER = re.compile(
    r"_{4,}|\.{6,}(?=\s*(?:\n|$))|\[\s*(?:insert|enter|type|date|name|patient|"
    r"staff)[^\]]*\]",
    re.IGNORECASE,
)
_HANDOUT = re.compile(
    r"patient education|education (?:sheet|handout|material|library)|\bhand-?outs?\b|leaflet|brochure|pamphlet|"
    r"fact sheet|"
    r"forms? library|information (?:sheet|for patients)|frequently asked|\bfaq\b|understanding (?!of)\w+|what is\b|"
    r"insurance card|registration (?:form|acknowledg\w*)|notice of privacy|release of information|"
    r"fax(?: cover| transmittal)?(?: sheet)?$|cover (?:sheet|page)|polic(?:y|ies)(?: and procedures?)?\b|"
    r"billing (?:guide|"
    r"guideline|policy|reference|tip)|coding (?:guide|tip|reference)|code description|discharge instructions|"
    r"patient instructions|nursing discharge|general information|reminder call log|training material|about (?:our|"
    r"the|your)\b|"
    r"welcome to|how to\b|glossary|reference (?:card|sheet)|advance directive|living will|table of contents|"
    r"terms and conditions|assignment of benefits|financial policy",
    re.IGNORECASE,
)
_GENERAL = re.compile(
    r"general information|not (?:medical )?advice for|not specific to|for (?:patients and families|"
    r"educational purposes|all patients)"
    r"|handed out from|printed by the template|printed for reference|a sheet for patients|records? no service",
    re.IGNORECASE,
)
_OUTSIDE = re.compile(
    r"(?:outside|external) (?:records?|providers?|facility|notes?|reports?|letters?|documents?|consult\w*)\b"
    r"|records? (?:received )?from|"
    r"received from (?:outside|hospital)|counsel(?:l)?ing (?:visit )?summary|physical therapy (?:evaluation|note)|"
    r"^\W*(?:outside|from)\s?[:–-]|specialist (?:letter|consult)|\(dr\.? [\w'’-]+['’]s office\)",
    re.IGNORECASE,
)


def describe(
    entry: Entry,
    pages: Mapping[int, Page],
    parent: Entry | None,
    *,
    dated_line: bool,
    month: Mark | None = None,
    near: Mark | None = None,
    outside: bool = False,
    dayless: bool = False,
) -> Entry:
    """The entry with its marks filled in; what it does not say it takes from the titled `parent` it stands in."""
    head = with_values(_lines(entry, pages, limit=16))
    month = month or _month(head, entry) or (parent.month if parent else None)
    above = parent.date if parent and not dayless else None
    near = None if dayless else near or month or above
    date = _line_date(head, near) if dated_line else entry_day(entry, head)
    signature, signed_on = _signature(entry, pages)
    author = _author(head) or signature
    text = "\n".join(line for _, _, line in _lines(entry, pages, limit=400))
    title = entry.title.value if entry.title else ""
    first = "\n".join(line for _, _, line in head[:6])
    stands = signing([line for line in text.split("\n") if line.strip()], title, signed=signed_on is not None)
    return replace(
        entry,
        title=entry.title or (parent.title if parent else None),
        date=date or signed_date(signed_on, dated_line, title) or above,
        month=month,
        author=author or (parent.author if parent and not heads_another_day(parent, date) else None),
        program=_program(entry, head) or _standing(entry, pages) or (parent.program if parent else None),
        signature=signature,
        signed_on=signed_on,
        draft=stands.draft or bool(parent and parent.draft),
        unsigned=stands.unsigned,
        written=_written(entry, head),
        blank=_is_blank(text, title) or bool(parent and parent.blank),
        handout=bool((_HANDOUT.search(title) and not about_one(title, pages, entry)) or _GENERAL.search(first))
        or bool(parent and parent.handout),
        outside=outside or bool(_OUTSIDE.search(title)) or bool(parent and parent.outside),
    )


def signed_date(signed_on: Mark | None, dated_line: bool, title: str) -> Mark | None:
    """The day of the signature dates an entry that bears no other date (a note signed when it was written)."""
    return None if dated_line or LATE.search(title) else signed_on


def _lines(entry: Entry, pages: Mapping[int, Page], *, limit: int) -> Iterator[tuple[int, int, str]]:
    """(page, start, text) of the entry's lines, at most `limit`."""
    count = 0
    for part in entry.parts:
        position = part.start
        for text in as_read(pages[part.page].text)[part.start : part.end].split("\n"):
            yield part.page, position, text
            position += len(text) + 1
            count += 1
            if count >= limit:
                return


def _written(entry: Entry, head: list[tuple[int, int, str]]) -> Mark | None:
    """The day on which a late entry was written, where it says so."""
    title = entry.title
    found = written_day([text for _, _, text in head], title.value if title else "")
    if found is None:
        return None
    number, hit = found
    page, start = (title.page, title.start) if number < 0 and title else head[number][:2]
    return Mark(hit.iso, page, start + hit.start, start + hit.end)


def _line_date(head: list[tuple[int, int, str]], near: Mark | None) -> Mark | None:
    for page, start, text in head[:1]:
        for hit in find_dates(text[:40], near=near.value if near else None):
            return Mark(hit.iso, page, start + hit.start, start + hit.end)
    return None


def _month(head: list[tuple[int, int, str]], entry: Entry) -> Mark | None:
    """A month that heads the entry: in its title, or behind a label such as "Month:" or "Billing month"."""
    if entry.title:
        for hit in find_months(entry.title.value):
            return Mark(hit.month, entry.title.page, entry.title.start + hit.start, entry.title.start + hit.end)
    for page, start, text in head[:8]:
        label = re.match(
            r"\s*(?:[\w ]{0,24}month[\w ]{0,12}|period|for the month of|reporting period|cycle)\s*[:=-]?\s*",
            text,
            re.IGNORECASE,
        )
        if label and re.search("month|period|cycle", label.group(), re.IGNORECASE):
            for hit in find_months(text[: label.end() + 30]):
                return Mark(hit.month, page, start + hit.start, start + hit.end)
        months = find_months(text) if _OF_MONTH.search(text) else ()
        if len(months) == 1 and not any(not hit.partial for hit in find_dates(text)):
            return Mark(months[0].month, page, start + months[0].start, start + months[0].end)
    return None


_OF_MONTH = re.compile(
    r"(?:\s{2,}|[|·•]\s*)(?:\w+ )?month(?:/yr|/year)?\s*:|^\s*(?:during|for) (?:the month of )?[A-Z][a-z]+ (?:of )?"
    r"\d{4}\b.*\b(?:time|minutes|services?|work)\b|"
    r"^\W*[A-Z][a-z]{2,8}\.? \d{4}\s*[-–—|:]\s*(?:program|ccm|bhi|cocm|pcm|apcm|time|care|log)\b",
    re.IGNORECASE,
)
"""A line that says of which month the sheet is, though it does not begin with a label."""


def _author(head: list[tuple[int, int, str]]) -> Mark | None:
    for page, start, text in head:
        for label in () if _KEY_LINE.search(text) else _AUTHOR.finditer(text):
            if _DESIGNATED.search(text[: label.start()]):
                continue  # "Regular nurse: ..." names the contact person, not who wrote
            for person in find_people(text[label.end() : label.end() + 70]):
                if person.start <= 4 and not person.role:
                    return _person_mark(page, start + label.end(), person.start, person.end, text[label.end() :])
    for page, start, text in head[:1]:  # "9 Jun 2026 - video, R. Tamayo LMHC": the heading line ends with who wrote it
        for person in find_people(text):
            if person.credential and re.fullmatch(r"[ .,;:)]*(?:\([\w ]+\)\.?)?", text[person.end :]):
                return _person_mark(page, start, person.start, person.end, text)
            behind, before = text[person.end :], text[: person.start]
            timed = _BETWEEN.search(before) and _TIMED.fullmatch(behind)
            if person.credential and (
                timed or (_DAY_ONLY.fullmatch(before) and behind.startswith((".", ":", " -", " –")))
            ):
                return _person_mark(page, start, person.start, person.end, text)
    for page, start, text in head[1:2]:  # "(behavioral health integration; C. Whitfield, LMHC; typed)" under the title
        people = [person for person in find_people(text) if person.credential and not person.role]
        alone = len(people) == 1 and re.fullmatch(r"\s*\([^()]*\)\s*", text)
        if alone and re.search(r"[(;,|·]\s*$", text[: people[0].start]):
            return _person_mark(page, start, people[0].start, people[0].end, text)
    return None


_BETWEEN = re.compile(r"(?:\s[-–—]\s?|[|·,;:]\s?|\d\s+)$")
_DAY_ONLY = re.compile(
    r"\W*(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s)?(?:\d{1,4}[/.-]\d{1,2}(?:[/.-]\d{2,4})?"
    r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s\d{1,2}(?:,?\s\d{4})?)"
    r"(?:[\s,]+(?:at\s|@\s?)?\d{1,2}:\d\d(?:\s?[ap]\.?m\b\.?)?)?[\s.,:|–-]+",
    re.IGNORECASE,
)
"""What stands before whoever wrote a line of a log: "Mon 2/2. S. K., RN. Called patient: ..."."""
_TIMED = re.compile(
    r"(?:[\s.,;:|·()–—-]|\d[\d/:.]*|[ap]\.?m\b\.?|min(?:ute)?s?\b|m\b|hrs?\b|total\b|time\b|length\b|duration\b|to\b)*",
    re.IGNORECASE,
)
"""What follows whoever wrote the note in its heading: "05/21/2026 CCM phone call - G. T., RN - 8 min"."""


def _signature(entry: Entry, pages: Mapping[int, Page]) -> tuple[Mark | None, Mark | None]:
    """The signing line: the person (with credential) who ends the entry, and the date beside the name.

    It is the last line with a signing word and a name, else the first one with a name.
    """
    lines = list(_lines(entry, pages, limit=400))
    signed = {number: found for number, (_, _, text) in enumerate(lines) if (found := _SIGNED.search(text))}
    for number in [*sorted(signed, reverse=True), *(n for n in range(len(lines)) if n not in signed)]:
        page, start, text = lines[number]
        person = _signer(text, signed.get(number))
        if person is None:
            continue
        mark = _person_mark(page, start, person.start, person.end, text)
        after = text[person.end : person.end + 40]
        dates = [hit for hit in find_dates(after) if hit.start < 14 and not hit.partial]
        day: Mark | None = None
        if dates:
            at = start + person.end
            day = Mark(dates[0].iso, page, at + dates[0].start, at + dates[0].end)
        elif number in signed and not after.strip(" .") and number + 1 < len(lines):
            day = _leading_date(lines, number + 1)
        return mark, day
    return None, None


def _signer(text: str, signed: re.Match[str] | None) -> PersonHit | None:
    """Who signs the line: a name with credential that leads it or follows a signing word, at most a day behind it."""
    for person in find_people(text) if may_have_license(text) else ():
        if not person.credential or person.role:
            continue
        before, after = text[: person.start], text[person.end : person.end + 40]
        leads = not before.strip(" -–—~•") or (signed is not None and signed.end() >= person.start - 3)
        closes = _CLOSES.fullmatch(after) is not None
        if closes and (leads or re.search(r"[.)]\s*$", before)) and not _COUNTERSIGN.search(before):
            return person
    return None


_CLOSES = re.compile(
    r"[\s.,;:)]*|[\s,.;:@)-]*(?:on )?(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,? )?"
    r"(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? )?\d.*",
    re.IGNORECASE | re.DOTALL,
)
"""What may follow a signature on its line: nothing, or its day."""


def _leading_date(lines: list[tuple[int, int, str]], number: int) -> Mark | None:
    page, start, text = lines[number]
    for hit in find_dates(text[:24]):
        if hit.start <= 3 and not hit.partial:
            return Mark(hit.iso, page, start + hit.start, start + hit.end)
    return None


def _person_mark(page: int, offset: int, start: int, end: int, text: str) -> Mark:
    return Mark(text[start:end], page, offset + start, offset + end)


def _program(entry: Entry, head: list[tuple[int, int, str]]) -> Mark | None:
    if entry.title:
        hits = find_programs(entry.title.value)
        if hits:
            return Mark(
                hits[0].program, entry.title.page, entry.title.start + hits[0].start, entry.title.start + hits[0].end
            )
    for page, start, text in head:
        if re.search(
            r"(?:^|\s)(?:care )?(?:program|service(?: line)?|enrolled in|"
            r"(?:encounter |visit |note )?type|reason|subject)\b"
            r"[\w ]{0,12}[:=]",
            text,
            re.IGNORECASE,
        ):
            for hit in find_programs(text):
                return Mark(hit.program, page, start + hit.start, start + hit.end)
    return None


def _standing(entry: Entry, pages: Mapping[int, Page]) -> Mark | None:
    """The one program that the entry's own lines are marked with ("12 min. BHI.", "CCM call"), None when two are."""
    marks = []
    for page, start, text in _lines(entry, pages, limit=60):
        for hit in find_programs(text):
            before, after = text[: hit.start], text[hit.end :]
            alone = re.search(
                r"(?:^|[.;(,–—-]\s*|\b(?:min(?:ute)?s?|time)\.?,?\s*(?:for |of |on )?\(?)$", before, re.IGNORECASE
            )
            closes = re.match(r"\s*(?:[.;:)]|$)", after)
            leads = re.match(
                r"\W{0,2}(?:time|min(?:ute)?s?|call|contact|note|phone|telephone|encounter|log|so far)\b",
                after,
                re.IGNORECASE,
            )
            if (alone and closes) or leads:
                marks.append(Mark(hit.program, page, start + hit.start, start + hit.end))
    return marks[0] if marks and len({mark.value for mark in marks}) == 1 else None


def _is_blank(text: str, title: str) -> bool:
    """A blank form: says so, or its fillers outnumber what somebody filled in."""
    if _BLANK_WORDS.search(title) or _MASTER.search(text):
        return True
    fillers = len(_FILLER.findall(text)) if "__" in text or "..." in text or "[" in text else 0
    return fillers >= 2 and not any(not hit.partial for hit in find_dates(text))
