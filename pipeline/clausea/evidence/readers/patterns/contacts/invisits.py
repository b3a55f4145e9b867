"""A face-to-face visit is a contact with the patient, too (CONTRACT 1: "visits too")."""

from collections.abc import Iterator, Sequence

from clausea.models import Item, Value

_VISITS = ("tcm_visit", "initiating_visit")


def of_visits(found: Sequence[Item]) -> Iterator[Item]:
    """Items `patient_contact` of the visits on days that have no contact in person.

    Args:
        found: the items of every element.
    """
    days = {
        item.value.date
        for item in found
        if item.element == "patient_contact" and item.value.mode in ("in_person", "video", None)
    }
    for item in found:
        if item.element not in _VISITS or not item.relied_on or item.value.date is None or item.value.date in days:
            continue
        if item.value.mode not in (None, "in_person"):
            continue
        days.add(item.value.date)
        basis = tuple(one for one in item.basis if one.field == "date")
        value = Value(date=item.value.date, mode="in_person")
        yield item.model_copy(update={"element": "patient_contact", "value": value, "basis": basis})
