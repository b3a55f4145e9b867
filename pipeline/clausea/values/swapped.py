"""Two letters that changed places in a word of care: "pateint", "mintues", "recieved". The word keeps its length."""

import re

_WORDS: tuple[str, ...] = tuple(
    re.findall(
        r"\w+",
        """
patient patients phoned telephone telephoned called talked spoke reviewed review discussed discussion minutes minute
consent consented verbal verbally agreed agrees chronic management program pharmacy pharmacist hospital discharge
discharged admitted admission medication medications medicine medicines reconciled reconciliation appointment scheduled
updated revised daughter husband sister brother mother father caregiver provider physician nurse supervision supervised
direction general behavioral health psychiatric psychiatrist consultant consultation caseload registry depression
anxiety diabetes hypertension received referral refill coordination coordinated contact contacted message voicemail
attempt attempted answered answer spouse mailed portal assessment monthly therapist therapy cardiology nephrology
transition transitional facility moderate complexity decision office conditions condition expected significant
electronically collaborative enrolled education results symptoms prescription insurance services service
january february march april august september october november december
""",
    )
)
_ENDS = ("", ".", ",", ":", ";")


def _swaps(word: str) -> set[str]:
    """The word with two neighbors behind its first letter in each other's place."""
    pairs = ((word[:at] + word[at + 1] + word[at] + word[at + 2 :]) for at in range(1, len(word) - 1))
    return set(pairs) - {word}


_KNOWN = {swap: word for word in _WORDS for swap in _swaps(word) if swap not in _WORDS}
_SEEN = frozenset(swap + end for swap in _KNOWN for end in _ENDS)
_LETTERS = re.compile(r"[A-Za-z]{5,}")


def unswapped(text: str) -> str:
    """The text with those words as they are meant; as long as it was."""
    if _SEEN.isdisjoint(text.lower().split()):
        return text
    return _LETTERS.sub(_meant, text)


def _meant(match: re.Match[str]) -> str:
    written = match.group()
    word = _KNOWN.get(written.lower())
    if word is None:
        return written
    return word.upper() if written.isupper() else word.capitalize() if written[0].isupper() else word
