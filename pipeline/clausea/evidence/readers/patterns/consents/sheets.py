"""Reads consents from sheets and rows: which program, what was answered, on which day, how.

A sheet may hold several talks: the last answer decides. Being enrolled is no consent; a day labelled as the consent's
own is one.
"""

from collections.abc import Iterator

from clausea import sieve as re
from clausea.evidence.facts import make_item
from clausea.evidence.readers.patterns.chart import Chart
from clausea.evidence.readers.patterns.consents.words import PROGRAMS, VERBAL, WRITTEN, content_of, representative_in
from clausea.evidence.readers.patterns.sheets import Field, Sheet, answer, mark_of
from clausea.models import Item, Polarity, Value
from clausea.pages import Mark
from clausea.values.boxes import find_boxes
from clausea.values.programs import find_programs

_ASKED = re.compile(
    r"consent|agree|\bopt(?:ed|s)?[ -]?(?:in|into)\b|\baccept|\benrol|tak(?:e|ing) part|particip|response|\banswer|"
    r"decision|"
    r"\bstatus|permission|authori[sz]|\bjoin|\bwish|\bwants?\b|\bgiven\b|\bobtained\b|\breply|\bsays?\b",
    re.IGNORECASE,
)
_OF_CONSENT = re.compile(
    r"consent|agree|\bopt(?:ed|s)?[ -]?(?:in|into)\b|\baccept|permission|authori[sz]|enrol(?:l)?ment (?:form|"
    r"agreement)|"
    r"tak(?:e|ing) part|particip|\bjoin|\bwants?\b|\bwish",
    re.IGNORECASE,
)
_YES = re.compile(
    r"\W*(?:(?:patient|pt|she|he|beneficiary) )?(?:verbal\w*|oral(?:ly)?|written|signed|e-?signed|in writing|"
    r"consent(?:ed|s)|"
    r"agree[sd]?|accept(?:s|ed)|obtained|given|granted|opted in|said yes|authori[sz]ed|approved|on file|received|"
    r"recorded|"
    r"documented|confirmed|wants to (?:join|enroll|take part|participate)|willing|ok(?:ay)?(?:['’]?d)?\b)(?!\s+not\b)",
    re.IGNORECASE,
)
_NO = re.compile(
    r"declin|refus|\bnot\b(?! applicable)|n['’]t\b|pending|undecided|think|later|wait|revoked|withdr[ae]w|stopped|"
    r"ended|expired|"
    r"unable|blank|unsigned|mailed|sent\b|offered\b|to be\b|will\b|due\b|needed|requested|missing|lapsed|cancel",
    re.IGNORECASE,
)
_REFUSED = re.compile(r"\W*(?:(?:patient|pt|she|he) )?(?:declin\w*|refus\w*|said no\b|no,? thank)", re.IGNORECASE)
_DAY = re.compile(
    r"\bdate|\bdt\b|\bday\b|\bwhen\b|\bon$|effective|\bdated\b|\bobtained\b|\bsigned\b|\bgiven\b|\bstart of consent|"
    r"\btalk\b",
    re.IGNORECASE,
)
_OTHER_DAY = re.compile(
    r"birth|\bdob\b|offer|print|\brun\b|\bsent\b|mailed|expir|review|\bdue\b|\bnext\b|revok|withdr|declin|\bend\b|stop|admit|"
    r"discharg|last visit|scann|\bbill|eligib|term",
    re.IGNORECASE,
)
_HOW = re.compile(
    r"\bvia$|\bhow\b|mode|method|\btype|\bform\b|\bvia\b|manner|verbal\s*/|written|given (?:as|by|in)|consent|obtained",
    re.IGNORECASE,
)
_ON_PAPER = re.compile(r"\bpaper\b|\bscanned\b|\belectronic(?:ally)?\b|\be-?sign|\bform\b", re.IGNORECASE)
_OTHER_CONSENT = re.compile(
    r"telehealth|treat(?:ment)?\b|hipaa|privacy|release|portal|text messag|photo|vaccin|procedure|research",
    re.IGNORECASE,
)


def read_consent_sheets(chart: Chart) -> Iterator[Item]:
    """One item for each program whose consent a sheet or row records as given or refused."""
    for sheet in chart.sheets:
        program = _program(sheet)
        if program is None:
            continue
        found = _read(chart, sheet, program)
        if found is not None:
            yield found


def _program(sheet: Sheet) -> str | None:
    inside = {hit.program for field in sheet.fields for hit in find_programs(f"{field.label} | {field.value}")}
    named = inside or ({hit.program for hit in find_programs(sheet.heading)} if not sheet.row else set())
    if len(named) != 1:
        return None
    program = named.pop()
    return program if program in PROGRAMS else None


