"""Charts of plain pages for the model reader's tests, and what an honest or a lying model answers about them."""

import json
import re

import typst

from clausea import workflow
from clausea.evidence.asking import ModelReader
from clausea.evidence.readers.scripted import Scripted
from clausea.models import Claim, Period
from clausea.settings import Llm

HEAD = "Patient: Orla Brightwater DOB: 01/02/1950 MRN: 11-204\n\n"
CALL = (
    "= CCM call\n\nDate: 04/07/2026. Reviewed inhaler technique with patient by phone. "
    "Time spent: 12 minutes. Hollis Okonjo, RN\n"
)
SECOND = "= CCM call\n\nDate: 04/21/2026. Called pharmacy about refills. Time spent: 11 minutes. Hollis Okonjo, RN\n"
DECLINED = "= CCM consent\n\nDate: 03/02/2026. CCM explained by phone; patient declined to enroll. Hollis Okonjo, RN\n"
ODD = "= Note\n\nDate: 04/09/2026. Okd the chronic care arrangement over the wire, so she did. Hollis Okonjo, RN\n"


def chart(place, *pages):
    """A PDF with these pages (Typst markup under the patient's head)."""
    text = "#set document(date: none)\n" + "\n#pagebreak()\n".join(HEAD + page for page in pages)
    place.write_bytes(typst.compile(text.encode(), ignore_system_fonts=True))
    return place


def ccm(*, services=("99490",), month="2026-04"):
    return Claim(code="CCM06", services=services, period=Period(start=f"{month}-01", end=f"{month}-30"))


def embedded(path, claim=None):
    """The case as the embedded reader reads it."""
    return workflow.extract(claim or ccm(), [path], workflow.open_library())


def settings(**more):
    return Llm.model_validate({"base_url": "http://127.0.0.1:9/v1", "model": "scripted", **more})


def with_script(case, script, **more):
    """The case read with a scripted model too; the script gets the ask and returns JSON text or a Reply."""
    endpoint = Scripted(script)
    return workflow.with_model(case, ModelReader(endpoint, settings(**more))), endpoint


def item(element, page, line, quote, value="", polarity="affirmed", last=None):
    """One item of a model's answer."""
    return {
        "element": element, "page": page, "first_line": line, "last_line": last or line, "quote": quote,
        "value": value, "polarity": polarity,
    }  # fmt: skip


def says(*items):
    """A script that answers these items for whichever of their pages a call shows."""

    def script(ask):
        pages = {int(number) for number in re.findall(r"^## page (\d+)$", ask.user, re.MULTILINE)}
        return json.dumps({"items": [one for one in items if one["page"] in pages]})

    return script


def line_of(case, page, words):
    """The number of the line on the page that holds the words."""
    lines = case.records.files[0].page(page).text.split("\n")
    return next(number for number, line in enumerate(lines, 1) if words in line)
