"""The evidence contract: what crosses the stages and what evidence.json and claim files hold.

All models are frozen and refuse unknown keys. Offsets are code points in the page text, `end` exclusive;
pages count from 1; dates are ISO strings (`YYYY-MM-DD`), a month is `YYYY-MM`, times are `HH:MM`.
"""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from clausea.enums import Decision as Decision  # re-exported: the contract is imported from here
from clausea.enums import Level as Level
from clausea.enums import Polarity as Polarity
from clausea.enums import Result as Result
from clausea.enums import Route as Route
from clausea.enums import Status as Status

FORMAT: Literal["clausea-evidence/1"] = "clausea-evidence/1"
TEXT_VERSION = "1"
"""Version of the rules that make the page text (run.text); a change of the rules changes it."""

IsoDate = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")]
IsoMonth = Annotated[str, Field(pattern=r"^\d{4}-\d{2}$")]
Time = Annotated[str, Field(pattern=r"^\d{2}:\d{2}$")]


class Model(BaseModel):
    """Base: frozen, unknown keys are errors, and no chart text in a validation message."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


Program = Literal["ccm", "bhi", "cocm", "pcm", "apcm", "tcm", "rpm", "chi", "pin"]


class Value(Model):
    """The value of an item; which fields an element has is said in codes/elements. Absent fields are left out."""

    date: IsoDate | None = None
    month: IsoMonth | None = None
    mode: str | None = None
    given_by: str | None = None
    relationship: str | None = None
    documented_by: str | None = None
    content: tuple[str, ...] | None = None
    minutes: int | None = None
    seconds: int | None = None
    start: Time | None = None
    end: Time | None = None
    person: str | None = None
    credential: str | None = None
    activity: str | None = None
    program: Program | None = None
    signed: Literal["yes", "no"] | None = None
    action: str | None = None
    method: str | None = None
    party: str | None = None
    condition: str | None = None
    icd10: str | None = None
    visit: str | None = None
    level: str | None = None
    mdm: str | None = None
    instrument: str | None = None
    score: int | None = None
    intervention: str | None = None
    facility: str | None = None
    setting: str | None = None
    to: str | None = None
    days: int | None = None
    device: str | None = None

    def given(self) -> dict[str, Any]:
        """The fields that the chart gave."""
        return self.model_dump(exclude_none=True)


class Span(Model):
    """A stretch of one page's text; `quote` is exactly text[start:end]."""

    record: str
    page: int = Field(ge=1)
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    quote: str


class Basis(Span):
    """Where a value field stands that the item's own quote does not hold."""

    field: str


class Review(Model):
    """A person's decision about an item; `value` is the reviewer's when the decision is `edited`."""

    decision: Decision = Decision.PENDING
    by: str | None = None
    at: str | None = None
    note: str | None = None
    value: Value | None = None


class Item(Model):
    """One fact of the chart: its element, its value, and the words that carry it."""

    id: str
    element: str
    value: Value = Value()
    quote: str
    record: str
    page: int = Field(ge=1)
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    basis: tuple[Basis, ...] = ()
    also: tuple[Span, ...] = ()
    polarity: Polarity = Polarity.AFFIRMED
    status: Status = Status.VERIFIED
    reasons: tuple[str, ...] = ()
    reader: tuple[str, ...] = ("patterns",)
    review: Review = Review()

    @property
    def span(self) -> Span:
        return Span(record=self.record, page=self.page, start=self.start, end=self.end, quote=self.quote)

    @property
    def decided(self) -> Value:
        """The value that counts: the reviewer's when edited, else the chart's."""
        return self.review.value if self.review.decision is Decision.EDITED and self.review.value else self.value

    @property
    def relied_on(self) -> bool:
        """True when a requirement may stand on the item (CONTRACT 3: verified or accepted, and affirmed)."""
        if self.review.decision is Decision.REJECTED or self.polarity is not Polarity.AFFIRMED:
            return False
        return self.status is Status.VERIFIED or self.review.decision in (Decision.ACCEPTED, Decision.EDITED)

    @property
    def offered(self) -> bool:
        """True when the item is shown to a person who has not decided yet, and nothing stands on it."""
        return (
            self.status is Status.NEEDS_REVIEW
            and self.polarity is Polarity.AFFIRMED
            and self.review.decision is Decision.PENDING
        )


class UnreadPage(Model):
    page: int = Field(ge=1)
    reason: str


class PageFlag(Model):
    page: int = Field(ge=1)
    flag: str


class RecordFile(Model):
    """One record (chart file) as evidence.json lists it."""

    id: str
    file: str
    path: str
    sha256: str
    pages: int
    ocr_pages: tuple[int, ...] = ()
    unread_pages: tuple[UnreadPage, ...] = ()
    other_patient_pages: tuple[int, ...] = ()
    flags: tuple[PageFlag, ...] = ()


class Tokens(Model):
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)
    in_: int = Field(default=0, alias="in")
    out: int = 0


class PagesSent(Model):
    """Of one record: how many pages were looked at, which were shown to the model, which may not be shown to it."""

    record: str
    considered: int
    pages: tuple[int, ...] = ()
    held_back: tuple[int, ...] = ()


class PageLeft(Model):
    """A page that the model did not read although it was chosen: the embedded reader alone has read it."""

    record: str
    page: int = Field(ge=1)
    reason: str


class ModelRun(Model):
    """What a language model was asked, and what came of it; the counts are of facts."""

    mode: str
    prompts: str
    """Version of prompts/."""
    calls: int = 0
    sent: tuple[PagesSent, ...] = ()
    left: tuple[PageLeft, ...] = ()
    agreed: int = 0
    differing: int = 0
    offered: int = 0
    rejected: int = 0
    stopped: str | None = None
    """Why the model's part ended early; what it had found until then is kept."""


