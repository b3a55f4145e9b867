"""What a model reader asks, and what it gets: the seam between the reading and the network.

`openai.py` is the one implementation that opens a connection; `scripted.py` answers from a function, for tests.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal, Protocol

Stop = Literal["done", "length", "refused", "failed", "stopped"]
"""How an answer ended: complete; cut off, or the question too long; refused or filtered; given up after retries; not
asked any more, because the endpoint takes no further calls (key, quota, model)."""


@dataclass(frozen=True, slots=True)
class Ask:
    """One call. `schema` is a JSON Schema; `tokens` what the answer may have; `yes_no` asks for the share of yes."""

    system: str
    user: str
    schema: dict[str, Any]
    tokens: int
    yes_no: bool = False


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer. `text` is JSON when `stop` is done; `why` holds no chart text; `yes` is P(yes), 0 to 1."""

    stop: Stop
    text: str = ""
    why: str = ""
    tokens_in: int = 0
    tokens_out: int = 0
    yes: float | None = None
    cached: bool = False


Arrived = Callable[[Reply], None]


class Endpoint(Protocol):
    """Something that answers."""

    @property
    def model(self) -> str:
        """The name to be recorded in evidence.json."""

    def answer(self, asks: Sequence[Ask], arrived: Arrived) -> list[Reply]:
        """One reply for each ask, in their order; `arrived` is told of each as it comes."""
