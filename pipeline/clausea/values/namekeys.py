"""When two written names are one person: "Brandt, Kelly", "K. Brandt", "BRANDT K" and "Kelly Brandt, RN"."""

from functools import lru_cache

from clausea.values.credentials import credentials

_TITLES = {"dr", "mr", "mrs", "ms", "miss", "nurse"}


def name_key(name: str) -> str:
    """First initial and surname, lower case ("k brandt"); the surname alone where nothing else is written."""
    words = _words(name)
    if not words:
        return ""
    return f"{words[0][0]} {words[-1]}" if len(words) > 1 else words[0]


def same_person(one: str | None, other: str | None, *, unknown: bool = True) -> bool:
    """True when two names can be one person's: the same surname, and first names or initials that agree.

    `unknown` is the answer where one of them is missing: a missing name may be anybody's.
    """
    if not one or not other:
        return unknown
    a, b = _words(one), _words(other)
    if not a or not b or a[-1] != b[-1]:
        return False
    if len(a) == 1 or len(b) == 1:
        return True
    return a[0].startswith(b[0]) or b[0].startswith(a[0])


@lru_cache(maxsize=1 << 12)  # every minute is compared with every other by who spent it
def _words(name: str) -> tuple[str, ...]:
    """The words of a name, first name first, without titles and credentials."""
    last, _, rest = name.partition(",")
    first = "" if credentials(rest) else rest
    words = [*first.split(), *last.split()]
    if not first and len(words) >= 2 and len(words[-1].strip(".")) == 1 and len(words[0].strip(".")) > 1:
        words = [words[-1], *words[:-1]]
    plain = [word.strip(".,").casefold() for word in words if word.strip(".,")]
    return tuple(word for word in plain if word not in _TITLES) or tuple(plain)
