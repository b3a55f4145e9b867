"""What becomes of a model's answers: verified by code, joined with the rules' items, never relied on alone."""

import json

import pytest
from rich.console import Console

from clausea.cli_llm import tell
from clausea.evidence.readers.interface import Reply
from clausea.models import Polarity, Result, Status
from clausea.screen_model import added
from llm_charts import CALL, DECLINED, ODD, SECOND, chart, embedded, item, line_of, says, settings, with_script


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    """Two calls of 12 and 11 minutes, a refusal in the month before, and a sentence that no rule knows."""
    return embedded(chart(tmp_path_factory.mktemp("chart") / "chart.pdf", CALL, SECOND, DECLINED, ODD))


def minutes(case):
    return {
        one.value.minutes: one for one in case.evidence.items if one.element == "staff_minutes" and one.value.minutes
    }


def own(case):
    return [one for one in case.evidence.items if one.reader == ("model",)]


def standing(case):
    """What requirements stand on: id, value and polarity of each item that is relied on, and the findings."""
    relied = [(one.id, one.element, one.value, one.polarity) for one in case.evidence.items if one.relied_on]
    return relied, case.assessment.findings, case.assessment.route


def test_the_same_fact_has_both_readers(case):
    """Same words, same figure: one item, verified as before, with both readers named."""
    answer = item("staff_minutes", 1, line_of(case, 1, "Time spent"), "Time spent: 12 minutes", "12")
    read, _ = with_script(case, says(answer))

    assert (("patterns", "model"), Status.VERIFIED) == (minutes(read)[12].reader, minutes(read)[12].status)
    assert (1, 0, 0, 0) == tuple(
        getattr(read.evidence.run.llm, key) for key in ("agreed", "differing", "offered", "rejected")
    )
    assert standing(case) == standing(read)


def test_silence_removes_nothing(case):
    """A model that finds nothing changes no item and no finding."""
    read, _ = with_script(case, says())

    assert case.evidence.items == read.evidence.items
    assert standing(case) == standing(read)


def test_another_polarity_waits_for_a_person_with_both_shown(case):
    """The model reads a verified fact as planned: nobody relies on it until somebody has looked."""
    answer = item("staff_minutes", 1, line_of(case, 1, "Time spent"), "Time spent: 12 minutes", "12", "planned")
    read, _ = with_script(case, says(answer))
    one = minutes(read)[12]

    assert (Status.NEEDS_REVIEW, Polarity.AFFIRMED) == (one.status, one.polarity)
    assert "the readers differ: the model reads it as planned, the rules as affirmed" in one.reasons


def test_another_figure_of_the_page_waits_for_a_person(tmp_path):
    """Two figures in the quoted words, and the model takes the other one: both are shown."""
    page = "= CCM call\n\nDate: 04/07/2026. CCM call, 12 minutes, after 25 minutes of waiting. Hollis Okonjo, RN\n"
    case = embedded(chart(tmp_path / "chart.pdf", page))
    line = line_of(case, 1, "CCM call, 12")
    read, _ = with_script(case, says(item("staff_minutes", 1, line, "CCM call, 12 minutes, after 25 minutes", "25")))
    touched = [one for one in read.evidence.items if "model" in one.reader]

    assert [] == [one for one in touched if one.status is Status.VERIFIED]
    assert all(one.value.minutes != 25 or not one.relied_on for one in read.evidence.items)


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (item("staff_minutes", 1, 5, "Time spent: 60 minutes", "60"), "quote: the page has other words or figures"),
        (item("staff_minutes", 1, 5, "Time spent: 12 minutes", "60"), "value: the quoted words do not say it"),
        (item("consent_ccm", 3, 5, "patient agreed to enroll", "03/02/2026"), "quote: "),
        (item("consent_ccm", 3, 5, "patient declined to enroll", "03/02/2026"), "the page says otherwise: negated"),
        (item("staff_minutes", 9, 1, "Time spent: 12 minutes", "12"), "names an element or a page that was not asked"),
        (item("consent_ccm", 3, 1, "Quillon said yes by telephone", "30 Feb 2999"), "quote: "),
    ],
    ids=["changed figure", "value not in quote", "words turned round", "refusal as consent", "no page", "example"],
)  # fmt: skip
def test_what_the_page_does_not_bear_out_is_rejected_and_kept(case, answer, why):
    """Rejected with its reason, counted, and without effect on anything that stood."""
    page = answer["page"]
    read, _ = with_script(
        case, lambda ask: json.dumps({"items": [answer]}) if "## page 1" in ask.user else '{"items": []}'
    )
    rejected = [one for one in own(read) if one.status is Status.REJECTED]

    assert [why] == [one.reasons[0][: len(why)] for one in rejected], page
    assert 1 == read.evidence.run.llm.rejected
    assert standing(case) == standing(read)


