"""Whose paper a document is: the practice's own, or another house's that was filed in the chart.

A cardiologist's visit, a hospital's nursing hour and a therapist's session stand in most charts, and none of them is a
visit, a minute or a contact of the practice. Such papers name their house in the title or on the line below it
("Coastal Cardiology, 03/17/2026"). Only houses of a kind that a practice is not are told by their name; the practice's
own are those that head the chart or stand in the running lines of many pages, for a heart clinic too has patients whose
care it manages.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from clausea import sieve as re
from clausea.pages import Page
from clausea.values.programs import find_programs

SHARE = 0.3
"""A house on so many of the pages is the practice's (records/running.py asks the same of a running line)."""
_HEAD, _FOOT = 4, 2
_KIND = (
    r"hospitals?|infirmary|hospice|pharmac(?:y|ies)|laborator(?:y|ies)|labs|diagnostics|imaging|radiology"
    r"|rehab(?:ilitation)?|(?:physical|occupational|speech|infusion)? ?therap(?:y|ies)|counsel+ing|psychotherapy"
    r"|psychiatry|psychology|recovery|cardiology|nephrology|neurology|neurosurgery|oncology|hematology|pulmon(?:ology|ary)|endocrinology|hepatology"
    r"|gastroenterology|rheumatology|urology|dermatology|orthop(?:a)?edics|podiatry|ophthalmology|optometry|audiology"
    r"|gyn(?:a)?ecology|obstetrics|allergy|eye|ent|vision|skin|sleep|pain|wound|dental|dentistry|heart|vascular|kidney|lung"
    r"|spine|bone|joint|foot|surg(?:ery|ical|eons)|infusion|dialysis|urgent care|emergency|home (?:health|care|nursing)"
    r"|visiting nurses?|nursing (?:home|center|facility)|skilled nursing|post-acute|poison control"
)
_MORE = (
    r"(?:group|cent(?:er|re)|associates|clinic|partners|institute|network|system|services|specialists|physicians|care|health"
    r"|medicine|medical|agency|department|hospital|surgery|reference|and|&|p\.?c\.?|pllc|llc|inc\.?)"
)
_NAME = r"(?:[A-Z][A-Za-z'’]+(?:-[A-Z][A-Za-z'’]+)*|St\.|Mt\.)"
_PRACTICE = (
    r"clinics?|medical|medicine|health(?:care)?|physicians|associates|family|primary|internal|practice|doctors|care|cent(?:er|re)"
    r"|group|partners|collective|geriatrics?|p(?:a)?ediatrics?"
)


def _named(kinds: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?:^|(?<=[\s(/]))((?:{_NAME}[ ]){{1,4}}(?:(?:of|and|&)[ ](?:the[ ])?(?:{_NAME}[ ])?)?)(?i:{kinds})\b"
        rf"(?:[ ](?i:{_KIND}|{_MORE})\b){{0,4}}"
    )


_ELSEWHERE = _named(_KIND)
"""A house of a kind that is told by its name."""
_ANYONE = _named(f"{_KIND}|{_PRACTICE}")
"""A house of any kind: what the practice calls itself."""
_COMMON = frozenset(
    word
    for line in """
    a about acute admission adult after all ambulatory an annual apcm appointment april aquatic art assessment at
    august authorization back behavioral behavioural bhi blood body brief by call called cardiac cardiology care ccm
    chart children chronic clinic clinical close cocm cognitive collaborative common complete complex comprehensive
    consent consult consultation contact coordination copy county current daily date day december department
    diabetes diabetic diagnostic direct discharge doctor document dr during earlier ed education electronic
    emergency encounter er evaluation examination family fax faxed february final first follow for form friday from
    front full general geriatric goals group handout health history home hosp hospital how in individual initial
    inpatient insurance intake integrated internal january joint july june key knee last left letter list local log
    long longitudinal low main major management march massage may med medical medication medicine mental message
    minutes monday monthly music national neck neurology new next no nocturnal non not note notes november number
    nurse nursing observation occupational october of office old on one online orthopedic orthopedics other our
    outpatient outside overnight page paper past pastoral patient pcm pediatric personal pharmacy phone physical
    physician plan portal post practice pre previous primary prior private problem progress provider psychiatric
    psychology pt public pulmonary quality received recent record records referral referrals regarding regular
    release renal report request respiratory result results return review right routine rpm saturday scan scanned
    screening second section self senior september service services session sheet short skilled sleep snf social
    specialist specialty speech spiritual staff status study subacute substance summary sunday support surgical tcm
    team tele telehealth telephone test the therapy third this thursday time to today transfer transition treatment
    tuesday two unit update urgent usual verbal video virtual visit visits wednesday weekly well wellness what when
    why with women women's work written year your
    """.splitlines()
    for word in line.split()
)
"""Words of titles: "Physical Therapy" is no house, "Riverbend Physical Therapy" is one."""
_OURS_WITH = re.compile(
    r"\b(?:to|with|re|regarding|about|for|via|call(?:s|ed)?|phone[ds]?|spoke|refer\w*|requests?|contact\w*|coordinat\w*"
    r"|messages?|refills?|pend\w*|order\w*|schedul\w*|follow\w*)\b\W*(?:\w+\W+){0,2}$",
    re.IGNORECASE,
)
"""What the practice did with another house is its own note: "Call to Larkspur Pharmacy"."""
_OWN_LINE = re.compile(r"[ ]*(?:$|[,.·|(–—-])")

