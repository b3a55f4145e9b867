"""`sieve` is `re`, faster: what it skips could not have matched."""

import re
import tomllib
from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import clausea.evidence  # noqa: F401 - all readers compile their expressions
from clausea import sieve
from clausea.literals import clauses, fold
from clausea.longtexts import starts, walk
from clausea.records import Options, read_records
from clausea.several import Several
from clausea.smallletters import small, twin

ROOT = Path(__file__).resolve().parents[1]


def sets(pattern, flags=0):
    """The clauses, readable."""
    return [sorted(each) for each in clauses(pattern, flags)]


def test_what_an_expression_needs():
    """One word of every set at least; optional parts ask for nothing, digits and blanks stand for their like."""
    assert [["call patient", "call the patient", "called patient", "called the patient"]] == sets(
        r"\bcall(?:ed)? (?:the )?patient\b"
    )
    assert [["consent", "enroll"], ["ccm"]] == sets(r"\b(?:consent(?:ed)?|enroll\w*)\b.{0,20}\bccm\b")
    assert [["min"]] == sets(r"\bmin(?:ute)?s?\b")
    assert [["0 min"]] == sets(r"\d{1,3} min")
    assert [["0/0"]] == sets(r"(?:0?[1-9]|1[0-2])/(?:0?[1-9]|[12]\d|3[01])")
    assert [] == sets(r"\w+")
    assert [] == sets(r"(?:call)?")
    assert [["a-b", "a–b"]] == sets(r"a[-–]b")


def test_how_an_expression_begins():
    """Every match begins with one of the literals; none is told where it may begin with anything or be empty."""
    assert {"called", "calls", "rang "} == starts(r"\b(?:call(?:ed|s)|rang\s\w+)\b")
    assert {"call", "tele"} == starts(r"(?<!\w)(?:tele\w+\s)?call")
    assert {"0/", "00/"} == starts(r"\d{1,2}/")
    assert frozenset() == starts(r"\w+ call") == starts(r"(?:call)?") == starts(r"é")


def test_fold():
    """Whatever IGNORECASE takes for a letter becomes that letter."""
    assert "kiss 00 i" == fold("\u212aiſS\u00a0٤7\tİ")


def match_of(found):
    return None if found is None else (found.span(), found.groupdict())


def same(pattern, flags, text):
    """Both answer alike, the sieve with its scan ready, and with the twin for small letters before it."""
    plain, ours = re.compile(pattern, flags), sieve.Pattern(pattern, flags)
    sieve.prepare([ours])
    alike(plain, ours, text)
    ours.look_twice()
    alike(plain, ours, text)
    walked = walk(plain)
    if walked is not None:  # a long text is walked
        assert [match_of(m) for m in plain.finditer(text)] == [match_of(m) for m in walked.finditer(text, 0, 99)]
        assert match_of(plain.search(text, 2, 9)) == match_of(walked.search(text, 2, 9))
    other = twin(pattern, plain.flags)
    for start in range(len(text) + 1) if other else ():  # wherever the expression matches, its twin does
        assert other.match(small(text), start) or not plain.match(text, start)


def alike(plain, ours, text):
    """Both find the same."""
    assert match_of(plain.search(text)) == match_of(ours.search(text))
    assert [match_of(m) for m in plain.finditer(text)] == [match_of(m) for m in ours.finditer(text)]
    assert plain.sub("§", text) == ours.sub("§", text)
    assert match_of(plain.search(text, 2, 9)) == match_of(ours.search(text, 2, 9))


LETTERS = st.sampled_from([*"abksiABKSI09 -/.éÉ–\n", "\u212a", "ſ", "İ", "ı", "\u00a0", "٤", "ß", "µ"])
ATOMS = st.one_of(
    LETTERS.map(re.escape),
    st.sampled_from([r"\d", r"\s", r"\w", r"[ab]", r"[^a]", r"[1-9]", r"[-–]", r"[\s-]", r".", r"\b", "^", "$"]),
    st.sampled_from(["(?i:k)", "(?-i:S)", "(?-i:[A-K])", "(?-i:[^a])", r"(?<!a)", r"(?<=b)", r"\W", r"\D", "[A-é]"]),
)  # fmt: skip


def groups(inner):
    """Larger expressions of smaller ones."""
    return st.one_of(
        st.lists(inner, min_size=1, max_size=4).map("".join),
        st.lists(inner, min_size=1, max_size=3).map(lambda each: "(?:" + "|".join(each) + ")"),
        st.tuples(inner, st.sampled_from(["?", "*", "+", "{2}", "{0,2}", "{1,3}", "+?", "*?"])).map(
            lambda each: f"(?:{each[0]}){each[1]}"
        ),
        inner.map(lambda each: f"(?={each})"),
        inner.map(lambda each: f"(?!{each})"),
        inner.map(lambda each: f"({each})"),
    )


@given(
    pattern=st.recursive(ATOMS, groups, max_leaves=12),
    flags=st.sampled_from([0, re.IGNORECASE]),
    text=st.lists(LETTERS, max_size=14).map("".join),
)
def test_any_expression_on_any_text(pattern, flags, text):
    """Expressions and texts made up of the letters that make trouble."""
    same(pattern, flags, text)


def compiled(pattern, flags):
    """What `re` makes of the expression; what is wrong with it where it is none."""
    try:
        return re.compile(pattern, flags)
    except re.error as error:
        return f"{pattern}: {error}"


