"""What is shipped is what is committed: the wheel holds the package, codes/ and prompts/, and nothing else."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


def committed(*folders: str) -> set[str]:
    run = subprocess.run(["git", "ls-files", *folders], cwd=ROOT, capture_output=True, text=True, check=False)
    files = set(run.stdout.split("\n")) - {""}
    if run.returncode or not files:
        pytest.skip("no git checkout with committed content: nothing to compare the wheel with")
    return files


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The wheel as `python -m build` makes it, without network and without touching the checkout."""
    pytest.importorskip("build")
    pytest.importorskip("hatchling")
    out = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(ROOT)],
        check=True, capture_output=True,
    )  # fmt: skip
    (made,) = out.glob("*.whl")
    with zipfile.ZipFile(made) as archive:
        return {entry for entry in archive.namelist() if ".dist-info/" not in entry}


def test_the_wheel_holds_the_committed_content(wheel):
    """codes/ and prompts/ in the wheel are exactly the committed files: no chart that lies about is ever shipped."""
    expected = {f"clausea/_content/{file}" for file in committed("codes", "prompts")}

    assert expected == {entry for entry in wheel if entry.startswith("clausea/_content/")}


def test_the_wheel_holds_the_committed_package(wheel):
    """Every module of the package is in the wheel, with its py.typed."""
    expected = {file.removeprefix("pipeline/") for file in committed("pipeline/clausea")}

    assert expected == {entry for entry in wheel if not entry.startswith("clausea/_content/")}


def test_the_wheel_adds_one_import_name(wheel):
    """Installing Clausea makes `clausea` importable and no `tests`, `codes`, `prompts` or `pipeline`."""
    assert {"clausea"} == {entry.split("/")[0] for entry in wheel}
