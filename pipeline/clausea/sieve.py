"""`re`, with one quick look at a text before the many searches in it: the same functions, the same answers.

A chart is asked some fifteen hundred questions a sentence, and to nearly all of them the sentence holds none of the
words: half a million searches over 330 pages, all in vain. So each text is scanned once for all literals
that the expressions need (literals.py, Aho-Corasick), which leaves one number with a bit for every expression that
could match; a search in vain is then one look at that bit. What passes and still finds nothing, again and again, gets
a twin that looks sooner (smallletters.py). Import it as `re`:

    from clausea import sieve as re

The scan is made ready when the searches are many (a whole chart); before that, searches go straight to `re`.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from re import Match, escape
from typing import Any, Generic, TypeVar

from clausea import expressions
from clausea.literals import fold, needed
from clausea.longtexts import LONG, Walk, begins
from clausea.scan import Questions, Scan, Way, few_of
from clausea.smallletters import small, twin

__all__ = ["DOTALL", "IGNORECASE", "MULTILINE", "VERBOSE", "I", "M", "Match", "Pattern", "compile", "escape", "findall",
           "finditer", "fullmatch", "match", "search", "split", "sub"]  # fmt: skip

DOTALL, I, IGNORECASE, M, MULTILINE, VERBOSE = (  # noqa: E741 - the names that `re` gives them
    int(flag) for flag in (re.DOTALL, re.I, re.IGNORECASE, re.M, re.MULTILINE, re.VERBOSE)
)  # plain numbers: looking up a flag of the enumeration costs more than many a search

_WHOLE = 20_000
"""Characters of a text that is walked even for an expression that is seldom asked: a whole chart."""
_WARM = 3000
"""Searches of one expression after which the scan is made ready: a chart of some hundred pages."""
_SELDOM = 2
"""Searches in what came before the scan was made; an expression that was asked no more often needs none."""
_HOT = 1500
"""Searches after which an expression that was compiled later gets a scan too."""
_OFTEN = 200
"""Searches in vain after which the expression's twin for small letters is made."""
_BATCH = 12
"""So many of these share a scan."""
_MOST = 6000
"""Expressions that are remembered."""
_END = 2**63 - 1
_COMPILED = frozenset(("_whole", "findall", "fullmatch", "match", "split", "sub"))

_Text = TypeVar("_Text", bound=str)


