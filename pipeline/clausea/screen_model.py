"""What the screen says about the model's reading: what it found alone, and where it differs. Pure, as screen.py."""

from rich.console import Group, RenderableType
from rich.text import Text

from clausea.codes import Library
from clausea.models import Evidence, Item, Polarity, Status
from clausea.screen import day, listing, quoted

_MOST = 12


def added(evidence: Evidence, library: Library) -> RenderableType | None:
    """The section for the reviewer; None where no model read."""
    llm = evidence.run.llm
    if llm is None:
        return None
    alone = [item for item in evidence.items if item.reader == ("model",)]
    offered = [item for item in alone if item.status is Status.NEEDS_REVIEW and item.polarity is Polarity.AFFIRMED]
    waiting = [item for item in evidence.items if item.status is Status.NEEDS_REVIEW]
    differing = [item for item in waiting if len(item.reader) > 1 and _differs(item)]
    parts: list[RenderableType] = []
    parts += listing(
        "FOUND BY THE MODEL ALONE: look before you rely on it (clausea review)",
        [*(_line(item, library) for item in offered[:_MOST]), *_more(offered)],
    )
    parts += listing("THE MODEL READS IT OTHERWISE: decide", [_line(item, library) for item in differing[:_MOST]])
    parts.append(
        Text(
            f"\nModel {evidence.run.model}: {llm.agreed} facts as the rules read them, {llm.differing} otherwise, "
            f"{llm.offered} found alone, {llm.rejected} rejected because the page does not bear them out."
        )
    )
    return Group(*parts)


def _differs(item: Item) -> bool:
    return any(reason.startswith("the readers differ") for reason in item.reasons)


def _line(item: Item, library: Library) -> str:
    name = library.elements[item.element].name if item.element in library.elements else item.element
    dated = f" {day(item.value.date)}" if item.value.date else ""
    return f"{item.id} {name}{dated}, p. {item.page}: {quoted(item.quote, 70)}"


def _more(items: list[Item]) -> list[str]:
    return [f"and {len(items) - _MOST} more in evidence.json"] if len(items) > _MOST else []
