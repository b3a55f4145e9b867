"""A scripted server that speaks the OpenAI API here, for faults that a real server will not produce on demand.

Plainly a fake: what it answers is written in the tests. Real exchanges are in cassettes/.
"""

import json
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


def chat(content, *, finish="stop", refusal=None, usage=(100, 10), logprobs=None):
    """A chat.completion body."""
    text = content if isinstance(content, str) or content is None else json.dumps(content)
    return {
        "id": "x", "object": "chat.completion", "created": 0, "model": "scripted",
        "choices": [{
            "index": 0, "finish_reason": finish, "logprobs": logprobs,
            "message": {"role": "assistant", "content": text, "refusal": refusal},
        }],
        "usage": {"prompt_tokens": usage[0], "completion_tokens": usage[1], "total_tokens": sum(usage)},
    }  # fmt: skip


def fault(status, message="no", code=None, headers=None, param=None):
    """An error as the API words it: (status, headers, body)."""
    return status, headers or {}, {"error": {"message": message, "type": "error", "code": code, "param": param}}


@contextmanager
def server(answer):
    """Serves `answer(number, body)`: a chat body, a fault, bytes, or None to hang up. Yields (base_url, requests)."""
    seen = []
    lock = threading.Lock()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            with lock:
                number = len(seen)
                seen.append(body)
            made = answer(number, body)
            if made is None:
                self.connection.close()
                return
            status, headers, made = made if isinstance(made, tuple) else (200, {}, made)
            data = made if isinstance(made, bytes) else json.dumps(made).encode()
            self.send_response(status)
            for name, value in {"Content-Type": "application/json", **headers}.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_):
            pass

    made = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    made.daemon_threads = True
    threading.Thread(target=made.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{made.server_port}/v1", seen
    finally:
        made.shutdown()
        made.server_close()
