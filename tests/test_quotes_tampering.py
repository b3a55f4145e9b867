"""No tampered quote passes and nearly every honest one does (synthetic sentences, many notations).

The two sets are generated: each sentence of CHART is tampered with in every way that applies to it, and copied
honestly in every way that applies. Counts are asserted, so a generator that stops generating fails.
"""

import random
import re
from collections.abc import Callable, Iterator

from clausea.pages import Page
from clausea.quotes import Located, locate

CHART = (
    "03/05/2026 Priya Anand, LCSW called the patient and logged 12 min for BHI follow-up (10:30-10:42).",
    "Verbal consent for chronic care management was obtained on February 3, 2026 by Rosalind Okafor, MD.",
    "Patient did not agree to enroll in behavioral health integration when asked on 01/14/2026.",
    "Time in 0915 / out 0932, total 17 minutes, medication reconciliation finished with daughter Elaine.",
    "PHQ-9: 12 (moderate) on 03/05/2026, prior 16; item nine was zero and she denies suicidal thoughts.",
    "Sertraline was raised from 50 mg to 100 mg daily after discussion with Dr. Whitlock on March 19, 2026.",
    "Care plan reviewed and revised 05.06.2026; a copy was mailed to the patient's home address.",
    "Discharged from Northfield General Hospital on 05/22/2026 to home with home health nursing twice weekly.",
    "No interactive contact was made; voicemail left at 4:10 PM on 05/26/2026 by Tomas Reyes, RN.",
    "Reached the patient by telephone at 9:05 AM on 05/27/2026 and scheduled the visit for 06/02/2026.",
    "HbA1c 8.4 % in January 2026; lisinopril 20 mg and metformin 1000 mg bid were continued without change.",
    "Spoke with the pharmacist for nine minutes about refills and with the daughter for another quarter of an hour.",
    "Monthly total of clinical staff time for March 2026: 27 minutes, program CCM, reviewed by Sunil Mehrotra, DO.",
    "Patient understands that only one practitioner may bill each month and that she may stop at any time.",
    "Major depressive disorder, recurrent, moderate (F33.1) and type 2 diabetes with neuropathy (E11.40) are active.",
    "Written consent form signed by health care proxy Harold Beckett on 12/01/2025, witnessed by K. Brandt, RN.",
    "Called Stillwater Counseling; intake set for Thursday 03/26/2026 and summary faxed with permission.",
    "GAD-7 score 9 recorded April 8, 2026, improved from 14, behavioral activation homework was assigned.",
    "Start 2:30 PM Stop 2:49 PM, 19 min, reviewed specialist letter from cardiology and updated the problem list.",
    "The patient is able to check her blood pressure every day and agreed to report readings above 150/95.",
    "Supervision was provided by Peter Vandermolen, NP, who reviewed the log on 03/31/2026 and signed it.",
    "Blood pressure 128/76, weight 182 lb, pulse 64; foot exam normal and vaccines are up to date for 2026.",
    "Refused the flu shot but will consider it in October; pneumonia vaccine was completed in November 2024.",
    "Claim line 99490 was billed for $62.16 and line 99439 for two units at $47.44 each.",
)
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "October", "November")
NAMES = ("Marlene Prior", "Dana Osei", "Gwen Halloran", "Luis Ferrand")
CREDENTIALS = ("LCSW", "MD", "RN", "DO", "NP")
ACCEPTED = ("exact", "normalized", "fuzzy")
HEAD, FOOT = "LAKEVIEW PRIMARY CARE - chart of synthetic person", "Printed 06/30/2026 - page {} of 3"


def chart() -> tuple[Page, ...]:
    third = len(CHART) // 3
    parts = [CHART[at * third : (at + 1) * third] for at in range(3)]
    return tuple(
        Page("R1", number, "\n".join((HEAD, *part, FOOT.format(number)))) for number, part in enumerate(parts, start=1)
    )


PAGES = chart()


def place(sentence: str) -> int:
    return next(page.number for page in PAGES if sentence in page.text)


def on_page(quote: str, sentence: str) -> Located:
    return locate(PAGES, quote, page=place(sentence))


def digits(sentence: str) -> Iterator[str]:
    for found in re.finditer(r"\d", sentence):
        other = str((int(found[0]) + 3) % 10)
        yield sentence[: found.start()] + other + sentence[found.end() :]


def dropped_or_added_digits(sentence: str) -> Iterator[str]:
    for found in re.finditer(r"\d+", sentence):
        yield sentence[: found.start()] + found[0] + "0" + sentence[found.end() :]
        if len(found[0]) > 1:
            yield sentence[: found.start()] + found[0][1:] + sentence[found.end() :]
            yield sentence[: found.start()] + found[0][0] + " " + found[0][1:] + sentence[found.end() :]


def points(sentence: str) -> Iterator[str]:
    for found in re.finditer(r"(?<=\d)[.:/](?=\d)", sentence):
        yield sentence[: found.start()] + sentence[found.end() :]
        yield sentence[: found.start()] + {".": ":", ":": "/", "/": "."}[found[0]] + sentence[found.end() :]


