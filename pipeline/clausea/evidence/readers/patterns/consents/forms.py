"""Reads consents on forms and in lists of papers: boxes, labelled lines, signatures, typed form fields, rosters.

A form stands when somebody signed it or recorded how it was given; a blank one is a template; one whose box says no
is a refusal. In a list ("Forms", a program roster, a row of boxes) each program's own words decide.
"""

from collections.abc import Iterator, Sequence

from clausea import sieve as re
from clausea.evidence.facts import make_item
from clausea.evidence.polarity import judge
from clausea.evidence.readers.patterns.chart import Chart, mark_in
from clausea.evidence.readers.patterns.consents.fields import Read, fields_of, read_typed
from clausea.evidence.readers.patterns.consents.papers import concurs
from clausea.evidence.readers.patterns.consents.words import (
    PROGRAMS,
    VERBAL,
    content_of,
    mode_of,
    mode_of_label,
    named,
    recorder_in,
)
from clausea.evidence.readers.patterns.days import days_in, only_day
from clausea.evidence.units import Unit
from clausea.models import Item, Polarity, Status, Value
from clausea.pages import Entry, Mark
from clausea.values.boxes import BoxHit, find_boxes
from clausea.values.dates import find_dates
from clausea.values.programs import ProgramHit, find_programs

_FORM = re.compile(
    r"\bconsents?\b|agreement|enrol(?:l)?(?:ment|ing)|authorization|permission\b|\bjoin(?:ing)?\b|\bopt(?:ing)?[- ]in\b"
    r"|\bsign(?:ing)?[- ]up\b|\btak(?:e|ing) part\b|\bparticipat|\bacceptance\b",
    re.IGNORECASE,
)
_NO_BOX = re.compile(r"(?:I )?(?:no\b|declin|refus|(?:do|does|did) ?(?:not|n['’]t))", re.IGNORECASE)
_YES_BOX = re.compile(r"(?:I |patient |pt )?(?:yes|agree|accept|consent|enroll|wish)", re.IGNORECASE)
_MODE_BOX = re.compile(r"(?:verbal|oral|written|signed|telephone|phone|by phone|in writing)", re.IGNORECASE)
_SIGNED = re.compile(
    r"/s/\s*\w|signature(?: of (?:patient|participant|beneficiary))?\s*[:=]\s*(?!_|"
    r"\s|date|(?:no|not|none|n/a|pending|missing|blank)\b)[A-Za-z/]|(?:electronically |e-?)signed\b(?! ?[:=]?\s*_)|"
    r"signed by (?:the )?(?:patient|pt)\b(?!\s?[:=?]\s?(?:no|n|not|none|n/a|pending|un\w+)\b)"
    r"|\b(?:signature (?:on file|obtained|present|received)|signed)\s?[:=?]\s?(?:yes|y|x|✓|☒|\[x\])(?!\w)"
    r"|\bsigned:?\s+(?!on\b|by (?:the )?(?:patient|pt)\b|date\b|copy|form|_|(?:no|n|not|none|n/a"
    r"|pending)\b)[A-Z][\w.'’-]*|\bsigned (?=\d)",
    re.IGNORECASE,
)
_UNSIGNED = re.compile(r"\bsign(?:ature|ed(?: by)?)\b[^_:]{0,24}:?\s*_{4,}", re.IGNORECASE)
_DATE_LABEL = re.compile(
    r"\b(?:date(?: (?:signed|of consent|given|obtained|of signature))?|"
    r"signed(?: on)?|when|consent date|effective(?: date)?|given on)\s*[:=-]?\s*(?=\S{0,10}\d)",
    re.IGNORECASE,
)
_MODE_LABEL = re.compile(
    r"\b(?:consent (?:was )?(?:given|type|mode|obtained)|mode(?: of consent)?|"
    r"type of consent|method|how(?: (?:given|obtained))?|consent)\s*[:=-]\s*(.+)",
    re.IGNORECASE,
)
_LONGEST = 16
"""Sentences of a form; what follows in the entry is something else that the page prints below."""
_PAPERS = re.compile(
    r"\bconsents?\b|\bforms?\b|\bpapers\b|\bagreements?\b|\bauthorizations?\b|"
    r"\benrol|\bsigned\b|program roster|\broster\b",
    re.IGNORECASE,
)
_LISTED_YES = re.compile(
    r"^\W{0,4}(?:programs?|services?)?\s*(?:\([^)]*\))?\W{0,4}(?:yes|y\b|"
    r"signed|agree[sd]|verbal|oral|written|accept(?:s|ed)|obtained|given|"
    r"enrolled|consented|on file|(?=\d{1,2}[/-]\d))",
    re.IGNORECASE,
)
_LISTED_NO = re.compile(
    r"^\W{0,4}(?:programs?|services?)?\s*(?:\([^)]*\))?\W{0,4}(?:no\b|none|"
    r"not\b|declin\w*|refus\w*|n/a|never|withdr\w+|revoked|stopped|opted out)",
    re.IGNORECASE,
)
_NEXT_LABEL = re.compile(r"\s(?=[A-Za-z][\w/]*(?:\s[\w/]+){0,2}:\s)|;|\s{3,}")


