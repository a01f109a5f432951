"""What one launch of the app is like: where it listens, and who may come in."""

from typing import Final

from msgspec import Struct


LOOPBACK: Final = ("127.0.0.1", "localhost", "[::1]")
"""Names under which this machine reaches itself."""

MAX_BODY: Final = 1_000_000
"""Bytes of a request, other than of a file that is handed in."""

MAX_UPLOAD: Final = 200_000_000
"""Bytes of a request with a chat in it; it is held in memory."""

UPLOADS: Final = ("/chat/file", "/api/v1/read")
"""Paths that take a chat in."""


class Settings(Struct, frozen=True, kw_only=True):
    """One launch.

    Attributes:
        token: What lets a browser or a program in.
        port: Where the app listens.
        names: Host names under which it is reached, without the port.
        is_secure: Whether it speaks TLS.
        max_body: Bytes of a request, other than of a file that is handed in.
        max_upload: Bytes of a request with a chat in it.
    """

    token: str
    port: int
    names: tuple[str, ...] = LOOPBACK
    is_secure: bool = False
    max_body: int = MAX_BODY
    max_upload: int = MAX_UPLOAD

    @property
    def scheme(self) -> str:
        """What stands before the address."""
        return "https" if self.is_secure else "http"

    @property
    def cookie(self) -> str:
        """Name of the session's cookie; cookies are shared between ports."""
        return f"segue-{self.port}"

    def most_bytes(self, path: str) -> int:
        """Return how many bytes of a request are taken in at a path."""
        return self.max_upload if path in UPLOADS else self.max_body

    def is_our_host(self, host: str) -> bool:
        """Say whether a ``Host`` header means us, with or without the port."""
        plain = host.lower().removesuffix(f":{self.port}")
        return plain in self.names

    def is_our_origin(self, origin: str) -> bool:
        """Say whether an ``Origin`` header means us.

        Without TLS of our own, something before us may encrypt.
        """
        scheme, _, host = origin.partition("://")
        return scheme in {self.scheme, "https"} and self.is_our_host(host)