def test_what_only_the_model_found_is_offered_and_never_met(case):
    """No rule knows the words; the quote stands; a person may accept it, and until then nothing stands on it."""
    answer = item(
        "consent_ccm",
        4,
        line_of(case, 4, "arrangement"),
        "Okd the chronic care arrangement over the wire",
        "04/09/2026",
    )
    read, _ = with_script(case, says(answer))

    assert [("M001", Status.NEEDS_REVIEW, Polarity.AFFIRMED, "2026-04-09")] == [
        (one.id, one.status, one.polarity, one.value.date) for one in own(read)
    ]
    assert "found by the model alone" in own(read)[0].reasons
    assert Result.MET not in {one.result for one in read.assessment.findings if one.element == "consent_ccm"}
    assert 1 == read.evidence.run.llm.offered


def test_the_screen_says_what_the_model_added(case, capsys):
    """What it found alone and what it reads otherwise, each with its page; the counts; what it could not do."""
    answers = (
        item("consent_ccm", 4, line_of(case, 4, "arrangement"), "Okd the chronic care arrangement over the wire", ""),
        item("staff_minutes", 1, line_of(case, 1, "Time spent"), "Time spent: 12 minutes", "12", "planned"),
        item("staff_minutes", 2, 5, "Time spent: 60 minutes", "60"),
    )
    read, _ = with_script(case, says(*answers))
    stopped, _ = with_script(case, lambda ask: Reply("stopped", why="the account has no quota left (429)"))
    console = Console(width=200)
    with console.capture() as shown:
        console.print(added(read.evidence, read.library))
    for one in (read, stopped):
        tell(one.evidence.run, settings(), quiet=False)

    assert [
        word
        for word in ("FOUND BY THE MODEL ALONE", "p. 4: “Okd the chronic", "THE MODEL READS IT OTHERWISE", "p. 1: “")
        if word in shown.get()
    ] == ["FOUND BY THE MODEL ALONE", "p. 4: “Okd the chronic", "THE MODEL READS IT OTHERWISE", "p. 1: “"]
    assert "0 facts as the rules read them, 1 otherwise, 1 found alone, 1 rejected" in shown.get()
    told = capsys.readouterr().err
    assert "the model was shown 4 of 4 pages in 1 calls (0 tokens in, 0 out)" in told
    assert "the model's part was stopped: the account has no quota left (429). The embedded reader's result" in told
    assert standing(case) == standing(stopped)


def test_embedded_ids_stay_and_the_models_have_their_own(case):
    """A letter or a review that names E004 means the same fact with and without a model."""
    answer = item("consent_ccm", 4, line_of(case, 4, "arrangement"), "Okd the chronic care arrangement", "")
    read, _ = with_script(case, says(answer))

    assert [one.id for one in case.evidence.items] == [
        one.id for one in read.evidence.items if one.reader != ("model",)
    ]


