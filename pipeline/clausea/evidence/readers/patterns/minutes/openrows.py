"""Rows of a log that stand open: work that its writer set down to be done, with the time it may take.

A log is often a task list as well: "TO DO: call Dr. Pruss ... 10" below the calls that were made, or a column "Status"
that says "not started". No minute of such a row was spent (CONTRACT 2: planned). A row whose label is followed by what
was done ("Plan: called pharmacy", "F/U: spoke with daughter") tells of work like any other.
"""

from clausea import sieve as re
from clausea.evidence.polarity.clauses import PAST_VERB
from clausea.evidence.rows import TableRow

_ACT = (
    r"(?:call(?:\s?back)?|re-?call|phone|ring|dial|contact|reach(?:\sout)?|ask|check|ck|confirm|verify|review|discuss|"
    r"send|mail|fax|email|text|message|arrange|coordinate|schedule|book|order|request|obtain|get|refer|follow|f/?u|"
    r"update|revise|reconcile|go\sover|teach|educate|talk|speak|meet|visit|see|set\sup|find|look|remind|notify|let|"
    r"re-?check|repeat|re-?assess|complete|finish|start|make|do|have|try|give|print|share|enroll|renew|refill)"
)
_COMING = (
    r"(?:planned|next(?:\s(?:steps?|call|contact|week|month|time|up))?|upcoming|reminders?|pending|scheduled|anticipated|"
    r"(?:still|left|yet)\sto\s(?:do|come)|remember|note\sto\s(?:self|\w+)|tentative|recall|tickler|future|later|"
    r"(?:follow[- ]?up|f/?u|call(?:\sback)?)\s(?:due|needed)|due|outstanding|open\sitems?)(?:\s(?:for\s\w+|on\s[\d/]+|"
    r"[\d/]{3,8}))?"
)
"""Labels of what is to come."""
_WORK = r"(?:tasks?|plan|goals?|action(?:\sitems?)?)"
"""Labels of work done and to be done alike: the verb behind them tells."""
_START = r"(?:^|\|\s*|\s{2,}|\b[A-Z]{2,5}\b[,:]?\s+|\d\s+|\d\s?m(?:in(?:ute)?s?)?\.?\s+)"
"""What stands before a line's work: a bar, the gap of a column, a credential, the day."""
_FREE = rf"(?:{_START}|[;,)\]–—]\s*|\s-\s)"
_OPENS = re.compile(
    rf"{_FREE}\W?(?i:to[- ]?do|not\syet\sdone|left\sto\sdo|yet\sto\sdo)\b\)?\s?[:–—-]?\s"
    rf"|{_START}\(?(?:(?i:{_COMING})\)?\s?[:–—-]\s"
    rf"|(?i:{_WORK})\s?[:–—-]\s?(?i:(?:to\s|please\s|pls\s|will\s|need\sto\s)?{_ACT}\b(?![’'-]|\s(?:to|with|w/|from|of)\b)))"
    rf"|{_START}(?i:(?:I\s|we\s|(?:the\s)?(?:rn|lpn|ma|nurse|cm|sw|staff)\s)?(?:needs?\sto|will(?:\sneed\sto)?|must|should|"
    rf"plans?\sto|(?:am|is)\sgoing\sto|wants?\sto|remember\sto|have\sto|has\sto|to)\s{_ACT}\b(?![’'-]))"
)
_SHUT = re.compile(
    r"\W*(?:not\s(?:yet\s)?(?:started|done|completed|begun)|pending|deferred|scheduled|sched|overdue|past\sdue|due(?:\s\S+)?|"
    r"planned|to[- ]?do|tbd|postponed|upcoming|future|incomplete|cancel+ed|on\shold|assigned|new\stask|unassigned|"
    r"not\sreached\syet)\W*",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"\W*(?:open|in\sprogress|in\sprocess|draft|started|ongoing|waiting|awaiting\s\w+)\W*", re.IGNORECASE
)


def stands_open(text: str) -> bool:
    """Whether a line of a log, or what it says was done, is set down as work to come."""
    opening = _OPENS.search(text)
    return opening is not None and PAST_VERB.search(text[: opening.start()] + text[opening.end() :]) is None


def status_of(text: str, row: TableRow) -> str:
    """What the row's column of results says of it: "open" (perhaps not done), "undone", "" for everything else."""
    cell = row.cell("result")
    if cell is None:
        return ""
    written = text[slice(*cell)].replace("\n", " ")
    return "undone" if _SHUT.fullmatch(written) else "open" if _OPEN.fullmatch(written) else ""
