"""What the terminal shows of one fact that waits for a decision (pure: models in, renderables out)."""

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from clausea.models import Decision, Item
from clausea.screen import day

_CONTENT = {
    "cost_share": "cost sharing",
    "one_practitioner": "one practitioner a month",
    "may_stop": "right to stop",
    "consult_others": "may consult others",
}
_LABELS = {"icd10": "ICD-10", "mdm": "decision making", "given_by": "given by", "documented_by": "documented by"}
_TIMES = ("start", "end", "seconds")


def review_card(item: Item, title: str, before: str, after: str, position: str) -> RenderableType:
    """One cited fact: what it is said to show, its words in their context, and where else its values stand."""
    context = Text.assemble((before, "dim"), (item.quote, "bold reverse"), (after, "dim"))
    return Group(
        Text(f"\n{position}  {item.id}  {title}", style="bold"),
        *(Text(line) for line in _facts(item)),
        Text(f"Chart p. {item.page}:"),
        Padding(context, (0, 2, 0, 2)),
        *(Text(f"{_label(basis.field).capitalize()}: “{basis.quote}”, p. {basis.page}") for basis in item.basis),
        *(Text(f"! {reason}", style="yellow") for reason in item.reasons),
        *([] if item.review.decision is Decision.PENDING else [Text(f"Decided: {item.review.decision.value}")]),
    )


def _facts(item: Item) -> Iterator[str]:
    value = item.decided.given()
    clock = f"{value['start']}-{value['end']}" if "start" in value and "end" in value else ""
    parts = [f"{_label(key)} {_shown(key, told)}" for key, told in value.items() if key not in _TIMES]
    if clock:
        parts.append(f"clock {clock}")
    yield ", ".join(parts)


def _label(key: str) -> str:
    return _LABELS.get(key, key.replace("_", " "))


def _shown(key: str, told: object) -> str:
    if key == "content" and isinstance(told, tuple | list):
        return "; ".join(_CONTENT.get(str(part), str(part)) for part in told)
    return str(day(str(told)) if key == "date" else told).replace("_", " ")
