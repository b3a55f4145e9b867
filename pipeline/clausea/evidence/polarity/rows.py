"""What a row says of its own label: "| 24/7 number given | No
    |", "Care plan ..... absent", "CAD -  HTN +", "Registry - not on it".

A row has no verb: the value behind the label decides, whatever stands between (colon, dash, bar, dots, wide gap).
"""

from collections.abc import Iterator

from clausea import sieve as re
from clausea.evidence.polarity.asked import Found
from clausea.evidence.polarity.clauses import INSTRUMENT, PAST_VERB, SHORT_DONE, VERB
from clausea.evidence.polarity.words import any_of
from clausea.models import Polarity
from clausea.values.boxes import find_boxes

_ROUND = str.maketrans({"●": "☒", "◉": "☒", "⦿": "☒", "⚫": "☒", "○": "☐", "◯": "☐", "⚪": "☐", "◦": "☐"})
_DOTTED = re.compile(r"\((\s?)[•●◉*](\s?)\)")

_GAP = r"(?:\s*(?:[:|=]|[–—-](?=\s)|\.{3,}|…+|→|>+|\t|(?<=\s)[–—-])\s*|\s{2,}|\s*\?\s*)+"
_WHO = (
    r"(?:(?:pt|patient|she|he|they|member|client|family|spouse|wife|husband|son|daughter|caregiver|provider|md"
    r"|dr\.?\s\w+)"
    r"\s(?:has\s|was\s|is\s|said\s|says\s|wants?\s|wanted\s|would\s|could\s|got\s|had\s|took\s)?)?"
)
_OF_WHAT = r"(?:\s(?:for|in|of|from|w/|with)\s[\w/'’]+(?:\s[\w/'’]+)?)?"
_NOUGHT = (
    r"(?:(?:a\s)?(?:hard|firm|flat|definite|absolute|big|strong|clear)\s(?:no|pass)|no(?!\.?\s?\d|\s(?:new|known"
    r"|changes?|questions?|concerns?"
    r"|issues?|problems?|barriers?|falls?|edema|side|missed|acute))|none(?!\snew)|nope|nil|n(?!\.)|zero|zilch|nada|zip"
    r"|naught|0x|never(?!\s(?:miss|fail|smok|late|drank|used))|neither|nobody|no[\s-]one|nothing"
    r"|not(?!\s(?:revok|withdr|declin|refus|miss|limited|at\sgoal|well|controlled|optimal|improv|better|worse|stable"
    r"|new|severe|sure|bad|only|in\s(?:remission|exac|acute|pain)|on\s(?:med|insulin|oxygen"
    r"|warf|treat|any)|suicid|due|yet\s(?:due|sched|decid)|just|changed|taking|sched))\s[a-z]+|(?:isn|wasn|aren|weren"
    r"|didn|hasn|haven|couldn|doesn|won|can|wouldn)['’]t\s[a-z]+|absolutely\snot|no\sway|not\sa\schance|no\schance"
    r"|false|f(?!\.)|neg(?:ative)?|absent|missing|lacking|unable|unavailable|unobtainable|unsigned|undocumented|unmet"
    r"|undone|unscored|unread|untouched|unaddressed|empty|blank|incomplete|void(?:ed)?|n/?a|not\sapplicable"
    r"|declin(?:ed|es)|refus(?:ed|es)|denied|denies|skipped|omitted|deferred\sby\s(?:pt|patient)|cancel+ed"
    r"|no[\s-]?show(?:ed)?|dnka|lapsed|expired|revoked|withdrawn|rescinded|struck|deleted|removed|out\sof\sstock"
    r"|did(?:\snot|n['’]t)\shave\s(?:the\s|enough\s|any\s|her\s|his\s)?(?:time|chance|bottles|list|meds|pills|glasses|opportunity)"
    r"|(?:ran\s)?(?:out|short)\sof\stime|too\s(?:tired|sick|busy|upset|confused|ill|sleepy|drowsy)(?:\sto\s\w+)?"
    r"|failed|lost|overlooked|forgotten|could\snot\s\w+|cannot\s\w+|left\s(?:off|out|blank|empty|undone)|passed\sover"
    r"|nowhere\s\w*|without\s\w+|lvm(?:\sonly)?|vm\sonly|no\sanswer|no\sresponse|refusal|decline)"
)
_VALUE = re.compile(
    rf"{_OF_WHAT}{_GAP}{_WHO}{_NOUGHT}(?=\s*(?:$|[|.;,)\n(]|[–—-]\s|\s{{2,}}|\d|x\d|due\b|by\b|because\b|per\b|this\b"
    rf"|today\b"
    rf"|again\b|on\b|from\b|in\b|for\b|at\b|yet\b|to\b|wants\b|of\b|all\b|given\b|made\b|done\b|found\b|been\b))",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"(?:\s?[–—:]\s?|\s)(?:neg(?:ative)?|absent|nil|none|zilch|0x|not\s(?:done|given|met|found|made|obtained"
    r"|reached))(?=\s*(?:$|[|.;,)\n]|\s{2,}))|\s(?:0|zero)\s(?:for|of|in|out\sof)\s\d+\b|\s0\s?x(?=\W|$)",
    re.IGNORECASE,
)
_LATER = re.compile(
    rf"{_GAP}{_WHO}(?:(?:in|on|sits\sin|with|w/|at|to)\s(?:the\s|his\s|her\s|our\s)?(?:dr\.?\s?[\w.]+(?:['’]s)?\s"
    rf"|[\w.]+['’]s\s|\w+\s)?(?:queue|inbox|in-?basket|in-?box|out-?box|desk|pile|folder|tray|list|worklist|calendar"
    rf"|agenda|court|mailbox|hands)"
    r"|(?:w/|with|to)\s(?:dr\.?\s?\w+|the\s\w+|pcp|md|provider)\sfor\s\w+|out\sfor\s\w+|next\s(?:visit|call|month|week"
    r"|time|appt)|pending|tbd|due|later|asap|soon|to\s(?:follow|come|do|be\s\w+)|t/c|maybe|undecided|in\s(?:process"
    r"|progress|draft|the\sworks)"
    r"|(?:scheduled|sched|booked|ordered|planned)(?!\s(?!for|on|at|by|w/|with|next|in|to|this|tomorrow|today|mon|tue|wed|thu|fri|jan|feb"
    r"|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z])|awaiting\b|waiting|will\s\w+|needs?\s\w+|half\s\w+|started|begun"
    r"|by\s(?:\d|mon|tue|wed|thu|fri|next|end)|(?:mon|tue|tues|wed|thu|thur|thurs|fri)(?:day)?(?=\s*(?:$|[.;)])))"
    r"(?![\w-])",
    re.IGNORECASE,
)
_WAITS = (
    r"overdue", r"requested", r"sent\sfor\s\w+", r"awaiting", r"est\.?\s\d", r"eta\b",
    r"referral\s(?:sent|placed|made|pending)", r"on\sorder",
    r"outreach(?=\s*(?:$|[|.;,]))", r"not\sdue", r"upcoming", r"open(?=\s*(?:$|[|.;,]))",
)  # fmt: skip
_MORE_LATER = re.compile(rf"{_GAP}{any_of(_WAITS)}(?![\w-])", re.IGNORECASE)
_PASSED = (r"missed", r"not\skept", r"disenrolled", r"closed", r"declined")
_MORE_NOUGHT = re.compile(rf"{_GAP}{any_of(_PASSED)}(?=\s*(?:$|[|.;,)\n(]|\d))", re.IGNORECASE)
_GONE = (r"former(?:ly)?", r"past", r"prior", r"previous", r"remote", r"ended", r"resolved")
_FORMER = re.compile(rf"{_GAP}{any_of(_GONE)}(?=\s*(?:$|[|.;,)\n(]|\d{{4}}))", re.IGNORECASE)
_STATUS = (
    r"void(?:ed)?", r"deleted", r"entered\sin\serror", r"error", r"struck(?:\sout)?", r"duplicate", r"dup",
    r"do\snot\sbill", r"not\sbillable", r"non-?billable", r"retracted", r"wrong\s(?:pt|patient|chart)",
)  # fmt: skip
_STRUCK_CELL = re.compile(rf"\|\s*{any_of(_STATUS)}\s*(?=\||$)", re.IGNORECASE)
"""A cell that takes the whole row back: "14 | CCM | RN | VOID"."""
_NO_CELLS = re.compile(r"(?:\s*\|\s*_*){2,}\s*$")
_SCREEN = re.compile(r"\s(?:screen(?:ing|er)?|test)\s?(?:was\s|is\s|[:=–-]\s?)?(?:neg(?:ative)?|0)\b", re.IGNORECASE)
_PLUS = re.compile(r"\w\s?\+(?=\s|[,;.]|$)")
_MINUS = re.compile(r"\w[−–-](?=\s|[,;.]|$)")
_SIGN = re.compile(
    r"\s?(?:\(\s?[−–-]\s?\)|[−–-])(?=\s{2,}|\s*$|\s*[,;.]|\s+[\w/]+(?:\s[\w/]+)?\s?[+−–-](?:\s|[,;.]|$))"
)
_SIGN_BEFORE = re.compile(r"(?:\(\s?[−–-]\s?\)|(?:^|[,;:]\s?)[−–](?=\w))\s*$")
_ANSWERED = re.compile(r"\b(?:yes|no|said|says|told)\b|\)\s*$", re.IGNORECASE)
_ATTEMPT = re.compile(
    r"\b(?:tc|t/c|calls?|phone\w*|tele\w+|outreach|attempts?|contacts?|vm|lvm|messages?|dialed)\b", re.IGNORECASE
)
"""A try is a try, whatever came of it: "TC – NA"."""
_LIVE = re.compile(
    r"\b(?:live|voice|interactive|clinical|two-way|direct|spoke|reached|done|made|complete\w*)\b", re.IGNORECASE
)
_SCORE = re.compile(r"(?:neg(?:ative)?|0|zero|nil)\b", re.IGNORECASE)
_KEEPS = re.compile(r"\b(?:but|however|then|later|now)\b", re.IGNORECASE)


