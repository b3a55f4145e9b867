"""From a template to lines: data goes through the template as numbered marks and never as markup.

Whatever an expression prints is put aside and replaced by a mark; the rendered text is then read as Markdown, and
only the template's own words can be markup. `*bold*` in a chart, a vertical bar, a line that begins with `@` or
`##`: all of it stays text. The marks are characters that occur nowhere in the data.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from jinja2 import (
    TemplateError,
    Undefined,
)

from clausea.appeal.context import Section
from clausea.appeal.facts import Fact, Proof, quoted
from clausea.appeal.letter import Line, Place, Run, RunKind

_PRIVATE = range(0xE000, 0xF8FE)


@dataclass(frozen=True, slots=True)
class Piece:
    """Something with a voice of its own: a quote, a citation, a source, a fill-in, a reference to a section."""

    kind: RunKind
    text: str
    items: tuple[str, ...]
    places: tuple[Place, ...]
    mark: Callable[["Piece"], str]

    def __str__(self) -> str:
        return self.mark(self)


class Ink:
    """The data of one letter on its way through the templates. `data` is all text that may come to be printed."""

    def __init__(self, data: str) -> None:
        free = (chr(point) for point in _PRIVATE if chr(point) not in data)
        self._open, self._close = next(free), next(free)
        self._pieces: list[Piece] = []
        self._proofs: dict[str, Proof] = {}
        self._to_complete: dict[str, None] = {}
        self._marks = re.compile(f"{self._open}(\\d+){self._close}")
        self._inline = re.compile(f"(\\*\\*|\\*|{self._open}\\d+{self._close})")

    @property
    def cited(self) -> tuple[Proof, ...]:
        """Every item cited so far, in the order of the letter."""
        return tuple(self._proofs.values())

    @property
    def to_complete(self) -> tuple[str, ...]:
        """What nobody gave, in the order of the letter."""
        return tuple(self._to_complete)

    def piece(
        self, kind: RunKind, text: str, items: Iterable[str] = (), places: Iterable[tuple[str, int]] = ()
    ) -> Piece:
        at = tuple(dict.fromkeys(Place(record=record, page=page) for record, page in places))
        return Piece(kind, text, tuple(dict.fromkeys(items)), at, self._mark)

    # What templates call ------------------------------------------------------------------------------------------

    def cite(self, *proofs: Proof | Iterable[Proof]) -> Piece:
        """The citation of one or more items."""
        flat = [one for each in proofs for one in ((each,) if isinstance(each, Proof) else tuple(each))]
        if not flat:
            raise TemplateError("cite() was given no item")
        self._proofs.update({proof.id: proof for proof in flat})
        return self.piece("citation", "", (proof.id for proof in flat), (at for proof in flat for at in proof.places))

    def quote(self, said: Proof | str) -> Piece:
        """Words in quotation marks: an item's quote, or the payer's own words."""
        if isinstance(said, Proof):
            return self.piece("quote", quoted(said.quote), (said.id,))
        if isinstance(said, Fact):
            return self.piece("quote", quoted(said), said.items)
        return self.piece("quote", one_line(said).strip())

    def named(self, proofs: Iterable[Proof]) -> list[Fact | Piece]:
        """The conditions by the chart's names, and by its quotes where the reader's name stands nowhere."""
        return [proof.named_condition or self.quote(proof) for proof in proofs]

    def source(self, text: str) -> Piece:
        """Where a sentence of rule comes from."""
        return self.piece("source", one_line(text).strip())

    def field(self, value: object, label: str) -> object:
        """The value, or a highlighted fill-in where nobody gave it."""
        if value is not None and not isinstance(value, Undefined) and value not in ("", ()):
            return value
        self._to_complete.setdefault(label)
        return self.piece("field", f"[{label}]")

    def need(self, label: str) -> str:
        """Asks for something in the list of what is to complete, with no field in the letter."""
        self._to_complete.setdefault(label)
        return ""

    def see(self, sections: Iterable[Section]) -> str:
        """ "section 1 and section 2", or the word for "below" where the letter has no such section."""
        return self.join(self.piece("see", section.name) for section in sections)

    def join(self, parts: Iterable[object], last: str = "and") -> str:
        """ "a, b and c" of anything printable."""
        printed = [self.print(part) for part in parts]
        return ", ".join(printed[:-1]) + (f" {last} " if len(printed) > 1 else "") + (printed[-1] if printed else "")

    # From expression to mark to run -------------------------------------------------------------------------------

    def print(self, value: object) -> str:
        """What an expression leaves in the rendered text. Raises TemplateError for None and for lists."""
        if isinstance(value, Undefined):
            return str(value)  # StrictUndefined raises, naming the variable
        if value is None or isinstance(value, bool | list | tuple | dict | Proof):
            raise TemplateError(f"an expression printed {type(value).__name__} and not text")
        if isinstance(value, Piece):
            return str(value)
        if isinstance(value, Fact):
            return self._mark(self.piece("text", one_line(value), value.items))
        parts = self._marks.split(str(value))
        return "".join(
            f"{self._open}{part}{self._close}" if index % 2 else self._data(part) for index, part in enumerate(parts)
        )

    def line(self, text: str) -> Line:
        """A rendered line as runs: `**bold**`, `*italic*`, marks."""
        runs: list[Run] = []
        bold = italic = False
        for part in self._inline.split(text):
            mark = self._marks.fullmatch(part)
            if part == "**":
                bold = not bold
            elif part == "*":
                italic = not italic
            elif mark:
                piece = self._pieces[int(mark[1])]
                voice = {"kind": piece.kind, "items": piece.items, "places": piece.places}
                runs.append(Run(text=piece.text, bold=bold, italic=italic, **voice))
            elif part:
                runs.append(Run(text=part, bold=bold, italic=italic))
        return _tidy(runs)

    def _data(self, text: str) -> str:
        return self._mark(self.piece("text", one_line(text))) if text else ""

    def _mark(self, piece: Piece) -> str:
        self._pieces.append(piece)
        return f"{self._open}{len(self._pieces) - 1}{self._close}"


def one_line(text: str) -> str:
    return re.sub(r"\s+", " ", "".join(char if char.isprintable() else " " for char in text))


def _tidy(runs: list[Run]) -> Line:
    """No space at either end, never two in a row, no empty run; neighbours of the same voice are one run."""
    tidy: list[Run] = []
    for run in runs:
        text = run.text
        if run.kind == "text":
            text = re.sub(r" {2,}", " ", text)
            if not tidy or (tidy[-1].kind == "text" and tidy[-1].text.endswith(" ")):
                text = text.lstrip(" ")
        if not text and run.kind != "citation":
            continue
        last = tidy[-1] if tidy else None
        if (
            last
            and last.kind == run.kind == "text"
            and (last.bold, last.italic, last.items)
            == (
                run.bold,
                run.italic,
                run.items,
            )
        ):
            tidy[-1] = last.model_copy(update={"text": last.text + text})
        else:
            tidy.append(run.model_copy(update={"text": text}))
    while tidy and tidy[-1].kind == "text" and not tidy[-1].text.strip():
        tidy.pop()
    if tidy and tidy[-1].kind == "text":
        tidy[-1] = tidy[-1].model_copy(update={"text": tidy[-1].text.rstrip(" ")})
    return tuple(tidy)
