"""The model that names the letters of a line, without the 18,000 letters that no chart holds.

A third of its time went into Chinese: its last layer has a column for each letter, and only ours are kept. The file
in rapidocr's wheel is untouched; the smaller model lives in memory (an ONNX file is a protobuf message).
"""

import math
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import onnxruntime
import rapidocr

_FILE = Path(rapidocr.__file__).parent / "models" / "PP-OCRv6_rec_small.onnx"
_LETTERS = frozenset(map(chr, range(32, 127))) | frozenset("≥≤±°µ•½–—‘’“”☐☑☒□■√✓")
"""What charts are written in. The model knows 18,000 letters more, and takes a speck above an e for an accent."""
_TALL = 48
"""Pixels to which a line is scaled."""
_BATCH = 6
_GRAPH, _INITIALIZER, _OUTPUT = 7, 5, 12
_DIMS, _RAW, _NOTE = 1, 9, 14
"""Field numbers of ONNX: a model's graph and notes, a graph's weights and outputs, a weight's shape and bytes."""

Steps = tuple[Any, float]
"""For each narrow step of a line how likely each letter is, and the share of the steps that the line takes up."""


class Namer:
    """Loaded once for each worker."""

    def __init__(self) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1  # workers run side by side, a page each
        options.enable_cpu_mem_arena = False  # lines of many lengths: it would keep room for each
        options.log_severity_level = 4
        whole = _FILE.read_bytes()
        self.letters, small = reduced(whole)
        self._session = onnxruntime.InferenceSession(small, options, providers=["CPUExecutionProvider"])
        self._entry = self._session.get_inputs()[0].name

    def steps(self, crops: Sequence[Any], least: float, prepared: Callable[[Any], Any] | None = None) -> list[Steps]:
        """What each picture of a line (BGR) holds; `least` is the width, in heights, that the model is given.

        `prepared` is done to each picture first.
        """
        shown = [prepared(crop) for crop in crops] if prepared else list(crops)
        wide = [crop.shape[1] / crop.shape[0] for crop in shown]
        order = sorted(range(len(shown)), key=lambda n: wide[n])
        found: list[Steps] = [(None, 0.0)] * len(shown)
        for first in range(0, len(order), _BATCH):
            batch = order[first : first + _BATCH]
            widest = max(least, *(wide[n] for n in batch))
            given = np.stack([_scaled(shown[n], int(_TALL * widest)) for n in batch])
            for n, steps in zip(batch, self._session.run(None, {self._entry: given})[0], strict=True):
                found[n] = (steps, min(1.0, wide[n] / widest))
        return found


def _scaled(crop: Any, most: int) -> Any:
    """The picture as the model wants it: from -1 to 1, the rest of its width gray."""
    wide = min(most, math.ceil(_TALL * crop.shape[1] / crop.shape[0]))
    given = np.zeros((3, _TALL, most), np.float32)
    given[:, :, :wide] = cv2.resize(crop, (wide, _TALL)).transpose(2, 0, 1) / np.float32(127.5) - 1
    return given


def reduced(model: bytes) -> tuple[list[str], bytes]:
    """The letters that are kept (the first is none at all) and the model with columns for them alone."""
    notes = [[value for _, _, value in _fields(note)] for number, _, note in _fields(model) if number == _NOTE]
    letters = ["", *dict(notes)[b"character"].decode().splitlines(), " "]
    kept = [n for n, letter in enumerate(letters) if n == 0 or letter in _LETTERS]
    graph = next(value for number, _, value in _fields(model) if number == _GRAPH)
    parts = b"".join(
        _field(_INITIALIZER, _narrowed(value, len(letters), kept))
        if number == _INITIALIZER
        else _field(_OUTPUT, next(whole for field, whole, _ in _fields(value) if field == 1))  # its name, not its shape
        if number == _OUTPUT
        else whole
        for number, whole, value in _fields(graph)
    )
    rest = b"".join(whole for number, whole, _ in _fields(model) if number != _GRAPH)
    return [letters[n] for n in kept], rest + _field(_GRAPH, parts)


def _narrowed(weight: bytes, letters: int, kept: list[int]) -> bytes:
    """A weight with a column for each letter: those kept. Any other as it is."""
    fields = list(_fields(weight))
    shape = [_varint(value, 0)[0] for number, _, value in fields if number == _DIMS]
    if not shape or shape[-1] != letters:
        return weight
    raw = next(value for number, _, value in fields if number == _RAW)
    columns = np.frombuffer(raw, np.float32).reshape(shape)[..., kept]
    rest = b"".join(whole for number, whole, _ in fields if number not in (_DIMS, _RAW))
    dims = b"".join(bytes([_DIMS << 3]) + _number(size) for size in columns.shape)
    return dims + rest + _field(_RAW, columns.tobytes())


def _fields(message: bytes) -> Iterator[tuple[int, bytes, bytes]]:
    """The fields of a protobuf message: number, the whole field, its value."""
    at = 0
    while at < len(message):
        begin = at
        key, at = _varint(message, at)
        if key & 7 == 2:
            size, at = _varint(message, at)
            end = at + size
        else:
            end = _varint(message, at)[1] if key & 7 == 0 else at + (8 if key & 7 == 1 else 4)
        yield key >> 3, message[begin:end], message[at:end]
        at = end


def _field(number: int, value: bytes) -> bytes:
    return _number(number << 3 | 2) + _number(len(value)) + value


def _varint(message: bytes, at: int) -> tuple[int, int]:
    """The number that begins here, and where it ends."""
    number = shift = 0
    while True:
        byte = message[at]
        number |= (byte & 127) << shift
        shift, at = shift + 7, at + 1
        if byte < 128:
            return number, at


def _number(value: int) -> bytes:
    found = bytearray()
    while value > 127:
        found.append(value & 127 | 128)
        value >>= 7
    return bytes([*found, value])