def exchanged(words: tuple[str, ...]) -> Callable[[str], Iterator[str]]:
    def tamper(sentence: str) -> Iterator[str]:
        for word in words:
            if re.search(rf"\b{word}\b", sentence):
                yield from (re.sub(rf"\b{word}\b", other, sentence) for other in words if other != word)

    return tamper


def names(sentence: str) -> Iterator[str]:
    for found in re.finditer(r"\b[A-Z][a-z]+ [A-Z][a-z]+(?=,| on|\.| for| to)", sentence):
        yield from (sentence[: found.start()] + name + sentence[found.end() :] for name in NAMES)


def similar_names(sentence: str) -> Iterator[str]:
    for word, other in (("Anand", "Anard"), ("Brandt", "Brand"), ("Okafor", "Okafar"), ("Elaine", "Elaina"),
                        ("Reyes", "Reyer"), ("Harold", "Harald"), ("Beckett", "Becket")):  # fmt: skip
        if word in sentence:
            yield sentence.replace(word, other)


def negations(sentence: str) -> Iterator[str]:
    for before, after in (("was ", "was not "), ("did not ", "did "), ("is able", "is unable"), ("with ", "without "),
                          ("signed", "unsigned"), ("completed", "incompleted"), ("agreed", "disagreed"),
                          ("without ", "with "), ("No interactive", "Interactive"), ("Refused", "Accepted"),
                          ("denies", "reports"), ("were continued", "were discontinued"), ("active", "inactive"),
                          ("normal", "abnormal"), ("understands", "misunderstands"), ("will", "did"),
                          ("may stop", "may not stop"), ("Reached", "Tried"), ("set for", "not set for")):  # fmt: skip
        if before in sentence:
            yield sentence.replace(before, after, 1)


def leading_negation_cut(sentence: str) -> Iterator[str]:
    for negator in ("No ", "did not ", "denies ", "without ", "Refused "):
        rest = sentence.partition(negator)[2]
        if len(rest) > 25:
            yield rest.removeprefix("the ").rstrip(".") if negator != "Refused " else rest