class Pattern(Generic[_Text]):
    """An expression with the methods of `re.Pattern`; `search`, `finditer` and `sub` look first.

    It is compiled when it is first asked: there are more than a thousand, which takes a second, and a command that
    reads no chart, or finds one read before, asks few of them.
    """

    __slots__ = ("_calls", "_few", "_index", "_scan", "_walk", "_whole", "findall", "finditer", "flags", "fullmatch",
                 "match", "pattern", "search", "split", "sub")  # fmt: skip

    _whole: "re.Pattern[str]"
    search: Callable[..., Match[str] | None]
    match: Callable[..., Match[str] | None]
    fullmatch: Callable[..., Match[str] | None]
    finditer: Callable[..., Iterator[Match[str]]]
    findall: Callable[..., list[Any]]
    split: Callable[..., list[Any]]
    sub: Callable[..., str]

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern, self.flags = pattern, flags
        self.search, self.finditer = self._counted_search, self._counted_finditer
        self._calls, self._scan = 0, _NO_SCAN
        self._index: int | None = None
        self._few: tuple[str, ...] = ()
        self._walk: Walk | bool | None = None

    def __getattr__(self, name: str) -> Any:
        """Called for what is not there before the expression was compiled. Raises re.error for a wrong one."""
        if name not in _COMPILED:
            raise AttributeError(name)
        self._whole = whole = expressions.compiled(self.pattern, self.flags)
        self.match, self.fullmatch, self.split, self.findall = whole.match, whole.fullmatch, whole.split, whole.findall
        self.sub = whole.sub
        return getattr(self, name)

    def __repr__(self) -> str:
        return f"sieve.compile({self.pattern!r})"

    @property
    def calls(self) -> int:
        """Searches so far, as long as no scan knows the expression."""
        return self._calls

    @property
    def scan(self) -> "Scan":
        """What looks for its literals."""
        return self._scan

    @property
    def waits(self) -> bool:
        """Whether no scan knows the expression yet."""
        return self._scan is _NO_SCAN

    def look_first(self, scan: "Scan", index: int | None, needs: Sequence[Way] = ()) -> None:
        """Look at the text's mask before every search from now on; None: search at once.

        `needs`: the ways that the scan looks for. Where they begin with few literals, these are sought by themselves
        in a text that has no mask.
        The new methods are closures over plain names: millions of calls in vain are what a chart costs.
        """
        whole = self._whole
        self._scan, self._index = scan, index
        if index is None:
            self.search, self.finditer, self.sub = whole.search, whole.finditer, whole.sub
            return
        self._few = few = few_of(needs)
        known, every, at, bit = scan.masks.get, scan.every, index >> 3, 1 << (index & 7)
        look = scan.look if few else scan.mask  # of many alternatives, a search in vain costs more than the mask
        find, each, replace = self._find, self._each, whole.sub
        misses = 0

        def search(text: str, pos: int = 0, endpos: int = _END) -> Match[str] | None:
            nonlocal misses
            mask = known(text) or look(text)
            if not mask[at] & bit or (mask is every and few and not any(map(fold(text).__contains__, few))):
                return None
            found = find(text, pos, endpos)
            if found is None:
                misses += 1
                if misses == _OFTEN:
                    self.look_twice()
            return found

        def finditer(text: str, pos: int = 0, endpos: int = _END) -> Iterator[Match[str]]:
            first = search(text, pos, endpos)  # which counts what is sought in vain
            return each(text, first.start(), endpos) if first else iter(())

        def sub(repl: str | Callable[[Match[str]], str], text: str, count: int = 0) -> str:
            mask = known(text) or look(text)
            if not mask[at] & bit or (mask is every and few and not any(map(fold(text).__contains__, few))):
                return text
            return replace(repl, text, count)

        self.search, self.finditer, self.sub = search, finditer, sub

    def look_twice(self) -> None:
        """After the mask let the expression's twin for small letters look (smallletters.py), where it has one."""
        other, index = twin(self.pattern, self.flags), self._index
        if other is None or index is None:
            return
        scan, few, at, bit = self._scan, self._few, index >> 3, 1 << (index & 7)
        known, look, every, seek = scan.masks.get, scan.look, scan.every, other.search
        find, each, replace = self._whole.search, self._whole.finditer, self._whole.sub
        walked, walked_each = self._find, self._each

        def search(text: str, pos: int = 0, endpos: int = _END) -> Match[str] | None:
            mask = known(text) or look(text)
            if not mask[at] & bit or (mask is every and few and not any(map(fold(text).__contains__, few))):
                return None
            if len(text) >= LONG:
                return walked(text, pos, endpos)
            first = seek(small(text), pos, endpos)
            return find(text, first.start(), endpos) if first else None

        def finditer(text: str, pos: int = 0, endpos: int = _END) -> Iterator[Match[str]]:
            mask = known(text) or look(text)
            if not mask[at] & bit or (mask is every and few and not any(map(fold(text).__contains__, few))):
                return iter(())
            if len(text) >= LONG:
                return walked_each(text, pos, endpos)
            return matches(text, small(text), pos, endpos)

        def matches(text: str, letters: str, pos: int, endpos: int) -> Iterator[Match[str]]:
            while first := seek(letters, pos, endpos):
                found = find(text, first.start(), endpos)
                if found is None:
                    return
                pos = found.end()
                if pos == found.start():  # `re` knows how to go on behind an empty match
                    yield from each(text, pos, endpos)
                    return
                yield found

        def sub(repl: str | Callable[[Match[str]], str], text: str, count: int = 0) -> str:
            mask = known(text) or look(text)
            if not mask[at] & bit or (mask is every and few and not any(map(fold(text).__contains__, few))):
                return text
            if not seek(small(text)):
                return text
            return replace(repl, text, count)

        self.search, self.finditer, self.sub = search, finditer, sub

    def _find(self, text: str, pos: int, endpos: int) -> Match[str] | None:
        """A search in earnest; a long text is walked where that can be done."""
        if len(text) < LONG or not (walked := self._walked()):
            return self._whole.search(text, pos, endpos)
        return walked.search(text, pos, endpos)

    def _each(self, text: str, pos: int, endpos: int) -> Iterator[Match[str]]:
        if len(text) < LONG or not (walked := self._walked()):
            return self._whole.finditer(text, pos, endpos)
        return walked.finditer(text, pos, endpos)

    def _walked(self) -> Walk | None:
        if self._walk is None:
            literals = expressions.recalled("begins", self.pattern, self.flags, begins)
            self._walk = Walk(self._whole, literals) if literals else False
        return self._walk or None  # type: ignore[return-value]

    def _counted_search(self, text: str, pos: int = 0, endpos: int = _END) -> Match[str] | None:
        self._count()
        return self._whole.search(text, pos, endpos)

    def _counted_finditer(self, text: str, pos: int = 0, endpos: int = _END) -> Iterator[Match[str]]:
        self._count()
        return (self._each if len(text) >= _WHOLE else self._whole.finditer)(text, pos, endpos)

    def _count(self) -> None:
        self._calls += 1
        if _gathering:
            return
        if self._calls == _HOT:
            _hot.append(self)
            if len(_hot) == _BATCH:
                prepare(_hot)
        elif self._calls == _WARM:
            _prepare_all()


