"""What the billing experts write in codes/, as models: denial codes, services, requirements, tests, words, roles.

One denial code is one folder, one CPT family is one file of codes/services. Nothing here reads a file
(`clausea.codes_load` does) and nothing here judges a chart (`clausea.assess` does).
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from pydantic import Field

from clausea.codes_tests import (
    BilledWithTest,
    ConsentTest,
    ContactTest,
    CountTest,
    DatedTest,
    DeviceDaysTest,
    DischargeTest,
    FirstMonthTest,
    MdmTest,
    MinutesTest,
    NamedTest,
    NoLaterThanVisitTest,
    NotRequiredTest,
    ScaleTest,
    SeenTest,
    Test,
    VisitTest,
)
from clausea.crosswalk import Crosswalk
from clausea.elements import Element
from clausea.models import Claim, IsoDate, Level, Model, Polarity, Program, Result, Route, Status, UnreadPage, Value
from clausea.payers import Payers
from clausea.sources import Source

__all__ = [
    "CLAIM_LINE",
    "IN_FORCE",
    "BilledWithTest",
    "ConsentTest",
    "ContactTest",
    "CountTest",
    "DatedTest",
    "DenialCode",
    "DeviceDaysTest",
    "DischargeTest",
    "Example",
    "ExampleItem",
    "Expect",
    "ExpectedFinding",
    "FirstMonthTest",
    "Library",
    "MdmTest",
    "MinutesTest",
    "NamedTest",
    "NoLaterThanVisitTest",
    "NotACondition",
    "NotRequiredTest",
    "PayerCodes",
    "Prevention",
    "Requirement",
    "Role",
    "Roles",
    "ScaleTest",
    "SeenTest",
    "Service",
    "Source",
    "Test",
    "VisitTest",
    "Wording",
    "Words",
]

Role = Literal["clinical_staff", "practitioner", "not_clinical"]
CLAIM_LINE = "claim_line"
"""The element of requirements about the claim itself: no reader looks for it in a chart."""
IN_FORCE = "code-in-force"
"""The id of the requirement that a code could be billed on the day of service (`Library.in_force`)."""


class Wording(Model):
    """A requirement's reasons in the specialist's words, one for each result, and what to ask the clinic for.

    Slots in braces are filled by the test: which ones a kind offers is listed in codes/README.md.
    """

    met: str
    not_met: str
    contradicted: str | None = None
    unclear: str
    not_applicable: str | None = None
    ask: str
    """What to ask the clinic for when the requirement is not met or unclear."""
    case: dict[str, str] = Field(default_factory=dict)
    """Reasons for the special cases that a kind of test knows ("late", "undated"); codes/README.md lists them."""

    def of(self, result: Result, case: str | None = None) -> str:
        """The reason for that case, else for that result; `not_met` where a contradiction has no words of its own."""
        text: str | None = self.case.get(case or "") or getattr(self, result.value)
        return text or (self.not_met if result is Result.CONTRADICTED else self.unclear)


class Requirement(Model):
    """What a service asks for: one element, one named test, its level, its words and its source."""

    id: str
    title: str
    """What a specialist calls it: "Consent to CCM"."""
    services: tuple[str, ...] = Field(min_length=1)
    element: str
    level: Literal[Level.MANDATORY, Level.SUPPORTING]
    test: Test
    wording: Wording
    sources: tuple[Source, ...] = Field(min_length=1)
    status: Literal["verified", "unverified"] = "verified"
    """`unverified` where sources disagree or nobody could read one: its findings are unclear, never met."""
    unsettled: str | None = None
    """What about an unverified rule is not settled, in the specialist's words."""
    owner: str
    """Who keeps the rule."""
    expires: IsoDate
    """The last day up to which somebody has vouched for the rule; it has to be read again by then."""
    effective_from: IsoDate | None = None
    effective_to: IsoDate | None = None

    @property
    def source(self) -> str:
        return "; ".join(str(source) for source in self.sources)

    def in_force(self, day: str) -> bool:
        """Whether the rule holds for services of that day."""
        return (self.effective_from or "") <= day <= (self.effective_to or "9999-12-31")

    def doubt(self, day: str) -> Literal["unverified", "expired"] | None:
        """Why nobody vouches for the rule for services of that day, None where somebody does."""
        if self.status == "unverified":
            return "unverified"
        return "expired" if day > self.expires else None


class Service(Model):
    """One CPT or HCPCS code."""

    code: str
    name: str
    """Our own short name, never the licensed descriptor."""
    short: str
    """The program's short name as letters print it: "CCM"."""
    family: str
    program: Program
    period: Literal["month", "discharge"]
    unit_rule: str | None = None
    """A sentence of rule about the time that the code asks for; None where it asks for none."""
    rule_sources: tuple[Source, ...] = ()
    elements: str | None = None
    """What the code's definition asks for, in our words: fits "the service asks for ..."."""
    elements_sources: tuple[Source, ...] = ()
    add_on_to: tuple[str, ...] = ()
    instead: tuple[str, ...] = ()
    """Services to try when this one fails by the record's own showing."""
    exclusive_with: tuple[str, ...] = ()
    """Codes that the same practitioner may not bill in the same month."""
    confirm: tuple[str, ...] = ()
    """What no chart can tell and a person has to confirm."""
    requirements: tuple[Requirement, ...] = ()
    effective_from: IsoDate | None = None
    """The first day on which the code could be billed; None: long before any claim that can still be appealed."""
    effective_to: IsoDate | None = None

    def in_force(self, day: str) -> bool:
        """Whether the code could be billed for services of that day."""
        return (self.effective_from or "") <= day <= (self.effective_to or "9999-12-31")


