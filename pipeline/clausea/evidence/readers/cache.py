"""Answers of a model, kept as they arrive: a run that is killed loses the calls in flight, a finished one asks nothing.

Beside them stands the secret of which the fences round chart text are made: it is drawn once for a folder, so that a
second run asks the same, and nobody who writes a chart knows it.

The key is a hash of the request's body, the address and the prompts' version: it tells nothing of the chart. The
answers quote the chart: files are 0600 in a 0700 folder beside evidence.json, and `clausea purge` removes them.
"""

import json
import secrets
from hashlib import sha256
from pathlib import Path
from typing import Any

from clausea import store
from clausea.errors import OutputError
from clausea.evidence.readers.interface import Reply

FOLDER = "model-answers"
SECRET = "fence-secret"  # noqa: S105 - a file name
_SECRET_BYTES = 16


class Answers:
    """The answers kept in `folder`; None keeps and finds nothing (`--no-cache`)."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    def find(self, key: str) -> Reply | None:
        """The kept answer; None when there is none, or its file is damaged."""
        if self._folder is None:
            return None
        try:
            data = json.loads((self._folder / f"{key}.json").read_text(encoding="utf-8"))
            return Reply("done", data["text"], "", data["in"], data["out"], data["yes"], cached=True)
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def secret(self) -> bytes:
        """The folder's secret, drawn at the first call; another one each time where nothing is kept."""
        drawn = secrets.token_bytes(_SECRET_BYTES)
        if self._folder is None:
            return drawn
        path = self._folder / SECRET
        try:
            known = bytes.fromhex(path.read_text(encoding="ascii"))
        except (OSError, ValueError):
            known = b""
        if len(known) == _SECRET_BYTES:
            return known
        store.write_file(path, drawn.hex())
        return drawn

    def keep(self, key: str, reply: Reply) -> None:
        """Keep a complete answer; what was cut, refused or failed is asked again."""
        if self._folder is None or reply.stop != "done":
            return
        data = {"text": reply.text, "in": reply.tokens_in, "out": reply.tokens_out, "yes": reply.yes}
        store.write_file(self._folder / f"{key}.json", json.dumps(data, ensure_ascii=False))


def key_of(body: dict[str, Any], base_url: str, version: str) -> str:
    """The key of a request: 64 hexadecimal digits."""
    text = json.dumps([body, base_url, version], sort_keys=True, ensure_ascii=False)
    return sha256(text.encode("utf-8", "backslashreplace")).hexdigest()


def purge(case: Path) -> int:
    """Remove the kept answers of a case's folder and its secret; how many answers. Raises OutputError."""
    folder = case / FOLDER
    count = 0
    try:
        for path in sorted(folder.glob("*.json")) if folder.is_dir() else []:
            path.unlink()
            count += 1
        if folder.is_dir():
            for rest in sorted(folder.glob(".clausea-*.tmp")):
                rest.unlink()  # of a run that was killed while it wrote
            (folder / SECRET).unlink(missing_ok=True)
            folder.rmdir()
    except OSError as error:
        raise OutputError(f"{folder}: cannot be removed ({error.strerror}). Remove it by hand.") from None
    return count
