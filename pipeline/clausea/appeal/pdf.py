"""letter.pdf: the letter typeset with Typst, tagged (PDF/UA-1), US Letter, fonts from the wheel, no clock.

Each citation leads to its exhibit in the list of enclosures. The words go to Typst as data, so that nothing in a chart
can be markup or code.
"""

import json
from pathlib import Path

import typst

from clausea.appeal import links
from clausea.appeal.letter import Letter

_BODY, _PAGE = (Path(__file__).with_name(name) for name in ("letter_body.typ", "letter.typ"))


def write(letter: Letter) -> bytes:
    """The whole letter as a PDF file."""
    data = links.document(letter, lambda _, label: links.place(label), anchors=True)
    compiled: bytes = typst.compile(
        _BODY.read_bytes() + _PAGE.read_bytes(),
        format="pdf",
        sys_inputs={"letter": json.dumps(data, ensure_ascii=False)},
        pdf_standards=["ua-1"],
        ignore_system_fonts=True,
    )
    return compiled
