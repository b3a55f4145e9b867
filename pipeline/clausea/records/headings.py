"""Which lines of a page are headings: titles that open an entry, and sections inside one.

By type size and weight where the PDF tells them, by underlining rules in monospaced prints, and by wording where
nothing else is known (OCR, plain text).
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise

from clausea import sieve as re
from clausea.pages import Line, Page
from clausea.records.signing import LATE
from clausea.values.asread import as_read
from clausea.values.dates import find_dates, find_months
from clausea.values.people import find_people
from clausea.values.programs import find_programs

_RULE = re.compile(r"^\s*([=_\-*~─═])\1{4,}\s*$")
_DRAWN = "=_-*~─═"  # how a rule begins, for most lines are none; the empty string is in it as well
_FRAMED = re.compile(
    r"(?:\*{2,}|={2,}|-{3,}|#{2,}|<{2,}|\[{2})\s*(?P<words>[A-Z][^*=#<>]{2,100}?)\s*(?:\*{2,}|={2,}|-{3,}|#{2,}|>{2,}|\]{2})"
)
"""A heading between signs, as line printers set it: "** OFFICE VISIT 01/27/2026 **"."""
_BEHIND = re.compile(r"\s+(?:(?-i:[a-z]+\s+)?[^a-z.;,\s][^.;,\s]*(?<!:)(?:\s+|$)){1,12}")
"""What a line printer sets behind the frame: "*** PROGRESS NOTE *** DOS 12/09/25 HPF"."""
_LEADER = re.compile(r"\.{3,}|(?:\. ){3,}")
"""Dots that lead from a label to its value: a line of a form, no heading."""
_CODED = re.compile(
    r"\b(?-i:[A-TV-Z]\d[\dA-Z](?:\.\w{1,4})?)\s.{0,20}?\b(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}"
    r"|[A-Z][A-Za-z]{2,8}\.? \d{1,2}, \d{4})\b"
)
"""A diagnosis with its code and its day: a line of the problem list."""
_TOLD_ON = re.compile(r"[^.]{0,24}\d{4}\.\s+[^.]{2,40}\.\s+\S")
"""A day and then sentences ("Tuesday, March 3, 2026. Reyes. Called the patient"): a dated line, however bold."""
_LABEL = re.compile(r"^\s*[A-Za-z][\w /&'().#-]{0,40}?\s*(?:(?<!\d):|:(?!\d\d))\s*\S")
"""A label with its value; the colon of a clock time ("Phone visit 05/21/2026 3:10") makes none."""
_SENTENCE_END = ".;,!?"
_LIST = re.compile(r"^\s*(?:[•●▪◦*]|[-–]\s|\(?\d{1,2}[.)]\s|\[[ xX✓]?\]|[☐☒☑✓✔])")
_SECTION = re.compile(
    r"^(?:review of systems|ros|physical exam(?:ination)?|pe|exam(?:ination)?|objective|subjective|hpi|"
    r"history of present"
    r" illness|assessment(?:\s*(?:and|&|/)\s*plan)?|a\s*/\s*p|plan(?! of (?:care|treatment))|"
    r"impression|findings|orders?|allerg(?:y|ies)|"
    r"medications?|"
    r"current medications|(?:past )?(?:medical|surgical|family|social) history|pmh|fh|fhx|sh|shx|vitals?|vital signs|"
    r"labs?|"
    r"goals?|interventions?|barriers?|supports?|problems?|problem list|risks?|access|strengths|monitoring|planning|"
    r"next|"
    r"next steps|follow[ -]?up|comments?|notes?|signatures?|addend(?:um|a)|interval history|chief complaint|reason for"
    r" (?:call|visit|contact)|outcome|summary|other|disposition|instructions|care team|diagnos[ei]s|home log.*|"
    r"call details.*)"
    r"\b[^.]{0,40}$",
    re.IGNORECASE,
)
_DOCUMENT = re.compile(
    r"\b(?:(?:progress|phone|telephone|soap|visit|contact|outreach|nurse|nursing|clinic|office|encounter|procedure|"
    r"consult(?:ation)?|"
    r"therapy|case management|care management|care manager|social work|chart) notes?|encounter|consent|agreement|"
    r"care[ -]?plan|plan of care|poc\b(?! (?:glucose|a1c|test|inr|urine|ua\b|covid|strep|flu|hgb|result|lab))|"
    r"care management plan|treatment plan|"
    r"(?:time|contact|call|activity|outreach|minutes|access|care management|ccm|bhi|cocm) (?:log|sheet|record|report|"
    r"tracker|summary)|time ?sheet|"
    r"worklist|flow ?sheet|medication (?:list|reconciliation)|med(?:ication)?s? (?:sheet|list|rec)|problem list|"
    r"insurance (?:card|information)|education|advice sheet|handout|"
    r"registry|(?:monthly|discharge|after[- ]visit|visit|month(?:-end)?) (?:summary|report|close|review)|"
    r"caseload review|portal message|messages?|letter|fax|"
    r"quality (?:tab|measures)|care gaps|imaging report|operative report|"
    r"laboratory (?:report|results?)|lab results?|"
    r"questionnaire|face ?sheet|snapshot|outside record|registration|"
    r"phq-?9|gad-?7|office visit|wellness visit|follow-up visit|transition\w* (?:of )?care|immunizations?|"
    r"appointments?|referrals?)\b",
    re.IGNORECASE,
)
_SIGNING = re.compile(
    r"\bdob\b|\bmrn\b|date of birth|\bborn\b|\b(?:e-?)?sign(?:ed|ature)\b|\bauthenticated\b|"
    r"\bclosed by\b|^(?:by|from|to|re|cc)\b|^page \d|"
    r"^(?:dictated|transcribed|read|reviewed|attested|verified|approved)(?:(?: and|,) \w+)*(?: by|,)\s",
    re.IGNORECASE,
)
_OPENS = re.compile(r"\b(?:date|dos|encounter|visit|contact|call|seen|created|started|opened|month)\b", re.IGNORECASE)
_LABELED_DAY = re.compile(
    r"^\W*(?:when(?: \w+day,?)?|"
    r"(?:[\w-]+ ){0,2}(?:date|dos)(?: (?:of|and) \w+(?: \w+)?)?|(?:\w+ ){0,2}(?:written|reviewed|created|revised|"
    r"updated|modified|"
    r"started|opened|signed|printed|seen|effective|completed|collected|received|entered|filled|drawn up|"
    r"built|drafted|composed|prepared|approved|authored|made|mailed|sent|given|faxed|handed over|begun|"
    r"last changed|changed|amended|(?:looked|gone|went) (?:over|through)|"
    r"administered|performed|taken|obtained|scored|repeated|screened)(?: again)?"
    r"(?: to (?:the )?(?:patient|pt|member|client|caregiver|family|daughter|son|wife|husband))?"
    r"(?: by(?: [A-Z][\w.'’,/ -]{2,40}?)?)?(?:,? on)?)\W*$",
    re.IGNORECASE,
)
"""Words that only label the day behind them ("Contact date 04/07/2026"): a line of the entry, no heading."""

_ACTED = re.compile(r"[A-Z][\w'’-]+,\s?[A-Z][\w'’. -]{1,24} \d{1,2}/\d{1,2}/\d{2,4},? \d{1,2}:\d\d")
"""Who acted and when, as systems stamp it below a message: "Marsh, Cindy 05/11/2026 10:28:13 AM > closed"."""
_LOG_ROW = re.compile(r"\W*\d{1,2}/\d{1,2}/\d{2,4} \d{1,3}\s{2,}\S")
"""A day, a figure and the next cell: a row of a log, however large a scan sets it."""
_LETTER = re.compile(
    r"from\s?:?\s+(?-i:[A-Z])[^.,;]*\b(?:associates|clinics?|hospitals?|cent(?:er|re)s?|groups?|institute|specialists|"
    r"partners|health|medical|surgery|surgeons|p\.?c\.|llc|home care|hospice|rehab\w*|pharmacy)\W*$",
    re.IGNORECASE,
)
"""Heads a paper that another house sent."""
_OUTSIDE = re.compile(r"\W*outside(?: (?:records?|notes?|reports?|letters?))?\s?[:–-]", re.IGNORECASE)
"""Opens the paper of another office: "Outside: pulmonary function lab"."""
_HANDS_OUT = re.compile(
    r"\W*(?:\w+ ){0,2}(?:hand-?outs?|leaflets?|brochures?|pamphlets?|flyers?|fact sheets?|patient education"
    r"|education sheet|polic(?:y|ies)(?: card)?|faqs?|poster|information sheet)(?: \([^)]{3,40}\))?"
    r"(?:\s?[:–—-]\s[^.;]{3,60})?$|\W*what (?:is|are) (?:an? |the )?[\w ]{3,40}(?: \(\w{2,5}\))?\?$",
    re.IGNORECASE,
)
"""Heads general words to whoever reads them: "Clinic handout: What is collaborative care?"."""
_MONTHS_WORK = re.compile(
    r"\b(?:(?:care|case) (?:management|coordination|manager)|ccm|pcm|apcm|bhi|cocm|contacts?|outreach|timeline|"
    r"activit(?:y|ies)|minutes|time)\b",
    re.IGNORECASE,
)
"""With a month in the heading it opens that month's record ("Care management in March 2026")."""


