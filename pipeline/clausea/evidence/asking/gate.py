"""The embedded reader's conditions for an element, asked of what a model found (DESIGN 3a, layer 3).

`against`: the page itself says that it is something else; the answer is rejected. `lacking`: a condition that is not
fulfilled; the item is shown to a person with that reason. Passing all of them does not make it relied on either.
"""

from collections.abc import Iterator

from clausea.codes import Roles
from clausea.elements import Element
from clausea.evidence.readers.patterns.chart import Chart
from clausea.evidence.units import Unit
from clausea.models import Item
from clausea.values.programs import find_programs

_ROLE_OF = {"staff_minutes": "clinical_staff", "bhcm_minutes": "clinical_staff", "practitioner_minutes": "practitioner"}
_DATED = {*_ROLE_OF, "tcm_contact", "tcm_attempt", "tcm_visit", "discharge"}
"""Elements with a reader of their own that need a day."""
_CONSENT = "consent_"


def against(item: Item, unit: Unit, element: Element, chart: Chart, roles: Roles) -> Iterator[str]:
    """Why the page says that it is not this element; reasons hold no chart text."""
    if unit.heading:
        yield "the page says otherwise: it is a heading"
    if any(chart.words.pattern(term).search(unit.text) for term in element.reading.against):
        yield "the page says otherwise: words that speak against it stand in the same sentence"
    if any(chart.words.pattern(term).search(unit.context) for term in element.reading.not_in):
        yield "the page says otherwise: it stands under a heading of something else"
    wanted = _ROLE_OF.get(element.id)
    role = roles.of(item.value.credential)
    if wanted and role and role != wanted:
        yield "the page says otherwise: the person's role is another"
    if element.id.startswith(_CONSENT):
        named = {hit.program for hit in find_programs(unit.text)}
        if named and element.id.removeprefix(_CONSENT) not in named:
            yield "the page says otherwise: it names another program"


def lacking(item: Item, unit: Unit, element: Element, chart: Chart) -> tuple[str, ...]:
    """The conditions that are not fulfilled, in words."""
    missing = []
    if not _cued(unit, element, chart):
        missing.append("no word that the element is known by stands in the sentence")
    if item.value.date is None and (element.reading.date == "needed" or element.id in _DATED):
        missing.append("no day stands with it")
    if element.id in _ROLE_OF and item.value.credential is None:
        missing.append("nobody with a credential stands with it")
    return tuple(missing)


def _cued(unit: Unit, element: Element, chart: Chart) -> bool:
    """Whether all the words of a cue, or of a `send` line, stand there; where an element has neither, nothing is asked.

    In which order and how near is left to the person: a sentence that the rules know word for word is theirs already.
    """
    if not element.send and not element.reading.cues:
        return True
    text = f"{unit.context} {unit.text}"
    cues = (tuple(term for term in cue.all if not term.startswith("~")) for cue in element.reading.cues)
    lines = (tuple(line.split(" + ")) for line in element.send)
    return any(all(chart.words.pattern(term).search(text) for term in terms) for terms in (*cues, *lines))
