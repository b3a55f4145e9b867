"""Who a page says it is about: name, date of birth and chart number, by grammars and not by known layouts.

A page may name several people (a relative, the subscriber of a plan), so a bare name counts only behind a patient's
label or beside a date of birth or chart number, and lines about relatives and contacts are passed over.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from clausea import sieve as re
from clausea.pages import Page, PageIdentity

_MONTHS = {
    name: number
    for number, name in enumerate(
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], 1
    )
}
_DATE = (
    r"(?P<date>\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})(?!\d)|\d{4}-\d{2}-\d{2}|"
    r"(?:[A-Z][a-z]{2,8}\.?|[A-Z]{3,9}) \d{1,2},? \d{4}|\d{1,2}[ -][A-Za-z]{3,9}\.?[ -]\d{4})"
)
_BIRTH_LABEL = r"(?:d\.?o\.?b\.?|date of birth|birth ?date|born(?: on)?|b/d)"
_BIRTH = re.compile(rf"(?<![\w'])(?i:{_BIRTH_LABEL})\)?\s*[:#]?\s*{_DATE}")
_NUMBER_LABEL = (
    r"(?:mrn|mr ?#|m\.r\.n\.|(?:medical )?rec(?:ord)?\.? (?:number|num|no\.?|#)|chart(?: (?:number"
    r"|no\.?|#|id))?|acct\.?(?: (?:no\.?|#))?"
    r"|account(?: (?:number|no\.?|#))?|hospital (?:number|no\.?|#)|patient (?:id|number|no\.?|#)"
    r"|pt id|pid|emr ?#|unit (?:number|no\.?|#))"
)
_NUMBER = re.compile(
    rf"(?<![\w'])(?i:{_NUMBER_LABEL})\s*[:#]?\s*(?P<number>(?=[A-Z0-9-]*\d{{2}})[A-Z0-9][A-Z0-9-]{{3,}})\b"
)
_NAME_LABEL = re.compile(
    r"(?:^|[·|•;,—–]\s*|\s{2,}|\bof )(?i:(?P<strong>patient(?:'s)?(?: name)?|pt\.?(?: name)?"
    r"|resident(?: name)?|client(?: name)?"
    r"|member(?: name)?|name of patient|patient \(last, first\))|(?P<weak>name|re|regarding))\s*(?::"
    r"|=)\s*(?P<name>.*)"
)
_LABEL_ALONE = re.compile(
    rf"^\W*(?:patient(?:'s)?(?: name)?|patient \(last, first\)|{_BIRTH_LABEL}|{_NUMBER_LABEL})\W*$", re.I
)
"""A label whose value is the next line: two cells, or a form filled by a typewriter."""
_NOT_PATIENT = re.compile(
    r"\b(?:subscriber|policy ?holder|insured|guarantor|spouse|mother|father|parent|son|daughter|wife"
    r"|husband|brother|sister|child|infant"
    r"|baby|newborn|caregiver|emergency|guardian|poa|proxy|agent|witness|next of kin|contact|representative)\b",
    re.I,
)
_STOP = re.compile(
    rf"\s*(?:[·|•;—–\t]|\s{{2,}}|,?\s*\(?(?<![\w'])(?i:{_BIRTH_LABEL}|{_NUMBER_LABEL}|sex|gender|age"
    rf"|pcp|provider|phone|room|page|id|date|visit)\b(?=\)?[\s:#.]))"
)
_PART = (
    r"(?:[A-Z][A-Za-zÀ-ÿ'’]*(?:-[A-Z][A-Za-zÀ-ÿ'’]*)*\.?|(?:de|del|de la|da|di|van|von|der|den|la|le"
    r"|bin|al|el|dos)\b)"
)
_NAME = re.compile(rf"^{_PART}(?:,? {_PART}){{1,4}}(?:,? (?:Jr|Sr|II|III|IV)\.?)?$")
_HEADED = re.compile(rf"^\W*(?P<name>[A-Z][^\d:]{{4,50}}?),?\s+{_DATE}\W+(?:M|F|[Mm]ale|[Ff]emale|MALE|FEMALE)\b")
"""NAME, birth date and sex without any label, as laboratory and print headers have them."""
_TRIPLE = re.compile(
    rf"(?:^|[|·•])\W*(?P<name>[A-Z][^\d:|·•]{{4,90}}?)\s*(?:[|·•]|\s)\s*{_DATE}"
    r"(?:\s*(?:[|·•]|\s)\s*#?(?P<number>(?=[A-Z0-9 -]*\d{3})[A-Z]{0,4}[- ]?\d[\d-]{2,}))"
)
"""Name, date and number side by side in a running line: whose chart the print is."""
_BETWEEN = re.compile(r"\s*[|·•;]\s*|\s+[/–—-]\s+|\s{2,}")
_NUMBER_ALONE = re.compile(r"\(?#?\s?(?P<number>(?=[A-Z0-9 -]*\d{3})[A-Z]{0,4}[- ]?\d[\d-]{2,})\)?")
_LABEL_WORD = re.compile(r"^(?i:patient|client|name|pt|resident|member)\s+(?=[A-Z])")
_NO_NAME = re.compile(
    r"\b(?:clinic|medicine|health|hospital|center|centre|medical|program|practice|family|internal"
    r"|care|department|unit|plan|"
    r"services?|group|associates|physicians|record|records|report|note|notes|visit|form|page|date"
    r"|street|road|suite|avenue|"
    r"information|history|education|intake|encounter|telephone|behavioral|collaborative|summary|laboratory|insurance|"
    r"registration|consent|assessment|letter|discharge|admission|chart|print|copy|confidential|fax"
    r"|the|and|for|with|not|none|"
    r"unknown|patient|home|md|do|rn|lpn|np|pa|aprn|lcsw|states|reports?|denies|declines?|agrees|called|seen)\b",
    re.I,
)


_BORN = "2016"
"""A date below a name is a birth date before this year: patients of these programs are no small children."""
_BIRTH_ALONE = re.compile(rf"\W*{_DATE}\W*(?:\d{{1,3}} ?y\w*\W*)?(?:[MF]|[Mm]ale|[Ff]emale|MALE|FEMALE)?\W*")
_EDGE = 4
"""Lines from either end of the page where a labeled chart number is the page's own."""


