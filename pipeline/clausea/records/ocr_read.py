"""A gray picture of a page to words: place, text, and for each character how sure the model is and what else it saw.

Runs in the OCR worker (see ocr_worker.py): imports numpy, OpenCV and the models of rapidocr, never a PDF library.
"""

from typing import Any, NamedTuple

import cv2
import numpy as np
from rapidocr import RapidOCR
from rapidocr.utils.process_img import get_rotate_crop_image

from clausea.records.ocr_again import LOOKS, Char, Look, figures, seen_again
from clausea.records.ocr_level import Gray, straight, unstreaked
from clausea.records.ocr_model import Namer, Steps
from clausea.records.ocr_width import excess

FIND_AT = 0.6
"""Text is looked for in the page at this scale (120 dpi): the same words are found in a quarter of the time."""
_SHORT, _NARROW = 3.0, 2.0
"""Width that the model is given for a line, and for a figure that is read alone, at least; in heights."""
_ALONE = 0.45
"""White space wider than this share of a line's height parts two words of a line in which no blank was read."""
_COMPARING, _FOLLOWING = ("<", ">", "≤", "≥"), tuple("0123456789=")


class Piece(NamedTuple):
    """A stretch of one line, as found: corners in pixels of the upright picture (clockwise from top left)."""

    corners: tuple[tuple[float, float], ...]
    chars: tuple[Char, ...]
    looks: tuple[Look, ...] = ()
    """Its figures, read a second time."""


class Reading(NamedTuple):
    """What a picture holds: `turns` quarter turns and `angle` degrees (both counterclockwise) set its text level."""

    turns: int
    angle: float
    pieces: tuple[Piece, ...]


class Eyes:
    """The two models, loaded once for each worker."""

    def __init__(self) -> None:
        one = {"intra_op_num_threads": 1, "inter_op_num_threads": 1}  # workers run side by side, a page each
        engine = RapidOCR(
            params={"Global.log_level": "critical"} | {f"EngineConfig.onnxruntime.{key}": n for key, n in one.items()}
        )
        self._find = engine._load_det_model()  # type: ignore[no-untyped-call]
        self._namer = Namer()

    def read(self, gray: Gray) -> Reading:
        """Every piece of text on the picture, whichever way it was fed."""
        gray = unstreaked(gray)
        level, angle = straight(gray)
        boxes, turns = self._boxes(level), 0
        if _sideways(boxes):
            gray, turns = np.rot90(gray).copy(), 1
            level, angle = straight(gray)
            boxes = self._boxes(level)
        pieces = self._pieces(level, boxes)
        if _doubtful(pieces):  # upside down, perhaps
            over, over_angle = straight(np.rot90(gray, 2).copy())
            turned = self._pieces(over, self._boxes(over))
            if _certainty(turned) > _certainty(pieces) + 0.05:
                return Reading((turns + 2) % 4, over_angle, tuple(turned))
        return Reading(turns, angle, tuple(pieces))

    def _boxes(self, level: Gray) -> list[Any]:
        small = cv2.resize(level, None, fx=FIND_AT, fy=FIND_AT, interpolation=cv2.INTER_AREA)
        found = self._find(cv2.cvtColor(small, cv2.COLOR_GRAY2BGR))
        return [] if found.boxes is None else [np.asarray(box, np.float32) / FIND_AT for box in found.boxes]

    def _pieces(self, level: Gray, boxes: list[Any]) -> list[Piece]:
        colored = cv2.cvtColor(level, cv2.COLOR_GRAY2BGR)
        crops = [get_rotate_crop_image(colored, box.copy()) for box in boxes]
        pieces, places = [], []
        for box, crop, read in zip(boxes, crops, self._lines(self._namer.steps(crops, _SHORT)), strict=True):
            chars = _parted(read, crop)
            if any(char.text.strip() for char in chars):
                pieces.append(Piece(tuple((float(x), float(y)) for x, y in box), tuple(chars)))
                places.append(crop)
        return pieces if _doubtful(pieces) else self._again(pieces, places)

    def _again(self, pieces: list[Piece], crops: list[Any]) -> list[Piece]:
        """The pieces with more readings of each figure, cut out of its line."""
        found = [(n, figure) for n, piece in enumerate(pieces) for figure in figures(piece.chars, crops[n])]
        cut = [crops[n][:, figure.left : figure.right] for n, figure in found if figure.again]
        again = iter(zip(*(self._lines(self._namer.steps(cut, _NARROW, look)) for look in LOOKS), strict=True))
        read = ["".join(char.text for char in pieces[n].chars[figure.begin : figure.end]) for n, figure in found]
        wider = excess([(text, figure.wide) for text, (_, figure) in zip(read, found, strict=True)])
        looks: list[list[Look]] = [[] for _ in pieces]
        for (n, figure), more in zip(found, wider, strict=True):
            looks[n].append(seen_again(figure, next(again) if figure.again else (), more))
        return [piece._replace(looks=tuple(its)) for piece, its in zip(pieces, looks, strict=True)]

    def _lines(self, found: list[Steps]) -> list[list[Char]]:
        return [self._chars(steps, share) for steps, share in found]

    def _chars(self, steps: Any, share: float) -> list[Char]:
        """Characters of one line: the model gives a distribution over letters for each narrow step of it."""
        best = steps.argmax(axis=1)
        chars: list[Char] = []
        width = max(len(steps) * share, 1.0)
        begin = 0
        while begin < len(best):
            end = begin
            while end + 1 < len(best) and best[end + 1] == best[begin]:
                end += 1
            top = begin + int(steps[begin : end + 1, best[begin]].argmax())
            sure, at = float(steps[top, best[begin]]), min((begin + end + 1) / 2 / width, 1.0)
            if best[begin] != 0:
                row = steps[top].copy()
                row[best[begin]] = 0.0
                other = int(row.argmax())
                name = "" if other == 0 else self._namer.letters[other]
                chars.append(Char(self._namer.letters[best[begin]], sure, name, float(row[other]), at))
            else:
                chars += self._unseen(steps[begin : end + 1], begin, width)
            begin = end + 1
        return chars

    def _unseen(self, steps: Any, begin: int, width: float) -> list[Char]:
        """A character that nearly was read where the model settled for none: kept with an empty text."""
        hidden = steps[:, 1:]
        place = int(hidden.max(axis=1).argmax())
        letter = int(hidden[place].argmax()) + 1
        chance = float(steps[place, letter])
        if chance < 0.1 or not self._namer.letters[letter].strip():
            return []
        return [Char("", 1.0 - chance, self._namer.letters[letter], chance, min((begin + place + 0.5) / width, 1.0))]


