"""Words of the long chart of the speed benches: long_chart.toml, its choices made and its slots filled."""

import random
import re
import tomllib
from datetime import date, timedelta
from pathlib import Path

WORDS = tomllib.loads(Path(__file__).with_suffix(".toml").with_stem("long_chart").read_text(encoding="utf-8"))
_CHOICE = re.compile(r"\[([^\[\]]*)\]")
_SLOT = re.compile(r"\{(\w+)\}")
_MONTHS = ("January", "March", "April", "May", "July", "August", "October", "December")


class Writer:
    """Fills the sentences: every choice and every number comes from one seeded generator."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.day = date(2026, 5, 15)

    def say(self, template: str) -> str:
        """One sentence of a template: choices made, slots filled."""
        while found := _CHOICE.search(template):
            template = template[: found.start()] + self.random.choice(found[1].split("|")) + template[found.end() :]
        return _SLOT.sub(lambda slot: self.slot(slot[1]), template)

    def slot(self, name: str) -> str:
        if name[0].isupper():
            filled = self.slot(name.lower())
            return filled[0].upper() + filled[1:]
        if name in WORDS["slots"]:
            return self.random.choice(WORDS["slots"][name])
        number = self.random.randint
        return {
            "past": lambda: us(self.day - timedelta(number(3, 200))),
            "future": lambda: us(self.day + timedelta(number(3, 90))),
            "month": lambda: self.random.choice(_MONTHS),
            "clock": lambda: f"{number(0, 23):02}:{number(0, 59):02}",
            "bp": lambda: f"{number(104, 168)}/{number(56, 98)}",
            "gluc": lambda: str(number(92, 260)),
            "low": lambda: str(number(54, 69)),
            "wt": lambda: str(number(140, 171)),
            "hr": lambda: str(number(54, 112)),
            "sat": lambda: str(number(88, 99)),
            "temp": lambda: f"{number(970, 1009) / 10}",
            "cm": lambda: f"{number(4, 49) / 10}",
            "few": lambda: str(number(2, 6)),
            "n5": lambda: str(number(4, 5)),
            "n7": lambda: str(number(6, 8)),
            "n20": lambda: str(number(18, 45)),
            "n40": lambda: str(number(30, 65)),
            "n": lambda: str(number(2, 30)),
            "lot": lambda: f"{self.random.choice('ABCDEFGH')}{number(10_000, 99_999)}",
            "money": lambda: f"${number(3, 480)}.{number(0, 99):02}",
        }[name]()

    def some(self, group: str, kind: str, least: int, most: int) -> list[str]:
        """So many different templates of a list, filled, in the list's order."""
        templates = WORDS[group][kind]
        count = min(self.random.randint(least, most), len(templates))
        return [self.say(templates[at]) for at in sorted(self.random.sample(range(len(templates)), count))]

    def prose(self, group: str, kind: str, least: int, most: int) -> dict:
        return {"text": " ".join(self.some(group, kind, least, most))}

    def one(self, *names: str) -> str:
        return self.slot(self.random.choice(names))


def us(day: date) -> str:
    return f"{day:%m/%d/%Y}"
