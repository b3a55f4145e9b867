"""Reads consents told in sentences: given, declined, planned or taken back, for each program by itself.

Only consent to that program counts; consent to treatment, telehealth, privacy or messages never does. The program may
stand a sentence earlier ("Explained CCM ... She said yes"). Forms and lists of papers are read by forms.py.
"""

from collections.abc import Iterator

from clausea import sieve as re
from clausea.evidence.facts import Dated, polarity_of
from clausea.evidence.readers.patterns.chart import Chart
from clausea.evidence.readers.patterns.consents.assents import other_offer, read_assent
from clausea.evidence.readers.patterns.consents.facts import Found, consent_day, consent_item, refusal_item
from clausea.evidence.readers.patterns.consents.fields import other_programs
from clausea.evidence.readers.patterns.consents.forms import read_form, read_listed
from clausea.evidence.readers.patterns.consents.papers import (
    concurs,
    goes_on,
    paper_out,
    promotes,
    said_yes,
)
from clausea.evidence.readers.patterns.consents.replies import FIRST_PERSON, REPLY, own_words_at, reply_at
from clausea.evidence.readers.patterns.consents.sheets import read_consent_sheets
from clausea.evidence.readers.patterns.consents.words import (
    NOT_GIVEN,
    NOTED,
    OTHER_MATTER,
    PROGRAMS,
    REFUSAL,
    RESPONSE,
    SAID_NO,
    SIGNED_BY,
    SIGNED_FORM,
    STRONG,
    VERBAL,
    WRITTEN,
    about_program,
    mode_of,
    named,
    noted_under,
    refusals,
    stops,
)
from clausea.evidence.triggers import Trigger
from clausea.evidence.units import Unit
from clausea.models import Item, Polarity
from clausea.values.boxes import find_boxes
from clausea.values.dates import find_dates
from clausea.values.programs import NAMES, ProgramHit, find_programs

_MERE = re.compile(
    r"(?:consent|agreement) (?:form )?(?:for|to)\b|discuss(?:ed)?(?: \w+){0,3} enrol\w+|"
    r"eligible|explained$|(?:may|can|could) consent|asked for your consent|"
    r"qualif\w+ for|enrolled since|agreed to (?:call|take|try|start|see|"
    r"increase|reduce|come|schedule|check|bring|have|go|keep)\b|agrees? (?:with|"
    r"to) (?:plan|the plan|changes|dose|raise|start|call)",
    re.IGNORECASE,
)
_TERMS = re.compile(
    r"(?:may|can) (?:be )?bill(?:ed)?|covers|includes?|means|(?:is|are) (?:billed|"
    r"used|required)|per (?:calendar )?month",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"\b(?:patient|pt|she|he|wife|husband|daughter|son)\b.{0,80}\b(?:agreed|"
    r"consented|verbal\w*|told|understands?|accepted|aware)\b",
    re.IGNORECASE,
)
_OF_PAPERS = re.compile(
    r"\b(?:report|list|log|forms?|history|documents?|records?|roster|section|page)\b", re.IGNORECASE
)
"""A heading over papers: "Patient Consents Report"."""
_SIGNED_OTHER = re.compile(
    r"\b(?:plan|notes?|orders?|summary|log)\b[^.;]{0,40}\bsigned\b|\bsigned (?:by|"
    r"off)\b",
    re.IGNORECASE,
)
"""A signature under something else than a consent."""
_TO_BE = re.compile(r"\s(?:to be|to get|that (?:we|the clinic) (?:will|may))\b", re.IGNORECASE)
"""What was agreed to lies ahead; the agreement does not."""
_SWITCH = re.compile(
    r"\b(?:switch\w*|chang\w*|mov(?:ed|ing)|transfer\w*|transition\w*) (?:over )?(?:from|"
    r"out of) (?P<old>[\w ()-]{2,40}?) (?:in)?to\b",
    re.IGNORECASE,
)
_WISH = re.compile(r"wish|want|would\b|willing", re.IGNORECASE)
"""Wishing to take part is how people agree; wishing to think it over is no match of STRONG."""
_NOUN = re.compile(r"(?:consent|agreement|enrol\w*ment|permission|authorization)\b", re.IGNORECASE)
_STATE = re.compile(r"\b(?:is|are|remains?|currently|still|been|already|was|being|not)\s+(?:\w+\s+)?$", re.IGNORECASE)
_CLINICIAN = re.compile(
    r"(?:\bdr\.? [\w-]+|\bmd|\bdo|\bnp|pa-c|\bconsultant|\bphysician|\bprovider|"
    r"\bpractitioner|\bpcp|reviewed|\bread)(?:\s[\w.'’/-]+){0,10},?\s*(?:and\s+|who\s+|i\s+)?$",
    re.IGNORECASE,
)
_OFFER = re.compile(r"offer\w*|discuss\w*|recommend\w*|invit\w*|explain\w*|encourag\w*|advis\w*", re.IGNORECASE)
_ANSWER = re.compile(
    r"accept(?:s|ed)|agree[sd]|consent(?:s|ed)|ok['’]?(?:ed|d)|okayed|said yes|verbal|wants",
    re.IGNORECASE,
)
_SPEAKS = Trigger(NAMES, STRONG, RESPONSE, NOTED, REFUSAL, REPLY, FIRST_PERSON)
_BACK = 4
"""Sentences back in which a program may be named for an answer that names none."""


