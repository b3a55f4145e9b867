"""The phrase bench: how many of the ways to write each fact the embedded reader reads, and what it mistakes.

    python tests/bench/phrases.py [ELEMENT ...] [--half develop|test|both] [--verbose] [--least RECALL PRECISION]

Cases are split once, by a hash of their id: the reader is tuned on the develop half and reported on the test half.
The cases of phrases/later were written afterwards, without sight of the reader; all of them are for development.
An item is right when element and main values agree; a verified item that no case lists is wrong.
"""

import argparse
import hashlib
import sys
import tomllib
from collections import Counter, defaultdict
from pathlib import Path

from clausea.codes_load import load_codes
from clausea.content import codes_dir
from clausea.evidence import find_evidence
from clausea.models import Claim, Item
from clausea.records import from_texts

FOLDER = Path(__file__).parent / "phrases"
MAIN = ("date", "minutes", "score", "instrument", "month")
GENERIC = {
    "chronic",
    "disease",
    "disorder",
    "type",
    "with",
    "primary",
    "essential",
    "acute",
    "unspecified",
    "moderate",
    "severe",
    "mild",
    "recurrent",
    "major",
}


def half(case_id: str) -> str:
    """The half that a case belongs to, for ever."""
    if case_id.startswith("later-"):
        return "develop"
    return "test" if hashlib.sha256(case_id.encode()).digest()[0] % 2 else "develop"


def _words(text: object, least: int) -> set[str]:
    return {w for w in "".join(c if c.isalnum() else " " for c in str(text or "").lower()).split() if len(w) >= least}


def agrees(expected: dict[str, object], item: Item) -> bool:
    """True when the item is the expected fact."""
    value = item.value.given()
    if expected["element"] != item.element:
        return False
    if any(str(expected[key]) != str(value.get(key)) for key in MAIN if key in expected):
        return False
    if "icd10" in expected and value.get("icd10"):
        return expected["icd10"] == value["icd10"]
    if "condition" in expected:
        stems = [{w[:5] for w in _words(text, 3) - GENERIC} for text in (expected["condition"], value.get("condition"))]
        return bool(stems[0] & stems[1])
    if "person" in expected and item.element in ("supervision", "designated_member", "bh_care_manager"):
        return bool(_words(expected["person"], 3) & _words(value.get("person"), 3))
    return True


def main(arguments: list[str] | None = None) -> int:
    """Prints the table; 1 when recall or precision of the chosen half is below --least."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("elements", nargs="*")
    parser.add_argument("--half", choices=("develop", "test", "both"), default="both")
    parser.add_argument("--verbose", action="store_true")
    parser.add_argument("--least", nargs=2, type=float, metavar=("RECALL", "PRECISION"))
    options = parser.parse_args(arguments)
    library = load_codes(codes_dir())
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for path in sorted(FOLDER.rglob("*.toml")):
        data = tomllib.loads(path.read_text())
        element = data["element"]
        if options.elements and element not in options.elements:
            continue
        for case in data["case"]:
            side = half(case["id"])
            if options.half not in ("both", side):
                continue
            evidence = find_evidence(from_texts([case["text"]]), library, Claim(), code="CCM06")
            found = [item for item in evidence.items if item.element == element and item.relied_on]
            missed, used = [], set()
            for expected in case["items"]:
                index = next((i for i, item in enumerate(found) if i not in used and agrees(expected, item)), None)
                if index is None:
                    missed.append(expected)
                else:
                    used.add(index)
            wrong = [
                item
                for i, item in enumerate(found)
                if i not in used and not any(agrees(e, item) for e in case["items"])
            ]
            counts[side, element].update(right=len(used), missed=len(missed), wrong=len(wrong))
            if options.verbose and (missed or wrong):
                print(f"--- {case['id']}\n{case['text'].strip()}")
                for expected in missed:
                    print(f"    missed: {expected}")
                for item in wrong:
                    print(f"    wrong: {item.value.given()} <- {item.quote!r}")
    status = 0
    for side in ("develop", "test"):
        total: Counter[str] = Counter()
        for (where, element), count in sorted(counts.items()):
            if where == side:
                total.update(count)
                print(f"{side:8} {element:22} {_line(count)}")
        if total:
            print(f"{side:8} {'ALL':22} {_line(total)}")
            recall, precision = _rates(total)
            if options.least and side == (options.half if options.half != "both" else "test"):
                status = int(recall < options.least[0] or precision < options.least[1])
    return status


def _rates(count: Counter[str]) -> tuple[float, float]:
    right, missed, wrong = count["right"], count["missed"], count["wrong"]
    return (right / (right + missed) if right + missed else 1.0, right / (right + wrong) if right + wrong else 1.0)


def _line(count: Counter[str]) -> str:
    recall, precision = _rates(count)
    counts = "  ".join(f"{name} {count[name]:4}" for name in ("right", "missed", "wrong"))
    return f"recall {recall:.3f}  precision {precision:.3f}  {counts}"


if __name__ == "__main__":
    sys.exit(main())
