"""The fixed words of the evidence contract (CONTRACT 2 to 4)."""

from enum import StrEnum


class Polarity(StrEnum):
    AFFIRMED = "affirmed"
    NEGATED = "negated"
    PLANNED = "planned"
    HISTORICAL = "historical"
    TEMPLATE = "template"
    OTHER_PATIENT = "other_patient"


class Status(StrEnum):
    VERIFIED = "verified"
    NEEDS_REVIEW = "needs_review"
    REJECTED = "rejected"


class Result(StrEnum):
    MET = "met"
    NOT_MET = "not_met"
    CONTRADICTED = "contradicted"
    UNCLEAR = "unclear"
    NOT_APPLICABLE = "not_applicable"


class Level(StrEnum):
    MANDATORY = "mandatory"
    SUPPORTING = "supporting"
    AT_ISSUE = "at_issue"


class Route(StrEnum):
    APPEAL = "appeal"
    APPEAL_PARTIAL = "appeal_partial"
    CORRECTED_CLAIM = "corrected_claim"
    NEEDS_RECORDS = "needs_records"
    DO_NOT_APPEAL = "do_not_appeal"


class Decision(StrEnum):
    PENDING = "pending"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    EDITED = "edited"
