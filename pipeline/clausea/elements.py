"""codes/elements: one kind of fact that a payer asks for, and how the embedded reader knows it (DESIGN 3a.3).

`_words.toml` holds word families ("@consent" = consent, consents, agreed to ...); an element's cues name families
and their order, never whole phrases. Unknown keys are ContentErrors that name the file and the key.
"""

import tomllib
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, Literal

from pydantic import ValidationError

from clausea import sieve as re
from clausea.errors import ContentError
from clausea.literals import fold
from clausea.models import Model, Value


class Cue(Model):
    """What speaks for an element: words of every family in `all`, at most `within` words from first to last.

    A family with "~" before its "@" may also stand in the entry's title or program instead ("~@ccm").
    """

    all: tuple[str, ...]
    within: int = 14
    ordered: bool = False


class Reading(Model):
    """How the embedded reader knows the element."""

    cues: tuple[Cue, ...] = ()
    against: tuple[str, ...] = ()
    """Families or words in the same sentence that make it something else."""
    not_in: tuple[str, ...] = ()
    """Families or words in the entry's title or the section's heading under which nothing of the element stands."""
    only_in: tuple[str, ...] = ()
    """Families or words of which one must stand in the entry's title, program or text of the sentence."""
    date: Literal["needed", "optional", "none"] = "optional"
    person: Literal["needed", "optional", "none"] = "none"
    fields: dict[str, dict[str, tuple[str, ...]]] = {}
    """Value fields read by word: {"mode": {"phone": ["@phone"]}}; the first that fits counts."""
    default: dict[str, str] = {}
    keep: tuple[str, ...] = ()
    """Polarities besides affirmed that are kept, because they speak against a claim."""


class Element(Model):
    """One evidence element (CONTRACT 1)."""

    id: str
    name: str
    what: str
    proves: tuple[str, ...] = ()
    does_not: tuple[str, ...] = ()
    question: str
    values: tuple[str, ...]
    send: tuple[str, ...] = ()
    """What makes an entry worth showing to a model where no cue does: families or words, "@a + @b" for both."""
    reading: Reading = Reading()
    lists: dict[str, tuple[str, ...]] = {}
    """Word and code lists that a reader of its own uses (chronic ICD-10 families, instruments ...)."""


_FIRST = re.compile(r"\W*?(?P<word>\w+)(?P<more>[*?])?")
_START = re.compile(r"(?:[^\s*?'](?!\?))*")


@lru_cache(maxsize=1 << 10)  # a sentence is asked for one element after another
def tokens_of(text: str) -> frozenset[str]:
    """The words of a text in small letters, for `Families.may_stand`."""
    return frozenset(re.findall(r"\w+", text.lower()))


