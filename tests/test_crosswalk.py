"""From the payer's codes and words to denial codes and ways (domain.md 3.2 and 3.3, field notes 18 and 21)."""

import shutil
from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assess_cases import CODES, library
from clausea.claims import read_claim
from clausea.codes_load import load_codes
from clausea.crosswalk import Asked, CrosswalkExample, asked_of
from clausea.crosswalk_load import check_examples, load_crosswalk
from clausea.denialwords import clauses, found
from clausea.errors import ContentError

CROSSWALK = library().crosswalk
KNOWN = {
    *("CCM01", "CCM02", "CCM03", "CCM04", "CCM05", "CCM06", "CCM08", "CCM09", "CCM10", "CCM11", "CCM12", "CCM13"),
    *("CCM14", "CCM16", "CCM17", "CCM18", "CCM19", "CCM20", "CCM21", "CCM23", "CCM24", "CCM27", "CCM28", "CCM30"),
    *("CCM31", "CCM35", "CCM36", "CCM37", "CCM38", "CCM39", "CCM40"),
}


def find(**asked):
    return CROSSWALK.find(Asked(**asked))


@pytest.mark.parametrize("example", CROSSWALK.examples, ids=lambda example: example.title)
def test_example(example: CrosswalkExample) -> None:
    """Every example of codes/crosswalk comes out as it says."""
    assert {"": ""} == {wrong: wrong for title, wrong in check_examples(CROSSWALK) if title == example.title}


def test_every_row_has_an_example() -> None:
    """No row stands in the content that nothing tests."""
    met = {match.row.id for example in CROSSWALK.examples if (match := CROSSWALK.find(example.ask)).row}

    assert {row.id for row in CROSSWALK.rows} == met


def test_codes_are_those_of_the_family() -> None:
    """domain.md 3.1: 31 codes, each with a title; folders that exist bear the same code and title."""
    listed = load_crosswalk(CODES / "crosswalk").codes
    assert set(listed) == KNOWN
    assert {} == {code: one.title for code, one in library().codes.items() if one.title != listed[code].title}
    assert {code for code in library().codes if code.startswith("CCM")} <= KNOWN


def test_a_changed_example_is_noticed() -> None:
    """The examples can fail: a wrong expectation is reported with what came out."""
    wrong = CROSSWALK.examples[0].model_copy(update={"way": "appeal"})
    report = check_examples(CROSSWALK.model_copy(update={"examples": (wrong,)}))

    assert "way 'appeal' expected, 'resubmit' came out" == report[0][1]


# ---- each row of domain.md 3.3, with its neighbours ---------------------------------------------------------------


@pytest.mark.parametrize("carc", ["252", "226", "163"])
@pytest.mark.parametrize("rarc", ["M127", "N706", "N393", "N463"])
@pytest.mark.parametrize("service", ["99490", "99439", "99487", "99489", "99491", "99437", "99424"])
def test_records_never_received(carc: str, rarc: str, service: str) -> None:
    """domain.md 3.3, row 1: CCM06, then 04 and 02; records are sent (field note 21)."""
    match = find(group="CO", carc=carc, rarc=(rarc,), service=service)

    assert ("records", "CCM06", ["CCM06", "CCM04", "CCM02"]) == (
        match.way, match.chosen, [one.code for one in match.candidates]
    )  # fmt: skip


@pytest.mark.parametrize("carc", ["251", "50"])
@pytest.mark.parametrize("rarc", ["N237", "N394", "N705"])
def test_records_judged_short(carc: str, rarc: str) -> None:
    """domain.md 3.3, row 2: records seen and judged insufficient are argued, not sent as if missing."""
    match = find(group="CO", carc=carc, rarc=(rarc,), service="99490")

    assert ("appeal", "CCM06") == (match.way, match.chosen)


@pytest.mark.parametrize("service", ["99490", "99484", "99426", "99492", "99457"])
def test_total_time(service: str) -> None:
    """domain.md 3.3, row 3: N443 is about time, for any timed service: CCM04, then CCM06."""
    assert "CCM04" == find(carc="251", rarc=("N443",), service=service).chosen


@pytest.mark.parametrize("rarc", ["N706", "N435", "N130"])
@pytest.mark.parametrize("carc", ["50", "151", "150"])
def test_units_of_an_add_on_are_minutes(carc: str, rarc: str) -> None:
    """domain.md 3.3, row 4: base → CCM06, add-on units → CCM04, and the sum of the minutes decides."""
    add_on = find(carc=carc, rarc=(rarc,), service="99439")

    assert ("CCM06", "CCM04") == (find(carc=carc, rarc=(rarc,), service="99490").chosen, add_on.chosen)
    assert "correct the claim" in str(add_on.row and add_on.row.do)


