"""What is kept of an earlier run, and when it is found again."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from clausea import remembered
from clausea.codes_load import load_codes
from clausea.content import codes_dir
from clausea.errors import ContentError
from clausea.evidence import find_evidence
from clausea.models import Claim
from clausea.records import Options, from_texts
from clausea.records.cache import purge

TEXT = """Patient: Ada Example  DOB: 02/03/1941
03/05/2026 CCM note
Spoke with patient by phone § about her insulin, 12 minutes.
Priya Anand, RN"""


@pytest.fixture
def looked(tmp_path, monkeypatch):
    """A cache of the test's own; the list of charts that were looked through."""
    monkeypatch.setenv("CLAUSEA_CACHE", str(tmp_path / "cache"))
    through = []

    def find(records, library, claim):
        through.append(records)
        return find_evidence(records, library, claim)

    monkeypatch.setattr(remembered, "_found", find)
    return through


def chart(text):
    """The records of that text, with half a surrogate pair in it, as damaged fonts have."""
    return with_files(from_texts([text]), lambda one: {"pages": tuple(
        replace(page, text=page.text.replace("§", "\ud83d")) for page in one.pages
    )})  # fmt: skip


def with_files(records, change):
    """The records, each file with that change."""
    return replace(records, files=tuple(replace(one, **change(one)) for one in records.files))


def test_evidence_is_found_again_by_content(looked):
    """Looked through once, wherever the chart lies and whatever its name; again for other words or another claim."""
    library, claim, here = remembered.library_of(codes_dir()), Claim(services=("99490",)), chart(TEXT)
    first = remembered.evidence_of(here, library, claim, Options())
    moved = with_files(here, lambda _: {"path": Path("elsewhere/other.pdf")})
    again = remembered.evidence_of(moved, library, claim, Options())

    assert [here] == looked
    assert any("\ud83d" in item.quote for item in first.items)
    assert find_evidence(here, library, claim) == first
    assert find_evidence(moved, library, claim) == again
    assert ["elsewhere/other.pdf"] == [record.path for record in again.records]

    remembered.evidence_of(here, library, Claim(services=("99439",)), Options())
    remembered.evidence_of(chart(TEXT.replace("12", "13")), library, claim, Options())
    remembered.evidence_of(here, library, claim, Options(cache=False))
    assert 4 == len(looked)
    purge()
    assert first == remembered.evidence_of(here, library, claim, Options())
    assert 5 == len(looked)


def test_codes_are_read_again_when_one_of_them_changes(looked, tmp_path, monkeypatch):
    """The same content without a file being parsed; a change counts at once, and a mistake is told every time."""
    folder = tmp_path / "codes"
    shutil.copytree(codes_dir(), folder)
    written = load_codes(folder)
    assert written == remembered.library_of(folder)
    with monkeypatch.context() as without:
        without.delattr(remembered, "load_codes")
        assert written == remembered.library_of(folder)

    code = folder / "CCM06" / "code.toml"
    code.write_text(code.read_text(encoding="utf-8").replace(f'"{written.codes["CCM06"].title}"', '"Another title"'))
    assert "Another title" == remembered.library_of(folder).codes["CCM06"].title
    code.write_text("titel = 1")
    for _ in range(2):
        with pytest.raises(ContentError, match=r"code\.toml"):
            remembered.library_of(folder)


def test_on_is_no_folder(monkeypatch):
    """CLAUSEA_CACHE=on is the usual place: a folder "on" beside one's work would hold a chart's text unnoticed."""
    from clausea.records import cache

    monkeypatch.delenv("CLAUSEA_CACHE")
    usual = cache.folder()
    monkeypatch.setenv("CLAUSEA_CACHE", "on")

    assert usual == cache.folder()
