"""Asks a language model over the OpenAI API (chat.completions): the only module that opens a connection.

One owner of retries: the client's own are off. What a server cannot do (JSON Schema, `store`, `temperature`) is left
out and remembered; what it will not do (key, quota, unknown model) stops the model's part once. No message, log line or
exception of this module holds what was asked or answered.
"""

import asyncio
import logging
import math
import os
import random
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from clausea.evidence.asking.prompts import prompts_version, schema_words
from clausea.evidence.readers.cache import Answers, key_of
from clausea.evidence.readers.interface import Arrived, Ask, Reply
from clausea.settings import Llm

if TYPE_CHECKING:
    from openai import AsyncOpenAI
    from tenacity import RetryCallState

_TRIES = 6
"""Calls that one ask may cost where the server fails (5xx, timeouts); 429 is limited by time instead."""
_LONGEST_WAIT = 60.0
_LOGGERS = ("openai", "httpx", "httpx2", "httpcore", "httpcore2")
_FORMATS = ("json_schema", "json_object", "none")
_OPTIONAL = {
    "store": ("store",),
    "temperature": ("temperature",),
    "logprobs": ("logprobs",),
    "max_completion_tokens": ("max_completion_tokens",),
}
"""Parameters that a server may not know, and the words by which it says so."""
_FORMAT_WORDS = ("response_format", "json_schema", "json_object", "schema", "grammar", "structured")
_TOO_LONG = ("context_length_exceeded", "exceed_context_size_error", "context length", "context size", "context window")


class _AgainError(Exception):
    """A failure that may pass: `after` seconds where the server says so, `busy` for 429."""

    def __init__(self, why: str, after: float | None = None, *, busy: bool = False) -> None:
        super().__init__(why)
        self.why, self.after, self.busy = why, after, busy


class _StoppedError(Exception):
    """The endpoint takes no further calls."""


