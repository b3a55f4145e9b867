"""The two small charts through langextract at its defaults, recorded once for the table of `make bench-llm`.

    pip install -e '.[dev,bench]'
    python tests/bench/langextract_run.py http://127.0.0.1:8080/v1 [ccm bhi]      # asks the model, writes cassettes/

Clausea itself needs langextract nowhere: the bench scores the stored output (`cassettes/NAME-langextract/`), the
exchanges stand beside it. Everything is its default (chunks of 1,000 characters, one pass, a schema made from the
examples, its alignment), except that calls go one after the other, since the local server has one slot.

It is told what our own prompt tells: the same elements in the same words of codes/, and the same kinds of polarity. Its
schema allows only classes that an example shows, so it gets more examples than ours: one line for every element asked
for, of the impossible patient. What it could place in the text (a character interval) counts as found, at that page;
the rest as rejected. Its attributes are read as leniently as possible: where a date, minutes, a score or a code is
missing there, it is read from the words that it extracted, by the readers that read our own.
"""

import json
import os
import sys
import time
import tomllib
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "pipeline")]

import cassettes  # noqa: E402
from clausea import workflow  # noqa: E402
from clausea.evidence.asking.reading import asked_for  # noqa: E402
from clausea.models import Claim, Period  # noqa: E402
from clausea.values.dates import find_dates  # noqa: E402
from clausea.values.durations import find_durations  # noqa: E402
from clausea.values.icd import find_icd10  # noqa: E402
from clausea.values.scales import find_scores  # noqa: E402

DAY = "2999-02-30"
EXAMPLES = {
    "access_24_7": ("Quillon may ring the light day and night, any day.", "may ring the light day and night", {}),
    "bh_care_manager": ("Moon counselor of Quillon: V. Ottershaw-Nil, LCSW.", "V. Ottershaw-Nil, LCSW", {}),
    "bh_coordination": ("Rang the moon therapist about the next session.", "Rang the moon therapist", {}),
    "bh_diagnosis": ("Diagnosis: moon sadness (F99.Z).", "moon sadness (F99.Z)", {"icd10": "F99.Z"}),
    "bh_plan": ("Moon mood plan changed: more tides.", "Moon mood plan changed: more tides", {}),
    "care_plan": ("Whole plan of the Fallowmere light written.", "Whole plan of the Fallowmere light written", {}),
    "care_plan_activity": ("Lighthouse plan looked over with Quillon.", "Lighthouse plan looked over with Quillon", {}),
    "care_plan_shared": ("Handed Quillon the lighthouse plan.", "Handed Quillon the lighthouse plan", {}),
    "chronic_conditions": ("Tide ache (Z99.Z), still there.", "Tide ache (Z99.Z)", {"icd10": "Z99.Z"}),
    "chronic_risk": ("Tide ache will stay as long as he lives.", "will stay as long as he lives", {}),
    "consent_bhi": ("Asked about the moon mood program; Quillon said yes.", "Quillon said yes", {}),
    "consent_ccm": ("Asked about the lighthouse program; Quillon said yes.", "Quillon said yes", {}),
    "coordination": ("Rang the harbor office about the lamp oil.", "Rang the harbor office about the lamp oil", {}),
    "designated_member": ("His own nurse is V. Ottershaw-Nil, RN.", "His own nurse is V. Ottershaw-Nil, RN", {}),
    "initiating_visit": ("First visit in the lighthouse office.", "First visit in the lighthouse office", {}),
    "med_reconciliation": ("All moon pills gone through with the list.", "moon pills gone through with the list", {}),
    "minutes_total": ("Month so far: 1,994 min", "Month so far: 1,994 min", {"month": "2999-02", "minutes": 1994}),
    "patient_contact": ("Spoke with Quillon over the wire.", "Spoke with Quillon over the wire", {}),
    "psych_consultation": ("Moon psychiatrist looked at the case.", "Moon psychiatrist looked at the case", {}),
    "rating_scale": ("Tide scale today 99.", "Tide scale today 99", {"instrument": "Tide scale", "score": 99}),
    "registry": ("Entered in the moon registry.", "Entered in the moon registry", {}),
    "staff_minutes": ("Moon boots talked over. 997 min. V. Ottershaw-Nil, RN", "997 min", {"minutes": 997}),
    "supervision": ("Dr. Fallowmere heard of it and wants a tide chart.", "Dr. Fallowmere heard of it", {}),
}  # fmt: skip
"""For each element a line, the words of it that carry the fact, and attributes besides the day and the polarity."""
UNDATED = ("access_24_7", "bh_care_manager", "bh_diagnosis", "chronic_conditions", "designated_member", "minutes_total")


def chart_of(name):
    """The chart's pages as text, and the elements that its services ask for."""
    truth = tomllib.loads((cassettes.CHARTS / f"{name}.truth.toml").read_text(encoding="utf-8"))
    month = truth["month"]
    claim = Claim(
        code=truth["code"], services=tuple(truth["services"]), period=Period(start=f"{month}-01", end=f"{month}-28")
    )
    library = workflow.open_library()
    case = workflow.extract(claim, [cassettes.CHARTS / f"{name}.pdf"], library)
    return [page.text for page in case.records.files[0].pages], asked_for(claim, library, case.code)[1]


