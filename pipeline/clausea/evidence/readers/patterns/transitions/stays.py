"""Settles which stay the items of transitional care belong to: only those of the claim's discharge are the claim's."""

from collections.abc import Sequence
from datetime import date, timedelta

from clausea.models import Claim, Item, Polarity

_SERVICE = 30
"""Days of the service, which begin on the day of discharge (MLN908628)."""


def of_this_stay(items: Sequence[Item], claim: Claim) -> list[Item]:
    """Items with those of another stay than the claim's put into the past, with the reason.

    Nothing changes when the claim names no discharge or the chart does not hold it: then a person must see them all.
    """
    billed = claim.discharge
    stays = sorted(
        {
            item.value.date
            for item in items
            if item.element == "discharge" and item.polarity is Polarity.AFFIRMED and item.value.date
        }
    )
    if not billed or billed not in stays:
        return list(items)
    later = next((stay for stay in stays if stay > billed), None)
    end = (date.fromisoformat(billed) + timedelta(days=_SERVICE)).isoformat()
    settled = []
    for item in items:
        day = item.value.date
        other = False
        if day and item.element == "discharge":
            other = day != billed
        elif day and item.element in ("tcm_contact", "tcm_attempt", "tcm_visit"):
            other = day < billed or day > end or (later is not None and day >= later)
        settled.append(_past(item, billed) if other and item.polarity is Polarity.AFFIRMED else item)
    return settled


def _past(item: Item, billed: str) -> Item:
    reason = f"belongs to another stay than the one discharged on {billed}"
    return item.model_copy(update={"polarity": Polarity.HISTORICAL, "reasons": (*item.reasons, reason)})
