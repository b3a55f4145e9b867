"""Compare an evidence.json with a chart's truth file: what is missing, what is wrong, what is met and must not be.

A short form of the scoring rules of the contract: element, page and the main values decide; a second item for the same
fact is neither right nor wrong; traps count as wrong; `[[ignore]]` counts as nothing.
"""

import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

MAIN = ("date", "minutes", "score", "instrument", "month", "icd10")
BY_PERSON = ("supervision", "designated_member", "bh_care_manager")
Table = dict[str, Any]


@dataclass
class Comparison:
    """Lines of words, one for each difference; all empty when the file is the truth."""

    missed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    findings: list[str] = field(default_factory=list)
    false_met: list[str] = field(default_factory=list)
    route: list[str] = field(default_factory=list)
    right: int = 0
    items: int = 0
    asked: int = 0

    @property
    def recall(self) -> float:
        return self.right / self.items if self.items else 1.0

    @property
    def precision(self) -> float:
        return self.right / (self.right + len(self.wrong)) if self.right + len(self.wrong) else 1.0


def read(path: Path) -> Table:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def compare(evidence: Table, truth: Table) -> Comparison:
    """Differences between an evidence.json (as a dict) and a truth file (CONTRACT 5)."""
    result = Comparison(items=len(truth.get("item", [])), asked=len(truth.get("finding", [])))
    known = {table["element"] for kind in ("item", "trap", "ignore") for table in truth.get(kind, [])}
    items = [item for item in evidence["items"] if _asserted(item) and item["element"] in known]
    open_ = list(truth.get("item", []))
    rest = []
    for item in items:
        fitting = next((table for table in open_ if _fits(table, item)), None)
        if fitting is not None:
            open_.remove(fitting)
            result.right += 1
        else:
            rest.append(item)
    for item in rest:
        trap = next((table for table in truth.get("trap", []) if _fits(table, item)), None)
        allowed = [*truth.get("item", []), *truth.get("ignore", [])]
        if trap is None and any(_fits(table, item) for table in allowed):
            continue
        why = f"trap: {trap['why']}" if trap else "not in the truth"
        result.wrong.append(f"{item['element']} p. {item['page']} {_values(item.get('value', {}))} ({why})")
    result.missed = [f"{table['element']} p. {table.get('pages')} {_values(table)}" for table in open_]
    _findings(evidence, truth, result)
    return result


def _findings(evidence: Table, truth: Table, result: Comparison) -> None:
    found = {(one["service"], one["element"]): one for one in evidence["findings"]}
    for table in truth.get("finding", []):
        key = (table["service"], table["requirement_element"])
        one = found.get(key)
        words = f"{key[0]} {key[1]}: {one['result'] if one else 'none'}, truth {table['result']}"
        minutes = (one or {}).get("value", {}).get("minutes")
        if one is None or one["result"] not in (table["result"], *table.get("accept", ())):
            result.findings.append(words)
            if one and one["result"] == "met":
                result.false_met.append(words)
        elif "minutes" in table and minutes != table["minutes"]:
            result.findings.append(f"{key[0]} {key[1]}: {minutes} minutes, truth {table['minutes']}")
    route = truth.get("route", {})
    if evidence["route"] not in (route.get("is"), *route.get("accept", ())):
        result.route.append(f"{evidence['route']}, truth {route.get('is')}")


def _asserted(item: Table) -> bool:
    return item.get("polarity") == "affirmed" and item.get("status") == "verified"


def _fits(table: Table, item: Table) -> bool:
    value = item.get("value", {})
    if table["element"] != item["element"] or ("pages" in table and item["page"] not in table["pages"]):
        return False
    for key in MAIN:
        if (
            key in table
            and key in value | {"date": None, "minutes": None, "score": None}
            and not _equal(table[key], value.get(key))
        ):
            return False
    if "condition" in table and not ("icd10" in table and "icd10" in value):
        return bool(_words(table["condition"]) & _words(value.get("condition", "")))
    if "person" in table and table["element"] in BY_PERSON:
        return bool(_words(table["person"]) & _words(value.get("person", "")))
    return True


def _equal(wanted: Any, got: Any) -> bool:
    return str(got) in [str(one) for one in (wanted if isinstance(wanted, list) else [wanted])]


def _words(text: str | list[str]) -> set[str]:
    """The stems of a name's words; of a list, any of which is right, those of all."""
    common = {"chronic", "disease", "disorder", "type", "with", "acute", "moderate", "severe", "mild"}
    said = " ".join(text) if isinstance(text, list) else text
    return {word[:5] for word in re.findall(r"[a-z]{3,}", said.lower())} - {word[:5] for word in common}


def _values(table: Table) -> str:
    return " ".join(f"{key}={table[key]}" for key in (*MAIN, "condition", "person") if table.get(key) is not None)
