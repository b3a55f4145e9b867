"""Names as charts write them, found beside a credential, a title or a job word."""

from typing import NamedTuple, Self

from clausea import sieve as re

_UP, _LOW = "A-ZÀ-ÖØ-Þ", "a-zß-öø-ÿ"
_PARTICLE = (
    r"(?:[dD]e\s(?:la|las|los|La)|[dD]e|[dD]el|[dD]ella|[dD]i|[dD]a|[dD]os|[dD]as|[dD]u"
    r"|[vV]an\s(?:der|den|de|Der|Den)|[vV]an|[vV]on\sder|[vV]on|"
    r"ter|ten|[eE]l|[aA]l|bin|ibn|[lL]e|[lL]a|St\.|San|Santa)"
)
_WORD = (
    r"(?:(?:Mc|Mac|O['’]|D['’]|N['’]|Le|De|La|Di|Van|Fitz|Al-"
    rf"|El-)?[{_UP}][{_LOW}]+(?:[-‐][{_UP}{_LOW}][{_LOW}]+|['’][{_UP}]?[{_LOW}]{{2,}})*)"
)
_CAPS = rf"(?:(?:[{_UP}]['’])?[{_UP}]{{2,}}(?:[-'’][{_UP}]{{2,}})*)"
_INITIAL = rf"(?:[{_UP}]\.?(?:[-\s]?[{_UP}]\.)?(?![\w.’']))"
_SUFFIX = r"(?:,?\s(?:Jr|Sr|II|III|IV)\.?)?"
_LAST = rf"(?:(?:{_PARTICLE}\s){{0,2}}{_WORD}{_SUFFIX})"
_GAP = r"(?:\s?,\s{1,2}|\s|,|\s?\(\s?|\s[-–|]\s|,?\s?/\s?)"

NAME = re.compile(
    rf"(?:{_INITIAL}[ ])?(?:{_WORD}[ ](?:{_INITIAL}[ ])?)?{_LAST}|{_CAPS}(?:[ ]{_CAPS})?|{_INITIAL}[ ]{_CAPS}"
)
TITLE = re.compile(
    r"(?<![\w.-])(?P<title>(?:Drs?|DR|Mr|MR|Mrs|MRS|Ms|MS|Prof)\.?|Doctor|Nurse"
    r"|Miss)\s{1,2}(?=[^\W\d_])"
)
_TITLE_BEFORE = re.compile(r"(?<![\w.-])(?P<title>(?:Drs?|DR|Mr|Mrs|Ms|Prof)\.?|Doctor|Nurse|Miss)\s$")
PLACE_AFTER = re.compile(r",?\s(?:\d{5}(?:-\d{4})?\b|USA\b|U\.S\.)")
"""What follows a state, not a credential."""

