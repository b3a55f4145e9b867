"""The table of the README: what a real, small model adds to the rules on two small charts, from recorded exchanges.

    python tests/bench/model_table.py

Asks no model: the answers are those of cassettes/, read again by the code of today; cassettes/README.md says how they
were made, with which model. "Offered" counts what waits for a person as if the person had accepted it. langextract's
answers of the same model on the same charts are scored by the same rules (langextract_run.py); it assesses nothing, so
that it can call nothing met.
"""

import json
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "tests" / "bench"), str(ROOT / "pipeline")]

from langextract_run import stored  # noqa: E402

import cassettes  # noqa: E402
from truth import compare, read  # noqa: E402

CHARTS = ROOT / "tests" / "bench" / "model"
NAMES = ("ccm", "bhi")


def _asserted(evidence, keep):
    """The evidence as if exactly the items that `keep` lets through were relied on."""
    items = []
    for item in evidence["items"]:
        if item["polarity"] == "affirmed" and item["status"] != "rejected" and keep(item):
            items.append({**item, "status": "verified"})
    return {**evidence, "items": items}


def _found(evidence, mode):
    if mode == "embedded":
        return _asserted(evidence, lambda item: "patterns" in item["reader"] and _own_status(item))
    if mode == "model alone":
        return _asserted(evidence, lambda item: "model" in item["reader"])
    return _asserted(evidence, lambda item: item["status"] == "verified")


def _own_status(item):
    """Verified, but for what a second reading lowered."""
    return item["status"] == "verified" or any(why.startswith("the readers differ") for why in item.get("reasons", ()))


def _row(mode, names, played):
    right = wrong = items = met = offered_right = tokens_in = tokens_out = rejected = seconds = 0
    loads = []
    known = json.loads((cassettes.FOLDER / "seconds.json").read_text(encoding="utf-8"))
    for name in names:
        truth = read(CHARTS / f"{name}.truth.toml")
        evidence = played[names[name]]
        result = compare(_found(evidence, mode), truth)
        with_offered = compare(_asserted(evidence, lambda item: True), truth)
        met += len(compare(evidence, truth).false_met)
        right, wrong, items = right + result.right, wrong + len(result.wrong), items + result.items
        offered_right += (result if mode in ("embedded", "model alone") else with_offered).right
        if mode != "embedded":
            run = evidence["run"]
            tokens_in, tokens_out = tokens_in + run["tokens"]["in"], tokens_out + run["tokens"]["out"]
            rejected += run["llm"]["rejected"]
            seconds += known[names[name]]["seconds"]
            loads.append(known[names[name]]["load"])
    return _line(mode, right, wrong, items, offered_right, (tokens_in, tokens_out), (seconds, loads), rejected, met)


def _langextract():
    """Its row, from what was stored once."""
    right = wrong = items = tokens_in = tokens_out = rejected = seconds = 0
    loads = []
    known = json.loads((cassettes.FOLDER / "seconds.json").read_text(encoding="utf-8"))
    for name in NAMES:
        found, lost = stored(name)
        evidence = {"items": found, "findings": [], "route": None}
        result = compare(evidence, read(CHARTS / f"{name}.truth.toml"))
        right, wrong, items = right + result.right, wrong + len(result.wrong), items + result.items
        rejected += lost
        exchanges = json.loads((cassettes.FOLDER / f"{name}-langextract.json").read_text(encoding="utf-8"))
        for one in exchanges["interactions"]:
            usage = one["response"]["body"]["string"].get("usage") or {}
            tokens_in += usage.get("prompt_tokens", 0)
            tokens_out += usage.get("completion_tokens", 0)
        seconds += known[f"{name}-langextract"]["seconds"]
        loads.append(known[f"{name}-langextract"]["load"])
    return _line("langextract", right, wrong, items, right, (tokens_in, tokens_out), (seconds, loads), rejected, "-")


def _line(mode, right, wrong, items, offered_right, tokens, time, rejected, met):
    (tokens_in, tokens_out), (seconds, loads) = tokens, time
    spent = f"{tokens_in:,} + {tokens_out:,}" if tokens_in else "0"
    took = f"{seconds} (load {max(loads):.0f})" if loads else "-"
    precision = f"{right / (right + wrong):.2f}" if right + wrong else "-"
    share, offered = f"{right / items:.2f}", f"{offered_right / items:.2f}"
    return f"| {mode} | {precision} | {share} | {offered} | {spent} | {took} | {rejected if loads else '-'} | {met} |"


def main():
    played = {}
    for name in [one for one in cassettes.RUNS if (cassettes.FOLDER / f"{one}.json").exists()]:
        with tempfile.TemporaryDirectory() as place:
            played[name] = json.loads(cassettes.played(name, Path(place))["evidence.json"])
    extract = {name: f"{name}-extract" for name in NAMES if f"{name}-extract" in played}
    judge = {name: f"{name}-judge" for name in NAMES if f"{name}-judge" in played}
    rows = [_row(mode, extract, played) for mode in ("embedded", "model alone", "joined")]
    rows.append(_row("judge", judge, played))
    rows.append(_langextract())
    print("| | Precision | Recall | Recall with offered | Tokens in + out | Seconds | Rejected | FALSE MET |")
    print("|---|---:|---:|---:|---:|---:|---:|---:|")
    print("\n".join(rows))
    assert all(row.endswith("| 0 |") for row in rows[:4]), "a requirement is called met that is not"


if __name__ == "__main__":
    main()
