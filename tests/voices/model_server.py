"""A server on loopback that speaks as language models do, as told by a test."""

import json
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, NamedTuple

from typing_extensions import override


class Asked(NamedTuple):
    """One request, as it arrived.

    Attributes:
        path: What was asked for.
        headers: By name, in small letters.
        body: The JSON document.
    """

    path: str
    headers: dict[str, str]
    body: Any

    @property
    def words(self) -> str:
        """All text that was sent."""
        return "\n".join(one["content"] for one in self.body["messages"])


class Reply(NamedTuple):
    """What the server does with one request.

    Attributes:
        text: What the model says, sent a few letters at a time.
        status: The answer's status.
        raw: The body as it is, instead of a stream of text.
        wait: Seconds before the first letter.
        pause: Seconds between the pieces.
        where: Where it sends elsewhere.
    """

    text: str = ""
    status: int = 200
    raw: bytes | None = None
    wait: float = 0.0
    pause: float = 0.0
    where: str = ""


def chunk(text: str) -> bytes:
    """Return one piece of a stream."""
    document = {
        "id": "1", "object": "chat.completion.chunk", "created": 1, "model": "small",
        "choices": [{"index": 0, "delta": {"role": "assistant", "content": text},
                     "finish_reason": None}],
    }  # fmt: skip
    return b"data: " + json.dumps(document).encode() + b"\n\n"


class ModelServer:
    """Gives its replies in turn, the last one for ever, and keeps what came."""

    def __init__(self) -> None:
        """Begin with nothing to say."""
        self.replies: list[Reply] = [Reply()]
        self.asked: list[Asked] = []
        self.port = 0

    @property
    def host(self) -> str:
        """Host and port, as they are shown."""
        return f"127.0.0.1:{self.port}"

    @property
    def url(self) -> str:
        """The address to configure."""
        return f"http://{self.host}/v1"

    def says(self, *lines: str) -> None:
        """Say these lines, one after the other."""
        self.replies = [Reply(text=line) for line in lines]

    def next_reply(self) -> Reply:
        """Return what comes next."""
        return self.replies.pop(0) if len(self.replies) > 1 else self.replies[0]


def _handler(server: ModelServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            headers = {name.lower(): value for name, value in self.headers.items()}
            server.asked.append(Asked(self.path, headers, body))
            reply = server.next_reply()
            time.sleep(reply.wait)
            try:
                self._answer(reply)
            except OSError:
                self.close_connection = True

        def _answer(self, reply: Reply) -> None:
            self.send_response(reply.status)
            if reply.where:
                self.send_header("Location", reply.where)
            self.send_header("Content-Type", "text/event-stream")
            self.end_headers()
            for piece in _pieces(reply):
                self.wfile.write(piece)
                self.wfile.flush()
                time.sleep(reply.pause)

        @override
        def log_message(self, format: str, *args: object) -> None:
            pass

    return Handler


def _pieces(reply: Reply) -> Iterator[bytes]:
    if reply.raw is not None:
        yield reply.raw
        return
    for start in range(0, len(reply.text), 7):
        yield chunk(reply.text[start : start + 7])
    yield b"data: [DONE]\n\n"


@contextmanager
def serving() -> Iterator[ModelServer]:
    """Serve on loopback, at a free port."""
    told = ModelServer()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(told))
    server.daemon_threads = True
    server.block_on_close = False
    told.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield told
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def all_words(asked: Sequence[Asked]) -> str:
    """Return all text that was sent in several requests."""
    return "\n".join(one.words for one in asked)