NOT_A_NAME = re.compile(
    r"(?:call(?:ed)?|calls|sign(?:s|ed)?|reviewed|review|spoke|seen|clinician|provider|by|attending"
    r"|author(?:ed)?|nurse|taken|date|program|staff|user|role|name|note|notes|with|from|per"
    r"|phone[d]?|telephone|call|contact(?:ed)?|discussed|notified|sent|faxed|messaged|the|and"
    r"|or|for|to|of|in|on|at|via|patient|pt|client|member|electronically|approved|agreed"
    r"|verified|co-?sign(?:ed|ature|er)?|counter-?sign(?:ed|ature)?|attested|acknowledged|initial(?:l)?ed"
    r"|documented|entered|prepared|reported|completed|performed|ordered|prescriber|prescribed"
    r"|supervis\w+|supervisor|billing|rendering|referring|treating|consultant|consulting"
    r"|psychiatric"
    r"|care|case|manager|coordinator|team|clinic|clinical|hospital|center|centre|medical"
    r"|medicine|health|healthcare|family|internal|pharmacy|street|st|avenue|ave|road|rd|drive"
    r"|suite|associates"
    r"|counsel\w+|home|office|visit|time|total|minutes?|min|total|plan|consent|witness"
    r"|assessment|registered|licensed|certified|practice|primary|pcp|physician|doctor|dr"
    r"|therapist|pharmacist"
    r"|our|my|his|her|their|she|he|we|i|a|an|this|that|is|was|as|also|each|all|new|if|when"
    r"|please|do|not|no|yes|any|one|other|both|continue|start|stop|monday|tuesday|wednesday"
    r"|thursday|friday"
    r"|saturday|sunday|january|february|march|april|may|june|july|august|september|october"
    r"|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|today|yesterday|am|pm"
    r"|ccm|bhi|cocm|tcm|pcm|apcm"
    r"|hh|snf|er|ed|icu|bp|hr|ehr|emr|rx|dx|hx|sx|tx|fu|re|cc|id|mrn|dob|npi|attn|fax|tel"
    r"|unsigned|initials?|credentials?|title|discipline|supervision|general|under|face|level"
    r"|received|routed|"
    r"forwarded|left|lvm|reached|sw|bh|bhcm|rn|lpn|md|np|pa|ma|cma|lcsw|lmsw|pharmd|therapy"
    r"|counseling|north|south|east|west|great|fort|fall|los|county|city|town|university"
    r"|college|school|department|dept"
    r"|services?|group|network|llc|inc|pllc|plan|mail|memorial|regional|community|general"
    r"|saint|laborator\w+|lab|imaging|agency|foundation|institute)",
    re.IGNORECASE,
)
"""Words that begin a sentence, name a field or belong to a facility: no part of a person's name beside a credential."""
_MONTHS_TOO = frozenset(["April", "May", "June", "Jun", "August", "Jan"])
"""Months that are first names before a surname and its credential."""
_FACILITY_BEFORE = re.compile(r"&\s$")

_EDGE = r"(?:(?<![\w.’'-])|(?<=\s-)|(?<=^-))"
"""Where a name may begin: behind no letter, point or hyphen, or behind a dash that signs ("... dose. -Ana Roe, RN")."""
_FULL_BEFORE = tuple(
    re.compile(source + _GAP + "$")
    for source in (
        rf"{_EDGE}(?P<last>{_LAST}|{_CAPS})\s?,\s?(?P<first>(?:{_WORD}|{_CAPS})(?:\s{_INITIAL})?|{_INITIAL})",
        rf"{_EDGE}(?P<first>{_WORD}\s{_INITIAL}|{_INITIAL}\s{_WORD}|{_WORD}|{_INITIAL}"
        rf"|[{_UP}]\.(?=[{_UP}][{_LOW}]))\s{{0,2}}(?<![{_LOW}])(?P<last>{_LAST})",
        rf"{_EDGE}(?P<first>{_CAPS}(?:\s{_INITIAL})?|{_INITIAL})\s{{1,2}}(?P<last>{_CAPS})",
        rf"{_EDGE}(?P<last>{_CAPS}|{_LAST})\s(?P<first>[{_UP}]{{1,2}}\.?)",
    )
)
_THIRD = re.compile(rf"(?:\b(?:by|with|per)\s|[:;(]\s?|^)(?P<third>{_WORD})\s$")
_SINGLE_BEFORE = re.compile(rf"{_EDGE}(?P<last>{_LAST}|[{_UP}]{{2,3}}|(?<=\s)[{_UP}]\.?[{_UP}]\.|{_CAPS}){_GAP}$")
_CALLED_BEFORE = re.compile(
    r"(?:\b(?:by|with|from|to|per|via|and|staff|nurse|author|signed|authenticated)\s|[:;,(–|\]-]\s?|^\s*|\d\s{1,2}|\s{2,}"
    r"|\.\s)$",
    re.IGNORECASE,
)
_LEAD = re.compile(rf"(?P<word>{_WORD})\s+(?={_INITIAL}$)")
_GAP_AFTER = re.compile(r"\s?[:–-]?\s{1,2}")
_REACH = 72
"""Characters before a credential in which its name stands."""


