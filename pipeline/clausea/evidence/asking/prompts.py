"""The messages for a model, made from prompts/, and the schemas of its answers.

Chart text is data in the user message: numbered lines between two fence lines that are made from a secret and the
call's own content. Who writes a chart cannot know them, and a call that is made again is the same call. Characters that
are invisible or turn the direction of writing are left out.
"""

import hmac
import json
import tomllib
from collections.abc import Sequence
from functools import lru_cache
from hashlib import sha256
from typing import Any, NamedTuple

from jinja2 import StrictUndefined
from jinja2.sandbox import SandboxedEnvironment

from clausea import sieve as re
from clausea.content import prompts_dir
from clausea.elements import Element
from clausea.models import Polarity

_HIDDEN = re.compile(
    "[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    "\U000e0000-\U000e007f]"
)


class Shown(NamedTuple):
    """A page's lines as they are sent, with their numbers."""

    number: int
    lines: tuple[str, ...]


@lru_cache(maxsize=1)
def prompts_version() -> str:
    """Twelve hexadecimal digits that change with any word of prompts/."""
    total = sha256()
    for path in sorted(prompts_dir().iterdir()):
        if path.suffix in (".j2", ".toml"):
            total.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return total.hexdigest()[:12]


def numbered(number: int, line: str) -> str:
    """ "L07|the line", without what cannot be seen."""
    return f"L{number:02d}|{_HIDDEN.sub('', line)}"


def fence(secret: bytes, content: Sequence[str]) -> str:
    """A fence for this content, 96 bits that nobody without the secret can tell beforehand."""
    text = "\n".join(content).encode("utf-8", "backslashreplace")
    return f"~~~~ {hmac.new(secret, text, sha256).hexdigest()[:24]} ~~~~"


def extract_system(elements: Sequence[Element]) -> str:
    """The system message of mode `extract` for these elements."""
    wanted = {element.id for element in elements}
    return _render("extract.system.md.j2", elements=elements, examples=_examples(wanted))


def extract_user(pages: Sequence[Shown], elements: Sequence[Element], secret: bytes, again: str = "") -> str:
    """The user message with these pages, fenced by the secret; `again`: why the last answer could not be used."""
    mark = fence(secret, [line for page in pages for line in (str(page.number), *page.lines)])
    return _render(
        "extract.user.md.j2", fence=mark, pages=pages, elements=[element.id for element in elements], again=again
    )


def judge_system() -> str:
    """The system message of mode `judge`."""
    return _render("judge.system.md.j2")


def judge_user(
    element: Element, heading: str, before: Sequence[str], line: str, after: Sequence[str], secret: bytes
) -> str:
    """The user message that asks about one line, fenced by the secret."""
    shown = {
        "heading": _HIDDEN.sub("", heading),
        "before": [_HIDDEN.sub("", each) for each in before],
        "line": _HIDDEN.sub("", line),
        "after": [_HIDDEN.sub("", each) for each in after],
    }
    mark = fence(secret, [heading, *before, line, *after])
    return _render("judge.user.md.j2", element=element, fence=mark, **shown)


def extract_schema(elements: Sequence[Element]) -> dict[str, Any]:
    """Flat and strict: every field required, no patterns or lengths, nothing of the chart in it."""
    whole, text = {"type": "integer"}, {"type": "string"}
    fields = {
        "element": {"type": "string", "enum": [element.id for element in elements]},
        "page": whole,
        "first_line": whole,
        "last_line": whole,
        "quote": text,
        "value": text,
        "polarity": {"type": "string", "enum": [polarity.value for polarity in Polarity]},
    }
    item = {"type": "object", "properties": fields, "required": list(fields), "additionalProperties": False}
    return {
        "type": "object",
        "properties": {"items": {"type": "array", "items": item}},
        "required": ["items"],
        "additionalProperties": False,
    }


def judge_schema() -> dict[str, Any]:
    """One field, yes or no."""
    return {
        "type": "object",
        "properties": {"answer": {"type": "string", "enum": ["yes", "no"]}},
        "required": ["answer"],
        "additionalProperties": False,
    }


def schema_words(schema: dict[str, Any]) -> str:
    """The schema in words, for servers that cannot be held to one."""
    return _render("schema.md.j2", schema=json.dumps(schema))


@lru_cache(maxsize=1)
def raw_examples() -> tuple[dict[str, Any], ...]:
    """The tables of prompts/examples.toml."""
    return tuple(tomllib.loads((prompts_dir() / "examples.toml").read_text(encoding="utf-8"))["example"])


def _examples(wanted: set[str]) -> list[dict[str, Any]]:
    made = []
    for example in raw_examples():
        element = next((name for name in example["elements"] if name in wanted), None)
        if element is None:
            continue
        answer = {
            "element": element,
            "page": example["page"],
            "first_line": example["line"],
            "last_line": example["line"],
            **{key: example[key] for key in ("quote", "value", "polarity")},
        }
        lines = example["text"].strip().split("\n")
        made.append(
            {
                "lines": [f"## page {example['page']}", *(numbered(at, line) for at, line in enumerate(lines, 1))],
                "answer": json.dumps({"items": [answer]}, ensure_ascii=False),
            }
        )
    return made


@lru_cache(maxsize=8)
def _template(name: str) -> Any:
    environment = SandboxedEnvironment(undefined=StrictUndefined, keep_trailing_newline=False, autoescape=False)
    return environment.from_string((prompts_dir() / name).read_text(encoding="utf-8"))


def _render(name: str, **variables: Any) -> str:
    return str(_template(name).render(**variables))
