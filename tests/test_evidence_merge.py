"""How items that state the same fact become one (evidence.merge)."""

from clausea.evidence.merge import merge
from clausea.models import Item, Value


def minutes(page, start, count, person="Imre Saltzman", day="2026-02-03"):
    return Item(
        id="E000",
        element="staff_minutes",
        value=Value(date=day, minutes=count, person=person, credential="RN"),
        quote=f"{count} min",
        record="R1",
        page=page,
        start=start,
        end=start + 6,
    )


def test_a_note_and_the_report_that_repeats_it_are_one_fact():
    """A copied entry counts once; the copy stands under `also` (domain.md 1.11 step 5)."""
    facts = merge([minutes(4, 10, 12), minutes(8, 90, 12)])

    assert [(4, [8])] == [(fact.page, [span.page for span in fact.also]) for fact in facts]


def test_two_rows_of_one_log_that_look_alike_are_two_activities():
    """The same person may log the same minutes twice on a day."""
    facts = merge([minutes(8, 10, 5), minutes(8, 90, 5)])

    assert ["E001", "E002"] == [fact.id for fact in facts]


def test_two_alike_rows_and_their_notes_stay_two():
    """Each of two notes joins one row of the report."""
    facts = merge([minutes(4, 10, 5), minutes(5, 10, 5), minutes(8, 10, 5), minutes(8, 90, 5)])

    assert 4 == sum(1 + len(fact.also) for fact in facts)
    assert 2 == len(facts)


def test_two_people_with_the_same_minutes_are_two_facts():
    """Minutes of different people are never one entry."""
    facts = merge([minutes(4, 10, 5), minutes(4, 90, 5, person="Ona Birk")])

    assert {"Imre Saltzman", "Ona Birk"} == {fact.value.person for fact in facts}


def test_a_name_written_in_full_and_with_an_initial_is_one_person():
    """ "Wilhelmina Drax" of the note and "DRAX, W" of the report logged one call, not two."""
    facts = merge([minutes(4, 10, 9, "Wilhelmina Drax"), minutes(5, 10, 9, "DRAX, W")])

    assert [(4, [5])] == [(fact.page, [span.page for span in fact.also]) for fact in facts]
