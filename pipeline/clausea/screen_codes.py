"""What the terminal shows of codes/: the list of denial codes, and one code with what its services ask for."""

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from clausea.codes import DenialCode, Library, NotRequiredTest, Requirement, Service
from clausea.models import Level
from clausea.screen import listing, table_of


def code_list(library: Library, codes: Sequence[DenialCode]) -> RenderableType:
    """Denial codes under the headings of their groups, one a row."""
    groups: dict[str, list[DenialCode]] = {}
    for code in codes:
        groups.setdefault(code.group, []).append(code)
    parts: list[RenderableType] = []
    for group, members in groups.items():
        table = table_of(group.upper())
        table.show_header = not parts
        table.add_column("Code", no_wrap=True, width=6)
        table.add_column("Denied because", ratio=3)
        table.add_column("Programs", ratio=2)
        table.add_column("State", width=8)
        for code in members:
            table.add_row(code.code, Text(code.title), ", ".join(_programs(library, code)), code.status)
        parts.append(table)
    return Group(*parts)


def code_page(
    library: Library, code: DenialCode, service: Service | None, frame: Sequence[str], framed: str
) -> RenderableType:
    """What a code means, why it comes and how to prevent it; what evidence is needed; the frame of its letter.

    `service` shows one service in full, with what proves each requirement and the sources; `frame` are the lines of
    the letter of the service `framed`.
    """
    parts: list[RenderableType] = [
        Text(f"{code.code}  {code.title}", style="bold"),
        Text(f"{code.group}. State: {code.status}; owner: {code.owner}; reviewed: {code.reviewed or 'not yet'}."),
        Text(f"\n{code.explanation}"),
        *listing("COMMON CAUSES", [f"- {cause}" for cause in code.common_causes]),
        *listing("TO PREVENT IT", [f"- {check.check}" for check in code.prevention]),
        *listing("REMITTANCE CODES THAT OFTEN STAND FOR IT", [_remittance(code)] if code.payer_codes else []),
        *listing(
            "ASKED FOR, AND NO PART OF THE SERVICE'S DEFINITION",
            [f"- {one.asked}: {', '.join(one.services or code.services)}" for one in code.not_a_condition],
        ),
    ]
    if service is not None:
        parts.append(_service(library, code, service))
    else:
        needs = [_needs(library, code, names) for names in _families(library, code).values()]
        parts += listing("EVIDENCE NEEDED (a service in full: --service)", needs)
    parts += listing(f"THE LETTER FOR {framed}, WHERE THE RECORD HOLDS IT ALL", frame)
    return Group(*parts)


def _service(library: Library, code: DenialCode, service: Service) -> RenderableType:
    table = table_of(f"{service.code}  {service.name}")
    table.add_column("Requirement", ratio=2)
    table.add_column("Level", width=10)
    table.add_column("What proves it", ratio=3)
    table.add_column("Source", ratio=3)
    for requirement in service.requirements:
        element = library.elements.get(requirement.element)
        proof = "; ".join(element.proves) if element else "the claim and its history"
        title = requirement.title if requirement.status == "verified" else f"{requirement.title} (not settled)"
        dates = [f"from {requirement.effective_from}" if requirement.effective_from else ""]
        dates.append(f"to {requirement.effective_to}" if requirement.effective_to else "")
        words = " ".join([title, *filter(None, dates)])
        if isinstance(requirement.test, NotRequiredTest):
            proof = "-"
        table.add_row(Text(words), _level(code, requirement), Text(proof), Text(requirement.source))
    return table


def _needs(library: Library, code: DenialCode, names: Sequence[str]) -> str:
    """ "99490, 99439: Consent to CCM, Care plan ...; disputed: Care coordinated with others"."""
    asked: dict[str, dict[str, None]] = {}
    for name in names:
        for requirement in library.services[name].requirements:
            asked.setdefault(_level(code, requirement), {})[requirement.title] = None
    line = f"{', '.join(names)}: {', '.join(asked.get('mandatory', {}))}"
    return f"{line}; disputed: {', '.join(asked['disputed'])}" if "disputed" in asked else line


def _level(code: DenialCode, requirement: Requirement) -> str:
    if isinstance(requirement.test, NotRequiredTest):
        return "not asked"
    level = code.level(requirement)
    return "disputed" if level is Level.AT_ISSUE else level.value


def _families(library: Library, code: DenialCode) -> dict[str, list[str]]:
    """The code's services by the short name of their program, in the code's order."""
    found: dict[str, list[str]] = {}
    for name in code.services:
        found.setdefault(library.services[name].short, []).append(name)
    return found


def _programs(library: Library, code: DenialCode) -> list[str]:
    return list(dict.fromkeys(library.services[name].short for name in code.services))


def _remittance(code: DenialCode) -> str:
    return "; ".join(" ".join([f"CARC {one.carc}", *(f"with {', '.join(one.rarc)}" for _ in one.rarc[:1])])
                     for one in code.payer_codes)  # fmt: skip
