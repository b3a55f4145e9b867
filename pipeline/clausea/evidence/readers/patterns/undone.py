"""What the rest of its line takes from a fact that a reader found: struck out, quoted from a payer, another person's.

The readers judge the words of their own sentence. A line says more: "form void" behind a semicolon, "ENTERED IN ERROR"
ahead of the day, a payer's name before what it quotes, an empty box. Such a fact is kept and relied on by nothing
(CONTRACT 2: negated, template, other_patient).
"""

from collections.abc import Iterable, Iterator

from clausea import sieve as re
from clausea.evidence.polarity import judge
from clausea.evidence.readers.patterns.chart import Chart
from clausea.evidence.readers.patterns.cocm.words import not_held
from clausea.evidence.readers.patterns.consents.whose import a_list_of_patients, not_the_patients
from clausea.evidence.readers.patterns.lookalikes import another_matter
from clausea.evidence.units import Unit
from clausea.models import Item, Polarity
from clausea.values.boxes import find_boxes

_VOID = re.compile(
    r"""^\W*(?:[\d/.-]{4,10}\W+)?(?:entered\sin\serror|void(?:ed)?|struck|deleted)\b
      | \bentered\s(?:for|on|in|under)\s(?:the\s)?wrong\b
      | [-–—(\[,;]\s*(?:entered\sin\serror|wrong\s(?:pt|patient|chart|person|member|record|mrn)\b
        |(?:please\s)?disregard\b|do\snot\s(?:count|use|bill)\b|delete\sif\b
        |(?:void(?:ed)?|deleted?|struck|removed?)\b(?=\s*(?:[\])]|$|,|\d)))
      | [-–—(\[]\s*copied\s(?:forward\s)?from\b[^\])]{0,60}\b(?:not\sreviewed|remove|do\snot|delete)\b
      | \b(?:auto-?(?:checked|ticked|populated|filled)|pre-?(?:populated|charted))\b
      | \b(?:please\sdisregard|has\snot\syet\soccurred|not\syet\soccurred)\b
      | \btemplate\sdefault\b""",
    re.IGNORECASE | re.VERBOSE,
)
_CORRECTED = re.compile(r"\b(?:correct\w*|should|actual(?:ly)?|addend\w*|was\sto|amend\w*|instead)\b", re.IGNORECASE)
_TAIL = re.compile(
    r"""^\W*(?:but\s|and\s|then\s)?(?:(?:pt|patient|he|she|form|visit|note|consent|it|they|this\s(?:pt|patient))\s)?
      (?:(?:was|is|were)\s)?(?:then\s)?
      (?:not\s(?:actually\s)?(?:seen|performed|done|completed|held|reached|met|reviewed)\b
        |void\b|hung\sup\b|left\s(?:without|before)\b|never\s(?:joined|seen|came|connected)|asleep\b
        |nothing\sfound\b|no\s(?:psychiatrist|provider|one)\b)""",
    re.IGNORECASE | re.VERBOSE,
)
"""What the next clause of the line says of the fact before it."""
_PAYER = re.compile(
    r"""^\W*(?:[\d/.-]{4,10}\W+)?(?:per\s(?:the\s)?)?(?:payer|payor|insurer|carrier|denial|determination|remittance
        |adverse\sdetermination)(?:\s(?:asks?|requests?|requires?|downgraded)\b|\b[^:;]{0,40}(?::|\b(?:says|states)\b)
      (?=.*(?:["“”]|\b(?:not?|never|only|lacks?|missing|illegible|requir\w+|request\w*|asks?|needed|without|denied|fails?
        |insufficient|unsupported|\w+n't)\b)))""",
    re.IGNORECASE | re.VERBOSE,
)
_TEMPLATE = re.compile(
    r"^\W*(?:[\d/.-]{4,10}\W+)?template\b|\btemplate(?:\s(?:line|text|fields?|default|wording))?\s*[:,“\"]"
    r"|\btemplate\s(?:line|text|fields?|default)\b",
    re.IGNORECASE,
)
_ASKED = re.compile(
    r"^\W*(?:[\d/.-]{4,10}\W+)?(?:(?:meeting\s)?invit(?:e|ation)|query|queries)\b[^:]{0,30}:", re.IGNORECASE
)
_STILL_OPEN = re.compile(
    r"""^\W*(?:[\w./,-]{1,10}\s){0,4}?(?P<open>to[ -]?do|next\ssteps?|action\sitems?|still\s(?:needed|to\sdo)
      |outstanding|open\sitems?)
      \s?:(?!\W*(?:reviewed|discussed|none|n/a)\b)
      |^(?:[^,;]|,\s(?:19|20)\d\d)*?(?:\s[-–—]+\s?|:\s|\s\()(?P<left>pending|not\s(?:yet\s)?(?:done|completed|performed|held|sent|given|made)|deferred|postponed
      |cancel+ed|rescheduled|moved\sto\s[\d/]+|tbd|in\sprogress|incomplete)\b(?=\s*(?:[.,;)–—-]|$))
      |\b(?:on|date|dated)\s?:?\s?_{4,}\W*$""",
    re.IGNORECASE | re.VERBOSE,
)
"""A heading of what is to be done, a clause that its own end leaves open, a blank where the day would stand."""
_KIN = re.compile(
    r"^\W*(?:[\d/.-]{4,10}\W+)?(?:husband|wife|spouse|son|daughter|mother|father|sister|brother|roommate)(?:['’]s\s(?:meds?"
    r"|medications?|phq\S*|gad\S*|(?:\w+\s){0,2}plan|visit|discharge|condition)\b|\s(?:is\s|was\s)?(?:tracked|enrolled|screened"
    r"|discharged|seen)\b)",
    re.IGNORECASE,
)
_NAMED_NOTE = re.compile(
    r"^(?:(?:chart|record|note|results?|page|form|document|paperwork)\s(?:of|for)\b|belong\w*\sto\W*$)", re.IGNORECASE
)
"""A note of a named colleague is not another patient's, and minutes may belong to another month."""
_TIMES = ("staff_minutes", "practitioner_minutes", "bhcm_minutes", "minutes_total")
_DONE_AT_ONCE = frozenset(
    {"supervision", "bh_plan", "registry", "caseload_review", "psych_consultation"}
    | {"care_plan", "care_plan_activity", "care_plan_shared"}
)
"""Acts of a moment: an open end of their line says that they were not done."""
_OF_ONE_PATIENT = frozenset(
    {"psych_consultation", "caseload_review", "registry", "bh_plan", "care_plan_activity", "care_plan_shared"}
    | {"rating_scale", "bh_intervention", "mdm", "med_reconciliation", "chronic_risk"}
)
"""Facts whose line may name the patient that it is about."""
_BLANKS = frozenset({"med_reconciliation", "access_24_7", "supervision", "bh_plan", "registry", "caseload_review"})
"""Facts that one unticked box on their line leaves open; the others' readers look at boxes themselves."""