def read_consents(chart: Chart) -> Iterator[Item]:
    """Consent items of every program, of every polarity: a declined or planned consent speaks against a claim.

    A sheet of labels and values is read for what the sentences of its entry do not say."""
    told = list(_told(chart))
    yield from told
    for item in read_consent_sheets(chart):
        if not any(other.element == item.element and _same_place(other, item) for other in told if _says(other)):
            yield item


def _says(item: Item) -> bool:
    return item.relied_on or item.polarity is Polarity.NEGATED


def _same_place(one: Item, two: Item) -> bool:
    return one.page == two.page and (
        abs(one.start - two.start) < 400 or (one.value.date is not None and one.value.date == two.value.date)
    )


def _told(chart: Chart) -> Iterator[Item]:
    passing = {id(unit) for _, unit in chart.passing(_SPEAKS)}
    typed: dict[int, set[str]] = {}  # by page: the consents that a form of its own records
    for entry in chart.record.entries:
        units = chart.of_entry(entry)
        if entry.handout or not units:
            continue
        form = read_form(chart, entry)
        if form is not None:
            typed.setdefault(form.page, set()).add(form.element)
            yield form
            continue
        for index, unit in enumerate(units):
            if id(unit) not in passing:
                continue
            listed = list(read_listed(chart, units, index))
            yield from listed
            if not listed:
                said = list(_sentence(chart, units, index))
                yield from said or read_assent(chart, units, index)
    for page in chart.pages.values():
        yield from other_programs(chart, page, typed.get(page.number, set()))


def _sentence(chart: Chart, units: tuple[Unit, ...], index: int) -> Iterator[Item]:
    unit = units[index]
    voice = reply_at((*chart.before(unit, 8), unit)) or own_words_at(units, index)
    if voice is not None and not unit.entry.draft:
        found = Found(voice.program, voice.start, voice.end, voice.start, voice.end)
        said = voice.wording or unit.text
        yield consent_item(chart, unit, found, Dated(voice.day), voice.mode, Polarity.AFFIRMED, None, said)
        return
    refused = _refused(units, index)
    for program, start, end in refused:
        yield refusal_item(chart, unit, program, start, end)
    against = {program for program, _, _ in refused}
    hits = named(unit.text)
    if hits:
        for statement in _with_name(chart, unit):
            if statement.program not in against:
                yield from _stated(chart, units, index, statement, named_here=True)
        return
    if _is_title(unit) and _OF_PAPERS.search(unit.text):
        return
    noted = noted_under(unit.section or (unit.entry.title.value if unit.entry.title else ""), unit.text)
    match = STRONG.search(unit.text) or RESPONSE.match(unit.text) or noted
    if match is None or not (noted or about_program(match.group(), unit.text[match.end() :])):
        return
    if against or find_programs(unit.text) or OTHER_MATTER.search(unit.text) or stops(unit.text):
        return
    before = _program_before(chart, units, index, bare=not (noted or STRONG.search(unit.text)))
    if before is not None:
        yield from _stated(chart, units, index, Found(before, *match.span(), *match.span()), named_here=False)


def _program_before(chart: Chart, units: tuple[Unit, ...], index: int, *, bare: bool) -> str | None:
    """The program that the sentences just before name; for a whole statement also section, title or entry."""
    unit = units[index]
    for other in reversed(units[max(0, index - (2 if bare else _BACK)) : index]):
        if bare and (refusals(other.text) or (other_offer(other.text) and not find_programs(other.text))):
            return None
        hits = find_programs(other.text)
        if hits:
            last = hits[-1].program
            return last if last in PROGRAMS and len({hit.program for hit in hits}) == 1 else None
        if OTHER_MATTER.search(other.text) and re.search(r"consent", other.text, re.IGNORECASE):
            return None
    if bare:
        return None
    for text in (unit.section, unit.entry.title.value if unit.entry.title else ""):
        titles = {hit.program for hit in find_programs(text)}
        if titles:
            return next(iter(titles)) if len(titles) == 1 and titles <= PROGRAMS.keys() else None
    everywhere = {hit.program for other in units for hit in find_programs(other.text)}
    program = chart.program_of(unit)
    return program if program in PROGRAMS and everywhere <= {program} else None