_PAPER = re.compile(
    r"\b(?:sheets?|summary|notes?|records?|reports?|letter|nursing|nurses?['’]?|therapy|flow ?sheet|orders?|mar|form"
    r"|instructions|teaching|education|assessment|consult\w*|progress|labs?|discharge|admission|chart|papers?)\b",
    re.IGNORECASE,
)
"""What a house calls its papers: "NURSING SHEET, DOVER SHORE"."""
_A_KIND = re.compile(rf"{_KIND}|{_MORE}|{_PRACTICE}", re.IGNORECASE)
_OUR_WORK = re.compile(
    r"\b(?:calls?|called|contact\w*|visits?|seen|follow\w*|f/?u|tcm|transition\w*|post|after|outreach|appointments?"
    r"|reviewed?|received|request\w*|phone|telephone|message|coordinat\w*|reconcil\w*|stay)\b",
    re.IGNORECASE,
)
"""The practice's own note about a house: "TCM call, home from Dover Shore"."""
_TOLD = 2
"""Words of a name by which a house is known without its kind."""
House: TypeAlias = frozenset[str]
"""A house's own words in small letters: a part of its name is enough to know it by."""


_WORD = re.compile(r"[A-Za-z'’]{2,}(?:-[A-Za-z'’]+)*")


class Houses:
    """Which houses the pages of one record name."""

    def __init__(self, pages: Sequence[Page]) -> None:
        counts: Counter[House] = Counter()
        first: set[House] = set()
        for number, page in enumerate(pages):
            lines = [text for line in page.lines if (text := page.text[line.start : line.end].strip())]
            found = {house for text in (*lines[:_HEAD], *lines[-_FOOT:]) for house, _, _ in _houses(_ANYONE, text)}
            counts.update(found)
            if not number:
                first = {house for text in lines[:_HEAD] for house, _, _ in _houses(_ANYONE, text)}
        many = max(2, SHARE * len(pages))
        self._ours = first.union(*([house] for house, count in counts.items() if count >= many))
        self._met: set[House] = set()

    def another(self, title: str, below: str) -> bool:
        """Whether a document with this title, and this line below it, is the paper of another house."""
        if find_programs(title):
            return False
        named = [house for house, start, _ in _houses(_ELSEWHERE, title) if not _OURS_WITH.search(title[:start])]
        named += [
            house for house, start, end in _houses(_ELSEWHERE, below) if start == 0 and _OWN_LINE.match(below, end)
        ]
        if not named:
            return self._known(title)
        if any(house & own for house in named for own in self._ours):
            return False
        short = [frozenset(word for word in house if not _A_KIND.fullmatch(word)) for house in named]
        self._met.update(house for house in short if len(house) >= _TOLD)
        return True

    def _known(self, title: str) -> bool:
        """Whether a paper's title has the name, without its kind, of a house whose papers came before it."""
        if not self._met or not _PAPER.search(title) or _OUR_WORK.search(title):
            return False
        words = {word.casefold() for word in _WORD.findall(title)}
        return any(house <= words for house in self._met)


def _houses(pattern: re.Pattern[str], text: str) -> Iterator[tuple[House, int, int]]:
    """The houses that a line names: their own words, where the first of them begins, where the name ends."""
    for match in pattern.finditer(text):
        own = [word for word in _WORD.finditer(text, *match.span(1)) if word.group().casefold() not in _COMMON]
        if own:
            yield frozenset(word.group().casefold() for word in own), own[0].start(), match.end()
