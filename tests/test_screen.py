"""The first screen: the order, the words and the width that denial staff asked for."""

from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from clausea import screen, screen_doors
from clausea.appeal.deadlines import doors
from clausea.assess import assess
from clausea.claims import read_claim
from clausea.codes_load import load_codes
from clausea.models import Evidence, Item, RecordFile, Run, UnreadPage, Value
from truth import read

ROOT = Path(__file__).resolve().parents[1]
NEVER = ("polarity", "verifier", "element", "confidence", "affirmed", "needs_review", "not_met", "%")


@pytest.fixture(scope="module")
def library():
    return load_codes(ROOT / "codes")


def evidence_of(code, unread=(), without_minutes_of=(), others=()):
    """The evidence of an example chart as its truth has it."""
    truth = read(ROOT / "tests" / "charts" / f"{code}.truth.toml")
    items = []
    for number, table in enumerate(truth["item"], 1):
        if table["element"].endswith("_minutes") and table.get("date") in without_minutes_of:
            continue
        given = {key: value[0] if isinstance(value, list) else value for key, value in table.items()}
        value = Value(**{key: value for key, value in given.items() if key in Value.model_fields})
        quote = f"[bold]quote {number}"
        items.append(
            Item(id=f"E{number:03d}", element=table["element"], value=value, quote=quote, record="R1",
                 page=table["pages"][0], start=0, end=len(quote))
        )  # fmt: skip
    record = RecordFile(
        id="R1", file="chart.pdf", path="chart.pdf", sha256="0" * 64, pages=11,
        unread_pages=tuple(UnreadPage(page=page, reason="no text layer") for page in unread),
        other_patient_pages=tuple(others),
    )  # fmt: skip
    claim = read_claim(ROOT / "codes" / code / "examples" / "case" / "claim.toml")
    run = Run(version="0", pages_read=11 - len(unread))
    return Evidence(code=code, claim=claim, records=(record,), items=tuple(items), run=run)


def shown(library, code, **more):
    evidence = evidence_of(code, **more)
    assessment = assess(evidence, library.codes[code], library, evidence.claim)
    out = StringIO()
    Console(file=out, width=80, highlight=False).print(
        screen.first_screen(
            evidence,
            assessment,
            library.codes[code],
            library,
            due="",
            doors=screen_doors.door_rows(doors(evidence.claim, library, "2026-06-01"), library.payers),
            to_complete=["the payer's fax number"],
            lost=["E009 patient contact"],
            written=["case/evidence.json"],
            next_steps=["clausea review case"],
        )
    )
    return out.getvalue()


def test_first_lines(library):
    """The line and its denial, then the recommendation with minutes, need and margin (field notes D)."""
    lines = shown(library, "CCM06").splitlines()

    assert "99490 + 99439x1  04/2026  Juniper Plains Health Plan (CO-251 N237)  $108.32" == lines[0]
    assert "RECOMMENDATION: APPEAL  49 min (40 needed; margin 9)" == lines[1].rstrip()


def test_a_misfiled_page_is_said_before_all_else(library):
    """Field notes 25: it may have been disclosed already, so it stands above the recommendation."""
    lines = shown(library, "CCM06", others=[5]).splitlines()

    assert "Page(s) 5 of chart.pdf belong to another patient." in lines[0]
    assert lines[2].startswith("99490")


def test_order(library):
    """Adverse first, then the requirements with what the payer disputed, minutes, pages, to fill in, next."""
    text = shown(library, "CCM06", unread=[10])
    titles = [
        "AGAINST YOU", "CANNOT TELL", "DUE", "WHAT THE PAYER DISPUTED", "REQUIRED", "SUPPORTING", "MINUTES COUNTED",
        "MINUTES NOT COUNTED", "PAGES NOT READ", "DECISIONS THAT NO LONGER FIT", "TO FILL IN", "WRITTEN", "NEXT",
    ]  # fmt: skip
    places = [text.index(title) for title in titles]

    assert sorted(places) == places


def test_short_minutes(library):
    """Too few minutes: said in the second line, with how many are short, and not as an appeal."""
    text = shown(library, "CCM21", without_minutes_of=["2026-05-20"])

    assert "RECOMMENDATION: DO NOT APPEAL  19 min (20 needed; 1 short)" == text.splitlines()[1].rstrip()
    assert "Not met" in text


@pytest.mark.parametrize("code", ["CCM06", "CCM21"])
def test_words_and_width(library, code):
    """80 columns, the field's words only, and chart text is never taken for markup."""
    text = shown(library, code, unread=[9])

    assert [] == [line for line in text.splitlines() if len(line) > 80]
    assert [] == [word for word in NEVER if word in text.lower().replace("elementary", "")]
    assert "[bold]quote" in text


def test_due_is_never_guessed(library):
    """Without the payer's type there is no date, and the screen says why."""
    assert "unknown: payer type not given; notice of 05/26/2026" in shown(library, "CCM06")


def test_each_result_has_its_word():
    """Met, Not met, Conflict in chart, Your call, Not required (field notes E)."""
    assert ["Met", "Not met", "Conflict in chart", "Your call", "Not required"] == list(screen.RESULT.values())


def test_a_long_quotation_is_cut_at_a_word():
    """Tables show the beginning of a long quotation; line breaks become blanks."""
    assert "\u201cone two ...\u201d" == screen.quoted("one\ntwo three", 9)
    assert "\u201cone two\u201d" == screen.quoted("one\n two")


def test_the_words_shown_are_those_of_the_day_that_the_finding_names(library):
    """A finding that rests on several facts names the newest day; the quote of an older one beside it misleads."""
    evidence = evidence_of("CCM06")
    copies = [item for item in evidence.items if item.element == "care_plan_shared"]
    told = assess(evidence, library.codes["CCM06"], library, evidence.claim)
    finding = next(one for one in told.findings if one.requirement == "ccm-plan-shared")
    newest = next(item for item in copies if item.value.date == finding.value.date)

    cell = shown(library, "CCM06").split("Copy of the")[1].split("\n99490")[0]

    assert [newest.quote] == [item.quote for item in copies if item.quote in cell]
