"""The table of `make bench-llm`, as far as it must hold whatever the rules read tomorrow."""

import model_table
import pytest
from langextract_run import stored
from model_table import NAMES


@pytest.mark.slow
def test_a_model_adds_to_look_at_and_takes_nothing(capsys):
    """FALSE MET 0 in every mode (asserted by the table itself); joined and judged as good as the rules alone; more can
    only be offered. langextract's stored answers can be scored."""
    model_table.main()
    rows = {
        cells[1].strip(): cells[2:5]
        for line in capsys.readouterr().out.splitlines()
        if len(cells := line.split("|")) > 8
    }
    with capsys.disabled():
        print("\n" + "\n".join(f"{name}: {', '.join(cell.strip() for cell in row)}" for name, row in rows.items()))

    assert ["embedded", "model alone", "joined", "judge", "langextract"] == list(rows)[2:]
    assert rows["embedded"][:2] == rows["joined"][:2] == rows["judge"][:2]
    assert float(rows["embedded"][2]) <= float(rows["joined"][2])
    assert all(stored(name)[0] for name in NAMES)