class Heading(IntEnum):
    NONE = 0
    SECTION = 1
    TITLE = 2


@dataclass(frozen=True, slots=True)
class TypeSizes:
    """Type sizes of a record: what the body is set in and what its titles are set in (0 where unknown)."""

    body: float
    title: float
    capitals: bool = False
    """The record is printed in capitals: they make no line a heading."""
    ruled: bool = False
    """The record draws a rule under its headings: capitals alone make no line a heading."""


LARGER = 1.12
"""How much larger than the body a heading is set."""
_BOLDER = 1.05
"""The same where it is bold besides."""


def type_sizes(pages: Sequence[Page]) -> TypeSizes:
    """The body size is what most characters are set in; titles are the largest size used on a fifth of the pages."""
    weight: Counter[float] = Counter()
    used: Counter[float] = Counter()
    bold: set[float] = set()
    letters = capitals = 0
    for page in pages:
        here = {
            round(line.size, 1) for line in page.lines if line.size and not line.running and line.end - line.start > 3
        }
        used.update(here)
        for line in page.lines:
            if line.size and not line.running:
                weight[round(line.size, 1)] += line.end - line.start
                if line.bold:
                    bold.add(round(line.size, 1))
        letters += 1
        capitals += page.text.isupper()
    shouting = capitals > letters * 0.8
    ruled = sum(map(_ruled_headings, pages)) >= _OFTEN
    if not weight:
        return TypeSizes(0.0, 0.0, shouting, ruled)
    body = weight.most_common(1)[0][0]
    larger = [
        size
        for size in used
        if size >= body * (_BOLDER if size in bold else LARGER) and used[size] >= max(1, len(pages) * 0.2)
    ]
    return TypeSizes(body, max(larger, default=0.0), shouting, ruled)


