"""The verbatim promise, counted: tampered quotes and basis spans, honest copies, scans, and the time of a search.

The sentences of tests/test_quotes_tampering.py and further ones in other notations: figures in words, "23min",
24-hour times, check boxes, rows of a log. Each is tampered with and copied in every way that applies to it.
"""

import random
import re
import time
from pathlib import Path

import pytest

import test_quotes_tampering as tampering
from clausea.models import Basis, Item, Status, Value
from clausea.pages import Page, Record, Records
from clausea.quotes import locate, verify

pytestmark = pytest.mark.slow

OTHERS = (
    "☒ Patient agrees to care management services ☐ Patient declines; date 11/04/2025, witness L. Ferro, MA.",
    "04/02/26 | 1415-1438 | 23min | BHI | phone visit with mother | T. Lindqvist, LMSW",
    "Thirty-one minutes were spent in April 2026 by Dana Ruel, RN, seven of them on the twenty-first.",
    "Consent: [X] verbal [ ] written, given 09 Jan 2026 to Imani Cole, NP; cost sharing was explained.",
    "2026-05-11 14:05 outbound call, spoke with wife Renee, 00:11:30, next call due 2026-05-25.",
    "Lantus 18 units at bedtime was increased to 22 units; metformin 500 mg bid was held for two days.",
    "Could not reach the patient x3 (5/26, 5/27, 5/28); certified letter was mailed on 5/29/2026.",
    "C-SSRS negative, PHQ-9 = 17, GAD-7 = 11, AUDIT-C = 2; all scored on 13-FEB-2026 by Owen Pratt, LPC.",
    "Patient has never been hospitalized for asthma and does not use oxygen at home during the day.",
    "Total for June 2026: 1 hr 4 min (RN 41, LPN 23), excluding 15 min of the visit of June 9.",
    "Psychiatric consultant Dr. Amrit Sandhu recommends bupropion XL 150 mg, recheck PHQ-9 in four weeks.",
    "Discharge date: 07/03/2026 (Fri). Contacted by phone 07/07/2026 at 0840, visit set for 07/14/2026.",
    "Face-to-face visit within seven days, high complexity decision making, Lucille Abernathy, PA-C.",
    "Copy of the revised plan handed to her husband in the office on the 16th of March 2026 by K. Brandt, RN.",
    "She withdrew her consent on 10/30/2025 and stopped the program; she enrolled again on 02/09/2026.",
    "Weekly caseload review with Dr. Helga Strand, MD, 40 patients, this one discussed first on 03/12/2026.",
)
WORDS = re.compile(r"\w+")
ALL = (*tampering.CHART, *OTHERS)


def page_of(sentence, changed=None):
    """A page with the sentence, changed or not, between its neighbours."""
    at = ALL.index(sentence)
    around = [ALL[at - 1], changed or sentence, ALL[(at + 1) % len(ALL)]]
    return Page("R1", 1, "\n".join((tampering.HEAD, *around, tampering.FOOT.format(1))))


def invented():
    """Statements that stand nowhere: the beginning of one sentence with a new end, and wholly new ones."""
    ends = ("was signed by the patient at home.", "lasted twenty minutes in all.", "was agreed to without questions.")
    for sentence in ALL:
        yield from ((sentence, " ".join([*sentence.split()[:6], end])) for end in ends)
        yield sentence, f"Verbal consent was obtained from the patient on {sentence[:10]}."


def tamperings():
    """(kind, sentence, tampered quote), each once."""
    seen = set()
    for kind, tamper in tampering.TAMPERINGS.items():
        for sentence in ALL:
            for quote in sorted({*tamper(sentence)} - {sentence}):
                only_signs = kind in ("stitched", "moved") and WORDS.findall(quote) == WORDS.findall(sentence)
                if (sentence, quote) not in seen and not only_signs:  # a lost "|" between two cells says the same
                    seen.add((sentence, quote))
                    yield kind, sentence, quote
    yield from (("invented", sentence, quote) for sentence, quote in invented())


def record(page):
    return Records((Record("R1", Path("chart.pdf"), "0" * 64, (page,), 1),))


def with_basis(sentence, quote):
    """An item whose own quote stands and whose basis is the given one."""
    page = page_of(sentence)
    head = tampering.HEAD
    start = page.text.index(sentence)
    place = Basis(field="activity", record="R1", page=1, start=start, end=start + len(sentence), quote=quote)
    item = Item(
        id="E001", element="coordination", value=Value(), quote=head, record="R1", page=1, start=0, end=len(head),
        basis=(place,),
    )  # fmt: skip
    return verify(item, record(page))


