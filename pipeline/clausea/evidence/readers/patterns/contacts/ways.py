"""How charts name a contact that was not face to face: "phone visit", "tele-session", "Zoom check-in"."""

from clausea import sieve as re

REMOTE = (
    r"(?:(?:tele)?phone|telephonic|video|virtual|audio(?:[-\s]only)?|tele[-\s]?(?:health|med(?:icine)?|video)|zoom"
    r"|doxy(?:\.me)?|facetime|webex)"
)
"""By what; each may stand alone in a log's column."""
MEETING = (
    r"(?:call|visit|session|encounter|contact|check-?in|follow-?up|f/u|appointment|appt|touch-?\s?(?:base|point)"
    r"|conversation|chat|meeting|outreach)"
)
REMOTE_MEETING = (
    rf"(?:{REMOTE}[\s-]{MEETING}|tele-?(?:visit|session|encounter|check-?in|appointment|appt|contact|conference))"
)
REMOTE_VISIT = re.compile(rf"\b{REMOTE_MEETING}s?\b", re.IGNORECASE)
