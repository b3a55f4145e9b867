"""A long chart read by two processes: the same items in the same order, whatever becomes of the second one."""

import os
from pathlib import Path

import pytest

from clausea import processes
from clausea.codes_load import load_codes
from clausea.elements import load_families
from clausea.evidence.readers import patterns
from clausea.evidence.readers.patterns import beside
from clausea.records import read_records

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def chart():
    """A record with what it takes to read it, and what one process finds in it."""
    record = read_records(ROOT / "codes" / "CCM06" / "examples" / "case" / "chart.pdf").files[0]
    given = record, load_codes(ROOT / "codes").elements, load_families(ROOT / "codes" / "elements")
    return given, list(patterns.read(*given))


@pytest.fixture(autouse=True)
def every_chart_is_long(monkeypatch):
    monkeypatch.setattr(beside, "_LONG", 1)
    monkeypatch.setattr(beside, "processors", lambda: 2)


def test_two_find_what_one_finds(chart, monkeypatch):
    """The second process is handed the chart as it stands."""
    start, started = beside._start, []
    monkeypatch.setattr(beside, "_start", lambda *given: started.append(start(*given)) or started[0])
    given, alone = chart

    assert alone == list(patterns.read(*given))
    assert [False] == [one is None for one in started]


@pytest.mark.slow
def test_a_second_process_that_starts_anew_finds_the_same(chart, monkeypatch):
    """Where the system does not fork, the record is sent and cut anew."""
    monkeypatch.setattr(beside, "FORKS", False)
    monkeypatch.setattr(processes, "FORKS", False)
    given, alone = chart

    assert alone == list(patterns.read(*given))


@pytest.mark.parametrize("dies_at", [0, 1])
def test_what_a_dead_process_owes_is_read_here(chart, monkeypatch, dies_at):
    """It is killed before its first answer, or after one; nobody notices but the clock."""
    serve, asked = beside._serve, []

    def dying(pipe, made, readers):
        def reader(one):
            def read(of):
                asked.append(one)
                if len(asked) > dies_at:
                    os._exit(9)
                return one(of)

            return read

        serve(pipe, made, [reader(one) for one in readers])

    monkeypatch.setattr(beside, "_serve", dying)
    given, alone = chart

    assert alone == list(patterns.read(*given))


def test_without_a_second_process_one_reads_all(chart, monkeypatch):
    """No more processes are to be had: the chart is read all the same."""

    def none_left(*_):
        raise OSError

    monkeypatch.setattr(beside.multiprocessing, "Pipe", none_left)
    given, alone = chart

    assert alone == list(patterns.read(*given))