class OpenAIEndpoint:
    """The endpoint of `[llm]`. `answers` keeps what arrives."""

    def __init__(self, settings: Llm, answers: Answers) -> None:
        self._settings = settings
        self._answers = answers
        self._left_out: set[str] = set()
        self._format = 0
        self._pause_until = 0.0
        self._stopped = ""

    @property
    def model(self) -> str:
        return self._settings.model

    def answer(self, asks: Sequence[Ask], arrived: Arrived) -> list[Reply]:
        """One reply for each ask, in their order. Raises nothing for what a server does."""
        keys = [key_of(self._body(ask, first=True), self._settings.base_url, prompts_version()) for ask in asks]
        replies: list[Reply | None] = [self._answers.find(key) for key in keys]
        for reply in replies:
            if reply is not None:
                arrived(reply)
        if any(reply is None for reply in replies):
            asyncio.run(self._ask_all(asks, keys, replies, arrived))
        return [reply or Reply("failed", why="no answer") for reply in replies]

    async def _ask_all(
        self, asks: Sequence[Ask], keys: Sequence[str], replies: list[Reply | None], arrived: Arrived
    ) -> None:
        gate = asyncio.Semaphore(self._settings.concurrency)
        self._pause_until = 0.0
        client = _client(self._settings)

        async def one(number: int) -> None:
            async with gate:
                reply = await self._reply(client, asks[number])
            self._answers.keep(keys[number], reply)
            replies[number] = reply
            arrived(reply)

        async with client, asyncio.TaskGroup() as tasks:
            for number, reply in enumerate(replies):
                if reply is None:
                    tasks.create_task(one(number))

    async def _reply(self, client: "AsyncOpenAI", ask: Ask) -> Reply:
        from tenacity import AsyncRetrying, retry_if_exception_type

        if self._stopped:
            return Reply("stopped", why=self._stopped)
        retrying = AsyncRetrying(
            retry=retry_if_exception_type(_AgainError), wait=_wait, stop=self._give_up, reraise=True
        )
        try:
            return await retrying(self._once, client, ask)
        except _AgainError as error:
            return Reply("failed", why=error.why)
        except _StoppedError as error:
            self._stopped = str(error)
            return Reply("stopped", why=self._stopped)

    def _give_up(self, state: "RetryCallState") -> bool:
        error = state.outcome.exception() if state.outcome else None
        if self._stopped:
            return True
        if isinstance(error, _AgainError) and error.busy:
            waited = (state.seconds_since_start or 0.0) + (error.after or 0.0)
            return waited > self._settings.patience
        return state.attempt_number >= _TRIES

    async def _once(self, client: "AsyncOpenAI", ask: Ask) -> Reply:
        """One call, and further ones while the server says what it cannot do."""
        import openai

        for _ in range(len(_FORMATS) + len(_OPTIONAL) + 1):
            await asyncio.sleep(max(0.0, self._pause_until - asyncio.get_running_loop().time()))
            before = (self._format, len(self._left_out))
            try:
                return _read(await client.chat.completions.create(**self._body(ask)), ask)
            except openai.BadRequestError as error:
                said = _said(error)
                if "content_filter" in said or "content management policy" in said:
                    return Reply("refused", why="the server's content filter stopped it")
                if any(words in said for words in _TOO_LONG):
                    return Reply("length", why="the question is too long for the model")
                if not self._simpler(said) and before == (self._format, len(self._left_out)):
                    return Reply("failed", why="the server does not take the question (400)")
            except (openai.AuthenticationError, openai.PermissionDeniedError) as error:
                raise _StoppedError(
                    f"the server does not accept the key ({error.status_code}): set {self._settings.key_env}"
                ) from None
            except openai.NotFoundError:
                raise _StoppedError("the server does not know this model or address (404): see [llm]") from None
            except openai.RateLimitError as error:
                if "insufficient_quota" in _said(error):
                    raise _StoppedError("the account has no quota left (429): see your provider's plan") from None
                after = _after(error.response.headers)
                if after is not None:
                    self._pause_until = asyncio.get_running_loop().time() + after
                raise _AgainError("the server stayed busy (429)", after, busy=True) from None
            except openai.APITimeoutError:
                raise _AgainError("the server did not answer in time") from None
            except openai.APIStatusError as error:
                if error.status_code in (408, 409) or error.status_code >= 500:
                    why = f"the server failed ({error.status_code})"
                    raise _AgainError(why, _after(error.response.headers)) from None
                return Reply("failed", why=f"the server does not take the question ({error.status_code})")
            except openai.APIConnectionError as error:
                if not type(error.__cause__).__module__.startswith("http"):
                    raise  # no network's fault: a blocked test, a missing recording
                raise _AgainError("the server cannot be reached") from None
            except (openai.APIError, ValueError):
                raise _AgainError("the server's answer cannot be read") from None
        return Reply("failed", why="the server does not take the question (400)")

    def _simpler(self, said: str) -> bool:
        """Leave out what the server complains of; False when it names nothing that can be left out."""
        for name, words in _OPTIONAL.items():
            if name not in self._left_out and any(word in said for word in words):
                self._left_out.add(name)
                return True
        if any(word in said for word in _FORMAT_WORDS) and self._format < len(_FORMATS) - 1:
            self._format += 1
            return True
        return False

    def _body(self, ask: Ask, *, first: bool = False) -> dict[str, Any]:
        """The request. `first`: as it is before anything is left out, which is what the cache's key is made of."""
        out: set[str] = set() if first else self._left_out
        form = _FORMATS[0 if first else self._format]
        system = ask.system if form == "json_schema" else f"{ask.system}\n\n{schema_words(ask.schema)}"
        body: dict[str, Any] = {
            "model": self._settings.model,
            "messages": [{"role": "system", "content": system}, {"role": "user", "content": ask.user}],
            "max_tokens" if "max_completion_tokens" in out else "max_completion_tokens": ask.tokens,
        }
        if form == "json_schema":
            schema = {"name": "answer", "strict": True, "schema": ask.schema}
            body["response_format"] = {"type": "json_schema", "json_schema": schema}
        elif form == "json_object":
            body["response_format"] = {"type": "json_object"}
        if "temperature" not in out:
            body["temperature"] = 0
        if "store" not in out:
            body["store"] = False
        if ask.yes_no and "logprobs" not in out:
            body |= {"logprobs": True, "top_logprobs": 20}
        return body