def as_the_line_says(items: Iterable[Item], chart: Chart) -> Iterator[Item]:
    """The items, those with another polarity whose line takes the fact back or gives it to somebody else."""
    for item in items:
        if item.polarity is not Polarity.AFFIRMED:
            yield item
            continue
        found = _against(item, chart)
        if found is None:
            yield item
        else:
            polarity, reason = found
            yield item.model_copy(update={"polarity": polarity, "reasons": (*item.reasons, reason)})


def _against(item: Item, chart: Chart) -> tuple[Polarity, str] | None:
    text = chart.texts[item.page]
    begin = text.rfind("\n", 0, item.start) + 1
    stop = text.find("\n", item.end)
    line = text[begin : stop if stop >= 0 else len(text)].replace("\n", " ")
    unit = next((unit for unit in chart.on_page(item.page) if unit.start <= item.start < unit.end), None)
    struck = _VOID.search(line)
    if struck and not (item.element in _TIMES and _CORRECTED.search(line)):
        return Polarity.NEGATED, struck[0].strip()
    for polarity, pattern in ((Polarity.NEGATED, _PAYER), (Polarity.TEMPLATE, _TEMPLATE), (Polarity.PLANNED, _ASKED)):
        found = pattern.search(line) or (pattern.search(unit.text) if unit is not None else None)
        if found:
            return polarity, found[0].strip()[:60]
    end = max(item.end, unit.end) if unit is not None and unit.row is None else item.end
    tail = _TAIL.search(text[end : stop if stop >= 0 else len(text)])
    if tail and tail[0].strip() and not item.element.startswith("tcm_attempt"):
        return Polarity.NEGATED, tail[0].strip(" ;,.-")
    if item.element.startswith("consent_"):
        words = unit.text if unit is not None else item.quote
        if a_list_of_patients(line):
            return Polarity.OTHER_PATIENT, "a list of several patients"
        year = (item.value.date or "")[:4]
        behind = text[end : stop if stop >= 0 else len(text)]
        return not_the_patients(words, behind, year) or _of_unit(item, unit, chart)
    if item.element in _WITH_CONSULTANT:
        without = not_held(unit.text if unit is not None else line, _around(item, chart))
        if without:
            return Polarity.NEGATED, without[:60]
    matter = another_matter(item.element, line, item.value.minutes)
    if matter:
        return Polarity.NEGATED, matter
    return _of_unit(item, unit, chart)


_WITH_CONSULTANT = frozenset({"psych_consultation", "caseload_review"})
_BEFORE, _AFTER = 250, 160
"""Characters of an entry around a consultation in which it says who was there."""


def _around(item: Item, chart: Chart) -> str:
    entry = chart.entry_at(item.page, item.start)
    parts = entry.parts if entry else ()
    part = next((one for one in parts if one.page == item.page and one.start <= item.start < one.end), None)
    low, high = (part.start, part.end) if part else (item.start, item.end)
    return chart.texts[item.page][max(low, item.start - _BEFORE) : min(high, item.end + _AFTER)]


def _of_unit(item: Item, unit: Unit | None, chart: Chart) -> tuple[Polarity, str] | None:
    if unit is None:
        return None
    open_ = _STILL_OPEN.search(unit.text) if item.element in _DONE_AT_ONCE and unit.row is None else None
    if open_:
        return Polarity.PLANNED, (open_["open"] or open_["left"] or "a blank for the day").strip()
    if item.element in _BLANKS:
        boxes = find_boxes(unit.text)
        if boxes and not any(box.checked for box in boxes):
            return Polarity.TEMPLATE, "an unticked box"
    if item.element in _OF_ONE_PATIENT and (another := chart.parties.names_another(unit.text)):
        return Polarity.OTHER_PATIENT, another
    kin = _KIN.search(unit.text)
    if kin:
        return Polarity.OTHER_PATIENT, kin[0].strip()
    start = item.start - unit.start
    end = max(start + 1, min(item.end, unit.end) - unit.start)
    judged = judge(unit.text, start, end)
    if judged.polarity is Polarity.OTHER_PATIENT and not _NAMED_NOTE.match(judged.cue or ""):
        return judged.polarity, judged.cue or "another person"
    return None
