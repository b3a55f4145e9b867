"""When two written names are one person: "Brandt, Kelly", "K. Brandt", "BRANDT K" and "Kelly Brandt"."""


def name_key(name: str) -> str:
    """First initial and surname, lower case ("k brandt"); the surname alone where nothing else is written."""
    if "," in name:
        last, _, first = name.partition(",")
        words = [*first.split(), *last.split()]
    else:
        words = name.split()
        if len(words) >= 2 and len(words[-1].strip(".")) == 1 and len(words[0].strip(".")) > 1:
            words = [words[-1], *words[:-1]]
    words = [word.strip(".,").lower() for word in words if word.strip(".,")]
    if not words:
        return ""
    return f"{words[0][0]} {words[-1]}" if len(words) > 1 else words[0]


def same_person(one: str | None, two: str | None) -> bool:
    """True when two names may be one person; an unknown name may be anybody's."""
    if not one or not two:
        return True
    a, b = name_key(one), name_key(two)
    return a == b or (" " not in a and a == b.split()[-1]) or (" " not in b and b == a.split()[-1])