_OFTEN = 3
"""Headings over a rule that make it the record's way to set them."""


def _ruled_headings(page: Page) -> int:
    """Lines in capitals with a rule below them."""
    if "----" not in page.text and "====" not in page.text:
        return 0
    lines = [page.text[line.start : line.end].strip() for line in page.lines if not line.running]
    pairs = pairwise(lines)
    return sum(is_rule(below) and line.isupper() and _over_a_rule(line, _PLAIN) for line, below in pairs)


_PLAIN = TypeSizes(0.0, 0.0)


def is_rule(text: str) -> bool:
    """True for a line that only draws a rule."""
    return text.lstrip()[:1] in _DRAWN and bool(_RULE.match(text))


def heading(page: Page, line: Line, following: Sequence[str], sizes: TypeSizes, *, first: bool) -> Heading:
    """What `line` is. `following` are the texts of the next lines of the page; `first` when nothing precedes it."""
    text = _words(page, line)
    framed = _FRAMED.fullmatch(text)
    if framed is not None and len(framed["words"].split()) <= 12 and not _SIGNING.search(framed["words"]):
        return _by_words(framed["words"], following, _frame(framed["words"], sizes))
    opened = _FRAMED.match(text) if framed is None and text[0] in "*=-#" else None
    if opened is not None and _BEHIND.fullmatch(text, opened.end()) and not _SIGNING.search(text):
        if any(not hit.partial for hit in find_dates(text[opened.end() :])):
            return Heading.TITLE
        return _by_words(opened["words"], following, _frame(opened["words"], sizes))
    if _HANDS_OUT.match(text) and (text.endswith("?") or (line.bold and text[-1] not in _SENTENCE_END)):
        return Heading.TITLE
    if _LETTER.match(text) and line.bold and sizes.body and line.size >= sizes.body * _BOLDER:
        return Heading.TITLE
    if (
        not _could_be_heading(text)
        or _SIGNING.search(text)
        or _LOG_ROW.match(text)
        or _ACTED.match(text)
        or _told(text)
        or (_EMPTY_FIELD.match(text) and following and not following[0].lstrip()[:1].isdigit())
    ):
        return Heading.NONE
    kind = _kind(page, text, line, following, sizes, first=first)
    return Heading.NONE if kind is not Heading.NONE and _is_signature(text) else kind  # people are sought for last