def read_form(chart: Chart, entry: Entry) -> Item | None:
    """A consent form: its title names one program; boxes, a signature or a recorded mode and a date make it stand."""
    title = entry.title
    if (
        title is None
        or not _FORM.search(title.value)
        or re.search(
            r"\b(?:call|visit|note|discussion|report|consents|list|roster|history|log)\b", title.value, re.IGNORECASE
        )
    ):
        return None
    if not any(part.page == title.page and part.start <= title.start < part.end for part in entry.parts):
        return None  # the title of an earlier entry, carried on
    programs = {hit.program for hit in find_programs(title.value)}
    units = chart.of_entry(entry)[:_LONGEST]
    if len(programs) != 1 or not programs <= PROGRAMS.keys() or not units:
        return None
    own = tuple(unit for unit in units if unit.page == title.page)
    if _UNSIGNED.search(" ".join(unit.text for unit in own)):
        units = own  # its line is empty: what is signed on a page behind it is another paper
    wording = " ".join(unit.text for unit in units)
    boxes = [box for unit in units for box in find_boxes(unit.text)]
    answers = [box for box in boxes if _NO_BOX.match(box.label) or _YES_BOX.match(box.label)]
    program = next(iter(programs))
    read = _values(chart, entry, units, program)
    signed = bool(_SIGNED.search(wording))
    told = VERBAL.search(wording)  # whose signature it is, then: of whoever wrote down what was said
    mode = _mode_of_boxes(boxes) or read.mode or ("written" if signed and not told else None)
    declined = (
        any(box.checked and _NO_BOX.match(box.label) for box in answers) or _declined(wording, boxes) or read.declined
    )
    blank = (entry.blank and not read.given) or (
        bool(answers) and not any(box.checked for box in answers) and not signed
    )
    if (
        not declined
        and not blank
        and (read.date is None or (mode is None and not (signed or read.given or any(box.checked for box in answers))))
    ):
        return None
    polarity = Polarity.NEGATED if declined else Polarity.TEMPLATE if blank else Polarity.AFFIRMED
    quote = _declining(units) if declined else None
    return _item(
        chart, quote or title, program, read, mode, polarity, wording, ("the form says no",) if declined else ()
    )


def _declining(units: Sequence[Unit]) -> Mark | None:
    """The line of the form whose ticked box says no: what a person must see."""
    for unit in units:
        if any(box.checked and _NO_BOX.match(box.label) for box in find_boxes(unit.text)):
            return mark_in(unit, 0, len(unit.text), unit.text)
    return None


def _item(
    chart: Chart,
    quote: Mark,
    program: str,
    read: Read,
    mode: str | None,
    polarity: Polarity,
    wording: str,
    reasons: tuple[str, ...],
) -> Item:
    fields: dict[str, object] = {
        "date": read.date.value if read.date else None,
        "mode": mode if polarity is Polarity.AFFIRMED else None,
        "given_by": "patient",
        "documented_by": read.recorder or recorder_in(wording),
        "content": content_of(wording) or None,
    }
    marks = [*([("date", read.date)] if read.date else []), *read.marks]
    return make_item(
        chart.pages[quote.page],
        PROGRAMS[program],
        Value.model_validate({k: v for k, v in fields.items() if v is not None}),
        quote.start,
        quote.end,
        marks,
        polarity,
        Status.VERIFIED,
        reasons,
        chart.texts,
    )


def _mode_of_boxes(boxes: Sequence[BoxHit]) -> str | None:
    return next((mode_of_label(box.label) for box in boxes if box.checked and _MODE_BOX.match(box.label)), None)