def _read(chart: Chart, sheet: Sheet, program: str) -> Item | None:
    ticks = [field for field in sheet.fields if find_boxes(field.value)]
    given: Field | None = None
    refused: Field | None = None
    open_ = False
    for field in sheet.fields:
        if (
            not (_ASKED.search(field.label) or find_programs(field.label))
            or _OTHER_CONSENT.search(field.label)
            or _HOW_ONLY.match(field.label)
        ):
            continue
        said = answer(field.value)
        consent = bool(_OF_CONSENT.search(field.label)) or (sheet.row and bool(_OF_CONSENT.search(_heads(sheet))))
        ours = consent or bool(find_programs(field.label) and len(field.label.split()) <= 6 and _said_how(field))
        if _WORK.search(field.label):
            continue
        if said is None and field in ticks:
            continue
        if said is False or _NO.search(field.value):
            given, refused, open_ = None, field if _REFUSED.match(field.value) and ours else None, True
        elif (said is True and consent) or (_YES.match(field.value) and (ours or _said_how(field))):
            given, refused, open_ = field, None, False
        elif _OF_CONSENT.search(field.label) and field.day() is not None and not _OTHER_DAY.search(field.label):
            given = given or field
    if refused is not None:
        return _item(chart, sheet, program, refused, _day(sheet, refused), None, Polarity.NEGATED)
    if given is None or open_:
        return None
    day = _day(sheet, given)
    if day is None:
        return None
    return _item(chart, sheet, program, given, day, _mode(sheet, given), Polarity.AFFIRMED)


_HOW_ONLY = re.compile(
    r"(?:consent )?(?:mode|type|method|form)\b|how\b|given how|consented (?:via|by)\b|verbal\s*/|.*\b(?:by|staff|"
    r"witness)$|cost|told",
    re.IGNORECASE,
)


_WORK = re.compile(r"\b(?:time|min(?:ute)?s?|log|call|contact|visit|note|total|plan|billed)\b", re.IGNORECASE)
"""Labels of work under a program, which is not consent to it."""


def _said_how(field: Field) -> bool:
    """Whether an answer under a plain label ("Response", "Status") is consent by its own words."""
    return bool(re.search(r"consent|agree|accept|verbal|written|opted|said yes|wants to", field.value, re.IGNORECASE))


def _heads(sheet: Sheet) -> str:
    return f"{sheet.heading} | " + " | ".join(field.label for field in sheet.fields)


def _day(sheet: Sheet, given: Field) -> Mark | None:
    """The day in the answer, of the label that names the consent's day, of the last day label above, of the entry."""
    own = given.day()
    if own is not None:
        return mark_of(sheet, own)
    dated = [
        (field, day)
        for field in sheet.fields
        if _DAY.search(field.label) and not _OTHER_DAY.search(field.label) and (day := field.day()) is not None
    ]
    ours = [pair for pair in dated if _OF_CONSENT.search(pair[0].label)]
    above = [pair for pair in dated if pair[0].start < given.start]
    for pairs in (ours[-1:], above[-1:], dated[:1]):
        if pairs:
            return mark_of(sheet, pairs[0][1])
    if any(field.day() for field in sheet.fields):
        return None  # a day of something else
    return sheet.entry.date


def _mode(sheet: Sheet, given: Field) -> str | None:
    fields = [given, *(field for field in sheet.fields if _HOW.search(field.label))]
    for field in fields:
        chosen = re.search(r"->\s*(.+)$", field.value)
        value = chosen.group(1) if chosen else field.value
        ticked = [box.label for box in find_boxes(value) if box.checked]
        words = ticked[0] if ticked else value
        if VERBAL.search(words) and not WRITTEN.search(words):
            return "verbal"
        if WRITTEN.search(words) or (_ON_PAPER.search(words) and field is not given):
            return "written"
        if VERBAL.search(words):
            return "verbal"
    return None


def _item(
    chart: Chart, sheet: Sheet, program: str, given: Field, day: Mark | None, mode: str | None, polarity: Polarity
) -> Item:
    wording = " | ".join(f"{field.label}: {field.value}" for field in sheet.fields)
    relation = representative_in(wording)
    fields: dict[str, object] = {
        "date": day.value if day else None,
        "mode": mode,
        "given_by": "representative" if relation else "patient",
        "relationship": relation,
        "content": content_of(wording) or None,
    }
    start, end = (min(f.start for f in sheet.fields), sheet.end) if sheet.row else (given.label_start, given.end)
    return make_item(
        chart.pages[sheet.page], PROGRAMS[program], Value.model_validate({k: v for k, v in fields.items() if v}),
        start, end, [("date", day)] if day else [], polarity,
        reasons=(given.value,) if polarity is Polarity.NEGATED else (), texts=chart.texts,
    )  # fmt: skip