def _with_name(chart: Chart, unit: Unit) -> Iterator[Found]:
    """For each program that the sentence names: the words of consent nearest to it, when they belong together."""
    text = unit.text
    left = {hit.program for match in _SWITCH.finditer(text) for hit in find_programs(match["old"])}
    hits = tuple(hit for hit in named(text) if hit.program not in left)
    everything = {hit.program for hit in find_programs(text)} - left
    other = chart.words.pattern("@other_consent").search(text)
    for program in sorted({hit.program for hit in hits}):
        words = [*chart.words.pattern("@consent").finditer(text), *STRONG.finditer(text), *SIGNED_FORM.finditer(text)]
        words = [word for word in words if not concurs(text, word.start())]
        own = [hit for hit in hits if hit.program == program]
        place = min(own, key=lambda hit: min((_gap(word, hit) for word in words), default=0))
        words = [
            word
            for word in words
            if len(text[min(word.start(), place.start) : max(word.end(), place.end)].split())
            <= (45 if len(everything) == 1 and STRONG.fullmatch(word.group()) else 18)
        ]
        if not words:
            continue
        if len(everything) == 1:  # "enrolled in CCM, see consent dated ...": the consent carries the day
            words = [
                word for word in words if re.search(r"consent|agree|permission|verbal|ok", word.group(), re.IGNORECASE)
            ] or words
        word = min(words, key=lambda w: (max(w.start() - place.end, place.start - w.end(), 0), -(w.end() - w.start())))
        start, end = min(word.start(), place.start), max(word.end(), place.end)
        if len(everything) > 1 and _apart(text, word.start(), word.end(), place.start, place.end):
            continue
        if other and other.start() < end and start < other.end():
            continue
        yield Found(program, start, end, word.start(), word.end())


def _gap(word: re.Match[str], hit: ProgramHit) -> int:
    return max(word.start() - hit.end, hit.start - word.end(), 0)


def _apart(text: str, start: int, end: int, at: int, till: int) -> bool:
    """Whether, in a sentence of several programs, the words of consent are about another one."""
    between = text[end:at] if at >= end else text[till:start]
    if at >= start and till <= end:
        between = text[start:at]
    joined = re.sub(
        r"(?:,|\band\b|/|&|\bplus\b|\bseparately\b|\balso\b|\bto\b|\bfor\b|\bas well as\b|\bthen\b|\blikewise\b|"
        r"\btoo\b)",
        " ",
        re.sub(r"\b(?:ccm|bhi|co-?cm|apcm|pcm|rpm|chi|pin|both)\b", " ", between, flags=re.IGNORECASE),
    )
    return bool(re.search(r"[,;:]|\b(?:but|not|no|will|later|instead)\b", between, re.IGNORECASE) and joined.strip())


def _stated(chart: Chart, units: tuple[Unit, ...], index: int, found: Found, *, named_here: bool) -> Iterator[Item]:
    unit, text = units[index], units[index].text
    polarity, cue = polarity_of(unit, found.word_start, found.word_end)
    if (
        polarity is Polarity.PLANNED
        and cue
        and _TO_BE.match(text, found.word_end)
        and STRONG.fullmatch(text[found.word_start : found.word_end])
    ):
        polarity, cue = Polarity.AFFIRMED, None  # "consents to be enrolled"
    if polarity is Polarity.PLANNED and cue and goes_on(text, max(found.end, found.word_end), cue):
        polarity, cue = Polarity.AFFIRMED, None
    wished = bool(cue and _WISH.match(cue) and STRONG.fullmatch(text[found.word_start : found.word_end]))
    if polarity is Polarity.PLANNED and (wished or _answered(text, found, cue)):
        polarity, cue = Polarity.AFFIRMED, None
    if polarity is Polarity.TEMPLATE and cue and _TERMS.fullmatch(cue) and _TOLD.search(text):
        polarity, cue = Polarity.AFFIRMED, None  # "agreed, told that one practice may bill": what was told, no rule
    boxes = find_boxes(text)
    around = " ".join(other.text for other in units[index + 1 : index + 3] if other.page == unit.page)
    if boxes:
        ticked = [box for box in boxes if box.checked]
        if not ticked:
            polarity = Polarity.TEMPLATE if polarity is Polarity.AFFIRMED else polarity
        elif any(re.match(r"no\b|declin|refus|does not|do not", box.label, re.IGNORECASE) for box in ticked):
            polarity = Polarity.NEGATED
    elif polarity is Polarity.AFFIRMED and (out := paper_out(text)):
        polarity, cue = Polarity.PLANNED, out
    elif polarity is Polarity.AFFIRMED:
        if _promoted(units, index) or not _affirms(
            text, found, around, named_here=named_here, in_title=_is_title(unit)
        ):
            return
    elif re.search(r"consent(?: form)? (?:for|to)\b", text, re.IGNORECASE) and polarity is Polarity.TEMPLATE:
        return
    if unit.entry.draft and polarity is Polarity.AFFIRMED:
        polarity, cue = Polarity.TEMPLATE, "unsigned draft"
    modes = [
        box
        for box in boxes
        if box.checked and re.match(r"verbal|oral|written|signed|telephone|phone", box.label, re.IGNORECASE)
    ]
    mode = mode_of(modes[0].label) if modes else mode_of(text) or mode_of(around)
    before = " ".join(other.text for other in units[max(0, index - 2) : index] if other.page == unit.page)
    yield consent_item(
        chart, unit, found, consent_day(chart, units, index, found), mode, polarity, cue, f"{before} {text} {around}"
    )


