"""Conditions under all their names: "DM2", "Type 2 diabetes mellitus" and E11.42 are one.

A family is one line of an element's list `families`: names separated by commas, a colon, ICD-10-CM prefixes.
"""

from collections.abc import Mapping
from functools import lru_cache

from clausea import sieve as re
from clausea.elements import Element
from clausea.models import Item

_ELEMENTS = ("chronic_conditions", "bh_diagnosis")


def family_of(item: Item, elements: Mapping[str, Element]) -> str:
    """The key of the item's condition: its family's first name, else its code's category, else its own words."""
    element = elements.get(item.element)
    families = element.lists.get("families", ()) if element else ()
    code = (item.value.icd10 or "").replace(".", "").upper()
    name = re.sub(r"[^a-z0-9]+", " ", (item.value.condition or "").lower()).strip()
    return _family(families, code, name)


@lru_cache(maxsize=1 << 12)  # a chart repeats its problem list in every note
def _family(families: tuple[str, ...], code: str, name: str) -> str:
    parsed = [_parse(line) for line in families]
    if code:
        fitting = [
            (len(prefix), names[0]) for names, prefixes in parsed for prefix in prefixes if code.startswith(prefix)
        ]
        return max(fitting)[1] if fitting else code[:3]
    hits = [
        (found.start(), -len(word), names[0])
        for names, _ in parsed
        for word in names
        if word in name
        for found in [re.search(rf"\b{re.escape(word)}\b", name)]
        if found
    ]
    return min(hits)[2] if hits else name


@lru_cache(maxsize=512)
def _parse(line: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    names, _, codes = line.partition(":")
    return (
        tuple(re.sub(r"[^a-z0-9]+", " ", name.lower()).strip() for name in names.split(",")),
        tuple(code.strip().replace(".", "") for code in codes.split(",") if code.strip()),
    )