@pytest.mark.parametrize(("rarc", "code"), [("N323", "CCM09"), ("N332", "CCM30"), ("N459", "CCM30"), ("N460", "CCM30")])
@pytest.mark.parametrize("carc", ["50", "251"])
@pytest.mark.parametrize("service", ["99495", "99496"])
def test_transitional_care(carc: str, rarc: str, code: str, service: str) -> None:
    """domain.md 3.3, row 5: contact → CCM09, discharge → CCM30, coordination → CCM06 as a further candidate."""
    match = find(carc=carc, rarc=(rarc,), service=service)

    assert (code, {"CCM09", "CCM30", "CCM06"}) == (match.chosen, {one.code for one in match.candidates})


@pytest.mark.parametrize("carc", ["252", "251", "16"])
@pytest.mark.parametrize("rarc", ["N3", "N28"])
@pytest.mark.parametrize("service", ["99490", "99484", "99492", "G0556"])
def test_consent(carc: str, rarc: str, service: str) -> None:
    """domain.md 3.3, row 6: consent remarks → CCM03, for any service."""
    assert "CCM03" == find(carc=carc, rarc=(rarc,), service=service).chosen


@pytest.mark.parametrize("carc", ["252", "251", "50"])
@pytest.mark.parametrize("rarc", ["N42", "N309", "N394"])
@pytest.mark.parametrize("service", ["99484", "99492", "99493", "99494", "G0323", "G0568", "G0569", "G0570"])
def test_behavioral_assessment(carc: str, rarc: str, service: str) -> None:
    """domain.md 3.3, row 7: assessment and progress notes of behavioral services → CCM21."""
    assert "CCM21" == find(carc=carc, rarc=(rarc,), service=service).chosen


@pytest.mark.parametrize("carc", ["50", "16", "A1"])
def test_roles_of_collaborative_care(carc: str) -> None:
    """domain.md 3.3, row 8: N706 on collaborative care asks for the team → CCM21."""
    assert "CCM21" == find(carc=carc, rarc=("N706",), service="99492").chosen


@pytest.mark.parametrize("carc", ["B7", "170"])
def test_enrolment_is_no_matter_of_the_chart(carc: str) -> None:
    """domain.md 3.3, row 9: CCM11, and the enrolment is corrected first."""
    match = find(carc=carc, service="99490")

    assert ("correct", "CCM11", None) == (match.way, match.candidates[0].code, match.chosen)


@pytest.mark.parametrize(
    ("carc", "rarc"), [("B15", ()), ("107", ("N122",)), ("97", ("N390",)), ("236", ()), ("18", ())]
)
def test_coding_and_overlap_are_corrected(carc: str, rarc: tuple[str, ...]) -> None:
    """domain.md 3.3, rows 10 and 11: a corrected claim, no letter."""
    match = find(carc=carc, rarc=rarc, service="99439")

    assert ("correct", (), None) == (match.way, match.candidates, match.chosen)


@pytest.mark.parametrize("carc", ["16", "252", "97"])
def test_ma130_is_no_appeal(carc: str) -> None:
    """domain.md 3.3, row 12: MA130 has no appeal rights, whatever stands beside it."""
    match = find(group="CO", carc=carc, rarc=("MA130", "N706"), service="99490", text="Care coordination is missing.")

    assert ("resubmit", "unprocessable") == (match.way, match.row and match.row.id)
    assert (None, ()) == (match.chosen, match.candidates)
    assert not match.answered_by_record


@pytest.mark.parametrize("carc", ["1", "2", "3"])
def test_patient_share_is_no_denial(carc: str) -> None:
    """domain.md 3.2: PR-1, PR-2, PR-3 are deductible, coinsurance and copay; CO-1 is none of them."""
    assert "none" == find(group="PR", carc=carc, service="99490").way
    assert find(group="CO", carc=carc, service="99490").way is None


@pytest.mark.parametrize("carc", ["96", "204"])
def test_coverage(carc: str) -> None:
    """domain.md 3.3, row 13: a plan's benefit is disputed with its own text."""
    assert ("none", "coverage") == ((match := find(carc=carc, rarc=("N130",))).way, match.row and match.row.id)


@pytest.mark.parametrize("rarc", ["N386", "N115"])
@pytest.mark.parametrize(("service", "code"), [("99490", "CCM06"), ("99484", "CCM21")])
def test_a_cited_policy_is_challenged(rarc: str, service: str, code: str) -> None:
    """domain.md 3.3, row 14: no coverage determination is known for these services: ask which one is meant."""
    match = find(carc="50", rarc=(rarc,), service=service)

    assert ("policy-cited", code) == (match.row and match.row.id, match.chosen)


# ---- words --------------------------------------------------------------------------------------------------------


def test_words_outrank_codes() -> None:
    """domain.md 3.3: the payer's free text outranks the remittance codes, and both are shown."""
    match = find(carc="252", rarc=("M127",), service="99490", text="Patient consent could not be located.")

    assert ("CCM03", "records") == (match.chosen, match.way)
    assert ("consent",) == match.candidates[0].words
    assert "CCM06" in {one.code for one in match.candidates}


