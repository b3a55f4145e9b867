"""What the terminal shows of codes/: the list of denial codes, and one code with what its services ask for."""

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from clausea.codes import DenialCode, Library, NotRequiredTest, Service
from clausea.models import Level
from clausea.screen import listing, table_of


def code_list(library: Library) -> RenderableType:
    """The denial codes, one a row."""
    table = table_of("DENIAL CODES")
    table.add_column("Code", no_wrap=True)
    table.add_column("Denied because", ratio=2)
    table.add_column("Services", ratio=2)
    table.add_column("State")
    for code in library.codes.values():
        table.add_row(code.code, code.title, ", ".join(code.services), code.status)
    return table


def code_page(code: DenialCode, services: Sequence[Service]) -> RenderableType:
    """What a code means, and what each service asks for with its sources."""
    parts: list[RenderableType] = [
        Text(f"{code.code}  {code.title}", style="bold"),
        Text(code.explanation),
        Text(f"State: {code.status}; owner: {code.owner}; reviewed: {code.reviewed or 'not yet'}"),
        *listing("COMMON CAUSES", [f"- {cause}" for cause in code.common_causes]),
        *listing("TO PREVENT IT", [f"- {check.check}" for check in code.prevention]),
    ]
    for service in services:
        table = table_of(f"{service.code}  {service.name}")
        table.add_column("Requirement", ratio=2)
        table.add_column("Level", width=10)
        table.add_column("Source", ratio=3)
        for requirement in service.requirements:
            level = code.level(requirement)
            words = "disputed" if level is Level.AT_ISSUE else level.value
            if isinstance(requirement.test, NotRequiredTest):
                words = "not asked"
            table.add_row(Text(requirement.title), words, Text(requirement.source))
        parts.append(table)
    return Group(*parts)
