"""The named kinds of test that a requirement may use, with their parameters: nothing else can be asked of a chart.

`clausea.assess` holds the rule behind each kind; which slots its wording may use stands in codes/README.md.
"""

from typing import Annotated, Literal

from pydantic import ConfigDict, Field

from clausea.models import Model, Program

Who = Literal["clinical_staff", "practitioner", "care_manager", "professional"]
Window = Literal["month", "by_month_end", "about_month", "any"]


class MinutesTest(Model):
    """The month's countable minutes reach a threshold (the summing rule: `clausea.assess.minutes`).

    A base code gives `at_least`; an add-on gives `base` (minutes that the base code uses, by base code) and `each`.
    """

    kind: Literal["minutes"]
    who: Who
    counted: tuple[str, ...] = Field(min_length=1)
    """Elements whose entries are counted."""
    programs: tuple[Program, ...] = Field(min_length=1)
    at_least: int | None = None
    base: dict[str, int] = Field(default_factory=dict)
    each: int | None = None
    max_units: int | None = None
    thin: int = 0
    """A margin over the threshold of so many minutes or fewer is pointed out."""
    only_credentials: tuple[str, ...] = ()
    """Where given, entries of anybody else do not count (a service that certain professions furnish themselves)."""
    also_credentials: tuple[str, ...] = ()
    """Credentials that count for this service although codes/roles.toml does not list them as clinical staff."""
    midpoint: int | None = None
    """Minutes of this code alone from which the CPT time rule would pay; between it and the full threshold: unclear."""


class DatedTest(Model):
    """At least one fact of the element in the window."""

    kind: Literal["dated"]
    window: Window
    undated: Literal["met", "unclear"] = "unclear"
    """What an undated fact gives when no dated one stands."""
    days_before: int = 0
    """For the window `about_month`: days before the month's first day that still count."""
    days_after: int = 0
    """For the window `about_month`: days after the month's last day that still count."""
    none_found: Literal["not_met", "unclear"] = "not_met"
    older: Literal["not_met", "unclear"] = "not_met"
    """What facts before the window give when none stands in it."""
    near: tuple[str, ...] = ()
    """Elements that hint at the fact without proving it: they make "unclear" of "not met"."""


class ConsentTest(Model):
    """Consent to the program on or before the first counted minute; the last word wins."""

    kind: Literal["consent"]
    refusal_words: tuple[str, ...]
    """Words (beginnings) by which a quote says no, as against "none on file"."""
    authority_words: tuple[str, ...]
    """Relationships that carry authority to consent for the patient."""
    self_words: tuple[str, ...]
    near: tuple[str, ...] = ()


class CountTest(Model):
    """At least so many distinct conditions."""

    kind: Literal["count"]
    at_least: int
    at_most: int | None = None
    """More than so many make a question: another code of the family may be the right one."""
    generic_words: tuple[str, ...] = ()
    """Words that do not tell two conditions apart."""


class NamedTest(Model):
    """A person is named in the role."""

    kind: Literal["named_person"]


class SeenTest(Model):
    """Seen face to face within so many months before the program began; mandatory only for a new patient."""

    kind: Literal["seen_before_start"]
    months: int
    consent: str
    """The element of the program's consent: its date is the start where no earlier minute is known."""
    minutes: tuple[str, ...] = ()
    not_modes: tuple[str, ...] = ()
    new_patient_words: tuple[str, ...] = ()


class ScaleTest(Model):
    """A completed validated scale with its score in the month."""

    kind: Literal["scale"]
    weak: tuple[str, ...] = ()
    """Instruments that alone are a question: short screeners, cognitive tests."""


class MdmTest(Model):
    """Stated medical decision making of one of the levels in the month."""

    kind: Literal["mdm"]
    levels: tuple[str, ...]


class FirstMonthTest(Model):
    """The service month is the episode's first month (or a later one)."""

    kind: Literal["episode_month"]
    is_: Literal["first", "later"] = Field(alias="is")
    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True, populate_by_name=True)


class DischargeTest(Model):
    """The claim's discharge is in the chart, from a setting and to a place that qualify where stated."""

    kind: Literal["discharge"]
    settings: tuple[str, ...] = ()
    """Words of settings that qualify; they outweigh those that do not ("inpatient, by way of the emergency room")."""
    not_settings: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    not_to: tuple[str, ...] = ()


class ContactTest(Model):
    """Contact within so many business days after discharge, or so many timely attempts on separate occasions."""

    kind: Literal["contact_after_discharge"]
    business_days: int
    attempts: int
    attempt_element: str


class VisitTest(Model):
    """Face-to-face visit within so many calendar days after discharge, with decision making of one of the levels."""

    kind: Literal["visit_after_discharge"]
    days: int
    levels: tuple[str, ...]
    mdm_element: str


class NoLaterThanVisitTest(Model):
    """Done between discharge and the visit's day, both included."""

    kind: Literal["no_later_than_visit"]
    visit_element: str
    days: int
    """Calendar days after discharge that bound it when no visit is found."""


class DeviceDaysTest(Model):
    """Days with readings from a device in the service month's window, as the record states them."""

    kind: Literal["device_days"]
    at_least: int
    at_most: int | None = None


class BilledWithTest(Model):
    """Another code stands on the claim for the same month and practitioner."""

    kind: Literal["billed_with"]
    codes: tuple[str, ...] = Field(min_length=1)


class NotRequiredTest(Model):
    """The service does not make this requirement: says so, because payers ask for it."""

    kind: Literal["not_required"]


Test = Annotated[
    MinutesTest
    | DatedTest
    | ConsentTest
    | CountTest
    | NamedTest
    | SeenTest
    | ScaleTest
    | MdmTest
    | FirstMonthTest
    | DischargeTest
    | ContactTest
    | VisitTest
    | NoLaterThanVisitTest
    | DeviceDaysTest
    | BilledWithTest
    | NotRequiredTest,
    Field(discriminator="kind"),
]