def _client(settings: Llm) -> "AsyncOpenAI":
    """The client: no retries of its own, no redirects to hosts that nobody named, no logging of what is sent.

    The library logs whole requests when OPENAI_LOG is set; that is taken from it before it is loaded, and its loggers
    are held above that level afterwards.
    """
    os.environ.pop("OPENAI_LOG", None)
    import openai

    for name in _LOGGERS:
        logging.getLogger(name).setLevel(logging.ERROR)
    timeout = openai.Timeout(settings.timeout, connect=5.0)
    return openai.AsyncOpenAI(
        base_url=settings.base_url,
        api_key=os.environ.get(settings.key_env) or "none",
        max_retries=0,
        timeout=timeout,
        http_client=openai.DefaultAsyncHttpxClient(
            timeout=timeout, follow_redirects=False, trust_env=not settings.local
        ),
    )


def _wait(state: "RetryCallState") -> float:
    """Seconds until the next try: the server's own word, else doubling from one second, with jitter."""
    error = state.outcome.exception() if state.outcome else None
    after = error.after if isinstance(error, _AgainError) else None
    if after is not None:
        return after * random.uniform(1.0, 1.1)  # noqa: S311  # spreads the calls, hides nothing
    return random.uniform(0.5, 1.0) * min(_LONGEST_WAIT, 2.0 ** (state.attempt_number - 1))  # noqa: S311


def _after(headers: Any) -> float | None:
    """Seconds of Retry-After (or its finer sibling in milliseconds); None where the server gives none."""
    for name, scale in (("retry-after-ms", 0.001), ("retry-after", 1.0)):
        try:
            seconds = float(headers.get(name, "")) * scale
        except ValueError:
            continue
        if math.isfinite(seconds) and seconds >= 0:
            return seconds
    return None


def _said(error: Any) -> str:
    """What the server complained of, in small letters: looked at here, and never shown."""
    body = error.body if isinstance(error.body, dict) else {}
    parts = (error.code, error.param, body.get("type"), body.get("message"), error.message)
    return " ".join(str(part) for part in parts if part).lower()


def _read(answer: Any, ask: Ask) -> Reply:
    usage = answer.usage
    used = (usage.prompt_tokens or 0, usage.completion_tokens or 0) if usage else (0, 0)
    choices = answer.choices or []
    if not choices:
        raise ValueError("no choices")
    choice = choices[0]
    if choice.message.refusal:
        return Reply("refused", "", "the model refused", *used)
    if choice.finish_reason == "content_filter":
        return Reply("refused", "", "the server's content filter stopped it", *used)
    if choice.finish_reason == "length":
        return Reply("length", choice.message.content or "", "the answer was cut off", *used)
    yes = _yes(choice) if ask.yes_no else None
    return Reply("done", choice.message.content or "", "", *used, yes)


def _yes(choice: Any) -> float | None:
    """P(yes) against P(no) at the token of the answer; None where the server gives no probabilities.

    The chosen token need not be the likeliest (constrained decoding), so the masses of both words are compared.
    """
    for token in (choice.logprobs.content or []) if choice.logprobs else []:
        if _word(token.token) not in ("yes", "no"):
            continue
        mass = {"yes": 0.0, "no": 0.0}
        for other in token.top_logprobs or [token]:
            if (word := _word(other.token)) in mass:
                mass[word] += math.exp(other.logprob)
        return mass["yes"] / total if (total := sum(mass.values())) else None
    return None


def _word(token: str) -> str:
    return token.strip().strip('"').strip().lower()