def _promoted(units: tuple[Unit, ...], index: int) -> bool:
    """Whether the sentence is one of an advertisement: by its own words or those of the three before it."""
    return any(
        promotes(other.text) and (other is units[index] or not find_dates(units[index].text))
        for other in units[max(0, index - 3) : index + 1]
        if other.page == units[index].page and other.row is None
    )


def _is_title(unit: Unit) -> bool:
    title = unit.entry.title
    return title is not None and title.page == unit.page and title.start <= unit.start and unit.end <= title.end + 2


def _answered(text: str, found: Found, cue: str | None) -> bool:
    """Whether the words are the answer to an offer in the same sentence ("BHI offered again, accepts by phone")."""
    if not cue or not _OFFER.fullmatch(cue) or not _ANSWER.match(text[found.word_start : found.word_end]):
        return False
    return bool(
        re.search(
            r"[,;–-]\s*(?:\w+\s+){0,3}$|\b(?:and|who|pt|patient|she|he|they)\s+(?:\w+\s+)?$",
            text[: found.word_start],
            re.IGNORECASE,
        )
    )


def _affirms(text: str, found: Found, around: str, *, named_here: bool, in_title: bool) -> bool:
    """True when the words say that consent was given, not merely what consent is about."""
    undone = NOT_GIVEN.search(text)
    told = VERBAL.search(text[found.word_start : found.word_end])  # "verbal consent given, form not signed"
    if text.rstrip().endswith("?") or (undone and not (told and undone.start() >= found.word_end)):
        return False
    word, rest, ahead = text[found.word_start : found.word_end], text[found.word_end :], text[: found.word_start]
    if re.match(r"(?:agree[sd]?|accept\w*)\b", word, re.IGNORECASE) and (
        not about_program(word, rest) or _CLINICIAN.search(ahead)
    ):
        return False
    if re.match(r"enrol", word, re.IGNORECASE) and (_STATE.search(ahead) or not said_yes(_SIGNED_OTHER.sub(" ", text))):
        return False  # being enrolled is no consent
    if in_title and _NOUN.match(word) and not said_yes(text):
        return False
    if STRONG.fullmatch(word) or SIGNED_FORM.fullmatch(word) or not named_here:
        return True
    done = re.search(
        r"\b(?:obtained|given|signed|on file|received|documented|recorded|gave|"
        r"taken|granted|secured|confirmed|renewed|scanned|yes|completed?|in chart|"
        r"agrees to (?:enroll|participate|receive|take part|join))\b",
        text,
        re.IGNORECASE,
    )
    mere = _MERE.search(text)
    if mere and not VERBAL.search(text) and not done:
        return bool(SIGNED_BY.search(around) and find_dates(around))
    word = word.lower()
    if word.startswith(("consent", "agreement", "permission", "enrollment", "enrolment", "authoriz")) and word not in (
        "consents",
        "consented",
    ):
        if VERBAL.search(text) or WRITTEN.search(text) or done or find_dates(text):
            return not SAID_NO.search(around)
        return bool(SIGNED_BY.search(around) and find_dates(around))
    return True


def _refused(units: tuple[Unit, ...], index: int) -> list[tuple[str, int, int]]:
    """Refusals of this sentence with their program; a bare "patient declines" answers the sentence before."""
    found = []
    for program, start, end in refusals(units[index].text):
        if not program:
            before = units[index - 1].text if index else ""
            hits = find_programs(before)
            offered = re.search(
                r"offer|discuss|explain|ask|invit|introduc|review|present|spoke|talk|"
                r"info",
                before,
                re.IGNORECASE,
            )
            if not hits or not offered or hits[-1].program not in PROGRAMS:
                continue
            program = hits[-1].program
        polarity, cue = polarity_of(units[index], start, end)
        if polarity in (Polarity.AFFIRMED, Polarity.NEGATED) or (cue and cue in units[index].text[start:end]):
            found.append((program, start, end))
    return found
