"""The polarity bench: how often the judge says of a fact what its sentence says of it.

    python tests/bench/polarity.py [--half develop|test|held|both] [--verbose] [--least SHARE]

Cases are split once, by the hash of the phrase bench; the judge is tuned on the develop half, so --verbose prints only
that one. The cases held back are of two other writers; only their totals have been looked at. The headline is not the
share but the count of false affirmations: facts that the sentence denies, plans, prints or tells of another time or
person, and that were taken as said. A falsely affirmed fact can end in a signed letter; a fact wrongly held back is
only missed.
"""

import argparse
import hashlib
import sys
import tomllib
from collections import Counter, defaultdict
from pathlib import Path
from typing import NamedTuple

from clausea.evidence.polarity import Judgement, judge
from clausea.models import Polarity

FOLDER = Path(__file__).parent


class Case(NamedTuple):
    """One sentence, the fact in it and the polarity that a reader gives the fact."""

    id: str
    text: str
    fact: str
    polarity: Polarity

    @property
    def half(self) -> str:
        """The half that the case belongs to, for ever; later cases are for development, but for those held back."""
        if self.id.startswith("later-"):
            return "develop"
        if self.id.startswith("held-"):
            return "held"
        return "test" if hashlib.sha256(self.id.encode()).digest()[0] % 2 else "develop"

    def judged(self) -> Judgement:
        """What the judge makes of the fact. Raises ValueError, naming the case, when the fact is not in the text."""
        start = self.text.find(self.fact)
        if start < 0 or not self.fact:
            raise ValueError(f"case {self.id}: its fact is not in its text; correct polarity.toml")
        return judge(self.text, start, start + len(self.fact))


def cases() -> list[Case]:
    """All cases of the bench, in the order of the files."""
    read = [one for path in sorted(FOLDER.glob("polarity*.toml")) for one in tomllib.loads(path.read_text())["case"]]
    return [Case(one["id"], one["text"], one["fact"], Polarity(one["polarity"])) for one in read]


def main(arguments: list[str] | None = None) -> int:
    """Prints the table; 1 when the share of right judgements of a printed half is below --least."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--half", choices=("develop", "test", "held", "both"), default="both")
    parser.add_argument("--verbose", action="store_true", help="print the wrong cases of the develop half")
    parser.add_argument("--least", type=float, default=0.0, metavar="SHARE")
    options = parser.parse_args(arguments)
    counts: dict[str, dict[Polarity, Counter[Polarity]]] = defaultdict(lambda: defaultdict(Counter))
    for case in cases():
        judgement = case.judged()
        counts[case.half][case.polarity][judgement.polarity] += 1
        if options.verbose and case.half == "develop" and judgement.polarity is not case.polarity:
            alarm = "FALSELY AFFIRMED " if judgement.polarity is Polarity.AFFIRMED else ""
            print(f"--- {case.id} {alarm}{case.polarity} read as {judgement.polarity} by {judgement.cue!r}")
            print(f"    {case.text!r}\n    fact: {case.fact!r}")
    halves = ("develop", "test", "held") if options.half == "both" else (options.half,)
    shares = [_print(half, counts[half]) for half in halves]
    return int(min(shares) < options.least)


def _print(half: str, counts: dict[Polarity, Counter[Polarity]]) -> float:
    """Prints one half: false affirmations first, then the share right of each polarity. Gives the overall share."""
    right = sum(counts[polarity][polarity] for polarity in Polarity)
    total = sum(counts[polarity].total() for polarity in Polarity)
    false = sum(counts[polarity][Polarity.AFFIRMED] for polarity in Polarity if polarity is not Polarity.AFFIRMED)
    print(f"{half:8} FALSELY AFFIRMED {false}")
    for polarity in Polarity:
        row = counts[polarity]
        others = ", ".join(f"{other} {n}" for other, n in row.most_common() if other is not polarity)
        if row:
            share = row[polarity] / row.total()
            print(f"{half:8} {polarity:14} {share:.3f}  {row[polarity]:3} of {row.total():3}  {others}".rstrip())
    share = right / total if total else 1.0
    print(f"{half:8} {'ALL':14} {share:.3f}  {right:3} of {total:3}")
    return share


if __name__ == "__main__":
    sys.exit(main())