def test_a_stated_total_is_no_activity(tmp_path):
    """The month's total, taken for an entry: the rules read it as a total, and so it is rejected."""
    page = "= CCM log\n\nDate: 04/30/2026. Total CCM time for April 2026: 23 minutes.\n"
    case = embedded(chart(tmp_path / "chart.pdf", CALL, SECOND, page))
    line = line_of(case, 3, "Total CCM")
    read, _ = with_script(case, says(item("staff_minutes", 3, line, "Total CCM time for April 2026: 23 minutes", "23")))

    assert [Status.REJECTED] == [one.status for one in own(read)]
    assert standing(case) == standing(read)


def test_broken_json_is_asked_once_more_without_its_words(case):
    """One more try that says what was wrong; then the pages are left to the rules."""
    asked = []

    def script(ask):
        asked.append(ask.user)
        return "{not json" if len(asked) == 1 else '{"items": []}'

    read, _ = with_script(case, script)
    broken, _ = with_script(case, lambda ask: '{"items": [{"element": 1}]}')

    assert (2, ()) == (read.evidence.run.llm.calls, read.evidence.run.llm.left)
    assert "Your last answer could not be used" in asked[1]
    assert "{not json" not in asked[1]
    assert [1, 2, 3, 4] == [one.page for one in broken.evidence.run.llm.left]
    assert standing(case) == standing(broken)


def test_a_cut_answer_splits_the_pages(case):
    """Half the pages each time; what a single line cannot say in one answer is left to the rules and listed."""
    answer = item("staff_minutes", 1, line_of(case, 1, "Time spent"), "Time spent: 12 minutes", "12")

    def script(ask):
        return Reply("length", why="the answer was cut off") if ask.user.count("## page") > 1 else says(answer)(ask)

    read, _ = with_script(case, script)
    never, _ = with_script(case, lambda ask: Reply("length", why="the answer was cut off"))

    assert ((), 7) == (read.evidence.run.llm.left, read.evidence.run.llm.calls)
    assert ("patterns", "model") == minutes(read)[12].reader
    assert [(1, "the answer was cut off")] == [
        (one.page, one.reason) for one in never.evidence.run.llm.left if one.page == 1
    ]
    assert standing(case) == standing(never)


def test_what_a_cut_answer_could_say_is_kept(case):
    """Where nothing can be split any more, the complete items are checked like any other; the pages stay listed."""
    answer = item("staff_minutes", 1, line_of(case, 1, "Time spent"), "Time spent: 12 minutes", "12")
    cut = json.dumps({"items": [answer]})[:-2] + ', {"element": "consent_ccm", "pa'
    read, _ = with_script(case, lambda ask: Reply("length", cut, "the answer was cut off"), splits=0)

    assert ("patterns", "model") == minutes(read)[12].reader
    assert [1, 2, 3, 4] == [one.page for one in read.evidence.run.llm.left]


def test_a_refusal_leaves_its_page_to_the_rules(case):
    """The pages are told apart; the refused one is listed, the others are read."""

    def script(ask):
        return Reply("refused", why="the model refused") if "## page 2" in ask.user else '{"items": []}'

    read, _ = with_script(case, script)

    assert [(2, "the model refused")] == [(one.page, one.reason) for one in read.evidence.run.llm.left]
    assert standing(case) == standing(read)


def test_judge_lifts_and_never_drops(case):
    """P(yes) decides which proposed lines are offered, the likeliest first; all that stood still stands."""
    yes, _ = with_script(case, lambda ask: Reply("done", '{"answer": "yes"}', yes=0.97), mode="judge")
    no, asked = with_script(case, lambda ask: Reply("done", '{"answer": "no"}', yes=0.02), mode="judge")

    assert asked.asked
    assert standing(case)[0] == standing(yes)[0]
    assert [] == [
        one for one in yes.assessment.findings if one.result is Result.MET and one not in case.assessment.findings
    ]
    assert {Status.NEEDS_REVIEW, Status.REJECTED} >= {one.status for one in own(yes)}
    assert case.evidence.items == no.evidence.items
