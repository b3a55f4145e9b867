"""The bench of time logs: pages of minutes as offices print them, with every entry and the sum of the month.

    python tests/bench/timelogs.py [SET ...] [--half even|odd] [--verbose]

A set is a file of tests/bench/timelogs: pages written in one go before any of them was read. Some are text, some are
set as a PDF first (`pdf`: lines of a table all, between rows, or none), because the geometry is half of a table. An
item is right when element, date (or month) and minutes agree; a verified item that the page does not list is wrong
(save what `may` stand beside them: totals of a part).
A sum above the truth is the mistake that matters: it could call a requirement met that is not.
"""

import argparse
import calendar
import sys
import tomllib
from collections import Counter
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

import typst

from clausea.assess import assess
from clausea.codes import Library
from clausea.codes_load import load_codes
from clausea.content import codes_dir
from clausea.evidence import find_evidence
from clausea.models import Claim, Item, Period
from clausea.records import from_texts, read_records

FOLDER = Path(__file__).parent / "timelogs"
ELEMENTS = {
    "staff": "staff_minutes",
    "practitioner": "practitioner_minutes",
    "bhcm": "bhcm_minutes",
    "total": "minutes_total",
}
HALVES = ("even", "odd")
STROKES = {"grid": "0.5pt", "rows": "(bottom: 0.4pt)", "none": "none"}


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def typeset(text: str, lines: str) -> bytes:
    """The page as a PDF: lines with " | " are rows of a table, <break> begins a new page."""
    source = ['#set page("us-letter", margin: 0.8in)', '#set text(font: "Libertinus Serif", size: 10pt)']
    rows: list[list[str]] = []
    whole = [line.split("|") for line in text.split("\n") if "|" in line]
    broken = "<break>" in text  # one table over two pages keeps the widths of its columns

    def close() -> None:
        if rows:
            width = max(map(len, rows))
            longest = [max(len(row[at].strip()) for row in whole if len(row) > at) for at in range(width)]
            widths = f"({', '.join(f'{max(n, 4)}fr' for n in longest)})" if broken else str(width)
            cells = [cell for row in rows for cell in row + [""] * (width - len(row))]
            source.append(
                f"#table(columns: {widths}, stroke: {STROKES[lines]}, {', '.join(map(_quoted, cells))})".replace(
                    '""', "[]"
                )
            )
            rows.clear()

    for line in text.strip("\n").split("\n"):
        if "|" in line:
            rows.append([cell.strip() for cell in line.split("|")])
            continue
        close()
        source.append("#pagebreak()" if line.strip() == "<break>" else f"#text({_quoted(line)})\n")
    close()
    made = typst.compile("\n".join(source).encode(), ignore_system_fonts=True, timestamp=0)
    assert isinstance(made, bytes)
    return made


def _key(item: Item) -> str:
    value = item.value.given()
    name = next((short for short, element in ELEMENTS.items() if element == item.element), "")
    return f"{name} {value.get('month') or value.get('date')} {value.get('minutes')}"


def month_sum(evidence: object, library: Library, service: str, month: str) -> int:
    """The countable minutes of the month, as the finding of the service gives them."""
    code = "CCM21" if service in ("99484", "99492", "99493") else "CCM06"
    year, number = map(int, month.split("-"))
    last = calendar.monthrange(year, number)[1]
    claim = Claim(code=code, services=(service,), period=Period(start=f"{month}-01", end=f"{month}-{last}"))
    findings = assess(evidence, library.codes[code], library, claim).findings  # type: ignore[arg-type]
    return max((one.value.minutes for one in findings if one.value.minutes is not None), default=0)


def main(arguments: list[str] | None = None) -> int:
    """Prints a line for each set; 1 when a sum of any page is above its truth."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("sets", nargs="*")
    parser.add_argument("--verbose", action="store_true")
    parser.add_argument("--half", choices=("even", "odd"), help="by the first byte of the sha256 of the page's id")
    options = parser.parse_args(arguments)
    library = load_codes(codes_dir())
    above = 0
    for path in sorted(FOLDER.glob("*.toml")):
        if options.sets and path.stem not in options.sets:
            continue
        count: Counter[str] = Counter()
        for page in tomllib.loads(path.read_text())["page"]:
            if options.half and HALVES[sha256(page["id"].encode()).digest()[0] % 2] != options.half:
                continue
            evidence = _read(page, library)
            found = [item for item in evidence.items if item.element in ELEMENTS.values() and item.relied_on]
            have, want = Counter(map(_key, found)), Counter(page["items"])
            missed, wrong = want - have, Counter({key: n for key, n in have.items() if key not in want})
            wrong = Counter({key: n for key, n in wrong.items() if key not in page.get("may", ())})
            month = page.get("month") or max((key.split()[1][:7] for key in want), default="2026-01")
            sums = {service: month_sum(evidence, library, service, month) for service in page["sums"]}
            count.update(right=(want & have).total(), missed=missed.total(), wrong=wrong.total(), pages=1)
            count["sums"] += sums == page["sums"]
            count["above"] += any(sums[service] > page["sums"][service] for service in sums)
            if options.verbose and (missed or wrong or sums != page["sums"]):
                print(f"--- {page['id']} {page.get('pdf', '')}\n{page['text'].strip()}")
                for key in missed.elements():
                    print(f"    missed: {key}")
                for item in evidence.items:
                    if item.element in ELEMENTS.values() and (_key(item) in wrong or not item.relied_on):
                        told = f"{item.status.value} {item.polarity.value} {item.reasons}"
                        print(f"    {'wrong' if item.relied_on else 'held'}: {_key(item)} {item.quote!r} {told}")
                print(f"    sums {sums}, the truth {page['sums']}")
        print(
            f"{path.stem:8} {count['pages']} pages  entries: recall "
            f"{count['right'] / (count['right'] + count['missed']):.3f}  precision "
            f"{count['right'] / (count['right'] + count['wrong']):.3f}  sums right {count['sums']}/{count['pages']}"
            f"  above the truth {count['above']}"
        )
        above += count["above"]
    return int(above > 0)


def _read(page: dict[str, str], library: Library):  # type: ignore[no-untyped-def]
    """What is found on the page."""
    if "pdf" not in page:
        return find_evidence(from_texts(page["text"].split("<break>\n")), library, Claim(), code="CCM06")
    with TemporaryDirectory() as folder:
        chart = Path(folder) / "chart.pdf"
        chart.write_bytes(typeset(page["text"], page["pdf"]))
        return find_evidence(read_records([chart]), library, Claim(), code="CCM06")


if __name__ == "__main__":
    sys.exit(main())
