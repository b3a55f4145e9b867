"""Pages that do not say whose they are, or say it so that two people fit.

What continues another patient's document is that patient's, too, though it bears no name: by its sheet number, its
document's number, or a sentence that runs on. What may belong to somebody else is marked as such: nothing of it is
relied on, and none of it leaves the house, before a person has looked.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from clausea import sieve as re
from clausea.models import PageFlag
from clausea.pages import Entry, Page, PageIdentity
from clausea.records.identity import Said, named
from clausea.records.patient import conflict, families, fits, near_number, uncertain
from clausea.records.sheets import sheet_of

MAY_BE_OTHER = "may_be_other_patient"
"""The page may be another patient's: a person has to look."""

_COUNTED = re.compile(r"\b(?:page|pg\.?|sheet|p\.)\s*\d{1,3}\s*(?:of|/)\s*\d", re.IGNORECASE)
_PAPER = re.compile(
    r"\b(?:accession|order|specimen|document|doc|encounter|visit|report|case|account|fin|csn|lab|study|request)"
    r"\s?(?:no\.?|number|num|#|id)?\s?[:#]\s?#?(?P<number>(?=[A-Z0-9-]*\d{3})[A-Z0-9][A-Z0-9-]{3,})\b",
    re.IGNORECASE,
)
_CONTINUED = re.compile(r"\(?\b(?:continued|cont['’]?d|cont\.|continuation)\b", re.IGNORECASE)
_SUBJECT = re.compile(
    r"(?:^|[.:]\s+)(?:(?:Mr|Mrs|Ms|Miss)\.? )?(?P<name>[A-Z][\w'’-]+(?: [A-Z]\.?)? [A-Z][\w'’-]+) (?:is|was) an? "
    r"(?:\w+ ){0,2}\d{1,3}(?:-| )?(?:year|yr|y[./]?o)\b"
)
""" "Peter Hansen is a 66-year-old man": whom the note is about."""
_ADDRESSED = re.compile(
    r"^\W*(?:Dear|RE:|Re:) (?:Mr|Mrs|Ms|Miss)\.? (?P<name>(?:[A-Z][\w'’-]+ )?[A-Z][\w'’-]+)\s*[,:]?\s*$"
)
_TITLED = re.compile(r"\b(?:Mr|Mrs|Ms|Miss)\.? (?P<name>[A-Z][\w'’-]{2,})(?! ?[(,])")
_TWICE = 2
_MOST = 0.8
"""Share of pages with a name from which one without is odd."""


def continued(
    pages: Sequence[Page], said: Sequence[Sequence[Said]], others: Sequence[PageIdentity | None]
) -> list[PageIdentity | None]:
    """`others` (whom each page is another patient's, None where it is not), completed by the nameless pages of the same
    documents."""
    found = list(others)
    prints = _print_counts(pages, others)
    onward = [(place, place - 1) for place in range(1, len(pages))]
    for here, before in [*onward, *((before, here) for here, before in reversed(onward))]:
        if found[before] is None or found[here] is not None or said[here]:
            continue
        first, second = sorted((here, before))
        if pages[second].number == pages[first].number + 1 and _one_document(pages[first], pages[second], prints):
            found[here] = found[before]
    return found


def doubtful(
    pages: Sequence[Page],
    said: Sequence[Sequence[Said]],
    others: Sequence[PageIdentity | None],
    entries: Sequence[Entry],
    patient: PageIdentity,
    strangers: Sequence[PageIdentity],
) -> tuple[PageFlag, ...]:
    """A flag for each page that may be another patient's.

    `strangers` are the other people whose pages are in the chart: a page with nothing but a name that fits two of them
    tells nothing.
    """
    text = {page.number: page.text for page in pages}
    across = {
        (first.page, after.page)
        for entry in entries
        for first, after in pairwise(entry.parts)
        if "\n" in text[after.page][after.start : after.end].strip()  # one line above a title is that page's head
    }
    of_nobody = _of_nobody(entries)
    most = len(pages) >= 5 and sum(bool(its) for its in said) >= _MOST * len(pages)
    marked: dict[int, bool] = {}
    for number, page in enumerate(pages):
        if others[number] is not None:
            marked[page.number] = True
            continue
        after_one = marked.get(page.number - 1, False)
        follows = (
            not said[number]
            and after_one
            and page.number not in of_nobody
            and not _names_patient(page, patient, strangers)
            and (most or (page.number - 1, page.number) in across)
        )
        marked[page.number] = (
            follows or _two_fit(page, said[number], patient, strangers) or _told_of_another(page, said[number], patient)
        )
    return tuple(
        PageFlag(page=page.number, flag=MAY_BE_OTHER)
        for page, other in zip(pages, others, strict=True)
        if marked[page.number] and other is None
    )