def _words(page: Page, line: Line) -> str:
    """The line as it is read; a day alone keeps its weekday, which tells a heading from a figure."""
    text, written = as_read(page.text)[line.start : line.end].strip(), page.text[line.start : line.end].strip()
    if text == written:
        return written
    day = next(iter(find_dates(text)), None)
    return written if day and day.start == 0 and day.end >= len(text) - 1 else text


def _frame(words: str, sizes: TypeSizes) -> Heading:
    """What a framed heading opens: in a print of capitals nothing else tells one paper from the next."""
    return Heading.TITLE if sizes.capitals and not _SECTION.match(words) else Heading.SECTION


def _told(text: str) -> bool:
    """A line of a form, of a problem list, or of a dated note: it may carry a day, and opens nothing."""
    return (
        ((".." in text or ". ." in text) and _LEADER.search(text) is not None)
        or _CODED.search(text) is not None
        or _TOLD_ON.match(text) is not None
    )


def _kind(page: Page, text: str, line: Line, following: Sequence[str], sizes: TypeSizes, *, first: bool) -> Heading:
    """What the line would be if it is no signature."""
    after = following[0].rstrip() if following else ""
    if _RULE.match(after):
        if "=" in after or "═" in after or _OUTSIDE.match(text):
            return Heading.TITLE
        if _over_a_rule(text, sizes):
            titled = sizes.ruled and not _SECTION.match(text.rstrip(":"))
            return _by_words(text, following[1:], Heading.TITLE if titled else Heading.SECTION)
        ruled = abs(len(after.strip()) - len(text)) <= 4
        return _by_words(text, following[1:], Heading.SECTION) if ruled else Heading.NONE
    large = sizes.body and line.size >= sizes.body * (_BOLDER if line.bold else LARGER)
    if large and len(text) <= 110:
        return Heading.TITLE if line.size >= sizes.title * 0.93 else _by_words(text, following, Heading.SECTION)
    if _LIST.match(text) or len(text) > 80 or text[0].islower():
        return Heading.NONE
    if LATE.match(text.lstrip("*# ")) and any(not hit.partial for hit in find_dates(text)):
        return Heading.TITLE
    if _is_month(text):
        return Heading.SECTION
    if first and line.bold and not sizes.title and _opens_in_capitals(text):
        return Heading.TITLE
    if _LABEL.match(text):
        if line.bold and _OUTSIDE.match(text):
            return Heading.TITLE
        named = first and _DOCUMENT.search(text.split(":")[0]) and not any(char.isdigit() for char in text)
        return Heading.TITLE if named else Heading.NONE
    if _SECTION.match(text.rstrip(":")) and len(text.split()) <= 7:
        return _by_words(text, following, Heading.SECTION)
    if line.bold and len(text.split()) <= 10:
        return _by_words(text, following, Heading.SECTION)
    if sizes.title and not text.isupper():
        return Heading.NONE  # the record sets its titles larger: a line of body size is no title
    if sizes.ruled and _hangs(page, line, text, following):
        return _by_words(text, following, Heading.SECTION)
    if (sizes.capitals or sizes.ruled) and not first and not _DOCUMENT.search(text):
        return Heading.NONE
    if sizes.ruled and _DAY_FIRST.match(text):
        return Heading.NONE
    if _looks_like_title(text, first):
        return _by_words(text, following, Heading.TITLE if first else Heading.NONE)
    return Heading.NONE


_EMPTY_FIELD = re.compile(r"\W*(?:[A-Za-z]+ ){0,2}(?:min(?:ute)?s?|time|duration)\.?\s*:\s*$", re.IGNORECASE)
"""A form's field for the minutes that was left empty: it heads nothing, however bold."""


def _over_a_rule(text: str, sizes: TypeSizes) -> bool:
    """A line over a rule that is as wide as the page: its heading, unless the rule only parts what stands above.

    Capitals tell it where the print has small letters too; elsewhere it must name a document.
    """
    words = text.split()
    if _DAY_FIRST.match(text) or _LIST.match(text) or not 1 <= len(words) <= 12:
        return False
    named = _DOCUMENT.search(text)
    if _LABEL.match(text) and not (named and named.end() < text.index(":")):
        return False
    if text.isupper() and not sizes.capitals:
        return named is not None or len(words) <= 6 or any(not hit.partial for hit in find_dates(text))
    return named is not None and len(text[: named.start()].split()) <= 3