def _declined(wording: str, boxes: Sequence[BoxHit]) -> bool:
    """A refusal in the form's own words; the label of a box that nobody ticked is none."""
    if any(_NO_BOX.match(box.label) for box in boxes):
        return False
    return bool(
        re.search(
            r"\b(?:patient|pt|he|she|they) (?:verbally )?(?:declined?s?|refuse[sd]?|"
            r"does not (?:agree|consent|want))\b|: ?(?:declined|refused)\b",
            wording,
            re.IGNORECASE,
        )
    )


def _values(chart: Chart, entry: Entry, units: Sequence[Unit], program: str) -> Read:
    """Date and mode of a form: its typed fields, its labelled lines, the date beside a signature, its only date."""
    page = chart.pages[entry.parts[0].page]
    typed = read_typed(page, fields_of(page, entry), program)
    date, mode, marks = typed.date, typed.mode, typed.marks
    for unit in units:
        for label in _DATE_LABEL.finditer(unit.text):
            if date is None and not re.search(
                r"birth\s*$|\bdob\s*$|\brev\w*\s*$", unit.text[: label.start()], re.IGNORECASE
            ):
                date = _first_date(unit, label.end() - 1)
        given = _MODE_LABEL.search(unit.text)
        if given and mode is None and not find_boxes(unit.text):
            mode = mode_of(given.group(1))
    if date is None:
        for unit in units:
            signed = re.search(r"(?:/s/|signature|signed)[^.]{0,60}", unit.text, re.IGNORECASE)
            date = date or (_first_date(unit, signed.start()) if signed else None)
    days = list(days_in(units))
    if date is None and len({day.value for day in days}) == 1:
        date = days[0]
    return Read(date, mode, marks, typed.recorder, typed.given, typed.declined)


def _first_date(unit: Unit, after: int) -> Mark | None:
    for hit in find_dates(unit.text):
        if hit.start >= after and hit.start - after < 70:
            return mark_in(unit, hit.start, hit.end, hit.iso)
    return None


def read_listed(chart: Chart, units: tuple[Unit, ...], index: int) -> Iterator[Item]:
    """Programs in a list of papers or a row of boxes: "CCM: signed 3/4/25", "BHI | not on file", "[ ] CCM [ ] BHI"."""
    unit = units[index]
    hits = named(unit.text)
    if not hits or unit.entry.blank:
        return
    boxes = find_boxes(unit.text)
    listed = _in_list(units, index)
    for hit in hits:
        own = next((box for box in boxes if box.label_start <= hit.start < box.label_end and box.label), None)
        rest = _NEXT_LABEL.split(unit.text[hit.end :], maxsplit=1)[0]
        later = next((other.start for other in find_programs(unit.text) if other.start > hit.end), None)
        if later is not None:
            rest = rest[: later - hit.end]
        worded = own and re.search(r"consent|agree", own.label, re.IGNORECASE)
        if own is not None and not listed and not worded and (boxed := _permission(chart, units, index, own, hit)):
            yield boxed
            continue
        if own is not None and worded and concurs(own.label, worded.start()):
            continue
        if own is not None and (listed or worded):
            polarity = Polarity.AFFIRMED if own.checked else Polarity.TEMPLATE
        elif listed and _LISTED_NO.search(rest):
            polarity = Polarity.NEGATED
        elif listed and _LISTED_YES.search(rest) and not find_boxes(unit.text[hit.start : hit.end + len(rest)]):
            first = max((other.end for other in hits if other.end <= hit.start), default=0)
            polarity = judge(unit.text[first : hit.end], hit.start - first, hit.end - first).polarity
            if polarity not in (Polarity.AFFIRMED, Polarity.NEGATED):
                continue  # "Still need: BHI signed form"
        else:
            continue
        end = own.label_end if own else hit.end + len(rest.rstrip())
        item = _listed_item(
            chart, units, index, hit.program, min(hit.start, own.start if own else hit.start), end, polarity
        )
        if item is not None:
            yield item


