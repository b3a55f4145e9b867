"""Pages read from their pictures: the PDF child draws them, the workers read them, what was read once is kept."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from clausea.pages import Door
from clausea.records import cache
from clausea.records.ocr_layout import page_of
from clausea.records.ocr_pool import Pool
from clausea.records.options import Options
from clausea.records.raw import RawPage, TextLine
from clausea.records.sandbox import Died, Limits, ask

NO_WORDS = "picture without readable words (a photo or handwriting?): look at it"
POOR = "poor scan: what could be read is shown, and nothing on it is relied on unseen"
_BLANK = 0.002
"""Share of dark pixels of an empty sheet, with its specks and edges."""
_POOR = 0.75
"""Mean certainty of the letters under which a page counts as not read."""


class Read(NamedTuple):
    """What the picture of a page gave: a page, or why not; `lasting` is False for what another run may cure."""

    number: int
    page: RawPage | None
    reason: str | None
    lasting: bool = True


def read_pictures(
    path: Path,
    door: Door,
    pages: Mapping[int, RawPage | None],
    options: Options,
    limits: Limits = Limits(),  # noqa: B008 - frozen
) -> Iterator[Read]:
    """Read these pages of a file from their pictures, in the order that they come ready.

    `pages` holds what the text layer gave: form values and notes are taken over from there, behind the words.
    """
    failed: list[Read] = []

    def known(picture: Mapping[str, Any]) -> dict[str, Any] | None:
        found = cache.get("picture", _key(picture)) if options.cache and not door.password else None
        return found if isinstance(found, dict) else None

    def keep(picture: Mapping[str, Any], answer: dict[str, Any]) -> None:
        if options.cache and not door.password:
            cache.put("picture", _key(picture), answer)

    with Pool(options.workers) as pool:
        for picture, answer in pool.read(_drawn(path, door, sorted(pages), limits, failed), known, keep):
            yield _read(picture, answer, pages[int(picture["number"])])
    yield from failed


def _drawn(
    path: Path, door: Door, numbers: Sequence[int], limits: Limits, failed: list[Read]
) -> Iterator[dict[str, Any]]:
    """The pictures of the pages; those that cannot be drawn go to `failed`, and a death costs the page it was at."""
    left = list(numbers)
    while left:
        try:
            request = {"what": "pictures", "path": str(path.resolve()), "door": asdict(door), "numbers": list(left)}
            for message in ask(request, limits):
                if "failed" in message:
                    failed.append(Read(int(message["failed"]), None, "damaged page: it cannot be drawn"))
                    left.remove(int(message["failed"]))
                else:
                    left.remove(int(message["number"]))
                    yield message
            for number in left:
                failed.append(Read(number, None, "damaged page: it cannot be drawn"))
            return
        except Died as died:
            failed.append(Read(left.pop(0), None, str(died)))
        except (KeyError, TypeError, ValueError):
            failed += [Read(number, None, "the PDF reader gave no usable answer") for number in left]
            return


def _key(picture: Mapping[str, Any]) -> str:
    shape = f"{picture['rows']}x{picture['columns']}:"
    return sha256(shape.encode() + str(picture["pixels"]).encode()).hexdigest()


def _read(picture: Mapping[str, Any], answer: Mapping[str, Any], before: RawPage | None) -> Read:
    number = int(picture["number"])
    if "failed" in answer:
        return Read(number, None, str(answer["failed"]), lasting=False)
    try:
        page = page_of(number, answer, picture, before.label if before else "")
    except (KeyError, TypeError, ValueError):
        return Read(number, None, "scanned page; the OCR gave no usable answer", lasting=False)
    if before:
        page = _with_values(page, before)
    if not page.text:
        return Read(number, page if picture["ink"] < _BLANK else None, NO_WORDS if picture["ink"] >= _BLANK else None)
    sure = [float(char[1]) for piece in answer["pieces"] for char in piece[1] if char[0].strip()]
    return Read(number, page, POOR if sure and sum(sure) / len(sure) < _POOR else None)


def _with_values(page: RawPage, before: RawPage) -> RawPage:
    """The page with the form values and notes of its text layer behind the words (CONTRACT 4: page text)."""
    values = before.text[before.printed :].lstrip("\n") if before.fields else ""
    if not before.fields:
        return page
    text = f"{page.text}\n{values}" if page.text and values else page.text or values
    moved = len(text) - len(before.text)
    fields = [
        field._replace(
            start=field.start + moved if field.end > field.start else len(page.text),
            end=field.end + moved if field.end > field.start else len(page.text),
            label_start=-1,
            label_end=-1,
        )
        for field in before.fields
    ]
    lines = [
        TextLine(line.start + moved, line.end + moved, line.box, line.size, line.bold, line.base)
        for line in before.lines
        if line.start >= before.printed
    ]
    return page._replace(text=text, fields=tuple(fields), lines=(*page.lines, *lines))
