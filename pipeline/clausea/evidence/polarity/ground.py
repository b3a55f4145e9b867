"""What states a fact that is a thing or an infinitive: "PHQ-9", "the consent", "to reconcile the medications".

An act in the past ("care plan reviewed"), a figure or an illness stands by itself until a word turns it. A thing does
not: in running text somebody has to have done, given, kept or accepted it, or an answer, a box, a figure or a state has
to say so ("the plan is on file"). There are endless ways to want, fetch, arrange and await a thing, and few to have it.
"""

from clausea import sieve as re
from clausea.evidence.polarity.clauses import SHORT_DONE, VERB
from clausea.evidence.polarity.illnesses import ILLNESS
from clausea.evidence.polarity.words import any_of

_BEFORE_THE_ACT = (
    r"put", r"left", r"moved", r"bumped", r"pushed", r"shifted", r"rescheduled", r"postponed", r"delayed",
    r"deferred", r"wanted", r"asked", r"planned", r"intended", r"hoped", r"scheduled", r"booked", r"expected",
    r"needed", r"assigned", r"requested", r"encouraged", r"advised", r"recommended", r"suggested", r"proposed",
    r"tasked", r"routed", r"flagged", r"promised", r"reminded", r"urged", r"tried", r"attempted", r"ordered",
    r"referred", r"supposed", r"based", r"needs?", r"decided", r"instructed", r"directed", r"prompted", r"alerted",
    r"messaged", r"tagged", r"queued", r"slotted", r"penciled", r"reserved", r"arranged", r"lined", r"targeted",
    r"enabled", r"interested", r"required", r"related", r"registered", r"licensed", r"certified", r"worried",
    r"concerned", r"tired", r"med", r"bed", r"red", r"speed", r"feed", r"proceed", r"exceed", r"indeed",
    r"unsigned", r"unscheduled",
)  # fmt: skip
"""Participles that say nothing of a thing's having come about."""
_IRREGULAR = (
    r"done", r"given", r"taken", r"sent", r"made", r"seen", r"spoke(?:n)?", r"held", r"met", r"gave", r"went",
    r"came", r"got(?:ten)?", r"took", r"wrote", r"written", r"began", r"begun", r"brought", r"kept", r"heard",
    r"found", r"ran", r"had", r"did", r"gone", r"read", r"said", r"drew", r"chose", r"chosen", r"rec['’]?d",
    r"ok['’]?d", r"obt", r"reached", r"told", r"lasted", r"rewrote", r"redid", r"does", r"sat", r"saw",
    r"left\soff", r"says?", r"states?", r"stated",
)  # fmt: skip
_STANDS = (
    r"accepts?", r"agrees?", r"consents?", r"continues?", r"remains?", r"keeps?", r"exists?", r"attends?", r"uses?",
    r"receives?", r"takes?", r"knows?", r"aware", r"understands?", r"verbali[sz]es?", r"confirms?", r"reports?",
    r"denies", r"follows", r"sees", r"gets", r"covers", r"shows?", r"lists", r"contains?", r"documents?",
    r"reflects?", r"includes?", r"addresses", r"names", r"meets", r"supports", r"helps", r"enjoys", r"works",
    r"serves?", r"directs", r"supervises?", r"backs", r"totals?", r"totall?ed", r"yes", r"y", r"ok(?:ay)?", r"sure",
    r"fine", r"active", r"on\s(?:file|record|chart|the\schart)", r"in\s(?:effect|force|place|chart|the\schart)",
    r"current", r"valid", r"complete", r"high", r"moderate", r"low", r"enjoying", r"together", r"all\sfor",
    r"here\sfor", r"ha[sd]\s(?:had|an?|been)", r"(?:is|was)\s(?:the|her|his|an?)", r"rather\sthan", r"significant",
    r"lifelong", r"places?", r"taught", r"expected\sto\s(?:last|persist|continue|remain)", r"lifetime",
)  # fmt: skip
"""What says that a thing is there."""
_STATES = re.compile(
    rf"(?<![\w-])(?:{any_of(_IRREGULAR, _STANDS)}|(?!{any_of(_BEFORE_THE_ACT)}\b)\w{{2,}}ed)(?![\w-])"
    r"|(?<![\w-])\d+(?!(?:st|nd|rd|th)\b)|[\x00☒☑✔✓]|\[x\]",
    re.IGNORECASE,
)
_ARRANGES = (
    r"wants", r"needs", r"prefers", r"asks", r"hopes", r"plans", r"intends", r"expects", r"requests", r"suggests",
    r"proposes", r"advises", r"arranges", r"schedules", r"considers", r"seeks", r"awaits", r"start", r"begin",
    r"continue", r"arrange", r"lining", r"setting", r"getting", r"working", r"looking", r"arranging", r"hoping",
)  # fmt: skip
_CLAUSE = re.compile(
    rf"\b(?:is|are|was|were|be|been|being|has|have|had|do|does|can|could|may|might|she|he|they|we|i|it"
    rf"|{any_of(_ARRANGES)}|{any_of(_BEFORE_THE_ACT[:48])})\b",
    re.IGNORECASE,
)
"""A sentence with a verb; without one a row names what was done ("Telephone call with patient and son")."""
_ALWAYS = re.compile(
    rf"xxx|\b(?:{ILLNESS}|risk|danger|decompens\w+|lifelong|incurable|expected|supervision|oversight|direction|direct|minutes?|asks|says|tells|calls|wants|wonders|complains|mentions|requests)\b|:",
    re.IGNORECASE,
)
"""What needs no verb: an illness, a risk, a direction, time, a label with its value."""
_NAMED = re.compile(r"\b(?:md|do|np|pa-c|rn|lpn|lcsw|lmsw|pharmd|ma|cma|dr)\b", re.IGNORECASE)


def unstated(sentence: str, start: int, end: int) -> bool:
    """Whether the fact sentence[start:end] is a thing that nothing in its clause states."""
    fact = sentence[start:end]
    if _ALWAYS.search(fact) or VERB.search(fact) or SHORT_DONE.search(fact) or _NAMED.search(fact):
        return False
    opens, closes = sentence.rfind(";", 0, start) + 1, sentence.find(";", end)
    clause = sentence[opens : len(sentence) if closes < 0 else closes]
    words = clause.split()
    plain = sum(word[:1].islower() for word in words)
    if len(words) < 5 or 2 * plain < len(words) or not _CLAUSE.search(clause):
        return False
    return not _STATES.search(clause)
