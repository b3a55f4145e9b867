"""Exhibits and citations: what a letter calls a page."""

from appeal_cases import ccm, tcm
from clausea.appeal import markdown


def test_the_exhibit_number_is_the_place_among_the_cited_pages() -> None:
    """field-notes 26: pages that are not cited are not counted."""
    built = ccm()
    keep = {"staff_minutes", "initiating_visit"}
    built.assessment = built.assessment.model_copy(
        update={"findings": tuple(one for one in built.assessment.findings if one.element in keep)}
    )
    letter = built.letter()
    assert [("A-1", 2), ("A-2", 4)] == [(one.label, one.page) for one in letter.exhibits]
    assert "(Ex. A-2; chart p. 4)" in markdown.render(letter)


def test_pages_of_one_record_stand_together() -> None:
    assert "(Ex. A-1, A-3; chart pp. 1, 3)" in markdown.render(tcm().letter())


def test_the_printed_label_is_added_where_it_differs() -> None:
    """field-notes 26: chart p. is the PDF page."""
    built = ccm()
    built.chart.labels = {2: "ii", 4: "4"}
    text = markdown.render(built.letter())
    assert "(Ex. A-2; chart p. 2, printed ii)" in text
    assert "(Ex. A-4; chart p. 4)" in text


def test_a_basis_on_another_page_is_cited_too() -> None:
    """The date of an entry may stand on the page before."""
    built = ccm()
    index = next(at for at, one in enumerate(built.chart.items) if one.element == "care_plan_activity")
    item = built.chart.items[index]
    words = "made 01/20/2026"
    start = built.chart.pages[2].index(words)
    basis = item.basis[0].model_copy(update={"page": 3, "start": start, "end": start + len(words), "quote": words})
    built.chart.items[index] = item.model_copy(update={"basis": (basis,)})
    assert "“Plan looked through, goals unchanged” (Ex. A-3, A-4; chart pp. 3, 4)." in markdown.render(built.letter())