def test_tampered():
    """No tampered quote counts as standing, no item with a tampered basis as verified."""
    passed, counts = [], {}
    for kind, sentence, quote in tamperings():
        counts[kind] = counts.get(kind, 0) + 1
        if locate((page_of(sentence),), quote, page=1).status in tampering.ACCEPTED:
            passed.append((kind, quote))
    basis, checked = [], 0
    for number, (kind, sentence, quote) in enumerate(tamperings()):
        if number % 4 == 0:
            checked += 1
            if with_basis(sentence, quote).status is Status.VERIFIED:
                basis.append((kind, quote))
    listed = ", ".join(f"{kind} {count}" for kind, count in sorted(counts.items()))
    print(f"\ntampered quotes: {sum(counts.values())} ({listed}), accepted {len(passed)}")
    print(f"tampered basis spans: {checked}, verified {len(basis)}")

    assert [] == passed
    assert [] == basis
    assert sum(counts.values()) >= 1000
    assert checked >= 250


def test_honest():
    """At least 99 of 100 honest copies stand, whether the page or the quote has the difference."""
    rng = random.Random(23)
    missed, count = [], 0
    for vary in tampering.HONEST:
        for sentence in ALL:
            for _ in range(2):
                try:
                    variant = vary(rng, sentence)
                except IndexError:  # no word long enough to be parted
                    continue
                count += 2
                if not locate((page_of(sentence),), variant, page=1).stands:
                    missed.append((vary.__name__, "quote", variant))
                if not locate((page_of(sentence, variant),), sentence, page=1).stands:
                    missed.append((vary.__name__, "page", variant))
    print(f"\nhonest copies: {count}, standing {count - len(missed)} ({1 - len(missed) / count:.1%})")

    assert count >= 1000
    assert len(missed) <= count // 100, missed


def test_page_breaks():
    """A sentence over the break of two pages stands, running heads and feet between its halves left out."""
    missed, count = [], 0
    for sentence in ALL:
        words = sentence.split()
        for at in range(4, len(words) - 4, 2):
            pages = (
                Page("R1", 1, "\n".join((tampering.HEAD, " ".join(words[:at]), tampering.FOOT.format(1)))),
                Page("R1", 2, "\n".join((tampering.HEAD, " ".join(words[at:]), tampering.FOOT.format(2)))),
                Page("R1", 3, "\n".join((tampering.HEAD, "Nothing further.", tampering.FOOT.format(3)))),
            )
            count += 1
            if not locate(pages, sentence, page=1).stands:
                missed.append(" ".join(words[:at]) + " // " + " ".join(words[at:]))
    print(f"\nover a page break: {count}, standing {count - len(missed)} ({1 - len(missed) / count:.1%})")

    assert len(missed) <= count // 100, missed


def test_scans():
    """At least 95 of 100 sentences with misread letters are found for acceptance, and none as more than that."""
    rng = random.Random(29)
    statuses = []
    for sentence in ALL:
        for _ in range(14):
            try:
                noisy = tampering.scanned(rng, sentence)
            except IndexError:
                continue
            statuses.append((locate((page_of(sentence, noisy),), sentence, page=1).status, noisy))
    found = sum(status == "fuzzy" for status, _ in statuses)
    print(f"\nscanned letters: {len(statuses)}, found {found} ({found / len(statuses):.1%})")

    assert len(statuses) >= 400
    assert [] == [noisy for status, noisy in statuses if status in ("exact", "normalized")]
    assert found >= 0.95 * len(statuses)


def test_a_hundred_quotes_against_two_thousand_pages():
    """100 quotes, told with their pages, on a chart of 2,000 pages of different words: within two seconds."""
    rng = random.Random(31)
    words = " ".join(ALL).split()
    pages = tuple(
        Page("R1", number, "\n".join(" ".join(rng.choices(words, k=12)) for _ in range(40)) + f"\nNote {number} of us.")
        for number in range(1, 2001)
    )
    places = [(number, pages[number - 1].text.split("\n")[rng.randrange(40)]) for number in range(7, 2001, 20)][:100]
    began = time.process_time()
    standing = sum(locate(pages, quote, page=number).stands for number, quote in places)
    anywhere = [locate(pages, quote).page for _, quote in places]
    spent = time.process_time() - began
    print(f"\n100 quotes on their pages and again on all of 2,000: {spent:.2f} CPU seconds, standing {standing}")

    assert standing >= 97  # a line made at random may begin behind a "not"
    assert sum(found == number for found, (number, _) in zip(anywhere, places, strict=True)) >= 97
    assert spent < 2
