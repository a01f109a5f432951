"""Serve one host over standard input and output, until it hangs up."""

import logging
import os
import signal

import anyio
from mcp.server.stdio import stdio_server

from segue.actions.journal_access import OwnAccess
from segue.errors import ExitCode
from segue.mcp_server.server import make_server


def serve() -> None:
    """Serve, and write nothing anywhere but the protocol's own messages.

    A log of the library may quote what it did not understand, and hosts keep
    what a server writes on standard error. So there is none.
    """
    logging.disable(logging.CRITICAL)
    # A thread waits for the host's next line, and nothing else ends that wait.
    signal.signal(signal.SIGINT, lambda *_: os._exit(ExitCode.FAILED))
    anyio.run(_serve)


async def _serve() -> None:
    server = make_server(OwnAccess(None))
    async with stdio_server() as (read, write):
        await server.run(read, write, server.create_initialization_options())