class Said(NamedTuple):
    """One statement of identity. `firm`: a patient's label, a running line or a form field carries it."""

    who: PageIdentity
    firm: bool


def first_said(said_on_page: Sequence[Said]) -> PageIdentity:
    """Name, date of birth and chart number, each where the page first says it."""
    found = PageIdentity()
    for said in said_on_page:
        found = PageIdentity(found.name or said.who.name, found.dob or said.who.dob, found.mrn or said.who.mrn)
    return found


def statements(page: Page) -> tuple[Said, ...]:
    """Every statement of identity on the page: form fields, running lines, then the other lines downward."""
    field = _from_fields(page)
    found = [Said(field, firm=True)] if field != PageIdentity() else []
    running = [line for line in page.lines if line.running]
    texts = [page.text[line.start : line.end] for line in page.lines]
    for line in running:
        text = page.text[line.start : line.end]
        who = _read(text)
        if who == PageIdentity() or not (who.name or who.dob):
            triple = _TRIPLE.search(text)
            name = (_name(triple["name"]) or _before(text[: triple.end("name")])) if triple else None
            if triple and name:
                who = PageIdentity(name, iso(triple["date"]), who.mrn or triple["number"])
            else:
                who = _side_by_side(text) or who
        if who != PageIdentity():
            found.append(Said(who, firm=True))
    for number, line in enumerate(page.lines):
        if line.running:
            continue
        text = texts[number]
        if number < _EDGE and number + 1 < len(texts) and (headed := _over_birth(text, texts[number + 1])):
            found.append(Said(headed, firm=True))
            continue
        single = _side_by_side(text) if number < _EDGE else None  # a misfiled page's head stands on one page alone
        if single and ("," in (single.name or "") or (single.mrn or "0")[0].isalpha()):
            found.append(Said(single, firm=True))
            continue
        if _NOT_PATIENT.search(text) or (
            number and _NOT_PATIENT.search(texts[number - 1]) and len(texts[number - 1]) < 60
        ):
            continue
        alone = text.rstrip().endswith((":", "=")) or _LABEL_ALONE.match(text)
        if (
            alone
            and number + 1 < len(texts)
            and ":" not in texts[number + 1]
            and not _LABEL_ALONE.match(texts[number + 1])
        ):
            text = text if text.rstrip().endswith((":", "=")) else f"{text}:"
            text = f"{text.rstrip()} {texts[number + 1]}"  # label and value in two cells
        who = _read(text)
        if who == PageIdentity():
            continue
        label = _NAME_LABEL.search(text)
        bare = bool(label and label["weak"]) and not (who.dob or who.mrn)
        if bare and not _near_birth(texts, number):
            continue
        edge = number < _EDGE or number >= len(texts) - _EDGE
        found.append(Said(who, firm=bool((label and label["strong"] and who.name) or (edge and who.mrn))))
    return tuple(_joined(found))


def _side_by_side(text: str) -> PageIdentity | None:
    """Name, birth date and number as cells of one line, in any order and without labels; the house may stand before
    the name."""
    cells = [cell.strip() for cell in _BETWEEN.split(text)]
    if not 3 <= len(cells) <= 6:
        return None
    at, birth = next(
        ((place, found) for place, cell in enumerate(cells) if (found := _BIRTH_ALONE.fullmatch(cell))), (0, None)
    )
    plain = [cell for cell in cells if not _BIRTH_ALONE.fullmatch(cell)]
    number = next((found for cell in plain if (found := _NUMBER_ALONE.fullmatch(cell))), None)
    born = iso(birth["date"]) if birth else None
    if not birth or not number or not born or born >= _BORN:
        return None
    near = sorted(enumerate(cells), key=lambda cell: abs(cell[0] - at))  # the house and its town may stand before both
    name = next((name for _, cell in near if not any(map(str.isdigit, cell)) and (name := _before(cell))), None)
    return PageIdentity(name, born, number["number"]) if name else None


