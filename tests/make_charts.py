"""Make the example charts of codes/ from their Typst sources: `python tests/make_charts.py`.

The people, practices and payers in them are invented. Bytes repeat: no clock, no system fonts, only the fonts that
the typst wheel holds.
"""

from pathlib import Path

import typst

ROOT = Path(__file__).resolve().parents[1]
SOURCES = ROOT / "tests" / "charts"
CHARTS = {"ccm06.typ": "CCM06", "ccm21.typ": "CCM21"}
"""Source in tests/charts -> the folder of codes/ whose examples/case/chart.pdf it makes."""


def chart(source: str) -> bytes:
    """The PDF of one source of tests/charts."""
    made = typst.compile(SOURCES / source, root=SOURCES, ignore_system_fonts=True, timestamp=0)
    assert isinstance(made, bytes)
    return made


def main() -> None:
    for source, code in CHARTS.items():
        place = ROOT / "codes" / code / "examples" / "case" / "chart.pdf"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(chart(source))
        print(place.relative_to(ROOT))


if __name__ == "__main__":
    main()
