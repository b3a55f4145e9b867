"""Whose minutes count: which entries stay out of a sum, and which wait for somebody to settle a doubt."""

from clausea.assess.chart import Chart
from clausea.calendar import add_days, month_bounds
from clausea.codes import MinutesTest
from clausea.models import Item
from clausea.values.namekeys import same_person

MINUTE_ELEMENTS = ("staff_minutes", "practitioner_minutes", "bhcm_minutes")
FAR_MONTH = "far_month"
ELSEWHERE = ("other_month", "other_program", "not_this_role")
"""Reasons of entries that say nothing about the month and program asked for."""


def stays_out(
    item: Item, chart: Chart, test: MinutesTest, not_before: str | None, *, timed: bool, cut: bool
) -> str | None:
    """The key of the reason for which the entry cannot count (codes/words.toml, `why`); None when it can.

    `timed` tells whether it has minutes or times at all, `cut` whether it runs into the month from another one.
    FAR_MONTH for entries of months further away, which are not even shown.
    """
    value = item.decided
    month = chart.month or ""
    first, last = month_bounds(month)
    if value.date and not first <= value.date <= last and not cut:
        return "other_month" if first[:7] in (_month_after(value.date), _month_before(value.date)) else FAR_MONTH
    role = chart.role(value.person, value.credential)
    also = holds(value.credential, test.also_credentials)
    if role == "not_clinical" and not also:
        return "not_clinical"
    if value.program is not None and value.program not in test.programs:
        return "other_program"
    if item.element not in test.counted:
        return "staff_time" if test.who == "practitioner" else "not_this_role"
    if test.who == "practitioner" and role == "clinical_staff":
        return "staff_time"
    if test.only_credentials and value.credential and not holds(value.credential, test.only_credentials):
        return "not_this_role"
    if not timed:
        return "no_minutes"
    if not_before and value.date and value.date < not_before:
        return "before_consent"
    return None


def doubt_of(item: Item, chart: Chart, test: MinutesTest, labels: set[str]) -> str | None:
    """The key of the doubt that keeps an entry out of the sum until somebody settles it."""
    value = item.decided
    if item.offered:
        return "copied_forward" if chart.flagged(item, "copied_forward") else "not_reviewed"
    if value.date is None:
        return "no_date"
    role = chart.role(value.person, value.credential)
    unnamed = value.person is None and value.credential is None  # the reader's own conditions settled the role
    billing = chart.claim.billing_practitioner
    is_biller = billing is not None and same_person(value.person, billing.name, unknown=False)
    if test.who == "practitioner":
        if billing is not None and value.person and not is_biller:
            return "other_practitioner"
        if role != "practitioner" and not is_biller and not unnamed:
            return "unknown_role"
    elif test.who == "care_manager":
        named = [manager.decided.person for manager in chart.relied("bh_care_manager")]
        if role is None and not unnamed and not any(same_person(value.person, name, unknown=False) for name in named):
            return "unknown_role"
    elif test.only_credentials:
        if billing is not None and value.person and not is_biller:
            return "other_practitioner"
        if not holds(value.credential or (billing.credential if billing else None), test.only_credentials):
            return "unknown_role"
    elif role is None and holds(value.credential, test.also_credentials):
        pass
    elif role is None and not is_biller and (item.element == "staff_minutes" or not unnamed):
        return "unknown_role"
    is_cocm = item.element == "bhcm_minutes" and test.who == "care_manager"
    if value.program is None and not is_cocm and labels - set(test.programs):
        return "no_program"
    return None


def holds(credential: str | None, names: tuple[str, ...]) -> bool:
    """Whether a credential or job title ("CHW", "certified community health worker") is one of the names."""
    text = f" {_words(credential or '')} "
    return any(f" {_words(name)} " in text for name in names)


def programs(chart: Chart) -> set[str]:
    """Programs that the month's entries name."""
    items = (item.decided for item in chart.relied(*MINUTE_ELEMENTS))
    return {value.program for value in items if value.program and (value.date or "")[:7] == chart.month}


def _words(text: str) -> str:
    return " ".join("".join(c if c.isalnum() else " " for c in text.replace(".", "")).casefold().split())


def _month_after(day: str) -> str:
    return add_days(day[:7] + "-28", 7)[:7]


def _month_before(day: str) -> str:
    return add_days(day[:7] + "-01", -1)[:7]