def halves(sentence: str) -> Iterator[str]:
    words = sentence.split()
    for other in CHART[::4]:
        if other != sentence:
            yield " ".join(words[: len(words) // 2] + other.split()[-len(other.split()) // 2 :])
    yield " ".join(words[: len(words) // 2 - 1] + words[len(words) // 2 :])


def moved(sentence: str) -> Iterator[str]:
    words = sentence.rstrip(".").split()
    middle = len(words) // 2
    yield " ".join(words[middle:] + words[:middle])
    yield " ".join([*words[:2], *words[4:6], *words[2:4], *words[6:]])
    figures = re.findall(r"\d+", sentence)
    if len(set(figures)) > 1:
        first, second = figures[0], next(figure for figure in figures if figure != figures[0])
        yield re.sub(rf"\b({first}|{second})\b", lambda found: second if found[0] == first else first, sentence)


def words_changed(sentence: str) -> Iterator[str]:
    for before, after in (("nine", "five"), ("quarter", "half"), ("twice", "once"), ("two", "four"), (" mg", " mcg"),
                          ("weekly", "monthly"), ("daily", "weekly"), ("PM", "AM"), ("AM", "PM"), ("minutes", "hours"),
                          ("Thursday", "Tuesday"), ("every day", "every week"), ("prior", "new"),
                          ("daughter", "mother"),
                          ("Verbal", "Written"), ("Written", "Verbal"), ("telephone", "portal"), ("above", "below"),
                          ("bid", "tid"), ("CCM", "BHI"), ("BHI", "CCM"), ("$", ""), ("%", "")):  # fmt: skip
        if before in sentence:
            yield sentence.replace(before, after, 1)


TAMPERINGS = {
    "digit": digits,
    "digits": dropped_or_added_digits,
    "point": points,
    "month": exchanged(MONTHS),
    "credential": exchanged(CREDENTIALS),
    "name": names,
    "similar name": similar_names,
    "negation": negations,
    "negation cut off": leading_negation_cut,
    "stitched": halves,
    "moved": moved,
    "word": words_changed,
}


def wrapped(rng: random.Random, sentence: str) -> str:
    return sentence.replace(" ", "\n", 1) if rng.random() < 0.3 else re.sub(r" (?=\S{4,}$|\S+ \S+$)", "\n", sentence)


def hyphenated(rng: random.Random, sentence: str) -> str:
    cut = rng.choice([found.start() for found in re.finditer(r"[a-z]{6,}", sentence)]) + 3
    return sentence[:cut] + "-\n" + sentence[cut:]


def soft_hyphened(rng: random.Random, sentence: str) -> str:
    return re.sub(r"([a-z]{4})([a-z]{3})", "\\1\u00ad\\2", sentence)


def ligatures(rng: random.Random, sentence: str) -> str:
    for plain, ligature in (("ffi", "ﬃ"), ("fi", "ﬁ"), ("fl", "ﬂ"), ("ff", "ﬀ")):
        sentence = sentence.replace(plain, ligature)
    return sentence


def respaced(rng: random.Random, sentence: str) -> str:
    return re.sub(" ", lambda _: rng.choice((" ", "  ", "\u00a0", "\t", " \n ")), sentence)


def cased(rng: random.Random, sentence: str) -> str:
    return rng.choice((sentence.upper(), sentence.lower(), sentence.swapcase()))


def dashed(rng: random.Random, sentence: str) -> str:
    return re.sub("-", lambda _: rng.choice("\u2010\u2011\u2013"), sentence).replace("'", "\u2019")


def split_word(rng: random.Random, sentence: str) -> str:
    cut = rng.choice([found.start() for found in re.finditer(r"[a-z]{6,}", sentence)]) + 3
    return sentence[:cut] + " " + sentence[cut:]


def run_together(rng: random.Random, sentence: str) -> str:
    gaps = [found.end() for found in re.finditer(r"[a-z]{2} (?=[a-z]{3})", sentence)]
    at = rng.choice(gaps)
    return sentence[: at - 1] + sentence[at:]


def without_end(rng: random.Random, sentence: str) -> str:
    return f'"{sentence.rstrip(".")}"'


HONEST = (wrapped, hyphenated, soft_hyphened, ligatures, respaced, cased, dashed, split_word, run_together, without_end)


def scanned(rng: random.Random, sentence: str) -> str:
    """One or two letters of the sentence misread as a scan misreads them; figures and credentials left alone."""
    pairs = (("o", "0"), ("l", "1"), ("e", "c"), ("rn", "m"), ("i", "l"), ("s", "5"), ("u", "n"), ("t", "f"),
             ("h", "b"))  # fmt: skip
    for _ in range(rng.choice((1, 2))):
        places = [
            (found.start() + at, found.start() + at + len(clear), read)
            for found in re.finditer(r"\b[a-z]{5,}\b", sentence)
            for clear, read in pairs
            for at in range(len(found[0]))
            if found[0].startswith(clear, at)
        ]
        start, end, read = rng.choice(places)
        sentence = sentence[:start] + read + sentence[end:]
    return sentence


def test_no_tampered_quote_passes() -> None:
    """mechanism.md 4: 0 of at least 500 tampered quotes count as standing, whatever was changed."""
    passed: list[tuple[str, str]] = []
    counts = dict.fromkeys(TAMPERINGS, 0)
    for kind, tamper in TAMPERINGS.items():
        for sentence in CHART:
            for quote in {*tamper(sentence)} - {sentence}:
                counts[kind] += 1
                if on_page(quote, sentence).status in ACCEPTED:
                    passed.append((kind, quote))
    assert [] == passed
    assert sum(counts.values()) >= 500
    assert min(counts.values()) >= 3, counts


def test_tampered_pages_do_not_carry_an_honest_quote() -> None:
    """The same with the roles exchanged: the page was changed, the quote is the old sentence."""
    passed = []
    for kind, tamper in TAMPERINGS.items():
        if kind == "negation cut off":  # then the page says less than the quote, which the other test holds
            continue
        for sentence in CHART:
            for changed in sorted({*tamper(sentence)} - {sentence})[:6]:
                page = Page("R1", 1, f"{HEAD}\n{changed}\n{FOOT}")
                if locate((page,), sentence, page=1).status in ACCEPTED:
                    passed.append((kind, changed))
    assert [] == passed


def test_honest_copies_stand() -> None:
    """At least 99 % of honest copies stand, on the page or in the quote, and the span is the whole sentence."""
    rng = random.Random(7)
    missed, count = [], 0
    for vary in HONEST:
        for sentence in CHART:
            for _ in range(2):
                variant = vary(rng, sentence)
                count += 2
                if not on_page(variant, sentence).stands:
                    missed.append((vary.__name__, "quote", variant))
                page = Page("R1", 1, f"{HEAD}\n{variant}\n{FOOT}")
                located = locate((page,), sentence, page=1)
                if not located.stands:
                    missed.append((vary.__name__, "page", variant))
                elif variant.strip('".') not in (found := page.text[located.start : located.end]) + ".":
                    missed.append((vary.__name__, "span", found))
    assert count >= 300
    assert len(missed) <= count // 100, missed


def test_scanned_letters_are_found_for_acceptance() -> None:
    """At least 95 % of quotes with a misread letter or two are found, and never as more than `fuzzy`."""
    rng = random.Random(11)
    statuses = []
    for sentence in CHART:
        for _ in range(14):
            noisy = scanned(rng, sentence)
            page = Page("R1", 1, f"{HEAD}\n{noisy}\n{FOOT}")
            statuses.append((locate((page,), sentence, page=1).status, noisy))
    assert len(statuses) >= 300
    assert [] == [noisy for status, noisy in statuses if status in ("exact", "normalized")]
    missed = [noisy for status, noisy in statuses if status != "fuzzy"]
    assert len(missed) <= len(statuses) * 5 // 100, missed