@pytest.fixture(scope="module")
def expressions():
    """Every expression of the modules that take `sieve` for `re`, with what `re` makes of it."""
    shelf = ROOT / "pipeline"
    for path in shelf.rglob("*.py"):
        if "from clausea import sieve as re" in path.read_text(encoding="utf-8"):
            import_module(".".join(path.relative_to(shelf).with_suffix("").parts).removesuffix(".__init__"))
    known = [(pattern, flags) for pattern, flags in sieve._known if isinstance(pattern, str)]
    return {(pattern, flags): compiled(pattern, flags) for pattern, flags in known}


def test_every_expression_is_one(expressions):
    """They are compiled when they are first asked; here all are, so that none fails in front of a user."""
    assert len(expressions) > 1000
    assert [] == [wrong for wrong in expressions.values() if isinstance(wrong, str)]
    assert isinstance(compiled("(call", 0), str)


def test_compiled_when_first_asked():
    """A wrong expression is told when it is asked, not before."""
    wrong = sieve.Pattern("(zebra")
    with pytest.raises(re.error):
        wrong.match("zebra")


@pytest.fixture(scope="module")
def readers(expressions):
    """Every expression of the readers, as `re` has it and as the sieve has it with its scan ready."""
    ours = []
    for (pattern, flags), plain in expressions.items():
        each = sieve.Pattern(pattern, flags)
        each._whole = plain  # compiling a thousand takes a second
        ours.append(each)
    sieve.prepare(ours)
    for each in ours:
        each.look_twice()
    return list(zip(expressions.values(), ours, strict=True))


def differing(readers, texts):
    """The expressions that answer otherwise."""
    return {
        plain.pattern
        for text in texts
        for plain, ours in readers
        if match_of(plain.search(text)) != match_of(ours.search(text))
    }


@pytest.mark.slow
def test_readers_expressions_look_first(readers):
    """Most expressions of the readers can be skipped; there are several hundred."""
    looking = [ours for _, ours in readers if ours.search != ours._whole.search]

    assert len(readers) > 400
    assert len(looking) > 0.8 * len(readers)


@pytest.mark.slow
def test_readers_on_the_phrase_bench(readers):
    """Skipping changes no answer on the wordings of the phrase bench."""
    texts = {
        line
        for path in sorted((ROOT / "tests/bench/phrases").glob("*.toml"))
        for case in tomllib.loads(path.read_text())["case"][::9]
        for line in case["text"].splitlines()[:3]
    }

    assert set() == differing(readers, sorted(texts)[::4])


@pytest.mark.slow
def test_readers_on_every_chart(readers):
    """Skipping changes no answer on the lines of all charts with a text layer (every ninth of them, sorted)."""
    charts = [*(ROOT / "tests/charts").rglob("*.pdf"), *(ROOT / "codes").rglob("chart.pdf")]
    texts = {
        page.text[line.start : line.end]
        for file in read_records(charts, options=Options(ocr="never")).files
        for page in file.pages
        for line in page.lines
    }

    assert set() == differing(readers, sorted(texts)[::9])


@pytest.mark.slow
@given(text=st.text(max_size=60))
def test_readers_on_any_text(readers, text):
    """Skipping changes no answer on text of any script, either."""
    assert set() == differing(readers, [text])


def test_before_and_after_the_scan_is_ready():
    """The first searches count themselves; the answers are the same when the scan takes over."""
    ours = sieve.compile(r"zebra \d+ crossings?")
    plain = ours.search

    assert {((4, 22), ())} == {
        (found.span(), found.groups())
        for found in (ours.search("two zebra 12 crossings") for _ in range(4000))
        if found
    }
    assert ours.search != plain
    assert ours.search("two zebras, 12 crossings") is None


def test_several_expressions_at_once():
    """One look names those that could match, in their order, each by its own name even where two share their words."""
    named = [
        ("a", sieve.compile(r"quagga \d+")),
        ("b", sieve.compile(r"\w+ing\b|okapi")),
        ("c", sieve.compile(r"okapi (?:herd|calf)")),
        ("d", sieve.compile(r"quagga \d+")),
    ]
    several = Several([(pattern, name) for name, pattern in named])

    assert ["a", "b", "c", "d"] == several.able("no scan yet: all are asked")
    sieve.prepare([pattern for _, pattern in named])
    assert [["a", "d"], ["b", "c"], []] == [
        [name for name in several.able(text) if name != "b" or "okapi" in text]
        for text in ("a quagga 7", "the okapi calf", "neither")
    ]


def test_the_functions_of_re():
    """The functions answer as those of `re` do, for words and for compiled expressions."""
    text = "b12 a7 B3"
    for pattern in (r"b\d+", sieve.compile(r"b\d+", sieve.IGNORECASE)):
        theirs = re.compile(r"b\d+", 0 if isinstance(pattern, str) else re.IGNORECASE)
        assert match_of(theirs.search(text)) == match_of(sieve.search(pattern, text))
        assert match_of(theirs.match(text)) == match_of(sieve.match(pattern, text))
        assert match_of(theirs.fullmatch(text)) == match_of(sieve.fullmatch(pattern, text))
        assert theirs.findall(text) == sieve.findall(pattern, text)
        assert list(map(match_of, theirs.finditer(text))) == list(map(match_of, sieve.finditer(pattern, text)))
        assert theirs.split(text, maxsplit=1) == sieve.split(pattern, text, maxsplit=1)
        assert theirs.sub("_", text, count=1) == sieve.sub(pattern, "_", text, count=1)
