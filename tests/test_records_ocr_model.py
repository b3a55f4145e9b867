"""The smaller model names the same letters as the whole one of the wheel."""

import cv2
import numpy as np
import onnxruntime
import pytest

from clausea.records.ocr_model import _FILE, Namer
from fax_pages import image


@pytest.mark.slow
def test_letters_and_certainty_are_those_of_the_whole_model() -> None:
    """Only columns of letters that no chart holds are gone: of a line of a chart each step is as likely as before."""
    line = image([["Time spent: 12 min (10:30-10:42) <100 ≥60"]], "DejaVu Sans Mono", 11)[140:190, 140:1300]
    crop = np.dstack([line] * 3)
    namer = Namer()
    ((steps, share),) = namer.steps([crop], 3.0)
    whole = onnxruntime.InferenceSession(str(_FILE), providers=["CPUExecutionProvider"])
    letters = ["", *whole.get_modelmeta().custom_metadata_map["character"].splitlines(), " "]
    wide = int(48 * crop.shape[1] / crop.shape[0])
    given = cv2.resize(crop, (wide, 48)).transpose(2, 0, 1)[None] / np.float32(127.5) - 1
    full = whole.run(None, {whole.get_inputs()[0].name: given})[0][0]
    kept = full[:, [letters.index(letter) for letter in namer.letters]]
    expected = kept / kept.sum(axis=1, keepdims=True)
    assert (len(steps), len(namer.letters), 1.0) == (*expected.shape, share)
    assert np.abs(expected - steps).max() < 0.001
