"""``segue mcp``: for assistants, on standard input and output."""

import sys

from segue.errors import InputError


class NoMcpError(InputError):
    """The library of the protocol is not installed."""

    def __init__(self) -> None:
        """Say how to install it."""
        super().__init__(
            "segue mcp needs a library that is not installed",
            "install Segue with it: pip install 'segue[mcp]'",
        )


def mcp() -> None:
    """Serve an assistant (MCP); its host starts this, not you."""
    from importlib.util import find_spec

    if find_spec("mcp") is None:
        raise NoMcpError
    from segue.mcp_server.serve import serve

    if sys.stdin.isatty():
        print("An assistant's host starts this. Ctrl-C ends it.", file=sys.stderr)
    serve()
