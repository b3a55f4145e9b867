"""Numbers written as words, shared by the readers of durations and scores."""

from clausea import sieve as re

_ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]

_VALUES: dict[str, int] = {word: n for n, word in enumerate(_ONES)} | {
    word: 20 + 10 * n for n, word in enumerate(_TENS)
}

NUMBER_WORD = (
    rf"(?:(?:{'|'.join(_TENS)})(?:[-\s]?(?:{'|'.join(_ONES[1:10])}))?|{'|'.join(sorted(_ONES, key=len, reverse=True))})"
)
"""Pattern source of zero to ninety-nine in words; use with re.IGNORECASE and word boundaries around it."""


def number(word: str) -> int:
    """The value of a number in digits or in words from zero to ninety-nine; ValueError for anything else."""
    parts = re.split(r"[-\s]+", word.strip().lower())
    if len(parts) == 1 and parts[0].isascii() and parts[0].isdigit():
        return int(parts[0])
    if len(parts) == 1 and parts[0] not in _VALUES:  # "fortyfive", as run-together text has it
        for tens in _TENS:
            if parts[0].startswith(tens):
                parts = [tens, parts[0].removeprefix(tens)]
    if len(parts) > 2 or any(part not in _VALUES for part in parts):
        raise ValueError(f"not a number in words: {len(word)} characters")
    return sum(_VALUES[part] for part in parts)
