"""`[llm]` of clausea.toml: which language model reads besides the embedded reader, and what it may be sent.

Without the table, or `--llm`, no model is asked: a key in the environment alone changes nothing (DESIGN 3).
"""

import ipaddress
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from pydantic import Field, ValidationError

from clausea.errors import UsageError
from clausea.keys import mistake
from clausea.models import Model


class Price(Model):
    """US dollars for a million tokens."""

    in_: float = Field(default=0.0, ge=0, alias="in")
    out: float = Field(default=0.0, ge=0)


class Llm(Model):
    """The table `[llm]`. Tokens are estimated before a call and counted by the server afterwards."""

    base_url: str
    """An OpenAI-compatible address, with its /v1."""
    model: str
    mode: Literal["extract", "judge"] = "extract"
    """`extract`: the model points at facts. `judge`: rules propose lines, the model says yes or no (small models)."""
    phi_ok_hosts: tuple[str, ...] = ()
    """Hosts that may be sent chart text, because a contract covers it. This machine needs no entry."""
    key_env: str = "OPENAI_API_KEY"
    """The environment variable that holds the key."""
    price: Price | None = None
    budget: int = Field(default=16_000, ge=1_000)
    """Tokens that one chart may cost, prompts included."""
    call: int = Field(default=6_000, ge=500)
    """Tokens of one call, prompt included."""
    answer: int = Field(default=2_000, ge=1)
    """Tokens of one answer."""
    splits: int = Field(default=3, ge=0)
    """How often the lines of a call are halved when its answer is cut off: three times leaves a few lines."""
    proposals: int = Field(default=40, ge=1)
    """Lines that mode `judge` asks about."""
    least: float = Field(default=0.9, ge=0.0, le=1.0)
    """The share of "yes" from which mode `judge` offers a line."""
    concurrency: int = Field(default=4, ge=1)
    timeout: float = Field(default=120.0, gt=0)
    """Seconds that one call may take."""
    patience: float = Field(default=600.0, ge=0)
    """Seconds that a call may wait for a server that asks to come back later."""

    @property
    def host(self) -> str:
        return (urlsplit(self.base_url).hostname or "").lower()

    @property
    def local(self) -> bool:
        """Whether the address is this machine's own."""
        if self.host == "localhost":
            return True
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return False

    @property
    def allowed(self) -> bool:
        """Whether chart text may be sent there."""
        return self.local or self.host in {host.lower() for host in self.phi_ok_hosts}


def read_llm(places: Sequence[Path], *, base_url: str | None = None, model: str | None = None) -> Llm | None:
    """`[llm]` of the first of `places` that exists, with address and model of the command line laid over it.

    None when neither names a model. Raises UsageError for a broken table, an address without http(s), and a host that
    chart text may not be sent to.
    """
    path, table = next(((path, _table(path)) for path in places if path.is_file()), (None, {}))
    table = {**table, **{key: value for key, value in (("base_url", base_url), ("model", model)) if value}}
    if not table:
        return None
    if "model" not in table or "base_url" not in table:
        raise UsageError("A model needs an address and a name: --llm URL --model NAME, or [llm] of clausea.toml.")
    try:
        found = Llm.model_validate(table)
    except ValidationError as error:
        raise UsageError(f"{path or '--llm'}: llm: {mistake(error, Llm)}") from None
    if urlsplit(found.base_url).scheme not in ("http", "https") or not found.host:
        raise UsageError("llm.base_url: is no web address. Write it as http://127.0.0.1:8080/v1.")
    if not found.allowed:
        raise UsageError(
            f"{found.host}: chart text may not be sent there. If a contract (BAA) covers it, add the host to "
            "phi_ok_hosts under [llm] of clausea.toml."
        )
    return found


def _table(path: Path) -> dict[str, object]:
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise UsageError(f"{path}: cannot be read ({error.strerror}). Check its permissions.") from None
    except (UnicodeDecodeError, tomllib.TOMLDecodeError):
        raise UsageError(f"{path}: is no valid TOML. Is a text without quotation marks?") from None
    table = data.get("llm", {})
    if not isinstance(table, dict):
        raise UsageError(f"{path}: llm: must be a table. Write [llm] above its keys.")
    return table
