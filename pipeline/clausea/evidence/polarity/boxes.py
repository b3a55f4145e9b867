"""What the boxes of a form's line say of a fact, and which of its words nobody chose."""

from clausea import sieve as re
from clausea.evidence.polarity.asked import Found
from clausea.models import Polarity
from clausea.values.boxes import BoxHit, find_boxes

BOX_LIKE = re.compile(r"[☐-☒✓✔✗✘□■\uf000-\uf0ff]|[\[(_]\s?[xX✓✔]?\s?[\])_]|\b[xX]_|_[xX]\b")
_OPEN_STILL = re.compile(r"\s*[:\])-]*\s*(?:pending|to\s(?:be|follow)|due|scheduled|will)\b", re.IGNORECASE)
_OPTION = re.compile(
    r"yes|no|y|n|n/a|accept\w*|agree\w*|declin\w*|refus\w*|obtained|given|verbal|written|oral"
    r"|electronic|phone|in[\s-]person|video|pending",
    re.IGNORECASE,
)
_NO_LABEL = re.compile(
    r"(?:(?:patient|pt|member|client|he|she)\s)?(?:no|n|declined?s?|refused?s?|not\s.*|unable|none|pending)",
    re.IGNORECASE,
)


def unchosen(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The labels of the empty boxes on the fact's line where another box is checked: nobody said those words."""
    line_start, line_end = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    boxes = find_boxes(text[line_start : len(text) if line_end < 0 else line_end])
    if not any(box.checked for box in boxes):
        return []
    return [
        (line_start + box.label_start, line_start + box.label_end)
        for box in boxes
        if box.label
        and not box.checked
        and not (box.label_start < end - line_start and start - line_start < box.label_end)
    ]


def by_box(text: str, start: int, end: int) -> Found | None:
    """What the boxes of the fact's own line say, when one of their labels is the fact."""
    line_start, line_end = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    line_end = len(text) if line_end < 0 else line_end
    every = find_boxes(text[line_start:line_end])
    boxes = [box for box in every if box.label]
    at, till = start - line_start, end - line_start
    if len(every) > 1 and not boxes and not any(box.checked for box in every):
        box = next((box for box in every if 0 <= box.start - till < 40 or -4 < at - box.end < 40), None)
        return (Polarity.TEMPLATE, line_start + box.start, line_start + box.end) if box else None
    own = [box for box in boxes if box.label_start < till and at < box.label_end]
    for box in boxes:
        refusing = _NO_LABEL.fullmatch(box.label) and box.checked
        if refusing and (
            box in own
            or (box.label_start >= till and box.label_start - till < 60 and not _between(boxes, till, box.start))
        ):
            return Polarity.NEGATED, line_start + box.start, line_start + box.end
    own = own or [box for box in boxes if 0 <= box.start - till < 60 and _OPTION.fullmatch(box.label)]
    if own and not any(box.checked for box in own):
        box = own[0]
        if _OPEN_STILL.match(text, line_start + box.end):
            return None  # "Consent []: pending"
        return Polarity.TEMPLATE, line_start + box.start, line_start + box.end
    return None


def _between(boxes: list[BoxHit], start: int, end: int) -> bool:
    """Whether a box that is no answer stands between the fact and the refusing one."""
    return any(start <= box.start < end and not _OPTION.fullmatch(box.label) for box in boxes)
