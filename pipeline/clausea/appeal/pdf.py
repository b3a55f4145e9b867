"""letter.pdf: the letter typeset with Typst, tagged (PDF/UA-1), US Letter, fonts from the wheel, no clock.

The words go to Typst as data, so that nothing in a chart can be markup or code.
"""

import json
from pathlib import Path

import typst

from clausea.appeal.letter import Letter

_PAGE = Path(__file__).with_name("letter.typ")


def write(letter: Letter) -> bytes:
    """The whole letter as a PDF file."""
    compiled: bytes = typst.compile(
        _PAGE.read_bytes(),
        format="pdf",
        sys_inputs={"letter": json.dumps(letter.model_dump(mode="json"), ensure_ascii=False)},
        pdf_standards=["ua-1"],
        ignore_system_fonts=True,
    )
    return compiled