def _over_birth(text: str, below: str) -> PageIdentity | None:
    """Family name, given name and below them the birth date, without any label: the head of a print."""
    birth = _BIRTH_ALONE.fullmatch(below)
    name = _name(text) if "," in text and birth else None
    born = iso(birth["date"]) if birth and name else None
    return PageIdentity(name, born) if born and born < _BORN else None


def _near_birth(texts: list[str], number: int) -> bool:
    """A bare "Name:" is the patient's when a birth date or chart number stands within two lines of it."""
    around = texts[max(number - 2, 0) : number + 3]
    return any(_BIRTH.search(text) or _NUMBER.search(text) for text in around) and not any(
        map(_NOT_PATIENT.search, around)
    )


def _joined(found: list[Said]) -> Iterator[Said]:
    """Lines below each other ("Patient: …", "Date of birth: …") are one statement."""
    last: Said | None = None
    for said in found:
        if last and all(
            mine is None or theirs is None or mine == theirs
            for mine, theirs in zip(_parts(last.who), _parts(said.who), strict=True)
        ):
            who = replace(
                last.who,
                name=last.who.name or said.who.name,
                dob=last.who.dob or said.who.dob,
                mrn=last.who.mrn or said.who.mrn,
            )
            last = Said(who, last.firm or said.firm)
            continue
        if last:
            yield last
        last = said
    if last:
        yield last


def _parts(who: PageIdentity) -> tuple[str | None, str | None, str | None]:
    return who.name, who.dob, who.mrn


def _from_fields(page: Page) -> PageIdentity:
    name = dob = mrn = None
    for field in page.fields:
        value, label = page.text[field.start : field.end].strip(), f"{field.label} {field.name}"
        if not value or _NOT_PATIENT.search(label) or field.kind not in ("text", "choice"):
            continue
        if re.search(rf"\b{_BIRTH_LABEL}(?!\w)", label, re.I):
            dob = dob or iso(value)
        elif re.search(rf"\b{_NUMBER_LABEL}(?!\w)", label, re.I):
            mrn = mrn or (value if re.search(r"\d{2}", value) else None)
        elif re.search(
            r"\b(?:patient|member|client|resident)(?:'s)? name\b|^\W*(?:patient|name)\W*(?:\(|$| name)",
            field.label or field.name,
            re.I,
        ):
            name = name or _name(value)
    return PageIdentity(name, dob, mrn)


def _read(text: str) -> PageIdentity:
    """Identity from one line."""
    birth, number = _BIRTH.search(text), _NUMBER.search(text)
    dob = iso(birth["date"]) if birth else None
    mrn = number["number"] if number else None
    name = None
    label = _NAME_LABEL.search(text)
    if label:
        name = _name(_STOP.split(label["name"], maxsplit=1)[0])
    if not dob and (plain := _HEADED.match(text)) and _name(plain["name"]):
        name, dob = name or _name(plain["name"]), iso(plain["date"])
    if not name and (dob or mrn):
        first = min((match.start() for match in (birth, number) if match), default=0)
        name = _before(text[:first])
    return PageIdentity(name, dob, mrn)


def _before(text: str) -> str | None:
    """The name that stands before a birth date or chart number in the same line."""
    for part in reversed([part.strip(" ,(:") for part in re.split(r"[·|•;—–\t]|\s{2,}|\s/\s|: ", text)]):
        if not part:
            continue
        house = list(_NO_NAME.finditer(part))
        tail = re.search(rf"({_PART}, {_PART}(?: [A-Z]\.?)?)$", part)
        behind = _name(part[house[-1].end() :]) if house else None
        return _name(part) or behind or (_name(tail[1]) if tail else None)
    return None


def named(text: str) -> str | None:
    """The text as a person's name, None where it is none."""
    return _name(text)


def _name(text: str) -> str | None:
    text = _LABEL_WORD.sub("", " ".join(text.split()).strip(" ,;:("))
    if not 4 <= len(text) <= 60 or not _NAME.match(text) or _NO_NAME.search(text.replace("-", "x")):
        return None
    return text


def iso(text: str) -> str | None:
    """ISO date of a birth date; two-digit years lie in the hundred years before 2026."""
    found = re.search(_DATE, text)
    if not found:
        return None
    numbers = [int(part) for part in re.findall(r"\d+", found["date"])]
    word = re.search(r"[A-Za-z]{3}", found["date"])
    if word:
        month = _MONTHS.get(word[0].casefold(), 0)
        day, year = numbers[0], numbers[-1]
    elif numbers[0] > 31:
        year, month, day = numbers
    else:
        month, day, year = numbers
    if year < 100:
        year += 1900 if year > 26 else 2000
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
