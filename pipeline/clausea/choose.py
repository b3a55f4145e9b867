"""Which denial code a claim is drafted under, where nobody named one: the denial decides, or a person has to."""

from clausea.codes import Library
from clausea.crosswalk import Candidate, Match, asked_of
from clausea.errors import UsageError
from clausea.models import Claim


def settle(claim: Claim, library: Library) -> tuple[Claim, str | None]:
    """The claim with a denial code, and why it was chosen; None where the claim names its code.

    Raises UsageError where the denial is no appeal, leaves more than one code open, or has no letter yet: the message
    lists the candidates and how to choose.
    """
    if claim.code:
        return claim, None
    known = ", ".join(code for code, one in library.codes.items() if one.status != "retired")
    matches = lookup(claim, library)
    if not any(match.asked.carc or match.asked.rarc or match.asked.text for match in matches):
        raise UsageError(
            f"No denial code given. Give one with --code ({known}), or the payer's codes and words under [denial] "
            "in the claim file; `clausea codes find` looks them up."
        )
    closed = [match for match in matches if match.row and not match.answered_by_record]
    if len(closed) == len(matches):
        row = closed[0].row
        assert row is not None
        raise UsageError(f"This denial is no matter for an appeal. {row.reason} {row.do or ''}".strip())
    open_matches = [match for match in matches if match not in closed]
    chosen = {match.chosen for match in open_matches}
    candidates = _merged(open_matches)
    if len(chosen) == 1 and (code := chosen.pop()) is not None:
        if code in library.codes:
            return claim.model_copy(update={"code": code}), _why(code, candidates)
        others = [one.code for one in candidates if one.code in library.codes]
        instead = f"Draft it with --code {others[0]} or another" if others else f"Choose with --code one of {known}"
        raise UsageError(
            f"The denial reads as {code} ({library.crosswalk.title(code)}), and codes/ has no letter of it yet. "
            f"{instead}, or add {code} with `clausea codes new {code}`."
        )
    if not candidates:
        raise UsageError(
            f"Nothing is known of this denial's codes and words. Choose a code with --code: {known}. "
            "`clausea codes list` says what each is about."
        )
    listed = "; ".join(_listed(one, library) for one in candidates)
    raise UsageError(
        f"The denial leaves open which code answers it: {listed}. Choose with --code; `clausea codes find` says why "
        "each is a candidate. The payer's own words under [denial] text in the claim file often decide it."
    )


def lookup(claim: Claim, library: Library) -> tuple[Match, ...]:
    """What the crosswalk says of each denied line; of the case where the claim names no service."""
    denied = [code for code in claim.services if not ((line := claim.lines.get(code)) and line.status == "paid")]
    services: list[str | None] = [*denied] or [None]
    return tuple(library.crosswalk.find(asked_of(claim, service)) for service in services)


def _merged(matches: list[Match]) -> list[Candidate]:
    """The candidates of all lines, each once, those with most of the payer's words first."""
    found: dict[str, Candidate] = {}
    for match in matches:
        for one in match.candidates:
            if one.code not in found or len(one.words) > len(found[one.code].words):
                found[one.code] = one
    return sorted(found.values(), key=lambda one: -len(one.words))


def _why(code: str, candidates: list[Candidate]) -> str:
    one = next(each for each in candidates if each.code == code)
    words = f"the payer's words ({', '.join(one.words)})" if one.words else ""
    codes = "the remittance codes" if one.row else ""
    return f"{code}, {one.title}: chosen by {' and '.join(filter(None, [words, codes]))}; --code overrides"


def _listed(one: Candidate, library: Library) -> str:
    return f"{one.code} ({one.title}{'' if one.code in library.codes else '; no letter yet'})"
