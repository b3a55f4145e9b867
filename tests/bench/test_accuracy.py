"""How right: charts with their truth, read as a user reads them. Prints a line for each chart and each set.

The sets in tests/charts were written by people who had not seen the reader, each before it was tuned on the set
(README.md there says which set taught what). $CLAUSEA_CHARTS names a further folder of charts, if it is set.
"""

import calendar
import os
from pathlib import Path

import pytest

from clausea import workflow
from clausea.models import Claim, Period
from truth import compare, read

ROOT = Path(__file__).resolve().parents[2]
CHARTS = ROOT / "tests" / "charts"
EXAMPLES = [
    (ROOT / "codes" / code / "examples" / "case" / "chart.pdf", CHARTS / f"{code}.truth.toml")
    for code in ("CCM06", "CCM21")
]


def chart_set(folder):
    """The charts of a folder with their truths."""
    return [
        (path.with_name(path.name.replace(".truth.toml", ".pdf")), path) for path in sorted(folder.glob("*.truth.toml"))
    ]


SETS = {"examples": EXAMPLES} | {
    folder.name: chart_set(folder) for folder in sorted(CHARTS.iterdir()) if folder.is_dir()
}
if os.environ.get("CLAUSEA_CHARTS"):
    SETS["yours"] = chart_set(Path(os.environ["CLAUSEA_CHARTS"]))

pytestmark = pytest.mark.slow


def evidence(chart, asked, library):
    """What `clausea extract` writes for the truth's code, services and period."""
    period = None
    if "month" in asked:
        year, month = map(int, asked["month"].split("-"))
        last = calendar.monthrange(year, month)[1]
        period = Period(start=f"{asked['month']}-01", end=f"{asked['month']}-{last:02d}")
    claim = Claim(
        code=asked["code"], services=tuple(asked["services"]), period=period, discharge=asked.get("discharge")
    )
    case = workflow.extract(claim, [chart], library)
    found = case.evidence.model_dump(mode="json", exclude_none=True)
    return found | case.assessment.model_dump(mode="json", include={"findings", "route"})


@pytest.mark.parametrize("name", SETS)
def test_charts(name):
    """No requirement of any chart is called met that is not; what is asserted is right in nine of ten at least."""
    library = workflow.open_library()
    right = items = wrong = agreed = asked_findings = routes = 0
    false_met = []
    print()
    for chart, truth in SETS[name]:
        asked = read(truth)
        result = compare(evidence(chart, asked, library), asked)
        right, items, wrong = right + result.right, items + result.items, wrong + len(result.wrong)
        agreed, asked_findings = agreed + result.asked - len(result.findings), asked_findings + result.asked
        routes += not result.route
        false_met += [f"{chart.stem}: {line}" for line in result.false_met]
        print(
            f"  {truth.name.removesuffix('.truth.toml'):38} recall {result.recall:.2f}  precision "
            f"{result.precision:.2f}  findings {result.asked - len(result.findings):2}/{result.asked:<2}  "
            f"route {'right' if not result.route else 'wrong'}"
        )
    recall, precision = right / items, right / (right + wrong)
    print(
        f"{name}: {len(SETS[name])} charts  recall {recall:.3f}  precision {precision:.3f}  "
        f"F1 {2 * recall * precision / (recall + precision):.3f}  findings {agreed}/{asked_findings}  "
        f"routes {routes}/{len(SETS[name])}  false met {len(false_met)}"
    )

    assert [] == false_met
    assert precision >= 0.9