class Families:
    """The word families, compiled once. `*` in a word stands for any ending, `?` marks an optional letter."""

    def __init__(self, families: dict[str, tuple[str, ...]], where: Path) -> None:
        self._families = families
        self._where = where
        self._compiled: dict[tuple[str, ...], re.Pattern[str]] = {}
        self._first: dict[tuple[str, ...], frozenset[str] | None] = {}
        self._needed: dict[tuple[str, ...], tuple[frozenset[str], ...]] = {}

    @cached_property
    def names(self) -> tuple[str, ...]:
        return tuple(self._families)

    def pattern(self, term: str) -> re.Pattern[str]:
        """The pattern of "@family" or of a single word; ContentError for a family that does not exist."""
        return self.any_of((term,))

    def any_of(self, terms: tuple[str, ...]) -> re.Pattern[str]:
        """One pattern of several families or words, the first that fits counts; within a family the longest."""
        if terms not in self._compiled:
            words = [
                word
                for term in terms
                for word in sorted(set(self._expand(term.lstrip("~"), ())), key=lambda word: (-len(word), word))
            ]
            self._compiled[terms] = re.compile(
                r"(?<![\w])(?:" + "|".join(_word(word) for word in words) + r")(?![\w])", re.IGNORECASE, ours=True
            )
        return self._compiled[terms]

    def may_stand(self, term: str, tokens: frozenset[str]) -> bool:
        """A quick look: whether a word of the family could stand in a text of these words (small letters)."""
        return self.any_may_stand((term,), tokens)

    def any_may_stand(self, terms: tuple[str, ...], tokens: frozenset[str]) -> bool:
        """The same for several families or words: whether one of them could stand there."""
        first = self._first_of(terms)
        return True if first is None else not first.isdisjoint(tokens)

    def first_words(self, terms: tuple[str, ...]) -> tuple[frozenset[str], ...]:
        """For each family or word but those with "~": first words of which one must stand; none where any may."""
        if terms not in self._needed:
            firsts = (self._first_of((term,)) for term in terms if not term.startswith("~"))
            self._needed[terms] = tuple(first for first in firsts if first is not None)
        return self._needed[terms]

    def _first_of(self, terms: tuple[str, ...]) -> frozenset[str] | None:
        if terms not in self._first:
            firsts = [_FIRST.match(word.lower()) for term in terms for word in self._expand(term.lstrip("~"), ())]
            open_ended = any(match is None or match["more"] for match in firsts)
            self._first[terms] = None if open_ended else frozenset(match["word"] for match in firsts if match)
        return self._first[terms]

    def starts(self, term: str) -> frozenset[str]:
        """How the family's words begin, folded: one of these stands in every text that holds the family.

        Empty when a word begins with a letter that may be missing: then nothing need stand.
        """
        starts = frozenset(fold(_START.match(word)[0]) for word in self._expand(term.lstrip("~"), ()))  # type: ignore[index]
        return frozenset() if "" in starts else starts

    def _expand(self, term: str, seen: tuple[str, ...]) -> list[str]:
        if not term.startswith("@"):
            return [term]
        name = term[1:]
        if name not in self._families or name in seen:
            raise ContentError(f"{self._where}: there is no word family {term!r}. Add it or correct its name.")
        return [word for member in self._families[name] for word in self._expand(member, (*seen, name))]


def _word(word: str) -> str:
    return r"[\s-]+".join(
        re.escape(part).replace(r"\?", "?").replace(r"\*", r"\w*").replace("'", "['’]") for part in word.split()
    )


def load_elements(folder: Path) -> dict[str, Element]:
    """The elements of `folder` (codes/elements) by id. ContentError names the file, the key and the remedy."""
    elements = {}
    for path in sorted(folder.glob("[!_]*.toml")):
        data = read_toml(path)
        try:
            element = Element.model_validate(data)
        except ValidationError as error:
            raise ContentError(f"{path}: {describe(error)}") from None
        if element.id != path.stem:
            raise ContentError(f"{path}: id is {element.id!r}; it must be the file's name, {path.stem!r}.")
        unknown = [name for name in element.values if name not in Value.model_fields]
        if unknown:
            raise ContentError(f"{path}: values names {unknown[0]!r}, which no value has. See codes/README.md.")
        elements[element.id] = element
    if not elements:
        raise ContentError(f"{folder}: there are no elements here. Point --codes at a whole codes/ folder.")
    return elements


def load_families(folder: Path) -> Families:
    """The word families of codes/elements/_words.toml."""
    path = folder / "_words.toml"
    try:
        written = path.read_bytes()
    except OSError as error:
        raise ContentError(f"{path}: cannot be read ({error.strerror}).") from None
    return _families(path, written)


@lru_cache(maxsize=4)
def _families(path: Path, _written: bytes) -> Families:
    """The same words are compiled once in a process."""
    return Families({name: tuple(words) for name, words in read_toml(path).items()}, path)


def read_toml(path: Path) -> dict[str, Any]:
    """A TOML file of content. ContentError for one that is missing or malformed, with its line."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ContentError(f"{path}: cannot be read ({error.strerror}).") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ContentError(f"{path}: is no valid TOML: {error}. Correct that line.") from None


def describe(error: ValidationError) -> str:
    """The first mistake of a validation error, with its key and remedy."""
    first = error.errors(include_input=False, include_url=False)[0]
    key = ".".join(str(part) for part in first["loc"]) or "the file"
    if first["type"] == "extra_forbidden":
        return f"{key} is not a known key. Remove it or correct its spelling."
    if first["type"] == "missing":
        return f"{key} is missing. Add it."
    return f"{key}: {first['msg']}. Correct it."