class Words(Model):
    """Sentences that belong to no single requirement (codes/words.toml): the whys and notes of the minutes tables,
    reasons that fit any requirement, what speaks against a claim, what cannot be told. Slots in braces."""

    forbidden: tuple[str, ...] = ()
    """Phrases that no letter of any code may hold."""
    case: dict[str, str]
    why: dict[str, str]
    note: dict[str, str]
    discrepancy: dict[str, str]
    in_force: dict[str, str]
    """The finding about a code that could not be billed on the day of service."""
    against: dict[str, str]
    cannot_tell: dict[str, str]


class Roles(Model):
    """Which credentials are clinical staff, practitioner, or neither (codes/roles.toml); others are unknown."""

    clinical_staff: tuple[str, ...]
    practitioner: tuple[str, ...]
    not_clinical: tuple[str, ...]
    sources: tuple[Source, ...] = ()

    def of(self, credential: str | None) -> Role | None:
        """The role of a credential ("RN, CCM", "D.O.", "front desk"); None where nobody listed it.

        Any job of the front desk makes it not clinical, since the title tells what was done.
        """
        if not credential:
            return None
        text = " ".join(credential.replace(".", "").replace("/", " ").replace(",", " ").split()).casefold()
        for role, names in (
            ("not_clinical", self.not_clinical),
            ("practitioner", self.practitioner),
            ("clinical_staff", self.clinical_staff),
        ):
            if any(f" {' '.join(name.replace('.', '').split()).casefold()} " in f" {text} " for name in names):
                return role  # type: ignore[return-value]  # the three names above
        return None


class PayerCodes(Model):
    """Remittance codes that often stand for this denial."""

    carc: str
    rarc: tuple[str, ...] = ()


class NotACondition(Model):
    """What a payer asks for under this denial although it is no part of the definition of the code billed."""

    asked: str
    """A noun phrase that fits "... is no part of it": "a risk score"."""
    services: tuple[str, ...] = ()
    """The services for which it is none; empty: all of the denial's that say by which elements they are defined."""


class Prevention(Model):
    check: str
    element: str


class ExampleItem(Model):
    """A fact in CONTRACT words; `quote` is made from the values where the example gives none."""

    element: str
    value: Value = Value()
    quote: str | None = None
    page: int = Field(default=1, ge=1)
    polarity: Polarity = Polarity.AFFIRMED
    status: Status = Status.VERIFIED


class ExpectedFinding(Model):
    element: str
    service: str
    result: Result
    minutes: int | None = None


class Expect(Model):
    route: Route
    routes: dict[str, Route] = Field(default_factory=dict)
    findings: tuple[ExpectedFinding, ...] = ()
    present: tuple[str, ...] = ()
    """Phrases that the letter must hold."""
    absent: tuple[str, ...] = ()


class Example(Model):
    """A claim, the facts of a chart, and what must come out."""

    name: str
    title: str
    claim: Claim
    items: tuple[ExampleItem, ...]
    unread: tuple[UnreadPage, ...] = ()
    expect: Expect


class DenialCode(Model):
    """One folder of codes/."""

    code: str
    title: str
    group: str
    """The heading under which `codes list` shows it."""
    explanation: str
    status: Literal["draft", "approved", "retired"]
    owner: str
    reviewed: IsoDate | None = None
    services: tuple[str, ...] = Field(min_length=1)
    at_issue: tuple[str, ...] = ()
    """Elements that the payer disputes: argued first. A supporting requirement of such an element becomes `at_issue`;
    a mandatory one stays mandatory."""
    common_causes: tuple[str, ...] = Field(min_length=1)
    prevention: tuple[Prevention, ...] = Field(min_length=1)
    payer_codes: tuple[PayerCodes, ...] = ()
    not_a_condition: tuple[NotACondition, ...] = ()
    forbidden: tuple[str, ...] = ()
    """Phrases that no letter of this code may hold, in any case; those of all codes included."""
    examples: tuple[Example, ...] = ()
    folder: Path

    @property
    def template(self) -> Path:
        return self.folder / "letter.md.j2"

    def level(self, requirement: Requirement) -> Level:
        """The requirement's level in a denial of this code."""
        if requirement.level is Level.SUPPORTING and requirement.element in self.at_issue:
            return Level.AT_ISSUE
        return requirement.level


class Library(Model):
    """Everything that codes/ holds."""

    folder: Path
    codes: Mapping[str, DenialCode]
    services: Mapping[str, Service]
    elements: Mapping[str, Element]
    roles: Roles
    words: Words
    payers: Payers
    crosswalk: Crosswalk

    def requirement(self, service: str, requirement_id: str) -> Requirement:
        """The requirement of that id; KeyError when the service has none."""
        if requirement_id == IN_FORCE:
            return self.in_force(self.services[service])
        for requirement in self.services[service].requirements:
            if requirement.id == requirement_id:
                return requirement
        raise KeyError(requirement_id)

    def in_force(self, service: Service) -> Requirement:
        """What every service asks for silently: that its code could be billed on the day of service."""
        reason = self.words.in_force["not_yet" if service.effective_from else "no_longer"]
        return Requirement(
            id=IN_FORCE,
            title=self.words.in_force["title"],
            services=(service.code,),
            element=CLAIM_LINE,
            level=Level.MANDATORY,
            test=NotRequiredTest(kind="not_required"),
            wording=Wording(
                met=reason,
                not_met=reason,
                unclear=reason,
                ask=self.words.in_force["ask"],
                case={name: self.words.in_force[name] for name in ("not_yet", "no_longer")},
            ),
            sources=service.rule_sources,
            owner="",
            expires="9999-12-31",
        )