def _sideways(boxes: list[Any]) -> bool:
    """True when most of the text stands in upright columns: the sheet was fed sideways."""
    long = [box for box in boxes if max(np.ptp(box[:, 0]), np.ptp(box[:, 1])) > 3 * _short(box)]
    return len(long) >= 3 and sum(np.ptp(box[:, 1]) > np.ptp(box[:, 0]) for box in long) > 0.6 * len(long)


def _short(box: Any) -> float:
    return float(min(np.ptp(box[:, 0]), np.ptp(box[:, 1])))


def _certainty(pieces: list[Piece]) -> float:
    sure = [char.sure for piece in pieces for char in piece.chars if char.text.strip()]
    return sum(sure) / len(sure) if sure else 0.0


def _doubtful(pieces: list[Piece]) -> bool:
    return len(pieces) > 2 and _certainty(pieces) < 0.82


def _parted(chars: list[Char], crop: Any) -> list[Char]:
    """The characters with blanks where the paper is as white between two of them as at the blanks that were read."""
    white = _white(crop)
    share = crop.shape[0] / crop.shape[1]
    usual = []
    for char in chars:
        if char.text == " ":
            near = [gap for gap in white if gap[0] - 0.4 * share < char.at < gap[1] + 0.4 * share]
            if near:
                usual.append(max(near, key=_width))
                white.remove(usual[-1])
    widths = sorted(map(_width, usual))
    least = max(0.9 * widths[len(widths) // 2], 0.2 * share) if widths else _ALONE * share
    found = chars[:1]
    for number, char in enumerate(chars[1:]):
        last = chars[number]
        if last.text.strip() and char.text.strip():
            gap = max((_width(gap) for gap in white if last.at < sum(gap) / 2 < char.at), default=0.0)
            label = last.text == ":" and char.text.isdigit() and number >= 2 and chars[number - 1].text.isalpha()
            figure = not (last.text.isalpha() or char.text.isalpha())  # "1 4 min" must not arise from a wide "14"
            if "-" in (last.text, char.text) and (figure or last.text.isupper()):
                gap = 0.0  # a hyphen stands free in many fonts
            if gap > (0.12 * share if label else 1.4 * least if figure else least):
                found.append(Char(" ", 1.0, "", 0.0, (last.at + char.at) / 2))
        found.append(char)
    return _signed(found)


def _signed(chars: list[Char]) -> list[Char]:
    """The characters without a blank between a sign and the figure that it belongs to: `< 100` is `<100`."""
    texts = [char.text for char in chars]
    apart = {
        number
        for number in range(1, len(texts) - 1)
        if texts[number] == " " and texts[number - 1] in _COMPARING and texts[number + 1][:1] in _FOLLOWING
    }
    return [char for number, char in enumerate(chars) if number not in apart]


def _width(gap: tuple[float, float]) -> float:
    return gap[1] - gap[0]


def _white(crop: Any) -> list[tuple[float, float]]:
    """Stretches without ink, as shares of the line's width."""
    gray = crop.min(axis=2)
    height, width = gray.shape
    inked = np.concatenate(([True], (gray < 140).sum(axis=0) > 0.04 * height, [True]))
    change = np.flatnonzero(np.diff(inked.astype(np.int8)))
    return [(begin / width, end / width) for begin, end in zip(change[::2], change[1::2], strict=True)]
