"""What is found out about an expression is the same in the next run, and holds no word of a chart."""

import re

import pytest

from clausea import expressions, remembered, sieve
from clausea.codes_load import load_codes
from clausea.content import codes_dir
from clausea.literals import needed
from clausea.models import Claim
from clausea.records import Options, cache, from_texts

PATTERN, FLAGS = r"(?P<who>pt|patient)\W+(?P<what>call(?:ed|s)?|rang)\b", int(re.IGNORECASE)


@pytest.fixture
def another_run(monkeypatch):
    """Begins a run that knows nothing yet but what it is lent."""

    def begin(fetch):
        for name, value in (("_known", {}), ("_ours", set()), ("_missed", 0), ("_new", 0), ("_fetch", None)):
            monkeypatch.setattr(expressions, name, value)
        monkeypatch.setattr(expressions, "_PATIENCE", 1)
        expressions.lend(fetch)

    return begin


@pytest.mark.parametrize("fetch", [lambda: None, lambda: ["no findings"], lambda: {"code": 1}])
def test_what_is_no_finding_is_ignored(another_run, fetch):
    """A cache that is off, damaged or written by somebody else: everything is found out anew."""
    another_run(fetch)
    assert re.compile(PATTERN, FLAGS) == expressions.compiled(PATTERN, FLAGS)
    assert [] == expressions.asked()


def test_an_expression_is_the_same_from_its_code(another_run):
    """In the next run nothing is compiled and nothing analysed, and the expression answers alike."""
    another_run(dict)
    expressions.take(PATTERN, FLAGS)
    expressions.compiled(PATTERN, FLAGS)
    known = expressions.recalled("needs", PATTERN, FLAGS, needed)
    expressions.long_read()
    kept = expressions.news()

    another_run(lambda: kept)
    again = expressions.compiled(PATTERN, FLAGS)
    assert re.compile(PATTERN, FLAGS) == again
    assert {"who": "Patient", "what": "rang"} == again.search("The Patient: rang twice").groupdict()
    assert known == expressions.recalled("needs", PATTERN, FLAGS, lambda *_: pytest.fail("analysed again"))
    assert [(PATTERN, FLAGS)] == expressions.asked()
    assert None is expressions.news()


def test_code_that_no_engine_takes(another_run):
    """It is compiled as ever."""
    another_run(lambda: {("code", PATTERN, FLAGS): (FLAGS, b"\xff\xff\xff\xff", 2, {"who": 1, "what": 2})})
    assert re.compile(PATTERN, FLAGS) == expressions.compiled(PATTERN, FLAGS)


def test_no_word_of_a_chart_is_kept(another_run, tmp_path, monkeypatch):
    """An expression with a patient's name in it is asked, and nothing about it is written anywhere."""
    monkeypatch.setenv("CLAUSEA_CACHE", str(tmp_path))
    monkeypatch.setattr(sieve, "_known", {})
    another_run(remembered._expressions)
    name = "Quennell"
    text = f"Patient: Ida {name}  DOB: 02/03/1941\n03/05/2026 Phone call\nSpoke with {name} about insulin.\nJ. Poe, RN"
    assert sieve.search(rf"\b{name.lower()}\b", text, FLAGS)
    assert sieve.search(r"\binsulin about|about insulin\b", text, FLAGS)
    expressions.long_read()
    remembered.evidence_of(from_texts([text]), load_codes(codes_dir()), Claim(), Options())

    kept = cache.get_object("expressions", expressions.EDITION)
    assert ("code", r"\binsulin about|about insulin\b", FLAGS) in kept
    assert [] == [key for key in kept if name.lower() in key[1].lower()]


@pytest.mark.parametrize(("named", "options"), [("off", Options()), ("here", Options(cache=False))])
def test_nothing_is_written_where_nothing_is_to_be_kept(another_run, tmp_path, monkeypatch, named, options):
    monkeypatch.setenv("CLAUSEA_CACHE", named if named == "off" else str(tmp_path))
    another_run(remembered._expressions)
    expressions.long_read()
    remembered.evidence_of(from_texts(["03/05/2026 call"]), load_codes(codes_dir()), Claim(), options)
    assert [] == list(tmp_path.rglob("*.z"))
