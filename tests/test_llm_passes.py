"""Which pages of a long chart a model is shown, in how many passes, and what is told while it reads."""

import pytest

from clausea import workflow
from clausea.cli_llm import cost
from clausea.evidence.asking import ModelReader
from clausea.evidence.asking.passages import estimate
from clausea.evidence.readers.scripted import Scripted
from clausea.models import Tokens
from llm_charts import CALL, SECOND, chart, embedded, item, line_of, says, settings

BUDGET = 9_000
MANDATORY = {"care_plan", "care_plan_activity", "chronic_conditions", "consent_ccm", "staff_minutes"}
"""Of 99490, as codes/services/ccm.toml has them."""
TOLD = "= Note\n\nDate: 0{n}/11/2026. CCM explained in the hall; consent, plan and care talked over. H. Okonjo, RN\n\n"
FILLER = "Weight, swelling, salt and the water pill gone through with her at length, as every time before. " * 9


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    """Twelve pages, more than the budget holds: two calls of the month, and notes with an element's words in them."""
    notes = [TOLD.format(n=1 + number % 3) + FILLER for number in range(10)]
    return embedded(chart(tmp_path_factory.mktemp("long") / "chart.pdf", CALL, *notes, SECOND))


def reading(case, script, **more):
    told = []
    endpoint = Scripted(script)
    read = workflow.with_model(case, ModelReader(endpoint, settings(**{"budget": BUDGET, **more}), told.append))
    return read, endpoint.asked, told


def elements(ask):
    """The elements that a call asks for, and the lines that it shows."""
    words = ask.user.rstrip().rsplit("elements named before: ", 1)[1].rstrip(".")
    return set(words.split(", "))


def lines(ask):
    page, shown = "", []
    for line in ask.user.split("\n"):
        page = line if line.startswith("## page ") else page
        shown += [(page, line)] if line.startswith("L") else []
    return shown


def test_one_wider_second_pass_for_mandatory_elements_that_are_missing(case):
    """Asked once more, of lines not shown before, about nothing else, and all of it within the budget."""
    _, asked, _ = reading(case, says())
    first = [ask for ask in asked if elements(ask) - MANDATORY]
    second = asked[len(first) :]

    assert first
    assert second
    assert asked[: len(first)] == first
    assert all(elements(ask) <= MANDATORY - {"staff_minutes"} for ask in second)  # the rules found the minutes
    assert set() == {line for ask in first for line in lines(ask)} & {line for ask in second for line in lines(ask)}
    assert sum(estimate(ask.system + ask.user) for ask in asked) <= BUDGET


def test_no_second_pass_where_none_is_missing(case, monkeypatch):
    """Everything mandatory found in the first pass: nothing else is asked, whatever the budget has left."""
    monkeypatch.setattr("clausea.evidence.asking.reading._Work._found", lambda *_: True)
    _, asked, _ = reading(case, says())

    assert asked
    assert all(elements(ask) - MANDATORY for ask in asked)


def test_whole_entries_behind_one_prefix(case):
    """A page that is shown is shown to its end, and all calls of a pass begin with the same words: the system's."""
    _, asked, _ = reading(case, says(), budget=14_000, call=4_200)
    first = [ask for ask in asked if elements(ask) - MANDATORY]
    pages = {page.number: page.text.split("\n") for page in case.records.files[0].pages}
    ends = {(f"## page {number}", f"L{len(text):02d}|{text[-1]}") for number, text in pages.items()}

    assert 2 <= len(first)
    assert 1 == len({ask.system for ask in first})
    for ask in asked:
        assert {page for page, _ in lines(ask)} == {page for page, _ in ends & set(lines(ask))}


def test_the_ledger_tells_pages_considered_and_sent(case):
    """All pages are looked at; those sent are those that the calls showed."""
    read, asked, _ = reading(case, says())
    shown = {int(line.split()[-1]) for ask in asked for line in ask.user.split("\n") if line.startswith("## page ")}
    [sent] = read.evidence.run.llm.sent

    assert (12, tuple(sorted(shown)), ()) == (sent.considered, sent.pages, sent.held_back)
    assert len(shown) == read.evidence.run.pages_sent
    assert {1, 12} <= shown  # the month's own entries come first


def test_a_chart_that_fits_is_shown_whole(tmp_path):
    """No prefilter where none is needed: every line of every page in one call."""
    short = embedded(chart(tmp_path / "chart.pdf", CALL, SECOND))
    _, [ask], _ = reading(short, says(item("staff_minutes", 1, line_of(short, 1, "Time"), "Time spent: 12 minutes")))
    text = "\n".join(page.text for page in short.records.files[0].pages)

    assert [line for line in text.split("\n") if line.strip()] == [line.split("|", 1)[1] for _, line in lines(ask)]


def test_progress_tells_calls_pages_tokens_and_cost(case):
    """After each call; the cost only where a price is configured. Figures alone, no word of the chart."""
    from clausea.evidence.readers.interface import Reply

    _, asked, told = reading(case, lambda ask: Reply("done", '{"items": []}', tokens_in=1000, tokens_out=50))
    last = told[-1]

    assert list(range(1, len(asked) + 1)) == [one.done for one in told]
    assert (len(asked), Tokens(in_=1000 * len(asked), out=50 * len(asked))) == (last.known, last.tokens)
    assert 2 <= last.pages <= 12
    assert "2,000 tokens in, 100 out" == cost(Tokens(in_=2000, out=100), settings())
    priced = settings(price={"in": 2.5, "out": 10.0})
    assert "2,000 tokens in, 100 out, $0.0060" == cost(Tokens(in_=2000, out=100), priced)