@pytest.mark.parametrize(
    "text",
    [
        "Coordination of care was not documented.",
        "no care-coordination seen in the notes",
        "CARE COORDINATION ACTIVITIES MISSING",
        "We could not find coordinated care activities.",
        "documentation lacks evidence of coordinating the patient's care",
    ],
)
def test_one_thing_in_many_words(text: str) -> None:
    """Order, case, endings and words between do not matter."""
    assert "CCM06" == find(service="99490", text=text).chosen


def test_near_words_only() -> None:
    """Words of a phrase that stand far apart say nothing together."""
    kept = clauses("care of the patient at home by a visiting nurse was never put into any plan", ["never"], [])

    assert () == found(kept, "care plan")
    assert ("care", "plan") == found(clauses("The care plan is old", [], []), "care plan")


def test_short_words_forgive_nothing() -> None:
    """One wrong letter turns consent into content: only long words forgive one."""
    assert () == found([["content"]], "consent")
    assert ("documentaton",) == found([["documentaton"]], "documentation")


def test_two_services_may_differ() -> None:
    """A claim's lines are looked up one by one: a line's own denial counts before the case's."""
    claim = read_claim(CODES / "CCM06" / "examples" / "case" / "claim.toml")

    assert "CCM06" == CROSSWALK.find(asked_of(claim, "99439")).chosen


def test_codes_are_read_as_people_write_them() -> None:
    """ "co-252", "n3, m127", small letters and blanks mean the same."""
    match = find(carc=" co-252 ", rarc=("n3, m127",), service=" g0556 ")

    assert Asked(group="CO", carc="252", rarc=("N3", "M127"), service="G0556") == match.asked


@given(st.text(max_size=400), st.sampled_from([None, "99490", "99484", "99495", "12345"]))
def test_any_text_is_looked_up(text: str, service: str | None) -> None:
    """Whatever is pasted: no error, and no code is chosen that is not a candidate."""
    match = find(text=text, service=service)

    assert match.chosen in (None, *(one.code for one in match.candidates))


def test_a_pasted_page_is_looked_up_at_once() -> None:
    """Words that repeat without end do not multiply (five seconds are slack on a busy machine)."""
    begun = perf_counter()
    match = find(service="99490", text="care plan begin end time coordination not " * 400)

    assert match.candidates
    assert perf_counter() - begun < 5


# ---- mistakes in the content --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        ("remits.toml", 'codes = ["CCM11"]', 'codes = ["CCM99"]', "row enrolment names 'CCM99'"),
        ("remits.toml", 'id = "overlap"', 'id = "units"', "two rows have the id 'units'"),
        ("remits.toml", 'way = "resubmit"', 'way = "resend"', "unprocessable"),
        ("remits.toml", "final = true", "finale = true", "finale is not a known key"),
        ("remits.toml", 'source = ["unprocessable"]', 'source = ["nobody"]', "add [source.nobody]"),
        ("remits.toml", 'services = ["tcm"]', 'services = ["tmc"]', "'tmc' is in no [family]"),
        ("words.toml", 'row = "overlap"', 'row = "overlaps"', "no row 'overlaps'"),
        ("words.toml", "[[instead]]", "[[insted]]", "insted is not a known key"),
        ("examples.toml", "[[example]]", "[[example]", "is no valid TOML"),
    ],
)
def test_mistakes_name_file_and_remedy(tmp_path: Path, file: str, old: str, new: str, message: str) -> None:
    """Errors name the file, the place and what to do."""
    folder = tmp_path / "crosswalk"
    shutil.copytree(CODES / "crosswalk", folder)
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")

    with pytest.raises(ContentError) as error:
        load_crosswalk(folder)
    assert file in str(error.value)
    assert message in str(error.value)


def test_a_code_is_offered_for_its_own_services_only() -> None:
    """What an example chooses, its folder's letter can argue for that service."""
    chosen = [(match.chosen, match.asked.service) for one in CROSSWALK.examples if (match := CROSSWALK.find(one.ask))]

    assert [] == [
        (code, service)
        for code, service in chosen
        if code and service and service not in library().codes[code].services
    ]


def test_an_example_of_an_edited_folder_is_reported(tmp_path: Path) -> None:
    """What `clausea codes check` prints of an example that comes out otherwise, in a folder of one's own."""
    folder = tmp_path / "codes"
    shutil.copytree(CODES, folder)
    path = folder / "crosswalk" / "examples.toml"
    path.write_text(path.read_text(encoding="utf-8").replace('row = "unprocessable"', 'row = "units"', 1), "utf-8")

    report = dict(check_examples(load_codes(folder).crosswalk))
    assert "row 'units' expected, 'unprocessable' came out" == report["MA130 is no appeal, whatever else stands there"]