def _names_patient(page: Page, patient: PageIdentity, strangers: Sequence[PageIdentity]) -> bool:
    """Whether the page holds the patient's family name, and no stranger bears it as well."""
    words = families(patient.name)
    others = {word for stranger in strangers for word in families(stranger.name)}
    told = set(re.findall(r"[^\W\d_]+", page.text.casefold()))
    return bool(words) and words <= told and not words <= others


def _of_nobody(entries: Sequence[Entry]) -> frozenset[int]:
    """Pages with nothing but leaflets and blank forms: they name nobody wherever they stand."""
    printed = {part.page for entry in entries if entry.blank or entry.handout for part in entry.parts}
    return frozenset(printed - {part.page for one in entries if not (one.blank or one.handout) for part in one.parts})


def _two_fit(page: Page, said: Sequence[Said], patient: PageIdentity, strangers: Sequence[PageIdentity]) -> bool:
    """Whether what the page says of a name fits two people, or the patient only roughly."""
    if not said:
        return False
    names = [one.who for one in said if one.who.name and one.firm]
    if any(one.who.dob or one.who.mrn for one in said if not conflict(patient, one.who)):
        sure = any(fits(patient, one.who) for one in said)
        return not sure and _near(page, said, patient)
    if any(not conflict(stranger, who) and fits(stranger, who) for stranger in strangers for who in names):
        return True
    return any(uncertain(patient.name, who.name, spelled=page.ocr) for who in names) or _near(page, said, patient)


def _near(page: Page, said: Sequence[Said], patient: PageIdentity) -> bool:
    """A birth date alone that is another's, or a number with two figures of the patient's turned."""
    edge = page.text[:400] + page.text[-200:]
    for one in said:
        if one.who.dob and patient.dob and one.who.dob != patient.dob and not one.who.name and one.who.dob[:4] in edge:
            return True
        if near_number(patient.mrn, one.who.mrn):
            return True
    return False


def _told_of_another(page: Page, said: Sequence[Said], patient: PageIdentity) -> bool:
    """Whether a page without the patient's name tells of somebody else as its subject, or is addressed to them."""
    if not patient.name or any(fits(patient, one.who) for one in said):
        return False
    if not said and _titled_another(page, patient.name):
        return True
    for line in page.lines:
        text = page.text[line.start : line.end]
        found = _ADDRESSED.match(text) or _SUBJECT.search(text)
        name = named(found["name"]) if found else None
        if found and " " not in found["name"]:  # a surname alone
            if not re.search(rf"\b{re.escape(found['name'].casefold())}\b", patient.name.casefold()):
                return True
            continue
        if name and conflict(PageIdentity(patient.name), PageIdentity(name)):
            return True
    return False


def _titled_another(page: Page, patient: str) -> bool:
    """Whether the page tells twice of one "Mr. Hansen", who is not the patient, and never names the patient."""
    told = Counter(found["name"].casefold() for found in _TITLED.finditer(page.text))
    own = set(re.findall(r"[a-z'’-]{3,}", patient.casefold()))
    if not told or any(re.search(rf"\b{re.escape(word)}\b", page.text.casefold()) for word in own):
        return False
    return told.most_common(1)[0][1] >= _TWICE


def _one_document(first: Page, second: Page, prints: frozenset[int]) -> bool:
    """Whether the second page reads as the next sheet of the first one's document."""
    one, two = sheet_of(first), sheet_of(second)
    if one and two and one[1] == two[1] and one[1] not in prints:
        return two[0] == one[0] + 1
    papers = _papers(first) & _papers(second)
    if papers:
        return True
    start, end = _edge(second, 0), _edge(first, -1)
    if two and two[0] > 1 and two[1] not in prints and not (one and one[1] != two[1]):
        return two[0] == 2 and one is None
    if _CONTINUED.search(start):
        return True
    return len(end) >= 30 and end[-1].isalnum() and start[:1].islower()


def _edge(page: Page, which: int) -> str:
    """The page's first or last line of its own."""
    own = [line for line in page.lines if not line.running and page.text[line.start : line.end].strip()]
    own = [line for line in own if not _COUNTED.search(page.text[line.start : line.end])]
    return page.text[own[which].start : own[which].end].strip() if own else ""


def _print_counts(pages: Sequence[Page], others: Sequence[PageIdentity | None]) -> frozenset[int]:
    """Counts that run through the chart ("Page 3 of 12" on the patient's own pages): they part no documents."""
    counts: Counter[int] = Counter()
    for page, other in zip(pages, others, strict=True):
        sheet = sheet_of(page)
        if sheet and other is None:
            counts[sheet[1]] += 1
    return frozenset(count for count, times in counts.items() if times > count / 2 and times > 2)


def _papers(page: Page) -> frozenset[str]:
    return frozenset(found["number"].upper() for found in _PAPER.finditer(page.text))
