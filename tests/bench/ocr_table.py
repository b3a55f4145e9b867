"""The README's figures of the OCR: many pages made as fax machines leave them, none of which anything was tuned on.

Half of each kind are of the make that was tuned on (other words, figures, damage), half in other type and other forms.

Run by `make bench-ocr`; some five minutes on two processors. Not a test: tests/bench/test_ocr.py is its small sister.
"""

import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from fax_pages import STRANGE
from fax_score import measured

FIRST = 450
"""Seed of the first page: rules, marks and thresholds were chosen on those from 100 to 400."""
KINDS = {"clean": (8, "printed, 200 dpi"), "fax": (12, "fax, 200 dpi"), "half": (10, "fax, 204 x 98 dpi")}


def main() -> None:
    """Print the table."""
    heads = ("Words wrong", "Figures", "Wrong", "Of them marked", "Lost", "Right but marked", "CPU s a page")
    print("| Scanned pages (`make bench-ocr`) | " + " | ".join(heads) + " |")
    print("|---|" + "---:|" * len(heads))
    for kind, (pages, name) in KINDS.items():
        with tempfile.TemporaryDirectory() as place:
            seeds = [first + n for first in (FIRST, STRANGE) for n in range(pages // 2)]
            score = measured(kind, seeds, Path(place))
        marked = f"{score.flagged} ({100 * score.caught:.0f} %)" if score.wrong else "-"
        print(
            f"| {name} ({pages}) | {100 * score.rate:.1f} % | {score.figures:,} | {score.wrong} | {marked} "
            f"| {score.lost} | {100 * score.cost:.0f} % | {score.cpu:.1f} |",
            flush=True,
        )
        print(
            "".join(f"  not marked: {printed or '(nothing)'} read as {read}\n" for printed, read in score.missed),
            file=sys.stderr,
        )


if __name__ == "__main__":
    main()
