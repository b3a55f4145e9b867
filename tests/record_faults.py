"""Records the two faults that a real server gives at once: an answer cut off, a question that is too long.

python tests/record_faults.py http://127.0.0.1:8080/v1
"""

import sys
import tomllib
from dataclasses import replace

from cassettes import FENCE_SECRET, FOLDER, tape
from clausea.evidence.asking.prompts import judge_schema, judge_system, judge_user
from clausea.evidence.readers.cache import Answers
from clausea.evidence.readers.interface import Ask
from clausea.evidence.readers.openai import OpenAIEndpoint
from clausea.settings import Llm
from clausea.workflow import open_library


def cut() -> Ask:
    """One line to be judged, in an answer of three tokens."""
    element = open_library().elements["consent_bhi"]
    line = "Mr. Wetherell gave verbal consent to BHI."
    user = judge_user(element, "BHI consent", [], line, [], FENCE_SECRET)
    return Ask(judge_system(), user, judge_schema(), 3, yes_no=True)


def long() -> Ask:
    """The same with more words than the server's context of 8,192 tokens holds."""
    return replace(cut(), user=cut().user + "\nCall with patient, mood and sleep reviewed." * 1500, tokens=12)


FAULTS = {"truncated": cut, "overflow": long}


def ask(name: str, base_url: str = "http://127.0.0.1:9/v1", *, record: bool = False):
    """The reply to that fault's question, recorded or replayed."""
    table = tomllib.loads((FOLDER / "record.toml").read_text(encoding="utf-8"))["llm"]
    endpoint = OpenAIEndpoint(Llm.model_validate({**table, "base_url": base_url}), Answers(None))
    with tape(name, record=record):
        return endpoint.answer([FAULTS[name]()], lambda _: None)[0]


if __name__ == "__main__":
    for fault in FAULTS:
        reply = ask(fault, sys.argv[1], record=True)
        print(fault, reply.stop, reply.why)