_VALUES = (
    (Polarity.NEGATED, _VALUE),
    (Polarity.NEGATED, _MORE_NOUGHT),
    (Polarity.NEGATED, _BARE),
    (Polarity.PLANNED, _LATER),
    (Polarity.PLANNED, _MORE_LATER),
    (Polarity.HISTORICAL, _FORMER),
)


def rounded(text: str) -> str:
    """The text with round radio marks as boxes: "( ) live voice (•) VM left", "○ Yes ● No"; of the same length."""
    text = _DOTTED.sub(lambda match: f"({match[1]}x{match[2]})", text) if _DOTTED.search(text) else text
    if any(mark in text for mark in "○◯⚪◦") or "◉" in text or "⦿" in text:
        return text.translate(_ROUND)
    return text


def rows(text: str, begin: int, start: int, end: int, stop: int) -> Iterator[Found]:
    """What the value behind, or the sign beside, says of the fact that is a row's label."""
    line_end = text.find("\n", end)
    limit = len(text) if line_end < 0 else line_end
    sign = _SIGN.match(text, end, limit)
    if sign and _signed(text, begin, limit, sign[0]):
        yield Polarity.NEGATED, *sign.span()
        return
    before = _SIGN_BEFORE.search(text, begin, start)
    if before:
        yield Polarity.NEGATED, *before.span()
        return
    struck = _STRUCK_CELL.search(text, text.rfind("\n", 0, start) + 1, limit)
    if struck:
        yield Polarity.NEGATED, *struck.span()
        return
    empty = _NO_CELLS.match(text, end, limit)
    if (
        empty
        and not text[text.rfind("\n", 0, start) + 1 : start].strip(" \t|")
        and not PAST_VERB.search(text, start, end)
    ):
        yield Polarity.TEMPLATE, *empty.span()
        return
    screened = _SCREEN.match(text, end, limit)
    if screened:
        yield Polarity.NEGATED, *screened.span()
        return
    valued = text[end : end + 12].lstrip(" ").startswith(("|", "?", ".", ":", "="))
    if _ATTEMPT.search(text, start, end) and not _LIVE.search(text, start, end):
        return
    if _ANSWERED.search(text, start, end) or (PAST_VERB.search(text, start, end) and not valued):
        return
    for polarity, pattern in _VALUES:
        value = pattern.match(text, end, limit)
        if value is None:
            continue
        if polarity is Polarity.NEGATED and _SCORE.search(value[0]) and INSTRUMENT.search(text, start, end):
            continue  # a score of nought is a score
        done = SHORT_DONE.search(text, start, end) or VERB.search(text, start, end)
        done = done or VERB.search(text, value.end(), stop)
        if polarity is Polarity.PLANNED and done:
            continue
        if not _KEEPS.search(text, value.end(), stop):
            yield polarity, *value.span()
        return


def _signed(text: str, begin: int, limit: int, sign: str) -> bool:
    """Whether the minus is an answer: one in brackets, one of several written to their words, or one among pluses."""
    if sign.strip().startswith("("):
        return True
    return bool(_PLUS.search(text, begin, limit)) or (sign[0] != " " and len(_MINUS.findall(text, begin, limit)) > 1)


def unticked(text: str, start: int, end: int) -> Found | None:
    """The empty box of a fact whose line has another box ticked: "[ ] Spoke w/ pt  [x] LVM"."""
    line_start, line_end = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    boxes = [box for box in find_boxes(text[line_start : len(text) if line_end < 0 else line_end]) if box.label]
    if not any(box.checked for box in boxes):
        return None
    own = [box for box in boxes if box.label_start < end - line_start and start - line_start < box.label_end]
    if not own or any(box.checked for box in own):
        return None
    return Polarity.NEGATED, line_start + own[0].start, line_start + own[0].end
