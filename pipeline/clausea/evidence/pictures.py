"""Facts read from a picture: nothing that stands on a doubtful figure is relied on before a person has looked.

A model is sure of many wrong digits; "12" may be 72 on the sheet, and the letter would claim what nobody did.
"""

import re
from collections.abc import Iterator

from clausea.models import Item, Status
from clausea.pages import DoubtfulWord, Record

_POOR = "the page is a poor scan: compare with its picture"
_TO_COMPARE = ("date", "month", "minutes", "seconds", "start", "end", "score", "icd10")


def looked_at(item: Item, record: Record) -> Item:
    """The item as it is, or needing review when a figure of it is doubtful or its page is a poor scan."""
    if item.status is Status.REJECTED or not any(page.ocr for page in record.pages):
        return item
    poor = {unread.page for unread in record.unread}
    reasons = [_POOR] if item.page in poor else []
    for word, text in _doubtful(item, record):
        other = " or ".join(f"“{one}”" for one in dict.fromkeys((*word.others, *_as_seen(word, text))))
        reasons.append(f"hard to read: “{text}” could be {other}; compare with the page's picture")
    if not reasons:
        return item
    return item.model_copy(update={"status": Status.NEEDS_REVIEW, "reasons": (*item.reasons, *dict.fromkeys(reasons))})


def _as_seen(word: DoubtfulWord, text: str) -> tuple[str, ...]:
    return (word.raw,) if word.raw != text else ()


def _doubtful(item: Item, record: Record) -> Iterator[tuple[DoubtfulWord, str]]:
    """The doubtful words that the item's values stand on, with the text that they were read as."""
    values = item.value.given()
    figures = {int(number) for key in _TO_COMPARE for number in re.findall(r"\d+", str(values.get(key, "")))}
    if not figures:
        return
    short = {figure % 100 for figure in figures if figure > 1900}  # "26" for 2026
    noon = {figure - 12 for figure in figures if 12 < figure < 24}  # "2:00 PM" for 14:00
    for span in (item.span, *item.basis):
        page = next((page for page in record.pages if page.number == span.page), None)
        for word in page.doubts if page else ():
            if span.start < word.end and word.start < span.end and page is not None:
                text = page.text[word.start : word.end]
                numbers = {int(number) for number in re.findall(r"\d+", text)}
                if numbers & (figures | short | noon) or span is not item.span:
                    yield word, text
