"""The files that `clausea init` writes: a practice profile and a claim file, commented, to fill in by hand.

What the chart says is filled in and marked, so that the person checks it; everything else stands as a comment.
"""

from collections.abc import Sequence

from clausea.codes import Library
from clausea.models import Claim

PRACTICE = """\
# The practice that signs. Keep this file beside your claim files, or name it with --practice.
# Fill in what you want on the letter and take out the rest.
name = ""
letterhead = []                 # lines at the top: ["Copperline Primary Care", "Family medicine"]
address = []                    # ["1180 Ferry Street", "Tamarack Falls, WI 53998"]
phone = ""
fax = ""
npi = ""                        # billing NPI
tin = ""

[signatory]                     # who signs and answers questions
name = ""
title = ""
phone = ""
"""

_INTRO = """\
# The denied claim. One file for one patient and one service month (or one discharge).
# Take the facts from the remittance or the denial letter. Lines that begin with # are not given; each is optional.
"""
_CHECK = "   # read from the chart: check"


def claim_file(claim: Claim, library: Library) -> str:
    """A claim file in TOML: what `claim` holds as values (read from the chart where `inferred`), the rest commented."""
    read = set(claim.inferred)
    codes = ", ".join(f"{code.code} ({code.title})" for code in library.codes.values())
    period = claim.period
    who = claim.billing_practitioner
    lines = [
        _INTRO,
        _line("code", claim.code, "CCM21", codes),
        _line("services", list(claim.services) or None, ["99484"], "as billed", checked="services" in read),
        _line("payer", claim.payer, "Example Health Plan"),
        _line("payer_address", list(claim.payer_address) or None, ["Appeals Department", "PO Box 1", "City, ST 00000"]),
        _line("payer_type", claim.payer_type, "commercial",
              "medicare, medicare_advantage, medicaid, medicaid_mco, commercial or erisa; decides the deadline"),
        _line("contracted", claim.contracted, True, "do you have a contract with this payer?"),
        _line("claim_number", claim.claim_number, "2026-0000000"),
        _line("remittance_number", claim.remittance_number, "0000000"),
        _line("plan_reference", claim.plan_reference, "0000000"),
        _line("member_id", claim.member_id, "ABC 123"),
        _line("appeal_level", claim.appeal_level, "first"),
        _line("prior_submission", claim.prior_submission, "2026-04-02 records sent"),
        _line("notice_date", claim.notice_date, "2026-05-12", "on the notice"),
        _line("received_date", claim.received_date, "2026-05-15", "when it reached you"),
        _line("appeal_deadline", claim.appeal_deadline, "2026-09-09", "where notice or contract gives the last day"),
        _line("denied_amount", claim.denied_amount, 61.42),
        _line("discharge", claim.discharge, "2026-03-04", "99495 and 99496 only", checked="discharge" in read),
        "\n[patient]",
        _line("name", claim.patient.name, "First Last", checked="patient" in read),
        _line("dob", claim.patient.dob, "1950-01-31", checked="patient" in read),
        _line("mrn", claim.patient.mrn, "000000", checked="patient" in read),
        "\n[period]" if period else "\n# [period]",
        _line("start", period.start if period else None, "2026-03-01", "the service month", checked="period" in read),
        _line("end", period.end if period else None, "2026-03-31", checked="period" in read),
        "\n# [dos]                      # date billed, for each service\n# 99484 = \"2026-03-31\"",
        "\n# [billed_units]\n# 99484 = 1",
        "\n[billing_practitioner]" if who else "\n# [billing_practitioner]",
        _line("name", who.name if who else None, "First Last", checked="billing_practitioner" in read),
        _line("credential", who.credential if who else None, "MD"),
        _line("npi", who.npi if who else None, "0000000000"),
        "\n# [denial]                   # the payer's own words decide what the letter answers first",
        '# group = "CO"\n# carc = "252"\n# rarc = ["M127"]\n# text = "as the notice words it"',
        "\n# [lines.99439.denial]        # where a line was denied with other codes than the case",
        '# group = "CO"\n# carc = "151"',
        '\n# [[other_services]]          # what else was billed for the patient that month\n# code = "99214"',
    ]  # fmt: skip
    return "\n".join(lines) + "\n"


def _line(key: str, value: object, example: object, note: str = "", *, checked: bool = False) -> str:
    given = value is not None
    text = f"{'' if given else '# '}{key} = {_toml(value if given else example)}"
    if given and checked:
        return text + _CHECK
    return f"{text:<31} # {note}" if note else text


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "[" + ", ".join(_toml(part) for part in value) + "]"
    escaped = str(value).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{"".join(char for char in escaped if char.isprintable())}"'
