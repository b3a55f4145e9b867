"""Where cited spans stand on their pages."""

from collections.abc import Sequence

from clausea.models import Span
from clausea.pages import Box, Page, Place, PlacedWord, Records
from clausea.records.files import read_rectangles
from clausea.records.raw import Quad, union


def rectangles(records: Records, spans: Sequence[Span]) -> tuple[Place, ...]:
    """Where cited spans stand: one Place for each span, in the order given, in display and in PDF user space.

    Items, basis and also-places are spans alike. Raises RecordsError naming a file that changed or can no longer be
    read, KeyError for a record that is not among `records`.
    """
    for span in spans:
        records.file(span.record)
    found: dict[tuple[str, int, int, int], tuple[list[Quad], list[Quad]]] = {}
    for record in records.files:
        scanned = {page.number: page for page in record.pages if page.ocr}
        mine = {(span.page, span.start, span.end) for span in spans if span.record == record.id}
        for page, start, end in [place for place in mine if place[0] in scanned]:
            found[record.id, page, start, end] = _of_words(scanned[page], start, end)
            mine.remove((page, start, end))
        if mine:
            for (page, start, end), boxes in read_rectangles(record.path, sorted(mine), door=record.door):
                found[record.id, page, start, end] = [shown for shown, _ in boxes], [user for _, user in boxes]
    places = []
    for span in spans:
        shown, user = found.get((span.record, span.page, span.start, span.end), ([], []))
        places.append(Place(span, tuple(Box(*box) for box in shown), tuple(user)))
    return tuple(places)


def _of_words(page: Page, start: int, end: int) -> tuple[list[Quad], list[Quad]]:
    """Boxes of a span of an OCR page: its words, those of one level line as one box."""
    shown: list[Quad] = []
    user: list[Quad] = []
    last: PlacedWord | None = None
    for word in (word for word in page.words if word.start < end and start < word.end):
        line = last is not None and "\n" not in page.text[last.end : word.start]
        box = (word.shown.x0, word.shown.y0, word.shown.x1, word.shown.y1)
        if line and last and abs(box[1] - last.shown.y0) < 0.15 * (box[3] - box[1]):
            shown[-1], user[-1] = union([shown[-1], box]), union([user[-1], word.user])
        else:
            shown.append(box)
            user.append(word.user)
        last = word
    boxes = [field.box for field in page.fields if field.start < end and start < field.end and field.box]
    return [*shown, *((box.x0, box.y0, box.x1, box.y1) for box in boxes)], user