def prompt(elements):
    lines = []
    for one in elements:
        but = f" Not this: {'; '.join(one.does_not)}." if one.does_not else ""
        lines.append(f"- {one.id}: {one.what} Asked: {one.question}{but}")
    return (
        "Extract the facts of a patient's medical chart that belong to these classes, each with the exact words that "
        "carry it. Attributes: date (YYYY-MM-DD) where the chart gives one; minutes, month, score, instrument or icd10 "
        "where the class has them; polarity: affirmed, negated, planned, historical, template or other_patient. A "
        "total of several entries is no entry.\n" + "\n".join(lines)
    )


def example(elements):
    """One invented note with one fact of each element."""
    import langextract as lx

    made = []
    for one in elements:
        _, words, more = EXAMPLES[one.id]
        dated = {} if one.id in UNDATED else {"date": DAY}
        attributes = {**dated, **more, "polarity": "affirmed"}
        made.append(lx.data.Extraction(extraction_class=one.id, extraction_text=words, attributes=attributes))
    text = "\n".join([f"30 Feb {DAY[:4]}", *(EXAMPLES[one.id][0] for one in elements)])
    return lx.data.ExampleData(text=text, extractions=made)


def extracted(name, url):
    """What langextract makes of the chart, as it stands in cassettes/."""
    import langextract as lx

    pages, elements = chart_of(name)
    llm = tomllib.loads((cassettes.FOLDER / "record.toml").read_text(encoding="utf-8"))["llm"]
    result = lx.extract(
        text_or_documents="\n".join(pages), prompt_description=prompt(elements), examples=[example(elements)],
        config=lx.factory.ModelConfig(
            model_id=llm["model"], provider="openai", provider_kwargs={"api_key": "x", "base_url": url}
        ),
        max_workers=1, show_progress=False,
    )  # fmt: skip
    return [_entry(one, pages) for one in result.extractions or []]


def _entry(one, pages):
    at = one.char_interval.start_pos if one.char_interval else None
    page = None if at is None else next(
        number for number in range(1, len(pages) + 1) if at < sum(len(text) + 1 for text in pages[:number])
    )  # fmt: skip
    how = one.alignment_status.value if one.alignment_status else None
    return {
        "class": one.extraction_class,
        "text": one.extraction_text,
        "attributes": one.attributes,
        "page": page,
        "alignment": how,
    }


def stored(name):
    """Its stored output as items of our own kind, and how many of its extractions stand nowhere in the text."""
    path = cassettes.FOLDER / f"{name}-langextract" / "extractions.json"
    entries = json.loads(path.read_text(encoding="utf-8"))["extractions"]
    return [_item(one) for one in entries if one["page"]], sum(not one["page"] for one in entries)


def _item(entry):
    given, text = entry["attributes"] or {}, entry["text"]
    value = {
        "date": next((hit.iso for hit in find_dates(f"{given.get('date') or ''} {text}")), None),
        "minutes": _whole(given.get("minutes"), [hit.seconds // 60 for hit in find_durations(text)]),
        "score": _whole(given.get("score"), [hit.score for hit in find_scores(text)]),
        "instrument": given.get("instrument") or next((hit.instrument for hit in find_scores(text)), None),
        "month": given.get("month"),
        "icd10": next((hit.code for hit in find_icd10(f"{given.get('icd10') or ''} {text}")), None),
        "condition": text,
        "person": text,
    }
    kept = _VALUES.get(entry["class"], ("date",))
    return {
        "element": entry["class"],
        "page": entry["page"],
        "quote": text,
        "value": {key: one for key, one in value.items() if key in kept and one is not None},
        "polarity": given.get("polarity") or "affirmed",
        "status": "verified",
        "reader": ["langextract"],
    }


_VALUES = {
    "staff_minutes": ("date", "minutes"),
    "minutes_total": ("month", "minutes"),
    "rating_scale": ("date", "score", "instrument"),
    "chronic_conditions": ("icd10", "condition"),
    "bh_diagnosis": ("icd10", "condition"),
    "designated_member": ("person",),
    "supervision": ("date", "person"),
}


def _whole(given, read):
    try:
        return int(str(given).split()[0])
    except (ValueError, IndexError):
        return read[0] if read else None


def main() -> None:
    url, *names = sys.argv[1:]
    for name in names or ("ccm", "bhi"):
        began = time.monotonic()
        with cassettes.tape(f"{name}-langextract", record=True):
            made = extracted(name, url)
        cassettes.timed(f"{name}-langextract", began)
        folder = cassettes.FOLDER / f"{name}-langextract"
        folder.mkdir(exist_ok=True)
        text = json.dumps({"langextract": version("langextract"), "extractions": made}, indent=1, ensure_ascii=False)
        (folder / "extractions.json").write_text(text + "\n", encoding="utf-8")
        print(name, len(made), "extractions", f"load {os.getloadavg()[0]:.0f}", flush=True)


if __name__ == "__main__":
    main()