_PERMISSIONS = re.compile(
    r"\bauthorizations?\b|\bpermissions?\b|\bconsents?\b|\bagreements?\b|\benrol(?:l)?ments?\b|\backnowledge?ments?\b"
    r"|\bI (?:agree|accept|authorize|consent|choose|want)\b|sign[- ]?up|\bprograms?\b.{0,12}\bjoin",
    re.IGNORECASE,
)
"""Heads a sheet on which a patient ticks what they allow."""
_ALLOWS = re.compile(
    r"\bI (?:do |hereby |wish to |want to |would like to |choose to |understand and )?"
    r"(?:accept|agree|want|choose|join|allow|permit|authorize"
    r"|consent|request|enroll|ask|elect|say yes)|\bsign me up\b|\byes\b|^\W*$",
    re.IGNORECASE,
)
_REFUSES = re.compile(
    r"\b(?:do(?:es)? not|don['’]t|decline|refuse|no thank|not (?:want|wish)|opt out)\b", re.IGNORECASE
)


def _permission(chart: Chart, units: tuple[Unit, ...], index: int, box: BoxHit, hit: ProgramHit) -> Item | None:
    """A box of a sheet of permissions that names the program: its own day, else that of the signature below the boxes.

    A ticked box on a sheet that nobody signed stands for nothing.
    """
    unit = units[index]
    title = unit.entry.title.value if unit.entry.title else ""
    after = next((other.start for other in find_boxes(unit.text) if other.start > box.start), len(unit.text))
    label, program = unit.text[box.label_start : after], hit.program
    if not _PERMISSIONS.search(f"{title} | {unit.section}") or _REFUSES.search(label):
        return None
    if not _ALLOWS.search(label) and unit.text[hit.end : after].strip(" ()/:–—-"):
        return None
    start, end = box.start, max(box.label_end, hit.end)
    if not box.checked:
        quote = mark_in(unit, start, end, "")
        return _item(chart, quote, program, Read(None, None, []), None, Polarity.TEMPLATE, unit.text, ())
    below = [other for other in units[index:] if other.page == unit.page][:_LONGEST]
    whole = " ".join(other.text for other in below)
    signed = next((other for other in below if _SIGNED.search(other.text)), None)
    if signed is None or _UNSIGNED.search(whole):
        return None
    own = [unit]
    for other in below[1:]:
        if find_boxes(other.text) or other is signed:
            break
        own.append(other)
    days = [mark for other in own for mark in _days_of(other)] or list(_days_of(signed))
    if not days:
        return None
    wording = " ".join(other.text for other in own)
    return _item(
        chart,
        mark_in(unit, start, end, ""),
        program,
        Read(days[-1], None, []),
        "written",
        Polarity.AFFIRMED,
        wording,
        (),
    )


def _days_of(unit: Unit) -> Iterator[Mark]:
    for hit in find_dates(unit.text):
        if not re.search(r"birth\W*$|\bdob\W*$|\brev\w*\W*$", unit.text[: hit.start], re.IGNORECASE):
            yield mark_in(unit, hit.start, hit.end, hit.iso)


def _in_list(units: Sequence[Unit], index: int) -> bool:
    """Whether the line stands in a list of papers: by section, title, column heads or a heading just above."""
    unit = units[index]
    if len(unit.text) > 110 or re.search(r"\b(?:she|he|we|I|patient|pt)\b", unit.text):
        return False
    heads = " | ".join(unit.row.headers) if unit.row else ""
    above = " | ".join(
        other.text
        for other in units[max(0, index - 4) : index]
        if len(other.text) <= 60 and not find_programs(other.text)
    )
    return bool(
        _PAPERS.search(f"{unit.section} | {unit.entry.title.value if unit.entry.title else ''} | {heads} | {above}")
    )


def _listed_item(
    chart: Chart, units: tuple[Unit, ...], index: int, program: str, start: int, end: int, polarity: Polarity
) -> Item | None:
    unit = units[index]
    date = next(
        (mark_in(unit, hit.start, hit.end, hit.iso) for hit in find_dates(unit.text) if start <= hit.start < end + 14),
        None,
    )
    if date is None and polarity is Polarity.AFFIRMED:
        date = unit.date or only_day(chart, units, index)
        if date is None:
            return None  # a list without a day says nothing that can be placed in time
    quote = mark_in(unit, start, end, "") if len(unit.text) > 60 else mark_in(unit, 0, len(unit.text), "")
    return _item(
        chart,
        quote,
        program,
        Read(date, None, []),
        mode_of(unit.text),
        polarity,
        unit.text,
        (unit.text[start:end],) if polarity is Polarity.NEGATED else (),
    )
