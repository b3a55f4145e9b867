"""The letter as data: one model that Markdown, Word and PDF are written from.

A sentence is a row of runs. What it says about the patient ends in a citation run, which knows the items behind it;
a rule sentence ends in its source instead. Nothing in a run is markup: chart text stays text in every format.
"""

from typing import Annotated, Literal

from pydantic import Field

from clausea.models import Model

RunKind = Literal["text", "quote", "citation", "source", "field", "see"]


class Place(Model):
    """A page of a record."""

    record: str
    page: int = Field(ge=1)


class Run(Model):
    """A stretch of a line in one voice. `items` are the ids of the items that it states or cites.

    `quote` holds the quoted words without their quotation marks, `field` a fill-in that nobody has given,
    `citation` the printed words "Ex. A-3; chart p. 12" without their brackets. `see` stands for a section's number
    while the letter is put together; a finished letter holds none.
    """

    kind: RunKind = "text"
    text: str
    bold: bool = False
    italic: bool = False
    items: tuple[str, ...] = ()
    places: tuple[Place, ...] = ()


Line = tuple[Run, ...]


def shown(run: Run, *, alone: bool = False) -> str:
    """The run's words with the marks of its voice; a citation that stands alone in a table cell needs no brackets."""
    if run.kind == "quote":
        return f"“{run.text}”"
    return f"({run.text})" if run.kind in ("citation", "source") and not alone else run.text


class Sentence(Model):
    """One sentence. `items` are the ids of the items that stand behind it, none for a rule or a request."""

    runs: Line

    @property
    def items(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(item for run in self.runs if run.kind == "citation" for item in run.items))


class Paragraph(Model):
    """Sentences, with a numbered heading where they open a section."""

    kind: Literal["paragraph"] = "paragraph"
    number: int | None = None
    heading: Line = ()
    sentences: tuple[Sentence, ...] = ()


class Table(Model):
    """A table whose first row repeats on every page. `right` are the columns set to the right (figures)."""

    kind: Literal["table"] = "table"
    head: tuple[Line, ...]
    right: tuple[int, ...] = ()
    rows: tuple[tuple[Line, ...], ...]


Block = Annotated[Paragraph | Table, Field(discriminator="kind")]


class ReRow(Model):
    """A row of the RE block."""

    label: str
    text: Line


class Exhibit(Model):
    """A cited page: its label ("A-3"), where it is, the label printed on it, and what it is cited for (elements)."""

    label: str
    record: str
    file: str
    page: int
    printed: str | None = None
    items: tuple[str, ...] = ()
    elements: tuple[str, ...] = ()


class Footer(Model):
    """The foot of every page: `left`, then the page's number between `page` and `of`."""

    left: str
    page: str
    of: str


class Letter(Model):
    """An appeal letter, ready to be written in any format."""

    title: str
    date: str
    draft_marks: tuple[str, ...] = ()
    letterhead: tuple[Line, ...] = ()
    dateline: Line
    addressee: tuple[Line, ...]
    re_title: Line
    re: tuple[ReRow, ...]
    salutation: Line
    blocks: tuple[Block, ...]
    request: tuple[Paragraph, ...]
    closing: Line
    signatures: tuple[Line, ...]
    enclosures_title: str
    enclosures: tuple[Line, ...]
    footer: Footer
    to_complete: tuple[str, ...] = ()
    exhibits: tuple[Exhibit, ...] = ()

    @property
    def cited(self) -> tuple[str, ...]:
        """Ids of all items cited, in the order of the exhibits."""
        return tuple(dict.fromkeys(item for exhibit in self.exhibits for item in exhibit.items))

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """Every sentence of the body and the request."""
        paragraphs = [block for block in (*self.blocks, *self.request) if isinstance(block, Paragraph)]
        return tuple(sentence for paragraph in paragraphs for sentence in paragraph.sentences)