def _hangs(page: Page, line: Line, text: str, following: Sequence[str]) -> bool:
    """A few words in capitals at the margin, with what they head set in below them."""
    below = following[0] if following else ""
    hanging = not page.text[line.start].isspace() and below[:1].isspace()
    return hanging and text.isupper() and 1 <= len(text.split()) <= 6 and not any(map(str.isdigit, text))


_DAY_FIRST = re.compile(
    r"\W*\d{1,4}[/.-]?(?:\d{1,2}[/.-]|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))", re.IGNORECASE
)


def _opens_in_capitals(text: str) -> bool:
    """A page's first line in bold capitals, or one that opens with a document's name in them ("CARE PLAN Made ...")."""
    if text.isupper() and len(text.split()) <= 8:
        return True
    capitals = re.match(r"(?:[A-Z][A-Z'’&/,-]+\s+){2,6}", text)
    return capitals is not None and _DOCUMENT.search(capitals.group()) is not None


def _is_month(text: str) -> bool:
    """A line that is nothing but a month ("AUGUST 2026"): it heads the days below it."""
    months = find_months(text)
    return bool(months) and not (text[: months[0].start] + text[months[0].end :]).strip(" -–—:.*#_=")


def _is_signature(text: str) -> bool:
    """A name with its credential first ("R. Tamayo, LMHC 02 Jun 2026") is who signed, not what is written."""
    people = find_people(text[:60])
    return bool(people and people[0].start <= 2 and people[0].credential and not _DOCUMENT.search(text))


def _could_be_heading(text: str) -> bool:
    return 0 < len(text) <= 120 and text[-1] not in _SENTENCE_END and not is_rule(text)


def _looks_like_title(text: str, first: bool) -> bool:
    words = [word for word in text.split() if any(map(str.isalnum, word))]
    if not 1 <= len(words) - _words_of_day(text, words) <= 10 or not text[0].isalnum():
        return False
    letters = [word for word in words if word[0].isalpha()]
    if not letters or _digits(text) > len(text) / 3:
        return False
    capital = sum(word[0].isupper() for word in letters)
    return text.isupper() or first or capital >= max(1, len(letters) // 2)


def _words_of_day(text: str, words: list[str]) -> int:
    """Words that a day at the front needs above one: "March 3, 2026 ..." heads what "03/03/2026 ..." does."""
    if len(words) <= 10 or words[0].isdigit() or not words[0][:3].isalpha():
        return 0
    day = next(iter(find_dates(text[:24])), None)
    return len(text[day.start : day.end].split()) - 1 if day and day.start == 0 and not day.partial else 0


def _digits(text: str) -> int:
    """Digits of a line; its first day does not count where words before it name a document or a program."""
    digits = sum(character.isdigit() for character in text)
    at = _names(text) if digits > len(text) / 3 else None
    day = None if at is None else next((day for day in find_dates(text) if at < day.start), None)
    return digits - sum(character.isdigit() for character in text[day.start : day.end]) if day else digits


def _names(text: str) -> int | None:
    """Where a line names a document or a program, None when it names neither."""
    found = _DOCUMENT.search(text)
    return found.start() if found else next((hit.start for hit in find_programs(text)), None)


def _by_words(text: str, following: Sequence[str], otherwise: Heading) -> Heading:
    """A heading that carries a date, names a document, or is followed by a date label opens an entry of its own."""
    whole = [hit for hit in find_dates(text) if not hit.partial]
    if whole and _LABELED_DAY.match(text[: whole[0].start]):
        return Heading.NONE
    if whole and not re.search(r"\bdraw|\bdue\b|\bas of\b", text, re.IGNORECASE):
        return Heading.TITLE
    if otherwise is Heading.SECTION and _DOCUMENT.search(text) and not _SECTION.match(text.rstrip(":")):
        return Heading.TITLE
    if otherwise is Heading.SECTION and _MONTHS_WORK.search(text) and find_months(text):
        return Heading.TITLE
    for after in following[:3]:
        match = _LABEL.match(after)
        if match and _OPENS.search(after.split(":")[0]) and re.search(r"\d", after):
            return Heading.TITLE
    return otherwise
