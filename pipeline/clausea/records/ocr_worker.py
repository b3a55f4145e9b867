"""A long-lived child process that reads pictures of pages: one request line a page, one answer line each.

It gets pixels from our own renderer, never a file, and loads its models once. Imports only the standard library until
the first page comes.
"""

import base64
import json
import sys
import zlib
from collections.abc import Callable
from typing import Any

MOST_PIXELS = 24_000_000
"""More than any page that render.py draws; a picture beyond it is not one of ours."""


def serve(spend: Any, say: Callable[[str], None]) -> None:
    """Answer until the parent closes the pipe: `{"turns", "angle", "pieces"}` or `{"failed": why}`."""
    import numpy as np

    from clausea.records.ocr_read import Eyes

    eyes = None
    for line in sys.stdin:
        spend()
        try:
            asked = json.loads(line)
            rows, columns = int(asked["rows"]), int(asked["columns"])
            if rows * columns > MOST_PIXELS:
                raise ValueError(rows * columns)
            flat = zlib.decompress(base64.b64decode(asked["pixels"]))
            eyes = eyes or Eyes()
            answer: dict[str, Any] = eyes.read(np.frombuffer(flat, np.uint8).reshape(rows, columns))._asdict()
        except MemoryError:
            raise
        except Exception as error:  # one page's trouble must not end the worker; the class name tells no chart text
            answer = {"failed": type(error).__name__}
        say(json.dumps(answer, separators=(",", ":")))