_NO_SCAN = Scan(())
_known: dict[tuple[str | Pattern[str], int], Pattern[str]] = {}
_hot: list[Pattern[Any]] = []
_wanted: list[Questions] = []
_shared: dict[Questions, tuple[Scan, tuple[int, ...]]] = {}
_gathering, _ready = False, False


def prepare(patterns: Iterable[Pattern[str]]) -> None:
    """Make one scan for those of the expressions that have none yet, or ask for nothing that a scan could find."""
    waiting = [pattern for pattern in patterns if pattern.waits]
    _hot.clear()
    if not waiting:
        return
    needs = [expressions.recalled("needs", pattern.pattern, pattern.flags, needed) for pattern in waiting]
    also = list(_wanted)
    _wanted.clear()
    scan = Scan([*(each for each in needs if each), *(question for questions in also for question in questions)])
    bits = iter(scan.bits)
    for pattern, each in zip(waiting, needs, strict=True):
        pattern.look_first(scan, next(bits) if each else None, each)
        if each and expressions.knows("twin", pattern.pattern, pattern.flags):
            pattern.look_twice()  # in an earlier chart it was sought in vain again and again
    _shared.update((questions, (scan, tuple(islice(bits, len(questions))))) for questions in also)


def share(questions: Questions) -> None:
    """Let the next scan look for these too: a text that is asked both is then looked through once."""
    if questions not in _shared and questions not in _wanted:
        _wanted.append(questions)


def scan_of(questions: Questions) -> tuple[Scan, tuple[int, ...]]:
    """What looks for them, with the bit of each: the scan that shares them, or one of their own."""
    if questions in _shared:
        return _shared[questions]
    scan = Scan(questions)
    return scan, scan.bits


def recall() -> bool:
    """Make the scan ready for all that long charts were asked in earlier runs; False where nothing of that is kept."""
    global _ready
    asked = expressions.asked()
    prepare([compile(pattern, flags) for pattern, flags in asked])
    _ready = _ready or bool(asked)
    return bool(asked)


def _prepare_all() -> None:
    prepare(pattern for pattern in _known.values() if pattern.calls > _SELDOM)


def forget() -> None:
    """Forget which texts were looked at: after a stage whose texts nobody asks about again."""
    for scan in {id(pattern.scan): pattern.scan for pattern in _known.values()}.values():
        scan.forget()


def ready() -> bool:
    """Whether the expressions of a long chart were gathered: what comes up now is no more than a few."""
    return _ready


@contextmanager
def gathered() -> Iterator[None]:
    """Inside, expressions are only gathered; at the end one scan is made for all that were asked.

    For what comes before a long chart: an expression that first comes up in it would have to get a scan of its own.
    """
    global _gathering, _ready
    _gathering = True
    try:
        yield
    finally:
        _gathering = False
    _ready = True
    expressions.long_read()
    _prepare_all()


def compile(pattern: str | Pattern[str], flags: int = 0, *, ours: bool = False) -> Pattern[str]:  # noqa: A001
    """As `re.compile`, only later; the same object for the same words and flags.

    `ours`: made of words of codes/ and no chart's, which need not be found out (expressions.py).
    """
    known = _known.get((pattern, flags))
    if known is None:
        if isinstance(pattern, Pattern):
            return pattern
        known = Pattern(pattern, flags)
        if ours or expressions.ours(pattern):
            expressions.take(pattern, flags)
        if len(_known) < _MOST:  # beyond it only such come as are made for one chart
            _known[pattern, flags] = known
    return known


def search(pattern: str | Pattern[str], string: str, flags: int = 0) -> Match[str] | None:
    """As `re.search`."""
    return (_known.get((pattern, flags)) or compile(pattern, flags)).search(string)


def match(pattern: str | Pattern[str], string: str, flags: int = 0) -> Match[str] | None:
    """As `re.match`."""
    return (_known.get((pattern, flags)) or compile(pattern, flags)).match(string)


def fullmatch(pattern: str | Pattern[str], string: str, flags: int = 0) -> Match[str] | None:
    """As `re.fullmatch`."""
    return (_known.get((pattern, flags)) or compile(pattern, flags)).fullmatch(string)


def finditer(pattern: str | Pattern[str], string: str, flags: int = 0) -> Iterator[Match[str]]:
    """As `re.finditer`."""
    return (_known.get((pattern, flags)) or compile(pattern, flags)).finditer(string)


def findall(pattern: str | Pattern[str], string: str, flags: int = 0) -> list[Any]:
    """As `re.findall`."""
    return compile(pattern, flags).findall(string)


def split(pattern: str | Pattern[str], string: str, maxsplit: int = 0, flags: int = 0) -> list[str]:
    """As `re.split`."""
    return compile(pattern, flags).split(string, maxsplit)


def sub(
    pattern: str | Pattern[str], repl: str | Callable[[Match[str]], str], string: str, count: int = 0, flags: int = 0
) -> str:
    """As `re.sub`."""
    return compile(pattern, flags).sub(repl, string, count)