class Run(Model):
    version: str
    text: str = TEXT_VERSION
    readers: tuple[str, ...] = ("patterns",)
    model: str | None = None
    pages_read: int = 0
    pages_sent: int = 0
    tokens: Tokens = Tokens()
    llm: ModelRun | None = None
    """Only where a model read too."""


class FindingValue(Model):
    """What a finding measured. `minutes` is the month's whole countable sum, also for an add-on."""

    minutes: int | None = None
    units: int | None = None
    count: int | None = None
    days: int | None = None
    date: IsoDate | None = None


class Finding(Model):
    """The result of one requirement of one service."""

    requirement: str
    element: str
    service: str
    level: Level
    result: Result
    value: FindingValue = FindingValue()
    items: tuple[str, ...] = ()
    reason: str
    source: str


class Patient(Model):
    name: str | None = None
    dob: IsoDate | None = None
    mrn: str | None = None


class Period(Model):
    start: IsoDate
    end: IsoDate


class Practitioner(Model):
    name: str
    credential: str | None = None
    npi: str | None = None


class Denial(Model):
    group: str | None = None
    carc: str | None = None
    rarc: tuple[str, ...] = ()
    text: str | None = None


class ClaimLine(Model):
    """A line that differs from the case: a base code paid, its add-on denied."""

    status: Literal["paid", "denied", "reduced"] | None = None
    denial: Denial | None = None


class OtherService(Model):
    code: str
    dos: IsoDate | None = None
    npi: str | None = None


PayerType = Literal["medicare", "medicare_advantage", "medicaid", "medicaid_mco", "commercial", "erisa"]


class Claim(Model):
    """What was denied (CONTRACT 7). Every key is optional; `inferred` names the keys read from the chart."""

    code: str | None = None
    services: tuple[str, ...] = ()
    payer: str | None = None
    payer_address: tuple[str, ...] = ()
    payer_type: PayerType | None = None
    contracted: bool | None = None
    appeal_level: str | None = None
    claim_number: str | None = None
    remittance_number: str | None = None
    plan_reference: str | None = None
    member_id: str | None = None
    notice_date: IsoDate | None = None
    received_date: IsoDate | None = None
    appeal_deadline: IsoDate | None = None
    """The last day for the appeal where the notice or the contract gives it."""
    prior_submission: str | None = None
    denied_amount: float | None = None
    discharge: IsoDate | None = None
    patient: Patient = Patient()
    period: Period | None = None
    dos: dict[str, IsoDate] = {}
    billed_units: dict[str, int] = {}
    denied_amounts: dict[str, float] = {}
    billing_practitioner: Practitioner | None = None
    denial: Denial | None = None
    lines: dict[str, ClaimLine] = {}
    other_services: tuple[OtherService, ...] = ()
    inferred: tuple[str, ...] = ()

    @property
    def month(self) -> str | None:
        """The service month `YYYY-MM`, from the period's first day."""
        return self.period.start[:7] if self.period else None

    def units(self, service: str) -> int:
        """Units billed of a service; 1 where the claim does not say."""
        return self.billed_units.get(service, 1)


class Evidence(Model):
    """What stage 2 hands on: the items and what was read."""

    code: str
    claim: Claim
    records: tuple[RecordFile, ...]
    items: tuple[Item, ...]
    run: Run

    def item(self, item_id: str) -> Item:
        return next(item for item in self.items if item.id == item_id)


class CountedEntry(Model):
    """A row of the minutes table: an item and the minutes of it that count. `note` says why fewer count."""

    item: str
    minutes: int
    note: str | None = None


class ExcludedEntry(Model):
    """A row of the second table: minutes that do not count, with why."""

    item: str
    minutes: int
    why: str


class MinutesTable(Model):
    """The sum of one service's month (domain.md 1.11): what counts, what does not, and what the chart's totals say."""

    service: str
    month: IsoMonth
    total: int
    counted: tuple[CountedEntry, ...] = ()
    excluded: tuple[ExcludedEntry, ...] = ()
    stated_totals: tuple[str, ...] = ()
    """Items `minutes_total` of the month and programme, for comparison."""
    discrepancy: str | None = None
    """Own difference explained in words, None when the stated total agrees or none is stated."""


class Assessment(Model):
    """What stage 3a hands on: findings, routes, and the tables behind them."""

    findings: tuple[Finding, ...]
    routes: dict[str, Route]
    route: Route
    minutes: tuple[MinutesTable, ...] = ()
    alternative: dict[str, str] = {}
    """Service that the record supports instead of the one billed: {"99496": "99495"}."""
    units: dict[str, int] = {}
    """Units that the record supports, for timed services."""
    against: tuple[str, ...] = ()
    """What speaks against the claim, in words for the specialist, gravest first."""
    cannot_tell: tuple[str, ...] = ()
    """What the record cannot answer."""


class EvidenceFile(Model):
    """evidence.json (CONTRACT 4)."""

    format: Literal["clausea-evidence/1"] = FORMAT
    code: str
    claim: Claim
    records: tuple[RecordFile, ...]
    items: tuple[Item, ...]
    findings: tuple[Finding, ...]
    routes: dict[str, Route]
    route: Route
    run: Run


class Contact(Model):
    name: str | None = None
    title: str | None = None
    phone: str | None = None


class Practice(Model):
    """The practice profile that signs: `[practice]` of clausea.toml, or a practice.toml beside the claim."""

    name: str | None = None
    letterhead: tuple[str, ...] = ()
    address: tuple[str, ...] = ()
    phone: str | None = None
    fax: str | None = None
    npi: str | None = None
    tin: str | None = None
    signatory: Contact = Contact()
