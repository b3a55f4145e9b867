"""The two example charts, read end to end: every fact, no trap, the right findings, sums and route."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from clausea.cli import app
from truth import compare, read

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module", params=["CCM06", "CCM21"])
def pair(request, tmp_path_factory):
    """evidence.json of an example chart and its truth."""
    truth = read(ROOT / "tests" / "charts" / f"{request.param}.truth.toml")
    out = tmp_path_factory.mktemp(request.param) / "case"
    chart = ROOT / "codes" / request.param / "examples" / "case" / "chart.pdf"
    words = ["extract", "--code", request.param, "--records", str(chart), "--month", truth["month"], "--out", str(out)]
    words += [word for service in truth["services"] for word in ("--service", service)]
    result = CliRunner().invoke(app, words)
    assert (out / "evidence.json").is_file(), result.output
    return json.loads((out / "evidence.json").read_text(encoding="utf-8")), truth


def test_nothing_is_met_that_is_not(pair):
    """FALSE MET is the worst error: there is none."""
    assert [] == compare(*pair).false_met


def test_nothing_wrong_is_asserted(pair):
    """No trap and nothing that the truth does not know is asserted."""
    assert [] == compare(*pair).wrong


def test_nothing_is_missed(pair):
    """Every fact that a careful reader would cite is found."""
    assert [] == compare(*pair).missed


def test_findings_and_route(pair):
    """Results, sums and route are the truth's."""
    comparison = compare(*pair)

    assert ([], []) == (comparison.findings, comparison.route)


def test_quotes_stand_on_their_pages(pair):
    """start and end slice the page text to exactly the quote, for quotes, basis and repetitions."""
    from clausea.records import read_records

    evidence, truth = pair
    chart = ROOT / "codes" / truth["code"] / "examples" / "case" / "chart.pdf"
    records = read_records([chart])
    spans = [span for item in evidence["items"] for span in (item, *item.get("basis", ()), *item.get("also", ()))]

    assert [] == [
        span["quote"]
        for span in spans
        if records.text(span["record"], span["page"])[span["start"] : span["end"]] != span["quote"]
    ]


def test_charts_are_as_their_sources_make_them(tmp_path):
    """chart.pdf says, page by page, what its source says: change the source and make it again, never the chart.

    The text and not the bytes, because another version of Typst may write the same pages otherwise.
    """
    import make_charts
    from clausea.records import read_records

    for source, code in make_charts.CHARTS.items():
        chart = ROOT / "codes" / code / "examples" / "case" / "chart.pdf"
        made = tmp_path / f"{code}.pdf"
        made.write_bytes(make_charts.chart(source))
        there, here = ([page.text for page in read_records([path]).files[0].pages] for path in (chart, made))

        assert there == here, f"{code}: run python tests/make_charts.py"


def test_charts_repeat():
    """Made twice, a chart has the same bytes."""
    import make_charts

    for source in make_charts.CHARTS:
        assert make_charts.chart(source) == make_charts.chart(source)
