"""Triggers change nothing that is read: what a reader passes over could not have matched."""

import tomllib
from itertools import islice
from pathlib import Path

import pytest

from clausea.codes_load import load_codes
from clausea.content import codes_dir
from clausea.elements import load_families
from clausea.evidence import find_evidence, triggers
from clausea.evidence.triggers import AnyOf, Trigger, any_of
from clausea.models import Claim
from clausea.records import from_texts, read_records
from clausea.sieve import compile as expression

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def library():
    return load_codes(codes_dir())


@pytest.fixture(scope="module")
def words(library):
    return load_families(library.folder / "elements")


def texts():
    """The pages of all phrase cases and polarity sentences."""
    for path in sorted((ROOT / "tests" / "bench").rglob("*.toml")):
        for case in tomllib.loads(path.read_text(encoding="utf-8")).get("case", []):
            if "text" in case:
                yield case["text"]


def found(records, library):
    return find_evidence(records, library, Claim(), code="CCM06").items


def same(records, library):
    """Whether all is read alike with every text let through; what was read."""
    read = found(records, library)
    with triggers.opened():
        assert found(records, library) == read
    return read


def test_every_fact_is_read_without_triggers_too(library):
    """Some pages of every kind, joined to charts of twenty pages as a reader meets them."""
    pages = list(islice(texts(), 0, None, 60))

    read = [same(from_texts(pages[start : start + 10]), library) for start in range(0, len(pages), 10)]

    assert any(read)


CHARTS = sorted([*(ROOT / "tests" / "charts").rglob("*.pdf"), *(ROOT / "codes").rglob("*.pdf")])
PARTS = 4


@pytest.mark.slow
@pytest.mark.parametrize("part", range(PARTS))
def test_every_fact_of_the_bench_is_read_without_triggers_too(library, part):
    """Every third phrase case alone, and every example chart whose pages are no pictures."""
    for text in islice(texts(), 3 * part, None, 3 * PARTS):
        same(from_texts([text]), library)
    for chart in CHARTS[part::PARTS]:
        if "scan" not in chart.name and "fax" not in chart.name:
            same(read_records([chart]), library)


def matches(way, text, words):
    """Whether a way of a trigger matches, by the expressions themselves."""
    if isinstance(way, str):
        way = words.pattern(way)
    if isinstance(way, AnyOf):
        return any(matches(part, text, words) for part in way.parts)
    if isinstance(way, tuple):
        return all(matches(part, text, words) for part in way)
    return way.search(text) is not None


@pytest.mark.slow
def test_no_trigger_turns_away_what_matches(words):
    """Whatever one of a trigger's ways matches passes it."""
    passed = triggers.Passed((), words)
    lines = [line for text in islice(texts(), 0, None, 8) for line in text.splitlines()]
    for trigger in triggers.known():
        for line in lines:
            if not passed.may(trigger, line):
                assert not any(matches(way, line, words) for way in trigger.ways)


def test_what_a_trigger_lets_through(words):
    """One of its ways; all of a tuple's expressions; one of `any_of`; everything where nothing need stand."""
    call, pharmacy, doctor = expression(r"\bcall(?:ed)?\b"), expression("pharmacy"), expression(r"\bdr\b")
    either, both = Trigger(call, pharmacy), Trigger((call, any_of(pharmacy, doctor)))
    family, anything = Trigger("@pharmacy"), Trigger(call, expression(r"\w+"))
    passed = triggers.Passed((), words)

    def passes(trigger, *lines):
        return [passed.may(trigger, line) for line in lines]

    assert [True, True, False] == passes(either, "Called her", "the PHARMACY", "Dr. Amaral saw her")
    assert [False, True, True, False] == passes(both, "Called her", "called the pharmacy", "Dr. A called", "pharmacy")
    assert [True, False] == passes(family, "to the pharmacist", "to the clinic")
    assert [True] == passes(anything, "x")