class Name(NamedTuple):
    """A name at text[start:end], in reading order."""

    start: int
    end: int
    name: str
    title: str | None = None

    @staticmethod
    def readable(written: str) -> str:
        """Blanks single, capitals lowered ("O'NEIL" to "O'Neil"), a lone initial with its point."""
        words = []
        for word in written.replace("’", "'").split():
            if len(word) > 2 and word.isupper() and "." not in word:
                word = re.sub(r"[^\W\d_]+", lambda part: part[0].capitalize(), word)
                word = re.sub(r"^Mc([a-z])", lambda part: "Mc" + part[1].upper(), word)
            words.append(word + "." if len(word) == 1 else word)
        return " ".join(words)

    @classmethod
    def of(cls, start: int, end: int, first: str, last: str, title: str | None) -> Self:
        return cls(start, end, cls.readable(f"{first} {last}".strip()), title)


def name_before(text: str, end: int, *, strict: bool, marked: bool = False) -> Name | None:
    """The name that ends where a credential or job word begins.

    `strict`: at least two parts, for credentials that are also other words. `marked`: a comma, bracket or dash must
    stand between (a job word follows its holder: "J. Lam, scheduler").
    """
    begin = max(0, end - _REACH)
    before = text[begin:end]
    if "\n" in before:  # a name may break over a line end, not over a blank line or a finished row
        before = re.sub(r"^.*\n\s*\n", "", before, flags=re.DOTALL)
        begin = end - len(before)
    if re.search(r"[^,]\s*\n\s*$", before) or (marked and not re.search(r"[,(–-]\s*$|\s[-–]\s$", before)):
        return None
    for pattern in _FULL_BEFORE:
        match = pattern.search(before)
        lead = _LEAD.match(match["first"]) if match else None
        if (
            match and lead and lead["word"] not in _MONTHS_TOO and NOT_A_NAME.fullmatch(lead["word"])
        ):  # "Approved A. Lee, MD": the verb is no first name
            match = pattern.search(before, match.start() + lead.end())
        if match and _plausible(match, before):
            start, first = begin + match.start(), match["first"]
            third = _THIRD.search(before[: match.start()]) if match.start("first") < match.start("last") else None
            if third and not NOT_A_NAME.fullmatch(third["third"]):
                start, first = begin + third.start("third"), f"{third['third']} {first}"
            title = _TITLE_BEFORE.search(text[max(0, start - 12) : start])
            return Name.of(start, end, first, match["last"], _title(title))
    match = _SINGLE_BEFORE.search(before)
    if match is None or NOT_A_NAME.fullmatch(match["last"].split()[-1]):
        return None
    start = begin + match.start()
    title = _TITLE_BEFORE.search(text[max(0, start - 12) : start])
    bracketed = marked and match[0].endswith("(") and len(match["last"]) > 2  # "Dana (care navigator)"
    if title is None and not bracketed and (strict or not _CALLED_BEFORE.search(before[: match.start()])):
        return None
    return Name.of(start, end, "", match["last"], _title(title))


def name_after(text: str, start: int) -> Name | None:
    """The name that follows a job word or credential: "scheduler J. Lam", "BHCM: T. Brooks"."""
    gap = _GAP_AFTER.match(text, start)
    return name_in(text, gap.end()) if gap else None


def name_in(text: str, start: int) -> Name | None:
    """The name that begins there, None where other words do."""
    match = NAME.match(text, start)
    if match is None:
        return None
    words = [word.rstrip(".") for word in match[0].split()]
    if any(NOT_A_NAME.fullmatch(word) for word in words if len(word) > 1):
        return None
    if " " not in match[0] and not match[0][0].isupper():
        return None
    return Name(match.start(), match.end(), Name.readable(match[0]))


def _title(match: re.Match[str] | None) -> str | None:
    return match["title"].rstrip(".").capitalize() if match else None


def _plausible(match: re.Match[str], before: str) -> bool:
    words = [
        word.strip(".,") for word in re.split(r"\s+", f"{match['first']} {match['last']}") if len(word.strip(".,")) > 1
    ]
    if not words or any(
        NOT_A_NAME.fullmatch(word) and not (word == match["first"] and word in _MONTHS_TOO) for word in words
    ):
        return False
    return (
        not _FACILITY_BEFORE.search(before[: match.start()])
        or match.start("first") > match.start("last")
        or "." in match["first"]
    )
